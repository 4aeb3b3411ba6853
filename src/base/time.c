/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The zone is computed here, not read from the system: the result must be the
 * same on every machine, with or without a zone database.
 */
#include "base/time.h"

#include <stdlib.h>
#include <time.h>

#define HOUR_S      3600
#define INSTANT_MIN (-62135596800 + DAY_S) /* 0001-01-02T00:00:00Z */
#define INSTANT_MAX (253402300799 - DAY_S) /* 9999-12-30T23:59:59Z */

static bool clock_fixed;
static int64_t clock_last_s; /* what was told last; never told less */

/* ---- the clock ------------------------------------------------------ */

enum err
clock_init(void)
{
	const char *text = getenv("VERN_NOW");
	int64_t now_s = 0;
	enum err e;

	if (text != NULL) {
		e = instant_parse(str_of(text), &now_s);
		if (e != ERR_OK)
			return e;
	}
	clock_fixed = text != NULL;
	clock_last_s = now_s;
	return ERR_OK;
}

int64_t
clock_now_s(void)
{
	struct timespec ts;

	if (clock_fixed)
		return clock_last_s;
	(void)clock_gettime(CLOCK_REALTIME, &ts);
	if (ts.tv_sec > clock_last_s)
		clock_last_s = ts.tv_sec;
	return clock_last_s;
}

bool
clock_is_fixed(void)
{
	return clock_fixed;
}

int64_t
clock_mono_ns(void)
{
	struct timespec ts;

	(void)clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

/* ---- the zone ------------------------------------------------------- */

/* The day number of the last Sunday of a month that is not December. */
static int64_t
last_sunday(int32_t year, int32_t month)
{
	int32_t next = date_days((struct date){ year, month + 1, 1 });

	return next - 1 - date_weekday(date_of_days(next - 1));
}

static int64_t
clip(int64_t at_s)
{
	return at_s < INSTANT_MIN   ? INSTANT_MIN
	       : at_s > INSTANT_MAX ? INSTANT_MAX
				    : at_s;
}

static int32_t
floor_days(int64_t at_s)
{
	return (int32_t)((at_s - ((at_s % DAY_S) + DAY_S) % DAY_S) / DAY_S);
}

/*
 * Seconds east of Greenwich in Norway. Summer time since 1980; from the last
 * Sunday of March to the last of October since 1996 (Directive 2000/84/EC),
 * of September before; always at 01:00 UTC. In 1980 it began on 6 April.
 * Earlier summers are left out: no instant of this system lies there.
 */
static int64_t
zone_offset_s(int64_t at_s)
{
	int32_t year = date_of_days(floor_days(at_s)).year;
	int64_t from, to;

	if (year < 1980)
		return HOUR_S;
	from = year == 1980 ? date_days((struct date){ 1980, 4, 6 })
			    : last_sunday(year, 3);
	to = last_sunday(year, year < 1996 ? 9 : 10);
	if (at_s >= from * DAY_S + HOUR_S && at_s < to * DAY_S + HOUR_S)
		return 2 * HOUR_S;
	return HOUR_S;
}

/*
 * The instant at which clocks show ${local_s}. A time that the spring skips
 * is an hour later; of one that the autumn repeats, the first.
 */
static int64_t
instant_of_local(int64_t local_s)
{
	int64_t at_s = local_s - 2 * HOUR_S;

	return zone_offset_s(at_s) == 2 * HOUR_S ? at_s : local_s - HOUR_S;
}

struct date
date_of_instant(int64_t at_s)
{
	at_s = clip(at_s);
	return date_of_days(floor_days(at_s + zone_offset_s(at_s)));
}

int64_t
instant_of_date(struct date d)
{
	return instant_of_local((int64_t)date_days(d) * DAY_S);
}

int64_t
instant_add(int64_t at_s, struct period p)
{
	int64_t local_s, day;
	struct date d;

	at_s = clip(at_s);
	if (p.years != 0 || p.months != 0 || p.days != 0) {
		local_s = at_s + zone_offset_s(at_s);
		day = floor_days(local_s);
		d = date_add(date_of_days((int32_t)day), p);
		at_s = instant_of_local(
		    (int64_t)date_days(d) * DAY_S + local_s - day * DAY_S);
	}
	return clip(at_s + (int64_t)p.hours * HOUR_S);
}

/* ---- text ----------------------------------------------------------- */

struct wall {
	struct date date;
	int hour, minute, second, weekday; /* 0 is Sunday */
};

static struct wall
wall_of(int64_t at_s)
{
	int32_t day = floor_days(at_s);
	int second = (int)(at_s - (int64_t)day * DAY_S);

	return (struct wall){ .date = date_of_days(day),
		.hour = second / 3600,
		.minute = second / 60 % 60,
		.second = second % 60,
		.weekday = date_weekday(date_of_days(day)) };
}

struct str
instant_print(struct arena *a, int64_t at_s)
{
	struct wall w = wall_of(clip(at_s));

	return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02dZ",
	    (int)w.date.year, (int)w.date.month, (int)w.date.day, w.hour,
	    w.minute, w.second);
}

