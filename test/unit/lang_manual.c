/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The manual is true: all its examples together are one statement that
 * compiles, its tables are those of the program, and every word of the
 * language stands in it.
 */
#include "lang/reference.h"
#include "lang_blocks.h"
#include "tap.h"

static bool
says(struct arena *a, struct str manual, struct str phrase)
{
	/* In a table of words, or in the text, between other words. */
	return str_find(manual, arena_printf(a, "| " STR_FMT " |",
				    STR_ARG(phrase))) != SIZE_MAX;
}

static void
phrases(struct arena *a, struct str manual, const char *list,
    const struct phrase *at, size_t n)
{
	bool all = true;

	for (size_t i = 0; i < n; i++)
		if (!says(a, manual, at[i].en) || !says(a, manual, at[i].nb)) {
			printf("# not in the manual: " STR_FMT "\n",
			    STR_ARG(at[i].en));
			all = false;
		}
	tap_ok(all, list);
}

static bool
holds(struct arena *a, struct str manual, const char *before, struct str what,
    const char *after)
{
	return str_find(manual, arena_printf(a, "%s" STR_FMT "%s", before,
				    STR_ARG(what), after)) != SIZE_MAX;
}

/* Constructs and properties: in the grammar, between quotes; those of declared
 * facts in their tables. */
static void
grammar(struct arena *a, struct str manual)
{
	bool all = true;

	for (size_t i = 0; i < KW_MAX; i++) {
		struct str en = lang_keywords[i].en;

		bool free = !keyword_is_reserved((enum kw)i);

		if (!holds(a, manual, "\"", en, "\"") &&
		    !(free && (holds(a, manual, "`", en, "") ||
				  holds(a, manual, "#### ", en, "\n")))) {
			printf("# not in the grammar: " STR_FMT "\n",
			    STR_ARG(en));
			all = false;
		}
	}
	tap_ok(all, "every keyword stands in the grammar or in a table");
}

/* What stands between the marks is what the tables say now. */
static void
tables(struct str manual)
{
	struct buf b;

	buf_init(&b, 2 << 20);
	tap_err(reference_fill(&b, manual), ERR_OK,
	    "every table that the manual asks for is there");
	if (!tap_ok(str_eq(buf_str(&b), manual),
		"the manual's tables are those of the program"))
		puts("# say: make reference");
	buf_reset(&b);
	tap_err(reference_fill(&b,
		    STR("<!-- table: nothing -->\n<!-- end -->\n")),
	    ERR_NOT_FOUND, "there is no such table");
	buf_reset(&b);
	tap_err(reference_fill(&b, STR("<!-- table: acts -->\n")), ERR_INVALID,
	    "a table has an end");
	buf_reset(&b);
	tap_err(reference_fill(&b,
		    STR("<!-- table: acts -->\nold\n<!-- end -->\nbehind\n")),
	    ERR_OK, "an old table is replaced");
	tap_ok(str_find(buf_str(&b), STR("old")) == SIZE_MAX &&
		   str_ends(buf_str(&b), STR("behind\n")) &&
		   str_find(buf_str(&b), STR("| find | finne |")) != SIZE_MAX,
	    "by what the program says");
	buf_release(&b);
}

/* As plain text: every line that may stand in the block, in both languages. */
static void
plain(struct arena *a)
{
	size_t n, rows;
	const struct grammar_construct *all = grammar_constructs(&n);
	bool good = true;

	for (size_t i = 0; i < n; i++)
		for (int nb = 0; nb < 2; nb++) {
			const struct grammar_property *p =
			    grammar_of((int)i, &rows);
			struct buf b;

			buf_init(&b, 1 << 20);
			reference_construct(&b, (int)i, nb ? LANG_NB : LANG_EN);
			for (size_t k = 0; k < rows; k++)
				good = good && holds(a, buf_str(&b), "",
						   str_of(nb ? p[k].about.nb
							     : p[k].about.en),
						   "\n");
			good =
			    good &&
			    holds(a, buf_str(&b), "",
				str_of(nb ? all[i].about.nb : all[i].about.en),
				"\n");
			buf_release(&b);
		}
	tap_ok(good, "a construct as plain text says all of its lines");
}

int
main(void)
{
	struct arena *a = arena_new(256 << 20);
	struct str manual = read_whole(a, "doc/STATEMENT.md"),
		   file = vern_blocks(a, manual);
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;
	struct buf b;

	buf_init(&b, 1 << 20);
	tap_ok(file.n > 2000, "the manual has examples");
	tap_err(lang_compile(a, file, LANG_EN, &st, &fs), ERR_OK,
	    "all examples of the manual together compile");
	for (size_t i = 0; i < fs.n; i++)
		lang_print_finding(&b, "# STATEMENT.md", &fs.at[i], LANG_EN);
	printf(STR_FMT, STR_ARG(buf_str(&b)));
	buf_release(&b);
	phrases(a, manual, "every reserved word has its row", lang_keywords,
	    KW_MAX);
	for (int w = 0; w < WORDS_MAX; w++) {
		struct word_list l = words_list((enum words)w);

		phrases(a, manual, "every word of a list has its row", l.at,
		    l.n);
	}
	grammar(a, manual);
	tables(manual);
	plain(a);
	arena_free(a);
	return tap_done();
}
