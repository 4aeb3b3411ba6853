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

static bool
is_outside(const struct statement *st, const struct fact *f)
{
	for (size_t i = 0; i < f->purposes.n; i++)
		if (!purpose_is_outside(st, &st->purposes[f->purposes.at[i]]))
			return false;
	return f->purposes.n > 0;
}

unsigned
ways_of_fact(const struct statement *st, const struct fact *f,
    enum fact_property p)
{
	unsigned channels = fact_says(f, p)->channels;

	if (p == FACT_PROPERTY_OPT_OUT_CHANNELS)
		return channels;
	return is_outside(st, f) ? channels & ~PORTAL
				 : ways_of_all(st, channels);
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
