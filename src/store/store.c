/* SPDX-License-Identifier: EUPL-1.2 */
/* store/store: the directory, opened and closed; the tick. */
#include "store/store.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "store/internal.h"
#include "store/release_private.h"

/* Pages of the log: when it is written back between ticks, and when a tick
 * does not wait for that (the command line has no time between). */
#define LOG_LONG     400
#define LOG_TOO_LONG 4000

static char reason[512];

enum err
store_statement_compile(struct arena *a, struct str source,
    const struct statement **out)
{
	struct lang_findings found = { 0 };

	return lang_compile(a, source, LANG_EN, out, &found);
}

const char *
store_reason(void)
{
	return reason;
}

void
store_fail(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(reason, sizeof(reason), fmt, ap);
	va_end(ap);
}

static bool
dir_is_empty(const char *dir)
{
	DIR *d = opendir(dir);
	const struct dirent *e;
	int n = 0;

	if (d == NULL)
		return errno == ENOENT;
	while ((e = readdir(d)) != NULL)
		n += e->d_name[0] != '.';
	(void)closedir(d);
	return n == 0;
}

enum err
store_create(const char *dir, struct arena *a, struct str *recovery_out)
{
	struct str db = arena_printf(a, "%s/vern.db", dir);
	struct str keys = arena_printf(a, "%s/vern.keys", dir);
	enum err e;

	if (!dir_is_empty(dir)) {
		store_fail("%s is not an empty directory", dir);
		return ERR_CONFLICT;
	}
	if (mkdir(dir, 0700) != 0 && errno != EEXIST) {
		store_fail("%s: %s", dir, strerror(errno));
		return file_error(errno);
	}
	(void)chmod(dir, 0700);
	if ((e = vault_create(keys.p, a, recovery_out)) != ERR_OK) {
		store_fail("%s: the key file could not be made", keys.p);
		return e;
	}
	if ((e = db_create(db.p)) != ERR_OK) {
		store_fail("%s: the database could not be made", db.p);
		(void)unlink(keys.p);
	}
	return e;
}

static enum err
orgs_load(struct store *s)
{
	struct stmt *st = db_stmt(s->db, SQL_ORG_ALL);
	struct named_org {
		int64_t id;
		struct str name;
	} *list = NULL;
	size_t n = 0, cap = 0;
	bool has;
	enum err e;

	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		struct named_org *o = ARENA_PUSH(s->arena, list, n, cap);

		o->id = col_i64(st, 0);
		o->name = arena_str(s->arena, col_text(st, 1));
	}
	if (e != ERR_OK)
		return e;
	if (n > LIMIT_ORGS)
		return ERR_TOO_BIG;
	s->orgs = calloc(LIMIT_ORGS, sizeof(*s->orgs));
	if (s->orgs == NULL)
		return ERR_INTERNAL;
	for (size_t i = 0; i < n && e == ERR_OK; i++) {
		e = org_load(s, list[i].id, list[i].name, &s->orgs[i]);
		s->orgs_n = i + 1;
		if (e == ERR_OK)
			e = index_build(s, &s->orgs[i]);
	}
	return e;
}

/* Say which entry is the first one that is not there any more. */
static void
trail_fail(struct store *s, const char *path, enum err e)
{
	struct stmt *st = db_stmt(s->db, SQL_AUDIT_LAST);
	int64_t last = 0;
	bool has;

	if (e != ERR_TAMPERED || stmt_row(st, &has) != ERR_OK) {
		store_fail("%s: the trail cannot be read", path);
		return;
	}
	if (has)
		last = col_i64(st, 0);
	stmt_done(st);
	store_fail("%s: entry %lld of the trail is missing: its end was "
		   "removed, or another entry was added to it",
	    path, (long long)last + 1);
}

