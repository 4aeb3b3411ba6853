/* SPDX-License-Identifier: EUPL-1.2 */
/* life/erasure: leaving, stopping, death, and what time does. */
#include "base/pack.h"
#include "base/time.h"
#include "lang/prose.h"
#include "life/internal.h"
#include "store/keeping.h"
#include "view/view.h"

const struct keep_clause *
life_clause(const struct org *org, enum keep_what what, enum trigger t)
{
	return statement_clause(org->st, what, t);
}

/* Until when a mark that is set on ${day} stays; 0: until it is asked about. */
static int32_t
mark_until(const struct keep_clause *c, int32_t day)
{
	if (c->mark_until_asked)
		return 0;
	return date_days(date_add(date_of_days(day), c->mark_for));
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
	how.mark_until_day = mark_until(c, tx->today);
	return how;
}

/* The last copy is the last backup: its declared period counts too. */
static int64_t
backups_gone_s(const struct tx *tx, int64_t gone_s)
{
	const struct keep_clause *c =
	    life_clause(tx->org, KEEP_BACKUPS, TRIGGER_CREATED);

	return c == NULL ? gone_s : keep_clause_at(c, gone_s);
}

enum err
erase_with(struct tx *tx, const struct grant *g, struct person *p,
    const struct erasure *how, struct receipt *out)
{
	int64_t gone_s = tx->now_s;
	struct receipt r = { .unreadable_s = tx->now_s,
		.marked = how->mark,
		.mark_until_day = how->mark_until_day };
	enum err e = ERR_OK;

	if (p->facts.stage != STAGE_BLOCKED)
		e = person_held(tx, p, &r.held, &r.held_until_s);
	if (e == ERR_OK)
		e = person_erase(tx, g, p, how, &gone_s);
	if (e != ERR_OK)
		return e;
	r.gone_s = backups_gone_s(tx, gone_s);
	if (out != NULL)
		*out = r;
	return ERR_OK;
}

/* A line for each fact that a duty keeps, as the letter will say it. */
static void
pack_held(struct buf *b, const struct tx *tx, enum lang lang,
    const struct receipt *r)
{
	const struct statement *st = tx->org->st;
	struct str until = view_date(tx->a, (int64_t)lang_ui(lang),
	    date_of_instant(
		r->held_until_s == INT64_MAX ? 0 : r->held_until_s));

	pack_u64(b, (uint64_t)fieldset_count(&r->held));
	for (int i = 0; i < (int)st->fields_n; i++) {
		struct str label = lang_label(&st->fields[i].n, lang);

		if (!fieldset_has(&r->held, i))
			continue;
		if (r->held_until_s == INT64_MAX)
			pack_str(b, label);
		else
			pack_str(b, arena_printf(tx->a, STR_FMT ": " STR_FMT,
					STR_ARG(label), STR_ARG(until)));
	}
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
	buf_init(&b, 1 << 16);
	pack_i64(&b, r->unreadable_s);
	pack_i64(&b, r->gone_s);
	pack_held(&b, tx, p->lang, r);
	l.data = arena_str(tx->a, buf_str(&b));
	buf_release(&b);
	e = letter_new(tx, &l);
	return e;
}

/* What will be told of leaving now, when the erasure waits until ${at_s}. */
static enum err
later_told(struct tx *tx, struct person *p, const struct keep_clause *c,
    int64_t at_s, struct receipt *out)
{
	enum err e;

	*out = (struct receipt){ .unreadable_s = at_s,
		.gone_s = backups_gone_s(tx, at_s),
		.marked = c->mark };
	if (c->mark)
		out->mark_until_day =
		    mark_until(c, date_days(date_of_instant(at_s)));
	e = person_held(tx, p, &out->held, &out->held_until_s);
	if (e == ERR_OK && out->held_until_s <= at_s) {
		/* Nothing that outlasts the erasure. */
		out->held = (struct fieldset){ 0 };
		out->held_until_s = 0;
	}
	return e;
}

static bool
leaves_later(const struct keep_clause *c)
{
	/* What a hold from the first day keeps is set apart at once. */
	return c != NULL && !keep_clock_at_once(keep_clause_first(c));
}

enum err
life_leave_foretold(struct tx *tx, struct person *p, struct receipt *out)
{
	const struct keep_clause *c =
	    keeping_clause(p, KEEP_MEMBERS, TRIGGER_LEFT);
	struct erasure how = clause_erasure(tx, c, MARK_ERASED);

	if (leaves_later(c))
		return later_told(tx, p, c,
		    keep_clock_at(keep_clause_first(c), tx->now_s), out);
	*out = (struct receipt){ .unreadable_s = tx->now_s,
		.gone_s = backups_gone_s(tx, tx->now_s),
		.marked = how.mark,
		.mark_until_day = how.mark_until_day };
	return person_held(tx, p, &out->held, &out->held_until_s);
}

static enum err
leave_later(struct tx *tx, const struct grant *g, struct person *p,
    const struct keep_clause *c, struct receipt *out)
{
	enum err e = person_set_stage(tx, g, p, STAGE_LEAVING);

	if (e != ERR_OK)
		return e;
	p->erase_at_s = keep_clock_at(keep_clause_first(c), tx->now_s);
	e = later_told(tx, p, c, p->erase_at_s, out);
	return e != ERR_OK ? e : session_end_all(tx, p->id, 0);
}

/* Who leaves waits for the period of the statement; who asks to be erased does
 * not (Art. 17(1): without undue delay), whatever was said of leaving. */
static enum err
erase_or_wait(struct tx *tx, int purpose, struct person *p, bool at_once,
    enum mark_reason reason, struct receipt *out)
{
	const struct keep_clause *c =
	    keeping_clause(p, KEEP_MEMBERS, TRIGGER_LEFT);
	struct erasure how = clause_erasure(tx, c, reason);
	struct fieldset all = statement_all_fields(tx->org->st);
	const struct grant *see, *g;
	struct values vs = { 0 };
	struct receipt r = { 0 };
	struct str to;
	enum err e;

	/* The address for the receipt is read before the facts are gone. */
	e = ERR_DENIED;
	if (p->facts.stage != STAGE_BLOCKED)
		e = tx_decide(tx, purpose, ACT_SEE, &all, p, -1, 0, &see);
	if (e == ERR_OK)
		e = person_read(tx, see, p, &vs);
	if (e != ERR_OK && e != ERR_DENIED)
		return e;
	to = arena_str(tx->a, life_address(tx->org, &vs, NULL));
	e = tx_decide(tx, purpose, ACT_ERASE, NULL, p, -1, 0, &g);
	if (e != ERR_OK)
		return e;
	if (p->facts.stage == STAGE_BLOCKED)
		return erase_with(tx, g, p, &how, out);
	if (!at_once && leaves_later(c))
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
	return erase_or_wait(tx, org_purpose(tx->org, ACTIVITY_SELF), p, false,
	    MARK_ERASED, out);
}

enum err
life_erase(struct tx *tx, int purpose, struct person *p,
    enum mark_reason reason, struct receipt *out)
{
	return erase_or_wait(tx, purpose, p, true, reason, out);
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
	const struct grant *g;
	enum err e = tx_decide(tx, purpose, ACT_DEATH, NULL, p, -1, 0, &g);

	if (e != ERR_OK)
		return e;
	if (p->facts.stage == STAGE_DECEASED)
		return ERR_CONFLICT;
	if ((e = person_set_stage(tx, g, p, STAGE_DECEASED)) != ERR_OK)
		return e;
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
