/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_facts: fields, where they come from, how long they stay. */
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
static const char *const keep_refs[KEEP_MAX] = {
#define KEEP(name, en, nb) [KEEP_##name] = "keep." #name,
#include "policy/keeps.def"
#undef KEEP
};
static const char *const trigger_refs[TRIGGER_MAX] = {
#define TRIGGER(name, en, nb) [TRIGGER_##name] = #name,
#include "policy/triggers.def"
#undef TRIGGER
};

/* ---- the table of fields ----------------------------------------------- */

/* Who uses it, without those who use everything: they are said once. */
static struct str
used_for(struct doc *d, int field)
{
	const struct statement *st = d->st;
	struct list l = { .n = 0 };

	for (size_t i = 0; i < st->purposes_n; i++) {
		struct fieldset uses = purpose_fields(st, &st->purposes[i]);

		if (!st->purposes[i].all_fields && fieldset_has(&uses, field))
			list_add(d, &l, doc_label(d, &st->purposes[i].n));
	}
	return list_comma(d, &l);
}

static const struct index_list *
sources_of(const struct statement *st, int field)
{
	const struct field *f = &st->fields[field];

	if (f->sources.n == 0 && f->parent >= 0)
		return &st->fields[f->parent].sources;
	return &f->sources;
}

static struct str
comes_from(struct doc *d, int field)
{
	const struct index_list *from = sources_of(d->st, field);
	struct list l = { .n = 0 };

	for (size_t i = 0; i < from->n; i++)
		list_add(d, &l, doc_label(d, &d->st->sources[from->at[i]].n));
	return list_comma(d, &l);
}

/* "you have left", "the date in First day". */
static struct str
clock_event(struct doc *d, const struct keep_clock *c)
{
	if (c->trigger == TRIGGER_DATE)
		return say1(d, PROSE_WHEN_DATE, doc_field_label(d, c->field));
	return say0(d, when[c->trigger]);
}

/* A date is no sentence: "30 days after the date in X", not "after that". */
struct str
doc_clock_cell(struct doc *d, const struct keep_clock *c)
{
	bool date = c->trigger == TRIGGER_DATE;
	struct str event = clock_event(d, c);

	if (period_is_zero(c->after))
		return say1(d, date ? PROSE_K_CELL_ON : PROSE_K_CELL_ONCE,
		    event);
	return say2(d, date ? PROSE_K_CELL_AFTER_DATE : PROSE_K_CELL_AFTER,
	    event, doc_period(d, c->after));
}

struct str
doc_clause_cell(struct doc *d, const struct keep_clause *c)
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
	    list_comma(d, &l));
}

/* When ${field} goes by a block that names fields; -1: by those that name
 * none, and hold for all. */
static struct str
kept_until(struct doc *d, int field)
{
	const struct statement *st = d->st;
	struct list l = { .n = 0 };

	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];
		struct fieldset whole = statement_whole(st, &k->fields);
		bool of_all =
		    fieldset_is_empty(&k->fields) &&
		    (k->what == KEEP_MEMBERS || k->what == KEEP_INVITED);

		if (field < 0 ? !of_all : !fieldset_has(&whole, field))
			continue;
		for (size_t j = 0; j < k->clauses_n; j++) {
			const struct keep_clause *c = &k->clauses[j];

			if (c->action == KEEP_DELETE ||
			    c->action == KEEP_ANONYMISE)
				list_add_once(d, &l, doc_clause_cell(d, c));
		}
	}
	return list_semicolon(d, &l);
}

