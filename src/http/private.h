/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * http/private: what loop.c, conn.c and listen.c share.
 *
 * Descriptors are registered once, edge-triggered; a connection remembers
 * what it may read. One request of a connection is under way at a time: the
 * next is read when the answer has left, so answers are in order.
 */
#ifndef HTTP_PRIVATE_H
#define HTTP_PRIVATE_H

#include "http/parse.h"

#define CONN_SPARE   64 /* slots beyond the cap, to say 503 from */
#define CONN_SLOTS   (LIMIT_CONNECTIONS + CONN_SPARE)
#define LISTENERS    8
#define WATCHES      64
#define WORKS_KEPT   64    /* request buffers kept for the next request */
#define IN_FIRST     4096  /* bytes of a fresh request buffer */
#define IN_KEPT      65536 /* a buffer larger than this is given back */
#define IN_PIECE     65536 /* most bytes of one read */
#define IN_ALL       (256U * 1048576U) /* bytes of all request buffers */
#define OUT_ALL      (512U * 1048576U) /* bytes of all waiting answers */
#define READS_RUN    16 /* reads of one connection before others */
#define ACCEPTS_RUN  128
#define EVENTS_RUN   512
#define LINGER_NS    (INT64_C(2) * 1000000000)
#define ANSWER_S     60 /* the owner's time, unless it says otherwise */
#define LINGER_BYTES (64U * 1048576U)
#define PACE_BYTES_S 32768 /* a long body or answer must keep this pace */
#define SECOND_NS    INT64_C(1000000000)
#define NEVER_NS     INT64_MAX

enum conn_state {
	CONN_FREE,
	CONN_IDLE, /* no byte of a request yet */
	CONN_HEAD,
	CONN_BODY,
	CONN_WAIT,  /* the owner has the request */
	CONN_WRITE, /* an answer waits for the socket */
	CONN_LINGER /* closed for writing; reads and drops */
};

/* The bytes of one request, held only while there are some. */
struct work {
	struct work *next; /* among the kept ones */
	char *in;
	size_t n, cap;         /* n <= cap */
	size_t high;           /* bytes ever used: wiped on return */
	size_t head_n, body_n; /* body_n: in memory, behind the head */
	size_t end;            /* where the next request begins */
	uint64_t limit;        /* of the body, as the owner said */
	struct head_reader head;
	struct chunk_reader chunk;
	struct req rq;
};

struct conn {
	int fd;
	uint32_t serial; /* tells a reused slot from its predecessor */
	uint16_t slot;
	uint8_t state;    /* enum conn_state */
	bool readable;    /* unread bytes, or the end, may be there */
	bool is_ready;    /* in the ready list */
	bool half_closed; /* an end comes after what is unread */
	bool ended;       /* the end was read */
	bool broken;      /* to be closed at the next chance */
	bool close_after; /* no request after this answer */
	bool told;        /* on_head was called, no answer yet */
	bool is_head;     /* the answer goes without its body */
	uint64_t id;      /* of the request under way */
	int64_t began_ns; /* of the present phase */
	int64_t deadline_ns;
	uint64_t moved; /* bytes in this phase */
	struct work *work;
	struct conn *next_ready;
	char *out; /* what the socket did not take */
	size_t out_n, out_at;
};

struct watch {
	int fd; /* -1: free */
	uint32_t events, serial;
	void (*fn)(void *self, uint32_t ready);
	void *self;
};

struct server {
	struct server_events events;
	struct server_times times;
	int epoll_fd, reserve_fd;
	int listeners[LISTENERS];
	char *paths[LISTENERS]; /* of Unix sockets, removed at the end */
	size_t listeners_n;
	bool draining, paused;
	uint32_t serial;
	uint64_t requests;
	int64_t now_ns, next_check_ns;
	size_t conns_n;
	struct conn *conns[CONN_SLOTS];
	uint16_t free_slots[CONN_SLOTS];
	size_t free_n;
	struct conn *ready_first, *ready_last;
	struct work *works;
	size_t works_n, delivered,
	    held;        /* held: bytes of all request buffers */
	size_t out_held; /* bytes of all waiting answers */
	struct watch watches[WATCHES];
	char *scratch;  /* IN_PIECE bytes for what is dropped */
	int64_t date_s; /* of date */
	char date[40];
};

/* ---- loop.c --------------------------------------------------------- */
void server_make_ready(struct server *s, struct conn *c);
void conn_deadline(struct server *s, struct conn *c, int64_t at_ns);

/* ---- conn.c --------------------------------------------------------- */
/** conn_new(s, fd): takes ${fd}. NULL when no slot is free: ${fd} is then
 * still the caller's. */
struct conn *conn_new(struct server *s, int fd);
void conn_close(struct server *s, struct conn *c);
/** conn_run(s, c): do what can be done without waiting. */
void conn_run(struct server *s, struct conn *c);
/** conn_refuse(s, c, why): answer for the owner, then close. */
void conn_refuse(struct server *s, struct conn *c, enum refusal why);
void conn_timeout(struct server *s, struct conn *c);
/** conn_next(s, c): the answer is out: what is left is the next request. */
void conn_next(struct server *s, struct conn *c);
/** conn_fill(s, c): take what the socket has. False when there is nothing to
 * go on with: wait, or the connection was ended. */
bool conn_fill(struct server *s, struct conn *c);
void conn_refuse_with(struct server *s, struct conn *c, int status,
    const char *text);

/* ---- request.c ------------------------------------------------------ */
/** conn_run_head(s, c): false when there is nothing to go on with for now:
 * more must come, the owner has the request, or it was refused. */
bool conn_run_head(struct server *s, struct conn *c);
/** conn_run_body(s, c): READING_DONE when the owner has the request. */
enum reading conn_run_body(struct server *s, struct conn *c);

/* ---- work.c --------------------------------------------------------- */
/** work_new(s): an empty buffer, or NULL. work_grow(s, w): false when there
 * is no room; nothing was changed then. */
struct work *work_new(struct server *s);
bool work_grow(struct server *s, struct work *w);
void work_release(struct server *s, struct work *w);
void works_release(struct server *s);

/* ---- write.c -------------------------------------------------------- */
void conn_answer(struct server *s, struct conn *c, const struct reply *rp);
void conn_write(struct server *s, struct conn *c);
void conn_write_late(struct server *s, struct conn *c);
void conn_continue(struct conn *c);
void conn_drop_out(struct server *s, struct conn *c);

/* ---- listen.c ------------------------------------------------------- */
enum err listen_at(struct str address, int *fd_out, int *port_out,
    char **path_out) MUST_USE;

#endif
