/* SPDX-License-Identifier: EUPL-1.2 */
/* web/portal: pages for everybody: front, statement, joining, signing in. */
#include <string.h>

#include "base/limits.h"
#include "base/time.h"
#include "lang/prose.h"
#include "store/keeping.h"
#include "store/release.h"
#include "web/forms.h"
#include "web/handlers.h"

enum err
web_health(struct call *c)
{
	c->rp->status = 200;
	reply_header(c->rp, "Content-Type", STR("text/plain"));
	reply_header(c->rp, "Cache-Control", STR("no-store"));
	buf_puts(&c->rp->body, "ok\n");
	return ERR_OK;
}

enum err
web_asset(struct call *c)
{
	const struct asset *as = asset_find(req_path(c->rq));

	if (as == NULL)
		return ERR_NOT_FOUND;
	c->rp->status = 200;
	if (str_eq(req_header(c->rq, "If-None-Match"), as->etag))
		c->rp->status = 304;
	reply_header(c->rp, "Content-Type", as->type);
	reply_header(c->rp, "ETag", as->etag);
	reply_header(c->rp, "X-Content-Type-Options", STR("nosniff"));
	reply_header(c->rp, "Cache-Control",
	    STR("public, max-age=31536000, immutable"));
	if (c->rp->status == 200)
		buf_put(&c->rp->body, as->bytes);
	return ERR_OK;
}

/* The server's own front: a list, or straight to the only organisation. */
enum err
web_front_all(struct call *c)
{
	struct page_done p = { .ui = &c->ui,
		.heading = T(c, TEXT_C_FRONT_ALL) };
	size_t cap = 0;

	for (size_t i = 0; i < c->s->orgs_n; i++) {
		const struct org *o = &c->s->orgs[i];
		struct view_link *l = ARENA_PUSH(c->a, p.links, p.links_n, cap);

		l->href = arena_printf(c->a, "/" STR_FMT "/", STR_ARG(o->name));
		l->label = text_in(&o->st->title, c->lang);
	}
	if (c->s->orgs_n == 1) {
		c->rp->status = 303;
		reply_header(c->rp, "Location", p.links[0].href);
		return ERR_OK;
	}
	page(c, 200);
	view_page_done(&c->rp->body, &p);
	return ERR_OK;
}

enum err
web_front_slash(struct call *c)
{
	c->rp->status = 308;
	reply_header(c->rp, "Location",
	    arena_printf(c->a, STR_FMT "/", STR_ARG(c->base)));
	return ERR_OK;
}

/* ---- front and statement --------------------------------------------- */

static struct str
kinds_by_registration(struct call *c)
{
	const struct statement *st = c->org->st;
	struct str s = STR_NONE;

	for (size_t i = 0; i < st->kinds_n; i++) {
		struct str label = lang_label(&st->kinds[i].n, c->lang);

		if (!st->kinds[i].by_registration)
			continue;
		s = str_join(c->a, s, label);
	}
	return s;
}

static struct str
held_word(struct call *c, enum held h)
{
	switch (h) {
	case HELD_ENFORCED:
		return T(c, TEXT_C_HELD_ENFORCED);
	case HELD_ATTESTED:
		return T(c, TEXT_C_HELD_ATTESTED);
	case HELD_TOLD:
		break;
	}
	return T(c, TEXT_C_HELD_TOLD);
}

enum err
web_front(struct call *c)
{
	const struct statement *st = c->org->st;
	const struct controller *ctl = &st->controllers[0];
	struct page_front p = { .ui = &c->ui };
	size_t cap = 0;

	p.kinds = kinds_by_registration(c);
	p.may_join = p.kinds.n > 0;
	for (size_t i = 0; i < st->promises_n; i++) {
		struct page_front_promises *e =
		    ARENA_PUSH(c->a, p.promises, p.promises_n, cap);

		e->text = lang_promise(st->promises[i].promise, c->lang);
		e->held = held_word(c, st->promises[i].held);
	}
	p.contact_name = text_is_empty(&ctl->n.label)
			     ? text_in(&ctl->legal_name, c->lang)
			     : lang_label(&ctl->n, c->lang);
	p.contact_email = ctl->contact.email;
	p.authority = text_in(&ctl->authority_name, c->lang);
	page(c, 200);
	view_page_front(&c->rp->body, &p);
	return ERR_OK;
}

/* Every version that was released stays public, by its version or number:
 * compiled again from the archive (B47). */
