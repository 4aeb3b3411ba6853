/* SPDX-License-Identifier: EUPL-1.2 */
/* Forms and queries: percent escapes, UTF-8, limits. */
#include "http/http.h"
#include "tap.h"

#define C(s)                     \
	{                        \
		s, sizeof(s) - 1 \
	}

static const struct {
	const char *name;
	struct str in;
	enum err want;
	const char *get, *value; /* value of the field called get */
	size_t n;
} cases[] = {
	{ "escape cut short", C("a=%"), ERR_INVALID, NULL, NULL, 0 },
	{ "escape with one digit", C("a=%4"), ERR_INVALID, NULL, NULL, 0 },
	{ "escape of letters", C("a=%gg"), ERR_INVALID, NULL, NULL, 0 },
	{ "escape with sign", C("a=%+1"), ERR_INVALID, NULL, NULL, 0 },
	{ "escape over the separator", C("a=%4&b=1"), ERR_INVALID, NULL, NULL,
	    0 },
	{ "escaped NUL", C("a=%00"), ERR_INVALID, NULL, NULL, 0 },
	{ "raw NUL", C("a=b\0c"), ERR_INVALID, NULL, NULL, 0 },
	{ "NUL in a name", C("%00=b"), ERR_INVALID, NULL, NULL, 0 },
	{ "lone continuation byte", C("a=%80"), ERR_INVALID, NULL, NULL, 0 },
	{ "Latin-1", C("a=%E6"), ERR_INVALID, NULL, NULL, 0 },
	{ "overlong slash", C("a=%C0%AF"), ERR_INVALID, NULL, NULL, 0 },
	{ "surrogate", C("a=%ED%A0%80"), ERR_INVALID, NULL, NULL, 0 },
	{ "beyond Unicode", C("a=%F4%90%80%80"), ERR_INVALID, NULL, NULL, 0 },
	{ "bad name", C("%ff=b"), ERR_INVALID, NULL, NULL, 0 },
	{ "empty text has no fields", C(""), ERR_OK, "a", NULL, 0 },
	{ "only separators", C("&&&"), ERR_OK, "a", NULL, 0 },
	{ "one field", C("a=b"), ERR_OK, "a", "b", 1 },
	{ "empty parts are skipped", C("&a=b&&c=d&"), ERR_OK, "c", "d", 2 },
	{ "no equals sign", C("a&b=1"), ERR_OK, "a", "", 2 },
	{ "empty value", C("a="), ERR_OK, "a", "", 1 },
	{ "empty name", C("=b"), ERR_OK, "", "b", 1 },
	{ "second equals sign", C("a=b=c"), ERR_OK, "a", "b=c", 1 },
	{ "plus is a blank", C("a+b=c+d"), ERR_OK, "a b", "c d", 1 },
	{ "escaped plus", C("a=%2B"), ERR_OK, "a", "+", 1 },
	{ "escaped separators", C("a=%26%3D"), ERR_OK, "a", "&=", 1 },
	{ "Norwegian letters", C("navn=%C3%86%c3%b8"), ERR_OK, "navn",
	    "\303\206\303\270", 1 },
	{ "raw UTF-8", C("a=\303\245"), ERR_OK, "a", "\303\245", 1 },
	{ "first of two counts", C("a=1&a=2"), ERR_OK, "a", "1", 2 },
	{ "names have case", C("A=1"), ERR_OK, "a", NULL, 1 },
	{ "decoded once", C("a=%2541"), ERR_OK, "a", "%41", 1 },
	{ "semicolon separates nothing", C("a=1;b=2"), ERR_OK, "a", "1;b=2",
	    1 },
};

static const struct {
	const char *name;
	struct str in;
	enum err want;
	const char *value;
} paths[] = {
	{ "escaped slash", C("a%2fb"), ERR_INVALID, NULL },
	{ "escaped slash, upper case", C("..%2F.."), ERR_INVALID, NULL },
	{ "raw slash", C("a/b"), ERR_INVALID, NULL },
	{ "segment with NUL", C("a%00"), ERR_INVALID, NULL },
	{ "segment cut short", C("a%2"), ERR_INVALID, NULL },
	{ "segment in Latin-1", C("%E5"), ERR_INVALID, NULL },
	{ "plain segment", C("me"), ERR_OK, "me" },
	{ "empty segment", C(""), ERR_OK, "" },
	{ "plus stays in a path", C("a+b"), ERR_OK, "a+b" },
	{ "escapes in a path", C("a%20b%C3%A6"), ERR_OK, "a b\303\246" },
};

static void
test_limit(struct arena *a)
{
	static char many[4 * (LIMIT_FORM_FIELDS + 1)];
	struct params ps;

	for (size_t i = 0; i <= LIMIT_FORM_FIELDS; i++)
		memcpy(many + 4 * i, "a=b&", 4);
	tap_err(params_parse(a, (struct str){ many, sizeof(many) }, &ps),
	    ERR_TOO_BIG, "one field more than the limit");
	tap_err(params_parse(a, (struct str){ many, sizeof(many) - 4 }, &ps),
	    ERR_OK, "fields up to the limit");
	tap_ok(ps.n == LIMIT_FORM_FIELDS, "and all of them");
}

int
main(void)
{
	struct arena *a = arena_new(1 << 20);
	struct params ps = { 0 };
	struct str got;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		enum err e = params_parse(a, cases[i].in, &ps);

		tap_err(e, cases[i].want, cases[i].name);
		if (e != ERR_OK)
			continue;
		got = params_get(&ps, cases[i].get);
		tap_ok(ps.n == cases[i].n, "number of fields");
		if (cases[i].value == NULL)
			tap_ok(got.p == NULL, "no such field");
		else
			tap_str(got, str_of(cases[i].value), cases[i].name);
	}
	for (size_t i = 0; i < ARRAY_LEN(paths); i++) {
		enum err e = path_decode(a, paths[i].in, &got);

		tap_err(e, paths[i].want, paths[i].name);
		if (e == ERR_OK)
			tap_str(got, str_of(paths[i].value), paths[i].name);
	}
	test_limit(a);
	arena_free(a);
	return tap_done();
}
