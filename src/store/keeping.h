/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/keeping: when a rule of the statement acts on a person, or on one
 * value of a person.
 *
 * Knows the clocks: what has happened to this person, and when. Changes
 * nothing, and nothing in it can fail. A clock that has not begun gives no
 * time; KEEPING_NEVER is the end of what has none, or none that is known.
 * Clauses that are given out are the statement's.
 */
#ifndef STORE_KEEPING_H
#define STORE_KEEPING_H

#include "store/person.h"

#define KEEPING_NEVER INT64_MAX

struct keep_due {
	int64_t at_s; /* 0: nothing is due */
	/* By which; NULL with 0, and where the field is kept of others only. */
	const struct keep_clause *clause;
};

/** keeping_person(p, what, action): the next time at which ${action} (DELETE,
 * BLOCK or REVIEW) is due for the whole person by what the server carries out
 * of the rules for ${what}. A least period puts a deletion off, and what would
 * be deleted before it is over is to be blocked. Leaving is none of them: what
 * follows it was decided when the person left. Values count when they are
 * open. */
struct keep_due keeping_person(const struct person *p, enum keep_what what,
    enum keep_action action);
/** keeping_clause(p, what, t): what follows ${t} alone, and is done, for this
 * person, by the block that says most about such people; a review is not meant.
 * NULL when nothing is said. */
const struct keep_clause *keeping_clause(const struct person *p,
    enum keep_what what, enum trigger t);
/** keeping_value(p, v, withdrawn_s): when ${v} goes while the person stays.
 * ${withdrawn_s}: when the last consent to its use was withdrawn; 0: none. What
 * is not kept of such a person is due since it was given. A least period puts
 * it off, and of somebody who leaves what holds it after that. */
struct keep_due keeping_value(const struct person *p, const struct value *v,
    int64_t withdrawn_s);
/** value_is_kept(p, v): whether the statement keeps such a value of what the
 * person is now; of somebody who is reported dead, of what it was before. What
 * it does not goes by keeping_value at once. */
bool value_is_kept(const struct person *p, const struct value *v);
/** keeping_held_until(p, v): until when ${v} outlives the person's leaving; 0
 * when it does not, KEEPING_NEVER when no end is known. p->left_s is when that
 * was; of who never joined nothing is held. */
int64_t keeping_held_until(const struct person *p, const struct value *v);
/** keeping_consents_until(p): the same for the record of consents; it always
 * has an end. */
int64_t keeping_consents_until(const struct person *p);
/** keeping_withdrawn(org): the rule by which the record of a withdrawn consent
 * goes; NULL: there is none. */
const struct keep_clause *keeping_withdrawn(const struct org *org);
/** keeping_has_values(org): whether a rule needs values to be looked at. */
bool keeping_has_values(const struct org *org);
/** keeping_has_dates(org): whether a rule for people reads a date of theirs. */
bool keeping_has_dates(const struct org *org);
/** keeping_needs_consents(org): whether a rule for fields looks at when a
 * consent was withdrawn. */
bool keeping_needs_consents(const struct org *org);

#endif
