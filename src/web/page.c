/* SPDX-License-Identifier: EUPL-1.2 */
/* web/page: what every answer has: headers, the ui, error pages, problems. */
#include <string.h>

#include "base/time.h"
#include "lang/lang.h"
#include "web/engine.h"

struct str
T(const struct call *c, enum text_id id) {
	return view_text((int64_t)c->lang, (int)id);
}

struct str
form_get(const struct call *c, const char *name)
{
	for (size_t i = 0; i < c->parts_n; i++)
		if (str_is(c->parts[i].name, name))
			return c->parts[i].body;
	return params_get(&c->form, name);
}

bool
form_next(const struct call *c, const char *name, size_t *at, struct str *out)
{
	for (size_t i = *at; i < c->form.n; i++) {
		if (!str_is(c->form.at[i].name, name))
			continue;
		*out = c->form.at[i].value;
		*at = i + 1;
		return true;
	}
	return false;
}

struct str
query_get(const struct call *c, const char *name)
{
	return params_get(&c->query, name);
}

struct str
call_path(struct call *c, const char *fmt, ...)
{
	struct buf b;
	struct str s;
	va_list ap;

	buf_init(&b, 65536);
	buf_put(&b, c->base);
	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	s = arena_str(c->a, buf_str(&b));
	buf_release(&b);
	return s;
}