static struct str
seen_by(struct doc *d, int field)
{
	unsigned v = field_visible(d->st, field);
	struct list l = { .n = 0 };

	if ((v & VISIBLE_PERSON) != 0)
		list_add(d, &l, say0(d, PROSE_VISIBLE_PERSON));
	if ((v & VISIBLE_STAFF) != 0)
		list_add(d, &l, say0(d, PROSE_VISIBLE_STAFF));
	if ((v & VISIBLE_REPRESENTATIVES) != 0)
		list_add(d, &l, say0(d, PROSE_VISIBLE_REPRESENTATIVES));
	if ((v & VISIBLE_MEMBERS) != 0)
		list_add(d, &l, say0(d, PROSE_VISIBLE_MEMBERS));
	return list_comma(d, &l);
}

/* "field.education.degree". */
static struct str
field_ref(struct doc *d, int field)
{
	const struct field *f = &d->st->fields[field];

	if (f->parent < 0)
		return doc_ref(d, "field", f->n.name);
	return arena_printf(d->a, "field." STR_FMT "." STR_FMT,
	    STR_ARG(d->st->fields[f->parent].n.name), STR_ARG(f->n.name));
}

/* Whether two fields have the same row but for their names. */
static bool
same_row(const struct statement *st, int x, int y)
{
	const struct index_list *from = sources_of(st, x);
	const struct index_list *other = sources_of(st, y);

	if (field_visible(st, x) != field_visible(st, y) || from->n != other->n)
		return false;
	for (size_t i = 0; i < from->n; i++) {
		if (from->at[i] != other->at[i])
			return false;
	}
	for (size_t i = 0; i < st->purposes_n; i++) {
		struct fieldset uses = purpose_fields(st, &st->purposes[i]);

		if (fieldset_has(&uses, x) != fieldset_has(&uses, y))
			return false;
	}
	for (size_t i = 0; i < st->keeps_n; i++) {
		struct fieldset of = statement_whole(st, &st->keeps[i].fields);

		if (fieldset_has(&of, x) != fieldset_has(&of, y))
			return false;
	}
	return true;
}

static void
say_row(struct doc *d, int field, struct str label, bool kept)
{
	const struct str cells[] = { label, used_for(d, field),
		comes_from(d, field), seen_by(d, field),
		kept ? kept_until(d, field) : STR_NONE };

	doc_cells(d, NODE_ROW, field_ref(d, field), cells, kept ? 5 : 4);
}

/* A record: one row for all of its parts that are alike. */
static void
say_record(struct doc *d, const struct field *record, bool kept)
{
	const struct statement *st = d->st;
	const struct index_list *parts = &record->parts;

	for (size_t i = 0; i < parts->n; i++) {
		struct list names = { .n = 0 };
		bool before = false;

		for (size_t j = 0; j < i; j++)
			before =
			    before || same_row(st, parts->at[i], parts->at[j]);
		if (before)
			continue;
		for (size_t j = i; j < parts->n; j++) {
			if (same_row(st, parts->at[i], parts->at[j]))
				list_add(d, &names,
				    doc_label(d, &st->fields[parts->at[j]].n));
		}
		say_row(d, parts->at[i],
		    say2(d, PROSE_LABELLED, doc_label(d, &record->n),
			list_comma(d, &names)),
		    kept);
	}
}

static void
say_table(struct doc *d)
{
	const struct statement *st = d->st;
	const struct str head[] = { say0(d, PROSE_F_FIELD),
		say0(d, PROSE_F_USED), say0(d, PROSE_F_FROM),
		say0(d, PROSE_F_VISIBLE), say0(d, PROSE_F_KEPT) };
	bool kept = false;

	if (st->fields_n == 0)
		return;
	for (int i = 0; i < (int)st->fields_n; i++)
		kept = kept || kept_until(d, i).n > 0;
	doc_cells(d, NODE_HEAD, STR("fields.table"), head, kept ? 5 : 4);
	for (int i = 0; i < (int)st->fields_n; i++) {
		const struct field *f = &st->fields[i];

		if (f->parent >= 0)
			continue;
		if (f->parts.n > 0)
			say_record(d, f, kept);
		else
			say_row(d, i, doc_label(d, &f->n), kept);
	}
}

