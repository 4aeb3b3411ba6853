/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The facts of NTNU's two texts, row by row, on the compiled statement: what
 * it declares, what it refuses, and what the check says when the defect of the
 * text is put back.
 */
#include "lang_rows.h"
#include "fieldset_within.h"

/* ---- who, and what it is for ------------------------------------------ */

static const struct kind *
kind(const char *name)
{
	return &st->kinds[statement_kind(st, str_of(name))];
}

static void
people(void)
{
	const struct rule *degree = &kind("graduate")->rules[0];
	const struct rule *stay = &kind("exchange_student")->rules[0];

	tap_ok(degree->record == statement_field(st, STR("education")) &&
		   !kind("graduate")->by_registration,
	    "NTNU-1: a degree in the register makes a graduate, not a word");
	tap_ok(kind("exchange_student")->rules_n == 1 &&
		   stay->record == statement_field(st, STR("exchange")),
	    "NTNU-2: exchange students belong");
	tap_ok(kind("postdoc")->rules_n == 0 &&
		   str_is(kind("postdoc")->tense, "both"),
	    "NTNU-3: post-docs, current and former, by themselves");
	tap_ok(kind("employee")->rules_n == 0 &&
		   kind("employee")->by_registration &&
		   str_is(kind("employee")->tense, "both"),
	    "NTNU-4: no register makes an employee");
	tap_ok(str_is(kind("student")->tense, "current"),
	    "NTNU-5, NTNUEN-26: students belong");
	tap_ok(degree->conds_n == 1 && degree->conds[0].op == COND_PRESENT &&
		   degree->conds[0].field ==
		       statement_part(st, degree->record, STR("awarded")),
	    "NTNU-36: whoever took a degree is invited");
	tap_ok(stay->conds_n == 2 && stay->conds[0].op == COND_FINISHED &&
		   stay->conds[1].op == COND_LONGER &&
		   stay->conds[1].period.months == 3 &&
		   stay->conds[1].period.days == 0,
	    "NTNU-37: a finished stay of more than three months");
	tap_ok(purpose("invitation")->kinds.n == 2,
	    "NTNU-36: nobody else is invited");
}

static void
told_facts(void)
{
	tap_ok(is_told("the_network") && told("the_network")->link.n != 0,
	    "NTNU-6, NTNU-7, NTNU-8: the network, its aim and its page");
	tap_ok(is_told("what_counts") &&
		   prints(LANG_EN, "The Personal Data Act"),
	    "N01, NTNU-13, NTNU-118: what counts, and by which law");
	tap_ok(is_told("links"), "NTNU-61: links to other sites");
	tap_ok(is_attested("built_in"), "NTNU-83: privacy by design");
	tap_ok(is_told("faculties") && prints(LANG_EN, "coordinate"),
	    "NTNU-89, NTNU-90, NTNU-91: the units have access of their own");
	tap_ok(is_attested("secure_sharing"), "NTNU-94: sharing is secure");
	tap_ok(prints_all("alumni@ntnu.example") &&
		   prints_all("+47 73 59 50 00") && prints_all("974767880"),
	    "NTNU-12, NTNU-31, NTNU-125, NTNUEN-30: whom to ask, in all "
	    "languages");
	tap_ok(prints(LANG_NB, "Norges teknisk-naturvitenskapelige") &&
		   prints(LANG_EN, "is the controller"),
	    "NTNU-14: the university is the controller");
	tap_ok(st->controllers[0].contact.review_by.year > 0 &&
		   !text_is_empty(&st->controllers[0].contact.responsible),
	    "NTNU-15: a mailbox with somebody responsible and a date");
	tap_ok(st->controllers[0].dpo.status == DPO_APPOINTED &&
		   prints_all("dpo@ntnu.example"),
	    "NTNU-73, NTNU-74: the officer is a mailbox");
}

