/* SPDX-License-Identifier: EUPL-1.2 */
#include "intake/sample.h"

#include "base/time.h"
#include "intake/csv.h"
#include "policy/country.h"

enum {
	ITEMS_MAX = 3,
	LATE_EVERY = 7 /* one in so many has its later rows apart */
};

static const struct {
	const char *name;
	int sex;
} givens[] = {
#define GIVEN(name, sex) { name, sex },
#include "intake/sample_words.def"
};

#define FAMILY(name) name,
static const char *const families[] = {
#include "intake/sample_words.def"
};

static const struct {
	const char *code, *name;
} towns[] = {
#define TOWN(code, name) { code, name },
#include "intake/sample_words.def"
};

#define STREET(name) name,
static const char *const streets[] = {
#include "intake/sample_words.def"
};

static const struct programme {
	const char *code, *name, *degree, *qualification, *nus, *faculty;
	const char *department, *specialisation;
} programmes[] = {
#define PROGRAMME(code, name, degree, qualification, nus, fac, dep, spec) \
	{ code, name, degree, qualification, nus, fac, dep, spec },
#include "intake/sample_words.def"
};

#define COMPANY(name) name,
static const char *const companies[] = {
#include "intake/sample_words.def"
};

#define POSITION(name) name,
static const char *const positions[] = {
#include "intake/sample_words.def"
};

#define INDUSTRY(name) name,
static const char *const industries[] = {
#include "intake/sample_words.def"
};

enum hint {
	HINT_NONE,
	HINT_FORMER,
	HINT_POSTCODE,
	HINT_TOWN,
	HINT_TOWN_WHOLE, /* only when it is the whole heading */
	HINT_PROGRAMME_CODE,
	HINT_PROGRAMME_NAME,
	HINT_QUALIFICATION,
	HINT_NUS,
	HINT_SPECIALISATION,
	HINT_DEGREE,
	HINT_TERM,
	HINT_FACULTY,
	HINT_DEPARTMENT,
	HINT_STAY_STATUS,
	HINT_INDUSTRY,
	HINT_POSITION,
	HINT_COMPANY,
	HINT_COUNTRY,
	HINT_GIVEN,
	HINT_FAMILY
};

static const struct {
	const char *word;
	enum hint hint;
} hints[] = {
#define HINT(word, hint) { word, HINT_##hint },
#include "intake/sample_words.def"
};

/* ---- numbers -------------------------------------------------------- */

/* splitmix64 (Steele, Lea, Flood 2014): the same on every machine. */
struct dice {
	uint64_t state;
};

static uint64_t
roll(struct dice *d)
{
	uint64_t z = d->state += 0x9E3779B97F4A7C15;

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
	z = (z ^ z >> 27) * 0x94D049BB133111EB;
	return z ^ z >> 31;
}

/* 0 to n - 1. */
static size_t
below(struct dice *d, size_t n)
{
	return (size_t)(roll(d) % n);
}

static bool
chance(struct dice *d, size_t percent)
{
	return below(d, 100) < percent;
}

#define ONE_OF(d, list) ((list)[below((d), ARRAY_LEN(list))])

/* ---- a person ------------------------------------------------------- */

struct study {
	const struct programme *p;
	struct date awarded;
};
struct stay {
	struct date from, to; /* to.year 0: still running */
	const char *land;
};
struct invented {
	int64_t no;
	int sex;
	const char *given, *family;
	struct date born;
	const char *lang, *land, *company, *position, *industry, *street;
	size_t town, house;
	bool dead, twice;
	struct study studies[ITEMS_MAX];
	struct stay stays[ITEMS_MAX];
	int studies_n, stays_n;
};

/* The day on which the file was made, as it were. */
static struct date
made_on(const struct sample *s)
{
	if (s->st->effective.year > 0)
		return s->st->effective;
	return (struct date){ 2026, 1, 1 };
}

static bool
has_part(const struct statement *st, int record, enum field_type t)
{
	const struct index_list *parts = &st->fields[record].parts;

	for (size_t i = 0; i < parts->n; i++)
		if (st->fields[parts->at[i]].type == t)
			return true;
	return false;
}

static bool
is_stay(const struct statement *st, int record)
{
	return has_part(st, record, FIELD_START) &&
	       has_part(st, record, FIELD_END);
}

/* Whether the source fills a record of stays, or one of another kind. */
static bool
has_record(const struct sample *s, bool stays)
{
	for (size_t i = 0; i < s->source->columns_n; i++) {
		int field = s->source->columns[i].field;
		int record = field < 0 ? -1 : s->st->fields[field].parent;

		if (record >= 0 && is_stay(s->st, record) == stays)
			return true;
	}
	return false;
}

