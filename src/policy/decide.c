/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/decide: the one decision.
 *
 * First who asks (the actor's rule), then whom it is about (the person's
 * gate), then which fields are left. Each step gives REASON_ALLOWED or why
 * not; the first refusal stands. What no rule allows is refused.
 */
#include <assert.h>

#include "policy/grant.h"
#include "policy/masks.h"
#include "policy/whom.h"
#include "policy/whose.h"

/* The state of one decision. */
struct decision {
	const struct statement *st;
	const struct ask *ask;
	const struct purpose *purpose;   /* NULL: none was given */
	const struct purpose_gate *gate; /* of the purpose */
	struct purpose_gate made;        /* room for one: see gate_of() */
	struct fieldset fields;          /* what is left of those asked for */
	bool own;                        /* the person about himself */
	bool without_addresses;
	struct pos rule;
};

#define ACTS(a)       (UINT64_C(1) << ACT_##a)
#define IS_IN(x, set) (((set) >> (x)&1) != 0)

/* Acts that may be asked without a person; of these the second set touches no
 * person's facts, so that it needs no purpose. */
static const uint64_t without_person = ACTS(FIND) | ACTS(ADD) | ACTS(IMPORT) |
				       ACTS(INVITE) | ACTS(WRITE) | ACTS(SEND) |
				       ACTS(GROUP) | ACTS(STAFF) | ACTS(TOKEN) |
				       ACTS(AUDIT) | ACTS(SETTING);
static const uint64_t without_purpose =
    ACTS(GROUP) | ACTS(STAFF) | ACTS(TOKEN) | ACTS(AUDIT) | ACTS(SETTING);

/* What a person may do with his own record. */
static const uint64_t own_acts = ACTS(SEE) | ACTS(CORRECT) | ACTS(CONSENT) |
				 ACTS(RESTRICT) | ACTS(EXPORT) | ACTS(ERASE) |
				 ACTS(GROUP) | ACTS(AUDIT);

/* What a job may do; follows from the activity it carries out. */
static const uint64_t job_acts[ACTIVITY_MAX] = {
	[ACTIVITY_IMPORT] = ACTS(IMPORT) | ACTS(ADD) | ACTS(FIND) | ACTS(SEE) |
			    ACTS(CORRECT) | ACTS(DEATH),
	[ACTIVITY_INVITE] = ACTS(INVITE) | ACTS(SEND) | ACTS(WRITE) |
			    ACTS(FIND) | ACTS(SEE) | ACTS(RESTRICT) |
			    ACTS(ERASE),
	[ACTIVITY_JOIN] = ACTS(ADD) | ACTS(SEE) | ACTS(CORRECT) | ACTS(SEND) |
			  ACTS(CONSENT) | ACTS(GROUP),
	[ACTIVITY_SIGN_IN] = ACTS(FIND) | ACTS(SEE) | ACTS(SEND),
	[ACTIVITY_SELF] = ACTS(SEE) | ACTS(SEND),
	[ACTIVITY_GROUP] = ACTS(GROUP) | ACTS(FIND) | ACTS(SEE),
	[ACTIVITY_MESSAGE] = ACTS(SEND) | ACTS(WRITE) | ACTS(FIND) | ACTS(SEE),
	[ACTIVITY_RIGHTS] = ACTS(SEND) | ACTS(FIND) | ACTS(SEE) | ACTS(EXPORT) |
			    ACTS(RESTRICT) | ACTS(ERASE) | ACTS(CORRECT),
	[ACTIVITY_RETENTION] =
	    ACTS(FIND) | ACTS(SEE) | ACTS(ERASE) | ACTS(RESTRICT) | ACTS(DEATH),
	[ACTIVITY_MARK] = ACTS(FIND) | ACTS(ADD) | ACTS(ERASE),
	[ACTIVITY_AUDIT] = ACTS(AUDIT) | ACTS(SEE),
	[ACTIVITY_BACKUP] = ACTS(EXPORT),
};

/* Of an act that needs no purpose. */
static const struct purpose_gate no_gate = { .serves = 0 };

static bool
serves(const struct decision *d, enum activity a)
{
	return IS_IN(a, d->gate->serves);
}

static bool
serves_rights(const struct decision *d)
{
	return serves(d, ACTIVITY_RIGHTS) || serves(d, ACTIVITY_RETENTION);
}

/* ---- the actor ------------------------------------------------------ */

