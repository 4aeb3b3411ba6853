/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/help: what 'vern help' shows, and the tables it is made of. */
#include "cli/help.h"

#include <assert.h>
#include <string.h>

#define WIDTH 80

/* ---- the tables ----------------------------------------------------- */

#define ONCE false
#define MANY true
static const struct help_option options[] = {
#define OPTION(name, value, many, command, about) \
	{ (name), (value), (many), (command), (about) },
#include "cli/options.def"
#undef OPTION
};
#undef ONCE
#undef MANY

static const struct help_example examples[] = {
#define EXAMPLE(name, verb, typed, gives) { (name), (verb), (typed), (gives) },
#include "cli/examples.def"
#undef EXAMPLE
};

static const struct help_exit exits[] = {
#define EXIT(name, verb, code, what) { (name), (verb), (code), (what) },
#include "cli/exits.def"
#undef EXIT
};

static const struct help_about abouts[] = {
#define GROUP(title)       { (title), NULL, NULL },
#define ABOUT(name, about) { NULL, (name), (about) },
#include "cli/groups.def"
#undef GROUP
#undef ABOUT
};

const struct help_about *
help_abouts(size_t *n_out)
{
	*n_out = ARRAY_LEN(abouts);
	return abouts;
}

const struct help_option *
help_options(size_t *n_out)
{
	*n_out = ARRAY_LEN(options);
	return options;
}

/* "policy" or "policy explain", or "" for all. */
static bool
is_for(const char *command, const struct command *cmd)
{
	struct str rest = str_of(command), name, verb = STR_NONE;

	(void)str_cut(&rest, ' ', &name);
	(void)str_cut(&rest, ' ', &verb);
	return (name.n == 0 || str_is(name, cmd->name)) &&
	       (verb.n == 0 || str_is(verb, cmd->verb));
}

const struct help_option *
help_option(const struct command *cmd, struct str name)
{
	for (size_t i = 0; i < ARRAY_LEN(options); i++)
		if (str_is(name, options[i].name) &&
		    is_for(options[i].command, cmd))
			return &options[i];
	assert(!"options.def has a row for each option of commands.def");
	return NULL;
}

bool
help_is_many(const struct command *cmd, struct str name)
{
	return help_option(cmd, name)->many;
}

bool
help_next_option(struct str *rest, struct str *name_out)
{
	while (str_cut(rest, ' ', name_out)) {
		if (str_ends(*name_out, STR("=")))
			name_out->n--;
		if (name_out->n > 0)
			return true;
	}
	return false;
}

const struct help_example *
help_example(const struct command *cmd, size_t i)
{
	for (size_t k = 0; k < ARRAY_LEN(examples); k++)
		if (strcmp(examples[k].name, cmd->name) == 0 &&
		    strcmp(examples[k].verb, cmd->verb) == 0 && i-- == 0)
			return &examples[k];
	return NULL;
}

static const struct help_exit *
exit_row(const struct command *cmd, int code)
{
	for (size_t i = 0; cmd != NULL && i < ARRAY_LEN(exits); i++)
		if (strcmp(exits[i].name, cmd->name) == 0 &&
		    strcmp(exits[i].verb, cmd->verb) == 0 &&
		    exits[i].code == code)
			return &exits[i];
	return NULL;
}

const char *
help_exit(const struct command *cmd, int code)
{
	static const char *const general[] = { "done",
		"refused by the statement, not found, there already",
		"used wrongly, or something is broken" };
	const struct help_exit *row = exit_row(cmd, code);

	return row != NULL ? row->what : general[code];
}

bool
help_has_exits(const struct command *cmd)
{
	for (int code = 0; code <= 2; code++)
		if (exit_row(cmd, code) != NULL)
			return true;
	return false;
}

/* ---- one command ---------------------------------------------------- */

static void
put_options(struct cli *c, const struct command *cmd)
{
	struct str rest = str_of(cmd->options), name;
	bool first = true;

	while (help_next_option(&rest, &name)) {
		const struct help_option *o = help_option(cmd, name);
		struct str shown = arena_printf(c->a, "--%s%s%s", o->name,
		    o->value[0] != '\0' ? " " : "", o->value);

		cli_say(c, "%s    %-22s %s%s\n", first ? "\n" : "", shown.p,
		    o->about, o->many ? " (any number)" : "");
		first = false;
	}
}

