/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/dir: one file a message, exactly once. The bytes are written and synced
 * before the name exists; the name is made from the message id by link(2),
 * which fails when it is there: then the message was delivered before. The
 * folder is synced before a result is told.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "mail/out.h"

#define NAME_BYTES 250

/* Only what mail_compose() lets through can be a file's name. */
static bool
name_of(struct str id, char name[NAME_BYTES])
{
	if (id.n == 0 || id.n > NAME_BYTES - 8 || id.p[0] == '.')
		return false;
	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i];

		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
			(c >= 'A' && c <= 'Z') || c == '.' || c == '-' ||
			c == '_' || c == '@'))
			return false;
	}
	(void)snprintf(name, NAME_BYTES, STR_FMT ".eml", STR_ARG(id));
	return true;
}

/* A file without a name, which a crash leaves no trace of; where the file
 * system has none, a hidden name. */
static int
file_new(int dir, char temp[NAME_BYTES])
{
	int fd;

	temp[0] = '\0';
	fd = openat(dir, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	if (fd >= 0)
		return fd;
	(void)snprintf(temp, NAME_BYTES, ".tmp-%ld", (long)getpid());
	(void)unlinkat(dir, temp, 0);
	return openat(dir, temp, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
}

static bool
file_name(int dir, int fd, const char *temp, const char *name)
{
	char proc[64];

	if (temp[0] != '\0')
		return linkat(dir, temp, dir, name, 0) == 0;
	(void)snprintf(proc, sizeof(proc), "/proc/self/fd/%d", fd);
	return linkat(AT_FDCWD, proc, dir, name, AT_SYMLINK_FOLLOW) == 0;
}

static enum sink_outcome
deliver(int dir, const struct job *job)
{
	enum sink_outcome outcome = SINK_TEMPORARY;
	char name[NAME_BYTES], temp[NAME_BYTES];
	struct stat st;
	int fd;

	if (!name_of(job->message_id, name))
		return SINK_REFUSED;
	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return SINK_SENT;
	if ((fd = file_new(dir, temp)) < 0)
		return SINK_TEMPORARY;
	if (file_write(fd, job->bytes) == ERR_OK && fsync(fd) == 0 &&
	    (file_name(dir, fd, temp, name) || errno == EEXIST))
		outcome = SINK_SENT;
	if (temp[0] != '\0')
		(void)unlinkat(dir, temp, 0);
	close(fd);
	return outcome;
}

static void
batch(struct out *o, int dir)
{
	struct sink_result results[SINK_WINDOW_MAX];
	struct job job;
	size_t n = 0;

	/* A recall does not wait for more than the file that has begun. */
	while (n < SINK_WINDOW_MAX && (out_listen(o), out_next(o, &job))) {
		results[n] = (struct sink_result){ .id = job.id,
			.outcome = deliver(dir, &job),
			.stage = SINK_AT_END };
		n++;
		job_free(&job);
	}
	if (n > 0 && fsync(dir) != 0)
		for (size_t i = 0; i < n; i++)
			results[i].outcome = SINK_TEMPORARY;
	for (size_t i = 0; i < n; i++)
		out_result(o, &results[i]);
}

void
dir_run(struct out *o)
{
	char path[4096];
	int dir;

	(void)snprintf(path, sizeof(path), STR_FMT, STR_ARG(o->place.path));
	dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (dir < 0) {
		log_line("mail: the folder cannot be opened (errno %d)", errno);
		return;
	}
	while (!o->closing) {
		struct pollfd p = { .fd = o->parent, .events = POLLIN };

		batch(o, dir);
		(void)poll(&p, 1, -1);
		out_listen(o);
	}
	close(dir);
}
