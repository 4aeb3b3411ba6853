/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/letters: what the server writes to one person by itself.
 *
 * The texts stand in letters.def, in bokmål, nynorsk and English; what an
 * organisation says differently comes from its statement, as slices. A
 * paragraph whose value is missing is left out, so that nothing is claimed
 * that the statement does not say. Values are text: they are escaped by
 * mail/template. Every link is written out, so that people see where it leads.
 *
 * All links open a page and do nothing by themselves (T-17); what is true of
 * a link (how long, how often) is for the caller to keep.
 */
#ifndef MAIL_LETTERS_H
#define MAIL_LETTERS_H

#include "base/time.h"
#include "mail/template.h"
#include "policy/statement.h"

#define LETTER_ITEMS_MAX 24 /* shown of one list; then "…" */

/* The controller, as the statement names it, in the person's language. */
struct letter_org {
	struct str name;
	struct str address;     /* postal */
	struct str email;       /* where a human answers */
	struct str officer;     /* contact of the data protection officer */
	struct str authority;   /* where one can complain */
	struct str privacy_url; /* the published statement */
};

struct letter_list {
	const struct str *items;
	size_t n;
};

/* A finished letter: put into struct mail as it is. */
struct letter {
	struct str subject, text;
	struct safe_html html;
	struct str why; /* why the person gets it (B18) */
};

/* A field that is not needed is STR_NONE; a date with year 0 is none.
 * Every function: Errors: INVALID (a URL that is not https, bad UTF-8, a value
 * without which the letter makes no sense). */

struct letter_sign_in {
	struct str url; /* single use */
	int minutes;    /* how long it works */
};
enum err letter_sign_in(struct arena *a, enum lang l,
    const struct letter_org *org, const struct letter_sign_in *in,
    struct letter *out) MUST_USE;

/* Also what Art. 14 wants told at the first contact. */
struct letter_invitation {
	struct str full_name;
	struct str subject;       /* of the organisation's own; may be none */
	struct str about;         /* what one is invited to, one paragraph */
	struct str accept_url;    /* ends in /accept/TOKEN */
	struct str decline_url;   /* ends in /decline/TOKEN */
	struct date answer_by;    /* after that day the facts are erased */
	struct str source;        /* where the facts come from */
	struct letter_list facts; /* labels of the fields that are held */
	struct letter_list purposes;   /* what they are used for */
	struct str basis;              /* legal basis, with the interest */
	struct letter_list recipients; /* who else gets them */
	struct str period;             /* how long they are kept */
	struct str mark; /* what is remembered after "no", and how long */
};
enum err letter_invitation(struct arena *a, enum lang l,
    const struct letter_org *org, const struct letter_invitation *in,
    struct letter *out) MUST_USE;
/** letter_reminder: the one reminder; the same choices and notice. */
enum err letter_reminder(struct arena *a, enum lang l,
    const struct letter_org *org, const struct letter_invitation *in,
    struct letter *out) MUST_USE;

struct letter_address {
	struct str full_name;
	struct str url; /* confirms that the address is the person's */
	int hours;
};
enum err letter_address(struct arena *a, enum lang l,
    const struct letter_org *org, const struct letter_address *in,
    struct letter *out) MUST_USE;

/* The receipt of leaving, with its two dates. */
struct letter_left {
	struct str full_name;
	struct date unreadable_on; /* the key is gone: nobody can read it */
	struct date gone_on;       /* the last copy and backup is gone */
	struct letter_list kept;   /* what stays, why, until when */
};
enum err letter_left(struct arena *a, enum lang l, const struct letter_org *org,
    const struct letter_left *in, struct letter *out) MUST_USE;

/* Staff entered or changed facts on the person's behalf. */
struct letter_entered {
	struct str full_name;
	struct str how;    /* "telefon", "brev" … */
	struct str source; /* who told it, when not the person */
	struct letter_list facts, purposes;
	struct str basis, period;
	struct str url; /* the page with one's own facts */
};
enum err letter_entered(struct arena *a, enum lang l,
    const struct letter_org *org, const struct letter_entered *in,
    struct letter *out) MUST_USE;

struct letter_staff {
	struct str full_name, role;
	struct str url; /* sets the password */
	int hours;
	bool anew; /* another password, rather than a first one */
};
enum err letter_staff(struct arena *a, enum lang l,
    const struct letter_org *org, const struct letter_staff *in,
    struct letter *out) MUST_USE;

/* The statement changes: told before it does (concept 68). */
struct letter_change {
	struct str full_name;
	struct date from;           /* when it takes effect */
	struct letter_list changes; /* a line each */
	struct str asked;      /* purposes that are asked for again; or none */
	struct str objectable; /* new purposes one can object to; or none */
	struct str object_url; /* where */
	struct str new_url, old_url; /* both versions */
};
enum err letter_change(struct arena *a, enum lang l,
    const struct letter_org *org, const struct letter_change *in,
    struct letter *out) MUST_USE;

struct letter_consent {
	struct str full_name;
	struct str purpose; /* its label */
	struct str text;    /* the exact words that were agreed to */
	struct str how;     /* "portal", "telefon" … */
	int64_t at_s;
	bool withdrawn;
	struct str url; /* where it is changed, as easily */
};
enum err letter_consent(struct arena *a, enum lang l,
    const struct letter_org *org, const struct letter_consent *in,
    struct letter *out) MUST_USE;

#endif
