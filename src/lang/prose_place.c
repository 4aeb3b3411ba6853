/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_place: where facts go (Art. 13(1)(f); ISO/IEC 29184, 5.3.9). */
#include "lang/prose_doc.h"

static void
add(struct doc *d, struct list *l, const struct country_list *countries)
{
	for (size_t i = 0; i < countries->n; i++)
		list_add_once(d, l, doc_country(d, countries->at[i]));
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
		add(d, &l, &st->processors[i].countries);
	doc_say1(d, "processors",
	    doc_several(d) ? PROSE_PL_PROCESSORS_ALL : PROSE_PL_PROCESSORS,
	    list_and(d, &l));
	l.n = 0;
	for (size_t i = 0; i < st->recipients_n; i++)
		add(d, &l, &st->recipients[i].countries);
	doc_say1(d, "recipients", PROSE_PL_RECIPIENTS, list_and(d, &l));
	l.n = 0;
	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == FACT_TRANSFER)
			add(d, &l,
			    &fact_says(&st->facts[i],
				FACT_PROPERTY_TRANSFER_COUNTRIES)
				 ->countries);
	doc_say1(d, "transfers", PROSE_PL_TRANSFERS, list_and(d, &l));
	prose_declared(d, "place");
}
