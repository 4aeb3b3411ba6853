/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the check asks for can be met, and is not asked of those who cannot:
 * people outside the register, a file without a server, children for whom
 * something says that a guardian decides. Beside each what is found.
 */
#include "compiled.h"
#include "said.h"

#define ALL(t)               "in all languages \"" t "\"\n"
#define HEAD                 "controller us {\nname \"Us\"\nauthority NO \"Datatilsynet\"\n}\n"
#define SERVED               "statement s {\nlanguages nb, en\n}\n" HEAD
#define TOLD                 "statement s {\nlanguages nb, en\nprinted only\n}\n" HEAD
#define KIND(name, lines)    "kind of person " name " {\n" ALL(name) lines "}\n"
#define OUTSIDE              "not in the register\n"
#define READER               KIND("reader", OUTSIDE)
#define MEMBER               KIND("member", "by own registration\n")
#define PURPOSE(name, lines) "purpose " name " {\n" ALL(name) lines "}\n"
#define ADS(lines) \
	PURPOSE("ads", "for reader\nsend by email, sms\n" lines) READER
#define MARKETING "class marketing\n"
#define INTEREST  "basis legitimate interest\n"
#define CONSENT   "basis consent\n"
#define BY(ways)  "withdrawn by " ways "\n"
#define YES(ways) PURPOSE("tips", "for reader\n" CONSENT BY(ways)) READER
#define RIGHTS    PURPOSE("rights", "serves rights\nusing all fields\n")
#define DUTY(law)                                                             \
	PURPOSE("rights", "using all fields\nbasis legal obligation {\n"      \
			  "provision in all languages \"" law "\"\n}\n")      \
	"field illness text {\n" ALL("Illness") "special category by in all " \
						"languages \"Art. 9(2)(a)\""  \
						"\n}\n" MEMBER READER
#define CAMPER(lines) \
	KIND("camper", OUTSIDE "aged from 8 years under 18 years\n" lines)
#define ALBUM(lines)                                               \
	PURPOSE("album", "for camper\n" CONSENT BY("email") lines) \
	"pictures camp {\n" ALL(                                   \
	    "Camp") "kept for 1 year\nfor purposes album\n"        \
		    "}\n"
#define PUPILS(lines)                                                 \
	KIND("pupil", "by own registration\n")                        \
	KIND("small", "aged under 13 years by born\n" lines)          \
	KIND("grown", "aged from 18 years by born\n")                 \
	"field born date {\n" ALL("Born") "from the person\nvisible " \
					  "to the person, staff\n}\n"
#define DONOR KIND("donor", "not members\nby own registration\n")
#define NEWS  PURPOSE("news", "for registered people\n") MEMBER DONOR
#define DEATH "when death confirmed: delete after 30 days\n"
#define KEEP(whom, lines) \
	"keep members " whom "{\nwhen left: delete\n" lines "}\n"
#define QUEUE(lines) PURPOSE("queue", "using wish\n" lines)
#define WISH(whom)                                                            \
	"field wish text {\n" ALL("Wish") "from the person\nvisible to " whom \
					  "\n}\n"
#define ROLE(line)  "role office {\n" ALL("office") line "}\n"
#define FIFTEEN     "consent alone from 15 years\n"
#define FROM(years) "children {\nconsent alone from " #years " years\n}\n"
#define DATA(concerns)                                              \
	"data category addresses {\n" ALL(                          \
	    "Addresses") "concerns " concerns "\nkept for 1 year\n" \
			 "for purposes news\n}\n"

