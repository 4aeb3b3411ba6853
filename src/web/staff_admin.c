/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_admin: who works in the register: role, training, offices, end. */
#include "web/staff_admin.h"
#include "base/email.h"
#include "base/limits.h"
#include "base/time.h"
#include "lang/prose.h"
#include "web/handlers.h"

#define SET_LINK_S (48 * 3600)

enum err
admin_decide(struct call *c)
{
	const struct grant *g;

	return tx_decide(c->tx, -1, ACT_STAFF, NULL, NULL, -1, 0, &g);
}

/* ---- the list -------------------------------------------------------- */

static struct str
role_label(const struct call *c, int role)
{
	return role < 0 ? STR_NONE
			: lang_label(&c->org->st->roles[role].n, c->lang);
}

enum err
admin_offices(struct call *c, const struct staff *st, struct str *out)
{
	*out = STR_NONE;
	for (size_t i = 0; i < st->offices_n; i++) {
		struct group g;
		enum err e = group_get(c->tx, st->offices[i].group, &g);

		if (e == ERR_NOT_FOUND)
			continue;
		if (e != ERR_OK)
			return e;
		*out = str_join(c->a, *out, g.name);
	}
	return ERR_OK;
}

static enum err
person_row(struct call *c, const struct staff *st,
    struct page_staff_admin_people *r)
{
	r->href = call_path(c, "/staff/admin/" STR_FMT,
	    STR_ARG(id_print(c->a, st->id)));
	r->name = st->name;
	r->role = role_label(c, st->role);
	r->term = staff_day(c, st->term_until);
	r->training = staff_day(c, st->trained_until);
	r->active = !st->ended && st->role >= 0;
	r->state = T(c, st->ended             ? TEXT_C_STAFF_ENDED
			: st->password.n == 0 ? TEXT_C_STAFF_NOT_SET_UP
					      : TEXT_C_STAFF_ACTIVE);
	return admin_offices(c, st, &r->scope);
}

static void
dates_asked(struct call *c, struct view_field **fields, size_t *n, size_t *cap,
    const struct staff *st)
{
	struct view_field *f = ARENA_PUSH(c->a, *fields, *n, *cap);

	staff_field(c, f, "trained_until", "text", TEXT_C_STAFF_TRAINED_UNTIL,
	    st->trained_until == 0
		? STR_NONE
		: date_print(c->a, date_of_days(st->trained_until)));
	f->help = T(c, TEXT_C_FORM_DATE_HELP);
	f = ARENA_PUSH(c->a, *fields, *n, *cap);
	staff_field(c, f, "term_until", "text", TEXT_C_STAFF_TERM_UNTIL,
	    st->term_until == 0
		? STR_NONE
		: date_print(c->a, date_of_days(st->term_until)));
	f->help = T(c, TEXT_C_FORM_DATE_HELP);
	f = ARENA_PUSH(c->a, *fields, *n, *cap);
	staff_field(c, f, "confidential", "checkbox", TEXT_C_STAFF_CONFIDENTIAL,
	    st->confidential ? STR("yes") : STR_NONE);
}

void
admin_fields(struct call *c, struct view_field **fields, size_t *n,
    const struct staff *st)
{
	const struct statement *s = c->org->st;
	size_t cap = 0, choices = 0;
	struct view_field *f;

	if (st->id == 0) {
		f = ARENA_PUSH(c->a, *fields, *n, cap);
		staff_field(c, f, "name", "text", TEXT_W_USER_NAME, STR_NONE);
		f->required = true;
	}
	f = ARENA_PUSH(c->a, *fields, *n, cap);
	staff_field(c, f, "email", "email", TEXT_W_EMAIL, st->email);
	f->help = T(c, TEXT_C_STAFF_EMAIL_HELP);
	f = ARENA_PUSH(c->a, *fields, *n, cap);
	staff_field(c, f, "role", "select", TEXT_LOOK_ROLE,
	    st->role >= 0 ? s->roles[st->role].n.name : STR_NONE);
	f->required = true;
	for (size_t i = 0; i < s->roles_n; i++)
		staff_choice(c, f, &choices, s->roles[i].n.name,
		    role_label(c, (int)i));
	dates_asked(c, fields, n, &cap, st);
}

