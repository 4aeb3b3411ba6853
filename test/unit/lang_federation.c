/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A federation in one file: each controller for its part, one with another, one
 * for another. What is printed of whom in each language, what stands in whose
 * record, and what the check says.
 */
#include "compiled.h"
#include "lang/prose_record.h"
#include "lang_ld.h"
#include "said.h"

static const char base[] = "statement union {\n"
			   "nb \"Forbundet\"\n"
			   "languages nb, nn, en, sv, de, nl\n"
			   "covers registry, callout_app, central\n"
			   "}\n"
			   "field full_name name {\n"
			   "nb \"Navn\"\n"
			   "from the person\n"
			   "}\n"
			   "source person {\n"
			   "nb \"deg selv\"\n"
			   "the person\n"
			   "}\n"
			   "purpose membership {\n"
			   "nb \"Medlemskap\"\n"
			   "using full_name\n"
			   "basis contract\n"
			   "}\n";

/* A controller without a label, and what else it says. */
#define PART(name, says) \
	"controller " name " {\nname \"AS " name "\"\n" says "}\n"
#define CENTRAL PART("central", "")
#define OFFICER                                                    \
	"data protection officer \"ombud@a.example\" responsible " \
	"\"leder\" review by 2027-01-01\n"
#define AT(name) "authority NO \"" name "\"\n"

