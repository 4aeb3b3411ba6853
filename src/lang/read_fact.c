/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/read_fact: declared facts. Every kind and property is a row of
 * policy/facts.def, and one function reads a value of each type.
 */
#include "lang/read.h"

struct facting {
	struct named n;
	struct fact *f;
};

static const enum kw kind_keywords[FACT_MAX] = {
#define FACT(name, en, nb, section, state, about_en, about_nb) KW_FACT_##name,
#include "policy/facts.def"
};
static const enum kw property_keywords[FACT_PROPERTY_MAX] = {
#define FACT_PROPERTY(fact, name, kw, type, prose, article, en, nb, ex) KW_##kw,
#include "policy/facts.def"
};

enum kw
fact_keyword(enum fact_kind kind)
{
	return kind_keywords[kind];
}

enum kw
fact_property_keyword(enum fact_property p)
{
	return property_keywords[p];
}

enum fact_kind
read_fact_kind(const struct item *item)
{
	int k = 0;

	while (k < FACT_MAX && !token_is(&item->at[0], kind_keywords[k]))
		k++;
	return (enum fact_kind)k;
}

struct str
lang_property_word(const struct fact_row *row, enum lang messages)
{
	return phrase_in(&lang_keywords[property_keywords[row->property]],
	    messages);
}

/* ---- values --------------------------------------------------------- */

/*
 * lines = TEXT { "," TEXT } .
 */
static void
read_lines(struct cursor *c, struct fact_value *v)
{
	size_t cap = 0;
	struct str s;

	do {
		if (cursor_text(c, &s))
			*(struct str *)ARENA_PUSH(c->r->a, v->lines, v->lines_n,
			    cap) = s;
	} while (cursor_comma(c));
}

/*
 * people = NUMBER "people" .
 */
static void
read_people(struct cursor *c, struct fact_value *v)
{
	int64_t n = 0;

	if (cursor_number(c, 1000000, &n))
		(void)cursor_keyword(c, KW_PEOPLE);
	v->number = (int)n;
}

static void
read_value_event(struct cursor *c, struct fact_value *v)
{
	struct keep_clock from;

	if (!read_event(c, &from))
		return;
	v->after = (int)from.trigger;
	v->number = from.field;
	v->year_end = from.year_end;
}

/* "0 days after EVENT" is until it, where that can be said. */
static bool
is_until(struct cursor *c)
{
	const struct item *item = c->item;
	struct token *t = cursor_peek(c);
	struct str event;

	if (!cursor_more(c) || t->type != TOKEN_NUMBER || t->number != 0 ||
	    c->i + 3 >= item->n || !token_is(&t[2], KW_AFTER))
		return false;
	event = t[3].text;
	event.n = (size_t)(item->at[item->n - 1].text.p +
			   item->at[item->n - 1].text.n - event.p);
	message_say(&c->r->m, MESSAGE_period_until, t->pos, event, STR_NONE);
	c->failed = true;
	return true;
}

/*
 * kept = PERIOD [ "after" event ] .
 */
void
read_kept(struct cursor *c, bool until, struct fact_value *v)
{
	if ((!until || !is_until(c)) && cursor_period(c, &v->period) &&
	    cursor_take(c, KW_AFTER))
		read_value_event(c, v);
}

/*
 * until = event | text .
 */
static void
read_until(struct cursor *c, struct fact_value *v)
{
	const struct token *t = cursor_peek(c);
	enum lang l;

	if (cursor_more(c) && t->type == TOKEN_WORD &&
	    lang_find(t->text, &l) != ERR_OK &&
	    !token_is(t, KW_ALL_LANGUAGES)) {
		read_value_event(c, v);
		cursor_no_block(c);
	} else {
		read_text(c, &v->text);
	}
}

static int
read_role_index(struct cursor *c)
{
	struct str name;

	return read_role_name(c, &name);
}

/*
 * names = NAME { "," NAME } .
 */
static void
read_names(struct cursor *c, struct fact_value *v, int (*read)(struct cursor *))
{
	do {
		struct pos pos = cursor_pos(c);

		read_index_into(c, &v->list, read(c), pos);
	} while (cursor_comma(c));
}

static void
read_list(struct cursor *c, enum fact_type type, struct fact_value *v)
{
	switch (type) {
	case FACT_TYPE_PURPOSES:
		read_names(c, v, read_purpose_name);
		break;
	case FACT_TYPE_KINDS:
		read_names(c, v, read_kind_name);
		break;
	case FACT_TYPE_SOURCES:
		read_names(c, v, read_source_or_person);
		break;
	case FACT_TYPE_ROLES:
		read_names(c, v, read_role_index);
		break;
	case FACT_TYPE_RECIPIENTS:
		read_names(c, v, read_recipient_name);
		break;
	case FACT_TYPE_PROCESSORS:
		read_names(c, v, read_processor_name);
		break;
	case FACT_TYPE_PROFILES:
		read_names(c, v, read_profile_name);
		break;
	default:
		read_names(c, v, read_system_name);
		break;
	}
}

/*
 * rights = RIGHT { "," RIGHT } .
 */
static void
read_rights_of(struct cursor *c, struct fact_value *v)
{
	int right;

	do
		if (cursor_word(c, WORDS_RIGHT, NOUN_RIGHT, &right))
			v->rights |= 1U << right;
	while (cursor_comma(c));
}

