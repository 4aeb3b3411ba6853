/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_place: where facts go (Art. 13(1)(f); ISO/IEC 29184, 5.3.9). */
#include "lang/prose_doc.h"

static void
add_transfer(struct doc *d, struct list *l, const struct fact *f)
{
	const struct fact_value *to;

	if (f->kind != FACT_TRANSFER)
		return;
	to = fact_says(f, FACT_PROPERTY_TRANSFER_COUNTRIES);
	for (size_t i = 0; i < to->lines_n; i++)
		list_add_once(d, l, doc_country(d, to->lines[i]));
}

void
prose_place(struct doc *d)
{
	const struct statement *st = d->st;
	struct list l = { .n = 0 };

	prose_section(d, "place", PROSE_H_PLACE, "place");
	if (st->eea_only)
		doc_say0(d, "eea_only", PROSE_EEA_ONLY);
	for (size_t i = 0; i < st->processors_n; i++)
		list_add_once(d, &l, doc_country(d, st->processors[i].country));
	doc_say1(d, "processors", PROSE_PL_PROCESSORS, list_and(d, &l));
	l.n = 0;
	for (size_t i = 0; i < st->recipients_n; i++)
		list_add_once(d, &l, doc_country(d, st->recipients[i].country));
	doc_say1(d, "recipients", PROSE_PL_RECIPIENTS, list_and(d, &l));
	l.n = 0;
	for (size_t i = 0; i < st->facts_n; i++)
		add_transfer(d, &l, &st->facts[i]);
	doc_say1(d, "transfers", PROSE_PL_TRANSFERS, list_and(d, &l));
	prose_declared(d, "place");
}
