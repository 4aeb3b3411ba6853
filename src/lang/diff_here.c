/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/diff_here: what a line is by what else the two statements say. */
#include "lang/deadline.h"
#include "lang/diff_private.h"
#include "policy/right.h"
#include "policy/same.h"
#include "policy/whom.h"

/* ---- kinds of person ------------------------------------------------- */

/* Whom a field is kept of, or who must give it, in ${st} and not in ${old}. */
static bool
reaches_more(const struct statement *st, const struct statement *old)
{
	for (size_t i = 0; i < st->fields_n; i++) {
		const struct field *f = &st->fields[i], *then;
		int k = statement_field_in(old, st, (int)i);

		if (k < 0)
			continue;
		then = &old->fields[k];
		if (meant_beyond(st, &f->kept_of, old, &then->kept_of) ||
		    ((f->required || f->required_for.n > 0) &&
			meant_beyond(st, &f->required_of, old,
			    &then->required_of)))
			return true;
	}
	return false;
}

/* Who is a member decides who must give what is required of members. */
static void
of_members(struct diff_rule *r, const struct diff *d)
{
	if (reaches_more(d->is, d->was))
		r->more = r->less = DIFF_IS_WIDENING;
	else if (reaches_more(d->was, d->is))
		r->more = r->less = DIFF_IS_NARROWING;
}

/* A way less to be of a kind that is left out lets people in. */
static void
of_kind(struct diff_rule *r, const struct diff_about *about)
{
	int k = statement_kind(about->d->is, about->name);

	if (r->property == KW_NOT_MEMBERS)
		of_members(r, about->d);
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

/* ---- rights -------------------------------------------------------------- */

/* Hours within which that one answers; without a promise, within the law's
 * month. */
static int64_t
answers_within(const struct statement *st, enum right right, int controller)
{
	struct period p = right_promise(st, right, controller);

	return period_hours_most(
	    period_is_zero(p) ? (struct period){ .months = 1 } : p);
}

/* Whether it can be used in fewer ways, or is answered later, against a
 * controller of both. */
static bool
right_weaker(const struct statement *was, const struct statement *is,
    enum right right)
{
	const struct right_rule *then = &was->rights[right];
	const struct right_rule *now = &is->rights[right];

	for (size_t i = 0; i < was->controllers_n; i++)
		for (size_t k = 0; k < is->controllers_n; k++) {
			int w = (int)i, n = (int)k;

			if (!str_eq(was->controllers[w].n.name,
				is->controllers[n].n.name))
				continue;
			if ((right_channels(then, w) &
				~right_channels(now, n)) != 0 ||
			    answers_within(is, right, n) >
				answers_within(was, right, w))
				return true;
		}
	return false;
}

/* What one controller says of itself is held against what it said, or what was
 * said of all. */
static void
of_right(struct diff_rule *r, const struct diff_about *about)
{
	const struct statement *was = about->d->was, *is = about->d->is;
	enum right right;

	if (r->property != KW_CONTROLLER ||
	    right_find(about->name, &right) != ERR_OK)
		return;
	if (right_weaker(was, is, right))
		r->more = r->less = r->other = DIFF_IS_WEAKENED;
	else if (right_weaker(is, was, right))
		r->more = r->less = r->other = DIFF_IS_STRENGTHENED;
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
	else if (r->context == KW_RIGHT)
		of_right(&here, about);
	return here;
}
