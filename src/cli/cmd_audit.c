/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_audit: the trail: verified, shown, proved, its head signed. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cmd.h"
#include "store/trail.h"

#define CHECKPOINT_BYTES 65536

static struct str
hex(struct cli *c, const uint8_t hash_of[AUDIT_HASH_BYTES])
{
	return hex_encode(c->a,
	    (struct str){ (const char *)hash_of, AUDIT_HASH_BYTES });
}

/* ---- verify --------------------------------------------------------- */

static void
verify_json(struct cli *c, const struct audit_report *r, bool ok)
{
	struct json j;

	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_bool(&j, "verified", ok);
	json_int(&j, "entries", r->entries);
	json_int(&j, "pruned", r->pruned);
	if (ok) {
		json_str(&j, "root", hex(c, r->root));
		json_int(&j, "checkpoint", r->checkpoint_size);
	} else {
		json_int(&j, "bad_entry", r->bad_seq);
		json_str(&j, "what", str_of(r->what));
	}
	json_close(&j);
	cli_say(c, "\n");
}

enum err
cmd_audit_verify(struct cli *c)
{
	struct str path = cli_option(c, "checkpoint"), outside = STR_NONE;
	struct audit_report r = { 0 };
	enum err e = cmd_words(c, 0, 0);

	if (e == ERR_OK && path.p != NULL)
		e = cli_read(c, path, CHECKPOINT_BYTES, &outside);
	if (e != ERR_OK)
		return e;
	e = audit_verify(c->s->db, c->s->vault, c->a, outside, &r);
	if (e != ERR_OK && e != ERR_TAMPERED)
		return cli_fail(c, e, "%s", err_text(e));
	if (c->json)
		verify_json(c, &r, e == ERR_OK);
	else if (e == ERR_OK)
		cli_say(c,
		    "%lld entries verify, %lld of them pruned; root " STR_FMT
		    "\n",
		    (long long)r.entries, (long long)r.pruned,
		    STR_ARG(hex(c, r.root)));
	if (e == ERR_OK)
		return ERR_OK;
	return cli_fail(c, e, "the trail does not verify: %s (entry %lld)",
	    r.what != NULL ? r.what : "it was changed", (long long)r.bad_seq);
}

/* ---- show ----------------------------------------------------------- */

struct audit_show {
	struct json j;
	int64_t last;
};

static void
entry_show(struct cli *c, struct tx *tx, struct json *j,
    const struct audit_entry *en)
{
	const struct org *org = tx->org;
	struct str purpose = trail_name(org, NUMBER_PURPOSE, en->purpose);
	struct str role = trail_name(org, NUMBER_ROLE, en->role);

	if (!c->json) {
		cli_say(c,
		    "%lld " STR_FMT " " STR_FMT " %s%s" STR_FMT " %s " STR_FMT
		    " %s %zu " STR_FMT "\n",
		    (long long)en->seq, STR_ARG(instant_print(c->a, en->at_s)),
		    STR_ARG(org->name),
		    actor_type_name((enum actor_type)en->actor_type),
		    role.n > 0 ? ":" : "", STR_ARG(role),
		    act_name((enum act)en->act),
		    STR_ARG(purpose.n > 0 ? purpose : STR("-")),
		    trail_outcome(en->outcome), en->persons_n,
		    STR_ARG(en->note));
		return;
	}
	json_open(j, NULL);
	json_int(j, "sequence", en->seq);
	json_str(j, "at", instant_print(c->a, en->at_s));
	json_str(j, "organisation", org->name);
	json_str(j, "actor",
	    str_of(actor_type_name((enum actor_type)en->actor_type)));
	json_str(j, "role", role);
	json_str(j, "activity",
	    str_of(activity_name((enum activity)en->activity)));
	json_str(j, "act", str_of(act_name((enum act)en->act)));
	json_str(j, "purpose", purpose);
	json_str(j, "outcome", str_of(trail_outcome(en->outcome)));
	json_str(j, "reason", str_of(reason_name((enum reason)en->reason)));
	json_int(j, "line", en->rule_line);
	json_array(j, "fields");
	for (size_t i = 0; i < en->fields_n; i++)
		json_str(j, NULL, trail_name(org, NUMBER_FIELD, en->fields[i]));
	json_array_end(j);
	json_int(j, "people", (int64_t)en->persons_n);
	json_str(j, "note", en->note);
	json_close(j);
}

