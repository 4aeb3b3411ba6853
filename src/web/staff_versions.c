/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_versions: versions of the statement; approve or withdraw the one
 * that waits (B47). */
#include "base/time.h"
#include "job/job.h"
#include "store/release.h"
#include "web/engine.h"
#include "web/handlers.h"
#include "web/staff.h"
#include "web/staff_changes.h"

static struct str
number(struct call *c, int64_t n)
{
	return arena_printf(c->a, "%lld", (long long)n);
}

static struct str
released_by(struct call *c, const struct version *v)
{
	struct str one = staff_release_by(c, &v->proposed);

	if (v->revision == 1)
		return STR_NONE;
	if (v->alone.n > 0)
		return staff_said2(c, TEXT_C_VERSIONS_ALONE, one, v->alone);
	if (v->approved.type == ACTOR_NOBODY)
		return staff_said(c, TEXT_C_VERSIONS_NOBODY, one);
	return staff_said2(c, TEXT_C_VERSIONS_APPROVED, one,
	    staff_release_by(c, &v->approved));
}

static struct str
told(struct call *c, const struct version *v)
{
	struct view_arg args[3] = { { .s = number(c, v->told_n) },
		{ .s = number(c, v->effect_values) },
		{ .s = number(c, v->effect_asked) } };

	if (v->revision == 1)
		return STR_NONE;
	if (v->effect_s != 0)
		return view_text_fill(c->a, T(c, TEXT_C_VERSIONS_EFFECT), args,
		    3);
	if (!v->notice)
		return STR_NONE;
	return staff_said(c,
	    v->told_s != 0 ? TEXT_C_VERSIONS_LETTERS
			   : TEXT_C_VERSIONS_LETTERS_SO_FAR,
	    args[0].s);
}

static struct str
date(struct call *c, int32_t day)
{
	return view_date(c->a, (int64_t)c->lang, date_of_days(day));
}

/* The first version is used at once, also where its text names a later day. */
static struct str
first(struct call *c, const struct version *v)
{
	if (v->st == NULL || v->st->effective.year == 0 ||
	    date_days(v->st->effective) <= v->from_day)
		return T(c, TEXT_C_VERSIONS_FIRST);
	return staff_said(c, TEXT_C_VERSIONS_FIRST_EARLY,
	    date(c, date_days(v->st->effective)));
}

/* ---- the list ---------------------------------------------------------- */

static void
list(struct call *c, struct page_staff_versions *pg)
{
	static const enum text_id states[] = {
		[VERSION_PAST] = TEXT_C_PRIVACY_PAST,
		[VERSION_IN_FORCE] = TEXT_C_PRIVACY_IN_FORCE,
		[VERSION_COMING] = TEXT_C_PRIVACY_COMING,
		[VERSION_WITHDRAWN] = TEXT_C_PRIVACY_WITHDRAWN,
	};
	size_t n, cap = 0;
	const struct version *all = release_versions(c->org, &n);

	while (n-- > 0) {
		const struct version *v = &all[n];
		struct page_staff_versions_versions *r =
		    ARENA_PUSH(c->a, pg->versions, pg->versions_n, cap);

		r->version = v->version;
		r->href =
		    call_path(c, "/privacy?v=" STR_FMT, STR_ARG(v->version));
		r->state = staff_said(c, states[v->state],
		    date(c, release_from(v, c->s->now_s)));
		r->class = v->revision == 1
			       ? first(c, v)
			       : diff_class_word(v->class, c->lang);
		r->by = released_by(c, v);
		r->told = told(c, v);
		r->changes =
		    call_lines(c, release_summary(v, c->lang), &r->changes_n);
		r->current = v->revision == c->org->revision;
	}
}

/* ---- the one that waits --------------------------------------------- */

