/* SPDX-License-Identifier: EUPL-1.2 */
/* db: what the database refuses, keeps, and forgets. */
#include "tap.h"
#include "temp.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/private.h"

enum test_sql {
	PUT,
	GET,
	ALL,
	REMOVE,
	COUNT,
	AUDIT_PUT,
	AUDIT_COUNT,
	AUDIT_PRUNE,
	CHANGE,
	ADD_CHILD,
	TEST_SQL_MAX
};

static const char *const texts[TEST_SQL_MAX + 1] = {
	"INSERT INTO t (id, v) VALUES (?1, ?2)",
	"SELECT v FROM t WHERE id = ?1",
	"SELECT id, v FROM t ORDER BY id",
	"DELETE FROM t WHERE id = ?1",
	"SELECT count(*) FROM t",
	"INSERT INTO audit (seq, entry) VALUES (?1, ?2)",
	"SELECT count(*), count(entry) FROM audit",
	"UPDATE audit SET entry = NULL WHERE seq < ?1",
	"UPDATE t SET v = ?1 WHERE id = ?2",
	"INSERT INTO child (id, parent) VALUES (?1, ?2)",
	NULL,
};

static const char *const names[TEST_SQL_MAX + 1] = { "put", "get", "all",
	"remove", "count", "audit_put", "audit_count", "audit_prune", "change",
	"add_child", NULL };

static const struct sql_migration schema[] = {
	{ 1, "0001",
	    "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, v BLOB NOT NULL) "
	    "STRICT, WITHOUT ROWID;"
	    "CREATE TABLE audit (seq INTEGER PRIMARY KEY, entry BLOB) STRICT;"
	    "CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER "
	    "NOT NULL REFERENCES t) STRICT;" },
	{ 2, "0002", "CREATE TABLE second (id INTEGER PRIMARY KEY) STRICT;" },
	{ 0, NULL, NULL },
};
static const struct sql_set set = { schema, texts, names, TEST_SQL_MAX };

static char dir[TEMP_MAX];
static char path[64];

static struct stmt *
stmt_of(struct db *db, enum test_sql id)
{
	return db_stmt(db, (enum sql_id)id);
}

static const char *
in_dir(const char *name)
{
	static char full[128];

	(void)snprintf(full, sizeof(full), "%s/%s", dir, name);
	return full;
}

static enum err
put(struct db *db, int64_t id, struct str v)
{
	struct stmt *st = stmt_of(db, PUT);

	stmt_i64(st, id);
	stmt_blob(st, v);
	return stmt_exec(st, NULL);
}

static int64_t
count(struct db *db)
{
	struct stmt *st = stmt_of(db, COUNT);
	bool has;
	int64_t n;

	if (stmt_row(st, &has) != ERR_OK || !has)
		return -1;
	n = col_i64(st, 0);
	stmt_done(st);
	return n;
}

static struct db *
fresh(void)
{
	struct db *db = NULL;

	(void)snprintf(path, sizeof(path), "%s/vern.db", dir);
	(void)unlink(path);
	(void)unlink(in_dir("vern.db-wal"));
	(void)unlink(in_dir("vern.db-shm"));
	(void)unlink(in_dir("vern.db.lock"));
	if (db_create_set(path, &set) != ERR_OK ||
	    db_open_set(path, &set, &db) != ERR_OK) {
		printf("Bail out! %s\n", db_reason());
		exit(1);
	}
	return db;
}

/* Whether the bytes are in any file of the directory. */
static bool
on_disk(const char *needle)
{
	char command[256];

	(void)snprintf(command, sizeof(command), "grep -rqa -e '%s' '%s'",
	    needle, dir);
	return system(command) == 0;
}

static mode_t
mode_of(const char *name)
{
	struct stat st;

	return stat(name, &st) == 0 ? st.st_mode & 07777 : 0;
}

/* ---- refused: statements that the wall does not let pass ------------ */

