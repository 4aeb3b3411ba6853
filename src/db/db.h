/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * db: one interface to the database; SQLite behind it.
 *
 * Knows statements by name only (sql/query/, compiled to enum sql_id); no C
 * function takes SQL text. Knows nothing of members or statements of privacy.
 * Not for several threads.
 *
 * Errors. DB, in the contracts of this room and of those above it, stands for
 * whatever befalls the database: DB itself, FULL (no room on the disk), IO (its
 * files), BUSY (held by somebody else), TOO_BIG (a value that SQLite does not
 * take) and TAMPERED (the file is no sound database). One of them is named
 * besides where it means more, and CONFLICT (a constraint) wherever rows can
 * be in each other's way.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include "base/base.h"
#include "db/gen/sql.h" /* enum sql_id, generated from sql/ */

struct db;
struct stmt; /* a bound statement; valid until the next db_stmt of its id */

/** db_create(path): make a new database with the schema. Errors: CONFLICT
 * (the file exists), IO, FULL, DB. */
enum err db_create(const char *path) MUST_USE;
/** db_open(path, out): open for the one process that owns it; runs pending
 * migrations. Holds a lock on PATH.lock until db_close or the end of the
 * process: fork helpers before, a child would hold it too. Errors: NOT_FOUND,
 * BUSY (another process, at once), DB (also: made by a newer Vern), FULL,
 * TAMPERED (not a Vern database). */
enum err db_open(const char *path, struct db **out) MUST_USE;
void db_close(struct db *db);

/** db_begin(db): BEGIN IMMEDIATE; forgets db_reason(). Errors: DB (also: within
 * a transaction). */
enum err db_begin(struct db *db) MUST_USE;
/** db_commit(db): durable when OK. Errors: DB, FULL; the transaction is then
 * rolled back. */
enum err db_commit(struct db *db) MUST_USE;
void db_rollback(struct db *db);
/** db_in_transaction(db): false also after SQLite gave it up by itself. */
bool db_in_transaction(const struct db *db);
/** db_savepoint, db_release, db_rollback_to: they nest; release keeps and
 * rollback_to undoes what happened since the innermost, and both close it.
 * Errors: DB. */
enum err db_savepoint(struct db *db) MUST_USE;
enum err db_release(struct db *db) MUST_USE;
void db_rollback_to(struct db *db);
/** db_checkpoint(db): write the log back and empty it, so that deleted bytes
 * are gone from every file. Errors: BUSY (a reader), DB. */
enum err db_checkpoint(struct db *db) MUST_USE;
/** db_log_pages(db): pages that the log holds, as of the last commit.
 * db_write_back(db): write the log back, so that the next commit begins it
 * anew; its bytes stay until they are written over. Errors: DB. */
int db_log_pages(const struct db *db);
enum err db_write_back(struct db *db) MUST_USE;
/** db_backup(db, path): a consistent copy into a new file of mode 0600,
 * durable; call outside a transaction. Errors: CONFLICT (the file exists), IO,
 * FULL, DB. */
enum err db_backup(struct db *db, const char *path) MUST_USE;
/**
 * The same in slices, while the directory is served: start, step until done,
 * finish. What is committed between the steps is in the copy. Call each
 * outside a transaction and before db_close. finish makes the copy durable
 * when it is done and removes it when it is not; it frees ${b} either way.
 * Errors: as db_backup; BUSY of a step: a transaction is open.
 */
struct db_backup;
enum err db_backup_start(struct db *db, const char *path,
    struct db_backup **out) MUST_USE;
enum err db_backup_step(struct db_backup *b, int pages,
    bool *done_out) MUST_USE;
enum err db_backup_finish(struct db_backup *b) MUST_USE;
/** db_integrity(db): quick_check. Errors: TAMPERED, DB (it cannot be read). */
enum err db_integrity(struct db *db) MUST_USE;

/**
 * db_stmt(db, id): the prepared statement ${id}, reset, nothing bound. Never
 * NULL: what does not prepare stops the start (db_open prepares all).
 * Parameters are bound by their order of first appearance in the SQL, which
 * is the order of the arguments in the comment of the query.
 */
struct stmt *db_stmt(struct db *db, enum sql_id id);
void stmt_i64(struct stmt *st, int64_t v);     /* binds the next parameter */
void stmt_blob(struct stmt *st, struct str v); /* borrowed until stepped */
void stmt_text(struct stmt *st, struct str v);
void stmt_null(struct stmt *st);
/** stmt_row(st, has_out): step; true while there is a row. Errors: CONFLICT
 * (a constraint), FULL, DB. When it gives no row the statement is reset. */
enum err stmt_row(struct stmt *st, bool *has_out) MUST_USE;
/** stmt_exec(st, changed_out): step to the end; rows changed (may be NULL).
 * Errors: as stmt_row. */
enum err stmt_exec(struct stmt *st, int64_t *changed_out) MUST_USE;
/** stmt_done(st): reset before the end; harmless twice. */
void stmt_done(struct stmt *st);
int64_t col_i64(struct stmt *st, int col);     /* columns from 0 */
struct str col_blob(struct stmt *st, int col); /* borrowed until next step */
struct str col_text(struct stmt *st, int col);
bool col_null(struct stmt *st, int col);

/** db_reason(): what the last error since db_begin was, for the operator's log:
 * statement name, table, SQLite's code; no value. Empty without one; valid
 * until the next error. */
const char *db_reason(void);

/** db_fault_after(n): for tests: the ${n}-th step from now (a statement,
 * begin, commit, savepoint) fails with DB, once; 0 takes it back.
 * db_fault_pending(): whether it is still to come. */
void db_fault_after(int64_t n);
bool db_fault_pending(void);

#endif
