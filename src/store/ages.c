/* SPDX-License-Identifier: EUPL-1.2 */
/* store/ages: kinds of person that are told by age follow the day of birth and
 * the calendar; nobody sets them. */
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
