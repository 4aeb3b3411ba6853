/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A controller that stands for many like ones (clubs, branches, parishes): what
 * is printed of it in each language, in the record, beside a consent and in
 * JSON-LD; what the check asks, and how a change is told.
 */
#include "compiled.h"
#include "lang/diff.h"
#include "lang/prose_record.h"
#include "lang_ld.h"
#include "policy/same.h"
#include "said.h"

#define FILE_MANY "test/corpus/lang/federation_many.vern"

/* ---- the statement ------------------------------------------------------ */

static const struct said_case {
	const char *name;
	enum lang lang;
	const char *says, *not_says;
} cases[] = {
	{ "G13(1)(a) in short it is the reader's own, nb", LANG_NB,
	    "For «turer» og «bilder»: klubben du hører til. For «kurs», "
	    "sammen: Fjellforbundet Øst, Fjellforbundet Vest og klubben du "
	    "hører til. ",
	    NULL },
	{ "G13(1)(a) in short, nn", LANG_NN,
	    "For «turar» og «bilete»: klubben du høyrer til. ", NULL },
	{ "G13(1)(a) in short, en", LANG_EN,
	    "For “trips” and “pictures”: the club you belong to. For "
	    "“courses”, together: Fjellforbundet Øst, Fjellforbundet Vest and "
	    "the club you belong to. ",
	    NULL },
	{ "G13(1)(a) in short, sv", LANG_SV,
	    "För ”turer” och ”bilder”: klubben du hör till. ", NULL },
	{ "G13(1)(a) in short, de", LANG_DE,
	    "Für „Ausflüge“ und „Bilder“: der Verein Ihrer Zugehörigkeit. ",
	    NULL },
	{ "G13(1)(a) in short, nl", LANG_NL,
	    "Voor “tochten” en “foto's”: de vereniging waar u bij hoort. ",
	    NULL },
	{ "G13(1)(a) how many, which, and where they are listed, nb", LANG_NB,
	    "## Klubbene Klubbene er hver for seg behandlingsansvarlige. Det "
	    "gjelder: turer og bilder. Sammen med Fjellforbundet Øst og "
	    "Fjellforbundet Vest gjelder det: kurs. Det er 140 av dem. For deg "
	    "er det "
	    "klubben du hører til. Listen over klubbene, med adressene: "
	    "https://fjell.example/klubber Del av Fjellforbundet; de bestemmer "
	    "selv over sine egne formål. Behandler opplysninger på vegne av og "
	    "etter instruks fra Fjellforbundet. ",
	    NULL },
	{ "G13(1)(a) how many, which, where, nn", LANG_NN,
	    "Klubbane er kvar for seg behandlingsansvarlege. Det gjeld: turar "
	    "og bilete. Saman med Fjellforbundet Øst og Fjellforbundet Vest "
	    "gjeld det: kurs. Det er 140 av dei. For deg er det klubben du "
	    "høyrer til. Lista over klubbane, med adressene: "
	    "https://fjell.example/klubber Del av Fjellforbundet; dei "
	    "bestemmer "
	    "sjølve over sine eigne føremål. ",
	    NULL },
	{ "G13(1)(a) how many, which, where, en", LANG_EN,
	    "The clubs are controllers, each for its own part. This holds for: "
	    "trips and pictures. Together with Fjellforbundet Øst and "
	    "Fjellforbundet Vest, this holds for: courses. There are 140 of "
	    "them. For you it is "
	    "the club you belong to. The list of the clubs, with their "
	    "addresses: https://fjell.example/klubber Part of Fjellforbundet; "
	    "each decides over its own purposes itself. Process information on "
	    "behalf and on the instructions of Fjellforbundet. ",
	    NULL },
	{ "G13(1)(a) how many, which, where, sv", LANG_SV,
	    "Klubbarna är var för sig personuppgiftsansvariga. Det gäller: "
	    "turer och bilder. Tillsammans med Fjellforbundet Øst och "
	    "Fjellforbundet Vest gäller det: kurser. Det finns 140 av dem. För "
	    "dig är det "
	    "klubben du hör till. Förteckningen över klubbarna, med "
	    "adresserna: https://fjell.example/klubber Del av Fjellforbundet; "
	    "de bestämmer själva över sina egna ändamål. ",
	    NULL },
	{ "G13(1)(a) how many, which, where, de", LANG_DE,
	    "Die Vereine sind jeweils für ihren Teil Verantwortliche im Sinne "
	    "der DSGVO. Das gilt für: Ausflüge und Bilder. Gemeinsam mit "
	    "anderen (Fjellforbundet Øst und Fjellforbundet Vest) gilt das "
	    "für: Kurse. Es gibt 140 "
	    "davon. Für Sie ist es der Verein Ihrer Zugehörigkeit. Liste mit "
	    "den Adressen (die Vereine): https://fjell.example/klubber Gehören "
	    "zu: Fjellforbundet. Entscheiden jeweils selbst über die eigenen "
	    "Zwecke. Verarbeiten Daten im Auftrag und nach Weisung. "
	    "Auftraggeber: Fjellforbundet. ",
	    NULL },
	{ "G13(1)(a) how many, which, where, nl", LANG_NL,
	    "De verenigingen zijn elk voor hun eigen deel "
	    "verwerkingsverantwoordelijke. Dit geldt voor: tochten en "
	    "foto's. Samen met Fjellforbundet Øst en Fjellforbundet Vest geldt "
	    "dit voor: cursussen. Er zijn er 140. Voor u is dat de vereniging "
	    "waar u bij "
	    "hoort. De lijst van de verenigingen, met hun adressen: "
	    "https://fjell.example/klubber Onderdeel van Fjellforbundet; "
	    "zij beslissen elk zelf over de eigen doeleinden. Verwerken "
	    "gegevens "
	    "namens en volgens de instructies van Fjellforbundet. ",
	    NULL },
	{ "G13(1)(a) where each is reached stands in the list", LANG_EN,
	    "* The clubs: the address is in the list: "
	    "https://fjell.example/klubber",
	    "is in the list: ," },
	{ "G12(2) against whom rights are used", LANG_NB,
	    "For «turer» og «bilder» bruker du rettighetene dine overfor "
	    "klubben du hører til (adressen står i listen: "
	    "https://fjell.example/klubber).",
	    NULL },
	{ "G26(3) and against each where they decide together", LANG_DE,
	    "Fjellforbundet Øst (oest@fjell.example), Fjellforbundet Vest "
	    "(vest@fjell.example) und der Verein Ihrer Zugehörigkeit (die "
	    "Adresse steht in der Liste: https://fjell.example/klubber).",
	    NULL },
	{ "G13(1)(a) of each purpose, by number", LANG_EN,
	    "## Trips The controller for this is the club you belong to. This "
	    "is done by Fjellforbundet on behalf of the club you belong to (as "
	    "processor, Art. 28).",
	    "controller for this is the clubs" },
	{ "G28 the many as processors", LANG_NL,
	    "De vereniging waar u bij hoort verwerkt gegevens in opdracht van "
	    "Fjellforbundet.",
	    NULL },
	{ "G28 and somebody for the many", LANG_SV,
	    "Fjellforbundet behandlar uppgifter på uppdrag av klubbarna.",
	    NULL },
	{ "G27 their representative", LANG_NB,
	    "Gjelder klubbene og Fjellforbundet.", NULL },
	{ "G13(1)(b) whether there is an officer is of them alone", LANG_EN,
	    "## Data protection officer: the clubs No data protection officer "
	    "has been appointed; none is required. Small clubs.",
	    "We have no data protection officer" },

	/* Of several it is said whose it is. */
	{ "G13(1)(a) the first one's too, where others decide", LANG_EN,
	    "Fjellforbundet is the controller. This holds for: membership and "
	    "the magazine. ",
	    NULL },
	{ "G13(1)(e) by whom it is given, nb", LANG_NB, "Gis av klubbene.",
	    NULL },
	{ "G13(1)(e) by whom it is given, nn", LANG_NN,
	    "Blir gitt av klubbane.", NULL },
	{ "G13(1)(e) by whom it is given, en", LANG_EN, "Given by the clubs.",
	    NULL },
	{ "G13(1)(e) by whom it is given, sv", LANG_SV,
	    "Lämnas ut av klubbarna.", NULL },
	{ "G13(1)(e) by whom it is given, de", LANG_DE,
	    "Weitergegeben durch: die Vereine.", NULL },
	{ "G13(1)(e) by whom it is given, nl", LANG_NL,
	    "Verstrekt door de verenigingen.", NULL },
	{ "G28 for whom a processor works", LANG_EN,
	    "Drift AS processes information on behalf of Fjellforbundet.",
	    "information for us" },
	{ "G13(1)(d) whose interest it is", LANG_DE,
	    "Das Interesse (Fjellforbundet Nord): sichere Ausflüge.", NULL },
	{ "G13(1)(b) an officer of several is nobody's “we”", LANG_SV,
	    "Ett dataskyddsombud har utsetts.", "Vi har ett dataskyddsombud" },
};

