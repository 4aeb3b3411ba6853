/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_said: what is claimed twice and differently, hedged, assumed,
 * referred to and not there; and what is done to people on a ground that does
 * not carry it.
 */
#include "lang/check_private.h"
#include "policy/goes.h"

/* ---- claims --------------------------------------------------------- */

/* In each language of the statement. */
static bool
alike(const struct check *c, const struct text *a, const struct text *b)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (c->st->langs[l] &&
		    !str_eq(text_in(a, (enum lang)l), text_in(b, (enum lang)l)))
			return false;
	return true;
}

static void
check_claim(struct check *c, size_t no)
{
	const struct fact *all = c->st->facts, *f = &all[no];
	const struct text *matter = &VALUE(f, CLAIM, MATTER)->text;
	const struct text *says = &VALUE(f, CLAIM, SAYS)->text;

	if (SAYS(f, CLAIM, HEDGED))
		found_name2(c, FINDING_claim_hedged, &f->n,
		    text_in(&VALUE(f, CLAIM, HEDGED)->text, c->lang));
	for (size_t i = 0; i < no && !text_is_empty(matter); i++)
		if (all[i].kind == FACT_CLAIM &&
		    alike(c, &VALUE(&all[i], CLAIM, MATTER)->text, matter) &&
		    !alike(c, &VALUE(&all[i], CLAIM, SAYS)->text, says)) {
			found_name2(c, FINDING_claims_contradict, &f->n,
			    all[i].n.name);
			return;
		}
}

/* ---- bases of what is told ------------------------------------------ */

static bool
rests_on(const struct check *c, const struct fact *f, enum basis_code code)
{
	for (size_t i = 0; i < f->purposes.n; i++)
		if (purpose_rests_on(&c->st->purposes[f->purposes.at[i]], code))
			return true;
	return false;
}

/* A purpose of it asks everybody whom it reaches. */
static bool
asks_all(const struct check *c, const struct fact *f)
{
	for (size_t i = 0; i < f->purposes.n; i++)
		if (purpose_rests_only_on(&c->st->purposes[f->purposes.at[i]],
			BASIS_A))
			return true;
	return false;
}

static void
check_pictures(struct check *c, const struct fact *f)
{
	if (!SAYS(f, PICTURES, KEPT) && !SAYS(f, PICTURES, UNTIL))
		found_name(c, FINDING_pictures_no_period, &f->n);
	if (SAYS(f, PICTURES, CONSENT))
		return;
	if (f->purposes.n == 0)
		found_name(c, FINDING_pictures_no_basis, &f->n);
	else if (rests_on(c, f, BASIS_B))
		found_name(c, FINDING_pictures_by_contract, &f->n);
}

static void
check_audience(struct check *c, const struct fact *f)
{
	const struct index_list *to = &VALUE(f, AUDIENCE, RECIPIENTS)->list;

	if (!SAYS(f, AUDIENCE, CONSENT) && !asks_all(c, f))
		found_name(c, FINDING_audience_without_consent, &f->n);
	if (!SAYS(f, AUDIENCE, AT_LEAST))
		found_name(c, FINDING_audience_small, &f->n);
	for (size_t i = 0; i < to->n; i++) {
		const struct recipient *r = &c->st->recipients[to->at[i]];

		if (r->class == RECIPIENT_PROCESSOR)
			found_name2(c, FINDING_platform_as_processor, &f->n,
			    r->n.name);
	}
}

static void
check_document(struct check *c, const struct fact *f)
{
	if (f->link.n == 0 && !SAYS(f, OTHER_STATEMENT, TEXT))
		found_name(c, FINDING_dangling_reference, &f->n);
}

/* A purpose of the profile is marked as profiling, and judged as that. */
static bool
says_profiling(const struct statement *st, const struct fact *f)
{
	for (size_t i = 0; i < f->purposes.n; i++)
		if (st->purposes[f->purposes.at[i]].profiling)
			return true;
	return false;
}

static void
check_tracking(struct check *c, const struct fact *f)
{
	if (!asks_all(c, f) && !SAYS(f, TRACKING, ANONYMOUS))
		found_name(c, FINDING_tracking_without_consent, &f->n);
}

static void
check_profile(struct check *c, const struct fact *f)
{
	if (f->purposes.n > 0 && !rests_on(c, f, BASIS_A) &&
	    !profile_is_refused(c->st, f) && !says_profiling(c->st, f))
		found_name(c, FINDING_profiling_without_consent, &f->n);
}

static void
check_storage(struct check *c, const struct fact *f)
{
	if (!SAYS(f, STORAGE, NECESSARY) && !SAYS(f, STORAGE, CONSENT))
		found_name(c, FINDING_storage_without_consent, &f->n);
}

static void
check_choice(struct check *c, const struct fact *f)
{
	if (!SAYS(f, COOKIE_CHOICE, EQUAL))
		found_name(c, FINDING_refusing_harder, &f->n);
}

static void
check_test_use(struct check *c, const struct fact *f)
{
	if (f->purposes.n == 0 && !SAYS(f, TEST_USE, COMPATIBLE))
		found_name(c, FINDING_test_use_no_basis, &f->n);
}

static void
check_takeover(struct check *c, const struct fact *f)
{
	if (!SAYS(f, TAKEOVER, NOTICE))
		found_name(c, FINDING_takeover_unannounced, &f->n);
}

static void
check_transfer(struct check *c, const struct fact *f)
{
	if (!SAYS(f, TRANSFER, COUNTRIES))
		found_name(c, FINDING_possible_transfer, &f->n);
	check_tool(c, &VALUE(f, TRANSFER, ADEQUACY)->text, &f->n);
}

