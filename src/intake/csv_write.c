/* SPDX-License-Identifier: EUPL-1.2 */
/* The writing half of intake/csv.h: fields for people and for machines. */
#include "intake/csv.h"

/* Blanks that a spreadsheet passes over before it looks for a formula. */
static bool
is_space(uint32_t c)
{
	return c == ' ' || c == '\v' || c == '\f' || c == 0x85 || c == 0xA0 ||
	       c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 ||
	       c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 ||
	       c == 0x3000 || c == 0xFEFF;
}

/* = + - @ and their fullwidth and small forms, the minus sign, TAB, CR. */
static bool
begins_formula(uint32_t c)
{
	switch (c) {
	case '=':
	case '+':
	case '-':
	case '@':
	case '\t':
	case '\r':
	case 0x2212:
	case 0xFE62:
	case 0xFE63:
	case 0xFE66:
	case 0xFE6B:
	case 0xFF0B:
	case 0xFF0D:
	case 0xFF1D:
	case 0xFF20:
		return true;
	default:
		return false;
	}
}

/* Whether the first visible character would begin a formula. ${over_lines}:
 * line feeds are blanks as well. */
static bool
is_formula(struct str s, bool over_lines)
{
	while (s.n > 0) {
		uint32_t c = utf8_next(&s);

		if (c == '\n' && over_lines)
			continue;
		if (!is_space(c))
			return begins_formula(c);
	}
	return false;
}

/* E.164 as it is stored: "+" and 4 to 15 digits, nothing else. */
static bool
is_phone(struct str s)
{
	if (s.n < 5 || s.n > 16 || s.p[0] != '+')
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

static bool
needs_quotes(struct str s, bool first)
{
	if (s.n == 0)
		return first; /* or the row might be a blank line */
	if (s.p[0] == ' ' || s.p[s.n - 1] == ' ' ||
	    str_starts(s, STR("\xEF\xBB\xBF")) || str_starts(s, STR("sep=")))
		return true;
	for (size_t i = 0; i < s.n; i++)
		switch (s.p[i]) {
		case ';':
		case ',':
		case '"':
		case '\t':
		case '\r':
		case '\n':
			return true;
		default:
			break;
		}
	return false;
}

static void
put(struct buf *b, struct str field, bool first, bool guard)
{
	bool quoted = needs_quotes(field, first);

	if (!first)
		buf_putc(b, ';');
	if (quoted)
		buf_putc(b, '"');
	if (guard && is_formula(field, true))
		buf_putc(b, '\'');
	for (size_t i = 0; i < field.n; i++) {
		char c = field.p[i];

		if (c == '"')
			buf_putc(b, '"');
		buf_putc(b, c);
		/* A program that splits at line ends sees a cell begin here. */
		if (guard && (c == '\n' || c == '\r') &&
		    is_formula(str_sub(field, i + 1, field.n), false))
			buf_putc(b, '\'');
	}
	if (quoted)
		buf_putc(b, '"');
}

void
csv_put(struct buf *b, struct str field, bool first)
{
	put(b, field, first, !is_phone(field));
}

void
csv_put_plain(struct buf *b, struct str field, bool first)
{
	put(b, field, first, false);
}

void
csv_end(struct buf *b)
{
	buf_puts(b, "\r\n");
}
