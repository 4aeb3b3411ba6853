/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_children: from which ages children decide themselves, and what of
 * that the server holds. */
#include "lang/prose_doc.h"
#include "policy/ages.h"

#define ADULT 18

struct str
doc_age(struct doc *d, const struct age *age, enum prose key, struct str what)
{
	const struct str args[] = { doc_number(d, age->years),
		text_is_empty(&age->provision)
		    ? STR_NONE
		    : arena_printf(d->a, " (" STR_FMT ")",
			  STR_ARG(doc_words(d, &age->provision))),
		what };

	return age->years == 0
		   ? STR_NONE
		   : prose_fill(d->a, say0(d, key), args, ARRAY_LEN(args));
}

static void
say_age(struct doc *d, const char *leaf, const struct age *age, enum prose key,
    struct str what)
{
	if (age->years == 0)
		return;
	doc_say1(d, leaf, PROSE_ONE, doc_age(d, age, key, what));
	doc_say1(d, doc_leaf(d, "%s.since", leaf), PROSE_L_AGE_SINCE,
	    doc_date(d, age->since));
}

static void
say_told(struct doc *d, const char *leaf, bool said)
{
	if (said)
		doc_say0(d, doc_leaf(d, "%s.held", leaf), PROSE_HELD_MARK);
}

/* Of all, and of the purposes that have an age of their own. */
static bool
says_consent(const struct statement *st)
{
	bool any =
	    st->children.consent.years > 0 || st->children.guardian_consent;

	for (size_t i = 0; i < st->purposes_n; i++)
		any = any || st->purposes[i].alone.years > 0;
	return any;
}

/* The age of a purpose that is that of all is said already. */
static bool
is_that_of_all(struct doc *d, const struct age *age)
{
	const struct age *all = &d->st->children.consent;
	enum lang l = d->lang;

	return age->years == all->years &&
	       str_eq(text_in(&age->provision, l),
		   text_in(&all->provision, l)) &&
	       str_eq(doc_date(d, age->since), doc_date(d, all->since));
}

static void
say_consent(struct doc *d)
{
	const struct statement *st = d->st;
	int until = st->children.consent.years > 0 ? 0 : guardian_until(st);

	if (st->children.guardian_consent && until > 0)
		doc_say1(d, "guardian", PROSE_L_GUARDIAN_UNDER,
		    doc_number(d, until));
	else if (st->children.guardian_consent)
		doc_say0(d, "guardian", PROSE_L_GUARDIAN);
	say_age(d, "consent", &st->children.consent, PROSE_L_AGE_CONSENT,
	    STR_NONE);
	for (size_t i = 0; i < st->purposes_n; i++)
		if (!is_that_of_all(d, &st->purposes[i].alone))
			say_age(d,
			    doc_leaf(d, "consent." STR_FMT,
				STR_ARG(st->purposes[i].n.name)),
			    &st->purposes[i].alone, PROSE_L_AGE_CONSENT_FOR,
			    doc_label(d, &st->purposes[i].n));
	if (ages_held(st) && says_consent(st))
		doc_say1(d, "computed", PROSE_L_AGE_HELD,
		    doc_field_label(d, statement_born(st)));
	else
		say_told(d, "consent", says_consent(st));
}

/* What nobody computes is only told. */
static bool
is_told(const struct statement *st)
{
	const struct children *k = &st->children;

	return k->not_targeted || k->joining.years > 0 || k->images.years > 0 ||
	       (says_consent(st) && !ages_held(st));
}

/* Kinds of children for whom somebody else acts, as their own part says. */
static void
say_kinds(struct doc *d)
{
	for (size_t i = 0; i < d->st->kinds_n; i++) {
		const struct kind *k = &d->st->kinds[i];
		struct list l = { .n = 0 };

		if (k->aged_under == 0 || k->aged_under > ADULT)
			continue;
		doc_list_acting(d, k, &l);
		doc_item(d, doc_leaf(d, "kind." STR_FMT, STR_ARG(k->n.name)),
		    doc_capital(d, doc_plural(d, k)),
		    doc_ref(d, "kind", k->n.name), list_blank(d, &l));
	}
}

void
prose_children(struct doc *d)
{
	const struct children *k = &d->st->children;

	doc_section(d, "children", PROSE_L_CHILDREN);
	if (is_told(d->st))
		doc_say0(d, "held", PROSE_HELD_EXPLAINED);
	if (k->not_targeted)
		doc_say0(d, "not_targeted", PROSE_L_NOT_TARGETED);
	say_told(d, "not_targeted", k->not_targeted);
	say_consent(d);
	say_age(d, "joining", &k->joining, PROSE_L_AGE_JOINING, STR_NONE);
	say_told(d, "joining", k->joining.years > 0);
	say_age(d, "images", &k->images, PROSE_L_AGE_IMAGES, STR_NONE);
	say_told(d, "images", k->images.years > 0);
	say_kinds(d);
}
