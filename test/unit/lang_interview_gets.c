/* SPDX-License-Identifier: EUPL-1.2 */
/* The interview in files written by hand: who gets facts, and how long they
 * are kept. */
#include "lang_interview_rows.h"

static const struct row rows[] = {
	/* who else gets it */
	{ "nobody, beside others that there are none of",
	    "there are no surveys", "recipients", "no", ERR_OK, "no",
	    "there are no surveys, recipients", NULL },
	{ "somebody, where it was said beside others",
	    "there are no surveys, recipients", "recipients", "yes", ERR_OK, "",
	    "there are no surveys\n", "recipients" },
	{ "a recipient is somebody",
	    CONTROLLER "recipient r {\n\ten \"R\"\n}\n", "recipients", "yes",
	    ERR_OK, "yes", NULL, NULL },
	{ "one that decides together stays a choice",
	    CONTROLLER "recipient r {\n\ten \"R\"\n\tjoint controller\n}\n",
	    "recipient.r.what", "joint", ERR_OK, "joint", "joint controller",
	    NULL },
	{ "… and may become another",
	    CONTROLLER "recipient r {\n\ten \"R\"\n\tjoint controller\n}\n",
	    "recipient.r.what", "acting", ERR_OK, "acting", "acting for us",
	    "joint controller" },
	{ "what else it gets stays",
	    CONTROLLER "field a text {\n\ten \"A\"\n}\nfield b text {\n\ten "
		       "\"B\"\n}\nrecipient r {\n\ten \"R\"\n\tgets a, "
		       "pictures\n}\n",
	    "recipient.r.gets", "b", ERR_OK, "b", "gets pictures, b",
	    "gets a" },
	{ "a recipient with no line gets its first",
	    CONTROLLER "field a text {\n\ten \"A\"\n}\nrecipient r {\n\ten "
		       "\"R\"\n}\n",
	    "recipient.r.gets", "a", ERR_OK, "a", "gets a", NULL },
	{ "a processor without a country has no tool",
	    CONTROLLER "processor p {\n\tname \"P\"\n}\n", "processor.p.tool",
	    "SCC", ERR_NOT_FOUND, NULL, NULL, NULL },
	/* how long */
	{ "a period where a mark is kept",
	    CONTROLLER "keep members {\n\twhen left: delete, keep "
		       "do-not-invite mark for 3 years\n}\n",
	    "keep.left", "30 days", ERR_OK, "30 days",
	    "30 days after left: delete, keep do-not-invite mark for 3 years",
	    NULL },
	{ "at once, where a mark is kept",
	    CONTROLLER "keep members {\n\t30 days after left: delete, keep "
		       "do-not-invite mark for 3 years\n}\n",
	    "keep.left", "0", ERR_OK, "0 days",
	    "when left: delete, keep do-not-invite mark for 3 years", NULL },
	{ "no end of a year where nothing is said of leaving",
	    CONTROLLER "keep members {\n\twhen death confirmed: "
		       "delete\n}\n",
	    "keep.left_year", "yes", ERR_INVALID, NULL, NULL, NULL },
	{ "no longer from the end of the year",
	    CONTROLLER "keep members {\n\t2 months after end of the year of "
		       "left: delete\n}\n",
	    "keep.left_year", "no", ERR_OK, "no", "2 months after left: delete",
	    "year" },
	{ "from the end of a year on",
	    "keep members {\n\twhen end of the year of left: delete\n}\n",
	    "keep.left", "30 days", ERR_OK, "30 days",
	    "\t30 days after end of the year of left: delete\n", NULL },
	{ "a block without that event",
	    CONTROLLER "keep members {\n\twhen death confirmed: delete\n}\n",
	    "keep.left", "30 days", ERR_INVALID, NULL, NULL, "left" },
	{ "a word alone is no block", CONTROLLER "keep\n", "keep.messages",
	    "30 days", ERR_OK, "30 days", "30 days after sent: delete", NULL },
	{ "half a line: when it is answered",
	    CONTROLLER "right access {\n\tanswered within\n}\n", "rights.days",
	    "14 days", ERR_OK, "14 days", "answered within 14 days", NULL },
	{ "a month is no longer than a month", CONTROLLER, "rights.days",
	    "1 month", ERR_OK, "1 month", "answered within 1 month", NULL },
	{ "no rules for changes", CONTROLLER, "changes.lead", "14 days", ERR_OK,
	    "14 days", "lead time 14 days", NULL },
	{ "rules for changes without a time",
	    CONTROLLER "changes {\n\tnotice by email\n}\n", "changes.lead",
	    "14 days", ERR_OK, "14 days",
	    "notice by email\n\tlead time 14 days\n", NULL },
	{ "no ways to ask", CONTROLLER, "rights.channels", "portal", ERR_OK,
	    "portal", "through portal", NULL },
	{ "rules for changes without a way",
	    CONTROLLER "changes {\n\tlead time 30 days\n}\n",
	    "changes.channels", "email", ERR_OK, "email",
	    "lead time 30 days\n\tnotice by email\n", NULL },
};

int
main(void)
{
	a = arena_new(LIMIT_ARENA_ORG);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		hand(&rows[i]);
	arena_free(a);
	return tap_done();
}
