/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/consent.h"

#include "policy/basis.h"
#include "policy/goes.h"
#include "policy/same.h"
#include "policy/whom.h"

/* Two versions, and the purpose in each. */
struct yes {
	const struct statement *was, *is;
	const struct purpose *then, *now;
};

static bool
same_topics(const struct yes *y)
{
	for (size_t i = 0; i < y->now->topics_n; i++) {
		const struct named *now = &y->now->topics[i];
		bool found = false;

		for (size_t k = 0; k < y->then->topics_n; k++) {
			const struct named *then = &y->then->topics[k];

			found =
			    found || (str_eq(then->name, now->name) &&
					 same_named(y->was, y->is, then, now));
		}
		if (!found)
			return false;
	}
	return true;
}

static bool
same_words(const struct yes *y)
{
	const struct basis *then = purpose_basis_of(y->then, BASIS_A);
	const struct basis *now = purpose_basis_of(y->now, BASIS_A);

	return then != NULL && now != NULL &&
	       same_named(y->was, y->is, &y->then->n, &y->now->n) &&
	       same_text(y->was, y->is, &then->consent_text,
		   &now->consent_text) &&
	       same_topics(y);
}

/* ---- what is used -------------------------------------------------------- */

/* Each of those now was one of those then. */
static bool
fields_among(const struct yes *y, const struct fieldset *then,
    const struct fieldset *now)
{
	for (int i = 0; i < (int)y->is->fields_n; i++) {
		int k;

		if (!fieldset_has(now, i))
			continue;
		k = statement_field_in(y->was, y->is, i);
		if (k < 0 || !fieldset_has(then, k))
			return false;
	}
	return true;
}

/* Of no more people than it was then; a part, and its record. */
static bool
kept_within(const struct yes *y, int then, int now)
{
	const struct field *old = &y->was->fields[then];
	const struct field *f = &y->is->fields[now];

	return !meant_beyond(y->is, &f->kept_of, y->was, &old->kept_of) &&
	       (old->parent < 0 || f->parent < 0 ||
		   kept_within(y, old->parent, f->parent));
}

/* What a field is. */
static bool
same_field(const struct yes *y, int was, int is)
{
	const struct field *then = &y->was->fields[was];
	const struct field *now = &y->is->fields[is];

	return now->type == then->type && kept_within(y, was, is) &&
	       (!now->special || then->special) &&
	       (!now->criminal || then->criminal) &&
	       same_text(y->was, y->is, &then->n.label, &now->n.label);
}

static bool
fields_within(const struct yes *y, struct str *what)
{
	struct fieldset old = purpose_fields(y->was, y->then);
	struct fieldset uses = purpose_fields(y->is, y->now);

	old = statement_whole(y->was, &old);
	uses = statement_whole(y->is, &uses);
	for (int i = 0; i < (int)y->is->fields_n; i++) {
		int k;

		if (!fieldset_has(&uses, i))
			continue;
		*what = y->is->fields[i].n.name;
		k = statement_field_in(y->was, y->is, i);
		if (k < 0 || !fieldset_has(&old, k) || !same_field(y, k, i))
			return false;
	}
	return true;
}

/* ---- what is done with it ------------------------------------------ */

/* Declared facts that tell of something that is used or done for a purpose.
 * What protects it, where it goes and what the law asks for are not of them. */
static const enum fact_kind uses[] = { FACT_DATA, FACT_NATIONAL_ID,
	FACT_PICTURES, FACT_TRACKING, FACT_PROFILE, FACT_DECISION, FACT_SURVEY,
	FACT_EVENT, FACT_CONTENT, FACT_FURTHER, FACT_TEST_USE, FACT_AUDIENCE,
	FACT_CONNECTION, FACT_OUTSIDE_GROUP, FACT_ARCHIVE, FACT_SURVEILLANCE,
	FACT_PUBLICATION, FACT_STORAGE };

/* Lines of these of which another says that more, or something else, is done:
 * the list of what it is, what it is made from, what comes of it, where it is
 * seen. For how long is not of what a yes is to. */
