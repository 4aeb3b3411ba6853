/* SPDX-License-Identifier: EUPL-1.2 */
/* store/head: what an organisation's versions and numbers are, signed as one.
 * Each version has a signature of its own; only this one says that there are
 * no others, on which day each begins, which were withdrawn, and when everybody
 * was told. */
#include "base/pack.h"
#include "store/release_private.h"

#define HEAD_FORM 2 /* 1: without how far the telling and the effect came */

static enum err
versions_pack(struct store *s, const struct org *org, struct buf *b)
{
	struct stmt *st = db_stmt(s->db, SQL_STATEMENT_ROWS);
	bool has;
	enum err e;

	stmt_i64(st, org->id);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		pack_str(b, STR("version"));
		pack_i64(b, col_i64(st, 0));
		pack_str(b, col_blob(st, 1));
		pack_i64(b, col_i64(st, 4));
		pack_str(b, col_blob(st, 7));
		for (int i = 9; i <= 16; i++)
			pack_i64(b, col_i64(st, i));
	}
	stmt_done(st);
	return e;
}

static enum err
proposal_pack(struct store *s, const struct org *org, struct buf *b)
{
	struct stmt *st = db_stmt(s->db, SQL_PROPOSAL_GET);
	bool has;
	enum err e;

	stmt_i64(st, org->id);
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	pack_str(b, STR("proposal"));
	if (!has)
		return ERR_OK;
	pack_str(b, col_blob(st, 1));
	stmt_done(st);
	return ERR_OK;
}

static enum err
numbers_pack(struct store *s, const struct org *org, struct buf *b)
{
	struct stmt *st = db_stmt(s->db, SQL_NUMBER_ALL);
	bool has;
	enum err e;

	stmt_i64(st, org->id);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		pack_str(b, STR("number"));
		pack_i64(b, col_i64(st, 0));
		pack_i64(b, col_i64(st, 1));
		pack_str(b, col_text(st, 2));
	}
	stmt_done(st);
	return e;
}

/* Of all that the rows say; no organisation has a name with a space. */
static enum err
head_pack(struct store *s, const struct org *org, struct buf *b)
{
	enum err e;

	pack_u64(b, HEAD_FORM);
	pack_str(b, STR("statement head"));
	pack_i64(b, org->id);
	pack_str(b, org->name);
	e = versions_pack(s, org, b);
	if (e == ERR_OK)
		e = proposal_pack(s, org, b);
	return e == ERR_OK ? numbers_pack(s, org, b) : e;
}

static enum err
head_wrong(const struct org *org, bool has)
{
	store_fail(has ? "the statement of " STR_FMT
			 ": versions, what waits or the numbers of names were "
			 "changed, added or removed outside of 'vern policy', "
			 "or the key file belongs to another directory"
		       : "the statement of " STR_FMT
			 ": what signs its list of versions is missing: it was "
			 "removed, or the directory was made before Vern 0.1.0 "
			 "and must be made anew",
	    STR_ARG(org->name));
	return ERR_TAMPERED;
}

enum err
head_check(struct store *s, const struct org *org)
{
	uint8_t pub[32];
	struct stmt *st = db_stmt(s->db, SQL_HEAD_GET);
	struct buf b;
	bool has, ok = false;
	enum err e;

	buf_init(&b, HEAD_MAX);
	e = head_pack(s, org, &b);
	vault_public(s->vault, pub);
	stmt_i64(st, org->id);
	if (e == ERR_OK)
		e = stmt_row(st, &has);
	if (e == ERR_OK && has) {
		struct str sig = col_blob(st, 0);

		ok = !b.full && sig.n == VAULT_SIGN_BYTES &&
		     sign_ok(pub, buf_str(&b), (const uint8_t *)sig.p);
		stmt_done(st);
	}
	buf_release(&b);
	if (e != ERR_OK || ok)
		return e;
	return head_wrong(org, has);
}

enum err
head_write(struct store *s, const struct org *org)
{
	uint8_t sig[VAULT_SIGN_BYTES];
	struct stmt *st;
	struct buf b;
	enum err e;

	buf_init(&b, HEAD_MAX);
	e = head_pack(s, org, &b);
	if (e == ERR_OK && b.full)
		e = ERR_TOO_BIG;
	if (e == ERR_OK) {
		vault_sign(s->vault, buf_str(&b), sig);
		st = db_stmt(s->db, SQL_HEAD_PUT);
		stmt_i64(st, org->id);
		stmt_blob(st, (struct str){ (const char *)sig, sizeof(sig) });
		e = stmt_exec(st, NULL);
	}
	buf_release(&b);
	return e;
}