static void
messages(void)
{
	static const struct {
		const char *row, *name;
		enum message_class class;
	} all[] = {
		{ "NTNU-18, NTNU-114: member information", "member_information",
		    CLASS_MEMBERSHIP },
		{ "NTNU-19: professional events", "events_professional",
		    CLASS_MARKETING },
		{ "NTNU-20, NTNUEN-3: the newsletter", "newsletter",
		    CLASS_MARKETING },
		{ "NTNU-22: social and cultural events", "events_social",
		    CLASS_MARKETING },
		{ "NTNU-23, NTNUEN-4: open network groups", "group_invitations",
		    CLASS_MEMBERSHIP },
		{ "NTNU-24, NTNUEN-7: requests to contribute",
		    "engagement_requests", CLASS_MEMBERSHIP },
		{ "NTNU-25, NTNUEN-8: surveys", "surveys", CLASS_RESEARCH },
		{ "NTNU-26: continuing education", "continuing_education",
		    CLASS_MARKETING },
		{ "NTNU-116: information from groups", "group_information",
		    CLASS_MEMBERSHIP },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct person_facts no = member();
		struct person_facts yes = consenting(all[i].name);
		const struct purpose *p = purpose(all[i].name);

		tap_ok(sends(all[i].name, all[i].class) && asked(all[i].name) &&
			   p->withdraw_link,
		    all[i].row);
		tap_ok((p->withdraw & 1U << CHANNEL_EMAIL) != 0 &&
			   (p->withdraw & 1U << CHANNEL_PORTAL) != 0,
		    arena_printf(rows_arena,
			"NTNU-88, NTNU-124: %s is withdrawn by mail and portal",
			all[i].name)
			.p);
		tap_ok(sending("alumni_office", all[i].name, &no) ==
			   REASON_NO_CONSENT,
		    arena_printf(rows_arena,
			"NTNU-10, NTNU-87, NTNU-113: no yes, no %s",
			all[i].name)
			.p);
		tap_ok(sending("alumni_office", all[i].name, &yes) ==
			   REASON_ALLOWED,
		    arena_printf(rows_arena, "NTNU-86: a yes to %s counts",
			all[i].name)
			.p);
		yes.restricted = true;
		tap_ok(sending("alumni_office", all[i].name, &yes) ==
			   REASON_RESTRICTED,
		    arena_printf(rows_arena,
			"NTNU-29, NTNU-101: a stop stops %s", all[i].name)
			.p);
		yes.restricted = false;
		yes.stage = STAGE_DECEASED;
		tap_ok(sending("alumni_office", all[i].name, &yes) ==
			   REASON_DECEASED,
		    arena_printf(rows_arena, "NTNU-64: no %s to the dead",
			all[i].name)
			.p);
	}
}

static void
purposes(void)
{
	struct person_facts social = consenting("events_social");
	struct person_facts out = member();
	const struct purpose *letter = purpose("newsletter");
	int invite = statement_purpose(st, STR("invitation"));

	tap_ok(sending("alumni_office", "events_professional", &social) ==
		   REASON_NO_CONSENT,
	    "NTNU-22, NTNUEN-2: a yes to social events is none to others");
	tap_ok(purpose("member_information")->parent ==
		   statement_purpose(st, STR("membership")),
	    "NTNU-16, NTNUEN-1: purposes hang together");
	tap_ok(letter->topics_n == 4, "NTNU-20, NTNUEN-3: four topics");
	tap_ok(letter->cap_n == 1 && letter->cap_calendar &&
		   letter->cap_period.months == 1,
	    "NTNU-21: once a calendar month");
	tap_ok(fieldset_has(&purpose("engagement_requests")->segment_fields,
		   statement_field(st, STR("engagement"))) &&
		   uses("engagement_requests", "engagement") &&
		   !uses("engagement_requests", "gender"),
	    "NTNU-24, NTNU-28: chosen by what the member has ticked");
	tap_ok(field("engagement")->choices_n == 7,
	    "NTNUEN-6: the ways to contribute are a list");
	tap_ok(!uses("continuing_education", "gender") &&
		   !uses("continuing_education", "birth_date") &&
		   uses("continuing_education", "industry"),
	    "NTNU-26, NTNUEN-9: offers by education and work alone");
	tap_ok(purpose("tailoring")->profiling && asked("tailoring"),
	    "NTNU-17, NTNU-27, NTNUEN-10: tailoring is asked for");
	tap_ok(purpose("tailoring")->channels == 0,
	    "NTNU-27: what is tailored sends nothing by itself");
	tap_ok(rests_on("invitation", BASIS_F) &&
		   in_all(&purpose("invitation")->bases[0].interest),
	    "NTNU-76, NTNU-80: the interest in inviting");
	tap_ok(in_all(&purpose("invitation")->bases[0].benefit),
	    "NTNU-77: what the person gains");
	tap_ok(in_all(&purpose("invitation")->bases[0].necessity),
	    "NTNU-78: why it is needed");
	tap_ok(in_all(&purpose("invitation")->bases[0].expectation),
	    "NTNU-79: what can be expected");
	tap_ok(prints(LANG_EN, "legitimate interest (Art. 6(1)(f) GDPR)"),
	    "NTNU-75: the letter that is described is the letter printed");
	out.stage = STAGE_POSSIBLE;
	out.objected[invite] = 0xff;
	tap_ok(sending("alumni_office", "invitation", &out) != REASON_ALLOWED,
	    "NTNU-80: an objection stops the invitation");
	tap_ok(rests_on("membership", BASIS_B) && st->terms_n == 1 &&
		   in_all(&st->terms[0].body) && st->terms[0].version.n != 0,
	    "NTNU-105, NTNU-106, NTNU-107: terms with a version, and a "
	    "contract");
	tap_ok(purpose("surveys")->cap_n == 4, "NTNU-25: four surveys a year");
	tap_ok(st->changes.declared && st->changes.ask_again &&
		   held(PROMISE_NEW_PURPOSE_ASKS) == HELD_ENFORCED,
	    "NTNU-117: new purposes ask first");
}