struct str
instant_print_local(struct arena *a, int64_t at_s)
{
	struct wall w = wall_of(clip(at_s) + zone_offset_s(clip(at_s)));

	return arena_printf(a, "%04d-%02d-%02d %02d:%02d", (int)w.date.year,
	    (int)w.date.month, (int)w.date.day, w.hour, w.minute);
}

struct str
instant_print_mail(struct arena *a, int64_t at_s)
{
	static const char days[][4] = { "Sun", "Mon", "Tue", "Wed", "Thu",
		"Fri", "Sat" };
	static const char months[][4] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct wall w = wall_of(clip(at_s));

	return arena_printf(a, "%s, %02d %s %04d %02d:%02d:%02d +0000",
	    days[w.weekday], (int)w.date.day, months[w.date.month - 1],
	    (int)w.date.year, w.hour, w.minute, w.second);
}

/* Exactly ${n} decimal digits at the start of ${rest}. */
static bool
take_digits(struct str *rest, size_t n, int32_t *out)
{
	int64_t value;

	if (rest->n < n || rest->p[0] == '-' ||
	    str_to_i64(str_sub(*rest, 0, n), 0, 9999, &value) != ERR_OK)
		return false;
	*rest = str_sub(*rest, n, rest->n);
	*out = (int32_t)value;
	return true;
}

static bool
take_char(struct str *rest, char c)
{
	if (rest->n == 0 || rest->p[0] != c)
		return false;
	*rest = str_sub(*rest, 1, rest->n);
	return true;
}

/* time-offset of RFC 3339, 5.6, in seconds. */
static bool
take_offset(struct str *rest, int32_t *offset_s)
{
	int32_t hour, minute, sign;

	*offset_s = 0;
	if (take_char(rest, 'Z') || take_char(rest, 'z'))
		return true;
	sign = take_char(rest, '-') ? -1 : take_char(rest, '+') ? 1 : 0;
	if (sign == 0 || !take_digits(rest, 2, &hour) ||
	    !take_char(rest, ':') || !take_digits(rest, 2, &minute) ||
	    hour > 23 || minute > 59)
		return false;
	*offset_s = sign * (hour * 3600 + minute * 60);
	return true;
}

/* partial-time of RFC 3339, 5.6, in seconds; a fraction is dropped. */
static bool
take_time(struct str *rest, int32_t *second_s)
{
	int32_t hour, minute, second, digit, digits = 0;

	if (!take_digits(rest, 2, &hour) || !take_char(rest, ':') ||
	    !take_digits(rest, 2, &minute) || !take_char(rest, ':') ||
	    !take_digits(rest, 2, &second) || hour > 23 || minute > 59 ||
	    second > 60)
		return false;
	if (take_char(rest, '.')) {
		while (take_digits(rest, 1, &digit))
			digits++;
		if (digits == 0)
			return false;
	}
	*second_s = hour * 3600 + minute * 60 + second;
	return true;
}

enum err
instant_parse(struct str s, int64_t *out)
{
	int32_t second_s, offset_s;
	bool leap;
	struct date d;
	int64_t at_s;

	if (date_parse(str_sub(s, 0, 10), &d) != ERR_OK)
		return ERR_INVALID;
	s = str_sub(s, 10, s.n);
	if (!take_char(&s, 'T') && !take_char(&s, 't'))
		return ERR_INVALID;
	leap = str_eq(str_sub(s, 6, 2), STR("60"));
	if (!take_time(&s, &second_s) || !take_offset(&s, &offset_s) ||
	    s.n != 0)
		return ERR_INVALID;
	at_s = (int64_t)date_days(d) * DAY_S + second_s - offset_s;
	/* A leap second ends a day of UTC; 1970 and on it has no number. */
	if ((leap && at_s % DAY_S != 0) || at_s != clip(at_s))
		return ERR_INVALID;
	*out = at_s;
	return ERR_OK;
}
