/* SPDX-License-Identifier: EUPL-1.2 */
/* life/retention: what time does, by the rules of the statement. */
#include "base/time.h"
#include "life/internal.h"
#include "policy/ages.h"
#include "store/group.h"
#include "store/keeping.h"

/* ---- what time does ------------------------------------------------- */

const char *
due_name(enum due_why why)
{
	static const char *const names[DUE_WHYS] = {
		[DUE_NOTHING] = "nothing",
		[DUE_IMPORTED] = "imported",
		[DUE_SILENT] = "silent",
		[DUE_LEFT] = "left",
		[DUE_DEAD] = "dead",
		[DUE_UNSEEN] = "unseen",
		[DUE_PERIOD] = "period",
		[DUE_BLOCK] = "block",
		[DUE_REVIEW] = "review",
		[DUE_FIELDS] = "fields",
		[DUE_CONSENTS] = "consents",
		[DUE_HELD] = "held",
	};

	return names[why];
}

static enum due_why
why_of(const struct keep_clause *c)
{
	switch (c->trigger) {
	case TRIGGER_IMPORTED:
		return DUE_IMPORTED;
	case TRIGGER_INVITED:
		return DUE_SILENT;
	case TRIGGER_LAST_SEEN:
	case TRIGGER_CONFIRMED:
		return DUE_UNSEEN;
	default:
		return DUE_PERIOD;
	}
}

static struct due
due_by_rules(const struct person *p, enum keep_what what)
{
	struct keep_due gone = keeping_person(p, what, KEEP_DELETE);
	struct keep_due stop = { 0 };

	if (!p->facts.restricted)
		stop = keeping_person(p, what, KEEP_BLOCK);
	if (stop.at_s != 0 && (gone.at_s == 0 || stop.at_s < gone.at_s))
		return (struct due){ DUE_BLOCK, stop.at_s, stop.clause };
	if (gone.at_s == 0)
		return (struct due){ DUE_NOTHING, 0, NULL };
	return (struct due){ why_of(gone.clause), gone.at_s, gone.clause };
}

struct due
life_due(const struct org *org, const struct person *p)
{
	(void)org;
	switch (p->facts.stage) {
	case STAGE_POSSIBLE:
	case STAGE_INVITED:
		return due_by_rules(p, KEEP_INVITED);
	case STAGE_LEAVING:
		return (struct due){ DUE_LEFT, p->erase_at_s,
			keeping_clause(p, KEEP_MEMBERS, TRIGGER_LEFT) };
	case STAGE_DECEASED:
		return (struct due){ DUE_DEAD, p->erase_at_s,
			keeping_clause(p, KEEP_MEMBERS, TRIGGER_DEATH) };
	case STAGE_BLOCKED:
		return (struct due){ DUE_NOTHING, 0, NULL };
	default:
		return due_by_rules(p, KEEP_MEMBERS);
	}
}

struct due
life_review_due(const struct person *p)
{
	enum keep_what what =
	    (p->facts.stage & (STAGE_POSSIBLE | STAGE_INVITED)) != 0
		? KEEP_INVITED
		: KEEP_MEMBERS;
	struct keep_due d = { 0 };

	if (p->facts.stage != STAGE_BLOCKED)
		d = keeping_person(p, what, KEEP_REVIEW);
	if (d.at_s == 0)
		return (struct due){ DUE_NOTHING, 0, NULL };
	return (struct due){ DUE_REVIEW, d.at_s, d.clause };
}

static enum mark_reason
due_reason(enum due_why why)
{
	switch (why) {
	case DUE_SILENT:
	case DUE_IMPORTED:
		return MARK_SILENT;
	case DUE_DEAD:
		return MARK_DECEASED;
	default:
		return MARK_ERASED;
	}
}

enum err
life_retain(struct tx *tx, struct person *p, struct due *out)
{
	int purpose = org_purpose(tx->org, ACTIVITY_RETENTION);
	struct due d;
	struct erasure how;
	const struct grant *g;
	enum act act;
	enum err e;

	if (keeping_has_dates(tx->org) &&
	    (e = person_values_open(tx, p)) != ERR_OK)
		return e;
	d = life_due(tx->org, p);

	*out = (struct due){ DUE_NOTHING, 0, NULL };
	if (d.why == DUE_NOTHING || d.at_s > tx->now_s)
		return ERR_OK;
	how = clause_erasure(tx, d.clause, due_reason(d.why));
	act = d.why == DUE_BLOCK ? ACT_RESTRICT : ACT_ERASE;
	e = tx_decide(tx, purpose, act, NULL, p, -1, 0, &g);
	if (e == ERR_OK && act == ACT_RESTRICT)
		e = person_restrict(tx, g, p, true);
	else if (e == ERR_OK)
		e = erase_with(tx, g, p, &how, NULL);
	if (e == ERR_OK)
		*out = d;
	return e;
}

