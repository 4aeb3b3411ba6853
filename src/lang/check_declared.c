/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_declared: declared facts say what the law asks of them, and
 * nothing that the rest of the statement denies.
 */
#include "lang/check_private.h"
#include "lang/read.h"
#include "lang/ways.h"
#include "policy/country.h"
#include "policy/goes.h"

/* Those that are pointless, or unlawful, without something they are for. */
static bool
needs_purpose(enum fact_kind kind)
{
	return kind == FACT_DATA || kind == FACT_PROFILE ||
	       kind == FACT_TRACKING || kind == FACT_AUDIENCE ||
	       kind == FACT_THIRD || kind == FACT_NATIONAL_ID;
}

bool
names_letter(const struct text *t)
{
	return text_is_empty(t) || art9_letter(t) != '\0';
}

/* The lines that say how long, where the law asks for it; what has a finding
 * of its own is not here. */
static struct str
how_long_missing(struct check *c, const struct fact *f)
{
	static const struct {
		enum fact_kind kind;
		const char *article, *en, *nb;
	} rows[] = {
		{ FACT_THIRD, "Art. 14(2)(a)",
		    "“kept for”, “kept until” or “kept for good”",
		    "«oppbevares i», «oppbevares til» eller «oppbevares for "
		    "alltid»" },
		{ FACT_PUBLICATION, "Art. 13(2)(a)",
		    "“kept for”, “kept until” or “kept for good”",
		    "«oppbevares i», «oppbevares til» eller «oppbevares for "
		    "alltid»" },
		{ FACT_ARCHIVE, "Art. 13(2)(a)",
		    "“kept for” or “kept for good”",
		    "«oppbevares i» eller «oppbevares for alltid»" },
		{ FACT_PROFILE, "Art. 13(2)(a)", "“kept for”",
		    "«oppbevares i»" },
		{ FACT_NATIONAL_ID, "Art. 13(2)(a)", "“kept for”",
		    "«oppbevares i»" },
		{ FACT_TRACKING, "Art. 13(2)(a)", "“kept for”",
		    "«oppbevares i»" },
		{ FACT_EVENT, "Art. 13(2)(a)", "“kept after event for”",
		    "«oppbevares etter arrangementet i»" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (rows[i].kind != f->kind || fact_says_when(f) ||
		    fact_is_of_nobody(f))
			continue;
		return arena_printf(c->a, STR_FMT " (" STR_FMT ")",
		    STR_ARG(word(c, rows[i].en, rows[i].nb)),
		    STR_ARG(cite(c, str_of(rows[i].article))));
	}
	return STR_NONE;
}

/* By its own line, or by an opt-out that is against it. */
bool
profile_is_refused(const struct statement *st, const struct fact *f)
{
	int no = (int)(f - st->facts);

	if (SAYS(f, PROFILE, OFF))
		return true;
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *o = &st->facts[i];

		if (o->kind == FACT_OPT_OUT &&
		    fact_lists(o, FACT_TYPE_PROFILES, no))
			return true;
	}
	return false;
}

/* "follows TEXTS", where "follows web pages" is another line of the fact. */
static struct str
line_word(struct check *c, const struct fact_row *rows, size_t n, size_t i)
{
	struct str word = lang_property_word(&rows[i], c->lang);
	struct str with = arena_printf(c->a, STR_FMT " ", STR_ARG(word));
	bool shared = false;

	for (size_t k = 0; k < n; k++)
		shared |=
		    str_starts(lang_property_word(&rows[k], c->lang), with);
	return !shared ? word
	       : rows[i].type == FACT_TYPE_TEXT
		   ? arena_printf(c->a, STR_FMT "TEXTS", STR_ARG(with))
		   : arena_printf(c->a, STR_FMT "…", STR_ARG(with));
}

/* Of what another finding says already (check_said.c), or something else. */
static bool
is_said_elsewhere(const struct check *c, const struct fact *f,
    enum fact_property p)
{
	return (p == FACT_PROPERTY_THIRD_TOLD_WITHIN &&
		   (SAYS(f, THIRD, NOT_TOLD) || SAYS(f, THIRD, NEVER_TOLD))) ||
	       (p == FACT_PROPERTY_PROFILE_OFF &&
		   profile_is_refused(c->st, f)) ||
	       p == FACT_PROPERTY_TRANSFER_COUNTRIES ||
	       (p == FACT_PROPERTY_TEST_USE_COMPATIBLE && f->purposes.n == 0);
}

