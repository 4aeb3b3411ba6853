/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_children: from which ages children decide themselves. */
#include "lang/read.h"

static void
read_not_targeted(struct cursor *c, void *to)
{
	((struct children *)to)->not_targeted = true;
	cursor_no_block(c);
}

static void
read_guardian(struct cursor *c, void *to)
{
	((struct children *)to)->guardian_consent = true;
	cursor_no_block(c);
}

void
read_age(struct cursor *c, struct age *out)
{
	struct period p;
	struct pos pos = cursor_pos(c);

	if (!cursor_period(c, &p))
		return;
	if (p.years == 0)
		message_say(&c->r->m, MESSAGE_age_in_years, pos, STR_NONE,
		    STR_NONE);
	out->years = p.years;
	if (cursor_take(c, KW_BY))
		read_words_inline(c, &out->provision);
	if (cursor_take(c, KW_SINCE))
		(void)cursor_date(c, &out->since);
	cursor_no_block(c);
}

static void
read_consent_alone(struct cursor *c, void *to)
{
	read_age(c, &((struct children *)to)->consent);
}

static void
read_joining_alone(struct cursor *c, void *to)
{
	read_age(c, &((struct children *)to)->joining);
}

static void
read_images_alone(struct cursor *c, void *to)
{
	read_age(c, &((struct children *)to)->images);
}

static void
read_computed_from(struct cursor *c, void *to)
{
	struct children *children = to;

	children->by_age = read_born(c, &children->born);
	cursor_no_block(c);
}

static const struct property children_table[] = {
	{ KW_NOT_TARGETED, read_not_targeted, false },
	{ KW_GUARDIAN, read_guardian, false },
	{ KW_CONSENT_ALONE, read_consent_alone, false },
	{ KW_JOINING_ALONE, read_joining_alone, false },
	{ KW_IMAGES_ALONE, read_images_alone, false },
	{ KW_AGE_COMPUTED_FROM, read_computed_from, false },
};

/*
 * children = "children" "{" { "not targeted" | "guardian consent" |
 *            ( "consent alone from" | "joining alone from" |
 *              "images alone from" ) age | "age computed from" FIELD } "}" .
 */
void
read_children(struct reader *r, struct item *item)
{
	struct children *children = &r->st->children;

	read_construct_head(r, item, KW_CHILDREN, false);
	children->declared = true;
	children->pos = item->at[0].pos;
	read_block(r, item, KW_CHILDREN, children_table,
	    ARRAY_LEN(children_table), children);
}
