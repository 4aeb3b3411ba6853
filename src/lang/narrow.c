/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/narrow: whether one statement only narrows another, by what the
 * decision reads. Things are the same when they have the same name.
 */
#include "lang/overlay.h"
#include "policy/ages.h"
#include "policy/same.h"
#include "policy/whom.h"

/* Where what is missing is told. */
#define TOP ((struct pos){ .line = 1, .col = 1, .len = 1 })

struct narrow {
	const struct statement *was, *is;
	struct narrow_fault *why;
};

static bool
wide(const struct narrow *n, const struct named *at, const char *what)
{
	*n->why = (struct narrow_fault){ at->pos, at->name, what };
	return false;
}

/* ---- by name ------------------------------------------------------------ */

static int
field_was(const struct narrow *n, int field)
{
	return statement_field_in(n->was, n->is, field);
}

/* Every field of ${is} is one of ${was}. */
static bool
fields_within(const struct narrow *n, const struct fieldset *is,
    const struct fieldset *was)
{
	for (int i = 0; i < (int)n->is->fields_n; i++) {
		int old = fieldset_has(is, i) ? field_was(n, i) : 0;

		if (fieldset_has(is, i) && (old < 0 || !fieldset_has(was, old)))
			return false;
	}
	return true;
}

static int
kind_was(const struct narrow *n, int kind)
{
	return statement_kind(n->was, n->is->kinds[kind].n.name);
}

/* No kind means all of them. */
static bool
kinds_within(const struct narrow *n, const struct index_list *is,
    const struct index_list *was)
{
	if (was->n == 0)
		return true;
	for (size_t i = 0; i < is->n; i++) {
		int old = kind_was(n, is->at[i]);
		bool found = false;

		for (size_t k = 0; k < was->n; k++)
			found = found || was->at[k] == old;
		if (!found)
			return false;
	}
	return is->n > 0;
}

static bool
is_kind_left(const struct narrow *n, int was)
{
	return statement_kind(n->is, n->was->kinds[was].n.name) >= 0;
}

/* Of nobody but kinds that are gone. */
static bool
is_of_gone(const struct narrow *n, const struct index_list *was)
{
	for (size_t i = 0; i < was->n; i++)
		if (is_kind_left(n, was->at[i]))
			return false;
	return was->n > 0;
}

/* Every purpose of ${is} is one of ${was}. */
static bool
purposes_within(const struct narrow *n, const struct index_list *is,
    const struct index_list *was)
{
	for (size_t i = 0; i < is->n; i++) {
		int old = statement_purpose(n->was,
		    n->is->purposes[is->at[i]].n.name);

		if (old < 0 || !index_list_has(was, old))
			return false;
	}
	return true;
}

/* ---- fields and kinds -------------------------------------------------- */

/* Whoever must give it had to before. */
static bool
demand_within(const struct narrow *n, const struct field *is,
    const struct field *was)
{
	if (!is->required && is->required_for.n == 0)
		return true;
	return (!is->required || was->required) &&
	       purposes_within(n, &is->required_for, &was->required_for) &&
	       !meant_beyond(n->is, &is->required_of, n->was,
		   &was->required_of);
}

static bool
fields_narrow(const struct narrow *n)
{
	for (int i = 0; i < (int)n->is->fields_n; i++) {
		const struct field *f = &n->is->fields[i];
		int old = field_was(n, i);

		if (old < 0)
			return wide(n, &f->n, "field");
		if (f->type != n->was->fields[old].type)
			return wide(n, &f->n, "type");
		if ((field_visible(n->is, i) & ~field_visible(n->was, old)) !=
		    0)
			return wide(n, &f->n, "visible to");
		if (!demand_within(n, f, &n->was->fields[old]))
			return wide(n, &f->n, "required");
		if (meant_beyond(n->is, &f->kept_of, n->was,
			&n->was->fields[old].kept_of))
			return wide(n, &f->n, "for");
	}
	return true;
}

/* Other ages are other people. */
static bool
same_age(const struct narrow *n, const struct kind *is, const struct kind *was)
{
	if (is->aged_from != was->aged_from ||
	    is->aged_under != was->aged_under || is->by_age != was->by_age)
		return false;
	return !is->by_age || field_was(n, is->born) == was->born;
}

/* What needed a guardian needs one still. */
static bool
guarded_within(const struct kind *is, const struct kind *was)
{
	return ((was->guardian | was->guardian_too) &
		   ~(is->guardian | is->guardian_too)) == 0 &&
	       (was->both & ~is->both) == 0;
}

