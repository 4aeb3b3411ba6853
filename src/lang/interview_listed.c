/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_listed: which of the people in a file are of a kind, where
 * several kinds are read from the same one: all of them, or those of whom a
 * fact of choices says so. Any other rule is written by hand. */
#include "lang/interview_private.h"

static bool
is_plain_choice(const struct item *field)
{
	return field != NULL && field->n > 2 &&
	       token_says(&field->at[2], WORDS_FIELD_TYPE, FIELD_CHOICE);
}

/* Whether that fact can be the value; NULL: not of choices, or no such one. */
static const struct item *
choice(const struct item *field, struct str value)
{
	for (size_t i = 0; is_plain_choice(field) && i < field->kids_n; i++)
		if (token_is(&field->kids[i].at[0], KW_VALUE) &&
		    field->kids[i].n > 1 &&
		    str_eq(field->kids[i].at[1].text, value))
			return &field->kids[i];
	return NULL;
}

/* 'in SOURCE that FIELD is "VALUE"', as it is written here. */
static bool
is_of_choice(struct work *w, const struct item *line)
{
	return line->n == 6 && token_is(&line->at[2], KW_THAT) &&
	       token_is(&line->at[4], KW_IS) &&
	       line->at[5].type == TOKEN_TEXT &&
	       choice(edit_find(&w->e, KW_FIELD, line->at[3].text),
		   line->at[5].value) != NULL;
}

bool
listed_by_hand(struct work *w, const struct item *kind)
{
	size_t rules = 0;

	for (size_t i = 0; kind != NULL && i < kind->kids_n; i++) {
		const struct item *line = &kind->kids[i];

		if (!token_is(&line->at[0], KW_IN))
			continue;
		rules++;
		if (rules > 1 || (line->n > 2 && !is_of_choice(w, line)))
			return true;
	}
	return false;
}

void
listed_all(struct work *w)
{
	struct item *kind, *line;
	size_t at = 0;

	while ((kind = edit_next(&w->e, KW_KIND, &at)) != NULL)
		if ((line = edit_kid(kind, KW_IN)) != NULL && line->n > 2)
			edit_put_line(&w->e, line,
			    arena_printf(w->a, "in " STR_FMT,
				STR_ARG(line->at[1].text)));
}

bool
listed_is_asked(struct work *w)
{
	const struct item *kind;
	size_t at = 0, n = 0;

	while ((kind = edit_next(&w->e, KW_KIND, &at)) != NULL)
		n += edit_kid(kind, KW_IN) != NULL;
	return work_source(w) != NULL &&
	       edit_kid(work_block(w), KW_IN) != NULL &&
	       (n > 1 || edit_kid(work_block(w), KW_IN)->n > 2);
}

/* ---- asking ------------------------------------------------------------- */

static struct str
choice_value(struct work *w, struct str field, struct str value)
{
	return arena_printf(w->a, STR_FMT "=" STR_FMT, STR_ARG(field),
	    STR_ARG(value));
}

/* The choices of a fact that the file has. */
static void
choices_of(struct work *w, const struct item *field, struct str now)
{
	struct str name = arena_str(w->a, edit_name(field));
	struct str label = work_label(w, field);

	for (size_t i = 0; is_plain_choice(field) && i < field->kids_n; i++) {
		const struct item *line = &field->kids[i];
		struct str value;

		if (!token_is(&line->at[0], KW_VALUE) || line->n < 2)
			continue;
		value = choice_value(w, name, line->at[1].text);
		work_option(w, value,
		    arena_printf(w->a, STR_FMT ": " STR_FMT, STR_ARG(label),
			STR_ARG(work_label(w, line))),
		    STR(""), str_eq(value, now));
	}
}

void
interview_get_listed(struct work *w)
{
	static const char *const all[3] = { "Everybody on the list",
		"Alle på listen", "Alle på lista" };
	static const char *const hand[3] = { "As it is written in the file",
		"Slik det er skrevet i filen", "Slik det er skrive i fila" };
	const struct item *line = edit_kid(work_block(w), KW_IN), *field;
	bool by_hand = listed_by_hand(w, work_block(w));
	struct str now =
	    by_hand || line == NULL ? STR("file")
	    : line->n > 2 ? choice_value(w, line->at[3].text, line->at[5].value)
			  : STR("all");
	size_t at = 0;

	work_option(w, STR("all"), pick_lang(all, w->lang), STR(""),
	    str_is(now, "all"));
	while ((field = edit_next(&w->e, KW_FIELD, &at)) != NULL) {
		struct str name = arena_str(w->a, edit_name(field));

		if (has_column(w, name) || (line != NULL && line->n > 3 &&
					       str_eq(line->at[3].text, name)))
			choices_of(w, field, now);
	}
	if (by_hand)
		work_option(w, STR("file"), pick_lang(hand, w->lang), STR(""),
		    true);
	w->out->answer = now;
}

/* A list in the block gets the name, or a line with it alone. */
static void
list_gets(struct work *w, struct item *block, enum kw list, struct str name)
{
	struct item *line = edit_kid(block, list);

	if (line != NULL)
		edit_list_add(&w->e, line, name);
	else if (block != NULL)
		edit_line(&w->e, block,
		    arena_printf(w->a, "%s " STR_FMT, kw_text(list),
			STR_ARG(name)));
}

/* Who is not of a kind is not taken in: what tells it must be read before
 * anybody joins, and is used then. */
static void
read_first(struct work *w, struct str source, struct str field)
{
	struct item *after =
	    edit_kid(edit_find(&w->e, KW_SOURCE, source), KW_AFTER_JOINING);
	struct item *line;

	if (after != NULL && edit_has(after, field))
		edit_list_drop(&w->e, after, field);
	list_gets(w, edit_find(&w->e, KW_SOURCE, source), KW_BEFORE_JOINING,
	    field);
	line =
	    edit_kid(edit_find(&w->e, KW_PURPOSE, STR("invitation")), KW_USING);
	if (line != NULL)
		edit_list_add(&w->e, line, field);
}

bool
interview_set_listed(struct work *w, struct str answer)
{
	struct item *kind = work_block(w), *line = edit_kid(kind, KW_IN);
	struct str source, field, value = answer;

	if (line == NULL || listed_by_hand(w, kind))
		return refuse(w, REFUSE_BY_HAND, w->item);
	source = arena_str(w->a, line->at[1].text);
	(void)str_cut(&value, '=', &field);
	edit_put_line(&w->e, line,
	    str_is(answer, "all")
		? arena_printf(w->a, "in " STR_FMT, STR_ARG(source))
		: arena_printf(w->a,
		      "in " STR_FMT " that " STR_FMT " is " STR_FMT,
		      STR_ARG(source), STR_ARG(field),
		      STR_ARG(edit_quote(w->a, value, 1))));
	if (!str_is(answer, "all"))
		read_first(w, source, field);
	return true;
}
