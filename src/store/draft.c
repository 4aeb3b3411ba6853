/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/draft.h"

enum err
draft_get(struct tx *tx, struct str *out, int64_t *saved_s_out)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_DRAFT_GET);
	bool has;
	enum err e;

	stmt_i64(st, tx->org->id);
	e = stmt_row(st, &has);
	if (e == ERR_OK && has) {
		*out = arena_str(tx->a, col_blob(st, 0));
		*saved_s_out = col_i64(st, 1);
	}
	stmt_done(st);
	if (e != ERR_OK)
		return e;
	return has ? ERR_OK : ERR_NOT_FOUND;
}

enum err
draft_set(struct tx *tx, struct str source)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_DRAFT_SET);

	if (source.n > LIMIT_STATEMENT)
		return ERR_TOO_BIG;
	stmt_i64(st, tx->org->id);
	stmt_blob(st, source);
	stmt_i64(st, tx->s->now_s);
	return stmt_exec(st, NULL);
}

enum err
draft_delete(struct tx *tx)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_DRAFT_DELETE);

	stmt_i64(st, tx->org->id);
	return stmt_exec(st, NULL);
}
