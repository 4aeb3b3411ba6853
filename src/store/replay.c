/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/replay.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/internal.h"
#include "store/token.h"

#define LEDGER_MAX (1U << 31)

enum err
ledger_read_open(struct ledger_reader *r, int fd)
{
	char block[65536];
	ssize_t n;

	*r = (struct ledger_reader){ 0 };
	buf_init(&r->b, LEDGER_MAX);
	if (lseek(fd, 0, SEEK_SET) < 0)
		return ERR_IO;
	while ((n = read(fd, block, sizeof(block))) > 0)
		buf_put(&r->b, (struct str){ block, (size_t)n });
	return n < 0 || r->b.full ? ERR_IO : ERR_OK;
}

/* Only whole lines count: a torn one is written again from the table. */
bool
ledger_read_line(struct ledger_reader *r, struct str *line)
{
	struct str rest = str_sub(buf_str(&r->b), r->at, r->b.n - r->at);
	size_t end = str_find(rest, STR("\n"));

	if (end == SIZE_MAX)
		return false;
	*line = str_sub(rest, 0, end);
	r->at += end + 1;
	r->whole = r->at;
	return true;
}

void
ledger_read_close(struct ledger_reader *r)
{
	buf_release(&r->b);
}

/* One line, taken apart. */
struct entry {
	int64_t seq, at_s, person;
	struct str org, event, data, chain, text;
};

static enum err
entry_parse(struct str line, struct entry *out)
{
	struct str rest = line, seq, at, person;
	size_t last = line.n;

	while (last > 0 && line.p[last - 1] != ' ')
		last--;
	if (last == 0)
		return ERR_TAMPERED;
	out->text = str_sub(line, 0, last - 1);
	if (!str_cut(&rest, ' ', &seq) || !str_cut(&rest, ' ', &out->org) ||
	    !str_cut(&rest, ' ', &at) || !str_cut(&rest, ' ', &out->event) ||
	    !str_cut(&rest, ' ', &person) || !str_cut(&rest, ' ', &out->data) ||
	    !str_cut(&rest, ' ', &out->chain))
		return ERR_TAMPERED;
	if (str_to_i64(seq, 1, INT64_MAX, &out->seq) != ERR_OK ||
	    str_to_i64(at, 0, INT64_MAX, &out->at_s) != ERR_OK ||
	    str_to_i64(person, 0, INT64_MAX, &out->person) != ERR_OK)
		return ERR_TAMPERED;
	return ERR_OK;
}

static enum err
replay_erased(struct tx *tx, const struct entry *en, struct replay_report *out)
{
	const struct erasure how = { .mark = false, .again = true };
	const struct grant *g;
	struct person *p;
	int purpose = org_purpose(tx->org, ACTIVITY_RETENTION);
	enum err e = person_open(tx, en->person, &p);

	if (e == ERR_NOT_FOUND)
		return ERR_OK;
	if (e != ERR_OK)
		return e;
	e = tx_decide(tx, purpose, ACT_ERASE, NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_erase(tx, g, p, &how, NULL);
	if (e == ERR_OK)
		out->erased++;
	return e;
}

/* What was set apart is set apart again, by the rules and the day it left. */
static enum err
replay_blocked(struct tx *tx, const struct entry *en, struct replay_report *out)
{
	struct person *p;
	enum err e = person_open(tx, en->person, &p);

	if (e == ERR_NOT_FOUND)
		return ERR_OK;
	if (e != ERR_OK || p->facts.stage == STAGE_BLOCKED)
		return e;
	p->left_s = en->at_s;
	p->facts.stage = STAGE_LEAVING;
	return replay_erased(tx, en, out);
}

static enum err
mark_row_insert(struct tx *tx, const int64_t *head, struct str row)
{
	struct stmt *st;
	struct str kind, d;
	int64_t k;

	if (!str_cut(&row, '=', &kind) ||
	    str_to_i64(kind, 1, 15, &k) != ERR_OK ||
	    hex_decode(tx->a, row, &d) != ERR_OK)
		return ERR_TAMPERED;
	st = db_stmt(tx->s->db, SQL_MARK_INSERT);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, k);
	stmt_blob(st, d);
	stmt_i64(st, head[0]);
	stmt_i64(st, head[1]);
	stmt_i64(st, head[2]);
	stmt_i64(st, head[3]);
	if (head[4] == 0)
		stmt_null(st);
	else
		stmt_i64(st, head[4]);
	return stmt_exec(st, NULL);
}