/* Whom it leaves out of something it leaves out still. */
static bool
ways_still(const struct narrow *n, int is, const struct kind *was)
{
	const struct kind *k = &n->is->kinds[is];

	return !kind_leaves_out(n->is, is) ||
	       ((k->by_registration || !was->by_registration) &&
		   (k->by_office || !was->by_office) &&
		   k->rules_n >= was->rules_n);
}

static bool
kinds_narrow(const struct narrow *n)
{
	for (size_t i = 0; i < n->is->kinds_n; i++) {
		const struct kind *k = &n->is->kinds[i];
		int old = kind_was(n, (int)i);

		/* A person's kinds are kept by name: a new one gives what
		 * purposes for it allow, and these are looked at. */
		if (old < 0)
			return wide(n, &k->n, "kind of person");
		if (k->by_registration && !n->was->kinds[old].by_registration)
			return wide(n, &k->n, "by own registration");
		if (k->by_office && !n->was->kinds[old].by_office)
			return wide(n, &k->n, "by the office");
		if (k->rules_n > n->was->kinds[old].rules_n)
			return wide(n, &k->n, "in");
		if (!ways_still(n, (int)i, &n->was->kinds[old]))
			return wide(n, &k->n, "kind of person");
		if (!same_age(n, k, &n->was->kinds[old]))
			return wide(n, &k->n, "aged");
		if (!guarded_within(k, &n->was->kinds[old]))
			return wide(n, &k->n, "guardian acts for");
	}
	return true;
}

/* One controller may stand in the place of many, but not other ones. */
static bool
many_narrow(const struct narrow *n)
{
	for (size_t i = 0; i < n->is->controllers_n; i++) {
		const struct controller *c = &n->is->controllers[i];
		bool was = !c->many;

		for (size_t k = 0; k < n->was->controllers_n; k++)
			was = was || same_controller(n->was, n->is,
					 &n->was->controllers[k], c);
		if (!was)
			return wide(n, &c->n, "many");
	}
	return true;
}

/* ---- purposes ---------------------------------------------------------- */

/* For the same people, but for kinds that are gone. */
static bool
same_basis(const struct narrow *n, const struct basis *is,
    const struct basis *was)
{
	size_t k = 0;

	for (size_t i = 0; i < was->kinds.n; i++) {
		if (!is_kind_left(n, was->kinds.at[i]))
			continue;
		if (k == is->kinds.n ||
		    kind_was(n, is->kinds.at[k++]) != was->kinds.at[i])
			return false;
	}
	return k == is->kinds.n && is->code == was->code;
}

/* The same bases in the same order: the first that fits counts. One for kinds
 * that are gone goes with them. */
static bool
same_bases(const struct narrow *n, const struct purpose *is,
    const struct purpose *was)
{
	size_t k = 0;

	for (size_t i = 0; i < was->bases_n; i++) {
		if (is_of_gone(n, &was->bases[i].kinds))
			continue;
		if (k == is->bases_n ||
		    !same_basis(n, &is->bases[k++], &was->bases[i]))
			return false;
	}
	return k == is->bases_n;
}

/* Not lower, and not from a later day: what begins later than the statement
 * itself gives way until then. */
static bool
age_within(const struct narrow *n, const struct purpose *is,
    const struct purpose *was)
{
	const struct age *x = purpose_age(n->is, is);
	const struct age *y = purpose_age(n->was, was);

	return x->years >= y->years &&
	       (!age_begins_after(x, n->is->effective) ||
		   (y->years > 0 && !age_begins_after(x, y->since)));
}

static bool
purpose_narrows(const struct narrow *n, const struct purpose *is,
    const struct purpose *was)
{
	struct fieldset now = purpose_fields(n->is, is);
	struct fieldset then = purpose_fields(n->was, was);

	if (!fields_within(n, &now, &then))
		return wide(n, &is->n, "using");
	if (purpose_beyond(n->is, is, n->was, was))
		return wide(n, &is->n, "for");
	if ((is->activities & ~was->activities) != 0)
		return wide(n, &is->n, "serves");
	if ((is->channels & ~was->channels) != 0)
		return wide(n, &is->n, "send by");
	if (is->class != was->class)
		return wide(n, &is->n, "class");
	if (!same_bases(n, is, was))
		return wide(n, &is->n, "basis");
	if (!age_within(n, is, was))
		return wide(n, &is->n, "consent alone from");
	return true;
}

