/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_audit: the trail, and what retention would erase. */
#include "base/time.h"
#include "job/job.h"
#include "lang/prose.h"
#include "store/trail.h"
#include "web/facts.h"
#include "web/forms.h"
#include "web/handlers.h"
#include "web/noted.h"
#include "web/staff.h"

#define ENTRIES_PAGE 50
#define ENTRIES_STEP 200
#define STEPS_MAX    50 /* steps looked through for one page */
#define SOON_DAYS    30
#define DUE_MAX      1000000

/* ---- the filter ------------------------------------------------------ */

struct filter {
	int purpose, role, act; /* -1: any */
};

static void
filter_read(struct call *c, struct filter *f)
{
	const struct statement *st = c->org->st;
	struct str act = query_get(c, "act");

	f->purpose = statement_purpose(st, query_get(c, "purpose"));
	f->role = statement_role(st, query_get(c, "role"));
	f->act = -1;
	for (int a = 0; a < ACT_MAX; a++)
		if (str_is(act, act_name((enum act)a)))
			f->act = a;
}

static struct view_field *
filter_field(struct call *c, struct page_staff_audit *pg, size_t *cap,
    const char *name, enum text_id label)
{
	struct view_field *f =
	    ARENA_PUSH(c->a, pg->filters, pg->filters_n, *cap);

	staff_field(c, f, name, "select", label, query_get(c, name));
	return f;
}

static void
filters_asked(struct call *c, struct page_staff_audit *pg)
{
	const struct statement *st = c->org->st;
	size_t cap = 0, choices = 0;
	struct view_field *f =
	    filter_field(c, pg, &cap, "purpose", TEXT_LOOK_PURPOSE);

	for (size_t i = 0; i < st->purposes_n; i++)
		staff_choice(c, f, &choices, st->purposes[i].n.name,
		    purpose_label(c, (int)i));
	f = filter_field(c, pg, &cap, "role", TEXT_LOOK_ROLE);
	choices = 0;
	for (size_t i = 0; i < st->roles_n; i++)
		staff_choice(c, f, &choices, st->roles[i].n.name,
		    lang_label(&st->roles[i].n, c->lang));
	f = filter_field(c, pg, &cap, "act", TEXT_LOOK_ACT);
	choices = 0;
	for (uint32_t a = 0; a < ACT_MAX; a++)
		staff_choice(c, f, &choices, str_of(act_name((enum act)a)),
		    act_label(c, a));
}

static bool
fits(struct call *c, const struct filter *f, const struct audit_entry *en)
{
	return (f->purpose < 0 ||
		   en->purpose ==
		       number_of(c->org, NUMBER_PURPOSE, f->purpose)) &&
	       (f->role < 0 ||
		   en->role == number_of(c->org, NUMBER_ROLE, f->role)) &&
	       (f->act < 0 || en->act == (uint32_t)f->act);
}

/* ---- entries --------------------------------------------------------- */

static struct str
actor_told(struct call *c, const struct audit_entry *en)
{
	int role = index_of(c->org, NUMBER_ROLE, en->role);
	struct str who = role >= 0
			     ? lang_label(&c->org->st->roles[role].n, c->lang)
			     : trail_name(c->org, NUMBER_ROLE, en->role);
	struct staff st;

	switch ((enum actor_type)en->actor_type) {
	case ACTOR_PERSON:
	case ACTOR_LINK:
		return T(c, TEXT_C_AUDIT_PERSON);
	case ACTOR_JOB:
		return T(c, TEXT_C_LOOK_SERVER);
	case ACTOR_OPERATOR:
		return T(c, TEXT_C_LOOK_OPERATOR);
	case ACTOR_NOBODY:
		return T(c, TEXT_C_AUDIT_NOBODY);
	case ACTOR_TOKEN:
		return T(c, TEXT_C_AUDIT_TOKEN);
	case ACTOR_STAFF:
		break;
	}
	if (staff_get(c->tx, en->actor_id, &st) != ERR_OK)
		return who;
	return arena_printf(c->a, STR_FMT ", " STR_FMT, STR_ARG(st.name),
	    STR_ARG(who));
}

