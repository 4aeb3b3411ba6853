/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/person.h"
#include "lang/lang.h"
#include "policy/ages.h"
#include "policy/narrow.h"
#include "policy/whom.h"

#include <string.h>

#include "base/email.h"
#include "store/internal.h"
#include "store/keeping.h"

static struct person *
person_alloc(struct tx *tx, int64_t id)
{
	struct person *p = ARENA_NEW(tx->a, struct person);
	struct person **slot =
	    ARENA_PUSH(tx->a, tx->open, tx->open_n, tx->open_cap);

	*slot = p;
	p->id = p->facts.id = id;
	p->org = tx->org;
	return p;
}

void
person_close(struct person *p)
{
	key_wipe(&p->key);
}

void
person_touch(struct person *p)
{
	p->dirty_state = true;
}

static enum err
values_unseal(struct tx *tx, struct person *p, struct str body)
{
	struct str plain;
	enum err e = unseal(tx->a, &p->key,
	    place(tx->a, "record", tx->org->id, p->id, PART_VALUES), body,
	    &plain);

	return e == ERR_OK ? values_unpack(tx, plain, p) : e;
}

static enum err
person_unseal(struct tx *tx, struct person *p, struct str key, struct str state)
{
	struct str where = place(tx->a, "person", tx->org->id, p->id, 0);
	struct str plain;
	enum err e;

	if ((e = org_unseal(tx->s, tx->a, tx->org, where, key, &plain)) !=
	    ERR_OK)
		return e;
	if (plain.n != sizeof(p->key.bytes))
		return ERR_TAMPERED;
	memcpy(p->key.bytes, plain.p, sizeof(p->key.bytes));
	if ((e = unseal(tx->a, &p->key, where, state, &plain)) != ERR_OK)
		return e;
	return state_unpack(tx, plain, p);
}

enum err
person_decode(struct tx *tx, int64_t id, struct str key, struct str state,
    struct str body, struct person **out)
{
	struct person *p = person_alloc(tx, id);
	enum err e = person_unseal(tx, p, key, state);

	if (e == ERR_OK && body.n > 0)
		e = values_unseal(tx, p, body);
	p->values_open = true;
	*out = p;
	return e;
}

enum err
person_open(struct tx *tx, int64_t id, struct person **out)
{
	struct stmt *st;
	struct person *p;
	struct str key, state;
	bool has;
	enum err e;

	for (size_t i = 0; i < tx->open_n; i++) {
		if (tx->open[i]->id != id)
			continue;
		if (tx->open[i]->erased)
			return ERR_NOT_FOUND;
		*out = tx->open[i];
		return ERR_OK;
	}
	st = db_stmt(tx->s->db, SQL_PERSON_GET);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, id);
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (!has)
		return ERR_NOT_FOUND;
	key = arena_str(tx->a, col_blob(st, 0));
	state = arena_str(tx->a, col_blob(st, 1));
	stmt_done(st);
	p = person_alloc(tx, id);
	if ((e = person_unseal(tx, p, key, state)) != ERR_OK) {
		tx->open_n--;
		return e;
	}
	*out = p;
	return ERR_OK;
}

/* Look under the digest keys of every version, the newest first. */
static enum err
digest_find(struct tx *tx, enum digest_kind kind, struct str value,
    int64_t **ids, size_t *n, size_t *cap)
{
	for (uint32_t v = tx->org->key_version; v >= 1; v--) {
		uint8_t d[VAULT_DIGEST_BYTES];
		struct stmt *st;
		struct key k;
		bool has;
		enum err e;

		if (org_key(tx->s, tx->org, KEY_USE_DIGEST, v, &k) != ERR_OK)
			continue;
		org_digest(&k, kind, value, d);
		key_wipe(&k);
		st = db_stmt(tx->s->db, SQL_DIGEST_FIND);
		stmt_i64(st, tx->org->id);
		stmt_i64(st, (int64_t)kind);
		stmt_blob(st, (struct str){ (const char *)d, sizeof(d) });
		while ((e = stmt_row(st, &has)) == ERR_OK && has) {
			int64_t *slot = arena_push(tx->a, (void **)ids, n, cap,
			    sizeof(**ids));

			*slot = col_i64(st, 0);
		}
		if (e != ERR_OK)
			return e;
	}
	return ERR_OK;
}

enum err
person_find_key(struct tx *tx, int source, struct str key, int64_t *id_out)
{
	int64_t *ids = NULL;
	size_t n = 0, cap = 0;
	enum err e = digest_find(tx, DIGEST_KEY,
	    key_identity(tx->a, tx->org, source, key), &ids, &n, &cap);

	if (e != ERR_OK)
		return e;
	if (n == 0)
		return ERR_NOT_FOUND;
	*id_out = ids[0];
	return ERR_OK;
}

