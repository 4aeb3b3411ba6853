/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/whom: whether somebody is one of those of whom a line speaks: at one
 * of its stages, of one of its kinds, and of none that it excepts. Pure.
 */
#ifndef POLICY_WHOM_H
#define POLICY_WHOM_H

#include "policy/statement.h"

/** meant_any(w): whether it names anybody; otherwise it is for all. */
bool meant_any(const struct meant *w);
/** meant_is(st, w, stage, kinds): whether a person at ${stage} (enum stage) of
 * ${kinds} (bit i is kind i) is meant. By the word "members" nobody is who is
 * only of kinds that are not members; who is of no kind is a member. */
bool meant_is(const struct statement *st, const struct meant *w, unsigned stage,
    uint64_t kinds);
/** kinds_among(list, kinds): whether one that is listed is among ${kinds}; a
 * list that names none has none. */
bool kinds_among(const struct index_list *list, uint64_t kinds);
/** meant_within(st, these, those): whether everybody of ${these} is of ${those}
 * too. meant_meet(st, these, those): whether anybody is of both. Of those who
 * can be in the register. */
bool meant_within(const struct statement *st, const struct meant *these,
    const struct meant *those);
bool meant_meet(const struct statement *st, const struct meant *these,
    const struct meant *those);
/** field_is_kept(st, field, stage, kinds): whether it is kept of such a person
 * at all; a part of a record, when the record is too. field_is_of_some(st,
 * field): whether there is anybody of whom it is not.
 * drop_not_kept(st, stage, kinds, s): take out of ${s} what is not kept of such
 * a person. */
bool field_is_kept(const struct statement *st, int field, unsigned stage,
    uint64_t kinds);
bool field_is_of_some(const struct statement *st, int field);
void drop_not_kept(const struct statement *st, unsigned stage, uint64_t kinds,
    struct fieldset *s);
/** statement_keeps_of_some(st): whether any field is kept of some only. */
bool statement_keeps_of_some(const struct statement *st);
/** field_is_required(st, field, stage, kinds): whether such a person must give
 * it to join or be entered. A field of a record never is. */
bool field_is_required(const struct statement *st, int field, unsigned stage,
    uint64_t kinds);
/** purpose_is_for(p, kinds): whether ${p} is for who is of ${kinds}, at the
 * stages it is for: one that it names, if it names any, and none it excepts. */
bool purpose_is_for(const struct purpose *p, uint64_t kinds);
/** purpose_meant(p, stages): whom ${p} is for of those at ${stages}. */
struct meant purpose_meant(const struct purpose *p, unsigned stages);

/** meant_beyond(st, w, old, than): whether somebody in the register is meant by
 * ${w} of ${st} who is not by ${than} of ${old}; kinds are the same by name.
 * purpose_beyond(st, p, old, than): the same of two purposes, and of those who
 * are not in the register. */
bool meant_beyond(const struct statement *st, const struct meant *w,
    const struct statement *old, const struct meant *than);
bool purpose_beyond(const struct statement *st, const struct purpose *p,
    const struct statement *old, const struct purpose *than);
/** kind_leaves_out(st, kind): whether who is of ${kind} is left out of
 * something for that: a line excepts it, or is for members and it is none. */
bool kind_leaves_out(const struct statement *st, int kind);

/** kind_can_be_entered(k): whether somebody can be said to be of it: not where
 * the day of birth tells, nor of who is not in the register. */
bool kind_can_be_entered(const struct kind *k);
/** kinds_by_office(st): bit i: staff say who is of kind i. */
uint64_t kinds_by_office(const struct statement *st);

#endif
