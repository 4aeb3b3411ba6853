/* SPDX-License-Identifier: EUPL-1.2 */
/* unfolded(): a printed text whose lines need not be known to look into it. */
#ifndef TEST_UNFOLDED_H
#define TEST_UNFOLDED_H

#include "base/base.h"

/** unfolded(a, s): ${s} with each run of blanks and line ends as one blank. */
static inline struct str
unfolded(struct arena *a, struct str s)
{
	struct buf b;
	struct str r;
	bool blank = false;

	buf_init(&b, 1 << 20);
	for (size_t i = 0; i < s.n; i++) {
		bool white = s.p[i] == '\n' || s.p[i] == ' ';

		if (!white || !blank)
			buf_putc(&b, white ? ' ' : s.p[i]);
		blank = white;
	}
	r = arena_str(a, buf_str(&b));
	buf_release(&b);
	return r;
}

#endif
