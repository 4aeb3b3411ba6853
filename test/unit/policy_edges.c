/* SPDX-License-Identifier: EUPL-1.2 */
/* The edges of the decision: numbers out of range, a purpose that is no more,
 * a channel that is none, more kinds than bits. Nearly all are refusals. */
#include "policy/ages.h"
#include "policy/masks.h"
#include "policy/narrow.h"
#include "policy/whose.h"
#include "policy_fixture.h"
#include "tap.h"

enum {
	DAY = 20000
};

static struct arena *arena;

static struct verdict
decide(const struct ask *ask)
{
	struct verdict v;

	(void)policy_decide(&fixture, ask, arena, &v);
	return v;
}

static void
refused(struct ask ask, enum reason why, const char *name)
{
	struct verdict v = decide(&ask);

	if (!tap_ok(!v.allowed && v.reason == why, name))
		printf("# %s\n", reason_name(v.reason));
}

static void
allowed(struct ask ask, const char *name)
{
	struct verdict v = decide(&ask);

	if (!tap_ok(v.allowed, name))
		printf("# %s\n", reason_name(v.reason));
}

static void
asks(void)
{
	struct actor office = { .type = ACTOR_STAFF,
		.id = 2,
		.role = R_OFFICE,
		.purpose = -1 };
	struct person_facts p = { .id = 7, .stage = STAGE_MEMBER };
	struct ask good = { .actor = &office,
		.purpose = P_MEMBER,
		.activity = ACTIVITY_STAFF,
		.act = ACT_SEE,
		.fields = { .w = { BIT(F_NAME) } },
		.person = &p,
		.channel = -1,
		.today = DAY };
	struct ask ask = good;

	allowed(good, "a good ask");
	ask.act = ACT_MAX;
	refused(ask, REASON_NO_CLAUSE, "an act that is none");
	ask = good;
	ask.activity = ACTIVITY_MAX;
	refused(ask, REASON_NO_CLAUSE, "an activity that is none");
	ask = good;
	ask.purpose = P_N;
	refused(ask, REASON_NO_PURPOSE, "a purpose past the last");
	ask.purpose = -2;
	refused(ask, REASON_NO_PURPOSE, "a purpose before the first");
	ask.purpose = LIMIT_PURPOSES;
	refused(ask, REASON_NO_PURPOSE, "a purpose past all");
	ask = good;
	ask.purpose = -2;
	ask.person = NULL;
	ask.act = ACT_STAFF;
	refused(ask, REASON_NO_PURPOSE, "not even for what needs none");
	ask = good;
	ask.act = ACT_SEND;
	ask.channel = CHANNEL_MAX;
	refused(ask, REASON_NO_CHANNEL, "a channel past the last");
	ask.channel = -1;
	refused(ask, REASON_NO_CHANNEL, "no channel");
	ask.channel = CHANNEL_POST;
	ask.person = NULL;
	refused(ask, REASON_NO_CHANNEL, "a channel the purpose has not");
	ask.channel = CHANNEL_EMAIL;
	allowed(ask, "the channel it has");
	ask = good;
	office.role = R_N;
	refused(ask, REASON_NO_ROLE, "a role past the last");
	office.role = R_OFFICE;
	office.type = ACTOR_TOKEN;
	refused(ask, REASON_OTHER_PURPOSE, "a token bound to nothing");
	office.purpose = P_MEMBER;
	allowed(ask, "a token bound to this");
	office.type = ACTOR_STAFF;
	office.purpose = P_NEWS;
	refused(ask, REASON_OTHER_PURPOSE, "staff bound to another purpose");
	office.purpose = -1;
	office.type = (enum actor_type)99;
	refused(ask, REASON_NO_ROLE, "an actor that is none");
}