static const enum fact_property told[] = { FACT_PROPERTY_DATA_EXAMPLES,
	FACT_PROPERTY_DATA_SPECIAL, FACT_PROPERTY_DATA_CRIMINAL,
	FACT_PROPERTY_PICTURES_WHEN, FACT_PROPERTY_PICTURES_SHOWN,
	FACT_PROPERTY_TRACKING_MAIL, FACT_PROPERTY_TRACKING_WEB,
	FACT_PROPERTY_TRACKING_WHAT, FACT_PROPERTY_PROFILE_FIELDS,
	FACT_PROPERTY_PROFILE_ALSO, FACT_PROPERTY_PROFILE_LOGIC,
	FACT_PROPERTY_PROFILE_RESULT, FACT_PROPERTY_DECISION_FIELDS,
	FACT_PROPERTY_DECISION_LOGIC, FACT_PROPERTY_DECISION_RESULT,
	FACT_PROPERTY_SURVEY_IDENTIFIED, FACT_PROPERTY_SURVEY_OWNER,
	FACT_PROPERTY_EVENT_FIELDS, FACT_PROPERTY_CONTENT_SEEN,
	FACT_PROPERTY_FURTHER_FIELDS, FACT_PROPERTY_TEST_USE_FIELDS,
	FACT_PROPERTY_AUDIENCE_FIELDS, FACT_PROPERTY_CONNECTION_FIELDS,
	FACT_PROPERTY_CONNECTION_WHEN, FACT_PROPERTY_OUTSIDE_GROUP_ON,
	FACT_PROPERTY_OUTSIDE_GROUP_FIELDS, FACT_PROPERTY_ARCHIVE_WHAT,
	FACT_PROPERTY_ARCHIVE_PUBLIC, FACT_PROPERTY_SURVEILLANCE_WHERE,
	FACT_PROPERTY_PUBLICATION_WHAT, FACT_PROPERTY_PUBLICATION_FIELDS,
	FACT_PROPERTY_PUBLICATION_WHERE, FACT_PROPERTY_PUBLICATION_SEEN,
	FACT_PROPERTY_STORAGE_KEYS };

/* Lines that say what is not done: without one it may be. That those in a
 * picture are asked is no other question than the one that is asked. */
static const enum fact_property spared[] = { FACT_PROPERTY_PICTURES_NO_FACES,
	FACT_PROPERTY_PICTURES_METADATA, FACT_PROPERTY_TRACKING_ANONYMOUS,
	FACT_PROPERTY_PROFILE_CHILDREN, FACT_PROPERTY_PROFILE_SPECIAL,
	FACT_PROPERTY_SURVEY_ANONYMOUS, FACT_PROPERTY_SURVEY_NO_ADDRESSES,
	FACT_PROPERTY_SURVEILLANCE_LIVE };

static bool
is_one_of(enum fact_property p, const enum fact_property *all, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (all[i] == p)
			return true;
	return false;
}

bool
consent_line(enum fact_property p)
{
	return is_one_of(p, told, ARRAY_LEN(told)) ||
	       is_one_of(p, spared, ARRAY_LEN(spared));
}

bool
consent_use(const struct statement *st, const struct fact *f, int purpose)
{
	if (f->kind == FACT_PUBLICATION)
		return publication_is_for(st, f, purpose);
	if (f->kind == FACT_OUTSIDE_GROUP &&
	    fact_says(f, FACT_PROPERTY_OUTSIDE_GROUP_NO_UPLOAD)->said)
		return false;
	/* What is strictly necessary is not what a yes is to. */
	if (f->kind == FACT_STORAGE &&
	    !fact_says(f, FACT_PROPERTY_STORAGE_CONSENT)->said)
		return false;
	/* Whose answers nobody knows is asked for them all the same. */
	if (f->kind != FACT_SURVEY && fact_is_of_nobody(f))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(uses); i++)
		if (f->kind == uses[i])
			return fact_is_for(f, purpose);
	return false;
}

bool
consent_cookie(const struct cookie *c, int purpose)
{
	return c->with_consent && index_list_has(&c->purposes, purpose);
}

/* The fact of the earlier version that is called so and is of that kind. */
static const struct fact *
fact_was(const struct yes *y, const struct fact *f)
{
	int i = statement_fact(y->was, f->kind, f->n.name);

	return i < 0 ? NULL : &y->was->facts[i];
}

static const struct fact *
named_fact(const struct statement *st, const struct index_list *facts,
    const struct fact *f)
{
	for (size_t i = 0; i < facts->n; i++)
		if (st->facts[facts->at[i]].kind == f->kind &&
		    str_eq(st->facts[facts->at[i]].n.name, f->n.name))
			return &st->facts[facts->at[i]];
	return NULL;
}

/* Each of those now was there then. */
static bool
same_lines(const struct fact_value *then, const struct fact_value *now)
{
	if (!then->said || !now->said)
		return !then->said;
	for (size_t i = 0; i < now->lines_n; i++) {
		bool found = false;

		for (size_t k = 0; k < then->lines_n; k++)
			found = found || str_eq(then->lines[k], now->lines[i]);
		if (!found)
			return false;
	}
	return true;
}

