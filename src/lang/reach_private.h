/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/reach_private: what the halves of lang/reach share. */
#ifndef LANG_REACH_PRIVATE_H
#define LANG_REACH_PRIVATE_H

#include "lang/prose_doc.h"
#include "lang/reach.h"
#include "lang/reach_place.h"

struct reaching {
	struct doc d; /* for the words */
	struct places places;
	struct reach *out;
};

/** reach_add(x, kind, n, pos, text): a line of the answer; no text: none. */
void reach_add(struct reaching *x, const char *kind, const struct named *n,
    struct pos pos, struct str text);
/** reach_at_name(x, block, kw, name): where the line of the block that begins
 * with ${kw} has the name. */
struct pos reach_at_name(const struct reaching *x, const struct named *block,
    enum kw kw, struct str name);
/** reach_at_field(x, block, kw, set): the same, the first of the fields. */
struct pos reach_at_field(const struct reaching *x, const struct named *block,
    enum kw kw, const struct fieldset *set);
/** reach_at_line(x, block, kw): that line. */
struct pos reach_at_line(const struct reaching *x, const struct named *block,
    enum kw kw);
/** reach_purpose_name(x, purpose): as the file names it; none for -1. */
struct str reach_purpose_name(const struct reaching *x, int purpose);
/** reach_facts_listing(x, type, no, name): declared facts of which a line of
 * that type lists ${no}. */
void reach_facts_listing(struct reaching *x, enum fact_type type, int no,
    struct str name);
/** reach_beside_for(x, purpose): declared facts, logs and cookies that are for
 * the purpose. */
void reach_beside_for(struct reaching *x, int purpose);
/** reach_facts_using(x, set): declared facts that name one of the fields. */
void reach_facts_using(struct reaching *x, const struct fieldset *set);
/** reach_processor(x, p, purposes, used, say_purposes): what it does, and,
 * where that was not asked, for which purposes it is given this; none: nothing.
 * ${used}: where it says that it is given it. */
void reach_processor(struct reaching *x, const struct processor *p,
    const struct index_list *purposes, struct pos used, bool say_purposes);
/** reach_controllers(x, p): where there are several, those who have to do with
 * the purpose. */
void reach_controllers(struct reaching *x, const struct purpose *p);
/** reach_of_data(x, no): of a data category beside the register. */
void reach_of_data(struct reaching *x, int no);

#endif
