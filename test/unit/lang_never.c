/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What can never act is found, and what may act is not: rules for how long
 * that another comes before, people who cannot be, and their neighbours.
 */
#include "compiled.h"

#define HEAD                                            \
	"statement small {\n\tlanguages en\n}\n"        \
	"controller society {\n\tname \"Society\"\n}\n" \
	"field bill text {\n\ten \"Bill\"\n}\n"         \
	"field born date {\n\ten \"Day of birth\"\n}\n" \
	"source register {\n\ten \"Register\"\n}\n"

#define KEEP(what, lines) "keep " what " {\n" lines "}\n"
#define MEMBERS(lines)    KEEP("members", lines)
#define PATRONS(lines)    KEEP("members for patron", lines)
#define OF_BILL(lines)    KEEP("fields bill", lines)
#define INVITED(lines)    KEEP("invited people", lines)
#define MARKS(lines)      KEEP("do-not-invite marks", lines)
#define CHOICE(type, lines)                                                  \
	"field voice " type " {\n\ten \"Voice\"\n\tvalue alto en \"Alto\"\n" \
	"\tvalue bass en \"Bass\"\n}\n" KIND("singer", lines)
#define KIND(name, lines) \
	"kind of person " name " {\n\ten \"" name "\"\n" lines "}\n"
#define PURPOSE(name, lines) \
	"purpose " name " {\n\ten \"" name "\"\n\tusing bill\n" lines "}\n"

#define PATRON  KIND("patron", "\tcurrent\n\tby own registration\n")
#define VISITOR KIND("visitor", "\tnot in the register\n")
#define BOTH    "\tin register that voice is \"alto\" and voice is \"bass\"\n"
#define EITHER                                   \
	"\tin register that voice is \"alto\"\n" \
	"\tin register that voice is \"bass\"\n"
#define NEWS         "\tsend by email\n\tbasis contract\n"
#define QUIET(lines) "opt-out quiet {\n\ten \"Quiet\"\n" lines "}\n"
#define OFFICE(line) "role office {\n\ten \"Office\"\n" line "}\n"
#define OTHER        PURPOSE("other", "\tbasis contract\n")
#define IMPORTS      OFFICE("\tother: may import all fields\n")

