/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/check_statement: dates, controllers, officer, rights, activities. */
#include "base/nationalid.h"
#include "lang/check_private.h"
#include "lang/ways.h"
#include "policy/right.h"
#include "policy/whose.h"

/* The last of the days on which somebody looked at the text. */
static struct date
newest(const struct statement *st)
{
	struct date d = st->published.year != 0 ? st->published : st->effective;

	if (st->updated.year == 0)
		return d;
	return d.year == 0 || date_cmp(st->updated, d) > 0 ? st->updated : d;
}

static void
check_dates(struct check *c)
{
	const struct statement *st = c->st;
	const struct period year = { .years = 1 };
	struct str missing = STR_NONE;
	struct date from = newest(st);

	if (st->version.n == 0)
		missing = join(c, missing, word(c, "version", "versjon"));
	if (st->effective.year == 0)
		missing = join(c, missing,
		    word(c, "effective date", "gjelder fra-dato"));
	if (missing.n > 0)
		found(c, FINDING_no_date, c->top, missing, STR_NONE);
	if (st->published.year != 0 && st->effective.year != 0 &&
	    date_cmp(st->effective, st->published) < 0)
		found(c, FINDING_effective_before_published, c->top, STR_NONE,
		    STR_NONE);
	if (past(c, st->review_by))
		found(c, FINDING_review_overdue, c->top, iso(c, st->review_by),
		    STR_NONE);
	if (st->review_by.year == 0 && from.year != 0 &&
	    past(c, date_add(from, year)))
		found(c, FINDING_not_reviewed, c->top, STR_NONE, STR_NONE);
}

