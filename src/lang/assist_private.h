/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/assist: between the files of assist. */
#ifndef LANG_ASSIST_PRIVATE_H
#define LANG_ASSIST_PRIVATE_H

#include "lang/assist.h"

struct assist_tables {
	const struct syntax *heads[GRAMMAR_MAX];
	const struct syntax **rests; /* one for each property */
	const struct syntax *texts;  /* of a block of texts */
	const struct syntax *without;
};

/* The blocks that are open at a place, and the line that is being written:
 * its tokens from..to, which stand before the place. */
#define SCENE_OPEN_MAX (TREE_DEPTH_MAX + 1)
struct scene {
	const struct assist *as;
	enum lang messages;
	struct date today;
	size_t offset; /* where what is being written begins */
	size_t place;  /* where it ends */
	size_t heads[SCENE_OPEN_MAX], opens[SCENE_OPEN_MAX], depth;
	size_t from, to;
	int construct; /* of the innermost block; GRAMMAR_NONE: none known */
	bool texts;    /* the block is one of languages and texts */
	struct str record, purpose;
	struct assist_choices *out;
};
/** scene_add(s, kind, label, from): what may be written, once. */
struct assist_choice *scene_add(struct scene *s, enum assist_kind kind,
    struct str label, size_t from);
struct str scene_shown(const struct scene *s, const struct phrase *p);
/** scene_next(s, m, from): all that may follow a match. */
void scene_next(struct scene *s, const struct syntax_match *m, size_t from);
/** scene_rows(s, from): the lines of the innermost block. */
void scene_rows(struct scene *s, size_t from);
/** scene_declared(s, as, construct, from): the names of ${construct} that
 * ${as} declares. */
void scene_declared(struct scene *s, const struct assist *as, int construct,
    size_t from);
/** assist_takes_away(s, at, n, from): what may follow the ${n} tokens at
 * ${at} of a line that begins with `without`. */
void assist_takes_away(struct scene *s, const struct token *at, size_t n,
    size_t from);

/** assist_without(construct): the row of a line that takes away, in the head of
 * a file that extends another or in another part of it. */
const struct grammar_property *assist_without(int construct);
/** assist_without_match(as, construct, at, n, row_out, match_out): what the
 * ${n} tokens behind `without` are: of a head, kinds and names; of a part, the
 * beginning of the line ${row_out}, whose keyword, if it has one, is the first
 * of them. */
void assist_without_match(const struct assist *as, int construct,
    const struct token *at, size_t n, const struct grammar_property **row_out,
    struct syntax_match *match_out);

/** assist_row(as, construct, at, n, block, match_out): the row of ${construct}
 * that the line of ${n} tokens at ${at} is, or NULL; ${block}: a block follows.
 * The match is of the tokens behind the keyword, of all where there is none. */
const struct grammar_property *assist_row(const struct assist *as,
    int construct, const struct token *at, size_t n, bool block,
    struct syntax_match *match_out);
/** assist_head(as, construct, at, n, match_out): the same for a head. */
void assist_head(const struct assist *as, int construct, const struct token *at,
    size_t n, struct syntax_match *match_out);
/** assist_construct(t): the construct of a file that begins with ${t}. */
int assist_construct(const struct token *t);
/** assist_takes_texts(row): its texts may stand in a block. */
bool assist_takes_texts(const struct grammar_property *row);
bool assist_is(const struct token *t, const struct phrase *p);
#endif
