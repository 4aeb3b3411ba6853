/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Of whom a line speaks: stages, kinds, all but some; and of whom a field is
 * required. What leaves somebody out stands before what does not.
 */
#include "policy/whom.h"

#include <string.h>

#include "tap.h"

enum {
	OWNER,
	HONORARY,
	DONOR,
	VISITOR,
	YOUNG,
	KINDS
};
#define BIT(kind) (UINT64_C(1) << (kind))

static struct kind kinds[KINDS] = { [DONOR] = { .no_member = true },
	[HONORARY] = { .by_office = true },
	[VISITOR] = { .outside = true },
	[YOUNG] = { .by_age = true } };
static struct field fields[3];
static struct statement st = { .kinds = kinds,
	.kinds_n = KINDS,
	.fields = fields,
	.fields_n = 3 };
static int owner[] = { OWNER }, honorary[] = { HONORARY },
	   two[] = { OWNER, DONOR }, visitor[] = { VISITOR };

#define LIST(of)                               \
	{                                      \
		(of), sizeof(of) / sizeof(int) \
	}

static const struct {
	const char *name;
	struct meant meant;
	unsigned stage;
	uint64_t kinds;
	bool is;
} rows[] = {
	{ "another stage", { .stages = STAGE_MEMBER }, STAGE_POSSIBLE, 0,
	    false },
	{ "another kind", { .kinds = LIST(owner) }, STAGE_MEMBER, BIT(HONORARY),
	    false },
	{ "no kind, and one is named", { .kinds = LIST(owner) }, STAGE_MEMBER,
	    0, false },
	{ "the stage, and not the kind",
	    { .stages = STAGE_MEMBER, .kinds = LIST(two) }, STAGE_MEMBER,
	    BIT(HONORARY), false },
	{ "the kind, and not the stage",
	    { .stages = STAGE_MEMBER, .kinds = LIST(two) }, STAGE_INVITED,
	    BIT(OWNER), false },
	{ "excepted", { .stages = STAGE_MEMBER, .except = LIST(honorary) },
	    STAGE_MEMBER, BIT(HONORARY), false },
	{ "excepted, though of another kind too",
	    { .stages = STAGE_MEMBER, .except = LIST(honorary) }, STAGE_MEMBER,
	    BIT(HONORARY) | BIT(OWNER), false },
	{ "excepted, though the other kind is named",
	    { .kinds = LIST(owner), .except = LIST(honorary) }, STAGE_MEMBER,
	    BIT(HONORARY) | BIT(OWNER), false },
	{ "members: only of a kind that is not",
	    { .stages = STAGE_MEMBER, .members = true }, STAGE_MEMBER,
	    BIT(DONOR), false },
	{ "members: young, and of a kind that is not",
	    { .stages = STAGE_MEMBER, .members = true }, STAGE_MEMBER,
	    BIT(DONOR) | BIT(YOUNG), false },
	{ "members: not in the register",
	    { .stages = STAGE_MEMBER, .members = true }, STAGE_MEMBER,
	    BIT(VISITOR), false },
	{ "nobody is named", { .stages = 0 }, STAGE_POSSIBLE, 0, true },
	{ "the stage", { .stages = STAGE_MEMBER }, STAGE_MEMBER, BIT(DONOR),
	    true },
	{ "the kind", { .kinds = LIST(two) }, STAGE_POSSIBLE, BIT(DONOR),
	    true },
	{ "not the excepted one",
	    { .stages = STAGE_MEMBER, .except = LIST(honorary) }, STAGE_MEMBER,
	    BIT(OWNER), true },
	{ "of no kind, and one is excepted",
	    { .stages = STAGE_MEMBER, .except = LIST(honorary) }, STAGE_MEMBER,
	    0, true },
	{ "members: of no kind", { .stages = STAGE_MEMBER, .members = true },
	    STAGE_MEMBER, 0, true },
	{ "members: young", { .stages = STAGE_MEMBER, .members = true },
	    STAGE_MEMBER, BIT(YOUNG), true },
	{ "members: of both", { .stages = STAGE_MEMBER, .members = true },
	    STAGE_MEMBER, BIT(OWNER) | BIT(DONOR), true },
	{ "members, and a kind that is not: named is meant",
	    { .stages = STAGE_MEMBER, .members = true, .kinds = LIST(two) },
	    STAGE_MEMBER, BIT(DONOR), true },
	{ "possible members are of any kind",
	    { .stages = STAGE_MEMBER | STAGE_POSSIBLE, .members = true },
	    STAGE_POSSIBLE, BIT(DONOR), true },
};

