/* SPDX-License-Identifier: EUPL-1.2 */
/* store/org: organisations, their statement in force, stable numbers. */
#include <stdio.h>

#include "lang/lang.h"
#include "store/internal.h"
#include "store/release_private.h"
#include "store/replay.h"

uint32_t
number_of(const struct org *org, enum number_kind k, int index)
{
	const struct numbers *ns = &org->numbers[k];

	return index < 0 || (size_t)index >= ns->n ? 0 : ns->of_index[index];
}

int
index_of(const struct org *org, enum number_kind k, uint32_t number)
{
	const struct numbers *ns = &org->numbers[k];

	return number >= ns->numbers_n ? -1 : ns->index_of[number];
}

int
org_purpose(const struct org *org, enum activity a)
{
	return statement_purpose_of(org->st, a);
}

struct org *
store_org(struct store *s, struct str name)
{
	for (size_t i = 0; i < s->orgs_n; i++)
		if (str_eq(s->orgs[i].name, name))
			return &s->orgs[i];
	return NULL;
}

static size_t
names_n(const struct statement *st, enum number_kind k)
{
	switch (k) {
	case NUMBER_FIELD:
		return st->fields_n;
	case NUMBER_PURPOSE:
		return st->purposes_n;
	case NUMBER_KIND:
		return st->kinds_n;
	case NUMBER_SOURCE:
		return st->sources_n;
	case NUMBER_ROLE:
		return st->roles_n;
	case NUMBER_GROUP_TYPE:
		return st->group_types_n;
	case NUMBER_KIND_MAX:
		break;
	}
	return 0;
}

static struct str
name_at(struct arena *a, const struct statement *st, enum number_kind k,
    size_t i)
{
	switch (k) {
	case NUMBER_FIELD:
		return statement_field_name(a, st, (int)i);
	case NUMBER_PURPOSE:
		return st->purposes[i].n.name;
	case NUMBER_KIND:
		return st->kinds[i].n.name;
	case NUMBER_SOURCE:
		return st->sources[i].n.name;
	case NUMBER_ROLE:
		return st->roles[i].n.name;
	case NUMBER_GROUP_TYPE:
		return st->group_types[i].n.name;
	case NUMBER_KIND_MAX:
		break;
	}
	return STR_NONE;
}

#define NUMBERS_MAX (LIMIT_FIELDS * 4)

static enum err
numbers_rows(struct store *s, struct org *org)
{
	struct stmt *st = db_stmt(s->db, SQL_NUMBER_ALL);
	bool has;
	enum err e;

	stmt_i64(st, org->id);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		int64_t k = col_i64(st, 0), n = col_i64(st, 1);

		if (k < 1 || k >= NUMBER_KIND_MAX || n < 1 || n >= NUMBERS_MAX)
			continue;
		org->numbers[k].name_of[n] =
		    arena_str(org->arena, col_text(st, 2));
		if ((size_t)n >= org->numbers[k].numbers_n)
			org->numbers[k].numbers_n = (size_t)n + 1;
	}
	return e;
}

/* Numbers that are there, by kind; name_of[number]. */
static enum err
numbers_read(struct store *s, struct org *org)
{
	for (int k = 1; k < NUMBER_KIND_MAX; k++) {
		struct numbers *ns = &org->numbers[k];

		ns->name_of = ARENA_ARRAY(org->arena, struct str, NUMBERS_MAX);
		ns->numbers_n = 1;
	}
	return numbers_rows(s, org);
}

static enum err
number_add(struct store *s, struct org *org, enum number_kind k,
    struct str name)
{
	struct numbers *ns = &org->numbers[k];
	struct stmt *st;

	if (ns->numbers_n >= NUMBERS_MAX)
		return ERR_TOO_BIG;
	st = db_stmt(s->db, SQL_NUMBER_INSERT);
	stmt_i64(st, org->id);
	stmt_i64(st, (int64_t)k);
	stmt_i64(st, (int64_t)ns->numbers_n);
	stmt_text(st, name);
	ns->name_of[ns->numbers_n++] = arena_str(org->arena, name);
	return stmt_exec(st, NULL);
}

/* Give every name of the statement a number; add those that are new. */
static enum err
numbers_bind(struct store *s, struct org *org, enum number_kind k, bool add)
{
	struct numbers *ns = &org->numbers[k];
	enum err e;

	ns->n = names_n(org->st, k);
	ns->of_index = ARENA_ARRAY(org->arena, uint32_t, ns->n);
	ns->index_of = ARENA_ARRAY(org->arena, int, NUMBERS_MAX);
	for (size_t i = 0; i < NUMBERS_MAX; i++)
		ns->index_of[i] = -1;
	for (size_t i = 0; i < ns->n; i++) {
		struct str name = name_at(org->arena, org->st, k, i);
		size_t no = 1;

		while (no < ns->numbers_n && !str_eq(ns->name_of[no], name))
			no++;
		if (no == ns->numbers_n) {
			if (!add)
				return ERR_TAMPERED;
			if ((e = number_add(s, org, k, name)) != ERR_OK)
				return e;
		}
		ns->of_index[i] = (uint32_t)no;
		ns->index_of[no] = (int)i;
	}
	return ERR_OK;
}

