/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who gives what is said: of what comes from others alone nobody is told to
 * give it of themselves, a third person gives nothing, and an event of one's
 * own has not happened.
 */
#include "compiled.h"
#include "said.h"

#define SIX                                                                  \
	"statement s {\nlanguages nb, nn, en, sv, de, nl\nprinted only\n}\n" \
	"controller us {\nname \"Us\"\nauthority NO \"Datatilsynet\"\n}\n"
#define ALL(t) "in all languages \"" t "\"\n"
#define CHILD                                                              \
	"kind of person child {\n" ALL("child") "plural in all languages " \
						"\"children\"\nby the "    \
						"office\nnot members\n}\n"
#define PARENTS "source parents {\n" ALL("parents") "told within 1 month\n}\n"
#define PLACE   "purpose place {\n" ALL("place") "using title\n}\n"
#define TITLE(lines)                                                          \
	SIX CHILD PARENTS PLACE "field title text {\n" ALL("Title") lines "}" \
									  "\n"
#define DATA(lines)                                                          \
	SIX CHILD PARENTS PLACE "field title text {\n" ALL(                  \
	    "Title") "from parents\n}\ndata category notes {\n" ALL("Notes") \
	    lines "kept for 1 year\nfor purposes place\n}\n"
#define THIRD(from)                                                  \
	TITLE("from parents\n")                                      \
	"third person friend {\n" ALL("a friend") from "kept for 1 " \
						       "year\nfor "  \
						       "purposes place\n}\n"
#define FOR_CHILD  "required for child\n"
#define FOR_PLACE  "required for purposes place\n"
#define FOR_BOTH   "required for child for purposes place\n"
#define OF_PARENTS "from parents\n"
#define OF_BOTH    "from parents, the person\n"
#define EVENT(noted)                                        \
	TITLE("from parents\n")                             \
	"event camp_over {\n" ALL("the camp is over") noted \
	    "}\n"                                           \
	    "data category list {\n" ALL(                   \
		"List") "kept for 1 month after camp_"      \
			"over\nfor purposes place\n}\n"
#define NOTED "noted by in all languages \"the leader\"\n"

