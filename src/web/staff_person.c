/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_person: one person, as much as the purpose needs. */
#include "base/time.h"
#include "export/person_zip.h"
#include "lang/prose.h"
#include "policy/basis.h"
#include "policy/whom.h"
#include "store/message.h"
#include "web/facts.h"
#include "web/handlers.h"
#include "web/looks.h"
#include "web/staff.h"

#define MESSAGES_SHOWN 10

/* ---- facts ----------------------------------------------------------- */

/* The rows are made for the person; here somebody else reads them. */
static void
facts_of(struct call *c, const struct person *p, const struct values *vs,
    struct page_staff_person *pg)
{
	int source = statement_person_source(c->org->st);
	struct str self = T(c, TEXT_C_SOURCE_SELF), they = self;

	if (source >= 0)
		they = lang_label(&c->org->st->sources[source].n, c->lang);

	facts_show(c, p, vs, false, &pg->groups, &pg->groups_n);
	if (pg->groups_n > 0)
		pg->groups[0].heading = T(c, TEXT_C_STAFF_FACTS);
	for (size_t g = 0; g < pg->groups_n; g++)
		for (size_t i = 0; i < pg->groups[g].facts_n; i++) {
			struct view_fact *f = &pg->groups[g].facts[i];

			f->kept = STR_NONE;
			if (f->lock.n > 0)
				f->lock = T(c, TEXT_C_STAFF_REGISTER_OWNED);
			if (str_eq(f->source, self) || str_eq(f->source, they))
				f->source = T(c, TEXT_C_STAFF_SOURCE_PERSON);
		}
}

static void
hidden_of(struct call *c, int purpose, const struct grant *g,
    struct page_staff_person *pg)
{
	const struct statement *st = c->org->st;
	struct fieldset used = purpose_fields(st, &st->purposes[purpose]);
	struct fieldset seen = grant_fields(g);
	size_t cap = 0;

	for (size_t i = 0; i < st->fields_n; i++) {
		struct page_staff_person_hidden *h;

		if (st->fields[i].parent >= 0 || fieldset_has(&seen, (int)i))
			continue;
		h = ARENA_PUSH(c->a, pg->hidden, pg->hidden_n, cap);
		h->label = lang_label(&st->fields[i].n, c->lang);
		h->reason = T(c, fieldset_has(&used, (int)i)
				     ? TEXT_C_STAFF_HIDDEN_ROLE
				     : TEXT_C_STAFF_HIDDEN_PURPOSE);
	}
}

/* ---- consents, groups, messages -------------------------------------- */

static int64_t
said_at(const struct consent_event *evs, size_t n, int purpose)
{
	for (size_t i = n; i-- > 0;)
		if (evs[i].purpose == purpose)
			return evs[i].at_s;
	return 0;
}

static enum err
consents_of(struct call *c, const struct grant *g, struct person *p,
    struct page_staff_person *pg)
{
	const struct statement *st = c->org->st;
	struct person_facts counted;
	struct consent_event *evs;
	size_t n, cap = 0;
	enum err e = person_consents(c->tx, g, p, &evs, &n);

	if (e == ERR_OK)
		e = person_counted(c->tx, g, p, &counted);
	for (size_t i = 0; i < st->purposes_n && e == ERR_OK; i++) {
		bool asks = purpose_asks_consent(&st->purposes[i]);
		bool no = counted.objected[i] != 0;
		struct page_staff_person_consents *k;
		int64_t at_s = said_at(evs, n, (int)i);

		if (!no &&
		    (!asks || (at_s == 0 && !purpose_is_for(&st->purposes[i],
						p->facts.kinds))))
			continue;
		k = ARENA_PUSH(c->a, pg->consents, pg->consents_n, cap);
		k->label = purpose_label(c, (int)i);
		k->given = asks && counted.consent[i] != 0 && !no;
		k->state = T(c, no         ? TEXT_C_EVENT_OBJECTED
				: k->given ? TEXT_C_YES
					   : TEXT_C_NO);
		if (at_s != 0)
			k->since = view_date(c->a, (int64_t)c->lang,
			    date_of_instant(at_s));
	}
	return e;
}

