/* SPDX-License-Identifier: EUPL-1.2 */
/* Which findings are to be mended first, and by when the others. */
#include "lang/check.h"
#include "tap.h"

#define NOW(code_)                                  \
	{                                           \
		LANG_ERROR, LANG_NOW, .code = code_ \
	}
#define NOW_W(code_)                                  \
	{                                             \
		LANG_WARNING, LANG_NOW, .code = code_ \
	}
#define LATER_W(code_)                                  \
	{                                               \
		LANG_WARNING, LANG_LATER, .code = code_ \
	}
#define SOON(code_)                                  \
	{                                            \
		LANG_ERROR, LANG_SOON, .code = code_ \
	}
#define LATER(code_)                                  \
	{                                             \
		LANG_ERROR, LANG_LATER, .code = code_ \
	}

struct order {
	const char *name;
	struct lang_finding at[6];
	size_t n;
	const char *first[LANG_FIRST];
};
static struct order orders[] = {
	{ "nothing found, nothing first", { { 0 } }, 0, { NULL } },
	{ "one is first", { SOON("a") }, 1, { "a" } },
	{ "what misleads before what is missing",
	    { LATER("late"), SOON("soon"), NOW("now"), LATER("last") }, 4,
	    { "now", "soon", "late" } },
	{ "an error before a warning", { NOW_W("w"), NOW("e"), NOW("f") }, 3,
	    { "e", "f", "w" } },
	{ "an error that can wait before a warning that cannot",
	    { NOW_W("w"), LATER("e"), SOON("f") }, 3, { "f", "e", "w" } },
	{ "of warnings, what misleads first", { LATER_W("l"), NOW_W("w") }, 2,
	    { "w", "l" } },
	{ "as they stand in the file",
	    { NOW("a"), NOW("b"), NOW("c"), NOW("d") }, 4, { "a", "b", "c" } },
	{ "no code twice while there is another",
	    { NOW("a"), NOW("a"), NOW("a"), LATER("b"), SOON("c") }, 5,
	    { "a", "c", "b" } },
	{ "twice when there is none", { NOW("a"), NOW("a") }, 2, { "a", "a" } },
};

static void
order(struct order *o)
{
	struct lang_findings f = { .at = o->at, .n = o->n };
	size_t first[LANG_FIRST], n = lang_first(&f, first);
	bool ok = n == (o->n < LANG_FIRST ? o->n : LANG_FIRST);

	for (size_t i = 0; ok && i < n; i++) {
		ok = strcmp(f.at[first[i]].code, o->first[i]) == 0;
		for (size_t k = 0; k < i; k++)
			ok = ok && first[i] != first[k];
	}
	tap_ok(ok, o->name);
}

static void
dates(void)
{
	const struct date today = { 2026, 1, 31 };
	const struct lang_finding now = NOW("a"), soon = SOON("a"),
				  later = LATER("a");
	struct date d = lang_mend_by(&now, today);

	tap_ok(d.month == 2 && d.day == 14, "two weeks");
	d = lang_mend_by(&soon, today);
	tap_ok(d.month == 2 && d.day == 28, "a month, which February ends");
	d = lang_mend_by(&later, today);
	tap_ok(d.month == 4 && d.day == 30, "three months");
}

static void
printed(struct arena *a)
{
	struct lang_finding at[] = { LATER("late"), SOON("soon"), NOW("now"),
		NOW("more"), SOON("soon") };
	struct lang_findings f = { .at = at, .n = ARRAY_LEN(at) };
	struct buf b;
	struct str s;

	buf_init(&b, 1 << 16);
	lang_print_first(&b, &f, (struct date){ 2026, 1, 31 }, LANG_EN);
	s = arena_str(a, buf_str(&b));
	tap_ok(str_find(s, STR("  1. line 0:  [now]")) != SIZE_MAX &&
		   str_find(s, STR("  3. line 0:  [soon]")) != SIZE_MAX,
	    "the three");
	tap_ok(str_find(s, STR("  2026-02-28: soon\n")) != SIZE_MAX &&
		   str_find(s, STR("  2026-04-30: late\n")) != SIZE_MAX,
	    "the others by date, each code once");
	buf_reset(&b);
	lang_print_first(&b, &f, (struct date){ 2026, 1, 31 }, LANG_NB);
	tap_ok(str_find(buf_str(&b), STR("rett først:")) != SIZE_MAX,
	    "in Norwegian");
	buf_reset(&b);
	f.n = 0;
	lang_print_first(&b, &f, (struct date){ 2026, 1, 31 }, LANG_EN);
	tap_ok(buf_str(&b).n == 0, "nothing of nothing");
	f.n = 1;
	lang_print_first(&b, &f, (struct date){ 2026, 1, 31 }, LANG_EN);
	tap_ok(str_find(buf_str(&b), STR("others")) == SIZE_MAX,
	    "no others when there are none");
	buf_release(&b);
}

int
main(void)
{
	struct arena *a = arena_new(1 << 20);

	for (size_t i = 0; i < ARRAY_LEN(orders); i++)
		order(&orders[i]);
	dates();
	printed(a);
	arena_free(a);
	return tap_done();
}
