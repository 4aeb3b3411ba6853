/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/read.h"

/* "KEYWORD [NAME]" at the front; the name was declared already. */
static void
head(struct reader *r, struct item *item, enum kw kw, bool named)
{
	struct cursor c = cursor_of(r, item);
	struct str name;

	(void)cursor_take(&c, kw);
	if (named)
		(void)cursor_name(&c, &name);
	cursor_end(&c);
}

/* ---- children ------------------------------------------------------- */

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

/*
 * age = NUMBER "years" [ "by" TEXT ] [ "since" DATE ] .
 */
static void
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
		(void)cursor_text(c, &out->provision);
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

static const struct property children_table[] = {
	{ KW_NOT_TARGETED, read_not_targeted, false },
	{ KW_GUARDIAN, read_guardian, false },
	{ KW_CONSENT_ALONE, read_consent_alone, false },
	{ KW_JOINING_ALONE, read_joining_alone, false },
	{ KW_IMAGES_ALONE, read_images_alone, false },
};

/*
 * children = "children" "{" { "not targeted" | "guardian consent" |
 *            ( "consent alone from" | "joining alone from" |
 *              "images alone from" ) age } "}" .
 */
void
read_children(struct reader *r, struct item *item)
{
	struct children *children = &r->st->children;

	head(r, item, KW_CHILDREN, false);
	children->declared = true;
	children->pos = item->at[0].pos;
	read_block(r, item, KW_CHILDREN, children_table,
	    ARRAY_LEN(children_table), children);
}

/* ---- changes -------------------------------------------------------- */

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

	head(r, item, KW_CHANGES, false);
	changes->declared = true;
	changes->pos = item->at[0].pos;
	read_block(r, item, KW_CHANGES, changes_table, ARRAY_LEN(changes_table),
	    changes);
}

/* ---- statistics ----------------------------------------------------- */

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

static const struct property statistic_table[] = {
	PROPERTY_LABEL,
	{ KW_USING, read_statistic_using, false },
	{ KW_ANONYMOUS, read_anonymous, false },
	{ KW_PSEUDONYMOUS, read_pseudonymous, false },
};

/*
 * statistics = "statistics" NAME "{" { label | "using" fields | anonymous |
 *              "pseudonymous" } "}" .
 */
void
read_statistic(struct reader *r, struct item *item)
{
	struct statistic *s = &r->st->statistics[item->no];
	size_t errors = r->m.findings->errors;

	head(r, item, KW_STATISTICS, true);
	read_block(r, item, KW_STATISTICS, statistic_table,
	    ARRAY_LEN(statistic_table), s);
	if (r->m.findings->errors == errors &&
	    (s->at_least > 0) == s->pseudonymous)
		message_say(&r->m, MESSAGE_grade_missing, s->n.pos, s->n.name,
		    STR_NONE);
}

/* ---- logs ----------------------------------------------------------- */

/*
 * ip = "ip address" ( "not stored" | "shortened" | "in full" ) .
 */
static void
read_ip(struct cursor *c, void *to)
{
	static const enum kw ways[] = { KW_NOT_STORED, KW_SHORTENED,
		KW_IN_FULL };
	struct log_rule *log = to;

	if (cursor_take(c, KW_NOT_STORED))
		log->ip = LOG_IP_NOT_STORED;
	else if (cursor_take(c, KW_SHORTENED))
		log->ip = LOG_IP_SHORTENED;
	else if (cursor_take(c, KW_IN_FULL))
		log->ip = LOG_IP_FULL;
	else
		cursor_expected_of(c, NOUN_IP, ways, ARRAY_LEN(ways));
	cursor_no_block(c);
}

static void
read_log_purpose(struct cursor *c, void *to)
{
	((struct log_rule *)to)->purpose = read_purpose_name(c);
	cursor_no_block(c);
}

static void
read_kept_for(struct cursor *c, void *to)
{
	(void)cursor_period(c, &((struct log_rule *)to)->life);
	cursor_no_block(c);
}

static const struct property log_table[] = {
	PROPERTY_LABEL,
	{ KW_IP_ADDRESS, read_ip, false },
	{ KW_FOR_PURPOSE, read_log_purpose, false },
	{ KW_KEPT_FOR, read_kept_for, false },
};

/*
 * log = "log" NAME "{" { label | ip | "for purpose" PURPOSE |
 *       "kept for" PERIOD } "}" .
 * A log of another component, such as a proxy; the server's own trail is kept
 * by "keep audit trail".
 */
void
read_log(struct reader *r, struct item *item)
{
	head(r, item, KW_LOG, true);
	read_block(r, item, KW_LOG, log_table, ARRAY_LEN(log_table),
	    &r->st->logs[item->no]);
}