static void
test_required(void)
{
	struct meant owners = { .kinds = LIST(owner) };

	fields[0] = (struct field){ .parent = -1, .required = true };
	fields[1] = (struct field){ .parent = -1, .required_of = owners };
	fields[2] = (struct field){ .parent = 0, .required = true };
	tap_ok(!field_is_required(&st, 1, STAGE_MEMBER, BIT(OWNER)),
	    "for purposes alone: not to join");
	tap_ok(!field_is_required(&st, 2, STAGE_MEMBER, 0),
	    "a field of a record never is");
	tap_ok(field_is_required(&st, 0, STAGE_POSSIBLE, 0), "of everybody");
	fields[0].required_of = owners;
	tap_ok(!field_is_required(&st, 0, STAGE_MEMBER, BIT(DONOR)),
	    "of others it is not");
	tap_ok(field_is_required(&st, 0, STAGE_MEMBER, BIT(OWNER)),
	    "of those that are named");
}

static void
test_purpose(void)
{
	struct purpose p = { .kinds = LIST(two), .except = LIST(honorary) };

	tap_ok(!purpose_meets(&st, &p, HONORARY) &&
		   !purpose_meets(&st, &p, VISITOR),
	    "a purpose: not for the excepted, not for others");
	tap_ok(purpose_meets(&st, &p, DONOR), "a purpose: for the named");
	p.kinds.n = 0;
	tap_ok(!purpose_meets(&st, &p, HONORARY) &&
		   purpose_meets(&st, &p, VISITOR),
	    "a purpose for all but one");
	p.bases_n = 0;
	p.activities = UINT64_C(1) << ACTIVITY_IMPORT;
	p.stages = STAGE_MEMBER;
	st.purposes = &p;
	st.purposes_n = 1;
	tap_ok(statement_purpose_for(&st, ACTIVITY_IMPORT, STAGE_MEMBER,
		   BIT(HONORARY)) < 0,
	    "imports: not of who is excepted");
	tap_ok(statement_purpose_for(&st, ACTIVITY_IMPORT, STAGE_MEMBER,
		   BIT(OWNER)) == 0,
	    "imports: of others");
	st.purposes_n = 0;
}

/* More than before, by kinds of the same names. */
static void
test_beyond(void)
{
	static const char *const names[KINDS] = { "owner", "honorary", "donor",
		"visitor", "young" };
	struct kind fewer[KINDS];
	struct statement old = st;
	struct meant all = { .stages = STAGE_MEMBER, .members = true };
	struct meant owners = { .stages = STAGE_MEMBER, .kinds = LIST(owner) };
	struct meant not_owners = { .stages = STAGE_MEMBER,
		.except = LIST(owner) };
	struct purpose p = { .stages = STAGE_MEMBER };
	struct purpose q = { .kinds = LIST(visitor) };

	for (int i = 0; i < KINDS; i++)
		kinds[i].n.name = str_of(names[i]);
	memcpy(fewer, kinds, sizeof(fewer));
	old.kinds = fewer;
	tap_ok(meant_beyond(&st, &all, &old, &owners), "all, not some");
	tap_ok(!meant_beyond(&st, &owners, &old, &all), "some of all");
	tap_ok(meant_beyond(&st, &owners, &old, &not_owners), "the excepted");
	old.kinds_n = HONORARY; /* nobody was anything but an owner */
	tap_ok(!meant_beyond(&st, &owners, &old, &owners),
	    "kinds that are new");
	tap_ok(meant_beyond(&old, &not_owners, &st,
		   &(struct meant){ .except = LIST(honorary) }),
	    "a kind that went is left out no more");
	old.kinds_n = KINDS;
	tap_ok(purpose_beyond(&st, &q, &old, &p), "not in the register");
	tap_ok(!purpose_beyond(&st, &q, &old, &q), "they were before");
	old.kinds_n = VISITOR;
	tap_ok(purpose_beyond(&st, &q, &old, &p), "there were none such");
	old.kinds_n = KINDS;
	tap_ok(purpose_beyond(&st, &p, &old, &q), "in the register now");
	tap_ok(!purpose_beyond(&st, &p, &old, &p), "the same");
}

