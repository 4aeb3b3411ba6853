/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The interview and the parts it offers, in a file that somebody wrote by
 * hand: what comes is put into the lists that are there, what goes is taken
 * out of every list that names it.
 */
#include "lang_interview.h"

struct row {
	const char *name;
	const char *file; /* behind HEAD */
	const char *id, *answer;
	const char *holds, *not_holds; /* what stands in the file then */
};

#define HEAD                                                            \
	"statement x {\n\ten \"X\"\n\tversion 1.0\n\tlanguages en\n}\n" \
	"controller c {\n\tname \"C\"\n}\n"
#define NAME        "field full_name name {\n\ten \"Name\"\n}\n"
#define BOAT        "field boat text {\n\ten \"Boat\"\n}\n"
#define ROLE(lines) "role board {\n\ten \"Board\"\n" lines "}\n"
#define BOOKS                                                    \
	"purpose bookkeeping {\n\ten \"B\"\n\tusing full_name\n" \
	"\tbasis contract\n}\n"

#define CHOICE                                                      \
	"field boat choice {\n\ten \"B\"\n\tvalue big en \"Big\"\n" \
	"\tvalue small en \"Small\"\n}\n"
#define LISTED                                                       \
	"source register {\n\ten \"L\"\n\tfile {\n\t\tkey from Nr\n" \
	"\t\tboat from Boat\n\t}\n}\n" CHOICE
#define IN(name, rule)                                                     \
	"kind of person " name " {\n\ten \"" name "\"\n\tin register" rule \
	"\n}\n"
#define BIG " that boat is \"big\""

#define MAST                                                          \
	"field mast text {\n\ten \"Mast\"\n\trequired for rower\n}\n" \
	"kind of person rower {\n\ten \"r\"\n}\n"                     \
	"kind of person cox {\n\ten \"c\"\n}\n"

