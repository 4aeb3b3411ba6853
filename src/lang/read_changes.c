/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_changes: how people are told of a new version. */
#include "lang/read.h"

static void
read_notice_by(struct cursor *c, void *to)
{
	((struct changes *)to)->channels = read_channels(c);
	cursor_no_block(c);
}

static void
read_lead_time(struct cursor *c, void *to)
{
	(void)cursor_period(c, &((struct changes *)to)->lead);
	cursor_no_block(c);
}

static void
read_ask_again(struct cursor *c, void *to)
{
	((struct changes *)to)->ask_again = true;
	cursor_no_block(c);
}

static const struct property changes_table[] = {
	{ KW_NOTICE_BY, read_notice_by, false },
	{ KW_LEAD_TIME, read_lead_time, false },
	{ KW_ASK_AGAIN, read_ask_again, false },
};

/*
 * changes = "changes" "{" { "notice by" channels | "lead time" PERIOD |
 *           "ask again for consent" } "}" .
 */
void
read_changes(struct reader *r, struct item *item)
{
	struct changes *changes = &r->st->changes;

	read_construct_head(r, item, KW_CHANGES, false);
	changes->declared = true;
	changes->pos = item->at[0].pos;
	read_block(r, item, KW_CHANGES, changes_table, ARRAY_LEN(changes_table),
	    changes);
}
