/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bench/raw: the least that the same work costs with the same libraries and
 * the same durability: no decision, no provenance, no trail. What bench/ours
 * is compared with.
 *
 *	raw fill FILE N           sealed rows and digests, 1000 a transaction
 *	raw insert FILE SECONDS K rows of the size of a person, K a commit
 *	raw erase FILE N K        overwrite, delete, empty the log
 *	raw open FILE             scan, open three seals a person, fill arrays
 *	raw members FILE N        a plain table with indexes, for audiences
 *	raw audience FILE ROUNDS  the five shapes in SQL
 *	raw append FILE SECONDS K a chain of hashes in a preallocated file
 *	raw hash N                BLAKE2b of entries in memory
 *	raw csv N                 the members as lines, for another database
 */
#include <fcntl.h>
#include <sodium.h>
#include <sqlite3.h>
#include <unistd.h>

#include "bench/people.h"

#define SEAL_EXTRA  40
#define KEY_PLAIN   32
#define STATE_PLAIN 256
#define BODY_PLAIN  512 /* six values, as measured */
#define DIGESTS     4
#define ENTRY_BYTES 96
#define GROUP_BYTES 4096

static sqlite3 *h;
static uint8_t org_key[32], digest_key[32];

static void
must(int rc, const char *what)
{
	if (rc == SQLITE_OK || rc == SQLITE_DONE || rc == SQLITE_ROW)
		return;
	fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(h));
	exit(1);
}

static void
run(const char *sql)
{
	must(sqlite3_exec(h, sql, NULL, NULL, NULL), sql);
}

static sqlite3_stmt *
prepared(const char *sql)
{
	sqlite3_stmt *st;

	must(sqlite3_prepare_v2(h, sql, -1, &st, NULL), sql);
	return st;
}

static void
step(sqlite3_stmt *st)
{
	must(sqlite3_step(st), "step");
	must(sqlite3_reset(st), "reset");
}

/* The same settings as ours. */
static void
open_file(const char *path)
{
	must(sqlite3_open(path, &h), "open");
	run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
	    "PRAGMA secure_delete = ON; PRAGMA cache_size = -65536;"
	    "PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY");
	run("CREATE TABLE IF NOT EXISTS person (org INTEGER NOT NULL, person "
	    "INTEGER NOT NULL, key BLOB NOT NULL, state BLOB NOT NULL, "
	    "PRIMARY KEY (org, person)) STRICT, WITHOUT ROWID;"
	    "CREATE TABLE IF NOT EXISTS record (org INTEGER NOT NULL, person "
	    "INTEGER NOT NULL, part INTEGER NOT NULL, body BLOB NOT NULL, "
	    "PRIMARY KEY (org, person, part)) STRICT, WITHOUT ROWID;"
	    "CREATE TABLE IF NOT EXISTS digest (org INTEGER NOT NULL, kind "
	    "INTEGER NOT NULL, digest BLOB NOT NULL, person INTEGER NOT "
	    "NULL, PRIMARY KEY (org, kind, digest, person)) STRICT, WITHOUT "
	    "ROWID;"
	    "CREATE INDEX IF NOT EXISTS digest_of ON digest (org, person)");
}

static int64_t
id_of(uint64_t i)
{
	return (int64_t)(mix(i + 1) >> 2) | 1;
}

/* Nonce, then ciphertext and tag; the row's id is the associated data. */
static size_t
seal_to(uint8_t *to, const uint8_t *key, int64_t id, const uint8_t *plain,
    size_t n)
{
	unsigned long long len;

	randombytes_buf(to, 24);
	(void)crypto_aead_xchacha20poly1305_ietf_encrypt(to + 24, &len, plain,
	    n, (const uint8_t *)&id, sizeof(id), NULL, to, key);
	return 24 + (size_t)len;
}

static bool
open_from(uint8_t *to, const uint8_t *key, int64_t id, const uint8_t *from,
    size_t n)
{
	unsigned long long len;

	return crypto_aead_xchacha20poly1305_ietf_decrypt(to, &len, NULL,
		   from + 24, n - 24, (const uint8_t *)&id, sizeof(id), from,
		   key) == 0;
}

