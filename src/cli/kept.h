/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/kept: a file that a person may edit while the program works on it.
 *
 * What was last read or written is remembered, and nothing is written over
 * anything else.
 */
#ifndef CLI_KEPT_H
#define CLI_KEPT_H

#include "cli/cmd.h"

struct kept {
	struct buf bytes; /* as last read or written */
};
void kept_init(struct kept *k);
void kept_release(struct kept *k);
struct str kept_str(const struct kept *k);
/** kept_is(k, bytes): what stands on the disk is known to be ${bytes}. */
void kept_is(struct kept *k, struct str bytes);
/** kept_read(c, a, path, out): what stands on the disk now, in ${a};
 * STR_NONE: no file. Changes nothing. Errors: as cli_read. */
enum err kept_read(struct cli *c, struct arena *a, struct str path,
    struct str *out) MUST_USE;
/** kept_save(k, c, a, path, bytes): beside the file, then renamed. Errors:
 * CONFLICT (somebody else wrote it since), IO, as cli_read; told. */
enum err kept_save(struct kept *k, struct cli *c, struct arena *a,
    struct str path, struct str bytes) MUST_USE;

#endif
