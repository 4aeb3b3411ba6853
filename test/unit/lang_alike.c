/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Things that are called the same where it stands how long each is kept
 * (Art. 12(1), 13(2)(a)): they are found, and what anybody can read is marked.
 */
#include "compiled.h"
#include "said.h"

#define DATA(name, label, lines) \
	"data category " name " {\n\t" label "\n" lines "}\n"
#define LISTS(label, lines) "publication lists {\n\t" label "\n" lines "}\n"
#define LOG(label)          "log web {\n\t" label "\n\tkept for 7 days\n}\n"
#define RESULTS             "nb \"Resultater\" en \"Results\""

static const char form[] =
    "statement s {\n\tnb \"S\" en \"S\"\n\tlanguages nb, en\n}\n"
    "controller us {\n\tname \"Us\"\n}\n"
    "purpose news {\n\tnb \"Nytt\" en \"News\"\n\tbasis consent\n}\n%s";

static const struct {
	const char *name, *parts;
	bool found;
} cases[] = {
	{ "a category and a publication",
	    DATA("results", RESULTS, "") LISTS(RESULTS, ""), true },
	{ "two categories", DATA("a", RESULTS, "") DATA("b", RESULTS, ""),
	    true },
	{ "in one language",
	    DATA("a", RESULTS, "") LISTS("nb \"Lister\" en \"results\"", ""),
	    true },
	{ "in other letters",
	    DATA("a", "nb \"Årskort\" en \"Cards\"", "")
		LISTS("nb \"årskort\" en \"Passes\"", ""),
	    true },
	{ "two logs", LOG(RESULTS) "log mail {\n\t" RESULTS "\n}\n", true },
	{ "two logs, each its own",
	    LOG(RESULTS) "log mail {\n\tnb \"Logg\" en \"Log\"\n}\n", false },
	{ "a category and a log", DATA("a", RESULTS, "") LOG(RESULTS), true },
	{ "each its own",
	    DATA("a", RESULTS, "") LISTS("nb \"Lister\" en \"Lists\"", ""),
	    false },
	{ "a log of its own",
	    DATA("a", RESULTS, "") LOG("nb \"Logg\" en \"Log\""), false },
	{ "no labels", DATA("a", "", "") DATA("b", "", ""), false },
	{ "one that is kept nowhere",
	    DATA("a", RESULTS, "") "measure lock {\n\t" RESULTS "\n}\n",
	    false },
	{ "a third person, and what is kept of it",
	    DATA("a", "nb \"Gjester\" en \"Guests\"",
		"") "third person guest {\n\tnb \"Gjest\" en \"Guest\"\n}\n",
	    false },
};

static void
says_what(struct arena *a)
{
	const struct statement *st = compiled_bytes(a,
	    arena_printf(a, form,
		DATA("results", RESULTS, "") LISTS(RESULTS, "")));
	static const char *const says[] = { [LANG_NB] =
						"«opplysningskategori results»",
		[LANG_EN] = "“data category results”" };

	for (int l = LANG_NB; l <= LANG_EN; l += LANG_EN - LANG_NB) {
		struct lang_findings fs = { 0 };
		bool is = false;

		lang_check(a, st, (struct date){ 2026, 3, 1 }, (enum lang)l,
		    &fs);
		for (size_t i = 0; i < fs.n; i++)
			is = is || str_find(fs.at[i].text, str_of(says[l])) !=
				       SIZE_MAX;
		tap_ok(is, says[l]);
	}
}

int
main(void)
{
	struct arena *a = arena_new((size_t)1 << 28);
	const struct statement *st = compiled_bytes(a,
	    arena_printf(a, form,
		DATA("results", RESULTS, "\tkept for 3 years\n")
		    LISTS(RESULTS, "\tkept for 1 year\n")));

	tap_said(text_of(a, st, LANG_EN),
	    "* Results: 3 years * Results (published): 1 year",
	    "* Results: 1 year", "a publication is marked in short");
	tap_said(text_of(a, st, LANG_NB), "* Resultater (publisert): 1 år",
	    NULL, "a publication is marked in bokmål");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		st = compiled_bytes(a, arena_printf(a, form, cases[i].parts));
		tap_ok(st != NULL &&
			   check_finds(a, st, "label_shared") == cases[i].found,
		    cases[i].name);
	}
	says_what(a);
	arena_free(a);
	return tap_done();
}
