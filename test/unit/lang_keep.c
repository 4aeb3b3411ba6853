/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Rules of retention as people read them: in the short version, the table of
 * fields, the section and the record of processing. Each row adds its lines to
 * test/unit/lang_keep.vern, and says what must and must not stand there.
 */
#include "compiled.h"
#include "lang/explain.h"
#include "lang_record.h"
#include "said.h"

/* A label in each language. */
#define SIX(t)                                                                 \
	"nb \"" t "\" nn \"" t "\" en \"" t "\" sv \"" t "\" de \"" t "\" nl " \
	"\"" t "\"\n"
#define BY_YEAR "keep fields bill {\n1 year after created: delete\n}\n"
#define LEAST                                                            \
	"keep fields bill {\nat least 5 years after end of accounting "  \
	"year: block\nwhen left: delete\nfor purpose rights\nprovision " \
	"\"the Bookkeeping Act § 13\"\n}\n"
#define LEAST_OF(n)                                                      \
	"keep fields bill {\nat least " n " after end of accounting "    \
	"year: block\nwhen left: delete\nfor purpose rights\nprovision " \
	"\"bokføringsloven § 13\"\n}\n"
#define LEAST_ALONE                                        \
	"keep fields bill {\nat least until case closed: " \
	"block\n}\n"
#define ANONYMISE                                                             \
	"keep fields remark {\n6 months after last contact: anonymise\nwhen " \
	"left: delete\n}\n"

#define LATEST                                                     \
	"keep fields bill {\nlatest of 1 year after joined, when " \
	"withdrawn: delete\nat most 2 years after created: delete\n}\n"
#define YEAR                                                          \
	"keep fields bill {\n3 years after end of the year of left: " \
	"delete\n}\n"
#define YEAR_ONCE \
	"keep fields bill {\nwhen end of the year of created: delete\n}\n"
#define YEAR_DATE                                                       \
	"keep fields bill {\n3 years after end of the year of date of " \
	"last_day: delete\n}\n"
#define YEAR_BILL                                                           \
	"keep fields bill {\n1 year after end of the year of case closed: " \
	"delete\n}\n"

