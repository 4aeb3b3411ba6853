/* SPDX-License-Identifier: EUPL-1.2 */
/* Days, instants, zones, holidays and periods. */
#include <stdlib.h>

#include "base/time.h"
#include "tap.h"

static struct arena *a;

static int64_t
at(const char *text)
{
	int64_t at_s = -1;

	if (instant_parse(str_of(text), &at_s) != ERR_OK)
		printf("# the test is wrong: %s\n", text);
	return at_s;
}

static struct date
day(const char *text)
{
	struct date d = { 0, 0, 0 };

	if (date_parse(str_of(text), &d) != ERR_OK)
		printf("# the test is wrong: %s\n", text);
	return d;
}

static void
test_date_parse(void)
{
	static const char *bad[] = { "", "2026", "2026-1-30", "2026-01-3",
		"2026-01-30 ", " 2026-01-30", "2026/01/30", "20260130",
		"2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32",
		"2026-02-29", "2100-02-29", "1900-02-29", "2026-04-31",
		"0000-01-01", "-001-01-01", "2026--1-01", "+026-01-01",
		"12026-01-01", "2026-01-30T00:00:00Z", "30-01-2026",
		"2026-01-3\xc2\xb9",
		"\xef\xbc\x92"
		"026-01-01" };
	static const char *good[] = { "2026-01-30", "2024-02-29", "2000-02-29",
		"1600-02-29", "0001-01-01", "9999-12-31" };
	struct date d = { 1, 2, 3 };
	size_t i;

	for (i = 0; i < ARRAY_LEN(bad); i++)
		tap_err(date_parse(str_of(bad[i]), &d), ERR_INVALID, bad[i]);
	tap_ok(d.year == 1 && d.month == 2 && d.day == 3,
	    "the output is untouched");
	for (i = 0; i < ARRAY_LEN(good); i++)
		tap_str(date_print(a, day(good[i])), str_of(good[i]), good[i]);
}

static void
test_date_days(void)
{
	int32_t n, bad = 0, last = date_days(day("9999-12-31"));
	struct date before = { 1, 1, 1 }, d;

	for (n = date_days(before) + 1; n <= last; n++) {
		d = date_of_days(n);
		if (!date_valid(d) || date_days(d) != n ||
		    date_cmp(before, d) >= 0)
			bad++;
		before = d;
	}
	tap_ok(bad == 0, "every day from 0001 to 9999 has a number and back");
	tap_ok(date_days(day("1970-01-01")) == 0, "1970-01-01 is day 0");
	tap_ok(date_days(day("2026-01-30")) == 20483, "2026-01-30");
	tap_str(date_print(a, date_of_days(INT32_MAX)), STR("9999-12-31"),
	    "no day after the last");
	tap_str(date_print(a, date_of_days(INT32_MIN)), STR("0001-01-01"),
	    "no day before the first");
}

static void
test_date_add(void)
{
	static const struct {
		const char *from;
		struct period p;
		const char *want;
	} cases[] = {
		{ "2026-01-31", { .months = 1 }, "2026-02-28" },
		{ "2024-01-31", { .months = 1 }, "2024-02-29" },
		{ "2026-01-30", { .months = 1 }, "2026-02-28" },
		{ "2026-01-31", { .months = 13 }, "2027-02-28" },
		{ "2024-02-29", { .years = 1 }, "2025-02-28" },
		{ "2024-02-29", { .years = 4 }, "2028-02-29" },
		{ "2024-02-29", { .years = 1, .days = 1 }, "2025-03-01" },
		{ "2026-03-31", { .months = -1 }, "2026-02-28" },
		{ "2026-01-31", { .months = -1 }, "2025-12-31" },
		{ "2026-12-15", { .months = 1 }, "2027-01-15" },
		{ "2026-10-31", { .months = 4 }, "2027-02-28" },
		{ "2026-02-28", { .months = 1 }, "2026-03-28" },
		{ "2026-12-31", { .days = 1 }, "2027-01-01" },
		{ "2026-01-01", { .days = -1 }, "2025-12-31" },
		{ "2026-01-01", { .hours = 100 }, "2026-01-01" },
		{ "2026-01-01", { .years = INT32_MAX }, "9999-12-31" },
		{ "2026-01-01", { .years = INT32_MIN }, "0001-01-01" },
		{ "2026-01-01", { .months = INT32_MAX }, "9999-12-31" },
		{ "2026-01-01", { .days = INT32_MAX }, "9999-12-31" },
		{ "9999-12-31", { .days = 1 }, "9999-12-31" },
	};
	char name[80];
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		snprintf(name, sizeof(name), "date_add %s", cases[i].want);
		tap_str(date_print(a, date_add(day(cases[i].from), cases[i].p)),
		    str_of(cases[i].want), name);
	}
}