/* refusal:key version:reason:day:until, then kind=digest … */
static enum err
replay_marked(struct tx *tx, const struct entry *en, struct replay_report *out)
{
	struct str rest = en->data, part;
	int64_t head[5];
	enum err e = ERR_OK;

	for (size_t i = 0; i < ARRAY_LEN(head); i++)
		if (!str_cut(&rest, ':', &part) ||
		    str_to_i64(part, 0, INT64_MAX, &head[i]) != ERR_OK)
			return ERR_TAMPERED;
	while (e == ERR_OK && str_cut(&rest, ':', &part))
		e = mark_row_insert(tx, head, part);
	if (e == ERR_OK)
		out->marked++;
	return e;
}

static enum err
replay_unmarked(struct tx *tx, const struct entry *en)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_MARK_DELETE_REFUSAL);
	int64_t refusal;

	if (str_to_i64(en->data, 0, INT64_MAX, &refusal) != ERR_OK)
		return ERR_TAMPERED;
	stmt_i64(st, tx->org->id);
	stmt_i64(st, refusal);
	return stmt_exec(st, NULL);
}

/* Also of what the backup's version does not have. */
static uint8_t *
no_of(struct tx *tx, struct person *p, int purpose, uint32_t number,
    bool objected)
{
	struct said_no *no;

	if (purpose >= 0)
		return objected ? &p->facts.objected[purpose]
				: &p->refused[purpose];
	no = person_no(tx, p, number);
	return objected ? &no->objected : &no->refused;
}

/* purpose number:channel */
static enum err
replay_narrowed(struct tx *tx, const struct entry *en, bool objected,
    struct replay_report *out)
{
	struct str rest = en->data, part;
	struct person *p;
	int64_t number, channel;
	int purpose;
	uint8_t bits;
	enum err e = person_open(tx, en->person, &p);

	if (e == ERR_NOT_FOUND)
		return ERR_OK;
	if (e != ERR_OK)
		return e;
	if (!str_cut(&rest, ':', &part) ||
	    str_to_i64(part, 0, UINT32_MAX, &number) != ERR_OK ||
	    str_to_i64(rest, -1, CHANNEL_MAX, &channel) != ERR_OK)
		return ERR_TAMPERED;
	purpose = index_of(tx->org, NUMBER_PURPOSE, (uint32_t)number);
	bits = channel_bits((int)channel);
	if (purpose >= 0)
		p->facts.consent[purpose] &= (uint8_t)~bits;
	*no_of(tx, p, purpose, (uint32_t)number, objected) |= bits;
	person_touch(p);
	out->withdrawn++;
	return ERR_OK;
}

static enum err
replay_restricted(struct tx *tx, const struct entry *en,
    struct replay_report *out)
{
	struct person *p;
	enum err e = person_open(tx, en->person, &p);

	if (e == ERR_NOT_FOUND)
		return ERR_OK;
	if (e == ERR_OK) {
		p->facts.restricted = true;
		person_touch(p);
		out->restricted++;
	}
	return e;
}

static enum err
replay_event(struct tx *tx, const struct entry *en, struct replay_report *out)
{
	if (str_is(en->event, "erased"))
		return replay_erased(tx, en, out);
	if (str_is(en->event, "blocked"))
		return replay_blocked(tx, en, out);
	if (str_is(en->event, "marked"))
		return replay_marked(tx, en, out);
	if (str_is(en->event, "unmarked"))
		return replay_unmarked(tx, en);
	if (str_is(en->event, "withdrawn"))
		return replay_narrowed(tx, en, false, out);
	if (str_is(en->event, "objected"))
		return replay_narrowed(tx, en, true, out);
	if (str_is(en->event, "restricted"))
		return replay_restricted(tx, en, out);
	return str_is(en->event, "restored") ? ERR_OK : ERR_TAMPERED;
}

static enum err
line_store(struct store *s, int64_t seq, struct str line)
{
	struct stmt *st = db_stmt(s->db, SQL_LEDGER_INSERT);

	stmt_i64(st, seq);
	stmt_text(st, line);
	return stmt_exec(st, NULL);
}

