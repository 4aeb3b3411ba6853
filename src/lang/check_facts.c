/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/check_facts: fields, sources, kinds, how long, groups. */
#include "lang/check_private.h"
#include "lang/prose_record.h"

bool
only_reaches(const struct purpose *p)
{
	const uint64_t reach =
	    UINT64_C(1) << ACTIVITY_RIGHTS | UINT64_C(1) << ACTIVITY_RETENTION |
	    UINT64_C(1) << ACTIVITY_AUDIT | UINT64_C(1) << ACTIVITY_BACKUP |
	    UINT64_C(1) << ACTIVITY_MARK;

	if (!p->all_fields)
		return false;
	if (p->activities == 0)
		return purpose_answers(p);
	return (p->activities & ~reach) == 0;
}

static bool
used(const struct statement *st, int field)
{
	for (size_t i = 0; i < st->purposes_n; i++) {
		struct fieldset uses = purpose_fields(st, &st->purposes[i]);

		if (!only_reaches(&st->purposes[i]) &&
		    fieldset_has(&uses, field))
			return true;
	}
	return false;
}

/* "Using all fields" of a purpose that is there for what others keep. */
static struct str
reaching(struct check *c)
{
	struct str names = STR_NONE;

	for (size_t i = 0; i < c->st->purposes_n; i++)
		if (only_reaches(&c->st->purposes[i]))
			names = join(c, names, c->st->purposes[i].n.name);
	if (names.n == 0)
		return STR_NONE;
	return arena_printf(c->a, "; " STR_FMT ": " STR_FMT,
	    STR_ARG(word(c,
		"what is done with all that is kept is no reason to keep it",
		"det som gjøres med alt som finnes, er ingen grunn til å "
		"ha det")),
	    STR_ARG(names));
}

void
check_fields(struct check *c)
{
	const struct statement *st = c->st;
	struct str reach = reaching(c);

	for (int i = 0; i < (int)st->fields_n; i++) {
		const struct field *f = &st->fields[i];

		if ((field_visible(st, i) & VISIBLE_PERSON) == 0 &&
		    !st->printed_only)
			found_name(c, FINDING_hidden_from_person, &f->n);
		if (f->voluntary && (f->required || f->required_for.n > 0))
			found_one_of(c, &f->n, 2, "“required”, “voluntary”",
			    "«påkrevd», «frivillig»");
		if (f->required && text_is_empty(&f->reason))
			found_name(c, FINDING_required_without_reason, &f->n);
		if (f->parent >= 0)
			continue;
		if (!used(st, i))
			found_name2(c, FINDING_unused_field, &f->n, reach);
		if (f->sources.n == 0)
			found_name(c, FINDING_field_no_source, &f->n);
	}
}

/* ---- sources and kinds ------------------------------------------------- */

static bool
imports_members(const struct statement *st)
{
	for (size_t i = 0; i < st->purposes_n; i++) {
		if (purpose_serves(&st->purposes[i], ACTIVITY_IMPORT) &&
		    (purpose_stages(&st->purposes[i]) & STAGE_MEMBER) != 0)
			return true;
	}
	return false;
}

/* Whether anything says which facts come from ${s}. */
static bool
gives_any(const struct statement *st, const struct source *s)
{
	for (size_t i = 0; i < st->fields_n; i++)
		if (index_list_has(&st->fields[i].sources, s->n.no))
			return true;
	for (size_t i = 0; i < st->facts_n; i++)
		if (fact_lists(&st->facts[i], FACT_TYPE_SOURCES, s->n.no))
			return true;
	return !fieldset_is_empty(&s->before_joining) ||
	       !fieldset_is_empty(&s->after_joining);
}

/* One that is never told is told neither by a time nor in some cases. */
static void
check_never_told(struct check *c, const struct source *s)
{
	bool told = !period_is_zero(s->tell_within) || s->told_at_contact ||
		    s->told_before_sharing;

	if (!s->never_told)
		return;
	found_one_of(c, &s->n, 1 + told + (s->untold_n > 0),
	    "“not told”; “told within”, “told at first contact” or “told "
	    "before passing on”; “not told when”",
	    "«varsles ikke»; «varsles innen», «varsles ved første henvendelse» "
	    "eller «varsles før det gis videre»; «varsles ikke når»");
	if (text_is_empty(&s->never_told_by))
		found(c, FINDING_except_no_law, s->never_told_pos, STR_NONE,
		    STR_NONE);
}

