/* SPDX-License-Identifier: EUPL-1.2 */
/* read_whole(): a file of the tests, in an arena. */
#ifndef TEST_FILE_H
#define TEST_FILE_H

#include <stdio.h>

#include "base/base.h"

/** read_whole(a, path): the bytes of a file, STR_NONE when it cannot be
 * opened. */
static inline struct str
read_whole(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "rb");
	struct str s = STR_NONE;
	struct buf b;
	char block[65536];
	size_t n;

	buf_init(&b, (size_t)1 << 30);
	while (f != NULL && (n = fread(block, 1, sizeof(block), f)) > 0)
		buf_put(&b, (struct str){ block, n });
	if (f != NULL) {
		(void)fclose(f);
		s = arena_str(a, buf_str(&b));
	}
	buf_release(&b);
	return s;
}

#endif
