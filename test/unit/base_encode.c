/* SPDX-License-Identifier: EUPL-1.2 */
/* Errors, slices, arenas, buffers and the small encodings. */
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

static void
test_errors(void)
{
	int e, bad = 0;

	for (e = 0; e < ERR_MAX; e++) {
		const char *text = err_text((enum err)e);

		if (text[strlen(text) - 1] != '.' ||
		    err_status((enum err)e) < 200 ||
		    err_status((enum err)e) > 599 || err_exit((enum err)e) > 2)
			bad++;
		if ((err_exit((enum err)e) == 0) != (e == ERR_OK))
			bad++;
	}
	tap_ok(bad == 0, "every error has a sentence, a status and a code");
	tap_str(str_of(err_name(ERR_NOT_FOUND)), STR("not_found"), "err_name");
	tap_str(str_of(err_name(ERR_OK)), STR("ok"), "err_name of success");
	tap_str(str_of(err_name((enum err)999)), STR("internal"),
	    "a value that is no error is a fault of ours");
}

static void
test_numbers(void)
{
	static const struct {
		const char *text;
		int64_t min, max;
		enum err want;
		int64_t value;
	} cases[] = {
		{ "", INT64_MIN, INT64_MAX, ERR_INVALID, 0 },
		{ "-", INT64_MIN, INT64_MAX, ERR_INVALID, 0 },
		{ "--1", INT64_MIN, INT64_MAX, ERR_INVALID, 0 },
		{ "+1", INT64_MIN, INT64_MAX, ERR_INVALID, 0 },
		{ " 1", INT64_MIN, INT64_MAX, ERR_INVALID, 0 },
		{ "1 ", INT64_MIN, INT64_MAX, ERR_INVALID, 0 },
		{ "1.0", INT64_MIN, INT64_MAX, ERR_INVALID, 0 },
		{ "1e3", INT64_MIN, INT64_MAX, ERR_INVALID, 0 },
		{ "0x10", INT64_MIN, INT64_MAX, ERR_INVALID, 0 },
		{ "1_000", INT64_MIN, INT64_MAX, ERR_INVALID, 0 },
		{ "\xd9\xa1", INT64_MIN, INT64_MAX, ERR_INVALID, 0 },
		{ "9223372036854775808", INT64_MIN, INT64_MAX, ERR_INVALID, 0 },
		{ "-9223372036854775809", INT64_MIN, INT64_MAX, ERR_INVALID,
		    0 },
		{ "99999999999999999999999999", INT64_MIN, INT64_MAX,
		    ERR_INVALID, 0 },
		{ "11", 0, 10, ERR_INVALID, 0 },
		{ "-1", 0, 10, ERR_INVALID, 0 },
		{ "9223372036854775807", INT64_MIN, INT64_MAX, ERR_OK,
		    INT64_MAX },
		{ "-9223372036854775808", INT64_MIN, INT64_MAX, ERR_OK,
		    INT64_MIN },
		{ "0010", 0, 10, ERR_OK, 10 },
		{ "-0", 0, 10, ERR_OK, 0 },
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		int64_t value = 77;
		enum err e = str_to_i64(str_of(cases[i].text), cases[i].min,
		    cases[i].max, &value);

		tap_ok(e == cases[i].want &&
			   value == (e == ERR_OK ? cases[i].value : 77),
		    cases[i].text);
	}
}

