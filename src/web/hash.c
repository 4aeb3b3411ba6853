/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * web/hash: Argon2id takes a tenth of a second and 64 MiB, so that it is done
 * beside the loop, in a process that has neither keys nor database. Frames on
 * a SOCK_SEQPACKET pair; one at a time, in order.
 */
#include "web/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/pack.h"
#include "vault/vault.h"
#include "web/web.h"

#define FRAME_MAX 8192

struct hashing {
	int fd;
	pid_t pid;
	int waiting;
};

static void
work(struct str frame, struct buf *out)
{
	struct arena *a = arena_new_secret(1 << 20);
	struct unpack u = unpack_of(frame);
	uint64_t id = unpack_u64(&u);
	struct str password = unpack_str(&u), against = unpack_str(&u);
	struct str made = STR_NONE;
	bool ok;

	if (str_is(against, HASH_NOBODY)) {
		/* The same work for somebody who is not there (T-20). */
		if (password_hash(a, password, &made) == ERR_OK)
			made = STR_NONE;
		ok = false;
	} else if (against.n > 0)
		ok = password_ok(against, password);
	else
		ok = password_hash(a, password, &made) == ERR_OK;
	pack_u64(out, id);
	pack_u64(out, ok);
	pack_str(out, made);
	arena_free(a);
}

static _Noreturn void
child(int fd)
{
	static char frame[FRAME_MAX];
	struct buf out;

	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	(void)prctl(PR_SET_NAME, "vern-hash");
	(void)prctl(PR_SET_DUMPABLE, 0);
	(void)signal(SIGINT, SIG_IGN);
	(void)signal(SIGTERM, SIG_DFL);
	buf_init(&out, FRAME_MAX);
	for (;;) {
		ssize_t n = recv(fd, frame, sizeof(frame), 0);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			_exit(0);
		buf_reset(&out);
		work((struct str){ frame, (size_t)n }, &out);
		explicit_bzero(frame, sizeof(frame));
		if (send(fd, out.p, out.n, MSG_NOSIGNAL) < 0)
			_exit(0);
	}
}

enum err
hash_start(struct hashing **out)
{
	struct hashing *h = calloc(1, sizeof(*h));
	int pair[2];

	if (h == NULL)
		return ERR_INTERNAL;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) {
		free(h);
		return ERR_IO;
	}
	h->pid = fork();
	if (h->pid == 0) {
		(void)close(pair[0]);
		child(pair[1]);
	}
	(void)close(pair[1]);
	h->fd = pair[0];
	if (h->pid < 0 || fcntl(h->fd, F_SETFL, O_NONBLOCK) != 0) {
		hash_stop(h);
		return ERR_IO;
	}
	*out = h;
	return ERR_OK;
}

void
hash_stop(struct hashing *h)
{
	if (h == NULL)
		return;
	(void)close(h->fd);
	if (h->pid > 0)
		(void)waitpid(h->pid, NULL, 0);
	free(h);
}

int
hash_fd(const struct hashing *h)
{
	return h->fd;
}

enum err
hash_ask(struct hashing *h, uint64_t id, struct str password,
    struct str against)
{
	struct buf b;
	ssize_t n;

	if (h->waiting >= HASH_QUEUE_MAX)
		return ERR_BUSY;
	buf_init(&b, FRAME_MAX);
	pack_u64(&b, id);
	pack_str(&b, password);
	pack_str(&b, against);
	if (b.full) {
		buf_release(&b);
		return ERR_TOO_BIG;
	}
	n = send(h->fd, b.p, b.n, MSG_NOSIGNAL);
	explicit_bzero(b.p, b.n);
	buf_release(&b);
	if (n < 0)
		return errno == EAGAIN ? ERR_BUSY : ERR_IO;
	h->waiting++;
	return ERR_OK;
}

enum err
hash_answer(struct hashing *h, struct arena *a, uint64_t *id_out, bool *ok_out,
    struct str *text_out)
{
	char frame[FRAME_MAX];
	struct unpack u;
	ssize_t n = recv(h->fd, frame, sizeof(frame), 0);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return ERR_NOT_FOUND;
	if (n <= 0)
		return ERR_IO;
	h->waiting--;
	u = unpack_of((struct str){ frame, (size_t)n });
	*id_out = unpack_u64(&u);
	*ok_out = unpack_u64(&u) != 0;
	*text_out = arena_str(a, unpack_str(&u));
	return u.bad ? ERR_IO : ERR_OK;
}
