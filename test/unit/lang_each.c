/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C01, C33: what may be said once or in each language. One statement says
 * every such part in three, each text with a mark of its own: what is printed
 * in one language has its marks and no other; and each part by itself is left
 * out in one language, said once, cited, said in all languages, and changed in
 * one.
 */
#include "lang/check.h"
#include "lang/diff.h"
#include "lang/interview.h"
#include "lang/prose.h"
#include "lang_file.h"
#include "tap.h"

#define FILE_EACH "test/unit/lang_each.vern"

static const struct date today = { 2026, 3, 1 };
static struct arena *a;
static struct str whole;

static const struct statement *
compiled(struct str text, struct lang_findings *fs)
{
	const struct statement *st = NULL;

	*fs = (struct lang_findings){ 0 };
	return lang_compile(a, text, LANG_EN, &st, fs) == ERR_OK ? st : NULL;
}

/* ---- what is printed -------------------------------------------------- */

typedef enum err prints(struct buf *out, const struct statement *st,
    enum lang lang, enum lang_format format);

static enum err
record(struct buf *out, const struct statement *st, enum lang lang,
    enum lang_format format)
{
	const struct record_of all = { .controller = -1 };

	return lang_record_of(out, st, lang, format, all);
}

static const struct {
	const char *name;
	prints *print;
	enum lang_format format;
	bool all; /* has every mark of the file */
} outputs[] = {
	{ "the statement, html", lang_statement, LANG_HTML, true },
	{ "the statement, text", lang_statement, LANG_TEXT, true },
	{ "the statement, JSON-LD", lang_statement, LANG_JSONLD, true },
	{ "the statement, JSON", lang_statement, LANG_JSON, true },
	{ "the record, html", record, LANG_HTML, false },
	{ "the record, csv", record, LANG_CSV, false },
	{ "the record, JSON-LD", record, LANG_JSONLD, false },
	{ "the record, JSON", record, LANG_JSON, false },
	{ "the consents, html", lang_consents, LANG_HTML, false },
	{ "the consents, text", lang_consents, LANG_TEXT, false },
	{ "the consents, JSON-LD", lang_consents, LANG_JSONLD, false },
};

static struct str
mark_of(enum lang l)
{
	return arena_printf(a, "X%s-", lang_code(l));
}

/* The mark that begins at ${at}: to the end of its letters. */
static struct str
mark_at(struct str s, size_t at)
{
	size_t n = 4;

	while (at + n < s.n && ((s.p[at + n] >= 'a' && s.p[at + n] <= 'z') ||
				   (s.p[at + n] >= '0' && s.p[at + n] <= '9')))
		n++;
	return str_sub(s, at, n);
}

/* Whether all marks of the file in ${l} are in what is printed. */
static bool
has_all(struct str out, enum lang l)
{
	struct str mark = mark_of(l), rest = whole;
	bool all = true;
	size_t at;

	while ((at = str_find(rest, mark)) != SIZE_MAX) {
		struct str one = mark_at(rest, at);

		if (str_find(out, one) == SIZE_MAX) {
			all = false;
			printf("# no " STR_FMT "\n", STR_ARG(one));
		}
		rest = str_sub(rest, at + one.n, rest.n);
	}
	return all;
}

static bool
has_others(struct str out, enum lang l)
{
	bool any = false;

	for (int o = 0; o < LANG_COLUMNS; o++) {
		size_t at = str_find(out, mark_of((enum lang)o));

		if (o == (int)l || at == SIZE_MAX)
			continue;
		any = true;
		printf("# " STR_FMT "\n", STR_ARG(mark_at(out, at)));
	}
	return any;
}

static void
each_alone(const struct statement *st)
{
	for (size_t i = 0; i < ARRAY_LEN(outputs); i++)
		for (int l = 0; l < LANG_COLUMNS; l++) {
			struct buf b;
			enum err e;

			buf_init(&b, 1 << 22);
			e = outputs[i].print(&b, st, (enum lang)l,
			    outputs[i].format);
			tap_ok(e == ERR_OK &&
				   !has_others(buf_str(&b), (enum lang)l) &&
				   str_find(buf_str(&b),
				       mark_of((enum lang)l)) != SIZE_MAX &&
				   (!outputs[i].all ||
				       has_all(buf_str(&b), (enum lang)l)),
			    arena_printf(a, "C33: %s, %s alone",
				outputs[i].name, lang_code((enum lang)l))
				.p);
			buf_release(&b);
		}
}

/* A rule names a choice as people know it. */
static void
said(const struct statement *st)
{
	struct buf b;

	buf_init(&b, 1 << 22);
	tap_ok(lang_statement(&b, st, LANG_NN, LANG_TEXT) == ERR_OK &&
		   str_find(buf_str(&b), STR("er «Xnn-well»")) != SIZE_MAX,
	    "C33: a choice in a rule, in the language of the reader");
	buf_release(&b);
}

/* ---- each part by itself ---------------------------------------------- */

