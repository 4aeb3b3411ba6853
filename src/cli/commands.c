/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/commands: the table, and the two commands about the table itself. */
#include "cli/commands.h"

#include "cli/help.h"

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
		cli_say(c, "{\"name\":\"vern\",\"version\":\"%s\"}\n",
		    HELP_VERSION);
	else
		cli_say(c, "vern %s\n", HELP_VERSION);
	return ERR_OK;
}

enum err
cmd_help(struct cli *c)
{
	struct str page = cli_option(c, "markdown");

	if (page.p != NULL)
		return help_markdown(c, page);
	if (cli_flag(c, "man"))
		help_man(c);
	if (cli_flag(c, "completion"))
		help_completion(c);
	if (cli_flag(c, "man") || cli_flag(c, "completion"))
		return ERR_OK;
	return help_pages(c);
}
