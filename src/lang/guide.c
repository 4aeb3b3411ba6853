/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/guide.h"

#include "lang/edit.h"

/* A comment, and the last line of the file: whoever edits it by hand may
 * delete it, and the questions begin from the first. */
#define MARK "# next question: "

void
guide_look(struct arena *a, struct str bytes, enum lang lang, struct date today,
    struct guide *out)
{
	size_t at[LANG_FIRST];

	*out = (struct guide){ .lang = lang };
	if (lang_compile(a, bytes, lang, &out->st, &out->found) != ERR_OK)
		out->st = NULL;
	else
		lang_check(a, out->st, today, lang, &out->found);
	lang_findings_sort(&out->found);
	out->found_at =
	    ARENA_ARRAY(a, struct interview_place, out->found.n + 1);
	/* Without its places what is found is told all the same. */
	if (interview_places(a, bytes, lang, out->found.at, out->found.n,
		out->found_at) != ERR_OK)
		out->found_at =
		    ARENA_ARRAY(a, struct interview_place, out->found.n + 1);
	interview_named(a, bytes, lang, out->found.at, out->found.n);
	out->first_n = lang_first(&out->found, at);
	for (size_t i = 0; i < out->first_n; i++) {
		out->first[i] = out->found.at[at[i]];
		out->first_at[i] = out->found_at[at[i]];
	}
	if (out->st == NULL)
		return;
	for (int l = 0; l < LANG_MAX && !out->st->langs[out->lang]; l++)
		out->lang = (enum lang)l;
	for (int l = 0; l < LANG_MAX; l++)
		if (out->st->langs[l])
			out->sentences_n[l] = lang_sentences(a, out->st,
			    (enum lang)l, &out->sentences[l]);
}

const struct lang_sentence *
guide_sentence(const struct guide *g, const struct interview_ask *ask, size_t n)
{
	int l = ask->lang >= 0 ? ask->lang : (int)g->lang;

	for (size_t i = 0; i < g->sentences_n[l]; i++)
		if (lang_sentence_of(&g->sentences[l][i], ask->ref) && n-- == 0)
			return &g->sentences[l][i];
	return NULL;
}

const struct lang_sentence **
guide_said_of(struct arena *a, const struct guide *g,
    const struct interview_ask *ask, size_t *n_out)
{
	int l = ask->lang >= 0 ? ask->lang : (int)g->lang;
	const struct lang_sentence **all =
	    ARENA_ARRAY(a, const struct lang_sentence *, g->sentences_n[l] + 1);
	size_t n = 0;

	for (size_t i = 0; i < g->sentences_n[l]; i++) {
		const struct lang_sentence *s = &g->sentences[l][i];
		bool said = !lang_sentence_of(s, ask->ref);

		for (size_t k = 0; k < n && !said; k++)
			said = str_eq(all[k]->text, s->text);
		if (!said)
			all[n++] = s;
	}
	*n_out = n;
	return all;
}

struct str
guide_file_name(struct arena *a, struct str bytes)
{
	struct str name = STR("statement");
	const struct item *item;
	struct edit e;
	char *p;

	if (edit_open(&e, bytes) == ERR_OK) {
		item = edit_find(&e, KW_STATEMENT, STR_NONE);
		if (item != NULL && item->n > 1)
			name = arena_str(a, item->at[1].text);
	}
	edit_close(&e);
	p = arena_alloc(a, name.n + 1);
	for (size_t i = 0; i < name.n; i++)
		p[i] = name.p[i] == '_' ? '-' : name.p[i];
	return arena_printf(a, "%.*s.vern", (int)name.n, p);
}

struct str
guide_left_off(struct str bytes, struct str *id_out)
{
	struct str text = bytes, line;
	size_t at;

	*id_out = STR_NONE;
	while (text.n > 0 && text.p[text.n - 1] == '\n')
		text.n--;
	at = text.n;
	while (at > 0 && text.p[at - 1] != '\n')
		at--;
	line = str_sub(text, at, text.n);
	if (!str_starts(line, STR(MARK)))
		return bytes;
	*id_out = str_trim(str_sub(line, sizeof(MARK) - 1, line.n));
	text.n = at;
	while (text.n > 1 && text.p[text.n - 2] == '\n')
		text.n--;
	return text;
}

struct str
guide_mark(struct arena *a, struct str bytes, struct str id)
{
	return arena_printf(a, STR_FMT "\n" MARK STR_FMT "\n", STR_ARG(bytes),
	    STR_ARG(id));
}
