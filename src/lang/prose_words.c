/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_words: the small words that sentences are filled with. */
#include "lang/prose_doc.h"

#include "policy/country.h"

struct str
lang_label(const struct named *n, enum lang lang)
{
	return text_is_empty(&n->label) ? n->name : text_in(&n->label, lang);
}

struct str
lang_kind_labels(struct arena *a, const struct statement *st, uint64_t kinds,
    enum lang lang)
{
	struct str s = STR_NONE;

	for (size_t i = 0; i < st->kinds_n && i < 64; i++)
		if ((kinds >> i & 1) != 0)
			s = str_join(a, s, lang_label(&st->kinds[i].n, lang));
	return s;
}

void
lang_yourself(struct text *out)
{
	for (int l = 0; l < LANG_MAX; l++)
		out->in[l] = prose_get(PROSE_YOURSELF, (enum lang)l);
}

struct str
doc_label(const struct doc *d, const struct named *n)
{
	return lang_label(n, d->lang);
}

struct str
doc_field_label(struct doc *d, int field)
{
	const struct field *f = &d->st->fields[field];

	if (f->parent < 0)
		return doc_label(d, &f->n);
	return say2(d, PROSE_LABELLED,
	    doc_label(d, &d->st->fields[f->parent].n), doc_label(d, &f->n));
}

struct str
doc_beside(struct doc *d, struct str s, struct str more)
{
	return more.n == 0 ? s : say2(d, PROSE_BESIDE, s, more);
}

/* Whether it is named with those of whom it is kept: where these are not all
 * whom the purpose is for. */
static bool
says_whom(struct doc *d, const struct field *f)
{
	struct meant all;

	if (d->by == NULL || !meant_any(&f->kept_of))
		return false;
	all = purpose_meant(d->by, purpose_stages(d->by));
	return !meant_within(d->st, &all, &f->kept_of);
}

static void
list_field(struct doc *d, struct list *l, const struct field *f)
{
	if (says_whom(d, f))
		list_add(d, l, doc_of_some(d, f, doc_label(d, &f->n)));
	else
		list_label(d, l, doc_label(d, &f->n));
}

/* A record of which only some parts are meant, or of which a part is kept of
 * fewer: with the names of the parts. */
static struct str
record_label(struct doc *d, const struct field *f, const struct list *parts)
{
	struct str label = doc_label(d, &f->n);

	if (says_whom(d, f))
		label = doc_of_some(d, f, label);
	return doc_beside(d, label, list_comma(d, parts));
}

void
doc_list_fields(struct doc *d, const struct fieldset *set, struct list *all)
{
	const struct statement *st = d->st;
	struct fieldset whole = statement_whole(st, set);

	for (size_t i = 0; i < st->fields_n; i++) {
		const struct field *f = &st->fields[i];
		struct list parts = { .n = 0 };
		bool some = false;

		if (f->parent >= 0 || !fieldset_has(&whole, (int)i))
			continue;
		for (size_t j = 0; j < f->parts.n; j++) {
			const struct field *part = &st->fields[f->parts.at[j]];

			if (!fieldset_has(&whole, part->n.no))
				continue;
			list_field(d, &parts, part);
			some = some || says_whom(d, part);
		}
		if (parts.n == f->parts.n && !some)
			list_field(d, all, f);
		else
			list_add(d, all, record_label(d, f, &parts));
	}
}

struct str
doc_fields(struct doc *d, const struct fieldset *set)
{
	struct list all = { .n = 0 };

	doc_list_fields(d, set, &all);
	return list_and(d, &all);
}

struct str
doc_fields_and(struct doc *d, const struct fieldset *set, enum fact_type type,
    int no)
{
	struct list all = { .n = 0 };

	doc_list_fields(d, set, &all);
	for (size_t i = 0; i < d->st->facts_n; i++) {
		const struct fact *f = &d->st->facts[i];

		if (fact_is_category(f) && fact_lists(f, type, no))
			list_label(d, &all, doc_label(d, &f->n));
	}
	return list_and(d, &all);
}

/* The label of a camera or an event names a thing, and no information. */
void
list_data(struct doc *d, struct list *l, const struct fact *f)
{
	struct str label = doc_label(d, &f->n);

	if (f->kind == FACT_EVENT)
		list_add(d, l, say1(d, PROSE_AS_SIGNED_UP, label));
	else if (f->kind != FACT_SURVEILLANCE)
		list_label(d, l, label);
	else if (fact_says(f, FACT_PROPERTY_SURVEILLANCE_LIVE)->said)
		list_add(d, l, say1(d, PROSE_AS_SEEN, label));
	else
		list_add(d, l, say1(d, PROSE_AS_FILMED, label));
}

