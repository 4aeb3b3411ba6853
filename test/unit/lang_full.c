/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whatever is printed into a buffer that has no room for it says so, and puts
 * no more than there is room for; with exactly the room it is whole.
 */
#include "base/limits.h"
#include "file.h"
#include "lang/explain.h"
#include "lang/lang.h"
#include "lang/prose.h"
#include "lang/reference.h"
#include "tap.h"

static struct arena *a;
static const struct statement *st;
static struct str bytes;

typedef enum err printer(struct buf *out);

static enum err
as_text(struct buf *out)
{
	return lang_statement(out, st, LANG_EN, LANG_TEXT);
}

static enum err
as_html(struct buf *out)
{
	return lang_statement(out, st, LANG_NB, LANG_HTML);
}

static enum err
as_jsonld(struct buf *out)
{
	return lang_statement(out, st, LANG_EN, LANG_JSONLD);
}

static enum err
as_json(struct buf *out)
{
	return lang_statement(out, st, LANG_EN, LANG_JSON);
}

static enum err
record_as(struct buf *out, enum lang_format format)
{
	return lang_record_of(out, st, LANG_EN, format,
	    (struct record_of){ false, -1 });
}

static enum err
record_csv(struct buf *out)
{
	return record_as(out, LANG_CSV);
}

static enum err
record_html(struct buf *out)
{
	return record_as(out, LANG_HTML);
}

static enum err
record_json(struct buf *out)
{
	return record_as(out, LANG_JSON);
}

static enum err
record_jsonld(struct buf *out)
{
	return record_as(out, LANG_JSONLD);
}

static enum err
consents(struct buf *out)
{
	return lang_consents(out, st, LANG_EN, LANG_HTML);
}

static enum err
consents_ld(struct buf *out)
{
	return lang_consents(out, st, LANG_EN, LANG_JSONLD);
}

static enum err
explained(struct buf *out)
{
	return lang_explain(out, st, 0, -1, 0, LANG_EN);
}

static enum err
canonical(struct buf *out)
{
	struct lang_findings fs = { 0 };

	return lang_print(a, bytes, LANG_KEYWORDS_EN, LANG_EN, out, &fs);
}

static const struct {
	const char *name;
	printer *print;
	bool nothing; /* is put where not all of it can be */
} printers[] = {
	{ "the statement as text", as_text, false },
	{ "the statement as HTML", as_html, false },
	{ "the statement as JSON-LD", as_jsonld, false },
	{ "the statement as JSON", as_json, false },
	{ "the record as CSV", record_csv, false },
	{ "the record as HTML", record_html, false },
	{ "the record as JSON", record_json, false },
	{ "the record as JSON-LD", record_jsonld, false },
	{ "the consents as HTML", consents, false },
	{ "the consents as JSON-LD", consents_ld, false },
	{ "the rules of a purpose", explained, false },
	{ "the file in its canonical form", canonical, true },
};

static void
one(size_t which)
{
	printer *print = printers[which].print;
	struct str whole;
	size_t rooms[4];
	struct buf b;

	buf_init(&b, 1 << 24);
	tap_err(print(&b), ERR_OK, printers[which].name);
	whole = arena_str(a, buf_str(&b));
	buf_release(&b);
	rooms[0] = 0;
	rooms[1] = 1;
	rooms[2] = whole.n / 2;
	rooms[3] = whole.n - 1;
	for (size_t i = 0; i < ARRAY_LEN(rooms); i++) {
		buf_init(&b, rooms[i]);
		tap_err(print(&b), ERR_TOO_BIG, "too little room is told");
		tap_ok(buf_str(&b).n <= rooms[i] &&
			   (!printers[which].nothing || buf_str(&b).n == 0),
		    "and nothing is put beyond it");
		buf_release(&b);
	}
	/* A list in which nothing is was written, and is taken back. */
	buf_init(&b, whole.n + 64);
	tap_err(print(&b), ERR_OK, "just enough is enough");
	tap_ok(str_eq(buf_str(&b), whole), "for the same bytes");
	buf_release(&b);
}

/* A page that asks for tables, which have no room. */
static void
pages(void)
{
	static const char page[] =
	    "# A\n\n<!-- table: STATEMENT -->\nSTALE\n<!-- end -->\n";
	struct buf b;

	buf_init(&b, 1 << 20);
	tap_err(reference_fill(&b, STR(page)), ERR_OK, "a page with a table");
	tap_ok(str_find(buf_str(&b), STR("STALE")) == SIZE_MAX,
	    "what stood there is made anew");
	buf_reset(&b);
	tap_err(reference_fill(&b, STR("<!-- table: NOTHING -->\n<!-- end "
				       "-->\n")),
	    ERR_NOT_FOUND, "a table that there is not");
	buf_reset(&b);
	tap_err(reference_fill(&b, STR("<!-- table: STATEMENT -->\nno end\n")),
	    ERR_INVALID, "a table without an end");
	buf_reset(&b);
	tap_err(reference_fill(&b, STR("<!-- end -->\n<!-- table: "
				       "STATEMENT\n")),
	    ERR_INVALID, "a table whose name does not end");
	buf_release(&b);
}

/* What no file is. */
static void
no_file(void)
{
	static const struct {
		const char *name, *text;
		enum err e;
	} rows[] = {
		{ "nothing", "", ERR_INVALID },
		{ "braces that do not match", "statement s {\n", ERR_INVALID },
		{ "a character that is none",
		    "statement s {\n\ten \"\001\"\n}\n", ERR_INVALID },
		{ "bytes that are no text", "statement s {\n\ten \"\xff\"\n}\n",
		    ERR_INVALID },
	};
	struct buf b;

	buf_init(&b, 1 << 20);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct lang_findings fs = { 0 };

		buf_reset(&b);
		tap_err(lang_print(a, str_of(rows[i].text), LANG_KEYWORDS_KEEP,
			    LANG_EN, &b, &fs),
		    rows[i].e, rows[i].name);
		tap_ok(buf_str(&b).n == 0 && fs.errors > 0,
		    "is not printed, and it is said why");
	}
	buf_release(&b);
}

int
main(void)
{
	struct lang_findings fs = { 0 };

	a = arena_new((size_t)1 << 30);
	bytes = read_whole(a, "statements/ntnu-alumni.vern");
	if (!tap_ok(lang_compile(a, bytes, LANG_EN, &st, &fs) == ERR_OK,
		"a shipped statement"))
		return tap_done();
	for (size_t i = 0; i < ARRAY_LEN(printers); i++)
		one(i);
	pages();
	no_file();
	arena_free(a);
	return tap_done();
}
