/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/tree.h"

#include "lang/cursor.h"

struct builder {
	struct messages *m;
	struct token *t; /* the next token; never past TOKEN_END */
	struct tree *tree;
	bool too_deep; /* said already; reading stops */
};

static void
say(struct builder *b, enum message message, const struct token *t,
    struct str a)
{
	message_say(b->m, message, t->pos, a, STR_NONE);
	b->tree->broken = true;
}

static bool
is_one_of(const struct token *t, const enum kw *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct phrase *p = &lang_keywords[words[i]];

		if (str_eq(t->phrase, p->en) || str_eq(t->phrase, p->nb))
			return true;
	}
	return false;
}

/* The head of a declared fact: its word, a name and a block on the same line.
 * The word alone may be a name, as of the purpose of a clause. */
static bool
begins_fact(const struct token *t)
{
	static const enum kw facts[] = {
#define FACT(name, en, nb, section, held, about_en, about_nb) KW_FACT_##name,
#include "policy/facts.def"
	};

	return t[1].type == TOKEN_WORD && !t[1].line_before &&
	       t[2].type == TOKEN_OPEN && !t[2].line_before &&
	       is_one_of(t, facts, ARRAY_LEN(facts));
}

/* Whether the line of ${t} opens a block. */
static bool
opens_block(const struct token *t)
{
	const struct token *last = t;

	for (t++; t->type != TOKEN_END && t->type != TOKEN_CLOSE; last = t++) {
		if (t->line_before && last->type != TOKEN_COMMA)
			return false;
		if (t->type == TOKEN_OPEN)
			return true;
	}
	return false;
}

/* A top-level keyword at the very left, while a block is open: most likely a
 * brace is missing above, not here. "controller NAME" is a line of the block
 * that is open, "controller NAME {" a part. */
static bool
begins_construct(const struct token *t)
{
	static const enum kw constructs[] = { KW_STATEMENT, KW_SOURCE, KW_FIELD,
		KW_KIND, KW_PURPOSE, KW_TERMS, KW_GROUP_TYPE, KW_ROLE,
		KW_RECIPIENT, KW_PROCESSOR, KW_KEEP, KW_COOKIE, KW_RIGHT,
		KW_PROMISE, KW_TOLD, KW_CHILDREN, KW_CHANGES, KW_STATISTICS,
		KW_LOG };

	if (t->type != TOKEN_WORD || t->pos.col != 1 || !t->line_before)
		return false;
	if (token_is(t, KW_CONTROLLER))
		return opens_block(t);
	return is_one_of(t, constructs, ARRAY_LEN(constructs)) ||
	       begins_fact(t);
}

static void read_items(struct builder *b, size_t depth, struct item **items,
    size_t *n, size_t *cap);

/* "field NAME records": fields are its parts. */
static bool
is_record(const struct item *item)
{
	return item->n > 2 && (str_is(item->at[2].text, "records") ||
				  str_is(item->at[2].text, "poster"));
}

/*
 * block = "{" [comment] { item } "}" .
 */
static void
read_block(struct builder *b, size_t depth, struct item *item)
{
	item->open = b->t++;
	if (depth >= TREE_DEPTH_MAX) {
		say(b, MESSAGE_too_deep, item->open,
		    arena_printf(b->m->a, "%d", TREE_DEPTH_MAX));
		b->too_deep = true;
		while (b->t->type != TOKEN_END)
			b->t++;
		return;
	}
	read_items(b, depth + 1, &item->kids, &item->kids_n, &item->kids_cap);
	if (b->t->type == TOKEN_CLOSE) {
		item->close = b->t++;
		return;
	}
	if (b->t->type == TOKEN_END) {
		if (!b->too_deep)
			say(b, MESSAGE_missing_brace, item->open, STR_NONE);
	} else if (depth == 0) {
		message_say(b->m,
		    token_is(&item->at[0], KW_FIELD) &&
			    token_is(b->t, KW_FIELD) && is_record(item)
			? MESSAGE_part_or_unclosed
			: MESSAGE_probably_unclosed,
		    item->open->pos, b->t->phrase,
		    arena_printf(b->m->a, "%u", (unsigned)b->t->pos.line));
		b->tree->broken = true;
	}
}

/*
 * item = token { token } [ block ] end-of-line .
 * A line that ends in a comma goes on.
 */
static void
read_item(struct builder *b, size_t depth, struct item *item)
{
	struct token *previous = NULL;

	item->no = -1;
	item->at = b->t;
	while (b->t->type != TOKEN_END && b->t->type != TOKEN_OPEN &&
	       b->t->type != TOKEN_CLOSE) {
		if (previous != NULL && b->t->line_before &&
		    previous->type != TOKEN_COMMA)
			return;
		if (b->t->type == TOKEN_BAD)
			item->broken = true;
		previous = b->t++;
		item->n++;
	}
	if (b->t->type != TOKEN_OPEN)
		return;
	if (b->t->line_before) {
		say(b, MESSAGE_brace_on_new_line, b->t, STR_NONE);
	}
	read_block(b, depth, item);
	if (item->close != NULL && b->t->type != TOKEN_END &&
	    b->t->type != TOKEN_CLOSE && !b->t->line_before) {
		message_say(b->m, MESSAGE_expected_after, b->t->pos,
		    message_noun(b->m, NOUN_END_OF_LINE),
		    message_quoted(b->m, STR("}")));
		b->tree->broken = true;
		while (!b->t->line_before && b->t->type != TOKEN_END &&
		       b->t->type != TOKEN_OPEN && b->t->type != TOKEN_CLOSE)
			b->t++;
	}
}

/*
 * items = { item } .
 */
static void
read_items(struct builder *b, size_t depth, struct item **items, size_t *n,
    size_t *cap)
{
	for (;;) {
		struct item *item;

		if (b->t->type == TOKEN_END)
			return;
		if (b->t->type == TOKEN_CLOSE && depth > 0)
			return;
		if (depth > 0 && begins_construct(b->t))
			return;
		if (b->t->type == TOKEN_CLOSE) {
			say(b, MESSAGE_stray_brace, b->t++, STR_NONE);
			continue;
		}
		if (b->t->type == TOKEN_OPEN && !b->t->line_before) {
			say(b, MESSAGE_bad_character, b->t++, STR("{"));
			continue;
		}
		item = arena_push(b->m->a, (void **)items, n, cap,
		    sizeof(**items));
		if (b->t->type == TOKEN_OPEN) {
			say(b, MESSAGE_brace_on_new_line, b->t, STR_NONE);
			item->no = -1;
			item->at = b->t;
			item->n = 1;
			item->broken = true;
			read_block(b, depth, item);
			continue;
		}
		read_item(b, depth, item);
	}
}

void
tree_build(struct messages *m, struct tokens *tokens, struct tree *out)
{
	struct builder b = { .m = m, .t = tokens->at, .tree = out };

	*out = (struct tree){ 0 };
	read_items(&b, 0, &out->items, &out->items_n, &out->items_cap);
	out->end = b.t;
}
