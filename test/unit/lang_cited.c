/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is said in bokmål cites no article in the English form: the rows of the
 * tables, and each finding of the files of test/corpus/findings.
 */
#include "file.h"
#include "has.h"
#include "lang/check.h"
#include "lang/office.h"
#include "lang/prose.h"
#include "tap.h"

#define DIR_PAIRS "test/corpus/findings"

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "13(2)", "Art. 13" within a sentence, or a word of the English names. */
static bool
is_foreign(struct str s)
{
	static const char *const words[] = { "Directive", " of ", " on ",
		"sentence", "recital", "Reg. " };

	for (size_t i = 1; i + 2 < s.n; i++)
		if (s.p[i] == '(' && digit(s.p[i - 1]) &&
		    (digit(s.p[i + 1]) || s.p[i + 2] == ')'))
			return true;
	for (size_t i = 1; i + 5 < s.n; i++)
		if (str_starts(str_sub(s, i, s.n), STR("Art. ")) &&
		    digit(s.p[i + 5]) && s.p[i - 1] != '"')
			return true;
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (has(s, words[i]))
			return true;
	return false;
}

/* What the file itself says stands in quotes, as it is written there. */
static struct str
unquoted(struct arena *a, struct str s)
{
	struct buf b;
	struct str r;
	size_t open, close;

	buf_init(&b, 65536);
	while (
	    (open = str_find(s, STR("«"))) != SIZE_MAX &&
	    (close = str_find(str_sub(s, open, s.n), STR("»"))) != SIZE_MAX) {
		buf_put(&b, str_sub(s, 0, open));
		s = str_sub(s, open + close + STR("»").n, s.n);
	}
	buf_put(&b, s);
	r = arena_str(a, buf_str(&b));
	buf_release(&b);
	return r;
}

static size_t
foreign(struct arena *a, struct str s)
{
	if (!is_foreign(unquoted(a, s)))
		return 0;
	printf("# " STR_FMT "\n", STR_ARG(s));
	return 1;
}

static void
tables(struct arena *a)
{
	size_t n, bad = 0;
	const struct lang_rule *r = lang_rules(&n);
	const struct lang_message *m;
	const struct grammar_construct *c;
	const struct grammar_property *p;

	for (size_t i = 0; i < n; i++)
		bad +=
		    foreign(a, str_of(r[i].reason_nb)) +
		    foreign(a, str_of(r[i].remedy_nb)) +
		    foreign(a, lang_article(a, str_of(r[i].article), LANG_NB));
	tap_ok(bad == 0, "the rows of the findings");
	m = lang_messages(&n);
	bad = 0;
	for (size_t i = 0; i < n; i++)
		bad += foreign(a, str_of(m[i].text[1])) +
		       foreign(a, str_of(m[i].remedy[1]));
	tap_ok(bad == 0, "the messages of the compiler");
	c = grammar_constructs(&n);
	bad = 0;
	for (size_t i = 0; i < n; i++)
		bad += foreign(a, str_of(c[i].about.nb));
	p = grammar_properties(&n);
	for (size_t i = 0; i < n; i++)
		bad += foreign(a, str_of(p[i].about.nb));
	tap_ok(bad == 0, "the grammar");
	bad = 0;
	for (int d = 0; d < DUTY_MAX; d++)
		bad += foreign(a, lang_duty((enum duty)d, LANG_NB));
	tap_ok(bad == 0, "what the office does");
}

static void
file_of(struct arena *a, const char *code)
{
	const struct date today = { 2026, 3, 1 };
	struct lang_findings fs = { 0 };
	const struct statement *st;
	struct str bytes =
	    read_whole(a, arena_printf(a, DIR_PAIRS "/%s.vern", code).p);
	size_t bad = 0;

	if (lang_compile(a, bytes, LANG_NB, &st, &fs) == ERR_OK)
		lang_check(a, st, today, LANG_NB, &fs);
	for (size_t i = 0; i < fs.n; i++)
		bad += foreign(a, fs.at[i].text) + foreign(a, fs.at[i].remedy);
	tap_ok(fs.n > 0 && bad == 0, code);
}

static const struct {
	const char *article, *nb;
} articles[] = {
	{ "Art. 13(1)(a)", "art. 13 nr. 1 bokstav a" },
	{ "Art. 13(2)(b)-(d)", "art. 13 nr. 2 bokstav b–d" },
	{ "Art. 9(2)(b), (g)-(j)", "art. 9 nr. 2 bokstav b og g–j" },
	{ "Art. 7(3), 21(2)-(3)", "art. 7 nr. 3 og art. 21 nr. 2–3" },
	{ "Art. 35(1), (3)", "art. 35 nr. 1 og 3" },
	{ "Art. 6(1), last sentence", "art. 6 nr. 1, siste punktum" },
	{ "ePrivacy Directive Art. 5(3)",
	    "kommunikasjonsverndirektivet art. 5 nr. 3" },
	{ "språklova § 13", "språklova § 13" },
	{ "", "" },
};

int
main(void)
{
	struct arena *a = arena_new((size_t)1 << 30);
	size_t n;
	const struct lang_rule *r = lang_rules(&n);

	for (size_t i = 0; i < ARRAY_LEN(articles); i++) {
		struct str article = str_of(articles[i].article);

		tap_str(lang_article(a, article, LANG_NB),
		    str_of(articles[i].nb), articles[i].nb);
		tap_str(lang_article(a, article, LANG_EN), article,
		    articles[i].article);
	}
	tables(a);
	for (size_t i = 0; i < n; i++)
		file_of(a, r[i].code);
	arena_free(a);
	return tap_done();
}
