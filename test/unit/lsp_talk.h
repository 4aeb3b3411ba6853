/* SPDX-License-Identifier: EUPL-1.2 */
/* An editor as the tests play it: what it says to the language server, and what
 * it hears. Beside its files in /dir stand some on a disk. */
#ifndef TEST_LSP_TALK_H
#define TEST_LSP_TALK_H

#include "base/time.h"
#include "lsp/lsp.h"
#include "tap.h"

static inline struct date
today(void)
{
	return (struct date){ 2026, 1, 30 };
}

static inline enum err
load(struct arena *a, struct str path, struct str *bytes_out)
{
	(void)a;
	if (str_is(path, "/dir/middle.vern")) {
		*bytes_out =
		    STR("statement middle extends \"base one.vern\" {\n"
			"\twithout purpose gone\n}\n");
		return ERR_OK;
	}
	if (str_is(path, "/dir/loop.vern")) {
		*bytes_out = STR("statement loop extends \"self.vern\" {\n}\n");
		return ERR_OK;
	}
	if (!str_is(path, "/dir/base one.vern"))
		return ERR_NOT_FOUND;
	*bytes_out = STR("statement base {\n\tnb \"B\"\n\tversion 1\n"
			 "\tlanguages nb\n}\ncontroller c {\n"
			 "\tname \"C\"\n}\nsource s {\n\tnb \"S\"\n}\n"
			 "field mail email {\n\tnb \"\xc3\xa6 post\"\n}\n"
			 "purpose news {\n\tnb \"Nyhetsbrev\"\n"
			 "\tsend by email\n\ttopic old nb \"G\"\n}\n"
			 "purpose gone {\n\tnb \"Borte\"\n}\n"
			 "role r {\n\tnb \"R\"\n\tnews: may see all fields\n}\n"
			 "told gossip {\n\tnb \"G\"\n}\n");
	return ERR_OK;
}

struct talk {
	struct lsp *l;
	struct buf out;
	enum err e;
};

static inline void
talk_begin(struct talk *t, enum lang lang)
{
	t->l = lsp_new(lang, today, load);
	t->e = ERR_OK;
	buf_init(&t->out, 64 << 20);
}

static inline void
talk_end(struct talk *t)
{
	lsp_free(t->l);
	buf_release(&t->out);
}

static inline void
raw(struct talk *t, struct str s)
{
	if (!lsp_ended(t->l))
		t->e = lsp_feed(t->l, s, &t->out);
}

static inline void
say(struct talk *t, const char *json)
{
	struct buf b;

	buf_init(&b, 16 << 20);
	buf_printf(&b, "Content-Length: %zu\r\n\r\n%s", str_of(json).n, json);
	raw(t, buf_str(&b));
	buf_release(&b);
}

static inline bool
said(const struct talk *t, const char *what)
{
	return str_find(buf_str(&t->out), str_of(what)) != SIZE_MAX;
}

#define HELLO                                                      \
	"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"," \
	"\"params\":{\"capabilities\":{}}}"
#define OPEN(text)                                                        \
	"{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\","       \
	"\"params\":{\"textDocument\":{\"uri\":\"file:///a\",\"version\"" \
	":1,\"text\":\"" text "\"}}}"
#define ASK(method, line, character)                                      \
	"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/" method \
	"\",\"params\":{\"textDocument\":{\"uri\":\"file:///a\"},"        \
	"\"position\":{\"line\":" #line ",\"character\":" #character "}}}"
#define OPEN_AT(uri, text)                                          \
	"{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\"," \
	"\"params\":{\"textDocument\":{\"uri\":\"" uri              \
	"\",\"version\":1,\"text\":\"" text "\"}}}"

#endif
