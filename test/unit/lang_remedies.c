/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a message or a finding quotes as to be written can be written: each word
 * of it is a keyword or a word of the language it is said in, or stands for
 * what the reader puts there.
 */
#include "lang/check.h"
#include "lang/lex.h"
#include "tap.h"

/* What is quoted and is a command, a text or the beginning of one, or an
 * example with a name of its own. */
static const char *const others[] = {
	"vern policy new FILE",
	"vern policy new FIL",
	"the position has been filled",
	"stillingen er besatt",
	"the person last signed in",
	"personen sist logget inn",
	"etter at",
	"Art. 9(2)(a)",
	"Art. 49(1)(a)",
	"accounts: may see all fields",
	"regnskap: kan se alle felter",
};

static bool
is_other(struct str s)
{
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		if (str_is(s, others[i]))
			return true;
	return false;
}

/* PURPOSE, FIELDS, NO: what the reader puts there, or a country. */
static bool
is_place(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= 'a' && s.p[i] <= 'z')
			return false;
	return true;
}

static bool
is_spelt(const struct token *t, enum lang lang)
{
	unsigned tongue = lang == LANG_EN ? WORDS_ENGLISH : WORDS_NORWEGIAN;

	return t->phrase.n > 0 &&
	       (t->tongues == 0 || (t->tongues & tongue) != 0);
}

/* "{1}" and "…" are filled in: a name stands there. */
static struct str
filled(struct arena *a, struct str s)
{
	struct buf b;
	struct str r;

	buf_init(&b, 4096);
	while (s.n != 0) {
		if (str_starts(s, STR("{1}")) || str_starts(s, STR("{2}"))) {
			buf_puts(&b, " X ");
			s = str_sub(s, 3, s.n);
		} else if (str_starts(s, STR("…"))) {
			buf_puts(&b, " X ");
			s = str_sub(s, STR("…").n, s.n);
		} else {
			buf_putc(&b, s.p[0]);
			s = str_sub(s, 1, s.n);
		}
	}
	r = arena_str(a, buf_str(&b));
	buf_release(&b);
	return r;
}

static size_t
wrong_words(struct arena *a, struct str quoted, enum lang lang)
{
	struct lang_findings fs = { 0 };
	struct messages m = { .a = a,
		.lang = lang,
		.findings = &fs,
		.source = filled(a, quoted) };
	struct tokens t;
	size_t n = 0;

	if (is_other(quoted))
		return 0;
	lex(&m, &t);
	for (size_t i = 0; i < t.n; i++)
		if (t.at[i].type == TOKEN_WORD && !is_place(t.at[i].text) &&
		    !is_spelt(&t.at[i], lang)) {
			printf("# " STR_FMT ": " STR_FMT "\n", STR_ARG(quoted),
			    STR_ARG(t.at[i].text));
			n++;
		}
	return n;
}

static size_t
wrong_in(struct arena *a, struct str s, const char *open, const char *close,
    enum lang lang)
{
	size_t at, end, n = 0;

	while ((at = str_find(s, str_of(open))) != SIZE_MAX) {
		s = str_sub(s, at + strlen(open), s.n);
		if ((end = str_find(s, str_of(close))) == SIZE_MAX)
			return n + 1;
		n += wrong_words(a, str_sub(s, 0, end), lang);
		s = str_sub(s, end, s.n);
	}
	return n;
}

static size_t
wrong(struct arena *a, const char *s, enum lang lang)
{
	return wrong_in(a, str_of(s), "“", "”", lang) +
	       wrong_in(a, str_of(s), "«", "»", lang);
}

/* In bokmål quotes are « », as people write them there. */
static bool
foreign_quotes(const char *s)
{
	return strstr(s, "“") != NULL || strstr(s, "”") != NULL;
}

