/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The consent receipt of ISO/IEC TS 27560 and the consents that can be asked
 * for, each fact where the standard has it.
 */
#include <stdlib.h>

#include "base/limits.h"
#include "lang/lang.h"
#include "lang/prose.h"
#include "lang_ld.h"
#include "lang_rows.h"

static const struct consent_answer answers[] = {
	{ .status = "dpv:ConsentGiven",
	    .at = STR_INIT("2026-01-02T03:04:05Z"),
	    .method = STR_INIT("in the portal"),
	    .by = STR_INIT("the person"),
	    .text = STR_INIT("Yes, send <it>."),
	    .text_hash = STR_INIT("ab01"),
	    .lang = LANG_EN,
	    .version = STR_INIT("1.0.0"),
	    .notice = STR_INIT("https://laget.example/privacy/1.0.0") },
	{ .status = "dpv:ConsentWithdrawn",
	    .at = STR_INIT("2026-02-02T03:04:05Z"),
	    .method = STR_INIT("by phone"),
	    .by = STR_INIT("the office"),
	    .asked = true,
	    .lang = LANG_NB },
};

static struct consent_said said = { .channel = CHANNEL_EMAIL,
	.id = STR_INIT("11111111-2222-4333-8444-555555555555"),
	.answers = answers,
	.n = 1 };

static struct consent_receipt receipt = {
	.id = STR_INIT("aaaaaaaa-2222-4333-8444-555555555555"),
	.subject = STR_INIT("bbbbbbbb-2222-4333-8444-555555555555"),
	.made = STR_INIT("2026-03-01T00:00:00Z"),
	.exercised = STR_INIT("https://laget.example/me"),
	.at = &said,
	.n = 1,
};

static json_t *
document(enum lang l)
{
	json_t *root = NULL;
	struct buf b;

	buf_init(&b, 1 << 22);
	if (lang_receipt(&b, st, l, &receipt) == ERR_OK)
		root = ld_document(buf_str(&b));
	buf_release(&b);
	return root;
}

/* What stands at a path of keys and numbers, "a/0/b". */
static const char *
at(json_t *node, const char *path)
{
	struct str rest = str_of(path), key;

	while (str_cut(&rest, '/', &key)) {
		int64_t i;

		node = str_to_i64(key, 0, 99, &i) == ERR_OK
			   ? json_array_get(node, (size_t)i)
			   : json_object_get(node, arena_cstr(rows_arena, key));
	}
	return json_is_string(node) ? json_string_value(node) : NULL;
}

#define RECORD "dpv:hasRecordOfActivity/0/"
#define STATUS RECORD "dpv:hasConsentStatus/"

struct row {
	const char *name, *path, *want; /* NULL: it must not be there */
};

static void
holds(json_t *root, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *got = at(root, rows[i].path);
		bool ok = rows[i].want == NULL
			      ? got == NULL
			      : got != NULL && strcmp(got, rows[i].want) == 0;

		if (!tap_ok(ok, rows[i].name))
			printf("# %s\n", got == NULL ? "nothing" : got);
	}
}

static void
given(void)
{
	static const struct row rows[] = {
		{ "5.2: the receipt's number", "dct:identifier",
		    "aaaaaaaa-2222-4333-8444-555555555555" },
		{ "when it was made", "dct:created", "2026-03-01T00:00:00Z" },
		{ "in which language", "dct:language", "en" },
		{ "of whom", "dpv:hasDataSubject/dct:identifier",
		    "bbbbbbbb-2222-4333-8444-555555555555" },
		{ "the record's number", RECORD "dct:identifier",
		    "11111111-2222-4333-8444-555555555555" },
		{ "the same person in the record",
		    RECORD "dpv:hasDataSubject/@id",
		    "urn:uuid:bbbbbbbb-2222-4333-8444-555555555555" },
		{ "what it is for",
		    RECORD "dpv:hasProcess/0/dpv:hasPurpose/dct:title",
		    "Newsletter" },
		{ "over which channel",
		    RECORD "dpv:hasProcess/0/"
			   "dpv:isImplementedUsingTechnology",
		    "email" },
		{ "where it is taken back",
		    RECORD "dpv:hasProcess/0/dpv:hasConsentControl/schema:url",
		    "https://laget.example/me" },
		{ "the text that was shown",
		    RECORD "dpv:hasNotice/dct:description/@value",
		    "Yes, send <it>." },
		{ "and in which language",
		    RECORD "dpv:hasNotice/dct:description/@language", "en" },
		{ "its checksum", RECORD "dpv:hasNotice/dct:identifier",
		    "ab01" },
		{ "of which version", RECORD "dpv:hasNotice/dct:hasVersion",
		    "1.0.0" },
		{ "which stands where", RECORD "dpv:hasNotice/schema:url",
		    "https://laget.example/privacy/1.0.0" },
		{ "a yes", STATUS "0/@type/0", "dpv:ConsentGiven" },
		{ "said in words", STATUS "0/@type/1", "dpv:ExpressedConsent" },
		{ "when", STATUS "0/dpv:isIndicatedAtTime",
		    "2026-01-02T03:04:05Z" },
		{ "by the person", STATUS "0/dpv:isIndicatedBy",
		    "dpv:DataSubject" },
		{ "entered by whom", STATUS "0/dpv:isImplementedByEntity",
		    "the person" },
		{ "how", STATUS "0/dpv:hasIndicationMethod", "in the portal" },
		{ "for how long", STATUS "0/dpv:hasDuration/@type",
		    "dpv:UntilEventDuration" },
		{ "and nothing else was said", STATUS "1/@type/0", NULL },
	};
	json_t *root = document(LANG_EN);

	tap_ok(root != NULL, "a receipt is whole");
	holds(root, rows, ARRAY_LEN(rows));
	json_decref(root);
}

