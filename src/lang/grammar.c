/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "lang/cursor.h"
#include "lang/grammar.h"
#include "lang/lex.h"

static const struct grammar_construct constructs[] = {
#define CONSTRUCT(id_, kw_, head_, where_, block_, en_, nb_) \
	[GRAMMAR_##id_] = {                                  \
		.id = #id_,                                  \
		.kw = KW_##kw_,                              \
		.head = (head_),                             \
		.where = GRAMMAR_##where_,                   \
		.block = GRAMMAR_##block_,                   \
		.about = { (en_), (nb_) },                   \
	},
#define PROPERTY(construct, kw, times, rest, block, en, nb, example)
#define LINE(construct, times, rest, block, en, nb, example)
#include "lang/grammar.def"
#undef CONSTRUCT
#undef PROPERTY
#undef LINE
};

#define ONCE false
#define MANY true
static const struct grammar_property rows[] = {
#define CONSTRUCT(id, kw, head, where, block, en, nb)
#define PROPERTY(construct_, kw_, times_, rest_, block_, en_, nb_, example_) \
	{                                                                    \
		.construct = GRAMMAR_##construct_,                           \
		.kw = KW_##kw_,                                              \
		.many = (times_),                                            \
		.rest = (rest_),                                             \
		.block = GRAMMAR_##block_,                                   \
		.about = { (en_), (nb_) },                                   \
		.example = (example_),                                       \
	},
#define LINE(construct, times, rest, block, en, nb, example) \
	PROPERTY(construct, MAX, times, rest, block, en, nb, example)
#include "lang/grammar.def"
#undef CONSTRUCT
#undef PROPERTY
#undef LINE
};
#undef ONCE
#undef MANY

const struct grammar_construct *
grammar_constructs(size_t *n_out)
{
	*n_out = ARRAY_LEN(constructs);
	return constructs;
}

/* The rows, with one for each language, and for all of them, where a label may
 * stand. */
static const struct grammar_property *
all_properties(size_t *n_out)
{
	static struct grammar_property
	    all[ARRAY_LEN(rows) + GRAMMAR_MAX * (LANG_MAX + 1)];
	static size_t n;
	static bool made;

	for (size_t i = 0; !made && i < ARRAY_LEN(rows); i++) {
		int times = rows[i].kw == KW_LANGUAGE ? LANG_MAX + 1 : 1;

		for (int l = 0; l < times; l++) {
			all[n] = rows[i];
			all[n++].kw = (enum kw)((int)rows[i].kw + l);
		}
	}
	made = true;
	*n_out = n;
	return all;
}

const struct grammar_property *
grammar_properties(size_t *n_out)
{
	return all_properties(n_out);
}

int
grammar_begun(const struct token *t)
{
	for (size_t i = 0; i < ARRAY_LEN(constructs); i++)
		if (constructs[i].where == GRAMMAR_TOP &&
		    token_is(t, constructs[i].kw))
			return (int)i;
	return GRAMMAR_NONE;
}

const struct grammar_property *
grammar_of(int construct, size_t *n_out)
{
	size_t n;
	const struct grammar_property *all = all_properties(&n), *first = NULL;

	*n_out = 0;
	for (size_t i = 0; i < n; i++) {
		if (all[i].construct != construct)
			continue;
		if (first == NULL)
			first = &all[i];
		(*n_out)++;
	}
	return first;
}

/* ---- symbols -------------------------------------------------------- */

static const struct grammar_symbol symbols[SYMBOL_MAX] = {
#define SYMBOL(name_, nb_name, kind_, of_, en_, nb_) \
	[SYMBOL_IS_##name_] = {                      \
		.name = #name_,                      \
		.shown_nb = (nb_name),               \
		.kind = SYMBOL_##kind_,              \
		.of = (int)(of_),                    \
		.about = { (en_), (nb_) },           \
	},
#define RULE(name, shown_nb, rest)
#include "lang/symbols.def"
#undef SYMBOL
#undef RULE
};

static const struct grammar_rule rules[] = {
#define SYMBOL(name, shown_nb, kind, of, en, nb)
#define RULE(name, shown_nb, rest) { (name), (shown_nb), (rest) },
#include "lang/symbols.def"
#undef SYMBOL
#undef RULE
};

const struct grammar_symbol *
grammar_symbols(size_t *n_out)
{
	*n_out = ARRAY_LEN(symbols);
	return symbols;
}

