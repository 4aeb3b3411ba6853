/* SPDX-License-Identifier: EUPL-1.2 */
/* The event loop from within: ticks, late answers, watches, addresses. */
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "http/http.h"
#include "tap.h"
#include "temp.h"

#define GET  "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
#define MANY (LIMIT_REQUESTS_TICK + 44)

static struct seen {
	uint64_t ids[2 * MANY];
	size_t n, gone;
	uint64_t last_gone;
} seen;

static void
on_request(void *self, const struct req *rq)
{
	struct seen *s = self;

	if (s->n < ARRAY_LEN(s->ids))
		s->ids[s->n++] = rq->id;
}

static void
on_gone(void *self, uint64_t id)
{
	struct seen *s = self;

	s->gone++;
	s->last_gone = id;
}

static char dir[TEMP_MAX];
static char path[64];

static int
dial(void)
{
	struct sockaddr_un un = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	memcpy(un.sun_path, path, strlen(path));
	if (fd < 0 ||
	    connect(fd, (const struct sockaddr *)&un, sizeof(un)) != 0)
		abort();
	return fd;
}

static void
say(int fd, const char *text)
{
	size_t n = strlen(text);

	if (send(fd, text, n, MSG_NOSIGNAL) != (ssize_t)n)
		abort();
}

/* What the client has been sent by now. */
static struct str
heard(int fd)
{
	static char got[65536];
	ssize_t n = recv(fd, got, sizeof(got), MSG_DONTWAIT);

	return (struct str){ got, n > 0 ? (size_t)n : 0 };
}

static void
poll_some(struct server *s, int rounds)
{
	for (int i = 0; i < rounds; i++)
		(void)server_poll(s, 10);
}

static void
test_ticks(struct server *s, struct reply *rp)
{
	static int fds[MANY];
	size_t first = 0, all;
	bool answered = true;

	for (size_t i = 0; i < MANY; i++) {
		fds[i] = dial();
		say(fds[i], GET GET);
	}
	for (int i = 0; i < 50 && first == 0; i++)
		first = server_poll(s, 100);
	for (all = first; all < MANY;) {
		size_t n = server_poll(s, 100);

		tap_ok(n <= LIMIT_REQUESTS_TICK, "a tick is bounded");
		if (n == 0)
			break;
		all += n;
	}
	tap_ok(first > 1, "requests that are ready come in one poll");
	tap_ok(all == MANY && seen.n == MANY,
	    "one request of each connection, the second waits");
	tap_ok(server_connections(s) == MANY, "all are connected");
	for (size_t i = seen.n; i > 0; i--)
		server_answer(s, seen.ids[i - 1], rp);
	for (size_t i = 0; i < MANY; i++)
		answered = answered && str_starts(heard(fds[i]),
					   STR("HTTP/1.1 200 OK\r\n"));
	tap_ok(answered, "answers leave in any order, at once");
	for (size_t i = 0; i < seen.n; i++)
		server_answer(s, seen.ids[i], rp);
	tap_ok(heard(fds[0]).n == 0, "a second answer is ignored");
	poll_some(s, 5);
	tap_ok(seen.n == 2 * MANY, "then the second request comes");
	for (size_t i = 0; i < MANY; i++)
		close(fds[i]);
	poll_some(s, 10);
	for (size_t i = MANY; i < seen.n; i++)
		server_answer(s, seen.ids[i], rp);
	poll_some(s, 10);
	tap_ok(server_connections(s) == 0, "all are gone");
}

static void
test_gone(struct server *s, struct reply *rp)
{
	struct linger reset = { .l_onoff = 1, .l_linger = 0 };
	int fd = dial();
	uint64_t id;

	seen.n = seen.gone = 0;
	say(fd, GET);
	poll_some(s, 3);
	tap_ok(seen.n == 1, "a request");
	id = seen.ids[0];
	setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
	close(fd);
	poll_some(s, 3);
	tap_ok(seen.gone == 1 && seen.last_gone == id,
	    "the owner is told of a client that left");
	server_answer(s, id, rp);
	fd = dial();
	say(fd, GET);
	poll_some(s, 3);
	server_answer(s, id, rp);
	tap_ok(heard(fd).n == 0,
	    "an old id does not answer the slot's next request");
	tap_ok(seen.n == 2, "which has come");
	server_answer(s, seen.ids[1], rp);
	tap_ok(heard(fd).n > 0, "and has its own");
	close(fd);
	poll_some(s, 3);
}

