/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * People outside any register: a small company that publishes its statement
 * and keeps no members. What is asked of it, and of whom nothing is asked.
 */
#include "lang_rows.h"

#define NOBODY "controller nordlys {\n"
#define KOMMUNE                                                    \
	"controller kommune {\n"                                   \
	"\tname \"Kommunen\"\n"                                    \
	"\tpublic body\n"                                          \
	"\torganisation number \"974760673\"\n"                    \
	"\tcontact address \"post@kommunen.example\" responsible " \
	"\"office\" review by 2027-01-01\n"                        \
	"\tdata protection officer \"ombud@kommunen.example\" "    \
	"responsible \"office\" review by 2027-01-01\n"            \
	"\tauthority NO \"Datatilsynet\"\n"                        \
	"}\n\n"
#define REQUESTS                           \
	"keep requests {\n"                \
	"\t3 years after closed: delete\n" \
	"}\n\n"
#define NEWS_DATA "\tfor purposes newsletter\n}\n\ndata category booking {"
#define MANAGER   "role manager {\n"
#define OFFICE                                  \
	"role office {\n"                       \
	"\tnb \"kontoret\" en \"the office\"\n" \
	"}\n\n" MANAGER

static const struct near_row rows[] = {
	/* Who is a public body. */
	{ "C33 nynorsk: we are a public body", NOBODY, NOBODY "\tpublic body\n",
	    NULL, "missing_nynorsk", true },
	{ "C33 nynorsk: a customer is", "# Whom it is about", KOMMUNE, NULL,
	    "missing_nynorsk", false },
	{ "archives: we are a public body", NOBODY,
	    REQUESTS NOBODY "\tpublic body\n", NULL, "archive_unsaid", true },
	{ "archives: a customer is, behind us", "# Whom it is about",
	    REQUESTS KOMMUNE, NULL, "archive_unsaid", false },

	/* Members there are none of. */
	{ "C04 no members, no rule for them", NULL, NULL, NULL, "no_retention",
	    false },
	{ "C04 a purpose for members", "\tfor reader\n",
	    "\tfor members, reader\n", NULL, "no_retention", true },
	{ "C04 … and a kind of person that is one", "\tnot in the register\n",
	    "\tcurrent\n", NULL, "no_retention", true },
	{ "no members, and none dies", NULL, NULL, NULL, "death_unsaid",
	    false },
	{ "a purpose for members, who may die", "\tfor reader\n",
	    "\tfor members, reader\n", NULL, "death_unsaid", true },
	{ "a purpose that names nobody is for all there are", "\tfor reader\n",
	    "", NULL, "no_retention", false },

	/* For how long. */
	{ "5.3.11 the data say it", NULL, NULL, NULL, "headings_missing",
	    false },
	{ "B03 data without a period", "\tkept for 14 months\n", "", NULL,
	    "record_no_period", false },
	{ "B03 … and without the cookie",
	    "\tkept for 6 months\n\tfor purposes enquiries\n",
	    "\tfor purposes enquiries\n", NULL, "record_no_period", true },
	{ "B03 not stored is an answer",
	    "\tkept for 6 months\n\tfor purposes enquiries\n",
	    "\tnot stored\n\tfor purposes enquiries\n", NULL,
	    "record_no_period", false },
	{ "B03 a purpose that uses nothing has nothing to erase",
	    "\tkept for 6 months\n\tfor purposes enquiries\n",
	    "\tkept for 6 months\n\tfor purposes recruiting\n", NULL,
	    "record_no_period", false },
	{ "… that is found by another name",
	    "\tkept for 6 months\n\tfor purposes enquiries\n",
	    "\tkept for 6 months\n\tfor purposes recruiting\n", NULL,
	    "no_fields", true },
	{ "a survey is information", "# How it is protected",
	    "purpose opinions {\n\tnb \"M\" en \"O\"\n\tfor customer\n"
	    "\tbasis consent\n\twithdrawn by email\n}\n\n"
	    "survey yearly {\n\tnb \"S\" en \"S\"\n\twith names\n"
	    "\tkept for 1 year\n\tfor purposes opinions\n}\n\n#",
	    NULL, "no_fields", false },
	{ "what is published is, where it is named", "# How it is protected",
	    "purpose opinions {\n\tnb \"M\" en \"O\"\n\tfor customer\n"
	    "\tbasis consent\n\twithdrawn by email\n}\n\n"
	    "publication wall {\n\tnb \"S\" en \"S\"\n\tusing booking\n"
	    "\tkept until withdrawn\n\tfor purposes opinions\n}\n\n#",
	    NULL, "no_fields", false },
	{ "B03 … and has a period by that", "# How it is protected",
	    "purpose opinions {\n\tnb \"M\" en \"O\"\n\tfor customer\n"
	    "\tbasis consent\n\twithdrawn by email\n}\n\n"
	    "publication wall {\n\tnb \"S\" en \"S\"\n\tusing booking\n"
	    "\tkept until withdrawn\n\tfor purposes opinions\n}\n\n#",
	    NULL, "record_no_period", false },
	{ "B03 … but not without one", "# How it is protected",
	    "purpose opinions {\n\tnb \"M\" en \"O\"\n\tfor customer\n"
	    "\tbasis consent\n\twithdrawn by email\n}\n\n"
	    "publication wall {\n\tnb \"S\" en \"S\"\n\tusing booking\n"
	    "\tfor purposes opinions\n}\n\n#",
	    NULL, "record_no_period", true },
	{ "what it tells alone is no data", "# How it is protected",
	    "purpose opinions {\n\tnb \"M\" en \"O\"\n\tfor customer\n"
	    "\tbasis consent\n\twithdrawn by email\n}\n\n"
	    "publication wall {\n\tnb \"S\" en \"S\"\n"
	    "\ttells nb \"S\" en \"S\"\n"
	    "\tkept until withdrawn\n\tfor purposes opinions\n}\n\n#",
	    NULL, "no_fields", true },
	{ "a glossary is none", "# How it is protected",
	    "purpose opinions {\n\tnb \"M\" en \"O\"\n\tfor customer\n"
	    "\tbasis consent\n\twithdrawn by email\n}\n\n"
	    "glossary word {\n\tnb \"S\" en \"S\"\n\ttext nb \"S\" en \"S\"\n"
	    "\tfor purposes opinions\n}\n\n#",
	    NULL, "no_fields", true },

	/* Where one writes to. */
	{ "the address is among the data", NULL, NULL, NULL, "no_address_field",
	    false },
	{ "and is not", NEWS_DATA,
	    "\tfor purposes enquiries\n}\n\ndata category booking {", NULL,
	    "no_address_field", true },

	/* Whether it must be given. */
	{ "2.2 some of it must be given", NULL, NULL, NULL, "giving_unsaid",
	    false },
	{ "2.2 required, though nothing is", "\tprinted only\n",
	    "\tprinted only\n\tnothing required\n", NULL,
	    "giving_contradiction", true },

	/* Cookies of a web site. */
	{ "3-15 strictly necessary", NULL, NULL, NULL, "cookie_needs_consent",
	    false },
	{ "3-15 neither necessary nor asked for",
	    "cookie \"session\" strictly necessary, ends with session {\n"
	    "\tnb \"Holder skjemaet sammen\" en \"Keeps the form together\"\n"
	    "\tstrictly necessary because nb \"Uten den virker ikke "
	    "skjemaet.\" en \"Without it the form does not work.\"\n",
	    "cookie \"session\" for preferences, ends with session {\n"
	    "\tnb \"Holder skjemaet sammen\" en \"Keeps the form together\"\n",
	    NULL, "cookie_needs_consent", true },

	/* Who vouches. */
	{ "a role that vouches need do nothing", NULL, NULL, NULL, "role_empty",
	    false },
	{ "one that is named nowhere", MANAGER, OFFICE, NULL, "role_empty",
	    true },
	{ "one that sees data", "\tkept in crm\n",
	    "\tkept in crm\n\tseen by roles office\n}\n\n"
	    "role office {\n\tnb \"K\" en \"O\"\n}\n\n"
	    "data category rest {\n\tnb \"R\" en \"R\"\n\tfrom the person\n",
	    NULL, "role_empty", false },
	{ "concept 66: a promise nobody vouches for",
	    "promise nothing sold attested by manager on 2026-01-10",
	    "promise nothing sold", NULL, "promise_unattested", true },
	{ "concept 66: only told, which is said",
	    "promise nothing sold attested by manager on 2026-01-10",
	    "promise nothing sold only told", NULL, "promise_unattested",
	    false },
	{ "law 8: vouched for, where no server holds it",
	    "promise nothing sold attested by manager on 2026-01-10",
	    "promise no ip address stored attested by manager on 2026-01-10",
	    NULL, "promise_unattested", false },
	{ "law 8: held by nobody, where no server is",
	    "promise nothing sold attested by manager on 2026-01-10",
	    "promise no tracking in mail", NULL, "promise_unattested", true },
};

