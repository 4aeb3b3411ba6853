/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Ages of consent by what is consented to (Art. 8, N02, N12, C26): read,
 * printed in each language at the purpose, in the section about children and
 * beside the box, held or only told; what the check says, and what an overlay
 * may do. Figures and logs of which nobody vouches are told to be only told
 * (B55).
 */
#include "compiled.h"
#include "lang/overlay.h"
#include "said.h"

#define HEAD(more)                                                          \
	"statement s {\n\tin all languages \"S\"\n\tlanguages nb, nn, en, " \
	"sv, de, nl\n" more "}\n"
#define BODY                                                               \
	"controller c {\n\tname \"C\"\n\tauthority NO \"D\"\n}\n"          \
	"field full_name name {\n\tin all languages \"Name\"\n}\n"         \
	"field born date {\n\tin all languages \"Day of birth\"\n}\n"      \
	"purpose news {\n\tin all languages \"News\"\n\tusing full_name\n" \
	"\tbasis consent\n\twithdrawn by portal\n}\n"
#define PICTURES(age)                                                   \
	"purpose pictures {\n\tin all languages \"Pictures\"\n\tusing " \
	"full_name\n\tbasis consent\n\twithdrawn by portal\n" age "}\n"
#define SIXTEEN        "\tconsent alone from 16 years by \"lov § 1\"\n"
#define CHILDREN(says) "children {\n" says "}\n"
#define COMPUTED       CHILDREN("\tage computed from born\n")
#define FIGURES(says)                                                  \
	"role office {\n\tin all languages \"office\"\n}\nstatistics " \
	"f {\n\tin all languages \"Figures\"\n\tusing full_name\n"     \
	"\tanonymous at least 10 people\n" says "}\n"
#define WEB_LOG(says)                                             \
	"role office {\n\tin all languages \"office\"\n}\nlog l " \
	"{\n\tin all languages \"Log\"\n\tip address shortened\n" \
	"\tfor purpose news\n\tkept for 7 days\n" says "}\n"

static const struct statement *
compiled(struct arena *a, const char *head, const char *lines)
{
	return compiled_bytes(a, arena_printf(a, "%s%s%s", head, BODY, lines));
}

/* ---- printed ----------------------------------------------------------- */

