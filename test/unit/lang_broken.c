/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Statements broken everywhere: each line cut after each of its words, left
 * out, doubled, or with a word in the place of another. A file is a statement
 * or has errors; errors lie in the file, and are as many in both languages;
 * what compiles prints, and prints the same again.
 */
#include "file.h"
#include "lang/overlay.h"
#include "tap.h"

static struct arena *arena;
static size_t tried, refused;

static bool
inside(const struct lang_findings *fs, struct str file)
{
	uint32_t lines = 1;

	for (size_t i = 0; i < file.n; i++)
		lines += file.p[i] == '\n';
	for (size_t i = 0; i < fs->n; i++)
		if (fs->at[i].pos.line == 0 || fs->at[i].pos.line > lines ||
		    fs->at[i].pos.col == 0 || fs->at[i].text.n == 0)
			return false;
	return true;
}

static bool
prints_twice(struct str file)
{
	struct lang_findings fs = { 0 };
	struct buf one, two;
	bool same;

	buf_init(&one, 4 * LIMIT_STATEMENT);
	buf_init(&two, 4 * LIMIT_STATEMENT);
	same = lang_print(arena, file, LANG_KEYWORDS_NB, LANG_EN, &one, &fs) ==
		   ERR_OK &&
	       lang_print(arena, buf_str(&one), LANG_KEYWORDS_NB, LANG_EN, &two,
		   &fs) == ERR_OK &&
	       str_eq(buf_str(&one), buf_str(&two));
	buf_release(&one);
	buf_release(&two);
	return same;
}

/* Whether the file is one or the other. */
static bool
judged(struct str file)
{
	struct lang_findings en = { 0 }, nb = { 0 };
	const struct statement *st = NULL, *also = NULL;
	enum err e = lang_compile(arena, file, LANG_EN, &st, &en);
	bool ok = inside(&en, file) && (e == ERR_OK) == (en.errors == 0) &&
		  (e == ERR_OK) == (st != NULL);

	/* In the other language now and then. */
	if (tried % 4 == 0)
		ok = ok &&
		     lang_compile(arena, file, LANG_NB, &also, &nb) == e &&
		     en.errors == nb.errors;

	tried++;
	refused += e != ERR_OK;
	if (ok && e == ERR_OK && tried % 16 == 0)
		ok = prints_twice(file);
	return ok;
}

static struct str
replaced(struct str file, size_t from, size_t to, const char *with)
{
	return arena_printf(arena, STR_FMT "%s" STR_FMT, (int)from, file.p,
	    with, (int)(file.n - to), file.p + to);
}

/* Every way to break the line between ${from} and ${to}. */
static bool
broken_line(struct str file, size_t from, size_t to)
{
	static const char *const others[] = { "nb", "{", "}", ",", "\"x\"", "7",
		"2026-02-30", "from", "field", ":", "members" };
	static size_t turn;
	bool ok = true;
	size_t word = from;

	for (size_t i = from; ok && i <= to; i++) {
		if (i < to && file.p[i] != ' ' && file.p[i] != '\t')
			continue;
		if (i > word) {
			ok = judged(replaced(file, i, to, "")) &&
			     judged(replaced(file, word, i,
				 others[turn++ % ARRAY_LEN(others)])) &&
			     judged(replaced(file, word, i, ""));
			arena_reset(arena);
		}
		word = i + 1;
	}
	return ok && judged(replaced(file, from, to + (to < file.n), "")) &&
	       judged(replaced(file, to, to,
		   arena_cstr(arena, arena_printf(arena, "\n" STR_FMT,
					 (int)(to - from), file.p + from))));
}

static void
file_broken(const char *path)
{
	struct arena *a = arena_new(2 * LIMIT_STATEMENT);
	struct str file = read_whole(a, path);
	bool ok = true;
	size_t from = 0;

	for (size_t i = 0; ok && i < file.n; i++) {
		if (file.p[i] != '\n')
			continue;
		ok = broken_line(file, from, i);
		if (!ok)
			printf("# %s, from byte %zu\n", path, from);
		arena_reset(arena);
		from = i + 1;
	}
	tap_ok(ok && file.n > 0, path);
	arena_free(a);
}

/* T-12: a file must say what it seems to say. */
static void
hidden_characters(void)
{
	static const struct {
		const char *name, *bytes;
		bool fine;
	} all[] = {
		{ "U+0001", "\x01", false },
		{ "U+0009 in a text", "\t", true },
		{ "U+001F", "\x1f", false },
		{ "U+007F", "\x7f", false },
		{ "U+0080", "\xc2\x80", false },
		{ "U+009F", "\xc2\x9f", false },
		{ "U+00A0, a blank that does not break", "\xc2\xa0", true },
		{ "U+200A, a thin blank", "\xe2\x80\x8a", true },
		{ "U+200B", "\xe2\x80\x8b", false },
		{ "U+200F", "\xe2\x80\x8f", false },
		{ "U+2010, a hyphen", "\xe2\x80\x90", true },
		{ "U+2028", "\xe2\x80\xa8", false },
		{ "U+202E", "\xe2\x80\xae", false },
		{ "U+202F, a narrow blank", "\xe2\x80\xaf", true },
		{ "U+2060", "\xe2\x81\xa0", false },
		{ "U+206F", "\xe2\x81\xaf", false },
		{ "U+2070, a digit on high", "\xe2\x81\xb0", true },
		{ "U+FEFF inside", "\xef\xbb\xbf", false },
		{ "U+FFFC", "\xef\xbf\xbc", false },
		{ "U+FFFD", "\xef\xbf\xbd", true },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct lang_findings fs = { 0 };
		const struct statement *st;
		struct str file = arena_printf(arena,
		    "statement s {\n\tnb \"A%sB\"\n\tversion 1.0\n\t"
		    "languages nb\n}\n\ncontroller c {\n\tname \"C\"\n}\n",
		    all[i].bytes);
		enum err e = lang_compile(arena, file, LANG_EN, &st, &fs);

		tap_ok((e == ERR_OK) == all[i].fine &&
			   (all[i].fine || fs.errors == 1),
		    all[i].name);
	}
}

