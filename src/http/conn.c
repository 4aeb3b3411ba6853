/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One connection: bytes in, head, body, hand-over to the owner. No address of
 * the client is known here: the socket came from accept without one.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/private.h"

/* ---- buffers of requests */

static struct work *
work_new(struct server *s)
{
	struct work *w = s->works;

	if (w != NULL) {
		s->works = w->next;
		s->works_n--;
	} else {
		w = calloc(1, sizeof(*w));
		if (w == NULL)
			return NULL;
		w->in = malloc(IN_FIRST);
		if (w->in == NULL) {
			free(w);
			return NULL;
		}
		w->cap = IN_FIRST;
		s->held += w->cap;
	}
	w->next = NULL;
	w->n = w->high = w->head_n = w->body_n = w->end = 0;
	return w;
}

static void
work_free(struct server *s, struct work *w)
{
	s->held -= w->cap;
	free(w->in);
	free(w);
}

/* What people typed does not stay in memory that waits for the next one. */
static void
work_release(struct server *s, struct work *w)
{
	if (w == NULL)
		return;
	explicit_bzero(w->in, w->high);
	if (w->cap > IN_KEPT || s->works_n >= WORKS_KEPT) {
		work_free(s, w);
		return;
	}
	w->next = s->works;
	s->works = w;
	s->works_n++;
}

void
works_release(struct server *s)
{
	while (s->works != NULL) {
		struct work *w = s->works;

		s->works = w->next;
		work_free(s, w);
	}
	s->works_n = 0;
}

static bool
work_grow(struct server *s, struct work *w)
{
	size_t cap = w->cap * 2;
	char *in;

	if (s->held + w->cap > IN_ALL)
		return false;
	in = malloc(cap);
	if (in == NULL)
		return false;
	memcpy(in, w->in, w->n);
	explicit_bzero(w->in, w->high);
	free(w->in);
	s->held += cap - w->cap;
	w->in = in;
	w->cap = cap;
	return true;
}

/* ---- life of a connection */

struct conn *
conn_new(struct server *s, int fd)
{
	struct epoll_event ev = { .events = EPOLLIN | EPOLLOUT | EPOLLRDHUP |
					    EPOLLET };
	struct conn *c;
	uint16_t slot;

	if (s->free_n == 0)
		return NULL;
	c = calloc(1, sizeof(*c));
	if (c == NULL)
		return NULL;
	slot = s->free_slots[s->free_n - 1];
	c->fd = fd;
	c->slot = slot;
	c->serial = ++s->serial;
	ev.data.u64 = (uint64_t)c->serial << 32 | slot;
	if (epoll_ctl(s->epoll_fd, EPOLL_CTL_ADD, fd, &ev) != 0) {
		free(c);
		return NULL;
	}
	s->free_n--;
	s->conns[slot] = c;
	s->conns_n++;
	c->state = CONN_IDLE;
	conn_deadline(s, c, s->now_ns + s->times.head_s * SECOND_NS);
	return c;
}

static void
forget_request(struct server *s, struct conn *c)
{
	if (c->told && s->events.on_gone != NULL)
		s->events.on_gone(s->events.self, c->id);
	c->told = false;
}

void
conn_close(struct server *s, struct conn *c)
{
	if (c->state == CONN_FREE)
		return;
	forget_request(s, c);
	close(c->fd); /* leaves the epoll set by this */
	work_release(s, c->work);
	conn_drop_out(s, c);
	c->work = NULL;
	c->state = CONN_FREE;
	s->conns[c->slot] = NULL;
	s->free_slots[s->free_n++] = c->slot;
	s->conns_n--;
	if (!c->is_ready)
		free(c); /* otherwise freed when its turn comes */
}

static void
refuse_with(struct server *s, struct conn *c, int status, const char *text)
{
	struct reply rp;

	forget_request(s, c);
	reply_init(&rp);
	reply_problem(&rp, status, text);
	if (status == 503)
		reply_header(&rp, "Retry-After", STR("5"));
	c->is_head = c->work != NULL && c->state >= CONN_HEAD &&
		     c->work->head.past_first &&
		     c->work->rq.method == METHOD_HEAD;
	c->close_after = true;
	conn_answer(s, c, &rp);
	reply_release(&rp);
}

void
conn_refuse(struct server *s, struct conn *c, enum refusal why)
{
	refuse_with(s, c, refusal_status(why), refusal_text(why));
}

void
conn_timeout(struct server *s, struct conn *c)
{
	if (c->state == CONN_HEAD || c->state == CONN_BODY)
		conn_refuse(s, c, REFUSE_SLOW);
	else if (c->state == CONN_WRITE)
		conn_write_late(s, c);
	else
		conn_close(s, c);
}

void
conn_next(struct server *s, struct conn *c)
{
	struct work *w = c->work;

	c->state = CONN_IDLE;
	conn_deadline(s, c, s->now_ns + s->times.idle_s * SECOND_NS);
	if (w != NULL && w->n > w->end) {
		memmove(w->in, w->in + w->end, w->n - w->end);
		w->n -= w->end;
		w->end = 0;
	} else {
		work_release(s, w);
		c->work = NULL;
	}
	if (c->work != NULL || c->readable || s->draining)
		server_make_ready(s, c);
}

