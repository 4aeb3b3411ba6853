/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_upload: one uploaded file: progress, what would happen, a yes or
 * no, what happened. */
#include "lang/prose.h"
#include "web/handlers.h"
#include "web/staff_import.h"

#define ROWS_SHOWN 200

/* ---- one upload ------------------------------------------------------ */

static enum err
upload_of(struct call *c, const struct upload **out)
{
	int64_t id;
	enum err e = upload_decide(c);

	if (e != ERR_OK)
		return e;
	if (id_parse(c->seg[1], &id) != ERR_OK)
		return ERR_NOT_FOUND;
	*out = uploads_get(upload_jobs(c), c->org->id, id);
	return *out == NULL ? ERR_NOT_FOUND : ERR_OK;
}

static void
counts_shown(struct call *c, const struct import_counts *k,
    struct view_count **out, size_t *n)
{
	const struct {
		enum text_id label;
		int64_t n;
	} all[] = {
		{ TEXT_C_IMPORT_NEW, k->new },
		{ TEXT_C_IMPORT_MATCHED, k->matched },
		{ TEXT_C_IMPORT_CHANGED, k->changed },
		{ TEXT_C_IMPORT_PASSED, k->passed },
		{ TEXT_C_IMPORT_SUPPRESSED, k->suppressed },
		{ TEXT_C_IMPORT_REFUSED, k->refused },
		{ TEXT_C_IMPORT_LEFT_OUT, k->left_out },
		{ TEXT_C_IMPORT_DEAD, k->deceased },
		{ TEXT_C_IMPORT_DROPPED, k->dropped_columns },
	};
	size_t cap = 0;

	*out = NULL;
	*n = 0;
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct view_count *v = ARENA_PUSH(c->a, *out, *n, cap);

		v->label = T(c, all[i].label);
		v->n = all[i].n;
	}
}

static enum err
progress_page(struct call *c, const struct upload *u)
{
	struct page_staff_import_progress pg = { .ui = &c->ui,
		.done = u->done / 10,
		.total = 100,
		.state = upload_state_word(c, u),
		.next_href = upload_path(c, u) };

	/* A page without a script asks again by itself. */
	reply_header(c->rp, "Refresh", STR("2"));
	staff_page(c, 200);
	view_page_staff_import_progress(&c->rp->body, &pg);
	return ERR_OK;
}

/* Whether a purpose of imports that is for members lets the actor import. */
static bool
may_after_joining(struct call *c)
{
	const struct statement *st = c->org->st;

	for (size_t i = 0; i < st->purposes_n; i++)
		if (purpose_serves(&st->purposes[i], ACTIVITY_IMPORT) &&
		    (purpose_stages(&st->purposes[i]) & STAGE_MEMBER) != 0 &&
		    staff_has(c, (int)i, ACT_IMPORT))
			return true;
	return false;
}

/* When a column is read, where that is not at once, and whether at all. */
static struct str
column_why(struct call *c, const struct upload *u, int field)
{
	int i = statement_source(c->org->st, u->source);
	const struct source *s;
	struct fieldset before, after;

	if (i < 0 || field < 0)
		return STR_NONE;
	s = &c->org->st->sources[i];
	before = statement_whole(c->org->st, &s->before_joining);
	after = statement_whole(c->org->st, &s->after_joining);
	if (fieldset_has(&before, field) || !fieldset_has(&after, field))
		return STR_NONE;
	return T(c,
	    may_after_joining(c) ? TEXT_C_IMPORT_AFTER : TEXT_C_IMPORT_ROLE);
}

static void
columns_shown(struct call *c, const struct upload *u,
    struct page_staff_import_preview *pg)
{
	size_t cap = 0;

	for (size_t i = 0; i < u->columns_n; i++) {
		const struct upload_column *uc = &u->columns[i];
		struct page_staff_import_preview_columns *k =
		    ARENA_PUSH(c->a, pg->columns, pg->columns_n, cap);

		k->head = uc->head;
		k->used = uc->there;
		k->field =
		    uc->field < 0
			? T(c, TEXT_C_IMPORT_FOR_MATCHING)
			: lang_label(&c->org->st->fields[uc->field].n, c->lang);
		k->why = uc->there   ? column_why(c, u, uc->field)
			 : uc->other ? T(c, TEXT_C_IMPORT_UNDECLARED)
				     : T(c, TEXT_C_IMPORT_ABSENT);
	}
}

/* One cell of a line that import_refused wrote. */
static struct str
cell(struct str *rest)
{
	struct str s;

	if (rest->p == NULL || !str_cut(rest, ';', &s))
		return STR("");
	if (s.n >= 2 && s.p[0] == '"')
		s = str_sub(s, 1, s.n - 2);
	return s;
}

static struct str
meaning(struct call *c, struct str code)
{
	for (int r = 0; r < REFUSAL_MAX; r++)
		if (r != REFUSAL_NONE &&
		    str_is(code, refusal_code((enum refusal)r)))
			return refusal_text((enum refusal)r, c->lang);
	return code;
}

static void
rows_shown(struct call *c, const struct upload *u,
    struct page_staff_import_preview *pg)
{
	struct str rest = u->refused, line;
	size_t cap = 0;

