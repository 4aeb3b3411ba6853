/* SPDX-License-Identifier: EUPL-1.2 */
/* job/internal: shared by the files of this room. */
#ifndef JOB_INTERNAL_H
#define JOB_INTERNAL_H

#include "job/job.h"

enum job_kind {
#define JOB(name, fn, every_s) JOB_##name,
#include "job/jobs.def"
#undef JOB
	JOB_MAX
};

/*
 * A job's function works in the running tick until ${until_ns} (monotonic) and
 * says whether there is more to do at once.
 */
typedef bool job_fn(struct jobs *j, int64_t until_ns);
#define JOB(name, fn, every_s) job_fn fn;
#include "job/jobs.def"
#undef JOB

struct postbag; /* job/post.c: what is being handed over */
struct uploads; /* job/imports.c: files and their runs */

struct jobs {
	struct store *s;
	struct jobs_config config;
	struct arena *kept;      /* configuration */
	struct arena *a;         /* of one piece of work */
	int64_t due_ns[JOB_MAX]; /* monotonic; next look */
	bool more[JOB_MAX];      /* the last slice was not the end */
	bool pass_done[JOB_MAX]; /* since jobs_all_due */
	/* people: where the walk is */
	size_t walk_org;
	int64_t walk_person;
	/* parts: the same, first over people, then over what is held */
	size_t parts_org;
	int64_t parts_person;
	bool parts_held;
	struct sink *sink;
	struct postbag *bag;
	struct uploads *uploads;
};

/** job_tx(j, tx, org, actor, activity): a tx in the running tick as the job
 * that serves ${activity}; ${actor} lives as long as ${tx}. Errors: DENIED
 * (no purpose serves it), DB. */
enum err job_tx(struct jobs *j, struct tx *tx, struct org *org,
    struct actor *actor, enum activity activity) MUST_USE;

/* post.c: letters and deliveries on their way to the sink. */
enum err post_open(struct jobs *j) MUST_USE;
void post_close(struct jobs *j);
/* In the tick: take results, mark them; whether there is room again. What the
 * server put off makes none: it would be tried again at once, for ever. */
bool post_results(struct jobs *j);
/* After the tick. */
void post_committed(struct jobs *j, bool ok);
bool post_in_flight(const struct jobs *j);
bool post_has_work(const struct jobs *j);

#endif
