/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "lsp/private.h"

#define QUEUE_MAX 256 /* messages looked through for cancellations at once */
#define IN_MAX    (2 * LIMIT_LSP_MESSAGE)
#define OUT_MAX   (4 * LIMIT_LSP_MESSAGE)

struct lsp *
lsp_new(enum lang messages, struct date (*today)(void), lsp_load *load)
{
	struct lsp *l = calloc(1, sizeof(*l));

	if (l == NULL)
		abort();
	l->a = arena_new(LIMIT_ARENA_REQUEST);
	l->tables = assist_tables(l->a);
	l->today = today;
	l->load = load;
	l->lang_given = messages != LANG_MAX;
	l->messages = l->lang_given ? messages : LANG_EN;
	buf_init(&l->in, IN_MAX);
	return l;
}

void
lsp_free(struct lsp *l)
{
	if (l == NULL)
		return;
	for (size_t i = 0; i < LIMIT_LSP_DOCUMENTS; i++)
		if (l->docs[i].uri.p != NULL)
			doc_close(&l->docs[i]);
	for (size_t i = 0; i < LSP_BASES; i++)
		if (l->bases[i].uri.p != NULL)
			doc_close(&l->bases[i]);
	buf_release(&l->in);
	arena_free(l->a);
	free(l);
}

bool
lsp_ended(const struct lsp *l)
{
	return l->ended;
}

int
lsp_exit(const struct lsp *l)
{
	return l->shut_down ? 0 : 1;
}

const char *
lsp_word(const struct lsp *l, const char *en, const char *nb)
{
	return l->messages == LANG_EN ? en : nb;
}

/* ---- answers -------------------------------------------------------- */

/* The id of a request: a number or a text. */
struct id {
	enum {
		ID_NONE,
		ID_NUMBER,
		ID_TEXT
	} is;
	int64_t number;
	struct str text;
};

static struct id
id_of(const struct json_value *o)
{
	struct id id = { .is = ID_NONE };

	if (json_get_int(o, "id", &id.number) == ERR_OK)
		id.is = ID_NUMBER;
	else if (json_get_str(o, "id", &id.text) == ERR_OK)
		id.is = ID_TEXT;
	return id;
}

static bool
same_id(const struct id *x, const struct id *y)
{
	return x->is == y->is && x->is != ID_NONE &&
	       (x->is == ID_NUMBER ? x->number == y->number
				   : str_eq(x->text, y->text));
}

static void
begin(struct json *j, struct buf *body, const struct id *id)
{
	json_init(j, body);
	json_open(j, NULL);
	json_str(j, "jsonrpc", STR("2.0"));
	if (id->is == ID_NUMBER)
		json_int(j, "id", id->number);
	else if (id->is == ID_TEXT)
		json_str(j, "id", id->text);
	else
		json_null(j, "id");
}

static void
answer_error(struct buf *out, const struct id *id, enum lsp_error error,
    const char *why)
{
	struct json j;
	struct buf body;

	buf_init(&body, OUT_MAX);
	begin(&j, &body, id);
	json_open(&j, "error");
	json_int(&j, "code", (int64_t)error);
	json_str(&j, "message", str_of(why));
	json_close(&j);
	json_close(&j);
	frame_put(out, buf_str(&body));
	buf_release(&body);
}

void
call_fail(struct call *c, enum lsp_error error, const char *why)
{
	c->error = error;
	c->why = why;
}

/* ---- requests ------------------------------------------------------- */

enum wants {
	WANTS_NOTHING,
	WANTS_DOCUMENT,
	WANTS_PLACE
};
struct method {
	const char *name;
	answer *fn;
	enum wants wants;
};
static const struct method methods[] = {
	{ "initialize", answer_initialize, WANTS_NOTHING },
	{ "shutdown", answer_shutdown, WANTS_NOTHING },
	{ "textDocument/hover", answer_hover, WANTS_PLACE },
	{ "textDocument/completion", answer_completion, WANTS_PLACE },
	{ "textDocument/definition", answer_definition, WANTS_PLACE },
	{ "textDocument/references", answer_references, WANTS_PLACE },
	{ "textDocument/documentHighlight", answer_highlight, WANTS_PLACE },
	{ "textDocument/prepareRename", answer_prepare_rename, WANTS_PLACE },
	{ "textDocument/rename", answer_rename, WANTS_PLACE },
	{ "textDocument/documentSymbol", answer_symbols, WANTS_DOCUMENT },
	{ "textDocument/formatting", answer_formatting, WANTS_DOCUMENT },
	{ "textDocument/foldingRange", answer_folding, WANTS_DOCUMENT },
	{ "textDocument/codeAction", answer_code_action, WANTS_DOCUMENT },
};