static const struct said_case {
	const char *name, *lines;
	int lang;
	const char *says, *not_says;
} cases[] = {
	/* Names of the file are never printed. */
	{ "the officer of a part without a label is told by its name",
	    CENTRAL PART("north_east", OFFICER)
		PART("south", "data protection officer \"b@a.example\"\n"),
	    LANG_EN, "## Data protection officer: AS south",
	    "Data protection officer: s" },
	{ "G13(1)(b) an officer that several share is told once",
	    CENTRAL PART("north", OFFICER) PART("south", OFFICER), LANG_EN,
	    "## Data protection officer: AS north and AS south A data "
	    "protection officer has been appointed.",
	    "officer: AS south" },
	{ "G13(1)(b) and whose it is, where not all do",
	    PART("central", "data protection officer \"b@a.example\"\n")
		PART("north", OFFICER) PART("south", OFFICER),
	    LANG_EN,
	    "## Data protection officer: AS north and AS south A data "
	    "protection officer has been appointed. Email: ombud@a.example",
	    "officer: AS south" },
	{ "two officers that differ: telephone",
	    CENTRAL PART("north", "data protection officer \"o@a.example\" "
				  "telephone \"1\"\n") PART("south",
		"data protection officer \"o@a.example\" telephone \"2\"\n"),
	    LANG_EN, "## Data protection officer: AS south", NULL },
	{ "two officers that differ: letters",
	    CENTRAL PART("north", "data protection officer \"o@a.example\" "
				  "letters to \"A 1\"\n") PART("south",
		"data protection officer \"o@a.example\" letters to \"A 2\"\n"),
	    LANG_EN, "## Data protection officer: AS south", NULL },
	{ "two officers that differ: who is responsible",
	    CENTRAL PART("north", "data protection officer \"o@a.example\" "
				  "responsible \"A\"\n") PART("south",
		"data protection officer \"o@a.example\" responsible \"B\"\n"),
	    LANG_EN, "## Data protection officer: AS south", NULL },
	{ "two officers that differ: the day of review",
	    CENTRAL PART("north", "data protection officer \"o@a.example\" "
				  "review by 2027-01-01\n")
		PART("south", "data protection officer \"o@a.example\" review "
			      "by 2027-02-01\n"),
	    LANG_EN, "## Data protection officer: AS south", NULL },
	{ "two officers that differ: one though not required",
	    CENTRAL PART("north",
		"data protection officer though not required \"o@a.example\"\n")
		PART("south", "data protection officer \"o@a.example\"\n"),
	    LANG_EN, "## Data protection officer: AS south", NULL },
	{ "two officers that differ: why there is none",
	    CENTRAL PART("north", "data protection officer not required "
				  "{\nreason en \"Small.\"\n}\n")
		PART("south", "data protection officer not required {\nreason "
			      "en \"Few.\"\n}\n"),
	    LANG_EN, "## Data protection officer: AS south", NULL },
	{ "two officers that differ: one and none",
	    CENTRAL PART("north", "data protection officer \"o@a.example\"\n")
		PART("south", "data protection officer not required {\nreason "
			      "en \"Few.\"\n}\n"),
	    LANG_EN, "## Data protection officer: AS south", NULL },
	{ "what is covered is told by its label",
	    CENTRAL "system callout_app {\nnb \"Appen\"\n}\n", LANG_NB,
	    "Erklæringen omfatter: registeret, Appen og AS central.",
	    "callout_app" },

/* In short: who decides over what. */
#define OWN(name, says)                                                 \
	"purpose " name " {\nnb \"=" name "\"\nusing full_name\nbasis " \
	"contract\n" says "}\n"
#define THREE PART("central", "") PART("north", "") PART("south", "")
#define DECIDES                                                  \
	THREE OWN("meetings", "\tcontroller north\n")            \
	    OWN("courses", "\tcontroller north\n") OWN("rescue", \
		"jointly with south\narrangement nb \"Vi svarer.\"\n")
	{ "CONCEPT-3 G13(1)(a) who decides over what, nb", DECIDES, LANG_NB,
	    "Ansvarlige for opplysningene om deg: For «Medlemskap»: AS "
	    "central. For «=meetings» og «=courses»: AS north. For "
	    "«=rescue», sammen: AS central og AS "
	    "south. Dette bruker",
	    NULL },
	{ "G13(1)(a) who decides over what, nn", DECIDES, LANG_NN,
	    "Ansvarlege for opplysningane om deg: For «Medlemskap»: AS "
	    "central. For «=meetings» og «=courses»: AS north. For "
	    "«=rescue», saman: AS central og AS "
	    "south. Dette bruker",
	    NULL },
	{ "G13(1)(a) who decides over what, en", DECIDES, LANG_EN,
	    "Responsible for the information about you: For “Medlemskap”: AS "
	    "central. For "
	    "“=meetings” and “=courses”: AS north. For “=rescue”, together: AS "
	    "central and AS south. What we use",
	    NULL },
	{ "G13(1)(a) who decides over what, sv", DECIDES, LANG_SV,
	    "AS central. För ”=meetings” och ”=courses”: AS north. För "
	    "”=rescue”, tillsammans: AS central och AS south. ",
	    NULL },
	{ "G13(1)(a) who decides over what, de", DECIDES, LANG_DE,
	    "AS central. Für „=meetings“ und „=courses“: AS north. Für "
	    "„=rescue“, gemeinsam: AS central und AS south. ",
	    NULL },
	{ "G13(1)(a) who decides over what, nl", DECIDES, LANG_NL,
	    "AS central. Voor “=meetings” en “=courses”: AS north. Voor "
	    "“=rescue”, samen: AS central en AS south. ",
	    NULL },
#define MOST                                                                 \
	THREE OWN("one", "") OWN("two", "") OWN("three", "") OWN("four", "") \
	    OWN("meetings",                                                  \
		"\tcontroller north\n") "right access {\n\tthrough email\n}\n"
	{ "G26(3) who decides over most is told last, en", MOST, LANG_EN,
	    "For everything else you use your rights against AS central",
	    "For “=one”" },
	{ "G13(1)(a) where another decides over more, each over theirs",
	    THREE OWN("one", "\tcontroller north\n")
		OWN("two", "\tcontroller north\n"),
	    LANG_EN,
	    "Responsible for the information about you: For “Medlemskap”: AS "
	    "central. For “=one” and “=two”: AS north.",
	    "exceptions" },
	{ "G13(1)(a) who decides over most, but for what others do", MOST,
	    LANG_EN,
	    "Responsible for the information about you, with the exceptions "
	    "below: AS central. For “=meetings”: AS north. What",
	    NULL },
	{ "G26(3) who decides over most is told last, nb", MOST, LANG_NB,
	    "For alt annet bruker du rettighetene dine overfor AS central",
	    "For «=one»" },
	{ "G13(1)(a) who only works for others is not responsible",
	    PART("central", "") PART("north", "processor for central\n"),
	    LANG_EN, "Responsible for the information about you: AS central. ",
	    "AS north is the controller." },

/* Whom it works for, named once, whether one or several. */
#define FOR_TWO                                         \
	PART("central", "processor for north, south\n") \
	PART("north", "") PART("south", "")
	{ "CONCEPT-3 G28(3) for several, nb", FOR_TWO, LANG_NB,
	    "Behandler opplysninger på vegne av og etter instruks fra AS north "
	    "og AS south.",
	    " den." },
	{ "G28(3) for several, nn", FOR_TWO, LANG_NN,
	    "Behandlar opplysningar på vegner av og etter instruks frå AS "
	    "north og AS south.",
	    " den." },
	{ "G28(3) for several, en", FOR_TWO, LANG_EN,
	    "Processes information on behalf and on the instructions of AS "
	    "north and AS south.",
	    "its instructions" },
	{ "G28(3) for several, sv", FOR_TWO, LANG_SV,
	    "Behandlar uppgifter på uppdrag av och enligt instruktioner från "
	    "AS north och AS south.",
	    NULL },
	{ "G28(3) for several, de", FOR_TWO, LANG_DE,
	    "Verarbeitet Daten im Auftrag und nach Weisung. Auftraggeber: AS "
	    "north und AS south.",
	    NULL },
	{ "G28(3) for several, nl", FOR_TWO, LANG_NL,
	    "Verwerkt gegevens namens en volgens de instructies van AS north "
	    "en AS south.",
	    NULL },

/* Who works for another one is one of those who get facts. */
#define WORKS                                                          \
	PART("central", "")                                            \
	PART("north",                                                  \
	    "processor for central\nagreement from 2026-01-01 until "  \
	    "2028-12-31\nservice provided nb \"Drift.\"\nsecurity nb " \
	    "\"Kryptert.\"\ncountry NO\n")
	{ "G13(1)(e) G28 a controller that is processor, nb", WORKS, LANG_NB,
	    "## AS north AS north behandler opplysninger på vegne av AS "
	    "central. Tjeneste: Drift. Formål: Medlemskap. Opplysningene "
	    "behandles i: Norge. Sikkerhet: Kryptert.",
	    NULL },
	{ "G13(1)(e) G28 a controller that is processor, nn", WORKS, LANG_NN,
	    "AS north behandlar opplysningar på vegner av AS central.", NULL },
	{ "G13(1)(e) G28 a controller that is processor, en", WORKS, LANG_EN,
	    "AS north processes information on behalf of AS central.", NULL },
	{ "G13(1)(e) G28 a controller that is processor, sv", WORKS, LANG_SV,
	    "AS north behandlar uppgifter på uppdrag av AS central.", NULL },
	{ "G13(1)(e) G28 a controller that is processor, de", WORKS, LANG_DE,
	    "AS north verarbeitet Daten im Auftrag. Auftraggeber: AS central.",
	    NULL },
	{ "G13(1)(e) G28 a controller that is processor, nl", WORKS, LANG_NL,
	    "AS north verwerkt gegevens in opdracht van AS central.", NULL },
	{ "G28(3) its agreement", WORKS, LANG_NB,
	    "Avtalen om det gjelder fra 1. januar 2026. Databehandleravtalen "
	    "gjelder til 31. desember 2028. Land: Norge.",
	    NULL },

/* Which of it, where the purposes say so: none of the others. */
#define NAMED                                                               \
	PART("central", "")                                                 \
	PART("north", "processor for central\nagreement from 2026-01-01\n") \
	OWN("archive", "as processor north\n")
	{ "G28 G30(2) who does a purpose for the controller, nb", NAMED,
	    LANG_NB,
	    "Dette gjøres av AS north på vegne av AS central (databehandling, "
	    "art. 28).",
	    NULL },
	{ "G28 G30(2) who does a purpose for the controller, nn", NAMED,
	    LANG_NN,
	    "Dette blir gjort av AS north på vegner av AS central "
	    "(databehandling, art. 28).",
	    NULL },
	{ "G28 G30(2) who does a purpose for the controller, en", NAMED,
	    LANG_EN,
	    "This is done by AS north on behalf of AS central (as processor, "
	    "Art. 28).",
	    NULL },
	{ "G28 G30(2) who does a purpose for the controller, sv", NAMED,
	    LANG_SV,
	    "Detta görs av AS north på uppdrag av AS central "
	    "(personuppgiftsbiträde, artikel 28).",
	    NULL },
	{ "G28 G30(2) who does a purpose for the controller, de", NAMED,
	    LANG_DE,
	    "Dies geschieht als Auftragsverarbeitung (Art. 28). "
	    "Auftragsverarbeiter: AS north. Auftraggeber: AS central.",
	    NULL },
	{ "G28 G30(2) who does a purpose for the controller, nl", NAMED,
	    LANG_NL,
	    "Dit gebeurt door AS north in opdracht van AS central (als "
	    "verwerker, artikel 28).",
	    NULL },
	{ "G13(1)(e) and gets what is for that alone", NAMED, LANG_NB,
	    "på vegne av AS central. Formål: =archive. ", NULL },
	{ "G28 where none is named it is the first one",
	    PART("central", "processor for north\nagreement from "
			    "2026-01-01\n") PART("north", "")
		OWN("meetings", "\tcontroller north\nas processor\n"),
	    LANG_NB,
	    "Behandlingsansvarlig for dette er AS north. Dette gjøres av AS "
	    "central på vegne av AS north (databehandling, art. 28).",
	    NULL },
	{ "G28(2) the processor of a controller that is processor",
	    NAMED "subprocessor machines {\nnb \"Maskinene\"\nused by north\n"
		  "name \"Maskin AS\"\ncountry NO\n}\n",
	    LANG_NB, "Brukes av AS north. Navn: Maskin AS.", NULL },
	{ "G28 a system that a controller runs for another",
	    NAMED "system till {\nnb \"Kassen\"\nrun by north\ncountry NO\n"
		  "}\n",
	    LANG_NB, "## Kassen Driftes av AS north.", NULL },

/* What a recipient is, of one as of many. */
#define MANY(is)                                                 \
	CENTRAL "recipient craftsmen {\nnb \"håndverkere\" en " \
		"\"craftsmen\"\n" is "\ngets full_name\n}\n"
	{ "G13(1)(e) independent ones, nb", MANY("independent"), LANG_NB,
	    "## Håndverkere Selvstendig behandlingsansvarlig. Får: Navn.",
	    "Er selv" },
	{ "G13(1)(e) independent ones, nn", MANY("independent"), LANG_NN,
	    "## Håndverkere Sjølvstendig behandlingsansvarleg. Får: Navn.",
	    "Er sjølv" },
	{ "G13(1)(e) independent ones, en", MANY("independent"), LANG_EN,
	    "## Craftsmen Independent controller. What is given: Navn.",
	    "Gets " },
	{ "G13(1)(e) independent ones, de", MANY("independent"), LANG_DE,
	    "Eigenständiger Verantwortlicher. Was weitergegeben wird: Navn.",
	    "Erhält" },
	{ "G13(1)(e) joint ones, nb", MANY("joint controller"), LANG_NB,
	    "## Håndverkere Behandlingsansvarlig sammen med oss.",
	    "Er behandlingsansvarlig" },
	{ "G13(1)(e) authorities, sv", MANY("public authority"), LANG_SV,
	    " Myndighet. ", "Är en" },
/* And what is kept beside the fields and goes to them. */
#define FILMED(goes)                                                         \
	MANY("independent")                                                  \
	"camera surveillance gate {\nnb \"porten\" en \"the gate\"\ncovers " \
	"area nb \"inngangen\"\nkept for 7 days\n" goes "}\n"
	{ "G13(1)(e) footage that goes to them, en",
	    FILMED("goes to craftsmen\n"), LANG_EN,
	    "What is given: Navn and footage from “the gate”.", NULL },
	{ "G13(1)(e) footage that does not", FILMED(""), LANG_EN,
	    "What is given: Navn.", "and the gate" },
	{ "G13(1)(e) pictures that go to them, nb",
	    MANY("independent") "pictures match {\nnb \"kampbilder\"\n"
				"goes to craftsmen\n}\n",
	    LANG_NB, "Får: Navn og kampbilder.", NULL },
	{ "G13(1)(e) tracking that goes to them, nb",
	    MANY("independent") "tracking clicks {\nnb \"klikk\"\nfollows "
				"web pages\ngoes to craftsmen\n}\n",
	    LANG_NB, "Får: Navn og klikk.", NULL },
	{ "G28(2) processors of a processor, nb",
	    CENTRAL "processor post {\nname \"Post AS\"\nown subprocessors\n"
		    "}\n",
	    LANG_NB, "Bruker egne underdatabehandlere.", "leverandør" },

/* What comes and goes outside the register is told where it does. */
#define CATEGORY(says)                                                  \
	CENTRAL "source police {\nnb \"politiet\"\npublic authority\n"  \
		"told within 14 days\n}\n"                              \
		"recipient hospital {\nnb \"sykehuset\"\nindependent\n" \
		"gets full_name" says
#define MISSION "data category mission_log {\nnb \"Aksjonslogg\"\n"
	{ "G14(2)(f) what a source gives outside the register",
	    CATEGORY("\n}\n") MISSION "from police\n}\n", LANG_NB,
	    " Herfra kommer: Aksjonslogg.", NULL },
	{ "G13(1)(e) what goes to a recipient outside the register",
	    CATEGORY("\n}\n") MISSION "goes to hospital\n}\n", LANG_NB,
	    "Selvstendig behandlingsansvarlig. Får: Navn og Aksjonslogg.",
	    NULL },
	{ "G13(1)(e) what a recipient gets outside the register",
	    CATEGORY(", mission_log\n}\n") MISSION "not stored\n}\n", LANG_NB,
	    "Selvstendig behandlingsansvarlig. Får: Navn og Aksjonslogg.",
	    NULL },
	{ "G13(1)(e) and the category says who gets it",
	    CATEGORY(", mission_log\n}\n") MISSION "not stored\n}\n", LANG_NB,
	    "Mottakere: sykehuset.", NULL },

/* Art. 26(2) of a recipient that decides with us. */
#define NETWORK                                                       \
	CENTRAL "recipient network {\nnb \"nettverket\"\n"            \
		"joint controller\ngets full_name\narrangement nb "   \
		"\"Vi svarer\" nn \"Vi svarar\" en \"We answer\" sv " \
		"\"Vi svarar\" de \"Wir antworten\" nl \"Wij "        \
		"antwoorden\"\n}\n"
	{ "G26(2) its arrangement, nb", NETWORK, LANG_NB,
	    "Ordningen mellom oss: Vi svarer.", NULL },
	{ "G26(2) its arrangement, nn", NETWORK, LANG_NN,
	    "Ordninga mellom oss: Vi svarar.", NULL },
	{ "G26(2) its arrangement, en", NETWORK, LANG_EN,
	    "The arrangement between us: We answer.", NULL },
	{ "G26(2) its arrangement, sv", NETWORK, LANG_SV,
	    "Arrangemanget mellan oss: Vi svarar.", NULL },
	{ "G26(2) its arrangement, de", NETWORK, LANG_DE,
	    "Die Vereinbarung zwischen uns: Wir antworten.", NULL },
	{ "G26(2) its arrangement, nl", NETWORK, LANG_NL,
	    "De regeling tussen ons: Wij antwoorden.", NULL },

	/* Where to complain: once where it is one. */
	{ "one authority is told once",
	    PART("central", AT("Datatilsynet"))
		PART("north", AT("Datatilsynet")),
	    LANG_NB, " Tilsynsmyndigheten er Datatilsynet (Norge). ",
	    "(Norge). Tilsynsmyndigheten" },
	{ "two are told apart",
	    PART("central", AT("Datatilsynet")) PART("north", AT("Andre"))
		PART("south", AT("Datatilsynet")),
	    LANG_NB,
	    "AS central og AS south: Tilsynsmyndigheten er Datatilsynet "
	    "(Norge). AS north: Tilsynsmyndigheten er Andre (Norge).",
	    NULL },
	{ "who has none is not told to have one",
	    PART("central", AT("Datatilsynet")) PART("north", ""), LANG_EN,
	    "AS central: The supervisory authority is Datatilsynet (Norway).",
	    NULL },
};

