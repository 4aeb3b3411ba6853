/* SPDX-License-Identifier: EUPL-1.2 */
/* db/private: shared by the files of db/ and by its tests, nobody else. */
#ifndef DB_PRIVATE_H
#define DB_PRIVATE_H

#include <sqlite3.h>

#include "db/db.h"

#define DB_MAX_PAGES      0x01fffffe /* 128 GiB; see wipe.c */
#define DB_APPLICATION_ID 0x5645524e /* "VERN", in the file's header */

/* The statements and migrations of a database: the generated ones, or a
 * test's own. */
struct sql_set {
	const struct sql_migration *schema;
	const char *const *text, *const *name;
	int n;
};

struct stmt {
	struct db *db;
	sqlite3_stmt *h;
	const char *name;
	int bound; /* parameters bound since the last reset */
};

enum tx {
	TX_BEGIN,
	TX_COMMIT,
	TX_ROLLBACK,
	TX_SAVE,
	TX_KEEP,
	TX_UNDO,
	TX_MAX
};

/*
 * Invariants: lock_fd is held as long as h is open; `name` is the statement
 * that is being prepared or stepped, NULL in between; the authorizer lets
 * everything pass while `trusted` (opening, migrating, maintenance).
 */
struct db {
	sqlite3 *h;
	char *path;
	int lock_fd;
	bool trusted;
	const char *name;
	int log_pages;
	const struct sql_set *set;
	struct stmt *st; /* set->n of them */
	sqlite3_stmt *tx[TX_MAX];
};

/** db_create_set, db_open_set: db_create and db_open with other statements. */
enum err db_create_set(const char *path, const struct sql_set *set) MUST_USE;
enum err db_open_set(const char *path, const struct sql_set *set,
    struct db **out) MUST_USE;

/** db_error(h, rc, what): what SQLite's ${rc} is for the caller; remembers
 * the reason. OK for SQLITE_OK, SQLITE_ROW and SQLITE_DONE. */
enum err db_error(sqlite3 *h, int rc, const char *what);
/** db_error_forget(): there is no reason any more. */
void db_error_forget(void);
/** db_error_io(what): the same for errno. */
enum err db_error_io(const char *what);
/** db_fault(): whether this step is the one that a test makes fail. */
bool db_fault(void);

/** db_authorize: the callback of sqlite3_set_authorizer; ${db} is its own. */
int db_authorize(void *db, int action, const char *a, const char *b,
    const char *schema, const char *trigger);
/** db_may_prepare(text): whether it is a statement on rows at all. */
bool db_may_prepare(const char *text);
/** db_migrate(db): bring the schema to the newest version of its set. */
enum err db_migrate(struct db *db) MUST_USE;
/** db_run(db, sql): trusted text of db/ itself. */
enum err db_run(struct db *db, const char *sql) MUST_USE;
/** db_ask_i64(db, sql, out): one number, asked in trust. */
enum err db_ask_i64(struct db *db, const char *sql, int64_t *out) MUST_USE;
/** db_wiping_vfs(): the name of the file layer for databases and copies. */
const char *db_wiping_vfs(void);
/** db_sync_dir_of(path): make the name ${path} durable in its directory. */
enum err db_sync_dir_of(const char *path) MUST_USE;

#endif