static enum reason
person_rule(struct decision *d)
{
	const struct ask *ask = d->ask;

	if (ask->person == NULL || ask->person->id != ask->actor->id ||
	    ask->actor->id == 0)
		return REASON_NOT_FOUND;
	assert(d->purpose != NULL); /* whoever names a person names one */
	if (!IS_IN(ask->act, own_acts))
		return REASON_NO_CLAUSE;
	if (!serves(d, ACTIVITY_SELF) && !serves(d, ACTIVITY_RIGHTS))
		return REASON_WRONG_ACTIVITY;
	d->own = true;
	d->rule = d->purpose->n.pos;
	keep_visible(d->st, VISIBLE_PERSON, &d->fields);
	return REASON_OWN;
}

/*
 * A mailed link can be opened by whoever reads the mail, so that it can only
 * say no: stop or withdraw, and decline what was never accepted.
 */
static enum reason
link_rule(struct decision *d)
{
	const struct ask *ask = d->ask;
	bool declines;

	if (ask->person == NULL || ask->person->id != ask->actor->id ||
	    ask->actor->id == 0)
		return REASON_NOT_FOUND;
	assert(d->purpose != NULL);
	declines = ask->act == ACT_ERASE &&
		   (ask->person->stage & (STAGE_POSSIBLE | STAGE_INVITED)) != 0;
	if (ask->act != ACT_RESTRICT && !declines)
		return REASON_ONLY_NARROWING;
	d->own = true;
	d->rule = d->purpose->n.pos;
	d->fields = (struct fieldset){ .w = { 0 } };
	return REASON_OWN;
}

static bool
office_is_current(const struct office *o, int32_t today)
{
	return o->from_day <= today && today <= o->until_day;
}

static bool
holds_office(const struct ask *ask, int64_t group)
{
	for (size_t i = 0; i < ask->actor->offices_n; i++) {
		const struct office *o = &ask->actor->offices[i];

		if (o->group == group && office_is_current(o, ask->today))
			return true;
	}
	return false;
}

static bool
holds_any_office(const struct ask *ask)
{
	for (size_t i = 0; i < ask->actor->offices_n; i++) {
		if (office_is_current(&ask->actor->offices[i], ask->today))
			return true;
	}
	return false;
}

static enum reason
requirements(const struct ask *ask, const struct role *r)
{
	const struct actor *a = ask->actor;
	bool ended = a->term_until != 0 && a->term_until < ask->today;

	if (ended || (r->scope >= 0 && !holds_any_office(ask)))
		return REASON_TERM_ENDED;
	if ((r->requires & REQUIRES_TERM) != 0 && a->term_until == 0 &&
	    r->scope < 0)
		return REASON_TERM_ENDED;
	if ((r->requires & REQUIRES_TRAINING) != 0 &&
	    a->trained_until < ask->today)
		return REASON_NOT_TRAINED;
	if ((r->requires & REQUIRES_CONFIDENTIALITY) != 0 && !a->confidential)
		return REASON_NOT_CONFIDENTIAL;
	return REASON_ALLOWED;
}

/* A role limited to groups sees its own groups' people and nobody else. To
 * look for people needs no group: each one found is decided by itself. */
static enum reason
scope(const struct ask *ask)
{
	if (ask->group != 0 && !holds_office(ask, ask->group))
		return REASON_OUT_OF_SCOPE;
	if (ask->person == NULL)
		return ask->group == 0 && ask->act != ACT_FIND
			   ? REASON_OUT_OF_SCOPE
			   : REASON_ALLOWED;
	for (size_t i = 0; i < ask->person->groups_n; i++) {
		int64_t group = ask->person->groups[i];

		if (ask->group != 0 && group != ask->group)
			continue;
		if (holds_office(ask, group))
			return REASON_ALLOWED;
	}
	return REASON_OUT_OF_SCOPE;
}

static const struct clause *
find_clause(const struct decision *d, const struct role *r)
{
	const struct ask *ask = d->ask;

	size_t i = 0;

	/* An act without a purpose may be any clause's. */
	if (d->purpose != NULL && !IS_IN(ask->act, without_purpose))
		i = first_clause(d->st, r, ask->purpose);
	for (; i < r->clauses_n; i++) {
		const struct clause *c = &r->clauses[i];

		if (!IS_IN(ask->act, c->acts))
			continue;
		if (c->purpose >= 0 && c->purpose == ask->purpose)
			return c;
		if (c->purpose < 0 && IS_IN(ask->act, without_purpose))
			return c;
	}
	return NULL;
}

