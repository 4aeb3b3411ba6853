/* SPDX-License-Identifier: EUPL-1.2 */
/* store/person_state: the two sealed parts of a person, packed and unpacked. */
#include <string.h>

#include "base/pack.h"
#include "store/internal.h"

/* 1: without the last sign-in; 2: without the version that what a duty holds
 * is held by; 3: without a no to what is not declared, or not on consent;
 * 4: without the newest version that the person was told of. */
#define STATE_FORM  5
#define STATE_PAD   256 /* sealed sizes say nothing about what is inside */
#define VALUES_FORM 1
#define VALUES_PAD  256
#define BODY_MAX    (4 << 20)

/* Fill up to a whole number of ${unit}; the count of filling stands last. */
static struct str
padded(struct tx *tx, struct buf *b, size_t unit)
{
	size_t fill = unit - (b->n + 2) % unit;
	struct str s;

	for (size_t i = 0; i < fill; i++)
		buf_putc(b, 0);
	buf_putc(b, (char)(uint8_t)(fill >> 8));
	buf_putc(b, (char)(uint8_t)fill);
	s = arena_str(tx->a, buf_str(b));
	buf_release(b);
	return s;
}

static bool
unpadded(struct str *s)
{
	size_t fill;

	if (s->n < 2)
		return false;
	fill = (size_t)(uint8_t)s->p[s->n - 2] << 8 | (uint8_t)s->p[s->n - 1];
	if (fill + 2 > s->n)
		return false;
	s->n -= fill + 2;
	return true;
}

static void
pack_purposes(struct buf *b, const struct org *org, const uint8_t *bits)
{
	size_t n = 0;

	for (size_t i = 0; i < org->st->purposes_n; i++)
		n += bits[i] != 0;
	pack_u64(b, n);
	for (size_t i = 0; i < org->st->purposes_n; i++) {
		if (bits[i] == 0)
			continue;
		pack_u64(b, number_of(org, NUMBER_PURPOSE, (int)i));
		pack_u64(b, bits[i]);
	}
}

/* What is no longer declared is dropped. */
static void
unpack_purposes(struct unpack *u, const struct org *org, uint8_t *bits)
{
	uint64_t n = unpack_u64(u);

	for (uint64_t i = 0; i < n && !u->bad; i++) {
		int at = index_of(org, NUMBER_PURPOSE, (uint32_t)unpack_u64(u));
		uint64_t v = unpack_u64(u);

		if (at >= 0)
			bits[at] = (uint8_t)v;
	}
}

/* A new version can only narrow what is not declared any more: a yes is
 * dropped with it, and a no is kept. */
static void
pack_elsewhere(struct buf *b, const struct person *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->elsewhere_n; i++)
		n += (p->elsewhere[i].objected | p->elsewhere[i].refused) != 0;
	pack_u64(b, n);
	for (size_t i = 0; i < p->elsewhere_n; i++) {
		const struct said_no *no = &p->elsewhere[i];

		if ((no->objected | no->refused) == 0)
			continue;
		pack_u64(b, no->number);
		pack_u64(b, no->objected);
		pack_u64(b, no->refused);
	}
}

struct said_no *
person_no(struct tx *tx, struct person *p, uint32_t number)
{
	struct said_no *no;

	for (size_t i = 0; i < p->elsewhere_n; i++)
		if (p->elsewhere[i].number == number)
			return &p->elsewhere[i];
	no = ARENA_PUSH(tx->a, p->elsewhere, p->elsewhere_n, p->elsewhere_cap);
	no->number = number;
	return no;
}

static void
unpack_objected(struct tx *tx, struct unpack *u, struct person *p)
{
	uint64_t n = unpack_u64(u);

	for (uint64_t i = 0; i < n && !u->bad; i++) {
		uint32_t number = (uint32_t)unpack_u64(u);

		person_no(tx, p, number)->objected = (uint8_t)unpack_u64(u);
	}
}

static void
unpack_refused(struct tx *tx, struct unpack *u, struct person *p)
{
	uint64_t n = unpack_u64(u);

	for (uint64_t i = 0; i < n && !u->bad; i++) {
		uint32_t number = (uint32_t)unpack_u64(u);

		person_no(tx, p, number)->refused = (uint8_t)unpack_u64(u);
	}
	n = unpack_u64(u);
	for (uint64_t i = 0; i < n && !u->bad; i++) {
		struct said_no *no = person_no(tx, p, (uint32_t)unpack_u64(u));

		no->objected = (uint8_t)unpack_u64(u);
		no->refused = (uint8_t)unpack_u64(u);
	}
}

/* A purpose that came in the place of one that the person said no to. */
static void
noes_carried(struct tx *tx, struct person *p)
{
	const struct org *org = p->org;

	for (size_t i = 0; i < org->carried_n; i++) {
		const struct carried_no *c = &org->carried[i];
		const struct said_no *from;

		if (c->revision <= p->revision)
			continue;
		from = person_no(tx, p, c->from);
		if ((from->objected | from->refused) != 0)
			person_no(tx, p, c->to)->objected = 0xff;
	}
}

