/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_people: find somebody, enter somebody new. */
#include "lang/prose.h"
#include "store/index.h"
#include "web/facts.h"
#include "web/forms.h"
#include "web/handlers.h"
#include "web/staff.h"

#define HITS_MAX 50

/* ---- finding --------------------------------------------------------- */

static enum err
hit_show(struct call *c, int purpose, const struct index_hit *hit,
    struct page_staff_find *pg, size_t *cap)
{
	struct page_staff_find_people *row;
	struct str name;
	struct person *p;
	enum err e = person_open(c->tx, hit->person, &p);

	if (e == ERR_NOT_FOUND)
		return ERR_OK;
	if (e != ERR_OK)
		return e;
	/* Those whom the role may not see are not in the list. */
	if (!tx_may(c->tx, purpose, ACT_SEE, NULL, p))
		return ERR_OK;
	if ((e = staff_name(c, purpose, p, &name)) != ERR_OK)
		return e;
	row = ARENA_PUSH(c->a, pg->people, pg->people_n, *cap);
	row->href = call_path(c, "/staff/people/" STR_FMT,
	    STR_ARG(id_print(c->a, p->id)));
	row->name = name;
	row->line = staff_kinds(c, p->facts.kinds);
	row->stage = staff_stage(c, p->facts.stage);
	if (p->facts.restricted)
		row->note = T(c, TEXT_C_STAFF_RESTRICTED);
	return ERR_OK;
}

static enum err
hits(struct call *c, int purpose, struct page_staff_find *pg)
{
	struct fieldset all = call_fields_all(c);
	struct index_hit *list;
	const struct grant *g;
	size_t n, cap = 0;
	bool by_all;
	enum err e = tx_decide(c->tx, purpose, ACT_FIND, &all, NULL, -1, 0, &g);

	if (e != ERR_OK)
		return e;
	by_all = find_by_address(c, g);
	index_find(c->org->index, c->a, pg->q, HITS_MAX, &list, &n);
	for (size_t i = 0; i < n && e == ERR_OK; i++)
		if (by_all || find_by_name(c, pg->q, list[i].name))
			e = hit_show(c, purpose, &list[i], pg, &cap);
	return e;
}

/* The words that are looked for come by a form, not in an address (T-30). */
static enum err
find_page(struct call *c, bool search)
{
	struct page_staff_find pg = { .ui = &c->ui, .searched = search };
	int purpose;
	enum err e = staff_task(c, ACT_FIND, &purpose);

	if (e != ERR_OK || purpose < 0)
		return e;
	pg.q = search ? str_trim(form_get(c, "q")) : STR_NONE;
	if (search && (e = hits(c, purpose, &pg)) != ERR_OK)
		return e;
	pg.may_add = staff_has(c, purpose, ACT_ADD);
	staff_page(c, 200);
	view_page_staff_find(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_people_page(struct call *c)
{
	return find_page(c, false);
}

enum err
web_staff_people(struct call *c)
{
	return find_page(c, true);
}

/* ---- entering somebody by hand --------------------------------------- */

static struct fieldset
fields_to_enter(struct call *c, int purpose)
{
	struct fieldset all = call_fields_all(c);
	struct fieldset fs =
	    purpose_fields(c->org->st, &c->org->st->purposes[purpose]);

	return fieldset_and(&all, &fs);
}

static void
new_who(struct call *c, struct view_section *s)
{
	const struct statement *st = c->org->st;
	size_t cap = 0, choices = 0;
	struct view_field *f;

	s->legend = T(c, TEXT_C_STAFF_NEW_WHO);
	f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);
	staff_field(c, f, "kind", "select", TEXT_C_STAFF_KIND, STR_NONE);
	for (size_t i = 0; i < st->kinds_n; i++)
		if (kind_can_be_entered(&st->kinds[i]))
			staff_choice(c, f, &choices, st->kinds[i].n.name,
			    lang_label(&st->kinds[i].n, c->lang));
	f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);
	staff_field(c, f, "member", "checkbox", TEXT_C_STAFF_NEW_MEMBER,
	    STR_NONE);
	f->help = T(c, TEXT_C_STAFF_NEW_MEMBER_HELP);
}