enum err
person_find_email(struct tx *tx, struct str email, int64_t **ids_out,
    size_t *n_out)
{
	struct str address, match, plain;
	int64_t *ids = NULL;
	size_t n = 0, cap = 0;
	enum err e = email_normalise(tx->a, email, &address, &match, &plain);

	if (e != ERR_OK)
		return e;
	if ((e = digest_find(tx, DIGEST_EMAIL, match, &ids, &n, &cap)) !=
	    ERR_OK)
		return e;
	*ids_out = ids;
	*n_out = n;
	return ERR_OK;
}

static enum err
digest_put(struct tx *tx, enum digest_kind kind, struct str value,
    int64_t person)
{
	uint8_t d[VAULT_DIGEST_BYTES];
	struct stmt *st = db_stmt(tx->s->db, SQL_DIGEST_INSERT);

	org_digest(&tx->org->digest, kind, value, d);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, (int64_t)kind);
	stmt_blob(st, (struct str){ (const char *)d, sizeof(d) });
	stmt_i64(st, person);
	stmt_i64(st, tx->org->key_version);
	return stmt_exec(st, NULL);
}

/* Under every key version: the value may be older than the newest one. */
static enum err
digest_remove(struct tx *tx, enum digest_kind kind, struct str value,
    int64_t person)
{
	enum err e = ERR_OK;

	for (uint32_t v = tx->org->key_version; v >= 1 && e == ERR_OK; v--) {
		uint8_t d[VAULT_DIGEST_BYTES];
		struct stmt *st;
		struct key k;

		if (org_key(tx->s, tx->org, KEY_USE_DIGEST, v, &k) != ERR_OK)
			continue;
		org_digest(&k, kind, value, d);
		key_wipe(&k);
		st = db_stmt(tx->s->db, SQL_DIGEST_DELETE);
		stmt_i64(st, tx->org->id);
		stmt_i64(st, (int64_t)kind);
		stmt_blob(st, (struct str){ (const char *)d, sizeof(d) });
		stmt_i64(st, person);
		e = stmt_exec(st, NULL);
	}
	return e;
}

/* The digests that belong to a value of an address or number. */
static enum err
value_digests(struct tx *tx, const struct value *v, int64_t person,
    enum err (*each)(struct tx *tx, enum digest_kind kind, struct str value,
	int64_t person))
{
	struct str address, match, plain;
	enum err e;

	switch (tx->org->st->fields[v->field].type) {
	case FIELD_EMAIL:
		if (email_normalise(tx->a, v->text, &address, &match, &plain) !=
		    ERR_OK)
			return ERR_OK;
		e = each(tx, DIGEST_EMAIL, match, person);
		if (e == ERR_OK)
			e = each(tx, DIGEST_EMAIL_UNTAGGED, plain, person);
		return e;
	case FIELD_PHONE:
		return each(tx, DIGEST_PHONE, v->text, person);
	default:
		return ERR_OK;
	}
}

/* A value goes; another one may be the same address, and keeps it. */
static enum err
value_forget(struct tx *tx, struct person *p, const struct value *old)
{
	enum field_type type = tx->org->st->fields[old->field].type;
	enum err e;

	if (type != FIELD_EMAIL && type != FIELD_PHONE)
		return ERR_OK;
	e = value_digests(tx, old, p->id, digest_remove);
	for (size_t i = 0; i < p->values.n && e == ERR_OK; i++)
		if (&p->values.at[i] != old)
			e = value_digests(tx, &p->values.at[i], p->id,
			    digest_put);
	return e;
}

enum err
person_add(struct tx *tx, const struct grant *g, int source, struct str key,
    struct person **out)
{
	struct person *p;
	int64_t id;
	enum err e;

	if (!granted(tx, g, ACT_ADD, NULL) && !granted(tx, g, ACT_IMPORT, NULL))
		return ERR_DENIED;
	if (key.n > 0) {
		e = person_find_key(tx, source, key, &id);
		if (e == ERR_OK)
			return ERR_CONFLICT;
		if (e != ERR_NOT_FOUND)
			return e;
	}
	p = person_alloc(tx, random_id());
	key_random(&p->key);
	p->lang = lang_told_in(tx->org->st);
	p->facts.stage = STAGE_POSSIBLE;
	p->created_s = p->confirmed_s = tx->now_s;
	p->is_new = p->values_open = true;
	p->dirty_state = p->dirty_values = true;
	if (key.n > 0 &&
	    (e = digest_put(tx, DIGEST_KEY,
		 key_identity(tx->a, tx->org, source, key), p->id)) != ERR_OK)
		return e;
	*out = p;
	return ERR_OK;
}

