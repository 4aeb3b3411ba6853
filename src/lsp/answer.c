/* SPDX-License-Identifier: EUPL-1.2 */
/* lsp/answer: what is answered to each request. */
#include "lsp/private.h"

#define HOVER_MAX 65536

static void
put_position(struct call *c, const struct doc *d, const char *key,
    size_t offset)
{
	int64_t line, character;

	doc_position(c->l, d, offset, &line, &character);
	json_open(&c->j, key);
	json_int(&c->j, "line", line);
	json_int(&c->j, "character", character);
	json_close(&c->j);
}

void
put_range_of(struct call *c, const struct doc *d, const char *key, size_t from,
    size_t to)
{
	json_open(&c->j, key);
	put_position(c, d, "start", from);
	put_position(c, d, "end", to);
	json_close(&c->j);
}

void
put_range(struct call *c, const char *key, size_t from, size_t to)
{
	put_range_of(c, c->doc, key, from, to);
}

void
put_location(struct call *c, const struct doc *d, const char *key, size_t from,
    size_t to)
{
	json_open(&c->j, key);
	json_str(&c->j, "uri", d->uri);
	put_range_of(c, d, "range", from, to);
	json_close(&c->j);
}

/* ---- beginning and end ---------------------------------------------- */

const struct json_value *
call_inside(const struct json_value *o, const char *key)
{
	const struct json_value *found = NULL;

	return json_get_object(o, key, &found) == ERR_OK ? found : NULL;
}

/* The first of the encodings offered that is known; UTF-16 otherwise. */
static bool
offers_utf8(const struct json_value *capabilities)
{
	const struct json_value *list;

	if (json_get_array(call_inside(capabilities, "general"),
		"positionEncodings", &list) != ERR_OK)
		return false;
	for (size_t i = 0; i < json_items(list); i++)
		if (str_is(json_value_str(json_item(list, i)), "utf-8"))
			return true;
	return false;
}

bool
call_flag(const struct json_value *o, const char *key)
{
	bool on = false;

	return json_get_bool(o, key, &on) == ERR_OK && on;
}

static void
read_client(struct call *c)
{
	const struct json_value *all = call_inside(c->params, "capabilities");
	const struct json_value *text = call_inside(all, "textDocument");
	struct str locale;

	c->l->utf8 = offers_utf8(all);
	c->l->snippets = call_flag(call_inside(call_inside(text, "completion"),
				       "completionItem"),
	    "snippetSupport");
	c->l->nested = call_flag(call_inside(text, "documentSymbol"),
	    "hierarchicalDocumentSymbolSupport");
	if (c->l->lang_given ||
	    json_get_str(c->params, "locale", &locale) != ERR_OK)
		return;
	locale = str_sub(locale, 0, 2);
	if (str_is(locale, "nb") || str_is(locale, "no") ||
	    str_is(locale, "nn"))
		c->l->messages = LANG_NB;
}

static void
put_triggers(struct json *j)
{
	static const char *const all[] = { " ", ",", ".", ":" };

	json_open(j, "completionProvider");
	json_array(j, "triggerCharacters");
	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		json_str(j, NULL, str_of(all[i]));
	json_array_end(j);
	json_close(j);
}

void
answer_initialize(struct call *c)
{
	static const char *const provided[] = { "hoverProvider",
		"definitionProvider", "referencesProvider",
		"documentHighlightProvider", "documentSymbolProvider",
		"documentFormattingProvider", "foldingRangeProvider" };
	struct json *j = &c->j;

	read_client(c);
	c->l->initialized = true;
	json_open(j, "result");
	json_open(j, "capabilities");
	json_str(j, "positionEncoding",
	    c->l->utf8 ? STR("utf-8") : STR("utf-16"));
	json_open(j, "textDocumentSync");
	json_bool(j, "openClose", true);
	json_int(j, "change", 2); /* pieces of the text */
	json_close(j);
	put_triggers(j);
	for (size_t i = 0; i < ARRAY_LEN(provided); i++)
		json_bool(j, provided[i], true);
	json_open(j, "renameProvider");
	json_bool(j, "prepareProvider", true);
	json_close(j);
	json_open(j, "codeActionProvider");
	json_array(j, "codeActionKinds");
	json_str(j, NULL, STR("quickfix"));
	json_array_end(j);
	json_close(j);
	json_close(j);
	json_open(j, "serverInfo");
	json_str(j, "name", STR("vern"));
	json_close(j);
	json_close(j);
}

