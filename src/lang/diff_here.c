/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/diff_here: what a line is by what else the two statements say. */
#include "lang/diff_private.h"
#include "policy/same.h"
#include "policy/whom.h"

/* ---- kinds of person ------------------------------------------------- */

/* A way less to be of a kind that is left out lets people in. */
static void
of_kind(struct diff_rule *r, const struct diff_about *about)
{
	int k = statement_kind(about->d->is, about->name);

	if (k >= 0 &&
	    (r->property == KW_IN || r->property == KW_BY_OFFICE ||
		r->property == KW_BY_REGISTRATION) &&
	    kind_leaves_out(about->d->is, k))
		r->less = r->more;
}

/* ---- who decides --------------------------------------------------------- */

static const struct controller *
controller_of(const struct statement *st, struct str name)
{
	for (size_t i = 0; i < st->controllers_n; i++)
		if (str_eq(st->controllers[i].n.name, name))
			return &st->controllers[i];
	return NULL;
}

const struct controller *
diff_controller_now(const struct diff *d, struct str name)
{
	const struct controller *then = controller_of(d->was, name);

	for (size_t i = 0; then != NULL && i < d->is->controllers_n; i++) {
		const struct controller *now = &d->is->controllers[i];

		if (!str_eq(now->n.name, name) &&
		    controller_of(d->was, now->n.name) == NULL &&
		    controller_of(d->is, name) == NULL &&
		    same_controller(d->was, d->is, then, now))
			return now;
	}
	return NULL;
}

/* Many like ones are what they are called. */
static void
of_controller(struct diff_rule *r, const struct diff_about *about)
{
	const struct controller *c = controller_of(about->d->was, about->name);

	if (r->property == DIFF_LABEL && c != NULL && c->many)
		r->other = DIFF_IS_CONTROLLER;
}

/* Under another name in the file it is the same one. */
static void
of_purpose(struct diff_rule *r, const struct diff_about *about)
{
	const struct statement *was = about->d->was, *is = about->d->is;
	int then = statement_purpose(was, about->name);
	int now = statement_purpose(is, about->name);

	if ((r->property != KW_CONTROLLER && r->property != KW_JOINTLY_WITH) ||
	    then < 0 || now < 0)
		return;
	if (same_controllers(was, is, &was->purposes[then],
		&is->purposes[now]) &&
	    same_controllers(is, was, &is->purposes[now], &was->purposes[then]))
		r->more = r->less = r->other = DIFF_IS_EDITORIAL;
}

struct diff_rule
diff_rule_here(const struct diff_rule *r, const struct diff_about *about)
{
	struct diff_rule here = *r;

	if (r->context == KW_KIND)
		of_kind(&here, about);
	else if (r->context == KW_CONTROLLER)
		of_controller(&here, about);
	else if (r->context == KW_PURPOSE)
		of_purpose(&here, about);
	return here;
}
