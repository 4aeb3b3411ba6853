/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One address, one browser: the token in the printed address opens once and
 * becomes a cookie; every form has another. Only the loopback is listened to,
 * and only its own names are answered, so that no page of elsewhere gets in.
 */
#include "cli/guide.h"

#include <signal.h>
#include <unistd.h>

#include "base/file.h"
#include "http/http.h"
#include "vault/vault.h"
#include "web/guide.h"
#include "web/web.h"

#define COOKIE "vern-guide"
#define ROOT   "/guide"

struct host {
	const struct guide_host *h;
	struct server *server;
	struct arena *a;      /* of one request */
	struct str key, csrf; /* of the cookie and of forms */
	struct str token;     /* of the address; empty: used */
	struct str at;        /* "127.0.0.1:1234" */
	const struct req *rq;
	struct reply *rp;
	struct params form;
	struct part *parts;
	size_t parts_n;
	bool stale;      /* somebody else wrote the file since it was shown */
	bool unreadable; /* and no question can work on what it is now */
};

static volatile sig_atomic_t ended;

static void
on_signal(int signal)
{
	(void)signal;
	ended = 1;
}

static void
headers(struct host *x, int status)
{
	x->rp->status = status;
	reply_header(x->rp, "Content-Security-Policy",
	    STR("default-src 'none'; style-src 'self'; img-src 'self'; "
		"form-action 'self'; base-uri 'none'; "
		"frame-ancestors 'none'"));
	reply_header(x->rp, "Referrer-Policy", STR("no-referrer"));
	reply_header(x->rp, "X-Content-Type-Options", STR("nosniff"));
	reply_header(x->rp, "Cache-Control", STR("no-store"));
}

static void
redirect(struct host *x, struct str path)
{
	headers(x, 303);
	reply_header(x->rp, "Location", path);
}

static struct str
text(const struct host *x, enum text_id id)
{
	return view_text((int64_t)x->h->lang, (int)id);
}

static struct str
form(const struct host *x, const char *name)
{
	for (size_t i = 0; i < x->parts_n; i++)
		if (str_is(x->parts[i].name, name))
			return x->parts[i].body;
	return params_get(&x->form, name);
}

/* What stands behind the address; nothing where it is not well formed. */
static struct str
query(const struct host *x, const char *name)
{
	struct params all = { 0 };

	if (params_parse(x->a, req_query(x->rq), &all) != ERR_OK)
		return STR("");
	return params_get(&all, name);
}

/* ---- pages ------------------------------------------------------------- */

/* What comes after the questions: other people, and a server. */
static void
steps(struct host *x, struct guide_form *f, struct page_staff_guide *pg)
{
	const struct guide_step all[] = {
		{ GUIDE_STEP(READ) },
		{ GUIDE_STEP(LAWYER) },
		{ GUIDE_STEP(BOARD) },
		{ GUIDE_STEP(BEGIN),
		    .code = arena_printf(x->a, "vern init %s --policy " STR_FMT,
			x->h->lang == LANG_EN ? "DIR" : "MAPPE",
			STR_ARG(
			    guide_file_name(x->a, x->h->bytes(x->h->self)))) },
		{ GUIDE_STEP(APPLY) },
		{ GUIDE_STEP(TELL) },
	};

	for (size_t i = 0; pg->ended && i < ARRAY_LEN(all); i++)
		guide_step(f, pg, &all[i]);
}

static enum err
show(struct host *x, struct guide_form *f)
{
	struct ui ui = { .lang = (int64_t)x->h->lang,
		.org = x->h->path,
		.csrf = x->csrf,
		.area = STR("") };
	struct view_arg arg = { .s = x->h->path };
	struct page_staff_guide pg = { .ui = &ui };
	enum err e = guide_fill(f, x->h->bytes(x->h->self), &pg);

	if (e != ERR_OK)
		return e;
	steps(x, f, &pg);
	pg.lead = text(x, TEXT_C_GUIDE_LEAD_FILE);
	pg.note =
	    view_text_fill(x->a, text(x, TEXT_C_GUIDE_FILE_NOTE), &arg, 1);
	headers(x, f->stale ? 409 : f->errors_n > 0 ? 422 : 200);
	reply_header(x->rp, "Content-Type", STR("text/html; charset=utf-8"));
	view_page_staff_guide(&x->rp->body, &pg);
	return ERR_OK;
}

static struct guide_form
form_of(struct host *x, enum interview_section section)
{
	return (struct guide_form){ .a = x->a,
		.lang = x->h->lang,
		.today = cmd_today(),
		.section = section,
		.root = STR(ROOT) };
}

