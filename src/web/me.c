/* SPDX-License-Identifier: EUPL-1.2 */
/* web/me: a member's own pages. Everything here is the person about himself;
 * nothing needs anybody's leave. */
#include <string.h>

#include "base/time.h"
#include "export/person_zip.h"
#include "lang/prose.h"
#include "policy/basis.h"
#include "store/keeping.h"
#include "store/release.h"
#include "web/choices.h"
#include "web/facts.h"
#include "web/handlers.h"
#include "web/looks.h"

#define LOOKS_FRONT 5

static enum err
own_values(struct call *c, struct person *p, struct values *vs)
{
	struct fieldset all = call_fields_all(c);
	const struct grant *g;
	enum err e = call_own(c, p, ACT_SEE, &all, &g);

	return e == ERR_OK ? person_read(c->tx, g, p, vs) : e;
}

static void
me_choices(struct call *c, const struct person *who,
    const struct person_facts *p, struct page_me *page_out)
{
	const struct statement *st = c->org->st;
	size_t cap = 0;

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *pu = &st->purposes[i];
		struct page_me_consents *e;

		if (!choice_concerns(who, pu))
			continue;
		e = ARENA_PUSH(c->a, page_out->consents, page_out->consents_n,
		    cap);
		e->label = lang_label(&pu->n, c->lang);
		e->given = choice_given(p, pu);
		e->state = T(c, e->given ? TEXT_C_YES : TEXT_C_NO);
	}
}

/* A version that is released and coming, and what it asked for again. */
static void
me_change(struct call *c, const struct person *p, struct page_me *m)
{
	const struct statement *st = c->org->st;
	const struct version *v = release_coming(c->org);
	size_t cap = 0;

	for (size_t i = 0; i < st->purposes_n; i++) {
		struct view_link *l;

		if (p->asked[i] == 0 || !choice_concerns(p, &st->purposes[i]))
			continue;
		l = ARENA_PUSH(c->a, m->asked, m->asked_n, cap);
		l->href = call_path(c, "/me/consents#p-" STR_FMT,
		    STR_ARG(st->purposes[i].n.name));
		l->label = lang_label(&st->purposes[i].n, c->lang);
	}
	if (v == NULL || v->revision <= c->org->revision)
		return;
	m->change = view_date(c->a, (int64_t)c->lang,
	    date_of_days(release_from(v, c->s->now_s)));
	m->changes = call_lines(c, release_summary(v, c->lang), &m->changes_n);
	for (size_t i = 0; i < v->st->purposes_n; i++)
		m->change_object |= release_coming_purpose(c->org,
					v->st->purposes[i].n.name) != 0;
	m->change_new =
	    call_path(c, "/privacy?v=" STR_FMT, STR_ARG(v->version));
	m->change_old =
	    call_path(c, "/privacy?v=" STR_FMT, STR_ARG(st->version));
}

enum err
web_me(struct call *c)
{
	struct page_me m = { .ui = &c->ui };
	struct person_facts counted;
	const struct grant *g;
	struct looks looks;
	struct values vs;
	struct person *p;
	int name;
	enum err e;

	if ((e = call_person(c, &p)) != ERR_OK)
		return e;
	if ((e = own_values(c, p, &vs)) != ERR_OK)
		return e;
	e = call_own(c, p, ACT_SEE, NULL, &g);
	if (e == ERR_OK)
		e = person_counted(c->tx, g, p, &counted);
	if (e != ERR_OK)
		return e;
	name = statement_field_of_type(c->org->st, NULL, FIELD_NAME);
	if (name >= 0)
		m.name = values_get(&vs, name);
	m.saved = query_get(c, "saved").n > 0;
	m.stage = T(c, TEXT_C_STAGE_MEMBER);
	m.kinds = lang_kind_labels(c->a, c->org->st, p->facts.kinds, c->lang);
	m.since =
	    view_date(c->a, (int64_t)c->lang, date_of_instant(p->joined_s));
	m.restricted = p->facts.restricted;
	facts_show(c, p, &vs, true, &m.groups, &m.groups_n);
	me_choices(c, p, &counted, &m);
	me_change(c, p, &m);
	if ((e = looks_recent(c, p->id, LOOKS_FRONT, &looks)) != ERR_OK)
		return e;
	m.looks = looks.list;
	m.looks_n = looks.n;
	m.looks_total = looks.total;
	page(c, 200);
	view_page_me(&c->rp->body, &m);
	return ERR_OK;
}