static const struct said_case {
	const char *name, *lines;
	int lang;
	const char *says, *not_says;
} cases[] = {
	{ "N12 at the purpose, nb", PICTURES(SIXTEEN) COMPUTED, LANG_NB,
	    "Fra 16 år sier du selv ja til dette (lov § 1); før det gjør en "
	    "forelder eller verge det. ",
	    "Registeret regner ikke ut alderen" },
	{ "N12 at the purpose, nn", PICTURES(SIXTEEN) COMPUTED, LANG_NN,
	    "Frå 16 år seier du sjølv ja til dette (lov § 1); før det gjer ein "
	    "forelder eller verje det. ",
	    NULL },
	{ "N12 at the purpose, en", PICTURES(SIXTEEN) COMPUTED, LANG_EN,
	    "From the age of 16 you say yes to this yourself (lov § 1); before "
	    "that a parent or guardian does. ",
	    NULL },
	{ "N12 at the purpose, sv", PICTURES(SIXTEEN) COMPUTED, LANG_SV,
	    "Från 16 års ålder säger du själv ja till detta (lov § 1); "
	    "dessförinnan gör en vårdnadshavare det. ",
	    NULL },
	{ "N12 at the purpose, de", PICTURES(SIXTEEN) COMPUTED, LANG_DE,
	    "Ab einem Alter von 16 Jahren willigen Sie hierin selbst ein (lov "
	    "§ 1); davor tun es die Sorgeberechtigten. ",
	    NULL },
	{ "N12 at the purpose, nl", PICTURES(SIXTEEN) COMPUTED, LANG_NL,
	    "Vanaf 16 jaar zegt u hier zelf ja op (lov § 1); daarvoor doet een "
	    "ouder of voogd dat. ",
	    NULL },
	{ "N12 among children, nb", PICTURES(SIXTEEN) COMPUTED, LANG_NB,
	    " Til «Pictures» kan du samtykke selv fra 16 år (lov § 1). "
	    "Registeret tar ikke imot noe ja fra den som er yngre. Alderen "
	    "regnes ut fra «Day of birth», der den er oppgitt. Et nei tar det "
	    "imot. ",
	    "Bare opplyst" },
	{ "N12 among children, nn", PICTURES(SIXTEEN) COMPUTED, LANG_NN,
	    " Til «Pictures» kan du samtykkje sjølv frå 16 år (lov § 1). "
	    "Registeret tek ikkje imot noko ja frå den som er yngre. Alderen "
	    "blir rekna ut frå «Day of birth», der det er oppgitt. ",
	    NULL },
	{ "N12 among children, en", PICTURES(SIXTEEN) COMPUTED, LANG_EN,
	    " To “Pictures” you may consent yourself from the age of 16 (lov § "
	    "1). The registry takes no yes from anybody younger. The age is "
	    "computed from “Day of birth”, where it is given. A no is "
	    "accepted. ",
	    "Only told" },
	{ "N12 among children, sv", PICTURES(SIXTEEN) COMPUTED, LANG_SV,
	    " Till ”Pictures” kan du själv samtycka från 16 års ålder (lov § "
	    "1). Registret tar inte emot något ja från den som är yngre. "
	    "Åldern räknas ut från ”Day of birth”, där den är angiven. ",
	    NULL },
	{ "N12 among children, de", PICTURES(SIXTEEN) COMPUTED, LANG_DE,
	    " In „Pictures“ können Sie ab einem Alter von 16 Jahren selbst "
	    "einwilligen (lov § 1). Von Jüngeren nimmt das Register kein Ja "
	    "an. Das Alter wird aus „Day of birth“ berechnet, wo dies "
	    "angegeben ist. ",
	    NULL },
	{ "N12 among children, nl", PICTURES(SIXTEEN) COMPUTED, LANG_NL,
	    " Voor “Pictures” kunt u vanaf 16 jaar zelf toestemming geven (lov "
	    "§ 1). Van wie jonger is, neemt het register geen ja aan. De "
	    "leeftijd wordt berekend uit “Day of birth”, waar die is "
	    "opgegeven. ",
	    NULL },
	{ "N12 the age of all is not said again of a purpose",
	    PICTURES(SIXTEEN) CHILDREN(SIXTEEN), LANG_EN,
	    "From the age of 16 you may consent yourself (lov § 1).",
	    "To “Pictures” you may consent" },
	{ "N12 but with another provision it is",
	    PICTURES(SIXTEEN) CHILDREN("\tconsent alone from 16 years\n"),
	    LANG_EN,
	    "To “Pictures” you may consent yourself from the age of 16 (lov § "
	    "1).",
	    NULL },
	{ "N02 N12 each age with its provision",
	    PICTURES(SIXTEEN) CHILDREN(
		"\tconsent alone from 13 years by \"lov § 2\"\n\tjoining alone "
		"from 15 years by \"lov § 3\"\n\tage computed from born\n"),
	    LANG_EN,
	    "From the age of 13 you may consent yourself (lov § 2). To "
	    "“Pictures” you may consent yourself from the age of 16 (lov § 1). "
	    "The registry takes no yes from anybody younger.",
	    NULL },
	{ "C26 since when",
	    PICTURES("\tconsent alone from 16 years since 2027-01-01\n")
		COMPUTED,
	    LANG_EN,
	    "From the age of 16 you say yes to this yourself; before that a "
	    "parent or guardian does. This age limit dates from 1 January "
	    "2027. ",
	    NULL },

	/* What is not held is marked. */
	{ "B55 no day of birth: the age is only told, nb", PICTURES(SIXTEEN),
	    LANG_NB,
	    " Til «Pictures» kan du samtykke selv fra 16 år (lov § 1). Bare "
	    "opplyst. ",
	    "tar ikke imot noe ja" },
	{ "B55 no day of birth: the age is only told, en", PICTURES(SIXTEEN),
	    LANG_EN,
	    "Children -------- What is marked “Only told.” we tell here; the "
	    "registry does not check it. To “Pictures” you may consent "
	    "yourself from the age of 16 (lov § 1). Only told. ",
	    "takes no yes" },
	{ "B55 and at the purpose", PICTURES(SIXTEEN), LANG_EN,
	    "before that a parent or guardian does. The registry does not "
	    "compute the age. ",
	    NULL },
	{ "B55 joining and pictures are only told",
	    CHILDREN("\tconsent alone from 13 years\n\tjoining alone from 15 "
		     "years\n\timages alone from 15 years\n\tage computed from "
		     "born\n"),
	    LANG_EN,
	    "A no is accepted. From the age of 15 you may join by yourself. "
	    "Only "
	    "told. From the age of 15 you may decide by yourself over "
	    "pictures of you. Only told. ",
	    NULL },
	{ "B55 that a service is not for children is only told",
	    CHILDREN("\tnot targeted\n"), LANG_EN,
	    "The service is not aimed at children. Only told. ", NULL },
	{ "B55 that guardians are asked, where no age is computed",
	    CHILDREN("\tguardian consent\n\tconsent alone from 13 years\n"),
	    LANG_EN,
	    "Below the age limit we ask guardians for consent. From the age of "
	    "13 you may consent yourself. Only told. ",
	    NULL },
	{ "G8 by the day of birth of a kind",
	    PICTURES(SIXTEEN) "kind of person child {\n\tin all languages "
			      "\"children\"\n\taged under 13 years by "
			      "born\n\tguardian acts for consent\n}\n",
	    LANG_EN, "The registry takes no yes from anybody younger.", NULL },
	{ "B55 figures that nobody vouches for, nb", FIGURES(""), LANG_NB,
	    "minst 10 personer. Bare opplyst. ", "Bekreftet" },
	{ "B55 figures that nobody vouches for, en", FIGURES(""), LANG_EN,
	    "at least 10 people. Only told. ", "Attested" },
	{ "B55 and what the mark means", FIGURES(""), LANG_EN,
	    "What we use information for --------------------------- What is "
	    "marked “Only told.” we tell here; the registry does not check "
	    "it. ",
	    NULL },
	{ "B55 figures that somebody vouches for",
	    FIGURES("\tattested by office on 2026-01-02\n"), LANG_EN,
	    "at least 10 people. Attested by office on 2 January 2026. ",
	    "Only told" },
	{ "B55 figures that somebody vouches for, no day",
	    FIGURES("\tattested by office\n"), LANG_EN,
	    "at least 10 people. Attested by office. ", "Only told" },
	{ "B55 a log that nobody vouches for", WEB_LOG(""), LANG_EN,
	    "What is marked “Only told.” we tell here; the registry does not "
	    "check it. ## Log",
	    "Attested" },
	{ "B55 is only told", WEB_LOG(""), LANG_EN, "7 days. Only told. ",
	    NULL },
	{ "B55 a log that somebody vouches for",
	    WEB_LOG("\tattested by office on 2026-01-02\n"), LANG_DE,
	    "Bestätigt durch: office, am 2. Januar 2026.", "Nur mitgeteilt" },
};