static enum err
files_open(struct store *s)
{
	struct str db = arena_printf(s->arena, "%s/vern.db", s->dir);
	struct str keys = arena_printf(s->arena, "%s/vern.keys", s->dir);
	enum err e;

	if (access(db.p, F_OK) != 0) {
		store_fail("%s is not a Vern directory (make one with 'vern "
			   "init')",
		    s->dir);
		return ERR_NOT_FOUND;
	}
	if ((e = vault_open(keys.p, &s->vault)) != ERR_OK) {
		store_fail("%s: %s", keys.p, vault_reason());
		return e;
	}
	if ((e = db_open(db.p, &s->db)) != ERR_OK) {
		store_fail("%s: %s", db.p,
		    e == ERR_BUSY ? "another process has it open"
				  : err_text(e));
		return e;
	}
	if ((e = audit_open(s->db, &s->audit)) != ERR_OK)
		trail_fail(s, db.p, e);
	return e;
}

enum err
store_note(struct store *s, const char *name, struct str value)
{
	struct stmt *st = db_stmt(s->db, SQL_META_SET);

	stmt_text(st, str_of(name));
	stmt_text(st, value);
	return stmt_exec(st, NULL);
}

enum err
store_noted(struct store *s, struct arena *a, const char *name, struct str *out)
{
	struct stmt *st = db_stmt(s->db, SQL_META_GET);
	bool has;
	enum err e;

	stmt_text(st, str_of(name));
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_NOT_FOUND;
	*out = arena_str(a, col_text(st, 0));
	stmt_done(st);
	return ERR_OK;
}

/* After a restore, until the end of the ledger is confirmed. */
static enum err
hold_read(struct store *s)
{
	struct str held;
	enum err e = store_noted(s, s->arena, "hold_sending", &held);

	s->hold_sending = e == ERR_OK && str_is(held, "1");
	return e == ERR_NOT_FOUND ? ERR_OK : e;
}

enum err
store_open(const char *dir, struct store **out)
{
	struct store *s = calloc(1, sizeof(*s));
	enum err e;

	if (s == NULL)
		return ERR_INTERNAL;
	reason[0] = '\0';
	s->arena = arena_new(LIMIT_ARENA_ORG);
	s->tick_arena = arena_new_secret(LIMIT_ARENA_ORG);
	s->dir = arena_cstr(s->arena, str_of(dir));
	s->ledger_fd = -1;
	s->link_s = 20 * 60;
	if ((e = files_open(s)) != ERR_OK)
		goto fail;
	s->now_s = clock_now_s();
	if ((e = orgs_load(s)) != ERR_OK)
		goto fail;
	if ((e = ledger_open(s)) != ERR_OK)
		goto fail;
	if ((e = hold_read(s)) != ERR_OK)
		goto fail;
	*out = s;
	return ERR_OK;

fail:
	store_close(s);
	return e;
}

void
store_close(struct store *s)
{
	if (s == NULL)
		return;
	if (s->in_tick)
		tick_drop(s);
	for (size_t i = 0; i < s->orgs_n; i++)
		org_release(&s->orgs[i]);
	free(s->orgs);
	if (s->ledger_fd >= 0)
		(void)close(s->ledger_fd);
	audit_close(s->audit);
	if (s->db != NULL)
		db_close(s->db);
	if (s->vault != NULL)
		vault_close(s->vault);
	for (size_t i = 0; i < s->retired_n; i++)
		arena_free(s->retired[i]);
	arena_free(s->tick_arena);
	arena_free(s->arena);
	free(s);
}

void
store_touched(struct store *s, struct org *org, int64_t person)
{
	struct touched *t;

	for (size_t i = s->touched_n; i-- > 0 && i + 8 > s->touched_n;)
		if (s->touched[i].person == person)
			return;
	t = ARENA_PUSH(s->tick_arena, s->touched, s->touched_n, s->touched_cap);
	t->org = org;
	t->person = person;
}

/* A coming version narrows from the commit on. Where it cannot be read,
 * nothing is decided before it can: no tick begins. */
