/* SPDX-License-Identifier: EUPL-1.2 */
/* view/escape: text for HTML, attributes and addresses. */
#include "view/view.h"

#include <string.h>

static const char *
entity(unsigned char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '`': /* old browsers took it for a quote */
		return "&#96;";
	default:
		return NULL;
	}
}

bool
view_is_shown(uint32_t c)
{
	return !((c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
		 (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
		 (c >= 0x2066 && c <= 0x2069) || (c >= 0xfdd0 && c <= 0xfdef) ||
		 (c & 0xfffe) == 0xfffe);
}

static bool
is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7f && entity(c) == NULL;
}

void
html_escape(struct buf *b, struct str s)
{
	while (s.n > 0) {
		size_t run = 0;
		struct str at;
		uint32_t c;

		while (run < s.n && is_plain((unsigned char)s.p[run]))
			run++;
		buf_put(b, str_sub(s, 0, run));
		s = str_sub(s, run, s.n - run);
		if (s.n == 0)
			return;
		at = s;
		c = utf8_next(&s);
		if (c < 0x80 && entity((unsigned char)c) != NULL)
			buf_puts(b, entity((unsigned char)c));
		else if (c == 0xfffd || !view_is_shown(c))
			buf_puts(b, "\xef\xbf\xbd");
		else
			buf_put(b, str_sub(at, 0, at.n - s.n));
	}
}

static bool
has_scheme(struct str s, const char *scheme)
{
	struct str want = str_of(scheme);

	return s.n >= want.n && str_eq_nocase(str_sub(s, 0, want.n), want);
}

/* Nothing that a browser strips or folds may stand in an address: what was
 * judged here must be what the browser reads. */
static bool
has_strange(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20 || c == 0x7f || c == '\\')
			return true;
	}
	return false;
}

bool
url_is_safe(struct str s)
{
	if (s.n == 0)
		return true;
	if (has_strange(s) || !utf8_valid(s))
		return false;
	if (s.p[0] == '/')
		return s.n < 2 || s.p[1] != '/';
	if (s.p[0] == '#' || s.p[0] == '?')
		return true;
	return has_scheme(s, "https://") || has_scheme(s, "http://") ||
	       has_scheme(s, "mailto:") || has_scheme(s, "tel:");
}

static void
percent(struct buf *b, unsigned char c)
{
	static const char hex[] = "0123456789ABCDEF";

	buf_putc(b, '%');
	buf_putc(b, hex[c >> 4]);
	buf_putc(b, hex[c & 15]);
}

void
html_url(struct buf *b, struct str s)
{
	if (!url_is_safe(s)) {
		buf_putc(b, '#');
		return;
	}
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '&')
			buf_puts(b, "&amp;");
		else if (c <= 0x20 || c >= 0x7f || entity(c) != NULL ||
			 strchr("{}|^", c) != NULL)
			percent(b, c);
		else
			buf_putc(b, (char)c);
	}
}

static bool
is_unreserved(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
	       c == '~';
}

void
html_url_part(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (is_unreserved(c))
			buf_putc(b, (char)c);
		else
			percent(b, c);
	}
}
