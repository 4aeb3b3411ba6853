/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/check_graph: several controllers, and what they are to each other. */
#include "lang/check_private.h"

/* A chain longer than there are controllers goes round. */
static bool
goes_round(const struct check *c, int controller)
{
	int at = controller;

	for (size_t i = 0; i <= c->st->controllers_n && at >= 0; i++)
		at = c->st->controllers[at].part_of;
	return at >= 0;
}

static void
check_controllers(struct check *c)
{
	for (size_t i = 0; i < c->st->controllers_n; i++) {
		const struct controller *k = &c->st->controllers[i];

		if (goes_round(c, (int)i))
			found_name(c, FINDING_part_of_itself, &k->n);
		if (k->processor_for.n > 0 && k->agreement_from.year == 0)
			found_name(c, FINDING_processor_for_no_agreement,
			    &k->n);
	}
}

static void
check_arrangement(struct check *c, const struct named *n, bool joint,
    const struct text *arrangement)
{
	if (joint && text_is_empty(arrangement))
		found_name(c, FINDING_joint_no_arrangement, n);
	if (!joint && !text_is_empty(arrangement))
		found_name(c, FINDING_arrangement_alone, n);
}

void
check_graph(struct check *c)
{
	check_controllers(c);
	for (size_t i = 0; i < c->st->recipients_n; i++) {
		const struct recipient *r = &c->st->recipients[i];

		check_arrangement(c, &r->n, r->class == RECIPIENT_JOINT,
		    &r->arrangement);
	}
	for (size_t i = 0; i < c->st->purposes_n; i++) {
		const struct purpose *p = &c->st->purposes[i];

		check_arrangement(c, &p->n, p->jointly.n > 0, &p->arrangement);
		for (size_t k = 0; k < p->jointly.n; k++)
			if (p->jointly.at[k] == p->controller)
				found_name(c, FINDING_joint_with_itself, &p->n);
	}
}
