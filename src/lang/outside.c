/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/outside.h"

#include "lang/grammar.h"

/* Whether such a line may stand in the block of the construct. */
static bool
is_line_of(const struct item *line, int construct)
{
	size_t n;
	const struct grammar_property *rows = grammar_of(construct, &n);

	for (size_t i = 0; i < n; i++) {
		if (rows[i].kw != KW_MAX && token_is(&line->at[0], rows[i].kw))
			return true;
		if (rows[i].kw == KW_MAX && line->n > 1 &&
		    line->at[1].type == TOKEN_COLON)
			return true;
	}
	return false;
}

/* The word begins no part; or a part and a line of others: that has no block.
 */
static bool
may_be_line(const struct item *part, const struct item *item)
{
	return item->construct < 0 ||
	       (token_is(&item->at[0], KW_CONTROLLER) && item->open == NULL &&
		   part->open != NULL);
}

static struct str
title(struct arena *a, const struct item *part)
{
	return part->n > 1
		   ? arena_printf(a, STR_FMT " " STR_FMT,
			 STR_ARG(item_word(part)), STR_ARG(part->at[1].text))
		   : item_word(part);
}

bool
outside_its_block(struct messages *m, const struct item *part,
    const struct item *line)
{
	int construct =
	    part == NULL ? GRAMMAR_NONE : grammar_begun(&part->at[0]);
	size_t n;

	if (construct == GRAMMAR_NONE || line->broken ||
	    !may_be_line(part, line) || !is_line_of(line, construct))
		return false;
	if (part->open != NULL)
		message_say(m, MESSAGE_outside_block, line->at[0].pos,
		    item_word(line), title(m->a, part));
	else if (grammar_constructs(&n)[construct].block != GRAMMAR_NEEDED &&
		 line == part + 1)
		message_say(m, MESSAGE_block_unopened, line->at[0].pos,
		    item_word(line), title(m->a, part));
	return true;
}
