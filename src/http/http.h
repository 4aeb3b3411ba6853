/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * http: bytes to request, reply to bytes. HTTP/1.1, strict (RFC 9112).
 *
 * Knows no members, doors or sessions. A request is read whole (its body up
 * to LIMIT_BODY_BYTES in memory; a longer one only where the owner said so in
 * on_head: up to LIMIT_UPLOAD_FORM in memory, LIMIT_UPLOAD_BYTES spooled
 * through on_body) and handed to the owner; the owner answers when it likes
 * (after the commit), in any order, exactly once. After answer_s the reader
 * answers 503 itself and tells on_gone.
 */
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

#include "base/base.h"
#include "base/limits.h"

enum method {
	METHOD_GET,
	METHOD_HEAD,
	METHOD_POST,
	METHOD_PUT,
	METHOD_PATCH,
	METHOD_DELETE,
	METHOD_OPTIONS,
	METHOD_OTHER
};

/* Where something lies in the request's own bytes. */
struct span {
	uint32_t at, n;
};

struct header {
	struct span name, value; /* value without surrounding blanks */
};

/*
 * One request: a flat run of bytes and offsets into it, no pointers, so that
 * it can be handed to another process as it is. Invariants: all spans lie in
 * [0, bytes_n); head_n + body.n <= bytes_n.
 */
struct req {
	uint64_t id; /* of the connection and request: for the answer */
	enum method method;
	struct span target, path, query; /* path as sent, not decoded */
	struct header headers[LIMIT_HEADERS];
	size_t headers_n;
	struct span body;
	bool keep_alive;
	bool spooled;      /* the body went to on_body instead */
	const char *bytes; /* owned by the connection until answered */
	size_t bytes_n;
};

struct str req_path(const struct req *rq);
struct str req_query(const struct req *rq);
struct str req_body(const struct req *rq);
/** req_header(rq, name): the field's value, or STR_NONE. A field that may
 * not come twice never does (the reader refused). */
struct str req_header(const struct req *rq, const char *name);
/** req_is_foreign(rq): whether a browser says that the request came from a page
 * of elsewhere; what says nothing is no browser of today, or no browser. */
bool req_is_foreign(const struct req *rq);
/** req_cookie(rq, name): the cookie's value, or STR_NONE; also STR_NONE when
 * it comes twice with different values, as a planted cookie would. */
struct str req_cookie(const struct req *rq, const char *name);

/* Name and value of a form or query, percent-decoded, valid UTF-8. */
struct param {
	struct str name, value;
};
struct params {
	struct param *at;
	size_t n;
};
/** params_parse(a, s, out): application/x-www-form-urlencoded. Errors:
 * INVALID (encoding, NUL, bad UTF-8), TOO_BIG (LIMIT_FORM_FIELDS). */
enum err params_parse(struct arena *a, struct str s,
    struct params *out) MUST_USE;
/** params_get(ps, name): the first value, or STR_NONE. */
struct str params_get(const struct params *ps, const char *name);
/** path_decode(a, s, out): one path segment percent-decoded. Errors: INVALID
 * (bad escapes, an encoded '/', NUL, bad UTF-8). */
enum err path_decode(struct arena *a, struct str s, struct str *out) MUST_USE;

/* One part of a multipart/form-data body (RFC 7578). */
struct part {
	struct str name, filename, type, body;
};
enum err multipart_parse(struct arena *a, struct str content_type,
    struct str body, struct part **parts_out, size_t *n_out) MUST_USE;

/*
 * An answer. Headers are added in order; the writer adds Date, Content-Length
 * and Connection. The body is copied.
 */
struct reply {
	int status;
	struct buf head; /* "Name: value\r\n" lines */
	struct buf body;
	bool close;
};
void reply_init(struct reply *rp);
void reply_release(struct reply *rp);
void reply_reset(struct reply *rp);
/** reply_header(rp, name, value): ${value} must hold no CR, LF or NUL: it is
 * then dropped and the reply becomes a 500 (our mistake, never sent). */
void reply_header(struct reply *rp, const char *name, struct str value);
/** reply_problem(rp, status, detail): make the answer an RFC 9457 problem:
 * application/problem+json, never stored. ${detail} holds nothing sent. */
void reply_problem(struct reply *rp, int status, const char *detail);
/** reply_status_text(status): the reason phrase, such as "Not Found". */
const char *reply_status_text(int status);

struct server;
struct server_events {
	void *self;
	/** the head has been read; return the largest body it may have, and
	 * set *spool to have it given to on_body piecewise. */
	size_t (*on_head)(void *self, const struct req *rq, bool *spool);
	/** a piece of a spooled body; an error ends the request with it. */
	enum err (*on_body)(void *self, const struct req *rq, struct str piece);
	/** the request is whole: answer now or later with server_answer. */
	void (*on_request)(void *self, const struct req *rq);
	/** the connection of an unanswered request is gone, or the reader
	 * answered it with an error after on_head; do not answer. May come
	 * for an id that on_request never gave: drop its spool, if any. */
	void (*on_gone)(void *self, uint64_t id);
};
/*
 * Seconds, all absolute: head_s from the connection or the first byte of a
 * request to the end of its head, body_s from there to the end of its body,
 * write_s from the answer's first byte to its last; none is prolonged by a
 * byte now and then. A long or spooled body and an answer get one second
 * more for each 32 KiB that did move. idle_s is the wait for the next request,
 * answer_s the owner's time for an answer (0: a minute).
 */
struct server_times {
	int head_s, body_s, write_s, idle_s, answer_s;
};

/** server_new(events, times, out): Errors: IO. */
enum err server_new(const struct server_events *ev,
    const struct server_times *times, struct server **out) MUST_USE;
/** server_listen(s, address, port_out): "127.0.0.1:8080", "[::1]:8080"; port
 * 0 picks one; or "unix:PATH", a socket of mode 0600. Up to eight. Errors:
 * INVALID (address), LIMIT (too many), IO (in use). */
enum err server_listen(struct server *s, struct str address,
    int *port_out) MUST_USE;
/**
 * server_watch(s, fd, events, fn, self): call ${fn} when the owner's own
 * descriptor is ready (EPOLLIN/EPOLLOUT); events 0 removes it.
 */
enum err server_watch(struct server *s, int fd, uint32_t events,
    void (*fn)(void *self, uint32_t ready), void *self) MUST_USE;
/**
 * server_poll(s, wait_ms): wait at most ${wait_ms}, read what is there, call
 * on_request for each whole request (at most LIMIT_REQUESTS_TICK), write what
 * is pending, enforce deadlines. Returns the number of requests delivered.
 */
size_t server_poll(struct server *s, int wait_ms);
/** server_answer(s, id, rp): send ${rp} for request ${id}. Unknown ids (the
 * client left) are ignored. For HEAD the body is counted, not sent. */
void server_answer(struct server *s, uint64_t id, const struct reply *rp);
/** server_drain(s): stop accepting; answer what is under way with
 * Connection: close. server_is_idle(s): nothing left. */
void server_drain(struct server *s);
bool server_is_idle(const struct server *s);
/** server_connections(s): how many are open; for tests. */
size_t server_connections(const struct server *s);
void server_free(struct server *s);

#endif
