/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/consent.h"

#include "policy/goes.h"
#include "policy/same.h"

/* Two versions, and the purpose in each. */
struct yes {
	const struct statement *was, *is;
	const struct purpose *then, *now;
};

static const struct basis *
consent_of(const struct purpose *p)
{
	for (size_t i = 0; i < p->bases_n; i++)
		if (p->bases[i].code == BASIS_A)
			return &p->bases[i];
	return NULL;
}

static bool
same_topics(const struct yes *y)
{
	for (size_t i = 0; i < y->now->topics_n; i++) {
		const struct named *now = &y->now->topics[i];
		bool found = false;

		for (size_t k = 0; k < y->then->topics_n; k++) {
			const struct named *then = &y->then->topics[k];

			found =
			    found || (str_eq(then->name, now->name) &&
					 same_named(y->was, y->is, then, now));
		}
		if (!found)
			return false;
	}
	return true;
}

static bool
same_words(const struct yes *y)
{
	const struct basis *then = consent_of(y->then);
	const struct basis *now = consent_of(y->now);

	return then != NULL && now != NULL &&
	       same_named(y->was, y->is, &y->then->n, &y->now->n) &&
	       same_text(y->was, y->is, &then->consent_text,
		   &now->consent_text) &&
	       same_topics(y);
}

/* ---- what is used -------------------------------------------------------- */

static bool
fields_within(const struct yes *y, struct str *what)
{
	struct fieldset old = purpose_fields(y->was, y->then);
	struct fieldset uses = purpose_fields(y->is, y->now);

	old = statement_whole(y->was, &old);
	uses = statement_whole(y->is, &uses);
	for (int i = 0; i < (int)y->is->fields_n; i++) {
		const struct field *f = &y->is->fields[i], *then;
		int k;

		if (!fieldset_has(&uses, i))
			continue;
		*what = f->n.name;
		k = statement_field_in(y->was, y->is, i);
		if (k < 0 || !fieldset_has(&old, k))
			return false;
		then = &y->was->fields[k];
		if (f->type != then->type || (f->special && !then->special) ||
		    (f->criminal && !then->criminal) ||
		    !same_text(y->was, y->is, &then->n.label, &f->n.label))
			return false;
	}
	return true;
}

/* The fact of the earlier version that is called so and is of that kind. */
static const struct fact *
fact_was(const struct yes *y, const struct fact *f)
{
	int i = statement_fact(y->was, f->kind, f->n.name);

	return i < 0 ? NULL : &y->was->facts[i];
}

/* Beside the register the examples are the list of what it is. */
static bool
same_category(const struct yes *y, const struct fact *then,
    const struct fact *now)
{
	static const enum fact_property flags[] = { FACT_PROPERTY_DATA_SPECIAL,
		FACT_PROPERTY_DATA_CRIMINAL };

	if (!same_text(y->was, y->is, &then->n.label, &now->n.label))
		return false;
	if (now->kind != FACT_DATA)
		return true;
	for (size_t i = 0; i < ARRAY_LEN(flags); i++)
		if (fact_says(now, flags[i])->said &&
		    !fact_says(then, flags[i])->said)
			return false;
	return same_text(y->was, y->is,
	    &fact_says(then, FACT_PROPERTY_DATA_EXAMPLES)->text,
	    &fact_says(now, FACT_PROPERTY_DATA_EXAMPLES)->text);
}

static bool
data_within(const struct yes *y, struct str *what)
{
	for (size_t i = 0; i < y->is->facts_n; i++) {
		const struct fact *f = &y->is->facts[i], *then;

		if (!fact_is_data(f, y->now->n.no))
			continue;
		*what = f->n.name;
		then = fact_was(y, f);
		if (then == NULL || !fact_is_data(then, y->then->n.no) ||
		    !same_category(y, then, f))
			return false;
	}
	return true;
}

/* ---- who gets it --------------------------------------------------------- */

