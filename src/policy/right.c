/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/right.h"

unsigned
right_channels(const struct right_rule *r, int controller)
{
	for (size_t i = 0; i < r->own_n; i++)
		if (r->own[i].controller == controller &&
		    r->own[i].channels != 0)
			return r->own[i].channels;
	return r->channels;
}

struct period
right_promise(const struct statement *st, enum right right, int controller)
{
	const struct right_rule *r = &st->rights[right];

	for (size_t i = 0; i < r->own_n; i++)
		if (r->own[i].controller == controller &&
		    !period_is_zero(r->own[i].promise))
			return r->own[i].promise;
	if (!period_is_zero(r->promise))
		return r->promise;
	for (int k = 0; k < RIGHT_MAX; k++)
		if (st->rights[k].promise_all)
			return st->rights[k].promise;
	return (struct period){ .days = 0 };
}
