/* SPDX-License-Identifier: EUPL-1.2 */
/* The trail: what is changed, removed or cut off is found. */
#include "audit/audit.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "audit/leaf.h"
#include "tap.h"
#include "temp.h"

#define ENTRIES 21

static char dir[TEMP_MAX];
static char path_db[80], path_copy[80], path_keys[80];
static struct arena *mem;
static struct vault *vault;
static struct str outside; /* a checkpoint of 15 entries, kept elsewhere */

static void
must(enum err e, const char *what)
{
	if (e == ERR_OK)
		return;
	printf("Bail out! %s: %s (%s)\n", what, err_name(e), db_reason());
	exit(1);
}

/* What somebody with the file in hand does to it. */
static void
raw(const char *sql)
{
	sqlite3 *h;
	char *why = NULL;

	if (sqlite3_open(path_db, &h) != SQLITE_OK ||
	    sqlite3_exec(h, sql, NULL, NULL, &why) != SQLITE_OK) {
		printf("Bail out! %s: %s\n", sql, why);
		exit(1);
	}
	(void)sqlite3_close(h);
}

static void
copy(const char *from, const char *to)
{
	FILE *f = fopen(from, "rb"), *t = fopen(to, "wb");
	char block[65536];
	size_t n;

	if (f == NULL || t == NULL)
		exit(1);
	while ((n = fread(block, 1, sizeof(block), f)) > 0)
		(void)fwrite(block, 1, n, t);
	(void)fclose(f);
	(void)fclose(t);
}

static struct audit_entry
entry_of(int i)
{
	struct audit_entry e = { .at_s = 1000 + i,
		.org = 1,
		.actor_type = 3,
		.actor_id = 77,
		.act = 2,
		.activity = 5,
		.purpose = 4,
		.role = 2,
		.revision = 1,
		.rule_line = 120,
		.note = STR("import 12") };

	e.fields = ARENA_ARRAY(mem, uint32_t, 2);
	e.fields[0] = 3;
	e.fields[1] = 9;
	e.fields_n = 2;
	e.persons = ARENA_ARRAY(mem, struct audit_person, 1);
	e.persons[0].id = 500 + i;
	e.persons_n = 1;
	return e;
}

static void
make(void)
{
	struct audit *au;
	struct db *db;
	struct str note;

	must(db_create(path_db), "create");
	must(db_open(path_db, &db), "open");
	must(audit_open(db, &au), "audit_open");
	for (int i = 0; i < ENTRIES; i++) {
		struct audit_entry e = entry_of(i);

		must(db_begin(db), "begin");
		must(audit_append(au, db, &e), "append");
		if (i == 9 || i == 14)
			must(audit_checkpoint(au, db, vault,
				 STR("vern.example"), 2000 + i, mem, &note),
			    "checkpoint");
		if (i == 14)
			outside = note;
		must(audit_flush(au, db), "flush");
		must(db_commit(db), "commit");
		audit_settle(au);
	}
	audit_close(au);
	must(db_checkpoint(db), "checkpoint");
	db_close(db);
	copy(path_db, path_copy);
}

static enum err
verify(struct str note, struct audit_report *r)
{
	struct db *db;
	enum err e;

	must(db_open(path_db, &db), "open");
	e = audit_verify(db, vault, mem, note, r);
	db_close(db);
	return e;
}

static void
test_whole(void)
{
	struct audit_report r;

	tap_err(verify(STR_NONE, &r), ERR_OK, "T-67 what was written verifies");
	tap_ok(r.entries == ENTRIES && r.pruned == 0 && r.bad_seq == 0 &&
		   r.checkpoint_size == 15,
	    "all of it, against the newest checkpoint");
	tap_err(verify(outside, &r), ERR_OK,
	    "T-67 against a checkpoint from elsewhere");
}

