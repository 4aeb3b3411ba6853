/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * B47: a name that a later version keeps carries neither a yes nor what a
 * duty holds to something else.
 */
#include "policy/consent.h"
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

#define UNSAID(class, of)                                                     \
	"recipient partner {\n\tnb \"P\" en \"P\"\n\tname \"P AS\"\n\t" class \
	    "\n\tfor purposes " of "\n}\n\nrole office {"

/* A declared fact for the purpose that is asked for, and for another. */
#define FACT_OF(kind, of, lines)                                          \
	kind " thing {\n\tnb \"T\" en \"T\"\n" lines "\tfor purposes " of \
	     "\n}\n\nrole office {"
#define FOR_IT(kind, lines) FACT_OF(kind, "advice", lines)
#define BOTH_LANGS(kw, en)  "\t" kw " nb \"a\" en \"" en "\"\n"
#define NOTHING             "role office {"

#define CLOUD(tool)                                                      \
	"processor cloud {\n\tname \"Cloud\"\n\tcountry US\n\ttransfer " \
	"tool \"" tool "\"\n\tfor purposes advice\n}\n\nrole office {"

#define COOKIE(of)                                                            \
	"cookie \"_x\" for marketing, lasts 1 day, set by \"Metta\" {\n\tnb " \
	"\"X\" en \"X\"\n\tfor purposes " of "\n}\n\nrole office {"
#define CATEGORY(of, lines)                                            \
	"data category use {\n\tnb \"Bruk\" en \"Use\"\n\tkept for 1 " \
	"year\n\tfor purposes " of "\n" lines "}\n\n"
#define USE(of, lines) CATEGORY(of, lines) "role office {"
#define ABROAD(to, of, lines)                                           \
	"transfer boston {\n\tnb \"B\" en \"B\"\n\tto country " to "\n" \
	"\tfor purposes " of "\n" lines "}\n\nrole office {"

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
	{ "of all, and then of some", "field hobby text {\n",
	    "field hobby text {\n\tfor members\n", "advice", true,
	    CONSENT_SAME },
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
	{ "… is a part of us", "role office {",
	    PARTNER("inside", "hobby", "advice"), "advice", true,
	    CONSENT_RECIPIENT },
	{ "… is an authority", "role office {",
	    PARTNER("public authority", "hobby", "advice"), "advice", true,
	    CONSENT_RECIPIENT },
	{ "… writes through the server", "role office {",
	    "recipient partner {\n\tnb \"P\" en \"P\"\n\tindependent\n"
	    "\twrites through the server\n\tfor purposes advice\n}\n"
	    "role office {",
	    "advice", true, CONSENT_SAME },
	{ "… sets cookies for it", "role office {", COOKIE("advice"), "advice",
	    true, CONSENT_RECIPIENT },
	{ "… sets cookies for something else", "role office {", COOKIE("tips"),
	    "advice", true, CONSENT_SAME },
	{ "data beside the register", "role office {", USE("advice", ""),
	    "advice", true, CONSENT_FIELDS },
	{ "data for something else", "role office {", USE("tips", ""), "advice",
	    true, CONSENT_SAME },
	{ "who works for us does it abroad", "role office {",
	    "processor cloud {\n\tname \"Cloud\"\n\tcountry US\n"
	    "\tfor purposes advice\n}\n\nrole office {",
	    "advice", true, CONSENT_COUNTRY },
	{ "… within the EEA", "role office {",
	    "processor cloud {\n\tname \"Cloud\"\n\tcountry SE\n"
	    "\tfor purposes advice\n}\n\nrole office {",
	    "advice", true, CONSENT_SAME },
	{ "… for something else", "role office {",
	    "processor cloud {\n\tname \"Cloud\"\n\tcountry US\n"
	    "\tfor purposes tips\n}\n\nrole office {",
	    "advice", true, CONSENT_SAME },
	{ "it is transferred", "role office {", ABROAD("US", "advice", ""),
	    "advice", true, CONSENT_COUNTRY },
	{ "something else is", "role office {", ABROAD("US", "tips", ""),
	    "advice", true, CONSENT_SAME },
	{ "another controller", "name \"Klubben\"", "name \"Laget\"", "advice",
	    false, CONSENT_CONTROLLER },
	{ "another one in English", "name \"Klubben\"",
	    "name nb \"Klubben\" en \"The Broker\"", "advice", false,
	    CONSENT_CONTROLLER },
	{ "the same name, said of each language", "name \"Klubben\"",
	    "name nb \"Klubben\" en \"Klubben\"", "advice", true,
	    CONSENT_SAME },
	{ "the same name in a language that is not printed", "name \"Klubben\"",
	    "name nb \"Klubben\" en \"Klubben\" sv \"Klubb\"", "advice", true,
	    CONSENT_SAME },
	{ "another one in each language", "name \"Klubben\"",
	    "name nb \"Laget\" en \"The Club\"", "advice", false,
	    CONSENT_CONTROLLER },
	{ "G13(1)(f) where we are ourselves", "name \"Klubben\"",
	    "name \"Klubben\"\n\tcountry NO, IN", "advice", true,
	    CONSENT_COUNTRY },
	{ "… within the EEA", "name \"Klubben\"",
	    "name \"Klubben\"\n\tcountry NO, SE", "advice", true,
	    CONSENT_SAME },
	{ "another basis", "Bookkeeping Act section 13\"\n\t}",
	    "Bookkeeping Act section 13\"\n\t}\n\tbasis contract",
	    "bookkeeping", false, CONSENT_WORDS },
	{ "another number of the law", "Act section 13\"\n\t}",
	    "Act section 14\"\n\t}", "bookkeeping", true, CONSENT_WORDS },
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

