/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the published statement says of one line, and what it does not: no
 * word of the file lost, and no claim that the file does not make.
 */
#include "compiled.h"
#include "lang_record.h"
#include "said.h"

/* A label in each language. */
#define ALL(t)                                                         \
	" nb \"" t "\" nn \"" t "\" en \"" t "\" sv \"" t "\" de \"" t \
	"\" nl \"" t "\""
#define NAMED(t) "{\n" ALL(t) "\n"

static const char base[] = "statement choir " NAMED(
    "Choir") "languages nb, nn, en, sv, de, nl\n}\n"
	     "controller choir {\nname \"Choir\"\n}\n"
	     "source shop {\n" ALL(
		 "Shop") "\n}\n"
			 "field full_name text {\n" ALL(
			     "Name") "\nfrom the person\n}\n"
				     "field bill text {\n" ALL(
					 "Bill") "\nfrom the person\n}\n"
						 "kind of person singer "
						 "{\n" ALL(
						     "singer") "\nby own "
							       "registratio"
							       "n\n}\n"
							       "kind of "
							       "person "
							       "waiting "
							       "{\n" ALL(
								   "waitin"
								   "g") "\n"
									"by"
									" o"
									"wn"
									" "
									"re"
									"gi"
									"st"
									"ra"
									"ti"
									"on"
									"\n"
									"}"
									"\n"
									"ki"
									"nd"
									" o"
									"f "
									"pe"
									"rs"
									"on"
									" v"
									"is"
									"it"
									"or"
									" {"
									"\n" ALL(
									    "vi"
									    "si"
									    "to"
									    "r") "\nnot in the "
										 "register\n}\n"
										 "purpose books {\n" ALL(
										     "Books") "\nusing bill\n}\n";

enum {
	ANY = -1
}; /* in every language */

#define TRANSFER "transfer us {\n" ALL("To the US") "\nto country US\n}\n"
#define LOG(ip)  "log visits {\nip address " ip "\nkept for 14 days\n}\n"
#define ADVISOR                                                      \
	"controller band {\nname \"Band\"\ndata protection officer " \
	"not required {\nadvisor" ALL("the office") "\n}\n}\n"
#define SPECIAL                           \
	"field diet text {\n" ALL(        \
	    "Diet") "\nfrom the person\n" \
		    "special category by \"Art. 9(2)(a)\"\n}\n"
#define MEASURE "measure doors {\n" ALL("Doors") "\nphysical\n}\n"
#define OBJECT(basis)                                                    \
	"purpose news {\n" ALL("News") "\nusing full_name\nbasis " basis \
				       "\nwithdrawn by email\n}\n"
#define CAP(line)               \
	"purpose news {\n" ALL( \
	    "News") "\nusing full_name\nsend by email\n" line "\n}\n"
#define AUTHORITY \
	"controller band {\nname \"Band\"\nauthority NO \"Datatilsynet\"\n}\n"
#define AFTER                                                   \
	"source registry {\n" ALL(                              \
	    "Registry") "\nafter joining "                      \
			"street\n}\nfield street text {\n" ALL( \
			    "Street") "\nfrom "                 \
				      "registry\n}\n"
#define SYSTEM "system till {\n" ALL("Till") "\ncountry NO\n}\n"

