/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/keeping.h"

#include "base/time.h"
#include "policy/whom.h"

/* What the clocks are read from. */
struct clocks {
	const struct person *p;
	const struct value *v; /* NULL: of the whole person */
	int64_t withdrawn_s;
	bool leaving; /* the person goes, or is gone: left_s counts */
};

static const struct statement *
statement_of(const struct person *p)
{
	return p->org->st;
}

/* ---- dates in the record ---------------------------------------------- */

/* The date that ${field} holds: of the value's own record item, else the
 * latest that there is. */
static bool
date_of_field(const struct clocks *k, int field, struct date *out)
{
	const struct values *vs = &k->p->values;
	int parent = statement_of(k->p)->fields[field].parent;
	bool own = k->v != NULL && parent >= 0 &&
		   statement_of(k->p)->fields[k->v->field].parent == parent;
	bool any = false;

	for (size_t i = 0; i < vs->n; i++) {
		struct date d;

		if (vs->at[i].field != field ||
		    (own && vs->at[i].item != k->v->item) ||
		    date_parse(vs->at[i].text, &d) != ERR_OK)
			continue;
		if (!any || date_cmp(d, *out) > 0)
			*out = d;
		any = true;
	}
	return any;
}

/* The last date of the record that the value is part of. */
static bool
date_of_record(const struct clocks *k, struct date *out)
{
	const struct statement *st = statement_of(k->p);
	int parent = st->fields[k->v->field].parent;
	bool any = false;

	for (size_t i = 0; parent >= 0 && i < st->fields[parent].parts.n; i++) {
		int part = st->fields[parent].parts.at[i];
		enum field_type t = st->fields[part].type;
		struct date d;

		if ((t != FIELD_DATE && t != FIELD_START && t != FIELD_END) ||
		    !date_of_field(k, part, &d))
			continue;
		if (!any || date_cmp(d, *out) > 0)
			*out = d;
		any = true;
	}
	return any;
}

/* The first moment after the year that the fact belongs to. A plain fact
 * belongs to every year of the membership. */
static int64_t
accounting_year(const struct clocks *k)
{
	struct date d, next;

	if (k->v == NULL)
		return 0;
	if (!date_of_record(k, &d)) {
		if (statement_of(k->p)->fields[k->v->field].parent >= 0)
			d = date_of_instant(k->v->at_s);
		else if (k->leaving)
			d = date_of_instant(k->p->left_s);
		else
			return 0;
	}
	next = (struct date){ d.year + 1, 1, 1 };
	return instant_of_date(next);
}

/* ---- clocks ------------------------------------------------------------ */

static int64_t
later(int64_t x, int64_t y)
{
	return x > y ? x : y;
}

/* When the event was; 0: it was not. */
static int64_t
event_s(const struct clocks *k, const struct keep_clock *c)
{
	const struct person *p = k->p;
	struct date d;

	switch (c->trigger) {
	case TRIGGER_IMPORTED: /* until somebody writes */
		return p->facts.stage == STAGE_POSSIBLE ? p->created_s : 0;
	case TRIGGER_INVITED:
		return p->facts.stage == STAGE_INVITED ? p->invited_s : 0;
	case TRIGGER_JOINED:
		return p->joined_s;
	case TRIGGER_LEFT:
		return k->leaving ? p->left_s : 0;
	case TRIGGER_DEATH:
		return p->death_s;
	case TRIGGER_LAST_SEEN:
		return later(p->seen_s, p->joined_s);
	case TRIGGER_CONFIRMED:
		return p->confirmed_s;
	case TRIGGER_CREATED:
		return k->v != NULL ? k->v->at_s : p->created_s;
	case TRIGGER_WITHDRAWN:
		return k->withdrawn_s;
	case TRIGGER_ACCOUNTING_YEAR:
		return accounting_year(k);
	case TRIGGER_DATE:
		return date_of_field(k, c->field, &d) ? instant_of_date(d) : 0;
	default:
		return 0;
	}
}

static int64_t
clock_s(const struct clocks *k, const struct keep_clock *c)
{
	int64_t from = event_s(k, c);

	return from == 0 ? 0 : keep_clock_at(*c, from);
}

