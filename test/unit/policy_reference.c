/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy_decide against a slow and obvious reference, for every combination
 * of the fixture; and properties that hold whatever the statement says.
 *
 * The reference asks one question after the other about one field, without
 * order, without sets and without reasons.
 */
#include "policy_fixture.h"
#include "tap.h"

#define TODAY 20000

/* ---- the reference --------------------------------------------------- */

static bool
has(const struct index_list *list, int x)
{
	for (size_t i = 0; i < list->n; i++) {
		if (list->at[i] == x)
			return true;
	}
	return false;
}

static bool
about_rights(int p)
{
	return p == P_RIGHTS || p == P_RETENTION;
}

static bool
needs_no_person(enum act act)
{
	return act == ACT_FIND || act == ACT_ADD || act == ACT_IMPORT ||
	       act == ACT_INVITE || act == ACT_WRITE || act == ACT_SEND ||
	       act == ACT_GROUP || act == ACT_STAFF || act == ACT_TOKEN ||
	       act == ACT_AUDIT || act == ACT_SETTING;
}

static bool
needs_no_purpose(enum act act)
{
	return act == ACT_GROUP || act == ACT_STAFF || act == ACT_TOKEN ||
	       act == ACT_AUDIT || act == ACT_SETTING;
}

/* Stages by hand, from the words of the fixture's purposes. */
static bool
ref_stage(int p, unsigned stage)
{
	switch (p) {
	case P_INVITE:
		return stage == STAGE_POSSIBLE || stage == STAGE_INVITED;
	case P_NEWS:
	case P_GROUP:
	case P_BARE:
	case P_FRIENDS: /* a kind says no stage, nor does joining */
		return stage == STAGE_MEMBER;
	case P_MEMBER:
		return stage == STAGE_MEMBER || stage == STAGE_LEAVING;
	case P_NOTICE:
		return stage == STAGE_MEMBER || stage == STAGE_LEAVING ||
		       stage == STAGE_DECEASED;
	default:
		return true;
	}
}

/* The basis by hand: 0 none, else 'a', 'b', 'c', 'f'. */
static char
ref_basis(int p, uint64_t of_kinds)
{
	switch (p) {
	case P_INVITE:
		return 'f';
	case P_NEWS:
		return 'a';
	case P_MEMBER:
	case P_FRIENDS:
		return 'b';
	case P_GROUP:
		if ((of_kinds & 1 << K_GRADUATE) != 0)
			return 'f';
		return (of_kinds & 1 << K_FRIEND) != 0 ? 'a' : 0;
	case P_BARE:
		return 0;
	default:
		return 'c';
	}
}

static bool
ref_send(const struct ask *q)
{
	const struct person_facts *who = q->person;
	const struct purpose *p = &purposes[q->purpose];

	if (q->channel < 0 || (p->channels & 1U << q->channel) == 0)
		return false;
	if (who->stage == STAGE_DECEASED)
		return false;
	if (who->restricted && q->purpose != P_NOTICE &&
	    !about_rights(q->purpose))
		return false;
	if ((who->objected[q->purpose] & 1U << q->channel) != 0 &&
	    q->purpose != P_NOTICE)
		return false;
	return ref_basis(q->purpose, who->kinds) != 'a' ||
	       (who->consent[q->purpose] & 1U << q->channel) != 0;
}

static bool
ref_person(const struct ask *q)
{
	const struct person_facts *who = q->person;
	char basis;

	if (who->stage == STAGE_BLOCKED)
		return q->act == ACT_ERASE && about_rights(q->purpose) &&
		       (q->actor->type == ACTOR_JOB ||
			   q->actor->type == ACTOR_OPERATOR);
	if (q->act == ACT_RESTRICT || q->act == ACT_DEATH)
		return true;
	basis = ref_basis(q->purpose, who->kinds);
	if (basis == 0 || !ref_stage(q->purpose, who->stage))
		return false;
	if (q->purpose == P_INVITE && (who->kinds & 1 << K_GRADUATE) == 0)
		return false;
	if (q->purpose == P_FRIENDS && (who->kinds & 1 << K_FRIEND) == 0)
		return false;
	if (q->act == ACT_SEND)
		return ref_send(q);
	if (who->stage == STAGE_DECEASED && !about_rights(q->purpose))
		return false;
	if (q->act == ACT_CONSENT)
		return true;
	if (who->restricted && !about_rights(q->purpose))
		return false;
	if (basis == 'a' && who->consent[q->purpose] == 0)
		return false;
	return basis != 'f' || who->objected[q->purpose] != 0xff;
}

