/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/period_said: what is said to somebody who writes a period in another
 * way than the language: in words, in another unit, in two units, in parts, or
 * from an event that there is not.
 */
#include "lang/cursor.h"
#include "lang/words.h"

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

bool
kept_vaguely(struct reader *r, const struct item *item)
{
	static const char *const begins[] = { "oppbevares", "lagres", "kept",
		"stored" };
	static const char *const vague[] = { "lenge", "lengst",
		("n\xc3\xb8"
		 "dvendig"),
		"long", "necessary", "needed" };
	const struct token *last = &item->at[item->n - 1];
	struct str line = item->at[0].text;
	struct pos pos = item->at[0].pos;
	bool kept = false, is = false;

	for (size_t k = 0; k < ARRAY_LEN(begins); k++)
		kept = kept || str_starts(line, str_of(begins[k]));
	for (size_t i = 1; kept && i < item->n; i++)
		for (size_t k = 0; k < ARRAY_LEN(vague); k++)
			is = is || str_is(item->at[i].text, vague[k]);
	if (!is)
		return false;
	line.n = (size_t)(last->text.p + last->text.n - line.p);
	pos.len = (uint32_t)line.n;
	message_say(&r->m, MESSAGE_vague_kept, pos, line, STR_NONE);
	return true;
}

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

/* ---- events ------------------------------------------------------------ */

static bool
is_any(const struct token *t, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_nocase(t->text, str_of(words[i])))
			return true;
	return false;
}

/* What is written from one token to another. */
static struct str
spanning(const struct token *from, const struct token *to)
{
	struct str s = from->text;

	s.n = (size_t)(to->text.p + to->text.n - s.p);
	return s;
}

/* "utgangen av året for", "the end of the calendar year of": the phrase, up to
 * its preposition; empty for what is none. */
static struct str
year_end_ahead(const struct cursor *c, size_t begin)
{
	static const char *const ends[] = { "slutten", "utgangen",
		"utl\xc3\xb8pet", "enden", "end", "close" };
	static const char *const years[] = { "\xc3\xa5ret",
		"kalender\xc3\xa5ret", "year" };
	static const char *const behind[] = { "for", "of", "da", "som", "av" };
	const struct token *t = c->item->at;
	size_t first = begin, last;

	if (first < c->item->n && str_eq_nocase(t[first].text, STR("the")))
		first++;
	if (first > begin && first < c->item->n &&
	    token_is(&t[first], KW_YEAR_END))
		return spanning(&t[begin], &t[first]);
	if (first >= c->item->n || t[first].type != TOKEN_WORD ||
	    !is_any(&t[first], ends, ARRAY_LEN(ends)))
		return STR_NONE;
	last = first + 1;
	while (last < c->item->n && last < first + 5 &&
	       !is_any(&t[last], years, ARRAY_LEN(years)))
		last++;
	if (last >= c->item->n || last == first + 5)
		return STR_NONE;
	if (last + 1 < c->item->n &&
	    is_any(&t[last + 1], behind, ARRAY_LEN(behind)))
		last++;
	return spanning(&t[begin], &t[last]);
}

bool
cursor_says_year_end(struct cursor *c)
{
	const struct phrase *end = &lang_keywords[KW_YEAR_END];
	struct pos pos = cursor_pos(c);
	struct str said, meant = c->r->norwegian ? end->nb : end->en;

	if (c->failed || !cursor_more(c) || cursor_is(c, KW_YEAR_END) ||
	    cursor_is_word(c, WORDS_TRIGGER))
		return false;
	said = year_end_ahead(c, c->i);
	if (said.n == 0)
		return false;
	pos.len = (uint32_t)said.n;
	message_instead(&c->r->m, MESSAGE_year_end_otherwise, pos, said, meant,
	    meant);
	c->failed = true;
	return true;
}

bool
cursor_says_at_year_end(struct cursor *c)
{
	static const char *const at[] = { "at", "by", "after", "ved", "etter" };
	const struct phrase *when = &lang_keywords[KW_WHEN];
	const struct phrase *end = &lang_keywords[KW_YEAR_END];
	struct pos pos = cursor_pos(c);
	struct str said, meant;

	if (c->failed || !cursor_more(c) ||
	    !is_any(cursor_peek(c), at, ARRAY_LEN(at)))
		return false;
	said = year_end_ahead(c, c->i + 1);
	if (said.n == 0)
		return false;
	said.n = (size_t)(said.p + said.n - cursor_peek(c)->text.p);
	said.p = cursor_peek(c)->text.p;
	meant = arena_printf(c->r->a, STR_FMT " " STR_FMT,
	    STR_ARG(c->r->norwegian ? when->nb : when->en),
	    STR_ARG(c->r->norwegian ? end->nb : end->en));
	pos.len = (uint32_t)said.n;
	message_instead(&c->r->m, MESSAGE_year_end_otherwise, pos, said, meant,
	    meant);
	c->failed = true;
	return true;
}

/* Those of the file, and those of the language in the language of the file. */
static struct str
events_listed(const struct cursor *c)
{
	struct word_list l = words_list(WORDS_TRIGGER);
	const struct statement *st = c->r->st;
	struct str s = STR_NONE;

	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == FACT_OWN_EVENT)
			s = arena_printf(c->r->a, STR_FMT STR_FMT ", ",
			    STR_ARG(s), STR_ARG(st->facts[i].n.name));
	for (size_t i = 0; i < l.n; i++)
		s = arena_printf(c->r->a, STR_FMT "%s" STR_FMT, STR_ARG(s),
		    i == 0 ? "" : ", ",
		    STR_ARG(c->r->norwegian ? l.at[i].nb : l.at[i].en));
	return s;
}

void
cursor_no_event(struct cursor *c, struct pos pos, struct str wrong)
{
	message_say(&c->r->m, MESSAGE_unknown_event, pos, wrong,
	    messages_full(&c->r->m) ? STR_NONE : events_listed(c));
}
