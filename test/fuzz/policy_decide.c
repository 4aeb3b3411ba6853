/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any ask: a decision is made, a grant is given exactly when the verdict says
 * so, it holds no field that was not asked for, and taking a consent away
 * gives nothing more.
 */
#include <stdlib.h>
#include <string.h>

#include "../unit/policy_fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
	uint8_t actor, act, activity, stage, kinds, flags, role, asked_low;
	int16_t purpose, channel, bound;
	uint8_t consent, objected, fewer, asked_high;
	int32_t trained, term, from, until;
	int8_t group, person_group, office_group, id;
};

static uint64_t
decide(const struct ask *q, struct arena *a)
{
	struct verdict v;
	const struct grant *g = policy_decide(&fixture, q, a, &v);
	struct fieldset asked = statement_whole(&fixture, &q->fields), got,
			both;

	if ((g != NULL) != v.allowed)
		abort();
	if (g == NULL)
		return 0;
	got = grant_fields(g);
	both = fieldset_and(&got, &asked);
	if (fieldset_count(&both) != fieldset_count(&got))
		abort();
	return got.w[0] | UINT64_C(1) << 63;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in;
	struct arena *a;
	int64_t group;
	struct office office;
	struct actor actor = { .role = -1 };
	struct person_facts who = { .id = 1 };
	struct ask q = { .actor = &actor, .tick = 1 };
	uint64_t before;

	if (size < sizeof(in))
		return 0;
	memcpy(&in, data, sizeof(in));
	a = arena_new(1 << 20);
	group = in.person_group;
	office = (struct office){ in.office_group, in.from, in.until };
	actor.type = (enum actor_type)(in.actor % 8);
	actor.id = in.id;
	actor.role = in.role % 5 - 1;
	actor.purpose = in.bound % 12 - 2;
	actor.trained_until = in.trained;
	actor.term_until = in.term;
	actor.confidential = in.flags & 1;
	actor.offices = &office;
	actor.offices_n = in.flags >> 1 & 1;
	who.stage = 1U << in.stage % 6;
	who.kinds = in.kinds;
	who.restricted = in.flags >> 2 & 1;
	who.protected_address = in.flags >> 3 & 1;
	who.groups = &group;
	who.groups_n = in.flags >> 4 & 1;
	q.purpose = in.purpose % 600;
	q.act = (enum act)(in.act % (ACT_MAX + 1));
	q.activity = (enum activity)(in.activity % (ACTIVITY_MAX + 1));
	q.channel = in.channel;
	q.group = in.group;
	q.today = 20000;
	q.fields.w[0] = (uint64_t)in.asked_high << 8 | in.asked_low;
	q.person = in.flags >> 5 & 1 ? NULL : &who;
	if (q.purpose >= 0 && q.purpose < LIMIT_PURPOSES) {
		who.consent[q.purpose] = in.consent;
		who.objected[q.purpose] = in.objected;
	}
	before = decide(&q, a);
	if (q.purpose >= 0 && q.purpose < LIMIT_PURPOSES)
		who.consent[q.purpose] &= in.fewer;
	if ((decide(&q, a) & ~before) != 0)
		abort();
	arena_free(a);
	return 0;
}
