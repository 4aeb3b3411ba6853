/* SPDX-License-Identifier: EUPL-1.2 */
/* store/release: a version proposed, approved, signed, withdrawn. */
#include "store/release.h"

#include <string.h>

#include "base/limits.h"
#include "base/pack.h"
#include "lang/check.h"
#include "policy/basis.h"
#include "store/release_private.h"

#define PROPOSAL_FORM 2

static const struct {
	const char *name;
	const char *in[LANG_COLUMNS];
} refusals[RELEASE_NO_MAX] = {
#define REFUSAL(name, en, nb, nn) \
	{ #name, { [LANG_NB] = nb, [LANG_NN] = nn, [LANG_EN] = en } },
#include "store/refusals.def"
#undef REFUSAL
};

const char *
release_refusal_code(enum release_no r)
{
	static char lower[RELEASE_NO_MAX][24];

	return ascii_lower_name(lower[r], sizeof(lower[r]), refusals[r].name);
}

struct str
release_refusal(struct arena *a, enum release_no r, struct str arg,
    enum lang lang)
{
	struct str s = str_of(refusals[r].in[lang_ui(lang)]);
	size_t at = str_find(s, STR("{1}"));

	if (at == SIZE_MAX)
		return s;
	return arena_printf(a, STR_FMT STR_FMT STR_FMT,
	    STR_ARG(str_sub(s, 0, at)), STR_ARG(arg),
	    STR_ARG(str_sub(s, at + 3, s.n)));
}

/* ---- what would happen ------------------------------------------------- */

static void
refuse(struct release_plan *p, enum release_no r, struct str arg)
{
	if (p->refusal != RELEASE_NO_MAX)
		return;
	p->refusal = r;
	p->refusal_arg = arg;
}

/* A version that was released and withdrawn keeps its number. */
static struct str
highest_version(const struct org *org)
{
	struct str highest = org->st->version;

	for (size_t i = 0; i < org->versions->n; i++)
		if (version_cmp(org->versions->at[i].version, highest) > 0)
			highest = org->versions->at[i].version;
	return highest;
}

static void
plan_days(struct tx *tx, struct release_plan *p)
{
	const struct date today = date_of_instant(tx->now_s);
	const struct statement *is = p->diff.is;
	bool notice = (p->diff.follows & DIFF_NOTICE) != 0;

	p->earliest_day =
	    date_days(notice ? date_add(today, p->diff.lead) : today);
	p->effective_day = is->effective.year != 0 ? date_days(is->effective)
						   : p->earliest_day;
	if (p->effective_day < p->earliest_day)
		refuse(p, RELEASE_NO_TOO_SOON,
		    date_print(tx->a, date_of_days(p->earliest_day)));
}

enum err
release_plan(struct tx *tx, struct str source, enum lang lang,
    struct release_plan *out)
{
	struct release_plan *p = out;
	const struct version *coming = release_coming(tx->org);
	const struct statement *st = tx->org->st;
	struct str highest;
	enum err e;

	*p = (struct release_plan){ .refusal = RELEASE_NO_MAX };
	e = lang_diff(tx->a, st->source_text, source, lang, &p->diff,
	    p->findings);
	if (e != ERR_OK)
		return e;
	lang_check(tx->a, p->diff.is, date_of_instant(tx->now_s), lang,
	    &p->findings[1]);
	lang_findings_sort(&p->findings[1]);
	if (p->findings[1].errors > 0)
		return ERR_INVALID;
	p->second = (p->diff.follows & DIFF_SECOND) != 0;
	if (!str_eq(p->diff.is->name, st->name))
		refuse(p, RELEASE_NO_OTHER_NAME, st->name);
	if (p->diff.is->printed_only)
		refuse(p, RELEASE_NO_PRINTED, STR_NONE);
	if (coming != NULL)
		refuse(p, RELEASE_NO_PENDING, coming->version);
	if (p->diff.n == 0)
		refuse(p, RELEASE_NO_SAME, STR_NONE);
	highest = highest_version(tx->org);
	if (version_cmp(p->diff.is->version, highest) <= 0)
		refuse(p, RELEASE_NO_NOT_HIGHER, highest);
	plan_days(tx, p);
	if ((p->diff.follows & DIFF_NOTICE) != 0 &&
	    (!p->diff.promised || p->diff.channels == 0 ||
		p->earliest_day <= tx->today))
		refuse(p, RELEASE_NO_NO_NOTICE, STR_NONE);
	return ERR_OK;
}

/* ---- who ------------------------------------------------------------ */

static struct release_by
by_now(const struct tx *tx)
{
	return (struct release_by){ .type = tx->actor->type,
		.id = tx->actor->type == ACTOR_STAFF ? tx->actor->id : 0,
		.at_s = tx->now_s };
}

/* Whether a role that changes settings may never do so alone. */
static bool
second_declared(const struct statement *st)
{
	for (size_t i = 0; i < st->roles_n; i++)
		if (role_never_releases_alone(&st->roles[i]))
			return true;
	return false;
}

static enum err
decide(struct tx *tx, struct str note)
{
	const struct grant *g;

	tx->note = note;
	return tx_decide(tx, -1, ACT_SETTING, NULL, NULL, -1, 0, &g);
}

/* ---- releasing ------------------------------------------------------ */

static struct str
sealed(struct tx *tx, const char *what, uint32_t revision, struct str plain)
{
	return org_seal(tx->a, tx->org,
	    release_place(tx->a, tx->org, what, revision), plain);
}

/* A name that was there before keeps its number; 0: it is new. */
static uint32_t
purpose_number(const struct org *org, struct str name)
{
	const struct numbers *ns = &org->numbers[NUMBER_PURPOSE];

	for (uint32_t i = 1; i < ns->numbers_n; i++)
		if (str_eq(ns->name_of[i], name))
			return i;
	return 0;
}

/* Those that are asked again; and those that rest on consent again: a yes of
 * an earlier time is no yes to this. */
static void
asked_fill(struct tx *tx, const struct diff *d, struct version *v)
{
	const struct statement *st = tx->org->st;

	v->asked = ARENA_ARRAY(tx->a, uint32_t, d->is->purposes_n);
	for (size_t i = 0; i < d->is->purposes_n; i++) {
		const struct purpose *p = &d->is->purposes[i];
		uint32_t no = purpose_number(tx->org, p->n.name);
		int was = statement_purpose(st, p->n.name);
		bool anew =
		    purpose_asks_consent(p) &&
		    (was < 0 || !purpose_asks_consent(&st->purposes[was]));

		if (no != 0 && (d->ask[i] || anew))
			v->asked[v->asked_n++] = no;
	}
}

static enum err
release_write(struct tx *tx, const struct version *v, struct str source,
    const uint8_t before[32])
{
	uint8_t sig[VAULT_SIGN_BYTES];
	struct str body = release_pack(tx->a, tx->org, v, before);
	struct stmt *st;
	enum err e = statement_insert(tx->s, tx->org, v->revision,
	    v->effective_day, source);

	if (e != ERR_OK)
		return e;
	vault_sign(tx->s->vault, body, sig);
	st = db_stmt(tx->s->db, SQL_RELEASE_INSERT);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, v->revision);
	stmt_blob(st, sealed(tx, "release", v->revision, body));
	stmt_blob(st, (struct str){ (const char *)sig, sizeof(sig) });
	return stmt_exec(st, NULL);
}