static void
links(void)
{
	struct actor link = { .type = ACTOR_LINK,
		.id = 7,
		.role = -1,
		.purpose = -1 };
	struct person_facts p = { .id = 7, .stage = STAGE_INVITED };
	struct ask good = { .actor = &link,
		.purpose = P_INVITE,
		.activity = ACTIVITY_INVITE,
		.act = ACT_ERASE,
		.person = &p,
		.channel = -1,
		.today = DAY };
	struct ask ask = good;

	allowed(good, "B11: a link declines");
	p.stage = STAGE_POSSIBLE;
	allowed(good, "B11: also before the invitation is counted");
	p.stage = STAGE_MEMBER;
	refused(good, REASON_ONLY_NARROWING, "T-18: not once a member");
	ask.act = ACT_CONSENT;
	refused(ask, REASON_ONLY_NARROWING, "T-18: nor a yes");
	ask.act = ACT_RESTRICT;
	allowed(ask, "B20: but a stop");
	p.id = 8;
	refused(ask, REASON_NOT_FOUND, "T-18: of nobody else");
	p.id = 0;
	link.id = 0;
	refused(ask, REASON_NOT_FOUND, "nobody is nobody");
	ask.person = NULL;
	refused(ask, REASON_NOT_FOUND, "a link without a person");
	link.type = ACTOR_PERSON;
	ask = good;
	p.id = link.id = 0;
	ask.act = ACT_SEE;
	refused(ask, REASON_NOT_FOUND, "T-01: number 0 is nobody's own");
}

static void
representatives(void)
{
	struct office offices[] = { { 41, DAY, DAY + 9 },
		{ 42, DAY - 9, DAY - 1 } };
	struct actor board = { .type = ACTOR_STAFF,
		.id = 3,
		.role = R_BOARD,
		.purpose = -1,
		.trained_until = DAY,
		.confidential = true,
		.offices = offices,
		.offices_n = 2 };
	int64_t groups[] = { 42, 41 };
	struct person_facts p = { .id = 7,
		.stage = STAGE_MEMBER,
		.kinds = 1 << K_GRADUATE,
		.groups = groups,
		.groups_n = 2 };
	struct ask good = { .actor = &board,
		.purpose = P_GROUP,
		.activity = ACTIVITY_GROUP,
		.act = ACT_SEE,
		.fields = { .w = { BIT(F_NAME) } },
		.person = &p,
		.channel = -1,
		.group = 41,
		.today = DAY };
	struct ask ask = good;

	allowed(good, "B28: the own group among two");
	ask.group = 0;
	allowed(ask, "B28: without naming it");
	ask.group = 42;
	refused(ask, REASON_OUT_OF_SCOPE, "B28: an office that has ended");
	ask = good;
	p.groups_n = 1;
	refused(good, REASON_OUT_OF_SCOPE, "B28: only in the ended one");
	ask.group = 0;
	refused(ask, REASON_OUT_OF_SCOPE, "B28: named or not");
	ask.person = NULL;
	ask.act = ACT_FIND;
	allowed(ask, "to look for people needs no group");
	ask.act = ACT_WRITE;
	refused(ask, REASON_OUT_OF_SCOPE, "to write does");
	ask.group = 41;
	allowed(ask, "and has one");
	board.term_until = DAY - 1;
	refused(ask, REASON_TERM_ENDED, "B44: the term is over");
	board.term_until = DAY;
	allowed(ask, "B44: its last day");
	board.offices_n = 0;
	refused(ask, REASON_TERM_ENDED, "B28: no office at all");
}

static void
nobody(void)
{
	struct actor who = { .type = ACTOR_NOBODY, .role = -1, .purpose = -1 };
	struct person_facts p = { .id = 7, .stage = STAGE_MEMBER };
	struct ask ask = { .actor = &who,
		.purpose = P_MEMBER,
		.activity = ACTIVITY_JOIN,
		.act = ACT_ADD,
		.channel = -1,
		.today = DAY };

	refused(ask, REASON_WRONG_KIND, "nobody may come by themselves");
	kinds[K_FRIEND].by_registration = true;
	allowed(ask, "B10: now somebody may");
	ask.purpose = P_NEWS;
	refused(ask, REASON_WRONG_ACTIVITY, "not for another purpose");
	ask.purpose = P_MEMBER;
	ask.person = &p;
	refused(ask, REASON_NO_ROLE, "not somebody who is there");
	ask.person = NULL;
	ask.act = ACT_FIND;
	refused(ask, REASON_NO_ROLE, "and looks for nobody");
	ask.act = ACT_STAFF;
	ask.purpose = -1;
	refused(ask, REASON_NO_ROLE, "nor does anything else");
	kinds[K_FRIEND].by_registration = false;
}