/* ---- with other lines --------------------------------------------------- */

#define SMALL                                                            \
	"statement s {\nnb \"Laget\" en \"The society\"\nlanguages nb, " \
	"en\n}\ncontroller society {\nname \"Laget\"\n}\nfield "         \
	"full_name name {\nnb \"Navn\" en \"Name\"\n}\n"
#define BRANCHES(says)                                                   \
	SMALL "controller branches {\nnb \"avdelingen\" en \"the "       \
	      "branch\"\nmany\nplural nb \"avdelingene\" en \"the "      \
	      "branches\"\n" says "}\npurpose tours {\nnb \"Turer\" en " \
	      "\"Tours\"\nusing full_name\n\tcontroller branches\n}\n"

#define KNOWN "nb \"lønnsslippen\" en \"your payslip\"\n"

#define GUESTS(name, of)                                                  \
	"kind of person guest {\nnb \"gjest\" en \"guest\"\nnot in the "  \
	"register\n}\npurpose " name " {\nnb \"Gjester\" en \"Guests\"\n" \
	"\tfor guest\n\tcontroller " of "\n\tbasis consent\n}\n"

/* Many that only work for another. */
#define SHOPS                                                       \
	"controller shops {\nnb \"butikken\" en \"the shop\"\n"     \
	"many 3\nplural nb \"butikkene\" en \"the shops\"\nlisted " \
	"at \"https://s.example\"\nprocessor for society\n"         \
	"agreement from 2026-01-01\n}\npurpose tours {\nnb "        \
	"\"Turer\" en \"Tours\"\nusing full_name\n}\n"

