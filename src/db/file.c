/* SPDX-License-Identifier: EUPL-1.2 */
/* The files as a whole: emptying the log, copying, checking. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <string.h>
#include <unistd.h>

#include "db/private.h"

enum err
db_sync_dir_of(const char *path)
{
	char *copy = sqlite3_mprintf("%s", path);
	int fd, rc;

	if (copy == NULL)
		return ERR_IO;
	fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	sqlite3_free(copy);
	if (fd < 0)
		return db_error_io("directory");
	rc = fsync(fd);
	(void)close(fd);
	return rc == 0 ? ERR_OK : db_error_io("directory");
}

enum err
db_checkpoint(struct db *db)
{
	int rc;

	assert(!db_in_transaction(db));
	if (db_fault())
		return ERR_DB;
	rc = sqlite3_wal_checkpoint_v2(db->h, NULL, SQLITE_CHECKPOINT_TRUNCATE,
	    NULL, NULL);
	return db_error(db->h, rc, "checkpoint");
}

static enum err
copy_pages(struct db *db, sqlite3 *to)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", db->h, "main");
	int rc;

	if (b == NULL)
		return db_error(to, sqlite3_errcode(to), "backup");
	rc = sqlite3_backup_step(b, -1);
	if (rc != SQLITE_DONE) {
		enum err e = db_error(to, rc, "backup");

		(void)sqlite3_backup_finish(b);
		return e == ERR_OK ? ERR_DB : e;
	}
	rc = sqlite3_backup_finish(b);
	return db_error(to, rc, "backup");
}

/* The copy is one file without a log, so that it can be moved alone. */
static enum err
write_copy(struct db *db, const char *path)
{
	sqlite3 *to = NULL;
	enum err e;
	int rc;

	rc = sqlite3_open_v2(path, &to,
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
	    db_wiping_vfs());
	e = db_error(to, rc, "backup");
	if (e == ERR_OK)
		e = copy_pages(db, to);
	if (e == ERR_OK) {
		rc = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL,
		    NULL, NULL);
		e = db_error(to, rc, "backup");
	}
	(void)sqlite3_close(to);
	return e;
}

enum err
db_backup(struct db *db, const char *path)
{
	enum err e;
	int fd;

	assert(!db_in_transaction(db));
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0) {
		bool exists = errno == EEXIST;

		e = db_error_io("backup");
		return exists ? ERR_CONFLICT : e;
	}
	if (db_fault()) {
		e = ERR_DB;
		goto fail;
	}
	if ((e = write_copy(db, path)) != ERR_OK)
		goto fail;
	if (fsync(fd) != 0) {
		e = db_error_io("backup");
		goto fail;
	}
	if ((e = db_sync_dir_of(path)) != ERR_OK)
		goto fail;
	(void)close(fd);
	return ERR_OK;

fail:
	(void)close(fd);
	(void)unlink(path);
	return e;
}

enum err
db_integrity(struct db *db)
{
	sqlite3_stmt *h = NULL;
	bool whole = false;
	enum err e;
	int rc;

	if (db_fault())
		return ERR_DB;
	db->trusted = true;
	rc = sqlite3_prepare_v2(db->h, "PRAGMA quick_check(1)", -1, &h, NULL);
	if (rc == SQLITE_OK && (rc = sqlite3_step(h)) == SQLITE_ROW)
		whole =
		    strcmp((const char *)sqlite3_column_text(h, 0), "ok") == 0;
	e = db_error(db->h, rc, "check");
	db->trusted = false;
	(void)sqlite3_finalize(h);
	if (e == ERR_OK && !whole)
		e = db_error(NULL, SQLITE_CORRUPT, "check");
	return e;
}
