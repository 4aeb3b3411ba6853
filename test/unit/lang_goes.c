/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * To whom facts go for a purpose, and to which countries outside the EEA: by
 * the lines of who gets them and those of what is got, both (Art. 13(1)(e)-(f),
 * 30(1)(d)-(e), 49(1)(a)); and nobody for a purpose that has no part in it.
 */
#include "compiled.h"
#include "has.h"
#include "policy/goes.h"

#include "base/limits.h"
#include "lang/lang.h"
#include "lang/prose.h"
#include "tap.h"

static struct arena *a;

/* Two purposes, "chat" and "club"; ${parts} follow. */
#define FORM                                                                \
	"statement small {\n\ten \"S\"\n\tlanguages en\n}\n"                \
	"controller us {\n\tname \"Us\"\n}\n"                               \
	"field full_name name {\n\ten \"Name\"\n}\n"                        \
	"field mail email {\n\ten \"Mail\"\n}\n"                            \
	"field home records {\n\ten \"Home\"\n"                             \
	"\tfield street text {\n\t\ten \"Street\"\n\t}\n"                   \
	"\tfield town text {\n\t\ten \"Town\"\n\t}\n}\n"                    \
	"purpose chat {\n\ten \"Chat\"\n\tusing mail\n\tbasis consent\n}\n" \
	"purpose club {\n\ten \"Club\"\n\tusing full_name, home.street\n"   \
	"\tbasis contract\n}\n%s"

#define R(lines) "recipient ad {\n\ten \"Ad\"\n" lines "}\n"
#define D(lines) "data category use {\n\ten \"Use\"\n" lines "}\n"
#define P(lines) \
	"processor host {\n\ten \"Host\"\n\tname \"Host AS\"\n" lines "}\n"
#define T(lines) "transfer t {\n\ten \"T\"\n" lines "}\n"
#define FIGURES(lines)                                                       \
	"shared figures f {\n\ten \"F\"\n\tshows en \"readers\"\n\tgoes to " \
	"ad\n" lines "}\n"
#define THEM "controller them {\n\tname \"Them\"\n}\n"
#define CHAT "\tfor purposes chat\n"
#define CLUB "\tfor purposes club\n"
#define BOTH "\tfor purposes chat, club\n"
#define COOKIE(by, of)                                                        \
	"cookie \"c\" for marketing, lasts 1 day, set by \"" by "\" {\n\ten " \
	"\"C\"\n\tfor purposes " of "\n}\n"

#define COOKIE2(by, of)                                                       \
	"cookie \"d\" for marketing, lasts 1 day, set by \"" by "\" {\n\ten " \
	"\"D\"\n\tfor purposes " of "\n}\n"

static const struct statement *
compiled(const char *parts)
{
	return compiled_bytes(a, arena_printf(a, FORM, parts));
}

