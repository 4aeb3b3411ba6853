/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The facts of itSMF's text, row by row, on the compiled statement: what it
 * declares, what it refuses, and what the check says when the defect of the
 * text is put back.
 */
#include "lang_rows.h"
#include "policy/country.h"

static void
purposes(void)
{
	static const struct {
		const char *row, *name;
		enum basis_code basis;
	} all[] = {
		{ "ITS-8: serving members", "registry", BASIS_B },
		{ "ITS-23, ITS-28, ITS-66, ITS-67: orders and invoices",
		    "orders_billing", BASIS_B },
		{ "ITS-24, ITS-30: offers of membership", "offers", BASIS_F },
		{ "ITS-25, ITS-69: research to improve", "research", BASIS_A },
		{ "ITS-26, ITS-27, ITS-101: finding and hindering misuse",
		    "security_work", BASIS_C },
		{ "ITS-28: accounts", "bookkeeping", BASIS_C },
		{ "ITS-29, ITS-31, ITS-33, ITS-34: tailoring", "tailoring",
		    BASIS_A },
		{ "ITS-68, ITS-64: support", "registry", BASIS_B },
		{ "ITS-70, ITS-80: news", "news", BASIS_A },
		{ "ITS-71, ITS-90: confirmations and reminders",
		    "service_messages", BASIS_B },
		{ "ITS-72: safe events", "event_safety", BASIS_F },
	};
	struct person_facts no = member();

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		tap_ok(rests_on(all[i].name, all[i].basis), all[i].row);
	tap_ok(purpose("tailoring")->profiling && asked("tailoring") &&
		   purpose("tailoring")->channels == 0,
	    "ITS-29, ITS-35, ITS-73: a profile is asked for and withdrawn on "
	    "the page");
	tap_ok(uses("tailoring", "interests") && !uses("tailoring", "email") &&
		   !uses("tailoring", "feedback"),
	    "ITS-33, ITS-63: from what the member said, and nothing else");
	tap_ok(sees("secretariat", "tailoring", NULL) == REASON_NO_CLAUSE,
	    "ITS-73: nobody looks at profiles");
	tap_ok(sending("secretariat", "news", &no) == REASON_NO_CONSENT,
	    "ITS-10, ITS-70, ITS-80: no news without a yes");
	tap_ok(sending("secretariat", "research", &no) == REASON_NO_CONSENT,
	    "ITS-69: no enquiry without a yes");
	tap_ok(sending("secretariat", "service_messages", &no) ==
		   REASON_ALLOWED,
	    "ITS-71, ITS-90: confirmations go on after a no to marketing");
	no = consenting("research");
	tap_ok(sending("secretariat", "news", &no) == REASON_NO_CONSENT,
	    "ITS-10: a yes to one is no yes to the other");
	no = consenting("news");
	tap_ok(sending("secretariat", "news", &no) == REASON_ALLOWED,
	    "ITS-80: by e-mail after a yes");
}

static enum reason
news_by(enum channel channel, unsigned consented)
{
	struct actor who = staff("secretariat");
	struct person_facts p = member();
	struct verdict v;
	struct ask ask = { .actor = &who,
		.purpose = statement_purpose(st, STR("news")),
		.activity = ACTIVITY_MESSAGE,
		.act = ACT_SEND,
		.person = &p,
		.channel = (int)channel,
		.today = TODAY };

	p.consent[ask.purpose] = (uint8_t)consented;
	(void)policy_decide(st, &ask, rows_arena, &v);
	return v.reason;
}

