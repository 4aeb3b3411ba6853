/* SPDX-License-Identifier: EUPL-1.2 */
/* UTF-8, what a person may type, folding and the Norwegian order. */
#include "base/limits.h"
#include "tap.h"

static struct arena *a;

static void
test_utf8(void)
{
	static const char *bad[] = { "\x80", "\xbf", "\xc3", "\xc3\x28",
		"\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xe0\x9f\xbf",
		"\xe2\x82", "\xe2\x28\xa1", "\xed\xa0\x80", "\xed\xbf\xbf",
		"\xf0\x80\x80\xaf", "\xf0\x8f\xbf\xbf", "\xf0\x9f\x98",
		"\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xf8\x88\x80\x80\x80",
		"\xfe", "\xff", "ok\xff", "\xc3\xa5\xc3" };
	static const char *good[] = { "", "a", "\xc3\xa5", "\xe2\x82\xac",
		"\xed\x9f\xbf", "\xee\x80\x80", "\xf0\x90\x80\x80",
		"\xf4\x8f\xbf\xbf", "\xef\xbf\xbf" };
	struct str s;
	size_t i;

	for (i = 0; i < ARRAY_LEN(bad); i++)
		tap_ok(!utf8_valid(str_of(bad[i])), "ill-formed UTF-8");
	for (i = 0; i < ARRAY_LEN(good); i++)
		tap_ok(utf8_valid(str_of(good[i])), "well-formed UTF-8");
	s = STR("\xc3(");
	tap_ok(utf8_next(&s) == 0xFFFD && utf8_next(&s) == '(' && s.n == 0,
	    "one bad byte does not take its neighbour");
	s = STR("\xf0\x9f\x98\x80");
	tap_ok(utf8_next(&s) == 0x1F600 && s.n == 0, "four bytes");
	tap_ok(utf8_length(STR("bl\xc3\xa5\xff")) == 4, "utf8_length");
	tap_ok(utf8_valid(STR("\0")), "NUL is well formed");
}

static void
test_clean_refuses(void)
{
	static const struct {
		const char *name;
		struct str text;
		enum err want;
	} cases[] = {
		{ "NUL", { "a\0b", 3 }, ERR_INVALID },
		{ "NUL at the end", { "ab", 3 }, ERR_INVALID },
		{ "line feed", STR_INIT("a\nb"), ERR_INVALID },
		{ "carriage return", STR_INIT("a\rb"), ERR_INVALID },
		{ "CR LF and a header", STR_INIT("a\r\nBcc: b"), ERR_INVALID },
		{ "tab inside", STR_INIT("a\tb"), ERR_INVALID },
		{ "escape", STR_INIT("\x1b[31mred"), ERR_INVALID },
		{ "bell", STR_INIT("a\a"), ERR_INVALID },
		{ "delete", STR_INIT("a\x7f"), ERR_INVALID },
		{ "next line U+0085", STR_INIT("a\xc2\x85z"), ERR_INVALID },
		{ "C1 control U+009B", STR_INIT("a\xc2\x9b"), ERR_INVALID },
		{ "line separator U+2028", STR_INIT("a\xe2\x80\xa8z"),
		    ERR_INVALID },
		{ "paragraph separator", STR_INIT("a\xe2\x80\xa9z"),
		    ERR_INVALID },
		{ "U+202A", STR_INIT("a\xe2\x80\xaaz"), ERR_INVALID },
		{ "U+202B", STR_INIT("a\xe2\x80\xabz"), ERR_INVALID },
		{ "U+202C", STR_INIT("a\xe2\x80\xacz"), ERR_INVALID },
		{ "U+202D", STR_INIT("a\xe2\x80\xadz"), ERR_INVALID },
		{ "U+202E", STR_INIT("a\xe2\x80\xaegpj.exe"), ERR_INVALID },
		{ "U+2066", STR_INIT("a\xe2\x81\xa6z"), ERR_INVALID },
		{ "U+2067", STR_INIT("a\xe2\x81\xa7z"), ERR_INVALID },
		{ "U+2068", STR_INIT("a\xe2\x81\xa8z"), ERR_INVALID },
		{ "U+2069", STR_INIT("a\xe2\x81\xa9z"), ERR_INVALID },
		{ "latin-1", STR_INIT("bl\xe5"), ERR_INVALID },
		{ "overlong slash", STR_INIT("a\xc0\xafz"), ERR_INVALID },
		{ "surrogate", STR_INIT("\xed\xa0\xbd\xed\xb8\x80"),
		    ERR_INVALID },
		{ "half a letter", STR_INIT("bl\xc3"), ERR_INVALID },
		{ "too long", STR_INIT("12345678901"), ERR_TOO_BIG },
		{ "too long in letters",
		    STR_INIT("\xc3\xa5\xc3\xa5\xc3\xa5\xc3\xa5\xc3\xa5\xc3\xa5"
			     "\xc3\xa5\xc3\xa5\xc3\xa5\xc3\xa5\xc3\xa5"),
		    ERR_TOO_BIG },
	};
	struct str out = STR("kept");
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++)
		tap_err(text_clean(a, cases[i].text, 10, &out), cases[i].want,
		    cases[i].name);
	tap_err(text_clean(a, (struct str){ arena_alloc(a, 70000), 70000 }, 10,
		    &out),
	    ERR_TOO_BIG, "far too long is not even looked at");
	tap_err(text_clean_lines(a, STR("a\rb"), 10, &out), ERR_INVALID,
	    "a lone CR is no end of a line");
	tap_err(text_clean_lines(a,
		    STR("a\x0b"
			"b"),
		    10, &out),
	    ERR_INVALID, "nor is a vertical tab");
	tap_err(text_clean_lines(a, STR("a\xe2\x80\xae"), 10, &out),
	    ERR_INVALID, "an override among lines");
	tap_err(text_clean_lines(a, STR("1\n2\n3\n4\n5\n6"), 10, &out),
	    ERR_TOO_BIG, "too many lines");
	tap_ok(str_is(out, "kept"), "the output is untouched");
}

