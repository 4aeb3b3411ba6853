/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A citation of the Regulation is written as each language writes it, however
 * the file does; what is no citation stays as it stands.
 */
#include "lang/prose_doc.h"
#include "tap.h"

static const struct {
	const char *written;
	const char *in[LANG_MAX]; /* NULL: not tried */
} cited[] = {
	{ "Art. 9(2)(d)", { [LANG_NB] = "art. 9 nr. 2 bokstav d",
			      [LANG_NN] = "art. 9 nr. 2 bokstav d",
			      [LANG_EN] = "Art. 9(2)(d)",
			      [LANG_SV] = "artikel 9.2 d",
			      [LANG_DE] = "Art. 9 Abs. 2 Buchst. d",
			      [LANG_NL] = "artikel 9, lid 2, onder d" } },
	{ "GDPR Art. 9(2)(d)",
	    { [LANG_NB] = "personvernforordningen art. 9 nr. 2 bokstav d",
		[LANG_NN] = "personvernforordninga art. 9 nr. 2 bokstav d",
		[LANG_EN] = "Art. 9(2)(d) GDPR",
		[LANG_SV] = "artikel 9.2 d i dataskyddsförordningen",
		[LANG_DE] = "Art. 9 Abs. 2 Buchst. d DSGVO",
		[LANG_NL] = "artikel 9, lid 2, onder d, AVG" } },
	{ "GDPR art. 12-22",
	    { [LANG_NB] = "personvernforordningen art. 12–22",
		[LANG_EN] = "Art. 12-22 GDPR",
		[LANG_SV] = "artikel 12–22 i dataskyddsförordningen" } },
	{ "GDPR art. 5, 17 og 32",
	    { [LANG_NB] = "personvernforordningen art. 5, 17 og 32",
		[LANG_EN] = "Art. 5, 17 and 32 GDPR",
		[LANG_DE] = "Art. 5, 17 und 32 DSGVO" } },
	/* What follows a part of an article is no further part of it. */
	{ "GDPR Art. 5(2), 32",
	    { [LANG_NB] = "personvernforordningen art. 5 nr. 2 og art. 32",
		[LANG_NN] = "personvernforordninga art. 5 nr. 2 og art. 32",
		[LANG_EN] = "Art. 5(2) and 32 GDPR",
		[LANG_SV] = "artikel 5.2 och artikel 32 i "
			    "dataskyddsförordningen",
		[LANG_DE] = "Art. 5 Abs. 2 und Art. 32 DSGVO",
		[LANG_NL] = "artikel 5, lid 2 en artikel 32, AVG" } },
	{ "Art. 12, 17(1), 21, 22",
	    { [LANG_NB] = "art. 12, 17 nr. 1, art. 21 og 22",
		[LANG_EN] = "Art. 12, 17(1), 21 and 22",
		[LANG_DE] = "Art. 12, 17 Abs. 1, Art. 21 und 22" } },
	{ "Art. 6 Abs. 1 Buchst. f DSGVO",
	    { [LANG_DE] = "Art. 6 Abs. 1 Buchst. f DSGVO",
		[LANG_EN] = "Art. 6(1)(f) GDPR" } },
	{ "Art. 6 Abs. 1 lit. f DS-GVO",
	    { [LANG_DE] = "Art. 6 Abs. 1 Buchst. f DSGVO",
		[LANG_NN] = "personvernforordninga art. 6 nr. 1 bokstav f" } },
	{ "artikel 9.2 d i dataskyddsförordningen",
	    { [LANG_SV] = "artikel 9.2 d i dataskyddsförordningen",
		[LANG_NL] = "artikel 9, lid 2, onder d, AVG" } },
	{ "artikel 6, lid 1, onder a, AVG",
	    { [LANG_NL] = "artikel 6, lid 1, onder a, AVG",
		[LANG_NB] = "personvernforordningen art. 6 nr. 1 bokstav a" } },
	{ "personvernforordningen artikkel 9 nr. 2 a",
	    { [LANG_NB] = "personvernforordningen art. 9 nr. 2 bokstav a",
		[LANG_EN] = "Art. 9(2)(a) GDPR" } },
	{ "Article 49(1)(a) of the GDPR",
	    { [LANG_EN] = "Art. 49(1)(a) GDPR",
		[LANG_SV] = "artikel 49.1 a i dataskyddsförordningen" } },
	/* The name of a law is of what follows it. */
	{ "EMK art. 8, GDPR art. 6 nr. 1 bokstav e",
	    { [LANG_NB] = "EMK art. 8, personvernforordningen art. 6 nr. 1 "
			  "bokstav e",
		[LANG_EN] = "EMK Art. 8, Art. 6(1)(e) GDPR" } },
	{ "SP art. 17, GDPR art. 5",
	    { [LANG_EN] = "SP Art. 17, Art. 5 GDPR" } },
	{ "GDPR art. 6 (1) e", { [LANG_EN] = "Art. 6(1)(e) GDPR" } },
	{ "GDPR art. 6 nr. 1 bokstav c og e",
	    { [LANG_EN] = "Art. 6(1)(c), (e) GDPR",
		[LANG_NB] = "personvernforordningen art. 6 nr. 1 bokstav c og "
			    "e" } },
	{ "Art. 6.1.c", { [LANG_NB] = "art. 6 nr. 1 bokstav c" } },
	{ "Art. 9(2)(a), (b), (c), (d), (e), (f), (g), (h)",
	    { [LANG_NB] = "art. 9 nr. 2 bokstav a, b, c, d, e, f, g og h",
		[LANG_EN] = "Art. 9(2)(a), (b), (c), (d), (e), (f), (g), "
			    "(h)" } },
	/* Several of a kind, and all from one to another. */
	{ "Art. 13(2)(b)-(d)", { [LANG_NB] = "art. 13 nr. 2 bokstav b–d",
				   [LANG_EN] = "Art. 13(2)(b)-(d)",
				   [LANG_DE] = "Art. 13 Abs. 2 Buchst. b–d",
				   [LANG_SV] = "artikel 13.2 b–d" } },
	{ "Art. 9(2)(b), (g)-(j)",
	    { [LANG_NB] = "art. 9 nr. 2 bokstav b og g–j",
		[LANG_EN] = "Art. 9(2)(b), (g)-(j)",
		[LANG_NL] = "artikel 9, lid 2, onder b en g–j" } },
	{ "Art. 21(2)-(3)", { [LANG_NB] = "art. 21 nr. 2–3",
				[LANG_EN] = "Art. 21(2)-(3)",
				[LANG_DE] = "Art. 21 Abs. 2–3" } },
	{ "Art. 35(1), (3)", { [LANG_NB] = "art. 35 nr. 1 og 3",
				 [LANG_EN] = "Art. 35(1), (3)" } },
	{ "art. 13 nr. 2 bokstav b-d",
	    { [LANG_NB] = "art. 13 nr. 2 bokstav b–d",
		[LANG_EN] = "Art. 13(2)(b)-(d)" } },
	{ "Art. 9(2)(b)-(", { [LANG_NB] = "art. 9 nr. 2 bokstav b-(" } },
	{ "Art. 9(2)(b), (see below)",
	    { [LANG_NB] = "art. 9 nr. 2 bokstav b, (see below)" } },
	/* Among other words. */
	{ "Art. 45, (EU) 2023/1795",
	    { [LANG_EN] = "Art. 45, (EU) 2023/1795",
		[LANG_SV] = "artikel 45, (EU) 2023/1795" } },
	{ "opplæringsloven § 2, jf. Art. 6(1)(e)",
	    { [LANG_NB] = "opplæringsloven § 2, jf. art. 6 nr. 1 bokstav e",
		[LANG_DE] =
		    "opplæringsloven § 2, jf. Art. 6 Abs. 1 Buchst. e" } },
	{ "Art. 9(2)(d) and Art. 9(2)(f)",
	    { [LANG_DE] =
		    "Art. 9 Abs. 2 Buchst. d and Art. 9 Abs. 2 Buchst. f" } },
	{ "(Art. 21)", { [LANG_NL] = "(artikel 21)" } },
	/* No citation. */
	{ "bokføringsloven § 13", { [LANG_EN] = "bokføringsloven § 13",
				      [LANG_DE] = "bokføringsloven § 13" } },
	{ "the state of the art 9", { [LANG_NB] = "the state of the art 9" } },
	{ "Kart. 9", { [LANG_DE] = "Kart. 9" } },
	{ "Art. nine", { [LANG_NB] = "Art. nine" } },
	{ "Art. 9(2", { [LANG_NB] = "art. 9(2" } },
	{ "GDPR", { [LANG_DE] = "GDPR" } },
	{ "Art.", { [LANG_NB] = "Art." } },
	{ "", { [LANG_NB] = "" } },
};

