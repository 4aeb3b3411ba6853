/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_admin: what the pages about staff share. */
#ifndef WEB_STAFF_ADMIN_H
#define WEB_STAFF_ADMIN_H

#include "store/group.h"
#include "web/facts.h"
#include "web/staff.h"

/** admin_decide(c): may the actor manage staff. Errors: DENIED. */
enum err admin_decide(struct call *c) MUST_USE;
/** admin_offices(c, st, out): names of the groups of the offices. */
enum err admin_offices(struct call *c, const struct staff *st,
    struct str *out) MUST_USE;
/** admin_fields(c, fields, n, st): the questions about ${st}; with a name
 * when it is new. admin_read: the form back; faults in ${errors}. */
void admin_fields(struct call *c, struct view_field **fields, size_t *n,
    const struct staff *st);
void admin_read(struct call *c, struct staff *st, struct facts_errors *errors);
/** admin_link(c, st): a new link for setting a password: mailed, or shown
 * where there is no address; answers with a page. */
enum err admin_link(struct call *c, struct staff *st) MUST_USE;

#endif