/* A way that nobody of those whom it concerns has is none. */
static void
check_ways(struct check *c, const struct fact *f)
{
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n; i++)
		if (rows[i].type == FACT_TYPE_CHANNELS && f->values[i].said &&
		    ways_of_fact(c->st, f, rows[i].property) == 0)
			found(c, FINDING_portal_not_theirs, f->values[i].pos,
			    STR_NONE, STR_NONE);
}

static void
check_complete(struct check *c, const struct fact *f)
{
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);
	struct str missing = STR_NONE, how_long;

	for (size_t i = 0; i < n; i++) {
		if (f->values[i].said || rows[i].article[0] == '\0' ||
		    is_said_elsewhere(c, f, rows[i].property))
			continue;
		missing = join(c, missing,
		    arena_printf(c->a, STR_FMT STR_FMT STR_FMT " (" STR_FMT ")",
			STR_ARG(word(c, "“", "«")),
			STR_ARG(line_word(c, rows, n, i)),
			STR_ARG(word(c, "”", "»")),
			STR_ARG(cite(c, str_of(rows[i].article)))));
	}
	if (f->kind == FACT_EVENT && SAYS(f, EVENT, OTHERS) &&
	    !SAYS(f, EVENT, TOLD_WITHIN))
		missing = join(c, missing,
		    word(c, "“told within” (Art. 14(3))",
			"«varsles innen» (art. 14 nr. 3)"));
	how_long = how_long_missing(c, f);
	if (how_long.n > 0)
		missing = join(c, missing, how_long);
	if (missing.n > 0)
		found_name2(c, FINDING_fact_incomplete, &f->n, missing);
	if (needs_purpose(f->kind) && f->purposes.n == 0)
		found_name(c, FINDING_fact_without_purpose, &f->n);
	check_ways(c, f);
	if (past(c, f->review_by))
		found_name2(c, FINDING_told_overdue, &f->n,
		    iso(c, f->review_by));
}

static void
check_survey(struct check *c, const struct fact *f)
{
	found_one_of(c, &f->n,
	    SAYS(f, SURVEY, ANONYMOUS) + SAYS(f, SURVEY, PSEUDONYMOUS) +
		SAYS(f, SURVEY, IDENTIFIED),
	    "“anonymous”, “pseudonymous”, “with names”",
	    "«anonym», «pseudonym», «med navn»");
}

static void
check_figures(struct check *c, const struct fact *f)
{
	found_one_of(c, &f->n,
	    SAYS(f, FIGURES, ANONYMOUS) + SAYS(f, FIGURES, PSEUDONYMOUS),
	    "“anonymous”, “pseudonymous”", "«anonym», «pseudonym»");
}

static void
check_surveillance(struct check *c, const struct fact *f)
{
	found_one_of(c, &f->n,
	    SAYS(f, SURVEILLANCE, LIVE) + SAYS(f, SURVEILLANCE, KEPT),
	    "“not recorded”, “kept for”", "«tas ikke opp», «oppbevares i»");
	if (SAYS(f, SURVEILLANCE, LIVE) && SAYS(f, SURVEILLANCE, LONGER))
		found_one_of(c, &f->n, 2, "“not recorded”, “kept longer when”",
		    "«tas ikke opp», «oppbevares lenger når»");
	if (period_hours_least(VALUE(f, SURVEILLANCE, KEPT)->period) >
		INT64_C(7) * 24 &&
	    !SAYS(f, SURVEILLANCE, REASON) && text_is_empty(&f->provision))
		found_name(c, FINDING_footage_long, &f->n);
}

static void
check_event(struct check *c, const struct fact *f)
{
	found_one_of(c, &f->n, SAYS(f, EVENT, FREE) + SAYS(f, EVENT, PAID),
	    "“free of charge”, “paid”", "«gratis», «betalt»");
}

