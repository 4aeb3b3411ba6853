/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/group.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/pack.h"
#include "store/internal.h"
#include "store/keeping.h"

static struct str
group_pack(struct tx *tx, const struct group *g)
{
	struct buf b;
	struct str s;

	buf_init(&b, 65536);
	pack_u64(&b, number_of(tx->org, NUMBER_GROUP_TYPE, g->type));
	pack_str(&b, g->name);
	pack_str(&b, g->value);
	pack_i64(&b, g->created_s);
	while (b.n % 128 != 0)
		buf_putc(&b, 0);
	s = org_seal(tx->a, tx->org, place(tx->a, "grp", tx->org->id, g->id, 0),
	    buf_str(&b));
	buf_release(&b);
	return s;
}

static enum err
group_unpack(struct tx *tx, int64_t id, struct str sealed, struct group *g)
{
	struct str plain;
	struct unpack u;
	enum err e = org_unseal(tx->s, tx->a, tx->org,
	    place(tx->a, "grp", tx->org->id, id, 0), sealed, &plain);

	if (e != ERR_OK)
		return e;
	u = unpack_of(plain);
	g->id = id;
	g->type =
	    index_of(tx->org, NUMBER_GROUP_TYPE, (uint32_t)unpack_u64(&u));
	g->name = unpack_str(&u);
	g->value = unpack_str(&u);
	g->created_s = unpack_i64(&u);
	return u.bad ? ERR_TAMPERED : ERR_OK;
}

/* Opened once, for all requests: one process owns the data. */
struct group_cache {
	struct arena *a;
	struct group *at;
	size_t n, cap;
};

void
groups_forget(struct org *org)
{
	if (org->groups == NULL)
		return;
	arena_free(org->groups->a);
	free(org->groups);
	org->groups = NULL;
}

static enum err
cache_rows(struct tx *tx, struct group_cache *c)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_GROUP_ALL);
	bool has;
	enum err e;

	stmt_i64(st, tx->org->id);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		struct group *g = ARENA_PUSH(c->a, c->at, c->n, c->cap);

		e = group_unpack(tx, col_i64(st, 0), col_blob(st, 1), g);
		if (e != ERR_OK)
			break;
		g->name = arena_str(c->a, g->name);
		g->value = arena_str(c->a, g->value);
	}
	stmt_done(st);
	return e;
}

static enum err
cache_fill(struct tx *tx)
{
	struct group_cache *c;
	enum err e;

	if (tx->org->groups != NULL)
		return ERR_OK;
	c = calloc(1, sizeof(*c));
	if (c == NULL)
		return ERR_INTERNAL;
	c->a = arena_new(LIMIT_ARENA_ORG);
	tx->org->groups = c;
	if ((e = cache_rows(tx, c)) != ERR_OK)
		groups_forget(tx->org);
	return e;
}

/* A copy in the request's memory: the cache may be forgotten meanwhile. */
static struct group
group_copy(struct arena *a, const struct group *g)
{
	struct group copy = *g;

	copy.name = arena_str(a, g->name);
	copy.value = arena_str(a, g->value);
	return copy;
}

enum err
group_list(struct tx *tx, struct group **out, size_t *n_out)
{
	enum err e = cache_fill(tx);
	const struct group_cache *c = tx->org->groups;

	if (e != ERR_OK)
		return e;
	*out = ARENA_ARRAY(tx->a, struct group, c->n);
	for (size_t i = 0; i < c->n; i++)
		(*out)[i] = group_copy(tx->a, &c->at[i]);
	*n_out = c->n;
	return ERR_OK;
}

enum err
group_get(struct tx *tx, int64_t id, struct group *out)
{
	enum err e = cache_fill(tx);

	for (size_t i = 0; e == ERR_OK && i < tx->org->groups->n; i++) {
		if (tx->org->groups->at[i].id != id)
			continue;
		*out = group_copy(tx->a, &tx->org->groups->at[i]);
		return ERR_OK;
	}
	return e == ERR_OK ? ERR_NOT_FOUND : e;
}

static enum err
group_write(struct tx *tx, struct group *g)
{
	struct stmt *st;

	groups_forget(tx->org);
	if (g->id == 0) {
		g->id = random_id();
		g->created_s = tx->now_s;
	}
	st = db_stmt(tx->s->db, SQL_GROUP_PUT);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, g->id);
	stmt_blob(st, group_pack(tx, g));
	return stmt_exec(st, NULL);
}

enum err
group_save(struct tx *tx, const struct grant *g, struct group *group)
{
	if (!granted(tx, g, ACT_GROUP, NULL))
		return ERR_DENIED;
	return group_write(tx, group);
}

/* What the rule of a type says about this person: values, once each. */
static size_t
rule_values(struct tx *tx, struct person *p, const struct group_type *gt,
    struct str *out, size_t max)
{
	size_t n = 0;

	if (gt->hide_protected && p->facts.protected_address)
		return 0;
	for (size_t i = 0; i < p->values.n && n < max; i++) {
		bool known = false;

		if (p->values.at[i].field != gt->by_field ||
		    !value_is_kept(p, &p->values.at[i]))
			continue;
		for (size_t k = 0; k < n; k++)
			known |= str_eq(text_fold(tx->a, out[k]),
			    text_fold(tx->a, p->values.at[i].text));
		if (!known)
			out[n++] = p->values.at[i].text;
	}
	return n;
}

