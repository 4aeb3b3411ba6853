/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/template: a text with merge fields, {{ person.full_name }}.
 *
 * There is no logic: no condition, no loop, no function, no environment; a
 * template can name what the caller lists and nothing else (T-65). It is
 * rendered from Markdown once, with marks where the fields stand; a person's
 * values are put into the finished HTML, escaped, and are never read as
 * Markdown or as a template. So a name cannot become markup, a link or another
 * field (T-11). That also makes a mailing quick: a person costs a copy.
 */
#ifndef MAIL_TEMPLATE_H
#define MAIL_TEMPLATE_H

#include "base/base.h"
#include "view/view.h"

#define TEMPLATE_FIELDS_MAX 128 /* names that a caller may offer */
#define TEMPLATE_SLOTS_MAX  512 /* fields in one text */

enum merge_kind {
	MERGE_TEXT, /* a fact; stands in text, never in a link */
	MERGE_OWN,  /* the controller's own words: as MERGE_TEXT, but its
		       addresses stay as they are */
	MERGE_URL,  /* made by the server; may be a link's destination */
	MERGE_KIND_MAX
};

/* A name that a template may use. */
struct merge_field {
	struct str name; /* a-z 0-9 _ and dots: "person.full_name" */
	enum merge_kind kind;
};

/* What is wrong with a template, where, and what to do. */
enum template_fault {
	TEMPLATE_UNKNOWN, /* no such field; `near` may be what was meant */
	TEMPLATE_OPEN,    /* "{{" without "}}" on the same line */
	TEMPLATE_FORM,    /* not a name between the braces */
	TEMPLATE_IN_LINK, /* a fact in a link's address (B41) */
	TEMPLATE_LOST,    /* it would not be seen: in HTML, say */
	TEMPLATE_URL_IN_SUBJECT,
	TEMPLATE_TOO_MANY,
	TEMPLATE_FAULT_MAX
};

struct template_finding {
	enum template_fault fault;
	bool in_subject;
	int line, column; /* from 1; the column counts characters */
	size_t length;    /* bytes to underline */
	struct str name;  /* as written */
	struct str near;  /* the closest field, or STR_NONE */
};

struct template;

/**
 * template_compile(a, subject, markdown, fields, n, out, findings, n_findings):
 * read a draft. All faults are found in one run. ${out} and ${findings} lie in
 * ${a}. Errors: REFUSED (there are findings; ${out} untouched), INVALID (bad
 * UTF-8, controls), TOO_BIG (LIMIT_MESSAGE_BYTES, TEMPLATE_FIELDS_MAX). On
 * INVALID and TOO_BIG there are no findings.
 */
enum err template_compile(struct arena *a, struct str subject,
    struct str markdown, const struct merge_field *fields, size_t n,
    struct template **out, struct template_finding **findings,
    size_t *n_findings) MUST_USE;

/** template_fault_text(f, lang_index): one sentence; 0 nb, 1 nn, 2 and
 * above en. */
const char *template_fault_text(enum template_fault f, int lang_index);

struct merged {
	struct str subject, text;
	struct safe_html html;
};

/**
 * template_merge(a, t, values, out): the texts of one person; ${values} are
 * in the order of the fields. Blanks and line ends in a value become single
 * blanks; what a mail program would turn into a link by itself is broken with
 * an invisible word joiner. Errors: INVALID (a value that is not UTF-8, a URL
 * that is not https).
 */
enum err template_merge(struct arena *a, const struct template *t,
    const struct str *values, struct merged *out) MUST_USE;

#endif