/* Whether "ad" gets something for the one, and for the other. */
static const struct gets_case {
	const char *name, *parts;
	bool chat, club;
} gets[] = {
	{ "G13(1)(e) for what it says", R("\tgets mail\n" CHAT), true, false },
	{ "G13(1)(e) it says so, of what else the purpose does",
	    R("\tgets full_name\n" CHAT), true, false },
	{ "for all that use it", R("\tgets mail\n"), true, false },
	{ "for all that use a part of it", R("\tgets home\n"), false, true },
	{ "not for who uses another part of it", R("\tgets home.town\n"), false,
	    false },
	{ "for both", R("\tgets mail, full_name\n"), true, true },
	{ "what it gets is not said, but what for",
	    R("\tpublic authority\n" CLUB), false, true },
	{ "nothing is said", R("\tpublic authority\n"), true, true },
	{ "it writes through the server and gets nothing",
	    R("\twrites through the server\n" CHAT), false, false },
	{ "a data category, for what both say", R("\tgets use\n" CHAT) D(BOTH),
	    true, false },
	{ "the category says for what", R("\tgets use\n") D(CHAT), true,
	    false },
	{ "the category goes there", R("") D("\tgoes to ad\n" CHAT), true,
	    false },
	{ "the category goes there for one of them",
	    R(CLUB) D("\tgoes to ad\n" BOTH), false, true },
	{ "G30(1)(d) no category of its is for what it says",
	    R("\tgets use\n" CHAT) D(CLUB), false, false },
	{ "a category for whatever", R("\tgets use\n") D(""), true, true },
	{ "and a field beside it", R("\tgets use, mail\n" CHAT) D(CLUB), true,
	    false },
	{ "an audience is given",
	    R("") "audience x {\n\ten \"A\"\n"
		  "\tgoes to ad\n\tusing mail\n" CHAT
		  "}\n" D("\tgoes to ad\n" CLUB),
	    true, true },
	{ "the court is no part of it",
	    R("") "disclosure x {\n\ten \"D\"\n\tto recipient ad\n" CHAT
		  "}\n" D("\tgoes to ad\n" CLUB),
	    false, true },
	{ "who may be refused gets nothing by that",
	    R("") "opt-out x {\n\ten \"O\"\n\tagainst recipients ad\n"
		  "\tthrough email\n}\n" D("\tgoes to ad\n" CLUB),
	    false, true },
	{ "a transfer gives nothing",
	    R("") T("\tto country US\n\tto recipient ad\n" CHAT)
		D("\tgoes to ad\n" CLUB),
	    false, true },
	{ "the court alone is no part of it",
	    R("\tpublic authority\n") "disclosure x {\n\ten \"D\"\n\tto "
				      "recipient ad\n}\n",
	    false, false },
	{ "an audience alone is given for what it is for",
	    R("") "audience x {\n\ten \"A\"\n\tgoes to ad\n" CHAT "}\n", true,
	    false },
	{ "G4(1) anonymous figures are about nobody",
	    R("\tpublic authority\n") FIGURES("\tanonymous\n"), false, false },
	{ "G4(1) what for they are made makes no difference",
	    R("") FIGURES("\tanonymous\n" CHAT), false, false },
	{ "G4(5) pseudonymous ones are about people",
	    R("\tpublic authority\n") FIGURES("\tpseudonymous\n"), true, true },
	{ "G4(5) for what they are made",
	    R("") FIGURES("\tpseudonymous\n" CHAT), true, false },
	{ "figures of which neither is said", R("") FIGURES(CLUB), false,
	    true },
	{ "anonymous figures beside what it gets",
	    R("\tgets mail\n") FIGURES("\tanonymous\n" CLUB), true, false },
	{ "anonymous figures, and it says what for itself",
	    R(CLUB) FIGURES("\tanonymous\n"), false, true },
	{ "an opt-out alone says nothing of what it gets",
	    R("") "opt-out x {\n\ten \"O\"\n\tagainst recipients ad\n"
		  "\tthrough email\n}\n",
	    true, true },
	{ "it sets a cookie", R("\tgets mail\n" CHAT) COOKIE("Ad", "club"),
	    true, true },
	{ "it stores something that is no cookie",
	    R("\tname \"Ad AS\"\n\tgets mail\n" CHAT) "device storage s "
						      "{\n\ten \"S\"\n\tset by "
						      "\"Ad AS\"\n" CLUB "}\n",
	    true, true },
	{ "G13(1)(e) it sets one with another",
	    R("\tgets mail\n" CHAT) COOKIE("Metta and Ad", "club"), true,
	    true },
	{ "it is one of three who store something",
	    R("\tgets mail\n" CHAT) "device storage s {\n\ten \"S\"\n\tset by "
				    "\"Metta, Ad, Gugle\"\n" CLUB "}\n",
	    true, true },
	{ "a part of the name of another is not its name",
	    R("\tgets mail\n" CHAT) COOKIE("Ad and Sons", "club")
		P("\tsecurity en \"x\"\n") "recipient sons {\n\ten \"Ad and "
					   "Sons\"\n\tgets mail\n" CHAT "}\n",
	    true, false },
	{ "somebody else sets one",
	    R("\tgets mail\n" CHAT) COOKIE("Other", "club"), true, false },
};

static void
recipients(void)
{
	for (size_t i = 0; i < ARRAY_LEN(gets); i++) {
		const struct gets_case *c = &gets[i];
		const struct statement *st = compiled(c->parts);

		tap_ok(st != NULL &&
			   recipient_gets(st, &st->recipients[0], 0) ==
			       c->chat &&
			   recipient_gets(st, &st->recipients[0], 1) == c->club,
		    c->name);
	}
}

