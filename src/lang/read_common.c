/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_common: names, lists and blocks, by which all else is read. */
#include "lang/read.h"

#include "lang/grammar.h"
#include "policy/country.h"

void
index_list_add(struct arena *a, struct index_list *l, int i)
{
	int *at = ARENA_ARRAY(a, int, l->n + 1);

	for (size_t k = 0; k < l->n; k++)
		at[k] = l->at[k];
	at[l->n++] = i;
	l->at = at;
}

/* ---- properties ----------------------------------------------------- */

/* The row of a label stands for each language, and for all of them. */
static bool
takes(struct cursor *c, enum kw kw)
{
	enum lang l;

	if (kw != KW_LANGUAGE)
		return cursor_take(c, kw);
	return cursor_language(c, &l) || cursor_take(c, KW_ALL_LANGUAGES);
}

void
read_line(struct reader *r, struct item *kid, enum kw what,
    const struct property *table, size_t n, uint32_t *seen, void *to)
{
	struct cursor c = cursor_of(r, kid);

	if (kid->broken)
		return;
	for (size_t i = 0; i < n; i++) {
		if (!takes(&c, table[i].kw))
			continue;
		if (seen[i] != 0 && !table[i].many) {
			message_twice(&r->m, kid->at[0].pos, kid->at[0].phrase,
			    seen[i], grammar_lists(what, table[i].kw));
			return;
		}
		seen[i] = kid->at[0].pos.line;
		table[i].read(&c, to);
		cursor_end(&c);
		return;
	}
	if (!kept_vaguely(r, kid))
		read_unknown_line(r, kid, what, table, n);
}

void
read_block(struct reader *r, struct item *item, enum kw what,
    const struct property *table, size_t n, void *to)
{
	uint32_t *seen = ARENA_ARRAY(r->a, uint32_t, n);

	if (item->open == NULL) {
		if (!item->broken)
			message_say(&r->m, MESSAGE_needs_block, item->at[0].pos,
			    item_word(item), STR_NONE);
		return;
	}
	for (size_t i = 0; i < item->kids_n; i++)
		read_line(r, &item->kids[i], what, table, n, seen, to);
}

void
read_construct_head(struct reader *r, struct item *item, enum kw kw, bool named)
{
	struct cursor c = cursor_of(r, item);
	struct str name;

	(void)cursor_take(&c, kw);
	if (named)
		(void)cursor_name(&c, &name);
	cursor_end(&c);
}

/* ---- texts ---------------------------------------------------------- */

static void
put_text(struct cursor *c, enum lang l, struct pos pos, struct text *out)
{
	struct str s;
	struct str code = str_of(lang_code(l));

	if (!cursor_text(c, &s))
		return;
	if (out->in[l].p != NULL && (out->same >> l & 1) == 0) {
		message_say(&c->r->m, MESSAGE_said_twice, pos, code,
		    arena_printf(c->r->a, "%u", (unsigned)out->pos.line));
		return;
	}
	if (!c->r->st->langs[l] && c->r->languages.line != 0)
		message_warn(&c->r->m, MESSAGE_undeclared_language, pos, code,
		    STR_NONE);
	if (out->pos.line == 0)
		out->pos = pos;
	out->in[l] = s;
	out->same &= ~(1U << l);
}

/* The same in all languages of the statement that say nothing else. */
static void
put_same(struct cursor *c, struct pos pos, struct text *out)
{
	bool again = out->same != 0;
	struct str s;

	if (!cursor_text(c, &s))
		return;
	for (int l = 0; !again && l < LANG_MAX; l++)
		if (c->r->st->langs[l] && out->in[l].p == NULL) {
			out->in[l] = s;
			out->same |= 1U << l;
		}
	if (again || (out->same == 0 && c->r->languages.line != 0))
		message_say(&c->r->m, MESSAGE_said_twice, pos,
		    keyword_shown(c->r, KW_ALL_LANGUAGES),
		    arena_printf(c->r->a, "%u", (unsigned)out->pos.line));
	if (out->pos.line == 0)
		out->pos = pos;
}