static enum err
show_body(struct cli *c, struct tx *tx, void *self)
{
	struct audit_show *show = self;
	const struct grant *g;
	struct audit_entry *list;
	size_t n;
	enum err e = tx_decide(tx, -1, ACT_AUDIT, NULL, NULL, -1, 0, &g);

	if (e == ERR_OK)
		e = trail_page(tx, g, INT64_MAX, (size_t)show->last, &list, &n);
	for (size_t i = n; e == ERR_OK && i > 0; i--)
		entry_show(c, tx, &show->j, &list[i - 1]);
	return e;
}

enum err
cmd_audit_show(struct cli *c)
{
	struct audit_show show = { 0 };
	struct str name = cli_option(c, "org");
	bool found = false;
	enum err e = cmd_words(c, 0, 0);

	if (e == ERR_OK)
		e = cmd_number(c, "last", 1, 100000, 50, &show.last);
	if (e != ERR_OK)
		return e;
	json_init(&show.j, &c->out);
	if (c->json) {
		json_open(&show.j, NULL);
		json_array(&show.j, "entries");
	}
	for (size_t i = 0; i < c->s->orgs_n && e == ERR_OK; i++) {
		if (name.p != NULL && !str_eq(name, c->s->orgs[i].name))
			continue;
		found = true;
		c->org = &c->s->orgs[i];
		e = cmd_tx(c, ACTIVITY_AUDIT, show_body, &show);
	}
	if (c->json) {
		json_array_end(&show.j);
		json_close(&show.j);
		cli_say(c, "\n");
	}
	if (e == ERR_OK && !found)
		return cli_fail(c, ERR_NOT_FOUND,
		    "there is no such organisation here");
	return e;
}

/* ---- prove ---------------------------------------------------------- */

enum err
cmd_audit_prove(struct cli *c)
{
	struct audit_proof p;
	struct json j;
	int64_t seq, size = audit_size(c->s->audit);
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK &&
	    str_to_i64(c->words[0], 1, INT64_MAX, &seq) != ERR_OK)
		e = cli_fail(c, ERR_INVALID, "an entry is a number from 1");
	if (e == ERR_OK)
		e = cmd_number(c, "size", 1, size > 0 ? size : 1, size, &size);
	if (e != ERR_OK)
		return e;
	e = audit_prove(c->s->db, seq, size, c->a, &p);
	if (e == ERR_NOT_FOUND)
		return cli_fail(c, e, "the trail has no entry %lld",
		    (long long)seq);
	if (e != ERR_OK)
		return cli_fail(c, e, "%s", err_text(e));
	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_int(&j, "sequence", p.seq);
	json_int(&j, "size", p.size);
	json_str(&j, "leaf", hex(c, p.leaf));
	json_array(&j, "path");
	for (size_t i = 0; i < p.path_n; i++)
		json_str(&j, NULL, hex(c, p.path[i]));
	json_array_end(&j);
	json_str(&j, "root", hex(c, p.root));
	json_close(&j);
	cli_say(c, "\n");
	return audit_proof_ok(&p) ? ERR_OK : ERR_TAMPERED;
}

/* ---- checkpoint ----------------------------------------------------- */

static enum err
checkpoint_write(struct cli *c, struct str path, struct str note)
{
	int fd = open(cli_path(c, path),
	    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool ok = fd >= 0 && file_write(fd, note) == ERR_OK && fsync(fd) == 0;

	if (!ok)
		(void)cli_fail(c, ERR_IO, STR_FMT ": %s", STR_ARG(path),
		    strerror(errno));
	if (fd >= 0)
		(void)close(fd);
	return ok ? ERR_OK : ERR_IO;
}

enum err
cmd_audit_checkpoint(struct cli *c)
{
	struct str origin = STR("vern"), note, path = cli_word(c, 0);
	enum err e = cmd_words(c, 0, 1);

	if (e == ERR_OK)
		e = tick_begin(c->s);
	if (e != ERR_OK)
		return e;
	e = audit_checkpoint(c->s->audit, c->s->db, c->s->vault, origin,
	    c->s->now_s, c->a, &note);
	if (e == ERR_OK)
		e = tick_end(c->s);
	else
		tick_drop(c->s);
	if (e != ERR_OK)
		return cli_fail(c, e, "%s", err_text(e));
	if (path.p != NULL)
		return checkpoint_write(c, path, note);
	buf_put(&c->out, note);
	return ERR_OK;
}
