/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/cmd_backup: a copy of a directory in two files, and a directory from
 * them.
 *
 * FILE is the database, mute without keys. FILE.keys is the key file, or with
 * --sealed the keys sealed to the recovery key. A restore replays the ledger,
 * so that who was erased or said no since stays so; without a ledger nothing
 * is sent until 'vern ledger DIR confirm'.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/time.h"
#include "cli/cmd.h"
#include "store/replay.h"

#define BACKUP_PAGES  64
#define KEY_BYTES_MAX 65536

/* ---- files ---------------------------------------------------------- */

static enum err
file_failed(struct cli *c, const char *path)
{
	return cli_fail(c, errno == EEXIST ? ERR_CONFLICT : file_error(errno),
	    "%s: %s", path, strerror(errno));
}

/* A new file of mode 0600 with the bytes of another, durable. */
static enum err
file_copy(struct cli *c, const char *from, const char *to)
{
	char block[65536];
	int in = open(from, O_RDONLY | O_CLOEXEC), out;
	ssize_t n = 0;
	enum err e = ERR_OK;

	if (in < 0)
		return file_failed(c, from);
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (out < 0) {
		e = file_failed(c, to);
		(void)close(in);
		return e;
	}
	while (e == ERR_OK && (n = read(in, block, sizeof(block))) > 0)
		if (file_write(out, (struct str){ block, (size_t)n }) != ERR_OK)
			e = file_failed(c, to);
	if (e == ERR_OK && n < 0)
		e = file_failed(c, from);
	if (e == ERR_OK && fsync(out) != 0)
		e = file_failed(c, to);
	explicit_bzero(block, sizeof(block));
	(void)close(out);
	(void)close(in);
	if (e != ERR_OK)
		(void)unlink(to);
	return e;
}

/* ---- backup --------------------------------------------------------- */

struct backup {
	const char *file, *keys;
	struct db_backup *b;
};

static struct str
now_text(struct cli *c)
{
	return arena_printf(c->a, "%lld", (long long)c->s->now_s);
}

static enum err
backup_note(struct cli *c)
{
	enum err e = tick_begin(c->s);

	if (e != ERR_OK)
		return e;
	e = cmd_audit_all(c, ACTIVITY_BACKUP, ACT_EXPORT, STR("backup"));
	if (e == ERR_OK)
		e = store_note(c->s, "backup_s", now_text(c));
	if (e == ERR_OK)
		return tick_end(c->s);
	tick_drop(c->s);
	return e;
}

static enum err
backup_keys(struct cli *c, const struct backup *b)
{
	struct str own = arena_printf(c->a, "%s/vern.keys", c->s->dir);
	enum err e;

	if (!cli_flag(c, "sealed"))
		return file_copy(c, own.p, b->keys);
	e = vault_export(c->s->vault, b->keys);
	if (e != ERR_OK)
		return cli_fail(c, e, "%s: %s", b->keys, vault_reason());
	return ERR_OK;
}

static void
backup_told(struct cli *c, const struct backup *b)
{
	bool sealed = cli_flag(c, "sealed");
	struct json j;

	if (!c->json) {
		cli_say(c, "%s: the data, mute without keys\n%s: %s\n", b->file,
		    b->keys,
		    sealed ? "the keys, sealed to the recovery key"
			   : "the keys, open: keep them apart from the data");
		return;
	}
	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_str(&j, "data", str_of(b->file));
	json_str(&j, "keys", str_of(b->keys));
	json_bool(&j, "sealed", sealed);
	json_close(&j);
	cli_say(c, "\n");
}

static void
backup_free(struct cli *c)
{
	struct backup *b = c->work;

	if (b == NULL || b->b == NULL)
		return;
	if (db_backup_finish(b->b) != ERR_OK)
		log_line("backup: broken off");
	b->b = NULL;
}

