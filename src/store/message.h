/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/message: mailings and the ledger of their recipients.
 *
 * A delivery moves QUEUED -> HANDED -> SENT, or QUEUED -> SKIPPED (the gate
 * said no), HANDED -> REFUSED (the server said no) or UNCERTAIN (the answer
 * was lost). Each move is made only from the state it was seen in, so that it
 * happens once whatever crashes.
 */
#ifndef STORE_MESSAGE_H
#define STORE_MESSAGE_H

#include "store/token.h"

enum message_state {
	MESSAGE_DRAFT = 1,
	MESSAGE_PLANNING,
	MESSAGE_SENDING,
	MESSAGE_DONE,
	MESSAGE_STOPPED
};

struct message {
	int64_t id, created_s;
	enum message_state state;
	int purpose;
	enum channel channel;
	int64_t group;             /* only to this group; 0: all */
	struct str where;          /* audience expression; may be empty */
	struct text subject, body; /* Markdown, per language */
	struct str topic;          /* of the purpose's topics; may be empty */
	int64_t by;                /* staff number; 0 operator */
	int role;                  /* of the sender; -1 operator */
	int64_t approved_s, sent_s;
	struct str override; /* reason for going over the cap */
	int64_t plan_after;  /* planning: last person looked at */
	int64_t counts[8];   /* by enum delivery_state, when read */
};

/** message_save(tx, grant, m): draft or changed; ${grant} is for ACT_WRITE or
 * ACT_SEND. id 0: new. message_update is the same for the sending job, which
 * moves the state. */
enum err message_save(struct tx *tx, const struct grant *g,
    struct message *m) MUST_USE;
enum err message_update(struct tx *tx, const struct message *m) MUST_USE;
enum err message_get(struct tx *tx, int64_t id, struct message *out) MUST_USE;
enum err message_list(struct tx *tx, size_t max, struct message **out,
    size_t *n_out) MUST_USE;
/** message_sent_in(tx, purpose, from_s, n_out): messages of the purpose that
 * were approved since ${from_s}: for the cap (B16). */
enum err message_sent_in(struct tx *tx, int purpose, int64_t from_s,
    int *n_out) MUST_USE;
enum err message_delete(struct tx *tx, int64_t id) MUST_USE;

struct delivery {
	int64_t message, pos, person, at_s;
	enum delivery_state state;
	enum reason reason; /* why skipped */
	uint8_t tag[VAULT_DIGEST_BYTES];
};
/** delivery_add(tx, m, person): a recipient, once. */
enum err delivery_add(struct tx *tx, const struct message *m,
    int64_t person) MUST_USE;
/** delivery_next(tx, m, state, max, out, n): in their random order. */
enum err delivery_next(struct tx *tx, int64_t message,
    enum delivery_state state, size_t max, struct delivery **out,
    size_t *n_out) MUST_USE;
/** delivery_move(tx, d, to): Errors: CONFLICT (it is not in d->state any
 * more). */
enum err delivery_move(struct tx *tx, struct delivery *d,
    enum delivery_state to) MUST_USE;
/** delivery_of(tx, message, person, out): Errors: NOT_FOUND. */
enum err delivery_of(struct tx *tx, int64_t message, int64_t person,
    struct delivery *out) MUST_USE;
/** delivery_mail_id(a, d): the local part of the Message-ID: the same
 * for the same recipient and message, nothing of the person. */
struct str delivery_mail_id(struct arena *a, const struct delivery *d);

#endif
