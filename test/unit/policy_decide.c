/* SPDX-License-Identifier: EUPL-1.2 */
/* policy_decide by named cases: refusals first and more of them. */
#include "policy_fixture.h"
#include "tap.h"

#define TODAY 20000
#define ALL                                      \
	{                                        \
		.w = {(UINT64_C(1) << F_N) - 1 } \
	}

static const struct office here = { .group = 7,
	.from_day = TODAY - 10,
	.until_day = TODAY };
static const struct office over = { .group = 7,
	.from_day = TODAY - 10,
	.until_day = TODAY - 1 };
static const int64_t in_7[] = { 3, 7 };
static const int64_t in_8[] = { 8 };

static const struct actor nobody = { .type = ACTOR_NOBODY,
	.role = -1,
	.purpose = -1 };
static const struct actor self = { .type = ACTOR_PERSON,
	.id = 1,
	.role = -1,
	.purpose = -1 };
static const struct actor link_ = { .type = ACTOR_LINK,
	.id = 1,
	.role = -1,
	.purpose = -1 };
static const struct actor office = { .type = ACTOR_STAFF,
	.id = 5,
	.role = R_OFFICE,
	.purpose = -1 };
static const struct actor office_ended = { .type = ACTOR_STAFF,
	.id = 5,
	.role = R_OFFICE,
	.purpose = -1,
	.term_until = TODAY - 1 };
static const struct actor works_for_other = { .type = ACTOR_STAFF,
	.id = 5,
	.role = R_OTHER,
	.purpose = -1 };
static const struct actor other_token = { .type = ACTOR_TOKEN,
	.id = 5,
	.role = R_OTHER,
	.purpose = P_MEMBER };
static const struct actor no_role = { .type = ACTOR_STAFF,
	.id = 5,
	.role = -1,
	.purpose = -1 };
static const struct actor odd_role = { .type = ACTOR_STAFF,
	.id = 5,
	.role = 99,
	.purpose = -1 };
static const struct actor board = { .type = ACTOR_STAFF,
	.id = 6,
	.role = R_BOARD,
	.purpose = -1,
	.trained_until = TODAY,
	.confidential = true,
	.offices = &here,
	.offices_n = 1 };
static const struct actor board_over = { .type = ACTOR_STAFF,
	.id = 6,
	.role = R_BOARD,
	.purpose = -1,
	.trained_until = TODAY,
	.confidential = true,
	.offices = &over,
	.offices_n = 1 };
static const struct actor board_untrained = { .type = ACTOR_STAFF,
	.id = 6,
	.role = R_BOARD,
	.purpose = -1,
	.trained_until = TODAY - 1,
	.confidential = true,
	.offices = &here,
	.offices_n = 1 };
static const struct actor board_unsigned = { .type = ACTOR_STAFF,
	.id = 6,
	.role = R_BOARD,
	.purpose = -1,
	.trained_until = TODAY,
	.offices = &here,
	.offices_n = 1 };
static const struct actor no_term = { .type = ACTOR_STAFF,
	.id = 6,
	.role = R_BARE,
	.purpose = -1 };
static const struct actor token = { .type = ACTOR_TOKEN,
	.id = 9,
	.role = R_OFFICE,
	.purpose = P_MEMBER };
static const struct actor operator_ = { .type = ACTOR_OPERATOR,
	.role = -1,
	.purpose = -1 };
static const struct actor mailer = { .type = ACTOR_JOB,
	.role = -1,
	.purpose = P_NEWS };
static const struct actor notice_job = { .type = ACTOR_JOB,
	.role = -1,
	.purpose = P_NOTICE };
static const struct actor keeper = { .type = ACTOR_JOB,
	.role = -1,
	.purpose = P_RETENTION };

static struct person_facts member = { .id = 1,
	.stage = STAGE_MEMBER,
	.kinds = 1 << K_GRADUATE,
	.groups = in_7,
	.groups_n = 2 };
static struct person_facts consenting = { .id = 1,
	.stage = STAGE_MEMBER,
	.kinds = 1 << K_GRADUATE,
	.consent = { [P_NEWS] = 1 << CHANNEL_EMAIL } };
