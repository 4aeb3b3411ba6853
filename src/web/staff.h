/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * web/staff: what the pages of staff share.
 *
 * A person's page is opened for a purpose that was chosen once for the task.
 * What a role may not know of answers exactly like what is not there (T-01).
 */
#ifndef WEB_STAFF_H
#define WEB_STAFF_H

#include "web/web.h"

struct release_by;

#define STAFF_LOOKS   50  /* people opened for one task … */
#define STAFF_LOOKS_S 600 /* … in so many seconds (T-03) */
#define STAFF_LEAST   5   /* recipients of whom no address is seen (T-06) */

/** staff_page(c, status): begin a page of the staff side, with its menu. */
void staff_page(struct call *c, int status);
/** staff_has(c, purpose, act): whether the role has the right at all; purpose
 * -1: for any purpose or none. For showing; the decision is tx_decide. */
bool staff_has(const struct call *c, int purpose, enum act act);
/** staff_first(c, act): the first purpose under which the role may; -1. */
int staff_first(const struct call *c, enum act act);
/** staff_scope(c): the group type the role is limited to; -1 none. */
int staff_scope(const struct call *c);
/** staff_in_office(c, group): whether the term in the group runs today. */
bool staff_in_office(const struct call *c, int64_t group);
/**
 * staff_task(c, act, purpose_out): the purpose of the task. When none was
 * chosen the page to choose one is the answer (to a form 403) and
 * ${purpose_out} is -1: return at once. Errors: DENIED (the role has no ${act}
 * for it).
 */
enum err staff_task(struct call *c, enum act act, int *purpose_out) MUST_USE;
/** staff_purpose_page(c, status, error): choose a purpose; TEXT_MAX: no
 * error; at 200 it is no error but said first. */
enum err staff_purpose_page(struct call *c, int status,
    enum text_id error) MUST_USE;
/** staff_decide(c, purpose, act, fields, p, out): tx_decide, where somebody
 * outside the role's groups is NOT_FOUND. Errors: DENIED, NOT_FOUND. */
enum err staff_decide(struct call *c, int purpose, enum act act,
    const struct fieldset *fields, struct person *p,
    const struct grant **out) MUST_USE;
/** staff_person(c, id, act, purpose_out, out): for a page about one person:
 * the task, the count of people opened (T-03), the person. As staff_task when
 * *purpose_out is -1. Errors: DENIED, NOT_FOUND. */
enum err staff_person(struct call *c, struct str id, enum act act,
    int *purpose_out, struct person **out) MUST_USE;
/** staff_refused(c, act, purpose, note): keep in the trail that something was
 * refused which is no decision of the policy. */
void staff_refused(struct call *c, enum act act, int purpose, const char *note);

/** staff_field(c, f, name, kind, label, value): one question of a form. */
void staff_field(struct call *c, struct view_field *f, const char *name,
    const char *kind, enum text_id label, struct str value);
/** staff_choice(c, f, cap, value, label): a choice of it; chosen when it is
 * the field's value. */
void staff_choice(struct call *c, struct view_field *f, size_t *cap,
    struct str value, struct str label);
/** staff_said(c, text, arg): a text with one value. */
struct str staff_said(struct call *c, enum text_id text, struct str arg);
/** staff_said2(c, text, one, two): a text with two values. */
struct str staff_said2(struct call *c, enum text_id text, struct str one,
    struct str two);
/** staff_release_by(c, by): who proposed or approved a version. */
struct str staff_release_by(struct call *c, const struct release_by *by);
/** staff_and_more(c, list, more): "a, b and 3 more"; the list itself for 0. */
struct str staff_and_more(struct call *c, struct str list, size_t more);
struct str staff_stage(const struct call *c, unsigned stage);
struct str staff_kinds(struct call *c, uint64_t kinds);
struct str purpose_label(const struct call *c, int purpose);
/** staff_name(c, purpose, p, out): the person's name, decided and noted; the
 * id where the role sees no name. */
enum err staff_name(struct call *c, int purpose, struct person *p,
    struct str *out) MUST_USE;
/** staff_date(s, out): a day of a form; empty is 0. Errors: INVALID. */
enum err staff_date(struct str s, int32_t *out) MUST_USE;
struct str staff_day(struct call *c, int32_t day); /* empty for 0 */

/* How a value of a form came: phone, e-mail, letter, meeting, and the day. */
void staff_provenance(struct call *c, struct view_section *s);
/** staff_provenance_read(c, from, note, errors): Errors in ${errors}. */
struct facts_errors;
void staff_provenance_read(struct call *c, struct provenance *from,
    struct str *note, struct facts_errors *errors);

#endif
