/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C38: each sentence of the published statement leads to the line of the file
 * that it is printed from.
 */
#include "lang/sentences.h"

#include "lang/lang.h"
#include "lang_rows.h"

#define ALEKTUM "statements/alektum.vern"
#define INTECH  "statements/intech.vern"
#define ITSMF   "statements/itsmf.vern"
#define NTNU    "statements/ntnu-alumni.vern"
#define FURTHER "test/unit/lang_further.vern"

static const struct {
	const char *file, *ref;
	const char *line; /* how it begins; "": of no line */
} rows[] = {
	{ ALEKTUM, "place", "statement alektum {" },
	{ ALEKTUM, "decisions", "statement alektum {" },
	{ ALEKTUM, "statement.version", "version 1.0.0" },
	{ ALEKTUM, "statement.covers", "covers registry, portal," },
	{ ALEKTUM, "controller.alektum_group.name", "name \"Alektum Group\"" },
	{ ALEKTUM, "controller.alektum_group.email", "contact address" },
	{ ALEKTUM, "source.person", "source person {" },
	{ ALEKTUM, "source.customer_register.own", "own register" },
	{ ALEKTUM, "source.customer_register.told",
	    "told by \"Informasjon til" },
	{ ALEKTUM, "source.customer_register.before_joining",
	    "before joining full_name," },
	{ ALEKTUM, "source.customer_register.after_joining",
	    "after joining phone" },
	{ ALEKTUM, "source.open_sources.public", "public source" },
	{ ALEKTUM, "source.open_sources.tell_within", "told within 1 month" },
	{ ALEKTUM, "field.full_name", "field full_name name {" },
	{ ALEKTUM, "field.full_name.from", "from customer_register," },
	{ ALEKTUM, "field.full_name.visible", "visible to the person, staff" },
	{ ALEKTUM, "field.full_name.required", "required" },
	{ ALEKTUM, "field.enquiry.hint", "hint nb \"Ikke skriv om helse," },
	{ ALEKTUM, "kind.subscriber.registers", "by own registration" },
	{ ALEKTUM, "kind.subscriber.tense", "current" },
	{ ALEKTUM, "purpose.offers", "purpose offers {" },
	{ ALEKTUM, "purpose.offers.serves", "serves import, invitation" },
	{ ALEKTUM, "purpose.offers.kinds", "for possible members, invited" },
	{ ALEKTUM, "purpose.offers.fields", "using full_name, email," },
	{ ALEKTUM, "purpose.offers.reminders", "send by email, one reminder" },
	{ ALEKTUM, "purpose.offers.class", "class service" },
	{ ALEKTUM, "purpose.newsletter.topics",
	    "topic articles nb \"Artikler" },
	{ ALEKTUM, "purpose.newsletter.cap", "at most 2 per calendar month" },
	{ ALEKTUM, "purpose.newsletter.withdraw",
	    "withdrawn by link, portal," },
	{ ALEKTUM, "purpose.tailoring.profiling", "profiling" },
	{ ALEKTUM, "purpose.rights.basis.legal_obligation.provision",
	    "provision \"GDPR art. 12-22\"" },
	{ ALEKTUM, "terms.use_terms.version", "version 1.0" },
	{ ALEKTUM, "terms.use_terms.body", "body {" },
	{ ALEKTUM, "group.interest_list", "group type interest_list {" },
	{ ALEKTUM, "role.administrator", "role administrator {" },
	{ ALEKTUM, "role.administrator.may", "may manage staff, manage" },
	{ ALEKTUM, "role.administrator.may.rights.fields",
	    "rights: may find, see, add," },
	{ ALEKTUM, "role.customer_service.requires",
	    "requires confidentiality" },
	{ ALEKTUM, "survey.readers.purposes", "for purposes activities" },
	{ ALEKTUM, "event-type.seminars", "event type seminars {" },
	{ ALEKTUM, "event-type.seminars.free", "free of charge" },
	{ ALEKTUM, "disclosure.law_and_claims.two", "two must approve" },
	{ ALEKTUM, "user-content.posts", "user content posts {" },
	{ ALEKTUM, "law.data_protection.text", "text nb \"De gir deg" },
	{ ALEKTUM, "measure.transport.attested",
	    "attested by administrator on" },
	{ ALEKTUM, "measure.transport.review_by", "review by 2026-12-31" },
	{ ALEKTUM, "processor.web_host.service",
	    "service provided nb \"Drift av" },
	{ ALEKTUM, "processor.web_host.agreement_until",
	    "agreement from 2024-01-01" },
	{ ALEKTUM, "processor.web_host.not_on", "may not pass on" },
	{ ALEKTUM, "recipient.authorities.country", "country NO" },
	{ ALEKTUM, "recipient.authorities.only_when", "only when nb \"loven" },
	{ ALEKTUM, "keep.invited_people.declined.mark",
	    "when declined: delete, keep" },
	{ ALEKTUM, "keep.invited_people.invited",
	    "30 days after invited: delete" },
	{ ALEKTUM, "keep.members.last_seen", "24 months after last seen:" },
	{ ALEKTUM, "keep.members.death.stop", "when death confirmed: stop" },
	{ ALEKTUM, "keep.fields.case_number", "keep fields case_number," },
	{ ALEKTUM, "keep.fields.case_number.created",
	    "12 months after created:" },
	{ ALEKTUM, "keep.consent_records.withdrawn",
	    "3 years after withdrawn:" },
	{ ALEKTUM, "keep.do_not_invite_marks", "keep do-not-invite marks {" },
	{ ALEKTUM, "cookie.alektum-session.life",
	    "cookie \"alektum-session\"" },
	{ ALEKTUM, "rights", "right information, access," },
	{ ALEKTUM, "rights.identity", "identity shown by nb \"Du" },
	{ ALEKTUM, "right.information", "right information, access," },
	{ ALEKTUM, "right.access.promise", "answered within 1 month" },
	{ ALEKTUM, "promise.one_cookie", "promise only declared cookies" },
	{ ALEKTUM, "promise.not_sold", "promise nothing sold attested" },
	{ ALEKTUM, "children.not_targeted", "not targeted" },
	{ ALEKTUM, "changes.lead", "lead time 14 days" },
	{ ALEKTUM, "told.links", "told links {" },
	{ ALEKTUM, "kinds", "" },
	{ ALEKTUM, "purposes", "" },
	{ INTECH, "controller.intech.org_no", "organisation number" },
	{ INTECH, "controller.intech.web", "web" },
	{ INTECH, "controller.intech.phone", "contact address" },
	{ INTECH, "cost.of_rights", "cost of_rights {" },
	{ INTECH, "keep.fields.orders.duty", "duty under \"bokføringsloven §" },
	{ INTECH, "keep.fields.dialogue", "keep fields dialogue {" },
	{ INTECH, "keep.fields.dialogue.created", "24 months after created:" },
	{ INTECH, "changes.ask_again", "ask again for consent" },
	{ INTECH, "statistics.use_of_services",
	    "statistics use_of_services {" },
	{ ITSMF, "dpo.advisor", "data protection officer not" },
	{ ITSMF, "field.accessibility_needs.special",
	    "special category by \"GDPR" },
	{ ITSMF, "purpose.service_messages.parent", "part of membership" },
	{ ITSMF, "purpose.news.segments", "segment by district" },
	{ ITSMF, "role.volunteer.scope", "only for group district_group" },
	{ ITSMF, "processor.microsoft.tool", "transfer tool \"Kommisjonens" },
	{ ITSMF, "keep.fields.billing_address",
	    "keep fields billing_address {" },
	{ ITSMF, "keep.fields.billing_address.left",
	    "when left: block, delete 5" },
	{ ITSMF, "keep.fields.billing_address.duty",
	    "duty under \"bokføringsloven §" },
	{ ITSMF, "children.guardian", "guardian consent" },
	{ ITSMF, "impact-assessment.register.risk", "risk nb \"At noen leser" },
	{ ITSMF, "third-person.signed_up", "third person signed_up {" },
	{ NTNU, "dpo.email", "data protection officer" },
	{ NTNU, "purpose.newsletter.cap", "normally once a calendar month" },
	{ NTNU, "outside-group.social_networks",
	    "outside group social_networks" },
	{ NTNU, "cookie.customerid-sessionkey", "cookie" },
	{ NTNU, "right.access.identity", "identity shown by {" },
	{ NTNU, "told.the_network.link", "link" },
	{ FURTHER, "none.no.recipients", "there are no recipients," },
	{ FURTHER, "rights.authority.rowing", "authority SE" },
};

