/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/line_said: what is said of a line that begins with nothing that may be
 * said where it stands: what was meant, or what may be said.
 */
#include "lang/read.h"

/* The phrases that may begin a line here; and of them those that a wrong one
 * may be near to. */
struct phrases {
	const struct phrase **at, **near;
	size_t n, near_n;
};

static struct phrases
phrases_of(struct reader *r, const struct item *kid,
    const struct property *table, size_t n)
{
	struct phrases all = { .n = 0 };
	/* Codes are so short that any short word is near to one: a label has
	 * its text behind it. */
	bool labels = kid->n >= 2 && kid->at[1].type == TOKEN_TEXT;

	all.at = arena_array(r->a, sizeof(*all.at), n + LANG_MAX + 1);
	all.near = arena_array(r->a, sizeof(*all.near), n + LANG_MAX + 1);
	for (size_t i = 0; i < n; i++) {
		bool label = table[i].kw == KW_LANGUAGE;
		int more = label ? LANG_MAX + 1 : 1;

		for (int l = 0; l < more; l++) {
			const struct phrase *one =
			    &lang_keywords[(int)table[i].kw + l];

			all.at[all.n++] = one;
			if (!label || labels)
				all.near[all.near_n++] = one;
		}
	}
	return all;
}

/* What the line begins with, one word or several, and what that may mean: all
 * lengths are tried, what is known before what is only near. */
static struct str
meant_by(struct reader *r, const struct item *kid, const struct phrases *all,
    struct str *said)
{
	const struct token *first = &kid->at[0];
	const struct str *names;
	struct str meant = STR_NONE;

	for (int known = 1; known >= 0 && meant.n == 0; known--)
		for (size_t i = 0; i < kid->n && i < 5 && meant.n == 0; i++) {
			const struct token *t = &kid->at[i];

			if (t->type != TOKEN_WORD && i > 0)
				break;
			*said = tokens_span(first, t);
			meant = known ? phrases_synonym(r, *said, all->near,
					    all->near_n)
				      : phrases_suggest(r, *said, all->near,
					    all->near_n, &names);
		}
	return meant;
}

void
read_unknown_line(struct reader *r, const struct item *kid, enum kw what,
    const struct property *table, size_t n)
{
	struct pos pos = kid->at[0].pos;
	const struct str *names = NULL;
	struct str said = STR_NONE, meant;
	struct phrases all;

	if (messages_full(&r->m)) {
		message_say(&r->m, MESSAGE_unknown_property, pos, STR_NONE,
		    STR_NONE);
		return;
	}
	all = phrases_of(r, kid, table, n);
	meant = meant_by(r, kid, &all, &said);
	if (meant.n != 0)
		pos.len = (uint32_t)said.n;
	else
		(void)phrases_suggest(r, STR_NONE, all.at, all.n, &names);
	message_meant(&r->m, MESSAGE_unknown_property, pos, item_word(kid),
	    keyword_shown(r, what), meant, names, names == NULL ? 0 : all.n);
}
