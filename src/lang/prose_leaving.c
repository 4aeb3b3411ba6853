/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_leaving: that what has a period of its own goes before it is over
 * where its person leaves: "12 months after …; at the latest when you have
 * left".
 */
#include "lang/prose_doc.h"
#include "policy/leaving.h"

/* When it goes of those of whom ${by} is; empty: it does not. */
static struct str
left_cell(struct doc *d, const struct keep *k, const struct keep *by)
{
	const struct keep_clause *c = leaving_ends(d->st, k, by);
	const struct index_list *before;
	struct keep_clock clock;
	struct str cell;

	if (c == NULL)
		return STR_NONE;
	before =
	    doc_about(d, k->kinds.n > 0 ? &k->kinds : doc_keep_whom(d, by));
	clock = keep_clause_clock(c, 0);
	cell = doc_clock_cell(d, &clock);
	doc_about(d, before);
	return cell;
}

/* Whether all who may leave are told the same of it. */
static bool
is_same_for_all(struct doc *d, const struct keep *k)
{
	const struct statement *st = d->st;
	struct list cells = { .n = 0 };

	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *by = &st->keeps[i];

		if (!leaving_meets(st, k, by))
			continue;
		if (leaving_ends(st, k, by) == NULL)
			return false;
		list_add_once(d, &cells, left_cell(d, k, by));
	}
	return cells.n == 1;
}

void
doc_list_leaving(struct doc *d, const struct keep *k, struct list *l)
{
	const struct statement *st = d->st;
	bool same = is_same_for_all(d, k);

	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *by = &st->keeps[i];
		struct str cell = left_cell(d, k, by);

		if (cell.n > 0 && !same)
			cell = doc_beside(d, cell, doc_keep_people(d, by));
		list_add_once(d, l, cell);
	}
}

void
doc_say_leaving(struct doc *d, const struct keep *k)
{
	struct list l = { .n = 0 };

	doc_list_leaving(d, k, &l);
	for (size_t i = 0; i < l.n; i++)
		doc_say2(d, doc_once(d, "leaving"), PROSE_K_MOST, l.at[i],
		    say0(d, PROSE_K_DELETE));
}
