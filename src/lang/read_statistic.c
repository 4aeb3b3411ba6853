/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_statistic: figures made of facts. */
#include "lang/read.h"

static void
read_statistic_using(struct cursor *c, void *to)
{
	read_fields(c, &((struct statistic *)to)->fields);
	cursor_no_block(c);
}

/*
 * anonymous = "anonymous" "at least" NUMBER "people" .
 * How many people stand behind each figure, at the least.
 */
static void
read_anonymous(struct cursor *c, void *to)
{
	int64_t n = 0;

	if (cursor_keyword(c, KW_AT_LEAST) && cursor_number(c, 1000000, &n))
		(void)cursor_keyword(c, KW_PEOPLE);
	((struct statistic *)to)->at_least = (int)n;
	cursor_no_block(c);
}

static void
read_pseudonymous(struct cursor *c, void *to)
{
	((struct statistic *)to)->pseudonymous = true;
	cursor_no_block(c);
}

static void
read_statistic_attested(struct cursor *c, void *to)
{
	struct statistic *s = to;

	read_attested(c, &s->attested_by, &s->attested_on);
}

static const struct property statistic_table[] = {
	PROPERTY_LABEL,
	{ KW_USING, read_statistic_using, false },
	{ KW_ANONYMOUS, read_anonymous, false },
	{ KW_PSEUDONYMOUS, read_pseudonymous, false },
	{ KW_ATTESTED_BY, read_statistic_attested, false },
};

/*
 * statistics = "statistics" NAME "{" { label | "using" fields | anonymous |
 *              "pseudonymous" | attested } "}" .
 */
void
read_statistic(struct reader *r, struct item *item)
{
	struct statistic *s = &r->st->statistics[item->no];
	size_t errors = r->m.findings->errors;

	read_construct_head(r, item, KW_STATISTICS, true);
	read_block(r, item, KW_STATISTICS, statistic_table,
	    ARRAY_LEN(statistic_table), s);
	if (r->m.findings->errors == errors &&
	    (s->at_least > 0) == s->pseudonymous)
		message_say(&r->m, MESSAGE_grade_missing, s->n.pos, s->n.name,
		    STR_NONE);
}