static bool
gets_no_more(const struct yes *y, const struct recipient *then,
    const struct recipient *now)
{
	/* Where nothing is said any more, nothing is left out. */
	if (recipient_has_limit(y->was, then) &&
	    !recipient_has_limit(y->is, now))
		return false;
	for (int i = 0; i < (int)y->is->fields_n; i++) {
		int k;

		if (!fieldset_has(&now->fields, i))
			continue;
		k = statement_field_in(y->was, y->is, i);
		if (k < 0 || !fieldset_has(&then->fields, k))
			return false;
	}
	for (size_t i = 0; i < y->is->facts_n; i++) {
		const struct fact *f = &y->is->facts[i], *old;

		if (!fact_is_data(f, y->now->n.no) || !fact_gives(f, now->n.no))
			continue;
		old = fact_was(y, f);
		if (old == NULL || !fact_gives(old, then->n.no))
			return false;
	}
	return true;
}

static bool
recipient_was(const struct yes *y, const struct recipient *now)
{
	for (size_t i = 0; i < y->was->recipients_n; i++) {
		const struct recipient *r = &y->was->recipients[i];

		if (!str_eq(r->n.name, now->n.name))
			continue;
		/* Who was one of us is not when it decides by itself. */
		return str_eq(r->name, now->name) && recipient_is_named(r) &&
		       (recipient_is_other(r) || !recipient_is_other(now)) &&
		       recipient_gets(y->was, r, y->then->n.no) &&
		       gets_no_more(y, r, now) &&
		       same_text(y->was, y->is, &r->n.label, &now->n.label);
	}
	return false;
}

static bool
party_was(const struct yes *y, const struct text *party)
{
	for (size_t i = 0; i < purpose_parties(y->was); i++)
		if (same_text(y->was, y->is,
			purpose_party(y->was, y->then->n.no, i), party))
			return true;
	return false;
}

static bool
recipients_within(const struct yes *y, struct str *what)
{
	for (size_t i = 0; i < y->is->recipients_n; i++) {
		const struct recipient *r = &y->is->recipients[i];

		*what = r->n.name;
		if (recipient_is_named(r) &&
		    recipient_gets(y->is, r, y->now->n.no) &&
		    !recipient_was(y, r))
			return false;
	}
	for (size_t i = 0; i < purpose_parties(y->is); i++) {
		const struct text *party =
		    purpose_party(y->is, y->now->n.no, i);

		*what = text_in(party, LANG_NB);
		if (!text_is_empty(party) && !party_was(y, party))
			return false;
	}
	return true;
}

static bool
countries_within(const struct yes *y, struct str *what)
{
	struct abroad then, now;

	purpose_abroad(y->was, y->then->n.no, &then);
	purpose_abroad(y->is, y->now->n.no, &now);
	for (size_t i = 0; i < now.n; i++) {
		*what = now.at[i];
		if (!abroad_has(&then, now.at[i], now.asks[i]))
			return false;
	}
	return true;
}

enum consent_more
consent_more(const struct statement *was, const struct statement *is,
    int purpose, struct str *what_out)
{
	struct yes y = { .was = was, .is = is, .now = &is->purposes[purpose] };
	int i = statement_purpose(was, y.now->n.name);

	*what_out = y.now->n.name;
	if (i < 0)
		return CONSENT_WORDS;
	y.then = &was->purposes[i];
	if (!same_words(&y))
		return CONSENT_WORDS;
	if (!fields_within(&y, what_out) || !data_within(&y, what_out))
		return CONSENT_FIELDS;
	if (!recipients_within(&y, what_out))
		return CONSENT_RECIPIENT;
	if (!countries_within(&y, what_out))
		return CONSENT_COUNTRY;
	*what_out = is->controllers[y.now->controller].n.name;
	return same_controllers(was, is, y.then, y.now) ? CONSENT_SAME
							: CONSENT_CONTROLLER;
}
