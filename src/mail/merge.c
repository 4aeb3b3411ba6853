/* SPDX-License-Identifier: EUPL-1.2 */
/* mail/merge: the values of one person in a compiled template. */
#include "base/limits.h"
#include "mail/compose.h"
#include "mail/pieces.h"

static bool
is_letter(struct str s, size_t i)
{
	unsigned char c;

	if (i >= s.n)
		return false;
	c = (unsigned char)s.p[i];
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c >= 0x80;
}

/*
 * Mail programs turn "www.evil.example" and "x://" in plain text into links.
 * A word joiner after the dot or colon, which nobody sees, stops them.
 */
static void
put_value(struct buf *b, struct str s, bool own)
{
	bool blank = false;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c <= 0x20 || c == 0x7f) {
			blank = b->n > 0;
			continue;
		}
		if (blank)
			buf_putc(b, ' ');
		blank = false;
		buf_putc(b, (char)c);
		if (own)
			continue;
		if ((c == '.' && i > 0 && is_letter(s, i - 1) &&
			is_letter(s, i + 1)) ||
		    (c == ':' && i + 1 < s.n && s.p[i + 1] == '/') || c == '@')
			buf_puts(b, "\xe2\x81\xa0");
	}
}

static enum err
value_ready(struct arena *a, enum merge_kind kind, struct str s,
    struct str *out)
{
	struct str rest;
	struct buf b;

	if (kind == MERGE_URL) {
		*out = s;
		return mail_url_ok(s) ? ERR_OK : ERR_INVALID;
	}
	if (!utf8_valid(s) || s.n > 4 * LIMIT_TEXT_CHARS)
		return ERR_INVALID;
	/* What no page shows, no mail carries (bidi, C1: T-11). */
	buf_init(&b, 8 * s.n + 8);
	for (rest = s; rest.n > 0;) {
		struct str at = rest;
		uint32_t c = utf8_next(&rest);

		if (view_is_shown(c) && c != 0x2028 && c != 0x2029)
			buf_put(&b, str_sub(at, 0, at.n - rest.n));
	}
	s = arena_str(a, buf_str(&b));
	buf_reset(&b);
	put_value(&b, s, kind == MERGE_OWN);
	*out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return ERR_OK;
}

static struct str
fill(struct arena *a, const struct pieces *ps, const struct str *values,
    bool is_html)
{
	struct str out;
	struct buf b;

	buf_init(&b, MAIL_BYTES_MAX);
	for (size_t i = 0; i < ps->n; i++) {
		buf_put(&b, ps->list[i].before);
		if (ps->list[i].field == SIZE_MAX)
			break;
		if (is_html)
			html_escape(&b, values[ps->list[i].field]);
		else
			buf_put(&b, values[ps->list[i].field]);
	}
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

enum err
template_merge(struct arena *a, const struct template *t,
    const struct str *values, struct merged *out)
{
	struct str *ready = ARENA_ARRAY(a, struct str, t->n + 1);
	enum err e;

	for (size_t i = 0; i < t->n; i++) {
		if (!t->used[i])
			continue;
		e = value_ready(a, t->fields[i].kind, values[i], &ready[i]);
		if (e != ERR_OK)
			return e;
	}
	out->subject = fill(a, &t->subject, ready, false);
	out->text = fill(a, &t->text, ready, false);
	out->html = (struct safe_html){ fill(a, &t->html, ready, true) };
	return ERR_OK;
}
