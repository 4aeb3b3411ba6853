/* SPDX-License-Identifier: EUPL-1.2 */
/* store/index: slots, entries and their order; built, brought up to date. */
#include "store/index.h"

#include <stdlib.h>
#include <string.h>

#include "store/index_private.h"
#include "store/internal.h"

#define BLOCK_BITS  20
#define BLOCK_BYTES ((size_t)1 << BLOCK_BITS)
#define HEAD_BYTES  6U /* three lengths of two bytes */
#define FRESH_MAX   4096U
#define PAGE_ROWS   4096
#define SCRATCH_MAX ((size_t)32 << 20)

/* ---- entries -------------------------------------------------------- */

static char *
entry_at(const struct index *ix, uint32_t slot)
{
	uint32_t at = ix->entry[slot];

	return ix->blocks[at >> BLOCK_BITS] + (at & (BLOCK_BYTES - 1));
}

struct entry
entry_read(const struct index *ix, uint32_t slot)
{
	const char *p = entry_at(ix, slot);
	uint16_t n[3];
	struct entry e;

	memcpy(n, p, sizeof(n));
	p += HEAD_BYTES;
	e.name = (struct str){ p, n[0] };
	e.words = (struct str){ p + n[0], n[1] };
	e.traits = (struct str){ p + n[0] + n[1], n[2] };
	e.bytes = HEAD_BYTES + (size_t)n[0] + n[1] + n[2];
	return e;
}

void
entry_prefetch(const struct index *ix, uint32_t slot)
{
	if (ix->entry[slot] != SLOT_NONE) {
		const char *p = entry_at(ix, slot);

		__builtin_prefetch(p);
		__builtin_prefetch(p + 64);
	}
}

static char *
entry_room(struct index *ix, size_t bytes, uint32_t *at_out)
{
	if (ix->blocks_n == 0 || ix->block_used + bytes > BLOCK_BYTES) {
		if (ix->blocks_n == ix->blocks_cap) {
			ix->blocks_cap = ix->blocks_cap * 2 + 8;
			ix->blocks = heap_array(ix->blocks, sizeof(*ix->blocks),
			    ix->blocks_cap);
		}
		ix->blocks[ix->blocks_n++] = heap_array(NULL, 1, BLOCK_BYTES);
		ix->block_used = 0;
	}
	*at_out = (ix->blocks_n - 1) << BLOCK_BITS | (uint32_t)ix->block_used;
	ix->block_used += bytes;
	ix->entry_bytes += bytes;
	return ix->blocks[ix->blocks_n - 1] + (*at_out & (BLOCK_BYTES - 1));
}

static void
entry_forget(struct index *ix, uint32_t slot)
{
	size_t n = entry_read(ix, slot).bytes;

	explicit_bzero(entry_at(ix, slot), n);
	ix->entry[slot] = SLOT_NONE;
	ix->entry_bytes -= n;
	ix->dead_bytes += n;
}

static void
blocks_free(char **blocks, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		explicit_bzero(blocks[i], BLOCK_BYTES);
		free(blocks[i]);
	}
	free(blocks);
}

/* Copy what lives into new blocks when a quarter of the room is left over. */
static void
entries_compact(struct index *ix)
{
	char **old = ix->blocks;
	uint32_t n = ix->blocks_n;

	if (ix->dead_bytes < BLOCK_BYTES ||
	    ix->dead_bytes < ix->entry_bytes / 4)
		return;
	ix->blocks = NULL;
	ix->blocks_n = ix->blocks_cap = 0;
	ix->entry_bytes = ix->dead_bytes = 0;
	for (uint32_t i = 0; i < ix->slots_n; i++) {
		uint32_t at = ix->entry[i];
		const char *from;
		size_t bytes;
		uint16_t len[3];

		if (at == SLOT_NONE)
			continue;
		from = old[at >> BLOCK_BITS] + (at & (BLOCK_BYTES - 1));
		memcpy(len, from, sizeof(len));
		bytes = HEAD_BYTES + (size_t)len[0] + len[1] + len[2];
		memcpy(entry_room(ix, bytes, &at), from, bytes);
		ix->entry[i] = at;
	}
	blocks_free(old, n);
}

