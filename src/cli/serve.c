/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/serve: the loop. Wait, read, one tick for all that is ready, commit,
 * answer, hand over mail; then the callers of the command line.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "base/file.h"
#include "base/time.h"
#include "cli/commands.h"
#include "cli/control.h"
#include "cli/open.h"
#include "cli/pace.h"
#include "job/imports.h"
#include "store/release.h"
#include "web/web.h"

#define JOB_BUDGET_NS 4000000 /* of a tick, after its requests */
#define BESIDE_NS     2500000 /* its commit and the index come on top */
#define DRAIN_S       10
#define IDLE_MS       1000
#define TURN_AGAIN_NS INT64_C(60000000000)
#define IDLE_NS       500000000 /* of quiet: the log is emptied */

struct loop {
	struct cli *c;
	struct conf *conf;
	struct server *server;
	struct web *web;
	struct hashing *hashing;
	struct control *control;
	struct jobs *jobs;
	struct str address;
	bool callers, callers_turn, more_work;
	int64_t turn_ns; /* not before: the last one failed */
	struct pace pace;
};

static volatile sig_atomic_t stopping, asked;

static void
on_signal(int n)
{
	(void)n;
	stopping = 1;
}

static void
on_ask(int n)
{
	(void)n;
	asked = 1;
}

static void
on_control(void *self, uint32_t ready)
{
	struct loop *l = self;

	(void)ready;
	control_accept(l->control);
	l->callers = true;
}

static void
on_jobs(void *self, uint32_t ready)
{
	struct loop *l = self;

	(void)ready;
	l->more_work = true;
}

/* One tick: requests first, then a slice of the jobs. */
static void
tick(struct loop *l)
{
	int64_t begun_ns = clock_mono_ns(), at_ns;
	enum err e = tick_begin(l->c->s);

	if (e != ERR_OK) {
		log_line("tick: %s", err_name(e));
		return;
	}
	web_tick(l->web);
	at_ns = clock_mono_ns();
	l->more_work = jobs_slice(l->jobs, JOB_BUDGET_NS);
	at_ns = pace_add(&l->pace, PACE_JOBS, at_ns);
	e = tick_end(l->c->s);
	at_ns = pace_add(&l->pace, PACE_COMMIT, at_ns);
	jobs_settle(l->jobs);
	web_answer(l->web, e == ERR_OK);
	(void)pace_add(&l->pace, PACE_SETTLE, at_ns);
	(void)pace_add(&l->pace, PACE_TICK, begun_ns);
	jobs_committed(l->jobs, e == ERR_OK);
	if (e != ERR_OK)
		l->more_work = false;
}

static int
wait_ms(const struct loop *l)
{
	int jobs = jobs_wake_ms(l->jobs);

	if (l->more_work || l->callers || web_pending(l->web) > 0 ||
	    jobs_has_outside(l->jobs))
		return 0;
	return jobs >= 0 && jobs < IDLE_MS ? jobs : IDLE_MS;
}

/* A new version of a statement has its day: between two ticks, and while
 * nobody works with what an older one has where. */
static void
turn(struct loop *l)
{
	enum err e;

	if (clock_mono_ns() < l->turn_ns || !store_turn_due(l->c->s) ||
	    jobs_has_outside(l->jobs) || control_is_busy(l->control))
		return;
	if ((e = store_turn(l->c->s)) == ERR_OK) {
		jobs_releases_due(l->jobs);
		return;
	}
	l->turn_ns = clock_mono_ns() + TURN_AGAIN_NS;
	log_line("statement: the new version does not open (%s): %s",
	    err_name(e), store_reason());
}

/* After the answers: nobody waits for it but who asks next. */
static bool
tidy(struct loop *l, bool idle)
{
	int64_t begun_ns = clock_mono_ns();
	bool did = store_tidy(l->c->s, idle && !l->callers && !l->more_work);

	if (did)
		(void)pace_add(&l->pace, PACE_TIDY, begun_ns);
	return did;
}

/* Work with ticks of its own: a slice for the callers of the command line, or
 * for an import, in turn. */
static void
beside(struct loop *l)
{
	int64_t begun_ns = clock_mono_ns();
	bool import = jobs_has_outside(l->jobs);

	if (!l->callers && !import)
		return;
	if (l->callers && (!import || l->callers_turn))
		l->callers = control_work(l->control, l->c->s, l->jobs);
	else
		(void)jobs_outside(l->jobs, BESIDE_NS);
	l->callers_turn = !l->callers_turn;
	(void)pace_add(&l->pace, PACE_COMMAND, begun_ns);
}

static void
run(struct loop *l)
{
	int64_t deadline_ns = 0;

	for (;;) {
		int64_t begun_ns = clock_mono_ns();
		size_t got = server_poll(l->server, wait_ms(l));
		bool idle = clock_mono_ns() - begun_ns > IDLE_NS;

		begun_ns = clock_mono_ns();
		turn(l);
		if (web_pending(l->web) > 0 || l->more_work ||
		    jobs_has_work(l->jobs))
			tick(l);
		/* One of the two: what is visited next waits for all of it. */
		if (!tidy(l, got == 0 && idle))
			beside(l);
		(void)pace_add(&l->pace, PACE_ROUND, begun_ns);
		if (asked) {
			asked = 0;
			pace_print(&l->pace);
		}
		if (!stopping)
			continue;
		if (deadline_ns == 0) {
			deadline_ns =
			    clock_mono_ns() + (int64_t)DRAIN_S * 1000000000;
			server_drain(l->server);
		}
		if (server_is_idle(l->server) || clock_mono_ns() > deadline_ns)
			return;
	}
}