static const struct statement *
compiled(struct arena *a, const char *lines)
{
	struct str file = arena_printf(a, "%s%s", base, lines);

	/* What begins with @ is a line of the head of the statement. */
	if (lines[0] == '@') {
		struct str rest = str_of(lines + 1), line = STR_NONE;

		(void)str_cut(&rest, '\n', &line);
		file = arena_printf(a,
		    "statement union {\n" STR_FMT "\n%s" STR_FMT, STR_ARG(line),
		    base + strlen("statement union {\n"), STR_ARG(rest));
	}
	return compiled_bytes(a, file);
}

/* ---- what the check says ------------------------------------------------- */

#define RECIPIENT(says)   CENTRAL "recipient r {\nnb \"R\"\n" says "}\n"
#define AGREED_WITH(name) "processor for " name "\nagreement from 2026-01-01\n"
#define NOBODY            "@there are no recipients\n"
#define CATEGORIES                                          \
	"data category list {\nnb \"Logg\"\ngoes to r\n}\n" \
	"data category alone {\nnb \"Egen\"\n}\n"
static const struct finding_case {
	const char *name, *lines, *code;
	bool is;
} findings[] = {
	{ "G26(2) a joint recipient without an arrangement",
	    RECIPIENT("joint controller\ngets full_name\n"),
	    "joint_no_arrangement", true },
	{ "G26(2) and with one",
	    RECIPIENT("joint controller\ngets full_name\narrangement nb "
		      "\"Vi svarer.\"\n"),
	    "joint_no_arrangement", false },
	{ "G26(1) an arrangement with one that decides alone",
	    RECIPIENT("independent\ngets full_name\narrangement nb \"Vi "
		      "svarer.\"\n"),
	    "arrangement_alone", true },
	{ "G13(1)(e) a recipient that gets nothing", RECIPIENT("independent\n"),
	    "recipient_no_fields", true },
	{ "G13(1)(e) a category goes to it",
	    RECIPIENT("independent\n") CATEGORIES, "recipient_no_fields",
	    false },
	{ "G13(1)(e) it gets a category",
	    RECIPIENT("independent\ngets alone\n") "data category alone {\nnb "
						   "\"Egen\"\n}\n",
	    "recipient_no_fields", false },
#define BOTH(says) PART("central", "") PART("north", says)
#define AGREED     "processor for central\nagreement from 2026-01-01\n"
	{ "G28(3) processor for another without an agreement",
	    BOTH("processor for central\n"), "processor_for_no_agreement",
	    true },
	{ "G28(3) and with one", BOTH(AGREED), "processor_for_no_agreement",
	    false },
	{ "no other finding about that agreement",
	    BOTH("processor for central\n"), "no_agreement", false },
	{ "G28(3) an agreement that is over",
	    BOTH("processor for central\nagreement from 2020-01-01 until "
		 "2025-12-31\n"),
	    "agreement_ended", true },
	{ "G28(3) a purpose done by one that is not processor for it",
	    BOTH("") OWN("archive", "as processor north\n"),
	    "as_processor_no_agreement", true },
	{ "G28(3) or for somebody else only",
	    BOTH("processor for south\nagreement from 2026-01-01\n")
		PART("south", "") OWN("archive", "as processor north\n"),
	    "as_processor_no_agreement", true },
	{ "G28(3) by one that is",
	    BOTH(AGREED) OWN("archive", "as processor north\n"),
	    "as_processor_no_agreement", false },
	{ "G28(3) by one that is for another who decides",
	    BOTH("processor for south\nagreement from 2026-01-01\n")
		PART("south", "") OWN("archive",
		    "jointly with south\n"
		    "arrangement nb \"Vi svarer.\"\nas processor north\n"),
	    "as_processor_no_agreement", false },
	{ "G28(10) a processor that decides",
	    BOTH(AGREED) OWN("archive", "jointly with north\narrangement nb "
					"\"Vi svarer.\"\nas processor north\n"),
	    "processor_decides", true },
	{ "G28(10) a processor that does not",
	    BOTH(AGREED) OWN("archive", "as processor north\n"),
	    "processor_decides", false },
	{ "G30(2)(b) processor for one that decides over nothing",
	    PART("central", AGREED_WITH("north")) PART("north", ""),
	    "processor_for_nothing", true },
	{ "G30(2)(b) for one that decides",
	    PART("central", AGREED_WITH("north")) PART("north", "")
		OWN("meetings", "\tcontroller north\n"),
	    "processor_for_nothing", false },
	{ "an agreement with nobody", BOTH("agreement from 2026-01-01\n"),
	    "processor_for_nobody", true },
	{ "an agreement with somebody", BOTH(AGREED), "processor_for_nobody",
	    false },
	{ "processor for itself", BOTH("processor for north\n"),
	    "processor_for_itself", true },
	{ "processor for another", BOTH(AGREED), "processor_for_itself",
	    false },
	{ "G28(3) nothing says what it does for the other", BOTH(AGREED),
	    "processor_no_service", true },
	{ "G28(3) its purposes say it",
	    BOTH(AGREED) OWN("archive", "as processor north\n"),
	    "processor_no_service", false },
	{ "G13(1)(f) where it is", BOTH(AGREED), "processor_no_country", true },
	{ "G13(1)(f) its authority says it", BOTH(AGREED AT("Datatilsynet")),
	    "processor_no_country", false },
	{ "G44 it is outside the EEA", BOTH(AGREED "country US\n"),
	    "transfer_without_tool", true },
	{ "G44 and there is a transfer",
	    BOTH(AGREED "country US\n") "transfer t {\nnb \"T\"\nto country "
					"US\nby processor north\nby "
					"standard contractual clauses\n}\n",
	    "transfer_without_tool", false },
	{ "G13(1)(e) nobody else gets anything, and a part works for another",
	    NOBODY BOTH(AGREED), "fact_denied", true },
	{ "G13(1)(e) nobody else, and none does", NOBODY BOTH(""),
	    "fact_denied", false },

	{ "G13(1)(e) a transfer to it that does not say of what",
	    RECIPIENT("independent\n") "transfer t {\nnb \"T\"\nto country "
				       "US\nto recipient r\n}\n",
	    "recipient_no_fields", true },
};