enum err
numbers_again(struct store *s, struct org *org)
{
	return numbers_rows(s, org);
}

static enum err
numbers_load(struct store *s, struct org *org, bool add)
{
	enum err e = numbers_read(s, org);

	for (int k = 1; k < NUMBER_KIND_MAX && e == ERR_OK; k++)
		e = numbers_bind(s, org, (enum number_kind)k, add);
	return e;
}

static enum err
compile(struct org *org, struct str source)
{
	struct lang_findings found = { 0 };
	enum err e =
	    lang_compile(org->arena, source, LANG_EN, &org->st, &found);

	if (e != ERR_OK && found.n > 0)
		store_fail("statement of " STR_FMT ", line %u: " STR_FMT,
		    STR_ARG(org->name), found.at[0].pos.line,
		    STR_ARG(found.at[0].text));
	return e;
}

/* The version in force; every version's text, release and signature are
 * checked (T-36). */
static enum err
statement_load(struct store *s, struct org *org)
{
	const struct version *v;
	enum err e = versions_read(s, org);

	if (e != ERR_OK)
		return e;
	v = &org->versions->at[org->versions->in_force];
	org->revision = v->revision;
	org->st = v->st;
	return ERR_OK;
}

static enum err
org_keys(struct store *s, struct org *org)
{
	enum err e;

	org->key_version = vault_version(s->vault);
	e = vault_key(s->vault, org->id, KEY_USE_SEAL, org->key_version,
	    &org->seal);
	if (e == ERR_OK)
		e = vault_key(s->vault, org->id, KEY_USE_DIGEST,
		    org->key_version, &org->digest);
	if (e == ERR_OK)
		e = vault_key(s->vault, org->id, KEY_USE_MARK, org->key_version,
		    &org->mark);
	if (e == ERR_OK)
		e = vault_key(s->vault, org->id, KEY_USE_DIGEST, 1, &org->tag);
	return e;
}

enum err
store_rotate(struct store *s)
{
	enum err e = vault_rotate(s->vault);

	for (size_t i = 0; i < s->orgs_n && e == ERR_OK; i++)
		e = org_keys(s, &s->orgs[i]);
	return e;
}

enum err
org_key(const struct store *s, const struct org *org, enum key_use use,
    uint32_t version, struct key *out)
{
	return vault_key(s->vault, org->id, use, version, out);
}

enum err
org_load(struct store *s, int64_t id, struct str name, struct org *org)
{
	enum err e;

	*org = (struct org){ .id = id };
	org->arena = arena_new(LIMIT_ARENA_ORG);
	org->name = arena_str(org->arena, name);
	if ((e = org_keys(s, org)) != ERR_OK)
		return e;
	if ((e = statement_load(s, org)) != ERR_OK)
		return e;
	if ((e = numbers_load(s, org, false)) != ERR_OK)
		return e;
	versions_bind(org);
	return ERR_OK;
}

/* Numbers go with names, so that they are there before a version is. */
enum err
numbers_for(struct store *s, const struct org *org, const struct statement *st,
    struct arena *a, uint32_t **purposes_out)
{
	struct org next = { .id = org->id, .st = st };
	uint32_t *numbers = ARENA_ARRAY(a, uint32_t, st->purposes_n + 1);
	enum err e;

	next.arena = arena_new(LIMIT_ARENA_ORG);
	e = numbers_load(s, &next, true);
	for (int i = 0; e == ERR_OK && i < (int)st->purposes_n; i++)
		numbers[i] = number_of(&next, NUMBER_PURPOSE, i);
	*purposes_out = numbers;
	arena_free(next.arena);
	return e;
}

void
org_release(struct org *org)
{
	index_free(org->index);
	groups_forget(org);
	key_wipe(&org->seal);
	key_wipe(&org->digest);
	key_wipe(&org->mark);
	key_wipe(&org->tag);
	if (org->versions != NULL)
		arena_free(org->versions->arena);
	arena_free(org->arena);
}

enum err
statement_insert(struct store *s, const struct org *org, uint32_t revision,
    int32_t day, struct str source)
{
	uint8_t h[32], sig[VAULT_SIGN_BYTES];
	struct stmt *st = db_stmt(s->db, SQL_STATEMENT_INSERT);

	hash(source, h);
	vault_sign(s->vault, version_signed(org->arena, org->name, h), sig);
	stmt_i64(st, org->id);
	stmt_i64(st, revision);
	stmt_i64(st, day);
	stmt_i64(st, clock_now_s());
	stmt_blob(st, (struct str){ (const char *)h, sizeof(h) });
	stmt_blob(st, source);
	stmt_blob(st, (struct str){ (const char *)sig, sizeof(sig) });
	return stmt_exec(st, NULL);
}