/* ---- correcting ---------------------------------------------------------- */

static struct fieldset
own_fields(struct call *c)
{
	struct fieldset fs = { 0 };

	for (size_t i = 0; i < c->org->st->fields_n; i++)
		if ((field_visible(c->org->st, (int)i) & VISIBLE_PERSON) != 0)
			fieldset_add(&fs, (int)i);
	return fs;
}

/* Who has just joined comes here first, and to the consents next. */
static bool
is_welcome(const struct call *c)
{
	return query_get(c, "welcome").n > 0 || form_get(c, "welcome").n > 0;
}

static enum err
edit_page(struct call *c, const struct person_facts *who,
    const struct values *vs, const struct facts_errors *errors)
{
	struct page_edit p = { .ui = &c->ui,
		.action = call_path(c, "/me/edit") };
	struct fieldset may = own_fields(c);

	facts_form(c, who, vs, &may, errors, &p.sections, &p.sections_n);
	p.errors = errors->at;
	p.errors_n = errors->n;
	p.welcome = is_welcome(c);
	page(c, errors->n > 0 ? 422 : 200);
	view_page_edit(&c->rp->body, &p);
	return ERR_OK;
}

enum err
web_edit_page(struct call *c)
{
	const struct facts_errors none = { 0 };
	struct values vs;
	struct person *p;
	enum err e;

	if ((e = call_person(c, &p)) != ERR_OK)
		return e;
	if ((e = own_values(c, p, &vs)) != ERR_OK)
		return e;
	return edit_page(c, &p->facts, &vs, &none);
}

/* remove=NAME.N empties one item of a record. */
static void
removals(struct call *c, const struct values *vs, struct change **changes,
    size_t *n)
{
	const struct statement *st = c->org->st;
	struct str rest = form_get(c, "remove"), name;
	struct change *list;
	int64_t item;
	size_t k = 0;

	if (rest.n == 0 || !str_cut(&rest, '.', &name) ||
	    str_to_i64(rest, 1, 1000, &item) != ERR_OK)
		return;
	list = ARENA_ARRAY(c->a, struct change, vs->n);
	for (size_t i = 0; i < vs->n; i++) {
		int parent = st->fields[vs->at[i].field].parent;

		if (parent >= 0 && vs->at[i].item == (int)item &&
		    str_eq(st->fields[parent].n.name, name))
			list[k++] = (struct change){ vs->at[i].field, (int)item,
				STR_NONE };
	}
	*changes = list;
	*n = k;
}

/* A changed e-mail address is written to only after it was confirmed. */
static enum err
confirm_changed(struct call *c, struct person *p, const struct values *old,
    const struct change *changes, size_t n)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < n && e == ERR_OK; i++) {
		if (c->org->st->fields[changes[i].field].type != FIELD_EMAIL ||
		    changes[i].text.n == 0)
			continue;
		if (str_eq(values_get(old, changes[i].field), changes[i].text))
			continue;
		e = life_new_address(c->tx, p, changes[i].field);
	}
	return e;
}