#define GIVEN(lines) \
	"disclosure x {\n\ten \"X\"\n\tto whom en \"them\"\n" lines "}\n"
#define ADVISER(lines) "role adviser {\n\ten \"adviser\"\n" lines "}\n"
#define SEEN(lines)    D("\tseen by roles adviser\n" lines)
#define CAMERA(lines)                                               \
	"camera surveillance cam {\n\ten \"Cam\"\n\tseen by roles " \
	"adviser\n" lines "}\n"

/* What is given in single cases, and who has to do with what is used: for
 * "chat", and for "club". */
static const struct gets_case disclosed[] = {
	{ "G30(1)(d) of whatever there is", GIVEN(""), true, true },
	{ "G30(1)(d) of a field, for who uses it", GIVEN("\tusing mail\n"),
	    true, false },
	{ "of a record", GIVEN("\tusing home\n"), false, true },
	{ "G30(1)(d) of declared data, for what these are for",
	    GIVEN("\tusing use\n") D(CLUB), false, true },
	{ "of declared data for whatever", GIVEN("\tusing use\n") D(""), true,
	    true },
	{ "of declared data and a field", GIVEN("\tusing use, mail\n") D(CLUB),
	    true, true },
	{ "it says what for", GIVEN("\tusing mail\n" CLUB), false, true },
};
static const struct gets_case acting[] = {
	{ "G30(1)(g) nothing says with what", ADVISER(""), true, true },
	{ "G30(1)(g) by its lines", ADVISER("\tchat: may see mail\n"), true,
	    false },
	{ "by its lines, for both",
	    ADVISER("\tchat: may see mail\n\tclub: may see full_name\n"), true,
	    true },
	{ "lines that are of no purpose", ADVISER("\tmay read audit\n"), true,
	    true },
	{ "lines of both sorts",
	    ADVISER("\tmay read audit\n\tclub: may see full_name\n"), false,
	    true },
	{ "G30(1)(g) who sees declared data", ADVISER("") SEEN(CLUB), false,
	    true },
	{ "who sees declared data for whatever", ADVISER("") SEEN(""), true,
	    true },
	{ "who sees what cameras take", ADVISER("") CAMERA(CHAT), true, false },
	{ "by a line, and by what it sees",
	    ADVISER("\tchat: may see mail\n") CAMERA(CLUB), true, true },
	{ "who says yes to giving it",
	    ADVISER("") GIVEN("\tusing mail\n\tapproved by adviser\n"), true,
	    false },
	{ "data that others see", ADVISER("") D(CLUB), true, true },
};

static void
in_single_cases(void)
{
	for (size_t i = 0; i < ARRAY_LEN(disclosed); i++) {
		const struct gets_case *c = &disclosed[i];
		const struct statement *st = compiled(c->parts);
		int no = st == NULL
			     ? -1
			     : statement_fact(st, FACT_DISCLOSURE, STR("x"));

		tap_ok(no >= 0 &&
			   disclosure_is_for(st, &st->facts[no], 0) ==
			       c->chat &&
			   disclosure_is_for(st, &st->facts[no], 1) == c->club,
		    c->name);
	}
	for (size_t i = 0; i < ARRAY_LEN(acting); i++) {
		const struct gets_case *c = &acting[i];
		const struct statement *st = compiled(c->parts);

		tap_ok(st != NULL &&
			   role_works_for(st, &st->roles[0], 0) == c->chat &&
			   role_works_for(st, &st->roles[0], 1) == c->club,
		    c->name);
	}
}

/* Who stands beside the box, and who decides by itself. */
static void
classes(void)
{
	static const struct {
		const char *line;
		bool named, other;
	} all[] = {
		{ "\tinside\n", true, false },
		{ "\tacting for us\n", false, false },
		{ "\tas processor\n", false, false },
		{ "\tjoint controller\n", true, true },
		{ "\tindependent\n", true, true },
		{ "\tpublic authority\n", true, true },
		{ "", true, true },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		const struct statement *st = compiled(arena_printf(a,
		    "recipient ad {\n\ten \"Ad\"\n%s}\n", all[i].line)
							  .p);
		const struct recipient *r = &st->recipients[0];

		tap_ok(recipient_is_named(r) == all[i].named &&
			   recipient_is_other(r) == all[i].other,
		    arena_printf(a, "G4(9) as%s",
			all[i].line[0] == '\0' ? " nothing that is said\n"
					       : all[i].line)
			.p);
	}
}

