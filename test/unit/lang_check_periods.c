/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Declared facts that say how long they are kept, and that do not (Art.
 * 13(2)(a)): found, and beside it not.
 */
#include "lang_rows.h"

#define AS_IS NULL, NULL

#define WRITERS                                          \
	"kind of person writer { not in the register } " \
	"purpose keeping { for writer; basis contract } "
#define PAPERS                                                \
	"archive papers { holds ~; kept for good; provision " \
	"'arkivlova § 9'; for purposes keeping } "

static const struct near_row rows[] = {
	{ "Art. 13(2)(a): a profile of no period", AS_IS,
	    "profile taste { from town; logic ~; switched off by email; for "
	    "purposes newsletter }",
	    "fact_incomplete", true },
	{ "Art. 13(2)(a): a profile with one", AS_IS,
	    "profile taste { from town; logic ~; switched off by email; kept "
	    "for 1 year; for purposes newsletter }",
	    "fact_incomplete", false },
	{ "Art. 13(2)(a): tracking of no period", AS_IS,
	    "tracking clicks { follows ~; for purposes newsletter }",
	    "fact_incomplete", true },
	{ "Art. 13(2)(a): tracking with one", AS_IS,
	    "tracking clicks { follows ~; kept for 1 year; for purposes "
	    "newsletter }",
	    "fact_incomplete", false },
	{ "Art. 13(2)(a): tracking of nobody", AS_IS,
	    "tracking clicks { follows ~; anonymous; for purposes newsletter }",
	    "fact_incomplete", false },
	{ "Art. 13(2)(a): a national id of no period", AS_IS,
	    "national id nin { reason ~; for purposes newsletter }",
	    "fact_incomplete", true },
	{ "Art. 13(2)(a): a national id with one", AS_IS,
	    "national id nin { reason ~; kept for 1 year; for purposes "
	    "newsletter }",
	    "fact_incomplete", false },
	{ "Art. 13(2)(a): what an event asks for, with no period", AS_IS,
	    "event type fair { free of charge; asks full_name; for purposes "
	    "newsletter }",
	    "fact_incomplete", true },
	{ "Art. 13(2)(a): an event with one", AS_IS,
	    "event type fair { free of charge; asks full_name; kept after "
	    "event for 1 month; for purposes newsletter }",
	    "fact_incomplete", false },
	{ "Art. 14(3): a friend signed up, and not told when", AS_IS,
	    "event type fair { free of charge; asks full_name; others may be "
	    "signed up; kept after event for 1 month; for purposes newsletter "
	    "}",
	    "fact_incomplete", true },
	{ "Art. 30(1)(f): a purpose of an archive alone", AS_IS, WRITERS PAPERS,
	    "record_no_period", false },
	{ "Art. 5(1)(c): which is what it uses", AS_IS, WRITERS PAPERS,
	    "no_fields", false },
	{ "Art. 5(1)(c): an archive for something else", AS_IS,
	    WRITERS "archive papers { holds ~; kept for good; provision "
		    "'arkivlova § 9'; for purposes membership }",
	    "no_fields", true },
	{ "Art. 30(1)(f): … and of data that end never", AS_IS,
	    WRITERS PAPERS "data category letters { for purposes keeping }",
	    "record_no_period", true },
	{ "Art. 13(2)(a): an archive of no period", AS_IS,
	    "archive papers { holds ~ }", "fact_incomplete", true },
	{ "Art. 13(2)(a): an archive for good", AS_IS,
	    "archive papers { holds ~; kept for good; provision 'arkivlova § "
	    "9' }",
	    "fact_incomplete", false },
};

int
main(void)
{
	return near_main("test/unit/lang_check.vern", rows, ARRAY_LEN(rows));
}