static const struct {
	const char *written;
	int article;
	bool is;
} of[] = {
	{ "Art. 9(2)(d)", 9, true },
	{ "GDPR artikel 9.2 d", 9, true },
	{ "loven § 3, Art. 9(2)(d)", 9, true },
	{ "Art. 90", 9, false },
	{ "Art. 6(1)(e)", 9, false },
	{ "straffeloven § 9", 9, false },
	{ "Art. 49(1)(a)", 49, true },
};

/* What comes near a citation, in English. */
static const struct {
	const char *name, *written, *is;
} near[] = {
	{ "four digits are no article", "Art. 1234", "Art. 1234" },
	{ "a number and a letter are none", "Art. 9a", "Art. 9a" },
	{ "a sign behind it", "Art. 9(2)~", "Art. 9(2)~" },
	{ "a brace for a letter", "Art. 9(2)({)", "Art. 9(2)({)" },
	{ "a capital for a letter", "Art. 9(2)(B)", "Art. 9(2)(B)" },
	{ "a dash between letters", "art. 13 nr. 2 bokstav b–d",
	    "Art. 13(2)(b)-(d)" },
	{ "a dash between letters in brackets", "Art. 13(2)(b)–(d)",
	    "Art. 13(2)(b)-(d)" },
	{ "a dash between articles", "art. 13–14", "Art. 13-14" },
	{ "a dash before no article", "Art. 13-xy", "Art. 13-xy" },
	{ "a dash before no letter", "Art. 9(2)(b)–x", "Art. 9(2)(b)–x" },
	{ "a paragraph and the Swedish “i”",
	    "artikel 9.2 i dataskyddsförordningen", "Art. 9(2) GDPR" },
	{ "the Regulation as part of a word", "Art. 9 GDPRX", "Art. 9 GDPRX" },
	{ "a dot before no paragraph", "art. 9.", "Art. 9." },
	{ "more letters than there are",
	    "Art. 9(2)(a), (b), (c), (d), (e), (f), (g), (h), (i), (j), (k), "
	    "(l), (m), (n), (o), (p), (q), (r), (s), (t), (u), (v)",
	    "Art. 9(2)(a), (b), (c), (d), (e), (f), (g), (h), (i), (j), (k), "
	    "(l), (m), (n), (o), (p), (q), (r), (s), (t), (u), (v)" },
	{ "beyond twenty articles the rest stands as it is",
	    "Art. 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, "
	    "18, 19, 20, 21, 22",
	    "Art. 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, "
	    "18, 19 and 20, 21, 22" },
	{ "nothing", "", "" },
};

