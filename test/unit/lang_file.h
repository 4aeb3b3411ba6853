/* SPDX-License-Identifier: EUPL-1.2 */
/* Statements as tests of the language read them, in their canonical form. */
#ifndef LANG_FILE_H
#define LANG_FILE_H

#include "file.h"
#include "lang/lang.h"

/** tidied(a, bytes, keywords): the canonical form, STR_NONE when it has
 * none. */
static inline struct str
tidied(struct arena *a, struct str bytes, enum lang_keywords keywords)
{
	struct lang_findings fs = { 0 };
	struct buf b;
	struct str s = STR_NONE;

	buf_init(&b, 4 * LIMIT_STATEMENT);
	if (lang_print(a, bytes, keywords, LANG_EN, &b, &fs) == ERR_OK)
		s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

#endif