static const struct keep_case {
	const char *name, *lines;
	enum lang lang;
	const char *says, *not_says;
} printed[] = {
	/* A least period stands wherever the period stands. */
	{ "G13(2)(a) a least period in the table, nb", LEAST, LANG_NB,
	    "Slettes: når du har meldt deg ut, men tidligst 5 år etter at "
	    "regnskapsåret er slutt (sperret fram til da)",
	    NULL },
	{ "G13(2)(a) a least period in the table, nn", LEAST, LANG_NN,
	    "Blir sletta: når du har meldt deg ut, men tidlegast 5 år etter at "
	    "rekneskapsåret er slutt (sperra fram til då)",
	    NULL },
	{ "G13(2)(a) a least period in the table, en", LEAST, LANG_EN,
	    "Deleted: when you have left, but at the earliest 5 years after "
	    "the accounting year has ended (blocked until then)",
	    NULL },
	{ "G13(2)(a) a least period in the table, sv", LEAST, LANG_SV,
	    "men tidigast 5 år efter att räkenskapsåret har avslutats (spärrat "
	    "fram till dess)",
	    NULL },
	{ "G13(2)(a) a least period in the table, de", LEAST, LANG_DE,
	    "aber frühestens 5 Jahre, nachdem das Geschäftsjahr geendet hat "
	    "(bis dahin gesperrt)",
	    NULL },
	{ "G13(2)(a) a least period in the table, nl", LEAST, LANG_NL,
	    "maar op zijn vroegst 5 jaar nadat het boekjaar is afgelopen (tot "
	    "dan geblokkeerd)",
	    NULL },
	{ "G13(2)(a) a least period in the short version", LEAST, LANG_EN,
	    "* Bill: when you have left, but at the earliest 5 years after the "
	    "accounting year has ended (blocked until then)",
	    NULL },
	{ "G13(2)(a) a least period alone leaves the end to the rule for all",
	    LEAST_ALONE, LANG_EN,
	    "Deleted: - at the earliest when the case is closed (blocked until "
	    "then) - as for all of the information",
	    NULL },
	/* From the end of a calendar year on. */
	{ "G13(2)(a) the end of a year, year, nb", YEAR, LANG_NB,
	    "Slettes: 3 år etter utgangen av det kalenderåret da du har meldt "
	    "deg ut",
	    NULL },
	{ "G13(2)(a) the end of a year, year, nn", YEAR, LANG_NN,
	    "Blir sletta: 3 år etter utgangen av det kalenderåret då du har "
	    "meldt deg ut",
	    NULL },
	{ "G13(2)(a) the end of a year, year, en", YEAR, LANG_EN,
	    "Deleted: 3 years after the end of the calendar year in which you "
	    "have left",
	    NULL },
	{ "G13(2)(a) the end of a year, year, sv", YEAR, LANG_SV,
	    "3 år efter utgången av det kalenderår då du har avslutat ditt "
	    "medlemskap",
	    NULL },
	{ "G13(2)(a) the end of a year, year, de", YEAR, LANG_DE,
	    "3 Jahre ab dem Ablauf des Kalenderjahres, in dem Sie "
	    "ausgetreten sind",
	    NULL },
	{ "G13(2)(a) the end of a year, year, nl", YEAR, LANG_NL,
	    "3 jaar na het einde van het kalenderjaar waarin u uw "
	    "lidmaatschap hebt beëindigd",
	    NULL },
	{ "G13(2)(a) the end of a year, year once, nb", YEAR_ONCE, LANG_NB,
	    "Slettes: ved utgangen av det kalenderåret da opplysningene ble "
	    "lagret",
	    NULL },
	{ "G13(2)(a) the end of a year, year once, de", YEAR_ONCE, LANG_DE,
	    "mit dem Ablauf des Kalenderjahres, in dem die Daten "
	    "gespeichert wurden",
	    NULL },
	{ "G13(2)(a) the end of a year, year date, nb", YEAR_DATE, LANG_NB,
	    "3 år etter utgangen av kalenderåret med datoen i «Day»", NULL },
	{ "G13(2)(a) the end of a year, year date, nn", YEAR_DATE, LANG_NN,
	    "3 år etter utgangen av kalenderåret med datoen i «Day»", NULL },
	{ "G13(2)(a) the end of a year, year date, en", YEAR_DATE, LANG_EN,
	    "3 years after the end of the calendar year of the date in “Day”",
	    NULL },
	{ "G13(2)(a) the end of a year, year date, sv", YEAR_DATE, LANG_SV,
	    "3 år efter utgången av kalenderåret för datumet i ”Day”", NULL },
	{ "G13(2)(a) the end of a year, year date, de", YEAR_DATE, LANG_DE,
	    "3 Jahre ab dem Ablauf des Kalenderjahres mit dem Datum in „Day“",
	    NULL },
	{ "G13(2)(a) the end of a year, year date, nl", YEAR_DATE, LANG_NL,
	    "3 jaar na het einde van het kalenderjaar van de datum in “Day”",
	    NULL },
	{ "G13(2)(a) the end of a year, year bill, en", YEAR_BILL, LANG_EN,
	    "Deleted: 1 year after the end of the calendar year in which the "
	    "case "
	    "is closed",
	    NULL },
	{ "after several ends the least period stands last",
	    "keep fields bill {\nat least 1 year after joined: block\nwhen "
	    "left: delete\nwhen withdrawn: delete\n}\n",
	    LANG_EN,
	    "Deleted: when you have left; when the consent is withdrawn; but "
	    "at the earliest 1 year after you have joined",
	    NULL },
	{ "G13(2)(a) several clocks stand together, en", LATEST, LANG_EN,
	    "Deleted: the latest of (1 year after you have joined; when the "
	    "consent is withdrawn); at the latest 2 years after the "
	    "information was stored",
	    NULL },
	{ "G13(2)(a) several clocks stand together, de", LATEST, LANG_DE,
	    "das Späteste von (1 Jahr, nachdem Sie beigetreten sind; wenn die "
	    "Einwilligung widerrufen wurde); spätestens 2 Jahre, nachdem die "
	    "Daten gespeichert wurden",
	    NULL },
	{ "a cap is told as one", LATEST, LANG_EN,
	    "; at the latest 2 years after the information was stored", NULL },
	{ "what is made anonymous says so in the table", ANONYMISE, LANG_EN,
	    "6 months after you were last in touch with us: we make the "
	    "information anonymous; when you have left",
	    NULL },

	{ "a period is told in the unit it was said in",
	    "keep fields bill {\nwhen left: delete after 6 weeks\n}\n", LANG_EN,
	    "6 weeks after you have left", "42 days" },
	{ "one of a unit, nn",
	    "keep fields bill {\n1 week after left: delete\n}\n", LANG_NN,
	    "1 veke etter at du har meldt deg ut", "7 dagar" },
	{ "days are not told as weeks",
	    "keep fields bill {\n14 days after left: delete\n}\n", LANG_DE,
	    "14 Tage", "Wochen" },

	/* The short version has the fields that go by a rule of their own. */
	{ "G13(2)(a) fields of one period in one line",
	    "keep fields bill {\n1 year after created: delete\n}\nkeep "
	    "messages {\n1 year after sent: delete\n}\nkeep fields remark {\n1 "
	    "year after created: delete\n}\n",
	    LANG_EN, "* Bill and Note: 1 year after the information was stored",
	    "* Note:" },
	{ "G13(2)(a) fields of another period in another",
	    "keep fields bill {\n1 year after created: delete\n}\n"
	    "keep fields remark {\n2 years after created: delete\n}\n",
	    LANG_NB, "* Note: 2 år etter at opplysningene ble lagret",
	    "* Bill og Note" },
	{ "what sets a rule apart is said in short",
	    "keep fields bill for singer {\n1 year after created: delete\n}\n"
	    "keep fields remark {\n1 year after created: delete\n}\n",
	    LANG_EN,
	    "* Bill (singer): 1 year after the information was stored, at the "
	    "latest when you have left * Note: 1 year",
	    "* Bill and Note" },
	{ "what only gets looked at is no period",
	    "keep fields bill {\n1 year after created: review\n}\n", LANG_EN,
	    "Choir", "* Bill:" },

	/* For what it opens is said of what is blocked. */
	{ "G5(1)(e) what is kept for good is never deleted",
	    "keep fields bill {\nwhen left: block\nkept for good\nfor purpose "
	    "rights\n}\n",
	    LANG_EN, "Deleted: never (blocked when you have left)",
	    "no time is set" },
	{ "G5(1)(e) … and it is said with the rule",
	    "keep fields bill {\nwhen left: block\nkept for good\nfor purpose "
	    "rights\n}\n",
	    LANG_NB, "Det som er sperret, oppbevares for alltid.",
	    "ikke fastsatt" },
	{ "G5(1)(e) no end is invented",
	    "keep fields bill {\nwhen left: block\nfor purpose rights\n}\n",
	    LANG_EN, "Deleted: no time is set (blocked when you have left)",
	    "for good" },

	/* What is stored once, said of what it is. */
	{ "a backup is a copy",
	    "keep backups {\n35 days after created: delete\n}\n", LANG_NB,
	    "35 dager etter at kopien ble tatt", "opplysningene ble lagret" },
	{ "a session begins",
	    "keep sessions {\n12 hours after created: delete\n}\n", LANG_EN,
	    "12 hours after the session began", "information was stored" },
	{ "what happened is noted",
	    "keep audit trail {\n1 year after created: delete\n}\n", LANG_EN,
	    "1 year after the event was logged", "information was stored" },

	{ "what is blocked opens for a purpose", LEAST, LANG_EN,
	    "What is blocked is used only for “Rights”.", NULL },
	{ "what blocks nothing does not say what blocked facts are used for",
	    "keep fields bill {\n1 year after created: delete\nfor purpose "
	    "rights\n}\n",
	    LANG_EN, "we delete", "What is blocked" },
	{ "blocked for good is blocked",
	    "keep fields bill {\nwhen left: block\nfor purpose rights\n}\n",
	    LANG_EN, "What is blocked is used only for “Rights”.", NULL },

/* A duty is told of where a law demands it, and nowhere else. */
#define HELD(ground)                                                        \
	"keep fields bill {\nwhen left: block, delete after 10 years\nfor " \
	"purpose rights\n" ground " \"the Act § 1\"\n}\n"
	{ "G17(3)(b) a duty, nb", HELD("duty under"), LANG_NB,
	    "Plikten til å ta vare på dette følger av the Act § 1.",
	    "rettskrav" },
	{ "G17(3)(b) a duty, en", HELD("duty under"), LANG_EN,
	    "The duty to keep this follows from the Act § 1.", "legal claims" },
	{ "G17(3)(e) claims, nb", HELD("legal claims under"), LANG_NB,
	    "Dette tas vare på for å kunne fastsette, gjøre gjeldende eller "
	    "forsvare rettskrav (art. 17 nr. 3 bokstav e): the Act § 1.",
	    "Plikten" },
	{ "G17(3)(e) claims, nn", HELD("legal claims under"), LANG_NN,
	    "gjere gjeldande eller forsvare rettskrav", "Plikta" },
	{ "G17(3)(e) claims, en", HELD("legal claims under"), LANG_EN,
	    "establishment, exercise or defence of legal claims (Art. "
	    "17(3)(e)): the Act § 1.",
	    "The duty" },
	{ "G17(3)(e) claims, sv", HELD("legal claims under"), LANG_SV,
	    "rättsliga anspråk (artikel 17.3 e): the Act § 1.",
	    "Skyldigheten" },
	{ "G17(3)(e) claims, de", HELD("legal claims under"), LANG_DE,
	    "von Rechtsansprüchen aufbewahrt (Art. 17 Abs. 3 Buchst. e): the "
	    "Act § 1.",
	    "Die Pflicht" },
	{ "G17(3)(e) claims, nl", HELD("legal claims under"), LANG_NL,
	    "van een rechtsvordering (artikel 17, lid 3, onder e): the Act § "
	    "1.",
	    "De bewaarplicht" },
	{ "LAW-8 a provision alone is told as no duty, nb", HELD("provision"),
	    LANG_NB, "Grunnlaget for å ta vare på dette er the Act § 1.",
	    "Plikten" },
	{ "LAW-8 a provision alone is told as no duty, en", HELD("provision"),
	    LANG_EN, "The ground for keeping this is the Act § 1.", "duty" },
	{ "G17(3)(e) in Norwegian keywords",
	    "behold felter bill {\nnår meldt ut: sperr, slett etter 10 år\n"
	    "rettskrav etter \"the Act § 1\"\n}\n",
	    LANG_EN, "legal claims (Art. 17(3)(e)): the Act § 1.", NULL },

/* For how long and until what: the first to come. */
#define BOTH(kind)                                           \
	kind " list {\n" SIX(                                \
	    "List") "kept for 1 year after last confirmed\n" \
		    "kept until " SIX(                       \
			"a place is free") "for purposes books\n"
	{ "G13(2)(a) for how long and until what, nb",
	    BOTH("data category") "}\n", LANG_NB,
	    "Lagres i 1 år etter at opplysningene sist ble bekreftet. Lagres "
	    "til: a place is free. Det som kommer først, avgjør.",
	    NULL },
	{ "G13(2)(a) for how long and until what, nn",
	    BOTH("data category") "}\n", LANG_NN, "Det som kjem først, avgjer.",
	    NULL },
	{ "G13(2)(a) for how long and until what, en",
	    BOTH("data category") "}\n", LANG_EN,
	    "Kept until: a place is free. The first of these to come "
	    "decides.",
	    NULL },
	{ "G13(2)(a) for how long and until what, sv",
	    BOTH("data category") "}\n", LANG_SV,
	    "Det som inträffar först avgör.", NULL },
	{ "G13(2)(a) for how long and until what, de",
	    BOTH("data category") "}\n", LANG_DE,
	    "Es gilt, was zuerst eintritt.", NULL },
	{ "G13(2)(a) for how long and until what, nl",
	    BOTH("data category") "}\n", LANG_NL,
	    "Wat het eerst komt, is beslissend.", NULL },
	{ "of one alone nothing comes first",
	    "data category list {\nkept for 1 year\nfor purposes books\n}\n",
	    LANG_EN, "Kept for 1 year.", "The first of these" },
	{ "G13(2)(a) a publication until something",
	    "publication list {\nkept until " SIX("the season is over") "}\n",
	    LANG_EN, "Kept until: the season is over.", NULL },
	{ "G14(2)(a) a third person until something",
	    "third person guest {\nkept until " SIX("the feast is over") "}\n",
	    LANG_EN, "Kept until: the feast is over.", NULL },

/* What the server acts by, and not a word that says more. */
#define SEEN "keep members for singer {\n2 years after last seen: delete\n}\n"
	{ "G13(2)(a) last seen is signing in, nb", SEEN, LANG_NB,
	    "2 år etter at du sist logget inn, eller meldte deg inn: vi "
	    "sletter.",
	    "kontakt med oss" },
	{ "G13(2)(a) last seen is signing in, nn", SEEN, LANG_NN,
	    "2 år etter at du sist logga inn, eller melde deg inn", NULL },
	{ "G13(2)(a) last seen is signing in, en", SEEN, LANG_EN,
	    "2 years after you last signed in, or joined", "in touch" },
	{ "G13(2)(a) last seen is signing in, sv", SEEN, LANG_SV,
	    "du senast loggade in, eller blev medlem", NULL },
	{ "G13(2)(a) last seen is signing in, de", SEEN, LANG_DE,
	    "2 Jahre, nachdem Sie sich zuletzt eingeloggt haben oder "
	    "beigetreten sind",
	    NULL },
	{ "G13(2)(a) last seen is signing in, nl", SEEN, LANG_NL,
	    "u voor het laatst hebt ingelogd, of lid bent geworden", NULL },
	{ "last contact is contact",
	    "keep members for singer {\n2 years after last contact: "
	    "delete\n}\n",
	    LANG_EN, "2 years after you were last in touch with us", NULL },
#define PROSPECTS                                                       \
	"purpose sales {\n" SIX("Sales") "for possible members\nusing " \
					 "full_name\nbasis contract\n}\n"
#define INVITED "keep invited people {\n1 year after imported: delete\n}\n"
#define INVITES                                                       \
	"purpose calls {\n" SIX("Calls") "for invited people\nusing " \
					 "full_name\nbasis contract\n}\n"
	{ "a rule for the invited is about possible members too",
	    PROSPECTS INVITES INVITED, LANG_NB, "Mulige medlemmer og inviterte",
	    NULL },
	{ "and names them only where there are any", INVITES INVITED, LANG_EN,
	    "* People who are invited: 1 year after",
	    "Possible members and people" },
	{ "nor those who are invited where nobody is", INVITED, LANG_EN,
	    "* Possible members: 1 year after", "who are invited" },

/* What is said of all is not said of those who have a rule of their own. */
#define READERS                                                  \
	"kind of person reader {\n" SIX("reader") "plural " SIX( \
	    "readers") "not members\nby own registration\n}\n"
#define THEIRS READERS "keep members for reader {\nwhen left: delete\n}\n"
	{ "G13(2)(a) the rule for all, without those who have their own",
	    THEIRS, LANG_EN,
	    "* Members: when you have left; 30 days after a death is confirmed "
	    "* Readers: when the relation has ended",
	    "Members and readers: when" },
	{ "G13(2)(a) … and with those who have none", READERS, LANG_EN,
	    "* Members and readers: when you have left, or the relation has "
	    "ended; 30",
	    "* Members: when" },
	{ "G13(2)(a) … in the section", THEIRS, LANG_NB,
	    "Medlemmer Når du har meldt deg ut: vi sletter.",
	    "Medlemmer og readers Når" },
	{ "G13(2)(a) some of the members, nb", SEEN, LANG_NB,
	    "Medlemmer, unntatt singer: når", NULL },
	{ "G13(2)(a) some of the members, nn", SEEN, LANG_NN,
	    "Medlemmer, unnateke singer: når", NULL },
	{ "G13(2)(a) some of the members, en", SEEN, LANG_EN,
	    "Members, except singer: when", "Members: when" },
	{ "G13(2)(a) some of the members, sv", SEEN, LANG_SV,
	    "Medlemmar, utom singer: ", NULL },
	{ "G13(2)(a) some of the members, de", SEEN, LANG_DE,
	    "Mitglieder, ausgenommen singer: ", NULL },
	{ "G13(2)(a) some of the members, nl", SEEN, LANG_NL,
	    "Leden, behalve singer: ", NULL },
	{ "G13(2)(a) a field, and some people's",
	    "keep fields bill {\n1 year after created: delete\n}\nkeep fields "
	    "bill for singer {\n2 years after created: delete\n}\n",
	    LANG_EN, "* Bill (except singer): 1 year", "* Bill: 1 year" },
	{ "G13(2)(a) two fields, and some people's of one: nothing is left out",
	    "keep fields bill, remark {\n1 year after created: delete\n}\nkeep "
	    "fields bill for singer {\n2 years after created: delete\n}\n",
	    LANG_EN, "* Bill and Note: 1 year", "except" },
	{ "G13(2)(a) those invited, and some of them",
	    INVITES INVITED "keep invited people for singer {\n2 years after "
			    "imported: delete\n}\n",
	    LANG_EN, "* People who are invited (except singer): 1 year", NULL },
	{ "a rule for those from before takes nobody's place",
	    "keep members for singer created before 2020-01-01 {\nwhen left: "
	    "delete\n}\n",
	    LANG_EN, "* Members: when", "except" },

#define EVERY(n)                                                      \
	"keep members for singer {\nwhen left: delete\nevery " n ": " \
	"review\n}\n"
	{ "every two years, nb", EVERY("2 years"), LANG_NB,
	    "Minst hvert andre år: vi vurderer", NULL },
	{ "every two years, nn", EVERY("2 years"), LANG_NN,
	    "Minst kvart andre år: vi vurderer", NULL },
	{ "every two years, en", EVERY("2 years"), LANG_EN,
	    "At least every 2 years: we review", NULL },
	{ "every two years, sv", EVERY("2 years"), LANG_SV,
	    "Minst vartannat år: vi ", NULL },
	{ "every two years, de", EVERY("2 years"), LANG_DE,
	    "Mindestens alle 2 Jahre: ", NULL },
	{ "every two years, nl", EVERY("2 years"), LANG_NL,
	    "Minstens om de 2 jaar: wij ", NULL },
	{ "every year", EVERY("1 year"), LANG_NB, "Minst hvert år: vi", NULL },
	{ "every six months", EVERY("6 months"), LANG_NB,
	    "Minst hver 6. måned: vi", NULL },
	{ "every 90 days", EVERY("90 days"), LANG_SV,
	    "Minst en gång på 90 dagar: vi", NULL },
	{ "every 36 hours", EVERY("36 hours"), LANG_NL,
	    "Minstens om de 36 uur: wij", NULL },
	{ "confirmed every year",
	    "accuracy facts {\nabout nb \"A\" nn \"A\" en \"A\" sv \"A\" de "
	    "\"A\" nl \"A\"\nconfirmed every 1 year\n}\n",
	    LANG_DE, "Wir bitten Sie jedes Jahr, die Daten zu bestätigen.",
	    NULL },
	{ "renewed every month",
	    "data category list {\nrenewed every 1 month\n}\n", LANG_EN,
	    "Renewed every month.", NULL },
	{ "reviewed every year, en",
	    "data category list {\nreviewed every 1 year\n}\n", LANG_EN,
	    "Reviewed every year; what is no longer needed is deleted.",
	    "Kept for" },

	{ "a cookie expires",
	    "cookie \"choir\" necessary for sign in, ends with session\n",
	    LANG_EN, "Expires when the session ends.", "Is gone" },
	{ "G7(3) from when the time limit of a no runs",
	    "opt-out sharing {\nmust be said within 31 days after joined\n}\n",
	    LANG_NB,
	    "Frist for å si fra: 31 dager etter at du har meldt deg inn.",
	    NULL },
};

