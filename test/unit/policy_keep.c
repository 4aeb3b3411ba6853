/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C36: which rules of retention the server carries out itself; every other one
 * is what a role vouches for, or only told.
 */
#include "policy_fixture.h"
#include "tap.h"

static struct keep_clock later[] = { { .trigger = TRIGGER_LAST_SEEN,
    .field = -1 } };
static struct keep_clock unknown[] = { { .trigger = TRIGGER_CASE_CLOSED,
    .field = -1 } };

#define YEARS(n)             \
	{                    \
		.years = (n) \
	}
#define AFTER(t) .trigger = TRIGGER_##t, .field = -1

static const struct row {
	const char *name;
	enum keep_what what;
	struct keep_clause clause;
	bool enforced;
	bool of_kinds, of_old; /* the block is for some only */
} rows[] = {
	/* events that the server knows of, and those it does not */
	{ "people who left", KEEP_MEMBERS, { AFTER(LEFT) }, true, false,
	    false },
	{ "people whose case is closed", KEEP_MEMBERS, { AFTER(CASE_CLOSED) },
	    false, false, false },
	{ "messages that were sent", KEEP_MESSAGES, { AFTER(SENT) }, true,
	    false, false },
	{ "messages of who left", KEEP_MESSAGES, { AFTER(LEFT) }, false, false,
	    false },
	{ "requests: nobody tells", KEEP_REQUESTS, { AFTER(CLOSED) }, false,
	    false, false },
	{ "the earlier of two that it knows", KEEP_MEMBERS,
	    { AFTER(LEFT), .others = later, .others_n = 1 }, true, false,
	    false },
	{ "the earlier of two of which it knows one", KEEP_MEMBERS,
	    { AFTER(LEFT), .others = unknown, .others_n = 1 }, false, false,
	    false },
	{ "until an event that it knows", KEEP_FIELDS,
	    { AFTER(LEFT), .block = true, .has_until = true,
		.until = { .trigger = TRIGGER_ACCOUNTING_YEAR } },
	    true, false, false },
	{ "until one that it does not", KEEP_FIELDS,
	    { AFTER(LEFT), .block = true, .has_until = true,
		.until = { .trigger = TRIGGER_CASE_CLOSED } },
	    false, false, false },
	/* what it can do */
	{ "anonymise", KEEP_MEMBERS, { AFTER(LEFT), .action = KEEP_ANONYMISE },
	    false, false, false },
	{ "review people", KEEP_MEMBERS,
	    { AFTER(CONFIRMED), .action = KEEP_REVIEW }, true, false, false },
	{ "review those invited", KEEP_INVITED,
	    { AFTER(INVITED), .action = KEEP_REVIEW }, true, false, false },
	{ "review facts", KEEP_FIELDS,
	    { AFTER(CREATED), .action = KEEP_REVIEW }, false, false, false },
	{ "review again and again", KEEP_MEMBERS,
	    { AFTER(CONFIRMED), .action = KEEP_REVIEW, .bound = BOUND_EVERY },
	    false, false, false },
	{ "block people", KEEP_MEMBERS, { AFTER(LEFT), .action = KEEP_BLOCK },
	    true, false, false },
	{ "block facts of who left", KEEP_FIELDS,
	    { AFTER(LEFT), .action = KEEP_BLOCK }, true, false, false },
	{ "block consents of who left", KEEP_CONSENTS,
	    { AFTER(LEFT), .action = KEEP_BLOCK }, true, false, false },
	{ "block facts at another event", KEEP_FIELDS,
	    { AFTER(JOINED), .action = KEEP_BLOCK }, false, false, false },
	{ "block facts some time after", KEEP_FIELDS,
	    { AFTER(LEFT), .block = true, .block_after = YEARS(1) }, false,
	    false, false },
	{ "block facts some time after, and no more", KEEP_FIELDS,
	    { AFTER(LEFT), .action = KEEP_BLOCK, .after = YEARS(1) }, false,
	    false, false },
	{ "block people some time after", KEEP_MEMBERS,
	    { AFTER(LEFT), .block = true, .block_after = YEARS(1) }, true,
	    false, false },
	{ "block messages", KEEP_MESSAGES, { AFTER(SENT), .block = true },
	    false, false, false },
	{ "keep people at least", KEEP_MEMBERS,
	    { AFTER(JOINED), .bound = BOUND_LEAST, .action = KEEP_BLOCK }, true,
	    false, false },
	{ "keep facts at least", KEEP_FIELDS,
	    { AFTER(CREATED), .bound = BOUND_LEAST, .action = KEEP_BLOCK },
	    true, false, false },
	{ "keep messages at least", KEEP_MESSAGES,
	    { AFTER(SENT), .bound = BOUND_LEAST, .action = KEEP_BLOCK }, false,
	    false, false },
	{ "keep people at most", KEEP_MEMBERS,
	    { AFTER(JOINED), .bound = BOUND_MOST }, true, false, false },
	/* at the end of the year of an event that it knows */
	{ "people of who left this year", KEEP_MEMBERS,
	    { AFTER(LEFT), .year_end = true }, true, false, false },
	{ "people whose case was closed this year", KEEP_MEMBERS,
	    { AFTER(CASE_CLOSED), .year_end = true }, false, false, false },
	{ "facts of who left are blocked at once or not", KEEP_FIELDS,
	    { AFTER(LEFT), .block = true, .year_end = true }, false, false,
	    false },
	/* for some only */
	{ "people of a kind", KEEP_MEMBERS, { AFTER(LEFT) }, true, true,
	    false },
	{ "people from before a day", KEEP_MEMBERS, { AFTER(LEFT) }, true,
	    false, true },
	{ "messages to a kind", KEEP_MESSAGES, { AFTER(SENT) }, false, true,
	    false },
	{ "messages from before a day", KEEP_MESSAGES, { AFTER(SENT) }, false,
	    false, true },
	{ "messages at most", KEEP_MESSAGES,
	    { AFTER(SENT), .bound = BOUND_MOST }, false, false, false },
	{ "sessions, by two events", KEEP_SESSIONS,
	    { AFTER(CREATED), .others = later, .others_n = 1 }, false, false,
	    false },
	/* marks go with what leaves them: 3 years after declining */
	{ "marks, after their own period", KEEP_MARKS,
	    { AFTER(DECLINED), .after = YEARS(3) }, true, false, false },
	{ "marks, after other years", KEEP_MARKS,
	    { AFTER(DECLINED), .after = YEARS(2) }, false, false, false },
	{ "marks, after months more", KEEP_MARKS,
	    { AFTER(DECLINED), .after = { .years = 3, .months = 1 } }, false,
	    false, false },
	{ "marks, after days more", KEEP_MARKS,
	    { AFTER(DECLINED), .after = { .years = 3, .days = 1 } }, false,
	    false, false },
	{ "marks, after hours more", KEEP_MARKS,
	    { AFTER(DECLINED), .after = { .years = 3, .hours = 1 } }, false,
	    false, false },
	{ "marks, kept until asked", KEEP_MARKS,
	    { AFTER(LEFT), .after = YEARS(3) }, false, false, false },
	{ "marks, after the end of that year", KEEP_MARKS,
	    { AFTER(DECLINED), .after = YEARS(3), .year_end = true }, false,
	    false, false },
	{ "marks that nothing leaves", KEEP_MARKS,
	    { AFTER(DEATH), .after = YEARS(3) }, false, false, false },
	{ "marks that are blocked", KEEP_MARKS,
	    { AFTER(DECLINED), .after = YEARS(3), .action = KEEP_BLOCK }, false,
	    false, false },
	{ "marks, by two events", KEEP_MARKS,
	    { AFTER(DECLINED), .after = YEARS(3), .others = later,
		.others_n = 1 },
	    false, false, false },
};

