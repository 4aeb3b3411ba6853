/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_purpose: purposes, their bases, and statistics. */
#include "lang/prose_doc.h"
#include "lang/ways.h"
#include "policy/ages.h"
#include "policy/goes.h"
#include "policy/whose.h"

/* "basis.consent.student": of a kind of person where it is of some only. */
static const char *
basis_leaf(struct doc *d, const struct basis *b)
{
	static const char *const names[] = { "none", "consent", "contract",
		"legal_obligation", "vital_interests", "public_task",
		"legitimate_interest" };
	const char *leaf = doc_leaf(d, "basis.%s", names[b->code]);

	if (b->kinds.n > 0)
		leaf = doc_leaf(d, "%s." STR_FMT, leaf,
		    STR_ARG(d->st->kinds[b->kinds.at[0]].n.name));
	return doc_once(d, leaf);
}

/* Whose interest it is: ours, but for a client, and what the first one does not
 * decide over alone. */
static void
say_interest(struct doc *d, const char *leaf, const struct purpose *p,
    const struct basis *b)
{
	struct str interest = text_in(&b->interest, d->lang);

	leaf = doc_leaf(d, "%s.interest", leaf);
	if (interest.n > 0 && (p->controller != 0 || p->jointly.n > 0))
		doc_say2(d, leaf, PROSE_P_INTEREST_OF,
		    doc_deciders(d, p, PROSE_YOURS),
		    doc_with_stop(d, interest));
	else
		doc_say_own(d, leaf, PROSE_P_INTEREST, &b->interest);
}

static void
say_basis(struct doc *d, const struct purpose *p, const struct basis *b)
{
	const struct {
		const char *leaf;
		enum prose key;
		const struct text *t;
	} own[] = {
		{ "necessity", PROSE_P_NECESSITY, &b->necessity },
		{ "expectation", PROSE_P_EXPECTATION, &b->expectation },
		{ "benefit", PROSE_P_BENEFIT, &b->benefit },
		{ "safeguards", PROSE_P_SAFEGUARDS, &b->safeguards },
		{ "balancing", PROSE_P_BALANCING, &b->balancing },
		{ "note", PROSE_P_NOTE, &b->note },
		{ "consent_text", PROSE_P_CONSENT_TEXT, &b->consent_text },
	};
	const char *leaf = basis_leaf(d, b);
	struct str name = doc_basis(d, b);

	if (b->kinds.n > 0)
		doc_say2(d, leaf, PROSE_P_BASIS_KINDS, name,
		    doc_kinds(d, &b->kinds));
	else
		doc_say1(d, leaf, PROSE_P_BASIS, name);
	doc_say1(d, doc_leaf(d, "%s.provision", leaf),
	    is_article(text_in(&b->provision, d->lang), 9)
		? PROSE_P_PROVISION_SPECIAL
		: PROSE_P_PROVISION,
	    doc_words(d, &b->provision));
	say_interest(d, leaf, p, b);
	for (size_t i = 0; i < ARRAY_LEN(own); i++)
		doc_say_own(d, doc_leaf(d, "%s.%s", leaf, own[i].leaf),
		    own[i].key, own[i].t);
	doc_say1(d, doc_leaf(d, "%s.assessed", leaf), PROSE_P_ASSESSED,
	    doc_date(d, b->assessed));
}

/* The fields that it is about: those named, or all of them that the purpose
 * uses and no other line names. */
static struct fieldset
fields_of(struct doc *d, const struct purpose *p, const struct condition *k)
{
	struct fieldset uses = purpose_fields(d->st, p);

	if (!fieldset_is_empty(&k->fields))
		return k->fields;
	for (int i = 0; i < (int)d->st->fields_n; i++) {
		const struct field *f = &d->st->fields[i];

		if (!(k->criminal ? f->criminal : f->special) ||
		    purpose_condition(p, i, k->criminal) != k)
			fieldset_remove(&uses, i);
	}
	return uses;
}

