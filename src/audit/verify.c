/* SPDX-License-Identifier: EUPL-1.2 */
/* audit/verify: everything again from the rows, and proofs of single ones. */
#include <string.h>

#include "audit/audit.h"
#include "audit/leaf.h"
#include "audit/merkle.h"
#include "base/limits.h"

struct heads { /* signed heads, by size */
	int64_t *size;
	uint8_t (*root)[MERKLE_BYTES];
	size_t n, at;
};

static enum err
head_add(struct heads *h, struct arena *a, const struct vault *v,
    struct str note, struct audit_report *out)
{
	enum err e = audit_note_read(a, v, note, &h->size[h->n], h->root[h->n]);

	if (e != ERR_OK) {
		out->what = "a checkpoint's signature does not fit";
		return e;
	}
	h->n++;
	return ERR_OK;
}

static enum err
heads_read(struct db *db, const struct vault *v, struct arena *a,
    struct str outside, struct heads *h, struct audit_report *out)
{
	struct stmt *st = db_stmt(db, SQL_CHECKPOINT_ALL);
	size_t cap = 0, n = 0;
	struct str *notes = NULL;
	bool has;
	enum err e;

	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		struct str *s = ARENA_PUSH(a, notes, n, cap);

		*s = arena_str(a, col_text(st, 2));
	}
	if (e != ERR_OK)
		return e;
	h->size = ARENA_ARRAY(a, int64_t, n + 1);
	h->root = arena_array(a, MERKLE_BYTES, n + 1);
	for (size_t i = 0; i < n && e == ERR_OK; i++)
		e = head_add(h, a, v, notes[i], out);
	if (e == ERR_OK && outside.p != NULL)
		e = head_add(h, a, v, outside, out);
	for (size_t i = h->n;
	     e == ERR_OK && i > 1 && h->size[i - 1] < h->size[i - 2]; i--) {
		int64_t s = h->size[i - 1];
		uint8_t r[MERKLE_BYTES];

		memcpy(r, h->root[i - 1], sizeof(r));
		h->size[i - 1] = h->size[i - 2];
		memcpy(h->root[i - 1], h->root[i - 2], sizeof(r));
		h->size[i - 2] = s;
		memcpy(h->root[i - 2], r, sizeof(r));
	}
	return e;
}

static bool
heads_agree(struct heads *h, const struct merkle *m, struct audit_report *out)
{
	uint8_t root[MERKLE_BYTES];

	while (h->at < h->n && h->size[h->at] == m->size) {
		merkle_root(m, root);
		if (memcmp(root, h->root[h->at], MERKLE_BYTES) != 0)
			return false;
		out->checkpoint_size = m->size;
		h->at++;
	}
	return true;
}

/* Of each organisation: the newest entry that is gone, and up to when entries
 * were pruned by us. The first comes before the second in the trail. */
struct pruned {
	int64_t org, seq, at_s, before_s;
};

struct pruning {
	struct arena *a;
	const struct vault *v;
	struct pruned *at;
	size_t n, cap;
	int64_t last_s; /* time of the entry before */
	bool last_gone;
};

static struct pruned *
pruned_of(struct pruning *pr, int64_t org)
{
	struct pruned *p;

	for (size_t i = 0; i < pr->n; i++)
		if (pr->at[i].org == org)
			return &pr->at[i];
	p = ARENA_PUSH(pr->a, pr->at, pr->n, pr->cap);
	*p = (struct pruned){ .org = org };
	return p;
}

/* What is left of a pruned entry is not hashed: its time must lie between
 * those of its neighbours. */
static bool
time_fits(struct pruning *pr, int64_t at_s, bool gone)
{
	bool fits = (!gone && !pr->last_gone) || at_s >= pr->last_s;

	pr->last_s = at_s;
	pr->last_gone = gone;
	return fits;
}

static void
pruned_seen(struct pruning *pr, int64_t org, int64_t seq, int64_t at_s)
{
	struct pruned *p = pruned_of(pr, org);

	if (p->seq == 0 || at_s >= p->at_s) {
		p->seq = seq;
		p->at_s = at_s;
	}
}

static void
pruned_told(struct pruning *pr, struct arena *a, const struct audit_entry *e)
{
	struct pruned *p;
	int64_t before_s;

	if (audit_pruned_read(a, pr->v, e->org, e->note, &before_s) != ERR_OK)
		return;
	p = pruned_of(pr, e->org);
	if (before_s > p->before_s)
		p->before_s = before_s;
}

static enum err
pruned_verify(const struct pruning *pr, struct audit_report *out)
{
	for (size_t i = 0; i < pr->n; i++) {
		if (pr->at[i].seq == 0 || pr->at[i].at_s < pr->at[i].before_s)
			continue;
		out->bad_seq = pr->at[i].seq;
		out->what = "the entry was emptied before its period was over";
		return ERR_TAMPERED;
	}
	return ERR_OK;
}

static enum err
row_verify(struct stmt *st, struct merkle *m, struct pruning *pr,
    struct arena *a, struct audit_report *out)
{
	uint8_t leaf[MERKLE_BYTES];
	struct audit_entry e;
	int64_t seq = col_i64(st, 0), at_s = col_i64(st, 1);
	int64_t org = col_i64(st, 2);
	struct str stored = col_blob(st, 4);

