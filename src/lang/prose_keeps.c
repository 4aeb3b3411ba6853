/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_keeps: how long facts stay. */
#include "lang/prose_doc.h"

static const enum prose when[TRIGGER_MAX] = {
#define TRIGGER(name, en, nb) [TRIGGER_##name] = PROSE_WHEN_##name,
#include "policy/triggers.def"
#undef TRIGGER
};
static const enum prose keep_names[KEEP_MAX] = {
#define KEEP(name, en, nb) [KEEP_##name] = PROSE_KEEP_##name,
#include "policy/keeps.def"
#undef KEEP
};
static const char *const trigger_refs[TRIGGER_MAX] = {
#define TRIGGER(name, en, nb) [TRIGGER_##name] = #name,
#include "policy/triggers.def"
#undef TRIGGER
};

/* ---- how long, in words -------------------------------------------------- */

void
doc_of_keep(struct doc *d, const struct keep *k)
{
	d->keep = k;
	d->whom = k != NULL ? doc_keep_whom(d, k) : NULL;
}

/* What is stored once is not always what is known of the person. */
static enum prose
stored(const struct keep *k)
{
	if (k != NULL && k->what == KEEP_BACKUPS)
		return PROSE_WHEN_COPIED;
	if (k != NULL && k->what == KEEP_SESSIONS)
		return PROSE_WHEN_OPENED;
	if (k != NULL && k->what == KEEP_AUDIT)
		return PROSE_WHEN_NOTED;
	return PROSE_WHEN_CREATED;
}

/* In its own words; of people where they are told of, if it says it so. */
static struct str
own_event(struct doc *d, const struct fact *f)
{
	const struct text *of =
	    &fact_says(f, FACT_PROPERTY_OWN_EVENT_RECORD)->text;

	return doc_without_stop(d->of_people && !text_is_empty(of)
				    ? text_in(of, d->lang)
				    : doc_label(d, &f->n));
}

struct str
doc_event(struct doc *d, const struct keep_clock *c)
{
	struct str event;

	if (c->trigger == TRIGGER_DATE)
		return say1(d,
		    c->year_end ? PROSE_WHEN_YEAR_OF_DATE : PROSE_WHEN_DATE,
		    doc_field_label(d, c->field));
	if (c->trigger == TRIGGER_OWN)
		event = own_event(d, &d->st->facts[c->field]);
	else if (c->trigger == TRIGGER_CREATED)
		event = say0(d, stored(d->keep));
	else
		event = say0(d, when[c->trigger]);
	return c->year_end ? say1(d, PROSE_WHEN_YEAR_OF, event) : event;
}

/* A date, and the end of a year, are no sentence: "30 days after the date in
 * X", not "after that". */
struct str
doc_clock_cell(struct doc *d, const struct keep_clock *c)
{
	bool noun = c->trigger == TRIGGER_DATE || c->year_end;
	struct str event = doc_event(d, c);

	if (period_is_zero(c->after))
		return say1(d,
		    c->year_end ? PROSE_K_CELL_AT
		    : noun      ? PROSE_K_CELL_ON
				: PROSE_K_CELL_ONCE,
		    event);
	return say2(d, noun ? PROSE_K_CELL_AFTER_DATE : PROSE_K_CELL_AFTER,
	    event, doc_period(d, c->after));
}

/* When it is done, without the block before it. */
static struct str
done_cell(struct doc *d, const struct keep_clause *c)
{
	struct keep_clock first = keep_clause_clock(c, 0);
	struct list l = { .n = 0 };

	if (c->has_until)
		return doc_clock_cell(d, &c->until);
	if (c->others_n == 0)
		return doc_clock_cell(d, &first);
	for (size_t i = 0; i <= c->others_n; i++) {
		struct keep_clock one = keep_clause_clock(c, i);

		list_add(d, &l, doc_clock_cell(d, &one));
	}
	return say1(d, c->latest ? PROSE_K_CELL_LATEST : PROSE_K_CELL_EARLIEST,
	    list_semicolon(d, &l));
}

