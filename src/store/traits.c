/* SPDX-License-Identifier: EUPL-1.2 */
/* store/traits: what a person is, as numbers of sets. */
#include <stdlib.h>
#include <string.h>

#include "store/index_private.h"
#include "store/keeping.h"

#define BUCKETS_MIN 256U

uint32_t
trait_consent(int purpose, int channel)
{
	return TRAIT_CONSENT + 2 * (uint32_t)(purpose * CHANNEL_MAX + channel);
}

uint32_t
trait_objected(int purpose, int channel)
{
	return trait_consent(purpose, channel) + 1;
}

/* Fields that somebody may choose recipients by, or that make groups. */
static struct fieldset
facet_fields(const struct statement *st)
{
	struct fieldset s = { .w = { 0 } };

	for (size_t i = 0; i < st->purposes_n; i++)
		s = fieldset_or(&s, &st->purposes[i].segment_fields);
	for (size_t i = 0; i < st->group_types_n; i++)
		if (st->group_types[i].by_field >= 0)
			fieldset_add(&s, st->group_types[i].by_field);
	s = statement_whole(st, &s);
	for (size_t i = 0; i < st->fields_n; i++)
		if (st->fields[i].type == FIELD_RECORD)
			fieldset_remove(&s, (int)i);
	return s;
}

void
traits_init(struct index *ix)
{
	ix->facets = facet_fields(ix->st);
	ix->traits_fixed =
	    TRAIT_CONSENT + 2 * CHANNEL_MAX * (uint32_t)ix->st->purposes_n;
	ix->traits_n = ix->traits_cap = ix->traits_fixed;
	ix->traits = heap_array(NULL, sizeof(*ix->traits), ix->traits_cap);
	memset(ix->traits, 0, ix->traits_cap * sizeof(*ix->traits));
	ix->trait_free = TRAIT_NONE;
	ix->buckets_n = BUCKETS_MIN;
	ix->buckets = heap_array(NULL, sizeof(*ix->buckets), ix->buckets_n);
	memset(ix->buckets, 0xff, ix->buckets_n * sizeof(*ix->buckets));
}

static void
text_wipe(struct trait *t)
{
	if (t->text == NULL)
		return;
	explicit_bzero(t->text, t->text_n);
	free(t->text);
	t->text = NULL;
}

void
traits_free(struct index *ix)
{
	for (uint32_t i = 0; i < ix->traits_n; i++) {
		text_wipe(&ix->traits[i]);
		idset_free(&ix->traits[i].set);
	}
	free(ix->traits);
	free(ix->buckets);
}

/* FNV-1a; nobody chooses what is hashed here to slow us down for long: a
 * bucket is walked, not searched for a free place. */
static uint32_t
trait_hash(int field, int64_t group, struct str text)
{
	uint64_t h = 0xcbf29ce484222325U ^ (uint64_t)group;

	h = (h ^ (uint32_t)field) * 0x100000001b3U;
	for (size_t i = 0; i < text.n; i++)
		h = (h ^ (uint8_t)text.p[i]) * 0x100000001b3U;
	return (uint32_t)(h ^ h >> 32);
}

static bool
trait_is(const struct trait *t, int field, int64_t group, struct str text)
{
	return t->field == field && t->group == group &&
	       str_eq((struct str){ t->text, t->text_n }, text);
}

uint32_t
trait_find(const struct index *ix, int field, int64_t group, struct str text)
{
	uint32_t i =
	    ix->buckets[trait_hash(field, group, text) & (ix->buckets_n - 1)];

	while (i != TRAIT_NONE && !trait_is(&ix->traits[i], field, group, text))
		i = ix->traits[i].next;
	return i;
}

static void
bucket_put(struct index *ix, uint32_t i)
{
	struct trait *t = &ix->traits[i];
	uint32_t *b = &ix->buckets[trait_hash(t->field, t->group,
				       (struct str){ t->text, t->text_n }) &
				   (ix->buckets_n - 1)];

	t->next = *b;
	*b = i;
}

static void
buckets_grow(struct index *ix)
{
	ix->buckets_n *= 2;
	ix->buckets =
	    heap_array(ix->buckets, sizeof(*ix->buckets), ix->buckets_n);
	memset(ix->buckets, 0xff, ix->buckets_n * sizeof(*ix->buckets));
	for (uint32_t i = ix->traits_fixed; i < ix->traits_n; i++)
		if (ix->traits[i].used)
			bucket_put(ix, i);
}

static uint32_t
trait_slot(struct index *ix)
{
	uint32_t i = ix->trait_free;

	if (i != TRAIT_NONE) {
		ix->trait_free = ix->traits[i].next;
		return i;
	}
	if (ix->traits_n == ix->traits_cap) {
		ix->traits_cap += ix->traits_cap / 2;
		ix->traits =
		    heap_array(ix->traits, sizeof(*ix->traits), ix->traits_cap);
	}
	if (ix->traits_n - ix->traits_fixed > ix->buckets_n)
		buckets_grow(ix);
	ix->traits[ix->traits_n] = (struct trait){ 0 };
	return ix->traits_n++;
}

