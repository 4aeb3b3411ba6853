/* SPDX-License-Identifier: EUPL-1.2 */
/* The files as a whole: emptying the log, checking. */
#include <assert.h>
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
	if (rc == SQLITE_OK)
		db->log_pages = 0;
	return db_error(db->h, rc, "checkpoint");
}

int
db_log_pages(const struct db *db)
{
	return db->log_pages;
}

enum err
db_write_back(struct db *db)
{
	int rc;

	assert(!db_in_transaction(db));
	if (db_fault())
		return ERR_DB;
	rc = sqlite3_wal_checkpoint_v2(db->h, NULL, SQLITE_CHECKPOINT_PASSIVE,
	    NULL, NULL);
	if (rc == SQLITE_OK)
		db->log_pages = 0;
	return db_error(db->h, rc, "write back");
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