/* A consent that was withdrawn is a no to what rests on another basis now. */
static uint8_t
objected_to(const struct person *p, int purpose, const struct said_no *no)
{
	const struct basis *b =
	    purpose_basis(&p->org->st->purposes[purpose], p->facts.kinds);

	if (no->refused == 0 || b == NULL || b->code == BASIS_A)
		return no->objected;
	return p->facts.consent[purpose] == 0 ? 0xff
					      : no->objected | no->refused;
}

static void
noes_settle(struct person *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->elsewhere_n; i++) {
		const struct said_no no = p->elsewhere[i];
		int at = index_of(p->org, NUMBER_PURPOSE, no.number);

		if (at < 0) {
			p->elsewhere[n++] = no;
			continue;
		}
		p->facts.objected[at] = objected_to(p, at, &no);
		p->refused[at] = no.refused;
	}
	p->elsewhere_n = n;
}

static void
pack_groups(struct buf *b, const struct person *p)
{
	pack_u64(b, p->groups_n);
	for (size_t i = 0; i < p->groups_n; i++) {
		pack_i64(b, p->groups[i].group);
		pack_u64(b, (p->groups[i].by_rule ? 1U : 0U) |
				(p->groups[i].left ? 2U : 0U));
		pack_i64(b, p->groups[i].since_s);
	}
}

static void
unpack_groups(struct tx *tx, struct unpack *u, struct person *p)
{
	uint64_t n = unpack_u64(u);

	for (uint64_t i = 0; i < n && !u->bad; i++) {
		struct membership *m =
		    ARENA_PUSH(tx->a, p->groups, p->groups_n, p->groups_cap);
		uint64_t flags;

		m->group = unpack_i64(u);
		flags = unpack_u64(u);
		m->by_rule = (flags & 1) != 0;
		m->left = (flags & 2) != 0;
		m->since_s = unpack_i64(u);
	}
	person_groups_sync(tx, p);
}

/* The gate knows only groups the person is in, not those that were left. */
void
person_groups_sync(struct tx *tx, struct person *p)
{
	int64_t *ids = ARENA_ARRAY(tx->a, int64_t, p->groups_n);
	size_t n = 0;

	for (size_t i = 0; i < p->groups_n; i++)
		if (!p->groups[i].left)
			ids[n++] = p->groups[i].group;
	p->facts.groups = ids;
	p->facts.groups_n = n;
}

struct str
state_pack(struct tx *tx, const struct person *p)
{
	const struct org *org = p->org;
	struct buf b;

	buf_init(&b, BODY_MAX);
	pack_u64(&b, STATE_FORM);
	pack_u64(&b, p->facts.stage);
	pack_u64(&b, (p->facts.restricted ? 1U : 0U) |
			 (p->facts.protected_address ? 2U : 0U));
	pack_u64(&b, p->stage_before);
	pack_u64(&b, (uint64_t)p->lang);
	pack_i64(&b, p->created_s);
	pack_i64(&b, p->invited_s);
	pack_i64(&b, p->reminded_s);
	pack_i64(&b, p->joined_s);
	pack_i64(&b, p->left_s);
	pack_i64(&b, p->death_s);
	pack_i64(&b, p->confirmed_s);
	pack_i64(&b, p->seen_s);
	pack_i64(&b, p->erase_at_s);
	pack_str(&b, p->terms_hash);
	pack_i64(&b, p->terms_s);
	pack_str(&b, p->password);
	pack_i64(&b, p->consent_events);
	pack_u64(&b, (uint64_t)__builtin_popcountll(p->facts.kinds));
	for (int i = 0; i < 64; i++)
		if ((p->facts.kinds >> i & 1) != 0)
			pack_u64(&b, number_of(org, NUMBER_KIND, i));
	pack_purposes(&b, org, p->facts.consent);
	pack_purposes(&b, org, p->facts.objected);
	pack_groups(&b, p);
	/* Until the stream knows what is asked again, the yes is as old as it
	 * was; so is what was held. */
	pack_u64(&b, p->asked_unnoted || p->facts.stage == STAGE_BLOCKED
			 ? p->revision
			 : org->revision);
	pack_purposes(&b, org, p->asked);
	pack_purposes(&b, org, p->refused);
	pack_elsewhere(&b, p);
	pack_u64(&b, p->told);
	return padded(tx, &b, STATE_PAD);
}

static void
unpack_kinds(struct unpack *u, struct person *p)
{
	uint64_t n = unpack_u64(u);

	for (uint64_t i = 0; i < n && !u->bad; i++) {
		int at = index_of(p->org, NUMBER_KIND, (uint32_t)unpack_u64(u));

		if (at >= 0 && at < 64)
			p->facts.kinds |= 1ULL << at;
	}
}

/* A yes that was said to an older text counts no more (concept 68). */
static void
ask_again(struct person *p)
{
	const struct org *org = p->org;

	for (size_t i = 0; i < org->st->purposes_n; i++) {
		if (org->asked_since[i] <= p->revision ||
		    p->facts.consent[i] == 0)
			continue;
		p->asked[i] |= p->facts.consent[i];
		p->facts.consent[i] = 0;
		p->asked_unnoted = true;
	}
}

