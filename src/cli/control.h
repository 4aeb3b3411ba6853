/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/control: the Unix socket in a served directory. The caller sends its
 * words, its working directory and, where a command reads a file, the open
 * file; the server runs the command and sends back exit code and output.
 */
#ifndef CLI_CONTROL_H
#define CLI_CONTROL_H

#include "cli/cli.h"

/** control_call(dir, c, args, n, exit_out): try the server of ${dir}; its
 * output goes to c->out and c->err. Errors: NOT_FOUND (nobody serves it), IO
 * (it went away in the middle of the command, told; its answer is none). */
enum err control_call(const char *dir, struct cli *c, struct str *args,
    size_t n, int *exit_out) MUST_USE;

struct control;
/** control_listen(dir, out): free it by control_close. Errors: IO, INTERNAL
 * (memory). control_fd(k) is readable when a caller is there. */
enum err control_listen(const char *dir, struct control **out) MUST_USE;
int control_fd(const struct control *k);
/** control_accept(k): take waiting callers. control_work(k, s, jobs): run or
 * go on with their commands, outside of a tick, one slice each; true while
 * there is more. */
void control_accept(struct control *k);
bool control_work(struct control *k, struct store *s, struct jobs *jobs);
/** control_is_busy(k): whether a command is under way, in slices. */
bool control_is_busy(const struct control *k);
void control_close(struct control *k);

#endif
