/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_field: sources, fields, and parts of records. */
#include "lang/read.h"

/* ---- source --------------------------------------------------------- */

static void
read_own_register(struct cursor *c, void *to)
{
	((struct source *)to)->own_register = true;
	cursor_no_block(c);
}

static void
read_is_person(struct cursor *c, void *to)
{
	((struct source *)to)->is_person = true;
	cursor_no_block(c);
}

/*
 * told-by = "told by" words [ "since" DATE ] .
 */
static void
read_told_by(struct cursor *c, void *to)
{
	struct source *s = to;

	read_words_inline(c, &s->told_by);
	if (cursor_take(c, KW_SINCE))
		(void)cursor_date(c, &s->told_since);
	cursor_no_block(c);
}

static void
read_compatible(struct cursor *c, void *to)
{
	read_words(c, &((struct source *)to)->compatible);
}

static void
read_before_joining(struct cursor *c, void *to)
{
	read_fields(c, &((struct source *)to)->before_joining);
	cursor_no_block(c);
}

static void
read_after_joining(struct cursor *c, void *to)
{
	read_fields(c, &((struct source *)to)->after_joining);
	cursor_no_block(c);
}

/*
 * heading = a word as it stands in the file, or TEXT .
 */
static void
read_heading(struct cursor *c, struct str *out)
{
	struct token *t = cursor_peek(c);

	if (t != NULL && t->type == TOKEN_TEXT)
		*out = t->value;
	else if (t != NULL && t->type == TOKEN_WORD &&
		 str_find(t->text, STR(" ")) == SIZE_MAX)
		*out = t->text;
	else {
		cursor_expected_noun(c, NOUN_COLUMN);
		return;
	}
	c->i++;
}

struct mapping {
	struct source *source;
	size_t cap;
};

static void
add_column(struct cursor *c, struct mapping *to, int field, struct pos pos)
{
	struct column *column;
	struct source *s = to->source;

	column = ARENA_PUSH(c->r->a, s->columns, s->columns_n, to->cap);
	column->field = field;
	column->pos = pos;
	do {
		if (column->heads_n == ARRAY_LEN(column->heads)) {
			message_say(&c->r->m, MESSAGE_too_many, cursor_pos(c),
			    arena_printf(c->r->a, "%zu",
				ARRAY_LEN(column->heads)),
			    STR_NONE);
			c->failed = true;
			return;
		}
		read_heading(c, &column->heads[column->heads_n++]);
	} while (cursor_comma(c));
}

/*
 * mapping = FIELD "from" heading { "," heading }
 *         | RECORD "{" { FIELD "from" heading { "," heading } } "}" .
 * Several columns are joined by a blank.
 */
static void
read_mapping(struct cursor *c, struct mapping *to, int record)
{
	struct pos pos = cursor_pos(c);
	int field =
	    record >= 0 ? read_part_name(c, record) : read_field_name(c);

	if (field < 0)
		return;
	if (c->item->open == NULL) {
		if (cursor_keyword(c, KW_FROM))
			add_column(c, to, field, pos);
		cursor_end(c);
		return;
	}
	cursor_end(c);
	if (c->r->st->fields[field].type != FIELD_RECORD || record >= 0) {
		message_say(&c->r->m, MESSAGE_not_a_record, pos,
		    c->r->st->fields[field].n.name, STR_NONE);
		return;
	}
	for (size_t i = 0; i < c->item->kids_n; i++) {
		struct cursor k = cursor_of(c->r, &c->item->kids[i]);

		if (!k.failed)
			read_mapping(&k, to, field);
	}
}

/*
 * file-line = "separator" TEXT | "key" "from" heading
 *           | "deceased when" heading "is" TEXT | mapping .
 */
