/* SPDX-License-Identifier: EUPL-1.2 */
#include "audit/audit.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "audit/leaf.h"
#include "audit/merkle.h"
#include "base/pack.h"

#define ENTRY_MAX (1 << 20)

struct audit {
	struct merkle tree;    /* with what was appended in this transaction */
	struct merkle settled; /* as of the last commit */
	int64_t last_s, settled_s;
	struct buf entry;
};

/* One row of the edge, or the size. */
static enum err
edge_row(struct audit *au, int64_t level, struct str h, int64_t *size)
{
	if (level < 0 || level > AUDIT_SIZE_LEVEL || h.n != MERKLE_BYTES)
		return ERR_TAMPERED;
	if (level < MERKLE_LEVELS)
		memcpy(au->tree.edge[level], h.p, MERKLE_BYTES);
	else
		*size = audit_size_read(h);
	return ERR_OK;
}

/* The edge says how many entries there are: rows that were cut off at the end
 * must not be written again as others. */
static enum err
edge_read(struct audit *au, struct db *db)
{
	struct stmt *st = db_stmt(db, SQL_AUDIT_EDGE_ALL);
	int64_t size = 0;
	bool has;
	enum err e;

	while ((e = stmt_row(st, &has)) == ERR_OK && has)
		if ((e = edge_row(au, col_i64(st, 0), col_blob(st, 1),
			 &size)) != ERR_OK)
			break;
	stmt_done(st);
	return e == ERR_OK && size != au->tree.size ? ERR_TAMPERED : e;
}

enum err
audit_open(struct db *db, struct audit **out)
{
	struct audit *au = calloc(1, sizeof(*au));
	struct stmt *st;
	bool has;
	enum err e;

	if (au == NULL)
		return ERR_INTERNAL;
	buf_init(&au->entry, ENTRY_MAX);
	st = db_stmt(db, SQL_AUDIT_LAST);
	if ((e = stmt_row(st, &has)) != ERR_OK)
		goto fail;
	if (has) {
		au->tree.size = col_i64(st, 0);
		au->last_s = col_i64(st, 1);
	}
	stmt_done(st);
	if ((e = edge_read(au, db)) != ERR_OK)
		goto fail;
	audit_settle(au);
	*out = au;
	return ERR_OK;

fail:
	stmt_done(st);
	audit_close(au);
	return e;
}

void
audit_close(struct audit *au)
{
	if (au == NULL)
		return;
	buf_release(&au->entry);
	free(au);
}

int64_t
audit_size(const struct audit *au)
{
	return au->tree.size;
}

int64_t
audit_last_s(const struct audit *au)
{
	return au->last_s;
}

void
audit_settle(struct audit *au)
{
	au->settled = au->tree;
	au->settled_s = au->last_s;
}

void
audit_forget(struct audit *au)
{
	au->tree = au->settled;
	au->last_s = au->settled_s;
}

void
audit_commitment(const struct key *person_key, int64_t seq,
    uint8_t out[AUDIT_COMMIT_BYTES])
{
	uint8_t in[8];

	for (int i = 0; i < 8; i++)
		in[i] = (uint8_t)((uint64_t)seq >> (56 - 8 * i));
	(void)crypto_generichash(out, AUDIT_COMMIT_BYTES, in, sizeof(in),
	    person_key->bytes, sizeof(person_key->bytes));
}

static void
encode(struct buf *b, const struct audit_entry *e)
{
	pack_u64(b, 1); /* form of the entry */
	pack_u64(b, e->actor_type);
	pack_i64(b, e->actor_id);
	pack_u64(b, e->role);
	pack_u64(b, e->activity);
	pack_u64(b, e->act);
	pack_u64(b, e->outcome);
	pack_u64(b, e->reason);
	pack_u64(b, e->purpose);
	pack_u64(b, e->revision);
	pack_u64(b, e->rule_line);
	pack_str(b, e->note);
	pack_u64(b, e->fields_n);
	for (size_t i = 0; i < e->fields_n; i++)
		pack_u64(b, e->fields[i]);
	pack_u64(b, e->persons_n);
	for (size_t i = 0; i < e->persons_n; i++) {
		uint8_t c[AUDIT_COMMIT_BYTES];

		audit_commitment(&e->persons[i].key, e->seq, c);
		buf_put(b, (struct str){ (const char *)c, sizeof(c) });
	}
}

enum err
audit_decode(struct arena *a, int64_t seq, int64_t at_s, int64_t org,
    struct str entry, struct audit_entry *out)
{
	struct unpack u = unpack_of(entry);
	struct audit_entry e = { .seq = seq, .at_s = at_s, .org = org };

