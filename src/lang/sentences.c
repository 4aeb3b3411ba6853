/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/sentences.h"

#include "lang/prose_doc.h"

static struct str
row_text(struct arena *a, const struct node *n)
{
	struct str out = STR("");

	for (size_t i = 0; i < n->cells_n; i++)
		out = arena_printf(a, STR_FMT "%s" STR_FMT, STR_ARG(out),
		    i > 0 ? " · " : "", STR_ARG(n->cells[i]));
	return out;
}

size_t
lang_sentences(struct arena *a, const struct statement *st, enum lang lang,
    struct lang_sentence **out)
{
	struct doc d = { .a = a, .st = st, .lang = lang };
	struct lang_sentence *at;

	doc_build(&d);
	at = ARENA_ARRAY(a, struct lang_sentence, d.n + 1);
	for (size_t i = 0; i < d.n; i++) {
		const struct node *n = &d.at[i];

		at[i].ref = n->ref;
		at[i].heading = n->type == NODE_SECTION ? 2
				: n->type == NODE_TOPIC ? 3
							: 0;
		at[i].text = n->cells_n > 0 ? row_text(a, n) : n->text;
	}
	*out = at;
	return d.n;
}

bool
lang_sentence_of(const struct lang_sentence *s, struct str ref)
{
	return s->heading == 0 && ref.n > 0 && str_starts(s->ref, ref) &&
	       (s->ref.n == ref.n || s->ref.p[ref.n] == '.');
}
