/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/sink.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/time.h"
#include "mail/journal.h"
#include "mail/wire.h"

#define RETRY_FIRST_MS 1000 /* after a first failure; doubles */
#define RETRY_MAX_MS   60000
#define NS_MS          INT64_C(1000000)

struct flight {
	int64_t id;
	bool began;
};

/* One out process. */
struct lane {
	pid_t pid; /* 0: none runs */
	int fd;
	int index;
	bool hello;     /* it has spoken */
	bool down;      /* its last connection failed */
	bool recalling; /* no answer yet to a recall */
	bool writing;   /* the poll set waits for room in the socket */
	int failures;   /* in a row */
	int64_t retry_ns, heard_ns;
	struct buf in, out;
	struct flight flights[SINK_WINDOW_MAX]; /* in the order of begin */
	size_t n;
};

struct sink {
	struct sink_config c;
	struct sink_place place;
	char *strings; /* what the slices of `c` and `place` point to */
	int epoll;
	struct lane lanes[SINK_CONNECTIONS_MAX];
	/* Ended and not fetched. */
	struct sink_result ended[SINK_CONNECTIONS_MAX * SINK_WINDOW_MAX];
	size_t n_ended;
};

const char *
sink_outcome_name(enum sink_outcome o)
{
	static const char *const names[SINK_OUTCOME_MAX] = { "sent", "refused",
		"temporary", "uncertain", "returned" };

	return o < SINK_OUTCOME_MAX ? names[o] : "";
}

bool
sink_result_blames_address(const struct sink_result *r)
{
	if (r->outcome != SINK_REFUSED || r->stage != SINK_AT_RCPT)
		return false;
	if (r->enhanced[0] == 0)
		return r->code == 550 || r->code == 551 || r->code == 553;
	return r->enhanced[1] == 1 ||
	       (r->enhanced[1] == 2 && r->enhanced[2] == 1);
}

/* ---- set-up ----------------------------------------------------------- */

enum err
sink_url_check(struct str url)
{
	struct sink_place p;

	return sink_place(url, &p);
}

bool
sink_url_is_live(struct str url)
{
	struct sink_place p;

	return sink_place(url, &p) == ERR_OK && p.kind == PLACE_SMTP &&
	       !sink_place_is_loopback(&p);
}

static enum err
dir_make(struct str path)
{
	char c[4096];
	struct stat st;

	(void)snprintf(c, sizeof(c), STR_FMT, STR_ARG(path));
	if (mkdir(c, 0700) != 0 && errno != EEXIST)
		return errno == ENOSPC ? ERR_FULL : ERR_IO;
	if (stat(c, &st) != 0 || !S_ISDIR(st.st_mode))
		return ERR_IO;
	return ERR_OK;
}

static void
keep(struct str *s, char **to)
{
	if (s->n > 0)
		memcpy(*to, s->p, s->n);
	s->p = *to;
	*to += s->n;
	*(*to)++ = '\0';
}

static int
or_default(int given, int otherwise)
{
	return given > 0 ? given : otherwise;
}

static enum err
config_copy(struct sink *s, const struct sink_config *from)
{
	struct sink_config *c = &s->c;
	struct str ca = str_of(from->ca_file), journal = str_of(from->journal);
	size_t n = from->url.n + from->user.n + from->password.n +
		   from->hello.n + ca.n + journal.n + 8;
	char *to = s->strings = calloc(1, n);

	if (to == NULL)
		return ERR_IO;
	*c = *from;
	keep(&c->url, &to);
	keep(&c->user, &to);
	keep(&c->password, &to);
	keep(&c->hello, &to);
	keep(&ca, &to);
	keep(&journal, &to);
	c->ca_file = ca.p;
	c->journal = journal.p;
	c->connections = or_default(c->connections, 1);
	c->window = or_default(c->window, 16);
	if (c->connections > SINK_CONNECTIONS_MAX)
		c->connections = SINK_CONNECTIONS_MAX;
	if (c->window > SINK_WINDOW_MAX)
		c->window = SINK_WINDOW_MAX;
	c->fresh_ms = or_default(c->fresh_ms, 500);
	c->connect_ms = or_default(c->connect_ms, 30000);
	c->command_ms = or_default(c->command_ms, 60000);
	c->final_ms = or_default(c->final_ms, 600000);
	c->idle_ms = or_default(c->idle_ms, 20000);
	return sink_place(c->url, &s->place);
}