static const struct {
	const char *name, *sql;
	int64_t bad; /* sequence; -1: any */
} attacks[] = {
	{ "a byte of an entry",
	    "UPDATE audit SET entry = CAST(substr(entry,1,4) || x'ff' "
	    "|| "
	    "substr(entry,6) AS BLOB) WHERE seq = 7",
	    7 },
	{ "a byte of a leaf",
	    "UPDATE audit SET leaf = CAST(x'00' || substr(leaf,2) AS "
	    "BLOB) "
	    "WHERE seq = 3",
	    3 },
	{ "the time of an entry",
	    "UPDATE audit SET at_s = at_s + 1 WHERE seq = 5", 5 },
	{ "the organisation of an entry",
	    "UPDATE audit SET org = 2 WHERE seq = 5", 5 },
	{ "two entries changed about",
	    "UPDATE audit SET seq = 1000 WHERE seq = 4;"
	    "UPDATE audit SET seq = 4 WHERE seq = 5;"
	    "UPDATE audit SET seq = 5 WHERE seq = 1000",
	    4 },
	{ "the first entry removed", "DELETE FROM audit WHERE seq = 1", 1 },
	{ "an entry in the middle removed", "DELETE FROM audit WHERE seq = 11",
	    11 },
	{ "the last entry removed", "DELETE FROM audit WHERE seq = 21", -1 },
	{ "the last ten removed, with the checkpoints after",
	    "DELETE FROM audit WHERE seq > 11;"
	    "DELETE FROM checkpoint WHERE size > 11",
	    -1 },
	{ "all removed", "DELETE FROM audit; DELETE FROM checkpoint", -1 },
	{ "an entry added",
	    "INSERT INTO audit (seq, at_s, org, entry, leaf) SELECT "
	    "22, at_s, org, entry, leaf FROM audit WHERE seq = 21",
	    22 },
	{ "an entry pruned with another hash",
	    "UPDATE audit SET entry = NULL, leaf = zeroblob(32) "
	    "WHERE seq = 3",
	    -1 },
	{ "an entry in the middle emptied",
	    "UPDATE audit SET entry = NULL WHERE seq = 7", 7 },
	{ "an entry emptied and given to nobody",
	    "UPDATE audit SET entry = NULL, org = 99 WHERE seq = 7", 7 },
	{ "an entry emptied and made old",
	    "UPDATE audit SET entry = NULL, at_s = 1 WHERE seq = 7", 7 },
	{ "every entry emptied", "UPDATE audit SET entry = NULL", -1 },
	{ "a shorter hash", "UPDATE audit SET leaf = x'00' WHERE seq = 6", 6 },
	{ "a checkpoint's root",
	    "UPDATE checkpoint SET note = replace(note, '10', '11') "
	    "WHERE size = 10",
	    -1 },
	{ "a checkpoint without signature",
	    "UPDATE checkpoint SET note = 'x' WHERE size = 10", -1 },
	{ "the edge",
	    "UPDATE audit_edge SET hash = zeroblob(32) "
	    "WHERE level = 0",
	    -1 },
	{ "the edge removed", "DELETE FROM audit_edge", -1 },
};

static void
test_tampering(void)
{
	for (size_t i = 0; i < ARRAY_LEN(attacks); i++) {
		struct audit_report r;

		raw(attacks[i].sql);
		tap_err(verify(STR_NONE, &r), ERR_TAMPERED,
		    arena_printf(mem, "T-67 found: %s", attacks[i].name).p);
		tap_ok(r.what != NULL &&
			   (attacks[i].bad < 0 || r.bad_seq == attacks[i].bad),
		    "and said which");
		if (attacks[i].bad >= 0 && r.bad_seq != attacks[i].bad)
			printf("# got %lld\n", (long long)r.bad_seq);
		copy(path_copy, path_db);
	}
}

/* A leaf for every entry, the edge, no stored checkpoint: all made new by
 * somebody who has the file. Only the checkpoint kept elsewhere tells. */
