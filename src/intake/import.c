/* SPDX-License-Identifier: EUPL-1.2 */
/* How an import runs: phases, slices, the brake, what is reported. What is
 * done with one person stands in import_person.c. */
#include "intake/import.h"

#include <string.h>

#include "intake/import_internal.h"
#include "policy/narrow.h"

enum {
	BATCH = 200,       /* people of one savepoint */
	GLANCE = 16,       /* people between two looks at the clock */
	BRAKE_PEOPLE = 50, /* smaller registers change as they like */
	REFUSED_BYTES = 16 << 20
};

/* ---- opening -------------------------------------------------------- */

static enum err
open_map(struct import *im, const struct import_ask *ask,
    const struct source **source_out, struct people_error *error_out)
{
	struct source *own = ARENA_NEW(im->arena, struct source);

	*source_out = &im->org->st->sources[im->source];
	if (ask->map.p == NULL)
		return ERR_OK;
	if (map_parse(im->arena, im->org->st, *source_out, ask->map, own,
		&error_out->map) != ERR_OK)
		return ERR_INVALID;
	*source_out = own;
	return ERR_OK;
}

static enum err
check_source(struct import *im, const struct import_ask *ask)
{
	const struct source *s;

	im->source = statement_source(im->org->st, ask->source);
	if (im->source < 0)
		return ERR_NOT_FOUND;
	/* A version that is released already takes the source away. */
	if (narrowing_drops_source(im->org->narrow, im->source))
		return ERR_DENIED;
	s = &im->org->st->sources[im->source];
	if (s->own_register && text_is_empty(&s->compatible))
		return ERR_REFUSED;
	for (size_t i = 0; i < im->org->st->purposes_n; i++)
		if (purpose_serves(&im->org->st->purposes[i], ACTIVITY_IMPORT))
			return ERR_OK;
	return ERR_DENIED;
}

static void
copy_actor(struct import *im, const struct actor *from)
{
	struct office *offices =
	    ARENA_ARRAY(im->arena, struct office, from->offices_n);

	for (size_t i = 0; i < from->offices_n; i++)
		offices[i] = from->offices[i];
	im->actor = *from;
	im->actor.offices = offices;
}

enum err
import_new(struct store *s, struct org *org, int fd,
    const struct import_ask *ask, struct import **out,
    struct people_error *error_out)
{
	struct arena *a = arena_new((size_t)64 << 20);
	struct import *im = ARENA_NEW(a, struct import);
	const struct source *source;
	enum err e;

	*error_out = (struct people_error){ 0 };
	im->arena = a;
	im->s = s;
	im->org = org;
	im->batch = arena_new_secret((size_t)256 << 20);
	im->dry_run = ask->dry_run;
	im->approved = ask->approved;
	im->note = arena_str(a, ask->note);
	im->stop = IMPORT_RUNS;
	buf_init(&im->refused, REFUSED_BYTES);
	copy_actor(im, ask->actor);
	e = check_source(im, ask);
	if (e == ERR_OK)
		e = open_map(im, ask, &source, error_out);
	if (e == ERR_OK)
		e = people_open(fd, org->st, source, &im->people, error_out);
	if (e != ERR_OK) {
		import_free(im);
		return e;
	}
	im->counts.dropped_columns = (int64_t)people_map(im->people)->dropped;
	refused_head(im);
	*out = im;
	return ERR_OK;
}

void
import_free(struct import *im)
{
	if (im == NULL)
		return;
	people_close(im->people);
	buf_release(&im->refused);
	arena_free(im->batch);
	arena_free(im->arena);
}

/* ---- the brake ------------------------------------------------------ */

/* What the last run of this source had; 0 when there was none. */
static enum err
last_people(struct import *im, int64_t *people_out)
{
	struct stmt *st = db_stmt(im->s->db, SQL_IMPORT_RUN_LAST);
	bool has;
	enum err e;

	*people_out = 0;
	stmt_i64(st, im->org->id);
	stmt_i64(st, number_of(im->org, NUMBER_SOURCE, im->source));
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_OK;
	*people_out = col_i64(st, 2);
	stmt_done(st);
	return ERR_OK;
}

