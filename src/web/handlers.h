/* SPDX-License-Identifier: EUPL-1.2 */
/* web/handlers: one prototype for each door; a row without a handler does not
 * link, a handler without a row is not declared. */
#ifndef WEB_HANDLERS_H
#define WEB_HANDLERS_H

#include "web/web.h"

#define ROUTE(method, path, fn, who, activity, tx, guard) handler web_##fn;
#include "web/routes.def"
#undef ROUTE

#endif
