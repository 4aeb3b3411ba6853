/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_retention: how long things are kept. */
#include "lang/read.h"

struct keeping {
	struct named n;
	struct keep *keep;
	size_t cap;
};

/* ---- clocks --------------------------------------------------------- */

/*
 * clock = "when" event | PERIOD "after" event .
 */
static bool
read_clock(struct cursor *c, struct keep_clock *to)
{
	static const enum kw begins[] = { KW_WHEN };

	to->after = (struct period){ .days = 0 };
	if (!cursor_take(c, KW_WHEN)) {
		if (!cursor_more(c) || cursor_peek(c)->type != TOKEN_NUMBER) {
			if (!cursor_says_otherwise(c) &&
			    !cursor_says_at_year_end(c))
				cursor_expected_of(c, NOUN_CLAUSE, begins, 1);
			return false;
		}
		if (!cursor_period(c, &to->after) ||
		    !cursor_keyword(c, KW_AFTER))
			return false;
	}
	return read_event(c, to);
}

static void
first_clock(struct keep_clause *k, const struct keep_clock *first)
{
	k->trigger = first->trigger;
	k->after = first->after;
	k->field = first->field;
	k->year_end = first->year_end;
}

/*
 * clocks = ( "earliest of" | "latest of" ) clock "," clock { "," clock } .
 */
static bool
read_clocks(struct cursor *c, struct keep_clause *k)
{
	struct keep_clock one;
	size_t cap = 0;

	if (!read_clock(c, &one))
		return false;
	first_clock(k, &one);
	if (!cursor_comma(c)) {
		cursor_expected_noun(c, NOUN_CLOCK);
		return false;
	}
	do {
		if (!read_clock(c, &one))
			return false;
		*(struct keep_clock *)ARENA_PUSH(c->r->a, k->others,
		    k->others_n, cap) = one;
	} while (cursor_comma(c));
	return true;
}

/*
 * head = clock | clocks | "at most" clock | "every" PERIOD
 *      | "at least" ( clock | "until" event ) .
 */
static bool
read_head(struct cursor *c, struct keep_clause *k)
{
	struct keep_clock one = { .field = -1 };
	bool ok;

	k->field = -1;
	if (cursor_is(c, KW_EARLIEST) || cursor_is(c, KW_LATEST)) {
		k->latest = cursor_take(c, KW_LATEST);
		(void)cursor_take(c, KW_EARLIEST);
		return read_clocks(c, k);
	}
	if (cursor_take(c, KW_EVERY)) {
		k->bound = BOUND_EVERY;
		k->trigger = TRIGGER_CREATED;
		return cursor_period(c, &k->after);
	}
	if (cursor_take(c, KW_AT_LEAST))
		k->bound = BOUND_LEAST;
	else if (cursor_take(c, KW_AT_MOST))
		k->bound = BOUND_MOST;
	if (k->bound == BOUND_LEAST && cursor_take(c, KW_UNTIL))
		ok = read_event(c, &one);
	else
		ok = read_clock(c, &one);
	first_clock(k, &one);
	return ok;
}

/* ---- what happens ---------------------------------------------------- */

static void
two_actions(struct cursor *c, struct pos pos)
{
	message_say(&c->r->m, MESSAGE_two_actions, pos, STR_NONE, STR_NONE);
	c->failed = true;
}

static struct period
period_sum(struct period x, struct period y)
{
	return (struct period){ .years = x.years + y.years,
		.months = x.months + y.months,
		.days = x.days + y.days,
		.hours = x.hours + y.hours,
		.in_weeks = (x.in_weeks || x.days == 0) &&
			    (y.in_weeks || y.days == 0) };
}

/*
 * "delete after 30 days" waits; "block, delete after 5 years" is a hold, and
 * so is "block, delete 5 years after EVENT".
 */