struct rows {
	sqlite3_stmt *person, *record, *digest;
};

static struct rows
insert_rows(void)
{
	return (
	    struct rows){ prepared("INSERT INTO person VALUES (1, ?, ?, ?)"),
		prepared("INSERT INTO record VALUES (1, ?, 1, ?)"),
		prepared("INSERT OR IGNORE INTO digest VALUES (1, ?, ?, ?)") };
}

static void
insert_person(const struct rows *r, uint64_t i)
{
	uint8_t key[32], plain[BODY_PLAIN] = { 0 };
	uint8_t sealed[BODY_PLAIN + SEAL_EXTRA], d[32];
	uint8_t sealed_key[KEY_PLAIN + SEAL_EXTRA];
	struct human who;
	int64_t id = id_of(i);

	human(i, &who);
	memcpy(plain, &who,
	    sizeof(who) < BODY_PLAIN ? sizeof(who) : BODY_PLAIN);
	randombytes_buf(key, sizeof(key));
	(void)sqlite3_bind_int64(r->person, 1, id);
	(void)sqlite3_bind_blob(r->person, 2, sealed_key,
	    (int)seal_to(sealed_key, org_key, id, key, sizeof(key)), NULL);
	(void)sqlite3_bind_blob(r->person, 3, sealed,
	    (int)seal_to(sealed, key, id, plain, STATE_PLAIN), NULL);
	step(r->person);
	(void)sqlite3_bind_int64(r->record, 1, id);
	(void)sqlite3_bind_blob(r->record, 2, sealed,
	    (int)seal_to(sealed, key, id, plain, BODY_PLAIN), NULL);
	step(r->record);
	for (int k = 0; k < DIGESTS; k++) {
		who.email[0] = (char)('a' + k);
		(void)crypto_generichash(d, sizeof(d), (uint8_t *)who.email,
		    strlen(who.email), digest_key, sizeof(digest_key));
		(void)sqlite3_bind_int(r->digest, 1, k);
		(void)sqlite3_bind_blob(r->digest, 2, d, sizeof(d), NULL);
		(void)sqlite3_bind_int64(r->digest, 3, id);
		step(r->digest);
	}
}

static void
fill(uint64_t n)
{
	struct rows r = insert_rows();
	double t = now_s(), c = cpu_s();

	for (uint64_t i = 0; i < n;) {
		run("BEGIN IMMEDIATE");
		for (int k = 0; k < 1000 && i < n; k++)
			insert_person(&r, i++);
		run("COMMIT");
		if (i % 50000 == 0)
			run("PRAGMA wal_checkpoint(TRUNCATE)");
	}
	say("people_per_s", (double)n / (now_s() - t));
	say("cpu_us", (cpu_s() - c) / (double)n * 1e6);
	run("PRAGMA wal_checkpoint(TRUNCATE)");
}

static void
insert(double seconds, int per_commit)
{
	uint8_t bytes[STATE_PLAIN + BODY_PLAIN];
	sqlite3_stmt *st;
	double from = now_s(), cpu = cpu_s(), t;
	struct times times = { 0 };
	uint64_t n = 0;

	run("CREATE TABLE IF NOT EXISTS m (id INTEGER PRIMARY KEY, data "
	    "BLOB NOT NULL)");
	st = prepared("INSERT OR REPLACE INTO m VALUES (?, ?)");
	randombytes_buf(bytes, sizeof(bytes));
	do {
		t = now_s();
		run("BEGIN IMMEDIATE");
		for (int k = 0; k < per_commit; k++, n++) {
			(void)sqlite3_bind_int64(st, 1,
			    (int64_t)mix(n + 1) & 0xfffff);
			(void)sqlite3_bind_blob(st, 2, bytes, sizeof(bytes),
			    NULL);
			step(st);
		}
		run("COMMIT");
		times_add(&times, now_s() - t);
		if (n % 4096 < (uint64_t)per_commit)
			run("PRAGMA wal_checkpoint(TRUNCATE)");
	} while (now_s() - from < seconds);
	say("per_s", (double)n / (now_s() - from));
	say("cpu_us", (cpu_s() - cpu) / (double)n * 1e6);
	say("tick_p50_us", times_us(&times, 50));
}

