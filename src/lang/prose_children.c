/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_children: from which ages children decide themselves. */
#include "lang/prose_doc.h"

static void
say_age(struct doc *d, const char *leaf, const struct age *age, enum prose key)
{
	const struct str args[] = { doc_number(d, age->years),
		text_is_empty(&age->provision)
		    ? STR_NONE
		    : arena_printf(d->a, " (" STR_FMT ")",
			  STR_ARG(doc_words(d, &age->provision))) };

	if (age->years == 0)
		return;
	doc_say1(d, leaf, PROSE_ONE,
	    prose_fill(d->a, say0(d, key), args, ARRAY_LEN(args)));
	doc_say1(d, doc_leaf(d, "%s.since", leaf), PROSE_L_AGE_SINCE,
	    doc_date(d, age->since));
}

void
prose_children(struct doc *d)
{
	const struct children *k = &d->st->children;

	doc_section(d, "children", PROSE_L_CHILDREN);
	if (k->not_targeted)
		doc_say0(d, "not_targeted", PROSE_L_NOT_TARGETED);
	if (k->guardian_consent)
		doc_say0(d, "guardian", PROSE_L_GUARDIAN);
	say_age(d, "consent", &k->consent, PROSE_L_AGE_CONSENT);
	say_age(d, "joining", &k->joining, PROSE_L_AGE_JOINING);
	say_age(d, "images", &k->images, PROSE_L_AGE_IMAGES);
}
