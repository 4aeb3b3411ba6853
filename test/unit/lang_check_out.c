/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The check of what goes out although letter (d) keeps it inside, of profiles
 * that nobody asked for, and of names that read alike in each language.
 */
#include "lang_rows.h"

#define AS_IS NULL, NULL
#define ON_INTEREST                                                    \
	"changes {", "purpose pay {\n"                                 \
		     "\tnb \"X\" nn \"Y\" en \"Z\"\n"                  \
		     "\tfor members\n"                                 \
		     "\tusing full_name\n"                             \
		     "\tbasis legitimate interest {\n"                 \
		     "\t\tinterest nb \"X\" nn \"Y\" en \"Z\"\n"       \
		     "\t\tnecessity nb \"X\" nn \"Y\" en \"Z\"\n"      \
		     "\t\tbalancing test nb \"X\" nn \"Y\" en \"Z\"\n" \
		     "\t}\n"                                           \
		     "}\n"                                             \
		     "\n"                                              \
		     "changes {"
#define ON_DUTY                                       \
	"changes {", "purpose pay {\n"                \
		     "\tnb \"X\" nn \"Y\" en \"Z\"\n" \
		     "\tfor members\n"                \
		     "\tusing full_name\n"            \
		     "\tbasis legal obligation {\n"   \
		     "\t\tprovision \"loven § 1\"\n" \
		     "\t}\n"                          \
		     "}\n"                            \
		     "\n"                             \
		     "changes {"
#define ON_TASK                                       \
	"changes {", "purpose pay {\n"                \
		     "\tnb \"X\" nn \"Y\" en \"Z\"\n" \
		     "\tfor members\n"                \
		     "\tusing full_name\n"            \
		     "\tbasis public task {\n"        \
		     "\t\tprovision \"loven § 1\"\n" \
		     "\t}\n"                          \
		     "}\n"                            \
		     "\n"                             \
		     "changes {"
#define ON_CONSENT                                    \
	"changes {", "purpose pay {\n"                \
		     "\tnb \"X\" nn \"Y\" en \"Z\"\n" \
		     "\tfor members\n"                \
		     "\tusing full_name\n"            \
		     "\tbasis consent\n"              \
		     "\twithdrawn by portal\n"        \
		     "}\n"                            \
		     "\n"                             \
		     "changes {"
#define BY_LAW_OF_CONDITION                                                     \
	"changes {",                                                            \
	    "purpose pay {\n"                                                   \
	    "\tnb \"X\" nn \"Y\" en \"Z\"\n"                                    \
	    "\tfor members\n"                                                   \
	    "\tusing full_name\n"                                               \
	    "\tbasis contract\n"                                                \
	    "\tspecial category by \"Art. 9(2)(d)\" provision \"loven § 1\"\n" \
	    "}\n"                                                               \
	    "\n"                                                                \
	    "changes {"
#define TEXTS "nb \"X\" nn \"Y\" en \"Z\"\n"
#define INTEREST                                     \
	"\tbasis legitimate interest {\n"            \
	"\t\tinterest " TEXTS "\t\tnecessity " TEXTS \
	"\t\tbalancing test " TEXTS "\t}\n"
#define TASK "\tbasis public task {\n\t\tprovision \"loven § 1\"\n\t}\n"
#define TAILORED(lines)                           \
	"changes {", "purpose tailor {\n"         \
		     "\t" TEXTS "\tfor members\n" \
		     "\tusing full_name\n"        \
		     "\tprofiling\n" lines "}\n\nchanges {"
#define HEADING                                                        \
	"changes {", "told fb {\n"                                     \
		     "\tin all languages \"Facebook er ikke vår\"\n"  \
		     "\tsection sharing\n"                             \
		     "\ttext in all languages \"Andre driver den.\"\n" \
		     "}\n\nchanges {"
#define BY_PORTAL "\twithdrawn by portal\n"