static void
test_rewritten(void)
{
	struct audit_report r;
	struct audit *au;
	struct db *db;

	(void)unlink(path_db);
	must(db_create(path_db), "create");
	must(db_open(path_db, &db), "open");
	must(audit_open(db, &au), "audit_open");
	for (int i = 0; i < ENTRIES; i++) {
		struct audit_entry e = entry_of(i);

		e.actor_id += i == 12; /* somebody else looked */
		must(db_begin(db), "begin");
		must(audit_append(au, db, &e), "append");
		must(audit_flush(au, db), "flush");
		must(db_commit(db), "commit");
		audit_settle(au);
	}
	audit_close(au);
	db_close(db);
	tap_err(verify(STR_NONE, &r), ERR_OK,
	    "a trail written anew agrees with itself");
	tap_err(verify(outside, &r), ERR_TAMPERED,
	    "T-67 but not with a checkpoint from elsewhere");
	raw("DELETE FROM audit WHERE seq > 12; DELETE FROM audit_edge");
	tap_err(verify(outside, &r), ERR_TAMPERED,
	    "T-67 nor does one that was cut off before it");
	copy(path_copy, path_db);
	{
		char *bytes = arena_alloc(mem, outside.n);

		memcpy(bytes, outside.p, outside.n);
		bytes[outside.n - 5] ^= 1;
		tap_err(verify((struct str){ bytes, outside.n }, &r),
		    ERR_TAMPERED, "a checkpoint with another signature");
	}
	tap_err(verify(STR("no note"), &r), ERR_TAMPERED, "no checkpoint");
}

/* The entry that says so. */
static void
pruned_entry(int64_t before_s)
{
	struct audit_entry e = entry_of(ENTRIES);
	struct audit *au;
	struct db *db;

	e.note = audit_pruned_note(mem, vault, 1, before_s);
	must(db_open(path_db, &db), "open");
	must(audit_open(db, &au), "audit_open");
	must(db_begin(db), "begin");
	must(audit_append(au, db, &e), "append");
	must(audit_flush(au, db), "flush");
	must(db_commit(db), "commit");
	audit_close(au);
	db_close(db);
}

/* Pruning: the declared period is over; hashes and proofs stay. */
static void
test_pruned(void)
{
	struct audit_report r;
	struct db *db;
	struct stmt *st;

	must(db_open(path_db, &db), "open");
	st = db_stmt(db, SQL_AUDIT_PRUNE);
	stmt_i64(st, 1);
	stmt_i64(st, 1005);
	must(stmt_exec(st, NULL), "prune");
	db_close(db);
	tap_err(verify(outside, &r), ERR_TAMPERED,
	    "T-67 pruned by nobody knows whom");
	pruned_entry(1004);
	tap_err(verify(outside, &r), ERR_TAMPERED, "T-67 more than was told");
	pruned_entry(1005);
	tap_err(verify(outside, &r), ERR_OK,
	    "B24 a pruned trail still verifies");
	tap_ok(r.pruned == 5 && r.entries == ENTRIES + 2, "five are pruned");
	copy(path_copy, path_db);
}

static void
test_proofs(void)
{
	struct audit_proof p;
	struct db *db;
	size_t bad = 0;

	must(db_open(path_db, &db), "open");
	for (int64_t size = 1; size <= ENTRIES; size++)
		for (int64_t seq = 1; seq <= size; seq++) {
			must(audit_prove(db, seq, size, mem, &p), "prove");
			bad += !audit_proof_ok(&p);
			p.leaf[0] ^= 1;
			bad += audit_proof_ok(&p);
		}
	tap_ok(bad == 0, "RFC 9162 each entry proves to be in each later tree");
	tap_err(audit_prove(db, 0, 5, mem, &p), ERR_NOT_FOUND, "none before");
	tap_err(audit_prove(db, 6, 5, mem, &p), ERR_NOT_FOUND, "none after");
	tap_err(audit_prove(db, 1, ENTRIES + 1, mem, &p), ERR_NOT_FOUND,
	    "no tree that large");
	db_close(db);
}

