/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Each concept that a statement must be able to express, and each way in which
 * the four published texts differ, stands in structured form in a shipped
 * statement or in the examples of the manual, and is printed from there: the
 * row names the reference of the sentence.
 */
#include "lang/check.h"
#include "lang/prose.h"
#include "lang_blocks.h"
#include "tap.h"

enum {
	MANUAL, /* the examples of doc/STATEMENT.md together */
	NTNU,
	ALK,
	ITS,
	INT,
	FILES_MAX
};
static const char *const paths[FILES_MAX] = {
	[MANUAL] = "doc/STATEMENT.md",
	[NTNU] = "statements/ntnu-alumni.vern",
	[ALK] = "statements/alektum.vern",
	[ITS] = "statements/itsmf.vern",
	[INT] = "statements/intech.vern",
};

#define REFS 4
struct row {
	const char *name;
	struct {
		int file;
		const char *ref;
	} at[REFS];
};

static const struct row rows[] = {
	{ "concept-01 policy",
	    { { NTNU, "statement.version" }, { NTNU, "statement.effective" },
		{ NTNU, "statement.review_by" },
		{ NTNU, "statement.covers" } } },
	{ "concept-02 controllers", { { NTNU, "controller.ntnu.public_body" },
					{ INT, "controller.intech.org_no" } } },
	{ "concept-03 districts, joint controllers, processors for another",
	    { { ITS, "controller.district_east.part_of" },
		{ ITS, "controller.district_west.part_of" } } },
	{ "concept-04 officer", { { NTNU, "dpo.email" }, { ITS, "dpo.reason" },
				    { ITS, "dpo.advisor" } } },
	{ "concept-05 authority", { { NTNU, "rights.authority.ntnu" },
				      { ALK, "summary.authority" } } },
	{ "concept-06 contacts", { { NTNU, "controller.ntnu.email" },
				     { NTNU, "controller.ntnu.responsible" },
				     { NTNU, "controller.ntnu.review_by" } } },
	{ "concept-07 other statements, processing elsewhere",
	    { { NTNU, "told.faculties.text" },
		{ MANUAL, "other-statement.webshop.link" } } },
	{ "concept-08 parameters of the law with dates",
	    { { ITS, "children.consent.since" } } },
	{ "concept-09 labels, a glossary",
	    { { NTNU, "field.nationality" },
		{ MANUAL, "glossary.member.text" } } },
	{ "concept-11 kinds of person",
	    { { MANUAL, "kind.visitor.outside" },
		{ MANUAL, "third-person.emergency_contact.kinds" } } },
	{ "concept-12 eligibility",
	    { { NTNU,
		"kind.exchange_student.rule.student_registry.exchange" } } },
	{ "concept-13 fields", { { NTNU, "field.full_name.required" },
				   { NTNU, "fields.grade.confidential" } } },
	{ "concept-14 sets of fields", { { MANUAL, "field.tours.place" } } },
	{ "concept-15 derived facts",
	    { { MANUAL, "profile.musical_taste.fields" } } },
	{ "concept-16 special categories",
	    { { MANUAL, "field.access_needs.condition" },
		{ NTNU, "fields.no_special" } } },
	{ "concept-17 national id", { { NTNU, "promise.no_national_id" } } },
	{ "concept-18 protected address",
	    { { NTNU, "group.local_network.protected" } } },
	{ "concept-19 free text", { { MANUAL, "field.access_needs.hint" } } },
	{ "concept-20 pictures",
	    { { MANUAL, "pictures.concert_pictures.removed" },
		{ MANUAL, "pictures.concert_pictures.metadata" } } },
	{ "concept-21 sources", { { ALK, "source.open_sources.tell_within" },
				    { ITS, "source.member_company.told" },
				    { NTNU, "source.student_registry.own" } } },
	{ "concept-22 precedence", { { NTNU, "fields.register_owned" } } },
	{ "concept-23 accuracy",
	    { { NTNU, "keep.members.confirmed.review" } } },
	{ "concept-24 purposes", { { NTNU, "purpose.newsletter.topics" } } },
	{ "concept-25 basis by kind of person",
	    { { MANUAL, "purpose.festival_news.basis.contract.singer" },
		{ MANUAL, "purpose.festival_news.basis.consent.donor" } } },
	{ "concept-26 balancing",
	    { { NTNU, "purpose.invitation.basis.legitimate_interest.interest" },
		{ NTNU, "purpose.invitation.basis.legitimate_interest."
			"balancing" } } },
	{ "concept-27 compatibility",
	    { { NTNU, "source.student_registry.compatible" },
		{ MANUAL, "further-use.history.compatible" } } },
	{ "concept-28 consents",
	    { { NTNU, "choices.newsletter" },
		{ MANUAL, "consent-renewal.consents_again.after" } } },
	{ "concept-29 terms", { { NTNU, "terms.membership_terms.accepted" } } },
	{ "concept-30 objection",
	    { { NTNU, "right.objection.right" },
		{ MANUAL, "opt-out.no_letters.except_text" } } },
	{ "concept-31 restriction", { { NTNU, "right.restriction.right" } } },
	{ "concept-32 classes of message",
	    { { NTNU, "purpose.newsletter.class" },
		{ NTNU, "purpose.newsletter.cap" } } },
	{ "concept-33 channels", { { NTNU, "purpose.newsletter.channels" } } },
	{ "concept-34 profiling",
	    { { MANUAL, "profile.musical_taste.logic" },
		{ MANUAL, "profile.musical_taste.off" },
		{ MANUAL, "profile.musical_taste.children" } } },
	{ "concept-35 automated decisions", { { NTNU, "decisions.none" } } },
	{ "concept-36 tracking", { { NTNU, "promise.no_tracking" },
				     { MANUAL, "tracking.page_views.what" } } },
	{ "concept-37 statistics",
	    { { NTNU, "statistics.members_in_numbers.figures" },
		{ MANUAL, "shared-figures.grant_report.at_least" } } },
	{ "concept-38 surveys",
	    { { MANUAL, "survey.yearly.anonymous" },
		{ MANUAL, "survey.yearly.no_addresses" } } },
	{ "concept-39 events",
	    { { MANUAL, "event-type.open_rehearsal.fields" },
		{ MANUAL, "event-type.open_rehearsal.others" } } },
	{ "concept-40 groups",
	    { { NTNU, "group.subject_group.by" },
		{ NTNU, "group.open_group.open" },
		{ MANUAL, "outside-group.fan_page.no_upload" } } },
	{ "concept-41 kinds of engagement",
	    { { NTNU, "field.engagement.choices" } } },
	{ "concept-42 tests", { { NTNU, "security.tests" } } },
	{ "concept-43 roles", { { NTNU, "role.local_board.scope" },
				  { NTNU, "role.local_board.requires" } } },
	{ "concept-44 second person", { { MANUAL, "disclosure.police.two" } } },
	{ "concept-45 visibility", { { NTNU, "promise.no_directory" } } },
	{ "concept-46 recipients",
	    { { NTNU, "recipient.local_boards.through" },
		{ ITS, "recipient.event_partners.fields" } } },
	{ "concept-47 sharing on approval",
	    { { ITS, "recipient.event_partners.approval" } } },
	{ "concept-48 processors",
	    { { NTNU, "processor.amesto.agreement_until" },
		{ MANUAL, "subprocessor.mail_host.of" },
		{ MANUAL, "system.website.hosts" } } },
	{ "concept-49 transfers",
	    { { MANUAL, "transfer.mail_to_the_us.scc" },
		{ MANUAL, "transfer.mail_to_the_us.assessed" },
		{ ITS, "processor.microsoft.tool" } } },
	{ "concept-50 place", { { INT, "place.eea_only" } } },
	{ "concept-51 authorities",
	    { { MANUAL, "disclosure.police.order" },
		{ MANUAL, "disclosure.police.told" } } },
	{ "concept-52 sale, audiences",
	    { { NTNU, "promise.not_sold" },
		{ MANUAL, "audience.concert_goers.at_least" } } },
	{ "concept-53 takeover", { { MANUAL, "takeover.merger.object" } } },
	{ "concept-54 connections",
	    { { MANUAL, "connection.accounts.when" } } },
	{ "concept-55 retention", { { NTNU, "keep.members.left" },
				      { ALK, "keep.members.last_seen" } } },
	{ "concept-56 holds", { { MANUAL, "keep.fields.voice.duty" },
				  { INT, "keep.fields.orders.open_for" } } },
	{ "concept-57 invitation",
	    { { NTNU, "keep.invited_people.invited" } } },
	{ "concept-58 suppression",
	    { { NTNU, "keeps.mark" },
		{ NTNU, "keep.invited_people.declined.mark" } } },
	{ "concept-59 death", { { NTNU, "keep.members.death.stop" },
				  { NTNU, "keep.members.death" } } },
	{ "concept-60 inactivity", { { ALK, "keep.members.last_seen" } } },
	{ "concept-61 backups", { { NTNU, "keep.backups.created" } } },
	{ "concept-62 logs", { { MANUAL, "log.proxy.ip" } } },
	{ "concept-63 cookies and storage",
	    { { NTNU, "cookie.customerid-sessionkey.activity" },
		{ MANUAL, "cookie._stats.party" },
		{ MANUAL, "device-storage.player.keys" },
		{ MANUAL, "audience.concert_goers.gpc" } } },
	{ "concept-64 rights",
	    { { NTNU, "rights.channels" }, { NTNU, "rights.promise" },
		{ NTNU, "right.access.identity" },
		{ NTNU, "right.access.scope" } } },
	{ "concept-65 children",
	    { { ITS, "children.guardian" }, { ALK, "children.not_targeted" },
		{ MANUAL, "kind.child.guardian.held" },
		{ MANUAL, "kind.youth.age" } } },
	{ "concept-66 measures",
	    { { MANUAL, "measure.locked_office.attested" },
		{ MANUAL, "measure.locked_office.physical" } } },
	{ "concept-67 breaches",
	    { { MANUAL, "breach-handling.breaches.authority" } } },
	{ "concept-68 changes",
	    { { NTNU, "changes.lead" }, { NTNU, "changes.ask_again" } } },
	{ "concept-69 evidence", { { NTNU, "told.secure_sharing.attested" },
				     { NTNU, "promise.not_sold" } } },

	{ "C01 ip address",
	    { { NTNU, "promise.no_ip" }, { MANUAL, "log.proxy.ip" } } },
	{ "C02 newsletter basis",
	    { { NTNU, "purpose.newsletter.basis.consent" },
		{ ALK, "purpose.newsletter.basis.legitimate_interest."
		       "customer" } } },
	{ "C03 terms are no consent",
	    { { INT, "terms.service_terms.accepted" } } },
	{ "C04 periods", { { NTNU, "keep.members.left" },
			     { INT, "keep.fields.orders.left" } } },
	{ "C05 deadlines",
	    { { NTNU, "rights.promise" }, { ITS, "rights.month" } } },
	{ "C06 sharing", { { NTNU, "recipient.local_boards.class" },
			     { ITS, "recipient.event_partners.class" } } },
	{ "C07 approval before sharing",
	    { { NTNU, "promise.contact_on_approval" } } },
	{ "C08 special categories",
	    { { NTNU, "fields.no_special" },
		{ ITS, "purpose.accessibility.basis.consent" } } },
	{ "C09 cookies", { { NTNU, "promise.one_cookie" },
			     { MANUAL, "cookie._stats.category" } } },
	{ "C10 choice of cookies",
	    { { MANUAL, "cookie-choice.choice_of_cookies.equal" } } },
	{ "C11 tracking in mail", { { NTNU, "promise.no_tracking" } } },
	{ "C12 profiling", { { ITS, "purpose.tailoring.basis.consent" } } },
	{ "C14 statistics",
	    { { NTNU, "promise.statistics_anonymous" },
		{ MANUAL, "shared-figures.grant_report.anonymous" } } },
	{ "C16 transfers",
	    { { INT, "place.eea_only" }, { ITS, "processor.google.tool" } } },
	{ "C18 officer", { { NTNU, "dpo.status" }, { ITS, "dpo.reason" } } },
	{ "C19 withdrawing", { { NTNU, "purpose.newsletter.withdraw" } } },
	{ "C20 messages that must come",
	    { { NTNU, "purpose.member_information.class" } } },
	{ "C21 automatic groups", { { NTNU, "group.local_network.by" } } },
	{ "C22 decline and new invitation",
	    { { NTNU, "keep.invited_people.declined.mark" } } },
	{ "C23 silence", { { NTNU, "keep.invited_people.invited" } } },
	{ "C24 duty to keep", { { INT, "keep.fields.orders.duty" } } },
	{ "C25 death", { { NTNU, "keep.members.death.stop" } } },
	{ "C26 children",
	    { { ITS, "children.consent" }, { ALK, "children.not_targeted" } } },
	{ "C27 identity", { { NTNU, "right.access.identity" } } },
	{ "C28 sources", { { NTNU, "sources.no_third_parties" },
			     { ALK, "source.open_sources.public" } } },
	{ "C29 audiences", { { MANUAL, "audience.concert_goers.consent" } } },
	{ "C30 tests", { { INT, "security.tests" } } },
	{ "C31 visibility", { { NTNU, "promise.no_directory" } } },
	{ "C32 changes",
	    { { NTNU, "changes.channels" }, { ALK, "changes.channels" } } },
	{ "C34 dates", { { INT, "statement.published" },
			   { INT, "statement.effective" } } },
	{ "C35 processors", { { INT, "place.processors" } } },
	{ "C36 free and paid",
	    { { MANUAL, "event-type.open_rehearsal.free" } } },
	{ "C37 volunteers", { { NTNU, "role.local_board.requires" } } },
	{ "C38 scope of a right", { { NTNU, "right.access.scope" } } },
	{ "C39 public body",
	    { { NTNU, "purpose.invitation.basis.legitimate_interest.note" } } },
};

