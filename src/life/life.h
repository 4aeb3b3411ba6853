/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * life: what happens to a person in the register: invited, joined, signed in
 * by link, left, stopped, died, erased because it was time.
 *
 * Each is one use case over the store, inside the caller's tx, so that pages,
 * the command line, the API and jobs do the same thing. Periods, reminders
 * and marks come from the statement. Letters are queued, not sent. Knows no
 * pages and no sinks.
 */
#ifndef LIFE_LIFE_H
#define LIFE_LIFE_H

#include "store/group.h"
#include "store/person.h"
#include "store/token.h"

/* ---- invitation (B11) ----------------------------------------------- */

/** life_invite(tx, p): send an invitation with equal ways to accept and to
 * decline. tx->actor must be allowed ACT_INVITE by the purpose that serves
 * invitations. Errors: DENIED, NOT_FOUND (no address to write to), CONFLICT
 * (not a possible member any more). */
enum err life_invite(struct tx *tx, struct person *p) MUST_USE;
/** life_reminder_due(org, p, now_s): whether the reminder is due: halfway
 * through the period of silence, once for each declared reminder. */
bool life_reminder_due(const struct org *org, const struct person *p,
    int64_t now_s);
enum err life_remind(struct tx *tx, struct person *p) MUST_USE;
/** life_accept(tx, token, p_out): use the link: the person is a member, with
 * the terms accepted and no consent given, in the groups of the rules.
 * Errors: NOT_FOUND, GONE. */
enum err life_accept(struct tx *tx, struct str token,
    struct person **p_out) MUST_USE;

/* What the person is told when it is over: two dates. */
struct receipt {
	int64_t unreadable_s, gone_s; /* gone_s: out of every file */
	bool marked;
	int32_t mark_until_day; /* 0: until they ask */
	struct fieldset held;   /* what a duty keeps nevertheless */
	int64_t held_until_s;   /* 0: nothing; INT64_MAX: no end is known */
};
/** life_decline(tx, token, out): use the link: erased and, as the statement
 * says, marked. Errors: NOT_FOUND, GONE. */
enum err life_decline(struct tx *tx, struct str token,
    struct receipt *out) MUST_USE;

/* ---- coming by oneself (NTNU-3..5) ---------------------------------- */

struct sign_up {
	struct str email, name;
	int kind; /* index; must allow own registration */
	enum lang lang;
};
/** life_sign_up(tx, su): mail a link that confirms the address; nothing
 * about the person is stored but the link's sealed row. Always the same
 * answer, whether or not the address is known (T-20). Errors: INVALID
 * (address, name, kind). */
enum err life_sign_up(struct tx *tx, const struct sign_up *su) MUST_USE;
/** life_sign_up_confirm(tx, token, p_out): use the link: a new member who
 * came by own will; marks of an earlier refusal with this address go.
 * Errors: NOT_FOUND, GONE. */
enum err life_sign_up_confirm(struct tx *tx, struct str token,
    struct person **p_out) MUST_USE;

/* ---- signing in by link --------------------------------------------- */

/** life_sign_in_link(tx, email, lang): to every member with the address;
 * nothing happens for others, and nobody can see the difference. */
enum err life_sign_in_link(struct tx *tx, struct str email,
    enum lang lang) MUST_USE;
/** life_sign_in(tx, token, p_out): use it. Errors: NOT_FOUND, GONE. */
enum err life_sign_in(struct tx *tx, struct str token,
    struct person **p_out) MUST_USE;
/** life_new_address(tx, p, field): a changed address is confirmed by a link
 * before anything else goes there. life_confirm_address: use it. */
enum err life_new_address(struct tx *tx, struct person *p, int field) MUST_USE;
enum err life_confirm_address(struct tx *tx, struct str token,
    struct person **p_out) MUST_USE;

/* ---- leaving, stopping, dying --------------------------------------- */

/** life_leave(tx, p, out): the person leaves (B23). Erased now, or after the
 * period the statement declares; sessions end; a receipt is mailed.
 * Errors: DENIED. */
enum err life_leave(struct tx *tx, struct person *p,
    struct receipt *out) MUST_USE;
/** life_leave_foretold(tx, p, out): the receipt of leaving now; nothing is
 * done. Errors: DB, TAMPERED. */
enum err life_leave_foretold(struct tx *tx, struct person *p,
    struct receipt *out) MUST_USE;
/** life_write_to(tx, p, to_out): where the server writes to the person; read
 * for its own letter, as who enters something may not see addresses. Empty when
 * there is none. Errors: TAMPERED, DB. */
enum err life_write_to(struct tx *tx, struct person *p,
    struct str *to_out) MUST_USE;
/** life_email_in(st, changes, n): the first address among them, of somebody who
 * is entered; empty: none. */
struct str life_email_in(const struct statement *st,
    const struct change *changes, size_t n);
