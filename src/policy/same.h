/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/same: whether what a later version calls by a name is what the
 * earlier one called by it.
 *
 * A person said yes to words, and a duty holds for what was said: a name that
 * is kept does not carry either to something else. Texts are held against each
 * other in the languages that both versions have. Pure.
 */
#ifndef POLICY_SAME_H
#define POLICY_SAME_H

#include "policy/statement.h"

/** purpose_is_same(was, is, purpose): whether ${purpose} of ${is} is in ${was}
 * in the same words, on the same basis, and serves nothing more. Which fields,
 * people and acts it is for is for the decision. */
bool purpose_is_same(const struct statement *was, const struct statement *is,
    int purpose);

/** same_text(was, is, then, now): in each language that both versions have;
 * with no such language nobody can tell, and they are not. same_named: label
 * and description. */
bool same_text(const struct statement *was, const struct statement *is,
    const struct text *then, const struct text *now);
bool same_named(const struct statement *was, const struct statement *is,
    const struct named *then, const struct named *now);
/** same_controller(was, is, then, now): the same organisation number or, where
 * one has none, the name that was printed in each language; of many like ones,
 * what they are called. */
bool same_controller(const struct statement *was, const struct statement *is,
    const struct controller *then, const struct controller *now);
/** same_controllers(was, is, then, now): nobody decides over ${now} who did not
 * over ${then}. */
bool same_controllers(const struct statement *was, const struct statement *is,
    const struct purpose *then, const struct purpose *now);

#endif
