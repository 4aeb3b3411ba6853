/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is told of findings: the line and the place in it, what is mended
 * first and the rest by its day, and what the guide says of a draft.
 */
#include "lang/guide.h"

#include "lang/check.h"
#include "tap.h"

static struct arena *a;

/* ---- one finding ---------------------------------------------------- */

static const struct {
	const char *name;
	struct lang_finding f;
	enum lang lang;
	const char *want;
} printed[] = {
	{ "an error with its line and place",
	    { .severity = LANG_ERROR,
		.code = "bad",
		.text = STR_INIT("it is bad"),
		.remedy = STR_INIT("mend it"),
		.source_line = STR_INIT("\tusing b\xc3\xa5t"),
		.pos = { 3, 8, 4 } },
	    LANG_EN,
	    "f:3:8: error: it is bad [bad]\n\tusing b\xc3\xa5t\n\t      ^~~\n"
	    "  remedy: mend it\n" },
	{ "a warning in Norwegian",
	    { .severity = LANG_WARNING,
		.code = "bad",
		.text = STR_INIT("det er galt"),
		.remedy = STR_INIT("rett det"),
		.source_line = STR_INIT("x"),
		.pos = { 1, 1, 1 } },
	    LANG_NB,
	    "f:1:1: advarsel: det er galt [bad]\nx\n^\n  råd: rett det\n" },
	{ "no line of the file",
	    { .code = "bad", .text = STR_INIT("it"), .pos = { 1, 1, 1 } },
	    LANG_EN, "f:1:1: error: it [bad]\n" },
	{ "a line of no file",
	    { .code = "bad",
		.text = STR_INIT("it"),
		.source_line = STR_INIT("x") },
	    LANG_EN, "f:0:0: error: it [bad]\n" },
	{ "no column: the first",
	    { .code = "bad",
		.text = STR_INIT("it"),
		.source_line = STR_INIT("xy"),
		.pos = { 2, 0, 1 } },
	    LANG_EN, "f:2:0: error: it [bad]\nxy\n^\n" },
	{ "a place behind the line",
	    { .code = "bad",
		.text = STR_INIT("it"),
		.source_line = STR_INIT("xy"),
		.pos = { 2, 9, 3 } },
	    LANG_EN, "f:2:9: error: it [bad]\nxy\n  ^\n" },
	{ "what a terminal would obey is one character",
	    { .code = "bad",
		.text = STR_INIT("it"),
		.source_line =
		    STR_INIT("a\x1b"
			     "b\x7f"
			     "c\xc2\x9b"
			     "d\xe2\x80\x8b"
			     "e\xe2\x80\xae"
			     "f\xe2\x81\xa6"
			     "g\xef\xbb\xbf"
			     "h\xff"
			     "i\xe2\x82\xac\xe2\x81\x9f\xe2\x80\xaf"),
		.pos = { 1, 1, 1 } },
	    LANG_EN,
	    "f:1:1: error: it [bad]\n"
	    "a\xef\xbf\xbd"
	    "b\xef\xbf\xbd"
	    "c\xef\xbf\xbd"
	    "d\xef\xbf\xbd"
	    "e\xef\xbf\xbd"
	    "f\xef\xbf\xbd"
	    "g\xef\xbf\xbd"
	    "h\xef\xbf\xbd"
	    "i\xe2\x82\xac\xe2\x81\x9f\xe2\x80\xaf\n^\n" },
};

static void
each_printed(void)
{
	for (size_t i = 0; i < ARRAY_LEN(printed); i++) {
		struct buf b;

		buf_init(&b, 1 << 16);
		lang_print_finding(&b, "f", &printed[i].f, printed[i].lang);
		tap_str(buf_str(&b), str_of(printed[i].want), printed[i].name);
		buf_release(&b);
	}
}

/* ---- what to mend --------------------------------------------------- */

#define F(code_, urgency_, severity_, line_)                               \
	{                                                                  \
		.code = code_, .urgency = urgency_, .severity = severity_, \
		.text = STR_INIT(code_), .remedy = STR_INIT("r"),          \
		.pos = { line_,                                            \
			1,                                                 \
			1 }                                                \
	}

