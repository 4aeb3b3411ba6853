/* SPDX-License-Identifier: EUPL-1.2 */
/* conf: what vern.conf may say. */
#include "tap.h"
#include "temp.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conf/private.h"

static struct arena *a;

static const struct {
	const char *what, *text;
	int line;
	const char *says;
} refused[] = {
	{ "a setting that is none", "colour blue", 1, "no such" },
	{ "a slip of the key", "\nmail.sinc off", 2, "mean mail.sink?" },
	{ "a piece of a name", "mail off", 1, "no such" },
	{ "a name with a dot at its end", "mail.from. a@b.no", 1, "no such" },
	{ "no value", "listen", 1, "expected ADDRESS" },
	{ "listen: no port", "listen 127.0.0.1", 1, "expected" },
	{ "listen: a port too high", "listen 127.0.0.1:65536", 1, "expected" },
	{ "listen: a bare port", "listen :80", 1, "expected" },
	{ "listen: half an IPv6 address", "listen [::1:80", 1, "expected" },
	{ "listen: two ports", "listen 127.0.0.1:80:81", 1, "expected" },
	{ "url: no scheme", "public.url.x alumni.example.no", 1,
	    "expected https" },
	{ "url: a path", "public.url.x https://a.example/x", 1,
	    "expected https" },
	{ "url: a name and password", "public.url.x https://a:b@c.no", 1,
	    "expected https" },
	{ "url: another scheme", "public.url.x ftp://a.no", 1,
	    "expected https" },
	{ "url: for no organisation", "public.url https://a.no", 1,
	    "public.url.ORG" },
	{ "url: one host for two organisations",
	    "public.url.x https://a.no\npublic.url.y https://A.no:8443", 2,
	    "organisation x" },
	{ "an organisation's name in capitals", "public.url.NTNU https://a.no",
	    1, "organisation" },
	{ "an organisation's name with a slash", "public.url.a/b https://a.no",
	    1, "organisation" },
	{ "an organisation where there is none", "listen.x 127.0.0.1:80", 1,
	    "all organisations" },
	{ "sink: a path alone", "mail.sink /var/mail", 1, "expected" },
	{ "sink: an empty folder", "mail.sink dir:", 1, "expected" },
	{ "sink: no port", "mail.sink smtp://mx.example", 1, "expected" },
	{ "sink: a port of 0", "mail.sink smtp://mx.example:0", 1, "expected" },
	{ "sink: a path behind", "mail.sink smtp://mx.example:25/x", 1,
	    "expected" },
	{ "from: two addresses", "mail.from a@b.no, c@d.no", 1, "e-mail" },
	{ "from: a display name", "mail.from A <a@b.no>", 1, "e-mail" },
	{ "tls: another word", "mail.tls yes", 1, "auto" },
	{ "hello: a blank", "mail.hello a b", 1, "host name" },
	{ "number: too small", "session.minutes 0", 1, "1 to 1440" },
	{ "number: too large", "session.minutes 1441", 1, "1 to 1440" },
	{ "number: a unit", "session.minutes 60m", 1, "whole number" },
	{ "number: a fraction", "link.minutes 1.5", 1, "whole number" },
	{ "number: larger than any", "link.minutes 99999999999999999999", 1,
	    "whole number" },
	{ "set twice", "mail.tls auto\n# x\nmail.tls off", 3,
	    "line 1 already" },
	{ "a control in a value", "mail.user a\001b", 1, "control" },
	{ "bad UTF-8", "mail.user \xff", 1, "UTF-8" },
};

static void
test_refused(void)
{
	struct conf_problems p;
	struct conf *c = NULL;

	for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
		enum err e = conf_parse(a, str_of(refused[i].text), &c, &p);
		bool ok =
		    e == ERR_INVALID && p.n == 1 && c == NULL &&
		    p.at[0].line == refused[i].line &&
		    str_find(p.at[0].text, str_of(refused[i].says)) != SIZE_MAX;

		if (!tap_ok(ok, refused[i].what) && p.n > 0)
			printf("# %s, %zu problems, line %d: " STR_FMT "\n",
			    err_name(e), p.n, p.at[0].line,
			    STR_ARG(p.at[0].text));
	}
}

