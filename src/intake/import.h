/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * intake/import: the people of a file into the register.
 *
 * Matches by the source's key only; never by name, birth date or address.
 * Takes before joining what the source may give before joining, of members
 * what it may give after, and of both no more than the purpose uses that
 * serves imports. What the person gave stays (B08, T-45). Who is under a
 * do-not-invite mark is passed over, and only counted (B09, T-51). The same
 * file twice changes nothing.
 *
 * Work goes in slices with a tick of their own, so that a server answers in
 * between. A run that is broken off is simply run again.
 */
#ifndef INTAKE_IMPORT_H
#define INTAKE_IMPORT_H

#include "intake/people.h"
#include "store/store.h"

struct import;

struct import_ask {
	struct str source;         /* its name in the statement */
	struct str map;            /* text of a mapping file, or empty */
	bool dry_run;              /* write nothing */
	bool approved;             /* go on where the brake would stop */
	const struct actor *actor; /* copied */
	struct str note;           /* a code for the trail, such as "import" */
};

/* People, not rows; dropped_columns: columns of the file. */
struct import_counts {
	int64_t new, matched, changed, suppressed, refused, dropped_columns;
	int64_t people; /* in the file: new + matched + suppressed + refused */
	int64_t deceased; /* of those matched: newly reported dead */
	int64_t passed;   /* of those matched: left as they are, because no
			     purpose covers them now (objection, restriction,
			     leaving, dead) */
	int64_t left_out; /* values of fields that are not kept of the person */
};

enum import_stop {
	IMPORT_RUNS,
	IMPORT_DONE,
	IMPORT_DENIED,        /* the actor may not; import_reason */
	IMPORT_NO_SOURCE,     /* the statement has no such source */
	IMPORT_NO_PURPOSE,    /* no purpose of the statement serves imports */
	IMPORT_NO_ASSESSMENT, /* own register without the reference of an
			       assessment (Art. 6(4)) */
	IMPORT_FILE,          /* csv or map of the error says why */
	IMPORT_SMALLER, /* brake: at most half of the last file's people */
	IMPORT_CHANGES, /* brake: changes more than half of its people */
	IMPORT_BROKEN   /* the store or the file failed meanwhile */
};

/**
 * import_new(s, org, fd, ask, out, error_out): ${s}, ${org} and ${fd}
 * (seekable) are borrowed until import_free. Errors: INVALID with
 * ${error_out} (file or mapping), NOT_FOUND (no such source), DENIED (no
 * purpose serves imports), REFUSED (no assessment), IO.
 */
enum err import_new(struct store *s, struct org *org, int fd,
    const struct import_ask *ask, struct import **out,
    struct people_error *error_out) MUST_USE;
/**
 * import_slice(im, budget_ns, done_out): work for about ${budget_ns}, outside
 * a tick. Errors: DENIED, REFUSED (the brake; nothing was changed), IO,
 * TOO_BIG, DB: the run is over, import_stopped says why; what earlier slices
 * committed stays.
 */
enum err import_slice(struct import *im, int64_t budget_ns,
    bool *done_out) MUST_USE;
struct import_counts import_counts(const struct import *im);
enum import_stop import_stopped(const struct import *im);
/** import_stop_text(stop, l): one sentence. */
struct str import_stop_text(enum import_stop stop, enum lang l);
/** import_reason(im): of IMPORT_DENIED. */
enum reason import_reason(const struct import *im);
const struct map *import_map(const struct import *im);
/** import_done(im): thousandths of the work that are over. */
int import_done(const struct import *im);
/**
 * import_refused(im): one line for each person not taken, as CSV with a
 * heading: line, reason, field, what the reason means. No key and no value of
 * the file. Capped at 16 MiB; valid until the next slice.
 */
struct str import_refused(const struct import *im);
/** import_counts_json(b, c): one object. */
void import_counts_json(struct buf *b, const struct import_counts *c);
void import_free(struct import *im);

#endif