static const struct printed_case {
	const char *name, *lines;
	int lang;
	const char *says, *not_says;
} cases[] = {
/* Only the release of a version asks for the second person. */
#define SECOND(act) \
	"role keeper {\n" ALL("Keeper") "\nsecond person for " act "\n}\n"
	{ "B47 nobody releases a version alone, en", SECOND("change settings"),
	    LANG_EN, "Nobody can release a new version of this statement alone",
	    NULL },
	{ "B47 nobody releases a version alone, de", SECOND("change settings"),
	    LANG_DE, "Niemand kann eine neue Fassung dieser Erklärung", NULL },
	{ "a second person for another act is only told, en", SECOND("export"),
	    LANG_EN, "This is told; the system does not enforce it.",
	    "Nobody can release" },
/* Holds (B24): from which event on it is blocked, and when it is deleted. */
#define HOLD                                                          \
	"keep fields bill {\nwhen left: block, delete 5 years after " \
	"end of accounting year\n}\n"
	{ "C24 a hold, nb", HOLD, LANG_NB,
	    "Når du har meldt deg ut: vi sperrer for all annen bruk; 5 år "
	    "etter at regnskapsåret er slutt: vi sletter.",
	    "Fram til da" },
	{ "C24 a hold, nn", HOLD, LANG_NN,
	    "Når du har meldt deg ut: vi sperrar for all annan bruk; 5 år "
	    "etter at rekneskapsåret er slutt: vi slettar.",
	    "Fram til då" },
	{ "C24 a hold, en", HOLD, LANG_EN,
	    "When you have left: we block it for any other use; 5 years "
	    "after the accounting year has ended: we delete.",
	    "Until then" },
	{ "C24 a hold, sv", HOLD, LANG_SV,
	    "När du har avslutat ditt medlemskap: vi spärrar uppgifterna för "
	    "all annan användning; 5 år efter att räkenskapsåret har "
	    "avslutats: vi raderar uppgifterna.",
	    "Fram till dess" },
	{ "C24 a hold, de", HOLD, LANG_DE,
	    "Wenn Sie ausgetreten sind: Sperrung der Daten für jede andere "
	    "Verwendung; 5 Jahre, nachdem das Geschäftsjahr geendet hat: "
	    "Löschung der Daten.",
	    "Bis dahin" },
	{ "C24 a hold, nl", HOLD, LANG_NL,
	    "Wanneer u uw lidmaatschap hebt beëindigd: wij blokkeren de "
	    "gegevens voor elk ander gebruik; 5 jaar nadat het boekjaar is "
	    "afgelopen: wij verwijderen de gegevens.",
	    "Tot dan" },
	{ "C24 a hold in the table", HOLD, LANG_EN,
	    "5 years after the accounting year has ended (blocked when you "
	    "have left)",
	    NULL },
	{ "C24 a hold in the table, de", HOLD, LANG_DE,
	    "(gesperrt: wenn Sie ausgetreten sind)", NULL },
	{ "a hold that begins later",
	    "keep members {\n30 days after left: block, delete after 5 "
	    "years\n}\n",
	    LANG_EN,
	    "30 days after you have left: we block it for any other use; 5 "
	    "years and 30 days after you have left: we delete.",
	    NULL },
	{ "what is blocked is not used", HOLD, LANG_EN,
	    "What is blocked is stored, but not used.", NULL },
	{ "what is blocked opens for a purpose",
	    "keep fields bill {\nwhen left: block, delete after 5 years\n"
	    "for purpose books\n}\n",
	    LANG_EN, "What is blocked is used only for “Books”.",
	    "stored, but not used" },

	/* Which rule wins is said where there are several. */
	{ "two periods",
	    "keep members {\n2 years after left: delete\n"
	    "30 days after death confirmed: delete\n}\n",
	    LANG_EN, "the first to come decides.", "least period" },
	{ "one period and a review",
	    "keep members {\n2 years after left: delete\n1 year after last "
	    "contact: review\n}\n",
	    LANG_EN, "we review", "the first to come decides" },
	{ "a least period",
	    "keep members {\n2 years after left: delete\nat least 1 year "
	    "after joined: block\n}\n",
	    LANG_EN, "The least period goes before the other periods.",
	    "the first to come decides" },

	/* Blocks of one thing are told apart. */
	{ "the kind that a period is for",
	    "keep members for waiting {\n1 year after joined: delete\n}\n"
	    "keep members for singer {\n2 years after left: delete\n}\n",
	    LANG_EN, "Members (waiting)", "Members:" },
	{ "the fields that a period is for", HOLD, LANG_EN,
	    "Certain information (Bill)", NULL },
	{ "a label of its own is left alone",
	    "keep members for singer {\n" ALL("Singers") "\n2 years after "
							 "left: delete\n}\n",
	    LANG_EN, "Singers", "Singers (" },

	/* Stages are of people in the register (b1). */
	{ "people outside the register",
	    "purpose door " NAMED("Door") "for visitor\nusing full_name\n}\n",
	    LANG_EN, "For: visitor. These people are not in the register.",
	    "For members, but only: visitor" },
	{ "people outside the register, de: not the reader",
	    "purpose door " NAMED("Door") "for visitor\nusing full_name\n}\n",
	    LANG_DE,
	    "Betrifft: visitor. Diese Personen stehen nicht im "
	    "Register.",
	    "Sie stehen nicht" },
	{ "a stage and a kind, in one sentence",
	    "purpose door " NAMED("Door") "for members, singer\nusing "
					  "full_name\n}\n",
	    LANG_EN, "For: members (singer).", "but only" },
	{ "a kind without a stage means members",
	    "purpose door " NAMED("Door") "for singer\nusing full_name\n}\n",
	    LANG_NB, "Gjelder: medlemmer (singer).", NULL },
	{ "kinds in and out of the register",
	    "purpose door " NAMED("Door") "for singer, visitor\nusing "
					  "full_name\n}\n",
	    LANG_EN,
	    "Also for: visitor. These people are not in the "
	    "register.",
	    "For: visitor" },
	{ "a stage that is said stays, whoever is outside",
	    "purpose door " NAMED("Door") "for members, visitor\nusing "
					  "full_name\n}\n",
	    LANG_EN, "Also for: visitor.", "For: visitor" },

	/* Nobody is counted as ours who is not said to be. */
	{ "a recipient of no kind", "recipient press " NAMED("Press") "}\n",
	    LANG_EN, "Press", "part of our organisation" },
	{ "a recipient of no kind, de", "recipient press " NAMED("Press") "}\n",
	    LANG_DE, "Press", "unserer Organisation" },
	{ "a recipient that is ours",
	    "recipient press " NAMED("Press") "inside\n}\n", LANG_EN,
	    "Part of our organisation.", NULL },

	/* The words of the consent are not all that stands beside the box. */
	{ "B60 own words of a consent",
	    "purpose news {\n" ALL(
		"News") "\n"
			"using full_name\nbasis consent {\nconsent text" ALL(
			    "Yes!") "\n"
				    "}\n}\n",
	    LANG_EN, "In our own words the consent says: “Yes!”",
	    ". The consent says" },

	/* Where: what is declared to be transferred. */
	{ "G13(1)(f) declared transfers are told where", TRANSFER, LANG_EN,
	    "Information is transferred to: the United "
	    "States.",
	    NULL },
	{ "G13(1)(f) declared transfers are told where, de", TRANSFER, LANG_DE,
	    "Daten werden übermittelt nach: USA.", NULL },
#define SERBIA "transfer rs {\n" ALL("To Serbia") "\nto country RS\n}\n"
	{ "a country has its name, nb", SERBIA, LANG_NB, "Til Serbia.", "RS" },
	{ "a country has its name, nn",
	    "processor p {\nname \"P\"\ncountry AT\n}\n", LANG_NN,
	    "behandla i: Austerrike.", "AT" },
	{ "a country has its name, sv", SERBIA, LANG_SV, "Till Serbien.",
	    "RS" },
	{ "a country has its name, nl", SERBIA, LANG_NL, "Bestemming: Servië.",
	    "RS" },
	{ "no transfer, no country", "", LANG_EN, "Choir", "is transferred" },
	{ "a full address is told as full", LOG("in full"), LANG_EN,
	    "Your IP address is stored in full.", NULL },
	{ "a full address is told as full, nl", LOG("in full"), LANG_NL,
	    "Uw volledige IP-adres wordt bewaard.", NULL },
	{ "a shortened address is not told as full", LOG("shortened"), LANG_EN,
	    "stored in a shortened form", "in full" },
	{ "the advisor is told as what it is", ADVISOR, LANG_EN,
	    "Who advises instead: the office.", NULL },
	{ "the advisor is told as what it is, de", ADVISOR, LANG_DE,
	    "Wer stattdessen berät: the office.", NULL },
	{ "no article is cited twice", SPECIAL, LANG_DE,
	    "Ausnahme: Art. 9 Abs. 2 Buchst. a.", "Art. 9 Abs. 2): Art. 9" },
	{ "what is special does not count its label", SPECIAL, LANG_EN,
	    "Special category (Art. 9): Diet.", "Diet is" },

	/* Only told: a mark at each claim, and what it means once. */
	{ "LAW-8 a claim has its mark", MEASURE, LANG_EN, "Only told.",
	    "This is only told" },
	{ "LAW-8 the mark is explained", MEASURE, LANG_EN,
	    "What is marked “Only told.” we tell here; the registry does not "
	    "check it.",
	    NULL },
	{ "LAW-8 the mark is explained, sv", MEASURE, LANG_SV,
	    "Det som är märkt ”Endast information.” informerar vi om här",
	    "bara information" },
	{ "no claim, no mark", "", LANG_EN, "Choir", "Only told" },

	/* Nothing that the file does not say. */
	{ "what is not required is not said to be free",
	    "field phone text {\n" ALL("Phone") "\nfrom the person\n"
						"required\n}\n",
	    LANG_EN, "You must give: Phone.", "leave out" },
	{ "joining alone is not leaving alone",
	    "children {\njoining alone from 15 years\n}\n", LANG_EN,
	    "From the age of 15 you may join by yourself.", "leave by" },
	{ "joining alone is not leaving alone, de",
	    "children {\njoining alone from 15 years\n}\n", LANG_DE,
	    "selbst beitreten.", "austreten" },

/* Art. 21: one thing is refused, and the rest goes on. */
#define REFUSE(lines)                                                \
	"profile taste {\n" ALL("Taste") "\n}\nopt-out out {\n" ALL( \
	    "Out") "\n" lines "\nthrough portal\n}\n"
	{ "CONCEPT-30 against one profile only",
	    REFUSE("against profiles taste\nby right objection\n"
		   "nothing else stops"),
	    LANG_EN,
	    "You can refuse these profiles: Taste. The right that you use: "
	    "objection. Only this stops; everything else goes on as before.",
	    "contacted" },
	{ "CONCEPT-30 against the use of one field, nb",
	    REFUSE("against use of bill"), LANG_NB,
	    "Du kan reservere deg mot at vi bruker: Bill.", "Bare dette" },
	{ "CONCEPT-30 against profiling for a purpose, de",
	    REFUSE("against profiling for books"), LANG_DE,
	    "Sie können der Bildung von Profilen hierfür widersprechen: Books.",
	    NULL },

/* Art. 9(2) of one purpose and not of another; Art. 10. */
#define HEALTH                                                               \
	"field health text {\n" ALL(                                         \
	    "Health") "\nfrom the person\n"                                  \
		      "special category\n}\nfield diet text {\n" ALL(        \
			  "Diet") "\nfrom the person\nspecial category\n}\n" \
				  "field paper text {\n" ALL(                \
				      "Paper") "\nfrom the person\n"         \
					       "criminal convictions by "    \
					       "\"Law 39\"\n}\n"
#define CARE(lines)                                                     \
	HEALTH "purpose care {\n" ALL(                                  \
	    "Care") "\n"                                                \
		    "using health, diet, paper\nbasis contract\n" lines \
		    "\n}\n"
	{ "CONCEPT-16 a condition for one field",
	    CARE("special category by \"Art. 9(2)(b)\" provision \"§ 4-6\" "
		 "for diet"),
	    LANG_EN,
	    "Special categories (Art. 9) for this: Diet. Condition: "
	    "Art. 9(2)(b), § 4-6.",
	    "for this: Health" },
	{ "CONCEPT-16 a condition for the others",
	    CARE("special category by \"Art. 9(2)(d)\" for diet\n"
		 "special category by \"Art. 9(2)(a)\""),
	    LANG_NB,
	    "Særlige kategorier (art. 9) til dette: Health. Vilkår: "
	    "art. 9 nr. 2 bokstav a.",
	    "Health og Diet" },
	{ "CONCEPT-16 convictions for a purpose, de",
	    CARE("criminal convictions by \"§ 30a BZRG\""), LANG_DE,
	    "Daten über strafrechtliche Verurteilungen und Straftaten "
	    "(Art. 10) hierfür: Paper. Rechtsvorschrift: § 30a BZRG.",
	    NULL },
	{ "CONCEPT-16 convictions in a field", HEALTH, LANG_EN,
	    "Data on criminal convictions and offences (Art. 10): Paper. "
	    "Provision of law: Law 39.",
	    "for this" },
	{ "CONCEPT-16 a purpose that uses none of it says it all the same",
	    "purpose care {\n" ALL("Care") "\nusing full_name\n"
					   "basis contract\nspecial category "
					   "by \"Art. 9(2)(d)\"\n}\n",
	    LANG_EN,
	    "Condition for special categories (Art. 9) for this: "
	    "Art. 9(2)(d).",
	    NULL },

/* Art. 13(2)(d): a second body, in short and in full. */
#define NKOM(lines)                        \
	"complaint body nkom {\n" ALL(     \
	    "Cookies") "\nname \"Nkom\"\n" \
		       "complaints about" ALL("cookies.") "\n" lines "\n}\n"
	{ "CONCEPT-5 whom else one can complain to, in short", NKOM(""),
	    LANG_EN, "You can also complain to Nkom, about cookies.", NULL },
	{ "CONCEPT-5 who can, and where, nb",
	    AUTHORITY NKOM("for singer\ncountry DK"), LANG_NB,
	    " kan også klage til Nkom (Danmark), om cookies.", NULL },
	{ "CONCEPT-5 who can, and where, nn",
	    AUTHORITY NKOM("for singer\ncountry DK"), LANG_NN,
	    " kan òg klage til Nkom (Danmark), om cookies.", NULL },
	{ "CONCEPT-5 who can, and where, en",
	    AUTHORITY NKOM("for singer\ncountry DK"), LANG_EN,
	    " can also complain to Nkom (Denmark), about cookies.", NULL },
	{ "CONCEPT-5 who can, and where, sv",
	    AUTHORITY NKOM("for singer\ncountry DK"), LANG_SV,
	    " kan också lämna in klagomål till Nkom (Danmark), om cookies.",
	    NULL },
	{ "CONCEPT-5 who can, and where, de",
	    AUTHORITY NKOM("for singer\ncountry DK"), LANG_DE,
	    " können sich auch bei Nkom (Dänemark) beschweren, und zwar über "
	    "cookies.",
	    NULL },
	{ "CONCEPT-5 who can, and where, nl",
	    AUTHORITY NKOM("for singer\ncountry DK"), LANG_NL,
	    " kunnen ook bij Nkom (Denemarken) een klacht indienen, over "
	    "cookies.",
	    NULL },
	{ "CONCEPT-5 of one country, which is not named",
	    AUTHORITY NKOM("country NO"), LANG_EN,
	    "You can also complain to Nkom, about cookies.", NULL },
	{ "CONCEPT-5 whom else one can complain to",
	    NKOM("link \"https://www.nkom.no\""), LANG_NB,
	    "Navn: Nkom. Du kan klage på: cookies.", "kirkesamfunn" },
	{ "CONCEPT-5 the authority of a church",
	    NKOM("supervises a church\nfor singer"), LANG_DE,
	    "Dies ist die Aufsichtsbehörde einer Kirche", "federführend" },
	{ "CONCEPT-5 a lead authority abroad", NKOM("lead authority"), LANG_EN,
	    "lead supervisory authority for processing across", "church" },
	{ "CONCEPT-5 no other, no word of one", AUTHORITY, LANG_EN, "Choir",
	    "also complain" },

/* N02: who is meant by age, who acts for them, and what of it is held. */
#define BORN "field born date {\n" ALL("Born") "\nfrom the person\n}\n"
#define YOUNG(lines) \
	BORN "kind of person young {\n" ALL("young") "\n" lines "\n}\n"
	{ "N02 the age and where it is known from",
	    YOUNG("aged under 13 years by born"), LANG_EN,
	    "People under 13 years of age. The age is computed each day from "
	    "“Born”.",
	    "does not compute" },
	{ "N02 the age, de", YOUNG("aged from 13 years under 18 years by born"),
	    LANG_DE, "Betrifft Personen ab 13 Jahren, bis sie 18 werden.",
	    NULL },
	{ "N02 the age, nn", YOUNG("aged from 18 years by born"), LANG_NN,
	    "Gjeld folk som er 18 år eller eldre.", NULL },
	{ "N02 an age that is only told",
	    YOUNG("by own registration\naged under 13 years"), LANG_EN,
	    "The registry does not compute the age.", "each day" },
	{ "N02 of people outside the register nothing is computed",
	    YOUNG("not in the register\naged under 13 years"), LANG_EN,
	    "People under 13 years of age.", "compute" },
	{ "G8 a guardian acts, and what the registry does",
	    YOUNG("aged under 13 years by born\nguardian acts for consent, "
		  "joining\nprovision \"§ 5\""),
	    LANG_EN,
	    "A parent or guardian acts for them in this: consent, joining. "
	    "The registry takes no yes to a consent from them. A no is "
	    "accepted. "
	    "This follows from: § 5.",
	    "alone" },
	{ "G8 a guardian must agree, nl",
	    YOUNG("aged under 13 years by born\n"
		  "guardian must agree to payment"),
	    LANG_NL, "Ook een ouder of voogd moet hiermee instemmen: betaling.",
	    "geen ja" },
	{ "G8 what the registry does not know it does not hold",
	    YOUNG("not in the register\naged under 13 years\n"
		  "guardian acts for consent"),
	    LANG_EN, "A parent or guardian acts for them in this: consent.",
	    "takes no yes" },
	{ "G8 alone, sv",
	    YOUNG("aged from 13 years by born\nacts alone for consent"),
	    LANG_SV, "De agerar själva i detta: samtycke.", NULL },

	/* What yields to a reason is no promise without one (B16). */
	{ "B16 normally once, nb", CAP("normally once a calendar month"),
	    LANG_NB,
	    "Normalt høyst én melding i en kalendermåned. Flere sendes bare "
	    "med en grunn, som blir stående i loggen.",
	    "kalendermåned: høyst" },
	{ "B16 normally once, nn", CAP("normally once a calendar month"),
	    LANG_NN, "Normalt høgst éi melding i ein kalendermånad.", NULL },
	{ "B16 normally once, en", CAP("normally once a calendar month"),
	    LANG_EN,
	    "Normally at most one message in a calendar month. More are sent "
	    "only for a reason, which is kept in the log.",
	    "calendar month: at most" },
	{ "B16 normally once, sv", CAP("normally once a calendar month"),
	    LANG_SV, "Normalt högst ett meddelande per kalendermånad.", NULL },
	{ "B16 normally once, de", CAP("normally once a calendar month"),
	    LANG_DE, "Normalerweise höchstens eine Nachricht im Kalendermonat.",
	    NULL },
	{ "B16 normally once, nl", CAP("normally once a calendar month"),
	    LANG_NL,
	    "Normaal gesproken hoogstens één bericht per kalendermaand.",
	    NULL },
	{ "B16 at most once", CAP("at most 1 per calendar month"), LANG_EN,
	    "Messages in a calendar month: at most 1.", "Normally" },

	/* Art. 21: to an interest one objects; a consent is withdrawn. */
	{ "G21(1) to an interest one objects", OBJECT("legitimate interest"),
	    LANG_EN, "You can object at any time: by email.", "say no" },
	{ "G21(1) to an interest one objects, nl",
	    OBJECT("legitimate interest"), LANG_NL,
	    "U kunt op elk moment bezwaar maken: per e-mail.", "nee zeggen" },
	{ "G7(3) a consent is withdrawn", OBJECT("consent"), LANG_EN,
	    "You can withdraw the consent at any time: by email.",
	    "You can object" },
	{ "to a contract neither", OBJECT("contract"), LANG_EN,
	    "You can say no at any time: by email.", "You can object" },
	{ "a basis for some people, readable in the table",
	    "purpose door {\n" ALL("Door") "\nfor singer\nusing full_name\n"
					   "basis contract for singer\n}\n",
	    LANG_NN, "Avtale (singer): Door", "Singer: avtale" },
	{ "an opt-out is of ways in which one is reached",
	    "opt-out quiet {\n" ALL("Quiet") "\nagainst email, sms\n}\n",
	    LANG_NB,
	    "Du kan reservere deg mot at vi kontakter deg på "
	    "e-post eller på sms.",
	    NULL },
	{ "own words end in a stop",
	    "outside group chat {\n" ALL(
		"Chat") "\non platform \"Chatter\"\n"
			"}\ncookie choice banner {\n" ALL(
			    "Banner") "\n"
				      "chosen by" ALL("the banner") "\n}\n",
	    LANG_EN, "How to choose: the banner.", "On Chatter" },
	{ "a purpose points to what it uses outside the register",
	    "data category cv {\n" ALL("The CV") "\nfor purposes books\n}\n",
	    LANG_EN, "Information we use: Bill and The CV.",
	    "See also: The CV" },
	{ "the country of the authority has its name", AUTHORITY, LANG_NB,
	    "Tilsynsmyndigheten er Datatilsynet (Norge).", "(NO)" },
	{ "a source that has a field after joining only", AFTER, LANG_EN,
	    "When you have joined we take this: Street.",
	    "comes from here: Street" },

	{ "who one is, said once for all rights",
	    "right access, erasure {\nthrough email\nidentity shown by" ALL(
		"card") "\n}\n",
	    LANG_EN, "How you show who you are: card. ## Access",
	    "(Art. 15(4)). How you show" },
	{ "who one is, said once beside a complaint that says nothing",
	    "right access, erasure {\nthrough email\nidentity shown by" ALL(
		"card") "\n}\nright complaint {\nthrough post\n}\n",
	    LANG_EN, "How you show who you are: card. ## Access",
	    "(Art. 15(4)). How you show" },
	{ "who one is, said once for three rights of four",
	    "right access, erasure, restriction {\nthrough email\nidentity "
	    "shown by" ALL("card") "\n}\nright portability {\nthrough "
				   "email\n}\n",
	    LANG_EN,
	    "Access, erasure and restriction: How you show who you are: card. "
	    "How to use",
	    "(Art. 15(4)). How you show" },
	{ "who one is, of two of three, each by itself",
	    "right access, erasure {\nthrough email\nidentity shown by" ALL(
		"card") "\n}\nright portability {\nthrough email\n}\n",
	    LANG_EN, "(Art. 17(3)). How you show who you are: card.",
	    "Access and erasure: How" },
	{ "who one is, of each right where they differ",
	    "right access {\nthrough email\nidentity shown by" ALL(
		"card") "\n}\nright erasure {\nthrough email\nidentity shown "
			"by" ALL("word") "\n}\n",
	    LANG_EN, "(Art. 17(3)). How you show who you are: word.", NULL },

	/* Where one looks for it. */
	{ "a system stands where information is processed", SYSTEM, LANG_EN,
	    "-- What is marked “Only told.” we tell here; the registry does "
	    "not "
	    "check it. ## Till Country: Norway.",
	    NULL },
};

