/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * B47: what a released version drops is not used any more, before its day;
 * what it adds is not used yet; and nobody is kept from the own record, from
 * saying no, or from being answered.
 */
#include "compiled.h"
#include "lang/lang.h"
#include "policy/narrow.h"

#include <stdio.h>

#include "base/limits.h"
#include "fieldset_within.h"
#include "tap.h"

static struct arena *a;
static struct str base;

static const struct statement *
compiled(struct str s)
{
	return compiled_bytes(a, s);
}

/* From ${from} at or after ${after} to the end of ${upto}, replaced. */
static struct str
edited(struct str s, const char *after, const char *from, const char *upto,
    const char *to)
{
	size_t at = str_find(s, str_of(after)), k, end;
	struct str rest;

	if (at == SIZE_MAX)
		return STR_NONE;
	rest = str_sub(s, at, s.n - at);
	if ((k = str_find(rest, str_of(from))) == SIZE_MAX)
		return STR_NONE;
	at += k;
	rest = str_sub(s, at, s.n - at);
	if ((end = str_find(rest, str_of(upto))) == SIZE_MAX)
		return STR_NONE;
	end += at + strlen(upto);
	return arena_printf(a, STR_FMT "%s" STR_FMT, (int)at, s.p, to,
	    (int)(s.n - end), s.p + end);
}

/* ---- one decision --------------------------------------------------- */

struct row {
	const char *name;
	const char *after, *from, *upto, *to; /* the edit */
	const char *purpose;
	enum actor_type actor;
	const char *role;
	enum activity activity;
	enum act act;
	const char *field; /* one that is asked for, or NULL */
	int channel;
	const char *want; /* reason; "" allowed with the field */
};