static enum err
proposal_delete(struct tx *tx)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_PROPOSAL_DELETE);

	stmt_i64(st, tx->org->id);
	return stmt_exec(st, NULL);
}

static enum err
release_now(struct tx *tx, const struct release_plan *p, struct str source,
    const struct release_by *proposed, const struct release_by *approved,
    struct str alone)
{
	const struct versions *vs = tx->org->versions;
	const struct version *last = &vs->at[vs->n - 1];
	struct version v = { .revision = last->revision + 1,
		.version = p->diff.is->version,
		.effective_day = p->effective_day,
		.class = p->diff.class,
		.notice = (p->diff.follows & DIFF_NOTICE) != 0,
		.lead = p->diff.lead,
		.channels = p->diff.channels,
		.proposed = *proposed,
		.approved = *approved,
		.alone = alone };
	uint32_t *numbers;
	enum err e;

	memcpy(v.hash, p->diff.is->hash, sizeof(v.hash));
	asked_fill(tx, &p->diff, &v);
	for (int l = 0; l < LANG_MAX; l++)
		v.summary[l] = lang_diff_summary(tx->a, &p->diff, (enum lang)l);
	e = head_check(tx->s, tx->org);
	if (e == ERR_OK)
		e = numbers_for(tx->s, tx->org, p->diff.is, tx->a, &numbers);
	if (e == ERR_OK)
		e = release_carried(tx, p->diff.is, numbers, &v);
	if (e == ERR_OK)
		e = release_write(tx, &v, source, last->hash);
	if (e == ERR_OK)
		e = proposal_delete(tx);
	if (e == ERR_OK)
		e = head_write(tx->s, tx->org);
	if (e != ERR_OK)
		return e;
	tx->org->versions_changed = true;
	tx_audit(tx, ACT_SETTING, -1, AUDIT_DONE,
	    arena_printf(tx->a, "statement %u released, %s%s",
		(unsigned)v.revision, diff_class_code(v.class),
		alone.n > 0 ? NOTE_ALONE : ""));
	return ERR_OK;
}

