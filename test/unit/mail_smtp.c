/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The SMTP client against servers that a table plays, and, with arguments,
 * against a real one: test/system/test_smtp.py runs
 *
 *	mail_smtp drive URL name=value…
 *
 * which hands over messages and prints one line a result.
 */
#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/time.h"
#include "mail/sink.h"
#include "mail/smtp.h"
#include "tap.h"

static const char *
outcome_name(enum sink_outcome o)
{
	static const char *const names[SINK_OUTCOME_MAX] = { "sent", "refused",
		"temporary", "uncertain", "returned" };

	return o < SINK_OUTCOME_MAX ? names[o] : "";
}

static struct arena *a;
static struct buf out;

/* ---- a server from a table -------------------------------------------- */

struct heard {
	struct sink_result results[8];
	size_t n;
	int64_t began[8];
	size_t n_began;
	enum err refuse; /* what began() answers */
};

static enum err
on_began(void *arg, int64_t id)
{
	struct heard *h = arg;

	h->began[h->n_began++] = id;
	return h->refuse;
}

static void
on_result(void *arg, const struct sink_result *r)
{
	struct heard *h = arg;

	h->results[h->n++] = *r;
}

static struct job
job_of(int64_t id)
{
	struct job j = { .id = id,
		.from = STR("alumni@nord.example"),
		.to = STR("kari@mottaker.example"),
		.bytes = STR("Subject: x\r\n\r\n.dot\r\n..two\r\nend\r\n") };

	return j;
}

#define HI    "220 mx ready\r\n"
#define PLAIN "250 mx\r\n"
#define PIPE  "250-mx\r\n250-PIPELINING\r\n250 SIZE 1000000\r\n"
#define OK    "250 2.0.0 ok\r\n"
#define GO    "354 go\r\n"

/* The server says these one after the other; the client's output is taken as
 * sent before each. `cut`: so many bytes of the last output are not sent. */
struct play {
	const char *name;
	const char *says[12];
	int messages;
	size_t cut;
	enum sink_outcome want[2];
	enum sink_stage stage[2];
	int code;
};

static void
play(const struct play *p)
{
	struct heard h = { 0 };
	struct smtp_user user = { &h, on_began, on_result };
	struct smtp s;
	int given = 0;
	bool ok;

	smtp_init(&s, &user, STR("test.example"), 1000, 1000, false);
	for (size_t i = 0; i < ARRAY_LEN(p->says) && p->says[i] != NULL; i++) {
		while (given < p->messages && smtp_wants(&s)) {
			struct job j = job_of(++given);

			smtp_give(&s, &j);
		}
		smtp_sent(&s, smtp_output(&s).n);
		smtp_feed(&s, str_of(p->says[i]));
	}
	smtp_sent(&s,
	    smtp_output(&s).n > p->cut ? smtp_output(&s).n - p->cut : 0);
	smtp_lost(&s);
	ok = h.n == (size_t)given;
	for (size_t i = 0; ok && i < h.n; i++)
		ok = h.results[i].outcome == p->want[i] &&
		     h.results[i].stage == p->stage[i];
	if (ok && p->code > 0)
		ok = h.results[0].code == p->code;
	tap_ok(ok, p->name);
	for (size_t i = 0; !ok && i < h.n; i++)
		printf("# %" PRId64 " %s stage %d code %d\n", h.results[i].id,
		    outcome_name(h.results[i].outcome), (int)h.results[i].stage,
		    h.results[i].code);
	smtp_release(&s);
}

