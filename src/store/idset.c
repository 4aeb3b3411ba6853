/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/idset.h"

#include <stdlib.h>
#include <string.h>

#define LIST_MAX 4096 /* numbers; then a bit map is not larger */
#define LIST_MIN 2048 /* below this a bit map becomes a list again */

void *
heap_array(void *p, size_t size, size_t n)
{
	size_t bytes;

	if (__builtin_mul_overflow(size, n, &bytes) ||
	    (p = realloc(p, bytes == 0 ? 1 : bytes)) == NULL) {
		log_line("index: the system has no more memory");
		abort();
	}
	return p;
}

/* The place of chunk ${no}, or where it would stand. */
static uint32_t
chunk_at(const struct idset *s, uint32_t no)
{
	uint32_t i = s->chunks_n;

	while (i > 0 && s->chunks[i - 1].no >= no)
		i--;
	return i;
}

static struct idset_chunk *
chunk_find(const struct idset *s, uint32_t no)
{
	uint32_t i = chunk_at(s, no);

	return i < s->chunks_n && s->chunks[i].no == no ? &s->chunks[i] : NULL;
}

static struct idset_chunk *
chunk_make(struct idset *s, uint32_t no)
{
	uint32_t i = chunk_at(s, no);
	struct idset_chunk *c;

	if (i < s->chunks_n && s->chunks[i].no == no)
		return &s->chunks[i];
	s->chunks = heap_array(s->chunks, sizeof(*c), s->chunks_n + 1U);
	c = &s->chunks[i];
	memmove(c + 1, c, (s->chunks_n - i) * sizeof(*c));
	s->chunks_n++;
	*c = (struct idset_chunk){ .no = no, .cap = 4 };
	c->u.at = heap_array(NULL, sizeof(uint16_t), c->cap);
	return c;
}

static void
chunk_drop(struct idset *s, struct idset_chunk *c)
{
	uint32_t i = (uint32_t)(c - s->chunks);

	free(c->cap == 0 ? (void *)c->u.bits : (void *)c->u.at);
	memmove(c, c + 1, (s->chunks_n - i - 1) * sizeof(*c));
	s->chunks_n--;
	if (s->chunks_n == 0) {
		free(s->chunks);
		s->chunks = NULL;
	}
}

/* The place of ${low} in a list, or where it would stand. */
static uint32_t
list_at(const struct idset_chunk *c, uint16_t low)
{
	uint32_t from = 0, to = c->n;

	if (to == 0 || c->u.at[to - 1] < low)
		return to;
	while (from < to) {
		uint32_t mid = (from + to) / 2;

		if (c->u.at[mid] < low)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

static void
list_to_bits(struct idset_chunk *c)
{
	uint64_t *bits = heap_array(NULL, sizeof(*bits), IDSET_WORDS);

	memset(bits, 0, IDSET_WORDS * sizeof(*bits));
	for (uint32_t i = 0; i < c->n; i++)
		bits[c->u.at[i] / 64] |= UINT64_C(1) << c->u.at[i] % 64;
	free(c->u.at);
	c->u.bits = bits;
	c->cap = 0;
}

static void
bits_to_list(struct idset_chunk *c)
{
	uint16_t *at = heap_array(NULL, sizeof(*at), LIST_MIN);
	uint32_t n = 0;

	for (uint32_t w = 0; w < IDSET_WORDS; w++)
		for (uint64_t b = c->u.bits[w]; b != 0; b &= b - 1)
			at[n++] =
			    (uint16_t)(w * 64 + (uint32_t)__builtin_ctzll(b));
	free(c->u.bits);
	c->u.at = at;
	c->cap = LIST_MIN;
}

static bool
list_add(struct idset_chunk *c, uint16_t low)
{
	uint32_t i = list_at(c, low);

	if (i < c->n && c->u.at[i] == low)
		return false;
	if (c->n == c->cap) {
		c->cap = c->cap * 2;
		c->u.at = heap_array(c->u.at, sizeof(*c->u.at), c->cap);
	}
	memmove(c->u.at + i + 1, c->u.at + i, (c->n - i) * sizeof(*c->u.at));
	c->u.at[i] = low;
	return true;
}

void
idset_add(struct idset *s, uint32_t slot)
{
	struct idset_chunk *c = chunk_make(s, slot / IDSET_CHUNK);
	uint16_t low = (uint16_t)(slot % IDSET_CHUNK);

	if (c->cap != 0 && c->n >= LIST_MAX)
		list_to_bits(c);
	if (c->cap == 0) {
		uint64_t bit = UINT64_C(1) << low % 64;

		if ((c->u.bits[low / 64] & bit) != 0)
			return;
		c->u.bits[low / 64] |= bit;
	} else if (!list_add(c, low)) {
		return;
	}
	c->n++;
	s->count++;
}

void
idset_remove(struct idset *s, uint32_t slot)
{
	struct idset_chunk *c = chunk_find(s, slot / IDSET_CHUNK);
	uint16_t low = (uint16_t)(slot % IDSET_CHUNK);

	if (c == NULL || !idset_has(s, slot))
		return;
	c->n--;
	s->count--;
	if (c->cap == 0) {
		c->u.bits[low / 64] &= ~(UINT64_C(1) << low % 64);
		if (c->n < LIST_MIN)
			bits_to_list(c);
	} else {
		uint32_t i = 0;

		while (c->u.at[i] != low)
			i++;
		memmove(c->u.at + i, c->u.at + i + 1,
		    (c->n - i) * sizeof(*c->u.at));
	}
	if (c->n == 0)
		chunk_drop(s, c);
}

bool
idset_has(const struct idset *s, uint32_t slot)
{
	const struct idset_chunk *c = chunk_find(s, slot / IDSET_CHUNK);
	uint16_t low = (uint16_t)(slot % IDSET_CHUNK);
	uint32_t i;

	if (c == NULL)
		return false;
	if (c->cap == 0)
		return (c->u.bits[low / 64] >> low % 64 & 1) != 0;
	i = list_at(c, low);
	return i < c->n && c->u.at[i] == low;
}

const uint64_t *
idset_bits(const struct idset *s, uint32_t chunk, uint64_t *scratch)
{
	static const uint64_t none[IDSET_WORDS];
	const struct idset_chunk *c = chunk_find(s, chunk);

	if (c == NULL)
		return none;
	if (c->cap == 0)
		return c->u.bits;
	memset(scratch, 0, IDSET_WORDS * sizeof(*scratch));
	for (uint32_t i = 0; i < c->n; i++)
		scratch[c->u.at[i] / 64] |= UINT64_C(1) << c->u.at[i] % 64;
	return scratch;
}

uint32_t
idset_chunks(const struct idset *s)
{
	return s->chunks_n == 0 ? 0 : s->chunks[s->chunks_n - 1].no + 1;
}

void
idset_free(struct idset *s)
{
	for (uint32_t i = 0; i < s->chunks_n; i++)
		free(s->chunks[i].cap == 0 ? (void *)s->chunks[i].u.bits
					   : (void *)s->chunks[i].u.at);
	free(s->chunks);
	*s = (struct idset){ 0 };
}

size_t
idset_bytes(const struct idset *s)
{
	size_t n = s->chunks_n * sizeof(*s->chunks);

	for (uint32_t i = 0; i < s->chunks_n; i++)
		n += s->chunks[i].cap == 0
			 ? IDSET_WORDS * sizeof(uint64_t)
			 : s->chunks[i].cap * sizeof(uint16_t);
	return n;
}