const struct grammar_rule *
grammar_rules(size_t *n_out)
{
	*n_out = ARRAY_LEN(rules);
	return rules;
}

/* ---- words ---------------------------------------------------------- */

/* Each word of each list, in its order, with what its table says of it. */
struct word_row {
	enum words list;
	const char *name, *en, *nb;
};
static const struct word_row words[] = {
#define CHANNEL(name, en, nb, nn, label) { WORDS_CHANNEL, #name, "", "" },
#define ACT(name, en, nb, about)         { WORDS_ACT, #name, (about), "" },
#define ACTIVITY(name, en, nb, about)    { WORDS_ACTIVITY, #name, (about), "" },
#define FIELD_TYPE(name, en, nb, about) \
	{ WORDS_FIELD_TYPE, #name, (about), "" },
#define KEEP(name, en, nb)           { WORDS_KEEP, #name, "", "" },
#define TRIGGER(name, en, nb)        { WORDS_TRIGGER, #name, "", "" },
#define RIGHT(name, en, nb, article) { WORDS_RIGHT, #name, "", "" },
#define ENFORCED                     "held by the server", "holdes av tjeneren"
#define ATTESTED                     "attested by a role", "bekreftes av en rolle"
#define PROMISE(name, en, nb, state) { WORDS_PROMISE, #name, state },
#define NEGATIVE(name, en, nb)       { WORDS_NEGATIVE, #name, "", "" },
#define MATTER(name, en, nb, about)  { WORDS_MATTER, #name, (about), "" },
#define WORD(list, name, en, nb)     { WORDS_##list, #name, "", "" },
#include "lang/words.def"
#include "policy/activities.def"
#include "policy/acts.def"
#include "policy/channels.def"
#include "policy/field_types.def"
#include "policy/keeps.def"
#include "policy/matters.def"
#include "policy/negatives.def"
#include "policy/promises.def"
#include "policy/rights.def"
#include "policy/triggers.def"
#undef CHANNEL
#undef ACT
#undef ACTIVITY
#undef FIELD_TYPE
#undef KEEP
#undef TRIGGER
#undef RIGHT
#undef ENFORCED
#undef ATTESTED
#undef PROMISE
#undef NEGATIVE
#undef MATTER
#undef WORD
};

static const struct word_row notes[] = {
#define LIST(list, id, en, nb)
#define WORD_NOTE(list, name, en, nb) { WORDS_##list, #name, (en), (nb) },
#define WORD_NOTE_NB(list, name, nb)  { WORDS_##list, #name, "", (nb) },
#include "lang/word_notes.def"
#undef LIST
#undef WORD_NOTE
#undef WORD_NOTE_NB
};

static const struct grammar_list lists[WORDS_MAX] = {
#define LIST(list, id, en, nb) [WORDS_##list] = { (id), { (en), (nb) } },
#define WORD_NOTE(list, name, en, nb)
#define WORD_NOTE_NB(list, name, nb)
#include "lang/word_notes.def"
#undef LIST
#undef WORD_NOTE
#undef WORD_NOTE_NB
};

struct grammar_list
grammar_list(enum words list)
{
	return lists[list];
}

static const struct word_row *
word_row(enum words list, size_t i)
{
	size_t k = 0;

	/* The words of a list stand in its order, among those of others. */
	while (words[k].list != list || i-- != 0)
		k++;
	return &words[k];
}

const char *
grammar_word_id(enum words list, size_t i)
{
	return word_row(list, i)->name;
}

struct grammar_text
grammar_word(enum words list, size_t i)
{
	const struct word_row *row = word_row(list, i);
	struct grammar_text text = { row->en, row->nb };

	for (size_t k = 0; k < ARRAY_LEN(notes); k++) {
		if (notes[k].list != list ||
		    strcmp(notes[k].name, row->name) != 0)
			continue;
		if (notes[k].en[0] != '\0')
			text.en = notes[k].en;
		text.nb = notes[k].nb;
	}
	return text;
}

bool
grammar_lists(enum kw construct, enum kw kw)
{
	size_t n, rows_n;
	const struct grammar_construct *all = grammar_constructs(&n);
	const struct grammar_property *lines = grammar_properties(&rows_n);

	for (size_t i = 0; i < rows_n; i++)
		if (lines[i].kw == kw && lines[i].construct >= 0 &&
		    all[lines[i].construct].kw == construct)
			return strstr(lines[i].rest, "…") != NULL ||
			       strstr(lines[i].rest, "{','") != NULL;
	return false;
}
