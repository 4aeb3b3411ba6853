/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing to an open file: all of it, or why not. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

static void
errors(void)
{
	static const struct {
		const char *name;
		int sys;
		enum err want;
	} cases[] = {
		{ "no space is FULL", ENOSPC, ERR_FULL },
		{ "over a quota is FULL", EDQUOT, ERR_FULL },
		{ "too large a file is FULL", EFBIG, ERR_FULL },
		{ "a broken disk is IO", EIO, ERR_IO },
		{ "a closed pipe is IO", EPIPE, ERR_IO },
		{ "no descriptor is IO", EBADF, ERR_IO },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		tap_err(file_error(cases[i].sys), cases[i].want, cases[i].name);
}

/* Where a byte cannot go, and what it is then. */
static void
refusals(void)
{
	int full = open("/dev/full", O_WRONLY | O_CLOEXEC), ends[2];

	tap_err(file_write(full, STR("x")), ERR_FULL, "a full device");
	tap_ok(errno == ENOSPC, "errno says so");
	(void)close(full);
	tap_err(file_write(-1, STR("x")), ERR_IO, "no file");
	full = open("/dev/null", O_RDONLY | O_CLOEXEC);
	tap_err(file_write(full, STR("x")), ERR_IO, "a file to be read");
	(void)close(full);
	if (pipe(ends) != 0)
		abort();
	(void)close(ends[0]);
	tap_err(file_write(ends[1], STR("x")), ERR_IO, "nobody reads");
	tap_ok(errno == EPIPE, "and errno says that");
	(void)close(ends[1]);
}

static void
on_alarm(int sig)
{
	(void)sig;
}

/* Reads slowly and answers whether every byte came, in its order. */
static int
reader(int fd, size_t want)
{
	unsigned char block[4096];
	size_t seen = 0;
	ssize_t n;

	while ((n = read(fd, block, sizeof(block))) > 0) {
		for (ssize_t i = 0; i < n; i++)
			if (block[i] !=
			    (unsigned char)((seen + (size_t)i) % 251))
				return 1;
		seen += (size_t)n;
		(void)usleep(100);
	}
	return seen == want ? 0 : 2;
}

/* More than a pipe holds, with signals in between: pieces, and EINTR. */
static void
pieces(void)
{
	const size_t n = 1 << 20;
	struct sigaction act = { .sa_handler = on_alarm };
	unsigned char *bytes = malloc(n);
	int ends[2], status = -1;
	enum err e;
	pid_t pid;

	if (bytes == NULL || pipe(ends) != 0 || (pid = fork()) < 0)
		abort();
	if (pid == 0) {
		(void)close(ends[1]);
		_exit(reader(ends[0], n));
	}
	(void)close(ends[0]);
	for (size_t i = 0; i < n; i++)
		bytes[i] = (unsigned char)(i % 251);
	(void)sigaction(SIGALRM, &act, NULL);
	(void)ualarm(2000, 2000);
	e = file_write(ends[1], (struct str){ (const char *)bytes, n });
	(void)ualarm(0, 0);
	(void)close(ends[1]);
	tap_err(e, ERR_OK, "more than a pipe holds, interrupted");
	tap_ok(waitpid(pid, &status, 0) == pid && status == 0,
	    "every byte came once, in its order");
	free(bytes);
	tap_err(file_write(-1, STR("")), ERR_OK, "nothing is written anywhere");
}

int
main(void)
{
	(void)signal(SIGPIPE, SIG_IGN);
	errors();
	refusals();
	pieces();
	return tap_done();
}
