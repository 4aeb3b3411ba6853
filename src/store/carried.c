/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/carried: a no does not end with the name of what it was said to. A
 * purpose that is new and that people may object to, of which an earlier one
 * is gone that did the like, counts as that one: who said no to it has said no
 * to this, until they say otherwise. So it is when it went in this version or
 * long ago; and marketing is marketing (Art. 21(2)).
 */
#include "policy/basis.h"
#include "store/release_private.h"

/* What was said of a purpose by the last version that had it. */
struct gone {
	bool known, sends, marketing, objectable;
};

static void
gone_note(const struct org *org, const struct statement *st, struct gone *of)
{
	const struct numbers *ns = &org->numbers[NUMBER_PURPOSE];

	for (uint32_t n = 1; n < ns->numbers_n; n++) {
		int i = statement_purpose(st, ns->name_of[n]);
		const struct purpose *p;

		if (i < 0)
			continue;
		p = &st->purposes[i];
		of[n] = (struct gone){ .known = true,
			.sends = p->channels != 0,
			.marketing = p->class == CLASS_MARKETING,
			.objectable = purpose_may_be_objected(p) };
	}
}

/* Of all that were in force, the newest last. */
static enum err
gone_read(struct tx *tx, struct gone *of)
{
	const struct versions *vs = tx->org->versions;
	enum err e = ERR_OK;

	for (size_t i = 0; i < vs->n && e == ERR_OK; i++) {
		const struct version *v = &vs->at[i];
		const struct statement *st = v->st;
		struct str source;

		if (v->state == VERSION_WITHDRAWN)
			continue;
		if (st == NULL) {
			e = release_source(tx->s, tx->org, tx->a, v->revision,
			    &source);
			if (e == ERR_OK)
				e = store_statement_compile(tx->a, source, &st);
		}
		if (e == ERR_OK)
			gone_note(tx->org, st, of);
	}
	return e == ERR_INVALID ? ERR_TAMPERED : e;
}

static bool
takes_its_place(const struct gone *was, bool is_gone, const struct purpose *is)
{
	if (!was->known)
		return false;
	if (was->marketing && is->class == CLASS_MARKETING && was->objectable)
		return true;
	return is_gone && was->sends == (is->channels != 0);
}

static enum err
pair_add(struct tx *tx, struct version *v, size_t *cap, uint32_t from,
    uint32_t to)
{
	if (v->carried_n >= CARRIED_MAX)
		return ERR_TOO_BIG;
	*(struct carried_no *)ARENA_PUSH(tx->a, v->carried, v->carried_n,
	    *cap) = (struct carried_no){ v->revision, from, to };
	return ERR_OK;
}

enum err
release_carried(struct tx *tx, const struct statement *is,
    const uint32_t *numbers, struct version *v)
{
	const struct numbers *ns = &tx->org->numbers[NUMBER_PURPOSE];
	struct gone *of = ARENA_ARRAY(tx->a, struct gone, ns->numbers_n + 1);
	size_t cap = 0;
	enum err e = gone_read(tx, of);

	for (size_t i = 0; i < is->purposes_n && e == ERR_OK; i++) {
		const struct purpose *p = &is->purposes[i];

		if (!purpose_may_be_objected(p) ||
		    statement_purpose(tx->org->st, p->n.name) >= 0)
			continue;
		for (uint32_t n = 1; n < ns->numbers_n && e == ERR_OK; n++) {
			bool is_gone =
			    statement_purpose(is, ns->name_of[n]) < 0;

			if (n != numbers[i] &&
			    takes_its_place(&of[n], is_gone, p))
				e = pair_add(tx, v, &cap, n, numbers[i]);
		}
	}
	return e;
}
