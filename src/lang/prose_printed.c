/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_printed: what is said where no server keeps a register. Nothing
 * is promised then that only a server could do, and nothing is told apart from
 * what it holds.
 */
#include "lang/prose_doc.h"

static const struct {
	enum prose key, instead; /* PROSE_MAX: nothing */
} rows[] = {
	{ PROSE_HELD_TOLD, PROSE_MAX },
	{ PROSE_HELD_MARK, PROSE_MAX },
	{ PROSE_HELD_EXPLAINED, PROSE_MAX },
	{ PROSE_KIND_AGE_TOLD, PROSE_MAX },
	{ PROSE_KIND_NO_YES, PROSE_MAX },
	{ PROSE_KIND_BORN, PROSE_KIND_BORN_TOLD },
	{ PROSE_P_KINDS_OUTSIDE, PROSE_P_PEOPLE },
	{ PROSE_P_KINDS_ALSO, PROSE_P_PEOPLE_ALSO },
	{ PROSE_PEOPLE_ALL, PROSE_PEOPLE_ALL_TOLD },
	{ PROSE_P_CAP_NORMALLY, PROSE_P_CAP_NORMALLY_TOLD },
	{ PROSE_P_SERVES, PROSE_P_SERVES_TOLD },
	{ PROSE_R_SECOND, PROSE_R_SECOND_TOLD },
	{ PROSE_RC_THROUGH, PROSE_RC_THROUGH_TOLD },
	{ PROSE_K_MARK, PROSE_K_MARK_TOLD },
	{ PROSE_CB_HASH, PROSE_MAX },
};

enum prose
prose_printed(const struct doc *d, enum prose key)
{
	if (d->st == NULL ||
	    (!d->st->printed_only && statement_has_register(d->st)))
		return key;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (rows[i].key == key)
			return rows[i].instead;
	return key;
}

enum prose
prose_of_outside(const struct doc *d)
{
	return d->st->printed_only || !statement_has_register(d->st)
		   ? PROSE_MAX
		   : PROSE_KIND_OUTSIDE;
}

/* Who is in no register may be a member of something all the same. */
enum prose
prose_of_no_member(const struct doc *d, const struct kind *k)
{
	return k->no_member && statement_members(d->st, NULL) != MEMBERS_NONE
		   ? PROSE_KIND_NO_MEMBER
		   : PROSE_MAX;
}