/* ---- values, consents and what a duty holds ---------------------------- */

static bool
consents_due(const struct tx *tx, const int64_t *withdrawn_s,
    const struct keep_clause *by)
{
	for (size_t i = 0; i < tx->org->st->purposes_n; i++)
		if (withdrawn_s[i] != 0 &&
		    keep_clause_at(by, withdrawn_s[i]) <= tx->now_s)
			return true;
	return false;
}

/* Of somebody who is gone: whether what was held is over. */
static enum err
hold_is_over(struct tx *tx, struct person *p, bool *out)
{
	struct fieldset held;
	int64_t until_s;
	enum err e = person_held(tx, p, &held, &until_s);

	*out = e == ERR_OK && until_s == 0;
	return e;
}

enum err
life_parts_due(struct tx *tx, struct person *p, struct parts_due *out)
{
	int64_t *withdrawn_s =
	    ARENA_ARRAY(tx->a, int64_t, tx->org->st->purposes_n + 1);
	const struct keep_clause *by = keeping_withdrawn(tx->org);
	enum err e = ERR_OK;

	*out = (struct parts_due){ 0 };
	if (statement_age_kinds(tx->org->st) != 0 &&
	    p->facts.stage != STAGE_BLOCKED &&
	    (e = person_values_open(tx, p)) == ERR_OK)
		out->ages = person_kinds_now(p, date_of_instant(tx->now_s)) !=
			    p->facts.kinds;
	if (e == ERR_OK &&
	    (keeping_has_values(tx->org) || p->facts.stage == STAGE_BLOCKED))
		e = person_values_due(tx, p, &out->fields, &out->next_s);
	if (e == ERR_OK && p->facts.stage == STAGE_BLOCKED)
		return hold_is_over(tx, p, &out->hold_over);
	if (e == ERR_OK && p->consent_events > 0 && by != NULL) {
		e = person_withdrawn(tx, p, withdrawn_s);
		out->consents =
		    e == ERR_OK && consents_due(tx, withdrawn_s, by);
	}
	return e;
}

bool
parts_any(const struct parts_due *d)
{
	return d->hold_over || d->consents || d->ages ||
	       !fieldset_is_empty(&d->fields);
}

static enum err
values_expire(struct tx *tx, struct person *p, const struct fieldset *fields)
{
	const struct statement *st = tx->org->st;
	const struct grant *g;
	struct str names = STR_NONE;
	size_t n = 0;
	enum err e;

	for (int i = 0; i < (int)st->fields_n; i++)
		if (fieldset_has(fields, i))
			names = arena_printf(tx->a, STR_FMT " " STR_FMT,
			    STR_ARG(names), STR_ARG(st->fields[i].n.name));
	tx->note = arena_printf(tx->a, "fields" STR_FMT, STR_ARG(names));
	e = tx_decide(tx, org_purpose(tx->org, ACTIVITY_RETENTION), ACT_ERASE,
	    NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_values_expire(tx, g, p, &n);
	/* A group by the value would tell it. */
	return e == ERR_OK ? group_apply_rules(tx, p) : e;
}

static enum err
kinds_follow_age(struct tx *tx, struct person *p)
{
	const struct grant *g;
	enum err e;

	tx->note = STR("kinds by age");
	e = tx_decide(tx, org_purpose(tx->org, ACTIVITY_RETENTION), ACT_SEE,
	    NULL, p, -1, 0, &g);
	return e == ERR_OK ? person_follow_age(tx, g, p) : e;
}

enum err
life_parts_retain(struct tx *tx, struct person *p, struct parts_due *out)
{
	const struct erasure how = { .mark = false };
	const struct keep_clause *by = keeping_withdrawn(tx->org);
	const struct grant *g;
	size_t n;
	enum err e = life_parts_due(tx, p, out);

	/* Fields that a newer version does not have any more: for those who
	 * stay its own job takes them out. */
	if (e == ERR_OK && p->facts.stage == STAGE_BLOCKED)
		e = person_drop_gone(tx, p, &n);
	if (e != ERR_OK || !parts_any(out))
		return e;
	if (out->ages && (e = kinds_follow_age(tx, p)) != ERR_OK)
		return e;
	if (!out->hold_over && !fieldset_is_empty(&out->fields))
		e = values_expire(tx, p, &out->fields);
	if (e != ERR_OK || (!out->hold_over && !out->consents))
		return e;
	tx->note = out->hold_over ? STR("what was held") : STR("consents");
	e = tx_decide(tx, org_purpose(tx->org, ACTIVITY_RETENTION), ACT_ERASE,
	    NULL, p, -1, 0, &g);
	if (e == ERR_OK && out->hold_over)
		return person_erase(tx, g, p, &how, NULL);
	if (e == ERR_OK && by != NULL)
		e = person_consents_expire(tx, g, p, by, &n);
	return e;
}
