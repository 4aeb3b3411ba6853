/* SPDX-License-Identifier: EUPL-1.2 */
/* web/forms: what several pages share: checks and the fields of a statement
 * as questions of a form. */
#ifndef WEB_FORMS_H
#define WEB_FORMS_H

#include "web/web.h"

bool email_is_valid(struct arena *a, struct str email);
/** act_as_server(c, a): the rest of the request is the server's own work for
 * somebody who is not signed in. */
void act_as_server(struct call *c, enum activity a);

/* Who sees no address must not find one out by looking for it (T-07). */
/** find_by_address(c, g): whether a grant for ACT_FIND, asked with all fields,
 * covers every e-mail address and phone number. */
bool find_by_address(const struct call *c, const struct grant *g);
/** find_by_name(c, text, name): whether each word of ${text} begins a word of
 * the name, which is all that others may look by. */
bool find_by_name(struct call *c, struct str text, struct str name);

#endif
