/* SPDX-License-Identifier: EUPL-1.2 */
/* Kinds of person that are told by age: who is of them and until when, and
 * that no yes is taken from those for whom a guardian says it (Art. 8). */
#define STATEMENT "test/corpus/life/life-ages.vern"
#include "intake/people.h"
#include "life_born.h"
#include "policy/ages.h"

/* ---- the age --------------------------------------------------------- */

static void
test_age(void)
{
	static const struct {
		const char *name;
		int from, under;
		struct date born, today;
		bool fits;
	} cases[] = {
		{ "the day before the birthday", 0, 13, { 2013, 2, 10 },
		    { 2026, 2, 9 }, true },
		{ "on the birthday no more", 0, 13, { 2013, 2, 10 },
		    { 2026, 2, 10 }, false },
		{ "from the birthday on", 13, 18, { 2013, 2, 10 },
		    { 2026, 2, 10 }, true },
		{ "not the day before", 13, 18, { 2013, 2, 10 }, { 2026, 2, 9 },
		    false },
		{ "until the later one", 13, 18, { 2008, 2, 10 },
		    { 2026, 2, 9 }, true },
		{ "and then not", 13, 18, { 2008, 2, 10 }, { 2026, 2, 10 },
		    false },
		{ "no upper one", 18, 0, { 1926, 1, 1 }, { 2026, 1, 1 }, true },
		{ "born on 29 February, on the 28th", 0, 13, { 2012, 2, 29 },
		    { 2025, 2, 28 }, false },
		{ "born on 29 February, on the 27th", 0, 13, { 2012, 2, 29 },
		    { 2025, 2, 27 }, true },
		{ "born tomorrow", 0, 13, { 2026, 2, 11 }, { 2026, 2, 10 },
		    true },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct kind k = { .aged_from = cases[i].from,
			.aged_under = cases[i].under };

		tap_ok(kind_fits_age(&k, cases[i].born, cases[i].today) ==
			   cases[i].fits,
		    cases[i].name);
	}
}

/* ---- a person -------------------------------------------------------- */

static bool
is_of(struct world *w, int64_t id, const char *kind)
{
	return (person_now(w, id).facts.kinds >>
		       statement_kind(w->org->st, str_of(kind)) &
		   1) != 0;
}

static bool
job_looks(struct world *w, int64_t id)
{
	const struct parts_due d = parts_retained(w, id);

	return parts_any(&d);
}

static void
test_followed(struct world *w)
{
	int64_t id = member(w, NULL);

	tap_ok(!is_of(w, id, "child") && !is_of(w, id, "youth"),
	    "whose day of birth is not known is of no kind by age");
	born(w, id, "2013-02-10");
	tap_ok(is_of(w, id, "child") && !is_of(w, id, "youth"),
	    "G8 a day of birth makes a child");
	born(w, id, "2010-02-10");
	tap_ok(!is_of(w, id, "child") && is_of(w, id, "youth"),
	    "a corrected one somebody else");
	born(w, id, "");
	tap_ok(!is_of(w, id, "child") && !is_of(w, id, "youth"),
	    "one that was taken away nobody");
	born(w, id, "2013-02-10");
	tap_ok(!job_looks(w, id), "nothing changes within the year");
	time_is(w, at("2026-02-09T22:59:00Z"));
	tap_ok(!job_looks(w, id) && is_of(w, id, "child"),
	    "G8 a child on the last evening");
	time_is(w, at("2026-02-09T23:01:00Z"));
	tap_ok(job_looks(w, id) && !is_of(w, id, "child") &&
		   is_of(w, id, "youth"),
	    "G8 none on the birthday, which begins at midnight in the zone");
	tap_ok(!job_looks(w, id), "and that is done once");
	time_is(w, at("2031-02-10T10:00:00Z"));
	tap_ok(job_looks(w, id) && !is_of(w, id, "youth"), "of age at last");
}

/* Nobody makes somebody a child but the day of birth. */
static void
test_set(struct world *w)
{
	int64_t id = member(w, "2013-02-10");
	const struct grant *g;
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "rights", ACT_CORRECT, p, &g), "may");
	tap_err(person_set_kinds(&tx, g, p, 1), ERR_DENIED,
	    "LAW-1 to correct is not to say of which kind somebody is");
	must(grant_for(w, &tx, "rights", ACT_KIND, p, &g), "may");
	must(person_set_kinds(&tx, g, p, 1), "kinds");
	must(finish(w, &tx, ERR_OK), "set");
	tap_ok(is_of(w, id, "plain") && is_of(w, id, "child"),
	    "kinds that are set leave those by age");
	id = member(w, NULL);
	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "rights", ACT_KIND, p, &g), "may");
	must(person_set_kinds(&tx, g, p, 7), "kinds");
	must(finish(w, &tx, ERR_OK), "set");
	tap_ok(is_of(w, id, "plain") && !is_of(w, id, "child"),
	    "and make nobody a child");
}