static void
test_instant_parse(void)
{
	static const char *bad[] = { "", "2026-01-30", "2026-01-30T12:00:00",
		"2026-01-30 12:00:00Z", "2026-01-30T12:00Z",
		"2026-01-30T24:00:00Z", "2026-01-30T12:60:00Z",
		"2026-01-30T12:00:61Z", "2026-01-30T12:00:60Z",
		"2026-01-30T23:59:60+01:00", "2026-01-30T12:00:00.Z",
		"2026-01-30T12:00:00,5Z", "2026-01-30T12:00:00+1:00",
		"2026-01-30T12:00:00+0100", "2026-01-30T12:00:00+24:00",
		"2026-01-30T12:00:00+01:60", "2026-01-30T12:00:00ZZ",
		"2026-01-30T12:00:00Z ", "2026-02-30T12:00:00Z",
		"2026-01-30T-1:00:00Z", "0001-01-01T00:00:00Z", "now",
		"1769774400" };
	static const struct {
		const char *text, *want;
	} good[] = {
		{ "2026-01-30T12:00:00Z", "2026-01-30T12:00:00Z" },
		{ "2026-01-30t12:00:00z", "2026-01-30T12:00:00Z" },
		{ "2026-01-30T12:00:00+01:00", "2026-01-30T11:00:00Z" },
		{ "2026-01-30T00:00:00+05:30", "2026-01-29T18:30:00Z" },
		{ "2026-01-30T23:00:00-02:00", "2026-01-31T01:00:00Z" },
		{ "2026-01-30T12:00:00-00:00", "2026-01-30T12:00:00Z" },
		{ "2026-01-30T12:00:00.999999999Z", "2026-01-30T12:00:00Z" },
		{ "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z" },
		{ "1990-12-31T23:59:60Z", "1991-01-01T00:00:00Z" },
		{ "1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00Z" },
	};
	int64_t at_s = 77;
	size_t i;

	for (i = 0; i < ARRAY_LEN(bad); i++)
		tap_err(instant_parse(str_of(bad[i]), &at_s), ERR_INVALID,
		    bad[i]);
	tap_ok(at_s == 77, "the output is untouched");
	for (i = 0; i < ARRAY_LEN(good); i++)
		tap_str(instant_print(a, at(good[i].text)),
		    str_of(good[i].want), good[i].text);
}

static void
test_zone(void)
{
	static const struct {
		const char *utc, *local;
	} cases[] = {
		{ "2026-03-29T00:59:59Z", "2026-03-29 01:59" },
		{ "2026-03-29T01:00:00Z", "2026-03-29 03:00" },
		{ "2026-10-25T00:59:59Z", "2026-10-25 02:59" },
		{ "2026-10-25T01:00:00Z", "2026-10-25 02:00" },
		{ "2026-01-30T12:00:00Z", "2026-01-30 13:00" },
		{ "2026-12-31T23:00:00Z", "2027-01-01 00:00" },
		{ "2026-06-30T22:00:00Z", "2026-07-01 00:00" },
		{ "1995-09-24T00:59:59Z", "1995-09-24 02:59" },
		{ "1995-09-24T01:00:00Z", "1995-09-24 02:00" },
		{ "1995-10-01T12:00:00Z", "1995-10-01 13:00" },
		{ "1996-10-01T12:00:00Z", "1996-10-01 14:00" },
		{ "1980-04-06T01:00:00Z", "1980-04-06 03:00" },
		{ "1980-03-31T12:00:00Z", "1980-03-31 13:00" },
		{ "1975-07-01T12:00:00Z", "1975-07-01 13:00" },
		{ "1969-12-31T23:00:00Z", "1970-01-01 00:00" },
	};
	int32_t n, bad = 0;
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++)
		tap_str(instant_print_local(a, at(cases[i].utc)),
		    str_of(cases[i].local), cases[i].utc);
	for (n = -40000; n < 60000; n++) {
		struct date d = date_of_days(n);
		int64_t from = instant_of_date(d);

		if (date_cmp(date_of_instant(from), d) != 0 ||
		    date_days(date_of_instant(from - 1)) != n - 1)
			bad++;
	}
	tap_ok(bad == 0, "every day begins at its midnight");
	tap_ok(instant_of_date(day("2026-03-30")) -
		       instant_of_date(day("2026-03-29")) ==
		   23 * 3600,
	    "2026-03-29 has 23 hours");
	tap_ok(instant_of_date(day("2026-10-26")) -
		       instant_of_date(day("2026-10-25")) ==
		   25 * 3600,
	    "2026-10-25 has 25 hours");
	tap_ok(date_valid(date_of_instant(INT64_MAX)) &&
		   date_valid(date_of_instant(INT64_MIN)),
	    "instants beyond the calendar are clipped");
}

