/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Findings of the check as changes of a statement that has none: one that
 * brings the finding, and one beside it that does not. test/unit/lang_pairs.c
 * has a pair of files for every finding.
 */
#include <stdlib.h>

#include "file.h"
#include "lang/check.h"
#include "lang_check_cases.h"
#include "tap.h"

/* ${text} with the edits; STR_NONE when one does not apply. */
static struct str
edited(struct arena *a, struct str text, const char *const *edits)
{
	for (int i = 0; i < EDITS && edits[i] != NULL; i += 2) {
		struct str from = str_of(edits[i]), to = str_of(edits[i + 1]);
		size_t at = str_find(text, from);

		if (at == SIZE_MAX) {
			printf("# nothing to edit: %s\n", edits[i]);
			return STR_NONE;
		}
		text = arena_printf(a, STR_FMT STR_FMT STR_FMT, (int)at, text.p,
		    STR_ARG(to), (int)(text.n - at - from.n),
		    text.p + at + from.n);
	}
	return text;
}

static size_t
count(const struct lang_findings *f, const char *code)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += strcmp(f->at[i].code, code) == 0;
	return n;
}

static bool
run(struct arena *a, struct str text, struct lang_findings *f, enum lang l)
{
	const struct date today = { 2026, 3, 1 };
	const struct statement *st;

	*f = (struct lang_findings){ .n = 0 };
	if (text.n == 0)
		return false;
	if (lang_compile(a, text, LANG_EN, &st, f) != ERR_OK) {
		for (size_t i = 0; i < f->n && i < 3; i++)
			printf("# line %u: %s: " STR_FMT "\n",
			    f->at[i].pos.line, f->at[i].code,
			    STR_ARG(f->at[i].text));
		return false;
	}
	lang_check(a, st, today, l, f);
	return true;
}

static void
test_case(struct arena *a, struct str base, const struct check_case *c)
{
	struct lang_findings f;
	const char *name =
	    arena_cstr(a, arena_printf(a, "%s: %s", c->row, c->code));
	bool ok = run(a, edited(a, base, c->with), &f, LANG_EN) &&
		  count(&f, c->code) == 1;

	if (!tap_ok(ok, name)) {
		for (size_t i = 0; i < f.n; i++)
			printf("# found %s line %u\n", f.at[i].code,
			    f.at[i].pos.line);
	}
	name = arena_cstr(a,
	    arena_printf(a, "%s: beside it, no %s", c->row, c->code));
	ok = run(a, edited(a, base, c->without), &f, LANG_EN) &&
	     count(&f, c->code) == 0;
	tap_ok(ok, name);
}

/* A compiled statement may come from elsewhere than the parser. */
static void
test_by_hand(struct arena *a, struct str base)
{
	const struct date today = { 2026, 3, 1 };
	const struct statement *st;
	struct statement by_hand;
	struct controller first;
	struct lang_findings f = { .n = 0 };

	if (lang_compile(a, base, LANG_EN, &st, &f) != ERR_OK)
		return;
	by_hand = *st;
	first = by_hand.controllers[0];
	by_hand.controllers = &first;
	first.dpo.contact = (struct contact){ .email = STR_NONE };
	lang_check(a, &by_hand, today, LANG_EN, &f);
	tap_ok(count(&f, "dpo_no_contact") == 1, "an officer without address");
	f = (struct lang_findings){ .n = 0 };
	first.dpo.status = DPO_NOT_REQUIRED;
	lang_check(a, &by_hand, today, LANG_EN, &f);
	tap_ok(count(&f, "dpo_no_contact") == 0 &&
		   count(&f, "dpo_no_reason") == 1,
	    "none required, and no reason");
	f = (struct lang_findings){ .n = 0 };
	first.dpo.reason.in[LANG_NB] = STR("Laget er lite.");
	lang_check(a, &by_hand, today, LANG_EN, &f);
	tap_ok(count(&f, "dpo_no_reason") == 0, "a reason is given");
}

int
main(void)
{
	struct arena *a = arena_new(1 << 30);
	struct str base = read_whole(a, "test/unit/lang_check.vern");
	struct lang_findings f;

	tap_ok(run(a, base, &f, LANG_EN) && f.n == 0,
	    "the clean statement has no findings");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		test_case(a, base, &cases[i]);
	test_by_hand(a, base);
	if (run(a, edited(a, base, cases[0].with), &f, LANG_NB) && f.n == 1)
		tap_ok(str_find(f.at[0].text, STR("mangler")) != SIZE_MAX,
		    "messages in bokmål");
	arena_free(a);
	return tap_done();
}