static char *
put_bytes(char *to, struct str s)
{
	if (s.n > 0)
		memcpy(to, s.p, s.n);
	return to + s.n;
}

static bool
entry_fits(struct str name, struct str words, struct str traits)
{
	return name.n <= UINT16_MAX && words.n <= UINT16_MAX &&
	       traits.n <= UINT16_MAX;
}

static void
entry_put(struct index *ix, uint32_t slot, struct str name, struct str words,
    struct str traits)
{
	uint16_t n[3] = { (uint16_t)name.n, (uint16_t)words.n,
		(uint16_t)traits.n };
	char *p = entry_room(ix, HEAD_BYTES + name.n + words.n + traits.n,
	    &ix->entry[slot]);

	memcpy(p, n, sizeof(n));
	p += HEAD_BYTES;
	p = put_bytes(p, name);
	p = put_bytes(p, words);
	(void)put_bytes(p, traits);
}

/* Sorted numbers as differences of variable length. */
static struct str
traits_pack(struct arena *a, const uint32_t *at, size_t n)
{
	char *p = arena_alloc(a, n * 5 + 1), *to = p;
	uint32_t before = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t d = at[i] - before;

		for (; d >= 0x80; d >>= 7)
			*to++ = (char)(uint8_t)(d | 0x80);
		*to++ = (char)(uint8_t)d;
		before = at[i];
	}
	return (struct str){ p, (size_t)(to - p) };
}

static uint32_t *
traits_unpack(struct arena *a, struct str s, size_t *n_out)
{
	uint32_t *at = ARENA_ARRAY(a, uint32_t, s.n + 1), v = 0, d = 0;
	unsigned shift = 0;
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		d |= (uint32_t)((uint8_t)s.p[i] & 0x7f) << shift;
		shift += 7;
		if (((uint8_t)s.p[i] & 0x80) != 0)
			continue;
		v += d;
		at[n++] = v;
		d = 0;
		shift = 0;
	}
	*n_out = n;
	return at;
}

/* ---- slots in order of id ------------------------------------------- */

