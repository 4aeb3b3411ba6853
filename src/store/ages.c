/* SPDX-License-Identifier: EUPL-1.2 */
/* store/ages: kinds of person that are told by age follow the day of birth and
 * the calendar; nobody sets them. By the same day it is known from whom no yes
 * is taken. */
#include "policy/ages.h"
#include "base/time.h"
#include "store/internal.h"

uint64_t
person_kinds_now(const struct person *p, struct date today)
{
	const struct statement *st = p->org->st;
	uint64_t kinds = p->facts.kinds & ~statement_age_kinds(st);

	for (size_t i = 0; i < st->kinds_n && i < 64; i++) {
		const struct kind *k = &st->kinds[i];
		struct date born;

		if (k->by_age &&
		    date_parse(values_get(&p->values, k->born), &born) ==
			ERR_OK &&
		    kind_fits_age(k, born, today))
			kinds |= UINT64_C(1) << i;
	}
	return kinds;
}

void
kinds_follow(struct tx *tx, struct person *p)
{
	uint64_t kinds = person_kinds_now(p, date_of_instant(tx->now_s));

	p->dirty_state = p->dirty_state || kinds != p->facts.kinds;
	if (kinds != p->facts.kinds)
		person_untold(tx, p);
	p->facts.kinds = kinds;
}

enum err
person_follow_age(struct tx *tx, const struct grant *g, struct person *p)
{
	enum err e;

	if (!granted(tx, g, ACT_SEE, p))
		return ERR_DENIED;
	if ((e = person_values_open(tx, p)) == ERR_OK)
		kinds_follow(tx, p);
	return e;
}

enum err
consent_guard(struct tx *tx, struct person *p, int purpose, bool *out)
{
	const struct statement *st = tx->org->st;
	struct date born = { .year = 0 }, day;
	int field = statement_born(st);
	enum err e;

	if (field >= 0 && purpose_age(st, &st->purposes[purpose])->years > 0) {
		if ((e = person_values_open(tx, p)) != ERR_OK)
			return e;
		if (date_parse(values_get(&p->values, field), &day) == ERR_OK)
			born = day;
	}
	*out = consent_guarded(st, purpose, p->facts.kinds, born,
	    date_of_instant(tx->now_s));
	return ERR_OK;
}

enum err
person_consent_guard(struct tx *tx, const struct grant *g, struct person *p,
    int purpose, bool *out)
{
	if (!granted(tx, g, ACT_SEE, p))
		return ERR_DENIED;
	return consent_guard(tx, p, purpose, out);
}