/* An erasure that is replayed adds a line of its own; the line from the file
 * must not be overwritten by it, so the file's lines come first. */
static enum err
replay_line(struct store *s, struct arena *a, const struct entry *en,
    struct replay_report *out)
{
	static const struct actor job = { .type = ACTOR_JOB,
		.role = -1,
		.purpose = -1 };
	struct org *org = store_org(s, en->org);
	struct actor as = job;
	struct tx tx;
	enum err e;

	if (org == NULL)
		return ERR_OK;
	as.purpose = org_purpose(org, ACTIVITY_RETENTION);
	if ((e = tick_begin(s)) != ERR_OK)
		return e;
	e = tx_begin(&tx, s, org, a, &as, ACTIVITY_RETENTION);
	if (e == ERR_OK) {
		tx.note = STR("replayed after a restore");
		e = replay_event(&tx, en, out);
		e = tx_end(&tx, e);
	}
	if (e == ERR_OK)
		return tick_end(s);
	tick_drop(s);
	return e;
}

struct replay {
	struct entry *at;
	size_t n, cap;
};

/* The newest line of the database: the file must have the same one. */
static enum err
own_last_line(struct store *s, struct arena *a, struct str *out)
{
	struct stmt *st = db_stmt(s->db, SQL_LEDGER_LAST);
	bool has;
	enum err e = stmt_row(st, &has);

	*out = STR_NONE;
	if (e == ERR_OK && has) {
		*out = arena_str(a, col_text(st, 1));
		stmt_done(st);
	}
	return e;
}

/* Check the chain of the whole file and collect what the database lacks. */
static enum err
replay_check(struct store *s, struct arena *a, struct ledger_reader *r,
    struct replay *todo)
{
	struct str before = STR("vern ledger"), line, own;
	struct arena *scratch = arena_new(1 << 26);
	enum err e = own_last_line(s, a, &own);

	for (int64_t n = 1; e == ERR_OK && ledger_read_line(r, &line); n++) {
		struct entry en = { 0 };

		e = entry_parse(line, &en);
		if (e == ERR_OK && (en.seq != n || !str_eq(ledger_chain(scratch,
							       before, en.text),
						       en.chain)))
			e = ERR_TAMPERED;
		if (e != ERR_OK)
			store_fail("the ledger's line %lld was changed",
			    (long long)n);
		if (e == ERR_OK && n == s->ledger_seq && !str_eq(line, own)) {
			store_fail("the ledger's line %lld is not the one "
				   "that the backup has: it is the ledger of "
				   "another directory",
			    (long long)n);
			e = ERR_TAMPERED;
		}
		before = line;
		arena_reset(scratch);
		if (e == ERR_OK && n > s->ledger_seq)
			*(struct entry *)ARENA_PUSH(a, todo->at, todo->n,
			    todo->cap) = en;
	}
	arena_free(scratch);
	return e;
}

static enum err
lines_store(struct store *s, const struct replay *todo)
{
	enum err e = tick_begin(s);

	for (size_t i = 0; i < todo->n && e == ERR_OK; i++) {
		struct str line = todo->at[i].text;

		line.n = (size_t)(todo->at[i].chain.p + todo->at[i].chain.n -
				  line.p);
		e = line_store(s, todo->at[i].seq, line);
	}
	if (e == ERR_OK)
		return tick_end(s);
	if (s->in_tick)
		tick_drop(s);
	return e;
}

enum err
ledger_replay(struct store *s, const char *path, struct replay_report *out)
{
	struct arena *a = arena_new(LIMIT_ARENA_ORG);
	struct replay todo = { 0 };
	struct ledger_reader r;
	struct str file = str_of(path);
	struct stat sb;
	int fd;
	enum err e;

	*out = (struct replay_report){ 0 };
	if (stat(path, &sb) == 0 && S_ISDIR(sb.st_mode))
		file = arena_printf(a, "%s/ledger.log", path);
	fd = open(file.p, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		store_fail("%s cannot be read", file.p);
		arena_free(a);
		return ERR_NOT_FOUND;
	}
	e = ledger_read_open(&r, fd);
	if (e == ERR_OK)
		e = replay_check(s, a, &r, &todo);
	if (e == ERR_OK)
		e = lines_store(s, &todo);
	for (size_t i = 0; i < todo.n && e == ERR_OK; i++) {
		struct arena *one = arena_new(LIMIT_ARENA_REQUEST);

		e = replay_line(s, one, &todo.at[i], out);
		arena_free(one);
		out->lines++;
	}
	ledger_read_close(&r);
	(void)close(fd);
	arena_free(a);
	return e;
}

