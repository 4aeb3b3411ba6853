/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/token: what is kept of links, sessions, staff, API tokens, letters.
 *
 * A secret that leaves the server is stored as a digest only; what belongs to
 * it is sealed for the organisation.
 */
#ifndef STORE_TOKEN_H
#define STORE_TOKEN_H

#include "store/person.h"

/* ---- mailed links --------------------------------------------------- */

/* Kept in the database: a number once given stays. */
enum token_kind {
	TOKEN_ACCEPT = 1,
	TOKEN_DECLINE = 2,
	TOKEN_SIGN_IN = 3,
	TOKEN_CONFIRM_EMAIL = 4,
	TOKEN_JOIN = 6,
	TOKEN_STAFF = 7
};
struct link {
	enum token_kind kind;
	int64_t person; /* or staff, for TOKEN_STAFF */
	int64_t expires_s;
	bool used;
	struct str data; /* an address to be confirmed, a message */
	int64_t org;
	uint8_t digest[VAULT_DIGEST_BYTES];
};
/** link_new(tx, kind, person, valid_s, data, token_out): 43 characters for
 * the address of a link. Errors: DB. */
enum err link_new(struct tx *tx, enum token_kind kind, int64_t person,
    int64_t expires_s, struct str data, struct str *token_out) MUST_USE;
/** link_find(tx, token, out): reading only; changes nothing. Errors:
 * NOT_FOUND (no such link, or another organisation's), GONE (used, expired). */
enum err link_find(struct tx *tx, struct str token, struct link *out) MUST_USE;
/** link_use(tx, link): single use. Errors: GONE (somebody was first), DB. */
enum err link_use(struct tx *tx, const struct link *l) MUST_USE;
/** link_drop(tx, kind, person): end all links of the kind. */
enum err link_drop(struct tx *tx, enum token_kind kind,
    int64_t person) MUST_USE;

/* ---- sessions ------------------------------------------------------- */

struct session {
	int64_t org, person, staff; /* one of person and staff is not 0 */
	int64_t expires_s, signed_in_s;
	int purpose;     /* the task staff chose; -1 none */
	struct str csrf; /* hidden field of forms */
	struct str task; /* words staff gave for the task */
	int64_t looks;   /* people opened under the task */
	enum lang lang;
	uint8_t digest[VAULT_DIGEST_BYTES];
};
enum err session_new(struct tx *tx, struct session *ss,
    struct str *cookie_out) MUST_USE;
/** session_find(s, a, cookie, now_s, out): Errors: AUTH (none, expired). */
enum err session_find(struct store *s, struct arena *a, struct str cookie,
    int64_t now_s, struct session *out) MUST_USE;
enum err session_save(struct tx *tx, const struct session *ss) MUST_USE;
enum err session_end(struct tx *tx, const struct session *ss) MUST_USE;
/** session_end_all(tx, person, staff): everywhere. */
enum err session_end_all(struct tx *tx, int64_t person, int64_t staff) MUST_USE;

/* ---- staff ---------------------------------------------------------- */

struct staff {
	int64_t id;
	struct str name; /* what they sign in with */
	struct str email;
	int role;                  /* index in the statement; -1 gone */
	struct str password, totp; /* hash; secret in base 32; may be empty */
	int64_t totp_step;         /* last one used */
	int32_t trained_until, term_from, term_until; /* days; 0 none */
	bool confidential, ended;
	int64_t person; /* the same human as a member, or 0 */
	struct office *offices;
	size_t offices_n;
	enum lang lang;
	int64_t *by; /* staff who added, linked or changed this one */
	size_t by_n;
};
/** staff_touch(tx, st): who acts is kept in ${st}, before it is saved, as one
 * who could have made it theirs; nothing when it is not staff who act. */
void staff_touch(struct tx *tx, struct staff *st);
/** staff_apart(tx, a, b, out): whether no member of staff could be behind both
 * ${a} and ${b}: neither touched the other, nor did a third one both, whoever
 * it went through. Errors: DB, TAMPERED. */
