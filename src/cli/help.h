/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/help: the table of commands as a manual page and for the shell. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/cli.h"

/** help_man(c, version): vern(1), in the language of man(7). */
void help_man(struct cli *c, const char *version);
/** help_completion(c): a bash script that completes commands, verbs and
 * options, and file names elsewhere. */
void help_completion(struct cli *c);

/** help_examples(c, cmd): what may be typed, and what one gets. */
void help_examples(struct cli *c, const struct command *cmd);

#endif
