/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/speaks: in which language a statement is spoken of. */
#include "lang/lang.h"
#include "lang/words.h"

static enum lang
of_set(const bool langs[LANG_MAX])
{
	if (langs[LANG_EN])
		return LANG_EN;
	for (int l = 0; l < LANG_MAX; l++)
		if (langs[l])
			return (enum lang)l;
	return LANG_EN;
}

enum lang
lang_speaks(const struct statement *st)
{
	return of_set(st->langs);
}

enum lang
lang_told_in(const struct statement *st)
{
	return st->langs[LANG_NB] ? LANG_NB : of_set(st->langs);
}

static bool
is_blank(char x)
{
	return x == ' ' || x == '\t' || x == ',' || x == '\r';
}

/* The next word of a line; STR_NONE at its end, which a comment is. */
static struct str
next_word(struct str *line)
{
	struct str word;

	while (line->n > 0 && is_blank(line->p[0]))
		*line = str_sub(*line, 1, line->n);
	word = *line;
	word.n = 0;
	if (str_starts(*line, STR("#")))
		return STR_NONE;
	while (word.n < line->n && !is_blank(line->p[word.n]))
		word.n++;
	*line = str_sub(*line, word.n, line->n);
	return word;
}

enum lang
lang_speaks_source(struct str source)
{
	bool langs[LANG_MAX] = { false };
	struct str line, word;
	enum lang l;

	while (str_cut(&source, '\n', &line)) {
		word = next_word(&line);
		if (!keyword_is_spelled(KW_LANGUAGES, word))
			continue;
		while ((word = next_word(&line)).n > 0)
			if (lang_find(word, &l) == ERR_OK)
				langs[l] = true;
		break;
	}
	return of_set(langs);
}