/* ---- proposing ------------------------------------------------------ */

static enum err
proposal_write(struct tx *tx, const struct release_ask *ask, bool instead)
{
	struct release_by by = by_now(tx);
	struct stmt *st = db_stmt(tx->s->db, SQL_PROPOSAL_PUT);
	uint8_t h[32];
	struct buf b;
	enum err e;

	hash(ask->source, h);
	buf_init(&b, (OVERLAY_FILES_MAX + 1) * LIMIT_STATEMENT);
	pack_u64(&b, PROPOSAL_FORM);
	pack_u64(&b, (uint64_t)by.type);
	pack_i64(&b, by.id);
	pack_i64(&b, by.at_s);
	pack_str(&b, (struct str){ (const char *)h, sizeof(h) });
	pack_u64(&b, ask->files_n);
	for (size_t i = 0; i < ask->files_n; i++) {
		pack_str(&b, ask->files[i].name);
		pack_str(&b, ask->files[i].bytes);
	}
	stmt_i64(st, tx->org->id);
	stmt_blob(st, ask->source);
	stmt_blob(st, sealed(tx, "proposal", 0, buf_str(&b)));
	e = b.full ? ERR_TOO_BIG : head_check(tx->s, tx->org);
	if (e == ERR_OK)
		e = stmt_exec(st, NULL);
	buf_release(&b);
	if (e == ERR_OK)
		e = head_write(tx->s, tx->org);
	if (e == ERR_OK)
		tx_audit(tx, ACT_SETTING, -1, AUDIT_DONE,
		    instead ? STR("statement proposed instead of another")
			    : STR("statement proposed"));
	return e;
}

static struct str
version_of(struct arena *a, struct str source)
{
	struct lang_findings found = { 0 };
	const struct statement *st;

	return lang_compile(a, source, LANG_EN, &st, &found) == ERR_OK
		   ? st->version
		   : STR("");
}

static bool
files_unpack(struct arena *a, struct unpack *u, struct proposal *out)
{
	size_t n = (size_t)unpack_u64(u);
	struct overlay_file *files;

	if (u->bad || n > OVERLAY_FILES_MAX)
		return false;
	files = ARENA_ARRAY(a, struct overlay_file, n + 1);
	for (size_t i = 0; i < n; i++) {
		files[i].name = arena_str(a, unpack_str(u));
		files[i].bytes = arena_str(a, unpack_str(u));
	}
	out->files = files;
	out->files_n = n;
	return !u->bad;
}

