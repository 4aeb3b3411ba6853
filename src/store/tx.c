/* SPDX-License-Identifier: EUPL-1.2 */
/* store/tx: one request inside a tick; decisions and their entries. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "policy/narrow.h"
#include "store/internal.h"
#include "store/release.h"

enum err
tx_begin(struct tx *tx, struct store *s, struct org *org, struct arena *a,
    const struct actor *actor, enum activity activity)
{
	assert(s->in_tick);
	*tx = (struct tx){ .s = s,
		.org = org,
		.a = a,
		.actor = actor,
		.activity = activity,
		.now_s = s->now_s };
	tx->today = date_days(date_of_instant(s->now_s));
	return db_savepoint(s->db);
}

/* What is done by looking: a page that is opened does it. */
static bool
is_look(enum act act)
{
	return act == ACT_FIND || act == ACT_SEE || act == ACT_EXPORT ||
	       act == ACT_AUDIT;
}

/* An entry of the trail for ${actor} doing ${act}; persons are added later. */
static struct audit_entry *
entry_new(struct tx *tx, enum act act, int purpose)
{
	struct audit_entry *e =
	    ARENA_PUSH(tx->a, tx->entries, tx->entries_n, tx->entries_cap);
	const struct actor *who = tx->actor;

	e->at_s = tx->now_s;
	e->org = tx->org != NULL ? tx->org->id : 0;
	e->actor_type = (uint32_t)who->type;
	if (who->type == ACTOR_STAFF || who->type == ACTOR_TOKEN)
		e->actor_id = who->id;
	e->activity = (uint32_t)tx->activity;
	e->act = (uint32_t)act;
	e->note = tx->note;
	if (tx->looks && !is_look(act))
		e->note = STR(NOTE_OPENED);
	if (tx->org != NULL) {
		e->purpose = number_of(tx->org, NUMBER_PURPOSE, purpose);
		e->role = number_of(tx->org, NUMBER_ROLE, who->role);
		e->revision = tx->org->revision;
	}
	return e;
}

void
tx_audit(struct tx *tx, enum act act, int purpose, enum audit_outcome outcome,
    struct str note)
{
	struct audit_entry *e = entry_new(tx, act, purpose);

	e->outcome = (uint32_t)outcome;
	e->note = arena_str(tx->a, note);
}

static void
entry_fields(struct tx *tx, struct audit_entry *e, const struct fieldset *fs)
{
	e->fields_n = 0;
	e->fields = ARENA_ARRAY(tx->a, uint32_t, (size_t)fieldset_count(fs));
	for (size_t i = 0; i < tx->org->st->fields_n; i++)
		if (fieldset_has(fs, (int)i))
			e->fields[e->fields_n++] =
			    number_of(tx->org, NUMBER_FIELD, (int)i);
}

static bool
same_act(const struct audit_entry *a, const struct audit_entry *b)
{
	return a->outcome == b->outcome && a->act == b->act &&
	       a->purpose == b->purpose && a->reason == b->reason &&
	       a->rule_line == b->rule_line && a->fields_n == b->fields_n &&
	       str_eq(a->note, b->note) &&
	       (a->fields_n == 0 || memcmp(a->fields, b->fields,
					a->fields_n * sizeof(*a->fields)) == 0);
}

#define PERSONS_MAX 1000 /* of one entry */

/* A list is one entry with many commitments: join it with the last one when
 * it is the same act. */
static void
entry_person(struct tx *tx, const struct person *p)
{
	struct audit_entry *e = &tx->entries[tx->entries_n - 1];
	struct audit_person *ap;

	if (tx->entries_n > 1 && same_act(e - 1, e) && e[-1].persons_n > 0 &&
	    e[-1].persons_n < PERSONS_MAX) {
		tx->entries_n--;
		e--;
	}
	for (size_t i = 0; i < e->persons_n; i++)
		if (e->persons[i].id == p->id)
			return;
	ap = ARENA_PUSH(tx->a, e->persons, e->persons_n, e->persons_cap);
	ap->id = p->id;
	ap->key = p->key;
}

static struct ask
ask_of(struct tx *tx, int purpose, enum act act, const struct fieldset *fields,
    const struct person *p, int channel, int64_t group)
{
	struct ask ask = { .actor = tx->actor,
		.purpose = purpose,
		.activity = tx->activity,
		.act = act,
		.channel = channel,
		.group = group,
		.today = tx->today,
		.tick = tx->s->tick };

	if (fields != NULL)
		ask.fields = *fields;
	if (p != NULL)
		ask.person = &p->facts;
	return ask;
}

/* From the first moment of a version's day a yes to an older text is none,
 * though the server may not have come to the version yet. */
static bool
is_asked_again(const struct tx *tx, int purpose)
{
	const struct version *v = release_due(tx->s, tx->org);
	uint32_t number = number_of(tx->org, NUMBER_PURPOSE, purpose);

	for (size_t i = 0; v != NULL && number != 0 && i < v->asked_n; i++)
		if (v->asked[i] == number)
			return true;
	return false;
}

/* Nor is that of somebody who is too young for it by what is said now. */
static enum err
consent_drop(struct tx *tx, struct ask *ask, struct person *p)
{
	struct person_facts *less;
	uint8_t bits = 0;
	enum err e = ERR_OK;

	if (p == NULL || ask->purpose < 0 ||
	    (size_t)ask->purpose >= tx->org->st->purposes_n ||
	    p->facts.consent[ask->purpose] == 0)
		return ERR_OK;
	if (!is_asked_again(tx, ask->purpose))
		e = consent_counted(tx, p, ask->purpose, &bits);
	less = ARENA_NEW(tx->a, struct person_facts);
	*less = *ask->person;
	less->consent[ask->purpose] = bits;
	ask->person = less;
	return e;
}