#define THIRD(more) "third person guest {\n" more "}\n"
/* A cell of the record, of the purpose. */
static const struct keep_case recorded[] = {
	{ "G30(1)(f) a least period", LEAST, LANG_EN,
	    "Certain information (Bill): when the person has left, but at the "
	    "earliest 5 years after the accounting year has ended (blocked "
	    "until then)",
	    NULL },
	{ "G30(1)(f) until a matter is closed", LEAST_ALONE, LANG_EN,
	    "Certain information (Bill): at the earliest when the case is "
	    "closed (blocked until then)",
	    NULL },
	{ "G30(1)(f) what is made anonymous is not erased", ANONYMISE, LANG_EN,
	    "6 months after the person was last in touch: we make the "
	    "information anonymous; when the person has left",
	    NULL },
	{ "G30(1)(f) a cap",
	    "keep fields bill {\nwhen withdrawn: delete\nat most 2 years after "
	    "created: delete\n}\n",
	    LANG_EN,
	    "when the consent is withdrawn; at the latest 2 years after the "
	    "information was stored",
	    NULL },
	{ "G30(1)(f) for how long and until what", BOTH("data category") "}\n",
	    LANG_EN,
	    "List: 1 year after the information was last confirmed, or until a "
	    "place is free, whichever comes first",
	    NULL },
	{ "G30(1)(f) the first to come, nb", BOTH("data category") "}\n",
	    LANG_NB,
	    "bekreftet, eller til a place is free, det som kommer først",
	    "det første av" },
	{ "G30(1)(f) the first to come, nn", BOTH("data category") "}\n",
	    LANG_NN, ", eller til a place is free, det som kjem først", NULL },
	{ "G30(1)(f) the first to come, sv", BOTH("data category") "}\n",
	    LANG_SV,
	    ", eller till a place is free, beroende på vad som inträffar först",
	    NULL },
	{ "G30(1)(f) the first to come, de", BOTH("data category") "}\n",
	    LANG_DE,
	    " oder bis a place is free, je nachdem, was zuerst eintritt",
	    NULL },
	{ "G30(1)(f) the first to come, nl", BOTH("data category") "}\n",
	    LANG_NL,
	    ", of tot a place is free, afhankelijk van wat het eerst komt",
	    NULL },
	{ "G30(1)(f) of one alone nothing comes first",
	    "data category list {\n" SIX(
		"List") "kept for 1 year\nfor purposes "
			"books\n}\n",
	    LANG_EN, "List: 1 year", "whichever" },
	{ "G30(1)(f) of all, without those who have a rule of their own", SEEN,
	    LANG_EN, "Members, except singer: when", "Members: when" },
	{ "G30(1)(f) of a third person",
	    THIRD("kept for 1 year\nfor purposes books\n"), LANG_EN,
	    "guest: 1 year", NULL },
};