static enum err
statement_version(struct call *c, const struct statement **st,
    const struct version **v_out)
{
	struct str v = query_get(c, "v");
	const struct version *found;
	struct str source;
	enum err e;

	*st = c->org->st;
	*v_out = NULL;
	if (v.n == 0)
		return ERR_OK;
	if ((found = release_find(c->org, v)) == NULL)
		return ERR_NOT_FOUND;
	if (found->revision == c->org->revision)
		return ERR_OK;
	e = release_source(c->s, c->org, c->a, found->revision, &source);
	if (e != ERR_OK)
		return e;
	*v_out = found;
	return store_statement_compile(c->a, source, st);
}

static enum err
statement_print(struct call *c, enum lang_format format, const char *type)
{
	const struct statement *st;
	const struct version *other;
	enum err e = statement_version(c, &st, &other);

	if (e == ERR_OK)
		e = lang_statement(&c->rp->body, st, c->lang, format);
	if (e != ERR_OK)
		return e;
	c->rp->status = 200;
	reply_header(c->rp, "Content-Type", str_of(type));
	reply_header(c->rp, "X-Content-Type-Options", STR("nosniff"));
	reply_header(c->rp, "Cache-Control", STR("no-cache"));
	return ERR_OK;
}

enum err
web_privacy_text(struct call *c)
{
	return statement_print(c, LANG_TEXT, "text/plain; charset=utf-8");
}

enum err
web_privacy_jsonld(struct call *c)
{
	return statement_print(c, LANG_JSONLD, "application/ld+json");
}

static struct str
version_state(struct call *c, const struct version *v, struct str date)
{
	static const enum text_id words[] = {
		[VERSION_PAST] = TEXT_C_PRIVACY_PAST,
		[VERSION_IN_FORCE] = TEXT_C_PRIVACY_IN_FORCE,
		[VERSION_COMING] = TEXT_C_PRIVACY_COMING,
		[VERSION_WITHDRAWN] = TEXT_C_PRIVACY_WITHDRAWN,
	};
	struct view_arg arg = { .s = date };

	return view_text_fill(c->a, T(c, words[v->state]), &arg, 1);
}

/* The newest first. */
static void
versions(struct call *c, struct page_privacy *p)
{
	size_t n, cap = 0;
	const struct version *list = release_versions(c->org, &n);

	while (n-- > 0) {
		struct page_privacy_versions *v =
		    ARENA_PUSH(c->a, p->versions, p->versions_n, cap);
		struct str date = view_date(c->a, (int64_t)c->lang,
		    date_of_days(release_from(&list[n], c->s->now_s)));

		v->version = list[n].version;
		v->state = version_state(c, &list[n], date);
		if (list[n].state != VERSION_WITHDRAWN)
			v->changes = call_lines(c,
			    release_summary(&list[n], c->lang), &v->changes_n);
		v->href = call_path(c, "/privacy?v=" STR_FMT,
		    STR_ARG(list[n].version));
		v->current = list[n].revision == c->org->revision;
	}
}

enum err
web_privacy(struct call *c)
{
	struct page_privacy p = { .ui = &c->ui };
	const struct statement *st;
	const struct version *other;
	struct buf body;
	enum err e = statement_version(c, &st, &other);

	if (e != ERR_OK)
		return e;
	versions(c, &p);
	buf_init(&body, LIMIT_REPLY_BYTES);
	e = lang_statement(&body, st, c->lang, LANG_HTML);
	p.body.bytes = arena_str(c->a, buf_str(&body));
	buf_release(&body);
	if (e != ERR_OK)
		return e;
	p.version = st->version;
	p.effective = view_date(c->a, (int64_t)c->lang, st->effective);
	p.current_href = call_path(c, "/privacy");
	if (other != NULL && other->state == VERSION_COMING)
		p.warning = T(c, TEXT_C_PRIVACY_NOT_YET);
	else if (other != NULL && other->state == VERSION_WITHDRAWN)
		p.warning = T(c, TEXT_C_PRIVACY_NEVER);
	else if (other != NULL)
		p.warning = T(c, TEXT_C_PRIVACY_OLD);
	page(c, 200);
	view_page_privacy(&c->rp->body, &p);
	return ERR_OK;
}

enum err
web_accessibility(struct call *c)
{
	const struct controller *ctl = &c->org->st->controllers[0];
	struct page_accessibility p = { .ui = &c->ui,
		.contact_email = ctl->contact.email,
		.public_body = ctl->public_body };

	p.assessed_on =
	    view_date(c->a, (int64_t)c->lang, (struct date){ 2026, 11, 22 });
	page(c, 200);
	view_page_accessibility(&c->rp->body, &p);
	return ERR_OK;
}