static void
said(struct arena *a, const struct said_case *c)
{
	tap_said(text_of(a, compiled(a, HEAD(""), c->lines),
		     (enum lang)c->lang),
	    c->says, c->not_says, c->name);
}

static void
beside_the_box(struct arena *a)
{
	static const struct {
		enum lang lang;
		const char *says;
	} boxes[] = {
		{ LANG_NB, " Fra 16 år sier du selv ja til dette (lov § 1); " },
		{ LANG_NN,
		    " Frå 16 år seier du sjølv ja til dette (lov § 1); " },
		{ LANG_EN,
		    " From the age of 16 you say yes to this yourself (lov § "
		    "1); before that a parent or guardian does. You can "
		    "withdraw" },
		{ LANG_SV, " Från 16 års ålder säger du själv ja " },
		{ LANG_DE, " Ab einem Alter von 16 Jahren willigen Sie " },
		{ LANG_NL, " Vanaf 16 jaar zegt u hier zelf ja op " },
	};
	const struct statement *st =
	    compiled(a, HEAD(""), PICTURES(SIXTEEN) COMPUTED);

	if (!tap_ok(st != NULL, "N12 an age of its own"))
		return;
	for (size_t i = 0; i < ARRAY_LEN(boxes); i++)
		tap_ok(has(lang_consent_text(a, st, 1, -1, boxes[i].lang),
			   boxes[i].says),
		    arena_printf(a, "N12 beside the box, %s",
			lang_code(boxes[i].lang))
			.p);
	tap_ok(!has(lang_consent_text(a, st, 0, -1, LANG_EN), "age of"),
	    "N12 not beside another");
}

/* Where no server keeps a register nothing is marked. */
static void
printed_only(struct arena *a)
{
	const struct statement *st = compiled(a, HEAD("\tprinted only\n"),
	    PICTURES(SIXTEEN) COMPUTED FIGURES(""));
	struct str text = text_of(a, st, LANG_EN);

	tap_ok(has(text, "from the age of 16") && !has(text, "takes no yes") &&
		   !has(text, "Only told"),
	    "B55 of a file without a server no age is held, and none marked");
}

