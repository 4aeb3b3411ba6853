/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/ways.h"

#define PORTAL (1U << CHANNEL_PORTAL)

unsigned
ways_of(const struct statement *st, const struct purpose *p,
    const struct index_list *kinds, unsigned channels)
{
	bool outside = purpose_is_outside(st, p) ||
		       (kinds != NULL && kinds_are_outside(st, kinds));

	return outside ? channels & ~PORTAL : channels;
}

/* Of a file that names no kind and no purpose nothing else is known. */
unsigned
ways_of_all(const struct statement *st, unsigned channels)
{
	for (size_t i = 0; i < st->kinds_n; i++)
		if (!st->kinds[i].outside)
			return channels;
	for (size_t i = 0; i < st->purposes_n; i++)
		if (!purpose_is_outside(st, &st->purposes[i]))
			return channels;
	return st->kinds_n == 0 ? channels : channels & ~PORTAL;
}
