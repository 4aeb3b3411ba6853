/* SPDX-License-Identifier: EUPL-1.2 */
/* Erasure: of what was written about a person no byte stays in any file. */
#include "store_fixture.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "store/internal.h"
#include "store/replay.h"

#define NEEDLES_MAX 64

/* Bytes that must be in the files before, and must not be after. */
struct needles {
	struct str at[NEEDLES_MAX];
	const char *what[NEEDLES_MAX];
	size_t n;
};

static void
needle(struct world *w, struct needles *ns, const char *what, struct str s)
{
	assert(ns->n < NEEDLES_MAX && s.n > 0);
	ns->what[ns->n] = what;
	ns->at[ns->n++] = arena_str(w->a, s);
}

static void
needle_tag(struct world *w, struct needles *ns, const char *kind, int64_t id)
{
	uint8_t tag[VAULT_DIGEST_BYTES];

	person_tag(w->org, kind, id, tag);
	needle(w, ns, kind, (struct str){ (const char *)tag, sizeof(tag) });
}

/* All files of the directory, one after the other. */
static struct str
every_byte(struct world *w)
{
	DIR *d = opendir(w->dir);
	const struct dirent *e;
	struct buf b;
	struct str s;

	buf_init(&b, (size_t)1 << 30);
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			buf_put(&b, read_whole(w->a, world_file(w, e->d_name)));
	(void)closedir(d);
	s = arena_str(w->a, buf_str(&b));
	buf_release(&b);
	return s;
}

static bool
holds(struct str all, struct str part)
{
	return memmem(all.p, all.n, part.p, part.n) != NULL;
}

static void
rows_of(struct world *w, struct needles *ns, const char *what, enum sql_id q,
    int64_t id, int from, int to)
{
	struct stmt *st = db_stmt(w->s->db, q);
	bool has;

	stmt_i64(st, w->org->id);
	stmt_i64(st, id);
	if (q == SQL_RECORD_GET)
		stmt_i64(st, PART_VALUES);
	while (stmt_row(st, &has) == ERR_OK && has)
		for (int c = from; c < to; c++)
			needle(w, ns, what, col_blob(st, c));
	stmt_done(st);
}

static void
spool_row(struct world *w, int64_t id)
{
	uint8_t tag[VAULT_DIGEST_BYTES];
	struct stmt *st = db_stmt(w->s->db, SQL_SPOOL_INSERT);
	const char *path = world_file(w, "spool/77");
	int fd;

	(void)mkdir(world_file(w, "spool"), 0700);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd >= 0)
		(void)close(fd);
	person_tag(w->org, "spool", id, tag);
	stmt_i64(st, 77);
	stmt_i64(st, w->org->id);
	stmt_i64(st, 1);
	stmt_blob(st, (struct str){ (const char *)tag, sizeof(tag) });
	stmt_i64(st, INT64_MAX);
	stmt_blob(st, STR("sealed"));
	must(stmt_exec(st, NULL), "spool");
}

static int64_t
mailing_to(struct world *w, struct tx *tx, int64_t id)
{
	struct message m = { .purpose = P(w, "newsletter"),
		.channel = CHANNEL_EMAIL };
	const struct grant *g;

	must(tx_decide(tx, m.purpose, ACT_WRITE, NULL, NULL, -1, 0, &g), "w");
	must(message_save(tx, g, &m), "message");
	must(delivery_add(tx, &m, id), "delivery");
	return m.id;
}

/* A row in every table that can know somebody. */
static int64_t
somebody(struct world *w, struct needles *ns)
{
	int64_t id = add_person(w, "Canary Zebrafinch", "zebra@canary.example",
	    STAGE_MEMBER);
	struct consent_event ev = { .state = CONSENT_WITHDRAWN,
		.purpose = P(w, "newsletter"),
		.channel = CHANNEL_EMAIL };
	struct session ss = { .person = id,
		.expires_s = INT64_MAX,
		.purpose = -1 };
	struct letter_row l = { .kind = POST_SIGN_IN,
		.person = id,
		.to = STR("zebra@canary.example"),
		.purpose = -1 };
	uint8_t d[VAULT_DIGEST_BYTES], be[8];
	const struct grant *g;
	struct person *p;
	struct str token;
	struct tx tx;
	int64_t message;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "rights", ACT_CONSENT, p, &g), "grant");
	must(person_consent(&tx, g, p, &ev), "consent");
	must(link_new(&tx, TOKEN_SIGN_IN, id, INT64_MAX, STR_NONE, &token),
	    "link");
	must(session_new(&tx, &ss, &token), "session");
	must(letter_new(&tx, &l), "letter");
	spool_row(w, id);
	message = mailing_to(w, &tx, id);
	must(finish(w, &tx, ERR_OK), "somebody");
	rows_of(w, ns, "key and state", SQL_PERSON_GET, id, 0, 2);
	rows_of(w, ns, "record", SQL_RECORD_GET, id, 0, 1);
	rows_of(w, ns, "consent", SQL_CONSENT_EVENT_ALL, id, 1, 2);
	rows_of(w, ns, "digest", SQL_DIGEST_OF_PERSON, id, 1, 2);
	needle_tag(w, ns, "token", id);
	needle_tag(w, ns, "session", id);
	needle_tag(w, ns, "letter", id);
	needle_tag(w, ns, "spool", id);
	delivery_tag(w->org, message, id, d);
	needle(w, ns, "delivery", (struct str){ (const char *)d, sizeof(d) });
	for (int i = 0; i < 8; i++)
		be[i] = (uint8_t)((uint64_t)id >> (56 - 8 * i));
	needle(w, ns, "the number itself",
	    (struct str){ (const char *)be, sizeof(be) });
	return id;
}

