/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * job/release: a new version of a statement reaches people. Before its day
 * those it concerns are told; on its day consents to older texts are asked for
 * again, and values of fields that are gone are taken out. Each step stands in
 * the tick of what it did, so that nobody is told twice or passed over.
 */
#include "store/release.h"

#include "base/pack.h"
#include "base/time.h"
#include "job/internal.h"
#include "store/index.h"

#define PEOPLE_SLICE 64

struct step {
	struct jobs *j;
	struct org *org;
	const struct version *v;
	struct tx tx;
	struct actor as;
};

/* ---- telling ------------------------------------------------------------- */

static uint64_t
kinds_in(const struct org *org, const struct statement *to, uint64_t kinds)
{
	uint64_t out = 0;

	for (size_t i = 0; i < org->st->kinds_n && i < 64; i++) {
		int k = (kinds >> i & 1) == 0
			    ? -1
			    : statement_kind(to, org->st->kinds[i].n.name);

		if (k >= 0 && k < 64)
			out |= UINT64_C(1) << k;
	}
	return out;
}

static bool
is_concerned(const struct org *org, const struct diff *d,
    const struct person *p)
{
	uint64_t kinds = kinds_in(org, d->is, p->facts.kinds);

	if ((p->facts.stage & STAGES_TOLD) == 0)
		return false;
	for (size_t i = 0; i < d->n; i++) {
		const struct diff_change *ch = &d->at[i];

		if ((ch->follows & DIFF_NOTICE) != 0 &&
		    (ch->stages & p->facts.stage) != 0 &&
		    (ch->kinds == 0 || (ch->kinds & kinds) != 0))
			return true;
	}
	return false;
}

/* Of what is asked for again, what this person had said yes to. */
static void
asked_pack(const struct step *st, const struct person *p, struct buf *b)
{
	for (size_t i = 0; i < st->v->asked_n; i++) {
		int at = index_of(st->org, NUMBER_PURPOSE, st->v->asked[i]);

		if (at >= 0 && p->facts.consent[at] != 0)
			pack_u64(b, st->v->asked[i]);
	}
}

/* The address, also where the purpose sends nothing by e-mail: a change is told
 * for the sake of people's rights, and a promise to tell it so is kept. */
