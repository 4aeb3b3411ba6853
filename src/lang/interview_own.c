/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_own: facts, kinds of person and who gets facts, in words of
 * one's own, and what the facts are like. */
#include "lang/interview_private.h"

static bool
is_offered(enum kw construct, struct str name)
{
	if (construct != KW_FIELD)
		return piece_find(construct, name) != NULL;
	for (size_t i = 0; fact_at(i).n > 0; i++)
		if (str_eq(fact_at(i), name))
			return true;
	return false;
}

void
interview_get_own(struct work *w)
{
	struct item *item;
	size_t at = 0;

	w->out->answer = STR("");
	while ((item = edit_next(&w->e, w->q->construct, &at)) != NULL)
		if (!is_offered(w->q->construct, edit_name(item)))
			add_to_answer(w, work_label(w, item));
}

static struct str
own_block(struct work *w, struct str name, struct str label)
{
	struct str quoted = edit_quote(w->a, label, 1);
	bool langs[LANG_MAX];
	int first = 0;

	work_languages(w, langs);
	/* In the language of who is asked, when the statement has it. */
	while (first + 1 < LANG_MAX && !langs[first])
		first++;
	if (langs[w->lang])
		first = (int)w->lang;
	if (w->q->construct == KW_PROCESSOR)
		return arena_printf(w->a,
		    "processor " STR_FMT " {\n\tname " STR_FMT
		    "\n\tcountry NO\n\tmay not pass on\n}\n",
		    STR_ARG(name), STR_ARG(quoted));
	if (w->q->construct == KW_RECIPIENT)
		return arena_printf(w->a,
		    "recipient " STR_FMT " {\n\t%s " STR_FMT
		    "\n\tcountry NO\n}\n",
		    STR_ARG(name), lang_code((enum lang)first),
		    STR_ARG(quoted));
	if (w->q->construct == KW_KIND)
		return arena_printf(w->a,
		    "kind of person " STR_FMT " {\n\t%s " STR_FMT
		    "\n\tcurrent\n}\n",
		    STR_ARG(name), lang_code((enum lang)first),
		    STR_ARG(quoted));
	return arena_printf(w->a,
	    "field " STR_FMT " text {\n\t%s " STR_FMT
	    "\n\tfrom the person\n\tvisible to the person, staff\n}\n",
	    STR_ARG(name), lang_code((enum lang)first), STR_ARG(quoted));
}

/* The one of these that is called so, by its label or its name. */
static struct item *
called(struct work *w, struct str label)
{
	struct item *item;
	size_t at = 0;

	while ((item = edit_next(&w->e, w->q->construct, &at)) != NULL)
		if (str_eq_nocase(work_label(w, item), label) ||
		    str_eq(edit_name(item), label))
			return item;
	return NULL;
}

static bool
own_add(struct work *w, struct str label)
{
	struct str name = interview_name(w->a, label);

	if (name.n == 0)
		return refuse(w, REFUSE_NAME, label);
	if (edit_find(&w->e, w->q->construct, name) != NULL)
		return refuse(w, REFUSE_TWICE, label);
	edit_block(&w->e, w->q->construct, own_block(w, name, label));
	if (w->q->construct == KW_FIELD)
		field_used(w, name);
	if (w->q->construct == KW_PROCESSOR || w->q->construct == KW_RECIPIENT)
		somebody_gets(w);
	return true;
}

/* The first of one's own that the answer leaves out. */
static struct str
own_left_out(struct work *w, struct str answer)
{
	struct item *item;
	size_t at = 0;

	while ((item = edit_next(&w->e, w->q->construct, &at)) != NULL) {
		struct str rest = answer, part;
		bool in = is_offered(w->q->construct, edit_name(item));

		while (!in && str_cut(&rest, ',', &part))
			in = called(w, str_trim(part)) == item;
		if (!in)
			return arena_str(w->a, edit_name(item));
	}
	return STR_NONE;
}

