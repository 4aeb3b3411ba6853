/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/lane: one out process as its sink sees it: started when there is a
 * message for it, listened to without waiting, and buried with an honest
 * result for each message it had.
 */
#ifndef MAIL_LANE_H
#define MAIL_LANE_H

#include <sys/types.h>

#include "mail/wire.h"

struct flight {
	int64_t id;
	bool began;
};

/* One out process. */
struct lane {
	pid_t pid; /* 0: none runs */
	int fd;
	int index;
	bool hello;     /* it has spoken */
	bool recalling; /* no answer yet to a recall */
	bool writing;   /* the poll set waits for room in the socket */
	int failures;   /* in a row */
	int64_t retry_ns, heard_ns;
	struct buf in, out;
	struct flight flights[SINK_WINDOW_MAX]; /* in the order of begin */
	size_t n;
};

struct sink {
	struct sink_config c;
	struct sink_place place;
	char *strings; /* what the slices of `c` and `place` point to */
	int epoll;
	struct lane lanes[SINK_CONNECTIONS_MAX];
	/* Ended and not fetched. */
	struct sink_result ended[SINK_CONNECTIONS_MAX * SINK_WINDOW_MAX];
	size_t n_ended;
};

/** lane_start(s, l): make sure that a process runs; false: not now. */
bool lane_start(struct sink *s, struct lane *l);
/** lane_flush(s, l): write what can be. */
void lane_flush(struct sink *s, struct lane *l);
/** lane_listen(s, l): write and read what can be; results go to s->ended. */
void lane_listen(struct sink *s, struct lane *l);
/** lane_end(s, l): end the process; what it had gets a result. */
void lane_end(struct sink *s, struct lane *l);

#endif
