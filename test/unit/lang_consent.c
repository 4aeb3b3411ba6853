/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The text beside a consent box says who may use what for what, what of it is
 * special, who else gets it and how to take it back; and nothing of those who
 * have no part in it (Art. 4(11), 7, 9(2)(a), 49(1)(a)).
 */
#include "file.h"
#include "lang/lang.h"
#include "lang/prose.h"
#include "tap.h"

/* ${parts} follow the purpose "interviews", whose own lines are ${lines}. */
#define FORM                                                                   \
	"statement small {\n\tnb \"Laget\" en \"The society\" de \"Verein\"\n" \
	"\tlanguages nb, en, de\n}\n"                                          \
	"controller society {\n\tname \"Society\"\n}\n"                        \
	"controller federation {\n\tname \"Federation\"\n}\n"                  \
	"field full_name name {\n\tnb \"Navn\" en \"Name\" de \"Name\"\n}\n"   \
	"field faith text {\n\tnb \"Tro\" en \"Faith\" de \"Glaube\"\n"        \
	"\tspecial category by \"Art. 9(2)(a)\"\n}\n"                          \
	"purpose other {\n\tnb \"Annet\" en \"Other\" de \"Anderes\"\n"        \
	"\tusing full_name\n\tbasis contract\n}\n"                             \
	"purpose interviews {\n\tnb \"Intervju\" en \"Interviews\" "           \
	"de \"Interviews\"\n%s\tbasis consent\n\twithdrawn by portal\n}\n%s"

#define NAME "Yes, Society may use this for “Interviews”: Name. "
#define BACK "You can withdraw the consent at any time: in the portal."
#define THERE                                                             \
	"Information then goes to countries outside the EEA: the United " \
	"States and Singapore. "
#define VIDEO(lines)                                                 \
	"recipient video {\n\tnb \"Film\" en \"Film\" de \"Film\"\n" \
	"\tgets full_name\n\tfor purposes interviews\n" lines "}\n"
#define TRANSFER(lines)                                     \
	"transfer boston {\n\tnb \"B\" en \"B\" de \"B\"\n" \
	"\tto country US, SG\n" lines "}\n"
#define HOST(tool)                                              \
	"processor host {\n\tname \"Host\"\n\tcountry US, SG\n" \
	"\ttransfer tool \"" tool "\"\n\tfor purposes interviews\n}\n"
#define RISK                                                              \
	"You also agree that it is transferred there without other "      \
	"protection: the European Commission has not found the "          \
	"protection to be good enough, and no safeguards are agreed. "    \
	"There may be no supervisory authority, and your rights may not " \
	"be of use there: the United States and Singapore. "
#define COOKIE(name)                                                         \
	"cookie \"" name "\" for marketing, lasts 1 day, set by \"Metta\", " \
	"with consent {\n\tnb \"C\" en \"C\" de \"C\"\n"                     \
	"\tfor purposes interviews\n}\n"
#define EXPLICIT "\tspecial category by \"Art. 9(2)(a)\"\n"
#define UNION(lines)                                           \
	"sensitive membership union {\n\tnb \"Medlemskapet\" " \
	"en \"Your membership\" de \"Mitgliedschaft\"\n"       \
	"\tcondition \"Art. 9(2)(d)\"\n" lines "}\n"
#define GUEST(lines)                                              \
	"kind of person guest {\n\tnb \"gjest\" en \"guest\" de " \
	"\"Gast\"\n" lines "}\n"
#define SPECIAL                                                             \
	"This includes special categories of information, and the consent " \
	"is explicit: Your membership. "