/* Nothing is written over what somebody else wrote: the page as the file is
 * now, with the answers that were not taken. */
static enum err
show_stale(struct host *x, struct guide_form *f, enum text_id why)
{
	f->stale = true;
	guide_wrong(f, STR(""),
	    text(x, x->unreadable ? TEXT_C_GUIDE_UNREADABLE : why));
	return show(x, f);
}

/* Before there is a file: one question. */
static enum err
show_new(struct host *x, bool wrong)
{
	static const char *const ask[3] = { "What is the organisation called?",
		"Hva heter organisasjonen?", "Kva heiter organisasjonen?" };
	struct ui ui = { .lang = (int64_t)x->h->lang,
		.org = x->h->path,
		.csrf = x->csrf,
		.area = STR("") };
	struct view_field field = { .name = STR("controller.name"),
		.id = STR("controller.name"),
		.kind = STR("text"),
		.label = str_of(ask[x->h->lang == LANG_NB   ? 1
				    : x->h->lang == LANG_NN ? 2
							    : 0]),
		.required = true };
	struct view_guide_item item = { .asked = STR("controller.name"),
		.fields = &field,
		.fields_n = 1 };
	struct view_guide_group group = { .items = &item, .items_n = 1 };
	struct page_staff_guide pg = { .ui = &ui,
		.root = STR(ROOT),
		.section = STR("who"),
		.heading = text(x, TEXT_C_GUIDE_NEW),
		.lead = text(x, TEXT_C_GUIDE_LEAD_FILE),
		.groups = &group,
		.groups_n = 1 };
	struct view_error error = { .field = STR("controller.name"),
		.text = field.label };

	if (wrong) {
		pg.errors = &error;
		pg.errors_n = 1;
		field.error = field.label;
	}
	headers(x, wrong ? 422 : 200);
	reply_header(x->rp, "Content-Type", STR("text/html; charset=utf-8"));
	view_page_staff_guide(&x->rp->body, &pg);
	return ERR_OK;
}

static enum err
begin(struct host *x)
{
	enum err e = x->h->begin(x->h->self, form(x, "controller.name"));

	if (e == ERR_INVALID)
		return show_new(x, true);
	if (e == ERR_OK)
		redirect(x, STR(ROOT "/who"));
	return e;
}

static enum err
save(struct host *x, enum interview_section section)
{
	struct guide_form f = form_of(x, section);
	struct str before = arena_str(x->a, x->h->bytes(x->h->self)), after;
	struct str opened = STR("");
	enum err e;

	f.form = &x->form;
	f.stale = x->stale;
	e = guide_save(&f, before, &after);
	if (e == ERR_OK && (f.unsaved > 0 || x->unreadable))
		return show_stale(x, &f, TEXT_C_GUIDE_CHANGED);
	f.stale = false;
	if (e == ERR_OK && !str_eq(before, after))
		e = x->h->save(x->h->self, after);
	if (e != ERR_OK || f.errors_n > 0)
		return e != ERR_OK ? e : show(x, &f);
	if (str_is(form(x, "do"), "next"))
		opened = guide_opens(&f, before, after);
	redirect(x, opened.n > 0 ? opened : guide_onward(&f, form(x, "do")));
	return ERR_OK;
}

/* ---- the whole statement ------------------------------------------------- */

static enum err
show_statement(struct host *x)
{
	struct guide_form f = form_of(x, INTERVIEW_SECTIONS);
	struct ui ui = { .lang = (int64_t)x->h->lang,
		.org = x->h->path,
		.area = STR("") };
	struct page_staff_guide_statement pg = { .ui = &ui };
	enum err e =
	    guide_statement(&f, x->h->bytes(x->h->self), query(x, "in"), &pg);

	if (e != ERR_OK)
		return e;
	headers(x, 200);
	reply_header(x->rp, "Content-Type", STR("text/html; charset=utf-8"));
	view_page_staff_guide_statement(&x->rp->body, &pg);
	return ERR_OK;
}

/* ---- the file ---------------------------------------------------------- */

static enum err
download(struct host *x)
{
	struct str bytes = x->h->bytes(x->h->self);

	headers(x, 200);
	reply_header(x->rp, "Content-Type", STR("text/plain; charset=utf-8"));
	reply_header(x->rp, "Content-Disposition",
	    arena_printf(x->a, "attachment; filename=\"" STR_FMT "\"",
		STR_ARG(guide_file_name(x->a, bytes))));
	buf_put(&x->rp->body, bytes);
	return ERR_OK;
}