	out->bad_seq = m->size + 1;
	if (seq != m->size + 1) {
		out->what = "an entry is missing";
		return ERR_TAMPERED;
	}
	if (stored.n != MERKLE_BYTES) {
		out->what = "the entry's hash is damaged";
		return ERR_TAMPERED;
	}
	if (!time_fits(pr, at_s, col_null(st, 3))) {
		out->what = "the entry's time does not fit its neighbours";
		return ERR_TAMPERED;
	}
	if (col_null(st, 3)) {
		pruned_seen(pr, org, seq, at_s);
		out->pruned++;
	} else {
		audit_leaf(seq, at_s, org, col_blob(st, 3), leaf);
		if (memcmp(leaf, stored.p, MERKLE_BYTES) != 0) {
			out->what = "the entry was changed";
			return ERR_TAMPERED;
		}
		if (audit_decode(a, seq, at_s, org, col_blob(st, 3), &e) !=
		    ERR_OK) {
			out->what = "the entry cannot be read";
			return ERR_TAMPERED;
		}
		pruned_told(pr, a, &e);
		arena_reset(a);
	}
	merkle_add(m, (const uint8_t *)stored.p);
	out->bad_seq = 0;
	return ERR_OK;
}

/* Whether a row of the edge is what the rows of the trail make of it. */
static bool
edge_fits(const struct merkle *m, int64_t level, struct str h)
{
	if (level == AUDIT_SIZE_LEVEL)
		return audit_size_read(h) == m->size;
	if (level < 0 || level > AUDIT_SIZE_LEVEL)
		return false;
	return ((uint64_t)m->size >> level & 1) == 0 ||
	       (h.n == MERKLE_BYTES &&
		   memcmp(h.p, m->edge[level], MERKLE_BYTES) == 0);
}

static enum err
edge_verify(struct db *db, const struct merkle *m, struct audit_report *out)
{
	struct stmt *st = db_stmt(db, SQL_AUDIT_EDGE_ALL);
	uint64_t seen = 0, want = (uint64_t)m->size;
	bool has;
	enum err e;

	if (m->size > 0)
		want |= 1ULL << AUDIT_SIZE_LEVEL;
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		if (!edge_fits(m, col_i64(st, 0), col_blob(st, 1)))
			break;
		seen |= 1ULL << col_i64(st, 0);
	}
	stmt_done(st);
	if (e != ERR_OK)
		return e;
	if (has || (want & ~seen) != 0) {
		out->bad_seq = m->size + 1;
		out->what = "entries at the end were removed or changed";
		return ERR_TAMPERED;
	}
	return ERR_OK;
}

enum err
audit_verify(struct db *db, const struct vault *v, struct arena *a,
    struct str outside, struct audit_report *out)
{
	struct merkle m = { 0 };
	struct heads h = { 0 };
	struct pruning pr = { .a = a, .v = v };
	struct arena *scratch = arena_new(LIMIT_AUDIT_SCRATCH);
	struct stmt *st;
	bool has = false;
	enum err e;

	*out = (struct audit_report){ 0 };
	if ((e = heads_read(db, v, a, outside, &h, out)) != ERR_OK)
		goto done;
	st = db_stmt(db, SQL_AUDIT_ALL);
	stmt_i64(st, 0);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		if ((e = row_verify(st, &m, &pr, scratch, out)) != ERR_OK)
			break;
		if (!heads_agree(&h, &m, out)) {
			out->bad_seq = m.size;
			out->what = "the tree differs from a checkpoint";
			e = ERR_TAMPERED;
			break;
		}
	}
	stmt_done(st);
	out->entries = m.size;
	merkle_root(&m, out->root);
	if (e == ERR_OK)
		e = edge_verify(db, &m, out);
	if (e == ERR_OK)
		e = pruned_verify(&pr, out);
	if (e == ERR_OK && h.at < h.n && h.size[h.at] > m.size) {
		out->bad_seq = m.size + 1;
		out->what = "entries that a checkpoint covers are gone";
		e = ERR_TAMPERED;
	}

done:
	arena_free(scratch);
	return e;
}

enum err
audit_prove(struct db *db, int64_t seq, int64_t size, struct arena *a,
    struct audit_proof *out)
{
	struct stmt *st = db_stmt(db, SQL_AUDIT_ALL);
	uint8_t(*leaves)[MERKLE_BYTES];
	int64_t n = 0;
	bool has;
	enum err e;

	if (seq < 1 || seq > size)
		return ERR_NOT_FOUND;
	leaves = arena_array(a, MERKLE_BYTES, (size_t)size);
	stmt_i64(st, 0);
	while ((e = stmt_row(st, &has)) == ERR_OK && has && n < size) {
		struct str h = col_blob(st, 4);

		if (h.n != MERKLE_BYTES)
			break;
		memcpy(leaves[n++], h.p, MERKLE_BYTES);
	}
	stmt_done(st);
	if (e != ERR_OK)
		return e;
	if (n < size)
		return ERR_NOT_FOUND;
	out->seq = seq;
	out->size = size;
	out->path = arena_array(a, MERKLE_BYTES, MERKLE_LEVELS);
	memcpy(out->leaf, leaves[seq - 1], MERKLE_BYTES);
	merkle_range((const uint8_t(*)[MERKLE_BYTES])leaves, size, out->root);
	merkle_path((const uint8_t(*)[MERKLE_BYTES])leaves, size, seq - 1,
	    out->path, &out->path_n);
	return ERR_OK;
}

bool
audit_proof_ok(const struct audit_proof *p)
{
	return merkle_path_ok(p->leaf, p->seq - 1, p->size,
	    (const uint8_t(*)[MERKLE_BYTES])p->path, p->path_n, p->root);
}