static void
checked(struct arena *a, const struct finding_case *c)
{
	const struct statement *st = compiled(a, c->lines);
	bool is = st != NULL && check_finds(a, st, c->code);

	tap_ok(st != NULL && is == c->is, c->name);
}

static void
said(struct arena *a, const struct said_case *c)
{
	tap_said(text_of(a, compiled(a, c->lines), (enum lang)c->lang), c->says,
	    c->not_says, c->name);
}

/* ---- whose record it is --------------------------------------------- */

#define BODY                                                                \
	PART("central", "processor for north, south\nagreement from "       \
			"2026-01-01\n")                                     \
	PART("north", OFFICER)                                              \
	PART("south", "processor for central\nagreement from 2026-01-01\n") \
	OWN("meetings", "\tcontroller north\nas processor\n")               \
	OWN("callout", "jointly with south\narrangement nb \"Vi "           \
		       "svarer.\"\n")                                       \
	OWN("archive", "as processor south\n")                              \
	"purpose pictures_of {\nnb \"Bilder\"\nusing full_name\nbasis "     \
	"consent\nwithdrawn by email\njointly with south\narrangement "     \
	"nb \"Vi svarer.\"\n}\n" OWN("rescue",                              \
	    "\tcontroller south\n") "subprocessor machines {\nnb "          \
				    "\"Maskinene\"\nused by south\n"        \
				    "name \"Maskin AS\"\n}\n"               \
				    "measure lock {\nnb "                   \
				    "\"Lås\"\nphysical\n\tcontroller "     \
				    "south\n}\n"

