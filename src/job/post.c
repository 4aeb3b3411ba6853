/* SPDX-License-Identifier: EUPL-1.2 */
#include "job/post.h"

#include <stdlib.h>

#include "base/time.h"

#define BAG_MAX   512
#define RETRY_S   300
#define RESULTS   64
#define RECALL_MS 200
#define GIVE_UP_S (5 * DAY_S)

struct item {
	int64_t id; /* of the letter, or the delivery's pos */
	int64_t org;
	struct delivery d; /* message 0: a letter */
	bool statutory;
	bool notice;      /* a version of the statement waits for it */
	int64_t since_s;  /* when it was written */
	struct buf bytes; /* kept until it is begun */
	struct mail_message msg;
	bool fresh; /* put in during this tick */
	bool begun;
};

struct postbag {
	struct item *at[BAG_MAX];
	size_t n;
	struct sink_result back[RESULTS]; /* could not be begun */
	size_t back_n;
	bool recovered;
	int64_t ledger_seq; /* as of the last commit */
};

static struct sink_config
sink_settings(struct jobs *j)
{
	struct sink_config sc = { .url = j->config.sink,
		.user = j->config.sink_user,
		.password = j->config.sink_password,
		.hello = j->config.sink_hello,
		.window = 1 };

	if (str_is(j->config.sink_tls, "required"))
		sc.tls = SINK_TLS_REQUIRED;
	else if (str_is(j->config.sink_tls, "off"))
		sc.tls = SINK_TLS_OFF;
	if (j->config.sink_ca.n > 0)
		sc.ca_file = j->config.sink_ca.p;
	sc.connections = j->config.connections;
	sc.journal = arena_printf(j->kept, "%s/journal", j->s->dir).p;
	return sc;
}

enum err
post_open(struct jobs *j)
{
	struct sink_config sc;

	if (j->config.sink.n == 0)
		j->config.sink =
		    arena_printf(j->kept, "dir:%s/outbox", j->s->dir);
	sc = sink_settings(j);
	j->bag = calloc(1, sizeof(*j->bag));
	if (j->bag == NULL)
		return ERR_INTERNAL;
	j->bag->ledger_seq = j->s->ledger_seq;
	if (str_starts(j->config.sink, STR("dir:")))
		sc.window = 16;
	return sink_open(&sc, &j->sink);
}

static void
item_free(struct item *it)
{
	buf_release(&it->bytes);
	free(it);
}

void
post_close(struct jobs *j)
{
	if (j->sink != NULL)
		sink_close(j->sink, 2000);
	if (j->bag == NULL)
		return;
	for (size_t i = 0; i < j->bag->n; i++)
		item_free(j->bag->at[i]);
	free(j->bag);
}

size_t
post_room(const struct jobs *j)
{
	size_t room = sink_room(j->sink), fresh = 0;

	for (size_t i = 0; i < j->bag->n; i++)
		fresh += !j->bag->at[i]->begun;
	room = room > fresh ? room - fresh : 0;
	return j->bag->n + room > BAG_MAX ? BAG_MAX - j->bag->n : room;
}

static enum err
item_add(struct jobs *j, const struct mail *m, struct item **out)
{
	struct item *it;
	enum err e;

	if (j->bag->n >= BAG_MAX)
		return ERR_BUSY;
	if ((it = calloc(1, sizeof(*it))) == NULL)
		return ERR_INTERNAL;
	buf_init(&it->bytes, MAIL_BYTES_MAX);
	e = mail_compose(j->a, m, &it->bytes, &it->msg);
	if (e != ERR_OK) {
		item_free(it);
		return e;
	}
	/* What the message borrows from the arena must outlive the tick. */
	it->msg.message_id = arena_str(j->a, it->msg.message_id);
	it->fresh = true;
	*out = it;
	return ERR_OK;
}

/* Envelope and id lie in the arena of one piece of work: keep copies behind
 * the message's own bytes. */
static void
item_own(struct item *it)
{
	struct str *parts[] = { &it->msg.message_id, &it->msg.envelope_from,
		&it->msg.envelope_to };
	size_t bytes = it->msg.bytes.n, at[3];

	for (size_t i = 0; i < 3; i++) {
		at[i] = it->bytes.n;
		buf_put(&it->bytes, *parts[i]);
	}
	for (size_t i = 0; i < 3; i++)
		*parts[i] = (struct str){ it->bytes.p + at[i], parts[i]->n };
	it->msg.bytes = (struct str){ it->bytes.p, bytes };
}

