/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/whom.h"

bool
meant_any(const struct meant *w)
{
	return w->stages != 0 || w->kinds.n > 0 || w->except.n > 0;
}

/* Ages say nothing of it: the young may be members and others. */
static bool
are_members(const struct statement *st, uint64_t kinds)
{
	bool others = false;

	for (size_t i = 0; i < st->kinds_n && i < 64; i++) {
		const struct kind *k = &st->kinds[i];

		if ((kinds >> i & 1) == 0 || k->by_age)
			continue;
		if (!k->no_member && !k->outside)
			return true;
		others = true;
	}
	return !others;
}

bool
kinds_among(const struct index_list *list, uint64_t kinds)
{
	return list->n > 0 && kinds_fit(list, kinds);
}

bool
meant_is(const struct statement *st, const struct meant *w, unsigned stage,
    uint64_t kinds)
{
	if (w->stages != 0 && (w->stages & stage) == 0)
		return false;
	if (w->members && w->kinds.n == 0 && stage == STAGE_MEMBER &&
	    !are_members(st, kinds))
		return false;
	return kinds_fit(&w->kinds, kinds) && !kinds_among(&w->except, kinds);
}

bool
field_is_required(const struct statement *st, int field, unsigned stage,
    uint64_t kinds)
{
	const struct field *f = &st->fields[field];

	return f->required && f->parent < 0 &&
	       meant_is(st, &f->required_of, stage, kinds);
}

struct meant
purpose_meant(const struct purpose *p, unsigned stages)
{
	return (struct meant){ .stages = stages,
		.kinds = p->kinds,
		.except = p->except };
}

uint64_t
kinds_by_office(const struct statement *st)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < st->kinds_n && i < 64; i++)
		if (st->kinds[i].by_office)
			bits |= UINT64_C(1) << i;
	return bits;
}
