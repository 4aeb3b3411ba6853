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

static bool
begins_with(const struct item *item, const struct token *at, size_t n)
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

static bool
same_line(const struct item *x, const struct item *y)
{
	size_t n = overlay_key_length(x);

	if (is_for_purpose(x) && is_for_purpose(y))
		return true;
	if (event_of(x) > 0 || event_of(y) > 0)
		return event_of(x) > 0 && event_of(y) > 0 && same_event(x, y);

	if (is_text_line(x) || is_text_line(y))
		return is_text_line(x) && is_text_line(y);
	return n == overlay_key_length(y) && begins_with(y, x->at, n);
}

/* The parts of a file are the same by keyword and name; those without a name
 * by their whole first line. */
bool
overlay_same_part(const struct item *x, const struct item *y)
{
	static const enum kw alone[] = { KW_STATEMENT, KW_CHILDREN,
		KW_CHANGES };
	static const enum kw whole[] = { KW_KEEP, KW_RIGHT };

	if (!begins_with(y, x->at, 1))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(alone); i++)
		if (token_is(&x->at[0], alone[i]))
			return true;
	for (size_t i = 0; i < ARRAY_LEN(whole); i++)
		if (token_is(&x->at[0], whole[i]))
			return x->n == y->n && begins_with(y, x->at, x->n);
	if (x->n == 1 || token_is(&x->at[0], KW_PROMISE))
		return begins_with(y, x->at, x->n == 1 ? 1 : 2);
	/* A name that happens to be a word of a list is a name. */
	return y->n > 1 && str_eq(x->at[1].text, y->at[1].text);
}

/* ---- what is taken away ------------------------------------------------ */

/* `without WHAT NAME, NAME` in the head of the overlay. */
static bool
line_takes(const struct item *line, enum kw what, struct str name)
{
	if (!token_is(&line->at[0], KW_WITHOUT) || line->n < 3 ||
	    !token_is(&line->at[1], what))
		return false;
	for (size_t i = 2; i < line->n; i++)
		if (line->at[i].type != TOKEN_COMMA &&
		    str_eq(line->at[i].text, name))
			return true;
	return false;
}

static bool is_lost(const struct composing *c, const struct item *part);

/* Taken away in the head, or with what it was there for. */
static bool
is_taken(const struct composing *c, enum kw what, struct str name)
{
	for (size_t i = 0; i < c->head->kids_n; i++)
		if (line_takes(&c->head->kids[i], what, name))
			return true;
	if (what != KW_RECIPIENT && what != KW_PROCESSOR)
		return false;
	for (size_t i = 0; i < c->base.tree.items_n; i++) {
		const struct item *part = &c->base.tree.items[i];

		if (part->n > 1 && token_is(&part->at[0], what) &&
		    str_eq(part->at[1].text, name))
			return is_lost(c, part);
	}
	return false;
}

/* What a whole part may be of that is taken away. Any other stays: to be
 * without a rule for how long, or without a right, is no narrowing. */
static const enum kw takable[] = { KW_PURPOSE, KW_FIELD, KW_ROLE, KW_RECIPIENT,
	KW_PROCESSOR, KW_SOURCE, KW_KIND, KW_GROUP_TYPE, KW_TOLD };

static bool
is_takable(const struct token *t)
{
	for (size_t i = 0; i < ARRAY_LEN(takable); i++)
		if (token_is(t, takable[i]))
			return true;
	return false;
}

static bool
part_is_taken(const struct composing *c, const struct item *item)
{
	for (size_t i = 0; item->n > 1 && i < ARRAY_LEN(takable); i++)
		if (token_is(&item->at[0], takable[i]))
			return is_taken(c, takable[i], item->at[1].text);
	return false;
}

/* Where names of what may be taken away stand in lists: the line's first
 * word, or ANY of a line that a name begins. */
static const struct {
	enum kw line, what;
} lists[] = {
	{ KW_USING, KW_FIELD },
	{ KW_GETS, KW_FIELD },
	{ KW_BEFORE_JOINING, KW_FIELD },
	{ KW_AFTER_JOINING, KW_FIELD },
	{ KW_SEGMENT_BY, KW_FIELD },
	{ KW_ONE_FOR_EACH, KW_FIELD },
	{ KW_FROM, KW_SOURCE },
	{ KW_FOR_PURPOSE, KW_PURPOSE },
	{ KW_FOR_PURPOSES, KW_PURPOSE },
	{ KW_PART_OF, KW_PURPOSE },
	{ KW_FOR, KW_KIND },
	{ KW_GOES_TO, KW_RECIPIENT },
	{ KW_TO_RECIPIENT, KW_RECIPIENT },
	{ KW_TO_PROCESSOR, KW_PROCESSOR },
	{ KW_BY_PROCESSOR, KW_PROCESSOR },
	{ KW_RUN_BY, KW_PROCESSOR },
	{ KW_USED_BY, KW_PROCESSOR },
	{ KW_CARRIED_OUT_BY, KW_PROCESSOR },
};

