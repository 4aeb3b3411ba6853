/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * job/people: a walk over everybody: invite who may be invited, remind once,
 * erase what is due. Who is looked at is known from the state alone; facts
 * are read only of those with something to do.
 */
#include "base/limits.h"
#include "base/time.h"
#include "job/internal.h"
#include "store/index.h"

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

enum err
retention_preview(struct tx *tx, int64_t until_s, size_t max,
    struct retention_preview *out)
{
	const struct grant *g;
	struct arena *kept = tx->a, *scratch = arena_new(LIMIT_ARENA_REQUEST);
	size_t cap = 0;
	int64_t id = 0;
	enum err e = tx_decide(tx, org_purpose(tx->org, ACTIVITY_RETENTION),
	    ACT_FIND, NULL, NULL, -1, 0, &g);

	*out = (struct retention_preview){ 0 };
	while (e == ERR_OK && (id = index_next(tx->org->index, id)) != 0) {
		struct tx peek = { .s = tx->s,
			.org = tx->org,
			.a = scratch,
			.now_s = tx->now_s };
		struct person *p;
		struct due d;

		arena_reset(scratch);
		if (person_open(&peek, id, &p) != ERR_OK)
			continue;
		d = life_due(tx->org, p);
		key_wipe(&p->key);
		if (d.why == DUE_NOTHING || d.at_s > until_s)
			continue;
		out->total++;
		out->by_why[d.why]++;
		if (out->n >= max)
			continue;
		*(struct retention_row *)ARENA_PUSH(kept, out->at, out->n,
		    cap) = (struct retention_row){ d.why, id, d.at_s };
	}
	arena_free(scratch);
	return e;
}