static void
check_assumed(struct check *c, const struct fact *f)
{
	found_name(c, FINDING_consent_assumed, &f->n);
}

static void (*const kinds[FACT_MAX])(struct check *, const struct fact *) = {
	[FACT_ASSUMED] = check_assumed,
	[FACT_OTHER_STATEMENT] = check_document,
	[FACT_TRACKING] = check_tracking,
	[FACT_PROFILE] = check_profile,
	[FACT_STORAGE] = check_storage,
	[FACT_COOKIE_CHOICE] = check_choice,
	[FACT_PUBLICATION] = check_published,
	[FACT_AUDIENCE] = check_audience,
	[FACT_PICTURES] = check_pictures,
	[FACT_TEST_USE] = check_test_use,
	[FACT_TAKEOVER] = check_takeover,
	[FACT_TRANSFER] = check_transfer,
};

/* ---- topics, cookies, figures --------------------------------------- */

static bool
has_fact(const struct statement *st, enum fact_kind kind)
{
	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == kind)
			return true;
	return false;
}

static void
check_topics(struct check *c, const struct purpose *p, const struct purpose *q)
{
	for (size_t i = 0; i < p->topics_n; i++)
		for (size_t k = 0; k < q->topics_n; k++)
			if (str_eq(p->topics[i].name, q->topics[k].name))
				found_name2(c, FINDING_topic_twice,
				    &p->topics[i], q->n.name);
}

static void
check_cookies_told(struct check *c)
{
	const struct cookie *first = NULL;

	for (size_t i = 0; i < c->st->cookies_n; i++) {
		const struct cookie *k = &c->st->cookies[i];

		if (str_is(k->category, "necessary") ||
		    !text_is_empty(&k->because))
			continue;
		first = first == NULL ? k : first;
		if (str_is(k->category, "marketing") &&
		    text_is_empty(&k->party))
			found_name(c, FINDING_cookie_party_unsaid, &k->n);
	}
	if (first != NULL && !has_fact(c->st, FACT_COOKIE_CHOICE))
		found(c, FINDING_cookie_choice_unsaid, first->n.pos, STR_NONE,
		    STR_NONE);
}

/* ---- impact assessment ---------------------------------------------- */

static bool
profiles(const struct statement *st)
{
	for (size_t i = 0; i < st->purposes_n; i++)
		if (st->purposes[i].profiling)
			return true;
	return has_fact(st, FACT_PROFILE);
}

static bool
sensitive(const struct statement *st)
{
	for (size_t i = 0; i < st->fields_n; i++)
		if (st->fields[i].special || st->fields[i].criminal)
			return true;
	return has_fact(st, FACT_SENSITIVE);
}

static bool
tracks_people(const struct statement *st)
{
	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == FACT_TRACKING &&
		    !fact_is_of_nobody(&st->facts[i]))
			return true;
	return false;
}

/* Two or more of what the authorities look for. */
static void
check_impact(struct check *c)
{
	const struct statement *st = c->st;
	const struct {
		bool is;
		const char *en, *nb;
	} risks[] = {
		{ profiles(st), "profiling", "profilering" },
		{ sensitive(st), "special categories", "særlige kategorier" },
		{ st->children.guardian_consent && !st->children.not_targeted,
		    "children", "barn" },
		{ tracks_people(st), "tracking", "sporing" },
		{ st->has_automated_decisions, "automated decisions",
		    "automatiserte avgjørelser" },
	};
	struct str list = STR_NONE;
	int n = 0;

	if (has_fact(st, FACT_ASSESSMENT))
		return;
	for (size_t i = 0; i < ARRAY_LEN(risks); i++)
		if (risks[i].is) {
			list = join(c, list, word(c, risks[i].en, risks[i].nb));
			n++;
		}
	if (n >= 2)
		found(c, FINDING_assessment_missing, c->top, list, STR_NONE);
}

/* Long words that are spelt alike in both have mostly been forgotten. */
static void
check_translated(struct check *c)
{
	const struct statement *st = c->st;
	enum {
		LONG = 10
	};

	if (!st->langs[LANG_EN])
		return;
	for (size_t i = 0; i < st->fields_n; i++) {
		struct str nb = st->fields[i].n.label.in[LANG_NB];

		if (nb.n >= LONG &&
		    (st->fields[i].n.label.same >> LANG_EN & 1) == 0 &&
		    str_eq(nb, st->fields[i].n.label.in[LANG_EN]))
			found(c, FINDING_untranslated, st->fields[i].n.pos, nb,
			    STR_NONE);
	}
}

void
check_said(struct check *c)
{
	const struct statement *st = c->st;

	for (size_t i = 0; i < st->facts_n; i++) {
		if (kinds[st->facts[i].kind] != NULL)
			kinds[st->facts[i].kind](c, &st->facts[i]);
		if (st->facts[i].kind == FACT_CLAIM)
			check_claim(c, i);
	}
	for (size_t i = 0; i < st->purposes_n; i++)
		for (size_t k = 0; k < i; k++)
			check_topics(c, &st->purposes[i], &st->purposes[k]);
	for (size_t i = 0; i < st->statistics_n; i++) {
		const struct statistic *k = &st->statistics[i];

		if (k->pseudonymous)
			found_name(c, FINDING_statistics_pseudonymous, &k->n);
		if (k->attested_by.n == 0)
			found_name(c, FINDING_told_unattested, &k->n);
	}
	check_translated(c);
	check_cookies_told(c);
	check_impact(c);
}
