/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/smtp.h"

#include <stdio.h>
#include <string.h>

#include "base/time.h"

#define REPLY_LINE_MAX 2048 /* RFC 5321, 4.5.3.1.5 says 512 */
#define REPLY_LINES    128
#define QUIT_MS        2000
#define NS_MS          INT64_C(1000000)

void
smtp_init(struct smtp *s, const struct smtp_user *user, struct str hello,
    int command_ms, int final_ms, bool greeted)
{
	*s = (struct smtp){ .user = *user,
		.command_ms = command_ms,
		.final_ms = final_ms };
	s->hello = hello.n > 0 ? hello : STR("[127.0.0.1]");
	buf_init(&s->out, 3 * (size_t)MAIL_BYTES_MAX);
	buf_init(&s->in, REPLY_LINE_MAX);
	s->deadline_ns = clock_mono_ns() + command_ms * NS_MS;
	if (!greeted) {
		s->expected[s->n_expected++].step = SMTP_GREETING;
		return;
	}
	/* Another greeting before this one may have been by TLS and AUTH; what
	 * was offered then is not known here. */
	buf_printf(&s->out, "EHLO " STR_FMT "\r\n", STR_ARG(s->hello));
	s->queued = s->out.n;
	s->expected[s->n_expected++].step = SMTP_EHLO;
}

void
smtp_release(struct smtp *s)
{
	for (int i = 0; i < 2; i++)
		if (s->slots[i].used)
			job_free(&s->slots[i].job);
	buf_release(&s->out);
	buf_release(&s->in);
}

/* ---- what is sent ----------------------------------------------------- */

static void
set_deadline(struct smtp *s)
{
	int64_t ms;

	if (s->n_expected == 0) {
		s->deadline_ns = INT64_MAX;
		return;
	}
	ms = s->expected[0].step == SMTP_BODY   ? s->final_ms
	     : s->expected[0].step == SMTP_QUIT ? QUIT_MS
						: s->command_ms;
	s->deadline_ns = clock_mono_ns() + ms * NS_MS;
}

static void
expect(struct smtp *s, enum smtp_step step, int slot)
{
	if (s->n_expected == ARRAY_LEN(s->expected)) {
		s->dead = true;
		return;
	}
	s->expected[s->n_expected].step = step;
	s->expected[s->n_expected++].slot = slot;
	if (s->n_expected == 1)
		set_deadline(s);
}

static void
put(struct smtp *s, struct str bytes)
{
	buf_put(&s->out, bytes);
	s->queued += bytes.n;
	if (s->out.full)
		s->dead = true;
}

static void
send_mail(struct smtp *s, int i)
{
	const struct job *job = &s->slots[i].job;
	char size[48] = "";

	if (s->reset) {
		put(s, STR("RSET\r\n"));
		expect(s, SMTP_RSET, i);
		s->reset = false;
	}
	if (s->size)
		(void)snprintf(size, sizeof(size), " SIZE=%zu", job->bytes.n);
	put(s, STR("MAIL FROM:<"));
	put(s, job->from);
	put(s, STR(">"));
	put(s, str_of(size));
	if (job->smtputf8)
		put(s, STR(" BODY=8BITMIME SMTPUTF8"));
	put(s, STR("\r\n"));
	expect(s, SMTP_MAIL, i);
}

static void
send_rcpt(struct smtp *s, int i)
{
	put(s, STR("RCPT TO:<"));
	put(s, s->slots[i].job.to);
	put(s, STR(">\r\n"));
	expect(s, SMTP_RCPT, i);
}

static void
send_data(struct smtp *s, int i)
{
	put(s, STR("DATA\r\n"));
	expect(s, SMTP_DATA, i);
}

