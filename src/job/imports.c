/* SPDX-License-Identifier: EUPL-1.2 */
#include "job/imports.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/time.h"
#include "job/internal.h"

#define UPLOADS_MAX   16
#define SPOOL_IMPORT  1 /* kind of a row of `spool` */
#define SPOOL_LIFE_S  DAY_S
#define VERSION_BYTES 4

/* One upload with what only its runs need. */
struct run {
	struct upload u;
	struct arena *a;       /* of the upload */
	struct arena *results; /* of its last run */
	struct org *org;
	struct actor actor;
	bool approved;
	struct import *im; /* under way */
	int fd;
};

struct uploads {
	struct run *at[UPLOADS_MAX];
	size_t n;
};

/* ---- the file at rest ------------------------------------------------ */

static struct str
spool_place(struct arena *a, int64_t org, int64_t id)
{
	return arena_printf(a, "spool %lld %lld", (long long)org,
	    (long long)id);
}

static struct str
spool_seal(struct arena *a, const struct key *k, uint32_t version,
    struct str place, struct str plain)
{
	struct str sealed = seal(a, k, place, plain);
	char *p = arena_alloc(a, sealed.n + VERSION_BYTES);

	memcpy(p, &version, VERSION_BYTES);
	memcpy(p + VERSION_BYTES, sealed.p, sealed.n);
	return (struct str){ p, sealed.n + VERSION_BYTES };
}

static enum err
spool_write(struct tx *tx, int64_t id, struct str bytes)
{
	struct arena *a = arena_new_secret((size_t)LIMIT_UPLOAD_FORM * 3);
	struct stmt *st = db_stmt(tx->s->db, SQL_SPOOL_INSERT);
	uint8_t tag[VAULT_DIGEST_BYTES];
	struct key k;
	enum err e =
	    org_key(tx->s, tx->org, KEY_USE_SPOOL, tx->org->key_version, &k);

	if (e == ERR_OK) {
		person_tag(tx->org, "spool", id, tag);
		stmt_i64(st, id);
		stmt_i64(st, tx->org->id);
		stmt_i64(st, SPOOL_IMPORT);
		stmt_blob(st, (struct str){ (const char *)tag, sizeof(tag) });
		stmt_i64(st, tx->now_s + SPOOL_LIFE_S);
		stmt_blob(st, spool_seal(a, &k, tx->org->key_version,
				  spool_place(a, tx->org->id, id), bytes));
		e = stmt_exec(st, NULL);
		key_wipe(&k);
	}
	arena_free(a);
	return e;
}

static enum err
memory_file(struct str bytes, int *fd_out)
{
	int fd = memfd_create("import", MFD_CLOEXEC);

	if (fd >= 0 && file_write(fd, bytes) != ERR_OK) {
		(void)close(fd);
		return ERR_IO;
	}
	*fd_out = fd;
	return fd < 0 || lseek(fd, 0, SEEK_SET) != 0 ? ERR_IO : ERR_OK;
}

/* The file in the clear, in memory only. */
static enum err
spool_open(struct store *s, const struct run *r, int *fd_out)
{
	struct stmt *st = db_stmt(s->db, SQL_SPOOL_GET);
	struct arena *a;
	struct str body, plain;
	uint32_t version = 0;
	struct key k;
	bool has;
	enum err e;

	stmt_i64(st, r->u.id);
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_NOT_FOUND;
	a = arena_new_secret((size_t)LIMIT_UPLOAD_FORM * 2);
	body = col_blob(st, 3);
	if (body.n > VERSION_BYTES)
		memcpy(&version, body.p, VERSION_BYTES);
	e = org_key(s, r->org, KEY_USE_SPOOL, version, &k);
	if (e == ERR_OK) {
		e = unseal(a, &k, spool_place(a, r->u.org, r->u.id),
		    str_sub(body, VERSION_BYTES, body.n), &plain);
		key_wipe(&k);
	}
	stmt_done(st);
	if (e == ERR_OK)
		e = memory_file(plain, fd_out);
	arena_free(a);
	return e;
}

static enum err
spool_drop(struct store *s, int64_t id)
{
	struct stmt *st = db_stmt(s->db, SQL_SPOOL_DELETE);

	stmt_i64(st, id);
	return stmt_exec(st, NULL);
}

/* ---- the list -------------------------------------------------------- */

static struct uploads *
uploads_of(struct jobs *j)
{
	if (j->uploads == NULL &&
	    (j->uploads = calloc(1, sizeof(*j->uploads))) == NULL)
		abort();
	return j->uploads;
}

static struct run *
run_find(const struct jobs *j, int64_t org, int64_t id)
{
	for (size_t i = 0; j->uploads != NULL && i < j->uploads->n; i++)
		if (j->uploads->at[i]->u.id == id &&
		    j->uploads->at[i]->u.org == org)
			return j->uploads->at[i];
	return NULL;
}

