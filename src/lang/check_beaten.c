/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_beaten: rules for how long that can never act: another one comes
 * first, the clock never begins, or there is nothing of what is kept.
 */
#include "lang/check_private.h"
#include "lang/words.h"

static struct str
kept_word(const struct check *c, const struct keep *k)
{
	return phrase_in(&words_list(WORDS_KEEP).at[k->what], c->lang);
}

/* ---- another one comes first ------------------------------------------- */

/* Whether ${a} has run before ${b}, of the same event: the end of its year is a
 * year later at most. */
static bool
runs_first(struct keep_clock a, struct keep_clock b)
{
	if (a.year_end && !b.year_end)
		a.after.years++;
	return period_sooner(a.after, b.after) ||
	       (!a.year_end && b.year_end && period_eq(a.after, b.after));
}

/* Whether a clock of ${first} has run out before ${c}. */
static bool
outruns(const struct keep_clause *first, struct keep_clock c)
{
	for (size_t i = 0; i <= first->others_n; i++) {
		struct keep_clock x = keep_clause_clock(first, i);

		if (x.trigger == c.trigger && x.field == c.field &&
		    runs_first(x, c))
			return true;
	}
	return false;
}

/* Whether ${first}, which acts at the first of its clocks, has deleted what
 * ${k} is about before that is due. */
static bool
beats(const struct keep_clause *first, const struct keep_clause *k)
{
	size_t outrun = 0;

	if (first->action != KEEP_DELETE || first->block ||
	    first->bound == BOUND_LEAST || first->bound == BOUND_EVERY ||
	    (first->latest && first->others_n > 0) || k->bound == BOUND_LEAST ||
	    k->bound == BOUND_EVERY || keep_clause_holds(k))
		return false;
	for (size_t i = 0; i <= k->others_n; i++)
		outrun += outruns(first, keep_clause_clock(k, i));
	return k->latest ? outrun > 0 : outrun == k->others_n + 1;
}

static bool
same_kinds(const struct index_list *a, const struct index_list *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (!index_list_has(b, a->at[i]))
			return false;
	return a->n == b->n;
}

/* Whether all that ${k} is about is what ${by} is about too, and no other block
 * speaks in the place of ${by}. */
static bool
covers(const struct check *c, const struct keep *by, const struct keep *k)
{
	size_t blocks = 0;
	bool held = false;

	for (size_t i = 0; i < c->st->keeps_n; i++)
		blocks += c->st->keeps[i].what == by->what;
	for (size_t i = 0; i < by->clauses_n; i++)
		held = held || by->clauses[i].bound == BOUND_LEAST;
	if (by == k)
		return true;
	/* A field goes when the person does. */
	return k->what == KEEP_FIELDS && by->what == KEEP_MEMBERS &&
	       k->before.year == 0 && by->before.year == 0 && !held &&
	       same_kinds(&by->kinds, &k->kinds) &&
	       (blocks == 1 || by->kinds.n > 0);
}

static void
check_one(struct check *c, const struct keep *k, const struct keep_clause *x)
{
	for (size_t i = 0; i < c->st->keeps_n; i++) {
		const struct keep *by = &c->st->keeps[i];

		for (size_t j = 0; j < by->clauses_n; j++) {
			const struct keep_clause *first = &by->clauses[j];

			if (first == x || !covers(c, by, k) || !beats(first, x))
				continue;
			found(c, FINDING_keep_beaten, x->pos,
			    arena_printf(c->a, "%u", (unsigned)first->pos.line),
			    STR_NONE);
			return;
		}
	}
}

/* ---- the clock never begins -------------------------------------------- */

static bool
happens(const struct check *c, enum trigger t)
{
	switch (t) {
	case TRIGGER_IMPORTED: /* or entered by staff */
		return served(c, ACTIVITY_IMPORT) ||
		       somebody_may(c, ACT_ADD, -1);
	case TRIGGER_INVITED:
	case TRIGGER_DECLINED:
		return served(c, ACTIVITY_INVITE);
	default:
		return true;
	}
}

static void
check_begins(struct check *c, const struct keep_clause *x)
{
	struct word_list words = words_list(WORDS_TRIGGER);

	for (size_t i = 0; i <= x->others_n; i++) {
		enum trigger t = keep_clause_clock(x, i).trigger;

		if (!happens(c, t))
			found(c, FINDING_event_never, x->pos,
			    phrase_in(&words.at[t], c->lang), STR_NONE);
	}
}

/* ---- there is nothing of it -------------------------------------------- */

/* Whether there is anything that the block could be about. */
static bool
is_there(const struct check *c, const struct keep *k)
{
	if (kinds_are_outside(c->st, &k->kinds))
		return k->what == KEEP_REQUESTS || k->what == KEEP_CONSENTS;
	if (keep_all_taken(c->st, k))
		return false;
	switch (k->what) {
	case KEEP_INVITED:
		return happens(c, TRIGGER_INVITED) ||
		       happens(c, TRIGGER_IMPORTED);
	case KEEP_CONSENTS:
		return statement_rests_on(c->st, BASIS_A);
	case KEEP_MESSAGES:
		return statement_sends(c->st);
	case KEEP_SESSIONS:
		return served(c, ACTIVITY_SIGN_IN);
	case KEEP_MARKS:
		return statement_has_marks(c->st);
	default:
		return true;
	}
}

/* ---- nobody may open what is held -------------------------------------- */

static void
check_opened(struct check *c, const struct keep *k)
{
	for (size_t i = 0; i < k->open_for.n; i++)
		if (somebody_may(c, ACT_SEE, k->open_for.at[i]))
			return;
	if (k->open_for.n > 0 && keep_holds(k) && c->st->roles_n > 0)
		found(c, FINDING_hold_closed, k->n.pos, kept_word(c, k),
		    STR_NONE);
}

/* Without a server nothing says that people are invited, or sign in. */
void
check_beaten(struct check *c)
{
	for (size_t i = 0; i < c->st->keeps_n; i++) {
		const struct keep *k = &c->st->keeps[i];
		bool there = c->st->printed_only || is_there(c, k);

		if (!there)
			found(c, FINDING_keep_of_nothing, k->n.pos,
			    kept_word(c, k), STR_NONE);
		if (!c->st->printed_only)
			check_opened(c, k);
		for (size_t j = 0; j < k->clauses_n; j++) {
			check_one(c, k, &k->clauses[j]);
			if (there && !c->st->printed_only)
				check_begins(c, &k->clauses[j]);
		}
	}
}
