/* SPDX-License-Identifier: EUPL-1.2 */
/* T-11: no bytes become markup, an address that runs, or bad UTF-8. */
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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = { (const char *)data, size };
	struct buf b;

	buf_init(&b, 1 << 24);
	html_escape(&b, s);
	must(utf8_valid(buf_str(&b)));
	for (size_t i = 0; i < b.n; i++)
		must(strchr("<>\"'`", b.p[i]) == NULL);
	buf_reset(&b);
	html_url(&b, s);
	for (size_t i = 0; i < b.n; i++)
		must(b.p[i] > 0x20 && b.p[i] < 0x7f &&
		     strchr("<>\"'`\\", b.p[i]) == NULL);
	must(url_is_safe(buf_str(&b)));
	buf_reset(&b);
	html_url_part(&b, s);
	for (size_t i = 0; i < b.n; i++)
		must(strchr("<>\"'`\\/:?#&", b.p[i]) == NULL);
	buf_release(&b);
	return 0;
}