static void
keep_clause_fields(struct decision *d, const struct role *r,
    const struct clause *c)
{
	unsigned visible = VISIBLE_STAFF;

	if (!c->all_fields)
		keep_whole(d->st, &c->fields, &d->fields);
	if (r->scope >= 0)
		visible = VISIBLE_REPRESENTATIVES;
	else if (d->ask->act == ACT_EXPORT && d->purpose != NULL &&
		 serves(d, ACTIVITY_RIGHTS))
		visible |= VISIBLE_PERSON; /* the file is for the person */
	keep_visible(d->st, visible, &d->fields);
	if (!c->without_addresses)
		return;
	d->without_addresses = true;
	drop_addresses(d->st, &d->fields);
}

/* Art. 29 and 32(4): who works for one controller does nothing with what others
 * decide over. No version has such a clause; a decision does not rest on that.
 */
static bool
works_for_others(const struct statement *st, const struct role *r,
    const struct clause *c)
{
	return c->purpose >= 0 && r->controllers.n > 0 &&
	       !purpose_is_of(&st->purposes[c->purpose], &r->controllers);
}

static enum reason
role_rule(struct decision *d)
{
	const struct ask *ask = d->ask;
	const struct role *r;
	const struct clause *c;
	enum reason why;

	if (ask->actor->role < 0 || (size_t)ask->actor->role >= d->st->roles_n)
		return REASON_NO_ROLE;
	if (ask->actor->type == ACTOR_TOKEN || ask->actor->purpose >= 0) {
		if (ask->actor->purpose != ask->purpose)
			return REASON_OTHER_PURPOSE;
	}
	r = &d->st->roles[ask->actor->role];
	if ((c = find_clause(d, r)) == NULL)
		return REASON_NO_CLAUSE;
	d->rule = c->pos;
	if (works_for_others(d->st, r, c))
		return REASON_OTHER_CONTROLLER;
	if ((why = requirements(ask, r)) != REASON_ALLOWED)
		return why;
	if (r->scope >= 0 && (why = scope(ask)) != REASON_ALLOWED)
		return why;
	keep_clause_fields(d, r, c);
	return REASON_ALLOWED;
}

/* A purpose that sends by some channel sends its own letters, whatever they
 * are part of: a confirmation, an answer. */
static bool
sends_own_letter(const struct decision *d)
{
	return d->ask->act == ACT_SEND && serves(d, ACTIVITY_MESSAGE);
}

static enum reason
job_rule(struct decision *d)
{
	const struct ask *ask = d->ask;

	if (d->purpose == NULL)
		return REASON_NO_PURPOSE;
	if (ask->actor->purpose >= 0 && ask->actor->purpose != ask->purpose)
		return REASON_OTHER_PURPOSE;
	if (!serves(d, ask->activity) && !sends_own_letter(d))
		return REASON_WRONG_ACTIVITY;
	if (!IS_IN(ask->act, job_acts[ask->activity]))
		return REASON_NO_CLAUSE;
	d->rule = d->purpose->n.pos;
	return REASON_ALLOWED;
}

/* Somebody who is not signed in may register, where the statement lets people
 * come by themselves, and nothing else. */
static enum reason
nobody_rule(struct decision *d)
{
	const struct ask *ask = d->ask;

	if (ask->act != ACT_ADD || ask->person != NULL || d->purpose == NULL)
		return REASON_NO_ROLE;
	if (!serves(d, ACTIVITY_JOIN))
		return REASON_WRONG_ACTIVITY;
	for (size_t i = 0; i < d->st->kinds_n; i++) {
		if (!d->st->kinds[i].by_registration)
			continue;
		d->rule = d->purpose->n.pos;
		keep_visible(d->st, VISIBLE_PERSON, &d->fields);
		return REASON_ALLOWED;
	}
	return REASON_WRONG_KIND;
}

static enum reason
actor_rule(struct decision *d)
{
	switch (d->ask->actor->type) {
	case ACTOR_PERSON:
		return person_rule(d);
	case ACTOR_LINK:
		return link_rule(d);
	case ACTOR_STAFF:
	case ACTOR_TOKEN:
		return role_rule(d);
	case ACTOR_OPERATOR:
		if (d->purpose != NULL)
			d->rule = d->purpose->n.pos;
		return REASON_ALLOWED;
	case ACTOR_JOB:
		return job_rule(d);
	case ACTOR_NOBODY:
		return nobody_rule(d);
	}
	return REASON_NO_ROLE;
}

/* ---- the person ----------------------------------------------------- */

/* Whether the person's no to the whole purpose reaches this basis: nobody can
 * object to a contract or a duty, nor to saying no once more (Art. 21(1)). */
static bool
objection_reaches(enum basis_code code)
{
	return code == BASIS_E || code == BASIS_F;
}

