/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Answers: written to the socket at once; only what it does not take is
 * copied. Nothing here frees a connection, so that the owner may answer from
 * within on_request.
 */
#include <errno.h>
#include <linux/sockios.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "base/time.h"
#include "http/private.h"

void
conn_drop_out(struct server *s, struct conn *c)
{
	if (c->out != NULL)
		explicit_bzero(c->out, c->out_n);
	free(c->out);
	s->out_held -= c->out_n;
	c->out = NULL;
	c->out_n = c->out_at = 0;
}

/* The socket has taken all of the answer. */
static void
answered(struct server *s, struct conn *c)
{
	conn_drop_out(s, c);
	if (c->close_after) {
		shutdown(c->fd, SHUT_WR);
		c->state = CONN_LINGER;
		c->moved = 0;
		conn_deadline(s, c, s->now_ns + LINGER_NS);
		server_make_ready(s, c);
	} else {
		conn_next(s, c);
	}
}

static void
broken(struct server *s, struct conn *c)
{
	c->broken = true;
	server_make_ready(s, c);
}

static void
keep_rest(struct server *s, struct conn *c, const struct iovec *v, size_t n,
    size_t done)
{
	size_t total = 0, at = 0;

	for (size_t i = 0; i < n; i++)
		total += v[i].iov_len;
	c->out = s->out_held + total > OUT_ALL ? NULL : malloc(total - done);
	if (c->out == NULL) {
		broken(s, c);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		size_t skip = done < v[i].iov_len ? done : v[i].iov_len;

		memcpy(c->out + at, (const char *)v[i].iov_base + skip,
		    v[i].iov_len - skip);
		at += v[i].iov_len - skip;
		done -= skip;
	}
	c->out_n = at;
	s->out_held += at;
	c->out_at = 0;
}

/* Bytes that the client has: what the socket took, less what waits in the
 * kernel. */
static void
pace(struct server *s, struct conn *c)
{
	uint64_t got = c->moved;
	int waiting = 0;

	if (ioctl(c->fd, SIOCOUTQ, &waiting) == 0 && waiting > 0)
		got = got > (uint64_t)waiting ? got - (uint64_t)waiting : 0;
	conn_deadline(s, c,
	    c->began_ns + s->times.write_s * SECOND_NS +
		(int64_t)(got / PACE_BYTES_S) * SECOND_NS);
}

/* Out of time: unless it kept the pace, reset it, so that the kernel does
 * not hold the rest of the answer either. */
void
conn_write_late(struct server *s, struct conn *c)
{
	struct linger reset = { .l_onoff = 1, .l_linger = 0 };

	pace(s, c);
	if (c->deadline_ns > s->now_ns)
		return;
	setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
	broken(s, c);
	conn_deadline(s, c, NEVER_NS);
}

static void
send_first(struct server *s, struct conn *c, struct iovec *v, size_t n)
{
	struct msghdr m = { .msg_iov = v, .msg_iovlen = n };
	size_t total = 0;
	ssize_t done;

	for (size_t i = 0; i < n; i++)
		total += v[i].iov_len;
	c->state = CONN_WRITE;
	c->began_ns = s->now_ns;
	c->moved = 0;
	do
		done = sendmsg(c->fd, &m, MSG_NOSIGNAL | MSG_DONTWAIT);
	while (done < 0 && errno == EINTR);
	if (done < 0 && errno != EAGAIN) {
		broken(s, c);
		return;
	}
	if (done > 0)
		c->moved = (uint64_t)done;
	if (c->moved == total) {
		answered(s, c);
		return;
	}
	keep_rest(s, c, v, n, (size_t)c->moved);
	pace(s, c);
}

void
conn_write(struct server *s, struct conn *c)
{
	while (c->out_at < c->out_n) {
		ssize_t done = send(c->fd, c->out + c->out_at,
		    c->out_n - c->out_at, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0 && errno == EAGAIN) {
			pace(s, c);
			return;
		}
		if (done <= 0) {
			broken(s, c);
			return;
		}
		c->out_at += (size_t)done;
		c->moved += (uint64_t)done;
	}
	answered(s, c);
}

/* 100 Continue (RFC 9110, 10.1.1). The socket is empty at this point; if it
 * takes no 25 bytes the client will send its body unasked. */
void
conn_continue(struct conn *c)
{
	static const char line[] = "HTTP/1.1 100 Continue\r\n\r\n";

	if (send(c->fd, line, sizeof(line) - 1, MSG_NOSIGNAL | MSG_DONTWAIT) <
		0 &&
	    errno != EAGAIN)
		c->broken = true;
}

/* IMF-fixdate (RFC 9110, 5.6.7), made once a second. */
static const char *
server_date(struct server *s)
{
	static const char days[7][4] = { "Thu", "Fri", "Sat", "Sun", "Mon",
		"Tue", "Wed" };
	static const char months[12][4] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	int64_t now_s = clock_now_s();
	int64_t day = now_s / DAY_S, second = now_s % DAY_S;
	struct date d;

	if (now_s == s->date_s)
		return s->date;
	if (second < 0) {
		second += DAY_S;
		day--;
	}
	d = date_of_days((int32_t)day);
	snprintf(s->date, sizeof(s->date),
	    "%s, %02d %s %04d %02d:%02d:%02d GMT", days[((day % 7) + 7) % 7],
	    (int)d.day, months[(d.month - 1) % 12], (int)d.year,
	    (int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60));
	s->date_s = now_s;
	return s->date;
}

/* Whether the status allows a body at all (RFC 9110, 6.4.1). */
static bool
has_body(int status)
{
	return status >= 200 && status != 204 && status != 304;
}

void
conn_answer(struct server *s, struct conn *c, const struct reply *rp)
{
	static const char sorry[] = "Something went wrong here.\n";
	struct str head = buf_str(&rp->head), body = buf_str(&rp->body);
	int status = rp->status;
	struct iovec v[4] = { 0 };
	char first[256], blank[] = "\r\n";
	int used;

	if (rp->head.full || rp->body.full || status < 200 || status > 599) {
		status = 500;
		head = STR("Cache-Control: no-store\r\n"
			   "Content-Type: text/plain; charset=utf-8\r\n");
		body = STR(sorry);
	}
	if (rp->close || s->draining)
		c->close_after = true;
	if (!has_body(status))
		body = (struct str){ "", 0 };
	used = snprintf(first, sizeof(first), "HTTP/1.1 %d %s\r\nDate: %s\r\n",
	    status, reply_status_text(status), server_date(s));
	if (has_body(status))
		used += snprintf(first + used, sizeof(first) - (size_t)used,
		    "Content-Length: %zu\r\n", body.n);
	if (c->close_after)
		used += snprintf(first + used, sizeof(first) - (size_t)used,
		    "Connection: close\r\n");
	v[0] = (struct iovec){ first, (size_t)used };
	v[1].iov_len = head.n;
	v[2] = (struct iovec){ blank, 2 };
	v[3].iov_len = c->is_head ? 0 : body.n;
	/* iov_base is not const, though sendmsg only reads what it is given */
	memcpy(&v[1].iov_base, &head.p, sizeof(head.p));
	memcpy(&v[3].iov_base, &body.p, sizeof(body.p));
	send_first(s, c, v, ARRAY_LEN(v));
}