static enum err
groups_of(struct call *c, const struct person *p, struct page_staff_person *pg)
{
	size_t cap = 0;
	enum err e;

	for (size_t i = 0; i < p->groups_n; i++) {
		struct page_staff_person_memberships *m;
		struct group g;

		if (p->groups[i].left ||
		    (staff_scope(c) >= 0 &&
			!staff_in_office(c, p->groups[i].group)))
			continue;
		e = group_get(c->tx, p->groups[i].group, &g);
		if (e == ERR_NOT_FOUND)
			continue;
		if (e != ERR_OK)
			return e;
		m = ARENA_PUSH(c->a, pg->memberships, pg->memberships_n, cap);
		m->name = g.name;
		m->href = call_path(c, "/staff/groups/" STR_FMT,
		    STR_ARG(id_print(c->a, g.id)));
		m->since = view_date(c->a, (int64_t)c->lang,
		    date_of_instant(p->groups[i].since_s));
	}
	return ERR_OK;
}

static struct str
delivery_word(const struct call *c, enum delivery_state s)
{
	switch (s) {
	case DELIVERY_SENT:
		return T(c, TEXT_C_DELIVERY_SENT);
	case DELIVERY_SKIPPED:
		return T(c, TEXT_C_DELIVERY_SKIPPED);
	case DELIVERY_REFUSED:
		return T(c, TEXT_C_DELIVERY_REFUSED);
	case DELIVERY_UNCERTAIN:
		return T(c, TEXT_C_DELIVERY_UNCERTAIN);
	default:
		return T(c, TEXT_C_DELIVERY_WAITING);
	}
}

static enum err
messages_of(struct call *c, const struct person *p,
    struct page_staff_person *pg)
{
	struct message *list;
	size_t n, cap = 0;
	enum err e = staff_scope(c) >= 0
			 ? ERR_NOT_FOUND
			 : message_list(c->tx, MESSAGES_SHOWN, &list, &n);

	if (e == ERR_NOT_FOUND)
		return ERR_OK; /* a representative sees the group's only */
	for (size_t i = 0; e == ERR_OK && i < n; i++) {
		struct page_staff_person_messages *m;
		struct delivery d;

		e = delivery_of(c->tx, list[i].id, p->id, &d);
		if (e == ERR_NOT_FOUND) {
			e = ERR_OK;
			continue;
		}
		m = ARENA_PUSH(c->a, pg->messages, pg->messages_n, cap);
		m->subject = text_in(&list[i].subject, c->lang);
		m->state = delivery_word(c, d.state);
		m->when = view_instant(c->a, (int64_t)c->lang, d.at_s);
	}
	return e;
}

/* ---- what can be done ------------------------------------------------ */

static void
action(struct call *c, struct page_staff_person *pg, size_t *cap,
    const char *what, enum text_id label)
{
	struct view_link *l =
	    ARENA_PUSH(c->a, pg->actions, pg->actions_n, *cap);

	l->href =
	    call_path(c, "/staff/people/" STR_FMT "/%s", STR_ARG(pg->id), what);
	l->label = T(c, label);
}

static void
actions_of(struct call *c, int purpose, struct person *p,
    struct page_staff_person *pg)
{
	bool dead = p->facts.stage == STAGE_DECEASED;
	size_t cap = 0;

	if (tx_may(c->tx, purpose, ACT_CORRECT, NULL, p) ||
	    (kinds_by_office(c->org->st) != 0 &&
		tx_may(c->tx, purpose, ACT_KIND, NULL, p)))
		action(c, pg, &cap, "edit", TEXT_C_STAFF_DO_EDIT);
	if (tx_may(c->tx, purpose, ACT_CONSENT, NULL, p))
		action(c, pg, &cap, "consent", TEXT_C_STAFF_SAID_NO);
	if (!p->facts.restricted &&
	    tx_may(c->tx, purpose, ACT_RESTRICT, NULL, p))
		action(c, pg, &cap, "restrict", TEXT_C_STAFF_DO_RESTRICT);
	if (tx_may(c->tx, purpose, ACT_DEATH, NULL, p))
		action(c, pg, &cap, dead ? "annul" : "death",
		    dead ? TEXT_C_STAFF_DO_ANNUL : TEXT_C_STAFF_DO_DEATH);
	if (tx_may(c->tx, purpose, ACT_EXPORT, NULL, p))
		action(c, pg, &cap, "export", TEXT_C_STAFF_DO_EXPORT);
	if (tx_may(c->tx, purpose, ACT_ERASE, NULL, p))
		action(c, pg, &cap, "erase", TEXT_C_STAFF_DO_ERASE);
	if (tx_may(c->tx, purpose, ACT_AUDIT, NULL, p))
		action(c, pg, &cap, "looks", TEXT_STAFF_PERSON_LOOKS);
}