static void
test_grant(struct world *w)
{
	int64_t id = member(w, "2013-02-10");
	const struct grant *g;
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	tap_err(person_follow_age(&tx, NULL, p), ERR_DENIED,
	    "LAW-1 the day of birth is not read without a grant");
	must(grant_for(w, &tx, "rights", ACT_CORRECT, p, &g), "may");
	tap_err(person_follow_age(&tx, g, p), ERR_DENIED,
	    "nor with one for something else");
	must(finish(w, &tx, ERR_OK), "grant");
}

/* ---- a purpose for them ---------------------------------------------- */

static bool
may_see(struct world *w, int64_t id, const char *purpose)
{
	struct actor office = staff_of(w, "office");
	const struct grant *g;
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(w, &tx, &office, ACTIVITY_STAFF);
	must(person_open(&tx, id, &p), "open");
	e = grant_for(w, &tx, purpose, ACT_SEE, p, &g);
	must(finish(w, &tx, ERR_OK), "may see");
	return e == ERR_OK;
}

static void
test_purpose(struct world *w)
{
	int64_t young = member(w, "2013-02-10"), old = member(w, "1980-01-01");

	tap_ok(may_see(w, young, "play"), "a purpose for children has them");
	tap_ok(!may_see(w, old, "play"), "and nobody else");
	tap_ok(may_see(w, old, "registry"), "who are there all the same");
}

/* ---- consent --------------------------------------------------------- */

static void
test_consent(struct world *w)
{
	int64_t id = member(w, "2013-02-10");

	tap_err(say(w, id, ACTOR_PERSON, "news", CONSENT_GIVEN), ERR_REFUSED,
	    "N02 G8 no yes is taken from a child");
	tap_ok(!consented(w, id, "news"), "N02 and none is kept");
	tap_err(say(w, id, ACTOR_OPERATOR, "news", CONSENT_GIVEN), ERR_OK,
	    "N02 the guardian's, which came by letter, is recorded");
	tap_ok(consented(w, id, "news"), "and counts");
	tap_err(say(w, id, ACTOR_PERSON, "news", CONSENT_WITHDRAWN), ERR_OK,
	    "LAW-4 the child takes it back alone");
	tap_ok(!consented(w, id, "news"), "and that counts too");
	time_is(w, at("2026-03-01T10:00:00Z"));
	(void)job_looks(w, id);
	tap_err(say(w, id, ACTOR_PERSON, "news", CONSENT_GIVEN), ERR_OK,
	    "N02 at 13 the yes is their own");
	tap_ok(consented(w, id, "news"), "and counts as anybody's");
}

/* ---- a file ---------------------------------------------------------- */

static void
test_file(struct world *w)
{
	const struct statement *st = w->org->st;
	int child = statement_kind(st, STR("child"));
	struct person_in in = { .source = 0 };
	int32_t today = date_days((struct date){ 2026, 2, 9 });

	tap_ok((kinds_match(st, &in, today) >> child & 1) == 0,
	    "a row without a day of birth");
	person_in_add(w->a, &in, F(w, "born"), 0, STR("2013-02-10"));
	tap_ok((kinds_match(st, &in, today) >> child & 1) != 0,
	    "a row of a child");
	tap_ok((kinds_match(st, &in, today + 1) >> child & 1) == 0,
	    "of one who has turned 13");
	tap_ok((kinds_of_source(st, 0) >> child & 1) == 0,
	    "no source tells that somebody is a child");
}

int
main(void)
{
	static void (*const tests[])(struct world * w) = { test_followed,
		test_set, test_grant, test_purpose, test_consent, test_file };

	test_age();
	for (size_t i = 0; i < ARRAY_LEN(tests); i++) {
		struct world w;

		(void)setenv("VERN_NOW", "2025-06-01T09:00:00Z", 1);
		world_new(&w);
		tests[i](&w);
		world_end(&w);
	}
	return tap_done();
}
