/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/dpv: the pinned terms of the Data Privacy Vocabularies 2.3 and of the
 * few vocabularies beside them that are printed.
 *
 * Knows names and kinds, nothing of what a term means. A statement may name
 * no other term, and no output prints another one.
 */
#ifndef LANG_DPV_H
#define LANG_DPV_H

#include "policy/words.h"

enum dpv_kind {
	DPV_BASIS,      /* a legal basis */
	DPV_DATA,       /* a category of personal data */
	DPV_MEASURE,    /* technical, organisational, physical, legal */
	DPV_OTHER,      /* a class of none of the other kinds */
	DPV_PERSON,     /* a kind of person */
	DPV_PLACE,      /* a country, or a union of countries */
	DPV_PROCESSING, /* an operation */
	DPV_PROPERTY,
	DPV_PURPOSE,
	DPV_RIGHT,
	DPV_KIND_MAX
};

struct dpv_term {
	struct str name; /* "pd:BirthDate" */
	enum dpv_kind kind;
};

/** dpv_all(n_out): all terms, sorted by the bytes of their names; static. */
const struct dpv_term *dpv_all(size_t *n_out);
/** dpv_find(name, kind_out): Errors: NOT_FOUND (there is no such term). */
enum err dpv_find(struct str name, enum dpv_kind *kind_out) MUST_USE;
/** dpv_is(name, kind): whether ${name} is a term of this kind. */
bool dpv_is(struct str name, enum dpv_kind kind);
/** dpv_suggest(a, wrong, kind): the term of ${kind} that ${wrong} was most
 * likely meant to be; STR_NONE when none is near. */
struct str dpv_suggest(struct arena *a, struct str wrong, enum dpv_kind kind);
/** dpv_country(a, code): "loc:NO" of "NO"; STR_NONE when it is no country of
 * the list. */
struct str dpv_country(struct arena *a, struct str code);
/** art9_letter(t): the letter of Art. 9(2), a to j, that ${t} names in each
 * language that it has; 0: none, or not the same. */
char art9_letter(const struct text *t);

#endif
