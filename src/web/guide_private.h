/* SPDX-License-Identifier: EUPL-1.2 */
/* web/guide_private: only web/guide* includes this. */
#ifndef WEB_GUIDE_PRIVATE_H
#define WEB_GUIDE_PRIVATE_H

#include "web/guide.h"

/** guide_name(s), guide_title(f, s): of a part; INTERVIEW_SECTIONS is the end
 * of them. */
const char *guide_name(enum interview_section s);
struct str guide_title(struct guide_form *f, enum interview_section s);
/** guide_path(f, s, id): of a part; at the question ${id} when it is named. */
struct str guide_path(struct guide_form *f, enum interview_section s,
    struct str id);
/** guide_said(f, text, one): a text with one value. */
struct str guide_said(struct guide_form *f, enum text_id text, struct str one);
/** guide_read(f, q): an answer as people read it: the labels of what is
 * chosen. */
struct str guide_read(struct guide_form *f, const struct interview_ask *q);
/** guide_is_found(g, id): whether something is found where the question is. */
bool guide_is_found(const struct guide *g, struct str id);

/** guide_remains(f, g, page): what to mend first. */
void guide_remains(struct guide_form *f, const struct guide *g,
    struct page_staff_guide *page);
/** guide_made(f, g, list, n, page): the last page: what the ${n} answers have
 * become, all that is to be mended, and what is not answered yet. */
void guide_made(struct guide_form *f, const struct guide *g,
    const struct interview_ask *list, size_t n, struct page_staff_guide *page);

#endif
