/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/ages.h"

#include "policy/basis.h"

int
statement_born(const struct statement *st)
{
	if (st->children.by_age)
		return st->children.born;
	for (size_t i = 0; i < st->kinds_n; i++)
		if (st->kinds[i].by_age)
			return st->kinds[i].born;
	return -1;
}

bool
age_begins_after(const struct age *a, struct date day)
{
	return a->years > 0 && a->since.year != 0 &&
	       (day.year == 0 || date_cmp(a->since, day) > 0);
}

const struct age *
purpose_age(const struct statement *st, const struct purpose *p)
{
	static const struct age none = { .years = 0 };

	if (!purpose_asks_consent(p))
		return &none;
	return p->alone.years > 0 ? &p->alone : &st->children.consent;
}

int
guardian_until(const struct statement *st)
{
	int years = 0;

	for (size_t i = 0; i < st->kinds_n; i++) {
		const struct kind *k = &st->kinds[i];

		if (((k->guardian | k->guardian_too) >> MATTER_CONSENT & 1) !=
			0 &&
		    k->aged_under > years)
			years = k->aged_under;
	}
	return years;
}

static bool
ages_overlap(const struct kind *a, const struct kind *b)
{
	return (a->aged_under == 0 || a->aged_under > b->aged_from) &&
	       (b->aged_under == 0 || b->aged_under > a->aged_from);
}

/* Whether somebody of that kind is among those of ${kinds}. */
static bool
some_among(const struct statement *st, const struct index_list *kinds, int kind)
{
	const struct kind *one = &st->kinds[kind];

	if (index_list_covers(kinds, kind))
		return true;
	for (size_t i = 0; i < kinds->n && one->by_age; i++) {
		const struct kind *k = &st->kinds[kinds->at[i]];

		if (!k->outside && ages_overlap(one, k))
			return true;
	}
	return false;
}

bool
purpose_asks_kind(const struct statement *st, const struct purpose *p, int kind)
{
	if (!purpose_meets(st, p, kind) &&
	    (p->kinds.n == 0 || index_list_has(&p->except, kind) ||
		!some_among(st, &p->kinds, kind)))
		return false;
	for (size_t i = 0; i < p->bases_n; i++)
		if (p->bases[i].code == BASIS_A &&
		    some_among(st, &p->bases[i].kinds, kind))
			return true;
	return false;
}

bool
ages_held(const struct statement *st)
{
	return !st->printed_only && statement_born(st) >= 0;
}

/* The law that a lower age rests on gives nobody leave before it is in force:
 * until then the higher one holds too. */
static int
years_held(const struct statement *st, const struct purpose *p,
    struct date today)
{
	int own = p->alone.years, all = st->children.consent.years;

	if (own == 0 || (all > own && age_begins_after(&p->alone, today)))
		return all;
	return own;
}

bool
consent_guarded(const struct statement *st, int purpose, uint64_t kinds,
    struct date born, struct date today)
{
	const struct purpose *p = &st->purposes[purpose];
	struct kind younger = { .aged_under = years_held(st, p, today) };

	if (statement_guarded(st, kinds, MATTER_CONSENT))
		return true;
	return born.year != 0 && younger.aged_under > 0 &&
	       kind_fits_age(&younger, born, today);
}

static bool
is_of_age(struct date born, int years, struct date today)
{
	const struct period p = { .years = years };

	return date_cmp(date_add(born, p), today) <= 0;
}

bool
kind_fits_age(const struct kind *k, struct date born, struct date today)
{
	return (k->aged_from == 0 || is_of_age(born, k->aged_from, today)) &&
	       (k->aged_under == 0 || !is_of_age(born, k->aged_under, today));
}

uint64_t
statement_age_kinds(const struct statement *st)
{
	uint64_t kinds = 0;

	for (size_t i = 0; i < st->kinds_n && i < 64; i++)
		if (st->kinds[i].by_age)
			kinds |= UINT64_C(1) << i;
	return kinds;
}