static void
statements(void)
{
	int far[] = { 64, K_FRIEND };
	struct purpose p = purposes[P_INVITE];
	struct basis b = { .code = BASIS_A, .kinds = { far, 2 } };
	struct keep_clause first = { .trigger = TRIGGER_LEFT };
	struct keep_clause second = { .trigger = TRIGGER_LEFT,
		.action = KEEP_REVIEW };
	struct keep_clause third = { .trigger = TRIGGER_LEFT,
		.action = KEEP_BLOCK };
	struct keep keeps[] = {
		{ .what = KEEP_MEMBERS,
		    .kinds = { graduates, 1 },
		    .clauses = &first,
		    .clauses_n = 1 },
		{ .what = KEEP_MEMBERS,
		    .fields = { .w = { BIT(F_NOTE) } },
		    .clauses = &second,
		    .clauses_n = 1 },
		{ .what = KEEP_MEMBERS, .clauses = &third, .clauses_n = 1 },
	};
	struct statement st = fixture;

	p.kinds = (struct index_list){ far, 2 };
	p.activities = UINT64_C(1) << ACTIVITY_RIGHTS;
	st.purposes = &p;
	st.purposes_n = 1;
	tap_ok(statement_purpose_for(&st, ACTIVITY_RIGHTS, STAGE_MEMBER,
		   UINT64_MAX ^ 1U << K_FRIEND) < 0 &&
		   statement_purpose_for(&st, ACTIVITY_RIGHTS, STAGE_MEMBER,
		       1U << K_FRIEND) == 0,
	    "a kind past the bits fits nobody");
	p.bases = &b;
	p.bases_n = 1;
	tap_ok(purpose_basis(&p, 1U << K_GRADUATE) == NULL &&
		   purpose_basis(&p, 1U << K_FRIEND) == &b,
	    "nor has it a basis");
	b.code = BASIS_NONE;
	tap_ok(purpose_basis(&p, UINT64_MAX) == NULL, "a basis that is none");
	st.keeps = keeps;
	st.keeps_n = 2;
	tap_ok(statement_clause(&st, KEEP_MEMBERS, TRIGGER_LEFT) == &first,
	    "of two limited blocks the first");
	st.keeps_n = 3;
	tap_ok(statement_clause(&st, KEEP_MEMBERS, TRIGGER_LEFT) == &third,
	    "before both, the one for everybody");
	tap_ok(statement_clause(&st, KEEP_MEMBERS, TRIGGER_DEATH) == NULL &&
		   statement_clause(&st, KEEP_AUDIT, TRIGGER_LEFT) == NULL,
	    "what is not said is none");
	tap_ok(statement_purpose_of(&fixture, ACTIVITY_MAX) == -1 &&
		   statement_purpose_of(&fixture, ACTIVITY_BACKUP) == -1,
	    "an activity that nothing serves");
	tap_ok(statement_purpose_for(&fixture, ACTIVITY_INVITE, STAGE_POSSIBLE,
		   1U << K_GRADUATE) == P_INVITE,
	    "the purpose for this stage and kind");
	tap_ok(statement_purpose_for(&fixture, ACTIVITY_INVITE, STAGE_POSSIBLE,
		   1U << K_FRIEND) == -1,
	    "not for another kind");
	tap_ok(statement_purpose_for(&fixture, ACTIVITY_INVITE, STAGE_MEMBER,
		   1U << K_GRADUATE) == -1,
	    "nor at another stage");
	tap_ok(field_visible(&fixture, -1) == 0 &&
		   field_visible(&fixture, F_N) == 0,
	    "a field that is none is visible to nobody");
	tap_ok(statement_purpose(&fixture, STR("nothing")) == -1 &&
		   statement_source(&fixture, STR("nothing")) == -1 &&
		   statement_part(&fixture, F_NAME, STR("subject")) == -1,
	    "names that are not there");
}

static void
words(void)
{
	enum lang l;
	enum channel c;
	struct text none = { .pos = { 0, 0, 0 } };
	struct text only_en = { .in = { [LANG_EN] = S("en") } };

	tap_err(lang_find(STR("xx"), &l), ERR_NOT_FOUND, "a language");
	tap_err(lang_find(STR(""), &l), ERR_NOT_FOUND, "no language");
	tap_err(channel_find(STR("pigeon"), &c), ERR_NOT_FOUND, "a channel");
	tap_err(channel_find(STR("E-POST"), &c), ERR_NOT_FOUND,
	    "a channel in capitals");
	tap_ok(channel_name(CHANNEL_MAX)[0] == '\0' &&
		   act_name(ACT_MAX)[0] == '\0' &&
		   activity_name(ACTIVITY_MAX)[0] == '\0',
	    "names of what is none");
	tap_ok(reason_name(REASON_MAX)[0] == '\0', "nor has a reason");
	tap_ok(text_is_empty(&none) && text_in(&none, LANG_NN).n == 0,
	    "a text without words");
	tap_ok(str_is(text_in(&only_en, LANG_NN), "en") &&
		   str_is(text_in(&only_en, LANG_NB), "en"),
	    "a text in another language is better than none");
	for (int r = 0; r < REASON_MAX; r++)
		for (int i = 0; i < LANG_MAX; i++)
			if (reason_text((enum reason)r, (enum lang)i).n == 0)
				tap_ok(false, "each reason has its sentence");
}