static void
test_guard(void)
{
	static const struct {
		const char *what, *name, *sql;
		enum err want;
	} cases[] = {
		{ "T-37 a table cannot be made", "x",
		    "CREATE TABLE x (a INTEGER) STRICT", ERR_DB },
		{ "T-37 a table cannot be dropped", "x", "DROP TABLE audit",
		    ERR_DB },
		{ "a table cannot be altered", "x",
		    "ALTER TABLE t ADD COLUMN w TEXT", ERR_DB },
		{ "an index cannot be made", "x", "CREATE INDEX i ON t (v)",
		    ERR_DB },
		{ "a trigger cannot be made", "x",
		    "CREATE TRIGGER g AFTER INSERT ON t BEGIN "
		    "DELETE FROM t; END",
		    ERR_DB },
		{ "a temporary table cannot be made", "x",
		    "CREATE TEMP TABLE x (a INTEGER)", ERR_DB },
		{ "another file cannot be attached", "x",
		    "ATTACH '/tmp/other.db' AS other", ERR_DB },
		{ "a pragma cannot be given", "x", "PRAGMA secure_delete = OFF",
		    ERR_DB },
		{ "a pragma function cannot be read", "x",
		    "SELECT file FROM pragma_database_list", ERR_DB },
		{ "the file cannot be copied by VACUUM", "x",
		    "VACUUM INTO '/tmp/copy.db'", ERR_DB },
		{ "an extension cannot be loaded", "x",
		    "SELECT load_extension('x')", ERR_DB },
		{ "the schema table cannot be written", "x",
		    "UPDATE sqlite_master SET sql = ''", ERR_DB },
		{ "T-67 the trail cannot be changed", "x",
		    "UPDATE audit SET entry = x'00'", ERR_DB },
		{ "T-67 the trail cannot be shortened", "x",
		    "DELETE FROM audit", ERR_DB },
		{ "T-67 the trail cannot be changed by way of a conflict", "x",
		    "INSERT INTO audit (seq) VALUES (1) "
		    "ON CONFLICT (seq) DO UPDATE SET entry = NULL",
		    ERR_DB },
		{ "T-67 the trail is not another's to prune", "prune_audit",
		    "UPDATE audit SET entry = NULL", ERR_DB },
		{ "a statement that does not parse stops the start", "x",
		    "SELEC 1", ERR_DB },
		{ "a missing column stops the start", "x", "SELECT w FROM t",
		    ERR_DB },
		{ "a string in double quotes is no string", "x",
		    "SELECT \"text\" FROM t", ERR_DB },
		{ "two statements are not one", "x", "SELECT 1; SELECT 2",
		    ERR_DB },
		{ "no statement is none", "x", "", ERR_DB },
		{ "pruning the trail is for audit_prune", "audit_prune_old",
		    "UPDATE audit SET entry = NULL", ERR_OK },
		{ "reading the trail is allowed", "x",
		    "SELECT entry FROM audit", ERR_OK },
	};

	db_close(fresh());
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *text[] = { cases[i].sql, NULL };
		const char *name[] = { cases[i].name, NULL };
		struct sql_set one = { schema, text, name, 1 };
		struct db *db = NULL;

		tap_err(db_open_set(path, &one, &db), cases[i].want,
		    cases[i].what);
		db_close(db);
	}
}

/* ---- refused: files that are not ours to open ----------------------- */

static void
write_file(const char *name, const char *bytes, size_t n)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (fd < 0 || write(fd, bytes, n) != (ssize_t)n)
		exit(1);
	(void)close(fd);
}

