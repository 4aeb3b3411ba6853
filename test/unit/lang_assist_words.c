/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The whole of the grammar can be written by completion: each keyword, word of
 * a list, name and language of the example of each line is offered at its
 * place; and so is what a file that extends another may take away.
 */
#include "base/limits.h"
#include "file.h"
#include "grammar_fixture.h"
#include "lang/assist.h"
#include "tap.h"

static const struct assist_tables *tables;

/* The example of ${p} in the block that it belongs to, below the fixture.
 * ${from_out}: where it begins. */
static struct str
file_of(struct arena *a, const struct grammar_property *p, size_t *from_out)
{
	size_t n, depth = 0;
	const struct grammar_construct *all = grammar_constructs(&n);
	struct buf b;
	struct str s;
	int path[4];

	buf_init(&b, LIMIT_STATEMENT);
	/* There is one statement only: the example stands in its block. */
	if (p->construct != GRAMMAR_STATEMENT)
		buf_puts(&b, fixture);
	else
		buf_puts(&b, strstr(fixture, "controller"));
	for (int k = p->construct; k != GRAMMAR_TOP; k = all[k].where)
		path[depth++] = k;
	for (size_t i = depth; i-- > 0;)
		buf_printf(&b, "%s {\n", head_of(path[i]));
	buf_puts(&b, "\t");
	*from_out = b.n;
	buf_puts(&b, p->example);
	for (size_t i = 0; i < depth; i++)
		buf_puts(&b, "\n}");
	buf_puts(&b, "\n");
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

/* What must be offered at a token: its phrase or name; empty where nobody can
 * know it: a text, a number, a new name, a country, a heading. */
static struct str
wanted(const struct assist *as, size_t i)
{
	const struct assist_token *at = &as->at[i];
	const struct token *t = &as->tokens.at[i];
	size_t n;

	if (t->type != TOKEN_WORD || at->construct == GRAMMAR_NONE)
		return STR_NONE;
	if (at->first)
		return t->phrase;
	if (!at->known)
		return STR_NONE;
	if (at->is.type == SYNTAX_PHRASE)
		return t->phrase;
	if (at->is.type != SYNTAX_SYMBOL)
		return STR_NONE;
	switch (grammar_symbols(&n)[at->is.symbol].kind) {
	case SYMBOL_WORD:
		return t->phrase;
	case SYMBOL_REFERENCE:
	case SYMBOL_PART:
	case SYMBOL_LANGUAGE:
		return t->text;
	default:
		return STR_NONE;
	}
}

static bool
is_offered(const struct assist_choices *all, struct str label)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i].label, label))
			return true;
	return false;
}

/* The words of the bytes from..to; the rest of the line stands behind each
 * place. */
static size_t
each_word(const struct assist *whole, size_t from, size_t to, size_t *missing)
{
	const struct date today = { 2026, 1, 30 };
	struct arena *a = arena_new(64 << 20);
	struct assist as = *whole;
	size_t tried = 0;

	as.a = a;
	for (size_t i = 0; i < as.tokens.n; i++) {
		size_t at = assist_offset(&as, &as.tokens.at[i]);
		struct str label = wanted(&as, i);
		struct assist_choices choices;

		if (at < from || label.n == 0 || at >= to)
			continue;
		tried++;
		assist_complete(&as, at, LANG_EN, today, &choices);
		if (!is_offered(&choices, label)) {
			(*missing)++;
			printf("# not offered in line %u: " STR_FMT "\n",
			    (unsigned)as.tokens.at[i].pos.line, STR_ARG(label));
		}
		arena_reset(a);
	}
	arena_free(a);
	return tried;
}

/* A whole statement, English or Norwegian: word by word. */
static void
statement(const char *path, size_t least)
{
	struct arena *a = arena_new(64 << 20);
	struct str file = read_whole(a, path);
	size_t missing = 0;
	size_t tried =
	    each_word(assist_read(a, tables, file, false), 0, file.n, &missing);

	tap_ok(missing == 0 && tried > least,
	    arena_printf(a, "%s: %zu words", path, tried).p);
	arena_free(a);
}

static void
every_example(void)
{
	size_t n;
	const struct grammar_property *all = grammar_properties(&n);
	const struct grammar_construct *constructs;
	size_t count;

	constructs = grammar_constructs(&count);
	for (size_t c = 0; c < count; c++) {
		size_t tried = 0, missing = 0;

		for (size_t i = 0; i < n; i++) {
			struct arena *a;
			struct str file;
			size_t from;

			if (all[i].construct != (int)c)
				continue;
			a = arena_new(64 << 20);
			file = file_of(a, &all[i], &from);
			tried += each_word(assist_read(a, tables, file, false),
			    from, from + strlen(all[i].example), &missing);
			arena_free(a);
		}
		tap_ok(missing == 0 &&
			   (tried > 0 || constructs[c].block == GRAMMAR_NEVER),
		    constructs[c].id);
	}
}

int
main(void)
{
	struct arena *a = arena_new(64 << 20);

	tables = assist_tables(a);
	every_example();
	statement("test/corpus/lang/choir.vern", 300);
	statement("test/corpus/lang/patients.vern", 400);
	statement("statements/ntnu-alumni.vern", 1000);
	arena_free(a);
	return tap_done();
}