/* "special", "criminal.certificate": by the first field that is named. */
static const char *
condition_leaf(struct doc *d, const struct condition *k)
{
	const char *leaf = k->criminal ? "criminal" : "special";

	for (int i = 0; i < (int)d->st->fields_n; i++)
		if (fieldset_has(&k->fields, i)) {
			leaf = doc_leaf(d, "%s." STR_FMT, leaf,
			    STR_ARG(d->st->fields[i].n.name));
			break;
		}
	return doc_once(d, leaf);
}

struct str
doc_condition(struct doc *d, const struct purpose *p, const struct condition *k)
{
	struct fieldset fields = fields_of(d, p, k);
	struct str names = doc_fields(d, &fields);
	struct list by = { .n = 0 };

	list_add(d, &by, doc_words(d, &k->by));
	list_add(d, &by, doc_words(d, &k->provision));
	if (names.n == 0)
		return say1(d,
		    k->criminal ? PROSE_P_CRIMINAL_ALL : PROSE_P_SPECIAL_ALL,
		    list_comma(d, &by));
	return say2(d, k->criminal ? PROSE_P_CRIMINAL : PROSE_P_SPECIAL, names,
	    list_comma(d, &by));
}

static void
say_conditions(struct doc *d, const struct purpose *p)
{
	for (size_t i = 0; i < p->conditions_n; i++)
		doc_say1(d, condition_leaf(d, &p->conditions[i]), PROSE_ONE,
		    doc_condition(d, p, &p->conditions[i]));
}

static bool
all_within(const struct index_list *a, const struct index_list *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (!index_list_has(b, a->at[i]))
			return false;
	return a->n > 0;
}

struct str
doc_bases_for(struct doc *d, const struct purpose *p,
    const struct index_list *kinds)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < p->bases_n; i++) {
		const struct basis *b = &p->bases[i];
		struct str name;

		if (b->code == BASIS_NONE ||
		    !index_lists_meet(&b->kinds, kinds))
			continue;
		name = doc_basis_short(d, b->code);
		list_add_once(d, &l,
		    b->kinds.n == 0 || all_within(kinds, &b->kinds)
			? name
			: doc_beside(d, name, doc_kinds(d, &b->kinds)));
	}
	return list_semicolon(d, &l);
}

struct str
doc_bases_short(struct doc *d, const struct purpose *p)
{
	static const struct index_list everybody = { .n = 0 };
	const struct statement *st = d->st;

	if (d->bases == NULL) {
		d->bases = ARENA_ARRAY(d->a, struct str, st->purposes_n);
		for (size_t i = 0; i < st->purposes_n; i++)
			d->bases[i] =
			    doc_bases_for(d, &st->purposes[i], &everybody);
	}
	return d->bases[p - st->purposes];
}

struct str
doc_on_what(struct doc *d, const struct purpose *p)
{
	struct str bases = doc_bases_short(d, p);

	if (bases.n > 0 || !controller_is_client(d->st, p->controller))
		return bases;
	return say1(d, PROSE_SUM_CLIENT,
	    doc_their(d, p->controller, PROSE_YOURS));
}

/* An age of its own, and whether the server knows who is younger. */
static void
say_alone(struct doc *d, const struct purpose *p)
{
	if (p->alone.years == 0)
		return;
	doc_say1(d, "age", PROSE_ONE, doc_alone(d, p, &p->alone));
	doc_say1(d, "age.since", PROSE_L_AGE_SINCE,
	    doc_date(d, p->alone.since));
	if (!ages_held(d->st))
		doc_say0(d, "age.by", PROSE_KIND_AGE_TOLD);
}

