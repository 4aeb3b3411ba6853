/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C01: a text is there in each language of the statement, or the check says
 * where it is not; what is the same in all of them is said once.
 */
#include "file.h"
#include "lang/check.h"
#include "lang/diff.h"
#include "lang/edit.h"
#include "lang/overlay.h"
#include "lang/prose.h"
#include "tap.h"

static struct arena *a;

static const struct statement *
compiled(struct str text, struct lang_findings *fs)
{
	const struct statement *st = NULL;

	*fs = (struct lang_findings){ 0 };
	return lang_compile(a, text, LANG_EN, &st, fs) == ERR_OK ? st : NULL;
}

static bool
found(const struct lang_findings *fs, const char *code)
{
	for (size_t i = 0; i < fs->n; i++)
		if (strcmp(fs->at[i].code, code) == 0)
			return true;
	return false;
}

/* ---- each text of each statement ------------------------------------- */

/* The end of the text that begins at ${at} with its quotes. */
static size_t
text_end(struct str s, size_t at)
{
	const char *quote = "\"";
	struct str rest = str_sub(s, at, s.n - at);
	size_t n = 1;

	if (str_starts(rest, STR("\"\"\""))) {
		quote = "\"\"\"";
		n = 3;
	}
	for (size_t i = at + n; i + n <= s.n; i++)
		if (s.p[i - 1] != '\\' &&
		    str_starts(str_sub(s, i, s.n - i), str_of(quote)))
			return i + n;
	return s.n;
}

/* Where the next text in ${lang} begins, with its language; its end. */
static bool
next_text(struct str s, size_t from, enum lang lang, size_t *at, size_t *end)
{
	struct str word = arena_printf(a, "%s \"", lang_code(lang));

	for (size_t i = from; i + word.n <= s.n; i++)
		if (str_starts(str_sub(s, i, s.n - i), word) && i > 0 &&
		    (s.p[i - 1] == ' ' || s.p[i - 1] == '\t')) {
			*at = i;
			*end = text_end(s, i + word.n - 1);
			return true;
		}
	return false;
}

/* Each text is taken out in turn: the file is refused, or the check objects
 * at a line that is there. */
static void
each_text(const char *path, enum lang lang)
{
	const struct date today = { 2026, 3, 1 };
	struct str all = read_whole(a, path);
	size_t at = 0, end = 0, tried = 0, unseen = 0;

	while (next_text(all, end, lang, &at, &end)) {
		struct lang_findings fs;
		struct str left = arena_printf(a, STR_FMT STR_FMT, (int)at,
		    all.p, (int)(all.n - end), all.p + end);
		const struct statement *st = compiled(left, &fs);
		bool ok = st == NULL;

		if (st != NULL) {
			lang_check(a, st, today, LANG_EN, &fs);
			ok = found(&fs, "text_missing");
		}
		tried++;
		if (ok)
			continue;
		unseen++;
		printf("# not missed: " STR_FMT "\n", (int)(end - at),
		    all.p + at);
	}
	tap_ok(tried > 10 && unseen == 0,
	    arena_printf(a, "C01 %s: each of %zu texts is missed in %s", path,
		tried, lang_code(lang))
		.p);
}

/* ---- the same in all of them ----------------------------------------- */

#define HEAD                                                             \
	"statement s {\n\tnb \"S\" nn \"S\" en \"S\"\n\tversion 1.0.0\n" \
	"\tlanguages nb, nn, en\n}\n\ncontroller c {\n\tname \"C\"\n}\n\n"

static const struct {
	const char *name, *label;
	const char *says[LANG_COLUMNS]; /* nb, nn, en */
	const char *code;               /* of a message, or NULL */
} cases[] = {
	{ "once for all", "in all languages \"Nkom\"",
	    { "Nkom", "Nkom", "Nkom" }, NULL },
	{ "in Norwegian words", "på alle målformer \"Nkom\"",
	    { "Nkom", "Nkom", "Nkom" }, NULL },
	{ "but for one, behind it", "in all languages \"Koret\" en \"Choir\"",
	    { "Koret", "Koret", "Choir" }, NULL },
	{ "but for one, before it", "en \"Choir\" in all languages \"Koret\"",
	    { "Koret", "Koret", "Choir" }, NULL },
	{ "on another line", "in all languages \"Koret\"\n\ten \"Choir\"",
	    { "Koret", "Koret", "Choir" }, NULL },
	{ "said twice", "in all languages \"A\" in all languages \"B\"",
	    { "A", "A", "A" }, "said_twice" },
	{ "for no language that is left",
	    "nb \"A\" nn \"A\" en \"A\" in all languages \"A\"",
	    { "A", "A", "A" }, "said_twice" },
	{ "a language twice", "en \"A\" in all languages \"B\" en \"C\"",
	    { "B", "B", "A" }, "said_twice" },
	{ "without a text", "in all languages", { NULL, NULL, NULL },
	    "expected_after" },
	{ "in no list of languages",
	    "nb \"A\" nn \"A\" en \"A\"\n\tweb in all "
	    "languages \"x\"",
	    { "A", "A", "A" }, "expected" },
};

static struct str
recipient(const char *label)
{
	return arena_printf(a, HEAD "recipient r {\n\t%s\n}\n", label);
}

static void
the_same(void)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct lang_findings fs;
		const struct statement *st =
		    compiled(recipient(cases[i].label), &fs);
		bool ok = cases[i].code == NULL ? st != NULL && fs.n == 0
						: found(&fs, cases[i].code);

		for (int l = 0; st != NULL && l < LANG_COLUMNS; l++)
			ok = ok && cases[i].says[l] != NULL &&
			     str_is(st->recipients[0].n.label.in[l],
				 cases[i].says[l]);
		tap_ok(ok, arena_printf(a, "C01 %s", cases[i].name).p);
		for (size_t k = 0; !ok && k < fs.n; k++)
			printf("# %s\n", fs.at[k].code);
	}
}