enum err
sink_open(const struct sink_config *config, struct sink **out)
{
	struct sink *s = calloc(1, sizeof(*s));
	enum err e;

	if (s == NULL)
		return ERR_IO;
	s->epoll = -1;
	if ((e = config_copy(s, config)) != ERR_OK)
		goto fail;
	e = ERR_INVALID;
	if (s->c.user.n > 0 && s->c.tls == SINK_TLS_OFF &&
	    !s->place.implicit_tls)
		goto fail;
	if (s->place.kind == PLACE_DIR) {
		s->c.connections = 1;
		if ((e = dir_make(s->place.path)) != ERR_OK)
			goto fail;
	}
	e = ERR_IO;
	if ((s->epoll = epoll_create1(EPOLL_CLOEXEC)) < 0)
		goto fail;
	for (int i = 0; i < SINK_CONNECTIONS_MAX; i++) {
		s->lanes[i].fd = -1;
		s->lanes[i].index = i;
		buf_init(&s->lanes[i].in, 65536);
		buf_init(&s->lanes[i].out,
		    (size_t)WIRE_FRAME_MAX * (SINK_WINDOW_MAX + 2));
	}
	*out = s;
	return ERR_OK;

fail:
	free(s->strings);
	free(s);
	return e;
}

/* ---- a lane ----------------------------------------------------------- */

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

static void
flush(struct sink *s, struct lane *l)
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
static void
lane_died(struct sink *s, struct lane *l)
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

static bool
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
		l->down = true;
		backoff(l, number);
		return true;
	case WIRE_UP:
		l->down = false;
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

static void
lane_listen(struct sink *s, struct lane *l)
{
	char chunk[16384];

	flush(s, l);
	while (l->fd >= 0) {
		ssize_t n = recv(l->fd, chunk, sizeof(chunk), MSG_DONTWAIT);

		if (n > 0) {
			l->heard_ns = clock_mono_ns();
			buf_put(&l->in, (struct str){ chunk, (size_t)n });
			if (!lane_frames(s, l))
				lane_died(s, l);
		} else if (n < 0 && errno == EINTR) {
			continue;
		} else if (n < 0 && errno == EAGAIN) {
			if (is_stuck(s, l))
				lane_died(s, l);
			break;
		} else {
			lane_died(s, l);
		}
	}
}

/* ---- the caller's side ------------------------------------------------ */

int
sink_fd(const struct sink *s)
{
	return s->epoll;
}

static bool
lane_is_open(const struct sink *s, const struct lane *l, int64_t now_ns)
{
	return l->n < (size_t)s->c.window && now_ns >= l->retry_ns &&
	       !l->recalling;
}

size_t
sink_room(const struct sink *s)
{
	int64_t now_ns = clock_mono_ns();
	size_t room = 0;

	if (s->place.kind == PLACE_OFF)
		return 0;
	for (int i = 0; i < s->c.connections; i++) {
		const struct lane *l = &s->lanes[i];

		if (lane_is_open(s, l, now_ns))
			room += (size_t)s->c.window - l->n;
	}
	return room > s->n_ended ? room - s->n_ended : 0;
}

bool
sink_is_down(const struct sink *s)
{
	bool down = false;

	for (int i = 0; i < s->c.connections; i++)
		down = down || s->lanes[i].down;
	return down;
}

int
sink_wake_ms(const struct sink *s)
{
	int64_t now_ns = clock_mono_ns(), ms, best = -1;

	if (s->n_ended > 0)
		return 0;
	for (int i = 0; i < s->c.connections; i++) {
		const struct lane *l = &s->lanes[i];

		if (l->n > 0)
			ms = 10000; /* a look for lanes that are stuck */
		else if (l->retry_ns > now_ns)
			ms = (l->retry_ns - now_ns) / NS_MS + 1;
		else
			continue;
		if (best < 0 || ms < best)
			best = ms;
	}
	return (int)best;
}

enum err
sink_begin(struct sink *s, int64_t id, const struct mail_message *msg)
{
	int64_t now_ns = clock_mono_ns();
	struct lane *best = NULL;
	struct buf b;

	if (s->place.kind == PLACE_OFF)
		return ERR_REFUSED;
	if (!mail_is_sound(msg))
		return ERR_INVALID;
	if (sink_room(s) == 0)
		return ERR_BUSY;
	for (int i = 0; i < s->c.connections; i++) {
		struct lane *l = &s->lanes[i];

		if (lane_is_open(s, l, now_ns) &&
		    (best == NULL || l->n < best->n))
			best = l;
	}
	if (best == NULL || !lane_start(s, best))
		return ERR_BUSY;
	buf_init(&b, WIRE_FRAME_MAX);
	pack_i64(&b, id);
	pack_i64(&b, now_ns);
	pack_u64(&b, msg->smtputf8);
	pack_str(&b, msg->message_id);
	pack_str(&b, msg->envelope_from);
	pack_str(&b, msg->envelope_to);
	pack_str(&b, msg->bytes);
	if (best->n == 0)
		best->heard_ns = now_ns;
	best->flights[best->n++] = (struct flight){ .id = id };
	wire_frame(&best->out, WIRE_MESSAGE, buf_str(&b));
	buf_release(&b);
	flush(s, best);
	return ERR_OK;
}

size_t
sink_results(struct sink *s, struct sink_result *list, size_t max)
{
	size_t n;

	for (int i = 0; i < s->c.connections; i++)
		if (s->lanes[i].fd >= 0)
			lane_listen(s, &s->lanes[i]);
	n = s->n_ended < max ? s->n_ended : max;
	memcpy(list, s->ended, n * sizeof(*list));
	s->n_ended -= n;
	memmove(s->ended, s->ended + n, s->n_ended * sizeof(*list));
	return n;
}

