/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/reach_place.h"

#include "lang/cursor.h"

void
places_open(struct places *p, const struct statement *st)
{
	p->st = st;
	/* It was compiled, so that it has a tree. */
	(void)!edit_open(&p->e, st->source_text);
}

void
places_close(struct places *p)
{
	edit_close(&p->e);
}

/* The item of which a word stands at ${pos}; no tree is deeper than
 * TREE_DEPTH_MAX. */
static const struct item *
item_at(const struct item *items, size_t n, struct pos pos)
{
	for (size_t i = 0; i < n; i++) {
		const struct item *item = &items[i];
		const struct item *kid = item_at(item->kids, item->kids_n, pos);

		if (kid != NULL)
			return kid;
		for (size_t k = 0; k < item->n; k++)
			if (item->at[k].pos.line == pos.line &&
			    item->at[k].pos.col == pos.col)
				return item;
	}
	return NULL;
}

static bool
is_wanted(const struct places *p, const struct token *t, struct wanted w)
{
	if (t->type != TOKEN_WORD)
		return false;
	if (w.fields == NULL)
		return str_eq(t->text, w.name);
	for (int f = 0; f < (int)p->st->fields_n; f++) {
		struct fieldset only = { .w = { 0 } };

		if (!str_eq(statement_field_name(p->e.now, p->st, f), t->text))
			continue;
		fieldset_add(&only, f);
		only = statement_whole(p->st, &only);
		if (fieldset_meets(&only, w.fields))
			return true;
	}
	return false;
}

static const struct token *
word_on(const struct places *p, const struct item *line, struct wanted w)
{
	for (size_t i = 1; line != NULL && i < line->n; i++)
		if (is_wanted(p, &line->at[i], w))
			return &line->at[i];
	return NULL;
}

struct pos
place_on(const struct places *p, struct pos line, struct wanted w)
{
	const struct item *item =
	    item_at(p->e.tree.items, p->e.tree.items_n, line);
	const struct token *t = word_on(p, item, w);

	return t == NULL ? line : t->pos;
}

struct pos
place_in(const struct places *p, struct pos of, enum kw kw, struct wanted w)
{
	const struct item *block =
	    item_at(p->e.tree.items, p->e.tree.items_n, of);
	const struct item *first = NULL;

	for (size_t i = 0; block != NULL && i < block->kids_n; i++) {
		const struct item *line = &block->kids[i];
		const struct token *t;

		if (!token_is(&line->at[0], kw))
			continue;
		if ((t = word_on(p, line, w)) != NULL)
			return t->pos;
		first = first == NULL ? line : first;
	}
	return first == NULL ? of : first->at[0].pos;
}
