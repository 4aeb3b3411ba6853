/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/narrow: a version of the statement that is released and not yet in
 * force takes away at once what it will not allow, and gives nothing yet.
 *
 * A decision is then one of two: the version in force rules, and what the
 * coming one drops (purpose, field, channel, kind, stage, act of a role) is
 * refused. What it newly demands of people or roles (a consent, training)
 * begins with its day. Nothing stands in the way of a person with the own
 * record, of saying no, or of answering people.
 */
#ifndef POLICY_NARROW_H
#define POLICY_NARROW_H

#include "policy/policy.h"

struct narrowing;

/** narrowing_new(a, st, next): what ${next} drops of ${st}; names are what
 * makes two things the same. Both are borrowed. */
struct narrowing *narrowing_new(struct arena *a, const struct statement *st,
    const struct statement *next);

/** policy_decide_narrowed(st, n, ask, a, out): as policy_decide; ${n} NULL:
 * nothing is coming. A grant covers only fields that both allow. */
const struct grant *policy_decide_narrowed(const struct statement *st,
    const struct narrowing *n, const struct ask *ask, struct arena *a,
    struct verdict *verdict_out);

/** narrowing_drops_source(n, source): whether source ${source} of the version
 * in force is not in the coming one. narrowing_of_source(n, source, member,
 * set): those of ${set} that the coming one still takes from it. */
bool narrowing_drops_source(const struct narrowing *n, int source);
struct fieldset narrowing_of_source(const struct narrowing *n, int source,
    bool member, const struct fieldset *set);

#endif
