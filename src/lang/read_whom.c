/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_whom: of whom a line speaks: stages, kinds, and who is excepted. */
#include "lang/read.h"

static const struct {
	enum kw kw;
	enum stage stage;
} stages[] = {
	{ KW_MEMBERS, STAGE_MEMBER },
	{ KW_POSSIBLE, STAGE_POSSIBLE },
	{ KW_INVITED, STAGE_INVITED },
	{ KW_REGISTERED, STAGE_MEMBER },
	{ KW_LEAVING, STAGE_LEAVING },
	{ KW_DECEASED, STAGE_DECEASED },
};

static bool
read_stage(struct cursor *c, struct meant *w)
{
	for (size_t i = 0; i < ARRAY_LEN(stages); i++) {
		if (!cursor_take(c, stages[i].kw))
			continue;
		w->stages |= stages[i].stage;
		w->members = w->members || stages[i].kw == KW_MEMBERS;
		return true;
	}
	return false;
}

static void
read_one(struct cursor *c, struct meant *w)
{
	struct pos pos = cursor_pos(c);

	if (read_stage(c, w))
		return;
	if (cursor_more(c) && cursor_peek(c)->type == TOKEN_WORD &&
	    !cursor_peek(c)->reserved)
		read_index_into(c, &w->kinds, read_kind_name(c), pos);
	else
		cursor_expected_noun(c, NOUN_AUDIENCE);
}

void
read_whom(struct cursor *c, struct meant *w)
{
	do {
		if (meant_any(w) && cursor_take(c, KW_EXCEPT)) {
			read_kinds(c, &w->except);
			return;
		}
		read_one(c, w);
	} while (cursor_comma(c) || (meant_any(w) && cursor_is(c, KW_EXCEPT)));
}
