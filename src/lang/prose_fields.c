/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_fields: which facts there are: the table of field, purpose, basis
 * and period, and what is said of each. */
#include "lang/prose_doc.h"
#include "policy/leaving.h"
#include "policy/whose.h"

/* ---- cells ------------------------------------------------------------ */

/* Whether it is said of ${field}; -1: of all facts. */
static bool
is_used(const struct statement *st, const struct purpose *p, int field)
{
	struct fieldset uses;

	if (field < 0 || purpose_uses_all(st, p))
		return field < 0 && purpose_uses_all(st, p);
	uses = purpose_fields(st, p);
	return fieldset_has(&uses, field);
}

/* Of a purpose without a basis nothing is made up. */
static struct str
bases_or_none(struct doc *d, const struct purpose *p,
    const struct index_list *kinds)
{
	if (p->bases_n == 0) {
		struct str client = doc_on_what(d, p);

		return client.n > 0 ? client : say0(d, PROSE_BASIS_UNSAID);
	}
	return kinds == NULL || kinds->n == 0 ? doc_bases_short(d, p)
					      : doc_bases_for(d, p, kinds);
}

struct str
doc_used_for(struct doc *d, const struct index_list *purposes,
    const struct index_list *kinds)
{
	const struct purpose *all = d->st->purposes;
	struct list bases = { .n = 0 }, lines = { .n = 0 };

	for (size_t i = 0; i < purposes->n; i++)
		list_add_once(d, &bases,
		    bases_or_none(d, &all[purposes->at[i]], kinds));
	for (size_t b = 0; b < bases.n; b++) {
		struct list l = { .n = 0 };

		for (size_t i = 0; i < purposes->n; i++) {
			const struct purpose *p = &all[purposes->at[i]];

			if (str_eq(bases_or_none(d, p, kinds), bases.at[b]))
				list_label(d, &l, doc_label(d, &p->n));
		}
		list_add(d, &lines,
		    say2(d, PROSE_LABELLED, doc_capital(d, bases.at[b]),
			list_comma(d, &l)));
	}
	return list_lines(d, &lines);
}

static struct str
used_for(struct doc *d, int field)
{
	const struct statement *st = d->st;
	struct index_list l = { .at = ARENA_ARRAY(d->a, int, st->purposes_n) };

	for (size_t i = 0; i < st->purposes_n; i++)
		if (is_used(st, &st->purposes[i], field))
			l.at[l.n++] = (int)i;
	return doc_used_for(d, &l, NULL);
}

const struct index_list *
field_sources(const struct statement *st, int field)
{
	const struct field *f = &st->fields[field];

	if (f->sources.n == 0 && f->parent >= 0)
		return &st->fields[f->parent].sources;
	return &f->sources;
}

static struct str
comes_from(struct doc *d, int field)
{
	const struct index_list *from = field_sources(d->st, field);
	struct list l = { .n = 0 };

	for (size_t i = 0; i < from->n; i++)
		list_label(d, &l, doc_label(d, &d->st->sources[from->at[i]].n));
	return list_comma(d, &l);
}

struct str
doc_seen_by(struct doc *d, int field)
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

bool
keep_is_of_people(const struct keep *k)
{
	return fieldset_is_empty(&k->fields) &&
	       (k->what == KEEP_MEMBERS || k->what == KEEP_INVITED);
}

/* When ${field} goes by a block that names fields; -1: by those that name
 * none, and hold for all. */
static struct str
kept_until(struct doc *d, int field)
{
	const struct statement *st = d->st;
	struct list l = { .n = 0 };
	bool ends = field < 0;

	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];
		struct fieldset whole = statement_whole(st, &k->fields);
		struct str when, label;

		if (field < 0 ? !keep_is_of_people(k)
			      : !fieldset_has(&whole, field))
			continue;
		ends = ends || keep_has_end(k) || keep_stays(k);
		when = doc_keep_periods(d, k);
		label = doc_keep_of_field(d, k);
		if (when.n > 0)
			list_add(d, &l,
			    label.n == 0
				? when
				: say2(d, PROSE_LABELLED, label, when));
	}
	/* A least period leaves the end to the rule for all. */
	if (l.n > 0 && !ends)
		list_add(d, &l, say0(d, PROSE_F_AS_ALL));
	return list_lines(d, &l);
}

/* ---- the table -------------------------------------------------------- */

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
	const struct index_list *from = field_sources(st, x);
	const struct index_list *other = field_sources(st, y);

	if (field_visible(st, x) != field_visible(st, y) || from->n != other->n)
		return false;
	if (meant_any(&st->fields[x].kept_of) ||
	    meant_any(&st->fields[y].kept_of))
		return x == y;
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

