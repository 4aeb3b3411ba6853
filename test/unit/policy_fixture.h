/* SPDX-License-Identifier: EUPL-1.2 */
/* A small statement made by hand, with one of everything that decides. */
#ifndef POLICY_FIXTURE_H
#define POLICY_FIXTURE_H

#include "policy/policy.h"

enum {
	F_NAME,
	F_EMAIL,
	F_PHONE,
	F_STREET,
	F_TOWN,
	F_NOTE,
	F_DEGREE,
	F_SUBJECT,
	F_YEAR,
	F_N
};
enum {
	K_GRADUATE,
	K_FRIEND,
	K_N
};
enum {
	P_INVITE,
	P_NEWS,
	P_MEMBER,
	P_RIGHTS,
	P_RETENTION,
	P_NOTICE,
	P_GROUP,
	P_BARE,
	P_FRIENDS, /* kinds alone, and what it serves */
	P_N
};
enum {
	C_FIRST, /* decides over all purposes */
	C_OTHER  /* decides with it over the news, and does the groups for it */
};
enum {
	R_OFFICE,
	R_BOARD,
	R_BARE,
	R_OTHER, /* works for C_OTHER alone */
	R_N
};

#define S(lit)                                   \
	{                                        \
		.p = (lit), .n = sizeof(lit) - 1 \
	}
#define A_(x)  (UINT64_C(1) << ACT_##x)
#define V_(x)  (UINT64_C(1) << ACTIVITY_##x)
#define BIT(f) (UINT64_C(1) << (f))

static int degree_parts[] = { F_SUBJECT, F_YEAR };
static int graduates[] = { K_GRADUATE };
static int friends[] = { K_FRIEND };
static int others[] = { C_OTHER };

static struct field fields[F_N] = {
	[F_NAME] = { .n = { .name = S("name"), .no = F_NAME },
	    .type = FIELD_NAME,
	    .parent = -1,
	    .visible =
		VISIBLE_PERSON | VISIBLE_STAFF | VISIBLE_REPRESENTATIVES },
	[F_EMAIL] = { .n = { .name = S("email"), .no = F_EMAIL },
	    .type = FIELD_EMAIL,
	    .parent = -1,
	    .visible =
		VISIBLE_PERSON | VISIBLE_STAFF | VISIBLE_REPRESENTATIVES },
	[F_PHONE] = { .n = { .name = S("phone"), .no = F_PHONE },
	    .type = FIELD_PHONE,
	    .parent = -1,
	    .visible = VISIBLE_PERSON | VISIBLE_STAFF },
	[F_STREET] = { .n = { .name = S("street"), .no = F_STREET },
	    .type = FIELD_ADDRESS,
	    .parent = -1,
	    .visible = VISIBLE_PERSON | VISIBLE_STAFF },
	[F_TOWN] = { .n = { .name = S("town"), .no = F_TOWN },
	    .type = FIELD_PLACE,
	    .parent = -1,
	    .visible =
		VISIBLE_PERSON | VISIBLE_STAFF | VISIBLE_REPRESENTATIVES },
	[F_NOTE] = { .n = { .name = S("note"), .no = F_NOTE },
	    .type = FIELD_TEXT,
	    .parent = -1,
	    .visible = VISIBLE_PERSON },
	[F_DEGREE] = { .n = { .name = S("degree"), .no = F_DEGREE },
	    .type = FIELD_RECORD,
	    .parent = -1,
	    .parts = { degree_parts, 2 },
	    .visible = VISIBLE_PERSON | VISIBLE_STAFF },
	[F_SUBJECT] = { .n = { .name = S("subject"), .no = F_SUBJECT },
	    .type = FIELD_TEXT,
	    .parent = F_DEGREE },
	[F_YEAR] = { .n = { .name = S("year"), .no = F_YEAR },
	    .type = FIELD_YEAR,
	    .parent = F_DEGREE,
	    .visible = VISIBLE_STAFF },
};

static struct kind kinds[K_N] = {
	[K_GRADUATE] = { .n = { .name = S("graduate"), .no = K_GRADUATE } },
	[K_FRIEND] = { .n = { .name = S("friend"), .no = K_FRIEND } },
};

static struct basis by_consent[] = { { .code = BASIS_A } };
static struct basis by_contract[] = { { .code = BASIS_B } };
static struct basis by_law[] = { { .code = BASIS_C } };
static struct basis by_interest[] = { { .code = BASIS_F } };
static struct basis by_kind[] = {
	{ .code = BASIS_F, .kinds = { graduates, 1 } },
	{ .code = BASIS_A, .kinds = { friends, 1 } },
};

