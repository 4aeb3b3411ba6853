/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_declared: declared facts; a sentence for each property said. */
#include <string.h>

#include "lang/prose_doc.h"
#include "lang/ways.h"
#include "policy/goes.h"
#include "policy/whose.h"

static const enum prose sentences[FACT_PROPERTY_MAX] = {
#define FACT_PROPERTY(fact, name, kw, type, prose, article, en, nb, ex) \
	PROSE_##prose,
#include "policy/facts.def"
};
/* The property's name in small letters, as in all references. */
static const char *
leaf_of(struct doc *d, const struct fact_row *row)
{
	size_t room = str_of(row->name).n + 1;

	return ascii_lower_name(arena_alloc(d->a, room), room, row->name);
}

static const struct named *
named_of(const struct statement *st, enum fact_type type, int i)
{
	switch (type) {
	case FACT_TYPE_ROLES:
		return &st->roles[i].n;
	case FACT_TYPE_RECIPIENTS:
		return &st->recipients[i].n;
	case FACT_TYPE_SYSTEMS:
	case FACT_TYPE_PROFILES:
		return &st->facts[i].n;
	default:
		return NULL;
	}
}

/* A third person's information comes from whoever gives it: "yourself" would
 * be that third person to some who read it. */
static struct str
source_name(struct doc *d, const struct fact_row *row, const struct source *s)
{
	struct str label = doc_label(d, &s->n);

	if (!s->is_person || !str_eq(label, prose_get(PROSE_YOURSELF, d->lang)))
		return label;
	return say0(d, row->property == FACT_PROPERTY_THIRD_FROM
			   ? PROSE_S_GIVER
			   : PROSE_YOURSELF);
}

static struct str
names(struct doc *d, const struct fact_row *row, const struct index_list *list)
{
	bool in_order = row->property == FACT_PROPERTY_ACCURACY_ORDER;
	enum fact_type type = row->type;
	struct list l = { .n = 0 };

	for (size_t i = 0; i < list->n; i++) {
		int at = list->at[i];

		if (d->names != NULL && !d->names(d->self, type, at))
			continue;
		if (type == FACT_TYPE_PROCESSORS) {
			list_add(d, &l,
			    doc_processor_name(d, &d->st->processors[at]));
			continue;
		}
		if (type == FACT_TYPE_SOURCES)
			list_label(d, &l,
			    source_name(d, row, &d->st->sources[at]));
		else
			list_label(d, &l,
			    doc_label(d, named_of(d->st, type, at)));
	}
	return in_order ? list_then(d, &l) : list_and(d, &l);
}

static struct str
lines(struct doc *d, const struct fact_value *v)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < v->lines_n; i++)
		list_add(d, &l, v->lines[i]);
	return list_and(d, &l);
}

struct str
doc_kept(struct doc *d, const struct fact_value *v)
{
	struct keep_clock c = { (enum trigger)v->after, v->period, v->number,
		v->year_end };

	if (!v->said)
		return STR_NONE;
	return v->after < 0 ? doc_period(d, v->period) : doc_clock_cell(d, &c);
}

/* "until the case is closed"; a date, and the end of a year, are no
 * sentence. */
static struct str
until_text(struct doc *d, const struct fact_value *v)
{
	struct keep_clock c = { (enum trigger)v->after, v->period, v->number,
		v->year_end };

	if (!v->said)
		return STR_NONE;
	if (v->after < 0)
		return say1(d, PROSE_K_UNTIL,
		    doc_without_stop(text_in(&v->text, d->lang)));
	return say1(d,
	    v->after == TRIGGER_DATE || v->year_end ? PROSE_K_UNTIL_DATE
						    : PROSE_K_UNTIL_EVENT,
	    doc_event(d, &c));
}

/* The kinds of person that it names; NULL: none. */
static const struct index_list *
kinds_named(const struct fact *f)
{
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n; i++)
		if (rows[i].type == FACT_TYPE_KINDS && f->values[i].said)
			return &f->values[i].list;
	return NULL;
}