/* ---- found ------------------------------------------------------------- */

static const struct finding_case {
	const char *name, *lines, *code;
	bool is;
} findings[] = {
	{ "N12 a lower age than that of Art. 8",
	    PICTURES("\tconsent alone from 12 years\n"), "child_age_low",
	    true },
	{ "Art. 8(1): and no law allows one below 13",
	    PICTURES("\tconsent alone from 12 years by \"lov § 4\"\n"),
	    "child_age_low", true },
#define GERMANY(purpose)                                                  \
	"controller d {\n\tname \"D\"\n\tauthority DE \"D\"\n}\n"         \
	"purpose german {\n\tin all languages \"G\"\n\tusing full_name\n" \
	"\tbasis consent\n\twithdrawn by portal\n" purpose "}\n"
	{ "Art. 8(1): below the age where the second controller is",
	    GERMANY("\tcontroller d\n\tconsent alone from 14 years\n"),
	    "child_age_low", true },
	{ "Art. 8(1): at that age",
	    GERMANY("\tcontroller d\n\tconsent alone from 16 years\n"),
	    "child_age_low", false },
	{ "Art. 8(1): by a law, from 13 on",
	    GERMANY("\tcontroller d\n\tconsent alone from 14 years by "
		    "\"Gesetz\"\n"),
	    "child_age_low", false },
	{ "Art. 8(1): by a law, below it",
	    GERMANY("\tcontroller d\n\tconsent alone from 12 years by "
		    "\"Gesetz\"\n"),
	    "child_age_low", true },
	{ "Art. 8(1): over which the first controller decides",
	    GERMANY("\tconsent alone from 14 years\n"), "child_age_low",
	    false },
	{ "Art. 8(1), 26: over which both decide",
	    GERMANY("\tjointly with d\n\tconsent alone from 14 "
		    "years\n"),
	    "child_age_low", true },
	{ "Art. 8(1): the age of all, and a purpose of the second",
	    GERMANY("\tcontroller d\n")
		CHILDREN("\tconsent alone from 13 years\n"),
	    "child_age_low", true },
	{ "Art. 8(1): and one that has an age of its own",
	    GERMANY("\tcontroller d\n\tconsent alone from 16 years\n")
		CHILDREN("\tconsent alone from 13 years\n"),
	    "child_age_low", false },
	{ "Art. 8(1): and none of the second",
	    GERMANY("") CHILDREN("\tconsent alone from 13 years\n"),
	    "child_age_low", false },
	{ "N02 the same age", PICTURES("\tconsent alone from 13 years\n"),
	    "child_age_low", false },
	{ "C26 an age of tomorrow",
	    PICTURES("\tconsent alone from 16 years since 2026-03-02\n"),
	    "age_not_yet", true },
	{ "C26 an age of today",
	    PICTURES("\tconsent alone from 16 years since 2026-03-01\n"),
	    "age_not_yet", false },
	{ "C26 the age of all, tomorrow",
	    CHILDREN("\tconsent alone from 13 years since 2026-03-02\n"),
	    "age_not_yet", true },
	{ "C26 of joining",
	    CHILDREN("\tjoining alone from 15 years since 2026-03-02\n"),
	    "age_not_yet", true },
	{ "C26 of pictures",
	    CHILDREN("\timages alone from 15 years since 2026-03-02\n"),
	    "age_not_yet", true },
	{ "C26 since long ago",
	    CHILDREN("\tconsent alone from 13 years since 2018-07-20\n"),
	    "age_not_yet", false },
	{ "C26 without a day", CHILDREN("\tconsent alone from 13 years\n"),
	    "age_not_yet", false },
	{ "pictures below the practice",
	    PICTURES(
		"\tconsent alone from 13 years by \"lov § 4\"\n") "pictures "
								  "album "
								  "{\n\tin all "
								  "languages "
								  "\"A\"\n\tfor"
								  " purposes "
								  "pictures\n}"
								  "\n",
	    "image_age_low", true },
	{ "pictures at the practice",
	    PICTURES("\tconsent alone from 15 years\n") "pictures album "
							"{\n\tin all languages "
							"\"A\"\n\tfor purposes "
							"pictures\n}\n",
	    "image_age_low", false },
	{ "pictures at another age than “children” says",
	    PICTURES(SIXTEEN) CHILDREN(
		"\timages alone from 15 years\n") "pictures album {\n\tin all "
						  "languages \"A\"\n\tfor "
						  "purposes "
						  "pictures\n}\n",
	    "child_ages_differ", true },
	{ "pictures at the same",
	    PICTURES(SIXTEEN) CHILDREN(
		"\timages alone from 16 years\n") "pictures album {\n\tin all "
						  "languages \"A\"\n\tfor "
						  "purposes "
						  "pictures\n}\n",
	    "child_ages_differ", false },
	{ "something else than pictures at another age",
	    PICTURES(SIXTEEN) CHILDREN("\timages alone from 15 years\n"),
	    "child_ages_differ", false },
#define MINOR(years)                                                \
	"kind of person minor {\n\tin all languages \"M\"\n\taged " \
	"under " years " years\n\tguardian acts for consent\n}\n"
	{ "a guardian for everything, and a purpose from an earlier age",
	    PICTURES(SIXTEEN) MINOR("18"), "ages_of_one", true },
	{ "and from a later one", PICTURES(SIXTEEN) MINOR("13"), "ages_of_one",
	    false },
	{ "G8 children without a guardian",
	    "kind of person small {\n\tin all languages \"K\"\n\taged under 13 "
	    "years by born\n}\n",
	    "guardian_unsaid", true },
	{ "G8 whom the age of all guards",
	    "kind of person small {\n\tin all languages \"K\"\n\taged under 13 "
	    "years by born\n}\n" CHILDREN("\tconsent alone from 13 years\n"),
	    "guardian_unsaid", false },
	{ "G8 whom an age that is only told does not",
	    "kind of person small {\n\tin all languages \"K\"\n\taged under 13 "
	    "years\n}\n" CHILDREN("\tconsent alone from 13 years\n"),
	    "guardian_unsaid", true },
	{ "B55 figures that nobody vouches for", FIGURES(""), "told_unattested",
	    true },
	{ "B55 figures that somebody does",
	    FIGURES("\tattested by office on 2026-01-02\n"), "told_unattested",
	    false },
	{ "B55 a log that nobody vouches for", WEB_LOG(""), "told_unattested",
	    true },
	{ "B55 a log that somebody does",
	    WEB_LOG("\tattested by office on 2026-01-02\n"), "told_unattested",
	    false },
	{ "ages of the law need nobody to vouch for them",
	    CHILDREN("\tconsent alone from 13 years\n"), "told_unattested",
	    false },
};

