/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a right does not cover, and what people are not told, as people and
 * programs read it. Each row adds its lines to test/unit/lang_keep.vern, and
 * says what must stand there.
 */
#include "lines.h"

/* A text in each language. */
#define SIX(t)                                                             \
	"nb \"" t "\" nn \"" t "\" en \"" t "\" sv \"" t "\" de \"" t "\"" \
	" nl \"" t "\""
#define RIGHT(lines)  "right completion {\nthrough email\n" lines "}\n"
#define NOTES         "except " SIX("Notes.")
#define LAW           " provision \"Art. 15(4)\"\n"

#define SOURCE(lines) "source lists {\n" SIX("Lists") "\n" lines "}\n"
#define UNTOLD \
	"not told when " SIX("it is secret") " provision \"Art. 14(5)(d)\"\n"
#define NEVER        "not told provision \"Art. 14(5)(c)\"\n"
#define THIRD(lines) "third person guest {\n" SIX("guest") "\n" lines "}\n"

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
	{ "not told, nb", SOURCE(UNTOLD), LANG_NB, LANG_TEXT,
	    "Du får ikke beskjed når it is secret. Hjemmel: art. 14 nr. 5 "
	    "bokstav d.",
	    "Du får beskjed innen" },
	{ "not told, nn", SOURCE(UNTOLD), LANG_NN, LANG_TEXT,
	    "Du får ikkje melding når it is secret.", NULL },
	{ "not told, en", SOURCE("told within 1 month\n" UNTOLD), LANG_EN,
	    LANG_TEXT,
	    "You are told within 1 month of our receiving the information "
	    "(Art. 14). You are not told when it is secret. Provision: Art. "
	    "14(5)(d).",
	    NULL },
	{ "not told, sv", SOURCE(UNTOLD), LANG_SV, LANG_TEXT,
	    "Du får ingen information när it is secret.", NULL },
	{ "not told, de", SOURCE(UNTOLD), LANG_DE, LANG_TEXT,
	    "Wir informieren Sie nicht, wenn it is secret.", NULL },
	{ "not told, nl", SOURCE(UNTOLD), LANG_NL, LANG_TEXT,
	    "U wordt niet geïnformeerd wanneer it is secret.", NULL },
	{ "never told, nb", SOURCE(NEVER), LANG_NB, LANG_TEXT,
	    "Du får ikke eget varsel om dette. Hjemmel: art. 14 nr. 5 "
	    "bokstav c.",
	    "ikke beskjed når" },
	{ "never told, nn", SOURCE(NEVER), LANG_NN, LANG_TEXT,
	    "Du får ikkje eige varsel om dette.", NULL },
	{ "never told, en", SOURCE(NEVER), LANG_EN, LANG_TEXT,
	    "You get no notice of this besides. Provision: Art. 14(5)(c).",
	    NULL },
	{ "never told, sv", SOURCE(NEVER), LANG_SV, LANG_TEXT,
	    "Du får inget särskilt besked om detta.", NULL },
	{ "never told, de", SOURCE(NEVER), LANG_DE, LANG_TEXT,
	    "Sie werden hierüber nicht gesondert informiert.", NULL },
	{ "never told, nl", SOURCE(NEVER), LANG_NL, LANG_TEXT,
	    "U wordt hierover niet afzonderlijk geïnformeerd.", NULL },
	{ "never told, for programs", SOURCE(NEVER), LANG_EN, LANG_JSONLD,
	    "\"dct:description\":\"You get no notice of this besides.\"",
	    NULL },
	{ "told, for programs", SOURCE("told within 1 month\n"), LANG_EN,
	    LANG_JSONLD, "Lists", "RightNonFulfilmentNotice" },
	{ "a third person, never", THIRD("not told\n"), LANG_EN, LANG_TEXT,
	    "They get no notice of this besides.", NULL },
	{ "not told, for programs", SOURCE(UNTOLD), LANG_EN, LANG_JSONLD,
	    "\"dpv:RightNonFulfilmentNotice\"", NULL },
	{ "a third person", THIRD("not told when " SIX("x") "\n"), LANG_NB,
	    LANG_TEXT, "De får ikke beskjed når x.", NULL },
	{ "a third person, nn", THIRD("not told when " SIX("x") "\n"), LANG_NN,
	    LANG_TEXT, "Dei får ikkje melding når x.", NULL },
	{ "a third person, en", THIRD("not told when " SIX("x") "\n"), LANG_EN,
	    LANG_TEXT, "They are not told when x.", NULL },
	{ "a third person, de", THIRD("not told when " SIX("x") "\n"), LANG_DE,
	    LANG_TEXT, "werden nicht informiert, wenn x.", NULL },
	{ "for programs", RIGHT(NOTES LAW), LANG_EN, LANG_JSONLD,
	    "\"dpv:RightNonFulfilmentNotice\"", NULL },
	{ "nothing for programs", RIGHT(""), LANG_EN, LANG_JSONLD,
	    "dpv:DataSubjectRight", "RightNonFulfilmentNotice" },
};