/* ---- what is kept ----------------------------------------------------- */

static void
fields(void)
{
	static const struct {
		const char *row, *name;
		enum field_type type;
	} all[] = {
		{ "NTNU-40", "full_name", FIELD_NAME },
		{ "NTNU-41", "former_surname", FIELD_TEXT },
		{ "NTNU-42", "birth_date", FIELD_DATE },
		{ "NTNU-43, NTNUEN-11", "nationality", FIELD_COUNTRY },
		{ "NTNU-44", "gender", FIELD_CHOICE },
		{ "NTNU-45", "position", FIELD_TEXT },
		{ "NTNU-46", "employer", FIELD_TEXT },
		{ "NTNU-47", "department", FIELD_TEXT },
		{ "NTNU-48, NTNUEN-12", "job_function", FIELD_TEXT },
		{ "NTNU-49", "role_title", FIELD_TEXT },
		{ "NTNU-50", "industry", FIELD_TEXT },
		{ "NTNU-51", "sector", FIELD_CHOICE },
		{ "NTNU-52", "email_private", FIELD_EMAIL },
		{ "NTNU-53", "email_work", FIELD_EMAIL },
		{ "NTNU-54", "mobile", FIELD_PHONE },
		{ "NTNU-55, NTNUEN-13", "home_address", FIELD_ADDRESS },
		{ "NTNU-56", "messenger", FIELD_TEXT },
		{ "NTNU-109", "education", FIELD_RECORD },
		{ "NTNU-111", "engagement", FIELD_CHOICES },
	};
	/* Kept with those of the list: parts of the address, the language of
	 * letters, and the stays that make somebody an exchange student. */
	static const char *const more[] = { "home_postcode", "home_place",
		"home_country", "written_language", "exchange" };
	static const char *const none[] = { "birth_place", "origin", "personnr",
		"national_id", "photo", "ip_address", "notes", "score",
		"health", "religion" };
	size_t plain = 0, needed = 0;

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		tap_ok(has_field(all[i].name, all[i].type),
		    arena_printf(rows_arena, "%s: field %s", all[i].row,
			all[i].name)
			.p);
	for (size_t i = 0; i < st->fields_n; i++) {
		plain += st->fields[i].parent < 0;
		needed += st->fields[i].required;
	}
	tap_ok(plain == ARRAY_LEN(all) + ARRAY_LEN(more),
	    "NTNU-57, NTNUEN-14: this is the whole list");
	for (size_t i = 0; i < ARRAY_LEN(none); i++)
		tap_ok(statement_field(st, str_of(none[i])) < 0,
		    arena_printf(rows_arena, "NTNU-57: no field %s", none[i])
			.p);
	tap_ok(needed == 2 && field("full_name")->required &&
		   field("email_private")->required,
	    "NTNU-85, NTNU-108, NTNU-110: name and private e-mail are needed");
	tap_ok(in_all(&field("full_name")->reason) &&
		   in_all(&field("email_private")->reason),
	    "NTNU-96: each with its reason");
	tap_ok(str_is(field("engagement")->choices[6].n.name, "nothing_now"),
	    "NTNU-111: nothing for now is an answer");
	tap_ok(in_all(&field("messenger")->hint) &&
		   prints(LANG_EN, "Never write sensitive facts"),
	    "NTNU-56, NTNU-120, NTNUEN-31: explained, and warned about");
	tap_ok(prints(LANG_EN, "Home address") &&
		   prints(LANG_NN, "Heimeadresse"),
	    "NTNU-55, NTNUEN-13, NTNUEN-34: told wherever groups need it");
	tap_ok(field("position")->sources.n == 1 &&
		   field("employer")->sources.n == 1,
	    "NTNU-33: of work only what the person says");
}

