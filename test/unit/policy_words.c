/* SPDX-License-Identifier: EUPL-1.2 */
/* The lookups of a statement, sets of fields, words, and odd asks. */
#include "policy/ages.h"
#include "policy/basis.h"
#include "policy_fixture.h"
#include "tap.h"

static void
test_sets(void)
{
	struct fieldset a = { .w = { 0 } }, b = { .w = { 0 } }, c;

	tap_ok(fieldset_is_empty(&a), "an empty set");
	tap_ok(!fieldset_has(&a, -1) && !fieldset_has(&a, LIMIT_FIELDS),
	    "no field outside the limits is in a set");
	fieldset_add(&a, 0);
	fieldset_add(&a, LIMIT_FIELDS - 1);
	tap_ok(fieldset_has(&a, LIMIT_FIELDS - 1) && fieldset_count(&a) == 2,
	    "the last field fits");
	fieldset_remove(&a, -1);
	fieldset_remove(&a, LIMIT_FIELDS);
	tap_ok(fieldset_count(&a) == 2, "nothing outside is removed");
	fieldset_add(&b, 0);
	c = fieldset_and(&a, &b);
	tap_ok(fieldset_count(&c) == 1 && fieldset_has(&c, 0), "and");
	fieldset_remove(&a, 0);
	c = fieldset_or(&a, &b);
	tap_ok(fieldset_count(&c) == 2, "or");
}

static void
test_words(void)
{
	struct text none = { .in = { { 0 } } };
	bool all = true;

	for (int r = 0; r < REASON_MAX; r++) {
		for (int l = 0; l < LANG_MAX; l++)
			all = all &&
			      reason_text((enum reason)r, (enum lang)l).n > 0;
		all = all && reason_name((enum reason)r)[0] != '\0';
	}
	tap_ok(all, "every reason has a name, and a sentence in each language");
	all = true;
	for (int c = 0; c < CHANNEL_MAX; c++) {
		enum channel back;

		for (int l = 0; l < LANG_MAX; l++)
			all = all &&
			      channel_find(channel_label((enum channel)c,
					       (enum lang)l),
				  &back) == ERR_OK &&
			      back == (enum channel)c;
	}
	tap_ok(all, "every channel is found by each of its names");
	tap_ok(str_is(channel_label(CHANNEL_SOCIAL, LANG_EN), "social media") &&
		   strcmp(channel_name(CHANNEL_SOCIAL), "social") == 0,
	    "its keyword is no label");
	all = true;
	for (int c = 0; c < CHANNEL_MAX; c++) {
		enum channel back;

		all = all &&
		      channel_find(str_of(channel_name((enum channel)c)),
			  &back) == ERR_OK &&
		      back == (enum channel)c;
	}
	tap_ok(all, "and by its keyword");
	tap_ok(reason_text(REASON_MAX, LANG_EN).p == NULL &&
		   reason_name(REASON_MAX)[0] == '\0' &&
		   channel_name(CHANNEL_MAX)[0] == '\0' &&
		   channel_label(CHANNEL_MAX, LANG_NB).p == NULL &&
		   act_name(ACT_MAX)[0] == '\0' &&
		   activity_name(ACTIVITY_MAX)[0] == '\0' &&
		   field_type_name(FIELD_MAX)[0] == '\0' &&
		   lang_code(LANG_MAX)[0] == '\0' &&
		   actor_type_name((enum actor_type)99)[0] == '\0',
	    "what is none has no name");
	tap_ok(strcmp(act_name(ACT_SEE), "see") == 0 &&
		   strcmp(activity_name(ACTIVITY_SIGN_IN), "sign in") == 0 &&
		   strcmp(field_type_name(FIELD_EMAIL), "email") == 0 &&
		   strcmp(actor_type_name(ACTOR_JOB), "job") == 0,
	    "names");
	tap_ok(text_is_empty(&none) && text_in(&none, LANG_MAX).p == NULL,
	    "a text in no language");
}

static void
test_languages(void)
{
	const struct text nn = { .in = { [LANG_NN] = STR("nn") } };
	const struct text two = {
		.in = { [LANG_EN] = STR("en"), [LANG_DE] = STR("de") }
	};
	bool all = true;

	for (int l = 0; l < LANG_MAX; l++) {
		enum lang back, ui = lang_ui((enum lang)l);

		all = all &&
		      lang_find(str_of(lang_code((enum lang)l)), &back) ==
			  ERR_OK &&
		      back == (enum lang)l && ui < LANG_COLUMNS &&
		      lang_own_name((enum lang)l).n > 0 &&
		      lang_name_in((enum lang)l, LANG_EN).n > 0 &&
		      lang_name_in((enum lang)l, LANG_NN).n > 0 &&
		      (l >= LANG_COLUMNS ? ui == LANG_EN : ui == (enum lang)l);
	}
	tap_ok(all, "each language has a code, names, and one for its pages");
	tap_ok(lang_own_name(LANG_MAX).n == 0 &&
		   lang_name_in(LANG_MAX, LANG_EN).n == 0 &&
		   lang_ui(LANG_MAX) == LANG_NB,
	    "none has none");
	tap_str(str_of(lang_codes()), STR("nb, nn, en, sv, de, nl"),
	    "all codes, for messages");
	tap_str(text_in(&nn, LANG_SV), STR("nn"), "the only text there is");
	tap_str(text_in(&nn, LANG_NB), STR("nn"), "nb reads nn");
	tap_str(text_in(&two, LANG_DE), STR("de"), "its own");
	tap_str(text_in(&two, LANG_NL), STR("en"), "else English");
}