static enum err
backup_slice(struct cli *c, bool *done)
{
	struct backup *b = c->work;
	int64_t until_ns = clock_mono_ns() + c->slice_ns;
	enum err e;

	do
		e = db_backup_step(b->b, BACKUP_PAGES, done);
	while (e == ERR_OK && !*done && clock_mono_ns() < until_ns);
	if (e == ERR_OK && !*done)
		return ERR_OK;
	if (e == ERR_OK) {
		e = db_backup_finish(b->b);
		b->b = NULL;
	}
	if (e != ERR_OK)
		return cli_fail(c, e, "%s: the copy was not finished (%s)",
		    b->file, err_name(e));
	if ((e = backup_keys(c, b)) != ERR_OK) {
		(void)unlink(b->file);
		return e;
	}
	backup_told(c, b);
	return ERR_OK;
}

enum err
cmd_backup(struct cli *c)
{
	struct backup *b = ARENA_NEW(c->a, struct backup);
	enum err e = cmd_words(c, 1, 1);

	if (e != ERR_OK)
		return e;
	b->file = cli_path(c, c->words[0]);
	b->keys = arena_printf(c->a, "%s.keys", b->file).p;
	if (access(b->file, F_OK) == 0 || access(b->keys, F_OK) == 0)
		return cli_fail(c, ERR_CONFLICT, "%s or %s is there already",
		    b->file, b->keys);
	if ((e = backup_note(c)) != ERR_OK)
		return cli_fail(c, e, "%s", err_text(e));
	e = db_backup_start(c->s->db, b->file, &b->b);
	if (e != ERR_OK)
		return cli_fail(c, e, "%s: %s", b->file, err_text(e));
	c->work = b;
	c->slice = backup_slice;
	c->slice_free = backup_free;
	return ERR_OK;
}

/* ---- restore -------------------------------------------------------- */

/*
 * A restore that was interrupted must not look like a directory: everything
 * is made in DIR.part, the ledger is replayed there, and it becomes DIR by one
 * rename at the end (law 3).
 */
struct restore {
	const char *file, *final, *keys;
	const char *dir; /* FINAL.part, while it is being made */
	bool hold;
	struct replay_report replayed;
	struct restored done;
};

/* ${path} is not there, or there is nothing in it. */
static enum err
must_be_empty(struct cli *c, const char *path)
{
	DIR *d = opendir(path);
	const struct dirent *de;
	size_t n = 0;

	if (d == NULL)
		return errno == ENOENT ? ERR_OK : file_failed(c, path);
	while ((de = readdir(d)) != NULL)
		n += strcmp(de->d_name, ".") != 0 &&
		     strcmp(de->d_name, "..") != 0;
	(void)closedir(d);
	if (n > 0)
		return cli_fail(c, ERR_CONFLICT, "%s is not an empty directory",
		    path);
	return ERR_OK;
}

static void restore_undo(struct cli *c, const struct restore *r);

static enum err
restore_dir(struct cli *c, struct restore *r)
{
	struct str name = str_of(r->final);
	enum err e;

	while (name.n > 1 && name.p[name.n - 1] == '/')
		name.n--;
	r->final = arena_cstr(c->a, name);
	r->dir = arena_printf(c->a, "%s.part", r->final).p;
	if ((e = must_be_empty(c, r->final)) != ERR_OK)
		return e;
	restore_undo(c, r); /* what an interrupted one left */
	if (mkdir(r->dir, 0700) != 0)
		return file_failed(c, r->dir);
	return ERR_OK;
}

/* The whole becomes the directory, durably, at once. */
static enum err
restore_finish(struct cli *c, const struct restore *r)
{
	struct str path = str_of(r->final);
	const char *parent = ".";
	int fd;

	(void)rmdir(r->final);
	if (rename(r->dir, r->final) != 0)
		return file_failed(c, r->final);
	while (path.n > 0 && path.p[path.n - 1] != '/')
		path.n--;
	if (path.n > 0)
		parent = arena_cstr(c->a, path);
	fd = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		(void)fsync(fd);
		(void)close(fd);
	}
	return ERR_OK;
}

