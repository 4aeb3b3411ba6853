/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/print: the canonical form of a file, in either set of keywords. */
#include "lang/assist.h"
#include "lang/overlay.h"
#include "lang/read.h"

/* Columns, a tab counting 8, after which a list is wrapped. */
#define WIDTH 100

struct printer {
	struct buf *out;
	enum lang_keywords keywords;
	size_t depth;
	size_t column; /* of the line being written */
};

static void
put(struct printer *p, struct str s)
{
	buf_put(p->out, s);
	p->column += utf8_length(s);
}

static void
new_line(struct printer *p, size_t depth)
{
	buf_putc(p->out, '\n');
	for (size_t i = 0; i < depth; i++)
		buf_putc(p->out, '\t');
	p->column = 8 * depth;
}

static struct str
word_of(const struct printer *p, const struct token *t)
{
	if (t->said != NULL && p->keywords == LANG_KEYWORDS_EN)
		return t->said->en;
	if (t->said != NULL && p->keywords == LANG_KEYWORDS_NB)
		return t->said->nb;
	/* A phrase used as a phrase; blanks in it are single ones. */
	if (t->phrase.n != 0)
		return t->phrase;
	return t->text;
}

static void
put_block_text(struct printer *p, const struct token *t)
{
	struct str rest = t->value, line;

	buf_puts(p->out, "\"\"\"");
	while (str_cut(&rest, '\n', &line)) {
		if (line.n == 0) {
			buf_putc(p->out, '\n');
			continue;
		}
		new_line(p, p->depth + 1);
		put(p, line);
	}
	new_line(p, p->depth + 1);
	buf_puts(p->out, "\"\"\"");
}

static void
put_token(struct printer *p, const struct token *t)
{
	if (t->type == TOKEN_BLOCK)
		put_block_text(p, t);
	else if (t->type == TOKEN_WORD)
		put(p, word_of(p, t));
	else
		put(p, t->text);
}

static size_t
width_of(const struct printer *p, const struct token *t)
{
	if (t->type == TOKEN_BLOCK)
		return 3;
	return utf8_length(t->type == TOKEN_WORD ? word_of(p, t) : t->text);
}

static void
put_comments(struct printer *p, const struct token *t, size_t depth, bool first)
{
	for (const struct comment *c = t->lead; c != NULL; c = c->next) {
		if (c->blank_before && !first)
			buf_putc(p->out, '\n');
		new_line(p, depth);
		buf_put(p->out, c->text);
		first = false;
	}
}

static void
put_trail(struct printer *p, const struct token *t)
{
	if (t->trail.n == 0)
		return;
	buf_putc(p->out, ' ');
	buf_put(p->out, t->trail);
}

/* How wide the tokens are that must stay on one line from ${i} on: up to the
 * next comma. */
static size_t
chunk_width(const struct printer *p, const struct item *item, size_t i)
{
	size_t n = 0;

	for (; i < item->n; i++) {
		n += width_of(p, &item->at[i]) + 1;
		if (item->at[i].type == TOKEN_COMMA)
			break;
	}
	return n;
}

/* One property: its tokens with a blank between them, broken only after a
 * comma, where it was commented or would be too wide. */
static void
put_head(struct printer *p, const struct item *item)
{
	for (size_t i = 0; i < item->n; i++) {
		const struct token *t = &item->at[i];
		const struct token *before = i == 0 ? NULL : &item->at[i - 1];
		bool after_comma =
		    before != NULL && before->type == TOKEN_COMMA;

		if (after_comma && (before->trail.n != 0 || t->lead != NULL)) {
			put_comments(p, t, p->depth + 1, true);
			new_line(p, p->depth + 1);
		} else if (after_comma &&
			   p->column + chunk_width(p, item, i) > WIDTH) {
			new_line(p, p->depth + 1);
		} else if (before != NULL && t->type != TOKEN_COMMA &&
			   t->type != TOKEN_COLON) {
			put(p, STR(" "));
		}
		put_token(p, t);
		put_trail(p, t);
	}
}

