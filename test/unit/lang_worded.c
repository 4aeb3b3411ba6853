/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * How a sentence reads in each language, which no comparison of languages
 * shows. Each row adds its lines to test/unit/lang_worded.vern, and says what
 * must and must not stand in the statement, or in the record of processing.
 */
#include "compiled.h"
#include "lang_record.h"
#include "said.h"

struct worded {
	const char *name, *lines;
	enum lang lang;
	const char *says, *not_says;
};

#define CALLS                                                                \
	"purpose calls {\nnb \"Ringing\"\nen \"Calls\"\nfor members\nusing " \
	"full_name\nsend by email, post, phone\nbasis contract\n}\n"
#define CHANGES "changes {\nnotice by email, portal\nlead time 30 days\n}\n"
#define OPT_OUT                                                   \
	"opt-out quiet {\nnb \"Ro\"\nen \"Quiet\"\nagainst sms, " \
	"push\nagainst "                                          \
	"purposes membership\nthrough portal\nexcept evenings\n}\n"
#define TAKEOVER                                                   \
	"takeover merger {\nnb \"Overtakelse\"\nen \"Takeover\"\n" \
	"the person may object\n}\n"
#define OFFICER                                                      \
	"controller club {\nname \"Club\"\ndata protection officer " \
	"though not required \"p@les.example\"\n}\n"
#define KEEPER                                                           \
	"role keeper {\nnb \"vakt\"\nen \"keeper\"\nrequires training, " \
	"confidentiality, term of office\n}\n"
#define ORDER                                                            \
	"accuracy order {\nnb \"Riktighet\"\nen \"Accuracy\"\norder of " \
	"sources shop, the person\n}\n"
#define MAILBOX                                                      \
	"data category post {\nnb \"Post\" en \"Mail\"\nkept for 3 " \
	"years\nreviewed every 1 year\nfor purposes membership\n}\n"
#define SISTER                                                                 \
	"recipient sister {\nnb \"søsterlaget\"\nen \"the sister "            \
	"society\"\nindependent\ncountry SE\ngets full_name\nfor purposes "    \
	"membership\n}\nprocessor host {\nname \"Vert\"\ncountry IE\nservice " \
	"provided nb \"Drift\" en \"Hosting\"\n}\n"
#define ELSEWHERE                                                           \
	"recipient debts {\nnb \"inkasso\"\nen \"debt collector\"\n"        \
	"independent\ngets full_name\nfor purposes membership\n}\n"         \
	"processor post {\nname \"Post\"\nservice provided nb \"Brev\" en " \
	"\"Letters\"\n}\n"
#define SWEDEN_TOO                                                   \
	"recipient shop2 {\nnb \"butikken\"\nen \"the shop\"\n"      \
	"independent\ncountry SE, DK\ngets full_name\nfor purposes " \
	"membership\n}\n"
#define TURNOUT "keep fields turnout {\nwhen left: delete\n}\n"
#define HOME    "keep fields home, turnout {\nwhen left: delete\n}\n"
#define COOKIE                                                         \
	"cookie \"seen\" for statistics, lasts 1 year {\nnb \"teller " \
	"besøk\"\nen \"counts visits\"\n}\n"
#define LINK                                                               \
	"told rules {\nnb \"Vedtekter\"\nen \"Rules\"\nsection security\n" \
	"text nb \"Se der.\" en \"See there.\"\nlink "                     \
	"\"https://les.example/rules\"\n}\n"
#define RIGHT "right withdrawal {\nthrough email\n}\n"
#define FEE                                                              \
	"cost copies {\nnb \"Kopier\"\nen \"Copies\"\nfee when nb \"du " \
	"ber om flere\" en \"you ask for more\"\n}\n"

#define DIET                                                             \
	"field diet text {\nnb \"Kost\"\nen \"Diet\"\nfrom the person\n" \
	"special category by \"Art. 9(2)(a)\"\n}\n"
#define UNION                                                            \
	"purpose union {\nnb \"Fagforening\"\nen \"Union\"\nusing "      \
	"full_name\nbasis contract {\nprovision \"GDPR Art. 9(2)(d)\"\n" \
	"}\n}\n"
