/* SPDX-License-Identifier: EUPL-1.2 */
/* store/replay: the ledger read back, checked and applied after a restore. */
#ifndef STORE_REPLAY_H
#define STORE_REPLAY_H

#include "store/store.h"

struct ledger_reader {
	struct buf b;
	size_t at, whole; /* bytes given out; bytes of whole lines */
};
enum err ledger_read_open(struct ledger_reader *r, int fd) MUST_USE;
bool ledger_read_line(struct ledger_reader *r, struct str *line);
void ledger_read_close(struct ledger_reader *r);

struct str ledger_chain(struct arena *a, struct str before, struct str text);

struct replay_report {
	int64_t lines, erased, marked, withdrawn, restricted;
};
/**
 * ledger_replay(s, path, out): apply every line of ${path} (a file, or a
 * directory with ledger.log) that the database does not have, in ticks of
 * its own. Errors: NOT_FOUND (no file), TAMPERED (the chain is broken, or
 * differs from the database's; store_reason() says the line), DB.
 */
enum err ledger_replay(struct store *s, const char *path,
    struct replay_report *out) MUST_USE;

/* What waited in a backup when it was made. */
struct restored {
	int64_t deliveries, letters, sessions;
};
/**
 * store_restored(s, hold, out): the directory came from a backup. What was
 * waiting to be sent may have been sent since: it becomes uncertain and is not
 * sent again by itself. Nobody stays signed in. With ${hold} nothing is sent
 * until store_hold(s, false). Ledger and trail say so. In a tick of its own.
 * Errors: DB.
 */
enum err store_restored(struct store *s, bool hold,
    struct restored *out) MUST_USE;
/** store_hold(s, hold): hold sending, or let it go on; in a tick of its own
 * with an entry of the trail. Going on is the end of a restore and a line of
 * the ledger. Errors: DB. */
enum err store_hold(struct store *s, bool hold) MUST_USE;
/** store_rotate(s): a new version of every organisation's keys for what is
 * written from now on; older versions still open. Errors: IO, FULL, KEY. */
enum err store_rotate(struct store *s) MUST_USE;

#endif
