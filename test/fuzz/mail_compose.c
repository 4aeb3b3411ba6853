/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * T-14, T-16: whatever stands in names, addresses, subject and texts, either
 * nothing is composed, or one sound message to exactly one person, whose
 * fields are the ones it has with harmless values. Quoted-printable gives back
 * what went in. The server's side: any bytes end a connection's messages with
 * exactly one result each.
 */
#include <stdlib.h>
#include <string.h>

#include "mail/compose.h"
#include "mail/mime.h"
#include "mail/smtp.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The slow and obvious reader. */
static void
unquote(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '=') {
			buf_putc(b, s.p[i]);
		} else if (s.p[i + 1] == '\r') {
			must(i + 2 < s.n && s.p[i + 2] == '\n');
			i += 2;
		} else {
			must(i + 2 < s.n && hex(s.p[i + 1]) >= 0 &&
			     hex(s.p[i + 2]) >= 0);
			buf_putc(b,
			    (char)(hex(s.p[i + 1]) * 16 + hex(s.p[i + 2])));
			i += 2;
		}
	}
}

static void
quoted_printable(struct str s)
{
	struct buf quoted, back, want;
	struct str rest, line;

	buf_init(&quoted, 8 * s.n + 64);
	buf_init(&back, 8 * s.n + 64);
	buf_init(&want, 8 * s.n + 64);
	mime_quoted_printable(&quoted, s);
	rest = buf_str(&quoted);
	while (rest.n > 0) {
		size_t end = str_find(rest, STR("\r\n"));

		must(end != SIZE_MAX && end <= 76);
		line = str_sub(rest, 0, end);
		must(line.n == 0 ||
		     (line.p[line.n - 1] != ' ' && line.p[line.n - 1] != '\t'));
		for (size_t i = 0; i < line.n; i++)
			must((line.p[i] >= 0x20 && line.p[i] < 0x7f) ||
			     line.p[i] == '\t');
		rest = str_sub(rest, end + 2, rest.n);
	}
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n')
			i++;
		if (s.p[i] == '\n' || s.p[i] == '\r')
			buf_puts(&want, "\r\n");
		else
			buf_putc(&want, s.p[i]);
	}
	if (s.n > 0 && s.p[s.n - 1] != '\n' && s.p[s.n - 1] != '\r')
		buf_puts(&want, "\r\n");
	unquote(&back, buf_str(&quoted));
	must(str_eq(buf_str(&back), buf_str(&want)));
	buf_release(&quoted);
	buf_release(&back);
	buf_release(&want);
}

static size_t
fields(struct str s)
{
	size_t n = 0;

	for (;;) {
		size_t end = str_find(s, STR("\r\n"));

		must(end != SIZE_MAX);
		if (end == 0)
			return n;
		n += s.p[0] != ' ' && s.p[0] != '\t';
		s = str_sub(s, end + 2, s.n);
	}
}

static void
compose(struct str s)
{
	struct arena *a = arena_new(1 << 27);
	struct mail m = { .from = { STR("Nord"), STR("a@nord.example") },
		.message_id = STR("m@nord.example"),
		.unsubscribe_url = STR("https://nord.example/u"),
		.list_id = STR("a.b") };
	struct str *const into[] = { &m.subject, &m.to.address, &m.to.name,
		&m.from.name, &m.list_name, &m.text, &m.html.bytes, &m.why,
		&m.sender, &m.envelope_from, &m.view_url };
	struct mail_message msg;
	struct buf out;

	for (size_t i = 0; i < ARRAY_LEN(into); i++)
		if (!str_cut(&s, '\036', into[i]))
			break;
	buf_init(&out, MAIL_BYTES_MAX);
	if (mail_compose(a, &m, &out, &msg) == ERR_OK) {
		must(mail_is_sound(&msg));
		must(fields(msg.bytes) == 11);
		must(str_ends(msg.bytes, STR("--=_vern_alternative--\r\n")));
	}
	buf_release(&out);
	arena_free(a);
}

static enum err
began(void *arg, int64_t id)
{
	(void)arg;
	(void)id;
	return ERR_OK;
}

static void
result(void *arg, const struct sink_result *r)
{
	int *n = arg;

	must(r->id >= 1 && r->id <= 40);
	n[r->id]++;
}

static void
server(struct str s)
{
	int n[41] = { 0 }, given = 0;
	struct smtp_user user = { n, began, result };
	struct smtp smtp;

	smtp_init(&smtp, &user, STR_NONE, 1000, 1000, false);
	while (s.n > 0 && !smtp.dead) {
		size_t end = str_find(s, STR("\n"));
		size_t take = end == SIZE_MAX ? s.n : end + 1;

		while (given < 40 && smtp_wants(&smtp)) {
			struct job job = { .id = ++given,
				.from = STR("a@b.no"),
				.to = STR("c@d.no"),
				.bytes = STR("A: b\r\n\r\n.x\r\n") };

			smtp_give(&smtp, &job);
		}
		smtp_sent(&smtp, smtp_output(&smtp).n);
		smtp_feed(&smtp, str_sub(s, 0, take));
		s = str_sub(s, take, s.n);
	}
	smtp_lost(&smtp);
	smtp_release(&smtp);
	for (int i = 1; i <= given; i++)
		must(n[i] == 1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = { (const char *)data, size };

	if (size == 0 || size > 65536)
		return 0;
	quoted_printable(s);
	compose(s);
	server(s);
	return 0;
}