static bool same_use(const struct yes *y, const struct fact *then,
    const struct fact *now);

/* Those named now are among those named then, and are what they were; naming
 * none leaves none out. What is named is data, and names none itself. */
static bool
same_fields(const struct yes *y, const struct fact_value *then,
    const struct fact_value *now)
{
	if (!then->said || !now->said)
		return !then->said;
	if (!fields_among(y, then->fields, now->fields))
		return false;
	for (int i = 0; i < (int)y->is->fields_n; i++)
		if (fieldset_has(now->fields, i) &&
		    !same_field(y, statement_field_in(y->was, y->is, i), i))
			return false;
	for (size_t i = 0; i < now->list.n; i++) {
		const struct fact *f = &y->is->facts[now->list.at[i]];
		const struct fact *old = named_fact(y->was, &then->list, f);

		if (old == NULL || !same_use(y, old, f))
			return false;
	}
	return true;
}

static bool
line_within(const struct yes *y, const struct fact_row *row,
    const struct fact_value *then, const struct fact_value *now)
{
	if (is_one_of(row->property, spared, ARRAY_LEN(spared)))
		return now->said || !then->said;
	if (!is_one_of(row->property, told, ARRAY_LEN(told)))
		return true;
	/* Whom everybody could read of, some may. */
	if (row->property == FACT_PROPERTY_PUBLICATION_SEEN && !then->said)
		return true;
	switch (row->type) {
	case FACT_TYPE_FIELDS:
		return same_fields(y, then, now);
	case FACT_TYPE_LINES:
		return same_lines(then, now);
	case FACT_TYPE_FLAG:
	case FACT_TYPE_BY_WORDS:
		return then->said || !now->said;
	default:
		return same_text(y->was, y->is, &then->text, &now->text);
	}
}

static bool
same_use(const struct yes *y, const struct fact *then, const struct fact *now)
{
	size_t n;
	const struct fact_row *rows = fact_properties(now->kind, &n);

	for (size_t i = 0; i < n; i++)
		if (!line_within(y, &rows[i], &then->values[i],
			&now->values[i]))
			return false;
	return same_text(y->was, y->is, &then->n.label, &now->n.label);
}

static bool
uses_within(const struct yes *y, struct str *what)
{
	for (size_t i = 0; i < y->is->facts_n; i++) {
		const struct fact *f = &y->is->facts[i], *then;

		if (!consent_use(y->is, f, y->now->n.no))
			continue;
		*what = f->n.name;
		then = fact_was(y, f);
		if (then == NULL || !consent_use(y->was, then, y->then->n.no) ||
		    !same_use(y, then, f))
			return false;
	}
	return true;
}

static bool
cookie_was(const struct yes *y, const struct cookie *c)
{
	for (size_t i = 0; i < y->was->cookies_n; i++) {
		const struct cookie *then = &y->was->cookies[i];

		if (str_eq(then->n.name, c->n.name) &&
		    consent_cookie(then, y->then->n.no))
			return same_text(y->was, y->is, &then->n.label,
			    &c->n.label);
	}
	return false;
}

static bool
cookies_within(const struct yes *y, struct str *what)
{
	for (size_t i = 0; i < y->is->cookies_n; i++) {
		const struct cookie *c = &y->is->cookies[i];

		*what = c->n.name;
		if (consent_cookie(c, y->now->n.no) && !cookie_was(y, c))
			return false;
	}
	return true;
}

/* Of which nothing is said any more it may be all of it. */
static enum log_ip
address_kept(const struct log_rule *k)
{
	return k->ip == LOG_IP_UNSAID ? LOG_IP_FULL : k->ip;
}

/* With no more of the address than it had. */
static bool
log_was(const struct yes *y, const struct log_rule *k)
{
	for (size_t i = 0; i < y->was->logs_n; i++) {
		const struct log_rule *then = &y->was->logs[i];

		if (str_eq(then->n.name, k->n.name) &&
		    then->purpose == y->then->n.no)
			return address_kept(k) <= address_kept(then) &&
			       same_text(y->was, y->is, &then->n.label,
				   &k->n.label);
	}
	return false;
}

static bool
logs_within(const struct yes *y, struct str *what)
{
	for (size_t i = 0; i < y->is->logs_n; i++) {
		const struct log_rule *k = &y->is->logs[i];

		if (k->purpose != y->now->n.no)
			continue;
		*what = k->n.name;
		if (!log_was(y, k))
			return false;
	}
	return true;
}