static void
test_slices(void)
{
	struct str rest = STR("a,,b"), part;
	const char *want[] = { "a", "", "b" };
	size_t n = 0;
	bool ok = true;

	for (; str_cut(&rest, ',', &part); n++)
		ok = ok && n < 3 && str_is(part, want[n]);
	tap_ok(ok && n == 3, "str_cut gives three parts of a,,b");
	rest = STR("");
	tap_ok(str_cut(&rest, ',', &part) && part.n == 0 &&
		   !str_cut(&rest, ',', &part),
	    "str_cut gives one empty part of nothing");
	rest = STR("a,");
	tap_ok(str_cut(&rest, ',', &part) && str_cut(&rest, ',', &part) &&
		   part.n == 0 && !str_cut(&rest, ',', &part),
	    "str_cut gives an empty part after the last separator");
	tap_ok(!str_cut(&(struct str){ NULL, 0 }, ',', &part),
	    "str_cut of no text");
	rest = STR("a,,b,");
	for (n = 0; str_part(&rest, ',', &part); n++)
		;
	tap_ok(n == 3 && part.n == 1, "str_part gives three of a,,b,");
	rest = STR("");
	tap_ok(!str_part(&rest, ',', &part) &&
		   !str_part(&(struct str){ NULL, 0 }, ',', &part),
	    "str_part gives none of nothing");
	tap_ok(str_sub(STR("abc"), 4, 1).n == 0, "str_sub after the end");
	tap_str(str_sub(STR("abc"), 1, SIZE_MAX), STR("bc"), "str_sub clips");
	tap_ok(str_find(STR("abc"), STR("cd")) == SIZE_MAX, "str_find none");
	tap_ok(str_find(STR("ab"), STR("abc")) == SIZE_MAX, "str_find short");
	tap_ok(str_find(STR("abcbc"), STR("bc")) == 1, "str_find first");
	tap_str(str_trim(STR(" \t\r\n a b\n")), STR("a b"), "str_trim");
	tap_ok(str_trim(STR(" \n")).n == 0, "str_trim of blanks");
	tap_ok(!str_eq(STR("a\0b"), STR("a\0c")), "a NUL does not end a text");
	tap_ok(str_eq(STR_NONE, STR("")), "no text equals the empty one");
	tap_ok(!str_eq_nocase(STR("\xc3\xa5"), STR("\xc3\x85")),
	    "only ASCII is folded");
	tap_ok(str_eq_nocase(STR("aZ"), STR("Az")), "ASCII is folded");
	tap_ok(!str_eq_nocase(STR("@"), STR("`")), "only letters are folded");
	tap_ok(str_cmp(STR("a"), STR("ab")) < 0 &&
		   str_cmp(STR("\xff"), STR("a")) > 0 &&
		   str_cmp(STR_NONE, STR_NONE) == 0,
	    "str_cmp is the order of bytes");
	tap_ok(!str_starts(STR("a"), STR("ab")) &&
		   !str_ends(STR("b"), STR("ab")) &&
		   str_starts(STR("ab"), STR("a")) &&
		   str_ends(STR("ab"), STR("")),
	    "str_starts and str_ends");
	tap_ok(str_of(NULL).p == NULL, "str_of NULL");
}

