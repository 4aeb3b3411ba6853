/* SPDX-License-Identifier: EUPL-1.2 */
/* The record of Art. 30(1) with the rows of all controllers. */
#ifndef LANG_RECORD_TEST_H
#define LANG_RECORD_TEST_H

#include "lang/prose.h"

static inline enum err
record_of_all(struct buf *out, const struct statement *st, enum lang l,
    enum lang_format format)
{
	return lang_record_of(out, st, l, format,
	    (struct record_of){ .controller = -1 });
}

#endif
