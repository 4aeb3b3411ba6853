/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/sentences.h"

#include "lang/prose_doc.h"

struct gathering {
	struct doc *d;
	struct lang_sentence *at;
	size_t n, cap;
};

static struct lang_sentence *
add(struct gathering *g, struct str ref, struct str text)
{
	struct lang_sentence *s = ARENA_PUSH(g->d->a, g->at, g->n, g->cap);

	s->ref = ref;
	s->text = text;
	return s;
}

static struct str
labelled(struct gathering *g, struct str label, struct str text)
{
	const struct str args[] = { label, text };

	return prose_fill(g->d->a, prose_get(PROSE_LABELLED, g->d->lang), args,
	    2);
}

/* A row is what it is about and a sentence for each cell; a cell of several
 * lines is a sentence for each. */
static void
add_row(struct gathering *g, const struct node *n)
{
	(void)add(g, n->ref, n->cells[0]);
	for (size_t i = 1; i < n->cells_n; i++) {
		struct str head = prose_get(n->columns[i].head, g->d->lang);
		struct str ref = arena_printf(g->d->a, STR_FMT ".%s",
		    STR_ARG(n->ref), n->columns[i].leaf);
		struct str rest = n->cells[i], line;

		while (str_part(&rest, '\n', &line))
			(void)add(g, ref, labelled(g, head, line));
	}
}

static void
add_node(struct gathering *g, const struct node *n)
{
	switch (n->type) {
	case NODE_SECTION:
		add(g, n->ref, n->text)->heading = 2;
		break;
	case NODE_TOPIC:
	case NODE_HEAD:
		add(g, n->ref, n->text)->heading = 3;
		break;
	case NODE_ITEM:
		(void)add(g, n->ref, labelled(g, n->label, n->text));
		break;
	case NODE_ROW:
		add_row(g, n);
		break;
	case NODE_SAY:
	case NODE_OWN:
		(void)add(g, n->ref, n->text);
		break;
	}
}

static size_t
gather(struct doc *d, struct lang_sentence **out)
{
	struct gathering g = { .d = d };

	doc_build(d);
	for (size_t i = 0; i < d->n; i++)
		add_node(&g, &d->at[i]);
	*out = g.at;
	return g.n;
}

size_t
lang_sentences(struct arena *a, const struct statement *st, enum lang lang,
    struct lang_sentence **out)
{
	struct doc d = { .a = a, .st = st, .lang = lang, .for_staff = true };

	return gather(&d, out);
}

size_t
lang_sentences_compared(struct arena *a, const struct statement *st,
    enum lang lang, struct lang_sentence **out)
{
	struct doc d = { .a = a,
		.st = st,
		.lang = lang,
		.for_staff = true,
		.each_right = true };

	return gather(&d, out);
}

bool
lang_sentence_of(const struct lang_sentence *s, struct str ref)
{
	struct str rest = s->ref, name;
	size_t star = str_find(ref, STR("*"));

	if (s->heading != 0 || ref.n == 0)
		return false;
	if (star != SIZE_MAX) {
		if (!str_starts(rest, str_sub(ref, 0, star)))
			return false;
		rest = str_sub(rest, star, rest.n);
		(void)str_cut(&rest, '.', &name);
		ref = str_sub(ref, star + 2, ref.n);
		if (ref.n == 0)
			return true;
	}
	return str_starts(rest, ref) &&
	       (rest.n == ref.n || rest.p[ref.n] == '.');
}
