/* SPDX-License-Identifier: EUPL-1.2 */
/* policy/grant: what a grant is made of. Only policy/ includes this. */
#ifndef POLICY_GRANT_H
#define POLICY_GRANT_H

#include "policy/policy.h"

struct grant {
	uint64_t tick;
	int64_t person; /* 0: no person */
	int purpose;
	enum act act;
	struct fieldset fields;
	bool without_addresses;
};

#endif
