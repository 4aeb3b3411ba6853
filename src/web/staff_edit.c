/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_edit: correct what is held; restrict, report a death, erase. */
#include "lang/prose.h"
#include "life/life.h"
#include "policy/whom.h"
#include "web/facts.h"
#include "web/handlers.h"
#include "web/staff.h"

static struct str
person_path(struct call *c, const struct person *p)
{
	return arena_printf(c->a, "/staff/people/" STR_FMT,
	    STR_ARG(id_print(c->a, p->id)));
}

/* ---- correcting ------------------------------------------------------ */

/* Asked without an entry: the trail says "changed" only when it was. */
static struct fieldset
may_change(struct call *c, int purpose, struct person *p)
{
	struct fieldset fs = { 0 };

	for (size_t i = 0; i < c->org->st->fields_n; i++) {
		struct fieldset one = { 0 };

		fieldset_add(&one, (int)i);
		if (tx_may(c->tx, purpose, ACT_CORRECT, &one, p))
			fieldset_add(&fs, (int)i);
	}
	return fs;
}

/* What is edited of whom. */
struct edit {
	int purpose;
	struct person *p;
	struct values vs;
	struct fieldset may; /* fields that may be corrected */
	uint64_t says;       /* bits of kinds that may be said */
};

static enum err
edit_open(struct call *c, struct edit *ed)
{
	struct fieldset all = call_fields_all(c), seen;
	/* Who says of which kinds people are need not correct anything. */
	enum act act = staff_has(c, c->session.purpose, ACT_CORRECT) ||
			       !staff_has(c, c->session.purpose, ACT_KIND)
			   ? ACT_CORRECT
			   : ACT_KIND;
	const struct grant *see;
	enum err e = staff_person(c, c->seg[1], act, &ed->purpose, &ed->p);

	if (e != ERR_OK || ed->purpose < 0)
		return e;
	e = staff_decide(c, ed->purpose, ACT_SEE, &all, ed->p, &see);
	if (e != ERR_OK)
		return e;
	seen = grant_fields(see);
	ed->may = may_change(c, ed->purpose, ed->p);
	ed->may = fieldset_and(&ed->may, &seen);
	if (tx_may(c->tx, ed->purpose, ACT_KIND, NULL, ed->p))
		ed->says = kinds_by_office(c->org->st);
	return person_read(c->tx, see, ed->p, &ed->vs);
}

/* Of which kinds somebody is, where staff say so. */
static void
ask_kinds(struct call *c, uint64_t says, uint64_t kinds, struct view_section *s)
{
	const struct statement *st = c->org->st;
	struct view_field *f;
	size_t cap = s->fields_n, choices = 0;

	if (says == 0)
		return;
	f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);
	staff_field(c, f, "kinds", "checkboxes", TEXT_C_STAFF_KIND, STR_NONE);
	for (size_t i = 0; i < st->kinds_n && i < 64; i++) {
		if ((says >> i & 1) == 0)
			continue;
		staff_choice(c, f, &choices, st->kinds[i].n.name,
		    lang_label(&st->kinds[i].n, c->lang));
		f->choices[f->choices_n - 1].chosen = (kinds >> i & 1) != 0;
	}
}

/* What is ticked of these; the other kinds are as they were, and all of them
 * where the form did not ask. */
static uint64_t
kinds_ticked(struct call *c, const struct edit *ed)
{
	uint64_t ticked = 0;
	struct str one;
	size_t at = 0;
	bool asked = false;

	while (form_next(c, "kinds", &at, &one)) {
		int i = statement_kind(c->org->st, one);

		asked = true;
		if (i >= 0 && i < 64)
			ticked |= UINT64_C(1) << i;
	}
	if (!asked)
		return ed->p->facts.kinds;
	return (ed->p->facts.kinds & ~ed->says) | (ticked & ed->says);
}