static void
put_page(struct cli *c, const struct command *cmd)
{
	const struct help_example *x;

	cli_say(c, "  vern %s\n        %s\n", cmd->usage, cmd->about);
	put_options(c, cmd);
	for (size_t i = 0; (x = help_example(cmd, i)) != NULL; i++)
		cli_say(c, "%s    $ %s\n        %s\n", i == 0 ? "\n" : "",
		    x->typed, x->gives);
	cli_say(c, "\n    exit");
	for (int code = 0; code <= 2; code++)
		cli_say(c, "%s %d  %s\n", code == 0 ? "" : "        ", code,
		    help_exit(cmd, code));
}

/* ---- all of them ---------------------------------------------------- */

/* The verbs of a command below its line, within the width. */
static void
put_verbs(struct cli *c, const char *name)
{
	size_t column = WIDTH;
	bool any = false;

	for (size_t i = 0; i < commands_n; i++) {
		const struct command *cmd = &commands[i];

		if (strcmp(cmd->name, name) != 0 || cmd->verb[0] == '\0')
			continue;
		if (column + 1 + strlen(cmd->verb) >= WIDTH) {
			cli_say(c, "%s               ", any ? "\n" : "");
			column = 15;
		}
		cli_say(c, " %s", cmd->verb);
		column += 1 + strlen(cmd->verb);
		any = true;
	}
	if (any)
		cli_say(c, "\n");
}

static void
put_overview(struct cli *c)
{
	cli_say(c, "vern: a member registry that keeps the promises of its "
		   "privacy statement\n");
	for (size_t i = 0; i < ARRAY_LEN(abouts); i++) {
		if (abouts[i].group != NULL) {
			cli_say(c, "\n%s\n", abouts[i].group);
			continue;
		}
		cli_say(c, "  %-12s  %s\n", abouts[i].name, abouts[i].about);
		put_verbs(c, abouts[i].name);
	}
	cli_say(c,
	    "\nvern help COMMAND       its verbs, and what to type\n"
	    "vern help COMMAND VERB  options, examples, exit codes; also "
	    "--help anywhere\n\n"
	    "ORG is a statement's file name without .vern.\n"
	    "--as NAME acts as a member of staff; --json prints an "
	    "object, of an error too.\n"
	    "Exit: 0 done, 1 refused or not found, 2 used wrongly or "
	    "broken.\n");
}

static enum err
put_command(struct cli *c, struct str name, struct str verb)
{
	const struct command *found[64];
	size_t n = 0;

	for (size_t i = 0; i < commands_n && n < ARRAY_LEN(found); i++)
		if (str_is(name, commands[i].name) &&
		    (verb.p == NULL || str_is(verb, commands[i].verb)))
			found[n++] = &commands[i];
	if (n == 0)
		return ERR_NOT_FOUND;
	if (n == 1) {
		put_page(c, found[0]);
		return ERR_OK;
	}
	for (size_t i = 0; i < n; i++)
		cli_say(c, "  vern %s\n        %s\n", found[i]->usage,
		    found[i]->about);
	cli_say(c,
	    "\nvern help " STR_FMT " VERB  options, examples, exit "
	    "codes\n",
	    STR_ARG(name));
	return ERR_OK;
}

enum err
help_pages(struct cli *c)
{
	struct str name = cli_word(c, 0), verb = cli_word(c, 1);

	if (name.p == NULL) {
		put_overview(c);
		return ERR_OK;
	}
	if (put_command(c, name, verb) == ERR_OK)
		return ERR_OK;
	(void)cli_fail(c, ERR_NOT_FOUND,
	    "no such command: " STR_FMT "%s" STR_FMT, STR_ARG(name),
	    verb.n > 0 ? " " : "", STR_ARG(verb));
	cli_remedy(c, "vern help shows all of them");
	return ERR_NOT_FOUND;
}