static bool
in_office(const struct actor *a, int64_t group)
{
	for (size_t i = 0; i < a->offices_n; i++) {
		if (a->offices[i].group == group &&
		    a->offices[i].from_day <= TODAY &&
		    TODAY <= a->offices[i].until_day)
			return true;
	}
	return false;
}

static bool
ref_scope(const struct ask *q)
{
	bool any = false;

	for (size_t i = 0; i < q->actor->offices_n; i++)
		any = any || in_office(q->actor, q->actor->offices[i].group);
	if (!any || (q->group != 0 && !in_office(q->actor, q->group)))
		return false;
	if (q->person == NULL)
		return q->group != 0 || q->act == ACT_FIND;
	for (size_t i = 0; i < q->person->groups_n; i++) {
		if (in_office(q->actor, q->person->groups[i]) &&
		    (q->group == 0 || q->group == q->person->groups[i]))
			return true;
	}
	return false;
}

static const struct clause *
ref_clause(const struct ask *q)
{
	const struct role *r = &roles[q->actor->role];

	for (size_t i = 0; i < r->clauses_n; i++) {
		if ((r->clauses[i].acts & UINT64_C(1) << q->act) == 0)
			continue;
		if (r->clauses[i].purpose >= 0 &&
		    r->clauses[i].purpose == q->purpose)
			return &r->clauses[i];
		if (r->clauses[i].purpose < 0 && needs_no_purpose(q->act))
			return &r->clauses[i];
	}
	return NULL;
}

static bool
ref_role(const struct ask *q)
{
	const struct actor *a = q->actor;
	const struct role *r;

	if (a->role < 0 || a->role >= R_N)
		return false;
	r = &roles[a->role];
	if (a->type == ACTOR_TOKEN && a->purpose != q->purpose)
		return false;
	if (ref_clause(q) == NULL)
		return false;
	/* What C_OTHER has to do with, by hand; the trail is of nobody. */
	if (a->role == R_OTHER && q->act != ACT_AUDIT && q->purpose != P_NEWS &&
	    q->purpose != P_GROUP)
		return false;
	if (a->term_until != 0 && a->term_until < TODAY)
		return false;
	if (a->role == R_BARE && a->term_until == 0)
		return false;
	if (r->scope >= 0 &&
	    (a->trained_until < TODAY || !a->confidential || !ref_scope(q)))
		return false;
	return true;
}

static bool
ref_job(const struct ask *q)
{
	if (q->purpose < 0 || q->actor->purpose != q->purpose)
		return false;
	/* of those tried: one sends messages, one erases what is due */
	if (q->activity == ACTIVITY_MESSAGE)
		return purposes[q->purpose].channels != 0 &&
		       (q->act == ACT_SEND || q->act == ACT_WRITE ||
			   q->act == ACT_FIND || q->act == ACT_SEE);
	if (q->activity == ACTIVITY_RETENTION)
		return q->purpose == P_RETENTION &&
		       (q->act == ACT_FIND || q->act == ACT_SEE ||
			   q->act == ACT_ERASE || q->act == ACT_RESTRICT ||
			   q->act == ACT_DEATH);
	return false;
}

/* Whether the person himself may. */
static bool
ref_own(const struct ask *q)
{
	if (q->person == NULL || q->person->id != q->actor->id)
		return false;
	if (q->person->stage == STAGE_BLOCKED)
		return false; /* nobody signs in any more */
	if (q->actor->type == ACTOR_LINK)
		return q->act == ACT_RESTRICT ||
		       (q->act == ACT_ERASE &&
			   (q->person->stage == STAGE_POSSIBLE ||
			       q->person->stage == STAGE_INVITED));
	return (q->purpose == P_MEMBER || q->purpose == P_RIGHTS ||
		   q->purpose == P_FRIENDS) &&
	       (q->act == ACT_SEE || q->act == ACT_CORRECT ||
		   q->act == ACT_CONSENT || q->act == ACT_RESTRICT ||
		   q->act == ACT_EXPORT || q->act == ACT_ERASE ||
		   q->act == ACT_GROUP || q->act == ACT_AUDIT);
}

