/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/check_whose: where there are several controllers, whether each part says
 * whose it is, and fits with what those it names do. */
#include "lang/check_private.h"
#include "policy/whose.h"

static struct str
names_of(struct check *c, const struct index_list *controllers)
{
	struct str s = STR_NONE;

	for (size_t i = 0; i < controllers->n; i++)
		s = join(c, s, c->st->controllers[controllers->at[i]].n.name);
	return s;
}

static void
check_fact(struct check *c, const struct fact *f)
{
	bool any = f->purposes.n == 0 || f->controllers.n == 0;

	for (size_t i = 0; i < f->purposes.n; i++)
		any = any || purpose_is_of(&c->st->purposes[f->purposes.at[i]],
				 &f->controllers);
	if (!any)
		found_name2(c, FINDING_whose_differs, &f->n,
		    names_of(c, &f->controllers));
	if (fact_is_for_all(c->st, f))
		found_name(c, FINDING_whose_unsaid, &f->n);
}

static void
check_role(struct check *c, const struct role *r)
{
	if (role_is_for_all(c->st, r))
		found_name(c, FINDING_whose_unsaid, &r->n);
	for (size_t i = 0; r->controllers.n > 0 && i < r->clauses_n; i++) {
		int p = r->clauses[i].purpose;

		if (p < 0 ||
		    purpose_is_of(&c->st->purposes[p], &r->controllers))
			continue;
		found(c, FINDING_role_of_other, r->clauses[i].pos, r->n.name,
		    names_of(c, &r->controllers));
		return;
	}
}

void
check_whose(struct check *c)
{
	for (size_t i = 0; i < c->st->facts_n; i++)
		check_fact(c, &c->st->facts[i]);
	for (size_t i = 0; i < c->st->roles_n; i++)
		check_role(c, &c->st->roles[i]);
	for (size_t i = 0; i < c->st->told_n; i++)
		if (told_is_for_all(c->st, &c->st->told[i]))
			found_name(c, FINDING_whose_unsaid, &c->st->told[i].n);
}
