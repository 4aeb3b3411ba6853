/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/control.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/pack.h"
#include "base/time.h"

#define FRAME_MAX   (1 << 20)
#define CALLERS_MAX 16
#define REPLY_S     5
#define SLICE_NS    2500000 /* of one command */
#define ROUND_NS    4000000 /* then the others come in the next round */

struct caller {
	int fd;
	struct cli c;
	struct arena *a;
	bool begun;
};

struct control {
	int fd;
	char path[sizeof(((struct sockaddr_un *)0)->sun_path)];
	struct caller *at[CALLERS_MAX];
	size_t n, turn;
};

static bool
address(const char *dir, struct sockaddr_un *sa)
{
	int n;

	memset(sa, 0, sizeof(*sa));
	sa->sun_family = AF_UNIX;
	n = snprintf(sa->sun_path, sizeof(sa->sun_path), "%s/vern.sock", dir);
	return n > 0 && (size_t)n < sizeof(sa->sun_path);
}

/* A path longer than a socket's name allows is reached by its directory. */
static int
connect_dir(const char *dir)
{
	struct sockaddr_un sa;
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	char link[64];
	int dfd;

	if (fd < 0)
		return -1;
	dfd = open(dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (dfd < 0) {
		(void)close(fd);
		return -1;
	}
	(void)snprintf(link, sizeof(link), "/proc/self/fd/%d", dfd);
	if (!address(link, &sa) ||
	    connect(fd, (struct sockaddr *)&sa, sizeof(sa)) != 0) {
		(void)close(fd);
		fd = -1;
	}
	(void)close(dfd);
	return fd;
}

static bool
send_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t k = send(fd, p, n, MSG_NOSIGNAL);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		p += k;
		n -= (size_t)k;
	}
	return true;
}

/* The first byte carries the input file's descriptor, if there is one. */
static bool
send_fd(int sock, int fd)
{
	char byte = fd >= 0 ? 1 : 0;
	struct iovec iov = { &byte, 1 };
	union {
		struct cmsghdr h;
		char room[CMSG_SPACE(sizeof(int))];
	} u;
	struct msghdr m = { .msg_iov = &iov, .msg_iovlen = 1 };
	struct cmsghdr *h;

	memset(&u, 0, sizeof(u));
	if (fd >= 0) {
		m.msg_control = u.room;
		m.msg_controllen = sizeof(u.room);
		h = CMSG_FIRSTHDR(&m);
		h->cmsg_level = SOL_SOCKET;
		h->cmsg_type = SCM_RIGHTS;
		h->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(h), &fd, sizeof(fd));
	}
	return sendmsg(sock, &m, MSG_NOSIGNAL) == 1;
}

static bool
recv_fd(int sock, int *fd_out)
{
	char byte;
	struct iovec iov = { &byte, 1 };
	union {
		struct cmsghdr h;
		char room[CMSG_SPACE(sizeof(int))];
	} u;
	struct msghdr m = { .msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = u.room,
		.msg_controllen = sizeof(u.room) };
	struct cmsghdr *h;

	*fd_out = -1;
	if (recvmsg(sock, &m, MSG_CMSG_CLOEXEC) != 1)
		return false;
	h = CMSG_FIRSTHDR(&m);
	if (h != NULL && h->cmsg_type == SCM_RIGHTS)
		memcpy(fd_out, CMSG_DATA(h), sizeof(*fd_out));
	return true;
}

static bool
frame_send(int fd, const struct buf *b)
{
	uint8_t head[8];

	for (int i = 0; i < 8; i++)
		head[i] = (uint8_t)((uint64_t)b->n >> (56 - 8 * i));
	return send_all(fd, (const char *)head, sizeof(head)) &&
	       send_all(fd, b->p, b->n);
}

static bool
recv_all(int fd, char *p, size_t n)
{
	while (n > 0) {
		ssize_t k = recv(fd, p, n, 0);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		p += k;
		n -= (size_t)k;
	}
	return true;
}

static bool
frame_recv(int fd, struct arena *a, uint64_t max, struct str *out)
{
	uint8_t head[8];
	uint64_t n = 0;
	char *p;

	if (!recv_all(fd, (char *)head, sizeof(head)))
		return false;
	for (int i = 0; i < 8; i++)
		n = n << 8 | head[i];
	if (n > max)
		return false;
	p = arena_alloc(a, (size_t)n + 1);
	if (!recv_all(fd, p, (size_t)n))
		return false;
	*out = (struct str){ p, (size_t)n };
	return true;
}

/* ---- the caller ----------------------------------------------------- */

static bool
call_send(int fd, const struct cli *c, struct str *args, size_t n)
{
	struct buf b;
	bool ok;

	buf_init(&b, FRAME_MAX);
	pack_str(&b, c->cwd);
	pack_u64(&b, n);
	for (size_t i = 0; i < n; i++)
		pack_str(&b, args[i]);
	ok = !b.full && send_fd(fd, c->file_fd) && frame_send(fd, &b);
	buf_release(&b);
	return ok;
}