static enum err
state_write(struct tx *tx, struct person *p)
{
	struct str where = place(tx->a, "person", tx->org->id, p->id, 0);
	struct str state = seal(tx->a, &p->key, where, state_pack(tx, p));
	struct stmt *st;

	if (!p->is_new) {
		st = db_stmt(tx->s->db, SQL_PERSON_SET_STATE);
		stmt_blob(st, state);
		stmt_i64(st, tx->org->id);
		stmt_i64(st, p->id);
		return stmt_exec(st, NULL);
	}
	st = db_stmt(tx->s->db, SQL_PERSON_INSERT);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	stmt_blob(st, org_seal(tx->a, tx->org, where,
			  (struct str){ (const char *)p->key.bytes,
			      sizeof(p->key.bytes) }));
	stmt_blob(st, state);
	return stmt_exec(st, NULL);
}

static enum err
untold_put(struct tx *tx, struct person *p)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_UNTOLD_INSERT);

	p->untold = false;
	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	return stmt_exec(st, NULL);
}

enum err
person_save(struct tx *tx, struct person *p)
{
	struct stmt *st;
	enum err e;

	if (p->erased)
		return ERR_OK;
	if (p->dirty_state && (e = state_write(tx, p)) != ERR_OK)
		return e;
	p->is_new = false;
	if (p->untold && (e = untold_put(tx, p)) != ERR_OK)
		return e;
	if (!p->dirty_values)
		return ERR_OK;
	st = db_stmt(tx->s->db, SQL_RECORD_PUT);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	stmt_i64(st, PART_VALUES);
	stmt_blob(st,
	    seal(tx->a, &p->key,
		place(tx->a, "record", tx->org->id, p->id, PART_VALUES),
		values_pack(tx, p)));
	e = stmt_exec(st, NULL);
	if (e == ERR_OK) {
		p->dirty_values = false;
		p->dirty_state = true; /* so that the index reads it again */
	}
	return e;
}

enum err
person_load_values(struct tx *tx, struct person *p)
{
	struct stmt *st;
	struct str body;
	bool has;
	enum err e;

	if (p->values_open)
		return ERR_OK;
	st = db_stmt(tx->s->db, SQL_RECORD_GET);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, p->id);
	stmt_i64(st, PART_VALUES);
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (has) {
		body = arena_str(tx->a, col_blob(st, 0));
		stmt_done(st);
		if ((e = values_unseal(tx, p, body)) != ERR_OK)
			return e;
	}
	p->values_open = true;
	return ERR_OK;
}

enum err
person_drop_gone(struct tx *tx, struct person *p, size_t *n_out)
{
	enum err e = person_load_values(tx, p);

	*n_out = 0;
	if (e != ERR_OK || p->values_gone == 0)
		return e;
	*n_out = p->values_gone;
	p->values_gone = 0;
	p->dirty_values = true;
	tx->s->must_checkpoint = true;
	return ERR_OK;
}

enum err
person_read(struct tx *tx, const struct grant *g, struct person *p,
    struct values *out)
{
	struct fieldset may;
	enum err e;

	if (g == NULL || grant_person(g) != p->id ||
	    !grant_covers(g, tx->s->tick, grant_act(g), p->id, -1))
		return ERR_DENIED;
	if ((e = person_load_values(tx, p)) != ERR_OK)
		return e;
	may = grant_fields(g);
	*out = (struct values){ 0 };
	for (size_t i = 0; i < p->values.n; i++) {
		const struct value *v = &p->values.at[i];
		struct value *to;

		if (!fieldset_has(&may, v->field))
			continue;
		to = ARENA_PUSH(tx->a, out->at, out->n, out->cap);
		*to = *v;
	}
	return ERR_OK;
}

enum err
person_trusts_address(struct tx *tx, struct person *p, struct str address,
    bool *out)
{
	struct str written, match, plain, mine;
	enum err e = email_normalise(tx->a, address, &written, &match, &plain);

	*out = false;
	if (e != ERR_OK)
		return ERR_OK;
	if ((e = person_load_values(tx, p)) != ERR_OK)
		return e;
	for (size_t i = 0; i < p->values.n; i++) {
		const struct value *v = &p->values.at[i];

		if (tx->org->st->fields[v->field].type != FIELD_EMAIL ||
		    email_normalise(tx->a, v->text, &written, &mine, &plain) !=
			ERR_OK ||
		    !str_eq(mine, match))
			continue;
		if (v->by != ACTOR_PERSON || v->verified_s != 0)
			*out = true;
	}
	return ERR_OK;
}

