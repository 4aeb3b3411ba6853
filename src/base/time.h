/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/time: civil dates, durations, the clock.
 *
 * Instants are int64_t seconds since 1970-01-01T00:00:00Z. Civil dates are
 * days since 1970-01-01 (int32_t), in the zone of the organisation
 * (Europe/Oslo); only this module knows zones.
 */
#ifndef BASE_TIME_H
#define BASE_TIME_H

#include "base/base.h"

#define DAY_S 86400

/*
 * A period as written in a statement: "3 months" is { .months = 3 }, "6 weeks"
 * is { .days = 42, .in_weeks = true }, which only its words differ by.
 */
struct period {
	int32_t years, months, days, hours;
	bool in_weeks;
};

struct date {
	int32_t year, month, day; /* month 1..12, day 1..31 */
};

/** clock_init(): read VERN_NOW (RFC 3339), if set. Errors: INVALID. */
enum err clock_init(void) MUST_USE;
/** clock_now_s(): the civil instant; fixed when VERN_NOW is set. */
int64_t clock_now_s(void);
/** clock_is_fixed(): whether VERN_NOW rules (shown on every page). */
bool clock_is_fixed(void);
/** clock_mono_ns(): never fixed; for time-outs. */
int64_t clock_mono_ns(void);

/** date_valid(d): whether ${d} is a day of the years 1 to 9999. */
bool date_valid(struct date d);
/** date_days(d), date_of_days(days): days since 1970-01-01 and back; what
 * lies outside of the years is their first or last day. */
int32_t date_days(struct date d);
struct date date_of_days(int32_t days);
/** date_weekday(d): 0 is Sunday, 6 is Saturday. */
int date_weekday(struct date d);
/** date_parse(s, out): "2026-01-30". Errors: INVALID (form, no such day). */
enum err date_parse(struct str s, struct date *out) MUST_USE;
/** date_add(d, p): years and months first, then days; a day that the month
 * does not have becomes its last (31 January + 1 month = 28/29 February).
 * Hours are left out; beyond the years is their first or last day. */
struct date date_add(struct date d, struct period p);
int date_cmp(struct date a, struct date b);
/** date_of_instant(t): the civil date at ${t} in the zone. */
struct date date_of_instant(int64_t at_s);
/** instant_of_date(d): midnight that begins ${d} in the zone. */
int64_t instant_of_date(struct date d);
/** instant_add(t, p): the same wall-clock time after ${p}; hours at the end. */
int64_t instant_add(int64_t at_s, struct period p);
struct str date_print(struct arena *a, struct date d);
/** instant_print(a, t): RFC 3339 in UTC, "2026-01-30T12:00:00Z". */
struct str instant_print(struct arena *a, int64_t at_s);
/** instant_print_local(a, t): "2026-01-30 13:00" in the zone. */
struct str instant_print_local(struct arena *a, int64_t at_s);
/** instant_print_mail(a, t): RFC 5322 date in UTC. */
struct str instant_print_mail(struct arena *a, int64_t at_s);
/** instant_parse(s, out): RFC 3339 with Z or offset. Errors: INVALID. */
enum err instant_parse(struct str s, int64_t *out) MUST_USE;
/** easter_sunday(year): Gregorian (Meeus/Jones/Butcher). */
struct date easter_sunday(int32_t year);
/** date_is_holiday(d): Saturday, Sunday or a Norwegian public holiday
 * (requirements of Reg. 1182/71 art. 3(4)). */
bool date_is_holiday(struct date d);
bool period_is_zero(struct period p);
/** period_eq(a, b): whether they are of as many years, months, days and hours.
 */
bool period_eq(struct period a, struct period b);
/** period_hours_least(p), period_hours_most: of a month of 28 days and a year
 * of 365, or of 31 and 366. */
int64_t period_hours_least(struct period p);
int64_t period_hours_most(struct period p);
/** period_sooner(a, b): whether ${a} has passed before ${b} has, and
 * period_within(a, b): whether it has when ${b} has, both from the same moment,
 * whichever month they begin in. */
bool period_sooner(struct period a, struct period b);
bool period_within(struct period a, struct period b);
/** period_iso(a, p): ISO 8601, "P30D". */
struct str period_iso(struct arena *a, struct period p);

#endif
