/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/right: by which ways a right is used against one of several
 * controllers, and how soon that one answers. Pure.
 */
#ifndef POLICY_RIGHT_H
#define POLICY_RIGHT_H

#include "policy/statement.h"

/** right_channels(r, controller): what that one says of itself, else what is
 * said of all. */
unsigned right_channels(const struct right_rule *r, int controller);
/** right_promise(st, right, controller): how soon that one promises to answer:
 * what it says of itself, else what is said of the right, else of every
 * enquiry; zero: it promises nothing. */
struct period right_promise(const struct statement *st, enum right right,
    int controller);

#endif
