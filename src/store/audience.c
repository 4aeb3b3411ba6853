/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/audience: whom a message would reach, by the traits.
 *
 * The same steps in the same order as the gate of policy_decide for
 * ACT_SEND (policy/decide.c); a test compares them person by person. Done a
 * chunk of slots at a time, so that it stays in the processor's cache.
 */
#include <string.h>

#include "store/index_private.h"

struct gate {
	const struct index *ix;
	const struct audience_ask *ask;
	const struct purpose *p;
	const struct where *where; /* NULL: everybody */
	uint32_t group;            /* trait; TRAIT_NONE: nobody is in it */
	bool all_groups, rights, statutory;
	struct audience *sum; /* NULL: not asked for */
	uint64_t *in, *part, *scratch;
};

static size_t
bits_count(const uint64_t *b)
{
	size_t n = 0;

	for (size_t i = 0; i < IDSET_WORDS; i++)
		n += (size_t)__builtin_popcountll(b[i]);
	return n;
}

static const uint64_t *
trait_bits(const struct gate *g, uint32_t trait, uint32_t chunk)
{
	return idset_bits(&g->ix->traits[trait].set, chunk, g->scratch);
}

/* Take those out of ${bits} who have, or who have not, the trait. */
static void
refuse(const struct gate *g, uint64_t *bits, uint32_t chunk, uint32_t trait,
    bool having, enum reason why)
{
	const uint64_t *t = trait_bits(g, trait, chunk);
	uint64_t flip = having ? 0 : ~UINT64_C(0);
	size_t n = 0;

	for (size_t i = 0; i < IDSET_WORDS; i++) {
		uint64_t out = bits[i] & (t[i] ^ flip);

		n += (size_t)__builtin_popcountll(out);
		bits[i] &= ~out;
	}
	if (g->sum != NULL)
		g->sum->by_reason[why] += n;
}

static void
add_trait(const struct gate *g, uint64_t *sum, uint32_t trait, uint32_t chunk)
{
	const uint64_t *t = trait_bits(g, trait, chunk);

	for (size_t i = 0; i < IDSET_WORDS; i++)
		sum[i] |= t[i];
}

/* Keep those of ${g->in} who are in ${g->part}. */
static void
keep_part(const struct gate *g, enum reason why)
{
	size_t n = 0;

	for (size_t i = 0; i < IDSET_WORDS; i++) {
		uint64_t out = g->in[i] & ~g->part[i];

		n += (size_t)__builtin_popcountll(out);
		g->in[i] &= g->part[i];
	}
	if (g->sum != NULL)
		g->sum->by_reason[why] += n;
}

static void
part_of_kinds(const struct gate *g, const struct index_list *kinds,
    uint32_t chunk)
{
	memset(g->part, 0, IDSET_WORDS * sizeof(*g->part));
	for (size_t i = 0; i < kinds->n; i++)
		if (kinds->at[i] < 64)
			add_trait(g, g->part,
			    TRAIT_KIND + (uint32_t)kinds->at[i], chunk);
}

static void
gate_stages(const struct gate *g, uint32_t chunk)
{
	unsigned stages = purpose_stages(g->p);

	refuse(g, g->in, chunk, TRAIT_STAGE + __builtin_ctz(STAGE_DECEASED),
	    true, REASON_DECEASED);
	if (!g->statutory && !g->rights)
		refuse(g, g->in, chunk, TRAIT_RESTRICTED, true,
		    REASON_RESTRICTED);
	memset(g->part, 0, IDSET_WORDS * sizeof(*g->part));
	for (uint32_t i = 0; i < STAGE_BITS; i++)
		if ((stages >> i & 1) != 0)
			add_trait(g, g->part, TRAIT_STAGE + i, chunk);
	keep_part(g, REASON_WRONG_STAGE);
	if (g->rights)
		return;
	if (g->p->kinds.n > 0) {
		part_of_kinds(g, &g->p->kinds, chunk);
		keep_part(g, REASON_WRONG_KIND);
	}
	for (size_t i = 0; i < g->p->except.n; i++)
		if (g->p->except.at[i] < 64)
			refuse(g, g->in, chunk,
			    TRAIT_KIND + (uint32_t)g->p->except.at[i], true,
			    REASON_WRONG_KIND);
}

