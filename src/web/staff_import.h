/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_import: what the pages of an import share. */
#ifndef WEB_STAFF_IMPORT_H
#define WEB_STAFF_IMPORT_H

#include "job/imports.h"
#include "web/staff.h"

struct jobs *upload_jobs(struct call *c);
/** upload_decide(c): may the role import at all; an entry of the trail.
 * Errors: DENIED. */
enum err upload_decide(struct call *c) MUST_USE;
struct str upload_source(struct call *c, struct str name); /* its label */
struct str upload_path(struct call *c, const struct upload *u);
struct str upload_state_word(struct call *c, const struct upload *u);

#endif
