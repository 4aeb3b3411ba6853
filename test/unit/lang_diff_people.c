/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C32: of whom a line speaks, and who is left out: the last kind that goes lets
 * all of them in, and who is no more of a kind that is left out is let in.
 */
#include "compiled.h"
#include "lang/diff_private.h"
#include "lang_diff_said.h"

#define OWN      "\tby own registration\n"
#define OFFICE   "\tby the office\n"
#define ROLL     "\tin roll\n"
#define NEWS     "purpose news", "for members"
#define MAIL     "field mail", "from the person"
#define MUST(of) "required" of "\n\tfrom the person"
#define MORE     "", "kind of person friend {"
#define KEEP     "", "keep members {\n\twhen left: delete\n"
#define KIND(rules)                         \
	"keep members for friend {\n" rules \
	"}\nkeep members {\n\twhen left: delete\n"
#define OTHERS(rules, others)                                 \
	"keep fields hobby for friend {\n" rules "}\n" others \
	"keep members {\n\twhen left: delete\n"
#define BESIDE                                                            \
	"", "disclosure court {",                                         \
	    "pictures hall {\n\tnb \"H\" en \"H\"\n\tkept for 1 "         \
	    "year\n}\ndata category till {\n\tnb \"K\" en \"T\"\n\tkept " \
	    "for 1 year\n}\ndisclosure court {"
#define FRIEND "kind of person friend", OWN
#define KINDS                                                                \
	"kind of person donor {\n\tnb \"g\" en \"d\"\n\tnot members\n"       \
	"\tin roll\n}\nkind of person guest {\n\tnb \"gj\" en \"v\"\n\tnot " \
	"in the register\n}\nkind of person friend {"

