/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/words.h"

#define PHRASE(e, n)                       \
	{                                  \
		{ (e), sizeof(e) - 1 },    \
		{                          \
			(n), sizeof(n) - 1 \
		}                          \
	}

const struct phrase lang_keywords[KW_MAX] = {
#define KEYWORD(name, en, nb) PHRASE(en, nb),
#include "lang/keywords.def"
#undef KEYWORD
};

const struct alias lang_aliases[ALIASES_N] = {
#define ALIAS(name, nb) { KW_##name, STR_INIT(nb) },
#include "lang/aliases.def"
#undef ALIAS
};

bool
keyword_is_spelled(enum kw kw, struct str s)
{
	const struct phrase *p = &lang_keywords[kw];
	bool is = str_eq(s, p->en) || str_eq(s, p->nb);

	for (size_t i = 0; i < ALIASES_N; i++)
		is = is || (lang_aliases[i].kw == kw &&
			       str_eq(s, lang_aliases[i].nb));
	return is;
}

const struct period_unit lang_period_units[PERIOD_UNITS_N] = {
	{ KW_HOUR, KW_HOURS, 1, "time", "timar" },
	{ KW_DAY, KW_DAYS, 24, "dag", "dagar" },
	{ KW_WEEK, KW_WEEKS, 168, "veke", "veker" },
	{ KW_MONTH, KW_MONTHS, 730, "månad", "månader" },
	{ KW_YEAR, KW_YEARS, 8760, "år", "år" },
};

const struct period_unit *
period_unit(int kw)
{
	for (size_t i = 0; i < ARRAY_LEN(lang_period_units); i++) {
		const struct period_unit *u = &lang_period_units[i];

		if (kw == (int)u->one || kw == (int)u->many)
			return u;
	}
	return NULL;
}

/* Those of KEYWORD_FREE may be names where no keyword is expected. */
static const bool is_free[KW_MAX] = {
#define KEYWORD(name, en, nb)
#define KEYWORD_FREE(name, en, nb) [KW_##name] = true,
#include "lang/keywords.def"
#undef KEYWORD
};

bool
keyword_is_reserved(enum kw kw)
{
	return !is_free[kw];
}

static const struct phrase channels[] = {
#define CHANNEL(name, en, nb, nn, label) PHRASE(en, nb),
#include "policy/channels.def"
#undef CHANNEL
};
static const struct phrase acts[] = {
#define ACT(name, en, nb, about) PHRASE(en, nb),
#include "policy/acts.def"
#undef ACT
};
static const struct phrase activities[] = {
#define ACTIVITY(name, en, nb, about) PHRASE(en, nb),
#include "policy/activities.def"
#undef ACTIVITY
};
static const struct phrase field_types[] = {
#define FIELD_TYPE(name, en, nb, about) PHRASE(en, nb),
#include "policy/field_types.def"
#undef FIELD_TYPE
};
static const struct phrase keeps[] = {
#define KEEP(name, en, nb) PHRASE(en, nb),
#include "policy/keeps.def"
#undef KEEP
};
static const struct phrase triggers[] = {
#define TRIGGER(name, en, nb) PHRASE(en, nb),
#include "policy/triggers.def"
#undef TRIGGER
};
static const struct phrase rights[] = {
#define RIGHT(name, en, nb, article) PHRASE(en, nb),
#include "policy/rights.def"
#undef RIGHT
};
static const struct phrase negatives[] = {
#define NEGATIVE(name, en, nb) PHRASE(en, nb),
#include "policy/negatives.def"
#undef NEGATIVE
};
static const struct phrase matters[] = {
#define MATTER(name, en, nb, about) PHRASE(en, nb),
#include "policy/matters.def"
#undef MATTER
};
static const struct phrase promises[] = {
#define PROMISE(name, en, nb, state) PHRASE(en, nb),
#include "policy/promises.def"
#undef PROMISE
};

/* words.def is read once for each of its lists. */
#define IN_CLASS(e, n)
#define IN_CATEGORY(e, n)
#define IN_GRADE(e, n)
#define IN_SECTION(e, n)
#define WORD(list, name, en, nb) IN_##list(en, nb)

#undef IN_CLASS
#define IN_CLASS(e, n) PHRASE(e, n),
static const struct phrase classes[] = {
#include "lang/words.def"
};
#undef IN_CLASS
#define IN_CLASS(e, n)
#undef IN_CATEGORY
#define IN_CATEGORY(e, n) PHRASE(e, n),
static const struct phrase categories[] = {
#include "lang/words.def"
};
#undef IN_CATEGORY
#define IN_CATEGORY(e, n)
#undef IN_GRADE
#define IN_GRADE(e, n) PHRASE(e, n),
static const struct phrase grades[] = {
#include "lang/words.def"
};
#undef IN_GRADE
#define IN_GRADE(e, n)
#undef IN_SECTION
#define IN_SECTION(e, n) PHRASE(e, n),
static const struct phrase sections[] = {
#include "lang/words.def"
};
#undef WORD

#define LIST(array)                       \
	{                                 \
		(array), ARRAY_LEN(array) \
	}