static void
test_clean(void)
{
	static const char *cases[][2] = {
		{ "", "" },
		{ " \t\r\n ", "" },
		{ "  Kari  Nordmann\n", "Kari Nordmann" },
		{ "\xc2\xa0Kari\xe2\x80\x83\xe3\x80\x80N\xc2\xa0", "Kari N" },
		{ "Bla\xcc\x8a", "Bl\xc3\xa5" },
		{ "\xe2\x84\xab", "\xc3\x85" },
		{ "\xef\xbd\x81", "\xef\xbd\x81" },
		{ "O'Brien", "O'Brien" },
		{ "<b>&\"'", "<b>&\"'" },
		{ "'; --", "'; --" },
		{ "=1+1", "=1+1" },
		{ "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac",
		    "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac" },
		{ "\xe2\x80\x8b\xe2\x80\x8d", "" },
		{ "\xe5\xb1\xb1\xe7\x94\xb0", "\xe5\xb1\xb1\xe7\x94\xb0" },
		{ "1234567890", "1234567890" },
	};
	struct str out, again;
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		out = again = STR("?");
		tap_ok(text_clean(a, str_of(cases[i][0]), 15, &out) == ERR_OK &&
			   str_is(out, cases[i][1]) &&
			   text_clean(a, out, 15, &again) == ERR_OK &&
			   str_eq(out, again),
		    cases[i][1]);
	}
	tap_ok(text_clean(a, STR("\xc3\xa5\xc3\xa6\xc3\xb8"), 3, &out) ==
		   ERR_OK,
	    "the limit counts letters, not bytes");
	tap_ok(text_clean_lines(a, STR(" a \r\n\r\n b\tc \n"), 99, &out) ==
		       ERR_OK &&
		   str_is(out, "a\n\nb c"),
	    "lines end in LF and have no blanks at their ends");
}

