/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_idle: what is said and can never act: lines of purposes, kinds of
 * person, roles, opt-outs and the rest for which there is nobody, or nothing.
 */
#include "lang/check_private.h"
#include "lang/words.h"

/* ---- people ------------------------------------------------------------ */

static bool
ages_apart(const struct kind *a, const struct kind *b)
{
	return a->by_age && b->by_age &&
	       ((a->aged_under > 0 && b->aged_from >= a->aged_under) ||
		   (b->aged_under > 0 && a->aged_from >= b->aged_under));
}

/* Whether nobody can be of both: one is not in the register and the other is,
 * or nobody is of both ages. */
static bool
apart(const struct kind *a, const struct kind *b)
{
	return a != b && (a->outside != b->outside || ages_apart(a, b));
}

static bool
apart_from_all(const struct statement *st, int kind,
    const struct index_list *kinds)
{
	for (size_t i = 0; i < kinds->n; i++)
		if (!apart(&st->kinds[kind], &st->kinds[kinds->at[i]]))
			return false;
	return kinds->n > 0;
}

/* The first of ${kinds} that none of ${others} can be. */
static int
nobody_of(const struct statement *st, const struct index_list *kinds,
    const struct index_list *others)
{
	for (size_t i = 0; i < kinds->n; i++)
		if (apart_from_all(st, kinds->at[i], others))
			return kinds->at[i];
	return -1;
}

static void
check_bases(struct check *c, const struct purpose *p)
{
	for (size_t i = 0; i < p->bases_n; i++) {
		const struct basis *b = &p->bases[i];
		int kind = nobody_of(c->st, &b->kinds, &p->kinds);

		if (kind >= 0)
			found(c, FINDING_basis_nobody, b->pos, p->n.name,
			    c->st->kinds[kind].n.name);
		if (b->code != BASIS_A && !text_is_empty(&b->consent_text))
			found(c, FINDING_consent_text_idle, b->pos, p->n.name,
			    STR_NONE);
	}
}

/* Whether members who left, or died, wait for anything at that stage. */
static bool
waits(const struct statement *st, enum trigger t)
{
	const struct keep_clause *k = statement_clause(st, KEEP_MEMBERS, t);

	return k == NULL || k->action != KEEP_DELETE || k->block ||
	       !keep_clause_at_once(k);
}

static unsigned
stages_reached(const struct check *c)
{
	unsigned reached = STAGE_MEMBER | STAGE_POSSIBLE | STAGE_BLOCKED;

	if (served(c, ACTIVITY_INVITE))
		reached |= STAGE_INVITED;
	if (waits(c->st, TRIGGER_LEFT))
		reached |= STAGE_LEAVING;
	if (waits(c->st, TRIGGER_DEATH))
		reached |= STAGE_DECEASED;
	return reached;
}

static void
check_people(struct check *c, const struct purpose *p)
{
	if (!c->st->printed_only && p->stages != 0 &&
	    (p->stages & stages_reached(c)) == 0)
		found_name(c, FINDING_purpose_nobody, &p->n);
}

/* Whether a line that excepted nobody would mean who is of that kind alone. */
static bool
could_be_meant(const struct kind *k, const struct meant *m)
{
	return !k->outside &&
	       !(k->no_member && m->members && m->stages == STAGE_MEMBER);
}

/* Of whom a line of ${n} speaks: who is excepted could be meant. */
static void
check_meant(struct check *c, const struct named *n, const struct meant *m)
{
	bool some = false, all = true;

	for (size_t i = 0; i < m->except.n; i++) {
		const struct kind *k = &c->st->kinds[m->except.at[i]];

		if (index_list_has(&m->kinds, k->n.no))
			found_name2(c, FINDING_except_named, n, k->n.name);
		else if (k->outside)
			found_name2(c, FINDING_except_outside, n, k->n.name);
	}
	for (size_t i = 0; i < c->st->kinds_n; i++) {
		bool excepted = index_list_has(&m->except, (int)i);

		if (!could_be_meant(&c->st->kinds[i], m))
			continue;
		some = some || excepted;
		all = all && excepted;
	}
	if (some && all && m->kinds.n == 0)
		found_name(c, FINDING_except_all, n);
}

/* ---- messages ---------------------------------------------------------- */

static void
check_messages(struct check *c, const struct purpose *p)
{
	struct str says = STR_NONE;

	if (p->channels != 0)
		return;
	/* Letters about signing in are of a class without being sent by one. */
	if (p->class == CLASS_MARKETING || p->class == CLASS_RESEARCH)
		says = word(c, "“class”", "«klasse»");
	if (p->cap_n > 0)
		says = join(c, says, word(c, "“at most”", "«høyst»"));
	if (says.n > 0)
		found_name2(c, FINDING_sends_nothing, &p->n, says);
}