/** life_entered(tx, p, to, changes, n, kinds): the letter that says what others
 * entered: the fields, and with ${kinds} of which kinds the person is. It goes
 * to the address of before, where a change of it is told. Nothing when ${to} is
 * empty, or nothing was entered. Errors: DB. */
enum err life_entered(struct tx *tx, const struct person *p, struct str to,
    const struct change *changes, size_t n, bool kinds) MUST_USE;
/** life_stop(tx, p, on): "stop using my data" (B20): every use but storing
 * ends at once. */
enum err life_stop(struct tx *tx, struct person *p, bool on) MUST_USE;
/** life_death(tx, purpose, p): a death is reported (B26): messages stop,
 * sessions end, quarantine begins. life_death_annul: it was an error; the
 * stage before comes back. Errors: DENIED, CONFLICT (not, or already, in
 * quarantine). */
enum err life_death(struct tx *tx, int purpose, struct person *p) MUST_USE;
enum err life_death_annul(struct tx *tx, int purpose,
    struct person *p) MUST_USE;
/** life_erase(tx, purpose, p, reason, out): staff or operator erase, as when
 * the person asks by letter: at once (Art. 17), with the mark of the
 * statement's rule for those who leave, whose period is not waited for. Errors:
 * DENIED, REFUSED (a duty keeps what is left). */
enum err life_erase(struct tx *tx, int purpose, struct person *p,
    enum mark_reason reason, struct receipt *out) MUST_USE;

/* ---- saying no by the link in a message (B13, B15) ------------------- */

struct list_link {
	int64_t person;
	int purpose, channel;
	struct str masked; /* "k…@e…": which address, without telling it */
};
/** life_list_link(a, org, person, purpose, channel, address): the token of the
 * link in a message to ${address}, of which it holds two letters. */
struct str life_list_link(struct arena *a, const struct org *org,
    int64_t person, int purpose, int channel, struct str address);
/** life_list_link_read(…): Errors: NOT_FOUND (not a link of this
 * organisation). The person may be gone by now. */
enum err life_list_link_read(const struct store *s, struct arena *a,
    const struct org *org, struct str token, struct list_link *out) MUST_USE;
/** life_unsubscribe(tx, l, everything): withdraw or object, for the list or
 * for all messages that may be refused; idempotent; also OK for people who
 * are gone. */
enum err life_unsubscribe(struct tx *tx, const struct list_link *l,
    bool everything) MUST_USE;
/* ---- retention (B24) ------------------------------------------------ */

enum due_why {
	DUE_NOTHING,
	DUE_IMPORTED,
	DUE_SILENT,
	DUE_LEFT,
	DUE_DEAD,
	DUE_UNSEEN,
	DUE_PERIOD,   /* another period of the statement is over */
	DUE_BLOCK,    /* kept, but used no more */
	DUE_REVIEW,   /* somebody should look whether it is needed */
	DUE_FIELDS,   /* some values, not the person */
	DUE_CONSENTS, /* the record of consents that were withdrawn */
	DUE_HELD,     /* what a duty held is over */
	DUE_WHYS
};
/** due_name(why): the word of commands and API: "unseen". */
const char *due_name(enum due_why why);
struct due {
	enum due_why why;
	int64_t at_s; /* when it is, or was, due */
	const struct keep_clause *clause;
};
/** life_due(org, p): the next thing that time does to this person. */
struct due life_due(const struct org *org, const struct person *p);
/** life_review_due(p): when somebody should look at this person again; the
 * server shows it and does nothing. */
struct due life_review_due(const struct person *p);
/* What is due of a person who stays, or of one of whom a duty holds some. */
struct parts_due {
	struct fieldset fields; /* of which values are due */
	int64_t next_s;         /* when the first was or will be; 0: none */
	bool consents;          /* records of withdrawn consents */
	bool hold_over;         /* nothing is held any more */
	bool ages;              /* a kind that is told by age has changed */
};
/** life_parts_due(tx, p, out): look only. Errors: TAMPERED, DB. */
enum err life_parts_due(struct tx *tx, struct person *p,
    struct parts_due *out) MUST_USE;
bool parts_any(const struct parts_due *d);
/** life_parts_retain(tx, p, out): do what is due now. tx->actor is the
 * retention job. */
enum err life_parts_retain(struct tx *tx, struct person *p,
    struct parts_due *out) MUST_USE;
/** life_retain(tx, p, out): do what is due now; DUE_NOTHING when it is not
 * time. tx->actor is the retention job. */
enum err life_retain(struct tx *tx, struct person *p, struct due *out) MUST_USE;

/** life_address(org, vs, within): the first e-mail value among
 * ${within} (NULL: all); STR_NONE when there is none. Values must have been
 * read with a grant. */
struct str life_address(const struct org *org, const struct values *vs,
    const struct fieldset *within);
/** life_clause(org, what, trigger): the rule of the statement, or NULL. */
const struct keep_clause *life_clause(const struct org *org,
    enum keep_what what, enum trigger t);

#endif