static enum err
listen_on(struct loop *l)
{
	struct cli *c = l->c;
	struct str where = cli_option(c, "listen"), host;
	size_t colon;
	int port;
	enum err e;

	if (where.p == NULL)
		where = conf_text(l->conf, SET_LISTEN, STR_NONE);
	if ((e = server_listen(l->server, where, &port)) != ERR_OK)
		return cli_fail(c, e, "cannot listen on " STR_FMT,
		    STR_ARG(where));
	colon = where.n;
	while (colon > 0 && where.p[colon - 1] != ':')
		colon--;
	host = str_sub(where, 0, colon > 0 ? colon - 1 : 0);
	l->address =
	    arena_printf(c->a, "http://" STR_FMT ":%d", STR_ARG(host), port);
	return ERR_OK;
}

/* The address goes to the ready descriptor when everything is open. */
static enum err
say_ready(struct loop *l)
{
	struct str fd = cli_option(l->c, "ready-fd");
	struct str line =
	    arena_printf(l->c->a, STR_FMT "\n", STR_ARG(l->address));
	int64_t n;

	if (fd.p == NULL) {
		log_line("serving " STR_FMT, STR_ARG(l->address));
		return ERR_OK;
	}
	if (str_to_i64(fd, 0, 65535, &n) != ERR_OK ||
	    file_write((int)n, line) != ERR_OK)
		return cli_fail(l->c, ERR_INVALID,
		    "--ready-fd: cannot write there");
	if (n > STDERR_FILENO)
		(void)close((int)n);
	return ERR_OK;
}

static enum err
open_web(struct loop *l)
{
	struct web_config wc = { .hashing = l->hashing,
		.jobs = l->jobs,
		.session_minutes =
		    (int)conf_number(l->conf, SET_SESSION_MINUTES) };
	enum err e;

	wc.public_url = l->address;
	e = web_new(l->c->s, l->server, &wc, &l->web);
	if (e != ERR_OK)
		return cli_fail(l->c, e, "the pages cannot be set up");
	return ERR_OK;
}

static enum err
open_all(struct loop *l, const char *dir)
{
	static const struct server_times times = { .head_s = 10,
		.body_s = 30,
		.write_s = 30,
		.idle_s = 60 };
	struct server_events events;
	struct jobs_config jc;
	enum err e;

	web_events(&l->web, &events);
	if ((e = server_new(&events, &times, &l->server)) != ERR_OK)
		return cli_fail(l->c, e, "%s", err_text(e));
	if ((e = listen_on(l)) != ERR_OK)
		return e;
	/* What was opened for one command gets the server's own address. */
	jobs_close(l->c->jobs);
	jc = cli_jobs_config(l->c, l->conf, dir, l->address);
	e = jobs_new(l->c->s, &jc, &l->c->jobs);
	if (e != ERR_OK)
		return cli_fail(l->c, e, "the mail sink cannot be opened");
	l->jobs = l->c->jobs;
	if ((e = open_web(l)) != ERR_OK)
		return e;
	if ((e = control_listen(dir, &l->control)) != ERR_OK)
		return cli_fail(l->c, e, "%s/vern.sock cannot be made", dir);
	e = server_watch(l->server, control_fd(l->control), EPOLLIN, on_control,
	    l);
	if (e == ERR_OK && jobs_fd(l->jobs) >= 0)
		e = server_watch(l->server, jobs_fd(l->jobs), EPOLLIN, on_jobs,
		    l);
	return e == ERR_OK ? say_ready(l) : e;
}

static void
close_all(struct loop *l)
{
	control_close(l->control);
	web_free(l->web);
	if (l->server != NULL)
		server_free(l->server);
}

enum err
cmd_serve(struct cli *c)
{
	struct loop l = { .c = c };
	const char *dir;
	enum err e;

	if (c->words_n != 1)
		return cli_fail(c, ERR_INVALID, "usage: vern %s",
		    c->command->usage);
	if (cli_flag(c, "workers") && !str_is(cli_option(c, "workers"), "1"))
		return cli_fail(c, ERR_REFUSED,
		    "--workers: one process owns the data (SQLite)");
	dir = cli_path(c, c->words[0]);
	if ((e = cli_conf(c, dir, &l.conf)) != ERR_OK)
		return e;
	/* Before any key or database is open. */
	if ((e = hash_start(&l.hashing)) != ERR_OK)
		return cli_fail(c, e, "the password process does not start");
	if ((e = cli_store_open(c, dir)) == ERR_OK) {
		(void)signal(SIGTERM, on_signal);
		(void)signal(SIGINT, on_signal);
		(void)signal(SIGUSR1, on_ask);
		e = open_all(&l, dir);
		if (e == ERR_OK)
			run(&l);
		if (getenv("VERN_PACE") != NULL)
			pace_print(&l.pace);
		close_all(&l);
		cli_store_close(c);
	}
	hash_stop(l.hashing);
	return e;
}