#define LAW_TOO                                                           \
	"purpose let {\nnb \"Utleie\"\nen \"Letting\"\nusing full_name\n" \
	"basis legal obligation {\nprovision \"the Act § 5; Art. "       \
	"9(2)(f)\"\n}\n}\n"
#define BY_49                                                      \
	"transfer us {\nnb \"USA\"\nen \"US\"\nto country US\nby " \
	"derogation \"Art. 49(1)(a)\"\n}\n"

#define BY_49_G                                                    \
	"transfer us {\nnb \"USA\"\nen \"US\"\nto country US\nby " \
	"derogation \"Art. 49(1)(g)\"\n}\n"

#define BY_49_NONE                                                 \
	"transfer us {\nnb \"USA\"\nen \"US\"\nto country US\nby " \
	"derogation \"Art. 49\"\n}\n"

/* Kinds of people, and what is said of them. */
#define DONOR                                                                 \
	"kind of person donor {\nnb \"giver\" nn \"gjevar\" en \"donor\" sv " \
	"\"givare\" de \"Spender\" nl \"donateur\"\nplural nb \"givere\" nn " \
	"\"gjevarar\" en \"donors\" sv \"givare\" de \"Spender\" nl "         \
	"\"donateurs\"\nnot members\nby own registration\n}\n"
#define GIFTS                                                                \
	DONOR "purpose gifts {\nnb \"Gaver\" nn \"Gåver\" en \"Gifts\" sv " \
	      "\"Gåvor\" de \"Spenden\" nl \"Giften\"\nfor donor\nusing "   \
	      "full_name\nbasis contract\n}\n"
#define FORMER_GIFTS                                                       \
	DONOR "purpose gifts {\nnb \"Gaver\"\nen \"Gifts\"\nfor members, " \
	      "former members, donor\nusing full_name\n}\n"
#define ALL_OF_THEM                                                     \
	DONOR "purpose news {\nnb \"Nytt\"\nen \"News\"\nfor members\n" \
	      "using full_name\n}\n"
#define READERS                                                           \
	"purpose news {\nnb \"Nytt\"\nen \"News\"\nfor members, reader\n" \
	"using full_name\n}\n"
#define KEEP_DONORS DONOR "keep members for donor {\nwhen left: delete\n}\n"
#define KEEP_ALL    DONOR "keep members {\nwhen left: delete\n}\n"
#define VISITORS                                                        \
	"purpose door {\nnb \"Dør\"\nen \"Door\"\nfor visitor\nusing " \
	"full_name"                                                     \
	"\n}\n"

#define MIXED                                                                 \
	DONOR "purpose news {\nnb \"Nytt\"\nen \"News\"\nfor reader, donor\n" \
	      "using full_name\nbasis consent for reader\nbasis legitimate "  \
	      "interest for donor\nwithdrawn by email\n}\n"
#define APPEALS                                                              \
	"purpose appeals {\nnb \"Bønn\"\nen \"Appeals\"\nusing full_name\n" \
	"class marketing\nbasis legitimate interest\n}\n"
#define RIGHTS                                                           \
	"right erasure, restriction, portability, objection {\nthrough " \
	"email\nscope nb \"bare regnskapet\" en \"only the accounts\"\n}\n"

