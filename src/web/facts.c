/* SPDX-License-Identifier: EUPL-1.2 */
#include "web/facts.h"

#include <string.h>

#include "base/time.h"
#include "intake/value.h"
#include "lang/prose.h"
#include "policy/ages.h"
#include "policy/country.h"
#include "store/keeping.h"

void
facts_wrong(struct call *c, struct facts_errors *errors, struct str field,
    struct str text)
{
	struct view_error *e =
	    ARENA_PUSH(c->a, errors->at, errors->n, errors->cap);

	e->field = field;
	e->text = text;
}

void
facts_errors_show(const struct facts_errors *errors, struct view_field *fields,
    size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < errors->n; k++)
			if (str_eq(errors->at[k].field, fields[i].id))
				fields[i].error = errors->at[k].text;
}

/* ---- showing ----------------------------------------------------------- */

static struct str
choices_shown(struct call *c, const struct field *f, struct str text)
{
	struct str s = STR_NONE;

	for (size_t i = 0; i < f->choices_n; i++) {
		struct str label = lang_label(&f->choices[i].n, c->lang);

		if (!value_has_choice(text, f->choices[i].n.name))
			continue;
		s = str_join(c->a, s, label);
	}
	return s.n > 0 ? s : text;
}

/* As people read it: choices by label, dates and countries in words. */
static struct str
fact_text(struct call *c, int field, struct str text)
{
	const struct field *f = &c->org->st->fields[field];
	struct date d;

	if (text.n == 0)
		return text;
	switch (f->type) {
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		return choices_shown(c, f, text);
	case FIELD_COUNTRY:
		return country_name(text, c->lang);
	case FIELD_LANGUAGE:
		for (int l = 0; l < LANG_MAX; l++)
			if (str_is(text, lang_code((enum lang)l)))
				return lang_own_name((enum lang)l);
		return text;
	case FIELD_DATE:
	case FIELD_START:
	case FIELD_END:
		if (date_parse(text, &d) == ERR_OK)
			return view_date(c->a, (int64_t)c->lang, d);
		return text;
	default:
		return text;
	}
}

/* Whether the purpose names the field, or a part of it (${field} is no part):
 * what purpose_fields has, without making the set for each fact shown. */
static bool
is_named(const struct statement *st, const struct purpose *pu, int field)
{
	const struct index_list *parts = &st->fields[field].parts;
	bool named = fieldset_has(&pu->fields, field);

	for (size_t i = 0; i < parts->n && !named; i++)
		named = fieldset_has(&pu->fields, parts->at[i]);
	return named && !pu->all_fields;
}

static struct str
purposes_of(struct call *c, const struct person *who, int field)
{
	const struct statement *st = c->org->st;
	struct str *labels = ARENA_ARRAY(c->a, struct str, st->purposes_n);
	size_t n = 0, bytes = 0;
	char *p, *to;

	for (size_t i = 0; i < st->purposes_n; i++)
		if (is_named(st, &st->purposes[i], field) &&
		    purpose_is_for(&st->purposes[i], who->facts.kinds)) {
			labels[n] = lang_label(&st->purposes[i].n, c->lang);
			bytes += labels[n++].n + 2;
		}
	p = to = arena_alloc(c->a, bytes + 1);
	for (size_t i = 0; i < n; i++) {
		if (i > 0) {
			memcpy(to, ", ", 2);
			to += 2;
		}
		if (labels[i].n > 0)
			memcpy(to, labels[i].p, labels[i].n);
		to += labels[i].n;
	}
	return (struct str){ p, (size_t)(to - p) };
}

