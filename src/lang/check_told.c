/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_told: what is told in free words though a part says it, and what
 * is said in two ways.
 */
#include "lang/check_private.h"
#include "lang/read.h"

static const struct {
	enum fact_kind kind;
	const char *word;
} likes[] = {
#define TOLD_LIKE(kind_, word_) { FACT_##kind_, word_ },
#define TOLD_NOT(kind_, word_)
#include "lang/told_like.def"
#undef TOLD_LIKE
#undef TOLD_NOT
}, nots[] = {
#define TOLD_LIKE(kind_, word_)
#define TOLD_NOT(kind_, word_) { FACT_##kind_, word_ },
#include "lang/told_like.def"
#undef TOLD_LIKE
#undef TOLD_NOT
};

static bool
says(const struct text *t, const char *word)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (holds(t->in[l], word))
			return true;
	return false;
}

static void
check_free_words(struct check *c, const struct told *t)
{
	size_t i = 0;

	while (i < ARRAY_LEN(likes) && !says(&t->n.label, likes[i].word) &&
	       !says(&t->n.about, likes[i].word))
		i++;
	if (i == ARRAY_LEN(likes))
		return;
	for (size_t k = 0; k < ARRAY_LEN(nots); k++)
		if (nots[k].kind == likes[i].kind &&
		    (says(&t->n.label, nots[k].word) ||
			says(&t->n.about, nots[k].word)))
			return;
	found_name2(c, FINDING_told_is_declared, &t->n,
	    phrase_in(&lang_keywords[fact_keyword(likes[i].kind)], c->lang));
}

/* A processor names its tool, and a transfer to it says another or the same. */
static void
check_transfers(struct check *c, const struct fact *f)
{
	const struct index_list *by = &VALUE(f, TRANSFER, PROCESSORS)->list;

	for (size_t i = 0; i < by->n; i++) {
		const struct processor *p = &c->st->processors[by->at[i]];

		if (!text_is_empty(&p->tool))
			found_name2(c, FINDING_transfer_twice, &p->n,
			    f->n.name);
	}
}

void
check_told(struct check *c)
{
	for (size_t i = 0; i < c->st->told_n; i++)
		check_free_words(c, &c->st->told[i]);
	for (size_t i = 0; i < c->st->facts_n; i++)
		if (c->st->facts[i].kind == FACT_TRANSFER)
			check_transfers(c, &c->st->facts[i]);
}