/* The examples of the manual, or the file as it is. */
static struct str
source_of(struct arena *a, int file)
{
	struct str s = read_whole(a, paths[file]);

	return file == MANUAL ? vern_blocks(a, s) : s;
}

static struct str
printed(struct arena *a, int file)
{
	struct lang_findings fs = { 0 };
	const struct statement *st;
	struct buf b;
	struct str s = STR_NONE;

	if (lang_compile(a, source_of(a, file), LANG_EN, &st, &fs) != ERR_OK)
		return s;
	buf_init(&b, 4 << 20);
	if (lang_statement(&b, st, LANG_NB, LANG_HTML) == ERR_OK)
		s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

int
main(void)
{
	struct arena *a = arena_new((size_t)1 << 30);
	struct str html[FILES_MAX];

	for (int i = 0; i < FILES_MAX; i++) {
		html[i] = printed(a, i);
		tap_ok(html[i].n > 10000, paths[i]);
	}
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		for (size_t k = 0; k < REFS && rows[i].at[k].ref != NULL; k++) {
			const char *ref = rows[i].at[k].ref;

			tap_ok(str_find(html[rows[i].at[k].file],
				   arena_printf(a, "data-policy-ref=\"%s\"",
				       ref)) != SIZE_MAX,
			    arena_printf(a, "%s: %s", rows[i].name, ref).p);
		}
	arena_free(a);
	return tap_done();
}
