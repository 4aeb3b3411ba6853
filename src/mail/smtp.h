/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/smtp: the client's side of one SMTP connection (RFC 5321), as a machine
 * that is fed bytes and gives bytes. It knows no sockets, so that a test can
 * play any server.
 *
 * With PIPELINING (RFC 2920) the envelope of the next message travels with the
 * end of the one before, so a message costs one round trip. At any time at
 * most one message has been sent whole and is not answered.
 */
#ifndef MAIL_SMTP_H
#define MAIL_SMTP_H

#include "mail/out.h"

enum smtp_step {
	SMTP_GREETING,
	SMTP_EHLO,
	SMTP_HELO,
	SMTP_RSET,
	SMTP_MAIL,
	SMTP_RCPT,
	SMTP_DATA,
	SMTP_BODY,
	SMTP_EMPTY, /* a lone dot for a DATA that nobody wanted */
	SMTP_QUIT
};

/* Who hears what becomes of the messages. */
struct smtp_user {
	void *arg;
	/* Before the end of a message is queued; an error stops it. */
	enum err (*began)(void *arg, int64_t id);
	void (*result)(void *arg, const struct sink_result *r);
};

struct smtp_slot {
	bool used, failed, whole; /* whole: its end is queued */
	struct job job;
	struct sink_result result;
	uint64_t end_at; /* position of the final dot's end in the output */
};

struct smtp {
	struct smtp_user user;
	struct str hello;
	int command_ms, final_ms;
	bool pipelining, smtputf8, eightbit, size; /* what the server offers */
	int64_t size_max;                          /* 0: no limit told */
	bool ready;                                /* EHLO was answered */
	bool quitting;                             /* QUIT was sent */
	bool dead;                                 /* close the connection */
	bool ours;         /* the server refuses us, not a message */
	bool reset;        /* RSET before the next MAIL */
	unsigned finished; /* messages that ended on this connection */
	struct smtp_slot slots[2];
	struct {
		enum smtp_step step;
		int slot;
	} expected[16]; /* answers to come, in order */
	size_t n_expected;
	struct buf out, in;
	uint64_t queued, written; /* bytes of output, from the beginning */
	int64_t deadline_ns;      /* INT64_MAX: none */
	/* The reply that is being read. */
	int code, enhanced[3];
	size_t lines;
};

/** smtp_init(s, user, hello, command_ms, final_ms, greeted): a connection;
 * ${greeted}: the greeting was read already. ${hello} is borrowed. */
void smtp_init(struct smtp *s, const struct smtp_user *user, struct str hello,
    int command_ms, int final_ms, bool greeted);
/** smtp_release(s): free; smtp_lost() first. */
void smtp_release(struct smtp *s);

/** smtp_wants(s): whether a message may be given now. */
bool smtp_wants(const struct smtp *s);
/** smtp_give(s, job): begin ${job}, which ${s} owns from now on. */
void smtp_give(struct smtp *s, struct job *job);
/** smtp_is_busy(s): whether a message has begun and has no result. */
bool smtp_is_busy(const struct smtp *s);

/** smtp_feed(s, bytes): what the server said. */
void smtp_feed(struct smtp *s, struct str bytes);
/** smtp_output(s): what to send; smtp_sent(s, n): so much of it was. */
struct str smtp_output(const struct smtp *s);
void smtp_sent(struct smtp *s, size_t n);

/** smtp_quit(s): say goodbye, when it is not busy. */
void smtp_quit(struct smtp *s);
/** smtp_lost(s): the connection is gone, or is given up: every message that
 * began gets its result. */
void smtp_lost(struct smtp *s);

#endif