	if (rest.p == NULL || !str_cut(&rest, '\n', &line))
		return; /* the heading */
	while (pg->rows_n < ROWS_SHOWN && rest.p != NULL &&
	       str_cut(&rest, '\n', &line)) {
		struct page_staff_import_preview_rows *r;
		struct str at = cell(&line), code = cell(&line);
		struct str field = cell(&line);
		int i = statement_field(c->org->st, field);
		int64_t no;
		bool left;

		if (str_to_i64(at, 0, INT64_MAX, &no) != ERR_OK)
			continue;
		r = ARENA_PUSH(c->a, pg->rows, pg->rows_n, cap);
		r->line = no;
		/* The person was taken, but for this value. */
		left = str_is(code, refusal_code(REFUSAL_NOT_KEPT)) ||
		       str_is(code, refusal_code(REFUSAL_ROLE)) ||
		       str_is(code, refusal_code(REFUSAL_ROLE_PERSON));
		r->verdict =
		    T(c, left ? TEXT_C_IMPORT_LEFT_OUT : TEXT_C_IMPORT_REFUSED);
		r->kind = left ? STR("suppressed") : STR("refused");
		r->reason = meaning(c, code);
		if (field.n > 0)
			r->who = i >= 0 ? lang_label(&c->org->st->fields[i].n,
					      c->lang)
					: field;
	}
}

static struct str
stop_told(struct call *c, const struct upload *u)
{
	struct str s = import_stop_text(u->stop, c->lang);

	if (u->stop == IMPORT_DENIED)
		return reason_text(u->reason, c->lang);
	if (u->stop != IMPORT_FILE)
		return s;
	if (u->error.map.problem != MAP_FINE)
		return arena_printf(c->a, STR_FMT " " STR_FMT, STR_ARG(s),
		    STR_ARG(map_error_text(c->a, &u->error.map, c->lang)));
	return s;
}

static enum err
preview_page(struct call *c, const struct upload *u)
{
	struct page_staff_import_preview pg = { .ui = &c->ui,
		.source = upload_source(c, u->source),
		.file = u->file };
	struct str path = upload_path(c, u);
	bool brake = u->stop == IMPORT_SMALLER || u->stop == IMPORT_CHANGES;

	counts_shown(c, &u->counts, &pg.counts, &pg.counts_n);
	columns_shown(c, u, &pg);
	rows_shown(c, u, &pg);
	pg.action = arena_printf(c->a, STR_FMT "/apply", STR_ARG(path));
	pg.cancel_action =
	    arena_printf(c->a, STR_FMT "/discard", STR_ARG(path));
	if (pg.rows_n > 0)
		pg.refused_href =
		    arena_printf(c->a, STR_FMT "/refused.csv", STR_ARG(path));
	if (u->state == UPLOAD_STOPPED) {
		pg.blocked_reason = stop_told(c, u);
		pg.blocked = !brake;
		/* The second yes is the approval the brake asks for. */
		pg.token = brake ? STR("approved") : STR_NONE;
		pg.warning = brake;
	}
	staff_page(c, 200);
	view_page_staff_import_preview(&c->rp->body, &pg);
	return ERR_OK;
}

static enum err
result_page(struct call *c, const struct upload *u)
{
	struct page_staff_import_result pg = { .ui = &c->ui,
		.source = upload_source(c, u->source),
		.file = u->file,
		.at = view_instant(c->a, (int64_t)c->lang, u->at_s) };
	size_t cap = 0;
	struct view_link *l;

	counts_shown(c, &u->counts, &pg.counts, &pg.counts_n);
	if (u->counts.refused + u->counts.left_out > 0)
		pg.refused_href = arena_printf(c->a, STR_FMT "/refused.csv",
		    STR_ARG(upload_path(c, u)));
	if (staff_has(c, -1, ACT_INVITE)) {
		l = ARENA_PUSH(c->a, pg.next, pg.next_n, cap);
		l->href = call_path(c, "/staff/invitations");
		l->label = T(c, TEXT_STAFF_INVITATIONS_TITLE);
	}
	l = ARENA_PUSH(c->a, pg.next, pg.next_n, cap);
	l->href = call_path(c, "/staff/import");
	l->label = T(c, TEXT_STAFF_IMPORT_TITLE);
	staff_page(c, 200);
	view_page_staff_import_result(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_upload(struct call *c)
{
	const struct upload *u;
	enum err e = upload_of(c, &u);

	if (e != ERR_OK)
		return e;
	switch (u->state) {
	case UPLOAD_TRYING:
	case UPLOAD_RUNNING:
		return progress_page(c, u);
	case UPLOAD_TRIED:
	case UPLOAD_STOPPED:
		return preview_page(c, u);
	case UPLOAD_DONE:
		break;
	}
	return result_page(c, u);
}

enum err
web_staff_upload_apply(struct call *c)
{
	const struct upload *u;
	enum err e = upload_of(c, &u);

	if (e == ERR_OK)
		e = uploads_go(upload_jobs(c), c->tx, u->id,
		    str_is(form_get(c, "token"), "approved"));
	if (e == ERR_OK)
		call_redirect(c, arena_printf(c->a, "/staff/import/" STR_FMT,
				     STR_ARG(id_print(c->a, u->id))));
	return e;
}

enum err
web_staff_upload_discard(struct call *c)
{
	const struct upload *u;
	enum err e = upload_of(c, &u);

	if (e == ERR_OK)
		e = uploads_drop(upload_jobs(c), c->tx, u->id);
	if (e == ERR_OK)
		call_redirect(c, STR("/staff/import"));
	return e;
}

enum err
web_staff_upload_refused(struct call *c)
{
	const struct upload *u;
	enum err e = upload_of(c, &u);

	if (e != ERR_OK)
		return e;
	buf_put(&c->rp->body, u->refused);
	c->rp->status = 200;
	reply_header(c->rp, "Content-Type", STR("text/csv; charset=utf-8"));
	reply_header(c->rp, "Content-Disposition",
	    STR("attachment; filename=\"refused.csv\""));
	reply_header(c->rp, "Cache-Control", STR("no-store"));
	reply_header(c->rp, "X-Content-Type-Options", STR("nosniff"));
	return ERR_OK;
}