/* The basis for this person; most purposes have one for everybody. */
static enum basis_code
basis_of(const struct decision *d)
{
	const struct basis *b;

	if (d->gate->basis != BASIS_NONE)
		return d->gate->basis;
	b = purpose_basis(d->purpose, d->ask->person->kinds);
	return b == NULL ? BASIS_NONE : b->code;
}

static bool
sends_by(const struct decision *d, int channel)
{
	return channel >= 0 && channel < CHANNEL_MAX &&
	       (d->gate->channels >> channel & 1) != 0;
}

/* Art. 7 and 21 for one message: the channel counts, not the purpose alone.
 * A message that a law demands is stopped by neither no. */
static enum reason
send_gate(const struct decision *d, enum basis_code basis)
{
	const struct person_facts *person = d->ask->person;
	int channel = d->ask->channel;
	unsigned bit;

	if (!sends_by(d, channel))
		return REASON_NO_CHANNEL;
	bit = 1U << channel;
	if (basis == BASIS_A && (person->consent[d->ask->purpose] & bit) == 0)
		return REASON_NO_CONSENT;
	if ((person->objected[d->ask->purpose] & bit) != 0 &&
	    d->gate->class != CLASS_STATUTORY)
		return REASON_OBJECTED;
	return REASON_ALLOWED;
}

static bool
is_for_kinds(const struct purpose_gate *g, uint64_t kinds)
{
	return (g->all_kinds || (kinds & g->kinds) != 0) &&
	       (kinds & g->except) == 0;
}

/* Is the person one whom the purpose is for, and did he say no? */
static enum reason
use_gate(struct decision *d)
{
	const struct ask *ask = d->ask;
	const struct person_facts *person = ask->person;
	enum basis_code basis;

	if ((person->stage & d->gate->stages) == 0)
		return REASON_WRONG_STAGE;
	if (!serves_rights(d) && !is_for_kinds(d->gate, person->kinds))
		return REASON_WRONG_KIND;
	if ((basis = basis_of(d)) == BASIS_NONE)
		return REASON_NO_BASIS;
	if (ask->act == ACT_SEND)
		return send_gate(d, basis);
	if (ask->act == ACT_CONSENT)
		return REASON_ALLOWED;
	if (basis == BASIS_A && person->consent[ask->purpose] == 0)
		return REASON_NO_CONSENT;
	if (person->objected[ask->purpose] == 0xff &&
	    objection_reaches(basis) && !serves_rights(d))
		return REASON_OBJECTED;
	return REASON_ALLOWED;
}

/* What a duty holds of somebody who is gone opens for what it is held for;
 * for everybody else there is nobody. The server, and who owns the
 * directory, erase it. */
static enum reason
blocked_gate(struct decision *d)
{
	const struct ask *ask = d->ask;
	enum actor_type type = ask->actor->type;
	struct fieldset open = keep_open_fields(d->st, ask->purpose);

	if (ask->act == ACT_ERASE &&
	    (type == ACTOR_JOB || type == ACTOR_OPERATOR) && serves_rights(d))
		return REASON_ALLOWED;
	if (ask->act != ACT_SEE || type == ACTOR_JOB ||
	    !keep_opens(d->st, ask->purpose))
		return REASON_NOT_FOUND;
	d->fields = fieldset_and(&d->fields, &open);
	return REASON_ALLOWED;
}

/*
 * What the person's own state allows. Nothing here stands in the way of
 * stopping use, of recording a death, or of a person with his own record.
 */
static enum reason
person_gate(struct decision *d)
{
	const struct ask *ask = d->ask;
	const struct person_facts *person = ask->person;
	bool statutory = ask->act == ACT_SEND && d->purpose != NULL &&
			 d->gate->class == CLASS_STATUTORY;

	if (person == NULL && ask->act == ACT_SEND && ask->channel >= 0 &&
	    !sends_by(d, ask->channel))
		return REASON_NO_CHANNEL;
	if (person != NULL && person->stage == STAGE_BLOCKED)
		return blocked_gate(d);
	if (person == NULL || d->own || d->purpose == NULL)
		return REASON_ALLOWED;
	if (ask->act == ACT_RESTRICT || ask->act == ACT_DEATH)
		return REASON_ALLOWED;
	if (person->stage == STAGE_DECEASED &&
	    (ask->act == ACT_SEND || !serves_rights(d)))
		return REASON_DECEASED;
	if (person->restricted && !statutory && ask->act != ACT_CONSENT &&
	    !serves_rights(d))
		return REASON_RESTRICTED;
	return use_gate(d);
}

