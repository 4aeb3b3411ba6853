/* SPDX-License-Identifier: EUPL-1.2 */
/* A consistent copy, made while the database is in use. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/private.h"

struct db_backup {
	sqlite3 *to;
	sqlite3_backup *copy;
	char *path;
	int fd;
	bool done;
};

static enum err
create(const char *path, int *fd_out)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0) {
		bool exists = errno == EEXIST;
		enum err e = db_error_io("backup");

		return exists ? ERR_CONFLICT : e;
	}
	*fd_out = fd;
	return ERR_OK;
}

static void
drop(struct db_backup *b)
{
	if (b->copy != NULL)
		(void)sqlite3_backup_finish(b->copy);
	(void)sqlite3_close(b->to);
	(void)close(b->fd);
	free(b->path);
	free(b);
}

enum err
db_backup_start(struct db *db, const char *path, struct db_backup **out)
{
	struct db_backup *b;
	enum err e;
	int fd = -1, rc;

	if (db_fault())
		return ERR_DB;
	if ((e = create(path, &fd)) != ERR_OK)
		return e;
	b = calloc(1, sizeof(*b));
	if (b == NULL || (b->path = strdup(path)) == NULL) {
		free(b);
		(void)close(fd);
		(void)unlink(path);
		return db_error(NULL, SQLITE_NOMEM, "backup");
	}
	b->fd = fd;
	rc = sqlite3_open_v2(path, &b->to,
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
	    db_wiping_vfs());
	e = db_error(b->to, rc, "backup");
	if (e == ERR_OK)
		/* What a crash leaves is not a copy: it is synced here, a
		 * step at a time, so that no step waits for the whole. */
		e = db_error(b->to,
		    sqlite3_exec(b->to,
			"PRAGMA synchronous = OFF; PRAGMA cache_size = 32",
			NULL, NULL, NULL),
		    "backup");
	if (e == ERR_OK) {
		b->copy = sqlite3_backup_init(b->to, "main", db->h, "main");
		if (b->copy == NULL)
			e = db_error(b->to, sqlite3_errcode(b->to), "backup");
	}
	if (e != ERR_OK) {
		drop(b);
		(void)unlink(path);
		return e;
	}
	*out = b;
	return ERR_OK;
}

enum err
db_backup_step(struct db_backup *b, int pages, bool *done_out)
{
	int rc;

	if (db_fault())
		return ERR_DB;
	errno = 0;
	rc = sqlite3_backup_step(b->copy, pages);
	if ((rc == SQLITE_OK || rc == SQLITE_DONE) && fdatasync(b->fd) != 0)
		return db_error_io("backup");
	b->done = rc == SQLITE_DONE;
	*done_out = b->done;
	return db_error(b->to, rc, "backup");
}

/* One file without a log, so that it can be moved alone. */
static enum err
seal_copy(struct db_backup *b)
{
	enum err e;
	int rc;

	rc = sqlite3_backup_finish(b->copy);
	b->copy = NULL;
	if ((e = db_error(b->to, rc, "backup")) != ERR_OK)
		return e;
	rc = sqlite3_exec(b->to, "PRAGMA journal_mode = DELETE", NULL, NULL,
	    NULL);
	if ((e = db_error(b->to, rc, "backup")) != ERR_OK)
		return e;
	if (fsync(b->fd) != 0)
		return db_error_io("backup");
	return db_sync_dir_of(b->path);
}

enum err
db_backup_finish(struct db_backup *b)
{
	enum err e = ERR_DB;

	if (b->done)
		e = seal_copy(b);
	if (e != ERR_OK)
		(void)unlink(b->path);
	drop(b);
	return e;
}

enum err
db_backup(struct db *db, const char *path)
{
	struct db_backup *b;
	bool done;
	enum err e, end;

	assert(!db_in_transaction(db));
	if ((e = db_backup_start(db, path, &b)) != ERR_OK)
		return e;
	e = db_backup_step(b, -1, &done);
	end = db_backup_finish(b);
	return e != ERR_OK ? e : end;
}