/* When it begins to be blocked, of "block, delete …". */
static struct str
hold_cell(struct doc *d, const struct keep_clause *c)
{
	struct keep_clock from = keep_clause_first(c);

	return doc_clock_cell(d, &from);
}

static struct str
clause_cell(struct doc *d, const struct keep_clause *c)
{
	struct str done = done_cell(d, c);

	return c->block ? say2(d, PROSE_K_CELL_HOLD, done, hold_cell(d, c))
			: done;
}

bool
keep_has_end(const struct keep *k)
{
	for (size_t i = 0; i < k->clauses_n; i++) {
		if (k->clauses[i].action == KEEP_DELETE ||
		    k->clauses[i].action == KEEP_ANONYMISE)
			return true;
	}
	return false;
}

/* When one clause ends it; empty for one that ends nothing. */
static struct str
end_cell(struct doc *d, const struct keep_clause *c)
{
	struct str cell = clause_cell(d, c);

	if (c->action != KEEP_DELETE && c->action != KEEP_ANONYMISE)
		return STR_NONE;
	if (c->bound == BOUND_MOST)
		cell = say1(d, PROSE_K_CELL_MOST, cell);
	/* What is made anonymous is not deleted, and says so. */
	return c->action == KEEP_DELETE
		   ? cell
		   : say2(d, PROSE_LABELLED, cell, say0(d, PROSE_K_ANONYMISE));
}

bool
keep_stays(const struct keep *k)
{
	for (size_t i = 0; i < k->clauses_n; i++)
		if (k->clauses[i].action == KEEP_BLOCK &&
		    k->clauses[i].bound == BOUND_ACTS)
			return !keep_has_end(k);
	return false;
}

/* What is blocked and never ends; empty for a clause that does not block. */
static struct str
stay_cell(struct doc *d, const struct keep *k, const struct keep_clause *c)
{
	if (c->action != KEEP_BLOCK)
		return STR_NONE;
	return say1(d, k->for_good ? PROSE_K_CELL_NEVER : PROSE_K_CELL_UNSET,
	    done_cell(d, c));
}

/* The periods of its clauses, without what is kept longer. */
static struct str
clause_periods(struct doc *d, const struct keep *k)
{
	bool stays = keep_stays(k);
	struct list ends = { .n = 0 }, least = { .n = 0 };
	struct list leaving = { .n = 0 };
	struct str not_before;

	if (keep_all_taken(d->st, k))
		return STR_NONE;
	doc_of_keep(d, k);
	for (size_t i = 0; i < k->clauses_n; i++) {
		const struct keep_clause *c = &k->clauses[i];

		if (c->bound == BOUND_LEAST)
			list_add_once(d, &least, done_cell(d, c));
		else
			list_add_once(d, &ends,
			    stays ? stay_cell(d, k, c) : end_cell(d, c));
	}
	doc_of_keep(d, NULL);
	doc_list_leaving(d, k, &leaving);
	for (size_t i = 0; i < leaving.n; i++)
		list_add(d, &ends, say1(d, PROSE_K_CELL_MOST, leaving.at[i]));
	if (least.n == 0)
		return ends.n == 2 && leaving.n == 1 ? list_comma(d, &ends)
						     : list_semicolon(d, &ends);
	not_before = say1(d, PROSE_K_CELL_LEAST, list_and(d, &least));
	if (ends.n == 0)
		return not_before;
	list_add(d, &ends, say1(d, PROSE_K_BUT, not_before));
	return ends.n == 2 ? list_comma(d, &ends) : list_semicolon(d, &ends);
}

struct str
doc_keep_periods(struct doc *d, const struct keep *k)
{
	struct str periods = clause_periods(d, k);

	return periods.n == 0 ? periods : doc_longer(d, periods, &k->longer);
}

/* ---- block by block ------------------------------------------------------ */