static const struct statement *
compiled(struct arena *a, const char *lines)
{
	return compiled_bytes(a, arena_printf(a, "%s%s", base, lines));
}

static bool
holds(struct arena *a, const struct printed_case *c)
{
	const struct statement *st = compiled(a, c->lines);
	bool ok = st != NULL;

	for (int l = 0; ok && l < LANG_MAX; l++) {
		struct str text;

		if (c->lang != ANY && c->lang != l)
			continue;
		text = text_of(a, st, (enum lang)l);
		if (has(text, c->says) &&
		    (c->not_says == NULL || !has(text, c->not_says)))
			continue;
		printf("# " STR_FMT "\n", STR_ARG(text));
		ok = false;
	}
	return ok;
}

/* What stands beside the box, of a purpose that uses no field, and of one. */
static void
consent_boxes(struct arena *a)
{
	const struct statement *st = compiled(a,
	    "purpose visits {\n" ALL(
		"Visits") "\nbasis consent\n}\n"
			  "purpose news {\n" ALL("News") "\nusing full_name\n"
							 "basis consent\n}\n");
	struct str bare, with;

	if (!tap_ok(st != NULL, "two consents"))
		return;
	bare = lang_consent_text(a, st, 1, -1, LANG_EN);
	with = lang_consent_text(a, st, 2, -1, LANG_EN);
	tap_ok(has(bare, "Yes, Choir may use information about me for "
			 "“Visits”."),
	    "a consent without a field leaves no gap");
	tap_ok(has(with, "Yes, Choir may use this for “News”: Name."),
	    "a consent names its fields");
}