/* What the whole of it prints, and what not. */
static const struct {
	const char *name;
	enum lang lang;
	const char *says;
} says[] = {
	{ "G13(2)(a) in short", LANG_EN,
	    "How long we keep the information: * Contact details: 2 years "
	    "after "
	    "you were last in touch with us" },
	{ "G13(2)(a) in short, until when", LANG_NB,
	    "* E-postadressen til nyhetsbrevet: til du melder deg av" },
	{ "G13(2)(a) in short, those of one period together", LANG_EN,
	    "* Your message, The application, Notes of the interview and "
	    "“Names and   telephone numbers of referees”: 6 months" },
	{ "G13(2)(a) in short, a log", LANG_EN,
	    "* The log of the web site: 30 days Your rights:" },
	{ "5.3.11 a section of its own", LANG_NB,
	    "Hvor lenge vi har opplysningene "
	    "-------------------------------  * Kontaktopplysninger: 2 år" },
	{ "5.3.11 a log", LANG_NB, "* Loggen til nettstedet: 30 dager * " },
	{ "5.3.11 a cookie", LANG_NB,
	    "* Informasjonskapselen session: til økten slutter" },
	{ "5.3.11 a cookie that lasts", LANG_EN,
	    "* The cookie stats: 14 months" },
	{ "the table", LANG_EN,
	    "* The application   Used for, by basis: Contract: Recruiting   "
	    "Concerns: job applicants   Comes from: yourself   "
	    "How long: 6 months" },
	{ "the table: the basis for those concerned", LANG_EN,
	    "Used for, by basis: Legitimate interest: Recruiting   "
	    "Concerns: referees" },
	{ "the table: a log", LANG_NB,
	    "* Loggen til nettstedet   Brukes til, etter grunnlag: Berettiget "
	    "interesse: Drift av nettstedet   Hvor lenge: 30 dager" },
	{ "3-15 a necessary cookie is no preference", LANG_NB,
	    "## session Holder skjemaet sammen. Kategori: nødvendig. Strengt "
	    "nødvendig: Uten den virker ikke skjemaet." },
	{ "G13(1)(c) what a purpose uses", LANG_EN,
	    "Information we use: The booking." },
	{ "G13(1)(c) and what else there is for it", LANG_EN,
	    "See also: The log of the web site. Cookies: session, choices." },
	{ "G14(1)(d) whom it is about", LANG_NB,
	    "## Jobbsøkere Formål: Ansettelser. Opplysninger: Søknaden og "
	    "Notater fra intervjuet." },
	{ "G13(2)(e) what must be given", LANG_EN,
	    "The booking must be given by guests at breakfast seminars. " },
	{ "a promise, and who vouches for it", LANG_NB,
	    "Vi selger ikke opplysninger. Bekreftet av daglig leder" },
};
static const struct {
	enum lang lang;
	const char *word;
} never[] = {
	{ LANG_NB, "registeret" },
	{ LANG_NB, "Disse står" },
	{ LANG_NB, "Bare opplyst" },
	{ LANG_NB, "kontrollerer" },
	{ LANG_NB, "Hver av dem" },
	{ LANG_NB, "medlem" },
	{ LANG_NB, "blir stående i loggen" },
	{ LANG_EN, "the regist" },
	{ LANG_EN, "Only told" },
	{ LANG_EN, "the system" },
	{ LANG_EN, "Each of them" },
	{ LANG_EN, " member" },
	{ LANG_EN, "kept in the log" },
};