/* One text of several, if one is next. */
static bool
read_one_text(struct cursor *c, struct text *out)
{
	struct pos pos = cursor_pos(c);
	enum lang l;

	if (cursor_take(c, KW_ALL_LANGUAGES))
		put_same(c, pos, out);
	else if (cursor_language(c, &l))
		put_text(c, l, pos, out);
	else
		return false;
	return true;
}

/*
 * texts = one { one } .
 * one   = ( LANGUAGE | "in all languages" ) TEXT .
 */
void
read_texts_inline(struct cursor *c, struct text *out)
{
	if (!read_one_text(c, out))
		cursor_expected_noun(c, NOUN_TEXTS);
	while (read_one_text(c, out))
		;
}

/*
 * text = texts | "{" { texts } "}" .
 */
void
read_text(struct cursor *c, struct text *out)
{
	struct item *item = c->item;

	if (cursor_more(c) || c->failed || item->open == NULL) {
		read_texts_inline(c, out);
		cursor_no_block(c);
		return;
	}
	for (size_t i = 0; i < item->kids_n; i++) {
		struct cursor k = cursor_of(c->r, &item->kids[i]);

		read_texts_inline(&k, out);
		cursor_no_block(&k);
	}
	if (out->pos.line == 0)
		out->pos = item->at[0].pos;
}

/* A language and its text are next. */
static bool
is_one_text(struct cursor *c)
{
	const struct token *t = cursor_peek(c);
	enum lang l;

	return cursor_more(c) && c->i + 1 < c->item->n &&
	       t->type == TOKEN_WORD &&
	       (lang_find(t->text, &l) == ERR_OK ||
		   token_is(t, KW_ALL_LANGUAGES)) &&
	       (t[1].type == TOKEN_TEXT || t[1].type == TOKEN_BLOCK);
}

/* One text in the place of one in each language. */
static void
put_once(struct cursor *c, struct text *out)
{
	struct token *t = cursor_peek(c);
	bool some = c->r->languages.line != 0;
	struct str s;

	out->pos = cursor_pos(c);
	if (!cursor_text(c, &s))
		return;
	t->once = true;
	out->once = true;
	for (int l = 0; l < LANG_MAX; l++)
		if (!some || c->r->st->langs[l])
			out->in[l] = s;
	if (is_one_text(c)) {
		message_say(&c->r->m, MESSAGE_language_missing, t->pos, t->text,
		    cursor_peek(c)->text);
		c->failed = true;
	}
}

/*
 * words = TEXT | texts .
 */
void
read_words_inline(struct cursor *c, struct text *out)
{
	const struct token *t = cursor_peek(c);

	if (is_one_text(c))
		read_texts_inline(c, out);
	else if (cursor_more(c) &&
		 (t->type == TOKEN_TEXT || t->type == TOKEN_BLOCK))
		put_once(c, out);
	else
		cursor_expected_noun(c, NOUN_WORDS);
}

/*
 * words = TEXT | text .
 */
void
read_words(struct cursor *c, struct text *out)
{
	if (!c->failed && !cursor_more(c) && c->item->open != NULL) {
		read_text(c, out);
		return;
	}
	read_words_inline(c, out);
	cursor_no_block(c);
}

/*
 * label = texts .         The language was taken already.
 */
void
read_label(struct cursor *c, void *to)
{
	struct named *n = to;

	c->i--;
	read_texts_inline(c, &n->label);
	cursor_no_block(c);
}

/*
 * about = "about" text .
 */
void
read_about(struct cursor *c, void *to)
{
	struct named *n = to;

	read_text(c, &n->about);
}

/* ---- names in use --------------------------------------------------- */

struct reach {
	const struct named *first;
	size_t n, size; /* how many, and how far apart */
};
#define REACH(array, count)                                            \
	((struct reach){ .first = (count) == 0 ? NULL : &(array)[0].n, \
	    .n = (count),                                              \
	    .size = sizeof((array)[0]) })

static const struct named *
reach_at(struct reach reach, size_t i)
{
	return (const struct named *)(const void *)((const char *)reach.first +
						    i * reach.size);
}

static int
reach_index(struct reach reach, struct str name)
{
	for (size_t i = 0; i < reach.n; i++)
		if (str_eq(reach_at(reach, i)->name, name))
			return (int)i;
	return -1;
}

