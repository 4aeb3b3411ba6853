/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * G8: from which age somebody says yes alone, and who says it before: what
 * stands at the purpose, beside the box and in an explanation is the same.
 */
#include "compiled.h"
#include "lang/explain.h"
#include "said.h"

#define ALL(t) "in all languages \"" t "\"\n"
#define HEAD                                                              \
	"statement s {\nlanguages nb, nn, en, sv, de, nl\nprinted only\n" \
	"}\ncontroller us {\nname \"Us\"\nauthority NO \"Datatilsynet\"\n}\n"
#define KIND(name, lines)                                                     \
	"kind of person " name " {\n" ALL(name) "not in the register\n" lines \
						"}\n"
#define ALBUM(lines)                                                   \
	HEAD "purpose album {\n" ALL(                                  \
	    "album") "for small, camper\nbasis consent\nwithdrawn by " \
		     "email\n" lines "}\npictures camp {\n" ALL(       \
			 "Camp") "kept for 1 year\nfor purposes album\n}\n"
#define FIFTEEN      "consent alone from 15 years\n"
#define SMALL(lines) KIND("small", "aged under 10 years\n" lines)
#define CAMPER(lines) \
	KIND("camper", "aged from 10 years under 15 years\n" lines)
#define ONE      "guardian acts for consent, pictures\n"
#define BOTH     "both guardians act for consent, pictures\n"
#define ONE_TOO  "guardian must agree to consent\n"
#define BOTH_TOO "both guardians must agree to consent\n"

static const struct alone_case {
	const char *name, *file;
	enum lang lang;
	const char *says, *not_says;
} cases[] = {
	{ "no kind says who", ALBUM(FIFTEEN) SMALL("") CAMPER(""), LANG_EN,
	    "before that a parent or guardian does.", "both" },
	{ "one", ALBUM(FIFTEEN) SMALL(ONE) CAMPER(""), LANG_EN,
	    "before that a parent or guardian does.", "both" },
	{ "one too", ALBUM(FIFTEEN) SMALL(ONE_TOO) CAMPER(""), LANG_EN,
	    "before that a parent or guardian does.", "both" },
	{ "both, nb", ALBUM(FIFTEEN) SMALL(BOTH) CAMPER(""), LANG_NB,
	    "Fra 15 år sier du selv ja til dette; før det gjør begge foreldre "
	    "eller verger det.",
	    "gjør en forelder" },
	{ "both, nn", ALBUM(FIFTEEN) SMALL(BOTH) CAMPER(BOTH), LANG_NN,
	    "før det gjer begge foreldre eller verjer det.",
	    "gjer ein forelder" },
	{ "both, en", ALBUM(FIFTEEN) SMALL(BOTH) CAMPER(BOTH), LANG_EN,
	    "before that both parents or guardians do.",
	    "a parent or guardian does" },
	{ "both, sv", ALBUM(FIFTEEN) SMALL(BOTH) CAMPER(BOTH), LANG_SV,
	    "dessförinnan gör båda vårdnadshavarna det.",
	    "gör en vårdnadshavare" },
	{ "both, de", ALBUM(FIFTEEN) SMALL(BOTH) CAMPER(BOTH), LANG_DE,
	    "davor tun es beide Sorgeberechtigten.", "davor tun es die" },
	{ "both, nl", ALBUM(FIFTEEN) SMALL(BOTH) CAMPER(BOTH), LANG_NL,
	    "daarvoor doen beide ouders of voogden dat.", "doet een ouder" },
	{ "one of some, both of others", ALBUM(FIFTEEN) SMALL(BOTH) CAMPER(ONE),
	    LANG_EN, "you say yes to this yourself.", "before that" },
	{ "… nb", ALBUM(FIFTEEN) SMALL(BOTH) CAMPER(ONE), LANG_NB,
	    "Fra 15 år sier du selv ja til dette.", "før det" },
	{ "… nn", ALBUM(FIFTEEN) SMALL(BOTH) CAMPER(ONE), LANG_NN,
	    "Frå 15 år seier du sjølv ja til dette.", "før det" },
	{ "… sv", ALBUM(FIFTEEN) SMALL(BOTH) CAMPER(ONE), LANG_SV,
	    "Från 15 års ålder säger du själv ja till detta.", "dessförinnan" },
	{ "… de", ALBUM(FIFTEEN) SMALL(BOTH) CAMPER(ONE), LANG_DE,
	    "Ab einem Alter von 15 Jahren willigen Sie hierin selbst ein.",
	    "davor" },
	{ "… nl", ALBUM(FIFTEEN) SMALL(BOTH) CAMPER(ONE), LANG_NL,
	    "Vanaf 15 jaar zegt u hier zelf ja op.", "daarvoor doe" },
	{ "both too", ALBUM(FIFTEEN) SMALL(BOTH_TOO) CAMPER(""), LANG_EN,
	    "you say yes to this yourself.", "before that" },
	{ "of another matter",
	    ALBUM(FIFTEEN) SMALL("both guardians act for payment\n") CAMPER(""),
	    LANG_EN, "before that a parent or guardian does.",
	    "both parents "
	    "or guardians do." },
};