static void
marketing(void)
{
	const struct purpose *p = purpose("news");

	tap_ok(news_by(CHANNEL_SMS, 1U << CHANNEL_SMS) == REASON_ALLOWED,
	    "ITS-81: by SMS after a yes to SMS");
	tap_ok(news_by(CHANNEL_SMS, 1U << CHANNEL_EMAIL) == REASON_NO_CONSENT,
	    "ITS-81, ITS-141: a yes to e-mail is none to SMS");
	tap_ok(news_by(CHANNEL_SOCIAL, 0xff) == REASON_NO_CHANNEL,
	    "ITS-82, ITS-141: nothing through social platforms");
	tap_ok(p->withdraw_link, "ITS-83, ITS-87: by the link in each message");
	tap_ok((p->withdraw & 1U << CHANNEL_PORTAL) != 0,
	    "ITS-88: on one's own page");
	tap_ok((p->withdraw & 1U << CHANNEL_EMAIL) != 0, "ITS-89: by e-mail");
	tap_ok((p->withdraw & 1U << CHANNEL_SMS) != 0,
	    "ITS-141: SMS has a way out of its own");
	tap_ok(p->class == CLASS_MARKETING &&
		   purpose("service_messages")->class == CLASS_SERVICE,
	    "ITS-90: the class is the purpose's, not the sender's");
	tap_ok(found_after("\twithdrawn by link, portal, email, sms\n", "",
		   "withdrawal_missing"),
	    "ITS-141: without a way out the check objects");
	tap_ok(found_after("\tbasis consent {\n\t\tconsent text nb \"Ja, send "
			   "meg nytt om aktiviteter og tjenester.\"\n\t}",
		   "\tbasis contract", "marketing_without_consent"),
	    "ITS-70: marketing by electronic message needs consent");
	tap_ok(found_after("\tbasis consent {\n\t\tconsent text nb \"Ja, bruk "
			   "interessene jeg har oppgitt, til å foreslå "
			   "aktiviteter.\"\n\t}",
		   "\tbasis contract", "profiling_without_consent"),
	    "ITS-29, ITS-34: profiles need consent");
	tap_ok(found_after("\tbasis contract\n\tsend by email",
		   "\tbasis contract\n\tbasis vital interests\n\tsend by email",
		   "two_bases"),
	    "ITS-30, ITS-31, ITS-140: two bases for the same");
}

static void
people(void)
{
	static const struct {
		const char *row, *name;
	} all[] = { { "ITS-13", "member" }, { "ITS-14", "company_contact" },
		{ "ITS-15", "participant" }, { "ITS-16", "prospect_contact" } };
	const struct source *s =
	    &st->sources[statement_source(st, STR("member_company"))];
	int prospect = statement_kind(st, STR("prospect_contact"));
	bool written = false;

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		tap_ok(statement_kind(st, str_of(all[i].name)) >= 0,
		    arena_printf(rows_arena, "%s: kind %s", all[i].row,
			all[i].name)
			.p);
	for (size_t i = 0; i < st->purposes_n; i++)
		for (size_t j = 0; j < st->purposes[i].kinds.n; j++)
			written = written ||
				  (st->purposes[i].channels != 0 &&
				      st->purposes[i].kinds.at[j] == prospect);
	tap_ok(!written, "ITS-32: no purpose writes to prospects as such");
	tap_ok(!s->own_register && !text_is_empty(&s->told_by) &&
		   s->tell_within.months == 1,
	    "ITS-37, ITS-38: the employer's people are told within a month");
	tap_ok(found_after("told within 1 month", "told within 2 months",
		   "art14_late"),
	    "ITS-37, ITS-38: not later");
	tap_ok(st->sources_n == 2, "ITS-36, ITS-40, ITS-41, ITS-78: two "
				   "sources, LinkedIn is none");
	tap_ok(st->children.guardian_consent &&
		   st->children.consent.years == 13 &&
		   st->children.joining.years == 15,
	    "ITS-53: guardians are asked");
	tap_ok(is_told("districts"), "ITS-17, ITS-18, ITS-19: districts");
	tap_ok(st->controllers_n == 3 && purpose("news")->controller == 0,
	    "ITS-21: the central body decides over its own purposes");
	tap_ok(st->controllers[1].part_of == 0 &&
		   st->controllers[2].part_of == 0,
	    "ITS-18, B48, C17: two districts, each a controller");
}

