/* SPDX-License-Identifier: EUPL-1.2 */
/* store/versions: every version of a statement, read and verified. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/pack.h"
#include "policy/basis.h"
#include "policy/narrow.h"
#include "store/release_private.h"

#define RELEASE_FORM   2
#define WITHDRAWN_FORM 1

int32_t
version_today(const struct store *s)
{
	int64_t now_s = clock_now_s(), last_s = audit_last_s(s->audit);

	return date_days(date_of_instant(now_s > last_s ? now_s : last_s));
}

struct str
version_signed(struct arena *a, struct str name, const uint8_t hash_of[32])
{
	char *p = arena_alloc(a, name.n + 33);

	memcpy(p, name.p, name.n);
	memcpy(p + name.n + 1, hash_of, 32);
	return (struct str){ p, name.n + 33 };
}

struct str
release_place(struct arena *a, const struct org *org, const char *what,
    uint32_t revision)
{
	return place(a, what, org->id, revision, 0);
}

/* ---- what is signed ----------------------------------------------------- */

static void
by_pack(struct buf *b, const struct release_by *by)
{
	pack_u64(b, (uint64_t)by->type);
	pack_i64(b, by->id);
	pack_i64(b, by->at_s);
}

static struct release_by
by_unpack(struct unpack *u)
{
	struct release_by by = { .type = (enum actor_type)unpack_u64(u) };

	by.id = unpack_i64(u);
	by.at_s = unpack_i64(u);
	return by;
}

static struct str
bytes32(const uint8_t h[32])
{
	return (struct str){ (const char *)h, 32 };
}