static const struct play scripts[] = {
	{ "sent", { HI, PLAIN, OK, OK, GO, OK }, 1, 0, { SINK_SENT },
	    { SINK_AT_END }, 250 },
	{ "sent, pipelined", { HI, PIPE, OK OK GO, OK }, 1, 0, { SINK_SENT },
	    { SINK_AT_END }, 250 },
	{ "two, pipelined", { HI, PIPE, OK OK GO, OK OK OK GO, OK }, 2, 0,
	    { SINK_SENT, SINK_SENT }, { SINK_AT_END, SINK_AT_END }, 0 },
	{ "a reply in pieces",
	    { HI, PIPE, "25", "0 ok\r", "\n" OK "354", " go\r\n", OK }, 1, 0,
	    { SINK_SENT }, { SINK_AT_END }, 0 },
	{ "HELO for an old server",
	    { HI, "500 what\r\n", PLAIN, OK, OK, GO, OK }, 1, 0, { SINK_SENT },
	    { SINK_AT_END }, 0 },
	{ "unknown address",
	    { HI, PLAIN, OK, "550 5.1.1 <kari@x> unknown\r\n" }, 1, 0,
	    { SINK_REFUSED }, { SINK_AT_RCPT }, 550 },
	{ "unknown address, pipelined",
	    { HI, PIPE, OK "550 5.1.1 no\r\n503 no\r\n" }, 1, 0,
	    { SINK_REFUSED }, { SINK_AT_RCPT }, 550 },
	{ "354 in spite of a refused address",
	    { HI, PIPE, OK "550 5.1.1 no\r\n" GO, "554 nobody\r\n", OK OK OK GO,
		OK },
	    2, 0, { SINK_REFUSED, SINK_SENT }, { SINK_AT_RCPT, SINK_AT_END },
	    0 },
	{ "greylisted", { HI, PLAIN, OK, "450 4.2.0 later\r\n" }, 1, 0,
	    { SINK_TEMPORARY }, { SINK_AT_RCPT }, 450 },
	{ "the sender is refused: not the person's fault",
	    { HI, PLAIN, "530 5.7.0 sign in\r\n" }, 1, 0, { SINK_TEMPORARY },
	    { SINK_AT_MAIL }, 530 },
	{ "refused after the end",
	    { HI, PLAIN, OK, OK, GO, "554 5.7.1 spam\r\n" }, 1, 0,
	    { SINK_REFUSED }, { SINK_AT_END }, 554 },
	{ "later, after the end",
	    { HI, PLAIN, OK, OK, GO, "451 4.3.0 disk\r\n" }, 1, 0,
	    { SINK_TEMPORARY }, { SINK_AT_END }, 451 },
	{ "T-41 lost after the end", { HI, PLAIN, OK, OK, GO }, 1, 0,
	    { SINK_UNCERTAIN }, { SINK_AT_END }, 0 },
	{ "T-41 lost before the end was sent", { HI, PLAIN, OK, OK, GO }, 1, 1,
	    { SINK_TEMPORARY }, { SINK_AT_DATA }, 0 },
	{ "T-41 one uncertain, the next not begun", { HI, PIPE, OK OK GO, "" },
	    2, 0, { SINK_UNCERTAIN, SINK_TEMPORARY },
	    { SINK_AT_END, SINK_AT_MAIL }, 0 },
	{ "T-41 lost between two", { HI, PIPE, OK OK GO, OK }, 2, 0,
	    { SINK_SENT, SINK_RETURNED }, { SINK_AT_END, SINK_AT_MAIL }, 0 },
	{ "lost after MAIL", { HI, PLAIN, "" }, 1, 0, { SINK_TEMPORARY },
	    { SINK_AT_MAIL }, 0 },
	{ "lost after DATA", { HI, PLAIN, OK, OK, "" }, 1, 0,
	    { SINK_TEMPORARY }, { SINK_AT_MAIL }, 0 },
	{ "garbage after MAIL", { HI, PLAIN, "hello there\r\n" }, 1, 0,
	    { SINK_TEMPORARY }, { SINK_AT_MAIL }, 0 },
	{ "garbage after the end",
	    { HI, PLAIN, OK, OK, GO, "HTTP/1.1 200 OK\r\n" }, 1, 0,
	    { SINK_UNCERTAIN }, { SINK_AT_END }, 0 },
	{ "NUL after the end", { HI, PLAIN, OK, OK, GO, "\001\r\n" }, 1, 0,
	    { SINK_UNCERTAIN }, { SINK_AT_END }, 0 },
	{ "codes that differ in one reply", { HI, PLAIN, "250-a\r\n251 b\r\n" },
	    1, 0, { SINK_TEMPORARY }, { SINK_AT_MAIL }, 0 },
	{ "a reply that nobody asked for", { HI, PLAIN, OK OK, "" }, 1, 0,
	    { SINK_TEMPORARY }, { SINK_AT_MAIL }, 0 },
	{ "421 at RCPT", { HI, PLAIN, OK, "421 4.3.2 bye\r\n" }, 1, 0,
	    { SINK_TEMPORARY }, { SINK_AT_RCPT }, 421 },
	{ "421 after a message: the next comes back",
	    { HI, PLAIN, OK, OK, GO, OK, "421 4.7.0 enough\r\n" }, 2, 0,
	    { SINK_SENT, SINK_RETURNED }, { SINK_AT_END, SINK_AT_MAIL }, 0 },
	{ "2xx to DATA is no answer", { HI, PLAIN, OK, OK, OK }, 1, 0,
	    { SINK_TEMPORARY }, { SINK_AT_DATA }, 250 },
};

