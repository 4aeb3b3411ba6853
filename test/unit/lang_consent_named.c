/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What asks a consent anew is named in the text that people say yes to, and
 * what is named there asks it anew: every kind of declared fact, and every line
 * of each (Art. 4(11), 7(2)).
 */
#include "compiled.h"
#include "lang/prose.h"
#include "policy/consent.h"
#include "tap.h"

static const char *const form =
    "statement s {\n\tnb \"L\" nn \"L\" en \"S\"\n\tlanguages nb, nn, en\n}\n"
    "controller c {\n\tname \"C\"\n}\n"
    "field full_name name {\n\tnb \"Navn\" nn \"Namn\" en \"Name\"\n}\n"
    "field email email {\n\tnb \"Post\" nn \"Post\" en \"Mail\"\n%s}\n"
    "purpose other {\n\tnb \"A\" nn \"A\" en \"O\"\n\tbasis contract\n}\n"
    "purpose news {\n\tnb \"Nytt\" nn \"Nytt\" en \"News\"\n"
    "\tusing full_name, email\n\tbasis consent\n\twithdrawn by portal\n}\n"
    "%s";

static const struct {
	enum fact_kind kind;
	enum fact_property property;
	const char *name, *example;
} lines[] = {
#define FACT_PROPERTY(fact, name, kw, type, prose, article, en, nb, ex) \
	{ FACT_##fact, FACT_PROPERTY_##fact##_##name, #fact " " #name, ex },
#include "policy/facts.def"
};

static const struct statement *
made(struct arena *a, const char *field, const char *facts)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;

	return lang_compile(a, arena_printf(a, form, field, facts), LANG_EN,
		   &st, &fs) == ERR_OK
		   ? st
		   : NULL;
}

static bool
asks_anew(const struct statement *was, const struct statement *is)
{
	struct str what;

	return consent_more(was, is, 1, &what) != CONSENT_SAME;
}

static bool
reads_anew(struct arena *a, const struct statement *was,
    const struct statement *is, enum lang lang)
{
	return !str_eq(lang_consent_text(a, was, 1, -1, lang),
	    lang_consent_text(a, is, 1, -1, lang));
}

static const char *
fact(struct arena *a, enum fact_kind kind, const char *purpose,
    const char *line)
{
	return arena_printf(a,
	    "%s x {\n\tnb \"Xylo\" nn \"Xylo\" en \"Xylo\"\n"
	    "\tfor purposes %s\n%s%s}\n",
	    fact_word(kind), purpose, line, line[0] != '\0' ? "\n" : "")
	    .p;
}

/* A fact that comes, for the purpose and for another one. */
static void
kinds(struct arena *a)
{
	const struct statement *none = made(a, "", "");
	size_t named = 0;

	for (int k = 0; k < FACT_MAX; k++) {
		const struct statement *of =
		    made(a, "", fact(a, (enum fact_kind)k, "news", ""));
		const struct statement *beside =
		    made(a, "", fact(a, (enum fact_kind)k, "other", ""));
		bool asks;

		if (of == NULL || beside == NULL)
			continue;
		asks = asks_anew(none, of);
		named += asks;
		for (int l = 0; l <= (int)LANG_EN; l++)
			tap_ok(reads_anew(a, none, of, (enum lang)l) == asks,
			    arena_printf(a, "%s, %s: %s",
				fact_word((enum fact_kind)k),
				lang_code((enum lang)l),
				asks ? "asked anew and named"
				     : "neither asked anew nor named")
				.p);
		tap_ok(!asks ||
			   str_find(lang_consent_text(a, of, 1, -1, LANG_EN),
			       STR("Xylo")) != SIZE_MAX,
		    "… by what it is called");
		tap_ok(!asks_anew(none, beside) &&
			   !reads_anew(a, none, beside, LANG_EN),
		    "… and for another purpose not");
	}
	tap_ok(named >= 14, "kinds of what is done for a purpose");
}

