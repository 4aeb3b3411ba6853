/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/nationalid: numbers with control digits: of people and organisations.
 *
 * A person's number is never stored; it is recognised so that it can be
 * refused (personopplysningsloven, section 12).
 */
#ifndef BASE_NATIONALID_H
#define BASE_NATIONALID_H

#include "base/base.h"

/**
 * text_has_national_id(s): whether a Norwegian national identity number or
 * D-number, real or made for tests (month + 40, 65 or 80), stands anywhere in
 * ${s}: eleven digits that are no part of a longer run, with at most one
 * blank, hyphen, dot or slash between two, a date, and both control digits
 * right. The finding is for a warning; do not store it.
 */
bool text_has_national_id(struct str s);

/** org_no_valid(s): whether ${s} is nine digits, the first 8 or 9, the last
 * the control digit of a number in Enhetsregisteret. */
bool org_no_valid(struct str s);

#endif