/* The name was read, so that the rest of a list is looked at too. */
static void
unknown(struct cursor *c, struct pos pos, enum noun noun, struct str name,
    const struct str *names, size_t n)
{
	message_meant(&c->r->m, MESSAGE_unknown_name, pos,
	    message_noun(&c->r->m, noun), name,
	    lang_suggest(c->r->a, name, names, n), names, n);
}

static int
find_in(struct cursor *c, struct reach reach, enum noun noun,
    struct str *name_out)
{
	struct pos pos = cursor_pos(c);
	struct str name, *names;
	int found;

	if (!cursor_path(c, &name))
		return -1;
	if ((found = reach_index(reach, name)) >= 0) {
		if (name_out != NULL)
			*name_out = name;
		return found;
	}
	if (messages_full(&c->r->m))
		reach.n = 0;
	names = ARENA_ARRAY(c->r->a, struct str, reach.n);
	for (size_t i = 0; i < reach.n; i++)
		names[i] = reach_at(reach, i)->name;
	unknown(c, pos, noun, name, names, reach.n);
	return -1;
}

int
read_source_name(struct cursor *c)
{
	struct statement *st = c->r->st;

	return find_in(c, REACH(st->sources, st->sources_n), NOUN_SOURCE, NULL);
}

int
read_source_or_person(struct cursor *c)
{
	return cursor_take(c, KW_THE_PERSON) ? statement_person_source(c->r->st)
					     : read_source_name(c);
}

int
read_controller_name(struct cursor *c)
{
	struct statement *st = c->r->st;

	return find_in(c, REACH(st->controllers, st->controllers_n),
	    NOUN_CONTROLLER, NULL);
}

int
read_kind_name(struct cursor *c)
{
	struct statement *st = c->r->st;

	return find_in(c, REACH(st->kinds, st->kinds_n), NOUN_KIND, NULL);
}

int
read_purpose_name(struct cursor *c)
{
	struct statement *st = c->r->st;

	return find_in(c, REACH(st->purposes, st->purposes_n), NOUN_PURPOSE,
	    NULL);
}

/* A processor gets what its purposes use, and is no recipient. */
int
read_recipient_name(struct cursor *c)
{
	struct statement *st = c->r->st;
	struct reach all = REACH(st->recipients, st->recipients_n);
	struct cursor ahead = *c;
	struct str name;

	if (cursor_path(&ahead, &name) && reach_index(all, name) < 0 &&
	    reach_index(REACH(st->processors, st->processors_n), name) >= 0) {
		message_say(&c->r->m, MESSAGE_processor_gets, cursor_pos(c),
		    name, STR_NONE);
		*c = ahead;
		return -1;
	}
	return find_in(c, all, NOUN_RECIPIENT, NULL);
}

int
read_processor_name(struct cursor *c)
{
	struct statement *st = c->r->st;

	return find_in(c, REACH(st->processors, st->processors_n),
	    NOUN_PROCESSOR, NULL);
}

static int
read_fact_name(struct cursor *c, enum fact_kind kind, enum noun noun)
{
	const struct statement *st = c->r->st;
	struct pos pos = cursor_pos(c);
	struct str name, *names;
	size_t n = 0;

	if (!cursor_path(c, &name))
		return -1;
	names = ARENA_ARRAY(c->r->a, struct str, st->facts_n);
	if (statement_fact(st, kind, name) >= 0)
		return statement_fact(st, kind, name);
	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == kind)
			names[n++] = st->facts[i].n.name;
	unknown(c, pos, noun, name, names, messages_full(&c->r->m) ? 0 : n);
	return -1;
}

/* Systems and profiles are declared facts among others. */
int
read_system_name(struct cursor *c)
{
	return read_fact_name(c, FACT_SYSTEM, NOUN_SYSTEM);
}

int
read_profile_name(struct cursor *c)
{
	return read_fact_name(c, FACT_PROFILE, NOUN_PROFILE);
}

int
read_group_type_name(struct cursor *c)
{
	struct statement *st = c->r->st;

	return find_in(c, REACH(st->group_types, st->group_types_n),
	    NOUN_GROUP_TYPE, NULL);
}

int
read_role_name(struct cursor *c, struct str *name)
{
	struct statement *st = c->r->st;

	return find_in(c, REACH(st->roles, st->roles_n), NOUN_ROLE, name);
}

