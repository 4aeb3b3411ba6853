/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * job/people: a walk over everybody: invite who may be invited, remind once,
 * erase what is due. Who is looked at is known from the state alone; facts
 * are read only of those with something to do.
 */
#include "base/limits.h"
#include "base/time.h"
#include "job/internal.h"
#include "policy/ages.h"
#include "store/index.h"
#include "store/keeping.h"

enum step {
	STEP_NONE,
	STEP_INVITE,
	STEP_REMIND,
	STEP_RETAIN
};

static enum step
next_step(struct tx *tx, struct person *p)
{
	int invite = org_purpose(tx->org, ACTIVITY_INVITE);
	struct due d = life_due(tx->org, p);

	if (d.why != DUE_NOTHING && d.at_s <= tx->now_s)
		return STEP_RETAIN;
	if (life_reminder_due(tx->org, p, tx->now_s))
		return STEP_REMIND;
	if (p->facts.stage == STAGE_POSSIBLE && invite >= 0 &&
	    tx_may(tx, invite, ACT_INVITE, NULL, p) &&
	    index_has_email(tx->org->index, p->id))
		return STEP_INVITE;
	return STEP_NONE;
}

static enum activity
step_activity(enum step step)
{
	return step == STEP_RETAIN ? ACTIVITY_RETENTION : ACTIVITY_INVITE;
}

static enum err
do_step(struct tx *tx, struct person *p, enum step step)
{
	struct due done;

	switch (step) {
	case STEP_INVITE:
		return life_invite(tx, p);
	case STEP_REMIND:
		return life_remind(tx, p);
	case STEP_RETAIN:
		return life_retain(tx, p, &done);
	case STEP_NONE:
		break;
	}
	return ERR_OK;
}

/* Look without a savepoint and without an entry; act with both. */
static enum step
look(struct jobs *j, struct org *org, int64_t id)
{
	struct actor as = { .type = ACTOR_JOB,
		.role = -1,
		.purpose = org_purpose(org, ACTIVITY_INVITE) };
	struct tx peek = { .s = j->s,
		.org = org,
		.a = j->a,
		.actor = &as,
		.activity = ACTIVITY_INVITE,
		.now_s = j->s->now_s,
		.today = date_days(date_of_instant(j->s->now_s)) };
	enum step step = STEP_NONE;
	struct person *p;

	arena_reset(j->a);
	if (person_open(&peek, id, &p) == ERR_OK) {
		if (!keeping_has_dates(org) ||
		    person_values_open(&peek, p) == ERR_OK)
			step = next_step(&peek, p);
		key_wipe(&p->key);
	}
	return step;
}

static void
visit(struct jobs *j, struct org *org, int64_t id)
{
	enum step step = look(j, org, id);
	struct actor as;
	struct person *p;
	struct tx tx;
	enum err e;

	if (step == STEP_NONE)
		return;
	if (job_tx(j, &tx, org, &as, step_activity(step)) != ERR_OK)
		return;
	e = person_open(&tx, id, &p);
	if (e == ERR_OK)
		e = do_step(&tx, p, step);
	e = tx_end(&tx, e);
	if (e != ERR_OK && e != ERR_NOT_FOUND && e != ERR_DENIED)
		log_line("people: one could not be handled (%s)", err_name(e));
}

bool
job_people(struct jobs *j, int64_t until_ns)
{
	for (; j->walk_org < j->s->orgs_n; j->walk_org++) {
		struct org *org = &j->s->orgs[j->walk_org];
		int64_t id;

		while ((id = index_next(org->index, j->walk_person)) != 0) {
			if (clock_mono_ns() >= until_ns)
				return true;
			visit(j, org, id);
			j->walk_person = id;
		}
		j->walk_person = 0;
	}
	j->walk_org = 0;
	return false;
}

/* ---- values, consents, and what a duty holds ----------------------------- */

static bool
parts_look(struct jobs *j, struct org *org, int64_t id)
{
	struct tx peek = { .s = j->s,
		.org = org,
		.a = j->a,
		.now_s = j->s->now_s,
		.today = date_days(date_of_instant(j->s->now_s)) };
	struct parts_due due = { 0 };
	struct person *p;
	bool any = false;

	arena_reset(j->a);
	if (person_open(&peek, id, &p) == ERR_OK) {
		any =
		    life_parts_due(&peek, p, &due) == ERR_OK && parts_any(&due);
		key_wipe(&p->key);
	}
	return any;
}