/* The whole message with its dots doubled (RFC 5321, 4.5.2). */
static void
send_body(struct smtp *s, int i)
{
	struct smtp_slot *slot = &s->slots[i];
	struct str rest = slot->job.bytes;

	if (s->user.began(s->user.arg, slot->job.id) != ERR_OK) {
		/* Without the journal nothing may be in doubt: hang up before
		 * the end, which no server can take for a message. */
		s->dead = true;
		return;
	}
	while (rest.n > 0) {
		size_t end = str_find(rest, STR("\r\n"));
		size_t n = end == SIZE_MAX ? rest.n : end + 2;

		if (rest.p[0] == '.')
			put(s, STR("."));
		put(s, str_sub(rest, 0, n));
		rest = str_sub(rest, n, rest.n);
	}
	put(s, STR(".\r\n"));
	slot->whole = true;
	slot->end_at = s->queued;
	expect(s, SMTP_BODY, i);
}

bool
smtp_wants(const struct smtp *s)
{
	if (!s->ready || s->dead || s->quitting)
		return false;
	if (s->n_expected == 0)
		return true;
	return s->pipelining && s->n_expected == 1 &&
	       s->expected[0].step == SMTP_BODY;
}

/* ---- results ---------------------------------------------------------- */

static void
finish(struct smtp *s, int i)
{
	struct smtp_slot *slot = &s->slots[i];

	slot->result.id = slot->job.id;
	s->user.result(s->user.arg, &slot->result);
	job_free(&slot->job);
	*slot = (struct smtp_slot){ 0 };
	s->finished++;
}

static void
fail(struct smtp *s, int i, enum sink_outcome outcome, enum sink_stage stage)
{
	struct smtp_slot *slot = &s->slots[i];

	if (slot->failed)
		return;
	slot->failed = true;
	slot->result.outcome = outcome;
	slot->result.stage = stage;
	slot->result.code = s->code;
	memcpy(slot->result.enhanced, s->enhanced, sizeof(s->enhanced));
}

void
smtp_give(struct smtp *s, struct job *job)
{
	int i = s->slots[0].used ? 1 : 0;
	struct smtp_slot *slot = &s->slots[i];

	*slot = (struct smtp_slot){ .used = true, .job = *job };
	*job = (struct job){ 0 };
	s->code = 0;
	memset(s->enhanced, 0, sizeof(s->enhanced));
	if (slot->job.smtputf8 && !(s->smtputf8 && s->eightbit)) {
		s->code = 550; /* RFC 6531, 3.5: our own refusal */
		memcpy(s->enhanced, (int[3]){ 5, 6, 7 }, sizeof(s->enhanced));
		fail(s, i, SINK_REFUSED, SINK_AT_MAIL);
	} else if (s->size_max > 0 &&
		   (int64_t)slot->job.bytes.n > s->size_max) {
		s->code = 552;
		memcpy(s->enhanced, (int[3]){ 5, 3, 4 }, sizeof(s->enhanced));
		fail(s, i, SINK_REFUSED, SINK_AT_MAIL);
	}
	if (slot->failed) {
		finish(s, i);
		return;
	}
	send_mail(s, i);
	if (s->pipelining) {
		send_rcpt(s, i);
		send_data(s, i);
	}
}

bool
smtp_is_busy(const struct smtp *s)
{
	return s->slots[0].used || s->slots[1].used;
}

/* ---- what the server says --------------------------------------------- */

/* What a refusal means for the message. */
static enum sink_outcome
refusal(struct smtp *s, enum smtp_step step)
{
	if (s->code == 421) {
		/* The server leaves: it is about the connection. */
		s->dead = true;
		return s->finished > 0 && step != SMTP_BODY ? SINK_RETURNED
							    : SINK_TEMPORARY;
	}
	if (s->code < 500)
		return SINK_TEMPORARY;
	if (step != SMTP_MAIL || s->code == 552 ||
	    (s->enhanced[1] == 3 && s->enhanced[2] == 4) ||
	    (s->enhanced[1] == 6 && s->enhanced[2] == 7))
		return SINK_REFUSED;
	/* The sender is refused: no person's address is to blame, and the next
	 * message would fare no better. */
	s->ours = s->dead = true;
	return SINK_TEMPORARY;
}