static void
test_open(void)
{
	struct db *db = fresh(), *other = NULL;
	struct sql_migration old[] = { schema[0], { 0, NULL, NULL } };
	struct sql_set older = { old, texts, names, TEST_SQL_MAX };
	char junk[4096];

	tap_err(db_open_set(path, &set, &other), ERR_BUSY,
	    "a second open is refused at once");
	if (fork() == 0)
		_exit(db_open_set(path, &set, &other) == ERR_BUSY ? 0 : 1);
	int status;
	(void)wait(&status);
	tap_ok(status == 0, "a second process is refused");
	db_close(db);
	tap_err(db_open_set(path, &set, &db), ERR_OK,
	    "after the close another may open");
	db_close(db);
	tap_err(db_create_set(path, &set), ERR_CONFLICT,
	    "an existing database is not made again");
	tap_err(db_open_set(in_dir("none.db"), &set, &db), ERR_NOT_FOUND,
	    "a database that is not there");
	tap_err(db_create_set(in_dir("no/dir.db"), &set), ERR_IO,
	    "a directory that is not there");
	memset(junk, 'x', sizeof(junk));
	write_file(in_dir("junk.db"), junk, sizeof(junk));
	tap_err(db_open_set(in_dir("junk.db"), &set, &db), ERR_TAMPERED,
	    "a file that is no database");
	if (system("sqlite3 /dev/null 2>/dev/null </dev/null") == 0) {
		char command[256];

		(void)snprintf(command, sizeof(command),
		    "sqlite3 '%s' 'CREATE TABLE a (b)'", in_dir("alien.db"));
		(void)!system(command);
		tap_err(db_open_set(in_dir("alien.db"), &set, &db),
		    ERR_TAMPERED, "a database of another program");
	}
	tap_err(db_open_set(path, &older, &db), ERR_DB,
	    "a database made by a newer version");
	tap_ok(mode_of(path) == 0600, "the database is its owner's alone");
	tap_ok(mode_of(in_dir("vern.db.lock")) == 0600, "the lock likewise");
}

static void
test_migrate(void)
{
	static const struct sql_migration bad[] = { { 1, "0001", "" },
		{ 2, "0002", "" },
		{ 3, "0003",
		    "CREATE TABLE third (a INTEGER) STRICT; NONSENSE" },
		{ 0, NULL, NULL } };
	static const struct sql_migration good[] = { { 1, "0001", "" },
		{ 2, "0002", "" },
		{ 3, "0003", "CREATE TABLE third (a INTEGER) STRICT" },
		{ 0, NULL, NULL } };
	struct sql_set with_bad = { bad, texts, names, TEST_SQL_MAX };
	struct sql_set with_good = { good, texts, names, TEST_SQL_MAX };
	struct db *db = NULL;

	db_close(fresh());
	tap_err(db_open_set(path, &with_bad, &db), ERR_DB,
	    "a migration that fails stops the start");
	tap_err(db_open_set(path, &with_good, &db), ERR_OK,
	    "and left nothing behind: the mended one runs");
	tap_ok(db != NULL && count(db) == 0, "the tables are as they were");
	db_close(db);
	db = NULL;
	tap_err(db_open_set(path, &with_good, &db), ERR_OK,
	    "a migration runs once");
	db_close(db);
}

/* ---- transactions --------------------------------------------------- */

