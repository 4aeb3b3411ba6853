/* SPDX-License-Identifier: EUPL-1.2 */
/* audit/merkle: the tree of RFC 9162, section 2.1; SHA-256. No storage. */
#ifndef AUDIT_MERKLE_H
#define AUDIT_MERKLE_H

#include "base/base.h"

#define MERKLE_BYTES  32
#define MERKLE_LEVELS 62

/* The right edge: edge[i] is the root of a full subtree of 2^i leaves when
 * bit i of size is set. */
struct merkle {
	int64_t size;
	uint8_t edge[MERKLE_LEVELS][MERKLE_BYTES];
};

void merkle_add(struct merkle *m, const uint8_t leaf[MERKLE_BYTES]);
/** merkle_root(m, out): the head; of an empty tree the hash of nothing. */
void merkle_root(const struct merkle *m, uint8_t out[MERKLE_BYTES]);
/** merkle_range(leaves, n, out): head of ${n} leaves held in memory. */
void merkle_range(const uint8_t (*leaves)[MERKLE_BYTES], int64_t n,
    uint8_t out[MERKLE_BYTES]);
/** merkle_path(leaves, n, at, path, path_n): inclusion path of leaf ${at}
 * (from 0); ${path} has room for MERKLE_LEVELS. */
void merkle_path(const uint8_t (*leaves)[MERKLE_BYTES], int64_t n, int64_t at,
    uint8_t (*path)[MERKLE_BYTES], size_t *path_n);
/** merkle_path_ok: RFC 9162, 2.1.3.2. */
bool merkle_path_ok(const uint8_t leaf[MERKLE_BYTES], int64_t at, int64_t n,
    const uint8_t (*path)[MERKLE_BYTES], size_t path_n,
    const uint8_t root[MERKLE_BYTES]);

#endif
