/* SPDX-License-Identifier: EUPL-1.2 */
/* Files with separated values: found, read, bounded, written. */
#include "intake/csv.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "tap.h"
#include "temp.h"

static int
file_of(struct str bytes)
{
	return temp_file("csv", bytes);
}

/* Rows as "[a][b]\n"; a bad row as "!line:column\n". */
static struct str
rows_of(struct arena *a, struct str bytes, char separator,
    struct csv_found *found_out)
{
	struct csv_error error = { 0 };
	struct csv_row row;
	struct buf b;
	struct str s;
	struct csv *c;
	int fd = file_of(bytes);
	enum err e;

	buf_init(&b, 1 << 20);
	e = csv_open(fd, separator, &c, &error);
	if (e != ERR_OK) {
		s = arena_printf(a, "%s %d:%d", err_name(e), (int)error.line,
		    (int)error.column);
		close(fd);
		return s;
	}
	*found_out = csv_found(c);
	while ((e = csv_next(c, a, &row)) != ERR_NOT_FOUND) {
		if (e != ERR_OK) {
			error = csv_error_of(c);
			buf_printf(&b, "!%s %d:%d\n", err_name(e),
			    (int)error.line, (int)error.column);
			continue;
		}
		buf_printf(&b, "%d", (int)row.line);
		for (size_t i = 0; i < row.n; i++)
			buf_printf(&b, "[" STR_FMT "]", STR_ARG(row.at[i]));
		buf_putc(&b, '\n');
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	csv_close(c);
	close(fd);
	return s;
}

/* Initialisers of a table need constants, which STR() is not. */
#define LIT(s)                               \
	{                                    \
		.p = (s), .n = sizeof(s) - 1 \
	}
#define CASE(name, sep, in, want)             \
	{                                     \
		name, sep, LIT(in), LIT(want) \
	}
#define CASE2(name, in, want)            \
	{                                \
		name, LIT(in), LIT(want) \
	}

static const struct {
	const char *name;
	char separator;
	struct str in, want;
} files[] = {
	/* refused as a whole */
	CASE("an empty file is refused", 0, "", "invalid 1:1"),
	CASE("a file of a byte order mark only is refused", 0, "\xEF\xBB\xBF",
	    "invalid 1:1"),
	CASE("a NUL is refused", 0, "a;b\nc\0;d\n", "invalid 2:2"),
	CASE("UTF-8 after ISO-8859-1 is refused with its line", 0,
	    "navn;by\nB\xF8;Oslo\n\xC3\x85se;Oslo\n", "invalid 3:1"),
	CASE("ISO-8859-1 after UTF-8 is refused with its line", 0,
	    "navn;by\n\xC3\x85se;Oslo\nB\xF8;Oslo\n", "invalid 3:2"),
	CASE("a UTF-8 mark before ISO-8859-1 is refused", 0,
	    "\xEF\xBB\xBFnavn\nB\xF8\n", "invalid 2:2"),
	CASE("an overlong sequence beside good ones is refused", 0,
	    "\xC3\xB8\n\xC0\xAF\n", "invalid 2:1"),
	CASE("an encoded surrogate beside good ones is refused", 0,
	    "\xC3\xB8\n\xED\xA0\x80\n", "invalid 2:1"),
	CASE("a byte that Windows-1252 leaves open is refused", 0, "a\nb\x81\n",
	    "invalid 2:2"),
	CASE("UTF-8 cut off at the end of the file is refused", 0,
	    "\xC3\xB8\nB\xC3", "invalid 2:2"),
	CASE("UTF-16 of odd length is refused", 0, "\xFF\xFE\x61\x00\x62",
	    "invalid 1:2"),
	CASE("UTF-16 with half a pair is refused", 0,
	    "\xFF\xFE\x61\x00\x0A\x00\x00\xD8\x62\x00", "invalid 2:2"),
	CASE("UTF-16 with NUL is refused", 0,
	    "\xFF\xFE\x61\x00\x00\x00\x62\x00", "invalid 1:2"),
	CASE("UTF-16 without a mark is refused", 0, "a\0;\0b\0\n\0",
	    "invalid 1:2"),
	/* refused rows */
	CASE("a quote that is not closed; the next line is read", 0,
	    "a;b\n\"c;d\ne;f\n", "1[a][b]\n!invalid 2:1\n3[e][f]\n"),
	CASE("text after a closing quote", 0, "a;b\n\"c\"x;d\ne;f\n",
	    "1[a][b]\n!invalid 2:4\n3[e][f]\n"),
	CASE("a second quoted text in one field", 0,
	    "a;b\n\"c\" \"d\";d\ne;f\n", "1[a][b]\n!invalid 2:5\n3[e][f]\n"),
	CASE("a column counts characters, not bytes", 0,
	    "\xC3\xA6\xC3\xB8;\"\xC3\xA5\"x\n", "!invalid 1:7\n"),
	CASE("wrong on the second line of a quoted field", 0,
	    "\"a\nb\"c;d\ne;f\n", "!invalid 2:3\n2[b\"c][d]\n3[e][f]\n"),
	CASE("a quote open at the end of the file", 0, "a;b\nc;\"d",
	    "1[a][b]\n!invalid 2:3\n"),
	/* RFC 4180, 2: its own examples */
	CASE("RFC 4180 2.1 rows on lines", ',',
	    "aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n",
	    "1[aaa][bbb][ccc]\n2[zzz][yyy][xxx]\n"),
	CASE("RFC 4180 2.2 no line end after the last", ',',
	    "aaa,bbb,ccc\r\nzzz,yyy,xxx",
	    "1[aaa][bbb][ccc]\n2[zzz][yyy][xxx]\n"),
	CASE("RFC 4180 2.5 quoted fields", ',',
	    "\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx",
	    "1[aaa][bbb][ccc]\n2[zzz][yyy][xxx]\n"),
	CASE("RFC 4180 2.6 a line end in quotes", ',',
	    "\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx",
	    "1[aaa][b\r\nbb][ccc]\n3[zzz][yyy][xxx]\n"),
	CASE("RFC 4180 2.7 two quotes are one", ',',
	    "\"aaa\",\"b\"\"bb\",\"ccc\"", "1[aaa][b\"bb][ccc]\n"),
	/* forgiving */
	CASE("line ends of one CR", 0, "a;b\rc;d\r", "1[a][b]\n2[c][d]\n"),
	CASE("line ends of all kinds", 0, "a;b\nc;d\re;f\r\ng;h",
	    "1[a][b]\n2[c][d]\n3[e][f]\n4[g][h]\n"),
	CASE("blank lines are passed over and counted", 0,
	    "\n\na;b\n  \n\r\nc;d\n\n", "3[a][b]\n6[c][d]\n"),
	CASE("a quoted empty field alone is a row", 0, "\"\"\n", "1[]\n"),
	CASE("empty fields", 0, ";;\na;;c\n", "1[][][]\n2[a][][c]\n"),
	CASE("blanks outside quotes go, inside they stay", 0,
	    "  a  ;\" b \" ; c\n", "1[a][ b ][c]\n"),
	CASE("a quote inside an unquoted field is itself", 0,
	    "5\" disk;b\"\"c\n", "1[5\" disk][b\"\"c]\n"),
	CASE("separators and doubled quotes in quotes", 0,
	    "\";\"\"\";\"\"\"\"\n", "1[;\"][\"]\n"),
	CASE("only quotes", 0, "\"\"\"\"\"\"\n", "1[\"\"]\n"),
	CASE("a line end of CR LF in quotes is one line", 0,
	    "\"a\r\nb\rc\nd\";e\nf;g\n", "1[a\r\nb\rc\nd][e]\n5[f][g]\n"),
	/* separators */
	CASE("commas are found", 0, "a,b\nc,d\n", "1[a][b]\n2[c][d]\n"),
	CASE("tabs are found", 0, "a\tb\nc\td\n", "1[a][b]\n2[c][d]\n"),
	CASE("empty fields between tabs stay", 0, "a\tb\tc\n\t\tf\n",
	    "1[a][b][c]\n2[][][f]\n"),
	CASE("semicolons win over commas in the text", 0,
	    "navn, alle;by\nA, B;Oslo\nC;Bergen, Vest, Nord\n",
	    "1[navn, alle][by]\n2[A, B][Oslo]\n3[C][Bergen, Vest, Nord]\n"),
	CASE("commas win over a semicolon in the text", 0,
	    "navn,by\n\"A;B\",Oslo\nC;D,Oslo\n",
	    "1[navn][by]\n2[A;B][Oslo]\n3[C;D][Oslo]\n"),
	CASE("one column", 0, "navn\nÅse, Bø\n", "1[navn]\n2[Åse, Bø]\n"),
	CASE("a separator that was told", '|', "a|b;c\n", "1[a][b;c]\n"),
	CASE("sep= on the first line", 0, "sep=,\r\na,b;c\r\n", "2[a][b;c]\n"),
	CASE("sep= as a heading", 0, "sep=x;b\n1;2\n",
	    "1[sep=x][b]\n2[1][2]\n"),
	/* character sets */
	CASE("UTF-8 with its mark", 0, "\xEF\xBB\xBFnavn;by\n\xC3\x85se;Bø\n",
	    "1[navn][by]\n2[Åse][Bø]\n"),
	CASE("a quote right after the mark", 0, "\xEF\xBB\xBF\"a;b\";c\n",
	    "1[a;b][c]\n"),
	CASE("ISO-8859-1", 0,
	    "navn;by\n\xC6gir \xD8"
	    "by;\xC5s\n",
	    "1[navn][by]\n2[Ægir Øby][Ås]\n"),
	CASE("Windows-1252", 0,
	    "navn;by\n\x8Ai\x9E"
	    "a \x96 \x80;\xC5s\n",
	    "1[navn][by]\n2[Šiža – €][Ås]\n"),
	CASE("UTF-16 little-endian", 0,
	    "\xFF\xFE\x61\x00;\x00\xE5\x00\r\x00\n\x00\x3D\xD8\x00\xDE;\x00"
	    "b\x00",
	    "1[a][å]\n2[\xF0\x9F\x98\x80][b]\n"),
	CASE("UTF-16 big-endian", 0, "\xFE\xFF\x00\x61\x00;\x01\x0D\x00\n",
	    "1[a][č]\n"),
	CASE("Sami letters", 0, "namma\nČáŋŧŽđŠ\n", "1[namma]\n2[ČáŋŧŽđŠ]\n"),
	CASE("naughty strings stay as they are", 0,
	    "a;b\n' OR 1=1 --;<script>alert(1)</script>\n%s%n;${7*7}\n",
	    "1[a][b]\n2[' OR 1=1 --][<script>alert(1)</script>]\n"
	    "3[%s%n][${7*7}]\n"),
};

static void
test_files(struct arena *a)
{
	struct csv_found f;

	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		tap_str(rows_of(a, files[i].in, files[i].separator, &f),
		    files[i].want, files[i].name);
}

static void
test_found(struct arena *a)
{
	struct csv_found f = { 0 };

	rows_of(a,
	    STR("\xEF\xBB\xBF"
		"a\tb\n"),
	    0, &f);
	tap_ok(f.charset == CHARSET_UTF8 && f.bom && f.separator == '\t',
	    "found: UTF-8, mark, tab");
	rows_of(a, STR("a;\xF8\n"), 0, &f);
	tap_ok(f.charset == CHARSET_LATIN1 && !f.bom && f.separator == ';',
	    "found: ISO-8859-1, semicolon");
	rows_of(a, STR("a,\x80\n"), 0, &f);
	tap_ok(f.charset == CHARSET_CP1252 && f.separator == ',',
	    "found: Windows-1252, comma");
	rows_of(a,
	    STR("\xFE\xFF\x00"
		"a"),
	    0, &f);
	tap_ok(f.charset == CHARSET_UTF16BE && f.bom, "found: UTF-16BE");
}

/* Rows and fields beyond the limits, in all character sets. */
static void
test_limits(struct arena *a)
{
	struct csv_found f;
	struct buf b;

	buf_init(&b, 1 << 21);
	buf_puts(&b, "a;b\n");
	for (int i = 0; i < 300000; i++)
		buf_putc(&b, 'x');
	buf_puts(&b, "\nc;d\n");
	tap_str(rows_of(a, buf_str(&b), ';', &f),
	    STR("1[a][b]\n!too_big 2:1\n3[c][d]\n"),
	    "T-64 a row too long is refused, the next one read");
	buf_reset(&b);
	buf_puts(&b, "a;b\n\"");
	for (int i = 0; i < 100000; i++)
		buf_puts(&b, "k;z\n");
	buf_puts(&b, "\";c\nd;e\n");
	tap_str(rows_of(a, buf_str(&b), ';', &f),
	    STR("1[a][b]\n!too_big 2:1\n100003[d][e]\n"),
	    "T-64 lines of a quoted field too long are no rows");
	for (int pass = 0; pass < 2; pass++) {
		struct str got;

		buf_reset(&b);
		buf_puts(&b, "a;b\n\"stray;");
		buf_puts(&b, pass == 0 ? "\xC3\xB8" : "\xF8");
		for (int i = 0; i < 30000; i++)
			buf_puts(&b, "\nkk;zz");
		got = rows_of(a, buf_str(&b), ';', &f);
		tap_ok(str_starts(got,
			   STR("1[a][b]\n!invalid 2:1\n3[kk][zz]\n")),
		    pass == 0 ? "a stray quote costs its own line only"
			      : "the same in ISO-8859-1");
		tap_ok(str_ends(got, STR("\n30002[kk][zz]\n")),
		    "the last row after a stray quote is read");
	}
	buf_reset(&b);
	for (int i = 0; i < LIMIT_CSV_FIELDS; i++)
		buf_putc(&b, ';');
	buf_puts(&b, "\nc;d\n");
	tap_str(rows_of(a, buf_str(&b), ';', &f),
	    STR("!too_big 1:257\n2[c][d]\n"), "T-64 too many fields");
	buf_release(&b);
}

/* Rows across every border of window and piece. */
static void
test_borders(struct arena *a)
{
	static const struct {
		const char *name, *row;
		size_t n;
	} kinds[] = {
		{ "plain rows", "aa;bb\n", 6 },
		{ "CRLF", "aa;bb\r\n", 7 },
		{ "quoted line ends", "\"a\r\na\";bb\r\n", 11 },
		{ "UTF-8", "\xC3\xA6\xE2\x82\xAC;bb\n", 9 },
		{ "ISO-8859-1", "\xE6\xE5;bb\n", 6 },
		{ "Windows-1252", "\x80\x80\xE5;bb\r\n", 8 },
		{ "UTF-16", "\x3D\xD8\x00\xDE;\x00\xAC\x20\n\x00", 10 },
	};
	struct buf b;

	buf_init(&b, 1 << 23);
	for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
		struct csv_error error;
		struct csv_row row;
		struct csv *c;
		int n = 0, bad = 0, fd;
		struct str first = STR_NONE;

		buf_reset(&b);
		if (k == 6)
			buf_put(&b, STR("\xFF\xFE"));
		for (int i = 0; i < 100000; i++)
			buf_put(&b, (struct str){ kinds[k].row, kinds[k].n });
		fd = file_of(buf_str(&b));
		if (csv_open(fd, ';', &c, &error) != ERR_OK)
			abort();
		arena_reset(a);
		while (csv_next(c, a, &row) == ERR_OK) {
			if (n == 0)
				first = row.at[0];
			bad += row.n != 2 || !str_eq(row.at[0], first) ||
			       row.line != (k == 2 ? 2 * n + 1 : n + 1);
			n++;
		}
		tap_ok(n == 100000 && bad == 0, kinds[k].name);
		tap_ok(csv_bytes_read(c) == csv_bytes_total(c) &&
			   csv_bytes_total(c) == (int64_t)b.n,
		    "all bytes are counted");
		csv_close(c);
		close(fd);
	}
	buf_release(&b);
}

