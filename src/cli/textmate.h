/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/textmate: a TextMate grammar of the language, from its tables. */
#ifndef CLI_TEXTMATE_H
#define CLI_TEXTMATE_H

#include "base/base.h"

/** textmate_put(out): append it, as JSON. */
void textmate_put(struct buf *out);

#endif
