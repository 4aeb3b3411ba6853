/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_negative: what the statement says that there is none of. */
#include "lang/prose_doc.h"

static const enum prose sentences[NEGATIVE_MAX] = {
#define NEGATIVE(name, en, nb) [NEGATIVE_##name] = PROSE_NEGATIVE_##name,
#include "policy/negatives.def"
#undef NEGATIVE
};

/* An authority that asks for facts in a single case is no recipient (Art.
 * 4(9)), nor is who takes the register over; but they get them. */
static struct str
all_the_same(struct doc *d)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < d->st->facts_n; i++) {
		const struct fact *f = &d->st->facts[i];

		if (f->kind == FACT_DISCLOSURE || f->kind == FACT_TAKEOVER)
			list_label(d, &l, doc_label(d, &f->n));
	}
	return list_and(d, &l);
}

struct str
doc_negative(struct doc *d, enum negative no)
{
	struct str but = no == NEGATIVE_RECIPIENTS ? all_the_same(d) : STR_NONE;

	return but.n > 0 ? say1(d, PROSE_NEGATIVE_RECIPIENTS_BUT, but)
			 : say0(d, sentences[no]);
}
