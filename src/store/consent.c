/* SPDX-License-Identifier: EUPL-1.2 */
/* store/consent: the append-only stream of consent, objection, restriction,
 * and the gate's bits that follow from it. */
#include <string.h>

#include "base/pack.h"
#include "base/time.h"
#include "lang/prose.h"
#include "policy/basis.h"
#include "policy/whom.h"
#include "store/internal.h"
#include "store/release.h"

#define EVENT_PAD 160

const char *
consent_state_name(enum consent_state s)
{
	switch (s) {
	case CONSENT_GIVEN:
		return "given";
	case CONSENT_WITHDRAWN:
		return "withdrawn";
	case CONSENT_OBJECTED:
		return "objected";
	case CONSENT_OBJECTION_LIFTED:
		return "objection_lifted";
	case CONSENT_REQUESTED:
		return "requested";
	case CONSENT_RESTRICTED:
		return "restricted";
	case CONSENT_UNRESTRICTED:
		return "unrestricted";
	}
	return "unknown";
}

static struct str
event_pack(struct tx *tx, const struct consent_event *ev)
{
	struct buf b;
	struct str s;

	buf_init(&b, 4096);
	pack_u64(&b, 1);
	pack_u64(&b, (uint64_t)ev->state);
	pack_u64(&b, ev->number);
	pack_i64(&b, ev->channel);
	pack_str(&b, ev->text_hash);
	pack_u64(&b, (uint64_t)ev->lang);
	pack_u64(&b, ev->revision);
	pack_u64(&b, (uint64_t)ev->method);
	pack_u64(&b, (uint64_t)ev->by);
	pack_i64(&b, ev->at_s);
	while (b.n < EVENT_PAD)
		buf_putc(&b, 0);
	s = arena_str(tx->a, buf_str(&b));
	buf_release(&b);
	return s;
}

static enum err
event_unpack(struct tx *tx, struct str s, struct consent_event *ev)
{
	struct unpack u = unpack_of(s);

	if (unpack_u64(&u) != 1)
		return ERR_TAMPERED;
	ev->state = (enum consent_state)unpack_u64(&u);
	ev->number = (uint32_t)unpack_u64(&u);
	ev->purpose = index_of(tx->org, NUMBER_PURPOSE, ev->number);
	ev->channel = (int)unpack_i64(&u);
	ev->text_hash = arena_str(tx->a, unpack_str(&u));
	ev->lang = (enum lang)unpack_u64(&u);
	ev->revision = (uint32_t)unpack_u64(&u);
	ev->method = (enum channel)unpack_u64(&u);
	ev->by = (enum actor_type)unpack_u64(&u);
	ev->at_s = unpack_i64(&u);
	return u.bad ? ERR_TAMPERED : ERR_OK;
}

static enum err
event_append(struct tx *tx, struct person *p, struct consent_event *ev)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_CONSENT_EVENT_INSERT);
	int64_t n = ++p->consent_events;
	enum err e;

	if (ev->purpose >= 0)
		ev->number = number_of(tx->org, NUMBER_PURPOSE, ev->purpose);
	ev->at_s = tx->now_s;
	ev->revision = tx->org->revision;
	ev->by = tx->actor->type;
	p->dirty_state = true;
	/* The person's own row comes first: events hang on it. */
	if (p->is_new && (e = person_save(tx, p)) != ERR_OK)
		return e;
	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	stmt_i64(st, n);
	stmt_blob(st,
	    seal(tx->a, &p->key, place(tx->a, "consent", tx->org->id, p->id, n),
		event_pack(tx, ev)));
	return stmt_exec(st, NULL);
}

/* Keep the exact text that was beside the box. */
static enum err
text_keep(struct tx *tx, struct consent_event *ev)
{
	struct str text;
	uint8_t h[VAULT_DIGEST_BYTES];
	struct stmt *st;

	text = lang_consent_text(tx->a, tx->org->st, ev->purpose,
	    (enum channel)ev->channel, ev->lang);
	hash(text, h);
	ev->text_hash =
	    arena_str(tx->a, (struct str){ (const char *)h, sizeof(h) });
	st = db_stmt(tx->s->db, SQL_CONSENT_TEXT_PUT);
	stmt_i64(st, tx->org->id);
	stmt_blob(st, ev->text_hash);
	stmt_text(st, str_of(lang_code(ev->lang)));
	stmt_text(st, text);
	return stmt_exec(st, NULL);
}

