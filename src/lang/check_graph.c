/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/check_graph: several controllers, and what they are to each other. */
#include "lang/check_private.h"
#include "policy/whose.h"

/* A chain longer than there are controllers goes round. */
static bool
goes_round(const struct check *c, int controller)
{
	int at = controller;

	for (size_t i = 0; i <= c->st->controllers_n && at >= 0; i++)
		at = c->st->controllers[at].part_of;
	return at >= 0;
}

/* Of what it works for: an agreement, and something that is decided there. */
static void
check_work(struct check *c, const struct controller *k)
{
	bool works = statement_processor(c->st, k->n.no) >= 0;

	if (k->processor_for.n > 0 && k->agreement_from.year == 0)
		found_name(c, FINDING_processor_for_no_agreement, &k->n);
	if (!works &&
	    (k->agreement_from.year != 0 || !text_is_empty(&k->service) ||
		!text_is_empty(&k->security)))
		found_name(c, FINDING_processor_for_nobody, &k->n);
	for (size_t i = 0; i < k->processor_for.n; i++) {
		int of = k->processor_for.at[i];
		bool decides = false;

		for (size_t p = 0; p < c->st->purposes_n; p++)
			decides =
			    decides || purpose_decides(&c->st->purposes[p], of);
		if (of == k->n.no)
			found_name(c, FINDING_processor_for_itself, &k->n);
		else if (!decides)
			found_name2(c, FINDING_processor_for_nothing, &k->n,
			    c->st->controllers[of].n.name);
	}
}

static void
check_controllers(struct check *c)
{
	for (size_t i = 0; i < c->st->controllers_n; i++) {
		const struct controller *k = &c->st->controllers[i];

		if (goes_round(c, (int)i))
			found_name(c, FINDING_part_of_itself, &k->n);
		check_work(c, k);
	}
}

/* Who does it for the one that decides: under an agreement with one of those
 * who decide, and not as one of them. */
static void
check_done_by(struct check *c, const struct purpose *p)
{
	for (size_t i = 0; i < p->as_processor.n; i++) {
		int by = p->as_processor.at[i];
		const struct controller *k = &c->st->controllers[by];
		bool agreed = false;

		for (size_t j = 0; j < k->processor_for.n; j++)
			agreed = agreed ||
				 purpose_decides(p, k->processor_for.at[j]);
		if (purpose_decides(p, by))
			found_name2(c, FINDING_processor_decides, &p->n,
			    k->n.name);
		else if (!agreed)
			found_name2(c, FINDING_as_processor_no_agreement, &p->n,
			    k->n.name);
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
		check_done_by(c, p);
		for (size_t k = 0; k < p->jointly.n; k++)
			if (p->jointly.at[k] == p->controller)
				found_name(c, FINDING_joint_with_itself, &p->n);
	}
}