int
read_find_field(const struct statement *st, struct str path)
{
	struct str record, part = path;
	int parent;

	(void)str_cut(&part, '.', &record);
	if (part.p == NULL)
		return statement_field(st, record);
	parent = statement_field(st, record);
	return parent < 0 ? -1 : statement_part(st, parent, part);
}

/* Report a field that is not there: perhaps it is one of a record. */
static void
unknown_field(struct cursor *c, struct pos pos, struct str name)
{
	const struct statement *st = c->r->st;
	size_t n = messages_full(&c->r->m) ? 0 : st->fields_n;
	struct str *names = ARENA_ARRAY(c->r->a, struct str, n);

	for (size_t i = 0; i < n; i++) {
		const struct field *f = &st->fields[i];

		names[i] = statement_field_name(c->r->a, c->r->st, (int)i);
		if (f->parent < 0 || !str_eq(f->n.name, name))
			continue;
		message_instead(&c->r->m, MESSAGE_part_without_record, pos,
		    name, st->fields[f->parent].n.name, names[i]);
		return;
	}
	unknown(c, pos, NOUN_FIELD, name, names, n);
}

int
read_field_name(struct cursor *c)
{
	struct pos pos = cursor_pos(c);
	struct str name;
	int field;

	if (!cursor_path(c, &name))
		return -1;
	field = read_find_field(c->r->st, name);
	if (field < 0)
		unknown_field(c, pos, name);
	return field;
}

int
read_part_name(struct cursor *c, int record)
{
	const struct statement *st = c->r->st;
	const struct index_list *parts = &st->fields[record].parts;
	struct pos pos = cursor_pos(c);
	struct str name, *names;
	size_t n = messages_full(&c->r->m) ? 0 : parts->n;
	int part;

	if (!cursor_path(c, &name))
		return -1;
	part = statement_part(st, record, name);
	if (part >= 0)
		return part;
	names = ARENA_ARRAY(c->r->a, struct str, n);
	for (size_t i = 0; i < n; i++)
		names[i] = st->fields[parts->at[i]].n.name;
	unknown(c, pos, NOUN_PART, name, names, n);
	return -1;
}

/* ---- lists ---------------------------------------------------------- */

/*
 * A record brings its parts; a part brings its record, which is what holds it.
 */
void
read_field_into(struct cursor *c, struct fieldset *out)
{
	const struct statement *st = c->r->st;
	struct pos pos = cursor_pos(c);
	int field = read_field_name(c);
	const struct field *f;

	if (field < 0)
		return;
	f = &st->fields[field];
	if (fieldset_has(out, field) && f->type != FIELD_RECORD)
		message_say(&c->r->m, MESSAGE_listed_twice, pos, f->n.name,
		    STR_NONE);
	fieldset_add(out, field);
	if (f->parent >= 0)
		fieldset_add(out, f->parent);
	for (size_t i = 0; i < f->parts.n; i++)
		fieldset_add(out, f->parts.at[i]);
}

/*
 * fields = FIELD { "," FIELD } .
 */
void
read_fields(struct cursor *c, struct fieldset *out)
{
	do
		read_field_into(c, out);
	while (cursor_comma(c));
}

void
read_index_into(struct cursor *c, struct index_list *out, int i, struct pos pos)
{
	if (i < 0)
		return;
	for (size_t k = 0; k < out->n; k++)
		if (out->at[k] == i) {
			message_say(&c->r->m, MESSAGE_listed_twice, pos,
			    c->item->at[c->i - 1].text, STR_NONE);
			return;
		}
	index_list_add(c->r->a, out, i);
}

/*
 * kinds = KIND { "," KIND } .
 */
void
read_kinds(struct cursor *c, struct index_list *out)
{
	do {
		struct pos pos = cursor_pos(c);

		read_index_into(c, out, read_kind_name(c), pos);
	} while (cursor_comma(c));
}

/*
 * purposes = PURPOSE { "," PURPOSE } .
 */
void
read_purposes(struct cursor *c, struct index_list *out)
{
	do {
		struct pos pos = cursor_pos(c);

		read_index_into(c, out, read_purpose_name(c), pos);
	} while (cursor_comma(c));
}

/*
 * controllers = CONTROLLER { "," CONTROLLER } .
 */
