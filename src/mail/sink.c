/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/sink.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/time.h"
#include "mail/lane.h"

#define NS_MS INT64_C(1000000)

/* ---- set-up ----------------------------------------------------------- */

static enum err
dir_make(struct str path)
{
	char c[4096];
	struct stat st;

	(void)snprintf(c, sizeof(c), STR_FMT, STR_ARG(path));
	if (mkdir(c, 0700) != 0 && errno != EEXIST)
		return file_error(errno);
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
	lane_flush(s, best);
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
		lane_flush(s, l);
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
			lane_flush(s, &s->lanes[i]);
			(void)shutdown(s->lanes[i].fd, SHUT_WR);
		}
	(void)wait_lanes(s, is_there, wait_ms);
	for (int i = 0; i < SINK_CONNECTIONS_MAX; i++) {
		if (s->lanes[i].fd >= 0)
			lane_end(s, &s->lanes[i]);
		buf_release(&s->lanes[i].in);
		buf_release(&s->lanes[i].out);
	}
	close(s->epoll);
	explicit_bzero((char *)(uintptr_t)s->c.password.p, s->c.password.n);
	free(s->strings);
	free(s);
}
