/* SPDX-License-Identifier: EUPL-1.2 */
/* The vern program: one command, here or in the server of the directory. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/time.h"
#include "cli/cmd.h"
#include "cli/control.h"
#include "cli/open.h"
#include "mail/sink.h"

#define PASSWORD_MIN 10 /* bytes */
#define PASSWORD_MAX 256
#define BUSY_TRIES   100
#define BUSY_US      50000

/* What could not be written was not said: that is an error, also where the
 * command went well. Who closed a pipe has read enough and is told nothing. */
static int
write_all(struct cli *c, int code)
{
	if (file_write(STDOUT_FILENO, buf_str(&c->out)) != ERR_OK) {
		int why = errno;

		if (why != EPIPE)
			(void)cli_fail_at(c, ERR_IO, STR("standard output"),
			    "%s", strerror(why));
		code = err_exit(ERR_IO);
	}
	(void)!file_write(STDERR_FILENO, buf_str(&c->err));
	return code;
}

/* A closed descriptor would be given to the next file that is opened, and be
 * written to as output. What stands in its place fails as a closed one. */
static void
keep_closed(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			(void)!open("/dev/null",
			    fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* Bytes as a file without a name, to be read from its beginning. */
static int
bytes_file(struct str s)
{
	int fd = memfd_create("vern", MFD_CLOEXEC);

	if (fd >= 0 && file_write(fd, s) == ERR_OK &&
	    lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	if (fd >= 0)
		(void)close(fd);
	return -1;
}

/* A server must not wait for what somebody types: all of it first. */
static enum err
stdin_file(struct cli *c)
{
	struct buf b;
	char block[65536];
	ssize_t n;

	buf_init(&b, LIMIT_UPLOAD_BYTES);
	while ((n = read(STDIN_FILENO, block, sizeof(block))) > 0)
		buf_put(&b, (struct str){ block, (size_t)n });
	if (n == 0 && !b.full)
		c->file_fd = bytes_file(buf_str(&b));
	buf_release(&b);
	if (c->file_fd >= 0)
		return ERR_OK;
	return cli_fail(c, ERR_IO, "standard input cannot be taken");
}

/* The word that names an input file is opened here, with the caller's rights,
 * and becomes "-". */
static enum err
file_open(struct cli *c, struct str *args, size_t n)
{
	int skip = c->command->need == NEED_ORG   ? 2
		   : c->command->need == NEED_DIR ? 1
						  : 0;
	struct str word;

	if (c->command->file_word < 0)
		return ERR_OK;
	word = cli_word(c, (size_t)(c->command->file_word + skip));
	if (word.p == NULL)
		return ERR_OK;
	if (str_is(word, "-"))
		return stdin_file(c);
	c->file_fd = open(cli_path(c, word), O_RDONLY | O_CLOEXEC);
	if (c->file_fd < 0)
		return cli_fail_at(c, ERR_IO, word, "%s", strerror(errno));
	for (size_t i = 0; i < n; i++)
		if (args[i].p == word.p)
			args[i] = STR("-");
	c->words[c->command->file_word + skip] = STR("-");
	return ERR_OK;
}

/*
 * --password-stdin: the first line of standard input is hashed here, which
 * takes a while, so that neither a server nor its socket sees a password.
 */
static enum err
password_read(struct cli *c)
{
	char line[PASSWORD_MAX + 2];
	struct str s = { line, 0 }, hashed;
	ssize_t n = 1;
	enum err e;

	if (!cli_flag(c, "password-stdin"))
		return ERR_OK;
	while (
	    n > 0 && s.n < sizeof(line) && str_find(s, STR("\n")) == SIZE_MAX) {
		n = read(STDIN_FILENO, line + s.n, sizeof(line) - s.n);
		s.n += n > 0 ? (size_t)n : 0;
	}
	if (str_find(s, STR("\n")) != SIZE_MAX)
		s.n = str_find(s, STR("\n"));
	if (s.n < PASSWORD_MIN || s.n > PASSWORD_MAX)
		return cli_fail(c, ERR_INVALID,
		    "a password has %d to %d bytes, on one line", PASSWORD_MIN,
		    PASSWORD_MAX);
	e = password_hash(c->a, s, &hashed);
	explicit_bzero(line, sizeof(line));
	if (e != ERR_OK)
		return cli_fail(c, e, "%s", err_text(e));
	c->file_fd = bytes_file(hashed);
	return c->file_fd >= 0 ? ERR_OK : cli_fail(c, ERR_IO, "no memory file");
}

static int
run_with_dir(struct cli *c, struct str *args, size_t n)
{
	const char *dir;
	int code;
	enum err e;

	if (c->words_n < 1)
		return cli_exit(c, cmd_usage(c));
	dir = cli_path(c, c->words[0]);
	for (int tries = 0;; tries++) {
		e = control_call(dir, c, args, n, &code);
		if (e == ERR_OK)
			return code;
		if (e != ERR_NOT_FOUND)
			return cli_exit(c, e);
		/* Another command has it for a moment, or a server begins. */
		e = cli_store_open(c, dir);
		if (e != ERR_BUSY || tries >= BUSY_TRIES)
			break;
		buf_reset(&c->err);
		(void)usleep(BUSY_US);
	}
	if (e != ERR_OK)
		return cli_exit(c, e);
	code = cli_run(c);
	cli_store_close(c);
	return code;
}

static int
run(struct cli *c, struct str *args, size_t n)
{
	enum err e;

	if ((e = cli_parse(c, args, n)) != ERR_OK ||
	    (e = file_open(c, args, n)) != ERR_OK ||
	    (e = password_read(c)) != ERR_OK)
		return cli_exit(c, e);
	if (c->command->need == NEED_DIR || c->command->need == NEED_ORG)
		return run_with_dir(c, args, n);
	return cli_run(c);
}

/* Keys and facts are in memory: no core file, and no look from another process
 * of the same user (T-29). Leak checkers look from another process. */
static void
no_dump(void)
{
	const struct rlimit none = { 0, 0 };

	(void)setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__
	(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

int
main(int argc, char **argv)
{
	static struct str args[CLI_ARGS];
	struct cli c;
	char cwd[4096];
	size_t n = 0;
	int code;

	/* A mail process is this program run anew. */
	sink_process(argc, argv);
	keep_closed();
	no_dump();
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN); /* a write that fails is undone */
	(void)umask(077);
	if (clock_init() != ERR_OK) {
		fputs("vern: VERN_NOW is not a time like "
		      "2026-01-30T12:00:00Z\n",
		    stderr);
		return 2;
	}
	if (vault_start() != ERR_OK) {
		fputs("vern: the cryptographic library does not start\n",
		    stderr);
		return 2;
	}
	cli_init(&c);
	if (argc > CLI_ARGS) {
		code = cli_exit(&c,
		    cli_fail(&c, ERR_TOO_BIG, "more than %d words", CLI_WORDS));
		(void)write_all(&c, code);
		return code;
	}
	for (int i = 1; i < argc; i++)
		args[n++] = str_of(argv[i]);
	if (n == 0)
		args[n++] = STR("help");
	c.cwd = getcwd(cwd, sizeof(cwd)) == NULL ? STR("/") : str_of(cwd);
	code = run(&c, args, n);
	code = write_all(&c, code);
	cli_release(&c);
	return code;
}
