/* SPDX-License-Identifier: EUPL-1.2 */
/* db: the shipped schema and statements agree, and stay within their bounds. */
#include "tap.h"
#include "temp.h"

#include <stdlib.h>
#include <unistd.h>

#include "db/private.h"

static char dir[TEMP_MAX];

/* One column of text for each row of a question about the schema. */
static int
rows_of(struct db *db, const char *sql, const char *what)
{
	sqlite3_stmt *h = NULL;
	int n = 0;

	db->trusted = true;
	if (sqlite3_prepare_v2(db->h, sql, -1, &h, NULL) != SQLITE_OK)
		n = -1;
	while (h != NULL && sqlite3_step(h) == SQLITE_ROW) {
		printf("# %s: %s\n", what, sqlite3_column_text(h, 0));
		n++;
	}
	(void)sqlite3_finalize(h);
	db->trusted = false;
	return n;
}

static int64_t
setting(struct db *db, const char *sql)
{
	int64_t v = -1;

	(void)!db_ask_i64(db, sql, &v);
	return v;
}

static void
test_settings(struct db *db)
{
	static const struct {
		const char *sql;
		int64_t want;
	} cases[] = {
		{ "PRAGMA synchronous", 2 },
		{ "PRAGMA secure_delete", 1 },
		{ "PRAGMA foreign_keys", 1 },
		{ "PRAGMA trusted_schema", 0 },
		{ "PRAGMA temp_store", 2 },
		{ "PRAGMA wal_autocheckpoint", 0 },
		{ "PRAGMA mmap_size", 0 },
		{ "PRAGMA auto_vacuum", 0 },
		{ "PRAGMA max_page_count", DB_MAX_PAGES },
		{ "PRAGMA application_id", DB_APPLICATION_ID },
		{ "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1 },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		int64_t got = setting(db, cases[i].sql);

		if (!tap_ok(got == cases[i].want, cases[i].sql))
			printf("# got %lld\n", (long long)got);
	}
}

static void
test_tables(struct db *db)
{
	tap_ok(rows_of(db,
		   "SELECT name FROM pragma_table_list WHERE type = 'table' "
		   "AND strict = 0 AND name NOT LIKE 'sqlite%'",
		   "not STRICT") == 0,
	    "every table is STRICT");
	tap_ok(rows_of(db,
		   "SELECT name FROM sqlite_master WHERE type IN "
		   "('trigger', 'view')",
		   "hidden") == 0,
	    "no trigger and no view works behind the statements");
	tap_ok(rows_of(db,
		   "SELECT name FROM sqlite_master WHERE sql LIKE "
		   "'CREATE VIRTUAL%'",
		   "virtual") == 0,
	    "no full-text index keeps deleted words");
}

int
main(void)
{
	char path[64], command[64];
	struct db *db = NULL;

	if (!temp_dir(dir, "shipped"))
		return 1;
	(void)snprintf(path, sizeof(path), "%s/vern.db", dir);
	if (!tap_err(db_create(path), ERR_OK, "the schema is made"))
		printf("# %s\n", db_reason());
	if (!tap_err(db_open(path, &db), ERR_OK,
		"every statement prepares, within the authorizer's bounds"))
		printf("# %s\n", db_reason());
	if (db != NULL) {
		test_settings(db);
		test_tables(db);
	}
	db_close(db);
	(void)snprintf(command, sizeof(command), "rm -r '%s'", dir);
	(void)!system(command);
	return tap_done();
}
