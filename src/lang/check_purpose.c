/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/check_purpose: purposes, their bases and their messages. */
#include <stdio.h>

#include "lang/check_private.h"
#include "lang/prose_record.h"
#include "lang/ways.h"
#include "policy/goes.h"
#include "policy/whose.h"

/* A public body that decides over it, alone or with others. */
static bool
public_decides(const struct statement *st, const struct purpose *p)
{
	for (size_t i = 0; i < st->controllers_n; i++)
		if (st->controllers[i].public_body &&
		    purpose_decides(p, (int)i))
			return true;
	return false;
}

/* What is found of one or more bases of a purpose is said once, at the first:
 * with whom they are for, where each is for some. */
struct of_bases {
	struct pos pos; /* line 0: nothing is found */
	struct str kinds;
	bool all; /* one of them is for no kind alone */
};

static void
add_basis(struct check *c, struct of_bases *of, const struct basis *b)
{
	if (of->pos.line == 0)
		of->pos = b->pos;
	of->all = of->all || b->kinds.n == 0;
	for (size_t i = 0; i < b->kinds.n; i++)
		of->kinds =
		    join(c, of->kinds, c->st->kinds[b->kinds.at[i]].n.name);
}

static void
found_bases(struct check *c, enum finding f, const struct purpose *p,
    const struct of_bases *of)
{
	if (of->pos.line > 0)
		found(c, f, of->pos, p->n.name,
		    of->all ? STR_NONE
			    : arena_printf(c->a, " (" STR_FMT ")",
				  STR_ARG(of->kinds)));
}

#define LACKS_INTEREST  1U
#define LACKS_BALANCING 2U

static unsigned
lacking(const struct basis *b)
{
	return (text_is_empty(&b->interest) ? LACKS_INTEREST : 0) |
	       (text_is_empty(&b->balancing) ? LACKS_BALANCING : 0);
}

static struct str
lacking_words(struct check *c, unsigned lacks)
{
	struct str missing = STR_NONE;

	if ((lacks & LACKS_INTEREST) != 0)
		missing = word(c, "the interest", "interessen");
	return (lacks & LACKS_BALANCING) == 0
		   ? missing
		   : join(c, missing, word(c, "a balancing test", "avveiing"));
}

/* One without a balancing test has none to date or to make anew. */
static void
check_interests(struct check *c, const struct purpose *p)
{
	const struct period three_years = { .years = 3 };
	struct of_bases unneeded = { .kinds = STR_NONE }, undated = unneeded,
			old = unneeded, public = unneeded;
	unsigned said = 0; /* 1 << what is lacking */

	for (size_t i = 0; i < p->bases_n; i++) {
		const struct basis *b = &p->bases[i];
		unsigned lacks = lacking(b);

		if (b->code != BASIS_F)
			continue;
		if (lacks != 0 && (said >> lacks & 1) == 0)
			found(c, FINDING_balancing_missing, b->pos, p->n.name,
			    lacking_words(c, lacks));
		said |= 1U << lacks;
		if (lacks == 0 && text_is_empty(&b->necessity))
			add_basis(c, &unneeded, b);
		if (public_decides(c->st, p) && text_is_empty(&b->note))
			add_basis(c, &public, b);
		if (b->assessed.year != 0 &&
		    past(c, date_add(b->assessed, three_years)))
			add_basis(c, &old, b);
		else if (b->assessed.year == 0 && !text_is_empty(&b->balancing))
			add_basis(c, &undated, b);
	}
	found_bases(c, FINDING_necessity_missing, p, &unneeded);
	found_bases(c, FINDING_assessment_undated, p, &undated);
	found_bases(c, FINDING_assessment_old, p, &old);
	found_bases(c, FINDING_public_body_uses_6_1_f, p, &public);
}

static bool
overlap(const struct basis *x, const struct basis *y)
{
	if (x->kinds.n == 0 || y->kinds.n == 0)
		return true;
	for (size_t i = 0; i < x->kinds.n; i++) {
		for (size_t j = 0; j < y->kinds.n; j++) {
			if (x->kinds.at[i] == y->kinds.at[j])
				return true;
		}
	}
	return false;
}

/* Once, at the first that is for people who have one already. */
static void
check_two_bases(struct check *c, const struct purpose *p)
{
	for (size_t i = 0; i < p->bases_n; i++)
		for (size_t j = 0; j < i; j++) {
			if (!overlap(&p->bases[i], &p->bases[j]))
				continue;
			found(c, FINDING_two_bases, p->bases[i].pos, p->n.name,
			    STR_NONE);
			return;
		}
}