static bool
ref_act(const struct ask *q)
{
	if (q->purpose < -1 || q->purpose >= P_N)
		return false;
	if (q->purpose < 0 && (q->person != NULL || !needs_no_purpose(q->act)))
		return false;
	if (q->person == NULL && !needs_no_person(q->act))
		return false;
	switch (q->actor->type) {
	case ACTOR_PERSON:
	case ACTOR_LINK:
		return ref_own(q);
	case ACTOR_STAFF:
	case ACTOR_TOKEN:
		if (!ref_role(q))
			return false;
		break;
	case ACTOR_JOB:
		if (!ref_job(q))
			return false;
		break;
	case ACTOR_OPERATOR:
		break;
	default:
		return false;
	}
	if (q->person != NULL)
		return ref_person(q);
	return q->act != ACT_SEND || q->channel < 0 ||
	       (purposes[q->purpose].channels & 1U << q->channel) != 0;
}

/* Whether a set names the field, its record alone, or one of its parts. */
static bool
ref_named(uint64_t set, int f)
{
	uint64_t parts = BIT(F_SUBJECT) | BIT(F_YEAR);

	if (f == F_DEGREE)
		return (set & (BIT(F_DEGREE) | parts)) != 0;
	if (f == F_SUBJECT || f == F_YEAR)
		return (set & BIT(f)) != 0 ||
		       ((set & BIT(F_DEGREE)) != 0 && (set & parts) == 0);
	return (set & BIT(f)) != 0;
}

static bool
ref_visible(const struct ask *q, int f)
{
	unsigned v =
	    f == F_SUBJECT ? fields[F_DEGREE].visible : fields[f].visible;

	if (q->actor->type == ACTOR_PERSON)
		return (v & VISIBLE_PERSON) != 0;
	if (q->actor->type != ACTOR_STAFF && q->actor->type != ACTOR_TOKEN)
		return true;
	if (q->actor->role == R_BOARD)
		return (v & VISIBLE_REPRESENTATIVES) != 0;
	return (v & VISIBLE_STAFF) != 0 ||
	       ((v & VISIBLE_PERSON) != 0 && q->act == ACT_EXPORT &&
		   q->purpose == P_RIGHTS);
}

static bool
ref_field(const struct ask *q, int f)
{
	bool own = q->actor->type == ACTOR_PERSON;
	bool where = f == F_STREET || f == F_TOWN;
	const struct clause *c;

	if (q->purpose < 0 || q->actor->type == ACTOR_LINK)
		return false;
	if (!ref_named(q->fields.w[0], f) || !ref_visible(q, f))
		return false;
	if (!own && !purposes[q->purpose].all_fields &&
	    !ref_named(purposes[q->purpose].fields.w[0], f))
		return false;
	if (where && q->person != NULL && q->person->protected_address &&
	    !own && q->purpose != P_RIGHTS)
		return false;
	if (q->actor->type != ACTOR_STAFF && q->actor->type != ACTOR_TOKEN)
		return true;
	c = ref_clause(q);
	if (c->without_addresses &&
	    (f == F_EMAIL || f == F_PHONE || f == F_STREET))
		return false;
	return c->all_fields || ref_named(c->fields.w[0], f);
}

static bool
ref_decide(const struct ask *q, uint64_t *fields_out)
{
	uint64_t set = 0;

	*fields_out = 0;
	if (!ref_act(q))
		return false;
	for (int f = 0; f < F_N; f++) {
		if (ref_field(q, f))
			set |= BIT(f);
	}
	*fields_out = set;
	return q->fields.w[0] == 0 || set != 0 || q->actor->type == ACTOR_LINK;
}

/* ---- all combinations ------------------------------------------------ */

static const struct office offices[] = { { 7, TODAY - 1, TODAY },
	{ 8, TODAY - 9, TODAY - 1 }, { 9, TODAY + 1, TODAY + 9 } };

