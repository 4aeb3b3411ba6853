/* SPDX-License-Identifier: EUPL-1.2 */
/* store/reach: whom a version concerns: who can approve it, who is written
 * to. */
#include "store/index.h"
#include "store/release_private.h"
#include "store/token.h"

/* ---- who can approve ------------------------------------------------ */

static bool
same_person(const struct release_by *a, const struct release_by *b)
{
	return a->type == b->type && a->id == b->id;
}

static bool
role_may_set(const struct role *r)
{
	for (size_t i = 0; i < r->clauses_n; i++)
		if ((r->clauses[i].acts >> ACT_SETTING & 1) != 0)
			return true;
	return false;
}

static bool
may_set(const struct tx *tx, const struct staff *s)
{
	return !s->ended && s->role >= 0 &&
	       role_may_set(&tx->org->st->roles[s->role]) &&
	       (s->term_until == 0 || s->term_until >= tx->today);
}

enum err
release_others(struct tx *tx, size_t *n_out)
{
	struct staff *list;
	size_t n;
	enum err e = staff_list(tx, &list, &n);

	*n_out = 0;
	for (size_t i = 0; i < n && e == ERR_OK; i++)
		if (may_set(tx, &list[i]) && (tx->actor->type != ACTOR_STAFF ||
						 list[i].id != tx->actor->id))
			++*n_out;
	return e;
}

/* Both are ones who may, when it is released. */
static enum err
still_may(struct tx *tx, const struct release_by *by, bool *out)
{
	struct staff st;
	enum err e;

	*out = by->type != ACTOR_STAFF;
	if (*out)
		return ERR_OK;
	e = staff_get(tx, by->id, &st);
	if (e == ERR_OK)
		*out = may_set(tx, &st);
	return e == ERR_NOT_FOUND ? ERR_OK : e;
}

/* Accounts that one member of staff could have made are one person. */
enum err
release_apart(struct tx *tx, const struct release_by *proposed,
    const struct release_by *by, enum release_no *refusal_out)
{
	bool apart = true, may = true;
	enum err e = still_may(tx, proposed, &may);

	*refusal_out = RELEASE_NO_MAX;
	if (e != ERR_OK)
		return e;
	if (!may) {
		*refusal_out = RELEASE_NO_PROPOSER_GONE;
		return ERR_OK;
	}
	if (same_person(proposed, by)) {
		*refusal_out = RELEASE_NO_SAME_PERSON;
		return ERR_OK;
	}
	if (proposed->type == ACTOR_STAFF && by->type == ACTOR_STAFF)
		e = staff_apart(tx, proposed->id, by->id, &apart);
	if (e == ERR_OK && !apart)
		*refusal_out = RELEASE_NO_NOT_APART;
	return e;
}

enum err
release_approvers(struct tx *tx, const struct proposal *p,
    struct release_approvers *out)
{
	struct release_by by = { .type = tx->actor->type,
		.id = tx->actor->type == ACTOR_STAFF ? tx->actor->id : 0 };
	struct staff *list;
	size_t n, cap = 0;
	enum release_no no;
	enum err e;

	*out = (struct release_approvers){
		.operator= p->by.type != ACTOR_OPERATOR };
	e = release_apart(tx, &p->by, &by, &out->refusal);
	if (out->refusal == RELEASE_NO_PROPOSER_GONE)
		out->operator= false;
	if (e == ERR_OK)
		e = staff_list(tx, &list, &n);
	for (size_t i = 0; e == ERR_OK && i < n; i++) {
		if (!may_set(tx, &list[i]))
			continue;
		by = (struct release_by){ ACTOR_STAFF, list[i].id, 0 };
		e = release_apart(tx, &p->by, &by, &no);
		if (e == ERR_OK && no == RELEASE_NO_MAX)
			*(struct str *)ARENA_PUSH(tx->a, out->names, out->n,
			    cap) = list[i].name;
	}
	return e;
}

/* ---- who is written to ---------------------------------------------- */

/* Bits of kinds of the new statement as bits of the one in force. */
static uint64_t
kinds_now(const struct statement *now, const struct statement *is,
    uint64_t kinds)
{
	uint64_t out = 0;

	for (size_t i = 0; i < is->kinds_n && i < 64; i++) {
		int k = (kinds >> i & 1) == 0
			    ? -1
			    : statement_kind(now, is->kinds[i].n.name);

		if (k >= 0 && k < 64)
			out |= UINT64_C(1) << k;
	}
	return out;
}

/* The same people as job/release tells. */
enum err
release_letters(struct tx *tx, const struct release_plan *plan, size_t *n_out)
{
	const struct diff *d = &plan->diff;
	struct audience_ask ask = { .purpose =
					org_purpose(tx->org, ACTIVITY_RIGHTS),
		.channel = CHANNEL_EMAIL,
		.notice = true };
	struct audience_part *parts = NULL;
	size_t n = 0, cap = 0;

	*n_out = 0;
	if ((d->channels >> CHANNEL_EMAIL & 1) == 0 || ask.purpose < 0)
		return ERR_OK;
	for (size_t i = 0; i < d->n; i++) {
		const struct diff_change *ch = &d->at[i];
		struct audience_part part = { ch->stages & STAGES_TOLD,
			kinds_now(tx->org->st, d->is, ch->kinds) };

		if ((ch->follows & DIFF_NOTICE) != 0 &&
		    (ch->kinds == 0) == (part.kinds == 0))
			*(struct audience_part *)ARENA_PUSH(tx->a, parts, n,
			    cap) = part;
	}
	return audience_mailed(tx->org, tx->a, &ask, parts, n, n_out);
}