static const struct other_case {
	const char *name, *file;
	const char *says, *not_says;
} others[] = {
	{ "no number is told where none is said",
	    BRANCHES("listed at \"the yearbook\"\n"),
	    "The branches are controllers, each for its own part. This holds "
	    "for: Tours. For you it is the branch you belong to. The list of "
	    "the branches, with their addresses: the yearbook",
	    " of them" },
	{ "how one knows which", BRANCHES("known by " KNOWN),
	    "For you it is the branch you belong to. This is how you know "
	    "which one it is for you: your payslip.",
	    "The list of" },
	{ "whom to write to, without a list",
	    BRANCHES("contact address \"b@s.example\"\n"),
	    "* The branches: b@s.example", "The list of" },
	{ "whom to write to, and the list",
	    BRANCHES("listed at \"the yearbook\"\ncontact address "
		     "\"b@s.example\"\n"),
	    "* The branches: the address is in the list: the yearbook, "
	    "b@s.example",
	    NULL },
	{ "G13(1)(a) which one, in words of one's own",
	    BRANCHES("which nb \"den nærmeste\" en \"the nearest branch\"\n"),
	    "For you it is the nearest branch.", "belong to" },
	{ "… of each purpose",
	    BRANCHES("which nb \"den nærmeste\" en \"the nearest branch\"\n"),
	    "The controller for this is the nearest branch.", "belong to" },
	{ "G5(1)(a) people who belong to none",
	    BRANCHES("") GUESTS("tours_too", "branches"),
	    "The controller for this is the branch in question.", "belong to" },
	{ "… and nothing is told of which one it is for them",
	    BRANCHES("") GUESTS("tours_too", "branches"), "The branches are",
	    "For you it is" },
	{ "… for whom somebody else works",
	    BRANCHES("") GUESTS("tours_too", "society"),
	    "For you it is the branch you belong to.", "in question" },
	{ "… for whom they work",
	    BRANCHES("processor for society\nagreement from 2026-01-01\n")
		GUESTS("tours_too", "society\n\tas processor branches"),
	    "The branch in question", "belong to" },
	{ "G26(3) it stands behind one with a name",
	    BRANCHES("")
		GUESTS("tours_too", "branches\n\tjointly with society"),
	    "For “Guests”, together: Laget and the branch in question.", NULL },
	{ "… in words of one's own",
	    BRANCHES("which nb \"den du besøker\" en \"the branch "
		     "visited\"\n") GUESTS("tours_too", "branches"),
	    "For you it is the branch visited.", "in question" },
	{ "public bodies", BRANCHES("public body\n"),
	    "The branches are public bodies.", "is a public body" },
	{ "who only works for another is listed too", SMALL SHOPS,
	    "## The shops There are 3 of them. For you it is the shop you "
	    "belong to. The list of the shops",
	    "are controllers" },
	{ "G28(2) the processor of many that are processors",
	    SMALL SHOPS "subprocessor till {\nnb \"Kassen\" en \"The till\"\n"
			"used by shops\ncountry NO\n}\n",
	    "Used by the shops.", NULL },
	{ "where a line begins with them",
	    BRANCHES("authority NO \"Datatilsynet\"\n") "right access "
							"{\nthrough email\n}\n",
	    "The branches: The supervisory authority is Datatilsynet",
	    "the branches: " },
	{ "G12(2) a right has ways of its own against them",
	    BRANCHES("") "right access {\nthrough email\n\tcontroller branches "
			 "through post\n}\n",
	    "The branches: How to use the right: by post.", "the branches: " },
	{ "who decides over nothing here",
	    SMALL "controller other {\nname \"Andre AS\"\n}\npurpose tours "
		  "{\nnb \"Turer\" en \"Tours\"\nusing full_name\n}\n",
	    "Andre AS is the controller for purposes of its own, which are not "
	    "in this statement.",
	    "Andre AS is the controller. " },
	{ "an officer all the same, of one of several",
	    SMALL "controller other {\nname \"Andre AS\"\ndata protection "
		  "officer though not required \"o@a.example\"\n}\npurpose "
		  "tours {\nnb \"Turer\" en \"Tours\"\nusing full_name\n"
		  "\tcontroller other\n}\n",
	    "None is required; one has been appointed all the same.",
	    "We are not required" },
};

