/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The cell of the record that says when what a purpose uses is erased
 * (Art. 30(1)(f)): which lines fill it, which do not, and what is said where
 * none does.
 */
#include "compiled.h"

#define FORM(head, lines)                                                     \
	"statement s {\n\ten \"S\"\n\tlanguages en\n" head "}\n"              \
	"controller us {\n\tname \"Us\"\n}\n"                                 \
	"kind of person guest {\n\ten \"guest\"\n\tplural en \"guests\"\n"    \
	"\tnot in the register\n}\n"                                          \
	"event filled {\n\ten \"the position has been filled\"\n}\n"          \
	"field application text {\n\ten \"Application\"\n\tfrom the person\n" \
	"}\n"                                                                 \
	"field letter text {\n\ten \"Letter\"\n\tfrom the person\n}\n" lines
#define PRINTED(lines) FORM("\tprinted only\n", lines)
#define SERVED(lines)  FORM("", lines)
#define TIPS(lines)                                                     \
	"purpose tips {\n\ten \"Tips\"\n\tfor guest\n" lines "\tbasis " \
	"consent\n}\n"
#define USES            TIPS("\tusing application\n")
#define KEEP(of, lines) "keep fields " of " {\n" lines "}\n"
#define FOR_TIPS        "\tfor purposes tips\n"

static const struct {
	const char *name, *file;
	bool found;
} cases[] = {
	{ "nothing is said", PRINTED(USES), true },
	{ "the field goes when something happens",
	    PRINTED(USES KEEP("application", "\twhen filled: delete\n")),
	    false },
	{ "another field goes",
	    PRINTED(USES KEEP("letter", "\twhen filled: delete\n")), true },
	{ "a server keeps none of whom it knows nothing",
	    SERVED(USES KEEP("application", "\twhen filled: delete\n")), true },
	{ "what is kept for good is said too",
	    PRINTED(USES KEEP("application",
		"\twhen created: block\n\tkept for good\n\tprovision "
		"\"lov A\"\n")),
	    false },
	{ "blocked, and not said for how long",
	    PRINTED(USES KEEP("application",
		"\twhen created: block\n\tprovision \"lov A\"\n")),
	    true },
	{ "an archive is not what else it uses",
	    PRINTED(USES "archive a {\n\ten \"A\"\n\tholds en \"minutes\"\n"
			 "\tkept for good\n" FOR_TIPS "}\n"),
	    true },
	{ "a data category for good",
	    PRINTED(TIPS("") "data category a {\n\ten \"A\"\n\tkept for good\n"
			     "\tprovision \"lov A\"\n" FOR_TIPS "}\n"),
	    false },
	{ "a data category until something",
	    PRINTED(TIPS("") "data category a {\n\ten \"A\"\n\tkept until "
			     "filled\n" FOR_TIPS "}\n"),
	    false },
	{ "a data category that does not say",
	    PRINTED(TIPS("") "data category a {\n\ten \"A\"\n" FOR_TIPS "}\n"),
	    true },
	{ "pictures that do not say",
	    PRINTED(TIPS("") "pictures p {\n\ten \"P\"\n" FOR_TIPS "}\n"),
	    true },
	{ "pictures for a time",
	    PRINTED(TIPS(
		"") "pictures p {\n\ten \"P\"\n\tkept for 1 year\n" FOR_TIPS
		    "}\n"),
	    false },
};

/* What is advised is what mends it. */
static void
remedy(struct arena *a)
{
	const struct statement *st = compiled_bytes(a,
	    str_of(
		PRINTED(TIPS("") "pictures p {\n\ten \"P\"\n" FOR_TIPS "}\n")));
	struct lang_findings fs = { 0 };

	lang_check(a, st, (struct date){ 2026, 3, 1 }, LANG_EN, &fs);
	for (size_t i = 0; i < fs.n; i++)
		if (strcmp(fs.at[i].code, "record_no_period") == 0)
			tap_ok(str_find(fs.at[i].remedy, STR("pictures")) !=
				   SIZE_MAX,
			    "pictures are advised to say it");
}

int
main(void)
{
	struct arena *a = arena_new((size_t)1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct statement *st =
		    compiled_bytes(a, str_of(cases[i].file));

		tap_ok(st != NULL && check_finds(a, st, "record_no_period") ==
					 cases[i].found,
		    cases[i].name);
	}
	remedy(a);
	arena_free(a);
	return tap_done();
}
