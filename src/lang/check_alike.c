/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_alike: things beside the register that are called the same, and
 * stand in one list of how long each is kept.
 */
#include "lang/check_private.h"
#include "lang/read.h"

static bool
called_alike(const struct statement *st, const struct text *x,
    const struct text *y)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (st->langs[l] && x->in[l].n > 0 &&
		    str_eq_nocase(x->in[l], y->in[l]))
			return true;
	return false;
}

/* "data category grades". */
static struct str
fact_said(struct check *c, const struct fact *f)
{
	const struct phrase *p = &lang_keywords[fact_keyword(f->kind)];

	return arena_printf(c->a, STR_FMT " " STR_FMT,
	    STR_ARG(c->lang == LANG_EN ? p->en : p->nb), STR_ARG(f->n.name));
}

static const struct fact *
earlier_alike(const struct statement *st, const struct named *n, size_t facts)
{
	for (size_t i = 0; i < facts; i++)
		if (fact_kept(&st->facts[i]) != NULL &&
		    called_alike(st, &st->facts[i].n.label, &n->label))
			return &st->facts[i];
	return NULL;
}

void
check_alike(struct check *c)
{
	const struct statement *st = c->st;
	const struct fact *other;

	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		other =
		    fact_kept(f) == NULL ? NULL : earlier_alike(st, &f->n, i);
		if (other != NULL)
			found_name2(c, FINDING_label_shared, &f->n,
			    fact_said(c, other));
	}
	for (size_t i = 0; i < st->logs_n; i++) {
		other = earlier_alike(st, &st->logs[i].n, st->facts_n);
		if (other != NULL)
			found_name2(c, FINDING_label_shared, &st->logs[i].n,
			    fact_said(c, other));
	}
}