static void
checked(struct arena *a, const struct finding_case *c)
{
	const struct statement *st = compiled(a, HEAD(""), c->lines);
	bool is = st != NULL && check_finds(a, st, c->code);

	tap_ok(st != NULL && is == c->is,
	    arena_printf(a, "%s: %s", c->name, c->code).p);
}

/* ---- refused ----------------------------------------------------------- */

static const struct refusal {
	const char *name, *lines, *code;
} refusals[] = {
	{ "an age in months", PICTURES("\tconsent alone from 16 months\n"),
	    "age_in_years" },
	{ "an age in days", PICTURES("\tconsent alone from 16 days\n"),
	    "age_in_years" },
	{ "no age", PICTURES("\tconsent alone from\n"), NULL },
	{ "a number alone", PICTURES("\tconsent alone from 16\n"), NULL },
	{ "a law without quotes",
	    PICTURES("\tconsent alone from 16 years by lov\n"), NULL },
	{ "since no day",
	    PICTURES("\tconsent alone from 16 years since 2026\n"), NULL },
	{ "twice", PICTURES(SIXTEEN "\tconsent alone from 15 years\n"), NULL },
	{ "a block", PICTURES("\tconsent alone from 16 years {\n\t}\n"), NULL },
	{ "computed from no date", CHILDREN("\tage computed from full_name\n"),
	    "no_date_field" },
	{ "computed from nothing", CHILDREN("\tage computed from\n"), NULL },
	{ "computed from what there is not",
	    CHILDREN("\tage computed from birthday\n"), "unknown_name" },
	{ "computed from a part of a record",
	    "field trip records {\n\tin all languages \"T\"\n\tfield day date "
	    "{\n\t\tin all languages \"D\"\n\t}\n}\n" CHILDREN(
		"\tage computed from trip.day\n"),
	    NULL },
	{ "computed from two",
	    CHILDREN("\tage computed from born, full_name\n"), NULL },
	{ "computed twice",
	    CHILDREN("\tage computed from born\n\tage computed from born\n"),
	    NULL },
	{ "attested by nobody", FIGURES("\tattested by\n"), NULL },
	{ "attested by who is no role", FIGURES("\tattested by boss\n"),
	    "unknown_name" },
	{ "attested on no day", FIGURES("\tattested by office on\n"), NULL },
	{ "a log attested by who is no role", WEB_LOG("\tattested by boss\n"),
	    "unknown_name" },
};

