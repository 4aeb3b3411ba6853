/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/right_rule: the rights of people, and what a statement says of each:
 * by which ways it is used, how soon it is answered, what it covers. Read-only,
 * in the arena of the statement.
 */
#ifndef POLICY_RIGHT_RULE_H
#define POLICY_RIGHT_RULE_H

#include "base/time.h"
#include "policy/words.h"

enum right {
#define RIGHT(name, en, nb, article) RIGHT_##name,
#include "policy/rights.def"
#undef RIGHT
	RIGHT_MAX
};
/* Of one controller in the place of what the rule says of all: the ways, the
 * time, or both. */
struct right_own {
	int controller;
	unsigned channels;     /* 0: as for all */
	struct period promise; /* zero: as for all */
	struct pos pos;
};
/* What a right does not cover, and by which law. */
struct right_except {
	struct text what;
	struct text provision; /* may be empty */
	struct pos pos;
};
struct right_rule {
	bool declared;
	unsigned channels;     /* 1 << enum channel it can be used by */
	struct period promise; /* zero: the law's month only */
	bool promise_all;      /* for every enquiry, not rights alone */
	bool identity_card;    /* may be asked of everybody */
	bool month_at_most;    /* and the law's month where it is shorter */
	struct text scope;     /* "also at the university otherwise" */
	struct text identity;  /* how people show who they are */
	struct right_own *own; /* one of a controller at most */
	size_t own_n;
	struct right_except *except;
	size_t except_n;
	struct pos pos;
};

#endif