/* What stood there then and what stands there now, both changed. */
static const struct {
	const char *name, *was, *is;
	enum consent_more more;
	const char *what;
} pairs[] = {
	{ "G49(1)(a) a country more", ABROAD("US", "advice", ""),
	    ABROAD("US, SG", "advice", ""), CONSENT_COUNTRY, "SG" },
	{ "a country fewer", ABROAD("US, SG", "advice", ""),
	    ABROAD("US", "advice", ""), CONSENT_SAME, "club" },
	{ "countries in another order", ABROAD("US, SG", "advice", ""),
	    ABROAD("SG, US", "advice", ""), CONSENT_SAME, "club" },
	{ "one country for another", ABROAD("RS", "advice", ""),
	    ABROAD("IN", "advice", ""), CONSENT_COUNTRY, "IN" },
	{ "a country of the EEA more", ABROAD("US", "advice", ""),
	    ABROAD("US, SE", "advice", ""), CONSENT_SAME, "club" },
	{ "G49(1)(a) on the consent alone now",
	    ABROAD("US", "advice", "\tby standard contractual clauses\n"),
	    ABROAD("US", "advice", "\tby derogation \"Art. 49(1)(a)\"\n"),
	    CONSENT_COUNTRY, "US" },
	{ "with safeguards now",
	    ABROAD("US", "advice", "\tby derogation \"Art. 49(1)(a)\"\n"),
	    ABROAD("US", "advice", "\tby standard contractual clauses\n"),
	    CONSENT_SAME, "club" },
	{ "G49(1)(a) who works for us does it on the consent alone now",
	    CLOUD("SCC"), CLOUD("Art. 49(1)(a)"), CONSENT_COUNTRY, "US" },
	{ "… with safeguards now", CLOUD("Art. 49(1)(a)"), CLOUD("SCC"),
	    CONSENT_SAME, "club" },
	{ "for this one too", ABROAD("US", "tips", ""),
	    ABROAD("US", "tips, advice", ""), CONSENT_COUNTRY, "US" },
	{ "the same party", COOKIE("advice"), COOKIE("advice"), CONSENT_SAME,
	    "club" },
	{ "a party that set them for something else", COOKIE("tips"),
	    COOKIE("advice"), CONSENT_RECIPIENT, "Metta" },
	{ "the same data", USE("advice", ""), USE("advice", ""), CONSENT_SAME,
	    "club" },
	{ "data that were for something else", USE("tips", ""),
	    USE("tips, advice", ""), CONSENT_FIELDS, "use" },
	{ "other examples of them",
	    USE("advice", "\texamples nb \"klikk\" en \"clicks\"\n"),
	    USE("advice", "\texamples nb \"klikk\" en \"clicks, health\"\n"),
	    CONSENT_FIELDS, "use" },
	{ "they are special now", USE("advice", ""),
	    USE("advice", "\tspecial category by \"Art. 9(2)(a)\"\n"),
	    CONSENT_FIELDS, "use" },
	{ "they are on convictions now", USE("advice", ""),
	    USE("advice", "\tcriminal convictions by \"loven\"\n"),
	    CONSENT_FIELDS, "use" },
	{ "they are special no more",
	    USE("advice", "\tspecial category by \"Art. 9(2)(a)\"\n"),
	    USE("advice", ""), CONSENT_SAME, "club" },
	{ "ePrivacy Art. 5(3): something stored on the device for it", NOTHING,
	    FOR_IT("device storage", "\twith consent\n"), CONSENT_FIELDS,
	    "thing" },
	{ "ePrivacy Art. 5(3): what is strictly necessary is asked of nobody",
	    NOTHING, FOR_IT("device storage", "\tstrictly necessary\n"),
	    CONSENT_SAME, "club" },
	{ "ePrivacy Art. 5(3): stored on the device for something else",
	    NOTHING, FACT_OF("device storage", "tips", "\twith consent\n"),
	    CONSENT_SAME, "club" },
	{ "nothing stored on the device any more",
	    FOR_IT("device storage", "\twith consent\n"), NOTHING, CONSENT_SAME,
	    "club" },
	{ "G13(3) a publication for it", NOTHING,
	    FOR_IT("publication", "\tusing hobby\n"), CONSENT_FIELDS, "thing" },
	{ "a publication for something else", NOTHING,
	    FACT_OF("publication", "tips", "\tusing hobby\n"), CONSENT_SAME,
	    "club" },
	{ "no publication any more", FOR_IT("publication", "\tusing hobby\n"),
	    NOTHING, CONSENT_SAME, "club" },
	{ "a publication of more", FOR_IT("publication", "\tusing hobby\n"),
	    FOR_IT("publication", "\tusing hobby, full_name\n"), CONSENT_FIELDS,
	    "thing" },
	{ "of less", FOR_IT("publication", "\tusing hobby, full_name\n"),
	    FOR_IT("publication", "\tusing hobby\n"), CONSENT_SAME, "club" },
	{ "of whatever", FOR_IT("publication", "\tusing hobby\n"),
	    FOR_IT("publication", ""), CONSENT_FIELDS, "thing" },
	{ "somewhere else",
	    FOR_IT("publication", BOTH_LANGS("published in", "the hall")),
	    FOR_IT("publication", BOTH_LANGS("published in", "the web")),
	    CONSENT_FIELDS, "thing" },
	{ "kept for longer", FOR_IT("publication", "\tkept for 1 year\n"),
	    FOR_IT("publication", "\tkept for 2 years\n"), CONSENT_SAME,
	    "club" },
	{ "G22 a decision", NOTHING, FOR_IT("decision", "\tusing hobby\n"),
	    CONSENT_FIELDS, "thing" },
	{ "with other consequences",
	    FOR_IT("decision", BOTH_LANGS("consequences", "a letter")),
	    FOR_IT("decision", BOTH_LANGS("consequences", "a refusal")),
	    CONSENT_FIELDS, "thing" },
	{ "a decision for something else", NOTHING,
	    FACT_OF("decision", "tips", "\tusing hobby\n"), CONSENT_SAME,
	    "club" },
	{ "a survey", NOTHING, FOR_IT("survey", "\tanonymous\n"),
	    CONSENT_FIELDS, "thing" },
	{ "that is not anonymous any more", FOR_IT("survey", "\tanonymous\n"),
	    FOR_IT("survey", "\tpseudonymous\n"), CONSENT_FIELDS, "thing" },
	{ "that is anonymous now", FOR_IT("survey", "\tpseudonymous\n"),
	    FOR_IT("survey", "\tanonymous\n"), CONSENT_SAME, "club" },
	{ "an archive", NOTHING, FOR_IT("archive", ""), CONSENT_FIELDS,
	    "thing" },
	{ "a measure is no use", NOTHING, FOR_IT("measure", "\tphysical\n"),
	    CONSENT_SAME, "club" },
	{ "a group elsewhere", NOTHING,
	    FOR_IT("outside group", "\ton platform \"P\"\n"), CONSENT_FIELDS,
	    "thing" },
	{ "to which nothing is sent", NOTHING,
	    FOR_IT("outside group",
		"\ton platform \"P\"\n\tnothing is sent there\n"),
	    CONSENT_SAME, "club" },
	{ "to which something is sent now",
	    FOR_IT("outside group",
		"\ton platform \"P\"\n\tnothing is sent there\n"),
	    FOR_IT("outside group", "\ton platform \"P\"\n"), CONSENT_FIELDS,
	    "thing" },
	{ "a profile", NOTHING, FOR_IT("profile", "\tfrom hobby\n"),
	    CONSENT_FIELDS, "thing" },
	{ "the same profile", FOR_IT("profile", "\tfrom hobby\n"),
	    FOR_IT("profile", "\tfrom hobby\n"), CONSENT_SAME, "club" },
	{ "a profile from more", FOR_IT("profile", "\tfrom hobby\n"),
	    FOR_IT("profile", "\tfrom hobby, full_name\n"), CONSENT_FIELDS,
	    "thing" },
	{ "from less", FOR_IT("profile", "\tfrom hobby, full_name\n"),
	    FOR_IT("profile", "\tfrom hobby\n"), CONSENT_SAME, "club" },
	{ "from something else too", FOR_IT("profile", ""),
	    FOR_IT("profile", BOTH_LANGS("and from", "what you click")),
	    CONSENT_FIELDS, "thing" },
	{ "with another result", FOR_IT("profile", BOTH_LANGS("result", "a")),
	    FOR_IT("profile", BOTH_LANGS("result", "b")), CONSENT_FIELDS,
	    "thing" },
	{ "of children too", FOR_IT("profile", "\tnever children\n"),
	    FOR_IT("profile", ""), CONSENT_FIELDS, "thing" },
	{ "of children no more", FOR_IT("profile", ""),
	    FOR_IT("profile", "\tnever children\n"), CONSENT_SAME, "club" },
	{ "a profile from data more",
	    CATEGORY("advice", "") FOR_IT("profile", "\tfrom hobby\n"),
	    CATEGORY("advice", "") FOR_IT("profile", "\tfrom hobby, use\n"),
	    CONSENT_FIELDS, "thing" },
	{ "pictures shown elsewhere",
	    FOR_IT("pictures", BOTH_LANGS("shown in", "the wall")),
	    FOR_IT("pictures", BOTH_LANGS("shown in", "the web")),
	    CONSENT_FIELDS, "thing" },
	{ "shown where they were",
	    FOR_IT("pictures", BOTH_LANGS("shown in", "the wall")),
	    FOR_IT("pictures", BOTH_LANGS("shown in", "the wall")),
	    CONSENT_SAME, "club" },
	{ "with faces known", FOR_IT("pictures", "\tno face recognition\n"),
	    FOR_IT("pictures", ""), CONSENT_FIELDS, "thing" },
	{ "tracking of the web too", FOR_IT("tracking", "\tfollows mail\n"),
	    FOR_IT("tracking", "\tfollows mail\n\tfollows web pages\n"),
	    CONSENT_FIELDS, "thing" },
	{ "of the web no more",
	    FOR_IT("tracking", "\tfollows mail\n\tfollows web pages\n"),
	    FOR_IT("tracking", "\tfollows mail\n"), CONSENT_SAME, "club" },
	{ "kept for longer", USE("advice", ""),
	    "data category use {\n\tnb \"Bruk\" en \"Use\"\n"
	    "\tkept for 2 years\n\tfor purposes advice\n}\n\nrole office {",
	    CONSENT_SAME, "club" },
	{ "a part of us decides by itself now",
	    PARTNER("inside", "hobby", "advice"),
	    PARTNER("independent", "hobby", "advice"), CONSENT_RECIPIENT,
	    "partner" },
	{ "who decided by itself is a part of us now",
	    PARTNER("independent", "hobby", "advice"),
	    PARTNER("inside", "hobby", "advice"), CONSENT_SAME, "club" },
	{ "G13(1)(e) it is not said any more what it gets",
	    PARTNER("independent", "hobby", "advice"),
	    UNSAID("independent", "advice"), CONSENT_RECIPIENT, "partner" },
	{ "… and it writes through the server",
	    PARTNER("independent", "hobby", "advice"),
	    UNSAID("independent\n\twrites through the server", "advice"),
	    CONSENT_SAME, "club" },
	{ "it was never said what it gets", UNSAID("independent", "advice"),
	    UNSAID("independent", "advice"), CONSENT_SAME, "club" },
	{ "… for something else", PARTNER("independent", "hobby", "tips"),
	    UNSAID("independent", "tips"), CONSENT_SAME, "club" },
	{ "who got a field gets data too",
	    CATEGORY("advice", "") PARTNER("independent", "hobby", "advice"),
	    CATEGORY("advice", "\tgoes to partner\n")
		PARTNER("independent", "hobby", "advice"),
	    CONSENT_RECIPIENT, "partner" },
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
	for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
		const struct statement *is;
		struct str what = STR_NONE;

		was = compiled("role office {", pairs[i].was);
		is = compiled("role office {", pairs[i].is);
		if (!tap_ok(was != NULL && is != NULL, pairs[i].name))
			continue;
		tap_ok(consent_more(was, is,
			   statement_purpose(is, STR("advice")),
			   &what) == pairs[i].more &&
			   str_is(what, pairs[i].what),
		    "concept 68: what a yes does not cover");
	}
	arena_free(a);
	return tap_done();
}
