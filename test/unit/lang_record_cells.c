/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What stands in the cells of the record of processing: what people give in
 * surveys and for events, in which case somebody gets anything, and how long
 * something is published (G30(1)(c), (d), (f)).
 */
#include "compiled.h"
#include "lang/sentences.h"
#include "lang_record.h"
#include "said.h"

#define ALL(word) "in all languages \"" word "\""
#define HEAD                                                                  \
	"statement s {\n\t" ALL(                                              \
	    "S") "\n\tlanguages nb, nn, en, sv, de, nl\n"                     \
		 "\tprinted only\n}\n"                                        \
		 "controller c {\n\tname \"AS C\"\n\taddress \"Street "       \
		 "1\"\n}\n"                                                   \
		 "kind of person guest {\n\t" ALL("guest") "\n\tplural " ALL( \
		     "guests") "\n\tnot in the register\n}\n"                 \
			       "purpose p {\n\t" ALL(                         \
				   "P") "\n\tfor guest\n\tbasis contract\n}\n"
#define DATA(says)                                                       \
	"data category cv {\n\t" ALL("CV") "\n\tconcerns guest\n\tkept " \
					   "for 6 months\n" says         \
					   "\tfor purposes p\n}\n"
#define TO(says) \
	"recipient to {\n\t" ALL("Police") "\n" says "\tfor purposes p\n}\n"
#define LIST(says)                                                             \
	"publication list {\n\t" ALL(                                          \
	    "List") "\n\tusing cv\n\tpublished in " ALL("the web") "\n" says   \
								   "\tfor "    \
								   "purposes " \
								   "p\n}\n"
#define LOG(says) "log web {\n\t" ALL("Log") "\n" says "\tfor purpose p\n}\n"
#define ABOUT(says)                                                \
	"data category thing {\n\t" ALL("Thing") "\n\tabout " ALL( \
	    says) "\n\tconcerns guest\n\tfor purposes p\n}\n"
#define ABOUTS(says)                                 \
	"purpose q {\n\t" ALL("Q") "\n\tabout " ALL( \
	    says) "\n\tfor "                         \
		  "guest\n\tbasis contract\n}\n"
#define EVENT(says)                                                    \
	"event signed_in {\n\t" ALL(                                   \
	    "you signed in") "\n" says "}\n"                           \
			     "data category thing {\n\t" ALL(          \
				 "Thing") "\n\tkept for 1 year after " \
					  "signed_in\n\tfor purposes p\n}\n"
#define COOKIE                                                     \
	"cookie \"c\" strictly necessary, lasts 2 days {\n\t" ALL( \
	    "C") "\n\tfor purposes p\n}\n"
#define UNION(says)                             \
	"sensitive membership union {\n\t" ALL( \
	    "Union") "\n\tcondition \"Art. 9(2)(d)\"\n" says "}\n"

#define SURVEY(says)                                                   \
	"survey asked {\n\t" ALL("Asked") "\n\tkept for 1 year\n" says \
					  "\tfor purposes p\n}\n"

#define FAIR                                                              \
	"event type fair {\n\t" ALL(                                      \
	    "Fair") "\n\tpaid\n\tothers may be signed up\n\ttold within " \
		    "14 days\n\tkept after event for 30 days\n\tfor "     \
		    "purposes p\n}\n"

static struct str
record(struct arena *a, const char *lines, enum lang l, enum lang_format f)
{
	const struct statement *st =
	    compiled_bytes(a, arena_printf(a, "%s%s", HEAD, lines));
	struct str s = STR_NONE;
	struct buf b;

