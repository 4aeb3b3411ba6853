/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_notice: what a notice must say at all (Art. 13 and 14, the
 * headings of ISO/IEC 29184), whatever it is that it says.
 */
#include "lang/check_private.h"
#include "lang/ways.h"
#include "policy/whose.h"

/* ---- dates and changes ---------------------------------------------- */

static void
check_updates(struct check *c)
{
	const struct statement *st = c->st;
	unsigned web = 1U << CHANNEL_FORM | 1U << CHANNEL_SOCIAL |
		       1U << CHANNEL_PORTAL | 1U << CHANNEL_WEBSITE;

	if (st->updated.year != 0 && st->published.year != 0 &&
	    date_cmp(st->updated, st->published) < 0)
		found(c, FINDING_updated_before_published, c->top, STR_NONE,
		    STR_NONE);
	if (!st->changes.declared)
		return;
	if (period_is_zero(st->changes.lead))
		found(c, FINDING_changes_no_lead, st->changes.pos, STR_NONE,
		    STR_NONE);
	if (st->changes.channels == 0)
		found(c, FINDING_changes_unsaid, st->changes.pos, STR_NONE,
		    STR_NONE);
	else if (ways_of_all(st, st->changes.channels) == 0)
		found(c, FINDING_portal_not_theirs, st->changes.pos, STR_NONE,
		    STR_NONE);
	else if ((st->changes.channels & ~web) == 0)
		found(c, FINDING_changes_by_web_only, st->changes.pos, STR_NONE,
		    STR_NONE);
}

/* ---- who can be reached --------------------------------------------- */

static bool
letters_only(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') ||
			(s.p[i] >= 'A' && s.p[i] <= 'Z')))
			return false;
	return s.n > 1;
}

/* "first.last@": a mailbox of a role seldom has two words of letters. */
static bool
looks_personal(struct str email)
{
	struct str local, first;

	if (!str_cut(&email, '@', &local) || !str_cut(&local, '.', &first))
		return false;
	return letters_only(first) && letters_only(local);
}

static void
check_mailbox(struct check *c, const struct contact *k)
{
	struct str missing = STR_NONE;

	if (k->email.n == 0 && k->phone.n == 0 && k->post.n == 0)
		return;
	if (looks_personal(k->email))
		found(c, FINDING_contact_personal, k->pos, k->email, STR_NONE);
	for (int l = 0; l < LANG_MAX; l++)
		if (c->st->langs[l] && !contact_told(k, (enum lang)l))
			missing = join(c, missing,
			    lang_name_in((enum lang)l, c->lang));
	if (missing.n > 0)
		found(c, FINDING_contact_missing_in, k->pos, missing, STR_NONE);
}

static void
check_reach(struct check *c)
{
	for (size_t i = 0; i < c->st->controllers_n; i++) {
		const struct controller *k = &c->st->controllers[i];

		check_mailbox(c, &k->contact);
		check_mailbox(c, &k->dpo.contact);
		if (k->org_no.n == 0 && k->address.n == 0 && !k->many &&
		    !controller_is_client(c->st, (int)i))
			found_name(c, FINDING_controller_no_number, &k->n);
	}
}

/* ---- must it be given ------------------------------------------------ */

static void
check_giving(struct check *c)
{
	bool given = false, required = false;

	for (size_t i = 0; i < c->st->fields_n; i++) {
		const struct field *f = &c->st->fields[i];

		required = required || f->required || f->required_for.n > 0;
		for (size_t k = 0; k < f->sources.n; k++)
			given = given ||
				(!f->voluntary &&
				    c->st->sources[f->sources.at[k]].is_person);
	}
	for (size_t i = 0; i < c->st->facts_n; i++) {
		const struct fact *f = &c->st->facts[i];

		if (f->kind != FACT_DATA)
			continue;
		required = required || SAYS(f, DATA, REQUIRED);
		for (size_t k = 0; k < VALUE(f, DATA, FROM)->list.n; k++)
			given =
			    given ||
			    (!SAYS(f, DATA, VOLUNTARY) &&
				c->st->sources[VALUE(f, DATA, FROM)->list.at[k]]
				    .is_person);
	}
	if (required && c->st->nothing_required)
		found(c, FINDING_giving_contradiction, c->top, STR_NONE,
		    STR_NONE);
	if (given && !required && !c->st->nothing_required)
		found(c, FINDING_giving_unsaid, c->top, STR_NONE, STR_NONE);
}

