/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A federation in one file: each controller for its part, one with another, one
 * for another. What is printed of whom in each language, what stands in whose
 * record, and what the check says.
 */
#include "lang/check.h"
#include "lang/lang.h"
#include "lang/prose.h"
#include "tap.h"

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
	    CENTRAL PART("north_east", OFFICER) PART("south", OFFICER), LANG_EN,
	    "Data protection officer: AS south", "Data protection officer: s" },
	{ "what is covered is told by its label",
	    CENTRAL "system callout_app {\nnb \"Appen\"\n}\n", LANG_NB,
	    "Erklæringen omfatter: registeret, Appen og AS central.",
	    "callout_app" },

/* Whom it works for, named once, whether one or several. */
#define FOR_TWO                                         \
	PART("central", "processor for north, south\n") \
	PART("north", "") PART("south", "")
	{ "G28(3) for several, nb", FOR_TWO, LANG_NB,
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
	    "Behandlar uppgifter för och enligt instruktioner från AS north "
	    "och AS south.",
	    NULL },
	{ "G28(3) for several, de", FOR_TWO, LANG_DE,
	    "Verarbeitet Daten im Auftrag und nach Weisung von AS north und AS "
	    "south.",
	    NULL },
	{ "G28(3) for several, nl", FOR_TWO, LANG_NL,
	    "Verwerkt gegevens namens en volgens de instructies van AS north "
	    "en AS south.",
	    NULL },

/* What a recipient is, of one as of many. */
#define MANY(is)                                                 \
	CENTRAL "recipient craftsmen {\nnb \"håndverkere\" en " \
		"\"craftsmen\"\n" is "\ngets full_name\n}\n"
	{ "G13(1)(e) independent ones, nb", MANY("independent"), LANG_NB,
	    "## Håndverkere Selvstendig behandlingsansvarlig. Får Navn.",
	    "Er selv" },
	{ "G13(1)(e) independent ones, nn", MANY("independent"), LANG_NN,
	    "## Håndverkere Sjølvstendig behandlingsansvarleg. Får Navn.",
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
	    "Selvstendig behandlingsansvarlig. Får Navn og Aksjonslogg.",
	    NULL },
	{ "G13(1)(e) what a recipient gets outside the register",
	    CATEGORY(", mission_log\n}\n") MISSION "not stored\n}\n", LANG_NB,
	    "Selvstendig behandlingsansvarlig. Får Navn og Aksjonslogg.",
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

/* Lines that were folded, as one. */
static struct str
unfolded(struct arena *a, struct str s)
{
	struct buf b;
	struct str r;
	bool blank = false;

	buf_init(&b, 1 << 20);
	for (size_t i = 0; i < s.n; i++) {
		bool white = s.p[i] == '\n' || s.p[i] == ' ';

		if (!white || !blank)
			buf_putc(&b, white ? ' ' : s.p[i]);
		blank = white;
	}
	r = arena_str(a, buf_str(&b));
	buf_release(&b);
	return r;
}

static const struct statement *
compiled(struct arena *a, const char *lines)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;

	if (lang_compile(a, arena_printf(a, "%s%s", base, lines), LANG_EN, &st,
		&fs) == ERR_OK)
		return st;
	for (size_t i = 0; i < fs.n; i++)
		printf("# line %u: " STR_FMT "\n", fs.at[i].pos.line,
		    STR_ARG(fs.at[i].text));
	return NULL;
}

/* ---- what the check says ------------------------------------------------- */

#define RECIPIENT(says) CENTRAL "recipient r {\nnb \"R\"\n" says "}\n"
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
	{ "G13(1)(e) a transfer to it that does not say of what",
	    RECIPIENT("independent\n") "transfer t {\nnb \"T\"\nto country "
				       "US\nto recipient r\n}\n",
	    "recipient_no_fields", true },
};

static void
checked(struct arena *a, const struct finding_case *c)
{
	const struct date today = { 2026, 3, 1 };
	const struct statement *st = compiled(a, c->lines);
	struct lang_findings fs = { 0 };
	bool is = false;

	if (st != NULL)
		lang_check(a, st, today, LANG_EN, &fs);
	for (size_t i = 0; i < fs.n; i++)
		is = is || strcmp(fs.at[i].code, c->code) == 0;
	tap_ok(st != NULL && is == c->is, c->name);
}

static bool
has(struct str s, const char *needle)
{
	return str_find(s, str_of(needle)) != SIZE_MAX;
}

static void
said(struct arena *a, const struct said_case *c)
{
	const struct statement *st = compiled(a, c->lines);
	struct str text = STR_NONE;
	struct buf b;
	bool ok;

	buf_init(&b, 1 << 20);
	if (st != NULL &&
	    lang_statement(&b, st, (enum lang)c->lang, LANG_TEXT) == ERR_OK)
		text = unfolded(a, buf_str(&b));
	buf_release(&b);
	ok = has(text, c->says) &&
	     (c->not_says == NULL || !has(text, c->not_says));
	if (!tap_ok(ok, c->name))
		printf("# " STR_FMT "\n", STR_ARG(text));
}

int
main(void)
{
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
