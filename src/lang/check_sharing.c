/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/check_sharing: roles, cookies, logs, promises. */
#include "lang/check_private.h"
#include "lang/prose_record.h"
#include "lang/words.h"
#include "policy/country.h"

#define ACT_BIT(a) (UINT64_C(1) << ACT_##a)

/* ---- roles ------------------------------------------------------------- */

static const uint64_t looking =
    ACT_BIT(SEE) | ACT_BIT(CORRECT) | ACT_BIT(EXPORT);

/* Fields the clause names that nobody in the role can be shown. */
static struct str
unseen(struct check *c, const struct role *r, const struct clause *k)
{
	unsigned who = r->scope >= 0 ? VISIBLE_REPRESENTATIVES : VISIBLE_STAFF;
	struct str list = STR_NONE;

	if ((k->acts & looking) == 0 || k->all_fields)
		return list;
	for (int i = 0; i < (int)c->st->fields_n; i++) {
		if (fieldset_has(&k->fields, i) &&
		    (field_visible(c->st, i) & who) == 0)
			list = join(c, list, c->st->fields[i].n.name);
	}
	return list;
}

/* What belongs to rights alone; but a list that the law demands of a purpose
 * has to leave the register. */
static uint64_t
beyond(const struct purpose *p)
{
	return purpose_rests_on(p, BASIS_C) ? ACT_BIT(ERASE)
					    : ACT_BIT(EXPORT) | ACT_BIT(ERASE);
}

static void
check_clause(struct check *c, const struct role *r, const struct clause *k)
{
	const struct purpose *p;
	struct str list = unseen(c, r, k);

	if (list.n > 0)
		found(c, FINDING_role_reaches_nothing, k->pos, r->n.name, list);
	if (k->purpose < 0)
		return;
	p = &c->st->purposes[k->purpose];
	if (r->scope >= 0 && k->all_fields && (k->acts & looking) != 0)
		found(c, FINDING_role_reaches_more, k->pos, r->n.name,
		    word(c, "all fields of people in its groups",
			"alle felter om folk i gruppene sine"));
	else if ((k->acts & beyond(p)) != 0 &&
		 !purpose_serves(p, ACTIVITY_RIGHTS) &&
		 !purpose_serves(p, ACTIVITY_RETENTION))
		found(c, FINDING_role_reaches_more, k->pos, r->n.name,
		    word(c, "export or erase outside rights",
			"eksportere eller slette utenfor rettigheter"));
	else if (k->all_fields && (k->acts & looking) != 0 && p->all_fields &&
		 !purpose_serves(p, ACTIVITY_STAFF) &&
		 !purpose_serves(p, ACTIVITY_RIGHTS))
		found(c, FINDING_role_reaches_more, k->pos, r->n.name,
		    word(c,
			"all fields under a purpose that is not for "
			"staff work",
			"alle felter under et formål som ikke er "
			"saksbehandling"));
}

static void
check_volunteer(struct check *c, const struct role *r)
{
	struct str missing = STR_NONE;
	bool told = false;

	if ((r->requires & REQUIRES_TRAINING) == 0)
		missing = join(c, missing, word(c, "training", "opplæring"));
	if ((r->requires & REQUIRES_CONFIDENTIALITY) == 0)
		missing = join(c, missing,
		    word(c, "confidentiality", "taushetsplikt"));
	if ((r->requires & REQUIRES_TERM) == 0)
		missing =
		    join(c, missing, word(c, "term of office", "verveperiode"));
	if (missing.n > 0)
		found_name2(c, FINDING_volunteer_unbound, &r->n, missing);
	for (size_t i = 0; i < c->st->recipients_n; i++) {
		enum recipient_class class = c->st->recipients[i].class;

		told = told || class == RECIPIENT_ACTING_FOR ||
		       class == RECIPIENT_INSIDE || class == RECIPIENT_JOINT;
	}
	if (!told)
		found_name(c, FINDING_recipient_missing, &r->n);
}

bool
somebody_may(const struct check *c, enum act act, int purpose)
{
	for (size_t i = 0; i < c->st->roles_n; i++) {
		const struct role *r = &c->st->roles[i];

		for (size_t j = 0; j < r->clauses_n; j++) {
			const struct clause *k = &r->clauses[j];

			if ((act == ACT_MAX || (k->acts >> act & 1) != 0) &&
			    (purpose < 0 || k->purpose == purpose))
				return true;
		}
	}
	return false;
}

static bool
decides(const struct statement *st, int controller)
{
	for (size_t i = 0; i < st->purposes_n; i++)
		if (purpose_decides(&st->purposes[i], controller))
			return true;
	return false;
}

