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

#endif