/* Facts that name data categories where others name fields. */
static const char named[] =
    "third person plus_one {\n\tnb \"Ledsager\" en \"Companion\"\n"
    "\tusing allergies, booking\n\tgiven by guest\n"
    "\ttold within 1 month\n\tkept for 1 month\n"
    "\tfor purposes seminars\n}\n\n"
    "publication list {\n\tnb \"Liste\" en \"List\"\n\tusing booking\n"
    "\tpublished in nb \"nettet\" en \"the web\"\n\tkept for 1 month\n"
    "\tfor purposes seminars\n}\n\n"
    "event type breakfast {\n\tnb \"Frokost\" en \"Breakfast\"\n"
    "\tfree of charge\n\tasks booking, allergies\n"
    "\tkept after event for 1 month\n"
    "\tfor purposes seminars\n}\n\n"
    "opt-out quiet {\n\tnb \"Dette\" en \"This\"\n"
    "\tagainst use of contacts\n\tthrough email\n}\n\n"
    "disclosure police {\n\tnb \"Politi\" en \"Police\"\n"
    "\tto whom nb \"politiet\" en \"the police\"\n\tusing usage\n"
    "\tonly by order of a court or by law\n}\n";

static const char *const named_says[] = {
	"## Companion Information: Allergies and The booking.",
	"## List Information: The booking.",
	"Signing up asks for: The booking and Allergies.",
	"You can refuse that we use: Contact details.",
	"To: the police. Information: Use of the web site.",
};

