/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_people: controllers, kinds of people, groups, roles. */
#include "lang/prose_doc.h"
#include "policy/goes.h"
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

/* Over what one of several decides. */
static struct str
decided_by(struct doc *d, int controller)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < d->st->purposes_n; i++)
		if (purpose_decides(&d->st->purposes[i], controller))
			list_label(d, &l, doc_label(d, &d->st->purposes[i].n));
	return list_and(d, &l);
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
		doc_say1(d, "many", PROSE_MANY_COUNT,
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

/* ---- kinds of people -------------------------------------------------- */

/* A choice is called what people choose by. */
static struct str
cond_value(struct doc *d, const struct cond *c)
{
	const struct field *f = &d->st->fields[c->field];

	for (size_t i = 0; i < f->choices_n; i++)
		if (str_eq(f->choices[i].n.name, c->value))
			return doc_label(d, &f->choices[i].n);
	return c->value;
}

static struct str
cond_text(struct doc *d, const struct cond *c)
{
	struct str field = STR_NONE;

	if (c->field >= 0)
		field = doc_label(d, &d->st->fields[c->field].n);
	switch (c->op) {
	case COND_PRESENT:
		return say1(d, PROSE_COND_PRESENT, field);
	case COND_IS:
		return say2(d, PROSE_COND_IS, field, cond_value(d, c));
	case COND_FINISHED:
		return say0(d, PROSE_COND_FINISHED);
	case COND_LONGER:
		return say1(d, PROSE_COND_LONGER, doc_period(d, c->period));
	case COND_BEFORE:
		return say2(d, PROSE_COND_BEFORE, field, doc_date(d, c->date));
	case COND_AFTER:
		return say2(d, PROSE_COND_AFTER, field, doc_date(d, c->date));
	}
	return STR_NONE;
}

static struct str
rule_text(struct doc *d, const struct rule *r)
{
	struct list all = { .n = 0 }, conds = { .n = 0 };
	struct str joined;

	if (r->source >= 0)
		list_add(d, &all,
		    say1(d, PROSE_RULE_IN,
			doc_label(d, &d->st->sources[r->source].n)));
	for (size_t i = 0; i < r->conds_n; i++)
		list_add(d, &conds, cond_text(d, &r->conds[i]));
	joined = list_and(d, &conds);
	if (r->record >= 0 && joined.n > 0)
		joined = say2(d, r->all ? PROSE_RULE_ALL : PROSE_RULE_ANY,
		    doc_label(d, &d->st->fields[r->record].n), joined);
	list_add(d, &all, joined);
	return list_and(d, &all);
}

/* "rule.registry.education": by what it looks at. */
static const char *
rule_leaf(struct doc *d, const struct rule *r)
{
	const char *leaf = "rule";

	if (r->source >= 0)
		leaf = doc_leaf(d, "%s." STR_FMT, leaf,
		    STR_ARG(d->st->sources[r->source].n.name));
	if (r->record >= 0)
		leaf = doc_leaf(d, "%s." STR_FMT, leaf,
		    STR_ARG(d->st->fields[r->record].n.name));
	return doc_once(d, leaf);
}

static struct str
matters(struct doc *d, unsigned bits)
{
	static const enum prose names[MATTER_MAX] = {
#define MATTER(name, en, nb, about) [MATTER_##name] = PROSE_MATTER_##name,
#include "policy/matters.def"
#undef MATTER
	};
	struct list l = { .n = 0 };

	for (int m = 0; m < MATTER_MAX; m++)
		if ((bits >> m & 1) != 0)
			list_add(d, &l, say0(d, names[m]));
	return list_comma(d, &l);
}

static void
say_age(struct doc *d, const struct kind *k)
{
	struct str from = doc_number(d, k->aged_from);
	struct str under = doc_number(d, k->aged_under);

	if (k->aged_from > 0 && k->aged_under > 0)
		doc_say2(d, "age", PROSE_KIND_AGED, from, under);
	else if (k->aged_from > 0)
		doc_say1(d, "age", PROSE_KIND_AGED_FROM, from);
	else if (k->aged_under > 0)
		doc_say1(d, "age", PROSE_KIND_AGED_UNDER, under);
	else
		return;
	if (k->by_age)
		doc_say1(d, "age.by", PROSE_KIND_BORN,
		    doc_field_label(d, k->born));
	else if (!k->outside)
		doc_say0(d, "age.by", PROSE_KIND_AGE_TOLD);
}

/* Who acts for them, one sentence for each way of it. */
static const struct {
	const char *leaf;
	enum prose key;
	bool both, too;
} acting[] = {
	{ "guardian", PROSE_KIND_GUARDIAN, false, false },
	{ "guardians", PROSE_KIND_GUARDIANS, true, false },
	{ "guardian_too", PROSE_KIND_GUARDIAN_TOO, false, true },
	{ "guardians_too", PROSE_KIND_GUARDIANS_TOO, true, true },
};

static struct str
acts(struct doc *d, const struct kind *k, size_t way)
{
	unsigned of = acting[way].too ? k->guardian_too : k->guardian;

	return matters(d, of & (acting[way].both ? k->both : ~k->both));
}

void
doc_list_acting(struct doc *d, const struct kind *k, struct list *l)
{
	for (size_t i = 0; i < ARRAY_LEN(acting); i++) {
		struct str in = acts(d, k, i);

		if (in.n > 0)
			list_add(d, l, say1(d, acting[i].key, in));
	}
}

/* And what of that the server holds. */
static void
say_guardian(struct doc *d, const struct kind *k)
{
	unsigned by = k->guardian | k->guardian_too;

	for (size_t i = 0; i < ARRAY_LEN(acting); i++)
		doc_say1(d, acting[i].leaf, acting[i].key, acts(d, k, i));
	if ((by >> MATTER_CONSENT & 1) != 0 && kind_is_known(k))
		doc_say0(d, "guardian.held", PROSE_KIND_NO_YES);
	doc_say1(d, "alone", PROSE_KIND_ALONE, matters(d, k->alone));
	doc_say1(d, "provision", PROSE_KIND_PROVISION,
	    doc_words(d, &k->provision));
}

/* How one becomes it. Under a heading that names several of them it is said
 * what one of them is called. */
static void
say_becoming(struct doc *d, const struct kind *k)
{
	bool one = !text_is_empty(&k->plural);
	struct str label = doc_label(d, &k->n);

	for (size_t i = 0; i < k->rules_n; i++) {
		const char *leaf = rule_leaf(d, &k->rules[i]);
		struct str rule = rule_text(d, &k->rules[i]);

		if (one)
			doc_say2(d, leaf, PROSE_KIND_WHEN_AS, rule, label);
		else
			doc_say1(d, leaf, PROSE_KIND_WHEN, rule);
	}
	if (k->by_registration && one)
		doc_say1(d, "registers", PROSE_KIND_REGISTERS_AS, label);
	else if (k->by_registration)
		doc_say0(d, "registers", PROSE_KIND_REGISTERS);
	if (k->by_office)
		doc_say1(d, "office", PROSE_KIND_OFFICE, label);
}

/* By its own word; or, of what need not say it, because it is of a purpose that
 * is for them: pictures, tracking, profiles. */
static bool
is_about(const struct statement *st, const struct fact *f, int kind)
{
	const struct index_list *whom = fact_concerns(f);

	if (whom != NULL && (whom->n > 0 || (f->kind != FACT_NATIONAL_ID &&
						f->kind != FACT_PICTURES)))
		return index_list_has(whom, kind);
	for (size_t i = 0; i < f->purposes.n; i++) {
		int p = f->purposes.at[i];

		if (fact_is_data(f, p) &&
		    index_list_has(&st->purposes[p].kinds, kind))
			return true;
	}
	return false;
}

/* Of people outside the register: what for, and which information. */
static void
say_used(struct doc *d, const struct kind *k)
{
	const struct statement *st = d->st;
	struct list purposes = { .n = 0 }, data = { .n = 0 };

	for (size_t i = 0; i < st->purposes_n; i++)
		if (index_list_has(&st->purposes[i].kinds, k->n.no))
			list_label(d, &purposes,
			    doc_label(d, &st->purposes[i].n));
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		if (is_about(st, f, k->n.no))
			list_label(d, &data, doc_label(d, &f->n));
	}
	for (size_t i = 0; i < st->logs_n; i++)
		if (index_list_has(&st->logs[i].kinds, k->n.no))
			list_label(d, &data, doc_log_label(d, &st->logs[i]));
	doc_say1(d, "purposes", PROSE_RC_PURPOSES, list_comma(d, &purposes));
	doc_say1(d, "data", PROSE_D_FIELDS, list_and(d, &data));
}

