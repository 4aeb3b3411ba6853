/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_whose: of several controllers, who decides over what, whose a part
 * is, and where each can be reached (Art. 13(1)(a)-(b), 26(3)).
 */
#include "lang/prose_doc.h"
#include "policy/goes.h"
#include "policy/whose.h"

/* ---- who decides over what --------------------------------------------- */

static bool
has_joint_recipient(const struct statement *st, const struct purpose *p)
{
	for (size_t i = 0; i < st->recipients_n; i++)
		if (recipient_is_joint(st, &st->recipients[i], p->n.no))
			return true;
	return false;
}

bool
doc_is_joint(struct doc *d, const struct purpose *p)
{
	return p->jointly.n > 0 || has_joint_recipient(d->st, p);
}

struct str
doc_responsible(struct doc *d, const struct purpose *p, enum prose whose)
{
	const struct statement *st = d->st;
	struct list l = { .n = 0 };

	doc_list_deciders(d, p, whose, false, &l);
	for (size_t i = 0; i < st->recipients_n; i++)
		if (recipient_is_joint(st, &st->recipients[i], p->n.no))
			list_add_once(d, &l,
			    doc_label(d, &st->recipients[i].n));
	doc_list_deciders(d, p, whose, true, &l);
	return list_names(d, &l);
}

static bool
same_controllers_of(const struct purpose *a, const struct purpose *b)
{
	if (a->controller != b->controller || a->jointly.n != b->jointly.n)
		return false;
	for (size_t i = 0; i < a->jointly.n; i++)
		if (!index_list_has(&b->jointly, a->jointly.at[i]))
			return false;
	return true;
}

static bool
same_deciders(const struct statement *st, const struct purpose *a,
    const struct purpose *b)
{
	if (!same_controllers_of(a, b))
		return false;
	for (size_t i = 0; i < st->recipients_n; i++) {
		const struct recipient *r = &st->recipients[i];

		if (recipient_is_joint(st, r, a->n.no) !=
		    recipient_is_joint(st, r, b->n.no))
			return false;
	}
	return true;
}

struct index_list
doc_decided_alike(struct doc *d, const struct purpose *p)
{
	const struct statement *st = d->st;
	struct index_list over = { .at =
				       ARENA_ARRAY(d->a, int, st->purposes_n) };

	for (size_t i = 0; i < st->purposes_n; i++) {
		if (!same_deciders(st, &st->purposes[i], p))
			continue;
		if (&st->purposes[i] < p)
			return (struct index_list){ .n = 0 };
		over.at[over.n++] = (int)i;
	}
	return over;
}

const char *
doc_deciders_leaf(struct doc *d, const char *leaf, const struct purpose *p)
{
	const struct controller *all = d->st->controllers;

	leaf = doc_leaf(d, "%s." STR_FMT, leaf,
	    STR_ARG(all[p->controller].n.name));
	for (size_t i = 0; i < p->jointly.n; i++)
		leaf = doc_leaf(d, "%s." STR_FMT, leaf,
		    STR_ARG(all[p->jointly.at[i]].n.name));
	for (size_t i = 0; i < d->st->recipients_n; i++) {
		const struct recipient *r = &d->st->recipients[i];

		if (recipient_is_joint(d->st, r, p->n.no))
			leaf = doc_leaf(d, "%s." STR_FMT, leaf,
			    STR_ARG(r->n.name));
	}
	return leaf;
}

void
doc_say_joint(struct doc *d)
{
	const struct statement *st = d->st;
	bool any = false;

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		struct index_list over;

		if (!has_joint_recipient(st, p))
			continue;
		over = doc_decided_alike(d, p);
		if (over.n == 0)
			continue;
		if (!any)
			doc_topic(d, STR("joint"), say0(d, PROSE_RO_JOINT));
		any = true;
		doc_say2(d, doc_deciders_leaf(d, "for", p), PROSE_SUM_JOINT_FOR,
		    doc_purposes_quoted(d, &over),
		    doc_responsible(d, p, PROSE_YOURS));
	}
}

bool
doc_several(const struct doc *d)
{
	for (size_t i = 1; i < d->st->purposes_n; i++)
		if (!same_controllers_of(&d->st->purposes[0],
			&d->st->purposes[i]))
			return true;
	return false;
}