static enum err
new_page(struct call *c, int purpose, const struct facts_errors *errors)
{
	struct page_staff_edit pg = { .ui = &c->ui,
		.heading = T(c, TEXT_STAFF_FIND_ADD),
		.lead = T(c, TEXT_C_STAFF_NEW_LEAD),
		.action = call_path(c, "/staff/people/new"),
		.back_href = call_path(c, "/staff/people"),
		.errors = errors->at,
		.errors_n = errors->n };
	struct fieldset may = fields_to_enter(c, purpose);
	struct values none = { 0 };
	struct view_section *facts, *all;
	size_t n;

	facts_form(c, NULL, &none, &may, errors, &facts, &n);
	all = ARENA_ARRAY(c->a, struct view_section, n + 2);
	new_who(c, &all[0]);
	for (size_t i = 0; i < n; i++)
		all[1 + i] = facts[i];
	all[1].legend = T(c, TEXT_C_STAFF_FACTS);
	staff_provenance(c, &all[n + 1]);
	facts_errors_show(errors, all[n + 1].fields, all[n + 1].fields_n);
	pg.sections = all;
	pg.sections_n = n + 2;
	staff_page(c, errors->n > 0 ? 422 : 200);
	view_page_staff_edit(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_new_page(struct call *c)
{
	const struct facts_errors none = { 0 };
	int purpose;
	enum err e = staff_task(c, ACT_ADD, &purpose);

	return e != ERR_OK || purpose < 0 ? e : new_page(c, purpose, &none);
}

struct entry {
	int purpose, kind;
	bool member;
	struct change *changes;
	size_t n;
	struct provenance from;
	struct str email, phone;
};

static void
entry_read(struct call *c, struct entry *en, struct facts_errors *errors)
{
	struct fieldset may = fields_to_enter(c, en->purpose);
	struct person_facts who = { 0 };
	struct values none = { 0 };

	en->kind = statement_kind(c->org->st, form_get(c, "kind"));
	if (en->kind >= 0 && !kind_can_be_entered(&c->org->st->kinds[en->kind]))
		en->kind = -1;
	en->member = form_get(c, "member").n > 0;
	who.stage = en->member ? STAGE_MEMBER : STAGE_POSSIBLE;
	who.kinds =
	    facts_kinds(c, &may, en->kind >= 0 ? UINT64_C(1) << en->kind : 0);
	facts_read(c, &who, &none, &may, &en->changes, &en->n, errors);
	staff_provenance_read(c, &en->from, &c->tx->note, errors);
	for (size_t i = 0; i < en->n; i++) {
		enum field_type t =
		    c->org->st->fields[en->changes[i].field].type;

		if (t == FIELD_EMAIL && en->email.n == 0)
			en->email = en->changes[i].text;
		if (t == FIELD_PHONE && en->phone.n == 0)
			en->phone = en->changes[i].text;
	}
}

/* Somebody who said no is not entered again, unless they come themselves. */
static enum err
entry_marks(struct call *c, const struct entry *en, struct facts_errors *errors)
{
	struct identifiers ids = { .source = -1,
		.email = en->email,
		.phone = en->phone };
	int64_t cleared;
	bool hit;
	enum err e = mark_hit(c->tx, &ids, &hit);

	if (e != ERR_OK || !hit)
		return e;
	if (en->member)
		return en->email.n > 0 ? mark_clear(c->tx, en->email, &cleared)
				       : ERR_OK;
	facts_wrong(c, errors, STR("member"), T(c, TEXT_C_STAFF_NEW_MARKED));
	return ERR_OK;
}

static enum err
entry_write(struct call *c, const struct grant *g, const struct entry *en,
    struct person **out)
{
	struct person *p;
	enum err e = person_add(c->tx, g, en->from.source, STR_NONE, &p);

	/* First what the person is: by that it is known what is kept. */
	if (e == ERR_OK && en->kind >= 0)
		e = person_set_kinds(c->tx, g, p, UINT64_C(1) << en->kind);
	if (e == ERR_OK && en->member)
		e = person_set_stage(c->tx, g, p, STAGE_MEMBER);
	if (e == ERR_OK)
		e = person_change(c->tx, g, p, &en->from, en->changes, en->n,
		    NULL);
	if (e == ERR_OK && en->member)
		e = group_apply_rules(c->tx, p);
	if (e == ERR_OK)
		e = life_entered(c->tx, p, en->email, en->changes, en->n,
		    en->kind >= 0);
	*out = p;
	return e;
}

static void
drop_empty(struct entry *en)
{
	size_t n = 0;

	for (size_t i = 0; i < en->n; i++)
		if (en->changes[i].text.n > 0)
			en->changes[n++] = en->changes[i];
	en->n = n;
}

enum err
web_staff_new(struct call *c)
{
	struct facts_errors errors = { 0 };
	struct entry en = { .kind = -1 };
	struct fieldset fs = { 0 };
	const struct grant *g;
	struct person *p;
	enum err e = staff_task(c, ACT_ADD, &en.purpose);

	if (e != ERR_OK || en.purpose < 0)
		return e;
	entry_read(c, &en, &errors);
	if (form_get(c, "add").n > 0)
		errors.n = 0;
	if (errors.n == 0 && form_get(c, "add").n == 0)
		e = entry_marks(c, &en, &errors);
	if (e != ERR_OK)
		return e;
	if (errors.n > 0 || form_get(c, "add").n > 0)
		return new_page(c, en.purpose, &errors);
	drop_empty(&en);
	for (size_t i = 0; i < en.n; i++)
		fieldset_add(&fs, en.changes[i].field);
	e = tx_decide(c->tx, en.purpose, ACT_ADD, &fs, NULL, -1, 0, &g);
	if (e == ERR_OK)
		e = entry_write(c, g, &en, &p);
	if (e == ERR_OK)
		call_redirect(c, arena_printf(c->a, "/staff/people/" STR_FMT,
				     STR_ARG(id_print(c->a, p->id))));
	return e;
}
