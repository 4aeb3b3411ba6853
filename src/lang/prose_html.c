/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_html: the published statement as an HTML fragment.
 *
 * Layered: the title and the first section, which is the whole in short, come
 * open; a table of contents follows; in the sections each topic is folded, by
 * means that need no script. Every sentence has its reference as id and as
 * data-policy-ref, so that it can be linked to and be found in the statement;
 * a cell of a table has the latter alone.
 */
#include "lang/prose_doc.h"
#include "view/tag.h"

struct html_state {
	struct buf *out;
	const struct doc *d;
	bool in_section, in_topic, in_table, in_list;
	bool in_frame; /* before the first section */
};

static void
open_ref(struct buf *out, const char *tag, const struct node *node)
{
	tag_begin(out, tag);
	tag_attribute(out, "id", node->ref);
	tag_attribute(out, "data-policy-ref", node->ref);
	tag_end(out);
}

static void
open_id(struct buf *out, const char *tag, struct str id)
{
	tag_begin(out, tag);
	tag_attribute(out, "id", id);
	tag_end(out);
}
static void
close_line(struct buf *out, const char *tag)
{
	tag_close(out, tag);
	buf_putc(out, '\n');
}

/* A table or a list ends before what is no part of it. */
static void
close_rows(struct html_state *h)
{
	if (h->in_table) {
		tag_close(h->out, "tbody");
		tag_close(h->out, "table");
		close_line(h->out, "div");
	}
	if (h->in_list)
		close_line(h->out, "ul");
	h->in_table = h->in_list = false;
}

static void
close_topic(struct html_state *h)
{
	close_rows(h);
	if (h->in_topic)
		close_line(h->out, "details");
	h->in_topic = false;
}

static void
close_section(struct html_state *h)
{
	close_topic(h);
	if (h->in_section)
		close_line(h->out, "section");
	h->in_section = false;
}

/* "#summary", as an attribute of an opened a. */
static void
link_to(struct html_state *h, struct str ref)
{
	tag_link(h->out, arena_printf(h->d->a, "#" STR_FMT, STR_ARG(ref)));
}

static void
contents(struct html_state *h)
{
	struct buf *out = h->out;

	tag_begin(out, "nav");
	tag_attribute(out, "class", STR("contents"));
	tag_attribute(out, "aria-labelledby", STR("contents"));
	tag_end(out);
	open_id(out, "h2", STR("contents"));
	html_escape(out, prose_get(PROSE_H_CONTENTS, h->d->lang));
	close_line(out, "h2");
	tag_open(out, "ol");
	for (size_t i = 0; i < h->d->n; i++) {
		const struct node *node = &h->d->at[i];

		if (node->type != NODE_SECTION)
			continue;
		tag_open(out, "li");
		tag_begin(out, "a");
		link_to(h, node->ref);
		tag_end(out);
		html_escape(out, node->text);
		tag_close(out, "a");
		close_line(out, "li");
	}
	tag_close(out, "ol");
	close_line(out, "nav");
}

static void
permalink(struct html_state *h, const struct node *node)
{
	struct buf label;

	buf_init(&label, LIMIT_STATEMENT);
	buf_put(&label, prose_get(PROSE_PERMALINK, h->d->lang));
	buf_puts(&label, ": ");
	buf_put(&label, node->text);
	tag_begin(h->out, "a");
	tag_attribute(h->out, "class", STR("permalink"));
	link_to(h, node->ref);
	tag_attribute(h->out, "aria-label", buf_str(&label));
	tag_end(h->out);
	buf_putc(h->out, '#');
	tag_close(h->out, "a");
	buf_release(&label);
}

static void
section(struct html_state *h, const struct node *node, size_t no)
{
	close_section(h);
	if (h->in_frame)
		close_line(h->out, "p");
	h->in_frame = false;
	if (no == 1)
		contents(h);
	open_id(h->out, "section", node->ref);
	tag_open(h->out, "h2");
	html_escape(h->out, node->text);
	buf_putc(h->out, ' ');
	permalink(h, node);
	close_line(h->out, "h2");
	h->in_section = true;
}

static void
topic(struct html_state *h, const struct node *node)
{
	close_topic(h);
	open_id(h->out, "details", node->ref);
	tag_open(h->out, "summary");
	tag_text(h->out, "h3", node->text);
	close_line(h->out, "summary");
	h->in_topic = true;
}

/* The organisation's own words may have several paragraphs. */
static void
own(struct html_state *h, const struct node *node)
{
	struct str rest = node->text, line = STR_NONE;
	bool open = false;

	if (h->in_frame)
		close_line(h->out, "p");
	h->in_frame = false;
	open_ref(h->out, "div", node);
	while (str_cut(&rest, '\n', &line)) {
		line = str_trim(line);
		if (line.n == 0) {
			if (open)
				close_line(h->out, "p");
			open = false;
			continue;
		}
		if (open)
			buf_putc(h->out, ' ');
		else
			tag_open(h->out, "p");
		open = true;
		html_escape(h->out, line);
	}
	if (open)
		tag_close(h->out, "p");
	close_line(h->out, "div");
}

static void
sentence(struct html_state *h, const struct node *node)
{
	size_t at = str_find(node->text, node->link);
	const char *tag = h->in_frame ? "span" : "p";

	open_ref(h->out, tag, node);
	if (node->link.n == 0 || at == SIZE_MAX) {
		html_escape(h->out, node->text);
	} else {
		html_escape(h->out, str_sub(node->text, 0, at));
		tag_begin(h->out, "a");
		tag_link(h->out, node->link);
		tag_end(h->out);
		html_escape(h->out, node->link);
		tag_close(h->out, "a");
		at += node->link.n;
		html_escape(h->out, str_sub(node->text, at, node->text.n - at));
	}
	close_line(h->out, tag);
}

