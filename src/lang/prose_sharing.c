/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_sharing: recipients, processors, cookies, terms, promises, and
 * what is only told. */
#include "lang/prose_doc.h"

static void
say_recipient(struct doc *d, const struct recipient *r)
{
	struct str gets = doc_fields_and(d, &r->fields,
	    FACT_PROPERTY_DATA_RECIPIENTS, r->n.no);

	doc_topic(d, doc_ref(d, "recipient", r->n.name),
	    doc_capital(d, doc_label(d, &r->n)));
	doc_own(d, "about", &r->n.about);
	doc_say1(d, "name", PROSE_D_NAME, r->name);
	doc_say1(d, "address", PROSE_D_ADDRESS, r->address);
	doc_link(d, "web", PROSE_CTRL_WEB, r->web);
	if (r->classes != 0)
		doc_say0(d, "class", doc_recipient_class(r->class));
	else if (gets.n == 0)
		doc_say0(d, "class", PROSE_RC_UNSAID);
	doc_say_own(d, "arrangement", PROSE_RC_ARRANGEMENT, &r->arrangement);
	doc_say1(d, "fields", PROSE_RC_FIELDS, gets);
	doc_say1(d, "purposes", PROSE_RC_PURPOSES,
	    doc_purposes(d, &r->purposes));
	if (r->send_through)
		doc_say0(d, "through", PROSE_RC_THROUGH);
	if (r->on_approval)
		doc_say0(d, "approval", PROSE_RC_APPROVAL);
	doc_say1(d, "country", PROSE_RC_COUNTRY, doc_country(d, r->country));
	doc_say_own(d, "only_when", PROSE_D_ONLY_WHEN, &r->only_when);
	if (r->no_list)
		doc_say0(d, "open", PROSE_RC_OPEN);
}

/* Whom a controller works for. */
static struct str
acted_for(struct doc *d, const struct processor *p)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < d->st->controllers_n; i++)
		if (processor_acts_for(d->st, p, (int)i))
			list_add(d, &l,
			    doc_controller_name(d, &d->st->controllers[i]));
	return list_and(d, &l);
}

static void
say_processor(struct doc *d, const struct processor *p)
{
	struct str name =
	    p->legal_name.n > 0 ? p->legal_name : doc_label(d, &p->n);

	doc_topic(d, doc_ref(d, "processor", p->n.name),
	    doc_heading(d, &p->n, name));
	if (p->controller >= 0) {
		doc_say2(d, "name", PROSE_PR_FOR, name, acted_for(d, p));
	} else {
		doc_say1(d, "name", PROSE_PR_IS, name);
		doc_own(d, "about", &p->n.about);
		doc_say1(d, "org_no", PROSE_PR_ORG, p->org_no);
	}
	doc_say_own(d, "service", PROSE_PR_SERVICE, &p->service);
	doc_say1(d, "purposes", PROSE_RC_PURPOSES,
	    doc_purposes(d, &p->purposes));
	doc_say1(d, "country", PROSE_PR_COUNTRY, doc_country(d, p->country));
	doc_say1(d, "tool", PROSE_PR_TOOL, doc_cite(d, p->tool));
	doc_say_own(d, "security", PROSE_PR_SECURITY, &p->security);
	if (p->controller >= 0)
		return; /* its agreement stands with it */
	doc_say1(d, "agreement_from", PROSE_PR_FROM,
	    doc_date(d, p->agreement_from));
	doc_say1(d, "agreement_until", PROSE_PR_UNTIL,
	    doc_date(d, p->agreement_until));
	if (p->may_not_pass_on)
		doc_say0(d, "not_on", PROSE_PR_NOT_ON);
	if (p->own_subprocessors)
		doc_say0(d, "subprocessors", PROSE_PR_SUB);
}

void
prose_recipients(struct doc *d)
{
	prose_section(d, "recipients", PROSE_H_RECIPIENTS, "sharing");
	for (size_t i = 0; i < d->st->recipients_n; i++)
		say_recipient(d, &d->st->recipients[i]);
	for (size_t i = 0; i < d->st->processors_n; i++)
		say_processor(d, &d->st->processors[i]);
	prose_told(d, "sharing");
}

