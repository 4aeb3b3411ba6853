/* SPDX-License-Identifier: EUPL-1.2 */
/* life/internal: shared by the files of this room. */
#ifndef LIFE_INTERNAL_H
#define LIFE_INTERNAL_H

#include "life/life.h"

struct erasure clause_erasure(const struct tx *tx, const struct keep_clause *c,
    enum mark_reason reason);
enum err erase_with(struct tx *tx, const struct grant *g, struct person *p,
    const struct erasure *how, struct receipt *out) MUST_USE;

/* From here on the request is the person's own act: values written carry
 * that, and the trail says so. ${actor} lives as long as tx. */
void act_as_person(struct tx *tx, const struct person *p);
void act_as_link(struct tx *tx, int64_t person);
void act_as_job(struct tx *tx, enum activity a);

/* The period in which an invitation or a link may be used. */
int64_t invitation_ends_s(const struct tx *tx, int64_t from_s);

bool already_said(const struct person *p, const struct consent_event *ev);

#define CONFIRM_LINK_S (2 * DAY_S)

#endif
