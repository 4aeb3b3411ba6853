/* SPDX-License-Identifier: EUPL-1.2 */
/* store/ages: kinds of person that are told by age follow the day of birth and
 * the calendar; nobody sets them. By the same day it is known from whom no yes
 * is taken, and whose yes counts no more. */
#include "policy/ages.h"
#include "base/time.h"
#include "policy/basis.h"
#include "store/internal.h"

/* The kinds by age that ${field} tells, whose text is ${born}. */
static uint64_t
kinds_of_age(const struct statement *st, int field, struct str born,
    struct date today)
{
	uint64_t kinds = 0;
	struct date day;

	if (date_parse(born, &day) != ERR_OK)
		return 0;
	for (size_t i = 0; i < st->kinds_n && i < 64; i++)
		if (st->kinds[i].by_age && st->kinds[i].born == field &&
		    kind_fits_age(&st->kinds[i], day, today))
			kinds |= UINT64_C(1) << i;
	return kinds;
}

static uint64_t
kinds_of_field(const struct statement *st, int field)
{
	uint64_t kinds = 0;

	for (size_t i = 0; i < st->kinds_n && i < 64; i++)
		if (st->kinds[i].by_age && st->kinds[i].born == field)
			kinds |= UINT64_C(1) << i;
	return kinds;
}

uint64_t
person_kinds_now(const struct person *p, struct date today)
{
	const struct statement *st = p->org->st;
	uint64_t kinds = p->facts.kinds & ~statement_age_kinds(st);

	for (size_t i = 0; i < p->values.n; i++)
		if (p->values.at[i].item == 0)
			kinds |= kinds_of_age(st, p->values.at[i].field,
			    p->values.at[i].text, today);
	return kinds;
}

uint64_t
kinds_changed(const struct statement *st, uint64_t kinds,
    const struct change *changes, size_t n, struct date today)
{
	for (size_t i = 0; i < n; i++)
		if (changes[i].item == 0)
			kinds =
			    (kinds & ~kinds_of_field(st, changes[i].field)) |
			    kinds_of_age(st, changes[i].field, changes[i].text,
				today);
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

/* What is known of a person's age. */
struct aged {
	bool known; /* the values are open: kinds follow the day */
	struct date born;
};

static enum err
aged_of(struct tx *tx, struct person *p, int purpose, struct aged *out)
{
	const struct statement *st = tx->org->st;
	int field = statement_born(st);
	struct date day;
	enum err e;

	*out = (struct aged){ .known = false };
	if (field < 0 || (purpose_age(st, &st->purposes[purpose])->years == 0 &&
			     statement_age_kinds(st) == 0))
		return ERR_OK;
	if ((e = person_values_open(tx, p)) != ERR_OK)
		return e;
	if (date_parse(values_get(&p->values, field), &day) == ERR_OK)
		out->born = day;
	out->known = true;
	return ERR_OK;
}

/* On the day of ${at_s}, by what the statement says now. */
static bool
too_young(struct tx *tx, const struct person *p, int purpose,
    const struct aged *aged, int64_t at_s)
{
	struct date day = date_of_instant(at_s);
	uint64_t kinds =
	    aged->known ? person_kinds_now(p, day) : p->facts.kinds;

	return consent_guarded(tx->org->st, purpose, kinds, aged->born, day);
}

enum err
consent_guard(struct tx *tx, struct person *p, int purpose, bool *out)
{
	struct aged aged;
	enum err e = aged_of(tx, p, purpose, &aged);

	if (e == ERR_OK)
		*out = too_young(tx, p, purpose, &aged, tx->now_s);
	return e;
}

enum err
consent_counted(struct tx *tx, struct person *p, int purpose, uint8_t *out)
{
	const struct purpose *pu = &tx->org->st->purposes[purpose];
	struct consent_event *evs;
	struct aged aged;
	uint8_t counts = 0;
	bool young;
	size_t n;
	enum err e;

	*out = p->facts.consent[purpose];
	if (*out == 0 || !purpose_asks_consent(pu))
		return ERR_OK;
	if ((e = aged_of(tx, p, purpose, &aged)) != ERR_OK)
		return e;
	young = too_young(tx, p, purpose, &aged, tx->now_s);
	/* Nobody said yes before the register had them. */
	if (!young && !too_young(tx, p, purpose, &aged, p->created_s))
		return ERR_OK;
	if ((e = consents_read(tx, p, &evs, &n)) != ERR_OK)
		return e;
	for (size_t i = 0; i < n; i++) {
		const struct consent_event *ev = &evs[i];

		if (ev->purpose != purpose || ev->state != CONSENT_GIVEN)
			continue;
		if (ev->by == ACTOR_OPERATOR ||
		    !(young || too_young(tx, p, purpose, &aged, ev->at_s)))
			counts |= channel_bits(ev->channel);
		else
			counts &= (uint8_t)~channel_bits(ev->channel);
	}
	*out &= counts;
	return ERR_OK;
}

enum err
person_counted(struct tx *tx, const struct grant *g, struct person *p,
    struct person_facts *out)
{
	enum err e = ERR_OK;

	if (!granted(tx, g, ACT_SEE, p))
		return ERR_DENIED;
	*out = p->facts;
	for (size_t i = 0; i < tx->org->st->purposes_n && e == ERR_OK; i++)
		e = consent_counted(tx, p, (int)i, &out->consent[i]);
	return e;
}

enum err
person_consent_guard(struct tx *tx, const struct grant *g, struct person *p,
    int purpose, bool *out)
{
	if (!granted(tx, g, ACT_SEE, p))
		return ERR_DENIED;
	return consent_guard(tx, p, purpose, out);
}
