/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_consent: the text beside a consent box: who may use what for
 * what, what of it is of a special category, who else gets it and where, and
 * the way back (Art. 4(11), 7(2)-(3), 9(2)(a), 49(1)(a); recital 42).
 */
#include "lang/dpv.h"
#include "lang/prose_doc.h"
#include "lang/ways.h"
#include "policy/consent.h"
#include "policy/goes.h"

/* "Notes (for example: theme and advice)". */
static void
add_example(struct doc *d, struct str *label, const struct fact *f)
{
	struct str examples = STR_NONE;

	if (f->kind == FACT_DATA)
		examples = doc_without_stop(
		    text_in(&fact_says(f, FACT_PROPERTY_DATA_EXAMPLES)->text,
			d->lang));
	if (examples.n > 0)
		*label = say2(d, PROSE_CB_EXAMPLES, *label, examples);
}

/* What may be used, one by one: what the lead names. */
static struct list
data_of(struct doc *d, const struct purpose *p)
{
	struct fieldset fields = purpose_fields(d->st, p);
	struct list l = { .n = 0 };

	doc_list_fields(d, &fields, &l);
	for (size_t i = 0; i < d->st->facts_n; i++) {
		const struct fact *f = &d->st->facts[i];

		if (!fact_is_data(f, p->n.no))
			continue;
		list_data(d, &l, f);
		add_example(d, &l.at[l.n - 1], f);
	}
	for (size_t i = 0; i < d->st->logs_n; i++)
		if (d->st->logs[i].purpose == p->n.no)
			list_label(d, &l, doc_log_label(d, &d->st->logs[i]));
	return l;
}

/* Our own words are a yes of their own, and come first; what is said yes to
 * follows them. Without any, the sentence that tells it is the yes. */
static void
consent_lead(struct doc *d, struct list *l, const struct purpose *p)
{
	struct str own =
	    text_in(&purpose_basis_of(p, BASIS_A)->consent_text, d->lang);
	/* Own words before it; no data named; several who decide. */
	static const enum prose leads[2][2][2] = {
		{ { PROSE_CB_LEAD, PROSE_CB_LEAD_SEVERAL },
		    { PROSE_CB_LEAD_BARE, PROSE_CB_LEAD_BARE_SEVERAL } },
		{ { PROSE_CB_THEN, PROSE_CB_THEN_SEVERAL },
		    { PROSE_CB_THEN_BARE, PROSE_CB_THEN_BARE_SEVERAL } },
	};
	bool several = p->jointly.n > 0;
	struct list data = data_of(d, p);
	const struct str args[] = {
		doc_before_verb(d, p,
		    doc_deciders(d, p, own.n > 0 ? PROSE_YOURS : PROSE_MINE)),
		list_and(d, &data), doc_label(d, &p->n)
	};
	enum prose lead = leads[own.n > 0][args[1].n == 0][several];

	if (own.n > 0)
		list_add(d, l, doc_with_stop(d, own));
	list_add(d, l,
	    prose_fill(d->a, prose_get(lead, d->lang), args, ARRAY_LEN(args)));
}

/* That one is a member, where that says something special, and this consent
 * is what it may be told by. */
static void
of_membership(struct doc *d, struct list *l, const struct purpose *p)
{
	const struct condition *k = purpose_condition(p, -1, false);

	for (size_t i = 0; i < d->st->facts_n; i++)
		if (k != NULL && art9_letter(&k->by) == 'a' &&
		    membership_is_for(d->st, &d->st->facts[i], p->n.no))
			list_label(d, l, doc_label(d, &d->st->facts[i].n));
}

/* A consent to special categories must be explicit, so it names them. */
static void
consent_special(struct doc *d, struct list *l, const struct purpose *p)
{
	struct fieldset fields = purpose_fields(d->st, p);
	struct list all = { .n = 0 };
	bool others = false;
	size_t
	    named; /* by the lead: all that it names, where there is no other */

	for (int i = 0; i < (int)d->st->fields_n; i++) {
		if (d->st->fields[i].special)
			continue;
		others = others || fieldset_has(&fields, i);
		fieldset_remove(&fields, i);
	}
	doc_list_fields(d, &fields, &all);
	for (size_t i = 0; i < d->st->facts_n; i++) {
		const struct fact *f = &d->st->facts[i];

		if (!fact_is_data(f, p->n.no))
			continue;
		if (f->kind == FACT_DATA &&
		    fact_says(f, FACT_PROPERTY_DATA_SPECIAL)->said)
			list_label(d, &all, doc_label(d, &f->n));
		else
			others = true;
	}
	for (size_t i = 0; i < d->st->logs_n; i++)
		others = others || d->st->logs[i].purpose == p->n.no;
	named = all.n;
	of_membership(d, &all, p);
	if (all.n > 0 && all.n == named && !others)
		list_add(d, l, say0(d, PROSE_CB_SPECIAL_ALL));
	else if (all.n > 0)
		list_add(d, l,
		    say1(d, others ? PROSE_CB_SPECIAL : PROSE_CB_SPECIAL_ONLY,
			list_and(d, &all)));
}

