/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_messages: the list of messages, and whose they are. */
#include "web/staff_messages.h"

#include "web/handlers.h"

#define MESSAGES_MAX 200

/* ---- whose messages -------------------------------------------------- */

/* Whether the role has to do with it at all: its purpose and, for a
 * representative, its group. */
static bool
message_is_ours(const struct call *c, const struct message *m)
{
	if (m->purpose < 0 || (!staff_has(c, m->purpose, ACT_WRITE) &&
				  !staff_has(c, m->purpose, ACT_SEND)))
		return false;
	return staff_scope(c) < 0 || staff_in_office(c, m->group);
}

enum err
message_open(struct call *c, enum act act, struct message *m,
    const struct grant **g)
{
	int64_t id;
	enum err e;

	if (id_parse(c->seg[1], &id) != ERR_OK)
		return ERR_NOT_FOUND;
	if ((e = message_get(c->tx, id, m)) != ERR_OK)
		return e;
	if (!message_is_ours(c, m)) {
		/* A term that has ended says so; another group does not. */
		if (staff_scope(c) >= 0 && c->actor.offices_n > 0 &&
		    tx_decide(c->tx, m->purpose, act, NULL, NULL, -1, m->group,
			g) == ERR_DENIED &&
		    c->tx->reason == REASON_TERM_ENDED)
			return ERR_DENIED;
		return ERR_NOT_FOUND;
	}
	return tx_decide(c->tx, m->purpose, act, NULL, NULL, -1, m->group, g);
}

struct str
message_word(const struct call *c, enum message_state s)
{
	switch (s) {
	case MESSAGE_PLANNING:
	case MESSAGE_SENDING:
		return T(c, TEXT_C_MESSAGE_SENDING);
	case MESSAGE_DONE:
		return T(c, TEXT_C_MESSAGE_DONE);
	case MESSAGE_STOPPED:
		return T(c, TEXT_C_MESSAGE_STOPPED);
	default:
		return T(c, TEXT_C_MESSAGE_DRAFT);
	}
}

struct str
message_path(struct call *c, const struct message *m, const char *what)
{
	return arena_printf(c->a, "/staff/messages/" STR_FMT "%s",
	    STR_ARG(id_print(c->a, m->id)), what);
}

/* ---- the list -------------------------------------------------------- */

/* May the actor write at all? For the trail, and for a term that ended. */
enum err
messages_decide(struct call *c)
{
	const struct grant *g;
	int64_t group = 0;
	int purpose = staff_first(c, ACT_WRITE);

	if (purpose < 0) {
		staff_refused(c, ACT_WRITE, -1, "no clause");
		c->tx->reason = REASON_NO_CLAUSE;
		return ERR_DENIED;
	}
	if (staff_scope(c) >= 0 && c->actor.offices_n > 0)
		group = c->actor.offices[0].group;
	for (size_t i = 0; i < c->actor.offices_n; i++)
		if (staff_in_office(c, c->actor.offices[i].group))
			group = c->actor.offices[i].group;
	return tx_decide(c->tx, purpose, ACT_WRITE, NULL, NULL, -1, group, &g);
}

static void
list_row(struct call *c, const struct message *m,
    struct page_staff_messages_messages *r)
{
	int64_t at_s = m->sent_s != 0       ? m->sent_s
		       : m->approved_s != 0 ? m->approved_s
					    : m->created_s;

	r->href = call_path(c, STR_FMT, STR_ARG(message_path(c, m, "")));
	r->subject = text_in(&m->subject, c->lang);
	if (r->subject.n == 0)
		r->subject = T(c, TEXT_C_MESSAGE_NO_SUBJECT);
	r->purpose = purpose_label(c, m->purpose);
	r->state = message_word(c, m->state);
	r->kind = m->state == MESSAGE_DONE      ? STR("sent")
		  : m->state == MESSAGE_STOPPED ? STR("stopped")
						: STR("draft");
	r->when = view_instant(c->a, (int64_t)c->lang, at_s);
	r->sent = m->counts[DELIVERY_SENT];
	r->withheld = m->counts[DELIVERY_SKIPPED];
}

enum err
web_staff_messages(struct call *c)
{
	struct page_staff_messages pg = { .ui = &c->ui };
	struct message *list;
	size_t n, cap = 0;
	enum err e = messages_decide(c);

	if (e == ERR_OK)
		e = message_list(c->tx, MESSAGES_MAX, &list, &n);
	if (e != ERR_OK)
		return e;
	for (size_t i = 0; i < n; i++)
		if (message_is_ours(c, &list[i]))
			list_row(c, &list[i],
			    ARENA_PUSH(c->a, pg.messages, pg.messages_n, cap));
	pg.may_write = true;
	staff_page(c, 200);
	view_page_staff_messages(&c->rp->body, &pg);
	return ERR_OK;
}