static struct person_facts objecting = { .id = 1,
	.stage = STAGE_MEMBER,
	.kinds = 1 << K_GRADUATE,
	.consent = { [P_NEWS] = 0xff },
	.objected = { [P_NEWS] = 1 << CHANNEL_EMAIL,
	    [P_NOTICE] = 0xff,
	    [P_GROUP] = 0xff },
	.groups = in_7,
	.groups_n = 2 };
static struct person_facts stopped = { .id = 1,
	.stage = STAGE_MEMBER,
	.kinds = 1 << K_GRADUATE,
	.restricted = true,
	.consent = { [P_NEWS] = 0xff } };
static struct person_facts dead = { .id = 1,
	.stage = STAGE_DECEASED,
	.kinds = 1 << K_GRADUATE };
static struct person_facts invited = { .id = 1,
	.stage = STAGE_INVITED,
	.kinds = 1 << K_GRADUATE };
static struct person_facts friend = { .id = 1,
	.stage = STAGE_MEMBER,
	.kinds = 1 << K_FRIEND,
	.groups = in_7,
	.groups_n = 2 };
static struct person_facts strange = { .id = 1,
	.stage = STAGE_MEMBER,
	.groups = in_7,
	.groups_n = 2 };
static struct person_facts elsewhere = { .id = 1,
	.stage = STAGE_MEMBER,
	.kinds = 1 << K_GRADUATE,
	.groups = in_8,
	.groups_n = 1 };
static struct person_facts hidden = { .id = 1,
	.stage = STAGE_MEMBER,
	.kinds = 1 << K_GRADUATE,
	.protected_address = true,
	.groups = in_7,
	.groups_n = 2 };
static struct person_facts other = { .id = 2,
	.stage = STAGE_MEMBER,
	.kinds = 1 << K_GRADUATE };

struct decision_case {
	const char *name;
	const struct actor *actor;
	int purpose;
	enum act act;
	const struct person_facts *person;
	enum reason want;
	uint64_t fields; /* of the grant, when all are asked for */
	int channel;
	enum activity activity;
	int64_t group;
};

