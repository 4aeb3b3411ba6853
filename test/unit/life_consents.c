/* SPDX-License-Identifier: EUPL-1.2 */
/* Other ages for other consents: by the day of birth it is known to which
 * purposes a person says yes alone, and from whom no yes is taken (Art. 8). */
#define STATEMENT "test/corpus/life/life-consents.vern"
#include "life_born.h"

static enum err
yes(struct world *w, int64_t id, const char *purpose)
{
	return say(w, id, ACTOR_PERSON, purpose, CONSENT_GIVEN);
}

/* What the page asks before it shows the button. */
static bool
guarded(struct world *w, int64_t id, const char *purpose)
{
	struct actor who = { .type = ACTOR_PERSON,
		.id = id,
		.role = -1,
		.purpose = -1 };
	const struct grant *g;
	struct person *p;
	struct tx tx;
	bool is = false;
	enum err e;

	start_as(w, &tx, &who, ACTIVITY_SELF);
	must(person_open(&tx, id, &p), "open");
	must(tx_decide(&tx, P(w, "registry"), ACT_SEE, NULL, p, -1, 0, &g),
	    "may");
	e = person_consent_guard(&tx, g, p, P(w, purpose), &is);
	must(finish(w, &tx, e), "guarded");
	return is;
}

/* Whether the yes is among what counts. */
static bool
counts(struct world *w, int64_t id, const char *purpose)
{
	struct person_facts counted;
	const struct grant *g;
	struct person *p;
	struct tx tx;
	enum err e;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "rights", ACT_SEE, p, &g), "may");
	e = person_counted(&tx, g, p, &counted);
	must(finish(w, &tx, e), "counted");
	return counted.consent[P(w, purpose)] != 0;
}

static void
test_each_its_age(struct world *w)
{
	int64_t id = member(w, "2012-02-10"); /* 13 years */

	tap_err(yes(w, id, "news"), ERR_OK, "N02 of 13 years, to the news");
	tap_ok(consented(w, id, "news"), "N02 and that counts");
	tap_err(yes(w, id, "pictures"), ERR_REFUSED,
	    "N12 not to pictures, for which one must be 16");
	tap_ok(!consented(w, id, "pictures"), "N12 and none is kept");
	tap_ok(!guarded(w, id, "news") && guarded(w, id, "pictures"),
	    "N12 the page knows which");
	tap_err(say(w, id, ACTOR_OPERATOR, "pictures", CONSENT_GIVEN), ERR_OK,
	    "N12 the guardian's yes, which came by letter, is recorded");
	tap_ok(consented(w, id, "pictures"), "and counts");
	tap_err(say(w, id, ACTOR_PERSON, "pictures", CONSENT_WITHDRAWN), ERR_OK,
	    "LAW-4 who is too young to say yes says no");
	tap_ok(!consented(w, id, "pictures"), "and that counts too");
	tap_err(yes(w, id, "pictures"), ERR_REFUSED, "and still no yes");
}

static void
test_younger(struct world *w)
{
	int64_t id = member(w, "2013-02-10"); /* 12 years */

	tap_err(yes(w, id, "news"), ERR_REFUSED, "N02 of 12 years, to neither");
	tap_err(yes(w, id, "pictures"), ERR_REFUSED, "N12 to neither");
	tap_ok(guarded(w, id, "news"), "N02 and the page knows");
}

/* From midnight of the birthday in the zone on, without any job. */
static void
test_birthday(struct world *w)
{
	int64_t id = member(w, "2010-02-10");

	time_is(w, at("2026-02-09T22:59:00Z"));
	tap_err(yes(w, id, "pictures"), ERR_REFUSED,
	    "N12 on the evening before the 16th birthday");
	time_is(w, at("2026-02-09T23:01:00Z"));
	tap_err(yes(w, id, "pictures"), ERR_OK,
	    "N12 on the birthday, which begins at midnight in the zone");
}

static void
test_leap(struct world *w)
{
	int64_t id = member(w, "2012-02-29");

	time_is(w, at("2025-02-27T12:00:00Z"));
	tap_err(yes(w, id, "news"), ERR_REFUSED,
	    "N02 born on 29 February, on the 27th");
	time_is(w, at("2025-02-28T12:00:00Z"));
	tap_err(yes(w, id, "news"), ERR_OK, "N02 on the 28th");
}

static void
test_unknown(struct world *w)
{
	int64_t id = member(w, NULL);

	tap_err(yes(w, id, "pictures"), ERR_OK,
	    "whose day of birth is not known is not refused");
	id = member(w, "2012-02-10");
	born(w, id, "");
	tap_err(yes(w, id, "pictures"), ERR_OK, "nor whose was taken away");
	born(w, id, "2012-02-10");
	tap_ok(consented(w, id, "pictures") && !counts(w, id, "pictures"),
	    "the yes is held when it is known, and counts no more");
	tap_ok(consented(w, id, "pictures"), "asked what counts, it is held");
	tap_ok(guarded(w, id, "pictures"), "and another is not taken");
}

/* The day of birth is read for nobody else. */
static void
test_grant(struct world *w)
{
	int64_t id = member(w, "2012-02-10");
	const struct grant *g;
	struct person *p;
	struct person_facts facts = { .id = 0 };
	struct tx tx;
	bool is = true;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	tap_err(person_consent_guard(&tx, NULL, p, P(w, "news"), &is),
	    ERR_DENIED, "not without a grant");
	must(grant_for(w, &tx, "rights", ACT_CORRECT, p, &g), "may");
	tap_err(person_consent_guard(&tx, g, p, P(w, "news"), &is), ERR_DENIED,
	    "nor with one for something else");
	tap_err(person_counted(&tx, g, p, &facts), ERR_DENIED,
	    "nor is it told what counts");
	tap_ok(is && facts.id == 0, "and nothing is said");
	must(finish(w, &tx, ERR_OK), "grant");
}

int
main(void)
{
	static void (*const tests[])(struct world * w) = { test_each_its_age,
		test_younger, test_birthday, test_leap, test_unknown,
		test_grant };

	for (size_t i = 0; i < ARRAY_LEN(tests); i++) {
		struct world w;

		(void)setenv("VERN_NOW", "2025-02-20T09:00:00Z", 1);
		world_new(&w);
		tests[i](&w);
		world_end(&w);
	}
	return tap_done();
}
