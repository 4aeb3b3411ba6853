/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_init: a new data directory, everything or nothing. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "lang/check.h"

#define ORGS_MAX 64

struct init {
	const char *dir;
	bool made; /* the directory was not there before */
	struct {
		struct str name, source;
		size_t errors; /* of the check; those of the language stop */
		struct date effective;
	} orgs[ORGS_MAX];
	size_t n;
};

/* What the file could be called; its name is taken as it is, as it stands in
 * every address for good. */
static enum err
name_is_no_good(struct cli *c, struct str path, struct str name)
{
	struct str near = cmd_org_name_near(c->a, name);

	(void)cli_fail(c, ERR_INVALID,
	    STR_FMT ": the name of the file becomes part of "
		    "addresses: small letters, digits and - only",
	    STR_ARG(path));
	if (near.n > 0)
		cli_remedy(c, "call the file " STR_FMT ".vern", STR_ARG(near));
	else
		cli_remedy(c, "call the file choir.vern, for example");
	return ERR_INVALID;
}

/* Every statement is read before anything is made. */
static enum err
init_read(struct cli *c, struct init *in, struct str path)
{
	struct lang_findings found = { 0 };
	const struct statement *st;
	struct str name = cmd_org_name(path);
	enum err e;

	if (in->n >= ORGS_MAX)
		return cli_fail(c, ERR_TOO_BIG, "too many statements");
	if (!cmd_org_name_is_good(name))
		return name_is_no_good(c, path, name);
	for (size_t i = 0; i < in->n; i++)
		if (str_eq(in->orgs[i].name, name))
			return cli_fail(c, ERR_INVALID,
			    "two statements are named \"" STR_FMT "\"",
			    STR_ARG(name));
	if ((e = cmd_statement(c, path, &st)) != ERR_OK ||
	    (e = cmd_served(c, path, st)) != ERR_OK)
		return e;
	lang_check(c->a, st, cmd_today(), LANG_EN, &found);
	in->orgs[in->n].errors = found.errors;
	in->orgs[in->n].effective = st->effective;
	in->orgs[in->n].name = name;
	in->orgs[in->n++].source = st->source_text;
	return ERR_OK;
}

static bool
dir_is_free(const char *dir, bool *exists)
{
	DIR *d = opendir(dir);
	const struct dirent *e;
	size_t n = 0;

	*exists = d != NULL;
	if (d == NULL)
		return errno == ENOENT;
	while ((e = readdir(d)) != NULL)
		n +=
		    strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
	(void)closedir(d);
	return n == 0;
}