/* Those whose basis is ${b}: consent where it is asked for, no objection. */
static void
gate_basis(const struct gate *g, const struct basis *b, uint32_t chunk,
    uint64_t *people)
{
	int c = g->ask->channel;

	if (g->ask->notice)
		return;
	if (c < 0 || c >= CHANNEL_MAX || (g->p->channels >> c & 1) == 0) {
		if (g->sum != NULL)
			g->sum->by_reason[REASON_NO_CHANNEL] +=
			    bits_count(people);
		memset(people, 0, IDSET_WORDS * sizeof(*people));
		return;
	}
	if (b->code == BASIS_A)
		refuse(g, people, chunk, trait_consent(g->ask->purpose, c),
		    false, REASON_NO_CONSENT);
	if (!g->statutory)
		refuse(g, people, chunk, trait_objected(g->ask->purpose, c),
		    true, REASON_OBJECTED);
}

/* Each person has the first basis that is for a kind of hers. */
static void
gate_bases(const struct gate *g, uint32_t chunk, uint64_t *out)
{
	memset(out, 0, IDSET_WORDS * sizeof(*out));
	for (size_t i = 0; i < g->p->bases_n; i++) {
		const struct basis *b = &g->p->bases[i];

		if (b->code == BASIS_NONE)
			continue;
		if (b->kinds.n == 0)
			memset(g->part, 0xff, IDSET_WORDS * sizeof(*g->part));
		else
			part_of_kinds(g, &b->kinds, chunk);
		for (size_t w = 0; w < IDSET_WORDS; w++) {
			g->part[w] &= g->in[w];
			g->in[w] &= ~g->part[w];
		}
		gate_basis(g, b, chunk, g->part);
		for (size_t w = 0; w < IDSET_WORDS; w++)
			out[w] |= g->part[w];
	}
	if (g->sum != NULL)
		g->sum->by_reason[REASON_NO_BASIS] += bits_count(g->in);
}

static void
gate_chunk(const struct gate *g, uint32_t chunk, uint64_t *out)
{
	memcpy(g->in, idset_bits(&g->ix->live, chunk, g->scratch),
	    IDSET_WORDS * sizeof(*g->in));
	if (!g->all_groups) {
		memset(g->part, 0, IDSET_WORDS * sizeof(*g->part));
		if (g->group != TRAIT_NONE)
			add_trait(g, g->part, g->group, chunk);
		for (size_t i = 0; i < IDSET_WORDS; i++)
			g->in[i] &= g->part[i];
	}
	if (g->where != NULL)
		where_apply(g->where, g->ix, chunk, g->in);
	if (g->sum != NULL)
		g->sum->total += bits_count(g->in);
	gate_stages(g, chunk);
	gate_bases(g, chunk, out);
	if (g->sum != NULL)
		g->sum->reached += bits_count(out);
}

static enum err
gate_open(const struct org *org, struct arena *a,
    const struct audience_ask *ask, struct gate *g, struct str *error_out)
{
	struct where *w = NULL;
	enum err e;

	if (ask->purpose < 0 || (size_t)ask->purpose >= org->st->purposes_n)
		return ERR_INVALID;
	*g = (struct gate){ .ix = org->index,
		.ask = ask,
		.p = &org->st->purposes[ask->purpose],
		.all_groups = ask->group == 0 };
	if (str_trim(ask->where).n > 0) {
		e = where_parse(a, g->ix, g->p, ask->where, ask->lang, &w,
		    error_out);
		if (e != ERR_OK)
			return e;
		g->where = w;
	}
	if (!g->all_groups)
		g->group = trait_find(g->ix, -1, ask->group, STR_NONE);
	g->rights = purpose_serves(g->p, ACTIVITY_RIGHTS) ||
		    purpose_serves(g->p, ACTIVITY_RETENTION);
	g->statutory = g->p->class == CLASS_STATUTORY;
	g->in = ARENA_ARRAY(a, uint64_t, IDSET_WORDS);
	g->part = ARENA_ARRAY(a, uint64_t, IDSET_WORDS);
	g->scratch = ARENA_ARRAY(a, uint64_t, IDSET_WORDS);
	return ERR_OK;
}

