/* SPDX-License-Identifier: EUPL-1.2 */
/* db/migrate: the schema, brought to the newest version. */
#include <stdio.h>

#include "db/private.h"

static enum err
migrate_to(struct db *db, const struct sql_migration *m)
{
	char mark[80];
	enum err e;

	(void)snprintf(mark, sizeof(mark),
	    "PRAGMA user_version = %d; PRAGMA application_id = %d", m->version,
	    DB_APPLICATION_ID);
	if ((e = db_run(db, "BEGIN IMMEDIATE")) != ERR_OK)
		return e;
	if ((e = db_run(db, m->text)) != ERR_OK)
		goto fail;
	if ((e = db_run(db, mark)) != ERR_OK)
		goto fail;
	if ((e = db_run(db, "COMMIT")) != ERR_OK)
		goto fail;
	return ERR_OK;

fail:
	if (sqlite3_get_autocommit(db->h) == 0)
		(void)sqlite3_exec(db->h, "ROLLBACK", NULL, NULL, NULL);
	return e == ERR_CONFLICT ? ERR_DB : e;
}

enum err
db_migrate(struct db *db)
{
	const struct sql_migration *m = db->set->schema;
	int64_t at;
	enum err e;

	if ((e = db_ask_i64(db, "PRAGMA user_version", &at)) != ERR_OK)
		return e;
	for (; m->version != 0; m++) {
		if (m->version <= at)
			continue;
		if ((e = migrate_to(db, m)) != ERR_OK)
			return e;
		at = m->version;
	}
	/* A newer Vern knows tables that this one would forget to erase. */
	if (m != db->set->schema && at > m[-1].version)
		return db_error(NULL, SQLITE_MISMATCH,
		    "the database was made by a newer version");
	return ERR_OK;
}
