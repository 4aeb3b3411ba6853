/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_record_facts: which declared facts stand in which cell of the
 * record of processing, and what of them is of the row. */
#include "lang/prose_record.h"
#include "policy/goes.h"
#include "policy/whose.h"

/* What a processor passes on is for the purposes that it works for. */
static bool
subprocessor_gets(const struct record *r, const struct fact *f, int purpose)
{
	const struct index_list *of =
	    &fact_says(f, FACT_PROPERTY_SUBPROCESSOR_OF)->list;

	for (size_t i = 0; i < of->n; i++)
		if (processor_gets(r->d->st, &r->d->st->processors[of->at[i]],
			purpose))
			return true;
	return of->n == 0;
}

static bool
is_of_row(const struct record *r, const struct fact *f, const struct purpose *p)
{
	for (int i = 0; i < (int)r->d->st->controllers_n; i++)
		if (record_row_of(r, p, i) && fact_is_of(r->d->st, f, i))
			return true;
	return false;
}

/* How who does it for others protects it is theirs to tell, too (Art. 28). */
static int
protected_by(const struct record *r, const struct fact *f,
    const struct purpose *p)
{
	return f->kind == FACT_MEASURE && !is_of_row(r, f, p)
		   ? fact_of_doer(f, p)
		   : -1;
}

/* Whether a declared fact is about this purpose: named by it, or about all. A
 * part of the federation has those of its own. */
static bool
fact_meets(const struct record *r, const struct fact *f, int purpose)
{
	const struct purpose *p = &r->d->st->purposes[purpose];

	if (f->kind == FACT_SUBPROCESSOR &&
	    (!subprocessor_is_for(r->d->st, f, purpose) ||
		(f->purposes.n == 0 && !subprocessor_gets(r, f, purpose))))
		return false;
	if (f->kind == FACT_TRANSFER && !transfer_is_for(r->d->st, f, purpose))
		return false;
	if (f->kind == FACT_DISCLOSURE &&
	    !disclosure_is_for(r->d->st, f, purpose))
		return false;
	if (f->kind == FACT_PUBLICATION &&
	    !publication_is_for(r->d->st, f, purpose))
		return false;
	if (!index_list_covers(&f->purposes, purpose))
		return false;
	return is_of_row(r, f, p) || protected_by(r, f, p) >= 0;
}

/* What stands in the cell, kind of fact by kind. */
static const struct {
	enum fact_kind kind;
	enum record_cell cell;
	bool named; /* only for a purpose that it names */
} fact_cells[] = {
	{ FACT_REPRESENTATIVE, RECORD_REPRESENTATIVE, false },
	{ FACT_THIRD, RECORD_PEOPLE, true },
	{ FACT_DATA, RECORD_DATA, true },
	{ FACT_NATIONAL_ID, RECORD_DATA, true },
	{ FACT_TRACKING, RECORD_DATA, true },
	{ FACT_PROFILE, RECORD_DATA, true },
	{ FACT_SURVEILLANCE, RECORD_DATA, true },
	{ FACT_PICTURES, RECORD_DATA, true },
	{ FACT_SURVEY, RECORD_DATA, true },
	{ FACT_EVENT, RECORD_DATA, true },
	{ FACT_CONTENT, RECORD_DATA, true },
	{ FACT_STORAGE, RECORD_DATA, true },
	{ FACT_ARCHIVE, RECORD_DATA, true },
	{ FACT_SUBPROCESSOR, RECORD_RECIPIENTS, false },
	{ FACT_SUBPROCESSOR, RECORD_PROCESSOR, false },
	{ FACT_DISCLOSURE, RECORD_RECIPIENTS, false },
	{ FACT_AUDIENCE, RECORD_RECIPIENTS, true },
	{ FACT_TAKEOVER, RECORD_RECIPIENTS, false },
	{ FACT_PUBLICATION, RECORD_RECIPIENTS, false },
	{ FACT_CONNECTION, RECORD_RECIPIENTS, true },
	{ FACT_TRANSFER, RECORD_TRANSFERS, false },
	{ FACT_MEASURE, RECORD_MEASURES, false },
	{ FACT_CERTIFICATION, RECORD_MEASURES, false },
	{ FACT_BREACH, RECORD_MEASURES, false },
	{ FACT_ASSESSMENT, RECORD_MEASURES, false },
};

