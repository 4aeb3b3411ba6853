/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/masks: sets of fields that every decision needs, worked out once for a
 * compiled statement. They are what the functions of statement.h say without
 * them, so that a statement made by hand needs none.
 */
#include "policy/masks.h"
#include "policy/whom.h"

static struct fieldset
of_visible(const struct statement *st, unsigned visible)
{
	struct fieldset r = { .w = { 0 } };

	for (size_t i = 0; i < st->fields_n && i < LIMIT_FIELDS; i++)
		if ((field_visible(st, (int)i) & visible) != 0)
			fieldset_add(&r, (int)i);
	return r;
}

static struct fieldset
of_type(const struct statement *st, bool (*is)(enum field_type))
{
	struct fieldset r = { .w = { 0 } };

	for (size_t i = 0; i < st->fields_n && i < LIMIT_FIELDS; i++)
		if (is(st->fields[i].type))
			fieldset_add(&r, (int)i);
	return r;
}

static uint64_t
kind_bits(const struct index_list *kinds)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < kinds->n; i++)
		if (kinds->at[i] >= 0 && kinds->at[i] < 64)
			bits |= UINT64_C(1) << kinds->at[i];
	return bits;
}

struct purpose_gate
make_gate(const struct purpose *p)
{
	struct purpose_gate g = { .serves = p->activities,
		.stages = purpose_stages(p),
		.channels = p->channels,
		.class = p->class,
		.all_kinds = p->kinds.n == 0 };

	if (p->channels != 0)
		g.serves |= UINT64_C(1) << ACTIVITY_MESSAGE;
	g.kinds = kind_bits(&p->kinds);
	g.except = kind_bits(&p->except);
	if (p->bases_n > 0 && p->bases[0].kinds.n == 0)
		g.basis = p->bases[0].code;
	return g;
}

static uint16_t *
index_clauses(const struct statement *st, struct arena *a)
{
	uint16_t *at = ARENA_ARRAY(a, uint16_t, st->roles_n * st->purposes_n);

	for (size_t r = 0; r < st->roles_n; r++)
		for (size_t i = st->roles[r].clauses_n; i-- > 0;) {
			int purpose = st->roles[r].clauses[i].purpose;

			if (purpose >= 0 && i < UINT16_MAX)
				at[r * st->purposes_n + (size_t)purpose] =
				    (uint16_t)(i + 1);
		}
	return at;
}

void
statement_index(struct statement *st, struct arena *a)
{
	struct statement_masks *m = ARENA_NEW(a, struct statement_masks);

	st->masks = NULL; /* what follows is worked out the slow way */
	for (unsigned v = 0; v < ARRAY_LEN(m->visible); v++)
		m->visible[v] = of_visible(st, v);
	m->addresses = of_type(st, field_is_address);
	m->places = of_type(st, field_is_place);
	for (int i = 0; i < (int)st->fields_n && i < LIMIT_FIELDS; i++)
		if (field_is_of_some(st, i))
			fieldset_add(&m->of_some, i);
	m->records = ARENA_ARRAY(a, int, st->fields_n);
	for (size_t i = 0; i < st->fields_n && i < LIMIT_FIELDS; i++) {
		const struct index_list *parts = &st->fields[i].parts;

		if (parts->n == 0)
			continue;
		m->records[m->records_n++] = (int)i;
		fieldset_add(&m->mixed, (int)i);
		for (size_t k = 0; k < parts->n; k++)
			fieldset_add(&m->mixed, parts->at[k]);
	}
	m->uses = ARENA_ARRAY(a, struct fieldset, st->purposes_n);
	m->gates = ARENA_ARRAY(a, struct purpose_gate, st->purposes_n);
	for (size_t i = 0; i < st->purposes_n; i++) {
		m->uses[i] = purpose_fields(st, &st->purposes[i]);
		m->gates[i] = make_gate(&st->purposes[i]);
	}
	m->clauses = index_clauses(st, a);
	st->masks = m;
}

/* ---- what a decision does -------------------------------------------- */

/* The slow way apart: its sets cost the fast one nothing. */
#define APART __attribute__((noinline))

static APART void
keep_of(struct fieldset *s, struct fieldset of)
{
	fieldset_keep(s, &of);
}

static APART void
drop_of(struct fieldset *s, struct fieldset of)
{
	fieldset_drop(s, &of);
}

void
keep_visible(const struct statement *st, unsigned visible, struct fieldset *s)
{
	if (st->masks != NULL)
		fieldset_keep(s, &st->masks->visible[visible % VISIBLE_SETS]);
	else
		keep_of(s, of_visible(st, visible));
}

void
keep_whole(const struct statement *st, const struct fieldset *of,
    struct fieldset *s)
{
	if (st->masks != NULL && !fieldset_meets(of, &st->masks->mixed))
		fieldset_keep(s, of);
	else
		keep_of(s, statement_whole(st, of));
}

void
drop_addresses(const struct statement *st, struct fieldset *s)
{
	if (st->masks != NULL)
		fieldset_drop(s, &st->masks->addresses);
	else
		drop_of(s, of_type(st, field_is_address));
}

void
drop_places(const struct statement *st, struct fieldset *s)
{
	if (st->masks != NULL)
		fieldset_drop(s, &st->masks->places);
	else
		drop_of(s, of_type(st, field_is_place));
}

static APART void
keep_used_whole(const struct statement *st, const struct purpose *p,
    const struct fieldset *asked, struct fieldset *s)
{
	struct fieldset used = purpose_fields(st, p);

	*s = statement_whole(st, asked);
	fieldset_keep(s, &used);
}

void
keep_used(const struct statement *st, const struct purpose *p,
    const struct fieldset *asked, struct fieldset *s)
{
	const struct statement_masks *m = st->masks;
	const struct fieldset *used;

	if (m == NULL || fieldset_meets(asked, &m->mixed)) {
		keep_used_whole(st, p, asked, s);
		return;
	}
	used = &m->uses[p - st->purposes];
	for (int i = 0; i < FIELDSET_WORDS; i++)
		s->w[i] = asked->w[i] & used->w[i];
}
