/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/explain: which rules of a statement apply to a purpose, a channel and
 * a stage of a person, each with its line, without any person at hand.
 */
#ifndef LANG_EXPLAIN_H
#define LANG_EXPLAIN_H

#include "policy/statement.h"

/**
 * lang_explain(out, st, purpose, channel, stage, lang):
 * Append the rules that decide over ${purpose}, a line each: "LINE: rule".
 * ${channel} -1: all its channels. ${stage} 0: all its stages; else one of
 * enum stage. Errors: NOT_FOUND (no such purpose), TOO_BIG (${out} is
 * full).
 */
enum err lang_explain(struct buf *out, const struct statement *st, int purpose,
    int channel, unsigned stage, enum lang lang) MUST_USE;
/** lang_explain_of(…, kinds, lang): the same of who is of ${kinds}, 1 << kind
 * each: only the rules of how long that hold for such people. */
enum err lang_explain_of(struct buf *out, const struct statement *st,
    int purpose, int channel, unsigned stage, uint64_t kinds,
    enum lang lang) MUST_USE;

#endif
