/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * web/noted: an entry of the trail in the words of the page: what was done,
 * apart from a page that was only opened, and the codes of notes.
 */
#ifndef WEB_NOTED_H
#define WEB_NOTED_H

#include "audit/audit.h"
#include "web/web.h"

/** act_label(c, act): "Seen", in the page's language. */
struct str act_label(const struct call *c, uint32_t act);
/** noted_act(c, e): the same of an entry; where the page to do it was opened,
 * and nothing done, "Page opened: …". */
struct str noted_act(const struct call *c, const struct audit_entry *e);
/** noted_kinds(c, e): which kinds staff said that the person is, and is no
 * more: "+ boat owner, − member"; empty for other entries. */
struct str noted_kinds(const struct call *c, const struct audit_entry *e);
/** noted_note(c, e): the entry's note; empty where noted_act() says it, as it
 * stands where nobody knows the code. */
struct str noted_note(const struct call *c, const struct audit_entry *e);

#endif
