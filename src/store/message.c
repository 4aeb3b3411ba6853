/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/message.h"

#include <string.h>

#include "base/limits.h"
#include "base/pack.h"
#include "store/internal.h"

static void
pack_text(struct buf *b, const struct text *t)
{
	for (int l = 0; l < LANG_COLUMNS; l++) {
		pack_u64(b, t->in[l].p != NULL);
		pack_str(b, t->in[l]);
	}
}

static void
unpack_text(struct unpack *u, struct text *t)
{
	for (int l = 0; l < LANG_COLUMNS; l++) {
		bool has = unpack_u64(u) != 0;

		t->in[l] = unpack_str(u);
		if (!has)
			t->in[l] = STR_NONE;
	}
}

/* Further languages come last, each with its code: a row of before there were
 * any has none, and another language changes no row. */
static void
pack_further(struct buf *b, const struct message *m)
{
	for (int l = LANG_COLUMNS; l < LANG_MAX; l++) {
		if (m->subject.in[l].p == NULL && m->body.in[l].p == NULL)
			continue;
		pack_str(b, str_of(lang_code((enum lang)l)));
		pack_str(b, m->subject.in[l]);
		pack_str(b, m->body.in[l]);
	}
}

static void
unpack_further(struct unpack *u, struct message *m)
{
	while (!u->bad && !unpack_at_end(u)) {
		struct str code = unpack_str(u);
		struct str subject = unpack_str(u), body = unpack_str(u);
		enum lang l;

		if (lang_find(code, &l) != ERR_OK) {
			u->bad = true;
			return;
		}
		m->subject.in[l] = subject;
		m->body.in[l] = body;
	}
}

static struct str
message_pack(struct tx *tx, const struct message *m)
{
	struct buf b;
	struct str s;

	buf_init(&b, 8 * LIMIT_MESSAGE_BYTES);
	pack_u64(&b, number_of(tx->org, NUMBER_PURPOSE, m->purpose));
	pack_u64(&b, (uint64_t)m->channel);
	pack_i64(&b, m->group);
	pack_str(&b, m->where);
	pack_text(&b, &m->subject);
	pack_text(&b, &m->body);
	pack_str(&b, m->topic);
	pack_i64(&b, m->by);
	pack_u64(&b, number_of(tx->org, NUMBER_ROLE, m->role));
	pack_i64(&b, m->approved_s);
	pack_i64(&b, m->sent_s);
	pack_str(&b, m->override);
	pack_i64(&b, m->plan_after);
	pack_further(&b, m);
	s = org_seal(tx->a, tx->org,
	    place(tx->a, "message", tx->org->id, m->id, 0), buf_str(&b));
	buf_release(&b);
	return s;
}

static enum err
message_unpack(struct tx *tx, struct str sealed, struct message *m)
{
	struct str plain;
	struct unpack u;
	enum err e = org_unseal(tx->s, tx->a, tx->org,
	    place(tx->a, "message", tx->org->id, m->id, 0), sealed, &plain);

	if (e != ERR_OK)
		return e;
	u = unpack_of(plain);
	m->purpose =
	    index_of(tx->org, NUMBER_PURPOSE, (uint32_t)unpack_u64(&u));
	m->channel = (enum channel)unpack_u64(&u);
	m->group = unpack_i64(&u);
	m->where = unpack_str(&u);
	unpack_text(&u, &m->subject);
	unpack_text(&u, &m->body);
	m->topic = unpack_str(&u);
	m->by = unpack_i64(&u);
	m->role = index_of(tx->org, NUMBER_ROLE, (uint32_t)unpack_u64(&u));
	m->approved_s = unpack_i64(&u);
	m->sent_s = unpack_i64(&u);
	m->override = unpack_str(&u);
	m->plan_after = unpack_i64(&u);
	unpack_further(&u, m);
	return u.bad ? ERR_TAMPERED : ERR_OK;
}