static void
test_bytes(struct world *w)
{
	const struct erasure how = { .mark = true, .reason = MARK_ERASED };
	struct needles ns = { .n = 0 };
	int64_t id = somebody(w, &ns), gone_s = 0;
	const struct grant *g;
	struct person *p;
	struct tx tx;
	struct str all;
	size_t there = 0;

	must(db_checkpoint(w->s->db), "checkpoint");
	all = every_byte(w);
	for (size_t i = 0; i < ns.n; i++)
		there += holds(all, ns.at[i]);
	tap_ok(ns.n >= 11 && there == ns.n,
	    "before: every row can be found in the files");
	tap_ok(!holds(all, STR("Zebrafinch")) && !holds(all, STR("canary")),
	    "LAW-6 no fact in clear in any file");
	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "retention", ACT_ERASE, p, &g), "grant");
	tap_err(person_erase(&tx, g, p, &how, &gone_s), ERR_OK, "erased");
	tap_err(person_open(&tx, id, &p), ERR_NOT_FOUND,
	    "B23 gone within the same request");
	tap_ok(gone_s >= tx.now_s, "B23 two times");
	must(finish(w, &tx, ERR_OK), "erase");
	all = every_byte(w);
	for (size_t i = 0; i < ns.n; i++) {
		const char *name = arena_printf(w->a,
		    "T-28 no byte is left in any file: %s", ns.what[i])
				       .p;

		tap_ok(!holds(all, ns.at[i]), name);
	}
	tap_ok(access(world_file(w, "spool/77"), F_OK) != 0,
	    "T-28 sealed files are removed");
	tap_ok(index_people(w->org->index) == 0, "and the index forgot");
}

static enum err
erase_one(struct world *w, int64_t id, bool mark)
{
	const struct erasure how = { .mark = mark, .reason = MARK_ERASED };
	const struct grant *g;
	struct person *p;
	struct tx tx;
	enum err e;

	start(w, &tx);
	e = person_open(&tx, id, &p);
	if (e == ERR_OK)
		e = grant_for(w, &tx, "retention", ACT_ERASE, p, &g);
	if (e == ERR_OK)
		e = person_erase(&tx, g, p, &how, NULL);
	return finish(w, &tx, e);
}

/* A copy from before the erasure, and the ledger from after it. */
static void
test_replay(struct world *w)
{
	int64_t kept =
	    add_person(w, "Kept Person", "k@example.com", STAGE_MEMBER);
	int64_t gone =
	    add_person(w, "Gone Person", "g@example.com", STAGE_MEMBER);
	struct str ledger, keys, recovery = STR_NONE;
	struct replay_report report;
	const char *copy = world_file(w, "copy.db");
	const char *saved = world_file(w, "saved.log");
	FILE *f;

	(void)recovery;
	(void)keys;
	must(db_backup(w->s->db, copy), "backup");
	must(erase_one(w, gone, true), "erase");
	ledger = read_whole(w->a, world_file(w, "ledger.log"));
	f = fopen(saved, "wb");
	assert(f != NULL);
	(void)fwrite(ledger.p, 1, ledger.n, f);
	(void)fclose(f);
	store_close(w->s);
	(void)unlink(world_file(w, "ledger.log"));
	(void)unlink(world_file(w, "vern.db"));
	(void)unlink(world_file(w, "vern.db-wal"));
	(void)unlink(world_file(w, "vern.db-shm"));
	(void)rename(copy, world_file(w, "vern.db"));
	must(store_open(w->dir, &w->s), "open the copy");
	w->org = store_org(w->s, ORG);
	tap_ok(index_people(w->org->index) == 2,
	    "a copy from before knows both");
	tap_err(ledger_replay(w->s, saved, &report), ERR_OK,
	    "T-27 the ledger is replayed");
	tap_ok(report.erased == 1 && report.marked == 1 &&
		   index_people(w->org->index) == 1 &&
		   index_next(w->org->index, 0) == kept,
	    "T-27 who was erased is erased again");
	tap_err(ledger_replay(w->s, saved, &report), ERR_OK, "once more");
	tap_ok(report.erased == 0 && report.lines == 0, "changes nothing");
}

/* One changed byte in the ledger's file is found. */
static void
test_ledger_chain(struct world *w)
{
	struct str log = read_whole(w->a, world_file(w, "ledger.log"));
	const char *other = world_file(w, "saved.log");
	struct replay_report report;
	size_t bad = 0, looked = 0;

	for (size_t i = 0; i < log.n; i += 37) {
		FILE *f = fopen(other, "wb");
		char *bytes = arena_alloc(w->a, log.n);

		memcpy(bytes, log.p, log.n);
		bytes[i] = bytes[i] == '0' ? '1' : '0';
		assert(f != NULL);
		(void)fwrite(bytes, 1, log.n, f);
		(void)fclose(f);
		looked++;
		bad += ledger_replay(w->s, other, &report) != ERR_TAMPERED;
	}
	tap_ok(looked > 5 && bad == 0,
	    "a changed byte anywhere in the ledger is found");
	tap_err(ledger_replay(w->s, "/nonexistent/ledger", &report),
	    ERR_NOT_FOUND, "no ledger there");
	(void)unlink(other);
}

int
main(void)
{
	struct world w;

	world_new(&w);
	test_bytes(&w);
	test_replay(&w);
	test_ledger_chain(&w);
	world_end(&w);
	return tap_done();
}