struct str
doc_longer(struct doc *d, struct str period, const struct text *when)
{
	if (text_is_empty(when))
		return period;
	return say2(d, PROSE_K_LONGER, period,
	    doc_without_stop(text_in(when, d->lang)));
}

struct str
doc_fact_period(struct doc *d, const struct fact *f)
{
	const struct fact_value *kept = fact_kept(f), *until = fact_until(f);
	const struct fact_value *longer = fact_longer(f);
	const struct index_list *before = doc_about(d, kinds_named(f));
	struct str time = STR_NONE, event = STR_NONE;

	if (kept != NULL)
		time = doc_kept(d, kept);
	if (until != NULL)
		event = until_text(d, until);
	doc_about(d, before);
	if (fact_always(f))
		return say0(d, PROSE_K_CELL_GOOD);
	if (time.n > 0 && event.n > 0)
		time = say2(d, PROSE_K_SOONER, time, event);
	else if (time.n == 0)
		time = event;
	return time.n == 0 || longer == NULL
		   ? time
		   : doc_longer(d, time, &longer->text);
}

static struct str
rights(struct doc *d, unsigned bits)
{
	struct list l = { .n = 0 };

	for (int r = 0; r < RIGHT_MAX; r++)
		if ((bits >> r & 1) != 0)
			list_add(d, &l, doc_right_word(d, (enum right)r));
	return list_and(d, &l);
}

/* Fields, and data categories of the same statement. */
static struct str
fields_and_data(struct doc *d, const struct fact_value *v)
{
	struct list l = { .n = 0 };

	doc_list_fields(d, v->fields, &l);
	for (size_t i = 0; i < v->list.n; i++)
		list_label(d, &l, doc_label(d, &d->st->facts[v->list.at[i]].n));
	return list_and(d, &l);
}

/* The value in words; empty for a flag and for what is not printed. */
static struct str
value_text(struct doc *d, const struct fact *f, const struct fact_row *row,
    const struct fact_value *v)
{
	switch (row->type) {
	case FACT_TYPE_FLAG:
	case FACT_TYPE_TERM:
		return STR_NONE;
	case FACT_TYPE_TEXT:
		return text_in(&v->text, d->lang);
	case FACT_TYPE_UNTIL:
		return until_text(d, v);
	case FACT_TYPE_WORDS:
	case FACT_TYPE_BY_WORDS:
	case FACT_TYPE_NAMED:
		return doc_words(d, &v->text);
	case FACT_TYPE_LINE:
		return doc_cite(d, v->line);
	case FACT_TYPE_LINES:
		return lines(d, v);
	case FACT_TYPE_COUNTRIES:
		return doc_countries(d, &v->countries);
	case FACT_TYPE_DATE:
		return doc_date(d, v->date);
	case FACT_TYPE_KEPT:
		return doc_kept(d, v);
	case FACT_TYPE_PERIOD:
		return doc_period(d, v->period);
	case FACT_TYPE_PEOPLE:
		return doc_number(d, v->number);
	case FACT_TYPE_FIELDS:
		return fields_and_data(d, v);
	case FACT_TYPE_RIGHTS:
		return rights(d, v->rights);
	case FACT_TYPE_CHANNELS:
		return doc_by(d, ways_of_fact(d->st, f, row->property), false);
	case FACT_TYPE_PURPOSES:
		return doc_purposes(d, &v->list);
	case FACT_TYPE_KINDS:
		return doc_kinds(d, &v->list);
	default:
		return names(d, row, &v->list);
	}
}

/* Which sentence it is; one country is one, and a derogation that cites its
 * article says it once. */