/* So must one to what is known of convictions be, for who reads it. */
static void
consent_criminal(struct doc *d, struct list *l, const struct purpose *p)
{
	struct fieldset fields = purpose_fields(d->st, p);
	struct list all = { .n = 0 };

	for (int i = 0; i < (int)d->st->fields_n; i++)
		if (!d->st->fields[i].criminal)
			fieldset_remove(&fields, i);
	doc_list_fields(d, &fields, &all);
	if (all.n > 0)
		list_add(d, l, say1(d, PROSE_CB_CRIMINAL, list_and(d, &all)));
}

/* What each kind of fact is, where the lead does not name it as data. */
static const enum prose done[FACT_MAX] = {
	[FACT_DECISION] = PROSE_CB_DECISION,
	[FACT_SURVEY] = PROSE_CB_SURVEY,
	[FACT_EVENT] = PROSE_CB_EVENT,
	[FACT_CONTENT] = PROSE_CB_CONTENT,
	[FACT_FURTHER] = PROSE_CB_FURTHER,
	[FACT_TEST_USE] = PROSE_CB_TEST_USE,
	[FACT_AUDIENCE] = PROSE_CB_AUDIENCE,
	[FACT_CONNECTION] = PROSE_CB_CONNECTION,
	[FACT_OUTSIDE_GROUP] = PROSE_CB_OUTSIDE_GROUP,
	[FACT_ARCHIVE] = PROSE_CB_ARCHIVE,
	[FACT_SURVEILLANCE] = PROSE_CB_SURVEILLANCE,
	[FACT_PUBLICATION] = PROSE_CB_PUBLICATION,
	[FACT_STORAGE] = PROSE_CB_STORAGE,
};

/* Of a special category it is said already, and these stand with the label. */
static bool
stands_beside(enum fact_property p)
{
	return consent_line(p) && p != FACT_PROPERTY_DATA_SPECIAL &&
	       p != FACT_PROPERTY_DATA_EXAMPLES &&
	       p != FACT_PROPERTY_PUBLICATION_WHAT;
}

/* "Greetings (first names)". */
static struct str
with_what(struct doc *d, const struct fact *f)
{
	struct str label = doc_label(d, &f->n), what = STR_NONE;

	if (f->kind == FACT_PUBLICATION)
		what = doc_without_stop(
		    text_in(&fact_says(f, FACT_PROPERTY_PUBLICATION_WHAT)->text,
			d->lang));
	return doc_beside(d, label, what);
}

/* What is done for it: what would ask the consent anew if it became another.
 * The lead names data by what they are called; their lines follow here, with
 * the name again where it is one of several. */
static void
consent_uses(struct doc *d, struct list *l, const struct purpose *p)
{
	bool several = data_of(d, p).n > 1;

	for (size_t i = 0; i < d->st->facts_n; i++) {
		const struct fact *f = &d->st->facts[i];
		struct list lines = { .n = 0 };
		struct str label = doc_label(d, &f->n);

		if (!consent_use(d->st, f, p->n.no))
			continue;
		doc_list_lines(d, f, stands_beside, &lines);
		if (!fact_is_data(f, p->n.no))
			list_add(d, l, say1(d, done[f->kind], with_what(d, f)));
		else if (lines.n > 0 && several)
			lines.at[0] =
			    say2(d, PROSE_LABELLED, label, lines.at[0]);
		for (size_t k = 0; k < lines.n; k++)
			list_add(d, l, lines.at[k]);
	}
}

/* By what the browser calls them, and what people do: what is strictly
 * necessary is not asked about. */
static void
consent_cookies(struct doc *d, struct list *l, const struct purpose *p)
{
	struct list all = { .n = 0 };

	for (size_t i = 0; i < d->st->cookies_n; i++) {
		const struct cookie *c = &d->st->cookies[i];

		if (!consent_cookie(c, p->n.no))
			continue;
		list_add(d, &all,
		    doc_beside(d, c->n.name,
			doc_without_stop(text_in(&c->n.label, d->lang))));
	}
	if (all.n > 0)
		list_add(d, l, say1(d, PROSE_CB_STORAGE, list_and(d, &all)));
}

