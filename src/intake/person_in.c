/* SPDX-License-Identifier: EUPL-1.2 */
/* One person of a file: its values, and which kinds of person it is. */
#include "base/time.h"
#include "intake/people.h"
#include "intake/value.h"
#include "policy/ages.h"

static const struct {
	const char *code;
	const char *text[LANG_COLUMNS];
} refusals[REFUSAL_MAX] = {
	[REFUSAL_NONE] = { "taken", { "", "", "" } },
#define REFUSAL(name, code, en, nb, nn) \
	[REFUSAL_##name] = { code,      \
		{ [LANG_NB] = nb, [LANG_NN] = nn, [LANG_EN] = en } },
#include "intake/refusals.def"
#undef REFUSAL
};

const char *
refusal_code(enum refusal r)
{
	return refusals[r].code;
}

struct str
refusal_text(enum refusal r, enum lang l)
{
	return str_of(refusals[r].text[lang_ui(l)]);
}

struct str
person_in_item(const struct person_in *in, int field, int item)
{
	for (size_t i = 0; i < in->n; i++)
		if (in->values[i].field == field && in->values[i].item == item)
			return in->values[i].text;
	return STR_NONE;
}

struct str
person_in_get(const struct person_in *in, int field)
{
	return person_in_item(in, field, 0);
}

int
person_in_items(const struct person_in *in, const struct statement *st,
    int record)
{
	int n = 0;

	for (size_t i = 0; i < in->n; i++)
		if (st->fields[in->values[i].field].parent == record &&
		    in->values[i].item > n)
			n = in->values[i].item;
	return n;
}

void
person_in_add(struct arena *a, struct person_in *in, int field, int item,
    struct str text)
{
	struct value_in *v = ARENA_PUSH(a, in->values, in->n, in->cap);

	*v = (struct value_in){ field, item, text };
}

void
person_in_keep(const struct statement *st, struct person_in *in,
    const struct fieldset *set)
{
	struct fieldset whole = statement_whole(st, set);
	size_t n = 0;

	for (size_t i = 0; i < in->n; i++)
		if (fieldset_has(&whole, in->values[i].field))
			in->values[n++] = in->values[i];
	in->n = n;
}

/* ---- rules ---------------------------------------------------------- */

/* What a rule is judged by. */
struct judged {
	const struct statement *st;
	const struct person_in *in;
	int32_t today;
	int item; /* of the rule's record; 0: plain fields */
};

/* The day in the record's part of type ${t}; false when it has none. */
static bool
part_day(const struct judged *j, int record, enum field_type t,
    struct date *out)
{
	const struct field *f = &j->st->fields[record];

	for (size_t i = 0; i < f->parts.n; i++) {
		int part = f->parts.at[i];

		if (j->st->fields[part].type == t)
			return date_parse(person_in_item(j->in, part, j->item),
				   out) == ERR_OK;
	}
	return false;
}

/* The record that ${field} is or belongs to; -1. */
static int
record_of(const struct judged *j, int field)
{
	if (field < 0)
		return -1;
	if (j->st->fields[field].type == FIELD_RECORD)
		return field;
	return j->st->fields[field].parent;
}

static bool
is_finished(const struct judged *j, int record, struct date *end_out)
{
	return record >= 0 && part_day(j, record, FIELD_END, end_out) &&
	       date_days(*end_out) < j->today;
}

static bool
lasted_longer(const struct judged *j, int record, struct period p)
{
	struct date start, end;

	return is_finished(j, record, &end) &&
	       part_day(j, record, FIELD_START, &start) &&
	       date_cmp(date_add(start, p), end) < 0;
}

/* The value compared with a date; a year is compared as a year. */
static bool
is_before(struct str value, struct date d, bool after)
{
	struct date v;
	int64_t year;
	int c;

	if (value.n == 4 && str_to_i64(value, 1, 9999, &year) == ERR_OK)
		c = (year > d.year) - (year < d.year);
	else if (date_parse(value, &v) == ERR_OK)
		c = date_cmp(v, d);
	else
		return false;
	return after ? c > 0 : c < 0;
}

static bool
is_value(const struct judged *j, const struct cond *c, struct str value)
{
	enum field_type t = j->st->fields[c->field].type;

	if (value.p == NULL)
		return false;
	if (t == FIELD_CHOICE || t == FIELD_CHOICES)
		return value_has_choice(value, c->value);
	return str_eq(value, c->value) || str_eq_nocase(value, c->value);
}

static bool
cond_holds(const struct judged *j, const struct cond *c, int record)
{
	struct date end;
	int of = record_of(j, c->field);
	bool part = of >= 0 && j->st->fields[c->field].parent == of;
	struct str value = STR_NONE;

	if (of < 0)
		of = record;
	if (c->field >= 0)
		value = person_in_item(j->in, c->field, part ? j->item : 0);
	switch (c->op) {
	case COND_PRESENT:
		if (!part && of == c->field)
			return person_in_items(j->in, j->st, of) >= j->item;
		return value.n > 0;
	case COND_IS:
		return is_value(j, c, value);
	case COND_FINISHED:
		return is_finished(j, of, &end);
	case COND_LONGER:
		return lasted_longer(j, of, c->period);
	case COND_BEFORE:
		return is_before(value, c->date, false);
	case COND_AFTER:
		return is_before(value, c->date, true);
	}
	return false;
}

static bool
conds_hold(const struct judged *j, const struct rule *r)
{
	for (size_t i = 0; i < r->conds_n; i++)
		if (!cond_holds(j, &r->conds[i], r->record))
			return false;
	return true;
}

static bool
rule_holds(struct judged *j, const struct rule *r)
{
	int items;

	if (r->source >= 0 && r->source != j->in->source)
		return false;
	j->item = 0;
	if (r->record < 0)
		return conds_hold(j, r);
	items = person_in_items(j->in, j->st, r->record);
	for (j->item = 1; j->item <= items; j->item++)
		if (conds_hold(j, r) != r->all)
			return !r->all;
	return r->all && items > 0;
}

bool
kind_matches(const struct statement *st, const struct kind *k,
    const struct person_in *in, int32_t today)
{
	struct judged j = { st, in, today, 0 };
	struct date born;

	if (k->by_age)
		return date_parse(person_in_item(in, k->born, 0), &born) ==
			   ERR_OK &&
		       kind_fits_age(k, born, date_of_days(today));
	for (size_t i = 0; i < k->rules_n; i++)
		if (rule_holds(&j, &k->rules[i]))
			return true;
	return false;
}

uint64_t
kinds_match(const struct statement *st, const struct person_in *in,
    int32_t today)
{
	uint64_t kinds = 0;

	for (size_t i = 0; i < st->kinds_n && i < 64; i++)
		if (kind_matches(st, &st->kinds[i], in, today))
			kinds |= (uint64_t)1 << i;
	return kinds;
}

uint64_t
kinds_of_source(const struct statement *st, int source)
{
	uint64_t kinds = 0;

	for (size_t i = 0; i < st->kinds_n && i < 64; i++)
		for (size_t r = 0; r < st->kinds[i].rules_n; r++)
			if (st->kinds[i].rules[r].source < 0 ||
			    st->kinds[i].rules[r].source == source)
				kinds |= (uint64_t)1 << i;
	return kinds;
}