/* Whom cameras film, and whose visits are logged; when footage stays longer. */
/* clang-format off */
#define GUEST                                                     \
	"kind of person visitor {\n" SIX("visitor")               \
	"plural " SIX("visitors") "not in the register\n}\n"      \
	"camera surveillance door {\n" SIX("Camera")              \
	"covers area " SIX("The door") "kept for 7 days\n"        \
	"kept longer when " SIX("a theft is seen")                \
	"concerns visitor\nfor purposes books\n}\n"               \
	"log proxy {\n" SIX("Visits") "concerns visitor\n"        \
	"for purpose books\nkept for 1 day\n}\n"
/* clang-format on */

static const struct keep_case filmed[] = {
	{ "C32 whom it is about: what is filmed and logged", GUEST, LANG_EN,
	    "Information: footage from “Camera” and Visits.", NULL },
	{ "C32 … in the paragraph of the log", GUEST, LANG_EN,
	    "Concerns: visitors. The log is kept for 1 day.", NULL },
	{ "C32 for how long, and when longer, nb", GUEST, LANG_NB,
	    "Camera: 7 dager, lenger når a theft is seen", NULL },
	{ "C32 for how long, and when longer, nn", GUEST, LANG_NN,
	    "Blir lagra lenger når a theft is seen", NULL },
	{ "C32 for how long, and when longer, en", GUEST, LANG_EN,
	    "Camera: 7 days, longer when a theft is seen", NULL },
	{ "C32 for how long, and when longer, sv", GUEST, LANG_SV,
	    "Sparas längre när a theft is seen", NULL },
	{ "C32 for how long, and when longer, de", GUEST, LANG_DE,
	    "Länger gespeichert, wenn a theft is seen", NULL },
	{ "C32 for how long, and when longer, nl", GUEST, LANG_NL,
	    "Langer bewaard wanneer a theft is seen", NULL },
};