static enum err
edit_page(struct call *c, const struct edit *ed, const struct person_facts *who,
    const struct facts_errors *errors)
{
	struct page_staff_edit pg = { .ui = &c->ui,
		.heading = T(c, TEXT_C_STAFF_DO_EDIT),
		.lead = T(c, TEXT_C_STAFF_EDIT_LEAD),
		.errors = errors->at,
		.errors_n = errors->n };
	struct str path = person_path(c, ed->p);
	struct view_section *facts, *all;
	size_t n;

	pg.back_href = call_path(c, STR_FMT, STR_ARG(path));
	pg.action = call_path(c, STR_FMT "/edit", STR_ARG(path));
	facts_form(c, who, &ed->vs, &ed->may, errors, &facts, &n);
	all = ARENA_ARRAY(c->a, struct view_section, n + 1);
	for (size_t i = 0; i < n; i++)
		all[i] = facts[i];
	all[0].legend = T(c, TEXT_C_STAFF_FACTS);
	ask_kinds(c, ed->says, who->kinds, &all[0]);
	staff_provenance(c, &all[n]);
	facts_errors_show(errors, all[n].fields, all[n].fields_n);
	pg.sections = all;
	pg.sections_n = n + 1;
	staff_page(c, errors->n > 0 ? 422 : 200);
	view_page_staff_edit(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_edit_page(struct call *c)
{
	const struct facts_errors none = { 0 };
	struct edit ed = { 0 };
	enum err e = edit_open(c, &ed);

	return e != ERR_OK || ed.purpose < 0
		   ? e
		   : edit_page(c, &ed, &ed.p->facts, &none);
}

static size_t
removed_items(struct call *c, const struct values *vs, struct change **out)
{
	const struct statement *st = c->org->st;
	struct str rest = form_get(c, "remove"), name;
	struct change *list = ARENA_ARRAY(c->a, struct change, vs->n + 1);
	int64_t item;
	size_t n = 0;

	*out = list;
	if (!str_cut(&rest, '.', &name) ||
	    str_to_i64(rest, 1, 1000, &item) != ERR_OK)
		return 0;
	for (size_t i = 0; i < vs->n; i++) {
		int parent = st->fields[vs->at[i].field].parent;

		if (parent >= 0 && vs->at[i].item == (int)item &&
		    str_eq(st->fields[parent].n.name, name))
			list[n++] = (struct change){ vs->at[i].field, (int)item,
				STR_NONE };
	}
	return n;
}

static enum err
edit_values(struct call *c, const struct edit *ed,
    const struct provenance *from, struct change *changes, size_t n)
{
	struct fieldset fs = { 0 };
	const struct grant *g;
	enum err e;

	if (n == 0)
		return ERR_OK;
	for (size_t i = 0; i < n; i++)
		fieldset_add(&fs, changes[i].field);
	e = staff_decide(c, ed->purpose, ACT_CORRECT, &fs, ed->p, &g);
	return e == ERR_OK
		   ? person_change(c->tx, g, ed->p, from, changes, n, NULL)
		   : e;
}

/* First of which kinds the person is: by that it is known what is kept. */
static enum err
edit_save(struct call *c, const struct edit *ed, const struct provenance *from,
    struct change *changes, size_t n)
{
	uint64_t kinds = kinds_ticked(c, ed);
	bool said = kinds != ed->p->facts.kinds;
	struct str to;
	enum err e;

	if (n == 0 && !said)
		return ERR_OK;
	e = life_write_to(c->tx, ed->p, &to);
	if (e == ERR_OK)
		e = person_say_kinds(c->tx, ed->purpose, ed->p, kinds);
	if (e == ERR_OK)
		e = edit_values(c, ed, from, changes, n);
	if (e == ERR_OK)
		e = group_apply_rules(c->tx, ed->p);
	return e == ERR_OK ? life_entered(c->tx, ed->p, to, changes, n, said)
			   : e;
}

enum err
web_staff_edit(struct call *c)
{
	struct facts_errors errors = { 0 };
	struct provenance from = { .source = -1 };
	bool add = form_get(c, "add").n > 0;
	struct edit ed = { 0 };
	struct change *changes;
	struct person_facts who;
	size_t n;
	enum err e = edit_open(c, &ed);

	if (e != ERR_OK || ed.purpose < 0)
		return e;
	who = ed.p->facts;
	who.kinds = facts_kinds(c, &ed.may, kinds_ticked(c, &ed));
	facts_read(c, &who, &ed.vs, &ed.may, &changes, &n, &errors);
	if (form_get(c, "remove").n > 0) {
		errors.n = 0;
		n = removed_items(c, &ed.vs, &changes);
	}
	if (add)
		errors.n = 0;
	else
		staff_provenance_read(c, &from, &c->tx->note, &errors);
	if (errors.n > 0 || add)
		return edit_page(c, &ed, &who, &errors);
	n = changes_differ(&ed.vs, changes, n);
	e = edit_save(c, &ed, &from, changes, n);
	if (e == ERR_OK)
		call_redirect(c, person_path(c, ed.p));
	return e;
}

/* ---- acts that are asked twice --------------------------------------- */

static const struct {
	const char *name;
	enum act act;
	enum text_id heading, lead;
	bool danger;
} acts[] = {
	{ "restrict", ACT_RESTRICT, TEXT_C_STAFF_DO_RESTRICT,
	    TEXT_C_STAFF_RESTRICT_LEAD, false },
	{ "death", ACT_DEATH, TEXT_C_STAFF_DO_DEATH, TEXT_C_STAFF_DEATH_LEAD,
	    true },
	{ "annul", ACT_DEATH, TEXT_C_STAFF_DO_ANNUL, TEXT_C_STAFF_ANNUL_LEAD,
	    false },
	{ "erase", ACT_ERASE, TEXT_C_STAFF_DO_ERASE, TEXT_C_STAFF_ERASE_LEAD,
	    true },
};

static size_t
act_of(const struct call *c)
{
	size_t i = 0;

	while (i < ARRAY_LEN(acts) && !str_is(c->seg[2], acts[i].name))
		i++;
	return i;
}

enum err
web_staff_act_page(struct call *c)
{
	struct page_confirm pg = { .ui = &c->ui };
	struct view_row *rows;
	struct person *p;
	size_t i = act_of(c);
	int purpose;
	enum err e;

	if (i == ARRAY_LEN(acts))
		return ERR_NOT_FOUND;
	e = staff_person(c, c->seg[1], acts[i].act, &purpose, &p);
	if (e != ERR_OK || purpose < 0)
		return e;
	rows = ARENA_ARRAY(c->a, struct view_row, 2);
	if ((e = staff_name(c, purpose, p, &rows[0].value)) != ERR_OK)
		return e;
	rows[0].label = T(c, TEXT_W_NAME);
	rows[1].label = T(c, TEXT_STAFF_PERSON_ID);
	rows[1].value = id_print(c->a, p->id);
	pg.rows = rows;
	pg.rows_n = 2;
	pg.heading = pg.button = T(c, acts[i].heading);
	pg.lead = T(c, acts[i].lead);
	pg.danger = acts[i].danger;
	pg.cancel_href = call_path(c, STR_FMT, STR_ARG(person_path(c, p)));
	pg.action = arena_printf(c->a, STR_FMT "/%s", STR_ARG(pg.cancel_href),
	    acts[i].name);
	staff_page(c, 200);
	view_page_confirm(&c->rp->body, &pg);
	return ERR_OK;
}

static enum err
erased_page(struct call *c, const struct receipt *r)
{
	struct page_done pg = { .ui = &c->ui,
		.heading = T(c, TEXT_C_STAFF_ERASED) };
	int64_t lang = (int64_t)c->lang;
	size_t cap = 0;
	struct view_row *row = ARENA_PUSH(c->a, pg.rows, pg.rows_n, cap);

	row->label = T(c, TEXT_C_STAFF_UNREADABLE);
	row->value = view_instant(c->a, lang, r->unreadable_s);
	row = ARENA_PUSH(c->a, pg.rows, pg.rows_n, cap);
	row->label = T(c, TEXT_C_STAFF_GONE);
	row->value = view_instant(c->a, lang, r->gone_s);
	held_rows(c, r, &pg.rows, &pg.rows_n);
	if (r->marked)
		pg.lead = T(c, TEXT_C_STAFF_MARKED);
	staff_page(c, 200);
	view_page_done(&c->rp->body, &pg);
	return ERR_OK;
}

static enum err
act_do(struct call *c, size_t i, int purpose, struct person *p,
    struct receipt *r)
{
	const struct grant *g;
	enum err e;

	switch (acts[i].act) {
	case ACT_RESTRICT:
		e = tx_decide(c->tx, purpose, ACT_RESTRICT, NULL, p, -1, 0, &g);
		return e == ERR_OK ? person_restrict(c->tx, g, p, true) : e;
	case ACT_DEATH:
		return str_is(c->seg[2], "death")
			   ? life_death(c->tx, purpose, p)
			   : life_death_annul(c->tx, purpose, p);
	case ACT_ERASE:
		return life_erase(c->tx, purpose, p, MARK_ERASED, r);
	default:
		return ERR_NOT_FOUND;
	}
}

enum err
web_staff_act(struct call *c)
{
	struct receipt r = { 0 };
	struct str back;
	struct person *p;
	size_t i = act_of(c);
	int purpose;
	enum err e;

	if (i == ARRAY_LEN(acts))
		return ERR_NOT_FOUND;
	e = staff_person(c, c->seg[1], acts[i].act, &purpose, &p);
	if (e != ERR_OK || purpose < 0)
		return e;
	back = person_path(c, p);
	e = act_do(c, i, purpose, p, &r);
	if (e == ERR_DENIED && c->tx->reason == REASON_OUT_OF_SCOPE)
		return ERR_NOT_FOUND;
	if (e != ERR_OK)
		return e;
	if (acts[i].act == ACT_ERASE)
		return erased_page(c, &r);
	call_redirect(c, back);
	return ERR_OK;
}