struct str
doc_given(struct doc *d, const struct processor *p)
{
	struct list l = { .n = 0 };

	doc_list_fields(d, &p->fields, &l);
	for (size_t i = 0; i < p->data.n; i++)
		list_label(d, &l, doc_label(d, &d->st->facts[p->data.at[i]].n));
	return list_and(d, &l);
}

struct str
doc_purposes(struct doc *d, const struct index_list *purposes)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < purposes->n; i++)
		list_label(d, &l,
		    doc_label(d, &d->st->purposes[purposes->at[i]].n));
	return list_comma(d, &l);
}

struct str
doc_purposes_quoted(struct doc *d, const struct index_list *purposes)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < purposes->n; i++)
		list_add(d, &l,
		    say1(d, PROSE_QUOTED,
			doc_label(d, &d->st->purposes[purposes->at[i]].n)));
	return list_and(d, &l);
}

static struct list
by_list(struct doc *d, unsigned channels, bool link)
{
	static const enum prose by[CHANNEL_MAX] = {
#define CHANNEL(name, en, nb, nn, label) [CHANNEL_##name] = PROSE_BY_##name,
#include "policy/channels.def"
#undef CHANNEL
	};
	struct list l = { .n = 0 };

	if (link)
		list_add(d, &l, say0(d, PROSE_BY_LINK));
	for (int c = 0; c < CHANNEL_MAX; c++) {
		if ((channels >> c & 1) != 0)
			list_add(d, &l, say0(d, by[c]));
	}
	return l;
}

struct str
doc_by_each(struct doc *d, unsigned channels)
{
	struct list l = by_list(d, channels, false);

	return list_and(d, &l);
}

struct str
doc_by(struct doc *d, unsigned channels, bool link)
{
	struct list l = by_list(d, channels, link);

	if (l.n < 2)
		return list_comma(d, &l);
	l.at[l.n - 2] = say2(d, PROSE_OR, l.at[l.n - 2], l.at[l.n - 1]);
	l.n--;
	return list_comma(d, &l);
}

struct str
doc_channels(struct doc *d, unsigned channels)
{
	struct list l = { .n = 0 };

	for (int c = 0; c < CHANNEL_MAX; c++) {
		if ((channels >> c & 1) != 0)
			list_add(d, &l,
			    channel_label((enum channel)c, d->lang));
	}
	return list_and(d, &l);
}

static const struct {
	enum prose name;
	const char *article;
} bases[] = {
	[BASIS_A] = { PROSE_BASIS_SHORT_A, "GDPR Art. 6(1)(a)" },
	[BASIS_B] = { PROSE_BASIS_SHORT_B, "GDPR Art. 6(1)(b)" },
	[BASIS_C] = { PROSE_BASIS_SHORT_C, "GDPR Art. 6(1)(c)" },
	[BASIS_D] = { PROSE_BASIS_SHORT_D, "GDPR Art. 6(1)(d)" },
	[BASIS_E] = { PROSE_BASIS_SHORT_E, "GDPR Art. 6(1)(e)" },
	[BASIS_F] = { PROSE_BASIS_SHORT_F, "GDPR Art. 6(1)(f)" },
};

struct str
doc_basis_short(struct doc *d, enum basis_code code)
{
	return say0(d, bases[code].name);
}

struct str
lang_basis_name(struct arena *a, enum basis_code code, enum lang lang)
{
	struct doc d = { .a = a, .lang = lang };

	if (code == BASIS_NONE || (unsigned)code >= ARRAY_LEN(bases))
		return STR_NONE;
	return doc_beside(&d, doc_basis_short(&d, code),
	    doc_cite(&d, str_of(bases[code].article)));
}

struct str
doc_basis(struct doc *d, const struct basis *b)
{
	return lang_basis_name(d->a, b->code, d->lang);
}

struct unit {
	enum prose one, many;
	enum prose every[3]; /* every one, every two, every {1} */
};

#define EVERY(u)                                                         \
	{                                                                \
		PROSE_EVERY_##u, PROSE_EVERY_##u##_2, PROSE_EVERY_##u##S \
	}