/* Who writes the yes into the own words is not made to say it twice. */
static void
consent_yes(struct arena *a)
{
	static const struct {
		const char *name, *using, *says;
	} boxes[] = {
		{ "with fields", "using full_name\n",
		    "Yes, gladly. Then Choir may use this for “News”: Name." },
		{ "without", "",
		    "Yes, gladly. Then Choir may use information about you "
		    "for “News”." },
	};
	static const char *const yes[LANG_MAX] = { "Ja", "Ja", "Yes", "Ja",
		"Ja", "Ja" };

	for (size_t i = 0; i < ARRAY_LEN(boxes); i++) {
		const struct statement *st = compiled(a,
		    arena_printf(a,
			"purpose news {\n" ALL("News") "\n%sbasis consent "
						       "{\nconsent text nb "
						       "\"Ja takk\" nn \"Ja "
						       "takk\" en \"Yes, "
						       "gladly\" sv \"Ja "
						       "tack\" de \"Ja, "
						       "gern\" nl \"Ja, "
						       "graag\"\n}\n}\n",
			boxes[i].using)
			.p);
		struct str en;

		if (!tap_ok(st != NULL, boxes[i].name))
			continue;
		en = lang_consent_text(a, st, 1, -1, LANG_EN);
		tap_str(en, str_of(boxes[i].says), boxes[i].name);
		for (int l = 0; l < LANG_MAX; l++) {
			struct str s =
			    lang_consent_text(a, st, 1, -1, (enum lang)l);
			struct str rest = str_sub(s, strlen(yes[l]), s.n);

			tap_ok(str_starts(s, str_of(yes[l])) &&
				   str_find(rest, str_of(yes[l])) == SIZE_MAX,
			    arena_printf(a, "one yes, in %s",
				lang_code((enum lang)l))
				.p);
		}
	}
}