static const struct asked_case {
	const char *name, *file, *code;
	bool is;
} asked[] = {
	/* A no where the message comes. */
	{ "G21(2) marketing by sms on an interest, refused by email",
	    SERVED ADS(MARKETING INTEREST BY("link, email")),
	    "channel_no_way_out", true },
	{ "G21(2) refused by sms",
	    SERVED ADS(MARKETING INTEREST BY("link, sms")),
	    "channel_no_way_out", false },
	{ "G21(2) refused in the settings of an app",
	    SERVED ADS(MARKETING INTEREST BY("app")), "channel_no_way_out",
	    false },
	{ "G21(2) with nothing at all is another matter",
	    SERVED ADS(MARKETING INTEREST), "channel_no_way_out", false },
	{ "G21(2) no marketing",
	    SERVED ADS("class service\n" INTEREST BY("link, email")),
	    "channel_no_way_out", false },
	{ "G21(2) by letter, for which there is a register",
	    SERVED PURPOSE("ads",
		"for reader\nsend by email, post\n" MARKETING INTEREST BY(
		    "email")) READER,
	    "channel_no_way_out", false },
	/* A yes taken back by those who have no portal. */
	{ "G7(3) those outside by email", SERVED YES("email"),
	    "withdrawal_harder", false },
	{ "G7(3) by sms", SERVED YES("sms"), "withdrawal_harder", false },
	{ "G7(3) on the website", SERVED YES("website"), "withdrawal_harder",
	    false },
	{ "G7(3) in the app", SERVED YES("app"), "withdrawal_harder", false },
	{ "G7(3) by letter", SERVED YES("post"), "withdrawal_harder", true },
	{ "G7(3) members by email",
	    SERVED PURPOSE("tips", "for member\n" CONSENT BY("email")) MEMBER,
	    "withdrawal_harder", true },
	/* A notice that nobody can answer. */
	{ "G7(3) by push", SERVED YES("push"), "push_no_answer", true },
	{ "G7(3) by push or email", SERVED YES("push, email"), "push_no_answer",
	    true },
	{ "G7(3) in the app instead", SERVED YES("app"), "push_no_answer",
	    false },
	{ "G12(2) a right by push",
	    SERVED YES("app") "right access {\nthrough push\n}\n",
	    "push_no_answer", true },
	{ "G12(2) a right in the app",
	    SERVED YES("app") "right access {\nthrough app\n}\n",
	    "push_no_answer", false },
	/* What the server alone needs. */
	{ "G12(2) nobody answers", SERVED RIGHTS, "nobody_answers", true },
	{ "G12(2) where no server asks who", TOLD RIGHTS, "nobody_answers",
	    false },
	{ "G9 to answer people is no use of what is answered",
	    TOLD DUTY("GDPR art. 12-22"), "special_without_condition", false },
	{ "G9 another duty is one", TOLD DUTY("bokf\xc3\xb8ringsloven"),
	    "special_without_condition", true },
	{ "G9 nor is a consent",
	    TOLD PURPOSE("care",
		"using all fields\nbasis contract\n") "field illness text "
						      "{\n" ALL("Illness") "spe"
									   "cia"
									   "l "
									   "cat"
									   "ego"
									   "ry "
									   "by "
									   "in "
									   "all"
									   " la"
									   "ngu"
									   "age"
									   "s "
									   "\"A"
									   "rt."
									   " 9("
									   "2)("
									   "a)"
									   "\""
									   "\n}"
									   "\n",
	    "special_without_condition", true },
	/* Children. */
	{ "G8 children whom a purpose for members does not ask",
	    SERVED PURPOSE("news", "for members\n" CONSENT) MEMBER CAMPER(""),
	    "guardian_unsaid", false },
	{ "G8 whom it asks by name",
	    SERVED PURPOSE("news", "for members, camper\n" CONSENT)
		MEMBER CAMPER(""),
	    "guardian_unsaid", true },
	{ "G8 whom one for everybody asks",
	    SERVED PURPOSE("news", CONSENT) MEMBER CAMPER(""),
	    "guardian_unsaid", true },
	{ "G8 before an age of the purpose a guardian is said to",
	    TOLD ALBUM(FIFTEEN) CAMPER(""), "guardian_unsaid", false },
	{ "G8 and without one nobody is", TOLD ALBUM("") CAMPER(""),
	    "guardian_unsaid", true },
	{ "G8 before the age of all, with the guardian",
	    TOLD ALBUM("") CAMPER("") "children {\nguardian consent\nconsent "
				      "alone from 13 years\n}\n",
	    "guardian_unsaid", false },
	{ "G8 pictures: a guardian to the end, and alone from 15",
	    TOLD ALBUM(FIFTEEN) CAMPER("guardian must agree to pictures\n"),
	    "pictures_two_ages", true },
	{ "G8 pictures: a guardian acts, and alone from 15",
	    TOLD ALBUM(FIFTEEN) CAMPER("guardian acts for pictures\n"),
	    "pictures_two_ages", true },
	{ "G8 pictures: without an age of the purpose",
	    TOLD ALBUM("") CAMPER("guardian must agree to pictures\n"),
	    "pictures_two_ages", false },
	{ "G8 pictures: alone from where the kind ends",
	    TOLD ALBUM("consent alone from 18 years\n")
		CAMPER("guardian must agree to pictures\n"),
	    "pictures_two_ages", false },
	{ "G25(2) a field of a purpose for which no role does anything",
	    SERVED RIGHTS QUEUE("") WISH("the person, staff")
		ROLE("rights: may see, all fields\n"),
	    "field_no_role", true },
	{ "G25(2) one that staff do not see",
	    SERVED RIGHTS QUEUE("") WISH("the person")
		ROLE("rights: may see, all fields\n"),
	    "field_no_role", false },
	{ "G25(2) a role works for it",
	    SERVED RIGHTS QUEUE("") WISH("the person, staff")
		ROLE("queue: may see, all fields\n"),
	    "field_no_role", false },
	{ "G25(2) the server does",
	    SERVED RIGHTS QUEUE("serves groups\n") WISH("the person, staff")
		ROLE("rights: may see, all fields\n"),
	    "field_no_role", false },
	{ "G25(2) without any role that is another finding",
	    SERVED RIGHTS QUEUE("") WISH("the person, staff"), "field_no_role",
	    false },
	{ "G25(2) a recipient gets it for that",
	    SERVED RIGHTS QUEUE("") WISH("the person, staff")
		ROLE("rights: may see, all fields\n") "recipient port {\n" ALL(
		    "Port") "independent\ngets wish\nfor purposes queue\n}\n",
	    "field_no_role", false },
	{ "G25(2) a recipient gets it for something else",
	    SERVED RIGHTS QUEUE("") WISH("the person, staff")
		ROLE("rights: may see, all fields\n") "recipient port {\n" ALL(
		    "Port") "independent\ngets wish\nfor purposes rights\n}\n",
	    "field_no_role", true },
	{ "G25(2) a processor works for that",
	    SERVED RIGHTS QUEUE("") WISH("the person, staff")
		ROLE("rights: may see, all fields\n") "processor port {\n" ALL(
		    "Port") "name \"Port\"\nfor purposes queue\n}\n",
	    "field_no_role", false },
	{ "G25(2) one that works for everything keeps the machines",
	    SERVED RIGHTS QUEUE("") WISH("the person, staff")
		ROLE("rights: may see, all fields\n") "processor port {\n" ALL(
		    "Port") "name \"Port\"\n}\n",
	    "field_no_role", true },
	{ "G25(2) the office does, with what is beside the register",
	    SERVED RIGHTS QUEUE("") WISH("the person, staff")
		ROLE("rights: may see, all fields\n") "data category lists "
						      "{\n" ALL(
							  "Lists") "kept for 1 "
								   "year\nfor "
								   "purposes "
								   "queue\n}\n",
	    "field_no_role", false },
	{ "G25(2) another purpose uses it, and is worked for",
	    SERVED RIGHTS QUEUE("") WISH("the person, staff")
		ROLE("rights: may see, all fields\n")
		    PURPOSE("harbour", "serves groups\nusing wish\n"),
	    "field_no_role", false },
	{ "G25(2) printed only, nobody sees any of it",
	    TOLD RIGHTS QUEUE("") WISH("the person, staff")
		ROLE("rights: may see, all fields\n"),
	    "field_no_role", false },
	{ "G5(1)(e) pictures of which nothing says how long",
	    TOLD "pictures p {\n" ALL("P") "}\n", "pictures_no_period", true },
	{ "G5(1)(e) nor where those depicted agree",
	    TOLD
	    "pictures p {\n" ALL("P") "with consent of those depicted\n}\n",
	    "pictures_no_period", true },
	{ "G5(1)(e) kept for a time",
	    TOLD "pictures p {\n" ALL("P") "kept for 1 year\n}\n",
	    "pictures_no_period", false },
	{ "G5(1)(e) kept until something",
	    TOLD "pictures p {\n" ALL("P") "kept until in all languages \"the "
					   "end\"\n}\n",
	    "pictures_no_period", false },
	{ "G8 pictures: guardians until 18, and everything alone from 13",
	    TOLD ALBUM("") CAMPER("both guardians must agree to "
				  "pictures\n") FROM(13),
	    "pictures_age_of_all", true },
	{ "G8 one of them acts for them",
	    TOLD ALBUM("") CAMPER("guardian acts for pictures\n") FROM(13),
	    "pictures_age_of_all", true },
	{ "G8 pictures: alone from where the kind ends, the rest from 13",
	    TOLD ALBUM("consent alone from 18 years\n")
		CAMPER("guardian must agree to pictures\n") FROM(13),
	    "pictures_age_of_all", false },
	{ "G8 an age of its own is another finding",
	    TOLD ALBUM(FIFTEEN) CAMPER("guardian must agree to pictures\n")
		FROM(13),
	    "pictures_age_of_all", false },
	{ "G8 everything alone from where the kind ends",
	    TOLD ALBUM("") CAMPER("guardian must agree to pictures\n") FROM(18),
	    "pictures_age_of_all", false },
	{ "G8 a guardian for another matter, and everything alone from 13",
	    TOLD ALBUM("") CAMPER("guardian acts for signing up\n") FROM(13),
	    "pictures_age_of_all", false },
	{ "G8 a guardian for every consent is told of the block",
	    TOLD ALBUM("") CAMPER("guardian acts for pictures, consent\n")
		FROM(13),
	    "pictures_age_of_all", false },
	{ "G8 a purpose without pictures, and everything alone from 13",
	    TOLD PURPOSE("trips", "for camper\n" CONSENT)
		CAMPER("guardian must agree to pictures\n") FROM(13),
	    "pictures_age_of_all", false },
	{ "G8 a guardian for something else",
	    TOLD ALBUM(FIFTEEN) CAMPER("guardian acts for signing up\n"),
	    "pictures_two_ages", false },
	{ "G8 a purpose without pictures",
	    TOLD PURPOSE("trips", "for camper\n" CONSENT FIFTEEN)
		CAMPER("guardian must agree to pictures\n"),
	    "pictures_two_ages", false },
	{ "G8 a guardian is asked, and a kind says under which age",
	    TOLD KIND("small",
		OUTSIDE "aged under 15 years\nguardian acts "
			"for consent\n") "children {\nguardian consent\n}\n",
	    "child_age_unsaid", false },
	{ "G8 and none says it of a yes",
	    TOLD KIND("small",
		OUTSIDE "aged under 15 years\nguardian acts "
			"for payment\n") "children {\nguardian consent\n}\n",
	    "child_age_unsaid", true },
	{ "G8 two agree, and one acts for the same",
	    TOLD CAMPER("both guardians must agree to pictures\nguardian "
			"acts for pictures\n"),
	    "guardian_contradiction", true },
	{ "G8 two agree to one thing, one acts for another",
	    TOLD CAMPER("both guardians must agree to pictures\nguardian "
			"acts for payment\n"),
	    "guardian_contradiction", false },
	{ "G8 two decide to the end, and the child alone from 15",
	    TOLD ALBUM(FIFTEEN)
		CAMPER("both guardians must agree to pictures\n"),
	    "pictures_two_ages", true },
	{ "G8 pictures: guardians act for them, and nothing else is asked",
	    TOLD ALBUM("") CAMPER("both guardians act for pictures\n"),
	    "guardian_unsaid", false },
	{ "G8 they act for pictures, and something else is asked",
	    TOLD PURPOSE("trips", "for camper\n" CONSENT)
		CAMPER("both guardians act for pictures\n"),
	    "guardian_unsaid", true },
	{ "G8 children by their day of birth, of a kind that it asks",
	    TOLD PURPOSE("trips", "for pupil\n" CONSENT) PUPILS(""),
	    "guardian_unsaid", true },
	{ "G8 with a guardian",
	    TOLD PURPOSE("trips", "for pupil\n" CONSENT)
		PUPILS("guardian acts for consent\n"),
	    "guardian_unsaid", false },
	{ "G8 a purpose that rests on a consent for others",
	    TOLD PURPOSE("trips",
		"for pupil, reader\nbasis contract for pupil\nbasis consent "
		"for reader\n") READER PUPILS(""),
	    "guardian_unsaid", false },
	/* People who are kept for nothing, and whose death nothing says. */
	{ "G5(1)(b) a purpose for others alone",
	    SERVED PURPOSE("news", "for registered people, except donor\n")
		MEMBER DONOR,
	    "kind_no_purpose", true },
	{ "G5(1)(b) one for them",
	    SERVED PURPOSE("news", "for registered people\n") MEMBER DONOR,
	    "kind_no_purpose", false },
	{ "G5(1)(b) that they can use their rights is none",
	    SERVED RIGHTS PURPOSE("news", "for member\n") MEMBER DONOR,
	    "kind_no_purpose", true },
	{ "G5(1)(b) who is of an age is of another kind too",
	    SERVED PURPOSE("news", "for pupil\n") PUPILS(""), "kind_no_purpose",
	    false },
	{ "G5(1)(b) people outside the register",
	    SERVED PURPOSE("news", "for member\n") MEMBER READER,
	    "kind_no_purpose", false },
	{ "G5(1)(b) without a purpose at all that is another matter",
	    SERVED MEMBER, "kind_no_purpose", false },
	{ "recital 27 a rule for some that does not say it",
	    SERVED NEWS KEEP("", DEATH) KEEP("for donor ", ""), "death_of_some",
	    true },
	{ "recital 27 one that does",
	    SERVED NEWS KEEP("", DEATH) KEEP("for donor ", DEATH),
	    "death_of_some", false },
	{ "recital 27 where the rule for all does not say it either",
	    SERVED NEWS KEEP("", "") KEEP("for donor ", ""), "death_of_some",
	    false },
	{ "recital 27 only the rule for some does",
	    SERVED NEWS KEEP("", "") KEEP("for donor ", DEATH), "death_of_some",
	    false },
	{ "recital 27 of two kinds, one of which has none",
	    SERVED NEWS KEEP("for member ", DEATH) KEEP("for donor ", ""),
	    "death_of_some", true },
	/* Of whom the data are. */
	{ "G5 data of others",
	    SERVED PURPOSE("news", "for member\n") MEMBER READER DATA("reader"),
	    "data_of_others", true },
	{ "G5 data of one of them",
	    SERVED PURPOSE("news", "for member\n")
		MEMBER READER DATA("reader, member"),
	    "data_of_others", false },
	{ "G5 a purpose for members, data of those outside",
	    SERVED PURPOSE("news", "for members\n")
		MEMBER READER DATA("reader"),
	    "data_of_others", true },
	{ "G5 a purpose for members, data of a kind of them",
	    SERVED PURPOSE("news", "for members\n")
		MEMBER READER DATA("member"),
	    "data_of_others", false },
	{ "G5 a purpose for everybody",
	    SERVED PURPOSE("news", "") MEMBER READER DATA("reader"),
	    "data_of_others", false },
};

