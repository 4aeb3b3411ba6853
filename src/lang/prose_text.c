/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_text: the published statement as plain text. */
#include "lang/prose_doc.h"

#define WIDTH 78

/* Words of ${s}, wrapped. The first line begins at column ${used}, the others
 * behind ${indent} blanks. */
static void
wrap(struct buf *out, struct str s, size_t used, size_t indent)
{
	size_t column = used;
	bool first = true;

	while (s.n > 0) {
		struct str word;
		size_t n = 0, length;

		while (n < s.n && s.p[n] != ' ' && s.p[n] != '\n' &&
		       s.p[n] != '\t')
			n++;
		word = str_sub(s, 0, n);
		s = str_sub(s, n, s.n - n);
		while (s.n > 0 &&
		       (s.p[0] == ' ' || s.p[0] == '\n' || s.p[0] == '\t'))
			s = str_sub(s, 1, s.n - 1);
		if (n == 0)
			continue;
		length = utf8_length(word);
		if (!first && column + 1 + length > WIDTH) {
			buf_putc(out, '\n');
			for (size_t i = 0; i < indent; i++)
				buf_putc(out, ' ');
			column = indent;
		} else if (!first) {
			buf_putc(out, ' ');
			column++;
		}
		buf_put(out, word);
		column += length;
		first = false;
	}
	buf_putc(out, '\n');
}

static void
underlined(struct buf *out, struct str s, char line)
{
	size_t n = utf8_length(s);

	buf_put(out, s);
	buf_putc(out, '\n');
	for (size_t i = 0; i < n && i < WIDTH; i++)
		buf_putc(out, line);
	buf_puts(out, "\n\n");
}

/* The organisation's own words keep their paragraphs. */
static void
own(struct buf *out, struct str text)
{
	struct str rest = text;

	while (rest.n > 0) {
		size_t end = str_find(rest, STR("\n\n"));
		size_t n = end == SIZE_MAX ? rest.n : end;

		wrap(out, str_trim(str_sub(rest, 0, n)), 0, 0);
		rest = str_trim(str_sub(rest, n, rest.n - n));
		if (rest.n > 0)
			buf_putc(out, '\n');
	}
}

/* A table does not fit on a line of text: each row is a short list. */
static void
row(struct buf *out, const struct doc *d, const struct node *node)
{
	buf_puts(out, "* ");
	wrap(out, node->cells[0], 2, 2);
	for (size_t i = 1; i < node->cells_n; i++) {
		struct str head = prose_get(node->columns[i].head, d->lang);
		struct str rest = node->cells[i], line = STR_NONE;
		bool many = str_find(rest, STR("\n")) != SIZE_MAX;

		if (rest.n == 0)
			continue;
		buf_puts(out, "  ");
		buf_put(out, head);
		buf_puts(out, many ? ":\n" : ": ");
		if (!many)
			wrap(out, rest, 4 + utf8_length(head), 4);
		while (many && str_cut(&rest, '\n', &line)) {
			buf_puts(out, "  - ");
			wrap(out, line, 4, 4);
		}
	}
}

static void
item(struct buf *out, const struct doc *d, const struct node *node)
{
	const struct str args[] = { node->label, node->text };

	buf_puts(out, "* ");
	wrap(out, prose_fill(d->a, prose_get(PROSE_LABELLED, d->lang), args, 2),
	    2, 2);
}

/* After the first section, which is the whole in short. */
static void
contents(struct buf *out, const struct doc *d)
{
	bool first = true;

	buf_putc(out, '\n');
	underlined(out, prose_get(PROSE_H_CONTENTS, d->lang), '-');
	for (size_t i = 0; i < d->n; i++) {
		if (d->at[i].type != NODE_SECTION)
			continue;
		if (!first) {
			buf_puts(out, "* ");
			wrap(out, d->at[i].text, 2, 2);
		}
		first = false;
	}
}

void
prose_text(struct buf *out, const struct doc *d)
{
	size_t sections = 0;

	underlined(out, d->title, '=');
	for (size_t i = 0; i < d->n; i++) {
		const struct node *node = &d->at[i];

		switch (node->type) {
		case NODE_SECTION:
			if (sections++ == 1)
				contents(out, d);
			buf_puts(out, "\n");
			underlined(out, node->text, '-');
			break;
		case NODE_TOPIC:
			if (i > 0 && d->at[i - 1].type != NODE_SECTION)
				buf_putc(out, '\n');
			buf_puts(out, "## ");
			wrap(out, node->text, 3, 3);
			break;
		case NODE_SAY:
			wrap(out, node->text, 0, 0);
			break;
		case NODE_OWN:
			own(out, node->text);
			break;
		case NODE_ITEM:
			item(out, d, node);
			break;
		case NODE_HEAD:
			buf_putc(out, '\n');
			wrap(out, node->text, 0, 0);
			break;
		case NODE_ROW:
			row(out, d, node);
			break;
		}
	}
}