/* What the compiler refuses, made by hand: nothing is read or written past
 * the bits and the masks. */
static void
too_many(void)
{
	enum {
		KINDS = 70,
		FIELDS = LIMIT_FIELDS + 9
	};
	static struct kind people[KINDS];
	static struct field facts[FIELDS];
	int far[] = { -1, 64, 69, K_FRIEND };
	struct purpose p = { .kinds = { far, ARRAY_LEN(far) },
		.all_fields = true };
	struct statement st = { .kinds = people,
		.kinds_n = KINDS,
		.fields = facts,
		.fields_n = FIELDS,
		.purposes = &p,
		.purposes_n = 1 };
	struct fieldset all = statement_all_fields(&st), uses, one = { 0 };
	struct purpose_gate g = make_gate(&p);
	struct purpose apart = p;

	for (size_t i = 0; i < KINDS; i++)
		people[i] = (struct kind){ .by_age = i % 2 == 0,
			.guardian = i == 69 ? 1U << MATTER_CONSENT : 0 };
	for (size_t i = 0; i < FIELDS; i++)
		facts[i] = (struct field){ .type = FIELD_EMAIL,
			.parent = -1,
			.visible = VISIBLE_STAFF };
	tap_ok(fieldset_has(&all, LIMIT_FIELDS - 1) &&
		   !fieldset_has(&all, LIMIT_FIELDS),
	    "all fields, up to the limit");
	tap_ok(statement_age_kinds(&st) == UINT64_C(0x5555555555555555),
	    "kinds by age, up to the bits");
	tap_ok(!statement_guarded(&st, UINT64_MAX, MATTER_CONSENT),
	    "a guardian of a kind past the bits guards nobody");
	tap_ok(g.kinds == UINT64_C(1) << K_FRIEND && !g.all_kinds,
	    "a purpose is for the kinds that there are");
	statement_index(&st, arena);
	keep_visible(&st, VISIBLE_STAFF, &all);
	tap_ok(fieldset_has(&all, LIMIT_FIELDS - 1),
	    "whoever sees all fields sees the last");
	drop_addresses(&st, &all);
	tap_ok(fieldset_is_empty(&all), "without addresses nothing is left");
	uses = purpose_fields(&st, &st.purposes[0]);
	tap_ok(fieldset_has(&uses, LIMIT_FIELDS - 1), "what the purpose uses");
	uses = purpose_fields(&st, &apart);
	tap_ok(fieldset_has(&uses, 0), "… and one beside the statement's");
	fieldset_add(&one, 3);
	uses = all;
	keep_whole(&st, &one, &uses);
	tap_ok(fieldset_is_empty(&uses), "of nothing nothing is kept");
}

/* A statement that says nothing at all. */
static void
empty(void)
{
	static const struct statement none = { .name = S("none") };
	struct processor one = { .controller = -1 };
	static struct source roll = { .n = { .name = S("roll") } };
	struct statement st = fixture;
	struct narrowing *n;

	st.sources = &roll;
	st.sources_n = 1;
	n = narrowing_new(arena, &st, &none);
	tap_ok(statement_person_source(&none) == -1, "no source is the person");
	tap_ok(statement_purpose_of(&none, ACTIVITY_RIGHTS) == -1,
	    "no purpose serves rights");
	tap_ok(!processor_acts_for(&none, &one, 0),
	    "a processor of nobody acts for nobody");
	tap_ok(narrowing_drops_source(n, 0) && !narrowing_drops_source(n, -1) &&
		   !narrowing_drops_source(n, 999) &&
		   !narrowing_drops_source(NULL, 0),
	    "a source that is there is dropped, and no other");
	tap_ok(narrowing_field(n, 0) == -1 && narrowing_kinds(n, 1) == 0,
	    "neither a field nor a kind is in it");
}

int
main(void)
{
	arena = arena_new(1 << 20);
	asks();
	links();
	representatives();
	nobody();
	statements();
	words();
	too_many();
	empty();
	arena_free(arena);
	return tap_done();
}