static int64_t *
all_ids(size_t *n_out)
{
	sqlite3_stmt *st = prepared("SELECT person FROM person");
	int64_t *ids = NULL;
	size_t n = 0, cap = 0;

	while (sqlite3_step(st) == SQLITE_ROW) {
		if (n == cap) {
			cap = cap * 2 + 1024;
			ids = realloc(ids, cap * sizeof(*ids));
			if (ids == NULL)
				abort();
		}
		ids[n++] = sqlite3_column_int64(st, 0);
	}
	(void)sqlite3_finalize(st);
	for (size_t i = n; i > 1; i--) {
		size_t k = mix(i) % i;
		int64_t x = ids[k];

		ids[k] = ids[i - 1];
		ids[i - 1] = x;
	}
	*n_out = n;
	return ids;
}

static void
erase(size_t n, size_t per_commit)
{
	static const char *const sql[] = {
		"UPDATE person SET key = zeroblob(76), state = zeroblob(1) "
		"WHERE org = 1 AND person = ?",
		"DELETE FROM digest WHERE org = 1 AND person = ?",
		"DELETE FROM record WHERE org = 1 AND person = ?",
		"DELETE FROM person WHERE org = 1 AND person = ?"
	};
	sqlite3_stmt *st[4];
	struct times times = { 0 };
	size_t have, i = 0;
	int64_t *ids = all_ids(&have);
	double from = now_s(), t;

	for (int k = 0; k < 4; k++)
		st[k] = prepared(sql[k]);
	if (n > have)
		n = have;
	while (i < n) {
		t = now_s();
		run("BEGIN IMMEDIATE");
		for (size_t b = 0; b < per_commit && i < n; b++, i++)
			for (int k = 0; k < 4; k++) {
				(void)sqlite3_bind_int64(st[k], 1, ids[i]);
				step(st[k]);
			}
		run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
		times_add(&times, now_s() - t);
	}
	say("per_s", (double)n / (now_s() - from));
	say("tick_p50_us", times_us(&times, 50));
	say("tick_p99_us", times_us(&times, 99));
}

/* Scan, open, and keep a name, a number and ten bits of everybody. */
static void
open_all(void)
{
	sqlite3_stmt *st = prepared("SELECT p.person, p.key, p.state, r.body "
				    "FROM person p JOIN record r ON r.org = "
				    "p.org AND r.person = p.person AND "
				    "r.part = 1 WHERE p.org = 1");
	static uint64_t bits[10][1 << 16];
	uint8_t key[32], state[STATE_PLAIN], body[BODY_PLAIN];
	char(*names)[48] = NULL;
	int64_t *ids = NULL;
	size_t n = 0, cap = 0, bad = 0;
	double t = now_s(), c = cpu_s();

	while (sqlite3_step(st) == SQLITE_ROW) {
		int64_t id = sqlite3_column_int64(st, 0);

		if (n == cap) {
			cap = cap * 2 + 1024;
			names = realloc(names, cap * sizeof(*names));
			ids = realloc(ids, cap * sizeof(*ids));
			if (names == NULL || ids == NULL)
				abort();
		}
		bad += !open_from(key, org_key, id, sqlite3_column_blob(st, 1),
		    (size_t)sqlite3_column_bytes(st, 1));
		bad += !open_from(state, key, id, sqlite3_column_blob(st, 2),
		    (size_t)sqlite3_column_bytes(st, 2));
		bad += !open_from(body, key, id, sqlite3_column_blob(st, 3),
		    (size_t)sqlite3_column_bytes(st, 3));
		memcpy(names[n], body, sizeof(*names));
		ids[n] = id;
		for (int k = 0; k < 10; k++)
			bits[k][n / 64 % (1 << 16)] |= (uint64_t)(state[k] & 1)
						       << n % 64;
		n++;
	}
	say("open_s", now_s() - t);
	say("cpu_s", cpu_s() - c);
	say("people", (double)(n - bad));
	say("rss_kb", memory_kb("VmRSS"));
}