#define EMAIL_ CHANNEL_EMAIL
static const struct decision_case cases[] = {
	/* no rule, no grant */
	{ "nobody sees", &nobody, P_MEMBER, ACT_SEE, &member, REASON_NO_ROLE, 0,
	    -1, ACTIVITY_SELF, 0 },
	{ "nobody registers where no kind may", &nobody, P_MEMBER, ACT_ADD,
	    NULL, REASON_WRONG_KIND, 0, -1, ACTIVITY_JOIN, 0 },
	{ "no purpose", &office, -1, ACT_SEE, &member, REASON_NO_PURPOSE, 0, -1,
	    ACTIVITY_STAFF, 0 },
	{ "a purpose that is not there", &office, P_N, ACT_SEE, &member,
	    REASON_NO_PURPOSE, 0, -1, ACTIVITY_STAFF, 0 },
	{ "a purpose below none", &office, -2, ACT_STAFF, NULL,
	    REASON_NO_PURPOSE, 0, -1, ACTIVITY_STAFF, 0 },
	{ "no person", &office, P_MEMBER, ACT_SEE, NULL, REASON_NOT_FOUND, 0,
	    -1, ACTIVITY_STAFF, 0 },
	{ "staff without a role", &no_role, P_MEMBER, ACT_SEE, &member,
	    REASON_NO_ROLE, 0, -1, ACTIVITY_STAFF, 0 },
	{ "a role that is not there", &odd_role, P_MEMBER, ACT_SEE, &member,
	    REASON_NO_ROLE, 0, -1, ACTIVITY_STAFF, 0 },
	{ "an act outside the clause", &office, P_MEMBER, ACT_ERASE, &member,
	    REASON_NO_CLAUSE, 0, -1, ACTIVITY_STAFF, 0 },
	{ "a purpose outside the role", &office, P_RETENTION, ACT_SEE, &member,
	    REASON_NO_CLAUSE, 0, -1, ACTIVITY_STAFF, 0 },
	{ "a clause without purpose opens no person", &office, P_GROUP, ACT_SEE,
	    &member, REASON_NO_CLAUSE, 0, -1, ACTIVITY_STAFF, 0 },
	{ "to add needs a purpose", &office, -1, ACT_ADD, NULL,
	    REASON_NO_PURPOSE, 0, -1, ACTIVITY_STAFF, 0 },
	{ "a purpose without a basis", &office, P_BARE, ACT_SEE, &member,
	    REASON_NO_BASIS, 0, -1, ACTIVITY_STAFF, 0 },
	{ "INT-42 operator, purpose without a basis", &operator_, P_BARE,
	    ACT_SEE, &member, REASON_NO_BASIS, 0, -1, ACTIVITY_STAFF, 0 },
	/* the person */
	{ "NTNU-58 another member", &self, P_MEMBER, ACT_SEE, &other,
	    REASON_NOT_FOUND, 0, -1, ACTIVITY_SELF, 0 },
	{ "a person finds nobody", &self, P_MEMBER, ACT_FIND, NULL,
	    REASON_NOT_FOUND, 0, -1, ACTIVITY_SELF, 0 },
	{ "a person sends nothing", &self, P_MEMBER, ACT_SEND, &member,
	    REASON_NO_CLAUSE, 0, EMAIL_, ACTIVITY_SELF, 0 },
	{ "oneself under a purpose of the office", &self, P_NEWS, ACT_SEE,
	    &member, REASON_WRONG_ACTIVITY, 0, -1, ACTIVITY_SELF, 0 },
	{ "oneself: what a person may see", &self, P_MEMBER, ACT_SEE, &member,
	    REASON_OWN, BIT(F_N) - 1 - BIT(F_YEAR), -1, ACTIVITY_SELF, 0 },
	{ "oneself while stopped", &self, P_MEMBER, ACT_SEE, &stopped,
	    REASON_OWN, BIT(F_N) - 1 - BIT(F_YEAR), -1, ACTIVITY_SELF, 0 },
	{ "oneself, protected address", &self, P_MEMBER, ACT_CORRECT, &hidden,
	    REASON_OWN, BIT(F_N) - 1 - BIT(F_YEAR), -1, ACTIVITY_SELF, 0 },
	{ "G17 oneself, erase while invited", &self, P_RIGHTS, ACT_ERASE,
	    &invited, REASON_OWN, BIT(F_N) - 1 - BIT(F_YEAR), -1,
	    ACTIVITY_RIGHTS, 0 },
	/* a mailed link */
	{ "a link shows nothing", &link_, P_MEMBER, ACT_SEE, &member,
	    REASON_ONLY_NARROWING, 0, -1, ACTIVITY_SELF, 0 },
	{ "a link consents to nothing", &link_, P_NEWS, ACT_CONSENT, &member,
	    REASON_ONLY_NARROWING, 0, -1, ACTIVITY_SELF, 0 },
	{ "a link erases no member", &link_, P_MEMBER, ACT_ERASE, &member,
	    REASON_ONLY_NARROWING, 0, -1, ACTIVITY_SELF, 0 },
	{ "a link of another", &link_, P_NEWS, ACT_RESTRICT, &other,
	    REASON_NOT_FOUND, 0, -1, ACTIVITY_SELF, 0 },
	{ "G7-3 a link withdraws", &link_, P_NEWS, ACT_RESTRICT, &member,
	    REASON_OWN, 0, -1, ACTIVITY_MESSAGE, 0 },
	{ "NTNU-38 a link declines", &link_, P_INVITE, ACT_ERASE, &invited,
	    REASON_OWN, 0, -1, ACTIVITY_INVITE, 0 },
	/* staff */
	{ "the term has ended", &office_ended, P_MEMBER, ACT_SEE, &member,
	    REASON_TERM_ENDED, 0, -1, ACTIVITY_STAFF, 0 },
	{ "a term is required and there is none", &no_term, P_GROUP, ACT_SEE,
	    &member, REASON_TERM_ENDED, 0, -1, ACTIVITY_STAFF, 0 },
	{ "staff: not what only the person sees", &office, P_MEMBER, ACT_SEE,
	    &member, REASON_ALLOWED, BIT(F_N) - 1 - BIT(F_NOTE), -1,
	    ACTIVITY_STAFF, 0 },
	{ "protected address: staff", &office, P_MEMBER, ACT_SEE, &hidden,
	    REASON_ALLOWED,
	    BIT(F_N) - 1 - BIT(F_NOTE) - BIT(F_STREET) - BIT(F_TOWN), -1,
	    ACTIVITY_STAFF, 0 },
	{ "protected address: rights", &office, P_RIGHTS, ACT_SEE, &hidden,
	    REASON_ALLOWED, BIT(F_N) - 1 - BIT(F_NOTE), -1, ACTIVITY_RIGHTS,
	    0 },
	{ "G15 the copy holds what the person sees", &office, P_RIGHTS,
	    ACT_EXPORT, &member, REASON_ALLOWED, BIT(F_N) - 1, -1,
	    ACTIVITY_RIGHTS, 0 },
	{ "the clause narrows the fields", &office, P_INVITE, ACT_SEE, &invited,
	    REASON_ALLOWED, BIT(F_NAME), -1, ACTIVITY_INVITE, 0 },
	{ "an invitation is not for members", &office, P_INVITE, ACT_INVITE,
	    &member, REASON_WRONG_STAGE, 0, -1, ACTIVITY_INVITE, 0 },
	{ "membership is not for the invited", &office, P_MEMBER, ACT_SEE,
	    &invited, REASON_WRONG_STAGE, 0, -1, ACTIVITY_STAFF, 0 },
	{ "G18 stopped: not for members' purposes", &office, P_MEMBER, ACT_SEE,
	    &stopped, REASON_RESTRICTED, 0, -1, ACTIVITY_STAFF, 0 },
	{ "G18 stopped: rights still", &office, P_RIGHTS, ACT_SEE, &stopped,
	    REASON_ALLOWED, BIT(F_N) - 1 - BIT(F_NOTE), -1, ACTIVITY_RIGHTS,
	    0 },
	{ "C25 dead: not for members' purposes", &office, P_MEMBER, ACT_SEE,
	    &dead, REASON_DECEASED, 0, -1, ACTIVITY_STAFF, 0 },
	{ "C25 a death can be annulled", &office, P_MEMBER, ACT_DEATH, &dead,
	    REASON_ALLOWED, BIT(F_N) - 1 - BIT(F_NOTE), -1, ACTIVITY_STAFF, 0 },
	{ "a consent by phone needs none before", &office, P_NEWS, ACT_CONSENT,
	    &member, REASON_NO_FIELDS, 0, -1, ACTIVITY_STAFF, 0 },
	{ "staff are managed without a purpose", &office, -1, ACT_STAFF, NULL,
	    REASON_NO_FIELDS, 0, -1, ACTIVITY_STAFF, 0 },
	/* a board */
	{ "NTNU-92 outside the group", &board, P_GROUP, ACT_SEE, &elsewhere,
	    REASON_OUT_OF_SCOPE, 0, -1, ACTIVITY_GROUP, 0 },
	{ "another group is named", &board, P_GROUP, ACT_SEE, &member,
	    REASON_OUT_OF_SCOPE, 0, -1, ACTIVITY_GROUP, 3 },
	{ "a message to no group", &board, P_GROUP, ACT_WRITE, NULL,
	    REASON_OUT_OF_SCOPE, 0, -1, ACTIVITY_GROUP, 0 },
	{ "the office is over", &board_over, P_GROUP, ACT_SEE, &member,
	    REASON_TERM_ENDED, 0, -1, ACTIVITY_GROUP, 0 },
	{ "C37 the training is out of date", &board_untrained, P_GROUP, ACT_SEE,
	    &member, REASON_NOT_TRAINED, 0, -1, ACTIVITY_GROUP, 0 },
	{ "C37 confidentiality is not signed", &board_unsigned, P_GROUP,
	    ACT_SEE, &member, REASON_NOT_CONFIDENTIAL, 0, -1, ACTIVITY_GROUP,
	    0 },
	{ "a board under another purpose", &board, P_MEMBER, ACT_SEE, &member,
	    REASON_NO_CLAUSE, 0, -1, ACTIVITY_GROUP, 0 },
	{ "no basis for this kind", &board, P_GROUP, ACT_SEE, &strange,
	    REASON_NO_BASIS, 0, -1, ACTIVITY_GROUP, 0 },
	{ "B07 another kind needs consent", &board, P_GROUP, ACT_SEE, &friend,
	    REASON_NO_CONSENT, 0, -1, ACTIVITY_GROUP, 0 },
	{ "G21 an objection to all of it", &board, P_GROUP, ACT_SEE, &objecting,
	    REASON_OBJECTED, 0, -1, ACTIVITY_GROUP, 0 },
	{ "C06 a board sees no addresses", &board, P_GROUP, ACT_SEE, &member,
	    REASON_ALLOWED, BIT(F_NAME) | BIT(F_TOWN), -1, ACTIVITY_GROUP, 7 },
	{ "a board sees no place of the protected", &board, P_GROUP, ACT_SEE,
	    &hidden, REASON_ALLOWED, BIT(F_NAME), -1, ACTIVITY_GROUP, 0 },
	/* sending */
	{ "no consent, no newsletter", &office, P_NEWS, ACT_SEND, &member,
	    REASON_NO_CONSENT, 0, EMAIL_, ACTIVITY_MESSAGE, 0 },
	{ "consent for another channel", &mailer, P_NEWS, ACT_SEND, &consenting,
	    REASON_NO_CONSENT, 0, CHANNEL_SMS, ACTIVITY_MESSAGE, 0 },
	{ "a channel the purpose has not", &mailer, P_NEWS, ACT_SEND,
	    &consenting, REASON_NO_CHANNEL, 0, CHANNEL_POST, ACTIVITY_MESSAGE,
	    0 },
	{ "no channel at all", &mailer, P_NEWS, ACT_SEND, &consenting,
	    REASON_NO_CHANNEL, 0, -1, ACTIVITY_MESSAGE, 0 },
	{ "G21-3 objection beats consent", &mailer, P_NEWS, ACT_SEND,
	    &objecting, REASON_OBJECTED, 0, EMAIL_, ACTIVITY_MESSAGE, 0 },
	{ "G18 stop beats consent", &mailer, P_NEWS, ACT_SEND, &stopped,
	    REASON_RESTRICTED, 0, EMAIL_, ACTIVITY_MESSAGE, 0 },
	{ "operator: no consent, no newsletter", &operator_, P_NEWS, ACT_SEND,
	    &member, REASON_NO_CONSENT, 0, EMAIL_, ACTIVITY_MESSAGE, 0 },
	{ "operator: a stop is a stop", &operator_, P_NEWS, ACT_SEND, &stopped,
	    REASON_RESTRICTED, 0, EMAIL_, ACTIVITY_MESSAGE, 0 },
	{ "nothing is sent to the dead", &notice_job, P_NOTICE, ACT_SEND, &dead,
	    REASON_DECEASED, 0, EMAIL_, ACTIVITY_MESSAGE, 0 },
	{ "consent and channel", &mailer, P_NEWS, ACT_SEND, &consenting,
	    REASON_ALLOWED, BIT(F_NAME) | BIT(F_EMAIL), EMAIL_,
	    ACTIVITY_MESSAGE, 0 },
	{ "G34 a notice by law reaches the stopped", &notice_job, P_NOTICE,
	    ACT_SEND, &stopped, REASON_ALLOWED, BIT(F_EMAIL), EMAIL_,
	    ACTIVITY_MESSAGE, 0 },
	{ "G34 and those who objected", &notice_job, P_NOTICE, ACT_SEND,
	    &objecting, REASON_ALLOWED, BIT(F_EMAIL), EMAIL_, ACTIVITY_MESSAGE,
	    0 },
	{ "reading under consent needs it", &operator_, P_NEWS, ACT_SEE,
	    &member, REASON_NO_CONSENT, 0, -1, ACTIVITY_STAFF, 0 },
	/* several controllers */
	{ "G32(4) what another controller decides over", &works_for_other,
	    P_MEMBER, ACT_SEE, &member, REASON_OTHER_CONTROLLER, 0, -1,
	    ACTIVITY_STAFF, 0 },
	{ "G32(4) nor its groups", &works_for_other, P_MEMBER, ACT_GROUP, NULL,
	    REASON_OTHER_CONTROLLER, 0, -1, ACTIVITY_STAFF, 0 },
	{ "G32(4) nor by a token", &other_token, P_MEMBER, ACT_SEE, &member,
	    REASON_OTHER_CONTROLLER, 0, -1, ACTIVITY_STAFF, 0 },
	{ "G29 what they decide over together", &works_for_other, P_NEWS,
	    ACT_SEE, &consenting, REASON_ALLOWED, BIT(F_NAME) | BIT(F_EMAIL),
	    -1, ACTIVITY_STAFF, 0 },
	{ "and there nothing without the yes", &works_for_other, P_NEWS,
	    ACT_SEE, &member, REASON_NO_CONSENT, 0, -1, ACTIVITY_STAFF, 0 },
	{ "G29 what it does for the other", &works_for_other, P_GROUP, ACT_SEE,
	    &member, REASON_ALLOWED,
	    BIT(F_NAME) | BIT(F_EMAIL) | BIT(F_TOWN) | BIT(F_DEGREE) |
		BIT(F_YEAR),
	    -1, ACTIVITY_STAFF, 0 },
	/* tokens and jobs */
	{ "a token for another purpose", &token, P_RIGHTS, ACT_SEE, &member,
	    REASON_OTHER_PURPOSE, 0, -1, ACTIVITY_STAFF, 0 },
	{ "a token without a purpose", &token, -1, ACT_STAFF, NULL,
	    REASON_OTHER_PURPOSE, 0, -1, ACTIVITY_STAFF, 0 },
	{ "a token for its own", &token, P_MEMBER, ACT_SEE, &member,
	    REASON_ALLOWED, BIT(F_N) - 1 - BIT(F_NOTE), -1, ACTIVITY_STAFF, 0 },
	{ "a job for another purpose", &mailer, P_MEMBER, ACT_SEND, &member,
	    REASON_OTHER_PURPOSE, 0, EMAIL_, ACTIVITY_MESSAGE, 0 },
	{ "a job in another activity", &mailer, P_NEWS, ACT_ERASE, &consenting,
	    REASON_WRONG_ACTIVITY, 0, -1, ACTIVITY_RETENTION, 0 },
	{ "a letter of a purpose without a channel", &keeper, P_RETENTION,
	    ACT_SEND, &member, REASON_WRONG_ACTIVITY, 0, EMAIL_,
	    ACTIVITY_RIGHTS, 0 },
	{ "a purpose sends its own letters", &notice_job, P_NOTICE, ACT_SEND,
	    &member, REASON_ALLOWED, BIT(F_EMAIL), EMAIL_, ACTIVITY_RIGHTS, 0 },
	{ "an act its activity does not imply", &mailer, P_NEWS, ACT_ERASE,
	    &consenting, REASON_NO_CLAUSE, 0, -1, ACTIVITY_MESSAGE, 0 },
	{ "retention erases the dead", &keeper, P_RETENTION, ACT_ERASE, &dead,
	    REASON_ALLOWED, BIT(F_N) - 1, -1, ACTIVITY_RETENTION, 0 },
};

