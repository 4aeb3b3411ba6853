/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/out.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/time.h"

#define LOCK_WAIT_MS 30000 /* an out process of before may still wait */

void
job_free(struct job *job)
{
	free(job->memory);
	*job = (struct job){ 0 };
}

/* The parent reads in its own time; nothing else can be done meanwhile. */
static void
out_write(struct out *o, struct str s)
{
	while (s.n > 0 && o->parent >= 0) {
		ssize_t n = send(o->parent, s.p, s.n, MSG_NOSIGNAL);

		if (n > 0) {
			s = str_sub(s, (size_t)n, s.n);
		} else if (n < 0 && errno == EAGAIN) {
			struct pollfd p = { .fd = o->parent,
				.events = POLLOUT };

			(void)poll(&p, 1, 1000);
		} else if (n < 0 && errno != EINTR) {
			o->closing = true;
			return;
		}
	}
}

static void
out_frame(struct out *o, enum wire_type type, struct buf *body)
{
	struct buf frame;

	buf_init(&frame, WIRE_FRAME_MAX + 5);
	wire_frame(&frame, type, buf_str(body));
	out_write(o, buf_str(&frame));
	buf_release(&frame);
	buf_release(body);
}

void
out_say(struct out *o, enum wire_type type, int64_t number)
{
	struct buf body;

	buf_init(&body, 16);
	pack_i64(&body, number);
	out_frame(o, type, &body);
}

enum err
out_began(struct out *o, int64_t id)
{
	struct sink_result r = { .id = id,
		.outcome = SINK_UNCERTAIN,
		.stage = SINK_AT_END };
	enum err e = journal_put(o->journal, false, &r);

	if (e != ERR_OK)
		return e;
	out_say(o, WIRE_BEGAN, id);
	return ERR_OK;
}

void
out_result(struct out *o, const struct sink_result *r)
{
	struct buf body;

	/* A full disk costs certainty after a crash, not the result. */
	if (journal_put(o->journal, true, r) != ERR_OK)
		log_line("mail: the journal cannot be written");
	buf_init(&body, 128);
	wire_put_result(&body, r);
	out_frame(o, WIRE_RESULT, &body);
}

static void
return_one(struct out *o, struct job *job)
{
	struct sink_result r = { .id = job->id, .outcome = SINK_RETURNED };

	out_result(o, &r);
	job_free(job);
}

void
out_return_all(struct out *o)
{
	for (size_t i = 0; i < o->n; i++)
		return_one(o, &o->queue[i]);
	o->n = 0;
}

bool
out_next(struct out *o, struct job *job_out)
{
	while (o->n > 0) {
		struct job job = o->queue[0];
		int64_t age = clock_mono_ns() - job.handed_ns;

		o->n--;
		memmove(o->queue, o->queue + 1, o->n * sizeof(job));
		if (age <= (int64_t)o->fresh_ms * 1000000 && !o->closing) {
			*job_out = job;
			return true;
		}
		return_one(o, &job);
	}
	return false;
}

/* ---- what the parent says -------------------------------------------- */

static bool
read_config(struct out *o, struct str body)
{
	struct unpack u;
	struct str url, journal;
	char path[4096];
	int64_t until = clock_mono_ns() + (int64_t)LOCK_WAIT_MS * 1000000;
	enum err e;

	buf_put(&o->config, body);
	u = unpack_of(buf_str(&o->config));
	url = unpack_str(&u);
	o->user = unpack_str(&u);
	o->password = unpack_str(&u);
	o->hello = unpack_str(&u);
	o->ca_file = unpack_str(&u);
	journal = unpack_str(&u);
	o->tls = (enum sink_tls)unpack_u64(&u);
	o->fresh_ms = (int)unpack_i64(&u);
	o->connect_ms = (int)unpack_i64(&u);
	o->command_ms = (int)unpack_i64(&u);
	o->final_ms = (int)unpack_i64(&u);
	o->idle_ms = (int)unpack_i64(&u);
	if (u.bad || sink_place(url, &o->place) != ERR_OK ||
	    journal.n >= sizeof(path))
		return false;
	if (journal.n > 0) {
		memcpy(path, journal.p, journal.n);
		path[journal.n] = '\0';
		while ((e = journal_open(path, &o->journal)) == ERR_BUSY &&
		       clock_mono_ns() < until)
			(void)poll(NULL, 0, 100);
		if (e != ERR_OK) {
			log_line("mail: journal: %s", err_name(e));
			return false;
		}
	}
	o->configured = true;
	return true;
}