/* Districts in one file are kept apart by roles that are for one group. */
static void
check_districts(struct check *c)
{
	bool reaches = false;

	for (size_t i = 0; i < c->st->roles_n; i++) {
		if (c->st->roles[i].scope >= 0)
			return;
		reaches = reaches || c->st->roles[i].clauses_n > 0;
	}
	for (size_t i = 0; i < c->st->controllers_n; i++) {
		const struct controller *k = &c->st->controllers[i];

		if (reaches && k->part_of >= 0 && !c->st->printed_only &&
		    decides(c->st, k->n.no)) {
			found_name(c, FINDING_districts_not_apart, &k->n);
			return;
		}
	}
}

/* Whether a declared fact is attested, approved or seen by the role. */
static bool
in_fact(const struct fact *f, const struct role *r)
{
	return fact_lists(f, FACT_TYPE_ROLES, r->n.no) ||
	       str_eq(f->attested_by, r->n.name);
}

/* Whoever vouches for something need do nothing in the register. */
static bool
is_named(const struct statement *st, const struct role *r)
{
	bool is = false;

	for (size_t i = 0; i < st->facts_n; i++)
		is = is || in_fact(&st->facts[i], r);
	for (size_t i = 0; i < st->told_n; i++)
		is = is || str_eq(st->told[i].attested_by, r->n.name);
	for (size_t i = 0; i < st->promises_n; i++)
		is = is || str_eq(st->promises[i].attested_by, r->n.name);
	for (size_t i = 0; i < st->keeps_n; i++)
		is = is || str_eq(st->keeps[i].attested_by, r->n.name);
	return is;
}

void
check_roles(struct check *c)
{
	int rights = statement_purpose_of(c->st, ACTIVITY_RIGHTS);
	struct str missing = STR_NONE;

	for (size_t i = 0; i < c->st->roles_n; i++) {
		const struct role *r = &c->st->roles[i];

		for (size_t j = 0; j < r->clauses_n; j++)
			check_clause(c, r, &r->clauses[j]);
		if (r->clauses_n == 0 && !is_named(c->st, r))
			found_name(c, FINDING_role_empty, &r->n);
		if (r->scope >= 0)
			check_volunteer(c, r);
	}
	check_districts(c);
	if (!somebody_may(c, ACT_STAFF, -1))
		missing = word(c, "manage staff", "styre ansatte");
	if (!somebody_may(c, ACT_AUDIT, -1))
		missing =
		    join(c, missing, word(c, "read audit", "lese loggen"));
	if (missing.n > 0 && !c->st->printed_only)
		found(c, FINDING_nobody_may, c->top, missing, STR_NONE);
	if (rights >= 0 && !c->st->printed_only &&
	    !somebody_may(c, ACT_MAX, rights))
		found_name(c, FINDING_nobody_answers,
		    &c->st->purposes[rights].n);
}

/* ---- cookies -------------------------------------------------------- */

void
check_cookies(struct check *c)
{
	bool sign_in = false;

	for (size_t i = 0; i < c->st->cookies_n; i++) {
		const struct cookie *k = &c->st->cookies[i];

		sign_in = sign_in || k->activity == ACTIVITY_SIGN_IN;
		if (!k->session && period_is_zero(k->life))
			found_name(c, FINDING_cookie_no_life, &k->n);
		if (!str_is(k->category, "necessary") && !k->with_consent &&
		    text_is_empty(&k->because))
			found_name(c, FINDING_cookie_needs_consent, &k->n);
	}
	if (served(c, ACTIVITY_SIGN_IN) && !sign_in && !c->st->printed_only)
		found(c, FINDING_cookie_missing, c->top, STR_NONE, STR_NONE);
}

/* ---- promises ------------------------------------------------------- */

static const struct named *
field_against(const struct statement *st, enum promise p)
{
	for (size_t i = 0; i < st->fields_n; i++) {
		const struct field *f = &st->fields[i];

		if (p == PROMISE_NO_DIRECTORY &&
		    (f->visible & VISIBLE_MEMBERS) != 0)
			return &f->n;
		if (p == PROMISE_NO_SPECIAL && f->special)
			return &f->n;
		if (p == PROMISE_NO_NATIONAL_ID && is_national_id(f))
			return &f->n;
	}
	return NULL;
}

static bool
has_address(const struct statement *st, const struct fieldset *set)
{
	for (int i = 0; i < (int)st->fields_n; i++) {
		if (fieldset_has(set, i) &&
		    field_is_address(st->fields[i].type))
			return true;
	}
	return false;
}

