/* SPDX-License-Identifier: EUPL-1.2 */
/* audit/leaf: the bytes that are hashed and signed. */
#ifndef AUDIT_LEAF_H
#define AUDIT_LEAF_H

#include "audit/merkle.h"
#include "vault/vault.h"

/** audit_leaf(seq, at_s, org, entry, out): hash of sequence, time and
 * organisation (8 bytes each, big-endian) and the entry. */
void audit_leaf(int64_t seq, int64_t at_s, int64_t org, struct str entry,
    uint8_t out[MERKLE_BYTES]);
/* The row of the edge's table that holds the number of entries. */
#define AUDIT_SIZE_LEVEL MERKLE_LEVELS
void audit_size_write(int64_t size, uint8_t out[MERKLE_BYTES]);
/** audit_size_read(s): -1 when the row is not one of these. */
int64_t audit_size_read(struct str s);
/** audit_note(a, v, origin, size, root): the signed checkpoint. */
struct str audit_note(struct arena *a, const struct vault *v, struct str origin,
    int64_t size, const uint8_t root[MERKLE_BYTES]);
/** audit_note_read(a, v, note, size_out, root_out): check the signature.
 * Errors: TAMPERED (form or signature). */
enum err audit_note_read(struct arena *a, const struct vault *v,
    struct str note, int64_t *size_out,
    uint8_t root_out[MERKLE_BYTES]) MUST_USE;

/** audit_pruned_read(a, v, org, note, before_out): the bound in a note that
 * audit_pruned_note made for ${org}. Errors: NOT_FOUND (another note, or not
 * signed by us). */
enum err audit_pruned_read(struct arena *a, const struct vault *v, int64_t org,
    struct str note, int64_t *before_out) MUST_USE;

#endif
