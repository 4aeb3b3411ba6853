/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_controller: the controllers, what each is to the others, and their
 * data protection officers (Art. 13(1)(a)-(b)). */
#include "lang/prose_doc.h"
#include "policy/whose.h"

static void
say_contact(struct doc *d, const struct contact *c, enum prose named)
{
	if (!contact_told(c, d->lang))
		return;
	doc_say1(d, "named", named, text_in(&c->name, d->lang));
	doc_say1(d, "email", PROSE_CONTACT_EMAIL, c->email);
	doc_say1(d, "phone", PROSE_CONTACT_PHONE, c->phone);
	doc_say1(d, "post", PROSE_CONTACT_POST, c->post);
	doc_say1(d, "responsible", PROSE_CONTACT_RESPONSIBLE,
	    doc_words(d, &c->responsible));
	doc_say1(d, "review_by", PROSE_CONTACT_REVIEW,
	    doc_date(d, c->review_by));
}

static bool
same_dpo(struct doc *d, const struct dpo *a, const struct dpo *b)
{
	const struct contact *x = &a->contact, *y = &b->contact;

	return a->status == b->status && a->voluntary == b->voluntary &&
	       str_eq(text_in(&x->name, d->lang), text_in(&y->name, d->lang)) &&
	       str_eq(x->email, y->email) && str_eq(x->phone, y->phone) &&
	       str_eq(x->post, y->post) &&
	       str_eq(text_in(&x->responsible, d->lang),
		   text_in(&y->responsible, d->lang)) &&
	       str_eq(doc_date(d, x->review_by), doc_date(d, y->review_by)) &&
	       contact_told(x, d->lang) == contact_told(y, d->lang) &&
	       str_eq(text_in(&a->reason, d->lang),
		   text_in(&b->reason, d->lang)) &&
	       str_eq(text_in(&a->advisor, d->lang),
		   text_in(&b->advisor, d->lang));
}

/* Whose officer it is, where there are several controllers: told of each that
 * says so. Whether it was told of an earlier one. */
static struct str
whose_dpo(struct doc *d, size_t no, bool *told_out)
{
	const struct controller *all = d->st->controllers;
	struct list l = { .n = 0 };

	*told_out = false;
	for (size_t i = 0; i < d->st->controllers_n; i++) {
		if (all[i].dpo.status == DPO_UNSAID ||
		    !same_dpo(d, &all[i].dpo, &all[no].dpo))
			continue;
		*told_out = *told_out || i < no;
		list_add(d, &l, doc_controller_name(d, &all[i]));
	}
	return d->st->controllers_n > 1 ? list_names(d, &l) : STR_NONE;
}

static void
say_dpo(struct doc *d, const struct controller *c, bool first)
{
	const struct dpo *dpo = &c->dpo;
	struct str heading = doc_capital(d, say0(d, PROSE_RO_DPO));
	bool told;
	struct str whose = whose_dpo(d, (size_t)c->n.no, &told);

	if (told)
		return;
	if (whose.n > 0)
		heading = say2(d, PROSE_LABELLED, heading, whose);
	doc_topic(d, first ? STR("dpo") : doc_ref(d, "dpo", c->n.name),
	    heading);
	/* Under a heading that names whose it is nobody is “we”. */
	if (dpo->status == DPO_APPOINTED)
		doc_say0(d, "status",
		    whose.n > 0 ? PROSE_DPO_THERE : PROSE_DPO_IS);
	else
		doc_say0(d, "status",
		    whose.n > 0 ? PROSE_DPO_NOT : PROSE_DPO_NONE);
	if (dpo->voluntary)
		doc_say0(d, "voluntary",
		    whose.n > 0 ? PROSE_DPO_THERE_VOLUNTARY
				: PROSE_DPO_VOLUNTARY);
	doc_own(d, "reason", &dpo->reason);
	doc_say_own(d, "advisor", PROSE_DPO_ADVISOR, &dpo->advisor);
	say_contact(d, &dpo->contact, PROSE_D_NAME);
}

/* What it is to the other controllers. */
static void
say_in_graph(struct doc *d, const struct controller *c)
{
	if (c->part_of >= 0)
		doc_say1(d, "part_of",
		    c->many ? PROSE_MANY_PART_OF : PROSE_CTRL_PART_OF,
		    doc_controller_name(d, &d->st->controllers[c->part_of]));
	doc_say1(d, "processor_for",
	    c->many ? PROSE_MANY_PROCESSOR : PROSE_CTRL_PROCESSOR,
	    doc_controllers_of(d, &c->processor_for));
	doc_say1(d, "agreement", PROSE_CTRL_AGREEMENT,
	    doc_date(d, c->agreement_from));
	doc_say1(d, "agreement_until", PROSE_PR_UNTIL,
	    doc_date(d, c->agreement_until));
	doc_say1(d, "country", PROSE_ONE, doc_where(d, &c->countries));
}