static void
test_instant_add(void)
{
	static const struct {
		const char *from;
		struct period p;
		const char *want;
	} cases[] = {
		/* The clock on the wall stays; the hours of the day vary. */
		{ "2026-03-28T11:00:00Z", { .days = 1 },
		    "2026-03-29T10:00:00Z" },
		{ "2026-10-24T10:00:00Z", { .days = 1 },
		    "2026-10-25T11:00:00Z" },
		/* 02:30 does not exist on 29 March, and is twice on 25 Oct. */
		{ "2026-03-28T01:30:00Z", { .days = 1 },
		    "2026-03-29T01:30:00Z" },
		{ "2026-10-24T00:30:00Z", { .days = 1 },
		    "2026-10-25T00:30:00Z" },
		/* Hours are hours. */
		{ "2026-03-28T11:00:00Z", { .hours = 24 },
		    "2026-03-29T11:00:00Z" },
		{ "2026-10-25T01:30:00Z", { .hours = 1 },
		    "2026-10-25T02:30:00Z" },
		{ "2026-10-25T01:30:00Z", { .hours = 0 },
		    "2026-10-25T01:30:00Z" },
		{ "2026-03-28T11:00:00Z", { .hours = 72 },
		    "2026-03-31T11:00:00Z" },
		/* Late in the evening it is tomorrow in Oslo. */
		{ "2026-01-30T23:30:00Z", { .months = 1 },
		    "2026-02-27T23:30:00Z" },
		{ "2026-01-31T12:00:00Z", { .months = 6 },
		    "2026-07-31T11:00:00Z" },
		{ "2026-01-31T12:00:00Z", { .days = 30 },
		    "2026-03-02T12:00:00Z" },
		{ "2026-01-31T12:00:00Z", { .years = INT32_MAX },
		    "9999-12-30T23:59:59Z" },
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++)
		tap_str(instant_print(a,
			    instant_add(at(cases[i].from), cases[i].p)),
		    str_of(cases[i].want), cases[i].want);
	tap_str(instant_print_mail(a, at("2026-01-30T12:05:09Z")),
	    STR("Fri, 30 Jan 2026 12:05:09 +0000"), "the date of a mail");
	tap_str(instant_print_mail(a, at("1969-12-31T00:00:00Z")),
	    STR("Wed, 31 Dec 1969 00:00:00 +0000"), "a day before 1970");
}

static void
test_holidays(void)
{
	static const char *easter[] = { "1818-03-22", "1954-04-18",
		"1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23",
		"2011-04-24", "2024-03-31", "2025-04-20", "2026-04-05",
		"2027-03-28", "2028-04-16", "2038-04-25", "2049-04-18",
		"2076-04-19", "2285-03-22" };
	static const char *working[] = { "2026-01-02", "2026-04-01",
		"2026-04-07", "2026-04-30", "2026-05-13", "2026-05-15",
		"2026-05-18", "2026-05-26", "2026-12-24", "2026-12-31",
		"2026-06-23", "2026-01-06", "2026-06-05", "2027-05-18",
		"2026-10-30" };
	static const char *off[] = { "2026-01-01", "2026-04-02", "2026-04-03",
		"2026-04-04", "2026-04-05", "2026-04-06", "2026-05-01",
		"2026-05-14", "2026-05-17", "2026-05-24", "2026-05-25",
		"2026-12-25", "2026-12-26", "2026-11-21", "2026-11-22",
		"2027-05-06", "2027-05-17" };
	size_t i;

	for (i = 0; i < ARRAY_LEN(working); i++)
		tap_ok(!date_is_holiday(day(working[i])), working[i]);
	for (i = 0; i < ARRAY_LEN(off); i++)
		tap_ok(date_is_holiday(day(off[i])), off[i]);
	for (i = 0; i < ARRAY_LEN(easter); i++)
		tap_str(date_print(a, easter_sunday(day(easter[i]).year)),
		    str_of(easter[i]), "Easter Sunday");
}

