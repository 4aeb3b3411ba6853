/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_groups: groups, who is in them; for representatives their own. */
#include "base/limits.h"
#include "base/time.h"
#include "lang/prose.h"
#include "store/group.h"
#include "store/index.h"
#include "web/handlers.h"
#include "web/staff.h"

#define MEMBERS_PAGE 50

static struct str
type_label(const struct call *c, const struct group *g)
{
	return g->type < 0
		   ? STR_NONE
		   : lang_label(&c->org->st->group_types[g->type].n, c->lang);
}

static int
group_purpose(const struct call *c, const struct group *g)
{
	return g->type < 0 ? -1 : c->org->st->group_types[g->type].purpose;
}

/* ---- the list -------------------------------------------------------- */

/* May the role have to do with groups at all? Counts only, no person. */
static enum err
groups_decide(struct call *c)
{
	if (staff_scope(c) >= 0 || staff_has(c, -1, ACT_GROUP)) {
		tx_audit(c->tx, ACT_GROUP, c->session.purpose, AUDIT_DONE,
		    STR(NOTE_OPENED));
		return ERR_OK;
	}
	staff_refused(c, ACT_GROUP, c->session.purpose, "no clause");
	c->tx->reason = REASON_NO_CLAUSE;
	return ERR_DENIED;
}

enum err
web_staff_groups(struct call *c)
{
	struct page_staff_groups pg = { .ui = &c->ui };
	struct group *list;
	size_t n, cap = 0;
	enum err e = groups_decide(c);

	if (e == ERR_OK)
		e = group_list(c->tx, &list, &n);
	if (e != ERR_OK)
		return e;
	for (size_t i = 0; i < n; i++) {
		struct page_staff_groups_groups *g;

		if (staff_scope(c) >= 0 && !staff_in_office(c, list[i].id))
			continue;
		g = ARENA_PUSH(c->a, pg.groups, pg.groups_n, cap);
		g->href = call_path(c, "/staff/groups/" STR_FMT,
		    STR_ARG(id_print(c->a, list[i].id)));
		g->name = list[i].name;
		g->type = type_label(c, &list[i]);
		g->members =
		    (int64_t)index_group_count(c->org->index, list[i].id);
		g->purpose = purpose_label(c, group_purpose(c, &list[i]));
	}
	pg.may_add = staff_scope(c) < 0 && staff_has(c, -1, ACT_GROUP);
	staff_page(c, 200);
	view_page_staff_groups(&c->rp->body, &pg);
	return ERR_OK;
}

/* ---- a new one ------------------------------------------------------- */

static enum err
new_page(struct call *c, enum text_id type_error, enum text_id name_error)
{
	const struct statement *st = c->org->st;
	struct page_staff_edit pg = { .ui = &c->ui,
		.heading = T(c, TEXT_STAFF_GROUPS_NEW),
		.action = call_path(c, "/staff/groups/new"),
		.back_href = call_path(c, "/staff/groups") };
	struct view_section *s = ARENA_NEW(c->a, struct view_section);
	size_t cap = 0, choices = 0, errors = 0;
	struct view_field *f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);

	staff_field(c, f, "type", "radio", TEXT_STAFF_GROUPS_TYPE, STR_NONE);
	f->required = true;
	for (size_t i = 0; i < st->group_types_n; i++)
		if (st->group_types[i].by_field < 0)
			staff_choice(c, f, &choices, st->group_types[i].n.name,
			    lang_label(&st->group_types[i].n, c->lang));
	f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);
	staff_field(c, f, "name", "text", TEXT_W_NAME, STR_NONE);
	f->required = true;
	for (size_t i = 0; i < 2; i++) {
		enum text_id id = i == 0 ? type_error : name_error;
		struct view_error *er;

		if (id == TEXT_MAX)
			continue;
		er = ARENA_PUSH(c->a, pg.errors, pg.errors_n, errors);
		er->field = s->fields[i].id;
		er->text = s->fields[i].error = T(c, id);
	}
	pg.sections = s;
	pg.sections_n = 1;
	staff_page(c, pg.errors_n > 0 ? 422 : 200);
	view_page_staff_edit(&c->rp->body, &pg);
	return ERR_OK;
}