static const struct unit units[] = {
	{ PROSE_UNIT_YEAR, PROSE_UNIT_YEARS, EVERY(YEAR) },
	{ PROSE_UNIT_MONTH, PROSE_UNIT_MONTHS, EVERY(MONTH) },
	{ PROSE_UNIT_WEEK, PROSE_UNIT_WEEKS, EVERY(WEEK) },
	{ PROSE_UNIT_DAY, PROSE_UNIT_DAYS, EVERY(DAY) },
	{ PROSE_UNIT_HOUR, PROSE_UNIT_HOURS, EVERY(HOUR) },
};

/* How many of each unit, as it was said. */
struct amounts {
	int32_t of[ARRAY_LEN(units)];
};

static struct amounts
amounts_of(struct period p)
{
	int32_t weeks = p.in_weeks && p.days % 7 == 0 ? p.days / 7 : 0;

	return (struct amounts){ { p.years, p.months, weeks,
	    weeks != 0 ? 0 : p.days, p.hours } };
}

struct str
lang_period(struct arena *a, struct period p, enum lang lang)
{
	const struct amounts amounts = amounts_of(p);
	struct doc d = { .a = a, .lang = lang };
	struct list l = { .n = 0 };

	for (size_t i = 0; i < ARRAY_LEN(units); i++) {
		struct str unit =
		    prose_get(amounts.of[i] == 1 ? units[i].one : units[i].many,
			lang);

		if (amounts.of[i] != 0)
			list_add(&d, &l,
			    arena_printf(a, "%d " STR_FMT, amounts.of[i],
				STR_ARG(unit)));
	}
	return list_and(&d, &l);
}

static struct str
kept_from(struct arena *a, const struct keep_clause *c, enum lang lang,
    enum prose at_once)
{
	struct doc d = { .a = a, .lang = lang };
	struct str period = lang_period(a, c->after, lang);

	if (!c->year_end)
		return period;
	return period_is_zero(c->after) ? say0(&d, at_once)
					: say1(&d, PROSE_FROM_YEAR_END, period);
}

struct str
lang_kept_after(struct arena *a, const struct keep_clause *c, enum lang lang)
{
	return kept_from(a, c, lang, PROSE_YEAR_END);
}

struct str
lang_kept(struct arena *a, const struct keep_clause *c, enum lang lang)
{
	return kept_from(a, c, lang, PROSE_UNTIL_YEAR_END);
}

struct str
doc_period(struct doc *d, struct period p)
{
	return lang_period(d->a, p, d->lang);
}

struct str
doc_every(struct doc *d, struct period p)
{
	const struct amounts amounts = amounts_of(p);

	for (size_t i = 0; i < ARRAY_LEN(units); i++) {
		int32_t n = amounts.of[i];

		if (n > 0)
			return say1(d, units[i].every[n > 2 ? 2 : n - 1],
			    doc_number(d, n));
	}
	return STR_NONE;
}

struct str
doc_date(struct doc *d, struct date day)
{
	struct str parts[3];

	if (!date_valid(day) || day.year == 0)
		return STR_NONE;
	parts[0] = doc_number(d, day.day);
	parts[1] =
	    prose_get((enum prose)((int)PROSE_MONTH_1 + (int)day.month - 1),
		d->lang);
	parts[2] = doc_number(d, day.year);
	return prose_fill(d->a, prose_get(PROSE_DATE, d->lang), parts, 3);
}

struct str
doc_number(struct doc *d, int n)
{
	return arena_printf(d->a, "%d", n);
}

/* A name with its capital inside, "itSMF", is written as it is. */
static bool
is_written_so(struct str s)
{
	for (size_t i = 1; i < s.n && s.p[i] != ' '; i++)
		if (s.p[i] >= 'A' && s.p[i] <= 'Z' && s.p[i - 1] >= 'a' &&
		    s.p[i - 1] <= 'z')
			return true;
	return false;
}

/* The first letter of a heading: a to z, and those of two bytes in Latin-1
 * from à on; ÷ has no capital, and ß and ÿ have theirs elsewhere. */
