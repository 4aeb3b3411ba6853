/* SPDX-License-Identifier: EUPL-1.2 */
/* web/facts: what is held about a person, as rows of a page and as questions
 * of a form; the same for the person and for staff. */
#ifndef WEB_FACTS_H
#define WEB_FACTS_H

#include "policy/whom.h"
#include "web/web.h"

/** facts_show(c, p, vs, edit, out, n_out): groups of facts with source, period
 * and the purposes that are for such a person; ${edit} gives each a link to the
 * form. */
void facts_show(struct call *c, const struct person *p, const struct values *vs,
    bool edit, struct view_fact_group **out, size_t *n_out);
/** held_rows(c, r, rows, n): a row for each fact that a duty keeps after an
 * erasure, and until when; added to ${rows}. */
void held_rows(struct call *c, const struct receipt *r, struct view_row **rows,
    size_t *n);

/* What was wrong with a form's values. */
struct facts_errors {
	struct view_error *at;
	size_t n, cap;
};
/** facts_wrong(c, errors, field, text): one more, beside the question with that
 * id; both are borrowed. */
void facts_wrong(struct call *c, struct facts_errors *errors, struct str field,
    struct str text);
/** facts_errors_show(errors, fields, n): each at its question. */
void facts_errors_show(const struct facts_errors *errors,
    struct view_field *fields, size_t n);
/** facts_form(c, who, vs, may, errors, out, n_out): questions for the fields in
 * ${may}, with what is held or, after a failed attempt, what was typed; what
 * must be given, and what is kept at all, goes by who it is, NULL: nobody knows
 * yet, and the question says of whom it is kept. */
void facts_form(struct call *c, const struct person_facts *who,
    const struct values *vs, const struct fieldset *may,
    const struct facts_errors *errors, struct view_section **out,
    size_t *n_out);
/** facts_read(c, who, vs, may, changes, n, errors): the form back to changes;
 * errors->n > 0 when something cannot be taken, or is not kept of ${who}.
 * Fields that the form does not have are left as they are (T-02). */
void facts_read(struct call *c, const struct person_facts *who,
    const struct values *vs, const struct fieldset *may,
    struct change **changes, size_t *n, struct facts_errors *errors);

/** facts_kinds(c, may, kinds): ${kinds}, those told by age by the day of birth
 * in the form, where it asks for one of ${may}. */
uint64_t facts_kinds(struct call *c, const struct fieldset *may,
    uint64_t kinds);

#endif