enum {
	ALL = -1,
	CENTRAL_NO,
	NORTH_NO,
	SOUTH_NO
};
static const struct row_case {
	const char *name;
	bool processor;
	int controller;
	const char *title, *purpose;
	enum record_cell cell; /* RECORD_CELL_MAX: is no row */
	const char *is;
} rows[] = {
	{ "G30(1)(a) G26 a joint purpose is a row of the first", false,
	    CENTRAL_NO, "AS central", "callout", RECORD_CONTROLLER,
	    "AS central" },
	{ "G30(1)(a) G26 which names the other", false, CENTRAL_NO,
	    "AS central", "callout", RECORD_JOINT, "AS south" },
	{ "G30(1)(a) G26 and a row of the other", false, SOUTH_NO, "AS south",
	    "callout", RECORD_CONTROLLER, "AS south" },
	{ "G30(1)(a) G26 which names the first", false, SOUTH_NO, "AS south",
	    "callout", RECORD_JOINT, "AS central" },
	{ "G30(1)(a) G26 and of no third", false, NORTH_NO, "AS north",
	    "callout", RECORD_CELL_MAX, "" },
	{ "G30(1)(a) in the record of all the first is named", false, ALL,
	    "AS central, AS north and AS south", "callout", RECORD_CONTROLLER,
	    "AS central" },
	{ "G30(1)(a) and the other beside it", false, ALL, NULL, "callout",
	    RECORD_JOINT, "AS south" },
	{ "G30(1)(d) who does it for the controller", false, NORTH_NO, NULL,
	    "meetings", RECORD_RECIPIENTS, "AS central: Processor" },
	{ "G30(1)(d) who does everything for the controller", false, SOUTH_NO,
	    NULL, "rescue", RECORD_RECIPIENTS, "AS central: Processor" },
	{ "G30(1)(d) who does one thing does not do another", false, CENTRAL_NO,
	    NULL, "membership", RECORD_RECIPIENTS, "None is named" },
	{ "G30(1)(d) with whom it passes it on to", false, CENTRAL_NO, NULL,
	    "archive", RECORD_RECIPIENTS,
	    "Maskinene: Used by AS south. Name: Maskin AS; AS "
	    "south: Processor" },
	{ "G30(1)(g) a measure of one part is not of another", false,
	    CENTRAL_NO, NULL, "archive", RECORD_MEASURES, "" },
	{ "G30(2)(a) what the first does for others", true, CENTRAL_NO,
	    "AS central", "meetings", RECORD_PROCESSOR, "AS central" },
	{ "G30(2)(a) and for whom", true, CENTRAL_NO, NULL, "meetings",
	    RECORD_CONTROLLER, "AS north" },
	{ "G30(2)(a) the officer of the one that has one, as that one's", true,
	    CENTRAL_NO, NULL, "meetings", RECORD_OFFICER,
	    "AS north: ombud@a.example" },
	{ "G30(2)(a) what it does for one that names no purpose", true,
	    CENTRAL_NO, NULL, "rescue", RECORD_CONTROLLER, "AS south" },
	{ "G30(2)(a) what another does for the first", true, SOUTH_NO,
	    "AS south", "archive", RECORD_CONTROLLER, "AS central" },
	{ "G30(2)(a) with whom it passes it on to", true, SOUTH_NO, NULL,
	    "archive", RECORD_PROCESSOR,
	    "Maskinene: Used by AS south. Name: Maskin AS; AS "
	    "south" },
	{ "G30(2)(d) its own measures", true, SOUTH_NO, NULL, "archive",
	    RECORD_MEASURES, "Lås: A physical measure" },
	{ "G30(2) and nothing that no purpose names", true, SOUTH_NO, NULL,
	    "membership", RECORD_CELL_MAX, "" },
	{ "G30(2) who decides together is no processor", true, CENTRAL_NO, NULL,
	    "callout", RECORD_CELL_MAX, "" },
	{ "G30(2) who does nothing for others", true, NORTH_NO, "AS north",
	    "meetings", RECORD_CELL_MAX, "" },
	{ "G30(2) all that is done for others", true, ALL,
	    "AS central and AS south", "archive", RECORD_CONTROLLER,
	    "AS central" },
};

