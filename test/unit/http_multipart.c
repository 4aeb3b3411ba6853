/* SPDX-License-Identifier: EUPL-1.2 */
/* multipart/form-data as browsers send it, and as others would like to. */
#include "http/http.h"
#include "tap.h"

#define C(s)                     \
	{                        \
		s, sizeof(s) - 1 \
	}
#define TYPE C("multipart/form-data; boundary=b0")
#define CD   "Content-Disposition: form-data; "
#define PART "--b0\r\n" CD "name=\"a\"\r\n\r\n"
#define LAST "\r\n--b0--\r\n"

static const struct {
	const char *name;
	struct str type, body;
} refused[] = {
	{ "another type", C("multipart/mixed; boundary=b0"), C(PART "x" LAST) },
	{ "no boundary", C("multipart/form-data"), C(PART "x" LAST) },
	{ "empty boundary", C("multipart/form-data; boundary=\"\""),
	    C(PART "x" LAST) },
	{ "two boundaries", C("multipart/form-data; boundary=b0; boundary=b1"),
	    C(PART "x" LAST) },
	{ "boundary with blank", C("multipart/form-data; boundary=\"b 0\""),
	    C(PART "x" LAST) },
	{ "boundary of 71 characters",
	    C("multipart/form-data; boundary="
	      "01234567890123456789012345678901234567890123456789"
	      "012345678901234567890"),
	    C(PART "x" LAST) },
	{ "open quote", C("multipart/form-data; boundary=\"b0"),
	    C(PART "x" LAST) },
	{ "garbage behind the type", C("multipart/form-datax; boundary=b0"),
	    C(PART "x" LAST) },
	{ "no type at all", { NULL, 0 }, C(PART "x" LAST) },
	{ "empty body", TYPE, C("") },
	{ "no parts", TYPE, C("--b0--\r\n") },
	{ "preamble", TYPE, C("hello\r\n" PART "x" LAST) },
	{ "CRLF before the first boundary", TYPE, C("\r\n" PART "x" LAST) },
	{ "epilogue", TYPE, C(PART "x" LAST "more") },
	{ "no end", TYPE, C(PART "x") },
	{ "end without dashes", TYPE, C(PART "x\r\n--b0") },
	{ "end with one dash", TYPE, C(PART "x\r\n--b0-\r\n") },
	{ "padding behind the boundary", TYPE,
	    C("--b0 \r\n" CD "name=\"a\"\r\n\r\nx" LAST) },
	{ "LF line ends", TYPE, C("--b0\n" CD "name=\"a\"\n\nx\n--b0--\n") },
	{ "boundary that goes on", TYPE, C(PART "x\r\n--b0x\r\n" LAST) },
	{ "part without disposition", TYPE,
	    C("--b0\r\nContent-Type: a/b\r\n\r\nx" LAST) },
	{ "part without any field", TYPE, C("--b0\r\n\r\nx" LAST) },
	{ "part without name", TYPE,
	    C("--b0\r\n" CD "filename=\"f\"\r\n\r\nx" LAST) },
	{ "disposition attachment", TYPE,
	    C("--b0\r\nContent-Disposition: attachment; "
	      "name=\"a\"\r\n\r\nx" LAST) },
	{ "two dispositions", TYPE,
	    C("--b0\r\n" CD "name=\"a\"\r\n" CD "name=\"b\"\r\n\r\nx" LAST) },
	{ "two names", TYPE,
	    C("--b0\r\n" CD "name=\"a\"; name=\"b\"\r\n\r\nx" LAST) },
	{ "two file names", TYPE,
	    C("--b0\r\n" CD "name=\"a\"; filename=\"b\"; filename=\"c\""
	      "\r\n\r\nx" LAST) },
	{ "filename*", TYPE,
	    C("--b0\r\n" CD "name=\"a\"; filename*=utf-8''x\r\n\r\nx" LAST) },
	{ "unknown parameter", TYPE,
	    C("--b0\r\n" CD "name=\"a\"; size=1\r\n\r\nx" LAST) },
	{ "open quote in a name", TYPE,
	    C("--b0\r\n" CD "name=\"a\r\n\r\nx" LAST) },
	{ "name in Latin-1", TYPE,
	    C("--b0\r\n" CD "name=\"\346\"\r\n\r\nx" LAST) },
	{ "NUL in a name", TYPE,
	    C("--b0\r\n" CD "name=\"a\0b\"\r\n\r\nx" LAST) },
	{ "backslash before a letter", TYPE,
	    C("--b0\r\n" CD "name=\"a\"; filename=\"C:\\x\"\r\n\r\nx" LAST) },
	{ "folded field", TYPE,
	    C("--b0\r\nContent-Disposition: form-data;\r\n name=\"a\""
	      "\r\n\r\nx" LAST) },
	{ "CR at the end of a field", TYPE,
	    C("--b0\r\n" CD "name=\"a\"\r\r\n\r\nx" LAST) },
	{ "blank before the colon", TYPE,
	    C("--b0\r\nContent-Disposition : form-data; "
	      "name=\"a\"\r\n\r\nx" LAST) },
	{ "base64", TYPE,
	    C(PART "x\r\n--b0\r\n" CD "name=\"b\"\r\n"
		   "Content-Transfer-Encoding: base64\r\n\r\neA==" LAST) },
	{ "two types", TYPE,
	    C("--b0\r\n" CD "name=\"a\"\r\nContent-Type: a/b\r\n"
	      "Content-Type: a/b\r\n\r\nx" LAST) },
	{ "ten fields", TYPE,
	    C("--b0\r\nA: b\r\nA: b\r\nA: b\r\nA: b\r\nA: b\r\nA: b\r\n"
	      "A: b\r\nA: b\r\nA: b\r\n" CD "name=\"a\"\r\n\r\nx" LAST) },
};

