/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The manual is true: all its examples together are one statement that
 * compiles, and every word of the language stands in it.
 */
#include "lang/words.h"
#include "tap.h"

static struct str
read_manual(struct arena *a)
{
	static char bytes[1 << 20];
	FILE *f = fopen("doc/STATEMENT.md", "rb");
	size_t n;

	if (f == NULL)
		return STR_NONE;
	n = fread(bytes, 1, sizeof(bytes), f);
	(void)fclose(f);
	return arena_str(a, (struct str){ .p = bytes, .n = n });
}

/* The blocks fenced as vern, one after the other. */
static struct str
examples(struct arena *a, struct str manual)
{
	struct str line, s;
	struct buf b;
	bool inside = false;

	buf_init(&b, 1 << 20);
	while (str_cut(&manual, '\n', &line)) {
		if (str_is(line, "```vern"))
			inside = true;
		else if (str_is(line, "```"))
			inside = false;
		else if (inside) {
			buf_put(&b, line);
			buf_putc(&b, '\n');
		}
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

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

/* Constructs and properties: in the grammar, between quotes. */
static void
grammar(struct arena *a, struct str manual)
{
	bool all = true;

	for (size_t i = 0; i < KW_MAX; i++) {
		struct str en = lang_keywords[i].en;

		if (str_find(manual, arena_printf(a, "\"" STR_FMT "\"",
					 STR_ARG(en))) == SIZE_MAX) {
			printf("# not in the grammar: " STR_FMT "\n",
			    STR_ARG(en));
			all = false;
		}
	}
	tap_ok(all, "every reserved word stands in the grammar");
}

int
main(void)
{
	struct arena *a = arena_new(256 << 20);
	struct str manual = read_manual(a), file = examples(a, manual);
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
	arena_free(a);
	return tap_done();
}
