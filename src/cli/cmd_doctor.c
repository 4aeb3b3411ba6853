/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_doctor: what is unsafe or unfinished, in words. */
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "cli/cmd.h"
#include "cli/open.h"
#include "lang/check.h"
#include "store/release.h"

#define BACKUP_OLD_S (8 * DAY_S)
#define DISK_LOW     (UINT64_C(512) << 20)

enum grade {
	GOOD,
	WARN,
	BAD
};

struct doctor {
	struct json j;
	const struct conf *conf;
	size_t warnings, bad;
};

static void PRINTF(5, 6) say(struct cli *c, struct doctor *d, enum grade g,
    const char *code, const char *fmt, ...)
{
	static const char *const words[] = { "good", "warning", "unsafe" };
	struct buf b;
	va_list ap;

	d->warnings += g == WARN;
	d->bad += g == BAD;
	buf_init(&b, 4096);
	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	if (c->json) {
		json_open(&d->j, NULL);
		json_str(&d->j, "grade", str_of(words[g]));
		json_str(&d->j, "code", str_of(code));
		json_str(&d->j, "text", buf_str(&b));
		json_close(&d->j);
	} else {
		cli_say(c, "%-8s " STR_FMT " [%s]\n", words[g],
		    STR_ARG(buf_str(&b)), code);
	}
	buf_release(&b);
}

/* ---- the machine ---------------------------------------------------- */

static void
check_mode(struct cli *c, struct doctor *d, const char *name, mode_t allowed)
{
	struct str path =
	    arena_printf(c->a, "%s%s%s", c->s->dir, *name ? "/" : "", name);
	struct stat sb;

	if (stat(path.p, &sb) != 0)
		return;
	if ((sb.st_mode & 0777 & ~allowed) != 0)
		say(c, d, BAD, "file_mode",
		    "%s: others may use it (mode %04o); chmod %04o it", path.p,
		    (unsigned)sb.st_mode & 07777, (unsigned)allowed);
}

static void
check_disk(struct cli *c, struct doctor *d)
{
	struct statvfs v;

	if (statvfs(c->s->dir, &v) == 0 &&
	    (uint64_t)v.f_bavail * v.f_frsize < DISK_LOW)
		say(c, d, WARN, "disk_low",
		    "less than 512 MiB are free where the data lies");
}

static int64_t
meta_number(struct cli *c, const char *name)
{
	struct str said;
	int64_t n;

	if (store_noted(c->s, c->a, name, &said) != ERR_OK ||
	    str_to_i64(said, 0, INT64_MAX, &n) != ERR_OK)
		return 0;
	return n;
}

static void
check_keys(struct cli *c, struct doctor *d)
{
	if (meta_number(c, "recovery_proved_s") == 0)
		say(c, d, WARN, "recovery_unproved",
		    "nobody has shown that the recovery key is kept: vern key "
		    "%s prove FILE",
		    c->s->dir);
	else
		say(c, d, GOOD, "recovery_proved",
		    "the recovery key was proved");
}

static void
check_backup(struct cli *c, struct doctor *d)
{
	int64_t at_s = meta_number(c, "backup_s");

	if (at_s == 0)
		say(c, d, WARN, "no_backup", "there was no backup yet");
	else if (clock_now_s() - at_s > BACKUP_OLD_S)
		say(c, d, WARN, "backup_old", "the last backup is of " STR_FMT,
		    STR_ARG(date_print(c->a, date_of_instant(at_s))));
	else
		say(c, d, GOOD, "backup", "there is a backup of " STR_FMT,
		    STR_ARG(date_print(c->a, date_of_instant(at_s))));
	if (c->s->hold_sending)
		say(c, d, WARN, "sending_held",
		    "nothing is sent since the restore: vern ledger %s replay "
		    "or confirm",
		    c->s->dir);
}

static void
check_copies(struct cli *c, struct doctor *d)
{
	if (conf_text(d->conf, SET_LEDGER_COPY, STR_NONE).n == 0)
		say(c, d, WARN, "ledger_copy",
		    "the ledger has no copy off this machine (ledger.copy): "
		    "after a loss nobody knows who said no");
	if (conf_text(d->conf, SET_CHECKPOINT_COPY, STR_NONE).n == 0)
		say(c, d, WARN, "checkpoint_copy",
		    "heads of the trail have no copy off this machine "
		    "(checkpoint.copy): a cut-off end could not be seen");
}

static void
check_mail(struct cli *c, struct doctor *d)
{
	if (!conf_sink_leaves(d->conf))
		say(c, d, WARN, "mail_stays",
		    "messages do not leave this machine (mail.sink)");
	if (clock_is_fixed())
		say(c, d, WARN, "clock_fixed",
		    "the clock is fixed by VERN_NOW");
}

static void
check_trail(struct cli *c, struct doctor *d)
{
	struct audit_report r = { 0 };
	enum err e = audit_verify(c->s->db, c->s->vault, c->a, STR_NONE, &r);

	if (e == ERR_OK)
		say(c, d, GOOD, "trail", "the trail of %lld entries verifies",
		    (long long)r.entries);
	else
		say(c, d, BAD, "trail",
		    "the trail does not verify (entry %lld)",
		    (long long)r.bad_seq);
	if (db_integrity(c->s->db) != ERR_OK)
		say(c, d, BAD, "database", "the database is damaged");
}

