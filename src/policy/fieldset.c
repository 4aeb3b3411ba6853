/* SPDX-License-Identifier: EUPL-1.2 */
/* policy/fieldset: sets of fields, one bit a field. */
#include "policy/fieldset.h"

#include <assert.h>

static bool
in_range(int field)
{
	return field >= 0 && field < LIMIT_FIELDS;
}

void
fieldset_add(struct fieldset *s, int field)
{
	assert(in_range(field));
	if (in_range(field))
		s->w[field / 64] |= UINT64_C(1) << (field % 64);
}

void
fieldset_remove(struct fieldset *s, int field)
{
	if (in_range(field))
		s->w[field / 64] &= ~(UINT64_C(1) << (field % 64));
}

bool
fieldset_has(const struct fieldset *s, int field)
{
	return in_range(field) && (s->w[field / 64] >> (field % 64) & 1) != 0;
}

struct fieldset
fieldset_and(const struct fieldset *a, const struct fieldset *b)
{
	struct fieldset r;

	for (int i = 0; i < FIELDSET_WORDS; i++)
		r.w[i] = a->w[i] & b->w[i];
	return r;
}

struct fieldset
fieldset_or(const struct fieldset *a, const struct fieldset *b)
{
	struct fieldset r;

	for (int i = 0; i < FIELDSET_WORDS; i++)
		r.w[i] = a->w[i] | b->w[i];
	return r;
}

int
fieldset_count(const struct fieldset *s)
{
	int n = 0;

	for (int i = 0; i < FIELDSET_WORDS; i++)
		n += __builtin_popcountll(s->w[i]);
	return n;
}

bool
index_list_has(const struct index_list *l, int i)
{
	for (size_t k = 0; k < l->n; k++)
		if (l->at[k] == i)
			return true;
	return false;
}

bool
index_list_covers(const struct index_list *l, int i)
{
	return l->n == 0 || index_list_has(l, i);
}

bool
index_lists_meet(const struct index_list *a, const struct index_list *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (index_list_has(b, a->at[i]))
			return true;
	return a->n == 0 || b->n == 0;
}