static void
say_kind(struct doc *d, const struct kind *k)
{
	int no = k->n.no;
	const struct index_list one = { .at = &no, .n = 1 };
	const struct index_list *before = doc_about(d, &one);

	doc_topic(d, doc_ref(d, "kind", k->n.name),
	    doc_capital(d, doc_plural(d, k)));
	doc_own(d, "about", &k->n.about);
	say_becoming(d, k);
	if (str_is(k->tense, "current"))
		doc_say0(d, "tense", PROSE_KIND_CURRENT);
	else if (str_is(k->tense, "former"))
		doc_say0(d, "tense", PROSE_KIND_FORMER);
	else if (k->tense.n > 0)
		doc_say0(d, "tense", PROSE_KIND_BOTH);
	if (k->outside) {
		doc_say0(d, "outside", prose_of_outside(d));
		say_used(d, k);
	}
	doc_say0(d, "no_member", prose_of_no_member(d, k));
	say_age(d, k);
	say_guardian(d, k);
	doc_about(d, before);
}

/* Those who are of no kind, as nobody has to do with them but through
 * somebody who is. */
static void
say_third(struct doc *d)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < d->st->facts_n; i++)
		if (d->st->facts[i].kind == FACT_THIRD)
			list_label(d, &l, doc_label(d, &d->st->facts[i].n));
	doc_say1(d, "third_persons", PROSE_KINDS_THIRD, list_and(d, &l));
}

