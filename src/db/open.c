/* SPDX-License-Identifier: EUPL-1.2 */
/* db/open: one file, locked, checked, its statements prepared. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/private.h"

#define BUSY_MS     2000     /* for a reader outside, such as a backup tool */
#define VALUE_BYTES 67108864 /* longest text or blob */

static const struct sql_set shipped = { sql_schema, sql_text, sql_name,
	SQL_MAX };

/*
 * The log is written back by db_checkpoint and db_write_back only, so that it
 * happens between ticks and is known to have happened; between two of them its
 * file stays, because writing over it is cheaper than growing it. Nothing goes
 * to temporary files: they would be copies that erasure does not visit.
 */
static const char settings[] = "PRAGMA journal_mode = WAL;"
			       "PRAGMA synchronous = FULL;"
			       "PRAGMA secure_delete = ON;"
			       "PRAGMA foreign_keys = ON;"
			       "PRAGMA trusted_schema = OFF;"
			       "PRAGMA cell_size_check = ON;"
			       "PRAGMA temp_store = MEMORY;"
			       "PRAGMA mmap_size = 0;"
			       "PRAGMA max_page_count = 33554430;"
			       "PRAGMA cache_size = -65536;"
			       "PRAGMA wal_autocheckpoint = 0;"
			       "PRAGMA journal_size_limit = 8388608;";

static const char *const tx_text[TX_MAX] = { "BEGIN IMMEDIATE", "COMMIT",
	"ROLLBACK", "SAVEPOINT s", "RELEASE s", "ROLLBACK TO s" };

enum err
db_run(struct db *db, const char *sql)
{
	bool was = db->trusted;
	int rc;

	db->trusted = true;
	rc = sqlite3_exec(db->h, sql, NULL, NULL, NULL);
	db->trusted = was;
	return db_error(db->h, rc, "maintenance");
}

enum err
db_ask_i64(struct db *db, const char *sql, int64_t *out)
{
	sqlite3_stmt *h = NULL;
	bool was = db->trusted;
	int rc;

	db->trusted = true;
	rc = sqlite3_prepare_v2(db->h, sql, -1, &h, NULL);
	if (rc == SQLITE_OK && (rc = sqlite3_step(h)) == SQLITE_ROW)
		*out = sqlite3_column_int64(h, 0);
	db->trusted = was;
	(void)sqlite3_finalize(h);
	if (rc == SQLITE_DONE)
		rc = SQLITE_ERROR;
	return db_error(db->h, rc, sql);
}

static int
on_commit(void *self, sqlite3 *h, const char *schema, int pages)
{
	struct db *db = self;

	(void)h;
	(void)schema;
	db->log_pages = pages;
	return SQLITE_OK;
}

static enum err
lock(struct db *db)
{
	char *name = sqlite3_mprintf("%s.lock", db->path);

	if (name == NULL)
		return ERR_DB;
	db->lock_fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	sqlite3_free(name);
	if (db->lock_fd < 0)
		return db_error_io("lock");
	if (flock(db->lock_fd, LOCK_EX | LOCK_NB) == 0)
		return ERR_OK;
	if (errno == EWOULDBLOCK) {
		(void)db_error_io("another process has the directory");
		return ERR_BUSY;
	}
	return db_error_io("lock");
}

static enum err
connect(struct db *db)
{
	int on, rc;

	rc = sqlite3_open_v2(db->path, &db->h,
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
	    db_wiping_vfs());
	if (rc != SQLITE_OK)
		return db_error(db->h, rc, "open");
	(void)sqlite3_busy_timeout(db->h, BUSY_MS);
	(void)sqlite3_limit(db->h, SQLITE_LIMIT_ATTACHED, 0);
	(void)sqlite3_limit(db->h, SQLITE_LIMIT_LENGTH, VALUE_BYTES);
	(void)sqlite3_db_config(db->h, SQLITE_DBCONFIG_DQS_DML, 0, &on);
	(void)sqlite3_db_config(db->h, SQLITE_DBCONFIG_DQS_DDL, 0, &on);
	rc = sqlite3_set_authorizer(db->h, db_authorize, db);
	return db_error(db->h, rc, "open");
}

/* An empty file is new; anything else must say that it is Vern's. */
static enum err
check_identity(struct db *db)
{
	int64_t id, pages;
	enum err e;

	if ((e = db_ask_i64(db, "PRAGMA application_id", &id)) != ERR_OK)
		return e;
	if ((e = db_ask_i64(db, "PRAGMA page_count", &pages)) != ERR_OK)
		return e;
	if (id == DB_APPLICATION_ID || pages == 0)
		return ERR_OK;
	return db_error(NULL, SQLITE_NOTADB, "not a database of Vern");
}