static void
plays(void)
{
	for (size_t i = 0; i < ARRAY_LEN(scripts); i++)
		play(&scripts[i]);
}

static void
refused_before(void)
{
	struct heard h = { 0 };
	struct smtp_user user = { &h, on_began, on_result };
	struct smtp s;
	struct job j = job_of(1);

	smtp_init(&s, &user, STR_NONE, 1000, 1000, false);
	tap_ok(!smtp_wants(&s), "nothing before the greeting");
	smtp_feed(&s, STR(HI));
	smtp_feed(&s, STR("250-mx\r\n250 SIZE 10\r\n"));
	smtp_give(&s, &j);
	tap_ok(h.n == 1 && h.results[0].outcome == SINK_REFUSED &&
		   h.results[0].code == 552,
	    "too big: refused here, nothing sent");
	j = job_of(2);
	j.smtputf8 = true;
	smtp_give(&s, &j);
	tap_ok(h.n == 2 && h.results[1].outcome == SINK_REFUSED &&
		   h.results[1].enhanced[2] == 7,
	    "no SMTPUTF8: refused here (RFC 6531)");
	smtp_lost(&s);
	smtp_release(&s);

	h = (struct heard){ .refuse = ERR_FULL };
	smtp_init(&s, &user, STR_NONE, 1000, 1000, false);
	smtp_feed(&s, STR(HI));
	smtp_feed(&s, STR(PIPE));
	j = job_of(3);
	smtp_give(&s, &j);
	smtp_sent(&s, smtp_output(&s).n);
	smtp_feed(&s, STR(OK OK GO));
	tap_ok(s.dead && smtp_output(&s).n == 0,
	    "T-41 without its journal record no message ends");
	smtp_lost(&s);
	tap_ok(h.n == 1 && h.results[0].outcome == SINK_TEMPORARY,
	    "it was not sent");
	smtp_release(&s);
}

static void
wire_form(void)
{
	struct heard h = { 0 };
	struct smtp_user user = { &h, on_began, on_result };
	struct smtp s;
	struct job j = job_of(1);

	smtp_init(&s, &user, STR("test.example"), 1000, 1000, false);
	smtp_feed(&s, STR(HI));
	tap_str(smtp_output(&s), STR("EHLO test.example\r\n"), "EHLO");
	smtp_sent(&s, smtp_output(&s).n);
	smtp_feed(&s, STR(PIPE));
	smtp_give(&s, &j);
	tap_str(smtp_output(&s),
	    STR("MAIL FROM:<alumni@nord.example> SIZE=32\r\n"
		"RCPT TO:<kari@mottaker.example>\r\nDATA\r\n"),
	    "T-16 one recipient");
	smtp_sent(&s, smtp_output(&s).n);
	tap_ok(h.n_began == 0, "not begun before 354");
	smtp_feed(&s, STR(OK OK GO));
	tap_str(smtp_output(&s),
	    STR("Subject: x\r\n\r\n..dot\r\n...two\r\nend\r\n.\r\n"),
	    "dots are doubled");
	tap_ok(h.n_began == 1 && h.began[0] == 1, "begun before it is sent");
	smtp_lost(&s);
	smtp_release(&s);
}

