/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/read.h"

/* ---- cookie --------------------------------------------------------- */

static void
read_cookie_purposes(struct cursor *c, void *to)
{
	read_purposes(c, &((struct cookie *)to)->purposes);
	cursor_no_block(c);
}

static void
read_cookie_because(struct cursor *c, void *to)
{
	read_text(c, &((struct cookie *)to)->because);
}

static const struct property cookie_table[] = {
	PROPERTY_LABEL,
	{ KW_FOR_PURPOSES, read_cookie_purposes, false },
	{ KW_NECESSARY_BECAUSE, read_cookie_because, false },
};

/* One of what may follow a comma. */
static void
read_cookie_more(struct cursor *c, struct cookie *cookie)
{
	static const enum kw more[] = { KW_ENDS_WITH_SESSION, KW_LASTS,
		KW_SET_BY, KW_WITH_CONSENT };

	if (cursor_take(c, KW_ENDS_WITH_SESSION))
		cookie->session = true;
	else if (cursor_take(c, KW_LASTS))
		(void)cursor_period(c, &cookie->life);
	else if (cursor_take(c, KW_SET_BY))
		(void)cursor_text(c, &cookie->party);
	else if (cursor_take(c, KW_WITH_CONSENT))
		cookie->with_consent = true;
	else
		cursor_expected_of(c, NOUN_COOKIE_MORE, more, ARRAY_LEN(more));
}

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
	while (cursor_comma(&c))
		read_cookie_more(&c, cookie);
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
 * answered = "answered within" PERIOD [ "," "a month at most" ]
 *            [ "for every enquiry" ] .
 */
static void
read_answered(struct cursor *c, void *to)
{
	struct right_rule *rule = to;

	(void)cursor_period(c, &rule->promise);
	if (cursor_comma(c) && cursor_keyword(c, KW_MONTH_AT_MOST))
		rule->month_at_most = true;
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
read_identity_card(struct cursor *c, void *to)
{
	((struct right_rule *)to)->identity_card = true;
	cursor_no_block(c);
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
	{ KW_IDENTITY_CARD, read_identity_card, false },
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