static void
changes(struct call *c, const struct diff *d, struct page_staff_versions *pg)
{
	struct staff_changes all;

	staff_changes(c, d, &all);
	pg->things = all.things;
	pg->things_n = all.things_n;
	pg->small = all.small;
	pg->small_n = all.small_n;
	pg->class = diff_class_word(d->class, c->lang);
	pg->href = call_path(c, "/staff/statement?v=" STR_FMT,
	    STR_ARG(d->is->version));
}

/* Of the file itself: another with the same version may come meanwhile. */
static struct str
key_of(struct call *c, const uint8_t hash_of[32])
{
	return hex_encode(c->a, (struct str){ (const char *)hash_of, 32 });
}

static struct str
refusal(struct call *c, const struct release_plan *p)
{
	return release_refusal(c->a, p->refusal,
	    p->refusal == RELEASE_NO_TOO_SOON ? date(c, p->earliest_day)
					      : p->refusal_arg,
	    c->lang);
}

/* How many are written to, or how they learn of it. */
static enum err
letters(struct call *c, const struct release_plan *plan, struct str *out)
{
	const struct diff *d = &plan->diff;
	struct str by = STR("");
	size_t n;
	enum err e = release_letters(c->tx, plan, &n);

	if (e != ERR_OK)
		return e;
	for (int ch = 0; ch < CHANNEL_MAX; ch++)
		if ((d->channels >> ch & 1) != 0)
			by = arena_printf(c->a, STR_FMT "%s" STR_FMT,
			    STR_ARG(by), by.n > 0 ? ", " : "",
			    STR_ARG(channel_label((enum channel)ch, c->lang)));
	if ((d->follows & DIFF_NOTICE) == 0)
		*out = T(c, TEXT_C_VERSIONS_NOBODY_TOLD);
	else if ((d->channels >> CHANNEL_EMAIL & 1) == 0)
		*out = staff_said(c, TEXT_C_VERSIONS_NO_LETTERS, by);
	else
		*out = staff_said(c, TEXT_C_VERSIONS_LETTERS_NOW,
		    number(c, (int64_t)n));
	return ERR_OK;
}

/* A button that would be refused is not shown: who else can approve is. */
static enum err
approvers(struct call *c, const struct proposal *p,
    struct page_staff_versions *pg)
{
	struct release_approvers who_can;
	struct view_sentence *s;
	size_t cap = 0;
	enum err e = release_approvers(c->tx, p, &who_can);

	if (e != ERR_OK)
		return e;
	pg->may_approve = who_can.refusal == RELEASE_NO_MAX;
	if (pg->may_approve)
		return ERR_OK;
	if (who_can.refusal == RELEASE_NO_PROPOSER_GONE)
		pg->why_not =
		    release_refusal(c->a, who_can.refusal, STR_NONE, c->lang);
	else
		pg->why_not = T(c, who_can.refusal == RELEASE_NO_SAME_PERSON
				       ? TEXT_C_VERSIONS_OWN
				       : TEXT_C_VERSIONS_NOT_APART);
	for (size_t i = 0; i < who_can.n; i++) {
		s = ARENA_PUSH(c->a, pg->approvers, pg->approvers_n, cap);
		s->text = who_can.names[i];
	}
	if (who_can.operator) {
		s = ARENA_PUSH(c->a, pg->approvers, pg->approvers_n, cap);
		s->text = T(c, TEXT_C_VERSIONS_BY_OPERATOR);
	}
	return ERR_OK;
}

/* What a statement that extends another was put together from. */
static void
files(struct call *c, const struct proposal *p, struct page_staff_versions *pg)
{
	size_t cap = 0;

	for (size_t i = 0; i < p->files_n; i++) {
		struct page_staff_versions_files *f =
		    ARENA_PUSH(c->a, pg->files, pg->files_n, cap);

		f->name = p->files[i].name;
		f->text = p->files[i].bytes;
	}
}

