/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/tree: tokens to properties and blocks.
 *
 * Knows that a property ends at the end of its line, except inside braces or
 * after a comma; knows no construct. Comments stay at their tokens, so that
 * the printer needs nothing else.
 */
#ifndef LANG_TREE_H
#define LANG_TREE_H

#include "lang/lex.h"

#define TREE_DEPTH_MAX 12

/* One property: tokens up to the end of its line, and a block or none. */
struct item {
	struct token *at;           /* its tokens, without the block */
	size_t n;                   /* at least 1 */
	struct token *open, *close; /* of the block; NULL without */
	struct item *kids;
	size_t kids_n, kids_cap;
	bool broken;   /* has a bad token; reported already */
	int no;        /* index of what it declares, or -1 */
	int construct; /* at the top: which one it begins; of compile.c */
};

struct tree {
	struct item *items;
	size_t items_n, items_cap;
	struct token *end; /* carries the last comments of the file */
	bool broken;       /* braces do not match */
};

/** tree_build(m, tokens, out): reports braces that do not match and what
 * stands behind a block. */
void tree_build(struct messages *m, struct tokens *tokens, struct tree *out);

#endif
