/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/read.h"

/* ---- keep ----------------------------------------------------------- */

struct keeping {
	struct named n;
	struct keep *keep;
	size_t cap;
};

static void
set_action(struct cursor *c, struct keep_clause *k, bool *said,
    enum keep_action action, struct pos pos)
{
	/* "block, delete after 5 years": kept unused until then. */
	if (*said && k->action == KEEP_BLOCK && action != KEEP_BLOCK &&
	    period_is_zero(k->after)) {
		k->block = true;
		k->action = action;
		return;
	}
	if (*said) {
		message_say(&c->r->m, MESSAGE_two_actions, pos, STR_NONE,
		    STR_NONE);
		c->failed = true;
		return;
	}
	*said = true;
	k->action = action;
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
 *           [ "after" PERIOD ] | "stop messages" | mark .
 * What stands before an "after" is done at once; "block, delete after 5 years"
 * keeps the facts unused until they are deleted.
 */
static void
read_actions(struct cursor *c, struct keep_clause *k)
{
	static const enum kw actions[] = { KW_DELETE, KW_ANONYMISE, KW_REVIEW,
		KW_BLOCK, KW_STOP_MESSAGES, KW_KEEP_MARK };
	bool said = false;

	do {
		struct pos pos = cursor_pos(c);

		if (cursor_take(c, KW_DELETE))
			set_action(c, k, &said, KEEP_DELETE, pos);
		else if (cursor_take(c, KW_ANONYMISE))
			set_action(c, k, &said, KEEP_ANONYMISE, pos);
		else if (cursor_take(c, KW_REVIEW))
			set_action(c, k, &said, KEEP_REVIEW, pos);
		else if (cursor_take(c, KW_BLOCK))
			set_action(c, k, &said, KEEP_BLOCK, pos);
		else if (cursor_take(c, KW_STOP_MESSAGES)) {
			k->stop_messages = true;
			continue;
		} else if (cursor_take(c, KW_KEEP_MARK)) {
			read_mark(c, k, pos);
			continue;
		} else
			cursor_expected_of(c, NOUN_ACTION, actions,
			    ARRAY_LEN(actions));
		if (cursor_take(c, KW_AFTER))
			(void)cursor_period(c, &k->after);
	} while (cursor_comma(c));
	cursor_end(c);
	if (!said && !c->failed)
		message_say(&c->r->m, MESSAGE_no_action, k->pos, STR_NONE,
		    STR_NONE);
}

/*
 * clause = "when" TRIGGER ":" actions
 *        | PERIOD "after" TRIGGER ":" actions .
 * One clause for each event.
 */
static void
read_clause(struct cursor *c, struct keeping *to)
{
	struct keep_clause k = { .pos = cursor_pos(c) };
	int trigger;

	if (cursor_take(c, KW_WHEN)) {
		;
	} else if (cursor_more(c) && cursor_peek(c)->type == TOKEN_NUMBER) {
		if (!cursor_period(c, &k.after) || !cursor_keyword(c, KW_AFTER))
			return;
	} else {
		cursor_expected_noun(c, NOUN_CLAUSE);
		return;
	}
	if (!cursor_word(c, WORDS_TRIGGER, NOUN_TRIGGER, &trigger) ||
	    !cursor_colon(c))
		return;
	k.trigger = (enum trigger)trigger;
	k.pos.len = cursor_pos(c).col - k.pos.col;
	read_actions(c, &k);
	cursor_no_block(c);
	for (size_t i = 0; i < to->keep->clauses_n; i++)
		if (to->keep->clauses[i].trigger == k.trigger) {
			message_say(&c->r->m, MESSAGE_said_twice, k.pos,
			    words_list(WORDS_TRIGGER).at[trigger].en,
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
	for (size_t i = 0; i < kid->n; i++)
		if (kid->at[i].type == TOKEN_COLON)
			return true;
	return kid->at[0].type == TOKEN_NUMBER ||
	       token_is(&kid->at[0], KW_WHEN);
}

static void
read_keep_reason(struct cursor *c, void *to)
{
	read_text(c, &((struct keeping *)to)->keep->reason);
}

static void
read_keep_provision(struct cursor *c, void *to)
{
	(void)cursor_text(c, &((struct keeping *)to)->keep->provision);
	cursor_no_block(c);
}

static const struct property keep_table[] = {
	PROPERTY_LABEL,
	{ KW_REASON, read_keep_reason, false },
	{ KW_PROVISION, read_keep_provision, false },
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
 * keep = "keep" WHAT [ "for" kinds ] "{" { clause | "reason" text | label } "}"
 *      | "keep" "fields" fields "{" … "}" .
 */
void
read_keep(struct reader *r, struct item *item)
{
	struct keep *keep = &r->st->keeps[item->no];
	struct keeping to = { .n = keep->n, .keep = keep };
	uint32_t seen[ARRAY_LEN(keep_table)] = { 0 };
	struct cursor c = cursor_of(r, item);
	int what;

	(void)cursor_take(&c, KW_KEEP);
	if (!cursor_word(&c, WORDS_KEEP, NOUN_KEEP, &what))
		return;
	keep->what = (enum keep_what)what;
	to.n.name = name_of(r->a, keep->what);
	if (keep->what == KEEP_FIELDS)
		read_fields(&c, &keep->fields);
	if (cursor_take(&c, KW_FOR))
		read_kinds(&c, &keep->kinds);
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

/* ---- cookie --------------------------------------------------------- */

static const struct property cookie_table[] = {
	PROPERTY_LABEL,
};

/*
 * cookie = "cookie" TEXT ( "necessary for" ACTIVITY | "for" CATEGORY )
 *          { "," ( "ends with session" | "lasts" PERIOD | "set by" TEXT ) }
 *          [ "{" { label } "}" ] .
 */
void
read_cookie(struct reader *r, struct item *item)
{
	struct cookie *cookie = &r->st->cookies[item->no];
	struct cursor c = cursor_of(r, item);
	int i;

	cookie->activity = -1;
	(void)cursor_take(&c, KW_COOKIE);
	if (!cursor_text(&c, &cookie->n.name))
		return;
	if (cursor_take(&c, KW_NECESSARY_FOR)) {
		cookie->category = STR("necessary");
		if (cursor_word(&c, WORDS_ACTIVITY, NOUN_ACTIVITY, &i))
			cookie->activity = i;
	} else if (cursor_take(&c, KW_FOR)) {
		if (cursor_word(&c, WORDS_CATEGORY, NOUN_CATEGORY, &i))
			cookie->category = words_list(WORDS_CATEGORY).at[i].en;
	} else {
		cursor_expected(&c, keyword_shown(r, KW_NECESSARY_FOR));
	}
	while (cursor_comma(&c)) {
		if (cursor_take(&c, KW_ENDS_WITH_SESSION))
			cookie->session = true;
		else if (cursor_take(&c, KW_LASTS))
			(void)cursor_period(&c, &cookie->life);
		else if (cursor_take(&c, KW_SET_BY))
			(void)cursor_text(&c, &cookie->party);
		else
			cursor_expected(&c,
			    keyword_shown(r, KW_ENDS_WITH_SESSION));
	}
	if (cursor_has_block(&c))
		read_block(r, item, KW_COOKIE, cookie_table,
		    ARRAY_LEN(cookie_table), cookie);
}

/* ---- rights --------------------------------------------------------- */

static void
read_through(struct cursor *c, void *to)
{
	((struct right_rule *)to)->channels = read_channels(c);
	cursor_no_block(c);
}

/*
 * answered = "answered within" PERIOD [ "for every enquiry" ] .
 */
static void
read_answered(struct cursor *c, void *to)
{
	struct right_rule *rule = to;

	(void)cursor_period(c, &rule->promise);
	if (cursor_take(c, KW_EVERY_ENQUIRY))
		rule->promise_all = true;
	cursor_no_block(c);
}

static void
read_scope(struct cursor *c, void *to)
{
	read_text(c, &((struct right_rule *)to)->scope);
}

static void
read_identity(struct cursor *c, void *to)
{
	read_text(c, &((struct right_rule *)to)->identity);
}

static const struct property right_table[] = {
	{ KW_THROUGH, read_through, false },
	{ KW_ANSWERED_WITHIN, read_answered, false },
	{ KW_SCOPE, read_scope, false },
	{ KW_IDENTITY, read_identity, false },
};

/*
 * right = "right" RIGHT { "," RIGHT } "{" { "through" channels | answered |
 *         "scope" text | "identity shown by" text } "}" .
 */
void
read_right(struct reader *r, struct item *item)
{
	struct right_rule rule = { .declared = true };
	struct cursor c = cursor_of(r, item);
	bool named[RIGHT_MAX] = { false };
	int right;

	(void)cursor_take(&c, KW_RIGHT);
	do {
		struct pos pos = cursor_pos(&c);

		if (!cursor_word(&c, WORDS_RIGHT, NOUN_RIGHT, &right))
			continue;
		if (r->st->rights[right].declared || named[right])
			message_say(&r->m, MESSAGE_declared_twice, pos,
			    words_list(WORDS_RIGHT).at[right].en,
			    arena_printf(r->a, "%u",
				(unsigned)(named[right] ? pos.line
							: r->st->rights[right]
							      .pos.line)));
		named[right] = true;
	} while (cursor_comma(&c));
	cursor_end(&c);
	rule.pos = item->at[0].pos;
	read_block(r, item, KW_RIGHT, right_table, ARRAY_LEN(right_table),
	    &rule);
	for (size_t i = 0; i < RIGHT_MAX; i++)
		if (named[i])
			r->st->rights[i] = rule;
}

/* ---- promises ------------------------------------------------------- */

static const enum held held_by_default[PROMISE_MAX] = {
#define ENFORCED                     HELD_ENFORCED
#define ATTESTED                     HELD_ATTESTED
#define PROMISE(name, en, nb, state) [PROMISE_##name] = state,
#include "policy/promises.def"
#undef PROMISE
#undef ENFORCED
#undef ATTESTED
};

static void
unknown_promise(struct cursor *c)
{
	struct word_list l = words_list(WORDS_PROMISE);
	const struct phrase *all[PROMISE_MAX];
	struct str wrong, meant;
	const struct str *names;
	struct pos pos = cursor_pos(c);
	const struct token *last;

	if (!cursor_more(c)) {
		cursor_expected_noun(c, NOUN_PROMISE);
		return;
	}
	for (size_t i = 0; i < l.n; i++)
		all[i] = &l.at[i];
	last = &c->item->at[c->item->n - 1];
	wrong = cursor_peek(c)->text;
	wrong.n = (size_t)(last->text.p + last->text.n - wrong.p);
	pos.len = (uint32_t)wrong.n;
	meant = phrases_suggest(c->r, wrong, all, l.n, &names);
	message_meant(&c->r->m, MESSAGE_unknown_promise, pos, wrong, STR_NONE,
	    meant, names, l.n);
	c->failed = true;
}

/*
 * promise = "promise" PROMISE
 *           [ "attested by" ROLE "on" DATE | "only told" ] .
 */
void
read_promise(struct reader *r, struct item *item)
{
	struct promise_rule *rule = &r->st->promises[item->no];
	struct cursor c = cursor_of(r, item);
	struct pos pos;
	int promise;

	(void)cursor_take(&c, KW_PROMISE);
	if (!cursor_is_word(&c, WORDS_PROMISE)) {
		unknown_promise(&c);
		return;
	}
	rule->pos = cursor_pos(&c);
	if (!cursor_word(&c, WORDS_PROMISE, NOUN_PROMISE, &promise))
		return;
	rule->promise = (enum promise)promise;
	rule->held = held_by_default[promise];
	pos = cursor_pos(&c);
	if (cursor_take(&c, KW_ATTESTED_BY)) {
		if (rule->held == HELD_ENFORCED)
			message_say(&r->m, MESSAGE_not_attestable, pos,
			    words_list(WORDS_PROMISE).at[promise].en, STR_NONE);
		(void)read_role_name(&c, &rule->attested_by);
		if (cursor_keyword(&c, KW_ON))
			(void)cursor_date(&c, &rule->attested_on);
	} else {
		if (cursor_take(&c, KW_ONLY_TOLD) ||
		    rule->held == HELD_ATTESTED)
			rule->held = HELD_TOLD;
	}
	cursor_no_block(&c);
}