enum err
post_letter(struct jobs *j, const struct letter_row *l, const struct mail *m)
{
	struct item *it;
	enum err e = item_add(j, m, &it);

	if (e != ERR_OK)
		return e;
	item_own(it);
	it->id = l->id;
	it->org = l->org;
	it->statutory = l->statutory;
	it->notice = l->notice != 0;
	it->since_s = l->due_s;
	j->bag->at[j->bag->n++] = it;
	return ERR_OK;
}

enum err
post_delivery(struct jobs *j, const struct org *org, const struct delivery *d,
    const struct mail *m)
{
	struct item *it;
	enum err e = item_add(j, m, &it);

	if (e != ERR_OK)
		return e;
	item_own(it);
	it->id = d->pos;
	it->org = org->id;
	it->d = *d;
	j->bag->at[j->bag->n++] = it;
	return ERR_OK;
}

size_t
post_mark(const struct jobs *j)
{
	return j->bag->n;
}

void
post_undo(struct jobs *j, size_t mark)
{
	while (j->bag->n > mark)
		item_free(j->bag->at[--j->bag->n]);
}

void
post_committed(struct jobs *j, bool ok)
{
	struct postbag *b = j->bag;

	for (size_t i = 0; i < b->n;) {
		struct item *it = b->at[i];

		if (!it->fresh) {
			i++;
			continue;
		}
		it->fresh = false;
		if (!ok) {
			item_free(it);
			b->at[i] = b->at[--b->n];
			continue;
		}
		if (sink_begin(j->sink, it->id, &it->msg) == ERR_OK)
			it->begun = true;
		else if (b->back_n < RESULTS)
			b->back[b->back_n++] =
			    (struct sink_result){ .id = it->id,
				    .outcome = SINK_RETURNED };
		i++;
	}
}

void
jobs_settle(struct jobs *j)
{
	bool narrowed = j->s->ledger_seq != j->bag->ledger_seq;

	j->bag->ledger_seq = j->s->ledger_seq;
	if (narrowed && j->bag->n > 0 &&
	    sink_recall(j->sink, RECALL_MS) != ERR_OK)
		log_line("post: the sink did not answer the recall");
}

static struct org *
org_of(struct jobs *j, int64_t id)
{
	for (size_t i = 0; i < j->s->orgs_n; i++)
		if (j->s->orgs[i].id == id)
			return &j->s->orgs[i];
	return NULL;
}

static enum delivery_state
state_of(const struct sink_result *r)
{
	switch (r->outcome) {
	case SINK_SENT:
		return DELIVERY_SENT;
	case SINK_REFUSED:
		return DELIVERY_REFUSED;
	case SINK_UNCERTAIN:
		return DELIVERY_UNCERTAIN;
	default:
		return DELIVERY_QUEUED;
	}
}

/* What one mailbox puts off for so long does not come there; a server that
 * cannot be reached puts off all. RFC 5321, 4.5.4.1. */
static bool
is_given_up(const struct item *it, const struct sink_result *r, int64_t now_s)
{
	return r->outcome == SINK_TEMPORARY && r->stage >= SINK_AT_RCPT &&
	       now_s - it->since_s >= GIVE_UP_S;
}

static enum err
letter_result(struct jobs *j, const struct item *it,
    const struct sink_result *r)
{
	enum delivery_state to = state_of(r);
	int64_t due_s = j->s->now_s;

	if (it->notice)
		jobs_releases_due(j); /* it may have been the last one */
	if (to == DELIVERY_SENT)
		return letter_remove(j->s, it->id);
	if (it->notice && is_given_up(it, r, due_s))
		to = DELIVERY_REFUSED;
	/* A letter that the law demands goes again under the same id. */
	if (to == DELIVERY_UNCERTAIN && it->statutory)
		to = DELIVERY_QUEUED;
	if (r->outcome == SINK_TEMPORARY)
		due_s += RETRY_S;
	return letter_set(j->s, it->id, DELIVERY_HANDED, to, due_s);
}

static enum err
delivery_result(struct jobs *j, struct item *it, const struct sink_result *r)
{
	struct org *org = org_of(j, it->org);
	struct tx tx = { .s = j->s,
		.org = org,
		.a = j->a,
		.now_s = j->s->now_s };

	if (org == NULL)
		return ERR_NOT_FOUND;
	it->d.state = DELIVERY_HANDED;
	return delivery_move(&tx, &it->d, state_of(r));
}