#define RULE_VALUES 32

struct rule_run {
	struct group *groups;
	size_t groups_n, groups_cap;
};

static enum err
group_of_value(struct tx *tx, struct rule_run *run, int type, struct str value,
    int64_t *id_out)
{
	struct str folded = text_fold(tx->a, value);
	struct group *g;
	enum err e;

	for (size_t i = 0; i < run->groups_n; i++) {
		if (run->groups[i].type == type &&
		    str_eq(run->groups[i].value, folded)) {
			*id_out = run->groups[i].id;
			return ERR_OK;
		}
	}
	g = ARENA_PUSH(tx->a, run->groups, run->groups_n, run->groups_cap);
	*g = (struct group){ .type = type, .name = value, .value = folded };
	if ((e = group_write(tx, g)) == ERR_OK)
		*id_out = g->id;
	return e;
}

static struct membership *
membership_find(struct person *p, int64_t group)
{
	for (size_t i = 0; i < p->groups_n; i++)
		if (p->groups[i].group == group)
			return &p->groups[i];
	return NULL;
}

static void
membership_add(struct tx *tx, struct person *p, int64_t group, bool by_rule)
{
	struct membership *m = membership_find(p, group);

	if (m == NULL)
		m = ARENA_PUSH(tx->a, p->groups, p->groups_n, p->groups_cap);
	*m = (struct membership){ .group = group,
		.by_rule = by_rule,
		.since_s = tx->now_s };
	p->dirty_state = true;
}

/* Out of the groups of ${type} that the rule no longer gives. */
static void
leave_others(struct tx *tx, struct person *p, const struct rule_run *run,
    int type, const int64_t *keep, size_t keep_n)
{
	for (size_t i = 0; i < p->groups_n; i++) {
		bool is_type = false, kept = false;

		for (size_t k = 0; k < run->groups_n; k++)
			is_type |= run->groups[k].id == p->groups[i].group &&
				   run->groups[k].type == type;
		for (size_t k = 0; k < keep_n; k++)
			kept |= keep[k] == p->groups[i].group;
		if (!is_type || kept || !p->groups[i].by_rule ||
		    p->groups[i].left)
			continue;
		p->groups[i] = p->groups[--p->groups_n];
		p->dirty_state = true;
		i--;
	}
	person_groups_sync(tx, p);
}

static enum err
type_apply(struct tx *tx, struct person *p, struct rule_run *run, int type)
{
	const struct group_type *gt = &tx->org->st->group_types[type];
	struct str values[RULE_VALUES];
	int64_t keep[RULE_VALUES];
	size_t n = rule_values(tx, p, gt, values, RULE_VALUES);

	for (size_t i = 0; i < n; i++) {
		const struct membership *m;
		enum err e = group_of_value(tx, run, type, values[i], &keep[i]);

		if (e != ERR_OK)
			return e;
		m = membership_find(p, keep[i]);
		if (m == NULL)
			membership_add(tx, p, keep[i], true);
	}
	leave_others(tx, p, run, type, keep, n);
	return ERR_OK;
}

enum err
group_apply_rules(struct tx *tx, struct person *p)
{
	struct rule_run run = { 0 };
	enum err e;

	if (p->facts.stage != STAGE_MEMBER || tx->org->st->group_types_n == 0)
		return ERR_OK;
	if ((e = person_load_values(tx, p)) != ERR_OK)
		return e;
	if ((e = group_list(tx, &run.groups, &run.groups_n)) != ERR_OK)
		return e;
	run.groups_cap = run.groups_n;
	for (size_t i = 0; i < tx->org->st->group_types_n; i++) {
		if (tx->org->st->group_types[i].by_field < 0)
			continue;
		if ((e = type_apply(tx, p, &run, (int)i)) != ERR_OK)
			return e;
	}
	return ERR_OK;
}

static bool
granted_change(const struct tx *tx, const struct grant *g,
    const struct person *p)
{
	return granted(tx, g, ACT_CORRECT, p) || granted(tx, g, ACT_GROUP, p) ||
	       granted(tx, g, ACT_RESTRICT, p);
}

enum err
group_join(struct tx *tx, const struct grant *g, struct person *p, int64_t id)
{
	struct group group;
	const struct membership *m = membership_find(p, id);
	enum err e;

	if (!granted_change(tx, g, p))
		return ERR_DENIED;
	/* Who left comes back only by own will. */
	if (m != NULL && m->left && tx->actor->type != ACTOR_PERSON)
		return ERR_DENIED;
	if ((e = group_get(tx, id, &group)) != ERR_OK)
		return e;
	membership_add(tx, p, id, false);
	person_groups_sync(tx, p);
	return ERR_OK;
}

enum err
group_leave(struct tx *tx, const struct grant *g, struct person *p, int64_t id)
{
	struct membership *m = membership_find(p, id);

	if (!granted_change(tx, g, p))
		return ERR_DENIED;
	if (m == NULL)
		return ERR_NOT_FOUND;
	m->left = true;
	m->since_s = tx->now_s;
	p->dirty_state = true;
	person_groups_sync(tx, p);
	return ERR_OK;
}