/* Only what was made here is taken away: the directory was empty. */
static void
init_undo(struct cli *c, const struct init *in)
{
	DIR *d = opendir(in->dir);
	const struct dirent *e;

	if (d == NULL)
		return;
	while ((e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		(void)unlink(arena_printf(c->a, "%s/%s", in->dir, e->d_name).p);
	}
	(void)closedir(d);
	if (in->made)
		(void)rmdir(in->dir);
}

static enum err
init_fill(struct cli *c, const struct init *in)
{
	struct store *s;
	enum err e = store_open(in->dir, &s);

	if (e != ERR_OK)
		return cli_fail(c, e, "%s", store_reason());
	for (size_t i = 0; i < in->n && e == ERR_OK; i++) {
		e = store_add_org(s, in->orgs[i].name, in->orgs[i].source);
		if (e != ERR_OK)
			(void)cli_fail(c, e, STR_FMT ": %s",
			    STR_ARG(in->orgs[i].name), err_text(e));
	}
	store_close(s);
	return e;
}

/* It can be tried out all the same; the next version must have none. */
static void
init_errors(struct cli *c, const struct init *in)
{
	for (size_t i = 0; i < in->n; i++)
		if (in->orgs[i].errors > 0)
			buf_printf(&c->err,
			    "vern: init: " STR_FMT
			    ": the check has %zu error%s, with which people "
			    "should not be let in: vern policy check names "
			    "them\n",
			    STR_ARG(in->orgs[i].name), in->orgs[i].errors,
			    in->orgs[i].errors == 1 ? "" : "s");
}

/* Without a version nothing can be done: the first is used at once. */
static void
init_early(struct cli *c, const struct init *in)
{
	for (size_t i = 0; i < in->n; i++)
		if (in->orgs[i].effective.year != 0 &&
		    date_days(in->orgs[i].effective) > date_days(cmd_today()))
			buf_printf(&c->err,
			    "vern: init: " STR_FMT
			    ": the statement says that it holds from "
			    "%04d-%02d-%02d, and a first version is used at "
			    "once: let nobody in before that day, or write "
			    "today's into it and begin anew\n",
			    STR_ARG(in->orgs[i].name),
			    in->orgs[i].effective.year,
			    in->orgs[i].effective.month,
			    in->orgs[i].effective.day);
}

static void
init_told(struct cli *c, const struct init *in, struct str recovery)
{
	struct json j;

	if (c->json) {
		json_init(&j, &c->out);
		json_open(&j, NULL);
		json_str(&j, "directory", str_of(in->dir));
		json_str(&j, "recovery_key", recovery);
		json_array(&j, "organisations");
		for (size_t i = 0; i < in->n; i++)
			json_str(&j, NULL, in->orgs[i].name);
		json_array_end(&j);
		json_open(&j, "check_errors");
		for (size_t i = 0; i < in->n; i++)
			json_key_int(&j, in->orgs[i].name,
			    (int64_t)in->orgs[i].errors);
		json_close(&j);
		json_close(&j);
		cli_say(c, "\n");
		return;
	}
	cli_say(c, "%s is ready for", in->dir);
	for (size_t i = 0; i < in->n; i++)
		cli_say(c, "%s " STR_FMT, i > 0 ? "," : "",
		    STR_ARG(in->orgs[i].name));
	cli_say(c,
	    ".\n\nRecovery key, shown this once. Write it on paper and "
	    "keep it away from this\nmachine: it opens the keys of a "
	    "backup when the machine is lost.\n\n\t" STR_FMT "\n\n"
	    "Then prove that you have it, typed from the paper and ended "
	    "with Ctrl-D:\n\n\tvern key %s prove -\n",
	    STR_ARG(recovery), in->dir);
}

static enum err
init_options(struct cli *c, struct init *in)
{
	struct str db = cli_option(c, "database"), path;
	enum err e = ERR_OK;

	if (db.p != NULL)
		return cli_fail(c, ERR_REFUSED,
		    "--database: this Vern keeps its data in the directory "
		    "itself (SQLite)");
	for (size_t i = 0; e == ERR_OK && cli_options(c, "policy", i, &path);
	     i++)
		e = init_read(c, in, path);
	if (e == ERR_OK && in->n == 0)
		return cli_fail(c, ERR_INVALID,
		    "whose register? --policy FILE");
	return e;
}

enum err
cmd_init(struct cli *c)
{
	struct init in = { 0 };
	struct str recovery;
	bool exists;
	enum err e = cmd_words(c, 1, 1);

	if (e != ERR_OK)
		return e;
	in.dir = cli_path(c, c->words[0]);
	if (!dir_is_free(in.dir, &exists))
		return cli_fail(c, ERR_CONFLICT, "%s is not an empty directory",
		    in.dir);
	in.made = !exists;
	if ((e = init_options(c, &in)) != ERR_OK)
		return e;
	if ((e = store_create(in.dir, c->a, &recovery)) != ERR_OK) {
		(void)cli_fail(c, e, "%s", store_reason());
		init_undo(c, &in);
		return e;
	}
	if ((e = init_fill(c, &in)) != ERR_OK) {
		init_undo(c, &in);
		return e;
	}
	init_told(c, &in, recovery);
	init_errors(c, &in);
	init_early(c, &in);
	return ERR_OK;
}
