/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_rights: the rights, each with what it is, how it is used, and by
 * when it is answered.
 */
#include "lang/prose_doc.h"
#include "lang/ways.h"

static const enum prose right_names[RIGHT_MAX] = {
#define RIGHT(name, en, nb, article) [RIGHT_##name] = PROSE_RIGHT_##name,
#include "policy/rights.def"
#undef RIGHT
};

struct str
doc_right_word(struct doc *d, enum right r)
{
	return say0(d, right_names[r]);
}

static const enum prose right_explained[RIGHT_MAX] = {
#define RIGHT(name, en, nb, article) [RIGHT_##name] = PROSE_RX_##name,
#include "policy/rights.def"
#undef RIGHT
};
static const char *const right_articles[RIGHT_MAX] = {
#define RIGHT(name, en, nb, article) [RIGHT_##name] = "Art. " article,
#include "policy/rights.def"
#undef RIGHT
};
struct str
doc_right(struct doc *d, enum right r)
{
	return doc_capital(d, say0(d, right_names[r]));
}

static const char *const right_refs[RIGHT_MAX] = {
#define RIGHT(name, en, nb, article) [RIGHT_##name] = "right." #name,
#include "policy/rights.def"
#undef RIGHT
};

/* As doc_topic makes references: in small letters, without "right.". */
struct str
doc_right_name(struct doc *d, enum right r)
{
	struct str name = str_of(right_refs[r]);

	name = str_sub(name, STR("right.").n, name.n);
	return text_fold(d->a, name);
}

static bool
same_authority(const struct controller *a, const struct controller *b,
    enum lang lang)
{
	return str_eq(text_in(&a->authority_name, lang),
		   text_in(&b->authority_name, lang)) &&
	       str_eq(a->authority_country, b->authority_country) &&
	       str_eq(a->authority_web, b->authority_web) &&
	       str_eq(a->authority_address, b->authority_address);
}

/* Of controller ${no}; for whom, where it is not that of all. */
static void
say_authority(struct doc *d, size_t no)
{
	const struct controller *all = d->st->controllers, *c = &all[no];
	struct str name = c->n.name, says;
	struct list whose = { .n = 0 };

	for (size_t i = 0; i < d->st->controllers_n; i++) {
		if (!same_authority(&all[i], c, d->lang))
			continue;
		if (i < no)
			return; /* said already */
		list_add(d, &whose,
		    whose.n == 0 ? doc_controller_first(d, &all[i])
				 : doc_controller_name(d, &all[i]));
	}
	says = say2(d, PROSE_RT_AUTHORITY, doc_words(d, &c->authority_name),
	    doc_country(d, c->authority_country));
	if (whose.n < d->st->controllers_n)
		says = say2(d, PROSE_LABELLED, list_names(d, &whose), says);
	doc_say1(d, doc_leaf(d, "authority." STR_FMT, STR_ARG(name)), PROSE_ONE,
	    says);
	doc_link(d, doc_leaf(d, "authority_web." STR_FMT, STR_ARG(name)),
	    PROSE_CTRL_WEB, c->authority_web);
	doc_say1(d, doc_leaf(d, "authority_address." STR_FMT, STR_ARG(name)),
	    PROSE_RT_AUTHORITY_ADDRESS, c->authority_address);
}

static void
say_authorities(struct doc *d)
{
	for (size_t i = 0; i < d->st->controllers_n; i++)
		if (!text_is_empty(&d->st->controllers[i].authority_name))
			say_authority(d, i);
}

/* How people show who they are, where it is one answer for all rights, or for
 * three of them while the others say none: said once. ${of}: for which, where
 * it is not for all. A complaint is the authority's, and need not say. */
static const struct text *
shared_identity(struct doc *d, struct list *of)
{
	const struct text *shared = NULL;
	bool all = true;
	size_t n = 0;

	for (int r = 0; r < RIGHT_MAX; r++) {
		const struct right_rule *rule = &d->st->rights[r];
		bool says = !text_is_empty(&rule->identity);

		if (!rule->declared || (r == RIGHT_COMPLAINT && !says))
			continue;
		all = all && says;
		if (!says)
			continue;
		if (n++ > 0 && !str_eq(text_in(&rule->identity, d->lang),
				   text_in(shared, d->lang)))
			return NULL;
		shared = &rule->identity;
		list_add(d, of, doc_right_word(d, (enum right)r));
	}
	if (all)
		of->n = 0;
	else if (d->each_right || n < 3)
		return NULL;
	return n > 1 ? shared : NULL;
}

static void
say_shared_identity(struct doc *d, const struct text *shared,
    const struct list *of)
{
	if (of->n == 0)
		doc_say_own(d, "identity", PROSE_L_IDENTITY, shared);
	else
		doc_say2(d, "identity", PROSE_LABELLED,
		    doc_capital(d, list_and(d, of)),
		    doc_with_stop(d,
			say1(d, PROSE_L_IDENTITY, text_in(shared, d->lang))));
}

