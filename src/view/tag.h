/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view/tag: HTML that is printed rather than filled into a page: the tags of
 * a document that is made sentence by sentence. Names are literals; values
 * and texts are escaped here.
 */
#ifndef VIEW_TAG_H
#define VIEW_TAG_H

#include "view/view.h"

/** tag_begin(b, name), tag_attribute(b, name, value), tag_end(b): a tag with
 * attributes: begin, each attribute, end. tag_link: the attribute href, as
 * html_url lets it pass. */
void tag_begin(struct buf *b, const char *name);
void tag_attribute(struct buf *b, const char *name, struct str value);
void tag_link(struct buf *b, struct str url);
void tag_end(struct buf *b);
/** tag_open(b, name): a tag without attributes. tag_close(b, name). */
void tag_open(struct buf *b, const char *name);
void tag_close(struct buf *b, const char *name);
/** tag_text(b, name, s): a tag around an escaped text. */
void tag_text(struct buf *b, const char *name, struct str s);
/** tag_document(b, lang, title): a whole page up to where its content begins;
 * tag_document_end closes it. For documents that are handed out as files. */
void tag_document(struct buf *b, struct str lang, struct str title);
void tag_document_end(struct buf *b);

#endif
