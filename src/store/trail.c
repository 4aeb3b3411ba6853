/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/trail.h"

#include "store/internal.h"

struct str
trail_name(const struct org *org, enum number_kind kind, uint32_t number)
{
	const struct numbers *ns = &org->numbers[kind];

	return number == 0 || number >= ns->numbers_n ? STR("")
						      : ns->name_of[number];
}

const char *
trail_outcome(uint32_t outcome)
{
	switch (outcome) {
	case AUDIT_DONE:
		return "done";
	case AUDIT_REFUSED:
		return "refused";
	case AUDIT_FAILED:
		return "failed";
	default:
		return "unknown";
	}
}

/* Rows of seq, at_s, org, entry, leaf; an entry whose period is over is NULL
 * and says nothing any more. */
static enum err
rows_read(struct tx *tx, struct stmt *st, struct audit_entry **out,
    size_t *n_out)
{
	struct audit_entry *list = NULL;
	size_t n = 0, cap = 0;
	bool has;
	enum err e;

	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		struct audit_entry *en;

		if (col_null(st, 3))
			continue;
		en = ARENA_PUSH(tx->a, list, n, cap);
		e = audit_decode(tx->a, col_i64(st, 0), col_i64(st, 1),
		    col_i64(st, 2), arena_str(tx->a, col_blob(st, 3)), en);
		if (e != ERR_OK)
			break;
	}
	stmt_done(st);
	*out = list;
	*n_out = n;
	return e;
}

enum err
trail_of_person(struct tx *tx, const struct grant *g, const struct person *p,
    size_t max, struct audit_entry **out, size_t *n_out)
{
	struct stmt *st;

	if (!granted(tx, g, ACT_AUDIT, p) && !granted(tx, g, ACT_SEE, p) &&
	    !granted(tx, g, ACT_EXPORT, p))
		return ERR_DENIED;
	st = db_stmt(tx->s->db, SQL_AUDIT_OF_PERSON);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	stmt_i64(st, (int64_t)max);
	return rows_read(tx, st, out, n_out);
}

enum err
trail_page(struct tx *tx, const struct grant *g, int64_t before, size_t max,
    struct audit_entry **out, size_t *n_out)
{
	struct stmt *st;

	if (!granted(tx, g, ACT_AUDIT, NULL))
		return ERR_DENIED;
	st = db_stmt(tx->s->db, SQL_AUDIT_PAGE);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, before);
	stmt_i64(st, (int64_t)max);
	return rows_read(tx, st, out, n_out);
}
