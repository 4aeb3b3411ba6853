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

#endif
