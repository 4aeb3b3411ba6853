/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/phone: telephone numbers in the form of ITU-T E.164.
 *
 * Knows the form, not which numbers are in use.
 */
#ifndef BASE_PHONE_H
#define BASE_PHONE_H

#include "base/base.h"

/**
 * phone_normalise(a, number, country, out):
 * ${number} as a person types it or a register exports it, to "+4722334455".
 * ${country} is the country code where it is given apart ("47", "+47",
 * "0047"), or empty. Blanks, hyphens, dots and parentheses are dropped, "00"
 * in front is "+", and "(0)" after it is dropped. A number that begins with
 * its country keeps it, whatever ${country} says. One without is of
 * ${country}, whose leading 0 for calls within it is dropped; and of Norway
 * when it has eight digits and ${country} is empty.
 * Errors: INVALID (other characters; fewer than 7 or more than 15 digits;
 * a Norwegian number not of eight; a country code that none can be).
 */
enum err phone_normalise(struct arena *a, struct str number, struct str country,
    struct str *out) MUST_USE;

#endif