static enum err
edit_save(struct call *c, struct person *p, const struct values *vs,
    const struct change *changes, size_t n)
{
	const struct provenance from = { .source = statement_person_source(
					     c->org->st),
		.channel = CHANNEL_PORTAL };
	struct fieldset may = own_fields(c);
	const struct grant *g;
	enum err e = call_own(c, p, ACT_CORRECT, &may, &g);

	if (e == ERR_OK)
		e = person_change(c->tx, g, p, &from, changes, n, NULL);
	if (e == ERR_OK)
		e = confirm_changed(c, p, vs, changes, n);
	if (e != ERR_OK)
		return e;
	p->confirmed_s = c->s->now_s;
	person_touch(p);
	return group_apply_rules(c->tx, p);
}

enum err
web_edit(struct call *c)
{
	struct facts_errors errors = { 0 };
	struct fieldset may = own_fields(c);
	struct change *changes;
	struct person_facts who;
	struct values vs;
	struct person *p;
	bool stay = form_get(c, "add").n > 0 || form_get(c, "remove").n > 0;
	size_t n;
	enum err e;

	if ((e = call_person(c, &p)) != ERR_OK)
		return e;
	if ((e = own_values(c, p, &vs)) != ERR_OK)
		return e;
	who = p->facts;
	who.kinds = facts_kinds(c, &may, who.kinds);
	facts_read(c, &who, &vs, &may, &changes, &n, &errors);
	if (form_get(c, "remove").n > 0) {
		errors.n = 0;
		removals(c, &vs, &changes, &n);
	} else if (stay) {
		errors.n = 0;
		return edit_page(c, &who, &vs, &errors);
	}
	if (errors.n > 0)
		return edit_page(c, &who, &vs, &errors);
	if ((e = edit_save(c, p, &vs, changes, n)) != ERR_OK)
		return e;
	if (stay)
		call_redirect(c, is_welcome(c) ? STR("/me/edit?welcome=1")
					       : STR("/me/edit"));
	else
		call_redirect(c, is_welcome(c) ? STR("/me/consents?saved=1")
					       : STR("/me?saved=1"));
	return ERR_OK;
}

/* ---- who looked ----------------------------------------------------- */

enum err
web_looks(struct call *c)
{
	struct page_looks pg = { .ui = &c->ui };
	const struct keep_clause *k =
	    life_clause(c->org, KEEP_AUDIT, TRIGGER_CREATED);
	const struct grant *g;
	struct looks looks;
	struct person *p;
	enum err e;

	if ((e = call_person(c, &p)) != ERR_OK)
		return e;
	if ((e = call_own(c, p, ACT_AUDIT, NULL, &g)) != ERR_OK)
		return e;
	e = looks_page(c, p->id, call_path(c, "/me/looks"), &looks, &pg.pager);
	if (e != ERR_OK)
		return e;
	pg.looks = looks.list;
	pg.looks_n = looks.n;
	if (k != NULL)
		pg.kept = lang_kept(c->a, k, c->lang);
	page(c, 200);
	view_page_looks(&c->rp->body, &pg);
	return ERR_OK;
}

/* ---- stop (B20) and leave (B23) ------------------------------------- */

static struct page_stop_purposes *
stop_purpose(struct call *c, const struct purpose *pu, uint64_t kinds,
    struct page_stop *pg, size_t *cap)
{
	const struct basis *b = purpose_basis(pu, kinds);
	struct page_stop_purposes *e;

	if (!purpose_may_be_objected(pu) || b == NULL ||
	    (b->code != BASIS_E && b->code != BASIS_F))
		return NULL;
	e = ARENA_PUSH(c->a, pg->purposes, pg->purposes_n, *cap);
	e->name = pu->n.name;
	e->id = arena_printf(c->a, "p-" STR_FMT, STR_ARG(pu->n.name));
	e->label = lang_label(&pu->n, c->lang);
	e->basis = lang_basis_name(c->a, b->code, c->lang);
	e->may_object = true;
	return e;
}

static bool
objected_elsewhere(const struct person *p, uint32_t number)
{
	for (size_t i = 0; i < p->elsewhere_n; i++)
		if (p->elsewhere[i].number == number)
			return p->elsewhere[i].objected != 0;
	return false;
}

