/* SPDX-License-Identifier: EUPL-1.2 */
/* store/staff: those who work in the register, and API tokens. */
#include <string.h>

#include "base/pack.h"
#include "store/internal.h"
#include "store/token.h"

#define STAFF_FORM 2 /* 1: without who touched it */

static struct str
name_digest(struct arena *a, const struct key *k, struct str name,
    uint8_t out[VAULT_DIGEST_BYTES])
{
	digest(k, "staff", text_fold(a, name), out);
	return (struct str){ (const char *)out, VAULT_DIGEST_BYTES };
}

static struct str
staff_pack(struct tx *tx, const struct staff *st)
{
	struct buf b;
	struct str s;

	buf_init(&b, 65536);
	pack_u64(&b, STAFF_FORM);
	pack_str(&b, st->name);
	pack_str(&b, st->email);
	pack_u64(&b, number_of(tx->org, NUMBER_ROLE, st->role));
	pack_str(&b, st->password);
	pack_str(&b, st->totp);
	pack_i64(&b, st->totp_step);
	pack_i64(&b, st->trained_until);
	pack_i64(&b, st->term_from);
	pack_i64(&b, st->term_until);
	pack_u64(&b, (st->confidential ? 1U : 0U) | (st->ended ? 2U : 0U));
	pack_i64(&b, st->person);
	pack_u64(&b, (uint64_t)st->lang);
	pack_u64(&b, st->offices_n);
	for (size_t i = 0; i < st->offices_n; i++) {
		pack_i64(&b, st->offices[i].group);
		pack_i64(&b, st->offices[i].from_day);
		pack_i64(&b, st->offices[i].until_day);
	}
	pack_u64(&b, st->by_n);
	for (size_t i = 0; i < st->by_n; i++)
		pack_i64(&b, st->by[i]);
	s = org_seal(tx->a, tx->org,
	    place(tx->a, "staff", tx->org->id, st->id, 0), buf_str(&b));
	buf_release(&b);
	return s;
}

static enum err
by_unpack(struct tx *tx, struct unpack *u, uint64_t form, size_t max,
    struct staff *st)
{
	st->by_n = form < 2 ? 0 : (size_t)unpack_u64(u);
	if (u->bad || st->by_n > max)
		return ERR_TAMPERED;
	st->by = ARENA_ARRAY(tx->a, int64_t, st->by_n);
	for (size_t i = 0; i < st->by_n; i++)
		st->by[i] = unpack_i64(u);
	return u->bad ? ERR_TAMPERED : ERR_OK;
}

static enum err
staff_unpack(struct tx *tx, int64_t id, struct str sealed, struct staff *st)
{
	struct str plain;
	struct unpack u;
	uint64_t flags, form;
	enum err e = org_unseal(tx->s, tx->a, tx->org,
	    place(tx->a, "staff", tx->org->id, id, 0), sealed, &plain);

	if (e != ERR_OK)
		return e;
	*st = (struct staff){ .id = id };
	u = unpack_of(plain);
	form = unpack_u64(&u);
	if (form < 1 || form > STAFF_FORM)
		return ERR_TAMPERED;
	st->name = unpack_str(&u);
	st->email = unpack_str(&u);
	st->role = index_of(tx->org, NUMBER_ROLE, (uint32_t)unpack_u64(&u));
	st->password = unpack_str(&u);
	st->totp = unpack_str(&u);
	st->totp_step = unpack_i64(&u);
	st->trained_until = (int32_t)unpack_i64(&u);
	st->term_from = (int32_t)unpack_i64(&u);
	st->term_until = (int32_t)unpack_i64(&u);
	flags = unpack_u64(&u);
	st->confidential = (flags & 1) != 0;
	st->ended = (flags & 2) != 0;
	st->person = unpack_i64(&u);
	st->lang = (enum lang)unpack_u64(&u);
	st->offices_n = (size_t)unpack_u64(&u);
	if (u.bad || st->offices_n > plain.n)
		return ERR_TAMPERED;
	st->offices = ARENA_ARRAY(tx->a, struct office, st->offices_n);
	for (size_t i = 0; i < st->offices_n; i++) {
		st->offices[i].group = unpack_i64(&u);
		st->offices[i].from_day = (int32_t)unpack_i64(&u);
		st->offices[i].until_day = (int32_t)unpack_i64(&u);
	}
	return by_unpack(tx, &u, form, plain.n, st);
}

