/* SPDX-License-Identifier: EUPL-1.2 */
/* life/listlink: the link in each message by which a person says no to that
 * list (B15). It holds what it is for, sealed; nothing is stored for it, so
 * that it works for as long as the key version lives. */
#include "base/pack.h"
#include "life/internal.h"
#include "policy/basis.h"

static struct str
where(struct arena *a, const struct org *org)
{
	return arena_printf(a, "listlink/%lld", (long long)org->id);
}

struct str
life_list_link(struct arena *a, const struct org *org, int64_t person,
    int purpose, int channel, struct str address)
{
	size_t at = str_find(address, STR("@"));
	struct buf b;
	struct str s;

	buf_init(&b, 64);
	pack_i64(&b, person);
	pack_u64(&b, number_of(org, NUMBER_PURPOSE, purpose));
	pack_i64(&b, channel);
	pack_u64(&b, address.n > 0 ? (uint8_t)address.p[0] : 0);
	pack_u64(&b, at != SIZE_MAX && at + 1 < address.n
			 ? (uint8_t)address.p[at + 1]
			 : 0);
	s = base64url_encode(a, org_seal(a, org, where(a, org), buf_str(&b)));
	buf_release(&b);
	return s;
}

/* The purpose, or the one that came in its place since the letter left. */
static int
purpose_now(const struct org *org, uint32_t number)
{
	int at = index_of(org, NUMBER_PURPOSE, number);

	for (size_t i = 0; i < org->carried_n && at < 0; i++)
		if (org->carried[i].from == number)
			at = index_of(org, NUMBER_PURPOSE, org->carried[i].to);
	return at;
}

enum err
life_list_link_read(const struct store *s, struct arena *a,
    const struct org *org, struct str token, struct list_link *out)
{
	struct str sealed, plain;
	struct unpack u;
	char local, domain;

	*out = (struct list_link){ 0 };
	if (token.n > 200 || base64url_decode(a, token, &sealed) != ERR_OK ||
	    org_unseal(s, a, org, where(a, org), sealed, &plain) != ERR_OK)
		return ERR_NOT_FOUND;
	u = unpack_of(plain);
	out->person = unpack_i64(&u);
	out->purpose = purpose_now(org, (uint32_t)unpack_u64(&u));
	out->channel = (int)unpack_i64(&u);
	local = (char)unpack_u64(&u);
	domain = (char)unpack_u64(&u);
	if (local > ' ' && local < 127 && domain > ' ' && domain < 127)
		out->masked = arena_printf(a, "%c…@%c…", local, domain);
	return u.bad || out->purpose < 0 ? ERR_NOT_FOUND : ERR_OK;
}

/* Saying the same no twice changes nothing and writes nothing (idempotent). */
static bool
already_said(const struct person *p, const struct consent_event *ev)
{
	uint8_t bits = channel_bits(ev->channel);

	if (ev->state == CONSENT_WITHDRAWN)
		return (p->facts.consent[ev->purpose] & bits) == 0;
	return (p->facts.objected[ev->purpose] & bits) == bits;
}

enum err
life_unsubscribe(struct tx *tx, const struct list_link *l, bool everything)
{
	const struct statement *st = tx->org->st;
	const struct grant *g;
	struct person *p;
	enum err e = person_open(tx, l->person, &p);

	if (e != ERR_OK)
		return e == ERR_NOT_FOUND ? ERR_OK : e; /* gone: no more mail */
	act_as_link(tx, p->id);
	tx->activity = ACTIVITY_MESSAGE;
	for (size_t i = 0; i < st->purposes_n && e == ERR_OK; i++) {
		struct consent_event ev = { .purpose = (int)i,
			.channel = everything ? -1 : l->channel,
			.method = CHANNEL_EMAIL,
			.lang = p->lang };

		if (!everything && (int)i != l->purpose)
			continue;
		if (!purpose_may_be_refused(&st->purposes[i]))
			continue;
		ev.state = purpose_asks_consent(&st->purposes[i])
			       ? CONSENT_WITHDRAWN
			       : CONSENT_OBJECTED;
		e = tx_decide(tx, (int)i, ACT_RESTRICT, NULL, p, -1, 0, &g);
		if (e == ERR_OK && !already_said(p, &ev))
			e = person_consent(tx, g, p, &ev);
	}
	return e;
}
