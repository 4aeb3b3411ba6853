/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check: what is unwise or unlawful in a statement that is well formed.
 *
 * Looks at the compiled statement only, and adds to the same findings as the
 * compiler. Each kind of finding is a row of lang/findings.def: a stable code,
 * a severity, the reason with its article, a remedy.
 */
#ifndef LANG_CHECK_H
#define LANG_CHECK_H

#include "lang/lang.h"

/**
 * lang_check(a, st, today, messages, f):
 * Add all findings about ${st} to ${f}, in the order of the file. ${today} is
 * what expired agreements and passed review dates are measured against.
 * ${messages}: LANG_EN, or Norwegian for the others.
 */
void lang_check(struct arena *a, const struct statement *st, struct date today,
    enum lang messages, struct lang_findings *f);

/* One row of findings.def, for the manual and for `policy explain CODE`. */
struct lang_rule {
	const char *code;
	enum lang_severity severity;
	const char *reason_en, *reason_nb, *remedy_en, *remedy_nb;
	const char *article;
};
/** lang_rules(n_out): all of them. */
const struct lang_rule *lang_rules(size_t *n_out);

#endif
