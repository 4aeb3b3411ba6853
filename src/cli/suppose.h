/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/suppose: "policy explain" about a made-up person. */
#ifndef CLI_SUPPOSE_H
#define CLI_SUPPOSE_H

#include "cli/cmd.h"

/** suppose_asked(c): whether an option describes a person or who acts. */
bool suppose_asked(const struct cli *c);
/** suppose_explain(c, st, purpose, channel, stage, lang): the decision, its
 * reason and the lines of the statement. ${channel} -1, ${stage} 0: not given.
 * Errors: INVALID (an option), NOT_FOUND (a name), TOO_BIG. */
enum err suppose_explain(struct cli *c, const struct statement *st, int purpose,
    int channel, unsigned stage, enum lang lang) MUST_USE;

#endif
