/* SPDX-License-Identifier: EUPL-1.2 */
/* store/archive: every version of a statement that was applied, public. */
#include "lang/lang.h"
#include "store/store.h"

enum err
store_statement_list(struct store *s, const struct org *org, struct arena *a,
    struct statement_version **out, size_t *n_out)
{
	struct stmt *st = db_stmt(s->db, SQL_STATEMENT_ALL);
	struct statement_version *list = NULL;
	size_t n = 0, cap = 0;
	bool has;
	enum err e;

	stmt_i64(st, org->id);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		struct statement_version *v = ARENA_PUSH(a, list, n, cap);

		v->revision = col_i64(st, 0);
		v->effective_day = col_i64(st, 1);
		v->applied_s = col_i64(st, 2);
	}
	*out = list;
	*n_out = n;
	return e;
}

enum err
store_statement_source(struct store *s, const struct org *org, struct arena *a,
    int64_t revision, struct str *out)
{
	struct stmt *st = db_stmt(s->db, SQL_STATEMENT_GET);
	bool has;
	enum err e;

	stmt_i64(st, org->id);
	stmt_i64(st, revision);
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_NOT_FOUND;
	*out = arena_str(a, col_blob(st, 2));
	stmt_done(st);
	return ERR_OK;
}

enum err
store_statement_compile(struct arena *a, struct str source,
    const struct statement **out)
{
	struct lang_findings found = { 0 };

	return lang_compile(a, source, LANG_EN, out, &found);
}