static const struct consent_case {
	const char *name, *lines, *parts;
	enum lang lang;
	const char *want;
} cases[] = {
	{ "Art. 4(11): who decides, and no other controller",
	    "\tusing full_name\n", "", LANG_EN,
	    "Yes, Society may use this for “Interviews”: Name. You can "
	    "withdraw the "
	    "consent at any time: in the portal." },
	{ "Art. 26: those who decide together",
	    "\tusing full_name\n\tjointly with federation\n", "", LANG_EN,
	    "Yes, Society and Federation may use this for “Interviews”: Name. "
	    "You "
	    "can withdraw the consent at any time: in the portal." },
	{ "a log that is for it, and what of the address it holds",
	    "\tusing full_name\n",
	    "log web {\n\tnb \"Logg\" en \"Web log\" de \"Log\"\n"
	    "\tip address shortened\n\tfor purpose interviews\n}\n",
	    LANG_EN,
	    "Yes, Society may use this for “Interviews”: Name and Web log. "
	    "Web log: Your IP address is stored in a shortened form. " BACK },
	{ "a log of which nothing is said", "",
	    "log web {\n\tnb \"Logg\" en \"Web log\" de \"Log\"\n"
	    "\tfor purpose interviews\n}\n",
	    LANG_EN,
	    "Yes, Society may use this for “Interviews”: Web log. " BACK },
	{ "Art. 9(2)(a): also beside a log", "\tusing faith\n",
	    "log web {\n\tnb \"Logg\" en \"Web log\" de \"Log\"\n"
	    "\tfor purpose interviews\n}\n",
	    LANG_NB,
	    "Ja, Society kan bruke dette til «Intervju»: Tro og Logg. Det "
	    "gjelder også særlige kategorier av opplysninger, og samtykket er "
	    "uttrykkelig: Tro. Du kan når som helst trekke samtykket: i "
	    "portalen." },
	{ "Art. 9(2)(a): a special category is named, and explicit",
	    "\tusing full_name, faith\n", "", LANG_NB,
	    "Ja, Society kan bruke dette til «Intervju»: Navn og Tro. Det "
	    "gjelder "
	    "også særlige kategorier av opplysninger, og samtykket er "
	    "uttrykkelig: Tro. Du kan når som helst trekke samtykket: "
	    "i portalen." },
	{ "Art. 9(2)(a): data beside the register too", "",
	    "data category recordings {\n\tnb \"Opptak\" en \"Recordings\" "
	    "de \"Aufnahmen\"\n\tspecial category by \"Art. 9(2)(a)\"\n"
	    "\tkept for 1 year\n\tfor purposes interviews\n}\n",
	    LANG_EN,
	    "Yes, Society may use this for “Interviews”: Recordings. All "
	    "of this is special categories of information, and the consent is "
	    "explicit. You can withdraw the consent at any time: in the "
	    "portal." },
	{ "Art. 9(2)(a): nothing but special categories", "\tusing faith\n", "",
	    LANG_NB,
	    "Ja, Society kan bruke dette til «Intervju»: Tro. Alt dette "
	    "er særlige kategorier av opplysninger, og samtykket er "
	    "uttrykkelig. Du "
	    "kan når som helst trekke samtykket: i portalen." },
	{ "Art. 9(2)(a): … in German", "\tusing faith\n", "", LANG_DE,
	    "Ja, Society darf folgende Daten für „Interviews“ verwenden: "
	    "Glaube. "
	    "All das sind besondere Kategorien personenbezogener Daten, und "
	    "die Einwilligung hierin ist ausdrücklich. Sie können die "
	    "Einwilligung "
	    "jederzeit widerrufen: im Portal." },
	{ "Art. 9(2)(a): that one is a member, where that tells something",
	    "\tusing full_name\n\tspecial category by \"Art. 9(2)(a)\"\n",
	    "sensitive membership union {\n\tnb \"Medlemskapet\" "
	    "en \"Your membership\" de \"Mitgliedschaft\"\n"
	    "\tcondition \"Art. 9(2)(d)\"\n}\n",
	    LANG_EN,
	    "Yes, Society may use this for “Interviews”: Name. This includes "
	    "special categories of information, and the consent is explicit: "
	    "Your membership. You can withdraw the consent at any time: in "
	    "the portal." },
	{ "Art. 9(2)(a): … not of people who are in no register",
	    "\tfor guest\n\tusing full_name\n" EXPLICIT,
	    UNION("") GUEST("\tnot in the register\n"), LANG_EN,
	    "Yes, Society may use this for “Interviews”: Name." },
	{ "Art. 9(2)(a): … nor of those in it who are no members",
	    "\tfor guest\n\tusing full_name\n" EXPLICIT,
	    UNION("") GUEST("\tby own registration\n\tnot members\n"), LANG_EN,
	    NAME BACK },
	{ "Art. 9(2)(a): … nor of people before they are",
	    "\tfor possible members\n\tusing full_name\n" EXPLICIT, UNION(""),
	    LANG_EN, NAME BACK },
	{ "Art. 9(2)(a): … but of members among them",
	    "\tfor members, guest\n\tusing full_name\n" EXPLICIT,
	    UNION("") GUEST("\tnot in the register\n"), LANG_EN,
	    NAME SPECIAL BACK },
	{ "Art. 9(2)(a): … or where the membership names the purpose",
	    "\tfor guest\n\tusing full_name\n" EXPLICIT,
	    UNION("\tfor purposes interviews\n")
		GUEST("\tnot in the register\n"),
	    LANG_EN,
	    NAME "This includes special categories of information, and the "
		 "consent is explicit: Your membership." },
	{ "Art. 9(2)(a): … and not where it names another",
	    "\tusing full_name\n" EXPLICIT, UNION("\tfor purposes other\n"),
	    LANG_EN, NAME BACK },
	{ "Art. 9(2)(d): … not where the consent is about something else",
	    "\tusing full_name\n",
	    "sensitive membership union {\n\tnb \"Medlemskapet\" "
	    "en \"Your membership\" de \"Mitgliedschaft\"\n"
	    "\tcondition \"Art. 9(2)(d)\"\n}\n",
	    LANG_EN,
	    "Yes, Society may use this for “Interviews”: Name. You can "
	    "withdraw the "
	    "consent at any time: in the portal." },
	{ "data of another purpose have no part in it", "",
	    "data category notes {\n\tnb \"Notater\" en \"Notes\" "
	    "de \"Notizen\"\n\tkept for 1 year\n\tfor purposes other\n}\n",
	    LANG_EN,
	    "Yes, Society may use information about me for “Interviews”. You "
	    "can withdraw the consent at any time: in the portal." },
	{ "Art. 13(1)(e): who else gets it; a name that ends in a stop",
	    "\tusing full_name\n",
	    "recipient video {\n\tnb \"Film AS\" en \"Film Ltd.\" de \"Film\"\n"
	    "\tindependent\n\tgets full_name\n\tfor purposes interviews\n}\n"
	    "recipient press {\n\tnb \"Pressen\" en \"The press\" "
	    "de \"Presse\"\n\tindependent\n\tgets full_name\n"
	    "\tfor purposes other\n}\n"
	    "recipient boards {\n\tnb \"Styrene\" en \"The boards\" "
	    "de \"Vorstand\"\n\tacting for us\n\tgets full_name\n"
	    "\tfor purposes interviews\n}\n",
	    LANG_EN,
	    "Yes, Society may use this for “Interviews”: Name. The information "
	    "may "
	    "be given to: Film Ltd. You can withdraw the consent at any time: "
	    "in the portal." },
	{ "Art. 49(1)(a): and where it then is", "\tusing full_name\n",
	    "recipient video {\n\tnb \"Film\" en \"Film\" de \"Film AG\"\n"
	    "\tindependent\n\tgets full_name\n\tfor purposes interviews\n"
	    "\tcountry US\n}\n",
	    LANG_DE,
	    "Ja, Society darf folgende Daten für „Interviews“ verwenden: Name. "
	    "Die Daten können weitergegeben werden an: Film AG. Daten gelangen "
	    "dann in Länder außerhalb des EWR: USA. Sie können die "
	    "Einwilligung jederzeit widerrufen: im Portal." },
	{ "G49(1)(a) to all countries of a transfer, and at which risk",
	    "\tusing full_name\n",
	    VIDEO("\tindependent\n")
		TRANSFER("\tto recipient video\n"
			 "\tby derogation \"Art. 49(1)(a)\"\n"),
	    LANG_EN,
	    NAME "The information may be given to: Film. " THERE
		 "You also agree that it is transferred there without other "
		 "protection: the European Commission has not found the "
		 "protection to be good enough, and no safeguards are agreed. "
		 "There may be no supervisory authority, and your rights may "
		 "not be of use there: the United States and "
		 "Singapore. " BACK },
	{ "G49(1)(a) of which there are safeguards", "\tusing full_name\n",
	    VIDEO("\tindependent\n")
		TRANSFER("\tto recipient video\n"
			 "\tby standard contractual clauses\n"),
	    LANG_EN,
	    NAME "The information may be given to: Film. " THERE BACK },
	{ "G13(1)(f) a transfer that says for what", "\tusing full_name\n",
	    TRANSFER("\tfor purposes interviews\n"), LANG_EN, NAME THERE BACK },
	{ "a transfer for another purpose", "\tusing full_name\n",
	    TRANSFER("\tfor purposes other\n"), LANG_EN, NAME BACK },
	{ "G13(1)(e) a part of the organisation is told of",
	    "\tusing full_name\n", VIDEO("\tinside\n"), LANG_EN,
	    NAME "The information may be given to: Film. " BACK },
	{ "one that writes through the server is given nothing",
	    "\tusing full_name\n",
	    "recipient video {\n\tnb \"Film\" en \"Film\" de \"Film\"\n"
	    "\tinside\n\twrites through the server\n"
	    "\tfor purposes interviews\n}\n",
	    LANG_EN, NAME BACK },
	{ "G13(1)(e) what it gets is for another purpose of its",
	    "\tusing full_name\n",
	    "data category use {\n\tnb \"Bruk\" en \"Use\" de \"Nutzung\"\n"
	    "\tkept for 1 year\n\tfor purposes interviews, other\n}\n"
	    "recipient metta {\n\tnb \"Metta\" en \"Metta\" de \"Metta\"\n"
	    "\tindependent\n\tgets use\n\tfor purposes other\n}\n",
	    LANG_EN,
	    "Yes, Society may use this for “Interviews”: Name and Use. " BACK },
	{ "G13(1)(e) who sets cookies for it, once", "\tusing full_name\n",
	    COOKIE("_a") COOKIE("_b"), LANG_EN,
	    NAME "This is stored on your device or read from it: _a (C) and _b "
		 "(C). The information may be given to: Metta. " BACK },
	{ "G13(1)(f) where one that decides is",
	    "\tusing full_name\n\tjointly with lab\n",
	    "controller lab {\n\tname \"Lab\"\n\tcountry NO, IN\n}\n", LANG_EN,
	    "Yes, Society and Lab may use this for “Interviews”: Name. "
	    "Information "
	    "then goes to countries outside the EEA: India. " BACK },
	{ "and one that does not decide over it", "\tusing full_name\n",
	    "controller lab {\n\tname \"Lab\"\n\tcountry NO, IN\n}\n", LANG_EN,
	    NAME BACK },
	{ "G49(1)(a) the tool of who works for us, and at which risk",
	    "\tusing full_name\n", HOST("Art. 49(1)(a)"), LANG_EN,
	    NAME THERE RISK BACK },
	{ "G46 and with safeguards", "\tusing full_name\n", HOST("SCC"),
	    LANG_EN, NAME THERE BACK },
	{ "answers of nobody are asked for", "\tusing full_name\n",
	    "survey s {\n\tnb \"U\" en \"S\" de \"U\"\n\tanonymous\n"
	    "\tfor purposes interviews\n}\n",
	    LANG_EN,
	    NAME "Answers become part of a survey: S. Anonymous: nobody can "
		 "find out who it is about. " BACK },
	{ "several countries of one recipient", "\tusing full_name\n",
	    VIDEO("\tindependent\n\tcountry NO, US, SG\n"), LANG_EN,
	    NAME "The information may be given to: Film. " THERE BACK },
};

