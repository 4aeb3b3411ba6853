/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_choices: the right to object, near the top and apart from all else
 * (Art. 21(4)): to which purposes, for whom, and how; and every choice there
 * is.
 */
#include "lang/prose_doc.h"
#include "lang/ways.h"
#include "policy/right.h"
#include "policy/whose.h"

#define OBJECTED (1U << BASIS_E | 1U << BASIS_F)

struct str
doc_objects_by(struct doc *d, const struct purpose *p,
    const struct index_list *kinds)
{
	const struct right_rule *r = &d->st->rights[RIGHT_OBJECTION];
	struct str by =
	    doc_by(d, ways_of(d->st, p, kinds, p->withdraw), p->withdraw_link);

	/* What one does for a client is objected to there. */
	if (by.n == 0 && controller_is_client(d->st, p->controller))
		return say2(d, PROSE_LABELLED,
		    doc_their(d, p->controller, PROSE_YOURS), doc_reach(d, p));
	if (by.n == 0 && r->declared)
		by = doc_by(d,
		    ways_of(d->st, p, kinds, right_channels(r, p->controller)),
		    false);
	return by.n > 0 ? by : doc_reach(d, p);
}

/* "by email (donors)" of whom it holds, where it is not everybody. */
static struct str
whom_and_how(struct doc *d, const struct purpose *p)
{
	struct index_list kinds;
	struct str by, whom;
	bool all;

	if (!purpose_rests_for(d, p, OBJECTED, &kinds, &all))
		return STR_NONE;
	by = doc_objects_by(d, p, all ? NULL : &kinds);
	if (all)
		return by.n > 0 ? by : say0(d, PROSE_OB_EVERYBODY);
	whom = doc_kinds(d, &kinds);
	return by.n > 0 ? doc_beside(d, by, whom) : whom;
}

/* What is sent as marketing on other grounds than a yes, which is withdrawn. */
static struct str
marketing(struct doc *d)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < d->st->purposes_n; i++) {
		const struct purpose *p = &d->st->purposes[i];
		bool only_consent = p->bases_n > 0;

		for (size_t k = 0; k < p->bases_n; k++)
			only_consent =
			    only_consent && p->bases[k].code == BASIS_A;
		if (p->class == CLASS_MARKETING && !only_consent)
			list_label(d, &l, doc_label(d, &p->n));
	}
	return list_and(d, &l);
}

void
prose_objection(struct doc *d)
{
	const struct statement *st = d->st;
	bool said = false;

	doc_section(d, "objection", PROSE_H_OBJECTION);
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		struct str says = whom_and_how(d, p);

		if (says.n == 0)
			continue;
		if (!said)
			doc_say0(d, "grounds", PROSE_OB_LEAD);
		said = true;
		doc_item(d, doc_leaf(d, "purpose." STR_FMT, STR_ARG(p->n.name)),
		    doc_capital(d, doc_label(d, &p->n)),
		    doc_ref(d, "purpose", p->n.name), says);
	}
	doc_say1(d, "marketing", PROSE_OB_MARKETING, marketing(d));
}

/* ---- choices (Art. 13(2)(c); ISO/IEC 29184, 5.3.14) ------------------- */

void
prose_choices(struct doc *d)
{
	static const struct no_words words = { PROSE_CH_WITHDRAW,
		PROSE_CH_OBJECT, PROSE_CH_REFUSE, true };
	const struct statement *st = d->st;

	prose_section(d, "choices", PROSE_H_CHOICES, "choices");
	for (size_t i = 0; i < st->purposes_n; i++)
		doc_say_no(d,
		    doc_leaf(d, STR_FMT, STR_ARG(st->purposes[i].n.name)),
		    &st->purposes[i], &words);
	doc_say_all_guardians(d);
	prose_declared(d, "choices");
}