enum err
release_proposal(struct tx *tx, struct proposal *out)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_PROPOSAL_GET);
	struct str body, plain;
	struct unpack u;
	bool has;
	enum err e;

	stmt_i64(st, tx->org->id);
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_NOT_FOUND;
	*out = (struct proposal){ 0 };
	out->source = arena_str(tx->a, col_blob(st, 0));
	body = arena_str(tx->a, col_blob(st, 1));
	stmt_done(st);
	e = org_unseal(tx->s, tx->a, tx->org,
	    release_place(tx->a, tx->org, "proposal", 0), body, &plain);
	if (e != ERR_OK)
		return e;
	u = unpack_of(plain);
	if (unpack_u64(&u) != PROPOSAL_FORM)
		return ERR_TAMPERED;
	out->by.type = (enum actor_type)unpack_u64(&u);
	out->by.id = unpack_i64(&u);
	out->by.at_s = unpack_i64(&u);
	hash(out->source, out->hash);
	if (!str_eq(unpack_str(&u),
		(struct str){ (const char *)out->hash, sizeof(out->hash) }))
		return ERR_TAMPERED;
	out->version = version_of(tx->a, out->source);
	return files_unpack(tx->a, &u, out) ? ERR_OK : ERR_TAMPERED;
}

struct str
proposal_key(struct arena *a, const struct proposal *p)
{
	return hex_encode(a,
	    (struct str){ (const char *)p->hash, sizeof(p->hash) });
}

enum err
release_instead(struct tx *tx, struct str source, struct str replaces,
    enum lang lang, struct release_plan *out)
{
	struct release_plan *p = out;
	struct proposal waiting;
	enum err was, e = release_plan(tx, source, lang, p);

	if (e != ERR_OK)
		return e;
	was = release_proposal(tx, &waiting);
	if (was == ERR_NOT_FOUND)
		return ERR_OK;
	if (was != ERR_OK)
		return was;
	p->waits = true;
	p->waiting = waiting;
	if (!str_eq(replaces, proposal_key(tx->a, &waiting)))
		refuse(p, RELEASE_NO_WAITS, waiting.version);
	return ERR_OK;
}

/* One person alone, where there is no second one, and it is written down. */
static enum err
apply_alone(struct tx *tx, struct release_plan *p,
    const struct release_ask *ask)
{
	const struct release_by by = by_now(tx), nobody = { 0 };
	size_t others;
	enum err e = release_others(tx, &others);

	if (e != ERR_OK)
		return e;
	/* The operator is another than the staff who ask. */
	if (others > 0 || second_declared(tx->org->st) ||
	    tx->actor->type == ACTOR_STAFF) {
		refuse(p, RELEASE_NO_NOT_ALONE, STR_NONE);
		return ERR_REFUSED;
	}
	return release_now(tx, p, ask->source, &by, &nobody, ask->alone);
}

static enum err
file_load(void *self, struct str name, struct str *bytes_out)
{
	const struct release_ask *ask = self;

	for (size_t i = 1; i < ask->files_n; i++)
		if (str_eq(ask->files[i].name, name)) {
			*bytes_out = ask->files[i].bytes;
			return ERR_OK;
		}
	return ERR_NOT_FOUND;
}

/* The files that are shown are those that make what is signed. */
static bool
is_made_of(struct tx *tx, const struct release_ask *ask)
{
	struct lang_findings found = { 0 };
	struct release_ask copy = *ask;
	struct overlay ov;

	return ask->files_n == 0 ||
	       (lang_compose(tx->a, ask->files[0].name, ask->files[0].bytes,
		    file_load, &copy, LANG_EN, &ov, &found) == ERR_OK &&
		   str_eq(ov.text, ask->source));
}

