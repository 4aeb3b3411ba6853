/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_guide: questions and answers that write the next version of the
 * statement. The draft runs nothing; it is released elsewhere. */
#include "base/limits.h"
#include "base/time.h"
#include "store/draft.h"
#include "store/release.h"
#include "store/token.h"
#include "web/guide.h"
#include "web/handlers.h"
#include "web/staff.h"

#define ROOT "/staff/guide"

static enum err
guide_decide(struct call *c)
{
	const struct grant *g;

	return tx_decide(c->tx, -1, ACT_SETTING, NULL, NULL, -1, 0, &g);
}

/* The draft; without one, the statement in force. */
static enum err
draft_or_now(struct call *c, struct str *out, int64_t *saved_s)
{
	enum err e = draft_get(c->tx, out, saved_s);

	if (e != ERR_NOT_FOUND)
		return e;
	*out = c->org->st->source_text;
	*saved_s = 0;
	return ERR_OK;
}

static struct guide_form
form_of(struct call *c, enum interview_section section)
{
	return (struct guide_form){ .a = c->a,
		.lang = c->lang,
		.today = date_of_instant(c->s->now_s),
		.section = section,
		.root = call_path(c, ROOT) };
}

/* ---- a version under way -------------------------------------------- */

/* The text that somebody else may have changed already: the draft had better
 * begin with it. NOT_FOUND: nothing is under way. */
static enum err
under_way(struct call *c, struct str *source, struct page_staff_guide *pg)
{
	const struct version *v = release_coming(c->org);
	struct proposal p;
	struct str version;
	enum err e = release_proposal(c->tx, &p);

	if (e == ERR_OK) {
		*source = p.source;
		version = p.version;
		pg->under_way = staff_said2(c, TEXT_C_GUIDE_WAITS, version,
		    staff_release_by(c, &p.by));
		pg->replaces = proposal_key(c->a, &p);
		pg->propose =
		    staff_said(c, TEXT_C_GUIDE_PROPOSE_INSTEAD, version);
	} else if (e == ERR_NOT_FOUND && v != NULL &&
		   v->revision > c->org->revision) {
		*source = v->st->source_text;
		version = v->version;
		pg->under_way = staff_said2(c, TEXT_C_GUIDE_COMING, version,
		    view_date(c->a, (int64_t)c->lang,
			date_of_days(release_from(v, c->s->now_s))));
		pg->may_release = false;
		e = ERR_OK;
	}
	if (e != ERR_OK)
		return e;
	pg->under_way_href = call_path(c, "/staff/versions");
	if (!pg->draft)
		pg->take = staff_said(c, TEXT_C_GUIDE_TAKE, version);
	return ERR_OK;
}

/* What comes after the questions: the way of every version. */
static void
steps(struct call *c, struct guide_form *f, struct page_staff_guide *pg)
{
	const struct guide_step all[] = {
		{ GUIDE_STEP(READ) },
		{ GUIDE_STEP(LAWYER) },
		{ GUIDE_STEP(PROPOSE) },
		{ GUIDE_STEP(APPROVE), .href = call_path(c, "/staff/versions"),
		    .link = T(c, TEXT_STAFF_VERSIONS_TITLE) },
		{ GUIDE_STEP(WAIT) },
	};

	for (size_t i = 0; pg->ended && i < ARRAY_LEN(all); i++)
		guide_step(f, pg, &all[i]);
}