static enum err
upload(struct host *x)
{
	struct guide_form f = form_of(x, INTERVIEW_WHO);
	struct str bytes = form(x, "file"), at;
	struct interview_ask *list;
	size_t n;
	enum err e;

	if (x->stale ||
	    guide_is_stale(x->a, form(x, "seen"), x->h->bytes(x->h->self)))
		return show_stale(x, &f, TEXT_C_GUIDE_FILE_OTHER);
	if (bytes.n == 0 || bytes.n > LIMIT_STATEMENT ||
	    interview_list(x->a, bytes, x->h->lang, &list, &n) != ERR_OK) {
		guide_wrong(&f, STR("file"),
		    text(x, bytes.n == 0 ? TEXT_C_GUIDE_CHOOSE_FILE
					 : TEXT_C_GUIDE_NOT_READ));
		return show(x, &f);
	}
	e = x->h->save(x->h->self, guide_left_off(bytes, &at));
	if (e == ERR_OK)
		redirect(x, STR(ROOT "/who"));
	return e;
}

/* What is refused is a page too: people sit in front of it. */
static void
show_error(struct host *x, enum err e)
{
	struct ui ui = { .lang = (int64_t)x->h->lang,
		.org = x->h->path,
		.area = STR("") };
	struct page_error pg = { .ui = &ui };

	reply_reset(x->rp);
	error_words(x->h->lang, e, &pg);
	if (e == ERR_DENIED)
		pg.text = text(x, TEXT_C_GUIDE_DENIED);
	if (e == ERR_GONE)
		pg.text = text(x, TEXT_C_GUIDE_USED);
	headers(x, err_status(e));
	reply_header(x->rp, "Content-Type", STR("text/html; charset=utf-8"));
	view_page_error(&x->rp->body, &pg);
}

/* ---- who may ----------------------------------------------------------- */

static bool
same_place(const struct host *x)
{
	bool asks = x->rq->method == METHOD_GET &&
		    req_header(x->rq, "Origin").p == NULL;

	/* Another name for this machine is a page of elsewhere; a link to the
	 * address may stand anywhere. */
	return str_eq(req_header(x->rq, "Host"), x->at) &&
	       (asks || !req_is_foreign(x->rq));
}

static bool
known(const struct host *x)
{
	struct str key = req_cookie(x->rq, COOKIE);

	return key.p != NULL && secret_eq(key, x->key);
}

static enum err
asset(struct host *x, struct str path)
{
	const struct asset *as = asset_find(path);

	if (as == NULL)
		return ERR_NOT_FOUND;
	x->rp->status = 200;
	reply_header(x->rp, "Content-Type", as->type);
	reply_header(x->rp, "X-Content-Type-Options", STR("nosniff"));
	buf_put(&x->rp->body, as->bytes);
	return ERR_OK;
}

/* The printed address: it lets in once. */
static enum err
enter(struct host *x, struct str token)
{
	if (known(x)) { /* who is in already */
		redirect(x, STR(ROOT "/who"));
		return ERR_OK;
	}
	if (x->token.n == 0 || !secret_eq(token, x->token))
		return ERR_GONE;
	x->token = STR("");
	redirect(x, STR(ROOT "/who"));
	reply_header(x->rp, "Set-Cookie",
	    arena_printf(x->a,
		COOKIE "=" STR_FMT "; Path=/; HttpOnly; SameSite=Strict",
		STR_ARG(x->key)));
	return ERR_OK;
}

static enum err
read_form(struct host *x)
{
	struct str type = req_header(x->rq, "Content-Type");
	enum err e;

	x->form = (struct params){ 0 };
	x->parts_n = 0;
	if (x->rq->method != METHOD_POST)
		return ERR_OK;
	e = str_starts(type, STR("multipart/form-data"))
		? multipart_parse(x->a, type, req_body(x->rq), &x->parts,
		      &x->parts_n)
		: params_parse(x->a, req_body(x->rq), &x->form);
	if (e == ERR_OK && !secret_eq(form(x, "csrf"), x->csrf))
		e = ERR_DENIED;
	return e;
}

/* The file may have been edited since: it is taken in before anything else. */
static enum err
look_again(struct host *x)
{
	bool changed;
	enum err e = x->h->again(x->h->self, &changed);

	x->unreadable = e == ERR_INVALID;
	x->stale = changed && (x->unreadable || x->rq->method == METHOD_POST);
	return x->unreadable ? ERR_OK : e;
}

