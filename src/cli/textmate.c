/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/textmate: a TextMate grammar of the language, from its tables. */
#include "cli/textmate.h"

#include <string.h>

#include "lang/grammar.h"
#include "view/view.h"

#define PATTERN_MAX (1 << 20)
#define PHRASES_MAX 2048

/* A word ends where no letter, digit, '_', '-' or '.' goes on. */
#define BEGINS "(?<![\\w.-])"
#define ENDS   "(?![\\w.-])"
#define NAME   "[a-z][a-z0-9_]*"

struct phrases {
	struct str at[PHRASES_MAX];
	size_t n;
};

/* Longest first: the first alternative that fits is taken. */
static void
add(struct phrases *p, struct str s)
{
	size_t i = p->n;

	for (size_t k = 0; k < p->n; k++)
		if (str_eq(p->at[k], s))
			return;
	if (p->n >= PHRASES_MAX)
		return;
	while (i > 0 &&
	       (p->at[i - 1].n < s.n ||
		   (p->at[i - 1].n == s.n && str_cmp(p->at[i - 1], s) > 0))) {
		p->at[i] = p->at[i - 1];
		i--;
	}
	p->at[i] = s;
	p->n++;
}

static void
add_phrase(struct phrases *p, const struct phrase *phrase)
{
	add(p, phrase->en);
	add(p, phrase->nb);
}

/* "(?:review[ \t]+by|…)" */
static void
put_alternatives(struct buf *out, const struct phrases *p)
{
	buf_puts(out, "(?:");
	for (size_t i = 0; i < p->n; i++) {
		buf_puts(out, i == 0 ? "" : "|");
		for (size_t k = 0; k < p->at[i].n; k++) {
			char c = p->at[i].p[k];

			if (c == ' ')
				buf_puts(out, "[ \\t]+");
			else if (strchr(".*+?()[]{}|\\^$", c) != NULL)
				buf_printf(out, "\\%c", c);
			else
				buf_putc(out, c);
		}
	}
	buf_putc(out, ')');
}

static void
put_rule(struct json *j, const char *key, const char *scope, struct str match)
{
	json_open(j, key);
	json_str(j, "name", str_of(scope));
	json_str(j, "match", match);
	json_close(j);
}

static void
put_phrases(struct json *j, const char *key, const char *scope,
    const struct phrases *p)
{
	struct buf b;

	buf_init(&b, PATTERN_MAX);
	buf_puts(&b, BEGINS);
	put_alternatives(&b, p);
	buf_puts(&b, ENDS);
	put_rule(j, key, scope, buf_str(&b));
	buf_release(&b);
}

/* ---- words ---------------------------------------------------------- */

static void
put_reserved(struct json *j)
{
	struct phrases keywords = { .n = 0 }, languages = { .n = 0 };

	for (int i = 0; i < KW_MAX; i++)
		add_phrase(i < LANG_MAX ? &languages : &keywords,
		    &lang_keywords[i]);
	for (size_t i = 0; i < ALIASES_N; i++)
		add_phrase(&keywords,
		    &(const struct phrase){ lang_aliases[i].nb,
			lang_aliases[i].nb });
	put_phrases(j, "language", "storage.modifier.language.vern",
	    &languages);
	put_phrases(j, "keyword", "keyword.other.vern", &keywords);
}

static void
put_words(struct json *j)
{
	struct phrases words = { .n = 0 };

	for (int w = 0; w < WORDS_MAX; w++) {
		struct word_list l = words_list((enum words)w);

		for (size_t i = 0; i < l.n; i++)
			add_phrase(&words, &l.at[i]);
	}
	put_phrases(j, "word", "support.constant.vern", &words);
}

static void
put_capture(struct json *j, const char *no, const char *scope)
{
	json_open(j, no);
	json_str(j, "name", str_of(scope));
	json_close(j);
}

/* A part of the file begins at the left, a field of a record further in: the
 * keyword, and the name where one is declared. */