static enum err
message_put(struct tx *tx, const struct message *m)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_MESSAGE_PUT);

	stmt_i64(st, tx->org->id);
	stmt_i64(st, m->id);
	stmt_i64(st, (int64_t)m->state);
	stmt_i64(st, m->created_s);
	stmt_blob(st, message_pack(tx, m));
	return stmt_exec(st, NULL);
}

enum err
message_save(struct tx *tx, const struct grant *g, struct message *m)
{
	if (!granted(tx, g, ACT_WRITE, NULL) && !granted(tx, g, ACT_SEND, NULL))
		return ERR_DENIED;
	if (grant_purpose(g) != m->purpose)
		return ERR_DENIED;
	if (m->id == 0) {
		m->id = random_id();
		m->created_s = tx->now_s;
		m->state = MESSAGE_DRAFT;
	}
	return message_put(tx, m);
}

enum err
message_update(struct tx *tx, const struct message *m)
{
	return message_put(tx, m);
}

static enum err
counts_read(struct tx *tx, struct message *m)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_DELIVERY_COUNTS);
	bool has;
	enum err e;

	stmt_i64(st, tx->org->id);
	stmt_i64(st, m->id);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		int64_t state = col_i64(st, 0);

		if (state > 0 && state < (int64_t)ARRAY_LEN(m->counts))
			m->counts[state] = col_i64(st, 1);
	}
	return e;
}

enum err
message_get(struct tx *tx, int64_t id, struct message *out)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_MESSAGE_GET);
	struct message m = { .id = id };
	struct str body;
	bool has;
	enum err e;

	stmt_i64(st, tx->org->id);
	stmt_i64(st, id);
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_NOT_FOUND;
	m.state = (enum message_state)col_i64(st, 0);
	m.created_s = col_i64(st, 1);
	body = arena_str(tx->a, col_blob(st, 2));
	stmt_done(st);
	if ((e = message_unpack(tx, body, &m)) == ERR_OK)
		e = counts_read(tx, &m);
	if (e == ERR_OK)
		*out = m;
	return e;
}

enum err
message_list(struct tx *tx, size_t max, struct message **out, size_t *n_out)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_MESSAGE_ALL);
	struct message *list = NULL;
	size_t n = 0, cap = 0;
	bool has;
	enum err e;

	stmt_i64(st, tx->org->id);
	stmt_i64(st, (int64_t)max);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		struct message *m = ARENA_PUSH(tx->a, list, n, cap);

		m->id = col_i64(st, 0);
		m->state = (enum message_state)col_i64(st, 1);
		m->created_s = col_i64(st, 2);
		if ((e = message_unpack(tx, col_blob(st, 3), m)) != ERR_OK)
			break;
	}
	stmt_done(st);
	for (size_t i = 0; i < n && e == ERR_OK; i++)
		e = counts_read(tx, &list[i]);
	*out = list;
	*n_out = n;
	return e;
}

#define MESSAGES_LOOKED_AT 1000

enum err
message_sent_in(struct tx *tx, int purpose, int64_t from_s, int *n_out)
{
	struct message *list;
	size_t n;
	enum err e = message_list(tx, MESSAGES_LOOKED_AT, &list, &n);

	*n_out = 0;
	for (size_t i = 0; i < n && e == ERR_OK; i++)
		*n_out += list[i].purpose == purpose &&
			  list[i].approved_s >= from_s &&
			  list[i].approved_s > 0;
	return e;
}

enum err
message_delete(struct tx *tx, int64_t id)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_DELIVERY_DELETE_MESSAGE);
	enum err e;

	stmt_i64(st, tx->org->id);
	stmt_i64(st, id);
	if ((e = stmt_exec(st, NULL)) != ERR_OK)
		return e;
	st = db_stmt(tx->s->db, SQL_MESSAGE_DELETE);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, id);
	return stmt_exec(st, NULL);
}

