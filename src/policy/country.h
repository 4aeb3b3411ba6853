/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/country: the countries of ISO 3166-1, in one place: what a statement
 * names, what a field holds; and which of them are in the EEA.
 */
#ifndef POLICY_COUNTRY_H
#define POLICY_COUNTRY_H

#include "policy/statement.h"

/** country_is_known(code): whether ${code} is an alpha-2 code. */
bool country_is_known(struct str code);
/** country_find(a, s, code_out): alpha-2 from alpha-2, alpha-3 or a name in
 * any language. Errors: NOT_FOUND. */
enum err country_find(struct arena *a, struct str s,
    struct str *code_out) MUST_USE;
/** country_name(code, l): the name by itself, as in a form: "Netherlands".
 * country_said(code, l): as in a sentence: "the Netherlands". Both give the
 * code where there is no name. */
struct str country_name(struct str code, enum lang l);
struct str country_said(struct str code, enum lang l);
/** outside_eea(code): a code of ISO 3166-1 that is no EEA state.
 * any_outside_eea(l): whether one of them is. */
bool outside_eea(struct str code);
bool any_outside_eea(const struct country_list *l);

#endif