static const struct {
	const char *name, *file;
	enum lang lang;
	const char *says, *remedy;
} shown[] = {
	{ "a mistake in bokmål", "erklæring s {\n\tspårk nb\n}\n", LANG_NB,
	    "feil: «spårk» kan ikke sies i «erklæring»", "mente du «språk»?" },
	{ "a mistake in nynorsk", "erklæring s {\n\tspårk nb\n}\n", LANG_NN,
	    "feil: «spårk»", "mente du «språk»?" },
	{ "a mistake in English", "statement s {\n\tlanguags nb\n}\n", LANG_EN,
	    "error: “languags” is nothing", "did you mean “languages”?" },
	{ "whom it is about, by the word that is printed",
	    "erklæring s {\n}\nopplysningskategori d {\n\tgjelder søker\n}\n",
	    LANG_NB, "«gjelder» kan ikke sies", "mente du «angår»?" },
	{ "a right, by half its word", "erklæring s {\n}\nrett innsyn {\n}\n",
	    LANG_NB, "«rett» innleder ingen del", "mente du «rettighet»?" },
	{ "a keyword as a name", "formål navn {\n}\n", LANG_NB,
	    "«navn» er et nøkkelord", "slik som navn_hos_oss" },
	{ "a keyword as a name, in English", "purpose name {\n}\n", LANG_EN,
	    "“name” is a keyword", "such as our_name" },
	{ "what stands after a block", "statement s {\n} more\n", LANG_NB,
	    "ventet slutt på linjen etter «}»", "" },
};

/* ${s} as it is shown, in the language of the messages. */
static void
shows(struct arena *a, size_t i)
{
	struct lang_findings fs = { 0 };
	const struct statement *st;
	struct buf b;
	enum err e =
	    lang_compile(a, str_of(shown[i].file), shown[i].lang, &st, &fs);
	bool says, remedy;

	buf_init(&b, 1 << 16);
	for (size_t k = 0; k < fs.n; k++)
		lang_print_finding(&b, "f", &fs.at[k], shown[i].lang);
	says = str_find(buf_str(&b), str_of(shown[i].says)) != SIZE_MAX;
	remedy = str_find(buf_str(&b), str_of(shown[i].remedy)) != SIZE_MAX;
	if (!tap_ok(e != ERR_OK && says && remedy, shown[i].name))
		printf("# " STR_FMT "\n", STR_ARG(buf_str(&b)));
	buf_release(&b);
}

/* One mistake is told once: the languages are said, with another word. */
static void
languages_once(struct arena *a)
{
	static const char *const words[] = { "spårk nb", "langages nb",
		"version 1.0.0" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		struct lang_findings fs = { 0 };
		const struct statement *st;
		enum err e = lang_compile(a,
		    arena_printf(a,
			"erklæring s {\n\t%s\n}\ncontroller c {\n\tname "
			"\"C\"\n}\n",
			words[i]),
		    LANG_NB, &st, &fs);

		tap_ok(e != ERR_OK && fs.n == 1 &&
			   (i < 2) == (strcmp(fs.at[0].code,
					   "missing_languages") != 0),
		    words[i]);
	}
}

int
main(void)
{
	struct arena *a = arena_new(1 << 26);
	size_t n, bad = 0;
	const struct lang_rule *r = lang_rules(&n);
	const struct lang_message *m;

	for (size_t i = 0; i < n; i++) {
		bad = wrong(a, r[i].remedy_en, LANG_EN) +
		      wrong(a, r[i].remedy_nb, LANG_NB);
		bad += foreign_quotes(r[i].remedy_nb);
		bad += foreign_quotes(r[i].reason_nb);
		tap_ok(bad == 0, r[i].code);
	}
	m = lang_messages(&n);
	for (size_t i = 0; i < n; i++) {
		bad = wrong(a, m[i].remedy[0], LANG_EN) +
		      wrong(a, m[i].remedy[1], LANG_NB);
		bad += foreign_quotes(m[i].text[1]);
		bad += foreign_quotes(m[i].remedy[1]);
		tap_ok(bad == 0, m[i].code);
	}
	for (size_t i = 0; i < ARRAY_LEN(shown); i++)
		shows(a, i);
	languages_once(a);
	tap_str(str_of(lang_severity_word(LANG_WARNING, LANG_NN)),
	    STR("advarsel"), "a warning in nynorsk");
	tap_str(str_of(lang_severity_word(LANG_WARNING, LANG_DE)),
	    STR("warning"), "a warning in a language without messages");
	tap_ok(wrong(a, "add “for purposes …”", LANG_EN) == 0, "a remedy");
	tap_ok(wrong(a, "legg til «til mottakeren X»", LANG_NB) > 0,
	    "a word that is none");
	tap_ok(wrong(a, "legg til «for purposes …»", LANG_NB) > 0,
	    "a word of the other language");
	tap_ok(wrong(a, "legg til «til", LANG_NB) > 0,
	    "a quote without an end");
	arena_free(a);
	return tap_done();
}
