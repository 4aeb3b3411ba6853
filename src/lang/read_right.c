/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_right: the rights, by which ways and how soon. */
#include "lang/read.h"

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

/*
 * own = "controller" CONTROLLER [ "through" channels ]
 *       [ "answered within" PERIOD ] .          At least one of the two.
 */
static void
read_own(struct cursor *c, void *to)
{
	struct right_rule *rule = to;
	struct right_own own = { .pos = cursor_pos(c) };
	struct right_own *all;

	own.controller = read_controller_name(c);
	if (cursor_take(c, KW_THROUGH))
		own.channels = read_channels(c);
	if (cursor_take(c, KW_ANSWERED_WITHIN))
		(void)cursor_period(c, &own.promise);
	else if (own.channels == 0)
		cursor_expected(c, keyword_shown(c->r, KW_THROUGH));
	cursor_no_block(c);
	if (own.controller < 0)
		return;
	for (size_t i = 0; i < rule->own_n; i++)
		if (rule->own[i].controller == own.controller)
			message_say(&c->r->m, MESSAGE_said_twice, own.pos,
			    c->r->st->controllers[own.controller].n.name,
			    arena_printf(c->r->a, "%u",
				(unsigned)rule->own[i].pos.line));
	all = ARENA_ARRAY(c->r->a, struct right_own, rule->own_n + 1);
	for (size_t i = 0; i < rule->own_n; i++)
		all[i] = rule->own[i];
	all[rule->own_n++] = own;
	rule->own = all;
}

/* More than anybody reads; each more is copied with those before it. */
#define EXCEPTIONS_MAX 64

void
read_exception(struct cursor *c, struct right_except **to, size_t *n)
{
	struct right_except one = { .pos = cursor_pos(c) };
	struct right_except *all;

	if (cursor_more(c)) {
		read_texts_inline(c, &one.what);
		if (cursor_take(c, KW_PROVISION))
			read_words_inline(c, &one.provision);
		cursor_no_block(c);
	} else {
		read_text(c, &one.what);
	}
	if (*n == EXCEPTIONS_MAX) {
		message_say(&c->r->m, MESSAGE_too_many, one.pos,
		    arena_printf(c->r->a, "%d", EXCEPTIONS_MAX), STR_NONE);
		return;
	}
	all = ARENA_ARRAY(c->r->a, struct right_except, *n + 1);
	for (size_t i = 0; i < *n; i++)
		all[i] = (*to)[i];
	all[(*n)++] = one;
	*to = all;
}

/*
 * except = "except" exception .
 */
static void
read_except(struct cursor *c, void *to)
{
	struct right_rule *rule = to;

	read_exception(c, &rule->except, &rule->except_n);
}

static const struct property right_table[] = {
	{ KW_THROUGH, read_through, false },
	{ KW_ANSWERED_WITHIN, read_answered, false },
	{ KW_SCOPE, read_scope, false },
	{ KW_EXCEPT, read_except, true },
	{ KW_IDENTITY, read_identity, false },
	{ KW_IDENTITY_CARD, read_identity_card, false },
	{ KW_CONTROLLER, read_own, true },
};

/*
 * right = "right" RIGHT { "," RIGHT } "{" { "through" channels | answered |
 *         "scope" text | except | "identity shown by" text |
 *         "identity card may be asked for" | own } "}" .
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