enum err staff_apart(struct tx *tx, int64_t a, int64_t b, bool *out) MUST_USE;
enum err staff_save(struct tx *tx, struct staff *st) MUST_USE; /* id 0: new */
enum err staff_get(struct tx *tx, int64_t id, struct staff *out) MUST_USE;
enum err staff_find(struct tx *tx, struct str name, struct staff *out) MUST_USE;
enum err staff_list(struct tx *tx, struct staff **out, size_t *n_out) MUST_USE;
/** staff_actor(st, out): who acts; offices are borrowed from ${st}. */
void staff_actor(const struct staff *st, struct actor *out);

/* ---- API tokens ----------------------------------------------------- */

struct api_token {
	int64_t id, org, expires_s;
	struct str label;
	int role, purpose;
};
enum err api_token_new(struct tx *tx, struct api_token *t,
    struct str *secret_out) MUST_USE;
/** api_token_find(s, a, secret, now_s, out): Errors: AUTH. */
enum err api_token_find(struct store *s, struct arena *a, struct str secret,
    int64_t now_s, struct api_token *out) MUST_USE;
enum err api_token_list(struct tx *tx, struct api_token **out,
    size_t *n_out) MUST_USE;
enum err api_token_end(struct tx *tx, int64_t id) MUST_USE;

/* ---- single letters ------------------------------------------------- */

/* What a single letter is; job/ writes each with the text of mail/letters.h.
 * `data` holds what the kind needs besides, packed (base/pack.h). */
enum post_kind {
	POST_INVITATION = 1, /* token: accept; data: the decline token */
	POST_REMINDER,       /* the same */
	POST_SIGN_IN,        /* token */
	POST_CONFIRM_EMAIL,  /* token */
	POST_JOIN,           /* token: confirm that it was you who signed up */
	POST_LEFT,           /* data: unreadable_s, gone_s */
	POST_STAFF_ENTERED,  /* data: names of the fields staff entered */
	POST_STAFF_LINK,     /* token: set password and second factor; data:
				name, role number, whether it is anew */
	POST_CONSENT,        /* receipt; data: purpose number, channel, state */
	POST_ALREADY_MEMBER, /* token: sign in; somebody signed up again */
	POST_CHANGE          /* the statement changes; data: revision, and the
				numbers of purposes asked for again */
};
enum delivery_state {
	DELIVERY_QUEUED = 1,
	DELIVERY_HANDED,
	DELIVERY_SENT,
	DELIVERY_SKIPPED,
	DELIVERY_REFUSED,
	DELIVERY_UNCERTAIN
};
struct letter_row {
	int64_t id, org, person;
	enum post_kind kind;
	struct str to;    /* address */
	struct str token; /* of the link inside; wiped with the row */
	struct str data;  /* what the kind needs besides */
	enum lang lang;
	int purpose;    /* under which it goes; the gate asks again */
	bool statutory; /* restriction and objection do not stop it */
	int64_t due_s;
	int64_t ends_s;  /* when the link inside ends; 0 none */
	uint32_t notice; /* of a version that waits for it; 0: of none */
};
/** letter_new(tx, l): queue it; sealed. letter_next(s, a, now_s, list, n):
 * what is due. letter_done(s, id, state): remove it, or keep it as uncertain
 * or refused. letter_staff_link(tx, st, token, ends_s): the one with the link
 * to set a password, to the address of ${st}. */
enum err letter_new(struct tx *tx, struct letter_row *l) MUST_USE;
enum err letter_staff_link(struct tx *tx, const struct staff *st,
    struct str token, int64_t ends_s) MUST_USE;
enum err letter_next(struct store *s, struct arena *a, int64_t now_s,
    size_t max, struct letter_row **out, size_t *n_out) MUST_USE;
enum err letter_set(struct store *s, int64_t id, enum delivery_state from,
    enum delivery_state to, int64_t due_s) MUST_USE;
enum err letter_remove(struct store *s, int64_t id) MUST_USE;

/** letter_notices(tx, revision, state, n_out): how many letters about the
 * version are in the state. Errors: DB. */
enum err letter_notices(struct tx *tx, uint32_t revision,
    enum delivery_state state, int64_t *n_out) MUST_USE;

void delivery_tag(const struct org *org, int64_t message, int64_t person,
    uint8_t out[VAULT_DIGEST_BYTES]);

#endif