/* Whether ${run} ends the process by abort. */
static bool
aborts(void (*run)(void))
{
	const struct rlimit none = { 0, 0 };
	int status = 0;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		(void)setrlimit(RLIMIT_CORE, &none);
		if (freopen("/dev/null", "w", stderr) != NULL)
			run();
		_exit(0);
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid &&
	       WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void
pass_limit(void)
{
	struct arena *a = arena_new(100);

	(void)arena_alloc(a, 60);
	(void)arena_alloc(a, 60);
}

static void
pass_limit_by_array(void)
{
	(void)arena_array(arena_new(SIZE_MAX), SIZE_MAX / 2, 3);
}

static void
pass_limit_by_size(void)
{
	(void)arena_alloc(arena_new(100), SIZE_MAX);
}

static void
print_no_id(void)
{
	(void)id_print(arena_new(100), 0);
}

static void
keep_limit(void)
{
	struct arena *a = arena_new(100);

	(void)arena_alloc(a, 96);
	arena_free(a);
}

static void
test_arena(void)
{
	struct arena *a = arena_new(1 << 22);
	size_t i, n = 0, cap = 0;
	int *list = NULL;
	bool ok = true;
	char *p, *first;

	tap_ok(aborts(pass_limit), "an arena ends the process at its limit");
	tap_ok(aborts(pass_limit_by_array), "an array beyond memory");
	tap_ok(aborts(pass_limit_by_size), "a size beyond the limit");
	tap_ok(!aborts(keep_limit), "up to the limit all is well");
	for (i = 0; i < 5000; i++)
		*(int *)ARENA_PUSH(a, list, n, cap) = (int)i;
	for (i = 0; i < n; i++)
		ok = ok && list[i] == (int)i;
	tap_ok(ok && n == 5000, "ARENA_PUSH keeps what was pushed");
	for (i = 1; i < 3000; i++) {
		p = arena_alloc(a, i % 100);
		ok = ok && (uintptr_t)p % _Alignof(max_align_t) == 0;
		memset(p, 'x', i % 100);
	}
	tap_ok(ok, "every allocation is aligned");
	arena_reset(a);
	first = arena_alloc(a, 4000);
	for (i = 0; i < 4000; i++)
		ok = ok && first[i] == 0;
	tap_ok(ok, "memory used before is zeroed");
	tap_str(arena_str(a, STR("a\0b")), STR("a\0b"), "arena_str and NUL");
	tap_ok(strcmp(arena_cstr(a, STR("abc")), "abc") == 0, "arena_cstr");
	tap_str(arena_printf(a, "%d-%s", 7, "x"), STR("7-x"), "arena_printf");
	arena_free(a);
	arena_free(NULL);
}

/*
 * The first block stays after a reset, so what is left in it can be seen;
 * but not with the address sanitizer, which forbids the look.
 */
static void
test_secret(void)
{
	struct arena *a = arena_new_secret(1000);
	volatile const char *p = arena_str(a, STR("the secret words")).p;
	bool wiped = true;
	size_t i;

	arena_reset(a);
#ifndef __SANITIZE_ADDRESS__
	for (i = 0; i < 16; i++)
		wiped = wiped && p[i] == '\0';
#else
	(void)p;
	(void)i;
#endif
	tap_ok(wiped, "an arena of secrets is wiped");
	arena_free(a);
}

static void
test_buf(void)
{
	struct buf b;

	buf_init(&b, 10);
	tap_ok(buf_str(&b).n == 0 && b.p == NULL, "nothing is allocated");
	buf_puts(&b, "12345");
	buf_puts(&b, "678901");
	tap_ok(b.full && b.n == 5, "what passes the maximum is dropped");
	buf_putc(&b, 'x');
	tap_ok(b.full && b.n == 5, "full stays");
	buf_reset(&b);
	buf_printf(&b, "%s%d", "123456", 7890);
	tap_str(buf_str(&b), STR("1234567890"), "up to the maximum");
	tap_ok(!b.full, "up to the maximum is not full");
	buf_printf(&b, "%d", 1);
	tap_ok(b.full && b.n == 10, "buf_printf beyond the maximum");
	buf_reset(&b);
	buf_puts(&b, "abcdef");
	buf_drop(&b, 4);
	tap_str(buf_str(&b), STR("ef"), "buf_drop");
	buf_drop(&b, 2);
	tap_ok(b.n == 0, "buf_drop of all");
	buf_release(&b);
	tap_ok(b.p == NULL && b.cap == 0 && b.max == 10, "buf_release");
	buf_init(&b, 0);
	buf_putc(&b, 'x');
	tap_ok(b.full && b.p == NULL, "a maximum of nothing");
	buf_release(&b);
}

static void
test_decode(struct arena *a)
{
	static const char *bad_hex[] = { "a", "abc", "0g", "0x", " 0", "\xc3" };
	static const char *bad_url[] = { "A", "AAAAA", "AB", "AAB",
		"AA==", "A+", "A/", "AA\n", " AA", "A\xc3\xa5" };
	static const char *bad_id[] = { "", "0", "0000000000000",
		"8000000000000", "zzzzzzzzzzzzz", "00000000000001",
		"000000000001", "000000000000u", "00000000000-1",
		" 000000000001", "000000000001 ", "00000000000\xc3\xa5" };
	struct str out = STR("kept");
	int64_t id = 77;
	size_t i;

	for (i = 0; i < ARRAY_LEN(bad_hex); i++)
		tap_err(hex_decode(a, str_of(bad_hex[i]), &out), ERR_INVALID,
		    "hex_decode refuses");
	for (i = 0; i < ARRAY_LEN(bad_url); i++)
		tap_err(base64url_decode(a, str_of(bad_url[i]), &out),
		    ERR_INVALID, "base64url_decode refuses");
	for (i = 0; i < ARRAY_LEN(bad_id); i++)
		tap_err(id_parse(str_of(bad_id[i]), &id), ERR_INVALID,
		    "id_parse refuses");
	tap_ok(id == 77 && str_is(out, "kept"), "outputs are untouched");
	tap_ok(id_parse(STR("7ZZZZZZZZZZZZ"), &id) == ERR_OK && id == INT64_MAX,
	    "id_parse forgives case");
	tap_ok(id_parse(STR("OOOOOOOOOOOIL"), &id) == ERR_OK && id == 33,
	    "id_parse reads look-alikes as Crockford has it");
	tap_ok(hex_decode(a, STR("0AfF"), &out) == ERR_OK &&
		   str_eq(out, STR("\x0a\xff")),
	    "hex_decode of both cases");
}

static void
test_encode(struct arena *a)
{
	/* RFC 4648, 10, without padding. */
	static const char *pairs[][2] = { { "", "" }, { "f", "Zg" },
		{ "fo", "Zm8" }, { "foo", "Zm9v" }, { "foob", "Zm9vYg" },
		{ "fooba", "Zm9vYmE" }, { "foobar", "Zm9vYmFy" },
		{ "\xfb\xff\xbf", "-_-_" } };
	struct str out, text;
	bool ok = true;
	struct buf b;
	int64_t id, back;
	size_t i;

	for (i = 0; i < ARRAY_LEN(pairs); i++) {
		text = str_of(pairs[i][0]);
		tap_str(base64url_encode(a, text), str_of(pairs[i][1]),
		    "base64url_encode");
		ok = ok &&
		     base64url_decode(a, str_of(pairs[i][1]), &out) == ERR_OK &&
		     str_eq(out, text);
		ok = ok && hex_decode(a, hex_encode(a, text), &out) == ERR_OK &&
		     str_eq(out, text);
	}
	tap_ok(ok, "what is encoded is decoded");
	tap_str(hex_encode(a, STR("\0\xff")), STR("00ff"), "hex_encode");
	for (id = 1, ok = true; id > 0; id = (int64_t)((uint64_t)id * 3)) {
		text = id_print(a, id);
		ok = ok && text.n == 13 && id_parse(text, &back) == ERR_OK &&
		     back == id;
	}
	tap_ok(ok, "what id_print prints id_parse reads");
	tap_ok(aborts(print_no_id), "0 is no id");

	buf_init(&b, 4096);
	text = (struct str){ arena_alloc(a, 58), 58 };
	base64_mime(&b, text);
	tap_ok(b.n == 80 + 2 * 2 && b.p[76] == '\r' && b.p[77] == '\n' &&
		   str_ends(buf_str(&b), STR("AA==\r\n")),
	    "lines of 76 characters");
	buf_reset(&b);
	base64_mime(&b, str_sub(text, 0, 57));
	tap_ok(b.n == 78, "one full line has one end");
	buf_reset(&b);
	base64_mime(&b, STR("\xfb\xff\xbf\xfb"));
	tap_str(buf_str(&b), STR("+/+/+w==\r\n"), "the alphabet of RFC 2045");
	buf_release(&b);
}

int
main(void)
{
	struct arena *a = arena_new(1 << 20);

	test_errors();
	test_numbers();
	test_slices();
	test_arena();
	test_secret();
	test_buf();
	test_decode(a);
	test_encode(a);
	arena_free(a);
	return tap_done();
}
