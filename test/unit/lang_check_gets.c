/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The check of who gets something, for what, and where it goes: each thing that
 * is found beside what comes near it and is not.
 */
#include "lang_rows.h"

#define AS_IS      NULL, NULL
#define NOT_IN_EEA "\tonly in the EEA\n", ""

static const struct near_row rows[] = {
	{ "G44: a transfer to who gets it for another purpose too", NOT_IN_EEA,
	    "recipient other { independent; gets full_name; for purposes "
	    "membership, newsletter; country US } transfer t { to country US; "
	    "to recipient other; for purposes membership; by adequacy decision "
	    "'X' }",
	    "transfer_of_a_part", true },
	{ "G44: … for both", NOT_IN_EEA,
	    "recipient other { independent; gets full_name; for purposes "
	    "membership, newsletter; country US } transfer t { to country US; "
	    "to recipient other; for purposes membership, newsletter; by "
	    "adequacy decision 'X' }",
	    "transfer_of_a_part", false },
	{ "G44: … one for each", NOT_IN_EEA,
	    "recipient other { independent; gets full_name; for purposes "
	    "membership, newsletter; country US } transfer t { to country US; "
	    "to recipient other; for purposes membership; by adequacy decision "
	    "'X' } transfer u { to country US; to recipient other; for "
	    "purposes newsletter; by adequacy decision 'X' }",
	    "transfer_of_a_part", false },
	{ "G44: … the other one is to somebody else", NOT_IN_EEA,
	    "recipient other { independent; gets full_name; for purposes "
	    "membership, newsletter; country US } transfer t { to country US; "
	    "to recipient other; for purposes membership; by adequacy decision "
	    "'X' } transfer u { to country US; to recipient boards; for "
	    "purposes newsletter; by adequacy decision 'X' }",
	    "transfer_of_a_part", true },
	{ "G44: … within the EEA", NOT_IN_EEA,
	    "recipient other { independent; gets full_name; for purposes "
	    "membership, newsletter; country IS } transfer t { to country US; "
	    "to recipient other; for purposes membership; by adequacy decision "
	    "'X' }",
	    "transfer_of_a_part", false },
	{ "G44: who works for us, of fields that one purpose uses", NOT_IN_EEA,
	    "processor mill { name 'M'; country US; agreement from 2025-01-01; "
	    "for purposes aid, membership } purpose aid { for members; basis "
	    "contract } transfer t { to country US; by processor mill; using "
	    "full_name; by adequacy decision 'X' }",
	    "transfer_of_a_part", true },
	{ "G44: … where a tool is named for all of it", NOT_IN_EEA,
	    "processor mill { name 'M'; country US; transfer tool 'SCC'; "
	    "agreement from 2025-01-01; for purposes aid, membership } purpose "
	    "aid { for members; basis contract } transfer t { to country US; "
	    "by processor mill; using full_name; by adequacy decision 'X' }",
	    "transfer_of_a_part", false },
	{ "G44: … where there is none at all", NOT_IN_EEA,
	    "processor mill { name 'M'; country US; agreement from 2025-01-01; "
	    "for purposes membership }",
	    "transfer_of_a_part", false },
	{ "G13(1)(e): an authority of which nothing is said", AS_IS,
	    "recipient other { public authority }", "recipient_no_fields",
	    true },
	{ "G13(1)(e): an authority, and when", AS_IS,
	    "recipient other { public authority; only when ~ }",
	    "recipient_no_fields", false },
	{ "G13(1)(e): an authority, and what for", AS_IS,
	    "recipient other { public authority; for purposes membership }",
	    "recipient_no_fields", false },
	{ "G13(1)(e): another one, and when", AS_IS,
	    "recipient other { independent; only when ~ }",
	    "recipient_no_fields", true },
	{ "G13(1)(e): who gets pictures, of a purpose that has nothing else",
	    AS_IS,
	    "purpose snaps { for members; basis consent } pictures p { kept "
	    "for 30 days; for purposes snaps } recipient other { independent; "
	    "for purposes snaps }",
	    "recipient_no_fields", false },
	{ "G13(1)(e): … where it has fields too", AS_IS,
	    "purpose snaps { for members; using town; basis consent } pictures "
	    "p { kept for 30 days; for purposes snaps } recipient other { "
	    "independent; for purposes snaps }",
	    "recipient_no_fields", true },
	{ "G13(1)(e): … or data beside the register", AS_IS,
	    "purpose snaps { for members; basis consent } pictures p { kept "
	    "for 30 days; for purposes snaps } data category d { kept for 30 "
	    "days; for purposes snaps } "
	    "recipient other { independent; for purposes snaps }",
	    "recipient_no_fields", true },
	{ "G13(1)(e): … or another purpose that has", AS_IS,
	    "purpose snaps { for members; basis consent } pictures p { kept "
	    "for 30 days; for purposes snaps } recipient other { independent; "
	    "for purposes snaps, "
	    "membership }",
	    "recipient_no_fields", true },
	{ "G13(1)(e): … or nothing of which it is said what for", AS_IS,
	    "purpose snaps { for members; basis consent } pictures p { kept "
	    "for 30 days; for purposes snaps } recipient other { independent }",
	    "recipient_no_fields", true },
	{ "G13(1)(e): … or no pictures", AS_IS,
	    "purpose snaps { for members; basis consent } recipient other { "
	    "independent; for purposes snaps }",
	    "recipient_no_fields", true },
	{ "G13(1)(f): a transfer of what its processor is not given",
	    NOT_IN_EEA,
	    "processor mill { name 'M'; country US; agreement from 2025-01-01; "
	    "using full_name; for purposes membership } "
	    "transfer t { to country US; by processor mill; using full_name, "
	    "town; by adequacy decision 'X' }",
	    "transfer_not_given", true },
	{ "G13(1)(f): … of what it is given", NOT_IN_EEA,
	    "processor mill { name 'M'; country US; agreement from 2025-01-01; "
	    "using full_name, town; for purposes membership } "
	    "transfer t { to country US; by processor mill; using town; by "
	    "adequacy decision 'X' }",
	    "transfer_not_given", false },
	{ "G13(1)(f): … of one that says nothing of it", NOT_IN_EEA,
	    "processor mill { name 'M'; country US; agreement from 2025-01-01; "
	    "for purposes membership } "
	    "transfer t { to country US; by processor mill; using town; by "
	    "adequacy decision 'X' }",
	    "transfer_not_given", false },
	{ "G13(1)(f): … of declared data", NOT_IN_EEA,
	    "data category d { kept for 30 days; for purposes membership } "
	    "data category e { kept for 30 days; for purposes membership } "
	    "processor mill { name 'M'; country US; agreement from 2025-01-01; "
	    "using d; for purposes membership } "
	    "transfer t { to country US; by processor mill; using e; by "
	    "adequacy decision 'X' }",
	    "transfer_not_given", true },
	{ "G13(1)(f): … that are given", NOT_IN_EEA,
	    "data category d { kept for 30 days; for purposes membership } "
	    "data category e { kept for 30 days; for purposes membership } "
	    "processor mill { name 'M'; country US; agreement from 2025-01-01; "
	    "using d; for purposes membership } "
	    "transfer t { to country US; by processor mill; using d; by "
	    "adequacy decision 'X' }",
	    "transfer_not_given", false },
	{ "G13(1)(f): … by a recipient", NOT_IN_EEA,
	    "data category d { kept for 30 days; for purposes membership } "
	    "data category e { kept for 30 days; for purposes membership } "
	    "recipient other { independent; gets d; country US } "
	    "transfer t { to country US; to recipient other; using e; by "
	    "adequacy decision 'X' }",
	    "transfer_not_given", true },
	{ "G13(1)(f): … that gets them", NOT_IN_EEA,
	    "data category d { kept for 30 days; for purposes membership } "
	    "data category e { kept for 30 days; for purposes membership } "
	    "recipient other { independent; gets d; country US } "
	    "transfer t { to country US; to recipient other; using d; by "
	    "adequacy decision 'X' }",
	    "transfer_not_given", false },
	{ "G13(1)(f): … that gets another field", NOT_IN_EEA,
	    "recipient other { independent; gets full_name; country US } "
	    "transfer t { to country US; to recipient other; using town; by "
	    "adequacy decision 'X' }",
	    "transfer_not_given", true },
	{ "G13(1)(f): … that gets the field", NOT_IN_EEA,
	    "recipient other { independent; gets town; country US } "
	    "transfer t { to country US; to recipient other; using town; by "
	    "adequacy decision 'X' }",
	    "transfer_not_given", false },
	{ "G13(1)(f): … of which nothing is said", NOT_IN_EEA,
	    "recipient other { independent; country US } "
	    "transfer t { to country US; to recipient other; using town; by "
	    "adequacy decision 'X' }",
	    "transfer_not_given", false },
	{ "G13(1)(f): … by one of two", NOT_IN_EEA,
	    "data category d { kept for 30 days; for purposes membership } "
	    "data category e { kept for 30 days; for purposes membership } "
	    "processor mill { name 'M'; country US; agreement from 2025-01-01; "
	    "using d; for purposes membership } "
	    "recipient other { independent; gets e; country US } "
	    "transfer t { to country US; by processor mill; to recipient "
	    "other; using e; by adequacy decision 'X' }",
	    "transfer_not_given", false },
	{ "G13(1)(f): … by nobody in particular", NOT_IN_EEA,
	    "transfer t { to country US; using town; by adequacy decision 'X' "
	    "}",
	    "transfer_not_given", false },
	{ "G4(1): who gets figures gets something", AS_IS,
	    "recipient other { public authority } shared figures f { shows ~; "
	    "anonymous; goes to other }",
	    "recipient_no_fields", false },
};

int
main(void)
{
	return near_main("test/unit/lang_check.vern", rows, ARRAY_LEN(rows));
}