struct str
doc_capital(struct doc *d, struct str s)
{
	struct str r = arena_str(d->a, s);
	char *to;

	if (s.n == 0 || is_written_so(s))
		return s;
	to = arena_alloc(d->a, s.n);
	for (size_t i = 0; i < s.n; i++)
		to[i] = s.p[i];
	r.p = to;
	if (to[0] >= 'a' && to[0] <= 'z')
		to[0] = (char)(to[0] - 'a' + 'A');
	else if (s.n > 1 && (unsigned char)to[0] == 0xc3 &&
		 (unsigned char)to[1] >= 0xa0 && (unsigned char)to[1] < 0xbf &&
		 (unsigned char)to[1] != 0xb7)
		to[1] = (char)((unsigned char)to[1] - 0x20);
	return r;
}

struct str
lang_capital(struct arena *a, struct str s)
{
	struct doc d = { .a = a };

	return doc_capital(&d, s);
}

struct str
doc_heading(struct doc *d, const struct named *n, struct str otherwise)
{
	return text_is_empty(&n->label) ? otherwise
					: doc_capital(d, doc_label(d, n));
}

struct str
doc_controller_name(const struct doc *d, const struct controller *c)
{
	if (c->many && text_in(&c->plural, d->lang).n > 0)
		return text_in(&c->plural, d->lang);
	return text_is_empty(&c->legal_name) ? doc_label(d, &c->n)
					     : text_in(&c->legal_name, d->lang);
}

struct str
doc_controller_first(struct doc *d, const struct controller *c)
{
	struct str name = doc_controller_name(d, c);

	return c->many ? doc_capital(d, name) : name;
}

struct str
doc_processor_name(const struct doc *d, const struct processor *p)
{
	if (p->controller >= 0)
		return doc_controller_name(d,
		    &d->st->controllers[p->controller]);
	return text_is_empty(&p->legal_name) ? doc_label(d, &p->n)
					     : text_in(&p->legal_name, d->lang);
}

struct str
lang_controller_label(const struct controller *c, enum lang lang)
{
	if (c->many && text_in(&c->plural, lang).n > 0)
		return text_in(&c->plural, lang);
	return text_is_empty(&c->n.label) ? text_in(&c->legal_name, lang)
					  : lang_label(&c->n, lang);
}

struct str
doc_controllers(struct doc *d)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < d->st->controllers_n; i++)
		list_add(d, &l, doc_controller_name(d, &d->st->controllers[i]));
	return list_names(d, &l);
}

struct str
doc_controllers_of(struct doc *d, const struct index_list *which)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < which->n; i++)
		list_add_once(d, &l,
		    doc_controller_name(d, &d->st->controllers[which->at[i]]));
	return list_names(d, &l);
}

static bool
for_outsiders(const struct statement *st, const struct purpose *p)
{
	for (size_t i = 0; i < p->kinds.n; i++)
		if (st->kinds[p->kinds.at[i]].outside)
			return true;
	return false;
}

/* People outside the register belong to none of them. */
bool
doc_belongs(const struct statement *st, int controller)
{
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];

		if ((purpose_decides(p, controller) ||
			index_list_has(&p->done_by, controller)) &&
		    for_outsiders(st, p))
			return false;
	}
	return true;
}

struct str
doc_their(struct doc *d, int controller, enum prose whose)
{
	const struct controller *c = &d->st->controllers[controller];

	if (!c->many)
		return doc_controller_name(d, c);
	if (!text_is_empty(&c->which))
		return text_in(&c->which, d->lang);
	if (!doc_belongs(d->st, controller))
		whose = PROSE_CONCERNED;
	return say1(d, whose, doc_label(d, &c->n));
}

struct str
doc_before_verb(struct doc *d, const struct purpose *p, struct str names)
{
	const struct controller *all = d->st->controllers;
	bool many = all[p->controller].many;

	for (size_t i = 0; i < p->jointly.n; i++)
		many = many || all[p->jointly.at[i]].many;
	return many ? say1(d, PROSE_ENDS_CLAUSE, names) : names;
}

void
doc_list_deciders(struct doc *d, const struct purpose *p, enum prose whose,
    bool many, struct list *l)
{
	const struct controller *all = d->st->controllers;

	if (all[p->controller].many == many)
		list_add_once(d, l, doc_their(d, p->controller, whose));
	for (size_t i = 0; i < p->jointly.n; i++)
		if (all[p->jointly.at[i]].many == many)
			list_add_once(d, l,
			    doc_their(d, p->jointly.at[i], whose));
}

struct str
doc_deciders(struct doc *d, const struct purpose *p, enum prose whose)
{
	struct list l = { .n = 0 };

	doc_list_deciders(d, p, whose, false, &l);
	doc_list_deciders(d, p, whose, true, &l);
	return list_names(d, &l);
}