static void
put_constructs(struct json *j)
{
	size_t n;
	const struct grammar_construct *all = grammar_constructs(&n);
	struct phrases named = { .n = 0 }, bare = { .n = 0 };
	struct buf b;

	for (size_t i = 0; i < n; i++)
		if (all[i].where == GRAMMAR_TOP)
			add_phrase(strncmp(all[i].head, "NAME", 4) == 0 ? &named
									: &bare,
			    &lang_keywords[all[i].kw]);
	buf_init(&b, PATTERN_MAX);
	buf_puts(&b, "^([ \\t]*)(");
	put_alternatives(&b, &named);
	buf_puts(&b, ")" ENDS "[ \\t]+(" NAME ")" ENDS);
	json_open(j, "declaration");
	json_str(j, "match", buf_str(&b));
	json_open(j, "captures");
	put_capture(j, "2", "storage.type.vern");
	put_capture(j, "3", "entity.name.type.vern");
	json_close(j);
	json_close(j);
	buf_reset(&b);
	buf_puts(&b, "^");
	put_alternatives(&b, &bare);
	buf_puts(&b, ENDS);
	put_rule(j, "part", "storage.type.vern", buf_str(&b));
	buf_release(&b);
}

/* ---- texts ---------------------------------------------------------- */

static void
put_texts(struct json *j)
{
	json_open(j, "block");
	json_str(j, "name", STR("string.quoted.triple.vern"));
	json_str(j, "begin", STR("\"\"\""));
	json_str(j, "end", STR("\"\"\""));
	json_close(j);
	json_open(j, "text");
	json_str(j, "name", STR("string.quoted.double.vern"));
	json_str(j, "begin", STR("\""));
	json_str(j, "end", STR("\"|$"));
	json_array(j, "patterns");
	put_rule(j, NULL, "constant.character.escape.vern",
	    STR("\\\\[\"\\\\]"));
	put_rule(j, NULL, "invalid.illegal.escape.vern", STR("\\\\."));
	json_array_end(j);
	json_close(j);
}

static void
put_values(struct json *j)
{
	put_rule(j, "comment", "comment.line.number-sign.vern", STR("#.*$"));
	put_rule(j, "date", "constant.numeric.date.vern",
	    STR(BEGINS "[0-9]{4}-[0-9]{2}-[0-9]{2}" ENDS));
	put_rule(j, "version", "constant.numeric.version.vern",
	    STR(BEGINS "[0-9]+(?:\\.[0-9]+)+" ENDS));
	put_rule(j, "number", "constant.numeric.vern",
	    STR(BEGINS "[0-9]+" ENDS));
	put_rule(j, "term", "support.type.term.vern",
	    STR(BEGINS "[A-Za-z][\\w-]*:[A-Z][\\w-]*"));
	put_rule(j, "country", "constant.other.country.vern",
	    STR(BEGINS "[A-Z]{2}" ENDS));
	put_rule(j, "name", "variable.other.vern",
	    STR(BEGINS NAME "(?:\\." NAME ")?" ENDS));
	put_rule(j, "punctuation", "punctuation.separator.vern", STR("[,:{}]"));
}

void
textmate_put(struct buf *out)
{
	static const char *const order[] = { "comment", "block", "text",
		"declaration", "part", "date", "version", "number", "term",
		"keyword", "language", "word", "country", "name",
		"punctuation" };
	struct json j;

	json_init(&j, out);
	json_open(&j, NULL);
	json_str(&j, "name", STR("Vern"));
	json_str(&j, "scopeName", STR("source.vern"));
	json_array(&j, "fileTypes");
	json_str(&j, NULL, STR("vern"));
	json_array_end(&j);
	json_array(&j, "patterns");
	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		struct buf b;

		buf_init(&b, 64);
		buf_printf(&b, "#%s", order[i]);
		json_open(&j, NULL);
		json_str(&j, "include", buf_str(&b));
		json_close(&j);
		buf_release(&b);
	}
	json_array_end(&j);
	json_open(&j, "repository");
	put_values(&j);
	put_texts(&j);
	put_constructs(&j);
	put_reserved(&j);
	put_words(&j);
	json_close(&j);
	json_close(&j);
	buf_putc(out, '\n');
}
