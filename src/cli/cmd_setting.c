/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_setting: DIR/vern.conf. A server reads it when it starts. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cmd.h"
#include "cli/open.h"

static const struct {
	const char *name, *value, *about;
} settings[] = {
#define SETTING(id, name, type, value, min, max, where, en, nb) \
	{ name, value, en },
#include "conf/settings.def"
#undef SETTING
};

/* "public.url.ntnu-alumni": the setting and the organisation. */
static bool
setting_find(struct str word, enum setting *id, struct str *org)
{
	for (size_t i = 0; i < ARRAY_LEN(settings); i++) {
		struct str name = str_of(settings[i].name);

		if (!str_starts(word, name))
			continue;
		*id = (enum setting)i;
		*org = STR_NONE;
		if (word.n == name.n)
			return true;
		if (word.p[name.n] != '.')
			continue;
		*org = str_sub(word, name.n + 1, word.n);
		return true;
	}
	return false;
}

static enum err
unknown(struct cli *c)
{
	return cli_fail(c, ERR_NOT_FOUND,
	    "there is no setting \"" STR_FMT "\" (try 'vern setting DIR "
	    "list')",
	    STR_ARG(cli_word(c, 0)));
}

enum err
cmd_setting_list(struct cli *c)
{
	struct conf *conf;
	struct json j;
	enum err e = cmd_words(c, 0, 0);

	if (e == ERR_OK)
		e = cli_conf(c, c->s->dir, &conf);
	if (e != ERR_OK)
		return e;
	if (!c->json) {
		conf_print(conf, str_is(cli_option(c, "language"), "nb"),
		    &c->out);
		return ERR_OK;
	}
	json_init(&j, &c->out);
	json_open(&j, NULL);
	for (size_t i = 0; i < ARRAY_LEN(settings); i++)
		json_key_str(&j, str_of(settings[i].name),
		    conf_text(conf, (enum setting)i, STR_NONE));
	json_close(&j);
	cli_say(c, "\n");
	return ERR_OK;
}

enum err
cmd_setting_get(struct cli *c)
{
	struct conf *conf;
	struct str org, value;
	enum setting id;
	struct json j;
	enum err e = cmd_words(c, 1, 1);

	if (e != ERR_OK)
		return e;
	if (!setting_find(c->words[0], &id, &org))
		return unknown(c);
	if ((e = cli_conf(c, c->s->dir, &conf)) != ERR_OK)
		return e;
	value = conf_text(conf, id, org);
	if (!c->json) {
		cli_say(c, STR_FMT "\n", STR_ARG(value));
		return ERR_OK;
	}
	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_str(&j, "value", value);
	json_close(&j);
	cli_say(c, "\n");
	return ERR_OK;
}

/* The whole file anew, then put in the place of the old one. */
static enum err
conf_write(struct cli *c, const struct conf *conf)
{
	struct str path = arena_printf(c->a, "%s/" CONF_FILE, c->s->dir);
	struct str temp = arena_printf(c->a, "%s.new", path.p);
	struct buf b;
	int fd;
	bool ok;

	buf_init(&b, CONF_FILE_BYTES);
	conf_print(conf, false, &b);
	(void)unlink(temp.p);
	fd = open(temp.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	ok = fd >= 0 && !b.full && file_write(fd, buf_str(&b)) == ERR_OK &&
	     fsync(fd) == 0;
	if (fd >= 0)
		(void)close(fd);
	ok = ok && rename(temp.p, path.p) == 0;
	buf_release(&b);
	if (ok)
		return ERR_OK;
	(void)cli_fail(c, ERR_IO, "%s: %s", path.p, strerror(errno));
	(void)unlink(temp.p);
	return ERR_IO;
}

/* The trail says which setting was changed, and by whom; not to what. */
static enum err
set_audit(struct cli *c, struct str name)
{
	enum err e = tick_begin(c->s);

	if (e != ERR_OK)
		return e;
	e = cmd_audit_all(c, ACTIVITY_STAFF, ACT_SETTING,
	    arena_printf(c->a, "set " STR_FMT, STR_ARG(name)));
	if (e == ERR_OK)
		return tick_end(c->s);
	tick_drop(c->s);
	return e;
}

enum err
cmd_setting_set(struct cli *c)
{
	struct conf_problem problem = { 0 };
	struct conf *conf;
	struct str org;
	enum setting id;
	enum err e = cmd_words(c, 2, 2);

	if (e != ERR_OK)
		return e;
	if (!setting_find(c->words[0], &id, &org))
		return unknown(c);
	if (org.p != NULL && store_org(c->s, org) == NULL)
		return cli_fail(c, ERR_NOT_FOUND,
		    "there is no organisation \"" STR_FMT "\" here",
		    STR_ARG(org));
	if ((e = cli_conf(c, c->s->dir, &conf)) != ERR_OK)
		return e;
	e = conf_set(conf, c->words[0], c->words[1], &problem);
	if (e != ERR_OK)
		return cli_fail(c, e, STR_FMT, STR_ARG(problem.text));
	if ((e = set_audit(c, c->words[0])) != ERR_OK)
		return cli_fail(c, e, "%s", err_text(e));
	if ((e = conf_write(c, conf)) != ERR_OK)
		return e;
	cli_say(c, c->json ? "{\"set\":true}\n"
			   : "set; a server takes it up when it starts\n");
	return ERR_OK;
}
