/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/diff: a comparison as commands show it. */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include "cli/cli.h"
#include "lang/diff.h"

/** diff_json(c, j, d, lang): the members of the object that is open. */
void diff_json(struct cli *c, struct json *j, const struct diff *d,
    enum lang lang);

#endif