bool
record_is_data(enum fact_kind kind)
{
	for (size_t i = 0; i < ARRAY_LEN(fact_cells); i++)
		if (fact_cells[i].kind == kind)
			return fact_cells[i].cell == RECORD_DATA ||
			       fact_cells[i].cell == RECORD_PEOPLE;
	return false;
}

bool
record_fact(const struct record *r, const struct fact *f, int purpose,
    enum record_cell cell)
{
	for (size_t i = 0; i < ARRAY_LEN(fact_cells); i++) {
		if (fact_cells[i].kind == f->kind && fact_cells[i].cell == cell)
			return fact_meets(r, f, purpose) &&
			       !fact_is_of_nobody(f) &&
			       (!fact_cells[i].named || f->purposes.n > 0);
	}
	return false;
}

static enum record_cell
cell_of(enum fact_kind kind)
{
	for (size_t i = 0; i < ARRAY_LEN(fact_cells); i++)
		if (fact_cells[i].kind == kind)
			return fact_cells[i].cell;
	return RECORD_CELL_MAX;
}

bool
record_answers_for(const struct record *r, int purpose, int other)
{
	const struct statement *st = r->d->st;
	const struct purpose *p = &st->purposes[purpose];

	if (other < 0 || !purpose_answers_for(st, p, &st->purposes[other]))
		return false;
	for (int i = 0; i < (int)st->controllers_n; i++)
		if (record_row_of(r, p, i) &&
		    record_row_of(r, &st->purposes[other], i))
			return true;
	return false;
}

bool
record_answers(const struct record *r, const struct fact *f, int purpose,
    enum record_cell cell)
{
	if (!record_is_data(f->kind) || fact_is_of_nobody(f) ||
	    cell_of(f->kind) != cell || record_fact(r, f, purpose, cell))
		return false;
	for (size_t i = 0; i < f->purposes.n; i++)
		if (record_answers_for(r, purpose, f->purposes.at[i]))
			return true;
	return false;
}

void
record_list_answered(const struct record *r, struct list *l, int purpose,
    enum record_cell cell)
{
	for (size_t i = 0; i < r->d->st->facts_n; i++) {
		const struct fact *f = &r->d->st->facts[i];

		if (record_answers(r, f, purpose, cell))
			list_data(r->d, l, f);
	}
}

/* Of what data or people name, those who have to do with it for the purpose of
 * the row. */
struct row {
	const struct record *r;
	int purpose;
};

static bool
row_names(const void *self, enum fact_type type, int no)
{
	const struct row *row = self;
	const struct statement *st = row->r->d->st;

	if (type == FACT_TYPE_RECIPIENTS)
		return recipient_gets(st, &st->recipients[no], row->purpose);
	return type != FACT_TYPE_ROLES ||
	       record_has_role(row->r, &st->roles[no], row->purpose);
}

/* How long something is published stands among the periods. */
static bool
is_period(enum fact_property p)
{
	return p == FACT_PROPERTY_PUBLICATION_KEPT ||
	       p == FACT_PROPERTY_PUBLICATION_UNTIL ||
	       p == FACT_PROPERTY_PUBLICATION_LONGER ||
	       p == FACT_PROPERTY_PUBLICATION_BECAUSE ||
	       p == FACT_PROPERTY_PUBLICATION_ALWAYS;
}

void
record_facts(const struct record *r, struct list *l, int purpose,
    enum record_cell cell)
{
	const struct statement *st = r->d->st;
	struct row row = { r, purpose };

	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];
		struct str says;
		int by;

		if (!record_fact(r, f, purpose, cell))
			continue;
		r->d->names = record_is_data(f->kind) ? row_names : NULL;
		r->d->self = &row;
		r->d->elsewhere = is_period;
		says = doc_without_stop(doc_declared(r->d, f));
		by = protected_by(r, f, &st->purposes[purpose]);
		list_add(r->d, l,
		    by < 0
			? says
			: say2(r->d, PROSE_LABELLED,
			      doc_controller_name(r->d, &st->controllers[by]),
			      says));
		r->d->names = NULL;
		r->d->elsewhere = NULL;
	}
}
