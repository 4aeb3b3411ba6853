/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_ages: children: from which age they consent alone where those are
 * who decide, and whether what is said of kinds of person, guardians and ages
 * fits together.
 */
#include "lang/check_private.h"
#include "lang/words.h"
#include "policy/ages.h"

#define LEAST_YEARS 13 /* Art. 8(1) */

/* Of the controllers that decide; until one names its authority, by the
 * language. Art. 8(1) allows no law a lower age than the last row's. */
static const struct {
	const char *country;
	int years;
	const char *law;
} ages[] = {
#define CHILD_AGE(country_, years_, law_) { country_, years_, law_ },
#include "lang/child_ages.def"
#undef CHILD_AGE
	{ "", LEAST_YEARS, "Art. 8" },
};

static size_t
age_at(const struct statement *st, size_t controller)
{
	struct str country = STR_NONE;
	size_t i = 0;

	if (controller < st->controllers_n)
		country = st->controllers[controller].authority_country;
	if (country.n == 0 && (st->langs[LANG_NB] || st->langs[LANG_NN]))
		country = STR("NO");
	while (i + 1 < ARRAY_LEN(ages) && !str_is(country, ages[i].country))
		i++;
	return i;
}

/* Of those who decide over the purpose, the highest. */
static size_t
age_for(const struct statement *st, const struct purpose *p)
{
	size_t most = age_at(st, (size_t)p->controller);

	for (size_t i = 0; i < p->jointly.n; i++) {
		size_t at = age_at(st, (size_t)p->jointly.at[i]);

		if (ages[at].years > ages[most].years)
			most = at;
	}
	return most;
}

/* Of all purposes that ask these people (-1: anybody) for a consent and say no
 * age of their own; where none does, of the first controller. */
static size_t
age_of_all(const struct statement *st, int kind)
{
	size_t most = ARRAY_LEN(ages);

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		size_t at = age_for(st, p);

		if (purpose_asks_consent(p) && p->alone.years == 0 &&
		    (kind < 0 || purpose_asks_kind(st, p, kind)) &&
		    (most == ARRAY_LEN(ages) ||
			ages[at].years > ages[most].years))
			most = at;
	}
	return most == ARRAY_LEN(ages) ? age_at(st, 0) : most;
}

static void
found_low(struct check *c, struct pos pos, int years, size_t here)
{
	found(c, FINDING_child_age_low, pos, arena_printf(c->a, "%d", years),
	    arena_printf(c->a, "%d (" STR_FMT ")", ages[here].years,
		STR_ARG(cite(c, str_of(ages[here].law)))));
}

/* A law of a day to come gives nobody anything yet: of what is said to begin
 * later than this version does, a version of that day is to tell. */
static void
check_begins(struct check *c, const struct age *age, struct pos pos)
{
	struct date from = c->st->effective;

	if (from.year == 0 || date_cmp(from, c->today) < 0)
		from = c->today;
	if (age_begins_after(age, from))
		found(c, FINDING_age_not_yet, pos,
		    arena_printf(c->a, "%d", age->years), iso(c, age->since));
}

/* Whether anything says from which age children consent. */
static bool
any_age(const struct statement *st)
{
	bool any = st->children.consent.years > 0;

	for (size_t i = 0; i < st->purposes_n; i++)
		any = any || st->purposes[i].alone.years > 0;
	return any;
}

static void
check_children(struct check *c)
{
	const struct children *k = &c->st->children;
	size_t here = age_of_all(c->st, -1);

	if (!k->declared)
		return;
	check_begins(c, &k->consent, k->pos);
	check_begins(c, &k->joining, k->pos);
	check_begins(c, &k->images, k->pos);
	if (k->guardian_consent && k->consent.years == 0 &&
	    guardian_until(c->st) == 0)
		found(c, FINDING_child_age_unsaid, k->pos, STR_NONE, STR_NONE);
	if (k->consent.years > 0 && k->consent.years < ages[here].years)
		found_low(c, k->pos, k->consent.years, here);
	if (k->images.years > 0 && k->images.years < 15)
		found(c, FINDING_image_age_low, k->pos,
		    arena_printf(c->a, "%d", k->images.years), STR_NONE);
	if (k->by_age && !any_age(c->st))
		found(c, FINDING_age_for_nothing, k->pos,
		    c->st->fields[k->born].n.name, STR_NONE);
}

/* From which age they act alone here, or under which somebody acts for them,
 * and what the block about children says of it. */
static struct str
ages_said(struct check *c, enum matter m, bool sooner, int here, int there)
{
	struct str matter = phrase_in(&words_list(WORDS_MATTER).at[m], c->lang);
	const char *years =
	    word(c, "years, and by line", "år, og etter linje").p;
	const char *from = sooner ? word(c, "from", "fra").p : "under";
	const char *who = sooner ? word(c, "here they act alone for",
				       "her handler de alene for")
				       .p
				 : word(c, "here a guardian acts for",
				       "her handler en foresatt for")
				       .p;

	return arena_printf(c->a, "%s " STR_FMT " %s %d %s %u %s %d", who,
	    STR_ARG(matter), from, here, years,
	    (unsigned)c->st->children.pos.line, from, there);
}

/* ---- purposes with an age of their own --------------------------------- */

/* A lower age than that of the country needs a law that says so; below that of
 * Art. 8(1) no law can. */
