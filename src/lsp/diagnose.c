/* SPDX-License-Identifier: EUPL-1.2 */
/* lsp/diagnose: findings, told without being asked. */
#include "lsp/private.h"

#define BODY_MAX (4 * LIMIT_LSP_MESSAGE)

void
put_diagnostic(struct call *c, const struct lang_finding *f)
{
	struct json *j = &c->j;
	struct str text = f->text;
	size_t from, to;

	doc_pos(c->doc, f->pos, &from, &to);
	if (f->remedy.n != 0)
		text = arena_printf(c->a, STR_FMT "\n" STR_FMT, STR_ARG(text),
		    STR_ARG(f->remedy));
	json_open(j, NULL);
	put_range(c, "range", from, to);
	json_int(j, "severity", f->severity == LANG_ERROR ? 1 : 2);
	json_str(j, "code", str_of(f->code));
	json_str(j, "source", STR("vern"));
	json_str(j, "message", text);
	json_close(j);
}

static void
begin(struct json *j, struct buf *body, struct str uri)
{
	json_init(j, body);
	json_open(j, NULL);
	json_str(j, "jsonrpc", STR("2.0"));
	json_str(j, "method", STR("textDocument/publishDiagnostics"));
	json_open(j, "params");
	json_str(j, "uri", uri);
}

static void
end(struct json *j, struct buf *body, struct buf *out)
{
	json_array_end(j);
	json_close(j);
	json_close(j);
	frame_put(out, buf_str(body));
}

void
diagnose(struct lsp *l, struct doc *d, struct buf *out)
{
	struct call c = { .l = l, .doc = d };
	struct buf body;

	doc_read(l, d);
	d->dirty = false;
	c.a = arena_new(LIMIT_ARENA_REQUEST);
	buf_init(&body, BODY_MAX);
	begin(&c.j, &body, d->uri);
	if (!d->unopened)
		json_int(&c.j, "version", d->version);
	json_array(&c.j, "diagnostics");
	for (size_t i = 0; i < d->findings.n; i++)
		put_diagnostic(&c, &d->findings.at[i]);
	end(&c.j, &body, out);
	buf_release(&body);
	arena_free(c.a);
}

void
diagnose_none(struct lsp *l, struct str uri, struct buf *out)
{
	struct json j;
	struct buf body;

	(void)l;
	buf_init(&body, BODY_MAX);
	begin(&j, &body, uri);
	json_array(&j, "diagnostics");
	end(&j, &body, out);
	buf_release(&body);
}
