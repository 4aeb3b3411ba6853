/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What has a period of its own goes with somebody who leaves before it is over,
 * and is told so; not where something holds it, nor where its own period is
 * always over by then.
 */
#include "base/limits.h"
#include "compiled.h"
#include "lang_record.h"
#include "policy/leaving.h"
#include "said.h"

static struct arena *a;

#define YEAR_OF_BILL "keep fields bill {\n1 year after created: delete\n}\n"
#define DONOR                                                             \
	"kind of person donor {\nnb \"donor\" nn \"donor\" en \"donor\" " \
	"sv \"donor\" de \"donor\" nl \"donor\"\nby own registration\n"   \
	"not members\n}\n"
#define DONORS_KEPT                                              \
	"keep members for donor {\n2 years after left: delete\n" \
	"30 days after death confirmed: delete\n}\n"

static const struct leaving_case {
	const char *name;
	const char *left;  /* in the place of "when left: delete" */
	const char *lines; /* behind the file */
	const char *says;  /* in short; NULL: nothing of leaving is said */
} cases[] = {
	{ "a period from when it was stored", NULL, YEAR_OF_BILL,
	    "* Bill: 1 year after the information was stored, at the latest "
	    "when you have left" },
	{ "… which waits after leaving", "6 months after left: delete",
	    YEAR_OF_BILL,
	    "* Bill: 1 year after the information was stored, at the latest 6 "
	    "months after you have left" },
	{ "… which waits for as long", "12 months after left: delete",
	    "keep fields bill {\n11 months after created: delete\n}\n", NULL },
	{ "… from joining", "3 years after left: delete",
	    "keep fields bill {\n1 year after joined: delete\n}\n", NULL },
	{ "… from the last sign-in", "3 years after left: delete",
	    "keep fields bill {\n1 year after last seen: delete\n}\n", NULL },
	{ "… from what need not happen", "3 years after left: delete",
	    "keep fields bill {\n1 year after withdrawn: delete\n}\n",
	    "at the latest 3 years after you have left" },
	{ "… from the end of a year", "3 years after left: delete",
	    "keep fields bill {\n1 year after end of the year of created: "
	    "delete\n}\n",
	    "at the latest 3 years after you have left" },
	{ "the earliest of two, one of them over", "3 years after left: delete",
	    "keep fields bill {\nearliest of 1 year after created, when "
	    "withdrawn: delete\n}\n",
	    NULL },
	{ "the latest of two, one of them over", "3 years after left: delete",
	    "keep fields bill {\nlatest of 1 year after created, when "
	    "withdrawn: delete\n}\n",
	    "at the latest 3 years after you have left" },
	{ "the latest of two, both over", "3 years after left: delete",
	    "keep fields bill {\nlatest of 1 year after created, 2 years after "
	    "joined: delete\n}\n",
	    NULL },
	{ "blocked first, and not by leaving", NULL,
	    "keep fields bill {\n1 year after created: block, delete after 2 "
	    "years\nfor purpose rights\n}\n",
	    "at the latest when you have left" },
	{ "blocked on leaving", NULL,
	    "keep fields bill {\nwhen left: block, delete 5 years after end of "
	    "accounting year\nfor purpose rights\n}\n",
	    NULL },
	{ "a least period", NULL,
	    "keep fields bill {\nat least 5 years after created: block\n6 "
	    "years "
	    "after created: delete\nfor purpose rights\n}\n",
	    NULL },
	{ "held by another block", NULL,
	    YEAR_OF_BILL
	    "keep fields bill, remark {\nat least 5 years after created: "
	    "block\nfor purpose rights\n}\n",
	    NULL },
	{ "another field is held", NULL,
	    YEAR_OF_BILL
	    "keep fields remark {\nat least 5 years after created: block\nfor "
	    "purpose rights\n}\n",
	    "* Bill: 1 year after the information was stored, at the latest "
	    "when you have left" },
	{ "made anonymous", NULL,
	    "keep fields bill {\n1 year after created: anonymise\n}\n", NULL },
	{ "it says itself what follows", NULL,
	    "keep fields bill {\nwhen left: delete\n1 year after created: "
	    "delete\n}\n",
	    NULL },
	{ "only looked at again", NULL,
	    "keep fields bill {\n1 year after created: review\n}\n", NULL },
	{ "leaving is not said to delete", "when left: anonymise", YEAR_OF_BILL,
	    NULL },
	{ "all of it is blocked on leaving",
	    "when left: block, delete after 1 year\nfor purpose rights",
	    YEAR_OF_BILL, NULL },
	{ "all of it has a least period",
	    "when left: delete\nat least 5 years after joined: block\nfor "
	    "purpose rights",
	    YEAR_OF_BILL, NULL },
	{ "some who wait longer", NULL, YEAR_OF_BILL DONOR DONORS_KEPT,
	    "* Bill: 1 year after the information was stored, at the latest "
	    "when you have left (" },
	{ "… each of whom is told", NULL,
	    "keep fields bill {\n3 years after created: delete\n}\n" DONOR
		DONORS_KEPT,
	    "at the latest 2 years after the relation has ended (donor)" },
	{ "of these alone", NULL,
	    "keep fields bill for donor {\n3 years after created: "
	    "delete\n}\n" DONOR DONORS_KEPT,
	    "at the latest 2 years after the relation has ended" },
	{ "of others alone", NULL,
	    "keep fields bill for singer {\n3 years after created: "
	    "delete\n}\n" DONOR DONORS_KEPT,
	    "at the latest when you have left" },
};