static const struct word_list lists[WORDS_MAX] = {
	[WORDS_CHANNEL] = LIST(channels),
	[WORDS_ACT] = LIST(acts),
	[WORDS_ACTIVITY] = LIST(activities),
	[WORDS_FIELD_TYPE] = LIST(field_types),
	[WORDS_KEEP] = LIST(keeps),
	[WORDS_TRIGGER] = LIST(triggers),
	[WORDS_RIGHT] = LIST(rights),
	[WORDS_PROMISE] = LIST(promises),
	[WORDS_CLASS] = LIST(classes),
	[WORDS_CATEGORY] = LIST(categories),
	[WORDS_GRADE] = LIST(grades),
	[WORDS_NEGATIVE] = LIST(negatives),
	[WORDS_SECTION] = LIST(sections),
	[WORDS_MATTER] = LIST(matters),
};

struct word_list
words_list(enum words w)
{
	return lists[w];
}

bool
word_byte(char c)
{
	unsigned char u = (unsigned char)c;

	return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') ||
	       (u >= '0' && u <= '9') || u == '_' || u == '-' || u == '.' ||
	       u >= 0x80;
}

struct str
phrase_in(const struct phrase *p, enum lang messages)
{
	return lang_ui(messages) == LANG_EN ? p->en : p->nb;
}

/* The bytes of ${rest} that spell ${phrase} as whole words, or 0. */
static size_t
spelled(struct str rest, struct str phrase)
{
	size_t i = 0, k = 0;

	while (k < phrase.n) {
		if (i >= rest.n)
			return 0;
		if (phrase.p[k] == ' ') {
			size_t from = i;

			while (i < rest.n &&
			       (rest.p[i] == ' ' || rest.p[i] == '\t'))
				i++;
			if (i == from)
				return 0;
			k++;
			continue;
		}
		if (rest.p[i++] != phrase.p[k++])
			return 0;
	}
	if (i < rest.n && word_byte(rest.p[i]))
		return 0;
	return i;
}

/* ---- finding the longest ------------------------------------------------- */

/* Phrases that begin with the same two bytes stand in one chain; the second
 * byte of a phrase of one byte, or one word, is what may follow it. */
#define CHAINS 1024

struct entry {
	struct str phrase;
	struct str means; /* the phrase of the table: itself, or of an alias */
	bool reserved;
	unsigned tongues; /* enum words_tongue, or-ed */
	struct entry *next;
};
struct words_index {
	struct entry *chains[CHAINS];
};

static size_t
chain_of(struct str s)
{
	unsigned first = (unsigned char)s.p[0];
	unsigned second =
	    s.n > 1 && word_byte(s.p[1]) ? (unsigned char)s.p[1] : ' ';

	return (first * 31 + second) % CHAINS;
}

static struct entry *
index_phrase(struct words_index *x, struct arena *a, struct str phrase,
    bool reserved, unsigned tongues)
{
	struct entry **chain = &x->chains[chain_of(phrase)], *e;

	for (e = *chain; e != NULL; e = e->next)
		if (str_eq(e->phrase, phrase)) {
			e->reserved = e->reserved || reserved;
			e->tongues |= tongues;
			return e;
		}
	e = ARENA_NEW(a, struct entry);
	*e = (struct entry){ .phrase = phrase,
		.means = phrase,
		.reserved = reserved,
		.tongues = tongues,
		.next = *chain };
	return *chain = e;
}

const struct words_index *
words_index_new(struct arena *a)
{
	struct words_index *x = ARENA_NEW(a, struct words_index);

	for (size_t i = 0; i < KW_MAX; i++) {
		const struct phrase *p = &lang_keywords[i];
		bool differ = !is_free[i] && !str_eq(p->en, p->nb);

		(void)index_phrase(x, a, p->en, !is_free[i],
		    differ ? WORDS_ENGLISH : 0);
		(void)index_phrase(x, a, p->nb, !is_free[i],
		    differ ? WORDS_NORWEGIAN : 0);
	}
	for (size_t i = 0; i < ALIASES_N; i++)
		index_phrase(x, a, lang_aliases[i].nb, true, WORDS_NORWEGIAN)
		    ->means = lang_keywords[lang_aliases[i].kw].nb;
	for (size_t w = 0; w < WORDS_MAX; w++)
		for (size_t i = 0; i < lists[w].n; i++) {
			(void)index_phrase(x, a, lists[w].at[i].en, false, 0);
			(void)index_phrase(x, a, lists[w].at[i].nb, false, 0);
		}
	return x;
}

size_t
words_match(const struct words_index *x, struct str rest,
    struct words_found *out)
{
	size_t best = 0;

	if (rest.n == 0)
		return 0;
	for (const struct entry *e = x->chains[chain_of(rest)]; e != NULL;
	     e = e->next) {
		size_t n = spelled(rest, e->phrase);

		if (n <= best)
			continue;
		best = n;
		out->phrase = e->means;
		out->reserved = e->reserved;
		out->tongues = e->tongues;
	}
	return best;
}