static enum err
no_base(void *self, struct str name, struct str *bytes_out)
{
	(void)self;
	(void)name;
	(void)bytes_out;
	return ERR_NOT_FOUND;
}

/* What is no statement at all is said once, and not byte by byte. */
static void
no_text(void)
{
	static const struct {
		const char *name, *code;
		struct str bytes;
	} all[] = {
		{ "nothing", "empty_file", STR_INIT("") },
		{ "blanks", "empty_file", STR_INIT(" \n\t\r\n") },
		{ "a picture", "not_text",
		    STR_INIT("\x89PNG\r\n\x1a\n\0\0\r") },
		{ "a program", "not_text",
		    STR_INIT("\x7f"
			     "ELF\2\1\1\0\0") },
		{ "UTF-16, little end first", "bad_byte",
		    STR_INIT("\xff\xfes\0t\0") },
		{ "UTF-16, big end first", "bad_byte",
		    STR_INIT("\xfe\xff\0s\0t") },
		{ "UTF-16 without a mark", "not_text", STR_INIT("s\0t\0") },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct lang_findings fs = { 0 };
		const struct statement *st;
		struct overlay ov;
		enum err e =
		    lang_compile(arena, all[i].bytes, LANG_EN, &st, &fs);

		tap_ok(e == ERR_INVALID && fs.n == 1 &&
			   strcmp(fs.at[0].code, all[i].code) == 0,
		    all[i].name);
		fs = (struct lang_findings){ 0 };
		e = lang_compose(arena, STR("x.vern"), all[i].bytes, no_base,
		    NULL, LANG_NB, &ov, &fs);
		tap_ok(e == ERR_INVALID && fs.n == 1 &&
			   strcmp(fs.at[0].code, all[i].code) == 0,
		    arena_printf(arena, "%s, composed", all[i].name).p);
	}
}

/* A file in Latin-1 is one mistake, however many letters show it. */
static void
latin_1(void)
{
	struct lang_findings fs = { 0 };
	const struct statement *st;
	struct buf b;
	enum err e = lang_compile(arena,
	    STR("statement s {\n\tnb \"\xd8l og br\xf8"
		"d\"\n\tversion 1.0\n"
		"\tlanguages nb\n}\n# bl\xe5\n\ncontroller c {\n"
		"\tname \"\xc5se\"\n}\n"),
	    LANG_EN, &st, &fs);

	tap_ok(e == ERR_INVALID && fs.n == 1 && fs.at[0].pos.line == 2 &&
		   strcmp(fs.at[0].code, "bad_byte") == 0,
	    "Latin-1 is told at its first letter");
	buf_init(&b, 65536);
	lang_print_finding(&b, "s.vern", &fs.at[0], LANG_EN);
	tap_ok(utf8_valid(buf_str(&b)), "and what is shown of it is UTF-8");
	buf_release(&b);
}

/* What a terminal would obey is not sent to it with the line. */
static void
no_orders_to_a_terminal(void)
{
	struct lang_findings fs = { 0 };
	const struct statement *st;
	struct buf b;

	(void)!lang_compile(arena,
	    STR("statement s {\n\tversoin 1.0 # \x1b[2J\xc2\x9b\n}\n"), LANG_EN,
	    &st, &fs);
	buf_init(&b, 65536);
	for (size_t i = 0; i < fs.n; i++)
		lang_print_finding(&b, "s.vern", &fs.at[i], LANG_EN);
	tap_ok(fs.n > 0 && b.n > 0 &&
		   str_find(buf_str(&b), STR("\x1b")) == SIZE_MAX &&
		   str_find(buf_str(&b), STR("\xc2\x9b")) == SIZE_MAX,
	    "an escape in a file does not reach the terminal");
	buf_release(&b);
}

int
main(void)
{
	arena = arena_new((size_t)1 << 30);
	file_broken("test/corpus/lang/whole.vern");
	file_broken("test/corpus/lang/more.vern");
	file_broken("test/corpus/lang/rest.vern");
	file_broken("test/corpus/lang/conditions.vern");
	file_broken("test/corpus/lang/roles_groups_recipients.vern");
	file_broken("test/corpus/lang/mapping.vern");
	file_broken("test/corpus/lang/choir.vern");
	file_broken("test/corpus/lang/patients.vern");
	hidden_characters();
	no_text();
	latin_1();
	no_orders_to_a_terminal();
	tap_ok(refused * 2 > tried && refused < tried,
	    "most are refused, and some are not");
	printf("# %zu tried, %zu refused\n", tried, refused);
	arena_free(arena);
	return tap_done();
}