void
prose_kinds(struct doc *d)
{
	doc_section(d, "kinds", PROSE_H_KINDS);
	say_third(d);
	for (size_t i = 0; i < d->st->kinds_n; i++)
		say_kind(d, &d->st->kinds[i]);
}

/* ---- groups ----------------------------------------------------------- */

void
prose_groups(struct doc *d)
{
	const struct statement *st = d->st;

	doc_section(d, "groups", PROSE_H_GROUPS);
	for (size_t i = 0; i < st->group_types_n; i++) {
		const struct group_type *g = &st->group_types[i];

		doc_topic(d, doc_ref(d, "group", g->n.name),
		    doc_capital(d, doc_label(d, &g->n)));
		doc_own(d, "about", &g->n.about);
		if (g->by_field >= 0)
			doc_say1(d, "by", PROSE_G_BY,
			    doc_field_label(d, g->by_field));
		else if (g->by_choice)
			doc_say0(d, "by", PROSE_G_CHOICE);
		if (g->open)
			doc_say0(d, "open", PROSE_G_OPEN);
		if (g->purpose >= 0)
			doc_say1(d, "purpose", PROSE_G_PURPOSE,
			    doc_label(d, &st->purposes[g->purpose].n));
		if (g->hide_protected)
			doc_say0(d, "protected", PROSE_G_HIDE);
	}
}

/* ---- roles ------------------------------------------------------------ */

static const enum prose act_names[ACT_MAX] = {
#define ACT(name, en, nb, about) [ACT_##name] = PROSE_ACT_##name,
#include "policy/acts.def"
#undef ACT
};

struct str
doc_acts(struct doc *d, uint64_t acts)
{
	struct list l = { .n = 0 };

	for (int a = 0; a < ACT_MAX; a++) {
		if ((acts >> a & 1) != 0)
			list_add(d, &l, say0(d, act_names[a]));
	}
	return list_and(d, &l);
}