enum err
delivery_add(struct tx *tx, const struct message *m, int64_t person)
{
	uint8_t tag[VAULT_DIGEST_BYTES];
	int64_t pos = random_id();
	struct stmt *st;
	struct buf b;
	enum err e;

	delivery_tag(tx->org, m->id, person, tag);
	buf_init(&b, 64);
	pack_i64(&b, person);
	while (b.n < 16)
		buf_putc(&b, 0);
	st = db_stmt(tx->s->db, SQL_DELIVERY_INSERT);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, m->id);
	stmt_i64(st, pos);
	stmt_i64(st, DELIVERY_QUEUED);
	stmt_i64(st, tx->now_s);
	stmt_blob(st, (struct str){ (const char *)tag, sizeof(tag) });
	stmt_blob(st, org_seal(tx->a, tx->org,
			  place(tx->a, "delivery", tx->org->id, m->id, pos),
			  buf_str(&b)));
	e = stmt_exec(st, NULL);
	buf_release(&b);
	return e;
}

static enum err
delivery_person(struct tx *tx, struct str sealed, struct delivery *d)
{
	struct str plain;
	struct unpack u;
	enum err e = org_unseal(tx->s, tx->a, tx->org,
	    place(tx->a, "delivery", tx->org->id, d->message, d->pos), sealed,
	    &plain);

	if (e != ERR_OK)
		return e;
	u = unpack_of(plain);
	d->person = unpack_i64(&u);
	return u.bad ? ERR_TAMPERED : ERR_OK;
}

enum err
delivery_next(struct tx *tx, int64_t message, enum delivery_state state,
    size_t max, struct delivery **out, size_t *n_out)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_DELIVERY_NEXT);
	struct delivery *list = ARENA_ARRAY(tx->a, struct delivery, max);
	size_t n = 0;
	bool has;
	enum err e;

	stmt_i64(st, tx->org->id);
	stmt_i64(st, message);
	stmt_i64(st, (int64_t)state);
	stmt_i64(st, (int64_t)max);
	while ((e = stmt_row(st, &has)) == ERR_OK && has && n < max) {
		struct delivery *d = &list[n];
		struct str tag = col_blob(st, 1);

		d->message = message;
		d->pos = col_i64(st, 0);
		d->state = state;
		if (tag.n == sizeof(d->tag))
			memcpy(d->tag, tag.p, sizeof(d->tag));
		if ((e = delivery_person(tx, col_blob(st, 2), d)) != ERR_OK)
			break;
		n++;
	}
	stmt_done(st);
	*out = list;
	*n_out = n;
	return e;
}

enum err
delivery_move(struct tx *tx, struct delivery *d, enum delivery_state to)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_DELIVERY_SET);
	int64_t changed = 0;
	enum err e;

	stmt_i64(st, (int64_t)to);
	stmt_i64(st, tx->now_s);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, d->message);
	stmt_i64(st, d->pos);
	stmt_i64(st, (int64_t)d->state);
	if ((e = stmt_exec(st, &changed)) != ERR_OK)
		return e;
	if (changed == 0)
		return ERR_CONFLICT;
	d->state = to;
	return ERR_OK;
}

enum err
delivery_of(struct tx *tx, int64_t message, int64_t person,
    struct delivery *out)
{
	struct delivery d = { .message = message, .person = person };
	struct stmt *st = db_stmt(tx->s->db, SQL_DELIVERY_FIND);
	bool has;
	enum err e;

	delivery_tag(tx->org, message, person, d.tag);
	stmt_blob(st, (struct str){ (const char *)d.tag, sizeof(d.tag) });
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_NOT_FOUND;
	d.pos = col_i64(st, 1);
	d.state = (enum delivery_state)col_i64(st, 2);
	d.at_s = col_i64(st, 3);
	stmt_done(st);
	*out = d;
	return ERR_OK;
}

struct str
delivery_mail_id(struct arena *a, const struct delivery *d)
{
	return hex_encode(a,
	    (struct str){ (const char *)d->tag, VAULT_DIGEST_BYTES / 2 });
}
