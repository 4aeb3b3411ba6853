/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_home: the overview, and what one is going to do. */
#include "base/time.h"
#include "lang/prose.h"
#include "store/group.h"
#include "store/index.h"
#include "store/release.h"
#include "web/handlers.h"
#include "web/staff.h"

#define TASK_CHARS 200

/* ---- the purpose of the task ----------------------------------------- */

/* Acts on people; the others need no task. */
static uint64_t
acts_on_people(void)
{
	return UINT64_C(1) << ACT_FIND | UINT64_C(1) << ACT_SEE |
	       UINT64_C(1) << ACT_ADD | UINT64_C(1) << ACT_CORRECT |
	       UINT64_C(1) << ACT_GROUP | UINT64_C(1) << ACT_KIND;
}

static const struct clause *
clause_of(const struct call *c, int purpose)
{
	const struct role *r;

	if (c->actor.role < 0)
		return NULL;
	r = &c->org->st->roles[c->actor.role];
	for (size_t i = 0; i < r->clauses_n; i++)
		if (r->clauses[i].purpose == purpose &&
		    (r->clauses[i].acts & acts_on_people()) != 0)
			return &r->clauses[i];
	return NULL;
}

static struct str
acts_told(struct call *c, const struct clause *cl)
{
	static const enum text_id may[ACT_MAX] = {
#define ACT(name, en, nb, about) [ACT_##name] = TEXT_C_MAY_##name,
#include "policy/acts.def"
#undef ACT
	};
	struct str s = STR_NONE;

	for (int a = 0; a < ACT_MAX; a++) {
		struct str one;

		if ((cl->acts >> a & 1) == 0)
			continue;
		one = T(c, may[a]);
		s = str_join(c->a, s, one);
	}
	return s;
}

/* The fields the role sees under the purpose; the first of them by name. */
static struct str
fields_told(struct call *c, int purpose, const struct clause *cl)
{
	const struct statement *st = c->org->st;
	struct fieldset fs = purpose_fields(st, &st->purposes[purpose]);
	size_t more = 0;
	struct str s = STR_NONE;

	if (st->purposes[purpose].all_fields && cl->all_fields)
		return T(c, TEXT_C_STAFF_ALL_FIELDS);
	if (!cl->all_fields)
		fs = fieldset_and(&fs, &cl->fields);
	for (size_t i = 0, n = 0; i < st->fields_n; i++) {
		struct str label = lang_label(&st->fields[i].n, c->lang);

		if (!fieldset_has(&fs, (int)i) || st->fields[i].parent >= 0 ||
		    (cl->without_addresses &&
			field_is_address(st->fields[i].type)))
			continue;
		if (n++ >= 6)
			more++;
		else
			s = str_join(c->a, s, label);
	}
	return staff_and_more(c, s, more);
}

enum err
staff_purpose_page(struct call *c, int status, enum text_id error)
{
	const struct statement *st = c->org->st;
	struct page_staff_purpose pg = { .ui = &c->ui,
		.task = c->session.task };
	size_t cap = 0, errors = 0;

	pg.next = form_get(c, "next");
	if (pg.next.p == NULL && c->tx->looks && error != TEXT_MAX)
		pg.next = str_sub(req_path(c->rq), c->base.n, SIZE_MAX);
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct clause *cl = clause_of(c, (int)i);
		struct page_staff_purpose_purposes *p;

		if (cl == NULL)
			continue;
		p = ARENA_PUSH(c->a, pg.purposes, pg.purposes_n, cap);
		p->name = st->purposes[i].n.name;
		p->label = purpose_label(c, (int)i);
		p->tasks = acts_told(c, cl);
		if (st->purposes[i].bases_n > 0)
			p->basis = lang_basis_name(c->a,
			    st->purposes[i].bases[0].code, c->lang);
		p->fields = fields_told(c, (int)i, cl);
		p->current = c->session.purpose == (int)i;
	}
	if (error != TEXT_MAX && status == 200) {
		pg.first = T(c, error);
	} else if (error != TEXT_MAX) {
		struct view_error *er =
		    ARENA_PUSH(c->a, pg.errors, pg.errors_n, errors);

		pg.error = er->text = T(c, error);
		er->field = STR("purpose");
	}
	staff_page(c, status);
	view_page_staff_purpose(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_purpose_page(struct call *c)
{
	return staff_purpose_page(c, 200, TEXT_MAX);
}

/* A path of the staff side, as this server wrote it into the form. */
static struct str
safe_next(struct str s)
{
	if (!str_starts(s, STR("/staff/")) || s.n > 200)
		return STR("/staff/");
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') ||
			(s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '/' ||
			s.p[i] == '-'))
			return STR("/staff/");
	return str_find(s, STR("//")) == SIZE_MAX ? s : STR("/staff/");
}

enum err
web_staff_purpose(struct call *c)
{
	int purpose = statement_purpose(c->org->st, form_get(c, "purpose"));
	struct str next = safe_next(form_get(c, "next")), task;
	enum err e;

	if (purpose < 0 || clause_of(c, purpose) == NULL)
		return staff_purpose_page(c, 422, TEXT_C_STAFF_PURPOSE_CHOOSE);
	if (text_clean(c->a, form_get(c, "task"), TASK_CHARS, &task) != ERR_OK)
		return staff_purpose_page(c, 422, TEXT_C_FORM_TOO_LONG);
	c->session.purpose = purpose;
	c->session.task = task;
	c->session.looks = 0;
	tx_audit(c->tx, ACT_FIND, purpose, AUDIT_DONE, STR("task begun"));
	if ((e = session_save(c->tx, &c->session)) != ERR_OK)
		return e;
	if (str_is(next, "/staff/") && staff_has(c, purpose, ACT_FIND))
		next = STR("/staff/people");
	call_redirect(c, next);
	return ERR_OK;
}

