/* SPDX-License-Identifier: EUPL-1.2 */
/* store/held: values that go before the person, and values that stay after. */
#include <string.h>

#include "policy/basis.h"
#include "store/internal.h"
#include "store/keeping.h"

/* ---- values that go while the person stays ----------------------------- */

/* When the last consent to a use of ${field} was withdrawn; 0: some consent
 * to it stands, or none was ever given. */
static int64_t
withdrawn_for(const struct person *p, int field, const int64_t *withdrawn_s)
{
	const struct statement *st = p->org->st;
	int64_t last_s = 0;

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *pu = &st->purposes[i];
		struct fieldset uses = purpose_fields(st, pu);

		if (!purpose_asks_consent(pu) || pu->all_fields ||
		    !fieldset_has(&uses, field))
			continue;
		if (p->facts.consent[i] != 0)
			return 0;
		if (withdrawn_s[i] > last_s)
			last_s = withdrawn_s[i];
	}
	return last_s;
}

static enum err
dues_open(struct tx *tx, struct person *p, struct held_terms *terms_out,
    int64_t **withdrawn_s_out)
{
	int64_t *w = ARENA_ARRAY(tx->a, int64_t, tx->org->st->purposes_n + 1);
	enum err e = promised_terms(tx, p, terms_out);

	memset(w, 0, tx->org->st->purposes_n * sizeof(*w));
	if (e == ERR_OK && keeping_needs_consents(tx->org))
		e = person_withdrawn(tx, p, w);
	*withdrawn_s_out = w;
	return e;
}

/* When value ${i} goes: of somebody who is gone, when its hold is over. */
static int64_t
value_due_s(const struct held_terms *t, size_t i, const int64_t *withdrawn_s)
{
	const struct person *p = t->at[0];
	const struct value *v = &p->values.at[i];
	int64_t until_s;

	/* A hold that no rule makes any more is over at once. */
	if (p->facts.stage == STAGE_BLOCKED) {
		until_s = terms_value_until(t, i);
		return until_s == KEEPING_NEVER ? 0
		       : until_s == 0           ? p->left_s
						: until_s;
	}
	return keeping_value(p, v, withdrawn_for(p, v->field, withdrawn_s))
	    .at_s;
}

static bool
is_due(const struct tx *tx, int64_t at_s)
{
	return at_s != 0 && at_s <= tx->now_s;
}

enum err
person_values_due(struct tx *tx, struct person *p, struct fieldset *fields_out,
    int64_t *next_s_out)
{
	struct fieldset due = { .w = { 0 } };
	int64_t *withdrawn_s, next_s = 0;
	struct held_terms t;
	enum err e = dues_open(tx, p, &t, &withdrawn_s);

	if (e != ERR_OK)
		return e;
	for (size_t i = 0; i < p->values.n; i++) {
		int64_t at_s = value_due_s(&t, i, withdrawn_s);

		if (is_due(tx, at_s))
			fieldset_add(&due, p->values.at[i].field);
		if (at_s != 0 && (next_s == 0 || at_s < next_s))
			next_s = at_s;
	}
	*fields_out = due;
	*next_s_out = next_s;
	return ERR_OK;
}

enum err
person_values_expire(struct tx *tx, const struct grant *g, struct person *p,
    size_t *n_out)
{
	struct held_terms t;
	int64_t *withdrawn_s;
	bool *due;
	size_t gone = 0;
	enum err e;

	if (!granted(tx, g, ACT_ERASE, p))
		return ERR_DENIED;
	if ((e = dues_open(tx, p, &t, &withdrawn_s)) != ERR_OK)
		return e;
	/* All are judged before one goes: they look at each other's dates. */
	due = ARENA_ARRAY(tx->a, bool, p->values.n + 1);
	for (size_t i = 0; i < p->values.n; i++)
		due[i] = is_due(tx, value_due_s(&t, i, withdrawn_s));
	for (size_t i = p->values.n; i-- > 0 && e == ERR_OK;) {
		if (!due[i])
			continue;
		e = value_remove(tx, p, i);
		gone++;
	}
	if (gone > 0) {
		p->dirty_values = p->dirty_state = true;
		tx->s->must_checkpoint = true;
	}
	*n_out = gone;
	return e;
}

/* ---- values that stay when the person goes ------------------------------ */

