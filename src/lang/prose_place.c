/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_place: where facts go (Art. 13(1)(f); ISO/IEC 29184, 5.3.9). */
#include "lang/prose_doc.h"

static void
add(struct doc *d, struct list *l, const struct country_list *countries)
{
	for (size_t i = 0; i < countries->n; i++)
		list_add_once(d, l, doc_country(d, countries->at[i]));
}

/* One that is somewhere: what it is called, and where. */
struct placed {
	struct str name;
	const struct country_list *countries;
};

/* "Sweden", or where it is not said of all of them, of whom: "Sweden (the
 * sister society)". Who reads countries alone takes them for those of all. */
static struct str
places(struct doc *d, const struct placed *at, size_t n)
{
	struct list l = { .n = 0 }, of;
	bool all = true;

	for (size_t i = 0; i < n; i++) {
		add(d, &l, at[i].countries);
		all = all && at[i].countries->n > 0;
	}
	for (size_t k = 0; k < l.n && !all; k++) {
		of = (struct list){ .n = 0 };
		for (size_t i = 0; i < n; i++)
			for (size_t j = 0; j < at[i].countries->n; j++)
				if (str_eq(doc_country(d,
					       at[i].countries->at[j]),
					l.at[k]))
					list_add_once(d, &of, at[i].name);
		l.at[k] = doc_beside(d, l.at[k], list_and(d, &of));
	}
	return list_and(d, &l);
}

static struct str
of_processors(struct doc *d)
{
	const struct statement *st = d->st;
	struct placed *at = ARENA_ARRAY(d->a, struct placed, st->processors_n);

	for (size_t i = 0; i < st->processors_n; i++)
		at[i] =
		    (struct placed){ doc_processor_name(d, &st->processors[i]),
			    &st->processors[i].countries };
	return places(d, at, st->processors_n);
}

static struct str
of_recipients(struct doc *d)
{
	const struct statement *st = d->st;
	struct placed *at = ARENA_ARRAY(d->a, struct placed, st->recipients_n);

	for (size_t i = 0; i < st->recipients_n; i++)
		at[i] = (struct placed){ doc_label(d, &st->recipients[i].n),
			&st->recipients[i].countries };
	return places(d, at, st->recipients_n);
}

void
prose_place(struct doc *d)
{
	const struct statement *st = d->st;
	struct list l = { .n = 0 };

	prose_section(d, "place", PROSE_H_PLACE, "place");
	if (st->eea_only)
		doc_say0(d, "eea_only", PROSE_EEA_ONLY);
	doc_say1(d, "processors",
	    doc_several(d) ? PROSE_PL_PROCESSORS_ALL : PROSE_PL_PROCESSORS,
	    of_processors(d));
	doc_say1(d, "recipients", PROSE_PL_RECIPIENTS, of_recipients(d));
	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == FACT_TRANSFER)
			add(d, &l,
			    &fact_says(&st->facts[i],
				FACT_PROPERTY_TRANSFER_COUNTRIES)
				 ->countries);
	doc_say1(d, "transfers", PROSE_PL_TRANSFERS, list_and(d, &l));
	prose_declared(d, "place");
}