static void
check_source(struct check *c, const struct source *s)
{
	if (s->is_person || s->own_assessment)
		return;
	if (s->own_register && text_is_empty(&s->told_by))
		found_name(c, FINDING_source_not_told, &s->n);
	if (s->own_register && text_is_empty(&s->compatible))
		found_name(c, FINDING_source_no_compatibility, &s->n);
	if (!s->own_register && c->st->no_third_party_sources)
		found_name(c, FINDING_source_contradiction, &s->n);
	if (!s->own_register && period_is_zero(s->tell_within) &&
	    !s->told_at_contact && !s->told_before_sharing &&
	    s->untold_n == 0 && !s->never_told)
		found_name(c, FINDING_art14_unsaid, &s->n);
	check_laws(c, s->untold, s->untold_n);
	check_never_told(c, s);
	if (!s->own_register && over_month(s->tell_within))
		found_name(c, FINDING_art14_late, &s->n);
	if (s->columns_n == 0) {
		if (!gives_any(c->st, s))
			found_name(c, FINDING_unnamed_fields, &s->n);
		return;
	}
	if (s->key.n == 0)
		found_name(c, FINDING_source_no_key, &s->n);
	if (fieldset_is_empty(&s->before_joining) &&
	    fieldset_is_empty(&s->after_joining))
		found_name(c, FINDING_unnamed_fields, &s->n);
	if (!fieldset_is_empty(&s->after_joining) && !imports_members(c->st))
		found_name(c, FINDING_after_joining_unserved, &s->n);
}

/* Whether what is kept of these people has a purpose; one that is there for
 * what others keep is none. */
static bool
has_purpose(const struct check *c, int kind)
{
	for (size_t i = 0; i < c->st->purposes_n; i++)
		if (!only_reaches(&c->st->purposes[i]) &&
		    purpose_meets(c->st, &c->st->purposes[i], kind))
			return true;
	return c->st->purposes_n == 0;
}

static void
check_kind(struct check *c, const struct kind *k)
{
	if (k->outside &&
	    (k->by_registration || k->by_office || k->rules_n > 0))
		found_name2(c, FINDING_fact_denied, &k->n,
		    word(c, "in the register", "i registeret"));
	if (k->outside)
		return;
	if (!kind_is_known(k) && !c->st->printed_only)
		found_name(c, FINDING_kind_unreachable, &k->n);
	if (k->by_office && !c->st->printed_only && c->st->roles_n > 0 &&
	    !somebody_may(c, ACT_KIND, -1))
		found_name(c, FINDING_kind_unsaid, &k->n);
	if (!k->by_age && !has_purpose(c, k->n.no))
		found_name(c, FINDING_kind_no_purpose, &k->n);
}

void
check_sources(struct check *c)
{
	for (size_t i = 0; i < c->st->sources_n; i++)
		check_source(c, &c->st->sources[i]);
	for (size_t i = 0; i < c->st->kinds_n; i++)
		check_kind(c, &c->st->kinds[i]);
}

/* ---- how long ---------------------------------------------------------- */

static bool
deletes(const struct check *c, enum keep_what what)
{
	for (size_t i = 0; i < c->st->keeps_n; i++) {
		const struct keep *k = &c->st->keeps[i];

		/* That it is never deleted is said, too. */
		if (k->what == what && k->for_good)
			return true;
		for (size_t j = 0; k->what == what && j < k->clauses_n; j++) {
			if (k->clauses[j].action == KEEP_DELETE ||
			    k->clauses[j].action == KEEP_ANONYMISE)
				return true;
		}
	}
	return false;
}

static bool
says(const struct check *c, enum keep_what what, enum trigger trigger)
{
	return statement_clause(c->st, what, trigger) != NULL;
}

/* Whether some purpose that is not there for everybody keeps people of this
 * stage. */
static bool
has_stage(const struct check *c, unsigned stages)
{
	for (size_t i = 0; i < c->st->purposes_n; i++) {
		const struct purpose *p = &c->st->purposes[i];

		if (!only_reaches(p) && !purpose_is_outside(c->st, p) &&
		    (purpose_stages(p) & stages) != 0)
			return true;
	}
	return false;
}

static bool
says_death(const struct keep *k)
{
	for (size_t i = 0; i < k->clauses_n; i++)
		if (k->clauses[i].trigger == TRIGGER_DEATH)
			return true;
	return false;
}

/* Whether a rule that holds for these people says what happens when they die:
 * one for them stands in the place of that for all. */
static bool
death_said(const struct statement *st, int kind)
{
	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];

		if (k->what == KEEP_MEMBERS &&
		    index_list_covers(&k->kinds, kind) &&
		    !keep_taken(st, k, kind) && says_death(k))
			return true;
	}
	return false;
}