/* Every version that speaks must allow it: that in force, one that is coming,
 * and those under which something is held of somebody who left. */
static enum err
decide(struct tx *tx, struct ask *ask, struct person *p, struct verdict *v,
    const struct grant **out)
{
	const struct grant *g;
	enum err e = consent_drop(tx, ask, p);

	g = policy_decide_narrowed(tx->org->st, tx->org->narrow, ask, tx->a, v);

	if (e == ERR_OK && g != NULL && p != NULL &&
	    p->facts.stage == STAGE_BLOCKED && ask->act == ACT_SEE &&
	    (e = promised_open(tx, p)) == ERR_OK)
		g = promised_decide(p, g, ask, tx->a, v);
	*out = g;
	return e;
}

enum err
tx_decide(struct tx *tx, int purpose, enum act act,
    const struct fieldset *fields, struct person *p, int channel, int64_t group,
    const struct grant **out)
{
	struct ask ask = ask_of(tx, purpose, act, fields, p, channel, group);
	struct verdict v;
	const struct grant *g;
	enum err failed = decide(tx, &ask, p, &v, &g);
	struct audit_entry *e = entry_new(tx, act, purpose);
	struct fieldset fs = { 0 };

	if (failed != ERR_OK)
		g = NULL;
	tx->reason = v.reason;
	tx->rule = v.rule;
	e->outcome = failed != ERR_OK ? AUDIT_FAILED
		     : g != NULL      ? AUDIT_DONE
				      : AUDIT_REFUSED;
	e->reason = (uint32_t)v.reason;
	e->rule_line = v.rule.line;
	if (g != NULL)
		fs = grant_fields(g);
	entry_fields(tx, e, &fs);
	if (p != NULL)
		entry_person(tx, p);
	if (failed != ERR_OK)
		return failed;
	if (g == NULL)
		return ERR_DENIED;
	*out = g;
	return ERR_OK;
}

bool
tx_may(struct tx *tx, int purpose, enum act act, const struct fieldset *fields,
    struct person *p)
{
	struct ask ask = ask_of(tx, purpose, act, fields, p, -1, 0);
	struct verdict v;
	const struct grant *g;

	return decide(tx, &ask, p, &v, &g) == ERR_OK && g != NULL;
}

bool
granted(const struct tx *tx, const struct grant *g, enum act act,
    const struct person *p)
{
	return g != NULL &&
	       grant_covers(g, tx->s->tick, act, p != NULL ? p->id : 0, -1);
}

static void *
tick_copy(struct store *s, const void *from, size_t size, size_t n)
{
	void *to = arena_array(s->tick_arena, size, n);

	if (n > 0)
		memcpy(to, from, size * n);
	return to;
}

static void
entry_keep(struct store *s, const struct audit_entry *from)
{
	struct audit_entry *to =
	    ARENA_PUSH(s->tick_arena, s->entries, s->entries_n, s->entries_cap);

	*to = *from;
	to->note = arena_str(s->tick_arena, from->note);
	to->fields =
	    tick_copy(s, from->fields, sizeof(*to->fields), from->fields_n);
	to->persons =
	    tick_copy(s, from->persons, sizeof(*to->persons), from->persons_n);
	to->persons_cap = from->persons_n;
}

/* The request's entries join the tick's; a request that was undone leaves
 * its refusals, or one entry that it failed. */
static void
entries_keep(struct tx *tx, bool done)
{
	size_t kept = 0;

	for (size_t i = 0; i < tx->entries_n; i++) {
		if (!done && tx->entries[i].outcome == AUDIT_DONE)
			continue;
		entry_keep(tx->s, &tx->entries[i]);
		kept++;
	}
	if (!done && kept == 0 && tx->entries_n > 0) {
		tx->entries[0].outcome = AUDIT_FAILED;
		entry_keep(tx->s, &tx->entries[0]);
	}
	/* The tick has copies; the request's memory lives on. */
	for (size_t i = 0; i < tx->entries_n; i++)
		for (size_t k = 0; k < tx->entries[i].persons_n; k++)
			key_wipe(&tx->entries[i].persons[k].key);
}

enum err
tx_end(struct tx *tx, enum err e)
{
	bool done;

	for (size_t i = 0; i < tx->open_n && e == ERR_OK; i++)
		e = person_save(tx, tx->open[i]);
	done = e == ERR_OK && db_in_transaction(tx->s->db);
	if (done) {
		if ((e = db_release(tx->s->db)) != ERR_OK)
			done = false;
	}
	if (!done && db_in_transaction(tx->s->db))
		db_rollback_to(tx->s->db);
	if (!done && tx->org != NULL)
		groups_forget(tx->org);
	entries_keep(tx, done);
	for (size_t i = 0; i < tx->open_n; i++) {
		if (done && (tx->open[i]->dirty_state || tx->open[i]->erased))
			store_touched(tx->s, tx->org, tx->open[i]->id);
		person_close(tx->open[i]);
	}
	tx->open_n = 0;
	if (!done && e == ERR_OK)
		e = ERR_DB;
	return e;
}
