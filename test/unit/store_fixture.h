/* SPDX-License-Identifier: EUPL-1.2 */
/* A data directory with one organisation, made new for each test program. */
#ifndef STORE_FIXTURE_H
#define STORE_FIXTURE_H

#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

#include "file.h"
#include "store/group.h"
#include "store/index.h"
#include "store/message.h"
#include "store/person.h"
#include "store/token.h"
#include "tap.h"
#include "temp.h"

#ifndef STATEMENT
#define STATEMENT "statements/ntnu-alumni.vern"
#endif
#define ORG STR("ntnu-alumni")

struct world {
	char dir[TEMP_MAX];
	struct store *s;
	struct org *org;
	struct arena *a; /* for the life of the test */
};

static struct actor operator_actor = { .type = ACTOR_OPERATOR,
	.role = -1,
	.purpose = -1 };

/* The rest of the test is of no use when this goes wrong. */
static inline void
must(enum err e, const char *what)
{
	if (e == ERR_OK)
		return;
	printf("Bail out! %s: %s (%s; %s)\n", what, err_name(e), store_reason(),
	    db_reason());
	exit(1);
}

static inline void
world_reopen(struct world *w)
{
	store_close(w->s);
	must(store_open(w->dir, &w->s), "store_open");
	w->org = store_org(w->s, ORG);
	assert(w->org != NULL);
}

static inline void
world_new(struct world *w)
{
	struct str recovery;

	must(clock_init(), "clock_init");
	must(vault_start(), "vault_start");
	*w = (struct world){ 0 };
	if (!temp_dir(w->dir, "unit"))
		exit(1);
	w->a = arena_new((size_t)1 << 30);
	must(store_create(w->dir, w->a, &recovery), "store_create");
	must(store_open(w->dir, &w->s), "store_open");
	must(store_add_org(w->s, ORG, read_whole(w->a, STATEMENT)),
	    "store_add_org");
	w->org = store_org(w->s, ORG);
}

static inline const char *
world_file(const struct world *w, const char *name)
{
	return arena_printf(w->a, "%s/%s", w->dir, name).p;
}

static inline void
world_end(struct world *w)
{
	static const char *const names[] = { "vern.db", "vern.db-wal",
		"vern.db-shm", "vern.db.lock", "vern.keys", "ledger.log",
		"vern.db-journal" };

	store_close(w->s);
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		(void)unlink(world_file(w, names[i]));
	(void)rmdir(world_file(w, "spool"));
	(void)rmdir(w->dir);
	arena_free(w->a);
}

static inline int
F(const struct world *w, const char *name)
{
	int f = statement_field(w->org->st, str_of(name));

	assert(f >= 0);
	return f;
}

static inline int
PART(const struct world *w, const char *record, const char *part)
{
	int f = statement_part(w->org->st, F(w, record), str_of(part));

	assert(f >= 0);
	return f;
}

static inline int
P(const struct world *w, const char *name)
{
	int p = statement_purpose(w->org->st, str_of(name));

	assert(p >= 0);
	return p;
}

/* One request in a tick of its own. */
static inline void
start_as(struct world *w, struct tx *tx, const struct actor *actor,
    enum activity activity)
{
	must(tick_begin(w->s), "tick_begin");
	must(tx_begin(tx, w->s, w->org, w->a, actor, activity), "tx_begin");
}

static inline void
start(struct world *w, struct tx *tx)
{
	start_as(w, tx, &operator_actor, ACTIVITY_STAFF);
}

static inline enum err
finish(struct world *w, struct tx *tx, enum err e)
{
	e = tx_end(tx, e);
	must(tick_end(w->s), "tick_end");
	return e;
}

static inline struct fieldset
every_field(const struct world *w)
{
	struct fieldset fs = { .w = { 0 } };

	for (size_t i = 0; i < w->org->st->fields_n; i++)
		fieldset_add(&fs, (int)i);
	return fs;
}

static inline enum err
grant_for(struct world *w, struct tx *tx, const char *purpose, enum act act,
    struct person *p, const struct grant **out)
{
	struct fieldset fs = every_field(w);

	return tx_decide(tx, P(w, purpose), act, &fs, p, -1, 0, out);
}

/* A member with name and address; the stage is set without a grant. */
static inline int64_t
new_person(struct world *w, struct tx *tx, const char *name, const char *email,
    unsigned stage)
{
	const struct provenance from = { .source = 0,
		.channel = CHANNEL_PORTAL };
	struct change changes[] = {
		{ .field = F(w, "full_name"), .text = str_of(name) },
		{ .field = F(w, "email_private"), .text = str_of(email) },
	};
	const struct grant *g;
	struct person *p;

	must(grant_for(w, tx, "registry", ACT_ADD, NULL, &g), "may add");
	must(person_add(tx, g, -1, STR_NONE, &p), "person_add");
	must(person_change(tx, g, p, &from, changes,
		 email == NULL ? 1 : ARRAY_LEN(changes), NULL),
	    "person_change");
	p->facts.stage = stage;
	person_touch(p);
	return p->id;
}

static inline int64_t
add_person(struct world *w, const char *name, const char *email, unsigned stage)
{
	struct tx tx;
	int64_t id;

	start(w, &tx);
	id = new_person(w, &tx, name, email, stage);
	must(finish(w, &tx, ERR_OK), "add_person");
	return id;
}

#endif