/* ---- consents, record, JSON-LD ------------------------------------------ */

static const struct yes_case {
	const char *name, *purpose;
	enum lang lang;
	const char *says;
} yes[] = {
	{ "G7 one says yes to one's own, nb", "photos", LANG_NB,
	    "Ja, klubben jeg hører til, kan bruke dette til «bilder»: navn." },
	{ "G7 nn", "photos", LANG_NN,
	    "Ja, klubben eg høyrer til, kan bruke dette til «bilete»: namn." },
	{ "G7 en", "photos", LANG_EN,
	    "Yes, the club I belong to may use this for “pictures”: name." },
	{ "G7 sv", "photos", LANG_SV,
	    "Ja, klubben jag hör till får använda detta för ”bilder”: namn." },
	{ "G7 de", "photos", LANG_DE,
	    "Ja, der Verein meiner Zugehörigkeit darf folgende Daten für "
	    "„Bilder“ verwenden: Name." },
	{ "G7 nl", "photos", LANG_NL,
	    "Ja, de vereniging waar ik bij hoor mag dit gebruiken voor "
	    "“foto's”: naam." },
	{ "G7 several who ask, nb", "courses", LANG_NB,
	    "Ja, Fjellforbundet Øst, Fjellforbundet Vest og klubben jeg hører "
	    "til, kan bruke dette til «kurs»: navn." },
	{ "G7 several, de", "courses", LANG_DE,
	    "Ja, Fjellforbundet Øst, Fjellforbundet Vest und der Verein meiner "
	    "Zugehörigkeit dürfen folgende Daten für „Kurse“ verwenden: "
	    "Name." },
	{ "G7 several, nl", "courses", LANG_NL,
	    "Ja, Fjellforbundet Øst, Fjellforbundet Vest en de vereniging waar "
	    "ik bij hoor mogen dit gebruiken voor “cursussen”: naam." },
};