/* The rules about the membership of a singer: those that hold for one. */
static const struct keep_case explained[] = {
	{ "a rule for a kind of person speaks alone of such people", SEEN,
	    LANG_EN, "2 years after the person last", "a death is confirmed" },
	{ "the rule for another kind says nothing of them", THEIRS, LANG_EN,
	    "a death is confirmed", "the relation has ended" },
};

/* For programs. */
static const struct keep_case linked[] = {
	{ "G17(3)(e) claims are no obligation", HELD("legal claims under"),
	    LANG_EN, "\"eu-gdpr:JustificationA17LegalClaims\"",
	    "LegallyRequired" },
	{ "G17(3)(b) a duty", HELD("duty under"), LANG_EN,
	    "\"eu-gdpr:JustificationA17LegallyRequired\"", "LegalClaims" },
	{ "a provision alone is a law", HELD("provision"), LANG_EN,
	    "\"the Act § 1\"", "JustificationA17" },
	{ "G17(3)(b) a duty to keep what is no field",
	    BOTH("data category") "duty under \"the Act § 1\"\n}\n", LANG_EN,
	    "\"eu-gdpr:JustificationA17LegallyRequired\"", "LegalClaims" },
	{ "G17(3)(e) claims for which it is kept",
	    BOTH("data category") "legal claims under \"the Act § 1\"\n}\n",
	    LANG_EN, "\"eu-gdpr:JustificationA17LegalClaims\"",
	    "LegallyRequired" },
	{ "… a provision of it is a law",
	    BOTH("data category") "provision \"the Act § 1\"\n}\n", LANG_EN,
	    "\"the Act § 1\"", "JustificationA17" },
};

