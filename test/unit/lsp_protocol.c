/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The language server against an editor that errs: headers, JSON, order of
 * messages, limits, positions. What works is tested with real editors in
 * test/editor.
 */
#include "base/limits.h"
#include "lsp_talk.h"

/* ---- headers -------------------------------------------------------- */

static void
headers(void)
{
	static const struct {
		const char *name, *bytes;
		enum err e;
		const char *says;
	} cases[] = {
		{ "no colon", "hello\r\n\r\n", ERR_INVALID, "-32700" },
		{ "no length", "Content-Type: x\r\n\r\n{}", ERR_INVALID,
		    "-32700" },
		{ "a length that is no number", "Content-Length: x\r\n\r\n",
		    ERR_INVALID, "-32700" },
		{ "a negative length", "Content-Length: -1\r\n\r\n",
		    ERR_INVALID, "-32700" },
		{ "two lengths",
		    "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
		    ERR_INVALID, "-32700" },
		{ "an empty header", "\r\n\r\n{}", ERR_INVALID, "-32700" },
		{ "HTTP", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", ERR_INVALID,
		    "-32700" },
		{ "half a header", "Content-Len", ERR_OK, NULL },
		{ "half a message", "Content-Length: 10\r\n\r\n{}", ERR_OK,
		    NULL },
		{ "an empty message", "Content-Length: 0\r\n\r\n", ERR_OK,
		    "-32700" },
		{ "no JSON", "Content-Length: 2\r\n\r\n{]", ERR_OK, "-32700" },
		{ "JSON and more", "Content-Length: 4\r\n\r\n{}{}", ERR_OK,
		    "-32700" },
		{ "a key twice", "Content-Length: 14\r\n\r\n{\"a\":1,\"a\":22}",
		    ERR_OK, "-32700" },
		{ "bytes that are no UTF-8",
		    "Content-Length: 9\r\n\r\n{\"a\":\"\xff\"}", ERR_OK,
		    "-32700" },
		{ "a type beside the length",
		    "Content-Type: application/vscode-jsonrpc\r\n"
		    "content-length: 2\r\n\r\n{}",
		    ERR_OK, "-32600" },
		{ "a list of messages", "Content-Length: 2\r\n\r\n[]", ERR_OK,
		    "-32600" },
		{ "a number", "Content-Length: 1\r\n\r\n7", ERR_OK, "-32" },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct talk t;

		talk_begin(&t, LANG_EN);
		raw(&t, str_of(cases[i].bytes));
		tap_ok(t.e == cases[i].e &&
			   (cases[i].says == NULL ? t.out.n == 0
						  : said(&t, cases[i].says)) &&
			   lsp_ended(t.l) == (cases[i].e != ERR_OK),
		    cases[i].name);
		talk_end(&t);
	}
}

static void
too_big(void)
{
	struct talk t;
	struct buf b;

	talk_begin(&t, LANG_EN);
	buf_init(&b, 32 << 20);
	buf_printf(&b, "Content-Length: %d\r\n\r\n", LIMIT_LSP_MESSAGE + 1);
	raw(&t, buf_str(&b));
	tap_ok(said(&t, "-32600") && said(&t, "too big"),
	    "a message that is too big is refused");
	buf_reset(&b);
	for (int i = 0; i < LIMIT_LSP_MESSAGE + 1; i++)
		buf_putc(&b, ' ');
	raw(&t, buf_str(&b));
	buf_reset(&t.out);
	say(&t, HELLO);
	tap_ok(said(&t, "\"id\":1") && said(&t, "capabilities"),
	    "… and the next one is read");
	buf_reset(&b);
	for (int i = 0; i < 5000; i++)
		buf_putc(&b, 'x');
	raw(&t, buf_str(&b));
	tap_err(t.e, ERR_INVALID, "a header without an end is refused");
	buf_release(&b);
	talk_end(&t);
}

static void
piece_by_piece(void)
{
	struct talk t;
	struct buf b;
	bool early = false;

	buf_init(&b, 4096);
	buf_printf(&b, "Content-Length: %zu\r\n\r\n" HELLO, sizeof(HELLO) - 1);
	talk_begin(&t, LANG_EN);
	for (size_t i = 0; i < b.n; i++) {
		early = early || t.out.n != 0;
		raw(&t, (struct str){ &b.p[i], 1 });
	}
	tap_ok(t.e == ERR_OK && !early && said(&t, "capabilities"),
	    "a message may come byte by byte");
	buf_release(&b);
	talk_end(&t);
}

