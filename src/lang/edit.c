/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/edit.h"

#include "base/limits.h"
#include "lang/cursor.h"

static enum kw
language_word(int lang)
{
	return (enum kw)(KW_LANGUAGE + lang);
}

static enum err
parse(struct edit *e)
{
	struct lang_findings found = { 0 };
	struct messages m = { .a = e->now, .findings = &found };
	struct tokens tokens;

	if (e->text.full || e->text.n > LIMIT_STATEMENT)
		return ERR_TOO_BIG;
	arena_reset(e->now);
	e->bytes = arena_str(e->now, buf_str(&e->text));
	m.source = e->bytes;
	lex(&m, &tokens);
	tree_build(&m, &tokens, &e->tree);
	return found.errors > 0 || e->tree.broken ? ERR_INVALID : ERR_OK;
}

enum err
edit_open(struct edit *e, struct str bytes)
{
	enum err err;

	*e = (struct edit){ .now = arena_new(LIMIT_ARENA_REQUEST) };
	buf_init(&e->text, 2 * LIMIT_STATEMENT);
	buf_put(&e->text, bytes);
	err = parse(e);
	e->broken = err != ERR_OK;
	return err;
}

void
edit_close(struct edit *e)
{
	arena_free(e->now);
	buf_release(&e->text);
}

/* ---- looking ---------------------------------------------------------- */

struct item *
edit_next(const struct edit *e, enum kw construct, size_t *at)
{
	while (!e->broken && *at < e->tree.items_n) {
		struct item *item = &e->tree.items[(*at)++];

		if (token_is(&item->at[0], construct))
			return item;
	}
	return NULL;
}

struct str
edit_name(const struct item *item)
{
	if (item->n < 2)
		return STR_NONE;
	return item->at[1].type == TOKEN_TEXT ? item->at[1].value
					      : item->at[1].text;
}

struct item *
edit_find(const struct edit *e, enum kw construct, struct str name)
{
	struct item *item;
	size_t at = 0;

	while ((item = edit_next(e, construct, &at)) != NULL)
		if (name.n == 0 || str_eq(edit_name(item), name))
			return item;
	return NULL;
}

struct item *
edit_kid(const struct item *item, enum kw kw)
{
	for (size_t i = 0; item != NULL && i < item->kids_n; i++)
		if (token_is(&item->kids[i].at[0], kw))
			return &item->kids[i];
	return NULL;
}

struct str
token_word(const struct token *t)
{
	return t->phrase.n > 0 ? t->phrase : t->text;
}

bool
token_says(const struct token *t, enum words list, int i)
{
	struct word_list l = words_list(list);

	return t->type == TOKEN_WORD && (str_eq(token_word(t), l.at[i].en) ||
					    str_eq(token_word(t), l.at[i].nb));
}

struct token *
edit_value(const struct item *item, enum kw sub)
{
	size_t i = 1;

	if (item == NULL)
		return NULL;
	if (sub != KW_MAX) {
		while (i < item->n && !token_is(&item->at[i], sub))
			i++;
		i++;
	}
	/* A word of the language between is not the value: the first thing
	 * that is no reserved word is. */
	while (i < item->n && item->at[i].type == TOKEN_WORD &&
	       item->at[i].reserved)
		i++;
	return i < item->n ? &item->at[i] : NULL;
}

static bool
is_text(const struct token *t)
{
	return t->type == TOKEN_TEXT || t->type == TOKEN_BLOCK;
}

/* ${lang}: LANG_MAX is the text that is the same in all of them. */
static struct token *
text_on_line(const struct item *item, int lang)
{
	for (size_t i = 0; i + 1 < item->n; i++)
		if (token_is(&item->at[i], language_word(lang)) &&
		    is_text(&item->at[i + 1]))
			return &item->at[i + 1];
	return NULL;
}

bool
edit_is_text(const struct item *item)
{
	for (int l = 0; l <= LANG_MAX; l++)
		if (token_is(&item->at[0], language_word(l)))
			return true;
	return false;
}

static struct token *
own_text(const struct item *item, int lang)
{
	struct token *t;

	if (item == NULL)
		return NULL;
	if ((t = text_on_line(item, lang)) != NULL)
		return t;
	for (size_t i = 0; i < item->kids_n; i++) {
		struct item *kid = &item->kids[i];

		if (edit_is_text(kid) && (t = text_on_line(kid, lang)) != NULL)
			return t;
	}
	return NULL;
}