void
prose_cookies(struct doc *d)
{
	prose_section(d, "cookies", PROSE_H_COOKIES, "web");
	for (size_t i = 0; i < d->st->cookies_n; i++) {
		const struct cookie *c = &d->st->cookies[i];

		doc_topic(d, doc_ref(d, "cookie", c->n.name), c->n.name);
		doc_say1(d, "label", PROSE_ONE,
		    doc_sentence(d, text_in(&c->n.label, d->lang)));
		doc_own(d, "about", &c->n.about);
		if (c->activity < 0)
			doc_say1(d, "category", PROSE_C_CATEGORY,
			    doc_category(d, c->category));
		if (c->activity >= 0)
			doc_say1(d, "activity", PROSE_C_NECESSARY,
			    doc_activity(d, (enum activity)c->activity));
		doc_say_own(d, "because", PROSE_C_BECAUSE, &c->because);
		if (c->session)
			doc_say0(d, "life", PROSE_C_SESSION);
		else
			doc_say1(d, "life", PROSE_C_LIFE,
			    doc_period(d, c->life));
		doc_say1(d, "party", PROSE_C_PARTY, c->party);
		if (c->with_consent)
			doc_say0(d, "consent", PROSE_D_STORAGE_CONSENT);
		doc_say1(d, "purposes", PROSE_D_FOR_PURPOSES,
		    doc_purposes(d, &c->purposes));
	}
	prose_logs(d);
	prose_told(d, "web");
}

void
prose_terms(struct doc *d)
{
	doc_section(d, "terms", PROSE_H_TERMS);
	for (size_t i = 0; i < d->st->terms_n; i++) {
		const struct terms *t = &d->st->terms[i];

		doc_topic(d, doc_ref(d, "terms", t->n.name),
		    doc_capital(d, doc_label(d, &t->n)));
		doc_say0(d, "accepted", PROSE_T_ACCEPTED);
		doc_say1(d, "version", PROSE_T_VERSION, t->version);
		doc_own(d, "about", &t->n.about);
		doc_own(d, "body", &t->body);
	}
}

/* ---- promises and what is told ------------------------------------------ */

static const enum prose promise_names[PROMISE_MAX] = {
#define PROMISE(name, en, nb, state) [PROMISE_##name] = PROSE_PROMISE_##name,
#include "policy/promises.def"
#undef PROMISE
};
static const char *const promise_refs[PROMISE_MAX] = {
#define PROMISE(name, en, nb, state) [PROMISE_##name] = #name,
#include "policy/promises.def"
#undef PROMISE
};

/* Whoever attests is a role of the statement, or said in words. */
struct str
doc_attester(struct doc *d, struct str name)
{
	int role = statement_role(d->st, name);

	return role < 0 ? name : doc_label(d, &d->st->roles[role].n);
}

/* Each promise says how it is held (promise and proof are two things). */
static struct str
held_text(struct doc *d, const struct promise_rule *p)
{
	if (p->held == HELD_ENFORCED)
		return say0(d, PROSE_HELD_ENFORCED);
	if (p->held == HELD_TOLD || p->attested_by.n == 0)
		return say0(d, PROSE_HELD_TOLD);
	if (p->attested_on.year == 0)
		return say1(d, PROSE_HELD_ATTESTED,
		    doc_attester(d, p->attested_by));
	return say2(d, PROSE_HELD_ATTESTED_ON, doc_attester(d, p->attested_by),
	    doc_date(d, p->attested_on));
}

struct str
lang_promise(enum promise p, enum lang lang)
{
	return prose_get(promise_names[p], lang);
}

void
prose_promises(struct doc *d)
{
	doc_section(d, "promise", PROSE_H_PROMISES);
	for (size_t i = 0; i < d->st->promises_n; i++) {
		const struct promise_rule *p = &d->st->promises[i];
		const struct str parts[] = { say0(d, promise_names[p->promise]),
			held_text(d, p) };

		doc_say1(d, promise_refs[p->promise], PROSE_ONE,
		    prose_fill(d->a, STR("{1} {2}"), parts, 2));
	}
}

static bool
section_is_known(struct str section)
{
	static const char *const known[] = { "controller", "purposes",
		"sources", "fields", "sharing", "access", "retention",
		"security", "rights", "web", "changes" };

	for (size_t i = 0; i < ARRAY_LEN(known); i++) {
		if (str_is(section, known[i]))
			return true;
	}
	return false;
}

static void
say_told(struct doc *d, const struct told *t)
{
	doc_topic(d, doc_ref(d, "told", t->n.name),
	    doc_capital(d, doc_label(d, &t->n)));
	doc_own(d, "text", &t->n.about);
	doc_link(d, "link", PROSE_D_LINK, t->link);
	if (t->attested_on.year != 0)
		doc_say2(d, "attested", PROSE_HELD_ATTESTED_ON,
		    doc_attester(d, t->attested_by),
		    doc_date(d, t->attested_on));
	else
		doc_say1(d, "attested", PROSE_HELD_ATTESTED,
		    doc_attester(d, t->attested_by));
	doc_say1(d, "review_by", PROSE_TD_REVIEW, doc_date(d, t->review_by));
}

void
prose_told(struct doc *d, const char *section)
{
	prose_declared(d, section);
	for (size_t i = 0; i < d->st->told_n; i++) {
		const struct told *t = &d->st->told[i];

		if (str_is(t->section, section) ||
		    (section[0] == '\0' && !section_is_known(t->section)))
			say_told(d, t);
	}
}
