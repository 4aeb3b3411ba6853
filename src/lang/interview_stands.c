/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_stands: where an answer stands in the file, and whether its
 * question is asked. */
#include "lang/interview_private.h"
#include "policy/country.h"

/* ---- places ----------------------------------------------------------- */

const char *
kw_text(enum kw kw)
{
	return lang_keywords[kw].en.p;
}

struct item *
work_source(struct work *w)
{
	struct item *s;
	size_t at = 0;

	while ((s = edit_next(&w->e, KW_SOURCE, &at)) != NULL)
		if (edit_kid(s, KW_FILE) != NULL)
			return s;
	return NULL;
}

struct item *
work_block(struct work *w)
{
	if (w->q->each != KW_MAX)
		return edit_find(&w->e, w->q->construct, w->item);
	if (w->q->construct == KW_SOURCE)
		return work_source(w);
	if (w->q->construct == KW_TOLD)
		return edit_find(&w->e, KW_TOLD, STR("measures"));
	return edit_find(&w->e, w->q->construct, STR_NONE);
}

struct item *
work_line(struct work *w)
{
	struct item *item = work_block(w);

	if (w->q->line != KW_MAX)
		item = edit_kid(item, w->q->line);
	if (w->q->inner != KW_MAX)
		item = edit_kid(item, w->q->inner);
	return item;
}

struct str
work_label(struct work *w, const struct item *item)
{
	struct token *t = edit_text(item, w->lang);

	for (int l = 0; t == NULL && l < LANG_MAX; l++)
		t = edit_text(item, (enum lang)l);
	if (t == NULL)
		t = edit_value(edit_kid(item, KW_NAME), KW_MAX);
	if (t != NULL)
		return arena_str(w->a, t->value);
	return arena_str(w->a, edit_name(item));
}

void
work_option(struct work *w, struct str value, struct str label, struct str why,
    bool chosen)
{
	struct interview_option *o =
	    ARENA_PUSH(w->a, w->options, w->out->options_n, w->options_cap);

	*o = (struct interview_option){ .value = arena_str(w->a, value),
		.label = arena_str(w->a, label),
		.why = arena_str(w->a, why),
		.chosen = chosen };
	w->out->options = w->options;
}

void
add_to_answer(struct work *w, struct str value)
{
	struct str was = w->out->answer;
	size_t comma = was.n > 0 ? 2 : 0, n = was.n + comma + value.n;
	char *to = w->answer;

	/* A thousand names do not take the room of half a million. */
	if (to == NULL || was.p != to || n > w->answer_cap) {
		w->answer_cap = 2 * n + 1;
		to = w->answer = arena_alloc(w->a, w->answer_cap);
		for (size_t i = 0; i < was.n; i++)
			to[i] = was.p[i];
	}
	for (size_t i = 0; i < comma; i++)
		to[was.n + i] = ", "[i];
	for (size_t i = 0; i < value.n; i++)
		to[was.n + comma + i] = value.p[i];
	w->out->answer = (struct str){ to, n };
}

struct item *
work_keep(struct work *w, enum keep_what what)
{
	struct item *item;
	size_t at = 0;

	while ((item = edit_next(&w->e, KW_KEEP, &at)) != NULL)
		if (item->n > 1 &&
		    token_says(&item->at[1], WORDS_KEEP, (int)what))
			return item;
	return NULL;
}

bool
answer_has(struct str answer, struct str value)
{
	struct str part;

	while (str_cut(&answer, ',', &part))
		if (str_eq(str_trim(part), value))
			return true;
	return false;
}

/* ---- which questions stand -------------------------------------------- */

static bool
offered(struct work *w)
{
	if (w->q->each == KW_FIELD) {
		for (size_t i = 0; fact_at(i).n > 0; i++)
			if (str_eq(fact_at(i), w->item))
				return true;
		return false;
	}
	return piece_find(w->q->each, w->item) != NULL;
}