	buf_init(&b, 1 << 20);
	if (st != NULL && record_of_all(&b, st, l, f) == ERR_OK)
		s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static const struct record_case {
	const char *name, *lines, *says, *not_says;
	enum lang lang;
} cases[] = {
	{ "G30(1)(c) what people answer in a survey", SURVEY("\twith names\n"),
	    "\"Asked: With names. Kept for 1 year\"", NULL, LANG_EN },
	{ "G30(1)(f) and how long that is kept", SURVEY("\tpseudonymous\n"),
	    "\"Asked: 1 year\"", NULL, LANG_EN },
	{ "G30(1)(c) what who signs up for an event gives", FAIR,
	    "\"Fair: Against payment. The person may sign up others. ", NULL,
	    LANG_EN },
	{ "G30(1)(f) and how long that is kept, too", FAIR,
	    "\"Fair: 30 days after the event was held\"", NULL, LANG_EN },
	{ "G30(1)(c) what people publish themselves",
	    "user content wall {\n\t" ALL("Wall") "\n\tedited by the "
						  "person\n\tfor purposes "
						  "p\n}\n",
	    "\"Wall: The person can change and remove it\"", NULL, LANG_EN },
	{ "G30 answers of nobody are no personal data", SURVEY("\tanonymous\n"),
	    "\"P\"", "Asked", LANG_EN },
	{ "G30 nor is it so where it says both",
	    SURVEY("\tanonymous\n\twith names\n"), "\"Asked: 1 year\"", NULL,
	    LANG_EN },
	{ "G30(1)(d) in which case it gets anything",
	    DATA("") TO(
		"\tpublic authority\n\tonly when " ALL("the law says so") "\n"),
	    "\"Police: Public authority. Only when: the law says so\"", NULL,
	    LANG_EN },
	{ "G30(1)(d) where nothing is said of what it is, too",
	    DATA("") TO("\tonly when " ALL("the law says so") "\n"),
	    "\"Police: Only when: the law says so\"", NULL, LANG_EN },
	{ "G30(1)(d) that the person approves, told of people",
	    DATA("") TO("\tindependent\n\ton approval\n"),
	    "Independent controller. Only what the person has approved is "
	    "given\"",
	    "you have", LANG_EN },
	{ "G30(1)(d) that it writes and sees nothing",
	    DATA("") TO("\tgets cv\n\twrites through the server\n"),
	    "\"Police: Messages go through us; no addresses are seen\"", NULL,
	    LANG_EN },
	{ "in bokmål", DATA("") TO("\ton approval\n"),
	    "\"Police: Får bare det personen har godkjent\"", "du har",
	    LANG_NB },
	{ "in nynorsk", DATA("") TO("\ton approval\n"),
	    "\"Police: Får berre det personen har godkjent\"", "du har",
	    LANG_NN },
	{ "in Swedish", DATA("") TO("\ton approval\n"),
	    "\"Police: Får bara det som personen har godkänt\"", "du har",
	    LANG_SV },
	{ "in German", DATA("") TO("\ton approval\n"),
	    "\"Police: Weitergegeben wird nur, was die Person freigegeben "
	    "hat\"",
	    "Sie ", LANG_DE },
	{ "in Dutch", DATA("") TO("\ton approval\n"),
	    "\"Police: Alleen wat de persoon heeft goedgekeurd, wordt "
	    "verstrekt\"",
	    "u hebt", LANG_NL },
	{ "one who gets it in any case", DATA("") TO(""), "\"Police\"",
	    "Police:", LANG_EN },

	{ "G30(1)(f) how long it is published",
	    DATA("") LIST("\tkept for 1 month\n"),
	    "\"CV: 6 months; List (published): 1 month\"", "Kept for 1 month",
	    LANG_EN },
	{ "G30(1)(f) until when",
	    DATA("") LIST("\tkept until " ALL("May") "\n"),
	    "List (published): until May\"", "Kept until", LANG_EN },
	{ "G30(1)(f) the sooner of two",
	    DATA("") LIST("\tkept for 1 month\n\tkept until " ALL("May") "\n"),
	    "List (published): 1 month, or until May", "Kept until", LANG_EN },
	{ "G30(1)(f) for good",
	    DATA("") LIST("\tkept for good\n\tprovision \"Law § 1\"\n"),
	    "List (published): for good", "Kept for good", LANG_EN },
	{ "of which nothing is said", DATA("") LIST(""), "\"CV: 6 months\"",
	    "(published)", LANG_EN },
	{ "G30(1)(d) where it stands among the recipients",
	    DATA("") LIST("\tkept for 1 month\n"),
	    "\"List: Information: CV. Published in: the web; The public\"",
	    NULL, LANG_EN },

	{ "G30(1)(c) that a log has whole addresses, and whose",
	    LOG("\tip address in full\n\tconcerns guest\n"),
	    "\"Log: The IP address is stored in full. Concerns: guests\"",
	    "Your IP", LANG_EN },
	{ "or parts of them", LOG("\tip address shortened\n"),
	    "\"Log: The IP address is stored in a shortened form\"", NULL,
	    LANG_EN },
	{ "or none", LOG("\tip address not stored\n\tkept for 3 days\n"),
	    "\"Log: The IP address is not stored\";\"None is named\";\"\";"
	    "\"Log: 3 days\"",
	    NULL, LANG_EN },
	{ "or whose", LOG("\tconcerns guest\n"), "\"Log: Concerns: guests\"",
	    NULL, LANG_EN },
	{ "or nothing", LOG("\tkept for 3 days\n"), "\"Log\"", "Log: C",
	    LANG_EN },
	{ "whole ones in bokmål", LOG("\tip address in full\n"),
	    "\"Log: Hele IP-adressen lagres\"", NULL, LANG_NB },
	{ "in nynorsk", LOG("\tip address in full\n"),
	    "\"Log: Heile IP-adressa blir lagra\"", NULL, LANG_NN },
	{ "in Swedish", LOG("\tip address in full\n"),
	    "\"Log: Hela IP-adressen lagras\"", NULL, LANG_SV },
	{ "in German", LOG("\tip address in full\n"),
	    "\"Log: Die IP-Adresse wird vollständig gespeichert\"", NULL,
	    LANG_DE },
	{ "in Dutch", LOG("\tip address in full\n"),
	    "\"Log: Het volledige IP-adres wordt bewaard\"", NULL, LANG_NL },

	{ "what is said to somebody is no part of a record",
	    ABOUT("Ask us. You can see it."), "\"Thing: Concerns: guests\"",
	    "Ask us", LANG_EN },
	{ "what is told is", ABOUT("Young people ask."),
	    "\"Thing: Young people ask. Concerns: guests\"", NULL, LANG_EN },
	{ "in bokmål", ABOUT("Spør sjefen din."), "\"Thing: Gjelder: guests\"",
	    "sjefen", LANG_NB },
	{ "in nynorsk", ABOUT("Om du er med."), "\"Thing: Gjeld: guests\"",
	    "er med", LANG_NN },
	{ "in Swedish", ABOUT("Fråga dig fram."), "\"Thing: ", "Fråga",
	    LANG_SV },
	{ "in German", ABOUT("Was Sie angeben."), "\"Thing: ", "angeben",
	    LANG_DE },
	{ "in German by its capital", ABOUT("Was sie angeben."),
	    "\"Thing: Was sie angeben. ", NULL, LANG_DE },
	{ "in Dutch", ABOUT("Vraag uw baas."), "\"Thing: ", "Vraag", LANG_NL },
	{ "the same of a purpose", ABOUTS("What you ask for."), "\"Q\"",
	    "you ask", LANG_EN },
	{ "and what is told of it, without a full stop",
	    ABOUTS("What they ask for."), "\"Q; What they ask for\"", NULL,
	    LANG_EN },

	{ "G30(1)(f) an event of one's own told of people",
	    EVENT("\tin the record " ALL("the person signed in") "\n"),
	    "Thing: 1 year after the person signed in", "you signed", LANG_EN },
	{ "as it is called where nothing else is said", EVENT(""),
	    "Thing: 1 year after you signed in", "the person", LANG_EN },
	{ "G30(1)(c) G9 that somebody is a member, for what names it",
	    UNION("\tfor purposes p\n"),
	    "\"Special categories (Art. 9): Union\"", NULL, LANG_EN },
};

static void
cells(struct arena *a, const struct record_case *c)
{
	tap_said(record(a, c->lines, c->lang, LANG_CSV), c->says, c->not_says,
	    c->name);
}

/* The other formats have the same. */
static void
formats(struct arena *a)
{
	static const char lines[] =
	    DATA("") TO("\ton approval\n\tonly when " ALL("asked") "\n")
		LIST("\tkept for 1 month\n");

	tap_said(record(a, lines, LANG_EN, LANG_HTML), "Only when: asked", NULL,
	    "G30(1)(d) in a page");
	tap_said(record(a, lines, LANG_EN, LANG_HTML),
	    "List (published): 1 month", "Kept for 1 month",
	    "G30(1)(f) and how long");
	tap_said(record(a, lines, LANG_EN, LANG_JSONLD), "asked",
	    "you have approved", "G30(1)(d) as JSON-LD");
	tap_said(record(a, lines, LANG_EN, LANG_JSONLD),
	    "what the person has approved", NULL, "of people there, too");
	tap_said(record(a,
		     LOG("\tip address in full\n\tkept for 3 days\n") COOKIE,
		     LANG_EN, LANG_JSONLD),
	    "\"Log: The IP address is stored in full\"},{\"@type\":"
	    "\"dpv:PersonalData\",\"dct:description\":\"The cookie c\"}",
	    NULL, "G30(1)(c) logs and cookies as JSON-LD");
	tap_said(record(a, LOG("\tkept for 3 days\n") COOKIE, LANG_EN,
		     LANG_JSONLD),
	    "\"dct:description\":\"Log: 3 days\"", NULL,
	    "G30(1)(f) and for how long");
	tap_said(record(a, ABOUTS("What you ask for."), LANG_EN, LANG_HTML),
	    ">Q</h2>", "you ask", "what is said to people in no page");
	tap_said(record(a, ABOUTS("What they ask for."), LANG_EN, LANG_HTML),
	    "<p>What they ask for.</p>", NULL, "what is told of them is");
	tap_said(record(a, ABOUTS("What you ask for."), LANG_EN, LANG_JSONLD),
	    "\"dct:title\":\"Q\"", "you ask", "nor as JSON-LD");
}

static struct str
beside_the_file(struct arena *a, const struct statement *st, enum lang l)
{
	struct lang_sentence *said;
	size_t n = lang_sentences(a, st, l, &said);
	struct str all = STR_NONE;

	for (size_t i = 0; i < n; i++)
		all = arena_printf(a, STR_FMT STR_FMT " ", STR_ARG(all),
		    STR_ARG(said[i].text));
	return all;
}

/* The statement says to people what the record says of them; what it is called
 * there is told only who writes the file. */
static void
spoken(struct arena *a)
{
	static const struct {
		enum lang lang;
		const char *says;
	} rows[] = {
		{ LANG_NB, "I protokollen heter det: the person signed in." },
		{ LANG_NN, "I protokollen heiter det: the person signed in." },
		{ LANG_EN, "In the record of processing it is called: the "
			   "person signed in." },
		{ LANG_SV, "I registret över behandling heter det: the person "
			   "signed in." },
		{ LANG_DE, "Im Verzeichnis von Verarbeitungstätigkeiten heißt "
			   "es: the person signed in." },
		{ LANG_NL, "In het register van verwerkingsactiviteiten heet "
			   "het: the person signed in." },
	};
	const struct statement *st = compiled_bytes(a,
	    STR(HEAD EVENT(
		"\tin the record " ALL("the person signed in") "\n")));

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		tap_ok(has(beside_the_file(a, st, rows[i].lang), rows[i].says),
		    "what the record calls it");
		tap_ok(!has(text_of(a, st, rows[i].lang), rows[i].says),
		    "which is not published");
	}
	tap_said(text_of(a, st, LANG_EN), "1 year after you signed in",
	    "after the person", "and to people it is said as before");
}

int
main(void)
{
	struct arena *a = arena_new(1 << 27);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cells(a, &cases[i]);
	formats(a);
	spoken(a);
	arena_free(a);
	return tap_done();
}