static void
read_action_time(struct cursor *c, struct keep_clause *k)
{
	struct pos pos = cursor_pos(c);
	struct period wait;

	if (cursor_take(c, KW_AFTER)) {
		if (!cursor_period(c, &wait))
			return;
		if (!period_is_zero(k->after) && !k->block) {
			two_actions(c, pos);
			return;
		}
		k->after = period_sum(k->after, wait);
	} else if (k->block && cursor_more(c) &&
		   cursor_peek(c)->type == TOKEN_NUMBER) {
		k->has_until = read_clock(c, &k->until);
	}
}

static void
read_action(struct cursor *c, struct keep_clause *k, bool *said,
    enum keep_action action, struct pos pos)
{
	/* "block, delete after 5 years": kept unused until then. */
	if (*said && k->action == KEEP_BLOCK && action != KEEP_BLOCK &&
	    !k->block) {
		k->block = true;
		k->block_after = k->after;
	} else if (*said) {
		two_actions(c, pos);
		return;
	}
	*said = true;
	k->action = action;
	read_action_time(c, k);
}

/*
 * mark = "keep do-not-invite mark" ( "for" PERIOD | "until they ask" ) .
 */
static void
read_mark(struct cursor *c, struct keep_clause *k, struct pos pos)
{
	k->mark = true;
	if (cursor_take(c, KW_UNTIL_ASKED)) {
		k->mark_until_asked = true;
	} else if (cursor_take(c, KW_FOR)) {
		(void)cursor_period(c, &k->mark_for);
	} else {
		message_say(&c->r->m, MESSAGE_mark_period, pos, STR_NONE,
		    STR_NONE);
		c->failed = true;
	}
}

/*
 * actions = action { "," action } .
 * action  = ( "delete" | "anonymise" | "review" | "block" )
 *           [ "after" PERIOD | clock ] | "stop messages" | mark .
 * What stands before an "after" is done at once; "block, delete after 5 years"
 * keeps the facts unused until they are deleted.
 */
static void
read_actions(struct cursor *c, struct keep_clause *k)
{
	static const enum kw words[] = { KW_DELETE, KW_ANONYMISE, KW_REVIEW,
		KW_BLOCK, KW_STOP_MESSAGES, KW_KEEP_MARK };
	static const enum keep_action actions[] = { KEEP_DELETE, KEEP_ANONYMISE,
		KEEP_REVIEW, KEEP_BLOCK };
	bool said = false;

	do {
		struct pos pos = cursor_pos(c);
		size_t i = 0;

		while (i < ARRAY_LEN(words) && !cursor_take(c, words[i]))
			i++;
		if (i < ARRAY_LEN(actions))
			read_action(c, k, &said, actions[i], pos);
		else if (i == ARRAY_LEN(words))
			cursor_expected_of(c, NOUN_ACTION, words,
			    ARRAY_LEN(words));
		else if (words[i] == KW_STOP_MESSAGES)
			k->stop_messages = true;
		else
			read_mark(c, k, pos);
	} while (cursor_comma(c));
	cursor_end(c);
	if (!said && !c->failed)
		message_say(&c->r->m, MESSAGE_no_action, k->pos, STR_NONE,
		    STR_NONE);
}

/* ---- clauses ---------------------------------------------------------- */

static void
check_bound(struct cursor *c, const struct keep_clause *k)
{
	static const struct {
		enum kw head, action;
	} pairs[] = {
		[BOUND_LEAST] = { KW_AT_LEAST, KW_BLOCK },
		[BOUND_MOST] = { KW_AT_MOST, KW_DELETE },
		[BOUND_EVERY] = { KW_EVERY, KW_REVIEW },
	};
	bool fits = true;

	if (k->bound == BOUND_LEAST)
		fits = k->action == KEEP_BLOCK;
	else if (k->bound == BOUND_MOST)
		fits = !k->block && (k->action == KEEP_DELETE ||
					k->action == KEEP_ANONYMISE);
	else if (k->bound == BOUND_EVERY)
		fits = k->action == KEEP_REVIEW;
	if (fits || c->failed)
		return;
	message_say(&c->r->m, MESSAGE_bound_action, k->pos,
	    keyword_shown(c->r, pairs[k->bound].head),
	    keyword_shown(c->r, pairs[k->bound].action));
	c->failed = true;
}

