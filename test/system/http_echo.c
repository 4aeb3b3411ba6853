/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A server of the http room alone, for test/system/test_http_hostile.py.
 *
 *	http_echo ADDRESS HEAD_S BODY_S WRITE_S IDLE_S
 *
 * Prints "port N". GET / answers with 2 KiB; POST /echo with the body; POST
 * /spool counts up to 8 MiB; GET /big answers with 4 MiB; GET /later answers
 * in the next tick, GET /never not at all; POST /form takes 8 MiB in memory.
 * SIGTERM drains.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "http/http.h"

#define SPOOL_MAX (8U * 1048576U)
#define WAITING   1024

struct echo {
	struct server *server;
	struct reply reply;
	char page[2048];
	char *big;
	uint64_t waiting[WAITING];
	size_t waiting_n;
	uint64_t spooled;
	size_t gone;
};

static volatile sig_atomic_t stop;

static void
on_signal(int sig)
{
	(void)sig;
	stop = 1;
}

static size_t
on_head(void *self, const struct req *rq, bool *spool)
{
	struct echo *e = self;

	if (str_is(req_path(rq), "/spool")) {
		*spool = true;
		e->spooled = 0;
		return SPOOL_MAX;
	}
	return str_is(req_path(rq), "/form") ? SPOOL_MAX : LIMIT_BODY_BYTES;
}

static enum err
on_body(void *self, const struct req *rq, struct str piece)
{
	struct echo *e = self;

	(void)rq;
	e->spooled += piece.n;
	return ERR_OK;
}

static void
answer_page(struct echo *e, uint64_t id)
{
	reply_reset(&e->reply);
	reply_header(&e->reply, "Content-Type", STR("application/json"));
	buf_put(&e->reply.body, (struct str){ e->page, sizeof(e->page) });
	server_answer(e->server, id, &e->reply);
}

static void
on_request(void *self, const struct req *rq)
{
	struct echo *e = self;
	struct str path = req_path(rq);

	reply_reset(&e->reply);
	reply_header(&e->reply, "Content-Type", STR("text/plain"));
	if (str_is(path, "/never"))
		return;
	if (str_is(path, "/later") && e->waiting_n < WAITING) {
		e->waiting[e->waiting_n++] = rq->id;
		return;
	}
	if (str_is(path, "/echo")) {
		buf_put(&e->reply.body, req_body(rq));
	} else if (str_is(path, "/form")) {
		buf_printf(&e->reply.body, "%zu", req_body(rq).n);
	} else if (str_is(path, "/host")) {
		buf_put(&e->reply.body, req_header(rq, "host"));
	} else if (str_is(path, "/address")) {
		buf_put(&e->reply.body, req_header(rq, "x-forwarded-for"));
		buf_put(&e->reply.body, req_header(rq, "x-real-ip"));
	} else if (str_is(path, "/spool")) {
		buf_printf(&e->reply.body, "%llu",
		    (unsigned long long)(rq->spooled ? e->spooled : 0));
	} else if (str_is(path, "/big")) {
		buf_put(&e->reply.body, (struct str){ e->big, 4 * 1048576 });
	} else if (str_is(path, "/open")) {
		buf_printf(&e->reply.body, "%zu",
		    server_connections(e->server));
	} else if (str_is(path, "/gone")) {
		buf_printf(&e->reply.body, "%zu", e->gone);
	} else {
		answer_page(e, rq->id);
		return;
	}
	server_answer(e->server, rq->id, &e->reply);
}

static void
on_gone(void *self, uint64_t id)
{
	struct echo *e = self;

	e->gone++;
	for (size_t i = 0; i < e->waiting_n; i++)
		if (e->waiting[i] == id)
			e->waiting[i] = e->waiting[--e->waiting_n];
}

int
main(int argc, char **argv)
{
	static struct echo e;
	struct server_events ev = { &e, on_head, on_body, on_request, on_gone };
	struct server_times t = { .answer_s = 2 };
	int port;

	if (argc != 6)
		return 2;
	t.head_s = (int)strtol(argv[2], NULL, 10);
	t.body_s = (int)strtol(argv[3], NULL, 10);
	t.write_s = (int)strtol(argv[4], NULL, 10);
	t.idle_s = (int)strtol(argv[5], NULL, 10);
	signal(SIGTERM, on_signal);
	reply_init(&e.reply);
	memset(e.page, 'x', sizeof(e.page));
	e.big = calloc(4, 1048576);
	if (e.big == NULL || clock_init() != ERR_OK ||
	    server_new(&ev, &t, &e.server) != ERR_OK ||
	    server_listen(e.server, str_of(argv[1]), &port) != ERR_OK)
		return 2;
	printf("port %d\n", port);
	fflush(stdout);
	while (!stop || !server_is_idle(e.server)) {
		size_t n;

		if (stop)
			server_drain(e.server);
		server_poll(e.server, 200);
		n = e.waiting_n;
		e.waiting_n = 0;
		for (size_t i = 0; i < n; i++)
			answer_page(&e, e.waiting[i]);
	}
	server_free(e.server);
	reply_release(&e.reply);
	free(e.big);
	return 0;
}