static struct str
line_text(uint32_t line)
{
	struct str rest = rows_bytes, one = STR_NONE;

	while (line-- > 0)
		if (!str_cut(&rest, '\n', &one))
			return STR_NONE;
	return str_trim(one);
}

static uint32_t
line_of(const char *ref)
{
	struct lang_sentence s = { .ref = str_of(ref) };

	lang_sentence_lines(st, &s, 1);
	return s.line;
}

static void
each_row(const char *file)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str got, want = str_of(rows[i].line);

		if (strcmp(rows[i].file, file) != 0)
			continue;
		got = line_text(line_of(rows[i].ref));
		if (!tap_ok(want.n == 0 ? got.n == 0 : str_starts(got, want),
			rows[i].ref))
			printf("# " STR_FMT "\n", STR_ARG(got));
	}
}

/* What is printed of several lines, or of none. */
static bool
is_of_many(struct str ref)
{
	static const char *const heads[] = { "summary", "objection", "choices",
		"fields", "keeps", "purposes", "recipients", "sources",
		"security", "activities" };
	struct str head;

	(void)str_cut(&ref, '.', &head);
	for (size_t i = 0; i < ARRAY_LEN(heads); i++)
		if (str_is(head, heads[i]))
			return true;
	return ref.n == 0;
}