/* By the same day of birth, or by one where there was none. */
static bool
ages_narrow(const struct narrow *n)
{
	int was = statement_born(n->was), is = statement_born(n->is);

	return was < 0 || (is >= 0 && field_was(n, is) == was) ||
	       wide(n, &(struct named){ .name = STR("children"), .pos = TOP },
		   "age computed from");
}

static bool
purposes_narrow(const struct narrow *n)
{
	for (size_t i = 0; i < n->is->purposes_n; i++) {
		const struct purpose *p = &n->is->purposes[i];
		int old = statement_purpose(n->was, p->n.name);
		struct fieldset now, then;

		if (old < 0)
			return wide(n, &p->n, "purpose");
		if (!purpose_narrows(n, p, &n->was->purposes[old]))
			return false;
		now = keep_open_fields(n->is, (int)i);
		then = keep_open_fields(n->was, old);
		if (!fields_within(n, &now, &then) ||
		    (keep_opens(n->is, (int)i) && !keep_opens(n->was, old)))
			return wide(n, &p->n, "for purpose");
	}
	return true;
}

/* ---- roles ---------------------------------------------------------- */

static int
clause_purpose_was(const struct narrow *n, const struct clause *c)
{
	return c->purpose < 0 ? -1
			      : statement_purpose(n->was,
				    n->is->purposes[c->purpose].n.name);
}

/* What the clause of the base that counts for one act gives. */
static bool
act_within(const struct narrow *n, const struct clause *c,
    const struct role *was, int act)
{
	int purpose = clause_purpose_was(n, c);
	struct fieldset now, then;

	for (size_t i = 0; i < was->clauses_n; i++) {
		const struct clause *o = &was->clauses[i];

		if (o->purpose != purpose || (o->acts >> act & 1) == 0)
			continue;
		if (o->without_addresses && !c->without_addresses)
			return false;
		if (o->all_fields)
			return true;
		now = c->all_fields
			  ? purpose_fields(n->is, &n->is->purposes[c->purpose])
			  : statement_whole(n->is, &c->fields);
		then = statement_whole(n->was, &o->fields);
		return c->purpose < 0 || fields_within(n, &now, &then);
	}
	return false;
}

static bool
clauses_within(const struct narrow *n, const struct role *is,
    const struct role *was)
{
	for (size_t i = 0; i < is->clauses_n; i++)
		for (int act = 0; act < ACT_MAX; act++)
			if ((is->clauses[i].acts >> act & 1) != 0 &&
			    !act_within(n, &is->clauses[i], was, act))
				return false;
	return true;
}

/* A role that is limited to groups sees what representatives may see: less
 * only where staff may see it too. */
static bool
scope_within(const struct narrow *n, const struct role *is,
    const struct role *was)
{
	if (was->scope >= 0)
		return is->scope >= 0 &&
		       str_eq(n->is->group_types[is->scope].n.name,
			   n->was->group_types[was->scope].n.name);
	if (is->scope < 0)
		return true;
	for (int i = 0; i < (int)n->is->fields_n; i++)
		if ((field_visible(n->is, i) & VISIBLE_REPRESENTATIVES) != 0 &&
		    (field_visible(n->was, field_was(n, i)) & VISIBLE_STAFF) ==
			0)
			return false;
	return true;
}

static bool
roles_narrow(const struct narrow *n)
{
	for (size_t i = 0; i < n->is->roles_n; i++) {
		const struct role *r = &n->is->roles[i], *o;
		int old = statement_role(n->was, r->n.name);

		if (old < 0)
			return wide(n, &r->n, "role");
		o = &n->was->roles[old];
		if (!clauses_within(n, r, o))
			return wide(n, &r->n, "may");
		if (!scope_within(n, r, o))
			return wide(n, &r->n, "only for group");
		if ((o->requires & ~r->requires) != 0)
			return wide(n, &r->n, "requires");
		if ((o->second_person & ~r->second_person) != 0)
			return wide(n, &r->n, "second person for");
	}
	return true;
}

/* ---- how long ------------------------------------------------------- */

static bool
same_kinds(const struct narrow *n, const struct index_list *is,
    const struct index_list *was)
{
	size_t left = 0;

	/* All of its kinds that are still there. */
	for (size_t i = 0; i < was->n; i++)
		left += is_kind_left(n, was->at[i]);
	if ((is->n == 0) != (was->n == 0) || is->n != left)
		return false;
	return is->n == 0 || kinds_within(n, is, was);
}

