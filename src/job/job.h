/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * job: work the server does by itself: letters, mailings, invitations,
 * reminders, retention, expiry, checkpoints of the trail.
 *
 * Each run is an actor (ACTOR_JOB) with the purpose that serves its activity.
 * Work is done in slices inside ticks; hand-over to the mail sink only after
 * the commit. The order of rows in jobs.def is the order of turns.
 */
#ifndef JOB_JOB_H
#define JOB_JOB_H

#include "life/life.h"
#include "mail/sink.h"
#include "store/message.h"
#include "store/store.h"

struct jobs_config {
	struct str sink; /* "dir:PATH", "off", "smtp://…"; empty:
			    dir:DIR/outbox */
	struct str sink_user, sink_password;
	struct str sink_tls;            /* "auto", "required", "off" */
	struct str sink_hello, sink_ca; /* name for EHLO; certificates */
	int connections;                /* 0: one */
	struct str public_url;      /* "http://127.0.0.1:8080": links in mail */
	struct str checkpoint_copy; /* directory; may be empty */
};

struct jobs;

/** jobs_new(s, config, out): Errors: INVALID (the sink), IO. */
enum err jobs_new(struct store *s, const struct jobs_config *config,
    struct jobs **out) MUST_USE;
void jobs_close(struct jobs *j);
/**
 * jobs_slice(j, budget_ns): in a running tick, after its requests: take the
 * sink's results, then work for at most ${budget_ns}. True when there is more
 * to do at once.
 */
bool jobs_slice(struct jobs *j, int64_t budget_ns);
/** jobs_committed(j, ok): after the tick: hand over what was marked as handed
 * in it, or forget it when the tick failed. */
void jobs_committed(struct jobs *j, bool ok);
/** jobs_settle(j): after a tick's commit and before its answers leave: when
 * somebody said no in it, messages that have not begun are taken back, so
 * that none of before begins after the no was acknowledged (law 4, T-40). */
void jobs_settle(struct jobs *j);
/** jobs_has_work(j): whether a tick is wanted now. */
bool jobs_has_work(const struct jobs *j);
/** jobs_fd(j): readable when a result is there; jobs_wake_ms(j): call again
 * in so many ms at the latest. */
int jobs_fd(const struct jobs *j);
int jobs_wake_ms(const struct jobs *j);
/** jobs_idle(j): nothing is due and nothing is in flight. */
bool jobs_idle(const struct jobs *j);
/** jobs_releases(j, until_ns): in a running tick, what a new version of a
 * statement wants done now; true when there is more. jobs_releases_due(j): the
 * server's next tick does it. */
bool jobs_releases(struct jobs *j, int64_t until_ns);
void jobs_releases_due(struct jobs *j);
/** jobs_all_due(j): look for due work of every kind now, whatever the time of
 * the last look (vern work). */
void jobs_all_due(struct jobs *j);

/* What a run of retention would do, for the preview: people, values and
 * consents that are due, what a duty holds, and who is to be reviewed. */
struct retention_row {
	enum due_why why;
	int64_t person, at_s;
	const struct keep_clause *clause; /* NULL: of parts of a person */
};
struct retention_preview {
	struct retention_row *at;
	size_t n, total;
	size_t by_why[DUE_WHYS];
};
enum err retention_preview(struct tx *tx, int64_t until_s, size_t max,
    struct retention_preview *out) MUST_USE;

#endif
