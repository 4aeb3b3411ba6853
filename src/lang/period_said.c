/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/period_said: what is said to somebody who writes a period in another
 * way than the language: in words, in another unit, in two units, in parts.
 */
#include "lang/cursor.h"

static const struct numeral {
	int n;
	const char *word;
} numerals[] = {
#define NUMERAL(n_, word_) { (n_), (word_) },
#define UNIT_LIKE(word_, times, kw_)
#include "lang/periods_like.def"
#undef NUMERAL
#undef UNIT_LIKE
};

static const struct like {
	const char *word;
	int times;
	enum kw kw;
} likes[] = {
#define NUMERAL(n_, word_)
#define UNIT_LIKE(word_, times_, kw_) { (word_), (times_), KW_##kw_ },
#include "lang/periods_like.def"
#undef NUMERAL
#undef UNIT_LIKE
};

static const struct numeral *
numeral_of(const struct token *t)
{
	for (size_t i = 0; t != NULL && i < ARRAY_LEN(numerals); i++)
		if (t->type == TOKEN_WORD &&
		    str_eq_nocase(t->text, str_of(numerals[i].word)))
			return &numerals[i];
	return NULL;
}

/* Days of work, five of which are a week, as days. */
static int64_t
counted(int64_t n, int times)
{
	return times > 0 ? n * times : (n * 7 + 4) / 5;
}

/* The unit that ${t} spells, and how many of it; NULL: none that is known. */
static const struct period_unit *
unit_of(const struct token *t, int *times)
{
	*times = 1;
	for (size_t i = 0; t != NULL && i < PERIOD_UNITS_N; i++)
		if (token_is(t, lang_period_units[i].one) ||
		    token_is(t, lang_period_units[i].many))
			return &lang_period_units[i];
	for (size_t i = 0; t != NULL && i < ARRAY_LEN(likes); i++)
		if (str_eq_nocase(t->text, str_of(likes[i].word))) {
			*times = likes[i].times;
			return period_unit((int)likes[i].kw);
		}
	return NULL;
}

/* "8 weeks", in the language that most of the file is written in. */
static struct str
as_written(struct cursor *c, int64_t n, const struct period_unit *u)
{
	const struct phrase *p = &lang_keywords[n == 1 ? u->one : u->many];

	return arena_printf(c->r->a, "%lld " STR_FMT, (long long)n,
	    STR_ARG(c->r->norwegian ? p->nb : p->en));
}

static struct token *
token_at(struct cursor *c, size_t i)
{
	return i < c->item->n ? &c->item->at[i] : NULL;
}

bool
cursor_says_otherwise(struct cursor *c)
{
	struct token *t = cursor_peek(c);
	const struct numeral *n = numeral_of(t);
	const struct period_unit *u;
	int times;

	if (c->failed || t == NULL)
		return false;
	if (t->type == TOKEN_VERSION) {
		message_say(&c->r->m, MESSAGE_period_in_parts, t->pos, t->text,
		    STR_NONE);
		c->failed = true;
		return true;
	}
	u = unit_of(token_at(c, c->i + 1), &times);
	if (n == NULL || u == NULL)
		return false;
	message_instead(&c->r->m, MESSAGE_number_in_words, t->pos, t->text,
	    as_written(c, counted(n->n, times), u),
	    arena_printf(c->r->a, "%d", n->n));
	c->failed = true;
	return true;
}

/* In front of something that is no period at all. */
void
cursor_no_period(struct cursor *c)
{
	if (!cursor_says_otherwise(c))
		cursor_expected_noun(c, NOUN_PERIOD);
}

/* Behind a number, in the place of its unit. */
void
cursor_no_unit(struct cursor *c, int64_t n)
{
	struct token *t = cursor_peek(c);
	const struct period_unit *u;
	int times;

	if (c->failed)
		return;
	if (t == NULL || t->type != TOKEN_WORD || t->reserved ||
	    t->line_before) {
		struct token *number = &c->item->at[c->i - 1];

		message_say(&c->r->m, MESSAGE_unit_missing, number->pos,
		    number->text, STR_NONE);
		c->failed = true;
		return;
	}
	u = unit_of(t, &times);
	if (u == NULL)
		u = period_unit(KW_DAY);
	message_say(&c->r->m, MESSAGE_unknown_unit, t->pos, t->text,
	    as_written(c, counted(n, times), u));
	c->failed = true;
}

/* Behind a period: the rest of one that is said in two units. */
void
cursor_one_unit(struct cursor *c, const struct period *p)
{
	struct token *t = cursor_peek(c);
	int64_t n, sum = 0;
	enum kw kw = KW_MAX;
	const struct period_unit *u;
	int times;

	u = unit_of(token_at(c, c->i + 1), &times);
	if (c->failed || t == NULL || t->type != TOKEN_NUMBER ||
	    t->line_before || u == NULL || times != 1)
		return;
	n = t->number;
	if (p->years > 0 && u->one == KW_MONTH)
		sum = 12 * (int64_t)p->years + n, kw = KW_MONTH;
	else if (p->in_weeks && u->one == KW_DAY)
		sum = p->days + n, kw = KW_DAY;
	else if (p->days > 0 && u->one == KW_HOUR)
		sum = 24 * (int64_t)p->days + n, kw = KW_HOUR;
	else
		return;
	message_say(&c->r->m, MESSAGE_two_units, t->pos, as_written(c, n, u),
	    as_written(c, sum, period_unit((int)kw)));
	c->failed = true;
}
