/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/mime.h"

#include <string.h>

#define WORD_MAX     75 /* RFC 2047, 2: one encoded word */
#define WORD_LINE    76 /* RFC 2047, 2: a line that holds one */
#define QP_LINE      75 /* RFC 2045, 6.7(5): 76 with the "=" */
#define PHRASE_ASCII 60 /* longer display names become encoded words */

static const char hex_upper[] = "0123456789ABCDEF";

bool
mime_is_clean(struct str s)
{
	struct str rest = s;

	if (!utf8_valid(s))
		return false;
	while (rest.n > 0) {
		uint32_t c = utf8_next(&rest);

		if (c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 ||
		    c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
		    (c >= 0x2066 && c <= 0x2069))
			return false;
	}
	return true;
}

/* Printable ASCII that no reader takes for an encoded word. */
static bool
is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x7f ||
		    (unsigned char)s.p[i] < 0x20)
			return false;
	return str_find(s, STR("=?")) == SIZE_MAX;
}

/* What may stand for itself in a Q word inside a phrase (RFC 2047, 5(3)). */
static bool
is_q_safe(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '!' || c == '*' || c == '+' ||
	       c == '-' || c == '/';
}

static size_t
q_size(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == ' ' || is_q_safe((unsigned char)s.p[i]) ? 1 : 3;
	return n;
}

static void
put_q(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == ' ') {
			buf_putc(b, '_');
		} else if (is_q_safe(c)) {
			buf_putc(b, (char)c);
		} else {
			buf_putc(b, '=');
			buf_putc(b, hex_upper[c >> 4]);
			buf_putc(b, hex_upper[c & 15]);
		}
	}
}

static void
put_b(struct buf *b, struct str s)
{
	static const char set[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				  "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < s.n; i += 3) {
		size_t left = s.n - i;
		uint32_t v = (uint32_t)(unsigned char)s.p[i] << 16;

		if (left > 1)
			v |= (uint32_t)(unsigned char)s.p[i + 1] << 8;
		if (left > 2)
			v |= (unsigned char)s.p[i + 2];
		buf_putc(b, set[v >> 18]);
		buf_putc(b, set[v >> 12 & 63]);
		buf_putc(b, left > 1 ? set[v >> 6 & 63] : '=');
		buf_putc(b, left > 2 ? set[v & 63] : '=');
	}
}

/*
 * ${s} as encoded words, each on a line of its own; ${column} is where the
 * line stands. A word is never cut inside a character (RFC 2047, 5).
 */
static size_t
put_words(struct buf *b, struct str s, size_t column)
{
	bool q = q_size(s) <= (s.n + 2) / 3 * 4;
	size_t around = sizeof("=?UTF-8?Q?"
			       "?=") -
			1;

	while (s.n > 0) {
		size_t room = WORD_LINE - (column > 30 ? 30 : column) - around;
		struct str rest = s, part = { .p = s.p, .n = 0 };

		if (column > 30) { /* too little left: begin a new line */
			buf_puts(b, "\r\n ");
			column = 1;
			room = WORD_MAX - around - 1;
		}
		while (rest.n > 0) {
			struct str longer = { .p = s.p };

			(void)utf8_next(&rest);
			longer.n = s.n - rest.n;
			if ((q ? q_size(longer) : (longer.n + 2) / 3 * 4) >
			    room)
				break;
			part = longer;
		}
		buf_puts(b, q ? "=?UTF-8?Q?" : "=?UTF-8?B?");
		column += around + (q ? q_size(part) : (part.n + 2) / 3 * 4);
		if (q)
			put_q(b, part);
		else
			put_b(b, part);
		buf_puts(b, "?=");
		s = str_sub(s, part.n, s.n - part.n);
	}
	return column;
}

/* Plain words, folded before a blank where the line would get too long. */
static bool
put_folded(struct buf *b, struct str s, size_t column)
{
	size_t start = b->n;
	struct str word;
	bool first = true;

	while (str_cut(&s, ' ', &word)) {
		if (word.n > MIME_LINE_MAX - 2) {
			b->n = start; /* a word that cannot be folded */
			return false;
		}
		if (!first && word.n > 0 &&
		    column + 1 + word.n > MIME_LINE_MAX) {
			buf_puts(b, "\r\n");
			column = 0;
		}
		if (!first) {
			buf_putc(b, ' ');
			column++;
		}
		buf_put(b, word);
		column += word.n;
		first = false;
	}
	return true;
}

enum err
mime_text(struct buf *b, const char *name, struct str value)
{
	size_t column = strlen(name) + 2;

	value = str_trim(value);
	if (!mime_is_clean(value))
		return ERR_INVALID;
	buf_printf(b, "%s: ", name);
	if (!is_plain(value) || !put_folded(b, value, column))
		(void)put_words(b, value, column);
	buf_puts(b, "\r\n");
	return ERR_OK;
}