static const struct printed_case {
	const char *name, *file;
	enum lang lang;
	const char *says, *not_says;
} printed[] = {
	{ "G12(2) requests of everybody are answered, nb",
	    TOLD DUTY("GDPR art. 12-22"), LANG_NB,
	    "Gjelder alle vi har opplysninger om.", "Gjelder medlemmer" },
	{ "G12(2) requests of everybody are answered, en",
	    TOLD DUTY("GDPR art. 12-22"), LANG_EN,
	    "For everybody about whom we keep information.", "For members" },
	{ "another duty is one towards members",
	    TOLD DUTY("bokf\xc3\xb8ringsloven"), LANG_EN, "For members.",
	    NULL },
	{ "G7(3) in the app, nb", SERVED YES("app"), LANG_NB,
	    "i innstillingene i appen", NULL },
	{ "G7(3) in the app, en", SERVED YES("app"), LANG_EN,
	    "in the settings of the app", NULL },
};

#define SIX                                                         \
	"statement s {\nlanguages nb, nn, en, sv, de, nl\nprinted " \
	"only\n}\n" HEAD ALBUM("")
#define PARTY                                                        \
	"pictures party {\n" ALL(                                    \
	    "Party") "with consent of "                              \
		     "those depicted\nguardian consent\nkept for 1 " \
		     "year\nfor purposes album\n}\n"