enum err
consents_read(struct tx *tx, struct person *p, struct consent_event **out,
    size_t *n_out)
{
	struct stmt *st;
	struct consent_event *list = NULL;
	size_t n = 0, cap = 0;
	bool has;
	enum err e;

	st = db_stmt(tx->s->db, SQL_CONSENT_EVENT_ALL);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		struct consent_event *ev = ARENA_PUSH(tx->a, list, n, cap);
		struct str plain;

		e = unseal(tx->a, &p->key,
		    place(tx->a, "consent", tx->org->id, p->id, col_i64(st, 0)),
		    col_blob(st, 1), &plain);
		if (e == ERR_OK)
			e = event_unpack(tx, plain, ev);
		if (e != ERR_OK)
			break;
		ev->n = col_i64(st, 0);
	}
	stmt_done(st);
	*out = list;
	*n_out = n;
	return e;
}

/* What the stream says that the state did not keep yet. */
static void
event_replay(struct tx *tx, struct person *p, const struct consent_event *ev)
{
	uint8_t bits = channel_bits(ev->channel);
	struct said_no *no = person_no(tx, p, ev->number);

	switch (ev->state) {
	case CONSENT_WITHDRAWN:
		no->refused |= bits;
		break;
	case CONSENT_OBJECTED:
		no->objected |= bits;
		break;
	case CONSENT_GIVEN:
	case CONSENT_OBJECTION_LIFTED:
		no->objected &= (uint8_t)~bits;
		no->refused &= (uint8_t)~bits;
		break;
	default:
		break;
	}
}

enum err
consents_noes(struct tx *tx, struct person *p)
{
	struct consent_event *list;
	size_t n;
	enum err e = ERR_OK;

	if (p->consent_events == 0)
		return ERR_OK;
	if ((e = consents_read(tx, p, &list, &n)) != ERR_OK)
		return e;
	for (size_t i = 0; i < n; i++)
		if (list[i].number != 0)
			event_replay(tx, p, &list[i]);
	return ERR_OK;
}

static enum err
ledger_note(struct tx *tx, const struct person *p, enum ledger_event what,
    const struct consent_event *ev)
{
	return ledger_add(tx, what, p->id,
	    arena_printf(tx->a, "%u:%d", (unsigned)ev->number, ev->channel));
}

enum err
person_note_asked(struct tx *tx, struct person *p, size_t *n_out)
{
	enum err e = ERR_OK;

	*n_out = 0;
	if (!p->asked_unnoted)
		return ERR_OK;
	for (size_t i = 0; i < tx->org->st->purposes_n && e == ERR_OK; i++) {
		for (int ch = 0; ch < CHANNEL_MAX && e == ERR_OK; ch++) {
			struct consent_event ev = { .state = CONSENT_REQUESTED,
				.purpose = (int)i,
				.channel = ch,
				.lang = p->lang,
				.method = CHANNEL_PORTAL };

			if ((p->asked[i] >> ch & 1) == 0)
				continue;
			if (tx->org->st->purposes[i].channels == 0) {
				ev.channel = -1;
				ch = CHANNEL_MAX;
			}
			e = event_append(tx, p, &ev);
			++*n_out;
		}
	}
	p->asked_unnoted = false;
	p->dirty_state = true;
	return e;
}

/* Once somebody has answered, nothing is asked. */
static enum err
answered(struct tx *tx, struct person *p, int purpose, uint8_t bits)
{
	size_t n;
	enum err e = person_note_asked(tx, p, &n);

	p->asked[purpose] &= (uint8_t)~bits;
	return e;
}

/*
 * Who can say yes. The person, signed in; and the operator, who records the
 * person's own answer from a letter, a form or a call: the event keeps who
 * entered it and by which way it came. Staff may pass on a yes, which waits
 * for the person (T-34); everybody may record a no. For whom a guardian acts,
 * the operator records the guardian's.
 */
static bool
says_yes(const struct actor *who)
{
	return who->type == ACTOR_PERSON || who->type == ACTOR_OPERATOR;
}

static enum err
give(struct tx *tx, const struct grant *g, struct person *p,
    struct consent_event *ev)
{
	const struct purpose *pu = &tx->org->st->purposes[ev->purpose];
	bool guarded;
	enum err e;

	if (!granted(tx, g, ACT_CONSENT, p))
		return ERR_DENIED;
	/* Nobody agrees to what is not for them: it would be used for nothing.
	 */
	if (!purpose_is_for(pu, p->facts.kinds)) {
		tx->reason = REASON_WRONG_KIND;
		tx->rule = pu->n.pos;
		return ERR_DENIED;
	}
	/* For whom a guardian says yes, a yes of their own is none. */
	if (tx->actor->type == ACTOR_PERSON) {
		if ((e = consent_guard(tx, p, ev->purpose, &guarded)) != ERR_OK)
			return e;
		if (guarded)
			return ERR_REFUSED;
	}
	/* A yes is for a channel; where nothing is sent, for the purpose. */
	if (!purpose_asks_consent(pu) ||
	    (pu->channels != 0 &&
		(ev->channel < 0 || (pu->channels >> ev->channel & 1) == 0)) ||
	    (pu->channels == 0 && ev->channel >= 0))
		return ERR_INVALID;
	if ((e = text_keep(tx, ev)) != ERR_OK)
		return e;
	e = answered(tx, p, ev->purpose,
	    says_yes(tx->actor) ? channel_bits(ev->channel) : 0);
	if (e != ERR_OK)
		return e;
	if (!says_yes(tx->actor)) {
		/* Others may pass on a yes; it counts when the person says it.
		 */
		ev->state = CONSENT_REQUESTED;
		return event_append(tx, p, ev);
	}
	ev->state = CONSENT_GIVEN;
	p->facts.consent[ev->purpose] |= channel_bits(ev->channel);
	p->facts.objected[ev->purpose] &= (uint8_t)~channel_bits(ev->channel);
	p->refused[ev->purpose] &= (uint8_t)~channel_bits(ev->channel);
	return event_append(tx, p, ev);
}

