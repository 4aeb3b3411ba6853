/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/link: the bytes between the out process and a mail server.
 *
 * To loopback, and to a private network where the operator says so, it is a
 * plain socket. Everywhere else libcurl makes the connection: name, TLS with a
 * certificate that fits, STARTTLS, AUTH; then it is left as it is
 * (CURLOPT_CONNECT_ONLY) and mail/smtp speaks on it. So the part that must be
 * exact, which message was sent whole, is the same code for all servers, and
 * the part that others have hardened for decades is theirs. libcurl is loaded
 * here at run time; the server's own process never carries it.
 */
#ifndef MAIL_LINK_H
#define MAIL_LINK_H

#include "mail/out.h"

struct link;

enum link_state {
	LINK_CONNECTING,
	LINK_OPEN,
	LINK_FAILED
};

/** link_open(o, out): begin to connect to o->place within o->connect_ms.
 * Errors: IO (no socket, no such name, libcurl missing). */
enum err link_open(struct out *o, struct link **out) MUST_USE;
void link_free(struct link *l); /* NULL is fine */
/** link_step(l): carry on connecting. */
enum link_state link_step(struct link *l);
/** link_is_greeted(l): whether the greeting was read while connecting. */
bool link_is_greeted(const struct link *l);
/** link_send, link_recv: bytes done; 0: not now; -1: the connection is gone. */
ptrdiff_t link_send(struct link *l, struct str s);
ptrdiff_t link_recv(struct link *l, char *p, size_t n);
/** link_wait(l, parent, writing, ms): until something can be done, or the
 * ${parent} socket is readable (-1: no parent), or ${ms} passed. */
void link_wait(struct link *l, int parent, bool writing, int ms);

#endif
