/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/office_find: the places of a statement that the server does not carry
 * out. Goes by the lines of the file and lang/office.def; of lines of which the
 * server does some, the table below says which.
 */
#include "lang/cursor.h"
#include "lang/edit.h"
#include "lang/office.h"
#include "lang/sentences.h"
#include "policy/ages.h"

struct search {
	struct arena *a;
	const struct statement *st;
	enum lang lang; /* of what is shown */
	const struct lang_sentence *said;
	size_t said_n;
	const struct item *top; /* the construct at hand */
	struct office_item *at;
	size_t n, cap;
};

/* ---- what is left of a line --------------------------------------------- */

static bool
has_word(const struct item *item, enum kw kw)
{
	for (size_t i = 0; i < item->n; i++)
		if (token_is(&item->at[i], kw))
			return true;
	return false;
}

/* The words of the line that are left; topics have names of their own. */
static struct str
words_left(struct search *s, const struct office_part *p,
    const struct item *item)
{
	struct word_list l = words_list(p->list);
	uint64_t done = s->st->printed_only ? 0 : p->words;
	struct str left = STR_NONE;

	for (size_t i = 1; i < item->n && !token_is(&item->at[i], KW_ABOUT);
	     i++)
		for (size_t w = 0; w < l.n; w++)
			if ((done >> w & 1) == 0 &&
			    token_says(&item->at[i], p->list, (int)w))
				left = arena_printf(s->a, STR_FMT "%s" STR_FMT,
				    STR_ARG(left), left.n > 0 ? ", " : "",
				    STR_ARG(phrase_in(&l.at[w], s->lang)));
	return left;
}

static const struct keep_clause *
clause_at(const struct search *s, const struct item *item,
    const struct keep **of)
{
	uint32_t line = item->at[0].pos.line;

	for (size_t i = 0; i < s->st->keeps_n; i++) {
		*of = &s->st->keeps[i];
		for (size_t k = 0; k < (*of)->clauses_n; k++)
			if ((*of)->clauses[k].pos.line == line)
				return &(*of)->clauses[k];
	}
	return NULL;
}

static enum duty
clause_duty(const struct keep *k, const struct keep_clause *c)
{
	if (k->what == KEEP_BACKUPS)
		return DUTY_BACKUPS;
	if (k->what == KEEP_REQUESTS)
		return DUTY_REQUESTS;
	if (c->action == KEEP_ANONYMISE)
		return DUTY_ANONYMISE;
	if (c->action == KEEP_REVIEW)
		return DUTY_REVIEW;
	return keep_clause_holds(c) ? DUTY_BLOCK : DUTY_DELETE;
}

static bool
promise_is_held(const struct search *s, const struct item *item)
{
	for (size_t i = 0; i < s->st->promises_n; i++)
		if (s->st->promises[i].pos.line == item->at[0].pos.line)
			return s->st->promises[i].held == HELD_ENFORCED;
	return false;
}

/* Where no server is they are all left, and none is named. */
static bool
some_words_left(struct search *s, const struct office_part *p,
    const struct item *item, struct str *words)
{
	struct str left = words_left(s, p, item);

	if (!s->st->printed_only)
		*words = left;
	return left.n > 0;
}

/* Whether something is left of a line for the office: which duty, and which of
 * its words. */
static bool
left_of(struct search *s, const struct office_row *row, const struct item *item,
    enum duty *duty, struct str *words)
{
	const struct office_part *p;
	const struct keep_clause *c;
	const struct keep *k;