static struct str
record(struct arena *a, const struct statement *st)
{
	struct buf b;
	struct str r = STR_NONE;

	buf_init(&b, 1 << 20);
	if (record_of_all(&b, st, LANG_EN, LANG_CSV) == ERR_OK)
		r = arena_str(a, buf_str(&b));
	buf_release(&b);
	return r;
}

/* The row of a purpose, to the end of its line. */
static struct str
row_of(struct str csv, const char *label)
{
	size_t at = str_find(csv, str_of(label));
	struct str rest = at == SIZE_MAX ? STR_NONE : str_sub(csv, at, csv.n);
	struct str line = STR_NONE;

	(void)str_cut(&rest, '\n', &line);
	return line;
}

static void
record_rows(struct arena *a)
{
	const struct statement *st = compiled(a,
	    "keep members {\n2 years after left: delete\n}\n"
	    "purpose door {\n" ALL("Door") "\nfor visitor\nusing full_name\n"
					   "}\npurpose choir {\n" ALL(
					       "Song") "\nfor singer\n"
						       "using full_name\n}\n");
	struct str csv, outside, inside;

	if (!tap_ok(st != NULL, "a purpose out of and one in the register"))
		return;
	csv = record(a, st);
	outside = row_of(csv, "Door");
	inside = row_of(csv, "Song");
	tap_ok(has(outside, "visitor") && !has(outside, "members"),
	    "G30(1)(c) people outside the register are no members");
	tap_ok(!has(outside, "the person has left"),
	    "G30(1)(f) the periods of members are not theirs");
	tap_ok(has(inside, "members (singer)"),
	    "G30(1)(c) a kind in the register, and its stage");
	tap_ok(has(inside, "Members: 2 years after the person has left"),
	    "G30(1)(f) and its period");
}

int
main(void)
{
	struct arena *all = arena_new(1 << 26);

	consent_boxes(all);
	consent_yes(all);
	record_rows(all);
	arena_free(all);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct arena *a = arena_new(1 << 26);

		tap_ok(holds(a, &cases[i]), cases[i].name);
		arena_free(a);
	}
	return tap_done();
}