struct str
doc_doers(struct doc *d, const struct index_list *which)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < which->n; i++)
		list_add_once(d, &l, doc_their(d, which->at[i], PROSE_YOURS));
	return list_names(d, &l);
}

struct word_row {
	const char *en, *nb;
	enum prose key;
};

static struct str
find_word(struct doc *d, const struct word_row *rows, size_t n, struct str word)
{
	for (size_t i = 0; i < n; i++) {
		if (str_is(word, rows[i].en) || str_is(word, rows[i].nb))
			return say0(d, rows[i].key);
	}
	return word;
}

struct str
doc_grade(struct doc *d, struct str word)
{
	static const struct word_row rows[] = {
		{ "open", "åpen", PROSE_GRADE_OPEN },
		{ "internal", "intern", PROSE_GRADE_INTERNAL },
		{ "confidential", "fortrolig", PROSE_GRADE_CONFIDENTIAL },
		{ "strict", "strengt fortrolig", PROSE_GRADE_STRICT },
	};

	return find_word(d, rows, ARRAY_LEN(rows), word);
}

struct str
doc_category(struct doc *d, struct str word)
{
	static const struct word_row rows[] = {
		{ "necessary", "nødvendig", PROSE_CAT_NECESSARY },
		{ "preferences", "preferanser", PROSE_CAT_PREFERENCES },
		{ "statistics", "statistikk", PROSE_CAT_STATISTICS },
		{ "marketing", "markedsføring", PROSE_CAT_MARKETING },
	};

	return find_word(d, rows, ARRAY_LEN(rows), word);
}

/* The label of what the statement declares by that name. */
static struct str
declared_label(const struct statement *st, struct str name, enum lang lang)
{
	int purpose = statement_purpose(st, name);

	for (size_t i = 0; i < st->facts_n; i++)
		if (str_eq(st->facts[i].n.name, name))
			return lang_label(&st->facts[i].n, lang);
	for (size_t i = 0; i < st->controllers_n; i++)
		if (str_eq(st->controllers[i].n.name, name))
			return lang_controller_label(&st->controllers[i], lang);
	return purpose < 0 ? STR_NONE
			   : lang_label(&st->purposes[purpose].n, lang);
}

static const struct word_row covers[] = {
	{ "registry", "register", PROSE_COVER_REGISTRY },
	{ "portal", "portalen", PROSE_COVER_PORTAL },
	{ "newsletter", "nyhetsbrev", PROSE_COVER_NEWSLETTER },
	{ "enquiries", "henvendelser", PROSE_COVER_ENQUIRIES },
	{ "services", "tjenester", PROSE_COVER_SERVICES },
	{ "events", "arrangementer", PROSE_COVER_EVENTS },
	{ "website", "nettsted", PROSE_COVER_WEBSITE },
};

struct str
lang_cover(const struct statement *st, struct str name, enum lang lang)
{
	for (size_t i = 0; i < ARRAY_LEN(covers); i++)
		if (str_is(name, covers[i].en) || str_is(name, covers[i].nb))
			return prose_get(covers[i].key, lang);
	return declared_label(st, name, lang);
}

struct str
doc_cover(struct doc *d, struct str name)
{
	struct str label = lang_cover(d->st, name, d->lang);

	return label.n > 0 ? label : name;
}

struct str
doc_country(struct doc *d, struct str code)
{
	return str_is(code, "EU") ? say0(d, PROSE_COUNTRY_EU)
				  : country_said(code, d->lang);
}

struct str
doc_countries(struct doc *d, const struct country_list *countries)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < countries->n; i++)
		list_add(d, &l, doc_country(d, countries->at[i]));
	return list_and(d, &l);
}

struct str
doc_where(struct doc *d, const struct country_list *countries)
{
	struct str all = doc_countries(d, countries);

	if (all.n == 0)
		return STR_NONE;
	return say1(d, countries->n > 1 ? PROSE_D_COUNTRIES : PROSE_RC_COUNTRY,
	    all);
}

struct str
doc_activity(struct doc *d, enum activity a)
{
	static const enum prose names[ACTIVITY_MAX] = {
#define ACTIVITY(name, en, nb, about) [ACTIVITY_##name] = PROSE_DO_##name,
#include "policy/activities.def"
#undef ACTIVITY
	};

	return say0(d, names[a]);
}