static const struct row rows[] = {
	/* what is dropped */
	{ "a purpose", "role alumni_office", "\tsurveys: may", "\n", "",
	    "surveys", ACTOR_STAFF, "alumni_office", ACTIVITY_MESSAGE,
	    ACT_WRITE, NULL, -1, "narrowed" },
	{ "a channel", "purpose newsletter {", "send by email", "email",
	    "send by post", "newsletter", ACTOR_JOB, NULL, ACTIVITY_MESSAGE,
	    ACT_SEND, NULL, CHANNEL_EMAIL, "narrowed" },
	{ "a field of a purpose", "purpose engagement_requests {",
	    "\n\t\tposition, industry", "industry", " industry",
	    "engagement_requests", ACTOR_OPERATOR, NULL, ACTIVITY_STAFF,
	    ACT_SEE, "position", -1, "narrowed" },
	{ "… others stay", "purpose engagement_requests {",
	    "\n\t\tposition, industry", "industry", " industry",
	    "engagement_requests", ACTOR_OPERATOR, NULL, ACTIVITY_STAFF,
	    ACT_SEE, "industry", -1, "" },
	{ "who sees a field", "field position text {",
	    "visible to the person, staff", "staff", "visible to the person",
	    "registry", ACTOR_STAFF, "alumni_office", ACTIVITY_STAFF, ACT_SEE,
	    "position", -1, "narrowed" },
	{ "a stage", "purpose registry {", "members\n", "\n",
	    "former members\n", "registry", ACTOR_STAFF, "alumni_office",
	    ACTIVITY_STAFF, ACT_SEE, "full_name", -1, "narrowed" },
	{ "an act of a role", "role alumni_office", "find, see, add, correct",
	    "correct", "find, see, correct", "registry", ACTOR_STAFF,
	    "alumni_office", ACTIVITY_STAFF, ACT_ADD, NULL, -1, "narrowed" },
	{ "… others stay", "role alumni_office", "find, see, add, correct",
	    "correct", "find, see, correct", "registry", ACTOR_STAFF,
	    "alumni_office", ACTIVITY_STAFF, ACT_FIND, NULL, -1, "" },
	{ "an activity", "purpose group_information {",
	    "serves groups, messages", "messages", "serves messages",
	    "group_information", ACTOR_JOB, NULL, ACTIVITY_GROUP, ACT_GROUP,
	    NULL, -1, "narrowed" },
	{ "a kind", "purpose invitation {", "graduate, exchange_student",
	    "student", "exchange_student", "invitation", ACTOR_JOB, NULL,
	    ACTIVITY_INVITE, ACT_SEE, "full_name", -1, "narrowed" },
	/* what is added is not used yet */
	{ "a new act", "role newsletter_editor", "may write, send", "send",
	    "may find, write, send, all fields", "newsletter", ACTOR_STAFF,
	    "newsletter_editor", ACTIVITY_MESSAGE, ACT_FIND, NULL, -1,
	    "no_clause" },
	{ "a new channel", "purpose newsletter {", "send by email", "email",
	    "send by email, sms", "newsletter", ACTOR_JOB, NULL,
	    ACTIVITY_MESSAGE, ACT_SEND, NULL, CHANNEL_SMS, "no_channel" },
	{ "a new field", "purpose surveys {", "full_name, ", " ",
	    "full_name, position, ", "surveys", ACTOR_OPERATOR, NULL,
	    ACTIVITY_STAFF, ACT_SEE, "position", -1, "no_fields" },
	/* what is newly demanded waits for its day */
	{ "training", "role alumni_office", "registry: may", "may",
	    "requires training\n\tregistry: may", "registry", ACTOR_STAFF,
	    "alumni_office", ACTIVITY_STAFF, ACT_SEE, "full_name", -1, "" },
	{ "a consent", "purpose registry {", "basis contract", "contract",
	    "basis consent {\n\t\tconsent text nb \"J\" nn \"J\" en \"Y\"\n"
	    "\t}\n\twithdrawn by portal",
	    "registry", ACTOR_STAFF, "alumni_office", ACTIVITY_STAFF, ACT_SEE,
	    "full_name", -1, "" },
	/* what nobody takes away */
	{ "one's own record", "field position text {",
	    "visible to the person, staff", "staff", "visible to staff",
	    "membership", ACTOR_PERSON, NULL, ACTIVITY_SELF, ACT_SEE,
	    "position", -1, "" },
	{ "rights", "role alumni_office", "\trights: may", "\n\t\tall fields",
	    "", "rights", ACTOR_STAFF, "alumni_office", ACTIVITY_RIGHTS,
	    ACT_SEE, "full_name", -1, "" },
	{ "saying no", "role newsletter_editor", "newsletter: may", "addresses",
	    "registry: may see full_name", "newsletter", ACTOR_LINK, NULL,
	    ACTIVITY_SELF, ACT_RESTRICT, NULL, -1, "" },
	{ "deletion, of people it is for no more", "purpose retention {",
	    "invited people, members, former members", "former members",
	    "invited people", "retention", ACTOR_JOB, NULL, ACTIVITY_RETENTION,
	    ACT_SEE, "full_name", -1, "" },
	{ "entering a death", "role administrator", "register death, all",
	    "all", "all", "rights", ACTOR_STAFF, "administrator",
	    ACTIVITY_RIGHTS, ACT_DEATH, NULL, -1, "" },
	{ "changing settings, so that the next version can be taken back",
	    "role administrator", ", change settings", "settings", "", "",
	    ACTOR_STAFF, "administrator", ACTIVITY_STAFF, ACT_SETTING, NULL, -1,
	    "" },
	{ "an act without a purpose is narrowed", "role administrator",
	    "manage staff, manage", "tokens", "manage tokens", "", ACTOR_STAFF,
	    "administrator", ACTIVITY_STAFF, ACT_STAFF, NULL, -1, "narrowed" },
	{ "nothing changed", "role newsletter_editor", "newsletter:",
	    "newsletter:", "newsletter:", "newsletter", ACTOR_STAFF,
	    "newsletter_editor", ACTIVITY_MESSAGE, ACT_WRITE, NULL, -1, "" },
};

static bool
decided(const struct row *r, const struct statement *st,
    const struct statement *next)
{
	struct actor actor = { .type = r->actor,
		.id = 7,
		.role =
		    r->role == NULL ? -1 : statement_role(st, str_of(r->role)),
		.purpose = -1 };
	struct person_facts person = { .id = 7,
		.stage = r->act == ACT_ADD ? 0 : STAGE_MEMBER,
		.kinds = 1 };
	struct ask ask = { .actor = &actor,
		.purpose = statement_purpose(st, str_of(r->purpose)),
		.activity = r->activity,
		.act = r->act,
		.person = r->purpose[0] == '\0' || r->act == ACT_WRITE ||
				  r->act == ACT_FIND || r->act == ACT_ADD
			      ? NULL
			      : &person,
		.channel = r->channel,
		.tick = 1 };
	int field =
	    r->field == NULL ? -1 : statement_field(st, str_of(r->field));
	struct verdict v;
	const struct grant *g;

	memset(person.consent, 0xff, sizeof(person.consent));
	if (r->activity == ACTIVITY_INVITE)
		person.stage = STAGE_POSSIBLE;
	if (field >= 0)
		fieldset_add(&ask.fields, field);
	g = policy_decide_narrowed(st, narrowing_new(a, st, next), &ask, a, &v);
	if (r->want[0] == '\0' && g != NULL)
		return field < 0 ||
		       grant_covers(g, 1, r->act, grant_person(g), field);
	if (r->want[0] != '\0' && g == NULL &&
	    strcmp(reason_name(v.reason), r->want) == 0)
		return true;
	printf("# got %s\n", reason_name(v.reason));
	return false;
}

