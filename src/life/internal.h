/* SPDX-License-Identifier: EUPL-1.2 */
/* life/internal: shared by the files of this room. */
#ifndef LIFE_INTERNAL_H
#define LIFE_INTERNAL_H

#include "life/life.h"

struct erasure clause_erasure(const struct tx *tx, const struct keep_clause *c,
    enum mark_reason reason);
enum err erase_with(struct tx *tx, const struct grant *g, struct person *p,
    const struct erasure *how, struct receipt *out) MUST_USE;

/** act_as_link(tx, person): from here on whoever holds the link of ${person}
 * acts: values written carry that, and the trail says so. */
void act_as_link(struct tx *tx, int64_t person);

#define CONFIRM_LINK_S (2 * DAY_S)

#endif
