/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * All that is printed as JSON-LD, of every shipped statement and every file of
 * the corpus, in each language, is whole (lang_ld.h). A document with a fault
 * is found faulty.
 */
#include <dirent.h>
#include <stdlib.h>

#include "base/limits.h"
#include "compiled.h"
#include "lang/lang.h"
#include "lang/prose.h"
#include "lang_ld.h"
#include "lang_record.h"
#include "said.h"

typedef enum err print_fn(struct buf *out, const struct statement *st,
    enum lang l, enum lang_format format);

static bool
is_whole(print_fn *print, const struct statement *st, enum lang l)
{
	json_t *root = NULL;
	struct buf b;

	buf_init(&b, 1 << 24);
	if (print(&b, st, l, LANG_JSONLD) == ERR_OK)
		root = ld_document(buf_str(&b));
	buf_release(&b);
	if (root == NULL)
		return false;
	json_decref(root);
	return true;
}

static enum err
for_others(struct buf *out, const struct statement *st, enum lang l,
    enum lang_format format)
{
	return lang_record_of(out, st, l, format,
	    (struct record_of){ .processor = true, .controller = -1 });
}

static void
one(const char *dir, const char *name, size_t *n)
{
	static char path[600], says[700];
	struct arena *a = arena_new((size_t)1 << 28);
	struct lang_findings fs = { 0 };
	const struct statement *st;
	bool statement = true, record = true, consents = true;

	(void)snprintf(path, sizeof(path), "%s/%s", dir, name);
	if (lang_compile(a, read_whole(a, path), LANG_EN, &st, &fs) != ERR_OK) {
		arena_free(a); /* one of the refusals */
		return;
	}
	for (int l = 0; l < LANG_MAX; l++) {
		if (!st->langs[l])
			continue;
		statement =
		    statement && is_whole(lang_statement, st, (enum lang)l);
		record = record && is_whole(record_of_all, st, (enum lang)l) &&
			 is_whole(for_others, st, (enum lang)l);
		consents =
		    consents && is_whole(lang_consents, st, (enum lang)l);
	}
	(*n)++;
	(void)snprintf(says, sizeof(says), "4.1 statement of %s", name);
	tap_ok(statement, says);
	(void)snprintf(says, sizeof(says), "B03 4.1 record of %s", name);
	tap_ok(record, says);
	(void)snprintf(says, sizeof(says), "4.2 consents of %s", name);
	tap_ok(consents, says);
	arena_free(a);
}

static size_t
each(const char *dir)
{
	struct dirent **list;
	int all = scandir(dir, &list, NULL, alphasort);
	size_t n = 0;

	for (int i = 0; i < all; i++) {
		struct str name = str_of(list[i]->d_name);

		if (name.n > 5 && str_is(str_sub(name, name.n - 5, 5), ".vern"))
			one(dir, list[i]->d_name, &n);
		free(list[i]);
	}
	if (all >= 0)
		free(list);
	return n;
}

/* ---- what is not whole ---------------------------------------------- */

#define CONTEXT                                                           \
	"{\"@context\":{\"@language\":\"nb\","                            \
	"\"dpv\":\"https://w3id.org/dpv#\",\"dct\":\"http://purl.org/dc/" \
	"terms/\","                                                       \
	"\"xsd\":\"http://www.w3.org/2001/XMLSchema#\","                  \
	"\"dpv:hasPurpose\":{\"@type\":\"@id\"},"                         \
	"\"dct:date\":{\"@type\":\"xsd:date\"}},"

/* Many terms, so that only the fault is one. */
static struct str
padded(struct arena *a, const char *members)
{
	struct buf b;
	struct str r;

	buf_init(&b, 1 << 16);
	buf_puts(&b,
	    CONTEXT "\"@type\":\"dpv:PrivacyNotice\",\"dct:hasPart\":[");
	for (int i = 0; i < 60; i++)
		buf_puts(&b, "{\"@type\":\"dpv:Process\"},");
	buf_printf(&b, "{\"@type\":\"dpv:Process\"}],%s}", members);
	r = arena_str(a, buf_str(&b));
	buf_release(&b);
	return r;
}