/* With the finding, or without it. */
static const struct checked_case {
	const char *name, *lines, *code;
	bool found;
} checked[] = {
	{ "G7(3) a time limit that begins nowhere",
	    "opt-out sharing {\nmust be said within 31 days\n}\n",
	    "period_no_start", true },
	{ "G7(3) a time limit that begins with an event",
	    "opt-out sharing {\nmust be said within 31 days after joined\n}\n",
	    "period_no_start", false },
	{ "G17(3)(b) what is blocked for good needs a law",
	    "keep fields bill {\nwhen left: block\nfor purpose rights\n}\n",
	    "hold_without_law", true },
	{ "what is blocked for good holds",
	    "keep fields bill {\nwhen left: block\nfor purpose rights\n}\n",
	    "nothing_held", false },
	{ "G17(3)(b) a hold, and no law", HELD("#"), "hold_without_law", true },
	{ "G17(3)(b) a hold, and a duty", HELD("duty under"),
	    "hold_without_law", false },
	{ "G17(3)(e) a hold, and claims", HELD("legal claims under"),
	    "hold_without_law", false },
	{ "N17 a duty of bookkeeping, and too short a period",
	    "keep fields bill {\n4 years after end of accounting year: "
	    "delete\nduty under \"bokføringsloven § 13\"\n}\n",
	    "bookkeeping_short", true },
	{ "N17 a least period goes before what deletes sooner",
	    LEAST_OF("5 years"), "bookkeeping_short", false },
	{ "N17 a least period that is too short", LEAST_OF("4 years"),
	    "bookkeeping_short", true },
	{ "N17 a period that is too short",
	    "keep fields bill {\n4 years after end of accounting year: "
	    "delete\nprovision \"bokføringsloven § 13\"\n}\n",
	    "bookkeeping_short", true },
	{ "for how long and until what is one answer",
	    BOTH("data category") "}\n", "fact_one_of", false },
	{ "stored until something, and not stored",
	    BOTH("data category") "not stored\n}\n", "fact_one_of", true },
	{ "stored or not, and nothing is said",
	    "data category list {\nfor purposes books\n}\n", "fact_one_of",
	    true },
	{ "G14(2)(a) a third person, and no period",
	    THIRD("told within 1 month\nusing bill\n"), "fact_incomplete",
	    true },
	{ "G14(2)(a) a third person until something",
	    THIRD("told within 1 month\nusing bill\nkept until " SIX("x")),
	    "fact_incomplete", false },
	{ "G13(2)(a) a publication, and no period",
	    "publication list {\npublished in " SIX("x") "}\n",
	    "fact_incomplete", true },
	{ "G13(2)(a) a publication for a time",
	    "publication list {\npublished in " SIX("x") "kept for 1 "
							 "year\n}\n",
	    "fact_incomplete", false },
	{ "G5(1)(a) a third person's end, and the rule for all",
	    THIRD("using bill\nkept until " SIX("x")), "third_kept_otherwise",
	    true },
	{ "G5(1)(a) a third person's end, and a rule for the field",
	    THIRD("using bill\nkept until " SIX("x")) LEAST,
	    "third_kept_otherwise", false },
	{ "G5(1)(a) a third person for good, and the field is not",
	    THIRD("using bill\nkept for good\nprovision \"lov A\"\n") LEAST,
	    "third_kept_otherwise", true },
	{ "G5(1)(a) a third person for good, and the field too",
	    THIRD(
		"using bill\nkept for good\nprovision \"lov A\"\n") "keep "
								    "fields "
								    "bill "
								    "{\nwhen "
								    "created: "
								    "block\nkep"
								    "t for "
								    "good\nprov"
								    "ision "
								    "\"lov "
								    "A\"\n}\n",
	    "third_kept_otherwise", false },
	{ "G5(1)(a) a third person's period, and another for the field",
	    THIRD(
		"using bill\nkept for 1 year\n") "keep fields bill {\n2 years "
						 "after created: delete\n}\n",
	    "third_kept_otherwise", true },
	{ "G5(1)(a) a third person's period, and the same for the field",
	    THIRD("using bill\nkept for 1 year\n") BY_YEAR,
	    "third_kept_otherwise", false },
	{ "G5(1)(a) the same period from another event",
	    THIRD("using bill\nkept for 1 year after last confirmed\n") BY_YEAR,
	    "third_kept_otherwise", true },
	{ "G5(1)(a) one field of two by another rule",
	    THIRD("using bill, remark\nkept for 1 year\n") BY_YEAR,
	    "third_kept_otherwise", true },
	{ "G5(1)(a) a third person of whom no fields are kept",
	    THIRD("kept for 1 year\n"), "third_kept_otherwise", false },
	{ "G5(1)(a) a third person who goes with the people invited",
	    THIRD("using bill\nkept for 1 year\n") INVITED,
	    "third_kept_otherwise", false },
	{ "G5(1)(e) possible members, and a rule for members", PROSPECTS,
	    "prospects_no_period", true },
	{ "G5(1)(e) possible members, and a rule for one field of two",
	    "purpose sales {\n" SIX("Sales") "for possible members\nusing "
					     "full_name, bill\nbasis "
					     "contract\n}\nkeep fields "
					     "bill {\n1 year after created: "
					     "delete\n}\n",
	    "prospects_no_period", true },
	{ "G5(1)(e) possible members, and a rule for each field",
	    PROSPECTS "keep fields full_name {\n1 year after created: "
		      "delete\n}\n",
	    "prospects_no_period", false },
	{ "G5(1)(e) possible members, and what follows an invitation",
	    PROSPECTS "keep invited people {\nwhen declined: delete\n}\n",
	    "prospects_no_period", true },
	{ "G5(1)(e) possible members, and a rule from when they were read",
	    PROSPECTS INVITED, "prospects_no_period", false },
	{ "G5(1)(e) no possible members", "", "prospects_no_period", false },
	{ "a rule for all, and each kind has its own",
	    "kind of person reader {\n" SIX("reader") "not members\nby own "
						      "registration\n}\n" SEEN,
	    "keep_of_nothing", false },
	{ "a rule for the invited is enough for their row of the record",
	    PROSPECTS INVITED, "record_no_period", false },
};

