/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/keeping: when a rule of the statement acts on a person, or on one
 * value of a person.
 *
 * Knows the clocks: what has happened to this person, and when. Changes
 * nothing. A clock that has not begun gives no time; KEEPING_NEVER is a least
 * period whose end is not known.
 */
#ifndef STORE_KEEPING_H
#define STORE_KEEPING_H

#include "store/person.h"

#define KEEPING_NEVER INT64_MAX

struct keep_due {
	int64_t at_s; /* 0: nothing is due */
	const struct keep_clause *clause;
};

/** keeping_person(p, what, action): the next time at which ${action} (DELETE,
 * BLOCK or REVIEW) is due for the whole person by what the server carries out
 * of the rules for ${what}. Leaving is none of them: what follows it was
 * decided when the person left. Values count when they are open. */
struct keep_due keeping_person(const struct person *p, enum keep_what what,
    enum keep_action action);
/** keeping_clause(p, what, t): what follows ${t} for this person, by the block
 * that says most about such people; NULL when nothing is said. */
const struct keep_clause *keeping_clause(const struct person *p,
    enum keep_what what, enum trigger t);
/** keeping_value(p, v, withdrawn_s): when ${v} goes while the person stays.
 * ${withdrawn_s}: when the last consent to its use was withdrawn; 0: none. */
struct keep_due keeping_value(const struct person *p, const struct value *v,
    int64_t withdrawn_s);
/** keeping_held_until(p, v): until when ${v} outlives the person's leaving; 0
 * when it does not. p->left_s is when that was. */
int64_t keeping_held_until(const struct person *p, const struct value *v);
/** keeping_consents_until(p): the same for the record of consents. */
int64_t keeping_consents_until(const struct person *p);
/** keeping_withdrawn_after(org, out): the declared period after which the
 * record of a withdrawn consent goes; false when the server has no rule. */
bool keeping_withdrawn_after(const struct org *org, struct period *out);
/** keeping_has_values(org): whether a rule needs values to be looked at. */
bool keeping_has_values(const struct org *org);
/** keeping_has_dates(org): whether a rule for people reads a date of theirs. */
bool keeping_has_dates(const struct org *org);
/** keeping_needs_consents(org): whether a rule for fields looks at when a
 * consent was withdrawn. */
bool keeping_needs_consents(const struct org *org);

#endif