/* What holds for all facts is not said again for each. */
static struct str
or_as_all(struct doc *d, struct str own, struct str all)
{
	return own.n > 0 || all.n == 0 ? own : say0(d, PROSE_F_AS_ALL);
}

/* ${all}: the cells of the row for all facts. */
static void
say_row(struct doc *d, int field, struct str label, const struct str *all)
{
	const struct str cells[] = { label,
		or_as_all(d, used_for(d, field), all[1]), comes_from(d, field),
		doc_seen_by(d, field),
		or_as_all(d, kept_until(d, field), all[4]) };

	doc_row(d, field_ref(d, field), cells);
}

/* A record: one row for all of its parts that are alike. */
static void
say_record(struct doc *d, const struct field *record, const struct str *all)
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
				list_label(d, &names,
				    doc_of_some(d, &st->fields[parts->at[j]],
					doc_label(d,
					    &st->fields[parts->at[j]].n)));
		}
		say_row(d, parts->at[i],
		    say2(d, PROSE_LABELLED,
			doc_of_some(d, record, doc_label(d, &record->n)),
			list_comma(d, &names)),
		    all);
	}
}

/* Whether a rule for fields outlasts the one for all of them. */
static bool
any_held(const struct statement *st)
{
	for (size_t i = 0; i < st->keeps_n; i++)
		if (st->keeps[i].what == KEEP_FIELDS &&
		    keep_outlives(&st->keeps[i]))
			return true;
	return false;
}

/* What holds for all facts stands first, so that the others can say what
 * holds for them besides. */
static void
say_table(struct doc *d)
{
	static const struct doc_column columns[] = { { "", PROSE_F_FIELD },
		{ "used", PROSE_F_USED }, { "from", PROSE_F_FROM },
		{ "visible", PROSE_F_VISIBLE }, { "kept", PROSE_F_KEPT } };
	const struct statement *st = d->st;
	const struct str all[] = { say0(d, PROSE_F_ALL), used_for(d, -1),
		STR_NONE, STR_NONE, kept_until(d, -1) };

	if (st->fields_n == 0)
		return;
	doc_topic(d, STR("fields.table"), say0(d, PROSE_F_TABLE));
	doc_say0(d, "besides", PROSE_F_BESIDES);
	if (any_held(st))
		doc_say0(d, "held", PROSE_F_BESIDES_HELD);
	doc_table(d, "rows", PROSE_F_TABLE, columns, ARRAY_LEN(columns));
	if (all[1].n > 0 || all[4].n > 0)
		doc_row(d, STR("fields.all"), all);
	for (int i = 0; i < (int)st->fields_n; i++) {
		const struct field *f = &st->fields[i];

		if (f->parent >= 0)
			continue;
		if (f->parts.n > 0)
			say_record(d, f, all);
		else
			say_row(d, i, doc_of_some(d, f, doc_label(d, &f->n)),
			    all);
	}
}

/* ---- of whom ----------------------------------------------------------- */

struct str
doc_kept_of(struct doc *d, const struct field *f)
{
	if (!meant_any(&f->kept_of))
		return STR_NONE;
	return say2(d, PROSE_F_KEPT_OF, doc_field_label(d, f->n.no),
	    doc_meant(d, &f->kept_of));
}

struct str
lang_kept_of(struct arena *a, const struct statement *st, int field,
    enum lang lang)
{
	struct doc d = { .a = a, .st = st, .lang = lang, .of_people = true };
	const struct field *f = &st->fields[field];

	if (!meant_any(&f->kept_of) && f->parent >= 0)
		f = &st->fields[f->parent];
	return doc_kept_of(&d, f);
}

struct str
doc_of_some(struct doc *d, const struct field *f, struct str label)
{
	if (!meant_any(&f->kept_of))
		return label;
	return say2(d, PROSE_F_OF_SOME, label, doc_meant(d, &f->kept_of));
}

struct str
doc_applies(struct doc *d, const struct field *f)
{
	struct str kept = doc_kept_of(d, f), must = STR_NONE;

	if (meant_any(&f->required_of))
		must = doc_required(d, f);
	return kept.n == 0 || must.n == 0
		   ? (kept.n > 0 ? kept : must)
		   : arena_printf(d->a, STR_FMT " " STR_FMT, STR_ARG(kept),
			 STR_ARG(must));
}