/* What holds for all of them, before the table. */
static void
say_all_fields(struct doc *d)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < d->st->purposes_n; i++) {
		if (d->st->purposes[i].all_fields)
			list_add(d, &l, doc_label(d, &d->st->purposes[i].n));
	}
	if (d->st->fields_n == 0)
		return;
	doc_say1(d, "all_used", PROSE_F_ALL_USED, list_comma(d, &l));
	doc_say1(d, "all_deleted", PROSE_F_ALL_DELETED, kept_until(d, -1));
}

static void
say_required(struct doc *d)
{
	bool any = false;

	for (int i = 0; i < (int)d->st->fields_n; i++) {
		const struct field *f = &d->st->fields[i];

		any = any || f->required;
		d->prefix = field_ref(d, i);
		if (f->required)
			doc_say1(d, "required", PROSE_F_REQUIRED,
			    doc_field_label(d, i));
		doc_say_own(d, "reason", PROSE_F_REASON, &f->reason);
	}
	d->prefix = STR("fields");
	if (any)
		doc_say0(d, "voluntary", PROSE_F_REST_FREE);
	else if (d->st->nothing_required)
		doc_say0(d, "voluntary", PROSE_F_NONE_REQUIRED);
}

/* One sentence for the fields of each grade; a part is said with its record
 * unless it differs. */
static void
say_grades(struct doc *d)
{
	static const char *const grades[] = { "open", "internal",
		"confidential", "strict" };

	for (size_t g = 0; g < ARRAY_LEN(grades); g++) {
		struct list l = { .n = 0 };

		for (int i = 0; i < (int)d->st->fields_n; i++) {
			const struct field *f = &d->st->fields[i];
			bool alike =
			    f->parent >= 0 &&
			    str_eq(f->classification,
				d->st->fields[f->parent].classification);

			if (str_is(f->classification, grades[g]) && !alike)
				list_add(d, &l, doc_field_label(d, i));
		}
		doc_say2(d, doc_leaf(d, "grade.%s", grades[g]),
		    PROSE_F_CLASSIFIED,
		    doc_capital(d, doc_grade(d, str_of(grades[g]))),
		    list_comma(d, &l));
	}
}

static void
say_register_owned(struct doc *d)
{
	struct list l = { .n = 0 };

	for (int i = 0; i < (int)d->st->fields_n; i++) {
		const struct field *f = &d->st->fields[i];

		if (f->register_owned &&
		    (f->parent < 0 || !d->st->fields[f->parent].register_owned))
			list_add(d, &l, doc_field_label(d, i));
	}
	doc_say1(d, "register_owned", PROSE_F_REGISTER, list_comma(d, &l));
}

static void
say_field(struct doc *d, int no)
{
	const struct field *f = &d->st->fields[no];
	struct str label = doc_field_label(d, no);
	struct list choices = { .n = 0 };

	d->prefix = field_ref(d, no);
	if (!text_is_empty(&f->n.about))
		doc_say2(d, "about", PROSE_LABELLED, label,
		    text_in(&f->n.about, d->lang));
	if (f->special)
		doc_say1(d, "special", PROSE_F_SPECIAL, label);
	doc_say1(d, "condition", PROSE_F_CONDITION, f->condition);
	doc_say2(d, "hint", PROSE_F_HINT, label, text_in(&f->hint, d->lang));
	for (size_t i = 0; i < f->choices_n; i++)
		list_add(d, &choices, doc_label(d, &f->choices[i].n));
	doc_say2(d, "choices", PROSE_F_CHOICES, label, list_comma(d, &choices));
}

void
prose_fields(struct doc *d)
{
	const struct statement *st = d->st;

	doc_section(d, "fields", PROSE_H_FIELDS);
	if (st->no_special_categories)
		doc_say0(d, "no_special", PROSE_NO_SPECIAL);
	say_required(d);
	say_all_fields(d);
	say_table(d);
	say_register_owned(d);
	say_grades(d);
	for (int i = 0; i < (int)st->fields_n; i++)
		say_field(d, i);
	d->prefix = STR("fields");
	prose_told(d, "fields");
}