enum err
audience_count(const struct org *org, struct arena *a,
    const struct audience_ask *ask, struct audience *out, struct str *error_out)
{
	struct gate g;
	uint64_t *reached;
	enum err e = gate_open(org, a, ask, &g, error_out);

	*out = (struct audience){ 0 };
	if (e != ERR_OK)
		return e;
	g.sum = out;
	reached = ARENA_ARRAY(a, uint64_t, IDSET_WORDS);
	for (uint32_t c = 0; c < idset_chunks(&g.ix->live); c++)
		gate_chunk(&g, c, reached);
	return ERR_OK;
}

enum err
audience_each(const struct org *org, struct arena *a,
    const struct audience_ask *ask, int64_t after, size_t max,
    int64_t **ids_out, size_t *n_out)
{
	struct gate g;
	struct walk walk;
	struct str error;
	uint64_t *reached;
	uint32_t slot, chunks;
	size_t n = 0;
	enum err e = gate_open(org, a, ask, &g, &error);

	if (e != ERR_OK)
		return e;
	chunks = idset_chunks(&g.ix->live);
	reached = ARENA_ARRAY(a, uint64_t, (size_t)chunks * IDSET_WORDS);
	for (uint32_t c = 0; c < chunks; c++)
		gate_chunk(&g, c, reached + (size_t)c * IDSET_WORDS);
	*ids_out = ARENA_ARRAY(a, int64_t, max);
	walk = walk_after(g.ix, after);
	while (n < max && (slot = walk_next(g.ix, &walk)) != SLOT_NONE)
		if ((reached[slot / 64] >> slot % 64 & 1) != 0)
			(*ids_out)[n++] = g.ix->ids[slot];
	*n_out = n;
	return ERR_OK;
}

/* ${out}: those of a chunk who are in one of the parts. */
static void
parts_chunk(const struct gate *g, const struct audience_part *parts, size_t n,
    uint32_t chunk, uint64_t *out)
{
	memset(out, 0, IDSET_WORDS * sizeof(*out));
	for (size_t i = 0; i < n; i++) {
		uint64_t stage[IDSET_WORDS] = { 0 };

		for (uint32_t b = 0; b < STAGE_BITS; b++)
			if ((parts[i].stages >> b & 1) != 0)
				add_trait(g, stage, TRAIT_STAGE + b, chunk);
		memset(g->part, parts[i].kinds == 0 ? 0xff : 0,
		    IDSET_WORDS * sizeof(*g->part));
		for (uint64_t k = parts[i].kinds; k != 0; k &= k - 1)
			add_trait(g, g->part,
			    TRAIT_KIND + (uint32_t)__builtin_ctzll(k), chunk);
		for (size_t w = 0; w < IDSET_WORDS; w++)
			out[w] |= stage[w] & g->part[w];
	}
}

static size_t
mailed_in(const struct index *ix, uint64_t word, uint32_t first)
{
	size_t n = 0;

	for (; word != 0; word &= word - 1) {
		uint32_t slot = first + (uint32_t)__builtin_ctzll(word);

		n += str_find(entry_read(ix, slot).words, STR("@")) != SIZE_MAX;
	}
	return n;
}

enum err
audience_mailed(const struct org *org, struct arena *a,
    const struct audience_ask *ask, const struct audience_part *parts, size_t n,
    size_t *n_out)
{
	struct gate g;
	struct str error;
	uint64_t *reached, *in;
	enum err e = gate_open(org, a, ask, &g, &error);

	*n_out = 0;
	if (e != ERR_OK)
		return e;
	reached = ARENA_ARRAY(a, uint64_t, IDSET_WORDS);
	in = ARENA_ARRAY(a, uint64_t, IDSET_WORDS);
	for (uint32_t c = 0; c < idset_chunks(&g.ix->live); c++) {
		gate_chunk(&g, c, reached);
		parts_chunk(&g, parts, n, c, in);
		for (uint32_t w = 0; w < IDSET_WORDS; w++)
			*n_out += mailed_in(g.ix, reached[w] & in[w],
			    c * IDSET_CHUNK + w * 64);
	}
	return ERR_OK;
}
