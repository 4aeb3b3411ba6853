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

/** narrowing_since(a, st, then): what an earlier version ${then} would not
 * allow of what ${st} does; a purpose that is not the same one any more
 * (policy/same.h) it would not know. Both are borrowed. */
struct narrowing *narrowing_since(struct arena *a, const struct statement *st,
    const struct statement *then);
/** policy_decide_since(then, g, ask, a, out): of what the version in force
 * granted, what the earlier one would have granted too: for what a duty holds
 * of somebody who left while that one was in force. NULL: nothing. */
const struct grant *policy_decide_since(const struct narrowing *then,
    const struct grant *g, const struct ask *ask, struct arena *a,
    struct verdict *verdict_out);
/** narrowing_field(n, field), narrowing_kinds(n, kinds): the same in the other
 * version; -1, and without the bits of those that are not there. */
int narrowing_field(const struct narrowing *n, int field);
uint64_t narrowing_kinds(const struct narrowing *n, uint64_t kinds);

/** narrowing_drops_source(n, source): whether source ${source} of the version
 * in force is not in the coming one. narrowing_of_source(n, source, member,
 * set): those of ${set} that the coming one still takes from it. */
bool narrowing_drops_source(const struct narrowing *n, int source);
struct fieldset narrowing_of_source(const struct narrowing *n, int source,
    bool member, const struct fieldset *set);

/** narrowing_keeps(n, field, stage, kinds): whether field ${field} of the
 * version in force is kept of such a person by the coming one too. */
bool narrowing_keeps(const struct narrowing *n, int field, unsigned stage,
    uint64_t kinds);

#endif
