/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/help: the tables of commands, options, examples and exit codes, for
 * people, as a manual page, for the shell, and for the manual. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/cli.h"

#define HELP_VERSION "0.1.0"

/* What is said of an option of a command. */
struct help_option {
	const char *name, *value; /* "" for a flag */
	bool many;                /* it may be said several times */
	const char *command;      /* "" for all that have it */
	const char *about;
};
/** help_option(cmd, name): never NULL for an option that ${cmd} has. */
const struct help_option *help_option(const struct command *cmd,
    struct str name);
const struct help_option *help_options(size_t *n_out);
/** help_is_many(cmd, name): whether it may be said several times. */
bool help_is_many(const struct command *cmd, struct str name);
/** help_next_option(rest, name_out): the next name of "json as= dry-run";
 * false at the end. */
bool help_next_option(struct str *rest, struct str *name_out);

struct help_example {
	const char *name, *verb, *typed, *gives;
};
/** help_example(cmd, i): the ${i}-th of its examples, or NULL. */
const struct help_example *help_example(const struct command *cmd, size_t i);

struct help_exit {
	const char *name, *verb;
	int code;
	const char *what;
};
/** help_exit(cmd, code): what an exit code means; ${cmd} NULL: in general. */
const char *help_exit(const struct command *cmd, int code);
/** help_has_exits(cmd): whether one of its codes means more. */
bool help_has_exits(const struct command *cmd);

/* A command in the overview, below the title of its group. */
struct help_about {
	const char *group; /* NULL: the same as before */
	const char *name, *about;
};
const struct help_about *help_abouts(size_t *n_out);

/** help_pages(c): 'vern help', of all, of a command or of a verb, as the words
 * of ${c} say. Errors: NOT_FOUND; told. */
enum err help_pages(struct cli *c) MUST_USE;
/** help_man(c): vern(1), in the language of man(7). */
void help_man(struct cli *c);
/** help_completion(c): a bash script that completes commands, verbs and
 * options, and file names elsewhere. */
void help_completion(struct cli *c);
/** help_markdown(c, page): a page with its tables filled in: commands, options,
 * exits, settings. Errors: as cli_read; INVALID (a table that there is not, or
 * that has no end); told. */
enum err help_markdown(struct cli *c, struct str page) MUST_USE;

#endif