static void
test_finding(void)
{
	const struct statement *st = &fixture;

	tap_ok(statement_field(st, STR("nothing")) == -1 &&
		   statement_part(st, F_DEGREE, STR("nothing")) == -1 &&
		   statement_part(st, -1, STR("year")) == -1 &&
		   statement_part(st, F_N, STR("year")) == -1 &&
		   statement_kind(st, STR("nothing")) == -1 &&
		   statement_source(st, STR("nothing")) == -1 &&
		   statement_purpose(st, STR("nothing")) == -1 &&
		   statement_role(st, STR("nothing")) == -1 &&
		   statement_group_type(st, STR("nothing")) == -1 &&
		   statement_purpose_of(st, ACTIVITY_MAX) == -1 &&
		   statement_field_of_type(st, NULL, FIELD_COUNTRY) == -1,
	    "what is not there is not found");
	tap_ok(statement_kind(st, STR("friend")) == K_FRIEND &&
		   statement_role(st, STR("board")) == R_BOARD &&
		   statement_group_type(st, STR("local")) == 0 &&
		   statement_field_of_type(st, NULL, FIELD_EMAIL) == F_EMAIL,
	    "what is there is");
	tap_ok(statement_field_of_type(st, &purposes[P_NOTICE].fields,
		   FIELD_NAME) == -1,
	    "nor what is outside the set");
	tap_ok(!purpose_serves(&purposes[P_NEWS], ACTIVITY_MAX) &&
		   purpose_serves(&purposes[P_NEWS], ACTIVITY_MESSAGE) &&
		   !purpose_serves(&purposes[P_BARE], ACTIVITY_MESSAGE),
	    "what sends serves messages");
	tap_ok(field_visible(st, F_SUBJECT) == fields[F_DEGREE].visible &&
		   field_visible(st, F_YEAR) == VISIBLE_STAFF &&
		   field_visible(st, -1) == 0 && field_visible(st, F_N) == 0,
	    "a part is as visible as its record unless it says so");
}

static void
test_keeps(void)
{
	struct keep_clause of_fields[] = { { .trigger = TRIGGER_LEFT,
	    .after = { .days = 5 } } };
	struct keep_clause of_all[] = { { .trigger = TRIGGER_DEATH },
		{ .trigger = TRIGGER_LEFT, .after = { .days = 9 } } };
	struct keep keeps[] = {
		{ .what = KEEP_MEMBERS,
		    .fields = { .w = { 1 } },
		    .clauses = of_fields,
		    .clauses_n = 1 },
		{ .what = KEEP_MEMBERS, .clauses = of_all, .clauses_n = 2 },
	};
	struct statement st = fixture;

	st.keeps = keeps;
	st.keeps_n = 2;
	tap_ok(statement_clause(&st, KEEP_MEMBERS, TRIGGER_JOINED) == NULL &&
		   statement_clause(&st, KEEP_AUDIT, TRIGGER_LEFT) == NULL,
	    "no clause where none is said");
	tap_ok(statement_clause(&st, KEEP_MEMBERS, TRIGGER_LEFT) == &of_all[1],
	    "the block for everything before one for some fields");
	st.keeps_n = 1;
	tap_ok(statement_clause(&st, KEEP_MEMBERS, TRIGGER_LEFT) == of_fields,
	    "the only one otherwise");
}

static void
test_names(void)
{
	static const struct {
		unsigned stage;
		const char *name;
	} all[] = { { STAGE_POSSIBLE, "possible" },
		{ STAGE_INVITED, "invited" }, { STAGE_MEMBER, "member" },
		{ STAGE_LEAVING, "leaving" }, { STAGE_DECEASED, "deceased" },
		{ STAGE_BLOCKED, "blocked" }, { 0, "unknown" },
		{ STAGE_MEMBER | STAGE_LEAVING, "unknown" } };

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		tap_str(str_of(stage_name(all[i].stage)), str_of(all[i].name),
		    all[i].name);
	tap_str(channel_label(CHANNEL_EMAIL, LANG_MAX),
	    channel_label(CHANNEL_EMAIL, LANG_EN),
	    "a channel in no language: in English");
	tap_str(reason_text(REASON_NO_CONSENT, LANG_MAX),
	    reason_text(REASON_NO_CONSENT, LANG_EN),
	    "a reason in no language: in English");
}

