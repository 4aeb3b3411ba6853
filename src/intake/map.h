/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * intake/map: which column of a file fills which field.
 *
 * The statement's source says it ("full_name from fornavn, etternavn"); a
 * heading that it does not name is dropped before a byte of the column is
 * copied. Knows headings and fields, no person.
 */
#ifndef INTAKE_MAP_H
#define INTAKE_MAP_H

#include "intake/csv.h"
#include "policy/statement.h"

#define MAP_NONE SIZE_MAX

/* One field and the columns of the file that make it, in order; MAP_NONE
 * stands for a heading that the file does not have. */
struct map_field {
	int field;
	size_t at[4];
	size_t n;
};

struct map {
	const struct source *source;
	size_t columns_n; /* of the file */
	bool *keep;       /* for csv_keep; columns_n of them */
	size_t key, dead; /* columns; dead is MAP_NONE when not declared */
	struct map_field *fields;
	size_t fields_n;
	size_t dropped;     /* columns of the file that nothing declares */
	struct str *others; /* their headings; ${dropped} of them */
	struct str *absent; /* declared headings the file does not have */
	size_t absent_n;
};

enum map_problem {
	MAP_FINE,
	MAP_NO_COLUMNS, /* the source declares no file */
	MAP_NO_HEADING, /* one without which nobody can be imported */
	MAP_TWICE,      /* a declared heading stands twice */
	/* of map_parse */
	MAP_SYNTAX,
	MAP_NO_FIELD, /* the statement has no such field */
	MAP_NOT_FROM, /* it has, but not from this source */
	MAP_NO_KEY
};
struct map_error {
	enum map_problem problem;
	struct str name;  /* the declared heading or field */
	struct str meant; /* the nearest there is; may be empty */
	int64_t line;     /* of the mapping, from 1; 0 for a heading row */
};

/** map_error_text(a, e, l): one sentence. */
struct str map_error_text(struct arena *a, const struct map_error *e,
    enum lang l);

/**
 * map_make(a, st, source, heads, out, error_out):
 * Find the declared headings in the row ${heads}; case and blanks around do
 * not matter. The key, the column that says who is dead, and the headings of
 * the first name of the statement must be there; other declared headings may
 * be missing and are listed. ${source} and ${heads} are borrowed for as long
 * as ${out} is used. Errors: INVALID with ${error_out}.
 */
enum err map_make(struct arena *a, const struct statement *st,
    const struct source *source, const struct csv_row *heads, struct map *out,
    struct map_error *error_out) MUST_USE;

/**
 * map_parse(a, st, source, text, out, error_out):
 * Read a mapping of the user's, in the words of the statement's file block,
 * one a line, English or bokmål; `#` begins a comment:
 *
 *	separator ";"
 *	key from kildenokkel
 *	full_name from fornavn, etternavn
 *	education.degree from "Grad (kode)"
 *	deceased when status_dod is "J"
 *
 * The lines may stand inside "file {" and "}", those of a record inside
 * "education {" and "}", as they do in a statement.
 * ${out} is ${source} with these columns instead. A field that the statement
 * does not take from this source is an error: a mapping may rename columns,
 * it may not widen what is collected. Errors: INVALID with ${error_out}.
 */
enum err map_parse(struct arena *a, const struct statement *st,
    const struct source *source, struct str text, struct source *out,
    struct map_error *error_out) MUST_USE;

#endif
