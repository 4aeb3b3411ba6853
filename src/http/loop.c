/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The event loop: descriptors, deadlines, the ready list. Connections are
 * registered edge-triggered once, so a kept-alive request costs one recv and
 * one sendmsg besides its share of epoll_wait.
 */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/time.h"
#include "http/private.h"

#define KIND_LISTENER (UINT64_C(1) << 16)
#define KIND_WATCH    (UINT64_C(2) << 16)
#define PAUSE_NS      (SECOND_NS / 10)

enum err
server_new(const struct server_events *ev, const struct server_times *times,
    struct server **out)
{
	struct server *s = calloc(1, sizeof(*s));

	assert(ev->on_request != NULL);
	if (s == NULL)
		return ERR_IO;
	s->events = *ev;
	s->times = *times;
	if (s->times.answer_s == 0)
		s->times.answer_s = ANSWER_S;
	s->next_check_ns = NEVER_NS;
	s->date_s = INT64_MIN;
	s->now_ns = clock_mono_ns();
	for (size_t i = 0; i < CONN_SLOTS; i++)
		s->free_slots[s->free_n++] = (uint16_t)(CONN_SLOTS - 1 - i);
	for (size_t i = 0; i < WATCHES; i++)
		s->watches[i].fd = -1;
	s->scratch = malloc(IN_PIECE);
	s->reserve_fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	s->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	if (s->scratch == NULL || s->reserve_fd < 0 || s->epoll_fd < 0) {
		server_free(s);
		return ERR_IO;
	}
	*out = s;
	return ERR_OK;
}

static void
close_listeners(struct server *s)
{
	for (size_t i = 0; i < s->listeners_n; i++) {
		close(s->listeners[i]);
		if (s->paths[i] != NULL)
			unlink(s->paths[i]);
		free(s->paths[i]);
	}
	s->listeners_n = 0;
}

void
server_free(struct server *s)
{
	if (s == NULL)
		return;
	s->events.on_gone = NULL;
	for (size_t i = 0; i < CONN_SLOTS; i++)
		if (s->conns[i] != NULL)
			conn_close(s, s->conns[i]);
	while (s->ready_first != NULL) {
		struct conn *c = s->ready_first;

		s->ready_first = c->next_ready;
		free(c);
	}
	close_listeners(s);
	works_release(s);
	if (s->reserve_fd >= 0)
		close(s->reserve_fd);
	if (s->epoll_fd >= 0)
		close(s->epoll_fd);
	free(s->scratch);
	free(s);
}

enum err
server_listen(struct server *s, struct str address, int *port_out)
{
	struct epoll_event ev = { .events = EPOLLIN };
	char *path;
	int fd, port;
	enum err e;

	if (s->listeners_n == LISTENERS)
		return ERR_LIMIT;
	e = listen_at(address, &fd, &port, &path);
	if (e != ERR_OK)
		return e;
	ev.data.u64 = KIND_LISTENER | s->listeners_n;
	if (epoll_ctl(s->epoll_fd, EPOLL_CTL_ADD, fd, &ev) != 0) {
		close(fd);
		free(path);
		return ERR_IO;
	}
	s->listeners[s->listeners_n] = fd;
	s->paths[s->listeners_n++] = path;
	if (port_out != NULL)
		*port_out = port;
	return ERR_OK;
}

static struct watch *
find_watch(struct server *s, int fd)
{
	for (size_t i = 0; i < WATCHES; i++)
		if (s->watches[i].fd == fd)
			return &s->watches[i];
	return NULL;
}

