/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/ways: by which of the ways that a file names people can be heard. In the
 * portal nobody signs in who is not in the register.
 */
#ifndef LANG_WAYS_H
#define LANG_WAYS_H

#include "policy/statement.h"

/** ways_of(st, p, kinds, channels): those of ${channels} that whoever ${p} is
 * for has, or those of ${kinds} alone where it is said of some (NULL, or empty:
 * of all). ways_of_all(st, channels): that anybody has. */
unsigned ways_of(const struct statement *st, const struct purpose *p,
    const struct index_list *kinds, unsigned channels);
unsigned ways_of_all(const struct statement *st, unsigned channels);
/** ways_of_fact(st, f, p): those that the line ${p} of a declared fact names,
 * which those whom its purposes are for have. What an opt-out is against is no
 * way to say it. */
unsigned ways_of_fact(const struct statement *st, const struct fact *f,
    enum fact_property p);

#endif
