/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_whom: what people are called. Who is in a register need be no
 * member of anything; of others no sentence says that they join or leave.
 */
#include "lang/prose_doc.h"

/* ---- sentences --------------------------------------------------------- */

/* What is said of members, of others, and of both together. */
static const struct {
	enum prose members, others, any;
} variants[] = {
	{ PROSE_WHEN_JOINED, PROSE_WHEN_JOINED_OTHERS, PROSE_WHEN_JOINED_ANY },
	{ PROSE_WHEN_LEFT, PROSE_WHEN_LEFT_OTHERS, PROSE_WHEN_LEFT_ANY },
	{ PROSE_WHEN_LAST_SEEN, PROSE_WHEN_LAST_SEEN_OTHERS,
	    PROSE_WHEN_LAST_SEEN_ANY },
	{ PROSE_THEY_JOINED, PROSE_THEY_JOINED_OTHERS,
	    PROSE_THEY_JOINED_OTHERS },
	{ PROSE_THEY_LEFT, PROSE_WHEN_LEFT_OTHERS, PROSE_WHEN_LEFT_OTHERS },
	{ PROSE_THEY_LAST_SEEN, PROSE_THEY_LAST_SEEN_OTHERS,
	    PROSE_THEY_LAST_SEEN_OTHERS },
	{ PROSE_STAGE_POSSIBLE, PROSE_STAGE_POSSIBLE_OTHERS,
	    PROSE_STAGE_POSSIBLE_OTHERS },
	{ PROSE_S_BEFORE, PROSE_S_BEFORE_OTHERS, PROSE_S_BEFORE_OTHERS },
	{ PROSE_S_AFTER, PROSE_S_AFTER_OTHERS, PROSE_S_AFTER_OTHERS },
	{ PROSE_DO_JOIN, PROSE_DO_JOIN_OTHERS, PROSE_DO_JOIN_ANY },
	{ PROSE_MATTER_JOINING, PROSE_DO_JOIN_OTHERS, PROSE_DO_JOIN_ANY },
	{ PROSE_VISIBLE_MEMBERS, PROSE_VISIBLE_MEMBERS_OTHERS,
	    PROSE_VISIBLE_MEMBERS_OTHERS },
	{ PROSE_PROMISE_NO_DIRECTORY, PROSE_PROMISE_NO_DIRECTORY_OTHERS,
	    PROSE_PROMISE_NO_DIRECTORY_OTHERS },
	{ PROSE_L_AGE_JOINING, PROSE_L_AGE_JOINING_OTHERS,
	    PROSE_L_AGE_JOINING_ANY },
	{ PROSE_CLASS_MEMBERSHIP, PROSE_CLASS_MEMBERSHIP_OTHERS,
	    PROSE_CLASS_MEMBERSHIP_OTHERS },
};

enum prose
prose_for(const struct doc *d, enum prose key)
{
	key = prose_printed(d, key);
	for (size_t i = 0; i < ARRAY_LEN(variants) && d->st != NULL; i++) {
		if (variants[i].members != key)
			continue;
		switch (statement_members(d->st, d->whom)) {
		case MEMBERS_ALL:
			return key;
		case MEMBERS_SOME:
			return variants[i].any;
		case MEMBERS_NONE:
			return variants[i].others;
		}
	}
	return key;
}

/* ---- names ------------------------------------------------------------- */

struct str
doc_plural(const struct doc *d, const struct kind *k)
{
	return text_is_empty(&k->plural) ? doc_label(d, &k->n)
					 : text_in(&k->plural, d->lang);
}

struct str
doc_kinds(struct doc *d, const struct index_list *kinds)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < kinds->n; i++)
		list_label(d, &l, doc_plural(d, &d->st->kinds[kinds->at[i]]));
	return list_and(d, &l);
}

/* Those in the register of whom kinds speak: all of them, or those that are
 * named. Members whose kind has no name for several of them go by that name,
 * with the kind in brackets. */
struct whom {
	bool all, members;
	struct list names, bracketed;
};

static void
add_kind(struct doc *d, struct whom *w, const struct kind *k)
{
	if (k->no_member || !text_is_empty(&k->plural) ||
	    statement_members(d->st, NULL) == MEMBERS_NONE)
		list_label(d, &w->names, doc_plural(d, k));
	else
		list_label(d, &w->bracketed, doc_label(d, &k->n));
}

/* Whether all people are told of with the name of this kind among them. */
static bool
has_name(const struct kind *k)
{
	return k->no_member && !k->by_age;
}

/* Whether one of the kinds goes by the name of all members. */
static bool
are_members(struct doc *d, const struct index_list *kinds)
{
	for (size_t i = 0; i < kinds->n; i++) {
		const struct kind *k = &d->st->kinds[kinds->at[i]];

		if (!has_name(k) &&
		    str_eq(doc_plural(d, k), say0(d, PROSE_STAGE_MEMBER)))
			return true;
	}
	return false;
}