static void
sources(void)
{
	const struct source *s =
	    &st->sources[statement_source(st, STR("student_registry"))];
	const struct purpose *m = purpose("membership");
	struct fieldset invites = purpose_fields(st, purpose("invitation"));
	int education = statement_field(st, STR("education"));

	tap_ok(s->own_register && !text_is_empty(&s->told_by) &&
		   !text_is_empty(&s->compatible),
	    "NTNU-32, NTNU-35: the university's own register, weighed");
	tap_ok(!fieldset_has(&s->before_joining,
		   statement_field(st, STR("birth_date"))) &&
		   !fieldset_has(&s->before_joining,
		       statement_field(st, STR("mobile"))) &&
		   fieldset_within(&s->before_joining, &invites),
	    "NTNU-35: before joining what the invitation needs");
	tap_ok(fieldset_has(&s->after_joining, education) &&
		   fieldset_has(&s->after_joining,
		       statement_field(st, STR("home_address"))),
	    "NTNU-39: after joining the rest is named");
	tap_ok(purpose_serves(m, ACTIVITY_IMPORT) &&
		   (purpose_stages(m) & STAGE_MEMBER) != 0 &&
		   statement_purpose_for(st, ACTIVITY_IMPORT, STAGE_MEMBER,
		       1) == statement_purpose(st, STR("membership")) &&
		   statement_purpose_for(st, ACTIVITY_IMPORT, STAGE_POSSIBLE,
		       1) == statement_purpose(st, STR("invitation")),
	    "NTNU-39: a purpose of imports for each stage");
	tap_ok(st->rights[RIGHT_RECTIFICATION].channels ==
		   (1U << CHANNEL_PORTAL | 1U << CHANNEL_EMAIL |
		       1U << CHANNEL_POST | 1U << CHANNEL_PHONE),
	    "NTNU-34: facts are also mended by phone, letter and e-mail");
}

static void
retention(void)
{
	const struct keep_clause *no =
	    statement_clause(st, KEEP_INVITED, TRIGGER_DECLINED);
	const struct keep_clause *left =
	    statement_clause(st, KEEP_MEMBERS, TRIGGER_LEFT);
	const struct keep_clause *dead =
	    statement_clause(st, KEEP_MEMBERS, TRIGGER_DEATH);
	bool timed = false;

	for (size_t i = 0; i < st->keeps_n; i++)
		for (size_t j = 0; j < st->keeps[i].clauses_n; j++) {
			const struct keep_clause *c = &st->keeps[i].clauses[j];

			timed = timed || (st->keeps[i].what == KEEP_MEMBERS &&
					     c->trigger != TRIGGER_LEFT &&
					     c->trigger != TRIGGER_DEATH &&
					     c->action == KEEP_DELETE);
		}
	tap_ok(!timed, "NTNU-9, NTNU-62: time alone erases no member");
	tap_ok(statement_clause(st, KEEP_MEMBERS, TRIGGER_CONFIRMED)->action ==
		   KEEP_REVIEW,
	    "NTNU-62: what is kept long is looked at again");
	tap_ok(no->action == KEEP_DELETE && period_is_zero(no->after) &&
		   no->mark,
	    "NTNU-38: a no erases at once and is remembered");
	tap_ok(left->action == KEEP_DELETE && period_is_zero(left->after),
	    "NTNU-63, NTNU-102, NTNU-112, NTNUEN-18: leaving erases at once");
	tap_ok(dead->stop_messages && dead->action == KEEP_DELETE,
	    "NTNU-64, NTNU-112: a death stops messages and erases");
	tap_ok(prints(LANG_EN, "when you have left") &&
		   prints(LANG_EN, "after a death is confirmed"),
	    "NTNUEN-18: English tells both");
}

