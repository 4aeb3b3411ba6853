/* SPDX-License-Identifier: EUPL-1.2 */
/* life/erasure: leaving, stopping, death, and what time does. */
#include "base/pack.h"
#include "life/internal.h"

const struct keep_clause *
life_clause(const struct org *org, enum keep_what what, enum trigger t)
{
	return statement_clause(org->st, what, t);
}

/* The mark that a rule asks for; without a rule there is none. */
struct erasure
clause_erasure(const struct tx *tx, const struct keep_clause *c,
    enum mark_reason reason)
{
	struct erasure how = { .reason = reason };

	if (c == NULL || !c->mark)
		return how;
	how.mark = true;
	if (!c->mark_until_asked)
		how.mark_until_day =
		    date_days(date_add(date_of_days(tx->today), c->mark_for));
	return how;
}

/* The last copy is the last backup: its declared period counts too. */
static int64_t
backups_gone_s(const struct tx *tx, int64_t gone_s)
{
	const struct keep_clause *c =
	    life_clause(tx->org, KEEP_BACKUPS, TRIGGER_CREATED);

	return c == NULL ? gone_s : instant_add(gone_s, c->after);
}

enum err
erase_with(struct tx *tx, const struct grant *g, struct person *p,
    const struct erasure *how, struct receipt *out)
{
	int64_t gone_s = tx->now_s;
	enum err e = person_erase(tx, g, p, how, &gone_s);

	if (e == ERR_OK && out != NULL)
		*out = (struct receipt){ .unreadable_s = tx->now_s,
			.gone_s = backups_gone_s(tx, gone_s),
			.marked = how->mark,
			.mark_until_day = how->mark_until_day };
	return e;
}

/* The receipt goes to the address of somebody who is not there any more: the
 * letter's row is tied to nobody and goes when it is sent. */
static enum err
receipt_letter(struct tx *tx, const struct person *p, struct str to,
    const struct receipt *r)
{
	struct letter_row l = { .kind = POST_LEFT,
		.to = to,
		.lang = p->lang,
		.purpose = org_purpose(tx->org, ACTIVITY_SELF),
		.statutory = true,
		.due_s = tx->now_s };
	struct buf b;
	enum err e;

	if (to.n == 0)
		return ERR_OK;
	buf_init(&b, 256);
	pack_i64(&b, r->unreadable_s);
	pack_i64(&b, r->gone_s);
	l.data = arena_str(tx->a, buf_str(&b));
	buf_release(&b);
	e = letter_new(tx, &l);
	return e;
}

static enum err
leave_later(struct tx *tx, const struct grant *g, struct person *p,
    const struct keep_clause *c, struct receipt *out)
{
	enum err e = person_set_stage(tx, g, p, STAGE_LEAVING);

	if (e != ERR_OK)
		return e;
	p->erase_at_s = instant_add(tx->now_s, c->after);
	*out = (struct receipt){ .unreadable_s = p->erase_at_s,
		.gone_s = p->erase_at_s,
		.marked = c->mark };
	return session_end_all(tx, p->id, 0);
}

static struct fieldset
all_fields(const struct org *org)
{
	struct fieldset fs = { 0 };

	for (size_t i = 0; i < org->st->fields_n; i++)
		fieldset_add(&fs, (int)i);
	return fs;
}

static enum err
erase_or_wait(struct tx *tx, int purpose, struct person *p,
    enum mark_reason reason, struct receipt *out)
{
	const struct keep_clause *c =
	    life_clause(tx->org, KEEP_MEMBERS, TRIGGER_LEFT);
	struct erasure how = clause_erasure(tx, c, reason);
	struct fieldset all = all_fields(tx->org);
	const struct grant *see, *g;
	struct values vs = { 0 };
	struct receipt r = { 0 };
	struct str to;
	enum err e;

	/* The address for the receipt is read before the facts are gone. */
	e = tx_decide(tx, purpose, ACT_SEE, &all, p, -1, 0, &see);
	if (e == ERR_OK)
		e = person_read(tx, see, p, &vs);
	if (e != ERR_OK && e != ERR_DENIED)
		return e;
	to = arena_str(tx->a, life_address(tx->org, &vs, NULL));
	e = tx_decide(tx, purpose, ACT_ERASE, NULL, p, -1, 0, &g);
	if (e != ERR_OK)
		return e;
	if (c != NULL && !period_is_zero(c->after))
		e = leave_later(tx, g, p, c, &r);
	else
		e = erase_with(tx, g, p, &how, &r);
	if (e == ERR_OK)
		e = receipt_letter(tx, p, to, &r);
	if (e == ERR_OK)
		*out = r;
	return e;
}