/* "Newsletter: consent", whose label leads to what it is about. */
static void
item(struct html_state *h, const struct node *node)
{
	if (!h->in_list) {
		tag_begin(h->out, "ul");
		tag_attribute(h->out, "class", STR("items"));
		tag_end(h->out);
	}
	h->in_list = true;
	open_ref(h->out, "li", node);
	tag_begin(h->out, "a");
	link_to(h, node->goes_to);
	tag_end(h->out);
	html_escape(h->out, node->label);
	tag_close(h->out, "a");
	buf_putc(h->out, ' ');
	tag_text(h->out, "span", node->text);
	close_line(h->out, "li");
}

/* A heading cell of a table says of what it is the heading. On a phone the
 * table is shown as blocks, which must not take its roles away. */
static void
heading(struct html_state *h, const char *scope, struct str text)
{
	tag_begin(h->out, "th");
	tag_attribute(h->out, "scope", str_of(scope));
	tag_attribute(h->out, "role",
	    str_of(scope[0] == 'c' ? "columnheader" : "rowheader"));
	tag_end(h->out);
	html_escape(h->out, text);
	tag_close(h->out, "th");
}

static void
begin_role(struct buf *out, const char *tag, const char *role)
{
	tag_begin(out, tag);
	tag_attribute(out, "role", str_of(role));
	tag_end(out);
}

static void
head(struct html_state *h, const struct node *node)
{
	/* A table that is wider than its place scrolls by the keyboard too. */
	tag_begin(h->out, "div");
	tag_attribute(h->out, "class", STR("table"));
	tag_attribute(h->out, "tabindex", STR("0"));
	tag_attribute(h->out, "role", STR("region"));
	tag_attribute(h->out, "aria-label", node->text);
	tag_end(h->out);
	tag_begin(h->out, "table");
	tag_attribute(h->out, "id", node->ref);
	tag_attribute(h->out, "data-policy-ref", node->ref);
	tag_attribute(h->out, "class", STR("facts-table"));
	tag_attribute(h->out, "role", STR("table"));
	tag_end(h->out);
	tag_text(h->out, "caption", node->text);
	begin_role(h->out, "thead", "rowgroup");
	begin_role(h->out, "tr", "row");
	for (size_t i = 0; i < node->cells_n; i++)
		heading(h, "col", prose_get(node->columns[i].head, h->d->lang));
	tag_close(h->out, "tr");
	tag_close(h->out, "thead");
	begin_role(h->out, "tbody", "rowgroup");
	buf_putc(h->out, '\n');
	h->in_table = true;
}

/* A cell of several lines is a list. */
static void
lines(struct buf *out, struct str cell)
{
	struct str line;

	if (str_find(cell, STR("\n")) == SIZE_MAX) {
		html_escape(out, cell);
		return;
	}
	tag_open(out, "ul");
	while (str_cut(&cell, '\n', &line))
		tag_text(out, "li", line);
	tag_close(out, "ul");
}

static void
cell(struct html_state *h, const struct node *node, size_t i)
{
	const struct doc_column *c = &node->columns[i];
	struct buf ref;

	buf_init(&ref, LIMIT_STATEMENT);
	buf_printf(&ref, STR_FMT ".%s", STR_ARG(node->ref), c->leaf);
	tag_begin(h->out, "td");
	tag_attribute(h->out, "role", STR("cell"));
	tag_attribute(h->out, "data-label", prose_get(c->head, h->d->lang));
	if (node->cells[i].n > 0)
		tag_attribute(h->out, "data-policy-ref", buf_str(&ref));
	tag_end(h->out);
	lines(h->out, node->cells[i]);
	tag_close(h->out, "td");
	buf_release(&ref);
}

static void
row(struct html_state *h, const struct node *node)
{
	tag_begin(h->out, "tr");
	tag_attribute(h->out, "id", node->ref);
	tag_attribute(h->out, "data-policy-ref", node->ref);
	tag_attribute(h->out, "role", STR("row"));
	tag_end(h->out);
	heading(h, "row", node->cells[0]);
	for (size_t i = 1; i < node->cells_n; i++)
		cell(h, node, i);
	close_line(h->out, "tr");
}

static void
one(struct html_state *h, const struct node *node, size_t *sections)
{
	switch (node->type) {
	case NODE_SECTION:
		section(h, node, (*sections)++);
		break;
	case NODE_TOPIC:
		topic(h, node);
		break;
	case NODE_SAY:
		sentence(h, node);
		break;
	case NODE_OWN:
		own(h, node);
		break;
	case NODE_ITEM:
		item(h, node);
		break;
	case NODE_HEAD:
		head(h, node);
		break;
	case NODE_ROW:
		row(h, node);
		break;
	}
}

void
prose_html(struct buf *out, const struct doc *d)
{
	struct html_state h = { .out = out, .d = d };
	size_t sections = 0;

	tag_begin(out, "article");
	tag_attribute(out, "class", STR("statement"));
	tag_attribute(out, "lang", str_of(lang_code(d->lang)));
	tag_end(out);
	tag_text(out, "h1", d->title);
	buf_putc(out, '\n');
	tag_begin(out, "p");
	tag_attribute(out, "class", STR("meta"));
	tag_end(out);
	h.in_frame = true;
	for (size_t i = 0; i < d->n; i++) {
		if (d->at[i].type != NODE_ROW && d->at[i].type != NODE_ITEM)
			close_rows(&h);
		one(&h, &d->at[i], &sections);
	}
	close_section(&h);
	close_line(out, "article");
}
