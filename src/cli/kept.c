/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/kept.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"

void
kept_init(struct kept *k)
{
	buf_init(&k->bytes, 2 * LIMIT_STATEMENT);
}

void
kept_release(struct kept *k)
{
	buf_release(&k->bytes);
}

struct str
kept_str(const struct kept *k)
{
	return buf_str(&k->bytes);
}

enum err
kept_read(struct cli *c, struct arena *a, struct str path, struct str *out)
{
	struct arena *all = c->a;
	enum err e;

	*out = STR_NONE;
	if (path.n == 0 || access(cli_path(c, path), F_OK) != 0)
		return ERR_OK;
	c->a = a; /* not for as long as the program runs */
	e = cli_read(c, path, LIMIT_STATEMENT, out);
	c->a = all;
	return e;
}

void
kept_is(struct kept *k, struct str bytes)
{
	buf_reset(&k->bytes);
	buf_put(&k->bytes, bytes);
}

/* Beside the file, then renamed: whoever reads it sees the old or the new. */
enum err
kept_save(struct kept *k, struct cli *c, struct arena *a, struct str path,
    struct str bytes)
{
	const char *at = cli_path(c, path);
	const char *temp =
	    arena_cstr(c->a, arena_printf(c->a, "%s.XXXXXX", at));
	struct stat old;
	char *name = arena_alloc(c->a, strlen(temp) + 1);
	size_t done = 0;
	struct str now;
	bool ok;
	int fd;
	enum err e = kept_read(c, a, path, &now);

	if (e != ERR_OK)
		return e;
	if (now.p != NULL && !str_eq(now, buf_str(&k->bytes)))
		return cli_fail(c, ERR_CONFLICT,
		    STR_FMT " was changed by somebody else meanwhile; nothing "
			    "is written over it (the same command goes on "
			    "from it)",
		    STR_ARG(path));
	memcpy(name, temp, strlen(temp) + 1);
	if ((fd = mkostemp(name, O_CLOEXEC)) < 0)
		return cli_fail(c, ERR_IO, STR_FMT ": %s", STR_ARG(path),
		    strerror(errno));
	while (done < bytes.n) {
		ssize_t n = write(fd, bytes.p + done, bytes.n - done);

		if (n <= 0)
			break;
		done += (size_t)n;
	}
	ok = done == bytes.n &&
	     fchmod(fd, stat(at, &old) == 0 ? old.st_mode & 0777 : 0644) == 0 &&
	     fsync(fd) == 0;
	ok = close(fd) == 0 && ok && rename(name, at) == 0;
	if (ok) {
		kept_is(k, bytes);
		return ERR_OK;
	}
	(void)unlink(name);
	return cli_fail(c, ERR_IO, STR_FMT ": cannot be written",
	    STR_ARG(path));
}