static void
run(const struct decision_case *c, struct arena *a)
{
	const struct ask ask = { .actor = c->actor,
		.purpose = c->purpose,
		.activity = c->activity,
		.act = c->act,
		.fields = ALL,
		.person = c->person,
		.channel = c->channel,
		.group = c->group,
		.today = TODAY,
		.tick = 4 };
	struct verdict v;
	const struct grant *g = policy_decide(&fixture, &ask, a, &v);
	bool ok = v.reason == c->want && (g != NULL) == v.allowed;

	if (ok && g != NULL)
		ok = grant_fields(g).w[0] == c->fields;
	if (!tap_ok(ok, c->name))
		printf("# got %s, want %s, fields %#lx, want %#lx\n",
		    reason_name(v.reason), reason_name(c->want),
		    g == NULL ? 0 : (unsigned long)grant_fields(g).w[0],
		    (unsigned long)c->fields);
}

static void
test_without_fields(struct arena *a)
{
	struct ask ask = { .actor = &office,
		.purpose = P_NEWS,
		.activity = ACTIVITY_STAFF,
		.act = ACT_CONSENT,
		.person = &member,
		.channel = -1,
		.today = TODAY };
	struct verdict v;

	tap_ok(policy_decide(&fixture, &ask, a, &v) != NULL,
	    "an act that asks for no fields needs none");
	ask.purpose = -1;
	ask.act = ACT_STAFF;
	ask.person = NULL;
	tap_ok(policy_decide(&fixture, &ask, a, &v) != NULL,
	    "managing staff needs no purpose");
	ask.act = ACT_AUDIT;
	tap_ok(policy_decide(&fixture, &ask, a, &v) == NULL &&
		   v.reason == REASON_NO_CLAUSE,
	    "but a clause");
}

