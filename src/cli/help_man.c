/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/help_man: the tables of commands and settings as vern(1). */
#include <string.h>

#include "cli/help.h"

static const struct setting_row {
	const char *name, *value;
	bool directory; /* once; others also for one organisation */
	const char *about;
} settings[] = {
#define DIRECTORY    true
#define ORGANISATION false
#define EITHER       false
#define SETTING(id, name, type, value, min, max, where, en, nb) \
	{ (name), (value), (where), (en) },
#include "conf/settings.def"
#undef SETTING
#undef DIRECTORY
#undef ORGANISATION
#undef EITHER
};

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

static void
roff_line(struct cli *c, const char *s)
{
	roff(c, str_of(s));
	cli_say(c, "\n");
}

static void
man_options(struct cli *c, const struct command *cmd)
{
	struct str rest = str_of(cmd->options), name;
	bool first = true;

	while (help_next_option(&rest, &name)) {
		const struct help_option *o = help_option(cmd, name);

		if (str_is(name, "json") || str_is(name, "as"))
			continue;
		cli_say(c, first ? ".RS\n.TP\n.B \\-\\-" : ".TP\n.B \\-\\-");
		first = false;
		roff(c, name);
		if (o->value[0] != '\0') {
			cli_say(c, " ");
			roff(c, str_of(o->value));
		}
		cli_say(c, "\n");
		roff_line(c, o->about);
	}
	if (!first)
		cli_say(c, ".RE\n");
}

static void
man_examples(struct cli *c, const struct command *cmd)
{
	const struct help_example *x;

	for (size_t i = 0; (x = help_example(cmd, i)) != NULL; i++) {
		cli_say(c, ".RS\n.PP\n.nf\n");
		roff_line(c, x->typed);
		cli_say(c, ".fi\n");
		roff(c, str_of(x->gives));
		cli_say(c, ".\n.RE\n");
	}
}

static void
man_exits(struct cli *c, const struct command *cmd)
{
	if (!help_has_exits(cmd))
		return;
	cli_say(c, ".RS\n.PP\nExit");
	for (int code = 0; code <= 2; code++) {
		cli_say(c, "%s %d: ", code == 0 ? "" : ";", code);
		roff(c, str_of(help_exit(cmd, code)));
	}
	cli_say(c, ".\n.RE\n");
}

static void
man_command(struct cli *c, const struct command *cmd)
{
	cli_say(c, ".TP\n.B vern ");
	roff_line(c, cmd->usage);
	roff(c, str_of(cmd->about));
	cli_say(c, ".\n");
	man_options(c, cmd);
	man_exits(c, cmd);
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
    "DIR is a data directory, made by\n.BR \"vern init\" .\n"
    "ORG is an organisation of it: the name of its statement's file without "
    "\\&.vern. While a server has the directory, commands are carried out by "
    "it, and are sent to it through a socket in the directory.\n"
    ".PP\n"
    "FILE is a statement file; \\- is standard input. Options stand anywhere, "
    "as \\-\\-name VALUE or \\-\\-name=VALUE; behind \\-\\- everything is a "
    "word. Of any command, \\-\\-help shows what it takes.\n"
    ".PP\n"
    "\\-\\-json prints one object on standard output: the answer, or\n"
    ".B error\n"
    "with\n.BR code ,\n.BR exit ,\n.BR command ,\n.BR where ,\n"
    ".BR text ,\n.B remedy\nand\n.BR findings .\n"
    "\\-\\-as NAME acts as a member of staff, with no more rights than the "
    "role; without it the owner of the directory acts as the operator. Both "
    "stand in the audit trail.\n";

static const char man_tail[] =
    ".SH ENVIRONMENT\n"
    ".TP\n.B VERN_NOW\nfixes the date for tests (RFC 3339); refused once mail "
    "leaves the machine.\n"
    ".SH FILES\n"
    ".TP\n.I DIR/vern.db\nthe data, mute without keys\n"
    ".TP\n.I DIR/vern.keys\nthe keys; mode 0600\n"
    ".TP\n.I DIR/vern.conf\nsettings\n"
    ".TP\n.I DIR/ledger.log\nwho was erased or said no, as random numbers\n"
    ".TP\n.I DIR/outbox\nmessages, where no mail server is set\n"
    ".SH SETTINGS\n"
    "One a line in\n.IR DIR/vern.conf ,\n.IR \"name value\" .\nSee\n"
    ".BR \"vern setting\" .\n";

void
help_man(struct cli *c)
{
	size_t n;
	const struct help_about *abouts = help_abouts(&n);

	cli_say(c, ".\\\" SPDX-License-Identifier: EUPL-1.2\n"
		   ".TH VERN 1 \"\" \"vern " HELP_VERSION "\" "
		   "\"General Commands Manual\"\n");
	buf_puts(&c->out, man_head);
	cli_say(c, ".SH COMMANDS\n");
	for (size_t i = 0; i < n; i++) {
		if (abouts[i].group != NULL) {
			cli_say(c, ".SS ");
			roff_line(c, abouts[i].group);
			continue;
		}
		for (size_t k = 0; k < commands_n; k++)
			if (strcmp(commands[k].name, abouts[i].name) == 0)
				man_command(c, &commands[k]);
	}
	cli_say(c, ".SH EXIT STATUS\n");
	for (int code = 0; code <= 2; code++) {
		cli_say(c, ".TP\n.B %d\n", code);
		roff_line(c, help_exit(NULL, code));
	}
	buf_puts(&c->out, man_tail);
	for (size_t i = 0; i < ARRAY_LEN(settings); i++) {
		cli_say(c, ".TP\n.B ");
		roff(c, str_of(settings[i].name));
		cli_say(c, settings[i].directory ? "\n" : "[.ORG]\n");
		roff_line(c, settings[i].about);
		cli_say(c, "Default: ");
		roff(c,
		    str_of(settings[i].value[0] == '\0' ? "none"
							: settings[i].value));
		cli_say(c, ".\n");
	}
}
