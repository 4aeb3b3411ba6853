/* SPDX-License-Identifier: EUPL-1.2 */
/* store/erase: every place that knows a person is visited here. */
#include <string.h>
#include <unistd.h>

#include "store/internal.h"
#include "store/token.h"

/* Rows tied to a person by a keyed tag: links, sessions, letters. */
static const struct {
	const char *tag;
	enum sql_id remove;
} tagged[] = {
	{ "token", SQL_TOKEN_DELETE_TAG },
	{ "session", SQL_SESSION_DELETE_TAG },
	{ "letter", SQL_LETTER_DELETE_TAG },
};

static enum err
tagged_remove(struct tx *tx, const struct person *p)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < ARRAY_LEN(tagged) && e == ERR_OK; i++) {
		struct stmt *st = db_stmt(tx->s->db, tagged[i].remove);
		uint8_t tag[VAULT_DIGEST_BYTES];

		person_tag(tx->org, tagged[i].tag, p->id, tag);
		stmt_blob(st, (struct str){ (const char *)tag, sizeof(tag) });
		e = stmt_exec(st, NULL);
	}
	return e;
}

static enum err
deliveries_remove(struct tx *tx, const struct person *p)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_MESSAGE_ALL);
	int64_t *ids = NULL;
	size_t n = 0, cap = 0;
	bool has;
	enum err e;

	stmt_i64(st, tx->org->id);
	stmt_i64(st, INT64_MAX);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		int64_t *slot = ARENA_PUSH(tx->a, ids, n, cap);

		*slot = col_i64(st, 0);
	}
	for (size_t i = 0; i < n && e == ERR_OK; i++) {
		uint8_t tag[VAULT_DIGEST_BYTES];

		delivery_tag(tx->org, ids[i], p->id, tag);
		st = db_stmt(tx->s->db, SQL_DELIVERY_DELETE_TAG);
		stmt_blob(st, (struct str){ (const char *)tag, sizeof(tag) });
		e = stmt_exec(st, NULL);
	}
	return e;
}

/* Sealed files of the person: the row goes with the transaction, the file
 * after it; a file without a row is removed at the next start. */
static enum err
spool_remove(struct tx *tx, const struct person *p)
{
	uint8_t tag[VAULT_DIGEST_BYTES];
	struct stmt *st = db_stmt(tx->s->db, SQL_SPOOL_OF_TAG);
	int64_t *ids = NULL;
	size_t n = 0, cap = 0;
	bool has;
	enum err e;

	person_tag(tx->org, "spool", p->id, tag);
	stmt_blob(st, (struct str){ (const char *)tag, sizeof(tag) });
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		int64_t *slot = ARENA_PUSH(tx->a, ids, n, cap);

		*slot = col_i64(st, 0);
	}
	for (size_t i = 0; i < n && e == ERR_OK; i++) {
		struct str path = arena_printf(tx->a, "%s/spool/%lld",
		    tx->s->dir, (long long)ids[i]);

		(void)unlink(path.p);
		st = db_stmt(tx->s->db, SQL_SPOOL_DELETE);
		stmt_i64(st, ids[i]);
		e = stmt_exec(st, NULL);
	}
	return e;
}

/* Overwrite key and state before the row goes: SQLite's secure_delete wipes
 * the freed bytes, the checkpoint empties the log. */
static enum err
row_remove(struct tx *tx, const struct person *p)
{
	static const char zeros[VAULT_SEALED_KEY + 4];
	struct stmt *st = db_stmt(tx->s->db, SQL_PERSON_SET_KEY);
	enum err e;

	stmt_blob(st, (struct str){ zeros, sizeof(zeros) });
	stmt_blob(st, (struct str){ zeros, 1 });
	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	if ((e = stmt_exec(st, NULL)) != ERR_OK)
		return e;
	st = db_stmt(tx->s->db, SQL_DIGEST_DELETE_PERSON);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	if ((e = stmt_exec(st, NULL)) != ERR_OK)
		return e;
	st = db_stmt(tx->s->db, SQL_PERSON_DELETE);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	return stmt_exec(st, NULL);
}

enum err
person_erase(struct tx *tx, const struct grant *g, struct person *p,
    const struct erasure *how, int64_t *gone_by_s_out)
{
	bool held = false;
	enum err e;

	if (!granted(tx, g, ACT_ERASE, p))
		return ERR_DENIED;
	if (p->facts.stage == STAGE_BLOCKED && !how->again) {
		if ((e = person_hold_stands(tx, p, &held)) != ERR_OK)
			return e;
		if (held)
			return ERR_REFUSED;
	}
	if (how->mark && (e = mark_person(tx, p, how)) != ERR_OK)
		return e;
	/* After a mark of what is still there, before it goes. */
	if (p->facts.stage != STAGE_BLOCKED &&
	    (e = person_set_apart(tx, p, &held)) != ERR_OK)
		return e;
	if ((e = tagged_remove(tx, p)) != ERR_OK)
		return e;
	if ((e = deliveries_remove(tx, p)) != ERR_OK)
		return e;
	if ((e = spool_remove(tx, p)) != ERR_OK)
		return e;
	if (!held && (e = row_remove(tx, p)) != ERR_OK)
		return e;
	if ((e = ledger_add(tx, held ? LEDGER_BLOCKED : LEDGER_ERASED, p->id,
		 STR_NONE)) != ERR_OK)
		return e;
	p->erased = !held;
	tx->s->must_checkpoint = true;
	if (gone_by_s_out != NULL)
		*gone_by_s_out = tx->now_s;
	return ERR_OK;
}
