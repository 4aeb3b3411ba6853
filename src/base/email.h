/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/email: addresses of electronic mail, to write to and to compare.
 *
 * Knows the forms of RFC 5321, RFC 6531 and IDNA; does not know whether an
 * address exists, nor whose it is.
 */
#ifndef BASE_EMAIL_H
#define BASE_EMAIL_H

#include "base/base.h"

#define EMAIL_LOCAL_BYTES 64 /* RFC 5321, 4.5.3.1.1 */

/**
 * email_normalise(a, s, address_out, match_out, untagged_out):
 * Read one address, as a person types it, and give three texts in ${a}:
 *
 *   address_out   to write to: the local part as typed, the domain as A-labels
 *                 in lower case ("Kari@Blåbær.no": "Kari@xn--blbr-roah.no");
 *   match_out     to compare with: the local part in NFKC and lower case and
 *                 without quotes that it does not need, the same domain;
 *   untagged_out  match_out with "+tag" (or ".+tag") at the end of the local
 *                 part removed.
 *
 * Blanks around ${s} are dropped. Reading any of the results again gives the
 * same match_out, or untagged_out. Accepted are a dot-atom or a quoted string,
 * both with UTF-8 (RFC 6531), at a domain of two labels or more.
 *
 * Errors: INVALID (another form: comments, routes, display names, domain
 * literals, empty quotes, dots that do not stand between, controls, invisible
 * characters, bad UTF-8, a domain that IDNA refuses or that ends in a number),
 * TOO_BIG (more than 254 bytes, a local part of more than 64, or a label of
 * more than 63; as typed or in a result).
 */
enum err email_normalise(struct arena *a, struct str s, struct str *address_out,
    struct str *match_out, struct str *untagged_out) MUST_USE;

#endif