enum err
person_held(struct tx *tx, struct person *p, struct fieldset *fields_out,
    int64_t *until_s_out)
{
	struct fieldset held = { .w = { 0 } };
	int64_t left_s = p->left_s, until_s;
	struct held_terms t;
	enum err e;

	if (p->facts.stage != STAGE_LEAVING && p->facts.stage != STAGE_BLOCKED)
		p->left_s = tx->now_s;
	e = promised_terms(tx, p, &t);
	if (e == ERR_OK)
		e = consents_until(tx, p, &t, &until_s);
	if (e != ERR_OK) {
		p->left_s = left_s;
		return e;
	}
	if (until_s <= tx->now_s)
		until_s = 0;
	for (size_t i = 0; i < p->values.n; i++) {
		int64_t at_s = terms_value_until(&t, i);

		if (at_s <= tx->now_s)
			continue;
		fieldset_add(&held, p->values.at[i].field);
		if (at_s > until_s)
			until_s = at_s;
	}
	p->left_s = left_s;
	*fields_out = held;
	*until_s_out = until_s;
	return ERR_OK;
}

enum err
person_hold_stands(struct tx *tx, struct person *p, bool *out)
{
	struct held_terms t;
	int64_t until_s;
	enum err e = promised_terms(tx, p, &t);

	*out = false;
	if (e != ERR_OK || (e = consents_until(tx, p, &t, &until_s)) != ERR_OK)
		return e;
	*out = until_s > tx->now_s && until_s != KEEPING_NEVER;
	for (size_t i = 0; i < p->values.n; i++) {
		until_s = terms_value_until(&t, i);
		*out =
		    *out || (until_s > tx->now_s && until_s != KEEPING_NEVER);
	}
	return ERR_OK;
}

/* Only what the rules ask for later: when it was, and of which kind. */
static void
state_bare(struct person *p)
{
	memset(p->facts.consent, 0, sizeof(p->facts.consent));
	memset(p->facts.objected, 0, sizeof(p->facts.objected));
	p->facts.stage = STAGE_BLOCKED;
	p->facts.restricted = true;
	p->facts.groups = NULL;
	p->facts.groups_n = p->groups_n = 0;
	p->terms_hash = p->password = STR_NONE;
	p->terms_s = p->reminded_s = p->erase_at_s = 0;
	p->revision = p->org->revision; /* what it is held by */
	p->asked_unnoted = false;
	memset(p->asked, 0, sizeof(p->asked));
	memset(p->refused, 0, sizeof(p->refused));
	p->elsewhere_n = 0;
}

static enum err
key_write(struct tx *tx, struct person *p)
{
	struct str where = place(tx->a, "person", tx->org->id, p->id, 0);
	struct stmt *st = db_stmt(tx->s->db, SQL_PERSON_SET_KEY);

	stmt_blob(st, org_seal(tx->a, tx->org, where,
			  (struct str){ (const char *)p->key.bytes,
			      sizeof(p->key.bytes) }));
	stmt_blob(st, seal(tx->a, &p->key, where, state_pack(tx, p)));
	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	return stmt_exec(st, NULL);
}

static enum err
digests_remove(struct tx *tx, const struct person *p)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_DIGEST_DELETE_PERSON);

	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	return stmt_exec(st, NULL);
}

/* Everything under the old key becomes unreadable with it. */
static enum err
seal_again(struct tx *tx, struct person *p, bool consents)
{
	struct key fresh;
	enum err e;

	key_random(&fresh);
	e = consents ? consents_hold(tx, p, &fresh) : consents_remove(tx, p);
	if (e != ERR_OK)
		goto done;
	key_wipe(&p->key);
	p->key = fresh;
	if ((e = key_write(tx, p)) != ERR_OK)
		goto done;
	if ((e = digests_remove(tx, p)) != ERR_OK)
		goto done;
	p->dirty_state = p->dirty_values = true;
	e = person_save(tx, p);
done:
	key_wipe(&fresh);
	return e;
}

enum err
person_set_apart(struct tx *tx, struct person *p, bool *held_out)
{
	struct fieldset fields;
	struct held_terms t;
	int64_t until_s, proof_s;
	bool *stays;
	size_t n = 0;
	enum err e = person_held(tx, p, &fields, &until_s);

	*held_out = false;
	if (e != ERR_OK || until_s == 0)
		return e;
	if (p->facts.stage != STAGE_LEAVING)
		p->left_s = tx->now_s;
	e = promised_terms(tx, p, &t);
	if (e == ERR_OK)
		e = consents_until(tx, p, &t, &proof_s);
	if (e != ERR_OK)
		return e;
	stays = ARENA_ARRAY(tx->a, bool, p->values.n + 1);
	for (size_t i = 0; i < p->values.n; i++)
		stays[i] = terms_value_until(&t, i) > tx->now_s;
	for (size_t i = 0; i < p->values.n; i++)
		if (stays[i])
			p->values.at[n++] = p->values.at[i];
	p->values.n = n;
	state_bare(p);
	if ((e = seal_again(tx, p, proof_s > tx->now_s)) != ERR_OK)
		return e;
	*held_out = true;
	return ERR_OK;
}