static size_t
changes(const char *was, const char *is)
{
	struct lang_findings fs[2] = { { 0 }, { 0 } };
	struct diff d;

	if (lang_diff(a, recipient(was), recipient(is), LANG_EN, &d, fs) !=
	    ERR_OK)
		return SIZE_MAX;
	return d.n;
}

static void
compared(void)
{
	tap_ok(changes("nb \"X\" nn \"X\" en \"X\"",
		   "in all languages \"X\"") == 0,
	    "to say it once is no change");
	tap_ok(changes("nb \"X\" nn \"X\" en \"Y\"",
		   "in all languages \"X\" en \"Y\"") == 0,
	    "nor beside another");
	tap_ok(changes("in all languages \"X\"", "in all languages \"Y\"") == 3,
	    "another text is one in each language");
	tap_ok(changes("in all languages \"X\"",
		   "in all languages \"X\" en \"Y\"") == 1,
	    "another in one language is one");
}

static void
tidied(void)
{
	struct str file = recipient("in all languages \"X\" en \"Y\"");
	struct lang_findings fs = { 0 };
	struct buf b, c;

	buf_init(&b, 1 << 16);
	buf_init(&c, 1 << 16);
	tap_ok(lang_print(a, file, LANG_KEYWORDS_NB, LANG_EN, &b, &fs) ==
		       ERR_OK &&
		   str_find(buf_str(&b), STR("på alle språk \"X\" en \"Y\"")) !=
		       SIZE_MAX,
	    "it has its Norwegian words");
	tap_ok(lang_print(a, buf_str(&b), LANG_KEYWORDS_EN, LANG_EN, &c, &fs) ==
		       ERR_OK &&
		   str_eq(buf_str(&c), file),
	    "and comes back");
	buf_release(&b);
	buf_release(&c);
}

/* Two spellings of one keyword; a type of field is called so too. */
static void
spelled(void)
{
	static const char *const words[] = { "målformer", "språk" };
	struct lang_findings fs = { 0 };
	struct buf nb, en;

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		struct str file = arena_printf(a,
		    "erklæring s {\n\tpå alle %s \"S\"\n\t%s nb\n}\n\n"
		    "behandlingsansvarlig c {\n\tnavn \"C\"\n}\n\n"
		    "felt maal språk {\n\tnb \"Språk\"\n}\n",
		    words[i], words[i]);

		buf_init(&nb, 1 << 16);
		buf_init(&en, 1 << 16);
		tap_ok(lang_print(a, file, LANG_KEYWORDS_KEEP, LANG_EN, &nb,
			   &fs) == ERR_OK &&
			   str_find(buf_str(&nb),
			       STR("\tpå alle språk \"S\"\n\tspråk nb\n")) !=
			       SIZE_MAX,
		    words[i]);
		tap_ok(lang_print(a, file, LANG_KEYWORDS_EN, LANG_EN, &en,
			   &fs) == ERR_OK &&
			   str_find(buf_str(&en), STR("\tlanguages nb\n")) !=
			       SIZE_MAX &&
			   str_find(buf_str(&en),
			       STR("field maal language {")) != SIZE_MAX,
		    "in English, and the type of that name too");
		buf_release(&nb);
		buf_release(&en);
	}
}

static const struct item *
part(struct edit *e)
{
	return edit_find(e, KW_RECIPIENT, STR("r"));
}

static void
answered(void)
{
	struct lang_findings fs;
	const struct statement *st;
	struct edit e;

	if (edit_open(&e, recipient("in all languages \"X\"")) != ERR_OK) {
		tap_ok(false, "opened");
		return;
	}
	tap_str(edit_text(part(&e), LANG_NN)->value, STR("X"),
	    "the guide reads it in each language");
	edit_set_text(&e, part(&e), LANG_EN, STR("Y"), true);
	st = compiled(buf_str(&e.text), &fs);
	tap_ok(st != NULL &&
		   str_is(st->recipients[0].n.label.in[LANG_EN], "Y") &&
		   str_is(st->recipients[0].n.label.in[LANG_NB], "X"),
	    "and an answer in one language is for that one");
	edit_close(&e);
}

/* A whole label takes the place of a whole label. */
static enum err
load(void *self, struct str name, struct str *out)
{
	(void)self;
	(void)name;
	*out = recipient("nb \"A\" nn \"A\" en \"B\"");
	return ERR_OK;
}

static void
composed(void)
{
	struct lang_findings fs = { 0 };
	struct overlay ov;
	enum err e = lang_compose(a, STR("part.vern"),
	    STR("statement p extends \"base.vern\" {\n\tversion 1.0.1\n}\n\n"
		"recipient r {\n\tin all languages \"C\"\n}\n"),
	    load, NULL, LANG_EN, &ov, &fs);
	const struct statement *st =
	    e == ERR_OK ? compiled(ov.text, &fs) : NULL;

	tap_ok(st != NULL &&
		   str_is(st->recipients[0].n.label.in[LANG_EN], "C") &&
		   str_is(st->recipients[0].n.label.in[LANG_NB], "C"),
	    "an overlay says another label for all languages");
}

int
main(void)
{
	a = arena_new((size_t)1 << 30);
	each_text("statements/ntnu-alumni.vern", LANG_NN);
	each_text("statements/ntnu-alumni.vern", LANG_EN);
	each_text("test/unit/lang_further.vern", LANG_DE);
	each_text("test/unit/lang_check.vern", LANG_EN);
	the_same();
	compared();
	tidied();
	spelled();
	answered();
	composed();
	arena_free(a);
	return tap_done();
}