/* The earliest of its clocks that has begun, or the latest of all. */
static int64_t
clause_s(const struct clocks *k, const struct keep_clause *c)
{
	int64_t found = 0;

	for (size_t i = 0; i <= c->others_n; i++) {
		struct keep_clock one = keep_clause_clock(c, i);
		int64_t at = clock_s(k, &one);

		if (at == 0 && c->latest)
			return 0;
		if (at != 0 &&
		    (found == 0 || (c->latest ? at > found : at < found)))
			found = at;
	}
	return found;
}

/* ---- which blocks speak ------------------------------------------------ */

static bool
fits(const struct clocks *k, const struct keep *block, enum keep_what what)
{
	const struct statement *st = statement_of(k->p);
	int64_t made_s = k->v != NULL ? k->v->at_s : k->p->created_s;

	if (block->what != what)
		return false;
	if (what == KEEP_FIELDS) {
		struct fieldset whole = statement_whole(st, &block->fields);

		if (k->v == NULL || !fieldset_has(&whole, k->v->field))
			return false;
	}
	return kinds_fit(&block->kinds, k->p->facts.kinds) &&
	       (block->before.year == 0 ||
		   made_s < instant_of_date(block->before));
}

/* The blocks that say most about this person or value speak alone. */
static int
heaviest(const struct clocks *k, enum keep_what what)
{
	const struct statement *st = statement_of(k->p);
	int most = -1;

	for (size_t i = 0; i < st->keeps_n; i++)
		if (fits(k, &st->keeps[i], what) &&
		    keep_weight(&st->keeps[i]) > most)
			most = keep_weight(&st->keeps[i]);
	return most;
}

typedef void each_clause(const struct clocks *k, const struct keep *block,
    const struct keep_clause *c, void *self);

static void
clauses_each(const struct clocks *k, enum keep_what what, each_clause *each,
    void *self)
{
	const struct statement *st = statement_of(k->p);
	int most = heaviest(k, what);

	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *block = &st->keeps[i];

		if (!fits(k, block, what) || keep_weight(block) != most)
			continue;
		for (size_t j = 0; j < block->clauses_n; j++)
			each(k, block, &block->clauses[j], self);
	}
}

struct finding_clause {
	enum trigger trigger;
	const struct keep_clause *found;
};

static void
clause_of(const struct clocks *k, const struct keep *block,
    const struct keep_clause *c, void *self)
{
	struct finding_clause *f = self;

	(void)k;
	(void)block;
	if (f->found == NULL && c->trigger == f->trigger && c->others_n == 0 &&
	    c->bound == BOUND_ACTS && c->action != KEEP_REVIEW)
		f->found = c;
}

const struct keep_clause *
keeping_clause(const struct person *p, enum keep_what what, enum trigger t)
{
	struct clocks k = { .p = p };
	struct finding_clause f = { .trigger = t };

	clauses_each(&k, what, clause_of, &f);
	return f.found;
}

/* ---- while the person stays --------------------------------------------- */

struct next {
	enum keep_action action;
	struct keep_due due;
	int64_t least_s;
};

static void
take_earlier(struct next *n, int64_t at_s, const struct keep_clause *c)
{
	if (at_s != 0 && (n->due.at_s == 0 || at_s < n->due.at_s))
		n->due = (struct keep_due){ at_s, c };
}

static void
next_of(const struct clocks *k, const struct keep *block,
    const struct keep_clause *c, void *self)
{
	struct next *n = self;
	struct keep_clock from = keep_clause_first(c);
	int64_t at_s;

	if (c->bound == BOUND_LEAST) {
		at_s = clause_s(k, c);
		n->least_s =
		    later(n->least_s, at_s == 0 ? KEEPING_NEVER : at_s);
		return;
	}
	if (keep_held(statement_of(k->p), block, c) != HELD_ENFORCED)
		return;
	if (c->block && n->action == KEEP_BLOCK)
		take_earlier(n, clock_s(k, &from), c);
	else if (c->action == n->action)
		take_earlier(n,
		    c->has_until ? clock_s(k, &c->until) : clause_s(k, c), c);
}

struct keep_due
keeping_person(const struct person *p, enum keep_what what,
    enum keep_action action)
{
	struct clocks k = { .p = p };
	struct next n = { .action = action }, would = { .action = KEEP_DELETE };

