/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_life: how long, for whom and against whose no, where a clause is
 * there and says too little.
 */
#include "lang/check_private.h"

static int32_t
months_of(struct period p)
{
	return p.years * 12 + p.months + p.days / 30;
}

/* A clause of members that a time brings and not the member. */
static bool
timed(const struct keep_clause *k)
{
	return k->bound == BOUND_EVERY || k->bound == BOUND_MOST ||
	       (k->trigger != TRIGGER_LEFT && k->trigger != TRIGGER_DEATH);
}

static void
check_members_kept(struct check *c)
{
	const struct statement *st = c->st;
	const struct pos *pos = NULL;

	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];

		for (size_t j = 0; k->what == KEEP_MEMBERS && j < k->clauses_n;
		     j++) {
			const struct keep_clause *x = &k->clauses[j];

			if (timed(x))
				return;
			pos = &k->clauses[0].pos;
			if (x->trigger == TRIGGER_DEATH &&
			    x->action == KEEP_DELETE && keep_clause_at_once(x))
				found(c, FINDING_death_at_once, x->pos,
				    STR_NONE, STR_NONE);
		}
	}
	if (pos != NULL)
		found(c, FINDING_open_ended, *pos, STR_NONE, STR_NONE);
}

/* People come from a file, a no deletes them, and the file comes again. */
static void
check_refusal(struct check *c)
{
	const struct keep_clause *k =
	    statement_clause(c->st, KEEP_INVITED, TRIGGER_DECLINED);

	if (k == NULL || k->action != KEEP_DELETE || k->mark)
		return;
	for (size_t i = 0; i < c->st->sources_n; i++)
		if (c->st->sources[i].columns_n > 0 ||
		    c->st->sources[i].own_register) {
			found(c, FINDING_refusal_forgotten, k->pos,
			    c->st->sources[i].n.name, STR_NONE);
			return;
		}
}

/* A least period goes before what would delete sooner. */
static bool
keeps_books(const struct keep *k)
{
	for (size_t i = 0; i < k->clauses_n; i++)
		if (k->clauses[i].bound == BOUND_LEAST &&
		    months_of(k->clauses[i].after) >= 60)
			return true;
	return false;
}

static void
check_duties(struct check *c)
{
	for (size_t i = 0; i < c->st->keeps_n; i++) {
		const struct keep *k = &c->st->keeps[i];
		bool books = (holds_in(&k->provision, "bokf") ||
				 holds_in(&k->duty, "bokf")) &&
			     !keeps_books(k);

		for (size_t j = 0; j < k->clauses_n; j++) {
			const struct keep_clause *x = &k->clauses[j];
			struct keep_clock at =
			    x->has_until ? x->until : keep_clause_clock(x, 0);
			int32_t most =
			    months_of(at.after) + (at.year_end ? 12 : 0);

			if (books && x->action == KEEP_DELETE &&
			    months_of(at.after) < 60)
				found(c, FINDING_bookkeeping_short, x->pos,
				    STR_NONE, STR_NONE);
			if (x->trigger == TRIGGER_DUES_UNPAID &&
			    x->action == KEEP_DELETE && most > 6)
				found(c, FINDING_dues_late, x->pos, STR_NONE,
				    STR_NONE);
		}
	}
}

static void
check_archive(struct check *c)
{
	struct pos pos = c->top;

	if (!own_public_body(c) || c->st->keeps_n == 0)
		return;
	for (size_t i = 0; i < c->st->keeps_n; i++) {
		const struct keep *k = &c->st->keeps[i];

		if (k->what != KEEP_REQUESTS)
			continue;
		if (!text_is_empty(&k->provision) || !text_is_empty(&k->duty) ||
		    !text_is_empty(&k->reason))
			return;
		if (k->clauses_n > 0)
			pos = k->clauses[0].pos;
	}
	found(c, FINDING_archive_unsaid, pos, STR_NONE, STR_NONE);
}

/* 29 to 31 days: more than the month that begins on 30 January. */
static void
check_days(struct check *c, struct period p, struct pos pos)
{
	if (p.years == 0 && p.months == 0 && p.days > 28 && !over_month(p))
		found(c, FINDING_promise_in_days, pos, STR_NONE, STR_NONE);
}

static void
check_answer_days(struct check *c)
{
	for (int r = 0; r < RIGHT_MAX; r++) {
		const struct right_rule *k = &c->st->rights[r];

		if (!k->declared || k->month_at_most)
			continue;
		check_days(c, k->promise, k->pos);
		for (size_t i = 0; i < k->own_n; i++)
			check_days(c, k->own[i].promise, k->own[i].pos);
	}
}

void
check_laws(struct check *c, const struct right_except *all, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_is_empty(&all[i].provision))
			found(c, FINDING_except_no_law, all[i].pos, STR_NONE,
			    STR_NONE);
}

/* Nobody can leave anything out of two of them, and a law of the others. */
static void
check_except(struct check *c, enum right right, const struct right_rule *k)
{
	if (right != RIGHT_COMPLAINT && right != RIGHT_WITHDRAWAL)
		check_laws(c, k->except, k->except_n);
	else if (k->except_n > 0)
		found(c, FINDING_except_absolute, k->except[0].pos, STR_NONE,
		    STR_NONE);
}

