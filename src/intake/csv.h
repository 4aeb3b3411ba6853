/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * intake/csv: a file of rows, as offices export it (RFC 4180 and its kin).
 *
 * Finds out the character set (UTF-8 with or without BOM, UTF-16 with BOM,
 * ISO-8859-1, Windows-1252; a mixture is refused) and the separator (';',
 * ',' or tab), and gives rows of UTF-8 with the line each began on. Knows no
 * mapping and no person. The bytes are read in pieces, so that a file of any
 * size can be taken in slices.
 */
#ifndef INTAKE_CSV_H
#define INTAKE_CSV_H

#include "base/base.h"
#include "base/limits.h"

enum charset {
	CHARSET_UTF8,
	CHARSET_UTF16LE,
	CHARSET_UTF16BE,
	CHARSET_LATIN1,
	CHARSET_CP1252
};

struct csv; /* a reader */

struct csv_row {
	struct str *at; /* fields, UTF-8, in the arena given to csv_next */
	size_t n;
	int64_t line; /* the first line of the row, from 1 */
};

/* What a file turned out to be, and where it is wrong. */
struct csv_found {
	enum charset charset;
	char separator;
	bool bom;
};
struct csv_error {
	int64_t line, column; /* from 1; column in characters */
	const char *what;     /* one sentence, no content of the file */
};

/**
 * csv_open(fd, separator, out, error_out): read from ${fd} (seekable,
 * borrowed).
 * ${separator} 0: find out. Two passes: the first looks at the whole file's
 * character set. Errors: IO; INVALID (mixed character sets, NUL, empty file)
 * with csv_error.
 */
enum err csv_open(int fd, char separator, struct csv **out,
    struct csv_error *error_out) MUST_USE;
struct csv_found csv_found(const struct csv *c);
/**
 * csv_next(c, a, row_out): the next row; ERR_NOT_FOUND at the end. A row that
 * cannot be read (quote not closed, text after a closing quote, too long) is
 * ERR_INVALID or ERR_TOO_BIG with csv_error_of; the reader then stands at the
 * next line. Blank lines are skipped. Fields are trimmed only outside quotes.
 */
enum err csv_next(struct csv *c, struct arena *a,
    struct csv_row *row_out) MUST_USE;
struct csv_error csv_error_of(const struct csv *c);
/**
 * csv_keep(c, keep, n): from now on copy only the columns i with ${keep}[i];
 * the others come out of csv_next with p == NULL, their bytes copied nowhere.
 * ${keep} is borrowed until csv_close; NULL: all.
 */
void csv_keep(struct csv *c, const bool *keep, size_t n);
int64_t csv_bytes_read(const struct csv *c);
int64_t csv_bytes_total(const struct csv *c);
void csv_close(struct csv *c);

/** csv_put(b, field, first): append one field for a spreadsheet: quoted when
 * needed, ';' before all but the first, and with an apostrophe before a value
 * that a spreadsheet would take for a formula (= + - @ tab CR, fullwidth
 * forms, also after blanks); a phone number "+47…" of digits only stays.
 * csv_put_plain: for machines, without the apostrophe. csv_end: CRLF. */
void csv_put(struct buf *b, struct str field, bool first);
void csv_put_plain(struct buf *b, struct str field, bool first);
void csv_end(struct buf *b);

#endif
