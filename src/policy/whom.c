/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/whom.h"

#include "policy/masks.h"

bool
meant_any(const struct meant *w)
{
	return w->stages != 0 || w->kinds.n > 0 || w->except.n > 0;
}

/* Ages say nothing of it: the young may be members and others. */
static bool
are_members(const struct statement *st, uint64_t kinds)
{
	bool others = false;

	for (size_t i = 0; i < st->kinds_n && i < 64; i++) {
		const struct kind *k = &st->kinds[i];

		if ((kinds >> i & 1) == 0 || k->by_age)
			continue;
		if (!k->no_member && !k->outside)
			return true;
		others = true;
	}
	return !others;
}

bool
kinds_among(const struct index_list *list, uint64_t kinds)
{
	return list->n > 0 && kinds_fit(list, kinds);
}

bool
meant_is(const struct statement *st, const struct meant *w, unsigned stage,
    uint64_t kinds)
{
	if (w->stages != 0 && (w->stages & stage) == 0)
		return false;
	if (w->members && w->kinds.n == 0 && stage == STAGE_MEMBER &&
	    !are_members(st, kinds))
		return false;
	return kinds_fit(&w->kinds, kinds) && !kinds_among(&w->except, kinds);
}

/* ---- one line against another ------------------------------------------- */

/* Whether somebody in the register can be of both kinds; of two that are told
 * by age nobody need be. */
static bool
can_be(const struct statement *st, size_t x, size_t y)
{
	const struct kind *a = &st->kinds[x], *b = &st->kinds[y];

	return !a->outside && !b->outside &&
	       (x == y || !a->by_age || !b->by_age);
}

bool
meant_within(const struct statement *st, const struct meant *these,
    const struct meant *those)
{
	return !meant_beyond(st, these, st, those);
}

static bool
is_of_both(const struct statement *st, const struct meant *these,
    const struct meant *those, uint64_t kinds)
{
	for (unsigned s = STAGE_POSSIBLE; s <= STAGE_DECEASED; s <<= 1)
		if (meant_is(st, these, s, kinds) &&
		    meant_is(st, those, s, kinds))
			return true;
	return false;
}

/* Two kinds are enough: one that each of the lines names. */
bool
meant_meet(const struct statement *st, const struct meant *these,
    const struct meant *those)
{
	if (is_of_both(st, these, those, 0))
		return true;
	for (size_t x = 0; x < st->kinds_n && x < 64; x++)
		for (size_t y = x; y < st->kinds_n && y < 64; y++)
			if (can_be(st, x, y) &&
			    is_of_both(st, these, those,
				UINT64_C(1) << x | UINT64_C(1) << y))
				return true;
	return false;
}

/* ---- fields ------------------------------------------------------------- */

bool
field_is_kept(const struct statement *st, int field, unsigned stage,
    uint64_t kinds)
{
	for (; field >= 0; field = st->fields[field].parent)
		if (!meant_is(st, &st->fields[field].kept_of, stage, kinds))
			return false;
	return true;
}

bool
field_is_of_some(const struct statement *st, int field)
{
	for (; field >= 0; field = st->fields[field].parent)
		if (meant_any(&st->fields[field].kept_of))
			return true;
	return false;
}

bool
statement_keeps_of_some(const struct statement *st)
{
	for (size_t i = 0; i < st->fields_n; i++)
		if (meant_any(&st->fields[i].kept_of))
			return true;
	return false;
}

void
drop_not_kept(const struct statement *st, unsigned stage, uint64_t kinds,
    struct fieldset *s)
{
	if (st->masks != NULL && !fieldset_meets(s, &st->masks->of_some))
		return;
	for (int i = 0; i < (int)st->fields_n && i < LIMIT_FIELDS; i++)
		if (fieldset_has(s, i) && !field_is_kept(st, i, stage, kinds))
			fieldset_remove(s, i);
}

bool
field_is_required(const struct statement *st, int field, unsigned stage,
    uint64_t kinds)
{
	const struct field *f = &st->fields[field];

	return f->required && f->parent < 0 &&
	       meant_is(st, &f->kept_of, stage, kinds) &&
	       meant_is(st, &f->required_of, stage, kinds);
}