static struct str
text_of(struct arena *a, const struct consent_case *c)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;
	struct str file = arena_printf(a, FORM, c->lines, c->parts);

	if (lang_compile(a, file, LANG_EN, &st, &fs) != ERR_OK) {
		printf("# line %u: " STR_FMT "\n", (unsigned)fs.at[0].pos.line,
		    STR_ARG(fs.at[0].text));
		return STR_NONE;
	}
	return lang_consent_text(a, st, 1, -1, c->lang);
}

/* Nothing that is no consent has a text. */
static void
refusals(struct arena *a)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;
	struct str file = arena_printf(a, FORM, "", "");

	if (!tap_ok(lang_compile(a, file, LANG_EN, &st, &fs) == ERR_OK,
		"the statement compiles"))
		return;
	tap_ok(lang_consent_text(a, st, 0, -1, LANG_EN).p == NULL,
	    "a contract has no consent text");
	tap_ok(lang_consent_text(a, st, -1, -1, LANG_EN).p == NULL,
	    "nor has no purpose");
	tap_ok(lang_consent_text(a, st, 2, -1, LANG_EN).p == NULL,
	    "nor one that is not there");
	tap_ok(lang_consent_text(a, st, 1, CHANNEL_MAX, LANG_EN).p == NULL,
	    "nor a channel that is not there");
}

int
main(void)
{
	struct arena *a = arena_new((size_t)64 << 20);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		tap_str(text_of(a, &cases[i]), str_of(cases[i].want),
		    cases[i].name);
	refusals(a);
	arena_free(a);
	return tap_done();
}