static struct str
fields_told(struct call *c, const struct audit_entry *en)
{
	size_t more = 0;
	struct str s = STR_NONE;

	for (size_t i = 0, n = 0; i < en->fields_n; i++) {
		int f = index_of(c->org, NUMBER_FIELD, en->fields[i]);
		struct str label;

		if (f >= 0 && c->org->st->fields[f].parent >= 0)
			continue;
		if (n++ >= 3) {
			more++;
			continue;
		}
		label = f >= 0
			    ? lang_label(&c->org->st->fields[f].n, c->lang)
			    : trail_name(c->org, NUMBER_FIELD, en->fields[i]);
		s = str_join(c->a, s, label);
	}
	return staff_and_more(c, s, more);
}

static void
entry_row(struct call *c, const struct audit_entry *en,
    struct page_staff_audit_entries *r)
{
	int purpose = index_of(c->org, NUMBER_PURPOSE, en->purpose);
	struct str note = noted_note(c, en);

	r->seq = arena_printf(c->a, "%lld", (long long)en->seq);
	r->when = view_instant(c->a, (int64_t)c->lang, en->at_s);
	r->actor = actor_told(c, en);
	r->act = noted_act(c, en);
	if (note.n > 0)
		r->act = arena_printf(c->a, STR_FMT " (" STR_FMT ")",
		    STR_ARG(r->act), STR_ARG(note));
	r->purpose = purpose >= 0
			 ? purpose_label(c, purpose)
			 : trail_name(c->org, NUMBER_PURPOSE, en->purpose);
	r->fields = fields_told(c, en);
	r->people = (int64_t)(en->commitments.n / AUDIT_COMMIT_BYTES);
	r->refused = en->outcome != AUDIT_DONE;
	r->decision =
	    T(c, en->outcome == AUDIT_DONE      ? TEXT_C_AUDIT_ALLOWED
		 : en->outcome == AUDIT_REFUSED ? TEXT_C_AUDIT_REFUSED
						: TEXT_C_AUDIT_FAILED);
	if (en->rule_line > 0)
		r->rule = arena_printf(c->a, STR_FMT ":%u",
		    STR_ARG(c->org->name), en->rule_line);
	if (r->refused && en->reason > 0 && en->reason < REASON_MAX)
		r->rule = reason_text((enum reason)en->reason, c->lang);
}

static struct str
next_href(struct call *c, const struct filter *f, int64_t before)
{
	const struct statement *st = c->org->st;
	struct str href =
	    call_path(c, "/staff/audit?before=%lld", (long long)before);

	if (f->purpose >= 0)
		href = arena_printf(c->a, STR_FMT "&purpose=" STR_FMT,
		    STR_ARG(href), STR_ARG(st->purposes[f->purpose].n.name));
	if (f->role >= 0)
		href = arena_printf(c->a, STR_FMT "&role=" STR_FMT,
		    STR_ARG(href), STR_ARG(st->roles[f->role].n.name));
	if (f->act >= 0)
		href = arena_printf(c->a, STR_FMT "&act=%s", STR_ARG(href),
		    act_name((enum act)f->act));
	return href;
}

static enum err
entries(struct call *c, const struct grant *g, const struct filter *f,
    int64_t before, struct page_staff_audit *pg)
{
	struct audit_entry *list;
	size_t n = ENTRIES_STEP, cap = 0;
	enum err e = ERR_OK;

	for (int step = 0; step < STEPS_MAX && n == ENTRIES_STEP &&
			   pg->entries_n < ENTRIES_PAGE && e == ERR_OK;
	     step++) {
		e = trail_page(c->tx, g, before, ENTRIES_STEP, &list, &n);
		for (size_t i = 0;
		     e == ERR_OK && i < n && pg->entries_n < ENTRIES_PAGE;
		     i++) {
			before = list[i].seq;
			if (fits(c, f, &list[i]))
				entry_row(c, &list[i],
				    ARENA_PUSH(c->a, pg->entries, pg->entries_n,
					cap));
		}
	}
	if (e == ERR_OK && pg->entries_n == ENTRIES_PAGE) {
		pg->pager.from = 1;
		pg->pager.to = ENTRIES_PAGE;
		pg->pager.total = audit_size(c->s->audit);
		pg->pager.next_href = next_href(c, f, before);
	}
	return e;
}

