/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any file, any answer: the questions end, an answer that is taken leaves a
 * file that the questions go on with, and a file that compiled still does.
 * The first line is the number of a question and its answer.
 */
#include <stdlib.h>

#include "lang/interview.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static bool
compiles(struct str bytes)
{
	struct arena *a = arena_new((size_t)1 << 30);
	struct lang_findings fs = { 0 };
	const struct statement *st;
	enum err e = lang_compile(a, bytes, LANG_EN, &st, &fs);

	arena_free(a);
	return e == ERR_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct date today = { 2026, 3, 2 };
	struct str bytes = { .p = (const char *)data, .n = size }, answer;
	struct arena *a = arena_new((size_t)1 << 30);
	struct interview_ask *list;
	struct str out, why = STR_NONE;
	size_t n, more, which;
	enum err e;

	if (str_cut(&bytes, '\n', &answer) && answer.n > 1 &&
	    interview_list(a, bytes, LANG_NB, &list, &n) == ERR_OK && n > 0) {
		which = (uint8_t)answer.p[0] % n;
		e = interview_answer(a, bytes, list[which].id,
		    str_sub(answer, 1, answer.n), LANG_NB, today, &out, &why);
		if (e == ERR_INVALID)
			must(why.n > 0);
		else if (e == ERR_OK) {
			must(interview_list(a, out, LANG_NB, &list, &more) ==
			     ERR_OK);
			must(!compiles(bytes) || compiles(out));
		}
	}
	arena_free(a);
	return 0;
}