static void
check_own_age(struct check *c, const struct purpose *p)
{
	int years = p->alone.years, images = c->st->children.images.years;
	size_t here = age_for(c->st, p);

	if (years == 0)
		return;
	check_begins(c, &p->alone, p->n.pos);
	if (!purpose_asks_consent(p))
		found_name(c, FINDING_age_without_consent, &p->n);
	else if (years < LEAST_YEARS || (years < ages[here].years &&
					    text_is_empty(&p->alone.provision)))
		found_low(c, p->n.pos, years, here);
	if (!purpose_has_pictures(c->st, p->n.no))
		return;
	if (images > 0 && images != years)
		found_name2(c, FINDING_child_ages_differ, &p->n,
		    ages_said(c, MATTER_PICTURES, true, years, images));
	else if (years < 15)
		found(c, FINDING_image_age_low, p->n.pos,
		    arena_printf(c->a, "%d", years), STR_NONE);
}

/* ---- kinds of person -------------------------------------------------- */

static bool
acts_in(unsigned bits, enum matter m)
{
	return (bits >> m & 1) != 0;
}

/* Whether it is told that before an age a guardian says yes to it. */
static bool
guardian_told(const struct statement *st, const struct purpose *p)
{
	if (p->alone.years > 0)
		return true;
	return purpose_age(st, p)->years > 0 &&
	       (ages_held(st) || st->children.guardian_consent);
}

/* The first purpose that asks these people for a consent, at any age, for
 * which nobody says it; pictures are a matter of their own. */
static const struct purpose *
asks(const struct statement *st, int kind)
{
	const struct kind *k = &st->kinds[kind];
	bool pictures = acts_in(k->guardian | k->guardian_too, MATTER_PICTURES);

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];

		if (!guardian_told(st, p) && purpose_asks_kind(st, p, kind) &&
		    !(pictures && purpose_has_pictures(st, (int)i)))
			return p;
	}
	return NULL;
}

static void
check_guardian(struct check *c, const struct kind *k)
{
	unsigned by = k->guardian | k->guardian_too;
	size_t here = age_of_all(c->st, k->n.no);
	bool aged = k->aged_from > 0 || k->aged_under > 0;
	const struct purpose *p;

	if ((by & k->alone) != 0 || (k->guardian & k->guardian_too) != 0)
		found_name(c, FINDING_guardian_contradiction, &k->n);
	if (k->by_registration && acts_in(by, MATTER_JOINING))
		found_name(c, FINDING_child_joins_alone, &k->n);
	if (!aged || k->aged_from >= ages[here].years)
		return;
	if (acts_in(k->alone, MATTER_CONSENT))
		found_low(c, k->n.pos, k->aged_from, here);
	else if (!acts_in(by, MATTER_CONSENT) &&
		 (p = asks(c->st, k->n.no)) != NULL)
		found_name2(c, FINDING_guardian_unsaid, &k->n, p->n.name);
}

/* For whom a guardian decides, or decides too, no purpose of that matter has a
 * lower age from which one does alone: its own, or, of pictures, that of all,
 * as a server takes every yes to them by it. That of all and a guardian for
 * every consent is reported of the block about children. */
static void
check_age_of_one(struct check *c, const struct kind *k, const struct purpose *p)
{
	unsigned by = k->guardian | k->guardian_too;
	int years = purpose_age(c->st, p)->years;

	if (years == 0 || k->aged_under <= years ||
	    !purpose_asks_kind(c->st, p, k->n.no))
		return;
	if (p->alone.years == 0) {
		if (acts_in(by, MATTER_PICTURES) &&
		    !acts_in(by, MATTER_CONSENT) &&
		    purpose_has_pictures(c->st, p->n.no))
			found(c, FINDING_pictures_age_of_all, k->n.pos,
			    p->n.name, arena_printf(c->a, "%d", k->aged_under));
		return;
	}
	if (acts_in(by, MATTER_CONSENT))
		found_name2(c, FINDING_ages_of_one, &k->n, p->n.name);
	else if (acts_in(by, MATTER_PICTURES) &&
		 purpose_has_pictures(c->st, p->n.no))
		found_name2(c, FINDING_pictures_two_ages, &k->n, p->n.name);
}

/* What the block about children says of the same matter. */
static void
check_same_age(struct check *c, const struct kind *k)
{
	const struct children *all = &c->st->children;
	const struct {
		enum matter m;
		int years;
	} rows[] = {
		{ MATTER_CONSENT, all->consent.years },
		{ MATTER_JOINING, all->joining.years },
		{ MATTER_PICTURES, all->images.years },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int years = rows[i].years;
		bool sooner = acts_in(k->alone, rows[i].m) &&
			      k->aged_from > 0 && k->aged_from < years;
		bool longer =
		    acts_in(k->guardian | k->guardian_too, rows[i].m) &&
		    k->aged_under > years;

		if (years > 0 && (sooner || longer))
			found_name2(c, FINDING_child_ages_differ, &k->n,
			    ages_said(c, rows[i].m, sooner,
				sooner ? k->aged_from : k->aged_under, years));
	}
	for (size_t i = 0; i < c->st->purposes_n; i++)
		check_age_of_one(c, k, &c->st->purposes[i]);
}

void
check_ages(struct check *c)
{
	check_children(c);
	for (size_t i = 0; i < c->st->purposes_n; i++)
		check_own_age(c, &c->st->purposes[i]);
	for (size_t i = 0; i < c->st->kinds_n; i++) {
		check_guardian(c, &c->st->kinds[i]);
		check_same_age(c, &c->st->kinds[i]);
	}
}
