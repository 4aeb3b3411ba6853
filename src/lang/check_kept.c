/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_kept: what is kept of some only, against who must give it, what it
 * is used for, who comes with it, of whom it is read and who is of a kind by
 * it.
 */
#include "lang/check_private.h"

/* Whether the field, and the record that it is part of, is kept of all of
 * these; or of any. */
static bool
is_kept_of_all(const struct statement *st, const struct field *f,
    const struct meant *m)
{
	for (int i = f->n.no; i >= 0; i = st->fields[i].parent)
		if (!meant_within(st, m, &st->fields[i].kept_of))
			return false;
	return true;
}

static bool
is_kept_of_any(const struct statement *st, const struct field *f,
    const struct meant *m)
{
	for (int i = f->n.no; i >= 0; i = st->fields[i].parent)
		if (!meant_meet(st, m, &st->fields[i].kept_of))
			return false;
	return true;
}

/* ---- who must give it ---------------------------------------------------- */

/* Where no people are named, what is required for a purpose is required of
 * those that it is for. */
static bool
is_asked_of_others(const struct statement *st, const struct field *f)
{
	if (f->required || meant_any(&f->required_of))
		return !is_kept_of_all(st, f, &f->required_of);
	for (size_t i = 0; i < f->required_for.n; i++) {
		const struct purpose *p = &st->purposes[f->required_for.at[i]];
		struct meant m = purpose_meant(p, purpose_stages(p));

		if (!is_kept_of_all(st, f, &m))
			return true;
	}
	return false;
}

/* ---- what it is used for ------------------------------------------------- */

static void
check_use(struct check *c, const struct purpose *p)
{
	struct meant m = purpose_meant(p, purpose_stages(p));
	struct fieldset uses = statement_whole(c->st, &p->fields);

	if (p->all_fields || purpose_is_outside(c->st, p))
		return;
	for (int i = 0; i < (int)c->st->fields_n; i++) {
		const struct field *f = &c->st->fields[i];

		/* Of a record that is idle its parts are. */
		if (fieldset_has(&uses, i) && meant_any(&f->kept_of) &&
		    !is_kept_of_any(c->st, f, &m))
			found_name2(c, FINDING_kept_of_others, &p->n,
			    f->n.name);
	}
}

/* ---- who comes with it --------------------------------------------------- */

/* Those who register themselves give their name and address before they are
 * members. */
static void
check_coming(struct check *c, enum field_type type)
{
	int field = statement_field_of_type(c->st, NULL, type);

	for (size_t i = 0; field >= 0 && i < c->st->kinds_n && i < 64; i++)
		if (c->st->kinds[i].by_registration &&
		    !field_is_kept(c->st, field, STAGE_POSSIBLE,
			UINT64_C(1) << i))
			found_name2(c, FINDING_kept_not_of_joining,
			    &c->st->fields[field].n, c->st->kinds[i].n.name);
}

/* ---- of whom it is read -------------------------------------------------- */

static void
check_read_before(struct check *c, const struct source *source)
{
	const struct meant coming = { .stages =
					  STAGE_POSSIBLE | STAGE_INVITED };

	for (int i = 0; i < (int)c->st->fields_n; i++)
		if (fieldset_has(&source->before_joining, i) &&
		    !is_kept_of_any(c->st, &c->st->fields[i], &coming))
			found_name2(c, FINDING_before_joining_not_kept,
			    &source->n, c->st->fields[i].n.name);
}

/* ---- who is of a kind by it ---------------------------------------------- */

/* Kept of nobody who is not of the kind already. */
static bool
is_kept_of_alone(const struct statement *st, int field, int kind)
{
	for (int i = field; i >= 0; i = st->fields[i].parent) {
		const struct index_list *of = &st->fields[i].kept_of.kinds;
		bool alone = of->n > 0;

		for (size_t k = 0; k < of->n; k++)
			alone = alone && of->at[k] == kind;
		if (alone)
			return true;
	}
	return false;
}

static void
check_reads(struct check *c, const struct kind *k, int field)
{
	if (is_kept_of_alone(c->st, field, k->n.no))
		found_name2(c, FINDING_kind_reads_own, &k->n,
		    c->st->fields[field].n.name);
}

static void
check_rules(struct check *c, const struct kind *k)
{
	if (k->by_age)
		check_reads(c, k, k->born);
	for (size_t i = 0; i < k->rules_n; i++) {
		const struct rule *r = &k->rules[i];

		if (r->record >= 0)
			check_reads(c, k, r->record);
		for (size_t j = 0; j < r->conds_n; j++)
			if (r->conds[j].field >= 0)
				check_reads(c, k, r->conds[j].field);
	}
}

void
check_kept(struct check *c)
{
	const struct statement *st = c->st;

	if (!statement_keeps_of_some(st))
		return;
	for (size_t i = 0; i < st->fields_n; i++)
		if (field_is_of_some(st, (int)i) &&
		    is_asked_of_others(st, &st->fields[i]))
			found_name(c, FINDING_required_not_kept,
			    &st->fields[i].n);
	for (size_t i = 0; i < st->purposes_n; i++)
		check_use(c, &st->purposes[i]);
	for (size_t i = 0; i < st->sources_n; i++)
		check_read_before(c, &st->sources[i]);
	for (size_t i = 0; i < st->kinds_n; i++)
		check_rules(c, &st->kinds[i]);
	if (st->printed_only)
		return;
	check_coming(c, FIELD_NAME);
	check_coming(c, FIELD_EMAIL);
}