/* Who sets cookies for "chat", with blanks between. */
static void
parties(void)
{
	static const struct {
		const char *name, *parts, *want;
	} all[] = {
		{ "G13(1)(e) another one", COOKIE("Metta", "chat"), "Metta " },
		{ "of another purpose", COOKIE("Metta", "club"), "" },
		{ "we ourselves", COOKIE("Us", "chat"), "" },
		{ "a recipient has its own name",
		    R("\tname \"Ad AS\"\n") COOKIE("Ad AS", "chat"), "" },
		{ "so has a processor", P("") COOKIE("Host", "chat"), "" },
		{ "two who have names of their own",
		    R("\tname \"Ad AS\"\n") P("")
			COOKIE("Ad AS and Host", "chat"),
		    "" },
		{ "in other words, by commas",
		    THEM R("") P("") COOKIE("Ad, Host & Them", "chat"), "" },
		{ "one who has, and one who has not",
		    R("") COOKIE("Ad and Metta", "chat"), "Ad and Metta " },
		{ "one name of two words with “and” between",
		    R("\tname \"Ad and Sons\"\n") COOKIE("Ad and Sons", "chat"),
		    "" },
		{ "what is no cookie",
		    "device storage s {\n\ten \"S\"\n\tset by \"Metta\"\n" CHAT
		    "}\n",
		    "Metta " },
		{ "no one",
		    "cookie \"c\" for marketing, lasts 1 day {\n\ten "
		    "\"C\"\n" CHAT "}\n",
		    "" },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		const struct statement *st = compiled(all[i].parts);
		struct str is = STR("");

		for (size_t k = 0; st != NULL && k < purpose_parties(st); k++) {
			struct str by =
			    text_in(purpose_party(st, 0, k), LANG_EN);

			if (by.n > 0)
				is = arena_printf(a, STR_FMT STR_FMT " ",
				    STR_ARG(is), STR_ARG(by));
		}
		tap_str(is, str_of(all[i].want), all[i].name);
	}
}

/* The same, one name after the other as they stand beside the box. */
static void
party_names(void)
{
	static const struct {
		const char *name, *parts, *want;
	} all[] = {
		{ "G13(1)(e) one who is known, and one who is not",
		    R("") COOKIE("Ad and Metta AS", "chat"), "Metta AS; " },
		{ "the other way round", R("") COOKIE("Metta AS, Ad", "chat"),
		    "Metta AS; " },
		{ "two who are not, beside one who is",
		    R("") COOKIE("Metta, Ad and Gugle", "chat"),
		    "Metta; Gugle; " },
		{ "one name with “and” in it, of nobody who is known",
		    COOKIE("Smith and Sons", "chat"), "Smith and Sons; " },
		{ "after one who is known",
		    R("") COOKIE("Ad, Smith and Sons", "chat"),
		    "Smith and Sons; " },
		{ "of two, one who sets another by itself",
		    COOKIE("Metta and Gugle", "chat") COOKIE2("Gugle", "chat"),
		    "Metta; Gugle; Gugle; " },
		{ "one who sets another for something else",
		    COOKIE("Metta and Gugle", "chat") COOKIE2("Gugle", "club"),
		    "Metta and Gugle; " },
		{ "nobody but who is known", R("") COOKIE("Ad and Us", "chat"),
		    "" },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		const struct statement *st = compiled(all[i].parts);
		struct str is = STR("");

		for (size_t k = 0; st != NULL && k < purpose_parties(st); k++) {
			struct str rest =
			    text_in(purpose_party(st, 0, k), LANG_EN);
			struct str name = purpose_party_name(st, 0, &rest);

			for (; name.n > 0;
			     name = purpose_party_name(st, 0, &rest))
				is = arena_printf(a, STR_FMT STR_FMT "; ",
				    STR_ARG(is), STR_ARG(name));
		}
		tap_str(is, str_of(all[i].want), all[i].name);
	}
}