/* ---- who gets it --------------------------------------------------------- */

/* Figures are about people too, unless they are of nobody. */
static bool
is_given(const struct yes *y, const struct fact *f)
{
	return f->kind == FACT_FIGURES
		   ? index_list_covers(&f->purposes, y->now->n.no)
		   : consent_use(y->is, f, y->now->n.no);
}

static bool
gets_no_more(const struct yes *y, const struct recipient *then,
    const struct recipient *now)
{
	/* Where nothing is said any more, nothing is left out. */
	if (recipient_has_limit(y->was, then) &&
	    !recipient_has_limit(y->is, now))
		return false;
	if (!fields_among(y, &then->fields, &now->fields))
		return false;
	for (size_t i = 0; i < y->is->facts_n; i++) {
		const struct fact *f = &y->is->facts[i], *old;

		if (!is_given(y, f) || !fact_gives(f, now->n.no))
			continue;
		old = fact_was(y, f);
		if (old == NULL || !fact_gives(old, then->n.no))
			return false;
	}
	return true;
}

/* What held it back does so still: without it more is given, or to whom nothing
 * was. */
static bool
no_freer(const struct yes *y, const struct recipient *then,
    const struct recipient *now)
{
	return (now->on_approval || !then->on_approval) &&
	       (now->send_through || !then->send_through) &&
	       (text_is_empty(&then->only_when) ||
		   same_text(y->was, y->is, &then->only_when, &now->only_when));
}

static bool
recipient_was(const struct yes *y, const struct recipient *now)
{
	for (size_t i = 0; i < y->was->recipients_n; i++) {
		const struct recipient *r = &y->was->recipients[i];

		if (!str_eq(r->n.name, now->n.name))
			continue;
		/* Who was one of us is not when it decides by itself. */
		return same_text(y->was, y->is, &r->name, &now->name) &&
		       recipient_is_named(r) &&
		       (recipient_is_other(r) || !recipient_is_other(now)) &&
		       recipient_gets(y->was, r, y->then->n.no) &&
		       gets_no_more(y, r, now) && no_freer(y, r, now) &&
		       same_text(y->was, y->is, &r->n.label, &now->n.label);
	}
	return false;
}

static bool
party_was(const struct yes *y, const struct text *party)
{
	for (size_t i = 0; i < purpose_parties(y->was); i++)
		if (same_text(y->was, y->is,
			purpose_party(y->was, y->then->n.no, i), party))
			return true;
	return false;
}

static bool
recipients_within(const struct yes *y, struct str *what)
{
	for (size_t i = 0; i < y->is->recipients_n; i++) {
		const struct recipient *r = &y->is->recipients[i];

		*what = r->n.name;
		if (recipient_is_named(r) &&
		    recipient_gets(y->is, r, y->now->n.no) &&
		    !recipient_was(y, r))
			return false;
	}
	for (size_t i = 0; i < purpose_parties(y->is); i++) {
		const struct text *party =
		    purpose_party(y->is, y->now->n.no, i);

		*what = text_in(party, LANG_NB);
		if (!text_is_empty(party) && !party_was(y, party))
			return false;
	}
	return true;
}

static bool
countries_within(const struct yes *y, struct str *what)
{
	struct abroad then, now;

	purpose_abroad(y->was, y->then->n.no, &then);
	purpose_abroad(y->is, y->now->n.no, &now);
	for (size_t i = 0; i < now.n; i++) {
		*what = now.at[i];
		if (!abroad_has(&then, now.at[i], now.asks[i]))
			return false;
	}
	return true;
}

enum consent_more
consent_more(const struct statement *was, const struct statement *is,
    int purpose, struct str *what_out)
{
	struct yes y = { .was = was, .is = is, .now = &is->purposes[purpose] };
	int i = statement_purpose(was, y.now->n.name);

	*what_out = y.now->n.name;
	if (i < 0)
		return CONSENT_WORDS;
	y.then = &was->purposes[i];
	if (!same_words(&y))
		return CONSENT_WORDS;
	if (!fields_within(&y, what_out) || !uses_within(&y, what_out) ||
	    !cookies_within(&y, what_out) || !logs_within(&y, what_out))
		return CONSENT_FIELDS;
	if (!recipients_within(&y, what_out))
		return CONSENT_RECIPIENT;
	if (!countries_within(&y, what_out))
		return CONSENT_COUNTRY;
	*what_out = is->controllers[y.now->controller].n.name;
	return same_controllers(was, is, y.then, y.now) ? CONSENT_SAME
							: CONSENT_CONTROLLER;
}
