/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/printed_size: the table of what is used for what names purposes again
 * and again: each part of a record may name all of them. A file whose table
 * nobody could read, and no server could hold, is refused.
 */
#include "lang/read.h"

/* Bytes, language by language. */
struct sizes {
	size_t of[LANG_MAX];
};

static void
add_label(struct sizes *s, const struct purpose *p)
{
	for (int l = 0; l < LANG_MAX; l++)
		s->of[l] += text_in(&p->n.label, (enum lang)l).n;
}

static void
add_labels(struct sizes *s, const struct statement *st,
    const struct index_list *purposes)
{
	for (size_t i = 0; i < purposes->n; i++)
		add_label(s, &st->purposes[purposes->at[i]]);
}

/* The rows of fields, where a purpose is not for all of them alike. */
static void
add_fields(struct sizes *s, const struct statement *st)
{
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		struct fieldset uses = purpose_fields(st, p);

		for (int f = 0; f < (int)st->fields_n && !p->all_fields; f++)
			if (fieldset_has(&uses, f))
				add_label(s, p);
	}
}

void
check_printed_size(struct reader *r)
{
	const struct statement *st = r->st;
	const struct purpose *longest = NULL;
	struct sizes sum = { { 0 } };
	size_t most = 0;

	add_fields(&sum, st);
	for (size_t i = 0; i < st->facts_n; i++)
		add_labels(&sum, st, &st->facts[i].purposes);
	for (int l = 0; l < LANG_MAX; l++)
		most = sum.of[l] > most ? sum.of[l] : most;
	if (most <= LIMIT_PRINTED)
		return;
	for (size_t i = 0; i < st->purposes_n; i++)
		if (longest == NULL || st->purposes[i].n.label.in[r->m.lang].n >
					   longest->n.label.in[r->m.lang].n)
			longest = &st->purposes[i];
	message_say(&r->m, MESSAGE_printed_too_long, longest->n.pos,
	    arena_printf(r->a, "%d", LIMIT_PRINTED), STR_NONE);
}