static struct str
kept_for(struct call *c, const struct person *p)
{
	const struct keep_clause *k =
	    keeping_clause(p, KEEP_MEMBERS, TRIGGER_LEFT);
	struct view_arg arg = { 0 };

	if (k == NULL)
		return STR_NONE;
	if (keep_clause_at_once(k))
		return T(c, TEXT_C_KEPT_UNTIL_LEFT);
	arg.s = lang_kept_after(c->a, k, c->lang);
	return view_text_fill(c->a,
	    T(c, k->year_end ? TEXT_C_KEPT_YEAR_LEFT : TEXT_C_KEPT_AFTER_LEFT),
	    &arg, 1);
}

/* Of whom, and as what. */
struct showing {
	const struct person *p;
	const struct values *vs;
	struct str kept; /* where no rule is for the field */
	bool edit;
};

/* By a rule for the field, or the one for people. */
static struct str
value_kept(struct call *c, const struct showing *s, const struct value *v)
{
	struct keep_due due = keeping_value(s->p, v, 0);
	struct person leaves = *s->p; /* today */
	struct view_arg arg = { 0 };

	if (due.at_s != 0) {
		/* What is overdue goes with the next turn of the jobs. */
		if (due.at_s < c->s->now_s)
			due.at_s = c->s->now_s;
		arg.s = view_date(c->a, (int64_t)c->lang,
		    date_of_instant(due.at_s));
		return view_text_fill(c->a, T(c, TEXT_C_KEPT_UNTIL_DAY), &arg,
		    1);
	}
	leaves.left_s = c->s->now_s;
	return keeping_held_until(&leaves, v) > c->s->now_s
		   ? T(c, TEXT_C_KEPT_HELD)
		   : s->kept;
}

static void
fact_fill(struct call *c, const struct showing *s, const struct value *v,
    struct view_fact *f)
{
	const struct statement *st = c->org->st;
	const struct field *fd = &st->fields[v->field];

	f->label = lang_label(&fd->n, c->lang);
	f->value = fact_text(c, v->field, v->text);
	f->source = v->by == ACTOR_PERSON ? T(c, TEXT_C_SOURCE_SELF)
		    : v->source >= 0
			? lang_label(&st->sources[v->source].n, c->lang)
			: T(c, TEXT_C_SOURCE_STAFF);
	f->since = view_date(c->a, (int64_t)c->lang, date_of_instant(v->at_s));
	f->purposes =
	    purposes_of(c, s->p, fd->parent >= 0 ? fd->parent : v->field);
	f->kept = value_kept(c, s, v);
	if (fd->register_owned)
		f->lock = T(c, TEXT_C_FACT_REGISTER);
	else if (s->edit)
		f->edit_href =
		    call_path(c, "/me/edit#f-" STR_FMT, STR_ARG(fd->n.name));
}

static void
facts_plain(struct call *c, const struct showing *s, struct view_fact_group *g)
{
	const struct statement *st = c->org->st;
	const struct values *vs = s->vs;
	size_t cap = 0;

	g->heading = T(c, TEXT_C_FACTS_ABOUT);
	for (size_t i = 0; i < st->fields_n; i++)
		for (size_t k = 0; k < vs->n; k++)
			if (vs->at[k].field == (int)i && vs->at[k].item == 0)
				fact_fill(c, s, &vs->at[k],
				    ARENA_PUSH(c->a, g->facts, g->facts_n,
					cap));
}

static void
facts_record(struct call *c, const struct showing *s, int record, int item,
    struct view_fact_group *g)
{
	const struct statement *st = c->org->st;
	const struct values *vs = s->vs;
	size_t cap = 0;

	g->heading = lang_label(&st->fields[record].n, c->lang);
	if (values_items(vs, st, record) > 1)
		g->heading = arena_printf(c->a, STR_FMT " %d",
		    STR_ARG(g->heading), item);
	for (size_t i = 0; i < st->fields_n; i++)
		for (size_t k = 0; k < vs->n; k++)
			if (vs->at[k].field == (int)i &&
			    st->fields[i].parent == record &&
			    vs->at[k].item == item)
				fact_fill(c, s, &vs->at[k],
				    ARENA_PUSH(c->a, g->facts, g->facts_n,
					cap));
}

