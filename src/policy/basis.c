/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/basis.h"

const struct basis *
purpose_basis_of(const struct purpose *p, enum basis_code code)
{
	for (size_t i = 0; i < p->bases_n; i++)
		if (p->bases[i].code == code)
			return &p->bases[i];
	return NULL;
}

bool
purpose_rests_on(const struct purpose *p, enum basis_code code)
{
	return purpose_basis_of(p, code) != NULL;
}

bool
purpose_rests_only_on(const struct purpose *p, enum basis_code code)
{
	for (size_t i = 0; i < p->bases_n; i++)
		if (p->bases[i].code != code)
			return false;
	return p->bases_n > 0;
}

bool
statement_rests_on(const struct statement *st, enum basis_code code)
{
	for (size_t i = 0; i < st->purposes_n; i++)
		if (purpose_rests_on(&st->purposes[i], code))
			return true;
	return false;
}

bool
purpose_asks_consent(const struct purpose *p)
{
	return purpose_rests_on(p, BASIS_A);
}

static bool
is_task_or_interest(const struct purpose *p)
{
	return purpose_rests_on(p, BASIS_E) || purpose_rests_on(p, BASIS_F);
}

bool
purpose_may_be_objected(const struct purpose *p)
{
	/* Nobody objects to being answered. */
	return !purpose_serves(p, ACTIVITY_RIGHTS) &&
	       !purpose_serves(p, ACTIVITY_RETENTION) && is_task_or_interest(p);
}

bool
purpose_may_be_refused(const struct purpose *p)
{
	if (purpose_asks_consent(p))
		return true;
	if (p->channels == 0 || p->class == CLASS_STATUTORY)
		return false;
	return is_task_or_interest(p) || p->class == CLASS_MARKETING ||
	       p->withdraw != 0 || p->withdraw_link;
}
