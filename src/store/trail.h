/* SPDX-License-Identifier: EUPL-1.2 */
/* store/trail: the audit trail read: of one person, of an organisation. */
#ifndef STORE_TRAIL_H
#define STORE_TRAIL_H

#include "store/person.h"

/**
 * trail_of_person(tx, g, p, max, out, n_out): the newest ${max} entries that
 * are about ${p}, newest first, without those whose declared period is over.
 * ${g} is for ACT_AUDIT, ACT_SEE or ACT_EXPORT on the person. Purposes and
 * roles are stable numbers. Errors: DENIED, TAMPERED, DB.
 */
enum err trail_of_person(struct tx *tx, const struct grant *g,
    const struct person *p, size_t max, struct audit_entry **out,
    size_t *n_out) MUST_USE;
/** trail_page(tx, g, before, max, out, n_out): entries of the organisation
 * with a sequence below ${before}, newest first. ${g} is for ACT_AUDIT.
 * Errors: DENIED, TAMPERED, DB. */
enum err trail_page(struct tx *tx, const struct grant *g, int64_t before,
    size_t max, struct audit_entry **out, size_t *n_out) MUST_USE;
/** trail_name(org, kind, number): the name behind a stable number, also of
 * what the statement no longer says; empty for 0. */
struct str trail_name(const struct org *org, enum number_kind kind,
    uint32_t number);
const char *trail_outcome(uint32_t outcome); /* "done" */

#endif
