/* SPDX-License-Identifier: EUPL-1.2 */
/* What a statement says: printed for people, and looked into. */
#ifndef TEST_SAID_H
#define TEST_SAID_H

#include "has.h"
#include "lang/prose.h"
#include "tap.h"
#include "unfolded.h"

/** text_of(a, st, l): the printed statement, unfolded; STR_NONE where there is
 * none. */
static inline struct str
text_of(struct arena *a, const struct statement *st, enum lang l)
{
	struct str text = STR_NONE;
	struct buf b;

	buf_init(&b, 1 << 20);
	if (st != NULL && lang_statement(&b, st, l, LANG_TEXT) == ERR_OK)
		text = unfolded(a, buf_str(&b));
	buf_release(&b);
	return text;
}

/** tap_said(text, says, not_says, name): a case: ${says} stands in ${text},
 * and ${not_says} does not, where it is no NULL; no text is a failure. */
static inline void
tap_said(struct str text, const char *says, const char *not_says,
    const char *name)
{
	if (!tap_ok(text.n > 0 && has(text, says) &&
			(not_says == NULL || !has(text, not_says)),
		name))
		printf("# " STR_FMT "\n", STR_ARG(text));
}

#endif