/* ---- sources ------------------------------------------------------------ */

static struct str
fields_from(struct doc *d, size_t source)
{
	struct fieldset set = { .w = { 0 } };

	for (int i = 0; i < (int)d->st->fields_n; i++) {
		const struct index_list *from = sources_of(d->st, i);

		for (size_t j = 0; j < from->n; j++) {
			if (from->at[j] == (int)source)
				fieldset_add(&set, i);
		}
	}
	return doc_fields(d, &set);
}

static void
say_source(struct doc *d, size_t no)
{
	const struct source *s = &d->st->sources[no];

	doc_topic(d, doc_ref(d, "source", s->n.name),
	    doc_capital(d, doc_label(d, &s->n)));
	doc_own(d, "about", &s->n.about);
	if (s->is_person)
		doc_say0(d, "person", PROSE_S_PERSON);
	if (s->own_register)
		doc_say0(d, "own", PROSE_S_OWN);
	if (s->public_source)
		doc_say0(d, "public", PROSE_S_PUBLIC);
	doc_say1(d, "tell_within", PROSE_S_TELL, doc_period(d, s->tell_within));
	doc_say1(d, "fields", PROSE_S_FIELDS, fields_from(d, no));
	doc_say1(d, "before_joining", PROSE_S_BEFORE,
	    doc_fields(d, &s->before_joining));
	doc_say1(d, "after_joining", PROSE_S_AFTER,
	    doc_fields(d, &s->after_joining));
	if (s->told_since.year != 0)
		doc_say2(d, "told", PROSE_S_TOLD_SINCE, s->told_by,
		    doc_date(d, s->told_since));
	else
		doc_say1(d, "told", PROSE_S_TOLD, s->told_by);
	doc_say1(d, "compatible", PROSE_S_COMPATIBLE, s->compatible);
	if (s->dead_column.n > 0)
		doc_say0(d, "deaths", PROSE_S_DEAD);
}

void
prose_sources(struct doc *d)
{
	doc_section(d, "sources", PROSE_H_SOURCES);
	if (d->st->no_third_party_sources)
		doc_say0(d, "no_third_parties", PROSE_S_NO_THIRD);
	for (size_t i = 0; i < d->st->sources_n; i++)
		say_source(d, i);
	prose_told(d, "sources");
}

/* ---- how long ------------------------------------------------------------ */

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

	if (c->bound == BOUND_EVERY)
		return say2(d, PROSE_K_EVERY, doc_period(d, c->after), action);
	if (c->bound == BOUND_LEAST)
		return say1(d, PROSE_K_LEAST, doc_clause_cell(d, c));
	if (c->bound == BOUND_MOST)
		return say2(d, PROSE_K_MOST, doc_clause_cell(d, c), action);
	return say2(d, PROSE_K_CLOCKS, doc_capital(d, doc_clause_cell(d, c)),
	    action);
}

/* Who sees to it, where the server does not. */
static void
say_keep_held(struct doc *d, const struct keep *k, const char *leaf,
    enum held held)
{
	const char *at = doc_leaf(d, "%s.by", leaf);

	if (held == HELD_TOLD)
		doc_say0(d, at, PROSE_HELD_TOLD);
	else if (held == HELD_ATTESTED && k->attested_on.year == 0)
		doc_say1(d, at, PROSE_HELD_ATTESTED,
		    doc_attester(d, k->attested_by));
	else if (held == HELD_ATTESTED)
		doc_say2(d, at, PROSE_HELD_ATTESTED_ON,
		    doc_attester(d, k->attested_by),
		    doc_date(d, k->attested_on));
}

