/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Declared facts: every property of policy/facts.def is written, compiled,
 * printed in every language, tidied up and turned into the other keywords and
 * back; a fact that says nothing prints nothing; wrong values are refused.
 */
#include "lang/check_private.h"
#include "lang/read.h"
#include "lang_file.h"
#include "lang_ld.h"
#include "lang_record.h"
#include "tap.h"

#define BASE                                                              \
	"statement choir {\n\tnb \"Koret\" nn \"Koret\" en \"Choir\"\n"   \
	"\tlanguages nb, nn, en\n}\n\ncontroller choir {\n\tname \"K\"\n" \
	"}\n\nsource shop {\n\tnb \"Butikk\" nn \"Butikk\" en \"Shop\"\n" \
	"}\n\nfield email email {\n\tnb \"E\" nn \"E\" en \"E\"\n}\n\n"   \
	"kind of person singer {\n\tnb \"s\" nn \"s\" en \"s\"\n}\n\n"    \
	"purpose news {\n\tnb \"Nytt\" nn \"Nytt\" en \"News\"\n}\n\n"    \
	"role chair {\n\tnb \"l\" nn \"l\" en \"c\"\n}\n\n"               \
	"recipient press {\n\tnb \"P\" nn \"P\" en \"P\"\n}\n\n"          \
	"processor mailer {\n\tname \"Mailer AS\"\n}\n\n"                 \
	"system till {\n\tnb \"Kasse\" nn \"Kasse\" en \"Till\"\n}\n\n"

/* Apart, as there are to be statements without a profile. */
#define TASTE "profile taste {\n\tnb \"Smak\" nn \"Smak\" en \"Taste\"\n}\n\n"

/* A value of each type, and one that is refused. */
static const struct {
	const char *good, *bad;
} values[] = {
	[FACT_TYPE_FLAG] = { "", " \"x\"" },
	[FACT_TYPE_TEXT] = { " nb \"Xnb\" nn \"Xnn\" en \"Xen\"", "" },
	[FACT_TYPE_LINE] = { " \"Xline\"", " xline" },
	[FACT_TYPE_LINES] = { " \"Xone\", \"Xtwo\"", " \"Xone\"," },
	[FACT_TYPE_WORDS] = { " nb \"Xnb\" nn \"Xnn\" en \"Xen\"", " xline" },
	[FACT_TYPE_BY_WORDS] = { " by nb \"Xnb\" nn \"Xnn\" en \"Xen\"",
	    " \"Xby\"" },
	[FACT_TYPE_NAMED] = { " \"Xname\"", " xname" },
	[FACT_TYPE_TERM] = { " pd:Name", " \"pd:Name\"" },
	[FACT_TYPE_DATE] = { " 2026-01-30", " 2026-02-30" },
	[FACT_TYPE_PERIOD] = { " 3 months", " soon" },
	[FACT_TYPE_KEPT] = { " 3 years after case closed",
	    " 3 years after somehow" },
	[FACT_TYPE_UNTIL] = { " nb \"Xnb\" nn \"Xnn\" en \"Xen\"", " somehow" },
	[FACT_TYPE_PEOPLE] = { " 77 people", " many people" },
	[FACT_TYPE_FIELDS] = { " email", " e_mail" },
	[FACT_TYPE_COUNTRIES] = { " US, NO", " Norway" },
	[FACT_TYPE_CHANNELS] = { " email, portal", " pigeon" },
	[FACT_TYPE_PURPOSES] = { " news", " newz" },
	[FACT_TYPE_KINDS] = { " singer", " singers" },
	[FACT_TYPE_SOURCES] = { " shop, the person", " shopp" },
	[FACT_TYPE_ROLES] = { " chair", " chairs" },
	[FACT_TYPE_RECIPIENTS] = { " press", " mailer" },
	[FACT_TYPE_PROCESSORS] = { " mailer", " press" },
	[FACT_TYPE_SYSTEMS] = { " till", " tills" },
	[FACT_TYPE_PROFILES] = { " taste", " tastes" },
	[FACT_TYPE_RIGHTS] = { " objection, withdrawal", " objecting" },
};

static struct str
file_of(struct arena *a, enum fact_kind kind, const struct fact_row *row,
    const char *value)
{
	struct str word = STR_NONE;

	if (row != NULL)
		word = lang_property_word(row, LANG_EN);
	return arena_printf(a,
	    BASE TASTE
	    "%s thing {\n\tnb \"Sak\" nn \"Sak\" en \"Thing\"\n%s" STR_FMT
	    "%s%s}\n",
	    fact_word(kind), row == NULL ? "" : "\t", STR_ARG(word), value,
	    row == NULL ? "" : "\n");
}