void
headers_common(struct call *c, bool may_cache)
{
	static const struct {
		const char *name, *value;
	} all[] = {
		{ "Content-Security-Policy",
		    "default-src 'none'; style-src 'self'; img-src 'self'; "
		    "form-action 'self'; base-uri 'none'; "
		    "frame-ancestors 'none'" },
		{ "Referrer-Policy", "no-referrer" },
		{ "X-Content-Type-Options", "nosniff" },
		{ "X-Frame-Options", "DENY" },
		{ "Cross-Origin-Opener-Policy", "same-origin" },
		{ "Cross-Origin-Resource-Policy", "same-origin" },
		{ "Permissions-Policy",
		    "camera=(), microphone=(), geolocation=(), "
		    "interest-cohort=(), browsing-topics=()" },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		reply_header(c->rp, all[i].name, str_of(all[i].value));
	if (!may_cache)
		reply_header(c->rp, "Cache-Control", STR("no-store"));
	if (call_is_secure(c))
		reply_header(c->rp, "Strict-Transport-Security",
		    STR("max-age=63072000"));
}

void
page(struct call *c, int status)
{
	c->rp->status = status;
	headers_common(c, false);
	reply_header(c->rp, "Content-Type", STR("text/html; charset=utf-8"));
	reply_header(c->rp, "Content-Language", str_of(lang_code(c->lang)));
	reply_header(c->rp, "Vary", STR("Accept-Language, Cookie"));
}

void
call_redirect(struct call *c, struct str path)
{
	c->rp->status = 303;
	headers_common(c, false);
	reply_header(c->rp, "Location",
	    arena_printf(c->a, STR_FMT STR_FMT, STR_ARG(c->base),
		STR_ARG(path)));
}

/* ?lang=, then the session's, then what the browser asks for. */
static void
choose_lang(struct call *c)
{
	const struct statement *st = c->org != NULL ? c->org->st : NULL;
	struct str asked = query_get(c, "lang"), rest, part;
	enum lang l;

	if (asked.n == 0)
		asked = form_get(c, "lang");
	if (lang_find(asked, &l) == ERR_OK && (st == NULL || st->langs[l])) {
		c->lang = l;
		return;
	}
	if (c->signed_in)
		return;
	c->lang = st != NULL ? lang_told_in(st) : LANG_NB;
	rest = req_header(c->rq, "Accept-Language");
	while (rest.p != NULL && str_cut(&rest, ',', &part)) {
		part = str_sub(str_trim(part), 0, 2);
		if (str_is(part, "no"))
			part = STR("nb");
		if (lang_find(part, &l) == ERR_OK &&
		    (st == NULL || st->langs[l])) {
			c->lang = l;
			return;
		}
	}
}

/* The same page in each language the statement has, where there is a choice. */
static void
ui_langs(struct call *c)
{
	struct ui *ui = &c->ui;
	size_t cap = 0;

	ui->langs = NULL;
	ui->langs_n = 0;
	for (int l = 0; l < LANG_MAX; l++) {
		struct view_lang_link *e;

		if (c->org != NULL ? !c->org->st->langs[l]
				   : lang_ui((enum lang)l) != (enum lang)l)
			continue;
		e = ARENA_PUSH(c->a, ui->langs, ui->langs_n, cap);
		e->code = str_of(lang_code((enum lang)l));
		e->label = lang_own_name((enum lang)l);
		e->href = arena_printf(c->a, STR_FMT "?lang=%s",
		    STR_ARG(req_path(c->rq)), lang_code((enum lang)l));
		e->current = l == (int)c->lang;
	}
	if (ui->langs_n == 1)
		ui->langs_n = 0;
}

void
call_ui(struct call *c)
{
	struct ui *ui = &c->ui;
	const struct statement *st;

	choose_lang(c);
	*ui = (struct ui){ .lang = (int64_t)c->lang,
		.base = c->base,
		.csrf = c->session.csrf };
	ui_langs(c);
	ui->here = req_path(c->rq);
	if (clock_is_fixed())
		ui->clock = instant_print_local(c->a, clock_now_s());
	ui->org = STR("Vern");
	if (c->org == NULL)
		return;
	st = c->org->st;
	ui->org = text_in(&st->title, c->lang);
	if (ui->org.n == 0)
		ui->org = c->org->name;
	ui->statement_version = st->version;
	ui->statement_date = view_date(c->a, ui->lang, st->effective);
	ui->statement_hash =
	    str_sub(hex_encode(c->a, (struct str){ (const char *)st->hash,
					 sizeof(st->hash) }),
		0, 12);
	if (c->actor.type == ACTOR_PERSON)
		ui->member_name = T(c, TEXT_C_NAV_ME);
	if (c->actor.type == ACTOR_STAFF) {
		ui->area = STR("staff");
		ui->staff_name = c->staff.name;
		if (c->actor.role >= 0)
			ui->role =
			    text_in(&st->roles[c->actor.role].n.label, c->lang);
		if (c->session.purpose >= 0)
			ui->purpose =
			    text_in(&st->purposes[c->session.purpose].n.label,
				c->lang);
	}
}

static bool
wants_problem(const struct call *c)
{
	struct str path = req_path(c->rq);
	struct str accept = req_header(c->rq, "Accept");

	return str_find(path, STR("/api/")) != SIZE_MAX ||
	       (str_find(accept, STR("json")) != SIZE_MAX &&
		   str_find(accept, STR("text/html")) == SIZE_MAX);
}

/* RFC 9457; for the API. */
static void
call_problem(struct call *c, enum err e, struct str detail)
{
	struct json j;

	reply_reset(c->rp);
	c->rp->status = err_status(e);
	headers_common(c, false);
	reply_header(c->rp, "Content-Type", STR("application/problem+json"));
	if (e == ERR_AUTH)
		reply_header(c->rp, "WWW-Authenticate", STR("Bearer"));
	if (e == ERR_BUSY || e == ERR_LIMIT)
		reply_header(c->rp, "Retry-After",
		    e == ERR_BUSY ? STR("2") : STR("60"));
	if (e == ERR_METHOD)
		reply_header(c->rp, "Allow", route_methods(c->rq, c->a));
	json_init(&j, &c->rp->body);
	json_open(&j, NULL);
	json_str(&j, "type",
	    arena_printf(c->a, "urn:vern:problem:%s", err_name(e)));
	json_str(&j, "title", str_of(err_text(e)));
	json_int(&j, "status", err_status(e));
	if (detail.n > 0)
		json_str(&j, "detail", detail);
	if (c->pointer.n > 0)
		json_str(&j, "pointer", c->pointer);
	if (e == ERR_DENIED && c->tx != NULL && c->tx->reason != REASON_ALLOWED)
		json_str(&j, "reason", str_of(reason_name(c->tx->reason)));
	json_close(&j);
}

void
error_words(enum lang lang, enum err e, struct page_error *p)
{
	static const struct {
		enum text_id heading, text;
	} texts[ERR_MAX] = {
		[ERR_NOT_FOUND] = { TEXT_C_ERROR_NOT_FOUND_HEADING,
		    TEXT_C_ERROR_NOT_FOUND_TEXT },
		[ERR_DENIED] = { TEXT_C_ERROR_DENIED_HEADING,
		    TEXT_C_ERROR_DENIED_TEXT },
		[ERR_AUTH] = { TEXT_C_ERROR_AUTH_HEADING,
		    TEXT_C_ERROR_AUTH_TEXT },
		[ERR_GONE] = { TEXT_C_ERROR_GONE_HEADING,
		    TEXT_C_ERROR_GONE_TEXT },
		[ERR_LIMIT] = { TEXT_C_ERROR_LIMIT_HEADING,
		    TEXT_C_ERROR_LIMIT_TEXT },
		[ERR_BUSY] = { TEXT_C_ERROR_BUSY_HEADING,
		    TEXT_C_ERROR_BUSY_TEXT },
		[ERR_INVALID] = { TEXT_C_ERROR_INPUT_HEADING,
		    TEXT_C_ERROR_INPUT_TEXT },
		[ERR_TOO_BIG] = { TEXT_C_ERROR_INPUT_HEADING,
		    TEXT_C_ERROR_INPUT_TEXT },
		[ERR_METHOD] = { TEXT_C_ERROR_INPUT_HEADING,
		    TEXT_C_ERROR_INPUT_TEXT },
		[ERR_REFUSED] = { TEXT_C_ERROR_DENIED_HEADING,
		    TEXT_C_ERROR_DENIED_TEXT },
		[ERR_CONFLICT] = { TEXT_C_ERROR_CONFLICT_HEADING,
		    TEXT_C_ERROR_CONFLICT_TEXT },
	};
	enum text_id heading = texts[e].heading, text = texts[e].text;

	if (heading == text) {
		heading = TEXT_C_ERROR_INTERNAL_HEADING;
		text = TEXT_C_ERROR_INTERNAL_TEXT;
	}
	p->status = err_status(e);
	p->heading = view_text((int64_t)lang, (int)heading);
	p->text = view_text((int64_t)lang, (int)text);
}

struct view_sentence *
call_lines(struct call *c, struct str s, size_t *n_out)
{
	struct view_sentence *list = NULL;
	struct str line;
	size_t n = 0, cap = 0;

	while (s.n > 0 && str_cut(&s, '\n', &line))
		((struct view_sentence *)ARENA_PUSH(c->a, list, n, cap))->text =
		    line;
	*n_out = n;
	return list;
}

/* Nothing of a request that failed is shown: the page is fixed. */
void
call_error(struct call *c, enum err e)
{
	struct page_error p = { .ui = &c->ui };
	struct str why = STR_NONE;

	if (c->tx != NULL && e == ERR_DENIED && c->tx->reason != 0)
		why = reason_text(c->tx->reason, c->lang);
	if (wants_problem(c)) {
		call_problem(c, e, c->detail.n > 0 ? c->detail : why);
		return;
	}
	if (e == ERR_AUTH && c->org != NULL && c->rq->method == METHOD_GET) {
		struct str path = req_path(c->rq);
		bool staff = str_find(path, STR("/staff")) != SIZE_MAX;

		reply_reset(c->rp);
		call_redirect(c,
		    staff ? STR("/staff/sign-in") : STR("/sign-in"));
		return;
	}
	reply_reset(c->rp);
	page(c, err_status(e));
	error_words(c->lang, e, &p);
	if (why.n > 0)
		p.text = why;
	view_page_error(&c->rp->body, &p);
}
