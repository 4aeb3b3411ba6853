/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * intake/people: the people of a file.
 *
 * Registers repeat a person, one row for each programme or address. Rows are
 * grouped by the source's key wherever they stand, records are collected,
 * values are normalised, and each person gets a verdict. Two passes over the
 * file: the first counts the rows of each key, so that in the second a person
 * is given out, and forgotten, with the last of them. Knows no store: whether
 * somebody is new, a member or suppressed is for the import to say.
 */
#ifndef INTAKE_PEOPLE_H
#define INTAKE_PEOPLE_H

#include "intake/csv.h"
#include "intake/map.h"
#include "policy/statement.h"

#define PEOPLE_ROWS_MAX 200 /* of one person */

enum refusal {
	REFUSAL_NONE,
#define REFUSAL(name, code, en, nb, nn) REFUSAL_##name,
#include "intake/refusals.def"
#undef REFUSAL
	REFUSAL_MAX
};
const char *refusal_code(enum refusal r); /* "invalid_value" */
struct str refusal_text(enum refusal r, enum lang l);

struct value_in {
	int field;       /* index in the statement */
	int item;        /* which record item, from 1; 0 for plain fields */
	struct str text; /* normalised, never empty */
};

/* One person as the file tells. */
struct person_in {
	int source;     /* index in the statement; -1 for an odd source */
	struct str key; /* empty when the row had none */
	bool dead;
	struct value_in *values;
	size_t n, cap;
	int64_t *lines; /* the rows, from 1 */
	size_t lines_n, lines_cap;
	enum refusal why;
	int why_field; /* the field, or -1 */
	int64_t why_line;
};

/** person_in_get, person_in_item: the text, or STR_NONE. person_in_items:
 * the highest item of the record. person_in_add: one more value. */
struct str person_in_get(const struct person_in *in, int field);
struct str person_in_item(const struct person_in *in, int field, int item);
int person_in_items(const struct person_in *in, const struct statement *st,
    int record);
void person_in_add(struct arena *a, struct person_in *in, int field, int item,
    struct str text);
/** person_in_keep(st, in, set): forget the values of all fields outside
 * ${set}; a record of which ${set} names no part stands for all its parts
 * (B08: before joining only what the source may give before joining). */
void person_in_keep(const struct statement *st, struct person_in *in,
    const struct fieldset *set);

/**
 * kind_matches(st, k, in, today): whether any rule of ${k} holds for ${in}.
 * ${today}: days since 1970. FINISHED: the record's end is before today.
 * LONGER: it is finished, and its start plus the period is before its end:
 * 15 January to 15 April is not more than 3 months, to 16 April it is.
 * BEFORE and AFTER are strict. `all` needs one item at least. A kind that is
 * told by age matches whose day of birth is known and fits; another kind
 * without rules matches nobody.
 */
bool kind_matches(const struct statement *st, const struct kind *k,
    const struct person_in *in, int32_t today);
/** kinds_match(st, in, today): bit i is kind i. */
uint64_t kinds_match(const struct statement *st, const struct person_in *in,
    int32_t today);
/** kinds_of_source(st, source): the kinds with a rule that can hold for
 * people of ${source}. */
uint64_t kinds_of_source(const struct statement *st, int source);

struct people;

/* Why a file was not opened: one of the two. */
struct people_error {
	struct csv_error csv; /* what != NULL */
	struct map_error map; /* problem != MAP_FINE */
};

/**
 * people_open(fd, st, source, out, error_out): ${fd} is seekable and, like
 * ${st} and ${source} (from the statement, or from map_parse), borrowed until
 * people_close. Errors: INVALID (csv_open, map_make; no heading), IO.
 */
enum err people_open(int fd, const struct statement *st,
    const struct source *source, struct people **out,
    struct people_error *error_out) MUST_USE;
const struct map *people_map(const struct people *p);
/**
 * people_scan(p, until_ns): the first pass. Errors: BUSY (clock_mono_ns() is
 * past ${until_ns}; call again), IO, TOO_BIG (more than LIMIT_IMPORT_ROWS).
 */
enum err people_scan(struct people *p, int64_t until_ns) MUST_USE;
/** people_count(p): different keys that the first pass saw. */
int64_t people_count(const struct people *p);
/**
 * people_next(p, a, until_ns, out): the next person, in ${a}; a row that
 * cannot be read, has not as many fields as the heading, or has no key comes
 * out as a refused person of its own; rows of separators only are passed over.
 * Errors: NOT_FOUND (no more), BUSY (as people_scan), IO.
 */
enum err people_next(struct people *p, struct arena *a, int64_t until_ns,
    struct person_in *out) MUST_USE;
/** people_rewind(p): the second pass once more. Errors: IO. */
enum err people_rewind(struct people *p) MUST_USE;
/** people_done(p): how much of the second pass is over, in thousandths. */
int people_done(const struct people *p);
void people_close(struct people *p);

#endif