/* The first version is in force at once: without one nothing can be done. */
static int32_t
first_day(const struct store *s, const struct org *org)
{
	int32_t today = version_today(s);
	int32_t day = today;

	if (org->st->effective.year != 0)
		day = date_days(org->st->effective);
	return day > today ? today : day;
}

static enum err
org_write(struct store *s, struct org *org, struct str source)
{
	struct stmt *st = db_stmt(s->db, SQL_ORG_INSERT);
	enum err e;

	stmt_i64(st, org->id);
	stmt_text(st, org->name);
	if ((e = stmt_exec(st, NULL)) != ERR_OK)
		return e;
	e = statement_insert(s, org, 1, first_day(s, org), source);
	if (e == ERR_OK)
		e = numbers_load(s, org, true);
	if (e == ERR_OK)
		e = head_write(s, org);
	if (e == ERR_OK)
		e = versions_read(s, org);
	if (e == ERR_OK)
		versions_bind(org);
	return e;
}

static enum err
org_noted(struct store *s, struct org *org)
{
	const struct actor who = { .type = ACTOR_OPERATOR,
		.role = -1,
		.purpose = -1 };
	struct tx tx;
	enum err e = tx_begin(&tx, s, org, org->arena, &who, ACTIVITY_STAFF);

	if (e != ERR_OK)
		return e;
	tx_audit(&tx, ACT_SETTING, -1, AUDIT_DONE, STR("organisation added"));
	return tx_end(&tx, ERR_OK);
}

static enum err
add_org(struct store *s, struct str name, struct str source, bool noted)
{
	struct org org = { .id = (int64_t)s->orgs_n + 1, .revision = 1 };
	enum err e;

	if (store_org(s, name) != NULL)
		return ERR_CONFLICT;
	if (s->orgs_n >= LIMIT_ORGS)
		return ERR_TOO_BIG;
	org.arena = arena_new(LIMIT_ARENA_ORG);
	org.name = arena_str(org.arena, name);
	if ((e = compile(&org, source)) != ERR_OK)
		goto fail;
	if ((e = org_keys(s, &org)) != ERR_OK)
		goto fail;
	if ((e = tick_begin(s)) != ERR_OK)
		goto fail;
	e = org_write(s, &org, source);
	if (e == ERR_OK && noted)
		e = org_noted(s, &org);
	if (e == ERR_OK)
		e = tick_end(s);
	else
		tick_drop(s);
	if (e == ERR_OK)
		e = index_build(s, &org);
	if (e != ERR_OK)
		goto fail;
	s->orgs[s->orgs_n++] = org;
	return ERR_OK;

fail:
	org_release(&org);
	return e;
}

enum err
store_add_org(struct store *s, struct str name, struct str source)
{
	return add_org(s, name, source, false);
}

enum err
store_add_org_later(struct store *s, struct str name, struct str source)
{
	return add_org(s, name, source, true);
}

/* ---- a version's day -------------------------------------------------- */

void
store_retire(struct store *s, struct arena *a)
{
	*(struct arena **)ARENA_PUSH(s->arena, s->retired, s->retired_n,
	    s->retired_cap) = a;
}

const struct version *
release_due(const struct store *s, const struct org *org)
{
	const struct versions *vs = org->versions;
	int32_t today = version_today(s);

	for (size_t i = vs->n; i-- > 0;) {
		const struct version *v = &vs->at[i];

		if (v->revision <= org->revision)
			return NULL;
		if (v->state != VERSION_WITHDRAWN && v->from_day != 0 &&
		    v->from_day <= today)
			return v;
	}
	return NULL;
}

bool
store_turn_due(const struct store *s)
{
	for (size_t i = 0; i < s->orgs_n; i++)
		if (release_due(s, &s->orgs[i]) != NULL)
			return true;
	return false;
}

/* The organisation stays where it is in memory; what others borrowed of its
 * old version stays too, until the store is closed. */
static enum err
org_turn(struct store *s, struct org *org)
{
	struct org next;
	enum err e = org_load(s, org->id, org->name, &next);

	if (e == ERR_OK)
		e = index_build(s, &next);
	if (e != ERR_OK) {
		org_release(&next);
		return e;
	}
	next.public_url = org->public_url;
	next.mail_from = org->mail_from;
	groups_forget(org);
	index_free(org->index);
	store_retire(s, org->arena);
	store_retire(s, org->versions->arena);
	key_wipe(&org->seal);
	key_wipe(&org->digest);
	key_wipe(&org->mark);
	key_wipe(&org->tag);
	*org = next;
	return ERR_OK;
}

enum err
store_turn(struct store *s)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < s->orgs_n && e == ERR_OK; i++)
		if (release_due(s, &s->orgs[i]) != NULL)
			e = org_turn(s, &s->orgs[i]);
	return e;
}