/* ---- fields ------------------------------------------------------------ */

static void
check_required(struct check *c, const struct field *f)
{
	int no = f->n.no;

	for (size_t i = 0; i < f->required_for.n; i++) {
		const struct purpose *p =
		    &c->st->purposes[f->required_for.at[i]];
		struct fieldset uses = purpose_fields(c->st, p);

		if (!fieldset_has(&uses, no))
			found_name2(c, FINDING_required_unused, &f->n,
			    p->n.name);
	}
}

/* Whether a purpose for people of the kind uses one of the fields. */
static bool
used_of(const struct statement *st, const struct fieldset *fields, int kind)
{
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		struct fieldset uses = purpose_fields(st, p);
		struct fieldset both = fieldset_and(&uses, fields);

		if (!only_reaches(p) && !fieldset_is_empty(&both) &&
		    !index_list_has(&p->except, kind) &&
		    !apart_from_all(st, kind, &p->kinds))
			return true;
	}
	return false;
}

static void
check_kept_kinds(struct check *c, const struct keep *k)
{
	struct fieldset whole = statement_whole(c->st, &k->fields);

	if (k->what != KEEP_FIELDS || fieldset_is_empty(&k->fields))
		return;
	for (size_t i = 0; i < k->kinds.n; i++) {
		const struct kind *of = &c->st->kinds[k->kinds.at[i]];

		if (!of->outside && !used_of(c->st, &whole, of->n.no))
			found_name2(c, FINDING_keep_nobody, &k->n, of->n.name);
	}
}

/* ---- kinds of person --------------------------------------------------- */

static bool
contradict(const struct statement *st, const struct cond *a,
    const struct cond *b)
{
	if (a->field != b->field)
		return false;
	if (a->op == COND_IS && b->op == COND_IS)
		return st->fields[a->field].type != FIELD_CHOICES &&
		       !str_eq(a->value, b->value);
	if (a->op == COND_AFTER && b->op == COND_BEFORE)
		return date_cmp(a->date, b->date) >= 0;
	if (a->op == COND_BEFORE && b->op == COND_AFTER)
		return date_cmp(b->date, a->date) >= 0;
	return false;
}

static void
check_rule(struct check *c, const struct kind *k, const struct rule *r)
{
	for (size_t i = 0; i < r->conds_n; i++)
		for (size_t j = 0; j < i; j++)
			if (contradict(c->st, &r->conds[j], &r->conds[i])) {
				found(c, FINDING_rule_never, r->conds[i].pos,
				    k->n.name, STR_NONE);
				return;
			}
}

enum {
	OLDEST = 120 /* nobody has been three years older */
};

static void
check_kind(struct check *c, const struct kind *k)
{
	for (size_t i = 0; i < k->rules_n; i++)
		check_rule(c, k, &k->rules[i]);
	if (k->aged_from > OLDEST)
		found(c, FINDING_rule_never, k->n.pos, k->n.name, STR_NONE);
}

/* ---- roles ------------------------------------------------------------- */

static bool
never_done(const struct check *c, const struct purpose *p, enum act act)
{
	switch (act) {
	case ACT_WRITE:
	case ACT_SEND:
		return p->channels == 0;
	case ACT_INVITE:
		return !purpose_serves(p, ACTIVITY_INVITE) &&
		       served(c, ACTIVITY_INVITE);
	case ACT_IMPORT:
		return !purpose_serves(p, ACTIVITY_IMPORT) &&
		       served(c, ACTIVITY_IMPORT);
	default:
		return false;
	}
}

static void
check_acts(struct check *c, const struct role *r, const struct clause *k)
{
	struct word_list words = words_list(WORDS_ACT);
	struct str never = STR_NONE;
	const struct purpose *p;

	if (k->purpose < 0)
		return;
	p = &c->st->purposes[k->purpose];
	for (int act = 0; act < ACT_MAX; act++)
		if ((k->acts >> act & 1) != 0 &&
		    never_done(c, p, (enum act)act))
			never =
			    join(c, never, phrase_in(&words.at[act], c->lang));
	if (never.n > 0)
		found(c, FINDING_act_never, k->pos, r->n.name,
		    arena_printf(c->a, STR_FMT ": " STR_FMT, STR_ARG(p->n.name),
			STR_ARG(never)));
}

/* ---- declared facts ---------------------------------------------------- */