static void
test_leaves_out(void)
{
	struct purpose p = { .except = LIST(honorary) };

	memset(fields, 0, sizeof(fields));
	st.purposes = &p;
	st.purposes_n = 1;
	tap_ok(kind_leaves_out(&st, HONORARY), "excepted by a purpose");
	tap_ok(!kind_leaves_out(&st, OWNER) && !kind_leaves_out(&st, DONOR),
	    "nothing leaves them out");
	fields[1].required_of = (struct meant){ .except = LIST(owner) };
	tap_ok(kind_leaves_out(&st, OWNER), "excepted by a field");
	fields[2].required_of = (struct meant){ .members = true };
	tap_ok(kind_leaves_out(&st, DONOR), "no member");
	fields[2].required_of.kinds = (struct index_list)LIST(owner);
	tap_ok(!kind_leaves_out(&st, DONOR), "no member, of kinds that are");
	st.purposes_n = 0;
}

/* ---- kept of some -------------------------------------------------------- */

static const struct {
	const char *name;
	struct meant these, those;
	bool within, meet;
} pairs[] = {
	{ "all, and a kind", { .stages = 0 }, { .kinds = LIST(owner) }, false,
	    true },
	{ "a kind, and all", { .kinds = LIST(owner) }, { .stages = 0 }, true,
	    true },
	{ "a kind, and it with others", { .kinds = LIST(owner) },
	    { .kinds = LIST(two) }, true, true },
	{ "two kinds, and one", { .kinds = LIST(two) },
	    { .kinds = LIST(owner) }, false, true },
	{ "a kind, and another: one may be of both", { .kinds = LIST(owner) },
	    { .kinds = LIST(honorary) }, false, true },
	{ "a kind, and all but it", { .kinds = LIST(owner) },
	    { .except = LIST(owner) }, false, false },
	{ "a kind, and all but another", { .kinds = LIST(owner) },
	    { .except = LIST(honorary) }, false, true },
	{ "a kind but another, and all but that",
	    { .kinds = LIST(owner), .except = LIST(honorary) },
	    { .except = LIST(honorary) }, true, true },
	{ "two stages apart", { .stages = STAGE_MEMBER },
	    { .stages = STAGE_POSSIBLE }, false, false },
	{ "a stage, and two", { .stages = STAGE_MEMBER },
	    { .stages = STAGE_MEMBER | STAGE_LEAVING }, true, true },
	{ "registered people, and members", { .stages = STAGE_MEMBER },
	    { .stages = STAGE_MEMBER, .members = true }, false, true },
	{ "members, and registered people",
	    { .stages = STAGE_MEMBER, .members = true },
	    { .stages = STAGE_MEMBER }, true, true },
	{ "a kind that is not in the register", { .kinds = LIST(visitor) },
	    { .stages = 0 }, true, false },
};