/* Who decides, where it is not the first controller alone. */
static void
say_controller(struct doc *d, const struct purpose *p)
{
	struct str who = doc_deciders(d, p, PROSE_YOURS);

	if (doc_is_joint(d, p)) {
		doc_say1(d, "joint", PROSE_L_JOINT,
		    doc_capital(d, doc_before_verb(d, p,
				       doc_responsible(d, p, PROSE_YOURS))));
		doc_say_own(d, "arrangement", PROSE_L_ARRANGEMENT,
		    &p->arrangement);
	} else if (p->controller != 0) {
		doc_say1(d, "controller", PROSE_L_CONTROLLER, who);
	}
	doc_say2(d, "as_processor", PROSE_L_AS_PROCESSOR,
	    doc_doers(d, &p->as_processor), who);
}

/* Whom a purpose is for. A stage is one of people in the register: of others
 * none is said that the file does not. */
static void
say_people(struct doc *d, const struct purpose *p)
{
	struct index_list others = kinds_outside(d, &p->kinds);
	struct str outside = doc_kinds(d, &others);

	if (purpose_is_outside(d->st, p)) {
		doc_say1(d, "outside", PROSE_P_KINDS_OUTSIDE, outside);
		return;
	}
	doc_say1(d, "stages", PROSE_ONE, doc_purpose_is_for(d, p));
	doc_say1(d, "outside", PROSE_P_KINDS_ALSO, outside);
}

/* Fields, and data outside the register. */
static void
say_information(struct doc *d, const struct purpose *p)
{
	struct list l = { .n = 0 };

	if (purpose_uses_all(d->st, p))
		doc_say0(d, "fields", PROSE_P_ALL_FIELDS);
	else if (p->all_fields)
		doc_say1(d, "fields", PROSE_P_ALL_OF,
		    doc_behind_one(d, p->n.no));
	else
		doc_list_fields(d, &p->fields, &l);
	for (size_t i = 0; i < d->st->facts_n; i++) {
		const struct fact *f = &d->st->facts[i];

		if ((f->kind == FACT_DATA || f->kind == FACT_NATIONAL_ID) &&
		    fact_is_for(f, p->n.no))
			list_label(d, &l, doc_label(d, &f->n));
	}
	doc_say1(d, p->all_fields ? "data" : "fields",
	    p->all_fields ? PROSE_P_SEE_ALSO : PROSE_P_FIELDS, list_and(d, &l));
}

/* What else is made or kept for it stands elsewhere. */
static void
say_elsewhere(struct doc *d, const struct purpose *p)
{
	const struct statement *st = d->st;
	struct list l = { .n = 0 }, cookies = { .n = 0 };

	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		if ((f->kind == FACT_SURVEILLANCE || f->kind == FACT_TRACKING ||
			f->kind == FACT_PICTURES || f->kind == FACT_SURVEY ||
			f->kind == FACT_STORAGE) &&
		    fact_is_for(f, p->n.no))
			list_label(d, &l, doc_label(d, &f->n));
	}
	for (size_t i = 0; i < st->logs_n; i++) {
		const struct log_rule *k = &st->logs[i];

		if (k->purpose == p->n.no)
			list_label(d, &l, doc_log_label(d, k));
	}
	for (size_t i = 0; i < st->cookies_n; i++)
		if (index_list_has(&st->cookies[i].purposes, p->n.no))
			list_add(d, &cookies, st->cookies[i].n.name);
	doc_say1(d, "see_also", PROSE_P_SEE_ALSO, list_comma(d, &l));
	doc_say1(d, "cookies", PROSE_P_COOKIES, list_comma(d, &cookies));
}

static void
say_whom(struct doc *d, const struct purpose *p)
{
	if (p->parent >= 0)
		doc_say1(d, "parent", PROSE_P_PARENT,
		    doc_label(d, &d->st->purposes[p->parent].n));
	say_people(d, p);
	say_information(d, p);
	say_elsewhere(d, p);
}

