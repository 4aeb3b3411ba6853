/* SPDX-License-Identifier: EUPL-1.2 */
/* The small statement with one thing more, in which a line is changed. */
#ifndef LANG_DIFF_SAID_H
#define LANG_DIFF_SAID_H

#include <string.h>

#include "lang_diff.h"

struct said {
	const char *name;
	const char *both, *from, *to;      /* edited in BASE, in both */
	const char *after, *at, *was, *is; /* then ${at} becomes each */
	const char *class;                 /* of the strongest change */
	size_t n;                          /* changes */
};

static inline void
said_one(const struct said *r)
{
	struct str both = edited(STR(base), r->both, r->from, r->to);
	struct str was = STR_NONE, is = STR_NONE;
	struct diff d = { 0 };
	bool ok;

	if (both.p != NULL) {
		was = edited(both, r->after, r->at, r->was);
		is = edited(both, r->after, r->at, r->is);
	}
	ok = was.p != NULL && is.p != NULL && compare(was, is, &d) &&
	     d.n == r->n &&
	     (d.n == 0 || strcmp(diff_class_code(d.class), r->class) == 0);
	if (tap_ok(ok, r->name))
		return;
	for (size_t k = 0; k < d.n; k++)
		printf("# %s " STR_FMT "\n", diff_class_code(d.at[k].class),
		    STR_ARG(lang_diff_title(a, &d.at[k], LANG_EN)));
}

static inline void
said_each(const struct said *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		a = arena_new(LIMIT_ARENA_ORG);
		said_one(&rows[i]);
		arena_free(a);
	}
}

#endif
