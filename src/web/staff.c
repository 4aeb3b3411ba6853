/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff: menu, task, decisions about one person; small pieces of forms. */
#include "web/staff.h"

#include <string.h>

#include "base/time.h"
#include "lang/prose.h"
#include "store/release.h"

/* ---- rights of the role ---------------------------------------------- */

static const struct role *
role_of(const struct call *c)
{
	return c->actor.role < 0 ? NULL : &c->org->st->roles[c->actor.role];
}

bool
staff_has(const struct call *c, int purpose, enum act act)
{
	const struct role *r = role_of(c);

	for (size_t i = 0; r != NULL && i < r->clauses_n; i++)
		if ((r->clauses[i].acts >> act & 1) != 0 &&
		    (purpose < 0 || r->clauses[i].purpose == purpose))
			return true;
	return false;
}

int
staff_first(const struct call *c, enum act act)
{
	const struct role *r = role_of(c);

	for (size_t i = 0; r != NULL && i < r->clauses_n; i++)
		if ((r->clauses[i].acts >> act & 1) != 0 &&
		    r->clauses[i].purpose >= 0)
			return r->clauses[i].purpose;
	return -1;
}

int
staff_scope(const struct call *c)
{
	const struct role *r = role_of(c);

	return r == NULL ? -1 : r->scope;
}

bool
staff_in_office(const struct call *c, int64_t group)
{
	int32_t today = date_days(date_of_instant(c->s->now_s));

	for (size_t i = 0; i < c->actor.offices_n; i++) {
		const struct office *o = &c->actor.offices[i];

		if (o->group == group && o->from_day <= today &&
		    today <= o->until_day)
			return true;
	}
	return false;
}

/* ---- the frame of a page --------------------------------------------- */

static bool
may_any(const struct call *c, const enum act *acts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (staff_has(c, -1, acts[i]))
			return true;
	return n == 0;
}

static void
menu(struct call *c)
{
	static const struct {
		const char *path;
		enum text_id label;
		enum act acts[3];
		size_t n;
	} all[] = {
		{ "/staff/", TEXT_STAFF_HOME_TITLE, { 0 }, 0 },
		{ "/staff/people", TEXT_C_STAFF_NAV_PEOPLE, { ACT_FIND }, 1 },
		{ "/staff/groups", TEXT_GROUPS_TITLE, { ACT_GROUP, ACT_WRITE },
		    2 },
		{ "/staff/messages", TEXT_STAFF_MESSAGES_TITLE,
		    { ACT_WRITE, ACT_SEND }, 2 },
		{ "/staff/import", TEXT_STAFF_IMPORT_TITLE, { ACT_IMPORT }, 1 },
		{ "/staff/invitations", TEXT_STAFF_INVITATIONS_TITLE,
		    { ACT_INVITE }, 1 },
		{ "/staff/retention", TEXT_C_STAFF_NAV_RETENTION, { ACT_AUDIT },
		    1 },
		{ "/staff/audit", TEXT_STAFF_AUDIT_TITLE, { ACT_AUDIT }, 1 },
		{ "/staff/record", TEXT_STAFF_RECORD_TITLE, { ACT_AUDIT }, 1 },
		{ "/staff/admin", TEXT_C_STAFF_NAV_STAFF, { ACT_STAFF }, 1 },
		{ "/staff/tokens", TEXT_C_STAFF_NAV_TOKENS, { ACT_TOKEN }, 1 },
		{ "/staff/versions", TEXT_STAFF_VERSIONS_TITLE, { ACT_SETTING },
		    1 },
		{ "/staff/statement", TEXT_C_BESIDE_NAV,
		    { ACT_SETTING, ACT_AUDIT }, 2 },
		{ "/staff/guide", TEXT_C_GUIDE_NAV, { ACT_SETTING }, 1 },
	};
	struct str here = str_sub(req_path(c->rq), c->base.n, SIZE_MAX);
	size_t cap = 0;

	c->ui.nav = NULL;
	c->ui.nav_n = 0;
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct view_link *l;
		struct str path = str_of(all[i].path);

		if (!may_any(c, all[i].acts, all[i].n))
			continue;
		l = ARENA_PUSH(c->a, c->ui.nav, c->ui.nav_n, cap);
		l->href = call_path(c, "%s", all[i].path);
		l->label = T(c, all[i].label);
		l->current =
		    i == 0 ? str_eq(here, path) : str_starts(here, path);
	}
}

