/* SPDX-License-Identifier: EUPL-1.2 */
/* Times that can be set, and the letters that wait. */
#ifndef LIFE_FIXTURE_H
#define LIFE_FIXTURE_H

#include "life/life.h"
#include "store/internal.h"
#include "store_fixture.h"

/* From here on it is this time. */
static inline void
time_is(struct world *w, int64_t at_s)
{
	(void)setenv("VERN_NOW", instant_print(w->a, at_s).p, 1);
	must(clock_init(), "clock");
}

static inline int64_t
at(const char *text)
{
	int64_t s = 0;

	must(instant_parse(str_of(text), &s), text);
	return s;
}

/* The newest letter of the kind that is due; NULL. */
static inline struct letter_row *
letter_of(struct world *w, enum post_kind kind)
{
	struct letter_row *list, *found = NULL;
	size_t n;

	must(letter_next(w->s, w->a, INT64_MAX, 100, &list, &n), "letters");
	for (size_t i = 0; i < n; i++)
		if (list[i].kind == kind)
			found = &list[i];
	return found;
}

static inline size_t
letters_n(struct world *w)
{
	struct letter_row *list;
	size_t n;

	must(letter_next(w->s, w->a, INT64_MAX, 1000, &list, &n), "letters");
	return n;
}

static inline void
letters_away(struct world *w)
{
	struct letter_row *list;
	size_t n;

	must(letter_next(w->s, w->a, INT64_MAX, 1000, &list, &n), "letters");
	must(tick_begin(w->s), "tick");
	for (size_t i = 0; i < n; i++)
		must(letter_remove(w->s, list[i].id), "remove");
	must(tick_end(w->s), "tick");
}

/* A copy of what the gate knows, or stage 0 when the person is gone. */
static inline struct person
person_now(struct world *w, int64_t id)
{
	struct person copy = { .id = 0 };
	struct person *p;
	struct tx tx;

	start(w, &tx);
	if (person_open(&tx, id, &p) == ERR_OK)
		copy = *p;
	must(finish(w, &tx, ERR_OK), "person_now");
	return copy;
}

static inline int64_t
graduate(struct world *w, const char *name, const char *email)
{
	int64_t id = add_person(w, name, email, STAGE_POSSIBLE);
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	p->facts.kinds = 1ULL << statement_kind(w->org->st, STR("graduate"));
	person_touch(p);
	must(finish(w, &tx, ERR_OK), "graduate");
	return id;
}

static inline struct actor
staff_of(const struct world *w, const char *role)
{
	return (struct actor){ .type = ACTOR_STAFF,
		.id = 5,
		.purpose = -1,
		.role = statement_role(w->org->st, str_of(role)) };
}

/** retained(w, id): what the job does of the whole person now. */
static inline enum due_why
retained(struct world *w, int64_t id)
{
	const struct actor job = { .type = ACTOR_JOB,
		.role = -1,
		.purpose = P(w, "retention") };
	struct due d = { DUE_NOTHING, 0, NULL };
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(w, &tx, &job, ACTIVITY_RETENTION);
	e = person_open(&tx, id, &p);
	if (e == ERR_OK)
		e = life_retain(&tx, p, &d);
	must(finish(w, &tx, e), "the job looks");
	return d.why;
}

/** parts_retained(w, id): and of the facts of somebody who stays. */
static inline struct parts_due
parts_retained(struct world *w, int64_t id)
{
	const struct actor job = { .type = ACTOR_JOB,
		.role = -1,
		.purpose = P(w, "retention") };
	struct parts_due d = { .next_s = 0 };
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(w, &tx, &job, ACTIVITY_RETENTION);
	e = person_open(&tx, id, &p);
	if (e == ERR_OK)
		e = life_parts_retain(&tx, p, &d);
	must(finish(w, &tx, e), "the job looks at the parts");
	return d;
}

#endif