static void
test_transactions(void)
{
	struct db *db = fresh();
	struct stmt *st;

	tap_err(put(db, 1, STR("one")), ERR_OK, "a row is put");
	tap_err(put(db, 1, STR("again")), ERR_CONFLICT, "a key twice");
	st = stmt_of(db, ADD_CHILD);
	stmt_i64(st, 1);
	stmt_i64(st, 99);
	tap_err(stmt_exec(st, NULL), ERR_CONFLICT, "a row without its parent");
	st = stmt_of(db, PUT);
	stmt_i64(st, 5);
	stmt_text(st, STR("text in a blob column"));
	tap_err(stmt_exec(st, NULL), ERR_CONFLICT,
	    "a value of the wrong type, STRICT");
	st = stmt_of(db, PUT);
	stmt_i64(st, 5);
	stmt_null(st);
	tap_err(stmt_exec(st, NULL), ERR_CONFLICT, "NULL where NOT NULL");
	tap_err(put(db, 2, STR_NONE), ERR_OK, "an empty blob is not NULL");

	tap_err(db_begin(db), ERR_OK, "begin");
	tap_err(db_begin(db), ERR_DB, "a transaction in a transaction");
	tap_ok(db_in_transaction(db), "in a transaction");
	tap_err(put(db, 3, STR("three")), ERR_OK, "put in it");
	tap_err(db_savepoint(db), ERR_OK, "savepoint");
	tap_err(put(db, 4, STR("four")), ERR_OK, "put in the savepoint");
	tap_err(db_savepoint(db), ERR_OK, "savepoint in the savepoint");
	tap_err(put(db, 5, STR("five")), ERR_OK, "put in the inner one");
	tap_err(db_release(db), ERR_OK, "the inner one is kept");
	db_rollback_to(db);
	tap_ok(count(db) == 3, "undoing the outer undoes the inner");
	tap_err(db_savepoint(db), ERR_OK, "savepoint after an undone one");
	tap_err(put(db, 6, STR("six")), ERR_OK, "put in it");
	tap_err(db_release(db), ERR_OK, "and keep it");
	tap_err(db_release(db), ERR_DB, "there is no savepoint to release");
	tap_err(db_commit(db), ERR_OK, "commit");
	tap_ok(count(db) == 4, "what was kept is there");
	tap_err(db_commit(db), ERR_DB, "nothing to commit");

	tap_err(db_begin(db), ERR_OK, "begin again");
	tap_err(put(db, 7, STR("seven")), ERR_OK, "put");
	db_rollback(db);
	db_rollback(db);
	tap_ok(count(db) == 4 && !db_in_transaction(db),
	    "undone, and undoing twice is harmless");
	db_close(db);
}

static void
test_rows(void)
{
	struct db *db = fresh();
	struct stmt *st;
	bool has;
	int64_t n;

	for (int64_t id = 1; id <= 3; id++)
		(void)!put(db, id, id == 3 ? STR("three") : STR("x"));
	(void)!put(db, 6, STR("six"));
	st = stmt_of(db, ALL);
	n = 0;
	while (stmt_row(st, &has) == ERR_OK && has)
		n += col_i64(st, 0);
	tap_ok(n == 1 + 2 + 3 + 6, "all rows come in order");
	st = stmt_of(db, GET);
	stmt_i64(st, 3);
	tap_ok(stmt_row(st, &has) == ERR_OK && has &&
		   str_is(col_blob(st, 0), "three"),
	    "a row by its key");
	stmt_done(st);
	st = stmt_of(db, GET);
	stmt_i64(st, 77);
	tap_ok(stmt_row(st, &has) == ERR_OK && !has, "no such row");
	st = stmt_of(db, CHANGE);
	stmt_blob(st, STR("drei"));
	stmt_i64(st, 3);
	tap_ok(stmt_exec(st, &n) == ERR_OK && n == 1, "one row changed");
	st = stmt_of(db, CHANGE);
	stmt_blob(st, STR("none"));
	stmt_i64(st, 77);
	tap_ok(stmt_exec(st, &n) == ERR_OK && n == 0, "no row changed");
	db_close(db);
}

/* ---- T-28: deleted bytes are in no file ----------------------------- */

static void
test_forget(void)
{
	struct db *db = fresh();
	struct stmt *st;
	bool has;

	tap_err(put(db, 1, STR("Needle-In-The-File")), ERR_OK, "put");
	tap_ok(on_disk("Needle-In-The-File"), "the bytes are on the disk");
	st = stmt_of(db, REMOVE);
	stmt_i64(st, 1);
	tap_err(stmt_exec(st, NULL), ERR_OK, "delete");
	tap_ok(on_disk("Needle-In-The-File"),
	    "deleted bytes are still in the log before the checkpoint");
	tap_err(put(db, 2, STR("other")), ERR_OK, "put another");
	tap_err(put(db, 3, STR("third")), ERR_OK, "put a third");
	st = stmt_of(db, ALL);
	tap_ok(stmt_row(st, &has) == ERR_OK && has, "a reader is open");
	tap_err(db_checkpoint(db), ERR_BUSY,
	    "a checkpoint says so when a reader holds it up");
	stmt_done(st);
	tap_err(db_checkpoint(db), ERR_OK, "without a reader it is done");
	tap_ok(!on_disk("Needle-In-The-File"),
	    "T-28 deleted bytes are in no file after the checkpoint");
	tap_ok(on_disk("other"), "what was not deleted is there");
	db_close(db);
}