static void
endless(void)
{
	struct heard h = { 0 };
	struct smtp_user user = { &h, on_began, on_result };
	struct smtp s;

	smtp_init(&s, &user, STR_NONE, 1000, 1000, false);
	for (int i = 0; i < 200 && !s.dead; i++)
		smtp_feed(&s, STR("220-more\r\n"));
	tap_ok(s.dead, "an endless reply ends");
	smtp_release(&s);
	smtp_init(&s, &user, STR_NONE, 1000, 1000, false);
	for (int i = 0; i < 4000 && !s.dead; i++)
		smtp_feed(&s, STR("220"));
	tap_ok(s.dead, "an endless line ends");
	smtp_release(&s);
}

/* ---- the driver ------------------------------------------------------- */

struct drive {
	struct sink_config c;
	int n, tries, size, first, gap_ms;
	bool bare; /* tell every result, repeat nothing */
};

static int64_t
number(struct str s)
{
	int64_t n = 0;

	if (str_to_i64(s, 0, 1 << 30, &n) != ERR_OK) {
		fprintf(stderr, "not a number: " STR_FMT "\n", STR_ARG(s));
		exit(2);
	}
	return n;
}

static void
option(struct drive *d, const char *arg)
{
	struct str value = str_of(arg), name;
	const struct {
		const char *name;
		int *to;
	} numbers[] = { { "n", &d->n }, { "tries", &d->tries },
		{ "size", &d->size }, { "first", &d->first },
		{ "gap", &d->gap_ms }, { "window", &d->c.window },
		{ "connections", &d->c.connections },
		{ "fresh", &d->c.fresh_ms }, { "connect", &d->c.connect_ms },
		{ "command", &d->c.command_ms }, { "final", &d->c.final_ms },
		{ "idle", &d->c.idle_ms } };

	(void)str_cut(&value, '=', &name);
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++)
		if (str_is(name, numbers[i].name))
			*numbers[i].to = (int)number(value);
	if (str_is(name, "user"))
		d->c.user = value;
	else if (str_is(name, "password"))
		d->c.password = value;
	else if (str_is(name, "ca"))
		d->c.ca_file = value.p;
	else if (str_is(name, "journal"))
		d->c.journal = value.p;
	else if (str_is(name, "tls"))
		d->c.tls =
		    str_is(value, "off") ? SINK_TLS_OFF : SINK_TLS_REQUIRED;
	else if (str_is(name, "bare"))
		d->bare = true;
}

static struct mail_message
message(struct arena *m, const struct drive *d, int id)
{
	struct str text = STR("Kjære Kari,\n\n.en linje som begynner med "
			      "punktum\n\nHilsen æøå\n");
	struct mail mail = {
		.from = { STR("Nord"), STR("alumni@nord.example") },
		.to = { STR("Kari Ødegård"),
		    arena_printf(m, "user%d@test.example", id) },
		.subject = arena_printf(m, "Prøve %d", id),
		.message_id = arena_printf(m, "m%d@nord.example", id),
		.language = LANG_NB,
		.date_s = 1767225600,
		.text = text,
	};
	struct mail_message msg = { 0 };
	struct buf b;

	buf_init(&b, 2 * (size_t)d->size + 4096);
	while ((int)b.n < d->size)
		buf_puts(&b, "Fyll med ord og ord og ord.\n");
	buf_put(&b, text);
	mail.text = arena_str(m, buf_str(&b));
	buf_release(&b);
	mail.html = html_from_markdown(m, text);
	if (mail_compose(m, &mail, &out, &msg) != ERR_OK) {
		fprintf(stderr, "compose failed\n");
		exit(2);
	}
	return msg;
}