static void
test_keep(struct arena *a)
{
	static const bool keep[] = { true, false, true };
	struct csv_error error;
	struct csv_row row;
	struct csv *c;
	int fd = file_of(STR("key;personnr;navn;more\n1;4242;Liv;x\n"));

	if (csv_open(fd, 0, &c, &error) != ERR_OK)
		abort();
	if (csv_next(c, a, &row) != ERR_OK)
		abort();
	tap_ok(row.n == 4 && str_is(row.at[1], "personnr"), "the headings");
	csv_keep(c, keep, ARRAY_LEN(keep));
	tap_err(csv_next(c, a, &row), ERR_OK, "a row of kept columns");
	tap_ok(row.n == 4 && str_is(row.at[0], "1") && row.at[1].p == NULL &&
		   str_is(row.at[2], "Liv") && row.at[3].p == NULL,
	    "B08 columns that are not kept are not copied");
	csv_close(c);
	close(fd);
}

static const struct {
	const char *name;
	struct str in, want;
} put[] = {
	CASE2("T-13 =HYPERLINK", "=HYPERLINK(\"x\")",
	    "\"'=HYPERLINK(\"\"x\"\")\""),
	CASE2("T-13 +1", "+1", "'+1"),
	CASE2("T-13 -1", "-1", "'-1"),
	CASE2("T-13 @x", "@x", "'@x"),
	CASE2("T-13 TAB", "\tx", "\"'\tx\""),
	CASE2("T-13 CR", "\rx", "\"'\rx\""),
	CASE2("T-13 a leading blank", " =1", "\"' =1\""),
	CASE2("T-13 a leading no-break space", "\xC2\xA0=1", "'\xC2\xA0=1"),
	CASE2("T-13 a leading zero-width space", "\xE2\x80\x8B=1",
	    "'\xE2\x80\x8B=1"),
	CASE2("T-13 a leading byte order mark", "\xEF\xBB\xBF=1",
	    "\"'\xEF\xBB\xBF=1\""),
	CASE2("T-13 fullwidth =", "＝1", "'＝1"),
	CASE2("T-13 fullwidth +", "＋1", "'＋1"),
	CASE2("T-13 fullwidth -", "－1", "'－1"),
	CASE2("T-13 fullwidth @", "＠1", "'＠1"),
	CASE2("T-13 line feed then =", "\n=1", "\"'\n'=1\""),
	CASE2("T-13 a second line with =", "a\n=1", "\"a\n'=1\""),
	CASE2("T-13 a second line with blanks and =", "a\r\n =1",
	    "\"a\r\n' =1\""),
	CASE2("T-13 a phone number with a formula behind", "+47=1", "'+47=1"),
	CASE2("T-13 a plus and too many digits", "+1234567890123456",
	    "'+1234567890123456"),
	CASE2("T-13 a phone number stays", "+4722334455", "+4722334455"),
	CASE2("a name stays", "Åse-Marie O'Neill", "Åse-Marie O'Neill"),
	CASE2("an e-mail address stays", "a=b@c.example", "a=b@c.example"),
	CASE2("a second line stays", "a\nb", "\"a\nb\""),
	CASE2("a separator is quoted", "a;b", "\"a;b\""),
	CASE2("a comma is quoted", "a,b", "\"a,b\""),
	CASE2("a quotation mark is doubled", "a\"b", "\"a\"\"b\""),
	CASE2("an empty first field is visible", "", "\"\""),
};

