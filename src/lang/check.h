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

/* Whose law: lang/jurisdictions.def. */
enum jurisdiction {
#define JURISDICTION(name, country, languages) JURISDICTION_##name,
#include "lang/jurisdictions.def"
#undef JURISDICTION
	JURISDICTION_MAX
};

/* One row of findings.def, for the manual and for `policy explain CODE`. */
struct lang_rule {
	const char *code;
	enum lang_severity severity;
	enum jurisdiction law; /* given only where it holds */
	const char *jurisdiction;
	enum lang_urgency urgency;
	const char *reason_en, *reason_nb, *remedy_en, *remedy_nb;
	const char *article; /* in English; lang_article() says it in another */
};
/** lang_article(a, article, messages): the article of a rule, or of a row of
 * policy/facts.def, as ${messages} cites it. */
struct str lang_article(struct arena *a, struct str article,
    enum lang messages);
/** lang_rules(n_out): all of them. */
const struct lang_rule *lang_rules(size_t *n_out);

/* How many are shown as the ones to mend first. */
#define LANG_FIRST 3

/**
 * lang_first(f, out):
 * The findings to mend first, as indexes into ${f}->at: errors before
 * warnings, then by urgency, then as they stand in the file; no code twice as
 * long as there is another. Returns how many.
 */
size_t lang_first(const struct lang_findings *f, size_t out[LANG_FIRST]);

/** lang_mend_by(f, today): the day by which a finding that is not among the
 * first should be mended: two weeks, one month or three months on. */
struct date lang_mend_by(const struct lang_finding *f, struct date today);

/**
 * lang_print_first(out, f, today, messages):
 * Append the closing part of a check: the first to mend with their remedies,
 * and the codes of the rest by date. Nothing for an empty list.
 */
void lang_print_first(struct buf *out, const struct lang_findings *f,
    struct date today, enum lang messages);

#endif