enum err
staff_save(struct tx *tx, struct staff *st)
{
	uint8_t d[VAULT_DIGEST_BYTES];
	struct stmt *q;

	if (st->id == 0)
		st->id = random_id();
	q = db_stmt(tx->s->db, SQL_STAFF_PUT);
	stmt_i64(q, tx->org->id);
	stmt_i64(q, st->id);
	stmt_blob(q, name_digest(tx->a, &tx->org->tag, st->name, d));
	stmt_blob(q, staff_pack(tx, st));
	return stmt_exec(q, NULL);
}

enum err
staff_get(struct tx *tx, int64_t id, struct staff *out)
{
	struct stmt *q = db_stmt(tx->s->db, SQL_STAFF_GET);
	struct str body;
	bool has;
	enum err e;

	stmt_i64(q, tx->org->id);
	stmt_i64(q, id);
	if ((e = stmt_row(q, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_NOT_FOUND;
	body = arena_str(tx->a, col_blob(q, 1));
	stmt_done(q);
	return staff_unpack(tx, id, body, out);
}

enum err
staff_find(struct tx *tx, struct str name, struct staff *out)
{
	struct stmt *q = db_stmt(tx->s->db, SQL_STAFF_FIND);
	uint8_t d[VAULT_DIGEST_BYTES];
	struct str body;
	int64_t id;
	bool has;
	enum err e;

	stmt_i64(q, tx->org->id);
	stmt_blob(q, name_digest(tx->a, &tx->org->tag, name, d));
	if ((e = stmt_row(q, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_NOT_FOUND;
	id = col_i64(q, 0);
	body = arena_str(tx->a, col_blob(q, 1));
	stmt_done(q);
	return staff_unpack(tx, id, body, out);
}

enum err
staff_list(struct tx *tx, struct staff **out, size_t *n_out)
{
	struct stmt *q = db_stmt(tx->s->db, SQL_STAFF_ALL);
	struct staff *list = NULL;
	size_t n = 0, cap = 0;
	bool has;
	enum err e;

	stmt_i64(q, tx->org->id);
	while ((e = stmt_row(q, &has)) == ERR_OK && has) {
		struct staff *st = ARENA_PUSH(tx->a, list, n, cap);

		e = staff_unpack(tx, col_i64(q, 0), col_blob(q, 1), st);
		if (e != ERR_OK)
			break;
	}
	stmt_done(q);
	*out = list;
	*n_out = n;
	return e;
}

/* ---- who could be behind whom ---------------------------------------- */

struct ids {
	int64_t *at;
	size_t n, cap;
};

static bool
ids_have(const struct ids *ids, int64_t id)
{
	for (size_t i = 0; i < ids->n; i++)
		if (ids->at[i] == id)
			return true;
	return false;
}

static void
ids_add(struct arena *a, struct ids *ids, int64_t id)
{
	if (!ids_have(ids, id))
		*(int64_t *)ARENA_PUSH(a, ids->at, ids->n, ids->cap) = id;
}

void
staff_touch(struct tx *tx, struct staff *st)
{
	struct ids ids = { 0 };

	if (tx->actor->type != ACTOR_STAFF)
		return;
	for (size_t i = 0; i < st->by_n; i++)
		ids_add(tx->a, &ids, st->by[i]);
	ids_add(tx->a, &ids, tx->actor->id);
	st->by = ids.at;
	st->by_n = ids.n;
}

/* ${id}, who touched it, who touched those, and so on. */
static struct ids
behind(struct arena *a, const struct staff *list, size_t n, int64_t id)
{
	struct ids ids = { 0 };

	ids_add(a, &ids, id);
	for (size_t k = 0; k < ids.n; k++)
		for (size_t i = 0; i < n; i++)
			for (size_t j = 0;
			     list[i].id == ids.at[k] && j < list[i].by_n; j++)
				ids_add(a, &ids, list[i].by[j]);
	return ids;
}

enum err
staff_apart(struct tx *tx, int64_t a, int64_t b, bool *out)
{
	struct staff *list;
	struct ids of_a, of_b;
	size_t n;
	enum err e = staff_list(tx, &list, &n);

	*out = false;
	if (e != ERR_OK)
		return e;
	of_a = behind(tx->a, list, n, a);
	of_b = behind(tx->a, list, n, b);
	for (size_t i = 0; i < of_a.n; i++)
		if (ids_have(&of_b, of_a.at[i]))
			return ERR_OK;
	*out = true;
	return ERR_OK;
}

void
staff_actor(const struct staff *st, struct actor *out)
{
	*out = (struct actor){ .type = ACTOR_STAFF,
		.id = st->id,
		.role = st->ended ? -1 : st->role,
		.purpose = -1,
		.trained_until = st->trained_until,
		.term_until = st->term_until,
		.confidential = st->confidential,
		.offices = st->offices,
		.offices_n = st->offices_n };
}

/* ---- API tokens ----------------------------------------------------- */

static void
api_digest(struct str secret, uint8_t out[VAULT_DIGEST_BYTES])
{
	static const struct key none; /* 256 random bits need no key */

	digest(&none, "api", secret, out);
}

enum err
api_token_new(struct tx *tx, struct api_token *t, struct str *secret_out)
{
	struct str secret = random_token(tx->a);
	uint8_t d[VAULT_DIGEST_BYTES];
	struct stmt *q;
	struct buf b;
	enum err e;

	api_digest(secret, d);
	t->id = random_id();
	t->org = tx->org->id;
	buf_init(&b, 65536);
	pack_str(&b, t->label);
	pack_u64(&b, number_of(tx->org, NUMBER_ROLE, t->role));
	pack_u64(&b, number_of(tx->org, NUMBER_PURPOSE, t->purpose));
	q = db_stmt(tx->s->db, SQL_API_TOKEN_INSERT);
	stmt_i64(q, tx->org->id);
	stmt_i64(q, t->id);
	stmt_blob(q, (struct str){ (const char *)d, sizeof(d) });
	stmt_i64(q, t->expires_s);
	stmt_blob(q,
	    org_seal(tx->a, tx->org,
		place(tx->a, "api_token", tx->org->id, t->id, 0), buf_str(&b)));
	e = stmt_exec(q, NULL);
	buf_release(&b);
	if (e == ERR_OK)
		*secret_out = secret;
	return e;
}

static enum err
api_token_unpack(struct store *s, struct arena *a, struct org *org,
    struct str sealed, struct api_token *t)
{
	struct str plain;
	struct unpack u;
	enum err e = org_unseal(s, a, org,
	    place(a, "api_token", org->id, t->id, 0), sealed, &plain);

	if (e != ERR_OK)
		return e;
	u = unpack_of(plain);
	t->label = unpack_str(&u);
	t->role = index_of(org, NUMBER_ROLE, (uint32_t)unpack_u64(&u));
	t->purpose = index_of(org, NUMBER_PURPOSE, (uint32_t)unpack_u64(&u));
	return u.bad ? ERR_TAMPERED : ERR_OK;
}

enum err
api_token_find(struct store *s, struct arena *a, struct str secret,
    int64_t now_s, struct api_token *out)
{
	struct stmt *q = db_stmt(s->db, SQL_API_TOKEN_FIND);
	uint8_t d[VAULT_DIGEST_BYTES];
	struct api_token t = { 0 };
	struct str body;
	bool has;
	enum err e;

	api_digest(secret, d);
	stmt_blob(q, (struct str){ (const char *)d, sizeof(d) });
	if ((e = stmt_row(q, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_AUTH;
	t.org = col_i64(q, 0);
	t.id = col_i64(q, 1);
	t.expires_s = col_i64(q, 2);
	body = arena_str(a, col_blob(q, 3));
	stmt_done(q);
	if (t.expires_s <= now_s)
		return ERR_AUTH;
	for (size_t i = 0; i < s->orgs_n; i++) {
		if (s->orgs[i].id != t.org)
			continue;
		e = api_token_unpack(s, a, &s->orgs[i], body, &t);
		if (e == ERR_OK)
			*out = t;
		return e;
	}
	return ERR_AUTH;
}

enum err
api_token_list(struct tx *tx, struct api_token **out, size_t *n_out)
{
	struct stmt *q = db_stmt(tx->s->db, SQL_API_TOKEN_ALL);
	struct api_token *list = NULL;
	size_t n = 0, cap = 0;
	bool has;
	enum err e;

	stmt_i64(q, tx->org->id);
	while ((e = stmt_row(q, &has)) == ERR_OK && has) {
		struct api_token *t = ARENA_PUSH(tx->a, list, n, cap);

		t->id = col_i64(q, 0);
		t->org = tx->org->id;
		t->expires_s = col_i64(q, 1);
		e = api_token_unpack(tx->s, tx->a, tx->org, col_blob(q, 2), t);
		if (e != ERR_OK)
			break;
	}
	stmt_done(q);
	*out = list;
	*n_out = n;
	return e;
}

enum err
api_token_end(struct tx *tx, int64_t id)
{
	struct stmt *q = db_stmt(tx->s->db, SQL_API_TOKEN_DELETE);
	int64_t changed = 0;
	enum err e;

	stmt_i64(q, tx->org->id);
	stmt_i64(q, id);
	e = stmt_exec(q, &changed);
	return e == ERR_OK && changed == 0 ? ERR_NOT_FOUND : e;
}
