/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Markdown (CommonMark) that members and staff write, through cmark. Before
 * it is rendered the tree is cleaned: raw HTML becomes nothing, images become
 * their description (nothing is fetched from elsewhere, so nobody learns that
 * it was read), links lead to https, http and mailto only.
 */
#include <cmark.h>
#include <stdlib.h>

#include "view/view.h"

#define MAX_BYTES 1048576 /* of what is rendered; four messages */

static bool
link_allowed(const char *url)
{
	struct str s = str_of(url);

	return url_is_safe(s) && s.n > 0 &&
	       (str_eq_nocase(str_sub(s, 0, 8), STR("https://")) ||
		   str_eq_nocase(str_sub(s, 0, 7), STR("http://")) ||
		   str_eq_nocase(str_sub(s, 0, 7), STR("mailto:")));
}

/* Put the children of ${n} in its place. */
static void
unwrap(cmark_node *n)
{
	cmark_node *child;

	while ((child = cmark_node_first_child(n)) != NULL)
		if (!cmark_node_insert_before(n, child))
			break;
	cmark_node_free(n);
}

static bool
to_unwrap(cmark_node *n)
{
	cmark_node_type t = cmark_node_get_type(n);

	return t == CMARK_NODE_IMAGE ||
	       (t == CMARK_NODE_LINK && !link_allowed(cmark_node_get_url(n)));
}

/* Every change is made on the way out, when the iterator no longer needs the
 * node. */
static void
clean(cmark_node *root)
{
	cmark_iter *it = cmark_iter_new(root);
	cmark_event_type ev;

	while ((ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(it);
		cmark_node_type t = cmark_node_get_type(n);

		if (t == CMARK_NODE_HTML_BLOCK || t == CMARK_NODE_HTML_INLINE)
			cmark_node_free(n);
		else if (ev == CMARK_EVENT_EXIT && to_unwrap(n))
			unwrap(n);
		else if (ev == CMARK_EVENT_EXIT && t == CMARK_NODE_LINK)
			cmark_node_set_title(n, NULL);
	}
	cmark_iter_free(it);
}

/* What no page shows (html_escape says which) is gone before cmark sees it. */
static cmark_node *
parse(struct str s)
{
	cmark_node *root;
	struct buf b;

	buf_init(&b, 4 * MAX_BYTES);
	s = str_sub(s, 0, MAX_BYTES);
	while (s.n > 0) {
		struct str at = s;
		uint32_t c = utf8_next(&s);

		if (c == 0xfffd || !view_is_shown(c))
			buf_puts(&b, "\xef\xbf\xbd");
		else
			buf_put(&b, str_sub(at, 0, at.n - s.n));
	}
	root =
	    cmark_parse_document(b.n ? b.p : "", b.n, CMARK_OPT_VALIDATE_UTF8);
	buf_release(&b);
	clean(root);
	return root;
}

/* Headings of a message begin below the page's own. */
static void
lower_headings(cmark_node *root, int by)
{
	for (cmark_node *n = cmark_node_first_child(root); n != NULL;
	     n = cmark_node_next(n))
		if (cmark_node_get_type(n) == CMARK_NODE_HEADING) {
			int level = cmark_node_get_heading_level(n) + by;

			cmark_node_set_heading_level(n, level > 6 ? 6 : level);
		}
}

struct safe_html
html_from_markdown(struct arena *a, struct str s)
{
	cmark_node *root = parse(s);
	struct safe_html h;
	char *c;

	lower_headings(root, 1);
	c = cmark_render_html(root, CMARK_OPT_DEFAULT);
	h.bytes = arena_str(a, str_of(c));
	free(c);
	cmark_node_free(root);
	return h;
}

struct text_out {
	struct buf b;
	int list_no[32]; /* 0: bullets */
	int depth, quote;
	bool line_begun;
};

static void
text_put(struct text_out *t, struct str s)
{
	if (s.n == 0)
		return;
	if (!t->line_begun)
		for (int i = 0; i < t->quote; i++)
			buf_puts(&t->b, "> ");
	t->line_begun = true;
	buf_put(&t->b, s);
}

static void
text_break(struct text_out *t, int lines)
{
	size_t have = 0;

	if (t->b.n == 0)
		return;
	while (have < t->b.n && t->b.p[t->b.n - 1 - have] == '\n')
		have++;
	for (; have < (size_t)lines; have++)
		buf_putc(&t->b, '\n');
	t->line_begun = false;
}

static void
text_item(struct text_out *t)
{
	char mark[32];
	int no = t->depth > 0 ? t->list_no[t->depth - 1] : 0;
	int n;

	text_break(t, 1);
	if (no > 0)
		n = snprintf(mark, sizeof(mark), "%*s%d. ", 2 * (t->depth - 1),
		    "", no);
	else
		n = snprintf(mark, sizeof(mark), "%*s- ",
		    2 * (t->depth > 0 ? t->depth - 1 : 0), "");
	text_put(t, (struct str){ mark, (size_t)n });
	if (no > 0)
		t->list_no[t->depth - 1]++;
}

static void
text_enter(struct text_out *t, cmark_node *n)
{
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_BLOCK_QUOTE:
		t->quote++;
		break;
	case CMARK_NODE_LIST:
		if (t->depth < 8)
			t->list_no[t->depth++] =
			    cmark_node_get_list_type(n) == CMARK_ORDERED_LIST
				? cmark_node_get_list_start(n)
				: 0;
		break;
	case CMARK_NODE_ITEM:
		text_item(t);
		break;
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		text_put(t, str_of(cmark_node_get_literal(n)));
		break;
	case CMARK_NODE_CODE_BLOCK:
		text_put(t, str_trim(str_of(cmark_node_get_literal(n))));
		text_break(t, 2);
		break;
	case CMARK_NODE_SOFTBREAK:
		text_put(t, STR(" "));
		break;
	case CMARK_NODE_LINEBREAK:
		text_break(t, 1);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		text_put(t, STR("---"));
		text_break(t, 2);
		break;
	default:
		break;
	}
}