/* An end in words that is none: these alone, or these among others. */
static bool
says_never(const struct text *t)
{
	static const char *const alone[] = { "for alltid", "aldri", "for good",
		"forever", "never", "f\xc3\xb6r alltid", "auf dauer",
		"voor altijd" };
	static const char *const among[] = { "aldri slett", "slettes aldri",
		"never delete", "never erase" };
	bool is = false;

	for (size_t i = 0; i < ARRAY_LEN(among); i++)
		is = is || holds_in(t, among[i]);
	for (int l = 0; l < LANG_MAX; l++)
		for (size_t i = 0; i < ARRAY_LEN(alone); i++)
			is = is || str_eq_nocase(t->in[l], str_of(alone[i]));
	return is;
}

/* What is never deleted has a ground of its own (Art. 5(1)(e)), and no end. Of
 * data categories check_data() sees to the last. */
static void
check_ends(struct check *c, const struct fact *f)
{
	bool why = !text_is_empty(&f->provision) ||
		   (f->kind == FACT_DATA &&
		       (SAYS(f, DATA, REASON) || SAYS(f, DATA, DUTY) ||
			   SAYS(f, DATA, BECAUSE)));

	if (fact_until(f)->said && says_never(&fact_until(f)->text))
		found_name(c, FINDING_until_never, &f->n);
	if (!fact_always(f))
		return;
	if (!why)
		found_name(c, FINDING_good_unreasoned, &f->n);
	if (f->kind != FACT_DATA && (fact_kept(f)->said || fact_until(f)->said))
		found_one_of(c, &f->n, 2,
		    "“kept for” or “kept until”; “kept for good”",
		    "«oppbevares i» eller «oppbevares til»; «oppbevares "
		    "for alltid»");
}

/* What is kept longer in one case ends otherwise. */
static void
check_longer(struct check *c, const struct fact *f)
{
	const struct fact_value *longer = fact_longer(f);

	if (longer == NULL || !longer->said || f->kind == FACT_SURVEILLANCE)
		return;
	if (fact_always(f) || !fact_says_when(f))
		found_name(c, FINDING_longer_than_never, &f->n);
}

/* Data outside the register are stored, and it is said how long, or not. */
static void
check_data(struct check *c, const struct fact *f)
{
	found_one_of(c, &f->n,
	    (SAYS(f, DATA, KEPT) || SAYS(f, DATA, UNTIL)) +
		SAYS(f, DATA, ALWAYS) + SAYS(f, DATA, NOT_STORED),
	    "“kept for” or “kept until”; “kept for good”; “not stored”",
	    "«oppbevares i» eller «oppbevares til»; «oppbevares for alltid»; "
	    "«lagres ikke»");
	if (SAYS(f, DATA, NOT_STORED) &&
	    (SAYS(f, DATA, DUTY) || SAYS(f, DATA, CLAIMS)))
		found_one_of(c, &f->n, 2,
		    "“not stored”; “duty under” or “legal claims under”",
		    "«lagres ikke»; «plikt etter» eller «rettskrav etter»");
	if (SAYS(f, DATA, REQUIRED) && SAYS(f, DATA, VOLUNTARY))
		found_one_of(c, &f->n, 2, "“required”, “voluntary”",
		    "«påkrevd», «frivillig»");
	if (SAYS(f, DATA, REQUIRED) && !SAYS(f, DATA, REASON))
		found_name(c, FINDING_required_without_reason, &f->n);
}

/* A processor that may not pass on has nobody behind it. */
static void
check_passed_on(struct check *c, const struct fact *f)
{
	const struct index_list *of = &VALUE(f, SUBPROCESSOR, OF)->list;

	for (size_t i = 0; i < of->n; i++)
		if (c->st->processors[of->at[i]].may_not_pass_on)
			found_name2(c, FINDING_fact_denied, &f->n,
			    word(c, "may not pass on", "kan ikke gi videre"));
}

static struct str
outside(struct check *c, const struct fact_value *v)
{
	return outside_list(c, &v->countries);
}