void
facts_show(struct call *c, const struct person *p, const struct values *vs,
    bool edit, struct view_fact_group **out, size_t *n_out)
{
	const struct statement *st = c->org->st;
	const struct showing s = { p, vs, kept_for(c, p), edit };
	struct view_fact_group *list = NULL;
	size_t n = 0, cap = 0;

	facts_plain(c, &s, ARENA_PUSH(c->a, list, n, cap));
	for (size_t r = 0; r < st->fields_n; r++) {
		if (st->fields[r].type != FIELD_RECORD)
			continue;
		for (int i = 1; i <= values_items(vs, st, (int)r); i++) {
			struct view_fact_group *g =
			    ARENA_PUSH(c->a, list, n, cap);

			facts_record(c, &s, (int)r, i, g);
			if (g->facts_n == 0)
				n--;
		}
	}
	*out = list;
	*n_out = n;
}

/* ---- asking ------------------------------------------------------------- */

static struct str
field_id(struct call *c, int field, int item)
{
	const struct statement *st = c->org->st;
	const struct field *f = &st->fields[field];

	if (f->parent < 0)
		return arena_printf(c->a, "f-" STR_FMT, STR_ARG(f->n.name));
	return arena_printf(c->a, "f-" STR_FMT "-%d-" STR_FMT,
	    STR_ARG(st->fields[f->parent].n.name), item, STR_ARG(f->n.name));
}

static const struct {
	const char *kind, *complete, *mode;
} inputs[FIELD_MAX] = {
	[FIELD_TEXT] = { "text", "", "" },
	[FIELD_LINES] = { "textarea", "", "" },
	[FIELD_NAME] = { "text", "name", "" },
	[FIELD_EMAIL] = { "email", "email", "" },
	[FIELD_PHONE] = { "tel", "tel", "" },
	[FIELD_DATE] = { "text", "", "" },
	[FIELD_START] = { "text", "", "" },
	[FIELD_END] = { "text", "", "" },
	[FIELD_YEAR] = { "text", "", "numeric" },
	[FIELD_NUMBER] = { "text", "", "numeric" },
	[FIELD_CHOICE] = { "select", "", "" },
	[FIELD_CHOICES] = { "checkboxes", "", "" },
	[FIELD_COUNTRY] = { "text", "country-name", "" },
	[FIELD_ADDRESS] = { "textarea", "street-address", "" },
	[FIELD_PLACE] = { "text", "address-level2", "" },
	[FIELD_LANGUAGE] = { "select", "", "" },
};

static void
language_choices(struct call *c, struct view_field *vf)
{
	size_t cap = 0;

	for (int l = 0; l < LANG_MAX; l++) {
		struct view_choice *ch;

		if (!c->org->st->langs[l])
			continue;
		ch = ARENA_PUSH(c->a, vf->choices, vf->choices_n, cap);
		ch->value = str_of(lang_code((enum lang)l));
		ch->label = lang_own_name((enum lang)l);
		ch->chosen = str_eq(vf->value, ch->value);
	}
}

static void
field_choices(struct call *c, const struct field *f, struct view_field *vf)
{
	size_t cap = 0;

	if (f->type == FIELD_LANGUAGE)
		language_choices(c, vf);
	for (size_t i = 0; i < f->choices_n; i++) {
		struct view_choice *ch =
		    ARENA_PUSH(c->a, vf->choices, vf->choices_n, cap);

		ch->value = f->choices[i].n.name;
		ch->label = lang_label(&f->choices[i].n, c->lang);
		ch->help = text_in(&f->choices[i].n.about, c->lang);
		ch->chosen = value_has_choice(vf->value, ch->value);
	}
}

static struct str
typed(struct call *c, struct str id, struct str held)
{
	struct str s = form_get(c, arena_cstr(c->a, id));

	return s.p != NULL ? s : held;
}