/* What a log holds of the address stands behind its name. */
static void
consent_logs(struct doc *d, struct list *l, const struct purpose *p)
{
	for (size_t i = 0; i < d->st->logs_n; i++) {
		const struct log_rule *k = &d->st->logs[i];

		if (k->purpose == p->n.no && k->ip != LOG_IP_UNSAID)
			list_add(d, l, doc_log(d, k));
	}
}

void
doc_list_parties(struct doc *d, int purpose, struct list *l)
{
	for (size_t i = 0; i < purpose_parties(d->st); i++) {
		struct str rest =
		    doc_words(d, purpose_party(d->st, purpose, i));

		while (rest.n > 0)
			list_add_once(d, l,
			    purpose_party_name(d->st, purpose, &rest));
	}
}

/* One that acts for us is not another one. */
static void
consent_recipients(struct doc *d, struct list *l, const struct purpose *p)
{
	struct list all = { .n = 0 };

	for (size_t i = 0; i < d->st->recipients_n; i++) {
		const struct recipient *r = &d->st->recipients[i];

		if (r->class != RECIPIENT_ACTING_FOR || r->classes == 0)
			if (recipient_gets(d->st, r, p->n.no))
				list_label(d, &all, doc_label(d, &r->n));
	}
	doc_list_parties(d, p->n.no, &all);
	if (all.n > 0)
		list_add(d, l, say1(d, PROSE_CB_RECIPIENTS, list_and(d, &all)));
}

/* A transfer that rests on the yes alone needs one that knows the risk. */
static void
consent_abroad(struct doc *d, struct list *l, const struct purpose *p)
{
	struct list all = { .n = 0 }, asks = { .n = 0 };
	struct abroad abroad;

	purpose_abroad(d->st, p->n.no, &abroad);
	for (size_t i = 0; i < abroad.n; i++) {
		struct str name = doc_country(d, abroad.at[i]);

		list_add(d, &all, name);
		if (abroad.asks[i])
			list_add(d, &asks, name);
	}
	if (all.n > 0)
		list_add(d, l, say1(d, PROSE_CB_ABROAD, list_and(d, &all)));
	if (asks.n > 0)
		list_add(d, l, say1(d, PROSE_CB_RISK, list_and(d, &asks)));
}

static void
consent_words(struct doc *d, struct list *l, const struct purpose *p,
    int channel)
{
	static const struct guardian_words guardians = { PROSE_CB_GUARDIAN,
		PROSE_CB_GUARDIANS, PROSE_CB_GUARDIAN_TOO,
		PROSE_CB_GUARDIANS_TOO };
	struct list topics = { .n = 0 };
	struct str by;

	d->by = p;
	consent_lead(d, l, p);
	consent_special(d, l, p);
	consent_criminal(d, l, p);
	d->by = NULL;
	consent_uses(d, l, p);
	consent_cookies(d, l, p);
	consent_logs(d, l, p);
	consent_recipients(d, l, p);
	consent_abroad(d, l, p);
	if (channel >= 0)
		list_add(d, l,
		    say1(d, PROSE_CB_CHANNEL, doc_by(d, 1U << channel, false)));
	for (size_t i = 0; i < p->topics_n; i++)
		list_label(d, &topics, doc_label(d, &p->topics[i]));
	if (topics.n > 0)
		list_add(d, l, say1(d, PROSE_P_TOPICS, list_and(d, &topics)));
	list_add(d, l, doc_alone(d, p, &p->alone));
	doc_list_guardians(d, p, UINT64_MAX, &guardians, l);
	by = doc_by(d, ways_of(d->st, p, NULL, p->withdraw), p->withdraw_link);
	if (by.n > 0)
		list_add(d, l, say1(d, PROSE_P_WITHDRAW, by));
}

struct str
lang_consent_text(struct arena *a, const struct statement *st, int purpose,
    int channel, enum lang lang)
{
	struct doc d = { .a = a, .st = st, .lang = lang };
	struct list l = { .n = 0 };

	if (purpose < 0 || (size_t)purpose >= st->purposes_n ||
	    channel >= CHANNEL_MAX ||
	    !purpose_asks_consent(&st->purposes[purpose]))
		return STR_NONE;
	consent_words(&d, &l, &st->purposes[purpose], channel);
	return list_blank(&d, &l);
}