/* Making a group concerns no person: the first purpose that arranges them. */
static enum err
new_decide(struct call *c, const struct grant **g)
{
	return tx_decide(c->tx, staff_first(c, ACT_GROUP), ACT_GROUP, NULL,
	    NULL, -1, 0, g);
}

enum err
web_staff_group_new_page(struct call *c)
{
	const struct grant *g;
	enum err e = new_decide(c, &g);

	return e == ERR_OK ? new_page(c, TEXT_MAX, TEXT_MAX) : e;
}

enum err
web_staff_group_new(struct call *c)
{
	const struct statement *st = c->org->st;
	struct group group = { .type = statement_group_type(st,
				   form_get(c, "type")) };
	enum text_id type_error = TEXT_MAX, name_error = TEXT_MAX;
	const struct grant *g;
	enum err e = new_decide(c, &g);

	if (e != ERR_OK)
		return e;
	if (group.type < 0 || st->group_types[group.type].by_field >= 0)
		type_error = TEXT_C_GROUP_CHOOSE_TYPE;
	if (text_clean(c->a, form_get(c, "name"), LIMIT_NAME_CHARS,
		&group.name) != ERR_OK ||
	    group.name.n == 0)
		name_error = TEXT_C_GROUP_NEEDS_NAME;
	if (type_error != TEXT_MAX || name_error != TEXT_MAX)
		return new_page(c, type_error, name_error);
	if ((e = group_save(c->tx, g, &group)) == ERR_OK)
		call_redirect(c, arena_printf(c->a, "/staff/groups/" STR_FMT,
				     STR_ARG(id_print(c->a, group.id))));
	return e;
}

/* ---- one group ------------------------------------------------------- */

static enum err
group_open(struct call *c, struct group *g)
{
	int64_t id;
	enum err e;

	if (id_parse(c->seg[1], &id) != ERR_OK)
		return ERR_NOT_FOUND;
	if ((e = group_get(c->tx, id, g)) != ERR_OK)
		return e;
	if (staff_scope(c) < 0)
		return groups_decide(c);
	return staff_in_office(c, id) ? groups_decide(c) : ERR_NOT_FOUND;
}

static const struct membership *
membership_of(const struct person *p, int64_t group)
{
	for (size_t i = 0; i < p->groups_n; i++)
		if (p->groups[i].group == group && !p->groups[i].left)
			return &p->groups[i];
	return NULL;
}

static enum err
member_row(struct call *c, int purpose, int64_t group, int64_t id,
    struct page_staff_group *pg, size_t *cap)
{
	struct page_staff_group_members *row;
	const struct membership *m;
	struct person *p;
	struct str name;
	enum err e = person_open(c->tx, id, &p);

	if (e != ERR_OK)
		return e == ERR_NOT_FOUND ? ERR_OK : e;
	if ((m = membership_of(p, group)) == NULL ||
	    !tx_may(c->tx, purpose, ACT_SEE, NULL, p))
		return ERR_OK;
	if ((e = staff_name(c, purpose, p, &name)) != ERR_OK)
		return e;
	row = ARENA_PUSH(c->a, pg->members, pg->members_n, *cap);
	row->id = id_print(c->a, id);
	row->name = name;
	row->href = call_path(c, "/staff/people/" STR_FMT, STR_ARG(row->id));
	row->since =
	    view_date(c->a, (int64_t)c->lang, date_of_instant(m->since_s));
	row->role =
	    T(c, m->by_rule ? TEXT_C_GROUP_BY_RULE : TEXT_C_GROUP_BY_CHOICE);
	return ERR_OK;
}