static enum err
proposed(struct call *c, struct page_staff_versions *pg)
{
	struct release_plan plan;
	struct proposal p;
	enum err e = release_proposal(c->tx, &p);

	if (e != ERR_OK)
		return e;
	e = release_plan(c->tx, p.source, c->lang, &plan);
	if (e == ERR_OK)
		e = letters(c, &plan, &pg->letters);
	if (e != ERR_OK)
		return e;
	pg->version = plan.diff.is->version;
	pg->key = proposal_key(c->a, &p);
	pg->lead = staff_said(c, TEXT_C_VERSIONS_WAITS, pg->version);
	pg->by =
	    staff_said(c, TEXT_C_VERSIONS_PROPOSED, staff_release_by(c, &p.by));
	pg->effective = date(c, plan.effective_day);
	changes(c, &plan.diff, pg);
	files(c, &p, pg);
	pg->may_withdraw = true;
	if (plan.refusal == RELEASE_NO_MAX)
		return approvers(c, &p, pg);
	pg->refused = refusal(c, &plan);
	return ERR_OK;
}

static enum err
coming(struct call *c, struct page_staff_versions *pg)
{
	const struct version *v = release_coming(c->org);
	struct lang_findings found[2] = { { 0 }, { 0 } };
	struct diff d;
	enum err e;

	if (v == NULL || v->revision <= c->org->revision)
		return ERR_OK;
	e = lang_diff(c->a, c->org->st->source_text, v->st->source_text,
	    c->lang, &d, found);
	if (e != ERR_OK)
		return e;
	pg->version = v->version;
	pg->key = key_of(c, v->hash);
	pg->lead = staff_said(c, TEXT_C_VERSIONS_COMING, v->version);
	pg->by = released_by(c, v);
	pg->effective = date(c, release_from(v, c->s->now_s));
	pg->told = told(c, v);
	pg->may_withdraw = true;
	changes(c, &d, pg);
	return ERR_OK;
}

static enum err
versions_page(struct call *c, int status, struct str refused)
{
	struct page_staff_versions pg = { .ui = &c->ui };
	enum err e = proposed(c, &pg);

	if (e == ERR_NOT_FOUND)
		e = coming(c, &pg);
	if (e != ERR_OK)
		return e;
	if (refused.n > 0)
		pg.refused = refused;
	list(c, &pg);
	staff_page(c, status);
	view_page_staff_versions(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_versions(struct call *c)
{
	const struct grant *g;
	enum err e = tx_decide(c->tx, -1, ACT_SETTING, NULL, NULL, -1, 0, &g);

	return e == ERR_OK ? versions_page(c, 200, STR_NONE) : e;
}

/* What was on the page is what is approved: another may have come. */
static enum err
same_version(struct call *c)
{
	struct page_staff_versions pg = { .ui = &c->ui };
	enum err e = proposed(c, &pg);

	if (e == ERR_NOT_FOUND)
		e = coming(c, &pg);
	if (e == ERR_OK && !str_eq(pg.key, form_get(c, "key")))
		e = ERR_CONFLICT;
	return e;
}

enum err
web_staff_version_do(struct call *c)
{
	struct str what = form_get(c, "do");
	struct release_plan plan = { .refusal = RELEASE_NO_MAX };
	const struct grant *g;
	bool release;
	enum err e = tx_decide(c->tx, -1, ACT_SETTING, NULL, NULL, -1, 0, &g);

	if (e == ERR_OK)
		e = same_version(c);
	if (e == ERR_CONFLICT)
		return versions_page(c, 409, T(c, TEXT_C_VERSIONS_OTHER_WAITS));
	if (e != ERR_OK)
		return e;
	if (str_is(what, "approve"))
		e = release_approve(c->tx, c->lang, &plan);
	else if (str_is(what, "withdraw"))
		e = release_withdraw(c->tx, &release);
	else
		e = ERR_INVALID;
	if (e == ERR_REFUSED && plan.refusal != RELEASE_NO_MAX)
		return versions_page(c, 422, refusal(c, &plan));
	if (e != ERR_OK)
		return e;
	if (c->web->config.jobs != NULL)
		jobs_releases_due(c->web->config.jobs);
	call_redirect(c, STR("/staff/versions"));
	return ERR_OK;
}
