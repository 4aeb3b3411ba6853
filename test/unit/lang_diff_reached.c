/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who is told of a change, of those that are not in the register, agrees with
 * what is printed: where no server is, the promise is to everybody; else it
 * reaches those to whom somebody writes by a channel of the notice (C32,
 * Art. 13(3)). And below which line each sentence stands that is another.
 */
#include <stdio.h>

#include "lang/diff.h"
#include "tap.h"

#define FORM(head, lines)                                                     \
	"statement s {\n\ten \"S\" nb \"S\"\n\tlanguages en, nb\n" head "}\n" \
	"controller s {\n\tname \"S\"\n}\n"                                   \
	"kind of person helper {\n\ten \"helper\" nb \"hjelper\"\n"           \
	"\tplural en \"helpers\" nb \"hjelpere\"\n\tnot in the register"      \
	"\n}\n"                                                               \
	"kind of person guest {\n\ten \"guest\" nb \"gjest\"\n"               \
	"\tplural en \"guests\" nb \"gjester\"\n\tnot in the register\n}"     \
	"\n"                                                                  \
	"purpose visits {\n\ten \"Visits\" nb \"Besøk\"\n\tfor guest\n"      \
	"\tbasis contract\n}\n" lines
#define PRINTED "\tprinted only\n"
#define SERVED  ""
#define WRITES(by)                                                     \
	"purpose duty {\n\ten \"Duty\" nb \"Vakt\"\n\tfor helper\n" by \
	"\tbasis contract\n}\n"
#define MAIL     WRITES("\tsend by email\n\tclass service\n")
#define PROMISED "changes {\n\tnotice by email\n\tlead time 14 days\n}\n"
#define DONOR                                                               \
	"kind of person donor {\n\ten \"donor\" nb \"giver\"\n\tplural en " \
	"\"donors\" nb \"givere\"\n\tnot members\n\tby the office\n}\n"
#define UNTIMED "changes {\n\tnotice by email\n}\n"
#define DATA(kept)                                                         \
	"data category d {\n\ten \"D\" nb \"D\"\n\tconcerns helper, guest" \
	"\n\tkept for " kept "\n}\n"

static const struct {
	const char *name, *was, *is;
	enum lang lang;
	const char *says;
} cases[] = {
#define BOTH(head, lines) \
	FORM(head, lines DATA("1 year")), FORM(head, lines DATA("2 years"))
	{ "C32: where no server is, all are told as is promised",
	    BOTH(PRINTED, MAIL PROMISED), LANG_EN,
	    "Helpers and guests are told before it takes effect, by email, at "
	    "least 14 days ahead." },
	{ "… also where nothing is sent", BOTH(PRINTED, WRITES("") PROMISED),
	    LANG_NB,
	    "Hjelpere og gjester varsles før endringen trer i kraft, med "
	    "e-post, minst 14 dager i forveien." },
	{ "… and where nothing is promised, they read it", BOTH(PRINTED, MAIL),
	    LANG_EN,
	    "Nothing says that a notice reaches them: helpers and guests. "
	    "They read it in the published statement." },
	{ "… and where it is not said how long ahead",
	    BOTH(PRINTED, MAIL UNTIMED), LANG_EN,
	    "Helpers are told before it takes effect; the statement does not "
	    "say both by what and how long ahead. Nothing says that a notice "
	    "reaches them: guests. They read it in the published statement." },
	{ "C32: those who are of a kind, and who were",
	    FORM(SERVED, DONOR PROMISED),
	    FORM(SERVED, DONOR PROMISED "data category n {\n\ten \"N\" nb "
					"\"N\"\n\tconcerns donor\n}\n"),
	    LANG_EN,
	    "Donors, current and former, are told before it takes effect, by "
	    "email, at least 14 days ahead." },
	{ "… in bokmål", FORM(SERVED, DONOR PROMISED),
	    FORM(SERVED, DONOR PROMISED "data category n {\n\ten \"N\" nb "
					"\"N\"\n\tconcerns donor\n}\n"),
	    LANG_NB,
	    "Givere, nåværende og tidligere, varsles før endringen trer i "
	    "kraft, med e-post, minst 14 dager i forveien." },
	{ "C32: beside a register, those to whom somebody writes",
	    BOTH(SERVED, MAIL PROMISED), LANG_EN,
	    "Helpers are told before it takes effect, by email, at least 14 "
	    "days ahead, by whoever writes to them: they are not in the "
	    "register. Not in the register, and nothing says that a notice "
	    "reaches them: guests. They read it in the published statement." },
	{ "… by another channel than that of the notice",
	    BOTH(SERVED, WRITES("\tsend by post\n\tclass service\n") PROMISED),
	    LANG_NB,
	    "Ikke i registeret, og ingenting sier at et varsel når dem: "
	    "hjelpere og gjester. De leser det i den publiserte "
	    "erklæringen." },
};

static void
reached(struct arena *a)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct lang_findings fs[2] = { 0 };
		struct diff d;

		if (tap_err(lang_diff(a, str_of(cases[i].was),
				str_of(cases[i].is), LANG_EN, &d, fs),
			ERR_OK, cases[i].name))
			tap_str(lang_diff_follows(a, &d, &d.at[0], DIFF_NOTICE,
				    cases[i].lang),
			    str_of(cases[i].says), "… and nobody else");
	}
}

/* ---- what is printed, below its own line --------------------------------- */

#define MANY(n, at)                                      \
	FORM(PRINTED,                                    \
	    "controller clubs {\n\ten \"the club\" nb "  \
	    "\"klubben\"\n\tplural en \"the clubs\" nb " \
	    "\"klubbene\"\n\tmany " n "\n\tlisted at \"" at "\"\n}\n")
#define INTEREST(en)                                                      \
	FORM(PRINTED, "purpose duty {\n\ten \"Duty\" nb \"Vakt\"\n\tfor " \
		      "helper\n\tbasis legitimate interest {\n\t\t"       \
		      "interest en \"" en "\" nb \"x\"\n\t}\n}\n")

static const struct {
	const char *name, *was, *is, *says;
} printed[] = {
	{ "each sentence below the line whose words it has",
	    MANY("1150", "https://a.example/a"),
	    MANY("1120", "https://a.example/b"),
	    "\t- 1150\n\t+ 1120\n\tNothing follows for anybody.\n"
	    "\tprinted before: There are 1150 of them.\n"
	    "\tprinted now: There are 1120 of them.\n" },
	{ "an interest in other words is a condition to look at",
	    INTEREST("we want order"), INTEREST("we like order"),
	    "changed condition: purpose duty, basis, interest, en" },
};

static void
below(struct arena *a)
{
	for (size_t i = 0; i < ARRAY_LEN(printed); i++) {
		struct lang_findings fs[2] = { 0 };
		struct diff d;
		struct buf b;

		if (!tap_err(lang_diff(a, str_of(printed[i].was),
				 str_of(printed[i].is), LANG_EN, &d, fs),
			ERR_OK, printed[i].name))
			continue;
		buf_init(&b, 1 << 20);
		lang_diff_print(&b, &d, LANG_EN);
		if (!tap_ok(str_find(buf_str(&b), str_of(printed[i].says)) !=
				SIZE_MAX,
			"… as it is told"))
			printf("# " STR_FMT "\n", STR_ARG(buf_str(&b)));
		buf_release(&b);
	}
}

int
main(void)
{
	struct arena *a = arena_new((size_t)1 << 28);

	reached(a);
	below(a);
	arena_free(a);
	return tap_done();
}