struct str
values_item(const struct values *vs, int field, int item)
{
	for (size_t i = 0; i < vs->n; i++)
		if (vs->at[i].field == field && vs->at[i].item == item)
			return vs->at[i].text;
	return STR_NONE;
}

struct str
values_get(const struct values *vs, int field)
{
	return values_item(vs, field, 0);
}

int
values_items(const struct values *vs, const struct statement *st, int record)
{
	int most = 0;

	for (size_t i = 0; i < vs->n; i++)
		if (st->fields[vs->at[i].field].parent == record &&
		    vs->at[i].item > most)
			most = vs->at[i].item;
	return most;
}

size_t
changes_differ(const struct values *held, struct change *list, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (!str_eq(values_item(held, list[i].field, list[i].item),
			list[i].text))
			list[kept++] = list[i];
	return kept;
}

static struct value *
value_find(struct person *p, int field, int item)
{
	for (size_t i = 0; i < p->values.n; i++)
		if (p->values.at[i].field == field &&
		    p->values.at[i].item == item)
			return &p->values.at[i];
	return NULL;
}

static bool
covers_field(const struct tx *tx, const struct grant *g, enum act act,
    const struct person *p, int field)
{
	int64_t id = grant_person(g) == 0 && p->is_new ? 0 : p->id;
	int parent = tx->org->st->fields[field].parent;

	return grant_covers(g, tx->s->tick, act, id, field) ||
	       (parent >= 0 && grant_covers(g, tx->s->tick, act, id, parent));
}

static bool
may_change(const struct tx *tx, const struct grant *g, const struct person *p,
    const struct change *c)
{
	static const enum act acts[] = { ACT_CORRECT, ACT_IMPORT, ACT_ADD };

	if (c->field < 0 || (size_t)c->field >= tx->org->st->fields_n)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(acts); i++)
		if (covers_field(tx, g, acts[i], p, c->field))
			return true;
	return false;
}

/* What the person gave is not overwritten by a register, unless the
 * statement says the register owns the field (B08, T-45). */
static bool
self_wins(const struct tx *tx, const struct grant *g, const struct value *old)
{
	return grant_act(g) == ACT_IMPORT && old->by == ACTOR_PERSON &&
	       !tx->org->st->fields[old->field].register_owned;
}

/* Letters are written in the language that the record says. */
static void
language_of(const struct tx *tx, struct person *p, const struct change *c)
{
	enum lang l;

	if (tx->org->st->fields[c->field].type == FIELD_LANGUAGE &&
	    lang_find(c->text, &l) == ERR_OK)
		p->lang = l;
}

enum err
value_remove(struct tx *tx, struct person *p, size_t i)
{
	enum err e = value_forget(tx, p, &p->values.at[i]);

	if (e == ERR_OK)
		p->values.at[i] = p->values.at[--p->values.n];
	return e;
}

enum err
person_values_open(struct tx *tx, struct person *p)
{
	return person_load_values(tx, p);
}

static enum err
value_set(struct tx *tx, struct person *p, const struct provenance *from,
    const struct change *c, struct value *old)
{
	enum err e;

	if (old != NULL && (e = value_forget(tx, p, old)) != ERR_OK)
		return e;
	if (c->text.n == 0) {
		*old = p->values.at[--p->values.n];
		return ERR_OK;
	}
	if (old == NULL)
		old =
		    ARENA_PUSH(tx->a, p->values.at, p->values.n, p->values.cap);
	*old = (struct value){ .field = c->field,
		.item = c->item,
		.text = arena_str(tx->a, c->text),
		.source = from->source,
		.channel = from->channel,
		.by = tx->actor->type,
		.at_s = tx->now_s,
		.verified_s = from->verified_s,
		.revision = tx->org->revision };
	return value_digests(tx, old, p->id, digest_put);
}

bool
org_keeps(const struct org *org, int field, unsigned stage, uint64_t kinds)
{
	return field_is_kept(org->st, field, stage, kinds) &&
	       narrowing_keeps(org->narrow, field, stage, kinds);
}