static const struct record_case {
	const char *name;
	enum lang lang;
	int controller;
	const char *says, *not_says;
} records[] = {
	{ "G30(1)(a) the record of each is a template, nb", LANG_NB, 4,
	    "klubbene, mal: fyll inn navn, organisasjonsnummer og adresse "
	    "____, https://fjell.example/klubber",
	    "purpose.membership" },
	{ "G30(1)(a) nn", LANG_NN, 4,
	    "klubbane, mal: fyll inn namn, organisasjonsnummer og adresse ____",
	    NULL },
	{ "G30(1)(a) en", LANG_EN, 4,
	    "the clubs, template: fill in name, registration number and "
	    "address ____",
	    NULL },
	{ "G30(1)(a) sv", LANG_SV, 4,
	    "klubbarna, mall: fyll i namn, organisationsnummer och adress ____",
	    NULL },
	{ "G30(1)(a) de", LANG_DE, 4,
	    "die Vereine, Vorlage: Name, Registernummer und Adresse eintragen "
	    "____",
	    NULL },
	{ "G30(1)(a) nl", LANG_NL, 4,
	    "de verenigingen, sjabloon: vul naam, registratienummer en adres "
	    "in ____",
	    NULL },
	{ "G30(1)(a) that of one with a name is none", LANG_EN, 1,
	    "Fjellforbundet Øst, Storgata 2, 0155 Oslo", "template" },
};

static struct str
record_of_one(struct arena *a, const struct statement *st, enum lang l,
    enum lang_format f, int controller)
{
	struct record_of of = { .controller = controller };
	struct str text = STR_NONE;
	struct buf b;

	buf_init(&b, 1 << 20);
	if (lang_record_of(&b, st, l, f, of) == ERR_OK)
		text = arena_str(a, buf_str(&b));
	buf_release(&b);
	return text;
}

static bool
is_whole(struct str document)
{
	json_t *root = ld_document(document);

	json_decref(root);
	return root != NULL;
}

static void
linked(struct arena *a, const struct statement *st)
{
	struct str whole = STR_NONE, one;
	struct buf b;

	buf_init(&b, 1 << 20);
	if (lang_statement(&b, st, LANG_EN, LANG_JSONLD) == ERR_OK)
		whole = arena_str(a, buf_str(&b));
	buf_release(&b);
	tap_ok(is_whole(whole), "the statement is whole JSON-LD");
	tap_said(whole,
	    "\"dct:title\":\"the clubs\",\"dpv:hasRepresentative\":\"the "
	    "board\",\"dpv:hasScale\":{\"@type\":\"dpv:Scale\",\"rdf:value\":"
	    "\"140\"},\"dct:hasPart\":{\"@type\":\"dpv:DataController\","
	    "\"dct:title\":\"the club\",\"schema:url\":\"https://"
	    "fjell.example/klubber\"}",
	    NULL, "G13(1)(a) each of them, how many, and their list");
	one = record_of_one(a, st, LANG_EN, LANG_JSONLD, 4);
	tap_ok(is_whole(one), "their record is whole JSON-LD");
}

/* ---- the check ---------------------------------------------------------- */

