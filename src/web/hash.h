/* SPDX-License-Identifier: EUPL-1.2 */
/* web/hash: the parent's side of the password process. */
#ifndef WEB_HASH_H
#define WEB_HASH_H

#include "base/base.h"

#define HASH_QUEUE_MAX 32 /* beyond it sign-ins are told to wait */

struct hashing;

int hash_fd(const struct hashing *h); /* readable when an answer is there */
/** hash_ask(h, id, password, against): ${against} empty: make a hash. Errors:
 * BUSY (the queue is full), TOO_BIG (the password is longer than any), IO. */
enum err hash_ask(struct hashing *h, uint64_t id, struct str password,
    struct str against) MUST_USE;
/** hash_answer(h, a, id_out, ok_out, text_out): one answer; NOT_FOUND when
 * there is none yet. Errors: IO (the process is gone). */
enum err hash_answer(struct hashing *h, struct arena *a, uint64_t *id_out,
    bool *ok_out, struct str *text_out) MUST_USE;

#endif
