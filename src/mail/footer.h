/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/footer: the frame around a body. Why the person gets it (B18), who
 * sends, the ways out. No remote content, nothing that counts openings (B41).
 */
#ifndef MAIL_FOOTER_H
#define MAIL_FOOTER_H

#include "mail/compose.h"

/** footer_text(a, m): m->text with the footer as plain text. */
struct str footer_text(struct arena *a, const struct mail *m);
/** footer_html(a, m): a whole HTML document: m->html with the footer. Colours
 * are the reader's own, so that dark mode works. */
struct str footer_html(struct arena *a, const struct mail *m);

#endif
