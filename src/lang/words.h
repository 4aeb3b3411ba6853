/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/words: the one table of keywords and phrases, in English and bokmål.
 * Knows words, not grammar.
 */
#ifndef LANG_WORDS_H
#define LANG_WORDS_H

#include "lang/lang.h"

enum kw {
#define KEYWORD(name, en, nb) KW_##name,
#include "lang/keywords.def"
#undef KEYWORD
	KW_MAX,
	KW_LANGUAGE = 0 /* the first of them; in a table of properties: any */
};

/* One phrase in both languages that keywords have. */
struct phrase {
	struct str en, nb;
};
extern const struct phrase lang_keywords[KW_MAX];
/** phrase_in(p, messages): as a file in the language of the messages says it.
 */
struct str phrase_in(const struct phrase *p, enum lang messages);

/* Another spelling of a keyword in bokmål: it is read as the keyword. */
struct alias {
	enum kw kw;
	struct str nb;
};
enum {
	ALIASES_N = 0
#define ALIAS(name, nb) +1
#include "lang/aliases.def"
#undef ALIAS
};
extern const struct alias lang_aliases[ALIASES_N];
/** keyword_is_spelled(kw, s): whether ${s} is a spelling of it, one of several
 * too. */
bool keyword_is_spelled(enum kw kw, struct str s);

/* The units of a period, and how many hours each is, a year being 365 days. */
struct period_unit {
	enum kw one, many;
	int32_t hours;
	const char *nn_one, *nn_many; /* nynorsk reads bokmål, and is said */
};
#define PERIOD_UNITS_N 5
extern const struct period_unit lang_period_units[PERIOD_UNITS_N];
/** period_unit(kw): the unit that ${kw}, a keyword or -1, says; NULL: none. */
const struct period_unit *period_unit(int kw);
/** keyword_is_reserved(kw): it cannot be a name. */
bool keyword_is_reserved(enum kw kw);

/* A list of phrases of which one is expected somewhere. Its index is the enum
 * of the .def file it was made from. */
enum words {
	WORDS_CHANNEL,
	WORDS_ACT,
	WORDS_ACTIVITY,
	WORDS_FIELD_TYPE,
	WORDS_KEEP,
	WORDS_TRIGGER,
	WORDS_RIGHT,
	WORDS_PROMISE,
	WORDS_CLASS,    /* index + 1 is enum message_class */
	WORDS_CATEGORY, /* of a cookie */
	WORDS_GRADE,    /* of a field's secrecy */
	WORDS_NEGATIVE, /* what a statement says there is none of */
	WORDS_SECTION,  /* of the printed statement */
	WORDS_MATTER,   /* in which a guardian or the person acts */
	WORDS_MAX
};
struct word_list {
	const struct phrase *at;
	size_t n;
};
struct word_list words_list(enum words w);

enum words_tongue { /* of a keyword that differs in the two; bits */
	WORDS_ENGLISH = 1,
	WORDS_NORWEGIAN = 2
};
struct words_found {
	struct str phrase; /* as it stands in the table, not an alias of it */
	bool reserved;     /* it cannot be a name */
	unsigned tongues;
};
/** words_index_new(a): all phrases, for words_match; lives in ${a}. */
const struct words_index *words_index_new(struct arena *a);
/** words_match(x, rest, out): the number of bytes at the start of ${rest} that
 * are the longest known phrase, in either language; 0 when there is none, and
 * ${out} is as it was. Blanks between its words may be any number of blanks and
 * tabs. */
size_t words_match(const struct words_index *x, struct str rest,
    struct words_found *out);

/** word_byte(c): a byte of a word: letter, digit, '_', '-', '.', or UTF-8. */
bool word_byte(char c);

#endif
