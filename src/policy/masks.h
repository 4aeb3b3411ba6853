/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/masks: what a decision would otherwise work out anew each time. Only
 * policy/ and the compiler include this.
 */
#ifndef POLICY_MASKS_H
#define POLICY_MASKS_H

#include "policy/statement.h"

#define VISIBLE_SETS 16 /* each choice of the four bits of enum visible */

/* What the gate asks of a purpose, side by side. */
struct purpose_gate {
	uint64_t serves; /* 1 << enum activity, messages included */
	uint64_t kinds;  /* bits of the kinds it is for, unless … */
	bool all_kinds;
	uint64_t except; /* bits of the kinds that it is not for */
	unsigned stages; /* purpose_stages() */
	unsigned channels;
	enum message_class class;
	enum basis_code basis; /* the one for all kinds; NONE: look */
};

struct statement_masks {
	struct fieldset
	    visible[VISIBLE_SETS];         /* fields that one of them sees */
	struct fieldset addresses, places; /* by type */
	struct fieldset of_some;           /* kept of some people only */
	struct fieldset
	    mixed;    /* records and their parts: see statement_whole */
	int *records; /* fields that have parts */
	size_t records_n;
	struct fieldset *uses; /* purpose_fields() of each purpose */
	struct purpose_gate *gates;
	/* [role * purposes_n + purpose]: the role's first clause for the
	 * purpose, counted from 1; 0 when it has none. */
	uint16_t *clauses;
};

/** statement_index(st, a): work out ${st}'s masks. The fields and purposes must
 * not change afterwards. */
void statement_index(struct statement *st, struct arena *a);
/** make_gate(p): what the gate asks of ${p}, worked out. */
struct purpose_gate make_gate(const struct purpose *p);
/** keep_visible(st, visible, s): of ${s}, keep what one of ${visible} (enum
 * visible, or-ed) may see at all. drop_addresses, drop_places: by type.
 * keep_used(st, p, asked, s): ${s} is what ${p} uses of ${asked}, whole. */
void keep_visible(const struct statement *st, unsigned visible,
    struct fieldset *s);
/** keep_whole(st, of, s): keep what is in ${of}, made whole. */
void keep_whole(const struct statement *st, const struct fieldset *of,
    struct fieldset *s);
void drop_addresses(const struct statement *st, struct fieldset *s);
void drop_places(const struct statement *st, struct fieldset *s);
void keep_used(const struct statement *st, const struct purpose *p,
    const struct fieldset *asked, struct fieldset *s);

/** gate_of(st, p, made): what the gate asks of ${p}; ${made} is room for it
 * when the statement has no masks. */
static inline const struct purpose_gate *
gate_of(const struct statement *st, const struct purpose *p,
    struct purpose_gate *made)
{
	if (st->masks != NULL)
		return &st->masks->gates[p - st->purposes];
	*made = make_gate(p);
	return made;
}

/** first_clause(st, role, purpose): where to begin looking among the clauses of
 * ${role}; clauses_n when none is for ${purpose}. */
static inline size_t
first_clause(const struct statement *st, const struct role *role, int purpose)
{
	size_t r = (size_t)(role - st->roles), i;

	if (st->masks == NULL)
		return 0;
	i = st->masks->clauses[r * st->purposes_n + (size_t)purpose];
	return i == 0 ? role->clauses_n : i - 1;
}

#endif