static void
test_put(void)
{
	struct buf b;

	buf_init(&b, 4096);
	for (size_t i = 0; i < ARRAY_LEN(put); i++) {
		buf_reset(&b);
		csv_put(&b, put[i].in, true);
		tap_str(buf_str(&b), put[i].want, put[i].name);
	}
	buf_reset(&b);
	csv_put_plain(&b, STR("=1"), true);
	csv_put_plain(&b, STR(""), false);
	csv_put(&b, STR("-"), false);
	csv_end(&b);
	tap_str(buf_str(&b), STR("=1;;'-\r\n"), "a row, for machines as it is");
	buf_release(&b);
}

/* What was written for machines reads back the same. */
static void
test_round(struct arena *a)
{
	struct csv_found f;
	struct buf b;
	struct str want;

	buf_init(&b, 65536);
	for (size_t i = 0; i < ARRAY_LEN(put); i++) {
		csv_put_plain(&b, put[i].in, true);
		csv_put_plain(&b, put[ARRAY_LEN(put) - 1 - i].in, false);
		csv_end(&b);
	}
	want = rows_of(a, buf_str(&b), ';', &f);
	tap_ok(want.n > 0 && str_find(want, STR("!")) == SIZE_MAX,
	    "all rows read back");
	for (size_t i = 0; i < ARRAY_LEN(put); i++) {
		struct str pair = arena_printf(a, "[" STR_FMT "][" STR_FMT "]",
		    STR_ARG(put[i].in),
		    STR_ARG(put[ARRAY_LEN(put) - 1 - i].in));

		if (str_find(want, pair) == SIZE_MAX)
			tap_ok(false, put[i].name);
	}
	buf_release(&b);
}