/* What leaves marks: declining for three years, leaving until asked. */
static struct keep_clause declining[] = { { AFTER(DECLINED), .mark = true,
    .mark_for = YEARS(3) } };
static struct keep_clause leaving[] = { { AFTER(LEFT), .mark = true,
					    .mark_until_asked = true },
	{ AFTER(DEATH), .mark = false, .mark_for = YEARS(3) } };
static struct keep leave_marks[] = {
	{ .what = KEEP_INVITED, .clauses = declining, .clauses_n = 1 },
	{ .what = KEEP_MEMBERS, .clauses = leaving, .clauses_n = 2 },
};

static void
each_row(void)
{
	struct statement st = fixture;

	st.keeps = leave_marks;
	st.keeps_n = ARRAY_LEN(leave_marks);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct keep_clause c = rows[i].clause;
		struct keep k = { .what = rows[i].what,
			.clauses = &c,
			.clauses_n = 1 };

		if (rows[i].of_kinds)
			k.kinds = (struct index_list){ graduates, 1 };
		if (rows[i].of_old)
			k.before = (struct date){ 2018, 7, 20 };
		tap_ok(keep_held(&st, &k, &c) ==
			   (rows[i].enforced ? HELD_ENFORCED : HELD_TOLD),
		    rows[i].name);
		k.attested_by = STR("office");
		tap_ok(keep_held(&st, &k, &c) ==
			   (rows[i].enforced ? HELD_ENFORCED : HELD_ATTESTED),
		    "… and with somebody who vouches");
	}
}