static const struct near_row rows[] = {
	{ "Art. 9(2)(d): data that are published", ON_INTEREST,
	    "data category d { special category by 'Art. 9(2)(d)'; "
	    "collected when ~; kept for 30 days; for purposes pay } "
	    "publication w { using d; published in ~; kept for 1 "
	    "year; for purposes pay }",
	    "special_disclosed", true },
	{ "… where each is asked", ON_CONSENT,
	    "data category d { special category by 'Art. 9(2)(d)'; "
	    "collected when ~; kept for 30 days; for purposes pay } "
	    "publication w { using d; published in ~; kept for 1 "
	    "year; for purposes pay }",
	    "special_disclosed", false },
	{ "… that other guests get", ON_INTEREST,
	    "recipient others { private individuals; gets d; for purposes pay "
	    "} data category d { special category by 'Art. 9(2)(d)'; "
	    "collected when ~; kept for 30 days; goes to others; for purposes "
	    "pay }",
	    "special_disclosed", true },
	{ "… that a part of us gets", ON_INTEREST,
	    "recipient others { inside; gets d; for purposes pay "
	    "} data category d { special category by 'Art. 9(2)(d)'; "
	    "collected when ~; kept for 30 days; goes to others; for purposes "
	    "pay }",
	    "special_disclosed", false },
	{ "… by a law, which opens no list to all", ON_DUTY,
	    "data category d { special category by 'Art. 9(2)(d)'; "
	    "collected when ~; kept for 30 days; for purposes pay } "
	    "publication w { using d; published in ~; kept for 1 "
	    "year; for purposes pay }",
	    "special_disclosed", true },
	{ "Art. 9(2)(e): data that are published", ON_INTEREST,
	    "data category d { special category by 'Art. 9(2)(e)'; "
	    "collected when ~; kept for 30 days; for purposes pay } "
	    "publication w { using d; published in ~; kept for 1 "
	    "year; for purposes pay }",
	    "special_disclosed", false },
	{ "Art. 9(2)(d): a publication of other data", ON_INTEREST,
	    "data category d { special category by 'Art. 9(2)(d)'; "
	    "collected when ~; kept for 30 days; for purposes pay } "
	    "publication w { using full_name; published in ~; kept "
	    "for 1 year; for purposes pay }",
	    "special_disclosed", false },
	{ "… that lists nothing", ON_INTEREST,
	    "data category d { special category by 'Art. 9(2)(d)'; "
	    "collected when ~; kept for 30 days; for purposes pay } "
	    "publication w { tells ~; published in ~; kept for 1 "
	    "year; for purposes pay }",
	    "special_disclosed", false },
	{ "… of a field", AS_IS,
	    "field union text { from the_member; visible to the "
	    "person, staff; special category by 'Art. 9(2)(d)' } "
	    "publication w { using union; published in ~; kept for 1 "
	    "year; for purposes membership }",
	    "special_disclosed", true },
	{ "Art. 9(2)(d): an authority, on an interest", ON_INTEREST,
	    "data category d { special category by 'Art. 9(2)(d)'; "
	    "collected when ~; kept for 30 days; for purposes pay } "
	    "recipient other { public authority; gets d; for "
	    "purposes pay }",
	    "special_disclosed", true },
	{ "… by a duty", ON_DUTY,
	    "data category d { special category by 'Art. 9(2)(d)'; "
	    "collected when ~; kept for 30 days; for purposes pay } "
	    "recipient other { public authority; gets d; for "
	    "purposes pay }",
	    "special_disclosed", false },
	{ "… by a task whose law is named", ON_TASK,
	    "data category d { special category by 'Art. 9(2)(d)'; "
	    "collected when ~; kept for 30 days; for purposes pay } "
	    "recipient other { public authority; gets d; for "
	    "purposes pay }",
	    "special_disclosed", false },
	{ "… by the law of the condition", BY_LAW_OF_CONDITION,
	    "data category d { special category by 'Art. 9(2)(d)'; "
	    "collected when ~; kept for 30 days; for purposes pay } "
	    "recipient other { public authority; gets d; for "
	    "purposes pay }",
	    "special_disclosed", false },
	{ "… that demands it", ON_INTEREST,
	    "data category d { special category by 'Art. 9(2)(d)'; "
	    "collected when ~; kept for 30 days; for purposes pay } "
	    "recipient other { public authority; only when ~; gets "
	    "d; for purposes pay }",
	    "special_disclosed", false },
	{ "Art. 9(2)(d): another body, whatever law", ON_DUTY,
	    "data category d { special category by 'Art. 9(2)(d)'; "
	    "collected when ~; kept for 30 days; for purposes pay } "
	    "recipient other { independent; gets d; for purposes pay "
	    "}",
	    "special_disclosed", true },
	{ "Art. 21(2): profiles on an interest, and a way to say no",
	    TAILORED(INTEREST BY_PORTAL), NULL, "profiling_without_consent",
	    false },
	{ "… by the link in each message",
	    TAILORED(INTEREST
		"\tsend by email\n\tclass membership\n\twithdrawn by link\n"),
	    NULL, "profiling_without_consent", false },
	{ "… no way is named", TAILORED(INTEREST), NULL,
	    "profiling_without_consent", true },
	{ "… the profile is switched off", TAILORED(INTEREST),
	    "profile p { from full_name; logic ~; result ~; kept for "
	    "30 days; for purposes tailor; switched off by portal }",
	    "profiling_without_consent", false },
	{ "… the profile cannot be", TAILORED(INTEREST),
	    "profile p { from full_name; logic ~; result ~; kept for "
	    "30 days; for purposes tailor }",
	    "profiling_without_consent", true },
	{ "… one of another purpose can be", TAILORED(INTEREST),
	    "profile p { from full_name; logic ~; result ~; kept for "
	    "30 days; for purposes membership; switched off by "
	    "portal }",
	    "profiling_without_consent", true },
	{ "… an opt-out from it", TAILORED(INTEREST),
	    "opt-out o { against profiling for tailor; by right "
	    "objection; through portal }",
	    "profiling_without_consent", false },
	{ "… an opt-out from the purpose", TAILORED(INTEREST),
	    "opt-out o { against purposes tailor; by right "
	    "objection; through portal }",
	    "profiling_without_consent", false },
	{ "… an opt-out from another", TAILORED(INTEREST),
	    "opt-out o { against profiling for membership; by right "
	    "objection; through portal }",
	    "profiling_without_consent", true },
	{ "Art. 21(1): on a contract there is no objection",
	    TAILORED("\tbasis contract\n" BY_PORTAL), NULL,
	    "profiling_without_consent", true },
	{ "… on a task there is", TAILORED(TASK BY_PORTAL), NULL,
	    "profiling_without_consent", false },
	{ "Art. 6: on nothing", TAILORED(BY_PORTAL), NULL,
	    "profiling_without_consent", true },
	{ "… on consent", TAILORED("\tbasis consent\n" BY_PORTAL), NULL,
	    "profiling_without_consent", false },
	{ "Art. 22: a machine decides by it", TAILORED(INTEREST BY_PORTAL),
	    "decision x { using full_name; logic ~; consequences ~; "
	    "human review by portal; for purposes tailor }",
	    "profiling_without_consent", true },
	{ "… it decides in something else", TAILORED(INTEREST BY_PORTAL),
	    "decision x { using full_name; logic ~; consequences ~; "
	    "human review by portal; for purposes membership }",
	    "profiling_without_consent", false },
	{ "what makes a transfer lawful: a name of it, once", AS_IS,
	    "processor mailer { name 'M'; service provided ~; for purposes "
	    "membership; country US; transfer tool 'EU-US Data "
	    "Privacy Framework' }",
	    "said_once", false },
	{ "what makes a transfer lawful: a known one with words, once", AS_IS,
	    "processor mailer { name 'M'; service provided ~; for purposes "
	    "membership; country US; transfer tool 'the Data Privacy "
	    "Framework' }",
	    "said_once", true },
	{ "what makes a transfer lawful: words with capitals, once", AS_IS,
	    "processor mailer { name 'M'; service provided ~; for purposes "
	    "membership; country US; transfer tool 'Standard "
	    "Contractual Clauses' }",
	    "said_once", true },
	{ "a group on a platform, in free words", AS_IS,
	    "told fb { section sharing; text in all languages 'We have a "
	    "Facebook group.' }",
	    "told_is_declared", true },
	{ "… that is not ours", AS_IS,
	    "told fb { section sharing; text in all languages 'The Facebook "
	    "group of the neighbours is not ours.' }",
	    "told_is_declared", false },
	{ "… in Norwegian", AS_IS,
	    "told fb { section sharing; text in all languages "
	    "'Facebook-gruppen er ikke styrets.' }",
	    "told_is_declared", false },
	{ "… that the heading says", HEADING, NULL, "told_is_declared", false },
	{ "photographs", AS_IS,
	    "told news { section fields; text in all languages 'Photographs of "
	    "meetings are on the site.' }",
	    "told_is_declared", true },
	{ "… that are journalism, which no part says", AS_IS,
	    "told news { section fields; text in all languages 'Photographs in "
	    "the magazine are journalism (Art. 85).' }",
	    "told_is_declared", false },
	{ "another part is one, whatever it is not", AS_IS,
	    "told cam { section security; text in all languages 'There is "
	    "video surveillance, and it is not recorded.' }",
	    "told_is_declared", true },
};

int
main(void)
{
	return near_main("test/unit/lang_check.vern", rows, ARRAY_LEN(rows));
}
