/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_gets: lists of what goes somewhere: fields, and data categories,
 * which are beside the register. */
#include "lang/read.h"

/* A part of a record that is named alone has a message of its own. */
static bool
is_a_part(const struct statement *st, struct str name)
{
	for (size_t i = 0; i < st->fields_n; i++)
		if (st->fields[i].parent >= 0 &&
		    str_eq(st->fields[i].n.name, name))
			return true;
	return false;
}

static bool
is_another_fact(const struct statement *st, struct str name)
{
	for (size_t i = 0; i < st->facts_n; i++)
		if (str_eq(st->facts[i].n.name, name))
			return true;
	return false;
}

/* A data category, or the national identity number; -1. */
static int
category(const struct statement *st, struct str name)
{
	int no = statement_fact(st, FACT_DATA, name);

	return no >= 0 ? no : statement_fact(st, FACT_NATIONAL_ID, name);
}

/* Fields first, then data categories. */
static size_t
all_names(struct cursor *c, struct str *names)
{
	const struct statement *st = c->r->st;
	size_t n = 0;

	for (size_t i = 0; i < st->fields_n; i++)
		names[n++] = statement_field_name(c->r->a, st, (int)i);
	for (size_t i = 0; i < st->facts_n; i++)
		if (fact_is_category(&st->facts[i]))
			names[n++] = st->facts[i].n.name;
	return n;
}

/* What is neither: pictures, or nothing that there is. */
static void
neither(struct cursor *c, struct pos pos, struct str name)
{
	const struct statement *st = c->r->st;
	struct messages *m = &c->r->m;
	struct str *names;
	size_t n;

	if (is_another_fact(st, name)) {
		message_say(m, MESSAGE_no_field_or_data, pos, name, STR_NONE);
		return;
	}
	names = ARENA_ARRAY(c->r->a, struct str, st->fields_n + st->facts_n);
	n = messages_full(m) ? 0 : all_names(c, names);
	message_meant(m, MESSAGE_unknown_name, pos,
	    message_noun(m, NOUN_FIELD_OR_DATA), name,
	    lang_suggest(c->r->a, name, names, n), names, n);
}

/* A field goes before a category of the same name. */
static void
read_one(struct cursor *c, struct fieldset *fields, struct index_list *data)
{
	const struct statement *st = c->r->st;
	struct token *t = cursor_peek(c);
	struct pos pos = cursor_pos(c);
	struct str name;
	int no;

	if (!cursor_more(c) || t->type != TOKEN_WORD ||
	    read_find_field(st, t->text) >= 0 || is_a_part(st, t->text)) {
		read_field_into(c, fields);
		return;
	}
	no = category(st, t->text);
	if (!cursor_path(c, &name))
		return;
	if (no >= 0)
		read_index_into(c, data, no, pos);
	else
		neither(c, pos, name);
}

/*
 * gets = ( FIELD | DATA-CATEGORY ) { "," ( FIELD | DATA-CATEGORY ) } .
 */
void
read_fields_or_data(struct cursor *c, struct fieldset *fields,
    struct index_list *data)
{
	do
		read_one(c, fields, data);
	while (cursor_comma(c));
}
