/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/assist: between the files of assist. */
#ifndef LANG_ASSIST_PRIVATE_H
#define LANG_ASSIST_PRIVATE_H

#include "lang/assist.h"

struct assist_tables {
	const struct syntax *heads[GRAMMAR_MAX];
	const struct syntax **rests; /* one for each property */
	const struct syntax *without;
};

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
/** assist_label(name, messages): the label of what ${name} declares, in that
 * language or another; empty without one. */
struct str assist_label(const struct assist_name *name, enum lang messages);

#endif
