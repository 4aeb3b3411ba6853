/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/lane.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/time.h"

#define RETRY_FIRST_MS 250 /* after a first failure; doubles */
#define RETRY_MAX_MS   60000
#define NS_MS          INT64_C(1000000)

static void
ended(struct sink *s, const struct sink_result *r)
{
	assert(s->n_ended < ARRAY_LEN(s->ended));
	s->ended[s->n_ended++] = *r;
}

static void
watch(struct sink *s, struct lane *l)
{
	struct epoll_event ev = { .events = EPOLLIN, .data.ptr = l };
	bool write = l->out.n > 0;

	if (write == l->writing || l->fd < 0)
		return;
	if (write)
		ev.events |= EPOLLOUT;
	if (epoll_ctl(s->epoll, EPOLL_CTL_MOD, l->fd, &ev) == 0)
		l->writing = write;
}

void
lane_flush(struct sink *s, struct lane *l)
{
	while (l->fd >= 0 && l->out.n > 0) {
		ssize_t n = send(l->fd, l->out.p, l->out.n,
		    MSG_NOSIGNAL | MSG_DONTWAIT);

		if (n > 0)
			buf_drop(&l->out, (size_t)n);
		else if (errno != EINTR)
			break; /* full, or gone: reading will tell */
	}
	watch(s, l);
}

static void
backoff(struct lane *l, int64_t ms)
{
	if (ms <= 0) {
		ms = RETRY_FIRST_MS;
		for (int i = 0; i < l->failures && ms < RETRY_MAX_MS; i++)
			ms *= 2;
	}
	if (ms > RETRY_MAX_MS)
		ms = RETRY_MAX_MS;
	l->failures++;
	l->retry_ns = clock_mono_ns() + ms * NS_MS;
}

/*
 * The process is gone. What had begun is uncertain; the rest was not sent. The
 * first that had not begun may be what it died of: it counts as a try, so that
 * one message cannot stop all others for ever.
 */
void
lane_end(struct sink *s, struct lane *l)
{
	bool blamed = false, dir = s->place.kind == PLACE_DIR;

	close(l->fd);
	l->fd = -1;
	if (l->pid > 0) {
		(void)kill(l->pid, SIGKILL);
		while (waitpid(l->pid, NULL, 0) < 0 && errno == EINTR)
			continue;
	}
	l->pid = 0;
	for (size_t i = 0; i < l->n; i++) {
		struct sink_result r = { .id = l->flights[i].id,
			.outcome = SINK_RETURNED };

		if (l->flights[i].began && !dir) {
			r.outcome = SINK_UNCERTAIN;
			r.stage = SINK_AT_END;
		} else if (!blamed && l->hello) {
			r.outcome = SINK_TEMPORARY;
			blamed = true;
		}
		ended(s, &r);
	}
	if (!l->hello || l->n > 0)
		backoff(l, 0);
	l->n = 0;
	l->recalling = l->hello = l->writing = false;
	buf_reset(&l->in);
	buf_reset(&l->out);
}

static void
put_config(const struct sink *s, struct lane *l)
{
	const struct sink_config *c = &s->c;
	char journal[4096] = "";
	struct buf b;

	if (c->journal[0] != '\0')
		(void)snprintf(journal, sizeof(journal), "%s-%d", c->journal,
		    l->index);
	buf_init(&b, 65536);
	pack_str(&b, c->url);
	pack_str(&b, c->user);
	pack_str(&b, c->password);
	pack_str(&b, c->hello);
	pack_str(&b, str_of(c->ca_file));
	pack_str(&b, str_of(journal));
	pack_u64(&b, (uint64_t)c->tls);
	pack_i64(&b, c->fresh_ms);
	pack_i64(&b, c->connect_ms);
	pack_i64(&b, c->command_ms);
	pack_i64(&b, c->final_ms);
	pack_i64(&b, c->idle_ms);
	wire_frame(&l->out, WIRE_CONFIG, buf_str(&b));
	buf_release(&b);
}

/*
 * This program anew: memory with keys in it is not inherited as by fork(2)
 * alone, nor is any descriptor but the socket and the log, nor the environment.
 */
