/* SPDX-License-Identifier: EUPL-1.2 */
/* store/token: mailed links and sessions. */
#include "store/token.h"

#include <string.h>

#include "base/pack.h"

#define BODY_PAD 192

/* Secrets are found by a digest that needs no organisation to look up. */
static void
secret_digest(const char *kind, struct str secret,
    uint8_t out[VAULT_DIGEST_BYTES])
{
	static const struct key none;

	/* 256 random bits need no key: the digest cannot be guessed back. */
	digest(&none, kind, secret, out);
}

static struct str
blob32(const uint8_t *p)
{
	return (struct str){ (const char *)p, VAULT_DIGEST_BYTES };
}

/* A row's place among others of its table, by its digest. */
static struct str
digest_place(struct arena *a, const char *table, const uint8_t *d)
{
	return arena_printf(a, "%s/" STR_FMT, table,
	    STR_ARG(hex_encode(a, blob32(d))));
}

static struct str
finish(struct arena *a, struct buf *b)
{
	struct str s;

	while (b->n % BODY_PAD != 0)
		buf_putc(b, 0);
	s = arena_str(a, buf_str(b));
	buf_release(b);
	return s;
}

enum err
link_new(struct tx *tx, enum token_kind kind, int64_t person, int64_t expires_s,
    struct str data, struct str *token_out)
{
	struct str token = random_token(tx->a);
	uint8_t d[VAULT_DIGEST_BYTES], tag[VAULT_DIGEST_BYTES];
	struct stmt *st;
	struct buf b;
	enum err e;

	secret_digest("link", token, d);
	person_tag(tx->org, "token", person, tag);
	buf_init(&b, 65536);
	pack_i64(&b, person);
	pack_str(&b, data);
	st = db_stmt(tx->s->db, SQL_TOKEN_INSERT);
	stmt_blob(st, blob32(d));
	stmt_i64(st, tx->org->id);
	stmt_i64(st, (int64_t)kind);
	stmt_blob(st, blob32(tag));
	stmt_i64(st, expires_s);
	stmt_blob(st, org_seal(tx->a, tx->org, digest_place(tx->a, "token", d),
			  finish(tx->a, &b)));
	if ((e = stmt_exec(st, NULL)) == ERR_OK)
		*token_out = token;
	return e;
}

enum err
link_find(struct tx *tx, struct str token, struct link *out)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_TOKEN_GET);
	struct link l = { 0 };
	struct unpack u;
	struct str body, plain;
	bool has;
	enum err e;

	secret_digest("link", token, l.digest);
	stmt_blob(st, blob32(l.digest));
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_NOT_FOUND;
	l.org = col_i64(st, 0);
	l.kind = (enum token_kind)col_i64(st, 1);
	l.expires_s = col_i64(st, 2);
	l.used = col_i64(st, 3) != 0;
	body = arena_str(tx->a, col_blob(st, 4));
	stmt_done(st);
	if (l.org != tx->org->id)
		return ERR_NOT_FOUND;
	e = org_unseal(tx->s, tx->a, tx->org,
	    digest_place(tx->a, "token", l.digest), body, &plain);
	if (e != ERR_OK)
		return e;
	u = unpack_of(plain);
	l.person = unpack_i64(&u);
	l.data = unpack_str(&u);
	*out = l;
	return l.used || l.expires_s <= tx->now_s ? ERR_GONE : ERR_OK;
}

enum err
link_use(struct tx *tx, const struct link *l)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_TOKEN_USE);
	int64_t changed = 0;
	enum err e;

	stmt_blob(st, blob32(l->digest));
	e = stmt_exec(st, &changed);
	return e == ERR_OK && changed == 0 ? ERR_GONE : e;
}

enum err
link_drop(struct tx *tx, enum token_kind kind, int64_t person)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_TOKEN_DELETE_TAG_KIND);
	uint8_t tag[VAULT_DIGEST_BYTES];

	person_tag(tx->org, "token", person, tag);
	stmt_blob(st, blob32(tag));
	stmt_i64(st, (int64_t)kind);
	return stmt_exec(st, NULL);
}

/* ---- sessions ------------------------------------------------------- */

