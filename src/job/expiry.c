/* SPDX-License-Identifier: EUPL-1.2 */
/* job/expiry: links, sessions, marks, messages, old entries of the trail, and
 * the signed head that is taken off the machine. */
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/time.h"
#include "job/internal.h"

#define GONE_ANSWER_S (90 * DAY_S) /* an expired link says so for so long */

static enum err
exec_before(struct store *s, enum sql_id id, int64_t before_s)
{
	struct stmt *st = db_stmt(s->db, id);

	stmt_i64(st, before_s);
	return stmt_exec(st, NULL);
}

/* The instant before which something kept for the clause's period is over;
 * 0 when the statement says nothing. */
static int64_t
over_before(const struct org *org, enum keep_what what, enum trigger t,
    int64_t now_s)
{
	const struct keep_clause *c = life_clause(org, what, t);

	if (c == NULL || c->action != KEEP_DELETE)
		return 0;
	return keep_clause_over(c, now_s);
}

static enum err
messages_delete(struct tx *tx)
{
	int64_t before_s =
	    over_before(tx->org, KEEP_MESSAGES, TRIGGER_SENT, tx->now_s);
	struct message *list;
	size_t n;
	enum err e = message_list(tx, 10000, &list, &n);

	for (size_t i = 0; i < n && e == ERR_OK; i++)
		if (list[i].sent_s != 0 && list[i].sent_s < before_s &&
		    (list[i].state == MESSAGE_DONE ||
			list[i].state == MESSAGE_STOPPED))
			e = message_delete(tx, list[i].id);
	return e;
}

static enum err
audit_prune(struct tx *tx)
{
	int64_t before_s =
	    over_before(tx->org, KEEP_AUDIT, TRIGGER_CREATED, tx->now_s);
	struct stmt *st;
	int64_t n = 0;
	enum err e;

	if (before_s == 0)
		return ERR_OK;
	st = db_stmt(tx->s->db, SQL_AUDIT_PRUNE);
	stmt_i64(st, tx->org->id);
	stmt_i64(st, before_s);
	e = stmt_exec(st, &n);
	if (e == ERR_OK && n > 0)
		tx_audit(tx, ACT_ERASE,
		    org_purpose(tx->org, ACTIVITY_RETENTION), AUDIT_DONE,
		    audit_pruned_note(tx->a, tx->s->vault, tx->org->id,
			before_s));
	return e;
}

static void
org_expire(struct jobs *j, struct org *org)
{
	struct actor as;
	struct tx tx;
	int64_t marks = 0;
	enum err e = job_tx(j, &tx, org, &as, ACTIVITY_RETENTION);

	if (e != ERR_OK)
		return;
	e = mark_expire(&tx, &marks);
	if (e == ERR_OK)
		e = messages_delete(&tx);
	if (e == ERR_OK)
		e = audit_prune(&tx);
	if (e == ERR_OK && marks > 0)
		tx_audit(&tx, ACT_ERASE, as.purpose, AUDIT_DONE,
		    arena_printf(tx.a, "marks %lld", (long long)marks));
	if (tx_end(&tx, e) != ERR_OK)
		log_line("expiry: could not be finished (%s)", err_name(e));
}

bool
job_expiry(struct jobs *j, int64_t until_ns)
{
	int64_t now_s = j->s->now_s;
	enum err e;

	(void)until_ns;
	e = exec_before(j->s, SQL_SESSION_EXPIRE, now_s);
	if (e == ERR_OK)
		e = exec_before(j->s, SQL_TOKEN_EXPIRE, now_s - GONE_ANSWER_S);
	if (e != ERR_OK)
		log_line("expiry: %s", err_name(e));
	for (size_t i = 0; i < j->s->orgs_n; i++)
		org_expire(j, &j->s->orgs[i]);
	return false;
}

static void
note_copy(struct jobs *j, struct str note)
{
	struct str path;
	int fd;

	if (j->config.checkpoint_copy.n == 0)
		return;
	path = arena_printf(j->a, STR_FMT "/checkpoint-%lld.txt",
	    STR_ARG(j->config.checkpoint_copy),
	    (long long)audit_size(j->s->audit));
	fd = open(path.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || file_write(fd, note) != ERR_OK)
		log_line("checkpoint: the copy cannot be written");
	if (fd >= 0)
		(void)close(fd);
}

bool
job_checkpoint(struct jobs *j, int64_t until_ns)
{
	struct str note;

	(void)until_ns;
	arena_reset(j->a);
	if (audit_size(j->s->audit) == 0)
		return false;
	if (audit_checkpoint(j->s->audit, j->s->db, j->s->vault, STR("vern"),
		j->s->now_s, j->a, &note) != ERR_OK)
		log_line("checkpoint: could not be made");
	else
		note_copy(j, note);
	return false;
}
