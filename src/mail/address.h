/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/address: an address as an envelope and a header need it. The syntax is
 * judged by base/email; this adds what a mail server must be asked for.
 */
#ifndef MAIL_ADDRESS_H
#define MAIL_ADDRESS_H

#include "base/base.h"

struct mail_address {
	struct str whole; /* local@domain, the domain as A-labels */
	bool utf8;        /* the local part needs SMTPUTF8 (RFC 6531) */
};

/**
 * mail_address(a, s, out): judge ${s}, which must be the bare address, with
 * nothing around it. Errors: those of email_normalise().
 */
enum err mail_address(struct arena *a, struct str s,
    struct mail_address *out) MUST_USE;

#endif