static bool
is_smaller(const struct import *im)
{
	return im->last_people >= BRAKE_PEOPLE &&
	       people_count(im->people) * 2 <= im->last_people;
}

static bool
changes_much(const struct import *im)
{
	const struct import_counts *c = &im->counts;

	return c->matched >= BRAKE_PEOPLE && c->changed * 2 > c->matched;
}

/* ---- phases --------------------------------------------------------- */

/* May the actor import at all? Committed, so that a refusal is in the trail
 * before anything is read. */
static enum err
ask_first(struct import *im)
{
	struct tx tx;
	const struct grant *g;
	enum err e, end;

	if ((e = tick_begin(im->s)) != ERR_OK)
		return e;
	if ((e = last_people(im, &im->last_people)) == ERR_OK)
		e = tx_begin(&tx, im->s, im->org, im->batch, &im->actor,
		    ACTIVITY_IMPORT);
	if (e != ERR_OK) {
		tick_drop(im->s);
		return e;
	}
	tx.note = im->note;
	e = tx_end(&tx, import_decide(im, &tx, NULL, &g));
	if (e == ERR_DENIED) {
		im->reason = tx.reason;
		im->stop = IMPORT_DENIED;
	}
	end = tick_end(im->s);
	return end != ERR_OK ? end : e;
}

static void
begin_pass(struct import *im, enum import_phase phase)
{
	int64_t columns = im->counts.dropped_columns;

	im->phase = phase;
	im->counts = (struct import_counts){ .dropped_columns = columns };
	buf_reset(&im->refused);
	refused_head(im);
}

static enum err
scan(struct import *im, int64_t until_ns)
{
	enum err e = people_scan(im->people, until_ns);

	if (e == ERR_BUSY)
		return ERR_OK;
	if (e != ERR_OK)
		return e;
	if (!im->dry_run && !im->approved && is_smaller(im)) {
		im->stop = IMPORT_SMALLER;
		return ERR_REFUSED;
	}
	/* Nothing is known of changes before the first run. */
	if (im->dry_run || (im->last_people > 0 && !im->approved))
		begin_pass(im, PHASE_TRY);
	else
		begin_pass(im, PHASE_WRITE);
	return ERR_OK;
}

/* Some people in one savepoint. ${over_out}: the file has no more. */
static enum err
batch(struct import *im, int64_t until_ns, bool *over_out)
{
	struct person_in in;
	struct tx tx;
	enum err e;

	arena_reset(im->batch);
	e = tx_begin(&tx, im->s, im->org, im->batch, &im->actor,
	    ACTIVITY_IMPORT);
	if (e != ERR_OK)
		return e;
	tx.note = im->note;
	im->for_new = NULL;
	for (int n = 0; n < BATCH; n++) {
		e = people_next(im->people, im->batch, until_ns, &in);
		if (e != ERR_OK)
			break;
		if ((e = import_one(im, &tx, &in)) != ERR_OK)
			return tx_end(&tx, e);
		if (n % GLANCE == GLANCE - 1 && clock_mono_ns() > until_ns)
			break;
	}
	*over_out = e == ERR_NOT_FOUND;
	if (e == ERR_BUSY || e == ERR_NOT_FOUND)
		e = ERR_OK;
	return tx_end(&tx, e);
}

/* Runs of an organisation are counted from 1. */
static enum err
next_run(struct import *im, int64_t *run_out)
{
	struct stmt *st = db_stmt(im->s->db, SQL_IMPORT_RUN_ALL);
	bool has;
	enum err e;

	stmt_i64(st, im->org->id);
	stmt_i64(st, 1);
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	*run_out = has ? col_i64(st, 0) + 1 : 1;
	stmt_done(st);
	return ERR_OK;
}

static enum err
write_run(struct import *im)
{
	const struct import_counts *c = &im->counts;
	struct stmt *st;
	int64_t run;
	enum err e = next_run(im, &run);

	if (e != ERR_OK)
		return e;
	st = db_stmt(im->s->db, SQL_IMPORT_RUN_INSERT);
	stmt_i64(st, im->org->id);
	stmt_i64(st, run);
	stmt_i64(st, number_of(im->org, NUMBER_SOURCE, im->source));
	stmt_i64(st, im->s->now_s);
	stmt_i64(st, people_count(im->people));
	stmt_i64(st, c->new);
	stmt_i64(st, c->matched);
	stmt_i64(st, c->changed);
	stmt_i64(st, c->suppressed);
	stmt_i64(st, c->refused);
	stmt_i64(st, c->dropped_columns);
	return stmt_exec(st, NULL);
}