/* ---- who sees --------------------------------------------------------- */

static void
no_directory(void)
{
	struct actor person = { .type = ACTOR_PERSON,
		.id = 8,
		.role = -1,
		.purpose = -1 };
	struct person_facts other = member();
	static const char *const names[] = { "membership", "registry", "rights",
		"group_information", "newsletter" };
	static const enum act acts[] = { ACT_SEE, ACT_FIND, ACT_SEND,
		ACT_EXPORT, ACT_GROUP };
	bool refused = true;

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		for (size_t j = 0; j < ARRAY_LEN(acts); j++)
			refused = refused && !decide(&person, &other, acts[j],
						 names[i], NULL, NULL)
						  .allowed;
	tap_ok(refused, "NTNU-58, NTNUEN-15: no member sees another");
	for (size_t i = 0; i < st->fields_n; i++)
		refused = refused &&
			  (field_visible(st, (int)i) & VISIBLE_MEMBERS) == 0;
	tap_ok(refused, "NTNU-58: no field is for members");
	tap_ok(statement_role(st, STR("member")) < 0,
	    "NTNU-58: no role for members");
	tap_ok(held(PROMISE_NO_DIRECTORY) == HELD_ENFORCED,
	    "NTNU-58: promised, and enforced");
	tap_ok(found_after("visible to the person, staff, representatives",
		   "visible to the person, staff, representatives, members",
		   "promise_contradicted"),
	    "NTNU-58: showing names to members contradicts the promise");
}

static void
representatives(void)
{
	static const char *const names[] = { "local_board", "subject_rep" };
	int64_t mine[] = { 41 }, others[] = { 42 };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct office office = { .group = 41,
			.from_day = TODAY - 1,
			.until_day = TODAY };
		struct actor a = staff(names[i]);
		struct person_facts p = consenting("group_information");
		struct fieldset got = { .w = { 0 } };
		enum reason why;

		a.offices = &office;
		a.offices_n = 1;
		p.groups = mine;
		p.groups_n = 1;
		why = decide(&a, &p, ACT_SEE, "group_information", NULL, &got)
			  .reason;
		tap_ok(why == REASON_ALLOWED && fieldset_count(&got) == 1 &&
			   fieldset_has(&got,
			       statement_field(st, STR("full_name"))),
		    arena_printf(rows_arena,
			"NTNU-72, NTNU-92, NTNU-93, NTNUEN-27: %s sees names "
			"only",
			names[i])
			.p);
		p.groups = others;
		tap_ok(decide(&a, &p, ACT_SEE, "group_information", NULL, NULL)
			       .reason == REASON_OUT_OF_SCOPE,
		    "NTNU-92, NTNU-93: nobody of another group");
		p.groups = mine;
		tap_ok(!decide(&a, &p, ACT_EXPORT, "group_information", NULL,
			   NULL)
			    .allowed,
		    "NTNU-94: no lists are taken out");
		tap_ok(!decide(&a, &p, ACT_SEE, "registry", NULL, NULL).allowed,
		    "NTNU-92, NTNU-93: for no other purpose");
		office.until_day = TODAY - 1;
		tap_ok(decide(&a, &p, ACT_SEE, "group_information", NULL, NULL)
			       .reason == REASON_TERM_ENDED,
		    "NTNU-92, NTNU-93: not after the term");
		office.until_day = TODAY;
		a.confidential = false;
		tap_ok(decide(&a, &p, ACT_SEE, "group_information", NULL, NULL)
			       .reason == REASON_NOT_CONFIDENTIAL,
		    "NTNU-94: not without confidentiality");
	}
	tap_ok(sees("local_board", "group_information", "full_name") ==
		   REASON_TERM_ENDED,
	    "NTNU-92: not without an office");
}