/* ---- the overview ---------------------------------------------------- */

static void
card(struct call *c, struct page_staff_home *pg, size_t *cap,
    enum text_id label, size_t n, const char *path)
{
	struct page_staff_home_cards *k =
	    ARENA_PUSH(c->a, pg->cards, pg->cards_n, *cap);

	k->label = T(c, label);
	k->n = (int64_t)n;
	if (path != NULL)
		k->href = call_path(c, "%s", path);
}

/* A representative counts the own groups and nothing else. */
static enum err
own_groups(struct call *c, struct page_staff_home *pg, size_t *cap)
{
	for (size_t i = 0; i < c->actor.offices_n; i++) {
		int64_t id = c->actor.offices[i].group;
		struct page_staff_home_cards *k;
		struct group g;
		enum err e;

		if (!staff_in_office(c, id))
			continue;
		e = group_get(c->tx, id, &g);
		if (e == ERR_NOT_FOUND)
			continue;
		if (e != ERR_OK)
			return e;
		k = ARENA_PUSH(c->a, pg->cards, pg->cards_n, *cap);
		k->label = g.name;
		k->n = (int64_t)index_group_count(c->org->index, id);
		k->href = call_path(c, "/staff/groups/" STR_FMT,
		    STR_ARG(id_print(c->a, id)));
	}
	return ERR_OK;
}

static enum err
cards(struct call *c, struct page_staff_home *pg)
{
	const struct index *ix = c->org->index;
	bool find = staff_has(c, -1, ACT_FIND);
	size_t cap = 0;

	if (staff_scope(c) >= 0)
		return own_groups(c, pg, &cap);
	card(c, pg, &cap, TEXT_C_STAFF_MEMBERS,
	    index_stage_count(ix, STAGE_MEMBER), find ? "/staff/people" : NULL);
	card(c, pg, &cap, TEXT_C_STAFF_POSSIBLE,
	    index_stage_count(ix, STAGE_POSSIBLE),
	    staff_has(c, -1, ACT_INVITE) ? "/staff/invitations" : NULL);
	card(c, pg, &cap, TEXT_C_STAFF_INVITED,
	    index_stage_count(ix, STAGE_INVITED),
	    staff_has(c, -1, ACT_INVITE) ? "/staff/invitations" : NULL);
	card(c, pg, &cap, TEXT_C_STAFF_DECEASED,
	    index_stage_count(ix, STAGE_DECEASED), NULL);
	return ERR_OK;
}

#define SOON_DAYS 60

static void
due_add(struct call *c, struct page_staff_home *pg, size_t *cap,
    struct str what, int32_t day, struct str href)
{
	struct page_staff_home_due *d;

	if (day == 0 || day > c->tx->today + SOON_DAYS)
		return;
	d = ARENA_PUSH(c->a, pg->due, pg->due_n, *cap);
	d->what = what;
	d->when = staff_day(c, day);
	d->href = href;
	d->late = day < c->tx->today;
}

static struct str
statement_href(struct call *c)
{
	return call_path(c, "/privacy");
}

static void
dues(struct call *c, struct page_staff_home *pg)
{
	const struct statement *st = c->org->st;
	size_t cap = pg->due_n;

	due_add(c, pg, &cap, T(c, TEXT_C_STAFF_TRAINING_ENDS),
	    c->staff.trained_until, call_path(c, "/staff/"));
	due_add(c, pg, &cap, T(c, TEXT_C_STAFF_TERM_ENDS), c->staff.term_until,
	    call_path(c, "/staff/"));
	if (st->review_by.year != 0)
		due_add(c, pg, &cap, T(c, TEXT_C_STAFF_REVIEW),
		    date_days(st->review_by), statement_href(c));
}

/* Whoever may approve a version, or take it back, sees that one waits. */
static enum err
version_waits(struct call *c, struct page_staff_home *pg)
{
	struct page_staff_home_due *d;
	struct proposal p;
	size_t cap = pg->due_n;
	enum err e;

	if (!staff_has(c, -1, ACT_SETTING))
		return ERR_OK;
	e = release_proposal(c->tx, &p);
	if (e != ERR_OK)
		return e == ERR_NOT_FOUND ? ERR_OK : e;
	d = ARENA_PUSH(c->a, pg->due, pg->due_n, cap);
	d->what = T(c, TEXT_C_STAFF_VERSION_WAITS);
	d->href = call_path(c, "/staff/versions");
	return ERR_OK;
}

/* What the chosen purpose lets one do first. */
enum err
web_staff_home(struct call *c)
{
	struct page_staff_home pg = { .ui = &c->ui };
	enum err e = cards(c, &pg);

	if (e != ERR_OK)
		return e;
	if ((e = version_waits(c, &pg)) != ERR_OK)
		return e;
	dues(c, &pg);
	staff_page(c, 200);
	view_page_staff_home(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_slash(struct call *c)
{
	call_redirect(c, STR("/staff/"));
	return ERR_OK;
}