static bool
decides_nothing(const struct statement *st, int controller)
{
	for (size_t i = 0; i < st->purposes_n; i++)
		if (purpose_decides(&st->purposes[i], controller))
			return false;
	return true;
}

/* For others, and decides over nothing. */
static bool
only_works(const struct statement *st, int controller)
{
	return decides_nothing(st, controller) &&
	       statement_processor(st, controller) >= 0;
}

/* Over what one of several decides without another of them. */
static struct str
decided_by(struct doc *d, int controller)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < d->st->purposes_n; i++)
		if (purpose_decides(&d->st->purposes[i], controller) &&
		    d->st->purposes[i].jointly.n == 0)
			list_label(d, &l, doc_label(d, &d->st->purposes[i].n));
	return list_and(d, &l);
}

/* Those who decide over the purpose with this one. */
static struct str
others(struct doc *d, const struct purpose *p, int controller)
{
	struct list l = { .n = 0 };

	for (int i = 0; i < (int)d->st->controllers_n; i++)
		if (i != controller && purpose_decides(p, i))
			list_add(d, &l,
			    doc_controller_name(d, &d->st->controllers[i]));
	return list_names(d, &l);
}

/* And over what with whom (Art. 26). */
static void
say_together(struct doc *d, int controller)
{
	for (size_t i = 0; i < d->st->purposes_n; i++) {
		const struct purpose *p = &d->st->purposes[i];
		struct index_list over;

		if (!purpose_decides(p, controller) || p->jointly.n == 0)
			continue;
		over = doc_decided_alike(d, p);
		if (over.n > 0)
			doc_say2(d, doc_deciders_leaf(d, "together", p),
			    PROSE_CTRL_TOGETHER, others(d, p, controller),
			    doc_purposes(d, &over));
	}
}

/* Whether others decide over all that is said here. */
static bool
elsewhere(const struct statement *st, int controller)
{
	return decides_nothing(st, controller) && st->purposes_n > 0;
}

/* How many, which one the reader has to do with, and where they are listed. */
static void
say_many(struct doc *d, const struct controller *c)
{
	if (c->how_many > 0)
		doc_say1(d, "many",
		    c->roughly ? PROSE_MANY_ROUGHLY : PROSE_MANY_COUNT,
		    doc_number(d, c->how_many));
	if (!text_is_empty(&c->which) || doc_belongs(d->st, c->n.no))
		doc_say1(d, "yours", PROSE_MANY_YOURS,
		    doc_their(d, c->n.no, PROSE_YOURS));
	doc_say_own(d, "known", PROSE_MANY_KNOWN, &c->known);
	doc_listed(d, "list", doc_controller_name(d, c), c->list);
}

/* Who it is, with a heading. */
static void
say_who(struct doc *d, const struct controller *c)
{
	struct str name = doc_controller_name(d, c);
	enum prose is = PROSE_CTRL_NAME;

	if (c->many) {
		name = doc_capital(d, name);
		is = PROSE_MANY_NAME;
	} else if (elsewhere(d->st, c->n.no)) {
		is = PROSE_CTRL_ELSEWHERE;
	}
	doc_topic(d, doc_ref(d, "controller", c->n.name),
	    c->many ? name : doc_heading(d, &c->n, name));
	if (!only_works(d->st, c->n.no))
		doc_say1(d, "name", is, name);
	if (doc_several(d) || c->n.no > 0)
		doc_say1(d, "decides", PROSE_CTRL_DECIDES,
		    decided_by(d, c->n.no));
	say_together(d, c->n.no);
	if (c->many)
		say_many(d, c);
}

void
prose_controller(struct doc *d)
{
	bool officer = false;

	prose_section(d, "controller", PROSE_H_CONTROLLER, "controller");
	for (size_t i = 0; i < d->st->controllers_n; i++) {
		const struct controller *c = &d->st->controllers[i];

		say_who(d, c);
		doc_own(d, "about", &c->n.about);
		doc_say1(d, "org_no", PROSE_CTRL_ORG, c->org_no);
		say_in_graph(d, c);
		if (c->public_body)
			doc_say1(d, "public_body",
			    c->many ? PROSE_MANY_PUBLIC : PROSE_CTRL_PUBLIC,
			    doc_controller_first(d, c));
		doc_say1(d, "address", PROSE_CTRL_ADDRESS, c->address);
		doc_say1(d, "represented_by", PROSE_CTRL_REPRESENTED,
		    doc_words(d, &c->represented_by));
		doc_link(d, "web", PROSE_CTRL_WEB, c->web);
		say_contact(d, &c->contact, PROSE_D_CONTACT);
	}
	doc_say_joint(d);
	for (size_t i = 0; i < d->st->controllers_n; i++) {
		const struct controller *c = &d->st->controllers[i];

		if (c->dpo.status == DPO_UNSAID)
			continue;
		say_dpo(d, c, !officer);
		officer = true;
	}
	prose_told(d, "controller");
}