static bool
compiles(struct arena *a, struct str file, const struct statement **st)
{
	struct lang_findings fs = { 0 };
	bool ok = lang_compile(a, file, LANG_EN, st, &fs) == ERR_OK;

	for (size_t i = 0; !ok && i < fs.n; i++)
		printf("# line %u: " STR_FMT "\n", fs.at[i].pos.line,
		    STR_ARG(fs.at[i].text));
	return ok;
}

static struct str
printed(struct arena *a, const struct statement *st, enum lang l)
{
	struct buf b;
	struct str s;

	buf_init(&b, 1 << 20);
	s = lang_statement(&b, st, l, LANG_HTML) == ERR_OK
		? arena_str(a, buf_str(&b))
		: STR_NONE;
	buf_release(&b);
	return s;
}

/* The property's own reference stands in each language, once it is said. */
static bool
is_printed(struct arena *a, const struct statement *st,
    const struct fact_row *row, enum fact_kind kind)
{
	struct buf b;
	struct str ref;
	bool all = true;

	buf_init(&b, 200);
	buf_puts(&b, fact_word(kind));
	buf_puts(&b, ".thing.");
	buf_puts(&b, row->name);
	for (size_t i = 0; i < b.n; i++) {
		if (b.p[i] >= 'A' && b.p[i] <= 'Z')
			b.p[i] = (char)(b.p[i] - 'A' + 'a');
		if (b.p[i] == ' ')
			b.p[i] = '-';
	}
	ref = arena_str(a, buf_str(&b));
	buf_release(&b);
	for (int l = 0; l < LANG_MAX; l++)
		if (st->langs[l] &&
		    str_find(printed(a, st, (enum lang)l), ref) == SIZE_MAX)
			all = false;
	return all;
}

/* The fact itself in the JSON-LD, not its sentences; NULL when the document is
 * not whole. */
static char *
node_of(struct arena *a, const struct statement *st, enum fact_kind kind)
{
	struct str word = str_of(fact_word(kind));
	char *id = arena_alloc(a, word.n + 10), *node = NULL;
	json_t *root, *one;
	struct buf b;
	size_t i;

	(void)snprintf(id, word.n + 10, "#%s.thing", fact_word(kind));
	for (char *p = id; *p != '\0'; p++)
		*p = *p == ' ' ? '-' : *p;
	buf_init(&b, 1 << 20);
	if (lang_statement(&b, st, LANG_EN, LANG_JSONLD) != ERR_OK)
		return NULL;
	root = ld_document(buf_str(&b));
	json_array_foreach(json_object_get(root, "dct:hasPart"), i,
	    one) if (strcmp(json_string_value(json_object_get(one, "@id")),
			 id) == 0) node = json_dumps(one, JSON_SORT_KEYS);
	json_decref(root);
	buf_release(&b);
	return node;
}

static bool
is_structured(struct arena *a, const struct statement *st, enum fact_kind kind)
{
	const struct statement *bare = NULL;
	char *with, *without;
	json_t *root;
	struct buf b;
	bool ok = compiles(a, file_of(a, kind, NULL, ""), &bare);

	buf_init(&b, 1 << 20);
	ok = ok && record_of_all(&b, st, LANG_EN, LANG_JSONLD) == ERR_OK;
	root = ok ? ld_document(buf_str(&b)) : NULL;
	ok = root != NULL;
	json_decref(root);
	buf_release(&b);
	with = node_of(a, st, kind);
	without = ok ? node_of(a, bare, kind) : NULL;
	ok = with != NULL && without != NULL && strcmp(with, without) != 0;
	free(with);
	free(without);
	return ok;
}