/* The file with the lines behind it; NULL when it does not compile. */
static const struct statement *
compiled(struct arena *a, const char *lines)
{
	return compiled_file(a, "test/unit/lang_keep.vern", lines);
}

enum in {
	IN_TEXT,
	IN_RECORD,
	IN_RULES,
	IN_LINKED
};

static enum err
print(struct buf *b, const struct statement *st, enum lang l, enum in in)
{
	if (in == IN_RULES)
		return lang_explain_of(b, st,
		    statement_purpose(st, STR("membership")), -1, STAGE_MEMBER,
		    UINT64_C(1), l);
	if (in == IN_RECORD)
		return record_of_all(b, st, l, LANG_CSV);
	return lang_statement(b, st, l,
	    in == IN_TEXT ? LANG_TEXT : LANG_JSONLD);
}

static void
say(const struct keep_case *c, enum in in)
{
	struct arena *a = arena_new(1 << 26);
	const struct statement *st = compiled(a, c->lines);
	struct str text = STR_NONE;
	struct buf b;

	buf_init(&b, 1 << 20);
	if (st != NULL && print(&b, st, c->lang, in) == ERR_OK)
		text = unfolded(a, buf_str(&b));
	tap_said(text, c->says, c->not_says, c->name);
	buf_release(&b);
	arena_free(a);
}

