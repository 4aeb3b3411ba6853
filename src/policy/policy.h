/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy: may this actor do this act, for this purpose, with these fields of
 * this person?
 *
 * Pure: no I/O, no clock, no state. The same ask against the same statement
 * always gives the same verdict, so a verdict in the trail can be replayed.
 * First matching rule; no rule is a refusal.
 */
#ifndef POLICY_POLICY_H
#define POLICY_POLICY_H

#include "policy/statement.h"

enum actor_type {
	ACTOR_NOBODY, /* not signed in */
	ACTOR_PERSON, /* the person, signed in */
	ACTOR_LINK,   /* the person, by a mailed link: may only narrow */
	ACTOR_STAFF,
	ACTOR_TOKEN,    /* an API token, bound to role and purpose */
	ACTOR_OPERATOR, /* who owns the directory in the operating system */
	ACTOR_JOB       /* a job of the server */
};
const char *actor_type_name(enum actor_type t);

struct office { /* a representative's term in a group */
	int64_t group;
	int32_t from_day, until_day; /* days since 1970, both inclusive */
};

struct actor {
	enum actor_type type;
	int64_t id;  /* person, staff or token number; 0 otherwise */
	int role;    /* of staff and tokens; index, or -1 */
	int purpose; /* a token or job may act for this one only; -1 any */
	int32_t trained_until, term_until; /* days; 0: never */
	bool confidential;                 /* has signed */
	const struct office *offices;
	size_t offices_n;
};

/* What the gate needs to know about the person. Bits are indexes. */
struct person_facts {
	int64_t id;
	unsigned stage;  /* one of enum stage */
	uint64_t kinds;  /* 1 << kind */
	bool restricted; /* Art. 18, or "stop" */
	bool protected_address;
	uint8_t
	    consent[LIMIT_PURPOSES]; /* channels consented to, per purpose */
	uint8_t objected[LIMIT_PURPOSES]; /* channels objected to; 0xff: all */
	const int64_t *groups;
	size_t groups_n;
};
/** channel_bits(channel): as bits of what is said yes or no to; -1: all. */
static inline uint8_t
channel_bits(int channel)
{
	return (uint8_t)(channel < 0 ? 0xff : 1U << channel);
}

struct ask {
	const struct actor *actor;
	int purpose;
	enum activity activity;
	enum act act;
	struct fieldset fields; /* wanted; the grant holds what is allowed */
	const struct person_facts
	    *person;   /* NULL: no person yet (add, import) */
	int channel;   /* for ACT_SEND: enum channel; else -1 */
	int64_t group; /* a group the act is about, 0 none */
	int32_t today; /* days since 1970 in the zone */
	uint64_t tick;
};

/* Why a verdict is what it is; each row has a sentence in each language. */
enum reason {
#define REASON(name, en, nb, nn) REASON_##name,
#include "policy/reasons.def"
#undef REASON
	REASON_MAX
};
struct str reason_text(enum reason r, enum lang l);
const char *reason_name(enum reason r); /* "no_consent" */

struct verdict {
	bool allowed;
	enum reason reason;
	struct pos rule; /* the line of the statement that decided */
};

/*
 * Permission to touch the store. Incomplete outside policy/: nobody else can
 * make one. Lives in the arena given to policy_decide and is good for the
 * tick named in the ask.
 */
struct grant;

/**
 * policy_decide(st, ask, a, verdict_out):
 * Decide ${ask}. Returns the grant, or NULL when refused; ${verdict_out} says
 * why in both cases.
 */
const struct grant *policy_decide(const struct statement *st,
    const struct ask *ask, struct arena *a, struct verdict *verdict_out);

/** grant_covers(g, tick, act, person, field): whether ${g}, in this tick,
 * allows ${act} on ${field} of ${person}; field -1: the act alone. */
bool grant_covers(const struct grant *g, uint64_t tick, enum act act,
    int64_t person, int field);

/* What the trail writes down of a grant. */
enum act grant_act(const struct grant *g);
int grant_purpose(const struct grant *g);
int64_t grant_person(const struct grant *g);
struct fieldset grant_fields(const struct grant *g);
/** grant_without_addresses(g): may send, but not see who or where. */
bool grant_without_addresses(const struct grant *g);

#endif