static void
check_place(struct check *c, const struct fact *f, const struct fact_value *v)
{
	struct str list = outside(c, v);

	if (list.n > 0 && c->st->eea_only)
		found_name2(c, FINDING_eea_contradiction, &f->n, list);
}

/* One letter, and in each language the same one. */
static bool
names_derogation(const struct text *by)
{
	unsigned all = 0;

	for (int l = 0; l < LANG_MAX; l++) {
		unsigned letters = art49_letters(by->in[l]);

		if (by->in[l].n > 0 && letters == 0)
			return false;
		all |= letters;
	}
	return all != 0 && (all & (all - 1)) == 0;
}

static void
check_transfer(struct check *c, const struct fact *f)
{
	const struct fact_value *to = VALUE(f, TRANSFER, COUNTRIES);
	bool tool = SAYS(f, TRANSFER, ADEQUACY) || SAYS(f, TRANSFER, SCC) ||
		    SAYS(f, TRANSFER, BCR) || SAYS(f, TRANSFER, DEROGATION);
	struct str list = outside(c, to);

	check_place(c, f, to);
	if (SAYS(f, TRANSFER, RESERVE) && SAYS(f, TRANSFER, SCC))
		found_one_of(c, &f->n, 2,
		    "“by standard contractual clauses”, “standard contractual "
		    "clauses in reserve”",
		    "«etter standard personvernbestemmelser», «standard "
		    "personvernbestemmelser i reserve»");
	if (SAYS(f, TRANSFER, DEROGATION) &&
	    !names_derogation(&VALUE(f, TRANSFER, DEROGATION)->text))
		found_name(c, FINDING_derogation_unknown, &f->n);
	if (SAYS(f, TRANSFER, SHIELD))
		found_name2(c, FINDING_privacy_shield, &f->n,
		    STR("Privacy Shield"));
	else if (!tool && list.n > 0)
		found_name2(c, FINDING_transfer_without_tool, &f->n, list);
	if ((SAYS(f, TRANSFER, SCC) || SAYS(f, TRANSFER, BCR)) &&
	    !SAYS(f, TRANSFER, ASSESSED))
		found_name(c, FINDING_transfer_unassessed, &f->n);
	if ((SAYS(f, TRANSFER, SCC) || SAYS(f, TRANSFER, BCR)) &&
	    !SAYS(f, TRANSFER, COPY))
		found_name2(c, FINDING_fact_incomplete, &f->n,
		    word(c, "“copy from” (Art. 13(1)(f))",
			"«kopi fra» (art. 13 nr. 1 bokstav f)"));
}

static void
check_disclosure(struct check *c, const struct fact *f)
{
	if (!SAYS(f, DISCLOSURE, ORDER) && !SAYS(f, DISCLOSURE, ONLY_WHEN))
		found_name(c, FINDING_disclosure_unbound, &f->n);
}

static void
check_measure(struct check *c, const struct fact *f)
{
	if (f->attested_by.n == 0)
		found_name(c, FINDING_told_unattested, &f->n);
	found_one_of(c, &f->n,
	    SAYS(f, MEASURE, ORGANISATIONAL) + SAYS(f, MEASURE, TECHNICAL) +
		SAYS(f, MEASURE, PHYSICAL),
	    "“organisational”, “technical”, “physical”",
	    "«organisatorisk», «teknisk», «fysisk»");
}

static void
check_breach(struct check *c, const struct fact *f)
{
	const struct fact_value *v = VALUE(f, BREACH, AUTHORITY);
	const struct period *p = &v->period;
	int hours = p->hours + 24 * p->days;

	if (v->said && (p->months > 0 || p->years > 0 || hours > 72))
		found_name(c, FINDING_breach_late, &f->n);
}