/* What is done for a client is done by who works for it. */
static bool
stands_behind(const struct doc *d, const struct purpose *p, int controller)
{
	if (controller_is_client(d->st, p->controller))
		return index_list_has(&p->done_by, controller);
	return purpose_decides(p, controller);
}

struct str
doc_behind(struct doc *d, const struct index_list *purposes)
{
	struct list l = { .n = 0 };

	for (int i = 0; i < (int)d->st->controllers_n; i++)
		for (size_t k = 0; k < purposes->n; k++) {
			const struct purpose *p =
			    &d->st->purposes[purposes->at[k]];

			if (!stands_behind(d, p, i))
				continue;
			list_add(d, &l,
			    doc_controller_name(d, &d->st->controllers[i]));
			break;
		}
	return list_names(d, &l);
}

struct str
doc_behind_one(struct doc *d, int purpose)
{
	const struct index_list one = { .at = &purpose, .n = 1 };

	return doc_several(d) ? doc_behind(d, &one) : STR_NONE;
}

struct str
doc_given_by(struct doc *d, const struct recipient *r,
    const struct processor *k)
{
	const struct statement *st = d->st;
	struct index_list purposes = { .at = ARENA_ARRAY(d->a, int,
					   st->purposes_n) };

	if (!doc_several(d))
		return STR_NONE;
	for (int i = 0; i < (int)st->purposes_n; i++)
		if (r != NULL ? recipient_gets(st, r, i)
			      : processor_gets(st, k, i))
			purposes.at[purposes.n++] = i;
	return doc_behind(d, &purposes);
}

struct str
doc_recipient_is(struct doc *d, enum recipient_class class, struct str whose)
{
	static const struct {
		enum prose ours, theirs; /* PROSE_MAX: it is of nobody */
	} classes[] = {
		[RECIPIENT_INSIDE] = { PROSE_RC_INSIDE, PROSE_MAX },
		[RECIPIENT_ACTING_FOR] = { PROSE_RC_ACTING_FOR,
		    PROSE_RC_ACTING_FOR_THEM },
		[RECIPIENT_JOINT] = { PROSE_RC_JOINT, PROSE_RC_JOINT_WITH },
		[RECIPIENT_INDEPENDENT] = { PROSE_RC_INDEPENDENT, PROSE_MAX },
		[RECIPIENT_PROCESSOR] = { PROSE_RC_PROCESSOR,
		    PROSE_RC_PROCESSOR_FOR },
		[RECIPIENT_AUTHORITY] = { PROSE_RC_AUTHORITY, PROSE_MAX },
		[RECIPIENT_PRIVATE] = { PROSE_RC_PRIVATE, PROSE_MAX },
	};

	if (whose.n == 0 || classes[class].theirs == PROSE_MAX)
		return say0(d, classes[class].ours);
	return say1(d, classes[class].theirs, whose);
}

struct str
doc_processor_is(struct doc *d, struct str whose)
{
	return doc_recipient_is(d, RECIPIENT_PROCESSOR, whose);
}

/* ---- whose it is ------------------------------------------------------- */

/* All that are no clients. */
static struct str
all_here(struct doc *d)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < d->st->controllers_n; i++)
		if (!controller_is_client(d->st, (int)i))
			list_label(d, &l,
			    doc_controller_name(d, &d->st->controllers[i]));
	return list_and(d, &l);
}

void
doc_say_whose(struct doc *d, enum prose key, const struct index_list *whose,
    bool for_all)
{
	if (for_all)
		doc_say1(d, "controller", PROSE_WHOSE_ALL, all_here(d));
	else
		doc_say1(d, "controller", key, doc_controllers_of(d, whose));
}

/* ---- where they are reached -------------------------------------------- */

static void
add_contact(struct doc *d, struct list *l, const struct contact *k)
{
	if (!contact_told(k, d->lang))
		return;
	list_add(d, l, k->email);
	list_add(d, l, k->phone);
	list_add(d, l, k->post);
}

static void
add_list(struct doc *d, struct list *l, const struct controller *c)
{
	if (c->list.n > 0)
		list_add(d, l, say1(d, PROSE_MANY_AT, c->list));
}