/* What reads alike in every language. */
static const struct {
	const char *written;
	bool alike;
} alike[] = {
	{ "GDPR", true },
	{ "NTNU 2026-01", true },
	{ "Art. 9(2)(d)", true },
	{ "GDPR art. 12-22, jf. § 5", false },
	{ "§ 5 “A” – 7", true },
	{ "2 × 3 ÷ 4", true },
	{ "Müller", false },
	{ "ЖУ", false },
	{ "office@club.example", true },
	{ "https://club.example/privacy", true },
	{ "~ {1} | `2`", true },
	{ "board", false },
	{ "", true },
};

/* An article and nothing else. */
static const struct {
	const char *written;
	int article;
	bool is;
} only[] = {
	{ "Art. 30", 30, true },
	{ "GDPR art. 30", 30, true },
	{ "Art. 30", 31, false },
	{ "Art. 30 and the rest", 30, false },
	{ "Art. 30, 32", 30, false },
	{ "Art. 30-32", 30, false },
	{ "the record", 30, false },
	{ "", 30, false },
};

static void
comes_near(struct arena *a)
{
	for (size_t i = 0; i < ARRAY_LEN(near); i++)
		tap_str(lang_cite(a, str_of(near[i].written), LANG_EN),
		    str_of(near[i].is), near[i].name);
	for (size_t i = 0; i < ARRAY_LEN(alike); i++)
		tap_ok(lang_reads_alike(str_of(alike[i].written)) ==
			   alike[i].alike,
		    alike[i].written);
	for (size_t i = 0; i < ARRAY_LEN(only); i++)
		tap_ok(is_article(str_of(only[i].written), only[i].article) ==
			   only[i].is,
		    only[i].written);
	tap_ok(lang_basis_name(a, BASIS_NONE, LANG_EN).n == 0 &&
		   lang_basis_name(a, (enum basis_code)99, LANG_EN).n == 0,
	    "no basis has no name");
}

int
main(void)
{
	struct arena *a = arena_new(1 << 20);

	for (size_t i = 0; i < ARRAY_LEN(cited); i++) {
		for (int l = 0; l < LANG_MAX; l++) {
			struct doc d = { .a = a, .lang = (enum lang)l };

			if (cited[i].in[l] != NULL)
				tap_str(doc_cite(&d, str_of(cited[i].written)),
				    str_of(cited[i].in[l]),
				    arena_printf(a, "%s, %s", cited[i].written,
					lang_code((enum lang)l))
					.p);
		}
	}
	for (size_t i = 0; i < ARRAY_LEN(of); i++)
		tap_ok(cites_article(str_of(of[i].written), of[i].article) ==
			   of[i].is,
		    of[i].written);
	comes_near(a);
	tap_str(lang_basis_name(a, BASIS_F, LANG_NB),
	    STR("berettiget interesse (personvernforordningen art. 6 nr. 1 "
		"bokstav f)"),
	    "a basis, nb");
	tap_str(lang_basis_name(a, BASIS_A, LANG_NL),
	    STR("toestemming (artikel 6, lid 1, onder a, AVG)"), "a basis, nl");
	arena_free(a);
	return tap_done();
}