static void
tell(const struct sink_result *r)
{
	printf("%" PRId64 " %s %d %d %d.%d.%d\n", r->id,
	    outcome_name(r->outcome), (int)r->stage, r->code, r->enhanced[0],
	    r->enhanced[1], r->enhanced[2]);
	fflush(stdout);
}

/* What the job room's queue does, in small. */
static int
drive(struct drive *d)
{
	struct sink_result r[SINK_WINDOW_MAX];
	int *queue = calloc((size_t)d->n + 1, sizeof(*queue)), *tries;
	int head = 0, left = d->n, waiting = d->n;
	struct sink *s = NULL;
	struct arena *m = arena_new(1 << 26);
	enum err e = sink_open(&d->c, &s);

	tries = calloc((size_t)d->n + 1, sizeof(*tries));
	if (e != ERR_OK || queue == NULL || tries == NULL) {
		printf("open %s\n", err_name(e));
		return 1;
	}
	for (int i = 0; i < d->n; i++)
		queue[i] = i;
	while (left > 0) {
		struct pollfd p = { .fd = sink_fd(s), .events = POLLIN };
		int ms = sink_wake_ms(s);
		size_t n;

		while (waiting > 0 && sink_room(s) > 0) {
			int k = queue[head];
			struct mail_message msg = message(m, d, d->first + k);

			e = sink_begin(s, d->first + k, &msg);
			arena_reset(m);
			if (e != ERR_OK)
				break;
			head = (head + 1) % d->n;
			waiting--;
			if (d->gap_ms > 0)
				(void)poll(NULL, 0, d->gap_ms);
		}
		if (ms < 0 || ms > 200)
			ms = 200;
		(void)poll(&p, 1, waiting > 0 && sink_room(s) > 0 ? 0 : ms);
		n = sink_results(s, r, ARRAY_LEN(r));
		for (size_t i = 0; i < n; i++) {
			int k = (int)r[i].id - d->first;
			bool again = r[i].outcome == SINK_RETURNED ||
				     (r[i].outcome == SINK_TEMPORARY &&
					 ++tries[k] < d->tries);

			if (again && !d->bare) {
				queue[(head + waiting++) % d->n] = k;
				continue;
			}
			tell(&r[i]);
			left--;
		}
	}
	sink_close(s, 3000);
	arena_free(m);
	free(queue);
	free(tries);
	return 0;
}

static int
fate(const struct drive *d)
{
	struct sink_memory *m = NULL;
	enum err e;

	for (int i = 0; (e = sink_remember(&d->c, &m)) == ERR_BUSY && i < 200;
	     i++)
		(void)poll(NULL, 0, 100);
	if (e != ERR_OK) {
		printf("remember %s\n", err_name(e));
		return 1;
	}
	for (int i = 0; i < d->n; i++) {
		struct sink_result r = sink_fate(m, d->first + i);

		tell(&r);
	}
	sink_forget(m);
	return 0;
}

int
main(int argc, char **argv)
{
	int rc;

	sink_process(argc, argv);
	a = arena_new(1 << 26);
	buf_init(&out, MAIL_BYTES_MAX);
	if (argc > 2) {
		struct drive d = { .n = 1, .tries = 1, .first = 1 };

		d.c.url = str_of(argv[2]);
		for (int i = 3; i < argc; i++)
			option(&d, argv[i]);
		rc = str_is(str_of(argv[1]), "fate") ? fate(&d) : drive(&d);
	} else {
		plays();
		refused_before();
		wire_form();
		endless();
		rc = tap_done();
	}
	buf_release(&out);
	arena_free(a);
	return rc;
}