static struct str
words_joined(struct call *c, struct str a, struct str b)
{
	if (a.n == 0 || b.n == 0)
		return a.n == 0 ? b : a;
	return arena_printf(c->a, STR_FMT " " STR_FMT, STR_ARG(a), STR_ARG(b));
}

/* What the statement says of a field, and what not to write in it; of whom it
 * is kept, where it is asked of everybody. */
static struct str
help_of(struct call *c, const struct person_facts *who, const struct field *f)
{
	struct str of = who == NULL
			    ? lang_kept_of(c->a, c->org->st, f->n.no, c->lang)
			    : STR_NONE;
	struct str about = text_in(&f->n.about, c->lang);
	struct str hint = text_in(&f->hint, c->lang);

	if (f->type == FIELD_DATE || f->type == FIELD_START ||
	    f->type == FIELD_END)
		about = T(c, TEXT_C_FORM_DATE_HELP);
	return words_joined(c, words_joined(c, about, hint), of);
}

/* Of whom nothing is known yet only what all must give is asked as such. */
static bool
is_required(const struct call *c, const struct person_facts *who, int field)
{
	const struct field *f = &c->org->st->fields[field];

	if (who == NULL)
		return f->required && f->parent < 0 &&
		       !meant_any(&f->required_of);
	return field_is_required(c->org->st, field, who->stage, who->kinds);
}

static void
question(struct call *c, const struct person_facts *who, int field, int item,
    struct str held, const struct facts_errors *errors, struct view_field *vf)
{
	const struct field *f = &c->org->st->fields[field];

	vf->name = vf->id = field_id(c, field, item);
	vf->label = lang_label(&f->n, c->lang);
	vf->kind = str_of(inputs[f->type].kind);
	vf->autocomplete = str_of(inputs[f->type].complete);
	vf->inputmode = str_of(inputs[f->type].mode);
	vf->help = help_of(c, who, f);
	vf->required = is_required(c, who, field);
	vf->reason = text_in(&f->reason, c->lang);
	vf->rows = 3;
	vf->value = typed(c, vf->id, held);
	field_choices(c, f, vf);
	facts_errors_show(errors, vf, 1);
}

/* Of whom nothing is known yet it may be kept. */
static bool
may_be_kept(const struct call *c, const struct person_facts *who, int field)
{
	return who == NULL || org_keeps(c->org, field, who->stage, who->kinds);
}

static bool
is_asked(const struct statement *st, const struct fieldset *may, int field)
{
	const struct field *f = &st->fields[field];

	return !f->register_owned && f->type != FIELD_RECORD &&
	       (fieldset_has(may, field) ||
		   (f->parent >= 0 && fieldset_has(may, f->parent)));
}

/* Items the form shows: what is held, and one more when asked for. */
static int
items_shown(struct call *c, const struct values *vs, int record)
{
	const struct statement *st = c->org->st;
	int n = values_items(vs, st, record);

	if (str_eq(form_get(c, "add"), st->fields[record].n.name))
		n++;
	return n;
}

static void
record_question(struct call *c, const struct person_facts *who,
    const struct values *vs, int record, const struct fieldset *may,
    const struct facts_errors *errors, struct view_record *vr)
{
	const struct statement *st = c->org->st;
	size_t items_cap = 0;

	vr->name = st->fields[record].n.name;
	vr->id = arena_printf(c->a, "r-" STR_FMT, STR_ARG(vr->name));
	vr->label = lang_label(&st->fields[record].n, c->lang);
	vr->help = text_in(&st->fields[record].n.about, c->lang);
	vr->may_add = true;
	for (int i = 1; i <= items_shown(c, vs, record); i++) {
		struct view_record_item *it =
		    ARENA_PUSH(c->a, vr->items, vr->items_n, items_cap);
		size_t cap = 0;

		it->id = arena_printf(c->a, STR_FMT "-%d", STR_ARG(vr->id), i);
		it->legend =
		    arena_printf(c->a, STR_FMT " %d", STR_ARG(vr->label), i);
		it->remove =
		    arena_printf(c->a, STR_FMT ".%d", STR_ARG(vr->name), i);
		for (size_t f = 0; f < st->fields_n; f++)
			if (st->fields[f].parent == record &&
			    is_asked(st, may, (int)f) &&
			    may_be_kept(c, who, (int)f))
				question(c, who, (int)f, i,
				    values_item(vs, (int)f, i), errors,
				    ARENA_PUSH(c->a, it->fields, it->fields_n,
					cap));
	}
}