struct str
release_pack(struct arena *a, const struct org *org, const struct version *v,
    const uint8_t before[32])
{
	struct buf b;
	struct str s;

	buf_init(&b, 1 << 20);
	pack_u64(&b, RELEASE_FORM);
	pack_str(&b, org->name);
	pack_u64(&b, v->revision);
	pack_str(&b, v->version);
	pack_str(&b, bytes32(v->hash));
	pack_str(&b, bytes32(before));
	pack_i64(&b, v->effective_day);
	pack_str(&b, str_of(diff_class_code(v->class)));
	pack_u64(&b, v->notice);
	pack_i64(&b, v->lead.years);
	pack_i64(&b, v->lead.months);
	pack_i64(&b, v->lead.days);
	pack_i64(&b, v->lead.hours);
	pack_u64(&b, v->channels);
	by_pack(&b, &v->proposed);
	by_pack(&b, &v->approved);
	pack_str(&b, v->alone);
	pack_u64(&b, v->asked_n);
	for (size_t i = 0; i < v->asked_n; i++)
		pack_u64(&b, v->asked[i]);
	pack_u64(&b, v->carried_n);
	for (size_t i = 0; i < v->carried_n; i++) {
		pack_u64(&b, v->carried[i].from);
		pack_u64(&b, v->carried[i].to);
	}
	for (int l = 0; l < LANG_MAX; l++) {
		pack_str(&b, str_of(lang_code((enum lang)l)));
		pack_str(&b, v->summary[l]);
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

struct str
withdrawn_pack(struct arena *a, const struct org *org, const struct version *v)
{
	struct buf b;
	struct str s;

	buf_init(&b, 4096);
	pack_u64(&b, WITHDRAWN_FORM);
	pack_str(&b, STR("withdrawn"));
	pack_str(&b, org->name);
	pack_u64(&b, v->revision);
	pack_str(&b, bytes32(v->hash));
	by_pack(&b, &v->withdrawn);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static enum diff_class
class_of(struct str code)
{
	for (int c = 0; c < DIFF_CLASS_MAX; c++)
		if (str_is(code, diff_class_code((enum diff_class)c)))
			return (enum diff_class)c;
	return DIFF_IS_OTHER;
}

static void
lead_unpack(struct unpack *u, struct period *p)
{
	p->years = (int32_t)unpack_i64(u);
	p->months = (int32_t)unpack_i64(u);
	p->days = (int32_t)unpack_i64(u);
	p->hours = (int32_t)unpack_i64(u);
}

static bool
carried_unpack(struct arena *a, struct unpack *u, struct version *v)
{
	size_t n = (size_t)unpack_u64(u);

	if (u->bad || n > CARRIED_MAX)
		return false;
	v->carried = ARENA_ARRAY(a, struct carried_no, n);
	for (v->carried_n = 0; v->carried_n < n; v->carried_n++) {
		struct carried_no *c = &v->carried[v->carried_n];

		c->revision = v->revision;
		c->from = (uint32_t)unpack_u64(u);
		c->to = (uint32_t)unpack_u64(u);
	}
	return !u->bad;
}

/* False when it does not say what stands beside it. */
static bool
release_unpack(struct arena *a, const struct org *org, struct str plain,
    const struct version *before, struct version *v)
{
	struct unpack u = unpack_of(plain);
	bool ok = unpack_u64(&u) == RELEASE_FORM &&
		  str_eq(unpack_str(&u), org->name) &&
		  unpack_u64(&u) == v->revision;

	v->version = arena_str(a, unpack_str(&u));
	ok &= str_eq(unpack_str(&u), bytes32(v->hash));
	ok &= before != NULL && str_eq(unpack_str(&u), bytes32(before->hash));
	v->effective_day = (int32_t)unpack_i64(&u);
	v->class = class_of(unpack_str(&u));
	v->notice = unpack_u64(&u) != 0;
	lead_unpack(&u, &v->lead);
	v->channels = (unsigned)unpack_u64(&u);
	v->proposed = by_unpack(&u);
	v->approved = by_unpack(&u);
	v->alone = arena_str(a, unpack_str(&u));
	v->asked_n = (size_t)unpack_u64(&u);
	if (!ok || v->asked_n > LIMIT_PURPOSES)
		return false;
	v->asked = ARENA_ARRAY(a, uint32_t, v->asked_n);
	for (size_t i = 0; i < v->asked_n; i++)
		v->asked[i] = (uint32_t)unpack_u64(&u);
	if (!carried_unpack(a, &u, v))
		return false;
	/* A language that this Vern does not have is passed over. */
	while (!u.bad && !unpack_at_end(&u)) {
		struct str code = unpack_str(&u), text = unpack_str(&u);
		enum lang l;

		if (lang_find(code, &l) == ERR_OK)
			v->summary[l] = arena_str(a, text);
	}
	return !u.bad;
}

/* ---- verifying --------------------------------------------------------- */

struct row {
	struct str source, signature, body, body_signature, withdrawn,
	    withdrawn_signature;
	int64_t day;
};

static enum err
tampered(const struct org *org, const struct version *v, const char *what)
{
	if (v->version.n > 0)
		store_fail("the statement of " STR_FMT ", version " STR_FMT
			   ": %s, or the key file belongs to another "
			   "directory",
		    STR_ARG(org->name), STR_ARG(v->version), what);
	else
		store_fail("the statement of " STR_FMT
			   ", version number %u: %s, or the key file belongs "
			   "to another directory",
		    STR_ARG(org->name), (unsigned)v->revision, what);
	return ERR_TAMPERED;
}

static bool
signature_fits(const struct store *s, struct str what, struct str signature)
{
	uint8_t pub[32];

	vault_public(s->vault, pub);
	return signature.n == VAULT_SIGN_BYTES &&
	       sign_ok(pub, what, (const uint8_t *)signature.p);
}

static const struct statement *
compiled(struct versions *vs, struct str source)
{
	struct lang_findings found = { 0 };
	const struct statement *st;

	return lang_compile(vs->arena, source, LANG_EN, &st, &found) == ERR_OK
		   ? st
		   : NULL;
}

/* The first version has no release: nobody was there to approve it. */
static void
first_version(struct versions *vs, const struct row *r, struct version *v)
{
	v->effective_day = v->from_day = (int32_t)r->day;
	v->st = compiled(vs, r->source);
	v->version = v->st != NULL && v->st->version.n > 0
			 ? v->st->version
			 : arena_printf(vs->arena, "%u", (unsigned)v->revision);
}

static enum err
withdrawn_check(const struct store *s, struct versions *vs, struct org *org,
    const struct row *r, struct version *v)
{
	struct str plain;
	struct unpack u;

	if (r->withdrawn.n == 0)
		return ERR_OK;
	if (org_unseal(s, vs->arena, org,
		release_place(vs->arena, org, "withdrawn", v->revision),
		r->withdrawn, &plain) != ERR_OK ||
	    !signature_fits(s, plain, r->withdrawn_signature))
		return tampered(org, v, "its withdrawal was changed");
	u = unpack_of(plain);
	(void)unpack_u64(&u);
	(void)unpack_str(&u);
	(void)unpack_str(&u);
	(void)unpack_u64(&u);
	if (!str_eq(unpack_str(&u), bytes32(v->hash)))
		return tampered(org, v, "its withdrawal was changed");
	v->withdrawn = by_unpack(&u);
	v->state = VERSION_WITHDRAWN;
	return ERR_OK;
}

static enum err
release_check(const struct store *s, struct versions *vs, struct org *org,
    const struct row *r, const struct version *before, struct version *v)
{
	struct str plain;

	if (r->body.n == 0 ||
	    org_unseal(s, vs->arena, org,
		release_place(vs->arena, org, "release", v->revision), r->body,
		&plain) != ERR_OK ||
	    !signature_fits(s, plain, r->body_signature) ||
	    !release_unpack(vs->arena, org, plain, before, v))
		return tampered(org, v,
		    "its release was changed outside of 'vern policy apply'");
	return withdrawn_check(s, vs, org, r, v);
}

static enum err
version_check(const struct store *s, struct versions *vs, struct org *org,
    const struct row *r, struct str hash_said, struct version *v)
{
	const struct version *before = vs->n > 1 ? v - 1 : NULL;
	uint8_t h[32];

	hash(r->source, h);
	memcpy(v->hash, h, sizeof(h));
	if (!str_eq(hash_said, bytes32(h)) ||
	    !signature_fits(s, version_signed(vs->arena, org->name, h),
		r->signature))
		return tampered(org, v,
		    "its text was changed outside of 'vern policy apply'");
	if (v->revision != vs->n)
		return tampered(org, v, "a version before it is missing");
	if (v->revision > 1)
		return release_check(s, vs, org, r, before, v);
	first_version(vs, r, v);
	return ERR_OK;
}

/* ---- which one is in force --------------------------------------------- */

/* Nothing takes effect before everybody was told, and then not before the
 * time that was promised is over. */
static int32_t
from_day(const struct version *v)
{
	int32_t day = v->effective_day, after_told;

	if (!v->notice)
		return day;
	if (v->told_s == 0)
		return 0;
	after_told = date_days(date_add(date_of_instant(v->told_s), v->lead));
	return after_told > day ? after_told : day;
}

static void
states_set(struct versions *vs, int32_t today)
{
	vs->in_force = vs->coming = -1;
	for (size_t i = vs->n; i-- > 0;) {
		struct version *v = &vs->at[i];

		if (v->state == VERSION_WITHDRAWN)
			continue;
		if (v->revision > 1)
			v->from_day = from_day(v);
		if (vs->in_force >= 0) {
			v->state = VERSION_PAST;
		} else if (v->from_day != 0 && v->from_day <= today) {
			v->state = VERSION_IN_FORCE;
			vs->in_force = (int)i;
		} else {
			v->state = VERSION_COMING;
			vs->coming = (int)i;
		}
	}
}

static enum err
compile_those(struct versions *vs, struct org *org, const struct row *rows)
{
	for (size_t i = 0; i < vs->n; i++) {
		struct version *v = &vs->at[i];

		if ((int)i != vs->in_force && (int)i != vs->coming)
			continue;
		if (v->st == NULL)
			v->st = compiled(vs, rows[i].source);
		if (v->st == NULL) {
			store_fail("the statement of " STR_FMT
				   ", version " STR_FMT
				   ", has errors: 'vern policy check' says "
				   "where",
			    STR_ARG(org->name), STR_ARG(v->version));
			return ERR_INVALID;
		}
	}
	return ERR_OK;
}

/* ---- reading ------------------------------------------------------------ */

static enum err
rows_read(struct store *s, struct org *org, struct versions *vs,
    struct row **rows_out)
{
	struct stmt *st = db_stmt(s->db, SQL_STATEMENT_ROWS);
	struct row *rows = NULL;
	size_t n = 0, cap = 0;
	bool has;
	enum err e;

	stmt_i64(st, org->id);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		struct arena *a = vs->arena;
		struct version *v = ARENA_PUSH(a, vs->at, vs->n, vs->cap);
		struct row *r = ARENA_PUSH(a, rows, n, cap);
		struct str hash_said = arena_str(a, col_blob(st, 1));

		v->revision = (uint32_t)col_i64(st, 0);
		v->missed_n = col_i64(st, 16);
		v->told_n = col_i64(st, 10);
		v->told_s = col_i64(st, 11);
		v->effect_values = col_i64(st, 13);
		v->effect_asked = col_i64(st, 14);
		v->effect_s = col_i64(st, 15);
		r->source = arena_str(a, col_blob(st, 2));
		r->signature = arena_str(a, col_blob(st, 3));
		r->day = col_i64(st, 4);
		r->body = arena_str(a, col_blob(st, 5));
		r->body_signature = arena_str(a, col_blob(st, 6));
		r->withdrawn = arena_str(a, col_blob(st, 7));
		r->withdrawn_signature = arena_str(a, col_blob(st, 8));
		e = version_check(s, vs, org, r, hash_said, v);
		if (e != ERR_OK)
			break;
	}
	stmt_done(st);
	*rows_out = rows;
	return e;
}

static void
versions_retire(struct store *s, struct versions *vs)
{
	if (vs != NULL)
		store_retire(s, vs->arena);
}

enum err
versions_read(struct store *s, struct org *org)
{
	struct arena *a = arena_new(LIMIT_ARENA_ORG);
	struct versions *vs = ARENA_NEW(a, struct versions);
	struct row *rows;
	enum err e;

	vs->arena = a;
	e = rows_read(s, org, vs, &rows);
	if (e == ERR_OK)
		e = head_check(s, org);
	if (e == ERR_OK) {
		states_set(vs, version_today(s));
		e = compile_those(vs, org, rows);
	}
	if (e == ERR_OK && vs->in_force < 0) {
		store_fail("no statement of " STR_FMT " is in force yet",
		    STR_ARG(org->name));
		e = ERR_TAMPERED;
	}
	if (e != ERR_OK) {
		arena_free(a);
		return e;
	}
	versions_retire(s, org->versions);
	org->versions = vs;
	return ERR_OK;
}

void
versions_bind(struct org *org)
{
	struct versions *vs = org->versions;
	int next = vs->coming >= 0 ? vs->coming : vs->in_force;

	org->narrow = NULL;
	if (vs->at[next].revision > org->revision)
		org->narrow =
		    narrowing_new(vs->arena, org->st, vs->at[next].st);
	memset(org->asked_since, 0, sizeof(org->asked_since));
	org->carried_n = 0;
	for (size_t i = 0; i < vs->n; i++) {
		const struct version *v = &vs->at[i];

		if (v->state == VERSION_WITHDRAWN ||
		    v->revision > org->revision)
			continue;
		for (size_t k = 0; k < v->asked_n; k++) {
			int p = index_of(org, NUMBER_PURPOSE, v->asked[k]);

			if (p >= 0 && p < LIMIT_PURPOSES)
				org->asked_since[p] = v->revision;
		}
		for (size_t k = 0; k < v->carried_n; k++)
			*(struct carried_no *)ARENA_PUSH(org->arena,
			    org->carried, org->carried_n, org->carried_cap) =
			    v->carried[k];
	}
}

uint32_t
version_at(const struct org *org, int64_t at_s)
{
	const struct versions *vs = org->versions;
	int32_t day = date_days(date_of_instant(at_s));

	for (size_t i = vs->n; i-- > 1;) {
		const struct version *v = &vs->at[i];

		if (v->state != VERSION_WITHDRAWN && v->from_day != 0 &&
		    v->from_day <= day)
			return v->revision;
	}
	return 1;
}

/* ---- asking --------------------------------------------------------- */

const struct version *
release_versions(const struct org *org, size_t *n_out)
{
	*n_out = org->versions->n;
	return org->versions->at;
}

const struct version *
release_coming(const struct org *org)
{
	const struct versions *vs = org->versions;

	return vs->coming < 0 ? NULL : &vs->at[vs->coming];
}

static const struct purpose *
purpose_numbered(const struct org *org, const struct statement *st,
    uint32_t number)
{
	const struct numbers *ns = &org->numbers[NUMBER_PURPOSE];
	int i = number == 0 || number >= ns->numbers_n
		    ? -1
		    : statement_purpose(st, ns->name_of[number]);

	return i < 0 ? NULL : &st->purposes[i];
}

bool
release_is_coming(const struct org *org, uint32_t number)
{
	const struct version *v = release_coming(org);
	const struct purpose *p;

	if (v == NULL || v->revision <= org->revision || v->st == NULL ||
	    index_of(org, NUMBER_PURPOSE, number) >= 0)
		return false;
	p = purpose_numbered(org, v->st, number);
	return p != NULL && purpose_may_be_objected(p);
}

uint32_t
release_coming_purpose(const struct org *org, struct str name)
{
	const struct numbers *ns = &org->numbers[NUMBER_PURPOSE];

	for (uint32_t i = 1; i < ns->numbers_n; i++)
		if (str_eq(ns->name_of[i], name) && release_is_coming(org, i))
			return i;
	return 0;
}

const struct version *
release_find(const struct org *org, struct str name)
{
	const struct versions *vs = org->versions;
	int64_t revision;

	for (size_t i = 0; i < vs->n; i++)
		if (str_eq(vs->at[i].version, name))
			return &vs->at[i];
	if (str_to_i64(name, 1, (int64_t)vs->n, &revision) == ERR_OK)
		return &vs->at[revision - 1];
	return NULL;
}

struct str
release_summary(const struct version *v, enum lang lang)
{
	return v->summary[lang];
}

int32_t
release_from(const struct version *v, int64_t now_s)
{
	struct version told = *v;

	if (told.notice && told.told_s == 0)
		told.told_s = now_s;
	return from_day(&told);
}

enum err
release_source(struct store *s, const struct org *org, struct arena *a,
    int64_t revision, struct str *out)
{
	struct stmt *st = db_stmt(s->db, SQL_STATEMENT_GET);
	bool has;
	enum err e;

	stmt_i64(st, org->id);
	stmt_i64(st, revision);
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_NOT_FOUND;
	*out = arena_str(a, col_blob(st, 2));
	stmt_done(st);
	return ERR_OK;
}