void
read_controllers(struct cursor *c, struct index_list *out)
{
	do {
		struct pos pos = cursor_pos(c);

		read_index_into(c, out, read_controller_name(c), pos);
	} while (cursor_comma(c));
}

/*
 * channels = CHANNEL { "," CHANNEL } .
 */
unsigned
read_channels(struct cursor *c)
{
	unsigned bits = 0;
	int channel;

	do {
		if (cursor_word(c, WORDS_CHANNEL, NOUN_CHANNEL, &channel))
			bits |= 1u << channel;
	} while (cursor_comma(c));
	return bits;
}

/* What the word that stands there may have meant: "Norway", "UK". */
static void
no_country(struct cursor *c, const struct token *t, enum message message)
{
	struct messages *m = &c->r->m;
	struct str meant = STR_NONE, found = str_sub(t->text, 0, 60);
	struct str a = found, b = STR_NONE;

	if (message == MESSAGE_expected) {
		a = message_noun(m, NOUN_COUNTRY);
		b = message_quoted(m, found);
	}
	if (country_find(c->r->a, t->text, &meant) == ERR_OK)
		message_meant(m, message, t->pos, a, b, meant, NULL, 0);
	else
		message_say(m, message, t->pos, a, b);
	c->failed = true;
}

/*
 * country = two capital letters .
 */
void
read_country(struct cursor *c, struct str *out)
{
	struct token *t = cursor_peek(c);

	if (t == NULL || t->type != TOKEN_WORD ||
	    (c->i > 0 && t->line_before)) {
		cursor_expected_noun(c, NOUN_COUNTRY);
		return;
	}
	if (t->text.n != 2 || t->text.p[0] < 'A' || t->text.p[0] > 'Z' ||
	    t->text.p[1] < 'A' || t->text.p[1] > 'Z') {
		no_country(c, t, MESSAGE_expected);
		return;
	}
	if (!country_is_known(t->text) && !str_is(t->text, "EU")) {
		no_country(c, t, MESSAGE_unknown_country);
		return;
	}
	c->i++;
	*out = t->text;
}

bool
read_term(struct cursor *c, struct str *out)
{
	struct token *t = cursor_peek(c);

	if (t == NULL || t->type != TOKEN_TERM) {
		cursor_expected_noun(c, NOUN_TERM);
		return false;
	}
	c->i++;
	*out = t->text;
	return true;
}

/*
 * version = "version" VERSION .
 */
void
read_version(struct cursor *c, struct str *out)
{
	struct token *t = cursor_peek(c);

	if (t == NULL ||
	    (t->type != TOKEN_VERSION && t->type != TOKEN_NUMBER)) {
		cursor_expected_noun(c, NOUN_VERSION);
		return;
	}
	c->i++;
	*out = t->text;
	cursor_no_block(c);
}

/*
 * agreement = "agreement from" DATE [ "until" DATE ] .
 */
void
read_agreement(struct cursor *c, struct date *from, struct date *until)
{
	(void)cursor_date(c, from);
	if (cursor_take(c, KW_UNTIL))
		(void)cursor_date(c, until);
	cursor_no_block(c);
}

/*
 * attested = "attested by" ROLE [ "on" DATE ] .
 */
void
read_attested(struct cursor *c, struct str *by, struct date *on)
{
	(void)read_role_name(c, by);
	if (cursor_take(c, KW_ON))
		(void)cursor_date(c, on);
	cursor_no_block(c);
}

static bool
is_listed(const struct country_list *l, struct str code)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->at[i], code))
			return true;
	return false;
}

/*
 * countries = COUNTRY { "," COUNTRY } .
 */
void
read_countries(struct cursor *c, struct country_list *out)
{
	size_t cap = 0;

	*out = (struct country_list){ 0 };
	do {
		struct pos pos = cursor_pos(c);
		struct str code = STR_NONE;

		read_country(c, &code);
		if (code.n == 0)
			continue;
		if (is_listed(out, code))
			message_say(&c->r->m, MESSAGE_listed_twice, pos, code,
			    STR_NONE);
		else
			*(struct str *)ARENA_PUSH(c->r->a, out->at, out->n,
			    cap) = code;
	} while (cursor_comma(c));
}