static void
check_bases(struct check *c, const struct purpose *p)
{
	struct of_bases unlawful = { .kinds = STR_NONE };

	/* On which basis a client has it done, the client says. */
	if (p->bases_n == 0 && !controller_is_client(c->st, p->controller))
		found_name(c, FINDING_no_basis, &p->n);
	for (size_t i = 0; i < p->bases_n; i++) {
		const struct basis *b = &p->bases[i];

		if ((b->code == BASIS_C || b->code == BASIS_E) &&
		    text_is_empty(&b->provision))
			add_basis(c, &unlawful, b);
	}
	found_bases(c, FINDING_provision_missing, p, &unlawful);
	check_interests(c, p);
	check_two_bases(c, p);
}

/* People who are not in the register have no page of their own: what they
 * consented to in a form or a message they take back in one. What one must have
 * to be a member at all cannot wait for a consent. */
static void
check_consent(struct check *c, const struct purpose *p)
{
	const unsigned portal = 1U << CHANNEL_PORTAL;
	const unsigned written = 1U << CHANNEL_FORM | 1U << CHANNEL_EMAIL |
				 1U << CHANNEL_SMS | 1U << CHANNEL_WEBSITE |
				 1U << CHANNEL_APP;

	if (!purpose_rests_on(p, BASIS_A))
		return;
	if (p->withdraw == 0 && !p->withdraw_link)
		found_name(c, FINDING_withdrawal_missing, &p->n);
	else if (!p->withdraw_link &&
		 (ways_of(c->st, p, NULL, p->withdraw) & portal) == 0 &&
		 !(kinds_are_outside(c->st, &p->kinds) &&
		     (p->withdraw & written) != 0) &&
		 !c->st->printed_only)
		found_name(c, FINDING_withdrawal_harder, &p->n);
	if (purpose_serves(p, ACTIVITY_JOIN) ||
	    purpose_serves(p, ACTIVITY_SIGN_IN) ||
	    purpose_serves(p, ACTIVITY_SELF))
		found(c, FINDING_bundled_consent, p->n.pos, p->n.name,
		    STR_NONE);
}

/* Where the server does not write, the address may be among data outside the
 * register. */
static bool
writes_beside(const struct statement *st, const struct purpose *p)
{
	bool beside = st->printed_only || purpose_is_outside(st, p);

	for (size_t i = 0; beside && i < st->facts_n; i++)
		if (st->facts[i].kind == FACT_DATA &&
		    index_list_has(&st->facts[i].purposes, p->n.no))
			return true;
	return false;
}

static void
check_channel(struct check *c, const struct purpose *p, enum channel channel,
    enum field_type type)
{
	struct fieldset uses = purpose_fields(c->st, p);

	if ((p->channels >> channel & 1) != 0 &&
	    statement_field_of_type(c->st, &uses, type) < 0 &&
	    !writes_beside(c->st, p))
		found_name2(c, FINDING_no_address_field, &p->n,
		    channel_word(c, (int)channel));
}

/* Whether the text names the exception for customers: the third paragraph, as
 * the remedy says. That the section is named is no exception from it. */
static bool
names_exception(const struct text *t)
{
	static const char *const sections[] = { "\xc2\xa7 15",
		"\xc2\xa7\xc2\xa0"
		"15",
		"section 15" };
	static const char *const thirds[] = { " tredje ledd", ", tredje ledd",
		" (3)", "(3)", " third paragraph", ", third paragraph" };
	char name[64];

	for (size_t i = 0; i < ARRAY_LEN(sections); i++)
		for (size_t j = 0; j < ARRAY_LEN(thirds); j++) {
			(void)snprintf(name, sizeof name, "%s%s", sections[i],
			    thirds[j]);
			if (holds_in(t, name))
				return true;
		}
	return false;
}

/* Whether the exception for customers is claimed of the basis. */
static bool
existing(const struct basis *b)
{
	const struct text *all[] = { &b->note, &b->balancing, &b->safeguards };

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		if (names_exception(all[i]))
			return true;
	return names_exception(&b->provision);
}

/* By everybody whom it reaches, but for those who are customers. */
static bool
asked_for(const struct purpose *p)
{
	for (size_t i = 0; i < p->bases_n; i++)
		if (p->bases[i].code != BASIS_A && !existing(&p->bases[i]))
			return false;
	return p->bases_n > 0;
}

