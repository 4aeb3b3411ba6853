/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_place: which question a finding of the check is about, so that
 * who answers questions need not read the file. */
#include <string.h>

#include "lang/grammar.h"
#include "lang/interview_private.h"

static const struct {
	const char *code, *id;
} mends[] = {
#define MEND(code, id) { #code, id },
#include "lang/interview_mends.def"
#undef MEND
};

static const char *
mended_by(const char *code)
{
	for (size_t i = 0; i < ARRAY_LEN(mends); i++)
		if (strcmp(mends[i].code, code) == 0)
			return mends[i].id;
	return "";
}

/* ---- what stands at a line ---------------------------------------------- */

static bool
is_at(const struct item *item, uint32_t line)
{
	const struct token *last =
	    item->close != NULL ? item->close : &item->at[item->n - 1];

	return item->at[0].pos.line <= line && line <= last->pos.line;
}

/* The line of the block in which it is; NULL: it is about the whole. */
static const struct item *
kid_at(const struct item *item, uint32_t line)
{
	for (size_t i = 0; item != NULL && i < item->kids_n; i++)
		if (is_at(&item->kids[i], line))
			return &item->kids[i];
	return NULL;
}

static const struct item *
part_at(const struct edit *e, uint32_t line)
{
	for (size_t i = 0; i < e->tree.items_n; i++)
		if (is_at(&e->tree.items[i], line))
			return &e->tree.items[i];
	return NULL;
}

/* ---- how near a question is --------------------------------------------- */

enum nearness {
	NEAR_NOT,
	NEAR_ALL,   /* it asks for all things of this kind */
	NEAR_PART,  /* it asks about the same thing */
	NEAR_OPEN,  /* … and has no answer yet */
	NEAR_LINE,  /* it asks for that line */
	NEAR_INNER, /* … and for that line in its block */
	NEAR_TEXT,  /* … and for the text at it, in its language */
	NEAR_MENDS  /* its answer is what is missing */
};

struct search {
	const struct lang_finding *f;
	const char *mends; /* id of the question that mends it */
	const struct item *part, *line, *inner;
	enum nearness near;
	struct interview_place *out;
};

static bool
asks_for_all(const struct question *q)
{
	return q->each == KW_MAX &&
	       (q->how == HOW_OWN || q->how == HOW_PIECES ||
		   q->how == HOW_FIELDS || q->how == HOW_REQUIRED ||
		   q->how == HOW_COME);
}

static bool
begins(const struct item *item, enum kw kw)
{
	return item != NULL && kw != KW_MAX && token_is(&item->at[0], kw);
}

/* By the lines that the answer is written to. */
static enum nearness
by_line(struct work *w, const struct search *s)
{
	const struct question *q = w->q;
	const struct token *t = NULL;

	if (q->how == HOW_PERIOD)
		return s->line != NULL && period_line(w) == s->line ? NEAR_LINE
								    : NEAR_ALL;
	if (q->how == HOW_LABEL && w->text_lang >= 0)
		t = edit_text(s->part, (enum lang)w->text_lang);
	if (t != NULL && s->line != NULL && t->pos.line == s->f->pos.line)
		return NEAR_LINE;
	/* One language of it lacks where the others are. */
	if (q->how == HOW_LABEL && t == NULL &&
	    (s->line == NULL || edit_is_text(s->line)))
		return NEAR_LINE;
	if (!begins(s->line, q->line))
		return NEAR_PART;
	if (w->text_lang >= 0)
		t = edit_text(work_line(w), (enum lang)w->text_lang);
	if (t != NULL && t->pos.line == s->f->pos.line)
		return NEAR_TEXT;
	return begins(s->inner, q->inner) ? NEAR_INNER : NEAR_LINE;
}

static enum nearness
nearness(struct work *w, const struct search *s)
{
	const struct question *q = w->q;

	if (strcmp(q->id, s->mends) == 0) {
		if (q->each == KW_MAX)
			return NEAR_MENDS;
		if (s->part != NULL && token_is(&s->part->at[0], q->each) &&
		    str_eq(edit_name(s->part), w->item))
			return NEAR_MENDS;
	}
	if (s->part == NULL || !token_is(&s->part->at[0], q->construct))
		return NEAR_NOT;
	if (asks_for_all(q))
		return NEAR_ALL;
	if (q->how != HOW_PERIOD && work_block(w) != s->part)
		return NEAR_NOT;
	return by_line(w, s);
}

static bool
look_at(struct work *w, void *self)
{
	struct search *s = self;
	enum nearness near = nearness(w, s);
	struct interview_ask ask;

	if (near == NEAR_NOT || near < s->near)
		return false;
	question_ask(w, &ask);
	if (ask.answered && strcmp(s->f->code, "text_missing") == 0)
		near = NEAR_PART;
	if (near == NEAR_PART && s->line == NULL && !ask.answered)
		near = NEAR_OPEN;
	if (near <= s->near)
		return false;
	s->near = near;
	s->out->id = ask.id;
	s->out->section = ask.section;
	s->out->exact = near >= NEAR_OPEN;
	s->out->where = s->out->exact ? interview_asked(w->a, &ask) : ask.about;
	return false;
}

/* ---- where no question is ------------------------------------------------ */

static struct str
keyword_of(struct work *w, const struct item *item)
{
	size_t n;
	const struct grammar_construct *all = grammar_constructs(&n);
	int k = grammar_begun(&item->at[0]);

	return k == GRAMMAR_NONE
		   ? token_word(&item->at[0])
		   : phrase_in(&lang_keywords[all[k].kw], w->lang);
}

/* "transfer: Mail in the USA". */
static struct str
part_name(struct work *w, const struct item *item)
{
	struct str label = work_label(w, item);
	struct str what = arena_str(w->a, keyword_of(w, item));

	return label.n == 0 ? what
			    : arena_printf(w->a, STR_FMT ": " STR_FMT,
				  STR_ARG(what), STR_ARG(label));
}

enum err
interview_places(struct arena *a, struct str bytes, enum lang lang,
    const struct lang_finding *found, size_t n, struct interview_place *out)
{
	/* Each of what is found asks many questions again, of which one is
	 * kept: what the others take is forgotten. */
	struct arena *once = arena_new(LIMIT_ARENA_REQUEST);
	struct work w = { .a = a, .lang = lang };
	enum err e = work_open(&w, bytes);

	w.a = once;
	for (size_t i = 0; e == ERR_OK && i < n; i++) {
		struct search s = { .f = &found[i],
			.mends = mended_by(found[i].code),
			.part = part_at(&w.e, found[i].pos.line),
			.out = &out[i] };

		s.line = kid_at(s.part, found[i].pos.line);
		s.inner = kid_at(s.line, found[i].pos.line);
		out[i] = (struct interview_place){ .where = STR("") };
		w.only = s.part;
		(void)each_question(&w, look_at, &s);
		if (out[i].where.n == 0 && s.part != NULL)
			out[i].where = part_name(&w, s.part);
		out[i].id = arena_str(a, out[i].id);
		out[i].where = arena_str(a, out[i].where);
		arena_reset(once);
	}
	arena_free(once);
	edit_close(&w.e);
	return e;
}
