/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening a directory: what does not fit is refused, and says why. */
#include "store_fixture.h"

#include <sqlite3.h>
#include <sys/stat.h>

/* What somebody with the file in hand does to it. */
static void
raw(struct world *w, const char *sql)
{
	sqlite3 *h;
	char *why = NULL;

	if (sqlite3_open(world_file(w, "vern.db"), &h) != SQLITE_OK ||
	    sqlite3_exec(h, sql, NULL, NULL, &why) != SQLITE_OK) {
		printf("Bail out! %s: %s\n", sql, why);
		exit(1);
	}
	(void)sqlite3_close(h);
}

static void
copy(struct world *w, const char *from, const char *to)
{
	struct str s = read_whole(w->a, world_file(w, from));
	FILE *f = fopen(world_file(w, to), "wb");

	assert(f != NULL);
	(void)fwrite(s.p, 1, s.n, f);
	(void)fclose(f);
	(void)chmod(world_file(w, to), 0600);
}

static void
test_tampered(struct world *w)
{
	static const struct {
		const char *name, *sql, *reason;
	} cases[] = {
		{ "T-36 a word of the statement",
		    "UPDATE statement SET source = CAST(replace(CAST(source "
		    "AS TEXT), 'basis consent', 'basis contract') AS BLOB)",
		    "changed outside of 'vern policy apply'" },
		{ "T-36 a blank of the statement",
		    "UPDATE statement SET source = CAST(source || ' ' AS "
		    "BLOB)",
		    "changed outside" },
		{ "T-36 with a hash that fits",
		    "UPDATE statement SET source = CAST('x' AS BLOB), "
		    "hash = zeroblob(32)",
		    "changed outside" },
		{ "T-36 the signature",
		    "UPDATE statement SET signature = zeroblob(64)",
		    "changed outside" },
		{ "T-36 no signature", "UPDATE statement SET signature = x''",
		    "changed outside" },
		{ "T-36 another organisation's name",
		    "UPDATE organisation SET name = 'other'",
		    "changed outside" },
		{ "T-67 the last entry of the trail",
		    "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM "
		    "audit)",
		    "trail" },
		{ "a stable number of a field",
		    "DELETE FROM number WHERE kind = 1 AND number = 3",
		    "numbers of names" },
		{ "another day of the first version",
		    "UPDATE statement SET effective_day = 1",
		    "outside of 'vern policy'" },
		{ "a statement for next year only",
		    "UPDATE statement SET effective_day = 900000",
		    "outside of 'vern policy'" },
		{ "two names with each other's number",
		    "UPDATE number SET name = name || '~' WHERE kind = 1;"
		    "UPDATE number SET name = (SELECT substr(o.name, 1, "
		    "length(o.name) - 1) FROM number o WHERE o.kind = 1 AND "
		    "o.number = 3 - number.number) WHERE kind = 1 AND number "
		    "IN (1, 2); UPDATE number SET name = replace(name, '~', "
		    "'') WHERE kind = 1",
		    "numbers of names" },
		{ "what signs the versions is gone",
		    "DELETE FROM statement_head", "is missing" },
	};

	store_close(w->s);
	w->s = NULL;
	copy(w, "vern.db", "good.db");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct store *s = NULL;

		raw(w, cases[i].sql);
		tap_err(store_open(w->dir, &s), ERR_TAMPERED, cases[i].name);
		tap_ok(str_find(str_of(store_reason()),
			   str_of(cases[i].reason)) != SIZE_MAX,
		    "and says why");
		(void)unlink(world_file(w, "vern.db-wal"));
		copy(w, "good.db", "vern.db");
	}
	must(store_open(w->dir, &w->s), "the good one opens");
	w->org = store_org(w->s, ORG);
	(void)unlink(world_file(w, "good.db"));
}