/* "text (address)", and the address alone where the text is the same. */
static void
text_link(struct text_out *t, cmark_node *n)
{
	struct str url = str_of(cmark_node_get_url(n));
	cmark_node *child = cmark_node_first_child(n);
	struct str shown =
	    child != NULL ? str_of(cmark_node_get_literal(child)) : STR_NONE;

	if (str_ends(url, shown) && shown.n > 0 &&
	    cmark_node_next(child) == NULL)
		return;
	text_put(t, STR(" ("));
	text_put(t, url);
	text_put(t, STR(")"));
}

static void
text_exit(struct text_out *t, cmark_node *n)
{
	cmark_node *up = cmark_node_parent(n);

	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_BLOCK_QUOTE:
		t->quote--;
		text_break(t, 2);
		break;
	case CMARK_NODE_LIST:
		if (t->depth > 0)
			t->depth--;
		text_break(t, t->depth > 0 ? 1 : 2);
		break;
	case CMARK_NODE_PARAGRAPH:
		text_break(t,
		    cmark_node_get_type(up) == CMARK_NODE_ITEM ? 1 : 2);
		break;
	case CMARK_NODE_HEADING:
		text_break(t, 2);
		break;
	case CMARK_NODE_LINK:
		text_link(t, n);
		break;
	default:
		break;
	}
}

struct str
text_from_markdown(struct arena *a, struct str s)
{
	struct text_out t = { .depth = 0 };
	cmark_node *root = parse(s);
	cmark_iter *it = cmark_iter_new(root);
	cmark_event_type ev;
	struct str text;

	buf_init(&t.b, 4 * MAX_BYTES);
	while ((ev = cmark_iter_next(it)) != CMARK_EVENT_DONE)
		if (ev == CMARK_EVENT_ENTER)
			text_enter(&t, cmark_iter_get_node(it));
		else
			text_exit(&t, cmark_iter_get_node(it));
	text = str_trim(buf_str(&t.b));
	text =
	    text.n > 0 ? arena_printf(a, STR_FMT "\n", STR_ARG(text)) : STR("");
	buf_release(&t.b);
	cmark_iter_free(it);
	cmark_node_free(root);
	return text;
}