#define BOTH_ACT                                                     \
	KIND("small", OUTSIDE "aged under 13 years\nboth guardians " \
			      "act for consent\n")
#define SMALL                                                     \
	"kind of person small {\n" ALL("small") OUTSIDE           \
	    "aged under 15 years\nguardian acts for consent\n}\n" \
	    "children {\nguardian consent\n}\n"

/* Both parents, and the age that a kind says, in each language. */
static const struct printed_case guardians[] = {
	{ "G8 both agree, nb",
	    SIX CAMPER("both guardians must agree to pictures\n"), LANG_NB,
	    "Også begge foreldre eller verger må være enige i "
	    "dette: visning av bilder.",
	    "Også en forelder" },
	{ "G8 both agree, nn",
	    SIX CAMPER("both guardians must agree to pictures\n"), LANG_NN,
	    "Også begge foreldre eller verjer må vere samde i dette:", NULL },
	{ "G8 both agree, en",
	    SIX CAMPER("both guardians must agree to pictures\n"), LANG_EN,
	    "Both parents or guardians must agree to this too:", "A parent" },
	{ "G8 both agree, sv",
	    SIX CAMPER("both guardians must agree to pictures\n"), LANG_SV,
	    "Även båda vårdnadshavarna måste gå med på "
	    "detta:",
	    NULL },
	{ "G8 both agree, de",
	    SIX CAMPER("both guardians must agree to pictures\n"), LANG_DE,
	    "Auch beide Sorgeberechtigten müssen Folgendem zustimmen:", NULL },
	{ "G8 both agree, nl",
	    SIX CAMPER("both guardians must agree to pictures\n"), LANG_NL,
	    "Ook beide ouders of voogden moeten hiermee instemmen:", NULL },
	{ "G8 both act, nb", SIX CAMPER("") BOTH_ACT, LANG_NB,
	    "Begge foreldre eller verger handler for dem i dette: samtykke",
	    NULL },
	{ "G8 one and both",
	    SIX CAMPER("guardian acts for payment\nboth guardians act for "
		       "pictures\n"),
	    LANG_EN, "A parent or guardian acts for them in this: ", NULL },
	{ "G8 the age that the kind says, nb", SIX CAMPER("") SMALL, LANG_NB,
	    "Under 15 år ber vi foresatte om samtykke.",
	    "Under aldersgrensen" },
	{ "G8 the age that the kind says, de", SIX CAMPER("") SMALL, LANG_DE,
	    "Bei Personen unter 15 Jahren bitten wir die "
	    "Sorgeberechtigten",
	    NULL },
	{ "G8 the age of all, which is said beside it",
	    SIX CAMPER("") "children {\nguardian consent\nconsent alone from "
			   "16 years\n}\n",
	    LANG_EN, "Below the age limit we ask guardians for consent.",
	    NULL },
};

