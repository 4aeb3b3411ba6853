/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The printed statement: the same references in all languages, no fact that
 * the file does not say, nothing unescaped.
 */
#include <jansson.h>

#include "file.h"
#include "has.h"
#include "lang/explain.h"
#include "lang/lang.h"
#include "lang/prose.h"
#include "lang_record.h"
#include "tap.h"

static const char *const files[] = { "statements/ntnu-alumni.vern",
	"statements/alektum.vern", "statements/itsmf.vern",
	"statements/intech.vern", "test/unit/lang_check.vern",
	"test/unit/lang_further.vern" };

static const struct statement *
compile(struct arena *a, struct str text)
{
	struct lang_findings f = { .n = 0 };
	const struct statement *st = NULL;

	if (lang_compile(a, text, LANG_EN, &st, &f) != ERR_OK)
		return NULL;
	return st;
}

static struct str
print(struct arena *a, const struct statement *st, enum lang l,
    enum lang_format format)
{
	struct buf b;
	struct str r = STR_NONE;

	buf_init(&b, 1 << 24);
	if (lang_statement(&b, st, l, format) == ERR_OK)
		r = arena_str(a, buf_str(&b));
	buf_release(&b);
	return r;
}

static bool
parses(struct str s)
{
	json_t *root = json_loadb(s.p, s.n, JSON_REJECT_DUPLICATES, NULL);
	bool ok = root != NULL;

	json_decref(root);
	return ok;
}

/* ---- references --------------------------------------------------------- */

/* All data-policy-ref, one a line. */
static struct str
refs(struct arena *a, struct str html)
{
	struct str key = STR("data-policy-ref=\""), r;
	struct buf b;

	buf_init(&b, 1 << 22);
	for (;;) {
		size_t at = str_find(html, key), end;

		if (at == SIZE_MAX)
			break;
		html = str_sub(html, at + key.n, html.n);
		end = str_find(html, STR("\""));
		buf_put(&b, str_sub(html, 0, end));
		buf_putc(&b, '\n');
	}
	r = arena_str(a, buf_str(&b));
	buf_release(&b);
	return r;
}

static size_t
repeated_ids(struct arena *a, struct str html)
{
	struct str key = STR(" id=\"");
	struct str *seen = ARENA_ARRAY(a, struct str, 20000);
	size_t n = 0, twice = 0;

	for (;;) {
		size_t at = str_find(html, key);
		struct str id;

		if (at == SIZE_MAX || n == 20000)
			return twice;
		html = str_sub(html, at + key.n, html.n);
		id = str_sub(html, 0, str_find(html, STR("\"")));
		for (size_t i = 0; i < n; i++) {
			if (str_eq(seen[i], id)) {
				printf("# twice: " STR_FMT "\n", STR_ARG(id));
				twice++;
			}
		}
		seen[n++] = id;
	}
}

static void
test_parity(struct arena *a, const char *path)
{
	const struct statement *st = compile(a, read_whole(a, path));
	struct str first = STR_NONE;
	bool same = true;
	size_t n = 0;

	struct statement all;

	if (!tap_ok(st != NULL, path))
		return;
	/* Every language of the catalogue, whatever the file has texts in. */
	all = *st;
	for (int l = 0; l < LANG_MAX; l++) {
		struct str html, here;

		all.langs[l] = true;
		html = print(a, &all, (enum lang)l, LANG_HTML);
		here = refs(a, html);
		if (n++ == 0) {
			first = here;
			tap_ok(repeated_ids(a, html) == 0,
			    "every id stands once");
		}
		same = same && here.n > 0 && str_eq(here, first);
		tap_ok(!has(html, "{1}") && !has(html, "{2}"),
		    "nothing is left unfilled");
	}
	tap_ok(n > 0 && same,
	    "B02, NTNUEN-31: the same references in all languages");
}

/* ---- formats -------------------------------------------------------- */

static enum lang
first_of(const struct statement *st)
{
	int l = 0;

	while (l + 1 < LANG_MAX && !st->langs[l])
		l++;
	return (enum lang)l;
}