/* ${but}: of all, those who are left out. */
static struct whom
whom_but(struct doc *d, const struct index_list *kinds,
    const struct index_list *but)
{
	const struct statement *st = d->st;
	struct whom w = { .all = true, .names = { .n = 0 } };

	for (size_t i = 0; i < kinds->n; i++)
		w.all = w.all && st->kinds[kinds->at[i]].outside;
	for (size_t i = 0; i < st->kinds_n; i++) {
		const struct kind *k = &st->kinds[i];

		if (k->outside)
			continue;
		if (w.all ? has_name(k) && !index_list_has(but, (int)i)
			  : index_list_has(kinds, (int)i))
			add_kind(d, &w, k);
	}
	w.members = w.bracketed.n > 0 ||
		    (w.all && statement_members(st, NULL) != MEMBERS_NONE &&
			!are_members(d, but));
	return w;
}

static const struct index_list nobody = { .n = 0 };

static struct whom
whom_of(struct doc *d, const struct index_list *kinds)
{
	return whom_but(d, kinds, &nobody);
}

/* "possible members", "possible members (readers)". */
static struct str
with_kinds(struct doc *d, enum prose stage, const struct list *kinds)
{
	return doc_beside(d, say0(d, stage), list_comma(d, kinds));
}

/* "members and donors, current and former", or one of the two; members alone
 * have a name for each. */
static void
add_now_or_before(struct doc *d, struct list *to, const struct whom *w,
    unsigned stages)
{
	bool now = (stages & STAGE_MEMBER) != 0;
	bool before = (stages & STAGE_LEAVING) != 0;
	struct list l = { .n = 0 };

	if (w->members && (now || w->names.n > 0))
		list_add(d, w->names.n > 0 ? &l : to,
		    with_kinds(d, PROSE_STAGE_MEMBER, &w->bracketed));
	if (w->members && before && w->names.n == 0)
		list_add(d, to,
		    with_kinds(d, PROSE_STAGE_LEAVING, &w->bracketed));
	for (size_t i = 0; i < w->names.n; i++)
		list_add(d, &l, w->names.at[i]);
	if (l.n == 0)
		return;
	if (!before)
		list_add(d, to, list_and(d, &l));
	else
		list_add(d, to,
		    say1(d, now ? PROSE_PEOPLE_BOTH : PROSE_PEOPLE_FORMER,
			list_and(d, &l)));
}

static struct str
people(struct doc *d, unsigned stages, const struct whom *w)
{
	static const struct {
		unsigned stage;
		enum prose name;
	} others[] = {
		{ STAGE_POSSIBLE, PROSE_STAGE_POSSIBLE },
		{ STAGE_INVITED, PROSE_STAGE_INVITED },
		{ STAGE_DECEASED, PROSE_STAGE_DECEASED },
	};
	struct list l = { .n = 0 }, kinds = { .n = 0 };

	for (size_t i = 0; !w->all && i < w->bracketed.n; i++)
		list_add(d, &kinds, w->bracketed.at[i]);
	for (size_t i = 0; !w->all && i < w->names.n; i++)
		list_add(d, &kinds, w->names.at[i]);
	for (size_t i = 0; i < ARRAY_LEN(others); i++) {
		if (others[i].stage == STAGE_DECEASED &&
		    (stages & (STAGE_MEMBER | STAGE_LEAVING)) != 0)
			add_now_or_before(d, &l, w, stages);
		if ((stages & others[i].stage) != 0)
			list_add(d, &l, with_kinds(d, others[i].name, &kinds));
	}
	/* What is a list itself is not one of "a and b". */
	return w->names.n + w->members > 1 ? list_semicolon(d, &l)
					   : list_and(d, &l);
}

const struct index_list *
doc_about(struct doc *d, const struct index_list *kinds)
{
	const struct index_list *before = d->whom;

	d->whom = kinds;
	return before;
}

/* ---- whom a rule of how long is for ------------------------------------ */

/* The kinds for whom others speak in the place of ${k}. */
static struct index_list
kinds_taken(struct doc *d, const struct keep *k)
{
	struct index_list l = { .n = 0 };

	l.at = ARENA_ARRAY(d->a, int, d->st->kinds_n);
	for (size_t i = 0; i < d->st->kinds_n; i++)
		if (!d->st->kinds[i].outside && keep_taken(d->st, k, (int)i))
			l.at[l.n++] = (int)i;
	return l;
}

const struct index_list *
doc_keep_whom(struct doc *d, const struct keep *k)
{
	struct index_list *l, taken = kinds_taken(d, k);

	if (taken.n == 0)
		return &k->kinds;
	l = ARENA_ARRAY(d->a, struct index_list, 1);
	l->at = ARENA_ARRAY(d->a, int, d->st->kinds_n);
	for (size_t i = 0; i < d->st->kinds_n; i++) {
		const struct kind *one = &d->st->kinds[i];

		if (!one->outside && !one->by_age &&
		    (!one->no_member || !index_list_has(&taken, (int)i)))
			l->at[l->n++] = (int)i;
	}
	return l;
}