static const struct actor actors[] = {
	{ .type = ACTOR_NOBODY, .role = -1, .purpose = -1 },
	{ .type = ACTOR_PERSON, .id = 1, .role = -1, .purpose = -1 },
	{ .type = ACTOR_PERSON, .id = 2, .role = -1, .purpose = -1 },
	{ .type = ACTOR_LINK, .id = 1, .role = -1, .purpose = -1 },
	{ .type = ACTOR_STAFF, .id = 1, .role = R_OFFICE, .purpose = -1 },
	{ .type = ACTOR_STAFF,
	    .id = 1,
	    .role = R_BOARD,
	    .purpose = -1,
	    .trained_until = TODAY,
	    .confidential = true,
	    .offices = offices,
	    .offices_n = 3 },
	{ .type = ACTOR_STAFF,
	    .id = 1,
	    .role = R_BOARD,
	    .purpose = -1,
	    .trained_until = TODAY,
	    .confidential = true,
	    .offices = offices + 1,
	    .offices_n = 2 },
	{ .type = ACTOR_STAFF,
	    .id = 1,
	    .role = R_BARE,
	    .purpose = -1,
	    .term_until = TODAY },
	{ .type = ACTOR_STAFF, .id = 1, .role = R_BARE, .purpose = -1 },
	{ .type = ACTOR_STAFF, .id = 1, .role = R_N, .purpose = -1 },
	{ .type = ACTOR_STAFF, .id = 1, .role = R_OTHER, .purpose = -1 },
	{ .type = ACTOR_TOKEN, .id = 1, .role = R_OFFICE, .purpose = P_MEMBER },
	{ .type = ACTOR_TOKEN, .id = 1, .role = R_OTHER, .purpose = P_MEMBER },
	{ .type = ACTOR_OPERATOR, .role = -1, .purpose = -1 },
	{ .type = ACTOR_JOB, .role = -1, .purpose = P_NEWS },
	{ .type = ACTOR_JOB, .role = -1, .purpose = P_RETENTION },
};

static const int64_t some_groups[] = { 3, 7, 8 };

/* Person number i of a counted row; false at the end. */
#define PEOPLE (6 * 2 * 3 * 3 * 3 * 2 * 2)
static void
make_person(struct person_facts *who, int purpose, unsigned i)
{
	static const uint8_t masks[] = { 0, 1 << CHANNEL_EMAIL, 0xff };
	static const uint64_t kind_sets[] = { 0, 1 << K_GRADUATE,
		1 << K_FRIEND };

	memset(who, 0, sizeof(*who));
	who->id = 1;
	who->stage = 1U << i % 6;
	i /= 6;
	who->restricted = i % 2;
	i /= 2;
	who->kinds = kind_sets[i % 3];
	i /= 3;
	if (purpose >= 0 && purpose < P_N) {
		who->consent[purpose] = masks[i % 3];
		who->objected[purpose] = masks[i / 3 % 3];
	}
	i /= 9;
	who->protected_address = i % 2;
	who->groups = some_groups;
	who->groups_n = i / 2 % 2 ? 3 : 1;
}

struct tally {
	unsigned long n, allowed, wrong;
};

static void
compare(const struct ask *q, struct arena *a, struct tally *t)
{
	struct verdict v;
	const struct grant *g = policy_decide(&fixture, q, a, &v);
	uint64_t want_fields, got = g == NULL ? 0 : grant_fields(g).w[0];
	bool want = ref_decide(q, &want_fields);

	t->n++;
	t->allowed += want;
	if (want != v.allowed || want != (g != NULL) ||
	    (want && got != want_fields)) {
		if (t->wrong++ < 5)
			printf("# actor %s role %d purpose %d act %s stage %u "
			       "got %s %#lx want %d %#lx\n",
			    actor_type_name(q->actor->type), q->actor->role,
			    q->purpose, act_name(q->act),
			    q->person == NULL ? 0 : q->person->stage,
			    reason_name(v.reason), (unsigned long)got, want,
			    (unsigned long)want_fields);
	}
	arena_reset(a);
}

static void
compare_people(struct ask *q, struct arena *a, struct tally *t)
{
	static const int channels[] = { -1, CHANNEL_EMAIL, CHANNEL_POST };
	size_t channels_n = q->act == ACT_SEND ? 3 : 1;
	struct person_facts who;

	for (size_t c = 0; c < channels_n; c++) {
		q->channel = channels[c];
		q->person = NULL;
		compare(q, a, t);
		for (unsigned i = 0; i < PEOPLE; i++) {
			make_person(&who, q->purpose, i);
			q->person = &who;
			compare(q, a, t);
		}
	}
}

