/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_changes: what changes between two versions, for a page. */
#ifndef WEB_STAFF_CHANGES_H
#define WEB_STAFF_CHANGES_H

#include "lang/diff.h"
#include "web/web.h"

struct staff_changes {
	struct view_thing *things,
	    *small; /* those that are more than editorial */
	size_t things_n, small_n;
};
/** staff_changes(c, d, out): the strongest first; lines lead into the statement
 * beside its source, of the version in force and of the new one. */
void staff_changes(struct call *c, const struct diff *d,
    struct staff_changes *out);

#endif
