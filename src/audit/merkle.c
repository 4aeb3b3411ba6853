/* SPDX-License-Identifier: EUPL-1.2 */
#include "audit/merkle.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

static void
merkle_node(const uint8_t left[MERKLE_BYTES], const uint8_t right[MERKLE_BYTES],
    uint8_t out[MERKLE_BYTES])
{
	uint8_t both[1 + 2 * MERKLE_BYTES];

	both[0] = 0x01;
	memcpy(both + 1, left, MERKLE_BYTES);
	memcpy(both + 1 + MERKLE_BYTES, right, MERKLE_BYTES);
	(void)crypto_hash_sha256(out, both, sizeof(both));
}

void
merkle_add(struct merkle *m, const uint8_t leaf[MERKLE_BYTES])
{
	uint8_t h[MERKLE_BYTES];
	unsigned level = 0;

	memcpy(h, leaf, MERKLE_BYTES);
	while (((uint64_t)m->size >> level & 1) != 0) {
		merkle_node(m->edge[level], h, h);
		level++;
	}
	assert(level < MERKLE_LEVELS);
	memcpy(m->edge[level], h, MERKLE_BYTES);
	m->size++;
}

void
merkle_root(const struct merkle *m, uint8_t out[MERKLE_BYTES])
{
	uint8_t h[MERKLE_BYTES];
	bool begun = false;

	if (m->size == 0) {
		(void)crypto_hash_sha256(out, (const uint8_t *)"", 0);
		return;
	}
	for (unsigned i = 0; i < MERKLE_LEVELS; i++) {
		if (((uint64_t)m->size >> i & 1) == 0)
			continue;
		if (!begun)
			memcpy(h, m->edge[i], MERKLE_BYTES);
		else
			merkle_node(m->edge[i], h, h);
		begun = true;
	}
	memcpy(out, h, MERKLE_BYTES);
}

void
merkle_range(const uint8_t (*leaves)[MERKLE_BYTES], int64_t n,
    uint8_t out[MERKLE_BYTES])
{
	struct merkle m = { 0 };

	for (int64_t i = 0; i < n; i++)
		merkle_add(&m, leaves[i]);
	merkle_root(&m, out);
}

/* The largest power of two below n. */
static int64_t
split(int64_t n)
{
	int64_t k = 1;

	while (k * 2 < n)
		k *= 2;
	return k;
}

void
merkle_path(const uint8_t (*leaves)[MERKLE_BYTES], int64_t n, int64_t at,
    uint8_t (*path)[MERKLE_BYTES], size_t *path_n)
{
	uint8_t down[MERKLE_LEVELS][MERKLE_BYTES];
	size_t depth = 0;

	while (n > 1) {
		int64_t k = split(n);

		assert(depth < MERKLE_LEVELS);
		if (at < k) {
			merkle_range(leaves + k, n - k, down[depth++]);
			n = k;
		} else {
			merkle_range(leaves, k, down[depth++]);
			leaves += k;
			at -= k;
			n -= k;
		}
	}
	for (size_t i = 0; i < depth; i++)
		memcpy(path[i], down[depth - 1 - i], MERKLE_BYTES);
	*path_n = depth;
}

bool
merkle_path_ok(const uint8_t leaf[MERKLE_BYTES], int64_t at, int64_t n,
    const uint8_t (*path)[MERKLE_BYTES], size_t path_n,
    const uint8_t root[MERKLE_BYTES])
{
	uint8_t h[MERKLE_BYTES];
	int64_t fn = at, sn = n - 1;

	if (at < 0 || at >= n)
		return false;
	memcpy(h, leaf, MERKLE_BYTES);
	for (size_t i = 0; i < path_n; i++) {
		if (sn == 0)
			return false;
		if ((fn & 1) != 0 || fn == sn) {
			merkle_node(path[i], h, h);
			while ((fn & 1) == 0 && fn != 0) {
				fn >>= 1;
				sn >>= 1;
			}
		} else {
			merkle_node(h, path[i], h);
		}
		fn >>= 1;
		sn >>= 1;
	}
	return sn == 0 && memcmp(h, root, MERKLE_BYTES) == 0;
}
