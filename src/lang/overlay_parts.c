/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/overlay_parts: two trees become the text of one. Lines are written anew
 * from their tokens, and each remembers where it came from.
 */
#include "lang/overlay_private.h"
#include "lang/read.h"

/* ---- tokens ------------------------------------------------------------- */

/* One phrase of the short lists, each in either language. */
static bool
same_phrase(struct str x, struct str y)
{
	if (str_eq(x, y))
		return true;
	for (int w = 0; w < WORDS_MAX; w++) {
		struct word_list l = words_list((enum words)w);

		for (size_t i = 0; i < l.n; i++)
			if ((str_eq(l.at[i].en, x) && str_eq(l.at[i].nb, y)) ||
			    (str_eq(l.at[i].nb, x) && str_eq(l.at[i].en, y)))
				return true;
	}
	return false;
}

bool
overlay_same_word(const struct token *x, const struct token *y)
{
	if (x->type != y->type)
		return false;
	if (x->phrase.n > 0 || y->phrase.n > 0) {
		for (size_t k = 0; k < KW_MAX; k++)
			if (token_is(x, (enum kw)k) && token_is(y, (enum kw)k))
				return true;
		return same_phrase(x->phrase, y->phrase);
	}
	return str_eq(x->text, y->text);
}

bool
overlay_begins_with(const struct item *item, const struct token *at, size_t n)
{
	if (n == 0 || item->n < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!overlay_same_word(&item->at[i], &at[i]))
			return false;
	return true;
}

static bool
is_text_line(const struct item *item)
{
	enum lang l;

	return item->at[0].type == TOKEN_WORD &&
	       (lang_find(item->at[0].text, &l) == ERR_OK ||
		   token_is(&item->at[0], KW_ALL_LANGUAGES));
}

/* "controller NAME through …": what one of several says of a right. */
static bool
is_own_answer(const struct item *item)
{
	return item->n > 2 && token_is(&item->at[0], KW_CONTROLLER) &&
	       (token_is(&item->at[2], KW_THROUGH) ||
		   token_is(&item->at[2], KW_ANSWERED_WITHIN));
}

/* How many tokens say which line it is: up to a colon, the name of a field,
 * choice or topic, or of whom a right is used against, else the first word. */
size_t
overlay_key_length(const struct item *item)
{
	for (size_t i = 1; i < item->n; i++)
		if (item->at[i].type == TOKEN_COLON)
			return i;
	if (is_own_answer(item))
		return 2;
	if (item->n > 1 && (token_is(&item->at[0], KW_FIELD) ||
			       token_is(&item->at[0], KW_VALUE) ||
			       token_is(&item->at[0], KW_TOPIC)))
		return 2;
	return 1;
}

/* Where the event of a clause of "keep" begins; 0: it is no clause. */
static size_t
event_of(const struct item *item)
{
	bool may = item->at[0].type == TOKEN_NUMBER ||
		   token_is(&item->at[0], KW_WHEN) ||
		   token_is(&item->at[0], KW_AT_LEAST) ||
		   token_is(&item->at[0], KW_AT_MOST);

	for (size_t i = 0; may && i + 1 < item->n; i++)
		if (token_is(&item->at[i], KW_AFTER) ||
		    token_is(&item->at[i], KW_WHEN) ||
		    token_is(&item->at[i], KW_UNTIL))
			return i + 1 + token_is(&item->at[i + 1], KW_YEAR_END);
	return 0;
}

/* The same event under the same kind of rule, after whatever period. */
static bool
same_event(const struct item *x, const struct item *y)
{
	size_t i = event_of(x), k = event_of(y);

	if (token_is(&x->at[0], KW_AT_LEAST) !=
		token_is(&y->at[0], KW_AT_LEAST) ||
	    token_is(&x->at[0], KW_AT_MOST) != token_is(&y->at[0], KW_AT_MOST))
		return false;
	while (i < x->n && k < y->n && x->at[i].type != TOKEN_COLON &&
	       overlay_same_word(&x->at[i], &y->at[k])) {
		i++;
		k++;
	}
	return i < x->n && k < y->n && x->at[i].type == TOKEN_COLON &&
	       y->at[k].type == TOKEN_COLON;
}

static bool
is_for_purpose(const struct item *item)
{
	return token_is(&item->at[0], KW_FOR_PURPOSE) ||
	       token_is(&item->at[0], KW_FOR_PURPOSES);
}

/* Lines of which a part says one: how long it is kept, for a time or until
 * something, for good, or not at all; when it is removed, within a time or when
 * asked. Of two that differ one takes the place of the other. */