static void
test_exhaustive(struct arena *a, struct tally *t)
{
	static const uint64_t asked[] = { 0, BIT(F_N) - 1, BIT(F_DEGREE) };
	static const int64_t groups[] = { 0, 7 };

	for (size_t i = 0; i < ARRAY_LEN(actors); i++) {
		for (int p = -1; p <= P_N; p++) {
			for (int act = 0; act < ACT_MAX; act++) {
				struct ask q = { .actor = &actors[i],
					.purpose = p,
					.act = (enum act)act,
					.activity = i % 2 == 0
							? ACTIVITY_MESSAGE
							: ACTIVITY_RETENTION,
					.today = TODAY,
					.tick = 1 };

				q.fields.w[0] = asked[(size_t)act % 3];
				q.group = groups[(size_t)(act + p + 1) % 2];
				compare_people(&q, a, t);
				if (actors[i].role != R_BOARD)
					continue;
				q.fields.w[0] = asked[1];
				q.group = groups[(size_t)(act + p) % 2];
				compare_people(&q, a, t);
			}
		}
	}
}

/* ---- properties ------------------------------------------------------ */

static uint32_t seed = 1;
static uint32_t
next(void)
{
	seed = seed * 1664525U + 1013904223U;
	return seed >> 8;
}

static void
random_ask(struct ask *q, struct person_facts *who)
{
	*q = (struct ask){ .actor = &actors[next() % ARRAY_LEN(actors)],
		.purpose = (int)(next() % P_N),
		.activity = (enum activity)(next() % ACTIVITY_MAX),
		.act = (enum act)(next() % ACT_MAX),
		.person = who,
		.channel = (int)(next() % (CHANNEL_MAX + 1)) - 1,
		.group = next() % 2 ? 0 : 7,
		.today = TODAY,
		.tick = 1 };
	q->fields.w[0] = next() & (BIT(F_N) - 1);
	make_person(who, q->purpose, next() % PEOPLE);
	who->consent[q->purpose] = (uint8_t)next();
	who->objected[q->purpose] = (uint8_t)(next() & next());
}

/* What ${q} gives: 0 refused, else the fields with a bit for "granted". */
static uint64_t
outcome(const struct statement *st, const struct ask *q, struct arena *a)
{
	struct verdict v;
	const struct grant *g = policy_decide(st, q, a, &v);
	uint64_t r = g == NULL ? 0 : grant_fields(g).w[0] | BIT(63);

	arena_reset(a);
	return r;
}

static void
test_properties(struct arena *a)
{
	struct statement bare = fixture;
	unsigned consent = 0, objection = 0, stop = 0, fewer = 0, rule = 0;
	unsigned granted = 0;

	bare.roles_n = 0;
	for (int i = 0; i < 200000; i++) {
		struct person_facts who, no;
		struct ask q;
		uint64_t before;

		random_ask(&q, &who);
		before = outcome(&fixture, &q, a);
		granted += before != 0;
		no = who;
		q.person = &no;
		no.consent[q.purpose] &= (uint8_t)next();
		consent += (outcome(&fixture, &q, a) & ~before) != 0;
		no = who;
		no.objected[q.purpose] |= (uint8_t)next();
		objection += (outcome(&fixture, &q, a) & ~before) != 0;
		no = who;
		no.restricted = no.protected_address = true;
		stop += (outcome(&fixture, &q, a) & ~before) != 0;
		q.person = &who;
		if (q.actor->type == ACTOR_STAFF ||
		    q.actor->type == ACTOR_TOKEN)
			rule += outcome(&bare, &q, a) != 0;
		/* Records whole: to name a part narrows the record. */
		q.fields.w[0] |= BIT(F_SUBJECT) | BIT(F_YEAR);
		before = outcome(&fixture, &q, a);
		q.fields.w[0] &= next() | BIT(F_SUBJECT) | BIT(F_YEAR);
		fewer += (outcome(&fixture, &q, a) & ~before) != 0;
	}
	tap_ok(granted > 1000, "the properties are tried on real grants");
	tap_ok(consent == 0, "taking a consent away never widens");
	tap_ok(objection == 0, "an objection never widens");
	tap_ok(stop == 0, "a stop or a protected address never widens");
	tap_ok(fewer == 0, "asking for less never gives more");
	tap_ok(rule == 0, "no rule, no grant");
}

int
main(void)
{
	struct arena *a = arena_new(1 << 22);
	struct tally t = { 0, 0, 0 };

	tap_ok(has(&purposes[P_INVITE].kinds, K_GRADUATE), "the fixture holds");
	test_exhaustive(a, &t);
	printf("# %lu decisions, %lu allowed\n", t.n, t.allowed);
	tap_ok(t.allowed > 10000 && t.n - t.allowed > t.allowed,
	    "both outcomes are met, refusals more often");
	tap_ok(t.wrong == 0, "B11 every decision is the reference's");
	test_properties(a);
	arena_free(a);
	return tap_done();
}
