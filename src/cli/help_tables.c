/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/help_tables: the tables of the manual, filled into its pages. */
#include <string.h>

#include "base/limits.h"
#include "cli/help.h"
#include "lang/reference.h"

/* A bar in a cell would end it. */
static void
put_cell(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '|')
			buf_putc(out, '\\');
		buf_putc(out, *s);
	}
}

static void
put_code(struct buf *out, const char *s)
{
	buf_putc(out, '`');
	put_cell(out, s);
	buf_putc(out, '`');
}

/* ---- commands ------------------------------------------------------- */

static void
commands_table(struct buf *out)
{
	size_t n;
	const struct help_about *all = help_abouts(&n);

	for (size_t i = 0; i < n; i++) {
		if (all[i].group != NULL) {
			buf_printf(out,
			    "%s### %s\n\n| type | for |\n|---|---|\n",
			    i == 0 ? "" : "\n", all[i].group);
			continue;
		}
		for (size_t k = 0; k < commands_n; k++) {
			if (strcmp(commands[k].name, all[i].name) != 0)
				continue;
			buf_puts(out, "| ");
			put_code(out, commands[k].usage);
			buf_puts(out, " | ");
			put_cell(out, commands[k].about);
			buf_puts(out, " |\n");
		}
	}
}

static void
options_table(struct buf *out)
{
	size_t n;
	const struct help_option *o = help_options(&n);

	buf_puts(out, "| option | of | is |\n|---|---|---|\n");
	for (size_t i = 0; i < n; i++) {
		buf_printf(out, "| `--%s", o[i].name);
		if (o[i].value[0] != '\0')
			buf_putc(out, ' ');
		put_cell(out, o[i].value);
		buf_printf(out, "`%s | %s | ", o[i].many ? ", any number" : "",
		    o[i].command);
		put_cell(out, o[i].about);
		buf_puts(out, " |\n");
	}
}

static void
exits_table(struct buf *out)
{
	buf_puts(out, "| command | 0 | 1 | 2 |\n|---|---|---|---|\n");
	for (size_t i = 0; i <= commands_n; i++) {
		const struct command *cmd = i == 0 ? NULL : &commands[i - 1];

		if (cmd != NULL && !help_has_exits(cmd))
			continue;
		buf_puts(out, "| ");
		if (cmd == NULL)
			buf_puts(out, "any other");
		else
			buf_printf(out, "`%s %s`", cmd->name, cmd->verb);
		for (int code = 0; code <= 2; code++) {
			buf_puts(out, " | ");
			put_cell(out, help_exit(cmd, code));
		}
		buf_puts(out, " |\n");
	}
}

/* ---- settings ------------------------------------------------------- */

enum setting_type {
	ADDRESS,
	URL,
	SINK,
	EMAIL,
	HOST,
	TEXT,
	PATH,
	TLS,
	NUMBER
};
static const struct {
	const char *name;
	enum setting_type type;
	const char *value;
	int64_t min, max;
	const char *where, *about;
} settings[] = {
#define DIRECTORY    ""
#define ORGANISATION ".ORG"
#define EITHER       "[.ORG]"
#define SETTING(id, name, type, value, min, max, where, en, nb) \
	{ (name), (type), (value), (min), (max), (where), (en) },
#include "conf/settings.def"
#undef SETTING
#undef DIRECTORY
#undef ORGANISATION
#undef EITHER
};

static void
settings_table(struct buf *out)
{
	static const char *const types[] = { [ADDRESS] = "address",
		[URL] = "url",
		[SINK] = "sink",
		[EMAIL] = "email",
		[HOST] = "host",
		[TEXT] = "text",
		[PATH] = "path",
		[TLS] = "tls" };

	buf_puts(out, "| setting | value | default | what it is for |\n"
		      "|---|---|---|---|\n");
	for (size_t i = 0; i < ARRAY_LEN(settings); i++) {
		buf_printf(out, "| `%s%s` | ", settings[i].name,
		    settings[i].where);
		if (settings[i].type == NUMBER)
			buf_printf(out, "%lld to %lld",
			    (long long)settings[i].min,
			    (long long)settings[i].max);
		else
			buf_puts(out, types[settings[i].type]);
		buf_puts(out, " | ");
		if (settings[i].value[0] == '\0')
			buf_puts(out, "none");
		else
			put_code(out, settings[i].value);
		buf_puts(out, " | ");
		put_cell(out, settings[i].about);
		buf_puts(out, " |\n");
	}
}

/* ---- filling in ----------------------------------------------------- */

static enum err
put_table(struct buf *out, struct str name)
{
	static const struct {
		const char *name;
		void (*put)(struct buf *out);
	} tables[] = { { "commands", commands_table },
		{ "options", options_table }, { "exits", exits_table },
		{ "settings", settings_table } };

	for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
		if (!str_is(name, tables[i].name))
			continue;
		tables[i].put(out);
		return ERR_OK;
	}
	return ERR_NOT_FOUND;
}

enum err
help_markdown(struct cli *c, struct str path)
{
	struct str page;
	enum err e = cli_read(c, path, LIMIT_STATEMENT, &page);

	if (e != ERR_OK)
		return e;
	e = reference_fill_with(&c->out, page, put_table);
	if (e == ERR_OK)
		return ERR_OK;
	buf_reset(&c->out);
	return cli_fail_at(c, ERR_INVALID, path, "%s",
	    e == ERR_NOT_FOUND ? "asks for a table that there is not"
			       : "a table has no end");
}
