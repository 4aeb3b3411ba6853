/* SPDX-License-Identifier: EUPL-1.2 */
/* web/engine: requests of one tick, from door to answer. */
#include "web/engine.h"

#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>

#include "base/limits.h"
#include "base/time.h"

#define TICK_NS 8000000 /* of requests; the commit comes on top */

static struct org *
call_org(struct web *w, const struct route *r, const struct str seg[4])
{
	if (strncmp(r->path, "/{org}", 6) != 0)
		return NULL;
	return store_org(w->s, seg[0]);
}

static enum err
form_read(struct call *c)
{
	struct str type = req_header(c->rq, "Content-Type");
	enum err e;

	if ((e = params_parse(c->a, req_query(c->rq), &c->query)) != ERR_OK)
		return e;
	if (c->rq->method == METHOD_GET || c->rq->method == METHOD_HEAD)
		return ERR_OK; /* whatever type it says, it brings nothing */
	if (str_starts(type, STR("application/x-www-form-urlencoded")))
		return params_parse(c->a, req_body(c->rq), &c->form);
	if (str_starts(type, STR("multipart/form-data")))
		return multipart_parse(c->a, type, req_body(c->rq), &c->parts,
		    &c->parts_n);
	return ERR_OK;
}

static void
call_begin(struct call *c, struct web *w, struct pending *p)
{
	*c = (struct call){ .web = w,
		.s = w->s,
		.a = w->arena,
		.rq = &p->rq,
		.rp = &p->rp,
		.actor = { .type = ACTOR_NOBODY, .role = -1, .purpose = -1 },
		.hash_have = p->hash_have,
		.hash_ok = p->hash_ok,
		.hash_text = p->hash_text };
	c->session.purpose = -1;
	arena_reset(w->arena);
	reply_reset(&p->rp);
}

/* The part of a call that is the same for every door. */
static enum err
call_enter(struct call *c, const struct route *r, const struct str seg[4])
{
	enum err e;

	memcpy(c->seg, seg, sizeof(c->seg));
	c->org = call_org(c->web, r, seg);
	if (strncmp(r->path, "/{org}", 6) == 0 && c->org == NULL)
		return ERR_NOT_FOUND;
	if (c->org != NULL)
		c->base =
		    arena_printf(c->a, "/" STR_FMT, STR_ARG(c->org->name));
	if ((e = form_read(c)) != ERR_OK)
		return e;
	if (r->tx == ROUTE_TX && (e = call_who(c, r)) != ERR_OK)
		return e;
	call_ui(c);
	return call_guard(c, r);
}

/* An address without a door still gets an error page in its organisation's
 * name and the visitor's language. */
static void
call_stray(struct call *c)
{
	struct str rest = req_path(c->rq), part;

	if (str_cut(&rest, '/', &part) && str_cut(&rest, '/', &part))
		c->org = store_org(c->s, part);
	if (c->org != NULL)
		c->base =
		    arena_printf(c->a, "/" STR_FMT, STR_ARG(c->org->name));
	if (params_parse(c->a, req_query(c->rq), &c->query) != ERR_OK)
		c->query = (struct params){ 0 };
	call_ui(c);
}

/* Law 7 from the other side: an organisation whose statement has no purpose
 * for an activity has no door for it. */
static bool
door_there(const struct route *r, const struct org *org)
{
	return r->tx == ROUTE_PLAIN || org_purpose(org, r->activity) >= 0;
}

/* The language that a member chose holds for the pages that follow. */
static void
keep_language(struct call *c)
{
	if (c->actor.type != ACTOR_PERSON || !c->signed_in ||
	    c->session.lang == c->lang)
		return;
	c->session.lang = c->lang;
	if (session_save(c->tx, &c->session) != ERR_OK)
		log_line("session: the language is not kept");
}

/* One request in the running tick. */
static void
run(struct web *w, struct pending *p)
{
	struct str seg[4] = { STR_NONE, STR_NONE, STR_NONE, STR_NONE };
	const struct route *r;
	struct call c;
	struct tx tx;
	enum err e;

	call_begin(&c, w, p);
	e = route_find(&p->rq, w->arena, &r, seg);
	if (e == ERR_OK)
		e = call_enter(&c, r, seg);
	else
		call_stray(&c);
	if (e == ERR_OK && !door_there(r, c.org))
		e = ERR_NOT_FOUND;
	if (e == ERR_OK && r->tx == ROUTE_TX) {
		e = tx_begin(&tx, w->s, c.org, w->arena, &c.actor, r->activity);
		if (e == ERR_OK) {
			c.tx = &tx;
			tx.looks = p->rq.method == METHOD_GET ||
				   p->rq.method == METHOD_HEAD;
			keep_language(&c);
			e = r->fn(&c);
			e = tx_end(&tx, e);
		}
	} else if (e == ERR_OK) {
		e = r->fn(&c);
	}
	if (c.parked) {
		p->parked = true;
		if (hash_ask(w->config.hashing, p->rq.id, c.hash_password,
			c.hash_against) == ERR_OK)
			return;
		p->parked = false;
		e = ERR_BUSY;
	}
	if (e != ERR_OK)
		call_error(&c, e);
	p->done = true;
}

/* ---- events of the reader ------------------------------------------- */

