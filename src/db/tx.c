/* SPDX-License-Identifier: EUPL-1.2 */
/* db/tx: begin, commit, savepoints. */
#include <errno.h>

#include "db/private.h"

static enum err
step(struct db *db, enum tx which)
{
	static const char *const names[TX_MAX] = { "begin", "commit",
		"rollback", "savepoint", "release", "rollback to" };
	enum err e;
	int rc;

	errno = 0;
	rc = sqlite3_step(db->tx[which]);
	e = db_error(db->h, rc, names[which]);
	(void)sqlite3_reset(db->tx[which]);
	return e;
}

/* No cursor outlives a transaction: it would hold back the checkpoint. */
static void
close_cursors(struct db *db)
{
	for (int i = 0; i < db->set->n; i++)
		if (sqlite3_stmt_busy(db->st[i].h) != 0)
			stmt_done(&db->st[i]);
}

enum err
db_begin(struct db *db)
{
	db_error_forget();
	return db_fault() ? ERR_DB : step(db, TX_BEGIN);
}

enum err
db_commit(struct db *db)
{
	enum err e;

	close_cursors(db);
	e = db_fault() ? ERR_DB : step(db, TX_COMMIT);
	if (e != ERR_OK)
		db_rollback(db);
	return e;
}

void
db_rollback(struct db *db)
{
	close_cursors(db);
	if (db_in_transaction(db))
		(void)step(db, TX_ROLLBACK); /* fails only when none is open */
}

bool
db_in_transaction(const struct db *db)
{
	return sqlite3_get_autocommit(db->h) == 0;
}

enum err
db_savepoint(struct db *db)
{
	return db_fault() ? ERR_DB : step(db, TX_SAVE);
}

enum err
db_release(struct db *db)
{
	return db_fault() ? ERR_DB : step(db, TX_KEEP);
}

void
db_rollback_to(struct db *db)
{
	close_cursors(db);
	/* When SQLite gave up the transaction there is none to go back to;
	 * the caller sees that by db_in_transaction. */
	if (db_in_transaction(db) && step(db, TX_UNDO) == ERR_OK)
		(void)step(db, TX_KEEP);
}