	if (unpack_u64(&u) != 1)
		return ERR_TAMPERED;
	e.actor_type = (uint32_t)unpack_u64(&u);
	e.actor_id = unpack_i64(&u);
	e.role = (uint32_t)unpack_u64(&u);
	e.activity = (uint32_t)unpack_u64(&u);
	e.act = (uint32_t)unpack_u64(&u);
	e.outcome = (uint32_t)unpack_u64(&u);
	e.reason = (uint32_t)unpack_u64(&u);
	e.purpose = (uint32_t)unpack_u64(&u);
	e.revision = (uint32_t)unpack_u64(&u);
	e.rule_line = (uint32_t)unpack_u64(&u);
	e.note = arena_str(a, unpack_str(&u));
	e.fields_n = (size_t)unpack_u64(&u);
	if (u.bad || e.fields_n > entry.n)
		return ERR_TAMPERED;
	e.fields = ARENA_ARRAY(a, uint32_t, e.fields_n);
	for (size_t i = 0; i < e.fields_n; i++)
		e.fields[i] = (uint32_t)unpack_u64(&u);
	e.persons_n = (size_t)unpack_u64(&u);
	if (u.bad || e.persons_n > entry.n ||
	    u.rest.n != e.persons_n * AUDIT_COMMIT_BYTES)
		return ERR_TAMPERED;
	e.commitments = arena_str(a, u.rest);
	*out = e;
	return ERR_OK;
}

static enum err
insert(struct audit *au, struct db *db, const struct audit_entry *e)
{
	uint8_t leaf[MERKLE_BYTES];
	struct stmt *st;
	enum err err;

	audit_leaf(e->seq, e->at_s, e->org, buf_str(&au->entry), leaf);
	st = db_stmt(db, SQL_AUDIT_INSERT);
	stmt_i64(st, e->seq);
	stmt_i64(st, e->at_s);
	stmt_i64(st, e->org);
	stmt_blob(st, buf_str(&au->entry));
	stmt_blob(st, (struct str){ (const char *)leaf, sizeof(leaf) });
	if ((err = stmt_exec(st, NULL)) != ERR_OK)
		return err;
	merkle_add(&au->tree, leaf);
	return ERR_OK;
}

enum err
audit_append(struct audit *au, struct db *db, struct audit_entry *e)
{
	enum err err;

	e->seq = au->tree.size + 1;
	if (e->at_s < au->last_s)
		e->at_s = au->last_s;
	buf_reset(&au->entry);
	encode(&au->entry, e);
	if (au->entry.full)
		return ERR_TOO_BIG;
	if ((err = insert(au, db, e)) != ERR_OK)
		return err;
	au->last_s = e->at_s;
	for (size_t i = 0; i < e->persons_n; i++) {
		struct stmt *st = db_stmt(db, SQL_AUDIT_SEEN);

		stmt_i64(st, e->org);
		stmt_i64(st, e->persons[i].id);
		stmt_i64(st, e->seq);
		/* A person erased in this very act has no row to hang on. */
		err = stmt_exec(st, NULL);
		if (err != ERR_OK && err != ERR_CONFLICT)
			return err;
	}
	return ERR_OK;
}

static enum err
edge_set(struct db *db, unsigned level, const uint8_t hash[MERKLE_BYTES])
{
	struct stmt *st = db_stmt(db, SQL_AUDIT_EDGE_SET);

	stmt_i64(st, level);
	stmt_blob(st, (struct str){ (const char *)hash, MERKLE_BYTES });
	return stmt_exec(st, NULL);
}

enum err
audit_flush(struct audit *au, struct db *db)
{
	uint8_t size[MERKLE_BYTES];
	enum err e = ERR_OK;

	if (au->tree.size == au->settled.size)
		return ERR_OK;
	for (unsigned i = 0; i < MERKLE_LEVELS && e == ERR_OK; i++)
		if (memcmp(au->tree.edge[i], au->settled.edge[i],
			MERKLE_BYTES) != 0)
			e = edge_set(db, i, au->tree.edge[i]);
	audit_size_write(au->tree.size, size);
	return e == ERR_OK ? edge_set(db, AUDIT_SIZE_LEVEL, size) : e;
}

/*
 * The note (C2SP signed-note, checkpoint): origin, size, base64 of the root,
 * a blank line, and the signature line.
 */
enum err
audit_checkpoint(struct audit *au, struct db *db, const struct vault *v,
    struct str origin, int64_t at_s, struct arena *a, struct str *note_out)
{
	uint8_t root[MERKLE_BYTES];
	struct stmt *st;
	enum err e;

	merkle_root(&au->tree, root);
	*note_out = audit_note(a, v, origin, au->tree.size, root);
	st = db_stmt(db, SQL_CHECKPOINT_INSERT);
	stmt_i64(st, au->tree.size);
	stmt_i64(st, at_s);
	stmt_text(st, *note_out);
	e = stmt_exec(st, NULL);
	return e;
}
