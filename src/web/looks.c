/* SPDX-License-Identifier: EUPL-1.2 */
#include "web/looks.h"

#include "lang/prose.h"
#include "web/noted.h"

#define LOOK_FIELDS 5 /* named; the rest is a number */
#define LOOKS_PAGE  50

static struct str
look_role(struct call *c, const struct audit_entry *e)
{
	int role = index_of(c->org, NUMBER_ROLE, e->role);

	switch ((enum actor_type)e->actor_type) {
	case ACTOR_PERSON:
	case ACTOR_LINK:
		return T(c, TEXT_C_LOOK_YOU);
	case ACTOR_JOB:
		return T(c, TEXT_C_LOOK_SERVER);
	case ACTOR_OPERATOR:
		return T(c, TEXT_C_LOOK_OPERATOR);
	default:
		break;
	}
	return role >= 0 ? lang_label(&c->org->st->roles[role].n, c->lang)
			 : T(c, TEXT_C_LOOK_STAFF);
}

static struct str
look_fields(struct call *c, const struct audit_entry *e)
{
	struct str s = STR_NONE;
	struct view_arg more = { .is_int = true };

	if (e->outcome != AUDIT_DONE)
		return T(c, TEXT_C_LOOK_REFUSED);
	if (e->act == ACT_KIND)
		return noted_kinds(c, e);
	for (size_t i = 0, shown = 0; i < e->fields_n; i++) {
		int f = index_of(c->org, NUMBER_FIELD, e->fields[i]);

		if (f < 0 || c->org->st->fields[f].parent >= 0)
			continue;
		if (shown++ >= LOOK_FIELDS)
			more.n++;
		else
			s = str_join(c->a, s,
			    lang_label(&c->org->st->fields[f].n, c->lang));
	}
	if (more.n > 0)
		s = str_join(c->a, s,
		    view_text_fill(c->a, T(c, TEXT_C_LOOK_MORE), &more, 1));
	return s;
}

static void
look_fill(struct call *c, const struct audit_entry *e, struct view_look *l)
{
	int purpose = index_of(c->org, NUMBER_PURPOSE, e->purpose);

	l->when = view_instant(c->a, (int64_t)c->lang, e->at_s);
	if (purpose >= 0)
		l->purpose =
		    lang_label(&c->org->st->purposes[purpose].n, c->lang);
	l->role = look_role(c, e);
	l->act = noted_act(c, e);
	l->fields = look_fields(c, e);
}

/* Which of them are wanted. */
struct wanted {
	int64_t after; /* so many newer ones stand on pages before */
	size_t max;
	bool others; /* nothing that the person did */
};

/* Whoever reads the page again and again must not push out of it those that
 * it is about: a person's own looks are passed over before any is counted. */
static enum err
look_row(struct call *c, struct stmt *st, struct arena *row,
    const struct wanted *w, struct looks *out, size_t *cap)
{
	struct audit_entry en = { 0 };
	bool own;
	enum err e;

	if (col_null(st, 3))
		return ERR_OK; /* its declared period is over */
	arena_reset(row);
	e = audit_decode(row, col_i64(st, 0), col_i64(st, 1), col_i64(st, 2),
	    col_blob(st, 3), &en);
	own = en.actor_type == ACTOR_PERSON || en.actor_type == ACTOR_LINK;
	if (e != ERR_OK || (own && (en.act == ACT_SEE || en.act == ACT_AUDIT)))
		return e;
	if (out->total++ >= w->after && out->n < w->max && !(own && w->others))
		look_fill(c, &en, ARENA_PUSH(c->a, out->list, out->n, *cap));
	return ERR_OK;
}

static enum err
looks_each(struct call *c, int64_t person, const struct wanted *w,
    struct looks *out)
{
	struct stmt *st = db_stmt(c->s->db, SQL_AUDIT_OF_PERSON);
	struct arena *row = arena_new(1 << 24);
	size_t cap = 0;
	bool has;
	enum err e;

	*out = (struct looks){ 0 };
	stmt_i64(st, c->org->id);
	stmt_i64(st, person);
	stmt_i64(st, INT64_MAX);
	while ((e = stmt_row(st, &has)) == ERR_OK && has)
		if ((e = look_row(c, st, row, w, out, &cap)) != ERR_OK)
			break;
	stmt_done(st);
	arena_free(row);
	return e;
}

enum err
looks_recent(struct call *c, int64_t person, size_t max, struct looks *out)
{
	const struct wanted w = { .max = max, .others = true };

	return looks_each(c, person, &w, out);
}

static struct str
page_href(struct call *c, struct str path, int64_t after)
{
	if (after <= 0)
		return path;
	return arena_printf(c->a, STR_FMT "?after=%lld", STR_ARG(path),
	    (long long)after);
}

enum err
looks_page(struct call *c, int64_t person, struct str path, struct looks *out,
    struct view_pager *pager)
{
	struct wanted w = { .max = LOOKS_PAGE };
	enum err e;

	if (query_get(c, "after").n > 0 &&
	    str_to_i64(query_get(c, "after"), 0, INT64_MAX, &w.after) != ERR_OK)
		return ERR_INVALID;
	e = looks_each(c, person, &w, out);
	if (e == ERR_OK && w.after > 0 && w.after >= out->total)
		e = ERR_NOT_FOUND;
	if (e != ERR_OK || out->total <= LOOKS_PAGE)
		return e;
	pager->total = out->total;
	pager->from = w.after + 1;
	pager->to = w.after + (int64_t)out->n;
	if (w.after > 0)
		pager->prev_href = page_href(c, path, w.after - LOOKS_PAGE);
	if (pager->to < out->total)
		pager->next_href = page_href(c, path, pager->to);
	return ERR_OK;
}