static void
check_messages(struct check *c, const struct purpose *p)
{
	const unsigned electronic = 1U << CHANNEL_EMAIL | 1U << CHANNEL_SMS;

	if (p->channels == 0)
		return;
	check_channel(c, p, CHANNEL_EMAIL, FIELD_EMAIL);
	check_channel(c, p, CHANNEL_SMS, FIELD_PHONE);
	check_channel(c, p, CHANNEL_PHONE, FIELD_PHONE);
	check_channel(c, p, CHANNEL_POST, FIELD_ADDRESS);
	if (p->class == CLASS_NONE)
		found_name(c, FINDING_class_missing, &p->n);
	if (p->class == CLASS_STATUTORY && !purpose_rests_on(p, BASIS_C))
		found_name(c, FINDING_statutory_without_law, &p->n);
	if (p->class != CLASS_MARKETING)
		return;
	if ((p->channels & electronic) != 0 && !asked_for(p))
		found_name(c, FINDING_marketing_without_consent, &p->n);
	if (!purpose_rests_on(p, BASIS_A) && p->withdraw == 0 &&
	    !p->withdraw_link)
		found_name(c, FINDING_withdrawal_missing, &p->n);
}

static struct str
channel_words(struct check *c, unsigned channels)
{
	struct str list = STR_NONE;

	for (int i = 0; i < CHANNEL_MAX; i++)
		if ((channels >> i & 1) != 0)
			list = join(c, list, channel_word(c, i));
	return list;
}

/* By which it sends, and nobody can say no there. Of marketing that nobody said
 * yes to, electronic messages are meant: of the others there is a register. */
static unsigned
without_way_out(const struct check *c, const struct purpose *p)
{
	const unsigned electronic = 1U << CHANNEL_EMAIL | 1U << CHANNEL_SMS;
	const unsigned portal = 1U << CHANNEL_PORTAL;
	const unsigned all = portal | 1U << CHANNEL_FORM | 1U << CHANNEL_APP;
	unsigned ways = ways_of(c->st, p, NULL, p->withdraw);
	unsigned without = p->channels & ~ways & ~portal;

	if ((ways & all) != 0 || (ways == 0 && !p->withdraw_link))
		return 0;
	if (p->withdraw_link)
		without &= ~(1U << CHANNEL_EMAIL);
	if (purpose_rests_on(p, BASIS_A))
		return without;
	return p->class == CLASS_MARKETING ? without & electronic : 0;
}

/* A message by several channels needs a no that reaches each of them. */
static void
check_ways_out(struct check *c, const struct purpose *p)
{
	unsigned ways = ways_of(c->st, p, NULL, p->withdraw);
	unsigned without = without_way_out(c, p);
	unsigned old = 1U << CHANNEL_PHONE | 1U << CHANNEL_POST;

	if (p->withdraw != 0 && ways == 0 && !p->withdraw_link)
		found_name(c, FINDING_portal_not_theirs, &p->n);
	if ((p->withdraw & 1U << CHANNEL_PUSH) != 0)
		found(c, FINDING_push_no_answer, p->n.pos, STR_NONE, STR_NONE);
	if (p->withdraw_link && p->channels == 0)
		found_name(c, FINDING_link_without_message, &p->n);
	if (without != 0)
		found_name2(c, FINDING_channel_no_way_out, &p->n,
		    channel_words(c, without));
	if (p->class != CLASS_MARKETING || purpose_rests_on(p, BASIS_A) ||
	    (p->channels & old) == 0)
		return;
	for (size_t i = 0; i < p->bases_n; i++)
		if (!text_is_empty(&p->bases[i].note))
			return;
	found_name2(c, FINDING_reservation_register, &p->n,
	    channel_words(c, p->channels & old));
}

static void
check_segments(struct check *c, const struct purpose *p)
{
	struct fieldset uses = purpose_fields(c->st, p);
	struct str beyond = STR_NONE;

	for (int i = 0; i < (int)c->st->fields_n; i++) {
		if (fieldset_has(&p->segment_fields, i) &&
		    !fieldset_has(&uses, i))
			beyond = join(c, beyond, c->st->fields[i].n.name);
	}
	if (beyond.n > 0)
		found_name2(c, FINDING_segment_beyond, &p->n, beyond);
}

/* What is published is of what is collected for something else, and used by
 * being so. */
static bool
names_published(const struct fact *f)
{
	return f->kind == FACT_PUBLICATION &&
	       VALUE(f, PUBLICATION, FIELDS)->said;
}

/* Data outside the register are declared facts for the purpose, a log or
 * a cookie. */