struct token *
edit_text(const struct item *item, enum lang lang)
{
	struct token *t = own_text(item, (int)lang);

	return t != NULL ? t : own_text(item, LANG_MAX);
}

bool
edit_has(const struct item *item, struct str word)
{
	for (size_t i = 1; item != NULL && i < item->n; i++)
		if (item->at[i].type == TOKEN_WORD &&
		    str_eq(item->at[i].text, word))
			return true;
	return false;
}

/* ---- changing --------------------------------------------------------- */

static size_t
offset(const struct edit *e, const struct token *t)
{
	return (size_t)(t->text.p - e->bytes.p);
}

static size_t
end_of(const struct edit *e, const struct token *t)
{
	return offset(e, t) + t->text.n;
}

static size_t
line_begin(const struct edit *e, size_t at)
{
	while (at > 0 && e->bytes.p[at - 1] != '\n')
		at--;
	return at;
}

/* Behind the line end, or the end of the file. */
static size_t
line_end(const struct edit *e, size_t at)
{
	while (at < e->bytes.n && e->bytes.p[at] != '\n')
		at++;
	return at < e->bytes.n ? at + 1 : at;
}

static void
splice(struct edit *e, size_t from, size_t to, struct str text)
{
	struct buf out;

	if (e->broken)
		return;
	buf_init(&out, 2 * LIMIT_STATEMENT);
	buf_put(&out, str_sub(e->bytes, 0, from));
	buf_put(&out, text);
	buf_put(&out, str_sub(e->bytes, to, e->bytes.n - to));
	buf_release(&e->text);
	e->text = out;
	e->broken = parse(e) != ERR_OK;
}

void
edit_put(struct edit *e, const struct token *t, struct str text)
{
	splice(e, offset(e, t), end_of(e, t), text);
}

void
edit_put_line(struct edit *e, const struct item *item, struct str text)
{
	splice(e, offset(e, &item->at[0]), end_of(e, &item->at[item->n - 1]),
	    text);
}

void
edit_append(struct edit *e, const struct item *item, struct str text)
{
	size_t at = end_of(e, &item->at[item->n - 1]);

	splice(e, at, at, text);
}

static const struct token *
last_token(const struct item *item)
{
	return item->close != NULL ? item->close : &item->at[item->n - 1];
}

void
edit_drop(struct edit *e, const struct item *item)
{
	size_t from = offset(e, &item->at[0]);
	size_t to = end_of(e, last_token(item));
	size_t begin = line_begin(e, from), end = line_end(e, to);

	/* A line shared with the braces of its block is cut out of it. */
	if (!item->at[0].line_before ||
	    str_trim(str_sub(e->bytes, to, end - to)).n > 0) {
		bool comment =
		    str_starts(str_trim(str_sub(e->bytes, to, end - to)),
			STR("#"));

		if (!item->at[0].line_before || !comment) {
			splice(e, from, to, STR(""));
			return;
		}
	}
	/* Of two empty lines around a block one goes with it. */
	if (begin >= 2 && e->bytes.p[begin - 1] == '\n' &&
	    e->bytes.p[begin - 2] == '\n' &&
	    (end >= e->bytes.n || e->bytes.p[end] == '\n'))
		begin--;
	splice(e, begin, end, STR(""));
}

/* What a line begins with: blanks and tabs. */
static struct str
indent_of(const struct edit *e, const struct token *t)
{
	size_t begin = line_begin(e, offset(e, t)), n = begin;

	while (
	    n < e->bytes.n && (e->bytes.p[n] == ' ' || e->bytes.p[n] == '\t'))
		n++;
	return str_sub(e->bytes, begin, n - begin);
}

/* What the lines of a block begin with: as those that are there do, else one
 * tab more than the block itself. */
static struct str
indent_in(const struct edit *e, const struct item *block)
{
	for (size_t i = block->kids_n; i > 0; i--)
		if (block->kids[i - 1].at[0].line_before)
			return indent_of(e, &block->kids[i - 1].at[0]);
	return arena_printf(e->now, STR_FMT "\t",
	    STR_ARG(indent_of(e, &block->at[0])));
}