static enum prose
sentence_of(const struct doc *d, const struct fact_row *row,
    const struct fact_value *v)
{
	static const enum prose derogations[] = { PROSE_TRANSFER_BY_CONSENT,
		PROSE_TRANSFER_BY_CONTRACT, PROSE_TRANSFER_BY_OTHERS,
		PROSE_TRANSFER_BY_PUBLIC, PROSE_TRANSFER_BY_CLAIMS,
		PROSE_TRANSFER_BY_VITAL, PROSE_TRANSFER_BY_REGISTER };
	struct str by = text_in(&v->text, d->lang);
	unsigned letters;

	if (sentences[row->property] == PROSE_D_COUNTRIES &&
	    v->countries.n == 1)
		return PROSE_RC_COUNTRY;
	if (row->property != FACT_PROPERTY_TRANSFER_DEROGATION ||
	    !cites_article(by, 49))
		return sentences[row->property];
	letters = art49_letters(by);
	for (size_t i = 0; i < ARRAY_LEN(derogations); i++)
		if (letters == 1U << i)
			return derogations[i];
	return PROSE_TRANSFER_BY_DEROGATION;
}

/* Whose guardians say yes to pictures, where the kinds of person tell it more
 * closely than "of children". */
static bool
say_picture_guardians(struct doc *d, const char *leaf, const struct fact *f)
{
	static const struct guardian_words words = { PROSE_CB_GUARDIAN,
		PROSE_CB_GUARDIANS, PROSE_CB_GUARDIAN_TOO,
		PROSE_CB_GUARDIANS_TOO };
	struct list l = { .n = 0 };

	for (size_t i = 0; i < f->purposes.n; i++)
		doc_list_guardians(d, &d->st->purposes[f->purposes.at[i]],
		    UINT64_MAX, &words, &l);
	for (size_t i = 0; i < l.n; i++)
		doc_say1(d, doc_once(d, leaf), PROSE_ONE, l.at[i]);
	return l.n > 0;
}

static void
say_property(struct doc *d, const struct fact *f, const struct fact_row *row,
    const struct fact_value *v)
{
	const char *leaf = leaf_of(d, row);

	/* What the record calls an event is for those who write the record. */
	if (row->property == FACT_PROPERTY_OWN_EVENT_RECORD && !d->for_staff)
		return;
	if (!v->said || (row->property == FACT_PROPERTY_PICTURES_GUARDIAN &&
			    say_picture_guardians(d, leaf, f)))
		return;
	if (row->type == FACT_TYPE_FLAG)
		doc_say0(d, leaf, sentences[row->property]);
	else if (row->type == FACT_TYPE_UNTIL && v->after >= 0)
		doc_say1(d, leaf, PROSE_D_UNTIL_EVENT, until_text(d, v));
	else if ((row->type == FACT_TYPE_TEXT &&
		     sentences[row->property] != PROSE_D_NOTE) ||
		 row->type == FACT_TYPE_UNTIL)
		doc_say_own(d, leaf, sentences[row->property], &v->text);
	else if (row->property == FACT_PROPERTY_DATA_RENEWED ||
		 row->property == FACT_PROPERTY_DATA_REVIEWED ||
		 row->property == FACT_PROPERTY_ACCURACY_EVERY)
		doc_say1(d, leaf, sentences[row->property],
		    doc_every(d, v->period));
	else
		doc_say1(d, leaf, sentence_of(d, row, v),
		    value_text(d, f, row, v));
}

static void
say_properties(struct doc *d, const struct fact *f)
{
	const struct fact_value *kept = fact_kept(f), *until = fact_until(f);
	const struct index_list *before = doc_about(d, kinds_named(f));
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n; i++) {
		if (d->elsewhere != NULL && d->elsewhere(rows[i].property))
			continue;
		say_property(d, f, &rows[i], &f->values[i]);
		if (&f->values[i] == until && until->said && kept->said)
			doc_say0(d, "first", PROSE_D_KEPT_FIRST);
	}
	doc_about(d, before);
}

static bool
is_only_told(const struct statement *st, const struct fact *f)
{
	return fact_is_claim(f->kind) && statement_role(st, f->attested_by) < 0;
}