static void
test_many(void)
{
	struct buf b;
	struct conf_problems p;
	struct conf *c = NULL;

	tap_err(conf_parse(a, STR("a 1\nmail.tls off\nb 2\nlisten x"), &c, &p),
	    ERR_INVALID, "several faults");
	tap_ok(p.n == 3 && p.at[2].line == 4, "all are told in one run");
	buf_init(&b, CONF_FILE_BYTES * 2);
	while (b.n <= CONF_FILE_BYTES)
		buf_puts(&b, "nonsense x\n");
	tap_err(conf_parse(a, buf_str(&b), &c, &p), ERR_TOO_BIG,
	    "a file that is too long");
	b.n = 1100;
	tap_err(conf_parse(a, buf_str(&b), &c, &p), ERR_INVALID,
	    "a hundred faults");
	tap_ok(p.n == CONF_PROBLEMS, "the first fifty are told");
	buf_reset(&b);
	for (int i = 0; i <= CONF_ORGANISATIONS; i++)
		buf_printf(&b, "mail.from.o%d a@b.no\n", i);
	tap_ok(conf_parse(a, buf_str(&b), &c, &p) == ERR_INVALID &&
		   p.at[0].line == CONF_ORGANISATIONS + 1,
	    "more values than there may be");
	tap_ok(c == NULL, "a refusal leaves the output alone");
	buf_release(&b);
}

static const char full[] = "# Vern at example\r\n"
			   "listen [::1]:0\r\n"
			   "\n"
			   "  mail.sink\tsmtp://mx.example:25  \n"
			   "mail.from vern@example.no\n"
			   "mail.from.ntnu-alumni alumni@example.no\n"
			   "public.url.ntnu-alumni https://alumni.example.no\n"
			   "public.url.itsmf http://localhost:8080\n"
			   "mail.user a b # c\n"
			   "ledger.copy /mnt/copy of ledger\n"
			   "checkpoint.copy heads\n"
			   "session.minutes 15\n"
			   "mail.password_file\n";

static void
check_full(const struct conf *c, const char *what)
{
	bool ok =
	    str_is(conf_text(c, SET_LISTEN, STR_NONE), "[::1]:0") &&
	    str_is(conf_text(c, SET_MAIL_FROM, STR_NONE), "vern@example.no") &&
	    str_is(conf_text(c, SET_MAIL_FROM, STR("itsmf")),
		"vern@example.no") &&
	    str_is(conf_text(c, SET_MAIL_FROM, STR("ntnu-alumni")),
		"alumni@example.no") &&
	    str_is(conf_text(c, SET_PUBLIC_URL, STR("ntnu-alumni")),
		"https://alumni.example.no") &&
	    conf_text(c, SET_PUBLIC_URL, STR("intech")).n == 0 &&
	    str_is(conf_text(c, SET_MAIL_USER, STR_NONE), "a b # c") &&
	    conf_number(c, SET_SESSION_MINUTES) == 15 &&
	    conf_number(c, SET_LINK_MINUTES) == 30;

	tap_ok(ok, what);
}

static void
test_read(void)
{
	struct conf_problems p;
	struct conf *c = NULL, *again = NULL;
	struct buf b;

	tap_err(conf_parse(a, STR(full), &c, &p), ERR_OK, "a file");
	if (c == NULL)
		return;
	check_full(c, "its values");
	tap_str(str_of(conf_path(c, a, "/srv/v", SET_LEDGER_COPY)),
	    STR("/mnt/copy of ledger"), "an absolute path");
	tap_str(str_of(conf_path(c, a, "/srv/v", SET_CHECKPOINT_COPY)),
	    STR("/srv/v/heads"), "a path in the directory");
	tap_ok(conf_path(c, a, "/srv/v", SET_MAIL_PASSWORD_FILE) == NULL,
	    "a path that is not set");
	tap_str(conf_sink(c, a, "/srv/v"), STR("smtp://mx.example:25"),
	    "the mail server");
	tap_ok(conf_sink_leaves(c), "mail leaves this machine");
	buf_init(&b, CONF_FILE_BYTES);
	for (int nb = 0; nb < 2; nb++) {
		buf_reset(&b);
		conf_print(c, nb == 1, &b);
		tap_err(conf_parse(a, buf_str(&b), &again, &p), ERR_OK,
		    "what is printed is read");
		check_full(again, "with the same values");
	}
	buf_release(&b);
}