static void
test_jsonld(struct arena *a, const char *path)
{
	const struct statement *st = compile(a, read_whole(a, path));
	struct str s;
	json_t *root;
	json_error_t e;

	if (st == NULL)
		return;
	s = print(a, st, first_of(st), LANG_JSONLD);
	root = json_loadb(s.p, s.n, JSON_REJECT_DUPLICATES, &e);
	if (root == NULL)
		printf("# %s line %d\n", e.text, e.line);
	tap_ok(root != NULL &&
		   json_is_object(json_object_get(root, "@context")),
	    "JSON-LD parses, with its context written out");
	tap_ok(json_array_size(json_object_get(root, "dpv:hasProcess")) ==
		   st->purposes_n,
	    "a process a purpose");
	json_decref(root);
}

static void
test_refused(struct arena *a)
{
	const struct statement *st =
	    compile(a, read_whole(a, "test/unit/lang_check.vern"));
	struct statement only_en;
	struct buf b;
	enum lang_format f;

	if (!tap_ok(st != NULL, "the small statement compiles"))
		return;
	only_en = *st;
	only_en.langs[LANG_NB] = only_en.langs[LANG_NN] = false;
	buf_init(&b, 100);
	tap_err(lang_statement(&b, st, LANG_EN, LANG_CSV), ERR_INVALID,
	    "no statement as CSV");
	tap_err(lang_statement(&b, &only_en, LANG_NN, LANG_HTML), ERR_INVALID,
	    "no statement in a language it has not");
	tap_err(record_of_all(&b, st, LANG_EN, LANG_TEXT), ERR_INVALID,
	    "no record as text");
	tap_err(lang_statement(&b, st, LANG_EN, LANG_HTML), ERR_TOO_BIG,
	    "a buffer that is too small");
	tap_err(lang_format_find(STR("pdf"), &f), ERR_NOT_FOUND,
	    "no such format");
	tap_err(lang_format_find(STR("html"), &f), ERR_OK, "html");
	buf_release(&b);
}

static void
test_escaping(struct arena *a)
{
	const struct statement *st =
	    compile(a, read_whole(a, "test/unit/lang_check.vern"));
	struct statement bad;
	struct controller evil;
	struct str html, json;

	if (st == NULL)
		return;
	bad = *st;
	evil = st->controllers[0];
	evil.legal_name.in[LANG_EN] = STR("<script>alert(1)</script>\"&");
	evil.web = STR("javascript:alert(1)");
	evil.address = STR("line\nwith \"quotes\" & \x01 more");
	bad.controllers = &evil;
	html = print(a, &bad, LANG_EN, LANG_HTML);
	tap_ok(has(html, "&lt;script&gt;") && !has(html, "<script"),
	    "text is escaped");
	tap_ok(!has(html, "href=\"javascript"),
	    "an address of no kind we know");
	json = print(a, &bad, LANG_EN, LANG_JSONLD);
	tap_ok(parses(json), "JSON stays JSON");
}

/* ---- no fact that the file does not say ----------------------------- */

static struct str
everything(struct arena *a, const struct statement *st)
{
	struct buf b;
	struct str r;

	buf_init(&b, 1 << 26);
	for (int l = 0; l < LANG_MAX; l++) {
		if (!st->langs[l])
			continue;
		if (lang_statement(&b, st, (enum lang)l, LANG_TEXT) != ERR_OK ||
		    lang_statement(&b, st, (enum lang)l, LANG_HTML) != ERR_OK ||
		    lang_statement(&b, st, (enum lang)l, LANG_JSONLD) != ERR_OK)
			buf_reset(&b);
	}
	r = arena_str(a, buf_str(&b));
	buf_release(&b);
	return r;
}

/* Lines that no reader of the notice needs: how a file is read; and a stage
 * that is meant when none is said. */
static bool
not_printed(struct str line)
{
	static const char *const plumbing[] = { "#", "}", "{", "key from",
		"separator", "before joining", "languages", "vocabulary",
		"full_name from", "email_address from", "for members" };

	line = str_trim(line);
	for (size_t i = 0; i < ARRAY_LEN(plumbing); i++) {
		if (str_starts(line, str_of(plumbing[i])))
			return true;
	}
	return line.n == 0;
}

/* The first text in quotes on the line; STR_NONE when there is none. */
static struct str
quoted(struct str line)
{
	size_t from = str_find(line, STR("\"")), to;

	if (from == SIZE_MAX)
		return STR_NONE;
	line = str_sub(line, from + 1, line.n);
	to = str_find(line, STR("\""));
	return to == SIZE_MAX ? STR_NONE : str_sub(line, 0, to);
}

static size_t
occurrences(struct str s, struct str needle)
{
	size_t n = 0;

	for (;;) {
		size_t at = str_find(s, needle);

		if (at == SIZE_MAX || needle.n == 0)
			return n;
		n++;
		s = str_sub(s, at + needle.n, s.n);
	}
}