static void
on_mail(struct smtp *s, int i)
{
	if (s->code / 100 != 2) {
		fail(s, i, refusal(s, SMTP_MAIL), SINK_AT_MAIL);
		if (!s->pipelining) {
			s->reset = true;
			finish(s, i);
		}
	} else if (!s->pipelining) {
		send_rcpt(s, i);
	}
}

static void
on_rcpt(struct smtp *s, int i)
{
	if (s->code / 100 != 2) {
		fail(s, i, refusal(s, SMTP_RCPT), SINK_AT_RCPT);
		if (!s->pipelining) {
			s->reset = true;
			finish(s, i);
		}
	} else if (!s->pipelining) {
		send_data(s, i);
	}
}

static void
on_data(struct smtp *s, int i)
{
	bool wanted = s->code == 354;

	if (!wanted)
		fail(s, i, refusal(s, SMTP_DATA), SINK_AT_DATA);
	if (!s->slots[i].failed) {
		send_body(s, i);
		return;
	}
	/* RFC 2920, 3.1: no recipient, yet 354: end it with nothing. */
	if (wanted) {
		put(s, STR(".\r\n"));
		expect(s, SMTP_EMPTY, i);
	}
	s->reset = true;
	finish(s, i);
}

static void
on_body(struct smtp *s, int i)
{
	struct smtp_slot *slot = &s->slots[i];

	if (s->code / 100 == 2) {
		slot->failed = false;
		fail(s, i, SINK_SENT, SINK_AT_END);
	} else {
		fail(s, i, refusal(s, SMTP_BODY), SINK_AT_END);
	}
	finish(s, i);
}

static void
on_hello(struct smtp *s, enum smtp_step step)
{
	if (s->code / 100 == 2) {
		s->ready = true;
		return;
	}
	if (step == SMTP_EHLO && s->code / 100 == 5 && s->code != 554) {
		s->pipelining = s->smtputf8 = s->eightbit = s->size = false;
		put(s, STR("HELO "));
		put(s, s->hello);
		put(s, STR("\r\n"));
		expect(s, SMTP_HELO, 0);
		return;
	}
	s->dead = true;
}

static void
on_greeting(struct smtp *s)
{
	if (s->code != 220) {
		s->dead = true;
		return;
	}
	put(s, STR("EHLO "));
	put(s, s->hello);
	put(s, STR("\r\n"));
	expect(s, SMTP_EHLO, 0);
}

/* One whole reply. */
static void
on_reply(struct smtp *s)
{
	enum smtp_step step;
	int slot;

	if (s->n_expected == 0) {
		s->dead = true; /* nobody asked; 421 before a close, say */
		return;
	}
	step = s->expected[0].step;
	slot = s->expected[0].slot;
	s->n_expected--;
	memmove(s->expected, s->expected + 1,
	    s->n_expected * sizeof(s->expected[0]));
	switch (step) {
	case SMTP_GREETING:
		on_greeting(s);
		break;
	case SMTP_EHLO:
	case SMTP_HELO:
		on_hello(s, step);
		break;
	case SMTP_MAIL:
		on_mail(s, slot);
		break;
	case SMTP_RCPT:
		on_rcpt(s, slot);
		break;
	case SMTP_DATA:
		on_data(s, slot);
		break;
	case SMTP_BODY:
		on_body(s, slot);
		break;
	case SMTP_RSET:
		s->dead = s->dead || s->code / 100 != 2;
		break;
	case SMTP_EMPTY:
		break;
	case SMTP_QUIT:
		s->dead = true;
		break;
	}
	set_deadline(s);
}

static void
on_keyword(struct smtp *s, struct str line)
{
	struct str word;
	int64_t n;

	line = str_trim(line);
	(void)str_cut(&line, ' ', &word);
	if (str_eq_nocase(word, STR("PIPELINING")))
		s->pipelining = true;
	else if (str_eq_nocase(word, STR("SMTPUTF8")))
		s->smtputf8 = true;
	else if (str_eq_nocase(word, STR("8BITMIME")))
		s->eightbit = true;
	if (!str_eq_nocase(word, STR("SIZE")))
		return;
	s->size = true;
	if (str_to_i64(str_trim(line), 0, INT64_MAX, &n) == ERR_OK)
		s->size_max = n;
}