static void
test_kept(void)
{
	struct fieldset s = { .w = { 0 } };
	struct meant owners = { .kinds = LIST(owner) };

	fields[0] = (struct field){ .parent = -1, .required = true };
	fields[1] = (struct field){ .parent = 0, .kept_of = owners };
	fields[2] = (struct field){ .parent = -1 };
	for (int i = 0; i < 3; i++)
		fieldset_add(&s, i);
	tap_ok(!field_is_kept(&st, 1, STAGE_MEMBER, BIT(DONOR)) &&
		   field_is_kept(&st, 0, STAGE_MEMBER, BIT(DONOR)),
	    "a part that is kept of others, of a record that is of all");
	drop_not_kept(&st, STAGE_MEMBER, BIT(DONOR), &s);
	tap_ok(fieldset_has(&s, 0) && !fieldset_has(&s, 1) &&
		   fieldset_has(&s, 2),
	    "it alone is dropped");
	fields[0].kept_of = (struct meant){ .except = LIST(honorary) };
	tap_ok(!field_is_kept(&st, 1, STAGE_MEMBER, BIT(OWNER) | BIT(HONORARY)),
	    "a part of a record that is kept of others");
	tap_ok(!field_is_required(&st, 0, STAGE_MEMBER, BIT(HONORARY)),
	    "what is not kept is not required");
	tap_ok(field_is_kept(&st, 1, STAGE_MEMBER, BIT(OWNER)),
	    "a part of which both hold");
	tap_ok(field_is_of_some(&st, 1) && !field_is_of_some(&st, 2) &&
		   statement_keeps_of_some(&st),
	    "what is of some, and what is not");
	fields[0].kept_of = fields[1].kept_of = (struct meant){ .stages = 0 };
	tap_ok(!statement_keeps_of_some(&st), "nothing is of some");
}

/* What is asked of a person by a purpose goes by kinds alone. */
static void
test_is_for(void)
{
	const struct purpose some = { .kinds = LIST(two) };
	const struct purpose but = { .except = LIST(honorary) };
	const struct purpose both = { .kinds = LIST(owner),
		.except = LIST(honorary) };
	const struct purpose all = { .stages = STAGE_MEMBER };

	tap_ok(!purpose_is_for(&some, BIT(HONORARY)) &&
		   !purpose_is_for(&some, 0) &&
		   purpose_is_for(&some, BIT(DONOR) | BIT(HONORARY)),
	    "B10 for those it names");
	tap_ok(!purpose_is_for(&but, BIT(HONORARY) | BIT(OWNER)) &&
		   purpose_is_for(&but, BIT(OWNER)) && purpose_is_for(&but, 0),
	    "B10 for none that it excepts");
	tap_ok(!purpose_is_for(&both, BIT(HONORARY) | BIT(OWNER)) &&
		   purpose_is_for(&both, BIT(OWNER)),
	    "B10 for those it names but some");
	tap_ok(purpose_is_for(&all, 0) && purpose_is_for(&all, BIT(DONOR)),
	    "B10 for everybody");
}

/* Whom staff may enter, and of whom they say of which kind they are. */
static void
said_by_staff(void)
{
	static const bool
	    may[KINDS] = { [OWNER] = true, [HONORARY] = true, [DONOR] = true };

	for (int i = 0; i < KINDS; i++)
		tap_ok(kind_can_be_entered(&kinds[i]) == may[i],
		    may[i] ? "may be entered"
			   : "nobody of it is in the register, or age tells");
	tap_ok(kinds_by_office(&st) == BIT(HONORARY), "the office says who");
}

int
main(void)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		tap_ok(meant_is(&st, &rows[i].meant, rows[i].stage,
			   rows[i].kinds) == rows[i].is,
		    rows[i].name);
	test_is_for();
	test_required();
	test_purpose();
	test_beyond();
	test_leaves_out();
	for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
		tap_ok(meant_within(&st, &pairs[i].these, &pairs[i].those) ==
			       pairs[i].within &&
			   meant_meet(&st, &pairs[i].these, &pairs[i].those) ==
			       pairs[i].meet,
		    pairs[i].name);
	test_kept();
	said_by_staff();
	return tap_done();
}