static void
test_grant(struct arena *a)
{
	const struct ask ask = { .actor = &office,
		.purpose = P_MEMBER,
		.activity = ACTIVITY_STAFF,
		.act = ACT_SEE,
		.fields = { .w = { BIT(F_NAME) | BIT(F_DEGREE) } },
		.person = &member,
		.channel = -1,
		.today = TODAY,
		.tick = 4 };
	struct verdict v;
	const struct grant *g = policy_decide(&fixture, &ask, a, &v);

	tap_ok(!grant_covers(NULL, 4, ACT_SEE, 1, -1), "no grant");
	tap_ok(!grant_covers(g, 5, ACT_SEE, 1, F_NAME), "another tick");
	tap_ok(!grant_covers(g, 4, ACT_CORRECT, 1, F_NAME), "another act");
	tap_ok(!grant_covers(g, 4, ACT_SEE, 2, F_NAME), "another person");
	tap_ok(!grant_covers(g, 4, ACT_SEE, 1, F_EMAIL), "another field");
	tap_ok(!grant_covers(g, 4, ACT_SEE, 1, 4000), "no field");
	tap_ok(!grant_covers(g, 4, ACT_SEE, 1, -2), "no field, below");
	tap_ok(grant_covers(g, 4, ACT_SEE, 1, F_NAME), "what was granted");
	tap_ok(grant_covers(g, 4, ACT_SEE, 1, F_SUBJECT),
	    "a record is granted with its parts");
	tap_ok(grant_covers(g, 4, ACT_SEE, 1, -1), "the act alone");
	tap_ok(grant_purpose(g) == P_MEMBER && grant_person(g) == 1 &&
		   grant_act(g) == ACT_SEE && !grant_without_addresses(g),
	    "what the trail writes down");
}