/* What begins with a version that is coming: a no counts from its first day. */
static void
stop_coming(struct call *c, const struct person *p, struct page_stop *pg,
    size_t *cap)
{
	const struct version *v = release_coming(c->org);
	size_t n = v == NULL || v->st == NULL ? 0 : v->st->purposes_n;

	for (size_t i = 0; i < n; i++) {
		const struct purpose *pu = &v->st->purposes[i];
		uint32_t number = release_coming_purpose(c->org, pu->n.name);
		struct view_arg arg = { 0 };
		struct page_stop_purposes *e;

		if (number == 0)
			continue;
		e = stop_purpose(c, pu, UINT64_MAX, pg, cap);
		if (e == NULL)
			continue;
		arg.s = view_date(c->a, (int64_t)c->lang,
		    date_of_days(release_from(v, c->s->now_s)));
		e->basis =
		    arena_printf(c->a, STR_FMT "; " STR_FMT, STR_ARG(e->basis),
			STR_ARG(view_text_fill(c->a,
			    T(c, TEXT_C_PRIVACY_COMING), &arg, 1)));
		e->objected = objected_elsewhere(p, number);
	}
}

static void
stop_purposes(struct call *c, const struct person *p, struct page_stop *pg)
{
	const struct statement *st = c->org->st;
	size_t cap = 0;

	for (size_t i = 0; i < st->purposes_n; i++) {
		struct page_stop_purposes *e =
		    stop_purpose(c, &st->purposes[i], p->facts.kinds, pg, &cap);

		if (e != NULL)
			e->objected = p->facts.objected[i] != 0;
	}
	stop_coming(c, p, pg, &cap);
}

