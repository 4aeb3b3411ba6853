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

static bool
is_way_in(const struct diff_rule *r)
{
	return r->property == KW_IN || r->property == KW_BY_OFFICE ||
	       r->property == KW_BY_REGISTRATION || r->property == KW_AGED ||
	       r->property == KW_CURRENT || r->property == KW_FORMER;
}

/* A way less to be of a kind that is left out lets people in; and who comes
 * into a kind, or is of it no more, is kept by other rules than before. */
static void
of_kind(struct diff_rule *r, const struct diff_about *about)
{
	const struct statement *is = about->d->is;
	int k = statement_kind(is, about->name);

	if (r->property == KW_NOT_MEMBERS)
		of_members(r, about->d);
	if (k < 0 || !is_way_in(r))
		return;
	if ((r->property == KW_IN || r->property == KW_BY_OFFICE ||
		r->property == KW_BY_REGISTRATION) &&
	    kind_leaves_out(is, k))
		r->less = r->more;
	if (diff_kept_longer(is, k, true))
		r->more = DIFF_IS_LONGER;
	if (diff_kept_longer(is, k, false))
		r->less = DIFF_IS_LONGER;
	if (r->more == DIFF_IS_LONGER || r->less == DIFF_IS_LONGER)
		r->other = DIFF_IS_LONGER;
}

/* ---- who decides --------------------------------------------------------- */

static int
controller_of(const struct statement *st, struct str name)
{
	for (size_t i = 0; i < st->controllers_n; i++)
		if (str_eq(st->controllers[i].n.name, name))
			return (int)i;
	return -1;
}

/* The controller of the newer statement that is the i-th of the older one; -1:
 * none. */
static int
controller_now(const struct diff *d, int then)
{
	const struct controller *was = &d->was->controllers[then];
	int same = controller_of(d->is, was->n.name);

	for (size_t i = 0; same < 0 && i < d->is->controllers_n; i++)
		if (controller_of(d->was, d->is->controllers[i].n.name) < 0 &&
		    same_controller(d->was, d->is, was, &d->is->controllers[i]))
			same = (int)i;
	return same;
}

struct str
diff_controller_now(const struct diff *d, struct str name)
{
	int then = controller_of(d->was, name);
	int now = then < 0 ? -1 : controller_now(d, then);

	return now < 0 ? STR_NONE : d->is->controllers[now].n.name;
}

/* Lines that name controllers. */
static bool
names_controllers(const struct diff_rule *r)
{
	return r->property == KW_CONTROLLER || r->property == KW_JOINTLY_WITH ||
	       r->property == KW_A_PROCESSOR ||
	       (r->context == KW_CONTROLLER &&
		   (r->property == KW_PART_OF ||
		       r->property == KW_PROCESSOR_FOR));
}

/* Whether the lines are the same but for what controllers are called in the
 * file. */
static bool
same_but_renamed(const struct diff *d, const struct diff_node *was,
    const struct diff_node *is)
{
	if (was == NULL || is == NULL || was->n != is->n)
		return false;
	for (size_t i = 0; i < was->n; i++) {
		struct str w = was->at[i]->text, n = is->at[i]->text;

		if (!str_eq(w, n) && !str_eq(diff_controller_now(d, w), n))
			return false;
	}
	return true;
}

