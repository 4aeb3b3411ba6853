/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_summary: one screen that answers who, what for and by which
 * right, for how long, with which rights, and whom to ask. It says nothing
 * that the sections below do not say at length.
 */
#include "lang/prose_doc.h"

/* Whom the first sentence names: the first controller, or the first that
 * decides over anything. */
static int
leader(const struct statement *st)
{
	for (size_t i = 0; i < st->purposes_n; i++)
		if (purpose_decides(&st->purposes[i], 0))
			return 0;
	return st->purposes_n == 0 ? 0 : st->purposes[0].controller;
}

/* Those who decide over ${p}, and over which others; said at the first. */
static void
who_for(struct doc *d, const struct purpose *p)
{
	struct index_list over = doc_decided_alike(d, p);

	if (over.n == 0)
		return;
	doc_say2(d, doc_deciders_leaf(d, "controller", p),
	    doc_is_joint(d, p) ? PROSE_SUM_JOINT_FOR : PROSE_SUM_CONTROLLER_FOR,
	    doc_purposes_quoted(d, &over), doc_responsible(d, p, PROSE_YOURS));
}

/* Whether ${lead} decides over it, and nobody with it. */
static bool
is_led_by(struct doc *d, const struct purpose *p, int lead)
{
	return p->controller == lead && !doc_is_joint(d, p);
}

/* The lead first, and who else decides over what; or, where the lead decides
 * over the smaller part, each over theirs. */
static void
who(struct doc *d)
{
	const struct statement *st = d->st;
	int lead = leader(st);
	size_t led = 0;

	if (st->controllers_n == 0)
		return;
	for (size_t i = 0; i < st->purposes_n; i++)
		led += is_led_by(d, &st->purposes[i], lead);
	if (led * 2 < st->purposes_n)
		doc_say0(d, "controller", PROSE_SUM_CONTROLLERS);
	else
		doc_say1(d, "controller",
		    led == st->purposes_n ? PROSE_SUM_CONTROLLER
					  : PROSE_SUM_CONTROLLER_BUT,
		    doc_their(d, lead, PROSE_YOURS));
	for (size_t i = 0; i < st->purposes_n; i++)
		if (led * 2 < st->purposes_n ||
		    !is_led_by(d, &st->purposes[i], lead))
			who_for(d, &st->purposes[i]);
}

/* A line for each purpose that is not a part of another. */
static void
what_for(struct doc *d)
{
	const struct statement *st = d->st;

	if (st->purposes_n > 0)
		doc_say0(d, "purposes", PROSE_SUM_PURPOSES);
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];

		doc_item(d, doc_leaf(d, "purpose." STR_FMT, STR_ARG(p->n.name)),
		    doc_capital(d, doc_label(d, &p->n)),
		    doc_ref(d, "purpose", p->n.name), doc_on_what(d, p));
	}
	if (statement_rests_on(st, BASIS_A))
		doc_say0(d, "consent", PROSE_SUM_CONSENT);
}

static void
say_period(struct doc *d, size_t no, struct str label, struct str when,
    bool *any)
{
	struct str ref = doc_keep_ref(d, no);

	if (!*any)
		doc_say0(d, "keeps", PROSE_SUM_KEEPS);
	*any = true;
	doc_item(d, doc_once(d, doc_leaf(d, STR_FMT, STR_ARG(ref))),
	    doc_capital(d, label), ref, when);
}

/* Whether the fields of the block alone tell it from the others. */
static bool
is_plain(const struct keep *k)
{
	return k->what == KEEP_FIELDS && text_is_empty(&k->n.label) &&
	       k->kinds.n == 0 && k->only_for.n == 0 && k->before.year == 0;
}

/* The fields of the ${no}-th block, with those of the plain blocks after it
 * that say the same; none when one before it was said with them. */
static struct fieldset
alike(struct doc *d, size_t no, struct str when)
{
	const struct keep *keeps = d->st->keeps;
	struct fieldset all = keeps[no].fields;

	for (size_t i = 0; i < d->st->keeps_n && is_plain(&keeps[no]); i++) {
		if (i == no || !is_plain(&keeps[i]) ||
		    !str_eq(doc_keep_periods(d, &keeps[i]), when))
			continue;
		if (i < no)
			return (struct fieldset){ .w = { 0 } };
		all = fieldset_or(&all, &keeps[i].fields);
	}
	return all;
}