#define BORN(lines, small) \
	TOLD PURPOSE("trips", lines CONSENT) READER PUPILS(small)
#define TASK(lines) \
	PURPOSE("seats", "for reader\nbasis public task\n" lines) READER
#define OBJECTION "right objection {\nthrough post\n}\n"

/* At the purpose, among the choices, and in what is said of children and of
 * pictures. */
static const struct printed_case places[] = {
	{ "G8 at the purpose, nb",
	    SIX CAMPER("both guardians act for pictures\n"), LANG_NB,
	    "når som helst trekke samtykket: på e-post. For disse sier begge "
	    "foreldre eller verger ja, og de kan trekke samtykket: camper.",
	    NULL },
	{ "G8 among the choices, nb", SIX CAMPER("guardian acts for consent\n"),
	    LANG_NB,
	    "kan du trekke når som helst: på e-post. For disse sier en "
	    "forelder eller verge ja, og kan trekke samtykket: camper.",
	    NULL },
	{ "G8 among the choices, once for several",
	    SIX CAMPER("guardian acts for consent\n")
		PURPOSE("boats", "for camper\n" CONSENT BY("email")),
	    LANG_EN,
	    "consent to “boats” at any time: by email. For these a parent or "
	    "guardian says yes, and can withdraw the consent: camper.",
	    "consent to “album” at any time: by email. For these" },
	{ "G8 among the choices, which differ",
	    SIX CAMPER("guardian acts for consent\n")
		BOTH_ACT PURPOSE("boats", "for small\n" CONSENT BY("email")),
	    LANG_EN,
	    "at any time: by email. “album”: For these a parent or guardian "
	    "says yes, and can withdraw the consent: camper. “boats”: For "
	    "these both parents or guardians say yes, and they can withdraw "
	    "the consent: small.",
	    NULL },
	{ "G8 among the choices, and no way is told",
	    SIX CAMPER("guardian acts for consent\n")
		PURPOSE("boats", "for small\n" CONSENT) BOTH_ACT,
	    LANG_EN, "consent to “album” at any time: by email. For these",
	    "“album”: For these" },
	{ "G8 at the purpose, nn",
	    SIX CAMPER("guardian must agree to consent\n"), LANG_NN,
	    "For desse må også ein forelder eller verje seie ja, og kan "
	    "trekkje samtykket: camper.",
	    NULL },
	{ "G8 at the purpose, en",
	    SIX CAMPER("both guardians must agree to consent\n"), LANG_EN,
	    "For these both parents or guardians must say yes too, and they "
	    "can withdraw the consent: camper.",
	    NULL },
	{ "G8 at the purpose, sv", SIX CAMPER("guardian acts for consent\n"),
	    LANG_SV, "För dessa säger en vårdnadshavare ja, och kan återkalla",
	    NULL },
	{ "G8 at the purpose, de", SIX CAMPER("guardian acts for consent\n"),
	    LANG_DE,
	    "Für diese willigt eine sorgeberechtigte Person ein und kann die "
	    "Einwilligung widerrufen: camper.",
	    NULL },
	{ "G8 at the purpose, nl", SIX CAMPER("guardian acts for consent\n"),
	    LANG_NL,
	    "Voor deze personen zegt een ouder of voogd ja, en die kan de "
	    "toestemming intrekken: camper.",
	    NULL },
	{ "G8 no guardian", SIX CAMPER(""), LANG_EN,
	    "You can withdraw the consent at any time: by email.",
	    "can withdraw the consent: camper" },
	{ "G8 nothing says how, and no choice is told",
	    TOLD PURPOSE("trips", "for camper\n" CONSENT)
		CAMPER("guardian acts for consent\n"),
	    LANG_EN, "says yes, and can withdraw the consent: camper.",
	    "Your choices" },
	{ "G8 no consent, no guardian for it",
	    TOLD PURPOSE("trips", "for camper\nbasis contract\n")
		CAMPER("guardian acts for consent\n"),
	    LANG_EN, NULL, "can withdraw the consent" },
	{ "G8 the section of children",
	    SIX CAMPER("both guardians act for pictures\n"), LANG_EN,
	    "Camper: Both parents or guardians act for them in this:", NULL },
	{ "G8 grown people are no children",
	    TOLD KIND("ward",
		OUTSIDE "aged from 18 years\nguardian acts for payment\n"),
	    LANG_EN, "A parent or guardian acts for them in this:", "Ward: A" },
	{ "G8 nor those under another age",
	    TOLD KIND("ward",
		OUTSIDE "aged under 21 years\nguardian acts for payment\n"),
	    LANG_EN, "A parent or guardian acts for them in this:", "Ward: A" },
	{ "G8 guardians of those in pictures, by their kind",
	    SIX PARTY CAMPER("both guardians act for pictures\n"), LANG_NB,
	    "For disse sier begge foreldre eller verger ja: camper.",
	    "For barn samtykker foresatte." },
	{ "G8 of those of no such kind", SIX PARTY CAMPER(""), LANG_NB,
	    "For barn samtykker foresatte.", NULL },
	{ "G21(1) a task is objected to as the right says, at the purpose",
	    TOLD TASK("") OBJECTION, LANG_EN,
	    "You can object at any time: by post.", NULL },
	{ "G21(1) and among the choices", TOLD TASK("") OBJECTION, LANG_NB,
	    "Mot «seats» kan du protestere når som helst: per post.", NULL },
	{ "G21(1) or as the purpose says", TOLD TASK(BY("email")) OBJECTION,
	    LANG_EN, "You can object to “seats” at any time: by email.",
	    "at any time: by post" },
	{ "G21(1) of one kind alone",
	    TOLD PURPOSE("seats",
		"for reader, member\nbasis public task for reader\n"
		"basis contract for member\n") READER MEMBER OBJECTION,
	    LANG_EN, "For reader: You can object at any time: by post.", NULL },
	{ "G21(1) to a contract nobody objects",
	    TOLD PURPOSE("seats", "for reader\nbasis contract\n")
		READER OBJECTION,
	    LANG_EN, NULL, "You can object at any time" },
};

