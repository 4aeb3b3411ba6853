/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/leaving.h"

static bool
has_left(const struct keep_clause *c)
{
	for (size_t i = 0; i <= c->others_n; i++)
		if (keep_clause_clock(c, i).trigger == TRIGGER_LEFT)
			return true;
	return false;
}

/* As keeping_held_until() of the store: what outlives a person's leaving. */
bool
keep_outlives(const struct keep *k)
{
	for (size_t i = 0; i < k->clauses_n; i++) {
		const struct keep_clause *c = &k->clauses[i];

		if (c->bound == BOUND_LEAST ||
		    (keep_clause_holds(c) && has_left(c)))
			return true;
	}
	return false;
}

/* Whether another block holds some of the same fields of some of the same. */
static bool
is_held(const struct statement *st, const struct keep *k)
{
	struct fieldset mine = statement_whole(st, &k->fields);

	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *other = &st->keeps[i];
		struct fieldset whole = statement_whole(st, &other->fields);

		if (other->what == KEEP_FIELDS && keep_outlives(other) &&
		    fieldset_meets(&whole, &mine) &&
		    index_lists_meet(&other->kinds, &k->kinds))
			return true;
	}
	return false;
}

/* Whether ${k} deletes by itself, and says nothing of leaving. */
static bool
is_of_time(const struct keep *k)
{
	bool ends = false;

	for (size_t i = 0; i < k->clauses_n; i++) {
		const struct keep_clause *c = &k->clauses[i];

		if (c->action == KEEP_ANONYMISE || has_left(c))
			return false;
		ends = ends || c->action == KEEP_DELETE;
	}
	return ends;
}

bool
leaving_meets(const struct statement *st, const struct keep *k,
    const struct keep *by)
{
	if (by->what != KEEP_MEMBERS || keep_all_taken(st, by) ||
	    !index_lists_meet(&by->kinds, &k->kinds))
		return false;
	for (size_t i = 0; i < k->kinds.n; i++)
		if (!keep_taken(st, by, k->kinds.at[i]))
			return true;
	return k->kinds.n == 0;
}

/* Whether it has gone by its own clock, which began while the person stayed,
 * before what waits for ${left} after leaving goes. */
static bool
is_over(const struct keep_clause *c, struct period left)
{
	for (size_t i = 0; i <= c->others_n; i++) {
		struct keep_clock x = keep_clause_clock(c, i);
		bool over = (x.trigger == TRIGGER_CREATED ||
				x.trigger == TRIGGER_JOINED ||
				x.trigger == TRIGGER_LAST_SEEN) &&
			    !x.year_end && period_within(x.after, left);

		if (over != c->latest)
			return over;
	}
	return c->latest;
}

static bool
is_always_over(const struct keep *k, const struct keep_clause *left)
{
	for (size_t i = 0; i < k->clauses_n; i++)
		if (k->clauses[i].action == KEEP_DELETE &&
		    !k->clauses[i].block &&
		    is_over(&k->clauses[i], left->after))
			return true;
	return false;
}

const struct keep_clause *
leaving_ends(const struct statement *st, const struct keep *k,
    const struct keep *by)
{
	if (st->printed_only || k->what != KEEP_FIELDS || !is_of_time(k) ||
	    keep_outlives(by) || is_held(st, k) || !leaving_meets(st, k, by))
		return NULL;
	for (size_t i = 0; i < by->clauses_n; i++) {
		const struct keep_clause *c = &by->clauses[i];

		if (c->trigger == TRIGGER_LEFT && c->others_n == 0 &&
		    c->bound == BOUND_ACTS && c->action == KEEP_DELETE)
			return is_always_over(k, c) ? NULL : c;
	}
	return NULL;
}