static void
say_keep_clause(struct doc *d, const struct keep *k,
    const struct keep_clause *c)
{
	static const char *const bounds[] = { "", ".least", ".most", ".every" };
	const char *leaf =
	    doc_leaf(d, "%s%s", trigger_refs[c->trigger], bounds[c->bound]);
	struct keep_clock from = { c->trigger, c->block_after, c->field };

	if (c->bound == BOUND_ACTS && c->action == KEEP_REVIEW)
		leaf = doc_leaf(d, "%s.review", leaf);
	doc_say1(d, leaf, PROSE_ONE, doc_keep_clause(d, c));
	if (c->block && !period_is_zero(c->block_after))
		doc_say1(d, doc_leaf(d, "%s.blocked", leaf),
		    PROSE_K_BLOCKED_FROM, doc_clock_cell(d, &from));
	if (c->block)
		doc_say0(d, doc_leaf(d, "%s.held", leaf), PROSE_K_HELD);
	say_keep_held(d, k, leaf, keep_held(d->st, k, c));
	if (c->stop_messages)
		doc_say0(d, doc_leaf(d, "%s.stop", leaf), PROSE_K_STOP);
	if (!c->mark)
		return;
	if (c->mark_until_asked)
		doc_say0(d, doc_leaf(d, "%s.mark", leaf), PROSE_K_MARK_UNTIL);
	else
		doc_say1(d, doc_leaf(d, "%s.mark", leaf), PROSE_K_MARK_FOR,
		    doc_period(d, c->mark_for));
}

/* A block that has no name of its own is known by what it is about, and by
 * its number among those. */
static struct str
keep_ref(struct doc *d, size_t no)
{
	const struct keep *k = &d->st->keeps[no];
	int same = 0;

	if (k->n.name.n > 0)
		return doc_ref(d, "keep", k->n.name);
	for (size_t i = 0; i <= no; i++)
		same += d->st->keeps[i].what == k->what;
	return same == 1
		   ? str_of(keep_refs[k->what])
		   : arena_printf(d->a, "%s.%d", keep_refs[k->what], same);
}

struct str
doc_keep_label(struct doc *d, const struct keep *k)
{
	return text_is_empty(&k->n.label) ? say0(d, keep_names[k->what])
					  : doc_label(d, &k->n);
}

static void
say_keep(struct doc *d, size_t no)
{
	const struct keep *k = &d->st->keeps[no];
	int deciding = 0;

	doc_topic(d, keep_ref(d, no), doc_capital(d, doc_keep_label(d, k)));
	doc_own(d, "about", &k->n.about);
	doc_say1(d, "kinds", PROSE_K_KINDS, doc_kinds(d, &k->kinds));
	doc_say1(d, "only_for", PROSE_K_ONLY_FOR,
	    doc_purposes(d, &k->only_for));
	doc_say1(d, "fields", PROSE_K_FIELDS, doc_fields(d, &k->fields));
	doc_say1(d, "before", PROSE_K_BEFORE, doc_date(d, k->before));
	for (size_t i = 0; i < k->clauses_n; i++) {
		say_keep_clause(d, k, &k->clauses[i]);
		deciding += k->clauses[i].action != KEEP_REVIEW;
	}
	if (deciding > 1 && k->what != KEEP_INVITED && k->what != KEEP_MARKS)
		doc_say0(d, "which", PROSE_K_WINS);
	doc_say1(d, "open_for", PROSE_K_OPEN_FOR,
	    doc_purposes(d, &k->open_for));
	doc_own(d, "reason", &k->reason);
	doc_say1(d, "provision", PROSE_K_PROVISION, k->provision);
}

void
prose_keeps(struct doc *d)
{
	doc_section(d, "keeps", PROSE_H_KEEPS);
	if (statement_has_marks(d->st))
		doc_say0(d, "mark", PROSE_K_MARK);
	for (size_t i = 0; i < d->st->keeps_n; i++)
		say_keep(d, i);
	prose_told(d, "retention");
}
