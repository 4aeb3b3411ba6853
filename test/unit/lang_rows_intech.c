/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The facts of Intech's text, row by row, on the compiled statement: what it
 * declares, what it refuses, and what the check says when the defect of the
 * text is put back.
 */
#include "lang_rows.h"

#define VALUE(name, fact, property)            \
	fact_says(declared(FACT_##fact, name), \
	    FACT_PROPERTY_##fact##_##property)
#define BEFORE_COMPLAINT "\nright complaint"

static void
frame(void)
{
	tap_ok(prints(LANG_NB, "983040225") &&
		   prints(LANG_NB, "Postboks 246") &&
		   prints(LANG_NB, "+47 66 98 33 00") &&
		   prints(LANG_NB, "intech@intech.example"),
	    "INT-3, INT-6, INT-7, INT-91: who, and where to write");
	tap_ok(st->purposes_n > 0 && st->fields_n > 0 && st->keeps_n > 0,
	    "INT-1: which, how, for how long");
	tap_ok(declared(FACT_LAW, "data_protection")->n.name.n > 0,
	    "INT-2: by which law");
	tap_ok(st->covers_n == 4, "INT-4: what it is about");
	tap_ok(VALUE("cookie_policy", OTHER_STATEMENT, TEXT)->said &&
		   found_after(BEFORE_COMPLAINT,
		       "\nother statement rules {\n\tnb "
		       "\"Regler\"\n}\n" BEFORE_COMPLAINT,
		       "dangling_reference"),
	    "INT-5: the documents that hold too are there");
	tap_ok(st->version.n > 0 && st->changes.ask_again &&
		   st->controllers[0].web.n > 0,
	    "INT-85, INT-86, INT-88: a version, at a fixed address, asked "
	    "again");
	tap_ok(found_after("\tlead time 30 days\n", "", "changes_no_lead"),
	    "INT-87: larger changes are told in time");
	tap_ok(found_after("\tpublished 2025-12-01\n\teffective "
			   "2026-01-01\n\treview by 2027-01-01\n",
		   "\tlast updated 2018-05-30\n", "not_reviewed"),
	    "INT-92: a date, and the next one");
	tap_ok(found_after("Bare ansatte som trenger det, har tilgang.",
		   "Bare ansatte har tilgang etter denne avtalen.",
		   "notice_is_contract"),
	    "INT-94: the notice is no agreement");
}

static void
fields(void)
{
	static const struct {
		const char *row, *name;
		enum field_type type;
	} all[] = {
		{ "INT-8, INT-20: name", "full_name", FIELD_NAME },
		{ "INT-9: telephone", "phone", FIELD_PHONE },
		{ "INT-10, INT-19: e-mail", "email", FIELD_EMAIL },
		{ "INT-18: user name", "user_name", FIELD_TEXT },
		{ "INT-21: job title", "job_title", FIELD_TEXT },
		{ "INT-22: organisation", "organisation", FIELD_TEXT },
		{ "INT-24, INT-25: levels and answers", "progress",
		    FIELD_RECORD },
		{ "INT-47: the dialogue", "dialogue", FIELD_LINES },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		tap_ok(has_field(all[i].name, all[i].type), all[i].row);
	tap_ok(statement_part(st, statement_field(st, STR("orders")),
		   STR("warranty_until")) >= 0,
	    "INT-49: warranties");
	tap_ok(statement_field(st, STR("browser")) < 0 && st->logs_n == 0 &&
		   held(PROMISE_NO_IP) == HELD_ENFORCED,
	    "INT-12, INT-13, INT-14, INT-26, INT-27, INT-28, INT-35: nothing "
	    "of the device is kept");
	tap_ok(found_after(BEFORE_COMPLAINT,
		   "\nlog device {\n\tnb \"L\"\n\tip address "
		   "shortened\n\tkept for 1 days\n}\n" BEFORE_COMPLAINT,
		   "log_no_purpose"),
	    "INT-12, INT-42: an address needs a purpose");
	tap_ok(found_after(BEFORE_COMPLAINT,
		   "\ndata category place {\n\tnb \"P\"\n\tnot "
		   "stored\n}\n" BEFORE_COMPLAINT,
		   "fact_without_purpose"),
	    "INT-13: so does a place");
	tap_ok(found_after(BEFORE_COMPLAINT,
		   "\nfield browser text {\n\tnb \"N\"\n\tfrom the "
		   "person\n\tvisible to the person, "
		   "staff\n}\n" BEFORE_COMPLAINT,
		   "unused_field"),
	    "INT-26, INT-42: and so does a browser");
	tap_ok(is_attested("passwords"), "INT-23: nobody can read a password");
	tap_ok(st->sources_n == 2 && st->sources[0].is_person &&
		   found_after("\ttold within 1 month\n", "", "art14_unsaid"),
	    "INT-31, INT-32, INT-33: one source beside the person, and told");
}

static void
purposes(void)
{
	struct person_facts no = member(), yes = consenting("newsletter");

	tap_ok(rests_on("services", BASIS_B) &&
		   rests_on("orders_and_events", BASIS_B) &&
		   rests_on("customer_service", BASIS_B) &&
		   rests_on("bookkeeping", BASIS_C),
	    "INT-42, INT-44, INT-45, INT-46, INT-48, INT-49: on contract and "
	    "on law");
	tap_ok(sending("marketing_editor", "newsletter", &no) ==
		       REASON_NO_CONSENT &&
		   sending("marketing_editor", "newsletter", &yes) ==
		       REASON_ALLOWED,
	    "INT-36, INT-43, INT-50: newsletters after a yes");
	tap_ok(sending("marketing_editor", "purchase_news", &yes) ==
		   REASON_NO_CONSENT,
	    "INT-37: a yes to one is no yes to offers by purchases");
	tap_ok((purpose("purchase_news")->channels & 1U << CHANNEL_SOCIAL) ==
		       0 &&
		   addresses_stay(),
	    "INT-38, INT-39: nothing goes to platforms");
	tap_ok(asked("improvement") && purpose("improvement")->profiling,
	    "INT-15, INT-16, INT-41: improving and profiles are asked for");
	tap_ok(found_after(BEFORE_COMPLAINT,
		   "\nassumed consent login {\n\tnb \"L\"\n\tby signing "
		   "in\n}\n" BEFORE_COMPLAINT,
		   "consent_assumed"),
	    "INT-15: signing in is no yes");
	tap_ok(st->statistics[0].at_least == 10 &&
		   found_after("anonymous at least 10 people", "pseudonymous",
		       "statistics_pseudonymous"),
	    "INT-17: figures of ten or more");
	tap_ok(held(PROMISE_NO_TRACKING) == HELD_ENFORCED &&
		   found_after(BEFORE_COMPLAINT,
		       "\ntracking mail {\n\tnb \"M\"\n\tfollows "
		       "mail\n\tfollows nb \"M\"\n\tfor purposes "
		       "services\n}\n" BEFORE_COMPLAINT,
		       "tracking_without_consent"),
	    "INT-29, INT-30: no look at opened mail");
	tap_ok(found_after(BEFORE_COMPLAINT,
		   "\naudience lookalikes {\n\tnb \"A\"\n\twith "
		   "consent\n}\n" BEFORE_COMPLAINT,
		   "audience_small"),
	    "INT-34: no audience so small");
	tap_ok(st->no_test_use &&
		   found_after(BEFORE_COMPLAINT,
		       "\ntest use trials {\n\tnb \"T\"\n}\n" BEFORE_COMPLAINT,
		       "test_use_no_basis"),
	    "INT-40, INT-43: no tests with real people");
	tap_ok(found_after("\twithdrawn by link, portal, email\n",
		   "\twithdrawn by email\n", "withdrawal_harder"),
	    "INT-51, INT-78: a no is as near as the yes");
	tap_ok(VALUE("in_services", SURVEY, IDENTIFIED)->said,
	    "INT-25: surveys with names say so");
	tap_ok(declared(FACT_EVENT, "seminars")->n.name.n > 0 &&
		   declared(FACT_EVENT, "paid_courses")->n.name.n > 0,
	    "INT-11, INT-48: seminars and courses");
}

static void
sharing(void)
{
	struct person_facts p = member();
	struct actor editor = staff("marketing_editor");

	tap_ok(!decide(&editor, &p, ACT_SEE, "customer_service", NULL, NULL)
		       .allowed &&
		   sees("service_desk", "customer_service", "orders") ==
		       REASON_ALLOWED,
	    "INT-56: only who needs it");
	tap_ok(declared(FACT_MEASURE, "need_to_know")->attested_by.n > 0 &&
		   declared(FACT_MEASURE, "kept_current")->attested_by.n > 0 &&
		   is_attested("security_measures"),
	    "INT-55, INT-73, INT-74: measures, and who vouches for them");
	tap_ok(st->processors_n == 3 &&
		   found_after("\tagreement from 2024-01-01 until 2027-12-31\n",
		       "", "no_agreement"),
	    "INT-57, INT-58, INT-59, INT-60, INT-62: three, with agreements");
	tap_ok(found_after("\tname \"Driftsleverandøren til Intech\"\n", "",
		   "processor_unnamed"),
	    "INT-59: and with names");
	tap_ok(found_after(BEFORE_COMPLAINT,
		   "\nrecipient platform {\n\tnb \"P\"\n\tas "
		   "processor\n}\n\naudience ads {\n\tnb \"A\"\n\tgoes to "
		   "platform\n\tat least 100 people\n\twith "
		   "consent\n}\n" BEFORE_COMPLAINT,
		   "platform_as_processor"),
	    "INT-61: a platform is no processor");
	tap_ok(st->eea_only &&
		   found_after("\tcountry NO\n",
		       "\tcountry US\n\ttransfer tool \"2021/914\"\n",
		       "eea_contradiction"),
	    "INT-63, INT-64: in the EEA, all of them");
	tap_ok(held(PROMISE_NOT_SOLD) == HELD_ATTESTED,
	    "INT-65: nothing is sold");
	tap_ok(VALUE("authorities_orders", DISCLOSURE, ORDER)->said &&
		   in_all(&recipient("authorities")->only_when),
	    "INT-66: authorities by order");
	tap_ok(found_after(BEFORE_COMPLAINT,
		   "\nclaim a {\n\tnb \"A\"\n\tmatter \"place\"\n\tsays "
		   "\"EEA\"\n}\n\nclaim b {\n\tnb \"B\"\n\tmatter "
		   "\"place\"\n\tsays \"networks\"\n}\n" BEFORE_COMPLAINT,
		   "claims_contradict"),
	    "INT-93: one place, said once");
}

static void
life(void)
{
	const struct keep *orders = NULL;

	for (size_t i = 0; i < st->keeps_n; i++)
		if (fieldset_has(&st->keeps[i].fields,
			statement_field(st, STR("orders"))))
			orders = &st->keeps[i];
	tap_ok(orders != NULL && !text_is_empty(&orders->duty) &&
		   orders->clauses[0].block &&
		   orders->clauses[0].until.after.years == 5,
	    "INT-52, INT-68, INT-82: accounts for five years, blocked");
	tap_ok(orders != NULL && orders->open_for.n == 1,
	    "INT-83: and for nothing else");
	tap_ok(found_after("delete 5 years after end of accounting year",
		   "delete 3 years after end of accounting year",
		   "bookkeeping_short"),
	    "INT-52: not less");
	tap_ok(found_after(BEFORE_COMPLAINT,
		   "\nclaim a {\n\tnb \"A\"\n\tmatter \"sales\"\n\tsays "
		   "\"kept\"\n\thedged by \"where "
		   "useful\"\n}\n" BEFORE_COMPLAINT,
		   "claim_hedged"),
	    "INT-14, INT-28, INT-53: useful is no ground, possible no promise");
	tap_ok(statement_clause(st, KEEP_MEMBERS, TRIGGER_LEFT) != NULL,
	    "INT-67, INT-72: until they leave");
	tap_ok(statement_clause(st, KEEP_MEMBERS, TRIGGER_CONFIRMED) != NULL,
	    "INT-69, INT-71: looked through each year");
	tap_ok(held(PROMISE_STOP_RESPECTED) == HELD_ENFORCED,
	    "INT-70: until somebody objects");
}

static void
rights(void)
{
	static const enum right all[] = { RIGHT_INFORMATION, RIGHT_ACCESS,
		RIGHT_RECTIFICATION, RIGHT_WITHDRAWAL, RIGHT_ERASURE,
		RIGHT_PORTABILITY, RIGHT_RESTRICTION, RIGHT_OBJECTION };
	bool there = true;

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		there = there && st->rights[all[i]].declared &&
			st->rights[all[i]].promise.days == 30 &&
			st->rights[all[i]].month_at_most;
	tap_ok(there,
	    "INT-54, INT-75, INT-76, INT-77, INT-78, INT-79, INT-80, INT-90: "
	    "each within 30 days, a month at most");
	tap_ok(VALUE("of_rights", COST, FREE)->said, "INT-81: free of charge");
	tap_ok(prints(LANG_NB, "Datatilsynet") &&
		   st->rights[RIGHT_COMPLAINT].declared,
	    "INT-84: complaints");
	tap_ok((st->rights[RIGHT_ACCESS].channels & 1U << CHANNEL_POST) != 0 &&
		   (st->rights[RIGHT_ACCESS].channels & 1U << CHANNEL_PHONE) !=
		       0,
	    "INT-89: by post and telephone too");
}

int
main(void)
{
	if (rows_open("statements/intech.vern")) {
		frame();
		fields();
		purposes();
		sharing();
		life();
		rights();
	}
	arena_free(rows_arena);
	return tap_done();
}