static void
fields(void)
{
	static const struct {
		const char *row, *name;
		enum field_type type;
	} all[] = {
		{ "ITS-55", "full_name", FIELD_NAME },
		{ "ITS-56", "home_address", FIELD_ADDRESS },
		{ "ITS-57", "phone", FIELD_PHONE },
		{ "ITS-58", "email", FIELD_EMAIL },
		{ "ITS-58", "email_work", FIELD_EMAIL },
		{ "ITS-45, ITS-59", "billing_address", FIELD_ADDRESS },
		{ "ITS-60", "employer", FIELD_TEXT },
		{ "ITS-61", "title", FIELD_TEXT },
		{ "ITS-62", "position", FIELD_TEXT },
		{ "ITS-63", "interests", FIELD_CHOICES },
		{ "ITS-64", "feedback", FIELD_LINES },
	};
	static const char *const none[] = { "photo", "video", "card_number",
		"ip_address", "browser", "clicks", "national_id" };
	const struct field *needs = field("accessibility_needs");
	bool graded = true;

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		tap_ok(has_field(all[i].name, all[i].type),
		    arena_printf(rows_arena, "%s: field %s", all[i].row,
			all[i].name)
			.p);
	for (size_t i = 0; i < ARRAY_LEN(none); i++)
		tap_ok(statement_field(st, str_of(none[i])) < 0,
		    arena_printf(rows_arena,
			"ITS-65, ITS-67, ITS-74, ITS-75, ITS-76: no field %s",
			none[i])
			.p);
	for (size_t i = 0; i < st->fields_n; i++)
		graded = graded && (st->fields[i].classification.n != 0 ||
				       st->fields[i].parent >= 0);
	tap_ok(graded, "ITS-103, ITS-111: each field has a classification");
	tap_ok(needs->special && !text_is_empty(&needs->condition) &&
		   str_is(needs->classification, "strict") && !needs->required,
	    "ITS-50, ITS-51, ITS-52: health is declared, strict and free");
	tap_ok(asked("accessibility") &&
		   uses("accessibility", "accessibility_needs") &&
		   !uses("registry", "accessibility_needs"),
	    "ITS-51, ITS-52: explicit consent, and no other use");
	tap_ok(sees("secretariat", "accessibility", "accessibility_needs") ==
		   REASON_NO_CONSENT,
	    "ITS-51: not seen without it");
	tap_ok(sees("bookkeeper", "orders_billing", "accessibility_needs") ==
		   REASON_NO_FIELDS,
	    "ITS-52: not for the accounts");
	tap_ok(found_after("\tno automated decisions\n",
		   "\tno automated decisions\n\tno special categories\n",
		   "special_contradiction"),
	    "ITS-79: saying that nothing is sensitive contradicts it");
	tap_ok(!uses("news", "billing_address") &&
		   sees("secretariat", "bookkeeping", "billing_address") ==
		       REASON_NO_CLAUSE,
	    "ITS-45, ITS-59: billing is for the bookkeeper");
}

static void
staff_and_sharing(void)
{
	struct actor a = staff("secretariat");
	struct person_facts p = member();
	const struct recipient *partners = recipient("event_partners");

	a.trained_until = TODAY - 1;
	tap_ok(decide(&a, &p, ACT_SEE, "registry", NULL, NULL).reason ==
		   REASON_NOT_TRAINED,
	    "ITS-106: nobody works without training");
	a = staff("volunteer");
	a.trained_until = 0;
	a.offices = &(struct office){ 41, TODAY, TODAY };
	a.offices_n = 1;
	tap_ok(decide(&a, &p, ACT_SEE, "group_information", NULL, NULL)
		       .reason == REASON_NOT_TRAINED,
	    "ITS-107: nor volunteers");
	tap_ok(sees("bookkeeper", "registry", NULL) == REASON_NO_CLAUSE,
	    "ITS-113: access for those who need it");
	tap_ok(partners->class == RECIPIENT_INDEPENDENT &&
		   partners->on_approval &&
		   fieldset_count(&partners->fields) == 1 && addresses_stay(),
	    "ITS-9, ITS-138: partners get a name, after approval");
	tap_ok(recipient("authorities")->class == RECIPIENT_AUTHORITY &&
		   in_all(&recipient("authorities")->only_when),
	    "ITS-85: authorities, on an order");
	tap_ok(fact_says(declared(FACT_TAKEOVER, "reorganisation"),
		   FACT_PROPERTY_TAKEOVER_NOTICE)
		       ->period.days == 30,
	    "ITS-86: of a reorganisation people are told before");
	tap_ok(is_attested("measures") && prints(LANG_NB, "respekt") &&
		   prints(LANG_NB, "fortrolige, riktige og tilgjengelige"),
	    "ITS-102, ITS-104, ITS-108, ITS-109, ITS-114, ITS-115, ITS-116: "
	    "measures");
	tap_ok(st->controllers[0].dpo.status == DPO_NOT_REQUIRED &&
		   in_all(&st->controllers[0].dpo.reason) &&
		   in_all(&st->controllers[0].dpo.advisor) &&
		   prints(LANG_NB, "er ikke personvernombud"),
	    "ITS-105: no officer, and an advisor who is not called one");
	tap_ok(found_after("recipient volunteers {\n\tnb \"Ildsjeler i "
			   "distriktene\"\n\tacting for us",
		   "recipient volunteers {\n\tnb \"Ildsjeler i "
		   "distriktene\"\n\tindependent",
		   "recipient_missing"),
	    "ITS-138: a role outside the office that no list tells");
}