/* Killed between the commit of an erasure and its checkpoint. */
static void
test_forget_after_crash(void)
{
	struct db *db = fresh();
	struct stmt *st;
	int status;

	(void)!put(db, 1, STR("Needle-Before-The-Crash"));
	db_close(db);
	if (fork() == 0) {
		if (db_open_set(path, &set, &db) != ERR_OK)
			_exit(1);
		st = stmt_of(db, REMOVE);
		stmt_i64(st, 1);
		(void)!stmt_exec(st, NULL);
		(void)!put(db, 2, STR("acknowledged"));
		(void)raise(SIGKILL);
	}
	(void)wait(&status);
	tap_ok(WIFSIGNALED(status) && on_disk("Needle-Before-The-Crash"),
	    "killed before the checkpoint");
	tap_err(db_open_set(path, &set, &db), ERR_OK,
	    "the lock of a killed process is free");
	tap_ok(count(db) == 1 && on_disk("acknowledged"),
	    "what was acknowledged is there");
	tap_ok(!on_disk("Needle-Before-The-Crash"),
	    "T-28 what was erased is in no file once it is open");
	db_close(db);
}

/* Rows that page splits moved about: their old copies go too. */
static void
test_forget_copies(void)
{
	enum {
		ROWS = 6000
	};
	struct db *db = fresh();
	uint64_t x = 88172645463325252; /* xorshift: the same order each run */
	int64_t id[ROWS];
	struct stmt *st;
	enum err e = ERR_OK;

	for (int i = 0; i < ROWS && e == ERR_OK; i++) {
		char v[400] = "Needle-That-Stays";

		if (i % 3 == 0)
			memcpy(v, "Needle-That-Goes!", 17);
		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
		id[i] = (int64_t)(x >> 2);
		memset(v + 17, 'v', sizeof(v) - 17);
		if (i % 250 == 0)
			e = db_begin(db);
		if (e == ERR_OK)
			e = put(db, id[i],
			    (struct str){ .p = v, .n = 60 + x % 300 });
		if (i % 250 == 249 && e == ERR_OK)
			e = db_commit(db);
		if (i % 1000 == 999 && e == ERR_OK)
			e = db_checkpoint(db);
	}
	tap_err(e, ERR_OK, "rows are put in random order");
	e = db_begin(db);
	for (int i = 0; i < ROWS && e == ERR_OK; i += 3) {
		st = stmt_of(db, REMOVE);
		stmt_i64(st, id[i]);
		e = stmt_exec(st, NULL);
	}
	if (e == ERR_OK)
		e = db_commit(db);
	if (e == ERR_OK)
		e = db_checkpoint(db);
	tap_err(e, ERR_OK, "and a third removed");
	tap_ok(count(db) == ROWS - ROWS / 3 && on_disk("Needle-That-Stays"),
	    "the others stay");
	tap_ok(!on_disk("Needle-That-Goes!"),
	    "T-28 copies that page splits left are in no file");
	tap_err(db_integrity(db), ERR_OK, "and the file is whole");
	tap_err(db_backup(db, in_dir("copy.db")), ERR_OK, "a backup");
	tap_ok(!on_disk("Needle-That-Goes!"),
	    "T-28 copies that page splits left are in no backup");
	(void)unlink(in_dir("copy.db"));
	db_close(db);
}

