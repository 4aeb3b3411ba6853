/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/commands: the table, and the two commands about the table itself. */
#include "cli/commands.h"

#include <string.h>

#include "cli/help.h"

#define VERSION "0.1.0"

const struct command commands[] = {
#define COMMAND(name, verb, fn, need, file_word, options, usage, about) \
	{ name, verb, fn, NEED_##need, file_word, options, usage, about },
#include "cli/commands.def"
#undef COMMAND
};

const size_t commands_n = ARRAY_LEN(commands);

enum err
cmd_version(struct cli *c)
{
	if (c->json)
		cli_say(c, "{\"name\":\"vern\",\"version\":\"%s\"}\n", VERSION);
	else
		cli_say(c, "vern %s\n", VERSION);
	return ERR_OK;
}

static void
help_options(struct cli *c, const struct command *cmd)
{
	struct str rest = str_of(cmd->options), one;

	if (cmd->options[0] == '\0')
		return;
	cli_say(c, "   ");
	while (str_cut(&rest, ' ', &one))
		if (one.n > 0)
			cli_say(c, " --" STR_FMT "%s", STR_ARG(one),
			    str_ends(one, STR("=")) ? "…" : "");
	cli_say(c, "\n");
}

enum err
cmd_help(struct cli *c)
{
	struct str name = cli_word(c, 0), verb = cli_word(c, 1);
	size_t shown = 0;

	if (cli_flag(c, "man"))
		help_man(c, VERSION);
	if (cli_flag(c, "completion"))
		help_completion(c);
	if (cli_flag(c, "man") || cli_flag(c, "completion"))
		return ERR_OK;
	if (name.p == NULL)
		cli_say(c, "vern: a member registry that keeps the promises "
			   "of its privacy statement\n\n");
	for (size_t i = 0; i < commands_n; i++) {
		const struct command *cmd = &commands[i];

		if (name.p != NULL && !str_is(name, cmd->name))
			continue;
		if (verb.p != NULL && !str_is(verb, cmd->verb))
			continue;
		cli_say(c, "  vern %s\n        %s\n", cmd->usage, cmd->about);
		if (name.p != NULL) {
			help_options(c, cmd);
			help_examples(c, cmd);
		}
		shown++;
	}
	if (shown == 0)
		return cli_fail(c, ERR_NOT_FOUND,
		    "no such command: " STR_FMT "%s" STR_FMT, STR_ARG(name),
		    verb.n > 0 ? " " : "", STR_ARG(verb));
	if (name.p == NULL)
		cli_say(c, "\nORG is a statement's file name without .vern. "
			   "--as NAME acts as a member of staff.\n"
			   "Exit: 0 done, 1 refused or not found, 2 used "
			   "wrongly or broken.\n");
	return ERR_OK;
}