/* ---- invitation ------------------------------------------------------- */

static void
invitation_notice(struct call *c, const struct person *who,
    struct page_invitation *p)
{
	const struct statement *st = c->org->st;
	const struct purpose *pu =
	    &st->purposes[org_purpose(c->org, ACTIVITY_INVITE)];
	const struct keep_clause *k =
	    keeping_clause(who, KEEP_INVITED, TRIGGER_INVITED);
	struct view_arg arg = { 0 };

	p->purpose = lang_label(&pu->n, c->lang);
	p->about = html_from_markdown(c->a, text_in(&pu->n.about, c->lang));
	if (pu->bases_n > 0)
		p->basis = lang_basis_name(c->a, pu->bases[0].code, c->lang);
	for (size_t i = 0; i < st->sources_n; i++) {
		if (st->sources[i].is_person)
			continue;
		p->from = lang_label(&st->sources[i].n, c->lang);
		p->told_by = text_in(&st->sources[i].told_by, c->lang);
		break;
	}
	if (k != NULL) {
		arg.s = lang_kept_after(c->a, k, c->lang);
		p->if_silent = view_text_fill(c->a,
		    T(c, k->year_end ? TEXT_C_INVITATION_SILENT_YEAR
				     : TEXT_C_INVITATION_SILENT),
		    &arg, 1);
	}
	k = keeping_clause(who, KEEP_INVITED, TRIGGER_DECLINED);
	p->after_decline = T(c, TEXT_C_INVITATION_DECLINED);
	if (k != NULL && k->mark && k->mark_until_asked)
		p->after_decline = T(c, TEXT_C_INVITATION_DECLINED_ASK);
	else if (k != NULL && k->mark) {
		arg.s = lang_period(c->a, k->mark_for, c->lang);
		p->after_decline = view_text_fill(c->a,
		    T(c, TEXT_C_INVITATION_DECLINED_FOR), &arg, 1);
	}
	p->contact_email = st->controllers[pu->controller].contact.email;
	p->authority =
	    text_in(&st->controllers[pu->controller].authority_name, c->lang);
}

/* What is held is not shown: whoever has the mail has the link. The page
 * names the kinds of facts. */
static void
invitation_facts(struct call *c, struct page_invitation *p)
{
	const struct statement *st = c->org->st;
	struct fieldset fs = purpose_fields(st,
	    &st->purposes[org_purpose(c->org, ACTIVITY_INVITE)]);
	size_t cap = 0;

	for (size_t i = 0; i < st->fields_n; i++) {
		struct view_row *r;

		if (!fieldset_has(&fs, (int)i) || st->fields[i].parent >= 0)
			continue;
		r = ARENA_PUSH(c->a, p->facts, p->facts_n, cap);
		r->label = lang_label(&st->fields[i].n, c->lang);
		r->value = text_in(&st->fields[i].n.about, c->lang);
	}
}