static int
spawn(struct lane *l, int socket)
{
	char name[] = "vern-out", argument[] = WIRE_ARGUMENT;
	char *argv[] = { name, argument, NULL }, *envp[] = { NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t all, none;
	int e;

	if (posix_spawn_file_actions_init(&files) != 0)
		return -1;
	if (posix_spawnattr_init(&attr) != 0) {
		posix_spawn_file_actions_destroy(&files);
		return -1;
	}
	sigfillset(&all);
	sigemptyset(&none);
	(void)posix_spawnattr_setflags(&attr,
	    POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
	(void)posix_spawnattr_setsigdefault(&attr, &all);
	(void)posix_spawnattr_setsigmask(&attr, &none);
	e = posix_spawn_file_actions_adddup2(&files, socket, WIRE_FD);
	if (e == 0)
		e = posix_spawn_file_actions_addopen(&files, 0, "/dev/null",
		    O_RDWR, 0);
	if (e == 0)
		e = posix_spawn_file_actions_adddup2(&files, 0, 1);
	if (e == 0)
		e = posix_spawn_file_actions_addclosefrom_np(&files,
		    WIRE_FD + 1);
	if (e == 0)
		e = posix_spawn(&l->pid, "/proc/self/exe", &files, &attr, argv,
		    envp);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	return e == 0 ? 0 : -1;
}

bool
lane_start(struct sink *s, struct lane *l)
{
	struct epoll_event ev = { .events = EPOLLIN, .data.ptr = l };
	int pair[2];

	if (l->fd >= 0)
		return true;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return false;
	if (epoll_ctl(s->epoll, EPOLL_CTL_ADD, pair[0], &ev) != 0 ||
	    spawn(l, pair[1]) != 0) {
		close(pair[0]);
		close(pair[1]);
		l->pid = 0;
		backoff(l, 0);
		return false;
	}
	close(pair[1]);
	l->fd = pair[0];
	l->heard_ns = clock_mono_ns();
	put_config(s, l);
	return true;
}

/* ---- what an out process says ----------------------------------------- */

static size_t
flight_find(const struct lane *l, int64_t id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->flights[i].id == id)
			return i;
	return SIZE_MAX;
}

static bool
lane_result(struct sink *s, struct lane *l, struct str body)
{
	struct sink_result r;
	size_t i;

	if (!wire_read_result(body, &r))
		return false;
	i = flight_find(l, r.id);
	if (i == SIZE_MAX)
		return false;
	l->n--;
	memmove(&l->flights[i], &l->flights[i + 1],
	    (l->n - i) * sizeof(l->flights[0]));
	if (r.outcome == SINK_SENT)
		l->failures = 0;
	ended(s, &r);
	return true;
}

static bool
lane_frame(struct sink *s, struct lane *l, enum wire_type type, struct str body)
{
	struct unpack u = unpack_of(body);
	int64_t number = type == WIRE_RESULT ? 0 : unpack_i64(&u);
	size_t i;

	switch (type) {
	case WIRE_HELLO:
		l->hello = true;
		return true;
	case WIRE_BEGAN:
		i = flight_find(l, number);
		if (i != SIZE_MAX)
			l->flights[i].began = true;
		return i != SIZE_MAX;
	case WIRE_RESULT:
		return lane_result(s, l, body);
	case WIRE_RECALLED:
		l->recalling = false;
		return true;
	case WIRE_DOWN:
		backoff(l, number);
		return true;
	default:
		return false;
	}
}

static bool
lane_frames(struct sink *s, struct lane *l)
{
	enum wire_type type;
	struct str body;
	size_t at = 0;
	bool bad = false;

	while (!bad && wire_take(&l->in, &at, &type, &body, &bad))
		bad = !lane_frame(s, l, type, body);
	buf_drop(&l->in, at);
	return !bad && !l->in.full;
}

/* Whether the lane has been silent for longer than all its time-outs. */
static bool
is_stuck(const struct sink *s, const struct lane *l)
{
	int64_t most = (int64_t)s->c.connect_ms + 4 * (int64_t)s->c.command_ms +
		       2 * (int64_t)s->c.final_ms + 60000;

	return l->n > 0 && clock_mono_ns() - l->heard_ns > most * NS_MS;
}

void
lane_listen(struct sink *s, struct lane *l)
{
	char chunk[16384];

	lane_flush(s, l);
	while (l->fd >= 0) {
		ssize_t n = recv(l->fd, chunk, sizeof(chunk), MSG_DONTWAIT);

		if (n > 0) {
			l->heard_ns = clock_mono_ns();
			buf_put(&l->in, (struct str){ chunk, (size_t)n });
			if (!lane_frames(s, l))
				lane_end(s, l);
		} else if (n < 0 && errno == EINTR) {
			continue;
		} else if (n < 0 && errno == EAGAIN) {
			if (is_stuck(s, l))
				lane_end(s, l);
			break;
		} else {
			lane_end(s, l);
		}
	}
}