/* A line of such a fact that comes or goes. */
static void
each_line(struct arena *a)
{
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		enum fact_kind k = lines[i].kind;
		const struct statement *with, *without;

		with = made(a, "",
		    fact(a, k, "news",
			arena_printf(a, "\t%s", lines[i].example).p));
		without = made(a, "", fact(a, k, "news", ""));
		if (with == NULL || without == NULL ||
		    (!asks_anew(without, with) && !asks_anew(with, without)))
			continue;
		n++;
		tap_ok(reads_anew(a, without, with, LANG_EN),
		    arena_printf(a, "%s: another question reads so",
			lines[i].name)
			.p);
	}
	tap_ok(n >= 30, "lines that make it another question");
}

static void
fields(struct arena *a)
{
	const struct statement *plain = made(a, "", "");
	const struct statement *convictions =
	    made(a, "\tcriminal convictions by \"politiregisterloven\"\n", "");

	if (!tap_ok(plain != NULL && convictions != NULL, "Art. 10"))
		return;
	tap_ok(asks_anew(plain, convictions), "Art. 10: asked anew");
	tap_ok(str_find(lang_consent_text(a, convictions, 1, -1, LANG_EN),
		   STR("This includes data on criminal convictions and "
		       "offences (Art. 10): Mail.")) != SIZE_MAX,
	    "Art. 10: and named, that field alone");
	tap_ok(str_find(lang_consent_text(a, plain, 1, -1, LANG_EN),
		   STR("criminal")) == SIZE_MAX,
	    "Art. 10: where there is one");
}

static void
as_printed(struct arena *a)
{
	const struct statement *st = made(a, "",
	    "publication list {\n\tnb \"Lista\" nn \"Lista\" en \"The list\"\n"
	    "\tpublished in nb \"avisa\" nn \"avisa\" en \"the paper\"\n"
	    "\tkept for 1 year\n\tfor purposes news\n}\n"
	    "decision prize {\n\tnb \"Premie\" nn \"Premie\" en \"The prize\"\n"
	    "\tfor purposes news\n}\n");

	if (tap_ok(st != NULL, "a list and a prize"))
		tap_str(lang_consent_text(a, st, 1, -1, LANG_EN),
		    STR("Yes, C may use this for “News”: Name and Mail. This "
			"is "
			"published: The list. Published in: the paper. This "
			"is decided automatically: The prize. You can "
			"withdraw the consent at any time: in the portal."),
		    "Art. 7(2): what is done, and not for how long");
}

#define PUBLISHED(of)                                                       \
	"publication list {\n\tnb \"Lista\" nn \"Lista\" en \"The list\"\n" \
	"\tusing " of "\n}\n"

/* What is published of what a purpose uses stands beside its box, whatever it
 * says that it is for; and what is stored, by what it is called there. */
static void
beside(struct arena *a)
{
	static const char stored[] =
	    "device storage pref {\n\tnb \"Valg\" nn \"Val\" en \"Choices\"\n"
	    "\tkeys \"pref\"\n\twith consent\n\tfor purposes news\n}\n";
	const struct statement *with = made(a, "", PUBLISHED("email"));
	const struct statement *other = made(a, "",
	    "field extra text {\n\tnb \"E\" nn \"E\" en \"E\"\n}\n" PUBLISHED(
		"extra"));
	const struct statement *keys = made(a, "", stored);

	if (!tap_ok(with != NULL && other != NULL && keys != NULL, "beside"))
		return;
	tap_ok(str_find(lang_consent_text(a, with, 1, -1, LANG_EN),
		   STR("This is published: The list.")) != SIZE_MAX,
	    "published of what it uses");
	tap_ok(str_find(lang_consent_text(a, other, 1, -1, LANG_EN),
		   STR("published")) == SIZE_MAX,
	    "published of what it does not");
	tap_ok(str_find(lang_consent_text(a, keys, 1, -1, LANG_EN),
		   STR("pref")) != SIZE_MAX,
	    "stored, by its name there");
}

int
main(void)
{
	struct arena *a = arena_new((size_t)512 << 20);

	kinds(a);
	each_line(a);
	fields(a);
	as_printed(a);
	beside(a);
	arena_free(a);
	return tap_done();
}
