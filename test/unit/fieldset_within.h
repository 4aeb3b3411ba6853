/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether every field of one set is in another. */
#ifndef FIELDSET_WITHIN_TEST_H
#define FIELDSET_WITHIN_TEST_H

#include "policy/statement.h"

static inline bool
fieldset_within(const struct fieldset *set, const struct fieldset *of)
{
	struct fieldset both = fieldset_and(set, of);

	return fieldset_count(&both) == fieldset_count(set);
}

#endif
