/* SPDX-License-Identifier: EUPL-1.2 */
/* A file with some lines in the block of a construct, in the fixture. */
#ifndef TEST_GRAMMAR_LINES_H
#define TEST_GRAMMAR_LINES_H

#include <string.h>

#include "grammar_fixture.h"

/* ${lines} in the block of ${construct}, in the fixture; its first line. */
static inline struct str
file_with(struct arena *a, int construct, const char *lines, uint32_t *line_out)
{
	size_t count, depth = 0;
	const struct grammar_construct *all = grammar_constructs(&count);
	bool named = strncmp(lines, "name ", 5) == 0;
	bool about = strstr(lines, "anonymous") != NULL ||
		     strstr(lines, "pseudonymous") != NULL;
	int path[4];
	struct str out;
	struct buf b;

	buf_init(&b, 1 << 20);
	buf_puts(&b, construct == GRAMMAR_STATEMENT
			 ? strstr(fixture, "controller")
			 : fixture);
	for (int k = construct; k != GRAMMAR_TOP; k = all[k].where)
		path[depth++] = k;
	for (size_t i = depth; i-- > 0;) {
		buf_printf(&b, "%s {\n", head_of(path[i]));
		if (path[i] == GRAMMAR_CONTROLLER && (i > 0 || !named))
			buf_puts(&b, "\tname \"O\"\n");
	}
	if (construct == GRAMMAR_STATEMENT &&
	    strstr(lines, "languages") == NULL)
		buf_puts(&b, "\tlanguages nb, nn, en\n");
	if (construct == GRAMMAR_STATISTICS && !about)
		buf_puts(&b, "\tpseudonymous\n");
	*line_out = 1;
	for (size_t i = 0; i < b.n; i++)
		*line_out += b.p[i] == '\n';
	buf_putc(&b, '\t');
	for (const char *p = lines; *p != '\0'; p++) {
		buf_putc(&b, *p);
		if (*p == '\n')
			buf_putc(&b, '\t');
	}
	for (size_t i = 0; i < depth; i++)
		buf_puts(&b, "\n}");
	buf_putc(&b, '\n');
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

#endif