static void
sharing(void)
{
	const struct processor *p = &st->processors[0];
	bool inside = true;

	for (size_t i = 0; i < st->recipients_n; i++)
		inside =
		    inside && st->recipients[i].class == RECIPIENT_ACTING_FOR;
	tap_ok(inside && st->recipients_n == 2,
	    "NTNU-71, NTNU-82, NTNUEN-20, NTNUEN-32: nobody outside gets "
	    "anything");
	tap_ok(addresses_stay(), "NTNU-19, NTNU-25: partners get no address");
	tap_ok(held(PROMISE_NOT_SOLD) == HELD_ATTESTED,
	    "NTNU-71, NTNUEN-19: nothing is sold, and somebody vouches");
	tap_ok(held(PROMISE_CONTACT_ON_APPROVAL) == HELD_ENFORCED &&
		   recipient("local_boards")->send_through &&
		   recipient("subject_reps")->send_through,
	    "NTNU-72: boards write through the server");
	tap_ok(found_after("gets full_name\n\tfor purposes group_information\n"
			   "\twrites through the server",
		   "gets full_name, mobile\n\tfor purposes group_information",
		   "promise_contradicted"),
	    "NTNU-72: giving boards a number contradicts the promise");
	tap_ok(st->processors_n == 1 &&
		   str_is(text_in(&p->legal_name, LANG_NB),
		       "Amesto Solutions AS") &&
		   p->countries.n == 1 && str_is(p->countries.at[0], "NO"),
	    "NTNU-67: the processor and its country");
	tap_ok(in_all(&p->service) && p->purposes.n == 3,
	    "NTNU-66, NTNU-68: what it does, and for which purposes");
	tap_ok(in_all(&p->security), "NTNU-69: how it protects");
	tap_ok(p->may_not_pass_on && !p->own_subprocessors,
	    "NTNU-70, NTNUEN-21: it may not pass on");
	tap_ok(found_after("\tagreement from 2018-07-20 until 2027-12-31\n", "",
		   "no_agreement"),
	    "NTNU-65: no processor without an agreement");
	tap_ok(found_after("until 2027-12-31", "until 2026-02-28",
		   "agreement_ended"),
	    "NTNU-65: nor with one that has ended");
	tap_ok(found_after("country NO\n\tservice", "country US\n\tservice",
		   "eea_contradiction"),
	    "NTNUEN-33: nor outside the EEA");
	tap_ok(held(PROMISE_NO_DISADVANTAGE) == HELD_ATTESTED,
	    "NTNU-95: no disadvantage, and somebody vouches");
}

/* ---- devices, rights -------------------------------------------------- */

static void
devices(void)
{
	const struct cookie *c = &st->cookies[0];

	tap_ok(held(PROMISE_NO_IP) == HELD_ENFORCED && st->logs_n == 0,
	    "NTNU-59, NTNUEN-16: no address is stored anywhere");
	tap_ok(found_after("promise no ip address stored",
		   "log proxy {\n\tnb \"P\" nn \"P\" en \"P\"\n\tip address in "
		   "full\n\tfor purpose rights\n\tkept for 7 days\n}\n\n"
		   "promise no ip address stored",
		   "promise_contradicted"),
	    "NTNU-59, NTNUEN-16: a log of addresses contradicts it");
	tap_ok(st->cookies_n == 1 &&
		   str_is(c->n.name, "CUSTOMERID-sessionKey") && c->session &&
		   c->activity == ACTIVITY_SIGN_IN && text_is_empty(&c->party),
	    "NTNU-60, NTNUEN-17: one cookie, for the session");
	tap_ok(held(PROMISE_ONE_COOKIE) == HELD_ENFORCED,
	    "NTNU-60: and no other");
	tap_ok(found_after("cookie \"CUSTOMERID-sessionKey\" necessary for "
			   "sign in, ends with session",
		   "cookie \"taste\" for statistics, lasts 1 year",
		   "cookie_missing"),
	    "NTNU-60: without it the check objects");
	tap_ok(st->no_special_categories &&
		   held(PROMISE_NO_SPECIAL) == HELD_ENFORCED,
	    "NTNU-81, NTNU-119: nothing sensitive is asked");
	tap_ok(found_after("field messenger text {",
		   "field messenger text {\n\tspecial category by \"GDPR art. "
		   "9(2)(a)\"",
		   "special_contradiction"),
	    "NTNU-81: a sensitive field contradicts it");
	tap_ok(st->statistics_n == 1 && !st->statistics[0].pseudonymous &&
		   st->statistics[0].at_least == 10 &&
		   held(PROMISE_STATISTICS_ANONYMOUS) == HELD_ENFORCED,
	    "NTNU-121, NTNU-129: figures of ten or more, and no traffic");
}

