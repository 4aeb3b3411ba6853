/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_sign: sign-in of staff with a second factor, and its set-up. */
#include "web/handlers.h"
#include "web/staff.h"

#define TRIES        10 /* a name, in a quarter of an hour */
#define TRY_S        900
#define PASSWORD_MIN 12
#define PASSWORD_MAX 1024

static enum err
sign_in_page(struct call *c, struct str name, bool wrong)
{
	struct page_staff_sign_in pg = { .ui = &c->ui, .name = name };
	size_t cap = 0;

	if (wrong) {
		struct view_error *er =
		    ARENA_PUSH(c->a, pg.errors, pg.errors_n, cap);

		/* One sentence for every cause (T-20). */
		pg.error = er->text = T(c, TEXT_C_STAFF_SIGN_IN_WRONG);
		er->field = STR("name");
	}
	staff_page(c, wrong ? 422 : 200);
	view_page_staff_sign_in(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_sign_in_page(struct call *c)
{
	if (c->actor.type == ACTOR_STAFF) {
		call_redirect(c,
		    c->staff.totp.n > 0 ? STR("/staff/") : STR("/staff/totp"));
		return ERR_OK;
	}
	return sign_in_page(c, STR_NONE, false);
}

static void
sign_in_entry(struct call *c, const struct staff *st, bool ok)
{
	if (st->id != 0)
		staff_actor(st, &c->actor);
	tx_audit(c->tx, ACT_SEE, -1, ok ? AUDIT_DONE : AUDIT_REFUSED,
	    STR("staff sign-in"));
}

/* Until the code of the app was confirmed the session's task holds the
 * secret: such a session opens no other page. */
static enum err
begin_session(struct call *c, const struct staff *st)
{
	enum err e;

	staff_actor(st, &c->actor);
	c->staff = *st;
	if ((e = call_session(c, 0, st->id)) != ERR_OK)
		return e;
	if (st->totp.n > 0) {
		call_redirect(c, STR("/staff/"));
		return ERR_OK;
	}
	c->session.task = totp_secret(c->a);
	if ((e = session_save(c->tx, &c->session)) == ERR_OK)
		call_redirect(c, STR("/staff/totp"));
	return e;
}

enum err
web_staff_sign_in(struct call *c)
{
	struct str name = str_trim(form_get(c, "name"));
	struct str against = STR(HASH_NOBODY);
	struct staff st = { 0 };
	bool ok, fits = true;
	enum err e;

	if (!c->hash_have &&
	    too_often(c->web, "staff", text_fold(c->a, name), TRIES, TRY_S))
		return ERR_LIMIT;
	e = staff_find(c->tx, name, &st);
	if (e != ERR_OK && e != ERR_NOT_FOUND)
		return e;
	if (e == ERR_NOT_FOUND || st.ended || st.password.n == 0)
		st = (struct staff){ .role = -1 };
	else
		against = st.password;
	e = call_password_ok(c, against, form_get(c, "password"), &ok);
	if (e != ERR_OK)
		return e;
	if (st.totp.n > 0)
		fits = totp_ok(st.totp, str_trim(form_get(c, "code")),
		    c->s->now_s, st.totp_step, &st.totp_step);
	ok = ok && fits && st.id != 0;
	sign_in_entry(c, &st, ok);
	if (!ok)
		return sign_in_page(c, name, true);
	if ((e = staff_save(c->tx, &st)) != ERR_OK)
		return e;
	return begin_session(c, &st);
}

/* ---- the first password ---------------------------------------------- */

static enum err
set_page(struct call *c, enum text_id wrong)
{
	struct page_staff_edit pg = { .ui = &c->ui,
		.heading = T(c, TEXT_C_STAFF_SET_HEADING),
		.lead = T(c, TEXT_C_STAFF_SET_LEAD),
		.action = req_path(c->rq) };
	size_t cap = 0, errors = 0;
	struct view_field *f;

	pg.sections = ARENA_NEW(c->a, struct view_section);
	pg.sections_n = 1;
	f = ARENA_PUSH(c->a, pg.sections->fields, pg.sections->fields_n, cap);
	staff_field(c, f, "new", "password", TEXT_C_PASSWORD_NEW, STR_NONE);
	f->value = STR_NONE;
	f->help = T(c, TEXT_C_PASSWORD_HELP);
	f->autocomplete = STR("new-password");
	f->required = true;
	if (wrong != TEXT_MAX) {
		struct view_error *er =
		    ARENA_PUSH(c->a, pg.errors, pg.errors_n, errors);

		f->error = er->text = T(c, wrong);
		er->field = f->id;
	}
	c->ui.area = STR("staff");
	page(c, wrong == TEXT_MAX ? 200 : 422);
	view_page_staff_edit(&c->rp->body, &pg);
	return ERR_OK;
}

static enum err
set_link(struct call *c, struct link *l, struct staff *st)
{
	enum err e = link_find(c->tx, c->seg[1], l);

	if (e != ERR_OK)
		return e;
	if (l->kind != TOKEN_STAFF)
		return ERR_NOT_FOUND;
	e = staff_get(c->tx, l->person, st);
	return e == ERR_OK && st->ended ? ERR_NOT_FOUND : e;
}

enum err
web_staff_set_page(struct call *c)
{
	struct staff st;
	struct link l;
	enum err e = set_link(c, &l, &st);

	return e == ERR_OK ? set_page(c, TEXT_MAX) : e;
}

enum err
web_staff_set(struct call *c)
{
	struct str password = form_get(c, "new"), hashed;
	struct staff st;
	struct link l;
	enum err e = set_link(c, &l, &st);

	if (e != ERR_OK)
		return e;
	if (!utf8_valid(password) || utf8_length(password) < PASSWORD_MIN ||
	    password.n > PASSWORD_MAX)
		return set_page(c, TEXT_C_PASSWORD_SHORT);
	if ((e = call_password_hash(c, password, &hashed)) != ERR_OK)
		return e;
	if ((e = link_use(c->tx, &l)) != ERR_OK)
		return e;
	st.password = arena_str(c->a, hashed);
	st.totp = STR_NONE; /* a new password begins with a new factor */
	st.totp_step = 0;
	if ((e = staff_save(c->tx, &st)) != ERR_OK)
		return e;
	/* Whoever was signed in elsewhere is out. */
	if ((e = session_end_all(c->tx, 0, st.id)) != ERR_OK)
		return e;
	c->signed_in = false;
	sign_in_entry(c, &st, true);
	return begin_session(c, &st);
}

/* ---- the second factor ----------------------------------------------- */

static enum err
totp_page(struct call *c, bool wrong)
{
	struct page_staff_totp pg = { .ui = &c->ui, .secret = c->session.task };
	struct str uri = arena_printf(c->a,
	    "otpauth://totp/" STR_FMT "?secret=" STR_FMT "&issuer=" STR_FMT,
	    STR_ARG(c->org->name), STR_ARG(pg.secret), STR_ARG(c->org->name));
	size_t cap = 0;
	enum err e = qr_path(c->a, uri, &pg.qr, &pg.qr_size);

	if (e != ERR_OK)
		return e;
	if (wrong) {
		struct view_error *er =
		    ARENA_PUSH(c->a, pg.errors, pg.errors_n, cap);

		pg.error = er->text = T(c, TEXT_C_STAFF_CODE_WRONG);
		er->field = STR("code");
	}
	staff_page(c, wrong ? 422 : 200);
	view_page_staff_totp(&c->rp->body, &pg);
	return ERR_OK;
}

static enum err
totp_begin(struct call *c)
{
	if (c->actor.type != ACTOR_STAFF || c->session.task.n == 0)
		return ERR_AUTH;
	return c->staff.totp.n > 0 ? ERR_NOT_FOUND : ERR_OK;
}

enum err
web_staff_totp_page(struct call *c)
{
	enum err e = totp_begin(c);

	return e == ERR_OK ? totp_page(c, false) : e;
}

enum err
web_staff_totp(struct call *c)
{
	int64_t step = 0;
	enum err e = totp_begin(c);

	if (e != ERR_OK)
		return e;
	if (!totp_ok(c->session.task, str_trim(form_get(c, "code")),
		c->s->now_s, 0, &step))
		return totp_page(c, true);
	c->staff.totp = c->session.task;
	c->staff.totp_step = step;
	tx_audit(c->tx, ACT_STAFF, -1, AUDIT_DONE, STR("second factor set"));
	if ((e = staff_save(c->tx, &c->staff)) != ERR_OK)
		return e;
	c->session.task = STR_NONE;
	if ((e = session_save(c->tx, &c->session)) == ERR_OK)
		call_redirect(c, STR("/staff/"));
	return e;
}
