/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_member: one of those who work in the register. */
#include "base/time.h"
#include "web/handlers.h"
#include "web/staff_admin.h"

#define OFFICES 64

/* ---- one of them ----------------------------------------------------- */

static enum err
member_open(struct call *c, struct staff *st)
{
	int64_t id;
	enum err e = admin_decide(c);

	if (e != ERR_OK)
		return e;
	if (id_parse(c->seg[1], &id) != ERR_OK)
		return ERR_NOT_FOUND;
	return staff_get(c->tx, id, st);
}

static enum err
offices_asked(struct call *c, const struct staff *st, struct view_section *s)
{
	struct view_field *f;
	struct group *list;
	size_t n, cap = 0, choices = 0;
	enum err e = group_list(c->tx, &list, &n);

	if (e != ERR_OK)
		return e;
	s->legend = T(c, TEXT_C_STAFF_OFFICE);
	if ((e = admin_offices(c, st, &s->help)) != ERR_OK)
		return e;
	f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);
	staff_field(c, f, "office_group", "select", TEXT_C_STAFF_OFFICE_GROUP,
	    STR_NONE);
	for (size_t i = 0; i < n; i++)
		staff_choice(c, f, &choices, id_print(c->a, list[i].id),
		    list[i].name);
	f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);
	staff_field(c, f, "office_from", "text", TEXT_C_STAFF_OFFICE_FROM,
	    date_print(c->a, date_of_days(c->tx->today)));
	f->help = T(c, TEXT_C_FORM_DATE_HELP);
	f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);
	staff_field(c, f, "office_until", "text", TEXT_C_STAFF_OFFICE_UNTIL,
	    STR_NONE);
	f->help = T(c, TEXT_C_STAFF_OFFICE_HELP);
	return ERR_OK;
}

static void
what_asked(struct call *c, const struct staff *st, struct view_section *s)
{
	size_t cap = 0, choices = 0;
	struct view_field *f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);

	s->legend = T(c, TEXT_C_STAFF_WHAT);
	staff_field(c, f, "do", "radio", TEXT_C_STAFF_WHAT,
	    st->ended ? STR("link") : STR("save"));
	if (!st->ended)
		staff_choice(c, f, &choices, STR("save"), T(c, TEXT_W_SAVE));
	staff_choice(c, f, &choices, STR("link"), T(c, TEXT_C_STAFF_NEW_LINK));
	if (!st->ended && st->id != c->staff.id)
		staff_choice(c, f, &choices, STR("end"),
		    T(c, TEXT_C_STAFF_END));
}

static enum err
member_page(struct call *c, const struct staff *st,
    const struct facts_errors *errors)
{
	struct page_staff_edit pg = { .ui = &c->ui,
		.heading = st->name,
		.action = req_path(c->rq),
		.errors = errors->at,
		.errors_n = errors->n,
		.back_href = call_path(c, "/staff/admin") };
	struct view_section *all = ARENA_ARRAY(c->a, struct view_section, 3);
	bool scoped = st->role >= 0 && c->org->st->roles[st->role].scope >= 0;
	enum err e = ERR_OK;

	admin_fields(c, &all[0].fields, &all[0].fields_n, st);
	pg.sections_n = 1;
	if (scoped)
		e = offices_asked(c, st, &all[pg.sections_n++]);
	if (e != ERR_OK)
		return e;
	what_asked(c, st, &all[pg.sections_n++]);
	pg.sections = all;
	for (size_t i = 0; i < pg.sections_n; i++)
		facts_errors_show(errors, all[i].fields, all[i].fields_n);
	staff_page(c, errors->n > 0 ? 422 : 200);
	view_page_staff_edit(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_admin_member(struct call *c)
{
	const struct facts_errors none = { 0 };
	struct staff st;
	enum err e = member_open(c, &st);

	return e == ERR_OK ? member_page(c, &st, &none) : e;
}

/* One office more, or new dates for one that is held. */
static enum err
office_read(struct call *c, struct staff *st, struct facts_errors *errors)
{
	struct office *list =
	    ARENA_ARRAY(c->a, struct office, st->offices_n + 1);
	struct office o = { 0 };
	struct group g;
	size_t at;

	if (form_get(c, "office_group").n == 0)
		return ERR_OK;
	if (id_parse(form_get(c, "office_group"), &o.group) != ERR_OK ||
	    group_get(c->tx, o.group, &g) != ERR_OK ||
	    st->offices_n >= OFFICES) {
		facts_wrong(c, errors, STR("office_group"),
		    T(c, TEXT_C_MESSAGE_NEEDS_GROUP));
		return ERR_OK;
	}
	if (staff_date(form_get(c, "office_from"), &o.from_day) != ERR_OK ||
	    staff_date(form_get(c, "office_until"), &o.until_day) != ERR_OK ||
	    o.until_day == 0 || o.until_day < o.from_day) {
		facts_wrong(c, errors, STR("office_until"),
		    T(c, TEXT_C_STAFF_OFFICE_DATES));
		return ERR_OK;
	}
	for (at = 0; at < st->offices_n; at++) {
		list[at] = st->offices[at];
		if (list[at].group == o.group)
			break;
	}
	for (size_t i = at + 1; i < st->offices_n; i++)
		list[i] = st->offices[i];
	list[at] = o;
	if (at == st->offices_n)
		st->offices_n++;
	st->offices = list;
	return ERR_OK;
}

static enum err
member_end(struct call *c, struct staff *st)
{
	enum err e;

	if (st->id == c->staff.id)
		return ERR_CONFLICT;
	st->ended = true;
	st->password = st->totp = STR("");
	if ((e = staff_save(c->tx, st)) != ERR_OK)
		return e;
	if ((e = link_drop(c->tx, TOKEN_STAFF, st->id)) != ERR_OK)
		return e;
	if ((e = session_end_all(c->tx, 0, st->id)) == ERR_OK)
		call_redirect(c, STR("/staff/admin"));
	return e;
}

enum err
web_staff_admin_change(struct call *c)
{
	struct facts_errors errors = { 0 };
	struct str word = form_get(c, "do");
	struct staff st, was;
	enum err e = member_open(c, &st);

	if (e != ERR_OK)
		return e;
	was = st;
	if (str_is(word, "end"))
		return member_end(c, &st);
	if (str_is(word, "link")) {
		st.ended = false;
		staff_touch(c->tx, &st);
		e = staff_save(c->tx, &st);
		return e == ERR_OK ? admin_link(c, &st) : e;
	}
	admin_read(c, &st, &errors);
	if ((e = office_read(c, &st, &errors)) != ERR_OK)
		return e;
	if (errors.n > 0)
		return member_page(c, &st, &errors);
	if (st.role != was.role || !str_eq(st.email, was.email))
		staff_touch(c->tx, &st);
	if ((e = staff_save(c->tx, &st)) == ERR_OK)
		call_redirect(c, STR("/staff/admin"));
	return e;
}