static enum err
configure(struct db *db)
{
	int64_t sync;
	enum err e;
	int on;

	if ((e = db_run(db, settings)) != ERR_OK)
		return e;
	if ((e = db_ask_i64(db, "PRAGMA synchronous", &sync)) != ERR_OK)
		return e;
	if (sync != 2)
		return db_error(NULL, SQLITE_ERROR, "synchronous is not FULL");
	(void)sqlite3_db_config(db->h, SQLITE_DBCONFIG_DEFENSIVE, 1, &on);
	return ERR_OK;
}

static enum err
prepare(struct db *db, const char *text, const char *name, sqlite3_stmt **out)
{
	const char *rest;
	int rc;

	db->name = name;
	rc = sqlite3_prepare_v3(db->h, text, -1, SQLITE_PREPARE_PERSISTENT, out,
	    &rest);
	db->name = NULL;
	if (rc == SQLITE_OK && (*out == NULL || *rest != '\0'))
		return db_error(NULL, SQLITE_MISUSE, name);
	return db_error(db->h, rc, name);
}

static enum err
prepare_all(struct db *db)
{
	enum err e;

	db->st = calloc((size_t)db->set->n + 1, sizeof(*db->st));
	if (db->st == NULL)
		return db_error(NULL, SQLITE_NOMEM, "open");
	for (int i = 0; i < TX_MAX; i++)
		if ((e = prepare(db, tx_text[i], tx_text[i], &db->tx[i])) !=
		    ERR_OK)
			return e;
	for (int i = 0; i < db->set->n; i++) {
		if (!db_may_prepare(db->set->text[i]))
			return db_error(NULL, SQLITE_AUTH, db->set->name[i]);
		db->st[i].db = db;
		db->st[i].name = db->set->name[i];
		e = prepare(db, db->set->text[i], db->set->name[i],
		    &db->st[i].h);
		if (e != ERR_OK)
			return e == ERR_TAMPERED ? e : ERR_DB;
	}
	return ERR_OK;
}

enum err
db_open_set(const char *path, const struct sql_set *set, struct db **out)
{
	struct db *db;
	struct stat st;
	enum err e;

	if (stat(path, &st) != 0) {
		(void)db_error_io("open");
		return errno == ENOENT || errno == ENOTDIR ? ERR_NOT_FOUND
							   : ERR_DB;
	}
	db = calloc(1, sizeof(*db));
	if (db == NULL)
		return db_error(NULL, SQLITE_NOMEM, "open");
	db->lock_fd = -1;
	db->set = set;
	db->trusted = true;
	db->path = strdup(path);
	if (db->path == NULL) {
		e = db_error(NULL, SQLITE_NOMEM, "open");
		goto fail;
	}
	if ((e = lock(db)) != ERR_OK || (e = connect(db)) != ERR_OK ||
	    (e = check_identity(db)) != ERR_OK ||
	    (e = configure(db)) != ERR_OK || (e = db_migrate(db)) != ERR_OK)
		goto fail;
	/* After a crash the log may hold what was erased; a reader outside
	 * may put this off to the next db_checkpoint. */
	(void)sqlite3_wal_checkpoint_v2(db->h, NULL, SQLITE_CHECKPOINT_TRUNCATE,
	    NULL, NULL);
	/* After the settings: wal_autocheckpoint takes the hook away. */
	(void)sqlite3_wal_hook(db->h, on_commit, db);
	db->trusted = false;
	if ((e = prepare_all(db)) != ERR_OK)
		goto fail;
	*out = db;
	return ERR_OK;

fail:
	db_close(db);
	return e;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	if (db->st != NULL) {
		for (int i = 0; i < db->set->n; i++)
			(void)sqlite3_finalize(db->st[i].h);
		for (int i = 0; i < TX_MAX; i++)
			(void)sqlite3_finalize(db->tx[i]);
	}
	db->trusted = true; /* the last connection writes back its log */
	(void)sqlite3_close(db->h);
	/* The lock file stays: removing it would race with the next owner. */
	if (db->lock_fd >= 0)
		(void)close(db->lock_fd);
	free(db->st);
	free(db->path);
	free(db);
}

enum err
db_create_set(const char *path, const struct sql_set *set)
{
	struct db *db;
	enum err e;
	int fd;

	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0) {
		bool exists = errno == EEXIST;

		e = db_error_io("create");
		return exists ? ERR_CONFLICT : e;
	}
	(void)close(fd);
	if ((e = db_open_set(path, set, &db)) != ERR_OK)
		goto fail;
	e = db_checkpoint(db);
	db_close(db);
	if (e == ERR_OK && (e = db_sync_dir_of(path)) == ERR_OK)
		return ERR_OK;

fail:
	(void)unlink(path);
	return e;
}

enum err
db_create(const char *path)
{
	return db_create_set(path, &shipped);
}

enum err
db_open(const char *path, struct db **out)
{
	return db_open_set(path, &shipped, out);
}
