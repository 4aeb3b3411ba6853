/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_invite: invitations: how many wait, and sending some now. */
#include "lang/prose.h"
#include "store/index.h"
#include "web/forms.h"
#include "web/handlers.h"
#include "web/staff.h"

#define INVITE_NOW 200 /* letters in one request; the job sends the rest */

static enum err
invite_decide(struct call *c)
{
	const struct grant *g;

	return tx_decide(c->tx, org_purpose(c->org, ACTIVITY_INVITE),
	    ACT_INVITE, NULL, NULL, -1, 0, &g);
}

static enum err
declined_count(struct call *c, int64_t *n)
{
	struct stmt *st = db_stmt(c->s->db, SQL_MARK_COUNT);
	bool has;
	enum err e;

	*n = 0;
	stmt_i64(st, c->org->id);
	if ((e = stmt_row(st, &has)) == ERR_OK && has)
		*n = col_i64(st, 0);
	stmt_done(st);
	return e;
}

static void
kind_row(struct call *c, const struct kind *k, size_t i,
    struct page_staff_invitations_kinds *row)
{
	const struct index *ix = c->org->index;

	row->name = k->n.name;
	row->label = lang_label(&k->n, c->lang);
	row->waiting =
	    (int64_t)index_kind_count(ix, c->a, (int)i, STAGE_POSSIBLE);
	row->invited =
	    (int64_t)index_kind_count(ix, c->a, (int)i, STAGE_INVITED);
	row->accepted =
	    (int64_t)index_kind_count(ix, c->a, (int)i, STAGE_MEMBER);
}

static void
count_add(struct call *c, struct page_staff_invitations *pg, size_t *cap,
    enum text_id label, int64_t n)
{
	struct view_count *k = ARENA_PUSH(c->a, pg->counts, pg->counts_n, *cap);

	k->label = T(c, label);
	k->n = n;
}

enum err
web_staff_invitations(struct call *c)
{
	struct page_staff_invitations pg = { .ui = &c->ui, .may_send = true };
	const struct statement *st = c->org->st;
	const struct index *ix = c->org->index;
	size_t cap = 0, kinds = 0;
	int64_t declined;
	enum err e = invite_decide(c);

	if (e == ERR_OK)
		e = declined_count(c, &declined);
	if (e != ERR_OK)
		return e;
	count_add(c, &pg, &cap, TEXT_STAFF_INVITATIONS_WAITING,
	    (int64_t)index_stage_count(ix, STAGE_POSSIBLE));
	count_add(c, &pg, &cap, TEXT_STAFF_INVITATIONS_INVITED,
	    (int64_t)index_stage_count(ix, STAGE_INVITED));
	count_add(c, &pg, &cap, TEXT_C_STAFF_MEMBERS,
	    (int64_t)index_stage_count(ix, STAGE_MEMBER));
	count_add(c, &pg, &cap, TEXT_C_INVITE_MARKS, declined);
	for (size_t i = 0; i < st->kinds_n && i < 64; i++)
		kind_row(c, &st->kinds[i], i,
		    ARENA_PUSH(c->a, pg.kinds, pg.kinds_n, kinds));
	pg.why_not = T(c, TEXT_C_INVITE_BY_ITSELF);
	staff_page(c, 200);
	view_page_staff_invitations(&c->rp->body, &pg);
	return ERR_OK;
}

/* One of the kind who may be invited; the others are passed over. */
static enum err
invite_one(struct call *c, int64_t id, int kind, size_t *sent)
{
	struct person *p;
	enum err e = person_open(c->tx, id, &p);

	if (e == ERR_NOT_FOUND)
		return ERR_OK;
	if (e != ERR_OK)
		return e;
	if (p->facts.stage != STAGE_POSSIBLE ||
	    (p->facts.kinds >> kind & 1) == 0 ||
	    !index_has_email(c->org->index, id) ||
	    !tx_may(c->tx, org_purpose(c->org, ACTIVITY_INVITE), ACT_INVITE,
		NULL, p))
		return ERR_OK;
	e = life_invite(c->tx, p);
	if (e == ERR_OK)
		(*sent)++;
	return e == ERR_NOT_FOUND || e == ERR_DENIED ? ERR_OK : e;
}

enum err
web_staff_invite(struct call *c)
{
	int kind = statement_kind(c->org->st, form_get(c, "kind"));
	size_t sent = 0;
	int64_t id = 0;
	enum err e = invite_decide(c);

	if (e != ERR_OK)
		return e;
	if (kind < 0 || kind >= 64)
		return ERR_INVALID;
	/* Who decided is in the trail; the letters are the server's. */
	act_as_server(c, ACTIVITY_INVITE);
	while (e == ERR_OK && sent < INVITE_NOW &&
	       (id = index_next(c->org->index, id)) != 0)
		e = invite_one(c, id, kind, &sent);
	if (e == ERR_OK)
		call_redirect(c, STR("/staff/invitations"));
	return e;
}
