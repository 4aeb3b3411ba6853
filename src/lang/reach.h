/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/reach: who reaches what: of a role, a field or data category, a purpose
 * or a recipient, each line of the statement that gives, or is given, facts
 * (Art. 25(2), 32(4), 30(1)(d)).
 */
#ifndef LANG_REACH_H
#define LANG_REACH_H

#include "policy/statement.h"

enum reach_of {
	REACH_ROLE,
	REACH_FIELD,
	REACH_PURPOSE,
	REACH_RECIPIENT,
	REACH_PROCESSOR,
	REACH_CONTROLLER, /* it has what its purposes use */
	REACH_DATA,       /* of the facts those that are a data category */
	REACH_MAX
};

struct reach_line {
	struct pos pos;   /* the word of the statement that says so, or the
			   * line where no word does alone */
	const char *kind; /* "role", "field", "purpose", "recipient",
			   * "processor", "controller", "fact": whose line
			   * it is */
	struct str name;  /* as in the file */
	struct str text;  /* the sentence */
};
struct reach {
	struct reach_line *at;
	size_t n, cap;
};

/** reach_kind(of): "role". */
const char *reach_kind(enum reach_of of);
/**
 * lang_reach(a, st, of, no, lang, out):
 * ${out} gets the lines in the order of the statement's parts, in ${a}. The
 * fields of a role are those that the decision leaves: used by the purpose,
 * named by the clause, visible to such a role. A purpose for which no role does
 * anything, and a field that none comes near, say so. Errors: NOT_FOUND (no
 * such part); ${out} is then untouched.
 */
enum err lang_reach(struct arena *a, const struct statement *st,
    enum reach_of of, int no, enum lang lang, struct reach *out) MUST_USE;

#endif
