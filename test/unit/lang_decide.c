/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The decisions of each shipped statement against a reference that reads the
 * statement naively: every role, purpose and act, for people of all sorts.
 */
#include "file.h"
#include "lang/lang.h"
#include "policy/policy.h"
#include "tap.h"

#define TODAY  20500
#define PEOPLE 40
#define IN(x)  (UINT64_C(1) << (x))

static const char *const files[] = { "statements/ntnu-alumni.vern",
	"statements/alektum.vern", "statements/itsmf.vern",
	"statements/intech.vern", "test/unit/lang_check.vern",
	"test/unit/lang_excepted.vern", "test/unit/lang_kept.vern" };

static const struct statement *st;

static const struct statement *
read_statement(struct arena *a, const char *path)
{
	struct lang_findings f = { .n = 0 };
	const struct statement *out = NULL;

	if (lang_compile(a, read_whole(a, path), LANG_EN, &out, &f) != ERR_OK)
		return NULL;
	return out;
}

/* ---- the reference ------------------------------------------------------- */

static bool
serves(const struct purpose *p, enum activity a)
{
	return (p->activities & IN(a)) != 0;
}

static bool
answers(const struct purpose *p)
{
	return serves(p, ACTIVITY_RIGHTS) || serves(p, ACTIVITY_RETENTION);
}

static bool
for_stage(const struct purpose *p, unsigned stage)
{
	if (p->stages != 0)
		return (p->stages & stage) != 0;
	if (answers(p) || serves(p, ACTIVITY_MARK))
		return true;
	if (stage == STAGE_POSSIBLE)
		return serves(p, ACTIVITY_INVITE) || serves(p, ACTIVITY_IMPORT);
	if (stage == STAGE_INVITED)
		return serves(p, ACTIVITY_INVITE) || serves(p, ACTIVITY_IMPORT);
	if (stage != STAGE_MEMBER)
		return false;
	return serves(p, ACTIVITY_IMPORT) || serves(p, ACTIVITY_JOIN) ||
	       serves(p, ACTIVITY_SIGN_IN) || serves(p, ACTIVITY_SELF) ||
	       !serves(p, ACTIVITY_INVITE);
}

static bool
one_of(const struct index_list *kinds, uint64_t of)
{
	if (kinds->n == 0)
		return true;
	for (size_t i = 0; i < kinds->n; i++) {
		if ((of & IN(kinds->at[i])) != 0)
			return true;
	}
	return false;
}

static enum basis_code
basis_of(const struct purpose *p, uint64_t kinds)
{
	for (size_t i = 0; i < p->bases_n; i++) {
		if (one_of(&p->bases[i].kinds, kinds))
			return p->bases[i].code;
	}
	return BASIS_NONE;
}

static bool
person_ok(const struct ask *q)
{
	const struct person_facts *who = q->person;
	const struct purpose *p = &st->purposes[q->purpose];
	enum basis_code b = basis_of(p, who->kinds);
	bool law = p->class == CLASS_STATUTORY && q->act == ACT_SEND;
	bool dead = who->stage == STAGE_DECEASED;

	if (q->act == ACT_RESTRICT || q->act == ACT_DEATH)
		return true;
	if (dead && (q->act == ACT_SEND || !answers(p)))
		return false;
	if (who->restricted && !law && !answers(p) && q->act != ACT_CONSENT)
		return false;
	if (!for_stage(p, who->stage) || b == BASIS_NONE)
		return false;
	if (!answers(p) && !one_of(&p->kinds, who->kinds))
		return false;
	for (size_t i = 0; i < p->except.n && !answers(p); i++)
		if ((who->kinds & IN(p->except.at[i])) != 0)
			return false;
	if (q->act == ACT_CONSENT)
		return true;
	if (q->act != ACT_SEND)
		return !(b == BASIS_A && who->consent[q->purpose] == 0) &&
		       !(who->objected[q->purpose] == 0xff && !answers(p) &&
			   (b == BASIS_E || b == BASIS_F));
	if (q->channel < 0 || (p->channels & IN(q->channel)) == 0)
		return false;
	if (!law && (who->objected[q->purpose] & IN(q->channel)) != 0)
		return false;
	return b != BASIS_A || (who->consent[q->purpose] & IN(q->channel)) != 0;
}

