/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view: escaping, the runtime of compiled page templates, JSON out.
 *
 * The only room that makes raw HTML. html/NAME.html is compiled at build time
 * to view_page_NAME(struct html *out, const struct page_NAME *p) by
 * tools/htmlc; each {{value}} is escaped for the place it stands in.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "base/base.h"

/* HTML under construction; only view/ writes raw bytes to it. */
struct html {
	struct buf *out;
};
/* A piece of HTML that is safe to insert as it is. */
struct safe_html {
	struct str bytes;
};

void html_escape(struct buf *b, struct str s);      /* text and "attributes" */
/** html_url(b, s): for href/src: only https:, http:, mailto:, / and # pass;
 * anything else becomes "#". */
void html_url(struct buf *b, struct str s);
/** html_from_markdown(a, s): cmark in safe mode: no raw HTML, no javascript:
 * links; images are dropped (no remote content). */
struct safe_html html_from_markdown(struct arena *a, struct str s);
/** text_from_markdown(a, s): the plain-text rendering for mail. */
struct str text_from_markdown(struct arena *a, struct str s);

/* JSON, written straight into a buffer. Keys are ASCII literals. */
struct json {
	struct buf *out;
	bool comma;
	int depth;
};
void json_init(struct json *j, struct buf *out);
void json_open(struct json *j, const char *key);   /* { ; key NULL in arrays */
void json_close(struct json *j);
void json_array(struct json *j, const char *key);  /* [ */
void json_array_end(struct json *j);
void json_str(struct json *j, const char *key, struct str v); /* UTF-8 */
void json_int(struct json *j, const char *key, int64_t v);
void json_bool(struct json *j, const char *key, bool v);
void json_null(struct json *j, const char *key);
/** json_key_str: as json_str with a key that is not a literal. */
void json_key_str(struct json *j, struct str key, struct str v);
void json_key_open(struct json *j, struct str key);
void json_key_array(struct json *j, struct str key);

#endif