static void
find(const struct checked_case *c)
{
	struct arena *a = arena_new(1 << 26);
	const struct statement *st = compiled(a, c->lines);

	tap_ok(st != NULL && check_finds(a, st, c->code) == c->found, c->name);
	arena_free(a);
}

/* ---- on the pages of the server ---------------------------------------- */

static const struct {
	enum lang lang;
	const char *after, *kept;   /* when the year is over */
	const char *after3, *kept3; /* and three months more */
} years[] = {
	{ LANG_NB, "slutten av kalenderåret", "til slutten av kalenderåret",
	    "3 måneder fra slutten av kalenderåret",
	    "3 måneder fra slutten av kalenderåret" },
	{ LANG_NN, "slutten av kalenderåret", "til slutten av kalenderåret",
	    "3 månader frå slutten av kalenderåret",
	    "3 månader frå slutten av kalenderåret" },
	{ LANG_EN, "the end of the calendar year",
	    "until the end of the calendar year",
	    "3 months from the end of the calendar year",
	    "3 months from the end of the calendar year" },
};

static void
each_year(void)
{
	const struct keep_clause once = { .year_end = true },
				 three = { .year_end = true,
					 .after = { .months = 3 } },
				 plain = { .after = { .months = 3 } };
	struct arena *a = arena_new(1 << 16);

	for (size_t i = 0; i < ARRAY_LEN(years); i++) {
		enum lang l = years[i].lang;

		tap_ok(str_is(lang_kept_after(a, &once, l), years[i].after) &&
			   str_is(lang_kept(a, &once, l), years[i].kept),
		    "B24 the end of a year on a page");
		tap_ok(str_is(lang_kept_after(a, &three, l), years[i].after3) &&
			   str_is(lang_kept(a, &three, l), years[i].kept3),
		    "and a period from it");
	}
	tap_ok(str_is(lang_kept(a, &plain, LANG_EN), "3 months") &&
		   str_is(lang_kept_after(a, &plain, LANG_EN), "3 months"),
	    "a period without");
	arena_free(a);
}

int
main(void)
{
	for (size_t i = 0; i < ARRAY_LEN(printed); i++)
		say(&printed[i], IN_TEXT);
	for (size_t i = 0; i < ARRAY_LEN(filmed); i++)
		say(&filmed[i], IN_TEXT);
	for (size_t i = 0; i < ARRAY_LEN(recorded); i++)
		say(&recorded[i], IN_RECORD);
	for (size_t i = 0; i < ARRAY_LEN(explained); i++)
		say(&explained[i], IN_RULES);
	for (size_t i = 0; i < ARRAY_LEN(linked); i++)
		say(&linked[i], IN_LINKED);
	for (size_t i = 0; i < ARRAY_LEN(checked); i++)
		find(&checked[i]);
	each_year();
	return tap_done();
}