const struct upload *
uploads_get(const struct jobs *j, int64_t org, int64_t id)
{
	const struct run *r = run_find(j, org, id);

	return r == NULL ? NULL : &r->u;
}

const struct upload *
uploads_at(const struct jobs *j, int64_t org, size_t i)
{
	for (size_t k = j->uploads == NULL ? 0 : j->uploads->n; k-- > 0;)
		if (j->uploads->at[k]->u.org == org && i-- == 0)
			return &j->uploads->at[k]->u;
	return NULL;
}

static void
run_close(struct run *r)
{
	import_free(r->im);
	r->im = NULL;
	if (r->fd >= 0)
		(void)close(r->fd);
	r->fd = -1;
}

static void
run_free(struct run *r)
{
	run_close(r);
	arena_free(r->results);
	arena_free(r->a);
	free(r);
}

static void
run_remove(struct uploads *us, size_t i)
{
	run_free(us->at[i]);
	memmove(&us->at[i], &us->at[i + 1],
	    (us->n - i - 1) * sizeof(us->at[0]));
	us->n--;
}

void
uploads_close(struct jobs *j)
{
	while (j->uploads != NULL && j->uploads->n > 0)
		run_remove(j->uploads, j->uploads->n - 1);
	free(j->uploads);
	j->uploads = NULL;
}

/* The oldest that is over makes room. */
static bool
make_room(struct uploads *us)
{
	for (size_t i = 0; us->n == UPLOADS_MAX && i < us->n; i++)
		if (us->at[i]->u.state >= UPLOAD_DONE)
			run_remove(us, i);
	return us->n < UPLOADS_MAX;
}

static void
actor_copy(struct run *r, const struct actor *from)
{
	struct office *offices =
	    ARENA_ARRAY(r->a, struct office, from->offices_n);

	for (size_t i = 0; i < from->offices_n; i++)
		offices[i] = from->offices[i];
	r->actor = *from;
	r->actor.offices = offices;
}

enum err
uploads_add(struct jobs *j, struct tx *tx, struct str source, struct str file,
    struct str bytes, int64_t *id_out)
{
	struct uploads *us = uploads_of(j);
	struct run *r;
	enum err e;

	if (statement_source(tx->org->st, source) < 0)
		return ERR_NOT_FOUND;
	if (bytes.n > UPLOAD_BYTES_MAX)
		return ERR_TOO_BIG;
	if (!make_room(us))
		return ERR_LIMIT;
	*id_out = random_id();
	if ((e = spool_write(tx, *id_out, bytes)) != ERR_OK)
		return e;
	if ((r = calloc(1, sizeof(*r))) == NULL)
		return ERR_INTERNAL;
	r->fd = -1;
	r->a = arena_new(1 << 20);
	r->results = arena_new((size_t)64 << 20);
	r->org = tx->org;
	r->u = (struct upload){ .id = *id_out,
		.org = tx->org->id,
		.at_s = tx->now_s,
		.source = arena_str(r->a, source),
		.file = arena_str(r->a, file) };
	actor_copy(r, tx->actor);
	us->at[us->n++] = r;
	return ERR_OK;
}

enum err
uploads_go(struct jobs *j, struct tx *tx, int64_t id, bool approved)
{
	struct run *r = run_find(j, tx->org->id, id);

	if (r == NULL)
		return ERR_NOT_FOUND;
	if (r->u.state != UPLOAD_TRIED &&
	    !(r->u.state == UPLOAD_STOPPED && approved &&
		(r->u.stop == IMPORT_SMALLER || r->u.stop == IMPORT_CHANGES)))
		return ERR_CONFLICT;
	actor_copy(r, tx->actor);
	r->approved = approved;
	r->u.state = UPLOAD_RUNNING;
	r->u.done = 0;
	return ERR_OK;
}

enum err
uploads_drop(struct jobs *j, struct tx *tx, int64_t id)
{
	struct run *r = run_find(j, tx->org->id, id);
	struct uploads *us = j->uploads;
	enum err e;

	if (r == NULL)
		return ERR_NOT_FOUND;
	if (r->u.state == UPLOAD_RUNNING)
		return ERR_CONFLICT;
	if ((e = spool_drop(tx->s, id)) != ERR_OK)
		return e;
	for (size_t i = 0; i < us->n; i++)
		if (us->at[i] == r) {
			run_remove(us, i);
			break;
		}
	return ERR_OK;
}

/* ---- slices ---------------------------------------------------------- */