static const struct finding_case {
	const char *name, *file, *code;
	bool found;
} findings[] = {
	{ "G13(1)(a) neither list nor contact", BRANCHES(""), "many_unreached",
	    true },
	{ "G13(1)(a) a telephone",
	    BRANCHES("contact address telephone "
		     "\"1\"\n"),
	    "many_unreached", false },
	{ "G13(1)(a) a postal address",
	    BRANCHES("contact address letters to "
		     "\"A 1\"\n"),
	    "many_unreached", false },
	{ "G13(1)(a) but no list",
	    BRANCHES("contact address telephone "
		     "\"1\"\n"),
	    "many_no_list", true },
	{ "G13(1)(a) a list", BRANCHES("listed at \"the yearbook\"\n"),
	    "many_no_list", false },
	{ "G13(4) known without a list", BRANCHES("known by " KNOWN),
	    "many_unreached", false },
	{ "G13(4) known without a list, and a contact",
	    BRANCHES("known by " KNOWN "contact address telephone \"1\"\n"),
	    "many_no_list", false },
	{ "a list is as good as a contact",
	    BRANCHES("listed at \"the yearbook\"\n"), "many_unreached", false },
	{ "many have no number to ask for", BRANCHES("listed at \"x\"\n"),
	    "controller_no_number", true /* of the first */ },
	{ "G13(1)(a) a name", BRANCHES("name \"Avdelingen\"\n"), "many_as_one",
	    true },
	{ "G13(1)(a) a number", BRANCHES("organisation number \"974767880\"\n"),
	    "many_as_one", true },
	{ "G13(1)(a) an address", BRANCHES("address \"A 1\"\n"), "many_as_one",
	    true },
	{ "G13(1)(a) none of these", BRANCHES(""), "many_as_one", false },
	{ "no label",
	    SMALL "controller b {\nmany\nplural nb \"b\" en \"b\"\nlisted at "
		  "\"x\"\n}\n",
	    "many_unnamed", true },
	{ "no plural",
	    SMALL "controller b {\nnb \"b\" en \"b\"\nmany\nlisted at \"x\"\n"
		  "}\n",
	    "many_unnamed", true },
	{ "a plural of one",
	    SMALL "controller b {\nname \"b\"\nplural nb \"b\" en \"b\"\n}\n",
	    "one_as_many", true },
	{ "which one, of one",
	    SMALL "controller b {\nname \"b\"\nwhich nb \"b\" en \"b\"\n}\n",
	    "one_as_many", true },
	{ "how one knows it, of one",
	    SMALL "controller b {\nname \"b\"\nknown by " KNOWN "}\n",
	    "one_as_many", true },
	{ "how one knows it, of many", BRANCHES("known by " KNOWN),
	    "one_as_many", false },
	{ "how one knows it lacks a language", BRANCHES("known by nb \"b\"\n"),
	    "text_missing", true },
	{ "which one, of many", BRANCHES("which nb \"b\" en \"b\"\n"),
	    "one_as_many", false },
	{ "which one lacks a language", BRANCHES("which nb \"b\"\n"),
	    "text_missing", true },
	{ "the plural lacks a language",
	    SMALL "controller b {\nnb \"b\" en \"b\"\nmany\nplural nb \"b\"\n"
		  "listed at \"x\"\n}\n",
	    "text_missing", true },
};

/* ---- a change ------------------------------------------------------------ */

static const struct change_case {
	const char *name, *was, *is;
	enum diff_class class;
	bool any;
} changes[] = {
	{ "C32 many more controllers", SMALL, BRANCHES("listed at \"x\"\n"),
	    DIFF_IS_CONTROLLER, true },
	{ "C32 how many there are", BRANCHES("listed at \"x\"\n"),
	    BRANCHES("listed at \"x\"\n") "\n", DIFF_IS_EDITORIAL, false },
	{ "C32 the list is elsewhere", BRANCHES("listed at \"x\"\n"),
	    BRANCHES("listed at \"y\"\n"), DIFF_IS_CONDITION, true },
	{ "C32 which one it is, in other words",
	    BRANCHES("which nb \"b\" en \"b\"\n"),
	    BRANCHES("which nb \"b\" en \"c\"\n"), DIFF_IS_WORDING, true },
	{ "C32 how one knows which, where a list was",
	    BRANCHES("listed at \"x\"\n"), BRANCHES("known by " KNOWN),
	    DIFF_IS_WEAKENED, true },
	{ "C32 the list goes", BRANCHES("listed at \"x\"\n"), BRANCHES(""),
	    DIFF_IS_WEAKENED, true },
};

static bool
has_class(const struct diff *d, enum diff_class class)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->at[i].class == class)
			return true;
	return false;
}

static void
changed(struct arena *a, const struct change_case *c)
{
	struct lang_findings f[2] = { { 0 }, { 0 } };
	struct diff d;

	tap_ok(lang_diff(a, str_of(c->was), str_of(c->is), LANG_EN, &d, f) ==
		       ERR_OK &&
		   has_class(&d, c->class) == c->any,
	    c->name);
}

/* ---- who asks is who asked --------------------------------------------- */

