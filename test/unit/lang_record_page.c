/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * B03: the record of processing as it stands within a page of the office:
 * folded or open, what is missing seen while it is folded, and the same cells
 * as in the document.
 */
#include "base/limits.h"
#include "compiled.h"
#include "has.h"
#include "lang/lang.h"
#include "lang/prose.h"
#include "tap.h"

static struct arena *a;

static struct str
page(const struct statement *st, struct record_of of, bool open, size_t *rows)
{
	struct buf b;
	struct str s = STR_NONE;

	buf_init(&b, 1 << 22);
	if (lang_record_in_page(&b, st, LANG_EN, of, open, rows) == ERR_OK)
		s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static size_t
count(struct str s, const char *what)
{
	size_t n = 0, at;

	while ((at = str_find(s, str_of(what))) != SIZE_MAX) {
		s = str_sub(s, at + 1, s.n);
		n++;
	}
	return n;
}

/* ---- what is shown ------------------------------------------------------ */

static void
test_rows(const struct statement *st)
{
	static const struct {
		const char *name;
		struct record_of of;
		size_t rows;
	} cases[] = {
		{ "every purpose is a row", { false, -1 }, 3 },
		{ "ITS-108 the rows of the central body", { false, 0 }, 1 },
		{ "ITS-108 the rows of the district", { false, 1 }, 2 },
		{ "G30(2) what is done for another", { true, -1 }, 1 },
		{ "G30(2) who does nothing for others has none", { true, 1 },
		    0 },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		size_t rows = 99;
		struct str s = page(st, cases[i].of, false, &rows);

		tap_ok(s.n > 0 && rows == cases[i].rows &&
			   count(s, "<details ") == rows &&
			   count(s, "</details>") == rows &&
			   count(s, "<summary>") == rows,
		    cases[i].name);
		tap_ok(has(s, "The statement has no such purposes.") ==
			   (cases[i].rows == 0),
		    "and who has none is told so");
	}
}

static void
test_folded(const struct statement *st)
{
	size_t rows;
	struct str folded =
	    page(st, (struct record_of){ false, -1 }, false, &rows);
	struct str open =
	    page(st, (struct record_of){ false, -1 }, true, &rows);

	tap_ok(!has(folded, "<h1>") && !has(folded, "<nav"),
	    "the page has the heading and the contents");
	tap_ok(has(folded, "<details id=\"record.camp\" "
			   "data-policy-ref=\"purpose.camp\">") &&
		   has(folded, "<summary><h2>"),
	    "a row has its purpose, and its name while it is folded");
	tap_ok(count(open, " open=\"\">") == 3 && !has(folded, "open="),
	    "all are open where that is asked");
	tap_ok(!has(folded, "tag bad"), "nothing is missing");
}

/* A cell that the law demands and the file has not. */
static void
test_gap(const struct statement *st)
{
	struct statement bad = *st;
	struct told none[1] = { { .n = { .no = 0 } } };
	struct str s;
	size_t rows;

	bad.told = none;
	bad.told_n = 0;
	s = page(&bad, (struct record_of){ false, -1 }, false, &rows);
	tap_ok(count(s, "<span class=\"tag bad\">") > 0,
	    "B03 what is missing is seen on the folded row");
	tap_ok(count(s, "<span class=\"tag bad\">") <=
		   count(s, "class=\"gap\""),
	    "and in it");
}

/* What the document says of a purpose the page says, word by word. */
static void
test_same(const struct statement *st)
{
	struct buf b;
	struct str whole, inside, cells;
	size_t rows, n = 0, same = 0;

	buf_init(&b, 1 << 22);
	if (lang_record_of(&b, st, LANG_EN, LANG_HTML,
		(struct record_of){ false, -1 }) != ERR_OK)
		buf_reset(&b);
	whole = arena_str(a, buf_str(&b));
	buf_release(&b);
	inside = page(st, (struct record_of){ false, -1 }, true, &rows);
	while ((rows = str_find(inside, STR("<dl class=\"cells\">"))) !=
	       SIZE_MAX) {
		inside = str_sub(inside, rows, inside.n);
		cells = str_sub(inside, 0, str_find(inside, STR("</dl>")));
		same += str_find(whole, cells) != SIZE_MAX;
		n++;
		inside = str_sub(inside, 1, inside.n);
	}
	tap_ok(n == 3 && same == 3, "the cells are those of the document");
}

/* ---- refusals ----------------------------------------------------------- */

static void
test_refused(const struct statement *st)
{
	static const struct {
		const char *name;
		enum lang lang;
		int controller;
	} cases[] = {
		{ "a language that the statement has not", LANG_NN, -1 },
		{ "a language that there is not", LANG_MAX, -1 },
		{ "a controller that there is not", LANG_EN, 2 },
	};
	size_t rows;
	struct buf b;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct record_of of = { false, cases[i].controller };

		buf_init(&b, 1 << 22);
		tap_err(lang_record_in_page(&b, st, cases[i].lang, of, false,
			    &rows),
		    ERR_INVALID, cases[i].name);
		tap_err(lang_record_of(&b, st, cases[i].lang, LANG_HTML, of),
		    ERR_INVALID, "and in the document");
		tap_ok(buf_str(&b).n == 0, "nothing is put");
		buf_release(&b);
	}
	for (size_t n = 0; n < 4000; n += 1000) {
		struct record_of all = { false, -1 };

		buf_init(&b, n);
		tap_err(lang_record_in_page(&b, st, LANG_EN, all, false, &rows),
		    ERR_TOO_BIG, "a buffer that is full says so");
		tap_err(lang_record_of(&b, st, LANG_EN, LANG_HTML, all),
		    ERR_TOO_BIG, "and says so again");
		tap_ok(buf_str(&b).n <= n, "and holds no more than it may");
		buf_release(&b);
	}
}

static void
test_titles(const struct statement *st)
{
	static const struct {
		const char *name, *title;
		struct record_of of;
	} cases[] = {
		{ "whose record it is",
		    "Record of processing activities (Art. 30) of "
		    "Speiderforbundet and Speidernes krets Nord",
		    { false, -1 } },
		{ "of one controller",
		    "Record of processing activities (Art. 30) of "
		    "Speiderforbundet",
		    { false, 0 } },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		tap_str(lang_record_title(a, st, LANG_EN, cases[i].of),
		    str_of(cases[i].title), cases[i].name);
	st = compiled_bytes(a,
	    STR("statement s {\n\tlanguages en\n}\n"
		"controller a {\n\tname \"Fish and Ships\"\n}\n"
		"controller b {\n\tname \"The Pier\"\n}\n"));
	if (tap_ok(st != NULL, "a name that reads as several"))
		tap_str(lang_record_title(a, st, LANG_EN,
			    (struct record_of){ false, -1 }),
		    STR("Record of processing activities (Art. 30) of "
			"“Fish and Ships” and The Pier"),
		    "stands in quotes among others");
}

int
main(void)
{
	const struct statement *st;

	a = arena_new((size_t)1 << 28);
	st = compiled_bytes(a, read_whole(a, "test/data/federation.vern"));
	if (tap_ok(st != NULL, "a federation")) {
		test_rows(st);
		test_folded(st);
		test_gap(st);
		test_same(st);
		test_refused(st);
		test_titles(st);
	}
	arena_free(a);
	return tap_done();
}