/* C26: on the day of a birthday a person is that old. */
static void
test_ages(void)
{
	static const struct {
		const char *name;
		int from, under;
		struct date today;
		bool want;
	} all[] = {
		{ "no age is said", 0, 0, { 2026, 1, 1 }, true },
		{ "the day before", 15, 0, { 2026, 5, 16 }, false },
		{ "the birthday", 15, 0, { 2026, 5, 17 }, true },
		{ "under it the day before", 0, 15, { 2026, 5, 16 }, true },
		{ "not under it on the birthday", 0, 15, { 2026, 5, 17 },
		    false },
		{ "between two", 13, 18, { 2026, 5, 17 }, true },
		{ "too young for two", 13, 18, { 2024, 5, 16 }, false },
		{ "too old for two", 13, 18, { 2029, 5, 17 }, false },
	};
	const struct date born = { 2011, 5, 17 };
	struct kind two[] = {
		{ .guardian = 1U << MATTER_CONSENT },
		{ .by_age = true, .guardian_too = 1U << MATTER_JOINING },
	};
	struct statement st = { .kinds = two, .kinds_n = 2 };

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		const struct kind k = { .aged_from = all[i].from,
			.aged_under = all[i].under };

		tap_ok(kind_fits_age(&k, born, all[i].today) == all[i].want,
		    all[i].name);
	}
	tap_ok(statement_age_kinds(&st) == 2, "kinds that go by age alone");
	tap_ok(statement_guarded(&st, 1, MATTER_CONSENT) &&
		   !statement_guarded(&st, 1, MATTER_JOINING),
	    "C26: a guardian acts in what is said");
	tap_ok(statement_guarded(&st, 3, MATTER_JOINING) &&
		   !statement_guarded(&st, 2, MATTER_CONSENT),
	    "C26: a guardian must agree in what is said");
	tap_ok(!statement_guarded(&st, 0, MATTER_CONSENT),
	    "of no kind, no guardian");
}

static enum reason
ask(const struct statement *st, const struct actor *actor, int purpose,
    enum act act, enum activity activity, const struct person_facts *who)
{
	const struct ask q = { .actor = actor,
		.purpose = purpose,
		.act = act,
		.activity = activity,
		.person = who,
		.channel = -1,
		.today = 20000,
		.tick = 1 };
	struct arena *a = arena_new(1 << 16);
	struct verdict v;

	(void)policy_decide(st, &q, a, &v);
	arena_free(a);
	return v.reason;
}