static void
state_of(struct call *c, const struct person *p, struct page_staff_person *pg)
{
	struct due due = life_due(c->org, p);

	pg->id = id_print(c->a, p->id);
	pg->stage = staff_stage(c, p->facts.stage);
	pg->kinds = staff_kinds(c, p->facts.kinds);
	if (due.why != DUE_NOTHING)
		pg->until = view_date(c->a, (int64_t)c->lang,
		    date_of_instant(due.at_s));
	if (p->facts.stage == STAGE_DECEASED)
		pg->warning = T(c, TEXT_C_STAFF_IS_DECEASED);
	else if (p->facts.restricted)
		pg->warning = T(c, TEXT_C_STAFF_IS_RESTRICTED);
	else if (p->facts.protected_address)
		pg->warning = T(c, TEXT_C_STAFF_IS_PROTECTED);
}

enum err
web_staff_person(struct call *c)
{
	struct page_staff_person pg = { .ui = &c->ui };
	struct fieldset all = call_fields_all(c);
	int name = statement_field_of_type(c->org->st, NULL, FIELD_NAME);
	const struct grant *g;
	struct values vs;
	struct person *p;
	int purpose;
	enum err e = staff_person(c, c->seg[1], ACT_SEE, &purpose, &p);

	if (e != ERR_OK || purpose < 0)
		return e;
	e = staff_decide(c, purpose, ACT_SEE, &all, p, &g);
	if (e == ERR_OK)
		e = person_read(c->tx, g, p, &vs);
	if (e != ERR_OK)
		return e;
	state_of(c, p, &pg);
	pg.name = values_get(&vs, name);
	if (pg.name.n == 0)
		pg.name = pg.id;
	facts_of(c, p, &vs, &pg);
	hidden_of(c, purpose, g, &pg);
	if ((e = consents_of(c, g, p, &pg)) != ERR_OK ||
	    (e = groups_of(c, p, &pg)) != ERR_OK ||
	    (e = messages_of(c, p, &pg)) != ERR_OK)
		return e;
	actions_of(c, purpose, p, &pg);
	staff_page(c, 200);
	view_page_staff_person(&c->rp->body, &pg);
	return ERR_OK;
}

/* ---- who looked; a copy for the person ------------------------------- */

enum err
web_staff_looks(struct call *c)
{
	struct page_staff_looks pg = { .ui = &c->ui };
	const struct grant *g;
	struct looks looks;
	struct str path;
	struct person *p;
	int purpose;
	enum err e = staff_person(c, c->seg[1], ACT_SEE, &purpose, &p);

	if (e != ERR_OK || purpose < 0)
		return e;
	pg.back_href = call_path(c, "/staff/people/" STR_FMT,
	    STR_ARG(id_print(c->a, p->id)));
	path = arena_printf(c->a, STR_FMT "/looks", STR_ARG(pg.back_href));
	e = staff_decide(c, purpose, ACT_AUDIT, NULL, p, &g);
	if (e == ERR_OK)
		e = staff_name(c, purpose, p, &pg.name);
	if (e == ERR_OK)
		e = looks_page(c, p->id, path, &looks, &pg.pager);
	if (e != ERR_OK)
		return e;
	pg.looks = looks.list;
	pg.looks_n = looks.n;
	staff_page(c, 200);
	view_page_staff_looks(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_export(struct call *c)
{
	struct fieldset all = call_fields_all(c);
	struct person_export *pe;
	const struct grant *g;
	struct person *p;
	int purpose;
	enum err e = staff_person(c, c->seg[1], ACT_EXPORT, &purpose, &p);

	if (e != ERR_OK || purpose < 0)
		return e;
	e = staff_decide(c, purpose, ACT_EXPORT, &all, p, &g);
	if (e == ERR_OK)
		e = person_export_read(c->tx, g, p, &pe);
	if (e == ERR_OK)
		e = person_export_zip(pe, p->lang, &c->rp->body);
	if (e != ERR_OK)
		return e;
	c->rp->status = 200;
	reply_header(c->rp, "Content-Type", STR("application/zip"));
	reply_header(c->rp, "Content-Disposition",
	    arena_printf(c->a, "attachment; filename=\"" STR_FMT ".zip\"",
		STR_ARG(id_print(c->a, p->id))));
	reply_header(c->rp, "Cache-Control", STR("no-store"));
	reply_header(c->rp, "X-Content-Type-Options", STR("nosniff"));
	return ERR_OK;
}
