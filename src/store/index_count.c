/* SPDX-License-Identifier: EUPL-1.2 */
/* store/index_count: how many stand at a stage, are of a kind, are in a group,
 * and who these are. */
#include "store/index_private.h"

size_t
index_stage_count(const struct index *ix, unsigned stage)
{
	size_t n = 0;

	for (uint32_t i = 0; i < STAGE_BITS; i++)
		if ((stage >> i & 1) != 0)
			n += ix->traits[TRAIT_STAGE + i].set.count;
	return n;
}

size_t
index_group_count(const struct index *ix, int64_t group)
{
	uint32_t t = trait_find(ix, -1, group, STR_NONE);

	return t == TRAIT_NONE ? 0 : ix->traits[t].set.count;
}

void
index_group_each(const struct index *ix, struct arena *a, int64_t group,
    int64_t after, size_t max, int64_t **ids_out, size_t *n_out)
{
	uint32_t trait = trait_find(ix, -1, group, STR_NONE), slot;
	struct walk w = walk_after(ix, after);
	size_t n = 0;

	*ids_out = ARENA_ARRAY(a, int64_t, max);
	while (trait != TRAIT_NONE && n < max &&
	       (slot = walk_next(ix, &w)) != SLOT_NONE)
		if (idset_has(&ix->traits[trait].set, slot))
			(*ids_out)[n++] = ix->ids[slot];
	*n_out = n;
}

size_t
index_kind_count(const struct index *ix, struct arena *a, int kind,
    unsigned stage)
{
	const struct idset *stages =
	    &ix->traits[TRAIT_STAGE + (unsigned)__builtin_ctz(stage)].set;
	const struct idset *kinds =
	    &ix->traits[TRAIT_KIND + (unsigned)kind].set;
	uint64_t *one = ARENA_ARRAY(a, uint64_t, IDSET_WORDS);
	uint64_t *other = ARENA_ARRAY(a, uint64_t, IDSET_WORDS);
	size_t n = 0;

	for (uint32_t c = 0; c < idset_chunks(kinds); c++) {
		const uint64_t *k = idset_bits(kinds, c, one);
		const uint64_t *s = idset_bits(stages, c, other);

		for (size_t i = 0; i < IDSET_WORDS; i++)
			n += (size_t)__builtin_popcountll(k[i] & s[i]);
	}
	return n;
}
