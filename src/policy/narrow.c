/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/narrow.h"

#include <string.h>

#include "policy/grant.h"
#include "policy/same.h"
#include "policy/whom.h"

/* Index in the version in force -> index in the coming one, or -1. */
struct narrowing {
	const struct statement *st, *next;
	int *fields, *purposes, *kinds, *roles, *sources;
	int *fields_back; /* the other way round */
};

struct narrowing *
narrowing_new(struct arena *a, const struct statement *st,
    const struct statement *next)
{
	struct narrowing *n = ARENA_NEW(a, struct narrowing);

	n->st = st;
	n->next = next;
	n->fields = ARENA_ARRAY(a, int, st->fields_n);
	n->fields_back = ARENA_ARRAY(a, int, next->fields_n);
	n->purposes = ARENA_ARRAY(a, int, st->purposes_n);
	n->kinds = ARENA_ARRAY(a, int, st->kinds_n);
	n->roles = ARENA_ARRAY(a, int, st->roles_n);
	n->sources = ARENA_ARRAY(a, int, st->sources_n);
	for (size_t i = 0; i < st->fields_n; i++)
		n->fields[i] = statement_field_in(next, st, (int)i);
	for (size_t i = 0; i < next->fields_n; i++)
		n->fields_back[i] = statement_field_in(st, next, (int)i);
	for (size_t i = 0; i < st->purposes_n; i++)
		n->purposes[i] =
		    statement_purpose(next, st->purposes[i].n.name);
	for (size_t i = 0; i < st->kinds_n; i++)
		n->kinds[i] = statement_kind(next, st->kinds[i].n.name);
	for (size_t i = 0; i < st->roles_n; i++)
		n->roles[i] = statement_role(next, st->roles[i].n.name);
	for (size_t i = 0; i < st->sources_n; i++)
		n->sources[i] = statement_source(next, st->sources[i].n.name);
	return n;
}

struct narrowing *
narrowing_since(struct arena *a, const struct statement *st,
    const struct statement *then)
{
	struct narrowing *n = narrowing_new(a, st, then);

	for (size_t i = 0; i < st->purposes_n; i++)
		if (!purpose_is_same(then, st, (int)i))
			n->purposes[i] = -1;
	return n;
}

int
narrowing_field(const struct narrowing *n, int field)
{
	return n->fields[field];
}

uint64_t
narrowing_kinds(const struct narrowing *n, uint64_t kinds)
{
	uint64_t out = 0;

	for (size_t i = 0; i < n->st->kinds_n && i < 64; i++)
		if ((kinds >> i & 1) != 0 && n->kinds[i] >= 0)
			out |= UINT64_C(1) << n->kinds[i];
	return out;
}

bool
narrowing_drops_source(const struct narrowing *n, int source)
{
	return n != NULL && source >= 0 && (size_t)source < n->st->sources_n &&
	       n->sources[source] < 0;
}

bool
narrowing_keeps(const struct narrowing *n, int field, unsigned stage,
    uint64_t kinds)
{
	int to = n == NULL ? -1 : n->fields[field];

	return to < 0 ||
	       field_is_kept(n->next, to, stage, narrowing_kinds(n, kinds));
}

static struct fieldset
moved(const struct fieldset *set, const int *to, size_t n)
{
	struct fieldset out = { .w = { 0 } };

	for (size_t i = 0; i < n; i++)
		if (fieldset_has(set, (int)i) && to[i] >= 0)
			fieldset_add(&out, to[i]);
	return out;
}

struct fieldset
narrowing_of_source(const struct narrowing *n, int source, bool member,
    const struct fieldset *set)
{
	struct fieldset takes = { .w = { 0 } };
	const struct source *next;

	if (n == NULL)
		return *set;
	if (narrowing_drops_source(n, source))
		return takes;
	next = &n->next->sources[n->sources[source]];
	takes = next->before_joining;
	if (member)
		takes = fieldset_or(&takes, &next->after_joining);
	takes = moved(&takes, n->fields_back, n->next->fields_n);
	return fieldset_and(&takes, set);
}

/* Saying no, the own record, rights, retention and deaths go on as they did:
 * a coming version never keeps anybody from leaving or being answered. */
