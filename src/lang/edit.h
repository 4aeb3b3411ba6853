/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/edit: a statement file changed line by line.
 *
 * Works on the tree and the bytes it was made from: what is not touched stays
 * as it was written, comments and all. Knows blocks, lines, lists and texts
 * with a language; knows no question and no construct's meaning. After each
 * change the tree is made anew, and every item and token of before is gone.
 */
#ifndef LANG_EDIT_H
#define LANG_EDIT_H

#include "lang/tree.h"

struct edit {
	struct arena *now; /* what the tree lives in; reset by each change */
	struct buf text;
	struct str bytes; /* the text, in ${now} */
	struct tree tree;
	bool broken; /* a change gave no tree; all later ones do nothing */
};

/** edit_open(e, bytes): Errors: INVALID (characters, texts or braces are not
 * right), TOO_BIG (more than LIMIT_STATEMENT bytes). edit_close is due in every
 * case. */
enum err edit_open(struct edit *e, struct str bytes) MUST_USE;
void edit_close(struct edit *e);

/* ---- looking ---------------------------------------------------------- */

/** edit_find(e, construct, name): the first block of that kind and name;
 * ${name} empty: the first of the kind. NULL: none. */
struct item *edit_find(const struct edit *e, enum kw construct,
    struct str name);
/** edit_next(e, construct, at): the next one; begin with *at = 0. */
struct item *edit_next(const struct edit *e, enum kw construct, size_t *at);
/** edit_name(item): the name that follows the word of a construct; of a
 * cookie what stands between its quotes. */
struct str edit_name(const struct item *item);
/** edit_kid(item, kw): the first line of its block that begins so; NULL. */
struct item *edit_kid(const struct item *item, enum kw kw);
/** edit_value(item, sub): the first text, date, number or name behind its
 * first word, or behind ${sub} (KW_MAX: none). NULL: none. */
struct token *edit_value(const struct item *item, enum kw sub);
/** edit_text(item, lang): the text in ${lang}, on the line or in its block. */
struct token *edit_text(const struct item *item, enum lang lang);
/** edit_is_text(item): whether it begins with a language: a text of the block
 * that it stands in. */
bool edit_is_text(const struct item *item);
/** edit_has(item, word): whether it is one of the words of the line. */
bool edit_has(const struct item *item, struct str word);
/** token_word(t): a word as it is meant: blanks in a phrase are single. */
struct str token_word(const struct token *t);
/** token_says(t, list, i): whether ${t} spells that word of ${list}. */
bool token_says(const struct token *t, enum words list, int i);

/* ---- changing --------------------------------------------------------- */

/** edit_put(e, token, text): in the place of ${token}. */
void edit_put(struct edit *e, const struct token *t, struct str text);
/** edit_put_line(e, item, text): in the place of its words, without block. */
void edit_put_line(struct edit *e, const struct item *item, struct str text);
/** edit_append(e, item, text): behind the words of the line. */
void edit_append(struct edit *e, const struct item *item, struct str text);
/** edit_drop(e, item): the lines of ${item}; comments before it stay. */
void edit_drop(struct edit *e, const struct item *item);
/** edit_line(e, block, text): a new last line of the block, which it gets if
 * it has none. ${text} may be several lines, indented from none. */
void edit_line(struct edit *e, const struct item *block, struct str text);
/** edit_line_first(e, block, text): the same, as the first. */
void edit_line_first(struct edit *e, const struct item *block, struct str text);
/** edit_block(e, construct, text): a block after the last one of that kind, or
 * at the end of the file. */
void edit_block(struct edit *e, enum kw construct, struct str text);
/** edit_set_text(e, item, lang, text, label): the text in ${lang}, beside the
 * other languages. ${label}: ${item} is a block whose label it is. */
void edit_set_text(struct edit *e, const struct item *item, enum lang lang,
    struct str text, bool label);
/** edit_drop_language(e, lang): every text in ${lang}. */
void edit_drop_language(struct edit *e, enum lang lang);
/** edit_list_add(e, item, name): one more of its list, unless it is there. */
void edit_list_add(struct edit *e, const struct item *item, struct str name);
/** edit_list_drop(e, item, name): and the line when nothing is left, or nothing
 * but who is excepted. */
void edit_list_drop(struct edit *e, const struct item *item, struct str name);

/** edit_quote(a, text, indent): as a text of the language; of several lines
 * when it has them, ${indent} tabs deep. */
struct str edit_quote(struct arena *a, struct str text, size_t indent);

#endif
