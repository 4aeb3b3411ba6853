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

/* The password stands in a file of its own, one line. */
static struct str
mail_password(struct cli *c, const struct conf *conf, const char *dir)
{
	const char *path = conf_path(conf, c->a, dir, SET_MAIL_PASSWORD_FILE);
	struct str s;

	if (path == NULL)
		return STR_NONE;
	/* Without it the mail server refuses, and says so in the log. */
	if (cli_read(c, str_of(path), 4096, &s) != ERR_OK) {
		log_line("mail.password_file: %s cannot be read", path);
		return STR_NONE;
	}
	return str_trim(s);
}

struct jobs_config
cli_jobs_config(struct cli *c, const struct conf *conf, const char *dir,
    struct str url)
{
	struct jobs_config jc = { 0 };

	jc.sink = conf_sink(conf, c->a, dir);
	jc.sink_user = conf_text(conf, SET_MAIL_USER, STR_NONE);
	jc.sink_password = mail_password(c, conf, dir);
	jc.sink_tls = conf_text(conf, SET_MAIL_TLS, STR_NONE);
	jc.sink_hello = conf_text(conf, SET_MAIL_HELLO, STR_NONE);
	jc.sink_ca = str_of(conf_path(conf, c->a, dir, SET_MAIL_CA_FILE));
	jc.connections = (int)conf_number(conf, SET_MAIL_CONNECTIONS);
	jc.public_url = url;
	jc.checkpoint_copy =
	    str_of(conf_path(conf, c->a, dir, SET_CHECKPOINT_COPY));
	return jc;
}

/* Time is fixed for tests only: never again once mail left the machine. */
static enum err
live_check(struct cli *c, const struct conf *conf)
{
	struct str live;
	enum err e = store_noted(c->s, c->a, "live", &live);

	if (e != ERR_OK && e != ERR_NOT_FOUND)
		return e;
	if (clock_is_fixed() && (e == ERR_OK || conf_sink_leaves(conf)))
		return cli_fail(c, ERR_REFUSED,
		    "VERN_NOW is set, and this directory is live: time is "
		    "fixed only where mail stays in a folder");
	return ERR_OK;
}

/* A directory whose mail left the machine once is live for good. */
static enum err
live_mark(struct cli *c)
{
	enum err e = tick_begin(c->s);

	if (e != ERR_OK)
		return e;
	e = store_note(c->s, "live", STR("yes"));
	if (e == ERR_OK)
		return tick_end(c->s);
	tick_drop(c->s);
	return e;
}

void
cli_org_settings(struct store *s, const struct conf *conf, struct org *o)
{
	struct str from = conf_text(conf, SET_MAIL_FROM, o->name);

	o->public_url =
	    arena_str(s->arena, conf_text(conf, SET_PUBLIC_URL, o->name));
	if (!str_is(from, "vern@localhost.localdomain"))
		o->mail_from = arena_str(s->arena, from);
}

/* What the settings say of the store and its organisations. */
static enum err
settings_apply(struct cli *c, const struct conf *conf, const char *dir)
{
	struct store *s = c->s;
	const char *copy = conf_path(conf, c->a, dir, SET_LEDGER_COPY);
	enum err e = store_ledger_copy(s, str_of(copy));

	if (e != ERR_OK)
		return cli_fail(c, e, "%s: the ledger cannot be copied there",
		    copy);
	s->link_s = (int)conf_number(conf, SET_LINK_MINUTES) * 60;
	for (size_t i = 0; i < s->orgs_n; i++)
		cli_org_settings(s, conf, &s->orgs[i]);
	return conf_sink_leaves(conf) ? live_mark(c) : ERR_OK;
}

enum err
cli_store_open(struct cli *c, const char *dir)
{
	struct conf *conf;
	struct jobs_config jc;
	struct str where;
	enum err e;

	if ((e = cli_conf(c, dir, &conf)) != ERR_OK)
		return e;
	if ((e = store_open(dir, &c->s)) != ERR_OK)
		return cli_fail(c, e, "%s", store_reason());
	if ((e = live_check(c, conf)) == ERR_OK)
		e = settings_apply(c, conf, dir);
	if (e != ERR_OK) {
		store_close(c->s);
		c->s = NULL;
		return e;
	}
	/* A server that is not running is where it would wait. */
	where = arena_printf(c->a, "http://" STR_FMT,
	    STR_ARG(conf_text(conf, SET_LISTEN, STR_NONE)));
	jc = cli_jobs_config(c, conf, dir, where);
	if ((e = jobs_new(c->s, &jc, &c->jobs)) != ERR_OK) {
		store_close(c->s);
		c->s = NULL;
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