/* ---- around it -------------------------------------------------------- */

/* Where all that it may come from is somebody else, nobody gives it of
 * themselves: it is given for them. */
static bool
comes_from_others(const struct statement *st, const struct index_list *from)
{
	for (size_t i = 0; i < from->n; i++)
		if (st->sources[from->at[i]].is_person)
			return false;
	return from->n > 0;
}

struct str
doc_required(struct doc *d, const struct field *f)
{
	/* By others; of some people only; for some purposes only. */
	static const enum prose keys[2][2][2] = {
		{ { PROSE_F_REQUIRED, PROSE_F_REQUIRED_FOR },
		    { PROSE_F_REQUIRED_OF, PROSE_F_REQUIRED_OF_FOR } },
		{ { PROSE_F_NEEDED, PROSE_F_NEEDED_FOR },
		    { PROSE_F_NEEDED_OF, PROSE_F_NEEDED_OF_FOR } },
	};
	struct str label = doc_field_label(d, f->n.no);
	bool some = meant_any(&f->required_of), always = f->required;
	const struct str whom = doc_meant(d, &f->required_of),
			 what_for = doc_purposes_quoted(d, &f->required_for);
	const struct str args[] = { some ? doc_capital(d, label) : label,
		some && always ? whom : what_for, whom };
	enum prose key = keys[comes_from_others(d->st,
	    field_sources(d->st, f->n.no))][some][!always];

	if (!always && f->required_for.n == 0)
		return STR_NONE;
	return prose_fill(d->a, prose_get(key, d->lang), args, ARRAY_LEN(args));
}

/* What everybody must give, and what others must give for them. */
struct required {
	struct list own, others;
};

/* Who has to give what a data category holds: those it says it concerns, or
 * those that all its purposes are for; none: everybody. */
static struct index_list
must_give(struct doc *d, const struct fact *f)
{
	const struct index_list *said =
	    &fact_says(f, FACT_PROPERTY_DATA_CONCERNS)->list;
	struct index_list kinds = { .n = 0 };
	size_t cap = 0;

	if (said->n > 0)
		return *said;
	for (size_t i = 0; i < f->purposes.n; i++) {
		const struct purpose *p = &d->st->purposes[f->purposes.at[i]];

		if (p->kinds.n == 0)
			return (struct index_list){ .n = 0 };
		for (size_t k = 0; k < p->kinds.n; k++) {
			int *at;

			if (index_list_has(&kinds, p->kinds.at[k]))
				continue;
			at = ARENA_PUSH(d->a, kinds.at, kinds.n, cap);
			*at = p->kinds.at[k];
		}
	}
	return kinds;
}

static bool
is_required_data(const struct fact *f)
{
	return f->kind == FACT_DATA &&
	       fact_says(f, FACT_PROPERTY_DATA_REQUIRED)->said;
}

/* What some people only have to give; false: nothing. */
static bool
say_required_of_some(struct doc *d)
{
	bool any = false;

	for (int i = 0; i < (int)d->st->fields_n; i++) {
		const struct field *f = &d->st->fields[i];

		if (f->required && meant_any(&f->required_of))
			doc_say1(d,
			    doc_leaf(d, "required." STR_FMT,
				STR_ARG(f->n.name)),
			    PROSE_ONE, doc_required(d, f));
		any =
		    any || meant_any(&f->required_of) || f->required_for.n > 0;
	}
	for (size_t i = 0; i < d->st->facts_n; i++) {
		const struct fact *f = &d->st->facts[i];
		struct index_list kinds;

		if (!is_required_data(f) || (kinds = must_give(d, f)).n == 0)
			continue;
		any = true;
		doc_say2(d,
		    doc_leaf(d, "required.data." STR_FMT, STR_ARG(f->n.name)),
		    comes_from_others(d->st,
			&fact_says(f, FACT_PROPERTY_DATA_FROM)->list)
			? PROSE_F_NEEDED_OF
			: PROSE_F_REQUIRED_OF,
		    doc_capital(d, doc_label(d, &f->n)),
		    doc_meant(d, &(struct meant){ .kinds = kinds }));
	}
	return any;
}

static void
add_required(struct doc *d, struct required *r, const struct index_list *from,
    struct str label)
{
	list_label(d, comes_from_others(d->st, from) ? &r->others : &r->own,
	    label);
}