static bool
excludes(const struct item *x, const struct item *y)
{
	static const struct {
		enum kw line;
		int of, way;
	} ways[] = { { KW_KEPT_FOR, 1, 1 }, { KW_KEPT_UNTIL, 1, 1 },
		{ KW_KEPT_FOR_GOOD, 1, 2 }, { KW_NOT_STORED, 1, 3 },
		{ KW_REMOVED_WITHIN, 2, 1 }, { KW_REMOVED_ON_REQUEST, 2, 2 },
		{ KW_REQUIRED, 3, 1 }, { KW_GIVEN_FREELY, 3, 2 } };

	for (size_t i = 0; i < ARRAY_LEN(ways); i++)
		for (size_t k = 0; k < ARRAY_LEN(ways); k++)
			if (ways[i].of == ways[k].of &&
			    ways[i].way != ways[k].way &&
			    token_is(&x->at[0], ways[i].line) &&
			    token_is(&y->at[0], ways[k].line))
				return true;
	return false;
}

static bool
same_line(const struct item *x, const struct item *y)
{
	size_t n = overlay_key_length(x);

	if (is_for_purpose(x) && is_for_purpose(y))
		return true;
	if (excludes(x, y))
		return true;
	if (event_of(x) > 0 || event_of(y) > 0)
		return event_of(x) > 0 && event_of(y) > 0 && same_event(x, y);

	if (is_text_line(x) || is_text_line(y))
		return is_text_line(x) && is_text_line(y);
	return n == overlay_key_length(y) && overlay_begins_with(y, x->at, n);
}

/* The parts of a file are the same by keyword and name; those without a name
 * by their whole first line. */
bool
overlay_same_part(const struct item *x, const struct item *y)
{
	static const enum kw alone[] = { KW_STATEMENT, KW_CHILDREN,
		KW_CHANGES };
	static const enum kw whole[] = { KW_KEEP, KW_RIGHT };

	if (!overlay_begins_with(y, x->at, 1))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(alone); i++)
		if (token_is(&x->at[0], alone[i]))
			return true;
	for (size_t i = 0; i < ARRAY_LEN(whole); i++)
		if (token_is(&x->at[0], whole[i]))
			return x->n == y->n &&
			       overlay_begins_with(y, x->at, x->n);
	if (x->n == 1 || token_is(&x->at[0], KW_PROMISE))
		return overlay_begins_with(y, x->at, x->n == 1 ? 1 : 2);
	/* A name that happens to be a word of a list is a name. */
	return y->n > 1 && str_eq(x->at[1].text, y->at[1].text);
}

/* ---- writing -------------------------------------------------------- */

void
overlay_note(struct composing *c, uint8_t file, uint32_t line)
{
	struct overlay_line *l =
	    ARENA_PUSH(c->a, c->ov->lines, c->ov->lines_n, c->lines_cap);

	*l = (struct overlay_line){ file, line };
}

static void
put_indent(struct composing *c, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_putc(&c->text, '\t');
}

static void
put_comments(struct composing *c, const struct part_file *f,
    const struct token *t, int depth)
{
	for (const struct comment *k = t->lead; k != NULL; k = k->next) {
		if (k->blank_before) {
			overlay_note(c, f->no, t->pos.line);
			buf_putc(&c->text, '\n');
		}
		overlay_note(c, f->no, t->pos.line);
		put_indent(c, depth);
		buf_put(&c->text, k->text);
		buf_putc(&c->text, '\n');
	}
}

/* A text of several lines is lines of the whole too. */
static void
put_token(struct composing *c, const struct part_file *f, const struct token *t)
{
	uint32_t line = t->pos.line;

	for (size_t i = 0; i < t->text.n; i++) {
		buf_putc(&c->text, t->text.p[i]);
		if (t->text.p[i] == '\n')
			overlay_note(c, f->no, ++line);
	}
}

/* The first line of an item, without the names that are taken away. */
static void
put_line(struct composing *c, const struct part_file *f,
    const struct item *item, int depth, bool filter)
{
	bool first = true, comma = false, led = false;

	put_comments(c, f, &item->at[0], depth);
	overlay_note(c, f->no, item->at[0].pos.line);
	put_indent(c, depth);
	for (size_t i = 0; i < item->n; i++) {
		const struct token *t = &item->at[i];

		if (t->type == TOKEN_COMMA) {
			comma = comma || !led;
			led = false;
			continue;
		}
		if (filter && overlay_token_gone(c, item, t)) {
			/* It led the list: no comma stands before the next. */
			led = !comma;
			if (token_is(&item->at[0], KW_BASIS))
				overlay_gone(c, item);
			continue;
		}
		if (comma && !first)
			buf_put(&c->text, STR(","));
		if (!first && t->type != TOKEN_COLON)
			buf_putc(&c->text, ' ');
		put_token(c, f, t);
		first = comma = false;
	}
}

static void
put_item(struct composing *c, const struct part_file *f,
    const struct item *item, int depth, bool filter)
{
	if (filter && overlay_line_gone(c, item)) {
		overlay_left_out(c, item);
		return;
	}
	put_line(c, f, item, depth, filter);
	if (item->open == NULL) {
		buf_putc(&c->text, '\n');
		return;
	}
	buf_put(&c->text, STR(" {\n"));
	for (size_t i = 0; i < item->kids_n; i++)
		put_item(c, f, &item->kids[i], depth + 1, filter);
	put_comments(c, f, item->close, depth + 1);
	overlay_note(c, f->no, item->close->pos.line);
	put_indent(c, depth);
	buf_put(&c->text, STR("}\n"));
}

