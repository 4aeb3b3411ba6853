/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The check of tracking, and of what an impact assessment is asked for: each
 * thing that is found beside what comes near it and is not.
 */
#include "lang_rows.h"

#define AS_IS NULL, NULL
#define WITH_CHILDREN                                                   \
	"changes {",                                                    \
	    "children {\n"                                              \
	    "\tguardian consent\n"                                      \
	    "\tconsent alone from 13 years by \"l\" since 2018-07-20\n" \
	    "}\n"                                                       \
	    "\n"                                                        \
	    "changes {"

static const struct near_row rows[] = {
	{ "tracking: both", AS_IS,
	    "tracking t { follows web pages; follows ~; kept for 30 days; for "
	    "purposes newsletter; anonymous; pseudonymous }",
	    "fact_one_of", true },
	{ "tracking: anonymous", AS_IS,
	    "tracking t { follows web pages; follows ~; kept for 30 days; for "
	    "purposes newsletter; anonymous }",
	    "fact_one_of", false },
	{ "C11: tracking on consent", AS_IS,
	    "tracking t { follows web pages; follows ~; kept for 30 days; for "
	    "purposes newsletter }",
	    "tracking_without_consent", false },
	{ "C11: tracking on a contract", AS_IS,
	    "tracking t { follows web pages; follows ~; kept for 30 days; for "
	    "purposes membership }",
	    "tracking_without_consent", true },
	{ "C11: anonymous tracking", AS_IS,
	    "tracking t { follows web pages; follows ~; kept for 30 days; for "
	    "purposes membership; anonymous }",
	    "tracking_without_consent", false },
	{ "C11: tracking of web pages against no tracking in mail",
	    "promise no ip address stored\n",
	    "promise no ip address stored\n"
	    "promise no tracking in mail\n",
	    "tracking t { follows web pages; follows ~; kept for 30 days; for "
	    "purposes newsletter }",
	    "promise_contradicted", false },
	{ "C11: tracking of mail against it", "promise no ip address stored\n",
	    "promise no ip address stored\n"
	    "promise no tracking in mail\n",
	    "tracking t { follows web pages; follows ~; kept for 30 days; for "
	    "purposes newsletter; follows mail }",
	    "promise_contradicted", true },
	{ "Art. 35: two signs, children and tracking", WITH_CHILDREN,
	    "tracking t { follows web pages; follows ~; kept for 30 days; for "
	    "purposes newsletter }",
	    "assessment_missing", true },
	{ "Art. 35: nobody is followed by anonymous tracking", WITH_CHILDREN,
	    "tracking t { follows web pages; follows ~; for purposes "
	    "newsletter; anonymous }",
	    "assessment_missing", false },
	{ "recital 26: anonymous tracking needs no period", AS_IS,
	    "purpose reach { for members; basis contract } "
	    "tracking t { follows web pages; follows ~; for purposes reach; "
	    "anonymous }",
	    "record_no_period", false },
	{ "recital 26: and it is what the purpose uses", AS_IS,
	    "purpose reach { for members; basis contract } "
	    "tracking t { follows web pages; follows ~; for purposes reach; "
	    "anonymous }",
	    "no_fields", false },
	{ "Art. 35: one sign", WITH_CHILDREN, NULL, "assessment_missing",
	    false },
	{ "Art. 35: children who are not meant", "changes {",
	    "children {\n"
	    "\tguardian consent\n"
	    "\tnot targeted\n"
	    "\tconsent alone from 13 years by \"l\" since 2018-07-20\n"
	    "}\n"
	    "\n"
	    "changes {",
	    "tracking t { follows web pages; follows ~; kept for 30 days; for "
	    "purposes newsletter }",
	    "assessment_missing", false },
	{ "Art. 35: automated decisions and tracking",
	    "\tno automated decisions\n", "\tautomated decisions\n",
	    "tracking t { follows web pages; follows ~; kept for 30 days; for "
	    "purposes newsletter }",
	    "assessment_missing", true },
	{ "Art. 35: it was assessed", WITH_CHILDREN,
	    "tracking t { follows web pages; follows ~; kept for 30 days; for "
	    "purposes newsletter } impact assessment dpia { assessed "
	    "2026-01-30; conclusion ~ }",
	    "assessment_missing", false },
};

int
main(void)
{
	return near_main("test/unit/lang_check.vern", rows, ARRAY_LEN(rows));
}
