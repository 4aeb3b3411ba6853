/* SPDX-License-Identifier: EUPL-1.2 */
/* One request: its head, what the owner allows, its body, the hand-over. */
#include <string.h>

#include "http/private.h"

static void
deliver(struct server *s, struct conn *c)
{
	struct work *w = c->work;

	w->rq.bytes = w->in;
	w->rq.bytes_n = w->end;
	c->state = CONN_WAIT;
	c->close_after = !w->rq.keep_alive;
	c->is_head = w->rq.method == METHOD_HEAD;
	c->told = true;
	conn_deadline(s, c, s->now_ns + s->times.answer_s * SECOND_NS);
	s->delivered++;
	s->events.on_request(s->events.self, &w->rq);
}

/* ---- bodies --------------------------------------------------------- */

static void
body_pace(struct server *s, struct conn *c)
{
	int64_t at = c->began_ns + s->times.body_s * SECOND_NS;

	if (c->work->rq.spooled || c->work->limit > LIMIT_BODY_BYTES)
		at += (int64_t)(c->moved / PACE_BYTES_S) * SECOND_NS;
	conn_deadline(s, c, at);
}

/* The data [from, from + n) has been decoded; hand it on or keep it. The
 * bytes behind it, up to w->n, are still raw or the next request's. */
static bool
take_data(struct server *s, struct conn *c, size_t from, size_t n)
{
	struct work *w = c->work;
	enum err e;

	c->moved += n;
	body_pace(s, c);
	if (!w->rq.spooled) {
		w->body_n += n;
		return true;
	}
	if (n == 0)
		return true;
	w->rq.bytes = w->in;
	w->rq.bytes_n = w->head_n;
	e = s->events.on_body(s->events.self, &w->rq,
	    (struct str){ w->in + from, n });
	memmove(w->in + from, w->in + from + n, w->n - from - n);
	w->n -= n;
	if (e != ERR_OK) {
		conn_refuse_with(s, c, err_status(e), err_text(e));
		return false;
	}
	return true;
}

static enum reading
run_chunked(struct server *s, struct conn *c)
{
	struct work *w = c->work;
	size_t from = w->head_n + w->body_n, data_n, used;
	enum reading r;

	r = chunk_read(&w->chunk, w->in + from, w->n - from, &data_n, &used);
	memmove(w->in + from + data_n, w->in + from + used, w->n - from - used);
	w->n -= used - data_n;
	if (r == READING_REFUSED) {
		conn_refuse(s, c, w->chunk.why);
		return r;
	}
	return take_data(s, c, from, data_n) ? r : READING_REFUSED;
}

static enum reading
run_counted(struct server *s, struct conn *c)
{
	struct work *w = c->work;
	size_t from = w->head_n + w->body_n;
	uint64_t left = w->head.length - c->moved;
	size_t n = w->n - from;

	if (n > left)
		n = (size_t)left;
	if (!take_data(s, c, from, n))
		return READING_REFUSED;
	return n == left ? READING_DONE : READING_MORE;
}

/* READING_DONE: handed over. */
enum reading
conn_run_body(struct server *s, struct conn *c)
{
	struct work *w = c->work;
	enum reading r;

	r = w->head.chunked ? run_chunked(s, c) : run_counted(s, c);
	if (r != READING_DONE)
		return r;
	w->rq.body = (struct span){ (uint32_t)w->head_n, (uint32_t)w->body_n };
	w->end = w->head_n + w->body_n;
	deliver(s, c);
	return r;
}

/* ---- heads ---------------------------------------------------------- */

static bool
begin_body(struct server *s, struct conn *c, uint64_t limit)
{
	struct work *w = c->work;

	if (w->head.length > limit) {
		conn_refuse(s, c, REFUSE_BODY_LONG);
		return false;
	}
	while (w->rq.spooled && w->cap < IN_KEPT)
		if (!work_grow(s, w))
			break;
	chunk_reader_init(&w->chunk, limit);
	w->limit = limit;
	c->state = CONN_BODY;
	c->began_ns = s->now_ns;
	c->moved = 0;
	body_pace(s, c);
	if (w->head.expects && w->n == w->head_n)
		conn_continue(c);
	return true;
}

/* The head is whole: ask the owner what may follow. False: nothing to go on
 * with, the request was handed over or refused. */
static bool
end_head(struct server *s, struct conn *c)
{
	struct work *w = c->work;
	uint64_t limit = LIMIT_BODY_BYTES;
	bool spool = false;

	w->head_n = w->end = w->head.at;
	w->body_n = 0;
	req_forget_addresses(&w->rq, w->in);
	c->id = ++s->requests << 16 | c->slot;
	w->rq.id = c->id;
	w->rq.body = (struct span){ (uint32_t)w->head_n, 0 };
	w->rq.bytes = w->in;
	w->rq.bytes_n = w->head_n;
	if (s->events.on_head != NULL) {
		c->told = true;
		limit = s->events.on_head(s->events.self, &w->rq, &spool);
		spool = spool && s->events.on_body != NULL;
		if (limit > (spool ? LIMIT_UPLOAD_BYTES : LIMIT_UPLOAD_FORM))
			limit = spool ? LIMIT_UPLOAD_BYTES : LIMIT_UPLOAD_FORM;
	}
	if (w->head.chunked || w->head.length > 0) {
		w->rq.spooled = spool;
		return begin_body(s, c, limit);
	}
	deliver(s, c);
	return false;
}

/* False: wait, or done with for now. */
bool
conn_run_head(struct server *s, struct conn *c)
{
	struct work *w = c->work;

	if (c->state == CONN_IDLE) {
		head_reader_init(&w->head, &w->rq);
		w->limit = 0;
		w->head_n = 0;
		c->state = CONN_HEAD;
		conn_deadline(s, c, s->now_ns + s->times.head_s * SECOND_NS);
	}
	switch (head_read(&w->head, w->in, w->n, &w->rq)) {
	case READING_MORE:
		return conn_fill(s, c);
	case READING_DONE:
		return end_head(s, c);
	case READING_REFUSED:
		conn_refuse(s, c, w->head.why);
		return false;
	}
	return false;
}