static void
test_replies(struct server *s)
{
	static const struct {
		const char *name;
		int status;
		const char *first;
		bool length;
	} cases[] = {
		{ "204 has no length", 204, "HTTP/1.1 204 No Content\r\n",
		    false },
		{ "304 has no length", 304, "HTTP/1.1 304 Not Modified\r\n",
		    false },
		{ "404", 404, "HTTP/1.1 404 Not Found\r\n", true },
		{ "status 99 is our mistake", 99, "HTTP/1.1 500 ", true },
		{ "status 600 is our mistake", 600, "HTTP/1.1 500 ", true },
	};
	struct reply rp;

	reply_init(&rp);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		int fd = dial();
		struct str got;

		seen.n = 0;
		say(fd, GET);
		poll_some(s, 3);
		reply_reset(&rp);
		rp.status = cases[i].status;
		rp.close = true;
		server_answer(s, seen.ids[0], &rp);
		got = heard(fd);
		tap_ok(str_starts(got, str_of(cases[i].first)) &&
			   (str_find(got, STR("Content-Length: ")) !=
			       SIZE_MAX) == cases[i].length &&
			   str_find(got, STR("Connection: close\r\n")) !=
			       SIZE_MAX &&
			   str_find(got, STR("\r\nDate: ")) != SIZE_MAX,
		    cases[i].name);
		close(fd);
		poll_some(s, 3);
	}
	reply_release(&rp);
}

static void
on_pipe(void *self, uint32_t ready)
{
	int *calls = self;

	if ((ready & EPOLLIN) != 0)
		++*calls;
}

static void
test_watch(struct server *s)
{
	int fds[2], calls = 0;

	if (pipe(fds) != 0)
		abort();
	tap_err(server_watch(s, fds[0], EPOLLIN, on_pipe, &calls), ERR_OK,
	    "watch a descriptor");
	poll_some(s, 1);
	tap_ok(calls == 0, "not ready, not called");
	if (write(fds[1], "x", 1) != 1)
		abort();
	poll_some(s, 2);
	tap_ok(calls == 2, "called while it is ready");
	tap_err(server_watch(s, fds[0], 0, NULL, NULL), ERR_OK, "stop");
	poll_some(s, 1);
	tap_ok(calls == 2, "no longer called");
	tap_err(server_watch(s, fds[0], 0, NULL, NULL), ERR_OK,
	    "stop what is not watched");
	close(fds[0]);
	close(fds[1]);
}

static void
test_listen(struct server *s)
{
	static const char *const bad[] = { "", ":", "127.0.0.1",
		"127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "127.0.0.1:-1",
		"127.0.0.256:80", "localhost:80", "[::1]", "[::1:80",
		"[::g]:80", "[]:80", "unix:", "127.0.0.1:80 " };
	char long_path[256], again[80];
	struct stat st;
	int port = -1, port2;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		tap_err(server_listen(s, str_of(bad[i]), &port), ERR_INVALID,
		    bad[i]);
	memset(long_path, 'a', sizeof(long_path));
	memcpy(long_path, "unix:/", 6);
	tap_err(server_listen(s, (struct str){ long_path, sizeof(long_path) },
		    &port),
	    ERR_INVALID, "a path that is too long");
	tap_ok(port == -1, "the port is untouched on failure");
	tap_err(server_listen(s, STR("127.0.0.1:0"), &port), ERR_OK,
	    "port 0 picks one");
	tap_ok(port > 0 && port < 65536, "and tells it");
	snprintf(again, sizeof(again), "127.0.0.1:%d", port);
	tap_err(server_listen(s, str_of(again), &port2), ERR_IO,
	    "an address in use");
	snprintf(again, sizeof(again), "unix:%s", path);
	tap_err(server_listen(s, str_of(again), &port2), ERR_IO,
	    "a socket in use");
	tap_ok(stat(path, &st) == 0 && (st.st_mode & 0777) == 0600,
	    "a Unix socket is for its owner alone");
}

int
main(void)
{
	struct server_events ev = { .self = &seen,
		.on_request = on_request,
		.on_gone = on_gone };
	struct server_times times = { 5, 5, 5, 5, 5 };
	struct server *s;
	char address[80];
	struct reply rp;

	if (!temp_dir(dir, "loop"))
		return 2;
	snprintf(path, sizeof(path), "%s/s", dir);
	snprintf(address, sizeof(address), "unix:%s", path);
	tap_err(server_new(&ev, &times, &s), ERR_OK, "a server");
	tap_err(server_listen(s, str_of(address), NULL), ERR_OK,
	    "listens at a path");
	reply_init(&rp);
	test_ticks(s, &rp);
	test_gone(s, &rp);
	test_replies(s);
	test_watch(s);
	test_listen(s);
	server_drain(s);
	tap_ok(access(path, F_OK) != 0, "draining removes the socket");
	poll_some(s, 3);
	tap_ok(server_is_idle(s), "and nothing is left");
	server_free(s);
	server_free(NULL);
	reply_release(&rp);
	rmdir(dir);
	return tap_done();
}