enum err
release_apply(struct tx *tx, const struct release_ask *ask, enum lang lang,
    struct release_plan *plan_out, bool *released_out)
{
	const struct release_by by = by_now(tx), nobody = { 0 };
	enum err e = decide(tx, STR("apply a statement"));

	*released_out = false;
	*plan_out = (struct release_plan){ .refusal = RELEASE_NO_MAX };
	if (e == ERR_OK)
		e = release_instead(tx, ask->source, ask->replaces, lang,
		    plan_out);
	if (e != ERR_OK)
		return e;
	if (plan_out->refusal != RELEASE_NO_MAX)
		return ERR_REFUSED;
	*released_out = true;
	if (!plan_out->second)
		return release_now(tx, plan_out, ask->source, &by, &nobody,
		    STR_NONE);
	if (ask->alone.n > 0)
		return apply_alone(tx, plan_out, ask);
	*released_out = false;
	if (!is_made_of(tx, ask))
		return ERR_INTERNAL;
	return proposal_write(tx, ask, plan_out->waits);
}

/* ---- approving ------------------------------------------------------ */

enum err
release_approve(struct tx *tx, enum lang lang, struct release_plan *plan_out)
{
	const struct release_by by = by_now(tx);
	struct proposal p;
	enum err e;

	*plan_out = (struct release_plan){ .refusal = RELEASE_NO_MAX };
	e = decide(tx, STR("approve a statement"));
	if (e == ERR_OK)
		e = release_proposal(tx, &p);
	if (e != ERR_OK)
		return e;
	e = release_apart(tx, &p.by, &by, &plan_out->refusal);
	if (e == ERR_OK && plan_out->refusal != RELEASE_NO_MAX)
		return ERR_REFUSED;
	if (e != ERR_OK)
		return e;
	e = release_plan(tx, p.source, lang, plan_out);
	if (e != ERR_OK)
		return e;
	if (plan_out->refusal != RELEASE_NO_MAX)
		return ERR_REFUSED;
	return release_now(tx, plan_out, p.source, &p.by, &by, STR_NONE);
}

static enum err
untold_clear(struct tx *tx)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_UNTOLD_CLEAR);

	stmt_i64(st, tx->org->id);
	return stmt_exec(st, NULL);
}

static enum err
coming_withdraw(struct tx *tx, const struct version *coming)
{
	struct version v = *coming;
	struct stmt *st = db_stmt(tx->s->db, SQL_RELEASE_WITHDRAW);
	uint8_t sig[VAULT_SIGN_BYTES];
	struct str body;
	int64_t changed = 0;
	enum err e;

	v.withdrawn = by_now(tx);
	body = withdrawn_pack(tx->a, tx->org, &v);
	vault_sign(tx->s->vault, body, sig);
	stmt_blob(st, sealed(tx, "withdrawn", v.revision, body));
	stmt_blob(st, (struct str){ (const char *)sig, sizeof(sig) });
	stmt_i64(st, tx->org->id);
	stmt_i64(st, v.revision);
	e = stmt_exec(st, &changed);
	if (e == ERR_OK && changed == 0)
		return ERR_CONFLICT;
	tx->org->versions_changed = true;
	return e == ERR_OK ? untold_clear(tx) : e;
}

enum err
release_withdraw(struct tx *tx, bool *release_out)
{
	const struct version *coming = release_coming(tx->org);
	struct proposal p;
	enum err e = decide(tx, STR("withdraw a statement"));

	if (e == ERR_OK)
		e = head_check(tx->s, tx->org);
	if (e != ERR_OK)
		return e;
	*release_out = false;
	e = release_proposal(tx, &p);
	if (e == ERR_OK || e == ERR_TAMPERED) {
		e = proposal_delete(tx);
	} else if (e == ERR_NOT_FOUND && coming != NULL) {
		*release_out = true;
		e = coming_withdraw(tx, coming);
	}
	if (e == ERR_OK)
		e = head_write(tx->s, tx->org);
	if (e == ERR_OK)
		tx_audit(tx, ACT_SETTING, -1, AUDIT_DONE,
		    *release_out ? STR("statement withdrawn")
				 : STR("proposal withdrawn"));
	return e;
}

