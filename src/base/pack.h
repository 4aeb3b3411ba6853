/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/pack: small binary records: unsigned and signed numbers of variable
 * length (LEB128, zigzag) and counted byte runs. Written to a buf, read from
 * a slice by verbs that advance it and never read outside.
 */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include "base/base.h"

void pack_u64(struct buf *b, uint64_t v);
void pack_i64(struct buf *b, int64_t v);
void pack_str(struct buf *b, struct str s);

/* A reading place. After the first error `bad` is set and every read gives
 * zero or an empty slice, so that it is checked once at the end. */
struct unpack {
	struct str rest;
	bool bad;
};
struct unpack unpack_of(struct str s);
uint64_t unpack_u64(struct unpack *u);
int64_t unpack_i64(struct unpack *u);
/** unpack_str(u): borrowed from the slice that is read. */
struct str unpack_str(struct unpack *u);
bool unpack_at_end(const struct unpack *u);

#endif