uint32_t
trait_make(struct index *ix, int field, int64_t group, struct str text)
{
	uint32_t i = trait_find(ix, field, group, text);
	struct trait *t;

	if (i != TRAIT_NONE)
		return i;
	i = trait_slot(ix);
	t = &ix->traits[i];
	*t = (struct trait){ .field = field,
		.group = group,
		.used = true,
		.text_n = (uint32_t)text.n };
	if (text.n > 0) {
		t->text = heap_array(NULL, 1, text.n);
		memcpy(t->text, text.p, text.n);
	}
	bucket_put(ix, i);
	return i;
}

/* Nobody has it any more: what it was is forgotten. */
static void
trait_drop(struct index *ix, uint32_t i)
{
	struct trait *t = &ix->traits[i];
	uint32_t *at = &ix->buckets[trait_hash(t->field, t->group,
					(struct str){ t->text, t->text_n }) &
				    (ix->buckets_n - 1)];

	while (*at != i)
		at = &ix->traits[*at].next;
	*at = t->next;
	text_wipe(t);
	*t = (struct trait){ .next = ix->trait_free };
	ix->trait_free = i;
}

void
trait_add(struct index *ix, uint32_t trait, uint32_t slot)
{
	idset_add(&ix->traits[trait].set, slot);
}

void
trait_remove(struct index *ix, uint32_t trait, uint32_t slot)
{
	idset_remove(&ix->traits[trait].set, slot);
	if (trait >= ix->traits_fixed && ix->traits[trait].set.count == 0)
		trait_drop(ix, trait);
}

/* ---- of one person -------------------------------------------------- */

struct trait_list {
	uint32_t *at;
	size_t n, cap;
	struct arena *a;
};

static void
list_put(struct trait_list *l, uint32_t trait)
{
	uint32_t *to =
	    arena_push(l->a, (void **)&l->at, &l->n, &l->cap, sizeof(*l->at));

	*to = trait;
}

static void
gate_traits(struct trait_list *l, const struct index *ix,
    const struct person_facts *f)
{
	for (uint32_t i = 0; i < STAGE_BITS; i++)
		if ((f->stage >> i & 1) != 0)
			list_put(l, TRAIT_STAGE + i);
	if (f->restricted)
		list_put(l, TRAIT_RESTRICTED);
	if (f->protected_address)
		list_put(l, TRAIT_PROTECTED);
	for (uint64_t k = f->kinds; k != 0; k &= k - 1)
		list_put(l, TRAIT_KIND + (uint32_t)__builtin_ctzll(k));
	for (size_t i = 0; i < ix->st->purposes_n; i++) {
		unsigned yes = f->consent[i], no = f->objected[i];

		if ((yes | no) == 0)
			continue;
		for (int c = 0; c < CHANNEL_MAX; c++) {
			if ((ix->st->purposes[i].channels >> c & 1) == 0)
				continue;
			if ((yes >> c & 1) != 0)
				list_put(l, trait_consent((int)i, c));
			if ((no >> c & 1) != 0)
				list_put(l, trait_objected((int)i, c));
		}
	}
}

/* Of several choices each is a value of its own. */
static void
value_traits(struct trait_list *l, struct index *ix, const struct value *v)
{
	struct str rest = v->text, part;

	if (ix->st->fields[v->field].type != FIELD_CHOICES) {
		list_put(l,
		    trait_make(ix, v->field, 0, fold_quick(l->a, v->text)));
		return;
	}
	while (str_cut(&rest, ',', &part)) {
		part = str_trim(part);
		if (part.n > 0)
			list_put(l, trait_make(ix, v->field, 0,
					fold_quick(l->a, part)));
	}
}

static int
number_cmp(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

uint32_t *
person_traits(struct index *ix, struct arena *a, const struct person *p,
    size_t *n_out)
{
	struct trait_list l = { .a = a };
	size_t n = 0;

	gate_traits(&l, ix, &p->facts);
	for (size_t i = 0; i < p->facts.groups_n; i++)
		list_put(&l, trait_make(ix, -1, p->facts.groups[i], STR_NONE));
	for (size_t i = 0; i < p->values.n; i++)
		if (fieldset_has(&ix->facets, p->values.at[i].field) &&
		    value_is_kept(p, &p->values.at[i]))
			value_traits(&l, ix, &p->values.at[i]);
	if (l.n > 0)
		qsort(l.at, l.n, sizeof(*l.at), number_cmp);
	for (size_t i = 0; i < l.n; i++)
		if (n == 0 || l.at[n - 1] != l.at[i])
			l.at[n++] = l.at[i];
	*n_out = n;
	return l.at;
}