/* A tick of batches. In PHASE_TRY the same is done and undone: what a dry run
 * tells is what a run would do. */
static enum err
pass(struct import *im, int64_t until_ns)
{
	bool over = false;
	enum err e = tick_begin(im->s);

	if (e != ERR_OK)
		return e;
	do {
		e = batch(im, until_ns, &over);
	} while (e == ERR_OK && !over && clock_mono_ns() < until_ns);
	if (e == ERR_OK && over && im->phase == PHASE_WRITE)
		e = write_run(im);
	if (e != ERR_OK || im->phase == PHASE_TRY)
		tick_drop(im->s);
	else
		e = tick_end(im->s);
	if (e != ERR_OK || !over)
		return e;
	if (im->phase == PHASE_WRITE || im->dry_run) {
		im->stop = IMPORT_DONE;
		return ERR_OK;
	}
	if (changes_much(im)) {
		im->stop = IMPORT_CHANGES;
		return ERR_REFUSED;
	}
	begin_pass(im, PHASE_WRITE);
	return people_rewind(im->people);
}

enum err
import_slice(struct import *im, int64_t budget_ns, bool *done_out)
{
	int64_t until_ns = clock_mono_ns() + budget_ns;
	enum err e = ERR_OK;

	if (im->stop == IMPORT_RUNS) {
		switch (im->phase) {
		case PHASE_ASK:
			e = ask_first(im);
			im->phase = PHASE_SCAN;
			break;
		case PHASE_SCAN:
			e = scan(im, until_ns);
			break;
		case PHASE_TRY:
		case PHASE_WRITE:
			e = pass(im, until_ns);
			break;
		}
	}
	if (e != ERR_OK && im->stop == IMPORT_RUNS)
		im->stop = IMPORT_BROKEN;
	*done_out = im->stop != IMPORT_RUNS;
	return e;
}

/* ---- what is told --------------------------------------------------- */

struct import_counts
import_counts(const struct import *im)
{
	return im->counts;
}

enum import_stop
import_stopped(const struct import *im)
{
	return im->stop;
}

enum reason
import_reason(const struct import *im)
{
	return im->reason;
}

const struct map *
import_map(const struct import *im)
{
	return people_map(im->people);
}

int
import_done(const struct import *im)
{
	int done = people_done(im->people);

	if (im->stop != IMPORT_RUNS)
		return 1000;
	if (im->phase == PHASE_TRY && !im->dry_run)
		return done / 2;
	if (im->phase == PHASE_WRITE && im->last_people > 0 && !im->approved)
		return 500 + done / 2;
	return im->phase >= PHASE_TRY ? done : 0;
}

struct str
import_refused(const struct import *im)
{
	return buf_str(&im->refused);
}

void
import_counts_json(struct buf *b, const struct import_counts *c)
{
	buf_printf(b,
	    "{\"new\":%lld,\"matched\":%lld,\"changed\":%lld,"
	    "\"suppressed\":%lld,\"refused\":%lld,\"dropped_columns\":%lld,"
	    "\"people\":%lld,\"deceased\":%lld,\"passed\":%lld,"
	    "\"left_out\":%lld}",
	    (long long)c->new, (long long)c->matched, (long long)c->changed,
	    (long long)c->suppressed, (long long)c->refused,
	    (long long)c->dropped_columns, (long long)c->people,
	    (long long)c->deceased, (long long)c->passed,
	    (long long)c->left_out);
}

struct str
import_stop_text(enum import_stop stop, enum lang l)
{
	static const struct {
		const char *in[LANG_COLUMNS];
	} texts[] = {
#define STOP(name, en, nb, nn) \
	[IMPORT_##             \
	    name] = { { [LANG_NB] = nb, [LANG_NN] = nn, [LANG_EN] = en } },
#include "intake/import_stops.def"
#undef STOP
	};

	return str_of(texts[stop].in[lang_ui(l)]);
}
