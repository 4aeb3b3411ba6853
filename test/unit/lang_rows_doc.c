/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * doc/STATEMENTS-ROWS.md is whole and counts right: every row once, in order,
 * with a mark that exists; what a finding is named by is a finding.
 */
#include "file.h"
#include "lang/check.h"
#include "tap.h"

enum {
	MARKS = 5,
	TEXTS = 5
};

static const char *const marks[MARKS] = { "enforced", "attested", "told",
	"finding", "cannot be said" };
static const struct {
	const char *prefix, *head;
	int rows;
} texts[TEXTS] = { { "| NTNU-", "| NTNU, Norwegian | ", 130 },
	{ "| NTNUEN-", "| NTNU, English | ", 34 },
	{ "| ITS-", "| itSMF | ", 141 }, { "| ALK-", "| Alektum | ", 89 },
	{ "| INT-", "| Intech | ", 94 } };

/* Cell ${no} of a row of a table, from 1. */
static struct str
cell(struct str line, int no)
{
	struct str part = STR_NONE;

	for (int i = 0; i <= no; i++)
		if (!str_cut(&line, '|', &part))
			return STR_NONE;
	return str_trim(part);
}

static int
mark_of(struct str s)
{
	for (int m = 0; m < MARKS; m++)
		if (str_is(s, marks[m]))
			return m;
	return -1;
}

static bool
is_code(struct str s)
{
	size_t n;
	const struct lang_rule *rules = lang_rules(&n);

	/* Told by the compiler, not by the check. */
	if (str_is(s, "said_twice"))
		return true;
	for (size_t i = 0; i < n; i++)
		if (str_is(s, rules[i].code))
			return true;
	return false;
}

/* A finding is named first, between backticks. */
static bool
names_finding(struct str where)
{
	struct str before, code;

	return str_cut(&where, '`', &before) && before.n == 0 &&
	       str_cut(&where, '`', &code) && is_code(code);
}

static void
text(struct arena *a, struct str doc, int t, int *total)
{
	int count[MARKS] = { 0 }, next = 1;
	bool in_order = true, marked = true, named = true;
	struct str line, rest = doc, head;

	while (str_cut(&rest, '\n', &line)) {
		struct str want;
		int m;

		if (!str_starts(line, str_of(texts[t].prefix)))
			continue;
		want = arena_printf(a, "%s%d |", texts[t].prefix, next++);
		in_order = in_order && str_starts(line, want) &&
			   cell(line, 2).n > 0 && cell(line, 4).n > 0;
		m = mark_of(cell(line, 3));
		marked = marked && m >= 0;
		count[m < 0 ? 0 : m]++;
		if (m == 3 && !names_finding(cell(line, 4))) {
			printf("# " STR_FMT "\n", STR_ARG(line));
			named = false;
		}
	}
	tap_ok(in_order && next == texts[t].rows + 1,
	    "every row, once and in order");
	tap_ok(marked, "each with a mark that exists");
	tap_ok(named, "each finding by its code");
	head = arena_printf(a, "%s%d | %d | %d | %d | %d | %d |\n",
	    texts[t].head, texts[t].rows, count[0], count[1], count[2],
	    count[3], count[4]);
	tap_ok(str_find(doc, head) != SIZE_MAX, "counted right at the top");
	for (int m = 0; m < MARKS; m++)
		total[m] += count[m];
}

/* ${id} stands in ${text}, and no digit follows it. */
static bool
names(struct str text, struct str id)
{
	size_t at;

	while ((at = str_find(text, id)) != SIZE_MAX) {
		char next = at + id.n < text.n ? text.p[at + id.n] : ' ';

		if (next < '0' || next > '9')
			return true;
		text = str_sub(text, at + id.n, text.n - at - id.n);
	}
	return false;
}

/* Every row of the page is named by a case of one of these. */
static void
has_cases(struct arena *a, struct str doc)
{
	static const char *const files[] = { "test/unit/lang_rows.c",
		"test/unit/lang_rows_itsmf.c", "test/unit/lang_rows_alektum.c",
		"test/unit/lang_rows_intech.c",
		"test/unit/lang_published.def" };
	struct str tests[ARRAY_LEN(files)], line;
	size_t without = 0;

	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		tests[i] = read_whole(a, files[i]);
	while (str_cut(&doc, '\n', &line)) {
		struct str id = cell(line, 1);
		bool named = false;

		if (mark_of(cell(line, 3)) < 0 ||
		    str_find(id, STR("-")) == SIZE_MAX)
			continue;
		for (size_t i = 0; i < ARRAY_LEN(files) && !named; i++)
			named = names(tests[i], id);
		if (!named)
			printf("# no case for " STR_FMT "\n", STR_ARG(id));
		without += !named;
	}
	tap_ok(without == 0, "every row has a case that names it");
}

int
main(void)
{
	struct arena *a = arena_new(16 << 20);
	struct str doc = read_whole(a, "doc/STATEMENTS-ROWS.md");
	int total[MARKS] = { 0 }, rows = 0;

	for (int t = 0; t < TEXTS; t++) {
		text(a, doc, t, total);
		rows += texts[t].rows;
	}
	has_cases(a, doc);
	tap_ok(total[4] == 0, "everything can be said");
	tap_ok(total[2] * 2 < rows && total[0] * 2 > rows,
	    "most is enforced, and not merely told");
	arena_free(a);
	return tap_done();
}
