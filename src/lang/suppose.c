/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/suppose.h"

#define NOBODY (-1) /* the number of a person; no store has it */

void
suppose_begin(const struct statement *st, int purpose, int role, int channel,
    struct suppose *out)
{
	const struct purpose *p = &st->purposes[purpose];
	unsigned stages = purpose_stages(p);

	*out = (struct suppose){ .purpose = purpose,
		.role = role,
		.channel = channel,
		.stage = STAGE_MEMBER,
		.act = ACT_SEE };
	if ((stages & STAGE_MEMBER) == 0)
		out->stage = stages & -stages;
	for (size_t i = 0; i < st->kinds_n; i++)
		out->kinds |= UINT64_C(1) << i;
	if (role >= 0 && channel < 0)
		return;
	out->act = ACT_SEND;
	for (int k = 0; k < CHANNEL_MAX && out->channel < 0; k++)
		if ((p->channels >> k & 1) != 0)
			out->channel = k;
}

static enum activity
activity_of(const struct purpose *p, const struct suppose *s)
{
	static const enum activity order[] = { ACTIVITY_RIGHTS, ACTIVITY_STAFF,
		ACTIVITY_SELF, ACTIVITY_JOIN, ACTIVITY_MESSAGE };

	if (s->act == ACT_SEND)
		return purpose_serves(p, ACTIVITY_INVITE) ? ACTIVITY_INVITE
							  : ACTIVITY_MESSAGE;
	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		if (purpose_serves(p, order[i]))
			return order[i];
	return ACTIVITY_STAFF;
}

void
suppose_decide(const struct statement *st, const struct suppose *s,
    int32_t today, struct supposed *out)
{
	static const int64_t group = 1;
	const struct office office = { .group = group,
		.from_day = today,
		.until_day = today };
	const struct actor actor = { .type =
					 s->role >= 0 ? ACTOR_STAFF : ACTOR_JOB,
		.role = s->role,
		.purpose = -1,
		.trained_until = today,
		.term_until = today,
		.confidential = true,
		.offices = &office,
		.offices_n = 1 };
	struct person_facts person = { .id = NOBODY,
		.stage = s->stage,
		.kinds = s->kinds,
		.restricted = s->restricted,
		.protected_address = s->protected_address,
		.groups = &group,
		.groups_n = s->outside ? 0 : 1 };
	struct ask ask = { .actor = &actor,
		.purpose = s->purpose,
		.activity = activity_of(&st->purposes[s->purpose], s),
		.act = s->act,
		.fields = purpose_fields(st, &st->purposes[s->purpose]),
		.person = &person,
		.channel = s->act == ACT_SEND ? s->channel : -1,
		.today = today };
	/* The grant is looked at and gone before anybody could use it. */
	struct arena *a = arena_new(LIMIT_ARENA_REQUEST);
	const struct grant *g;
	struct verdict v;

	for (size_t i = 0; i < LIMIT_PURPOSES; i++) {
		person.consent[i] = s->consent[i];
		person.objected[i] = s->objected[i];
	}
	g = policy_decide(st, &ask, a, &v);
	*out = (struct supposed){ .allowed = v.allowed,
		.reason = v.reason,
		.rule = v.rule };
	if (g != NULL) {
		out->fields = grant_fields(g);
		out->without_addresses = grant_without_addresses(g);
	}
	arena_free(a);
}