static void
check_death_of_some(struct check *c, const struct keep *k)
{
	struct str names = STR_NONE;

	for (size_t i = 0; k->what == KEEP_MEMBERS && i < k->kinds.n; i++) {
		const struct kind *of = &c->st->kinds[k->kinds.at[i]];

		if (!of->outside && !death_said(c->st, of->n.no))
			names = join(c, names, of->n.name);
	}
	if (names.n > 0)
		found(c, FINDING_death_of_some, k->n.pos, names, STR_NONE);
}

static void
check_people_kept(struct check *c)
{
	bool invites = served(c, ACTIVITY_INVITE);

	if (has_stage(c, STAGE_MEMBER)) {
		if (!deletes(c, KEEP_MEMBERS))
			found(c, FINDING_no_retention, c->top,
			    word(c, "members", "medlemmer"), STR_NONE);
		else if (!says(c, KEEP_MEMBERS, TRIGGER_LEFT))
			found(c, FINDING_leaving_unsaid, c->top, STR_NONE,
			    STR_NONE);
		if (!says(c, KEEP_MEMBERS, TRIGGER_DEATH))
			found(c, FINDING_death_unsaid, c->top, STR_NONE,
			    STR_NONE);
		for (size_t i = 0;
		     says(c, KEEP_MEMBERS, TRIGGER_DEATH) && i < c->st->keeps_n;
		     i++)
			check_death_of_some(c, &c->st->keeps[i]);
	}
	if (!invites)
		return;
	if (!deletes(c, KEEP_INVITED))
		found(c, FINDING_no_retention,
		    c->st
			->purposes[statement_purpose_of(c->st, ACTIVITY_INVITE)]
			.n.pos,
		    word(c, "people who are invited", "inviterte"), STR_NONE);
	else if (!says(c, KEEP_INVITED, TRIGGER_DECLINED))
		found(c, FINDING_decline_unsaid, c->top, STR_NONE, STR_NONE);
	if (!says(c, KEEP_INVITED, TRIGGER_INVITED))
		found(c, FINDING_silence_unsaid, c->top, STR_NONE, STR_NONE);
}

/* Whether people in the purpose are there before anybody wrote to them. */
static bool
has_prospects(const struct statement *st, const struct purpose *p)
{
	bool read = purpose_serves(p, ACTIVITY_INVITE) ||
		    purpose_serves(p, ACTIVITY_IMPORT);

	return !only_reaches(p) && !purpose_is_outside(st, p) &&
	       (p->stages != 0 || read) &&
	       (purpose_stages(p) & STAGE_POSSIBLE) != 0;
}

/* Whether a clause ends it for those who were read and never written to. */
static bool
ends_unwritten(const struct keep *k)
{
	for (size_t i = 0; i < k->clauses_n; i++) {
		const struct keep_clause *x = &k->clauses[i];

		for (size_t n = 0; n <= x->others_n; n++)
			if ((x->action == KEEP_DELETE ||
				x->action == KEEP_ANONYMISE) &&
			    keep_clause_clock(x, n).trigger == TRIGGER_IMPORTED)
				return true;
	}
	return false;
}

bool
prospects_kept(const struct statement *st, const struct purpose *p)
{
	struct fieldset left = purpose_fields(st, p);
	bool any = !fieldset_is_empty(&left);

	if (!has_prospects(st, p))
		return true;
	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];
		struct fieldset of = statement_whole(st, &k->fields);

		if (!record_kept(st, k, p))
			continue;
		if (k->what == KEEP_INVITED && ends_unwritten(k))
			return true;
		if (k->what != KEEP_FIELDS || !keep_has_end(k))
			continue;
		for (int f = 0; f < (int)st->fields_n; f++)
			if (fieldset_has(&of, f))
				fieldset_remove(&left, f);
	}
	return any && fieldset_is_empty(&left);
}

/* What the server does not carry out needs somebody who does. */
static void
check_carried_out(struct check *c, const struct keep *k)
{
	bool told = false;

	/* Backups and requests are the office's own, in every statement. */
	if (k->what == KEEP_BACKUPS || k->what == KEEP_REQUESTS ||
	    c->st->printed_only)
		return;
	for (size_t i = 0; i < k->clauses_n; i++) {
		const struct keep_clause *clause = &k->clauses[i];

		if (keep_held(c->st, k, clause) == HELD_ENFORCED)
			continue;
		if (k->attested_by.n == 0)
			found(c,
			    clause->action == KEEP_ANONYMISE
				? FINDING_not_anonymised
				: FINDING_keep_only_told,
			    clause->pos, STR_NONE, STR_NONE);
		told = true;
	}
	if (k->attested_by.n > 0 && !told && k->clauses_n > 0)
		found_name(c, FINDING_keep_attested_in_vain, &k->n);
}

