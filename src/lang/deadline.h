/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/deadline: by when a request of a person must be answered.
 *
 * Art. 12(3) GDPR and Regulation 1182/71, Art. 3: the day of arrival is not
 * counted; a month ends on the day of the same number, or the last of a
 * shorter month; what ends on a Saturday, Sunday or holiday may be answered
 * on the next working day. The statement's own promise is a second date, and
 * what is due is the earlier of the two without that grace.
 */
#ifndef LANG_DEADLINE_H
#define LANG_DEADLINE_H

#include "policy/statement.h"

struct deadline {
	struct date law_base;   /* one month, and the days it was paused */
	struct date law_latest; /* the same, moved to a working day */
	struct date extended;   /* three months, if told before law_base */
	struct date promise;    /* what the statement promises */
	struct date due;        /* the earlier of law_base and promise */
	bool promised;          /* whether there is a promise at all */
};

/**
 * lang_deadline(st, right, received, paused_days, out):
 * The dates for a request for ${right} that arrived on ${received}, in the
 * zone of the organisation. ${paused_days}: whole days spent waiting for an
 * answer to a necessary question about identity or what is meant; the promise
 * of the statement does not wait. A promise for every enquiry counts for a
 * right that has none of its own.
 */
void lang_deadline(const struct statement *st, enum right right,
    struct date received, int32_t paused_days, struct deadline *out);

/** lang_deadline_print(out, d): "law_base: 2026-02-28" and so on, a line
 * each, in the order of the struct; no line for a promise not given. */
void lang_deadline_print(struct buf *out, const struct deadline *d);

/** right_find(s, out): by English or bokmål keyword. Errors: NOT_FOUND. */
enum err right_find(struct str s, enum right *out) MUST_USE;

#endif
