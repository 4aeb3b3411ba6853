/* SPDX-License-Identifier: EUPL-1.2 */
/* mail/pieces: a compiled template, between mail/template and mail/merge. */
#ifndef MAIL_PIECES_H
#define MAIL_PIECES_H

#include "mail/template.h"

/* A finished text: literal, slot, literal, slot … literal. */
struct piece {
	struct str before;
	size_t field; /* SIZE_MAX after the last */
};

struct pieces {
	struct piece *list;
	size_t n, cap, literal_bytes;
};

struct template
{
	struct merge_field *fields;
	size_t n;
	bool *used;
	struct pieces subject, text, html;
};

#endif
