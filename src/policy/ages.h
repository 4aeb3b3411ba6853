/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/ages: from which age somebody says yes alone, to what.
 *
 * A purpose may have an age of its own; else the one that the statement says
 * of children holds. What is said is held from the day it is said: one whose
 * law begins later lets nobody younger say yes before, and where it is lower
 * than that of all, that of all holds until then. Who is of a kind for which a
 * guardian acts needs one at any age. Pure.
 */
#ifndef POLICY_AGES_H
#define POLICY_AGES_H

#include "policy/statement.h"

/** statement_born(st): the plain field with the day of birth by which the
 * server computes ages: what `children` says, else that of the first kind of
 * person by age; -1: none. */
int statement_born(const struct statement *st);
/** kind_fits_age(k, born, today): whether somebody born that day is as old as
 * ${k} says; born on 29 February: a year older on the 28th in other years. */
bool kind_fits_age(const struct kind *k, struct date born, struct date today);
/** statement_age_kinds(st): bit i: kind i is told by age. */
uint64_t statement_age_kinds(const struct statement *st);
/** purpose_age(st, p): the age from which one says yes alone to ${p}, its own
 * or that of all; years 0: none is said, or ${p} asks for no yes. */
const struct age *purpose_age(const struct statement *st,
    const struct purpose *p);
/** guardian_until(st): under which age, the highest, some kind of person needs
 * a guardian for a yes; 0: no kind says one. */
int guardian_until(const struct statement *st);
/** age_begins_after(a, day): whether it is said to begin later than that day;
 * year 0: than any.
 */
bool age_begins_after(const struct age *a, struct date day);
/** ages_held(st): whether a server holds such ages: it has the days of birth,
 * where people gave them. */
bool ages_held(const struct statement *st);
/** purpose_asks_kind(st, p, kind): whether some people of that kind are asked
 * for a yes to ${p}. Who is of a kind by age is of another one too: one for
 * students asks those of them who are under 18, unless the ages exclude each
 * other. */
bool purpose_asks_kind(const struct statement *st, const struct purpose *p,
    int kind);
/** consent_guarded(st, purpose, kinds, born, today): whether for a person of
 * ${kinds} (bit i is kind i), born on that day (year 0: not known), a guardian
 * must say yes to ${purpose}. */
bool consent_guarded(const struct statement *st, int purpose, uint64_t kinds,
    struct date born, struct date today);

#endif
