/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/idset: sets of slot numbers for the index.
 *
 * Slots are cut into chunks of 65,536. A chunk that holds few of them is a
 * sorted list of 16-bit numbers, one that holds many is a bit map, one that
 * holds none takes no room. Ends the process when memory runs out, as arenas
 * do. Knows nothing of people.
 */
#ifndef STORE_IDSET_H
#define STORE_IDSET_H

#include "base/base.h"

#define IDSET_CHUNK 65536U
#define IDSET_WORDS (IDSET_CHUNK / 64) /* of the bit map of a chunk */

/* Invariant: cap 0 means a bit map, else ${cap} numbers have room. */
struct idset_chunk {
	uint32_t no, n, cap;
	union {
		uint16_t *at;
		uint64_t *bits;
	} u;
};
struct idset {
	struct idset_chunk *chunks; /* in order of their numbers */
	uint32_t chunks_n, count;
};

/** idset_add, idset_remove: harmless when it is there, or not there. */
void idset_add(struct idset *s, uint32_t slot);
void idset_remove(struct idset *s, uint32_t slot);
bool idset_has(const struct idset *s, uint32_t slot);
/** idset_bits(s, chunk, scratch): the bit map of a chunk; ${scratch} is
 * IDSET_WORDS words that may be used for it. Good until ${s} changes. */
const uint64_t *idset_bits(const struct idset *s, uint32_t chunk,
    uint64_t *scratch);
/** idset_chunks(s): chunks are below this number. */
uint32_t idset_chunks(const struct idset *s);
void idset_free(struct idset *s);
size_t idset_bytes(const struct idset *s);

/** heap_array(p, size, n): realloc of ${n} elements; never NULL. */
void *heap_array(void *p, size_t size, size_t n);

#endif