static const struct row rows[] = {
	/* of whom it is required, and who is excepted */
	{ "required of some: it stays as it was written", MAST, "required", "-",
	    "required for rower", NULL },
	{ "required of some, and now of all", MAST, "required", "mast",
	    "\trequired\n", "for rower" },
	{ "a kind goes out of what is required of it", MAST, "own_kinds", "cox",
	    "en \"Mast\"\n}", "rower" },
	{ "a kind goes out of whom a fact is kept of",
	    "field oar text {\n\ten \"Oar\"\n\tfor rower, cox\n}\n" MAST,
	    "own_kinds", "cox", "\tfor cox\n", "rower" },
	/* a fact that comes */
	{ "a fact is used by one's own page",
	    NAME "purpose own_page {\n\ten \"P\"\n\tusing full_name\n}\n",
	    "fields", "full_name, phone", "using full_name, phone\n", NULL },
	{ "… that said nothing of facts",
	    NAME "purpose own_page {\n\ten \"P\"\n}\n", "fields",
	    "full_name, phone", "en \"P\"\n\tusing phone\n", NULL },
	{ "… that uses all of them",
	    NAME "purpose own_page {\n\ten \"P\"\n\tusing all fields\n}\n",
	    "fields", "full_name, phone", "using all fields\n", "using phone" },
	{ "a fact is seen by the role whose clause names it",
	    NAME
	    "purpose membership {\n\ten \"M\"\n\tusing full_name\n}\n" ROLE(
		"\tmay read audit\n\tmembership: may see full_name\n"),
	    "fields", "full_name, phone",
	    "membership: may see full_name, phone\n", NULL },
	{ "… and by none that has no such clause",
	    NAME ROLE("\tmay read audit\n"), "fields", "full_name, phone",
	    "may read audit\n}", "may read audit, phone" },
	{ "a fact of the accounts is kept as long as they are",
	    NAME BOOKS "keep fields full_name {\n\twhen left: block, delete "
		       "5 years after end of accounting year\n\tfor purpose "
		       "bookkeeping\n}\n",
	    "fields", "full_name, home_address",
	    "keep fields full_name, home_address {", NULL },
	{ "… where a rule is for them alone",
	    NAME BOOKS "keep fields full_name {\n\twhen left: delete\n"
		       "\tfor purposes bookkeeping, other\n}\n",
	    "fields", "full_name, home_address", "keep fields full_name {",
	    NULL },
	{ "a fact in a language without proposals",
	    "field full_name name {\n\ten \"Name\" sv \"Namn\"\n}\n", "fields",
	    "full_name, phone", "field phone phone {\n\ten \"Phone\"\n",
	    "sv "
	    "\"\"" },
	/* a fact that goes */
	{ "a fact goes from every list",
	    NAME BOAT "purpose p {\n\ten \"P\"\n\tusing full_name, boat\n"
		      "\tsegment by boat\n}\n",
	    "own_fields", "-", "using full_name\n", "boat" },
	{ "… from the file it was read from",
	    BOAT "source list {\n\ten \"L\"\n\tafter joining boat\n\tfile "
		 "{\n\t\tkey from \"Nr\"\n\t\tboat from \"B\"\n\t}\n}\n",
	    "own_fields", "-", "key from \"Nr\"\n\t}", "boat" },
	{ "… from the clauses of roles",
	    NAME BOAT "purpose p {\n\ten \"P\"\n}\n" ROLE(
		"\tp: may see full_name, boat\n"),
	    "own_fields", "-", "p: may see full_name\n", "boat" },
	{ "… from a rule for several facts",
	    NAME BOAT "keep fields full_name, boat {\n\twhen left: "
		      "delete\n}\n",
	    "own_fields", "-", "keep fields full_name {", "boat" },
	{ "… and with a rule for it alone",
	    BOAT "keep fields boat {\n\twhen left: delete\n}\n", "own_fields",
	    "-", NULL, "keep" },
	{ "… from groups",
	    BOAT "group type g {\n\ten \"G\"\n\tone for each "
		 "value of boat\n}\n",
	    "own_fields", "-", "en \"G\"\n}", "boat" },
	{ "a text that has its name stays",
	    BOAT "told t {\n\ten \"T\"\n\ttext en \"boat\"\n}\n", "own_fields",
	    "-", "text en \"boat\"", "field" },
	/* purposes and roles */
	{ "a purpose and what came with it",
	    NAME BOOKS
	    "keep fields full_name {\n\twhen left: delete\n"
	    "\tfor purpose bookkeeping\n}\n" ROLE(
		"\tbookkeeping: may see full_name\n\tmay read audit\n"),
	    "purposes", "-", "en \"Board\"\n\tmay read audit\n",
	    "bookkeeping" },
	{ "a purpose is taken out of lists of purposes",
	    NAME BOOKS "purpose p {\n\ten \"P\"\n\tpart of bookkeeping\n}\n"
		       "processor h {\n\tname \"H\"\n\tfor purposes p, "
		       "bookkeeping\n}\n",
	    "purposes", "p", "for purposes p\n", "bookkeeping" },
	{ "who vouched goes: the administrator does",
	    "role administrator {\n\ten \"A\"\n}\nrole editor {\n\ten "
	    "\"E\"\n}\npromise nothing sold attested by editor on "
	    "2026-01-01\ntold t {\n\ten \"T\"\n\tattested by editor on "
	    "2026-01-01\n}\n",
	    "roles", "administrator",
	    "promise nothing sold attested by administrator on 2026-01-01\n"
	    "told t {\n\ten \"T\"\n\tattested by administrator",
	    "editor" },
	{ "a role that is there is not written twice",
	    ROLE("\tmay read audit\n"), "roles", "administrator, board",
	    "role administrator {", NULL },
	{ "a clause that is there is not written twice",
	    NAME ROLE("\tmembership: may see full_name\n"), "purposes",
	    "membership", "membership: may see full_name\n",
	    "may find, see, full_name" },
	{ "a kind goes from those whom a purpose is for",
	    "kind of person member {\n\ten \"m\"\n}\nkind of person customer "
	    "{\n\ten \"c\"\n}\npurpose p {\n\ten \"P\"\n\tfor members, "
	    "member, customer\n}\n",
	    "kinds", "member", "for members, member\n", "customer" },
	/* languages */
	{ "a block's label in one more language",
	    "kind of person member {\n\ten \"member\"\n}\n", "languages",
	    "en, nb", "en \"member\"\n\tnb \"medlem\"\n", NULL },
	{ "a text on one line in one more language",
	    "field full_name name {\n\ten \"Name\"\n\treason en \"We must "
	    "know who you are.\"\n}\n",
	    "languages", "en, nn",
	    "reason en \"We must know who you are.\" nn \"Vi må vite kven du "
	    "er.\"",
	    NULL },
	{ "words of one's own are not translated",
	    "kind of person rower {\n\ten \"rower\"\n}\n", "languages",
	    "en, nb", "en \"rower\"\n}", NULL },
	{ "nor into a language without proposals",
	    "kind of person member {\n\ten \"member\"\n}\n", "languages",
	    "en, sv", "en \"member\"\n}", NULL },
};

