/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The check of what can never act, of what is beaten, of who reaches what and
 * of who vouches: the second half of each condition, so that what has the
 * first half alone is not found.
 */
#include "lang_rows.h"

#define AS_IS      NULL, NULL
#define IN_LEFT    "keep members {\n\twhen left: delete\n"
#define LEFT(line) IN_LEFT, IN_LEFT line
/* Another purpose, for whom it is said. */
#define OTHER(lines)                                               \
	"purpose other { for members; using town; basis contract;" \
	" " lines " }"
#define AGED(lines) "current; aged " lines " by born"
#define BORN                                                        \
	"field born date { from the_member; visible to the person;" \
	" classification internal }"

static const struct near_row rows[] = {
	/* who can never be */
	{ "two rules for one choice", AS_IS,
	    "field voice choice { from the_member; visible to the person; "
	    "value alto ~; value bass ~ }"
	    "kind of person singer { in old_register that voice is 'alto' and "
	    "voice is 'bass' }",
	    "rule_never", true },
	{ "the same choice twice", AS_IS,
	    "field voice choice { from the_member; visible to the person; "
	    "value alto ~; value bass ~ }"
	    "kind of person singer { in old_register that voice is 'alto' and "
	    "voice is 'alto' }",
	    "rule_never", false },
	{ "two of several choices", AS_IS,
	    "field voices choices { from the_member; visible to the person; "
	    "value alto ~; value bass ~ }"
	    "kind of person singer { in old_register that voices is 'alto' and "
	    "voices is 'bass' }",
	    "rule_never", false },
	{ "two choices of two fields", AS_IS,
	    "field voice choice { from the_member; visible to the person; "
	    "value alto ~; value bass ~ }"
	    "field other choice { from the_member; visible to the person; "
	    "value alto ~; value bass ~ }"
	    "kind of person singer { in old_register that voice is 'alto' and "
	    "other is 'bass' }",
	    "rule_never", false },
	{ "after a day and before an earlier one", AS_IS,
	    BORN "kind of person old { in old_register that born after "
		 "2000-01-01 and born before 1990-01-01 }",
	    "rule_never", true },
	{ "before a day and after a later one", AS_IS,
	    BORN "kind of person old { in old_register that born before "
		 "1990-01-01 and born after 2000-01-01 }",
	    "rule_never", true },
	{ "between two days", AS_IS,
	    BORN "kind of person old { in old_register that born after "
		 "1990-01-01 and born before 2000-01-01 }",
	    "rule_never", false },
	{ "between two days, the later first", AS_IS,
	    BORN "kind of person old { in old_register that born before "
		 "2000-01-01 and born after 1990-01-01 }",
	    "rule_never", false },
	{ "before two days", AS_IS,
	    BORN "kind of person old { in old_register that born before "
		 "2000-01-01 and born before 1990-01-01 }",
	    "rule_never", false },
	{ "nobody is so old", AS_IS,
	    BORN "kind of person old { current; aged from 150 years by born }",
	    "rule_never", true },
	{ "somebody is so old", AS_IS,
	    BORN "kind of person old { current; aged from 100 years by born }",
	    "rule_never", false },
	/* for nobody */
	{ "of a purpose for other ages", AS_IS,
	    BORN "kind of person child { " AGED(
		"under 15 years") " }"
				  "kind of person adult { " AGED(
				      "from 18 years") " }"
						       "purpose other { for "
						       "adult; using town; "
						       "basis consent for "
						       "child }",
	    "basis_nobody", true },
	{ "… and the ages the other way round", AS_IS,
	    BORN "kind of person child { " AGED(
		"under 15 years") " }"
				  "kind of person adult { " AGED(
				      "from 18 years") " }"
						       "purpose other { for "
						       "child; using town; "
						       "basis consent for "
						       "adult }",
	    "basis_nobody", true },
	{ "of a purpose for ages that meet", AS_IS,
	    BORN "kind of person child { " AGED(
		"under 20 years") " }"
				  "kind of person adult { " AGED(
				      "from 18 years") " }"
						       "purpose other { for "
						       "adult; using town; "
						       "basis consent for "
						       "child }",
	    "basis_nobody", false },
	/* roles */
	{ "writes for what sends nothing", AS_IS,
	    OTHER("") "role writer { other: may write }", "act_never", true },
	{ "invites for what invites", AS_IS,
	    "role host { welcome: may invite }", "act_never", false },
	{ "invites for what does not", AS_IS,
	    OTHER("") "role host { other: may invite }", "act_never", true },
	{ "reads in for what does not", AS_IS,
	    OTHER("") "role reader { other: may import }", "act_never", true },
	{ "erases to keep no longer", AS_IS,
	    "role keeper { upkeep: may erase town }", "role_reaches_more",
	    false },
	{ "erases for anything", AS_IS,
	    OTHER("") "role keeper { other: may erase all fields }",
	    "role_reaches_more", true },
	{ "all fields of one group", AS_IS,
	    "role leader { only for group local_group; local_news: may see, "
	    "all fields; requires training, confidentiality, term of office "
	    "}",
	    "role_reaches_more", true },
	/* what nobody is asked, and what goes on */
	{ "asked again for what asks", AS_IS,
	    "consent renewal r { asked again after 2 years; for purposes "
	    "newsletter }",
	    "renewal_of_nothing", false },
	{ "asked again for what does not ask", AS_IS,
	    "consent renewal r { asked again after 2 years; for purposes "
	    "membership }",
	    "renewal_of_nothing", true },
	{ "asked again, of all", AS_IS,
	    "consent renewal r { asked again after 2 years }",
	    "renewal_of_nothing", false },
	{ "asked again where nothing asks", "\tbasis consent\n",
	    "\tbasis contract\n",
	    "consent renewal r { asked again after 2 years }",
	    "renewal_of_nothing", true },
	{ "a certificate that has run out", AS_IS,
	    "certification k { issued by ~; until 2026-01-01 }",
	    "certificate_ended", true },
	{ "a certificate to come", AS_IS,
	    "certification k { issued by ~; until 2027-01-01 }",
	    "certificate_ended", false },
	{ "a certificate without an end", AS_IS,
	    "certification k { issued by ~ }", "certificate_ended", false },
	{ "no to a channel of another purpose", AS_IS,
	    OTHER("send by sms") "opt-out o { against email; against purposes "
				 "other }",
	    "opt_out_channel_idle", true },
	{ "no to a channel of its own", AS_IS,
	    OTHER("send by sms") "opt-out o { against sms; against purposes "
				 "other }",
	    "opt_out_channel_idle", false },
	{ "no to a channel of any", AS_IS, "opt-out o { against email }",
	    "opt_out_channel_idle", false },
	/* beaten */
	{ "later than what deletes", LEFT("\t1 year after left: review\n"),
	    NULL, "keep_beaten", true },
	{ "days beside months", LEFT(""),
	    "keep fields town < 20 days after joined: delete;"
	    "1 months after joined: review >",
	    "keep_beaten", true },
	{ "months beside months", LEFT(""),
	    "keep fields town < 3 months after joined: delete;"
	    "5 months after joined: review >",
	    "keep_beaten", true },
	{ "sooner than what deletes", LEFT(""),
	    "keep fields town < 6 months after joined: delete;"
	    "5 months after joined: review >",
	    "keep_beaten", false },
	{ "hours beside months", LEFT(""),
	    "keep fields town < 5 hours after joined: delete;"
	    "5 months after joined: review >",
	    "keep_beaten", true },
	{ "years beside years", LEFT(""),
	    "keep fields town < 2 years after joined: delete;"
	    "5 years after joined: review >",
	    "keep_beaten", true },
	{ "of another event", LEFT(""),
	    "keep fields town < 2 years after joined: delete;"
	    "5 years after last seen: review >",
	    "keep_beaten", false },
	{ "a year later and more than the end of the year", LEFT(""),
	    "keep fields town < when end of the year of joined: delete;"
	    "2 years after joined: review >",
	    "keep_beaten", true },
	{ "which may come before the end of the year", LEFT(""),
	    "keep fields town < when end of the year of joined: delete;"
	    "6 months after joined: review >",
	    "keep_beaten", false },
	{ "as long, from the end of the year", LEFT(""),
	    "keep fields town < 1 year after joined: delete;"
	    "1 year after end of the year of joined: review >",
	    "keep_beaten", true },
	{ "behind every so often", LEFT(""),
	    "keep fields town < every 2 years: review;"
	    "5 years after joined: delete >",
	    "keep_beaten", false },
	/* the events */
	{ "read in where nothing is read in", "\tserves import, invitation\n",
	    "\tserves invitation\n", NULL, "event_never", false },
	/* vouched for */
	{ "who vouches for a promise works", AS_IS, "role auditor { }",
	    "role_empty", true },
	{ "… for another promise", AS_IS,
	    "role auditor { } promise stored in the EEA attested by auditor "
	    "on 2026-01-01\n",
	    "role_empty", false },
	{ "… for what is told", AS_IS,
	    "role auditor { } told more { section security; text ~; attested "
	    "by auditor on 2026-01-01 }",
	    "role_empty", false },
	{ "… for how long", "\t30 days after created: delete\n",
	    "\t30 days after created: delete\n\tattested by auditor on "
	    "2026-01-01\n",
	    "role auditor { }", "role_empty", false },
	{ "an end that the server knows needs no witness",
	    LEFT("\tattested by board on 2026-01-01\n"), NULL,
	    "keep_attested_in_vain", true },
	{ "promise: told only, and more than told", AS_IS,
	    "promise stored in the EEA only told\n", "promise_unattested",
	    false },
	/* told */
	{ "told nothing", AS_IS, "told none { section security }",
	    "empty_section", true },
	{ "told where it stands", AS_IS,
	    "told none { section security; link 'https://a.example' }",
	    "empty_section", false },
	{ "a source that is told at first contact",
	    "\tno third party sources\n", "",
	    "source other { told by ~; told at first contact }", "art14_unsaid",
	    false },
	{ "a source that is told before passing on",
	    "\tno third party sources\n", "",
	    "source other { told by ~; told before passing on }",
	    "art14_unsaid", false },
	{ "a source that is not told", "\tno third party sources\n", "",
	    "source other { told by ~ }", "art14_unsaid", true },
	/* life */
	{ "dead, and deleted at once",
	    "\twhen death confirmed: stop messages, delete after 30 days\n",
	    "\twhen death confirmed: stop messages, delete\n", NULL,
	    "death_at_once", true },
	{ "dead, and looked through",
	    "\twhen death confirmed: stop messages, delete after 30 days\n",
	    "\twhen death confirmed: stop messages, review\n", NULL,
	    "death_at_once", false },
	{ "declined, without a mark",
	    "\twhen declined: delete, keep do-not-invite mark for 2 years\n",
	    "\twhen declined: delete\n", NULL, "refusal_forgotten", true },
	{ "declined, and kept",
	    "\twhen declined: delete, keep do-not-invite mark for 2 years\n",
	    "\twhen declined: review\n", NULL, "refusal_forgotten", false },
	{ "dues: late", LEFT("\t8 months after dues unpaid: delete\n"), NULL,
	    "dues_late", true },
	{ "dues: looked through late",
	    LEFT("\t8 months after dues unpaid: review\n"), NULL, "dues_late",
	    false },
	{ "requests: by a law", "\t3 years after closed: delete\n",
	    "\t3 years after closed: delete\n\tprovision \"arkivlova\"\n", NULL,
	    "archive_unsaid", false },
	{ "answered in days", "answered within 30 days, a month at most",
	    "answered within 29 days", NULL, "promise_in_days", true },
	{ "answered in a year", "answered within 30 days, a month at most",
	    "answered within 1 year", NULL, "promise_in_days", false },
	{ "answered in fewer days", "answered within 30 days, a month at most",
	    "answered within 28 days", NULL, "promise_in_days", false },
	/* most and least */
	{ "at most less than at least", AS_IS,
	    "keep fields town < at least 5 years after joined: block;"
	    "at most 2 years after joined: delete >",
	    "least_over_most", true },
	{ "at most of another event", AS_IS,
	    "keep fields town < at least 5 years after joined: block;"
	    "at most 2 years after left: delete >",
	    "least_over_most", false },
	{ "at most more than at least", AS_IS,
	    "keep fields town < at least 2 years after joined: block;"
	    "at most 5 years after joined: delete >",
	    "least_over_most", false },
	/* numbers */
	{ "a number of the state by its short name", AS_IS,
	    "field fnr text { from the_member; visible to the person }",
	    "national_id_unreasoned", true },
	{ "… of another state", AS_IS,
	    "field bsn text { from the_member; visible to the person }",
	    "national_id_unreasoned", true },
	{ "… of a third", AS_IS,
	    "field ssn text { from the_member; visible to the person }",
	    "national_id_unreasoned", true },
	{ "… by its term", AS_IS,
	    "field number text { vocabulary pd:NationalIdentificationNumber; "
	    "from the_member; visible to the person }",
	    "national_id_unreasoned", true },
	{ "a number of members", AS_IS,
	    "field number text { from the_member; visible to the person }",
	    "national_id_unreasoned", false },
	/* ages */
	{ "a purpose's own age, and a guardian for longer", AS_IS,
	    "kind of person youth { current; aged under 18 years; guardian "
	    "acts for consent }"
	    "purpose other { for youth; using town; consent alone from 15 "
	    "years by ~; basis consent }",
	    "ages_of_one", true },
	{ "a purpose's own age, and a guardian until then", AS_IS,
	    "kind of person youth { current; aged under 15 years; guardian "
	    "acts for consent }"
	    "purpose other { for youth; using town; consent alone from 15 "
	    "years by ~; basis consent }",
	    "ages_of_one", false },
	{ "a purpose's own age, of others", AS_IS,
	    "kind of person youth { current; aged under 18 years; guardian "
	    "acts for consent }"
	    "purpose other { for friend; using town; consent alone from 15 "
	    "years by ~; basis consent }",
	    "ages_of_one", false },
};

int
main(void)
{
	return near_main("test/unit/lang_check.vern", rows, ARRAY_LEN(rows));
}
