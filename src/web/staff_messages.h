/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_messages: what the pages of a message share. */
#ifndef WEB_STAFF_MESSAGES_H
#define WEB_STAFF_MESSAGES_H

#include "store/index.h"
#include "store/message.h"
#include "web/facts.h"
#include "web/staff.h"

/** message_open(c, act, out, grant_out): the message of the path, decided.
 * Errors: DENIED, NOT_FOUND (also: somebody else's). */
enum err message_open(struct call *c, enum act act, struct message *m,
    const struct grant **g) MUST_USE;
struct str message_word(const struct call *c, enum message_state s);
/** message_path(c, m, what): "/staff/messages/ID" and ${what}. */
struct str message_path(struct call *c, const struct message *m,
    const char *what);

/** messages_decide(c): may the role write at all; an entry of the trail.
 * Errors: DENIED. */
enum err messages_decide(struct call *c) MUST_USE;
/** message_ledger(c, m): the page of a message on its way, or sent. */
enum err message_ledger(struct call *c, const struct message *m) MUST_USE;

#endif
