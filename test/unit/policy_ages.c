/* SPDX-License-Identifier: EUPL-1.2 */
/* From which age one says yes alone, purpose by purpose (Art. 8, N02, N12): the
 * age of the purpose, else that of all, from the day on that it holds. */
#include "policy/ages.h"
#include "tap.h"

enum {
	NEWS,     /* no age of its own */
	PICTURES, /* 16 */
	HEALTH,   /* 12 */
	LATER,    /* 18 from 2027 on */
	LOWER,    /* 12 from 2027 on */
	CONTRACT, /* an age, and asks for no yes */
	PURPOSES
};

static struct basis consent = { .code = BASIS_A },
		    contract = { .code = BASIS_B };
static struct purpose purposes[PURPOSES] = {
	[NEWS] = { .bases = &consent, .bases_n = 1 },
	[PICTURES] = { .bases = &consent,
	    .bases_n = 1,
	    .alone = { .years = 16 } },
	[HEALTH] = { .bases = &consent,
	    .bases_n = 1,
	    .alone = { .years = 12 } },
	[LATER] = { .bases = &consent,
	    .bases_n = 1,
	    .alone = { .years = 18, .since = { 2027, 1, 1 } } },
	[LOWER] = { .bases = &consent,
	    .bases_n = 1,
	    .alone = { .years = 12, .since = { 2027, 1, 1 } } },
	[CONTRACT] = { .bases = &contract,
	    .bases_n = 1,
	    .alone = { .years = 18 } },
};
static struct kind kinds[] = {
	{ .n = { .no = 0 } },
	{ .n = { .no = 1 }, .guardian = 1U << MATTER_CONSENT },
	{ .n = { .no = 2 }, .guardian = 1U << MATTER_JOINING },
};

static const struct guard_case {
	const char *name;
	int purpose;
	uint64_t kinds;
	struct date born, today;
	bool guarded;
} cases[] = {
	{ "N02 the day before 13", NEWS, 0, { 2013, 2, 10 }, { 2026, 2, 9 },
	    true },
	{ "N02 on the 13th birthday", NEWS, 0, { 2013, 2, 10 }, { 2026, 2, 10 },
	    false },
	{ "N02 born on 29 February, on the 28th", NEWS, 0, { 2012, 2, 29 },
	    { 2025, 2, 28 }, false },
	{ "N02 born on 29 February, on the 27th", NEWS, 0, { 2012, 2, 29 },
	    { 2025, 2, 27 }, true },
	{ "N12 of 13 years, where 16 are asked", PICTURES, 0, { 2013, 2, 10 },
	    { 2026, 2, 10 }, true },
	{ "N12 the day before 16", PICTURES, 0, { 2010, 2, 10 }, { 2026, 2, 9 },
	    true },
	{ "N12 on the 16th birthday", PICTURES, 0, { 2010, 2, 10 },
	    { 2026, 2, 10 }, false },
	{ "a lower age of its own goes before that of all", HEALTH, 0,
	    { 2014, 2, 10 }, { 2026, 2, 10 }, false },
	{ "and holds below it", HEALTH, 0, { 2014, 2, 11 }, { 2026, 2, 10 },
	    true },
	{ "C26 an age that is said to begin later holds before", LATER, 0,
	    { 2012, 2, 10 }, { 2026, 12, 31 }, true },
	{ "C26 also below that of all", LATER, 0, { 2014, 2, 10 },
	    { 2026, 12, 31 }, true },
	{ "C26 who is old enough for it", LATER, 0, { 2008, 2, 10 },
	    { 2026, 12, 31 }, false },
	{ "C26 a lower one that begins later: that of all until then", LOWER, 0,
	    { 2014, 2, 10 }, { 2026, 12, 31 }, true },
	{ "C26 and not below it", LOWER, 0, { 2015, 2, 10 }, { 2026, 12, 31 },
	    true },
	{ "C26 of the age of all", LOWER, 0, { 2013, 2, 10 }, { 2026, 12, 31 },
	    false },
	{ "C26 the lower one from its day on", LOWER, 0, { 2014, 2, 10 },
	    { 2027, 1, 1 }, false },
	{ "C26 from its day on", LATER, 0, { 2012, 2, 10 }, { 2027, 1, 1 },
	    true },
	{ "who is of age", LATER, 0, { 1980, 1, 1 }, { 2027, 1, 1 }, false },
	{ "nobody knows how old", PICTURES, 0, { 0, 0, 0 }, { 2026, 2, 10 },
	    false },
	{ "born tomorrow", NEWS, 0, { 2026, 2, 11 }, { 2026, 2, 10 }, true },
	{ "G8 a kind for which a guardian consents, at any age", NEWS, 2,
	    { 1980, 1, 1 }, { 2026, 2, 10 }, true },
	{ "G8 also whose age nobody knows", PICTURES, 2, { 0, 0, 0 },
	    { 2026, 2, 10 }, true },
	{ "a kind for which a guardian joins", NEWS, 4, { 1980, 1, 1 },
	    { 2026, 2, 10 }, false },
	{ "a kind with nobody", NEWS, 1, { 1980, 1, 1 }, { 2026, 2, 10 },
	    false },
};

int
main(void)
{
	struct statement st = { .purposes = purposes,
		.purposes_n = PURPOSES,
		.kinds = kinds,
		.kinds_n = ARRAY_LEN(kinds),
		.children = { .consent = { .years = 13 } } };

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		tap_ok(consent_guarded(&st, cases[i].purpose, cases[i].kinds,
			   cases[i].born, cases[i].today) == cases[i].guarded,
		    cases[i].name);
	tap_ok(purpose_age(&st, &purposes[NEWS])->years == 13 &&
		   purpose_age(&st, &purposes[PICTURES])->years == 16,
	    "N02 N12 the age of all, and one of its own");
	tap_ok(purpose_age(&st, &purposes[CONTRACT])->years == 0,
	    "where no yes is asked for there is no age of it");
	tap_ok(statement_born(&st) == -1 && !ages_held(&st),
	    "no day of birth, and no age is held");
	kinds[1].by_age = true;
	kinds[1].born = 7;
	tap_ok(statement_born(&st) == 7 && ages_held(&st),
	    "that of a kind by age");
	st.children.by_age = true;
	st.children.born = 3;
	tap_ok(statement_born(&st) == 3, "that of “children” goes before it");
	st.printed_only = true;
	tap_ok(!ages_held(&st), "no server, and no age is held");
	st.children.consent.since = (struct date){ 2099, 1, 1 };
	tap_ok(consent_guarded(&st, NEWS, 0, (struct date){ 2016, 1, 1 },
		   (struct date){ 2026, 2, 9 }),
	    "C26 the age of all holds, though it is said to begin later");
	tap_ok(!consent_guarded(&st, NEWS, 0, (struct date){ 2013, 2, 9 },
		   (struct date){ 2026, 2, 9 }),
	    "C26 and nobody older is refused");
	st = (struct statement){ .purposes = purposes, .purposes_n = PURPOSES };
	tap_ok(!consent_guarded(&st, NEWS, 0, (struct date){ 2020, 1, 1 },
		   (struct date){ 2026, 1, 1 }),
	    "where no age is said nobody is too young");
	return tap_done();
}