static enum err
invitation_page(struct call *c, enum token_kind kind)
{
	struct page_invitation p = { .ui = &c->ui, .token = c->seg[1] };
	struct person *who;
	struct link l;
	enum err e = link_find(c->tx, c->seg[1], &l);

	if (e != ERR_OK)
		return e;
	if (l.kind != kind)
		return ERR_NOT_FOUND;
	if ((e = person_open(c->tx, l.person, &who)) != ERR_OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	invitation_notice(c, who, &p);
	invitation_facts(c, &p);
	p.expires =
	    view_date(c->a, (int64_t)c->lang, date_of_instant(l.expires_s));
	/* One token, both answers: each page offers both buttons. */
	p.accept_action = call_path(c, "/accept/" STR_FMT, STR_ARG(c->seg[1]));
	p.decline_action =
	    call_path(c, "/decline/" STR_FMT, STR_ARG(c->seg[1]));
	page(c, 200);
	view_page_invitation(&c->rp->body, &p);
	return ERR_OK;
}

enum err
web_accept_page(struct call *c)
{
	return invitation_page(c, TOKEN_ACCEPT);
}

enum err
web_decline_page(struct call *c)
{
	return invitation_page(c, TOKEN_DECLINE);
}

enum err
web_accept(struct call *c)
{
	struct person *p;
	enum err e = life_accept(c->tx, c->seg[1], &p);

	if (e == ERR_OK)
		e = call_session(c, p->id, 0);
	if (e == ERR_OK)
		call_redirect(c, STR("/me/edit?welcome=1"));
	return e;
}

enum err
web_decline(struct call *c)
{
	struct page_declined p = { .ui = &c->ui };
	struct receipt r;
	enum err e = life_decline(c->tx, c->seg[1], &r);
	int64_t lang = (int64_t)c->lang;

	if (e != ERR_OK)
		return e;
	p.at = view_instant(c->a, lang, c->s->now_s);
	p.unreadable_at = view_instant(c->a, lang, r.unreadable_s);
	p.gone_by = view_instant(c->a, lang, r.gone_s);
	p.marked = r.marked;
	if (r.mark_until_day != 0)
		p.mark_until =
		    view_date(c->a, lang, date_of_days(r.mark_until_day));
	page(c, 200);
	view_page_declined(&c->rp->body, &p);
	return ERR_OK;
}

/* ---- signing in -------------------------------------------------------- */

#define LINK_TRIES 5 /* an address, in a quarter of an hour */
#define TRY_S      900

static enum err
sign_in_page(struct call *c, struct str email, enum text_id error,
    bool password)
{
	struct page_sign_in p = { .ui = &c->ui,
		.email = email,
		.password_open = password };

	if (error != TEXT_MAX && password)
		p.password_error = T(c, error);
	else if (error != TEXT_MAX)
		p.email_error = T(c, error);
	page(c, error == TEXT_MAX ? 200 : 422);
	view_page_sign_in(&c->rp->body, &p);
	return ERR_OK;
}

enum err
web_sign_in_page(struct call *c)
{
	if (c->actor.type == ACTOR_PERSON) {
		call_redirect(c, STR("/me"));
		return ERR_OK;
	}
	return sign_in_page(c, STR_NONE, TEXT_MAX, false);
}

enum err
web_sign_in_link(struct call *c)
{
	struct page_link_sent p = { .ui = &c->ui,
		.minutes = c->s->link_s / 60 };
	struct str email = str_trim(form_get(c, "email"));
	enum err e;

	if (email.n == 0 || email.n > LIMIT_EMAIL_BYTES ||
	    str_find(email, STR("@")) == SIZE_MAX)
		return sign_in_page(c, email, TEXT_C_FORM_EMAIL, false);
	if (too_often(c->web, "link", text_fold(c->a, email), LINK_TRIES,
		TRY_S))
		return ERR_LIMIT;
	act_as_server(c, ACTIVITY_SIGN_IN);
	if ((e = life_sign_in_link(c->tx, email, c->lang)) != ERR_OK)
		return e;
	p.sent_to = email;
	page(c, 200);
	view_page_link_sent(&c->rp->body, &p);
	return ERR_OK;
}

static enum err
member_by_email(struct call *c, struct str email, struct person **out)
{
	int64_t *ids;
	size_t n;
	enum err e = person_find_email(c->tx, email, &ids, &n);

	*out = NULL;
	if (e == ERR_INVALID || e == ERR_TOO_BIG)
		return ERR_OK;
	for (size_t i = 0; i < n && e == ERR_OK; i++) {
		struct person *p;

		e = person_open(c->tx, ids[i], &p);
		if (e == ERR_OK && p->facts.stage == STAGE_MEMBER &&
		    p->password.n > 0)
			*out = p;
	}
	return e;
}

enum err
web_sign_in(struct call *c)
{
	struct str email = str_trim(form_get(c, "email"));
	struct str password = form_get(c, "password");
	struct str against = STR(HASH_NOBODY); /* T-20: the same work */
	struct person *p;
	bool ok;
	enum err e;

	if (!c->hash_have && too_often(c->web, "password",
				 text_fold(c->a, email), LINK_TRIES, TRY_S))
		return ERR_LIMIT;
	if ((e = member_by_email(c, email, &p)) != ERR_OK)
		return e;
	if (p != NULL)
		against = p->password;
	if ((e = call_password_ok(c, against, password, &ok)) != ERR_OK)
		return e;
	if (!ok || p == NULL)
		return sign_in_page(c, email, TEXT_C_FORM_PASSWORD_WRONG, true);
	if ((e = call_session(c, p->id, 0)) == ERR_OK)
		call_redirect(c, STR("/me"));
	return e;
}

/* A mailed link shows a page with one button; only the button acts (T-17). */
static enum err
link_page(struct call *c, enum token_kind kind, enum text_id heading,
    enum text_id button, const char *what)
{
	struct page_confirm p = { .ui = &c->ui,
		.heading = T(c, heading),
		.button = T(c, button) };
	struct link l;
	enum err e = link_find(c->tx, c->seg[1], &l);

	if (e != ERR_OK)
		return e;
	if (l.kind != kind)
		return ERR_NOT_FOUND;
	p.action = call_path(c, "/%s/" STR_FMT, what, STR_ARG(c->seg[1]));
	page(c, 200);
	view_page_confirm(&c->rp->body, &p);
	return ERR_OK;
}

enum err
web_sign_in_token_page(struct call *c)
{
	return link_page(c, TOKEN_SIGN_IN, TEXT_C_SIGN_IN_HEADING,
	    TEXT_C_SIGN_IN_BUTTON, "sign-in");
}

enum err
web_sign_in_token(struct call *c)
{
	struct person *p;
	enum err e = life_sign_in(c->tx, c->seg[1], &p);

	if (e == ERR_OK)
		e = call_session(c, p->id, 0);
	if (e == ERR_OK)
		call_redirect(c, STR("/me"));
	return e;
}

enum err
web_sign_out(struct call *c)
{
	bool staff = c->actor.type == ACTOR_STAFF;

	call_session_end(c);
	call_redirect(c, staff ? STR("/staff/sign-in") : STR("/"));
	return ERR_OK;
}

enum err
web_confirm_page(struct call *c)
{
	return link_page(c, TOKEN_CONFIRM_EMAIL, TEXT_C_CONFIRM_HEADING,
	    TEXT_C_CONFIRM_BUTTON, "confirm");
}

enum err
web_confirm(struct call *c)
{
	struct page_done p = { .ui = &c->ui,
		.heading = T(c, TEXT_C_CONFIRM_DONE) };
	struct person *person;
	enum err e = life_confirm_address(c->tx, c->seg[1], &person);

	if (e != ERR_OK)
		return e;
	page(c, 200);
	view_page_done(&c->rp->body, &p);
	return ERR_OK;
}

/* ---- joining by oneself ------------------------------------------------ */

static void
join_kinds(struct call *c, struct view_field *f, struct str chosen)
{
	const struct statement *st = c->org->st;
	size_t cap = 0;

	for (size_t i = 0; i < st->kinds_n; i++) {
		struct view_choice *ch;

		if (!st->kinds[i].by_registration)
			continue;
		ch = ARENA_PUSH(c->a, f->choices, f->choices_n, cap);
		ch->value = st->kinds[i].n.name;
		ch->label = lang_label(&st->kinds[i].n, c->lang);
		ch->help = text_in(&st->kinds[i].n.about, c->lang);
		ch->chosen = str_eq(chosen, ch->value);
	}
}

static void
join_fields(struct call *c, struct view_section *s, const enum text_id *errors)
{
	static const struct {
		const char *name, *kind, *complete;
		enum text_id label;
	} asked[] = {
		{ "name", "text", "name", TEXT_C_JOIN_NAME },
		{ "email", "email", "email", TEXT_C_JOIN_EMAIL },
		{ "kind", "radio", "", TEXT_C_JOIN_KIND },
	};
	size_t cap = 0;

	s->legend = T(c, TEXT_C_JOIN_WHO);
	for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
		struct view_field *f =
		    ARENA_PUSH(c->a, s->fields, s->fields_n, cap);

		f->name = f->id = str_of(asked[i].name);
		f->kind = str_of(asked[i].kind);
		f->label = T(c, asked[i].label);
		f->value = form_get(c, asked[i].name);
		f->autocomplete = str_of(asked[i].complete);
		f->required = true;
		if (errors[i] != TEXT_MAX)
			f->error = T(c, errors[i]);
		if (i == 2)
			join_kinds(c, f, f->value);
	}
}