	*duty = row->duty;
	*words = STR_NONE;
	/* Nobody is in a register that is none. */
	if (s->st->printed_only && row->duty == DUTY_OUTSIDE)
		return false;
	if (row->by != OFFICE_PART)
		return row->by == OFFICE_TOLD;
	p = office_part(row);
	switch (p->how) {
	case PART_WORDS:
		return some_words_left(s, p, item, words);
	case PART_WITH:
		return s->st->printed_only || !has_word(item, p->word);
	case PART_WITHOUT:
		return s->st->printed_only || has_word(item, p->word);
	case PART_BESIDE:
		return s->st->printed_only || edit_kid(s->top, p->word) == NULL;
	case PART_PROMISE:
		return !promise_is_held(s, item);
	case PART_AGE:
		return !ages_held(s->st);
	case PART_CLAUSE:
		c = clause_at(s, item, &k);
		if (c == NULL || keep_held(s->st, k, c) == HELD_ENFORCED)
			return false;
		*duty = clause_duty(k, c);
	}
	return true;
}

/* ---- how it is shown --------------------------------------------------- */

static bool
is_text(const struct token *t)
{
	return t->type == TOKEN_TEXT || t->type == TOKEN_BLOCK;
}

static bool
begins_texts(const struct item *item, size_t i)
{
	if (i == 0 || i + 1 >= item->n || !is_text(&item->at[i + 1]))
		return false;
	for (int k = 0; k <= (int)KW_ALL_LANGUAGES; k++)
		if (token_is(&item->at[i], (enum kw)k))
			return true;
	return false;
}

/* A line as it is written, without its texts in several languages. */
static struct str
written(struct search *s, const struct item *item)
{
	struct buf b;
	struct str r;

	buf_init(&b, LIMIT_STATEMENT);
	for (size_t i = 0; i < item->n && !begins_texts(item, i); i++) {
		const struct token *t = &item->at[i];

		if (i > 0 && t->type != TOKEN_COMMA && t->type != TOKEN_COLON)
			buf_putc(&b, ' ');
		buf_put(&b, token_word(t));
	}
	r = arena_str(s->a, buf_str(&b));
	buf_release(&b);
	return r;
}

static struct str
role_on(const struct search *s, const struct item *line)
{
	for (size_t i = 0; line != NULL && i + 1 < line->n; i++) {
		int role;

		if (!token_is(&line->at[i], KW_ATTESTED_BY))
			continue;
		role = statement_role(s->st, line->at[i + 1].text);
		return role < 0 ? line->at[i + 1].text
				: text_in(&s->st->roles[role].n.label, s->lang);
	}
	return STR_NONE;
}

/* A block of several rights is printed once for each: none of their headings
 * is that of the line. */
static bool
has_heading(const struct search *s)
{
	for (size_t i = 0; i < s->top->n; i++)
		if (s->top->at[i].type == TOKEN_COMMA)
			return false;
	return true;
}

/* The first sentence that is printed of the line, and what it is said of. */
static struct str
said_at(const struct search *s, uint32_t line)
{
	struct str of = STR_NONE;

	for (size_t i = 0; i < s->said_n; i++) {
		const struct lang_sentence *x = &s->said[i];

		if (x->heading > 0)
			of = x->heading == 3 ? x->text : STR_NONE;
		else if (x->line == line)
			return of.n == 0 || !has_heading(s)
				   ? x->text
				   : arena_printf(s->a, STR_FMT ": " STR_FMT,
					 STR_ARG(of), STR_ARG(x->text));
	}
	return STR_NONE;
}

static void
add(struct search *s, const struct item *item, enum duty duty, struct str left)
{
	bool head = item == s->top;
	const struct token *label = edit_text(s->top, s->lang);
	struct office_item *x = ARENA_PUSH(s->a, s->at, s->n, s->cap);

	*x = (struct office_item){ .duty = duty,
		.alone = s->st->printed_only,
		.pos = item->at[0].pos,
		.parts = left,
		.role = role_on(s, item) };
	x->of = written(s, s->top);
	if (!head)
		x->line = written(s, item);
	if (label != NULL)
		x->label = arena_str(s->a, label->value);
	if (!head || item->kids_n == 0)
		x->says = said_at(s, x->pos.line);
	if (x->role.n == 0)
		x->role = role_on(s, edit_kid(s->top, KW_ATTESTED_BY));
	x->role = arena_str(s->a, x->role);
	if (x->says.n > 0)
		x->says = arena_str(s->a, x->says);
}