/* ---- a full disk, a broken file, a fault at each step --------------- */

static bool
limit_file_size(void)
{
	struct rlimit small = { .rlim_cur = 262144, .rlim_max = 262144 };

	(void)signal(SIGXFSZ, SIG_IGN);
	return setrlimit(RLIMIT_FSIZE, &small) == 0;
}

/* A file system of its own; only where namespaces are allowed. */
static bool
mount_small(void)
{
	return (unshare(CLONE_NEWNS) == 0 ||
		   unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) &&
	       mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
	       mount("none", dir, "tmpfs", 0, "size=512k") == 0;
}

static void
full_disk(bool (*make_small)(void))
{
	static char big[100000];
	struct db *db;
	enum err e = ERR_OK;
	int i;

	if (!make_small()) {
		printf("# skipped: not allowed here\n");
		return;
	}
	db = fresh();
	tap_err(put(db, 1, STR("before")), ERR_OK, "there is room");
	for (i = 2; i < 20 && e == ERR_OK; i++) {
		if ((e = db_begin(db)) == ERR_OK)
			e = put(db, i,
			    (struct str){ .p = big, .n = sizeof(big) });
		if (e == ERR_OK)
			e = db_commit(db);
		else
			db_rollback(db);
	}
	tap_err(e, ERR_FULL, "a full disk is FULL, not DB");
	tap_ok(!db_in_transaction(db), "no transaction is left open");
	tap_ok(count(db) == i - 2, "what was acknowledged is there");
	tap_err(db_integrity(db), ERR_OK, "and whole");
	db_close(db);
	tap_err(db_open_set(path, &set, &db), ERR_OK,
	    "the full one opens again");
	tap_ok(count(db) == i - 2, "and lost nothing");
	db_close(db);
}

/* In a process of its own, whose limits end with it. */
static void
test_full(bool (*make_small)(void), const char *what)
{
	int status;

	(void)fflush(stdout);
	if (fork() == 0) {
		/* Its lines are not numbered with ours. */
		(void)dup2(STDERR_FILENO, STDOUT_FILENO);
		tap_bad = 0;
		full_disk(make_small);
		(void)fflush(stdout);
		_exit(tap_bad);
	}
	(void)wait(&status);
	tap_ok(status == 0, what);
}

static void
test_backup(void)
{
	struct db *db = fresh(), *copy = NULL;
	char name[128];

	for (int i = 1; i <= 100; i++)
		(void)!put(db, i, STR("backed up"));
	(void)snprintf(name, sizeof(name), "%s", in_dir("copy.db"));
	tap_err(db_backup(db, in_dir("no/copy.db")), ERR_IO,
	    "a backup into no directory");
	tap_err(db_backup(db, path), ERR_CONFLICT,
	    "a backup onto the database itself");
	tap_err(db_backup(db, name), ERR_OK, "a backup while it is open");
	tap_err(db_backup(db, name), ERR_CONFLICT,
	    "an old backup is not overwritten");
	tap_ok(mode_of(name) == 0600, "the backup is its owner's alone");
	(void)!put(db, 101, STR("after"));
	tap_err(db_open_set(name, &set, &copy), ERR_OK, "the backup opens");
	tap_ok(copy != NULL && count(copy) == 100,
	    "and holds what was there then");
	tap_err(db_integrity(copy), ERR_OK, "it is whole");
	db_close(copy);
	db_close(db);
	(void)unlink(name);
}

