/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/whose: whose a part of a statement of several controllers is.
 *
 * A part that says “controller” is of those it names, and of no other. One
 * that says nothing is of those that decide over its purposes, and of all the
 * controllers but clients where it names no purpose. Pure.
 */
#ifndef POLICY_WHOSE_H
#define POLICY_WHOSE_H

#include "policy/statement.h"

/** controller_is_client(st, controller): whether it is there only because
 * another works for it (Art. 28): all that it decides over is done for it by
 * others of the file that say they are “processor for” it, and whose body it
 * is no part of. Its own statement says the rest. */
bool controller_is_client(const struct statement *st, int controller);
/** processor_acts_for(st, k, controller): whether ${k}, a controller itself,
 * works for ${controller}. */
bool processor_acts_for(const struct statement *st, const struct processor *k,
    int controller);
/** statement_processor(st, controller): as what the controller works for
 * others; -1 when it does not. */
int statement_processor(const struct statement *st, int controller);
/** purpose_is_of(p, controllers): whether one of them decides over ${p}, or
 * does it for who decides. */
bool purpose_is_of(const struct purpose *p,
    const struct index_list *controllers);
/** purpose_answers_for(st, p, other): whether ${p} answers people about their
 * rights with all that is kept, and so about what ${other} uses, too, as one
 * controller decides over both. purpose_answers_kind(st, p, kind): whether
 * ${p} answers people, and those of ${kind} are among them: another purpose
 * that one of its controllers decides over is for them, or none at all is.
 * purpose_answers_field(st, p, field): the same of a field that they use. */
bool purpose_answers_for(const struct statement *st, const struct purpose *p,
    const struct purpose *other);
bool purpose_answers_kind(const struct statement *st, const struct purpose *p,
    int kind);
bool purpose_answers_field(const struct statement *st, const struct purpose *p,
    int field);
/** purpose_uses_all(st, p): whether it uses all that is kept; not, where no
 * server is, of who answers people where others keep something, too. */
bool purpose_uses_all(const struct statement *st, const struct purpose *p);
/** fact_is_of(st, f, controller), told_is_of, role_is_of: whether it is of that
 * one, as far as it says: a fact of which purposes are said is looked at for
 * each of them. A role is of those over whose purposes it may do something.
 * What is said of nobody is of no client. */
bool fact_is_of(const struct statement *st, const struct fact *f,
    int controller);
bool told_is_of(const struct statement *st, const struct told *t,
    int controller);
bool role_is_of(const struct statement *st, const struct role *r,
    int controller);

/** fact_of_doer(f, p): who of those that do ${p} for others says ${f} of it;
 * -1: nobody does. */
int fact_of_doer(const struct fact *f, const struct purpose *p);

/** fact_is_for_all(st, f), told_is_for_all, role_is_for_all: whether there are
 * several controllers here, it matters to people and to the record whose it is,
 * and it does not say: then it is of all of them. */
bool fact_is_for_all(const struct statement *st, const struct fact *f);
bool told_is_for_all(const struct statement *st, const struct told *t);
bool role_is_for_all(const struct statement *st, const struct role *r);

#endif