static struct str
session_pack(struct tx *tx, const struct session *ss)
{
	struct buf b;

	buf_init(&b, 65536);
	pack_i64(&b, ss->person);
	pack_i64(&b, ss->staff);
	pack_i64(&b, ss->signed_in_s);
	pack_u64(&b, number_of(tx->org, NUMBER_PURPOSE, ss->purpose));
	pack_str(&b, ss->csrf);
	pack_str(&b, ss->task);
	pack_i64(&b, ss->looks);
	pack_u64(&b, (uint64_t)ss->lang);
	return org_seal(tx->a, tx->org,
	    digest_place(tx->a, "session", ss->digest), finish(tx->a, &b));
}

/* Sessions of members and of staff are tied to different people. */
static void
session_tag(const struct org *org, int64_t person, int64_t staff,
    uint8_t tag[VAULT_DIGEST_BYTES])
{
	person_tag(org, staff != 0 ? "staff session" : "session",
	    staff != 0 ? staff : person, tag);
}

enum err
session_new(struct tx *tx, struct session *ss, struct str *cookie_out)
{
	struct str cookie = random_token(tx->a);
	struct stmt *st;
	uint8_t tag[VAULT_DIGEST_BYTES];
	enum err e;

	secret_digest("session", cookie, ss->digest);
	ss->org = tx->org->id;
	ss->csrf = random_token(tx->a);
	ss->signed_in_s = tx->now_s;
	session_tag(tx->org, ss->person, ss->staff, tag);
	st = db_stmt(tx->s->db, SQL_SESSION_INSERT);
	stmt_blob(st, blob32(ss->digest));
	stmt_i64(st, tx->org->id);
	stmt_blob(st, blob32(tag));
	stmt_i64(st, ss->expires_s);
	stmt_blob(st, session_pack(tx, ss));
	if ((e = stmt_exec(st, NULL)) == ERR_OK)
		*cookie_out = cookie;
	return e;
}

static struct org *
org_by_id(struct store *s, int64_t id)
{
	for (size_t i = 0; i < s->orgs_n; i++)
		if (s->orgs[i].id == id)
			return &s->orgs[i];
	return NULL;
}

static enum err
session_unpack(struct org *org, struct str plain, struct session *ss)
{
	struct unpack u = unpack_of(plain);

	ss->person = unpack_i64(&u);
	ss->staff = unpack_i64(&u);
	ss->signed_in_s = unpack_i64(&u);
	ss->purpose = index_of(org, NUMBER_PURPOSE, (uint32_t)unpack_u64(&u));
	ss->csrf = unpack_str(&u);
	ss->task = unpack_str(&u);
	ss->looks = unpack_i64(&u);
	ss->lang = (enum lang)unpack_u64(&u);
	return u.bad || ss->lang >= LANG_MAX ? ERR_TAMPERED : ERR_OK;
}

enum err
session_find(struct store *s, struct arena *a, struct str cookie, int64_t now_s,
    struct session *out)
{
	struct stmt *st = db_stmt(s->db, SQL_SESSION_GET);
	struct session ss = { 0 };
	struct str body, plain;
	struct org *org;
	bool has;
	enum err e;

	secret_digest("session", cookie, ss.digest);
	stmt_blob(st, blob32(ss.digest));
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_AUTH;
	ss.org = col_i64(st, 0);
	ss.expires_s = col_i64(st, 2);
	body = arena_str(a, col_blob(st, 3));
	stmt_done(st);
	org = org_by_id(s, ss.org);
	if (org == NULL || ss.expires_s <= now_s)
		return ERR_AUTH;
	e = org_unseal(s, a, org, digest_place(a, "session", ss.digest), body,
	    &plain);
	if (e == ERR_OK)
		e = session_unpack(org, plain, &ss);
	if (e == ERR_OK)
		*out = ss;
	return e;
}

enum err
session_save(struct tx *tx, const struct session *ss)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_SESSION_UPDATE);

	stmt_i64(st, ss->expires_s);
	stmt_blob(st, session_pack(tx, ss));
	stmt_blob(st, blob32(ss->digest));
	return stmt_exec(st, NULL);
}

enum err
session_end(struct tx *tx, const struct session *ss)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_SESSION_DELETE);

	stmt_blob(st, blob32(ss->digest));
	return stmt_exec(st, NULL);
}

enum err
session_end_all(struct tx *tx, int64_t person, int64_t staff)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_SESSION_DELETE_TAG);
	uint8_t tag[VAULT_DIGEST_BYTES];

	session_tag(tx->org, person, staff, tag);
	stmt_blob(st, blob32(tag));
	return stmt_exec(st, NULL);
}