/* How many have the reference of an earlier one; the lines of a cell of a table
 * share theirs, and follow each other. */
static size_t
said_before(const struct lang_sentence *s, size_t n)
{
	size_t again = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++)
			if (str_eq(s[i].ref, s[k].ref) &&
			    s[i].heading == s[k].heading &&
			    !str_eq(s[k - 1].ref, s[k].ref)) {
				printf("# " STR_FMT "\n", STR_ARG(s[k].ref));
				again++;
			}
	return again;
}

/* Nothing else is without a line, and no two have one reference. */
static void
each_sentence(const char *file)
{
	for (int l = 0; l < LANG_MAX; l++) {
		struct lang_sentence *s;
		size_t n, of_none = 0;

		if (!st->langs[l])
			continue;
		n = lang_sentences(rows_arena, st, (enum lang)l, &s);
		lang_sentence_lines(st, s, n);
		for (size_t i = 0; i < n; i++) {
			if (s[i].line != 0 || is_of_many(s[i].ref) ||
			    str_starts(s[i].ref, STR("source.person")))
				continue;
			of_none++;
			printf("# " STR_FMT "\n", STR_ARG(s[i].ref));
		}
		tap_ok(n > 100 && of_none == 0,
		    arena_printf(rows_arena, "%s: each in %s has its line",
			file, lang_code((enum lang)l))
			.p);
		tap_ok(said_before(s, n) == 0, "and a reference of its own");
	}
}

/* What no statement has is of no line. */
static void
nowhere(void)
{
	static const char *const refs[] = { "nothing", "nothing.at_all",
		"purpose.nothing", "purpose.newslette", "keep.nothing",
		"keep.fields.9", "right.nothing", "promise.nothing",
		"cookie.nothing", "measure.nothing", "dpo.email", "" };

	for (size_t i = 0; i < ARRAY_LEN(refs); i++)
		tap_ok(line_of(refs[i]) == 0,
		    arena_printf(rows_arena, "“%s” is nowhere", refs[i]).p);
	tap_str(line_text(line_of("role.administrator.may.nothing")),
	    STR("role administrator {"), "a part that is not there: the block");
	tap_str(line_text(line_of("keep.members.nothing")),
	    STR("keep members {"), "an event that is not there: the block");
}

static void
broken(void)
{
	struct statement other = *st;
	struct lang_sentence s = { .ref = STR("purpose.newsletter"),
		.line = 7 };

	other.source_text = STR("purpose newsletter {");
	lang_sentence_lines(&other, &s, 1);
	tap_ok(s.line == 7, "a text that is no file: no line is set");
}

static void
belonging(void)
{
	static const struct {
		const char *name, *ref, *of;
		int heading;
		bool want;
	} all[] = {
		{ "itself", "purpose.news", "purpose.news", 0, true },
		{ "a part", "purpose.news.cap", "purpose.news", 0, true },
		{ "another", "purpose.newsletter", "purpose.news", 0, false },
		{ "less", "purpose", "purpose.news", 0, false },
		{ "of nothing", "purpose.news", "", 0, false },
		{ "of any", "field.phone.reason", "field.*.reason", 0, true },
		{ "of any, a part", "field.phone.reason.x", "field.*.reason", 0,
		    true },
		{ "of any, another", "field.phone.required", "field.*.reason",
		    0, false },
		{ "of any, of another", "data.phone.reason", "field.*.reason",
		    0, false },
		{ "of any, less", "field.phone", "field.*.reason", 0, false },
		{ "all of any", "field.phone", "field.*", 0, true },
		{ "a heading", "purpose.news", "purpose.news", 3, false },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		const struct lang_sentence s = { .ref = str_of(all[i].ref),
			.heading = all[i].heading };

		tap_ok(lang_sentence_of(&s, str_of(all[i].of)) == all[i].want,
		    all[i].name);
	}
}

int
main(void)
{
	static const char *const files[] = { ALEKTUM, INTECH, ITSMF, NTNU,
		FURTHER };

	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		if (!rows_open(files[i]))
			continue;
		each_row(files[i]);
		each_sentence(files[i]);
		if (i == 0) {
			nowhere();
			broken();
		}
		arena_free(rows_arena);
	}
	belonging();
	return tap_done();
}
