/* SPDX-License-Identifier: EUPL-1.2 */
/* store/letter: single letters that wait to be sent; nothing stays of them. */
#include <string.h>

#include "base/pack.h"
#include "store/internal.h"
#include "store/token.h"

static struct str
notice_digest(const struct tx *tx, uint32_t revision,
    uint8_t out[VAULT_DIGEST_BYTES])
{
	struct str of = arena_printf(tx->a, "%u", (unsigned)revision);

	digest(&tx->org->tag, "notice", of, out);
	return (struct str){ (const char *)out, VAULT_DIGEST_BYTES };
}

enum err
letter_notices(struct tx *tx, uint32_t revision, enum delivery_state state,
    int64_t *n_out)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_LETTER_NOTICES);
	uint8_t of[VAULT_DIGEST_BYTES];
	bool has;
	enum err e;

	*n_out = 0;
	stmt_blob(st, notice_digest(tx, revision, of));
	stmt_i64(st, (int64_t)state);
	if ((e = stmt_row(st, &has)) == ERR_OK && has) {
		*n_out = col_i64(st, 0);
		stmt_done(st);
	}
	return e;
}

enum err
letter_new(struct tx *tx, struct letter_row *l)
{
	uint8_t tag[VAULT_DIGEST_BYTES], of[VAULT_DIGEST_BYTES];
	struct stmt *st;
	struct buf b;
	enum err e;

	l->id = random_id();
	person_tag(tx->org, "letter", l->person, tag);
	buf_init(&b, 1 << 20);
	pack_i64(&b, l->person);
	pack_i64(&b, (int64_t)l->kind);
	pack_str(&b, l->to);
	pack_str(&b, l->token);
	pack_str(&b, l->data);
	pack_u64(&b, (uint64_t)l->lang);
	pack_u64(&b, number_of(tx->org, NUMBER_PURPOSE, l->purpose));
	pack_u64(&b, l->statutory);
	pack_i64(&b, l->ends_s);
	pack_i64(&b, l->due_s);
	pack_u64(&b, l->notice);
	while (b.n % 256 != 0)
		buf_putc(&b, 0);
	st = db_stmt(tx->s->db, SQL_LETTER_INSERT);
	stmt_i64(st, l->id);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, DELIVERY_QUEUED);
	stmt_i64(st, l->due_s);
	stmt_blob(st, (struct str){ (const char *)tag, sizeof(tag) });
	stmt_blob(st,
	    org_seal(tx->a, tx->org,
		place(tx->a, "letter", tx->org->id, l->id, 0), buf_str(&b)));
	if (l->notice == 0)
		stmt_null(st);
	else
		stmt_blob(st, notice_digest(tx, l->notice, of));
	e = stmt_exec(st, NULL);
	buf_release(&b);
	return e;
}

enum err
letter_staff_link(struct tx *tx, const struct staff *st, struct str token,
    int64_t ends_s)
{
	struct letter_row l = { .kind = POST_STAFF_LINK,
		.to = st->email,
		.token = token,
		.lang = st->lang,
		.purpose = org_purpose(tx->org, ACTIVITY_STAFF),
		.statutory = true,
		.due_s = tx->now_s,
		.ends_s = ends_s };
	struct buf b;
	enum err e;

	buf_init(&b, 1 << 16);
	pack_str(&b, st->name);
	pack_u64(&b, number_of(tx->org, NUMBER_ROLE, st->role));
	pack_u64(&b, st->password.n > 0); /* another, not the first */
	l.data = buf_str(&b);
	e = letter_new(tx, &l);
	buf_release(&b);
	return e;
}

static enum err
letter_unpack(struct store *s, struct arena *a, struct str sealed,
    struct letter_row *l)
{
	struct org *org = NULL;
	struct str plain;
	struct unpack u;
	enum err e;

	for (size_t i = 0; i < s->orgs_n; i++)
		if (s->orgs[i].id == l->org)
			org = &s->orgs[i];
	if (org == NULL)
		return ERR_NOT_FOUND;
	e = org_unseal(s, a, org, place(a, "letter", l->org, l->id, 0), sealed,
	    &plain);
	if (e != ERR_OK)
		return e;
	u = unpack_of(plain);
	l->person = unpack_i64(&u);
	l->kind = (enum post_kind)unpack_i64(&u);
	l->to = unpack_str(&u);
	l->token = unpack_str(&u);
	l->data = unpack_str(&u);
	l->lang = (enum lang)unpack_u64(&u);
	l->purpose = index_of(org, NUMBER_PURPOSE, (uint32_t)unpack_u64(&u));
	l->statutory = unpack_u64(&u) != 0;
	l->ends_s = unpack_i64(&u);
	l->due_s = unpack_i64(&u);
	/* Zeros follow: none, also where the letter is of before. */
	l->notice = (uint32_t)unpack_u64(&u);
	return u.bad || l->lang >= LANG_MAX ? ERR_TAMPERED : ERR_OK;
}

enum err
letter_next(struct store *s, struct arena *a, int64_t now_s, size_t max,
    struct letter_row **out, size_t *n_out)
{
	struct stmt *st = db_stmt(s->db, SQL_LETTER_NEXT);
	struct letter_row *list = ARENA_ARRAY(a, struct letter_row, max);
	size_t n = 0;
	bool has;
	enum err e;

	stmt_i64(st, DELIVERY_QUEUED);
	stmt_i64(st, now_s);
	stmt_i64(st, (int64_t)max);
	while ((e = stmt_row(st, &has)) == ERR_OK && has && n < max) {
		list[n].id = col_i64(st, 0);
		list[n].org = col_i64(st, 1);
		e = letter_unpack(s, a, col_blob(st, 2), &list[n]);
		if (e != ERR_OK)
			break;
		n++;
	}
	stmt_done(st);
	*out = list;
	*n_out = n;
	return e;
}

enum err
letter_set(struct store *s, int64_t id, enum delivery_state from,
    enum delivery_state to, int64_t due_s)
{
	struct stmt *st = db_stmt(s->db, SQL_LETTER_SET);
	int64_t changed = 0;
	enum err e;

	stmt_i64(st, (int64_t)to);
	stmt_i64(st, due_s);
	stmt_i64(st, id);
	stmt_i64(st, (int64_t)from);
	e = stmt_exec(st, &changed);
	return e == ERR_OK && changed == 0 ? ERR_CONFLICT : e;
}

enum err
letter_remove(struct store *s, int64_t id)
{
	struct stmt *st = db_stmt(s->db, SQL_LETTER_DELETE);

	stmt_i64(st, id);
	return stmt_exec(st, NULL);
}

void
delivery_tag(const struct org *org, int64_t message, int64_t person,
    uint8_t out[VAULT_DIGEST_BYTES])
{
	uint8_t in[16];

	for (int i = 0; i < 8; i++) {
		in[i] = (uint8_t)((uint64_t)message >> (56 - 8 * i));
		in[8 + i] = (uint8_t)((uint64_t)person >> (56 - 8 * i));
	}
	digest(&org->tag, "delivery", (struct str){ (const char *)in, 16 },
	    out);
}