static bool
find_document(struct call *c)
{
	const struct json_value *o;
	struct str uri;

	if (json_get_object(c->params, "textDocument", &o) != ERR_OK ||
	    json_get_str(o, "uri", &uri) != ERR_OK) {
		call_fail(c, LSP_INVALID_PARAMS, "textDocument is missing");
		return false;
	}
	c->doc = doc_find(c->l, uri);
	if (c->doc == NULL || c->doc->lost) {
		call_fail(c, LSP_FAILED, "the file is not open here");
		return false;
	}
	doc_read(c->l, c->doc);
	c->as = *c->doc->as;
	c->as.a = c->a;
	return true;
}

static bool
find_place(struct call *c)
{
	const struct json_value *o;
	int64_t line, character;

	if (!find_document(c))
		return false;
	if (json_get_object(c->params, "position", &o) != ERR_OK ||
	    json_get_int(o, "line", &line) != ERR_OK ||
	    json_get_int(o, "character", &character) != ERR_OK) {
		call_fail(c, LSP_INVALID_PARAMS, "position is missing");
		return false;
	}
	c->offset = doc_offset(c->l, c->doc, line, character);
	return true;
}

static void
run(struct call *c, const struct method *m)
{
	if (m->fn == answer_initialize ? c->l->initialized
				       : !c->l->initialized) {
		call_fail(c,
		    c->l->initialized ? LSP_INVALID_REQUEST
				      : LSP_NOT_INITIALIZED,
		    c->l->initialized ? "initialize was said already"
				      : "say initialize first");
		return;
	}
	if (c->l->shut_down) {
		call_fail(c, LSP_INVALID_REQUEST, "shutdown was said");
		return;
	}
	if ((m->wants == WANTS_DOCUMENT && !find_document(c)) ||
	    (m->wants == WANTS_PLACE && !find_place(c)))
		return;
	m->fn(c);
}

static void
request(struct lsp *l, const struct json_value *o, struct str method,
    const struct id *id, struct buf *out)
{
	struct call c = { .l = l };
	struct buf body;

	for (size_t i = 0; i < ARRAY_LEN(methods); i++) {
		if (!str_is(method, methods[i].name))
			continue;
		(void)!json_get_object(o, "params", &c.params);
		buf_init(&body, OUT_MAX);
		c.a = arena_new(LIMIT_ARENA_ORG);
		begin(&c.j, &body, id);
		run(&c, &methods[i]);
		json_close(&c.j);
		if (c.why == NULL && body.full)
			call_fail(&c, LSP_FAILED, "the answer is too big");
		if (c.why != NULL)
			answer_error(out, id, c.error, c.why);
		else
			frame_put(out, buf_str(&body));
		arena_free(c.a);
		buf_release(&body);
		return;
	}
	answer_error(out, id, LSP_NO_METHOD, "there is no such method here");
}

/* ---- notifications -------------------------------------------------- */

static void
log_message(struct buf *out, const char *text)
{
	struct json j;
	struct buf body;

	buf_init(&body, OUT_MAX);
	json_init(&j, &body);
	json_open(&j, NULL);
	json_str(&j, "jsonrpc", STR("2.0"));
	json_str(&j, "method", STR("window/logMessage"));
	json_open(&j, "params");
	json_int(&j, "type", 1);
	json_str(&j, "message", str_of(text));
	json_close(&j);
	json_close(&j);
	frame_put(out, buf_str(&body));
	buf_release(&body);
}