static enum err
versions_settle(struct store *s)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < s->orgs_n && e == ERR_OK; i++) {
		struct org *org = &s->orgs[i];

		if (!org->versions_changed)
			continue;
		e = versions_read(s, org);
		if (e == ERR_OK)
			e = numbers_again(s, org);
		if (e != ERR_OK)
			break;
		versions_bind(org);
		org->versions_changed = false;
	}
	if (e != ERR_OK)
		log_line("statement: its versions cannot be read (%s)",
		    err_name(e));
	return e;
}

static void
versions_forget(struct store *s)
{
	for (size_t i = 0; i < s->orgs_n; i++)
		s->orgs[i].versions_changed = false;
}

enum err
tick_begin(struct store *s)
{
	enum err e = versions_settle(s);

	if (e == ERR_OK)
		e = db_begin(s->db);
	if (e != ERR_OK)
		return e;
	arena_reset(s->tick_arena);
	s->entries = NULL;
	s->touched = NULL;
	s->entries_n = s->entries_cap = s->touched_n = s->touched_cap = 0;
	s->tick++;
	s->in_tick = true;
	s->now_s = clock_now_s();
	if (s->now_s < audit_last_s(s->audit))
		s->now_s = audit_last_s(s->audit);
	return ERR_OK;
}

static void
entries_wipe(struct store *s)
{
	for (size_t i = 0; i < s->entries_n; i++)
		for (size_t k = 0; k < s->entries[i].persons_n; k++)
			key_wipe(&s->entries[i].persons[k].key);
	s->entries_n = 0;
}

void
tick_drop(struct store *s)
{
	db_rollback(s->db);
	audit_forget(s->audit);
	for (size_t i = 0; i < s->orgs_n; i++)
		groups_forget(&s->orgs[i]);
	versions_forget(s);
	entries_wipe(s);
	s->touched_n = 0;
	s->in_tick = false;
}

static enum err
entries_write(struct store *s)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < s->entries_n && e == ERR_OK; i++)
		e = audit_append(s->audit, s->db, &s->entries[i]);
	if (e == ERR_OK)
		e = audit_flush(s->audit, s->db);
	return e;
}

enum err
tick_end(struct store *s)
{
	enum err e = entries_write(s);

	/* After an error SQLite may have given the transaction up by itself;
	 * then nothing of this tick exists. */
	if (e == ERR_OK && !db_in_transaction(s->db))
		e = ERR_DB;
	if (e == ERR_OK)
		e = db_commit(s->db);
	if (e != ERR_OK) {
		log_line("tick: nothing was written (%s: %s)", err_name(e),
		    db_reason());
		tick_drop(s);
		return e;
	}
	audit_settle(s->audit);
	entries_wipe(s);
	s->in_tick = false;
	if ((e = ledger_flush(s)) != ERR_OK)
		log_line("ledger: the file could not be written (%s); the "
			 "next tick tries again",
		    err_name(e));
	for (size_t i = 0; i < s->touched_n; i++)
		if (index_refresh(s, s->touched[i].org, s->touched[i].person) !=
		    ERR_OK)
			log_line("index: a row could not be read");
	s->touched_n = 0;
	(void)versions_settle(s); /* the next tick tries again */
	if (s->must_checkpoint && db_checkpoint(s->db) == ERR_OK)
		s->must_checkpoint = false;
	if (db_log_pages(s->db) > LOG_TOO_LONG)
		(void)store_tidy(s, false);
	return ERR_OK;
}

bool
store_tidy(struct store *s, bool idle)
{
	enum err e;

	if (db_log_pages(s->db) <= (idle ? 0 : LOG_LONG))
		return false;
	e = idle ? db_checkpoint(s->db) : db_write_back(s->db);
	if (e != ERR_OK && e != ERR_BUSY)
		log_line("store: the log could not be written back (%s)",
		    err_name(e));
	return true;
}