/* Everything in it was made here: it was empty. */
static void
restore_undo(struct cli *c, const struct restore *r)
{
	static const char *const names[] = { "vern.db", "vern.db-wal",
		"vern.db-shm", "vern.db.lock", "vern.keys", "ledger.log" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		(void)unlink(arena_printf(c->a, "%s/%s", r->dir, names[i]).p);
	(void)rmdir(r->dir);
}

/* The open key file as it is, or what the recovery key opens. */
static enum err
restore_keys(struct cli *c, const struct restore *r)
{
	struct str to = arena_printf(c->a, "%s/vern.keys", r->dir), recovery;
	struct str path = cli_option(c, "recovery-key-file");
	struct vault *v;
	enum err e = file_copy(c, r->keys, to.p);

	if (e != ERR_OK)
		return e;
	if (vault_open(to.p, &v) == ERR_OK) {
		vault_close(v);
		return ERR_OK;
	}
	(void)unlink(to.p);
	if (path.p == NULL)
		return cli_fail(c, ERR_KEY,
		    "%s is no open key file; sealed keys need "
		    "--recovery-key-file",
		    r->keys);
	if ((e = cli_read(c, path, KEY_BYTES_MAX, &recovery)) != ERR_OK)
		return e;
	e = vault_import(r->keys, str_trim(recovery), to.p);
	if (e != ERR_OK)
		return cli_fail(c, e, "%s: %s", r->keys, vault_reason());
	return ERR_OK;
}

static enum err
restore_ledger(struct cli *c, struct store *s, struct restore *r)
{
	struct str path = cli_option(c, "ledger");
	enum err e = ERR_OK;

	r->hold = path.p == NULL;
	if (path.p != NULL)
		e = ledger_replay(s, cli_path(c, path), &r->replayed);
	if (e != ERR_OK)
		return cli_fail(c, e, "--ledger: %s", store_reason());
	e = store_restored(s, r->hold, &r->done);
	return e == ERR_OK ? e : cli_fail(c, e, "%s", err_text(e));
}

static enum err
restore_fill(struct cli *c, struct restore *r)
{
	struct str db = arena_printf(c->a, "%s/vern.db", r->dir);
	struct store *s;
	enum err e = restore_keys(c, r);

	if (e == ERR_OK)
		e = file_copy(c, r->file, db.p);
	if (e != ERR_OK)
		return e;
	if ((e = store_open(r->dir, &s)) != ERR_OK)
		return cli_fail(c, e, "%s", store_reason());
	e = restore_ledger(c, s, r);
	store_close(s);
	return e;
}

static void
restore_told(struct cli *c, const struct restore *r)
{
	const struct replay_report *n = &r->replayed;
	struct json j;

	if (!c->json) {
		cli_say(c,
		    "%s is ready. Replayed %lld lines of the ledger: "
		    "%lld erased, %lld marked, %lld withdrawn, %lld "
		    "restricted.\n",
		    r->final, (long long)n->lines, (long long)n->erased,
		    (long long)n->marked, (long long)n->withdrawn,
		    (long long)n->restricted);
		if (r->done.deliveries + r->done.letters > 0)
			cli_say(c,
			    "%lld messages were waiting and may have "
			    "been sent since: uncertain, not sent "
			    "again.\n",
			    (long long)(r->done.deliveries + r->done.letters));
		if (r->hold)
			cli_say(c,
			    "Nothing is sent: without the ledger "
			    "nobody knows who said no since the "
			    "backup.\nvern ledger %s replay --ledger "
			    "FILE, or vern ledger %s confirm\n",
			    r->final, r->final);
		return;
	}
	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_int(&j, "lines", n->lines);
	json_int(&j, "erased", n->erased);
	json_int(&j, "marked", n->marked);
	json_int(&j, "withdrawn", n->withdrawn);
	json_int(&j, "restricted", n->restricted);
	json_int(&j, "uncertain", r->done.deliveries + r->done.letters);
	json_bool(&j, "sending_held", r->hold);
	json_close(&j);
	cli_say(c, "\n");
}

enum err
cmd_restore(struct cli *c)
{
	struct restore r = { 0 };
	struct str keys = cli_option(c, "keys");
	enum err e = cmd_words(c, 2, 2);

	if (e != ERR_OK)
		return e;
	if (keys.p == NULL)
		return cli_fail(c, ERR_INVALID, "which keys? --keys FILE");
	r.file = cli_path(c, c->words[0]);
	r.final = cli_path(c, c->words[1]);
	r.keys = cli_path(c, keys);
	if (access(r.file, R_OK) != 0)
		return file_failed(c, r.file);
	if ((e = restore_dir(c, &r)) != ERR_OK)
		return e;
	e = restore_fill(c, &r);
	if (e == ERR_OK)
		e = restore_finish(c, &r);
	if (e != ERR_OK) {
		restore_undo(c, &r);
		return e;
	}
	restore_told(c, &r);
	return ERR_OK;
}

/* ---- the ledger of a restored directory ------------------------------ */

enum err
cmd_ledger_replay(struct cli *c)
{
	struct replay_report n;
	struct str path = cli_option(c, "ledger");
	enum err e = cmd_words(c, 0, 0);

	if (e != ERR_OK)
		return e;
	if (path.p == NULL)
		return cli_fail(c, ERR_INVALID,
		    "which ledger? --ledger DIR-OR-FILE");
	e = ledger_replay(c->s, cli_path(c, path), &n);
	if (e != ERR_OK)
		return cli_fail(c, e, "--ledger: %s", store_reason());
	if (c->json)
		cli_say(c, "{\"lines\":%lld,\"erased\":%lld}\n",
		    (long long)n.lines, (long long)n.erased);
	else
		cli_say(c, "%lld lines replayed\n", (long long)n.lines);
	return ERR_OK;
}

enum err
cmd_ledger_confirm(struct cli *c)
{
	enum err e = cmd_words(c, 0, 0);

	if (e != ERR_OK)
		return e;
	if (!c->s->hold_sending)
		return cli_fail(c, ERR_CONFLICT, "sending is not held");
	if ((e = store_hold(c->s, false)) != ERR_OK)
		return cli_fail(c, e, "%s", err_text(e));
	if (c->json)
		cli_say(c, "{\"sending_held\":false}\n");
	return ERR_OK;
}

/* ---- keys ----------------------------------------------------------- */

enum err
cmd_key_rotate(struct cli *c)
{
	enum err e = cmd_words(c, 0, 0);

	if (e == ERR_OK && (e = store_rotate(c->s)) != ERR_OK)
		return cli_fail(c, e, "%s", vault_reason());
	if (e != ERR_OK)
		return e;
	if (c->json)
		cli_say(c, "{\"version\":%u}\n", vault_version(c->s->vault));
	else
		cli_say(c, "version %u; make a new backup of the keys\n",
		    vault_version(c->s->vault));
	return ERR_OK;
}

enum err
cmd_key_prove(struct cli *c)
{
	struct str recovery;
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = cli_read(c, c->words[0], KEY_BYTES_MAX, &recovery);
	if (e != ERR_OK)
		return e;
	if (vault_prove(c->s->vault, str_trim(recovery)) != ERR_OK)
		return cli_fail(c, ERR_REFUSED,
		    "that is not the recovery key: %s", vault_reason());
	if ((e = tick_begin(c->s)) != ERR_OK)
		return cli_fail(c, e, "%s", err_text(e));
	e = store_note(c->s, "recovery_proved_s", now_text(c));
	if (e == ERR_OK)
		e = tick_end(c->s);
	else
		tick_drop(c->s);
	if (e != ERR_OK)
		return cli_fail(c, e, "%s", err_text(e));
	cli_say(c, c->json ? "{\"proved\":true}\n" : "proved\n");
	return ERR_OK;
}