static const char base[] = "when left: delete";

static const struct statement *
compiled(const struct leaving_case *c)
{
	struct str file = read_whole(a, "test/unit/lang_keep.vern");
	size_t at = str_find(file, STR(base)), end = at + sizeof(base) - 1;

	return compiled_bytes(a,
	    arena_printf(a, STR_FMT "%s" STR_FMT "%s", (int)at, file.p,
		c->left == NULL ? base : c->left, (int)(file.n - end),
		file.p + end, c->lines));
}

static void
test_case(const struct leaving_case *c)
{
	const struct statement *st = compiled(c);
	struct str page = text_of(a, st, LANG_EN);

	if (c->says != NULL)
		tap_said(page, c->says, NULL,
		    arena_printf(a, "G13(2)(a) %s", c->name).p);
	else
		tap_said(page, "Bill", "t the latest ",
		    arena_printf(a, "G13(2)(a) nothing added: %s", c->name).p);
}

/* The section and the record say it, in each language. */
static void
test_everywhere(void)
{
	static const struct {
		enum lang lang;
		const char *section, *record;
	} told[] = {
		{ LANG_NB, "Senest når du har meldt deg ut: vi sletter.",
		    "senest når personen har meldt seg ut" },
		{ LANG_NN, "Seinast når du har meldt deg ut: vi slettar.",
		    "seinast når personen har meldt seg ut" },
		{ LANG_EN, "At the latest when you have left: we delete.",
		    "at the latest when the person has left" },
		{ LANG_SV, "Senast när du har avslutat ditt medlemskap: ",
		    "senast när personen har avslutat sitt medlemskap" },
		{ LANG_DE, "Spätestens wenn Sie ",
		    "spätestens wenn die Person ausgetreten ist" },
		{ LANG_NL, "Uiterlijk wanneer u ",
		    "uiterlijk wanneer de persoon het lidmaatschap heeft" },
	};
	const struct statement *st = compiled(&cases[0]);
	struct buf b;

	for (size_t i = 0; i < ARRAY_LEN(told) && st != NULL; i++) {
		tap_said(text_of(a, st, told[i].lang), told[i].section, NULL,
		    arena_printf(a, "G13(2)(a) %s", told[i].section).p);
		buf_init(&b, 1 << 20);
		tap_ok(record_of_all(&b, st, told[i].lang, LANG_CSV) ==
			       ERR_OK &&
			   has(buf_str(&b), told[i].record),
		    arena_printf(a, "G30(1)(f) %s", told[i].record).p);
		buf_release(&b);
	}
}

/* What stands for all does not hold for what is blocked. */
static void
test_besides(void)
{
	const struct leaving_case held = {
		.lines = "keep fields bill {\nat least 5 "
			 "years after created: block\nfor "
			 "purpose rights\n}\n"
	};
	static const char says[] =
	    "What is blocked is not deleted before its own period is over.";

	tap_said(text_of(a, compiled(&held), LANG_EN), says, NULL,
	    "G13(2)(a) what is blocked stays");
	tap_said(text_of(a, compiled(&cases[0]), LANG_EN), "Bill", says,
	    "G13(2)(a) nothing is blocked");
}

int
main(void)
{
	a = arena_new(LIMIT_ARENA_REQUEST);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		test_case(&cases[i]);
	test_everywhere();
	test_besides();
	arena_free(a);
	return tap_done();
}
