/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/reference: the tables of the grammar as text that people read.
 */
#ifndef LANG_REFERENCE_H
#define LANG_REFERENCE_H

#include "lang/grammar.h"

enum reference_style {
	REFERENCE_WORDS, /* send by CHANNEL, … [about TOPIC, …] */
	REFERENCE_EBNF   /* "send by" CHANNEL… [ "about" TOPIC… ] */
};

/** reference_syntax(out, rest, lang, style): a head or rest of the grammar
 * table with the keywords of ${lang}; bokmål for every other than English. */
void reference_syntax(struct buf *out, const char *rest, enum lang lang,
    enum reference_style style);
/** reference_line(out, p, lang, style): the whole line of a property. */
void reference_line(struct buf *out, const struct grammar_property *p,
    enum lang lang, enum reference_style style);
/** reference_construct(out, construct, lang): a construct and what may stand
 * in its block, as plain text. */
void reference_construct(struct buf *out, int construct, enum lang lang);

/**
 * reference_fill(out, page): append ${page} with what stands between
 * "<!-- table: NAME -->" and "<!-- end -->" made anew. Errors: NOT_FOUND (no
 * such table), INVALID (a table without an end); ${out} then has what comes
 * before it.
 */
enum err reference_fill(struct buf *out, struct str page) MUST_USE;
/** reference_fill_with(out, page, put): the same with other tables: ${put}
 * appends the one of a name. Errors: INVALID (a table without an end), of
 * ${put}; ${out} then has what comes before it. */
typedef enum err reference_table(struct buf *out, struct str name);
enum err reference_fill_with(struct buf *out, struct str page,
    reference_table *put) MUST_USE;

#endif
