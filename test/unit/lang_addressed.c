/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * G30(1): texts that the statement prints to people and the record of them:
 * what says “you” is found, each line by itself, and what says it of them is
 * not.
 */
#include "lang_rows.h"

#define AS_IS NULL, NULL

#define YOU   "nb 'du ber om det' nn 'du ber om det' en 'you ask'"
#define GUEST "nb 'gjesten ber' nn 'gjesten ber' en 'the guest asks'"
#define ONE   "nb 'gjesten ber' nn 'gjesten ber' en 'you ask'"

#define STAY                                            \
	"kind of person guest { not in the register } " \
	"purpose stay { for guest; basis contract } "
#define DATA(lines)                                                     \
	STAY "data category booking { kept for 1 year; " lines "; for " \
	     "purposes stay } "
#define OLD      "en \"The old register\""
#define FROM     "en \"your old register\""
#define SELF     "nb \"Personen selv\""
#define YOURSELF "nb \"deg selv\""

static const struct near_row rows[] = {
	{ "kept longer when", AS_IS, DATA("kept longer when " YOU),
	    "said_to_person", true },
	{ "… of them", AS_IS, DATA("kept longer when " GUEST), "said_to_person",
	    false },
	{ "… in one language", AS_IS, DATA("kept longer when " ONE),
	    "said_to_person", true },
	{ "kept because", AS_IS, DATA("kept because " YOU), "said_to_person",
	    true },
	{ "… of them", AS_IS, DATA("kept because " GUEST), "said_to_person",
	    false },
	{ "collected when", AS_IS, DATA("collected when " YOU),
	    "said_to_person", true },
	{ "… of them", AS_IS, DATA("collected when " GUEST), "said_to_person",
	    false },
	{ "only when, of a recipient", AS_IS,
	    "recipient other { independent; only when " YOU " }",
	    "said_to_person", true },
	{ "… of them", AS_IS,
	    "recipient other { independent; only when " GUEST " }",
	    "said_to_person", false },
	{ "only when, in single cases", AS_IS,
	    "disclosure cases { only when " YOU " }", "said_to_person", true },
	{ "people told when", AS_IS,
	    "breach handling b { people told when " YOU " }", "said_to_person",
	    true },
	{ "… of them", AS_IS,
	    "breach handling b { people told when " GUEST " }",
	    "said_to_person", false },
	{ "a rule of what is kept", AS_IS,
	    "keep fields town { 5 years after left: delete; kept longer "
	    "when " YOU " }",
	    "said_to_person", true },
	{ "a log", AS_IS,
	    "log visits { kept for 7 days; kept longer when " YOU " }",
	    "said_to_person", true },
	{ "a log that says it of them", AS_IS,
	    "log visits { kept for 7 days; kept longer when " GUEST " }",
	    "said_to_person", false },
	{ "a source of what is beside the register", OLD, FROM,
	    DATA("from old_register"), "said_to_person", true },
	{ "… of them", AS_IS, DATA("from old_register"), "said_to_person",
	    false },
	{ "the person, whom the record names in its own words", SELF, YOURSELF,
	    DATA("from the_member"), "said_to_person", false },
	{ "a source of fields, which the record does not name", OLD, FROM, NULL,
	    "said_to_person", false },
};

int
main(void)
{
	return near_main("test/unit/lang_check.vern", rows, ARRAY_LEN(rows));
}