static void
result_take(struct jobs *j, const struct sink_result *r)
{
	struct postbag *b = j->bag;

	for (size_t i = 0; i < b->n; i++) {
		struct item *it = b->at[i];
		enum err e;

		if (it->id != r->id)
			continue;
		e = it->d.message == 0 ? letter_result(j, it, r)
				       : delivery_result(j, it, r);
		/* The row may be gone with its person: nothing to note. */
		if (e != ERR_OK && e != ERR_CONFLICT && e != ERR_NOT_FOUND)
			log_line("post: a result could not be written (%s)",
			    err_name(e));
		item_free(it);
		b->at[i] = b->at[--b->n];
		return;
	}
}

bool
post_results(struct jobs *j)
{
	struct postbag *b = j->bag;
	struct sink_result list[RESULTS];
	bool room = false;
	size_t n;

	for (size_t i = 0; i < b->back_n; i++)
		result_take(j, &b->back[i]);
	b->back_n = 0;
	do {
		n = sink_results(j->sink, list, RESULTS);
		for (size_t i = 0; i < n; i++) {
			result_take(j, &list[i]);
			room = room || list[i].outcome == SINK_SENT ||
			       list[i].outcome == SINK_REFUSED ||
			       list[i].outcome == SINK_RETURNED;
		}
	} while (n == RESULTS);
	return room;
}

bool
post_in_flight(const struct jobs *j)
{
	return j->bag->n > 0;
}

bool
post_has_work(const struct jobs *j)
{
	return j->bag->back_n > 0 ||
	       (j->bag->n > 0 && sink_wake_ms(j->sink) == 0);
}

/* ---- after a crash --------------------------------------------------- */

static enum err
recover_letters(struct jobs *j, const struct sink_memory *mem)
{
	struct stmt *st = db_stmt(j->s->db, SQL_LETTER_HANDED);
	int64_t *ids = NULL;
	size_t n = 0, cap = 0;
	bool has;
	enum err e;

	stmt_i64(st, DELIVERY_HANDED);
	while ((e = stmt_row(st, &has)) == ERR_OK && has)
		*(int64_t *)ARENA_PUSH(j->a, ids, n, cap) = col_i64(st, 0);
	for (size_t i = 0; i < n && e == ERR_OK; i++) {
		struct sink_result r = sink_fate(mem, ids[i]);
		struct item it = { .id = ids[i], .statutory = true };

		e = letter_result(j, &it, &r);
	}
	return e;
}

static enum err
recover_message(struct jobs *j, const struct sink_memory *mem, struct org *org,
    int64_t message)
{
	struct tx tx = { .s = j->s,
		.org = org,
		.a = j->a,
		.now_s = j->s->now_s };
	struct delivery *list;
	size_t n;
	enum err e =
	    delivery_next(&tx, message, DELIVERY_HANDED, BAG_MAX, &list, &n);

	for (size_t i = 0; i < n && e == ERR_OK; i++) {
		struct sink_result r = sink_fate(mem, list[i].pos);

		e = delivery_move(&tx, &list[i], state_of(&r));
	}
	return e;
}

static enum err
recover_messages(struct jobs *j, const struct sink_memory *mem)
{
	enum err e = ERR_OK;

	for (size_t o = 0; o < j->s->orgs_n && e == ERR_OK; o++) {
		struct tx tx = { .s = j->s,
			.org = &j->s->orgs[o],
			.a = j->a,
			.now_s = j->s->now_s };
		struct message *list;
		size_t n;

		e = message_list(&tx, 10000, &list, &n);
		for (size_t i = 0; i < n && e == ERR_OK; i++)
			if (list[i].counts[DELIVERY_HANDED] > 0)
				e = recover_message(j, mem, tx.org, list[i].id);
	}
	return e;
}

bool
post_recover(struct jobs *j)
{
	struct sink_config sc;
	struct sink_memory *mem;
	enum err e;

	if (j->bag->recovered)
		return true;
	sc = sink_settings(j);
	if ((e = sink_remember(&sc, &mem)) != ERR_OK)
		return false; /* one of before still waits for its answer */
	arena_reset(j->a);
	e = recover_letters(j, mem);
	if (e == ERR_OK)
		e = recover_messages(j, mem);
	sink_forget(mem);
	if (e != ERR_OK) {
		log_line("post: recovery failed (%s)", err_name(e));
		return false;
	}
	j->bag->recovered = true;
	return true;
}