/* Wait until no lane of those that ${still} wants is left. */
static enum err
wait_lanes(struct sink *s, bool (*still)(const struct lane *), int wait_ms)
{
	int64_t until = clock_mono_ns() + wait_ms * NS_MS;

	for (;;) {
		struct pollfd p = { .fd = s->epoll, .events = POLLIN };
		int64_t left = (until - clock_mono_ns()) / NS_MS;
		bool any = false;

		for (int i = 0; i < s->c.connections; i++) {
			if (s->lanes[i].fd < 0)
				continue;
			lane_listen(s, &s->lanes[i]);
			any =
			    any || (s->lanes[i].fd >= 0 && still(&s->lanes[i]));
		}
		if (!any)
			return ERR_OK;
		if (left <= 0)
			return ERR_BUSY;
		(void)poll(&p, 1, (int)left);
	}
}

static bool
is_recalling(const struct lane *l)
{
	return l->recalling;
}

static bool
is_there(const struct lane *l)
{
	return l->fd >= 0;
}

enum err
sink_recall(struct sink *s, int wait_ms)
{
	for (int i = 0; i < s->c.connections; i++) {
		struct lane *l = &s->lanes[i];

		if (l->fd < 0 || l->n == 0 || l->recalling)
			continue;
		wire_frame(&l->out, WIRE_RECALL, STR_NONE);
		l->recalling = true;
		flush(s, l);
	}
	return wait_lanes(s, is_recalling, wait_ms);
}

void
sink_close(struct sink *s, int wait_ms)
{
	if (s == NULL)
		return;
	for (int i = 0; i < s->c.connections; i++)
		if (s->lanes[i].fd >= 0) {
			flush(s, &s->lanes[i]);
			(void)shutdown(s->lanes[i].fd, SHUT_WR);
		}
	(void)wait_lanes(s, is_there, wait_ms);
	for (int i = 0; i < SINK_CONNECTIONS_MAX; i++) {
		if (s->lanes[i].fd >= 0)
			lane_died(s, &s->lanes[i]);
		buf_release(&s->lanes[i].in);
		buf_release(&s->lanes[i].out);
	}
	close(s->epoll);
	explicit_bzero((char *)(uintptr_t)s->c.password.p, s->c.password.n);
	free(s->strings);
	free(s);
}

/* ---- after a crash ---------------------------------------------------- */

struct sink_memory {
	bool trusted, harmless;
	struct journal_entry *list; /* by id, then by time */
	size_t n;
};

static int
by_id(const void *a, const void *b)
{
	const struct journal_entry *x = a, *y = b;

	if (x->result.id != y->result.id)
		return x->result.id < y->result.id ? -1 : 1;
	return (x->at_ns > y->at_ns) - (x->at_ns < y->at_ns);
}

enum err
sink_remember(const struct sink_config *config, struct sink_memory **out)
{
	struct sink_memory *m = calloc(1, sizeof(*m));
	struct sink_place place;
	char path[4096];
	int connections = or_default(config->connections, 1);
	enum err e = ERR_IO;

	if (m == NULL)
		return ERR_IO;
	if ((e = sink_place(config->url, &place)) != ERR_OK)
		goto fail;
	m->harmless = place.kind == PLACE_DIR;
	m->trusted = config->journal != NULL && config->journal[0] != '\0';
	/* Fewer connections than before may be configured: read them all. */
	for (int i = 0; m->trusted && i < SINK_CONNECTIONS_MAX; i++) {
		bool trusted = true;

		(void)snprintf(path, sizeof(path), "%s-%d", config->journal, i);
		e = journal_read(path, &m->list, &m->n, &trusted);
		if (e != ERR_OK)
			goto fail;
		if (!trusted && (i < connections || access(path, F_OK) == 0))
			m->trusted = false;
	}
	if (m->n > 0)
		qsort(m->list, m->n, sizeof(*m->list), by_id);
	*out = m;
	return ERR_OK;

fail:
	sink_forget(m);
	return e;
}

struct sink_result
sink_fate(const struct sink_memory *m, int64_t id)
{
	struct sink_result r = { .id = id, .outcome = SINK_RETURNED };

	for (size_t i = 0; i < m->n; i++)
		if (m->list[i].result.id == id &&
		    (i + 1 == m->n || m->list[i + 1].result.id != id)) {
			/* A record that was written is true, whatever else
			 * the journal lost. */
			r = m->list[i].result;
			if (m->harmless && r.outcome == SINK_UNCERTAIN)
				r.outcome = SINK_RETURNED;
			return r;
		}
	if (!m->trusted && !m->harmless)
		r.outcome = SINK_UNCERTAIN;
	return r;
}

void
sink_forget(struct sink_memory *m)
{
	if (m == NULL)
		return;
	free(m->list);
	free(m);
}
