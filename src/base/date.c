/* SPDX-License-Identifier: EUPL-1.2 */
/* Civil dates of the Gregorian calendar, holidays and periods. */
#include "base/time.h"

#include <assert.h>

#define YEAR_MIN 1
#define YEAR_MAX 9999

static bool
is_leap(int32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int32_t
month_days(int32_t year, int32_t month)
{
	static const int32_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

bool
date_valid(struct date d)
{
	return d.year >= YEAR_MIN && d.year <= YEAR_MAX && d.month >= 1 &&
	       d.month <= 12 && d.day >= 1 &&
	       d.day <= month_days(d.year, d.month);
}

/*
 * Years are counted from March, so that the leap day is the last of its year;
 * 719468 days lie between 0000-03-01 and 1970-01-01.
 */
int32_t
date_days(struct date d)
{
	int32_t year = d.month > 2 ? d.year : d.year - 1;
	int32_t month = (d.month + 9) % 12;
	int32_t era = year / 400, of_era = year % 400;

	assert(date_valid(d));
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	       (153 * month + 2) / 5 + d.day - 1 - 719468;
}

struct date
date_of_days(int32_t days)
{
	int32_t first = date_days((struct date){ YEAR_MIN, 1, 1 });
	int32_t last = date_days((struct date){ YEAR_MAX, 12, 31 });
	int32_t n, era, of_era, year, of_year, month;
	struct date d;

	n = (days < first ? first : days > last ? last : days) + 719468;
	era = n / 146097;
	n %= 146097;
	of_era = (n - n / 1460 + n / 36524 - n / 146096) / 365;
	of_year = n - (365 * of_era + of_era / 4 - of_era / 100);
	month = (5 * of_year + 2) / 153;
	year = of_era + era * 400;
	d.day = of_year - (153 * month + 2) / 5 + 1;
	d.month = month < 10 ? month + 3 : month - 9;
	d.year = d.month <= 2 ? year + 1 : year;
	return d;
}

enum err
date_parse(struct str s, struct date *out)
{
	static const size_t from[] = { 0, 5, 8 }, digits[] = { 4, 2, 2 };
	int64_t part[3];
	struct str field;
	struct date d;
	size_t i;

	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		return ERR_INVALID;
	for (i = 0; i < 3; i++) {
		field = str_sub(s, from[i], digits[i]);
		if (field.p[0] == '-' ||
		    str_to_i64(field, 0, YEAR_MAX, &part[i]) != ERR_OK)
			return ERR_INVALID;
	}
	d = (struct date){ (int32_t)part[0], (int32_t)part[1],
		(int32_t)part[2] };
	if (!date_valid(d))
		return ERR_INVALID;
	*out = d;
	return ERR_OK;
}

struct str
date_print(struct arena *a, struct date d)
{
	return arena_printf(a, "%04d-%02d-%02d", (int)d.year, (int)d.month,
	    (int)d.day);
}

/* What lies before the first or after the last year is its edge. */
struct date
date_add(struct date d, struct period p)
{
	int64_t months =
	    ((int64_t)d.year + p.years) * 12 + d.month - 1 + p.months;
	int64_t days;

	if (months < YEAR_MIN * 12)
		d = (struct date){ YEAR_MIN, 1, 1 };
	else if (months >= (YEAR_MAX + 1) * 12)
		d = (struct date){ YEAR_MAX, 12, 31 };
	else {
		d.year = (int32_t)(months / 12);
		d.month = (int32_t)(months % 12) + 1;
		if (d.day > month_days(d.year, d.month))
			d.day = month_days(d.year, d.month);
	}
	days = (int64_t)date_days(d) + p.days;
	if (days < INT32_MIN)
		days = INT32_MIN;
	if (days > INT32_MAX)
		days = INT32_MAX;
	return date_of_days((int32_t)days);
}

int
date_weekday(struct date d)
{
	/* Day 0, 1970-01-01, was a Thursday, the fourth from Sunday. */
	return (date_days(d) % 7 + 7 + 4) % 7;
}

int
date_cmp(struct date a, struct date b)
{
	int32_t left = date_days(a), right = date_days(b);

	return (left > right) - (left < right);
}

/* ---- holidays and periods ------------------------------------------- */

struct date
easter_sunday(int32_t year)
{
	int32_t a = year % 19, b = year / 100, c = year % 100;
	int32_t g = (8 * b + 13) / 25;
	int32_t h = (19 * a + b - b / 4 - g + 15) % 30;
	int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int32_t m = (a + 11 * h + 19 * l) / 433;
	int32_t n = (h + l - 7 * m + 90) / 25;

	return (struct date){ year, n, (h + l - 7 * m + 33 * n + 19) % 32 };
}

bool
date_is_holiday(struct date d)
{
	static const struct {
		int month, day;
	} fixed[] = { { 1, 1 }, { 5, 1 }, { 5, 17 }, { 12, 25 }, { 12, 26 } };
	/* Maundy Thursday, Good Friday, Easter, Easter Monday, Ascension,
	 * Whit Sunday and Whit Monday, in days from Easter Sunday. */
	static const int32_t moving[] = { -3, -2, 0, 1, 39, 49, 50 };
	int32_t day = date_days(d), weekday = date_weekday(d);
	int32_t easter = date_days(easter_sunday(d.year));
	size_t i;

	if (weekday == 0 || weekday == 6)
		return true;
	for (i = 0; i < ARRAY_LEN(fixed); i++)
		if (d.month == fixed[i].month && d.day == fixed[i].day)
			return true;
	for (i = 0; i < ARRAY_LEN(moving); i++)
		if (day == easter + moving[i])
			return true;
	return false;
}

bool
period_is_zero(struct period p)
{
	return p.years == 0 && p.months == 0 && p.days == 0 && p.hours == 0;
}

bool
period_eq(struct period a, struct period b)
{
	return a.years == b.years && a.months == b.months && a.days == b.days &&
	       a.hours == b.hours;
}

static int64_t
period_hours(struct period p, int64_t month, int64_t year)
{
	return p.hours + 24 * (p.days + month * p.months + year * p.years);
}

int64_t
period_hours_least(struct period p)
{
	return period_hours(p, 28, 365);
}

int64_t
period_hours_most(struct period p)
{
	return period_hours(p, 31, 366);
}

/* Of months alone it is known, however long each is. */
static bool
in_months(struct period p)
{
	return p.days == 0 && p.hours == 0;
}

static int64_t
months_of(struct period p)
{
	return (int64_t)p.years * 12 + p.months;
}

bool
period_sooner(struct period a, struct period b)
{
	return in_months(a) && in_months(b)
		   ? months_of(a) < months_of(b)
		   : period_hours_most(a) < period_hours_least(b);
}

bool
period_within(struct period a, struct period b)
{
	return in_months(a) && in_months(b)
		   ? months_of(a) <= months_of(b)
		   : period_hours_most(a) <= period_hours_least(b);
}

struct str
period_iso(struct arena *a, struct period p)
{
	struct str s = STR("P");

	if (period_is_zero(p))
		return arena_str(a, STR("P0D"));
	if (p.years != 0)
		s = arena_printf(a, STR_FMT "%dY", STR_ARG(s), (int)p.years);
	if (p.months != 0)
		s = arena_printf(a, STR_FMT "%dM", STR_ARG(s), (int)p.months);
	if (p.days != 0)
		s = arena_printf(a, STR_FMT "%dD", STR_ARG(s), (int)p.days);
	if (p.hours != 0)
		s = arena_printf(a, STR_FMT "T%dH", STR_ARG(s), (int)p.hours);
	return s;
}
