/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/compose: one message for exactly one person.
 *
 * Knows RFC 5322 and MIME; knows no queue, no consent, no database. There is
 * no way to name a second recipient (T-16), no way to load anything from
 * elsewhere, and no link is rewritten (B41). The same input gives the same
 * bytes, so a message that is composed again is the same message.
 */
#ifndef MAIL_COMPOSE_H
#define MAIL_COMPOSE_H

#include "base/base.h"
#include "policy/statement.h"
#include "view/view.h"

#define MAIL_BYTES_MAX      2097152 /* a whole message, encoded */
#define MAIL_MESSAGE_ID_MAX 160     /* bytes, without the angle brackets */

struct mail_party {
	struct str name;    /* may be empty */
	struct str address; /* bare; judged by mail_address() */
};

/* What a message is made from. Slices that are not needed are STR_NONE. */
struct mail {
	int64_t person;         /* who it is for; carried to mail_message */
	struct mail_party from; /* the controller, never the server's owner */
	struct mail_party to;
	struct str reply_to;      /* bare address */
	struct str envelope_from; /* where bounces go; from.address if none */
	struct str subject;       /* one line of plain text */
	struct str text;          /* the plain-text body */
	struct safe_html html;    /* the same as HTML */
	enum lang language;
	int64_t date_s;        /* when it was written, not when it is sent */
	struct str message_id; /* stable for this message and person: a@b */

	/* The footer. A mailing has all of these, a letter as it needs. */
	struct str why;      /* why this person gets it: one sentence (B18) */
	struct str sender;   /* who sends, with postal address: one line */
	struct str view_url; /* this message on the portal */
	struct str unsubscribe_url;    /* takes the POST of RFC 8058 */
	struct str unsubscribe_mailto; /* bare address that takes a mail */
	struct str preferences_url;

	/* A mailing is a list (RFC 2919); a letter has no list_id. */
	struct str list_id;   /* "newsletter.alumni.example", no brackets */
	struct str list_name; /* what people call it */
	bool automatic;       /* nobody pressed "send" (RFC 3834) */
};

/* A finished message. `bytes` lie in the buffer it was composed into. */
struct mail_message {
	int64_t person;
	struct str bytes;      /* CRLF line ends, no line over 998 bytes */
	struct str message_id; /* without angle brackets */
	struct str envelope_from, envelope_to;
	bool smtputf8; /* only a server with SMTPUTF8 can take it */
};

/**
 * mail_compose(a, m, out, msg_out): write ${m} to ${out}, which is emptied
 * first; ${msg_out} borrows from ${out} and ${a}. Errors: INVALID (an address,
 * a name, the subject, the message id or a URL that may not stand in a
 * header: T-14; an unsubscribe link without https, other than to loopback;
 * a list without an unsubscribe link or without a reason), TOO_BIG (more than
 * MAIL_BYTES_MAX).
 */
enum err mail_compose(struct arena *a, const struct mail *m, struct buf *out,
    struct mail_message *msg_out) MUST_USE;

/**
 * mail_is_sound(msg): the second wall, before a message leaves: one From, To,
 * Subject, Date and Message-ID, the last as in ${msg}; To is exactly the
 * envelope's recipient; no
 * Cc, Bcc or Resent-*; CRLF line ends only; no NUL; no line over 998 bytes;
 * ASCII unless smtputf8.
 */
bool mail_is_sound(const struct mail_message *msg);

/** mail_url_ok(s): an absolute https URL, or http to loopback, of printable
 * ASCII without blanks, quotes and angle brackets. */
bool mail_url_ok(struct str s);

#endif
