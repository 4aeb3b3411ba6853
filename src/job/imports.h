/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * job/imports: uploaded files, tried first and imported when somebody says so.
 *
 * The file waits sealed in the table `spool`, for a day at most, and stands
 * in the clear only in memory while it is read. Runs go in slices that have
 * ticks of their own, so that the server answers in between; one at a time.
 * What is known of a run is counts and lines, no value of the file, and it is
 * gone when the server ends: the file is then uploaded again.
 */
#ifndef JOB_IMPORTS_H
#define JOB_IMPORTS_H

#include "intake/import.h"
#include "job/job.h"

#define UPLOAD_BYTES_MAX (48U << 20) /* beyond it: ERR_TOO_BIG */

enum upload_state {
	UPLOAD_TRYING, /* the dry run is waiting or under way */
	UPLOAD_TRIED,  /* waits for a yes or no */
	UPLOAD_RUNNING,
	UPLOAD_DONE,
	UPLOAD_STOPPED /* import_stop says why; also after a dry run */
};

/* A column that the source declares, or that the file has beside these. */
struct upload_column {
	struct str head;
	int field; /* -1: key, or the column that says who is dead */
	bool there;
	bool other; /* of the file, and the source does not declare it */
};

struct upload {
	int64_t id, org, at_s;
	struct str source, file; /* names; the file's as it was uploaded */
	enum upload_state state;
	enum import_stop stop;
	struct people_error error; /* of a file that was not opened */
	enum reason reason;
	struct import_counts counts;
	int done; /* thousandths of the run */
	struct upload_column *columns;
	size_t columns_n;
	struct str refused; /* CSV, as import_refused */
};

/** uploads_add(j, tx, source, file, bytes, id_out): seal and queue the file;
 * the runs act as tx->actor. Errors: TOO_BIG (UPLOAD_BYTES_MAX), NOT_FOUND (no
 * such source), LIMIT (too many wait), DB. */
enum err uploads_add(struct jobs *j, struct tx *tx, struct str source,
    struct str file, struct str bytes, int64_t *id_out) MUST_USE;
/** uploads_get(j, org, id): borrowed until the next slice; NULL when there is
 * none. uploads_at(j, org, i): the ${i}-th of an organisation, newest first.
 */
const struct upload *uploads_get(const struct jobs *j, int64_t org, int64_t id);
const struct upload *uploads_at(const struct jobs *j, int64_t org, size_t i);
/** uploads_go(j, tx, id, approved): import it, as tx->actor; ${approved}: go
 * on where the brake would stop. Errors: NOT_FOUND, CONFLICT (not tried, or
 * on its way). */
enum err uploads_go(struct jobs *j, struct tx *tx, int64_t id,
    bool approved) MUST_USE;
/** uploads_drop(j, tx, id): forget it and its file. Errors: NOT_FOUND,
 * CONFLICT (it runs), DB. */
enum err uploads_drop(struct jobs *j, struct tx *tx, int64_t id) MUST_USE;

/** jobs_outside(j, budget_ns): work that has ticks of its own, outside of any
 * tick, for about ${budget_ns}. True when there is more to do at once. */
bool jobs_outside(struct jobs *j, int64_t budget_ns);
/** jobs_has_outside(j): whether such work waits. */
bool jobs_has_outside(const struct jobs *j);
void uploads_close(struct jobs *j);

#endif