/* Without a kind that a line excepts, it would be for these people too: it
 * stays and names what there is no more. The purposes behind them are not
 * excepted. */
static bool
is_excepted(const struct item *item, const struct token *t)
{
	bool except = false;

	for (size_t i = 1; i < item->n && &item->at[i] <= t; i++)
		except = token_is(&item->at[i], KW_EXCEPT) ||
			 (except && !token_is(&item->at[i], KW_FOR_PURPOSES));
	return except;
}

/* required for KIND, KIND for purposes PURPOSE, PURPOSE. */
static enum kw
required_what(const struct item *item, const struct token *t)
{
	for (size_t i = 1; i < item->n && &item->at[i] < t; i++)
		if (token_is(&item->at[i], KW_FOR_PURPOSES))
			return KW_PURPOSE;
	return KW_KIND;
}

static bool
token_is_taken(const struct composing *c, const struct item *item,
    const struct token *t)
{
	bool may = false;

	if (t->type != TOKEN_WORD || t->reserved || is_excepted(item, t))
		return false;
	if (token_is(&item->at[0], KW_REQUIRED))
		return is_taken(c, required_what(item, t), t->text);
	for (size_t i = 0; i < ARRAY_LEN(lists); i++)
		if (token_is(&item->at[0], lists[i].line) &&
		    is_taken(c, lists[i].what, t->text))
			return true;
	/* PURPOSE: may see FIELD, FIELD; keep fields FIELD, FIELD. */
	for (size_t i = 0; i < item->n && &item->at[i] < t; i++)
		may = may || token_is(&item->at[i], KW_MAY);
	if (token_is(&item->at[0], KW_KEEP) && item->n > 2)
		may = true;
	return may && is_taken(c, KW_FIELD, t->text);
}

/* Whether nobody, or no purpose, is left of whom, or for which, a field is
 * required. */
static bool
required_is_taken(const struct composing *c, const struct item *item)
{
	size_t names = 0, left = 0;

	for (size_t i = 1; i < item->n; i++) {
		const struct token *t = &item->at[i];

		if (token_is(t, KW_FOR) || token_is(t, KW_FOR_PURPOSES)) {
			if (names > 0 && left == 0)
				return true;
			names = left = 0;
		} else if (t->type != TOKEN_COMMA && !is_excepted(item, t)) {
			names++;
			left += !token_is_taken(c, item, t);
		}
	}
	return names > 0 && left == 0;
}

/* A line of a purpose that is gone, or a column of a field that is. */
static bool
line_is_taken(const struct composing *c, const struct item *item)
{
	size_t left = 0, names = 0;

	if (item->at[0].type == TOKEN_WORD && !item->at[0].reserved &&
	    item->n > 1) {
		if (item->at[1].type == TOKEN_COLON)
			return is_taken(c, KW_PURPOSE, item->at[0].text);
		if (token_is(&item->at[1], KW_FROM))
			return is_taken(c, KW_FIELD, item->at[0].text);
	}
	if (token_is(&item->at[0], KW_REQUIRED))
		return required_is_taken(c, item);
	for (size_t i = 1; i < item->n; i++) {
		if (item->at[i].type == TOKEN_COMMA ||
		    is_excepted(item, &item->at[i]))
			continue;
		names++;
		left += !token_is_taken(c, item, &item->at[i]);
	}
	if (token_is(&item->at[0], KW_KEEP))
		return names > 1 && left <= 1; /* "fields" itself stays */
	return names > 0 && left == 0;
}

/* Without the purposes it is for, and without whom it goes by, a part would be
 * for all of them: it goes with them. Blocked facts that open for nothing, and
 * who decides, are no such parts. */
static bool
is_for_something(const struct item *part)
{
	static const enum kw parts[] = { KW_RECIPIENT, KW_PROCESSOR, KW_COOKIE,
		KW_LOG };

	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		if (token_is(&part->at[0], parts[i]))
			return true;
	for (int k = 0; k < FACT_MAX; k++)
		if (token_is(&part->at[0], fact_keyword((enum fact_kind)k)))
			return true;
	return false;
}

static bool
is_anchor(const struct item *part, const struct item *line)
{
	static const struct {
		enum fact_kind fact;
		enum kw line;
	} by[] = { { FACT_TRANSFER, KW_TO_RECIPIENT },
		{ FACT_TRANSFER, KW_BY_PROCESSOR },
		{ FACT_SUBPROCESSOR, KW_USED_BY },
		{ FACT_CONNECTION, KW_TO_RECIPIENT },
		{ FACT_CONNECTION, KW_TO_PROCESSOR } };

	for (size_t i = 0; i < ARRAY_LEN(by); i++)
		if (token_is(&part->at[0], fact_keyword(by[i].fact)) &&
		    token_is(&line->at[0], by[i].line))
			return true;
	if (token_is(&part->at[0], KW_PROCESSOR) &&
	    token_is(&line->at[0], KW_USING))
		return true; /* else it would be given all */
	return token_is(&line->at[0], KW_FOR_PURPOSE) ||
	       token_is(&line->at[0], KW_FOR_PURPOSES);
}

