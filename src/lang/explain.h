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
 * enum stage. Errors: NOT_FOUND (no such purpose), TOO_BIG.
 */
enum err lang_explain(struct buf *out, const struct statement *st, int purpose,
    int channel, unsigned stage, enum lang lang) MUST_USE;

/**
 * lang_reach(out, st, role, lang):
 * Append what ${role} reaches, a line each: "LINE: rule". The fields are those
 * that the decision leaves: used by the purpose, named by the clause, visible
 * to such a role. Errors: NOT_FOUND (no such role), TOO_BIG.
 */
enum err lang_reach(struct buf *out, const struct statement *st, int role,
    enum lang lang) MUST_USE;

#endif