static void
read_file_line(struct cursor *c, struct mapping *to)
{
	struct source *s = to->source;
	struct str text;

	if (cursor_take(c, KW_SEPARATOR)) {
		struct pos pos = cursor_pos(c);

		if (!cursor_text(c, &text))
			return;
		if (text.n == 1)
			s->separator = text.p[0];
		else
			message_say(&c->r->m, MESSAGE_expected, pos,
			    message_noun(&c->r->m, NOUN_SEPARATOR), text);
	} else if (cursor_take(c, KW_KEY)) {
		if (cursor_keyword(c, KW_FROM))
			read_heading(c, &s->key);
	} else if (cursor_take(c, KW_DECEASED_WHEN)) {
		read_heading(c, &s->dead_column);
		if (cursor_keyword(c, KW_IS))
			(void)cursor_text(c, &s->dead_value);
	} else {
		read_mapping(c, to, -1);
		return;
	}
	cursor_no_block(c);
}

/*
 * file = "file" "{" { file-line } "}" .
 */
static void
read_file(struct cursor *c, void *to)
{
	struct mapping mapping = { .source = to };

	if (!cursor_has_block(c)) {
		message_say(&c->r->m, MESSAGE_needs_block, c->item->at[0].pos,
		    item_word(c->item), STR_NONE);
		return;
	}
	for (size_t i = 0; i < c->item->kids_n; i++) {
		struct cursor k = cursor_of(c->r, &c->item->kids[i]);

		if (!k.failed)
			read_file_line(&k, &mapping);
	}
}

static void
read_public_source(struct cursor *c, void *to)
{
	((struct source *)to)->public_source = true;
	cursor_no_block(c);
}

static void
read_told_within(struct cursor *c, void *to)
{
	(void)cursor_period(c, &((struct source *)to)->tell_within);
	cursor_no_block(c);
}

/*
 * not-told = "not told when" exception .
 */
static void
read_not_told(struct cursor *c, void *to)
{
	struct source *s = to;

	read_exception(c, &s->untold, &s->untold_n);
}

/*
 * never-told = "not told" [ "provision" words ] .
 */
static void
read_never_told(struct cursor *c, void *to)
{
	struct source *s = to;

	s->never_told = true;
	s->never_told_pos = cursor_pos(c);
	if (cursor_take(c, KW_PROVISION))
		read_words_inline(c, &s->never_told_by);
	cursor_no_block(c);
}

static void
read_authority_source(struct cursor *c, void *to)
{
	((struct source *)to)->authority = true;
	cursor_no_block(c);
}

static void
read_own_assessment(struct cursor *c, void *to)
{
	((struct source *)to)->own_assessment = true;
	cursor_no_block(c);
}

static void
read_told_at_contact(struct cursor *c, void *to)
{
	((struct source *)to)->told_at_contact = true;
	cursor_no_block(c);
}

static void
read_told_before_sharing(struct cursor *c, void *to)
{
	((struct source *)to)->told_before_sharing = true;
	cursor_no_block(c);
}

static const struct property source_table[] = {
	PROPERTY_LABEL,
	{ KW_OWN_REGISTER, read_own_register, false },
	{ KW_THE_PERSON, read_is_person, false },
	{ KW_TOLD_BY, read_told_by, false },
	{ KW_COMPATIBLE, read_compatible, false },
	{ KW_PUBLIC_SOURCE, read_public_source, false },
	{ KW_AN_AUTHORITY, read_authority_source, false },
	{ KW_TOLD_WITHIN, read_told_within, false },
	{ KW_NOT_TOLD, read_never_told, false },
	{ KW_NOT_TOLD_WHEN, read_not_told, true },
	{ KW_TOLD_AT_CONTACT, read_told_at_contact, false },
	{ KW_TOLD_BEFORE_SHARING, read_told_before_sharing, false },
	{ KW_OWN_ASSESSMENT, read_own_assessment, false },
	{ KW_FILE, read_file, false },
	{ KW_BEFORE_JOINING, read_before_joining, false },
	{ KW_AFTER_JOINING, read_after_joining, false },
};

/*
 * source = "source" NAME "{" { source-property } "}" .
 */