enum err
server_watch(struct server *s, int fd, uint32_t events,
    void (*fn)(void *self, uint32_t ready), void *self)
{
	struct watch *w = find_watch(s, fd);
	bool is_new = w == NULL;
	struct epoll_event ev = { .events = events };

	if (events == 0) {
		if (!is_new) {
			epoll_ctl(s->epoll_fd, EPOLL_CTL_DEL, fd, NULL);
			w->fd = -1;
		}
		return ERR_OK;
	}
	if (is_new)
		w = find_watch(s, -1);
	if (w == NULL)
		return ERR_LIMIT;
	if (is_new)
		w->serial = ++s->serial;
	ev.data.u64 =
	    (uint64_t)w->serial << 32 | KIND_WATCH | (uint64_t)(w - s->watches);
	if (epoll_ctl(s->epoll_fd, is_new ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd,
		&ev) != 0)
		return ERR_IO;
	w->fd = fd;
	w->events = events;
	w->fn = fn;
	w->self = self;
	return ERR_OK;
}

void
server_make_ready(struct server *s, struct conn *c)
{
	if (c->is_ready)
		return;
	c->is_ready = true;
	c->next_ready = NULL;
	if (s->ready_first == NULL)
		s->ready_first = c;
	else
		s->ready_last->next_ready = c;
	s->ready_last = c;
}

void
conn_deadline(struct server *s, struct conn *c, int64_t at_ns)
{
	c->deadline_ns = at_ns;
	if (at_ns < s->next_check_ns)
		s->next_check_ns = at_ns;
}

/* ---- accepting ------------------------------------------------------ */

static void
listeners_pause(struct server *s, bool pause)
{
	for (size_t i = 0; i < s->listeners_n; i++) {
		struct epoll_event ev = { .events = pause ? 0 : EPOLLIN,
			.data.u64 = KIND_LISTENER | i };

		epoll_ctl(s->epoll_fd, EPOLL_CTL_MOD, s->listeners[i], &ev);
	}
	s->paused = pause;
	if (pause && s->now_ns + PAUSE_NS < s->next_check_ns)
		s->next_check_ns = s->now_ns + PAUSE_NS;
}

/*
 * No descriptor is left: the one held in reserve lets us take the client and
 * tell it, instead of leaving it, and the ready event, where they are.
 */
static void
accept_from_reserve(struct server *s, int listener)
{
	static const char sorry[] =
	    "HTTP/1.1 503 Service Unavailable\r\n"
	    "Content-Length: 0\r\nCache-Control: no-store\r\n"
	    "Retry-After: 5\r\nConnection: close\r\n\r\n";
	int fd;

	if (s->reserve_fd >= 0)
		close(s->reserve_fd);
	fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
	if (fd >= 0) {
		while (recv(fd, s->scratch, IN_PIECE, MSG_DONTWAIT) > 0)
			;
		(void)!send(fd, sorry, sizeof(sorry) - 1,
		    MSG_NOSIGNAL | MSG_DONTWAIT);
		shutdown(fd, SHUT_WR);
		close(fd);
	}
	s->reserve_fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (fd < 0 || s->reserve_fd < 0)
		listeners_pause(s, true);
}

static void
accept_all(struct server *s, int listener)
{
	for (int i = 0; i < ACCEPTS_RUN; i++) {
		/* NULL: nobody's address is asked for */
		int fd =
		    accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
		struct conn *c;

		if (fd < 0 && (errno == EMFILE || errno == ENFILE)) {
			accept_from_reserve(s, listener);
			return;
		}
		if (fd < 0 && (errno == EINTR || errno == ECONNABORTED))
			continue;
		if (fd < 0) {
			if (errno != EAGAIN)
				listeners_pause(s, true);
			return;
		}
		c = conn_new(s, fd);
		if (c == NULL) {
			close(fd);
			continue;
		}
		if (s->conns_n > LIMIT_CONNECTIONS)
			conn_refuse(s, c, REFUSE_FULL);
	}
}

/* ---- events --------------------------------------------------------- */

static void
conn_event(struct server *s, uint64_t data, uint32_t ready)
{
	struct conn *c = s->conns[data & 0xffff];

	if (c == NULL || c->serial != data >> 32)
		return; /* closed by an earlier event of this round */
	if ((ready & (EPOLLERR | EPOLLHUP)) != 0)
		c->broken = true;
	if ((ready & EPOLLRDHUP) != 0)
		c->half_closed = true;
	if ((ready & (EPOLLIN | EPOLLRDHUP)) != 0)
		c->readable = true;
	if (c->broken || c->state == CONN_WRITE ||
	    (c->readable && c->state != CONN_WAIT))
		server_make_ready(s, c);
}

