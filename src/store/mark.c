/* SPDX-License-Identifier: EUPL-1.2 */
/* store/mark: do-not-invite marks: digests under a key of their own, tied by
 * a random refusal number; no name, no person id (B09). */
#include <string.h>

#include "base/email.h"
#include "store/internal.h"

struct mark_row {
	enum digest_kind kind;
	uint8_t digest[VAULT_DIGEST_BYTES];
};

#define MARK_ROWS 64 /* digests of one refusal */

struct mark_rows {
	struct mark_row at[MARK_ROWS];
	size_t n;
};

static void
rows_add(struct mark_rows *rows, const struct key *k, enum digest_kind kind,
    struct str value)
{
	struct mark_row *r;

	if (value.n == 0 || rows->n >= MARK_ROWS)
		return;
	r = &rows->at[rows->n++];
	r->kind = kind;
	org_digest(k, kind, value, r->digest);
}

static void
rows_email(struct tx *tx, struct mark_rows *rows, const struct key *k,
    struct str email)
{
	struct str address, match, plain;

	if (email.n == 0 ||
	    email_normalise(tx->a, email, &address, &match, &plain) != ERR_OK)
		return;
	rows_add(rows, k, DIGEST_EMAIL, match);
	rows_add(rows, k, DIGEST_EMAIL_UNTAGGED, plain);
}

/* Under the mark key the digest of a source's key is a digest of the digest
 * row: the key itself is not stored anywhere. */
static struct str
key_row(const uint8_t d[VAULT_DIGEST_BYTES])
{
	return (struct str){ (const char *)d, VAULT_DIGEST_BYTES };
}

static enum err
rows_of_person(struct tx *tx, struct person *p, struct mark_rows *rows)
{
	struct stmt *st;
	bool has;
	enum err e;

	if ((e = person_load_values(tx, p)) != ERR_OK)
		return e;
	for (size_t i = 0; i < p->values.n; i++) {
		const struct value *v = &p->values.at[i];

		if (tx->org->st->fields[v->field].type == FIELD_EMAIL)
			rows_email(tx, rows, &tx->org->mark, v->text);
		if (tx->org->st->fields[v->field].type == FIELD_PHONE)
			rows_add(rows, &tx->org->mark, DIGEST_PHONE, v->text);
	}
	st = db_stmt(tx->s->db, SQL_DIGEST_OF_PERSON);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	while ((e = stmt_row(st, &has)) == ERR_OK && has)
		if (col_i64(st, 0) == DIGEST_KEY)
			rows_add(rows, &tx->org->mark, DIGEST_KEY,
			    col_blob(st, 1));
	return e;
}

static enum err
row_write(struct tx *tx, const struct mark_row *r, int64_t refusal,
    const struct erasure *how)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_MARK_INSERT);

	stmt_i64(st, tx->org->id);
	stmt_i64(st, (int64_t)r->kind);
	stmt_blob(st, key_row(r->digest));
	stmt_i64(st, refusal);
	stmt_i64(st, tx->org->key_version);
	stmt_i64(st, (int64_t)how->reason);
	stmt_i64(st, tx->today);
	if (how->mark_until_day == 0)
		stmt_null(st);
	else
		stmt_i64(st, how->mark_until_day);
	return stmt_exec(st, NULL);
}

/* kind:hex of each digest, so that a restore can set the mark again. */
static enum err
mark_ledger(struct tx *tx, const struct mark_rows *rows, int64_t refusal,
    const struct erasure *how)
{
	struct str line = arena_printf(tx->a, "%lld:%u:%d:%d:%d",
	    (long long)refusal, tx->org->key_version, (int)how->reason,
	    tx->today, how->mark_until_day);

	for (size_t i = 0; i < rows->n; i++)
		line = arena_printf(tx->a, STR_FMT ":%d=" STR_FMT,
		    STR_ARG(line), (int)rows->at[i].kind,
		    STR_ARG(hex_encode(tx->a, key_row(rows->at[i].digest))));
	return ledger_add(tx, LEDGER_MARKED, 0, line);
}

