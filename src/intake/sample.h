/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * intake/sample: files of people who do not exist, for trying things out.
 *
 * Columns are those of the source's mapping; values follow from the types of
 * the fields and from words in the headings. The same seed gives the same
 * bytes on any machine and day. Addresses end in .example, telephone numbers
 * begin with a digit that no subscriber's has, identity numbers are of the
 * kind made for tests (month + 80).
 */
#ifndef INTAKE_SAMPLE_H
#define INTAKE_SAMPLE_H

#include "policy/statement.h"

struct sample {
	const struct statement *st;
	const struct source *source;
	int64_t people;
	uint64_t seed;
	bool with_undeclared; /* one more column, `personnr`, to see it dropped
			       */
};

/** sample_head(s, b): the heading row. Errors: INVALID (the source declares
 * no file). */
enum err sample_head(const struct sample *s, struct buf *b) MUST_USE;
/** sample_person(s, a, no, b): the rows of person ${no}, from 0 below
 * s->people, to be asked for in order; rows of one may follow the next. */
void sample_person(const struct sample *s, struct arena *a, int64_t no,
    struct buf *b);

#endif
