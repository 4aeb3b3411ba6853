/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whatever stands in a file, compiling ends within bounded memory, and its
 * findings point into the file. The damage is done to a shipped statement:
 * each line lost, each line doubled, the file cut off anywhere.
 */
#include "file.h"
#include "lang/lang.h"
#include "tap.h"

#define ARENA_MAX ((size_t)192 << 20)

static size_t
lines_of(struct str s)
{
	size_t n = 1;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

/* Compile ${bytes}; whether error code, statement and findings agree. */
static bool
sound(struct str bytes, enum err *e_out, size_t *errors_out)
{
	struct arena *a = arena_new(ARENA_MAX);
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;
	enum err e = lang_compile(a, bytes, LANG_EN, &st, &fs);
	size_t lines = lines_of(bytes);
	bool ok = (e == ERR_OK) == (st != NULL) &&
		  (e == ERR_OK) == (fs.errors == 0) && fs.n <= LIMIT_ERRORS;

	for (size_t i = 0; ok && i < fs.n; i++) {
		const struct lang_finding *f = &fs.at[i];

		ok = f->pos.line >= 1 && f->pos.line <= lines &&
		     f->pos.col >= 1 && f->pos.col <= f->source_line.n + 2 &&
		     f->text.n != 0;
		if (i > 0)
			ok = ok && f[-1].pos.line <= f->pos.line;
	}
	arena_free(a);
	*e_out = e;
	*errors_out = fs.errors;
	return ok;
}

/* ---- damage --------------------------------------------------------- */

static void
damaged(struct str file, const char *what, size_t step, size_t lost,
    size_t doubled)
{
	struct buf b;
	bool ok = true;
	size_t lines = lines_of(file) - 1, refused = 0, tried = 0;

	buf_init(&b, 4 * LIMIT_STATEMENT);
	for (size_t skip = 0; skip < lines; skip += step) {
		struct str rest = file, line;
		size_t i = 0, errors;
		enum err e;

		buf_reset(&b);
		while (str_cut(&rest, '\n', &line) && rest.p != NULL) {
			if (i == skip && lost != 0) {
				i++;
				continue;
			}
			for (size_t k = 0; k < (i == skip ? doubled : 1); k++) {
				buf_put(&b, line);
				buf_putc(&b, '\n');
			}
			i++;
		}
		ok = sound(buf_str(&b), &e, &errors) && ok;
		refused += e != ERR_OK;
		tried++;
	}
	buf_release(&b);
	printf("# %s: %zu of %zu refused\n", what, refused, tried);
	tap_ok(ok && refused > tried / 5, what);
}

static void
cut_off(struct str file)
{
	bool ok = true;
	size_t wrong = 0;

	for (size_t n = 0; n < file.n; n += 97) {
		enum err e;
		size_t errors;

		ok = sound(str_sub(file, 0, n), &e, &errors) && ok;
		/* Cut inside a block it can never be a whole statement. */
		wrong += e == ERR_OK;
	}
	printf("# cut off: %zu cuts compile\n", wrong);
	tap_ok(ok, "a file cut off anywhere");
}

static void
swapped(struct str file)
{
	static const char bytes[] = "{}\",:#\n\t\\\xff\0a9";
	struct buf b;
	bool ok = true;

	buf_init(&b, 4 * LIMIT_STATEMENT);
	for (size_t n = 0; n < file.n; n += 211) {
		enum err e;
		size_t errors;

		buf_reset(&b);
		buf_put(&b, file);
		b.p[n] = bytes[(n / 211) % (sizeof(bytes) - 1)];
		ok = sound(buf_str(&b), &e, &errors) && ok;
	}
	buf_release(&b);
	tap_ok(ok, "a byte changed anywhere");
}

/* ---- too much ------------------------------------------------------- */

struct heap {
	const char *name, *before, *again, *after;
};

static const struct heap heaps[] = {
	{ "unknown parts", "", "purpos x {\n}\n", "" },
	{ "open braces", "", "{", "" },
	{ "open blocks", "", "a {\n", "" },
	{ "words", "", "a ", "" },
	{ "three quotes", "", "\"\"\"\n", "" },
	{ "open texts", "", "\"\n", "" },
	{ "promises", "", "promise x ", "" },
	{ "commas", "", ",", "" },
	{ "closing braces", "", "}", "" },
	{ "fields", "statement s {\nlanguages nb\n}\n", "field f text {\n}\n",
	    "" },
	{ "kinds in a list",
	    "statement s {\nlanguages nb\n}\nkind of person k {\n"
	    "by own registration\n}\npurpose p {\nfor k",
	    ", k", "\n}\n" },
	{ "fields in a list",
	    "statement s {\nlanguages nb\n}\nfield f text {\n}\n"
	    "purpose p {\nusing f",
	    ", g", "\n}\n" },
	{ "choices", "statement s {\nlanguages nb\n}\nfield f choice {\n",
	    "value v nb \"x\"\n", "}\n" },
	{ "comments", "", "# a\n", "" },
	{ "backslashes", "", "\\", "" },
};

static void
heap(const struct heap *h)
{
	struct buf b;
	enum err e;
	size_t errors;

	buf_init(&b, LIMIT_STATEMENT);
	buf_puts(&b, h->before);
	while (b.n + strlen(h->again) + strlen(h->after) < 400000)
		buf_puts(&b, h->again);
	buf_puts(&b, h->after);
	tap_ok(sound(buf_str(&b), &e, &errors) && e == ERR_INVALID, h->name);
	buf_release(&b);
}

static void
too_big(void)
{
	static char bytes[LIMIT_STATEMENT + 1];
	struct arena *a = arena_new(ARENA_MAX);
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;

	memset(bytes, '\n', sizeof(bytes));
	tap_err(lang_compile(a, (struct str){ bytes, sizeof(bytes) }, LANG_EN,
		    &st, &fs),
	    ERR_TOO_BIG, "a byte more than the limit");
	tap_ok(fs.errors == 1 && strcmp(fs.at[0].code, "too_big") == 0,
	    "and says so");
	fs = (struct lang_findings){ 0 };
	tap_err(lang_compile(a, (struct str){ bytes, LIMIT_STATEMENT }, LANG_EN,
		    &st, &fs),
	    ERR_INVALID, "as many empty lines as may be are no statement");
	arena_free(a);
}

int
main(void)
{
	struct arena *a = arena_new(ARENA_MAX);
	struct str file = read_whole(a, "statements/ntnu-alumni.vern");

	tap_ok(file.n > 20000, "there is a statement to damage");
	damaged(file, "each third line lost", 3, 1, 0);
	damaged(file, "each third line doubled", 3, 0, 2);
	cut_off(file);
	swapped(file);
	for (size_t i = 0; i < ARRAY_LEN(heaps); i++)
		heap(&heaps[i]);
	too_big();
	arena_free(a);
	return tap_done();
}
