/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Two statements of organisations that do not exist, written from the manual
 * alone: the check has nothing to say about them, and they print. What makes
 * them right is taken away, and the check says so.
 */
#include "lang_rows.h"

static void
choir(void)
{
	struct actor leader = staff("stemmeleder");
	struct person_facts singer = member();
	struct office office = { .group = 41,
		.from_day = TODAY,
		.until_day = TODAY };
	struct fieldset got = { .w = { 0 } };
	int64_t mine[] = { 41 };

	tap_ok(findings() == 0, "a choir, in Norwegian: no finding");
	tap_ok(prints(LANG_NB, "Personvernerklæring for Kammerkoret Lyng"),
	    "it prints");
	leader.offices = &office;
	leader.offices_n = 1;
	singer.groups = mine;
	singer.groups_n = 1;
	tap_ok(decide(&leader, &singer, ACT_SEE, "ovelser", NULL, &got)
		       .allowed &&
		   fieldset_count(&got) == 2 &&
		   !fieldset_has(&got, statement_field(st, STR("epost"))),
	    "the leader of a voice sees names and voices");
	singer.groups_n = 0;
	tap_ok(!decide(&leader, &singer, ACT_SEE, "ovelser", NULL, NULL)
		    .allowed,
	    "and nobody of another voice");
	tap_ok(sending("styret", "konsertnytt", &singer) == REASON_NO_CONSENT,
	    "no news without a yes");
	tap_ok(sending("styret", "ovelser", &singer) == REASON_ALLOWED,
	    "rehearsals are part of singing along");
	singer.kinds = 1ULL << statement_kind(st, STR("stottemedlem"));
	tap_ok(sending("styret", "ovelser", &singer) == REASON_WRONG_KIND,
	    "and not for those who only support");
	tap_ok(found_after("\ttrekkes med lenke, portal, e-post\n", "",
		   "withdrawal_missing"),
	    "a consent without a way back");
	tap_ok(found_after("\tingen automatiserte avgjørelser\n", "",
		   "automated_unsaid"),
	    "what is not said is asked for");
	tap_ok(found_after("\tpåkrevd\n\tbegrunnelse nb \"Innlogging og "
			   "beskjeder.\"\n",
		   "\tpåkrevd\n", "required_without_reason"),
	    "a demand without its reason");
	tap_ok(found_after("\tkrever opplæring, taushetsplikt, verveperiode\n",
		   "", "volunteer_unbound"),
	    "a volunteer who is bound to nothing");
	tap_ok(found_after("behold logg {\n\t24 måneder etter opprettet: "
			   "slett\n}\n",
		   "", "no_period"),
	    "a log that is never deleted");
}

static void
patients(void)
{
	struct person_facts who = member();

	tap_ok(findings() == 0, "patients, two languages: no finding");
	tap_ok(prints(LANG_EN, "Special category (Art. 9)") &&
		   prints(LANG_NB, "Personvernerklæring for Foreningen"),
	    "they print");
	tap_ok(sees("adviser", "advice", "diagnosis") == REASON_NO_CONSENT,
	    "no diagnosis without explicit consent");
	who = consenting("advice");
	who.kinds = 1;
	{
		struct actor a = staff("adviser");
		struct fieldset got = { .w = { 0 } };

		tap_ok(decide(&a, &who, ACT_SEE, "advice", NULL, &got)
			       .allowed &&
			   fieldset_count(&got) == 3,
		    "with it the adviser sees three fields");
		a.confidential = false;
		tap_ok(!decide(&a, &who, ACT_SEE, "advice", NULL, NULL).allowed,
		    "not without confidentiality");
	}
	tap_ok(sees("administrator", "office", "diagnosis") == REASON_NO_FIELDS,
	    "the office does not see it");
	tap_ok(sees("team_leader", "courses", NULL) == REASON_TERM_ENDED,
	    "nor does a leader without an office");
	tap_ok(found_after("\tno automated decisions\n",
		   "\tno automated decisions\n\tno special categories\n",
		   "special_contradiction"),
	    "there are special categories");
	tap_ok(found_after("guardian_email, town\n\tsend by email",
		   "guardian_email, town, diagnosis\n\tsend by email",
		   "special_without_condition"),
	    "each use of them needs its condition");
	tap_ok(found_after("told within 1 month", "told within 40 days",
		   "art14_late"),
	    "whoever a guardian enters is told in time");
	tap_ok(found_after("promise no profiling",
		   "promise no special categories asked",
		   "promise_contradicted"),
	    "and the opposite cannot be promised");
	tap_ok(found_after("\thide protected addresses\n", "",
		   "protected_in_group"),
	    "a hidden address stays hidden");
}

int
main(void)
{
	if (rows_open("test/corpus/lang/choir.vern"))
		choir();
	arena_free(rows_arena);
	if (rows_open("test/corpus/lang/patients.vern"))
		patients();
	arena_free(rows_arena);
	return tap_done();
}