static void
one_event(struct server *s, const struct epoll_event *ev)
{
	uint64_t data = ev->data.u64;
	size_t i = data & 0xffff;

	if ((data & KIND_LISTENER) != 0) {
		if (i < s->listeners_n)
			accept_all(s, s->listeners[i]);
	} else if ((data & KIND_WATCH) != 0) {
		struct watch *w = &s->watches[i];

		if (w->fd >= 0 && w->serial == data >> 32)
			w->fn(w->self, ev->events);
	} else {
		conn_event(s, data, ev->events);
	}
}

/* Only what is ready now: what becomes ready again waits for the next round,
 * and what does not fit in this tick as well. */
static void
run_ready(struct server *s)
{
	struct conn *last = s->ready_last, *c;

	if (s->ready_first == NULL)
		return;
	do {
		c = s->ready_first;
		s->ready_first = c->next_ready;
		if (s->ready_first == NULL)
			s->ready_last = NULL;
		c->is_ready = false;
		if (c->state == CONN_FREE) {
			bool was_last = c == last;

			free(c);
			if (was_last)
				return;
			continue;
		}
		if (c == last) {
			conn_run(s, c);
			return;
		}
		conn_run(s, c);
	} while (s->ready_first != NULL && s->delivered < LIMIT_REQUESTS_TICK);
}

static void
check_deadlines(struct server *s)
{
	int64_t next = NEVER_NS;

	if (s->paused)
		listeners_pause(s, false);
	s->next_check_ns = NEVER_NS;
	for (size_t i = 0; i < CONN_SLOTS; i++) {
		struct conn *c = s->conns[i];

		if (c == NULL)
			continue;
		if (c->deadline_ns <= s->now_ns)
			conn_timeout(s, c);
		else if (c->deadline_ns < next)
			next = c->deadline_ns;
	}
	if (next < s->next_check_ns)
		s->next_check_ns = next;
}

static int
wait_for(struct server *s, int wait_ms)
{
	int64_t left_ms;

	if (s->ready_first != NULL)
		return 0;
	if (s->next_check_ns == NEVER_NS)
		return wait_ms;
	left_ms = (s->next_check_ns - s->now_ns + 999999) / 1000000;
	if (left_ms < 0)
		left_ms = 0;
	if (wait_ms >= 0 && wait_ms < left_ms)
		return wait_ms;
	return left_ms > 60000 ? 60000 : (int)left_ms;
}

size_t
server_poll(struct server *s, int wait_ms)
{
	struct epoll_event ev[EVENTS_RUN];
	int n;

	s->delivered = 0;
	s->now_ns = clock_mono_ns();
	n = epoll_wait(s->epoll_fd, ev, EVENTS_RUN, wait_for(s, wait_ms));
	s->now_ns = clock_mono_ns();
	for (int i = 0; i < n; i++)
		one_event(s, &ev[i]);
	run_ready(s);
	if (s->now_ns >= s->next_check_ns)
		check_deadlines(s);
	return s->delivered;
}

void
server_answer(struct server *s, uint64_t id, const struct reply *rp)
{
	struct conn *c =
	    (id & 0xffff) < CONN_SLOTS ? s->conns[id & 0xffff] : NULL;

	if (c == NULL || c->id != id || c->state != CONN_WAIT)
		return;
	s->now_ns = clock_mono_ns();
	c->told = false;
	conn_answer(s, c, rp);
}

void
server_drain(struct server *s)
{
	s->draining = true;
	close_listeners(s);
	for (size_t i = 0; i < CONN_SLOTS; i++)
		if (s->conns[i] != NULL && s->conns[i]->state == CONN_IDLE)
			server_make_ready(s, s->conns[i]);
}

bool
server_is_idle(const struct server *s)
{
	return s->conns_n == 0;
}

size_t
server_connections(const struct server *s)
{
	return s->conns_n;
}
