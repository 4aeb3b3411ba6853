/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/fieldset: which of the things of a statement are meant, by their
 * numbers: sets of fields, and lists of anything else. Knows no statement.
 */
#ifndef POLICY_FIELDSET_H
#define POLICY_FIELDSET_H

#include "base/base.h"
#include "base/limits.h"

/* A set of fields; bit i is field i of the statement. */
#define FIELDSET_WORDS (LIMIT_FIELDS / 64)
struct fieldset {
	uint64_t w[FIELDSET_WORDS];
};
/** fieldset_add, fieldset_remove, fieldset_has(s, field): ${field} is the
 * number of a field of the statement. What cannot be one is in no set; to add
 * it is an error of the caller. */
void fieldset_add(struct fieldset *s, int field);
void fieldset_remove(struct fieldset *s, int field);
bool fieldset_has(const struct fieldset *s, int field);
/** fieldset_and(a, b), fieldset_or(a, b): a new set of what both have, or
 * either has. */
struct fieldset fieldset_and(const struct fieldset *a,
    const struct fieldset *b);
struct fieldset fieldset_or(const struct fieldset *a, const struct fieldset *b);
/** fieldset_count(s): how many are in it. */
int fieldset_count(const struct fieldset *s);

/* Every decision does these several times; they are small. */

static inline bool
fieldset_is_empty(const struct fieldset *s)
{
	uint64_t any = 0;

	for (int i = 0; i < FIELDSET_WORDS; i++)
		any |= s->w[i];
	return any == 0;
}

/** fieldset_meets(a, b): whether any field is in both. */
static inline bool
fieldset_meets(const struct fieldset *a, const struct fieldset *b)
{
	uint64_t both = 0;

	for (int i = 0; i < FIELDSET_WORDS; i++)
		both |= a->w[i] & b->w[i];
	return both != 0;
}

/** fieldset_keep(s, of), fieldset_drop(s, of): take out of ${s} what is not in
 * ${of}, or what is. */
static inline void
fieldset_keep(struct fieldset *s, const struct fieldset *of)
{
	for (int i = 0; i < FIELDSET_WORDS; i++)
		s->w[i] &= of->w[i];
}

static inline void
fieldset_drop(struct fieldset *s, const struct fieldset *of)
{
	for (int i = 0; i < FIELDSET_WORDS; i++)
		s->w[i] &= ~of->w[i];
}

/* Things of one kind, by their numbers, in an order. */
struct index_list {
	int *at;
	size_t n;
};
/** index_list_has(l, i): whether ${i} is one of them. */
bool index_list_has(const struct index_list *l, int i);
/** index_list_covers(l, i): the same where none means all.
 * index_lists_meet(a, b): whether they have one in common, where none means
 * all. */
bool index_list_covers(const struct index_list *l, int i);
bool index_lists_meet(const struct index_list *a, const struct index_list *b);

/* People at one of these stages and of one of these kinds, but of none of the
 * excepted ones. policy/whom.h */
struct meant {
	unsigned stages;         /* enum stage, or-ed; 0: any */
	bool members;            /* STAGE_MEMBER by the word "members" */
	struct index_list kinds; /* empty: all kinds */
	struct index_list except;
};

/* Codes of countries, in the order in which they are said, each once. */
struct country_list {
	struct str *at;
	size_t n;
};

#endif
