/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/journal: which messages an out process began, and how each ended; kept
 * in a small ring file, so that a crash of either process leaves at most the
 * one message in doubt that was in doubt (design: delivery).
 *
 * It holds numbers, no addresses. A record is written before the end of the
 * message leaves. It is not synced: it has to survive the death of processes;
 * after a death of the machine the boot number differs and nobody trusts it.
 */
#ifndef MAIL_JOURNAL_H
#define MAIL_JOURNAL_H

#include "mail/sink.h"

struct journal;

struct journal_entry {
	int64_t at_ns; /* monotonic; orders the records of several journals */
	bool ended;    /* false: began */
	struct sink_result result;
};

/** journal_open(path, out): for the out process; holds a lock until it ends.
 * Errors: BUSY (another process holds it), IO, FULL. */
enum err journal_open(const char *path, struct journal **out) MUST_USE;
void journal_close(struct journal *j); /* NULL is fine */
/** journal_put(j, ended, r): NULL is fine. Errors: IO, FULL: then nothing may
 * begin. */
enum err journal_put(struct journal *j, bool ended,
    const struct sink_result *r) MUST_USE;

/**
 * journal_read(path, list, n, cap, trusted): append the valid records to the
 * malloc'ed list; ${trusted} is set to false when the file is missing, damaged
 * or from before the machine started. Errors: BUSY (an out process of before
 * still holds it), IO.
 */
enum err journal_read(const char *path, struct journal_entry **list, size_t *n,
    bool *trusted) MUST_USE;

#endif
