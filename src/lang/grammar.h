/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/grammar: the tables of the language as data: constructs, what may
 * stand in their blocks, lists of words, with the manual's text.
 *
 * For editors, the schema and the reference. Reading goes by the tables of
 * read_*.c; a test holds the two against each other.
 */
#ifndef LANG_GRAMMAR_H
#define LANG_GRAMMAR_H

#include "lang/words.h"

struct token; /* lang/lex.h */

enum grammar_id {
	GRAMMAR_TOP = -1, /* of a construct: it stands in the file itself */
#define CONSTRUCT(id, kw, head, where, block, en, nb) GRAMMAR_##id,
#define PROPERTY(construct, kw, times, rest, block, en, nb, example)
#define LINE(construct, times, rest, block, en, nb, example)
#include "lang/grammar.def"
#undef CONSTRUCT
#undef PROPERTY
#undef LINE
	GRAMMAR_MAX,
	GRAMMAR_NONE = -1 /* of a property: no construct describes its block */
};

enum grammar_block {
	GRAMMAR_NEEDED,
	GRAMMAR_MAYBE,
	GRAMMAR_NEVER
};

/* A text in English and bokmål. */
struct grammar_text {
	const char *en, *nb;
};

struct grammar_construct {
	const char *id; /* of editors and the schema: "group_type" */
	enum kw kw;
	const char *head; /* what follows the keyword; see grammar.def */
	int where;        /* GRAMMAR_TOP, or in whose block a line opens it */
	enum grammar_block block;
	struct grammar_text about;
};

struct grammar_property {
	int construct;
	enum kw kw;       /* KW_MAX: a line without a keyword in front;
			     KW_LANGUAGE + l: a label in the language l */
	bool many;        /* may be said several times */
	const char *rest; /* what follows the keyword; see grammar.def */
	int block;        /* the construct that describes its block, or NONE */
	struct grammar_text about;
	const char *example; /* in English keywords; may be several lines */
};

/** grammar_constructs(n_out), grammar_properties(n_out): all rows; the
 * properties of a construct stand together. */
const struct grammar_construct *grammar_constructs(size_t *n_out);
const struct grammar_property *grammar_properties(size_t *n_out);
/** grammar_begun(t): the construct of the file itself that ${t} begins;
 * GRAMMAR_NONE: none. */
int grammar_begun(const struct token *t);
/** grammar_of(construct, n_out): its properties. */
const struct grammar_property *grammar_of(int construct, size_t *n_out);
/** grammar_lists(construct, kw): whether the line that begins with ${kw} in the
 * block of ${construct} may list several things. */
bool grammar_lists(enum kw construct, enum kw kw);

/* What a word in capitals stands for in a head or a rest. */
enum grammar_kind {
	SYMBOL_TOKEN,     /* a token of the type `of` */
	SYMBOL_COUNTRY,   /* two capital letters */
	SYMBOL_COLUMN,    /* a heading of a file */
	SYMBOL_NEW,       /* a name that this line declares */
	SYMBOL_REFERENCE, /* the name of a construct `of` */
	SYMBOL_PART,      /* the same, within a record */
	SYMBOL_TOPIC,     /* the name of a topic of the purpose */
	SYMBOL_LANGUAGE,  /* nb, nn, en, sv … */
	SYMBOL_WORD       /* one of the list `of` */
};
enum grammar_symbol_id {
#define SYMBOL(name, shown_nb, kind, of, en, nb) SYMBOL_IS_##name,
#define RULE(name, shown_nb, rest)
#include "lang/symbols.def"
#undef SYMBOL
#undef RULE
	SYMBOL_MAX
};
struct grammar_symbol {
	const char *name, *shown_nb; /* "NUMBER", "TALL" */
	enum grammar_kind kind;
	int of;
	struct grammar_text about;
};
const struct grammar_symbol *grammar_symbols(size_t *n_out);
/* A part of several rows, by name: "PERIOD". */
struct grammar_rule {
	const char *name, *shown_nb, *rest;
};
const struct grammar_rule *grammar_rules(size_t *n_out);

/* A list of words, and what one of its words means; empty when nothing more
 * can be said of it than the word says. */
struct grammar_list {
	const char *id; /* "channels" */
	struct grammar_text about;
};
struct grammar_list grammar_list(enum words list);
struct grammar_text grammar_word(enum words list, size_t i);
/** grammar_word_id(list, i): its name in the tables, such as "SIGN_IN"; ${i} is
 * less than the length of the list, as for grammar_word. */
const char *grammar_word_id(enum words list, size_t i);

#endif
