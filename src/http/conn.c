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

/* ---- life of a connection ------------------------------------------- */

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

void
conn_refuse_with(struct server *s, struct conn *c, int status, const char *text)
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
	conn_refuse_with(s, c, refusal_status(why), refusal_sentence(why));
}

void
conn_timeout(struct server *s, struct conn *c)
{
	if (c->state == CONN_HEAD || c->state == CONN_BODY)
		conn_refuse(s, c, REFUSE_SLOW);
	else if (c->state == CONN_WAIT)
		conn_refuse(s, c, REFUSE_LATE);
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

/* ---- reading -------------------------------------------------------- */

/*
 * Take what the socket has, as far as there is room. False when there is
 * nothing to go on with: wait, or the connection was ended here.
 */
bool
conn_fill(struct server *s, struct conn *c)
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

/* ---- lingering ------------------------------------------------------ */

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
				if (!conn_fill(s, c))
					return;
			}
			if (!conn_run_head(s, c))
				return;
			break;
		case CONN_HEAD:
			if (!conn_run_head(s, c))
				return;
			break;
		case CONN_BODY:
			if (conn_run_body(s, c) != READING_MORE ||
			    !conn_fill(s, c))
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