static enum err
narrow(struct tx *tx, const struct grant *g, struct person *p,
    struct consent_event *ev)
{
	uint8_t bits = channel_bits(ev->channel);
	enum err e;

	if (!granted(tx, g, ACT_CONSENT, p) && !granted(tx, g, ACT_RESTRICT, p))
		return ERR_DENIED;
	if ((e = answered(tx, p, ev->purpose, bits)) != ERR_OK)
		return e;
	p->facts.consent[ev->purpose] &= (uint8_t)~bits;
	if (ev->state == CONSENT_OBJECTED)
		p->facts.objected[ev->purpose] |= bits;
	else
		p->refused[ev->purpose] |= bits;
	if ((e = event_append(tx, p, ev)) != ERR_OK)
		return e;
	return ledger_note(tx, p,
	    ev->state == CONSENT_OBJECTED ? LEDGER_OBJECTED : LEDGER_WITHDRAWN,
	    ev);
}

static enum err
lift(struct tx *tx, const struct grant *g, struct person *p,
    struct consent_event *ev)
{
	uint8_t bits = channel_bits(ev->channel);
	enum err e;

	if (!granted(tx, g, ACT_CONSENT, p) || !says_yes(tx->actor))
		return ERR_DENIED;
	/* From here on the no of an earlier version does not come again. */
	if ((e = answered(tx, p, ev->purpose, 0)) != ERR_OK)
		return e;
	p->facts.objected[ev->purpose] &= (uint8_t)~bits;
	p->refused[ev->purpose] &= (uint8_t)~bits;
	return event_append(tx, p, ev);
}

/* To a purpose that only a coming version has (Art. 21): it is kept by number
 * and counts from its first day. */
static enum err
coming(struct tx *tx, const struct grant *g, struct person *p,
    struct consent_event *ev)
{
	struct said_no *no;
	enum err e;

	if (!granted(tx, g, ACT_CONSENT, p) && !granted(tx, g, ACT_RESTRICT, p))
		return ERR_DENIED;
	ev->channel = -1;
	no = person_no(tx, p, ev->number);
	if (ev->state == CONSENT_OBJECTED) {
		no->objected = 0xff;
		e = event_append(tx, p, ev);
		return e == ERR_OK ? ledger_note(tx, p, LEDGER_OBJECTED, ev)
				   : e;
	}
	if (ev->state != CONSENT_OBJECTION_LIFTED)
		return ERR_INVALID;
	if (!granted(tx, g, ACT_CONSENT, p) || !says_yes(tx->actor))
		return ERR_DENIED;
	no->objected = no->refused = 0;
	return event_append(tx, p, ev);
}

enum err
person_consent(struct tx *tx, const struct grant *g, struct person *p,
    struct consent_event *ev)
{
	if (ev->purpose < 0 && release_is_coming(tx->org, ev->number))
		return coming(tx, g, p, ev);
	if (ev->purpose < 0 || (size_t)ev->purpose >= tx->org->st->purposes_n ||
	    ev->channel >= CHANNEL_MAX)
		return ERR_INVALID;
	switch (ev->state) {
	case CONSENT_GIVEN:
	case CONSENT_REQUESTED:
		return give(tx, g, p, ev);
	case CONSENT_WITHDRAWN:
	case CONSENT_OBJECTED:
		return narrow(tx, g, p, ev);
	case CONSENT_OBJECTION_LIFTED:
		return lift(tx, g, p, ev);
	case CONSENT_RESTRICTED:
	case CONSENT_UNRESTRICTED:
		break;
	}
	return ERR_INVALID;
}

struct str
consent_about(const struct org *org, const struct consent_event *ev)
{
	const struct numbers *ns = &org->numbers[NUMBER_PURPOSE];

	return ev->number == 0 || ev->number >= ns->numbers_n
		   ? STR("")
		   : ns->name_of[ev->number];
}