static const struct printed_case {
	const char *name, *file;
	enum lang lang;
	const char *says, *not_says;
} printed[] = {
	{ "G13(2)(e) what parents give, of some, nb",
	    TITLE(OF_PARENTS FOR_CHILD), LANG_NB,
	    "Title må oppgis for children.", "oppgis av" },
	{ "G13(2)(e) nn", TITLE(OF_PARENTS FOR_CHILD), LANG_NN,
	    "Title må oppgis for children.", "oppgis av" },
	{ "G13(2)(e) en", TITLE(OF_PARENTS FOR_CHILD), LANG_EN,
	    "Title must be given for children.", "given by" },
	{ "G13(2)(e) sv", TITLE(OF_PARENTS FOR_CHILD), LANG_SV,
	    "Title måste anges för children.", "anges av" },
	{ "G13(2)(e) de", TITLE(OF_PARENTS FOR_CHILD), LANG_DE,
	    "Pflichtangabe über children: Title.", "Pflichtangabe für" },
	{ "G13(2)(e) nl", TITLE(OF_PARENTS FOR_CHILD), LANG_NL,
	    "Title: op te geven voor children.", "op te geven door" },
	{ "G13(2)(e) what they may give themselves", TITLE(OF_BOTH FOR_CHILD),
	    LANG_NB, "Title må oppgis av children.", "oppgis for" },
	{ "G13(2)(e) whose source nothing says", TITLE(FOR_CHILD), LANG_EN,
	    "Title must be given by children.", NULL },
	{ "G13(2)(e) of all, from others", TITLE(OF_PARENTS "required\n"),
	    LANG_NB, "Dette må oppgis: Title.", "må du oppgi" },
	{ "G13(2)(e) of all, from you", TITLE(OF_BOTH "required\n"), LANG_NB,
	    "Dette må du oppgi: Title.", "Dette må oppgis" },
	{ "G13(2)(e) for a purpose, from others",
	    TITLE(OF_PARENTS FOR_PLACE "hint in all languages \"H\"\n"),
	    LANG_EN, "This must be given for “place”: Title.", "You must" },
	{ "G13(2)(e) for a purpose, from you",
	    TITLE(OF_BOTH FOR_PLACE "hint in all languages \"H\"\n"), LANG_EN,
	    "You must give this for “place”: Title.", "This must" },
	{ "G13(2)(e) of some and for a purpose, from others",
	    TITLE(OF_PARENTS FOR_BOTH), LANG_NB,
	    "Title må oppgis for children (til «place»).", "oppgis av" },
	{ "G13(2)(e) of some and for a purpose, from them",
	    TITLE(OF_BOTH FOR_BOTH), LANG_NB,
	    "Title må oppgis for «place» av children.", NULL },
	{ "G13(2)(e) a data category from others",
	    DATA(OF_PARENTS "required\n"), LANG_EN,
	    "This must be given: Notes.", "You must" },
	{ "G13(2)(e) a data category from you",
	    DATA("from the person\nrequired\n"), LANG_EN,
	    "You must give: Notes.", "This must" },
	{ "G14(2)(f) nothing comes from you", TITLE(OF_PARENTS), LANG_NB,
	    "Herfra kommer: Title.", "Deg selv" },
	{ "G14(2)(f) a field does", TITLE(OF_BOTH), LANG_NB,
	    "Deg selv Du gir oss opplysningene selv. Herfra kommer: Title.",
	    NULL },
	{ "G14(2)(f) a data category does", DATA("from the person\n"), LANG_NB,
	    "Du gir oss opplysningene selv. Herfra kommer: Notes.", NULL },
	{ "G14(2)(f) a third person's comes from who gives it, nb",
	    THIRD("from the person\n"), LANG_NB,
	    "Kommer fra: den som oppgir opplysningene.", "eg selv" },
	{ "G14(2)(f) nn", THIRD("from the person\n"), LANG_NN,
	    "den som oppgir opplysningane", "deg sjølv" },
	{ "G14(2)(f) en", THIRD("from the person\n"), LANG_EN,
	    "Comes from: the person who gives it.", "yourself" },
	{ "G14(2)(f) sv", THIRD("from the person\n"), LANG_SV,
	    "den som lämnar uppgifterna", NULL },
	{ "G14(2)(f) de", THIRD("from the person\n"), LANG_DE,
	    "die Person, die sie angibt", NULL },
	{ "G14(2)(f) nl", THIRD("from the person\n"), LANG_NL,
	    "degene die ze opgeeft", NULL },
	{ "G14(2)(f) from others", THIRD("from parents\n"), LANG_EN,
	    "A friend Comes from: parents.", "who gives it" },
	{ "G14(2)(f) who is called something else",
	    THIRD("from singers\n") "source singers {\n" ALL(
		"singers") "the person\n}\n",
	    LANG_EN, "Comes from: singers.", "who gives it" },
	{ "G13(2)(a) an event of one's own, nb", EVENT(NOTED), LANG_NB,
	    "Hendelse som frister avhenger av: «the camp is over» Føres av: "
	    "the "
	    "leader.",
	    "The camp is over" },
	{ "G13(2)(a) nn", EVENT(NOTED), LANG_NN,
	    "Hending som fristar er avhengige av: «the camp is over»",
	    "The camp is over" },
	{ "G13(2)(a) en", EVENT(NOTED), LANG_EN,
	    "Event on which periods depend: “the camp is over”",
	    "The camp is over" },
	{ "G13(2)(a) sv", EVENT(NOTED), LANG_SV,
	    "Händelse som tider beror på: ”the camp is over”", NULL },
	{ "G13(2)(a) de", EVENT(NOTED), LANG_DE,
	    "Ereignis, von dem Fristen abhängen: „the camp is over“", NULL },
	{ "G13(2)(a) nl", EVENT(NOTED), LANG_NL,
	    "Gebeurtenis waarvan termijnen afhangen: “the camp is over”",
	    NULL },
};

/* JSON-LD names the person as a source where anything comes from them. */
static const struct {
	const char *name, *file;
	bool is;
} sources[] = {
	{ "a field", TITLE(OF_BOTH), true },
	{ "a third person's", THIRD("from the person\n"), true },
	{ "nothing", TITLE(OF_PARENTS), false },
};

int
main(void)
{
	struct arena *a = arena_new(1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(printed); i++)
		tap_said(text_of(a, compiled_bytes(a, str_of(printed[i].file)),
			     printed[i].lang),
		    printed[i].says, printed[i].not_says, printed[i].name);
	for (size_t i = 0; i < ARRAY_LEN(sources); i++) {
		const struct statement *st =
		    compiled_bytes(a, str_of(sources[i].file));
		struct buf b;

		buf_init(&b, 1 << 22);
		tap_ok(st != NULL &&
			   lang_statement(&b, st, LANG_EN, LANG_JSONLD) ==
			       ERR_OK &&
			   has(buf_str(&b), "DataSubjectDataSource") ==
			       sources[i].is,
		    arena_printf(a, "G14(2)(f) in JSON-LD: %s", sources[i].name)
			.p);
		buf_release(&b);
	}
	arena_free(a);
	return tap_done();
}
