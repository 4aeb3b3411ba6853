/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * T-11: whatever is written as Markdown, the HTML has only the elements of
 * CommonMark without images, no attribute but href, start and class of code,
 * and no address but https, http and mailto.
 */
#include <stdlib.h>
#include <string.h>

#include "view/view.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static const char *const starts[] = { "p>", "/p>", "em>", "/em>", "strong>",
	"/strong>", "ul>", "/ul>", "ol>", "/ol>", "ol start=\"", "li>", "/li>",
	"blockquote>", "/blockquote>", "pre>", "/pre>", "code>", "/code>",
	"code class=\"language-", "hr />", "br />", "h1>", "/h1>", "h2>",
	"/h2>", "h3>", "/h3>", "h4>", "/h4>", "h5>", "/h5>", "h6>", "/h6>",
	"/a>" };

static bool
allowed(struct str s)
{
	for (size_t i = 0; i < ARRAY_LEN(starts); i++)
		if (str_starts(s, str_of(starts[i])))
			return true;
	if (!str_starts(s, STR("a href=\"")))
		return false;
	s = str_sub(s, 8, s.n - 8);
	return str_eq_nocase(str_sub(s, 0, 8), STR("https://")) ||
	       str_eq_nocase(str_sub(s, 0, 7), STR("http://")) ||
	       str_eq_nocase(str_sub(s, 0, 7), STR("mailto:"));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = { (const char *)data, size };
	struct arena *a = arena_new(1 << 28);
	struct str h = html_from_markdown(a, s).bytes;

	for (size_t i = 0; i < h.n; i++)
		if (h.p[i] == '<')
			must(allowed(str_sub(h, i + 1, h.n - i - 1)));
	must(utf8_valid(h));
	must(utf8_valid(text_from_markdown(a, s)));
	arena_free(a);
	return 0;
}