struct str
doc_keep_clause(struct doc *d, const struct keep_clause *c)
{
	static const enum prose actions[] = {
		[KEEP_DELETE] = PROSE_K_DELETE,
		[KEEP_ANONYMISE] = PROSE_K_ANONYMISE,
		[KEEP_REVIEW] = PROSE_K_REVIEW,
		[KEEP_BLOCK] = PROSE_K_BLOCK,
	};
	struct str action = say0(d, actions[c->action]);
	struct list l = { .n = 0 };

	if (c->bound == BOUND_EVERY)
		return say2(d, PROSE_K_EVERY, doc_every(d, c->after), action);
	if (c->bound == BOUND_LEAST)
		return say1(d, PROSE_K_LEAST, done_cell(d, c));
	if (c->bound == BOUND_MOST)
		return say2(d, PROSE_K_MOST, done_cell(d, c), action);
	if (!c->block)
		return say2(d, PROSE_K_CLOCKS, doc_capital(d, done_cell(d, c)),
		    action);
	list_add(d, &l,
	    say2(d, PROSE_LABELLED, doc_capital(d, hold_cell(d, c)),
		say0(d, PROSE_K_BLOCK)));
	list_add(d, &l, done_cell(d, c));
	return say2(d, PROSE_K_CLOCKS, list_semicolon(d, &l), action);
}

/* Who sees to it, where the server does not. */
static void
say_keep_held(struct doc *d, const struct keep *k, const char *leaf,
    enum held held)
{
	const char *at = doc_leaf(d, "%s.by", leaf);

	if (held == HELD_TOLD)
		doc_say0(d, at, PROSE_HELD_TOLD);
	else if (held == HELD_ATTESTED)
		doc_say1(d, at, PROSE_ONE,
		    doc_attested(d, k->attested_by, k->attested_on));
}

struct str
doc_stop(struct doc *d, const struct keep_clause *c)
{
	const struct keep_clock at = { .trigger = c->trigger,
		.field = c->field };

	return c->others_n > 0
		   ? say0(d, PROSE_K_STOP)
		   : say1(d, PROSE_K_STOP_WHEN, doc_clock_cell(d, &at));
}

/* "left", "date.first_day", "date.trips-ends", "case_closed.least". */
static const char *
clause_leaf(struct doc *d, const struct keep_clause *c)
{
	static const char *const bounds[] = { "", ".least", ".most", ".every" };
	const char *leaf = c->trigger == TRIGGER_OWN
			       ? arena_cstr(d->a, d->st->facts[c->field].n.name)
			       : trigger_refs[c->trigger];

	if (c->trigger == TRIGGER_DATE) {
		const struct field *f = &d->st->fields[c->field];

		leaf =
		    f->parent < 0
			? doc_leaf(d, "%s." STR_FMT, leaf, STR_ARG(f->n.name))
			: doc_leaf(d, "%s." STR_FMT "-" STR_FMT, leaf,
			      STR_ARG(d->st->fields[f->parent].n.name),
			      STR_ARG(f->n.name));
	}
	leaf = doc_leaf(d, "%s%s", leaf, bounds[c->bound]);
	if (c->bound == BOUND_ACTS && c->action == KEEP_REVIEW)
		leaf = doc_leaf(d, "%s.review", leaf);
	return doc_once(d, leaf);
}

static void
say_keep_clause(struct doc *d, const struct keep *k,
    const struct keep_clause *c)
{
	const char *leaf = clause_leaf(d, c);

	doc_say1(d, leaf, PROSE_ONE, doc_keep_clause(d, c));
	if (c->block && k->open_for.n == 0)
		doc_say0(d, doc_leaf(d, "%s.held", leaf), PROSE_K_HELD);
	say_keep_held(d, k, leaf, keep_held(d->st, k, c));
	if (c->stop_messages)
		doc_say1(d, doc_leaf(d, "%s.stop", leaf), PROSE_ONE,
		    doc_stop(d, c));
	if (!c->mark)
		return;
	if (c->mark_until_asked)
		doc_say0(d, doc_leaf(d, "%s.mark", leaf), PROSE_K_MARK_UNTIL);
	else
		doc_say1(d, doc_leaf(d, "%s.mark", leaf), PROSE_K_MARK_FOR,
		    doc_period(d, c->mark_for));
}