#define US "\tcountry US\n"
#define SUB(lines) \
	"subprocessor sub {\n\ten \"Sub\"\n\tcountry IN, SE\n" lines "}\n"
#define SYS      "system site {\n\ten \"Web\"\n\tcountry US\n}\n"
#define LETTER_A "\tby derogation \"Art. 49(1)(a)\"\n"

/* Countries for "chat" and for "club"; "!" after one that asks for consent. */
static const struct {
	const char *name, *parts, *chat, *club;
} countries[] = {
	{ "none", "", "", "" },
	{ "G13(1)(f) where a recipient is",
	    R("\tgets mail\n\tcountry US, NO, SG\n"), "US SG ", "" },
	{ "within the EEA", R("\tgets mail\n\tcountry NO, IS, LI, EU\n"), "",
	    "" },
	{ "G13(1)(f) where who works for us is", P(US CHAT), "US ", "" },
	{ "who works for all of it", P(US), "US ", "US " },
	{ "G49(1)(a) who works for us, on the consent alone",
	    P(US CHAT "\ttransfer tool \"Art. 49(1)(a)\"\n"), "US! ", "" },
	{ "in Norwegian",
	    P(US CHAT "\ttransfer tool \"art. 49 nr. 1 bokstav a\"\n"), "US! ",
	    "" },
	{ "with safeguards", P(US CHAT "\ttransfer tool \"SCC 2021/914\"\n"),
	    "US ", "" },
	{ "a transfer of another controller",
	    THEM T("\tto country US\n\tcontroller them\n"), "", "" },
	{ "of this one", THEM T("\tto country US\n\tcontroller us\n"), "US ",
	    "US " },
	{ "of both", THEM T("\tto country US\n\tcontroller us, them\n"), "US ",
	    "US " },
	{ "of another one, that says what for",
	    THEM T("\tto country US\n\tcontroller them\n" CHAT), "", "" },
	{ "a subprocessor of another controller",
	    THEM SUB("\tcontroller them\n"), "", "" },
	{ "of this one", THEM SUB("\tcontroller us\n"), "IN ", "IN " },
	{ "what a transfer of another controller tells is of that one",
	    THEM P(BOTH) SUB("\tused by host\n")
		T("\tto country IN\n\tby processor host\n\tcontroller "
		  "them\n" CLUB),
	    "IN ", "IN " },
	{ "where another controller is",
	    "controller them {\n\tname \"Them\"\n\tcountry IN\n}\n", "", "" },
	{ "who sets cookies", P(US CLUB) COOKIE("Host AS", "chat"), "US ",
	    "US " },
	{ "who follows people",
	    P(US CLUB) "tracking x {\n\ten \"X\"\n\trun by host\n" CHAT "}\n",
	    "US ", "US " },
	{ "G28(4) who works for who works for us",
	    P(CHAT) SUB("\tused by host\n"), "IN ", "" },
	{ "of which it is not said for whom", SUB(""), "IN ", "IN " },
	{ "of which it is said what for", P("") SUB("\tused by host\n" CLUB),
	    "", "IN " },
	{ "G13(1)(f) a transfer to who gets it",
	    R("\tgets mail\n" CHAT) T("\tto country US, SG\n"
				      "\tto recipient ad\n"),
	    "US SG ", "" },
	{ "a transfer by who works for it",
	    P(CLUB) T("\tto country US\n\tby processor host\n"), "", "US " },
	{ "a transfer that says what for",
	    R("\tgets mail\n" CHAT)
		T("\tto country US\n\tto recipient ad\n" CLUB),
	    "", "US " },
	{ "a transfer of other fields",
	    P("") T("\tto country US\n\tby processor host\n"
		    "\tusing full_name\n"),
	    "", "US " },
	{ "a transfer of a part of what is used",
	    T("\tto country US\n\tusing home\n"), "", "US " },
	{ "a transfer of nobody in particular", T("\tto country US\n"), "US ",
	    "US " },
	{ "G13(1)(f) a transfer of declared data, for what these are for",
	    P("") T("\tto country US\n\tby processor host\n"
		    "\tusing use\n") D(CHAT),
	    "US ", "" },
	{ "of declared data for whatever",
	    P("") T("\tto country US\n\tby processor host\n"
		    "\tusing use\n") D(""),
	    "US ", "US " },
	{ "of declared data and a field",
	    P("") T("\tto country US\n\tby processor host\n"
		    "\tusing use, full_name\n") D(CHAT),
	    "US ", "US " },
	{ "of declared data that the processor does not work on",
	    P(CLUB) T("\tto country US\n\tby processor host\n"
		      "\tusing use\n") D(CHAT),
	    "", "" },
	{ "a subprocessor gets what the transfer there names, nothing else",
	    P(BOTH) SUB("\tused by host\n") T(
		"\tto country IN\n\tby processor host\n\tusing use\n") D(CHAT),
	    "IN ", "" },
	{ "by its purposes",
	    P(BOTH) SUB("\tused by host\n")
		T("\tto country IN\n\tby processor host\n" CLUB),
	    "", "IN " },
	{ "a transfer to another country says nothing of it",
	    P(BOTH) SUB("\tused by host\n")
		T("\tto country US\n\tby processor host\n" CLUB),
	    "IN ", "IN US " },
	{ "nor one of another processor",
	    P(BOTH)
		SUB("\tused by host\n") "processor mill {\n\ten "
					"\"Mill\"\n\tname \"Mill AS\"\n" BOTH
					"}\n" T("\tto country IN\n\tby "
						"processor mill\n" CLUB),
	    "IN ", "IN " },
	{ "nor one that does not say what goes",
	    P(BOTH) SUB("\tused by host\n")
		T("\tto country IN\n\tby processor host\n"),
	    "IN ", "IN " },
	{ "a subprocessor that says what for itself",
	    P(BOTH) SUB("\tused by host\n" BOTH)
		T("\tto country IN\n\tby processor host\n" CLUB),
	    "IN ", "IN " },
	{ "the system that it is kept in", SYS D("\tkept in site\n" CHAT),
	    "US ", "" },
	{ "a system that nothing of it is kept in", SYS D(CHAT), "", "" },
	{ "a group elsewhere",
	    "outside group g {\n\ten \"G\"\n\ton platform \"P\"\n" US CHAT
	    "}\n",
	    "US ", "" },
	{ "to which nothing is sent",
	    "outside group g {\n\ten \"G\"\n\ton platform \"P\"\n" US CHAT
	    "\tnothing is sent there\n}\n",
	    "", "" },
	{ "G49(1)(a) on the consent alone",
	    R("\tgets mail\n" CHAT US)
		T("\tto country US, SG\n\tto recipient ad\n" LETTER_A),
	    "US! SG! ", "" },
	{ "on another letter",
	    T("\tto country US\n\tby derogation \"Art. 49(1)(b)\"\n" CHAT),
	    "US ", "" },
	{ "in Norwegian",
	    T("\tto country US\n"
	      "\tby derogation \"art. 49 nr. 1 bokstav a\"\n" CHAT),
	    "US! ", "" },
	{ "in Norwegian, with its first sentence",
	    T("\tto country US\n\tby derogation \"artikkel 49 nr. 1 første "
	      "ledd bokstav a\"\n" CHAT),
	    "US! ", "" },
	{ "a capital",
	    T("\tto country US\n\tby derogation \"Art. 49(1)(A)\"\n" CHAT),
	    "US! ", "" },
	{ "among others",
	    T("\tto country US\n\tby derogation \"Art. 49(1) (b) and "
	      "(a)\"\n" CHAT),
	    "US! ", "" },
	{ "of which no letter is said",
	    T("\tto country US\n\tby derogation \"Art. 49\"\n" CHAT), "US ",
	    "" },
	{ "with safeguards beside it",
	    T("\tto country US\n\tby standard contractual clauses\n" LETTER_A
		    CHAT),
	    "US ", "" },
	{ "with a decision beside it",
	    T("\tto country US\n\tby adequacy decision \"X\"\n" LETTER_A CHAT),
	    "US ", "" },
	{ "with rules of a group of companies beside it",
	    T("\tto country US\n\tby binding corporate rules\n" LETTER_A CHAT),
	    "US ", "" },
};