/* Whether they are these, with a blank between. */
static bool
is_in(const struct country_list *l, const char *countries)
{
	struct buf b;
	bool is;

	buf_init(&b, 1 << 10);
	for (size_t i = 0; i < l->n; i++)
		buf_printf(&b, "%s" STR_FMT, i > 0 ? " " : "",
		    STR_ARG(l->at[i]));
	is = str_is(buf_str(&b), countries);
	buf_release(&b);
	return is;
}

static void
processors(void)
{
	static const struct {
		const char *row, *name, *countries;
	} all[] = { { "ITS-126", "Microsoft Ireland Operations Limited", "US" },
		{ "ITS-127", "Google Ireland Limited", "US" },
		{ "ITS-128", "SuperOffice Norge AS", "NO" },
		{ "ITS-129", "Already On AS", "NO" },
		{ "ITS-130", "Amazon Web Services EMEA SARL", "IE US" } };

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		const struct processor *p = &st->processors[i];

		tap_ok(i < st->processors_n &&
			   str_is(text_in(&p->legal_name, LANG_NB),
			       all[i].name) &&
			   is_in(&p->countries, all[i].countries) &&
			   in_all(&p->service) && p->agreement_from.year > 0 &&
			   p->purposes.n != 0,
		    arena_printf(rows_arena, "%s, ITS-110, ITS-122..124: %s",
			all[i].row, all[i].name)
			.p);
		tap_ok(!any_outside_eea(&p->countries) ||
			   !text_is_empty(&p->tool),
		    arena_printf(rows_arena, "ITS-125: %s has a tool",
			all[i].name)
			.p);
	}
	tap_ok(st->processors_n == ARRAY_LEN(all), "ITS-131: the whole list");
	tap_ok(found_after("Kommisjonens beslutning (EU) 2023/1795 om "
			   "tilstrekkelig vern (Data Privacy Framework)",
		   "EU-US Privacy Shield", "privacy_shield"),
	    "ITS-125: Privacy Shield is void");
	tap_ok(found_after("\ttransfer tool \"Kommisjonens beslutning (EU) "
			   "2023/1795 om tilstrekkelig vern (Data Privacy "
			   "Framework)\"\n\tservice provided nb "
			   "\"E-post\"",
		   "\tservice provided nb \"E-post\"", "transfer_without_tool"),
	    "ITS-125, ITS-126: no transfer without a tool");
	tap_ok(found_after("\tagreement from 2024-01-01 until 2027-12-31\n", "",
		   "no_agreement"),
	    "ITS-110, ITS-124: no processor without an agreement");
	tap_ok(found_after("\tacting for us\n",
		   "\tacting for us\n\tlist not complete\n", "open_list"),
	    "ITS-131: a list that is not limited to what it says");
}

