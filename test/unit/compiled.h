/* SPDX-License-Identifier: EUPL-1.2 */
/* Statements that tests compile, what the check finds in them, what is refused.
 */
#ifndef TEST_COMPILED_H
#define TEST_COMPILED_H

#include "file.h"
#include "lang/check.h"
#include "lang/lang.h"
#include "tap.h"

/** compiled_bytes(a, bytes): the statement; NULL, and told why, where it is
 * none. */
static inline const struct statement *
compiled_bytes(struct arena *a, struct str bytes)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;

	if (lang_compile(a, bytes, LANG_EN, &st, &fs) == ERR_OK)
		return st;
	for (size_t i = 0; i < fs.n; i++)
		printf("# line %u: " STR_FMT "\n", fs.at[i].pos.line,
		    STR_ARG(fs.at[i].text));
	return NULL;
}

/** compiled_file(a, path, lines): the same of a file with ${lines} behind it.
 */
static inline const struct statement *
compiled_file(struct arena *a, const char *path, const char *lines)
{
	return compiled_bytes(a,
	    arena_printf(a, STR_FMT "%s", STR_ARG(read_whole(a, path)), lines));
}

/** check_finds(a, st, code): whether the check of 1 March 2026 gives it. */
static inline bool
check_finds(struct arena *a, const struct statement *st, const char *code)
{
	struct lang_findings fs = { 0 };
	bool found = false;

	lang_check(a, st, (struct date){ 2026, 3, 1 }, LANG_EN, &fs);
	for (size_t i = 0; i < fs.n; i++)
		found = found || strcmp(fs.at[i].code, code) == 0;
	return found;
}

/** tap_refused(a, bytes, code, name): a case: ${bytes} do not compile, with
 * the finding ${code} where it is no NULL. */
static inline void
tap_refused(struct arena *a, struct str bytes, const char *code,
    const char *name)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;
	enum err e = lang_compile(a, bytes, LANG_EN, &st, &fs);
	bool is = code == NULL;

	for (size_t i = 0; i < fs.n; i++)
		is = is || strcmp(fs.at[i].code, code) == 0;
	if (tap_ok(e != ERR_OK && is, arena_printf(a, "refused: %s", name).p))
		return;
	for (size_t i = 0; i < fs.n; i++)
		printf("# %s\n", fs.at[i].code);
}

#endif
