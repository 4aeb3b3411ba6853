/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/smtp_run: the loop of an out process that speaks SMTP. One connection
 * at a time; it listens to its parent also while the server keeps it waiting.
 */
#include "base/time.h"
#include "mail/link.h"
#include "mail/smtp.h"

#define NS_MS      INT64_C(1000000)
#define GRACE_MS   10000 /* for an answer after the parent is gone */
#define REFUSED_MS 60000 /* a pause after the server refused our sender */

struct run {
	struct out *o;
	struct link *link; /* NULL: not connected */
	struct smtp smtp;  /* valid while the link is open */
	bool open;
	int64_t idle_ns;  /* since when there is nothing to do */
	int64_t until_ns; /* the connection must be ready by then */
};

static enum err
began(void *arg, int64_t id)
{
	return out_began(arg, id);
}

static void
result(void *arg, const struct sink_result *r)
{
	out_result(arg, r);
}

/* The connection is over: ${ms} > 0 asks the parent for a pause. */
static void
hang_up(struct run *r, bool failed)
{
	bool ours = false;

	if (r->open) {
		ours = r->smtp.ours;
		failed = failed || !r->smtp.ready ||
			 (smtp_is_busy(&r->smtp) && r->smtp.finished == 0);
		if (failed || ours)
			out_say(r->o, WIRE_DOWN, ours ? REFUSED_MS : 0);
		smtp_lost(&r->smtp);
		smtp_release(&r->smtp);
	} else if (failed) {
		out_say(r->o, WIRE_DOWN, 0);
	}
	if (failed || ours)
		out_return_all(r->o);
	link_free(r->link);
	r->link = NULL;
	r->open = false;
}

static void
connect_on(struct run *r)
{
	struct smtp_user user = { .arg = r->o,
		.began = began,
		.result = result };

	if (r->link == NULL) {
		if (link_open(r->o, &r->link) != ERR_OK) {
			hang_up(r, true);
			return;
		}
		r->until_ns = clock_mono_ns() + r->o->connect_ms * NS_MS;
	}
	switch (link_step(r->link)) {
	case LINK_CONNECTING:
		return;
	case LINK_FAILED:
		hang_up(r, true);
		return;
	case LINK_OPEN:
		smtp_init(&r->smtp, &user, r->o->hello, r->o->command_ms,
		    r->o->final_ms, link_is_greeted(r->link));
		r->open = true;
		return;
	}
}

/* Send and receive what can be; false when the connection is gone. */
static bool
exchange(struct run *r)
{
	static char chunk[16384];
	ptrdiff_t n;

	for (int i = 0; i < 64; i++) {
		bool moved = false;
		struct str s = smtp_output(&r->smtp);

		if (s.n > 0) {
			if ((n = link_send(r->link, s)) < 0)
				return false;
			smtp_sent(&r->smtp, (size_t)n);
			moved = n > 0;
		}
		if ((n = link_recv(r->link, chunk, sizeof(chunk))) < 0)
			return false;
		if (n > 0)
			smtp_feed(&r->smtp, (struct str){ chunk, (size_t)n });
		if (r->smtp.dead)
			return false;
		if (!moved && n == 0)
			break;
	}
	return true;
}

static bool
is_late(const struct run *r, int64_t now_ns)
{
	return now_ns > r->smtp.deadline_ns ||
	       (!r->smtp.ready && now_ns > r->until_ns);
}

static void
talk(struct run *r)
{
	struct job job;
	int64_t now_ns;

	while (smtp_wants(&r->smtp) && out_next(r->o, &job))
		smtp_give(&r->smtp, &job);
	if (!exchange(r)) {
		hang_up(r, false);
		return;
	}
	now_ns = clock_mono_ns();
	if (is_late(r, now_ns)) {
		hang_up(r, false);
		return;
	}
	if (smtp_is_busy(&r->smtp) || r->o->n > 0 || !r->smtp.ready)
		r->idle_ns = now_ns;
	else if (r->o->closing || now_ns - r->idle_ns > r->o->idle_ms * NS_MS)
		smtp_quit(&r->smtp);
}

/* How long nothing needs doing by the clock alone. */
static int
patience_ms(const struct run *r, int64_t end_ns)
{
	int64_t at_ns = end_ns, now_ns = clock_mono_ns();

	if (r->link == NULL)
		return r->o->n > 0 ? 0 : -1;
	if (!r->open || !r->smtp.ready)
		at_ns = r->until_ns < at_ns ? r->until_ns : at_ns;
	if (r->open && r->smtp.deadline_ns < at_ns)
		at_ns = r->smtp.deadline_ns;
	if (r->open && r->smtp.deadline_ns == INT64_MAX &&
	    r->idle_ns + r->o->idle_ms * NS_MS < at_ns)
		at_ns = r->idle_ns + r->o->idle_ms * NS_MS;
	if (at_ns <= now_ns)
		return 1;
	return at_ns - now_ns > 60000 * NS_MS
		   ? 60000
		   : (int)((at_ns - now_ns) / NS_MS) + 1;
}

/* A message may be given, or bytes read and kept inside TLS may wait. */
static bool
can_go_on(const struct run *r)
{
	return r->open && smtp_wants(&r->smtp) && r->o->n > 0;
}

void
smtp_run(struct out *o)
{
	struct run r = { .o = o };
	int64_t end_ns = INT64_MAX;

	for (;;) {
		out_listen(o);
		if (o->closing && end_ns == INT64_MAX)
			end_ns = clock_mono_ns() + GRACE_MS * NS_MS;
		if (r.open)
			talk(&r);
		else if (r.link != NULL || o->n > 0)
			connect_on(&r);
		if (o->closing && (!r.open || clock_mono_ns() >= end_ns))
			break;
		if (!can_go_on(&r))
			link_wait(r.link, o->closing ? -1 : o->parent,
			    r.open && smtp_output(&r.smtp).n > 0,
			    patience_ms(&r, end_ns));
	}
	if (r.link != NULL)
		hang_up(&r, false);
}