static void
recorded(struct arena *a, const struct row_case *c)
{
	const struct statement *st = compiled(a, BODY);
	struct doc d = { .a = a, .st = st, .lang = LANG_EN };
	struct record r = { .d = &d, .of = { c->processor, c->controller } };
	struct str is, title;
	struct list l;
	int purpose;

	if (!tap_ok(st != NULL, c->name))
		return;
	purpose = statement_purpose(st, str_of(c->purpose));
	title = record_title(&r);
	if (c->title != NULL && !str_ends(title, str_of(c->title)))
		tap_ok(false, c->name);
	tap_ok(record_has(&r, purpose) == (c->cell != RECORD_CELL_MAX),
	    c->name);
	if (c->cell == RECORD_CELL_MAX)
		return;
	l = record_cell(&r, purpose, c->cell);
	is = list_semicolon(&d, &l);
	tap_str(is, str_of(c->is), c->name);
}

/* All of it as JSON-LD, and in each format, is whole. */
static void
documents(struct arena *a)
{
	const struct statement *st = compiled(a, BODY);
	struct buf b;
	json_t *root;

	if (!tap_ok(st != NULL, "a federation"))
		return;
	buf_init(&b, 1 << 22);
	tap_ok(lang_statement(&b, st, LANG_EN, LANG_JSONLD) == ERR_OK,
	    "a federation as JSON-LD");
	root = ld_document(buf_str(&b));
	tap_ok(root != NULL, "4.1 a federation is whole JSON-LD");
	json_decref(root);
	buf_reset(&b);
	tap_ok(lang_consents(&b, st, LANG_EN, LANG_JSONLD) == ERR_OK &&
		   has(buf_str(&b), "\"dpv:hasDataController\":[{\"@id\":"
				    "\"#controller.central\"},{\"@id\":"
				    "\"#controller.south\"}]"),
	    "G26 G7 a consent names all who decide");
	for (int of = ALL; of <= SOUTH_NO; of++) {
		for (int processor = 0; processor < 2; processor++) {
			buf_reset(&b);
			tap_ok(lang_record_of(&b, st, LANG_EN, LANG_JSONLD,
				   (struct record_of){ processor, of }) ==
				   ERR_OK,
			    "a record as JSON-LD");
			root = ld_document(buf_str(&b));
			tap_ok(root != NULL, "4.1 a record is whole JSON-LD");
			json_decref(root);
		}
	}
	buf_release(&b);
}