static void
test_fold(void)
{
	static const char *cases[][2] = {
		{ "", "" },
		{ "  Kari\t\nNORDMANN ", "kari nordmann" },
		{ "\xc3\x86\xc3\x98\xc3\x85", "\xc3\xa6\xc3\xb8\xc3\xa5" },
		{ "A\xcc\x8a", "\xc3\xa5" },
		{ "Ren\xc3\xa9\x65", "renee" },
		{ "\xc3\x96st \xc3\x84rlig", "ost arlig" },
		{ "\xc7\xbb", "\xc3\xa5" },
		{ "\xc7\xbd\xc7\xbf", "\xc3\xa6\xc3\xb8" },
		{ "\xc5\x81\xc3\xb3\x64\xc5\xba", "lodz" },
		{ "\xc4\x90\xc3\xb0\xc5\x8b\xc5\xa7", "ddnt" },
		{ "Stra\xc3\x9f\x65", "strasse" },
		{ "\xef\xbc\xa1\xef\xbc\xa2", "ab" },
		{ "\xef\xac\x81n", "fin" },
		{ "\xc4\xb0I", "ii" },
		{ "so\xc2\xadmmer", "sommer" },
		{ "\xce\xa3\xce\xaf\xcf\x82", "\xcf\x83\xce\xb9\xcf\x83" },
		{ "bl\xe5r", "bl\xef\xbf\xbdr" },
	};
	struct str out;
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		out = text_fold(a, str_of(cases[i][0]));
		tap_str(out, str_of(cases[i][1]), cases[i][1]);
		tap_str(text_fold(a, out), out, "folding twice is folding");
	}
	tap_ok(!str_eq(text_fold(a, STR("\xc3\xb8")), text_fold(a, STR("o"))),
	    "\xc3\xb8 is not o");
	tap_ok(!str_eq(text_fold(a, STR("\xc3\xa5")), text_fold(a, STR("a"))),
	    "\xc3\xa5 is not a");
	tap_str(text_fold(a, (struct str){ "a\0b", 3 }), STR("a b"),
	    "NUL separates");
}

/* Each list is in order; equal neighbours would be a fault too. */
static void
test_order(void)
{
	static const char *lists[][16] = {
		{ "Ola", "Zorro", "\xc3\x86gir", "\xc3\x84rlig", "\xc3\xb6st",
		    "\xc3\x98yvind", "\xc3\x85", "aa", "\xc3\x85s", "Aas",
		    "Aase", NULL },
		{ "Anne", "Anne Berit", "Anne-Marie", "Anneli", "Ann\xc3\xa9li",
		    NULL },
		{ "Ivar", "Ivar 2", "Ivar Aasen", "Ivara", NULL },
		{ "Meyer", "Myller", "M\xc3\xbcller", "Mylr", "M\xc3\xb8ller",
		    NULL },
		{ "1", "10", "2", "a", NULL },
		{ "Da", "\xc4\x90\x61", "Db", "E", NULL },
		{ "Andersen", "Zahl", "\xc3\x86rlig", "\xc3\x98st",
		    "\xc3\x85sen", "\xce\x91", "\xd0\x90", "\xe5\xb1\xb1",
		    NULL },
		{ "Obama", "OBrien", "O'Brieno", "Olsen", NULL },
		{ "", "a", "b", NULL },
	};
	struct str before, key;
	size_t i, j;

	for (i = 0; i < ARRAY_LEN(lists); i++) {
		before = text_key_no(a, str_of(lists[i][0]));
		for (j = 1; lists[i][j] != NULL; j++) {
			key = text_key_no(a, str_of(lists[i][j]));
			tap_ok(str_cmp(before, key) < 0, lists[i][j]);
			before = key;
		}
	}
	tap_str(text_key_no(a, STR("  kari   NORDMANN")),
	    text_key_no(a, STR("Kari Nordmann")),
	    "blanks and case do not order");
	tap_str(text_key_no(a, STR("A\xcc\x8asen")),
	    text_key_no(a, STR("\xc3\x85sen")), "nor does the normal form");
	tap_ok(str_cmp(text_key_no(a, STR("Baa")), text_key_no(a, STR("Bz"))) >
		   0,
	    "aa is \xc3\xa5 inside a word");
	tap_ok(str_cmp(text_key_no(a, STR("A A")), text_key_no(a, STR("Ab"))) <
		   0,
	    "two words are not aa");
}

int
main(void)
{
	a = arena_new(1 << 22);
	test_utf8();
	test_clean_refuses();
	test_clean();
	test_fold();
	test_order();
	arena_free(a);
	return tap_done();
}
