/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * web/looks: who looked at a person, newest first: dates, purposes, roles, acts
 * and fields, no names (C-579/21). The person's own looks are not among them.
 */
#ifndef WEB_LOOKS_H
#define WEB_LOOKS_H

#include "web/web.h"

struct looks {
	struct view_look *list;
	size_t n;
	int64_t total; /* on all pages, with what the person did */
};
/** looks_recent(c, person, max, out): the newest ${max} of others. */
enum err looks_recent(struct call *c, int64_t person, size_t max,
    struct looks *out) MUST_USE;
/** looks_page(c, person, path, out, pager): those of the page that is asked
 * for, of the page at ${path}; ${pager} is filled where there are more than
 * one. Errors: INVALID (no page is called so), NOT_FOUND (there are not so
 * many). */
enum err looks_page(struct call *c, int64_t person, struct str path,
    struct looks *out, struct view_pager *pager) MUST_USE;

#endif