/* The language that was chosen holds for the forms of the page too. */
static void
keep_language(struct call *c)
{
	if (!c->signed_in || c->session.lang == c->lang)
		return;
	c->session.lang = c->lang;
	if (session_save(c->tx, &c->session) != ERR_OK)
		log_line("staff: the language is not kept");
}

void
staff_page(struct call *c, int status)
{
	c->ui.area = STR("staff");
	if (c->actor.type == ACTOR_STAFF && c->staff.totp.n > 0)
		menu(c);
	keep_language(c);
	page(c, status);
}

/* ---- the task -------------------------------------------------------- */

struct str
purpose_label(const struct call *c, int purpose)
{
	return purpose < 0
		   ? STR_NONE
		   : lang_label(&c->org->st->purposes[purpose].n, c->lang);
}

void
staff_refused(struct call *c, enum act act, int purpose, const char *note)
{
	tx_audit(c->tx, act, purpose, AUDIT_REFUSED, str_of(note));
}

enum err
staff_task(struct call *c, enum act act, int *purpose_out)
{
	*purpose_out = c->session.purpose;
	/* Nobody did wrong who has not chosen yet: a page was opened. */
	if (*purpose_out < 0 && c->tx->looks)
		return staff_purpose_page(c, 200, TEXT_C_STAFF_PURPOSE_FIRST);
	if (*purpose_out < 0) {
		staff_refused(c, act, -1, "no purpose");
		return staff_purpose_page(c, 403, TEXT_C_STAFF_PURPOSE_FIRST);
	}
	if (staff_has(c, *purpose_out, act))
		return ERR_OK;
	staff_refused(c, act, *purpose_out, "no clause");
	c->tx->reason = REASON_NO_CLAUSE;
	return ERR_DENIED;
}

enum err
staff_decide(struct call *c, int purpose, enum act act,
    const struct fieldset *fields, struct person *p, const struct grant **out)
{
	enum err e = tx_decide(c->tx, purpose, act, fields, p, -1, 0, out);
	enum reason why = c->tx->reason;

	if (e == ERR_DENIED &&
	    (why == REASON_OUT_OF_SCOPE || why == REASON_NOT_FOUND ||
		(staff_scope(c) >= 0 && why != REASON_TERM_ENDED &&
		    why != REASON_NOT_TRAINED &&
		    why != REASON_NOT_CONFIDENTIAL)))
		return ERR_NOT_FOUND;
	return e;
}

static enum err
too_many(struct call *c, int *purpose_out)
{
	struct page_error p = { .ui = &c->ui,
		.status = 429,
		.heading = T(c, TEXT_C_STAFF_LIMIT_HEADING),
		.text = T(c, TEXT_C_STAFF_LIMIT_TEXT) };

	staff_refused(c, ACT_SEE, *purpose_out, "too many people");
	*purpose_out = -1;
	staff_page(c, 429);
	view_page_error(&c->rp->body, &p);
	return ERR_OK;
}

/* Too many people one after the other is no task (T-03). */
static enum err
count_looks(struct call *c, int *purpose_out)
{
	struct str who = { (const char *)c->session.digest,
		sizeof(c->session.digest) };

	who = arena_printf(c->a, STR_FMT " " STR_FMT,
	    STR_ARG(hex_encode(c->a, who)), STR_ARG(c->session.task));
	c->session.looks++;
	if (!too_often(c->web, "looks", who, STAFF_LOOKS, STAFF_LOOKS_S))
		return session_save(c->tx, &c->session);
	return too_many(c, purpose_out);
}