struct part {
	const char *mark; /* behind "Xnb-" */
	bool name;        /* said once, it is not asked for in each language */
	bool letter;      /* names a letter of Art. 9(2) */
};
static const struct part parts[] = {
	{ "legal", true, false },
	{ "hosting", true, false },
	{ "paper", true, false },
	{ "represented", false, false },
	{ "reader", true, false },
	{ "ombud", true, false },
	{ "responsible", false, false },
	{ "officer", false, false },
	{ "authority", true, false },
	{ "told", false, false },
	{ "compatible", false, false },
	{ "condition", false, true },
	{ "criminal", false, false },
	{ "kindlaw", false, false },
	{ "basis", false, false },
	{ "by", false, true },
	{ "special", false, false },
	{ "crimeby", false, false },
	{ "crimelaw", false, false },
	{ "tool", false, false },
	{ "keeplaw", false, false },
	{ "duty", false, false },
	{ "claims", false, false },
	{ "party", true, false },
	{ "age13", false, false },
	{ "age15", false, false },
	{ "age16", false, false },
	{ "keeper", false, false },
	{ "factlaw", false, false },
	{ "handler", false, false },
	{ "issuer", true, false },
	{ "datalaw", false, true },
	{ "datacrime", false, false },
	{ "member", false, true },
	{ "setter", true, false },
	{ "adequacy", true, false },
	{ "derogation", false, false },
	{ "copy", false, false },
	{ "platform", true, false },
	{ "format", false, false },
	{ "ombudname", true, false },
	{ "deskname", true, false },
	{ "matter", false, false },
	{ "says", false, false },
	{ "hedged", false, false },
	{ "rules", false, false },
};

/* The texts of the part in all languages: from "nb" to the last quote. */
static struct str
texts_of(struct str file, const struct part *p)
{
	size_t at = str_find(file,
	    arena_printf(a, "nb \"Xnb-%s%s", p->mark, p->letter ? " " : "\""));
	size_t end, last;

	if (at == SIZE_MAX)
		return STR_NONE;
	end = str_find(str_sub(file, at, file.n), STR(" en \""));
	last = str_find(str_sub(file, at + end + 5, file.n), STR("\""));
	return str_sub(file, at, end + 5 + last + 1);
}

static struct str
with(const struct part *p, struct str texts)
{
	struct str old = texts_of(whole, p);
	size_t at = (size_t)(old.p - whole.p);

	return arena_printf(a, STR_FMT STR_FMT STR_FMT,
	    STR_ARG(str_sub(whole, 0, at)), STR_ARG(texts),
	    STR_ARG(str_sub(whole, at + old.n, whole.n)));
}

/* How often the check finds it in the line of the part. */
static size_t
finds(struct str file, const struct part *p, const char *code)
{
	struct lang_findings fs;
	const struct statement *st = compiled(file, &fs);
	size_t at = (size_t)(texts_of(whole, p).p - whole.p), n = 0;
	uint32_t line = 1;

	if (st == NULL)
		return SIZE_MAX;
	for (size_t i = 0; i < at; i++)
		line += whole.p[i] == '\n';
	lang_check(a, st, today, LANG_EN, &fs);
	for (size_t i = 0; i < fs.n; i++)
		n += fs.at[i].pos.line == line &&
		     strcmp(fs.at[i].code, code) == 0;
	return n;
}

static size_t
changes(struct str was, struct str is, bool *one_language)
{
	struct lang_findings fs[2] = { { 0 }, { 0 } };
	struct diff d;

	*one_language = false;
	if (lang_diff(a, was, is, LANG_EN, &d, fs) != ERR_OK)
		return SIZE_MAX;
	for (size_t i = 0; i < d.n; i++)
		*one_language = *one_language || d.at[i].one_language;
	return d.n;
}

static void
ok(bool fine, const struct part *p, const char *what)
{
	tap_ok(fine, arena_printf(a, "C01 %s: %s", p->mark, what).p);
}

static void
checked(const struct part *p)
{
	struct str all = texts_of(whole, p);
	size_t en = str_find(all, STR(" en \""));
	const char *law = p->letter ? "Art. 9(2)(b)" : "GDPR Art. 5(2) og 32";

	ok(finds(whole, p, "text_missing") == 0 &&
		finds(whole, p, "said_once") == 0,
	    p, "in each language");
	ok(finds(with(p, str_sub(all, 0, en)), p, "text_missing") == 1, p,
	    "not in English");
	ok(finds(with(p, STR("\"ordet art. 9 nr. 2 bokstav b\"")), p,
	       "said_once") == (p->name ? 0 : 1),
	    p, p->name ? "a name, once" : "once, in words");
	ok(finds(with(p, arena_printf(a, "\"%s\"", law)), p, "said_once") == 0,
	    p, "once, an article");
	ok(finds(with(p, STR("in all languages \"ordet art. 9 nr. 2 bokstav "
			     "b\"")),
	       p, "said_once") == 0,
	    p, "said to be the same in all");
}