/* ---- reading */

/*
 * Take what the socket has, as far as there is room. False when there is
 * nothing to go on with: wait, or the connection was ended here.
 */
static bool
fill(struct server *s, struct conn *c)
{
	struct work *w = c->work;
	size_t room;
	ssize_t got;

	if (!c->readable)
		return false;
	if (w == NULL) {
		w = c->work = work_new(s);
		if (w == NULL) {
			conn_close(s, c);
			return false;
		}
	}
	if (w->n == w->cap && !work_grow(s, w)) {
		conn_refuse(s, c, REFUSE_FULL);
		return false;
	}
	room = w->cap - w->n < IN_PIECE ? w->cap - w->n : IN_PIECE;
	do
		got = recv(c->fd, w->in + w->n, room, MSG_DONTWAIT);
	while (got < 0 && errno == EINTR);
	if (got > 0) {
		w->n += (size_t)got;
		w->high = w->n > w->high ? w->n : w->high;
		if ((size_t)got < room && !c->half_closed)
			c->readable = false;
		return true;
	}
	c->readable = false;
	if (got < 0 && errno == EAGAIN) {
		if (w->n == 0 && c->state == CONN_IDLE) {
			work_release(s, w);
			c->work = NULL;
		}
		return false;
	}
	c->ended = true; /* in the midst of a request there is no answer */
	conn_close(s, c);
	return false;
}

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
	conn_deadline(s, c, NEVER_NS);
	s->delivered++;
	s->events.on_request(s->events.self, &w->rq);
}

/* ---- bodies */

static void
body_pace(struct server *s, struct conn *c)
{
	int64_t at = c->began_ns + s->times.body_s * SECOND_NS;

	if (c->work->rq.spooled)
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
		refuse_with(s, c, err_status(e), err_text(e));
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
static enum reading
run_body(struct server *s, struct conn *c)
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

/* ---- heads */

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
		if (limit > (spool ? LIMIT_UPLOAD_BYTES : LIMIT_BODY_BYTES))
			limit = spool ? LIMIT_UPLOAD_BYTES : LIMIT_BODY_BYTES;
	}
	if (w->head.chunked || w->head.length > 0) {
		w->rq.spooled = spool;
		return begin_body(s, c, limit);
	}
	deliver(s, c);
	return false;
}

/* False: wait, or done with for now. */
static bool
run_head(struct server *s, struct conn *c)
{
	struct work *w = c->work;

	if (c->state == CONN_IDLE) {
		head_reader_init(&w->head, &w->rq);
		c->state = CONN_HEAD;
		conn_deadline(s, c, s->now_ns + s->times.head_s * SECOND_NS);
	}
	switch (head_read(&w->head, w->in, w->n, &w->rq)) {
	case READING_MORE:
		return fill(s, c);
	case READING_DONE:
		return end_head(s, c);
	case READING_REFUSED:
		conn_refuse(s, c, w->head.why);
		return false;
	}
	return false;
}

/* ---- lingering */

/*
 * The answer is out and our side is closed. Reading on for a while keeps the
 * kernel from answering late bytes with a reset, which could take our answer
 * away from a client that has not read it yet (RFC 9112, 9.6).
 */
static void
run_linger(struct server *s, struct conn *c)
{
	work_release(s, c->work);
	c->work = NULL;
	for (int i = 0; i < READS_RUN && c->readable; i++) {
		ssize_t got = recv(c->fd, s->scratch, IN_PIECE, MSG_DONTWAIT);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && errno == EAGAIN) {
			c->readable = false;
			return;
		}
		if (got > 0)
			c->moved += (uint64_t)got;
		if (got <= 0 || c->moved > LINGER_BYTES) {
			conn_close(s, c);
			return;
		}
	}
	if (c->readable)
		server_make_ready(s, c);
}

void
conn_run(struct server *s, struct conn *c)
{
	for (int i = 0; i < READS_RUN; i++) {
		if (c->broken) {
			conn_close(s, c);
			return;
		}
		switch ((enum conn_state)c->state) {
		case CONN_IDLE:
			if (c->work == NULL) {
				if (s->draining) {
					conn_close(s, c);
					return;
				}
				if (!fill(s, c))
					return;
			}
			if (!run_head(s, c))
				return;
			break;
		case CONN_HEAD:
			if (!run_head(s, c))
				return;
			break;
		case CONN_BODY:
			if (run_body(s, c) != READING_MORE || !fill(s, c))
				return;
			break;
		case CONN_WRITE:
			conn_write(s, c);
			return;
		case CONN_LINGER:
			run_linger(s, c);
			return;
		case CONN_WAIT:
		case CONN_FREE:
			return;
		}
	}
	server_make_ready(s, c); /* others first */
}
