/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C32: what a line is by what else the statement says: who is a member, what
 * an event is and who notes it, the law by which something is kept, and what
 * one controller answers of itself.
 */
#include "lang_diff_said.h"

#define FRIEND  "kind of person friend"
#define OWN     "\tby own registration\n"
#define NONE    OWN "\tnot members\n"
#define HOBBY   "field hobby", "from the person"
#define OF(who) "required" who "\n\tfrom the person"

#define BEFORE  "", "keep members {"
#define EVENT                                                                 \
	"event filled {\n\tnb \"besatt\" en \"filled\"\n\tabout nb \"O\" en " \
	"\"A\"\n\tnoted by nb \"styret\" en \"the board\"\n}\n"               \
	"data category notes {\n\tnb \"N\" en \"N\"\n"                        \
	"\tkept for 1 year after filled\n}\nkeep members {"
#define PAPERS                                                              \
	"data category papers {\n\tnb \"P\" en \"P\"\n\tkept for 5 years\n" \
	"\tduty under nb \"lov\" en \"law\"\n"                              \
	"\tlegal claims under nb \"krav\" en \"claims\"\n}\nkeep members {"
#define HELD                                                             \
	"keep fields hobby {\n\twhen left: block, delete 5 years after " \
	"joined\n\tfor purpose care\n\tprovision \"lov\"\n}\nkeep members {"

#define UNION_BLOCK \
	"controller office_of {\n\tnb \"F\" en \"U\"\n\tname \"F\"\n}\n"
#define UNION UNION_BLOCK "source person {"
/* What is promised of every enquiry, in another right than the one here. */
#define RIGHTS                                                                 \
	"right access, erasure {\n\tthrough portal, email\n\tanswered within " \
	"30 "                                                                  \
	"days\n}"
#define ENQUIRIES                                                       \
	UNION_BLOCK                                                     \
	"right access, erasure {\n\tthrough portal\n\tanswered within " \
	"10 days for every enquiry\n}\nright objection {\n\tthrough "   \
	"email\n}"
#define THEIRS "right objection", "\tthrough email\n"
#define OWN_IN(days) \
	"\tthrough email\n\tcontroller office_of answered within " days "\n"
#define SOURCE     "", "source person {"
#define RIGHT      "right access", "\tanswered within 30 days\n"
#define WITH(line) "\tanswered within 30 days\n" line
#define BY(line)   WITH("\tcontroller office_of " line "\n")

/* A field and how long it is kept besides; a role that is limited to groups. */
#define KEPT_SO(lines) \
	"keep fields hobby {\n\t24 months after created: delete\n" lines "}\n"
#define KEPT \
	"", "keep members {", KEPT_SO("") "keep members {", "keep fields hobby"
#define AT_END  "\t24 months after created: delete\n"
#define BLOCKED AT_END "\twhen left: block, delete after 5 years\n"
#define LATER   AT_END "\t1 year after joined: block, delete after 1 day\n"
#define LAST    "\tsecond person for send\n"
#define CREW    "}\ngroup type crew {\n\tnb \"Lag\" en \"Crew\"\n\tby choice\n}\n"
#define LED(seen)                                                      \
	"field full_name", "visible to the person, staff",             \
	    "visible to the person, " seen, "role office", LAST "}\n", \
	    LAST CREW, LAST "\tonly for group crew\n" CREW

