/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/overlay: a statement that extends another one, and may only narrow it.
 *
 * An overlay says what differs: `statement oslo extends "itsmf.vern"`. A part
 * with the name of one of the base says the lines that differ; `without`
 * takes lines and parts away. Composing gives a whole statement, which is
 * compiled, printed and stored as any other; then it is held against the base,
 * and each change that gives anybody more is an error at its line.
 *
 * Pure: the caller hands in the bytes of a base by its name.
 */
#ifndef LANG_OVERLAY_H
#define LANG_OVERLAY_H

#include "lang/lang.h"

#define OVERLAY_FILES_MAX 5

struct overlay_file {
	struct str name, bytes;
};
struct overlay_line { /* where a line of the whole came from */
	uint8_t file;
	uint32_t line;
};
struct overlay {
	struct overlay_file files[OVERLAY_FILES_MAX]; /* [0]: the one asked */
	size_t files_n;
	struct str text; /* the whole statement */
	struct overlay_line *lines;
	size_t lines_n;
};

/**
 * overlay_load: the bytes of the base ${name}, which is a bare file name that
 * stands beside the file that names it: no '/', no leading '.'. Errors:
 * NOT_FOUND, INVALID (no ordinary file), TOO_BIG, IO.
 */
typedef enum err overlay_load(void *self, struct str name,
    struct str *bytes_out);

/** lang_extends(a, bytes, base_out): whether the file extends another, and
 * which; STR_NONE when it is not said how. */
bool lang_extends(struct arena *a, struct str bytes, struct str *base_out);

/**
 * lang_compose(a, name, bytes, load, self, messages, out, findings):
 * The whole statement of a file, and whether it only narrows its base. For a
 * file that extends nothing the whole is the file. Findings are about lines of
 * the whole; lang_place says where these came from. ${out} lives in ${a}, and
 * is written as far as it came on INVALID too. Errors: INVALID (findings has
 * errors: the overlay, its base, also one that ${load} does not give, or what
 * they make together; a change that widens), TOO_BIG (the file or the whole has
 * more than LIMIT_STATEMENT bytes; no finding says so), of ${load} any other
 * than its own.
 */
enum err lang_compose(struct arena *a, struct str name, struct str bytes,
    overlay_load *load, void *self, enum lang messages, struct overlay *out,
    struct lang_findings *findings) MUST_USE;

/** lang_place(ov, f, file_out): ${f} as it is shown: at the line of the file
 * that the line of the whole came from; ${file_out} is the file's name. */
struct lang_finding lang_place(const struct overlay *ov,
    const struct lang_finding *f, struct str *file_out);

/** lang_narrows(base, is, why_out): whether nothing that the decision would
 * refuse under ${base} is allowed under ${is}, by what they declare: purposes,
 * fields, kinds, roles, holds. ${why_out}: the place in ${is} and a word for
 * the first that widens. Conservative: what cannot be compared does not
 * narrow. */
struct narrow_fault {
	struct pos pos; /* in the narrower statement */
	struct str name;
	const char *what; /* "stages", "acts", "visible to", … */
};
bool lang_narrows(const struct statement *base, const struct statement *is,
    struct narrow_fault *why_out);

#endif