static void
test_faults(struct arena *a)
{
	static const struct {
		const char *what, *members;
		bool whole;
	} cases[] = {
		{ "a prefix that the context has not", "\"foaf:name\":\"x\"",
		    false },
		{ "a key without prefix", "\"title\":\"x\"", false },
		{ "a term that is not pinned", "\"dpv:hasAutomation\":\"x\"",
		    false },
		{ "a class as key", "\"dpv:Process\":\"x\"", false },
		{ "a type that is not pinned",
		    "\"dpv:hasProcess\":{\"@type\":\"dpv:Analytics\"}", false },
		{ "a property as type",
		    "\"dpv:hasProcess\":{\"@type\":\"dpv:hasProcess\"}",
		    false },
		{ "a term as value that is not pinned",
		    "\"dpv:hasPurpose\":\"dpv:Analytics\"", false },
		{ "words where a term is meant",
		    "\"dpv:hasPurpose\":\"the newsletter\"", false },
		{ "a term that is told as words",
		    "\"dct:subject\":\"dpv:Marketing\"", false },
		{ "an @id twice",
		    "\"dct:subject\":[{\"@id\":\"#a\",\"dct:title\":\"x\"},"
		    "{\"@id\":\"#a\",\"dct:title\":\"y\"}]",
		    false },
		{ "a reference to nothing", "\"dct:subject\":{\"@id\":\"#a\"}",
		    false },
		{ "a key twice", "\"dct:subject\":\"x\",\"dct:subject\":\"y\"",
		    false },
		{ "a date that is none", "\"dct:date\":\"1. mai\"", false },
		{ "a number", "\"dct:subject\":1", false },
		{ "an array of nothing", "\"dct:subject\":[]", false },
		{ "an object of nothing", "\"dct:subject\":{}", false },
		{ "a text of nothing", "\"dct:subject\":\"\"", false },
		{ "a term as value", "\"dpv:hasPurpose\":\"dpv:Marketing\"",
		    true },
		{ "a reference",
		    "\"dct:subject\":[{\"@id\":\"#a\",\"dct:title\":\"x\"},"
		    "{\"@id\":\"#a\"}]",
		    true },
		{ "a date", "\"dct:date\":\"2026-05-01\"", true },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		json_t *root = ld_document(padded(a, cases[i].members));

		tap_ok((root != NULL) == cases[i].whole, cases[i].what);
		json_decref(root);
	}
	tap_ok(ld_document(STR("{")) == NULL, "no JSON");
	tap_ok(ld_document(STR("{}")) == NULL, "no context");
}

/* An address that is told in some languages is in the others not at all. */
static void
test_told_in(struct arena *a)
{
	struct lang_findings fs = { 0 };
	const struct statement *st;
	struct buf b;

	if (!tap_ok(lang_compile(a,
			STR("statement s {\n\tlanguages nb, en\n}\ncontroller "
			    "c {\n\tname \"C\"\n\tcontact address "
			    "\"norsk@c.example\" in nb\n\tweb "
			    "\"https://c.example\"\n}\n"),
			LANG_EN, &st, &fs) == ERR_OK,
		"an address in one language"))
		return;
	for (int l = LANG_NB; l <= LANG_EN; l++) {
		if (!st->langs[l])
			continue;
		buf_init(&b, 1 << 20);
		tap_ok(lang_statement(&b, st, (enum lang)l, LANG_JSONLD) ==
			       ERR_OK &&
			   (str_find(buf_str(&b), STR("norsk@")) != SIZE_MAX) ==
			       (l == LANG_NB) &&
			   str_find(buf_str(&b), STR("https://c.example")) !=
			       SIZE_MAX,
		    "is told in that one");
		buf_release(&b);
	}
}

/* What is blocked and open for a purpose is not told to be unused; messages
 * stop with the event, as on the page. */
static void
test_blocked(struct arena *a)
{
	static const struct {
		const char *line, *says, *not_says;
	} cases[] = {
		{ "", "stored, but not used", "used only for" },
		{ "\tfor purpose bills\n", "used only for “Bills”",
		    "stored, but not used" },
		{ "", "Messages are stopped at once when you have left",
		    "Messages are stopped at once.\"" },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct statement *st = compiled_bytes(a,
		    arena_printf(a,
			"statement s {\n\tlanguages en\n}\ncontroller c "
			"{\n\tname \"C\"\n}\nsource person {\n\tthe person\n}\n"
			"field bill text {\n\tfrom the person\n}\n"
			"purpose bills {\n\ten \"Bills\"\n\tusing bill\n}\n"
			"keep fields bill {\n\twhen left: block, delete 5 "
			"years after left, stop messages\n%s}\n",
			cases[i].line));
		struct buf b;

		buf_init(&b, 1 << 20);
		if (tap_ok(st != NULL && lang_statement(&b, st, LANG_EN,
					     LANG_JSONLD) == ERR_OK,
			"what is blocked"))
			tap_said(buf_str(&b), cases[i].says, cases[i].not_says,
			    cases[i].says);
		buf_release(&b);
	}
}

/* How one comes into a group is told where the file says it. */
static void
test_group(struct arena *a)
{
	static const struct {
		const char *line;
		bool told;
	} cases[] = { { "\tby choice\n", true }, { "", false } };

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct statement *st = compiled_bytes(a,
		    arena_printf(a,
			"statement s {\n\tlanguages en\n}\ncontroller c "
			"{\n\tname \"C\"\n}\ngroup type g {\n\ten "
			"\"Crew\"\n%s}\n",
			cases[i].line));
		struct buf b;

		buf_init(&b, 1 << 20);
		tap_ok(st != NULL &&
			   lang_statement(&b, st, LANG_EN, LANG_JSONLD) ==
			       ERR_OK &&
			   (str_find(buf_str(&b), STR("\"dpv:hasScope\"")) !=
			       SIZE_MAX) == cases[i].told,
		    "a group that is by choice, and one of which it is unsaid");
		buf_release(&b);
	}
}

int
main(void)
{
	struct arena *a = arena_new(LIMIT_ARENA_REQUEST);

	test_faults(a);
	test_told_in(a);
	test_group(a);
	test_blocked(a);
	tap_ok(each("statements") >= 4, "every shipped statement");
	tap_ok(each("statements/as-published") > 0, "as they were published");
	tap_ok(each("test/corpus/lang") > 10, "every statement of the corpus");
	tap_ok(each("test/corpus/findings") > 100, "every file with a finding");
	tap_ok(each("test/unit") > 0, "in each language that there is");
	tap_ok(each("test/data") > 0, "a federation");
	arena_free(a);
	return tap_done();
}