/* Written before there were versions: the first one. */
static void
unpack_asked(struct unpack *u, struct person *p)
{
	p->revision = 1;
	if (!unpack_at_end(u)) {
		p->revision = (uint32_t)unpack_u64(u);
		unpack_purposes(u, p->org, p->asked);
	}
	ask_again(p);
}

enum err
state_unpack(struct tx *tx, struct str s, struct person *p)
{
	struct unpack u;
	uint64_t flags, form;
	enum err e;

	if (!unpadded(&s))
		return ERR_TAMPERED;
	u = unpack_of(s);
	form = unpack_u64(&u);
	if (form < 1 || form > STATE_FORM)
		return ERR_TAMPERED;
	p->facts.stage = (unsigned)unpack_u64(&u);
	flags = unpack_u64(&u);
	p->facts.restricted = (flags & 1) != 0;
	p->facts.protected_address = (flags & 2) != 0;
	p->stage_before = (unsigned)unpack_u64(&u);
	p->lang = (enum lang)unpack_u64(&u);
	p->created_s = unpack_i64(&u);
	p->invited_s = unpack_i64(&u);
	p->reminded_s = unpack_i64(&u);
	p->joined_s = unpack_i64(&u);
	p->left_s = unpack_i64(&u);
	p->death_s = unpack_i64(&u);
	p->confirmed_s = unpack_i64(&u);
	p->seen_s = form == 1 ? p->confirmed_s : unpack_i64(&u);
	p->erase_at_s = unpack_i64(&u);
	p->terms_hash = arena_str(tx->a, unpack_str(&u));
	p->terms_s = unpack_i64(&u);
	p->password = arena_str(tx->a, unpack_str(&u));
	p->consent_events = unpack_i64(&u);
	unpack_kinds(&u, p);
	unpack_purposes(&u, p->org, p->facts.consent);
	unpack_objected(tx, &u, p);
	unpack_groups(tx, &u, p);
	unpack_asked(&u, p);
	if (form < 3 && p->facts.stage == STAGE_BLOCKED)
		p->revision = version_at(p->org, p->left_s);
	if (form >= 4)
		unpack_refused(tx, &u, p);
	else if (p->facts.stage != STAGE_BLOCKED &&
		 (e = consents_noes(tx, p)) != ERR_OK)
		return e;
	if (form >= 5)
		p->told = (uint32_t)unpack_u64(&u);
	noes_carried(tx, p);
	noes_settle(p);
	if (!unpack_at_end(&u) || p->lang >= LANG_MAX)
		return ERR_TAMPERED;
	return ERR_OK;
}

struct str
values_pack(struct tx *tx, const struct person *p)
{
	struct buf b;

	buf_init(&b, BODY_MAX);
	pack_u64(&b, VALUES_FORM);
	pack_u64(&b, p->values.n);
	for (size_t i = 0; i < p->values.n; i++) {
		const struct value *v = &p->values.at[i];

		pack_u64(&b, number_of(p->org, NUMBER_FIELD, v->field));
		pack_u64(&b, (uint64_t)v->item);
		pack_u64(&b, number_of(p->org, NUMBER_SOURCE, v->source));
		pack_u64(&b, (uint64_t)v->channel);
		pack_u64(&b, (uint64_t)v->by);
		pack_i64(&b, v->at_s);
		pack_i64(&b, v->verified_s);
		pack_u64(&b, v->revision);
		pack_str(&b, v->text);
	}
	return padded(tx, &b, VALUES_PAD);
}

static void
unpack_value(struct tx *tx, struct unpack *u, struct person *p)
{
	struct value v = { 0 };
	struct value *to;

	v.field = index_of(p->org, NUMBER_FIELD, (uint32_t)unpack_u64(u));
	v.item = (int)unpack_u64(u);
	v.source = index_of(p->org, NUMBER_SOURCE, (uint32_t)unpack_u64(u));
	v.channel = (enum channel)unpack_u64(u);
	v.by = (enum actor_type)unpack_u64(u);
	v.at_s = unpack_i64(u);
	v.verified_s = unpack_i64(u);
	v.revision = (uint32_t)unpack_u64(u);
	v.text = unpack_str(u);
	if (u->bad || v.field < 0) {
		p->values_gone++; /* no longer declared: nobody sees it again */
		return;
	}
	to = ARENA_PUSH(tx->a, p->values.at, p->values.n, p->values.cap);
	*to = v;
}

enum err
values_unpack(struct tx *tx, struct str s, struct person *p)
{
	struct unpack u;
	uint64_t n;

	if (!unpadded(&s))
		return ERR_TAMPERED;
	u = unpack_of(s);
	if (unpack_u64(&u) != VALUES_FORM)
		return ERR_TAMPERED;
	n = unpack_u64(&u);
	for (uint64_t i = 0; i < n && !u.bad; i++)
		unpack_value(tx, &u, p);
	return unpack_at_end(&u) ? ERR_OK : ERR_TAMPERED;
}