/* ---- after a restore ------------------------------------------------ */

static enum err
rows_move(struct store *s, enum sql_id id, enum delivery_state from, int64_t *n)
{
	struct stmt *st = db_stmt(s->db, id);
	int64_t changed = 0;
	enum err e;

	stmt_i64(st, DELIVERY_UNCERTAIN);
	stmt_i64(st, (int64_t)from);
	e = stmt_exec(st, &changed);
	*n += changed;
	return e;
}

/* A version must not take effect before its letters have left: told twice is
 * better than not at all. */
static enum err
notices_again(struct store *s)
{
	struct stmt *st = db_stmt(s->db, SQL_LETTER_NOTICE_AGAIN);

	stmt_i64(st, DELIVERY_QUEUED);
	stmt_i64(st, DELIVERY_HANDED);
	return stmt_exec(st, NULL);
}

static enum err
queues_stop(struct store *s, struct restored *out)
{
	static const enum delivery_state from[] = { DELIVERY_QUEUED,
		DELIVERY_HANDED };
	struct stmt *st;
	enum err e = ERR_OK;

	for (size_t i = 0; i < ARRAY_LEN(from) && e == ERR_OK; i++) {
		e = rows_move(s, SQL_DELIVERY_RESET_HANDED, from[i],
		    &out->deliveries);
		if (e == ERR_OK)
			e = rows_move(s, SQL_LETTER_RESET_HANDED, from[i],
			    &out->letters);
	}
	if (e == ERR_OK)
		e = notices_again(s);
	if (e != ERR_OK)
		return e;
	st = db_stmt(s->db, SQL_SESSION_EXPIRE);
	stmt_i64(st, INT64_MAX);
	return stmt_exec(st, &out->sessions);
}

/* One entry, and where asked a ledger line, for each organisation. While the
 * old ledger is awaited no line is added, so that it still fits. */
static enum err
note_each(struct store *s, struct arena *a, struct str note, bool ledger)
{
	static const struct actor operator= { .type = ACTOR_OPERATOR,
		.role = -1,
		.purpose = -1 };
	enum err e = ERR_OK;

	for (size_t i = 0; i < s->orgs_n && e == ERR_OK; i++) {
		struct tx tx;

		e = tx_begin(&tx, s, &s->orgs[i], a, &operator,
		    ACTIVITY_BACKUP);
		if (e != ERR_OK)
			return e;
		tx_audit(&tx, ACT_SETTING, -1, AUDIT_DONE, note);
		if (ledger)
			e = ledger_add(&tx, LEDGER_RESTORED, 0, STR_NONE);
		e = tx_end(&tx, e);
	}
	return e;
}

enum err
store_hold(struct store *s, bool hold)
{
	struct arena *a = arena_new(1 << 20);
	enum err e = tick_begin(s);

	if (e == ERR_OK) {
		e = store_note(s, "hold_sending", hold ? STR("1") : STR("0"));
		if (e == ERR_OK)
			e = note_each(s, a,
			    hold ? STR("sending held") : STR("sending on"),
			    !hold);
		if (e == ERR_OK)
			e = tick_end(s);
		else
			tick_drop(s);
	}
	if (e == ERR_OK)
		s->hold_sending = hold;
	arena_free(a);
	return e;
}

enum err
store_restored(struct store *s, bool hold, struct restored *out)
{
	struct arena *a = arena_new(1 << 20);
	enum err e = tick_begin(s);

	*out = (struct restored){ 0 };
	if (e == ERR_OK) {
		e = queues_stop(s, out);
		if (e == ERR_OK)
			e = note_each(s, a, STR("restored from a backup"),
			    false);
		if (e == ERR_OK)
			e = tick_end(s);
		else
			tick_drop(s);
	}
	arena_free(a);
	return e == ERR_OK ? store_hold(s, hold) : e;
}