static void
parts_visit(struct jobs *j, struct org *org, int64_t id)
{
	struct parts_due done;
	struct actor as;
	struct person *p;
	struct tx tx;
	enum err e;

	if (!parts_look(j, org, id) ||
	    job_tx(j, &tx, org, &as, ACTIVITY_RETENTION) != ERR_OK)
		return;
	e = person_open(&tx, id, &p);
	if (e == ERR_OK)
		e = life_parts_retain(&tx, p, &done);
	e = tx_end(&tx, e);
	if (e != ERR_OK && e != ERR_NOT_FOUND)
		log_line("parts: one could not be handled (%s)", err_name(e));
}

static bool
has_parts(const struct org *org)
{
	return keeping_has_values(org) || keeping_withdrawn(org) != NULL ||
	       statement_age_kinds(org->st) != 0;
}

/* The next one of this organisation; 0 when both walks are over. */
static int64_t
parts_next(struct jobs *j, const struct org *org)
{
	int64_t id = 0;

	if (!j->parts_held && has_parts(org))
		id = index_next(org->index, j->parts_person);
	if (id != 0)
		return id;
	if (!j->parts_held) {
		j->parts_held = true;
		j->parts_person = 0;
	}
	return index_next_held(org->index, j->parts_person);
}

bool
job_parts(struct jobs *j, int64_t until_ns)
{
	for (; j->parts_org < j->s->orgs_n; j->parts_org++) {
		struct org *org = &j->s->orgs[j->parts_org];
		int64_t id;

		while ((id = parts_next(j, org)) != 0) {
			if (clock_mono_ns() >= until_ns)
				return true;
			parts_visit(j, org, id);
			j->parts_person = id;
		}
		j->parts_person = 0;
		j->parts_held = false;
	}
	j->parts_org = 0;
	return false;
}

/* ---- what a run would do ----------------------------------------------- */

struct preview {
	struct arena *kept;
	int64_t until_s;
	size_t max, cap;
	struct retention_preview *out;
};

static void
preview_add(struct preview *v, enum due_why why, int64_t person, int64_t at_s,
    const struct keep_clause *clause)
{
	if (why == DUE_NOTHING || at_s > v->until_s)
		return;
	v->out->total++;
	v->out->by_why[why]++;
	if (v->out->n < v->max)
		*(struct retention_row *)ARENA_PUSH(v->kept, v->out->at,
		    v->out->n, v->cap) =
		    (struct retention_row){ why, person, at_s, clause };
}

/* As of the end of the preview, so that what falls due in it is seen. */
static void
preview_person(struct preview *v, struct tx *peek, struct person *p)
{
	struct due d, review;
	struct parts_due parts;

	if (keeping_has_dates(peek->org) &&
	    person_values_open(peek, p) != ERR_OK)
		return;
	d = life_due(peek->org, p);
	review = life_review_due(p);

	preview_add(v, d.why, p->id, d.at_s, d.clause);
	preview_add(v, review.why, p->id, review.at_s, review.clause);
	if (life_parts_due(peek, p, &parts) != ERR_OK)
		return;
	if (p->facts.stage == STAGE_BLOCKED)
		preview_add(v, DUE_HELD, p->id,
		    parts.hold_over     ? peek->now_s
		    : parts.next_s != 0 ? parts.next_s
					: INT64_MAX,
		    NULL);
	else if (parts.next_s != 0)
		preview_add(v, DUE_FIELDS, p->id, parts.next_s, NULL);
	if (parts.consents)
		preview_add(v, DUE_CONSENTS, p->id, peek->now_s, NULL);
}

static void
preview_walk(struct preview *v, struct tx *tx, struct arena *scratch, bool held)
{
	const struct index *ix = tx->org->index;
	int64_t id = 0;

	while (
	    (id = held ? index_next_held(ix, id) : index_next(ix, id)) != 0) {
		struct tx peek = { .s = tx->s,
			.org = tx->org,
			.a = scratch,
			.now_s = tx->now_s };
		struct person *p;

		arena_reset(scratch);
		if (person_open(&peek, id, &p) != ERR_OK)
			continue;
		preview_person(v, &peek, p);
		key_wipe(&p->key);
	}
}

enum err
retention_preview(struct tx *tx, int64_t until_s, size_t max,
    struct retention_preview *out)
{
	struct preview v = { .kept = tx->a,
		.until_s = until_s,
		.max = max,
		.out = out };
	struct arena *scratch;
	const struct grant *g;
	enum err e = tx_decide(tx, org_purpose(tx->org, ACTIVITY_RETENTION),
	    ACT_FIND, NULL, NULL, -1, 0, &g);

	*out = (struct retention_preview){ 0 };
	if (e != ERR_OK)
		return e;
	scratch = arena_new(LIMIT_ARENA_REQUEST);
	preview_walk(&v, tx, scratch, false);
	preview_walk(&v, tx, scratch, true);
	arena_free(scratch);
	return ERR_OK;
}
