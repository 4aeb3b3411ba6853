/* SPDX-License-Identifier: EUPL-1.2 */
/* T-11: each payload of test/corpus/xss, as text, address, Markdown, JSON. */
#include <stdio.h>
#include <stdlib.h>

#include "tap.h"
#include "view/view.h"

static unsigned
hex(const char *p, int n)
{
	unsigned v = 0;

	for (int i = 0; i < n; i++) {
		const char *at = strchr("0123456789abcdef", p[i]);

		v = v * 16 + (at ? (unsigned)(at - "0123456789abcdef") : 0);
	}
	return v;
}

/* A line of the file, its escapes replaced. */
static struct str
payload(struct arena *a, struct str line)
{
	struct buf b;
	struct str s;

	buf_init(&b, 65536);
	for (size_t i = 0; i < line.n; i++) {
		char next = i + 1 < line.n ? line.p[i + 1] : ' ';
		const char *at = strchr("nrt0", next);

		if (line.p[i] != '\\') {
			buf_putc(&b, line.p[i]);
		} else if (at != NULL && next != '\0') {
			buf_putc(&b, "\n\r\t\0"[at - "nrt0"]);
			i++;
		} else if (next == 'x' && i + 3 < line.n) {
			buf_putc(&b, (char)hex(line.p + i + 2, 2));
			i += 3;
		} else if (next == 'u' && i + 5 < line.n) {
			unsigned c = hex(line.p + i + 2, 4);

			if (c >= 0x800)
				buf_putc(&b, (char)(0xe0 | c >> 12));
			buf_putc(&b, (char)(c >= 0x800 ? 0x80 | (c >> 6 & 63)
						       : 0xc0 | c >> 6));
			buf_putc(&b, (char)(0x80 | (c & 63)));
			i += 5;
		} else {
			buf_putc(&b, '\\');
		}
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static bool
none_of(struct str s, const char *bytes)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\0' || strchr(bytes, s.p[i]) != NULL)
			return false;
	return true;
}

static bool
shown(struct str s)
{
	if (!utf8_valid(s))
		return false;
	while (s.n > 0)
		if (!view_is_shown(utf8_next(&s)))
			return false;
	return true;
}

/* In the HTML of Markdown "<" begins one of a few elements, and an address
 * one of three schemes. */
static bool
markdown_is_tame(struct str h)
{
	static const char *const may[] = { "p>", "/p>", "em>", "/em>",
		"strong>", "/strong>", "code>", "/code>", "pre>", "/pre>",
		"h2>", "/h2>", "ul>", "/ul>", "li>", "/li>", "br />", "hr />",
		"/a>", "a href=\"https://", "a href=\"http://",
		"a href=\"mailto:", "code class=\"language-" };

	for (size_t i = 0; i < h.n; i++) {
		bool ok = h.p[i] != '<';

		for (size_t k = 0; !ok && k < ARRAY_LEN(may); k++)
			ok = str_starts(str_sub(h, i + 1, h.n), str_of(may[k]));
		if (!ok)
			return false;
	}
	return shown(h);
}

static bool
tame(struct arena *a, struct str s, const char **where)
{
	struct buf b;
	struct json j;
	bool ok;

	buf_init(&b, 1 << 20);
	*where = "text";
	html_escape(&b, s);
	ok = none_of(buf_str(&b), "<>\"'`") && shown(buf_str(&b));
	if (ok) {
		*where = "address";
		buf_reset(&b);
		html_url(&b, s);
		ok = none_of(buf_str(&b), " <>\"'`\\\n\r\t") &&
		     (url_is_safe(buf_str(&b)) || b.n == 1);
	}
	if (ok) {
		*where = "part of an address";
		buf_reset(&b);
		html_url_part(&b, s);
		ok = none_of(buf_str(&b), " <>\"'`\\/:?#&=");
	}
	if (ok) {
		*where = "JSON";
		buf_reset(&b);
		json_init(&j, &b);
		json_str(&j, NULL, s);
		ok = none_of(buf_str(&b), "<>&\n\r\t");
	}
	buf_release(&b);
	if (ok) {
		*where = "Markdown";
		ok = markdown_is_tame(html_from_markdown(a, s).bytes) &&
		     shown(text_from_markdown(a, s));
	}
	return ok;
}

int
main(void)
{
	FILE *f = fopen("test/corpus/xss/payloads.txt", "rb");
	struct arena *a = arena_new(1 << 26);
	const char *where = "";
	char line[4096];
	int n = 0;

	if (!tap_ok(f != NULL, "test/corpus/xss/payloads.txt is there"))
		return tap_done();
	while (fgets(line, sizeof(line), f) != NULL) {
		struct str s = str_of(line);

		if (line[0] == '#' && n == 0)
			continue;
		n++;
		s.n -= s.n > 0 && line[s.n - 1] == '\n';
		if (!tame(a, payload(a, s), &where)) {
			printf("# line %d, as %s\n", n + 1, where);
			tap_ok(false, "T-11 a payload is tame");
		}
	}
	fclose(f);
	tap_ok(n >= 200, "T-11 200 payloads and more, all of them tame");
	tap_ok(!markdown_is_tame(STR("<img src=x>")) &&
		   !markdown_is_tame(STR("<a href=\"javascript:x\">")),
	    "and the check can fail");
	arena_free(a);
	return tap_done();
}
