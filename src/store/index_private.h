/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/index_private: the index from inside: index.c, index_count.c, traits.c,
 * search.c, audience.c, where.c.
 *
 * Each person has a slot: a small number that may be given to somebody else
 * after an erasure. What the person is (stage, kind, consents, groups, values
 * of declared fields) are traits; each trait is a set of slots. The text that
 * is searched and the list of traits of a slot stand in blocks of memory that
 * are wiped when they are left.
 */
#ifndef STORE_INDEX_PRIVATE_H
#define STORE_INDEX_PRIVATE_H

#include "store/idset.h"
#include "store/index.h"

#define SLOT_NONE  UINT32_MAX
#define TRAIT_NONE UINT32_MAX

/* Fixed traits come first; then one a purpose and channel, twice. */
#define STAGE_BITS 5
enum trait_fixed {
	TRAIT_STAGE = 0,
	TRAIT_RESTRICTED = TRAIT_STAGE + STAGE_BITS,
	TRAIT_PROTECTED,
	TRAIT_KIND,
	TRAIT_CONSENT = TRAIT_KIND + 64
};

/* A group or a value of a field is found by what it is; others by number. */
struct trait {
	struct idset set;
	int field; /* of a value; -1: a group */
	int64_t group;
	char *text; /* folded value */
	uint32_t text_n;
	uint32_t next; /* in the same bucket, or the next free one */
	bool used;
};

struct index {
	const struct statement *st;
	struct fieldset facets; /* fields whose values are traits */
	int name_field;

	/* slots */
	uint32_t slots_n, slots_cap;
	int64_t *ids;
	uint32_t *entry;    /* place of the slot's entry in the blocks */
	uint64_t (*key)[2]; /* first bytes of the sorting key */
	struct idset live;
	int64_t *held; /* people of whom a duty holds something: sorted */
	size_t held_n, held_cap;
	uint32_t *free_slots;
	uint32_t free_n, free_cap;

	/* slots in order of id: a long list and a short one of newer ones */
	uint32_t *order, *fresh;
	uint32_t order_n, order_cap, fresh_n;
	uint32_t dead_slots; /* in the lists still */

	/* entries */
	char **blocks;
	uint32_t blocks_n, blocks_cap;
	size_t block_used, entry_bytes, dead_bytes;

	/* traits */
	struct trait *traits;
	uint32_t traits_n, traits_cap, traits_fixed, trait_free;
	uint32_t *buckets, buckets_n; /* a power of two */

	/* words: slots by the first two bytes of one of their words */
	uint32_t *word_slots, *word_start;
	struct idset recent; /* changed since the words were sorted */

	struct arena *scratch;  /* of one call; wiped after it */
	struct key_cache *keys; /* while building; else NULL */
};

/* An entry, read from its block. */
struct entry {
	struct str name, words;
	struct str traits; /* packed differences of sorted numbers */
	size_t bytes;      /* all of it */
};
struct entry entry_read(const struct index *ix, uint32_t slot);
void entry_prefetch(const struct index *ix, uint32_t slot);

/* Slots in order of their people's ids. */
struct walk {
	uint32_t order, fresh;
};
struct walk walk_after(const struct index *ix, int64_t after);
uint32_t walk_next(const struct index *ix, struct walk *w); /* SLOT_NONE */

/* traits.c */
void traits_init(struct index *ix);
void traits_free(struct index *ix);
uint32_t trait_consent(int purpose, int channel);
uint32_t trait_objected(int purpose, int channel);
/* Of a group (text empty, field -1) or a value; TRAIT_NONE. */
uint32_t trait_find(const struct index *ix, int field, int64_t group,
    struct str text);
uint32_t trait_make(struct index *ix, int field, int64_t group,
    struct str text);
void trait_add(struct index *ix, uint32_t trait, uint32_t slot);
void trait_remove(struct index *ix, uint32_t trait, uint32_t slot);
/* The sorted traits of a person; in ${a}. */
uint32_t *person_traits(struct index *ix, struct arena *a,
    const struct person *p, size_t *n_out);

/* search.c */
struct str fold_quick(struct arena *a, struct str s);
struct str person_words(const struct index *ix, struct arena *a,
    const struct person *p);
struct str person_name(const struct index *ix, const struct person *p);
void sort_key(struct index *ix, struct arena *a, struct str name,
    uint64_t key_out[2]);
void words_build(struct index *ix);
void words_settle(struct index *ix);
void words_free(struct index *ix);
size_t words_bytes(const struct index *ix);
/* While many people are read keep the keys of names that were met. */
void names_remember(struct index *ix, bool on);

/* where.c: an expression over the traits of one purpose's fields. */
struct where;
enum err where_parse(struct arena *a, const struct index *ix,
    const struct purpose *p, struct str text, enum lang lang,
    struct where **out, struct str *error_out) MUST_USE;
/* Take out of ${bits} (a chunk) who does not fit. */
void where_apply(const struct where *w, const struct index *ix, uint32_t chunk,
    uint64_t *bits);

#endif
