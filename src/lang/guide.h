/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/guide: how a draft stands: what is left to mend, the sentences that an
 * answer prints, and where the questions were left off.
 */
#ifndef LANG_GUIDE_H
#define LANG_GUIDE_H

#include "lang/check.h"
#include "lang/interview.h"
#include "lang/sentences.h"

struct guide {
	const struct statement *st; /* NULL while it does not compile */
	struct lang_findings found;
	struct lang_finding first[LANG_FIRST];       /* to mend first */
	struct interview_place first_at[LANG_FIRST]; /* where each is */
	size_t first_n;
	struct interview_place *found_at; /* the same of all that is kept */
	/* As printed, in each language of the statement. */
	struct lang_sentence *sentences[LANG_MAX];
	size_t sentences_n[LANG_MAX];
	enum lang lang; /* asked for, or the first of the statement */
};

/** guide_look(a, bytes, lang, today, out): compile, check, print. */
void guide_look(struct arena *a, struct str bytes, enum lang lang,
    struct date today, struct guide *out);
/** guide_sentence(g, ask, n): the ${n}-th sentence, from 0, that is printed of
 * an answer, in the language of its text; NULL beyond. */
const struct lang_sentence *guide_sentence(const struct guide *g,
    const struct interview_ask *ask, size_t n);

/** guide_said_of(a, g, ask, n_out): all of them in ${a}, each text once. */
const struct lang_sentence **guide_said_of(struct arena *a,
    const struct guide *g, const struct interview_ask *ask, size_t *n_out);

/** guide_file_name(a, bytes): what a file of it is called, so that it becomes
 * the organisation of that name: "fjord-choir.vern" for fjord_choir. */
struct str guide_file_name(struct arena *a, struct str bytes);

/** guide_left_off(bytes, id_out): ${bytes} without the mark where questions
 * were left off; STR_NONE in ${id_out} when there is none. */
struct str guide_left_off(struct str bytes, struct str *id_out);
/** guide_mark(a, bytes, id): ${bytes} with the mark. */
struct str guide_mark(struct arena *a, struct str bytes, struct str id);

#endif
