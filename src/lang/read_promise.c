/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_promise: promises, and how each is held. */
#include "lang/read.h"

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
	wrong = tokens_span(cursor_peek(c), last);
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
		rule->attested_at = pos;
		(void)read_role_name(&c, &rule->attested_by);
		if (cursor_keyword(&c, KW_ON))
			(void)cursor_date(&c, &rule->attested_on);
	} else {
		rule->only_told = cursor_take(&c, KW_ONLY_TOLD);
		if (rule->only_told || rule->held == HELD_ATTESTED)
			rule->held = HELD_TOLD;
	}
	cursor_no_block(&c);
}