static void
how_long(struct doc *d)
{
	const struct statement *st = d->st;
	bool any = false;

	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];
		struct str when = doc_keep_periods(d, k);

		if (keep_is_of_people(k) && when.n > 0)
			say_period(d, i, doc_keep_label(d, k), when, &any);
	}
	/* What fields have of their own, those of one period in one line. */
	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];
		struct str when = doc_keep_periods(d, k);
		struct fieldset of;

		if (k->what != KEEP_FIELDS || when.n == 0)
			continue;
		of = alike(d, i, when);
		if (!fieldset_is_empty(&of))
			say_period(d, i, doc_keep_short(d, k, &of), when, &any);
	}
	prose_apart_in_short(d);
}

static const struct country_list *
complaint_countries(const struct fact *f)
{
	return &fact_says(f, FACT_PROPERTY_COMPLAINT_COUNTRIES)->countries;
}

/* Whether two who are complained to are of different countries: then they are
 * told apart by them, as they may have one name. */
static bool
several_countries(const struct statement *st)
{
	struct str first = STR_NONE;
	bool differ = false;

	for (size_t i = 0; i < st->controllers_n; i++) {
		struct str at = st->controllers[i].authority_country;

		differ =
		    differ || (first.n > 0 && at.n > 0 && !str_eq(first, at));
		first = first.n > 0 ? first : at;
	}
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		if (f->kind != FACT_COMPLAINT)
			continue;
		for (size_t k = 0; k < complaint_countries(f)->n; k++)
			differ =
			    differ ||
			    (first.n > 0 &&
				!str_eq(first, complaint_countries(f)->at[k]));
	}
	return differ;
}

/* Whom else, about what, and who can, where not everybody can. */
static void
complaint(struct doc *d, const struct fact *f, bool countries)
{
	struct str name =
	    doc_words(d, &fact_says(f, FACT_PROPERTY_COMPLAINT_NAME)->text);
	struct str about = doc_without_stop(
	    text_in(&fact_says(f, FACT_PROPERTY_COMPLAINT_ABOUT)->text,
		d->lang));
	struct str whom =
	    doc_kinds(d, &fact_says(f, FACT_PROPERTY_COMPLAINT_KINDS)->list);
	const char *leaf =
	    doc_leaf(d, "complaint." STR_FMT, STR_ARG(f->n.name));

	if (name.n == 0)
		name = doc_label(d, &f->n);
	if (countries)
		name = doc_beside(d, name,
		    doc_countries(d, complaint_countries(f)));
	if (whom.n > 0 && name.n > 0 && about.n > 0)
		doc_say1(d, leaf, PROSE_ONE,
		    prose_fill(d->a, prose_get(PROSE_SUM_COMPLAINT_OF, d->lang),
			(struct str[]){ name, about, doc_capital(d, whom) },
			3));
	else
		doc_say2(d, leaf, PROSE_SUM_COMPLAINT, name, about);
}

static void
whom_to_complain_to(struct doc *d)
{
	const struct statement *st = d->st;
	bool countries = several_countries(st);
	struct list l = { .n = 0 };

	for (size_t i = 0; i < st->controllers_n; i++) {
		const struct controller *c = &st->controllers[i];
		struct str name = doc_words(d, &c->authority_name);

		if (countries && name.n > 0)
			name = doc_beside(d, name,
			    doc_country(d, c->authority_country));
		list_add_once(d, &l, name);
	}
	doc_say1(d, "authority", PROSE_SUM_AUTHORITY, list_and(d, &l));
	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == FACT_COMPLAINT)
			complaint(d, &st->facts[i], countries);
}

/* Of the only controller there is. */
static void
contact(struct doc *d)
{
	const struct controller *c = &d->st->controllers[0];
	const struct dpo *dpo = &c->dpo;

	if (contact_told(&c->contact, d->lang))
		doc_say1(d, "contact", PROSE_SUM_CONTACT, c->contact.email);
	if (dpo->status == DPO_APPOINTED &&
	    contact_told(&dpo->contact, d->lang))
		doc_say1(d, "dpo", PROSE_SUM_DPO, dpo->contact.email);
}

static void
whom_to_ask(struct doc *d)
{
	const struct statement *st = d->st;

	if (st->controllers_n > 1)
		doc_say_contacts(d);
	else if (st->controllers_n == 1)
		contact(d);
	whom_to_complain_to(d);
}

void
prose_summary(struct doc *d)
{
	const struct statement *st = d->st;
	struct list rights = { .n = 0 };

	doc_section(d, "summary", PROSE_H_SUMMARY);
	who(d);
	what_for(d);
	how_long(d);
	for (int r = 0; r < RIGHT_MAX; r++) {
		if (st->rights[r].declared)
			list_add(d, &rights, doc_right_word(d, (enum right)r));
	}
	doc_say1(d, "rights", PROSE_SUM_RIGHTS, list_and(d, &rights));
	whom_to_ask(d);
}
