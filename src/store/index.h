/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/index: names and gate bits of everybody, in memory.
 *
 * Built at start by opening the records, brought up to date after each commit
 * (tick_end), never the truth: a decision asks the database again. Search,
 * Norwegian order, counts and audiences read it. Nothing of it is written.
 */
#ifndef STORE_INDEX_H
#define STORE_INDEX_H

#include "store/person.h"

struct index_hit {
	int64_t person;
	struct str name; /* what the first field of type name says */
};

/** index_people(ix), index_bytes(ix): how many there are, and how much memory
 * they take; for tests and measuring. */
size_t index_people(const struct index *ix);
size_t index_bytes(const struct index *ix);
/**
 * index_find(ix, a, text, max, out, n_out): people one of whose words of the
 * name, whose e-mail address, phone number or id begins with ${text} (folded),
 * in Norwegian order of the last word of the name. Several words must all
 * match. Empty text: nobody. Names are copies in ${a}.
 */
void index_find(const struct index *ix, struct arena *a, struct str text,
    size_t max, struct index_hit **out, size_t *n_out);
/** index_next(ix, after): the smallest person id above ${after}, 0 at the
 * end: for jobs that visit everybody. */
int64_t index_next(const struct index *ix, int64_t after);
/** index_next_held(ix, after): the same over those who are gone but for what a
 * duty holds; nothing else finds them. */
int64_t index_next_held(const struct index *ix, int64_t after);

/** index_has_email(ix, person): whether anything kept of the person is an
 * e-mail address: for jobs, before they open the facts. */
bool index_has_email(const struct index *ix, int64_t person);

/* Whom a message of a purpose would reach, by the bits. */
struct audience {
	size_t total, reached;
	size_t by_reason[REASON_MAX]; /* why the others are out */
};
struct audience_ask {
	int purpose;
	int channel;
	bool notice;      /* a letter that is owed, whatever it goes by */
	int64_t group;    /* 0: all */
	enum lang lang;   /* of what is wrong with: */
	struct str where; /* "education.faculty is \"IV\" and …"; empty: all */
};
/**
 * audience_count(org, a, ask, out, error_out): Errors: INVALID (no such
 * purpose; the expression: ${error_out}, in ${a}, says where and what), DENIED
 * (a field the purpose does not declare for choosing).
 */
enum err audience_count(const struct org *org, struct arena *a,
    const struct audience_ask *ask, struct audience *out,
    struct str *error_out) MUST_USE;
/** audience_each(org, a, ask, after, max, ids_out, n_out): ids reached, in
 * order, above ${after}; in ${a}. Errors: as audience_count, without a word
 * of what. */
enum err audience_each(const struct org *org, struct arena *a,
    const struct audience_ask *ask, int64_t after, size_t max,
    int64_t **ids_out, size_t *n_out) MUST_USE;
/* People at one of the stages who are of one of the kinds. */
struct audience_part {
	unsigned stages;
	uint64_t kinds; /* bits, of the statement in force; 0: all */
};
/** audience_mailed(org, a, ask, parts, n, n_out): how many of those reached are
 * in one of ${parts} and have an e-mail address. Errors: INVALID (no such
 * purpose; the expression), DENIED, as audience_count. */
enum err audience_mailed(const struct org *org, struct arena *a,
    const struct audience_ask *ask, const struct audience_part *parts, size_t n,
    size_t *n_out) MUST_USE;
/** index_stage_count(ix, stage), index_group_count(ix, group): how many people
 * are at one of the stages, or in the group. */
size_t index_stage_count(const struct index *ix, unsigned stage);
size_t index_group_count(const struct index *ix, int64_t group);
/** index_group_each(ix, a, group, after, max, ids_out, n_out): ids of the
 * people in a group, in order, above ${after}, at most ${max}; in ${a}. */
void index_group_each(const struct index *ix, struct arena *a, int64_t group,
    int64_t after, size_t max, int64_t **ids_out, size_t *n_out);
/** index_kind_count(ix, a, kind, stage): people of a kind (below 64) at a
 * stage. */
size_t index_kind_count(const struct index *ix, struct arena *a, int kind,
    unsigned stage);

#endif
