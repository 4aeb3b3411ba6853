/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_html: the published statement as an HTML fragment.
 *
 * Layered: the title, the frame and the first section come open; a table of
 * contents follows; in the sections each topic is folded. Every sentence has
 * its reference as id and as data-policy-ref, so that it can be linked to and
 * be found in the statement.
 */
#include "lang/prose_doc.h"
#include "view/view.h"

struct html_state {
	struct buf *out;
	const struct doc *d;
	bool in_section, in_topic, in_table;
};

static void
attribute(struct buf *out, const char *name, struct str value)
{
	buf_printf(out, " %s=\"", name);
	html_escape(out, value);
	buf_puts(out, "\"");
}

static void
open_tag(struct buf *out, const char *tag, const struct node *node)
{
	buf_printf(out, "<%s", tag);
	attribute(out, "id", node->ref);
	attribute(out, "data-policy-ref", node->ref);
	buf_puts(out, ">");
}

static void
close_table(struct html_state *h)
{
	if (h->in_table)
		buf_puts(h->out, "</tbody>\n</table>\n</div>\n");
	h->in_table = false;
}

static void
close_topic(struct html_state *h)
{
	close_table(h);
	if (h->in_topic)
		buf_puts(h->out, "</details>\n");
	h->in_topic = false;
}

static void
close_section(struct html_state *h)
{
	close_topic(h);
	if (h->in_section)
		buf_puts(h->out, "</section>\n");
	h->in_section = false;
}

static void
contents(struct html_state *h)
{
	buf_puts(h->out, "<nav class=\"contents\" aria-labelledby=\"contents\">"
			 "\n<h2 id=\"contents\">");
	html_escape(h->out, prose_get(PROSE_H_CONTENTS, h->d->lang));
	buf_puts(h->out, "</h2>\n<ol>\n");
	for (size_t i = 0; i < h->d->n; i++) {
		const struct node *node = &h->d->at[i];

		if (node->type != NODE_SECTION)
			continue;
		buf_puts(h->out, "<li><a href=\"#");
		html_escape(h->out, node->ref);
		buf_puts(h->out, "\">");
		html_escape(h->out, node->text);
		buf_puts(h->out, "</a></li>\n");
	}
	buf_puts(h->out, "</ol>\n</nav>\n");
}

static void
section(struct html_state *h, const struct node *node, size_t no)
{
	close_section(h);
	if (no == 1)
		contents(h);
	buf_puts(h->out, "<section");
	attribute(h->out, "id", node->ref);
	buf_puts(h->out, ">\n<h2>");
	html_escape(h->out, node->text);
	buf_puts(h->out, " <a class=\"permalink\" href=\"#");
	html_escape(h->out, node->ref);
	buf_puts(h->out, "\" aria-label=\"");
	html_escape(h->out, prose_get(PROSE_PERMALINK, h->d->lang));
	buf_puts(h->out, ": ");
	html_escape(h->out, node->text);
	buf_puts(h->out, "\">#</a></h2>\n");
	h->in_section = true;
}

static void
topic(struct html_state *h, const struct node *node)
{
	close_topic(h);
	buf_puts(h->out, "<details");
	attribute(h->out, "id", node->ref);
	buf_puts(h->out, ">\n<summary><h3>");
	html_escape(h->out, node->text);
	buf_puts(h->out, "</h3></summary>\n");
	h->in_topic = true;
}

/* The organisation's own words may have several paragraphs. */
static void
own(struct html_state *h, const struct node *node)
{
	struct str rest = node->text, line = STR_NONE;

	open_tag(h->out, "div", node);
	buf_puts(h->out, "\n<p>");
	for (size_t i = 0; str_cut(&rest, '\n', &line); i++) {
		line = str_trim(line);
		if (line.n == 0 && i > 0)
			buf_puts(h->out, "</p>\n<p>");
		else if (i > 0)
			buf_putc(h->out, ' ');
		html_escape(h->out, line);
	}
	buf_puts(h->out, "</p>\n</div>\n");
}

static void
sentence(struct html_state *h, const struct node *node)
{
	size_t at = str_find(node->text, node->link);

	open_tag(h->out, "p", node);
	if (node->link.n == 0 || at == SIZE_MAX) {
		html_escape(h->out, node->text);
	} else {
		html_escape(h->out, str_sub(node->text, 0, at));
		buf_puts(h->out, "<a href=\"");
		html_url(h->out, node->link);
		buf_puts(h->out, "\">");
		html_escape(h->out, node->link);
		buf_puts(h->out, "</a>");
		at += node->link.n;
		html_escape(h->out, str_sub(node->text, at, node->text.n - at));
	}
	buf_puts(h->out, "</p>\n");
}

static void
head(struct html_state *h, const struct node *node)
{
	close_table(h);
	buf_puts(h->out, "<div class=\"table\">\n");
	open_tag(h->out, "table", node);
	buf_puts(h->out, "\n<thead>\n<tr>");
	for (size_t i = 0; i < node->cells_n; i++) {
		buf_puts(h->out, "<th scope=\"col\">");
		html_escape(h->out, node->cells[i]);
		buf_puts(h->out, "</th>");
	}
	buf_puts(h->out, "</tr>\n</thead>\n<tbody>\n");
	h->in_table = true;
}

static void
row(struct html_state *h, const struct node *node)
{
	open_tag(h->out, "tr", node);
	for (size_t i = 0; i < node->cells_n; i++) {
		buf_puts(h->out, i == 0 ? "<th scope=\"row\">" : "<td>");
		html_escape(h->out, node->cells[i]);
		buf_puts(h->out, i == 0 ? "</th>" : "</td>");
	}
	buf_puts(h->out, "</tr>\n");
}

void
prose_html(struct buf *out, const struct doc *d)
{
	struct html_state h = { .out = out, .d = d };
	size_t sections = 0;

	buf_puts(out, "<article class=\"statement\"");
	attribute(out, "lang", str_of(lang_code(d->lang)));
	buf_puts(out, ">\n<h1>");
	html_escape(out, d->title);
	buf_puts(out, "</h1>\n");
	for (size_t i = 0; i < d->n; i++) {
		const struct node *node = &d->at[i];

		if (node->type != NODE_ROW)
			close_table(&h);
		switch (node->type) {
		case NODE_SECTION:
			section(&h, node, sections++);
			break;
		case NODE_TOPIC:
			topic(&h, node);
			break;
		case NODE_SAY:
			sentence(&h, node);
			break;
		case NODE_OWN:
			own(&h, node);
			break;
		case NODE_HEAD:
			head(&h, node);
			break;
		case NODE_ROW:
			row(&h, node);
			break;
		}
	}
	close_section(&h);
	buf_puts(out, "</article>\n");
}
