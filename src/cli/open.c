/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/open.h"

#include "base/time.h"

enum err
cli_conf(struct cli *c, const char *dir, struct conf **out)
{
	struct conf_problems problems = { .n = 0 };
	enum err e = conf_load(c->a, dir, out, &problems);

	for (size_t i = 0; i < problems.n; i++)
		(void)cli_fail(c, e, "%s/" CONF_FILE ":%d: " STR_FMT, dir,
		    problems.at[i].line, STR_ARG(problems.at[i].text));
	if (e != ERR_OK && problems.n == 0)
		(void)cli_fail(c, e, "%s/" CONF_FILE ": %s", dir, err_text(e));
	return e;
}

struct jobs_config
cli_jobs_config(struct cli *c, const struct conf *conf, const char *dir,
    struct str url)
{
	struct jobs_config jc = { 0 };
	struct str set = conf_text(conf, SET_PUBLIC_URL, STR_NONE);

	jc.sink = conf_sink(conf, c->a, dir);
	jc.sink_user = conf_text(conf, SET_MAIL_USER, STR_NONE);
	jc.from = conf_text(conf, SET_MAIL_FROM, STR_NONE);
	jc.public_url = set.n > 0 ? set : url;
	jc.checkpoint_copy =
	    str_of(conf_path(conf, c->a, dir, SET_CHECKPOINT_COPY));
	return jc;
}

/* Time is fixed for tests only: never again once mail left the machine. */
static enum err
live_check(struct cli *c, const struct conf *conf)
{
	struct stmt *st = db_stmt(c->s->db, SQL_META_GET);
	bool has;
	enum err e;

	stmt_text(st, STR("live"));
	if ((e = stmt_row(st, &has)) != ERR_OK)
		return e;
	stmt_done(st);
	if (clock_is_fixed() && (has || conf_sink_leaves(conf)))
		return cli_fail(c, ERR_REFUSED,
		    "VERN_NOW is set, and this directory is live: time is "
		    "fixed only where mail stays in a folder");
	return ERR_OK;
}

enum err
cli_store_open(struct cli *c, const char *dir)
{
	struct conf *conf;
	struct jobs_config jc;
	const char *copy;
	enum err e;

	if ((e = cli_conf(c, dir, &conf)) != ERR_OK)
		return e;
	if ((e = store_open(dir, &c->s)) != ERR_OK)
		return cli_fail(c, e, "%s", store_reason());
	copy = conf_path(conf, c->a, dir, SET_LEDGER_COPY);
	c->s->ledger_copy = str_of(copy);
	if ((e = live_check(c, conf)) != ERR_OK) {
		store_close(c->s);
		return e;
	}
	jc = cli_jobs_config(c, conf, dir, STR("http://127.0.0.1:8080"));
	if ((e = jobs_new(c->s, &jc, &c->jobs)) != ERR_OK) {
		store_close(c->s);
		return cli_fail(c, e, "the mail sink cannot be opened");
	}
	return ERR_OK;
}

void
cli_store_close(struct cli *c)
{
	jobs_close(c->jobs);
	store_close(c->s);
	c->jobs = NULL;
	c->s = NULL;
}
