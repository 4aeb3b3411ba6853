/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/same.h"

/* ---- words ------------------------------------------------------------ */

/* In each language that both have; with no such language nobody can tell. */
static bool
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

static bool
same_named(const struct statement *was, const struct statement *is,
    const struct named *then, const struct named *now)
{
	return same_text(was, is, &then->label, &now->label) &&
	       same_text(was, is, &then->about, &now->about);
}

/* ---- who decides --------------------------------------------------------- */

/* A legal person keeps its number under another name. */
static bool
same_controller(const struct controller *then, const struct controller *now)
{
	if (then->org_no.n > 0 && now->org_no.n > 0)
		return str_eq(then->org_no, now->org_no);
	return str_eq(then->legal_name, now->legal_name);
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

/* Nobody decides who did not. */
static bool
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

bool
purpose_may_be_objected(const struct purpose *p)
{
	/* Nobody objects to being answered. */
	if (purpose_serves(p, ACTIVITY_RIGHTS) ||
	    purpose_serves(p, ACTIVITY_RETENTION))
		return false;
	for (size_t i = 0; i < p->bases_n; i++)
		if (p->bases[i].code == BASIS_E || p->bases[i].code == BASIS_F)
			return true;
	return false;
}

bool
purpose_rests_on(const struct purpose *p, enum basis_code code)
{
	for (size_t i = 0; i < p->bases_n; i++)
		if (p->bases[i].code == code)
			return true;
	return false;
}

bool
purpose_asks_consent(const struct purpose *p)
{
	return purpose_rests_on(p, BASIS_A);
}

bool
purpose_may_be_refused(const struct purpose *p)
{
	if (purpose_asks_consent(p))
		return true;
	if (p->channels == 0 || p->class == CLASS_STATUTORY)
		return false;
	for (size_t i = 0; i < p->bases_n; i++)
		if (p->bases[i].code == BASIS_E || p->bases[i].code == BASIS_F)
			return true;
	return p->class == CLASS_MARKETING || p->withdraw != 0 ||
	       p->withdraw_link;
}

/* ---- a consent ------------------------------------------------------ */

static const struct basis *
consent_of(const struct purpose *p)
{
	for (size_t i = 0; i < p->bases_n; i++)
		if (p->bases[i].code == BASIS_A)
			return &p->bases[i];
	return NULL;
}

static bool
same_topics(const struct statement *was, const struct statement *is,
    const struct purpose *then, const struct purpose *now)
{
	for (size_t i = 0; i < now->topics_n; i++) {
		bool found = false;

		for (size_t k = 0; k < then->topics_n; k++)
			found =
			    found || (str_eq(then->topics[k].name,
					  now->topics[i].name) &&
					 same_named(was, is, &then->topics[k],
					     &now->topics[i]));
		if (!found)
			return false;
	}
	return true;
}

static bool
fields_within(const struct statement *was, const struct statement *is,
    const struct purpose *then, const struct purpose *now, struct str *what)
{
	struct fieldset old = purpose_fields(was, then);
	struct fieldset uses = purpose_fields(is, now);

	old = statement_whole(was, &old);
	uses = statement_whole(is, &uses);
	for (int i = 0; i < (int)is->fields_n; i++) {
		const struct field *f = &is->fields[i];
		int k =
		    fieldset_has(&uses, i) ? statement_field_in(was, is, i) : 0;

		if (!fieldset_has(&uses, i))
			continue;
		*what = f->n.name;
		if (k < 0 || !fieldset_has(&old, k) ||
		    f->type != was->fields[k].type ||
		    (f->special && !was->fields[k].special) ||
		    !same_text(was, is, &was->fields[k].n.label, &f->n.label))
			return false;
	}
	return true;
}

/* No list means all of them. */
static bool
gets_for(const struct recipient *r, int purpose)
{
	for (size_t i = 0; i < r->purposes.n; i++)
		if (r->purposes.at[i] == purpose)
			return true;
	return r->purposes.n == 0;
}

/* Who gets it for purposes of their own must be named where one says yes; who
 * works for the controller need not. */
static bool
is_other(const struct recipient *r)
{
	return (r->classes &
		   (1U << RECIPIENT_JOINT | 1U << RECIPIENT_INDEPENDENT)) != 0;
}

static bool
gets_no_more(const struct statement *was, const struct statement *is,
    const struct recipient *then, const struct recipient *now)
{
	for (int i = 0; i < (int)is->fields_n; i++) {
		int k = fieldset_has(&now->fields, i)
			    ? statement_field_in(was, is, i)
			    : -1;

		if (fieldset_has(&now->fields, i) &&
		    (k < 0 || !fieldset_has(&then->fields, k)))
			return false;
	}
	return true;
}

static bool
recipient_was(const struct statement *was, const struct statement *is,
    const struct recipient *now, int purpose)
{
	for (size_t i = 0; i < was->recipients_n; i++) {
		const struct recipient *r = &was->recipients[i];

		if (str_eq(r->n.name, now->n.name) &&
		    str_eq(r->name, now->name) && is_other(r) &&
		    gets_for(r, purpose) && gets_no_more(was, is, r, now) &&
		    same_text(was, is, &r->n.label, &now->n.label))
			return true;
	}
	return false;
}

static bool
recipients_within(const struct statement *was, const struct statement *is,
    int then, int now, struct str *what)
{
	for (size_t i = 0; i < is->recipients_n; i++) {
		const struct recipient *r = &is->recipients[i];

		*what = r->n.name;
		if (is_other(r) && gets_for(r, now) &&
		    !recipient_was(was, is, r, then))
			return false;
	}
	return true;
}

enum consent_more
consent_more(const struct statement *was, const struct statement *is,
    int purpose, struct str *what_out)
{
	const struct purpose *now = &is->purposes[purpose], *then;
	int i = statement_purpose(was, now->n.name);

	*what_out = now->n.name;
	if (i < 0)
		return CONSENT_WORDS;
	then = &was->purposes[i];
	if (consent_of(then) == NULL || consent_of(now) == NULL ||
	    !same_named(was, is, &then->n, &now->n) ||
	    !same_text(was, is, &consent_of(then)->consent_text,
		&consent_of(now)->consent_text) ||
	    !same_topics(was, is, then, now))
		return CONSENT_WORDS;
	if (!fields_within(was, is, then, now, what_out))
		return CONSENT_FIELDS;
	if (!recipients_within(was, is, i, purpose, what_out))
		return CONSENT_RECIPIENT;
	*what_out = is->controllers[now->controller].n.name;
	return same_controllers(was, is, then, now) ? CONSENT_SAME
						    : CONSENT_CONTROLLER;
}