enum err
web_staff_audit(struct call *c)
{
	struct page_staff_audit pg = { .ui = &c->ui };
	int64_t before = INT64_MAX;
	const struct grant *g;
	struct filter f;
	enum err e = tx_decide(c->tx, -1, ACT_AUDIT, NULL, NULL, -1, 0, &g);

	if (e != ERR_OK)
		return e;
	if (query_get(c, "before").n > 0 &&
	    str_to_i64(query_get(c, "before"), 1, INT64_MAX, &before) != ERR_OK)
		return ERR_INVALID;
	filter_read(c, &f);
	filters_asked(c, &pg);
	if ((e = entries(c, g, &f, before, &pg)) != ERR_OK)
		return e;
	staff_page(c, 200);
	view_page_staff_audit(&c->rp->body, &pg);
	return ERR_OK;
}

/* ---- retention ------------------------------------------------------- */

static const struct {
	enum due_why why;
	enum keep_what what;
	enum trigger trigger;
	enum text_id label;
} rules[] = {
	{ DUE_IMPORTED, KEEP_INVITED, TRIGGER_IMPORTED, TEXT_C_DUE_IMPORTED },
	{ DUE_SILENT, KEEP_INVITED, TRIGGER_INVITED, TEXT_C_DUE_SILENT },
	{ DUE_LEFT, KEEP_MEMBERS, TRIGGER_LEFT, TEXT_C_DUE_LEFT },
	{ DUE_DEAD, KEEP_MEMBERS, TRIGGER_DEATH, TEXT_C_DUE_DEAD },
	{ DUE_UNSEEN, KEEP_MEMBERS, TRIGGER_LAST_SEEN, TEXT_C_DUE_UNSEEN },
};

/* What has no clause of its own: shown when there is some. */
static const struct {
	enum due_why why;
	enum text_id label, action;
} others[] = {
	{ DUE_PERIOD, TEXT_C_DUE_PERIOD, TEXT_C_DUE_ERASE },
	{ DUE_BLOCK, TEXT_C_DUE_BLOCK, TEXT_C_DUE_BLOCK },
	{ DUE_REVIEW, TEXT_C_DUE_REVIEW, TEXT_C_DUE_LOOK },
	{ DUE_FIELDS, TEXT_C_DUE_FIELDS, TEXT_C_DUE_ERASE },
	{ DUE_CONSENTS, TEXT_C_DUE_CONSENTS, TEXT_C_DUE_ERASE },
	{ DUE_HELD, TEXT_C_DUE_HELD, TEXT_C_DUE_ERASE },
};

/* Of people: what is to be said of each clause of a rule for them. */
static bool
is_of_people(const struct keep *k)
{
	return k->what == KEEP_INVITED || k->what == KEEP_MEMBERS;
}

static bool
has_row(const struct statement *st, const struct keep_clause *c)
{
	for (size_t i = 0; i < st->keeps_n && c != NULL; i++)
		for (size_t j = 0; j < st->keeps[i].clauses_n; j++)
			if (&st->keeps[i].clauses[j] == c)
				return is_of_people(&st->keeps[i]);
	return false;
}

/* Those of a clause; NULL: of a reason, without those that stand in the row of
 * a clause. */
static void
count_rows(struct call *c, const struct keep_clause *k, enum due_why why,
    const struct retention_preview *rp, struct page_staff_retention_rows *r)
{
	int64_t next_s = 0;

	for (size_t n = 0; n < rp->n; n++) {
		const struct retention_row *one = &rp->at[n];

		if (k != NULL
			? one->clause != k
			: one->why != why || has_row(c->org->st, one->clause))
			continue;
		if (one->at_s <= c->s->now_s)
			r->due++;
		else
			r->later++;
		if (one->at_s > c->s->now_s &&
		    (next_s == 0 || one->at_s < next_s))
			next_s = one->at_s;
	}
	if (next_s != 0)
		r->next =
		    view_date(c->a, (int64_t)c->lang, date_of_instant(next_s));
}

static enum text_id
action_of(const struct keep_clause *k)
{
	if (k->action == KEEP_REVIEW)
		return TEXT_C_DUE_LOOK;
	if (k->action == KEEP_BLOCK || k->block)
		return TEXT_C_DUE_BLOCK;
	return k->mark ? TEXT_C_DUE_ERASE_MARK : TEXT_C_DUE_ERASE;
}