static bool
is_exempt(const struct statement *st, const struct ask *ask)
{
	const struct purpose *p;

	if (ask->actor->type == ACTOR_PERSON || ask->actor->type == ACTOR_LINK)
		return true;
	if (ask->act == ACT_RESTRICT || ask->act == ACT_DEATH ||
	    ask->act == ACT_ERASE || ask->act == ACT_SETTING)
		return true;
	if (ask->purpose < 0)
		return false;
	p = &st->purposes[ask->purpose];
	return purpose_serves(p, ACTIVITY_RIGHTS) ||
	       purpose_serves(p, ACTIVITY_RETENTION);
}

/* Who asks, as the coming version knows them; what it newly demands of them
 * is taken as met. */
static bool
actor_moved(const struct narrowing *n, const struct actor *from,
    struct actor *to)
{
	*to = *from;
	if (from->role >= 0 && (size_t)from->role < n->st->roles_n) {
		to->role = n->roles[from->role];
		if (to->role < 0)
			return false;
	}
	if (from->purpose >= 0 && (size_t)from->purpose < n->st->purposes_n) {
		to->purpose = n->purposes[from->purpose];
		if (to->purpose < 0)
			return false;
	}
	to->trained_until = INT32_MAX;
	to->confidential = true;
	if (to->term_until == 0)
		to->term_until = INT32_MAX;
	return true;
}

/* The person as one who said yes to everything and no to nothing: that was
 * judged by the version in force. */
static void
person_moved(const struct narrowing *n, const struct person_facts *from,
    struct person_facts *to)
{
	*to = *from;
	to->kinds = narrowing_kinds(n, from->kinds);
	to->restricted = false;
	memset(to->consent, 0xff, sizeof(to->consent));
	memset(to->objected, 0, sizeof(to->objected));
}

/* What the other version would grant; NULL: nothing. */
static const struct grant *
other(const struct narrowing *n, const struct ask *ask, struct arena *a)
{
	struct person_facts *person = NULL;
	struct actor actor;
	struct ask next = *ask;
	struct verdict v;

	if (!actor_moved(n, ask->actor, &actor))
		return NULL;
	next.actor = &actor;
	if (ask->purpose >= 0) {
		next.purpose = n->purposes[ask->purpose];
		if (next.purpose < 0)
			return NULL;
	}
	next.fields = moved(&ask->fields, n->fields, n->st->fields_n);
	if (ask->person != NULL) {
		person = ARENA_NEW(a, struct person_facts);
		person_moved(n, ask->person, person);
		next.person = person;
	}
	return policy_decide(n->next, &next, a, &v);
}

/* What both grant; NULL, and why, when that is nothing. */
static const struct grant *
both(const struct narrowing *n, const struct grant *g, const struct ask *ask,
    struct arena *a, enum reason why, struct verdict *verdict_out)
{
	const struct grant *too = other(n, ask, a);
	struct fieldset fields = { .w = { 0 } };
	struct grant *less;

	if (too != NULL) {
		fields = moved(&too->fields, n->fields_back, n->next->fields_n);
		fields = fieldset_and(&fields, &g->fields);
	}
	if (too == NULL ||
	    (!fieldset_is_empty(&g->fields) && fieldset_is_empty(&fields))) {
		verdict_out->allowed = false;
		verdict_out->reason = why;
		return NULL;
	}
	less = ARENA_NEW(a, struct grant);
	*less = *g;
	less->fields = fields;
	less->without_addresses |= too->without_addresses;
	return less;
}

const struct grant *
policy_decide_narrowed(const struct statement *st, const struct narrowing *n,
    const struct ask *ask, struct arena *a, struct verdict *verdict_out)
{
	const struct grant *g = policy_decide(st, ask, a, verdict_out);

	if (g == NULL || n == NULL || is_exempt(st, ask))
		return g;
	return both(n, g, ask, a, REASON_NARROWED, verdict_out);
}

const struct grant *
policy_decide_since(const struct narrowing *then, const struct grant *g,
    const struct ask *ask, struct arena *a, struct verdict *verdict_out)
{
	return both(then, g, ask, a, REASON_NOT_FOUND, verdict_out);
}
