/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/promised: what somebody who is gone was promised. A duty holds facts
 * of them by the version of the statement under which they left; every version
 * that was in force since may only say less. They are not asked and not told
 * of a newer one, so that none of these gives more.
 */
#include "policy/narrow.h"
#include "store/keeping.h"
#include "store/release_private.h"

/* A version that was in force, compiled again when it is first asked for. */
static enum err
promise_of(struct store *s, struct org *org, const struct version *v,
    const struct promised **out)
{
	const struct statement *st = v->st;
	struct promised *p;
	struct str source;
	enum err e = ERR_OK;

	for (size_t i = 0; i < org->promised_n; i++) {
		*out = org->promised[i];
		if (org->promised[i]->revision == v->revision)
			return ERR_OK;
	}
	if (st == NULL) {
		e = release_source(s, org, org->arena, v->revision, &source);
		if (e == ERR_OK)
			e = store_statement_compile(org->arena, source, &st);
	}
	/* What compiled when it was released is not understood any more. */
	if (e != ERR_OK)
		return e == ERR_INVALID ? ERR_TAMPERED : e;
	p = ARENA_NEW(org->arena, struct promised);
	p->revision = v->revision;
	p->st = st;
	p->since = narrowing_new(org->arena, org->st, st);
	p->left = narrowing_since(org->arena, org->st, st);
	*(const struct promised **)ARENA_PUSH(org->arena, org->promised,
	    org->promised_n, org->promised_cap) = p;
	*out = p;
	return ERR_OK;
}

enum err
promised_open(struct tx *tx, struct person *p)
{
	const struct versions *vs = tx->org->versions;
	enum err e = ERR_OK;

	if (p->facts.stage != STAGE_BLOCKED || p->promised != NULL)
		return ERR_OK;
	p->promised = ARENA_ARRAY(tx->a, const struct promised *, vs->n + 1);
	for (size_t i = 0; i < vs->n && e == ERR_OK; i++) {
		const struct version *v = &vs->at[i];

		if (v->state == VERSION_WITHDRAWN ||
		    v->revision < p->revision ||
		    v->revision >= tx->org->revision)
			continue;
		e = promise_of(tx->s, tx->org, v, &p->promised[p->promised_n]);
		p->promised_n += e == ERR_OK;
	}
	if (e != ERR_OK) {
		p->promised = NULL;
		p->promised_n = 0;
	}
	return e;
}

const struct grant *
promised_decide(const struct person *p, const struct grant *g,
    const struct ask *ask, struct arena *a, struct verdict *verdict_out)
{
	for (size_t i = 0; i < p->promised_n && g != NULL; i++) {
		const struct promised *m = p->promised[i];

		g = policy_decide_since(m->revision == p->revision ? m->left
								   : m->since,
		    g, ask, a, verdict_out);
	}
	return g;
}

/* The person as the version of ${m} knows one, value by value. */
static const struct person *
as_then(struct tx *tx, const struct person *p, const struct promised *m)
{
	struct person *then = ARENA_NEW(tx->a, struct person);
	struct org *org = ARENA_NEW(tx->a, struct org);

	org->st = m->st;
	*then = *p;
	then->org = org;
	then->facts.kinds = narrowing_kinds(m->since, p->facts.kinds);
	then->values.at = ARENA_ARRAY(tx->a, struct value, p->values.n + 1);
	for (size_t i = 0; i < p->values.n; i++) {
		then->values.at[i] = p->values.at[i];
		then->values.at[i].field =
		    narrowing_field(m->since, p->values.at[i].field);
	}
	key_wipe(&then->key);
	return then;
}

enum err
promised_terms(struct tx *tx, struct person *p, struct held_terms *out)
{
	enum err e = person_load_values(tx, p);

	if (e == ERR_OK)
		e = promised_open(tx, p);
	if (e != ERR_OK)
		return e;
	out->at = ARENA_ARRAY(tx->a, const struct person *, p->promised_n + 1);
	out->at[0] = p;
	out->n = 1;
	for (size_t i = 0; i < p->promised_n; i++)
		out->at[out->n++] = as_then(tx, p, p->promised[i]);
	return ERR_OK;
}

int64_t
terms_value_until(const struct held_terms *t, size_t i)
{
	int64_t until_s = KEEPING_NEVER;

	for (size_t k = 0; k < t->n; k++) {
		const struct value *v = &t->at[k]->values.at[i];
		int64_t at_s =
		    v->field < 0 ? 0 : keeping_held_until(t->at[k], v);

		if (at_s < until_s)
			until_s = at_s;
	}
	return until_s;
}

int64_t
terms_consents_until(const struct held_terms *t)
{
	int64_t until_s = KEEPING_NEVER;

	for (size_t k = 0; k < t->n; k++) {
		int64_t at_s = keeping_consents_until(t->at[k]);

		if (at_s < until_s)
			until_s = at_s;
	}
	return until_s;
}