/* Figures stand among the purposes, logs among cookies. */
static bool
has_mark(const struct statement *st, const char *section)
{
	bool any = false;

	for (size_t i = 0; i < st->facts_n; i++)
		any = any || (str_is(str_of(fact_section(st->facts[i].kind)),
				  section) &&
				 is_only_told(st, &st->facts[i]));
	for (size_t i = 0;
	     strcmp(section, "purposes") == 0 && i < st->statistics_n; i++)
		any = any ||
		      statement_role(st, st->statistics[i].attested_by) < 0;
	for (size_t i = 0; strcmp(section, "web") == 0 && i < st->logs_n; i++)
		any = any || statement_role(st, st->logs[i].attested_by) < 0;
	return any;
}

void
prose_section(struct doc *d, const char *ref, enum prose heading,
    const char *section)
{
	doc_section(d, ref, heading);
	if (has_mark(d->st, section))
		doc_say0(d, "held", PROSE_HELD_EXPLAINED);
}

void
doc_say_attested(struct doc *d, struct str by, struct date on)
{
	if (statement_role(d->st, by) < 0)
		doc_say0(d, "held", PROSE_HELD_MARK);
	else
		doc_say1(d, "attested", PROSE_ONE, doc_attested(d, by, on));
}

/* Who vouches for it; a claim for which nobody does is only told. */
static void
say_held(struct doc *d, const struct fact *f)
{
	if (f->attested_by.n > 0 || is_only_told(d->st, f))
		doc_say_attested(d, f->attested_by, f->attested_on);
	doc_say1(d, "review_by", PROSE_TD_REVIEW, doc_date(d, f->review_by));
}

/* An event has not happened: a heading that says it alone would tell so. */
static struct str
heading(struct doc *d, const struct fact *f)
{
	struct str label = doc_label(d, &f->n);

	return f->kind == FACT_OWN_EVENT ? say1(d, PROSE_D_EVENT_HEADING, label)
					 : doc_capital(d, label);
}

static void
say_fact(struct doc *d, const struct fact *f)
{
	doc_topic(d, doc_ref(d, fact_word(f->kind), f->n.name), heading(d, f));
	doc_own(d, "about", &f->n.about);
	say_properties(d, f);
	doc_say1(d, "purposes", PROSE_D_FOR_PURPOSES,
	    doc_purposes(d, &f->purposes));
	doc_say_whose(d, PROSE_WHOSE, &f->controllers,
	    fact_is_for_all(d->st, f));
	doc_say1(d, "provision", PROSE_D_PROVISION,
	    doc_words(d, &f->provision));
	doc_link(d, "link", PROSE_D_LINK, f->link);
	say_held(d, f);
}

struct str
doc_declared(struct doc *d, const struct fact *f)
{
	struct doc apart = { .a = d->a,
		.st = d->st,
		.lang = d->lang,
		.of_people = d->of_people,
		.names = d->names,
		.self = d->self,
		.elsewhere = d->elsewhere };
	struct list l = { .n = 0 };

	list_add(d, &l, doc_told_about(d, &f->n.about));
	say_properties(&apart, f);
	doc_say1(&apart, "provision", PROSE_D_PROVISION,
	    doc_words(d, &f->provision));
	for (size_t i = 0; i < apart.n; i++)
		list_add(d, &l, apart.at[i].text);
	return l.n == 0 ? doc_label(d, &f->n)
			: say2(d, PROSE_LABELLED, doc_label(d, &f->n),
			      list_blank(d, &l));
}

void
doc_list_lines(struct doc *d, const struct fact *f,
    bool (*which)(enum fact_property), struct list *l)
{
	struct doc apart = { .a = d->a,
		.st = d->st,
		.lang = d->lang,
		.of_people = d->of_people };
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n; i++)
		if (which(rows[i].property))
			say_property(&apart, f, &rows[i], &f->values[i]);
	for (size_t i = 0; i < apart.n; i++)
		list_add(d, l, apart.at[i].text);
}

void
prose_declared(struct doc *d, const char *section)
{
	for (size_t i = 0; i < d->st->facts_n; i++) {
		const struct fact *f = &d->st->facts[i];

		if (str_is(str_of(fact_section(f->kind)), section))
			say_fact(d, f);
	}
}