/* The period that a stay must be longer than, by any rule. */
static struct period
longer_than(const struct statement *st)
{
	for (size_t k = 0; k < st->kinds_n; k++)
		for (size_t r = 0; r < st->kinds[k].rules_n; r++)
			for (size_t c = 0; c < st->kinds[k].rules[r].conds_n;
			     c++)
				if (st->kinds[k].rules[r].conds[c].op ==
				    COND_LONGER)
					return st->kinds[k]
					    .rules[r]
					    .conds[c]
					    .period;
	return (struct period){ .months = 3 };
}

/* Many stays end at the boundary: a day before, on it, a day after. */
static void
invent_stay(const struct sample *s, struct dice *d, struct stay *stay)
{
	static const char *const lands[] = { "DE", "FR", "IT", "ES", "US", "CN",
		"SE", "DK", "NL", "JP", "IS" };
	int32_t today = date_days(made_on(s)), end;

	stay->land = ONE_OF(d, lands);
	stay->from = date_of_days(today - 500 - (int32_t)below(d, 4000));
	end = date_days(date_add(stay->from, longer_than(s->st)));
	switch (below(d, 8)) {
	case 0:
		end -= 1;
		break;
	case 1:
		break;
	case 2:
		end += 1;
		break;
	case 3:
		stay->from = date_of_days(today - (int32_t)below(d, 90));
		return;
	default:
		end += 20 + (int32_t)below(d, 200);
	}
	stay->to = date_of_days(end);
}

static void
invent_records(const struct sample *s, struct dice *d, struct invented *p)
{
	bool study = has_record(s, false), stay = has_record(s, true);
	size_t which = below(d, 100);
	int32_t last = date_days(made_on(s)) - 1;

	if (study && (!stay || which < 80) && which != 0)
		p->studies_n = 1 + chance(d, 25) + chance(d, 5);
	if (stay && (!study || which >= 68) && which != 99)
		p->stays_n = 1 + chance(d, 10);
	for (int i = 0; i < p->studies_n; i++) {
		int32_t day = date_days((struct date){
		    p->born.year + 23 + 3 * i, 6, 1 + (int32_t)below(d, 20) });

		p->studies[i].p = &ONE_OF(d, programmes);
		p->studies[i].awarded = date_of_days(day < last ? day : last);
	}
	for (int i = 0; i < p->stays_n; i++)
		invent_stay(s, d, &p->stays[i]);
}

static void
invent(const struct sample *s, int64_t no, struct invented *out)
{
	static const char *const lands[] = { "SE", "DK", "DE", "US", "GB",
		"FR" };
	struct dice dice = { s->seed * 0xD1342543DE82EF95 + (uint64_t)no };
	struct dice *d = &dice;
	struct invented p = { .no = no };
	size_t given = below(d, ARRAY_LEN(givens)), lang = below(d, 100);

	p.sex = givens[given].sex;
	p.given = givens[given].name;
	p.family = ONE_OF(d, families);
	p.born = (struct date){ made_on(s).year - 24 - (int32_t)below(d, 55),
		1 + (int32_t)below(d, 12), 1 + (int32_t)below(d, 28) };
	p.lang = lang < 75 ? "NB" : lang < 87 ? "NN" : "ENG";
	p.land = chance(d, 90) ? "NO" : ONE_OF(d, lands);
	p.town = below(d, ARRAY_LEN(towns));
	p.street = ONE_OF(d, streets);
	p.house = 1 + below(d, 150);
	p.company = ONE_OF(d, companies);
	p.position = ONE_OF(d, positions);
	p.industry = ONE_OF(d, industries);
	p.dead = below(d, 200) < 3;
	p.twice = chance(d, 3);
	invent_records(s, d, &p);
	*out = p;
}

/* ---- cells ---------------------------------------------------------- */

/* A row being written: the person and its records in this row. */
struct sheet {
	const struct sample *s;
	struct arena *a;
	const struct invented *p;
	const struct study *study;
	const struct stay *stay;
	struct dice dice;
	struct buf *out;
	bool first;
};

static enum hint
hint_of(struct arena *a, struct str word)
{
	struct str folded = text_fold(a, word);

	for (size_t i = 0; i < ARRAY_LEN(hints); i++) {
		struct str h = str_of(hints[i].word);

		if (hints[i].hint == HINT_TOWN_WHOLE
			? str_eq(folded, h)
			: str_find(folded, h) != SIZE_MAX)
			return hints[i].hint;
	}
	return HINT_NONE;
}

