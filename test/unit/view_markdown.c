/* SPDX-License-Identifier: EUPL-1.2 */
/* T-11: Markdown of messages, groups and events. */
#include "tap.h"
#include "view/view.h"

static const struct {
	const char *name, *in, *html, *text;
} rows[] = {
	{ "T-11 raw HTML block", "<script>alert(1)</script>\n", "", "" },
	{ "T-11 raw HTML inline", "a <img src=x onerror=a()> b",
	    "<p>a  b</p>\n", "a  b\n" },
	{ "T-11 svg", "<svg onload=alert(1)>\n\nx", "<p>x</p>\n", "x\n" },
	{ "T-11 javascript link", "[x](javascript:alert(1))", "<p>x</p>\n",
	    "x\n" },
	{ "T-11 entity in a scheme", "[x](javascript&#58;alert(1))",
	    "<p>x</p>\n", "x\n" },
	{ "T-11 mixed case", "[x](JAVAscript:alert(1))", "<p>x</p>\n", "x\n" },
	{ "T-11 data link", "[x](data:text/html;base64,PHN2Zz4=)", "<p>x</p>\n",
	    "x\n" },
	{ "T-11 vbscript autolink", "<vbscript:a>", "<p>vbscript:a</p>\n",
	    "vbscript:a\n" },
	{ "T-11 a path on this server", "[x](/staff/delete)", "<p>x</p>\n",
	    "x\n" },
	{ "T-11 another host without scheme", "[x](//evil.example)",
	    "<p>x</p>\n", "x\n" },
	{ "T-11 reference link", "[x][a]\n\n[a]: javascript:b", "<p>x</p>\n",
	    "x\n" },
	{ "image becomes its description",
	    "![en *blomst*](https://a.example/t.png)",
	    "<p>en <em>blomst</em></p>\n", "en blomst\n" },
	{ "T-11 image with javascript", "![x](javascript:a)", "<p>x</p>\n",
	    "x\n" },
	{ "image in a link", "[![x](https://a.example/i)](https://b.example/)",
	    "<p><a href=\"https://b.example/\">x</a></p>\n",
	    "x (https://b.example/)\n" },
	{ "T-11 bidi override",
	    "a\xe2\x80\xae"
	    "b",
	    "<p>a\xef\xbf\xbd"
	    "b</p>\n",
	    "a\xef\xbf\xbd"
	    "b\n" },
	{ "T-11 title of a link", "[x](https://a.example \"t\\\" onclick=\")",
	    NULL, NULL },
	{ "https link", "[NTNU](https://ntnu.example/)",
	    "<p><a href=\"https://ntnu.example/\">NTNU</a></p>\n",
	    "NTNU (https://ntnu.example/)\n" },
	{ "autolink", "<https://ntnu.example/>",
	    "<p><a href=\"https://ntnu.example/\">https://ntnu.example/</a>"
	    "</p>\n",
	    "https://ntnu.example/\n" },
	{ "mail autolink", "<a@b.example>",
	    "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>\n",
	    "a@b.example\n" },
	{ "a heading begins below the page's", "# Hei\n\n###### x",
	    "<h2>Hei</h2>\n<h6>x</h6>\n", "Hei\n\nx\n" },
	{ "lists", "- a\n- b\n\n1. c\n2. d",
	    "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n"
	    "<li>d</li>\n</ol>\n",
	    "- a\n- b\n\n1. c\n2. d\n" },
	{ "quote", "> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n",
	    "> a b\n" },
	{ "two paragraphs", "a\n\nb  \nc", "<p>a</p>\n<p>b<br />\nc</p>\n",
	    "a\n\nb\nc\n" },
	{ "nothing", "", "", "" },
};

int
main(void)
{
	struct arena *a = arena_new(1 << 24);

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str h = html_from_markdown(a, str_of(rows[i].in)).bytes;
		struct str t = text_from_markdown(a, str_of(rows[i].in));

		if (rows[i].html == NULL) {
			tap_ok(str_find(h, STR("onclick")) == SIZE_MAX,
			    rows[i].name);
			continue;
		}
		tap_str(h, str_of(rows[i].html), rows[i].name);
		tap_str(t, str_of(rows[i].text), "… as text");
	}
	arena_free(a);
	return tap_done();
}
