/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C38: each clause of how long something is kept has a reference of its own,
 * also of two dates or of a part of a record, and leads to its own line.
 */
#include "compiled.h"
#include "lang/sentences.h"

#define KEEP_LINE 29

static const char file[] =
    "statement s {\n\tlanguages en\n}\n"
    "controller c {\n\tname \"C\"\n}\n"
    "source person {\n\tthe person\n}\n"
    "field first_day date {\n\tfrom the person\n}\n"
    "field last_day date {\n\tfrom the person\n}\n"
    "field trips records {\n\tfrom the person\n"
    "\tfield ends date {\n\t}\n}\n"
    "event wound_up {\n\ten \"the club was wound up\"\n}\n"
    "purpose sailing {\n\ten \"Sailing\"\n\tusing all fields\n}\n"
    "keep members {\n"
    "\t1 year after date of first_day: delete\n"
    "\t2 years after date of last_day: anonymise\n"
    "\t3 years after date of last_day: review\n"
    "\tat least 1 year after date of last_day: block\n"
    "\t4 years after date of trips.ends: delete\n"
    "\t5 years after wound_up: delete\n"
    "\tearliest of 6 years after left, 1 year after last seen: delete\n"
    "\tearliest of 7 years after left, 1 year after last contact: delete\n"
    "\tevery 2 years: review\n"
    "}\n";

static const char *const refs[] = {
	"keep.members.date.first_day",
	"keep.members.date.last_day",
	"keep.members.date.last_day.review",
	"keep.members.date.last_day.least",
	"keep.members.date.trips-ends",
	"keep.members.wound_up",
	"keep.members.left",
	"keep.members.left.2",
	"keep.members.created.every",
};

static size_t
said(const struct lang_sentence *s, size_t n, const char *ref)
{
	size_t times = 0;

	for (size_t i = 0; i < n; i++)
		times += str_is(s[i].ref, ref);
	return times;
}

int
main(void)
{
	struct arena *a = arena_new(LIMIT_ARENA_ORG);
	const struct statement *st = compiled_bytes(a, str_of(file));
	struct lang_sentence *s, one;
	size_t n;

	if (!tap_ok(st != NULL, "it compiles"))
		return tap_done();
	n = lang_sentences(a, st, LANG_EN, &s);
	for (uint32_t i = 0; i < ARRAY_LEN(refs); i++) {
		one.ref = str_of(refs[i]);
		lang_sentence_lines(st, &one, 1);
		if (!tap_ok(said(s, n, refs[i]) == 1 &&
				one.line == KEEP_LINE + i,
			refs[i]))
			printf("# %zu times, of line %u\n", said(s, n, refs[i]),
			    one.line);
	}
	arena_free(a);
	return tap_done();
}