/* ---- one part out of two -------------------------------------------- */

bool
overlay_is_without(const struct item *item)
{
	return token_is(&item->at[0], KW_WITHOUT);
}

static bool
kid_is_without(const struct item *over, const struct item *kid)
{
	for (size_t i = 0; i < over->kids_n; i++)
		if (overlay_is_without(&over->kids[i]) &&
		    overlay_begins_with(kid, over->kids[i].at + 1,
			over->kids[i].n - 1))
			return true;
	return false;
}

static bool
kid_is_replaced(const struct item *over, const struct item *kid)
{
	for (size_t i = 0; i < over->kids_n; i++)
		if (!overlay_is_without(&over->kids[i]) &&
		    same_line(&over->kids[i], kid))
			return true;
	return false;
}

/* Lines of the overlay stand where the first was that they replace. */
static void
put_replacing(struct composing *c, const struct item *base,
    const struct item *over, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (same_line(&base->kids[at], &base->kids[i]))
			return;
	for (size_t i = 0; i < over->kids_n; i++)
		if (!overlay_is_without(&over->kids[i]) &&
		    same_line(&over->kids[i], &base->kids[at]))
			put_item(c, &c->over, &over->kids[i], 1, false);
}

static bool
is_new_line(const struct item *base, const struct item *line)
{
	for (size_t i = 0; i < base->kids_n; i++)
		if (same_line(line, &base->kids[i]))
			return false;
	return true;
}

/* The head of a statement has the overlay's name, without its `extends`. */
static void
put_part_head(struct composing *c, const struct item *base,
    const struct item *over)
{
	if (over != c->head) {
		put_line(c, &c->base, base, 0, true);
		return;
	}
	put_comments(c, &c->over, &over->at[0], 0);
	overlay_note(c, c->over.no, over->at[0].pos.line);
	put_token(c, &c->over, &over->at[0]);
	buf_putc(&c->text, ' ');
	put_token(c, &c->over, &over->at[1]);
}

static void
put_both(struct composing *c, const struct item *base, const struct item *over)
{
	put_part_head(c, base, over);
	buf_put(&c->text, STR(" {\n"));
	for (size_t i = 0; i < base->kids_n; i++) {
		const struct item *kid = &base->kids[i];

		if (kid_is_without(over, kid))
			continue;
		if (kid_is_replaced(over, kid))
			put_replacing(c, base, over, i);
		else
			put_item(c, &c->base, kid, 1, true);
	}
	for (size_t i = 0; i < over->kids_n; i++)
		if (!overlay_is_without(&over->kids[i]) &&
		    is_new_line(base, &over->kids[i]))
			put_item(c, &c->over, &over->kids[i], 1, false);
	overlay_note(c, c->over.no,
	    over->close == NULL ? over->at[0].pos.line : over->close->pos.line);
	buf_put(&c->text, STR("}\n"));
}

const struct item *
overlay_counterpart(const struct tree *t, const struct item *item)
{
	for (size_t i = 0; i < t->items_n; i++)
		if (overlay_same_part(item, &t->items[i]))
			return &t->items[i];
	return NULL;
}

static void
blank(struct composing *c, uint8_t file, uint32_t line)
{
	if (c->text.n == 0)
		return;
	overlay_note(c, file, line);
	buf_putc(&c->text, '\n');
}

void
overlay_parts(struct composing *c)
{
	for (size_t i = 0; i < c->base.tree.items_n; i++) {
		const struct item *base = &c->base.tree.items[i];
		const struct item *over =
		    overlay_counterpart(&c->over.tree, base);

		if (overlay_part_gone(c, base))
			continue;
		if (overlay_line_gone(c, base) ||
		    (over == NULL && overlay_is_lost(c, base))) {
			overlay_gone(c, base);
			continue;
		}
		blank(c, c->base.no, base->at[0].pos.line);
		if (over == NULL)
			put_item(c, &c->base, base, 0, true);
		else if (base->open == NULL || over->open == NULL)
			put_item(c, &c->over, over, 0, false);
		else
			put_both(c, base, over);
	}
	for (size_t i = 0; i < c->over.tree.items_n; i++) {
		const struct item *over = &c->over.tree.items[i];

		if (overlay_counterpart(&c->base.tree, over) != NULL)
			continue;
		blank(c, c->over.no, over->at[0].pos.line);
		put_item(c, &c->over, over, 0, false);
	}
}

/* ---- what stands twice ---------------------------------------------- */

bool
overlay_twice(const struct composing *c, const struct item **second_out,
    uint32_t *line_out)
{
	const struct tree *t = &c->over.tree;

	for (size_t i = 1; i < t->items_n; i++)
		for (size_t k = 0; k < i; k++) {
			if (!overlay_same_part(&t->items[k], &t->items[i]))
				continue;
			*second_out = &t->items[i];
			*line_out = t->items[k].at[0].pos.line;
			return true;
		}
	return false;
}