/* ---- each organisation ---------------------------------------------- */

static void
check_statement(struct cli *c, struct doctor *d, const struct org *org)
{
	struct lang_findings found = { 0 };

	lang_check(c->a, org->st, cmd_today(), LANG_EN, &found);
	if (found.errors + found.warnings > 0)
		say(c, d, found.errors > 0 ? BAD : WARN, "statement",
		    STR_FMT ": the statement has %zu errors and %zu warnings "
			    "(vern policy check)",
		    STR_ARG(org->name), found.errors, found.warnings);
	else
		say(c, d, GOOD, "statement",
		    STR_FMT ": version " STR_FMT
			    " of the statement is in force",
		    STR_ARG(org->name), STR_ARG(org->st->version));
}

/* A version that waits, and what it waits for. */
static enum err
check_coming(struct cli *c, struct doctor *d, struct tx *tx)
{
	const struct version *v = release_coming(tx->org);
	unsigned by_hand =
	    (1U << CHANNEL_SMS) | (1U << CHANNEL_POST) | (1U << CHANNEL_PHONE);
	struct proposal p;
	enum err e = release_proposal(tx, &p);

	if (e == ERR_OK)
		say(c, d, WARN, "statement_proposed",
		    STR_FMT ": a version of the statement waits for a second "
			    "person (vern policy versions)",
		    STR_ARG(tx->org->name));
	if (v != NULL && v->notice && v->told_s == 0)
		say(c, d, WARN, "statement_telling",
		    STR_FMT ": not everybody was told of version " STR_FMT
			    " yet: the jobs must run, and its letters leave",
		    STR_ARG(tx->org->name), STR_ARG(v->version));
	if (v != NULL && v->notice && v->missed_n > 0)
		say(c, d, WARN, "statement_unreached",
		    STR_FMT ": %lld people have no address to be told of "
			    "version " STR_FMT " at: the office tells them",
		    STR_ARG(tx->org->name), (long long)v->missed_n,
		    STR_ARG(v->version));
	if (v != NULL && v->notice && (v->channels & by_hand) != 0)
		say(c, d, WARN, "statement_by_hand",
		    STR_FMT ": version " STR_FMT
			    " is told by other channels too, which the office "
			    "does itself",
		    STR_ARG(tx->org->name), STR_ARG(v->version));
	return e == ERR_NOT_FOUND ? ERR_OK : e;
}

/* Roles and set-up only; no name is said. */
static enum err
staff_body(struct cli *c, struct tx *tx, void *self)
{
	struct doctor *d = self;
	size_t n, active = 0, unset = 0;
	const struct grant *g;
	struct staff *list;
	enum err e = tx_decide(tx, -1, ACT_STAFF, NULL, NULL, -1, 0, &g);

	if (e == ERR_OK)
		e = check_coming(c, d, tx);
	if (e == ERR_OK)
		e = staff_list(tx, &list, &n);
	for (size_t i = 0; e == ERR_OK && i < n; i++) {
		if (list[i].ended)
			continue;
		active++;
		unset += list[i].password.n == 0 || list[i].totp.n == 0;
	}
	if (e != ERR_OK)
		return e;
	if (active == 0)
		say(c, d, WARN, "no_staff", STR_FMT ": nobody works here yet",
		    STR_ARG(tx->org->name));
	if (unset > 0)
		say(c, d, WARN, "staff_unset",
		    STR_FMT ": %zu of those who work here have not set a "
			    "password and a second factor",
		    STR_ARG(tx->org->name), unset);
	return ERR_OK;
}

enum err
cmd_doctor(struct cli *c)
{
	struct doctor d = { 0 };
	struct conf *conf;
	enum err e = cmd_words(c, 0, 0);

	if (e == ERR_OK)
		e = cli_conf(c, c->s->dir, &conf);
	if (e != ERR_OK)
		return e;
	d.conf = conf;
	json_init(&d.j, &c->out);
	if (c->json) {
		json_open(&d.j, NULL);
		json_array(&d.j, "findings");
	}
	check_mode(c, &d, "", 0700);
	check_mode(c, &d, "vern.db", 0600);
	check_mode(c, &d, "vern.keys", 0600);
	check_mode(c, &d, "vern.conf", 0600);
	check_mode(c, &d, "ledger.log", 0600);
	check_disk(c, &d);
	check_keys(c, &d);
	check_backup(c, &d);
	check_copies(c, &d);
	check_mail(c, &d);
	check_trail(c, &d);
	for (size_t i = 0; i < c->s->orgs_n && e == ERR_OK; i++) {
		c->org = &c->s->orgs[i];
		check_statement(c, &d, c->org);
		e = cmd_tx(c, ACTIVITY_STAFF, staff_body, &d);
	}
	if (c->json) {
		json_array_end(&d.j);
		json_int(&d.j, "warnings", (int64_t)d.warnings);
		json_int(&d.j, "unsafe", (int64_t)d.bad);
		json_close(&d.j);
		cli_say(c, "\n");
	}
	return e;
}