static enum err
members_of(struct call *c, int purpose, const struct group *g,
    struct page_staff_group *pg)
{
	int64_t after = 0, *ids;
	size_t n, cap = 0;
	enum err e = ERR_OK;

	if (query_get(c, "after").n > 0 &&
	    id_parse(query_get(c, "after"), &after) != ERR_OK)
		return ERR_NOT_FOUND;
	index_group_each(c->org->index, c->a, g->id, after, MEMBERS_PAGE, &ids,
	    &n);
	for (size_t i = 0; i < n && e == ERR_OK; i++)
		e = member_row(c, purpose, g->id, ids[i], pg, &cap);
	if (e != ERR_OK || (after == 0 && n < MEMBERS_PAGE))
		return e;
	pg->pager.total = pg->total;
	pg->pager.from = 1;
	pg->pager.to = (int64_t)n;
	if (n == MEMBERS_PAGE)
		pg->pager.next_href =
		    call_path(c, "/staff/groups/" STR_FMT "?after=" STR_FMT,
			STR_ARG(pg->id), STR_ARG(id_print(c->a, ids[n - 1])));
	return ERR_OK;
}

static enum err
group_page(struct call *c, const struct group *g, enum text_id wrong)
{
	struct page_staff_group pg = { .ui = &c->ui,
		.name = g->name,
		.type = type_label(c, g),
		.id = id_print(c->a, g->id),
		.purpose = purpose_label(c, group_purpose(c, g)),
		.total = (int64_t)index_group_count(c->org->index, g->id) };
	size_t cap = 0;
	int purpose;
	enum err e = staff_task(c, ACT_SEE, &purpose);

	if (e == ERR_OK && purpose < 0)
		return ERR_OK;
	if (e == ERR_OK)
		e = members_of(c, purpose, g, &pg);
	if (e != ERR_OK)
		return e;
	pg.may_change = staff_has(c, purpose, ACT_GROUP);
	if (wrong != TEXT_MAX) {
		struct view_error *er =
		    ARENA_PUSH(c->a, pg.errors, pg.errors_n, cap);

		er->field = STR("person");
		pg.add_error = er->text = T(c, wrong);
	}
	staff_page(c, wrong == TEXT_MAX ? 200 : 422);
	view_page_staff_group(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_group(struct call *c)
{
	struct group g;
	enum err e = group_open(c, &g);

	return e == ERR_OK ? group_page(c, &g, TEXT_MAX) : e;
}

enum err
web_staff_group_change(struct call *c)
{
	bool add = str_is(form_get(c, "do"), "add");
	const struct grant *grant;
	struct person *p = NULL;
	struct group g;
	int64_t id;
	int purpose;
	enum err e = group_open(c, &g);

	if (e == ERR_OK)
		e = staff_task(c, ACT_GROUP, &purpose);
	if (e != ERR_OK || purpose < 0)
		return e;
	if (!add && !str_is(form_get(c, "do"), "remove"))
		return ERR_INVALID;
	if (id_parse(str_trim(form_get(c, "person")), &id) != ERR_OK)
		return group_page(c, &g, TEXT_C_GROUP_NO_PERSON);
	e = person_open(c->tx, id, &p);
	if (e == ERR_OK)
		e = staff_decide(c, purpose, ACT_GROUP, NULL, p, &grant);
	if (e == ERR_NOT_FOUND)
		return group_page(c, &g, TEXT_C_GROUP_NO_PERSON);
	if (e != ERR_OK)
		return e;
	e = add ? group_join(c->tx, grant, p, g.id)
		: group_leave(c->tx, grant, p, g.id);
	if (e == ERR_DENIED) /* who left comes back only by own will */
		return group_page(c, &g, TEXT_C_GROUP_HAS_LEFT);
	if (e == ERR_OK)
		call_redirect(c, arena_printf(c->a, "/staff/groups/" STR_FMT,
				     STR_ARG(id_print(c->a, g.id))));
	return e;
}