static void
data_named(void)
{
	struct lang_findings fs = { 0 };
	struct str s = arena_printf(rows_arena, STR_FMT "\n%s",
	    STR_ARG(rows_bytes), named);
	struct buf b;

	if (!tap_ok(lang_compile(rows_arena, s, LANG_EN, &st, &fs) == ERR_OK,
		"facts name data categories"))
		return;
	tap_ok(findings() == 0, "… and nothing is found");
	for (size_t i = 0; i < ARRAY_LEN(named_says); i++)
		tap_ok(prints(LANG_EN, named_says[i]), named_says[i]);
	buf_init(&b, 1 << 22);
	tap_ok(lang_statement(&b, st, LANG_EN, LANG_JSONLD) == ERR_OK &&
		   str_find(buf_str(&b), STR("data-category.usage")) !=
		       SIZE_MAX,
	    "… and as JSON-LD");
	buf_release(&b);
	s = arena_printf(rows_arena,
	    STR_FMT "\nopt-out x {\n\tnb \"X\" en \"X\"\n\tagainst use of "
		    "banner\n\tthrough email\n}\n",
	    STR_ARG(rows_bytes));
	tap_ok(lang_compile(rows_arena, s, LANG_EN, &st, &fs) == ERR_INVALID,
	    "what is neither a field nor a data category is no name here");
	s = arena_printf(rows_arena,
	    STR_FMT "\nopt-out x {\n\tnb \"X\" en \"X\"\n\tagainst use of "
		    "usage, usage\n\tthrough email\n}\n",
	    STR_ARG(rows_bytes));
	tap_ok(lang_compile(rows_arena, s, LANG_EN, &st, &fs) == ERR_INVALID,
	    "nor is one twice");
}

int
main(void)
{
	if (!rows_open("statements/printed/consultancy.vern"))
		return tap_done();
	tap_ok(findings() == 0, "a small company: no finding");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		tap_ok(rows_hold(&rows[i]), rows[i].name);
	for (size_t i = 0; i < ARRAY_LEN(says); i++)
		tap_ok(prints(says[i].lang, says[i].says), says[i].name);
	for (size_t i = 0; i < ARRAY_LEN(never); i++)
		tap_ok(!prints(never[i].lang, never[i].word), never[i].word);
	data_named();
	arena_free(rows_arena);
	return tap_done();
}