void
read_source(struct reader *r, struct item *item)
{
	read_construct_head(r, item, KW_SOURCE, true);
	read_block(r, item, KW_SOURCE, source_table, ARRAY_LEN(source_table),
	    &r->st->sources[item->no]);
}

/* ---- field ---------------------------------------------------------- */

/*
 * vocabulary = "vocabulary" TERM .
 */
static void
read_vocabulary(struct cursor *c, void *to)
{
	if (read_term(c, &((struct field *)to)->vocabulary))
		cursor_no_block(c);
}

/*
 * from = "from" ( "the person" | SOURCE ) { "," ( "the person" | SOURCE ) } .
 */
static void
read_from(struct cursor *c, void *to)
{
	struct field *f = to;

	do {
		struct pos pos = cursor_pos(c);
		int source = read_source_or_person(c);

		read_index_into(c, &f->sources, source, pos);
	} while (cursor_comma(c));
	cursor_no_block(c);
}

/*
 * visible = "visible to" viewer { "," viewer } .
 * viewer  = "the person" | "staff" | "representatives" | "members" .
 */
static void
read_visible(struct cursor *c, void *to)
{
	static const enum kw viewers[] = { KW_THE_PERSON, KW_STAFF,
		KW_REPRESENTATIVES, KW_MEMBERS };
	struct field *f = to;

	do {
		if (cursor_take(c, KW_THE_PERSON))
			f->visible |= VISIBLE_PERSON;
		else if (cursor_take(c, KW_STAFF))
			f->visible |= VISIBLE_STAFF;
		else if (cursor_take(c, KW_REPRESENTATIVES))
			f->visible |= VISIBLE_REPRESENTATIVES;
		else if (cursor_take(c, KW_MEMBERS))
			f->visible |= VISIBLE_MEMBERS;
		else
			cursor_expected_of(c, NOUN_VIEWER, viewers,
			    ARRAY_LEN(viewers));
	} while (cursor_comma(c));
	cursor_no_block(c);
}

/*
 * for = "for" whom .
 */
static void
read_kept_of(struct cursor *c, void *to)
{
	read_whom(c, &((struct field *)to)->kept_of);
	cursor_no_block(c);
}

/*
 * required = "required" [ "for" whom ] [ "for purposes" purposes ] .
 */
static void
read_required(struct cursor *c, void *to)
{
	struct field *f = to;

	if (cursor_take(c, KW_FOR))
		read_whom(c, &f->required_of);
	if (cursor_take(c, KW_FOR_PURPOSES))
		read_purposes(c, &f->required_for);
	else
		f->required = true;
	cursor_no_block(c);
}

static void
read_reason(struct cursor *c, void *to)
{
	read_text(c, &((struct field *)to)->reason);
}

static void
read_voluntary(struct cursor *c, void *to)
{
	((struct field *)to)->voluntary = true;
	cursor_no_block(c);
}

static void
read_register_owned(struct cursor *c, void *to)
{
	((struct field *)to)->register_owned = true;
	cursor_no_block(c);
}

/*
 * special = "special category" [ "by" words ] .
 * The words are the condition of Art. 9(2).
 */
static void
read_special(struct cursor *c, void *to)
{
	struct field *f = to;

	f->special = true;
	if (cursor_take(c, KW_BY))
		read_words_inline(c, &f->condition);
	cursor_no_block(c);
}

/*
 * criminal = "criminal convictions" [ "by" words ] .
 * The words are the law that allows it (Art. 10).
 */
static void
read_criminal(struct cursor *c, void *to)
{
	struct field *f = to;

	f->criminal = true;
	if (cursor_take(c, KW_BY))
		read_words_inline(c, &f->criminal_by);
	cursor_no_block(c);
}

static void
read_hint(struct cursor *c, void *to)
{
	read_text(c, &((struct field *)to)->hint);
}

