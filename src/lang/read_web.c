/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_web: cookies, and the logs of what stands beside the server. */
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
		read_words_inline(c, &cookie->party);
	else if (cursor_take(c, KW_WITH_CONSENT))
		cookie->with_consent = true;
	else
		cursor_expected_of(c, NOUN_COOKIE_MORE, more, ARRAY_LEN(more));
}

/*
 * cookie = "cookie" TEXT
 *          ( "necessary for" ACTIVITY | "strictly necessary" | "for" CATEGORY )
 *          { "," ( "ends with session" | "lasts" PERIOD | "set by" words
 *                | "with consent" ) }
 *          [ "{" { label | "for purposes" purposes
 *                | "strictly necessary because" text } "}" ] .
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
	} else if (cursor_take(&c, KW_STRICTLY_NECESSARY)) {
		cookie->category = STR("necessary");
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
read_log_kinds(struct cursor *c, void *to)
{
	read_kinds(c, &((struct log_rule *)to)->kinds);
	cursor_no_block(c);
}

static void
read_kept_for(struct cursor *c, void *to)
{
	(void)cursor_period(c, &((struct log_rule *)to)->life);
	cursor_no_block(c);
}

static void
read_log_longer(struct cursor *c, void *to)
{
	read_text(c, &((struct log_rule *)to)->longer);
}

static void
read_log_attested(struct cursor *c, void *to)
{
	struct log_rule *log = to;

	read_attested(c, &log->attested_by, &log->attested_on);
}

static const struct property log_table[] = {
	PROPERTY_LABEL,
	{ KW_IP_ADDRESS, read_ip, false },
	{ KW_FOR_PURPOSE, read_log_purpose, false },
	{ KW_CONCERNS, read_log_kinds, false },
	{ KW_KEPT_FOR, read_kept_for, false },
	{ KW_KEPT_LONGER_WHEN, read_log_longer, false },
	{ KW_ATTESTED_BY, read_log_attested, false },
};

/*
 * log = "log" NAME "{" { label | ip | "for purpose" PURPOSE |
 *       "concerns" kinds | "kept for" PERIOD | "kept longer when" text |
 *       attested } "}" .
 * A log of another component, such as a proxy; the server's own trail is kept
 * by "keep audit trail".
 */
void
read_log(struct reader *r, struct item *item)
{
	read_construct_head(r, item, KW_LOG, true);
	read_block(r, item, KW_LOG, log_table, ARRAY_LEN(log_table),
	    &r->st->logs[item->no]);
}
