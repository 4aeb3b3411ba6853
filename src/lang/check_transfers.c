/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_transfers: what a transfer names goes to somebody who is given it:
 * a processor or a recipient that says what it gets, gets no more (Art.
 * 13(1)(e)-(f)).
 */
#include "lang/check_private.h"
#include "policy/goes.h"

/* A field, a part of it, or the record that it is a part of. */
static bool
has_of(const struct statement *st, const struct fieldset *set, int field)
{
	struct fieldset one = { 0 }, whole = statement_whole(st, set);

	fieldset_add(&one, field);
	one = statement_whole(st, &one);
	return fieldset_meets(&one, &whole);
}

/* Whether one of those that it names is given the field or, where that is -1,
 * the declared fact. */
static bool
is_given(const struct statement *st, const struct fact *f, int field, int fact)
{
	const struct index_list *by = &VALUE(f, TRANSFER, PROCESSORS)->list;
	const struct index_list *to = &VALUE(f, TRANSFER, RECIPIENTS)->list;

	for (size_t i = 0; i < by->n; i++) {
		const struct processor *k = &st->processors[by->at[i]];

		if (!k->limited || (field < 0 ? processor_has(k, fact)
					      : has_of(st, &k->fields, field)))
			return true;
	}
	for (size_t i = 0; i < to->n; i++) {
		const struct recipient *r = &st->recipients[to->at[i]];

		if (!recipient_has_limit(st, r) ||
		    (field < 0 ? fact_gives(&st->facts[fact], r->n.no)
			       : has_of(st, &r->fields, field)))
			return true;
	}
	return by->n + to->n == 0;
}

static void
check_one(struct check *c, const struct fact *f)
{
	const struct statement *st = c->st;
	const struct fact_value *of = VALUE(f, TRANSFER, FIELDS);
	struct str beyond = STR_NONE;

	for (int i = 0; i < (int)st->fields_n; i++)
		if (of->said && fieldset_has(of->fields, i) &&
		    !is_given(st, f, i, -1))
			beyond =
			    join(c, beyond, statement_field_name(c->a, st, i));
	for (size_t i = 0; i < of->list.n; i++)
		if (!is_given(st, f, -1, of->list.at[i]))
			beyond =
			    join(c, beyond, st->facts[of->list.at[i]].n.name);
	if (beyond.n > 0)
		found_name2(c, FINDING_transfer_not_given, &f->n, beyond);
}

void
check_transferred(struct check *c)
{
	for (size_t i = 0; i < c->st->facts_n; i++)
		if (c->st->facts[i].kind == FACT_TRANSFER)
			check_one(c, &c->st->facts[i]);
}