static const struct said rows[] = {
	/* what goes with who leaves, and is blocked instead */
	{ "blocked when they leave", KEPT, AT_END, AT_END, BLOCKED, "longer",
	    1 },
	{ "not blocked any more", KEPT, AT_END, BLOCKED, AT_END, "shorter", 1 },
	{ "blocked by the time, and gone", KEPT, AT_END, AT_END, LATER,
	    "shorter", 1 },
	/* who is limited to groups sees what representatives see */
	{ "limited to groups", LED("staff, representatives"), "narrowing", 1 },
	{ "what only representatives see", LED("representatives"), "widening",
	    1 },
	/* who is no member need not give what is required of members */
	{ "a member who was none", HOBBY, OF(" for members"), FRIEND, OWN, NONE,
	    OWN, "widening", 1 },
	{ "a member no more", HOBBY, OF(" for members"), FRIEND, OWN, OWN, NONE,
	    "narrowing", 1 },
	{ "of a purpose's members", HOBBY, OF(" for members for purposes care"),
	    FRIEND, OWN, NONE, OWN, "widening", 1 },
	{ "a member where all must give it", HOBBY, OF(""), FRIEND, OWN, NONE,
	    OWN, "other", 1 },
	{ "no member where none must", "", "club", "club", FRIEND, OWN, OWN,
	    NONE, "other", 1 },
	{ "of whom it is kept", HOBBY, "for members\n\tfrom the person", FRIEND,
	    OWN, NONE, OWN, "widening", 1 },
	/* what begins a period */
	{ "what the event is", BEFORE, EVENT, "event filled", "en \"A\"",
	    "en \"A\"", "en \"B\"", "condition", 1 },
	{ "it is not said any more what", BEFORE, EVENT, "event filled",
	    "\tabout nb \"O\" en \"A\"\n", "\tabout nb \"O\" en \"A\"\n", "",
	    "other", 1 },
	{ "who notes it", BEFORE, EVENT, "event filled", "en \"the board\"",
	    "en \"the board\"", "en \"whoever\"", "condition", 1 },
	{ "nobody notes it any more", BEFORE, EVENT, "event filled",
	    "\tnoted by nb \"styret\" en \"the board\"\n",
	    "\tnoted by nb \"styret\" en \"the board\"\n", "", "other", 1 },
	{ "another label beside it is still a condition", BEFORE, EVENT,
	    "event filled", "en \"filled\"", "en \"filled\"", "en \"empty\"",
	    "condition", 1 },
	{ "longer for some, and shorter for others: once", BEFORE, EVENT,
	    "data category notes", "kept for 1 year after filled",
	    "kept for 18 months after filled",
	    "kept for 12 months after end of the year of filled", "longer", 1 },
	{ "… and the other way", BEFORE, EVENT, "data category notes",
	    "kept for 1 year after filled",
	    "kept for 12 months after end of the year of filled",
	    "kept for 18 months after filled", "longer", 1 },
	{ "a year less, from the end of the year", BEFORE, EVENT,
	    "data category notes", "kept for 1 year after filled",
	    "kept for 3 years after filled",
	    "kept for 1 year after end of the year of filled", "shorter", 1 },
	/* the law by which something is kept */
	{ "data: the duty gone", BEFORE, PAPERS, "data category",
	    "\tduty under nb \"lov\" en \"law\"\n",
	    "\tduty under nb \"lov\" en \"law\"\n", "", "weakened", 1 },
	{ "data: a duty", BEFORE, PAPERS, "data category",
	    "\tduty under nb \"lov\" en \"law\"\n", "",
	    "\tduty under nb \"lov\" en \"law\"\n", "wording", 1 },
	{ "data: another duty", BEFORE, PAPERS, "data category", "en \"law\"",
	    "en \"law\"", "en \"wish\"", "condition", 1 },
	{ "data: no claims", BEFORE, PAPERS, "data category",
	    "\tlegal claims under nb \"krav\" en \"claims\"\n",
	    "\tlegal claims under nb \"krav\" en \"claims\"\n", "", "weakened",
	    1 },
	{ "data: other claims", BEFORE, PAPERS, "data category",
	    "en \"claims\"", "en \"claims\"", "en \"wishes\"", "condition", 1 },
	{ "fields: the law gone", BEFORE, HELD, "keep fields",
	    "\tprovision \"lov\"\n", "\tprovision \"lov\"\n", "", "weakened",
	    1 },
	{ "fields: another law", BEFORE, HELD, "keep fields", "\"lov\"",
	    "\"lov\"", "\"nei\"", "condition", 1 },
	/* what one controller answers of itself: of two rights */
	{ "answers later", SOURCE, UNION, RIGHT, BY("answered within 10 days"),
	    BY("answered within 20 days"), "weakened", 2 },
	{ "answers sooner", SOURCE, UNION, RIGHT, BY("answered within 20 days"),
	    BY("answered within 10 days"), "strengthened", 2 },
	{ "in one way less", SOURCE, UNION, RIGHT, BY("through email, post"),
	    BY("through email"), "weakened", 2 },
	{ "in one way more", SOURCE, UNION, RIGHT, BY("through email"),
	    BY("through email, post"), "strengthened", 2 },
	{ "sooner, in one way less", SOURCE, UNION, RIGHT,
	    BY("through email, post answered within 20 days"),
	    BY("through email answered within 10 days"), "weakened", 2 },
	{ "the sooner one gone", SOURCE, UNION, RIGHT,
	    BY("answered within 10 days"), WITH(""), "weakened", 2 },
	{ "the later one gone", SOURCE, UNION, RIGHT,
	    BY("answered within 90 days"), WITH(""), "strengthened", 2 },
	{ "a later one", SOURCE, UNION, RIGHT, WITH(""),
	    BY("answered within 90 days"), "weakened", 2 },
	{ "a sooner one", SOURCE, UNION, RIGHT, WITH(""),
	    BY("answered within 10 days"), "strengthened", 2 },
	{ "what was so anyhow", SOURCE, UNION, RIGHT, WITH(""),
	    BY("answered within 30 days"), "other", 2 },
	{ "the law's month where nothing is said", SOURCE, UNION, RIGHT,
	    "\tcontroller office_of answered within 10 days\n",
	    "\tcontroller office_of through portal, email\n", "weakened", 2 },
	{ "the later one gone, as every enquiry is answered sooner", "", RIGHTS,
	    ENQUIRIES, THEIRS, OWN_IN("20 days"), "\tthrough email\n",
	    "strengthened", 1 },
	{ "later than every enquiry", "", RIGHTS, ENQUIRIES, THEIRS,
	    "\tthrough email\n", OWN_IN("20 days"), "weakened", 1 },
};

int
main(void)
{
	said_each(rows, ARRAY_LEN(rows));
	return tap_done();
}