static const struct clause *
clause_of(const struct ask *q)
{
	const struct role *r = &st->roles[q->actor->role];
	const uint64_t bare = IN(ACT_GROUP) | IN(ACT_STAFF) | IN(ACT_TOKEN) |
			      IN(ACT_AUDIT) | IN(ACT_SETTING);

	for (size_t i = 0; i < r->clauses_n; i++) {
		const struct clause *c = &r->clauses[i];

		if ((c->acts & IN(q->act)) == 0)
			continue;
		if (c->purpose == q->purpose && q->purpose >= 0)
			return c;
		if (c->purpose < 0 && (bare & IN(q->act)) != 0)
			return c;
	}
	return NULL;
}

/* Whether the role works for somebody who has to do with the purpose. */
static bool
is_ours(const struct role *r, const struct purpose *p)
{
	for (size_t i = 0; i < r->controllers.n; i++) {
		int who = r->controllers.at[i];

		if (p->controller == who)
			return true;
		for (size_t k = 0; k < p->jointly.n; k++)
			if (p->jointly.at[k] == who)
				return true;
		for (size_t k = 0; k < p->done_by.n; k++)
			if (p->done_by.at[k] == who)
				return true;
	}
	return r->controllers.n == 0;
}

/* The actor of a role here has all that is required, and office in group 7. */
static bool
role_ok(const struct ask *q)
{
	const struct role *r = &st->roles[q->actor->role];
	const struct clause *c = clause_of(q);
	bool in_7 = false;

	if (c == NULL ||
	    (c->purpose >= 0 && !is_ours(r, &st->purposes[c->purpose])))
		return false;
	if (r->scope < 0)
		return true;
	if (q->group != 0 && q->group != 7)
		return false;
	if (q->person == NULL)
		return q->group == 7 || q->act == ACT_FIND;
	for (size_t i = 0; i < q->person->groups_n; i++)
		in_7 = in_7 || q->person->groups[i] == 7;
	return in_7;
}

static bool
in_set(const struct fieldset *set, int f)
{
	const struct field *field = &st->fields[f];
	bool parts = false;

	if (fieldset_has(set, f))
		return true;
	for (size_t i = 0; i < field->parts.n; i++)
		parts = parts || fieldset_has(set, field->parts.at[i]);
	if (parts)
		return true;
	if (field->parent < 0 || !fieldset_has(set, field->parent))
		return false;
	for (size_t i = 0; i < st->fields[field->parent].parts.n; i++)
		parts = parts || fieldset_has(set,
				     st->fields[field->parent].parts.at[i]);
	return !parts; /* the record alone means all of it */
}

/* Who is of kinds that are all not members, is none; ages say nothing. */
static bool
is_member(uint64_t kinds)
{
	bool any = false;

	for (size_t i = 0; i < st->kinds_n; i++) {
		if ((kinds & IN(i)) == 0 || st->kinds[i].by_age)
			continue;
		if (!st->kinds[i].no_member)
			return true;
		any = true;
	}
	return !any;
}

static bool
is_of(const struct meant *m, const struct person_facts *who)
{
	if (m->stages != 0 && (m->stages & who->stage) == 0)
		return false;
	if (m->members && m->kinds.n == 0 && who->stage == STAGE_MEMBER &&
	    !is_member(who->kinds))
		return false;
	for (size_t i = 0; i < m->except.n; i++)
		if ((who->kinds & IN(m->except.at[i])) != 0)
			return false;
	return one_of(&m->kinds, who->kinds);
}