/* ---- audiences in SQL ----------------------------------------------- */

static void
members(uint64_t n)
{
	sqlite3_stmt *m, *c, *o;

	run("DROP TABLE IF EXISTS mm; DROP TABLE IF EXISTS consent;"
	    "DROP TABLE IF EXISTS objection;"
	    "CREATE TABLE mm (id INTEGER PRIMARY KEY, stage INTEGER, "
	    "restricted INTEGER, place TEXT, programme TEXT);"
	    "CREATE TABLE consent (purpose INTEGER, member INTEGER, PRIMARY "
	    "KEY (purpose, member)) WITHOUT ROWID;"
	    "CREATE TABLE objection (purpose INTEGER, member INTEGER, "
	    "PRIMARY KEY (purpose, member)) WITHOUT ROWID; BEGIN");
	m = prepared("INSERT INTO mm VALUES (?, ?, ?, ?, ?)");
	c = prepared("INSERT INTO consent VALUES (?, ?)");
	o = prepared("INSERT INTO objection VALUES (1, ?)");
	for (uint64_t i = 0; i < n; i++) {
		struct human who;

		human(i, &who);
		(void)sqlite3_bind_int64(m, 1, (int64_t)i + 1);
		(void)sqlite3_bind_int(m, 2, who.member ? 4 : 1);
		(void)sqlite3_bind_int(m, 3, who.restricted);
		(void)sqlite3_bind_text(m, 4, who.place, -1, NULL);
		(void)sqlite3_bind_text(m, 5, who.programme, -1, NULL);
		step(m);
		for (int p = 1; who.newsletter && p <= 2; p++) {
			(void)sqlite3_bind_int(c, 1, p);
			(void)sqlite3_bind_int64(c, 2, (int64_t)i + 1);
			step(c);
		}
		if (who.objected) {
			(void)sqlite3_bind_int64(o, 1, (int64_t)i + 1);
			step(o);
		}
	}
	run("COMMIT; CREATE INDEX mm_programme ON mm (programme, place);"
	    "CREATE INDEX mm_place ON mm (place); ANALYZE;"
	    "PRAGMA wal_checkpoint(TRUNCATE)");
}

#define GATE(n)                                                           \
	"SELECT count(*) FROM mm WHERE stage = 4 AND restricted = 0 AND " \
	"EXISTS (SELECT 1 FROM consent c WHERE c.purpose = " #n " AND "   \
	"c.member = mm.id) AND NOT EXISTS (SELECT 1 FROM objection o "    \
	"WHERE o.purpose = " #n " AND o.member = mm.id)"

static const struct {
	const char *name, *sql;
} shapes[] = {
	{ "broad", GATE(1) },
	{ "narrow", GATE(2) " AND programme = 'Kjemi' AND place = 'Hamar'" },
	{ "two", GATE(2) " AND programme IN ('Kjemi', 'Historie')" },
	{ "not", GATE(2) " AND place <> 'Oslo' AND programme <> 'Medisin'" },
	{ "all", "SELECT count(*) FROM mm WHERE restricted = 0" },
};

static void
audience(int rounds)
{
	for (size_t i = 0; i < sizeof(shapes) / sizeof(*shapes); i++) {
		sqlite3_stmt *st = prepared(shapes[i].sql);
		struct times times = { 0 };
		char name[40];
		int64_t people = 0;

		for (int k = 0; k < rounds; k++) {
			double t = now_s();

			must(sqlite3_step(st), shapes[i].name);
			people = sqlite3_column_int64(st, 0);
			must(sqlite3_reset(st), "reset");
			times_add(&times, now_s() - t);
		}
		(void)sqlite3_finalize(st);
		(void)snprintf(name, sizeof(name), "%s_us", shapes[i].name);
		say(name, times_us(&times, 50));
		(void)snprintf(name, sizeof(name), "%s_people", shapes[i].name);
		say(name, (double)people);
	}
}