static void
read_grade(struct cursor *c, void *to)
{
	int grade;

	if (cursor_word(c, WORDS_GRADE, NOUN_GRADE, &grade))
		((struct field *)to)->classification =
		    words_list(WORDS_GRADE).at[grade].en;
	cursor_no_block(c);
}

#define CHOICES_MAX 2048 /* municipalities and occupations fit */

/*
 * choice = "value" NAME texts .
 */
static void
read_choice(struct cursor *c, void *to)
{
	struct field *f = to;
	struct choice *choice, *all;
	struct pos pos = cursor_pos(c);
	struct str name;

	if (!cursor_name(c, &name))
		return;
	for (size_t i = 0; i < f->choices_n; i++)
		if (str_eq(f->choices[i].n.name, name)) {
			message_say(&c->r->m, MESSAGE_declared_twice, pos, name,
			    arena_printf(c->r->a, "%u",
				(unsigned)f->choices[i].n.pos.line));
			c->failed = true;
			return;
		}
	if (f->choices_n >= CHOICES_MAX) {
		message_say(&c->r->m, MESSAGE_too_many, pos,
		    arena_printf(c->r->a, "%d", CHOICES_MAX), STR_NONE);
		c->failed = true;
		return;
	}
	/* Grown by doubling: a power of two is full. */
	if ((f->choices_n & (f->choices_n - 1)) == 0) {
		all = ARENA_ARRAY(c->r->a, struct choice, 2 * f->choices_n + 1);
		for (size_t i = 0; i < f->choices_n; i++)
			all[i] = f->choices[i];
		f->choices = all;
	}
	choice = &f->choices[f->choices_n];
	choice->n.name = name;
	choice->n.pos = pos;
	choice->n.no = (int)f->choices_n++;
	read_text(c, &choice->n.label);
}

static void
read_part(struct cursor *c, void *to)
{
	(void)to;
	c->i = c->item->n;
	if (c->item->no >= 0)
		read_field(c->r, c->item);
}

static const struct property field_table[] = {
	PROPERTY_LABEL,
	{ KW_VOCABULARY, read_vocabulary, false },
	{ KW_FROM, read_from, false },
	{ KW_VISIBLE_TO, read_visible, false },
	{ KW_FOR, read_kept_of, false },
	{ KW_REQUIRED, read_required, false },
	{ KW_GIVEN_FREELY, read_voluntary, false },
	{ KW_REASON, read_reason, false },
	{ KW_REGISTER_OWNED, read_register_owned, false },
	{ KW_SPECIAL_CATEGORY, read_special, false },
	{ KW_CRIMINAL_CONVICTIONS, read_criminal, false },
	{ KW_CLASSIFICATION, read_grade, false },
	{ KW_HINT, read_hint, false },
	{ KW_VALUE, read_choice, true },
	{ KW_FIELD, read_part, true },
};

/* What a field of a record does not say itself holds as for the record. */
static void
inherit(struct statement *st, struct field *f)
{
	const struct field *record = &st->fields[f->parent];

	if (f->sources.n == 0)
		f->sources = record->sources;
	if (f->visible == 0)
		f->visible = record->visible;
	if (f->classification.n == 0)
		f->classification = record->classification;
	f->voluntary = f->voluntary || record->voluntary;
	f->register_owned = f->register_owned || record->register_owned;
	f->special = f->special || record->special;
	if (text_is_empty(&f->condition))
		f->condition = record->condition;
	f->criminal = f->criminal || record->criminal;
	if (text_is_empty(&f->criminal_by))
		f->criminal_by = record->criminal_by;
}

/*
 * field = "field" NAME TYPE "{" { field-property } "}" .
 * A field of the type records holds fields of its own. The type was read when
 * the names were declared.
 */
void
read_field(struct reader *r, struct item *item)
{
	struct field *f = &r->st->fields[item->no];

	read_block(r, item, KW_FIELD, field_table, ARRAY_LEN(field_table), f);
	for (size_t i = 0; i < f->parts.n; i++)
		inherit(r->st, &r->st->fields[f->parts.at[i]]);
}