static struct required
all_required(struct doc *d)
{
	struct required r = { .own = { .n = 0 } };

	for (int i = 0; i < (int)d->st->fields_n; i++) {
		const struct field *f = &d->st->fields[i];

		if (f->required && !meant_any(&f->required_of))
			add_required(d, &r, field_sources(d->st, i),
			    doc_field_label(d, i));
	}
	for (size_t i = 0; i < d->st->facts_n; i++) {
		const struct fact *f = &d->st->facts[i];

		if (is_required_data(f) && must_give(d, f).n == 0)
			add_required(d, &r,
			    &fact_says(f, FACT_PROPERTY_DATA_FROM)->list,
			    doc_label(d, &f->n));
	}
	return r;
}

static void
say_required(struct doc *d)
{
	struct required r = all_required(d);
	bool for_some;

	doc_say1(d, "required", PROSE_F_MUST, list_and(d, &r.own));
	doc_say1(d, "required.others", PROSE_F_NEEDED, list_and(d, &r.others));
	for_some = say_required_of_some(d);
	if (r.own.n + r.others.n == 0 && !for_some && d->st->nothing_required)
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
				list_label(d, &l, doc_field_label(d, i));
		}
		doc_say2(d, doc_leaf(d, "grade.%s", grades[g]),
		    PROSE_F_CLASSIFIED, doc_grade(d, str_of(grades[g])),
		    list_comma(d, &l));
	}
}

/* A part is said with its record. */
static void
say_voluntary(struct doc *d)
{
	struct list l = { .n = 0 };

	for (int i = 0; i < (int)d->st->fields_n; i++) {
		const struct field *f = &d->st->fields[i];

		if (f->voluntary &&
		    (f->parent < 0 || !d->st->fields[f->parent].voluntary))
			list_label(d, &l, doc_field_label(d, i));
	}
	doc_say1(d, "chosen", PROSE_F_CHOSEN, list_comma(d, &l));
}

static void
say_register_owned(struct doc *d)
{
	struct list l = { .n = 0 };

	for (int i = 0; i < (int)d->st->fields_n; i++) {
		const struct field *f = &d->st->fields[i];

		if (f->register_owned &&
		    (f->parent < 0 || !d->st->fields[f->parent].register_owned))
			list_label(d, &l, doc_field_label(d, i));
	}
	doc_say1(d, "register_owned", PROSE_F_REGISTER, list_comma(d, &l));
}

/* A topic a field, for those of which more is said than the table has. */
static void
say_field(struct doc *d, int no)
{
	const struct field *f = &d->st->fields[no];
	struct str label = doc_field_label(d, no);
	struct list choices = { .n = 0 };

	doc_topic(d,
	    arena_printf(d->a, STR_FMT ".more", STR_ARG(field_ref(d, no))),
	    doc_capital(d, label));
	d->prefix = field_ref(d, no);
	doc_own(d, "about", &f->n.about);
	doc_say1(d, "kept_of", PROSE_ONE, doc_kept_of(d, f));
	doc_say1(d, f->required ? "required" : "required_for", PROSE_ONE,
	    doc_required(d, f));
	doc_say_own(d, "reason", PROSE_F_REASON, &f->reason);
	if (f->special)
		doc_say1(d, "special", PROSE_F_SPECIAL, label);
	doc_say1(d, "condition", PROSE_F_CONDITION,
	    doc_words(d, &f->condition));
	if (f->criminal)
		doc_say1(d, "criminal", PROSE_F_CRIMINAL, label);
	doc_say1(d, "criminal.by", PROSE_P_PROVISION,
	    doc_words(d, &f->criminal_by));
	doc_say2(d, "hint", PROSE_F_HINT, label, text_in(&f->hint, d->lang));
	for (size_t i = 0; i < f->choices_n; i++)
		list_label(d, &choices, doc_label(d, &f->choices[i].n));
	doc_say2(d, "choices", PROSE_F_CHOICES, label, list_comma(d, &choices));
	for (size_t i = 0; i < f->choices_n; i++)
		doc_own(d,
		    doc_leaf(d, "choices." STR_FMT ".about",
			STR_ARG(f->choices[i].n.name)),
		    &f->choices[i].n.about);
}

void
prose_fields(struct doc *d)
{
	const struct statement *st = d->st;

	prose_section(d, "fields", PROSE_H_FIELDS, "fields");
	if (st->no_special_categories)
		doc_say0(d, "no_special", PROSE_NO_SPECIAL);
	say_required(d);
	say_voluntary(d);
	say_register_owned(d);
	say_grades(d);
	say_table(d);
	prose_apart_table(d);
	for (int i = 0; i < (int)st->fields_n; i++)
		say_field(d, i);
	prose_told(d, "fields");
}
