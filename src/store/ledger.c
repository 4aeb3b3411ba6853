/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/ledger: narrowing events, hash-chained, one line each:
 *
 *   SEQ ORG TIME EVENT PERSON DATA CHAIN
 *
 * CHAIN is BLAKE2b-256 (hex) of the line before it and this line up to it.
 * The table is the truth; DIR/ledger.log and the copy follow each commit
 * before an answer leaves, and catch up at start. No personal fact: random
 * numbers and keyed digests only. A restore replays it.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/internal.h"
#include "store/replay.h"

static const char *const event_names[] = { "", "erased", "marked", "withdrawn",
	"objected", "restricted", "unmarked", "restored", "blocked" };

static enum err
last_line(struct tx *tx, int64_t *seq, struct str *line)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_LEDGER_LAST);
	bool has;
	enum err e;

	*seq = 0;
	*line = STR("vern ledger");
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	if (has) {
		*seq = col_i64(st, 0);
		*line = arena_str(tx->a, col_text(st, 1));
		stmt_done(st);
	}
	return ERR_OK;
}

struct str
ledger_chain(struct arena *a, struct str before, struct str text)
{
	uint8_t h[VAULT_DIGEST_BYTES];

	hash(arena_printf(a, STR_FMT "\n" STR_FMT, STR_ARG(before),
		 STR_ARG(text)),
	    h);
	return hex_encode(a, (struct str){ (const char *)h, sizeof(h) });
}

enum err
ledger_add(struct tx *tx, enum ledger_event ev, int64_t person, struct str data)
{
	struct str before, text;
	struct stmt *st;
	int64_t seq;
	enum err e = last_line(tx, &seq, &before);

	if (e != ERR_OK)
		return e;
	text = arena_printf(tx->a, "%lld " STR_FMT " %lld %s %lld " STR_FMT,
	    (long long)seq + 1, STR_ARG(tx->org->name), (long long)tx->now_s,
	    event_names[ev], (long long)person,
	    STR_ARG(data.n > 0 ? data : STR("-")));
	st = db_stmt(tx->s->db, SQL_LEDGER_INSERT);
	stmt_i64(st, seq + 1);
	stmt_text(st, arena_printf(tx->a, STR_FMT " " STR_FMT, STR_ARG(text),
			  STR_ARG(ledger_chain(tx->a, before, text))));
	return stmt_exec(st, NULL);
}

static enum err
copy_append(struct store *s, struct str lines)
{
	struct str path;
	enum err e;
	int fd;

	if (s->ledger_copy.n == 0)
		return ERR_OK;
	path = arena_printf(s->tick_arena, STR_FMT "/ledger.log",
	    STR_ARG(s->ledger_copy));
	fd = open(path.p, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (fd < 0)
		return ERR_IO;
	e = file_write(fd, lines);
	if (e == ERR_OK && fdatasync(fd) != 0)
		e = ERR_IO;
	(void)close(fd);
	return e;
}

enum err
ledger_flush(struct store *s)
{
	struct stmt *st = db_stmt(s->db, SQL_LEDGER_AFTER);
	struct buf b;
	int64_t last = s->ledger_seq;
	bool has;
	enum err e;

	buf_init(&b, 64 << 20);
	stmt_i64(st, s->ledger_seq);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		last = col_i64(st, 0);
		buf_put(&b, col_text(st, 1));
		buf_putc(&b, '\n');
	}
	if (e == ERR_OK && b.n > 0) {
		e = file_write(s->ledger_fd, buf_str(&b));
		if (e == ERR_OK && fdatasync(s->ledger_fd) != 0)
			e = ERR_IO;
		if (e == ERR_OK)
			s->ledger_seq = last;
		/* A copy that cannot be reached must not stop a withdrawal. */
		if (e == ERR_OK && copy_append(s, buf_str(&b)) != ERR_OK)
			log_line("ledger: the copy cannot be written");
	}
	buf_release(&b);
	return e;
}

/* A copy that was set up later, or missed some lines, gets the whole. */
enum err
store_ledger_copy(struct store *s, struct str dir)
{
	struct str path, temporary;
	struct ledger_reader r;
	struct stat sb;
	enum err e;
	int fd;

	if (dir.n == 0)
		return ERR_OK;
	s->ledger_copy = arena_str(s->arena, dir);
	path = arena_printf(s->arena, STR_FMT "/ledger.log", STR_ARG(dir));
	e = ledger_read_open(&r, s->ledger_fd);
	if (e != ERR_OK ||
	    (stat(path.p, &sb) == 0 && (size_t)sb.st_size == r.b.n)) {
		ledger_read_close(&r);
		return e;
	}
	temporary = arena_printf(s->arena, "%s.new", path.p);
	fd = open(temporary.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	e = fd < 0 ? ERR_IO : file_write(fd, buf_str(&r.b));
	if (e == ERR_OK && fdatasync(fd) != 0)
		e = ERR_IO;
	if (fd >= 0)
		(void)close(fd);
	if (e == ERR_OK && rename(temporary.p, path.p) != 0)
		e = ERR_IO;
	ledger_read_close(&r);
	return e;
}

/* The number of whole lines the file has; a torn last line is cut off. */
static enum err
file_position(struct store *s)
{
	struct ledger_reader r;
	struct str line;
	enum err e = ledger_read_open(&r, s->ledger_fd);

	s->ledger_seq = 0;
	while (e == ERR_OK && ledger_read_line(&r, &line))
		s->ledger_seq++;
	if (e == ERR_OK && ftruncate(s->ledger_fd, (off_t)r.whole) != 0)
		e = ERR_IO;
	ledger_read_close(&r);
	return e;
}

enum err
ledger_open(struct store *s)
{
	struct str path = arena_printf(s->arena, "%s/ledger.log", s->dir);
	enum err e;

	s->ledger_fd =
	    open(path.p, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (s->ledger_fd < 0) {
		store_fail("%s: %s", path.p, strerror(errno));
		return ERR_IO;
	}
	if ((e = file_position(s)) != ERR_OK)
		return e;
	return ledger_flush(s);
}