bool
purpose_is_for(const struct purpose *p, uint64_t kinds)
{
	return kinds_fit(&p->kinds, kinds) && !kinds_among(&p->except, kinds);
}

struct meant
purpose_meant(const struct purpose *p, unsigned stages)
{
	return (struct meant){ .stages = stages,
		.kinds = p->kinds,
		.except = p->except };
}

/* ---- more than before ------------------------------------------------- */

/* The kinds of two statements, each name once. */
struct both_kinds {
	const struct statement *st, *old;
	size_t n;
};

static struct str
both_name(const struct both_kinds *b, size_t i)
{
	return i < b->st->kinds_n ? b->st->kinds[i].n.name
				  : b->old->kinds[i - b->st->kinds_n].n.name;
}

/* As a bit of ${of}; none when it has no such kind. */
static uint64_t
bit_of(const struct statement *of, struct str name)
{
	int k = statement_kind(of, name);

	return k < 0 || k >= 64 ? 0 : UINT64_C(1) << k;
}

static bool
is_outside(const struct both_kinds *b, size_t i)
{
	int k = statement_kind(b->st, both_name(b, i));
	int o = statement_kind(b->old, both_name(b, i));

	return (k >= 0 && b->st->kinds[k].outside) ||
	       (o >= 0 && b->old->kinds[o].outside);
}

/* At any stage, of these two kinds; ${n} is of no kind. Two are enough: one
 * that is named, and one that leaves out. */
static bool
pair_beyond(const struct both_kinds *b, const struct meant *w,
    const struct meant *than, size_t i, size_t k)
{
	uint64_t now = 0, then = 0;

	for (size_t x = 0; x < 2; x++) {
		size_t at = x == 0 ? i : k;

		if (at == b->n)
			continue;
		now |= bit_of(b->st, both_name(b, at));
		then |= bit_of(b->old, both_name(b, at));
	}
	for (unsigned s = STAGE_POSSIBLE; s <= STAGE_DECEASED; s <<= 1)
		if (meant_is(b->st, w, s, now) &&
		    !meant_is(b->old, than, s, then))
			return true;
	return false;
}

bool
meant_beyond(const struct statement *st, const struct meant *w,
    const struct statement *old, const struct meant *than)
{
	const struct both_kinds b = { st, old, st->kinds_n + old->kinds_n };

	for (size_t i = 0; i <= b.n; i++) {
		if (i < b.n && is_outside(&b, i))
			continue;
		for (size_t k = i; k <= b.n; k++)
			if ((k == b.n || !is_outside(&b, k)) &&
			    pair_beyond(&b, w, than, i, k))
				return true;
	}
	return false;
}

bool
purpose_beyond(const struct statement *st, const struct purpose *p,
    const struct statement *old, const struct purpose *than)
{
	struct meant now = purpose_meant(p, purpose_stages(p));
	struct meant then = purpose_meant(than, purpose_stages(than));

	for (size_t i = 0; i < st->kinds_n; i++) {
		int o = statement_kind(old, st->kinds[i].n.name);

		if (st->kinds[i].outside && purpose_meets(st, p, (int)i) &&
		    (o < 0 || !purpose_meets(old, than, o)))
			return true;
	}
	if (purpose_is_outside(st, p))
		return false;
	return purpose_is_outside(old, than) ||
	       meant_beyond(st, &now, old, &then);
}

bool
kind_leaves_out(const struct statement *st, int kind)
{
	bool none = st->kinds[kind].no_member;

	for (size_t i = 0; i < st->purposes_n; i++)
		if (index_list_has(&st->purposes[i].except, kind))
			return true;
	for (size_t i = 0; i < st->fields_n; i++) {
		const struct meant *of[] = { &st->fields[i].required_of,
			&st->fields[i].kept_of };

		for (size_t k = 0; k < ARRAY_LEN(of); k++)
			if (index_list_has(&of[k]->except, kind) ||
			    (none && of[k]->members && of[k]->kinds.n == 0))
				return true;
	}
	return false;
}

bool
kind_can_be_entered(const struct kind *k)
{
	return !k->outside && !k->by_age;
}

uint64_t
kinds_by_office(const struct statement *st)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < st->kinds_n && i < 64; i++)
		if (st->kinds[i].by_office)
			bits |= UINT64_C(1) << i;
	return bits;
}