/*
 * Take each line out by itself. Where the rest still compiles, what is printed
 * must be another text; and what stood in quotes, and in no other place of the
 * file, must be printed nowhere.
 */
static void
test_mutation(struct arena *a)
{
	struct str file = read_whole(a, "test/unit/lang_check.vern");
	struct str rest = file, line = STR_NONE, before;
	struct arena *m = arena_new(1 << 28);
	size_t tried = 0, silent = 0, stayed = 0;
	const struct statement *st = compile(a, file);

	if (st == NULL)
		return;
	before = everything(a, st);
	while (str_cut(&rest, '\n', &line)) {
		size_t at = (size_t)(line.p - file.p), end = at + line.n + 1;
		struct str without, after, word = quoted(line);

		if (not_printed(line) || end >= file.n)
			continue;
		without = arena_printf(m, STR_FMT STR_FMT, (int)at, file.p,
		    (int)(file.n - end), file.p + end);
		st = compile(m, without);
		if (st == NULL) {
			arena_reset(m);
			continue;
		}
		tried++;
		after = everything(m, st);
		if (str_eq(before, after)) {
			printf("# says nothing: " STR_FMT "\n",
			    STR_ARG(str_trim(line)));
			silent++;
		}
		if (occurrences(file, word) == 1 &&
		    str_find(after, word) != SIZE_MAX) {
			printf("# still there: " STR_FMT "\n", STR_ARG(word));
			stayed++;
		}
		arena_reset(m);
	}
	printf("# %zu lines taken out\n", tried);
	tap_ok(tried > 60, "many lines can be taken out one by one");
	tap_ok(silent == 0, "each line that is there is printed somewhere");
	tap_ok(stayed == 0, "a fact that is taken out leaves every output");
	arena_free(m);
}

/* ---- texts of consent, record, explanation -------------------------- */

static void
test_consent_text(struct arena *a)
{
	const struct statement *st =
	    compile(a, read_whole(a, "test/unit/lang_check.vern"));
	int news, member;

	if (st == NULL)
		return;
	news = statement_purpose(st, STR("newsletter"));
	member = statement_purpose(st, STR("membership"));
	tap_ok(lang_consent_text(a, st, member, -1, LANG_EN).n == 0,
	    "what rests on contract has no box");
	tap_ok(lang_consent_text(a, st, -1, -1, LANG_EN).n == 0, "no purpose");
	tap_ok(lang_consent_text(a, st, 999, -1, LANG_EN).n == 0,
	    "a purpose that is not there");
	tap_ok(lang_consent_text(a, st, news, CHANNEL_MAX, LANG_EN).n == 0,
	    "a channel that is not there");
	tap_str(lang_consent_text(a, st, news, CHANNEL_EMAIL, LANG_EN),
	    STR("Yes, Laget may use this for “Newsletter”: Name and Email. The "
		"messages are sent by email. You can withdraw the consent at "
		"any time: by the link in each message, by email or in the "
		"portal."),
	    "G7-3 the box says how to withdraw before one consents");
	tap_ok(has(lang_consent_text(a, st, news, CHANNEL_EMAIL, LANG_NN),
		   "trekkje samtykket"),
	    "the same in nynorsk");
}

static void
test_record(struct arena *a)
{
	const struct statement *st =
	    compile(a, read_whole(a, "test/unit/lang_check.vern"));
	struct buf b;

	if (st == NULL)
		return;
	buf_init(&b, 1 << 20);
	tap_err(record_of_all(&b, st, LANG_EN, LANG_CSV), ERR_OK, "as CSV");
	tap_ok(occurrences(buf_str(&b), STR("\r\n")) == st->purposes_n + 1,
	    "G30 a row a purpose, and the heads");
	tap_ok(has(buf_str(&b), "consent (Art. 6(1)(a) GDPR)") &&
		   has(buf_str(&b), "vern@laget.example") &&
		   has(buf_str(&b), "30 days after"),
	    "G30 basis, officer and erasure are there");
	buf_reset(&b);
	tap_err(record_of_all(&b, st, LANG_NB, LANG_HTML), ERR_OK, "as HTML");
	tap_ok(has(buf_str(&b), "<h2>Nyhetsbrev</h2>"), "a section a purpose");
	buf_reset(&b);
	tap_err(record_of_all(&b, st, LANG_NN, LANG_JSONLD), ERR_OK,
	    "as JSON-LD");
	tap_ok(parses(buf_str(&b)), "which parses");
	buf_release(&b);
}