static bool
is_lost(const struct composing *c, const struct item *part)
{
	for (size_t i = 0; is_for_something(part) && i < part->kids_n; i++)
		if (is_anchor(part, &part->kids[i]) &&
		    line_is_taken(c, &part->kids[i]))
			return true;
	return false;
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
		if (filter && token_is_taken(c, item, t)) {
			/* It led the list: no comma stands before the next. */
			led = !comma;
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
	if (filter && line_is_taken(c, item))
		return;
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

static bool
is_without(const struct item *item)
{
	return token_is(&item->at[0], KW_WITHOUT);
}

static bool
kid_is_without(const struct item *over, const struct item *kid)
{
	for (size_t i = 0; i < over->kids_n; i++)
		if (is_without(&over->kids[i]) &&
		    begins_with(kid, over->kids[i].at + 1, over->kids[i].n - 1))
			return true;
	return false;
}

static bool
kid_is_replaced(const struct item *over, const struct item *kid)
{
	for (size_t i = 0; i < over->kids_n; i++)
		if (!is_without(&over->kids[i]) &&
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
		if (!is_without(&over->kids[i]) &&
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
		if (!is_without(&over->kids[i]) &&
		    is_new_line(base, &over->kids[i]))
			put_item(c, &c->over, &over->kids[i], 1, false);
	overlay_note(c, c->over.no,
	    over->close == NULL ? over->at[0].pos.line : over->close->pos.line);
	buf_put(&c->text, STR("}\n"));
}

static const struct item *
counterpart(const struct tree *t, const struct item *item)
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
		const struct item *over = counterpart(&c->over.tree, base);

		if (part_is_taken(c, base))
			continue;
		if (line_is_taken(c, base) ||
		    (over == NULL && is_lost(c, base))) {
			*(uint32_t *)ARENA_PUSH(c->a, c->gone, c->gone_n,
			    c->gone_cap) = base->at[0].pos.line;
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

		if (counterpart(&c->base.tree, over) != NULL)
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

/* ---- what must stay, and what takes nothing away -------------------- */

static bool
base_has(const struct composing *c, enum kw what, struct str name)
{
	for (size_t i = 0; i < c->base.tree.items_n; i++) {
		const struct item *item = &c->base.tree.items[i];

		if (item->n > 1 && token_is(&item->at[0], what) &&
		    (str_eq(item->at[1].text, name) ||
			str_eq(item->at[1].value, name)))
			return true;
	}
	return false;
}

/* The first name of a line of the head that the base does not have. */
static bool
head_takes_nothing(const struct composing *c, const struct item *line,
    struct pos *pos_out, struct str *name_out)
{
	for (size_t i = 2; i < line->n; i++) {
		const struct token *t = &line->at[i];
		bool there = t->type == TOKEN_COMMA;

		for (size_t k = 0; !there && k < KW_MAX; k++)
			there = token_is(&line->at[1], (enum kw)k) &&
				base_has(c, (enum kw)k, t->text);
		if (there)
			continue;
		*pos_out = t->pos;
		*name_out = t->text;
		return true;
	}
	return false;
}

static bool
part_takes_nothing(const struct composing *c, const struct item *over,
    const struct item *line, struct pos *pos_out, struct str *name_out)
{
	const struct item *base = counterpart(&c->base.tree, over);

	for (size_t i = 0; base != NULL && i < base->kids_n; i++)
		if (line->n > 1 &&
		    begins_with(&base->kids[i], line->at + 1, line->n - 1))
			return false;
	*pos_out = line->at[line->n - 1].pos;
	*name_out = line->at[line->n - 1].text;
	return true;
}

bool
overlay_takes_too_much(const struct composing *c, struct pos *pos_out,
    struct str *name_out)
{
	for (size_t i = 0; i < c->head->kids_n; i++) {
		const struct item *line = &c->head->kids[i];

		if (!is_without(line) || line->n < 3 ||
		    is_takable(&line->at[1]))
			continue;
		*pos_out = line->at[1].pos;
		*name_out = line->at[1].text;
		return true;
	}
	return false;
}

bool
overlay_takes_nothing(const struct composing *c, struct pos *pos_out,
    struct str *name_out)
{
	for (size_t i = 0; i < c->over.tree.items_n; i++) {
		const struct item *over = &c->over.tree.items[i];

		for (size_t k = 0; k < over->kids_n; k++) {
			const struct item *line = &over->kids[k];

			if (!is_without(line))
				continue;
			if (over == c->head && line->n > 2
				? head_takes_nothing(c, line, pos_out, name_out)
				: part_takes_nothing(c, over, line, pos_out,
				      name_out))
				return true;
		}
	}
	return false;
}
