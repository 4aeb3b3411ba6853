/* SPDX-License-Identifier: EUPL-1.2 */
/* Sinks: exactly once to a folder, what a crash leaves, bounds (T-41). */
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mail/journal.h"
#include "mail/sink.h"
#include "mail/wire.h"
#include "tap.h"
#include "temp.h"

static struct arena *a;
static struct buf out;
static char base[TEMP_MAX];

static struct mail_message
message(int n)
{
	struct mail m = {
		.from = { STR("Nord"), STR("alumni@nord.example") },
		.to = { STR("Kari"), STR("kari@mottaker.example") },
		.subject = STR("Prøve"),
		.message_id = arena_printf(a, "m%d@nord.example", n),
		.text = STR("Hei\n"),
		.html = { STR("<p>Hei</p>") },
	};
	struct mail_message msg = { 0 };

	if (mail_compose(a, &m, &out, &msg) != ERR_OK)
		abort();
	msg.bytes = arena_str(a, msg.bytes);
	return msg;
}

static struct str
in_base(const char *prefix, const char *name)
{
	return arena_printf(a, "%s%s/%s", prefix, base, name);
}

/* Files whose name ends so; -1 when there is no folder. */
static int
files(const char *name, const char *end)
{
	DIR *d = opendir(in_base("", name).p);
	struct dirent *de;
	int n = 0;

	if (d == NULL)
		return -1;
	while ((de = readdir(d)) != NULL)
		n += str_ends(str_of(de->d_name), str_of(end)) &&
		     de->d_name[0] != '.';
	closedir(d);
	return n;
}

static size_t
wait_results(struct sink *s, struct sink_result *list, size_t want)
{
	size_t n = 0;

	for (int i = 0; i < 100 && n < want; i++) {
		struct pollfd p = { .fd = sink_fd(s), .events = POLLIN };

		(void)poll(&p, 1, 50);
		n += sink_results(s, list + n, want - n);
	}
	return n;
}

static struct sink *
open_dir(const char *name)
{
	struct str journal = in_base("", "journal");
	struct sink_config c = { .url = in_base("dir:", name),
		.journal = journal.p,
		.window = 64,
		.fresh_ms = 5000 };
	struct sink *s = NULL;

	if (sink_open(&c, &s) != ERR_OK)
		abort();
	return s;
}

static void
urls(void)
{
	const struct {
		const char *url;
		bool good, live;
	} cases[] = {
		{ "off", true, false },
		{ "dir:/tmp/x", true, false },
		{ "smtp://127.0.0.1:25", true, false },
		{ "smtp://[::1]:2525", true, false },
		{ "smtp://localhost:25", true, false },
		{ "smtp://mail.example:587", true, true },
		{ "smtps://mail.example:465", true, true },
		{ "smtp://127.evil.example:25", true, true },
		{ "smtp://127.0.0.1.example:25", true, true },
		{ "smtp://10.0.0.1:25", true, true },
		{ "", false, false },
		{ "on", false, false },
		{ "dir:", false, false },
		{ "smtp://", false, false },
		{ "smtp://host", false, false },
		{ "smtp://host:", false, false },
		{ "smtp://host:0", false, false },
		{ "smtp://host:99999", false, false },
		{ "smtp://host:25/path", false, false },
		{ "smtp://user:word@host:25", false, false },
		{ "smtp://[::1:25", false, false },
		{ "smtp://ho st:25", false, false },
		{ "smtp://ho\tst:25", false, false },
		{ "http://host:25", false, false },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct sink_place p;
		bool good = sink_place(str_of(cases[i].url), &p) == ERR_OK;
		bool live =
		    good && p.kind == PLACE_SMTP && !sink_place_is_loopback(&p);

		tap_ok(good == cases[i].good && live == cases[i].live,
		    cases[i].url);
	}
}