/* A least period of facts that another clause would delete before. */
static void
beside(void)
{
	static const struct {
		const char *name;
		struct keep_clause other;
		enum held want;
	} all[] = {
		{ "deleted when they leave: both hold", { AFTER(LEFT) },
		    HELD_ENFORCED },
		{ "deleted while they are there", { AFTER(CREATED) },
		    HELD_TOLD },
		{ "deleted at the earlier of two",
		    { AFTER(LEFT), .others = later, .others_n = 1 },
		    HELD_TOLD },
		{ "reviewed while they are there",
		    { AFTER(CREATED), .action = KEEP_REVIEW }, HELD_ENFORCED },
		{ "deleted at most then",
		    { AFTER(CREATED), .bound = BOUND_MOST }, HELD_ENFORCED },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct keep_clause c[] = { all[i].other,
			{ AFTER(CREATED), .bound = BOUND_LEAST,
			    .action = KEEP_BLOCK } };
		struct keep k = { .what = KEEP_FIELDS,
			.clauses = c,
			.clauses_n = 2 };

		tap_ok(keep_held(&fixture, &k, &c[1]) == all[i].want,
		    all[i].name);
	}
}

/* Readers and donors, who are no members, and singers, who are. */
static void
in_the_place_of_all(void)
{
	static int reader[] = { 0 }, outside[] = { 0, 1 };
	static const struct {
		const char *name;
		struct keep by;  /* beside the block for all of the same */
		size_t kinds_n;  /* of reader, donor, singer */
		uint64_t person; /* of the kinds, as bits */
		bool speaks;     /* the block for all, of this person */
		bool all_taken;
	} all[] = {
		{ "a block for all speaks of who has no other",
		    { .what = KEEP_MEMBERS, .kinds = { reader, 1 } }, 2, 2,
		    true, false },
		{ "it is silent of who has",
		    { .what = KEEP_MEMBERS, .kinds = { reader, 1 } }, 2, 1,
		    false, false },
		{ "it is silent of who is of another kind too",
		    { .what = KEEP_MEMBERS, .kinds = { reader, 1 } }, 2, 3,
		    false, false },
		{ "a block about something else changes nothing",
		    { .what = KEEP_INVITED, .kinds = { reader, 1 } }, 2, 1,
		    true, false },
		{ "one for those from before a date does not",
		    { .what = KEEP_MEMBERS,
			.kinds = { reader, 1 },
			.before = { 2020, 1, 1 } },
		    2, 1, true, false },
		{ "nobody is left for it",
		    { .what = KEEP_MEMBERS, .kinds = { outside, 2 } }, 2, 1,
		    false, true },
		{ "members may be of no kind",
		    { .what = KEEP_MEMBERS, .kinds = { outside, 2 } }, 3, 4,
		    true, false },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct kind people[] = { { .no_member = true },
			{ .no_member = true }, { .no_member = false } };
		struct keep keeps[] = { { .what = KEEP_MEMBERS }, all[i].by };
		const struct statement st = { .kinds = people,
			.kinds_n = all[i].kinds_n,
			.keeps = keeps,
			.keeps_n = 2 };

		tap_ok(keep_speaks(&st, &keeps[0], all[i].person) ==
			       all[i].speaks &&
			   keep_all_taken(&st, &keeps[0]) == all[i].all_taken,
		    all[i].name);
	}
}