static void
test_taken(struct arena *a)
{
	struct part *parts = NULL;
	size_t n = 0;

	tap_err(multipart_parse(a, (struct str)TYPE, STR(PART "x" LAST), &parts,
		    &n),
	    ERR_OK, "one part");
	tap_ok(n == 1 && parts[0].filename.p == NULL && parts[0].type.p == NULL,
	    "without file name and type");
	tap_str(parts[0].name, STR("a"), "its name");
	tap_str(parts[0].body, STR("x"), "its body");

	tap_err(multipart_parse(a,
		    STR("Multipart/Form-Data;boundary=\"-'()+_,./:=?\"; "
			"charset=utf-8"),
		    STR("---'()+_,./:=?\r\ncontent-disposition: FORM-DATA;"
			"name=a;filename=f.csv\r\ncontent-type: text/csv\r\n"
			"X-Other: y\r\n\r\n\r\n---'()+_,./:=\r\n--\r\n"
			"\r\n---'()+_,./:=?--"),
		    &parts, &n),
	    ERR_OK, "quoted boundary, tokens, no CRLF at the end");
	tap_str(parts[0].filename, STR("f.csv"), "file name");
	tap_str(parts[0].type, STR("text/csv"), "type");
	tap_str(parts[0].body, STR("\r\n---'()+_,./:=\r\n--\r\n"),
	    "a body with what looks like a boundary");

	tap_err(multipart_parse(a, (struct str)TYPE,
		    STR("--b0\r\n" CD "name=\"a\\\"\\\\\"; filename=\"\""
			"\r\n\r\n\r\n--b0\r\n" CD "name=\"\303\245\"; "
			"filename=\"%22.txt\"\r\n"
			"Content-Transfer-Encoding: binary\r\n\r\n"
			"\0\xff\r\r\n" LAST),
		    &parts, &n),
	    ERR_OK, "two parts, the first empty");
	tap_ok(n == 2, "two");
	tap_str(parts[0].name, STR("a\"\\"), "escaped name");
	tap_ok(parts[0].filename.p != NULL && parts[0].filename.n == 0,
	    "a file field left empty has an empty file name");
	tap_ok(parts[0].body.n == 0, "empty body");
	tap_str(parts[1].name, STR("\303\245"), "name in UTF-8");
	tap_str(parts[1].filename, STR("%22.txt"), "percent is left as it is");
	tap_str(parts[1].body, STR("\0\xff\r\r\n"), "any bytes");
}

static void
test_limit(struct arena *a)
{
	struct buf b;
	struct part *parts;
	size_t n;

	buf_init(&b, 1 << 20);
	for (size_t i = 0; i < LIMIT_FORM_FIELDS; i++)
		buf_puts(&b, i == 0 ? PART "x" : "\r\n" PART "x");
	buf_puts(&b, LAST);
	tap_err(multipart_parse(a, (struct str)TYPE, buf_str(&b), &parts, &n),
	    ERR_OK, "parts up to the limit");
	buf_reset(&b);
	for (size_t i = 0; i <= LIMIT_FORM_FIELDS; i++)
		buf_puts(&b, i == 0 ? PART "x" : "\r\n" PART "x");
	buf_puts(&b, LAST);
	tap_err(multipart_parse(a, (struct str)TYPE, buf_str(&b), &parts, &n),
	    ERR_TOO_BIG, "one part more");
	buf_reset(&b);
	buf_puts(&b, "--b0\r\n" CD "name=\"");
	for (int i = 0; i < 3000; i++)
		buf_putc(&b, 'a');
	buf_puts(&b, "\"\r\n\r\nx" LAST);
	tap_err(multipart_parse(a, (struct str)TYPE, buf_str(&b), &parts, &n),
	    ERR_INVALID, "a part's head over 2 KiB");
	buf_release(&b);
}

int
main(void)
{
	struct arena *a = arena_new(8 << 20);
	struct part *parts;
	size_t n;

	for (size_t i = 0; i < ARRAY_LEN(refused); i++)
		tap_err(multipart_parse(a, refused[i].type, refused[i].body,
			    &parts, &n),
		    ERR_INVALID, refused[i].name);
	test_taken(a);
	test_limit(a);
	arena_free(a);
	return tap_done();
}
