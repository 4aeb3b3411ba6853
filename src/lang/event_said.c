/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/event_said: what is said to somebody who tells until when in another
 * way than the language: by the end of a year in other words, by an event that
 * there is not, or in words that nobody could check.
 */
#include "lang/cursor.h"
#include "lang/words.h"

static bool
is_any(const struct token *t, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_nocase(t->text, str_of(words[i])))
			return true;
	return false;
}

bool
kept_vaguely(struct reader *r, const struct item *item)
{
	static const char *const begins[] = { "oppbevares", "lagres", "kept",
		"stored" };
	static const char *const vague[] = { "lenge", "lengst", "nødvendig",
		"long", "necessary", "needed" };
	const struct token *first = &item->at[0];
	struct str line = tokens_span(first, &item->at[item->n - 1]);
	struct pos pos = first->pos;
	bool kept = false, is = false;

	for (size_t k = 0; k < ARRAY_LEN(begins); k++)
		kept = kept || str_starts(line, str_of(begins[k]));
	for (size_t i = 1; i < item->n; i++)
		is = is || is_any(&item->at[i], vague, ARRAY_LEN(vague));
	if (!kept || !is)
		return false;
	pos.len = (uint32_t)line.n;
	message_say(&r->m, MESSAGE_vague_kept, pos, line, STR_NONE);
	return true;
}

/* "årets slutt": of the event nothing is said. */
static bool
is_years_end(const struct token *t)
{
	static const char *const years[] = { "årets", "kalenderårets" };
	static const char *const ends[] = { "slutt", "utgang", "utløp",
		"ende" };

	return is_any(&t[0], years, ARRAY_LEN(years)) &&
	       is_any(&t[1], ends, ARRAY_LEN(ends));
}

/* "utgangen av året for", "the end of the calendar year of": the phrase, up to
 * its preposition; empty for what is none. */
static struct str
year_end_ahead(const struct cursor *c, size_t begin)
{
	static const char *const ends[] = { "slutten", "utgangen", "utløpet",
		"enden", "end", "close" };
	static const char *const years[] = { "året", "kalenderåret", "year" };
	static const char *const behind[] = { "for", "of", "da", "som", "av" };
	const struct token *t = c->item->at;
	size_t first = begin, last;

	if (first + 1 < c->item->n && is_years_end(&t[first]))
		return tokens_span(&t[first], &t[first + 1]);
	if (first < c->item->n && str_eq_nocase(t[first].text, STR("the")))
		first++;
	if (first > begin && first < c->item->n &&
	    token_is(&t[first], KW_YEAR_END))
		return tokens_span(&t[begin], &t[first]);
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
	return tokens_span(&t[begin], &t[last]);
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