static const struct {
	const char *name, *text, *code;
	bool found;
} cases[] = {
	/* another rule comes first */
	{ "a field longer than its person",
	    MEMBERS("\twhen left: delete\n")
		OF_BILL("\t5 years after left: delete\n"),
	    "keep_beaten", true },
	{ "… from another event",
	    MEMBERS("\twhen left: delete\n")
		OF_BILL("\t5 years after created: delete\n"),
	    "keep_beaten", false },
	{ "… held",
	    MEMBERS("\twhen left: delete\n")
		OF_BILL("\twhen left: block, delete after 5 years\n"),
	    "keep_beaten", false },
	{ "… shorter",
	    MEMBERS("\twhen left: delete after 60 days\n")
		OF_BILL("\twhen left: delete after 30 days\n"),
	    "keep_beaten", false },
	{ "… as long",
	    MEMBERS("\twhen left: delete after 30 days\n")
		OF_BILL("\twhen left: delete after 30 days\n"),
	    "keep_beaten", false },
	{ "… a month and 31 days",
	    MEMBERS("\t1 month after left: delete\n")
		OF_BILL("\t31 days after left: delete\n"),
	    "keep_beaten", false },
	{ "… where members have a least period",
	    MEMBERS("\twhen left: delete\n"
		    "\tat least 5 years after joined: block\n")
		OF_BILL("\t5 years after left: delete\n"),
	    "keep_beaten", false },
	{ "… where members are blocked first",
	    MEMBERS("\twhen left: block, delete after 1 year\n")
		OF_BILL("\t5 years after left: delete\n"),
	    "keep_beaten", false },
	{ "… where some members stay longer",
	    PATRON MEMBERS("\twhen left: delete\n")
		PATRONS("\t9 years after left: delete\n")
		    OF_BILL("\t5 years after left: delete\n"),
	    "keep_beaten", false },
	{ "… of the same kind of person",
	    PATRON PATRONS("\twhen left: delete\n")
		KEEP("fields bill for patron",
		    "\t5 years after left: delete\n"),
	    "keep_beaten", true },
	{ "… of another kind of person",
	    PATRON PATRONS("\twhen left: delete\n")
		OF_BILL("\t5 years after left: delete\n"),
	    "keep_beaten", false },
	{ "a field longer than a person who was invited",
	    INVITED("\twhen declined: delete\n")
		OF_BILL("\t5 years after left: delete\n"),
	    "keep_beaten", false },
	{ "a cap behind the period",
	    MEMBERS("\t3 years after joined: delete\n"
		    "\tat most 10 years after joined: delete\n"),
	    "keep_beaten", true },
	{ "a cap behind the latest of several",
	    MEMBERS("\tlatest of 3 years after joined, 1 year after last "
		    "seen: delete\n\tat most 10 years after joined: delete\n"),
	    "keep_beaten", false },
	{ "a cap before the latest of several",
	    MEMBERS("\tlatest of 12 years after joined, 1 year after last "
		    "seen: delete\n\tat most 10 years after joined: delete\n"),
	    "keep_beaten", true },
	{ "a review behind the period",
	    MEMBERS("\t3 years after joined: delete\n"
		    "\t5 years after joined: review\n"),
	    "keep_beaten", true },
	{ "a review before the period",
	    MEMBERS("\t3 years after joined: delete\n"
		    "\t2 years after joined: review\n"),
	    "keep_beaten", false },
	{ "the earliest of several, all behind",
	    MEMBERS("\t3 years after joined: delete\n\tearliest of 4 years "
		    "after joined, 5 years after joined: delete\n"),
	    "keep_beaten", true },
	{ "the earliest of several, one before",
	    MEMBERS("\t3 years after joined: delete\n\tearliest of 4 years "
		    "after joined, 1 year after last seen: delete\n"),
	    "keep_beaten", false },
	/* there is nothing of it */
	{ "sessions where nobody signs in",
	    KEEP("sessions", "\t1 day after created: delete\n"),
	    "keep_of_nothing", true },
	{ "marks that nothing leaves",
	    MARKS("\t1 year after declined: delete\n"), "keep_of_nothing",
	    true },
	{ "marks that a rule leaves",
	    INVITED("\twhen declined: delete, keep do-not-invite mark for 1 "
		    "year\n") MARKS("\t1 year after declined: delete\n")
		PURPOSE("invite", "\tserves invitation\n\tbasis contract\n"),
	    "keep_of_nothing", false },
	{ "consents where nobody is asked",
	    KEEP("consent records", "\twhen left: delete\n"), "keep_of_nothing",
	    true },
	{ "members who are not in the register",
	    VISITOR KEEP("members for visitor", "\twhen left: delete\n"),
	    "keep_of_nothing", true },
	{ "requests of people who are not in the register",
	    VISITOR KEEP("requests for visitor",
		"\t1 year after created: delete\n"),
	    "keep_of_nothing", false },
	/* nobody */
	{ "a basis for a kind that overlaps",
	    KIND("singer", "\tcurrent\n\tby own registration\n")
		KIND("child", "\tcurrent\n\taged under 13 years by born\n")
		    PURPOSE("camp", "\tfor members, singer\n"
				    "\tbasis consent for child\n"),
	    "basis_nobody", false },
	{ "a basis for who is not in the register",
	    KIND("singer", "\tcurrent\n\tby own registration\n")
		KIND("visitor", "\tnot in the register\n")
		    PURPOSE("camp", "\tfor members, singer\n"
				    "\tbasis consent for visitor\n"),
	    "basis_nobody", true },
	{ "a basis for an age that is only told",
	    KIND("adult", "\tcurrent\n\taged from 18 years by born\n")
		KIND("child", "\tcurrent\n\taged under 13 years\n"
			      "\tby own registration\n")
		    PURPOSE("camp", "\tfor members, adult\n"
				    "\tbasis consent for child\n"),
	    "basis_nobody", false },
	{ "ages that meet",
	    KIND("adult", "\tcurrent\n\taged from 18 years by born\n")
		KIND("old", "\tcurrent\n\taged from 67 years by born\n")
		    PURPOSE("camp", "\tfor members, adult\n"
				    "\tbasis consent for old\n"),
	    "basis_nobody", false },
	{ "for who was invited, where nobody is",
	    PURPOSE("greet", "\tfor invited people\n\tbasis contract\n"),
	    "purpose_nobody", true },
	{ "for who was invited, and members",
	    PURPOSE("greet", "\tfor invited people, members\n"
			     "\tbasis contract\n"),
	    "purpose_nobody", false },
	{ "for the dead, where nothing is said of them",
	    PURPOSE("greet", "\tfor deceased people\n\tbasis contract\n"),
	    "purpose_nobody", false },
	{ "for the dead, who go at once",
	    PURPOSE("greet", "\tfor deceased people\n\tbasis contract\n")
		MEMBERS("\twhen death confirmed: delete\n"),
	    "purpose_nobody", true },
	/* conditions */
	{ "two values of one choice", CHOICE("choice", BOTH), "rule_never",
	    true },
	{ "two values of several choices", CHOICE("choices", BOTH),
	    "rule_never", false },
	{ "two values, either of which will do", CHOICE("choice", EITHER),
	    "rule_never", false },
	{ "older than anybody",
	    KIND("ancient", "\taged from 130 years by born\n"), "rule_never",
	    true },
	{ "a hundred years", KIND("ancient", "\taged from 100 years by born\n"),
	    "rule_never", false },
	/* roles */
	{ "to import for a purpose that does not, where another does",
	    PURPOSE("read", "\tserves import\n\tbasis contract\n")
		OTHER IMPORTS,
	    "act_never", true },
	{ "to import where nothing serves that", OTHER IMPORTS, "act_never",
	    false },
	/* messages */
	{ "a class of letters about signing in",
	    PURPOSE("pages", "\tserves sign in\n\tclass service\n"
			     "\tbasis contract\n"),
	    "sends_nothing", false },
	{ "a class of advertising that is not sent",
	    PURPOSE("ads", "\tclass marketing\n\tbasis consent\n"),
	    "sends_nothing", true },
	/* opt-outs */
	{ "against a channel that something is sent by",
	    PURPOSE("news", NEWS) QUIET("\tagainst email\n"),
	    "opt_out_channel_idle", false },
	{ "an exception to a channel",
	    PURPOSE("news", NEWS) QUIET("\tagainst email\n\texcept news\n"),
	    "opt_out_except_idle", false },
};

int
main(void)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct arena *a = arena_new(16 << 20);
		const struct statement *st = compiled_bytes(a,
		    arena_printf(a, "%s%s", HEAD, cases[i].text));

		tap_ok(st != NULL &&
			   check_finds(a, st, cases[i].code) == cases[i].found,
		    arena_printf(a, "%s: %s", cases[i].code, cases[i].name).p);
		arena_free(a);
	}
	return tap_done();
}
