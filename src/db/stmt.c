/* SPDX-License-Identifier: EUPL-1.2 */
/* db/stmt: a statement by its name, bound, stepped, read. */
#include <assert.h>
#include <errno.h>

#include "db/private.h"

struct stmt *
db_stmt(struct db *db, enum sql_id id)
{
	struct stmt *st;

	assert((int)id >= 0 && (int)id < db->set->n);
	st = &db->st[id];
	stmt_done(st);
	return st;
}

/* A binding fails only when there is no such parameter: our mistake. */
static void
bound(struct stmt *st, int rc)
{
	assert(rc == SQLITE_OK);
	(void)rc;
	st->bound++;
}

void
stmt_i64(struct stmt *st, int64_t v)
{
	bound(st, sqlite3_bind_int64(st->h, st->bound + 1, v));
}

void
stmt_blob(struct stmt *st, struct str v)
{
	/* SQLite makes NULL of a NULL pointer; an empty blob is not NULL. */
	bound(st, sqlite3_bind_blob64(st->h, st->bound + 1,
		      v.p == NULL ? "" : v.p, v.n, SQLITE_STATIC));
}

void
stmt_text(struct stmt *st, struct str v)
{
	bound(st, sqlite3_bind_text64(st->h, st->bound + 1,
		      v.p == NULL ? "" : v.p, v.n, SQLITE_STATIC, SQLITE_UTF8));
}

void
stmt_null(struct stmt *st)
{
	bound(st, sqlite3_bind_null(st->h, st->bound + 1));
}

enum err
stmt_row(struct stmt *st, bool *has_out)
{
	struct db *db = st->db;
	enum err e;
	int rc;

	assert(st->bound == sqlite3_bind_parameter_count(st->h));
	if (db_fault()) {
		stmt_done(st);
		return ERR_DB;
	}
	db->name = st->name; /* the step may prepare it again */
	errno = 0;
	rc = sqlite3_step(st->h);
	db->name = NULL;
	e = db_error(db->h, rc, st->name);
	if (rc != SQLITE_ROW)
		stmt_done(st);
	if (e == ERR_OK)
		*has_out = rc == SQLITE_ROW;
	return e;
}

enum err
stmt_exec(struct stmt *st, int64_t *changed_out)
{
	sqlite3 *h = st->db->h;
	bool more, changes = sqlite3_stmt_readonly(st->h) == 0;
	enum err e;

	do {
		if ((e = stmt_row(st, &more)) != ERR_OK)
			return e;
	} while (more);
	if (changed_out != NULL)
		*changed_out = changes ? sqlite3_changes64(h) : 0;
	return ERR_OK;
}

void
stmt_done(struct stmt *st)
{
	(void)sqlite3_reset(st->h); /* repeats the error of the step */
	(void)sqlite3_clear_bindings(st->h);
	st->bound = 0;
}

int64_t
col_i64(struct stmt *st, int col)
{
	return sqlite3_column_int64(st->h, col);
}

struct str
col_blob(struct stmt *st, int col)
{
	const void *p = sqlite3_column_blob(st->h, col);
	int n = sqlite3_column_bytes(st->h, col);

	return (struct str){ .p = p, .n = (size_t)n };
}

struct str
col_text(struct stmt *st, int col)
{
	const unsigned char *p = sqlite3_column_text(st->h, col);
	int n = sqlite3_column_bytes(st->h, col);

	return (struct str){ .p = (const char *)p, .n = (size_t)n };
}

bool
col_null(struct stmt *st, int col)
{
	return sqlite3_column_type(st->h, col) == SQLITE_NULL;
}
