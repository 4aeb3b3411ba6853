/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * “Whom this is about” names everybody of whom the file says so: the third
 * persons of whom others tell us, and at people outside the register what is
 * tracked, photographed and concluded for a purpose of theirs (Art. 13, 14,
 * 30(1)(c)); and nobody of whom it does not.
 */
#include "compiled.h"
#include "said.h"

#define HEAD                                                          \
	"statement s {\n\tnb \"S\" en \"S\"\n\tlanguages nb, en\n}\n" \
	"controller us {\n\tname \"Us\"\n}\n"                         \
	"kind of person guest {\n\tnb \"gjest\" en \"guest\"\n"       \
	"\tnot in the register\n}\n"                                  \
	"kind of person caller {\n\tnb \"innringer\" en \"caller\"\n" \
	"\tnot in the register\n}\n"                                  \
	"purpose site {\n\tnb \"Nett\" en \"Site\"\n\tfor guest\n"    \
	"\tbasis consent\n\twithdrawn by email\n}\n"                  \
	"purpose calls {\n\tnb \"Ring\" en \"Calls\"\n\tfor caller\n" \
	"\tbasis public task\n}\n"
#define FACT(word, name, lines) \
	word " f {\n\tnb \"" name "\" en \"" name "\"\n" lines "}\n"
#define FOR(purpose) "\tfor purposes " purpose "\n"
#define GUESTS(data) \
	"## Guest "  \
	"Purposes: Site. " data "## Caller"

static const struct about_case {
	const char *name, *file, *says, *not_says;
	enum lang lang;
} cases[] = {
	{ "G14 a third person",
	    HEAD FACT("third person", "Your guest", "\ttold within 1 month\n"),
	    "This is also about people of whom others tell us: Your guest. ## "
	    "Guest",
	    NULL, LANG_EN },
	{ "G14 in bokmål",
	    HEAD FACT("third person", "Gjesten din", "\ttold within 1 month\n"),
	    "Dette gjelder også folk som andre gir oss opplysninger om: "
	    "Gjesten din.",
	    NULL, LANG_NB },
	{ "G14 where there is none", HEAD, "## Guest", "of whom others tell us",
	    LANG_EN },
	{ "G30(1)(c) tracking for a purpose of theirs",
	    HEAD FACT("tracking", "Clicks",
		"\tfollows web pages\n" FOR("site")),
	    GUESTS("Information: Clicks. "), NULL, LANG_EN },
	{ "G30(1)(c) pictures", HEAD FACT("pictures", "Photos", FOR("site")),
	    GUESTS("Information: Photos. "), NULL, LANG_EN },
	{ "G30(1)(c) pictures of others",
	    HEAD FACT("pictures", "Photos", "\tconcerns caller\n" FOR("site")),
	    GUESTS(""), NULL, LANG_EN },
	{ "G30(1)(c) pictures that concern them",
	    HEAD FACT("pictures", "Photos", "\tconcerns guest\n" FOR("calls")),
	    GUESTS("Information: Photos. "), NULL, LANG_EN },
	{ "G30(1)(c) a profile", HEAD FACT("profile", "Taste", FOR("site")),
	    GUESTS("Information: Taste. "), NULL, LANG_EN },
	{ "G30(1)(c) not for a purpose of others",
	    HEAD FACT("tracking", "Clicks", FOR("calls")), GUESTS(""), NULL,
	    LANG_EN },
	{ "G30(1)(c) nor for no purpose", HEAD FACT("tracking", "Clicks", ""),
	    GUESTS(""), NULL, LANG_EN },
	{ "G30(1)(c) a survey is no information",
	    HEAD FACT("survey", "Poll", FOR("site")), GUESTS(""), NULL,
	    LANG_EN },
	{ "G30(1)(c) data that concern others go by that, not by the purpose",
	    HEAD FACT("data category", "Letters",
		"\tkept for 1 year\n\tconcerns caller\n" FOR("site")),
	    GUESTS(""), NULL, LANG_EN },
	{ "G30(1)(c) data that concern them",
	    HEAD FACT("data category", "Letters",
		"\tkept for 1 year\n\tconcerns guest\n" FOR("calls")),
	    GUESTS("Information: Letters. "), NULL, LANG_EN },
};

int
main(void)
{
	struct arena *a = arena_new((size_t)64 << 20);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		tap_said(text_of(a, compiled_bytes(a, str_of(cases[i].file)),
			     cases[i].lang),
		    cases[i].says, cases[i].not_says, cases[i].name);
	arena_free(a);
	return tap_done();
}