static void
retention(void)
{
	const struct keep *hold = NULL, *needs = NULL;

	for (size_t i = 0; i < st->keeps_n; i++) {
		if (!text_is_empty(&st->keeps[i].duty))
			hold = &st->keeps[i];
		else if (st->keeps[i].what == KEEP_FIELDS)
			needs = &st->keeps[i];
	}
	tap_ok(hold != NULL && hold->clauses[0].block &&
		   hold->clauses[0].until.after.years == 5 &&
		   hold->clauses[0].until.trigger == TRIGGER_ACCOUNTING_YEAR,
	    "ITS-118: accounts are blocked, then deleted");
	tap_ok(needs != NULL && needs->clauses[0].after.days == 14 &&
		   needs->clauses[0].action == KEEP_DELETE,
	    "ITS-52, ITS-117: what was said of health is gone in two weeks");
	tap_ok(statement_clause(st, KEEP_MEMBERS, TRIGGER_LEFT)->after.months ==
		       6 &&
		   statement_clause(st, KEEP_MEMBERS, TRIGGER_LAST_SEEN)
			   ->action == KEEP_REVIEW,
	    "ITS-117, ITS-119, ITS-120: a reasonable period is six months");
	tap_ok(found_after("6 months after left: delete",
		   "6 months after joined: delete", "leaving_unsaid"),
	    "ITS-119: without the number the check objects");
	tap_ok(found_after("Opplysningene trengs bare til arrangementet er "
			   "over.",
		   "Opplysningene oppbevares så lenge det er nødvendig.",
		   "vague_period"),
	    "ITS-119: as long as needed is no period");
	tap_ok(st->statistics_n == 1 && st->statistics[0].at_least == 10,
	    "ITS-121: figures of ten or more");
}

static void
web(void)
{
	tap_ok(st->cookies_n == 1 && st->cookies[0].session &&
		   st->promises_n > 5 &&
		   held(PROMISE_ONE_COOKIE) == HELD_ENFORCED,
	    "ITS-11, ITS-39, ITS-76, ITS-84: one cookie, and no other");
	tap_ok(held(PROMISE_NO_TRACKING) == HELD_ENFORCED,
	    "ITS-39, ITS-77: no opened mail is counted");
	tap_ok(held(PROMISE_NO_IP) == HELD_ENFORCED && st->logs_n == 0,
	    "ITS-74, ITS-75: no address is stored");
	tap_ok(held(PROMISE_NO_THIRD_PARTY) == HELD_ENFORCED,
	    "ITS-84: no advertising from elsewhere");
	tap_ok(found_after("cookie \"itsmf-session\" necessary for sign in, "
			   "ends with session",
		   "cookie \"ads\" for marketing, lasts 1 year, set by "
		   "\"Elsewhere\"",
		   "cookie_needs_consent"),
	    "ITS-11, ITS-84: a cookie for marketing needs consent");
}

static void
rights_and_changes(void)
{
	static const struct {
		const char *row;
		enum right right;
	} all[] = {
		{ "ITS-91: objection", RIGHT_OBJECTION },
		{ "ITS-92: erasure", RIGHT_ERASURE },
		{ "ITS-92: restriction", RIGHT_RESTRICTION },
		{ "ITS-93: a copy", RIGHT_ACCESS },
		{ "ITS-93: taking it along", RIGHT_PORTABILITY },
		{ "ITS-94: rectification", RIGHT_RECTIFICATION },
		{ "ITS-96: human review", RIGHT_HUMAN_REVIEW },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		const struct right_rule *r = &st->rights[all[i].right];

		tap_ok(r->declared && (r->channels & 1U << CHANNEL_EMAIL) &&
			   (r->channels & 1U << CHANNEL_POST) &&
			   (r->channels & 1U << CHANNEL_PORTAL),
		    arena_printf(rows_arena, "%s; ITS-95, ITS-99, ITS-137",
			all[i].row)
			.p);
	}
	tap_ok(st->no_automated_decisions && !st->has_automated_decisions,
	    "ITS-97, ITS-98: no automated decisions");
	tap_ok(found_after("\tno automated decisions\n", "",
		   "automated_unsaid"),
	    "ITS-98: usually none is not none");
	tap_ok(prints(LANG_NB, "Datatilsynet"), "ITS-100: where to complain");
	tap_ok(prints(LANG_NB, "itsmf@itsmf.example"),
	    "ITS-4, ITS-136: the mailbox");
	tap_ok(prints(LANG_NB, "itSMF, v/privacy, Møllergata 24, 0179 Oslo"),
	    "ITS-137: the address for letters");
	tap_ok(st->changes.declared && st->changes.ask_again &&
		   st->changes.lead.days == 30 &&
		   (st->changes.channels & 1U << CHANNEL_EMAIL) != 0,
	    "ITS-5, ITS-6, ITS-133, ITS-134, ITS-139: changes are told");
	tap_ok(found_after("\tlead time 30 days\n",
		   "\tlead time 30 days\n\tlead time 1 day\n", "said_twice"),
	    "ITS-139: will and may cannot both be said");
	tap_ok(st->published.year > 0 && st->version.n != 0 &&
		   prints(LANG_NB, "1. desember 2025"),
	    "ITS-1, ITS-132: version and dates");
	tap_ok(found_after("effective 2026-01-01", "effective 2025-11-01",
		   "effective_before_published"),
	    "ITS-135: dates in order");
	tap_ok(prints(LANG_NB, "Kort fortalt"), "ITS-3: first in short");
	tap_ok(st->terms_n == 1 && prints(LANG_NB, "ikke et samtykke"),
	    "ITS-12: terms are no consent, and reading is none");
	tap_ok(found_after("Vilkårene er ikke et samtykke til markedsføring.",
		   "Du samtykker til markedsføring.", "bundled_consent"),
	    "ITS-12: a consent in the terms");
}