static size_t
on_head(void *self, const struct req *rq, bool *spool)
{
	(void)self;
	(void)rq;
	*spool = false;
	/* Import files come as one form of bounded size. */
	return str_ends(req_path(rq), STR("/staff/import")) ||
		       str_ends(req_path(rq), STR("/api/v1/imports"))
		   ? LIMIT_UPLOAD_FORM
		   : LIMIT_BODY_BYTES;
}

static enum err
on_body(void *self, const struct req *rq, struct str piece)
{
	(void)self;
	(void)rq;
	(void)piece;
	return ERR_TOO_BIG;
}

static struct pending *
pending_new(struct web *w)
{
	struct pending *more;

	if (w->n == w->cap) {
		size_t cap = w->cap == 0 ? 64 : w->cap * 2;

		more = realloc(w->at, cap * sizeof(*more));
		if (more == NULL)
			return NULL;
		w->at = more;
		w->cap = cap;
	}
	w->at[w->n] = (struct pending){ 0 };
	return &w->at[w->n++];
}

static void
pending_drop(struct web *w, size_t i)
{
	reply_release(&w->at[i].rp);
	arena_free(w->at[i].arena);
	memmove(&w->at[i], &w->at[i + 1], (w->n - i - 1) * sizeof(*w->at));
	w->n--;
}

static void
on_request(void *self, const struct req *rq)
{
	struct web *w = *(struct web **)self;
	struct str seg[4] = { STR_NONE, STR_NONE, STR_NONE, STR_NONE };
	const struct route *r = NULL;
	struct pending *p = pending_new(w);

	if (p == NULL)
		return; /* the deadline answers */
	p->rq = *rq;
	reply_init(&p->rp);
	arena_reset(w->arena);
	if (route_find(rq, w->arena, &r, seg) == ERR_OK && r->tx == ROUTE_TX)
		return; /* waits for the tick */
	run(w, p);
	server_answer(w->server, p->rq.id, &p->rp);
	pending_drop(w, w->n - 1);
}

static void
on_gone(void *self, uint64_t id)
{
	struct web *w = *(struct web **)self;

	for (size_t i = 0; i < w->n; i++)
		if (w->at[i].rq.id == id) {
			pending_drop(w, i);
			return;
		}
}

void
web_events(struct web **self, struct server_events *out)
{
	*out = (struct server_events){ .self = self,
		.on_head = on_head,
		.on_body = on_body,
		.on_request = on_request,
		.on_gone = on_gone };
}

/* ---- ticks ---------------------------------------------------------- */

size_t
web_pending(const struct web *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++)
		n += !w->at[i].parked;
	return n;
}

void
web_tick(struct web *w)
{
	int64_t until_ns = clock_mono_ns() + TICK_NS;

	for (size_t i = 0; i < w->n && i < LIMIT_REQUESTS_TICK; i++)
		if (!w->at[i].parked && !w->at[i].done) {
			run(w, &w->at[i]);
			if (clock_mono_ns() >= until_ns)
				return; /* the next tick goes on */
		}
}

static void
tick_failed(struct web *w, struct pending *p)
{
	struct call c;

	call_begin(&c, w, p);
	call_ui(&c);
	call_error(&c, ERR_BUSY);
}

void
web_answer(struct web *w, bool ok)
{
	for (size_t i = 0; i < w->n;) {
		struct pending *p = &w->at[i];

		if (!p->done) {
			i++;
			continue;
		}
		if (!ok)
			tick_failed(w, p);
		server_answer(w->server, p->rq.id, &p->rp);
		pending_drop(w, i);
	}
}

static void
on_hash(void *self, uint32_t ready)
{
	struct web *w = self;
	struct arena *a = arena_new_secret(1 << 20);
	struct str text;
	uint64_t id;
	bool ok;

	(void)ready;
	while (hash_answer(w->config.hashing, a, &id, &ok, &text) == ERR_OK) {
		for (size_t i = 0; i < w->n; i++) {
			struct pending *p = &w->at[i];

			if (p->rq.id != id || !p->parked)
				continue;
			p->parked = false;
			p->hash_have = true;
			p->hash_ok = ok;
			p->arena = arena_new_secret(1 << 20);
			p->hash_text = arena_str(p->arena, text);
		}
	}
	arena_free(a);
}

enum err
web_new(struct store *s, struct server *server, const struct web_config *config,
    struct web **out)
{
	struct web *w = calloc(1, sizeof(*w));
	enum err e;

	if (w == NULL)
		return ERR_INTERNAL;
	w->s = s;
	w->server = server;
	w->kept = arena_new(1 << 20);
	w->arena = arena_new_secret(LIMIT_ARENA_REQUEST);
	w->config = *config;
	w->config.public_url = arena_str(w->kept, config->public_url);
	e = server_watch(server, hash_fd(config->hashing), EPOLLIN, on_hash, w);
	if (e != ERR_OK) {
		web_free(w);
		return e;
	}
	*out = w;
	return ERR_OK;
}

void
web_free(struct web *w)
{
	if (w == NULL)
		return;
	while (w->n > 0)
		pending_drop(w, w->n - 1);
	free(w->at);
	key_wipe(&w->throttle_key);
	arena_free(w->arena);
	arena_free(w->kept);
	free(w);
}