static void
put_indented(struct buf *out, struct str indent, struct str lines)
{
	struct str line;

	while (str_cut(&lines, '\n', &line)) {
		if (line.n > 0) {
			buf_put(out, indent);
			buf_put(out, line);
		}
		buf_putc(out, '\n');
	}
}

/* ${text} has line ends between its lines and none at its end. */
static struct str
no_end(struct str text)
{
	while (text.n > 0 && text.p[text.n - 1] == '\n')
		text.n--;
	return text;
}

void
edit_line(struct edit *e, const struct item *block, struct str text)
{
	struct str indent = indent_of(e, &block->at[0]);
	struct str within = indent_in(e, block);
	const struct token *close = block->close;
	struct buf out;
	size_t at;

	text = no_end(text);
	buf_init(&out, LIMIT_STATEMENT);
	if (close == NULL) {
		at = end_of(e, &block->at[block->n - 1]);
		buf_puts(&out, " {\n");
		put_indented(&out, within, text);
		buf_put(&out, indent);
		buf_putc(&out, '}');
	} else if (close->line_before) {
		at = line_begin(e, offset(e, close));
		put_indented(&out, within, text);
	} else {
		at = offset(e, close);
		buf_putc(&out, '\n');
		put_indented(&out, within, text);
		buf_put(&out, indent);
	}
	splice(e, at, at, buf_str(&out));
	buf_release(&out);
}

void
edit_line_first(struct edit *e, const struct item *block, struct str text)
{
	struct buf out;
	size_t at;

	if (block->open == NULL || block->kids_n == 0 ||
	    !block->kids[0].at[0].line_before) {
		edit_line(e, block, text);
		return;
	}
	buf_init(&out, LIMIT_STATEMENT);
	put_indented(&out, indent_in(e, block), no_end(text));
	at = line_end(e, offset(e, block->open));
	splice(e, at, at, buf_str(&out));
	buf_release(&out);
}

void
edit_block(struct edit *e, enum kw construct, struct str text)
{
	const struct item *item, *last = NULL;
	size_t seen = 0, at;
	struct buf out;
	bool lines;

	while ((item = edit_next(e, construct, &seen)) != NULL)
		last = item;
	at = last != NULL ? line_end(e, end_of(e, last_token(last)))
			  : e->bytes.n;
	/* One-line parts, such as promises, stand together. */
	lines = last != NULL && last->open == NULL &&
		str_find(no_end(text), STR("\n")) == SIZE_MAX;
	buf_init(&out, LIMIT_STATEMENT);
	if (at > 0 && e->bytes.p[at - 1] != '\n')
		buf_putc(&out, '\n');
	if (at > 0 && !lines)
		buf_putc(&out, '\n');
	buf_put(&out, no_end(text));
	buf_putc(&out, '\n');
	splice(e, at, at, buf_str(&out));
	buf_release(&out);
}

