/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/keep: which blocks of retention speak of whom, and which of their
 * rules the server carries out itself.
 *
 * A rule whose event nobody tells the server, or whose action it cannot do,
 * is allowed in a statement, and printed as what somebody vouches for or as
 * only told.
 */
#include "policy/statement.h"

#define KNOWS(t) (UINT64_C(1) << TRIGGER_##t)

/* The events the server knows, of each thing that is kept. */
static const uint64_t known[KEEP_MAX] = {
	[KEEP_INVITED] = KNOWS(IMPORTED) | KNOWS(INVITED) | KNOWS(DECLINED),
	[KEEP_MEMBERS] = KNOWS(JOINED) | KNOWS(LEFT) | KNOWS(DEATH) |
			 KNOWS(LAST_SEEN) | KNOWS(CONFIRMED) | KNOWS(DATE),
	[KEEP_CONSENTS] = KNOWS(WITHDRAWN) | KNOWS(LEFT),
	[KEEP_MESSAGES] = KNOWS(SENT),
	[KEEP_AUDIT] = KNOWS(CREATED),
	[KEEP_SESSIONS] = KNOWS(CREATED),
	[KEEP_FIELDS] = KNOWS(CREATED) | KNOWS(JOINED) | KNOWS(LEFT) |
			KNOWS(LAST_SEEN) | KNOWS(CONFIRMED) | KNOWS(WITHDRAWN) |
			KNOWS(ACCOUNTING_YEAR) | KNOWS(DATE),
};

struct keep_clock
keep_clause_clock(const struct keep_clause *c, size_t i)
{
	if (i > 0 && i <= c->others_n)
		return c->others[i - 1];
	return (
	    struct keep_clock){ c->trigger, c->after, c->field, c->year_end };
}

/* The accounting year ends when its calendar year does. */
int64_t
keep_clock_at(struct keep_clock c, int64_t event_s)
{
	struct date day = date_of_instant(event_s);

	if (c.year_end && c.trigger != TRIGGER_ACCOUNTING_YEAR)
		event_s = instant_of_date((struct date){ day.year + 1, 1, 1 });
	return instant_add(event_s, c.after);
}

int64_t
keep_clause_at(const struct keep_clause *c, int64_t event_s)
{
	return keep_clock_at(keep_clause_clock(c, 0), event_s);
}

/* Found from the year that the period alone would give: it may be one off. */
int64_t
keep_clause_over(const struct keep_clause *c, int64_t now_s)
{
	const struct period back = { .years = -c->after.years,
		.months = -c->after.months,
		.days = -c->after.days,
		.hours = -c->after.hours };
	int64_t before_s = instant_add(now_s, back), from_s;
	struct date first = { date_of_instant(before_s).year + 1, 1, 1 };

	if (!c->year_end)
		return before_s;
	from_s = instant_of_date(first);
	while (instant_add(from_s, c->after) > now_s) {
		first.year--;
		from_s = instant_of_date(first);
	}
	return from_s;
}

struct keep_clock
keep_clause_first(const struct keep_clause *c)
{
	struct keep_clock first = keep_clause_clock(c, 0);

	if (c->block)
		first.after = c->block_after;
	return first;
}

bool
keep_clock_at_once(struct keep_clock c)
{
	return !c.year_end && period_is_zero(c.after);
}

bool
keep_clause_at_once(const struct keep_clause *c)
{
	return keep_clock_at_once(keep_clause_clock(c, 0));
}

bool
keep_clause_holds(const struct keep_clause *c)
{
	return c->block || c->action == KEEP_BLOCK;
}

bool
keep_holds(const struct keep *k)
{
	for (size_t i = 0; i < k->clauses_n; i++) {
		if (keep_clause_holds(&k->clauses[i]))
			return true;
	}
	return false;
}

/* ---- which blocks speak ------------------------------------------------ */

int
keep_weight(const struct keep *k)
{
	return (k->before.year != 0 ? 2 : 0) + (k->kinds.n > 0 ? 1 : 0);
}

/* Whether all that ${k} is about, of the kinds that ${by} names, is what ${by}
 * is about. */
static bool
stands_for(const struct statement *st, const struct keep *by,
    const struct keep *k)
{
	struct fieldset whole, mine;

	if ((k->what != KEEP_MEMBERS && k->what != KEEP_INVITED &&
		k->what != KEEP_FIELDS) ||
	    by->what != k->what || keep_weight(by) <= keep_weight(k) ||
	    (by->before.year != 0 &&
		(k->before.year == 0 || date_cmp(by->before, k->before) < 0)))
		return false;
	if (k->what != KEEP_FIELDS)
		return true;
	whole = statement_whole(st, &by->fields);
	mine = statement_whole(st, &k->fields);
	fieldset_drop(&mine, &whole);
	return fieldset_is_empty(&mine);
}

