/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_sharing: recipients and processors. */
#include "lang/prose_doc.h"
#include "policy/goes.h"
#include "policy/whose.h"

/* Fields, and all that is declared to be given it but in single cases. */
static struct str
is_given(struct doc *d, const struct recipient *r)
{
	struct list l = { .n = 0 };

	doc_list_fields(d, &r->fields, &l);
	for (size_t i = 0; i < d->st->facts_n; i++) {
		const struct fact *f = &d->st->facts[i];

		if (f->kind != FACT_DISCLOSURE && f->kind != FACT_ARCHIVE &&
		    fact_gives(f, r->n.no))
			list_data(d, &l, f);
	}
	return list_and(d, &l);
}

static bool
gets_anything(const struct statement *st, const struct recipient *r)
{
	for (size_t i = 0; i < st->purposes_n; i++)
		if (recipient_gets(st, r, (int)i))
			return true;
	for (size_t i = 0; i < st->facts_n; i++)
		if (fact_gives(&st->facts[i], r->n.no))
			return true;
	return !fieldset_is_empty(&r->fields);
}

/* Those that are about nobody. */
static struct str
figures_of(struct doc *d, const struct recipient *r)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < d->st->facts_n; i++) {
		const struct fact *f = &d->st->facts[i];

		if (f->kind == FACT_FIGURES && !fact_gives(f, r->n.no) &&
		    fact_lists(f, FACT_TYPE_RECIPIENTS, r->n.no))
			list_label(d, &l, doc_label(d, &f->n));
	}
	return list_and(d, &l);
}

static void
say_recipient(struct doc *d, const struct recipient *r)
{
	struct str gets = is_given(d, r), figures = figures_of(d, r);
	struct str givers = doc_given_by(d, r, NULL);

	doc_topic(d, doc_ref(d, "recipient", r->n.name),
	    doc_capital(d, doc_label(d, &r->n)));
	doc_own(d, "about", &r->n.about);
	doc_say1(d, "name", PROSE_D_NAME, text_in(&r->name, d->lang));
	doc_say1(d, "address", PROSE_D_ADDRESS, r->address);
	doc_link(d, "web", PROSE_CTRL_WEB, r->web);
	if (r->classes != 0)
		doc_say1(d, "class", PROSE_ONE,
		    doc_recipient_is(d, r->class, givers));
	else if (gets.n == 0 && figures.n == 0)
		doc_say0(d, "class", PROSE_RC_UNSAID);
	doc_say_own(d, "arrangement", PROSE_RC_ARRANGEMENT, &r->arrangement);
	doc_say1(d, "fields", PROSE_RC_FIELDS, gets);
	doc_say1(d, "figures",
	    gets_anything(d->st, r) ? PROSE_RC_FIGURES_TOO : PROSE_RC_FIGURES,
	    figures);
	doc_say1(d, "given_by", PROSE_RC_GIVEN_BY, givers);
	doc_say1(d, "purposes", PROSE_RC_PURPOSES,
	    doc_purposes(d, &r->purposes));
	if (r->send_through)
		doc_say0(d, "through", PROSE_RC_THROUGH);
	if (r->on_approval)
		doc_say0(d, "approval", PROSE_RC_APPROVAL);
	doc_say1(d, "country", PROSE_ONE, doc_where(d, &r->countries));
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
	return list_names(d, &l);
}

/* A controller that works for others: it is told of with the others. */
static void
say_controller_works(struct doc *d, const struct processor *p)
{
	struct str name = doc_processor_name(d, p);

	if (d->st->controllers[p->controller].many)
		name = doc_capital(d, doc_their(d, p->controller, PROSE_YOURS));
	doc_say2(d, "name", PROSE_PR_FOR, name, acted_for(d, p));
}

static void
say_who(struct doc *d, const struct processor *p)
{
	struct str name = doc_processor_name(d, p);
	struct str whose = doc_given_by(d, NULL, p);

	if (whose.n > 0)
		doc_say2(d, "name", PROSE_PR_FOR, name, whose);
	else
		doc_say1(d, "name", PROSE_PR_IS, name);
	doc_own(d, "about", &p->n.about);
	doc_say1(d, "org_no", PROSE_PR_ORG, p->org_no);
}

static void
say_agreement(struct doc *d, const struct processor *p)
{
	doc_say1(d, "agreement_from", PROSE_PR_FROM,
	    doc_date(d, p->agreement_from));
	doc_say1(d, "agreement_until", PROSE_PR_UNTIL,
	    doc_date(d, p->agreement_until));
	if (p->may_not_pass_on)
		doc_say0(d, "not_on", PROSE_PR_NOT_ON);
	if (p->own_subprocessors)
		doc_say0(d, "subprocessors", PROSE_PR_SUB);
}

static void
say_processor(struct doc *d, const struct processor *p)
{
	struct str name = doc_processor_name(d, p);
	bool many =
	    p->controller >= 0 && d->st->controllers[p->controller].many;

	doc_topic(d, doc_ref(d, "processor", p->n.name),
	    many ? doc_capital(d, name) : doc_heading(d, &p->n, name));
	if (p->controller >= 0)
		say_controller_works(d, p);
	else
		say_who(d, p);
	doc_say_own(d, "service", PROSE_PR_SERVICE, &p->service);
	doc_say1(d, "fields", PROSE_RC_FIELDS, doc_given(d, p));
	doc_say1(d, "purposes", PROSE_RC_PURPOSES,
	    doc_purposes(d, &p->purposes));
	doc_say1(d, "country", PROSE_PR_COUNTRY,
	    doc_countries(d, &p->countries));
	doc_say1(d, "tool", PROSE_PR_TOOL, doc_words(d, &p->tool));
	doc_say_own(d, "security", PROSE_PR_SECURITY, &p->security);
	doc_say1(d, "kept", PROSE_PR_KEPT, doc_kept(d, &p->kept));
	/* That of a controller stands with it. */
	if (p->controller < 0)
		say_agreement(d, p);
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