static bool
same_clause(const struct keep_clause *x, const struct keep_clause *y)
{
	return x->bound == y->bound && x->trigger == y->trigger &&
	       x->field == y->field && x->others_n == 0 && y->others_n == 0 &&
	       (x->action == KEEP_REVIEW) == (y->action == KEEP_REVIEW);
}

/*
 * clause = head ":" actions .
 * One clause for each event, and one review beside it.
 */
static void
read_clause(struct cursor *c, struct keeping *to)
{
	struct keep_clause k = { .pos = cursor_pos(c) };

	if (!read_head(c, &k) || !cursor_colon(c))
		return;
	k.pos.len = cursor_pos(c).col - k.pos.col;
	read_actions(c, &k);
	cursor_no_block(c);
	check_bound(c, &k);
	for (size_t i = 0; i < to->keep->clauses_n; i++)
		if (same_clause(&to->keep->clauses[i], &k)) {
			message_say(&c->r->m, MESSAGE_said_twice, k.pos,
			    k.trigger == TRIGGER_OWN
				? c->r->st->facts[k.field].n.name
				: words_list(WORDS_TRIGGER).at[k.trigger].en,
			    arena_printf(c->r->a, "%u",
				(unsigned)to->keep->clauses[i].pos.line));
			return;
		}
	if (!c->failed)
		*(struct keep_clause *)ARENA_PUSH(c->r->a, to->keep->clauses,
		    to->keep->clauses_n, to->cap) = k;
}

/* Whatever has a colon is meant as a clause: "a reasonable time after …:". */
static bool
is_clause(const struct item *kid)
{
	static const enum kw heads[] = { KW_WHEN, KW_EARLIEST, KW_LATEST,
		KW_EVERY, KW_AT_LEAST, KW_AT_MOST };

	for (size_t i = 0; i < kid->n; i++)
		if (kid->at[i].type == TOKEN_COLON)
			return true;
	for (size_t i = 0; i < ARRAY_LEN(heads); i++)
		if (token_is(&kid->at[0], heads[i]))
			return true;
	return kid->at[0].type == TOKEN_NUMBER;
}

/* ---- the block -------------------------------------------------------- */

static void
read_keep_reason(struct cursor *c, void *to)
{
	read_text(c, &((struct keeping *)to)->keep->reason);
}

static void
read_keep_longer(struct cursor *c, void *to)
{
	read_text(c, &((struct keeping *)to)->keep->longer);
}

static void
read_keep_provision(struct cursor *c, void *to)
{
	read_words(c, &((struct keeping *)to)->keep->provision);
}

static void
read_duty(struct cursor *c, void *to)
{
	read_words(c, &((struct keeping *)to)->keep->duty);
}

static void
read_claims(struct cursor *c, void *to)
{
	read_words(c, &((struct keeping *)to)->keep->claims);
}

static void
read_for_good(struct cursor *c, void *to)
{
	((struct keeping *)to)->keep->for_good = true;
	cursor_no_block(c);
}

static void
read_open_for(struct cursor *c, void *to)
{
	read_purposes(c, &((struct keeping *)to)->keep->open_for);
	cursor_no_block(c);
}

static void
read_keep_attested(struct cursor *c, void *to)
{
	struct keep *keep = ((struct keeping *)to)->keep;

	read_attested(c, &keep->attested_by, &keep->attested_on);
}