static enum err
address_read(struct step *st, int purpose, struct person *p,
    const struct fieldset *fs, struct str *to)
{
	const struct grant *g;
	struct values vs;
	struct tx *tx = &st->tx;
	bool sends =
	    (st->org->st->purposes[purpose].channels >> CHANNEL_EMAIL & 1) != 0;
	enum err e = ERR_DENIED;

	/* Not asked where the answer is known: a letter that goes out leaves
	 * no refusal in what the person is shown. */
	if (sends)
		e = tx_decide(tx, purpose, ACT_SEND, fs, p, CHANNEL_EMAIL, 0,
		    &g);
	if (e == ERR_DENIED)
		e = tx_decide(tx, purpose, ACT_SEE, fs, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_read(tx, g, p, &vs);
	if (e == ERR_OK)
		*to = life_address(st->org, &vs, fs);
	return e == ERR_DENIED ? ERR_OK : e;
}

enum telling {
	TOLD,    /* a letter is queued */
	MISSED,  /* there is no address: the office tells */
	SKIPPED, /* told before, or not concerned */
};

static enum err
tell_one(struct step *st, struct person *p, enum telling *out)
{
	struct tx *tx = &st->tx;
	int purpose = org_purpose(st->org, ACTIVITY_RIGHTS);
	struct fieldset fs =
	    purpose_fields(st->org->st, &st->org->st->purposes[purpose]);
	struct letter_row row = { .kind = POST_CHANGE,
		.person = p->id,
		.lang = p->lang,
		.purpose = purpose,
		.statutory = true,
		.due_s = tx->now_s,
		.notice = st->v->revision };
	struct buf b;
	enum err e = address_read(st, purpose, p, &fs, &row.to);

	*out = MISSED;
	if (e != ERR_OK || row.to.n == 0)
		return e;
	buf_init(&b, 4096);
	pack_i64(&b, st->v->revision);
	asked_pack(st, p, &b);
	row.data = arena_str(tx->a, buf_str(&b));
	buf_release(&b);
	*out = TOLD;
	p->told = st->v->revision;
	person_touch(p);
	return letter_new(tx, &row);
}

static enum err
tell_id(struct step *st, const struct diff *d, int64_t id, enum telling *out)
{
	struct person *p;
	enum err e = person_open(&st->tx, id, &p);

	*out = SKIPPED;
	if (e == ERR_OK && p->told < st->v->revision &&
	    is_concerned(st->org, d, p))
		e = tell_one(st, p, out);
	return e == ERR_NOT_FOUND ? ERR_OK : e;
}

/* Who came while it was coming. */
static enum err
tell_late(struct step *st, const struct diff *d, size_t *n_out)
{
	bool by_letter = (st->v->channels >> CHANNEL_EMAIL & 1) != 0;
	int64_t *ids;
	enum err e = untold_next(&st->tx, PEOPLE_SLICE, &ids, n_out);

	for (size_t i = 0; i < *n_out && e == ERR_OK; i++) {
		enum telling t = SKIPPED;

		if (by_letter)
			e = tell_id(st, d, ids[i], &t);
		if (e == ERR_OK && t != SKIPPED)
			e = release_told_late(&st->tx, st->v, t == TOLD,
			    t == MISSED);
		if (e == ERR_OK)
			e = untold_done(&st->tx, ids[i]);
	}
	return e;
}

/* A slice of those who were there at its release. */
static enum err
tell_some(struct step *st, const struct diff *d, int64_t *walk, size_t *n_out)
{
	int64_t n[3] = { 0 };
	enum err e = ERR_OK;

	for (*n_out = 0; *n_out < PEOPLE_SLICE && e == ERR_OK; ++*n_out) {
		int64_t next = index_next(st->org->index, *walk);
		enum telling t;

		if (next == 0)
			break;
		e = tell_id(st, d, next, &t);
		n[t]++;
		*walk = next;
	}
	if (e == ERR_OK && *n_out > 0)
		e = release_told(&st->tx, st->v, *walk, n[TOLD], n[MISSED],
		    false);
	return e;
}

/* Told is who was sent a letter: one that waits has told nobody. */
static enum err
letters_wait(struct step *st, bool *out)
{
	static const enum delivery_state states[] = { DELIVERY_QUEUED,
		DELIVERY_HANDED };
	enum err e = ERR_OK;

	*out = false;
	for (size_t i = 0; i < ARRAY_LEN(states) && e == ERR_OK; i++) {
		int64_t n;

		e = letter_notices(&st->tx, st->v->revision, states[i], &n);
		*out = *out || n > 0;
	}
	return e;
}

static enum err
told_all(struct step *st, int64_t walk)
{
	bool wait;
	enum err e = letters_wait(st, &wait);

	if (e != ERR_OK || wait)
		return e == ERR_OK ? ERR_BUSY : e;
	return release_told(&st->tx, st->v, walk, 0, 0, true);
}

static enum err
tell(struct step *st, const struct release_progress *at)
{
	struct lang_findings found[2] = { { 0 }, { 0 } };
	int64_t walk = at->told_walk, *late;
	struct diff d;
	size_t n;
	enum err e = untold_next(&st->tx, 1, &late, &n);

	if (e != ERR_OK)
		return e;
	/* By other channels than these the office tells, or nobody need be. */
	if (at->told_s == 0 && (st->v->channels >> CHANNEL_EMAIL & 1) == 0)
		return release_told(&st->tx, st->v, walk, 0, 0, true);
	if (at->told_s != 0 && n == 0)
		return ERR_BUSY; /* all is told */
	n = 0;
	e = lang_diff(st->tx.a, st->org->st->source_text,
	    st->v->st->source_text, LANG_EN, &d, found);
	if (e == ERR_OK && at->told_s == 0)
		e = tell_some(st, &d, &walk, &n);
	if (e == ERR_OK && n == 0)
		e = tell_late(st, &d, &n);
	if (e == ERR_OK && n == 0)
		e = told_all(st, walk);
	return e;
}

/* ---- taking effect ----------------------------------------------------- */

static enum err
effect_one(struct step *st, int64_t id, size_t *values, size_t *asked)
{
	struct person *p;
	enum err e = person_open(&st->tx, id, &p);

	*values = *asked = 0;
	if (e == ERR_OK)
		e = person_note_asked(&st->tx, p, asked);
	if (e == ERR_OK)
		e = person_drop_gone(&st->tx, p, values);
	return e == ERR_NOT_FOUND ? ERR_OK : e;
}

static enum err
effect(struct step *st, const struct release_progress *at)
{
	int64_t id = at->effect_walk, values_n = 0, asked_n = 0, next = 1;
	enum err e = ERR_OK;

	for (int i = 0; i < PEOPLE_SLICE && e == ERR_OK; i++) {
		size_t values, asked;

		next = index_next(st->org->index, id);
		if (next == 0)
			break;
		e = effect_one(st, next, &values, &asked);
		values_n += (int64_t)values;
		asked_n += (int64_t)asked;
		id = next;
	}
	if (e != ERR_OK)
		return e;
	if (next == 0)
		tx_audit(&st->tx, ACT_SETTING, st->as.purpose, AUDIT_DONE,
		    arena_printf(st->tx.a, "statement %u in force",
			(unsigned)st->v->revision));
	return release_effect(&st->tx, st->v, id, values_n, asked_n, next == 0);
}

/* ---- the job ----------------------------------------------------------- */

/* What there is to do for an organisation; NULL: nothing. */
static const struct version *
waiting(const struct org *org, bool *to_tell)
{
	const struct version *coming = release_coming(org), *all;
	size_t n;

	*to_tell = false;
	all = release_versions(org, &n);
	if (org->revision > 1 && all[org->revision - 1].effect_s == 0)
		return &all[org->revision - 1];
	*to_tell = true;
	return coming != NULL && coming->revision > org->revision &&
		       coming->notice
		   ? coming
		   : NULL;
}

/* One slice in a tx of its own; false when it cannot be done now. */
static bool
slice(struct jobs *j, struct org *org, const struct version *v, bool to_tell)
{
	struct step st = { .j = j, .org = org, .v = v };
	struct release_progress at;
	enum err e = job_tx(j, &st.tx, org, &st.as,
	    to_tell ? ACTIVITY_RIGHTS : ACTIVITY_RETENTION);

	if (e == ERR_OK) {
		e = release_progress(&st.tx, v, &at);
		if (e == ERR_OK && to_tell)
			e = tell(&st, &at);
		else if (e == ERR_OK && !to_tell && at.effect_s == 0)
			e = effect(&st, &at);
		else if (e == ERR_OK)
			e = ERR_BUSY; /* done in this tick; known after it */
		e = tx_end(&st.tx, e);
	}
	if (e != ERR_OK && e != ERR_BUSY)
		log_line("statement: version %u cannot go on (%s)",
		    (unsigned)v->revision, err_name(e));
	return e == ERR_OK;
}

bool
job_releases(struct jobs *j, int64_t until_ns)
{
	bool more = false;

	for (size_t i = 0; i < j->s->orgs_n; i++) {
		struct org *org = &j->s->orgs[i];
		const struct version *v;
		bool to_tell;

		/* Released in this tick: known after its commit. */
		more |= org->versions_changed;
		if ((v = waiting(org, &to_tell)) == NULL)
			continue;
		if (clock_mono_ns() >= until_ns)
			return true;
		more |= slice(j, org, v, to_tell);
	}
	return more;
}