/* The server reminds once, of an invitation. */
static void
add_reminders(struct search *s, const struct item *item)
{
	int no = statement_purpose(s->st, edit_name(s->top));
	const struct purpose *p = no < 0 ? NULL : &s->st->purposes[no];

	if (p != NULL && p->reminders > 0 &&
	    (p->reminders > 1 || !purpose_serves(p, ACTIVITY_INVITE)))
		add(s, item, DUTY_REMIND, STR_NONE);
}

/* The pages of the person have no way to ask for a human, and to complain is to
 * ask somebody else. */
static bool
is_complaint(const struct item *right)
{
	return right->n == 2 &&
	       token_says(&right->at[1], WORDS_RIGHT, RIGHT_COMPLAINT);
}

static void
add_human(struct search *s, const struct item *item)
{
	for (size_t i = 1; i < s->top->n; i++)
		if (token_says(&s->top->at[i], WORDS_RIGHT, RIGHT_HUMAN_REVIEW))
			add(s, item, DUTY_DECISION,
			    arena_str(s->a, token_word(&s->top->at[i])));
}

/* ---- the file ---------------------------------------------------------- */

static void
look(struct search *s, const struct item *item, int construct, int kw)
{
	const struct office_row *row = office_row(construct, kw);
	enum duty duty;
	struct str left;

	if (construct == GRAMMAR_RIGHT && is_complaint(s->top))
		return;
	if (left_of(s, row, item, &duty, &left))
		add(s, item, duty, left);
	if (construct == GRAMMAR_RIGHT && kw == (int)KW_THROUGH)
		add_human(s, item);
	if (construct == GRAMMAR_PURPOSE && kw == (int)KW_SEND_BY)
		add_reminders(s, item);
}

/* The row of the line: by its first word, or the one for lines without. */
static const struct grammar_property *
row_of(int construct, const struct item *line)
{
	size_t n;
	const struct grammar_property *p = grammar_of(construct, &n), *bare;

	bare = NULL;
	for (size_t i = 0; i < n; i++) {
		if (p[i].kw == KW_MAX)
			bare = &p[i];
		else if (token_is(&line->at[0], p[i].kw))
			return &p[i];
	}
	return bare;
}

static void
look_block(struct search *s, const struct item *block, int construct)
{
	for (size_t i = 0; i < block->kids_n; i++) {
		const struct item *line = &block->kids[i];
		const struct grammar_property *p = row_of(construct, line);

		if (p == NULL)
			continue;
		look(s, line, construct, (int)p->kw);
		if (p->block != GRAMMAR_NONE)
			look_block(s, line, p->block);
	}
}

static void
look_construct(struct search *s, const struct item *item)
{
	int k = grammar_begun(&item->at[0]);

	if (k == GRAMMAR_NONE)
		return;
	s->top = item;
	look(s, item, k, OFFICE_HEAD);
	/* Of a declared fact, its head speaks for its lines. */
	if (office_row(k, KW_MAX)->kw != OFFICE_HEAD)
		look_block(s, item, k);
}

size_t
lang_office(struct arena *a, const struct statement *st, enum lang messages,
    struct office_item **out)
{
	struct search s = { .a = a, .st = st, .lang = messages };
	struct lang_sentence *said;
	struct edit e;

	for (int l = 0; l < LANG_MAX && !st->langs[s.lang]; l++)
		s.lang = (enum lang)l;
	s.said_n = lang_sentences(a, st, s.lang, &said);
	lang_sentence_lines(st, said, s.said_n);
	s.said = said;
	if (edit_open(&e, st->source_text) == ERR_OK)
		for (size_t i = 0; i < e.tree.items_n; i++)
			look_construct(&s, &e.tree.items[i]);
	edit_close(&e);
	*out = s.at;
	return s.n;
}
