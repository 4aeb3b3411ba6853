/* SPDX-License-Identifier: EUPL-1.2 */
/* JSON: what is written is read back; what is none is refused. */
#include "tap.h"
#include "view/json_in.h"
#include "view/view.h"

static void
written(void)
{
	struct buf b;
	struct json j;

	buf_init(&b, 4096);
	json_init(&j, &b);
	json_open(&j, NULL);
	json_str(&j, "a", STR("x\"\\\n\t\x01</script>"));
	json_int(&j, "n", INT64_MIN);
	json_bool(&j, "t", true);
	json_null(&j, "z");
	json_array(&j, "l");
	json_str(&j, NULL, STR("\xe2\x80\xa8"));
	json_open(&j, NULL);
	json_close(&j);
	json_array_end(&j);
	json_key_str(&j, STR("\"k"), STR("\xff"));
	json_date(&j, "d", (struct date){ 2026, 1, 30 });
	json_date(&j, "e", (struct date){ 0, 0, 0 });
	json_close(&j);
	tap_str(buf_str(&b),
	    STR("{\"a\":\"x\\\"\\\\\\n\\t\\u0001\\u003c/script\\u003e\","
		"\"n\":-9223372036854775808,\"t\":true,\"z\":null,"
		"\"l\":[\"\\u2028\",{}],\"\\\"k\":\"\xef\xbf\xbd\","
		"\"d\":\"2026-01-30\",\"e\":null}"),
	    "T-11 what is written cannot leave its string");
	buf_release(&b);
}

/* An array in which nothing is was never there. */
static void
some(void)
{
	struct buf b;
	struct json j;

	buf_init(&b, 4096);
	json_init(&j, &b);
	json_open(&j, NULL);
	json_array_some(&j, "first");
	json_array_some_end(&j);
	json_array_some(&j, "of none");
	json_array_some(&j, NULL);
	json_array_some_end(&j);
	json_array_some_end(&j);
	json_int(&j, "n", 1);
	json_array_some(&j, "next");
	json_array_some_end(&j);
	json_array_some(&j, "one");
	json_array_some(&j, NULL);
	json_array_some_end(&j);
	json_int(&j, NULL, 2);
	json_array_some(&j, NULL);
	json_array_some_end(&j);
	json_array_some_end(&j);
	json_array(&j, "empty");
	json_array_end(&j);
	json_close(&j);
	tap_str(buf_str(&b), STR("{\"n\":1,\"one\":[2],\"empty\":[]}"),
	    "arrays of nothing, and of such, are left out");
	tap_ok(j.depth == 0, "all is closed");
	buf_release(&b);
	buf_init(&b, 7);
	json_init(&j, &b);
	json_open(&j, NULL);
	json_array_some(&j, "a long name");
	json_array_some_end(&j);
	json_int(&j, "n", 1);
	json_close(&j);
	tap_str(buf_str(&b), STR("{\"n\":1}"), "they take no room");
	tap_ok(!b.full, "and none is asked for");
	buf_reset(&b);
	json_init(&j, &b);
	json_array_some(&j, NULL);
	json_array_some_end(&j);
	tap_ok(b.n == 0, "nothing at all");
	buf_release(&b);
}

static void
every_pair_reads_back(void)
{
	bool good = true;

	for (int i = 0; i < 65536; i++) {
		char c[2] = { (char)(i >> 8), (char)i };
		struct json_value *v = NULL;
		struct buf b;
		struct json j;

		buf_init(&b, 4096);
		json_init(&j, &b);
		json_array(&j, NULL);
		json_str(&j, NULL, (struct str){ c, 2 });
		json_array_end(&j);
		good = good && json_read(buf_str(&b), &v, NULL) == ERR_OK;
		if (v != NULL && utf8_valid((struct str){ c, 2 }))
			good = good && str_eq(json_value_str(json_item(v, 0)),
					   (struct str){ c, 2 });
		json_free(v);
		buf_release(&b);
	}
	tap_ok(good, "any two bytes give JSON; good ones read back the same");
}

static void
read_errors(void)
{
	static const struct {
		const char *name, *in;
		enum err want;
		int line;
	} rows[] = {
		{ "nothing", "", ERR_INVALID, 1 },
		{ "duplicate key", "{\"a\":1,\n\"a\":2}", ERR_INVALID, 2 },
		{ "trailing bytes", "{} x", ERR_INVALID, 1 },
		{ "bad UTF-8", "\"\xff\"", ERR_INVALID, 1 },
		{ "single quotes", "{'a':1}", ERR_INVALID, 1 },
		{ "trailing comma", "[1,]", ERR_INVALID, 1 },
		{ "comment", "/**/[]", ERR_INVALID, 1 },
		{ "NaN", "NaN", ERR_INVALID, 1 },
		{ "no end", "{\"a\":", ERR_INVALID, 1 },
		{ "33 levels", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", ERR_TOO_BIG,
		    1 },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct json_value *v = NULL;
		struct json_error e = { 0 };

		tap_err(json_read(str_of(rows[i].in), &v, &e), rows[i].want,
		    rows[i].name);
		tap_ok(e.line == rows[i].line && e.column > 0 &&
			   e.what[0] != '\0' && v == NULL,
		    "… with its place, and no value");
		json_free(v);
	}
}

static void
members(void)
{
	struct json_value *v = NULL;
	struct str s = STR_NONE;
	int64_t n = 0;
	bool t = false;

	tap_err(json_read(STR("{\"s\":\"x\",\"n\":7,\"b\":true,\"z\":null}"),
		    &v, NULL),
	    ERR_OK, "an object");
	tap_err(json_get_str(v, "n", &s), ERR_INVALID, "a number is no text");
	tap_err(json_get_int(v, "s", &n), ERR_INVALID, "a text is no number");
	tap_err(json_get_bool(v, "n", &t), ERR_INVALID, "nor a truth value");
	tap_err(json_get_str(v, "z", &s), ERR_NOT_FOUND, "null is absent");
	tap_err(json_get_str(v, "q", &s), ERR_NOT_FOUND, "absent");
	tap_ok(json_get_str(v, "s", &s) == ERR_OK && str_is(s, "x"), "text");
	tap_ok(json_get_int(v, "n", &n) == ERR_OK && n == 7, "integer");
	tap_ok(json_get_bool(v, "b", &t) == ERR_OK && t, "truth value");
	json_free(v);
}

int
main(void)
{
	written();
	some();
	every_pair_reads_back();
	read_errors();
	members();
	return tap_done();
}
