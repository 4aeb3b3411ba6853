/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/draft: the next version of a statement while it is being written.
 *
 * Nothing runs by it, nothing of it is published, and it holds nothing about a
 * person. One for each organisation.
 */
#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

#include "store/store.h"

/** draft_get(tx, out, saved_s_out): the draft, in the tx's arena. Errors:
 * NOT_FOUND (there is none), DB. */
enum err draft_get(struct tx *tx, struct str *out,
    int64_t *saved_s_out) MUST_USE;
/** draft_set(tx, source): in the place of the one that is there. The actor's
 * right to change settings was decided. Errors: TOO_BIG (LIMIT_STATEMENT),
 * DB. */
enum err draft_set(struct tx *tx, struct str source) MUST_USE;
enum err draft_delete(struct tx *tx) MUST_USE;

#endif
