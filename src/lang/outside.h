/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/outside: lines that belong in the block of the part above them, and
 * stand outside it.
 *
 * Braces say what a line belongs to, and tabs say nothing; who comes from a
 * language where it is the other way round writes such lines.
 */
#ifndef LANG_OUTSIDE_H
#define LANG_OUTSIDE_H

#include "lang/cursor.h"

/** outside_its_block(m, part, line): whether ${line}, of the file itself, is a
 * line of ${part}, the last part above it (NULL: none), and no part. It is then
 * told; of a part that needs a block and has none the reader tells that, and
 * this nothing, and of one that may have a block only the first line. Both know
 * what they begin. */
bool outside_its_block(struct messages *m, const struct item *part,
    const struct item *line);

#endif