static struct str
rule_label(struct call *c, const struct keep *keep, const struct keep_clause *k)
{
	struct str people = lang_keep_people(c->a, c->org->st, keep, c->lang);

	for (size_t i = 0; i < ARRAY_LEN(rules); i++)
		if (rules[i].what == keep->what &&
		    rules[i].trigger == k->trigger)
			return keep->kinds.n == 0
				   ? T(c, rules[i].label)
				   : arena_printf(c->a, STR_FMT ": " STR_FMT,
					 STR_ARG(people),
					 STR_ARG(T(c, rules[i].label)));
	return people;
}

static void
rule_row(struct call *c, const struct keep *keep, const struct keep_clause *k,
    const struct retention_preview *rp, struct page_staff_retention_rows *r)
{
	r->what = rule_label(c, keep, k);
	r->clause = lang_keep_clock(c->a, c->org->st, keep, k, c->lang);
	r->action = T(c, action_of(k));
	r->line = k->pos.line;
	r->href = call_path(c, "/staff/statement#l%u", (unsigned)k->pos.line);
	count_rows(c, k, DUE_NOTHING, rp, r);
}

/* Whether a rule for members is counted from when they were last there. */
static bool
says_unseen(const struct statement *st)
{
	return statement_clause(st, KEEP_MEMBERS, TRIGGER_LAST_SEEN) != NULL ||
	       statement_clause(st, KEEP_MEMBERS, TRIGGER_CONFIRMED) != NULL;
}

static void
rule_rows(struct call *c, const struct retention_preview *rp,
    struct page_staff_retention *pg, size_t *cap)
{
	const struct statement *st = c->org->st;

	for (size_t i = 0; i < st->keeps_n; i++)
		for (size_t j = 0;
		     j < st->keeps[i].clauses_n && is_of_people(&st->keeps[i]);
		     j++)
			rule_row(c, &st->keeps[i], &st->keeps[i].clauses[j], rp,
			    ARENA_PUSH(c->a, pg->rows, pg->rows_n, *cap));
	for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
		struct page_staff_retention_rows *r;
		bool said = life_clause(c->org, rules[i].what,
				rules[i].trigger) != NULL;

		if (rules[i].why == DUE_UNSEEN)
			said = says_unseen(st);
		if (said && rp->by_why[rules[i].why] == 0)
			continue;
		r = ARENA_PUSH(c->a, pg->rows, pg->rows_n, *cap);
		r->what = T(c, rules[i].label);
		r->clause = T(c, said ? TEXT_C_DUE_PERIOD : TEXT_C_DUE_NO_RULE);
		count_rows(c, NULL, rules[i].why, rp, r);
		if (said && r->due + r->later == 0)
			pg->rows_n--;
	}
}

static void
other_row(struct call *c, size_t i, const struct retention_preview *rp,
    struct page_staff_retention *pg, size_t *cap)
{
	struct page_staff_retention_rows *r =
	    ARENA_PUSH(c->a, pg->rows, pg->rows_n, *cap);

	r->what = T(c, others[i].label);
	r->clause = T(c, TEXT_C_DUE_PERIOD);
	r->action = T(c, others[i].action);
	count_rows(c, NULL, others[i].why, rp, r);
	if (r->due + r->later == 0)
		pg->rows_n--; /* all of them stand in the row of a clause */
}

enum err
web_staff_retention(struct call *c)
{
	struct page_staff_retention pg = { .ui = &c->ui };
	struct retention_preview rp;
	const struct grant *g;
	size_t cap = 0;
	enum err e = tx_decide(c->tx, -1, ACT_AUDIT, NULL, NULL, -1, 0, &g);

	if (e != ERR_OK)
		return e;
	/* Numbers only; the walk is the job's. */
	act_as_server(c, ACTIVITY_RETENTION);
	e = retention_preview(c->tx, c->s->now_s + SOON_DAYS * DAY_S, DUE_MAX,
	    &rp);
	staff_actor(&c->staff, &c->actor);
	if (e != ERR_OK)
		return e;
	rule_rows(c, &rp, &pg, &cap);
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		if (rp.by_why[others[i].why] > 0)
			other_row(c, i, &rp, &pg, &cap);
	staff_page(c, 200);
	view_page_staff_retention(&c->rp->body, &pg);
	return ERR_OK;
}