/* What goes nowhere, as more would be given, or to more people. */
#define COX      "kind of person cox {\n\ten \"c\"\n\tby the office\n}\n"
#define ROWER    "kind of person rower {\n\ten \"r\"\n}\n"
#define OF(line) "purpose p {\n\ten \"P\"\n\t" line "\n\tbasis contract\n}\n"
static const struct {
	const char *name, *file, *id, *answer, *says;
} refused[] = {
	{ "a kind that a purpose excepts",
	    COX ROWER OF("for members, except cox"), "own_kinds", "rower",
	    "“P” leaves these people out" },
	{ "a kind of which a fact is not required",
	    COX ROWER "field mast text {\n\ten \"Mast\"\n\trequired for "
		      "members, except cox\n}\n",
	    "own_kinds", "rower", "“Mast” leaves these people out" },
	{ "the only kind that a fact is kept of",
	    COX ROWER "field oar text {\n\ten \"Oar\"\n\tfor cox\n}\n",
	    "own_kinds", "rower", "gets or is about" },
	{ "a kind of which a fact is not kept",
	    COX ROWER "field oar text {\n\ten \"Oar\"\n\tfor members, "
		      "except cox\n}\n",
	    "own_kinds", "rower", "“Oar” leaves these people out" },
	{ "the only kind that a purpose is for", COX ROWER OF("for cox"),
	    "own_kinds", "rower", "gets or is about" },
	{ "the only kind beside a stage", COX ROWER OF("for members, cox"),
	    "own_kinds", "rower", "gets or is about" },
	{ "the only one beside who is excepted",
	    COX ROWER OF("for cox, except rower"), "own_kinds", "rower",
	    "gets or is about" },
	{ "the only purpose that somebody gets facts for",
	    NAME BOOKS "recipient r {\n\ten \"R\"\n\tgets full_name\n"
		       "\tfor purposes bookkeeping\n}\n",
	    "purposes", "-", "“R” gets" },
	{ "the only purpose that somebody works for",
	    NAME BOOKS "processor h {\n\ten \"H\"\n\tfor purpose "
		       "bookkeeping\n}\n",
	    "purposes", "-", "“H” gets" },
	{ "the list of which a kind is a part",
	    "source register {\n\ten \"L\"\n\tfile {\n\t\tkey from "
	    "\"Nr\"\n\t}\n}\nfield boat text {\n\ten \"B\"\n}\n"
	    "kind of person cox {\n\ten \"c\"\n\tin register that boat is "
	    "\"x\"\n}\n",
	    "come", "registration", "cox" },
	{ "who is one by the list, for some of it",
	    "source register {\n\ten \"L\"\n\tfile {\n\t\tkey from "
	    "\"Nr\"\n\t}\n}\nfield boat text {\n\ten \"B\"\n}\n"
	    "kind of person cox {\n\ten \"c\"\n\tin register that boat is "
	    "\"x\"\n}\n",
	    "kind.cox.who", "office", "by hand" },
	{ "who is in no register",
	    "kind of person cox {\n\ten \"c\"\n\tnot in the register\n}\n",
	    "kind.cox.who", "office", "by hand" },
	{ "which of a list, by a rule of one's own",
	    LISTED IN("cox", " that has boat") IN("rower", ""),
	    "kind.cox.listed", "all", "by hand" },
	{ "which of a list, by two rules",
	    LISTED IN("cox", "\n\tin register" BIG) IN("rower", ""),
	    "kind.cox.listed", "all", "by hand" },
	{ "which of a list, by none of its choices",
	    LISTED IN("cox", "") IN("rower", ""), "kind.cox.listed",
	    "boat=huge", "none of the choices" },
};