static void
property(struct arena *a, enum fact_kind kind, const struct fact_row *row)
{
	struct str word = lang_property_word(row, LANG_EN);
	struct str file = file_of(a, kind, row, values[row->type].good);
	struct str name =
	    arena_printf(a, "%s: " STR_FMT, fact_word(kind), STR_ARG(word));
	const struct statement *st = NULL, *wrong = NULL;
	struct lang_findings fs = { 0 };
	struct str nb;
	/* For the record, and for nobody who reads the statement. */
	bool published = row->property != FACT_PROPERTY_OWN_EVENT_RECORD;

	if (!tap_ok(compiles(a, file, &st),
		arena_printf(a, STR_FMT ": compiles", STR_ARG(name)).p))
		return;
	tap_ok(row->type == FACT_TYPE_TERM ||
		   is_printed(a, st, row, kind) == published,
	    arena_printf(a, "B02: " STR_FMT ": printed in each language",
		STR_ARG(name))
		.p);
	tap_ok(is_structured(a, st, kind) == published,
	    arena_printf(a, "4.1: " STR_FMT ": in the JSON-LD", STR_ARG(name))
		.p);
	nb = tidied(a, file, LANG_KEYWORDS_NB);
	tap_ok(nb.n > 0 && !str_eq(nb, file) &&
		   str_eq(tidied(a, nb, LANG_KEYWORDS_EN), file),
	    arena_printf(a, STR_FMT ": Norwegian and back", STR_ARG(name)).p);
	tap_ok(lang_compile(a, file_of(a, kind, row, values[row->type].bad),
		   LANG_EN, &wrong, &fs) == ERR_INVALID,
	    arena_printf(a, STR_FMT ": a wrong value is refused", STR_ARG(name))
		.p);
}

/* A fact with its label alone makes no other claim than that it is told. */
static void
bare(struct arena *a, enum fact_kind kind)
{
	const struct statement *st = NULL;
	struct str html;
	size_t n;
	const struct fact_row *rows = fact_properties(kind, &n);
	bool silent = true;

	if (!tap_ok(compiles(a, file_of(a, kind, NULL, ""), &st),
		fact_word(kind)))
		return;
	for (size_t i = 0; i < n; i++)
		if (rows[i].type != FACT_TYPE_TERM &&
		    is_printed(a, st, &rows[i], kind))
			silent = false;
	tap_ok(silent, arena_printf(a, "%s: what is not said is not printed",
			   fact_word(kind))
			   .p);
	html = printed(a, st, LANG_EN);
	tap_ok((str_find(html, STR(".thing.held\"")) != SIZE_MAX) ==
		   fact_is_claim(kind),
	    arena_printf(a, "LAW-8: %s: a claim says how it is held",
		fact_word(kind))
		.p);
}

/* Their words may be names where no keyword is expected. */
static void
test_free_names(struct arena *a)
{
	static const char file[] =
	    "statement s {\n\tnb \"S\"\n\tlanguages nb\n}\n"
	    "controller system {\n\tname \"S\"\n}\n"
	    "field format text {\n\tnb \"F\"\n}\n"
	    "purpose survey {\n\tnb \"U\"\n\tusing format\n}\n"
	    "role owner {\n\tnb \"E\"\n\tsurvey: may see format\n}\n"
	    "survey survey {\n\tnb \"U\"\n\tfor purposes survey\n}\n"
	    "profile survey {\n\tnb \"P\"\n}\n";
	struct str s = str_of(file), nb;
	const struct statement *st = NULL;

	tap_ok(compiles(a, s, &st), "their words can be names");
	tap_ok(st != NULL && st->facts_n == 2,
	    "two kinds of fact may share a name");
	nb = tidied(a, s, LANG_KEYWORDS_NB);
	tap_ok(str_find(nb, STR("formål survey {")) != SIZE_MAX &&
		   str_find(nb, STR("spørreundersøkelse survey {")) != SIZE_MAX,
	    "a name stays what it is in the other keywords");
}

static const struct {
	const char *name, *lines, *code;
} refusals[] = {
	{ "a fact without a block", "survey yearly\n", "needs_block" },
	{ "a fact without a name", "survey {\n}\n", "expected_after" },
	{ "a name twice", "survey a {\n}\nsurvey a {\n}\n", "declared_twice" },
	{ "a property twice", "survey a {\n\tanonymous\n\tanonymous\n}\n",
	    "said_twice" },
	{ "a property of another fact",
	    "survey a {\n\tno face recognition\n}\n", "unknown_property" },
	{ "a misspelt kind of fact", "surwey a {\n}\n", "unknown_construct" },
	{ "nobody of that name attests",
	    "survey a {\n\tattested by chairman on 2026-01-01\n}\n",
	    "unknown_name" },
	{ "attested without a day", "survey a {\n\tattested by chair\n}\n",
	    "expected_after" },
	{ "a purpose that is not there",
	    "survey a {\n\tfor purposes gossip\n}\n", "unknown_name" },
};