void
answer_shutdown(struct call *c)
{
	c->l->shut_down = true;
	json_null(&c->j, "result");
}

/* ---- hover ---------------------------------------------------------- */

/* What was found at the place: why, with the article, and what to do. */
static void
put_findings(struct call *c, struct buf *out, size_t *from, size_t *to)
{
	for (size_t i = 0; i < c->doc->findings.n; i++) {
		const struct lang_finding *f = &c->doc->findings.at[i];
		size_t at, end;

		doc_pos(c->doc, f->pos, &at, &end);
		if (c->offset < at || c->offset > end)
			continue;
		if (out->n == 0) {
			*from = at;
			*to = end;
		} else {
			buf_puts(out, "\n\n---\n\n");
		}
		buf_printf(out, "**%s**: " STR_FMT, f->code, STR_ARG(f->text));
		if (f->remedy.n != 0)
			buf_printf(out, "\n\n" STR_FMT, STR_ARG(f->remedy));
	}
}

void
answer_hover(struct call *c)
{
	size_t from = 0, n = 0, at = 0, to = 0;
	struct buf found, text;
	bool is;

	buf_init(&found, HOVER_MAX);
	buf_init(&text, HOVER_MAX);
	put_findings(c, &found, &at, &to);
	is = assist_hover(&c->as, c->offset, c->l->messages, &text, &from,
		 &n) == ERR_OK;
	if (is) {
		at = from;
		to = from + n;
	}
	if (is && found.n != 0)
		buf_puts(&text, "\n\n---\n\n");
	buf_put(&text, buf_str(&found));
	if (text.n == 0) {
		json_null(&c->j, "result");
	} else {
		json_open(&c->j, "result");
		json_open(&c->j, "contents");
		json_str(&c->j, "kind", STR("markdown"));
		json_str(&c->j, "value", buf_str(&text));
		json_close(&c->j);
		put_range(c, "range", at, to);
		json_close(&c->j);
	}
	buf_release(&found);
	buf_release(&text);
}

/* ---- completion ----------------------------------------------------- */

static void
put_choice(struct call *c, const struct assist_choice *k)
{
	/* Of the protocol: Class, Property, Keyword, EnumMember, Reference,
	 * Value. */
	static const int kinds[] = { [ASSIST_CONSTRUCT] = 7,
		[ASSIST_PROPERTY] = 10,
		[ASSIST_KEYWORD] = 14,
		[ASSIST_WORD] = 20,
		[ASSIST_NAME] = 18,
		[ASSIST_VALUE] = 12 };
	bool snippet = c->l->snippets && k->snippet.n != 0;
	struct json *j = &c->j;

	json_open(j, NULL);
	json_str(j, "label", k->label);
	json_int(j, "kind", kinds[k->kind]);
	if (k->detail.n != 0)
		json_str(j, "detail", k->detail);
	if (k->about.n != 0)
		json_str(j, "documentation", k->about);
	json_int(j, "insertTextFormat", snippet ? 2 : 1);
	json_open(j, "textEdit");
	put_range(c, "range", k->from, c->offset);
	json_str(j, "newText", snippet ? k->snippet : k->label);
	json_close(j);
	json_close(j);
}

void
answer_completion(struct call *c)
{
	struct assist_choices all;

	assist_complete(&c->as, c->offset, c->l->messages, c->l->today(), &all);
	json_array(&c->j, "result");
	for (size_t i = 0; i < all.n; i++)
		put_choice(c, &all.at[i]);
	json_array_end(&c->j);
}

