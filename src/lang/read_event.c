/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_event: what starts a clock, of the language or of the file's own.
 */
#include "lang/read.h"

/* The events that are declared, and behind them those of the language. */
static const struct str *
all_events(const struct cursor *c, size_t *n_out)
{
	const struct statement *st = c->r->st;
	struct word_list l = words_list(WORDS_TRIGGER);
	struct str *names =
	    ARENA_ARRAY(c->r->a, struct str, st->facts_n + 2 * l.n);
	size_t n = 0;

	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == FACT_OWN_EVENT)
			names[n++] = st->facts[i].n.name;
	for (size_t i = 0; n > 0 && i < l.n; i++) {
		names[n++] = l.at[i].en;
		if (!str_eq(l.at[i].en, l.at[i].nb))
			names[n++] = l.at[i].nb;
	}
	*n_out = n;
	return names;
}

/* Whether an event of the file's own is next, or what is nearly one or one of
 * the language, which is reported here: ${out} is -1. */
static bool
read_own(struct cursor *c, int *out)
{
	struct pos pos = cursor_pos(c);
	const struct str *names;
	struct str name, meant;
	size_t n;

	if (!cursor_more(c) || cursor_peek(c)->type != TOKEN_WORD ||
	    cursor_is_word(c, WORDS_TRIGGER))
		return false;
	names = all_events(c, &n);
	if (n == 0)
		return false;
	name = cursor_peek(c)->text;
	*out = statement_fact(c->r->st, FACT_OWN_EVENT, name);
	if (*out >= 0)
		return cursor_path(c, &name);
	meant = lang_suggest(c->r->a, name, names, n);
	if (meant.n == 0)
		return false;
	message_meant(&c->r->m, MESSAGE_unknown_name, pos,
	    message_noun(&c->r->m, NOUN_OWN_EVENT), name, meant, names, n);
	c->failed = true;
	return true;
}

/*
 * event = [ "end of the year of" ] ( TRIGGER | "date of" FIELD | OWN_EVENT ) .
 */
bool
read_event(struct cursor *c, struct keep_clock *to)
{
	struct pos pos;
	int trigger;

	to->field = -1;
	if (cursor_says_year_end(c))
		return false;
	to->year_end = cursor_take(c, KW_YEAR_END);
	if (read_own(c, &to->field)) {
		to->trigger = TRIGGER_OWN;
		return to->field >= 0;
	}
	if (!cursor_word(c, WORDS_TRIGGER, NOUN_TRIGGER, &trigger))
		return false;
	to->trigger = (enum trigger)trigger;
	if (to->trigger != TRIGGER_DATE)
		return true;
	pos = cursor_pos(c);
	if ((to->field = read_field_name(c)) < 0)
		return false;
	switch (c->r->st->fields[to->field].type) {
	case FIELD_DATE:
	case FIELD_START:
	case FIELD_END:
		return true;
	default:
		message_say(&c->r->m, MESSAGE_no_date_field, pos,
		    c->r->st->fields[to->field].n.name, STR_NONE);
		c->failed = true;
		return false;
	}
}