/* Letters of a name that an address may have. */
static struct str
plain_letters(struct arena *a, const char *name)
{
	struct str folded = text_fold(a, str_of(name));
	char *to = arena_alloc(a, 2 * folded.n + 1);
	size_t n = 0;

	while (folded.n > 0) {
		uint32_t c = utf8_next(&folded);

		if (c >= 'a' && c <= 'z')
			to[n++] = (char)c;
		else if (c == ' ' || c == '-')
			to[n++] = '-';
		else if (c == 0xE6)
			to[n++] = 'e';
		else if (c == 0xF8)
			to[n++] = 'o';
		else if (c == 0xE5)
			to[n++] = 'a';
		else if (c > 0x7F)
			to[n++] = 'x';
	}
	return (struct str){ to, n };
}

static struct str
email_cell(struct sheet *w)
{
	static const char *const hosts[] = { "post.example", "mail.example",
		"brev.example" };
	const struct invented *p = w->p;

	if (p->no % 37 == 36) /* not everybody left an address */
		return STR_NONE;
	return arena_printf(w->a, STR_FMT "." STR_FMT "%lld@%s",
	    STR_ARG(plain_letters(w->a, p->given)),
	    STR_ARG(plain_letters(w->a, p->family)), (long long)p->no,
	    hosts[p->no % 3]);
}

/* Older exports write the day first. */
static struct str
date_cell(struct sheet *w, struct date d)
{
	if (d.year == 0)
		return STR_NONE;
	if (w->p->no % 4 == 0)
		return arena_printf(w->a, "%02d.%02d.%04d", (int)d.day,
		    (int)d.month, (int)d.year);
	return date_print(w->a, d);
}

static struct str
phone_cell(struct sheet *w, size_t head, size_t heads_n)
{
	if (heads_n > 1 && head == 0)
		return STR("47");
	return arena_printf(w->a, "1%07lld", (long long)(w->p->no % 10000000));
}

static struct str
choice_cell(struct sheet *w, const struct field *f)
{
	struct str first, second, label;
	size_t i;

	if (f->choices_n == 0)
		return STR_NONE;
	i = below(&w->dice, f->choices_n);
	if (f->choices_n >= 2) {
		first = text_in(&f->choices[0].n.label, LANG_NB);
		second = text_in(&f->choices[1].n.label, LANG_NB);
		/* Registers shorten sex to one letter. */
		if (str_starts(first, STR("Kvinne")) &&
		    str_starts(second, STR("Mann")))
			return w->p->sex == 0 ? STR("K") : STR("M");
	}
	label = text_in(&f->choices[i].n.label, LANG_NB);
	return label.n > 0 ? label : f->choices[i].n.name;
}

/* A value that some rule of the statement asks for, as most people have. */
static struct str
asked_for(struct sheet *w, int field)
{
	const struct statement *st = w->s->st;
	struct str found = STR_NONE;
	size_t seen = 0;

	for (size_t k = 0; k < st->kinds_n; k++)
		for (size_t r = 0; r < st->kinds[k].rules_n; r++) {
			const struct rule *rule = &st->kinds[k].rules[r];

			for (size_t c = 0; c < rule->conds_n; c++)
				if (rule->conds[c].op == COND_IS &&
				    rule->conds[c].field == field &&
				    below(&w->dice, ++seen) == 0)
					found = rule->conds[c].value;
		}
	return seen > 0 && chance(&w->dice, 85) ? found : STR_NONE;
}

static struct str
study_cell(struct sheet *w, enum hint hint)
{
	const struct programme *p;

	if (w->study == NULL)
		return STR_NONE;
	p = w->study->p;
	switch (hint) {
	case HINT_PROGRAMME_CODE:
		return str_of(p->code);
	case HINT_PROGRAMME_NAME:
		return str_of(p->name);
	case HINT_QUALIFICATION:
		return str_of(p->qualification);
	case HINT_NUS:
		return str_of(p->nus);
	case HINT_SPECIALISATION:
		return str_of(p->specialisation);
	case HINT_DEGREE:
		return str_of(p->degree);
	case HINT_FACULTY:
		return str_of(p->faculty);
	case HINT_DEPARTMENT:
		return str_of(p->department);
	case HINT_TERM:
		return w->study->awarded.day % 3 == 0 ? STR("VÅR")
						      : STR("HØST");
	default:
		return STR_NONE;
	}
}