static const char *
edited(struct arena *a, struct str s, const char *from, const char *to)
{
	size_t at = str_find(s, str_of(from));

	return at == SIZE_MAX ? ""
			      : arena_printf(a, STR_FMT "%s" STR_FMT, (int)at,
				    s.p, to, (int)(s.n - at - strlen(from)),
				    s.p + at + strlen(from))
				    .p;
}

static bool
asked_by_the_same(struct arena *a, const char *was, const char *is)
{
	const struct statement *x = compiled_bytes(a, str_of(was));
	const struct statement *y = compiled_bytes(a, str_of(is));

	return x != NULL && y != NULL &&
	       same_controllers(x, y, &x->purposes[0], &y->purposes[0]);
}

static void
same(struct arena *a)
{
	const char *many = BRANCHES("listed at \"x\"\n");
	struct str s = str_of(many);

	tap_ok(asked_by_the_same(a, many, many), "G7 the same many");
	tap_ok(asked_by_the_same(a, many, edited(a, s, "many\n", "many 9\n")),
	    "G7 one more of them is no other");
	tap_ok(!asked_by_the_same(a, many,
		   edited(a, s, "many\n", "name \"Avdelingen\"\n")),
	    "G7 one of them alone is another");
	tap_ok(!asked_by_the_same(a,
		   edited(a, s, "many\n", "name \"Avdelingen\"\n"), many),
	    "G7 and many are others than one");
}

/* How many, not counted: printed, in the terms, and in words of its own. */
static void
roughly(struct arena *a)
{
	static const struct {
		enum lang lang;
		const char *says;
	} of[] = { { LANG_NB, "Det er omtrent 140 av dem." },
		{ LANG_NN, "Det er omtrent 140 av dei." },
		{ LANG_EN, "There are roughly 140 of them." },
		{ LANG_SV, "Det finns ungefär 140 av dem." },
		{ LANG_DE, "Es gibt ungefähr 140 davon." },
		{ LANG_NL, "Er zijn er ongeveer 140." } };
	const char *file = edited(a, read_whole(a, FILE_MANY), "many   140",
	    "many roughly 140");
	const struct statement *st = compiled_bytes(a, str_of(file));
	struct buf b;

	for (size_t i = 0; i < ARRAY_LEN(of); i++)
		tap_said(text_of(a, st, of[i].lang), of[i].says, NULL,
		    "G13(1)(a) roughly how many");
	buf_init(&b, 1 << 20);
	tap_ok(lang_statement(&b, st, LANG_EN, LANG_JSONLD) == ERR_OK &&
		   is_whole(buf_str(&b)),
	    "roughly how many is whole JSON-LD");
	tap_said(buf_str(&b),
	    "\"rdf:value\":\"140\",\"dct:description\":\"There are roughly "
	    "140 of them.\"}",
	    NULL, "and says that it is roughly");
	buf_release(&b);
}

int
main(void)
{
	struct arena *a = arena_new(1 << 27);
	const struct statement *st = compiled_file(a, FILE_MANY, "");

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		tap_said(text_of(a, st, cases[i].lang), cases[i].says,
		    cases[i].not_says, cases[i].name);
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		tap_said(text_of(a, compiled_bytes(a, str_of(others[i].file)),
			     LANG_EN),
		    others[i].says, others[i].not_says, others[i].name);
	for (size_t i = 0; i < ARRAY_LEN(yes); i++)
		tap_said(lang_consent_text(a, st,
			     statement_purpose(st, str_of(yes[i].purpose)), -1,
			     yes[i].lang),
		    yes[i].says, NULL, yes[i].name);
	for (size_t i = 0; i < ARRAY_LEN(records); i++)
		tap_said(record_of_one(a, st, records[i].lang, LANG_CSV,
			     records[i].controller),
		    records[i].says, records[i].not_says, records[i].name);
	linked(a, st);
	for (size_t i = 0; i < ARRAY_LEN(findings); i++)
		tap_ok(check_finds(a,
			   compiled_bytes(a, str_of(findings[i].file)),
			   findings[i].code) == findings[i].found,
		    findings[i].name);
	for (size_t i = 0; i < ARRAY_LEN(changes); i++)
		changed(a, &changes[i]);
	same(a);
	roughly(a);
	arena_free(a);
	return tap_done();
}
