/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/group: groups by rule or choice (B27). Who is in them stands in each
 * person's state; here is the list of groups.
 */
#ifndef STORE_GROUP_H
#define STORE_GROUP_H

#include "store/person.h"

struct group {
	int64_t id;
	int type;         /* index of the group type; -1 no longer declared */
	struct str name;  /* what people read; the value for groups by rule */
	struct str value; /* folded value of the field, for groups by rule */
	int64_t created_s;
};
enum err group_list(struct tx *tx, struct group **out, size_t *n_out) MUST_USE;
enum err group_get(struct tx *tx, int64_t id, struct group *out) MUST_USE;
/** group_save(tx, grant, g): ${grant} is for ACT_GROUP; id 0 makes one. */
enum err group_save(struct tx *tx, const struct grant *g,
    struct group *group) MUST_USE;
/**
 * group_apply_rules(tx, p): put a member into the groups that the statement's
 * rules give, out of those that no longer fit, never into one that was left.
 * A group for a new value is made. Needs no grant of its own: it is part of a
 * change that had one. Errors: DB.
 */
enum err group_apply_rules(struct tx *tx, struct person *p) MUST_USE;
/** group_join(tx, grant, p, id), group_leave: by choice; leaving always
 * works and is remembered. Errors: DENIED, NOT_FOUND. */
enum err group_join(struct tx *tx, const struct grant *g, struct person *p,
    int64_t id) MUST_USE;
enum err group_leave(struct tx *tx, const struct grant *g, struct person *p,
    int64_t id) MUST_USE;

#endif