static bool
is_atoms(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c != ' ' && !is_q_safe(c) && c != '\'' && c != '_')
			return false;
	}
	return true;
}

static void
put_quoted(struct buf *b, struct str s)
{
	buf_putc(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			buf_putc(b, '\\');
		buf_putc(b, s.p[i]);
	}
	buf_putc(b, '"');
}

enum err
mime_party(struct buf *b, const char *name, struct str display,
    struct str address)
{
	size_t column = strlen(name) + 2, from = b->n + column;

	display = str_trim(display);
	if (!mime_is_clean(display))
		return ERR_INVALID;
	buf_printf(b, "%s: ", name);
	if (display.n > 0) {
		if (!is_plain(display) || display.n > PHRASE_ASCII) {
			column = put_words(b, display, column);
		} else {
			if (is_atoms(display))
				buf_put(b, display);
			else
				put_quoted(b, display);
			column += b->n - from;
		}
		if (column + address.n + 3 > MIME_LINE_MAX)
			buf_puts(b, "\r\n");
		buf_putc(b, ' ');
	}
	buf_printf(b, "<" STR_FMT ">\r\n", STR_ARG(address));
	return ERR_OK;
}

void
mime_raw(struct buf *b, const char *name, struct str value)
{
	buf_printf(b, "%s: " STR_FMT "\r\n", name, STR_ARG(value));
}

/* Whether a line end stands at ${i}; how many bytes it takes. */
static size_t
line_end(struct str s, size_t i)
{
	if (s.p[i] == '\n')
		return 1;
	if (s.p[i] != '\r')
		return 0;
	return i + 1 < s.n && s.p[i + 1] == '\n' ? 2 : 1;
}

static bool
must_quote(struct str s, size_t i, size_t column)
{
	unsigned char c = (unsigned char)s.p[i];

	if (c == ' ' || c == '\t') /* not at the end of a line */
		return i + 1 == s.n || line_end(s, i + 1) > 0;
	if (c < 0x20 || c >= 0x7f || c == '=')
		return true;
	if (column != 0)
		return false;
	return c == '.' || str_starts(str_sub(s, i, 5), STR("From "));
}

/* A line under construction: most bytes stand for themselves. */
struct qp_line {
	char p[80];
	size_t n;
};

static void
line_out(struct buf *b, struct qp_line *line, const char *end)
{
	buf_put(b, (struct str){ line->p, line->n });
	buf_puts(b, end);
	line->n = 0;
}

/* A byte that may need quoting, at ${i} of ${s}. */
static void
put_careful(struct buf *b, struct qp_line *line, struct str s, size_t i)
{
	unsigned char c = (unsigned char)s.p[i];
	bool quote = must_quote(s, i, line->n);

	if (line->n + (quote ? 3 : 1) > QP_LINE) {
		line_out(b, line, "=\r\n");
		quote = must_quote(s, i, line->n);
	}
	if (!quote) {
		line->p[line->n++] = (char)c;
		return;
	}
	line->p[line->n++] = '=';
	line->p[line->n++] = hex_upper[c >> 4];
	line->p[line->n++] = hex_upper[c & 15];
}

void
mime_quoted_printable(struct buf *b, struct str s)
{
	struct qp_line line = { .n = 0 };
	size_t skip;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c > ' ' && c < 0x7f && c != '=' && line.n > 0 &&
		    line.n < QP_LINE) {
			line.p[line.n++] = (char)c;
			continue;
		}
		skip = line_end(s, i);
		if (skip > 0) {
			line_out(b, &line, "\r\n");
			i += skip - 1;
		} else {
			put_careful(b, &line, s, i);
		}
	}
	if (line.n > 0)
		line_out(b, &line, "\r\n");
}

/* Base64 keeps bytes, so line ends become CRLF before it. */
static void
put_base64(struct buf *b, struct str s)
{
	struct buf crlf;
	size_t skip;

	buf_init(&crlf, 2 * s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		skip = line_end(s, i);
		if (skip == 0) {
			buf_putc(&crlf, s.p[i]);
			continue;
		}
		buf_puts(&crlf, "\r\n");
		i += skip - 1;
	}
	base64_mime(b, buf_str(&crlf));
	if (b->n < 2 || b->p[b->n - 1] != '\n')
		buf_puts(b, "\r\n");
	buf_release(&crlf);
}

void
mime_part(struct buf *b, const char *type, const char *language,
    struct str body)
{
	size_t high = 0;
	bool qp;

	for (size_t i = 0; i < body.n; i++)
		high += (unsigned char)body.p[i] >= 0x7f;
	qp = high * 6 <= body.n;
	buf_printf(b,
	    "Content-Type: %s; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: %s\r\n"
	    "Content-Language: %s\r\n\r\n",
	    type, qp ? "quoted-printable" : "base64", language);
	if (qp)
		mime_quoted_printable(b, body);
	else
		put_base64(b, body);
}