static void
test_default(void)
{
	static const struct {
		const char *sink;
		bool leaves;
	} sinks[] = { { "smtp://127.example.com:25", true },
		{ "smtp://10.0.0.1:25", true }, { "smtps://mx.no:465", true },
		{ "smtp://127.0.0.1:2525", false },
		{ "smtp://localhost:25", false }, { "smtp://[::1]:25", false },
		{ "dir:/tmp/x", false }, { "off", false } };
	struct conf *c = conf_default(a);
	struct conf_problem p;
	struct conf_problems all;
	struct buf b;
	bool fits = true;

	for (int i = 0; i < SETTING_MAX; i++)
		fits = fits && (conf_rows[i].value[0] == '\0' ||
				   conf_check(a, &conf_rows[i],
				       str_of(conf_rows[i].value)) == NULL);
	tap_ok(fits, "every default has its own form");
	tap_str(conf_sink(c, a, "/srv/v"), STR("dir:/srv/v/outbox"),
	    "mail goes into the directory");
	tap_err(conf_set(c, STR("listen"), STR("x"), &p), ERR_INVALID,
	    "an option is checked too");
	tap_err(conf_set(c, STR("listen"), STR("127.0.0.1:0"), &p), ERR_OK,
	    "an option");
	tap_str(conf_text(c, SET_LISTEN, STR_NONE), STR("127.0.0.1:0"),
	    "goes before the default");
	for (size_t i = 0; i < ARRAY_LEN(sinks); i++)
		tap_ok(conf_set(c, STR("mail.sink"), str_of(sinks[i].sink),
			   &p) == ERR_OK &&
			   conf_sink_leaves(c) == sinks[i].leaves,
		    sinks[i].sink);
	buf_init(&b, CONF_FILE_BYTES);
	conf_print(conf_default(a), false, &b);
	tap_err(conf_parse(a, buf_str(&b), &c, &all), ERR_OK,
	    "the printed defaults are comments");
	tap_ok(c->n == 0, "and set nothing");
	buf_release(&b);
}

static void
test_load(void)
{
	char dir[TEMP_MAX], path[64];
	struct conf_problems p;
	struct conf *c = NULL;
	FILE *f;

	if (!temp_dir(dir, "conf"))
		exit(1);
	(void)snprintf(path, sizeof(path), "%s/" CONF_FILE, dir);
	tap_err(conf_load(a, "/nowhere", &c, &p), ERR_OK,
	    "without a file there are defaults");
	tap_ok(mkdir(path, 0700) == 0 && conf_load(a, dir, &c, &p) == ERR_IO &&
		   p.n == 1,
	    "a directory is no file");
	(void)rmdir(path);
	f = fopen(path, "w");
	if (f == NULL || fputs("link.minutes 5\nx", f) < 0 || fclose(f) != 0)
		exit(1);
	tap_ok(conf_load(a, dir, &c, &p) == ERR_INVALID && p.at[0].line == 2,
	    "a fault in the last line without an end");
	f = fopen(path, "w");
	if (f == NULL || fputs("link.minutes 5", f) < 0 || fclose(f) != 0)
		exit(1);
	tap_ok(conf_load(a, dir, &c, &p) == ERR_OK &&
		   conf_number(c, SET_LINK_MINUTES) == 5,
	    "a file is read");
	(void)unlink(path);
	(void)rmdir(dir);
}

int
main(void)
{
	a = arena_new(16 << 20);
	test_refused();
	test_many();
	test_read();
	test_default();
	test_load();
	arena_free(a);
	return tap_done();
}
