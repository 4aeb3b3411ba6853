/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/diff_kept: how long people of a kind are kept, and others. */
#include "lang/diff_private.h"

/* Whether ${b} does at least what ${a} does, and no later. */
static bool
as_soon(const struct keep_clause *b, const struct keep_clause *a)
{
	return b->trigger == a->trigger && b->field == a->field &&
	       b->bound == a->bound && b->action == a->action &&
	       b->block == a->block && b->others_n == 0 && a->others_n == 0 &&
	       !b->has_until && !a->has_until && b->year_end <= a->year_end &&
	       period_hours_most(b->after) <= period_hours_most(a->after);
}

static bool
has_as_soon(const struct keep *b, const struct keep_clause *a)
{
	for (size_t i = 0; i < b->clauses_n; i++)
		if (as_soon(&b->clauses[i], a))
			return true;
	return false;
}

/* Something that keeps longer than the other rules would. */
static bool
holds(const struct keep_clause *c)
{
	return keep_clause_holds(c) || c->bound == BOUND_LEAST;
}

/* Whether ${b} keeps no longer than ${a}, as far as can be told: each clause of
 * ${a} that ends something has one in ${b} that does it as soon, and no clause
 * of ${b} holds what none of ${a} holds as long. */
static bool
no_longer(const struct keep *b, const struct keep *a)
{
	if (b->for_good && !a->for_good)
		return false;
	for (size_t i = 0; i < a->clauses_n; i++)
		if (!holds(&a->clauses[i]) && !has_as_soon(b, &a->clauses[i]))
			return false;
	for (size_t i = 0; i < b->clauses_n; i++) {
		bool held = !holds(&b->clauses[i]);

		for (size_t k = 0; k < a->clauses_n && !held; k++)
			held = as_soon(&b->clauses[i], &a->clauses[k]);
		if (!held)
			return false;
	}
	return true;
}

/* By what others than those of its kinds are kept. */
static const struct keep *
otherwise(const struct statement *st, const struct keep *k)
{
	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *o = &st->keeps[i];
		struct fieldset both = fieldset_and(&o->fields, &k->fields);

		if (o->what == k->what && o->kinds.n == 0 &&
		    o->before.year == k->before.year &&
		    (k->what != KEEP_FIELDS || !fieldset_is_empty(&both)))
			return o;
	}
	return NULL;
}

/* Where nothing is said of others they are kept without end, but for what is
 * only held for the kind. */
static bool
only_holds(const struct keep *k)
{
	for (size_t i = 0; i < k->clauses_n; i++)
		if (!holds(&k->clauses[i]))
			return false;
	return true;
}

bool
diff_kept_longer(const struct statement *st, int kind, bool by_the_kind)
{
	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i], *o;

		if (!index_list_has(&k->kinds, kind))
			continue;
		o = otherwise(st, k);
		if (o == NULL
			? only_holds(k) == by_the_kind
			: !(by_the_kind ? no_longer(k, o) : no_longer(o, k)))
			return true;
	}
	return false;
}