/* ---- the fields ----------------------------------------------------- */

/* A protected address is for the person and for answering him. */
static void
hide_protected(struct decision *d)
{
	const struct person_facts *person = d->ask->person;

	if (person == NULL || !person->protected_address || d->own ||
	    (d->purpose != NULL && serves(d, ACTIVITY_RIGHTS)))
		return;
	drop_places(d->st, &d->fields);
}

/* What is kept of some only is not there for others, though it may be until it
 * is removed: then it is for the person, and for answering and removing it.
 * What may be written is judged where it is, by what the person is then. What a
 * duty holds of somebody who is gone is kept by it. */
static bool
drop_of_others(struct decision *d)
{
	static const uint64_t writing =
	    ACTS(CORRECT) | ACTS(ADD) | ACTS(IMPORT);
	const struct person_facts *person = d->ask->person;
	bool any = !fieldset_is_empty(&d->fields);

	if (person == NULL || d->own || d->purpose == NULL ||
	    serves_rights(d) || IS_IN(d->ask->act, writing) ||
	    person->stage == STAGE_BLOCKED)
		return false;
	drop_not_kept(d->st, person->stage, person->kinds, &d->fields);
	return any && fieldset_is_empty(&d->fields);
}

/* Before anybody's rule: the purpose, and no more fields than it uses. A
 * person's own page shows all that is kept, whatever it is kept for. */
static enum reason
purpose_rule(struct decision *d)
{
	const struct ask *ask = d->ask;

	if ((unsigned)ask->act >= ACT_MAX ||
	    (unsigned)ask->activity >= ACTIVITY_MAX)
		return REASON_NO_CLAUSE;
	if (ask->purpose >= 0 && (size_t)ask->purpose < d->st->purposes_n &&
	    ask->purpose < LIMIT_PURPOSES)
		d->purpose = &d->st->purposes[ask->purpose];
	else if (ask->person != NULL || ask->purpose != -1 ||
		 !IS_IN(ask->act, without_purpose))
		return REASON_NO_PURPOSE;
	if (ask->person == NULL && !IS_IN(ask->act, without_person))
		return REASON_NOT_FOUND;
	if (d->purpose != NULL)
		d->gate = gate_of(d->st, d->purpose, &d->made);
	if (d->purpose == NULL)
		d->fields = (struct fieldset){ .w = { 0 } };
	else if (ask->actor->type == ACTOR_PERSON)
		d->fields = statement_whole(d->st, &ask->fields);
	else
		keep_used(d->st, d->purpose, &ask->fields, &d->fields);
	return REASON_ALLOWED;
}

static const struct grant *
make_grant(const struct decision *d, struct arena *a)
{
	const struct ask *ask = d->ask;
	struct grant *g = ARENA_NEW(a, struct grant);

	g->tick = ask->tick;
	g->person = ask->person == NULL ? 0 : ask->person->id;
	g->purpose = ask->purpose;
	g->act = ask->act;
	g->fields = d->fields;
	g->without_addresses = d->without_addresses;
	return g;
}

static enum reason
decide(struct decision *d)
{
	enum reason actor, why;

	if ((why = purpose_rule(d)) != REASON_ALLOWED)
		return why;
	actor = actor_rule(d);
	if (actor != REASON_ALLOWED && actor != REASON_OWN)
		return actor;
	if ((why = person_gate(d)) != REASON_ALLOWED)
		return why;
	hide_protected(d);
	if (drop_of_others(d))
		return REASON_NOT_KEPT;
	if (fieldset_is_empty(&d->fields) &&
	    !fieldset_is_empty(&d->ask->fields) &&
	    d->ask->actor->type != ACTOR_LINK)
		return REASON_NO_FIELDS;
	return actor;
}

const struct grant *
policy_decide(const struct statement *st, const struct ask *ask,
    struct arena *a, struct verdict *verdict_out)
{
	/* The fields are set before they are read; a set is 128 bytes. */
	struct decision d __attribute__((uninitialized));
	enum reason why;
	bool allowed;

	d.st = st;
	d.ask = ask;
	d.purpose = NULL;
	d.own = d.without_addresses = false;
	d.rule = (struct pos){ .line = 0 };
	d.gate = &no_gate;
	why = decide(&d);
	allowed = why == REASON_ALLOWED || why == REASON_OWN;

	*verdict_out = (struct verdict){
		.allowed = allowed,
		.reason = why,
		.rule = d.rule,
	};
	return allowed ? make_grant(&d, a) : NULL;
}