#define SELF "kind of person cox {\n\ten \"c\"\n\tby own registration\n}\n"
#define CLERK(acts)                                               \
	"role clerk {\n\ten \"C\"\n\tservice: may " acts ", all " \
	"fields\n}\n"

/* Which of those on a list are of a kind. */
static const struct row listed[] = {
	{ "all are both", LISTED IN("cox", "") IN("rower", ""),
	    "kind.cox.listed", "all", "\tin register\n", "that" },
	{ "some are by a choice of a fact on it",
	    LISTED IN("cox", "") IN("rower", ""), "kind.cox.listed",
	    "boat=small", "\tin register that boat is \"small\"\n", NULL },
	{ "what tells it is read before anybody joins",
	    LISTED IN("cox", "") IN("rower", ""), "kind.cox.listed", "boat=big",
	    "\tbefore joining boat\n", NULL },
	{ "and no longer only after it",
	    "source register {\n\ten \"L\"\n\tfile {\n\t\tkey from "
	    "Nr\n\t\tboat from "
	    "Boat\n\t}\n\tbefore joining full_name\n\tafter joining "
	    "boat\n}\n" NAME CHOICE IN("cox", "") IN("rower",
		"") "purpose invitation {\n\ten \"I\"\n\tusing full_name\n"
		    "\tbasis contract\n}\n",
	    "kind.cox.listed", "boat=big", "\tbefore joining full_name, boat\n",
	    "after joining" },
	{ "and it is used to invite",
	    LISTED NAME IN("cox", "") IN("rower",
		"") "purpose invitation {\n\ten \"I\"\n\tusing full_name\n"
		    "\tbasis contract\n}\n",
	    "kind.cox.listed", "boat=big", "\tusing full_name, boat\n", NULL },
	{ "by the words of the choice", LISTED IN("cox", "") IN("rower", ""),
	    "kind.cox.listed", "B: Big", "\tin register" BIG "\n", NULL },
	{ "another choice", LISTED IN("cox", BIG) IN("rower", ""),
	    "kind.cox.listed", "boat=small", "boat is \"small\"", "\"big\"" },
	{ "and all again", LISTED IN("cox", BIG), "kind.cox.listed", "all",
	    "\tin register\n", "\"big\"" },
	{ "who says so instead", LISTED IN("cox", BIG), "kind.cox.who",
	    "office", "\tby the office\n", "in register" },
	{ "no list any more", LISTED IN("cox", BIG) IN("rower", ""), "come",
	    "registration", "\tby own registration\n", "in register" },
};

