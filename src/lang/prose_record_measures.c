/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_record_measures: what stands in the record of how the facts are
 * protected (Art. 30(1)(g), (2)(d)): of each controller its own. */
#include "lang/prose_record.h"
#include "policy/goes.h"
#include "policy/whose.h"

static bool
told_meets(const struct record *r, const struct told *t, int purpose)
{
	const struct statement *st = r->d->st;

	for (int i = 0; i < (int)st->controllers_n; i++)
		if (record_row_of(r, &st->purposes[purpose], i) &&
		    told_is_of(st, t, i))
			return true;
	return false;
}

bool
record_has_role(const struct record *r, const struct role *role, int purpose)
{
	const struct statement *st = r->d->st;

	if (!role_works_for(st, role, purpose))
		return false;
	for (int i = 0; i < (int)st->controllers_n; i++)
		if (record_row_of(r, &st->purposes[purpose], i) &&
		    role_is_of(st, role, i))
			return true;
	return false;
}

static void
add_roles(const struct record *r, struct list *l, int purpose)
{
	struct doc *d = r->d;

	for (size_t i = 0; i < d->st->roles_n; i++) {
		const struct role *role = &d->st->roles[i];
		struct str needs = doc_requires(d, role->requires);

		if (needs.n > 0 && record_has_role(r, role, purpose))
			list_add(d, l,
			    say2(d, PROSE_LABELLED,
				doc_capital(d, doc_label(d, &role->n)), needs));
	}
}

static void
add_processors(struct doc *d, struct list *l, int purpose)
{
	for (size_t i = 0; i < d->st->processors_n; i++) {
		const struct processor *p = &d->st->processors[i];
		struct str how = text_in(&p->security, d->lang);

		if (how.n > 0 && processor_gets(d->st, p, purpose))
			list_add(d, l,
			    say2(d, PROSE_LABELLED, doc_processor_name(d, p),
				doc_without_stop(how)));
	}
}

void
record_measures(const struct record *r, struct list *l, int purpose)
{
	struct doc *d = r->d;

	if (d->st->no_test_use)
		list_add(d, l, doc_without_stop(say0(d, PROSE_L_TESTS)));
	for (size_t i = 0; i < d->st->told_n; i++) {
		const struct told *t = &d->st->told[i];

		if (str_is(t->section, "security") && told_meets(r, t, purpose))
			list_add(d, l,
			    doc_without_stop(text_in(&t->n.about, d->lang)));
	}
	add_roles(r, l, purpose);
	add_processors(d, l, purpose);
}