void
facts_form(struct call *c, const struct person_facts *who,
    const struct values *vs, const struct fieldset *may,
    const struct facts_errors *errors, struct view_section **out, size_t *n_out)
{
	const struct statement *st = c->org->st;
	struct view_section *s = arena_array(c->a, sizeof(*s), 2);
	size_t cap = 0, rcap = 0;

	s[0].legend = T(c, TEXT_C_FACTS_ABOUT);
	for (size_t i = 0; i < st->fields_n; i++)
		if (st->fields[i].parent < 0 && is_asked(st, may, (int)i) &&
		    may_be_kept(c, who, (int)i))
			question(c, who, (int)i, 0, values_get(vs, (int)i),
			    errors,
			    ARENA_PUSH(c->a, s[0].fields, s[0].fields_n, cap));
	s[1].legend = T(c, TEXT_C_FACTS_RECORDS);
	for (size_t i = 0; i < st->fields_n; i++)
		if (st->fields[i].type == FIELD_RECORD &&
		    !st->fields[i].register_owned &&
		    fieldset_has(may, (int)i) && may_be_kept(c, who, (int)i))
			record_question(c, who, vs, (int)i, may, errors,
			    ARENA_PUSH(c->a, s[1].records, s[1].records_n,
				rcap));
	*out = s;
	*n_out = s[1].records_n > 0 ? 2 : 1;
}

/* ---- reading ------------------------------------------------------------- */

static struct str
form_value(struct call *c, const struct field *f, struct str id, bool *there)
{
	const char *name = arena_cstr(c->a, id);
	struct str s = form_get(c, name), one, all = STR_NONE;
	size_t at = 0;

	*there = s.p != NULL;
	if (f->type != FIELD_CHOICES)
		return s;
	while (form_next(c, name, &at, &one))
		all = all.n == 0 ? one
				 : arena_printf(c->a, STR_FMT "," STR_FMT,
				       STR_ARG(all), STR_ARG(one));
	*there = true; /* no box ticked sends nothing */
	return all;
}

/* What is wrong with a value, with an example of what is right. */
static enum text_id
wrong_text(const struct field *f, struct str value, enum err e)
{
	if (e == ERR_REFUSED)
		return TEXT_C_FORM_NATIONAL_ID;
	if (e == ERR_TOO_BIG)
		return TEXT_C_FORM_TOO_LONG;
	if (value_no_such_date(f, value))
		return TEXT_C_FORM_NO_DATE;
	switch (f->type) {
	case FIELD_EMAIL:
		return TEXT_C_FORM_EMAIL;
	case FIELD_PHONE:
		return TEXT_C_FORM_PHONE;
	case FIELD_DATE:
	case FIELD_START:
	case FIELD_END:
		return TEXT_C_FORM_DATE;
	default:
		return TEXT_C_FORM_NOT_VALID;
	}
}

static void
answer(struct call *c, const struct person_facts *who, int field, int item,
    struct change **changes, size_t *n, size_t *cap,
    struct facts_errors *errors)
{
	const struct field *f = &c->org->st->fields[field];
	struct str id = field_id(c, field, item), value, raw;
	struct change *ch;
	bool there;
	enum err e;