static struct str
shown(const struct statement *st, int purpose)
{
	struct abroad of;
	struct str s = STR("");

	purpose_abroad(st, purpose, &of);
	for (size_t i = 0; i < of.n; i++)
		s = arena_printf(a, STR_FMT STR_FMT "%s ", STR_ARG(s),
		    STR_ARG(of.at[i]), of.asks[i] ? "!" : "");
	return s;
}

static void
abroad(void)
{
	struct abroad of = { .at = { STR_INIT("US"), STR_INIT("SG") },
		.asks = { true, false },
		.n = 2 };

	for (size_t i = 0; i < ARRAY_LEN(countries); i++) {
		const struct statement *st = compiled(countries[i].parts);

		if (!tap_ok(st != NULL, countries[i].name))
			continue;
		tap_str(shown(st, 0), str_of(countries[i].chat), "… for one");
		tap_str(shown(st, 1), str_of(countries[i].club),
		    "… for the other");
	}
	tap_ok(abroad_has(&of, STR("US"), true) &&
		   abroad_has(&of, STR("US"), false) &&
		   abroad_has(&of, STR("SG"), false),
	    "those that are there");
	tap_ok(!abroad_has(&of, STR("SG"), true) &&
		   !abroad_has(&of, STR("IN"), false),
	    "and no others");
}