/* Nobody chooses whether others give it. */
static void
check_choice(struct check *c)
{
	for (size_t i = 0; i < c->st->facts_n; i++) {
		const struct fact *f = &c->st->facts[i];
		const struct index_list *from;
		bool own = false;

		if (f->kind != FACT_DATA || !SAYS(f, DATA, VOLUNTARY))
			continue;
		from = &VALUE(f, DATA, FROM)->list;
		for (size_t k = 0; k < from->n; k++)
			own = own || c->st->sources[from->at[k]].is_person;
		if (from->n > 0 && !own)
			found(c, FINDING_voluntary_of_others,
			    VALUE(f, DATA, VOLUNTARY)->pos, f->n.name,
			    STR_NONE);
	}
}

/* ---- headings -------------------------------------------------------- */

/* Whether anything outside the register has a period: a declared fact, or a
 * log. */
static bool
says_how_long(const struct statement *st)
{
	bool any = false;

	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		any = any || fact_says_when(f) ||
		      (f->kind == FACT_DATA && SAYS(f, DATA, NOT_STORED));
	}
	for (size_t i = 0; i < st->logs_n; i++)
		any = any || !period_is_zero(st->logs[i].life);
	return any;
}

static bool
has_collection(const struct check *c)
{
	for (size_t i = 0; i < c->st->fields_n; i++)
		if (c->st->fields[i].sources.n > 0)
			return true;
	return c->st->sources_n > 0;
}

static bool
has_basis(const struct check *c)
{
	for (size_t i = 0; i < c->st->purposes_n; i++)
		if (c->st->purposes[i].bases_n > 0)
			return true;
	return false;
}

static bool
has_purpose(const struct check *c)
{
	return c->st->purposes_n > 0;
}

static bool
has_retention(const struct check *c)
{
	return c->st->keeps_n > 0 || says_how_long(c->st);
}

static bool
has_participation(const struct check *c)
{
	for (int r = 0; r < RIGHT_MAX; r++)
		if (r != RIGHT_COMPLAINT && c->st->rights[r].declared)
			return true;
	return false;
}

static bool
has_complaint(const struct check *c)
{
	return c->st->rights[RIGHT_COMPLAINT].declared;
}

/* Where one of several consents has no way back, that is found of it. */
static bool
has_choices(const struct check *c)
{
	bool asked = false;

	for (size_t i = 0; i < c->st->purposes_n; i++) {
		const struct purpose *p = &c->st->purposes[i];

		if (!purpose_rests_on(p, BASIS_A))
			continue;
		if (p->withdraw != 0 || p->withdraw_link)
			return true;
		asked = true;
	}
	return !asked;
}

/* What ISO/IEC 29184, 5.3 wants told, where no other finding asks for it. */
static void
check_headings(struct check *c)
{
	static const struct {
		bool (*told)(const struct check *c);
		const char *en, *nb;
	} headings[] = {
		{ has_purpose, "purposes (5.3.2)", "formål (5.3.2)" },
		{ has_collection, "how information is collected (5.3.5)",
		    "hvordan opplysninger samles inn (5.3.5)" },
		{ has_retention, "how long it is kept (5.3.11)",
		    "hvor lenge de lagres (5.3.11)" },
		{ has_participation, "what people can do (5.3.12)",
		    "hva folk kan gjøre (5.3.12)" },
		{ has_complaint, "questions and complaints (5.3.13)",
		    "spørsmål og klager (5.3.13)" },
		{ has_choices, "how choices are changed (5.3.14)",
		    "hvordan valg endres (5.3.14)" },
		{ has_basis, "the basis (5.3.15)", "grunnlaget (5.3.15)" },
	};
	struct str missing = STR_NONE;

	for (size_t i = 0; i < ARRAY_LEN(headings); i++)
		if (!headings[i].told(c))
			missing = join(c, missing,
			    word(c, headings[i].en, headings[i].nb));
	if (missing.n > 0)
		found(c, FINDING_headings_missing, c->top, missing, STR_NONE);
}

void
check_notice(struct check *c)
{
	const struct statement *st = c->st;

	check_updates(c);
	check_reach(c);
	check_giving(c);
	check_choice(c);
	check_headings(c);
	if (st->recipients_n == 0 && st->processors_n == 0 &&
	    first_shown(st) == NULL &&
	    (st->negatives >> NEGATIVE_RECIPIENTS & 1) == 0)
		found(c, FINDING_recipients_unsaid, c->top, STR_NONE, STR_NONE);
}
