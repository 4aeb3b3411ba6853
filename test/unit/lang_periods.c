/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A period that is written as people say it, and not as the language has it:
 * which message, at which word, and what is to be written instead; beside
 * periods that are right.
 */
#include "lang/lang.h"

#include <string.h>

#include "tap.h"

#define HEAD_EN                                          \
	"statement s {\n\ten \"S\"\n\tlanguages en\n}\n" \
	"controller c {\n\tname \"C\"\n}\n"
#define HEAD_NB                                            \
	"erklæring s {\n\tnb \"S\"\n\tmålformer nb\n}\n" \
	"behandlingsansvarlig c {\n\tnavn \"C\"\n}\n"
#define EN(line) HEAD_EN "keep members {\n\t" line "\n}\n"
#define NB(line) HEAD_NB "behold medlemmer {\n\t" line "\n}\n"

static const struct {
	const char *name, *text, *code; /* NULL: it is right */
	unsigned col;
	const char *remedy; /* part of it, or NULL */
} rows[] = {
	{ "in digits", EN("2 weeks after left: delete"), NULL, 0, NULL },
	{ "one of a unit", EN("1 week after left: delete"), NULL, 0, NULL },
	{ "in digits, in Norwegian", NB("2 uker etter meldt ut: slett"), NULL,
	    0, NULL },
	{ "in words", EN("two weeks after left: delete"), "number_in_words", 2,
	    "2 weeks" },
	{ "in words, with capitals", EN("Twelve months after left: delete"),
	    "number_in_words", 2, "12 months" },
	{ "one, in words", EN("one month after left: delete"),
	    "number_in_words", 2, "1 month" },
	{ "an article for a number", EN("a year after left: delete"),
	    "number_in_words", 2, "1 year" },
	{ "in words, in Norwegian", NB("to uker etter meldt ut: slett"),
	    "number_in_words", 2, "2 uker" },
	{ "one in Norwegian", NB("én måned etter meldt ut: slett"),
	    "number_in_words", 2, "1 måned" },
	{ "in words, of a unit that there is not",
	    EN("two quarters after left: delete"), "number_in_words", 2,
	    "6 months" },
	{ "behind when, too", EN("when left: delete after two weeks"),
	    "number_in_words", 26, "2 weeks" },
	{ "a word that is no number", EN("some weeks after left: delete"),
	    "expected", 2, NULL },
	{ "a number in words without a unit", EN("two after left: delete"),
	    "expected", 2, NULL },
	{ "a quarter", EN("1 quarter after left: delete"), "unknown_unit", 4,
	    "3 months" },
	{ "fortnights", EN("4 fortnights after left: delete"), "unknown_unit",
	    4, "8 weeks" },
	{ "a decade", EN("1 decade after left: delete"), "unknown_unit", 4,
	    "10 years" },
	{ "half years, in Norwegian", NB("3 halvår etter meldt ut: slett"),
	    "unknown_unit", 4, "18 måneder" },
	{ "working days are counted as days of the calendar",
	    EN("10 working days after left: delete"), "unknown_unit", 5,
	    "14 days" },
	{ "a unit that nobody knows", EN("3 moons after left: delete"),
	    "unknown_unit", 4, "3 days" },
	{ "one of a unit that nobody knows", EN("1 moon after left: delete"),
	    "unknown_unit", 4, "1 day" },
	{ "no unit, and the line goes on", EN("30 after left: delete"),
	    "unit_missing", 2, "30 days" },
	{ "no unit, and the line ends", EN("when left: delete after 30"),
	    "unit_missing", 26, "30 days" },
	{ "no unit, and a text follows",
	    EN("when left: delete after 30 \"days\""), "unit_missing", 26,
	    "30 days" },
	{ "with a decimal point", EN("when left: delete after 1.5 years"),
	    "period_in_parts", 26, NULL },
	{ "with a decimal point, in front", EN("1.5 years after left: delete"),
	    "period_in_parts", 2, NULL },
	{ "years and months", EN("2 years 6 months after left: delete"),
	    "two_units", 10, "30 months" },
	{ "weeks and days", EN("2 weeks 3 days after left: delete"),
	    "two_units", 10, "17 days" },
	{ "days and hours", EN("2 days 6 hours after left: delete"),
	    "two_units", 9, "54 hours" },
	{ "years and months, in Norwegian",
	    NB("1 år 6 måneder etter meldt ut: slett"), "two_units", 8,
	    "18 måneder" },
	{ "months and weeks have no smaller unit",
	    EN("2 months 2 weeks after left: delete"), "expected", 11, NULL },
	{ "years and quarters", EN("2 years 1 quarter after left: delete"),
	    "expected", 10, NULL },
	{ "a period and a number alone", EN("2 years 6 after left: delete"),
	    "expected", 10, NULL },
};

static void
judge(struct arena *a, size_t i)
{
	struct lang_findings f = { 0 };
	const struct statement *st;
	enum err e = lang_compile(a, str_of(rows[i].text), LANG_EN, &st, &f);
	const struct lang_finding *x = f.n > 0 ? &f.at[0] : NULL;
	bool good = rows[i].code == NULL
			? e == ERR_OK
			: e == ERR_INVALID && x != NULL &&
			      strcmp(x->code, rows[i].code) == 0 &&
			      x->pos.col == rows[i].col &&
			      (rows[i].remedy == NULL ||
				  str_find(x->remedy, str_of(rows[i].remedy)) !=
				      SIZE_MAX);

	tap_ok(good, rows[i].name);
	for (size_t k = 0; !good && k < f.n; k++)
		printf("# %u:%u: " STR_FMT " [%s] " STR_FMT "\n",
		    f.at[k].pos.line, f.at[k].pos.col, STR_ARG(f.at[k].text),
		    f.at[k].code, STR_ARG(f.at[k].remedy));
}

int
main(void)
{
	struct arena *a = arena_new((size_t)1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		judge(a, i);
	arena_free(a);
	return tap_done();
}