static void
did_open(struct lsp *l, const struct json_value *params, struct buf *out)
{
	const struct json_value *o;
	struct str uri, text;
	int64_t version = 0;

	if (json_get_object(params, "textDocument", &o) != ERR_OK ||
	    json_get_str(o, "uri", &uri) != ERR_OK ||
	    json_get_str(o, "text", &text) != ERR_OK)
		return;
	(void)!json_get_int(o, "version", &version);
	if (doc_open(l, uri, version, text) != ERR_OK)
		log_message(out, "too many files are open");
	doc_touch(l);
}

static bool
place_of(struct lsp *l, struct doc *d, const struct json_value *range,
    const char *key, size_t *out)
{
	const struct json_value *o;
	int64_t line, character;

	if (json_get_object(range, key, &o) != ERR_OK ||
	    json_get_int(o, "line", &line) != ERR_OK ||
	    json_get_int(o, "character", &character) != ERR_OK)
		return false;
	doc_lines(d);
	*out = doc_offset(l, d, line, character);
	return true;
}

/* One change: of a range, or of the whole file. */
static void
change(struct lsp *l, struct doc *d, const struct json_value *o)
{
	const struct json_value *range;
	struct str text;
	size_t from = 0, to = d->text.n;

	if (json_get_str(o, "text", &text) != ERR_OK)
		return;
	if (json_get_object(o, "range", &range) == ERR_OK &&
	    (!place_of(l, d, range, "start", &from) ||
		!place_of(l, d, range, "end", &to)))
		return;
	doc_replace(d, from, to < from ? from : to, text);
}

static void
did_change(struct lsp *l, const struct json_value *params, struct buf *out)
{
	const struct json_value *o, *changes;
	struct str uri;
	struct doc *d;

	(void)out;
	if (json_get_object(params, "textDocument", &o) != ERR_OK ||
	    json_get_str(o, "uri", &uri) != ERR_OK ||
	    (d = doc_find(l, uri)) == NULL ||
	    json_get_array(params, "contentChanges", &changes) != ERR_OK)
		return;
	(void)!json_get_int(o, "version", &d->version);
	for (size_t i = 0; i < json_items(changes); i++)
		change(l, d, json_item(changes, i));
	doc_touch(l);
}

static void
did_close(struct lsp *l, const struct json_value *params, struct buf *out)
{
	const struct json_value *o;
	struct str uri;
	struct doc *d;

	if (json_get_object(params, "textDocument", &o) != ERR_OK ||
	    json_get_str(o, "uri", &uri) != ERR_OK ||
	    (d = doc_find(l, uri)) == NULL)
		return;
	diagnose_none(l, uri, out);
	doc_close(d);
	doc_touch(l);
}

static void
notification(struct lsp *l, const struct json_value *o, struct str method,
    struct buf *out)
{
	static const struct {
		const char *name;
		void (
		    *fn)(struct lsp *, const struct json_value *, struct buf *);
	} all[] = {
		{ "textDocument/didOpen", did_open },
		{ "textDocument/didChange", did_change },
		{ "textDocument/didClose", did_close },
	};
	const struct json_value *params = NULL;

	if (str_is(method, "exit")) {
		l->ended = true;
		return;
	}
	if (!l->initialized || l->shut_down)
		return;
	(void)!json_get_object(o, "params", &params);
	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		if (str_is(method, all[i].name))
			all[i].fn(l, params, out);
}

/* ---- messages ------------------------------------------------------- */

static void
handle(struct lsp *l, const struct json_value *o, bool cancelled,
    struct buf *out)
{
	struct id id = id_of(o);
	struct str method, version;

	if (!json_is_an_object(o) ||
	    json_get_str(o, "jsonrpc", &version) != ERR_OK ||
	    !str_is(version, "2.0")) {
		answer_error(out, &id, LSP_INVALID_REQUEST,
		    "no message of JSON-RPC 2.0");
		return;
	}
	if (json_get_str(o, "method", &method) != ERR_OK) {
		const struct json_value *any;

		/* An answer to a question that was never put is let be. */
		if (json_get_object(o, "result", &any) == ERR_NOT_FOUND &&
		    json_get_object(o, "error", &any) == ERR_NOT_FOUND &&
		    id.is == ID_NONE)
			answer_error(out, &id, LSP_INVALID_REQUEST,
			    "method is missing");
		return;
	}
	if (id.is == ID_NONE)
		notification(l, o, method, out);
	else if (cancelled)
		answer_error(out, &id, LSP_CANCELLED, "cancelled");
	else
		request(l, o, method, &id, out);
}

