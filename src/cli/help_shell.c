/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/help_shell: commands, verbs and options for the shell. */
#include <string.h>

#include "cli/help.h"

static const char script[] =
    "# bash completion for vern\n"
    "_vern()\n"
    "{\n"
    "\tlocal cur=${COMP_WORDS[COMP_CWORD]} name=${COMP_WORDS[1]-} verb i\n"
    "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n"
    "\t\tmapfile -t COMPREPLY < <(compgen -W \"$(_vern_names)\" -- "
    "\"$cur\")\n"
    "\t\treturn\n"
    "\tfi\n"
    "\tverb=\n"
    "\tfor ((i = 2; i < COMP_CWORD; i++)); do\n"
    "\t\tcase \" $(_vern_verbs \"$name\") \" in\n"
    "\t\t*\" ${COMP_WORDS[i]} \"*) verb=${COMP_WORDS[i]}; break ;;\n"
    "\t\tesac\n"
    "\tdone\n"
    "\tcase $cur in\n"
    "\t-*)\n"
    "\t\tmapfile -t COMPREPLY < <(compgen -W \\\n"
    "\t\t    \"$(_vern_options \"$name $verb\") --help\" -- \"$cur\")\n"
    "\t\t;;\n"
    "\t*)\n"
    "\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
    "\t\tif [ -z \"$verb\" ]; then\n"
    "\t\t\tmapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(\n"
    "\t\t\t    compgen -W \"$(_vern_verbs \"$name\")\" -- \"$cur\")\n"
    "\t\tfi\n"
    "\t\t;;\n"
    "\tesac\n"
    "}\n\n";

static bool
is_first(size_t i)
{
	return i == 0 || strcmp(commands[i].name, commands[i - 1].name) != 0;
}

static void
put_names(struct cli *c)
{
	for (size_t i = 0; i < commands_n; i++)
		if (is_first(i))
			cli_say(c, " %s", commands[i].name);
}

static void
put_verbs(struct cli *c)
{
	for (size_t i = 0; i < commands_n; i++) {
		if (commands[i].verb[0] == '\0')
			continue;
		if (is_first(i))
			cli_say(c, "\t%s) echo '", commands[i].name);
		cli_say(c, "%s%s", is_first(i) ? "" : " ", commands[i].verb);
		if (i + 1 == commands_n || is_first(i + 1))
			cli_say(c, "' ;;\n");
	}
	cli_say(c, "\thelp) echo '");
	put_names(c);
	cli_say(c, "' ;;\n");
}

static void
put_options(struct cli *c, const struct command *cmd)
{
	struct str rest = str_of(cmd->options), name;

	cli_say(c, "\t'%s %s') echo '", cmd->name, cmd->verb);
	for (bool first = true; help_next_option(&rest, &name); first = false)
		cli_say(c, "%s--" STR_FMT, first ? "" : " ", STR_ARG(name));
	cli_say(c, "' ;;\n");
}

void
help_completion(struct cli *c)
{
	buf_puts(&c->out, script);
	cli_say(c, "_vern_names()\n{\n\techo '");
	put_names(c);
	cli_say(c, "'\n}\n\n_vern_verbs()\n{\n\tcase $1 in\n");
	put_verbs(c);
	cli_say(c, "\tesac\n}\n\n_vern_options()\n{\n\tcase $1 in\n");
	for (size_t i = 0; i < commands_n; i++)
		put_options(c, &commands[i]);
	cli_say(c, "\tesac\n}\n\ncomplete -o filenames -F _vern vern\n");
}
