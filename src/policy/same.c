/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/same.h"

/* ---- words ------------------------------------------------------------ */

bool
same_text(const struct statement *was, const struct statement *is,
    const struct text *then, const struct text *now)
{
	bool common = false;

	for (int l = 0; l < LANG_MAX; l++) {
		if (!was->langs[l] || !is->langs[l])
			continue;
		common = true;
		if (!str_eq(text_in(then, (enum lang)l),
			text_in(now, (enum lang)l)))
			return false;
	}
	return common;
}

bool
same_named(const struct statement *was, const struct statement *is,
    const struct named *then, const struct named *now)
{
	return same_text(was, is, &then->label, &now->label) &&
	       same_text(was, is, &then->about, &now->about);
}

/* ---- who decides --------------------------------------------------------- */

/* A legal person keeps its number under another name, and has the same one in
 * one of the languages; many like ones have neither. */
static bool
same_controller(const struct controller *then, const struct controller *now)
{
	if (then->many || now->many)
		return then->many && now->many &&
		       str_eq(then->n.name, now->n.name);
	if (then->org_no.n > 0 && now->org_no.n > 0)
		return str_eq(then->org_no, now->org_no);
	for (int l = 0; l < LANG_MAX; l++)
		if (now->legal_name.in[l].n > 0 &&
		    str_eq(then->legal_name.in[l], now->legal_name.in[l]))
			return true;
	return false;
}

static bool
decides(const struct statement *st, const struct purpose *p,
    const struct controller *c)
{
	bool found = same_controller(&st->controllers[p->controller], c);

	for (size_t i = 0; i < p->jointly.n; i++)
		found = found ||
			same_controller(&st->controllers[p->jointly.at[i]], c);
	return found;
}

bool
same_controllers(const struct statement *was, const struct statement *is,
    const struct purpose *then, const struct purpose *now)
{
	bool same = decides(was, then, &is->controllers[now->controller]);

	for (size_t i = 0; i < now->jointly.n; i++)
		same = same &&
		       decides(was, then, &is->controllers[now->jointly.at[i]]);
	return same;
}

/* ---- a purpose ------------------------------------------------------ */

static bool
same_kinds(const struct statement *was, const struct statement *is,
    const struct index_list *then, const struct index_list *now)
{
	if (then->n != now->n)
		return false;
	for (size_t i = 0; i < now->n; i++)
		if (!str_eq(was->kinds[then->at[i]].n.name,
			is->kinds[now->at[i]].n.name))
			return false;
	return true;
}

/* In the same order: the first that fits counts. */
static bool
same_bases(const struct statement *was, const struct statement *is,
    const struct purpose *then, const struct purpose *now)
{
	if (then->bases_n != now->bases_n)
		return false;
	for (size_t i = 0; i < now->bases_n; i++) {
		const struct basis *x = &then->bases[i], *y = &now->bases[i];

		if (x->code != y->code ||
		    !same_kinds(was, is, &x->kinds, &y->kinds) ||
		    !same_text(was, is, &x->interest, &y->interest))
			return false;
	}
	return true;
}

bool
purpose_is_same(const struct statement *was, const struct statement *is,
    int purpose)
{
	const struct purpose *now = &is->purposes[purpose], *then;
	int i = statement_purpose(was, now->n.name);

	if (i < 0)
		return false;
	then = &was->purposes[i];
	return same_named(was, is, &then->n, &now->n) &&
	       same_bases(was, is, then, now) &&
	       same_controllers(was, is, then, now) &&
	       then->class == now->class &&
	       (now->activities & ~then->activities) == 0;
}
