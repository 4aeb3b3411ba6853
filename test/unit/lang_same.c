/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * B47: a name that a later version keeps carries neither a yes nor what a
 * duty holds to something else.
 */
#include "policy/same.h"

#include "base/limits.h"
#include "file.h"
#include "lang/lang.h"
#include "tap.h"

static struct arena *a;
static struct str base;

#define HEAD(nb, en) "nb \"" nb "\" en \"" en "\""
#define PARTNER(class, gets, of)                                              \
	"recipient partner {\n\tnb \"P\" en \"P\"\n\tname \"P AS\"\n\t" class \
	    "\n\tgets " gets "\n\tfor purposes " of "\n}\n\nrole office {"

static const struct row {
	const char *name, *from, *to, *purpose;
	bool same;
	enum consent_more more;
} rows[] = {
	{ "the same", "1.0.0", "1.1.0", "advice", true, CONSENT_SAME },
	{ "another label", HEAD("Råd", "Advice"), HEAD("Råd", "Sales"),
	    "advice", false, CONSENT_WORDS },
	{ "in the other language", HEAD("Råd", "Advice"),
	    HEAD("Salg", "Advice"), "advice", false, CONSENT_WORDS },
	{ "a description", HEAD("Råd", "Advice"),
	    HEAD("Råd", "Advice") "\n\tabout " HEAD("og", "and"), "advice",
	    false, CONSENT_WORDS },
	{ "a language more", "languages nb, en", "languages nb, en, sv",
	    "advice", true, CONSENT_SAME },
	{ "no language in common", "languages nb, en", "languages sv", "advice",
	    false, CONSENT_WORDS },
	{ "words beside the box", "using full_name, hobby\n\tbasis consent\n",
	    "using full_name, hobby\n\tbasis consent {\n\t\tconsent text "
	    "nb \"Ja\" en \"Yes\"\n\t}\n",
	    "advice", true, CONSENT_WORDS },
	{ "a field fewer", "using full_name, hobby\n\tbasis consent",
	    "using full_name\n\tbasis consent", "advice", true, CONSENT_SAME },
	{ "a field more", "using full_name, hobby\n\tbasis consent",
	    "using full_name, hobby, bill\n\tbasis consent", "advice", true,
	    CONSENT_FIELDS },
	{ "a field that means another thing", HEAD("Hobby", "Hobby"),
	    HEAD("Helse", "Health"), "advice", true, CONSENT_FIELDS },
	{ "of another type", "field hobby text", "field hobby number", "advice",
	    true, CONSENT_FIELDS },
	{ "of a special category", "field hobby text {\n",
	    "field hobby text {\n\tspecial category\n", "advice", true,
	    CONSENT_FIELDS },
	{ "a field of another purpose", HEAD("Adresse", "Billing address"),
	    HEAD("Konto", "Account"), "advice", true, CONSENT_SAME },
	{ "somebody else gets it", "role office {",
	    PARTNER("independent", "hobby", "advice"), "advice", true,
	    CONSENT_RECIPIENT },
	{ "… decides with us", "role office {",
	    PARTNER("joint controller", "hobby", "advice"), "advice", true,
	    CONSENT_RECIPIENT },
	{ "… works for us", "role office {",
	    PARTNER("acting for us", "hobby", "advice"), "advice", true,
	    CONSENT_SAME },
	{ "… for something else", "role office {",
	    PARTNER("independent", "bill", "registry"), "advice", true,
	    CONSENT_SAME },
	{ "another controller", "name \"Klubben\"", "name \"Laget\"", "advice",
	    false, CONSENT_CONTROLLER },
	{ "another basis", "bokføringsloven § 13\"\n\t}",
	    "bokføringsloven § 13\"\n\t}\n\tbasis contract", "bookkeeping",
	    false, CONSENT_WORDS },
	{ "another number of the law", "\"bokføringsloven § 13\"\n\t}",
	    "\"bokføringsloven § 14\"\n\t}", "bookkeeping", true,
	    CONSENT_WORDS },
	{ "another interest", "interest " HEAD("Hjelp", "Help"),
	    "interest " HEAD("Hjelp", "Profit"), "tips", false, CONSENT_WORDS },
	{ "it serves more", "purpose bookkeeping {\n",
	    "purpose bookkeeping {\n\tserves staff work\n", "bookkeeping",
	    false, CONSENT_WORDS },
	{ "another class", "class marketing\n\tbasis consent",
	    "class service\n\tbasis consent", "news", false, CONSENT_SAME },
	{ "another name", "purpose news {", "purpose bulletin {", "bulletin",
	    false, CONSENT_WORDS },
};

/* With each ${from} made ${to}; the first one, and in the roles. */
static const struct statement *
compiled(const char *from, const char *to)
{
	struct lang_findings f = { 0 };
	const struct statement *st = NULL;
	size_t at = str_find(base, str_of(from));
	struct str s = base;

	if (at != SIZE_MAX)
		s = arena_printf(a, STR_FMT "%s" STR_FMT, (int)at, base.p, to,
		    (int)(base.n - at - strlen(from)),
		    base.p + at + strlen(from));
	if (at == SIZE_MAX || lang_compile(a, s, LANG_EN, &st, &f) != ERR_OK)
		printf("# " STR_FMT "\n",
		    STR_ARG(f.n > 0 ? f.at[0].text : STR("not there")));
	return st;
}

int
main(void)
{
	const struct statement *was;

	a = arena_new((size_t)1 << 30);
	base = read_whole(a, "test/corpus/life/life-club.vern");
	was = compiled("1.0.0", "1.0.0");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct row *r = &rows[i];
		const struct statement *is = compiled(r->from, r->to);
		struct str what;
		int p =
		    is == NULL ? -1 : statement_purpose(is, str_of(r->purpose));

		if (!tap_ok(p >= 0, r->name))
			continue;
		tap_ok(purpose_is_same(was, is, p) == r->same,
		    "B47: whether it is the same purpose");
		tap_ok(consent_more(was, is, p, &what) == r->more,
		    "concept 68: what a yes does not cover");
	}
	arena_free(a);
	return tap_done();
}
