/* SPDX-License-Identifier: EUPL-1.2 */
/* lsp/outline: the parts of a file, and what stands in them. */
#include "lsp/private.h"

#define SHOWN_MAX 60 /* bytes of a line that is shown as it is */

/* Kinds of symbols of the protocol, for the pictures beside them. */
enum picture {
	PICTURE_MODULE = 2,
	PICTURE_CLASS = 5,
	PICTURE_PROPERTY = 7,
	PICTURE_FIELD = 8,
	PICTURE_ENUM = 10,
	PICTURE_INTERFACE = 11,
	PICTURE_FUNCTION = 12,
	PICTURE_OBJECT = 19,
	PICTURE_KEY = 20,
	PICTURE_EVENT = 24
};

static enum picture
kind_of(int construct)
{
	switch (construct) {
	case GRAMMAR_STATEMENT:
		return PICTURE_MODULE;
	case GRAMMAR_CONTROLLER:
	case GRAMMAR_OFFICER:
	case GRAMMAR_ROLE:
		return PICTURE_CLASS;
	case GRAMMAR_FIELD:
		return PICTURE_FIELD;
	case GRAMMAR_KIND:
	case GRAMMAR_GROUP_TYPE:
		return PICTURE_ENUM;
	case GRAMMAR_SOURCE:
	case GRAMMAR_RECIPIENT:
	case GRAMMAR_PROCESSOR:
		return PICTURE_INTERFACE;
	case GRAMMAR_PURPOSE:
		return PICTURE_FUNCTION;
	case GRAMMAR_RIGHT:
	case GRAMMAR_PROMISE:
		return PICTURE_KEY;
	case GRAMMAR_KEEP:
		return PICTURE_EVENT;
	default:
		return PICTURE_OBJECT;
	}
}

static size_t
item_end(const struct assist *as, const struct item *item)
{
	const struct token *last =
	    item->close != NULL ? item->close : &item->at[item->n - 1];

	return assist_offset(as, last) + last->text.n;
}

/* A line from a token on, as it is written, on one line and not too long. */
static struct str
shown(struct call *c, const struct item *item, size_t first)
{
	const struct token *last = &item->at[item->n - 1];
	const char *from = item->at[first].text.p;
	struct str all = { from, (size_t)(last->text.p + last->text.n - from) };
	struct str line, rest = all;

	(void)str_cut(&rest, '\n', &line);
	line = str_trim(line);
	if (line.n == all.n && line.n <= SHOWN_MAX)
		return line;
	if (line.n > SHOWN_MAX)
		line.n = SHOWN_MAX;
	while (line.n > 0 && ((unsigned char)line.p[line.n - 1] & 0xc0) == 0x80)
		line.n--;
	if (line.n > 0 && (unsigned char)line.p[line.n - 1] >= 0xc0)
		line.n--;
	return arena_printf(c->a, STR_FMT "…", STR_ARG(line));
}

static const struct assist_name *
declared_by(const struct assist *as, const struct item *item)
{
	for (size_t i = 0; i < as->names_n; i++)
		if (as->names[i].declares && as->names[i].item == item &&
		    as->names[i].construct != GRAMMAR_NONE)
			return &as->names[i];
	return NULL;
}

/* What people call it, here or in the file that this one extends. */
static struct str
label_of(struct call *c, const struct assist_name *name)
{
	struct str label = assist_label(name, c->l->messages);
	size_t no;
	const struct assist_name *base;

	if (label.n > 0)
		return label;
	base = assist_origin(&c->as, name, &no);
	return base == NULL ? STR_NONE : assist_label(base, c->l->messages);
}

/* One entry: a part by its name and label, any other line as it stands. */
static void
put_entry(struct call *c, const struct item *item, enum picture kind, bool part,
    struct str container)
{
	const struct assist *as = &c->as;
	const struct assist_name *name = declared_by(as, item);
	const struct token *first = &item->at[0];
	size_t at = assist_offset(as, first), end = item_end(as, item);
	struct str label = name == NULL ? STR_NONE : label_of(c, name);
	struct str detail = first->text;

	json_str(&c->j, "name",
	    name != NULL ? name->name
			 : shown(c, item, part && item->n > 1 ? 1 : 0));
	json_int(&c->j, "kind", (int64_t)kind);
	if (!c->l->nested) {
		json_str(&c->j, "containerName", container);
		put_location(c, c->doc, "location", at, end);
		return;
	}
	if (label.n > 0)
		detail = arena_printf(c->a, STR_FMT " · " STR_FMT,
		    STR_ARG(first->text), STR_ARG(label));
	if (part || name != NULL)
		json_str(&c->j, "detail", detail);
	put_range(c, "range", at, end);
	put_range(c, "selectionRange", name == NULL ? at : name->from,
	    name == NULL ? at + first->text.n : name->from + name->n);
}

/* Whether a line of a part is worth an entry: it declares something, it has a
 * block, or no keyword says what it is: acts for a purpose, a period. */
static bool
is_shown(const struct assist *as, const struct item *item)
{
	const struct assist_token *at =
	    &as->at[(size_t)(item->at - as->tokens.at)];

	if (at->construct == GRAMMAR_NONE)
		return false;
	return item->open != NULL || declared_by(as, item) != NULL ||
	       (at->row != NULL && !at->first) ||
	       (at->row != NULL && at->construct == GRAMMAR_KEEP &&
		   at->row->kw < KW_MAX &&
		   str_find(str_of(at->row->rest), STR("':'")) != SIZE_MAX);
}

static void
put_kids(struct call *c, const struct item *item, struct str container)
{
	for (size_t i = 0; i < item->kids_n; i++) {
		const struct item *kid = &item->kids[i];
		enum picture kind = declared_by(&c->as, kid) != NULL
					? PICTURE_FIELD
					: PICTURE_PROPERTY;

		if (!is_shown(&c->as, kid))
			continue;
		json_open(&c->j, NULL);
		put_entry(c, kid, kind, false, container);
		if (c->l->nested) {
			json_array(&c->j, "children");
			put_kids(c, kid, container);
			json_array_end(&c->j);
		}
		json_close(&c->j);
		if (!c->l->nested)
			put_kids(c, kid, container);
	}
}

void
answer_symbols(struct call *c)
{
	const struct tree *tree = &c->as.tree;

	json_array(&c->j, "result");
	for (size_t i = 0; i < tree->items_n; i++) {
		const struct item *item = &tree->items[i];
		int construct =
		    c->as.at[(size_t)(item->at - c->as.tokens.at)].construct;
		const struct assist_name *name = declared_by(&c->as, item);
		struct str own = name != NULL ? name->name : item->at[0].text;

		if (construct == GRAMMAR_NONE)
			continue;
		json_open(&c->j, NULL);
		put_entry(c, item, kind_of(construct), true, item->at[0].text);
		if (c->l->nested) {
			json_array(&c->j, "children");
			put_kids(c, item, own);
			json_array_end(&c->j);
		}
		json_close(&c->j);
		if (!c->l->nested)
			put_kids(c, item, own);
	}
	json_array_end(&c->j);
}
