/* SPDX-License-Identifier: EUPL-1.2 */
/* The ledger read back: what is applied, and which files are refused. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "store/replay.h"
#include "store_fixture.h"

static struct world w;
static int64_t gone, stays;
static struct str ledger; /* what the file says after all that happened */

static void
file_write(const char *path, struct str s)
{
	FILE *f = fopen(path, "wb");

	assert(f != NULL);
	if (fwrite(s.p, 1, s.n, f) != s.n || fclose(f) != 0)
		exit(1);
}

static void
narrow(void)
{
	const struct erasure how = { .mark = true, .reason = MARK_ERASED };
	struct consent_event no = { .state = CONSENT_OBJECTED,
		.purpose = P(&w, "invitation"),
		.channel = -1 };
	const struct grant *g;
	struct person *p;
	struct tx tx;

	start(&w, &tx);
	must(person_open(&tx, stays, &p), "person_open");
	must(grant_for(&w, &tx, "rights", ACT_CONSENT, p, &g), "grant");
	must(person_consent(&tx, g, p, &no), "object");
	must(grant_for(&w, &tx, "rights", ACT_RESTRICT, p, &g), "grant");
	must(person_restrict(&tx, g, p, true), "restrict");
	must(person_open(&tx, gone, &p), "person_open");
	must(grant_for(&w, &tx, "rights", ACT_ERASE, p, &g), "grant");
	must(person_erase(&tx, g, p, &how, NULL), "erase");
	must(finish(&w, &tx, ERR_OK), "narrow");
}

/* A database from before, beside the same keys. */
static void
go_back(const char *backup)
{
	store_close(w.s);
	w.s = NULL;
	(void)unlink(world_file(&w, "vern.db"));
	(void)unlink(world_file(&w, "vern.db-wal"));
	(void)unlink(world_file(&w, "vern.db-shm"));
	(void)unlink(world_file(&w, "ledger.log"));
	file_write(world_file(&w, "vern.db"), read_whole(w.a, backup));
	(void)chmod(world_file(&w, "vern.db"), 0600);
	must(store_open(w.dir, &w.s), "store_open");
	w.org = store_org(w.s, ORG);
}

static bool
is_there(int64_t person)
{
	struct person *p;
	struct tx tx;
	enum err e;

	start(&w, &tx);
	e = person_open(&tx, person, &p);
	(void)finish(&w, &tx, ERR_OK);
	return e == ERR_OK;
}

static void
test_refused(const char *path)
{
	const struct {
		const char *name;
		const char *from, *to;
		enum err e;
	} cases[] = {
		{ "T-49: an event that was changed", " erased ", " marked ",
		    ERR_TAMPERED },
		{ "a person that was changed", " restricted 1", " restricted 0",
		    ERR_TAMPERED },
		{ "a first line that is missing", "1 ntnu-alumni",
		    "2 ntnu-alumni", ERR_TAMPERED },
		{ "no ledger at all", "ntnu", "", ERR_TAMPERED },
	};
	struct replay_report r;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		size_t at = str_find(ledger, str_of(cases[i].from));
		struct str tail;

		if (at == SIZE_MAX) /* the id begins with another digit */
			at = str_find(ledger, STR(" restricted "));
		tail = str_sub(ledger, at + strlen(cases[i].from), ledger.n);
		file_write(path, arena_printf(w.a, STR_FMT "%s" STR_FMT,
				     STR_ARG(str_sub(ledger, 0, at)),
				     cases[i].to, STR_ARG(tail)));
		tap_ok(ledger_replay(w.s, path, &r) == cases[i].e,
		    cases[i].name);
		tap_ok(is_there(gone) && r.erased == 0,
		    "and nothing of it is applied");
	}
	tap_ok(ledger_replay(w.s, "/nowhere/at/all", &r) == ERR_NOT_FOUND,
	    "a file that is not there");
}

static void
test_applied(const char *path)
{
	struct replay_report r;
	struct identifiers ids = { .source = -1,
		.email = STR("borte@eksempel.example") };
	struct person *p;
	struct tx tx;
	bool hit = false;

	file_write(path, ledger);
	must(ledger_replay(w.s, path, &r), "ledger_replay");
	tap_ok(r.erased == 1 && r.marked == 1 && r.withdrawn == 1 &&
		   r.restricted == 1,
	    "T-27: each line is applied once");
	tap_ok(!is_there(gone), "who was erased is not there");
	start(&w, &tx);
	must(person_open(&tx, stays, &p), "person_open");
	tap_ok(p->facts.restricted, "a restriction is back");
	tap_ok(p->facts.objected[P(&w, "invitation")] == 0xff,
	    "an objection is back");
	must(mark_hit(&tx, &ids, &hit), "mark_hit");
	tap_ok(hit, "B09: a do-not-invite mark is back");
	must(finish(&w, &tx, ERR_OK), "finish");
	must(ledger_replay(w.s, path, &r), "again");
	tap_ok(r.lines == 0, "the same ledger again applies nothing");
}

static void
test_hold(void)
{
	struct restored r;

	must(store_restored(w.s, true, &r), "store_restored");
	tap_ok(w.s->hold_sending, "nothing is sent");
	world_reopen(&w);
	tap_ok(w.s->hold_sending, "also not after the next start");
	must(store_hold(w.s, false), "store_hold");
	world_reopen(&w);
	tap_ok(!w.s->hold_sending, "until it is confirmed");
}

static void
test_foreign(const char *path)
{
	struct replay_report r;

	/* The database has lines of its own now that this file never had. */
	file_write(path, str_sub(ledger, 0, str_find(ledger, STR("\n")) + 1));
	tap_ok(ledger_replay(w.s, path, &r) == ERR_OK && r.lines == 0,
	    "a shorter ledger has nothing to add");
}

static void
test_rotate(void)
{
	uint32_t before = w.org->key_version;
	struct tx tx;
	int64_t *ids, newer;
	size_t n;

	must(store_rotate(w.s), "store_rotate");
	tap_ok(w.org->key_version == before + 1, "a new version of the keys");
	newer =
	    add_person(&w, "Ny Nordmann", "ny@eksempel.example", STAGE_MEMBER);
	world_reopen(&w);
	tap_ok(is_there(stays) && is_there(newer),
	    "what was sealed before and after opens");
	start(&w, &tx);
	must(person_find_email(&tx, STR("blir@eksempel.example"), &ids, &n),
	    "person_find_email");
	tap_ok(n == 1 && ids[0] == stays, "an old address is found");
	must(finish(&w, &tx, ERR_OK), "finish");
}

int
main(void)
{
	const char *path, *backup;

	world_new(&w);
	path = world_file(&w, "other.log");
	backup = world_file(&w, "backup.db");
	gone = add_person(&w, "Borte Nordmann", "borte@eksempel.example",
	    STAGE_MEMBER);
	stays = add_person(&w, "Blir Nordmann", "blir@eksempel.example",
	    STAGE_MEMBER);
	must(db_backup(w.s->db, backup), "db_backup");
	narrow();
	ledger = read_whole(w.a, world_file(&w, "ledger.log"));
	go_back(backup);
	tap_ok(is_there(gone), "the backup still knows who is gone");
	test_refused(path);
	test_applied(path);
	test_hold();
	test_foreign(path);
	test_rotate();
	(void)unlink(path);
	(void)unlink(backup);
	world_end(&w);
	return tap_done();
}
