/* SPDX-License-Identifier: EUPL-1.2 */
/* store/kinds: of which kinds a person is, where nothing else tells it. */
#include "policy/ages.h"
#include "store/internal.h"

/* To enter somebody, to read them from a file, or to say it of who is there. */
static bool
granted_kinds(const struct tx *tx, const struct grant *g,
    const struct person *p)
{
	static const enum act acts[] = { ACT_ADD, ACT_IMPORT, ACT_KIND };

	for (size_t i = 0; i < ARRAY_LEN(acts); i++)
		if (granted(tx, g, acts[i], p) ||
		    (p->is_new && granted(tx, g, acts[i], NULL)))
			return true;
	return false;
}

/* Those by age are as they are. */
static uint64_t
kinds_then(const struct tx *tx, const struct person *p, uint64_t kinds)
{
	uint64_t by_age = statement_age_kinds(tx->org->st);

	return (kinds & ~by_age) | (p->facts.kinds & by_age);
}

enum err
person_set_kinds(struct tx *tx, const struct grant *g, struct person *p,
    uint64_t kinds)
{
	if (!granted_kinds(tx, g, p))
		return ERR_DENIED;
	p->facts.kinds = kinds_then(tx, p, kinds);
	p->dirty_state = true;
	person_untold(tx, p);
	return ERR_OK;
}

/* "kinds +honorary -plain" */
static struct str
note_of(const struct tx *tx, uint64_t before, uint64_t after)
{
	const struct statement *st = tx->org->st;
	struct str note = STR(NOTE_KINDS);

	for (size_t i = 0; i < st->kinds_n && i < 64; i++)
		if (((before ^ after) >> i & 1) != 0)
			note = arena_printf(tx->a, STR_FMT " %c" STR_FMT,
			    STR_ARG(note), (after >> i & 1) != 0 ? '+' : '-',
			    STR_ARG(st->kinds[i].n.name));
	return note;
}

enum err
person_say_kinds(struct tx *tx, int purpose, struct person *p, uint64_t kinds)
{
	uint64_t then = kinds_then(tx, p, kinds);
	struct str was = tx->note;
	const struct grant *g;
	enum err e;

	if (then == p->facts.kinds)
		return ERR_OK;
	tx->note = note_of(tx, p->facts.kinds, then);
	e = tx_decide(tx, purpose, ACT_KIND, NULL, p, -1, 0, &g);
	tx->note = was;
	return e == ERR_OK ? person_set_kinds(tx, g, p, then) : e;
}