static void
test_entry(void)
{
	struct audit_entry want = entry_of(0), got;
	struct stmt *st;
	struct db *db;
	bool has;

	must(db_open(path_db, &db), "open");
	st = db_stmt(db, SQL_AUDIT_ALL);
	stmt_i64(st, 10);
	must(stmt_row(st, &has), "row");
	must(audit_decode(mem, 11, 1010, 1, arena_str(mem, col_blob(st, 3)),
		 &got),
	    "decode");
	stmt_done(st);
	tap_ok(got.actor_type == want.actor_type && got.actor_id == 77 &&
		   got.act == want.act && got.activity == want.activity &&
		   got.purpose == want.purpose && got.role == want.role &&
		   got.rule_line == 120 && got.fields_n == 2 &&
		   got.fields[1] == 9 && got.persons_n == 1 &&
		   got.commitments.n == AUDIT_COMMIT_BYTES &&
		   str_is(got.note, "import 12"),
	    "T-67 an entry is read as it was written");
	for (size_t n = 0; n < 12; n++)
		tap_err(audit_decode(mem, 1, 1, 1,
			    str_sub(STR("\x01\x03\x9a\x01\x02\x05\x02\0\0\x04"
					"\x01"),
				0, n),
			    &got),
		    ERR_TAMPERED, "an entry that ends too early");
	db_close(db);
}

/* The same person twice: two commitments that nobody can tie together. */
static void
test_commitments(void)
{
	struct key k = { .bytes = { 1, 2, 3 } }, other = { .bytes = { 9 } };
	uint8_t a[AUDIT_COMMIT_BYTES], b[AUDIT_COMMIT_BYTES];

	audit_commitment(&k, 1, a);
	audit_commitment(&k, 2, b);
	tap_ok(memcmp(a, b, sizeof(a)) != 0, "T-68 differs in each entry");
	audit_commitment(&k, 1, b);
	tap_ok(memcmp(a, b, sizeof(a)) == 0, "T-68 can be made with the key");
	audit_commitment(&other, 1, b);
	tap_ok(memcmp(a, b, sizeof(a)) != 0, "T-68 and with no other");
}

static void
test_forget(void)
{
	struct audit_entry e = entry_of(0), early = entry_of(0);
	struct audit_report r;
	struct audit *au;
	struct db *db;

	must(db_open(path_db, &db), "open");
	must(audit_open(db, &au), "audit_open");
	must(db_begin(db), "begin");
	must(audit_append(au, db, &e), "append");
	db_rollback(db);
	audit_forget(au);
	tap_ok(audit_size(au) == ENTRIES, "an undone entry is forgotten");
	must(db_begin(db), "begin");
	must(audit_append(au, db, &early), "append");
	tap_ok(early.at_s == audit_last_s(au) && early.at_s == 1020,
	    "T-67 no entry is older than the one before it");
	must(audit_flush(au, db), "flush");
	must(db_commit(db), "commit");
	audit_settle(au);
	audit_close(au);
	db_close(db);
	tap_err(verify(outside, &r), ERR_OK, "and the next one fits");
	tap_ok(r.entries == ENTRIES + 1, "one more");
}

int
main(void)
{
	struct str recovery;

	if (!temp_dir(dir, "audit"))
		return 1;
	(void)snprintf(path_db, sizeof(path_db), "%s/a.db", dir);
	(void)snprintf(path_copy, sizeof(path_copy), "%s/b.db", dir);
	(void)snprintf(path_keys, sizeof(path_keys), "%s/a.keys", dir);
	mem = arena_new(1 << 28);
	must(vault_start(), "vault");
	must(vault_create(path_keys, mem, &recovery), "keys");
	must(vault_open(path_keys, &vault), "keys");
	make();
	test_whole();
	test_tampering();
	test_rewritten();
	test_proofs();
	test_entry();
	test_commitments();
	test_pruned();
	test_forget();
	vault_close(vault);
	(void)unlink(path_db);
	(void)unlink(path_copy);
	(void)unlink(path_keys);
	(void)unlink(arena_printf(mem, "%s.lock", path_db).p);
	(void)unlink(arena_printf(mem, "%s-wal", path_db).p);
	(void)unlink(arena_printf(mem, "%s-shm", path_db).p);
	(void)rmdir(dir);
	arena_free(mem);
	return tap_done();
}