	value = form_value(c, f, id, &there);
	if (!there)
		return;
	raw = value;
	e = value_normalise(c->a, f, raw, &value);
	if (e != ERR_OK) {
		facts_wrong(c, errors, id, T(c, wrong_text(f, raw, e)));
		return;
	}
	if (value.n == 0 && is_required(c, who, field)) {
		facts_wrong(c, errors, id, T(c, TEXT_C_FORM_REQUIRED));
		return;
	}
	ch = ARENA_PUSH(c->a, *changes, *n, *cap);
	*ch = (struct change){ field, item, value };
}

uint64_t
facts_kinds(struct call *c, const struct fieldset *may, uint64_t kinds)
{
	const struct statement *st = c->org->st;

	for (size_t i = 0; i < st->kinds_n && i < 64; i++) {
		int field = st->kinds[i].born;
		struct change ch = { .field = field };
		bool there;

		if (!st->kinds[i].by_age || !is_asked(st, may, field))
			continue;
		ch.text = form_value(c, &st->fields[field],
		    field_id(c, field, 0), &there);
		if (there && value_normalise(c->a, &st->fields[field], ch.text,
				 &ch.text) == ERR_OK)
			kinds = kinds_changed(st, kinds, &ch, 1,
			    date_of_instant(c->s->now_s));
	}
	return kinds;
}

/* What is kept of others only is not taken, and whoever wrote it is told; what
 * is held still may stand in a form that was shown before. */
static bool
is_of_others(struct call *c, const struct person_facts *who,
    const struct values *vs, int field, int item, struct facts_errors *errors)
{
	const struct field *f = &c->org->st->fields[field];
	struct str id = field_id(c, field, item), value;
	bool there;

	if (may_be_kept(c, who, field))
		return false;
	value = form_value(c, f, id, &there);
	if (value_normalise(c->a, f, value, &value) != ERR_OK ||
	    (value.n > 0 && !str_eq(value, values_item(vs, field, item))))
		facts_wrong(c, errors, id,
		    words_joined(c, reason_text(REASON_NOT_KEPT, c->lang),
			lang_kept_of(c->a, c->org->st, field, c->lang)));
	return true;
}

void
facts_read(struct call *c, const struct person_facts *who,
    const struct values *vs, const struct fieldset *may,
    struct change **changes, size_t *n, struct facts_errors *errors)
{
	const struct statement *st = c->org->st;
	size_t cap = 0;

	*changes = NULL;
	*n = 0;
	for (size_t i = 0; i < st->fields_n; i++) {
		int parent = st->fields[i].parent, items;

		if (!is_asked(st, may, (int)i))
			continue;
		if (parent < 0) {
			if (is_of_others(c, who, vs, (int)i, 0, errors))
				continue;
			answer(c, who, (int)i, 0, changes, n, &cap, errors);
			continue;
		}
		items = values_items(vs, st, parent) + 1;
		for (int k = 1; k <= items; k++)
			if (!is_of_others(c, who, vs, (int)i, k, errors))
				answer(c, who, (int)i, k, changes, n, &cap,
				    errors);
	}
}

static struct str
said_held(struct call *c, struct str day)
{
	struct view_arg arg = { .s = day };

	return view_text_fill(c->a, T(c, TEXT_C_HELD_UNTIL), &arg, 1);
}

void
held_rows(struct call *c, const struct receipt *r, struct view_row **rows,
    size_t *n)
{
	size_t cap = *n;

	for (int i = 0; i < (int)c->org->st->fields_n; i++) {
		struct view_row *row;

		if (!fieldset_has(&r->held, i))
			continue;
		row = ARENA_PUSH(c->a, *rows, *n, cap);
		row->label = lang_label(&c->org->st->fields[i].n, c->lang);
		row->value =
		    r->held_until_s == INT64_MAX
			? T(c, TEXT_C_HELD_NO_END)
			: said_held(c, view_date(c->a, (int64_t)c->lang,
					   date_of_instant(r->held_until_s)));
	}
}