/* ---- order ---------------------------------------------------------- */

#define SHUTDOWN "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}"
#define EXIT     "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}"

static void
order(void)
{
	struct talk t;

	talk_begin(&t, LANG_EN);
	say(&t, ASK("hover", 0, 0));
	tap_ok(said(&t, "-32002"), "nothing is answered before initialize");
	buf_reset(&t.out);
	say(&t, OPEN("x"));
	tap_ok(t.out.n == 0, "nothing is opened before initialize");
	say(&t, HELLO);
	buf_reset(&t.out);
	say(&t, HELLO);
	tap_ok(said(&t, "-32600"), "initialize is said once");
	buf_reset(&t.out);
	say(&t, ASK("hover", 0, 0));
	tap_ok(said(&t, "-32803"), "a file that is not open");
	buf_reset(&t.out);
	say(&t, "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"a/b\"}");
	tap_ok(said(&t, "-32601") && said(&t, "\"id\":\"x\""),
	    "an unknown method; an id may be a text");
	buf_reset(&t.out);
	say(&t, "{\"jsonrpc\":\"2.0\",\"method\":\"a/b\"}");
	say(&t, "{\"jsonrpc\":\"2.0\",\"id\":9,\"result\":null}");
	say(&t, "{\"jsonrpc\":\"2.0\",\"method\":\"$/setTrace\"}");
	tap_ok(t.out.n == 0, "unknown notifications and answers are let be");
	say(&t, "{\"jsonrpc\":\"1.0\",\"id\":3,\"method\":\"shutdown\"}");
	tap_ok(said(&t, "-32600"), "another version of JSON-RPC");
	buf_reset(&t.out);
	say(&t, "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":7}");
	say(&t, "{\"jsonrpc\":\"2.0\"}");
	tap_ok(said(&t, "-32600"), "no method");
	buf_reset(&t.out);
	say(&t, SHUTDOWN);
	tap_ok(said(&t, "\"result\":null"), "shutdown");
	buf_reset(&t.out);
	say(&t, ASK("hover", 0, 0));
	tap_ok(said(&t, "-32600"), "nothing is answered after shutdown");
	say(&t, EXIT);
	tap_ok(lsp_ended(t.l) && lsp_exit(t.l) == 0, "exit after shutdown");
	talk_end(&t);

	talk_begin(&t, LANG_EN);
	say(&t, EXIT);
	tap_ok(lsp_ended(t.l) && lsp_exit(t.l) == 1, "exit without shutdown");
	talk_end(&t);
}

static void
params(void)
{
	static const struct {
		const char *name, *json;
	} cases[] = {
		{ "no params", "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":"
			       "\"textDocument/hover\"}" },
		{ "params that are a list",
		    "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":"
		    "\"textDocument/hover\",\"params\":[]}" },
		{ "no position",
		    "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":"
		    "\"textDocument/hover\",\"params\":{\"textDocument\":{"
		    "\"uri\":\"file:///a\"}}}" },
		{ "a line that is a text", ASK("hover", "1", 0) },
		{ "no range",
		    "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":"
		    "\"textDocument/codeAction\",\"params\":{\"textDocument\":"
		    "{\"uri\":\"file:///a\"}}}" },
	};
	struct talk t;

	talk_begin(&t, LANG_EN);
	say(&t, HELLO);
	say(&t, OPEN("role x {\\n}\\n"));
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		buf_reset(&t.out);
		say(&t, cases[i].json);
		tap_ok(said(&t, "-32602"), cases[i].name);
	}
	talk_end(&t);
}

static void
cancelling(void)
{
	struct talk t;
	struct buf b;
	static const char *const all[] = { ASK("hover", 0, 0),
		"{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\","
		"\"params\":{\"id\":7}}",
		"{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\","
		"\"params\":{\"id\":\"7\"}}" };

	talk_begin(&t, LANG_EN);
	say(&t, HELLO);
	say(&t, OPEN("role x {\\n}\\n"));
	for (int other = 1; other <= 2; other++) {
		buf_init(&b, 65536);
		buf_reset(&t.out);
		buf_printf(&b, "Content-Length: %zu\r\n\r\n%s",
		    str_of(all[0]).n, all[0]);
		buf_printf(&b, "Content-Length: %zu\r\n\r\n%s",
		    str_of(all[other]).n, all[other]);
		raw(&t, buf_str(&b));
		buf_release(&b);
		tap_ok(said(&t, "-32800") == (other == 1),
		    other == 1 ? "a request that waits can be cancelled"
			       : "an id that is a text is another one");
	}
	talk_end(&t);
}