static void
check_third(struct check *c, const struct fact *f)
{
	const struct fact_value *v = VALUE(f, THIRD, TOLD_WITHIN);

	if (v->said && over_month(v->period))
		found_name(c, FINDING_art14_late, &f->n);
	if (SAYS(f, THIRD, NOT_TOLD) && text_is_empty(&f->provision))
		found(c, FINDING_except_no_law, VALUE(f, THIRD, NOT_TOLD)->pos,
		    STR_NONE, STR_NONE);
	if (!SAYS(f, THIRD, NEVER_TOLD))
		return;
	found_one_of(c, &f->n, 1 + v->said + SAYS(f, THIRD, NOT_TOLD),
	    "“not told”; “told within”; “not told when”",
	    "«varsles ikke»; «varsles innen»; «varsles ikke når»");
	if (text_is_empty(&f->provision))
		found(c, FINDING_except_no_law,
		    VALUE(f, THIRD, NEVER_TOLD)->pos, STR_NONE, STR_NONE);
}

static void
check_time_limit(struct check *c, const struct fact *f)
{
	const struct fact_value *v = VALUE(f, OPT_OUT, WITHIN);
	bool any = SAYS(f, OPT_OUT, CHANNELS) || SAYS(f, OPT_OUT, PURPOSES) ||
		   SAYS(f, OPT_OUT, PROFILES) || SAYS(f, OPT_OUT, PROFILING) ||
		   SAYS(f, OPT_OUT, RECIPIENTS) || SAYS(f, OPT_OUT, FIELDS);

	if (!any)
		found_name(c, FINDING_opt_out_of_nothing, &f->n);
	if (v->said && v->after < 0)
		found_name(c, FINDING_period_no_start, &f->n);
}

static bool
is_for_any(const struct statement *st, const struct fact *f)
{
	for (int i = 0; i < (int)st->purposes_n; i++)
		if (membership_is_for(st, f, i))
			return true;
	return st->purposes_n == 0;
}

static void
check_sensitive(struct check *c, const struct fact *f)
{
	if (!is_for_any(c->st, f))
		found_name(c, FINDING_membership_no_purpose, &f->n);
	if (!names_letter(&VALUE(f, SENSITIVE, CONDITION)->text))
		found_name(c, FINDING_condition_unknown, &f->n);
	if (c->st->no_special_categories)
		found_name(c, FINDING_special_contradiction, &f->n);
}

static void
check_complaint(struct check *c, const struct fact *f)
{
	if (f->link.n == 0 && !SAYS(f, COMPLAINT, ADDRESS) &&
	    !SAYS(f, COMPLAINT, CONTACT))
		found_name(c, FINDING_complaint_nowhere, &f->n);
}

/* What the head of the statement may deny. */
static void
check_against_head(struct check *c, const struct fact *f)
{
	const struct statement *st = c->st;

	switch (f->kind) {
	case FACT_SENSITIVE:
		check_sensitive(c, f);
		break;
	case FACT_DECISION:
		if (st->no_automated_decisions)
			found_name(c, FINDING_automated_contradiction, &f->n);
		break;
	case FACT_COOKIE_CHOICE:
		if (SAYS(f, COOKIE_CHOICE, BROWSER))
			found_name(c, FINDING_invalid_consent_method, &f->n);
		break;
	case FACT_TEST_USE:
		if (st->no_test_use)
			found_name2(c, FINDING_fact_denied, &f->n,
			    word(c, "no real people in tests",
				"ingen virkelige personer i tester"));
		break;
	default:
		break;
	}
}

static void
check_anonymous(struct check *c, const struct fact *f)
{
	if (SAYS(f, TRACKING, ANONYMOUS) && SAYS(f, TRACKING, PSEUDONYMOUS))
		found_one_of(c, &f->n, 2, "“anonymous”, “pseudonymous”",
		    "«anonym», «pseudonym»");
}

static void
check_system(struct check *c, const struct fact *f)
{
	check_place(c, f, VALUE(f, SYSTEM, COUNTRIES));
}

static void
check_subprocessor(struct check *c, const struct fact *f)
{
	check_place(c, f, VALUE(f, SUBPROCESSOR, COUNTRIES));
	check_passed_on(c, f);
}

/* What else is asked of a kind; of those that are not here, that the head of
 * the statement does not deny them. */