static void
table(const struct statement *st)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct row *r = &rows[i];
		struct str s = edited(base, r->after, r->from, r->upto, r->to);
		const struct statement *next = s.p == NULL ? NULL : compiled(s);

		tap_ok(next != NULL && decided(r, st, next), r->name);
	}
}

/* ---- everything ----------------------------------------------------- */

/* Every role, purpose, act: with the same statement coming nothing changes;
 * with any other, nothing is allowed that was not. */
static void
never_more(const struct statement *st, const struct statement *next,
    const char *name, bool same)
{
	const struct narrowing *n = narrowing_new(a, st, next);
	size_t asked = 0, wrong = 0, narrowed = 0;

	for (size_t p = 0; p < st->purposes_n; p++) {
		for (size_t i = 0; i < st->roles_n * ACT_MAX; i++) {
			struct arena *once = arena_new(LIMIT_ARENA_REQUEST);
			struct actor actor = { .type = ACTOR_STAFF,
				.id = 1,
				.role = (int)(i / ACT_MAX),
				.trained_until = INT32_MAX,
				.confidential = true,
				.term_until = 10,
				.purpose = -1 };
			struct person_facts person = { .id = 7,
				.stage = STAGE_MEMBER,
				.kinds = 1 };
			struct ask ask = { .actor = &actor,
				.purpose = (int)p,
				.activity = ACTIVITY_STAFF,
				.act = (enum act)(i % ACT_MAX),
				.person = &person,
				.channel = CHANNEL_EMAIL,
				.today = 5,
				.tick = 1 };
			struct verdict v, w;
			const struct grant *g, *h;
			struct fieldset gf = { .w = { 0 } };
			struct fieldset hf = { .w = { 0 } };

			memset(person.consent, 0xff, sizeof(person.consent));
			for (size_t f = 0; f < st->fields_n; f++)
				fieldset_add(&ask.fields, (int)f);
			g = policy_decide(st, &ask, once, &v);
			h = policy_decide_narrowed(st, n, &ask, once, &w);
			if (g != NULL)
				gf = grant_fields(g);
			if (h != NULL)
				hf = grant_fields(h);
			asked++;
			narrowed += g != NULL && h == NULL;
			wrong += h != NULL && g == NULL;
			wrong += !fieldset_within(&hf, &gf);
			wrong += same && (g == NULL) != (h == NULL);
			wrong += same && !fieldset_within(&gf, &hf);
			arena_free(once);
		}
	}
	printf("# %s: %zu asked, %zu narrowed\n", name, asked, narrowed);
	tap_ok(asked > 1000 && wrong == 0, name);
	tap_ok(same ? narrowed == 0 : narrowed > 0, name);
}