/* ---- the whole file ------------------------------------------------- */

void
answer_formatting(struct call *c)
{
	struct lang_findings found = { 0 };
	struct str text = buf_str(&c->doc->text);
	struct buf b;

	buf_init(&b, LIMIT_LSP_MESSAGE);
	if (lang_print(c->a, text, LANG_KEYWORDS_KEEP, c->l->messages, &b,
		&found) != ERR_OK) {
		json_null(&c->j, "result");
	} else {
		json_array(&c->j, "result");
		if (!str_eq(text, buf_str(&b))) {
			json_open(&c->j, NULL);
			put_range(c, "range", 0, text.n);
			json_str(&c->j, "newText", buf_str(&b));
			json_close(&c->j);
		}
		json_array_end(&c->j);
	}
	buf_release(&b);
}

static void
put_folds(struct call *c, const struct item *items, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct item *item = &items[i];

		if (item->close == NULL ||
		    item->close->pos.line <= item->open->pos.line + 1)
			continue;
		json_open(&c->j, NULL);
		json_int(&c->j, "startLine", item->open->pos.line - 1);
		json_int(&c->j, "endLine", item->close->pos.line - 2);
		json_close(&c->j);
		put_folds(c, item->kids, item->kids_n);
	}
}

void
answer_folding(struct call *c)
{
	const struct tree *tree = &c->as.tree;

	json_array(&c->j, "result");
	put_folds(c, tree->items, tree->items_n);
	json_array_end(&c->j);
}

/* ---- what was meant ------------------------------------------------- */

static bool
asked_range(struct call *c, size_t *from, size_t *to)
{
	const struct json_value *range = call_inside(c->params, "range");
	const struct json_value *start = call_inside(range, "start");
	const struct json_value *end = call_inside(range, "end");
	int64_t line, character;

	if (json_get_int(start, "line", &line) != ERR_OK ||
	    json_get_int(start, "character", &character) != ERR_OK)
		return false;
	*from = doc_offset(c->l, c->doc, line, character);
	if (json_get_int(end, "line", &line) != ERR_OK ||
	    json_get_int(end, "character", &character) != ERR_OK)
		return false;
	*to = doc_offset(c->l, c->doc, line, character);
	return true;
}

static void
put_fix(struct call *c, const struct lang_finding *f, size_t from, size_t to)
{
	struct json *j = &c->j;

	json_open(j, NULL);
	json_str(j, "title",
	    arena_printf(c->a,
		c->l->messages == LANG_EN ? "Change to “" STR_FMT "”"
					  : "Endre til «" STR_FMT "»",
		STR_ARG(f->meant)));
	json_str(j, "kind", STR("quickfix"));
	json_bool(j, "isPreferred", true);
	json_array(j, "diagnostics");
	put_diagnostic(c, f);
	json_array_end(j);
	json_open(j, "edit");
	json_open(j, "changes");
	json_key_array(j, c->doc->uri);
	json_open(j, NULL);
	put_range(c, "range", from, to);
	json_str(j, "newText", f->meant);
	json_close(j);
	json_array_end(j);
	json_close(j);
	json_close(j);
	json_close(j);
}

void
answer_code_action(struct call *c)
{
	size_t from, to;

	if (!asked_range(c, &from, &to)) {
		call_fail(c, LSP_INVALID_PARAMS, "range is missing");
		return;
	}
	json_array(&c->j, "result");
	for (size_t i = 0; i < c->doc->findings.n; i++) {
		const struct lang_finding *f = &c->doc->findings.at[i];
		size_t at, end;

		doc_pos(c->doc, f->pos, &at, &end);
		if (f->meant.n != 0 && at <= to && end >= from)
			put_fix(c, f, at, end);
	}
	json_array_end(&c->j);
}
