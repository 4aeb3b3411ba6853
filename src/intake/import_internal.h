/* SPDX-License-Identifier: EUPL-1.2 */
/* intake/import_internal: what the two files of the import share. */
#ifndef INTAKE_IMPORT_INTERNAL_H
#define INTAKE_IMPORT_INTERNAL_H

#include "intake/import.h"
#include "store/person.h"

enum import_phase {
	PHASE_ASK,
	PHASE_SCAN,
	PHASE_TRY,
	PHASE_WRITE
};

struct import {
	struct arena *arena; /* for the run */
	struct arena *batch; /* for one savepoint; wiped */
	struct store *s;
	struct org *org;
	struct actor actor;
	struct str note;
	int source;
	struct people *people;
	bool dry_run, approved;
	enum import_phase phase;
	enum import_stop stop;
	enum reason reason;
	int64_t last_people;
	struct import_counts counts;
	struct buf refused;
	const struct grant *for_new; /* of the savepoint; NULL: not asked */
};

/* import_decide(im, tx, p, out): the grant to import ${p}, or somebody who is
 * not there yet (NULL), under the purpose of imports that is for such a person:
 * one before joining, another after, where the statement says so. Errors:
 * DENIED. */
enum err import_decide(struct import *im, struct tx *tx, struct person *p,
    const struct grant **out) MUST_USE;
/* import_one(im, tx, in): do what the file says about one person, and count
 * it. Errors: DB and the like, which end the run. */
enum err import_one(struct import *im, struct tx *tx,
    struct person_in *in) MUST_USE;
void refused_head(struct import *im);

#endif