static void
compared(const struct part *p)
{
	struct str all = texts_of(whole, p);
	size_t en = str_find(all, STR(" en \""));
	struct str other =
	    with(p, arena_printf(a, STR_FMT " en \"other Art. 9(2)(b)\"",
			STR_ARG(str_sub(all, 0, en))));
	bool one;

	ok(changes(whole, other, &one) >= 1 && one, p,
	    "a change in one language");
	ok(changes(with(p, STR("\"T\"")),
	       with(p, STR("nb \"T\" nn \"T\" en \"T\"")), &one) == 0,
	    p, "the same in each is no change");
	ok(changes(with(p, STR("\"T\"")), with(p, STR("\"U\"")), &one) >= 1, p,
	    "another text for all is one");
	ok(changes(with(p, STR("\"T\"")),
	       with(p, STR("nb \"T\" nn \"T\" en \"U\"")), &one) >= 1 &&
		one,
	    p, "what is said once, in one language now");
}

/* ---- asked for -------------------------------------------------------- */

#define CLUB(languages, represented)                              \
	"statement s {\n\tnb \"S\" en \"S\"\n\tversion "          \
	"1\n\tlanguages " languages                               \
	"\n}\n\ncontroller c {\n\tname \"C\"\n\tcontact address " \
	"\"a@c.example\" " represented " review by 2027-01-01\n}\n"

static const struct {
	const char *name, *languages, *line;
	const char *id, *answer;
	const char *then; /* the line; NULL: there is no such question */
} answers[] = {
	{ "one language: without it", "nb", "responsible \"A\"",
	    "controller.responsible", "B", "responsible \"B\"" },
	{ "one language, which is said", "nb", "responsible nb \"A\"",
	    "controller.responsible", "B", "responsible nb \"B\"" },
	{ "one language, asked for when there were two", "nb",
	    "responsible \"A\"", "controller.responsible.nb", "B",
	    "responsible \"B\"" },
	{ "one language: not in another", "nb", "responsible \"A\"",
	    "controller.responsible.en", "B", NULL },
	{ "two: in each", "nb, en", "responsible nb \"A\" en \"A\"",
	    "controller.responsible.en", "B", "responsible nb \"A\" en \"B\"" },
	{ "two, asked for when there was one", "nb, en",
	    "responsible nb \"A\" en \"A\"", "controller.responsible", "B",
	    "responsible nb \"B\" en \"A\"" },
	{ "said once: the other goes on saying it", "nb, en",
	    "responsible \"a\"", "controller.responsible.en", "b",
	    "responsible nb \"a\" en \"b\"" },
	{ "said of all: the other goes on saying it", "nb, en",
	    "responsible in all languages \"a\"", "controller.responsible.en",
	    "b", "responsible in all languages \"a\" en \"b\"" },
	{ "nobody yet", "nb, en", "telephone \"22\"",
	    "controller.responsible.nb", "kontoret",
	    "telephone \"22\" review by 2027-01-01 responsible nb "
	    "\"kontoret\"" },
	{ "nobody yet, and what reads alike", "nb, en", "telephone \"22\"",
	    "controller.responsible.nb", "BKR",
	    "review by 2027-01-01 responsible \"BKR\"" },
	{ "a second language: what was said was said in the first", "nb",
	    "responsible \"kontoret\"", "languages", "nb, en",
	    "responsible nb \"kontoret\" review" },
	{ "… unless it reads alike", "nb", "responsible \"BKR\"", "languages",
	    "nb, en", "responsible \"BKR\" review" },
	{ "… or there were two already", "nb, nn", "responsible \"kontoret\"",
	    "languages", "nb, nn, en", "responsible \"kontoret\" review" },
};

static void
asked(void)
{
	for (size_t i = 0; i < ARRAY_LEN(answers); i++) {
		struct str file = arena_printf(a, CLUB("%s", "%s"),
		    answers[i].languages, answers[i].line);
		struct str out = STR_NONE, why = STR_NONE;
		enum err e = interview_answer(a, file, str_of(answers[i].id),
		    str_of(answers[i].answer), LANG_EN, today, &out, &why);
		bool fine = answers[i].then == NULL
				? e == ERR_NOT_FOUND
				: e == ERR_OK &&
				      str_find(out, str_of(answers[i].then)) !=
					  SIZE_MAX;

		if (!tap_ok(fine,
			arena_printf(a, "C01 asked, %s", answers[i].name).p))
			printf("# %s " STR_FMT "\n" STR_FMT "\n", err_name(e),
			    STR_ARG(why), STR_ARG(out));
	}
}

int
main(void)
{
	struct lang_findings fs;
	const struct statement *st;

	a = arena_new((size_t)1 << 32);
	whole = read_whole(a, FILE_EACH);
	st = compiled(whole, &fs);
	tap_ok(st != NULL, "every part in each language");
	if (st == NULL)
		return tap_done();
	tap_str(tidied(a, whole, LANG_KEYWORDS_KEEP), whole,
	    "T-1: the canonical form");
	tap_str(tidied(a, tidied(a, whole, LANG_KEYWORDS_NB), LANG_KEYWORDS_EN),
	    whole, "T-1: Norwegian and back");
	each_alone(st);
	said(st);
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		checked(&parts[i]);
		compared(&parts[i]);
	}
	asked();
	arena_free(a);
	return tap_done();
}