static void (*const kinds[FACT_MAX])(struct check *, const struct fact *) = {
	[FACT_SURVEY] = check_survey,
	[FACT_FIGURES] = check_figures,
	[FACT_SURVEILLANCE] = check_surveillance,
	[FACT_EVENT] = check_event,
	[FACT_DATA] = check_data,
	[FACT_TRACKING] = check_anonymous,
	[FACT_SYSTEM] = check_system,
	[FACT_SUBPROCESSOR] = check_subprocessor,
	[FACT_TRANSFER] = check_transfer,
	[FACT_DISCLOSURE] = check_disclosure,
	[FACT_MEASURE] = check_measure,
	[FACT_BREACH] = check_breach,
	[FACT_THIRD] = check_third,
	[FACT_OPT_OUT] = check_time_limit,
	[FACT_COMPLAINT] = check_complaint,
};

/* Within a time, or whenever somebody asks. */
static void
check_removed(struct check *c, const struct fact *f)
{
	bool both =
	    (f->kind == FACT_PICTURES && SAYS(f, PICTURES, REMOVED) &&
		SAYS(f, PICTURES, ON_REQUEST)) ||
	    (f->kind == FACT_CONTENT && SAYS(f, CONTENT, REMOVED) &&
		SAYS(f, CONTENT, ON_REQUEST)) ||
	    (f->kind == FACT_PUBLICATION && SAYS(f, PUBLICATION, REMOVED) &&
		SAYS(f, PUBLICATION, ON_REQUEST));

	if (both)
		found_one_of(c, &f->n, 2,
		    "“removed within”, “removed on request”",
		    "«fjernes innen», «fjernes på forespørsel»");
}

static void
check_kind(struct check *c, const struct fact *f)
{
	if (kinds[f->kind] != NULL)
		kinds[f->kind](c, f);
	else
		check_against_head(c, f);
	if (fact_until(f) != NULL)
		check_ends(c, f);
	check_longer(c, f);
	check_removed(c, f);
}

/* ---- what there is none of ------------------------------------------ */

static const struct named *
first_fact(const struct statement *st, enum fact_kind kind)
{
	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == kind)
			return &st->facts[i].n;
	return NULL;
}

static const struct named *
first_marketing(const struct statement *st)
{
	for (size_t i = 0; i < st->purposes_n; i++)
		if (st->purposes[i].class == CLASS_MARKETING)
			return &st->purposes[i].n;
	return NULL;
}

static const struct named *
first_profile(const struct statement *st)
{
	for (size_t i = 0; i < st->purposes_n; i++)
		if (st->purposes[i].profiling)
			return &st->purposes[i].n;
	return first_fact(st, FACT_PROFILE);
}

static const struct named *
first_joint(const struct statement *st)
{
	for (size_t i = 0; i < st->recipients_n; i++)
		if (st->recipients[i].class == RECIPIENT_JOINT)
			return &st->recipients[i].n;
	return NULL;
}

/* What anybody can read, or is shown, others get. What the law makes us give,
 * in single cases, and a takeover are no recipients (Art. 4(9)): the sentence
 * leaves them out. */
const struct named *
first_shown(const struct statement *st)
{
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		if (f->kind == FACT_PUBLICATION ||
		    (f->kind == FACT_PICTURES && SAYS(f, PICTURES, SHOWN)))
			return &f->n;
	}
	return NULL;
}

static const struct named *
first_recipient(const struct statement *st)
{
	for (size_t i = 0; i < st->recipients_n; i++)
		if (st->recipients[i].class != RECIPIENT_INSIDE)
			return &st->recipients[i].n;
	return st->processors_n > 0 ? &st->processors[0].n : first_shown(st);
}

static const struct named *
first_transfer(const struct statement *st)
{
	for (size_t i = 0; i < st->processors_n; i++)
		if (any_outside_eea(&st->processors[i].countries))
			return &st->processors[i].n;
	for (size_t i = 0; i < st->recipients_n; i++)
		if (any_outside_eea(&st->recipients[i].countries))
			return &st->recipients[i].n;
	return first_fact(st, FACT_TRANSFER);
}

static const struct named *
first_public_source(const struct statement *st)
{
	for (size_t i = 0; i < st->sources_n; i++)
		if (st->sources[i].public_source)
			return &st->sources[i].n;
	return NULL;
}