static void
clocks(void)
{
	const struct keep_clause c = { AFTER(LEFT), .after = YEARS(1),
		.others = later, .others_n = 1 };

	tap_ok(keep_clause_clock(&c, 0).trigger == TRIGGER_LEFT &&
		   keep_clause_clock(&c, 0).after.years == 1 &&
		   keep_clause_clock(&c, 1).trigger == TRIGGER_LAST_SEEN,
	    "the first clock is the clause's, then the others");
	tap_ok(keep_clause_clock(&c, 2).trigger == TRIGGER_LEFT,
	    "beyond them the first again");
}

/* Of each of these clocks: when it has run, and that a second before it had
 * not, asked from the other side. */
static const struct {
	struct period after;
	const char *event, *run;
	bool year_end;
} times[] = {
	{ { .years = 0 }, "2026-03-03T10:00:00Z", "2026-03-03T10:00:00Z",
	    false },
	{ { .years = 1 }, "2026-03-03T10:00:00Z", "2027-03-03T10:00:00Z",
	    false },
	{ { .years = 0 }, "2026-03-03T10:00:00Z", "2026-12-31T23:00:00Z",
	    true },
	{ { .years = 3 }, "2026-12-31T22:59:59Z", "2029-12-31T23:00:00Z",
	    true },
	{ { .years = 3 }, "2026-12-31T23:00:00Z", "2030-12-31T23:00:00Z",
	    true },
	{ { .months = 2 }, "2027-05-01T10:00:00Z", "2028-02-29T23:00:00Z",
	    true },
	{ { .months = 1, .days = 30 }, "2026-05-01T10:00:00Z",
	    "2027-03-02T23:00:00Z", true },
	{ { .hours = 36 }, "2028-02-29T10:00:00Z", "2029-01-02T11:00:00Z",
	    true },
};

static int64_t
at(const char *text)
{
	int64_t s = 0;

	return instant_parse(str_of(text), &s) == ERR_OK ? s : 0;
}

static void
run_out(void)
{
	for (size_t i = 0; i < ARRAY_LEN(times); i++) {
		const struct keep_clause c = { AFTER(LEFT),
			.after = times[i].after,
			.year_end = times[i].year_end };
		int64_t event_s = at(times[i].event), run_s = at(times[i].run);

		tap_ok(keep_clause_at(&c, event_s) == run_s, times[i].run);
		tap_ok(!c.year_end ||
			   (keep_clause_over(&c, run_s) > event_s &&
			       keep_clause_over(&c, run_s - 1) <= event_s),
		    "and not a second before");
		tap_ok(keep_clause_at_once(&c) == (run_s == event_s),
		    "at once or not");
	}
	tap_ok(keep_clock_at((struct keep_clock){ AFTER(ACCOUNTING_YEAR),
				 .year_end = true },
		   at("2026-12-31T23:00:00Z")) == at("2026-12-31T23:00:00Z"),
	    "the accounting year ends with its calendar year");
}

int
main(void)
{
	each_row();
	beside();
	in_the_place_of_all();
	clocks();
	run_out();
	return tap_done();
}