static struct purpose purposes[P_N] = {
	[P_INVITE] = { .n = { .name = S("invitation"), .no = P_INVITE },
	    .parent = -1,
	    .kinds = { graduates, 1 },
	    .fields = { .w = { BIT(F_NAME) | BIT(F_EMAIL) | BIT(F_DEGREE) } },
	    .bases = by_interest,
	    .bases_n = 1,
	    .channels = 1 << CHANNEL_EMAIL,
	    .activities = V_(INVITE) },
	[P_NEWS] = { .n = { .name = S("news"), .no = P_NEWS },
	    .parent = -1,
	    .fields = { .w = { BIT(F_NAME) | BIT(F_EMAIL) } },
	    .bases = by_consent,
	    .bases_n = 1,
	    .class = CLASS_MARKETING,
	    .channels = 1 << CHANNEL_EMAIL | 1 << CHANNEL_SMS,
	    .jointly = { others, 1 } },
	[P_MEMBER] = { .n = { .name = S("membership"), .no = P_MEMBER },
	    .parent = -1,
	    .stages = STAGE_MEMBER | STAGE_LEAVING,
	    .all_fields = true,
	    .bases = by_contract,
	    .bases_n = 1,
	    .channels = 1 << CHANNEL_EMAIL,
	    .activities = V_(SELF) | V_(JOIN) | V_(STAFF) },
	[P_RIGHTS] = { .n = { .name = S("rights"), .no = P_RIGHTS },
	    .parent = -1,
	    .all_fields = true,
	    .bases = by_law,
	    .bases_n = 1,
	    .channels = 1 << CHANNEL_EMAIL,
	    .activities = V_(RIGHTS) },
	[P_RETENTION] = { .n = { .name = S("retention"), .no = P_RETENTION },
	    .parent = -1,
	    .all_fields = true,
	    .bases = by_law,
	    .bases_n = 1,
	    .activities = V_(RETENTION) },
	[P_NOTICE] = { .n = { .name = S("notice"), .no = P_NOTICE },
	    .parent = -1,
	    .stages = STAGE_MEMBER | STAGE_LEAVING | STAGE_DECEASED,
	    .fields = { .w = { BIT(F_EMAIL) } },
	    .bases = by_law,
	    .bases_n = 1,
	    .class = CLASS_STATUTORY,
	    .channels = 1 << CHANNEL_EMAIL },
	[P_GROUP] = { .n = { .name = S("group"), .no = P_GROUP },
	    .parent = -1,
	    .fields = { .w = { BIT(F_NAME) | BIT(F_EMAIL) | BIT(F_TOWN) |
			       BIT(F_YEAR) } },
	    .bases = by_kind,
	    .bases_n = 2,
	    .channels = 1 << CHANNEL_EMAIL,
	    .activities = V_(GROUP),
	    .done_by = { others, 1 } },
	[P_BARE] = { .n = { .name = S("bare"), .no = P_BARE },
	    .parent = -1,
	    .all_fields = true },
	[P_FRIENDS] = { .n = { .name = S("friends"), .no = P_FRIENDS },
	    .parent = -1,
	    .kinds = { friends, 1 },
	    .fields = { .w = { BIT(F_NAME) | BIT(F_EMAIL) } },
	    .bases = by_contract,
	    .bases_n = 1,
	    .activities = V_(JOIN) | V_(SIGN_IN) | V_(SELF) | V_(STAFF) },
};

static struct clause office_clauses[] = {
	{ .purpose = P_MEMBER,
	    .acts = A_(FIND) | A_(SEE) | A_(CORRECT) | A_(ADD) | A_(SEND) |
		    A_(DEATH),
	    .all_fields = true },
	{ .purpose = P_NEWS, .acts = A_(WRITE) | A_(SEND) | A_(CONSENT) },
	{ .purpose = P_RIGHTS,
	    .acts = A_(SEE) | A_(EXPORT) | A_(ERASE) | A_(RESTRICT),
	    .all_fields = true },
	{ .purpose = P_NOTICE, .acts = A_(SEND), .all_fields = true },
	{ .purpose = P_INVITE,
	    .acts = A_(SEE) | A_(INVITE),
	    .fields = { .w = { BIT(F_NAME) } } },
	{ .purpose = P_BARE, .acts = A_(SEE), .all_fields = true },
	{ .purpose = P_FRIENDS,
	    .acts = A_(SEE) | A_(CORRECT),
	    .all_fields = true },
	{ .purpose = -1, .acts = A_(STAFF) | A_(SETTING) | A_(SEE) | A_(ADD) },
};
static struct clause board_clauses[] = {
	{ .purpose = P_GROUP,
	    .acts = A_(SEND) | A_(SEE) | A_(WRITE) | A_(FIND),
	    .all_fields = true,
	    .without_addresses = true },
};
static struct clause bare_clauses[] = {
	{ .purpose = P_GROUP, .acts = A_(SEE), .all_fields = true },
};
static struct clause other_clauses[] = {
	{ .purpose = P_MEMBER,
	    .acts = A_(SEE) | A_(GROUP),
	    .all_fields = true },
	{ .purpose = P_NEWS, .acts = A_(SEE) | A_(SEND), .all_fields = true },
	{ .purpose = P_GROUP, .acts = A_(SEE), .all_fields = true },
	{ .purpose = -1, .acts = A_(AUDIT) },
};
static struct role roles[R_N] = {
	[R_OFFICE] = { .n = { .name = S("office"), .no = R_OFFICE },
	    .clauses = office_clauses,
	    .clauses_n = ARRAY_LEN(office_clauses),
	    .scope = -1 },
	[R_BOARD] = { .n = { .name = S("board"), .no = R_BOARD },
	    .clauses = board_clauses,
	    .clauses_n = 1,
	    .scope = 0,
	    .requires =
		REQUIRES_TRAINING | REQUIRES_CONFIDENTIALITY | REQUIRES_TERM },
	[R_BARE] = { .n = { .name = S("bare"), .no = R_BARE },
	    .clauses = bare_clauses,
	    .clauses_n = 1,
	    .scope = -1,
	    .requires = REQUIRES_TERM },
	[R_OTHER] = { .n = { .name = S("other"), .no = R_OTHER },
	    .clauses = other_clauses,
	    .clauses_n = ARRAY_LEN(other_clauses),
	    .scope = -1,
	    .controllers = { others, 1 } },
};
static struct group_type group_types[] = {
	{ .n = { .name = S("local") }, .by_field = F_TOWN, .purpose = P_GROUP },
};

static const struct statement fixture = {
	.name = S("fixture"),
	.langs = { true, true, true },
	.fields = fields,
	.fields_n = F_N,
	.kinds = kinds,
	.kinds_n = K_N,
	.purposes = purposes,
	.purposes_n = P_N,
	.group_types = group_types,
	.group_types_n = 1,
	.roles = roles,
	.roles_n = R_N,
};

#endif