/* The first place of ${list} whose id is not below ${id}. */
static uint32_t
place_of(const struct index *ix, const uint32_t *list, uint32_t n, int64_t id)
{
	uint32_t from = 0, to = n;

	while (from < to) {
		uint32_t mid = (from + to) / 2;

		if (ix->ids[list[mid]] < id)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

static uint32_t
slot_find(const struct index *ix, int64_t id)
{
	uint32_t i = place_of(ix, ix->order, ix->order_n, id);

	if (i < ix->order_n && ix->ids[ix->order[i]] == id)
		return ix->order[i];
	i = place_of(ix, ix->fresh, ix->fresh_n, id);
	if (i < ix->fresh_n && ix->ids[ix->fresh[i]] == id)
		return ix->fresh[i];
	return SLOT_NONE;
}

static bool
slot_is_dead(const struct index *ix, uint32_t slot)
{
	return ix->entry[slot] == SLOT_NONE;
}

static void
slot_give_back(struct index *ix, uint32_t slot)
{
	if (ix->free_n == ix->free_cap) {
		ix->free_cap = ix->free_cap * 2 + 64;
		ix->free_slots = heap_array(ix->free_slots,
		    sizeof(*ix->free_slots), ix->free_cap);
	}
	ix->free_slots[ix->free_n++] = slot;
}

/* One list again; slots of people who are gone may be given to others. */
static void
order_merge(struct index *ix)
{
	uint32_t n = ix->order_n + ix->fresh_n, i = 0, k = 0, to = 0;
	uint32_t *merged = heap_array(NULL, sizeof(*merged), n);

	while (i < ix->order_n || k < ix->fresh_n) {
		uint32_t slot;

		if (k == ix->fresh_n ||
		    (i < ix->order_n &&
			ix->ids[ix->order[i]] < ix->ids[ix->fresh[k]]))
			slot = ix->order[i++];
		else
			slot = ix->fresh[k++];
		if (slot_is_dead(ix, slot))
			slot_give_back(ix, slot);
		else
			merged[to++] = slot;
	}
	free(ix->order);
	ix->order = merged;
	ix->order_n = ix->order_cap = to;
	ix->fresh_n = ix->dead_slots = 0;
}

static void
order_append(struct index *ix, uint32_t slot)
{
	if (ix->order_n == ix->order_cap) {
		ix->order_cap += ix->order_cap / 2 + 64;
		ix->order =
		    heap_array(ix->order, sizeof(*ix->order), ix->order_cap);
	}
	ix->order[ix->order_n++] = slot;
}

static void
order_put(struct index *ix, uint32_t slot)
{
	int64_t id = ix->ids[slot];
	uint32_t i;

	if (ix->fresh_n == 0 &&
	    (ix->order_n == 0 || ix->ids[ix->order[ix->order_n - 1]] < id)) {
		order_append(ix, slot);
		return;
	}
	if (ix->fresh == NULL)
		ix->fresh = heap_array(NULL, sizeof(*ix->fresh), FRESH_MAX);
	i = place_of(ix, ix->fresh, ix->fresh_n, id);
	memmove(ix->fresh + i + 1, ix->fresh + i,
	    (ix->fresh_n - i) * sizeof(*ix->fresh));
	ix->fresh[i] = slot;
	if (++ix->fresh_n == FRESH_MAX)
		order_merge(ix);
}

static uint32_t
slot_new(struct index *ix, int64_t id)
{
	uint32_t slot;

	if (ix->free_n > 0) {
		slot = ix->free_slots[--ix->free_n];
	} else {
		if (ix->slots_n == ix->slots_cap) {
			ix->slots_cap += ix->slots_cap / 4 + 1024;
			ix->ids = heap_array(ix->ids, sizeof(*ix->ids),
			    ix->slots_cap);
			ix->entry = heap_array(ix->entry, sizeof(*ix->entry),
			    ix->slots_cap);
			ix->key = heap_array(ix->key, sizeof(*ix->key),
			    ix->slots_cap);
		}
		slot = ix->slots_n++;
	}
	ix->ids[slot] = id;
	ix->entry[slot] = SLOT_NONE;
	return slot;
}

/* ---- one person ----------------------------------------------------- */

static void
traits_move(struct index *ix, uint32_t slot, const uint32_t *old, size_t old_n,
    const uint32_t *new, size_t new_n)
{
	size_t k = 0;

	for (size_t i = 0; i < new_n; i++)
		trait_add(ix, new[i], slot);
	for (size_t i = 0; i < old_n; i++) {
		while (k < new_n && new[k] < old[i])
			k++;
		if (k == new_n || new[k] != old[i])
			trait_remove(ix, old[i], slot);
	}
}

static void
slot_clear(struct index *ix, uint32_t slot)
{
	size_t n;
	const uint32_t *old;

	if (slot == SLOT_NONE || slot_is_dead(ix, slot))
		return;
	old = traits_unpack(ix->scratch, entry_read(ix, slot).traits, &n);
	traits_move(ix, slot, old, n, NULL, 0);
	entry_forget(ix, slot);
	memset(ix->key[slot], 0, sizeof(ix->key[slot]));
	idset_remove(&ix->live, slot);
	if (++ix->dead_slots > FRESH_MAX)
		order_merge(ix);
}

static bool
index_put(struct index *ix, const struct person *p)
{
	struct arena *a = ix->scratch;
	uint32_t slot = slot_find(ix, p->id);
	bool is_new = slot == SLOT_NONE;
	struct str name = person_name(ix, p), words = person_words(ix, a, p);
	size_t n, old_n = 0;
	const uint32_t *now = person_traits(ix, a, p, &n), *old = NULL;
	struct str packed = traits_pack(a, now, n);

	if (!entry_fits(name, words, packed))
		return false;
	if (is_new)
		slot = slot_new(ix, p->id);
	if (!slot_is_dead(ix, slot)) {
		old = traits_unpack(a, entry_read(ix, slot).traits, &old_n);
		entry_forget(ix, slot);
	} else if (!is_new) {
		ix->dead_slots--;
	}
	traits_move(ix, slot, old, old_n, now, n);
	entry_put(ix, slot, name, words, packed);
	sort_key(ix, a, name, ix->key[slot]);
	idset_add(&ix->live, slot);
	if (is_new)
		order_put(ix, slot);
	if (ix->word_start != NULL)
		idset_add(&ix->recent, slot);
	return true;
}

/* ---- what a duty holds ------------------------------------------------ */

static size_t
held_place(const struct index *ix, int64_t id)
{
	size_t lo = 0, hi = ix->held_n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (ix->held[mid] < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Neither found nor counted nor chosen; only known by number. */
static void
held_set(struct index *ix, int64_t id, bool on)
{
	size_t at = held_place(ix, id);
	bool there = at < ix->held_n && ix->held[at] == id;

	if (there == on)
		return;
	if (on && ix->held_n == ix->held_cap) {
		ix->held_cap = ix->held_cap * 2 + 16;
		ix->held =
		    heap_array(ix->held, sizeof(*ix->held), ix->held_cap);
	}
	if (on) {
		memmove(ix->held + at + 1, ix->held + at,
		    (ix->held_n - at) * sizeof(*ix->held));
		ix->held[at] = id;
		ix->held_n++;
	} else {
		ix->held_n--;
		memmove(ix->held + at, ix->held + at + 1,
		    (ix->held_n - at) * sizeof(*ix->held));
	}
}

int64_t
index_next_held(const struct index *ix, int64_t after)
{
	size_t at = after == INT64_MAX ? ix->held_n : held_place(ix, after + 1);

	return at < ix->held_n ? ix->held[at] : 0;
}

static bool
index_take(struct index *ix, const struct person *p)
{
	bool held = p->facts.stage == STAGE_BLOCKED;

	held_set(ix, p->id, held);
	if (!held)
		return index_put(ix, p);
	slot_clear(ix, slot_find(ix, p->id));
	return true;
}

/* ---- everybody ------------------------------------------------------ */

static struct index *
index_new(const struct org *org)
{
	struct index *ix = heap_array(NULL, sizeof(*ix), 1);

	*ix = (struct index){ .st = org->st };
	ix->name_field = statement_field_of_type(org->st, NULL, FIELD_NAME);
	ix->scratch = arena_new_secret(SCRATCH_MAX);
	traits_init(ix);
	return ix;
}

void
index_free(struct index *ix)
{
	if (ix == NULL)
		return;
	blocks_free(ix->blocks, ix->blocks_n);
	if (ix->key != NULL)
		explicit_bzero(ix->key, ix->slots_cap * sizeof(*ix->key));
	free(ix->key);
	free(ix->ids);
	free(ix->held);
	free(ix->entry);
	free(ix->order);
	free(ix->fresh);
	free(ix->free_slots);
	traits_free(ix);
	words_free(ix);
	idset_free(&ix->live);
	arena_free(ix->scratch);
	free(ix);
}

struct build {
	struct tx tx;
	struct index *ix;
	int64_t after;
	size_t bad;
};

static void
build_row(struct build *b, int64_t id, struct str key, struct str state,
    struct str body)
{
	struct person *p;

	b->tx.open = NULL;
	b->tx.open_n = b->tx.open_cap = 0;
	if (person_decode(&b->tx, id, key, state, body, &p) != ERR_OK ||
	    !index_take(b->ix, p))
		b->bad++;
	arena_reset(b->ix->scratch);
}

static enum err
build_page(struct build *b, size_t *rows_out)
{
	struct stmt *st = db_stmt(b->tx.s->db, SQL_PERSON_ALL_VALUES);
	size_t n = 0;
	bool has;
	enum err e;

	stmt_i64(st, PART_VALUES);
	stmt_i64(st, b->tx.org->id);
	stmt_i64(st, b->after);
	stmt_i64(st, PAGE_ROWS);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		b->after = col_i64(st, 0);
		build_row(b, b->after, col_blob(st, 1), col_blob(st, 2),
		    col_blob(st, 3));
		n++;
	}
	stmt_done(st);
	*rows_out = n;
	return e;
}

enum err
index_build(struct store *s, struct org *org)
{
	struct build b = { .ix = index_new(org) };
	size_t rows = 0;
	enum err e;

	b.tx = (struct tx){ .s = s,
		.org = org,
		.a = b.ix->scratch,
		.now_s = s->now_s };
	names_remember(b.ix, true);
	do
		e = build_page(&b, &rows);
	while (e == ERR_OK && rows == PAGE_ROWS);
	names_remember(b.ix, false);
	if (e != ERR_OK) {
		index_free(b.ix);
		return e;
	}
	if (b.bad > 0)
		log_line("index: %zu people could not be read", b.bad);
	words_build(b.ix);
	index_free(org->index);
	org->index = b.ix;
	return ERR_OK;
}

static enum err
read_again(struct store *s, struct org *org, int64_t person)
{
	struct index *ix = org->index;
	struct tx tx = { .s = s,
		.org = org,
		.a = ix->scratch,
		.now_s = s->now_s };
	struct person *p = NULL;
	enum err e = person_open(&tx, person, &p);

	if (e == ERR_OK)
		e = person_load_values(&tx, p);
	if (e == ERR_OK && !index_take(ix, p))
		e = ERR_TOO_BIG;
	arena_reset(ix->scratch);
	return e;
}

enum err
index_refresh(struct store *s, struct org *org, int64_t person)
{
	struct index *ix = org->index;
	enum err e = read_again(s, org, person);

	if (e == ERR_DB || e == ERR_BUSY)
		e = read_again(s, org, person);
	/* Nobody is chosen by what can no longer be read. */
	if (e != ERR_OK) {
		slot_clear(ix, slot_find(ix, person));
		held_set(ix, person, false);
	}
	arena_reset(ix->scratch);
	entries_compact(ix);
	words_settle(ix);
	return e == ERR_NOT_FOUND ? ERR_OK : e;
}

/* ---- reading -------------------------------------------------------- */

size_t
index_people(const struct index *ix)
{
	return ix->live.count;
}

static uint32_t
skip_dead(const struct index *ix, const uint32_t *list, uint32_t n, uint32_t i)
{
	while (i < n && slot_is_dead(ix, list[i]))
		i++;
	return i;
}

struct walk
walk_after(const struct index *ix, int64_t after)
{
	struct walk w = { 0 };

	if (after < INT64_MAX) {
		w.order = place_of(ix, ix->order, ix->order_n, after + 1);
		w.fresh = place_of(ix, ix->fresh, ix->fresh_n, after + 1);
	} else {
		w.order = ix->order_n;
		w.fresh = ix->fresh_n;
	}
	return w;
}

uint32_t
walk_next(const struct index *ix, struct walk *w)
{
	w->order = skip_dead(ix, ix->order, ix->order_n, w->order);
	w->fresh = skip_dead(ix, ix->fresh, ix->fresh_n, w->fresh);
	if (w->order == ix->order_n && w->fresh == ix->fresh_n)
		return SLOT_NONE;
	if (w->fresh == ix->fresh_n ||
	    (w->order < ix->order_n &&
		ix->ids[ix->order[w->order]] < ix->ids[ix->fresh[w->fresh]]))
		return ix->order[w->order++];
	return ix->fresh[w->fresh++];
}

int64_t
index_next(const struct index *ix, int64_t after)
{
	struct walk w = walk_after(ix, after);
	uint32_t slot = walk_next(ix, &w);

	return slot == SLOT_NONE ? 0 : ix->ids[slot];
}

size_t
index_bytes(const struct index *ix)
{
	size_t n = sizeof(*ix) + (size_t)ix->blocks_n * BLOCK_BYTES;

	n += ix->slots_cap *
	     (sizeof(*ix->ids) + sizeof(*ix->entry) + sizeof(*ix->key));
	n += (ix->order_cap + FRESH_MAX + ix->free_cap) * sizeof(*ix->order);
	n += idset_bytes(&ix->live) + idset_bytes(&ix->recent);
	n += ix->traits_cap * sizeof(*ix->traits) +
	     ix->buckets_n * sizeof(*ix->buckets);
	for (uint32_t i = 0; i < ix->traits_n; i++)
		n += ix->traits[i].text_n + idset_bytes(&ix->traits[i].set);
	return n + words_bytes(ix);
}

bool
index_has_email(const struct index *ix, int64_t person)
{
	uint32_t slot = slot_find(ix, person);

	return slot != SLOT_NONE && !slot_is_dead(ix, slot) &&
	       str_find(entry_read(ix, slot).words, STR("@")) != SIZE_MAX;
}
