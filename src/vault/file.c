/* SPDX-License-Identifier: EUPL-1.2 */
/* Small secret files: read into locked memory, written all or nothing. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "vault/private.h"

static enum err
check_owner(int fd, bool private_only, off_t *size_out)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return vault_fail(ERR_KEY, "%s", strerror(errno));
	if (!S_ISREG(st.st_mode))
		return vault_fail(ERR_KEY, "it is not a file");
	if (private_only && (st.st_mode & 077) != 0)
		return vault_fail(ERR_KEY,
		    "others may use it (mode %04o); chmod 600 it",
		    (unsigned)st.st_mode & 07777);
	/* A service manager hands out credentials that root owns. */
	if (private_only && st.st_uid != geteuid() && st.st_uid != 0)
		return vault_fail(ERR_KEY, "another user owns it");
	if (st.st_size > VAULT_FILE_BYTES)
		return vault_fail(ERR_KEY, "it is longer than %d bytes",
		    VAULT_FILE_BYTES);
	*size_out = st.st_size;
	return ERR_OK;
}

enum err
vault_file_read(const char *path, bool private_only, char **p_out,
    size_t *n_out)
{
	size_t n = 0;
	off_t size = 0;
	char *p;
	enum err e;
	int fd;

	/* Not to hang on a FIFO. */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return vault_fail(ERR_KEY, "%s", strerror(errno));
	e = check_owner(fd, private_only, &size);
	p = e == ERR_OK ? sodium_malloc((size_t)size + 1) : NULL;
	if (e == ERR_OK && p == NULL)
		e = vault_fail(ERR_KEY, "no memory");
	while (e == ERR_OK && n < (size_t)size) {
		ssize_t got = read(fd, p + n, (size_t)size - n);

		if (got > 0)
			n += (size_t)got;
		else if (got == 0)
			break;
		else if (errno != EINTR)
			e = vault_fail(ERR_KEY, "%s", strerror(errno));
	}
	(void)close(fd);
	if (e != ERR_OK) {
		sodium_free(p);
		return e;
	}
	*p_out = p;
	*n_out = n;
	return ERR_OK;
}

static enum err
io_error(void)
{
	return vault_fail(file_error(errno), "%s", strerror(errno));
}

static enum err
sync_dir_of(char *path)
{
	int fd = open(dirname(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	enum err e = ERR_OK;

	if (fd < 0)
		return io_error();
	if (fsync(fd) != 0)
		e = io_error();
	(void)close(fd);
	return e;
}

/* link() instead of rename() where an existing file must not be lost. */
static enum err
give_name(const char *temp, const char *path, bool replace)
{
	enum err e = ERR_OK;

	if (replace && rename(temp, path) == 0)
		return ERR_OK;
	if (replace)
		e = io_error();
	else if (link(temp, path) != 0)
		e = errno == EEXIST
			? vault_fail(ERR_CONFLICT, "the file exists already")
			: io_error();
	(void)unlink(temp);
	return e;
}

enum err
vault_file_write(const char *path, bool replace, struct str s)
{
	size_t room = strlen(path) + 16;
	char *temp = malloc(room);
	enum err e = ERR_OK;
	int fd;

	if (temp == NULL)
		return vault_fail(ERR_IO, "no memory");
	(void)snprintf(temp, room, "%s.XXXXXX", path);
	fd = mkostemp(temp, O_CLOEXEC); /* mode 0600 */
	if (fd < 0) {
		e = io_error();
		goto done;
	}
	if (file_write(fd, s) != ERR_OK || fsync(fd) != 0)
		e = io_error();
	(void)close(fd);
	if (e == ERR_OK)
		e = give_name(temp, path, replace);
	else
		(void)unlink(temp);
	if (e == ERR_OK)
		e = sync_dir_of(temp);
done:
	free(temp);
	return e;
}