/* Complaints are answered by somebody else, and information is this text. */
static void
check_answers(struct check *c)
{
	bool said = false;

	for (int r = 0; r < RIGHT_MAX; r++)
		said = said || !period_is_zero(c->st->rights[r].promise);
	for (int r = 0; r < RIGHT_MAX; r++) {
		const struct right_rule *k = &c->st->rights[r];

		check_except(c, (enum right)r, k);
		if (k->identity_card)
			found(c, FINDING_identity_card, k->pos, STR_NONE,
			    STR_NONE);
		if (said && k->declared && r != RIGHT_COMPLAINT &&
		    r != RIGHT_INFORMATION && r != RIGHT_WITHDRAWAL &&
		    period_is_zero(k->promise))
			found(c, FINDING_answer_uneven, k->pos, STR_NONE,
			    STR_NONE);
	}
}

static void
check_fields_told(struct check *c)
{
	struct str unclassified = STR_NONE;
	struct pos pos = { .line = 0 };
	bool classified = false;

	for (size_t i = 0; i < c->st->fields_n; i++) {
		const struct field *f = &c->st->fields[i];

		classified = classified || f->classification.n > 0;
		if (f->parent < 0 && f->classification.n == 0) {
			unclassified = join(c, unclassified, f->n.name);
			if (pos.line == 0)
				pos = f->n.pos;
		}
		if (f->special && f->classification.n > 0 &&
		    !str_is(f->classification, "strict"))
			found_name(c, FINDING_special_not_strict, &f->n);
		if (is_national_id(f) && text_is_empty(&f->reason))
			found_name(c, FINDING_national_id_unreasoned, &f->n);
	}
	/* Where nothing is classified, that is no measure of theirs. */
	if (unclassified.n > 0 && classified)
		found(c, FINDING_field_unclassified, pos, unclassified,
		    STR_NONE);
}

/* ---- a third person, and the rule for the fields ------------------------ */

/* Whether a clause ends it when the line of the fact does. */
static bool
ends_then(const struct keep *k, const struct fact_value *kept)
{
	for (size_t i = 0; i < k->clauses_n; i++) {
		const struct keep_clause *x = &k->clauses[i];

		for (size_t n = 0; n <= x->others_n; n++) {
			struct keep_clock at =
			    x->has_until ? x->until : keep_clause_clock(x, n);

			if ((x->action == KEEP_DELETE ||
				x->action == KEEP_ANONYMISE) &&
			    period_eq(at.after, kept->period) &&
			    (kept->after < 0 ||
				((int)at.trigger == kept->after &&
				    at.year_end == kept->year_end)))
				return true;
		}
	}
	return false;
}

/* The block by which ${field} goes otherwise than the fact says; NULL: none. An
 * end in words may be what a block for the field says in its own. Who is named
 * by another may be invited, and go by the rule for those. */
static const struct keep *
kept_otherwise(const struct check *c, const struct fact *f, int field,
    enum keep_what what)
{
	const struct fact_value *kept = VALUE(f, THIRD, KEPT);
	const struct keep *found = NULL;

	for (size_t i = 0; i < c->st->keeps_n; i++) {
		const struct keep *k = &c->st->keeps[i];
		struct fieldset whole = statement_whole(c->st, &k->fields);

		if (what == KEEP_FIELDS
			? k->what != what || !fieldset_has(&whole, field)
			: k->what != what && k->what != KEEP_INVITED)
			continue;
		if (SAYS(f, THIRD, ALWAYS) ? k->for_good
		    : kept->said           ? ends_then(k, kept)
					   : what == KEEP_FIELDS)
			return NULL;
		if (found == NULL && k->what == what)
			found = k;
	}
	return found;
}

static bool
has_own(const struct statement *st, int field)
{
	for (size_t i = 0; i < st->keeps_n; i++) {
		struct fieldset whole =
		    statement_whole(st, &st->keeps[i].fields);

		if (st->keeps[i].what == KEEP_FIELDS &&
		    fieldset_has(&whole, field))
			return true;
	}
	return false;
}

static void
check_third_kept(struct check *c, const struct fact *f)
{
	const struct fieldset *fields = VALUE(f, THIRD, FIELDS)->fields;
	const struct keep *k = NULL;

	if (fields == NULL || !fact_says_when(f))
		return;
	for (int i = 0; i < (int)c->st->fields_n && k == NULL; i++)
		if (fieldset_has(fields, i))
			k = kept_otherwise(c, f, i,
			    has_own(c->st, i) ? KEEP_FIELDS : KEEP_MEMBERS);
	if (k != NULL)
		found_name2(c, FINDING_third_kept_otherwise, &f->n,
		    arena_printf(c->a, "%u", (unsigned)k->n.pos.line));
}

void
check_life(struct check *c)
{
	for (size_t i = 0; i < c->st->facts_n; i++)
		if (c->st->facts[i].kind == FACT_THIRD)
			check_third_kept(c, &c->st->facts[i]);
	check_members_kept(c);
	check_refusal(c);
	check_duties(c);
	check_archive(c);
	check_answer_days(c);
	check_answers(c);
	check_fields_told(c);
	for (size_t i = 0; i < c->st->kinds_n; i++)
		if (c->st->kinds[i].tense.n == 0 && !c->st->kinds[i].outside &&
		    !c->st->kinds[i].by_age)
			found_name(c, FINDING_tense_missing,
			    &c->st->kinds[i].n);
}