static const struct said rows[] = {
	/* whom a purpose is for: kinds beside stages make them fewer */
	{ "the last kind gone", MORE, KINDS, NEWS, "for members, friend",
	    "for members", "widening", 1 },
	{ "the first kind", MORE, KINDS, NEWS, "for members",
	    "for members, friend", "narrowing", 1 },
	{ "one kind of two gone", MORE, KINDS, NEWS,
	    "for members, friend, donor", "for members, friend", "narrowing",
	    1 },
	{ "one kind more", MORE, KINDS, NEWS, "for members, friend",
	    "for members, friend, donor", "widening", 1 },
	{ "a kind for another", MORE, KINDS, NEWS, "for members, friend",
	    "for members, donor", "widening", 2 },
	{ "a stage beside a kind gone", MORE, KINDS, NEWS,
	    "for members, former members, friend", "for members, friend",
	    "narrowing", 1 },
	{ "a stage that is so anyhow", MORE, KINDS, NEWS, "for friend",
	    "for members, friend", "editorial", 1 },
	{ "the last kind gone, and all but one", MORE, KINDS, NEWS,
	    "for members, friend, except donor", "for members, except donor",
	    "widening", 1 },
	{ "one more excepted", MORE, KINDS, NEWS, "for members, except donor",
	    "for members, except donor, friend", "narrowing", 1 },
	{ "one fewer excepted", MORE, KINDS, NEWS,
	    "for members, except donor, friend", "for members, except donor",
	    "widening", 1 },
	{ "except whom nothing names", MORE, KINDS, NEWS, "for friend",
	    "for friend, except minor", "narrowing", 1 },
	{ "those who are not in the register, too", MORE, KINDS, NEWS,
	    "for members", "for members, guest", "widening", 2 },
	{ "those alone", MORE, KINDS, NEWS, "for members", "for guest",
	    "widening", 2 },
	{ "those no more", MORE, KINDS, NEWS, "for guest", "for members",
	    "widening", 2 },
	{ "others in another order", MORE, KINDS, NEWS, "for friend, donor",
	    "for donor, friend", "editorial", 1 },
	/* of whom a field is required */
	{ "required of all where it was of some", MORE, KINDS, MAIL,
	    MUST(" for friend"), MUST(""), "widening", 1 },
	{ "required of some where it was of all", MORE, KINDS, MAIL, MUST(""),
	    MUST(" for friend"), "narrowing", 1 },
	{ "of a stage and a kind", MORE, KINDS, MAIL,
	    MUST(" for members, friend for purposes care"),
	    MUST(" for friend for purposes care"), "widening", 1 },
	{ "of members too where it was of a kind that is none", MORE, KINDS,
	    MAIL, MUST(" for members, donor"), MUST(" for members"), "widening",
	    2 },
	{ "of a kind less", MORE, KINDS, MAIL, MUST(" for friend, donor"),
	    MUST(" for donor"), "narrowing", 1 },
	{ "for a purpose more, of fewer", MORE, KINDS, MAIL,
	    MUST(" for friend, donor for purposes care"),
	    MUST(" for donor for purposes care, news"), "widening", 2 },
	{ "by another order", MORE, KINDS, MAIL, MUST(" for friend, donor"),
	    MUST(" for donor, friend"), "editorial", 1 },
	{ "of a part of a record", MORE,
	    "field jobs records {\n\tnb \"J\" en \"J\"\n\tfrom the person\n"
	    "\tfield firm text {\n\t\tnb \"F\" en "
	    "\"F\"\n\t\trequired\n\t}\n}\n" KINDS,
	    "field jobs", "\t\trequired\n", "\t\trequired for friend\n",
	    "\t\trequired\n", "widening", 1 },
	/* ways to be of a kind that is left out */
	{ "the way to be left out gone", NEWS, "for members, except friend",
	    "kind of person friend", OWN, OWN ROLL, OWN, "widening", 1 },
	{ "by the office no more", NEWS, "for members, except friend",
	    "kind of person friend", OWN, OWN OFFICE, OWN, "widening", 1 },
	{ "by themselves no more", NEWS, "for members, except friend",
	    "kind of person friend", OWN, OWN OFFICE, OFFICE, "widening", 1 },
	{ "one more way to be left out", NEWS, "for members, except friend",
	    "kind of person friend", OWN, OWN, OWN OFFICE, "widening", 1 },
	{ "left out of what is required", MAIL,
	    MUST(" for members, except friend"), "kind of person friend", OWN,
	    OWN OFFICE, OWN, "widening", 1 },
	/* ways to be of a kind that is kept by rules of its own */
	{ "no way in, and the others are kept longer", KEEP,
	    KIND("\t30 days after joined: delete\n"), FRIEND, OWN OFFICE, OWN,
	    "longer", 1 },
	{ "a way in, and the others are kept longer", KEEP,
	    KIND("\twhen left: delete\n\t30 days after joined: delete\n"
		 "\t12 months after last confirmed: review\n"),
	    FRIEND, OWN, OWN OFFICE, "widening", 1 },
	{ "a way in, and they are kept longer", KEEP,
	    KIND("\t30 days after left: delete\n"
		 "\t12 months after last confirmed: review\n"),
	    FRIEND, OWN, OWN OFFICE, "longer", 1 },
	{ "no way in, and they were kept longer", KEEP,
	    KIND("\t30 days after left: delete\n"
		 "\t12 months after last confirmed: review\n"),
	    FRIEND, OWN OFFICE, OWN, "narrowing", 1 },
	{ "no way in, and others are kept alike", KEEP,
	    KIND("\twhen left: delete\n"
		 "\t12 months after last confirmed: review\n"),
	    FRIEND, OWN OFFICE, OWN, "narrowing", 1 },
	{ "a way in, and others are kept alike", KEEP,
	    KIND("\twhen left: delete\n"
		 "\t12 months after last confirmed: review\n"),
	    FRIEND, OWN, OWN OFFICE, "widening", 1 },
	{ "no way in, and nothing holds the fields of others", KEEP,
	    OTHERS("\tat least 5 years after left: block\n", ""), FRIEND,
	    OWN OFFICE, OWN, "narrowing", 1 },
	{ "a way in, and nothing holds the fields of others", KEEP,
	    OTHERS("\tat least 5 years after left: block\n", ""), FRIEND, OWN,
	    OWN OFFICE, "longer", 1 },
	{ "no way in, and nothing deletes the fields of others", KEEP,
	    OTHERS("\t30 days after joined: delete\n", ""), FRIEND, OWN OFFICE,
	    OWN, "longer", 1 },
	{ "no way in, and the fields of others are held", KEEP,
	    OTHERS("\t30 days after left: delete\n",
		"keep fields hobby {\n\t30 days after left: delete\n"
		"\tat least 5 years after left: block\n}\n"),
	    FRIEND, OWN OFFICE, OWN, "longer", 1 },
	{ "no way in, and the fields of others are held as long", KEEP,
	    OTHERS("\tat least 5 years after left: block\n",
		"keep fields hobby {\n\tat least 5 years after left: block\n"
		"}\n"),
	    FRIEND, OWN OFFICE, OWN, "narrowing", 1 },
	{ "no way in, and the fields of others are kept for good", KEEP,
	    OTHERS("\tat least 5 years after left: block\n",
		"keep fields hobby {\n\tat least 5 years after left: block\n"
		"\tkept for good\n}\n"),
	    FRIEND, OWN OFFICE, OWN, "longer", 1 },
	{ "no way in, and what is blocked of these is for good", KEEP,
	    OTHERS("\twhen left: block\n\tkept for good\n",
		"keep fields hobby {\n\twhen left: delete\n}\n"),
	    FRIEND, OWN OFFICE, OWN, "narrowing", 1 },
	{ "another age, of who is kept otherwise", KEEP,
	    "keep members for minor {\n\t30 days after joined: delete\n}\n"
	    "keep members {\n\twhen left: delete\n",
	    "kind of person minor", "aged under 13 years",
	    "aged under 13 years", "aged under 12 years", "longer", 1 },
	/* lines of which a part says one */
	{ "removed on request, and not within a time", BESIDE, "pictures hall",
	    "kept for 1 year", "removed within 3 days", "removed on request",
	    "weakened", 1 },
	{ "removed within a time, and not on request", BESIDE, "pictures hall",
	    "kept for 1 year", "removed on request", "removed within 3 days",
	    "strengthened", 1 },
	{ "not stored, and not for a year", BESIDE, "data category till",
	    "kept for 1 year", "kept for 1 year", "not stored", "shorter", 1 },
	{ "for a year, and not seen alone", BESIDE, "data category till",
	    "kept for 1 year", "not stored", "kept for 1 year", "longer", 1 },
	{ "voluntary, and not required", BESIDE, "data category till",
	    "kept for 1 year", "required", "voluntary", "narrowing", 2 },
	{ "required, and not voluntary", BESIDE, "data category till",
	    "kept for 1 year", "voluntary", "required", "weakened", 2 },
	{ "no way in, and nothing leaves them out", NEWS, "for members",
	    "kind of person friend", OWN, OWN OFFICE, OWN, "narrowing", 1 },
	{ "no way in for who is no member", NEWS, "for members",
	    "kind of person friend", OWN, OWN "\tnot members\n" OFFICE,
	    OWN "\tnot members\n", "narrowing", 1 },
	{ "no way in for who is no member, of whom nothing is required", MAIL,
	    MUST(" for members"), "kind of person friend", OWN,
	    OWN "\tnot members\n" OFFICE, OWN "\tnot members\n", "widening",
	    1 },
};

/* What only one of two files has, or neither, is neither more nor less. */
static void
of_nobody(void)
{
	static const enum diff_how hows[] = { DIFF_HOW_PEOPLE,
		DIFF_HOW_DEMAND };
	struct arena *own = arena_new((size_t)1 << 26);
	const struct statement *st =
	    compiled_file(own, "statements/intech.vern", "");
	struct diff d = { .was = st, .is = st };

	for (size_t i = 0; i < ARRAY_LEN(hows) && st != NULL; i++) {
		struct diff_rule rule = { .how = hows[i] };
		struct diff_about about = { &d, STR("nobody"), STR_NONE };
		struct diff_verdict v = { .other = true };

		diff_people(&rule, &about, &v);
		tap_ok(!v.more && !v.less && v.other,
		    "what neither file has is neither more nor less");
	}
	tap_ok(st != NULL, "a statement to ask");
	arena_free(own);
}

int
main(void)
{
	said_each(rows, ARRAY_LEN(rows));
	of_nobody();
	return tap_done();
}