/* One damaged person must not keep everybody else out. */
static void
test_damaged_person(struct world *w)
{
	int64_t bad = add_person(w, "Bad Row", "b@example.com", STAGE_MEMBER);
	int64_t good = add_person(w, "Good Row", "g@example.com", STAGE_MEMBER);
	const char *sql = arena_printf(w->a,
	    "UPDATE person SET state = CAST(state || 'x' AS BLOB) "
	    "WHERE person = %lld",
	    (long long)bad)
			      .p;
	struct person *p;
	struct tx tx;

	store_close(w->s);
	w->s = NULL;
	raw(w, sql);
	must(store_open(w->dir, &w->s), "open");
	w->org = store_org(w->s, ORG);
	tap_ok(index_people(w->org->index) == 1 &&
		   index_next(w->org->index, 0) == good,
	    "a damaged person is chosen by nothing, the others are there");
	start(w, &tx);
	tap_err(person_open(&tx, bad, &p), ERR_TAMPERED,
	    "B43 a changed row is not read");
	must(finish(w, &tx, ERR_OK), "end");
	sql = arena_printf(w->a,
	    "UPDATE person SET state = (SELECT state FROM person WHERE "
	    "person = %lld) WHERE person = %lld;"
	    "UPDATE person SET key = (SELECT key FROM person WHERE person = "
	    "%lld) WHERE person = %lld",
	    (long long)good, (long long)bad, (long long)good, (long long)bad)
		  .p;
	store_close(w->s);
	w->s = NULL;
	raw(w, sql);
	must(store_open(w->dir, &w->s), "open");
	w->org = store_org(w->s, ORG);
	start(w, &tx);
	tap_err(person_open(&tx, bad, &p), ERR_TAMPERED,
	    "B43 nor is another person's in its place");
	must(finish(w, &tx, ERR_OK), "end");
}

static void
test_refused(struct world *w)
{
	struct store *s = NULL;
	struct str recovery;

	tap_err(store_create(w->dir, w->a, &recovery), ERR_CONFLICT,
	    "a directory that is not empty");
	tap_err(store_create("/nonexistent/dir/x", w->a, &recovery), ERR_IO,
	    "a directory that cannot be made");
	tap_err(store_open("/nonexistent", &s), ERR_NOT_FOUND,
	    "nothing to open");
	tap_err(store_add_org(w->s, ORG, read_whole(w->a, STATEMENT)),
	    ERR_CONFLICT, "an organisation twice");
	tap_err(store_add_org(w->s, STR("x"), STR("statement x {")),
	    ERR_INVALID, "a statement that does not compile");
	tap_err(store_add_org(w->s, STR("x"), STR("")), ERR_INVALID,
	    "no statement");
	tap_ok(w->s->orgs_n == 1 && !w->s->in_tick, "leave nothing behind");
	store_close(w->s);
	w->s = NULL;
	(void)rename(world_file(w, "vern.keys"), world_file(w, "k"));
	tap_err(store_open(w->dir, &s), ERR_KEY, "no key file");
	(void)rename(world_file(w, "k"), world_file(w, "vern.keys"));
	(void)chmod(world_file(w, "vern.keys"), 0644);
	tap_err(store_open(w->dir, &s), ERR_KEY,
	    "B43 a key file that others may read");
	(void)chmod(world_file(w, "vern.keys"), 0600);
	must(store_open(w->dir, &w->s), "open");
	w->org = store_org(w->s, ORG);
}

/* Keys of another directory open nothing. */
static void
test_other_keys(struct world *w)
{
	struct str recovery;
	struct store *s = NULL;

	store_close(w->s);
	w->s = NULL;
	(void)rename(world_file(w, "vern.keys"), world_file(w, "k"));
	must(vault_create(world_file(w, "vern.keys"), w->a, &recovery), "k");
	tap_err(store_open(w->dir, &s), ERR_TAMPERED,
	    "B43 another directory's keys");
	(void)rename(world_file(w, "k"), world_file(w, "vern.keys"));
	must(store_open(w->dir, &w->s), "open");
	w->org = store_org(w->s, ORG);
}

/* T-71: civil time never goes before the newest entry. */
static void
test_clock(struct world *w)
{
	int64_t before;
	struct tx tx;

	start(w, &tx);
	before = tx.now_s;
	tx_audit(&tx, ACT_SETTING, -1, AUDIT_DONE, STR("test"));
	must(finish(w, &tx, ERR_OK), "entry");
	(void)setenv("VERN_NOW", "2001-01-01T00:00:00Z", 1);
	must(clock_init(), "clock");
	start(w, &tx);
	tap_ok(tx.now_s >= before,
	    "T-71 a clock set back does not turn time back");
	must(finish(w, &tx, ERR_OK), "end");
	(void)unsetenv("VERN_NOW");
	must(clock_init(), "clock");
}

int
main(void)
{
	struct world w;

	world_new(&w);
	test_refused(&w);
	test_clock(&w);
	test_tampered(&w);
	test_other_keys(&w);
	test_damaged_person(&w);
	world_end(&w);
	return tap_done();
}