static void
withdrawn(void)
{
	static const struct row rows[] = {
		{ "first a yes", STATUS "0/@type/0", "dpv:ConsentGiven" },
		{ "then a no", STATUS "1/@type/0", "dpv:ConsentWithdrawn" },
		{ "which is no expression of consent", STATUS "1/@type/1",
		    NULL },
		{ "entered by the controller", STATUS "1/dpv:isIndicatedBy",
		    "dpv:DataController" },
		{ "and lasts not at all", STATUS "1/dpv:hasDuration/@type",
		    NULL },
		{ "no text is kept of it: none is told",
		    RECORD "dpv:hasNotice/dct:description/@value", NULL },
		{ "nor a checksum", RECORD "dpv:hasNotice/dct:identifier",
		    NULL },
		{ "what it is for, in Norwegian",
		    RECORD "dpv:hasProcess/0/dpv:hasPurpose/dct:title",
		    "Nyhetsbrev" },
		{ "not about messages: no channel",
		    RECORD "dpv:hasProcess/0/"
			   "dpv:isImplementedUsingTechnology",
		    NULL },
		{ "no address where it is taken back",
		    RECORD "dpv:hasProcess/0/dpv:hasConsentControl/schema:url",
		    NULL },
	};
	struct consent_receipt whole = receipt;
	json_t *root;

	said.n = 2;
	said.channel = -1;
	receipt.exercised = STR("");
	root = document(LANG_NB);
	tap_ok(root != NULL, "one with a withdrawal is whole");
	holds(root, rows, ARRAY_LEN(rows));
	json_decref(root);
	said.n = 1;
	said.channel = CHANNEL_EMAIL;
	receipt = whole;
}

static void
refused(void)
{
	struct buf b;

	buf_init(&b, 1 << 22);
	tap_err(lang_receipt(&b, st, LANG_DE, &receipt), ERR_INVALID,
	    "no receipt in a language that the statement has not");
	tap_err(lang_receipt(&b, st, LANG_MAX, &receipt), ERR_INVALID,
	    "nor in none");
	tap_err(lang_consents(&b, st, LANG_DE, LANG_HTML), ERR_INVALID,
	    "nor consents");
	tap_err(lang_consents(&b, st, LANG_MAX, LANG_HTML), ERR_INVALID,
	    "nor in none");
	tap_err(lang_consents(&b, st, LANG_EN, LANG_CSV), ERR_INVALID,
	    "no consents as CSV");
	tap_ok(b.n == 0, "and nothing was written");
	buf_release(&b);
	buf_init(&b, 100);
	tap_err(lang_receipt(&b, st, LANG_EN, &receipt), ERR_TOO_BIG,
	    "a receipt that does not fit");
	tap_err(lang_consents(&b, st, LANG_EN, LANG_TEXT), ERR_TOO_BIG,
	    "consents that do not");
	buf_release(&b);
}

/* A statement that asks nobody for anything says so. */
static void
nothing_asked(void)
{
	static const struct {
		enum lang_format format;
		const char *says;
	} rows[] = {
		{ LANG_HTML, "<p>The statement asks for no consent.</p>" },
		{ LANG_TEXT, "The statement asks for no consent." },
		{ LANG_JSON, "\"consents\":[]" },
	};
	const struct statement *whole = st;
	struct lang_findings fs = { 0 };

	if (lang_compile(rows_arena,
		STR("statement s {\n\ten \"S\"\n\tlanguages en\n}\n"
		    "controller c {\n\tname \"C\"\n}\n"),
		LANG_EN, &st, &fs) != ERR_OK)
		return;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf b;

		buf_init(&b, 1 << 20);
		if (lang_consents(&b, st, LANG_EN, rows[i].format) != ERR_OK)
			buf_puts(&b, "?");
		if (!tap_ok(str_find(buf_str(&b), str_of(rows[i].says)) !=
				SIZE_MAX,
			"nothing is asked for"))
			printf("# " STR_FMT "\n", STR_ARG(buf_str(&b)));
		buf_release(&b);
	}
	st = whole;
}

int
main(void)
{
	if (!rows_open("test/unit/lang_check.vern"))
		return tap_done();
	said.purpose = statement_purpose(st, STR("newsletter"));
	given();
	withdrawn();
	refused();
	nothing_asked();
	arena_free(rows_arena);
	return tap_done();
}