/* What is written is judged where it is written. */
static bool
is_kept(const struct ask *q, const struct field *field)
{
	const uint64_t writes = IN(ACT_CORRECT) | IN(ACT_ADD) | IN(ACT_IMPORT);

	if (q->person == NULL || answers(&st->purposes[q->purpose]) ||
	    (writes & IN(q->act)) != 0)
		return true;
	return is_of(&field->kept_of, q->person) &&
	       (field->parent < 0 ||
		   is_of(&st->fields[field->parent].kept_of, q->person));
}

static bool
field_ok(const struct ask *q, int f)
{
	const struct field *field = &st->fields[f];
	const struct purpose *p = &st->purposes[q->purpose];
	unsigned visible = field->visible;
	bool where = field->type == FIELD_ADDRESS || field->type == FIELD_PLACE;
	bool how = field->type == FIELD_ADDRESS || field->type == FIELD_EMAIL ||
		   field->type == FIELD_PHONE;
	const struct clause *c;

	if (visible == 0 && field->parent >= 0)
		visible = st->fields[field->parent].visible;
	if (q->actor->type == ACTOR_PERSON)
		return (visible & VISIBLE_PERSON) != 0;
	if (!p->all_fields && !in_set(&p->fields, f))
		return false;
	if (!is_kept(q, field))
		return false;
	if (where && q->person != NULL && q->person->protected_address &&
	    !serves(p, ACTIVITY_RIGHTS))
		return false;
	if (q->actor->type == ACTOR_OPERATOR)
		return true;
	c = clause_of(q);
	if (!c->all_fields && !in_set(&c->fields, f))
		return false;
	if (c->without_addresses && how)
		return false;
	if (st->roles[q->actor->role].scope >= 0)
		return (visible & VISIBLE_REPRESENTATIVES) != 0;
	return (visible & VISIBLE_STAFF) != 0 ||
	       (q->act == ACT_EXPORT && serves(p, ACTIVITY_RIGHTS) &&
		   (visible & VISIBLE_PERSON) != 0);
}

static bool
act_ok(const struct ask *q)
{
	const uint64_t alone = IN(ACT_FIND) | IN(ACT_ADD) | IN(ACT_IMPORT) |
			       IN(ACT_INVITE) | IN(ACT_WRITE) | IN(ACT_SEND) |
			       IN(ACT_GROUP) | IN(ACT_STAFF) | IN(ACT_TOKEN) |
			       IN(ACT_AUDIT) | IN(ACT_SETTING);
	const uint64_t own = IN(ACT_SEE) | IN(ACT_CORRECT) | IN(ACT_CONSENT) |
			     IN(ACT_RESTRICT) | IN(ACT_EXPORT) | IN(ACT_ERASE) |
			     IN(ACT_GROUP) | IN(ACT_AUDIT);
	const struct purpose *p = &st->purposes[q->purpose];

	if (q->person == NULL && (alone & IN(q->act)) == 0)
		return false;
	if (q->actor->type == ACTOR_PERSON)
		return q->person != NULL && q->person->id == q->actor->id &&
		       (own & IN(q->act)) != 0 &&
		       (serves(p, ACTIVITY_SELF) || serves(p, ACTIVITY_RIGHTS));
	if (q->actor->type == ACTOR_STAFF && !role_ok(q))
		return false;
	if (q->person != NULL)
		return person_ok(q);
	return q->act != ACT_SEND || q->channel < 0 ||
	       (p->channels & IN(q->channel)) != 0;
}

/* ---- all of them ---------------------------------------------------- */

static uint32_t seed = 7;
static uint32_t
next(uint32_t n)
{
	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % n;
}

static const int64_t groups[] = { 3, 7 };

