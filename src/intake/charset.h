/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * intake/charset: which character set a file is written in, and UTF-8 from it.
 *
 * Looks at bytes only. Knows no rows and no separator.
 */
#ifndef INTAKE_CHARSET_H
#define INTAKE_CHARSET_H

#include "intake/csv.h"

struct charset_seen {
	enum charset charset;
	int64_t bom_bytes; /* 0 when there is no byte order mark */
	int64_t bytes;     /* of the whole file, the mark included */
};

/**
 * charset_scan(fd, seen_out, error_out): look at every byte of ${fd}
 * (seekable, borrowed). A file in which well-formed UTF-8 sequences stand
 * beside other bytes above 0x7F was put together from two sets and is
 * refused, because one half of the names would be read wrongly.
 * Errors: IO; INVALID (mixed, NUL, broken UTF-16, a byte that Windows-1252
 * does not define, empty) with ${error_out}.
 */
enum err charset_scan(int fd, struct charset_seen *seen_out,
    struct csv_error *error_out) MUST_USE;

/**
 * charset_decode(cs, in, out, room, used_out): decode as much of ${in} as
 * fits into ${room} bytes at ${out}; gives the number of bytes written and in
 * ${used_out} the bytes of ${in} that were taken. A character cut off at the
 * end of ${in} is left for the next call.
 */
size_t charset_decode(enum charset cs, struct str in, char *out, size_t room,
    size_t *used_out);

/** charset_length(cs, s): bytes that the UTF-8 ${s} takes in ${cs}. */
int64_t charset_length(enum charset cs, struct str s);

/** charset_read(fd, at, p, n): read up to ${n} bytes at offset ${at}, fewer
 * only at the end of the file; -1 when that fails. */
int64_t charset_read(int fd, int64_t at, void *p, size_t n);

#endif