static enum err
join_page(struct call *c, const enum text_id *errors)
{
	const struct statement *st = c->org->st;
	struct page_join p = { .ui = &c->ui };
	bool wrong = false;
	size_t cap = 0;

	if (kinds_by_registration(c).n == 0)
		return ERR_NOT_FOUND;
	p.sections = ARENA_NEW(c->a, struct view_section);
	p.sections_n = 1;
	join_fields(c, p.sections, errors);
	for (size_t i = 0; i < 4; i++) {
		struct view_error *er;

		if (errors[i] == TEXT_MAX)
			continue;
		wrong = true;
		er = ARENA_PUSH(c->a, p.errors, p.errors_n, cap);
		er->field = i < 3 ? p.sections->fields[i].id : STR("terms");
		er->text = T(c, errors[i]);
	}
	if (st->terms_n > 0) {
		p.terms_version = st->terms[0].version.n > 0
				      ? st->terms[0].version
				      : st->version;
		p.terms = html_from_markdown(c->a,
		    text_in(&st->terms[0].body, c->lang));
		p.terms_accepted = form_get(c, "terms").n > 0;
		if (errors[3] != TEXT_MAX)
			p.terms_error = T(c, errors[3]);
	}
	page(c, wrong ? 422 : 200);
	view_page_join(&c->rp->body, &p);
	return ERR_OK;
}