/* The consent as a record names the countries that stand beside the box. */
static void
recorded(void)
{
	const struct statement *st = compiled(T("\tto country US, NO\n" CHAT));
	struct buf b;

	buf_init(&b, LIMIT_STATEMENT);
	tap_ok(st != NULL &&
		   lang_consents(&b, st, LANG_EN, LANG_JSONLD) == ERR_OK &&
		   str_find(buf_str(&b),
		       STR("\"dpv:hasThirdCountry\":[\"loc:US\"]")) != SIZE_MAX,
	    "G13(1)(f) the record of the consent names the country");
	buf_release(&b);
}

/* What the record says of transfers, and of who works for the processor. */
static void
in_the_record(void)
{
	static const char *const parts =
	    P(BOTH "\tcountry IE\n") SUB("\tused by host\n")
		T("\tto country IN, SE\n\tby processor host\n\tusing use\n")
		    SEEN(CHAT) GIVEN("\tusing use\n")
			ADVISER("\trequires training\n");
	const struct statement *st = compiled(parts);
	struct buf b;
	struct str chat, club;
	size_t at;

	buf_init(&b, LIMIT_STATEMENT);
	if (!tap_ok(st != NULL &&
			lang_record_of(&b, st, LANG_EN, LANG_CSV,
			    (struct record_of){ .controller = 0 }) == ERR_OK,
		"a record"))
		return;
	chat = buf_str(&b);
	at = str_find(chat, STR("\"Club"));
	at = at == SIZE_MAX ? str_find(chat, STR("Club,")) : at;
	club = at < chat.n ? str_sub(chat, at, chat.n) : STR_NONE;
	chat = str_sub(chat, 0, at);
	tap_ok(has(chat, "T: To India") && !has(chat, "None is declared"),
	    "G30(1)(e) the transfer where what it names is for");
	tap_ok(club.n > 0 && !has(club, "T: To India") &&
		   has(club, "None is declared") && !has(club, "Sub."),
	    "G30(1)(e) none, and no subprocessor, for what it is not");
	tap_ok(has(chat, "X: To: them") && has(chat, "Adviser: training"),
	    "G30(1)(d), (g) what is given in single cases, and who sees it");
	tap_ok(club.n > 0 && !has(club, "X: To: them") && !has(club, "dviser"),
	    "G30(1)(d), (g) and not where nothing of it is used");
	buf_release(&b);
}

/* ---- processors that are given some of it -------------------------------- */