enum err
person_consents(struct tx *tx, const struct grant *g, struct person *p,
    struct consent_event **out, size_t *n_out)
{
	if (!granted(tx, g, grant_act(g), p))
		return ERR_DENIED;
	return consents_read(tx, p, out, n_out);
}

/* ---- how long the record of it stays ----------------------------------- */

enum err
person_withdrawn(struct tx *tx, struct person *p, int64_t *at_s_out)
{
	struct consent_event *list;
	size_t n;
	enum err e;

	for (size_t i = 0; i < tx->org->st->purposes_n; i++)
		at_s_out[i] = 0;
	if (p->consent_events == 0)
		return ERR_OK;
	if ((e = consents_read(tx, p, &list, &n)) != ERR_OK)
		return e;
	for (size_t i = 0; i < n; i++) {
		if (list[i].purpose < 0)
			continue;
		if (list[i].state == CONSENT_WITHDRAWN)
			at_s_out[list[i].purpose] = list[i].at_s;
	}
	/* Who consents by another channel has not withdrawn. */
	for (size_t i = 0; i < tx->org->st->purposes_n; i++)
		if (p->facts.consent[i] != 0)
			at_s_out[i] = 0;
	return ERR_OK;
}

enum err
person_consents_expire(struct tx *tx, const struct grant *g, struct person *p,
    const struct keep_clause *by, size_t *n_out)
{
	int64_t *withdrawn_s =
	    ARENA_ARRAY(tx->a, int64_t, tx->org->st->purposes_n + 1);
	struct consent_event *list;
	size_t n, gone = 0;
	enum err e;

	if (!granted(tx, g, ACT_ERASE, p))
		return ERR_DENIED;
	if ((e = person_withdrawn(tx, p, withdrawn_s)) != ERR_OK ||
	    (e = consents_read(tx, p, &list, &n)) != ERR_OK)
		return e;
	for (size_t i = 0; i < n && e == ERR_OK; i++) {
		struct stmt *st;
		int64_t from_s =
		    list[i].purpose < 0 ? 0 : withdrawn_s[list[i].purpose];

		if (from_s == 0 || list[i].at_s > from_s ||
		    keep_clause_at(by, from_s) > tx->now_s)
			continue;
		st = db_stmt(tx->s->db, SQL_CONSENT_EVENT_DELETE);
		stmt_i64(st, tx->org->id);
		stmt_i64(st, p->id);
		stmt_i64(st, list[i].n);
		e = stmt_exec(st, NULL);
		gone++;
		/* Of the record nothing stays. */
		p->refused[list[i].purpose] = 0;
		p->dirty_state = true;
	}
	*n_out = gone;
	return e;
}

enum err
consents_hold(struct tx *tx, struct person *p, const struct key *fresh)
{
	struct consent_event *list;
	size_t n;
	enum err e = consents_read(tx, p, &list, &n);

	for (size_t i = 0; i < n && e == ERR_OK; i++) {
		struct stmt *st = db_stmt(tx->s->db, SQL_CONSENT_EVENT_SET);

		stmt_blob(st,
		    seal(tx->a, fresh,
			place(tx->a, "consent", tx->org->id, p->id, list[i].n),
			event_pack(tx, &list[i])));
		stmt_i64(st, tx->org->id);
		stmt_i64(st, p->id);
		stmt_i64(st, list[i].n);
		e = stmt_exec(st, NULL);
	}
	return e;
}

enum err
consents_until(struct tx *tx, struct person *p, const struct held_terms *t,
    int64_t *until_s_out)
{
	int64_t until_s = terms_consents_until(t);
	struct consent_event *list;
	size_t n;
	enum err e = ERR_OK;

	*until_s_out = 0;
	if (until_s == 0)
		return ERR_OK;
	e = consents_read(tx, p, &list, &n);
	for (size_t i = 0; e == ERR_OK && i < n; i++)
		if (list[i].state == CONSENT_GIVEN)
			*until_s_out = until_s;
	return e;
}

enum err
consents_remove(struct tx *tx, const struct person *p)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_CONSENT_EVENT_DELETE_PERSON);

	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	return stmt_exec(st, NULL);
}

enum err
person_restrict(struct tx *tx, const struct grant *g, struct person *p, bool on)
{
	struct consent_event ev = { .purpose = -1,
		.channel = -1,
		.state = on ? CONSENT_RESTRICTED : CONSENT_UNRESTRICTED };
	enum err e;

	if (!granted(tx, g, ACT_RESTRICT, p) &&
	    (on || !granted(tx, g, ACT_CONSENT, p)))
		return ERR_DENIED;
	/* Only the person widens again. */
	if (!on && !says_yes(tx->actor))
		return ERR_DENIED;
	p->facts.restricted = on;
	if ((e = event_append(tx, p, &ev)) != ERR_OK)
		return e;
	return on ? ledger_add(tx, LEDGER_RESTRICTED, p->id, STR_NONE) : ERR_OK;
}
