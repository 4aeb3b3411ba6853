/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/basis: on what a purpose rests (Art. 6(1)), and to which one can say
 * no. Pure.
 */
#ifndef POLICY_BASIS_H
#define POLICY_BASIS_H

#include "policy/statement.h"

/** purpose_basis_of(p, code): the first of its bases that is ${code}; NULL.
 * purpose_rests_on(p, code): whether one is; purpose_rests_only_on(p, code):
 * whether all are, and there is one. statement_rests_on(st, code): whether one
 * of a purpose is. */
const struct basis *purpose_basis_of(const struct purpose *p,
    enum basis_code code);
bool purpose_rests_on(const struct purpose *p, enum basis_code code);
bool purpose_rests_only_on(const struct purpose *p, enum basis_code code);
bool statement_rests_on(const struct statement *st, enum basis_code code);
/** purpose_asks_consent(p): whether one of its bases is consent. */
bool purpose_asks_consent(const struct purpose *p);
/** purpose_may_be_objected(p): whether somebody can object to it as a whole
 * (Art. 21): it rests on a task or an interest for some kind of person. */
bool purpose_may_be_objected(const struct purpose *p);
/** purpose_may_be_refused(p): whether people can say no to it, or to what it
 * sends: it rests on consent, or sends something that can be objected to (Art.
 * 21), or to which the statement offers a no. To the messages of a contract or
 * a duty there is none else. */
bool purpose_may_be_refused(const struct purpose *p);

#endif