static void
some_person(struct person_facts *who, int purpose)
{
	static const uint8_t masks[] = { 0, 1 << CHANNEL_EMAIL, 0xff };

	memset(who, 0, sizeof(*who));
	who->id = 1;
	who->stage = 1U << next(5);
	who->restricted = next(4) == 0;
	who->protected_address = next(4) == 0;
	who->kinds = next(3) == 0 ? 0 : IN(next((uint32_t)st->kinds_n));
	if (next(3) == 0)
		who->kinds |= IN(next((uint32_t)st->kinds_n));
	who->consent[purpose] = masks[next(3)];
	who->objected[purpose] = next(3) == 0 ? masks[next(3)] : 0;
	who->groups = groups;
	who->groups_n = 1 + next(2);
}

struct tally {
	unsigned long n, allowed, wrong;
};

static void
compare(const struct ask *q, struct arena *a, struct tally *t)
{
	struct verdict v;
	const struct grant *g = policy_decide(st, q, a, &v);
	bool want = act_ok(q), any = false, same = true;

	for (int f = 0; want && f < (int)st->fields_n; f++) {
		bool may = fieldset_has(&q->fields, f) && field_ok(q, f);
		struct fieldset got = { .w = { 0 } };

		if (g != NULL)
			got = grant_fields(g);
		any = any || may;
		same = same && (g == NULL || fieldset_has(&got, f) == may);
	}
	want = want && (any || fieldset_is_empty(&q->fields));
	t->n++;
	t->allowed += want;
	if (want != v.allowed || (want && !same)) {
		if (t->wrong++ < 5)
			printf("# %s role %d purpose %d act %s: %s, want %d\n",
			    actor_type_name(q->actor->type), q->actor->role,
			    q->purpose, act_name(q->act), reason_name(v.reason),
			    want);
	}
	arena_reset(a);
}

static void
try_actor(const struct actor *actor, struct arena *a, struct tally *t)
{
	struct fieldset all = { .w = { 0 } };

	for (int f = 0; f < (int)st->fields_n; f++)
		fieldset_add(&all, f);
	for (int p = 0; p < (int)st->purposes_n; p++) {
		for (int act = 0; act < ACT_MAX; act++) {
			struct ask q = { .actor = actor,
				.purpose = p,
				.act = (enum act)act,
				.activity = ACTIVITY_STAFF,
				.channel = -1,
				.today = TODAY,
				.tick = 1 };

			compare(&q, a, t);
			for (int i = 0; i < PEOPLE; i++) {
				struct person_facts who;

				some_person(&who, p);
				q.person = &who;
				q.channel = (int)next(3) - 1;
				q.group = i % 4 == 0 ? 7 : 0;
				q.fields = i % 3 == 0
					       ? (struct fieldset){ .w = { 0 } }
					       : all;
				compare(&q, a, t);
			}
		}
	}
}

static void
test_statement(struct arena *a, const char *path)
{
	static const struct office office = { .group = 7,
		.from_day = 0,
		.until_day = TODAY };
	struct actor actor = { .id = 1, .role = -1, .purpose = -1 };
	struct tally t = { 0, 0, 0 };
	struct arena *one = arena_new(1 << 20);

	st = read_statement(a, path);
	if (!tap_ok(st != NULL, path))
		return;
	actor.type = ACTOR_PERSON;
	try_actor(&actor, one, &t);
	actor.type = ACTOR_OPERATOR;
	try_actor(&actor, one, &t);
	actor.type = ACTOR_STAFF;
	actor.trained_until = actor.term_until = TODAY;
	actor.confidential = true;
	actor.offices = &office;
	actor.offices_n = 1;
	for (int r = 0; r < (int)st->roles_n; r++) {
		actor.role = r;
		try_actor(&actor, one, &t);
	}
	printf("# %lu decisions, %lu allowed\n", t.n, t.allowed);
	tap_ok(t.allowed > 1000 && t.allowed < t.n / 2,
	    "both outcomes, refusals more often");
	tap_ok(t.wrong == 0, "B11 every decision is the reference's");
	arena_free(one);
}

int
main(void)
{
	struct arena *a = arena_new(1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		test_statement(a, files[i]);
	arena_free(a);
	return tap_done();
}