static const struct worded printed[] = {
	/* What rests on different bases for different people. */
	{ "G21(1) consent for some, an interest for others, en", MIXED, LANG_EN,
	    "For donors: You can object at any time: by email.", NULL },
	{ "G7(3) consent for some, an interest for others, en", MIXED, LANG_EN,
	    "For reader: You can withdraw the consent at any time: by email.",
	    NULL },
	{ "G21(1) consent for some, an interest for others, nb", MIXED, LANG_NB,
	    "Gjelder givere: Du kan når som helst protestere: på e-post.",
	    NULL },
	{ "G21(1) in the choices too", MIXED, LANG_EN,
	    "For donors: You can object to “News” at any time: by email.",
	    NULL },
	/* A right is told with its limits. */
	{ "G17(3) erasure, nb", RIGHTS, LANG_NB, "(art. 17 nr. 3).", NULL },
	{ "G18(1) restriction, de", RIGHTS, LANG_DE, "des Art. 18 Abs. 1 ",
	    NULL },
	{ "G20(1) portability, sv", RIGHTS, LANG_SV, "(artikel 20.1).", NULL },
	{ "G21(1) objection, en", RIGHTS, LANG_EN,
	    "rests on a legitimate interest or a task in the public interest",
	    "You can object to the use." },
	{ "what a right is for is a sentence, nb", RIGHTS, LANG_NB,
	    "Gjelder: bare regnskapet.", NULL },
	{ "who one is, for one right only",
	    "right access {\nthrough email\nidentity shown by nb \"kort\" en "
	    "\"card\"\n}\nright erasure {\nthrough email\n}\n",
	    LANG_EN, "others (Art. 15(4)). How you show who you are: card.",
	    "How you show who you are: card. ## Access" },
	{ "who one is, for two rights of three",
	    "right access, rectification {\nthrough email\nidentity shown by "
	    "nb \"kort\" en \"card\"\n}\nright erasure {\nthrough email\n}\n",
	    LANG_EN, "wrong corrected. How you show who you are: card.",
	    "How you show who you are: card. ## Access" },
	/* The right to object stands apart, right after the summary. */
	{ "G21(4) apart, for whom it holds, nb", MIXED, LANG_NB,
	    "Retten til å protestere ---", NULL },
	{ "G21(4) to what, for whom, how, nb", MIXED, LANG_NB,
	    "protestere mot dette (art. 21 nr. 1): * Nytt: på e-post "
	    "(givere)",
	    NULL },
	{ "G21(4) before all details, en", MIXED, LANG_EN,
	    "object to this at any time (Art. 21(1)): * News: by email "
	    "(donors) Who is "
	    "responsible ---",
	    NULL },
	{ "G21(4) marketing needs no reason, en", APPEALS, LANG_EN,
	    "without giving a reason (Art. 21(2)): Appeals.", NULL },
	{ "G21(4) nobody is told to object to a contract", "", LANG_EN,
	    "Contents", "Your right to object" },
	/* What is no purpose does not stand among them. */
	{ "a survey has a section of its own, nb",
	    "survey users {\nnb \"Brukerne\"\nen \"Users\"\nanonymous\n}\n",
	    LANG_NB, "annet innhold ---", NULL },
	{ "a profile stands with the decisions, en",
	    "profile taste {\nnb \"Smak\"\nen \"Taste\"\nfrom turnout\n}\n",
	    LANG_EN, "Profiles and automated decisions ---", NULL },
	{ "a renewed consent stands among the choices, en",
	    "consent renewal again {\nnb \"Igjen\"\nen \"Again\"\nasked again "
	    "after 1 year\n}\n",
	    LANG_EN, "* Your choices", NULL },
/* In short: how long what is kept beside the register stays. */
#define BESIDE                                                              \
	"data category notes {\nnb \"Notater\"\nen \"Notes\"\nkept for 3 "  \
	"years\n}\ndata category till {\nnb \"Kassen\"\nen \"Till\"\nkept " \
	"for 5 years\n}\nsurvey users {\nnb \"Brukerne\"\nen "              \
	"\"Users\"\nkept for 3 years\n}\n"
	{ "G13(2)(a) in short, data categories, nb", BESIDE, LANG_NB,
	    "Annet har vi så lenge: * Notater og Brukerne: 3 år * Kassen: 5 år",
	    NULL },
	{ "G13(2)(a) in short, data categories, nn", BESIDE, LANG_NN,
	    "Anna har vi så lenge: * Notater og Brukerne: 3 år", NULL },
	{ "G13(2)(a) in short, data categories, en", BESIDE, LANG_EN,
	    "How long we keep other information: * Notes and Users: 3 years * "
	    "Till: "
	    "5 years",
	    NULL },
	{ "G13(2)(a) in short, data categories, sv", BESIDE, LANG_SV,
	    "Annat sparar vi så här länge: * Notes och Users: 3 år", NULL },
	{ "G13(2)(a) in short, data categories, de", BESIDE, LANG_DE,
	    "Anderes speichern wir so lange: * Notes und Users: 3 Jahre",
	    NULL },
	{ "G13(2)(a) in short, data categories, nl", BESIDE, LANG_NL,
	    "Andere gegevens bewaren wij zo lang: * Notes en Users: 3 "
	    "jaar",
	    NULL },
	{ "G13(2)(a) until when, in short",
	    "data category notes {\nnb \"Notater\"\nen \"Notes\"\nkept until "
	    "nb \"du ber\" en \"you ask\"\n}\n",
	    LANG_EN, "other information: * Notes: until you ask", NULL },
	{ "G13(2)(a) what is not stored is not kept",
	    "data category notes {\nnb \"Notater\"\nen \"Notes\"\nnot "
	    "stored\n}\n",
	    LANG_EN, "Not stored.", "other information" },
	{ "G33 for how long a case of a breach is kept is no such period",
	    "breach handling alarm {\nnb \"Alarm\"\nen \"Alarm\"\nkept for 3 "
	    "years\n}\n",
	    LANG_EN, "Kept for 3 years.", "other information" },
	/* Nobody is called a member who is none. */
	{ "a kind that is no member, nb", GIFTS, LANG_NB,
	    "## Gaver Gjelder: givere.", "Gjelder medlemmer, men bare" },
	{ "a kind that is no member, nn", GIFTS, LANG_NN,
	    "## Gåver Gjeld: gjevarar.", NULL },
	{ "a kind that is no member, en", GIFTS, LANG_EN,
	    "## Gifts For: donors.", "but only" },
	{ "a kind that is no member, sv", GIFTS, LANG_SV,
	    "## Gåvor Gäller: givare.", NULL },
	{ "a kind that is no member, de", GIFTS, LANG_DE,
	    "## Spenden Betrifft: Spender.", NULL },
	{ "a kind that is no member, nl", GIFTS, LANG_NL,
	    "## Giften Betreft: donateurs.", NULL },
	{ "now and before, nb", FORMER_GIFTS, LANG_NB,
	    "Gjelder: givere, nåværende og tidligere.", NULL },
	{ "now and before, en", FORMER_GIFTS, LANG_EN,
	    "For: donors, current and former.", "former members" },
	{ "members and others, nb", ALL_OF_THEM, LANG_NB,
	    "## Nytt Gjelder: medlemmer og givere.", NULL },
	{ "members and others, en", ALL_OF_THEM, LANG_EN,
	    "## News For: members and donors.", NULL },
	{ "a kind that is named is told, nb", READERS, LANG_NB,
	    "## Nytt Gjelder: medlemmer (leser).", "Nytt Gjelder medlemmer." },
	{ "a kind that is named is told, en", READERS, LANG_EN,
	    "## News For: members (reader).", "News For members." },
	{ "who is not in the register, nb", VISITORS, LANG_NB,
	    "Gjelder: besøkende. Disse står ikke i registeret.", NULL },
	{ "when the relation has ended, nb", KEEP_DONORS, LANG_NB,
	    "## Givere Når forholdet er avsluttet: vi sletter.",
	    "meldt deg ut" },
	{ "when the relation has ended, en", KEEP_DONORS, LANG_EN,
	    "## Donors When the relation has ended: we delete.",
	    "you have left" },
	{ "when the relation has ended, de", KEEP_DONORS, LANG_DE,
	    "## Spender Wenn das Verhältnis beendet ist: Löschung der "
	    "Daten.",
	    "ausgetreten" },
	{ "in short too", KEEP_DONORS, LANG_NB,
	    "* Givere: når forholdet er avsluttet", NULL },
	{ "members and others leave, nb", KEEP_ALL, LANG_NB,
	    "## Medlemmer og givere Når du har meldt deg ut, eller forholdet "
	    "er "
	    "avsluttet: vi sletter.",
	    NULL },
	{ "members and others leave, en", KEEP_ALL, LANG_EN,
	    "## Members and donors When you have left, or the relation has "
	    "ended: we delete.",
	    NULL },

	/* A citation is written as the language writes it. */
	{ "G9(2) a condition, nb", DIET, LANG_NB,
	    "Vilkår: art. 9 nr. 2 bokstav a.", "Art. 9(2)" },
	{ "G9(2) a condition, de", DIET, LANG_DE,
	    "Ausnahme: Art. 9 Abs. 2 Buchst. a.", "9(2)" },
	{ "G9(2) a condition, nl", DIET, LANG_NL,
	    "Uitzondering: artikel 9, lid 2, onder a.", "9(2)" },
	{ "G9(2) the condition of a purpose, nb", UNION, LANG_NB,
	    "Vilkår for særlige kategorier: personvernforordningen art. 9 nr. "
	    "2 bokstav d.",
	    "Hjemmel" },
	{ "G9(2) the condition of a purpose, en", UNION, LANG_EN,
	    "Condition for special categories: Art. 9(2)(d) GDPR.",
	    "Provision of law" },
	{ "G9(2) the condition of a purpose, sv", UNION, LANG_SV,
	    "Undantag för särskilda kategorier: artikel 9.2 d i "
	    "dataskyddsförordningen.",
	    NULL },
	{ "a law beside the condition is no condition, en", LAW_TOO, LANG_EN,
	    "Provision of law: the Act § 5; Art. 9(2)(f).",
	    "Condition for special categories" },
	{ "G49 a derogation, nn", BY_49, LANG_NN,
	    "Det skjer med ditt uttrykkelege samtykke (art. 49 nr. 1 bokstav "
	    "a).",
	    "art. 49:" },
	{ "G49 a derogation, de", BY_49, LANG_DE,
	    "mit Ihrer ausdrücklichen Einwilligung (Art. 49 Abs. 1 Buchst. a).",
	    "Art. 49:" },

	{ "G49 a derogation of another letter, en", BY_49_G, LANG_EN,
	    "The information comes from a public register (Art. 49(1)(g)).",
	    "consent" },
	{ "G49 no letter is invented, en", BY_49_NONE, LANG_EN,
	    "By the derogation in Art. 49.", "explicit consent" },

	/* Nobody sends by telephone. */
	{ "how we write and call, nb", CALLS, LANG_NB,
	    "Vi skriver til deg på e-post og per post. Vi ringer.",
	    "Vi sender" },
	{ "how we write and call, nn", CALLS, LANG_NN,
	    "Vi skriv til deg på e-post og per post. Vi ringjer.", NULL },
	{ "how we write and call, en", CALLS, LANG_EN,
	    "We write to you by email and by post. We call you.", "by phone" },
	{ "how we write and call, sv", CALLS, LANG_SV,
	    "Vi skriver till dig via e-post och per post. Vi ringer dig.",
	    NULL },
	{ "how we write and call, de", CALLS, LANG_DE,
	    "Wir schreiben Ihnen per E-Mail und per Brief. Wir rufen Sie an.",
	    NULL },
	{ "how we write and call, nl", CALLS, LANG_NL,
	    "Wij schrijven u per e-mail en per post. Wij bellen u.", NULL },
	{ "how changes are told, nb", CHANGES, LANG_NB,
	    "Vi varsler om endringer på e-post og i portalen. Det skjer minst "
	    "30 "
	    "dager før endringene trer i kraft.",
	    NULL },
	{ "how changes are told, en", CHANGES, LANG_EN,
	    "We tell you of changes by email and in the portal.", NULL },
	{ "how changes are told, de", CHANGES, LANG_DE,
	    "Über Änderungen informieren wir Sie per E-Mail und im Portal.",
	    NULL },

	/* What is refused comes first. */
	{ "an opt-out, nb", OPT_OUT, LANG_NB,
	    "## Ro Du kan reservere deg mot at vi kontakter deg på sms eller "
	    "med push-varsel. Du kan reservere deg mot: Medlemskap. Slik gjør "
	    "du det: i portalen. Fortsetter likevel: «Kvelder og turer».",
	    "Går likevel" },
	{ "an opt-out, nn", OPT_OUT, LANG_NN, "Held fram likevel: «Kveldar",
	    NULL },
	{ "an opt-out, en", OPT_OUT, LANG_EN,
	    "## Quiet You can refuse to be contacted by text message or by "
	    "push "
	    "notification. You can refuse: Membership. How to do it: in the "
	    "portal. Goes on all the same: “Evenings and trips”.",
	    NULL },
	{ "a takeover, nb", TAKEOVER, LANG_NB,
	    "Protesterer du, blir opplysningene dine ikke overført.",
	    "følger da ikke med" },
	{ "a takeover, en", TAKEOVER, LANG_EN,
	    "If you object, your information is not transferred.", NULL },
	{ "an officer that is not required, nb", OFFICER, LANG_NB,
	    "Det er ikke påkrevd å ha det, men er valgt likevel.", NULL },
	{ "an officer that is not required, en", OFFICER, LANG_EN,
	    "None is required; one has been appointed all the same.", NULL },
	{ "what a role requires, en", KEEPER, LANG_EN,
	    "Required: training, a duty of confidentiality and a "
	    "current term of office.",
	    NULL },
	{ "a data category that is gone through, nb", MAILBOX, LANG_NB,
	    "Lagres i 3 år. Gås gjennom hvert år; det som ikke trengs lenger, "
	    "blir slettet.",
	    "Fornyes" },
	{ "a data category that is gone through, nn", MAILBOX, LANG_NN,
	    "Blir gått gjennom kvart år; det som ikkje trengst lenger, blir "
	    "sletta.",
	    NULL },
	{ "a data category that is gone through, de", MAILBOX, LANG_DE,
	    "Wird jedes Jahr durchgesehen; was nicht mehr benötigt wird, wird "
	    "gelöscht.",
	    NULL },
	{ "where recipients and processors are, nb", SISTER, LANG_NB,
	    "Land der databehandlerne våre er: Irland. Land der mottakere er: "
	    "Sverige.",
	    NULL },
	{ "… and one of whom it is not said, nb", SISTER ELSEWHERE, LANG_NB,
	    "Land der databehandlerne våre er: Irland (Vert). Land der "
	    "mottakere er: Sverige (søsterlaget).",
	    NULL },
	{ "… and two in one country, en", SISTER ELSEWHERE SWEDEN_TOO, LANG_EN,
	    "Recipients are in: Sweden (the sister society "
	    "and the shop) and Denmark (the shop).",
	    NULL },
	{ "… of whom nobody is anywhere, en", ELSEWHERE, LANG_EN,
	    "Debt collector", "Recipients are in" },
	{ "a fee, nb", FEE, LANG_NB,
	    "Det kan kreves gebyr når: du ber om flere.", NULL },
	{ "a fee, en", FEE, LANG_EN,
	    "A fee may be charged when: you ask for more.", NULL },

	/* What follows in order is no list. */
	{ "sources in order, nb", ORDER, LANG_NB,
	    "går den første foran: butikken, så deg selv.", NULL },
	{ "sources in order, en", ORDER, LANG_EN,
	    "the first one counts: the shop, then yourself.", NULL },
	{ "sources in order, de", ORDER, LANG_DE,
	    "die erste: Laden, dann Sie selbst.", NULL },

	/* A label that reads as several stands in quotes among others. */
	{ "a label with a comma, nb", HOME, LANG_NB,
	    "Enkelte opplysninger («Gate, postnummer og sted» og Oppmøte)",
	    NULL },
	{ "a label with a comma, de", HOME, LANG_DE,
	    "Bestimmte Angaben („Straße, Postleitzahl und Ort“ und Teilnahme)",
	    NULL },
	{ "a heading says what it is about, once", TURNOUT, LANG_NB,
	    "## Enkelte opplysninger (Oppmøte) Når", "Gjelder opplysningene" },
	{ "one piece of information is told of as one, nb",
	    "keep fields turnout {\nnb \"Frammøte\"\nwhen left: delete\n}\n",
	    LANG_NB, "## Frammøte Gjelder: Oppmøte.", "opplysningene Oppmøte" },

	/* Words of the file that are sentences. */
	{ "what a cookie is, nb", COOKIE, LANG_NB, "## seen Teller besøk. K",
	    NULL },
	{ "what a cookie is, en", COOKIE, LANG_EN, "## seen Counts visits. C",
	    NULL },
	{ "where more stands, nb", LINK, LANG_NB,
	    "Les mer: https://les.example/rules", "Nettsted: https://les" },
	{ "where more stands, en", LINK, LANG_EN,
	    "Read more: https://les.example/rules", NULL },

	{ "G7(3) before the consent was withdrawn, nb", RIGHT, LANG_NB,
	    "Det vi gjorde før du trakk det, er fortsatt lovlig.", NULL },
	{ "G7(3) before the consent was withdrawn, nn", RIGHT, LANG_NN,
	    "Det vi gjorde før du trekte det, er framleis lovleg.", NULL },
	{ "G7(3) before the consent was withdrawn, en", RIGHT, LANG_EN,
	    "What we did before you withdrew it stays lawful.", NULL },
	{ "G7(3) before the consent was withdrawn, sv", RIGHT, LANG_SV,
	    "Det vi gjorde innan du återkallade det är fortfarande lagligt.",
	    NULL },
	{ "a date in Swedish", "", LANG_SV, "Gäller från den 1 januari 2026.",
	    NULL },
};