enum err
web_join_page(struct call *c)
{
	static const enum text_id none[4] = { TEXT_MAX, TEXT_MAX, TEXT_MAX,
		TEXT_MAX };

	return join_page(c, none);
}

enum err
web_join(struct call *c)
{
	enum text_id errors[4] = { TEXT_MAX, TEXT_MAX, TEXT_MAX, TEXT_MAX };
	struct page_link_sent p = { .ui = &c->ui, .hours = 48 };
	struct sign_up su = { .email = form_get(c, "email"),
		.name = form_get(c, "name"),
		.lang = c->lang,
		.kind = statement_kind(c->org->st, form_get(c, "kind")) };
	struct str clean;
	enum err e;

	if (text_clean(c->a, su.name, LIMIT_NAME_CHARS, &clean) != ERR_OK ||
	    clean.n == 0)
		errors[0] = TEXT_C_FORM_NAME;
	if (!email_is_valid(c->a, su.email))
		errors[1] = TEXT_C_FORM_EMAIL;
	if (su.kind < 0 || !c->org->st->kinds[su.kind].by_registration)
		errors[2] = TEXT_C_FORM_KIND;
	if (c->org->st->terms_n > 0 && form_get(c, "terms").n == 0)
		errors[3] = TEXT_C_FORM_TERMS;
	for (size_t i = 0; i < 4; i++)
		if (errors[i] != TEXT_MAX)
			return join_page(c, errors);
	if (too_often(c->web, "join", text_fold(c->a, su.email), LINK_TRIES,
		TRY_S))
		return ERR_LIMIT;
	if ((e = life_sign_up(c->tx, &su)) != ERR_OK)
		return e;
	p.sent_to = su.email;
	page(c, 200);
	view_page_link_sent(&c->rp->body, &p);
	return ERR_OK;
}

enum err
web_join_token_page(struct call *c)
{
	return link_page(c, TOKEN_JOIN, TEXT_C_JOIN_CONFIRM,
	    TEXT_C_JOIN_CONFIRM_BUTTON, "join");
}

enum err
web_join_token(struct call *c)
{
	struct person *p;
	enum err e = life_sign_up_confirm(c->tx, c->seg[1], &p);

	if (e == ERR_OK)
		e = call_session(c, p->id, 0);
	if (e == ERR_OK)
		call_redirect(c, STR("/me/edit?welcome=1"));
	return e;
}

/* ---- saying no by a link ------------------------------------------------ */

static enum err
unsubscribe_page(struct call *c, const struct list_link *l, bool done,
    bool everything)
{
	struct page_unsubscribe p = { .ui = &c->ui,
		.token = c->seg[1],
		.done = done,
		.everything = everything };

	p.address = l->masked;
	if (p.address.n == 0)
		p.address = T(c, TEXT_C_YOUR_ADDRESS);
	p.list_name = lang_label(&c->org->st->purposes[l->purpose].n, c->lang);
	p.action = call_path(c, "/u/" STR_FMT, STR_ARG(c->seg[1]));
	p.at = view_instant(c->a, (int64_t)c->lang, c->s->now_s);
	page(c, 200);
	view_page_unsubscribe(&c->rp->body, &p);
	return ERR_OK;
}

enum err
web_unsubscribe_page(struct call *c)
{
	struct list_link l;
	enum err e = life_list_link_read(c->s, c->a, c->org, c->seg[1], &l);

	return e == ERR_OK ? unsubscribe_page(c, &l, false, false) : e;
}

enum err
web_unsubscribe(struct call *c)
{
	bool everything = str_is(form_get(c, "do"), "everything");
	struct list_link l;
	enum err e = life_list_link_read(c->s, c->a, c->org, c->seg[1], &l);

	if (e == ERR_OK)
		e = life_unsubscribe(c->tx, &l, everything);
	return e == ERR_OK ? unsubscribe_page(c, &l, true, everything) : e;
}