/* A block that has no name of its own is known by what it is about, and by the
 * first kind of person, purpose or field that it is limited to. */
struct str
doc_keep_ref(struct doc *d, size_t no)
{
	const struct statement *st = d->st;
	const struct keep *k = &st->keeps[no];
	struct str of = STR_NONE;
	int field = 0;

	if (k->kinds.n > 0)
		of = st->kinds[k->kinds.at[0]].n.name;
	else if (k->only_for.n > 0)
		of = st->purposes[k->only_for.at[0]].n.name;
	while (of.n == 0 && field < (int)st->fields_n) {
		if (fieldset_has(&k->fields, field))
			of = st->fields[field].n.name;
		field++;
	}
	return of.n == 0 ? doc_ref(d, "keep", k->n.name)
			 : arena_printf(d->a, "keep." STR_FMT "." STR_FMT,
			       STR_ARG(k->n.name), STR_ARG(of));
}

/* What sets a block without a name of its own apart from others like it. */
static void
keep_apart(struct doc *d, struct list *l, const struct keep *k)
{
	struct str only_for = doc_purposes_quoted(d, &k->only_for);
	struct str before = doc_date(d, k->before);

	if (k->what != KEEP_MEMBERS) {
		list_add(d, l, doc_kinds(d, &k->kinds));
		list_add(d, l, doc_keep_but(d, k));
	}
	if (only_for.n > 0)
		list_add(d, l, say1(d, PROSE_K_LABEL_FOR, only_for));
	if (before.n > 0)
		list_add(d, l, say1(d, PROSE_K_LABEL_BEFORE, before));
}

/* Whom a rule for people who are invited is about: possible members too, where
 * a purpose is for them; and these alone, where nobody is invited. */
static unsigned
invited_stages(const struct statement *st)
{
	unsigned stages = 0;

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];

		stages |= p->stages & (STAGE_POSSIBLE | STAGE_INVITED);
		if (purpose_serves(p, ACTIVITY_INVITE))
			stages |= STAGE_INVITED;
	}
	if ((stages & STAGE_INVITED) == 0)
		return STAGE_POSSIBLE;
	return stages == STAGE_INVITED ? 0 : stages;
}

static struct str
keep_name(struct doc *d, const struct keep *k)
{
	unsigned stages = k->what == KEEP_MEMBERS   ? STAGE_MEMBER
			  : k->what == KEEP_INVITED ? invited_stages(d->st)
						    : 0;

	if (stages == 0)
		return say0(d, keep_names[k->what]);
	if (k->what != KEEP_MEMBERS)
		return doc_capital(d, doc_people(d, stages, NULL));
	return doc_capital(d, doc_keep_people(d, k));
}

struct str
doc_keep_label(struct doc *d, const struct keep *k)
{
	struct str what = keep_name(d, k);
	struct list apart = { .n = 0 };

	if (!text_is_empty(&k->n.label))
		return doc_label(d, &k->n);
	list_add(d, &apart, doc_fields(d, &k->fields));
	keep_apart(d, &apart, k);
	return doc_beside(d, what, list_semicolon(d, &apart));
}

struct str
doc_keep_short(struct doc *d, const struct keep *k, const struct fieldset *of)
{
	struct list apart = { .n = 0 };
	struct str fields = doc_fields(d, of);

	if (!text_is_empty(&k->n.label))
		return doc_label(d, &k->n);
	keep_apart(d, &apart, k);
	return doc_beside(d, fields, list_semicolon(d, &apart));
}

/* The same where the field stands beside it: empty when nothing else sets it
 * apart. */
struct str
doc_keep_of_field(struct doc *d, const struct keep *k)
{
	struct list apart = { .n = 0 };

	if (k->what != KEEP_FIELDS || !text_is_empty(&k->n.label))
		return doc_keep_label(d, k);
	keep_apart(d, &apart, k);
	return doc_capital(d, list_semicolon(d, &apart));
}