static enum err
list_page(struct call *c, const struct facts_errors *errors)
{
	struct page_staff_admin pg = { .ui = &c->ui,
		.may_add = true,
		.errors = errors->at,
		.errors_n = errors->n };
	const struct staff none = { .role = -1 };
	struct staff *list;
	size_t n, cap = 0;
	enum err e = staff_list(c->tx, &list, &n);

	for (size_t i = 0; i < n && e == ERR_OK; i++)
		e = person_row(c, &list[i],
		    ARENA_PUSH(c->a, pg.people, pg.people_n, cap));
	if (e != ERR_OK)
		return e;
	admin_fields(c, &pg.fields, &pg.fields_n, &none);
	facts_errors_show(errors, pg.fields, pg.fields_n);
	staff_page(c, errors->n > 0 ? 422 : 200);
	view_page_staff_admin(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_admin(struct call *c)
{
	const struct facts_errors none = { 0 };
	enum err e = admin_decide(c);

	return e == ERR_OK ? list_page(c, &none) : e;
}

/* ---- reading a form -------------------------------------------------- */

void
admin_read(struct call *c, struct staff *st, struct facts_errors *errors)
{
	struct str email = str_trim(form_get(c, "email")), match, plain;

	st->role = statement_role(c->org->st, form_get(c, "role"));
	if (st->role < 0)
		facts_wrong(c, errors, STR("role"),
		    T(c, TEXT_C_STAFF_CHOOSE_ROLE));
	st->email = STR("");
	if (email.n > 0 &&
	    email_normalise(c->a, email, &st->email, &match, &plain) != ERR_OK)
		facts_wrong(c, errors, STR("email"), T(c, TEXT_C_FORM_EMAIL));
	if (staff_date(form_get(c, "trained_until"), &st->trained_until) !=
	    ERR_OK)
		facts_wrong(c, errors, STR("trained_until"),
		    T(c, TEXT_C_FORM_NOT_VALID));
	if (staff_date(form_get(c, "term_until"), &st->term_until) != ERR_OK)
		facts_wrong(c, errors, STR("term_until"),
		    T(c, TEXT_C_FORM_NOT_VALID));
	st->confidential = form_get(c, "confidential").n > 0;
}

/* The link goes by mail, or is printed where there is no address. */
enum err
admin_link(struct call *c, struct staff *st)
{
	int64_t ends_s = c->s->now_s + SET_LINK_S;
	struct str token;
	struct page_done pg = { .ui = &c->ui,
		.heading = T(c, TEXT_C_STAFF_LINK_HEADING),
		.lead = T(c, TEXT_C_STAFF_LINK_MAILED) };
	size_t cap = 0, links = 0;
	struct view_link *back;
	enum err e = link_drop(c->tx, TOKEN_STAFF, st->id);

	if (e == ERR_OK)
		e = link_new(c->tx, TOKEN_STAFF, st->id, ends_s, STR_NONE,
		    &token);
	if (e == ERR_OK && st->email.n > 0)
		e = letter_staff_link(c->tx, st, token, ends_s);
	if (e != ERR_OK)
		return e;
	if (st->email.n == 0) {
		struct view_row *r = ARENA_PUSH(c->a, pg.rows, pg.rows_n, cap);

		pg.lead = T(c, TEXT_C_STAFF_LINK_PRINTED);
		r->label = st->name;
		r->value = call_path(c, "/staff/set/" STR_FMT, STR_ARG(token));
	}
	back = ARENA_PUSH(c->a, pg.links, pg.links_n, links);
	back->href = call_path(c, "/staff/admin");
	back->label = T(c, TEXT_STAFF_ADMIN_TITLE);
	staff_page(c, 200);
	view_page_done(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_admin_add(struct call *c)
{
	struct facts_errors errors = { 0 };
	struct staff st = { .role = -1, .lang = c->lang }, old;
	enum err e = admin_decide(c);

	if (e != ERR_OK)
		return e;
	if (text_clean(c->a, form_get(c, "name"), LIMIT_NAME_CHARS, &st.name) !=
		ERR_OK ||
	    st.name.n == 0)
		facts_wrong(c, &errors, STR("name"),
		    T(c, TEXT_C_STAFF_NEEDS_NAME));
	admin_read(c, &st, &errors);
	e = errors.n > 0 ? ERR_NOT_FOUND : staff_find(c->tx, st.name, &old);
	if (e != ERR_OK && e != ERR_NOT_FOUND)
		return e;
	if (e == ERR_OK && !old.ended)
		facts_wrong(c, &errors, STR("name"),
		    T(c, TEXT_C_STAFF_NAME_TAKEN));
	else if (e == ERR_OK)
		st.id = old.id; /* somebody who comes back */
	if (errors.n > 0)
		return list_page(c, &errors);
	staff_touch(c->tx, &st);
	if ((e = staff_save(c->tx, &st)) != ERR_OK)
		return e;
	return admin_link(c, &st);
}
