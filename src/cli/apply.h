/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/apply: a version of a statement as commands show it. */
#ifndef CLI_APPLY_H
#define CLI_APPLY_H

#include "cli/cmd.h"
#include "store/release.h"

/** apply_in_tx(c, body, self): one tick. Errors: as cli_begin, told; DENIED,
 * told; others of the body and cli_end are left to the caller. */
enum err apply_in_tx(struct cli *c, cmd_body *body, void *self) MUST_USE;
/** apply_day(c, d): as it is written in a file. */
struct str apply_day(struct cli *c, int32_t d);
/** apply_files(c, p): what it was made of: names and checksums; nothing for one
 * file. */
void apply_files(struct cli *c, const struct proposal *p);
/** apply_by(tx, by): "operator", "nobody", "former staff", or a name. */
struct str apply_by(struct tx *tx, const struct release_by *by);
/** apply_plan_told(c, p, letters, lang): what changes, what is printed of it,
 * and how many get a letter. apply_plan_json: the members of the object that is
 * open. */
void apply_plan_told(struct cli *c, const struct release_plan *p,
    size_t letters, enum lang lang);
void apply_plan_json(struct cli *c, struct json *j,
    const struct release_plan *p, size_t letters, enum lang lang);

#endif
