/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_alike: things beside the register that are called the same, and
 * stand in one list of how long each is kept.
 */
#include "lang/check_private.h"
#include "lang/read.h"

/* What is kept, by what the file calls it: "data category grades". */
struct thing {
	enum kw kw;
	const struct named *n;
};

/* In small letters: "Årskort" is "årskort". */
static bool
called_alike(struct check *c, const struct text *x, const struct text *y)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (c->st->langs[l] && x->in[l].n > 0 &&
		    str_eq(text_fold(c->a, x->in[l]),
			text_fold(c->a, y->in[l])))
			return true;
	return false;
}

/* The first of those before ${at} that is called the same is told. */
static void
check_thing(struct check *c, const struct thing *all, size_t at)
{
	for (size_t i = 0; i < at; i++) {
		if (!called_alike(c, &all[i].n->label, &all[at].n->label))
			continue;
		found_name2(c, FINDING_label_shared, all[at].n,
		    arena_printf(c->a, STR_FMT " " STR_FMT,
			STR_ARG(phrase_in(&lang_keywords[all[i].kw], c->lang)),
			STR_ARG(all[i].n->name)));
		return;
	}
}

void
check_alike(struct check *c)
{
	const struct statement *st = c->st;
	struct thing *all =
	    ARENA_ARRAY(c->a, struct thing, st->facts_n + st->logs_n);
	size_t n = 0;

	for (size_t i = 0; i < st->facts_n; i++)
		if (fact_kept(&st->facts[i]) != NULL)
			all[n++] =
			    (struct thing){ fact_keyword(st->facts[i].kind),
				    &st->facts[i].n };
	for (size_t i = 0; i < st->logs_n; i++)
		all[n++] = (struct thing){ KW_LOG, &st->logs[i].n };
	for (size_t i = 0; i < n; i++)
		check_thing(c, all, i);
}