static void
test_explain(struct arena *a)
{
	const struct statement *st =
	    compile(a, read_whole(a, "test/unit/lang_check.vern"));
	int news, invite;
	struct buf b;

	if (st == NULL)
		return;
	news = statement_purpose(st, STR("newsletter"));
	invite = statement_purpose(st, STR("welcome"));
	buf_init(&b, 1 << 16);
	tap_err(lang_explain(&b, st, 99, -1, 0, LANG_EN), ERR_NOT_FOUND,
	    "no such purpose");
	tap_err(lang_explain(&b, st, news, CHANNEL_SMS, STAGE_INVITED, LANG_EN),
	    ERR_OK, "a channel and a stage it is not for");
	tap_ok(has(buf_str(&b), "No: not for people who are invited.") &&
		   has(buf_str(&b),
		       "No: the purpose does not use this channel: "
		       "text message."),
	    "says no to both");
	buf_reset(&b);
	tap_err(lang_explain(&b, st, invite, CHANNEL_EMAIL, 0, LANG_EN), ERR_OK,
	    "what the statement allows");
	tap_ok(has(buf_str(&b), "Legal basis: legitimate interest") &&
		   has(buf_str(&b),
		       "30 days after the person was invited: we delete.") &&
		   !has(buf_str(&b), "\n0: "),
	    "each rule with its line");
	buf_release(&b);
}

static void
test_honest(struct arena *a)
{
	const struct statement *st =
	    compile(a, read_whole(a, "statements/ntnu-alumni.vern"));
	struct str text;

	if (st == NULL)
		return;
	text = print(a, st, LANG_EN, LANG_TEXT);
	tap_ok(has(text, "It is pseudonymous:"),
	    "law 3: the mark is told as personal data");
	tap_ok(has(text, "We store no IP addresses. The system enforces this."),
	    "NTNU-59 a promise says that it is enforced");
	tap_ok(has(text, "We do not sell information. Attested by"),
	    "NTNU-71 or who attests it");
	tap_ok(has(text, "The law gives us at most one month"),
	    "C05 the law's month beside the promise");
	text = print(a, st, LANG_NN, LANG_TEXT);
	tap_ok(has(text, "Ansvarleg for opplysningane om deg er"),
	    "law 9: nynorsk");
}

/* C18: each controller has the officer that it says; one that says none has
 * the first one's. */
static void
test_officers(struct arena *a)
{
	static const char file[] =
	    "statement s {\n\tnb \"S\"\n\tlanguages nb\n}\n"
	    "controller one {\n\tname \"One\"\n"
	    "\tdata protection officer \"a@one.example\"\n}\n"
	    "controller two {\n\tname \"Two\"\n"
	    "\tdata protection officer \"b@two.example\"\n}\n"
	    "controller three {\n\tname \"Three\"\n}\n";
	const struct statement *st = NULL;
	struct lang_findings f = { 0 };
	struct buf b;

	buf_init(&b, 1 << 20);
	tap_err(lang_compile(a, str_of(file), LANG_EN, &st, &f), ERR_OK,
	    "C18 three controllers");
	if (st == NULL)
		return;
	tap_str(st->controllers[0].dpo.contact.email, STR("a@one.example"),
	    "C18 the first one's own");
	tap_str(st->controllers[1].dpo.contact.email, STR("b@two.example"),
	    "C18 the second one's own");
	tap_ok(st->controllers[2].dpo.status == DPO_UNSAID,
	    "C18 and none of the one that says none");
	tap_err(lang_statement(&b, st, LANG_NB, LANG_TEXT), ERR_OK,
	    "C18 printed");
	tap_ok(str_find(buf_str(&b), STR("a@one.example")) != SIZE_MAX &&
		   str_find(buf_str(&b), STR("b@two.example")) != SIZE_MAX,
	    "C18 both stand in the statement");
	buf_release(&b);
}

int
main(void)
{
	struct arena *a = arena_new(1 << 30);

	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		test_parity(a, files[i]);
		test_jsonld(a, files[i]);
	}
	test_refused(a);
	test_officers(a);
	test_escaping(a);
	test_mutation(a);
	test_consent_text(a);
	test_record(a);
	test_explain(a);
	test_honest(a);
	arena_free(a);
	return tap_done();
}