static void
csv(uint64_t n)
{
	for (uint64_t i = 0; i < n; i++) {
		struct human who;

		human(i, &who);
		printf("%llu\t%d\t%d\t%s\t%s\t%d\t%d\n",
		    (unsigned long long)i + 1, who.member ? 4 : 1,
		    who.restricted, who.place, who.programme, who.newsletter,
		    who.objected);
	}
}

/* ---- the trail ------------------------------------------------------ */

static void
append(const char *path, double seconds, int per_commit)
{
	int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	static uint8_t group[1 << 20];
	uint8_t entry[32 + ENTRY_BYTES] = { 0 };
	size_t room = (size_t)64 << 20, at = 0;
	double from, cpu;
	uint64_t n = 0;

	if (fd < 0 || posix_fallocate(fd, 0, (off_t)room) != 0)
		exit(1);
	for (size_t i = 0; i < room; i += sizeof(group))
		if (pwrite(fd, group, sizeof(group), (off_t)i) < 0)
			exit(1);
	(void)fdatasync(fd);
	from = now_s();
	cpu = cpu_s();
	do {
		size_t len = 0;

		for (int k = 0; k < per_commit; k++, n++) {
			memcpy(entry + 32, &n, sizeof(n));
			(void)crypto_generichash(entry, 32, entry,
			    sizeof(entry), NULL, 0);
			memcpy(group + len, entry, sizeof(entry));
			len += sizeof(entry);
		}
		len = (len + GROUP_BYTES - 1) / GROUP_BYTES * GROUP_BYTES;
		if (at + len > room)
			at = 0;
		if (pwrite(fd, group, len, (off_t)at) < 0 || fdatasync(fd) != 0)
			exit(1);
		at += len;
	} while (now_s() - from < seconds);
	say("per_s", (double)n / (now_s() - from));
	say("cpu_us", (cpu_s() - cpu) / (double)n * 1e6);
	(void)close(fd);
	(void)unlink(path);
}

static void
hash_all(uint64_t n)
{
	uint8_t entry[32 + ENTRY_BYTES] = { 0 };
	double t = now_s();

	for (uint64_t i = 0; i < n; i++) {
		memcpy(entry + 32, &i, sizeof(i));
		(void)crypto_generichash(entry, 32, entry, sizeof(entry), NULL,
		    0);
	}
	say("per_s", (double)n / (now_s() - t));
}

int
main(int argc, char **argv)
{
	const char *what = argc > 2 ? argv[1] : "";
	const char *path = argc > 2 ? argv[2] : "";
	double x = argc > 3 ? strtod(argv[3], NULL) : 1;
	int k = argc > 4 ? (int)strtod(argv[4], NULL) : 1;

	if (sodium_init() < 0)
		return 1;
	if (strcmp(what, "hash") == 0) {
		hash_all((uint64_t)strtod(path, NULL));
		return 0;
	}
	if (strcmp(what, "csv") == 0) {
		csv((uint64_t)strtod(path, NULL));
		return 0;
	}
	if (strcmp(what, "append") == 0) {
		append(path, x, k);
		return 0;
	}
	open_file(path);
	if (strcmp(what, "fill") == 0)
		fill((uint64_t)x);
	else if (strcmp(what, "insert") == 0)
		insert(x, k);
	else if (strcmp(what, "erase") == 0)
		erase((size_t)x, (size_t)k);
	else if (strcmp(what, "open") == 0)
		open_all();
	else if (strcmp(what, "members") == 0)
		members((uint64_t)x);
	else if (strcmp(what, "audience") == 0)
		audience((int)x);
	else
		return 2;
	(void)sqlite3_close(h);
	return 0;
}