/* A token is for one purpose, wherever that stands in the coming version. */
static void
tokens(const struct statement *st)
{
	struct str dropped =
	    edited(base, "role alumni_office", "\tsurveys: may", "\n", "");
	const struct {
		const char *name;
		struct str coming;
		const char *purpose, *of; /* asked for, of the token */
		const char *want;
	} all[] = {
		{ "a token, and a purpose before its own",
		    edited(base, "purpose surveys {", "purpose", "{",
			"purpose first {\n\tnb \"F\" nn \"F\" en \"F\"\n"
			"\tbasis contract\n}\npurpose surveys {"),
		    "surveys", "surveys", "" },
		{ "a token for another purpose", base, "surveys", "newsletter",
		    "other_purpose" },
		{ "a token whose purpose is dropped",
		    edited(dropped, "purpose surveys {", "purpose", "{",
			"purpose polls {"),
		    "surveys", "surveys", "narrowed" },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		const struct statement *next = compiled(all[i].coming);
		struct actor actor = { .type = ACTOR_TOKEN,
			.id = 3,
			.role = statement_role(st, STR("alumni_office")),
			.trained_until = INT32_MAX,
			.confidential = true,
			.purpose = statement_purpose(st, str_of(all[i].of)) };
		struct ask ask = { .actor = &actor,
			.purpose =
			    statement_purpose(st, str_of(all[i].purpose)),
			.activity = ACTIVITY_MESSAGE,
			.act = ACT_WRITE,
			.channel = -1,
			.tick = 1 };
		struct verdict v;
		const struct grant *g;

		if (next == NULL) {
			tap_ok(false, all[i].name);
			continue;
		}
		g = policy_decide_narrowed(st, narrowing_new(a, st, next), &ask,
		    a, &v);
		if (!tap_ok((g != NULL) == (all[i].want[0] == '\0') &&
				(g != NULL || strcmp(reason_name(v.reason),
						  all[i].want) == 0),
			all[i].name))
			printf("# %s\n", reason_name(v.reason));
	}
}

static void
sources(const struct statement *st)
{
	struct str s = edited(base, "source student_registry",
	    "\tafter joining", "nationality", "\tafter joining birth_date");
	const struct statement *next = compiled(s);
	const struct narrowing *n = narrowing_new(a, st, next);
	const struct statement *other =
	    compiled(read_whole(a, "statements/alektum.vern"));
	const struct source *from = &st->sources[0];
	struct fieldset all =
	    fieldset_or(&from->before_joining, &from->after_joining);
	struct fieldset got = narrowing_of_source(n, 0, true, &all);

	tap_ok(fieldset_has(&got, statement_field(st, STR("birth_date"))) &&
		   !fieldset_has(&got, statement_field(st, STR("gender"))),
	    "a register gives only what the coming version takes");
	got = narrowing_of_source(n, 0, false, &all);
	tap_ok(!fieldset_has(&got, statement_field(st, STR("birth_date"))),
	    "… and before joining less");
	tap_ok(!narrowing_drops_source(n, 0) &&
		   narrowing_drops_source(narrowing_new(a, st, other), 0) &&
		   !narrowing_drops_source(NULL, 0) &&
		   !narrowing_drops_source(n, -1),
	    "a source that is dropped");
	got = narrowing_of_source(narrowing_new(a, st, other), 0, true, &all);
	tap_ok(fieldset_is_empty(&got), "… gives nothing");
	got = narrowing_of_source(NULL, 0, true, &all);
	tap_ok(fieldset_within(&all, &got), "nothing is coming: all of it");
}

/* What a coming version keeps of some only is not written of others from its
 * release on. */
static void
keeps(const struct statement *st)
{
	const struct statement *next = compiled(edited(base, "field employer",
	    "{\n", "{\n", "{\n\tfor graduate\n"));
	const struct narrowing *n = narrowing_new(a, st, next);
	int employer = statement_field(st, STR("employer"));
	uint64_t is = UINT64_C(1) << statement_kind(st, STR("graduate"));

	tap_ok(!narrowing_keeps(n, employer, STAGE_MEMBER, 0),
	    "of others it is not written any more");
	tap_ok(!narrowing_keeps(n, employer, STAGE_MEMBER, ~is),
	    "… of whatever kinds");
	tap_ok(narrowing_keeps(n, employer, STAGE_MEMBER, is) &&
		   narrowing_keeps(NULL, employer, STAGE_MEMBER, 0),
	    "of these it is; and of all, where nothing is coming");
	tap_ok(narrowing_keeps(n, statement_field(st, STR("department")),
		   STAGE_MEMBER, 0),
	    "another field is as it was");
}

int
main(void)
{
	const struct statement *st;

	a = arena_new((size_t)1 << 30);
	base = read_whole(a, "statements/ntnu-alumni.vern");
	st = compiled(base);
	table(st);
	never_more(st, compiled(base), "the same statement narrows nothing",
	    true);
	never_more(st, compiled(read_whole(a, "statements/itsmf.vern")),
	    "another statement gives nothing", false);
	never_more(st, compiled(read_whole(a, "statements/alektum.vern")),
	    "a third one neither", false);
	tokens(st);
	sources(st);
	keeps(st);
	arena_free(a);
	return tap_done();
}