/* The first one only works for the second: it is not the one responsible. */
static void
leads(struct arena *a)
{
	struct lang_findings fs = { 0 };
	const struct statement *st;
	struct buf b;
	struct str text;

	if (!tap_ok(lang_compile(a,
			STR("statement s {\n\tlanguages en\n}\n" PART("office",
			    "processor for club\n") PART("club",
			    "") OWN("sports",
			    "\tcontroller club\n") "field full_name name {\nen "
						   "\"Name\"\n}\n"),
			LANG_EN, &st, &fs) == ERR_OK,
		"a first controller that decides over nothing"))
		return;
	buf_init(&b, 1 << 20);
	text = lang_statement(&b, st, LANG_EN, LANG_TEXT) == ERR_OK
		   ? unfolded(a, buf_str(&b))
		   : STR_NONE;
	buf_release(&b);
	tap_ok(has(text,
		   "Responsible for the information about you: AS club. ") &&
		   !has(text, "AS office is the controller"),
	    "G13(1)(a) who decides over nothing is not responsible");
}

int
main(void)
{
	struct arena *all = arena_new(1 << 27);

	documents(all);
	leads(all);
	arena_free(all);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct arena *a = arena_new(1 << 26);

		recorded(a, &rows[i]);
		arena_free(a);
	}
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct arena *a = arena_new(1 << 26);

		said(a, &cases[i]);
		arena_free(a);
	}
	for (size_t i = 0; i < ARRAY_LEN(findings); i++) {
		struct arena *a = arena_new(1 << 26);

		checked(a, &findings[i]);
		arena_free(a);
	}
	return tap_done();
}