static const struct named *
first_criminal(const struct statement *st)
{
	for (size_t i = 0; i < st->fields_n; i++)
		if (st->fields[i].criminal)
			return &st->fields[i].n;
	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == FACT_DATA &&
		    SAYS(&st->facts[i], DATA, CRIMINAL))
			return &st->facts[i].n;
	return NULL;
}

static const struct named *
first_national_id(const struct statement *st)
{
	for (size_t i = 0; i < st->fields_n; i++)
		if (is_national_id(&st->fields[i]))
			return &st->fields[i].n;
	return first_fact(st, FACT_NATIONAL_ID);
}

/* The first thing of which the statement says that there is none. */
static const struct named *
denied(const struct statement *st, enum negative negative)
{
	switch (negative) {
	case NEGATIVE_COOKIES:
		return st->cookies_n > 0 ? &st->cookies[0].n
					 : first_fact(st, FACT_STORAGE);
	case NEGATIVE_TRACKING:
		return first_fact(st, FACT_TRACKING);
	case NEGATIVE_PROFILES:
		return first_profile(st);
	case NEGATIVE_MARKETING:
		return first_marketing(st);
	case NEGATIVE_PROCESSORS:
		return st->processors_n > 0 ? &st->processors[0].n : NULL;
	case NEGATIVE_RECIPIENTS:
		return first_recipient(st);
	case NEGATIVE_JOINT:
		return first_joint(st);
	case NEGATIVE_TRANSFERS:
		return first_transfer(st);
	case NEGATIVE_PUBLIC_SOURCES:
		return first_public_source(st);
	case NEGATIVE_PICTURES:
		return first_fact(st, FACT_PICTURES);
	case NEGATIVE_CAMERAS:
		return first_fact(st, FACT_SURVEILLANCE);
	case NEGATIVE_SURVEYS:
		return first_fact(st, FACT_SURVEY);
	case NEGATIVE_STATISTICS:
		return st->statistics_n > 0 ? &st->statistics[0].n : NULL;
	case NEGATIVE_NATIONAL_IDS:
		return first_national_id(st);
	case NEGATIVE_CRIMINAL:
		return first_criminal(st);
	case NEGATIVE_MAX:
		break;
	}
	return NULL;
}

static void
check_unused_bases(struct check *c)
{
	for (size_t i = 0; i < c->st->purposes_n; i++) {
		const struct purpose *p = &c->st->purposes[i];

		for (size_t j = 0; j < p->bases_n; j++)
			if ((c->st->bases_unused >> p->bases[j].code & 1) != 0)
				found(c, FINDING_fact_denied, p->bases[j].pos,
				    p->n.name,
				    lang_basis_name(c->a, p->bases[j].code,
					c->lang));
	}
}

void
check_declared(struct check *c)
{
	for (size_t i = 0; i < c->st->facts_n; i++) {
		check_complete(c, &c->st->facts[i]);
		check_kind(c, &c->st->facts[i]);
	}
	for (int i = 0; i < NEGATIVE_MAX; i++) {
		const struct named *n = denied(c->st, (enum negative)i);

		if ((c->st->negatives >> i & 1) != 0 && n != NULL)
			found(c, FINDING_fact_denied, n->pos, n->name,
			    phrase_in(&words_list(WORDS_NEGATIVE).at[i],
				c->lang));
	}
	check_unused_bases(c);
}

const struct fact *
fact_against(const struct statement *st, enum promise p)
{
	static const struct {
		enum promise promise;
		enum fact_kind kind;
	} rows[] = {
		{ PROMISE_NO_TRACKING, FACT_TRACKING },
		{ PROMISE_NO_PROFILING, FACT_PROFILE },
		{ PROMISE_NO_NATIONAL_ID, FACT_NATIONAL_ID },
		{ PROMISE_EEA_ONLY, FACT_TRANSFER },
		{ PROMISE_NO_SPECIAL, FACT_SENSITIVE },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		for (size_t k = 0; rows[i].promise == p && k < st->facts_n; k++)
			if (st->facts[k].kind == rows[i].kind &&
			    (p != PROMISE_NO_TRACKING ||
				SAYS(&st->facts[k], TRACKING, MAIL)))
				return &st->facts[k];
	return NULL;
}