/* ---- positions ------------------------------------------------------ */

/* A field behind æ, an emoji and another name, in UTF-16 and in UTF-8. */
#define TEXT                                                                   \
	"source s {\\n\\tnb \\\"\xc3\xa6\xf0\x9f\x98\x80\\\" en \\\"x\\\"\\n"  \
	"}\\nfield f text {\\n\\tnb \\\"\xf0\x9f\x98\x80\\\" # \xc3\xa5\\n\\t" \
	"from s\\n}\\n"

static void
positions(void)
{
	static const struct {
		const char *name, *hello, *ask, *says;
	} cases[] = {
		{ "UTF-16: an emoji counts two", HELLO, ASK("hover", 1, 10),
		    "\"start\":{\"line\":1,\"character\":10}" },
		{ "UTF-8: an emoji counts four, \xc3\xa6 two",
		    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\","
		    "\"params\":{\"capabilities\":{\"general\":{"
		    "\"positionEncodings\":[\"utf-32\",\"utf-8\"]}}}}",
		    ASK("hover", 1, 13),
		    "\"start\":{\"line\":1,\"character\":13}" },
		{ "behind the end of a line", HELLO, ASK("definition", 5, 99),
		    "\"start\":{\"line\":0,\"character\":7}" },
		{ "behind the end of the file", HELLO, ASK("hover", 99, 99),
		    "\"result\":null" },
		{ "before the file", HELLO, ASK("hover", -1, -5),
		    "\"start\":{\"line\":0,\"character\":0}" },
		{ "within an emoji", HELLO, ASK("hover", 1, 6),
		    "\"result\":null" },
		{ "the name behind a comment with \xc3\xa5", HELLO,
		    ASK("definition", 5, 6),
		    "\"start\":{\"line\":0,\"character\":7}" },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct talk t;

		talk_begin(&t, LANG_EN);
		say(&t, cases[i].hello);
		say(&t, OPEN(TEXT));
		buf_reset(&t.out);
		say(&t, cases[i].ask);
		if (!tap_ok(said(&t, cases[i].says), cases[i].name))
			printf("# " STR_FMT "\n", STR_ARG(buf_str(&t.out)));
		talk_end(&t);
	}
}

/* ---- files ---------------------------------------------------------- */

#define CHANGE(l1, c1, l2, c2, text)                                           \
	"{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\","          \
	"\"params\":{\"textDocument\":{\"uri\":\"file:///a\",\"version\":"     \
	"2},\"contentChanges\":[{\"range\":{\"start\":{\"line\":" #l1          \
	",\"character\":" #c1 "},\"end\":{\"line\":" #l2 ",\"character\":" #c2 \
	"}},\"text\":\"" text "\"}]}}"
#define FORMAT                                                       \
	"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":"                  \
	"\"textDocument/formatting\",\"params\":{\"textDocument\":{" \
	"\"uri\":\"file:///a\"}}}"

static void
changes(void)
{
	static const struct {
		const char *name, *change, *then;
	} cases[] = {
		{ "a word is put in", CHANGE(1, 1, 1, 1, "hint "),
		    "role x {\\n\\thint nb \\\"\xf0\x9f\x98\x80\\\"\\n}\\n" },
		{ "a word behind an emoji", CHANGE(1, 8, 1, 8, " en \\\"y\\\""),
		    "role x {\\n\\tnb \\\"\xf0\x9f\x98\x80\\\" en "
		    "\\\"y\\\"\\n}\\n" },
		{ "an emoji is replaced", CHANGE(1, 5, 1, 7, "z"),
		    "role x {\\n\\tnb \\\"z\\\"\\n}\\n" },
		{ "lines go", CHANGE(0, 8, 2, 0, "\\n"), "role x {\\n}\\n" },
		{ "behind the end", CHANGE(9, 0, 9, 9, "role y {\\n}\\n"),
		    "role y {\\n}\\n" },
		{ "an end before its start", CHANGE(1, 5, 0, 0, "z"),
		    "nb \\\"z\xf0\x9f\x98\x80\\\"" },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct talk t;

		talk_begin(&t, LANG_EN);
		say(&t, HELLO);
		say(&t,
		    OPEN("role x {\\n\\tnb \\\"\xf0\x9f\x98\x80\\\"\\n}\\n"));
		say(&t, cases[i].change);
		/* Nothing is as it is printed: two blanks. */
		say(&t, CHANGE(0, 4, 0, 4, " "));
		buf_reset(&t.out);
		say(&t, FORMAT);
		if (!tap_ok(said(&t, cases[i].then), cases[i].name))
			printf("# " STR_FMT "\n", STR_ARG(buf_str(&t.out)));
		talk_end(&t);
	}
}

