/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_work: importing, sample files, and the jobs that are due. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "cli/cmd.h"
#include "intake/import.h"
#include "intake/sample.h"

/* ---- import --------------------------------------------------------- */

struct import_run {
	struct import *import;
	struct str rejected; /* path, or empty */
	bool dry_run;
};

static enum err
rejected_write(struct cli *c, const struct import_run *r)
{
	struct str bytes = import_refused(r->import);
	int fd = open(cli_path(c, r->rejected),
	    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	bool ok = fd >= 0 && file_write(fd, bytes) == ERR_OK;

	if (!ok)
		(void)cli_fail(c, ERR_IO, STR_FMT ": %s", STR_ARG(r->rejected),
		    strerror(errno));
	if (fd >= 0)
		(void)close(fd);
	return ok ? ERR_OK : ERR_IO;
}

static enum err
import_told(struct cli *c, const struct import_run *r)
{
	struct import_counts n = import_counts(r->import);

	if (c->json) {
		import_counts_json(&c->out, &n);
		cli_say(c, "\n");
	} else {
		cli_say(c,
		    "%s%lld new, %lld matched, %lld changed, %lld "
		    "suppressed, %lld refused; %lld columns dropped\n",
		    r->dry_run ? "would be: " : "", (long long)n.new,
		    (long long)n.matched, (long long)n.changed,
		    (long long)n.suppressed, (long long)n.refused,
		    (long long)n.dropped_columns);
		if (n.left_out > 0)
			cli_say(c,
			    "%lld value%s left out: such fields are kept of "
			    "others only\n",
			    (long long)n.left_out, n.left_out == 1 ? "" : "s");
	}
	return r->rejected.n > 0 ? rejected_write(c, r) : ERR_OK;
}

static enum err
import_over(struct cli *c, const struct import_run *r, enum err e)
{
	enum import_stop stop = import_stopped(r->import);

	if (stop == IMPORT_DENIED)
		return cli_fail(c, e, STR_FMT,
		    STR_ARG(reason_text(import_reason(r->import), LANG_EN)));
	return cli_fail(c, e, STR_FMT "%s",
	    STR_ARG(import_stop_text(stop, LANG_EN)),
	    stop == IMPORT_SMALLER || stop == IMPORT_CHANGES
		? " (--approved goes on)"
		: "");
}

static enum err
import_go(struct cli *c, bool *done)
{
	struct import_run *r = c->work;
	enum err e = import_slice(r->import, c->slice_ns, done);

	if (e != ERR_OK)
		return import_over(c, r, e);
	return *done ? import_told(c, r) : ERR_OK;
}

static void
import_end(struct cli *c)
{
	struct import_run *r = c->work;

	if (r != NULL)
		import_free(r->import);
	c->work = NULL;
}

static enum err
import_refuse(struct cli *c, enum err e, const struct people_error *why)
{
	if (e == ERR_DENIED)
		return cli_fail(c, e, STR_FMT,
		    STR_ARG(import_stop_text(IMPORT_NO_PURPOSE, LANG_EN)));
	if (e == ERR_REFUSED)
		return cli_fail(c, e, STR_FMT,
		    STR_ARG(import_stop_text(IMPORT_NO_ASSESSMENT, LANG_EN)));
	if (why->csv.what != NULL)
		return cli_fail(c, e, "%s (line %lld, column %lld)",
		    why->csv.what, (long long)why->csv.line,
		    (long long)why->csv.column);
	if (why->map.problem != MAP_FINE)
		return cli_fail(c, e, STR_FMT,
		    STR_ARG(map_error_text(c->a, &why->map, LANG_EN)));
	return cli_fail(c, e, "%s", err_text(e));
}

enum err
cmd_import(struct cli *c)
{
	struct import_ask ask = { .dry_run = cli_flag(c, "dry-run"),
		.approved = cli_flag(c, "approved"),
		.actor = &c->actor,
		.note = STR("import") };
	struct str map = cli_option(c, "map");
	struct people_error why = { 0 };
	struct import_run *r = ARENA_NEW(c->a, struct import_run);
	int at;
	enum err e = cmd_words(c, 1, 1);

	if (e != ERR_OK)
		return e;
	e = cmd_name(c, c->org->st, CMD_SOURCE, cli_option(c, "source"), &at);
	if (e != ERR_OK)
		return e;
	ask.source = c->org->st->sources[at].n.name;
	if (map.p != NULL &&
	    (e = cli_read(c, map, LIMIT_BODY_BYTES, &ask.map)) != ERR_OK)
		return e;
	r->rejected = cli_option(c, "rejected");
	r->dry_run = ask.dry_run;
	e = import_new(c->s, c->org, c->file_fd, &ask, &r->import, &why);
	if (e != ERR_OK)
		return import_refuse(c, e, &why);
	c->work = r;
	c->slice = import_go;
	c->slice_free = import_end;
	return ERR_OK;
}

/* ---- sample --------------------------------------------------------- */

enum err
cmd_sample(struct cli *c)
{
	struct sample s = { .with_undeclared = cli_flag(c, "undeclared") };
	struct arena *a;
	int64_t seed;
	int at;
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = cmd_number(c, "people", 1, 10000000, 100, &s.people);
	if (e == ERR_OK)
		e = cmd_number(c, "seed", 0, INT64_MAX, 1, &seed);
	if (e == ERR_OK)
		e = cmd_statement(c, c->words[0], &s.st);
	if (e != ERR_OK)
		return e;
	e = cmd_name(c, s.st, CMD_SOURCE, cli_option(c, "source"), &at);
	if (e != ERR_OK)
		return e;
	s.source = &s.st->sources[at];
	s.seed = (uint64_t)seed;
	if (sample_head(&s, &c->out) != ERR_OK)
		return cli_fail(c, ERR_REFUSED, "the source declares no file");
	a = arena_new(LIMIT_ARENA_REQUEST);
	for (int64_t no = 0; no < s.people; no++) {
		sample_person(&s, a, no, &c->out);
		arena_reset(a);
	}
	arena_free(a);
	return c->out.full ? cli_fail(c, ERR_TOO_BIG, "too many people")
			   : ERR_OK;
}

/* ---- work ----------------------------------------------------------- */

#define WORK_MAX_S 3600
#define SERVED_MS  2
#define POLL_MS    10

#define PASSES_MAX 50

/* One pass makes work for the next: an invitation is a letter to be sent. It
 * is over when a pass leaves nothing in the trail. */
struct work {
	int64_t deadline_ns;
	int64_t entries; /* of the trail, when this pass began */
	int passes;
};

/* Wait for the mail process; short, for a server has others to answer. */
static void
work_wait(struct cli *c)
{
	struct pollfd p = { .fd = jobs_fd(c->jobs), .events = POLLIN };
	int ms = jobs_wake_ms(c->jobs), most = c->served ? SERVED_MS : POLL_MS;

	if (ms < 0 || ms > most)
		ms = most;
	(void)poll(&p, p.fd >= 0 ? 1 : 0, ms);
}

static bool
work_again(struct cli *c, struct work *w)
{
	int64_t entries = audit_size(c->s->audit);

	if (entries == w->entries || ++w->passes >= PASSES_MAX)
		return false;
	w->entries = entries;
	jobs_all_due(c->jobs);
	return true;
}

static enum err
work_slice(struct cli *c, bool *done)
{
	struct work *w = c->work;
	enum err e = tick_begin(c->s);
	bool more;

	if (e != ERR_OK)
		return cli_fail(c, e, "%s", err_text(e));
	more = jobs_slice(c->jobs, c->slice_ns);
	e = tick_end(c->s);
	jobs_committed(c->jobs, e == ERR_OK);
	if (e != ERR_OK)
		return cli_fail(c, e, "%s", err_text(e));
	*done = jobs_idle(c->jobs);
	if (*done && work_again(c, w)) {
		*done = false;
		return ERR_OK;
	}
	if (!cli_flag(c, "until-idle") && !more && !jobs_has_work(c->jobs))
		*done = true;
	if (*done && c->json)
		cli_say(c, "{\"idle\":%s}\n",
		    jobs_idle(c->jobs) ? "true" : "false");
	if (*done || more)
		return ERR_OK;
	if (clock_mono_ns() > w->deadline_ns)
		return cli_fail(c, ERR_BUSY, "there is still work to do");
	work_wait(c);
	return ERR_OK;
}

#define PREVIEW_MAX 100000

static enum err
preview_body(struct cli *c, struct tx *tx, void *self)
{
	struct json *j = self;
	struct retention_preview rp = { 0 };
	int64_t days;
	enum err e = cmd_number(c, "days", 0, 36500, 0, &days);

	if (e == ERR_OK)
		e = retention_preview(tx, tx->now_s + days * DAY_S, PREVIEW_MAX,
		    &rp);
	for (size_t i = 0; e == ERR_OK && i < rp.n; i++) {
		struct str id = id_print(c->a, rp.at[i].person);
		struct str at = instant_print(c->a, rp.at[i].at_s);

		if (!c->json) {
			cli_say(c, STR_FMT "  " STR_FMT "  %s  " STR_FMT "\n",
			    STR_ARG(c->org->name), STR_ARG(id),
			    due_name(rp.at[i].why), STR_ARG(at));
			continue;
		}
		json_open(j, NULL);
		json_str(j, "organisation", c->org->name);
		json_str(j, "id", id);
		json_str(j, "why", str_of(due_name(rp.at[i].why)));
		json_str(j, "due", at);
		json_close(j);
	}
	return e;
}

static enum err
work_preview(struct cli *c)
{
	struct json j;
	enum err e = ERR_OK;

	cmd_list_begin(c, &j, "due");
	for (size_t i = 0; i < c->s->orgs_n && e == ERR_OK; i++) {
		c->org = &c->s->orgs[i];
		e = cmd_tx(c, ACTIVITY_RETENTION, preview_body, &j);
	}
	cmd_list_end(c, &j);
	return e;
}

enum err
cmd_work(struct cli *c)
{
	struct work *w = ARENA_NEW(c->a, struct work);
	enum err e = cmd_words(c, 0, 0);

	if (e != ERR_OK)
		return e;
	if (cli_flag(c, "preview"))
		return work_preview(c);
	w->deadline_ns = clock_mono_ns() + (int64_t)WORK_MAX_S * 1000000000;
	w->entries = audit_size(c->s->audit);
	c->work = w;
	c->slice = work_slice;
	jobs_all_due(c->jobs);
	return ERR_OK;
}
