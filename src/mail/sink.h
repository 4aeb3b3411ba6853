/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/sink: where finished messages go, and what became of each.
 *
 *	off               nothing leaves; messages stay where they are
 *	dir:PATH          one file a message, exactly once
 *	smtp://HOST:PORT  a mail server; smtps:// is TLS from the first byte
 *
 * The work is done in `out` processes, one for each connection, that are this
 * program run anew: no database, no keys, no environment; they hold one socket
 * to this process, one to the mail server, and the credentials they were told.
 * The caller never waits: it hands over while there is room, polls one
 * descriptor, and fetches results.
 *
 * Knows messages as bytes and numbers; knows no consent and no queue. Whoever
 * calls sink_begin() has read the committed state just before (B14): a message
 * that cannot begin within `fresh_ms` comes back, because the decision behind
 * it is no longer fresh (T-40).
 *
 * What is promised about delivery: `dir:` exactly once, over any crash. SMTP:
 * a message is handed to a server at most once without a result; when the
 * connection or a process dies between the end of the message and the
 * answer, the result is UNCERTAIN: at most one message a connection, and
 * nothing here sends it again.
 */
#ifndef MAIL_SINK_H
#define MAIL_SINK_H

#include "mail/compose.h"

#define SINK_CONNECTIONS_MAX 8
#define SINK_WINDOW_MAX      64 /* messages handed over and not answered */

/* After sink_results() gave a result, this many more may be begun before it
 * must be committed: then the journal forgets it. */
#define SINK_JOURNAL_RESULTS 1024

enum sink_tls {
	SINK_TLS_AUTO,     /* required, but to loopback without a user */
	SINK_TLS_REQUIRED, /* STARTTLS and a certificate that fits */
	SINK_TLS_OFF,      /* a private network of the operator's own */
};

/* Slices and paths are copied. A zero is the default. */
struct sink_config {
	struct str url;
	struct str user, password; /* AUTH; needs TLS */
	struct str hello;          /* this machine's name for EHLO */
	const char *ca_file;       /* NULL: the system's certificates */
	const char *journal;       /* path prefix; NULL: nothing survives */
	enum sink_tls tls;
	int connections; /* default 1 */
	int window;      /* for each connection; default 16 */
	int fresh_ms;    /* default 500 */
	int connect_ms;  /* default 30,000: until the server's greeting */
	int command_ms;  /* default 60,000: an answer to a command */
	int final_ms;    /* default 600,000: RFC 5321, 4.5.3.2.6 */
	int idle_ms;     /* default 20,000: then the connection is closed */
};

enum sink_outcome {
	SINK_SENT,      /* the server, or the folder, has it */
	SINK_REFUSED,   /* for good: another try would end the same */
	SINK_TEMPORARY, /* not now: try again later */
	SINK_UNCERTAIN, /* the answer was lost: it may have been sent */
	SINK_RETURNED,  /* it was not begun: ask the gate again, then retry */
	SINK_OUTCOME_MAX
};

/* How far a message came. */
enum sink_stage {
	SINK_AT_START, /* no command of it was sent */
	SINK_AT_MAIL,
	SINK_AT_RCPT,
	SINK_AT_DATA,
	SINK_AT_END /* the whole message was sent */
};

/* The server's words are not kept: they quote the address. */
struct sink_result {
	int64_t id;
	enum sink_outcome outcome;
	enum sink_stage stage;
	int code;        /* SMTP reply code, 0 without one */
	int enhanced[3]; /* RFC 3463, {0,0,0} without one */
};

struct sink;

/**
 * sink_open(config, out): ready to begin; processes are started by the first
 * message. Errors: INVALID (the URL; a user without TLS), IO, FULL (the folder
 * cannot be made).
 */
enum err sink_open(const struct sink_config *config,
    struct sink **out) MUST_USE;
/** sink_close(s, wait_ms): let what has begun end within ${wait_ms}, then end
 * the processes. Results that were not fetched are lost here, kept in the
 * journal. NULL is fine. */
void sink_close(struct sink *s, int wait_ms);

/** sink_fd(s): readable when sink_results() has something to do. */
int sink_fd(const struct sink *s);
/** sink_wake_ms(s): call sink_results() after so many ms at the latest; -1:
 * only when sink_fd() is readable. */
int sink_wake_ms(const struct sink *s);
/** sink_room(s): how many messages may be begun now; 0 while the server is
 * down and no new try is due, and always with `off`. */
size_t sink_room(const struct sink *s);

/**
 * sink_begin(s, id, msg): hand ${msg} over; its bytes are copied. ${id} is the
 * caller's and not in flight. Errors: BUSY (no room), REFUSED (`off`),
 * INVALID (the message is not sound: see mail_is_sound).
 */
enum err sink_begin(struct sink *s, int64_t id,
    const struct mail_message *msg) MUST_USE;

/** sink_results(s, list, max): read and write what can be without waiting,
 * start what died anew; up to ${max} results. Call again while it gives
 * ${max}. */
size_t sink_results(struct sink *s, struct sink_result *list, size_t max);

/**
 * sink_recall(s, wait_ms): take back whatever has not begun, and wait for the
 * out processes to say so, at most ${wait_ms}; the messages come as RETURNED
 * from sink_results(). After a withdrawal is committed and before it is
 * acknowledged, this makes sure that no message of before begins after.
 * Errors: BUSY (no answer in time; `fresh_ms` still holds).
 */
enum err sink_recall(struct sink *s, int wait_ms) MUST_USE;

/* ---- after a crash --------------------------------------------------- */

struct sink_memory;

/**
 * sink_remember(config, out): what the journals know about messages that were
 * handed over before this process started. Errors: BUSY (an out process of
 * before still waits for an answer: try again in a second), INVALID (URL), IO.
 */
enum err sink_remember(const struct sink_config *config,
    struct sink_memory **out) MUST_USE;
/**
 * sink_fate(m, id): what became of a message that was handed over and has no
 * committed result: its result; UNCERTAIN when it had begun and has none;
 * RETURNED when it had not begun, or when doing it again is harmless (`dir:`).
 * Without a journal, or after the machine went down, UNCERTAIN.
 */
struct sink_result sink_fate(const struct sink_memory *m, int64_t id);
void sink_forget(struct sink_memory *m); /* frees; NULL is fine */

/* ---- the other side -------------------------------------------------- */

/**
 * sink_process(argc, argv): to be called first in main(). In a process that a
 * sink started it does the work and does not return; in any other it
 * returns at once.
 */
void sink_process(int argc, char *const *argv);

#endif