static struct run *
run_next(const struct jobs *j)
{
	for (size_t i = 0; j->uploads != NULL && i < j->uploads->n; i++)
		if (j->uploads->at[i]->u.state == UPLOAD_TRYING ||
		    j->uploads->at[i]->u.state == UPLOAD_RUNNING)
			return j->uploads->at[i];
	return NULL;
}

bool
jobs_has_outside(const struct jobs *j)
{
	return run_next(j) != NULL;
}

static bool
is_absent(const struct map *m, struct str head)
{
	for (size_t i = 0; i < m->absent_n; i++)
		if (str_eq_nocase(m->absent[i], head))
			return true;
	return false;
}

static void
columns_note(struct run *r)
{
	const struct map *m = import_map(r->im);
	const struct source *s = m->source;
	size_t cap = 0;

	r->u.columns = NULL;
	r->u.columns_n = 0;
	for (size_t i = 0; i < s->columns_n; i++)
		for (size_t k = 0; k < s->columns[i].heads_n; k++) {
			struct upload_column *c = ARENA_PUSH(r->results,
			    r->u.columns, r->u.columns_n, cap);

			c->head = arena_str(r->results, s->columns[i].heads[k]);
			c->field = s->columns[i].field;
			c->there = !is_absent(m, s->columns[i].heads[k]);
		}
	for (size_t i = 0; i < m->dropped; i++) {
		struct upload_column *c =
		    ARENA_PUSH(r->results, r->u.columns, r->u.columns_n, cap);

		c->head = arena_str(r->results, m->others[i]);
		c->field = -1;
		c->other = true;
	}
}

static enum err
run_begin(struct jobs *j, struct run *r)
{
	struct import_ask ask = { .source = r->u.source,
		.dry_run = r->u.state == UPLOAD_TRYING,
		.approved = r->approved,
		.actor = &r->actor,
		.note = STR("import page") };
	enum err e = spool_open(j->s, r, &r->fd);

	arena_reset(r->results);
	r->u.refused = STR_NONE;
	r->u.columns_n = 0;
	if (e == ERR_OK)
		e = import_new(j->s, r->org, r->fd, &ask, &r->im, &r->u.error);
	if (e == ERR_OK)
		columns_note(r);
	return e;
}

static void
run_over(struct run *r, enum err e)
{
	if (r->im != NULL) {
		r->u.stop = import_stopped(r->im);
		r->u.reason = import_reason(r->im);
		r->u.counts = import_counts(r->im);
		r->u.refused = arena_str(r->results, import_refused(r->im));
	} else {
		r->u.stop = e == ERR_INVALID     ? IMPORT_FILE
			    : e == ERR_NOT_FOUND ? IMPORT_NO_SOURCE
			    : e == ERR_DENIED    ? IMPORT_NO_PURPOSE
			    : e == ERR_REFUSED   ? IMPORT_NO_ASSESSMENT
						 : IMPORT_BROKEN;
	}
	r->u.state = e != ERR_OK                   ? UPLOAD_STOPPED
		     : r->u.state == UPLOAD_TRYING ? UPLOAD_TRIED
						   : UPLOAD_DONE;
	run_close(r);
}

bool
jobs_outside(struct jobs *j, int64_t budget_ns)
{
	struct run *r = run_next(j);
	bool done = false;
	enum err e = ERR_OK;

	if (r == NULL)
		return false;
	if (r->im == NULL)
		e = run_begin(j, r);
	if (e == ERR_OK)
		e = import_slice(r->im, budget_ns, &done);
	if (r->im != NULL) {
		r->u.counts = import_counts(r->im);
		r->u.done = import_done(r->im);
	}
	if (e != ERR_OK || done)
		run_over(r, e);
	/* Who was reported dead gets nothing that has not begun. */
	jobs_settle(j);
	return run_next(j) != NULL;
}

/* In the tick: files that nobody took, and those that were imported. */
bool
job_imports(struct jobs *j, int64_t until_ns)
{
	struct stmt *st = db_stmt(j->s->db, SQL_SPOOL_EXPIRED);
	int64_t ids[64];
	size_t n = 0;
	bool has;

	(void)until_ns;
	stmt_i64(st, j->s->now_s);
	while (n < ARRAY_LEN(ids) && stmt_row(st, &has) == ERR_OK && has)
		ids[n++] = col_i64(st, 0);
	stmt_done(st);
	for (size_t i = 0; j->uploads != NULL && i < j->uploads->n; i++)
		if (j->uploads->at[i]->u.state == UPLOAD_DONE &&
		    n < ARRAY_LEN(ids))
			ids[n++] = j->uploads->at[i]->u.id;
	for (size_t i = 0; i < n; i++)
		if (spool_drop(j->s, ids[i]) != ERR_OK)
			log_line("imports: a file cannot be removed");
	return false;
}