/* Many like ones are what they are called. */
static void
of_controller(struct diff_rule *r, const struct diff_about *about)
{
	int c = controller_of(about->d->was, about->name);

	if (r->property == DIFF_LABEL && c >= 0 &&
	    about->d->was->controllers[c].many)
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

/* Whether it can be used in fewer ways, or is answered later, against ${n} of
 * ${now} than against ${t} of ${then}. */
static bool
right_weaker(const struct statement *then, int t, const struct statement *now,
    int n, enum right right)
{
	return (right_channels(&then->rights[right], t) &
		   ~right_channels(&now->rights[right], n)) != 0 ||
	       answers_within(now, right, n) > answers_within(then, right, t);
}

/* What one controller says of itself is held against what it said, or what was
 * said of all. */
static void
of_right(struct diff_rule *r, const struct diff_about *about)
{
	const struct diff *d = about->d;
	bool weaker = false, stronger = false;
	enum right right;

	if (r->property != KW_CONTROLLER ||
	    right_find(about->name, &right) != ERR_OK)
		return;
	for (int i = 0; i < (int)d->was->controllers_n; i++) {
		int k = controller_now(d, i);

		if (k < 0)
			continue;
		weaker = weaker || right_weaker(d->was, i, d->is, k, right);
		stronger = stronger || right_weaker(d->is, k, d->was, i, right);
	}
	if (weaker || stronger)
		r->more = r->less = r->other =
		    weaker ? DIFF_IS_WEAKENED : DIFF_IS_STRENGTHENED;
}

/* ---- roles --------------------------------------------------------------- */

/* Whether ${role} of ${st} has a field to see that representatives may, and
 * that those who work for ${old} may not. */
static bool
sees_as_representative(const struct statement *st, const struct role *role,
    const struct statement *old)
{
	for (size_t i = 0; i < role->clauses_n; i++) {
		const struct clause *c = &role->clauses[i];
		struct fieldset fields;

		if (c->purpose < 0)
			continue;
		fields = c->all_fields
			     ? purpose_fields(st, &st->purposes[c->purpose])
			     : statement_whole(st, &c->fields);
		for (int f = 0; f < (int)st->fields_n; f++) {
			int then = statement_field_in(old, st, f);

			if (fieldset_has(&fields, f) &&
			    (field_visible(st, f) & VISIBLE_REPRESENTATIVES) !=
				0 &&
			    (then < 0 || (field_visible(old, then) &
					     VISIBLE_STAFF) == 0))
				return true;
		}
	}
	return false;
}

/* Who is limited to groups sees what representatives see, which may be what
 * nobody who works for us does. */
static void
of_role(struct diff_rule *r, const struct diff_about *about)
{
	const struct statement *is = about->d->is;
	int now = statement_role(is, about->name);

	if (r->property == KW_ONLY_FOR_GROUP && now >= 0 &&
	    sees_as_representative(is, &is->roles[now], about->d->was))
		r->more = DIFF_IS_WIDENING;
}

/* ---- periods ------------------------------------------------------------- */

/* Whether the clause blocks what would go with who leaves. */
static bool
holds_who_left(const struct diff_node *n)
{
	return diff_has(n, KW_BLOCK) &&
	       str_eq(n->name, words_list(WORDS_TRIGGER).at[TRIGGER_LEFT].en);
}

/* Fields and consents go with the person; a clause by which they are blocked
 * instead keeps them, and nothing any sooner. */
static void
of_keep(struct diff_rule *r, const struct diff_about *about,
    const struct diff_node *was, const struct diff_node *is)
{
	const struct word_list kept = words_list(WORDS_KEEP);

	if (r->property != KW_WHEN || (was != NULL && is != NULL) ||
	    !(str_eq(about->name, kept.at[KEEP_FIELDS].en) ||
		str_eq(about->name, kept.at[KEEP_CONSENTS].en)) ||
	    !holds_who_left(was != NULL ? was : is))
		return;
	r->more = DIFF_IS_SHORTER;
	r->less = DIFF_IS_LONGER;
}

struct diff_rule
diff_rule_here(const struct diff_rule *r, const struct diff_about *about,
    const struct diff_node *was, const struct diff_node *is)
{
	struct diff_rule here = *r;

	if (names_controllers(r) && same_but_renamed(about->d, was, is))
		here.more = here.less = here.other = DIFF_IS_EDITORIAL;
	else if (r->context == KW_KIND)
		of_kind(&here, about);
	else if (r->context == KW_CONTROLLER)
		of_controller(&here, about);
	else if (r->context == KW_PURPOSE)
		of_purpose(&here, about);
	else if (r->context == KW_RIGHT)
		of_right(&here, about);
	else if (r->context == KW_ROLE)
		of_role(&here, about);
	else if (r->context == KW_KEEP)
		of_keep(&here, about, was, is);
	return here;
}