static enum err
answer(struct host *x)
{
	struct str path = req_path(x->rq);
	bool post = x->rq->method == METHOD_POST;
	enum interview_section section;
	struct guide_form f;
	enum err e;

	if (!same_place(x))
		return ERR_DENIED;
	if (!post && x->rq->method != METHOD_GET)
		return ERR_METHOD;
	if (str_starts(path, STR("/assets/")))
		return asset(x, path);
	if (!post && str_starts(path, STR("/start/")))
		return enter(x, str_sub(path, 7, path.n));
	if (!known(x))
		return ERR_DENIED;
	if ((e = read_form(x)) != ERR_OK)
		return e;
	if ((e = look_again(x)) != ERR_OK)
		return e;
	if (x->h->bytes(x->h->self).p == NULL)
		return post ? begin(x) : show_new(x, false);
	if (!post && (str_is(path, "/") || str_is(path, ROOT))) {
		redirect(x, STR(ROOT "/who"));
		return ERR_OK;
	}
	if (str_is(path, ROOT "/file"))
		return post ? upload(x) : download(x);
	if (!post && str_is(path, ROOT "/statement"))
		return show_statement(x);
	if (!str_starts(path, STR(ROOT "/")))
		return ERR_NOT_FOUND;
	e = guide_section(str_sub(path, sizeof(ROOT), path.n), &section);
	if (e != ERR_OK)
		return e;
	if (post && section == INTERVIEW_SECTIONS)
		return ERR_METHOD;
	if (post)
		return save(x, section);
	f = form_of(x, section);
	f.opened = query(x, "opened");
	return x->unreadable ? show_stale(x, &f, TEXT_C_GUIDE_CHANGED)
			     : show(x, &f);
}

/* ---- serving -------------------------------------------------------- */

static size_t
on_head(void *self, const struct req *rq, bool *spool)
{
	(void)self;
	(void)rq;
	(void)spool;
	return 2 * LIMIT_STATEMENT;
}

static void
on_request(void *self, const struct req *rq)
{
	struct host *x = self;
	struct reply rp;
	enum err e;

	reply_init(&rp);
	x->rq = rq;
	x->rp = &rp;
	arena_reset(x->a);
	if ((e = answer(x)) != ERR_OK)
		show_error(x, e);
	server_answer(x->server, rq->id, &rp);
	reply_release(&rp);
}

static void
on_gone(void *self, uint64_t id)
{
	(void)self;
	(void)id;
}

static void
say_address(struct host *x)
{
	struct str s =
	    arena_printf(x->h->c->a, "http://" STR_FMT "/start/" STR_FMT "\n",
		STR_ARG(x->at), STR_ARG(x->token));

	buf_printf(&x->h->c->err, STR_FMT "\n",
	    STR_ARG(text(x, TEXT_C_GUIDE_OPEN_ADDRESS)));
	(void)!file_write(STDERR_FILENO, buf_str(&x->h->c->err));
	buf_reset(&x->h->c->err);
	(void)!file_write(STDOUT_FILENO, s);
}

static enum err
listen_on(struct host *x)
{
	struct cli *c = x->h->c;
	struct str where = cli_option(c, "listen");
	int port;
	enum err e;

	if (where.p == NULL)
		where = STR("127.0.0.1:0");
	if (!str_starts(where, STR("127.0.0.1:")))
		return cli_fail(c, ERR_INVALID,
		    "--listen 127.0.0.1:PORT: nobody else may get in");
	if ((e = server_listen(x->server, where, &port)) != ERR_OK)
		return cli_fail(c, e, "cannot listen on " STR_FMT,
		    STR_ARG(where));
	x->at = arena_printf(c->a, "127.0.0.1:%d", port);
	return ERR_OK;
}

enum err
guide_serve(const struct guide_host *h)
{
	struct host x = { .h = h };
	const struct server_events events = { .self = &x,
		.on_head = on_head,
		.on_request = on_request,
		.on_gone = on_gone };
	const struct server_times times = { 10, 30, 30, 60, 0 };
	enum err e;

	x.key = random_token(h->c->a);
	x.csrf = random_token(h->c->a);
	x.token = random_token(h->c->a);
	if ((e = server_new(&events, &times, &x.server)) != ERR_OK)
		return e;
	if ((e = listen_on(&x)) == ERR_OK) {
		x.a = arena_new(LIMIT_ARENA_REQUEST);
		(void)signal(SIGTERM, on_signal);
		(void)signal(SIGINT, on_signal);
		say_address(&x);
		while (!ended)
			(void)server_poll(x.server, 500);
		arena_free(x.a);
	}
	server_free(x.server);
	return e;
}