/* The file with the lines behind it; NULL when it does not compile. */
static const struct statement *
compiled(struct arena *a, const char *lines)
{
	return compiled_file(a, "test/unit/lang_worded.vern", lines);
}

static void
say(const struct worded *c)
{
	struct arena *a = arena_new(1 << 26);
	const struct statement *st = compiled(a, c->lines);

	tap_said(text_of(a, st, c->lang), c->says, c->not_says, c->name);
	arena_free(a);
}

/* A register of nobody that is a member: the word is said nowhere. */
static void
no_members(void)
{
	static const struct {
		enum lang l;
		const char *words[4];
	} said[] = {
		{ LANG_NB, { "edlem", "meldt deg", "melder deg", "nnmeld" } },
		{ LANG_NN, { "edlem", "meldt deg", "melder deg", "nnmeld" } },
		{ LANG_EN, { "ember,", "embers", " join", "you have left" } },
		{ LANG_SV, { "edlem", "gått ur", "gå med", "anmälan" } },
		{ LANG_DE,
		    { "itglied", "eitritt", "beigetreten", "ausgetreten" } },
		{ LANG_NL, { "lid word", " leden", "lidmaatschap", "Leden" } },
	};
	struct arena *a = arena_new(1 << 26);
	struct str file = read_whole(a, "test/unit/lang_others.vern");
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;

	tap_err(lang_compile(a, file, LANG_EN, &st, &fs), ERR_OK,
	    "a register of customers");
	for (size_t i = 0; st != NULL && i < ARRAY_LEN(said); i++) {
		struct buf b;
		bool ok = true;

		buf_init(&b, 1 << 20);
		ok = lang_statement(&b, st, said[i].l, LANG_TEXT) == ERR_OK &&
		     record_of_all(&b, st, said[i].l, LANG_CSV) == ERR_OK;
		for (size_t k = 0; k < ARRAY_LEN(said[i].words); k++) {
			if (!has(buf_str(&b), said[i].words[k]))
				continue;
			printf("# %s\n", said[i].words[k]);
			ok = false;
		}
		if (!tap_ok(ok, arena_printf(a, "nobody is a member, %s",
				    lang_code(said[i].l))
				    .p))
			printf("# " STR_FMT "\n", STR_ARG(buf_str(&b)));
		buf_release(&b);
	}
	arena_free(a);
}

int
main(void)
{
	no_members();
	for (size_t i = 0; i < ARRAY_LEN(printed); i++)
		say(&printed[i]);
	return tap_done();
}