enum err
control_call(const char *dir, struct cli *c, struct str *args, size_t n,
    int *exit_out)
{
	int fd = connect_dir(dir);
	struct str frame;
	struct unpack u;

	if (fd < 0)
		return ERR_NOT_FOUND;
	if (!call_send(fd, c, args, n) ||
	    !frame_recv(fd, c->a, LIMIT_ARENA_ORG / 2, &frame)) {
		(void)close(fd);
		return cli_fail(c, ERR_IO,
		    "the server of %s ended before it answered", dir);
	}
	(void)close(fd);
	u = unpack_of(frame);
	*exit_out = (int)unpack_u64(&u);
	buf_put(&c->out, unpack_str(&u));
	buf_put(&c->err, unpack_str(&u));
	return u.bad ? ERR_IO : ERR_OK;
}

/* ---- the server ----------------------------------------------------- */

enum err
control_listen(const char *dir, struct control **out)
{
	struct control *k = calloc(1, sizeof(*k));
	struct sockaddr_un sa;
	char link[64];
	int dfd;
	bool ok;

	if (k == NULL)
		return ERR_INTERNAL;
	(void)snprintf(k->path, sizeof(k->path), "%s/vern.sock", dir);
	k->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	dfd = open(dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
	(void)snprintf(link, sizeof(link), "/proc/self/fd/%d", dfd);
	ok = k->fd >= 0 && dfd >= 0 && address(link, &sa);
	if (ok) {
		(void)unlink(sa.sun_path);
		ok = bind(k->fd, (struct sockaddr *)&sa, sizeof(sa)) == 0 &&
		     listen(k->fd, CALLERS_MAX) == 0;
		(void)chmod(sa.sun_path, 0600);
	}
	if (dfd >= 0)
		(void)close(dfd);
	if (!ok) {
		control_close(k);
		return ERR_IO;
	}
	*out = k;
	return ERR_OK;
}

int
control_fd(const struct control *k)
{
	return k->fd;
}

static bool
caller_read(struct caller *w)
{
	struct str frame, *args;
	struct unpack u;
	uint64_t n;

	if (!recv_fd(w->fd, &w->c.file_fd) ||
	    !frame_recv(w->fd, w->a, FRAME_MAX, &frame))
		return false;
	u = unpack_of(frame);
	w->c.cwd = unpack_str(&u);
	n = unpack_u64(&u);
	if (u.bad || n > CLI_ARGS)
		return false;
	args = ARENA_ARRAY(w->a, struct str, (size_t)n);
	for (uint64_t i = 0; i < n; i++)
		args[i] = unpack_str(&u);
	return !u.bad && cli_parse(&w->c, args, (size_t)n) == ERR_OK;
}

static void
caller_free(struct caller *w)
{
	(void)close(w->fd);
	cli_release(&w->c);
	arena_free(w->a);
	free(w);
}

/* Same user only: the socket's mode says so, and the kernel is asked again. */
static bool
is_owner(int fd)
{
	struct ucred cred;
	socklen_t n = sizeof(cred);

	return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &cred, &n) == 0 &&
	       (cred.uid == geteuid() || cred.uid == 0);
}

void
control_accept(struct control *k)
{
	const struct timeval limit = { .tv_sec = REPLY_S };

	while (k->n < CALLERS_MAX) {
		int fd = accept4(k->fd, NULL, NULL, SOCK_CLOEXEC);
		struct caller *w;

		if (fd < 0)
			return;
		(void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit,
		    sizeof(limit));
		(void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit,
		    sizeof(limit));
		w = is_owner(fd) ? calloc(1, sizeof(*w)) : NULL;
		if (w == NULL) {
			(void)close(fd);
			continue;
		}
		w->fd = fd;
		w->a = arena_new(16 << 20);
		cli_init(&w->c);
		if (!caller_read(w)) {
			caller_free(w);
			continue;
		}
		k->at[k->n++] = w;
	}
}

static void
caller_answer(struct caller *w, enum err e)
{
	int code = cli_exit(&w->c, e);
	struct buf b;

	buf_init(&b, LIMIT_ARENA_ORG);
	pack_u64(&b, (uint64_t)code);
	pack_str(&b, buf_str(&w->c.out));
	pack_str(&b, buf_str(&w->c.err));
	(void)frame_send(w->fd, &b);
	buf_release(&b);
}

bool
control_work(struct control *k, struct store *s, struct jobs *jobs)
{
	int64_t until_ns = clock_mono_ns() + ROUND_NS;

	for (size_t i = 0, n = k->n; i < n && clock_mono_ns() < until_ns; i++) {
		struct caller *w;
		bool done = false;
		enum err e = ERR_OK;

		if (k->turn >= k->n)
			k->turn = 0;
		w = k->at[k->turn];
		if (!w->begun) {
			w->begun = true;
			w->c.served = true;
			w->c.slice_ns = SLICE_NS;
			w->c.s = s;
			w->c.jobs = jobs;
			e = cli_run_begin(&w->c);
			done = w->c.slice == NULL;
		} else {
			e = w->c.slice(&w->c, &done);
		}
		if (e == ERR_OK && !done) {
			k->turn++;
			continue;
		}
		caller_answer(w, e);
		caller_free(w);
		k->at[k->turn] = k->at[--k->n];
	}
	return k->n > 0;
}

bool
control_is_busy(const struct control *k)
{
	for (size_t i = 0; i < k->n; i++)
		if (k->at[i]->begun)
			return true;
	return false;
}

void
control_close(struct control *k)
{
	if (k == NULL)
		return;
	for (size_t i = 0; i < k->n; i++)
		caller_free(k->at[i]);
	if (k->fd >= 0)
		(void)close(k->fd);
	if (k->path[0] != '\0')
		(void)unlink(k->path);
	free(k);
}
