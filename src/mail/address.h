/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/address: one e-mail address, taken apart and judged.
 *
 * Knows the syntax that mail servers accept in practice: a dot-atom and a
 * host name (RFC 5321, 4.1.2; RFC 6531 for letters outside ASCII). Quoted
 * local parts, comments, routes and address literals are refused: nobody is
 * reached by them, and each is a door for header injection.
 */
#ifndef MAIL_ADDRESS_H
#define MAIL_ADDRESS_H

#include "base/base.h"

struct mail_address {
	struct str local;  /* as written; UTF-8 when `utf8` */
	struct str domain; /* lower case, A-labels (RFC 5890) */
	struct str whole;  /* local@domain */
	bool utf8;         /* the local part needs SMTPUTF8 */
};

/**
 * mail_address(a, s, out): judge ${s}, which must be the bare address. A
 * domain with letters outside ASCII becomes A-labels. Errors: INVALID (form,
 * controls, no dot in the domain unless it is "localhost", a domain that IDNA
 * 2008 refuses), TOO_BIG (longer than LIMIT_EMAIL_BYTES, or a local part over
 * 64 bytes).
 */
enum err mail_address(struct arena *a, struct str s,
    struct mail_address *out) MUST_USE;

/** mail_address_masked(a, whole): "k…@example.no": the first character and
 * the domain, for pages that a link without sign-in shows (T-18). */
struct str mail_address_masked(struct arena *a, struct str whole);

#endif