static const struct explain_case {
	const char *name, *file;
	const char *of; /* a kind, or NULL: anybody */
	enum lang lang;
	const char *says, *not_says;
} explained[] = {
	{ "nobody acts", ALBUM("") SMALL("") CAMPER(""), NULL, LANG_EN,
	    "Only with the person's consent.", "For these" },
	{ "one acts for some", ALBUM("") SMALL(ONE) CAMPER(""), NULL, LANG_EN,
	    "Only with consent.\n", "the person's" },
	{ "… and is said for whom", ALBUM("") SMALL(ONE) CAMPER(""), NULL,
	    LANG_NB, "For disse sier en forelder eller verge ja: small.",
	    "fra personen" },
	{ "of such a child", ALBUM("") SMALL(ONE) CAMPER(""), "small", LANG_EN,
	    "For these a parent or guardian says yes: small.", "the person's" },
	{ "of such a child, both", ALBUM("") SMALL(BOTH) CAMPER(ONE), "small",
	    LANG_EN, "For these both parents or guardians say yes: small.",
	    "camper" },
	{ "of one who is older", ALBUM("") SMALL(ONE) CAMPER(""), "camper",
	    LANG_EN, "Only with the person's consent.", "For these" },
	{ "of a child who says it too", ALBUM("") SMALL(ONE_TOO) CAMPER(""),
	    "small", LANG_EN,
	    "For these a parent or guardian must say yes too: small.",
	    "Only with consent." },
	{ "… and says it", ALBUM("") SMALL(ONE_TOO) CAMPER(""), "small",
	    LANG_EN, "Only with the person's consent.", NULL },
	{ "by email too", ALBUM("send by email\n") SMALL("") CAMPER(""), NULL,
	    LANG_EN, "Only with the person's consent for the channel.", NULL },
	{ "the age", ALBUM(FIFTEEN) SMALL(BOTH) CAMPER(BOTH), NULL, LANG_EN,
	    "before that both parents or guardians do.",
	    "a parent or guardian does" },
};

static void
explain(struct arena *a, const struct explain_case *x)
{
	const struct statement *st = compiled_bytes(a, str_of(x->file));
	struct str text = STR_NONE;
	uint64_t kinds = 0;
	struct buf b;

	if (!tap_ok(st != NULL, x->name))
		return;
	for (size_t i = 0; x->of != NULL && i < st->kinds_n; i++)
		if (str_is(st->kinds[i].n.name, x->of))
			kinds |= UINT64_C(1) << i;
	buf_init(&b, 1 << 20);
	if ((x->of == NULL ? lang_explain(&b, st, 0, -1, 0, x->lang)
			   : lang_explain_of(&b, st, 0, -1, 0, kinds,
				 x->lang)) == ERR_OK)
		text = arena_str(a, buf_str(&b));
	buf_release(&b);
	/* Whom it is for is a line of its own. */
	(void)str_cut(&text, '\n', &(struct str){ 0 });
	tap_said(text, x->says, x->not_says, x->name);
}

int
main(void)
{
	struct arena *a = arena_new(1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct alone_case *x = &cases[i];
		const struct statement *st = compiled_bytes(a, str_of(x->file));

		tap_said(text_of(a, st, x->lang), x->says, NULL,
		    arena_printf(a, "G8 at the purpose: %s", x->name).p);
		tap_ok(st != NULL, x->name);
		tap_said(st == NULL ? STR_NONE
				    : lang_consent_text(a, st, 0, -1, x->lang),
		    x->says, x->not_says,
		    arena_printf(a, "G8 beside the box: %s", x->name).p);
	}
	for (size_t i = 0; i < ARRAY_LEN(explained); i++)
		explain(a, &explained[i]);
	arena_free(a);
	return tap_done();
}
