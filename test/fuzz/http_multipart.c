/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The first line is the Content-Type, the rest the body. Parts lie in the
 * body, in order and apart; names are UTF-8 without controls; what is taken
 * is taken again when it is written anew.
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
put_quoted(struct buf *b, struct str s)
{
	buf_putc(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		must((unsigned char)s.p[i] >= 0x20 || s.p[i] == '\t');
		if (s.p[i] == '"' || s.p[i] == '\\')
			buf_putc(b, '\\');
		buf_putc(b, s.p[i]);
	}
	buf_putc(b, '"');
}

static void
write_again(struct arena *a, const struct part *parts, size_t n)
{
	static const char boundary[] = "b-0123456789-0123456789";
	struct part *again;
	size_t again_n;
	struct buf b;

	for (size_t i = 0; i < n; i++)
		if (str_find(parts[i].body, str_of(boundary)) != SIZE_MAX)
			return;
	buf_init(&b, 16 << 20);
	for (size_t i = 0; i < n; i++) {
		buf_printf(&b,
		    "%s--%s\r\nContent-Disposition: form-data; "
		    "name=",
		    i == 0 ? "" : "\r\n", boundary);
		put_quoted(&b, parts[i].name);
		buf_puts(&b, "\r\n\r\n");
		buf_put(&b, parts[i].body);
	}
	buf_printf(&b, "\r\n--%s--\r\n", boundary);
	must(multipart_parse(a,
		 arena_printf(a, "multipart/form-data; boundary=%s", boundary),
		 buf_str(&b), &again, &again_n) == ERR_OK);
	must(again_n == n);
	for (size_t i = 0; i < n; i++)
		must(str_eq(again[i].name, parts[i].name) &&
		     str_eq(again[i].body, parts[i].body));
	buf_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new(64 << 20);
	struct str body = { (const char *)data, n }, type;
	struct part *parts;
	const char *last;
	size_t parts_n;
	bool long_name = false;

	if (n == 0 || !str_cut(&body, '\n', &type) || body.p == NULL)
		goto done;
	if (multipart_parse(a, type, body, &parts, &parts_n) != ERR_OK)
		goto done;
	must(parts_n > 0 && parts_n <= LIMIT_FORM_FIELDS);
	last = body.p;
	for (size_t i = 0; i < parts_n; i++) {
		must(parts[i].body.p >= last &&
		     parts[i].body.p + parts[i].body.n <= body.p + body.n);
		last = parts[i].body.p + parts[i].body.n;
		must(
		    utf8_valid(parts[i].name) && utf8_valid(parts[i].filename));
		long_name = long_name || parts[i].name.n > 900;
	}
	if (!long_name)
		write_again(a, parts, parts_n);
done:
	arena_free(a);
	return 0;
}