enum err
life_leave(struct tx *tx, struct person *p, struct receipt *out)
{
	return erase_or_wait(tx, org_purpose(tx->org, ACTIVITY_SELF), p,
	    MARK_ERASED, out);
}

enum err
life_erase(struct tx *tx, int purpose, struct person *p,
    enum mark_reason reason, struct receipt *out)
{
	return erase_or_wait(tx, purpose, p, reason, out);
}

enum err
life_stop(struct tx *tx, struct person *p, bool on)
{
	const struct grant *g;
	int purpose = org_purpose(tx->org, ACTIVITY_SELF);
	enum err e = tx_decide(tx, purpose, on ? ACT_RESTRICT : ACT_CONSENT,
	    NULL, p, -1, 0, &g);

	return e == ERR_OK ? person_restrict(tx, g, p, on) : e;
}

enum err
life_death(struct tx *tx, int purpose, struct person *p)
{
	const struct keep_clause *c =
	    life_clause(tx->org, KEEP_MEMBERS, TRIGGER_DEATH);
	const struct grant *g;
	enum err e = tx_decide(tx, purpose, ACT_DEATH, NULL, p, -1, 0, &g);

	if (e != ERR_OK)
		return e;
	if (p->facts.stage == STAGE_DECEASED)
		return ERR_CONFLICT;
	if ((e = person_set_stage(tx, g, p, STAGE_DECEASED)) != ERR_OK)
		return e;
	p->erase_at_s =
	    c == NULL ? tx->now_s : instant_add(tx->now_s, c->after);
	return session_end_all(tx, p->id, 0);
}

enum err
life_death_annul(struct tx *tx, int purpose, struct person *p)
{
	const struct grant *g;
	enum err e = tx_decide(tx, purpose, ACT_DEATH, NULL, p, -1, 0, &g);

	if (e != ERR_OK)
		return e;
	if (p->facts.stage != STAGE_DECEASED)
		return ERR_CONFLICT;
	p->erase_at_s = 0;
	return person_set_stage(tx, g, p, p->stage_before);
}

/* ---- what time does ------------------------------------------------- */

static void
due_after(struct due *d, const struct org *org, enum keep_what what,
    enum trigger t, enum due_why why, int64_t from_s)
{
	const struct keep_clause *c = life_clause(org, what, t);

	if (c == NULL || c->action != KEEP_DELETE || from_s == 0)
		return;
	if (d->why != DUE_NOTHING && d->at_s <= instant_add(from_s, c->after))
		return;
	d->why = why;
	d->at_s = instant_add(from_s, c->after);
	d->clause = c;
}

struct due
life_due(const struct org *org, const struct person *p)
{
	struct due d = { DUE_NOTHING, 0, NULL };

	switch (p->facts.stage) {
	case STAGE_POSSIBLE:
		due_after(&d, org, KEEP_INVITED, TRIGGER_IMPORTED, DUE_IMPORTED,
		    p->created_s);
		break;
	case STAGE_INVITED:
		due_after(&d, org, KEEP_INVITED, TRIGGER_INVITED, DUE_SILENT,
		    p->invited_s);
		break;
	case STAGE_LEAVING:
		d = (struct due){ DUE_LEFT, p->erase_at_s,
			life_clause(org, KEEP_MEMBERS, TRIGGER_LEFT) };
		break;
	case STAGE_DECEASED:
		d = (struct due){ DUE_DEAD, p->erase_at_s,
			life_clause(org, KEEP_MEMBERS, TRIGGER_DEATH) };
		break;
	default:
		due_after(&d, org, KEEP_MEMBERS, TRIGGER_LAST_SEEN, DUE_UNSEEN,
		    p->confirmed_s);
		due_after(&d, org, KEEP_MEMBERS, TRIGGER_CONFIRMED, DUE_UNSEEN,
		    p->confirmed_s);
		break;
	}
	return d;
}

static enum mark_reason
due_reason(enum due_why why)
{
	switch (why) {
	case DUE_SILENT:
	case DUE_IMPORTED:
		return MARK_SILENT;
	case DUE_DEAD:
		return MARK_DECEASED;
	default:
		return MARK_ERASED;
	}
}

enum err
life_retain(struct tx *tx, struct person *p, struct due *out)
{
	struct due d = life_due(tx->org, p);
	struct erasure how;
	const struct grant *g;
	enum err e;

	*out = (struct due){ DUE_NOTHING, 0, NULL };
	if (d.why == DUE_NOTHING || d.at_s > tx->now_s)
		return ERR_OK;
	how = clause_erasure(tx, d.clause, due_reason(d.why));
	e = tx_decide(tx, org_purpose(tx->org, ACTIVITY_RETENTION), ACT_ERASE,
	    NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = erase_with(tx, g, p, &how, NULL);
	if (e == ERR_OK)
		*out = d;
	return e;
}