enum err
staff_person(struct call *c, struct str id, enum act act, int *purpose_out,
    struct person **out)
{
	int64_t person;
	enum err e = staff_task(c, act, purpose_out);

	if (e != ERR_OK || *purpose_out < 0)
		return e;
	if (id_parse(id, &person) != ERR_OK)
		return ERR_NOT_FOUND;
	if ((e = person_open(c->tx, person, out)) != ERR_OK)
		return e;
	return count_looks(c, purpose_out);
}

enum err
staff_name(struct call *c, int purpose, struct person *p, struct str *out)
{
	int name = statement_field_of_type(c->org->st, NULL, FIELD_NAME);
	struct fieldset fs = { 0 };
	const struct grant *g;
	struct values vs;
	enum err e;

	*out = id_print(c->a, p->id);
	if (name < 0)
		return ERR_OK;
	fieldset_add(&fs, name);
	if (!tx_may(c->tx, purpose, ACT_SEE, &fs, p))
		return ERR_OK;
	e = tx_decide(c->tx, purpose, ACT_SEE, &fs, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_read(c->tx, g, p, &vs);
	if (e == ERR_OK && values_get(&vs, name).n > 0)
		*out = arena_str(c->a, values_get(&vs, name));
	return e;
}

/* ---- words ----------------------------------------------------------- */

struct str
staff_said(struct call *c, enum text_id text, struct str arg)
{
	struct view_arg a = { .s = arg };

	return view_text_fill(c->a, T(c, text), &a, 1);
}

struct str
staff_said2(struct call *c, enum text_id text, struct str one, struct str two)
{
	struct view_arg args[2] = { { .s = one }, { .s = two } };

	return view_text_fill(c->a, T(c, text), args, 2);
}

struct str
staff_release_by(struct call *c, const struct release_by *by)
{
	struct staff st;

	if (by->type != ACTOR_STAFF)
		return T(c, TEXT_C_VERSIONS_OPERATOR);
	return staff_get(c->tx, by->id, &st) == ERR_OK
		   ? st.name
		   : T(c, TEXT_C_VERSIONS_FORMER);
}

struct str
staff_and_more(struct call *c, struct str list, size_t more)
{
	struct view_arg arg = { .n = (int64_t)more, .is_int = true };

	return more == 0
		   ? list
		   : arena_printf(c->a, STR_FMT " " STR_FMT, STR_ARG(list),
			 STR_ARG(view_text_fill(c->a, T(c, TEXT_C_LOOK_MORE),
			     &arg, 1)));
}

struct str
staff_stage(const struct call *c, unsigned stage)
{
	switch (stage) {
	case STAGE_POSSIBLE:
		return T(c, TEXT_C_STAGE_POSSIBLE);
	case STAGE_INVITED:
		return T(c, TEXT_C_STAGE_INVITED);
	case STAGE_LEAVING:
		return T(c, TEXT_C_STAGE_LEAVING);
	case STAGE_DECEASED:
		return T(c, TEXT_C_STAGE_DECEASED);
	default:
		return T(c, TEXT_C_STAGE_MEMBER);
	}
}

struct str
staff_kinds(struct call *c, uint64_t kinds)
{
	return lang_kind_labels(c->a, c->org->st, kinds, c->lang);
}

enum err
staff_date(struct str s, int32_t *out)
{
	struct date d;

	*out = 0;
	s = str_trim(s);
	if (s.n == 0)
		return ERR_OK;
	if (date_parse(s, &d) != ERR_OK)
		return ERR_INVALID;
	*out = date_days(d);
	return ERR_OK;
}

struct str
staff_day(struct call *c, int32_t day)
{
	return day == 0 ? STR_NONE
			: view_date(c->a, (int64_t)c->lang, date_of_days(day));
}
