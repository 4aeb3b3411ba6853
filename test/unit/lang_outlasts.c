/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * G5(1)(e), G7(3), G28(3)(g): what a processor keeps for longer than the
 * controller, and what is kept by consent for longer than people want: found,
 * and beside it not.
 */
#include "lang_rows.h"

#define AS_IS NULL, NULL

#define GUEST                                           \
	"kind of person guest { not in the register } " \
	"purpose stay { for guest; basis contract } "   \
	"purpose letters { for guest; basis consent } "
#define BOOKING(kept) "data category booking { " kept "; for purposes stay } "
#define PRINTER(lines) \
	"processor printer { name 'P AS'; for purposes stay; " lines " } "
#define ADDRESS(lines, of) \
	"data category postal { " lines "; for purposes " of " } "
#define BOX(lines) "pictures box { " lines "; for purposes letters } "

static const struct near_row rows[] = {
	{ "G28(3)(g) a processor for longer", AS_IS,
	    GUEST BOOKING("kept for 1 month") PRINTER("kept for 2 years"),
	    "processor_keeps_longer", true },
	{ "for as long", AS_IS,
	    GUEST BOOKING("kept for 12 months") PRINTER("kept for 1 year"),
	    "processor_keeps_longer", false },
	{ "for less", AS_IS,
	    GUEST BOOKING("kept for 1 year") PRINTER("kept for 1 month"),
	    "processor_keeps_longer", false },
	{ "for longer, after the same event", AS_IS,
	    GUEST BOOKING("kept for 1 month after case closed")
		PRINTER("kept for 2 years after case closed"),
	    "processor_keeps_longer", true },
	{ "after another, of which nobody knows", AS_IS,
	    GUEST BOOKING("kept for 1 month after case closed")
		PRINTER("kept for 2 years after created"),
	    "processor_keeps_longer", false },
	{ "after an event of one's own, and another", AS_IS,
	    GUEST "event left_us { noted by 'a' } "
		  "event paid_us { noted by 'a' } " BOOKING(
		      "kept for 1 month after left_us")
		      PRINTER("kept for 2 years after paid_us"),
	    "processor_keeps_longer", false },
	{ "until the end of the year may be longer", AS_IS,
	    GUEST BOOKING(
		"kept for 2 months after end of the year of case closed")
		PRINTER("kept for 6 months after case closed"),
	    "processor_keeps_longer", false },
	{ "and is not", AS_IS,
	    GUEST BOOKING(
		"kept for 2 months after end of the year of case closed")
		PRINTER("kept for 3 years after case closed"),
	    "processor_keeps_longer", true },
	{ "one thing is kept as long", AS_IS,
	    GUEST BOOKING("kept for 1 month")
		ADDRESS("kept for 3 years", "stay") PRINTER("kept for 2 years"),
	    "processor_keeps_longer", false },
	{ "which it is not given", AS_IS,
	    GUEST BOOKING("kept for 1 month") ADDRESS("kept for 3 years",
		"stay") PRINTER("using booking; kept for 2 years"),
	    "processor_keeps_longer", true },
	{ "of one no period is said", AS_IS,
	    GUEST BOOKING("kept for good; provision 'Law § 1'")
		PRINTER("kept for 2 years"),
	    "processor_keeps_longer", false },
	{ "it is given nothing", AS_IS, GUEST PRINTER("kept for 2 years"),
	    "processor_keeps_longer", false },
	{ "it works for another purpose", AS_IS,
	    GUEST ADDRESS("kept for 1 month", "letters")
		PRINTER("kept for 2 years"),
	    "processor_keeps_longer", false },
	{ "it is given what is in the register too", AS_IS,
	    GUEST ADDRESS("kept for 1 month",
		"membership") "processor printer { name 'P AS'; for purposes "
			      "membership; "
			      "kept for 2 years }",
	    "processor_keeps_longer", false },
	{ "nothing is said of it", AS_IS,
	    GUEST BOOKING("kept for 1 month") PRINTER("country NO"),
	    "processor_keeps_longer", false },

	{ "G7(3) by consent, for ten years", AS_IS,
	    GUEST ADDRESS("kept for 10 years", "letters"), "consent_kept_long",
	    true },
	{ "for as long as the proof of it", AS_IS,
	    GUEST ADDRESS("kept for 3 years", "letters"), "consent_kept_long",
	    false },
	{ "by contract", AS_IS, GUEST ADDRESS("kept for 10 years", "stay"),
	    "consent_kept_long", false },
	{ "by consent, and by contract", AS_IS,
	    GUEST ADDRESS("kept for 10 years", "letters, stay"),
	    "consent_kept_long", false },
	{ "for no purpose", AS_IS,
	    GUEST "data category postal { kept for 10 years }",
	    "consent_kept_long", false },
	{ "for a purpose without a basis", AS_IS,
	    GUEST "purpose more { for guest } " ADDRESS("kept for 10 years",
		"letters, more"),
	    "consent_kept_long", false },
	{ "by consent, or by law", AS_IS,
	    GUEST "purpose more { for guest; basis consent; basis legal "
		  "obligation } " ADDRESS("kept for 10 years", "more"),
	    "consent_kept_long", false },
	{ "from when it was written", AS_IS,
	    GUEST ADDRESS("kept for 10 years after created", "letters"),
	    "consent_kept_long", true },
	{ "from the withdrawal", AS_IS,
	    GUEST ADDRESS("kept for 10 years after withdrawn", "letters"),
	    "consent_kept_long", false },
	{ "until that", AS_IS,
	    GUEST ADDRESS("kept for 10 years; kept until withdrawn", "letters"),
	    "consent_kept_long", false },
	{ "by a duty", AS_IS,
	    GUEST ADDRESS("kept for 10 years; duty under 'Law § 1'", "letters"),
	    "consent_kept_long", false },
	{ "for a claim", AS_IS,
	    GUEST ADDRESS("kept for 10 years; legal claims under 'Law § 1'",
		"letters"),
	    "consent_kept_long", false },
	{ "by a provision", AS_IS,
	    GUEST ADDRESS("kept for 10 years; provision 'Law § 1'", "letters"),
	    "consent_kept_long", false },
	{ "for good", AS_IS,
	    GUEST ADDRESS("kept for good; provision 'Law § 1'", "letters"),
	    "consent_kept_long", false },
	{ "pictures", AS_IS, GUEST BOX("kept for 10 years"),
	    "consent_kept_long", true },
	{ "pictures that are removed on request", AS_IS,
	    GUEST BOX("kept for 10 years; removed on request"),
	    "consent_kept_long", false },
	{ "pictures that are removed in time", AS_IS,
	    GUEST BOX("kept for 10 years; removed within 3 days"),
	    "consent_kept_long", false },
	{ "an archive, which is no data of the purpose", AS_IS,
	    GUEST "archive papers { holds ~; kept for 10 years; for purposes "
		  "letters }",
	    "consent_kept_long", false },
};

int
main(void)
{
	return near_main("test/unit/lang_check.vern", rows, ARRAY_LEN(rows));
}