/* Beside the box. */
static const struct printed_case boxes[] = {
	{ "G8 a guardian says yes", SIX CAMPER("guardian acts for consent\n"),
	    LANG_EN, "For these a parent or guardian says yes: camper.", NULL },
	{ "G8 both do", SIX CAMPER("both guardians act for pictures\n"),
	    LANG_EN, "For these both parents or guardians say yes: camper.",
	    "a parent or guardian says" },
	{ "G8 a guardian too", SIX CAMPER("guardian must agree to pictures\n"),
	    LANG_NB,
	    "For disse må også en forelder eller verge si ja: "
	    "camper.",
	    NULL },
	{ "G8 both too", SIX CAMPER("both guardians must agree to consent\n"),
	    LANG_NL,
	    "Voor deze personen moeten ook beide ouders of voogden "
	    "ja zeggen: camper.",
	    NULL },
	{ "G8 of another matter", SIX CAMPER("guardian acts for payment\n"),
	    LANG_EN, NULL, "For these" },
	{ "G8 of pictures, where none are taken",
	    TOLD PURPOSE("trips", "for camper\n" CONSENT)
		CAMPER("guardian acts for pictures\n"),
	    LANG_EN, NULL, "For these" },
	{ "G8 by the day of birth, of a kind that it is for",
	    BORN("for pupil\n", "guardian acts for consent\n"), LANG_EN,
	    "For these a parent or guardian says yes: small.", NULL },
	{ "G8 by the day of birth, both",
	    BORN("for members\n", "both guardians act for consent\n"), LANG_NB,
	    "For disse sier begge foreldre eller verger ja: small.", NULL },
	{ "G8 by the day of birth, of everybody",
	    BORN("", "guardian acts for consent\n"), LANG_EN,
	    "For these a parent or guardian says yes: small.", NULL },
	{ "G8 by the day of birth, whom it excepts",
	    BORN("for registered people, except small\n",
		"guardian acts for consent\n"),
	    LANG_EN, NULL, "For these" },
	{ "G8 by the day of birth, of an age that excludes it",
	    BORN("for grown\n", "guardian acts for consent\n"), LANG_EN, NULL,
	    "For these" },
	{ "G8 by the day of birth, outside the register",
	    BORN("for reader\n", "guardian acts for consent\n"), LANG_EN, NULL,
	    "For these" },
	{ "G8 by the day of birth, of whom the consent is not",
	    TOLD PURPOSE("trips",
		"for pupil, reader\nbasis contract for pupil\nbasis "
		"consent for reader\n")
		READER PUPILS("guardian acts for consent\n"),
	    LANG_EN, NULL, "For these" },
	{ "G8 of others", SIX CAMPER("") SMALL, LANG_EN, NULL, "For these" },
};

static void
said(struct arena *a, const struct printed_case *c, bool box)
{
	const struct statement *st = compiled_bytes(a, str_of(c->file));

	tap_said(box ? lang_consent_text(a, st, 0, -1, c->lang)
		     : text_of(a, st, c->lang),
	    c->says, c->not_says, c->name);
}

int
main(void)
{
	struct arena *a = arena_new(1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
		const struct statement *st =
		    compiled_bytes(a, str_of(asked[i].file));

		tap_ok(st != NULL &&
			   check_finds(a, st, asked[i].code) == asked[i].is,
		    arena_printf(a, "%s: %s", asked[i].code, asked[i].name).p);
	}
	for (size_t i = 0; i < ARRAY_LEN(printed); i++)
		said(a, &printed[i], false);
	for (size_t i = 0; i < ARRAY_LEN(guardians); i++)
		said(a, &guardians[i], false);
	for (size_t i = 0; i < ARRAY_LEN(places); i++)
		said(a, &places[i], false);
	for (size_t i = 0; i < ARRAY_LEN(boxes); i++)
		said(a, &boxes[i], true);
	arena_free(a);
	return tap_done();
}