static bool
has_data(const struct statement *st, int purpose, bool of_people)
{
	static const bool is_data[FACT_MAX] = {
		[FACT_DATA] = true,
		[FACT_TRACKING] = true,
		[FACT_SURVEILLANCE] = true,
		[FACT_STORAGE] = true,
		[FACT_NATIONAL_ID] = true,
		[FACT_PICTURES] = true,
		[FACT_SURVEY] = true,
		[FACT_ARCHIVE] = true,
	};

	for (size_t i = 0; i < st->facts_n; i++)
		if ((is_data[st->facts[i].kind] ||
			names_published(&st->facts[i])) &&
		    fact_is_for(&st->facts[i], purpose) &&
		    !(of_people && fact_is_of_nobody(&st->facts[i])))
			return true;
	for (size_t i = 0; i < st->logs_n; i++)
		if (st->logs[i].purpose == purpose)
			return true;
	for (size_t i = 0; i < st->cookies_n; i++)
		if (index_list_has(&st->cookies[i].purposes, purpose))
			return true;
	return false;
}

static bool
uses_nothing(const struct statement *st, const struct purpose *p,
    bool of_people)
{
	return !p->all_fields && fieldset_is_empty(&p->fields) &&
	       !has_data(st, p->n.no, of_people);
}

/* The cell of the record that nothing else of the check asks for (B03); where
 * no period is said at all, that is found once. */
static void
check_record(struct check *c)
{
	struct doc d = { .a = c->a, .st = c->st, .lang = c->lang };
	const struct record r = { .d = &d, .of = { .controller = -1 } };
	const struct purpose *first = NULL;
	struct str unkept = STR_NONE;
	bool kept = statement_has_register(c->st);

	for (int i = 0;
	     (c->st->keeps_n > 0 || !kept) && i < (int)c->st->purposes_n; i++) {
		const struct purpose *p = &c->st->purposes[i];

		if (prospects_kept(c->st, p)) {
			if ((kept || !uses_nothing(c->st, p, true)) &&
			    !record_has_limit(&r, i))
				found_name(c, FINDING_record_no_period, &p->n);
			continue;
		}
		first = first == NULL ? p : first;
		unkept = join(c, unkept, p->n.name);
	}
	if (first != NULL)
		found(c, FINDING_prospects_no_period, first->n.pos, unkept,
		    STR_NONE);
}

/* The kinds that are no members: those that the purpose names, or all. */
static struct str
no_members(struct check *c, const struct purpose *p)
{
	struct str list = STR_NONE;

	for (size_t i = 0; i < c->st->kinds_n; i++) {
		const struct kind *k = &c->st->kinds[i];

		if (k->no_member && !k->outside &&
		    purpose_meets(c->st, p, (int)i))
			list = join(c, list, k->n.name);
	}
	return list;
}

/* "members" where some in the register are none is not what it sounds like. */
static void
check_members(struct check *c, const struct purpose *p)
{
	if (!p->says_members || statement_members(c->st, NULL) != MEMBERS_SOME)
		return;
	if (p->kinds.n == 0 && no_members(c, p).n > 0)
		found_name2(c, FINDING_members_and_others, &p->n,
		    no_members(c, p));
	else if (p->kinds.n > 0 &&
		 statement_members(c->st, &p->kinds) == MEMBERS_NONE)
		found_name2(c, FINDING_members_narrowed, &p->n,
		    no_members(c, p));
}

/* An interest that people can say no to by a way that is named needs no consent
 * (Art. 21(1)-(2)), unless a machine decides by it (Art. 22). */
static bool
profiling_is_refused(const struct statement *st, const struct purpose *p)
{
	bool refused = p->withdraw != 0 || p->withdraw_link;

	for (size_t i = 0; i < p->bases_n; i++)
		if (p->bases[i].code != BASIS_F && p->bases[i].code != BASIS_E)
			return false;
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		if (f->kind == FACT_DECISION && fact_is_for(f, p->n.no))
			return false;
		if (f->kind == FACT_OPT_OUT &&
		    (index_list_has(&VALUE(f, OPT_OUT, PROFILING)->list,
			 p->n.no) ||
			index_list_has(&VALUE(f, OPT_OUT, PURPOSES)->list,
			    p->n.no)))
			refused = true;
		if (f->kind == FACT_PROFILE && fact_is_for(f, p->n.no) &&
		    profile_is_refused(st, f))
			refused = true;
	}
	return refused && p->bases_n > 0;
}

void
check_purposes(struct check *c)
{
	check_record(c);
	for (size_t i = 0; i < c->st->purposes_n; i++) {
		const struct purpose *p = &c->st->purposes[i];

		check_bases(c, p);
		check_consent(c, p);
		check_messages(c, p);
		check_ways_out(c, p);
		check_segments(c, p);
		check_members(c, p);
		if (uses_nothing(c->st, p, false))
			found_name(c, FINDING_no_fields, &p->n);
		if (p->profiling && !purpose_rests_on(p, BASIS_A) &&
		    !profiling_is_refused(c->st, p))
			found_name(c, FINDING_profiling_without_consent, &p->n);
		if (p->open_list)
			found_name(c, FINDING_open_list, &p->n);
	}
}