static void
declared_facts(void)
{
	static const struct {
		const char *name;
		bool billing;
	} events[] = { { "free_activities", false },
		{ "paid_activities", true } };

	for (size_t i = 0; i < ARRAY_LEN(events); i++) {
		const struct fact *e = declared(FACT_EVENT, events[i].name);
		const struct fact_value *asks =
		    fact_says(e, FACT_PROPERTY_EVENT_FIELDS);

		tap_ok(asks->said &&
			   fieldset_has(asks->fields,
			       statement_field(st, STR("billing_address"))) ==
			       events[i].billing,
		    events[i].billing ? "ITS-47, ITS-49: paid ones ask for "
					"billing too"
				      : "ITS-47, ITS-48: free ones do not");
		tap_ok(fact_says(e, FACT_PROPERTY_EVENT_OTHERS)->said &&
			   fact_says(e, FACT_PROPERTY_EVENT_TOLD_WITHIN)
				   ->period.days == 7,
		    "ITS-46: who was signed up by another is told");
	}
	tap_ok(fact_says(declared(FACT_THIRD, "signed_up"),
		   FACT_PROPERTY_THIRD_TOLD_HOW)
		   ->said,
	    "ITS-46: and how");
	tap_ok(found_after("\twith consent of those depicted\n", "",
		   "pictures_no_basis"),
	    "ITS-65, ITS-140: pictures with consent");
	tap_ok(found_after("pictures activities {\n",
		   "pictures more {\n\tnb \"M\"\n\tfor purposes "
		   "membership\n}\n\npictures activities {\n",
		   "pictures_by_contract"),
	    "ITS-140: and not by contract");
	tap_ok(found_after("told districts {",
		   "other statement part {\n\tnb \"P\"\n}\n\ntold districts {",
		   "dangling_reference"),
	    "ITS-20: a part that is not there");
	tap_ok(found_after("\twithdrawn by link, portal, email, sms\n",
		   "\twithdrawn by link\n", "channel_no_way_out"),
	    "ITS-141: a way out of SMS");
	tap_ok(st->kinds_n == 4 && st->fields_n >= 12,
	    "ITS-7, ITS-22: whom, and which facts");
	tap_ok(uses("membership", "full_name") && uses("membership", "email") &&
		   uses("membership", "home_address"),
	    "ITS-44: contact facts of members");
	tap_ok(st->sources_n == 2 && asked("tailoring"),
	    "ITS-42, ITS-43: nothing is enriched, and tailoring is asked for");
	tap_ok(st->children.guardian_consent &&
		   st->children.consent.years == 13,
	    "ITS-54: children's facts, guardians asked");
	tap_ok(fact_says(declared(FACT_ASSESSMENT, "register"),
		   FACT_PROPERTY_ASSESSMENT_CONCLUSION)
		       ->said &&
		   str_is(field("accessibility_needs")->classification,
		       "strict"),
	    "ITS-112: risks assessed, the strict kept strictly");
	tap_ok(purpose("membership")->activities >> ACTIVITY_SELF & 1,
	    "ITS-2: a page of one's own");
}

int
main(void)
{
	if (!rows_open("statements/itsmf.vern"))
		return tap_done();
	purposes();
	marketing();
	people();
	fields();
	staff_and_sharing();
	processors();
	retention();
	web();
	rights_and_changes();
	declared_facts();
	arena_free(rows_arena);
	return tap_done();
}
