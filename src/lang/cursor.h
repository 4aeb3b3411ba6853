/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/cursor: small verbs that the reading functions are made of.
 *
 * Each reads one thing at the front of an item's tokens. After the first
 * error in an item the cursor has failed: all further verbs are quiet and read
 * nothing, and reading goes on with the next item.
 */
#ifndef LANG_CURSOR_H
#define LANG_CURSOR_H

#include "lang/tree.h"

/* A compile in progress. */
struct reader {
	struct messages m;
	struct arena *a;
	struct statement *st; /* arrays allocated, names filled in */
	struct tree *tree;
	struct pos languages; /* where they are said */
	bool norwegian;       /* most keywords of the file are */
	bool *purpose_unsure; /* its lines had errors; no conclusions */
	bool well_formed;     /* characters, texts and braces */
};

struct cursor {
	struct reader *r;
	struct item *item;
	size_t i; /* the next token of the item */
	bool failed;
};

struct cursor cursor_of(struct reader *r, struct item *item);
/** cursor_peek(c): the next token, or NULL at the end of the item. */
struct token *cursor_peek(struct cursor *c);
/** cursor_pos(c): of the next token, or just behind the last one. */
struct pos cursor_pos(struct cursor *c);
/** cursor_expected(c, what): report what was expected here; the cursor
 * fails. */
void cursor_expected(struct cursor *c, struct str what);
/** cursor_expected_of(…): the same, with the nearest of ${kws}. */
void cursor_expected_of(struct cursor *c, enum noun noun, const enum kw *kws,
    size_t n);
void cursor_expected_noun(struct cursor *c, enum noun noun);

/** cursor_is(c, kw), cursor_take(c, kw): whether the next token is ${kw};
 * take reads it. */
bool cursor_is(struct cursor *c, enum kw kw);
bool cursor_take(struct cursor *c, enum kw kw);
bool cursor_comma(struct cursor *c);
bool cursor_more(struct cursor *c); /* neither failed nor at the end */

/* Each of these reports what is missing and returns false. */
bool cursor_keyword(struct cursor *c, enum kw kw);
bool cursor_colon(struct cursor *c);
bool cursor_text(struct cursor *c, struct str *out);
bool cursor_date(struct cursor *c, struct date *out);
bool cursor_number(struct cursor *c, int64_t max, int64_t *out);
/** cursor_name(c, out): a new name: snake_case and no keyword. */
bool cursor_name(struct cursor *c, struct str *out);
/** cursor_any_name(c, out): the word that stands where a name was wanted and
 * refused, so that what follows is read all the same. */
bool cursor_any_name(struct cursor *c, struct str *out);
/** cursor_path(c, out): a name in use, "degree" or "education.degree". */
bool cursor_path(struct cursor *c, struct str *out);
/** cursor_word(c, list, noun, out): one of ${list}. */
bool cursor_word(struct cursor *c, enum words list, enum noun noun, int *out);
/** cursor_is_word(c, list): whether the next token is one of ${list}. */
bool cursor_is_word(struct cursor *c, enum words list);

/** cursor_period(c, out): NUMBER (hours | days | weeks | months | years). */
bool cursor_period(struct cursor *c, struct period *out);
/** What to say to somebody who writes a period in another way; each fails the
 * cursor. cursor_says_otherwise(c): whether a number in words and a unit stand
 * here, or a number with a point. cursor_no_period(c): no period does.
 * cursor_no_unit(c, n): no unit stands behind ${n}. cursor_one_unit(c, p): a
 * second one behind ${p}, if it does. */
bool cursor_says_otherwise(struct cursor *c);
void cursor_no_period(struct cursor *c);
void cursor_no_unit(struct cursor *c, int64_t n);
void cursor_one_unit(struct cursor *c, const struct period *p);
/** And to somebody who tells of an event in another way.
 * cursor_says_year_end(c): whether the end of a year is said in other words
 * here; cursor_says_at_year_end(c): the same of a whole clause, "at the end of
 * the year when they leave". Each is then reported, and the cursor failed.
 * cursor_no_event(c, pos, wrong): reports that ${wrong} is no event, that it
 * may be declared, and which there are. */
bool cursor_says_year_end(struct cursor *c);
bool cursor_says_at_year_end(struct cursor *c);
void cursor_no_event(struct cursor *c, struct pos pos, struct str wrong);
/** kept_vaguely(r, item): whether an unknown line says how long something is
 * kept in words such as "as long as necessary"; it is told so. */
bool kept_vaguely(struct reader *r, const struct item *item);
/** cursor_language(c, out): a language, if it is next; quiet otherwise. */
bool cursor_language(struct cursor *c, enum lang *out);

/** cursor_end(c): nothing may follow on the line. */
void cursor_end(struct cursor *c);
/** cursor_no_block(c): ends the item, which may have no block. */
void cursor_no_block(struct cursor *c);
/** cursor_has_block(c): ends the line; whether a block follows it. */
bool cursor_has_block(struct cursor *c);

/** phrases_synonym(r, wrong, phrases, n): the one that ${wrong} is another word
 * for; empty: none. */
struct str phrases_synonym(struct reader *r, struct str wrong,
    const struct phrase *const *phrases, size_t n);
/** phrases_suggest(r, wrong, phrases, n, names_out): the phrase nearest to
 * ${wrong}, first in the language the file is written in; ${names_out} gets
 * all ${n} in that language. */
struct str phrases_suggest(struct reader *r, struct str wrong,
    const struct phrase *const *phrases, size_t n,
    const struct str **names_out);
/** token_is(t, kw): whether ${t} spells ${kw} in either language. */
bool token_is(const struct token *t, enum kw kw);
/** item_word(item): its first word as shown in messages. */
struct str item_word(const struct item *item);
/** keyword_shown(r, kw): the phrase in the language of the messages. */
struct str keyword_shown(const struct reader *r, enum kw kw);

#endif