static void
mended(void)
{
	struct lang_finding some[] = { F("later", LANG_LATER, LANG_WARNING, 1),
		F("soon", LANG_SOON, LANG_WARNING, 2),
		F("now", LANG_NOW, LANG_WARNING, 3),
		F("now", LANG_NOW, LANG_WARNING, 4),
		F("error", LANG_NOW, LANG_ERROR, 5),
		F("now", LANG_NOW, LANG_WARNING, 6),
		F("now", LANG_NOW, LANG_WARNING, 7),
		F("other", LANG_NOW, LANG_WARNING, 8),
		F("soon", LANG_SOON, LANG_WARNING, 9),
		F("late", LANG_LATER, LANG_WARNING, 10) };
	struct lang_findings f = { .at = some, .n = ARRAY_LEN(some) };
	const struct date today = { 2026, 1, 31 };
	struct buf b;

	buf_init(&b, 1 << 16);
	lang_print_first(&b, &f, today, LANG_EN);
	tap_str(buf_str(&b),
	    STR("\nmend first:\n"
		"  1. line 5: error [error]\n     r\n"
		"  2. line 3: now [now]\n     r\n"
		"  3. line 8: other [other]\n     r\n"
		"the others, by:\n"
		"  2026-02-14: now\n"
		"  2026-02-28: soon\n"
		"  2026-04-30: later, late\n"),
	    "the most urgent of each kind, the others by their day, once");
	buf_reset(&b);
	f.n = 2;
	lang_print_first(&b, &f, today, LANG_NB);
	tap_str(buf_str(&b),
	    STR("\nrett først:\n"
		"  1. linje 2: soon [soon]\n     r\n"
		"  2. linje 1: later [later]\n     r\n"),
	    "no more than there are, in Norwegian");
	buf_reset(&b);
	f.n = 0;
	lang_print_first(&b, &f, today, LANG_EN);
	tap_ok(b.n == 0, "nothing to mend: nothing is said");
	buf_release(&b);
}

/* ---- the guide ------------------------------------------------------ */

static void
guided(void)
{
	static const struct {
		const char *name, *file, *want;
	} names[] = {
		{ "a name", "statement choir {\n}\n", "choir.vern" },
		{ "of two words", "erklæring rowing_club {\n}\n",
		    "rowing-club.vern" },
		{ "none", "statement {\n}\n", "statement.vern" },
		{ "no statement", "# nothing\n", "statement.vern" },
		{ "no file", "statement choir {\n", "statement.vern" },
	};
	static const struct {
		const char *name, *file, *id, *rest;
	} marks[] = {
		{ "left off at a question", "x\n# next question: fields\n",
		    "fields", "x\n" },
		{ "and line ends after it", "x\n# next question: fields\n\n\n",
		    "fields", "x\n" },
		{ "nothing else", "# next question: fields", "fields", "" },
		{ "a comment like it above", "# next question: fields\nx\n",
		    NULL, "# next question: fields\nx\n" },
		{ "nothing", "", NULL, "" },
		{ "only line ends", "\n\n", NULL, "\n\n" },
	};
	static const char file[] =
	    "statement s {\n\tnb \"S\" en \"S\"\n\tlanguages nb, en\n}\n"
	    "controller c {\n\tname \"C\"\n}\n";
	const struct date today = { 2026, 1, 31 };
	struct guide g;

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		tap_str(guide_file_name(a, str_of(names[i].file)),
		    str_of(names[i].want), names[i].name);
	for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
		struct str id,
		    rest = guide_left_off(str_of(marks[i].file), &id);

		tap_ok(marks[i].id == NULL ? id.p == NULL
					   : str_is(id, marks[i].id),
		    marks[i].name);
		tap_str(rest, str_of(marks[i].rest), "… and the rest of it");
	}
	guide_look(a, STR(file), LANG_SV, today, &g);
	tap_ok(g.lang == LANG_NB && g.sentences_n[LANG_NB] > 0 &&
		   g.sentences_n[LANG_EN] > 0 && g.sentences_n[LANG_SV] == 0,
	    "who is asked in a language that it has not reads the first");
	guide_look(a, STR(file), LANG_EN, today, &g);
	tap_ok(g.lang == LANG_EN, "… else their own");
	{
		struct interview_ask ask = { .ref = STR("controller.c"),
			.lang = LANG_NB };
		size_t n = 0;

		while (guide_sentence(&g, &ask, n) != NULL)
			n++;
		tap_ok(n > 0 && n < g.sentences_n[LANG_NB],
		    "the sentences of one answer are told one by one");
		tap_str(guide_sentence(&g, &ask, 0)->text,
		    STR("C er behandlingsansvarlig."),
		    "in the language of the text that is asked for");
	}
}

int
main(void)
{
	a = arena_new((size_t)1 << 30);
	each_printed();
	mended();
	guided();
	arena_free(a);
	return tap_done();
}