static struct str
except(struct doc *d, const struct index_list *kinds)
{
	return kinds->n == 0 ? STR_NONE
			     : say1(d, PROSE_K_LABEL_BUT, doc_kinds(d, kinds));
}

struct str
doc_keep_but(struct doc *d, const struct keep *k)
{
	struct index_list taken = kinds_taken(d, k);

	return except(d, &taken);
}

struct str
doc_keep_people(struct doc *d, const struct keep *k)
{
	struct index_list taken = kinds_taken(d, k), rest = { .n = 0 };
	struct whom w = whom_but(d, &k->kinds, &taken);
	const struct index_list *before = doc_about(d, doc_keep_whom(d, k));
	struct list l = { .n = 0 };

	rest.at = ARENA_ARRAY(d->a, int, d->st->kinds_n);
	for (size_t i = 0; i < taken.n && w.members; i++)
		if (!has_name(&d->st->kinds[taken.at[i]]))
			rest.at[rest.n++] = taken.at[i];
	list_add(d, &l, people(d, STAGE_MEMBER, &w));
	list_add(d, &l, except(d, &rest));
	doc_about(d, before);
	return list_comma(d, &l);
}

/* Who is left out: the excepted, and by the word "members" who is none. */
static struct index_list
left_out(struct doc *d, const struct meant *m)
{
	const struct statement *st = d->st;
	struct index_list l = { .at = ARENA_ARRAY(d->a, int, st->kinds_n) };

	for (size_t i = 0; i < st->kinds_n; i++)
		if (index_list_has(&m->except, (int)i) ||
		    (m->members && m->kinds.n == 0 && st->kinds[i].no_member))
			l.at[l.n++] = (int)i;
	return l;
}

struct str
doc_meant(struct doc *d, const struct meant *m)
{
	struct index_list left = left_out(d, m);
	struct index_list inside = kinds_inside(d, &m->kinds);
	struct whom w = whom_but(d, &m->kinds, &left);
	const struct index_list *before = doc_about(d, &m->kinds);
	struct list l = { .n = 0 };

	if (m->stages != 0)
		list_add(d, &l, people(d, m->stages, &w));
	else if (m->kinds.n > 0)
		list_add(d, &l,
		    doc_kinds(d, inside.n > 0 ? &inside : &m->kinds));
	else
		list_add(d, &l, say0(d, PROSE_PEOPLE_ALL));
	doc_about(d, before);
	/* All of them: who is of another kind too is excepted all the same. */
	list_add(d, &l, except(d, &m->except));
	return list_comma(d, &l);
}

struct str
doc_people(struct doc *d, unsigned stages, const struct index_list *kinds)
{
	struct whom w = whom_of(d, kinds == NULL ? &nobody : kinds);
	const struct index_list *before = doc_about(d, kinds);
	struct str s = people(d, stages, &w);

	doc_about(d, before);
	return s;
}

unsigned
purpose_stages_told(const struct statement *st, const struct purpose *p)
{
	unsigned stages = purpose_stages(p);

	if (p->stages != 0)
		return stages;
	/* Where no server is, nobody holds it to members. */
	if (st->printed_only && p->all_fields && purpose_answers(p))
		return 0;
	if (purpose_is_outside(st, p) || (stages & STAGE_DECEASED) != 0)
		return 0;
	if (stages == STAGE_MEMBER)
		return stages;
	return p->kinds.n > 0 ? 0 : stages & statement_stages(st);
}

struct str
doc_purpose_people(struct doc *d, const struct purpose *p)
{
	struct meant m = purpose_meant(p, purpose_stages_told(d->st, p));

	return doc_meant(d, &m);
}

/* "For members.", "For: members and donors.": a list stands after a colon. */
static enum prose
sentence_of(struct doc *d, const struct index_list *kinds)
{
	struct whom w = whom_of(d, kinds);

	return w.all && w.names.n == 0 ? PROSE_P_STAGES : PROSE_P_PEOPLE;
}

struct str
doc_purpose_is_at(struct doc *d, const struct purpose *p, unsigned stages)
{
	struct meant m = purpose_meant(p, stages);

	return say1(d, sentence_of(d, &p->kinds), doc_meant(d, &m));
}

struct str
doc_purpose_is_for(struct doc *d, const struct purpose *p)
{
	return doc_purpose_is_at(d, p, purpose_stages_told(d->st, p));
}

static struct index_list
kinds_that(struct doc *d, const struct index_list *kinds, bool outside)
{
	struct index_list l = { .n = 0 };

	l.at = ARENA_ARRAY(d->a, int, kinds->n);
	for (size_t i = 0; i < kinds->n; i++) {
		if (d->st->kinds[kinds->at[i]].outside == outside)
			l.at[l.n++] = kinds->at[i];
	}
	return l;
}

struct index_list
kinds_outside(struct doc *d, const struct index_list *kinds)
{
	return kinds_that(d, kinds, true);
}

struct index_list
kinds_inside(struct doc *d, const struct index_list *kinds)
{
	return kinds_that(d, kinds, false);
}