static void
files(void)
{
	struct talk t;
	struct buf b;

	talk_begin(&t, LANG_EN);
	buf_init(&b, 1 << 20);
	say(&t, HELLO);
	for (int i = 0; i <= LIMIT_LSP_DOCUMENTS; i++) {
		buf_reset(&t.out);
		buf_reset(&b);
		buf_printf(&b,
		    "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\","
		    "\"params\":{\"textDocument\":{\"uri\":\"file:///%d\","
		    "\"version\":1,\"text\":\"\"}}}%c",
		    i, '\0');
		say(&t, b.p);
	}
	tap_ok(said(&t, "window/logMessage"), "too many open files are told");
	buf_reset(&t.out);
	say(&t, "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didClose\","
		"\"params\":{\"textDocument\":{\"uri\":\"file:///3\"}}}");
	tap_ok(said(&t, "\"diagnostics\":[]"),
	    "a file that is closed has no findings");
	buf_reset(&t.out);
	say(&t, OPEN("x"));
	tap_ok(said(&t, "unknown_construct"), "there is room for another");
	say(&t, OPEN("role r {\\n}\\n"));
	buf_reset(&t.out);
	say(&t, CHANGE(0, 0, 0, 0, "x"));
	tap_ok(said(&t, "“xrole” begins no part"),
	    "a file opened twice is the second one");
	buf_release(&b);
	talk_end(&t);
}

static void
big_files(void)
{
	struct talk t;
	struct buf b;

	talk_begin(&t, LANG_EN);
	buf_init(&b, 16 << 20);
	say(&t, HELLO);
	buf_puts(&b, "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\","
		     "\"params\":{\"textDocument\":{\"uri\":\"file:///a\","
		     "\"version\":1,\"text\":\"");
	for (int i = 0; i <= LIMIT_STATEMENT; i++)
		buf_putc(&b, i % 80 == 79 ? ' ' : 'x');
	buf_puts(&b, "\"}}}");
	buf_putc(&b, '\0');
	buf_reset(&t.out);
	say(&t, b.p);
	tap_ok(said(&t, "too_big"), "a file that is too big has one finding");
	buf_reset(&t.out);
	say(&t, ASK("completion", 0, 5));
	tap_ok(said(&t, "\"id\":7"), "… and is answered about");
	buf_release(&b);
	talk_end(&t);
}

static void
languages(void)
{
	static const struct {
		const char *name, *hello, *says;
		enum lang given;
	} cases[] = {
		{ "English unless the editor says otherwise", HELLO,
		    "begins no part", LANG_MAX },
		{ "the language of the editor",
		    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\","
		    "\"params\":{\"locale\":\"nb-NO\",\"capabilities\":{}}}",
		    "innleder ingen del", LANG_MAX },
		{ "the option goes first",
		    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\","
		    "\"params\":{\"locale\":\"nb\",\"capabilities\":{}}}",
		    "begins no part", LANG_EN },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct talk t;

		talk_begin(&t, cases[i].given);
		say(&t, cases[i].hello);
		say(&t, OPEN("zebra"));
		tap_ok(said(&t, cases[i].says), cases[i].name);
		talk_end(&t);
	}
}

#define BARE                                                                   \
	"statement x {\\n\\tnb \\\"X\\\"\\n\\tversion 1\\n\\tlanguages nb\\n}" \
	"\\ncontroller c {\\n\\tname \\\"C\\\"\\n}\\n"

/* What is said in a language is cited in it. */
static void
articles(void)
{
	struct talk t;

	talk_begin(&t, LANG_NB);
	say(&t, HELLO);
	say(&t, OPEN(BARE));
	tap_ok(said(&t, "(art. 13 nr. 1 bokstav e)"),
	    "articles as bokmål cites them");
	tap_ok(!said(&t, "Art. 13"), "… and no other way");
	talk_end(&t);
	talk_begin(&t, LANG_EN);
	say(&t, HELLO);
	say(&t, OPEN(BARE));
	tap_ok(said(&t, "(Art. 13(1)(e))"), "articles in English");
	talk_end(&t);
}

int
main(void)
{
	headers();
	too_big();
	piece_by_piece();
	order();
	params();
	cancelling();
	positions();
	changes();
	files();
	big_files();
	languages();
	articles();
	return tap_done();
}