struct str
edit_quote(struct arena *a, struct str text, size_t indent)
{
	struct str line, out;
	struct buf b;

	buf_init(&b, LIMIT_STATEMENT);
	if (str_find(text, STR("\n")) == SIZE_MAX) {
		buf_putc(&b, '"');
		for (size_t i = 0; i < text.n; i++) {
			if (text.p[i] == '"' || text.p[i] == '\\')
				buf_putc(&b, '\\');
			buf_putc(&b, text.p[i]);
		}
		buf_putc(&b, '"');
	} else {
		buf_puts(&b, "\"\"\"\n");
		while (str_cut(&text, '\n', &line)) {
			for (size_t i = 0; line.n > 0 && i <= indent; i++)
				buf_putc(&b, '\t');
			buf_put(&b, line);
			buf_putc(&b, '\n');
		}
		for (size_t i = 0; i <= indent; i++)
			buf_putc(&b, '\t');
		buf_puts(&b, "\"\"\"");
	}
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* The last text with a language on the line, or NULL. */
static const struct token *
last_text(const struct item *item)
{
	const struct token *last = NULL;

	for (int l = 0; l <= LANG_MAX; l++) {
		const struct token *t = text_on_line(item, l);

		if (t != NULL && (last == NULL || t > last))
			last = t;
	}
	return last;
}

static size_t
tabs(struct str indent)
{
	return indent.n;
}

void
edit_set_text(struct edit *e, const struct item *item, enum lang lang,
    struct str text, bool label)
{
	const struct token *t = own_text(item, (int)lang);
	size_t deep = tabs(indent_of(e, &item->at[0]));
	struct str quoted = edit_quote(e->now, text, deep + 1), pair;
	const struct item *kid = NULL;
	size_t at;

	if (t != NULL) {
		edit_put(e, t, quoted);
		return;
	}
	pair = arena_printf(e->now, "%s " STR_FMT, lang_code(lang),
	    STR_ARG(quoted));
	for (size_t i = 0; i < item->kids_n; i++)
		if (edit_is_text(&item->kids[i]))
			kid = &item->kids[i];
	if (!label && (t = last_text(item)) != NULL) {
		at = end_of(e, t);
	} else if (kid != NULL && kid->n > 2 && kid->open == NULL) {
		at = end_of(e, &kid->at[kid->n - 1]);
	} else if (kid != NULL) {
		struct buf out;

		buf_init(&out, LIMIT_STATEMENT);
		buf_putc(&out, '\n');
		buf_put(&out, indent_of(e, &kid->at[0]));
		buf_put(&out, pair);
		at = end_of(e, last_token(kid));
		splice(e, at, at, buf_str(&out));
		buf_release(&out);
		return;
	} else if (label) {
		edit_line_first(e, item, pair);
		return;
	} else if (item->open != NULL) {
		edit_line(e, item, pair);
		return;
	} else {
		at = end_of(e, &item->at[item->n - 1]);
	}
	splice(e, at, at, arena_printf(e->now, " " STR_FMT, STR_ARG(pair)));
}

/* The first pair of ${lang} in ${items}, as bytes from and to. */
static const struct item *
find_pair(const struct item *items, size_t n, enum lang lang, size_t *i_out)
{
	for (size_t k = 0; k < n; k++) {
		const struct item *found;

		for (size_t i = 0; i + 1 < items[k].n; i++) {
			if (!token_is(&items[k].at[i],
				language_word((int)lang)) ||
			    !is_text(&items[k].at[i + 1]))
				continue;
			*i_out = i;
			return &items[k];
		}
		found = find_pair(items[k].kids, items[k].kids_n, lang, i_out);
		if (found != NULL)
			return found;
	}
	return NULL;
}

void
edit_drop_language(struct edit *e, enum lang lang)
{
	const struct item *item;
	size_t i;

	while (!e->broken && (item = find_pair(e->tree.items, e->tree.items_n,
				  lang, &i)) != NULL) {
		size_t from = offset(e, &item->at[i]);
		size_t to = end_of(e, &item->at[i + 1]);

		if (item->n == 2 && item->open == NULL) {
			edit_drop(e, item);
			continue;
		}
		if (i > 0)
			from = end_of(e, &item->at[i - 1]);
		else if (item->n > 2)
			to = offset(e, &item->at[2]);
		splice(e, from, to, STR(""));
	}
}

void
edit_list_add(struct edit *e, const struct item *item, struct str name)
{
	if (!edit_has(item, name))
		edit_append(e, item,
		    arena_printf(e->now, ", " STR_FMT, STR_ARG(name)));
}

void
edit_list_drop(struct edit *e, const struct item *item, struct str name)
{
	for (size_t i = 1; i < item->n; i++) {
		const struct token *t = &item->at[i];
		size_t from, to;

		if (t->type != TOKEN_WORD || !str_eq(t->text, name))
			continue;
		from = offset(e, t);
		to = end_of(e, t);
		if (item->at[i - 1].type == TOKEN_COMMA) {
			/* Also the line end that the comma allowed. */
			from = offset(e, &item->at[i - 1]);
		} else if (i + 1 < item->n &&
			   item->at[i + 1].type == TOKEN_COMMA &&
			   !(i + 2 < item->n &&
			       token_is(&item->at[i + 2], KW_EXCEPT))) {
			to = i + 2 < item->n ? offset(e, &item->at[i + 2])
					     : end_of(e, &item->at[i + 1]);
		} else if (i > 2 && token_is(&item->at[i - 1], KW_EXCEPT)) {
			/* The only one that is excepted. */
			bool comma = item->at[i - 2].type == TOKEN_COMMA;

			from = end_of(e, &item->at[comma ? i - 3 : i - 2]);
		} else {
			edit_drop(e, item);
			return;
		}
		splice(e, from, to, STR(""));
		return;
	}
}
