/* SPDX-License-Identifier: EUPL-1.2 */
/* Members with a day of birth, and what they say yes and no to. */
#ifndef LIFE_BORN_H
#define LIFE_BORN_H

#include "life_fixture.h"

static inline void
born(struct world *w, int64_t id, const char *day)
{
	const struct provenance from = { .source = 0,
		.channel = CHANNEL_PORTAL };
	const struct change c = { .field = F(w, "born"), .text = str_of(day) };
	const struct grant *g;
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "rights", ACT_CORRECT, p, &g), "may");
	must(person_change(&tx, g, p, &from, &c, 1, NULL), "change");
	must(finish(w, &tx, ERR_OK), "born");
}

/* ${day} of birth, or NULL. */
static inline int64_t
member(struct world *w, const char *day)
{
	int64_t id =
	    add_person(w, "Ola Nordmann", "ola@example.com", STAGE_MEMBER);

	if (day != NULL)
		born(w, id, day);
	return id;
}

/* The person, or the operator for them. */
static inline enum err
say(struct world *w, int64_t id, enum actor_type type, const char *purpose,
    enum consent_state state)
{
	struct actor who = { .type = type,
		.id = type == ACTOR_PERSON ? id : 0,
		.role = -1,
		.purpose = -1 };
	struct consent_event ev = { .state = state,
		.purpose = P(w, purpose),
		.channel = strcmp(purpose, "news") == 0 ? CHANNEL_EMAIL : -1,
		.lang = LANG_EN,
		.method = CHANNEL_PORTAL };
	const struct grant *g;
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(w, &tx, &who, ACTIVITY_SELF);
	must(person_open(&tx, id, &p), "open");
	e = tx_decide(&tx, P(w, type == ACTOR_PERSON ? "registry" : "rights"),
	    ACT_CONSENT, NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_consent(&tx, g, p, &ev);
	return finish(w, &tx, e);
}

static inline bool
consented(struct world *w, int64_t id, const char *purpose)
{
	return person_now(w, id).facts.consent[P(w, purpose)] != 0;
}

#endif