static void
test_words(void)
{
	enum channel c;
	enum lang l;
	struct text t = { .in = { [LANG_EN] = S("x") } };

	tap_ok(strcmp(reason_name(REASON_NO_CONSENT), "no_consent") == 0,
	    "a reason's name");
	tap_err(channel_find(STR("fax"), &c), ERR_NOT_FOUND, "no such channel");
	tap_ok(channel_find(STR("e-post"), &c) == ERR_OK && c == EMAIL_,
	    "a channel in bokmål");
	tap_err(lang_find(STR("xx"), &l), ERR_NOT_FOUND, "no such language");
	tap_str(text_in(&t, LANG_NN), STR("x"), "a text falls back");
	tap_ok(statement_field(&fixture, STR("year")) == -1 &&
		   statement_part(&fixture, F_DEGREE, STR("year")) == F_YEAR,
	    "a part is found in its record only");
	tap_ok(statement_purpose_of(&fixture, ACTIVITY_BACKUP) == -1 &&
		   statement_purpose_of(&fixture, ACTIVITY_RIGHTS) == P_RIGHTS,
	    "the purpose that serves an activity");
}

int
main(void)
{
	struct arena *a = arena_new(1 << 22);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		run(&cases[i], a);
	test_without_fields(a);
	test_grant(a);
	test_words();
	arena_free(a);
	return tap_done();
}
