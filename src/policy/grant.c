/* SPDX-License-Identifier: EUPL-1.2 */
/* policy/grant: what a grant allows, and what the trail notes of it. */
#include "policy/grant.h"

bool
grant_covers(const struct grant *g, uint64_t tick, enum act act, int64_t person,
    int field)
{
	if (g == NULL || g->tick != tick || g->act != act ||
	    g->person != person)
		return false;
	return field == -1 || fieldset_has(&g->fields, field);
}

enum act
grant_act(const struct grant *g)
{
	return g->act;
}

int
grant_purpose(const struct grant *g)
{
	return g->purpose;
}

int64_t
grant_person(const struct grant *g)
{
	return g->person;
}

struct fieldset
grant_fields(const struct grant *g)
{
	return g->fields;
}

bool
grant_without_addresses(const struct grant *g)
{
	return g->without_addresses;
}
