/* SPDX-License-Identifier: EUPL-1.2 */
/* has(): whether a text holds another. */
#ifndef TEST_HAS_H
#define TEST_HAS_H

#include "base/base.h"

static inline bool
has(struct str s, const char *needle)
{
	return str_find(s, str_of(needle)) != SIZE_MAX;
}

#endif
