/* SPDX-License-Identifier: EUPL-1.2 */
/* Clocks that begin when a calendar year is over (B24): each a second before
 * its time and at it, in winter time and summer time, and of a leap year. */
#define STATEMENT "test/corpus/life/life-years.vern"
#include "life_fixture.h"
#include "life_member.h"

static void
give(struct world *w, int64_t id, const char *field, const char *text)
{
	const struct provenance from = { .source = 0,
		.channel = CHANNEL_PORTAL };
	struct change c = { .field = F(w, field), .text = str_of(text) };
	const struct grant *g;
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "rights", ACT_CORRECT, p, &g), "may");
	must(person_change(&tx, g, p, &from, &c, 1, NULL), "change");
	must(finish(w, &tx, ERR_OK), "give");
}

static void
leave(struct world *w, int64_t id, struct receipt *out)
{
	struct actor self = { .type = ACTOR_PERSON,
		.id = id,
		.role = -1,
		.purpose = -1 };
	struct person *p;
	struct tx tx;

	start_as(w, &tx, &self, ACTIVITY_SELF);
	must(person_open(&tx, id, &p), "open");
	must(finish(w, &tx, life_leave(&tx, p, out)), "leave");
	letters_away(w);
}

static bool
is_gone(struct world *w, int64_t id)
{
	return person_now(w, id).id == 0;
}

/* ---- people ------------------------------------------------------------ */

static const struct {
	const char *name, *left, *gone;
} leavings[] = {
	{ "B24 who left on 3 March", "2026-03-03T10:00:00Z",
	    "2026-12-31T23:00:00Z" },
	{ "B24 who left in summer", "2027-07-15T22:30:00Z",
	    "2027-12-31T23:00:00Z" },
	{ "B24 who left in the last second of a year", "2028-12-31T22:59:59Z",
	    "2028-12-31T23:00:00Z" },
	{ "B24 who left in the first second of one, which in UTC is none",
	    "2028-12-31T23:00:00Z", "2029-12-31T23:00:00Z" },
	{ "B24 who left on 29 February", "2032-02-29T12:00:00Z",
	    "2032-12-31T23:00:00Z" },
};

static void
test_left(struct world *w)
{
	for (size_t i = 0; i < ARRAY_LEN(leavings); i++) {
		struct receipt r = { 0 };
		int64_t id, gone_s = at(leavings[i].gone);

		time_is(w, at(leavings[i].left));
		id = member(w, "Lars Leaver", "plain");
		leave(w, id, &r);
		tap_ok(r.unreadable_s == gone_s &&
			   person_now(w, id).facts.stage == STAGE_LEAVING,
		    leavings[i].name);
		tap_ok(r.gone_s == gone_s + 10 * DAY_S,
		    "B23 the last copy is a backup of the last day");
		time_is(w, gone_s - 1);
		tap_ok(retained(w, id) == DUE_NOTHING && !is_gone(w, id),
		    "a second before the year is over");
		time_is(w, gone_s);
		tap_ok(retained(w, id) == DUE_LEFT && is_gone(w, id),
		    "and when it is");
	}
}

static void
test_seen(struct world *w)
{
	int64_t id;

	time_is(w, at("2026-03-03T10:00:00Z"));
	id = member(w, "Una Unseen", "plain");
	time_is(w, at("2029-12-31T22:59:59Z"));
	tap_ok(retained(w, id) == DUE_NOTHING, "B24 a second before");
	time_is(w, at("2029-12-31T23:00:00Z"));
	tap_ok(retained(w, id) == DUE_UNSEEN && is_gone(w, id),
	    "B24 three years from the end of the year");
}

static void
test_date(struct world *w)
{
	int64_t id;

	time_is(w, at("2027-06-01T10:00:00Z"));
	id = member(w, "Siri Sponsor", "sponsor");
	give(w, id, "last_paid", "2027-12-31");
	time_is(w, at("2028-02-29T22:59:59Z"));
	tap_ok(retained(w, id) == DUE_NOTHING,
	    "B24 a second before, and February has 29 days");
	time_is(w, at("2028-02-29T23:00:00Z"));
	tap_ok(retained(w, id) == DUE_PERIOD && is_gone(w, id),
	    "B24 two months from the end of the year of the date");
}

/* ---- asked to be erased, rather than left -------------------------------- */

static void
foretold(struct world *w, int64_t id, struct receipt *out)
{
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(finish(w, &tx, life_leave_foretold(&tx, p, out)), "foretold");
}

static void
erase(struct world *w, int64_t id, struct receipt *out)
{
	struct actor office = staff_of(w, "office");
	struct person *p;
	struct tx tx;

	start_as(w, &tx, &office, ACTIVITY_RIGHTS);
	must(person_open(&tx, id, &p), "open");
	must(finish(w, &tx,
		 life_erase(&tx, P(w, "rights"), p, MARK_ERASED, out)),
	    "erase");
	letters_away(w);
}

