/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/consent: whether a yes to an earlier version of a statement covers
 * what a later one asks it for: the words, and what stands beside the box of
 * what is used and done, who gets it, in which countries and who decides (Art.
 * 4(11), 49(1)(a)). Pure.
 */
#ifndef POLICY_CONSENT_H
#define POLICY_CONSENT_H

#include "policy/statement.h"

/* What a yes to an earlier version does not cover. */
enum consent_more {
	CONSENT_SAME,      /* it covers all of it */
	CONSENT_WORDS,     /* the text beside the box, the name, a topic */
	CONSENT_FIELDS,    /* a field or a data category more, one that means
			      another thing, or something more done with it:
			      published, concluded, decided, shown */
	CONSENT_RECIPIENT, /* somebody else gets it, or gets more */
	CONSENT_COUNTRY,   /* it goes to a country more, outside the EEA, or to
			      one on the consent alone */
	CONSENT_CONTROLLER /* somebody else decides */
};
/** consent_use(st, f, purpose): whether a declared fact tells of something that
 * is used or done for the purpose, and so stands beside the box; a publication
 * that does not say what for is of what it publishes. consent_line(p): whether
 * a line of such a fact does: another one is another question. */
bool consent_use(const struct statement *st, const struct fact *f, int purpose);
bool consent_line(enum fact_property p);
/** consent_cookie(c, purpose): whether the yes to the purpose is one to it. */
bool consent_cookie(const struct cookie *c, int purpose);
/** consent_more(was, is, purpose, what_out): the first thing in which what
 * ${purpose} of ${is} asks consent for goes beyond what ${was} asked it for;
 * ${what_out}: its name. The purpose rests on consent in both. */
enum consent_more consent_more(const struct statement *was,
    const struct statement *is, int purpose, struct str *what_out);

#endif
