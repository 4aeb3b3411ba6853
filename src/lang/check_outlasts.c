/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_outlasts: what is kept for longer than that for which it is: with
 * a processor, than with the controller; by consent, than people want.
 */
#include "lang/check_private.h"
#include "policy/goes.h"

/* ---- with a processor ---------------------------------------------------- */

static bool
gives_fields(const struct statement *st, const struct processor *k, int purpose)
{
	struct fieldset fields = processor_fields(st, k, purpose);

	return st->purposes[purpose].all_fields || !fieldset_is_empty(&fields);
}

/* Whether it is given the fact for some purpose; one of the register, of which
 * a rule says how long, sets ${fields}. */
static bool
is_given(const struct statement *st, const struct processor *k, int fact,
    bool *fields)
{
	bool given = false;

	for (int p = 0; p < (int)st->purposes_n; p++) {
		if (!processor_gets(st, k, p))
			continue;
		*fields = *fields || gives_fields(st, k, p);
		given = given || (fact_is_data(&st->facts[fact], p) &&
				     processor_has(k, fact));
	}
	return given;
}

/* Whether it is over with the controller before it is there; the same event
 * begins both. */
static bool
is_over_before(const struct fact *f, const struct fact_value *there)
{
	const struct fact_value *here = fact_kept(f);
	struct period p;

	if (here == NULL || !here->said || here->after != there->after ||
	    here->number != there->number)
		return false;
	p = here->period;
	if (here->year_end && !there->year_end)
		p.years++;
	return period_sooner(p, there->period);
}

/* Where of one thing it cannot be told, that may be what is kept so long. */
static void
check_processor(struct check *c, const struct processor *k)
{
	const struct statement *st = c->st;
	bool fields = false;
	size_t given = 0;

	for (int i = 0; i < (int)st->facts_n; i++) {
		if (!is_given(st, k, i, &fields))
			continue;
		if (!is_over_before(&st->facts[i], &k->kept))
			return;
		given++;
	}
	if (given > 0 && !fields)
		found_name(c, FINDING_processor_keeps_longer, &k->n);
}

/* ---- by consent ---------------------------------------------------------- */

static bool
is_by_consent_alone(const struct statement *st, const struct fact *f)
{
	for (size_t i = 0; i < f->purposes.n; i++)
		if (!purpose_rests_only_on(&st->purposes[f->purposes.at[i]],
			BASIS_A))
			return false;
	return f->purposes.n > 0;
}

/* Counted from what comes before people take anything back. */
static bool
is_counted_from_start(const struct fact_value *v)
{
	return v->after < 0 || v->after == TRIGGER_CREATED ||
	       v->after == TRIGGER_JOINED || v->after == TRIGGER_SENT ||
	       v->after == TRIGGER_EVENT_HELD;
}

/* By a law, for a claim, or no longer than people want. */
static bool
may_be_kept(const struct fact *f)
{
	const struct fact_value *until = fact_until(f);

	if ((until != NULL && until->said) || !text_is_empty(&f->provision))
		return true;
	if (f->kind == FACT_PICTURES)
		return SAYS(f, PICTURES, REMOVED) ||
		       SAYS(f, PICTURES, ON_REQUEST);
	return f->kind == FACT_DATA &&
	       (SAYS(f, DATA, DUTY) || SAYS(f, DATA, CLAIMS));
}

/* So long the proof of a yes may be of use; what it was to is not. */
static void
check_consent(struct check *c, const struct fact *f)
{
	static const struct period proof = { .years = 3 };
	const struct fact_value *kept = fact_kept(f);

	if (kept == NULL || !kept->said || !is_counted_from_start(kept) ||
	    !period_sooner(proof, kept->period) || may_be_kept(f) ||
	    !is_by_consent_alone(c->st, f) ||
	    !fact_is_data(f, f->purposes.at[0]))
		return;
	found_name(c, FINDING_consent_kept_long, &f->n);
}

void
check_outlasts(struct check *c)
{
	for (size_t i = 0; i < c->st->processors_n; i++)
		if (c->st->processors[i].kept.said)
			check_processor(c, &c->st->processors[i]);
	for (size_t i = 0; i < c->st->facts_n; i++)
		check_consent(c, &c->st->facts[i]);
}