static void
test_weekday(void)
{
	tap_ok(date_weekday(day("2026-11-22")) == 0, "a Sunday");
	tap_ok(date_weekday(day("1970-01-01")) == 4, "a Thursday");
	tap_ok(date_weekday(day("1969-12-31")) == 3, "a Wednesday");
	tap_ok(date_weekday(day("0001-01-01")) == 1, "a Monday");
	tap_ok(date_weekday(day("2000-02-29")) == 2, "a Tuesday");
}

static void
test_period(void)
{
	tap_str(period_iso(a, (struct period){ .days = 30 }), STR("P30D"),
	    "thirty days");
	tap_str(period_iso(a, (struct period){ 1, 2, 3, 4, false }),
	    STR("P1Y2M3DT4H"), "all units");
	tap_str(period_iso(a, (struct period){ .hours = 72 }), STR("PT72H"),
	    "hours only");
	tap_str(period_iso(a, (struct period){ .days = 0 }), STR("P0D"),
	    "no time");
	tap_ok(!period_is_zero((struct period){ .hours = 1 }) &&
		   period_is_zero((struct period){ .days = 0 }),
	    "period_is_zero");
	tap_ok(period_eq((struct period){ .days = 14 },
		   (struct period){ .days = 14, .in_weeks = true }) &&
		   !period_eq((struct period){ .months = 12 },
		       (struct period){ .years = 1 }),
	    "two weeks are fourteen days, and twelve months no year");
	tap_ok(period_hours_least((struct period){ 1, 1, 1, 1, false }) ==
		       24 * (365 + 28 + 1) + 1 &&
		   period_hours_most((struct period){ 1, 1, 1, 1, false }) ==
		       24 * (366 + 31 + 1) + 1,
	    "what a period weighs at least, and at most");
}

/* The first passes before the second, or when it has; or neither is known. */
static void
test_sooner(void)
{
	static const struct {
		struct period a, b;
		bool sooner, within;
	} rows[] = {
		{ { .months = 11 }, { .years = 1 }, true, true },
		{ { .months = 12 }, { .years = 1 }, false, true },
		{ { .years = 1 }, { .months = 11 }, false, false },
		{ { .years = 2 }, { .months = 25 }, true, true },
		{ { .days = 30 }, { .days = 30 }, false, true },
		{ { .days = 30 }, { .days = 31 }, true, true },
		{ { .days = 28 }, { .months = 1 }, false, true },
		{ { .days = 27 }, { .months = 1 }, true, true },
		{ { .days = 30 }, { .months = 1 }, false, false },
		{ { .months = 1 }, { .days = 31 }, false, true },
		{ { .months = 1 }, { .days = 32 }, true, true },
		{ { .hours = 23 }, { .days = 1 }, true, true },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		tap_ok(period_sooner(rows[i].a, rows[i].b) == rows[i].sooner &&
			   period_within(rows[i].a, rows[i].b) ==
			       rows[i].within,
		    "which of two periods is over first");
}

static void
test_clock(void)
{
	int64_t first, mono = clock_mono_ns();

	setenv("VERN_NOW", "tomorrow", 1);
	tap_err(clock_init(), ERR_INVALID, "VERN_NOW that is no instant");
	setenv("VERN_NOW", "", 1);
	tap_err(clock_init(), ERR_INVALID, "an empty VERN_NOW");
	tap_ok(!clock_is_fixed(), "a refused VERN_NOW fixes nothing");
	setenv("VERN_NOW", "2026-03-29T02:30:00+01:00", 1);
	tap_err(clock_init(), ERR_OK, "VERN_NOW");
	tap_ok(clock_is_fixed() &&
		   clock_now_s() == at("2026-03-29T01:30:00Z") &&
		   clock_now_s() == clock_now_s(),
	    "the clock is fixed");
	unsetenv("VERN_NOW");
	tap_err(clock_init(), ERR_OK, "no VERN_NOW");
	first = clock_now_s();
	tap_ok(!clock_is_fixed() && first > at("2024-01-01T00:00:00Z") &&
		   clock_now_s() >= first && clock_mono_ns() >= mono,
	    "the clock goes");
}

int
main(void)
{
	a = arena_new(1 << 20);
	test_date_parse();
	test_date_days();
	test_date_add();
	test_instant_parse();
	test_zone();
	test_instant_add();
	test_holidays();
	test_weekday();
	test_period();
	test_sooner();
	test_clock();
	arena_free(a);
	return tap_done();
}
