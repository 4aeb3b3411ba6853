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
void fieldset_add(struct fieldset *s, int field);
void fieldset_remove(struct fieldset *s, int field);
bool fieldset_has(const struct fieldset *s, int field);
bool fieldset_is_empty(const struct fieldset *s);
struct fieldset fieldset_and(const struct fieldset *a,
    const struct fieldset *b);
struct fieldset fieldset_or(const struct fieldset *a, const struct fieldset *b);
int fieldset_count(const struct fieldset *s);

struct index_list {
	int *at;
	size_t n;
};
bool index_list_has(const struct index_list *l, int i);

#endif