static struct str
word_cell(struct sheet *w, enum hint hint)
{
	const struct invented *p = w->p;

	switch (hint) {
	case HINT_FORMER:
		return p->no % 10 == 3
			   ? str_of(
				 families[(size_t)p->no % ARRAY_LEN(families)])
			   : STR_NONE;
	case HINT_POSTCODE:
		return str_of(towns[p->town].code);
	case HINT_TOWN:
	case HINT_TOWN_WHOLE:
		return str_of(towns[p->town].name);
	case HINT_STAY_STATUS:
		return w->stay == NULL         ? STR_NONE
		       : w->stay->to.year == 0 ? STR("AKTIV")
					       : STR("FULLFØRT");
	case HINT_INDUSTRY:
		return str_of(p->industry);
	case HINT_POSITION:
		return str_of(p->position);
	case HINT_COMPANY:
		return str_of(p->company);
	case HINT_COUNTRY:
		return country_name(str_of(p->land), LANG_NB);
	case HINT_GIVEN:
		return str_of(p->given);
	case HINT_FAMILY:
		return str_of(p->family);
	default:
		return study_cell(w, hint);
	}
}

static struct str
text_cell(struct sheet *w, const struct field *f, struct str head)
{
	enum hint hint = hint_of(w->a, head);

	if (hint == HINT_NONE)
		hint = hint_of(w->a, f->n.name);
	if (hint != HINT_NONE)
		return word_cell(w, hint);
	return chance(&w->dice, 40) ? STR("Annet") : STR_NONE;
}

static struct str
name_cell(struct sheet *w, struct str head, size_t no, size_t heads_n)
{
	enum hint hint = hint_of(w->a, head);

	if (heads_n == 1 && hint != HINT_GIVEN && hint != HINT_FAMILY)
		return arena_printf(w->a, "%s %s", w->p->given, w->p->family);
	if (hint == HINT_FAMILY || (hint != HINT_GIVEN && no > 0))
		return str_of(w->p->family);
	return str_of(w->p->given);
}

static struct str
address_cell(struct sheet *w, size_t head)
{
	if (head == 0)
		return arena_printf(w->a, "%s %zu", w->p->street, w->p->house);
	return w->p->no % 11 == 5 ? STR("H0201") : STR_NONE;
}

static struct str
day_cell(struct sheet *w, const struct field *f)
{
	if (f->type == FIELD_START)
		return w->stay == NULL ? STR_NONE : date_cell(w, w->stay->from);
	if (f->type == FIELD_END)
		return w->stay == NULL ? STR_NONE : date_cell(w, w->stay->to);
	if (f->parent < 0)
		return date_cell(w, w->p->born);
	return w->study == NULL ? STR_NONE : date_cell(w, w->study->awarded);
}

static struct str
year_cell(struct sheet *w, const struct field *f)
{
	int32_t year = w->p->born.year + 24;

	if (f->parent >= 0 && w->study == NULL)
		return STR_NONE;
	if (f->parent >= 0)
		year = w->study->awarded.year - 4;
	return arena_printf(w->a, "%d", (int)year);
}

static struct str
typed_cell(struct sheet *w, const struct column *c, size_t head)
{
	const struct field *f = &w->s->st->fields[c->field];

	switch (f->type) {
	case FIELD_NAME:
		return name_cell(w, c->heads[head], head, c->heads_n);
	case FIELD_EMAIL:
		return email_cell(w);
	case FIELD_PHONE:
		return phone_cell(w, head, c->heads_n);
	case FIELD_DATE:
	case FIELD_START:
	case FIELD_END:
		return day_cell(w, f);
	case FIELD_YEAR:
		return year_cell(w, f);
	case FIELD_NUMBER:
		return arena_printf(w->a, "%zu", below(&w->dice, 100));
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		return choice_cell(w, f);
	case FIELD_COUNTRY:
		if (f->parent >= 0)
			return w->stay == NULL ? STR_NONE
					       : str_of(w->stay->land);
		return country_name(str_of(w->p->land), LANG_NB);
	case FIELD_ADDRESS:
		return address_cell(w, head);
	case FIELD_PLACE:
		return str_of(towns[w->p->town].name);
	case FIELD_LANGUAGE:
		return str_of(w->p->lang);
	case FIELD_TEXT:
		return text_cell(w, f, c->heads[head]);
	default:
		return STR_NONE;
	}
}

static struct str
cell(struct sheet *w, const struct column *c, size_t head)
{
	int record = w->s->st->fields[c->field].parent;
	struct str asked;

	if (record >= 0 &&
	    (is_stay(w->s->st, record) ? w->stay == NULL : w->study == NULL))
		return STR_NONE;
	asked = asked_for(w, c->field);
	return asked.n > 0 ? asked : typed_cell(w, c, head);
}