/* All that the purpose uses; but what such a role can never see is not. */
static void
say_all(struct doc *d, const char *leaf, const struct role *r,
    const struct clause *c)
{
	struct fieldset hidden =
	    purpose_fields(d->st, &d->st->purposes[c->purpose]);
	struct fieldset seen = clause_fields(d->st, r, c);
	unsigned who = role_visible(r);

	for (int i = 0; i < (int)d->st->fields_n; i++)
		if (fieldset_has(&seen, i) ||
		    (field_visible(d->st, i) & who) != 0)
			fieldset_remove(&hidden, i);
	if (fieldset_is_empty(&hidden))
		doc_say0(d, leaf, PROSE_R_ALL);
	else
		doc_say1(d, leaf, PROSE_R_ALL_BUT, doc_fields(d, &hidden));
}

static void
say_clause(struct doc *d, const struct role *r, const struct clause *c)
{
	const char *leaf = "may";

	if (c->purpose >= 0)
		leaf = doc_leaf(d, "may." STR_FMT,
		    STR_ARG(d->st->purposes[c->purpose].n.name));
	leaf = doc_once(d, leaf);
	if (c->purpose >= 0)
		doc_say2(d, leaf, PROSE_R_MAY,
		    doc_label(d, &d->st->purposes[c->purpose].n),
		    doc_acts(d, c->acts));
	else
		doc_say1(d, leaf, PROSE_R_MAY_ELSE, doc_acts(d, c->acts));
	if (c->purpose >= 0 && c->all_fields)
		say_all(d, doc_leaf(d, "%s.fields", leaf), r, c);
	else
		doc_say1(d, doc_leaf(d, "%s.fields", leaf), PROSE_R_FIELDS,
		    doc_fields(d, &c->fields));
	if (c->without_addresses)
		doc_say0(d, doc_leaf(d, "%s.without", leaf), PROSE_R_WITHOUT);
}

struct str
doc_requires(struct doc *d, unsigned requires)
{
	struct list l = { .n = 0 };

	if ((requires & REQUIRES_TRAINING) != 0)
		list_add(d, &l, say0(d, PROSE_REQUIRES_TRAINING));
	if ((requires & REQUIRES_CONFIDENTIALITY) != 0)
		list_add(d, &l, say0(d, PROSE_REQUIRES_CONFIDENTIALITY));
	if ((requires & REQUIRES_TERM) != 0)
		list_add(d, &l, say0(d, PROSE_REQUIRES_TERM));
	if ((requires & REQUIRES_SECOND_FACTOR) != 0)
		list_add(d, &l, say0(d, PROSE_REQUIRES_SECOND_FACTOR));
	return list_and(d, &l);
}

void
prose_roles(struct doc *d)
{
	prose_section(d, "roles", PROSE_H_ROLES, "access");
	for (size_t i = 0; i < d->st->roles_n; i++) {
		const struct role *r = &d->st->roles[i];

		doc_topic(d, doc_ref(d, "role", r->n.name),
		    doc_capital(d, doc_label(d, &r->n)));
		doc_own(d, "about", &r->n.about);
		doc_say_whose(d, PROSE_R_WORKS_FOR, &r->controllers,
		    role_is_for_all(d->st, r));
		if (r->scope >= 0)
			doc_say1(d, "scope", PROSE_R_SCOPE,
			    doc_label(d, &d->st->group_types[r->scope].n));
		doc_say1(d, "requires", PROSE_R_REQUIRES,
		    doc_requires(d, r->requires));
		doc_say1(d, "second_person", PROSE_R_SECOND,
		    doc_acts(d, r->second_person));
		if (role_never_releases_alone(r) && !d->st->printed_only)
			doc_say0(d, "second_person_version",
			    PROSE_R_SECOND_VERSION);
		for (size_t j = 0; j < r->clauses_n; j++)
			say_clause(d, r, &r->clauses[j]);
	}
	prose_told(d, "access");
}