/* Who gets addresses though they are shared on approval only. */
static const struct named *
approval_against(const struct statement *st)
{
	for (size_t i = 0; i < st->recipients_n; i++) {
		const struct recipient *r = &st->recipients[i];

		if (!r->on_approval && !r->send_through &&
		    r->class != RECIPIENT_PROCESSOR &&
		    r->class != RECIPIENT_AUTHORITY &&
		    has_address(st, &r->fields))
			return &r->n;
	}
	for (size_t i = 0; i < st->roles_n; i++) {
		const struct role *r = &st->roles[i];

		for (size_t j = 0; r->scope >= 0 && j < r->clauses_n; j++) {
			const struct clause *k = &r->clauses[j];

			if ((k->acts & looking) != 0 && !k->without_addresses &&
			    (k->all_fields || has_address(st, &k->fields)))
				return &r->n;
		}
	}
	return NULL;
}

static const struct named *
against(const struct statement *st, enum promise p)
{
	if (p == PROMISE_CONTACT_ON_APPROVAL)
		return approval_against(st);
	for (size_t i = 0; p == PROMISE_NO_PROFILING && i < st->purposes_n;
	     i++) {
		if (st->purposes[i].profiling)
			return &st->purposes[i].n;
	}
	for (size_t i = 0; p == PROMISE_NO_IP && i < st->logs_n; i++) {
		if (st->logs[i].ip == LOG_IP_FULL ||
		    st->logs[i].ip == LOG_IP_SHORTENED)
			return &st->logs[i].n;
	}
	for (size_t i = 0;
	     p == PROMISE_STATISTICS_ANONYMOUS && i < st->statistics_n; i++) {
		if (st->statistics[i].pseudonymous)
			return &st->statistics[i].n;
	}
	for (size_t i = 0; p == PROMISE_NO_THIRD_PARTY && i < st->cookies_n;
	     i++) {
		if (!text_is_empty(&st->cookies[i].party))
			return &st->cookies[i].n;
	}
	for (size_t i = 0; p == PROMISE_EEA_ONLY && i < st->processors_n; i++) {
		if (any_outside_eea(&st->processors[i].countries))
			return &st->processors[i].n;
	}
	if (fact_against(st, p) != NULL)
		return &fact_against(st, p)->n;
	return field_against(st, p);
}

static void
check_logs(struct check *c)
{
	for (size_t i = 0; i < c->st->logs_n; i++) {
		const struct log_rule *k = &c->st->logs[i];

		if (k->purpose < 0 && k->ip != LOG_IP_NOT_STORED)
			found_name(c, FINDING_log_no_purpose, &k->n);
		if (period_is_zero(k->life))
			found_name(c, FINDING_log_no_period, &k->n);
		if (k->attested_by.n == 0)
			found_name(c, FINDING_told_unattested, &k->n);
	}
}

/* Where any is told: for which purposes there is none, of those who decide over
 * them. */
static void
check_unprotected(struct check *c)
{
	struct doc d = { .a = c->a, .st = c->st };
	const struct record r = { .d = &d, .of = { .controller = -1 } };
	const struct purpose *first = NULL;
	struct str names = STR_NONE;

	while (d.lang + 1 < LANG_MAX && !c->st->langs[d.lang])
		d.lang++;
	for (int i = 0; i < (int)c->st->purposes_n; i++) {
		const struct purpose *p = &c->st->purposes[i];

		if (record_cell(&r, i, RECORD_MEASURES).n > 0)
			continue;
		first = first == NULL ? p : first;
		names = join(c, names, p->n.name);
	}
	if (first != NULL)
		found(c, FINDING_measures_of_others, first->n.pos, names,
		    STR_NONE);
}

void
check_promises(struct check *c)
{
	bool measures = false;

	check_logs(c);
	for (size_t i = 0; i < c->st->promises_n; i++) {
		const struct promise_rule *p = &c->st->promises[i];
		const struct named *n = against(c->st, p->promise);

		if (n != NULL)
			found(c, FINDING_promise_contradicted, p->pos, n->name,
			    STR_NONE);
		if ((p->held == HELD_TOLD && !p->only_told) ||
		    (p->held == HELD_ATTESTED && p->attested_by.n == 0))
			found(c, FINDING_promise_unattested, p->pos, STR_NONE,
			    STR_NONE);
	}
	for (size_t i = 0; i < c->st->told_n; i++) {
		const struct told *t = &c->st->told[i];
		bool security = str_is(t->section, "security");
		bool claim = security || str_is(t->section, "sharing");

		measures = measures || security;
		if (claim && t->attested_by.n == 0)
			found_name(c, FINDING_told_unattested, &t->n);
		if (past(c, t->review_by))
			found_name2(c, FINDING_told_overdue, &t->n,
			    iso(c, t->review_by));
	}
	for (size_t i = 0; i < c->st->facts_n; i++)
		measures = measures || c->st->facts[i].kind == FACT_MEASURE;
	for (size_t i = 0; i < c->st->processors_n; i++)
		measures =
		    measures || !text_is_empty(&c->st->processors[i].security);
	if (measures)
		check_unprotected(c);
	else
		found(c, FINDING_measures_missing, c->top, STR_NONE, STR_NONE);
}