	clauses_each(&k, what, next_of, &n);
	if (action == KEEP_REVIEW || n.least_s == 0)
		return n.due;
	if (action == KEEP_DELETE) {
		if (n.due.at_s != 0 && n.due.at_s < n.least_s)
			n.due.at_s = n.least_s;
		return n.due.at_s == KEEPING_NEVER ? (struct keep_due){ 0 }
						   : n.due;
	}
	/* What would be deleted before its least period is blocked. */
	clauses_each(&k, what, next_of, &would);
	if (would.due.at_s < n.least_s)
		take_earlier(&n, would.due.at_s, would.due.clause);
	return n.due;
}

bool
value_is_kept(const struct person *p, const struct value *v)
{
	unsigned stage =
	    p->facts.stage == STAGE_DECEASED ? p->stage_before : p->facts.stage;

	return field_is_kept(statement_of(p), v->field, stage, p->facts.kinds);
}

struct keep_due
keeping_value(const struct person *p, const struct value *v,
    int64_t withdrawn_s)
{
	struct clocks k = { .p = p, .v = v, .withdrawn_s = withdrawn_s };
	struct next n = { .action = KEEP_DELETE };

	clauses_each(&k, KEEP_FIELDS, next_of, &n);
	if (!value_is_kept(p, v)) {
		n.due = (struct keep_due){ v->at_s, NULL };
		if (p->facts.stage == STAGE_LEAVING)
			n.least_s = later(n.least_s, keeping_held_until(p, v));
	}
	if (n.due.at_s != 0 && n.due.at_s < n.least_s)
		n.due.at_s = n.least_s;
	return n.due.at_s == KEEPING_NEVER ? (struct keep_due){ 0 } : n.due;
}

/* ---- after it ------------------------------------------------------------ */

static void
hold_of(const struct clocks *k, const struct keep *block,
    const struct keep_clause *c, void *self)
{
	int64_t *until_s = self, at_s;

	(void)block;
	if (c->bound == BOUND_LEAST)
		at_s = clause_s(k, c);
	else if (c->trigger != TRIGGER_LEFT || c->others_n > 0 ||
		 !keep_clause_holds(c))
		return;
	else if (!c->block)
		at_s = KEEPING_NEVER;
	else
		at_s = c->has_until ? clock_s(k, &c->until) : clause_s(k, c);
	*until_s = later(*until_s, at_s == 0 ? KEEPING_NEVER : at_s);
}

int64_t
keeping_held_until(const struct person *p, const struct value *v)
{
	struct clocks k = { .p = p, .v = v, .leaving = true };
	int64_t until_s = 0;

	if (p->joined_s == 0)
		return 0;
	clauses_each(&k, KEEP_FIELDS, hold_of, &until_s);
	clauses_each(&k, KEEP_MEMBERS, hold_of, &until_s);
	return until_s;
}

int64_t
keeping_consents_until(const struct person *p)
{
	const struct keep_clause *c =
	    statement_clause(p->org->st, KEEP_CONSENTS, TRIGGER_LEFT);

	if (c == NULL || c->action != KEEP_DELETE || p->consent_events == 0 ||
	    p->joined_s == 0 || keep_clause_at_once(c))
		return 0;
	return keep_clause_at(c, p->left_s);
}

/* ---- what to look at --------------------------------------------------- */

const struct keep_clause *
keeping_withdrawn(const struct org *org)
{
	const struct keep_clause *c =
	    statement_clause(org->st, KEEP_CONSENTS, TRIGGER_WITHDRAWN);

	return c != NULL && c->action == KEEP_DELETE ? c : NULL;
}

static bool
any_clock(const struct org *org, enum trigger t, bool fields)
{
	for (size_t i = 0; i < org->st->keeps_n; i++) {
		const struct keep *block = &org->st->keeps[i];

		for (size_t j = 0; j < block->clauses_n; j++) {
			const struct keep_clause *c = &block->clauses[j];

			for (size_t n = 0; n <= c->others_n; n++)
				if (keep_clause_clock(c, n).trigger == t &&
				    (block->what == KEEP_FIELDS) == fields)
					return true;
		}
	}
	return false;
}

bool
keeping_has_values(const struct org *org)
{
	for (size_t i = 0; i < org->st->keeps_n; i++)
		if (org->st->keeps[i].what == KEEP_FIELDS)
			return true;
	return statement_keeps_of_some(org->st);
}

bool
keeping_has_dates(const struct org *org)
{
	return any_clock(org, TRIGGER_DATE, false);
}

bool
keeping_needs_consents(const struct org *org)
{
	return any_clock(org, TRIGGER_WITHDRAWN, true);
}