/* One value as it is asked for; ${changed}: one more. */
static enum err
change_one(struct tx *tx, const struct grant *g, struct person *p,
    const struct provenance *from, const struct change *c, size_t *changed)
{
	struct value *old = value_find(p, c->field, c->item);
	enum err e;

	if (old == NULL ? c->text.n == 0 : str_eq(old->text, c->text))
		return ERR_OK;
	if (old != NULL && self_wins(tx, g, old))
		return ERR_OK;
	if (c->text.n > 0 &&
	    !org_keeps(tx->org, c->field, p->facts.stage, p->facts.kinds)) {
		tx->not_kept = &tx->org->st->fields[c->field];
		tx->reason = REASON_NOT_KEPT;
		return ERR_REFUSED;
	}
	if ((e = value_set(tx, p, from, c, old)) != ERR_OK)
		return e;
	language_of(tx, p, c);
	(*changed)++;
	return ERR_OK;
}

enum err
person_change(struct tx *tx, const struct grant *g, struct person *p,
    const struct provenance *from, const struct change *changes, size_t n,
    size_t *changed_out)
{
	size_t changed = 0;
	enum err e;

	if (g == NULL)
		return ERR_DENIED;
	for (size_t i = 0; i < n; i++)
		if (!may_change(tx, g, p, &changes[i]))
			return ERR_DENIED;
	if ((e = person_load_values(tx, p)) != ERR_OK)
		return e;
	/* First what is kept of everybody: the day of birth may tell of what
	 * kind the person is, and with it what else is kept. */
	for (int some = 0; some < 2; some++) {
		for (size_t i = 0; i < n && e == ERR_OK; i++)
			if (field_is_of_some(tx->org->st, changes[i].field) ==
			    (some == 1))
				e = change_one(tx, g, p, from, &changes[i],
				    &changed);
		if (changed > 0)
			kinds_follow(tx, p);
	}
	if (e != ERR_OK)
		return e;
	if (changed > 0)
		p->dirty_values = p->dirty_state = true;
	if (changed_out != NULL)
		*changed_out = changed;
	return ERR_OK;
}

enum err
person_verified(struct tx *tx, const struct grant *g, struct person *p,
    int field)
{
	struct value *v;
	enum err e;

	if (!granted(tx, g, grant_act(g), p))
		return ERR_DENIED;
	if ((e = person_load_values(tx, p)) != ERR_OK)
		return e;
	if ((v = value_find(p, field, 0)) == NULL)
		return ERR_NOT_FOUND;
	v->verified_s = tx->now_s;
	p->dirty_values = true;
	return ERR_OK;
}

/* Who comes, or becomes another kind, while a version is coming was not there
 * when the others were told. */
void
person_untold(const struct tx *tx, struct person *p)
{
	p->untold = p->untold || ((p->facts.stage & STAGES_TOLD) != 0 &&
				     release_wants_told(tx->org));
}

/* A grant to change something, for this person, or for the register when the
 * person is new. */
static bool
granted_change(const struct tx *tx, const struct grant *g,
    const struct person *p)
{
	static const enum act acts[] = { ACT_ADD, ACT_CORRECT, ACT_IMPORT,
		ACT_INVITE, ACT_RESTRICT, ACT_ERASE, ACT_DEATH };
	int64_t id;

	if (g == NULL)
		return false;
	id = grant_person(g);
	if (id != p->id && (id != 0 || !p->is_new))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(acts); i++)
		if (grant_covers(g, tx->s->tick, acts[i], id, -1))
			return true;
	return false;
}

/* B26: after the quarantine of the rule for such a person. */
static int64_t
gone_after_death(const struct person *p, int64_t now_s)
{
	const struct keep_clause *c =
	    keeping_clause(p, KEEP_MEMBERS, TRIGGER_DEATH);

	return c == NULL ? now_s : keep_clause_at(c, now_s);
}

enum err
person_set_stage(struct tx *tx, const struct grant *g, struct person *p,
    unsigned stage)
{
	if (!granted_change(tx, g, p))
		return ERR_DENIED;
	if (stage == STAGE_DECEASED) {
		p->stage_before = p->facts.stage;
		p->death_s = tx->now_s;
		p->erase_at_s = gone_after_death(p, tx->now_s);
	} else if (stage == STAGE_INVITED) {
		p->invited_s = tx->now_s;
	} else if (stage == STAGE_MEMBER && p->facts.stage != STAGE_DECEASED) {
		p->joined_s = tx->now_s;
	} else if (stage == STAGE_LEAVING) {
		p->left_s = tx->now_s;
	}
	if (p->facts.stage == STAGE_DECEASED && stage != STAGE_DECEASED)
		p->death_s = 0;
	p->facts.stage = stage;
	p->dirty_state = true;
	if (stage == STAGE_MEMBER) /* others learn it with their invitation */
		person_untold(tx, p);
	return ERR_OK;
}
