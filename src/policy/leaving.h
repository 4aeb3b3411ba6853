/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/leaving: what goes when somebody leaves, however long it might have
 * been kept. The facts of somebody who leaves are erased with the person, but
 * what a rule blocks from then on, or keeps for a least period, is not. Pure.
 */
#ifndef POLICY_LEAVING_H
#define POLICY_LEAVING_H

#include "policy/statement.h"

/** keep_outlives(k): whether what it is about outlives that somebody leaves. */
bool keep_outlives(const struct keep *k);
/** leaving_meets(st, k, by): whether ${by}, a block for members, speaks of
 * somebody whom ${k} is about. */
bool leaving_meets(const struct statement *st, const struct keep *k,
    const struct keep *by);
/** leaving_ends(st, k, by): the clause of ${by}, a block for members, by which
 * what ${k} is about, fields with a period of their own, goes when one of whom
 * both are leaves. NULL where it does not: something holds it, ${k} itself says
 * what follows on leaving, ${by} does not, its own period is over by then at
 * the latest, or no server carries it out. */
const struct keep_clause *leaving_ends(const struct statement *st,
    const struct keep *k, const struct keep *by);

#endif