static bool
read_message(struct out *o, struct str body)
{
	struct unpack u;
	struct job job = { .memory = malloc(body.n + 1) };

	if (job.memory == NULL || o->n == SINK_WINDOW_MAX) {
		free(job.memory);
		return false;
	}
	memcpy(job.memory, body.p, body.n);
	u = unpack_of((struct str){ job.memory, body.n });
	job.id = unpack_i64(&u);
	job.handed_ns = unpack_i64(&u);
	job.smtputf8 = unpack_u64(&u) != 0;
	job.message_id = unpack_str(&u);
	job.from = unpack_str(&u);
	job.to = unpack_str(&u);
	job.bytes = unpack_str(&u);
	if (u.bad) {
		free(job.memory);
		return false;
	}
	o->queue[o->n++] = job;
	return true;
}

static bool
out_frame_read(struct out *o, enum wire_type type, struct str body)
{
	switch (type) {
	case WIRE_CONFIG:
		return !o->configured && read_config(o, body);
	case WIRE_MESSAGE:
		return o->configured && read_message(o, body);
	case WIRE_RECALL:
		out_return_all(o);
		out_say(o, WIRE_RECALLED, 0);
		return true;
	default:
		return false;
	}
}

static void
out_frames(struct out *o)
{
	enum wire_type type;
	struct str body;
	size_t at = 0;
	bool bad = false;

	while (!bad && wire_take(&o->in, &at, &type, &body, &bad))
		bad = !out_frame_read(o, type, body);
	buf_drop(&o->in, at);
	if (bad)
		o->closing = true;
}

void
out_listen(struct out *o)
{
	static char chunk[65536];

	while (!o->closing) {
		ssize_t n = recv(o->parent, chunk, sizeof(chunk), MSG_DONTWAIT);

		if (n > 0)
			buf_put(&o->in, (struct str){ chunk, (size_t)n });
		else if (n == 0 || (errno != EAGAIN && errno != EINTR))
			o->closing = true;
		else if (errno == EAGAIN)
			break;
		out_frames(o);
	}
	if (o->closing)
		out_return_all(o);
}

/* Nothing that this process does needs more than it has; dumps would hold
 * messages. */
static void
confine(void)
{
	struct rlimit no_core = { 0, 0 };

	(void)setrlimit(RLIMIT_CORE, &no_core);
	(void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	(void)prctl(PR_SET_NAME, "vern-out", 0, 0, 0);
	signal(SIGPIPE, SIG_IGN);
	/* A terminal's ^C is the parent's business. */
	signal(SIGINT, SIG_IGN);
}

/*
 * Landlock: from here on no file can be written, made, removed or run; the
 * journal is open already. A kernel without Landlock goes on without it.
 */
static bool
write_nothing(void)
{
	struct landlock_ruleset_attr rules = {
		.handled_access_fs =
		    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
		    LANDLOCK_ACCESS_FS_REMOVE_DIR |
		    LANDLOCK_ACCESS_FS_REMOVE_FILE |
		    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
		    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
		    LANDLOCK_ACCESS_FS_MAKE_FIFO |
		    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM
	};
	int fd =
	    (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof(rules), 0);
	bool done;

	if (fd < 0)
		return errno == ENOSYS || errno == EOPNOTSUPP;
	done = syscall(SYS_landlock_restrict_self, fd, 0) == 0;
	close(fd);
	return done;
}

void
sink_process(int argc, char *const *argv)
{
	static struct out o;
	int type;
	socklen_t n = sizeof(type);

	if (argc != 2 || strcmp(argv[1], WIRE_ARGUMENT) != 0)
		return;
	if (getsockopt(WIRE_FD, SOL_SOCKET, SO_TYPE, &type, &n) != 0 ||
	    type != SOCK_STREAM)
		_exit(2); /* somebody called it by hand */
	confine();
	o.parent = WIRE_FD;
	(void)fcntl(WIRE_FD, F_SETFD, FD_CLOEXEC);
	buf_init(&o.in, 2 * (size_t)WIRE_FRAME_MAX * SINK_WINDOW_MAX);
	buf_init(&o.config, 65536);
	out_say(&o, WIRE_HELLO, 0);
	while (!o.configured && !o.closing) {
		struct pollfd p = { .fd = o.parent, .events = POLLIN };

		(void)poll(&p, 1, -1);
		out_listen(&o);
	}
	if (o.configured && o.place.kind == PLACE_DIR)
		dir_run(&o);
	else if (o.configured && write_nothing())
		smtp_run(&o);
	out_return_all(&o);
	journal_close(o.journal);
	/* Nothing is left to hide from a tool that looks at the end. */
	(void)prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
	exit(0);
}