static enum err
guide_page(struct call *c, struct guide_form *f, struct str draft,
    int64_t saved_s)
{
	struct page_staff_guide pg = { .ui = &c->ui,
		.draft = saved_s != 0,
		.may_release = saved_s != 0,
		.propose = T(c, TEXT_C_GUIDE_PROPOSE) };
	struct str other;
	enum err e = under_way(c, &other, &pg);

	if (e == ERR_OK || e == ERR_NOT_FOUND)
		e = guide_fill(f, draft, &pg);
	if (e != ERR_OK)
		return e;
	steps(c, f, &pg);
	pg.lead = T(c, TEXT_C_GUIDE_LEAD);
	pg.note = saved_s == 0
		      ? T(c, TEXT_C_GUIDE_IN_FORCE)
		      : staff_said(c, TEXT_C_GUIDE_DRAFT,
			    view_instant(c->a, (int64_t)c->lang, saved_s));
	staff_page(c, f->stale ? 409 : f->errors_n > 0 ? 422 : 200);
	view_page_staff_guide(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_guide(struct call *c)
{
	enum err e = guide_decide(c);

	if (e == ERR_OK)
		call_redirect(c, STR(ROOT "/who"));
	return e;
}

enum err
web_staff_guide_section(struct call *c)
{
	enum interview_section section;
	struct guide_form f;
	struct str draft;
	int64_t saved_s;
	enum err e = guide_decide(c);

	if (e == ERR_OK)
		e = guide_section(c->seg[1], &section);
	if (e == ERR_OK)
		e = draft_or_now(c, &draft, &saved_s);
	if (e != ERR_OK)
		return e;
	f = form_of(c, section);
	f.opened = query_get(c, "opened");
	return guide_page(c, &f, draft, saved_s);
}

enum err
web_staff_guide_save(struct call *c)
{
	enum interview_section section;
	struct guide_form f;
	struct str draft, changed, opened = STR("");
	int64_t saved_s;
	enum err e = guide_decide(c);

	if (e == ERR_OK)
		e = guide_section(c->seg[1], &section);
	if (e == ERR_OK)
		e = draft_or_now(c, &draft, &saved_s);
	if (e != ERR_OK)
		return e;
	if (section == INTERVIEW_SECTIONS)
		return ERR_METHOD;
	f = form_of(c, section);
	f.form = &c->form;
	e = guide_save(&f, draft, &changed);
	if (e == ERR_OK && f.unsaved > 0) {
		guide_wrong(&f, STR(""), T(c, TEXT_C_GUIDE_DRAFT_CHANGED));
		return guide_page(c, &f, draft, saved_s);
	}
	f.stale = false;
	if (e == ERR_OK && !str_eq(draft, changed)) {
		saved_s = c->s->now_s;
		e = draft_set(c->tx, changed);
	}
	if (e != ERR_OK || f.errors_n > 0)
		return e != ERR_OK ? e : guide_page(c, &f, changed, saved_s);
	f.root = STR(ROOT);
	if (str_is(form_get(c, "do"), "next"))
		opened = guide_opens(&f, draft, changed);
	call_redirect(c,
	    opened.n > 0 ? opened : guide_onward(&f, form_get(c, "do")));
	return ERR_OK;
}

enum err
web_staff_guide_statement(struct call *c)
{
	struct guide_form f = form_of(c, INTERVIEW_SECTIONS);
	struct page_staff_guide_statement pg = { .ui = &c->ui };
	struct str draft;
	int64_t saved_s;
	enum err e = guide_decide(c);

	if (e == ERR_OK)
		e = draft_or_now(c, &draft, &saved_s);
	if (e == ERR_OK)
		e = guide_statement(&f, draft, query_get(c, "in"), &pg);
	if (e != ERR_OK)
		return e;
	staff_page(c, 200);
	view_page_staff_guide_statement(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_guide_file(struct call *c)
{
	struct str draft;
	int64_t saved_s;
	enum err e = guide_decide(c);

	if (e == ERR_OK)
		e = draft_or_now(c, &draft, &saved_s);
	if (e != ERR_OK)
		return e;
	buf_put(&c->rp->body, draft);
	c->rp->status = 200;
	reply_header(c->rp, "Content-Type", STR("text/plain; charset=utf-8"));
	reply_header(c->rp, "Content-Disposition",
	    arena_printf(c->a, "attachment; filename=\"" STR_FMT ".vern\"",
		STR_ARG(c->org->name)));
	reply_header(c->rp, "Cache-Control", STR("no-store"));
	reply_header(c->rp, "X-Content-Type-Options", STR("nosniff"));
	return ERR_OK;
}

/* The page again, with what hinders at the file. */
static enum err
file_wrong(struct call *c, const char *field, struct str why, bool stale)
{
	struct guide_form f = form_of(c, INTERVIEW_WHO);
	struct str draft;
	int64_t saved_s;
	enum err e = draft_or_now(c, &draft, &saved_s);

	f.stale = stale;
	guide_wrong(&f, str_of(field), why);
	return e == ERR_OK ? guide_page(c, &f, draft, saved_s) : e;
}

/* A file from outside becomes the draft when the questions can work on it;
 * what else is wrong with it stands among what remains. */
static enum err
upload(struct call *c)
{
	struct str bytes = form_get(c, "file"), at;
	struct interview_ask *list;
	size_t n;
	enum err e;

	if (bytes.n == 0)
		return file_wrong(c, "file", T(c, TEXT_C_GUIDE_CHOOSE_FILE),
		    false);
	if (bytes.n > LIMIT_STATEMENT ||
	    interview_list(c->a, bytes, c->lang, &list, &n) != ERR_OK)
		return file_wrong(c, "file", T(c, TEXT_C_GUIDE_NOT_READ),
		    false);
	e = draft_set(c->tx, guide_left_off(bytes, &at));
	if (e == ERR_OK)
		call_redirect(c, STR(ROOT "/who"));
	return e;
}

/* The draft goes the way of every version: compared, approved, told. */
static enum err
propose(struct call *c)
{
	struct release_plan plan;
	struct release_ask ask;
	struct str draft, alone;
	int64_t saved_s;
	bool released;
	enum err e = draft_get(c->tx, &draft, &saved_s);

	if (e == ERR_OK && text_clean(c->a, form_get(c, "alone"),
			       LIMIT_NAME_CHARS, &alone) != ERR_OK)
		e = ERR_INVALID;
	if (e != ERR_OK)
		return e;
	ask = (struct release_ask){ .source = draft,
		.alone = alone,
		.replaces = form_get(c, "replaces") };
	e = release_apply(c->tx, &ask, c->lang, &plan, &released);
	if (e == ERR_INVALID)
		return file_wrong(c, "file", T(c, TEXT_C_GUIDE_HAS_ERRORS),
		    false);
	if (e == ERR_REFUSED)
		return file_wrong(c, "file",
		    release_refusal(c->a, plan.refusal,
			plan.refusal == RELEASE_NO_TOO_SOON
			    ? view_date(c->a, (int64_t)c->lang,
				  date_of_days(plan.earliest_day))
			    : plan.refusal_arg,
			c->lang),
		    false);
	if (e == ERR_OK)
		e = draft_delete(c->tx);
	if (e == ERR_OK)
		call_redirect(c, STR("/staff/versions"));
	return e;
}

/* The text that is under way becomes the draft, where there is none. */
static enum err
take(struct call *c)
{
	struct page_staff_guide unused = { 0 };
	struct str source, draft;
	int64_t saved_s;
	enum err e = draft_get(c->tx, &draft, &saved_s);

	if (e == ERR_OK)
		e = ERR_CONFLICT;
	if (e == ERR_NOT_FOUND)
		e = under_way(c, &source, &unused);
	if (e == ERR_OK)
		e = draft_set(c->tx, source);
	if (e == ERR_OK)
		call_redirect(c, STR(ROOT "/who"));
	return e;
}

enum err
web_staff_guide_file_do(struct call *c)
{
	struct str what = form_get(c, "do"), draft;
	int64_t saved_s;
	enum err e = guide_decide(c);

	if (e == ERR_OK)
		e = draft_or_now(c, &draft, &saved_s);
	if (e != ERR_OK)
		return e;
	if (guide_is_stale(c->a, form_get(c, "seen"), draft))
		return file_wrong(c, "", T(c, TEXT_C_GUIDE_DRAFT_OTHER), true);
	if (str_is(what, "upload"))
		return upload(c);
	if (str_is(what, "propose"))
		return propose(c);
	if (str_is(what, "take"))
		return take(c);
	if (!str_is(what, "discard"))
		return ERR_INVALID;
	if ((e = draft_delete(c->tx)) == ERR_OK)
		call_redirect(c, STR(ROOT "/who"));
	return e;
}