static const struct property keep_table[] = {
	PROPERTY_LABEL,
	{ KW_REASON, read_keep_reason, false },
	{ KW_KEPT_LONGER_WHEN, read_keep_longer, false },
	{ KW_PROVISION, read_keep_provision, false },
	{ KW_DUTY_UNDER, read_duty, false },
	{ KW_LEGAL_CLAIMS_UNDER, read_claims, false },
	{ KW_KEPT_FOR_GOOD, read_for_good, false },
	{ KW_FOR_PURPOSE, read_open_for, false },
	{ KW_FOR_PURPOSES, read_open_for, false },
	{ KW_ATTESTED_BY, read_keep_attested, false },
};

/* "invited people" names its block "invited_people". */
static struct str
name_of(struct arena *a, enum keep_what what)
{
	struct str s = words_list(WORDS_KEEP).at[what].en;
	char *p = arena_alloc(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] == ' ' || s.p[i] == '-' ? '_' : s.p[i];
	return (struct str){ .p = p, .n = s.n };
}

/*
 * keep-head = "keep" ( WHAT | "fields" ( fields | "for purpose" purposes ) )
 *             [ "for" kinds ] [ "created before" DATE ] .
 */
static bool
read_keep_head(struct cursor *c, struct keep *keep)
{
	int what;

	(void)cursor_take(c, KW_KEEP);
	if (!cursor_word(c, WORDS_KEEP, NOUN_KEEP, &what))
		return false;
	keep->what = (enum keep_what)what;
	if (keep->what == KEEP_FIELDS) {
		if (cursor_take(c, KW_FOR_PURPOSE) ||
		    cursor_take(c, KW_FOR_PURPOSES))
			read_purposes(c, &keep->only_for);
		else
			read_fields(c, &keep->fields);
	}
	if (cursor_take(c, KW_FOR))
		read_kinds(c, &keep->kinds);
	if (cursor_take(c, KW_CREATED_BEFORE))
		(void)cursor_date(c, &keep->before);
	return true;
}

/*
 * keep = keep-head "{" { clause | "reason" text | "kept longer when" text
 *        | "provision" words | label
 *        | "duty under" words | "legal claims under" words | "kept for good" |
 * ( "for purpose" | "for purposes" ) purposes | attested } "}" .
 */
void
read_keep(struct reader *r, struct item *item)
{
	struct keep *keep = &r->st->keeps[item->no];
	struct keeping to = { .n = keep->n, .keep = keep };
	uint32_t seen[ARRAY_LEN(keep_table)] = { 0 };
	struct cursor c = cursor_of(r, item);

	if (!read_keep_head(&c, keep))
		return;
	to.n.name = name_of(r->a, keep->what);
	if (!cursor_has_block(&c)) {
		read_block(r, item, KW_KEEP, NULL, 0, &to);
		return;
	}
	for (size_t i = 0; i < item->kids_n; i++) {
		struct item *kid = &item->kids[i];
		struct cursor k = cursor_of(r, kid);

		if (kid->broken)
			continue;
		if (is_clause(kid))
			read_clause(&k, &to);
		else
			read_line(r, kid, KW_KEEP, keep_table,
			    ARRAY_LEN(keep_table), seen, &to);
	}
	keep->n = to.n;
}

/* What these purposes use and no other but those that use all fields. */
static struct fieldset
used_only_for(const struct statement *st, const struct index_list *purposes)
{
	struct fieldset of = { .w = { 0 } }, others = { .w = { 0 } };

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		struct fieldset uses = purpose_fields(st, p);

		if (index_list_has(purposes, (int)i))
			of = fieldset_or(&of, &uses);
		else if (!p->all_fields)
			others = fieldset_or(&others, &uses);
	}
	for (int f = 0; f < (int)st->fields_n; f++)
		if (fieldset_has(&others, f))
			fieldset_remove(&of, f);
	return of;
}

void
lower_keeps(struct reader *r)
{
	for (size_t i = 0; i < r->st->keeps_n; i++) {
		struct keep *k = &r->st->keeps[i];

		if (k->only_for.n > 0)
			k->fields = used_only_for(r->st, &k->only_for);
	}
}
