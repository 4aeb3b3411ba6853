/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/out: inside the out process. One connection, no database, no keys. It
 * waits for its parent and for the mail server at the same time, so that a
 * recall is answered at once, however slow the server is.
 */
#ifndef MAIL_OUT_H
#define MAIL_OUT_H

#include "mail/journal.h"
#include "mail/wire.h"

/* A message in hand. Slices lie in `memory`. */
struct job {
	int64_t id;
	int64_t handed_ns;
	bool smtputf8;
	struct str message_id, from, to, bytes;
	char *memory;
};
void job_free(struct job *job);

struct out {
	int parent;   /* stream socket; -1 once the parent is gone */
	bool closing; /* the parent hands over no more */
	struct buf in;
	struct job queue[SINK_WINDOW_MAX]; /* not begun */
	size_t n;
	struct journal *journal;

	/* What the parent told, as in struct sink_config. */
	bool configured;
	struct buf config; /* holds the bytes of the slices */
	struct sink_place place;
	struct str user, password, hello, ca_file;
	enum sink_tls tls;
	int fresh_ms, connect_ms, command_ms, final_ms, idle_ms;
};

/**
 * out_listen(o): read what the parent said, without waiting: new messages
 * join the queue, a recall empties it.
 */
void out_listen(struct out *o);
/** out_next(o, job_out): the next message that is still fresh; stale ones are
 * returned. The caller then owns it. */
bool out_next(struct out *o, struct job *job_out);
/** out_began(o, id): make it known, here and in the journal, that a lost
 * answer is uncertain from now on. Errors: IO, FULL: do not go on. */
enum err out_began(struct out *o, int64_t id) MUST_USE;
/** out_result(o, r): make a result known. */
void out_result(struct out *o, const struct sink_result *r);
/** out_return_all(o): whatever has not begun goes back. */
void out_return_all(struct out *o);
/** out_say(o, type, number): WIRE_DOWN … */
void out_say(struct out *o, enum wire_type type, int64_t number);

/** dir_run(o), smtp_run(o): the two kinds of work; return when the parent is
 * gone and nothing that began is left. */
void dir_run(struct out *o);
void smtp_run(struct out *o);

#endif