/* ---- narrower ------------------------------------------------------------ */

static const struct narrow_case {
	const char *name, *was, *is;
	bool narrows;
} narrows[] = {
	{ "the same age", PICTURES(SIXTEEN) COMPUTED,
	    PICTURES(SIXTEEN) COMPUTED, true },
	{ "a higher age", PICTURES(SIXTEEN) COMPUTED,
	    PICTURES("\tconsent alone from 18 years\n") COMPUTED, true },
	{ "N12 a lower age", PICTURES(SIXTEEN) COMPUTED,
	    PICTURES("\tconsent alone from 15 years\n") COMPUTED, false },
	{ "N12 none", PICTURES(SIXTEEN) COMPUTED, PICTURES("") COMPUTED,
	    false },
	{ "N12 that of all, which is lower", PICTURES(SIXTEEN) COMPUTED,
	    PICTURES("") CHILDREN("\tconsent alone from 13 years\n\tage "
				  "computed from born\n"),
	    false },
	{ "one where there was none", PICTURES("") COMPUTED,
	    PICTURES(SIXTEEN) COMPUTED, true },
	{ "N02 a lower age of all", CHILDREN("\tconsent alone from 15 years\n"),
	    CHILDREN("\tconsent alone from 13 years\n"), false },
#define SINCE(day)                                                          \
	PICTURES(                                                           \
	    "\tconsent alone from 16 years by \"lov § 1\" since " day "\n") \
	COMPUTED
	{ "C26 a day from which it is", PICTURES(SIXTEEN) COMPUTED,
	    SINCE("2099-01-01"), false },
	{ "C26 one where there was none, from a day on", PICTURES("") COMPUTED,
	    SINCE("2099-01-01"), false },
	{ "C26 a later day", SINCE("2027-01-01"), SINCE("2027-01-02"), false },
	{ "C26 the same day", SINCE("2027-01-01"), SINCE("2027-01-01"), true },
	{ "C26 an earlier day", SINCE("2027-01-01"), SINCE("2026-12-31"),
	    true },
	{ "C26 no day any more", SINCE("2027-01-01"),
	    PICTURES(SIXTEEN) COMPUTED, true },
	{ "C26 the age of all, from a day on",
	    CHILDREN("\tconsent alone from 13 years\n"),
	    CHILDREN("\tconsent alone from 13 years since 2099-01-01\n"),
	    false },
	{ "C26 a higher one, from a day on",
	    CHILDREN("\tconsent alone from 13 years\n"),
	    CHILDREN("\tconsent alone from 15 years since 2099-01-01\n"),
	    false },
	{ "computed no more", PICTURES(SIXTEEN) COMPUTED, PICTURES(SIXTEEN),
	    false },
	{ "computed now", PICTURES(SIXTEEN), PICTURES(SIXTEEN) COMPUTED, true },
};

int
main(void)
{
	struct arena *a = arena_new(1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		said(a, &cases[i]);
	beside_the_box(a);
	printed_only(a);
	for (size_t i = 0; i < ARRAY_LEN(findings); i++)
		checked(a, &findings[i]);
	for (size_t i = 0; i < ARRAY_LEN(refusals); i++)
		tap_refused(a,
		    arena_printf(a, "%s%s%s", HEAD(""), BODY,
			refusals[i].lines),
		    refusals[i].code, refusals[i].name);
	for (size_t i = 0; i < ARRAY_LEN(narrows); i++) {
		const struct statement *was =
		    compiled(a, HEAD(""), narrows[i].was);
		const struct statement *is =
		    compiled(a, HEAD(""), narrows[i].is);
		struct narrow_fault why;

		tap_ok(was != NULL && is != NULL &&
			   lang_narrows(was, is, &why) == narrows[i].narrows,
		    arena_printf(a, "an overlay with %s", narrows[i].name).p);
	}
	arena_free(a);
	return tap_done();
}
