/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/kept.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
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

/* The file itself, where ${at} is a link to it. */
static const char *
target_of(struct cli *c, const char *at)
{
	char *real = realpath(at, NULL);
	const char *target = at;

	if (real != NULL)
		target = arena_cstr(c->a, str_of(real));
	free(real);
	return target;
}

/* Beside the file, then renamed: whoever reads it sees the old or the new. */
static enum err
put(struct cli *c, const char *at, struct str path, struct str bytes)
{
	struct str temp = arena_printf(c->a, "%s.XXXXXX", at);
	char *name = arena_alloc(c->a, temp.n + 1);
	struct stat old;
	bool there = stat(at, &old) == 0, ok;
	int fd, why;

	memcpy(name, temp.p, temp.n);
	if (there && access(at, W_OK) != 0)
		return cli_fail_at(c, ERR_IO, path, "%s", strerror(errno));
	if ((fd = mkostemp(name, O_CLOEXEC)) < 0)
		return cli_fail_at(c, ERR_IO, path, "%s", strerror(errno));
	ok = file_write(fd, bytes) == ERR_OK &&
	     fchmod(fd, there ? old.st_mode & 0777 : 0644) == 0 &&
	     fsync(fd) == 0;
	why = errno;
	ok = close(fd) == 0 && ok;
	if (ok && rename(name, at) == 0)
		return ERR_OK;
	if (ok)
		why = errno;
	(void)unlink(name);
	return cli_fail_at(c, ERR_IO, path, "cannot be written: %s",
	    strerror(why));
}

enum err
kept_save(struct kept *k, struct cli *c, struct arena *a, struct str path,
    struct str bytes)
{
	struct str now;
	enum err e = kept_read(c, a, path, &now);

	if (e != ERR_OK)
		return e;
	if (now.p != NULL && !str_eq(now, buf_str(&k->bytes)))
		return cli_fail_at(c, ERR_CONFLICT, path,
		    "was changed by somebody else meanwhile; nothing is "
		    "written over it (the same command goes on from it)");
	e = put(c, target_of(c, cli_path(c, path)), path, bytes);
	if (e == ERR_OK)
		kept_is(k, bytes);
	return e;
}