/* With the finding, or without it. */
static const struct checked_lines checked[] = {
	{ "a source", SOURCE(""), "art14_unsaid", true },
	{ "a source, not told", SOURCE(UNTOLD), "art14_unsaid", false },
	{ "by a law", SOURCE(UNTOLD), "except_no_law", false },
	{ "by none", SOURCE("not told when " SIX("x") "\n"), "except_no_law",
	    true },
	{ "a source, never told", SOURCE(NEVER), "art14_unsaid", false },
	{ "never, by a law", SOURCE(NEVER), "except_no_law", false },
	{ "never, by none", SOURCE("not told\n"), "except_no_law", true },
	{ "never, and that is all", SOURCE(NEVER), "fact_one_of", false },
	{ "never, and in time", SOURCE(NEVER "told within 1 month\n"),
	    "fact_one_of", true },
	{ "never, and at first contact",
	    SOURCE(NEVER "told at first contact\n"), "fact_one_of", true },
	{ "never, and before passing on",
	    SOURCE(NEVER "told before passing on\n"), "fact_one_of", true },
	{ "never, and in one case", SOURCE(NEVER UNTOLD), "fact_one_of", true },
	{ "a third person, never told",
	    THIRD("using bill\nkept for 1 year\nnot told\n"), "fact_incomplete",
	    false },
	{ "a third person, never, by no law", THIRD("not told\n"),
	    "except_no_law", true },
	{ "a third person, never, by a law",
	    THIRD("provision \"Art. 14(5)(a)\"\nnot told\n"), "except_no_law",
	    false },
	{ "a third person, never, and in time",
	    THIRD("not told\ntold within 1 month\n"), "fact_one_of", true },
	{ "a third person, never, and that is all", THIRD("not told\n"),
	    "fact_one_of", false },
	{ "a third person", THIRD("using bill\nkept for 1 year\n"),
	    "fact_incomplete", true },
	{ "a third person, not told",
	    THIRD("using bill\nkept for 1 year\nnot told when " SIX("x") "\n"),
	    "fact_incomplete", false },
	{ "a third person by no law", THIRD("not told when " SIX("x") "\n"),
	    "except_no_law", true },
	{ "a third person by a law",
	    THIRD("provision \"Art. 14(5)(a)\"\nnot told when " SIX("x") "\n"),
	    "except_no_law", false },
	{ "a right by a law", RIGHT(NOTES LAW), "except_no_law", false },
	{ "a right by none", RIGHT(NOTES "\n"), "except_no_law", true },
	{ "a complaint", "right complaint {\n" NOTES LAW "}\n",
	    "except_absolute", true },
	{ "taking back a consent", "right withdrawal {\n" NOTES LAW "}\n",
	    "except_absolute", true },
	{ "a right that has exceptions", RIGHT(NOTES LAW), "except_absolute",
	    false },
	{ "a language is missing", RIGHT("except nb \"a\"\n"), "text_missing",
	    true },
	{ "a language is missing of a source",
	    SOURCE("not told when nb \"a\"\n"), "text_missing", true },
};

int
main(void)
{
	struct arena *a;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct statement *st;
		struct str text = STR_NONE;
		struct buf b;

		a = arena_new(1 << 26);
		st = compiled_file(a, "test/unit/lang_keep.vern",
		    cases[i].lines);
		buf_init(&b, 1 << 20);
		if (st != NULL && lang_statement(&b, st, cases[i].lang,
				      cases[i].form) == ERR_OK)
			text = unfolded(a, buf_str(&b));
		tap_said(text, cases[i].says, cases[i].not_says, cases[i].name);
		buf_release(&b);
		arena_free(a);
	}
	a = arena_new(LIMIT_ARENA_ORG);
	each_checked(a, "test/unit/lang_keep.vern", checked,
	    ARRAY_LEN(checked));
	arena_free(a);
	return tap_done();
}