static bool
basis_is(struct work *w, enum kw a, enum kw b)
{
	struct item *line = edit_kid(work_block(w), KW_BASIS);

	return line != NULL && line->n > 1 &&
	       (token_is(&line->at[1], a) || token_is(&line->at[1], b));
}

static bool
officer_is(struct work *w, bool have)
{
	struct item *line = edit_kid(work_block(w), KW_DPO);

	if (line == NULL)
		return false;
	return have ==
	       !(line->n > 1 && token_is(&line->at[1], KW_NOT_REQUIRED));
}

/* Whether one of its countries is. */
static bool
outside(struct work *w)
{
	const struct item *line = edit_kid(work_block(w), KW_COUNTRY);

	for (size_t i = 1; line != NULL && i < line->n; i++)
		if (line->at[i].type == TOKEN_WORD &&
		    outside_eea(line->at[i].text))
			return true;
	return false;
}

static bool
missing(struct work *w)
{
	struct item *block = work_block(w);

	return w->text_lang >= 0 && block != NULL &&
	       edit_text(block, (enum lang)w->text_lang) == NULL;
}

static bool
stands(struct work *w)
{
	switch (w->q->when) {
	case WHEN_ALWAYS:
		return true;
	case WHEN_OFFICER:
		return officer_is(w, true);
	case WHEN_NO_OFFICER:
		return officer_is(w, false);
	case WHEN_OWN:
		return !offered(w);
	case WHEN_OWN_OR_MISSING:
		return !offered(w) || missing(w);
	case WHEN_MISSING:
		return missing(w);
	case WHEN_CHOICE: {
		struct item *block = work_block(w);

		return !offered(w) && block != NULL && block->n > 2 &&
		       (token_says(&block->at[2], WORDS_FIELD_TYPE,
			    FIELD_CHOICE) ||
			   token_says(&block->at[2], WORDS_FIELD_TYPE,
			       FIELD_CHOICES));
	}
	case WHEN_REQUIRED:
		return edit_kid(work_block(w), KW_REQUIRED) != NULL &&
		       (!offered(w) || edit_text(work_line(w),
					   (enum lang)w->text_lang) == NULL);
	case WHEN_IMPORT:
		return work_source(w) != NULL;
	case WHEN_OWN_REGISTER:
		return edit_kid(work_source(w), KW_OWN_REGISTER) != NULL;
	case WHEN_CONSENT:
		return basis_is(w, KW_CONSENT, KW_CONSENT);
	case WHEN_LAW:
		return !offered(w) &&
		       basis_is(w, KW_LEGAL_OBLIGATION, KW_PUBLIC_TASK);
	case WHEN_INTEREST:
		return basis_is(w, KW_LEGITIMATE, KW_LEGITIMATE);
	case WHEN_OUTSIDE:
		return outside(w);
	case WHEN_OTHER_COOKIE: {
		struct item *block = work_block(w);

		return block != NULL && !cookie_signs_in(block);
	}
	case WHEN_COOKIE_CHOICE:
		return work_block(w) != NULL;
	case WHEN_LISTED:
		return listed_is_asked(w);
	case WHEN_AUTHORITY:
		return edit_kid(work_block(w), KW_AN_AUTHORITY) != NULL;
	}
	return false;
}

/* A purpose that comes by itself is not asked about; nor is one whose basis
 * differs by kind of person, which one answer cannot say. */
static bool
left_alone(struct work *w)
{
	const struct piece *p;
	struct item *block;
	size_t bases = 0;

	if (w->q->each != KW_PURPOSE)
		return false;
	p = piece_find(KW_PURPOSE, w->item);
	if (p != NULL && (p->when == PIECE_FIXED || p->when == PIECE_IMPORT) &&
	    w->q->when != WHEN_MISSING)
		return true;
	block = work_block(w);
	for (size_t i = 0; block != NULL && i < block->kids_n; i++)
		bases += token_is(&block->kids[i].at[0], KW_BASIS);
	return bases > 1 && w->q->line == KW_BASIS;
}

bool
question_stands(struct work *w)
{
	return stands(w) && !left_alone(w);
}