enum err
mark_person(struct tx *tx, struct person *p, const struct erasure *how)
{
	struct mark_rows *rows = ARENA_NEW(tx->a, struct mark_rows);
	int64_t refusal = random_id();
	enum err e = rows_of_person(tx, p, rows);

	for (size_t i = 0; i < rows->n && e == ERR_OK; i++)
		e = row_write(tx, &rows->at[i], refusal, how);
	if (e == ERR_OK && rows->n > 0)
		e = mark_ledger(tx, rows, refusal, how);
	return e;
}

static enum err
refusals(struct tx *tx, const struct mark_row *r, int64_t **list, size_t *n,
    size_t *cap)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_MARK_FIND);
	bool has;
	enum err e;

	stmt_i64(st, tx->org->id);
	stmt_i64(st, (int64_t)r->kind);
	stmt_blob(st, key_row(r->digest));
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		int64_t *slot =
		    arena_push(tx->a, (void **)list, n, cap, sizeof(**list));

		*slot = col_i64(st, 0);
	}
	return e;
}

static void
rows_key(struct tx *tx, struct mark_rows *rows, const struct key *mark,
    const struct identifiers *ids)
{
	/* The row's digest was made with the digest key of its day. */
	for (uint32_t v = tx->org->key_version; v >= 1; v--) {
		uint8_t d[VAULT_DIGEST_BYTES];
		struct key k;

		if (org_key(tx->s, tx->org, KEY_USE_DIGEST, v, &k) != ERR_OK)
			continue;
		org_digest(&k, DIGEST_KEY,
		    key_identity(tx->a, tx->org, ids->source, ids->key), d);
		key_wipe(&k);
		rows_add(rows, mark, DIGEST_KEY, key_row(d));
	}
}

static enum err
find_all(struct tx *tx, const struct identifiers *ids, int64_t **list,
    size_t *n)
{
	size_t cap = 0;
	enum err e = ERR_OK;

	for (uint32_t v = tx->org->key_version; v >= 1 && e == ERR_OK; v--) {
		struct mark_rows rows = { .n = 0 };
		struct key k;

		if (org_key(tx->s, tx->org, KEY_USE_MARK, v, &k) != ERR_OK)
			continue;
		rows_email(tx, &rows, &k, ids->email);
		rows_add(&rows, &k, DIGEST_PHONE, ids->phone);
		if (ids->key.n > 0)
			rows_key(tx, &rows, &k, ids);
		key_wipe(&k);
		for (size_t i = 0; i < rows.n && e == ERR_OK; i++)
			e = refusals(tx, &rows.at[i], list, n, &cap);
	}
	return e;
}

enum err
mark_hit(struct tx *tx, const struct identifiers *ids, bool *hit_out)
{
	int64_t *list = NULL;
	size_t n = 0;
	enum err e = find_all(tx, ids, &list, &n);

	if (e == ERR_OK)
		*hit_out = n > 0;
	return e;
}

enum err
mark_clear(struct tx *tx, struct str email, int64_t *cleared_out)
{
	struct identifiers ids = { .email = email, .source = -1 };
	int64_t *list = NULL;
	size_t n = 0;
	enum err e = find_all(tx, &ids, &list, &n);

	*cleared_out = 0;
	for (size_t i = 0; i < n && e == ERR_OK; i++) {
		struct stmt *st = db_stmt(tx->s->db, SQL_MARK_DELETE_REFUSAL);
		int64_t changed = 0;

		stmt_i64(st, tx->org->id);
		stmt_i64(st, list[i]);
		e = stmt_exec(st, &changed);
		if (e != ERR_OK || changed == 0)
			continue;
		(*cleared_out)++;
		e = ledger_add(tx, LEDGER_UNMARKED, 0,
		    arena_printf(tx->a, "%lld", (long long)list[i]));
	}
	return e;
}

enum err
mark_expire(struct tx *tx, int64_t *n_out)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_MARK_EXPIRE);

	stmt_i64(st, tx->org->id);
	stmt_i64(st, tx->today);
	return stmt_exec(st, n_out);
}