static void
test_backup_slices(void)
{
	struct db *db = fresh(), *copy = NULL;
	struct db_backup *b = NULL;
	char name[128];
	bool done = false;
	int steps = 0;
	enum err e;

	(void)snprintf(name, sizeof(name), "%s", in_dir("slices.db"));
	for (int i = 1; i <= 2000; i++)
		(void)!put(db, i, STR("a row of some length, to fill pages"));
	if (db_backup_start(db, name, &b) != ERR_OK)
		exit(1);
	tap_err(db_backup_step(b, 1, &done), ERR_OK, "a first slice");
	tap_err(db_backup_finish(b), ERR_DB, "a copy given up half way");
	tap_ok(access(name, F_OK) != 0, "is not left behind");
	e = db_backup_start(db, name, &b);
	while (e == ERR_OK && !done) {
		e = db_backup_step(b, 4, &done);
		if (e == ERR_OK && !done && steps < 5)
			e = put(db, 3000 + steps, STR("while it is copied"));
		steps++;
	}
	tap_ok(e == ERR_OK && steps > 5, "many slices with changes between");
	tap_err(db_backup_finish(b), ERR_OK, "are finished");
	tap_err(db_open_set(name, &set, &copy), ERR_OK, "the copy opens");
	tap_ok(copy != NULL && count(copy) == 2005 &&
		   db_integrity(copy) == ERR_OK,
	    "holds the changes and is whole");
	db_close(copy);
	done = false;
	e = db_backup_start(db, in_dir("second.db"), &b);
	if (e != ERR_OK || db_begin(db) != ERR_OK)
		exit(1);
	tap_err(put(db, 4000, STR("open")), ERR_OK, "a transaction is open");
	tap_err(db_backup_step(b, 4, &done), ERR_BUSY,
	    "then a slice has to wait");
	tap_err(db_commit(db), ERR_OK, "for the commit");
	tap_err(db_backup_step(b, -1, &done), ERR_OK, "and goes on");
	tap_err(db_backup_finish(b), ERR_OK, "to the end");
	db_close(db);
}

static void
test_broken(void)
{
	struct db *db = fresh();
	char junk[4096];
	enum err e;
	int fd;

	for (int i = 1; i <= 2000; i++)
		(void)!put(db, i, STR("a row of some length, to fill pages"));
	tap_err(db_integrity(db), ERR_OK, "a whole file");
	(void)!db_checkpoint(db);
	db_close(db);
	db = NULL;
	memset(junk, 0x5a, sizeof(junk));
	fd = open(path, O_WRONLY);
	for (off_t at = 4096 * 4; at < 4096 * 9; at += 4096)
		(void)!pwrite(fd, junk, sizeof(junk), at);
	(void)close(fd);
	e = db_open_set(path, &set, &db);
	tap_ok(e == ERR_TAMPERED ||
		   (e == ERR_OK && db_integrity(db) == ERR_TAMPERED),
	    "a damaged file is TAMPERED");
	db_close(db);
}

static void
test_faults(void)
{
	struct db *db = fresh();
	int64_t before, n;
	bool clean = true, done = false;

	for (n = 1; n < 50 && !done; n++) {
		enum err e;

		before = count(db);
		db_fault_after(n);
		if ((e = db_begin(db)) == ERR_OK &&
		    (e = put(db, n * 2, STR("a"))) == ERR_OK &&
		    (e = put(db, n * 2 + 1, STR("b"))) == ERR_OK)
			e = db_commit(db);
		else
			db_rollback(db);
		done = db_fault_pending();
		db_fault_after(0);
		if (e != (done ? ERR_OK : ERR_DB) || db_in_transaction(db) ||
		    count(db) != before + (done ? 2 : 0))
			clean = false;
	}
	tap_ok(clean && done && n == 6,
	    "a fault at each step leaves all or nothing");
	db_close(db);
}

int
main(void)
{
	if (!temp_dir(dir, "db"))
		return 1;
	test_guard();
	test_open();
	test_migrate();
	test_transactions();
	test_rows();
	test_forget();
	test_forget_after_crash();
	test_forget_copies();
	test_full(limit_file_size, "a file that may not grow loses nothing");
	test_full(mount_small, "a full file system loses nothing");
	test_backup();
	test_backup_slices();
	test_broken();
	test_faults();
	char command[64];
	(void)snprintf(command, sizeof(command), "rm -r '%s'", dir);
	(void)!system(command);
	return tap_done();
}