static void
test_odd_asks(void)
{
	static const struct actor nobody = { .role = -1, .purpose = -1 };
	static const struct actor operator_ = { .type = ACTOR_OPERATOR,
		.role = -1,
		.purpose = -1 };
	static const struct actor job = { .type = ACTOR_JOB,
		.role = -1,
		.purpose = -1 };
	static const struct actor strange = { .type = (enum actor_type)99 };
	static const struct actor no_id = { .type = ACTOR_PERSON,
		.role = -1,
		.purpose = -1 };
	static struct person_facts member = { .id = 1,
		.stage = STAGE_MEMBER,
		.kinds = 1 << K_GRADUATE,
		.objected = { [P_BARE] = 0xff } };
	static struct person_facts zero = { .stage = STAGE_MEMBER };
	struct kind open_kinds[K_N];
	struct basis task = { .code = BASIS_E };
	struct purpose with_task[P_N];
	struct statement st = fixture;

	memcpy(open_kinds, kinds, sizeof(kinds));
	open_kinds[K_FRIEND].by_registration = true;
	st.kinds = open_kinds;
	tap_ok(ask(&st, &nobody, P_NEWS, ACT_ADD, ACTIVITY_JOIN, NULL) ==
		   REASON_WRONG_ACTIVITY,
	    "nobody registers for a purpose that is not joining");
	tap_ok(ask(&st, &nobody, P_MEMBER, ACT_FIND, ACTIVITY_JOIN, NULL) ==
		   REASON_NO_ROLE,
	    "nobody looks for people");
	tap_ok(ask(&st, &nobody, P_MEMBER, ACT_ADD, ACTIVITY_JOIN, NULL) ==
		   REASON_ALLOWED,
	    "one may come by oneself where the statement says so");
	tap_ok(ask(&st, &operator_, P_MEMBER, ACT_MAX, ACTIVITY_STAFF,
		   &member) == REASON_NO_CLAUSE,
	    "no such act");
	tap_ok(ask(&st, &operator_, P_MEMBER, ACT_SEE, ACTIVITY_MAX, &member) ==
		   REASON_NO_CLAUSE,
	    "no such activity");
	tap_ok(ask(&st, &operator_, P_RETENTION, ACT_SEND, ACTIVITY_STAFF,
		   NULL) == REASON_ALLOWED,
	    "to begin a sending; each person is decided by himself");
	tap_ok(ask(&st, &job, -1, ACT_GROUP, ACTIVITY_GROUP, NULL) ==
		   REASON_NO_PURPOSE,
	    "a job always has a purpose");
	tap_ok(ask(&st, &job, P_GROUP, ACT_GROUP, ACTIVITY_GROUP, NULL) ==
		   REASON_ALLOWED,
	    "a job that is not bound to one");
	tap_ok(ask(&st, &strange, P_MEMBER, ACT_SEE, ACTIVITY_STAFF, &member) ==
		   REASON_NO_ROLE,
	    "an actor of no kind");
	tap_ok(ask(&st, &no_id, P_MEMBER, ACT_SEE, ACTIVITY_SELF, &zero) ==
		   REASON_NOT_FOUND,
	    "a person without a number is nobody");
	memcpy(with_task, purposes, sizeof(purposes));
	with_task[P_BARE].bases = &task;
	with_task[P_BARE].bases_n = 1;
	st.purposes = with_task;
	tap_ok(ask(&st, &operator_, P_BARE, ACT_SEE, ACTIVITY_STAFF, &member) ==
		   REASON_OBJECTED,
	    "G21-1 an objection reaches a public task");
	task.code = BASIS_D;
	tap_ok(ask(&st, &operator_, P_BARE, ACT_SEE, ACTIVITY_STAFF, &member) ==
		   REASON_ALLOWED,
	    "and not a vital interest");
	task.code = BASIS_NONE;
	tap_ok(ask(&st, &operator_, P_BARE, ACT_SEE, ACTIVITY_STAFF, &member) ==
		   REASON_NO_BASIS,
	    "a basis that is none");
}

/* When the file says no stages, these. */
static void
test_stages(void)
{
	static const struct {
		uint64_t activities;
		unsigned want;
	} rows[] = {
		{ 0, STAGE_MEMBER },
		{ V_(INVITE), STAGE_POSSIBLE | STAGE_INVITED },
		{ V_(IMPORT), STAGE_POSSIBLE | STAGE_INVITED | STAGE_MEMBER },
		{ V_(JOIN), STAGE_MEMBER },
		{ V_(SELF), STAGE_MEMBER },
		{ V_(SIGN_IN), STAGE_MEMBER },
		{ V_(INVITE) | V_(JOIN),
		    STAGE_POSSIBLE | STAGE_INVITED | STAGE_MEMBER },
		{ V_(STAFF) | V_(AUDIT) | V_(BACKUP), STAGE_MEMBER },
		{ V_(RIGHTS), 31 },
		{ V_(RETENTION), 31 },
		{ V_(MARK), 31 },
	};
	bool all = true;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct purpose p = { .activities = rows[i].activities };

		all = all && purpose_stages(&p) == rows[i].want;
		p.stages = STAGE_DECEASED;
		all = all && purpose_stages(&p) == STAGE_DECEASED;
	}
	tap_ok(all, "the stages of a purpose that says none, and of one that "
		    "does");
}

/* Art. 21: to what somebody can object, by its basis and what it serves. */
static void
test_objecting(void)
{
	static const struct {
		const char *name;
		uint64_t activities;
		enum basis_code first, second;
		bool may;
	} rows[] = {
		{ "Art. 21: contract alone", 0, BASIS_B, BASIS_B, false },
		{ "Art. 21: consent and contract", 0, BASIS_A, BASIS_B, false },
		{ "Art. 21: a public task", 0, BASIS_E, BASIS_E, true },
		{ "Art. 21: legitimate interest", 0, BASIS_F, BASIS_F, true },
		{ "Art. 21: contract, and legitimate interest", 0, BASIS_B,
		    BASIS_F, true },
		{ "Art. 21: being answered", V_(RIGHTS), BASIS_F, BASIS_F,
		    false },
		{ "Art. 21: erasure", V_(RETENTION), BASIS_E, BASIS_E, false },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct basis bases[] = { { .code = rows[i].first },
			{ .code = rows[i].second } };
		struct purpose p = { .activities = rows[i].activities,
			.bases = bases,
			.bases_n = 2 };

		tap_ok(purpose_may_be_objected(&p) == rows[i].may,
		    rows[i].name);
	}
}

int
main(void)
{
	test_sets();
	test_words();
	test_languages();
	test_finding();
	test_keeps();
	test_names();
	test_ages();
	test_odd_asks();
	test_stages();
	test_objecting();
	return tap_done();
}
