/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * intake/value: the one form in which a value of each field type is kept.
 *
 * Imports, forms, the API and the command line all come through here, so that
 * the same fact is the same bytes wherever it was entered. Knows types and
 * choices, no person.
 */
#ifndef INTAKE_VALUE_H
#define INTAKE_VALUE_H

#include "policy/statement.h"

/**
 * value_normalise(a, f, raw, out):
 * ${raw} as typed or exported, to what is stored; an empty value is empty and
 * fine. The stored forms:
 *
 *	TEXT, NAME, PLACE  one line of at most 200 characters, NFC
 *	LINES, ADDRESS     lines ended by LF, at most 4000 characters
 *	EMAIL              as email_normalise writes it
 *	PHONE              E.164, "+4722334455"
 *	DATE, START, END   "2026-01-30"; read as well: "30.1.2026", and a time
 *	                   of midnight behind either. Six digits are refused:
 *	                   the century is unknown
 *	YEAR               four digits
 *	NUMBER             a whole number without leading zeros
 *	CHOICE             the name of the choice; read as well: its label in
 *	                   any language, and one letter that begins the label
 *	                   of exactly one choice
 *	CHOICES            names joined by "," in the statement's order, "none"
 *	                   for none
 *	COUNTRY            ISO 3166-1 alpha-2
 *	LANGUAGE           code of a language that a statement may have
 *
 * Errors: INVALID (not of the type, or a RECORD, which has no value of its
 * own), TOO_BIG (too long), REFUSED (a national identity number stands in
 * it; popplyl. § 12).
 */
enum err value_normalise(struct arena *a, const struct field *f, struct str raw,
    struct str *out) MUST_USE;
/** value_no_such_date(f, raw): whether it is written as a date of a field that
 * is one, and no calendar has it: 31.02.1970. */
bool value_no_such_date(const struct field *f, struct str raw);

/** value_phone(a, country, number, out): where the country code stands in a
 * column of its own. Errors as above. */
enum err value_phone(struct arena *a, struct str country, struct str number,
    struct str *out) MUST_USE;

/** value_has_choice(stored, name): whether a stored CHOICE or CHOICES holds
 * the choice ${name}. */
bool value_has_choice(struct str stored, struct str name);

#endif