struct queue {
	struct json_value *at[QUEUE_MAX]; /* NULL: not read as JSON */
	size_t n;
};

/* Whether one of the messages behind ${i} cancels it. */
static bool
is_cancelled(const struct queue *q, size_t i)
{
	struct id id = id_of(q->at[i]);

	for (size_t k = i + 1; k < q->n; k++) {
		const struct json_value *params;
		struct str method;
		struct id other;

		if (json_get_str(q->at[k], "method", &method) != ERR_OK ||
		    !str_is(method, "$/cancelRequest") ||
		    json_get_object(q->at[k], "params", &params) != ERR_OK)
			continue;
		other = id_of(params);
		if (same_id(&id, &other))
			return true;
	}
	return false;
}

static void
handle_all(struct lsp *l, struct queue *q, struct buf *out)
{
	const struct id none = { .is = ID_NONE };

	for (size_t i = 0; i < q->n; i++) {
		if (l->ended)
			;
		else if (q->at[i] == NULL)
			answer_error(out, &none, LSP_PARSE, "this is no JSON");
		else
			handle(l, q->at[i], is_cancelled(q, i), out);
	}
	for (size_t i = 0; i < q->n; i++)
		if (q->at[i] != NULL)
			json_free(q->at[i]);
	q->n = 0;
}

/* Read what is there, up to as many messages as the queue holds. */
static enum err
fill(struct lsp *l, struct queue *q, struct str *in, struct buf *out)
{
	const struct id none = { .is = ID_NONE };
	enum err e = ERR_OK;

	while (q->n < QUEUE_MAX) {
		struct str body;

		if (l->skip != 0) {
			size_t n = l->skip < in->n ? l->skip : in->n;

			*in = str_sub(*in, n, in->n);
			l->skip -= n;
		}
		e = frame_next(in, &body, &l->skip);
		if (e == ERR_TOO_BIG)
			answer_error(out, &none, LSP_INVALID_REQUEST,
			    "the message is too big");
		else if (e != ERR_OK)
			break;
		else if (json_read(body, &q->at[q->n], NULL) != ERR_OK)
			q->at[q->n++] = NULL;
		else
			q->n++;
	}
	return e == ERR_INVALID ? e : ERR_OK;
}

/* The findings of all that changed; of a base after those that extend it. */
static void
tell(struct lsp *l, struct buf *out)
{
	for (size_t i = 0; i < LIMIT_LSP_DOCUMENTS; i++)
		if (l->docs[i].uri.p != NULL && l->docs[i].dirty)
			diagnose(l, &l->docs[i], out);
	doc_sweep(l, out);
	for (size_t i = 0; i < LSP_BASES; i++)
		if (l->bases[i].uri.p != NULL && l->bases[i].dirty)
			diagnose(l, &l->bases[i], out);
}

enum err
lsp_feed(struct lsp *l, struct str bytes, struct buf *out)
{
	const struct id none = { .is = ID_NONE };
	struct queue q = { .n = 0 };
	struct str in;
	enum err e;

	buf_put(&l->in, bytes);
	in = buf_str(&l->in);
	do {
		e = fill(l, &q, &in, out);
		if (q.n == 0)
			break;
		handle_all(l, &q, out);
	} while (e == ERR_OK && !l->ended);
	if (e != ERR_OK || l->in.full) {
		if (!l->ended)
			answer_error(out, &none, LSP_PARSE,
			    "no header of the protocol");
		l->ended = true;
		return ERR_INVALID;
	}
	buf_drop(&l->in, l->in.n - in.n);
	if (!l->ended)
		tell(l, out);
	return ERR_OK;
}