bool
interview_set_own(struct work *w, struct str answer)
{
	struct str rest = answer, part, name;

	while (str_part(&rest, ',', &part)) {
		part = str_trim(part);
		if (called(w, part) == NULL && !own_add(w, part))
			return false;
	}
	while (!w->e.broken && (name = own_left_out(w, answer)).n > 0) {
		if (!name_may_go(w, w->q->construct, name))
			return false;
		name_drop(w, w->q->construct, name);
	}
	if (w->q->construct == KW_KIND) {
		if (edit_find(&w->e, KW_KIND, STR_NONE) == NULL)
			return refuse(w, REFUSE_AT_LEAST_ONE, STR_NONE);
		interview_come_again(w);
	}
	return true;
}

/* ---- what a fact is like ----------------------------------------------- */

/* Those behind TYPES_OFFERED only where the file has them already. */
#define TYPES_OFFERED 9
static const struct {
	enum field_type type;
	const char *label[3];
} types[] = {
	{ FIELD_TEXT, { "A few words", "Noen få ord", "Nokre få ord" } },
	{ FIELD_LINES, { "Several lines", "Flere linjer", "Fleire linjer" } },
	{ FIELD_CHOICE, { "One of some choices", "Ett av noen valg",
			    "Eitt av nokre val" } },
	{ FIELD_CHOICES, { "Any of some choices", "Flere av noen valg",
			     "Fleire av nokre val" } },
	{ FIELD_DATE, { "A date", "En dato", "Ein dato" } },
	{ FIELD_YEAR, { "A year", "Et år", "Eit år" } },
	{ FIELD_NUMBER, { "A number", "Et tall", "Eit tal" } },
	{ FIELD_PHONE,
	    { "A phone number", "Et telefonnummer", "Eit telefonnummer" } },
	{ FIELD_PLACE, { "A place", "Et sted", "Ein stad" } },
	{ FIELD_NAME, { "A person's name", "Navnet på en person",
			  "Namnet på ein person" } },
	{ FIELD_EMAIL,
	    { "An e-mail address", "En e-postadresse", "Ei e-postadresse" } },
	{ FIELD_ADDRESS,
	    { "A postal address", "En postadresse", "Ei postadresse" } },
	{ FIELD_COUNTRY, { "A country", "Et land", "Eit land" } },
	{ FIELD_LANGUAGE, { "A language", "Et språk", "Eit språk" } },
	{ FIELD_START, { "The day something begins", "Dagen noe begynner",
			   "Dagen noko byrjar" } },
	{ FIELD_END, { "The day something ends", "Dagen noe slutter",
			 "Dagen noko sluttar" } },
	{ FIELD_RECORD, { "Several facts, any number of times",
			    "Flere opplysninger, flere ganger",
			    "Fleire opplysningar, fleire gonger" } },
};

static bool
has_type(const struct item *block, enum field_type type)
{
	return block != NULL && block->n > 2 &&
	       token_says(&block->at[2], WORDS_FIELD_TYPE, (int)type);
}

void
interview_get_field_type(struct work *w)
{
	struct item *block = work_block(w);

	for (size_t i = 0; i < ARRAY_LEN(types); i++) {
		struct str value =
		    words_list(WORDS_FIELD_TYPE).at[types[i].type].en;
		bool now = has_type(block, types[i].type);

		if (i >= TYPES_OFFERED && !now)
			continue;
		work_option(w, value, pick_lang(types[i].label, w->lang),
		    STR(""), now);
		if (now)
			w->out->answer = value;
	}
}

bool
interview_set_field_type(struct work *w, struct str answer)
{
	struct item *block = work_block(w), *line;

	if (block == NULL || block->n < 3 || has_type(block, FIELD_RECORD))
		return refuse(w, REFUSE_BY_HAND, w->item);
	edit_put(&w->e, &block->at[2], answer);
	while (!str_starts(answer, STR("choice")) && !w->e.broken &&
	       (line = edit_kid(work_block(w), KW_VALUE)) != NULL)
		edit_drop(&w->e, line);
	return true;
}

/* ---- choices of a fact ------------------------------------------------- */

static struct item *
value_at(struct work *w, size_t n)
{
	struct item *block = work_block(w);

	for (size_t i = 0; block != NULL && i < block->kids_n; i++)
		if (token_is(&block->kids[i].at[0], KW_VALUE) && n-- == 0)
			return &block->kids[i];
	return NULL;
}