/* intake_csv read FILE: a line for each row, its fields in hexadecimal, so
 * that another reader's can be compared (test/system/test_csv.py). */
static int
read_rows(const char *path)
{
	struct arena *a = arena_new(64 << 20);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct csv_error error;
	struct csv_row row;
	struct csv *c;
	enum err e;

	if (fd < 0 || csv_open(fd, 0, &c, &error) != ERR_OK) {
		printf("! file\n");
		arena_free(a);
		return 1;
	}
	while ((e = csv_next(c, a, &row)) != ERR_NOT_FOUND) {
		if (e != ERR_OK) {
			printf("! row %d\n", (int)csv_error_of(c).line);
			continue;
		}
		for (size_t i = 0; i < row.n; i++)
			printf("%s." STR_FMT, i > 0 ? " " : "",
			    STR_ARG(hex_encode(a, row.at[i])));
		printf("\n");
		arena_reset(a);
	}
	csv_close(c);
	close(fd);
	arena_free(a);
	return 0;
}

int
main(int argc, char **argv)
{
	struct arena *a;

	if (argc == 3 && strcmp(argv[1], "read") == 0)
		return read_rows(argv[2]);
	a = arena_new(256 << 20);
	test_files(a);
	test_found(a);
	test_limits(a);
	test_borders(a);
	test_keep(a);
	test_put();
	test_round(a);
	arena_free(a);
	return tap_done();
}