enum err
web_stop_page(struct call *c)
{
	struct page_stop pg = { .ui = &c->ui };
	const struct grant *g;
	struct person *p;
	enum err e;

	if ((e = call_person(c, &p)) != ERR_OK)
		return e;
	if ((e = call_own(c, p, ACT_SEE, NULL, &g)) != ERR_OK)
		return e;
	pg.restricted = p->facts.restricted;
	stop_purposes(c, p, &pg);
	page(c, 200);
	view_page_stop(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_stop(struct call *c)
{
	struct str word = form_get(c, "do");
	int purpose = statement_purpose(c->org->st, form_get(c, "purpose"));
	uint32_t coming =
	    release_coming_purpose(c->org, form_get(c, "purpose"));
	struct person *p;
	enum err e;

	if ((e = call_person(c, &p)) != ERR_OK)
		return e;
	if (str_is(word, "restrict") || str_is(word, "lift"))
		e = life_stop(c->tx, p, str_is(word, "restrict"));
	else if (!str_is(word, "object") && !str_is(word, "unobject"))
		e = ERR_INVALID;
	else if (coming != 0)
		e = choice_object(c, p, coming, str_is(word, "object"));
	else if (purpose < 0)
		e = ERR_INVALID;
	else
		e = choice_say(c, p, purpose, -1, str_is(word, "unobject"),
		    false);
	if (e == ERR_OK)
		call_redirect(c, STR("/me/stop"));
	return e;
}

static void
leave_goes(struct call *c, struct page_leave *pg)
{
	static const enum text_id goes[] = { TEXT_C_LEAVE_FACTS,
		TEXT_C_LEAVE_CONSENTS, TEXT_C_LEAVE_GROUPS,
		TEXT_C_LEAVE_LOOKS };
	size_t cap = 0;

	for (size_t i = 0; i < ARRAY_LEN(goes); i++) {
		struct page_leave_goes *e =
		    ARENA_PUSH(c->a, pg->goes, pg->goes_n, cap);

		e->text = T(c, goes[i]);
	}
}

/* When it is erased; where one waits, that and how one need not. */
static void
leave_when(struct call *c, const struct keep_clause *k, struct page_leave *pg)
{
	struct view_arg arg = { 0 };

	pg->when = T(c, TEXT_C_LEAVE_AT_ONCE);
	if (k == NULL || keep_clause_at_once(k))
		return;
	arg.s = lang_kept_after(c->a, k, c->lang);
	pg->when = view_text_fill(c->a, T(c, TEXT_C_LEAVE_AFTER), &arg, 1);
	arg.s = c->org->st->controllers[0].contact.email;
	if (arg.s.n > 0)
		pg->sooner =
		    view_text_fill(c->a, T(c, TEXT_C_LEAVE_SOONER), &arg, 1);
}

/* What outlasts the leaving is said before it, as the receipt says it. */
static enum err
leave_kept(struct call *c, struct person *p, struct page_leave *pg)
{
	struct receipt r;
	enum err e = life_leave_foretold(c->tx, p, &r);

	if (e != ERR_OK)
		return e;
	held_rows(c, &r, &pg->kept, &pg->kept_n);
	if (pg->kept_n > 0)
		pg->but = T(c, TEXT_C_LEAVE_BUT);
	return ERR_OK;
}

static enum err
leave_page(struct call *c, bool unsure)
{
	struct page_leave pg = { .ui = &c->ui };
	struct person *p;
	enum err e = call_person(c, &p);

	if (e == ERR_OK)
		e = leave_kept(c, p, &pg);
	if (e != ERR_OK)
		return e;
	leave_when(c, keeping_clause(p, KEEP_MEMBERS, TRIGGER_LEFT), &pg);
	leave_goes(c, &pg);
	if (unsure)
		pg.confirm_error = T(c, TEXT_C_LEAVE_TICK);
	page(c, unsure ? 422 : 200);
	view_page_leave(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_leave_page(struct call *c)
{
	return leave_page(c, false);
}

enum err
web_leave(struct call *c)
{
	struct page_left pg = { .ui = &c->ui };
	int64_t lang = (int64_t)c->lang;
	struct receipt r;
	struct person *p;
	enum err e;

	if (form_get(c, "sure").n == 0)
		return leave_page(c, true);
	if ((e = call_person(c, &p)) != ERR_OK)
		return e;
	if ((e = life_leave(c->tx, p, &r)) != ERR_OK)
		return e;
	call_session_end(c);
	c->ui.csrf = c->ui.member_name = STR_NONE;
	pg.at = view_instant(c->a, lang, c->s->now_s);
	pg.unreadable_at = view_instant(c->a, lang, r.unreadable_s);
	pg.gone_by = view_instant(c->a, lang, r.gone_s);
	held_rows(c, &r, &pg.kept, &pg.kept_n);
	page(c, 200);
	view_page_left(&c->rp->body, &pg);
	return ERR_OK;
}

/* ---- download (B52) ------------------------------------------------- */

static const struct {
	const char *name, *type;
	enum text_id label, about;
} formats[] = {
	{ "all.zip", "application/zip", TEXT_C_EXPORT_ZIP,
	    TEXT_C_EXPORT_ZIP_ABOUT },
	{ "data.json", "application/json", TEXT_C_EXPORT_JSON,
	    TEXT_C_EXPORT_JSON_ABOUT },
	{ "facts.csv", "text/csv; charset=utf-8", TEXT_C_EXPORT_CSV,
	    TEXT_C_EXPORT_CSV_ABOUT },
};

enum err
web_download_page(struct call *c)
{
	struct page_download pg = { .ui = &c->ui };
	size_t cap = 0;

	for (size_t i = 0; i < ARRAY_LEN(formats); i++) {
		struct view_link *l =
		    ARENA_PUSH(c->a, pg.formats, pg.formats_n, cap);

		l->href = call_path(c, "/me/download/%s", formats[i].name);
		l->label = T(c, formats[i].label);
		l->about = T(c, formats[i].about);
	}
	page(c, 200);
	view_page_download(&c->rp->body, &pg);
	return ERR_OK;
}

static enum err
download_write(struct call *c, const struct person_export *pe, size_t format)
{
	switch (format) {
	case 0:
		return person_export_zip(pe, c->lang, &c->rp->body);
	case 1:
		return person_export_json(pe, &c->rp->body);
	default:
		return person_export_csv(pe, &c->rp->body);
	}
}

enum err
web_download(struct call *c)
{
	struct fieldset all = call_fields_all(c);
	struct person_export *pe;
	const struct grant *g;
	struct person *p;
	size_t f = 0;
	enum err e;

	while (f < ARRAY_LEN(formats) && !str_is(c->seg[1], formats[f].name))
		f++;
	if (f == ARRAY_LEN(formats))
		return ERR_NOT_FOUND;
	if ((e = call_person(c, &p)) != ERR_OK)
		return e;
	e = call_own(c, p, ACT_EXPORT, &all, &g);
	if (e == ERR_OK)
		e = person_export_read(c->tx, g, p, &pe);
	if (e == ERR_OK)
		e = download_write(c, pe, f);
	if (e != ERR_OK)
		return e;
	c->rp->status = 200;
	reply_header(c->rp, "Content-Type", str_of(formats[f].type));
	reply_header(c->rp, "Content-Disposition",
	    arena_printf(c->a, "attachment; filename=\"%s\"", formats[f].name));
	reply_header(c->rp, "Cache-Control", STR("no-store"));
	reply_header(c->rp, "X-Content-Type-Options", STR("nosniff"));
	return ERR_OK;
}

/* ---- password ------------------------------------------------------- */

#define PASSWORD_MIN 12 /* characters */

static enum err
security_page(struct call *c, const struct person *p, enum text_id wrong)
{
	struct page_security pg = { .ui = &c->ui,
		.has_password = p->password.n > 0 };
	struct view_field *f;
	size_t cap = 0, ecap = 0;

	f = ARENA_PUSH(c->a, pg.fields, pg.fields_n, cap);
	f->name = f->id = STR("new");
	f->label = T(c, TEXT_C_PASSWORD_NEW);
	f->help = T(c, TEXT_C_PASSWORD_HELP);
	f->kind = STR("password");
	f->autocomplete = STR("new-password");
	f->required = true;
	if (wrong != TEXT_MAX) {
		struct view_error *er =
		    ARENA_PUSH(c->a, pg.errors, pg.errors_n, ecap);

		f->error = er->text = T(c, wrong);
		er->field = f->id;
	}
	page(c, wrong == TEXT_MAX ? 200 : 422);
	view_page_security(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_security_page(struct call *c)
{
	struct person *p;
	enum err e = call_person(c, &p);

	return e == ERR_OK ? security_page(c, p, TEXT_MAX) : e;
}

enum err
web_security(struct call *c)
{
	struct str password = form_get(c, "new"), hashed;
	const struct grant *g;
	struct person *p;
	enum err e;

	if ((e = call_person(c, &p)) != ERR_OK)
		return e;
	if (!utf8_valid(password) || utf8_length(password) < PASSWORD_MIN ||
	    password.n > 1024)
		return security_page(c, p, TEXT_C_PASSWORD_SHORT);
	if ((e = call_password_hash(c, password, &hashed)) != ERR_OK)
		return e;
	if ((e = call_own(c, p, ACT_CORRECT, NULL, &g)) != ERR_OK)
		return e;
	p->password = arena_str(c->a, hashed);
	person_touch(p);
	/* Whoever was signed in elsewhere is out. */
	if ((e = session_end_all(c->tx, p->id, 0)) != ERR_OK)
		return e;
	c->signed_in = false;
	if ((e = call_session(c, p->id, 0)) == ERR_OK)
		call_redirect(c, STR("/me"));
	return e;
}