static void
say_cap(struct doc *d, const struct purpose *p)
{
	struct str n = doc_number(d, p->cap_n);

	if (p->cap_n == 0)
		return;
	if (p->cap_yields)
		doc_say0(d, "cap", PROSE_P_CAP_NORMALLY);
	else if (!p->cap_calendar)
		doc_say2(d, "cap", PROSE_P_CAP, n,
		    doc_period(d, p->cap_period));
	else if (p->cap_period.years > 0)
		doc_say1(d, "cap", PROSE_P_CAP_YEAR, n);
	else
		doc_say1(d, "cap", PROSE_P_CAP_MONTH, n);
}

bool
purpose_rests_for(struct doc *d, const struct purpose *p, unsigned codes,
    struct index_list *kinds, bool *all)
{
	bool any = false;

	*all = false;
	kinds->n = 0;
	kinds->at = ARENA_ARRAY(d->a, int, d->st->kinds_n);
	for (size_t i = 0; i < p->bases_n; i++) {
		const struct basis *b = &p->bases[i];

		if ((codes >> b->code & 1) == 0)
			continue;
		any = true;
		*all = *all || b->kinds.n == 0;
		for (size_t k = 0; k < b->kinds.n; k++)
			if (!index_list_has(kinds, b->kinds.at[k]))
				kinds->at[kinds->n++] = b->kinds.at[k];
	}
	return any;
}

static struct str
no_by(struct doc *d, const struct purpose *p, const struct index_list *kinds)
{
	return doc_by(d, ways_of(d->st, p, kinds, p->withdraw),
	    p->withdraw_link);
}

/* That to ${p} one says no so, for those of ${kinds}; NULL: for all. */
static void
say_one_no(struct doc *d, const char *leaf, const struct index_list *kinds,
    struct str says)
{
	if (kinds == NULL)
		doc_say1(d, doc_once(d, leaf), PROSE_ONE, says);
	else
		doc_say2(d, doc_once(d, leaf), PROSE_P_NO_KINDS, says,
		    doc_kinds(d, kinds));
}

static struct str
no_words(struct doc *d, enum prose key, bool labelled, const struct purpose *p,
    struct str by)
{
	if (by.n == 0)
		return STR_NONE;
	return labelled ? say2(d, key, doc_label(d, &p->n), by)
			: say1(d, key, by);
}

/* Consent is withdrawn (Art. 7(3)); to an interest or a public task one
 * objects (Art. 21), whether the purpose says how or not; what else is sent can
 * be refused. Each is told to those for whom the purpose rests on it. */
void
doc_say_no(struct doc *d, const char *leaf, const struct purpose *p,
    const struct no_words *words)
{
	struct index_list kinds;
	struct str by = no_by(d, p, NULL);
	bool all, consent, object;

	consent = purpose_rests_for(d, p, 1U << BASIS_A, &kinds, &all);
	if (consent) {
		by = no_by(d, p, all ? NULL : &kinds);
		say_one_no(d, leaf, all ? NULL : &kinds,
		    no_words(d, words->withdraw, words->labelled, p, by));
		if (!words->labelled)
			doc_say_guardians(d, doc_leaf(d, "%s.guardian", leaf),
			    p);
	}
	object = purpose_rests_for(d, p, 1U << BASIS_E | 1U << BASIS_F, &kinds,
	    &all);
	if (object) {
		by = doc_objects_by(d, p, all ? NULL : &kinds);
		say_one_no(d, leaf, all ? NULL : &kinds,
		    no_words(d, words->object, words->labelled, p, by));
	}
	if (!consent && !object)
		doc_say1(d, leaf, PROSE_ONE,
		    no_words(d, words->refuse, words->labelled, p, by));
}

/* Nobody writes by telephone. */
static void
say_channels(struct doc *d, unsigned channels)
{
	unsigned calls = channels & 1U << CHANNEL_PHONE;

	doc_say1(d, "channels", PROSE_P_SEND,
	    doc_by_each(d, channels & ~calls));
	if (calls != 0)
		doc_say0(d, doc_once(d, "channels"), PROSE_P_CALL);
}

