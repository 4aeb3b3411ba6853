/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_told: what is only told, and who vouches for it. */
#include "lang/prose_doc.h"
#include "policy/whose.h"

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
	doc_say_whose(d, PROSE_WHOSE, &t->controllers,
	    told_is_for_all(d->st, t));
	doc_link(d, "link", PROSE_D_LINK, t->link);
	doc_say1(d, "attested", PROSE_ONE,
	    doc_attested(d, t->attested_by, t->attested_on));
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