/* Who says that somebody is one; other kinds stay as they are. */
static const struct row people[] = {
	{ "the office says so",
	    "kind of person cox {\n\ten \"c\"\n\tby own "
	    "registration\n}\n",
	    "kind.cox.who", "office", "\tby the office\n", "registration" },
	{ "who corrects facts says it then", SELF CLERK("find, see, correct"),
	    "kind.cox.who", "office", "may find, see, correct, set kinds,",
	    NULL },
	{ "who may already is not told twice", SELF CLERK("set kinds, correct"),
	    "kind.cox.who", "office", "may set kinds, correct, all",
	    "correct, set" },
	{ "who corrects nothing says nothing", SELF CLERK("find, see"),
	    "kind.cox.who", "office", "may find, see, all", "set kinds" },
	{ "a role that comes after the kind says it",
	    COX "purpose own_page {\n\ten \"P\"\n\tusing full_name\n\tbasis "
		"contract\n}\n" NAME,
	    "roles", "administrator, editor", "set kinds", NULL },
	{ "and finds who corrects in the other words, too",
	    "persontype cox {\n\ten \"c\"\n\tav kontoret\n}\n"
	    "rolle clerk {\n\ten \"C\"\n\tservice: kan finne, rette, alle "
	    "felter\n}\n",
	    "roles", "administrator, clerk, editor", "rette, set kinds", NULL },
	{ "where the office says nothing, no role does",
	    SELF CLERK("find, see, correct"), "roles",
	    "administrator, clerk, editor", "may find, see, correct, all",
	    "set kinds" },
	{ "they say so themselves", COX, "kind.cox.who", "themselves",
	    "\tby own registration\n", "office" },
	{ "what stands there stays", COX, "kind.cox.who", "office",
	    "\tby the office\n", "registration" },
	{ "of another nothing changes", COX ROWER, "kind.rower.who",
	    "themselves", "\tby the office\n", NULL },
	{ "one more kind, and those that are there stay",
	    COX "kind of person guest {\n\ten \"g\"\n\tnot in the "
		"register\n}\n",
	    "own_kinds", "cox, guest, Rower", "\tby the office\n}\n", NULL },
	{ "and the new one comes by registration", COX, "own_kinds",
	    "cox, Rower", "en \"Rower\"\n\tcurrent\n\tby own registration\n",
	    NULL },
	{ "a guardian, and the age by the day of birth",
	    "field birth_date date {\n\ten \"Born\"\n}\n", "children",
	    "guardian", "\tage computed from birth_date\n", NULL },
	{ "no age where no day is known", NAME, "children", "guardian",
	    "\tguardian consent\n", "age computed" },
	{ "nor where all are adults",
	    "field birth_date date {\n\ten \"Born\"\n}\nchildren {\n"
	    "\tage computed from birth_date\n\tguardian consent\n}\n",
	    "children", "adults", "\tnot targeted\n", "age computed" },
	{ "the day goes, and the age with it",
	    "field birth_date date {\n\ten \"Born\"\n}\nchildren {\n"
	    "\tage computed from birth_date\n\tguardian consent\n}\n",
	    "fields", "-", "\tguardian consent\n", "age computed" },
};

static void
each_is_refused(void)
{
	for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
		struct str was;
		enum err e;

		a = arena_new(LIMIT_ARENA_ORG);
		was = draft = arena_printf(a, "%s%s", HEAD, refused[i].file);
		e = answer(refused[i].id, refused[i].answer);
		if (!tap_ok(e == ERR_INVALID && str_eq(was, draft) &&
				str_find(why, str_of(refused[i].says)) !=
				    SIZE_MAX,
			refused[i].name))
			printf("# %s " STR_FMT "\n" STR_FMT "\n", err_name(e),
			    STR_ARG(why), STR_ARG(draft));
		arena_free(a);
	}
}

static void
each_is_taken(const struct row *all, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct row *r = &all[i];
		enum err e;
		bool ok;

		a = arena_new(LIMIT_ARENA_ORG);
		draft = arena_printf(a, "%s%s", HEAD, r->file);
		e = answer(r->id, r->answer);
		ok = e == ERR_OK;
		if (r->holds != NULL)
			ok =
			    ok && str_find(draft, str_of(r->holds)) != SIZE_MAX;
		if (r->not_holds != NULL)
			ok = ok &&
			     str_find(draft, str_of(r->not_holds)) == SIZE_MAX;
		if (!tap_ok(ok, r->name))
			printf("# %s " STR_FMT "\n" STR_FMT "\n", err_name(e),
			    STR_ARG(why), STR_ARG(draft));
		arena_free(a);
	}
}

int
main(void)
{
	each_is_taken(rows, ARRAY_LEN(rows));
	each_is_taken(people, ARRAY_LEN(people));
	each_is_taken(listed, ARRAY_LEN(listed));
	each_is_refused();
	return tap_done();
}