static struct str
reached_at(struct doc *d, int controller)
{
	const struct controller *c = &d->st->controllers[controller];
	struct list l = { .n = 0 };

	add_list(d, &l, c);
	add_contact(d, &l, &c->contact);
	if (l.n == 0)
		list_add(d, &l, c->address);
	return list_comma(d, &l);
}

struct str
doc_reach(struct doc *d, const struct purpose *p)
{
	struct list l = { .n = 0 };

	list_add(d, &l, reached_at(d, p->controller));
	for (size_t i = 0; i < p->jointly.n; i++)
		list_add_once(d, &l, reached_at(d, p->jointly.at[i]));
	return list_semicolon(d, &l);
}

/* "District North (post@north.example)". */
static void
add_with_contact(struct doc *d, struct list *l, int controller)
{
	list_add_once(d, l,
	    doc_beside(d, doc_their(d, controller, PROSE_YOURS),
		reached_at(d, controller)));
}

static void
add_joint_recipients(struct doc *d, struct list *l, const struct purpose *p)
{
	for (size_t i = 0; i < d->st->recipients_n; i++) {
		const struct recipient *r = &d->st->recipients[i];
		struct list at = { .n = 0 };

		if (!recipient_is_joint(d->st, r, p->n.no))
			continue;
		list_add(d, &at, r->address);
		list_add(d, &at, r->web);
		list_add_once(d, l,
		    doc_beside(d, doc_label(d, &r->n), list_comma(d, &at)));
	}
}

/* The one that decides over so many purposes alone that it is told last, as
 * who is left; NULL: nobody is. */
#define MANY 4
static const struct purpose *
decides_the_rest(struct doc *d)
{
	const struct statement *st = d->st;
	const struct purpose *best = NULL;
	size_t most = MANY - 1;

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		struct index_list over = doc_decided_alike(d, p);

		if (over.n <= most || over.n == st->purposes_n ||
		    doc_is_joint(d, p))
			continue;
		most = over.n;
		best = p;
	}
	return best;
}

void
doc_say_turns(struct doc *d)
{
	const struct statement *st = d->st;
	const struct purpose *rest = decides_the_rest(d);
	struct list left = { .n = 0 };

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		struct index_list over = doc_decided_alike(d, p);
		struct list whom = { .n = 0 };

		/* Where one decides over all of it, that is said already. */
		if (over.n == 0 || p == rest ||
		    (over.n == st->purposes_n && !has_joint_recipient(st, p)))
			continue;
		add_with_contact(d, &whom, p->controller);
		for (size_t k = 0; k < p->jointly.n; k++)
			add_with_contact(d, &whom, p->jointly.at[k]);
		add_joint_recipients(d, &whom, p);
		doc_say2(d, doc_deciders_leaf(d, "turn", p),
		    whom.n > 1 ? PROSE_RT_TURN_JOINT : PROSE_RT_TURN,
		    doc_purposes_quoted(d, &over), list_and(d, &whom));
	}
	if (rest == NULL)
		return;
	add_with_contact(d, &left, rest->controller);
	doc_say1(d, doc_deciders_leaf(d, "turn", rest), PROSE_RT_TURN_REST,
	    list_and(d, &left));
}

static struct str
officer_at(struct doc *d, const struct dpo *dpo)
{
	struct list l = { .n = 0 };

	if (dpo->status == DPO_APPOINTED)
		add_contact(d, &l, &dpo->contact);
	return l.n == 0 ? STR_NONE
			: say1(d, PROSE_SUM_OFFICER, list_comma(d, &l));
}

void
doc_say_contacts(struct doc *d)
{
	bool any = false;

	for (size_t i = 0; i < d->st->controllers_n; i++) {
		const struct controller *c = &d->st->controllers[i];
		struct list l = { .n = 0 }, all = { .n = 0 };

		add_list(d, &l, c);
		list_add(d, &l, c->address);
		add_contact(d, &l, &c->contact);
		list_add(d, &all, list_comma(d, &l));
		list_add(d, &all, officer_at(d, &c->dpo));
		if (all.n > 0 && !any)
			doc_say0(d, "contacts", PROSE_SUM_CONTACTS);
		any = any || all.n > 0;
		doc_item(d, doc_leaf(d, "contact." STR_FMT, STR_ARG(c->n.name)),
		    doc_controller_first(d, c),
		    doc_ref(d, "controller", c->n.name),
		    list_semicolon(d, &all));
	}
}
