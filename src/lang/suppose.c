/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/suppose.h"

#define NOBODY (-1) /* the number of a person; no store has it */

#define OTHER  INT64_C(2) /* a group that the role is not limited to */
#define BIT(a) (UINT64_C(1) << ACT_##a)

/* Acts that use facts; the others are asked without any, as by the pages. */
static const uint64_t with_fields =
    BIT(FIND) | BIT(SEE) | BIT(ADD) | BIT(IMPORT) | BIT(CORRECT) | BIT(EXPORT);

void
suppose_act(const struct statement *st, struct suppose *s, enum act act)
{
	const struct purpose *p = &st->purposes[s->purpose];

	s->act = act;
	for (int k = 0; act == ACT_SEND && k < CHANNEL_MAX && s->channel < 0;
	     k++)
		if ((p->channels >> k & 1) != 0)
			s->channel = k;
}

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
	if ((role < 0 && p->channels != 0) || channel >= 0 ||
	    purpose_serves(p, ACTIVITY_INVITE))
		suppose_act(st, out, ACT_SEND);
}

static enum activity
activity_of(const struct purpose *p, const struct suppose *s)
{
	if (s->act == ACT_SEND)
		return purpose_serves(p, ACTIVITY_INVITE) ? ACTIVITY_INVITE
							  : ACTIVITY_MESSAGE;
	return purpose_activity(p);
}

static void
decide(const struct statement *st, const struct ask *ask, struct supposed *out)
{
	/* The grant is looked at and gone before anybody could use it. */
	struct arena *a = arena_new(LIMIT_ARENA_REQUEST);
	struct verdict v;
	const struct grant *g = policy_decide(st, ask, a, &v);

	*out = (struct supposed){ .allowed = v.allowed,
		.reason = v.reason,
		.rule = v.rule };
	if (g != NULL) {
		out->fields = grant_fields(g);
		out->without_addresses = grant_without_addresses(g);
	}
	arena_free(a);
}

/* Who writes and sends asks about no person and sees none; then the server
 * writes to each by itself. */
static void
decide_letter(const struct statement *st, const struct suppose *s,
    const struct ask *staff, struct supposed *out)
{
	const struct actor server = { .type = ACTOR_JOB,
		.role = -1,
		.purpose = -1 };
	struct ask ask = *staff;
	struct supposed each;

	ask.person = NULL;
	if (st->roles[s->role].scope >= 0)
		ask.group = s->outside ? OTHER : staff->actor->offices->group;
	decide(st, &ask, out);
	if (!out->allowed || s->act != ACT_SEND)
		return;
	ask = *staff;
	ask.actor = &server;
	ask.fields = purpose_fields(st, &st->purposes[s->purpose]);
	decide(st, &ask, &each);
	out->fields = each.fields;
	if (!each.allowed)
		*out = each;
}

/* Where nobody asks and nothing is sent the question is whether the facts may
 * be used for it, whatever the server itself does with them. */
static enum actor_type
type_of(const struct suppose *s)
{
	if (s->role >= 0)
		return ACTOR_STAFF;
	return s->act == ACT_SEE ? ACTOR_OPERATOR : ACTOR_JOB;
}

/* One by a channel that the purpose does not send by is to the whole of it. */
static uint8_t
no_to(const struct purpose *p, uint8_t said)
{
	return p->channels == 0 && said != 0 ? 0xff : said;
}

void
suppose_decide(const struct statement *st, const struct suppose *s,
    int32_t today, struct supposed *out)
{
	static const int64_t group = 1;
	const struct office office = { .group = group,
		.from_day = today,
		.until_day = today };
	const struct actor actor = { .type = type_of(s),
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
		.person = &person,
		.channel = s->act == ACT_SEND ? s->channel : -1,
		.today = today };

	for (size_t i = 0; i < LIMIT_PURPOSES; i++) {
		person.consent[i] = s->consent[i];
		person.objected[i] =
		    i < st->purposes_n ? no_to(&st->purposes[i], s->objected[i])
				       : 0;
	}
	if (s->role < 0 || (with_fields >> s->act & 1) != 0)
		ask.fields = purpose_fields(st, &st->purposes[s->purpose]);
	if (s->role >= 0 && (s->act == ACT_SEND || s->act == ACT_WRITE))
		decide_letter(st, s, &ask, out);
	else
		decide(st, &ask, out);
}