/* Which rule wins: only where there is more than one, or a least period. */
static void
say_wins(struct doc *d, const struct keep *k)
{
	int deciding = 0;
	bool least = false;

	for (size_t i = 0; i < k->clauses_n; i++) {
		const struct keep_clause *c = &k->clauses[i];

		least = least || c->bound == BOUND_LEAST;
		deciding += c->bound != BOUND_LEAST && c->action != KEEP_REVIEW;
	}
	if (deciding > 1 && k->what != KEEP_INVITED && k->what != KEEP_MARKS)
		doc_say0(d, "which", PROSE_K_WINS);
	if (deciding > 0 && least)
		doc_say0(d, "least", PROSE_K_LEAST_WINS);
}

/* What it is about: a heading that is made of it says so already. */
static void
say_keep_about(struct doc *d, const struct keep *k)
{
	doc_say1(d, "kinds", PROSE_K_KINDS,
	    k->what == KEEP_MEMBERS && doc_keep_but(d, k).n > 0
		? doc_keep_people(d, k)
		: doc_kinds(d, &k->kinds));
	if (k->what != KEEP_MEMBERS)
		doc_say1(d, "but", PROSE_ONE,
		    doc_sentence(d, doc_keep_but(d, k)));
	doc_say1(d, "only_for", PROSE_K_ONLY_FOR,
	    doc_purposes_quoted(d, &k->only_for));
	doc_say1(d, "fields", PROSE_K_FIELDS, doc_fields(d, &k->fields));
	doc_say1(d, "before", PROSE_K_BEFORE, doc_date(d, k->before));
}

static void
say_keep(struct doc *d, size_t no)
{
	const struct keep *k = &d->st->keeps[no];

	if (keep_all_taken(d->st, k))
		return;
	doc_topic(d, doc_keep_ref(d, no), doc_capital(d, doc_keep_label(d, k)));
	doc_own(d, "about", &k->n.about);
	if (!text_is_empty(&k->n.label))
		say_keep_about(d, k);
	doc_of_keep(d, k);
	for (size_t i = 0; i < k->clauses_n; i++)
		say_keep_clause(d, k, &k->clauses[i]);
	doc_of_keep(d, NULL);
	doc_say_leaving(d, k);
	say_wins(d, k);
	doc_say_own(d, "longer", PROSE_D_LONGER, &k->longer);
	if (keep_holds(k))
		doc_say1(d, "open_for", PROSE_K_OPEN_FOR,
		    doc_purposes_quoted(d, &k->open_for));
	doc_own(d, "reason", &k->reason);
	doc_say1(d, "provision", PROSE_K_PROVISION,
	    doc_words(d, &k->provision));
	doc_say1(d, "duty", PROSE_K_DUTY, doc_words(d, &k->duty));
	doc_say1(d, "claims", PROSE_K_CLAIMS, doc_words(d, &k->claims));
	if (k->for_good)
		doc_say0(d, "always", PROSE_K_GOOD);
}

void
prose_keeps(struct doc *d)
{
	prose_section(d, "keeps", PROSE_H_KEEPS, "retention");
	if (statement_has_marks(d->st))
		doc_say0(d, "mark", PROSE_K_MARK);
	for (size_t i = 0; i < d->st->keeps_n; i++)
		say_keep(d, i);
	prose_apart_kept(d);
	prose_told(d, "retention");
}

/* ---- for other rooms ----------------------------------------------------- */

struct str
lang_keep_people(struct arena *a, const struct statement *st,
    const struct keep *k, enum lang lang)
{
	struct doc d = { .a = a, .st = st, .lang = lang };

	doc_of_keep(&d, k);
	if (k->what != KEEP_MEMBERS)
		return say0(&d, keep_names[k->what]);
	return doc_capital(&d, doc_keep_people(&d, k));
}

struct str
lang_keep_clock(struct arena *a, const struct statement *st,
    const struct keep *k, const struct keep_clause *c, enum lang lang)
{
	struct doc d = { .a = a, .st = st, .lang = lang };

	doc_of_keep(&d, k);
	return doc_capital(&d, done_cell(&d, c));
}