static void
rights(void)
{
	static const struct {
		const char *row;
		enum right right;
	} all[] = {
		{ "NTNU-97, NTNU-122, NTNUEN-28: access", RIGHT_ACCESS },
		{ "NTNU-98: information", RIGHT_INFORMATION },
		{ "NTNU-99, NTNU-123: rectification", RIGHT_RECTIFICATION },
		{ "NTNU-100: completion", RIGHT_COMPLETION },
		{ "NTNU-101: restriction", RIGHT_RESTRICTION },
		{ "NTNU-102, NTNU-123: erasure", RIGHT_ERASURE },
	};
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		const struct right_rule *r = &st->rights[all[i].right];

		tap_ok(r->declared && r->promise.days == 30 && r->promise_all &&
			   (r->channels & 1U << CHANNEL_EMAIL) != 0,
		    all[i].row);
	}
	for (size_t i = 0; i < RIGHT_MAX; i++)
		n += st->rights[i].declared;
	tap_ok(n == RIGHT_MAX, "NTNU-30: all rights of the law");
	tap_ok(in_all(&st->rights[RIGHT_ACCESS].scope),
	    "NTNU-97: also what is elsewhere at the university");
	tap_ok(prints(LANG_EN, "30 days") && prints(LANG_NN, "30 dagar"),
	    "NTNU-104: 30 days for every enquiry");
	tap_ok(found_after("answered within 30 days, a month at most",
		   "answered within 40 days, a month at most",
		   "promise_over_month"),
	    "NTNU-104: never later than the law's month");
	tap_ok(prints_all("alumni@ntnu.example"),
	    "NTNU-103, NTNUEN-24: where to write about rights");
	tap_ok(held(PROMISE_STOP_RESPECTED) == HELD_ENFORCED,
	    "NTNU-29: a stop is always respected");
	tap_ok(held(PROMISE_LOOKS_SHOWN) == HELD_ENFORCED,
	    "NTNU-11: openness about every look");
}

static void
groups(void)
{
	const struct group_type *town =
	    &st->group_types[statement_group_type(st, STR("local_network"))];
	const struct group_type *subject =
	    &st->group_types[statement_group_type(st, STR("subject_group"))];
	const struct group_type *open =
	    &st->group_types[statement_group_type(st, STR("open_group"))];

	tap_ok(town->by_field == statement_field(st, STR("home_place")) &&
		   town->hide_protected,
	    "NTNU-115, NTNUEN-34: groups by residence");
	tap_ok(subject->by_field == statement_part(st,
					statement_field(st, STR("education")),
					STR("programme")),
	    "NTNU-115: groups by education");
	tap_ok(open->open && open->by_field < 0,
	    "NTNU-23, NTNUEN-5, NTNUEN-31: open groups, by choice");
	tap_ok(town->purpose == subject->purpose &&
		   town->purpose ==
		       statement_purpose(st, STR("group_information")),
	    "NTNU-116: what groups are for");
	tap_ok(found_after("\thide protected addresses\n", "",
		   "protected_in_group"),
	    "NTNU-115: a protected address stays out");
}

/* ---- the defects of the texts, put back ------------------------------- */