/* Why it may be kept, must be, or for which claims. */
static bool
says_law(const struct keep *k)
{
	return !text_is_empty(&k->provision) || !text_is_empty(&k->duty) ||
	       !text_is_empty(&k->claims);
}

static void
check_hold(struct check *c, const struct keep *k)
{
	bool held = keep_holds(k);

	for (size_t i = 0; i < k->clauses_n; i++) {
		const struct keep_clause *least = &k->clauses[i];

		for (size_t j = 0; j < k->clauses_n; j++) {
			const struct keep_clause *most = &k->clauses[j];

			if (least->bound == BOUND_LEAST &&
			    most->bound == BOUND_MOST &&
			    least->trigger == most->trigger &&
			    least->field == most->field &&
			    (least->year_end || !most->year_end) &&
			    period_hours_most(most->after) <
				period_hours_most(least->after))
				found(c, FINDING_least_over_most, most->pos,
				    STR_NONE, STR_NONE);
		}
	}
	if (held && k->open_for.n == 0 && k->what == KEEP_FIELDS)
		found_name(c, FINDING_hold_without_purpose, &k->n);
	if (keep_stays(k) && !k->for_good)
		found_name(c, FINDING_keep_without_end, &k->n);
	if (k->for_good && !keep_stays(k))
		found_name(c, FINDING_good_with_end, &k->n);
	if (!text_is_empty(&k->longer) && !keep_has_end(k))
		found_name(c, FINDING_longer_than_never, &k->n);
	if (!held && k->open_for.n > 0)
		found_name(c, FINDING_nothing_held, &k->n);
	if (k->only_for.n > 0 && fieldset_is_empty(&k->fields))
		found_name(c, FINDING_keep_no_fields, &k->n);
}

/* What of the register is kept for ever, as far as is said. */
static void
check_periods(struct check *c)
{
	static const struct {
		enum keep_what what;
		const char *en, *nb;
	} rows[] = {
		{ KEEP_MESSAGES, "messages", "meldinger" },
		{ KEEP_AUDIT, "audit trail", "logg" },
		{ KEEP_REQUESTS, "requests", "henvendelser" },
		{ KEEP_SESSIONS, "sessions", "økter" },
		{ KEEP_BACKUPS, "backups", "sikkerhetskopier" },
	};
	struct str missing = STR_NONE;

	if (c->st->printed_only)
		return;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (rows[i].what == KEEP_MESSAGES && !statement_sends(c->st))
			continue;
		if (!deletes(c, rows[i].what))
			missing =
			    join(c, missing, word(c, rows[i].en, rows[i].nb));
	}
	if (missing.n > 0)
		found(c, FINDING_no_period, c->top, missing, STR_NONE);
}

void
check_keeps(struct check *c)
{
	check_people_kept(c);
	check_periods(c);
	for (size_t i = 0; i < c->st->keeps_n; i++) {
		const struct keep *k = &c->st->keeps[i];

		for (size_t j = 0; j < k->clauses_n; j++) {
			if (keep_clause_holds(&k->clauses[j]) && !says_law(k))
				found(c, FINDING_hold_without_law,
				    k->clauses[j].pos, STR_NONE, STR_NONE);
		}
		check_carried_out(c, k);
		check_hold(c, k);
		if (k->clauses_n == 0)
			found_name(c, FINDING_empty_section, &k->n);
		else if (!deletes(c, k->what) &&
			 k->clauses[0].action == KEEP_REVIEW)
			found_name(c, FINDING_only_review, &k->n);
	}
}

/* ---- groups --------------------------------------------------------- */

void
check_groups(struct check *c)
{
	const struct statement *st = c->st;

	for (size_t i = 0; i < st->group_types_n; i++) {
		const struct group_type *g = &st->group_types[i];
		struct fieldset uses;

		if (g->purpose < 0)
			found_name(c, FINDING_group_no_purpose, &g->n);
		if (g->by_field < 0)
			continue;
		if (field_is_place(st->fields[g->by_field].type) &&
		    !g->hide_protected)
			found_name(c, FINDING_protected_in_group, &g->n);
		if (g->purpose < 0)
			continue;
		uses = purpose_fields(st, &st->purposes[g->purpose]);
		if (!fieldset_has(&uses, g->by_field))
			found_name2(c, FINDING_group_field_unused, &g->n,
			    st->fields[g->by_field].n.name);
	}
}