/* Either may be unsaid. */
static bool
same_day(struct date x, struct date y)
{
	return x.year == y.year && x.month == y.month && x.day == y.day;
}

/* Whether a block of the base speaks of the same people and fields. */
static bool
same_block(const struct narrow *n, const struct keep *is,
    const struct keep *was)
{
	struct fieldset whole = statement_whole(n->was, &was->fields);
	struct fieldset now = statement_whole(n->is, &is->fields);

	/* All of its fields that are still there: a part of them would be
	 * another block beside it. */
	for (int f = 0; f < (int)n->is->fields_n; f++)
		if (fieldset_has(&whole, field_was(n, f)) &&
		    !fieldset_has(&now, f))
			return false;
	return is->what == was->what &&
	       same_kinds(n, &is->kinds, &was->kinds) &&
	       same_day(is->before, was->before) &&
	       fields_within(n, &is->fields, &whole);
}

/* A block for fields that had none: it can only delete them. */
static bool
only_deletes_more(const struct narrow *n, const struct keep *k)
{
	bool deletes = k->what == KEEP_FIELDS && k->kinds.n == 0 &&
		       k->before.year == 0 && text_is_empty(&k->longer);

	for (size_t i = 0; i < k->clauses_n; i++)
		deletes = deletes && !k->clauses[i].block &&
			  k->clauses[i].action == KEEP_DELETE &&
			  k->clauses[i].bound != BOUND_LEAST;
	for (size_t i = 0; i < n->was->keeps_n; i++) {
		struct fieldset whole =
		    statement_whole(n->was, &n->was->keeps[i].fields);

		for (int f = 0; f < (int)n->is->fields_n; f++)
			if (fieldset_has(&k->fields, f) &&
			    fieldset_has(&whole, field_was(n, f)))
				return false;
	}
	return deletes;
}

/* A block of the base goes with the last of its fields, or of the kinds that it
 * is for, and not before. */
static bool
keep_stays(const struct narrow *n, const struct keep *was)
{
	struct fieldset whole = statement_whole(n->was, &was->fields);
	bool left = fieldset_is_empty(&whole);

	if (is_of_gone(n, &was->kinds))
		return true;
	for (size_t i = 0; i < n->is->keeps_n; i++)
		if (same_block(n, &n->is->keeps[i], was))
			return true;
	for (int f = 0; f < (int)n->is->fields_n; f++)
		left = left || fieldset_has(&whole, field_was(n, f));
	return !left;
}

/* A new block about the same people would speak instead of the old one. */
static bool
keeps_narrow(const struct narrow *n)
{
	for (size_t i = 0; i < n->is->keeps_n; i++) {
		const struct keep *k = &n->is->keeps[i];
		bool there = false;

		for (size_t j = 0; j < n->was->keeps_n; j++)
			there = there || same_block(n, k, &n->was->keeps[j]);
		if (!there && !only_deletes_more(n, k))
			return wide(n, &k->n, "keep");
	}
	for (size_t i = 0; i < n->was->keeps_n; i++) {
		struct named at = n->was->keeps[i].n;

		at.pos = TOP;
		if (!keep_stays(n, &n->was->keeps[i]))
			return wide(n, &at, "keep");
	}
	return true;
}

/* ---- promises ------------------------------------------------------- */

static const struct promise_rule *
promise_is(const struct narrow *n, enum promise p)
{
	for (size_t i = 0; i < n->is->promises_n; i++)
		if (n->is->promises[i].promise == p)
			return &n->is->promises[i];
	return NULL;
}

/* Each is still given, and held no less. */
static bool
promises_stay(const struct narrow *n)
{
	for (size_t i = 0; i < n->was->promises_n; i++) {
		const struct promise_rule *was = &n->was->promises[i];
		const struct promise_rule *is = promise_is(n, was->promise);
		struct named at = { .name = STR("promise"), .pos = TOP };

		if (is != NULL)
			at.pos = is->pos;
		if (is == NULL || is->held > was->held)
			return wide(n, &at, "attested by");
	}
	return true;
}

bool
lang_narrows(const struct statement *base, const struct statement *is,
    struct narrow_fault *why_out)
{
	struct narrow n = { base, is, why_out };

	return fields_narrow(&n) && many_narrow(&n) && kinds_narrow(&n) &&
	       ages_narrow(&n) && purposes_narrow(&n) && roles_narrow(&n) &&
	       keeps_narrow(&n) && promises_stay(&n);
}