/* "The north: How to use the right: by email." */
static void
say_own(struct doc *d, enum right right, const struct right_own *own)
{
	const struct controller *c = &d->st->controllers[own->controller];
	struct str name = doc_controller_first(d, c);
	struct str ways = doc_by(d, ways_of_all(d->st, own->channels), false);

	if (ways.n > 0)
		doc_say2(d,
		    doc_leaf(d, "channels." STR_FMT, STR_ARG(c->n.name)),
		    PROSE_LABELLED, name, say1(d, PROSE_RT_CHANNELS, ways));
	if (right != RIGHT_COMPLAINT && !period_is_zero(own->promise))
		doc_say2(d, doc_leaf(d, "promise." STR_FMT, STR_ARG(c->n.name)),
		    PROSE_LABELLED, name,
		    say1(d, PROSE_RT_PROMISE, doc_period(d, own->promise)));
}

static bool
same_manner(const struct right_rule *a, const struct right_rule *b)
{
	return a->channels == b->channels &&
	       period_eq(a->promise, b->promise) &&
	       a->promise_all == b->promise_all &&
	       a->identity_card == b->identity_card &&
	       a->month_at_most == b->month_at_most;
}

/* How all rights are used, and by when we answer, where that is one for three
 * or more of them: said once. A complaint is the authority's: it says for
 * itself how it is made. */
static const struct right_rule *
shared_manner(const struct statement *st)
{
	const struct right_rule *shared = NULL;
	int n = 0;

	for (int r = 0; r < RIGHT_MAX; r++) {
		const struct right_rule *rule = &st->rights[r];

		if (!rule->declared)
			continue;
		if (rule->own_n > 0 || rule->channels == 0)
			return NULL;
		if (r == RIGHT_COMPLAINT)
			continue;
		if (n++ > 0 && !same_manner(rule, shared))
			return NULL;
		shared = rule;
	}
	return n > 2 ? shared : NULL;
}

static void
say_answered(struct doc *d, const struct right_rule *r)
{
	doc_say1(d, "promise",
	    r->promise_all ? PROSE_RT_PROMISE_ALL : PROSE_RT_PROMISE,
	    doc_period(d, r->promise));
	if (r->identity_card)
		doc_say0(d, "identity_card", PROSE_RT_CARD);
	if (r->month_at_most)
		doc_say0(d, "month", PROSE_RT_MONTH);
}

static void
say_manner(struct doc *d, enum right right, const struct right_rule *r)
{
	doc_say1(d, "channels", PROSE_RT_CHANNELS,
	    doc_by(d, ways_of_all(d->st, r->channels), false));
	/* A complaint is the authority's to answer. */
	if (right != RIGHT_COMPLAINT)
		say_answered(d, r);
}

/* What it is, without the bases that the statement says are not used. */
static enum prose
explained(const struct doc *d, enum right right)
{
	bool task = (d->st->bases_unused >> BASIS_E & 1) == 0;
	bool interest = (d->st->bases_unused >> BASIS_F & 1) == 0;

	if (right != RIGHT_OBJECTION || (task && interest))
		return right_explained[right];
	return task       ? PROSE_RX_OBJECTION_TASK
	       : interest ? PROSE_RX_OBJECTION_INTEREST
			  : PROSE_RX_OBJECTION_MARKETING;
}

static void
say_right(struct doc *d, enum right right, bool identity, bool manner)
{
	const struct right_rule *r = &d->st->rights[right];
	struct str name = doc_right(d, right);

	doc_topic(d, str_of(right_refs[right]),
	    say2(d, PROSE_RIGHT_HEAD, name,
		doc_cite(d, str_of(right_articles[right]))));
	doc_say0(d, "right", explained(d, right));
	doc_say_own(d, "scope", PROSE_RT_SCOPE, &r->scope);
	doc_say_exceptions(d, "except", PROSE_RT_EXCEPT, r->except,
	    r->except_n);
	if (identity)
		doc_say_own(d, "identity", PROSE_L_IDENTITY, &r->identity);
	if (manner)
		say_manner(d, right, r);
	for (size_t i = 0; i < r->own_n; i++)
		say_own(d, right, &r->own[i]);
}

void
prose_rights(struct doc *d)
{
	bool any = false;
	struct list of = { .n = 0 };
	const struct text *shared = shared_identity(d, &of);
	const struct right_rule *manner =
	    d->each_right ? NULL : shared_manner(d->st);

	prose_section(d, "rights", PROSE_H_RIGHTS, "rights");
	for (int r = 0; r < RIGHT_MAX; r++)
		any = any || d->st->rights[r].declared;
	if (any)
		doc_say0(d, "law", PROSE_RT_LAW);
	if (shared != NULL)
		say_shared_identity(d, shared, &of);
	if (manner != NULL) {
		doc_say1(d, "channels", PROSE_RT_CHANNELS_ALL,
		    doc_by(d, ways_of_all(d->st, manner->channels), false));
		say_answered(d, manner);
	}
	if (any)
		doc_say_turns(d);
	say_authorities(d);
	for (int r = 0; r < RIGHT_MAX; r++) {
		if (d->st->rights[r].declared)
			say_right(d, (enum right)r, shared == NULL,
			    manner == NULL || r == RIGHT_COMPLAINT);
	}
	prose_told(d, "rights");
}