static void
test_refusals(struct arena *a)
{
	for (size_t i = 0; i < ARRAY_LEN(refusals); i++) {
		struct lang_findings fs = { 0 };
		const struct statement *st = NULL;
		struct str file = arena_printf(a, BASE "%s", refusals[i].lines);
		bool found = false;

		if (lang_compile(a, file, LANG_EN, &st, &fs) == ERR_OK)
			printf("# it compiles\n");
		for (size_t k = 0; k < fs.n; k++)
			found = found ||
				strcmp(fs.at[k].code, refusals[i].code) == 0;
		for (size_t k = 0; !found && k < fs.n; k++)
			printf("# %s\n", fs.at[k].code);
		tap_ok(found, refusals[i].name);
	}
}

/* What a statement says that there is none of, held against each thing. */
static const struct {
	const char *name, *negative, *with;
} negatives[] = {
	{ "C09", "cookies", "cookie \"x\" necessary for sign in\n" },
	{ "C09", "cookies",
	    "device storage x {\n\tnb \"x\" nn \"x\" en \"x\"\n}\n" },
	{ "C11", "tracking", "tracking x {\n\tfollows mail\n}\n" },
	{ "C12", "profiles", "profile x {\n}\n" },
	{ "C12", "profiles", "purpose x {\n\tprofiling\n}\n" },
	{ "C02", "direct marketing", "purpose x {\n\tclass marketing\n}\n" },
	{ "C35", "processors", "" }, /* the base has one */
	{ "C06", "recipients", "" },
	{ "C17", "joint controllers",
	    "recipient x {\n\tjoint controller\n}\n" },
	{ "C16", "transfers", "transfer x {\n\tto country US\n}\n" },
	{ "C16", "transfers", "processor x {\n\tcountry US\n}\n" },
	{ "C16", "transfers", "recipient x {\n\tcountry US\n}\n" },
	{ "C28", "public sources", "source x {\n\tpublic source\n}\n" },
	{ "B38", "pictures of people", "pictures x {\n}\n" },
	{ "B31", "surveillance cameras", "camera surveillance x {\n}\n" },
	{ "B40", "surveys", "survey x {\n}\n" },
	{ "C14", "statistics on people",
	    "statistics x {\n\tpseudonymous\n}\n" },
	{ "N03", "national ids", "national id x {\n}\n" },
	{ "G10", "data on criminal convictions",
	    "data category x {\n\tcriminal convictions by \"§ 11\"\n}\n" },
};

static size_t
denials(struct arena *a, const char *negative, const char *with)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;
	struct str base = STR(BASE), rest;
	size_t n = 0, at = str_find(base, STR("\tlanguages"));
	struct date today = { 2026, 3, 1 };

	rest = str_sub(base, at, base.n - at);
	base = str_sub(base, 0, at);
	if (lang_compile(a,
		arena_printf(a, STR_FMT "\tthere are no %s\n" STR_FMT "%s",
		    STR_ARG(base), negative, STR_ARG(rest), with),
		LANG_EN, &st, &fs) != ERR_OK)
		return SIZE_MAX;
	lang_check(a, st, today, LANG_EN, &fs);
	for (size_t i = 0; i < fs.n; i++)
		n += strcmp(fs.at[i].code, "fact_denied") == 0;
	return n;
}

static void
test_negatives(struct arena *a)
{
	tap_ok(denials(a, "unicorns", "") == SIZE_MAX,
	    "only what the list has can be denied");
	for (size_t i = 0; i < ARRAY_LEN(negatives); i++) {
		const char *negative = negatives[i].negative;

		tap_ok(denials(a, negative, negatives[i].with) == 1,
		    arena_printf(a, "%s: there are no %s, and one is",
			negatives[i].name, negative)
			.p);
		if (negatives[i].with[0] != '\0')
			tap_ok(denials(a, negative, "") == 0,
			    arena_printf(a, "%s: there are no %s, and none is",
				negatives[i].name, negative)
				.p);
	}
}

int
main(void)
{
	struct arena *a = arena_new((size_t)2 << 30);

	for (int k = 0; k < FACT_MAX; k++) {
		size_t n;
		const struct fact_row *rows =
		    fact_properties((enum fact_kind)k, &n);

		bare(a, (enum fact_kind)k);
		for (size_t i = 0; i < n; i++)
			property(a, (enum fact_kind)k, &rows[i]);
	}
	test_free_names(a);
	test_refusals(a);
	test_negatives(a);
	arena_free(a);
	return tap_done();
}