void
interview_get_values(struct work *w)
{
	struct item *line;

	w->out->answer = STR("");
	for (size_t i = 0; (line = value_at(w, i)) != NULL; i++) {
		struct token *t = edit_text(line, (enum lang)w->text_lang);

		if (t == NULL)
			continue;
		add_to_answer(w, t->value);
	}
}

static size_t
parts_of(struct str s)
{
	struct str part;
	size_t n = 0;

	while (str_part(&s, ',', &part))
		n++;
	return n;
}

/* Whether the choices have a text in another language than the one asked
 * for; then the answer translates them and neither adds nor removes. */
static size_t
told_elsewhere(struct work *w)
{
	struct item *line;
	size_t n = 0;

	for (size_t i = 0; (line = value_at(w, i)) != NULL; i++)
		for (int l = 0; l < LANG_MAX; l++)
			if (l != w->text_lang &&
			    edit_text(line, (enum lang)l) != NULL) {
				n++;
				break;
			}
	return n;
}

bool
interview_set_values(struct work *w, struct str answer)
{
	struct str rest = answer, part;
	size_t n = parts_of(answer), elsewhere = told_elsewhere(w), i = 0;
	enum lang l = (enum lang)w->text_lang;
	bool first = w->out->answer.n > 0 || elsewhere == 0;

	if (!first && n != elsewhere)
		return refuse(w, REFUSE_COMMA_COUNT,
		    arena_printf(w->a, "%zu", elsewhere));
	while (str_part(&rest, ',', &part)) {
		struct item *line = value_at(w, i);

		part = str_trim(part);
		i++;
		if (line != NULL) {
			edit_set_text(&w->e, line, l, part, false);
			continue;
		}
		if (interview_name(w->a, part).n == 0)
			return refuse(w, REFUSE_NAME, part);
		edit_line(&w->e, work_block(w),
		    arena_printf(w->a, "value " STR_FMT " %s " STR_FMT,
			STR_ARG(interview_name(w->a, part)), lang_code(l),
			STR_ARG(edit_quote(w->a, part, 1))));
	}
	while (!w->e.broken && value_at(w, i) != NULL)
		edit_drop(&w->e, value_at(w, i));
	return true;
}

/* ---- what everybody must give ------------------------------------------ */

/* What is required of some, or for some purposes, was written by hand. */
static bool
is_of_everybody(const struct item *line)
{
	return line != NULL && line->n == 1;
}

void
interview_get_required(struct work *w)
{
	struct item *item;
	size_t at = 0;

	while ((item = edit_next(&w->e, KW_FIELD, &at)) != NULL) {
		bool must = is_of_everybody(edit_kid(item, KW_REQUIRED));

		work_option(w, edit_name(item), work_label(w, item), STR(""),
		    must);
		if (must)
			add_to_answer(w, edit_name(item));
	}
}

bool
interview_set_required(struct work *w, struct str answer)
{
	for (size_t i = 0; i < w->out->options_n; i++) {
		struct str name = w->options[i].value;
		struct item *item = edit_find(&w->e, KW_FIELD, name);
		struct item *line = edit_kid(item, KW_REQUIRED);
		bool must = answer_has(answer, name);

		if (item == NULL || must == is_of_everybody(line))
			continue;
		if (line != NULL)
			edit_drop(&w->e, line);
		if (!must)
			continue;
		item = edit_find(&w->e, KW_FIELD, name);
		line = edit_kid(item, KW_GIVEN_FREELY);
		if (line != NULL)
			edit_drop(&w->e, line);
		item = edit_find(&w->e, KW_FIELD, name);
		edit_line(&w->e, item, STR("required"));
		item = edit_find(&w->e, KW_FIELD, name);
		if (item != NULL && edit_kid(item, KW_REASON) == NULL &&
		    fact_reason(w, name).n > 0)
			edit_line(&w->e, item,
			    arena_printf(w->a, "reason " STR_FMT,
				STR_ARG(fact_reason(w, name))));
	}
	return true;
}
