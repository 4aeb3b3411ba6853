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

/* Many like ones have neither name nor number: they are what they are called,
 * one and together. */
static bool
same_many(const struct statement *was, const struct statement *is,
    const struct controller *then, const struct controller *now)
{
	return then->many && now->many &&
	       same_text(was, is, &then->n.label, &now->n.label) &&
	       (text_is_empty(&then->plural) || text_is_empty(&now->plural) ||
		   same_text(was, is, &then->plural, &now->plural));
}

/* A legal person keeps its number under another name; without one it is the
 * name that was printed, in each language. */
bool
same_controller(const struct statement *was, const struct statement *is,
    const struct controller *then, const struct controller *now)
{
	if (then->many || now->many)
		return same_many(was, is, then, now);
	if (then->org_no.n > 0 && now->org_no.n > 0)
		return str_eq(then->org_no, now->org_no);
	return same_text(was, is, &then->legal_name, &now->legal_name);
}

static bool
decides(const struct statement *st, const struct purpose *p,
    const struct statement *is, const struct controller *c)
{
	bool found =
	    same_controller(st, is, &st->controllers[p->controller], c);

	for (size_t i = 0; i < p->jointly.n; i++)
		found = found || same_controller(st, is,
				     &st->controllers[p->jointly.at[i]], c);
	return found;
}

bool
same_controllers(const struct statement *was, const struct statement *is,
    const struct purpose *then, const struct purpose *now)
{
	bool same = decides(was, then, is, &is->controllers[now->controller]);

	for (size_t i = 0; i < now->jointly.n; i++)
		same = same && decides(was, then, is,
				   &is->controllers[now->jointly.at[i]]);
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