/* Whether any of the purposes, of all when none is named, sends that way. */
static bool
sent_by(const struct statement *st, const struct index_list *purposes,
    int channel)
{
	for (size_t i = 0; i < st->purposes_n; i++)
		if ((st->purposes[i].channels >> channel & 1) != 0 &&
		    index_list_covers(purposes, (int)i))
			return true;
	return false;
}

static void
check_opt_out(struct check *c, const struct fact *f)
{
	const struct fact_value *against = VALUE(f, OPT_OUT, CHANNELS);
	const struct index_list *of = &VALUE(f, OPT_OUT, PURPOSES)->list;
	const struct index_list *except = &VALUE(f, OPT_OUT, EXCEPT)->list;
	struct str idle = STR_NONE;
	bool all = of->n > 0;

	for (int ch = 0; ch < (int)CHANNEL_SENDS; ch++)
		if ((against->channels >> ch & 1) != 0 &&
		    !sent_by(c->st, of, ch))
			idle = join(c, idle, channel_word(c, ch));
	if (idle.n > 0)
		found_name2(c, FINDING_opt_out_channel_idle, &f->n, idle);
	for (size_t i = 0; i < of->n; i++)
		all = all && index_list_has(except, of->at[i]);
	if (all)
		found_name(c, FINDING_opt_out_excepts_all, &f->n);
	for (size_t i = 0; of->n > 0 && i < except->n; i++)
		if (!index_list_has(of, except->at[i]))
			found_name2(c, FINDING_opt_out_except_idle, &f->n,
			    c->st->purposes[except->at[i]].n.name);
}

static void
check_renewal(struct check *c, const struct fact *f)
{
	bool asks = false;

	for (size_t i = 0; i < c->st->purposes_n; i++)
		asks = asks || (purpose_asks_consent(&c->st->purposes[i]) &&
				   index_list_covers(&f->purposes, (int)i));
	if (!asks)
		found_name(c, FINDING_renewal_of_nothing, &f->n);
}

/* For each purpose one of those whom the data are about: else the page tells
 * these of data without a purpose, and those of a purpose without data. */
static void
check_concerned(struct check *c, const struct fact *f)
{
	const struct index_list *kinds = &VALUE(f, DATA, CONCERNS)->list;

	for (size_t i = 0; kinds->n > 0 && i < f->purposes.n; i++) {
		const struct purpose *p = &c->st->purposes[f->purposes.at[i]];
		bool any = false;

		for (size_t k = 0; k < kinds->n; k++)
			any = any || purpose_meets(c->st, p, kinds->at[k]);
		if (!any)
			found_name2(c, FINDING_data_of_others, &f->n,
			    p->n.name);
	}
}

static void
check_fact(struct check *c, const struct fact *f)
{
	const struct fact_value *until;

	if (f->kind == FACT_DATA)
		check_concerned(c, f);
	if (f->kind == FACT_OPT_OUT)
		check_opt_out(c, f);
	if (f->kind == FACT_RENEWAL)
		check_renewal(c, f);
	if (f->kind != FACT_CERTIFICATION)
		return;
	until = VALUE(f, CERTIFICATION, UNTIL);
	if (until->said && past(c, until->date))
		found_name2(c, FINDING_certificate_ended, &f->n,
		    iso(c, until->date));
}

void
check_idle(struct check *c)
{
	const struct statement *st = c->st;
	struct meant meant;

	for (size_t i = 0; i < st->purposes_n; i++) {
		check_bases(c, &st->purposes[i]);
		check_people(c, &st->purposes[i]);
		check_messages(c, &st->purposes[i]);
		meant = purpose_meant(&st->purposes[i], 0);
		check_meant(c, &st->purposes[i].n, &meant);
	}
	for (size_t i = 0; i < st->fields_n; i++) {
		check_required(c, &st->fields[i]);
		check_meant(c, &st->fields[i].n, &st->fields[i].required_of);
		check_meant(c, &st->fields[i].n, &st->fields[i].kept_of);
	}
	for (size_t i = 0; i < st->keeps_n; i++)
		check_kept_kinds(c, &st->keeps[i]);
	for (size_t i = 0; i < st->kinds_n; i++)
		check_kind(c, &st->kinds[i]);
	for (size_t i = 0; i < st->roles_n; i++)
		for (size_t k = 0; k < st->roles[i].clauses_n; k++)
			check_acts(c, &st->roles[i], &st->roles[i].clauses[k]);
	for (size_t i = 0; i < st->facts_n; i++)
		check_fact(c, &st->facts[i]);
}