/* As people write it: "974 767 880". */
static bool
org_no_ok(struct check *c, struct str s)
{
	char *at = arena_alloc(c->a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ')
			at[n++] = s.p[i];
	return org_no_valid((struct str){ .p = at, .n = n });
}

static bool
reachable(const struct contact *k)
{
	return k->email.n > 0 || k->phone.n > 0 || k->post.n > 0;
}

static void
check_contact(struct check *c, const struct contact *k)
{
	if (!reachable(k))
		return;
	if (text_is_empty(&k->responsible))
		found(c, FINDING_contact_nobody, k->pos, STR_NONE, STR_NONE);
	if (k->review_by.year == 0)
		found(c, FINDING_contact_no_review, k->pos, STR_NONE, STR_NONE);
	else if (past(c, k->review_by))
		found(c, FINDING_contact_overdue, k->pos, iso(c, k->review_by),
		    STR_NONE);
}

static void
check_controllers(struct check *c)
{
	for (size_t i = 0; i < c->st->controllers_n; i++) {
		const struct controller *k = &c->st->controllers[i];

		if (!reachable(&k->contact) && !k->many &&
		    !controller_is_client(c->st, (int)i))
			found_name(c, FINDING_controller_no_contact, &k->n);
		check_contact(c, &k->contact);
		if (k->org_no.n > 0 &&
		    (k->authority_country.n == 0 ||
			str_is(k->authority_country, "NO")) &&
		    !org_no_ok(c, k->org_no))
			found(c, FINDING_org_no_invalid, k->n.pos, k->org_no,
			    STR_NONE);
		if (controller_is_client(c->st, (int)i))
			continue;
		if (text_is_empty(&k->authority_name))
			found_name(c, FINDING_authority_missing, &k->n);
		if (k->public_body && k->dpo.status != DPO_APPOINTED)
			found_name(c, FINDING_dpo_missing, &k->n);
	}
}

static void
check_officer(struct check *c, const struct dpo *dpo)
{
	if (dpo->status == DPO_UNSAID)
		return;
	check_contact(c, &dpo->contact);
	if (dpo->status == DPO_APPOINTED && !reachable(&dpo->contact))
		found(c, FINDING_dpo_no_contact, dpo->contact.pos, STR_NONE,
		    STR_NONE);
	if (dpo->status == DPO_NOT_REQUIRED && text_is_empty(&dpo->reason))
		found(c, FINDING_dpo_no_reason, dpo->contact.pos, STR_NONE,
		    STR_NONE);
}

/* One finding where nothing is said at all; else one for each that is silent
 * beside others. Of a public body the officer is missing, which is found. */
static void
check_dpo(struct check *c)
{
	bool any = any_public_body(c);

	for (size_t i = 0; i < c->st->controllers_n; i++)
		any = any || c->st->controllers[i].dpo.status != DPO_UNSAID;
	if (!any)
		found(c, FINDING_dpo_unsaid, c->top, STR_NONE, STR_NONE);
	for (size_t i = 0; i < c->st->controllers_n; i++) {
		const struct controller *k = &c->st->controllers[i];

		check_officer(c, &k->dpo);
		if (any && k->dpo.status == DPO_UNSAID && !k->public_body &&
		    !controller_is_client(c->st, (int)i))
			found_name(c, FINDING_officer_unsaid, &k->n);
	}
}

/* What the server cannot do without, given what else is declared. */
static bool
needed(const struct statement *st, enum activity a)
{
	switch (a) {
	case ACTIVITY_SIGN_IN:
	case ACTIVITY_SELF:
	case ACTIVITY_STAFF:
	case ACTIVITY_RIGHTS:
	case ACTIVITY_RETENTION:
	case ACTIVITY_AUDIT:
	case ACTIVITY_BACKUP:
	case ACTIVITY_JOIN:
		return true;
	case ACTIVITY_IMPORT:
		for (size_t i = 0; i < st->sources_n; i++) {
			if (st->sources[i].columns_n > 0)
				return true;
		}
		return false;
	case ACTIVITY_MARK:
		for (size_t i = 0; i < st->keeps_n; i++) {
			for (size_t j = 0; j < st->keeps[i].clauses_n; j++) {
				if (st->keeps[i].clauses[j].mark)
					return true;
			}
		}
		return false;
	default:
		return false;
	}
}

static struct str
activity_word(const struct check *c, enum activity a)
{
	static const char *const nb[ACTIVITY_MAX] = {
#define ACTIVITY(name, en_, nb_, about) [ACTIVITY_##name] = nb_,
#include "policy/activities.def"
#undef ACTIVITY
	};

	return word(c, activity_name(a), nb[a]);
}

/* Facts are read for one purpose before joining and for another after: whether
 * purpose ${i} is for people whom no earlier purpose of imports is for. */
static bool
reaches_more(const struct statement *st, size_t i)
{
	const struct purpose *p = &st->purposes[i];

	for (unsigned stage = STAGE_POSSIBLE; stage <= STAGE_DECEASED;
	     stage <<= 1) {
		if ((purpose_stages(p) & stage) == 0)
			continue;
		for (size_t k = 0; k < st->kinds_n || k == 0; k++) {
			uint64_t kinds =
			    st->kinds_n == 0 ? 0 : UINT64_C(1) << (k & 63);

			if (statement_purpose_for(st, ACTIVITY_IMPORT,
				(enum stage)stage, kinds) == (int)i)
				return true;
		}
	}
	return false;
}

static void
check_activities(struct check *c)
{
	struct str missing = STR_NONE;

	for (int a = 0; a < ACTIVITY_MAX; a++) {
		int n = 0;

		if (!c->st->printed_only && needed(c->st, (enum activity)a) &&
		    !served(c, (enum activity)a))
			missing = join(c, missing,
			    activity_word(c, (enum activity)a));
		if (a == ACTIVITY_MESSAGE || a == ACTIVITY_GROUP)
			continue;
		for (size_t i = 0; i < c->st->purposes_n; i++) {
			const struct purpose *p = &c->st->purposes[i];

			if ((p->activities >> a & 1) == 0 || n++ == 0 ||
			    (a == ACTIVITY_IMPORT && reaches_more(c->st, i)))
				continue;
			found(c, FINDING_activity_twice, p->n.pos,
			    activity_word(c, (enum activity)a), STR_NONE);
		}
	}
	if (missing.n > 0)
		found(c, FINDING_activity_unserved, c->top, missing, STR_NONE);
}

void
check_statement(struct check *c)
{
	const struct statement *st = c->st;

	check_dates(c);
	check_controllers(c);
	check_dpo(c);
	check_activities(c);
	if (!st->changes.declared)
		found(c, FINDING_changes_unsaid, c->top, STR_NONE, STR_NONE);
	if (own_public_body(c) && st->langs[LANG_NB] && !st->langs[LANG_NN])
		found(c, FINDING_missing_nynorsk, c->top, STR_NONE, STR_NONE);
	if (!st->no_automated_decisions && !st->has_automated_decisions)
		found(c, FINDING_automated_unsaid, c->top, STR_NONE, STR_NONE);
	if (st->no_automated_decisions && st->has_automated_decisions)
		found(c, FINDING_automated_contradiction, c->top, STR_NONE,
		    STR_NONE);
	if (!st->eea_only && !statement_names_country(st) &&
	    (st->negatives >> NEGATIVE_TRANSFERS & 1) == 0)
		found(c, FINDING_transfers_unsaid, c->top, STR_NONE, STR_NONE);
}

/* ---- rights -------------------------------------------------------------- */

/* Some rights exist only beside certain bases (Art. 7(3), 20(1), 21(1)). */
static bool
right_applies(const struct check *c, enum right r)
{
	switch (r) {
	case RIGHT_PORTABILITY:
		return statement_rests_on(c->st, BASIS_A) ||
		       statement_rests_on(c->st, BASIS_B);
	case RIGHT_OBJECTION:
		return statement_rests_on(c->st, BASIS_E) ||
		       statement_rests_on(c->st, BASIS_F);
	case RIGHT_WITHDRAWAL:
		return statement_rests_on(c->st, BASIS_A);
	case RIGHT_HUMAN_REVIEW:
		return c->st->has_automated_decisions;
	case RIGHT_INFORMATION:
	case RIGHT_COMPLETION:
		return false;
	default:
		return true;
	}
}

bool
over_month(struct period p)
{
	int32_t days = p.years * 365 + p.months * 30 + p.days + p.hours / 24;

	return p.years > 0 || p.months > 1 || (p.months == 1 && p.days > 0) ||
	       days > 31;
}

/* By which ways, and how soon: of all, or of one of several controllers. */
static void
check_use(struct check *c, unsigned channels, struct period promise,
    struct pos pos)
{
	if (channels != 0 && ways_of_all(c->st, channels) == 0)
		found(c, FINDING_portal_not_theirs, pos, STR_NONE, STR_NONE);
	if ((channels & 1U << CHANNEL_PUSH) != 0)
		found(c, FINDING_push_no_answer, pos, STR_NONE, STR_NONE);
	if (over_month(promise))
		found(c, FINDING_promise_over_month, pos, STR_NONE, STR_NONE);
}

/* Against each controller there is a way. */
static bool
has_ways(const struct statement *st, const struct right_rule *rule)
{
	for (size_t i = 0; i < st->controllers_n; i++)
		if (right_channels(rule, (int)i) == 0)
			return false;
	return true;
}

void
check_rights(struct check *c)
{
	static const char *const en[RIGHT_MAX] = {
#define RIGHT(name, en_, nb_, article) [RIGHT_##name] = en_,
#include "policy/rights.def"
#undef RIGHT
	};
	static const char *const nb[RIGHT_MAX] = {
#define RIGHT(name, en_, nb_, article) [RIGHT_##name] = nb_,
#include "policy/rights.def"
#undef RIGHT
	};
	struct str missing = STR_NONE;

	for (int r = 0; r < RIGHT_MAX; r++) {
		const struct right_rule *rule = &c->st->rights[r];

		if (!rule->declared) {
			if (right_applies(c, (enum right)r))
				missing =
				    join(c, missing, word(c, en[r], nb[r]));
			continue;
		}
		if (!has_ways(c->st, rule))
			found(c, FINDING_right_no_channel, rule->pos, STR_NONE,
			    STR_NONE);
		check_use(c, rule->channels, rule->promise, rule->pos);
		for (size_t i = 0; i < rule->own_n; i++)
			check_use(c, rule->own[i].channels,
			    rule->own[i].promise, rule->own[i].pos);
	}
	if (missing.n > 0)
		found(c, FINDING_right_missing, c->top, missing, STR_NONE);
}