static void
folder(void)
{
	struct sink *s = open_dir("box");
	struct sink_result r[80];
	struct mail_message m = message(1);
	struct stat st;
	size_t n, good = 0;

	tap_ok(sink_room(s) == 64, "there is room");
	tap_err(sink_begin(s, 1, &m), ERR_OK, "handed over");
	tap_ok(sink_room(s) == 63, "one less");
	n = wait_results(s, r, 1);
	tap_ok(n == 1 && r[0].id == 1 && r[0].outcome == SINK_SENT,
	    "delivered");
	tap_ok(files("box", "m1@nord.example.eml") == 1, "the file is there");
	tap_ok(stat(in_base("", "box/m1@nord.example.eml").p, &st) == 0 &&
		   (st.st_mode & 0777) == 0600 &&
		   st.st_size == (off_t)m.bytes.n && st.st_nlink == 1,
	    "whole, and nobody else's");
	tap_err(sink_begin(s, 1, &m), ERR_OK, "handed over again");
	n = wait_results(s, r, 1);
	tap_ok(n == 1 && r[0].outcome == SINK_SENT && files("box", "") == 1,
	    "T-41 still one file");
	for (int i = 2; i < 66; i++) {
		m = message(i);
		good += sink_begin(s, i, &m) == ERR_OK;
	}
	m = message(99);
	tap_ok(good == 64, "a full window");
	tap_err(sink_begin(s, 99, &m), ERR_BUSY, "no more than the window");
	n = wait_results(s, r, 64);
	tap_ok(n == 64 && files("box", ".eml") == 65, "all delivered");
	m.envelope_to = STR("other@mottaker.example");
	tap_err(sink_begin(s, 100, &m), ERR_INVALID, "T-15 to another person");
	sink_close(s, 2000);
	tap_ok(files("box", ".eml") == 65, "nothing came later");
}

static void
refusals(void)
{
	struct sink_config c = { .url = STR("off") };
	struct mail_message m = message(1);
	struct sink *s = NULL;

	tap_err(sink_open(&c, &s), ERR_OK, "off opens");
	tap_err(sink_begin(s, 1, &m), ERR_REFUSED, "off takes nothing");
	tap_ok(sink_room(s) == 0, "off has no room");
	sink_close(s, 0);
	c.url = STR("dir:/proc/no/such");
	tap_err(sink_open(&c, &s), ERR_IO, "a folder that cannot be");
	c = (struct sink_config){ .url = STR("smtp://mail.example:25"),
		.user = STR("u"),
		.password = STR("p"),
		.tls = SINK_TLS_OFF };
	tap_err(sink_open(&c, &s), ERR_INVALID, "a password needs TLS");
	sink_close(NULL, 0);
}

/* The pid of the one child, through /proc: tests need no door for it. */
static long
child(void)
{
	char path[64], line[64] = "";
	FILE *f;

	(void)snprintf(path, sizeof(path), "/proc/self/task/%ld/children",
	    (long)getpid());
	f = fopen(path, "r");
	if (f == NULL)
		return 0;
	if (fgets(line, sizeof(line), f) == NULL)
		line[0] = '\0';
	fclose(f);
	return strtol(line, NULL, 10);
}

static void
death(void)
{
	struct sink *s = open_dir("box2");
	struct mail_message m = message(1);
	struct sink_result r[8];
	size_t n;
	long pid;

	tap_err(sink_begin(s, 1, &m), ERR_OK, "one");
	tap_ok(wait_results(s, r, 1) == 1, "delivered");
	pid = child();
	tap_ok(pid > 0, "the out process is there");
	(void)kill((pid_t)pid, SIGSTOP);
	m = message(2);
	tap_err(sink_begin(s, 2, &m), ERR_OK, "two, unread");
	m = message(3);
	tap_err(sink_begin(s, 3, &m), ERR_OK, "three, unread");
	tap_err(sink_recall(s, 30), ERR_BUSY, "it does not answer a recall");
	(void)kill((pid_t)pid, SIGKILL);
	n = wait_results(s, r, 2);
	tap_ok(n == 2 && r[0].id == 2 && r[0].outcome == SINK_TEMPORARY &&
		   r[1].id == 3 && r[1].outcome == SINK_RETURNED,
	    "T-41 the first counts as a try, the rest comes back");
	tap_ok(sink_room(s) == 0 && sink_wake_ms(s) > 0, "a pause");
	for (int i = 0; i < 40 && sink_room(s) == 0; i++)
		(void)poll(NULL, 0, 100);
	tap_err(sink_begin(s, 3, &m), ERR_OK, "three again");
	tap_ok(wait_results(s, r, 1) == 1 && r[0].outcome == SINK_SENT,
	    "a new process delivers");
	sink_close(s, 2000);
}

