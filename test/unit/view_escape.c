/* SPDX-License-Identifier: EUPL-1.2 */
/* T-11: nothing that people write becomes markup, script or an address. */
#include "tap.h"
#include "view/view.h"

struct row {
	const char *name, *in, *want;
};

static const struct row escapes[] = {
	{ "T-11 script element", "<script>alert(1)</script>",
	    "&lt;script&gt;alert(1)&lt;/script&gt;" },
	{ "T-11 svg with onload", "<svg/onload=alert(1)>",
	    "&lt;svg/onload=alert(1)&gt;" },
	{ "T-11 breaking out of an attribute", "\"><img src=x onerror=a()>",
	    "&quot;&gt;&lt;img src=x onerror=a()&gt;" },
	{ "T-11 single quote", "' onfocus='a()", "&#39; onfocus=&#39;a()" },
	{ "T-11 backtick", "`", "&#96;" },
	{ "T-11 mutation: noscript",
	    "<noscript><p title=\"</noscript><img src=x>\">",
	    "&lt;noscript&gt;&lt;p title=&quot;&lt;/noscript&gt;&lt;img "
	    "src=x&gt;&quot;&gt;" },
	{ "T-11 an entity stays text", "&lt;b&gt; &amp; &#x3c;",
	    "&amp;lt;b&amp;gt; &amp;amp; &amp;#x3c;" },
	{ "T-11 right-to-left override", "a\xe2\x80\xaetxt.exe",
	    "a\xef\xbf\xbdtxt.exe" },
	{ "T-11 isolates", "\xe2\x81\xa6x\xe2\x81\xa9",
	    "\xef\xbf\xbdx\xef\xbf\xbd" },
	{ "bad UTF-8", "a\xff\xc0\xaf",
	    "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
	{ "an overlong <", "\xe0\x80\xbc", NULL },
	{ "controls", "a\x01\x1b[31m\x7f",
	    "a\xef\xbf\xbd\xef\xbf\xbd[31m"
	    "\xef\xbf\xbd" },
	{ "a lone surrogate", "\xed\xa0\x80", NULL },
	{ "a non-character", "\xef\xbf\xbf", "\xef\xbf\xbd" },
	{ "letters stay", "Bj\xc3\xb8rn \xc3\x85s \xf0\x9f\x8c\xb1\tx\n",
	    "Bj\xc3\xb8rn \xc3\x85s \xf0\x9f\x8c\xb1\tx\n" },
	{ "nothing", "", "" },
};

static const struct row urls[] = {
	{ "T-11 javascript:", "javascript:alert(1)", "#" },
	{ "T-11 JaVaScRiPt:", "JaVaScRiPt:alert(1)", "#" },
	{ "T-11 a tab inside", "java\tscript:alert(1)", "#" },
	{ "T-11 a leading blank", " javascript:alert(1)", "#" },
	{ "T-11 a leading control", "\x01javascript:alert(1)", "#" },
	{ "T-11 data:", "data:text/html,<script>", "#" },
	{ "T-11 vbscript:", "vbscript:x", "#" },
	{ "T-11 blob:", "blob:https://x/", "#" },
	{ "T-11 file:", "file:///etc/passwd", "#" },
	{ "T-11 another host without scheme", "//evil.example/", "#" },
	{ "T-11 backslash as slash", "/\\evil.example", "#" },
	{ "T-11 a path that is none", "evil.example", "#" },
	{ "T-11 https without slashes", "https:evil", "#" },
	{ "T-11 quotes", "/a\"onmouseover=\"b", "/a%22onmouseover=%22b" },
	{ "T-11 angle brackets", "/a<b>", "/a%3Cb%3E" },
	{ "bad UTF-8", "/a\xff", "#" },
	{ "newline", "/a\nb", "#" },
	{ "https passes", "https://ntnu.example/a?b=c&d=e#f",
	    "https://ntnu.example/a?b=c&amp;d=e#f" },
	{ "mailto passes", "mailto:a@b.example", "mailto:a@b.example" },
	{ "tel passes", "tel:+4773595000", "tel:+4773595000" },
	{ "a path passes", "/ntnu-alumni/me", "/ntnu-alumni/me" },
	{ "a fragment passes", "#main", "#main" },
	{ "letters are encoded", "/\xc3\xa6", "/%C3%A6" },
	{ "an empty base", "", "" },
};

static const struct row parts[] = {
	{ "T-11 a part leaves no segment", "../../x", "..%2F..%2Fx" },
	{ "T-11 a part begins no query", "a?b=c&d", "a%3Fb%3Dc%26d" },
	{ "T-11 a part begins no scheme", "javascript:x", "javascript%3Ax" },
	{ "T-11 quotes in a part", "\"'<>", "%22%27%3C%3E" },
	{ "a plain part", "abc-1.2_3~", "abc-1.2_3~" },
};

static void
run(const struct row *rows, size_t n, void (*fn)(struct buf *, struct str))
{
	for (size_t i = 0; i < n; i++) {
		struct buf b;

		buf_init(&b, 4096);
		fn(&b, str_of(rows[i].in));
		if (rows[i].want != NULL)
			tap_str(buf_str(&b), str_of(rows[i].want),
			    rows[i].name);
		else
			tap_ok(utf8_valid(buf_str(&b)) &&
				   memchr(b.p, '<', b.n) == NULL,
			    rows[i].name);
		buf_release(&b);
	}
}

static void
two_bytes(void)
{
	bool good = true;

	for (int i = 0; i < 65536; i++) {
		char c[2] = { (char)(i >> 8), (char)i };
		struct buf b;

		buf_init(&b, 4096);
		html_escape(&b, (struct str){ c, 2 });
		for (size_t k = 0; k < b.n; k++)
			good = good && strchr("<>\"'`", b.p[k]) == NULL;
		good = good && utf8_valid(buf_str(&b));
		buf_release(&b);
	}
	tap_ok(good, "T-11 no pair of bytes leaves a bracket or quote");
}

int
main(void)
{
	run(escapes, ARRAY_LEN(escapes), html_escape);
	run(urls, ARRAY_LEN(urls), html_url);
	run(parts, ARRAY_LEN(parts), html_url_part);
	two_bytes();
	return tap_done();
}
