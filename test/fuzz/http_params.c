/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as a form: what is taken is UTF-8 without NUL, within the limit,
 * and reads back the same when it is written with every byte escaped.
 */
#include <stdlib.h>
#include <string.h>

#include "http/http.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool fact)
{
	if (!fact)
		abort();
}

static void
put_escaped(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_printf(b, "%%%02X", (unsigned)(unsigned char)s.p[i]);
}

static void
check_text(struct str s)
{
	must(s.p != NULL && utf8_valid(s));
	must(s.n == 0 || memchr(s.p, '\0', s.n) == NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new(64 << 20);
	struct str in = { (const char *)data, n }, segment;
	struct params ps, again;
	struct buf b;

	buf_init(&b, 16 << 20);
	if (params_parse(a, in, &ps) == ERR_OK) {
		must(ps.n <= LIMIT_FORM_FIELDS);
		for (size_t i = 0; i < ps.n; i++) {
			check_text(ps.at[i].name);
			check_text(ps.at[i].value);
			if (i > 0)
				buf_putc(&b, '&');
			put_escaped(&b, ps.at[i].name);
			buf_putc(&b, '=');
			put_escaped(&b, ps.at[i].value);
		}
		must(params_parse(a, buf_str(&b), &again) == ERR_OK);
		must(again.n == ps.n);
		for (size_t i = 0; i < ps.n; i++)
			must(str_eq(again.at[i].name, ps.at[i].name) &&
			     str_eq(again.at[i].value, ps.at[i].value));
		(void)params_get(&ps, "a");
	}
	if (path_decode(a, in, &segment) == ERR_OK) {
		check_text(segment);
		must(segment.n == 0 ||
		     memchr(segment.p, '/', segment.n) == NULL);
	}
	buf_release(&b);
	arena_free(a);
	return 0;
}