static void
read_value(struct cursor *c, const struct fact *f, enum fact_type type,
    struct fact_value *v)
{
	switch (type) {
	case FACT_TYPE_TEXT:
		read_text(c, &v->text);
		return; /* it may have a block */
	case FACT_TYPE_FLAG:
		break;
	case FACT_TYPE_WORDS:
	case FACT_TYPE_NAMED:
		read_words(c, &v->text);
		return;
	case FACT_TYPE_BY_WORDS:
		if (cursor_keyword(c, KW_BY))
			read_words_inline(c, &v->text);
		break;
	case FACT_TYPE_LINE:
		(void)cursor_text(c, &v->line);
		break;
	case FACT_TYPE_LINES:
		read_lines(c, v);
		break;
	case FACT_TYPE_TERM:
		(void)read_term(c, &v->line);
		break;
	case FACT_TYPE_DATE:
		(void)cursor_date(c, &v->date);
		break;
	case FACT_TYPE_PERIOD:
		(void)cursor_period(c, &v->period);
		break;
	case FACT_TYPE_KEPT:
		read_kept(c, fact_until(f) != NULL, v);
		break;
	case FACT_TYPE_UNTIL:
		read_until(c, v);
		return; /* a text may have a block */
	case FACT_TYPE_PEOPLE:
		read_people(c, v);
		break;
	case FACT_TYPE_FIELDS:
		v->fields = ARENA_NEW(c->r->a, struct fieldset);
		read_fields_or_data(c, v->fields, &v->list);
		break;
	case FACT_TYPE_COUNTRIES:
		read_countries(c, &v->countries);
		break;
	case FACT_TYPE_CHANNELS:
		v->channels = read_channels(c);
		break;
	case FACT_TYPE_RIGHTS:
		read_rights_of(c, v);
		break;
	default:
		read_list(c, type, v);
		break;
	}
	cursor_no_block(c);
}

/* The row whose keyword the line begins with; read_line() took it. */
static void
read_fact_property(struct cursor *c, void *to)
{
	struct fact *f = ((struct facting *)to)->f;
	struct token *t = &c->item->at[0];
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n; i++) {
		if (!token_is(t, property_keywords[rows[i].property]))
			continue;
		f->values[i].said = true;
		f->values[i].after = -1;
		f->values[i].pos = t->pos;
		read_value(c, f, rows[i].type, &f->values[i]);
		return;
	}
}

/* ---- what every fact may say ---------------------------------------- */

static void
read_fact_purposes(struct cursor *c, void *to)
{
	read_purposes(c, &((struct facting *)to)->f->purposes);
	cursor_no_block(c);
}

static void
read_fact_provision(struct cursor *c, void *to)
{
	read_words(c, &((struct facting *)to)->f->provision);
}

static void
read_fact_link(struct cursor *c, void *to)
{
	(void)cursor_text(c, &((struct facting *)to)->f->link);
	cursor_no_block(c);
}

/*
 * attested = "attested by" ROLE "on" DATE .
 */
static void
read_fact_attested(struct cursor *c, void *to)
{
	struct fact *f = ((struct facting *)to)->f;

	(void)read_role_name(c, &f->attested_by);
	if (cursor_keyword(c, KW_ON))
		(void)cursor_date(c, &f->attested_on);
	cursor_no_block(c);
}

static void
read_fact_review(struct cursor *c, void *to)
{
	(void)cursor_date(c, &((struct facting *)to)->f->review_by);
	cursor_no_block(c);
}

static void
read_fact_controller(struct cursor *c, void *to)
{
	read_controllers(c, &((struct facting *)to)->f->controllers);
	cursor_no_block(c);
}

static const struct property common[] = {
	PROPERTY_LABEL,
	{ KW_FOR_PURPOSES, read_fact_purposes, false },
	{ KW_PROVISION, read_fact_provision, false },
	{ KW_LINK, read_fact_link, false },
	{ KW_ATTESTED_BY, read_fact_attested, false },
	{ KW_REVIEW_BY, read_fact_review, false },
	{ KW_CONTROLLER, read_fact_controller, false },
};

/*
 * fact = KIND-OF-FACT NAME "{" { label | its own properties
 *      | "for purposes" purposes | "provision" words | "link" TEXT
 *      | "attested by" ROLE "on" DATE | "review by" DATE
 *      | "controller" controllers } "}" .
 */
void
read_fact(struct reader *r, struct item *item)
{
	struct fact *f = &r->st->facts[item->no];
	struct facting to = { .n = f->n, .f = f };
	struct cursor c = cursor_of(r, item);
	struct property *table;
	struct str name;
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	table = ARENA_ARRAY(r->a, struct property, ARRAY_LEN(common) + n);
	f->values = ARENA_ARRAY(r->a, struct fact_value, n + 1);
	for (size_t i = 0; i < n; i++)
		table[i] = (struct property){
			.kw = property_keywords[rows[i].property],
			.read = read_fact_property,
		};
	for (size_t i = 0; i < ARRAY_LEN(common); i++)
		table[n + i] = common[i];
	(void)cursor_take(&c, fact_keyword(f->kind));
	(void)cursor_name(&c, &name);
	cursor_end(&c);
	read_block(r, item, fact_keyword(f->kind), table, ARRAY_LEN(common) + n,
	    &to);
	f->n = to.n;
}

void
lower_gets(struct reader *r)
{
	struct statement *st = r->st;

	for (size_t i = 0; i < st->recipients_n; i++) {
		const struct index_list *data = &st->recipients[i].data;

		for (size_t k = 0; k < data->n; k++) {
			const struct fact *f = &st->facts[data->at[k]];
			struct fact_value *v = f->values;

			if (v == NULL) /* its block is broken */
				continue;
			v += fact_recipients(f) - f->values;
			v->said = true;
			if (!index_list_has(&v->list, (int)i))
				index_list_add(r->a, &v->list, (int)i);
		}
	}
}
