/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The facts of Alektum's text, row by row, on the compiled statement: what it
 * declares, what it refuses, and what the check says when the defect of the
 * text is put back.
 */
#include "lang_rows.h"

#define VALUE(name, fact, property)            \
	fact_says(declared(FACT_##fact, name), \
	    FACT_PROPERTY_##fact##_##property)

static void
fields(void)
{
	static const struct {
		const char *row, *name;
		enum field_type type;
	} all[] = {
		{ "ALK-5: name", "full_name", FIELD_NAME },
		{ "ALK-6: e-mail", "email", FIELD_EMAIL },
		{ "ALK-7: telephone", "phone", FIELD_PHONE },
		{ "ALK-8: company", "company", FIELD_TEXT },
		{ "ALK-9: case number", "case_number", FIELD_TEXT },
		{ "ALK-10: other details", "enquiry", FIELD_LINES },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		tap_ok(has_field(all[i].name, all[i].type), all[i].row);
	tap_ok(!uses("newsletter", "case_number") &&
		   !uses("reviews", "case_number"),
	    "ALK-9: no message of marketing knows of a case");
	tap_ok(in_all(&field("full_name")->reason) &&
		   in_all(&field("email")->reason),
	    "ALK-11: told beside the box");
	tap_ok(in_all(&field("enquiry")->hint) && st->no_special_categories,
	    "ALK-12: leave sensitive facts out");
	tap_ok(st->children.not_targeted, "ALK-13: not for children");
	tap_ok(st->sources_n == 3 && st->sources[0].is_person,
	    "ALK-14, ALK-15, ALK-16, ALK-17, ALK-21: from the person, in "
	    "every way told");
	tap_ok(prints(LANG_NB, "laster ned"), "ALK-18: downloads are told");
	tap_ok(found_after("\ttold within 1 month\n", "", "art14_unsaid"),
	    "ALK-20: open sources, and within a month");
}

static void
purposes(void)
{
	struct person_facts no = member(), yes = consenting("newsletter");
	const struct purpose *letter = purpose("newsletter");

	no.kinds = 1U << statement_kind(st, STR("subscriber"));
	yes.kinds = no.kinds;
	tap_ok(sending("marketing_editor", "newsletter", &no) ==
		       REASON_NO_CONSENT &&
		   sending("marketing_editor", "newsletter", &yes) ==
		       REASON_ALLOWED,
	    "ALK-36, ALK-37: newsletters after a yes");
	no.kinds = 1U << statement_kind(st, STR("customer"));
	tap_ok(sending("marketing_editor", "newsletter", &no) == REASON_ALLOWED,
	    "ALK-38, ALK-39: customers, until they say no");
	no.objected[statement_purpose(st, STR("newsletter"))] = 0xff;
	tap_ok(sending("marketing_editor", "newsletter", &no) ==
		   REASON_OBJECTED,
	    "ALK-40: and a no counts at once");
	tap_ok(letter->withdraw_link &&
		   (letter->withdraw & 1U << CHANNEL_FORM) != 0,
	    "ALK-41, ALK-42: by the link and by the form");
	tap_ok(found_after("(markedsføringsloven § 15 tredje ledd)", "",
		   "marketing_without_consent"),
	    "ALK-38: the exception is named");
	tap_ok(rests_on("enquiries", BASIS_B) && uses("enquiries", "enquiry"),
	    "ALK-28, ALK-32: what was asked is answered");
	tap_ok(found_after("\tclass service\n\tbasis contract\n}\n\n# The news",
		   "\tclass service\n\tbasis contract\n\tbasis vital "
		   "interests\n}\n\n# The news",
		   "two_bases"),
	    "ALK-33: one basis, not two");
	tap_ok(rests_on("activities", BASIS_B) &&
		   declared(FACT_EVENT, "competitions")->n.name.n > 0,
	    "ALK-29, ALK-30: competitions and campaigns are signed up for");
	tap_ok(declared(FACT_EVENT, "seminars")->n.name.n > 0,
	    "ALK-19: seminars");
	tap_ok(VALUE("readers", SURVEY, ANONYMOUS)->said,
	    "ALK-26, ALK-31: what is popular is asked, without names");
	tap_ok(asked("reviews") && purpose("reviews")->class == CLASS_RESEARCH,
	    "ALK-34, ALK-35: reviews are asked for after a yes");
	tap_ok(asked("tailoring") && purpose("tailoring")->profiling,
	    "ALK-24, ALK-25: tailoring is off until it is asked for");
	tap_ok(found_after("\t\tbalancing test nb \"Opplysninger om jobb, kort "
			   "tid og en enkel vei ut: hensynet til den enkelte "
			   "veier ikke tyngre.\"\n",
		   "", "balancing_missing"),
	    "ALK-27: an interest has its test");
	tap_ok(found_after("profiling\n\tbasis consent {",
		   "profiling\n\tbasis contract {",
		   "profiling_without_consent"),
	    "ALK-24: no profile without a yes");
}

static void
sharing(void)
{
	tap_ok(held(PROMISE_NOT_SOLD) == HELD_ATTESTED && addresses_stay(),
	    "ALK-50: nothing is sold or passed on");
	tap_ok(st->processors_n == 1 &&
		   found_after("\tname \"Alektum Drift\"\n", "",
		       "processor_unnamed"),
	    "ALK-51: the host is named");
	tap_ok(found_after("\tagreement from 2024-01-01 until 2027-12-31\n", "",
		   "no_agreement"),
	    "ALK-52: an agreement, not confidentiality alone");
	tap_ok(VALUE("law_and_claims", DISCLOSURE, ONLY_WHEN)->said &&
		   VALUE("law_and_claims", DISCLOSURE, TWO)->said &&
		   in_all(&recipient("authorities")->only_when),
	    "ALK-53, ALK-54, ALK-55: law and claims, and two approve");
	tap_ok(held(PROMISE_NO_THIRD_PARTY) == HELD_ENFORCED,
	    "ALK-56, ALK-57: nothing of third parties on the site");
	tap_ok((role("customer_service")->requires &
		   REQUIRES_CONFIDENTIALITY) != 0 &&
		   (role("marketing_editor")->requires &
		       REQUIRES_CONFIDENTIALITY) != 0,
	    "ALK-47: bound to confidentiality");
	tap_ok(declared(FACT_MEASURE, "limited_access")->attested_by.n > 0,
	    "ALK-46: few have access");
	tap_ok(declared(FACT_MEASURE, "transport")->attested_by.n > 0 &&
		   found_after("Overføring er kryptert.",
		       "Overføring går over SSL.", "ssl_named"),
	    "ALK-48, ALK-49: TLS and not SSL");
	tap_ok(is_attested("mail_is_a_postcard") && is_attested("safe_storage"),
	    "ALK-43, ALK-44, ALK-45: mail is a postcard, storage is safe");
	tap_ok(VALUE("posts", CONTENT, REMOVED)->period.days == 7,
	    "ALK-68: what people post comes down");
	tap_ok(is_told("links"), "ALK-70: other sites");
}

static void
devices(void)
{
	tap_ok(st->cookies_n == 1 && st->cookies[0].session &&
		   st->cookies[0].activity == ACTIVITY_SIGN_IN,
	    "ALK-74, ALK-75, ALK-80, ALK-83, ALK-86, ALK-87: one necessary "
	    "cookie, ends with the session");
	tap_ok(held(PROMISE_ONE_COOKIE) == HELD_ENFORCED,
	    "ALK-22, ALK-79: no other is set");
	tap_ok(held(PROMISE_NO_TRACKING) == HELD_ENFORCED,
	    "ALK-23: nobody is followed in mail");
	tap_ok(found_after("\nright complaint",
		   "\ncookie \"ads\" for marketing\n\nright complaint",
		   "cookie_needs_consent"),
	    "ALK-76, ALK-77, ALK-82: others would need a consent");
	tap_ok(found_after("\nright complaint",
		   "\ncookie \"ads\" for marketing\n\nright complaint",
		   "cookie_party_unsaid"),
	    "ALK-78: and the one who sets them");
	tap_ok(found_after("\nright complaint",
		   "\ncookie \"ads\" for marketing\n\nright complaint",
		   "cookie_no_life"),
	    "ALK-81: and how long they last");
	tap_ok(found_after("\nright complaint",
		   "\ncookie choice browser {\n\tby browser "
		   "settings\n}\n\nright complaint",
		   "invalid_consent_method"),
	    "ALK-84: a browser's settings are no consent");
	tap_ok(found_after("\nright complaint",
		   "\ncookie choice browser {\n\tby browser "
		   "settings\n}\n\nright complaint",
		   "refusing_harder"),
	    "ALK-85: and a warning is no choice");
}

static void
rights(void)
{
	static const enum right all[] = { RIGHT_ACCESS, RIGHT_RECTIFICATION,
		RIGHT_ERASURE };
	bool month = true;

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		month = month && st->rights[all[i]].declared &&
			st->rights[all[i]].promise.months == 1;
	tap_ok(month,
	    "ALK-61, ALK-63, ALK-64, ALK-65, ALK-66, ALK-67: within a month, "
	    "each");
	tap_ok((st->rights[RIGHT_ACCESS].channels & 1U << CHANNEL_FORM) != 0,
	    "ALK-69: by the form");
	tap_ok(found_after("\tanswered within 1 month\n",
		   "\tanswered within 1 month\n\tidentity card may be asked "
		   "for\n",
		   "identity_card"),
	    "ALK-62: an identity card is not asked of everybody");
	tap_ok(st->rights[RIGHT_COMPLAINT].declared &&
		   prints(LANG_NB, "Datatilsynet"),
	    "ALK-72, ALK-73: complaints, to us and to the authority");
	tap_ok(found_after("notice by portal, email", "notice by portal",
		   "changes_by_web_only"),
	    "ALK-71: changes are mailed, not only posted");
	tap_ok(found_after("\tpublished 2025-12-01\n\teffective "
			   "2026-01-01\n\treview by 2027-01-01\n",
		   "\tlast updated 2018-06-15\n", "not_reviewed"),
	    "ALK-88: a date, and the next one");
	tap_ok(st->no_special_categories &&
		   found_after("\ntold links",
		       "\nclaim a {\n\tnb \"A\"\n\tmatter \"m\"\n\tsays "
		       "\"left out\"\n}\n\nclaim b {\n\tnb \"B\"\n\tmatter "
		       "\"m\"\n\tsays \"encrypted\"\n}\n\ntold links",
		       "claims_contradict"),
	    "ALK-89: none, so that none is encrypted");
}

static void
frame(void)
{
	tap_ok(st->covers_n == 4, "ALK-1: what it is about");
	tap_ok(str_is(text_in(&st->controllers[0].legal_name, LANG_NB),
		   "Alektum Group") &&
		   prints(LANG_NB, "info@alektum.example"),
	    "ALK-2, ALK-3: who, and where to write");
	tap_ok(declared(FACT_GLOSSARY, "personal_data")->n.name.n > 0,
	    "ALK-4: what counts as information about somebody");
	tap_ok(statement_clause(st, KEEP_MEMBERS, TRIGGER_LAST_SEEN) != NULL &&
		   found_after("\ntold links",
		       "\ntold long {\n\tnb \"L\"\n\tsection retention\n\t"
		       "text nb \"Så lenge det er nødvendig.\"\n}\n\ntold "
		       "links",
		       "vague_period"),
	    "ALK-58, ALK-59, ALK-60: numbers, not needs");
}

int
main(void)
{
	if (rows_open("statements/alektum.vern")) {
		frame();
		fields();
		purposes();
		sharing();
		devices();
		rights();
	}
	arena_free(rows_arena);
	return tap_done();
}
