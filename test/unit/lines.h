/* SPDX-License-Identifier: EUPL-1.2 */
/* Tables of lines behind a file: refused, printed in each language, checked. */
#ifndef TEST_LINES_H
#define TEST_LINES_H

#include "compiled.h"
#include "said.h"

struct refused_lines {
	const char *name, *lines;
};

struct said_line {
	enum lang lang;
	const char *says, *not_says; /* NULL: nothing that it must not */
};

struct checked_lines {
	const char *name, *lines, *code;
	bool found;
};

/** each_refused(a, path, cases, n): the file compiles, and with the lines of a
 * case behind it does not. */
static inline void
each_refused(struct arena *a, const char *path,
    const struct refused_lines *cases, size_t n)
{
	struct str file = read_whole(a, path);

	tap_ok(compiled_file(a, path, "") != NULL, "the file is read");
	for (size_t i = 0; i < n; i++)
		tap_refused(a,
		    arena_printf(a, STR_FMT "%s\n", STR_ARG(file),
			cases[i].lines),
		    NULL, cases[i].name);
}

/** each_said(a, st, cases, n): what the printed statement says, and does not.
 */
static inline void
each_said(struct arena *a, const struct statement *st,
    const struct said_line *cases, size_t n)
{
	struct str text[LANG_MAX];

	for (int l = 0; l < LANG_MAX; l++)
		text[l] = text_of(a, st, (enum lang)l);
	for (size_t i = 0; i < n; i++)
		tap_said(text[cases[i].lang], cases[i].says, cases[i].not_says,
		    cases[i].says);
}

/** each_checked(a, path, cases, n): whether the check finds it in the file with
 * the lines behind it. */
static inline void
each_checked(struct arena *a, const char *path,
    const struct checked_lines *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct statement *st =
		    compiled_file(a, path, cases[i].lines);

		tap_ok(st != NULL &&
			   check_finds(a, st, cases[i].code) == cases[i].found,
		    cases[i].name);
	}
}

#endif