/* "5.1.1 …" at the start of a reply's text (RFC 3463). */
static void
read_enhanced(struct smtp *s, struct str text)
{
	struct str code, part;
	int got[3];
	int64_t n;

	if (!str_cut(&text, ' ', &code))
		return;
	for (int i = 0; i < 3; i++) {
		if (!str_cut(&code, '.', &part) ||
		    str_to_i64(part, 0, 999, &n) != ERR_OK)
			return;
		got[i] = (int)n;
	}
	if (code.p == NULL && got[0] == s->code / 100)
		memcpy(s->enhanced, got, sizeof(got));
}

/* reply = *( code "-" text ) code [ " " text ] */
static void
on_line(struct smtp *s, struct str line)
{
	int64_t code;
	bool more;

	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	if (line.n < 3 || line.p[0] < '2' || line.p[0] > '5' ||
	    str_to_i64(str_sub(line, 0, 3), 200, 599, &code) != ERR_OK ||
	    (line.n > 3 && line.p[3] != ' ' && line.p[3] != '-') ||
	    (s->lines > 0 && code != s->code) || ++s->lines > REPLY_LINES) {
		s->dead = true;
		return;
	}
	more = line.n > 3 && line.p[3] == '-';
	if (s->lines == 1) {
		s->code = (int)code;
		memset(s->enhanced, 0, sizeof(s->enhanced));
		read_enhanced(s, str_sub(line, 4, line.n));
	} else if (s->n_expected > 0 && s->expected[0].step == SMTP_EHLO) {
		on_keyword(s, str_sub(line, 4, line.n));
	}
	if (more)
		return;
	s->lines = 0;
	on_reply(s);
}

void
smtp_feed(struct smtp *s, struct str bytes)
{
	while (bytes.n > 0 && !s->dead) {
		size_t end = str_find(bytes, STR("\n"));

		if (end == SIZE_MAX) {
			buf_put(&s->in, bytes);
			s->dead = s->dead || s->in.full;
			return;
		}
		buf_put(&s->in, str_sub(bytes, 0, end));
		bytes = str_sub(bytes, end + 1, bytes.n);
		if (s->in.full)
			s->dead = true;
		else
			on_line(s, buf_str(&s->in));
		buf_reset(&s->in);
	}
}

struct str
smtp_output(const struct smtp *s)
{
	return buf_str(&s->out);
}

void
smtp_sent(struct smtp *s, size_t n)
{
	buf_drop(&s->out, n);
	s->written += n;
	/* The server's time begins when it has everything. */
	if (s->out.n == 0)
		set_deadline(s);
}

void
smtp_quit(struct smtp *s)
{
	if (s->quitting || s->dead)
		return;
	s->quitting = true;
	put(s, STR("QUIT\r\n"));
	expect(s, SMTP_QUIT, 0);
}

void
smtp_lost(struct smtp *s)
{
	unsigned before = s->finished;

	s->dead = true;
	for (int i = 0; i < 2; i++) {
		struct smtp_slot *slot = &s->slots[i];

		if (!slot->used)
			continue;
		if (!slot->failed) {
			s->code = 0;
			memset(s->enhanced, 0, sizeof(s->enhanced));
		}
		if (slot->whole && s->written >= slot->end_at)
			fail(s, i, SINK_UNCERTAIN, SINK_AT_END);
		else if (slot->whole || before == 0)
			fail(s, i, SINK_TEMPORARY,
			    slot->whole ? SINK_AT_DATA : SINK_AT_MAIL);
		else
			fail(s, i, SINK_RETURNED, SINK_AT_MAIL);
		finish(s, i);
	}
	s->finished = before;
	s->n_expected = 0;
}