static void
recall(void)
{
	struct sink_config c = { .url = in_base("dir:", "box3"),
		.fresh_ms = 1 };
	struct sink *s = NULL;
	struct mail_message m = message(1);
	struct sink_result r[8];
	long pid;

	tap_err(sink_open(&c, &s), ERR_OK, "a sink of short patience");
	tap_err(sink_begin(s, 1, &m), ERR_OK, "one");
	(void)wait_results(s, r, 1);
	pid = child();
	(void)kill((pid_t)pid, SIGSTOP);
	m = message(2);
	tap_err(sink_begin(s, 2, &m), ERR_OK, "two");
	(void)poll(NULL, 0, 20);
	(void)kill((pid_t)pid, SIGCONT);
	tap_ok(wait_results(s, r, 1) == 1 && r[0].outcome == SINK_RETURNED &&
		   files("box3", "m2@nord.example.eml") == 0,
	    "T-40 a stale decision does not begin");
	(void)kill((pid_t)pid, SIGSTOP);
	tap_err(sink_begin(s, 2, &m), ERR_OK, "two again");
	tap_err(sink_recall(s, 0), ERR_BUSY, "it sleeps");
	tap_ok(sink_room(s) == 0, "nothing is taken during a recall");
	(void)kill((pid_t)pid, SIGCONT);
	tap_err(sink_recall(s, 5000), ERR_OK, "the recall is answered");
	tap_ok(sink_results(s, r, 8) == 1 && r[0].outcome == SINK_RETURNED,
	    "B14 what had not begun comes back");
	sink_close(s, 2000);
}

static void
fates(void)
{
	struct str prefix = in_base("", "j"), path = in_base("", "j-0");
	struct sink_config c = { .url = STR("smtp://127.0.0.1:1"),
		.journal = prefix.p };
	struct sink_memory *m = NULL;
	struct journal *j = NULL, *second = NULL;
	struct sink_result r = { .id = 5, .outcome = SINK_UNCERTAIN };

	tap_err(sink_remember(&c, &m), ERR_OK, "no journal yet");
	tap_ok(sink_fate(m, 5).outcome == SINK_UNCERTAIN,
	    "without a journal nobody knows");
	sink_forget(m);
	tap_err(journal_open(path.p, &j), ERR_OK, "a journal");
	tap_err(journal_open(path.p, &second), ERR_BUSY, "one writer");
	tap_err(sink_remember(&c, &m), ERR_BUSY, "no reader while it writes");
	tap_err(journal_put(j, false, &r), ERR_OK, "five began");
	r.id = 6;
	tap_err(journal_put(j, false, &r), ERR_OK, "six began");
	r.outcome = SINK_REFUSED;
	r.code = 550;
	tap_err(journal_put(j, true, &r), ERR_OK, "six was refused");
	for (int64_t i = 100; i < 100 + 3 * SINK_JOURNAL_RESULTS / 2; i++) {
		r = (struct sink_result){ .id = i, .outcome = SINK_SENT };
		if (journal_put(j, false, &r) != ERR_OK ||
		    journal_put(j, true, &r) != ERR_OK)
			abort();
	}
	journal_close(j);
	tap_err(sink_remember(&c, &m), ERR_OK, "read again");
	tap_ok(sink_fate(m, 5).outcome == SINK_UNCERTAIN, "T-41 five");
	r = sink_fate(m, 6);
	tap_ok(r.outcome == SINK_REFUSED && r.code == 550, "T-41 six");
	tap_ok(sink_fate(m, 7).outcome == SINK_RETURNED,
	    "T-41 seven never began");
	tap_ok(sink_fate(m, 1100).outcome == SINK_SENT, "another was sent");
	sink_forget(m);
	{
		int fd = open(path.p, O_WRONLY);

		if (fd < 0 || pwrite(fd, "other", 5, 30) != 5)
			abort();
		close(fd);
	}
	tap_err(sink_remember(&c, &m), ERR_OK, "of another start");
	tap_ok(sink_fate(m, 7).outcome == SINK_UNCERTAIN,
	    "after the machine went down nobody knows");
	tap_ok(sink_fate(m, 6).outcome == SINK_REFUSED,
	    "what was written stays true");
	sink_forget(m);
}

int
main(int argc, char **argv)
{
	char command[96];

	sink_process(argc, argv);
	if (!temp_dir(base, "sink"))
		return 1;
	a = arena_new(1 << 26);
	buf_init(&out, MAIL_BYTES_MAX);
	urls();
	refusals();
	folder();
	death();
	recall();
	fates();
	buf_release(&out);
	arena_free(a);
	(void)snprintf(command, sizeof(command), "rm -rf %s", base);
	return system(command) != 0 || tap_done();
}
