/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What has one cause is found once: of a purpose with several bases, with whom
 * they are for, and of a fact of which another finding says it already.
 */
#include <string.h>

#include "compiled.h"
#include "lang/check.h"
#include "tap.h"

#define HEAD                                                                 \
	"statement s {\n\ten \"S\"\n\tlanguages en\n}\n"                     \
	"controller c {\n\tname \"C\"\n}\n"                                  \
	"kind of person adult {\n\ten \"adult\"\n\tby own registration\n}\n" \
	"kind of person child {\n\ten \"child\"\n\tby own registration\n}\n" \
	"kind of person parent {\n\ten \"parent\"\n\tby own registration\n}\n"
#define WEIGHED "\t\tinterest en \"I.\"\n\t\tbalancing test en \"B.\"\n"
#define ON(kind, more) \
	"\tbasis legitimate interest for " kind " {\n" more "\t}\n"
#define PURPOSE(bases) "purpose p {\n\ten \"P\"\n" bases "}\n"

static const struct once_case {
	const char *name, *lines, *code;
	size_t n;
	const char *says; /* part of the first; NULL */
} cases[] = {
	{ "undated for two of three",
	    PURPOSE(ON("adult", WEIGHED) ON("child",
		WEIGHED "\t\tassessed 2026-01-01\n") ON("parent", WEIGHED)),
	    "assessment_undated", 1, "“p” (adult, parent) has no date" },
	{ "undated for everybody",
	    PURPOSE("\tbasis legitimate interest {\n" WEIGHED "\t}\n"),
	    "assessment_undated", 1, "“p” has no date" },
	{ "dated",
	    PURPOSE("\tbasis legitimate interest {\n" WEIGHED
		    "\t\tassessed 2026-01-01\n\t}\n"),
	    "assessment_undated", 0, NULL },
	{ "no test, and so none to date",
	    PURPOSE("\tbasis legitimate interest {\n\t\tinterest en "
		    "\"I.\"\n\t}\n"),
	    "assessment_undated", 0, NULL },
	{ "… which is found",
	    PURPOSE("\tbasis legitimate interest {\n\t\t"
		    "interest en \"I.\"\n\t}\n"),
	    "balancing_missing", 1, "without a balancing test" },
	{ "no test for two",
	    PURPOSE(ON("adult", "\t\tinterest en \"I.\"\n")
		    ON("child", "\t\tinterest en \"I.\"\n")),
	    "balancing_missing", 1, NULL },
	{ "other things missing for two",
	    PURPOSE(ON("adult", "\t\tinterest en \"I.\"\n")
		    ON("child", "\t\tbalancing test en \"B.\"\n")),
	    "balancing_missing", 2, "without a balancing test" },
	{ "old for two",
	    PURPOSE(ON("adult", WEIGHED "\t\tassessed 2020-01-01\n")
		    ON("child", WEIGHED "\t\tassessed 2021-01-01\n")),
	    "assessment_old", 1, "“p” (adult, child) is more" },
	{ "no necessity for two",
	    PURPOSE(ON("adult", WEIGHED) ON("child", WEIGHED)),
	    "necessity_missing", 1, "“p” (adult, child) needs" },
	{ "three bases for the same",
	    PURPOSE("\tbasis contract\n"
		    "\tbasis vital interests\n\tbasis consent\n"),
	    "two_bases", 1, NULL },
	{ "law without a provision for two",
	    PURPOSE("\tbasis legal obligation for adult\n"
		    "\tbasis public task for child\n"),
	    "provision_missing", 1, "“p” (adult, child) rests" },
	{ "law without a provision for all, and for some",
	    PURPOSE("\tbasis legal obligation\n"
		    "\tbasis public task for child\n"),
	    "provision_missing", 1, "“p” rests" },
	{ "a transfer to nobody knows where", "transfer t {\n\ten \"T\"\n}\n",
	    "possible_transfer", 1, NULL },
	{ "… which is not incomplete too", "transfer t {\n\ten \"T\"\n}\n",
	    "fact_incomplete", 0, NULL },
	{ "a test with real people on no basis",
	    "test use t {\n\ten \"T\"\n}\n", "test_use_no_basis", 1, NULL },
	{ "… which is not incomplete too", "test use t {\n\ten \"T\"\n}\n",
	    "fact_incomplete", 0, NULL },
	{ "but one for a purpose is",
	    PURPOSE("\tbasis contract\n") "test use t {\n\ten \"T\"\n\tfor "
					  "purposes p\n}\n",
	    "fact_incomplete", 1, "“compatible because”" },
};

static void
one(struct arena *a, const struct once_case *c)
{
	const struct date today = { 2026, 3, 1 };
	const struct statement *st =
	    compiled_bytes(a, arena_printf(a, HEAD "%s", c->lines));
	struct lang_findings f = { 0 };
	const struct lang_finding *first = NULL;
	size_t n = 0;

	if (!tap_ok(st != NULL, arena_printf(a, "%s: compiles", c->name).p))
		return;
	lang_check(a, st, today, LANG_EN, &f);
	for (size_t i = 0; i < f.n; i++) {
		if (strcmp(f.at[i].code, c->code) != 0)
			continue;
		first = first == NULL ? &f.at[i] : first;
		n++;
	}
	tap_ok(n == c->n &&
		   (c->says == NULL || first == NULL ||
		       str_find(first->text, str_of(c->says)) != SIZE_MAX),
	    arena_printf(a, "%s: %s", c->name, c->code).p);
}

int
main(void)
{
	struct arena *a = arena_new((size_t)64 << 20);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		one(a, &cases[i]);
	arena_free(a);
	return tap_done();
}