static void
say_messages(struct doc *d, const struct purpose *p)
{
	static const enum prose classes[] = {
		[CLASS_SERVICE] = PROSE_CLASS_SERVICE,
		[CLASS_MEMBERSHIP] = PROSE_CLASS_MEMBERSHIP,
		[CLASS_MARKETING] = PROSE_CLASS_MARKETING,
		[CLASS_RESEARCH] = PROSE_CLASS_RESEARCH,
		[CLASS_STATUTORY] = PROSE_CLASS_STATUTORY,
	};
	static const struct no_words words = { PROSE_P_WITHDRAW, PROSE_P_OBJECT,
		PROSE_P_REFUSE, false };
	struct list topics = { .n = 0 };

	say_channels(d, p->channels);
	for (size_t i = 0; i < p->topics_n; i++)
		list_label(d, &topics, doc_label(d, &p->topics[i]));
	doc_say1(d, "topics", PROSE_P_TOPICS, list_and(d, &topics));
	if (p->class != CLASS_NONE)
		doc_say0(d, "class", classes[p->class]);
	say_cap(d, p);
	if (p->reminders == 1)
		doc_say0(d, "reminders", PROSE_P_REMINDER);
	else if (p->reminders > 1)
		doc_say1(d, "reminders", PROSE_P_REMINDERS,
		    doc_number(d, p->reminders));
	doc_say1(d, "segments", PROSE_P_SEGMENT,
	    doc_fields(d, &p->segment_fields));
	doc_say_no(d, "withdraw", p, &words);
}

static void
say_serves(struct doc *d, const struct purpose *p)
{
	struct list l = { .n = 0 };

	for (int a = 0; a < ACTIVITY_MAX; a++) {
		if ((p->activities >> a & 1) != 0)
			list_add(d, &l, doc_activity(d, (enum activity)a));
	}
	doc_say1(d, "serves", PROSE_P_SERVES, list_and(d, &l));
}

static void
say_statistics(struct doc *d)
{
	for (size_t i = 0; i < d->st->statistics_n; i++) {
		const struct statistic *k = &d->st->statistics[i];
		struct str label = text_is_empty(&k->n.label)
				       ? say0(d, PROSE_L_STATISTICS)
				       : doc_label(d, &k->n);

		doc_topic(d, doc_ref(d, "statistics", k->n.name),
		    doc_capital(d, label));
		doc_own(d, "about", &k->n.about);
		doc_say1(d, "fields", PROSE_L_STAT_OF,
		    doc_fields(d, &k->fields));
		if (k->pseudonymous)
			doc_say0(d, "figures", PROSE_L_STAT_PSEUDONYMOUS);
		else
			doc_say1(d, "figures", PROSE_L_STAT_ANONYMOUS,
			    doc_number(d, k->at_least));
		doc_say_attested(d, k->attested_by, k->attested_on);
	}
}

void
prose_purposes(struct doc *d)
{
	prose_section(d, "purposes", PROSE_H_PURPOSES, "purposes");
	for (size_t i = 0; i < d->st->purposes_n; i++) {
		const struct purpose *p = &d->st->purposes[i];
		const struct index_list *before = doc_about(d, &p->kinds);

		doc_topic(d, doc_ref(d, "purpose", p->n.name),
		    doc_capital(d, doc_label(d, &p->n)));
		doc_own(d, "about", &p->n.about);
		say_controller(d, p);
		say_whom(d, p);
		for (size_t j = 0; j < p->bases_n; j++)
			say_basis(d, p, &p->bases[j]);
		say_alone(d, p);
		say_conditions(d, p);
		say_messages(d, p);
		say_serves(d, p);
		if (p->profiling)
			doc_say0(d, "profiling", PROSE_P_PROFILING);
		if (p->open_list)
			doc_say0(d, "open_list", PROSE_P_OPEN);
		doc_about(d, before);
	}
	say_statistics(d);
	prose_told(d, "purposes");
}
