/* SPDX-License-Identifier: EUPL-1.2 */
#include "view/tag.h"

#include "view/gen/pages.h"

void
tag_begin(struct buf *b, const char *name)
{
	buf_printf(b, "<%s", name);
}

void
tag_attribute(struct buf *b, const char *name, struct str value)
{
	buf_printf(b, " %s=\"", name);
	html_escape(b, value);
	buf_putc(b, '"');
}

void
tag_link(struct buf *b, struct str url)
{
	buf_puts(b, " href=\"");
	html_url(b, url);
	buf_putc(b, '"');
}

void
tag_end(struct buf *b)
{
	buf_putc(b, '>');
}

void
tag_open(struct buf *b, const char *name)
{
	buf_printf(b, "<%s>", name);
}

void
tag_close(struct buf *b, const char *name)
{
	buf_printf(b, "</%s>", name);
}

void
tag_text(struct buf *b, const char *name, struct str s)
{
	tag_open(b, name);
	html_escape(b, s);
	tag_close(b, name);
}

/* The style sheet is written into it: a file has no server to ask. */
static void
style(struct buf *b)
{
	for (size_t i = 0; i < view_assets_n; i++) {
		if (!str_is(view_assets[i].name, "style.css"))
			continue;
		buf_puts(b, "<style>\n");
		buf_put(b, view_assets[i].bytes);
		buf_puts(b, "</style>\n");
	}
}

void
tag_document(struct buf *b, struct str lang, struct str title)
{
	buf_puts(b, "<!doctype html>\n");
	tag_begin(b, "html");
	tag_attribute(b, "lang", lang);
	tag_end(b);
	buf_puts(b,
	    "\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n<meta "
	    "name=\"color-scheme\" content=\"light dark\">\n");
	tag_text(b, "title", title);
	buf_putc(b, '\n');
	style(b);
	buf_puts(b, "</head>\n<body>\n<main class=\"wrap\">\n");
}

void
tag_document_end(struct buf *b)
{
	buf_puts(b, "</main>\n</body>\n</html>\n");
}
