/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/pace: how long the server's loop is busy, as counts of microseconds in
 * classes; no fact about anybody. Printed on SIGUSR1 and at the end where
 * VERN_PACE is set; bench/fire reads it.
 */
#ifndef CLI_PACE_H
#define CLI_PACE_H

#include "base/base.h"

/* Eight classes for each doubling: a quantile is off by at most an eighth. */
#define PACE_CLASSES (40 * 8)

enum pace_of {
	PACE_TICK,    /* begin to answers */
	PACE_JOBS,    /* the jobs' slice of a tick */
	PACE_COMMIT,  /* entries, commit, indexes */
	PACE_SETTLE,  /* mail taken back, answers written */
	PACE_COMMAND, /* one slice of the command line's callers */
	PACE_TIDY,    /* the database's log written back */
	PACE_ROUND,   /* from one wait to the next: what a visitor waits */
	PACE_MAX
};

struct pace {
	struct {
		uint64_t count[PACE_CLASSES], n, late;
		int64_t longest_us;
	} of[PACE_MAX];
};

/** pace_add(p, of, from_ns): what began at ${from_ns} (monotonic) ends now;
 * gives now, so that the next part can begin there. */
int64_t pace_add(struct pace *p, enum pace_of of, int64_t from_ns);
/** pace_print(p): one line each to stderr. */
void pace_print(const struct pace *p);

#endif
