/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The language server: whatever an editor sends, every byte that comes back
 * belongs to a message of the protocol.
 */
#include <stdlib.h>

#include "base/time.h"
#include "lsp/lsp.h"
#include "view/json_in.h"

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static struct date
today(void)
{
	return (struct date){ 2026, 1, 30 };
}

static enum err
load(struct arena *a, struct str path, struct str *bytes_out)
{
	(void)a;
	if (!str_is(path, "/dir/base one.vern"))
		return ERR_NOT_FOUND;
	*bytes_out = STR("statement base {\n\tnb \"B\"\n\tversion 1\n"
			 "\tlanguages nb\n}\ncontroller c {\n"
			 "\tname \"C\"\n}\nsource s {\n\tnb \"S\"\n}\n");
	return ERR_OK;
}

/* Content-Length: N CR LF CR LF, and N bytes of JSON; nothing between. */
static void
check_messages(struct str out)
{
	static const char head[] = "Content-Length: ";

	while (out.n != 0) {
		size_t end = str_find(out, STR("\r\n\r\n"));
		struct json_value *v;
		int64_t n;

		must(str_starts(out, STR(head)) && end != SIZE_MAX);
		must(str_to_i64(str_sub(out, sizeof(head) - 1,
				    end - sizeof(head) + 1),
			 1, INT64_MAX, &n) == ERR_OK);
		out = str_sub(out, end + 4, out.n);
		must(out.n >= (size_t)n);
		must(json_read(str_sub(out, 0, (size_t)n), &v, NULL) == ERR_OK);
		json_free(v);
		out = str_sub(out, (size_t)n, out.n);
	}
}

static void
frame(struct buf *b, struct str json)
{
	buf_printf(b, "Content-Length: %zu\r\n\r\n", json.n);
	buf_put(b, json);
}

/* The first byte says whether the rest are bare bytes, or messages a line
 * each, which get their headers here. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lsp *l = lsp_new(LANG_MAX, today, load);
	struct str rest = { (const char *)data, size }, line;
	struct buf in, out;

	buf_init(&in, 1 << 24);
	buf_init(&out, 1 << 28);
	if (size > 0 && data[0] == '@') {
		rest = str_sub(rest, 1, rest.n);
		while (str_cut(&rest, '\n', &line))
			frame(&in, line);
	} else {
		buf_put(&in, rest);
	}
	rest = buf_str(&in);
	while (rest.n != 0 && !lsp_ended(l)) {
		size_t n = rest.n < 4096 ? rest.n : 4096;

		(void)!lsp_feed(l, str_sub(rest, 0, n), &out);
		rest = str_sub(rest, n, rest.n);
	}
	check_messages(buf_str(&out));
	must(lsp_exit(l) == 0 || lsp_exit(l) == 1);
	buf_release(&in);
	buf_release(&out);
	lsp_free(l);
	return 0;
}
