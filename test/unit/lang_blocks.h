/* SPDX-License-Identifier: EUPL-1.2 */
/* vern_blocks(): the examples of the manual as one statement. */
#ifndef LANG_BLOCKS_H
#define LANG_BLOCKS_H

#include "file.h"

/** vern_blocks(a, manual): the blocks fenced as vern, one after the other. */
static inline struct str
vern_blocks(struct arena *a, struct str manual)
{
	struct str line, s;
	struct buf b;
	bool inside = false;

	buf_init(&b, 1 << 20);
	while (str_cut(&manual, '\n', &line)) {
		if (str_is(line, "```vern"))
			inside = true;
		else if (str_is(line, "```"))
			inside = false;
		else if (inside) {
			buf_put(&b, line);
			buf_putc(&b, '\n');
		}
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

#endif
