/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/commands: one prototype for each row of commands.def. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/cli.h"

#define COMMAND(name, verb, fn, need, file_word, options, usage, about) \
	command_fn fn;
#include "cli/commands.def"
#undef COMMAND

#endif
