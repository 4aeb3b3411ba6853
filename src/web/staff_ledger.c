/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_ledger: what became of a message that was sent. */
#include "web/staff_messages.h"

#define ROWS_MAX 200

static const struct {
	enum delivery_state state;
	enum text_id label;
	const char *kind;
} fates[] = {
	{ DELIVERY_SENT, TEXT_C_DELIVERY_SENT, "sent" },
	{ DELIVERY_SKIPPED, TEXT_C_DELIVERY_SKIPPED, "skipped" },
	{ DELIVERY_QUEUED, TEXT_C_DELIVERY_WAITING, "queued" },
	{ DELIVERY_HANDED, TEXT_C_DELIVERY_HANDED, "queued" },
	{ DELIVERY_REFUSED, TEXT_C_DELIVERY_REFUSED, "failed" },
	{ DELIVERY_UNCERTAIN, TEXT_C_DELIVERY_UNCERTAIN, "uncertain" },
};

/* States and times in the random order of sending; nobody's name. */
static enum err
ledger_rows(struct call *c, const struct message *m,
    struct page_staff_ledger *pg)
{
	struct stmt *st = db_stmt(c->s->db, SQL_DELIVERY_PAGE);
	size_t cap = 0;
	bool has;
	enum err e;

	stmt_i64(st, c->org->id);
	stmt_i64(st, m->id);
	stmt_i64(st, 0);
	stmt_i64(st, ROWS_MAX);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		struct page_staff_ledger_rows *r =
		    ARENA_PUSH(c->a, pg->rows, pg->rows_n, cap);

		r->who = arena_printf(c->a, STR_FMT " %zu",
		    STR_ARG(T(c, TEXT_C_MESSAGE_RECIPIENT)), pg->rows_n);
		for (size_t i = 0; i < ARRAY_LEN(fates); i++) {
			if (col_i64(st, 1) != (int64_t)fates[i].state)
				continue;
			r->state = T(c, fates[i].label);
			r->kind = str_of(fates[i].kind);
		}
		r->when = view_instant(c->a, (int64_t)c->lang, col_i64(st, 2));
	}
	stmt_done(st);
	return e;
}

enum err
message_ledger(struct call *c, const struct message *m)
{
	struct page_staff_ledger pg = { .ui = &c->ui,
		.subject = text_in(&m->subject, c->lang),
		.purpose = purpose_label(c, m->purpose),
		.override_reason = m->override };
	int64_t lang = (int64_t)c->lang;
	size_t cap = 0;
	enum err e;

	pg.started = view_instant(c->a, lang, m->approved_s);
	if (m->sent_s != 0)
		pg.ended = view_instant(c->a, lang, m->sent_s);
	for (size_t i = 0; i < ARRAY_LEN(fates); i++) {
		struct view_count *k;

		if (m->counts[fates[i].state] == 0 && i > 2)
			continue;
		k = ARENA_PUSH(c->a, pg.counts, pg.counts_n, cap);
		k->label = T(c, fates[i].label);
		k->n = m->counts[fates[i].state];
	}
	if ((e = ledger_rows(c, m, &pg)) != ERR_OK)
		return e;
	if ((m->state == MESSAGE_PLANNING || m->state == MESSAGE_SENDING) &&
	    staff_has(c, m->purpose, ACT_SEND))
		pg.stop_action =
		    call_path(c, STR_FMT, STR_ARG(message_path(c, m, "/stop")));
	staff_page(c, 200);
	view_page_staff_ledger(&c->rp->body, &pg);
	return ERR_OK;
}
