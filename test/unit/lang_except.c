/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a right does not cover, as people and programs read it. Each row adds
 * its lines to test/unit/lang_keep.vern, and says what must stand there.
 */
#include "compiled.h"
#include "said.h"

/* A text in each language. */
#define SIX(t)                                                             \
	"nb \"" t "\" nn \"" t "\" en \"" t "\" sv \"" t "\" de \"" t "\"" \
	" nl \"" t "\""
#define RIGHT(lines) "right completion {\nthrough email\n" lines "}\n"
#define NOTES        "except " SIX("Notes.")
#define LAW          " provision \"Art. 15(4)\"\n"

static const struct {
	const char *name, *lines;
	enum lang lang;
	enum lang_format form;
	const char *says, *not_says;
} cases[] = {
	{ "nb", RIGHT(NOTES LAW), LANG_NB, LANG_TEXT,
	    "Gjelder ikke: Notes. Hjemmel: art. 15 nr. 4.", NULL },
	{ "nn", RIGHT(NOTES LAW), LANG_NN, LANG_TEXT,
	    "Gjeld ikkje: Notes. Heimel: art. 15 nr. 4.", NULL },
	{ "en", RIGHT(NOTES LAW), LANG_EN, LANG_TEXT,
	    "Does not apply to this: Notes. Provision: Art. 15(4).", NULL },
	{ "sv", RIGHT(NOTES LAW), LANG_SV, LANG_TEXT, "Gäller inte: Notes.",
	    NULL },
	{ "de", RIGHT(NOTES LAW), LANG_DE, LANG_TEXT,
	    "Gilt nicht hierfür: Notes.", NULL },
	{ "nl", RIGHT(NOTES LAW), LANG_NL, LANG_TEXT,
	    "Geldt hiervoor niet: Notes.", NULL },
	{ "two, and one without a law",
	    RIGHT(NOTES LAW "except " SIX("Drafts") "\n"), LANG_EN, LANG_TEXT,
	    "Provision: Art. 15(4). Does not apply to this: Drafts.", NULL },
	{ "in a block", RIGHT("except {\n" SIX("Notes") "\n}\n"), LANG_EN,
	    LANG_TEXT, "Does not apply to this: Notes.", "Provision: Art." },
	{ "nothing", RIGHT(""), LANG_EN, LANG_TEXT, "completed",
	    "Does not apply" },
	{ "for programs", RIGHT(NOTES LAW), LANG_EN, LANG_JSONLD,
	    "\"dpv:RightNonFulfilmentNotice\"", NULL },
	{ "nothing for programs", RIGHT(""), LANG_EN, LANG_JSONLD,
	    "dpv:DataSubjectRight", "RightNonFulfilmentNotice" },
};

int
main(void)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct arena *a = arena_new(1 << 26);
		const struct statement *st = compiled_file(a,
		    "test/unit/lang_keep.vern", cases[i].lines);
		struct str text = STR_NONE;
		struct buf b;

		buf_init(&b, 1 << 20);
		if (st != NULL && lang_statement(&b, st, cases[i].lang,
				      cases[i].form) == ERR_OK)
			text = unfolded(a, buf_str(&b));
		tap_said(text, cases[i].says, cases[i].not_says, cases[i].name);
		buf_release(&b);
		arena_free(a);
	}
	return tap_done();
}