static void
defects(void)
{
	tap_ok(st->version.n != 0 && st->published.year > 0 &&
		   found_after("\tversion 1.0.0\n\tpublished", "\tpublished",
		       "no_date"),
	    "NTNU-107: a text without a version");
	tap_ok(found_after("nn \"Fullt namn\"", "", "text_missing"),
	    "NTNU-126: a text that is missing in one language");
	tap_ok(found_after(" en \"Home address\"", "", "text_missing"),
	    "NTNUEN-13: a field not told in English");
	tap_ok(found_after(" en \"Alumni news\"", "", "text_missing"),
	    "NTNUEN-3: a topic not told in English");
	tap_ok(found_after(" en \"Name in a message service\"", "",
		   "text_missing"),
	    "NTNUEN-31: a word left untranslated");
	tap_ok(found_after("contact address \"alumni@ntnu.example\" telephone "
			   "\"+47 73 59 50 00\" letters to \"NTNU Alumni, "
			   "7491 Trondheim\" responsible nb \"alumnikontoret\" "
			   "nn \"alumnikontoret\" en \"alumni office\" "
			   "review by 2026-12-31\n",
		   "", "controller_no_contact"),
	    "NTNUEN-23, NTNUEN-24, NTNUEN-30: no address to write to");
	tap_ok(found_after("data protection officer \"dpo@ntnu.example\" "
			   "responsible nb \"personvernombudet\" nn "
			   "\"personvernombodet\" en \"data protection "
			   "officer\" review by 2026-12-31\n",
		   "", "dpo_missing"),
	    "NTNUEN-22: no officer to write to");
	tap_ok(found_after("\twithdrawn by portal, email\n}", "}",
		   "withdrawal_missing"),
	    "NTNUEN-23: no way to withdraw");
	tap_ok(found_after("\tbasis contract\n\tsend by email\n}",
		   "\tbasis contract\n\tbasis consent\n\tsend by email\n\t"
		   "withdrawn by portal\n}",
		   "two_bases"),
	    "NTNUEN-25: consent in one language, contract in the other");
	tap_ok(found_after("Membership of NTNU Alumni is voluntary",
		   "You consent to everything. Membership is voluntary",
		   "bundled_consent"),
	    "NTNU-105, NTNU-113: a consent in the terms");
	tap_ok(found_after("\tnormally once a calendar month\n",
		   "\tnormally once a calendar month\n\tamong others\n",
		   "open_list"),
	    "NTNU-127: a list that is only examples");
	tap_ok(found_after("The pages may link to sites",
		   "The pages (lenke) may link to sites", "placeholder"),
	    "NTNU-128: a link that nobody filled in");
	tap_ok(found_after("\tbefore joining full_name, email_private, "
			   "written_language, education.degree,\n"
			   "\t\teducation.awarded, exchange\n"
			   "\t# \"Some\" of the registry's facts come over on "
			   "joining, said the text; these\n\t# are they.\n"
			   "\tafter joining former_surname, birth_date, "
			   "gender, "
			   "nationality, mobile, home_address,\n"
			   "\t\thome_postcode, home_place, home_country, "
			   "education\n",
		   "", "unnamed_fields"),
	    "NTNU-130: some facts, without saying which");
	tap_ok(found_after("serves import, joining", "serves joining",
		   "after_joining_unserved"),
	    "NTNU-39, NTNU-130: facts that no purpose would take over");
	tap_ok(found_after("\trequired\n\treason {\n\t\tnb \"Vi må vite",
		   "\trequired\n\thint {\n\t\tnb \"Vi må vite",
		   "required_without_reason"),
	    "NTNU-96, NTNU-108, NTNU-110: a demand without its reason");
	tap_ok(found_after("\tcountry NO\n\tservice", "\tservice",
		   "processor_no_country"),
	    "NTNUEN-33: a processor somewhere");
	tap_ok(found_after("\t\tprovision \"GDPR art. 12-22\"\n", "",
		   "provision_missing"),
	    "NTNU-75: a duty without the law that lays it down");
}

static void
rest(void)
{
	tap_ok(rests_on("membership", BASIS_B) &&
		   prints(LANG_EN, "Taking part is voluntary"),
	    "NTNU-84: membership is an agreement that nobody must make");
	tap_ok(prints(LANG_NB, "Vi svarer innen 30 dager") &&
		   prints(LANG_EN, "We answer within 30 days"),
	    "NTNUEN-29: as strong in one language as in the other");
	tap_ok(fact_says(declared(FACT_OUTSIDE_GROUP, "social_networks"),
		   FACT_PROPERTY_OUTSIDE_GROUP_NO_UPLOAD)
		       ->said &&
		   prints(LANG_EN, "Groups in social media"),
	    "NTNUEN-5: groups on platforms, to which nothing is sent");
}

int
main(void)
{
	if (!rows_open("statements/ntnu-alumni.vern"))
		return tap_done();
	people();
	told_facts();
	messages();
	purposes();
	fields();
	sources();
	retention();
	no_directory();
	representatives();
	sharing();
	devices();
	rights();
	groups();
	defects();
	rest();
	arena_free(rows_arena);
	return tap_done();
}