/* For which of the two "host" works, and which fields it is given of each. */
static const struct given_case {
	const char *name, *parts;
	bool chat, club;
	const char *of_chat, *of_club;
} works[] = {
	{ "G28(3) all that its purposes use", P(""), true, true, "mail",
	    "full_name home.street" },
	{ "for the purposes that it names", P(CHAT), true, false, "mail",
	    NULL },
	{ "what it is given, for who uses it", P("\tusing mail\n"), true, false,
	    "mail", NULL },
	{ "some of what one uses", P("\tusing full_name\n"), false, true, NULL,
	    "full_name" },
	{ "a record, of which a part is used", P("\tusing home\n"), false, true,
	    NULL, "home.street" },
	{ "a part that is used", P("\tusing home.street\n"), false, true, NULL,
	    "home.street" },
	{ "a part that is not", P("\tusing home.town\n"), false, false, NULL,
	    NULL },
	{ "of both", P("\tusing mail, full_name\n"), true, true, "mail",
	    "full_name" },
	{ "not for a purpose that it does not name",
	    P("\tusing mail, full_name\n" CHAT), true, false, "mail", NULL },
	{ "not for one that it names and that uses none of it",
	    P("\tusing mail\n" BOTH), true, false, "mail", NULL },
	{ "a data category, where it is for", P("\tusing use\n") D(CLUB), false,
	    true, NULL, "" },
	{ "one that does not say what for", P("\tusing use\n") D(""), true,
	    true, "", "" },
};

static struct str
names_of(const struct statement *st, int purpose)
{
	struct fieldset of = processor_fields(st, &st->processors[0], purpose);
	struct str s = STR("");

	for (int i = 0; i < (int)st->fields_n; i++)
		if (fieldset_has(&of, i) && st->fields[i].parts.n == 0)
			s = arena_printf(a, STR_FMT "%s" STR_FMT, STR_ARG(s),
			    s.n > 0 ? " " : "",
			    STR_ARG(statement_field_name(a, st, i)));
	return s;
}

static void
processors(void)
{
	for (size_t i = 0; i < ARRAY_LEN(works); i++) {
		const struct given_case *w = &works[i];
		const struct statement *st = compiled(w->parts);
		const struct processor *k;

		if (!tap_ok(st != NULL, w->name))
			continue;
		k = &st->processors[0];
		tap_ok(processor_gets(st, k, 0) == w->chat &&
			   processor_gets(st, k, 1) == w->club,
		    w->name);
		if (w->of_chat != NULL)
			tap_str(names_of(st, 0), str_of(w->of_chat), w->name);
		if (w->of_club != NULL)
			tap_str(names_of(st, 1), str_of(w->of_club), w->name);
	}
}

/* What stands in each row of the record, and in the statement. */
static void
processors_printed(void)
{
	const struct statement *st =
	    compiled(P("\tusing mail, full_name, use\n") D(CHAT));
	const struct record_of all = { .controller = -1 };
	struct buf b;

	buf_init(&b, LIMIT_STATEMENT);
	tap_ok(st != NULL &&
		   lang_record_of(&b, st, LANG_EN, LANG_CSV, all) == ERR_OK &&
		   has(buf_str(&b), "Processor for us (Mail and Use)") &&
		   has(buf_str(&b), "Processor for us (Name)"),
	    "G30(1)(d) what it is given, purpose by purpose");
	buf_release(&b);
	buf_init(&b, LIMIT_STATEMENT);
	tap_ok(st != NULL &&
		   lang_statement(&b, st, LANG_EN, LANG_TEXT) == ERR_OK &&
		   has(buf_str(&b), "What is given: Name, Mail and Use."),
	    "G13(1)(e) what it is given, in the statement");
	buf_release(&b);
	buf_init(&b, LIMIT_STATEMENT);
	tap_ok(st != NULL &&
		   lang_statement(&b, st, LANG_EN, LANG_JSONLD) == ERR_OK &&
		   has(buf_str(&b),
		       "\"dpv:hasPersonalData\":[{\"@id\":\"#field.full_name\"}"
		       ","
		       "{\"@id\":\"#field.mail\"},{\"@id\":\"#data-category.use"
		       "\"}]"),
	    "G13(1)(e) … and for programs");
	buf_release(&b);
}

int
main(void)
{
	a = arena_new((size_t)256 << 20);
	recipients();
	in_single_cases();
	classes();
	parties();
	party_names();
	abroad();
	recorded();
	in_the_record();
	processors();
	processors_printed();
	arena_free(a);
	return tap_done();
}