static void put_items(struct printer *p, const struct item *items, size_t n);

static bool
has_blank_before(const struct item *item)
{
	const struct token *t = &item->at[0];

	return t->lead != NULL ? t->lead->blank_before : t->blank_before;
}

static void
put_item(struct printer *p, const struct item *item)
{
	put_head(p, item);
	if (item->open == NULL)
		return;
	put(p, STR(" {"));
	put_trail(p, item->open);
	p->depth++;
	put_items(p, item->kids, item->kids_n);
	if (item->close != NULL)
		put_comments(p, item->close, p->depth, item->kids_n == 0);
	p->depth--;
	new_line(p, p->depth);
	put(p, STR("}"));
	if (item->close != NULL)
		put_trail(p, item->close);
}

/* Blocks at the top stand apart by an empty line; elsewhere one is kept where
 * one was. */
static void
put_items(struct printer *p, const struct item *items, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct token *t = &items[i].at[0];
		bool apart = has_blank_before(&items[i]);

		if (p->depth == 0 && i > 0 &&
		    (items[i].open != NULL || items[i - 1].open != NULL))
			apart = true;
		if (i == 0)
			apart = false;
		if (apart)
			buf_putc(p->out, '\n');
		if (t->lead != NULL) {
			put_comments(p, t, p->depth, true);
			if (t->blank_before)
				buf_putc(p->out, '\n');
		}
		new_line(p, p->depth);
		put_item(p, &items[i]);
	}
}

/* Which word is a keyword, of a file that cannot be understood alone. */
static enum err
read_overlay(struct arena *a, struct str bytes, enum lang messages,
    struct tree *out, struct lang_findings *findings)
{
	struct messages m = { .a = a,
		.lang = messages,
		.findings = findings,
		.source = arena_str(a, bytes) };
	const struct assist *as;
	struct tokens tokens;

	if (lex_refuses(&m))
		return ERR_INVALID;
	/* For what it finds: the other reading is quiet. */
	lex(&m, &tokens);
	tree_build(&m, &tokens, out);
	if (findings->errors > 0)
		return ERR_INVALID;
	as = assist_read(a, assist_tables(a), bytes, false);
	assist_keywords(as);
	*out = as->tree;
	return ERR_OK;
}

/* A name that is not found does not hinder tidying up; but which word is a
 * keyword is known only when all was understood. */
static enum err
read_whole(struct arena *a, struct str bytes, enum lang messages, bool all,
    struct tree *out, struct lang_findings *findings)
{
	struct reader r;
	enum err e = lang_read(a, bytes, messages, &r, findings);

	if (e == ERR_TOO_BIG)
		return e;
	if (!r.well_formed || (all && e != ERR_OK))
		return ERR_INVALID;
	*out = *r.tree;
	return ERR_OK;
}

enum err
lang_print(struct arena *a, struct str bytes, enum lang_keywords keywords,
    enum lang messages, struct buf *out, struct lang_findings *findings)
{
	struct tree tree;
	struct str base;
	struct buf text;
	struct printer p = { .out = &text, .keywords = keywords };
	enum err e = lang_extends(a, bytes, &base)
			 ? read_overlay(a, bytes, messages, &tree, findings)
			 : read_whole(a, bytes, messages,
			       keywords != LANG_KEYWORDS_KEEP, &tree, findings);

	if (e != ERR_OK)
		return e;
	buf_init(&text, 4 * LIMIT_STATEMENT);
	put_items(&p, tree.items, tree.items_n);
	put_comments(&p, tree.end, 0, tree.items_n == 0);
	buf_putc(&text, '\n');
	/* The first line begins with the line end that ends the one before. */
	if (!text.full)
		buf_put(out, str_sub(buf_str(&text), 1, text.n));
	e = text.full || out->full ? ERR_TOO_BIG : ERR_OK;
	buf_release(&text);
	return e;
}
