/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/help.h"

#include <string.h>

/* ---- vern(1) -------------------------------------------------------- */

/* A hyphen that is typed is "\-"; a dot that begins a line is text. */
static void
roff(struct cli *c, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '-')
			buf_puts(&c->out, "\\-");
		else if (s.p[i] == '\\')
			buf_puts(&c->out, "\\e");
		else if (i == 0 && (s.p[i] == '.' || s.p[i] == '\''))
			buf_printf(&c->out, "\\&%c", s.p[i]);
		else
			buf_putc(&c->out, s.p[i]);
	}
}

/* ---- examples ------------------------------------------------------- */

static const struct {
	const char *name, *verb, *typed, *gives;
} examples[] = {
#define EXAMPLE(name, verb, typed, gives) { name, verb, typed, gives },
#include "cli/examples.def"
#undef EXAMPLE
};

static bool
is_of(size_t example, const struct command *cmd)
{
	return strcmp(examples[example].name, cmd->name) == 0 &&
	       strcmp(examples[example].verb, cmd->verb) == 0;
}

void
help_examples(struct cli *c, const struct command *cmd)
{
	for (size_t i = 0; i < ARRAY_LEN(examples); i++) {
		if (is_of(i, cmd))
			cli_say(c, "    $ %s\n        %s\n", examples[i].typed,
			    examples[i].gives);
	}
}

static void
man_examples(struct cli *c, const struct command *cmd)
{
	for (size_t i = 0; i < ARRAY_LEN(examples); i++) {
		if (!is_of(i, cmd))
			continue;
		cli_say(c, ".RS\n.PP\n.nf\n");
		roff(c, str_of(examples[i].typed));
		cli_say(c, "\n.fi\n");
		roff(c, str_of(examples[i].gives));
		cli_say(c, ".\n.RE\n");
	}
}

static void
man_command(struct cli *c, const struct command *cmd)
{
	struct str rest = str_of(cmd->options), one;
	bool first = true;

	cli_say(c, ".TP\n.B vern ");
	roff(c, str_of(cmd->usage));
	cli_say(c, "\n");
	roff(c, str_of(cmd->about));
	cli_say(c, ".\n");
	while (str_cut(&rest, ' ', &one)) {
		if (one.n == 0)
			continue;
		cli_say(c, first ? "Options: " : ", ");
		first = false;
		roff(c, STR("--"));
		roff(c,
		    str_ends(one, STR("=")) ? str_sub(one, 0, one.n - 1) : one);
	}
	if (!first)
		cli_say(c, ".\n");
	man_examples(c, cmd);
}

static const char man_head[] =
    ".SH NAME\n"
    "vern \\- a member registry that keeps the promises of its privacy "
    "statement\n"
    ".SH SYNOPSIS\n"
    ".B vern\n.I COMMAND\n.RI [ WORD \" ...] [\" \\-\\-option \" ...]\"\n"
    ".SH DESCRIPTION\n"
    "An organisation writes one file, its statement: which facts about people "
    "it keeps, for which purposes, for how long, and who may see them. Vern "
    "compiles that file, publishes it, and does what it says.\n"
    ".PP\n"
    "DIR is a data directory; ORG is the name of a statement's file without "
    "\\&.vern. While a server has the directory, commands are carried out by "
    "it. \\-\\-as NAME acts as a member of staff; \\-\\-json prints one "
    "object.\n"
    ".SH COMMANDS\n";

static const char man_tail[] =
    ".SH EXIT STATUS\n"
    ".TP\n0\ndone\n"
    ".TP\n1\nrefused by the statement, not found, there already\n"
    ".TP\n2\nused wrongly, or something is broken\n"
    ".SH ENVIRONMENT\n"
    ".TP\n.B VERN_NOW\nfixes the date for tests (RFC 3339); refused once mail "
    "leaves the machine.\n"
    ".SH FILES\n"
    ".TP\n.I DIR/vern.db\nthe data, mute without keys\n"
    ".TP\n.I DIR/vern.keys\nthe keys; mode 0600\n"
    ".TP\n.I DIR/vern.conf\nsettings\n"
    ".TP\n.I DIR/ledger.log\nwho was erased or said no, as random numbers\n"
    ".TP\n.I DIR/outbox\nmessages, where no mail server is set\n";

void
help_man(struct cli *c, const char *version)
{
	cli_say(c,
	    ".\\\" SPDX-License-Identifier: EUPL-1.2\n"
	    ".TH VERN 1 \"\" \"vern %s\"\n",
	    version);
	buf_puts(&c->out, man_head);
	for (size_t i = 0; i < commands_n; i++)
		man_command(c, &commands[i]);
	buf_puts(&c->out, man_tail);
}

/* ---- the shell ------------------------------------------------------ */

static bool
is_first(size_t i)
{
	return i == 0 || strcmp(commands[i].name, commands[i - 1].name) != 0;
}

/* Whether an earlier verb of the same command had the option. */
static bool
was_said(size_t i, struct str option)
{
	while (!is_first(i--)) {
		struct str rest = str_of(commands[i].options), one;

		while (str_cut(&rest, ' ', &one))
			if (str_eq(one, option))
				return true;
	}
	return false;
}

static void
completion_words(struct cli *c, size_t i)
{
	struct str rest = str_of(commands[i].options), one;

	if (commands[i].verb[0] != '\0')
		cli_say(c, " %s", commands[i].verb);
	while (str_cut(&rest, ' ', &one)) {
		if (one.n == 0 || was_said(i, one))
			continue;
		if (str_ends(one, STR("=")))
			one.n--;
		cli_say(c, " --" STR_FMT, STR_ARG(one));
	}
}

void
help_completion(struct cli *c)
{
	cli_say(c, "# bash completion for vern\n_vern()\n{\n"
		   "\tlocal cur=${COMP_WORDS[COMP_CWORD]} words=\n"
		   "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n\t\twords=\"");
	for (size_t i = 0; i < commands_n; i++)
		if (is_first(i))
			cli_say(c, " %s", commands[i].name);
	cli_say(c, "\"\n\telse\n\t\tcase ${COMP_WORDS[1]} in\n");
	for (size_t i = 0; i < commands_n; i++) {
		if (is_first(i))
			cli_say(c, "\t\t%s) words=\"", commands[i].name);
		completion_words(c, i);
		if (i + 1 == commands_n || is_first(i + 1))
			cli_say(c, "\" ;;\n");
	}
	cli_say(c, "\t\tesac\n\tfi\n"
		   "\t# shellcheck disable=SC2207\n"
		   "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\n"
		   "complete -o default -F _vern vern\n");
}
