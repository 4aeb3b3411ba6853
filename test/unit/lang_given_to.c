/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What each recipient is told to get: all that is declared to go to it, by
 * whatever kind of declaration, and figures that are about nobody as such (Art.
 * 4(1), 13(1)(e)).
 */
#include "compiled.h"
#include "said.h"

#define SIX(t) "in all languages \"" t "\"\n"

static const char form[] = "statement s {\n" SIX(
    "S") "languages nb, nn, en, sv, de, nl\n}\n"
	 "controller us {\nname \"Us\"\n}\n"
	 "purpose safe {\n" SIX("Safety") "basis contract\n}\n"
					  "recipient police {\n" SIX(
					      "The police") "%s}\n"
							    "%s";

#define PRIVATE   "private individuals\n"
#define AUTHORITY "public authority\n"
#define CAMERA    "camera surveillance cam {\n" SIX("Camera") "goes to police\n}\n"
#define LIVE                               \
	"camera surveillance cam {\n" SIX( \
	    "Camera") "not "               \
		      "recorded\ngoes to police\n}\n"
#define EVENT    "event type fair {\n" SIX("Fair") "goes to police\n}\n"
#define LIST     "data category list {\n" SIX("List") "goes to police\n}\n"
#define TRACKING "tracking t {\n" SIX("Tracking") "goes to police\n}\n"
#define CASES    "disclosure d {\n" SIX("Cases") "to recipient police\n}\n"
#define FIGURES(lines) \
	"shared figures f {\n" SIX("Report") "goes to police\n" lines "}\n"

static const struct {
	const char *name, *lines, *parts;
	enum lang lang;
	const char *says, *not_says;
} cases[] = {
	{ "G4(9) private individuals, nb", PRIVATE, LIST, LANG_NB,
	    "Privatpersoner.", NULL },
	{ "G4(9) private individuals, nn", PRIVATE, LIST, LANG_NN,
	    "Privatpersonar.", NULL },
	{ "G4(9) private individuals, en", PRIVATE, LIST, LANG_EN,
	    "Private individuals.", NULL },
	{ "G4(9) private individuals, sv", PRIVATE, LIST, LANG_SV,
	    "Privatpersoner.", NULL },
	{ "G4(9) private individuals, de", PRIVATE, LIST, LANG_DE,
	    "Privatpersonen.", NULL },
	{ "G4(9) private individuals, nl", PRIVATE, LIST, LANG_NL,
	    "Particulieren.", NULL },
	{ "G4(9) an authority is none", AUTHORITY, LIST, LANG_EN,
	    "Public authority.", "Private" },
	{ "G13(1)(e) a camera, and a list", AUTHORITY, CAMERA LIST, LANG_EN,
	    "What is given: footage from “Camera” and List.", NULL },
	{ "G13(1)(e) a camera alone", AUTHORITY, CAMERA, LANG_NB,
	    "Får: opptak fra «Camera».", "Får: Camera" },
	{ "G13(1)(e) footage, nn", AUTHORITY, CAMERA, LANG_NN,
	    "Får: opptak frå «Camera».", NULL },
	{ "G13(1)(e) footage, sv", AUTHORITY, CAMERA, LANG_SV,
	    "Får: inspelningar från ”Camera”.", NULL },
	{ "G13(1)(e) footage, de", AUTHORITY, CAMERA, LANG_DE,
	    "Aufnahmen von „Camera“.", NULL },
	{ "G13(1)(e) footage, nl", AUTHORITY, CAMERA, LANG_NL,
	    "opnamen van “Camera”.", NULL },
	{ "G13(1)(e) a camera that records nothing", AUTHORITY, LIVE, LANG_NB,
	    "Får: bilder fra «Camera».", "opptak fra" },
	{ "G13(1)(e) who signed up", AUTHORITY, EVENT, LANG_NB,
	    "Får: påmeldinger til «Fair».", NULL },
	{ "G13(1)(e) tracking alone, of no class", "", TRACKING, LANG_NB,
	    "Får: Tracking.", "Får opplysninger." },
	{ "what it is given in single cases is told there", AUTHORITY, CASES,
	    LANG_EN, "Cases", "What is given" },
	{ "nothing that is said", "", CASES, LANG_NB, "Får opplysninger.",
	    "Får:" },
	{ "G4(5) figures about people", AUTHORITY, FIGURES("pseudonymous\n"),
	    LANG_NB, "Får: Report.", "anonyme tall" },
	{ "G4(1) figures about nobody, nb", AUTHORITY, FIGURES("anonymous\n"),
	    LANG_NB, "Får bare anonyme tall: Report.", "Får:" },
	{ "G4(1) … of no class", "", FIGURES("anonymous\n"), LANG_NB,
	    "Får bare anonyme tall: Report.", "Får opplysninger." },
	{ "G4(1) … nn", AUTHORITY, FIGURES("anonymous\n"), LANG_NN,
	    "Får berre anonyme tal: Report.", "Får:" },
	{ "G4(1) … en", AUTHORITY, FIGURES("anonymous\n"), LANG_EN,
	    "Only anonymous figures are given: Report.", "What is given" },
	{ "G4(1) … sv", AUTHORITY, FIGURES("anonymous\n"), LANG_SV,
	    "Får bara anonyma siffror: Report.", "Får:" },
	{ "G4(1) … de", AUTHORITY, FIGURES("anonymous\n"), LANG_DE,
	    "Nur anonyme Zahlen werden weitergegeben: Report.",
	    "Was weitergegeben wird" },
	{ "G4(1) … nl", AUTHORITY, FIGURES("anonymous\n"), LANG_NL,
	    "Alleen anonieme cijfers worden verstrekt: Report.",
	    "Verstrekt wordt" },
	{ "beside what it gets, nb", AUTHORITY, LIST FIGURES("anonymous\n"),
	    LANG_NB, "Får: List. Får også anonyme tall: Report.", "bare" },
	{ "… nn", AUTHORITY, LIST FIGURES("anonymous\n"), LANG_NN,
	    "Får òg anonyme tal: Report.", "berre" },
	{ "… en", AUTHORITY, LIST FIGURES("anonymous\n"), LANG_EN,
	    "Anonymous figures are given too: Report.", "Only anonymous" },
	{ "… sv", AUTHORITY, LIST FIGURES("anonymous\n"), LANG_SV,
	    "Får också anonyma siffror: Report.", "bara anonyma" },
	{ "… de", AUTHORITY, LIST FIGURES("anonymous\n"), LANG_DE,
	    "Auch anonyme Zahlen werden weitergegeben: Report.",
	    "Nur anonyme" },
	{ "… nl", AUTHORITY, LIST FIGURES("anonymous\n"), LANG_NL,
	    "Ook anonieme cijfers worden verstrekt: Report.",
	    "Alleen anonieme" },
	{ "and beside single cases", AUTHORITY, CASES FIGURES("anonymous\n"),
	    LANG_NB, "Får også anonyme tall: Report.", "bare" },
	{ "and for a purpose", AUTHORITY "for purposes safe\n",
	    FIGURES("anonymous\n"), LANG_NB, "Får også anonyme tall: Report.",
	    "bare" },
};

int
main(void)
{
	struct arena *a = arena_new((size_t)1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		tap_said(text_of(a,
			     compiled_bytes(a,
				 arena_printf(a, form, cases[i].lines,
				     cases[i].parts)),
			     cases[i].lang),
		    cases[i].says, cases[i].not_says, cases[i].name);
	arena_free(a);
	return tap_done();
}