static void
test_asked(struct world *w)
{
	int64_t now_s = at("2026-03-03T10:00:00Z"), id;
	struct receipt r = { 0 }, told = { 0 };

	time_is(w, now_s);
	id = member(w, "Arne Asker", "plain");
	foretold(w, id, &told);
	tap_ok(told.unreadable_s == at("2026-12-31T23:00:00Z") &&
		   told.held_until_s == 0 && !is_gone(w, id) &&
		   person_now(w, id).facts.stage == STAGE_MEMBER,
	    "B23 what leaving would bring is told, and nothing is done");
	erase(w, id, &r);
	tap_ok(r.unreadable_s == now_s && r.held_until_s == 0 && is_gone(w, id),
	    "law 17(1) erased at once, not with the year");
	tap_ok(r.gone_s > now_s + 9 * DAY_S && r.gone_s < now_s + 11 * DAY_S,
	    "B23 with the backups' period");
	id = member(w, "Lise Leaver", "plain");
	leave(w, id, &r);
	erase(w, id, &r);
	tap_ok(r.unreadable_s == now_s && is_gone(w, id),
	    "law 17(1) also after leaving, before its period is over");
	id = member(w, "Bo Bill", "plain");
	give(w, id, "bill", "Storgata 1");
	foretold(w, id, &told);
	erase(w, id, &r);
	tap_ok(r.unreadable_s == now_s && !is_gone(w, id) &&
		   fieldset_has(&r.held, F(w, "bill")) &&
		   r.held_until_s == at("2027-12-31T23:00:00Z") &&
		   person_now(w, id).facts.stage == STAGE_BLOCKED,
	    "B25 law 17(3) but what a duty holds stays, blocked");
	tap_ok(fieldset_has(&told.held, F(w, "bill")) &&
		   told.held_until_s == r.held_until_s,
	    "B25 which was told before");
	id = member(w, "Gro Guest", "guest");
	erase(w, id, &r);
	tap_ok(r.unreadable_s == now_s && !is_gone(w, id) &&
		   r.held_until_s == at("2027-04-02T09:00:00Z") &&
		   person_now(w, id).facts.stage == STAGE_BLOCKED,
	    "B25 also where its block would have begun later");
	id = member(w, "Siv Sponsor", "sponsor");
	foretold(w, id, &told);
	tap_ok(told.unreadable_s == now_s && told.gone_s > now_s,
	    "B23 who leaves at once is told that");
}

/* ---- values ------------------------------------------------------------- */

static bool
goes(struct world *w, int64_t id, const char *field)
{
	struct parts_due d = parts_retained(w, id);

	return fieldset_has(&d.fields, F(w, field));
}

static void
test_value(struct world *w)
{
	int64_t id;

	time_is(w, at("2026-03-03T10:00:00Z"));
	id = member(w, "Vera Value", "plain");
	give(w, id, "diet", "no nuts");
	time_is(w, at("2026-12-31T22:59:59Z"));
	tap_ok(!goes(w, id, "diet"), "B24 a value a second before");
	time_is(w, at("2026-12-31T23:00:00Z"));
	tap_ok(goes(w, id, "diet"), "B24 and when the year is over");
}

/* What a hold keeps of who left, to the end of the year and a year more. */
static void
test_hold(struct world *w)
{
	struct receipt r = { 0 };
	int64_t id, until_s = at("2027-12-31T23:00:00Z");

	time_is(w, at("2026-03-03T10:00:00Z"));
	id = member(w, "Hilde Hold", "sponsor");
	give(w, id, "bill", "Storgata 1");
	leave(w, id, &r);
	tap_ok(r.held_until_s == until_s, "B25 the receipt says until when");
	time_is(w, until_s - 1);
	tap_ok(!parts_retained(w, id).hold_over && !is_gone(w, id),
	    "B25 a second before");
	time_is(w, until_s);
	tap_ok(parts_retained(w, id).hold_over && is_gone(w, id),
	    "B25 and then it goes");
}

/* A hold of all of a person that begins some time after: until then they are
 * among those who left, and all of it is there. */
static const struct {
	const char *name, *kind, *left, *begins, *until; /* NULL: for good */
} waits[] = {
	{ "B25 blocked 30 days after, for a year", "guest",
	    "2026-03-03T10:00:00Z", "2026-04-02T09:00:00Z",
	    "2027-04-02T09:00:00Z" },
	{ "B25 blocked 30 days after, for good", "donor",
	    "2027-05-03T10:00:00Z", "2027-06-02T10:00:00Z", NULL },
};

static void
test_wait(struct world *w)
{
	for (size_t i = 0; i < ARRAY_LEN(waits); i++) {
		int64_t begins_s = at(waits[i].begins), id;
		int64_t until_s =
		    waits[i].until == NULL ? INT64_MAX : at(waits[i].until);
		struct receipt r = { 0 };

		time_is(w, at(waits[i].left));
		id = member(w, "Vidar Venter", waits[i].kind);
		give(w, id, "diet", "no nuts");
		leave(w, id, &r);
		tap_ok(r.unreadable_s == begins_s && r.held_until_s == until_s,
		    waits[i].name);
		time_is(w, begins_s - 1);
		tap_ok(retained(w, id) == DUE_NOTHING &&
			   person_now(w, id).facts.stage == STAGE_LEAVING,
		    "B25 not a second before");
		time_is(w, begins_s);
		tap_ok(retained(w, id) == DUE_LEFT &&
			   person_now(w, id).facts.stage == STAGE_BLOCKED,
		    "B25 and then it is");
		if (waits[i].until == NULL)
			continue;
		time_is(w, until_s - 1);
		tap_ok(!parts_retained(w, id).hold_over && !is_gone(w, id),
		    "B25 which lasts to the last second");
		time_is(w, until_s);
		tap_ok(parts_retained(w, id).hold_over && is_gone(w, id),
		    "B25 and no longer");
	}
}

int
main(void)
{
	static void (*const tests[])(struct world * w) = { test_left, test_seen,
		test_date, test_asked, test_value, test_hold, test_wait };

	for (size_t i = 0; i < ARRAY_LEN(tests); i++) {
		struct world w;

		(void)setenv("VERN_NOW", "2016-02-01T09:00:00Z", 1);
		world_new(&w);
		tests[i](&w);
		world_end(&w);
	}
	return tap_done();
}