bool
keep_taken(const struct statement *st, const struct keep *k, int kind)
{
	for (size_t i = 0; i < st->keeps_n; i++)
		if (stands_for(st, &st->keeps[i], k) &&
		    index_list_has(&st->keeps[i].kinds, kind))
			return true;
	return false;
}

bool
keep_all_taken(const struct statement *st, const struct keep *k)
{
	bool any = false;

	for (size_t i = 0; i < st->kinds_n; i++) {
		if (st->kinds[i].outside || st->kinds[i].by_age)
			continue;
		if (!keep_taken(st, k, (int)i))
			return false;
		any = true;
	}
	return any && statement_members(st, NULL) == MEMBERS_NONE;
}

bool
keep_speaks(const struct statement *st, const struct keep *k, uint64_t kinds)
{
	for (size_t i = 0; i < st->kinds_n && i < 64; i++)
		if ((kinds >> i & 1) != 0 && keep_taken(st, k, (int)i))
			return false;
	return kinds_fit(&k->kinds, kinds);
}

/* ---- what is carried out ------------------------------------------------ */

bool
keep_knows(enum keep_what what, enum trigger t)
{
	return (known[what] >> t & 1) != 0;
}

/* Whether a mark that is left at the event goes after the same period. */
static bool
mark_lasts(const struct statement *st, const struct keep_clause *c)
{
	static const enum keep_what leave[] = { KEEP_INVITED, KEEP_MEMBERS };

	for (size_t i = 0; i < ARRAY_LEN(leave); i++) {
		const struct keep_clause *k =
		    statement_clause(st, leave[i], c->trigger);

		if (k != NULL && k->mark && !k->mark_until_asked &&
		    period_eq(k->mark_for, c->after) && !c->year_end)
			return true;
	}
	return false;
}

/* A value that its own rule would delete, while the person stays, cannot be
 * blocked apart from the others. */
static bool
goes_before(const struct keep *k)
{
	for (size_t i = 0; i < k->clauses_n; i++) {
		const struct keep_clause *c = &k->clauses[i];

		if (c->bound == BOUND_ACTS && c->action == KEEP_DELETE &&
		    (c->trigger != TRIGGER_LEFT || c->others_n > 0))
			return true;
	}
	return false;
}

/* People are stopped from being used, and fields set apart, in these ways
 * only; "at least" needs nothing but its clock. */
static bool
can_do(const struct keep *k, const struct keep_clause *c)
{
	bool people = k->what == KEEP_MEMBERS || k->what == KEEP_INVITED;

	if (c->bound == BOUND_EVERY || c->action == KEEP_ANONYMISE)
		return false;
	if (c->bound == BOUND_LEAST)
		return k->what == KEEP_MEMBERS ||
		       (k->what == KEEP_FIELDS && !goes_before(k));
	if (c->action == KEEP_REVIEW)
		return people;
	if (keep_clause_holds(c))
		return people ||
		       ((k->what == KEEP_FIELDS || k->what == KEEP_CONSENTS) &&
			   c->trigger == TRIGGER_LEFT &&
			   keep_clock_at_once(keep_clause_first(c)));
	return true;
}

static bool
carried_out(const struct statement *st, const struct keep *k,
    const struct keep_clause *c)
{
	if (k->what == KEEP_MARKS)
		return c->action == KEEP_DELETE && c->others_n == 0 &&
		       mark_lasts(st, c);
	if (!can_do(k, c) ||
	    (c->has_until && !keep_knows(k->what, c->until.trigger)))
		return false;
	if (k->what != KEEP_FIELDS && k->what != KEEP_MEMBERS &&
	    k->what != KEEP_INVITED &&
	    (c->others_n > 0 || c->bound != BOUND_ACTS || k->kinds.n > 0 ||
		k->before.year != 0))
		return false;
	for (size_t i = 0; i <= c->others_n; i++) {
		if (!keep_knows(k->what, keep_clause_clock(c, i).trigger))
			return false;
	}
	return true;
}

enum held
keep_held(const struct statement *st, const struct keep *k,
    const struct keep_clause *c)
{
	if (!st->printed_only && carried_out(st, k, c))
		return HELD_ENFORCED;
	return k->attested_by.n > 0 ? HELD_ATTESTED : HELD_TOLD;
}

struct fieldset
keep_open_fields(const struct statement *st, int purpose)
{
	struct fieldset r = { .w = { 0 } };

	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];
		struct fieldset of = statement_whole(st, &k->fields);

		if (!index_list_has(&k->open_for, purpose))
			continue;
		if (k->what == KEEP_FIELDS)
			r = fieldset_or(&r, &of);
		for (size_t f = 0; k->what == KEEP_MEMBERS && f < st->fields_n;
		     f++)
			fieldset_add(&r, (int)f);
	}
	return r;
}

bool
keep_opens(const struct statement *st, int purpose)
{
	for (size_t i = 0; i < st->keeps_n; i++) {
		if (index_list_has(&st->keeps[i].open_for, purpose))
			return true;
	}
	return false;
}