/* A number of the right form that nobody has: its month is above 80. */
static struct str
made_up_id(struct arena *a, const struct invented *p)
{
	static const int w1[] = { 3, 7, 6, 1, 8, 9, 4, 5, 2 };
	static const int w2[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2 };

	for (int64_t serial = p->no % 400;; serial++) {
		struct str s = arena_printf(a, "%02d%02d%02d%03d",
		    (int)p->born.day, (int)p->born.month + 80,
		    (int)(p->born.year % 100), (int)(serial % 500));
		int k1 = 0, k2 = 0;

		for (int i = 0; i < 9; i++) {
			k1 += (s.p[i] - '0') * w1[i];
			k2 += (s.p[i] - '0') * w2[i];
		}
		k1 = (11 - k1 % 11) % 11;
		k2 = (11 - (k2 + k1 * w2[9]) % 11) % 11;
		if (k1 < 10 && k2 < 10)
			return arena_printf(a, STR_FMT "%d%d", STR_ARG(s), k1,
			    k2);
	}
}

/* ---- rows ----------------------------------------------------------- */

static void
put(struct sheet *w, struct str text)
{
	csv_put_plain(w->out, text, w->first);
	w->first = false;
}

/* The columns in the order of the mapping; a heading that serves two fields
 * stands once. */
static bool
is_repeated(const struct source *s, size_t column, size_t head)
{
	struct str name = s->columns[column].heads[head];

	for (size_t i = 0; i <= column; i++)
		for (size_t h = 0; h < s->columns[i].heads_n; h++) {
			if (i == column && h == head)
				return str_eq(name, s->key);
			if (str_eq(name, s->columns[i].heads[h]))
				return true;
		}
	return false;
}

static void
put_row(struct sheet *w, bool heading)
{
	const struct source *s = w->s->source;

	w->first = true;
	put(w, heading ? s->key
		       : arena_printf(w->a, "%llu%07lld",
			     (unsigned long long)(10000 + w->s->seed % 90000),
			     (long long)w->p->no + 1));
	for (size_t i = 0; i < s->columns_n; i++)
		for (size_t h = 0; h < s->columns[i].heads_n; h++) {
			if (s->columns[i].field < 0 || is_repeated(s, i, h))
				continue;
			put(w, heading ? s->columns[i].heads[h]
				       : cell(w, &s->columns[i], h));
		}
	if (s->dead_column.n > 0)
		put(w, heading      ? s->dead_column
		       : w->p->dead ? s->dead_value
				    : STR("N"));
	if (w->s->with_undeclared)
		put(w, heading ? STR("personnr") : made_up_id(w->a, w->p));
	csv_end(w->out);
}

enum err
sample_head(const struct sample *s, struct buf *b)
{
	struct sheet w = { .s = s, .out = b };

	if (s->source->key.n == 0 || s->source->columns_n == 0)
		return ERR_INVALID;
	put_row(&w, true);
	return ERR_OK;
}

static int
rows_of(const struct invented *p)
{
	int n = p->studies_n > p->stays_n ? p->studies_n : p->stays_n;

	return (n > 0 ? n : 1) + p->twice;
}

static void
put_rows(const struct sample *s, struct arena *a, const struct invented *p,
    int from, int until, struct buf *b)
{
	for (int i = from; i < until; i++) {
		struct sheet w = { .s = s, .a = a, .p = p, .out = b };
		int item = p->twice && i > 0 ? i - 1 : i;

		/* The same dice for a person's rows, or plain facts differ. */
		w.dice.state = s->seed + (uint64_t)p->no * 0xA24BAED4963EE407;
		if (item < p->studies_n)
			w.study = &p->studies[item];
		if (item < p->stays_n)
			w.stay = &p->stays[item];
		put_row(&w, false);
	}
}

/* Whether the later rows of ${no} follow the first of the next person. */
static bool
is_late(const struct sample *s, int64_t no)
{
	return no % LATE_EVERY == 2 && no + 1 < s->people;
}

void
sample_person(const struct sample *s, struct arena *a, int64_t no,
    struct buf *b)
{
	struct invented p;

	invent(s, no, &p);
	put_rows(s, a, &p, 0, is_late(s, no) ? 1 : rows_of(&p), b);
	if (no > 0 && is_late(s, no - 1)) {
		invent(s, no - 1, &p);
		put_rows(s, a, &p, 1, rows_of(&p), b);
	}
}