/* ---- the job's progress --------------------------------------------- */

enum err
release_progress(struct tx *tx, const struct version *v,
    struct release_progress *out)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_RELEASE_PROGRESS);
	bool has;
	enum err e;

	stmt_i64(st, tx->org->id);
	stmt_i64(st, v->revision);
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_NOT_FOUND;
	out->told_walk = col_i64(st, 0);
	out->told_s = col_i64(st, 1);
	out->effect_walk = col_i64(st, 2);
	out->effect_s = col_i64(st, 3);
	stmt_done(st);
	return ERR_OK;
}

/* What the row says is signed with all others. */
static enum err
row_signed(struct tx *tx, struct stmt *st)
{
	enum err e = stmt_exec(st, NULL);

	return e == ERR_OK ? head_write(tx->s, tx->org) : e;
}

enum err
release_told(struct tx *tx, const struct version *v, int64_t walk, int64_t n,
    int64_t missed, bool done)
{
	struct stmt *st;
	enum err e = head_check(tx->s, tx->org);

	if (e != ERR_OK)
		return e;
	st = db_stmt(tx->s->db, SQL_RELEASE_TOLD);
	stmt_i64(st, walk);
	stmt_i64(st, n);
	stmt_i64(st, missed);
	stmt_i64(st, done ? tx->now_s : 0);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, v->revision);
	tx->org->versions_changed |= done;
	if (done)
		tx_audit(tx, ACT_SETTING, tx->actor->purpose, AUDIT_DONE,
		    arena_printf(tx->a, "statement %u told",
			(unsigned)v->revision));
	return row_signed(tx, st);
}

enum err
release_told_late(struct tx *tx, const struct version *v, bool told,
    bool missed)
{
	struct stmt *st;
	enum err e = head_check(tx->s, tx->org);

	if (e != ERR_OK)
		return e;
	st = db_stmt(tx->s->db, SQL_RELEASE_TOLD_LATE);
	stmt_i64(st, told);
	stmt_i64(st, missed);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, v->revision);
	tx->org->versions_changed = true;
	return row_signed(tx, st);
}

enum err
release_effect(struct tx *tx, const struct version *v, int64_t walk,
    int64_t values, int64_t asked, bool done)
{
	struct stmt *st;
	enum err e = head_check(tx->s, tx->org);

	if (e != ERR_OK)
		return e;
	st = db_stmt(tx->s->db, SQL_RELEASE_EFFECT);
	stmt_i64(st, walk);
	stmt_i64(st, values);
	stmt_i64(st, asked);
	stmt_i64(st, done ? tx->now_s : 0);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, v->revision);
	tx->org->versions_changed |= done;
	e = row_signed(tx, st);
	return e == ERR_OK && done && !release_wants_told(tx->org)
		   ? untold_clear(tx)
		   : e;
}

/* ---- who came later ----------------------------------------------------- */

bool
release_wants_told(const struct org *org)
{
	const struct version *v = release_coming(org);

	return v != NULL && v->revision > org->revision && v->notice;
}

enum err
untold_next(struct tx *tx, size_t max, int64_t **ids_out, size_t *n_out)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_UNTOLD_NEXT);
	int64_t *ids = ARENA_ARRAY(tx->a, int64_t, max + 1);
	size_t n = 0;
	bool has;
	enum err e;

	stmt_i64(st, tx->org->id);
	stmt_i64(st, (int64_t)max);
	while ((e = stmt_row(st, &has)) == ERR_OK && has && n < max)
		ids[n++] = col_i64(st, 0);
	stmt_done(st);
	*ids_out = ids;
	*n_out = n;
	return e;
}

enum err
untold_done(struct tx *tx, int64_t person)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_UNTOLD_DELETE);

	stmt_i64(st, tx->org->id);
	stmt_i64(st, person);
	return stmt_exec(st, NULL);
}
