/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The check of declared facts, recipients, sources, ages and withdrawals: each
 * thing that is found beside what comes near it and is not.
 */
#include "lang_rows.h"

#define AS_IS            NULL, NULL
#define NOT_IN_EEA       "\tonly in the EEA\n", ""
#define NOT_NONE_SPECIAL "\tno special categories\n", ""
#define WITH_UNION                                                       \
	"field town place {", "field union text {\n"                     \
			      "\tnb \"X\" nn \"Y\" en \"Z\"\n"           \
			      "\tfrom the_member\n"                      \
			      "\tvisible to the person, staff\n"         \
			      "\tspecial category by \"Art. 9(2)(d)\"\n" \
			      "}\n"                                      \
			      "\n"                                       \
			      "field town place {"
#define WITH_AGES                                                       \
	"changes {",                                                    \
	    "children {\n"                                              \
	    "\tconsent alone from 15 years by \"l\" since 2018-07-20\n" \
	    "\tjoining alone from 15 years by \"l\"\n"                  \
	    "}\n"                                                       \
	    "\n"                                                        \
	    "changes {"
#define NEWS_FOR_YOUTH                           \
	"\tfor members\n"                        \
	"\tusing full_name, email_address\n"     \
	"\tsend by email\n"                      \
	"\tclass marketing\n"                    \
	"\tbasis consent\n",                     \
	    "\tfor members, youth\n"             \
	    "\tusing full_name, email_address\n" \
	    "\tsend by email\n"                  \
	    "\tclass marketing\n"                \
	    "\tbasis consent\n"

static const struct near_row rows[] = {
	{ "Art. 9: a letter", NOT_NONE_SPECIAL,
	    "sensitive membership s { condition 'Art. 9(2)(d)'; shown as ~ }",
	    "condition_unknown", false },
	{ "Art. 9: a letter in Norwegian", NOT_NONE_SPECIAL,
	    "sensitive membership s { condition 'artikkel 9 nr. 2 bokstav j'; "
	    "shown as ~ }",
	    "condition_unknown", false },
	{ "Art. 9: no letter", NOT_NONE_SPECIAL,
	    "sensitive membership s { condition 'Art. 9(2)'; shown as ~ }",
	    "condition_unknown", true },
	{ "Art. 9: one that it has not", NOT_NONE_SPECIAL,
	    "sensitive membership s { condition 'Art. 9(2)(k)'; shown as ~ }",
	    "condition_unknown", true },
	{ "Art. 9: a letter within a word", NOT_NONE_SPECIAL,
	    "sensitive membership s { condition 'Art. 9 bed'; shown as ~ }",
	    "condition_unknown", true },
	{ "Art. 9: a letter at the end", NOT_NONE_SPECIAL,
	    "sensitive membership s { condition 'Art. 9 a'; shown as ~ }",
	    "condition_unknown", false },
	{ "Art. 9: no article", NOT_NONE_SPECIAL,
	    "sensitive membership s { condition 'consent (a)'; shown as ~ }",
	    "condition_unknown", true },
	{ "Art. 9: said although there is none", AS_IS,
	    "sensitive membership s { condition 'Art. 9(2)(d)'; shown as ~ }",
	    "special_contradiction", true },
	{ "Art. 9: said where nothing is denied", NOT_NONE_SPECIAL,
	    "sensitive membership s { condition 'Art. 9(2)(d)'; shown as ~ }",
	    "special_contradiction", false },
	{ "N22: a fact whose review is past", AS_IS,
	    "measure locks { physical; attested by administrator on "
	    "2025-11-20; review by 2026-02-28 }",
	    "told_overdue", true },
	{ "N22: a fact reviewed later", AS_IS,
	    "measure locks { physical; attested by administrator on "
	    "2025-11-20; review by 2026-03-02 }",
	    "told_overdue", false },
	{ "figures: neither", AS_IS, "shared figures f { shows ~ }",
	    "fact_one_of", true },
	{ "figures: both", AS_IS,
	    "shared figures f { shows ~; anonymous; pseudonymous }",
	    "fact_one_of", true },
	{ "figures: one", AS_IS, "shared figures f { shows ~; anonymous }",
	    "fact_one_of", false },
	{ "data: required, and no reason", AS_IS,
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes membership; required }",
	    "required_without_reason", true },
	{ "data: required, with a reason", AS_IS,
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes membership; required; reason ~ }",
	    "required_without_reason", false },
	{ "data: special, by no letter", NOT_NONE_SPECIAL,
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes membership; special category by 'the law' }",
	    "condition_unknown", true },
	{ "data: special, by a letter", NOT_NONE_SPECIAL,
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes membership; special category by 'Art. 9(2)(b)' }",
	    "condition_unknown", false },
	{ "data: special, although there is none", AS_IS,
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes membership; special category by 'Art. 9(2)(b)' }",
	    "special_contradiction", true },
	{ "Art. 9(2)(a): data on a contract", NOT_NONE_SPECIAL,
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes membership; special category by 'Art. 9(2)(a)' }",
	    "special_without_condition", true },
	{ "Art. 9(2)(a): in Norwegian", NOT_NONE_SPECIAL,
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes membership; special category by 'artikkel 9 nr. 2 "
	    "bokstav a' }",
	    "special_without_condition", true },
	{ "Art. 9(2)(a): data on consent", NOT_NONE_SPECIAL,
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes newsletter; special category by 'Art. 9(2)(a)' }",
	    "special_without_condition", false },
	{ "Art. 9(2)(b): data on a contract", NOT_NONE_SPECIAL,
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes membership; special category by 'Art. 9(2)(b)' }",
	    "special_without_condition", false },
	{ "G12(3) a right: one answers later than the law lets",
	    "\tthrough portal, email, post\n",
	    "\tthrough portal, email, post\n\tcontroller society answered "
	    "within 2 months\n",
	    NULL, "promise_over_month", true },
	{ "G12(3) … in time", "\tthrough portal, email, post\n",
	    "\tthrough portal, email, post\n\tcontroller society answered "
	    "within 14 days\n",
	    NULL, "promise_over_month", false },
	{ "G12(2) a right by push alone of one",
	    "\tthrough portal, email, post\n",
	    "\tthrough portal, email, post\n\tcontroller society through "
	    "push\n",
	    NULL, "push_no_answer", true },
	{ "G12(2) a right: no way, but one of the only controller",
	    "\tthrough post\n}", "\tcontroller society through post\n}", NULL,
	    "right_no_channel", false },
	{ "pictures: removed within a time, and on request", AS_IS,
	    "pictures p { removed within 3 days; removed on request }",
	    "fact_one_of", true },
	{ "pictures: removed on request", AS_IS,
	    "pictures p { removed on request }", "fact_one_of", false },
	{ "content: removed within a time, and on request", AS_IS,
	    "user content p { removed within 3 days; removed on request }",
	    "fact_one_of", true },
	{ "content: removed within a time", AS_IS,
	    "user content p { removed within 3 days }", "fact_one_of", false },
	{ "a publication: removed within a time, and on request", AS_IS,
	    "publication p { removed within 3 days; removed on request }",
	    "fact_one_of", true },
	{ "a publication: removed within a time", AS_IS,
	    "publication p { removed within 3 days }", "fact_one_of", false },
	{ "a field: required and voluntary", AS_IS,
	    "field g text { from the_member; visible to the person; required; "
	    "reason ~; voluntary }",
	    "fact_one_of", true },
	{ "a field: required for one purpose, and voluntary", AS_IS,
	    "field g text { from the_member; visible to the person; required "
	    "for purposes newsletter; voluntary }",
	    "fact_one_of", true },
	{ "a field: voluntary", AS_IS,
	    "field g text { from the_member; visible to the person; voluntary "
	    "}",
	    "fact_one_of", false },
	{ "data: required and voluntary", AS_IS,
	    "data category d { required; reason ~; voluntary; kept for 1 "
	    "year; for purposes newsletter }",
	    "fact_one_of", true },
	{ "data: voluntary", AS_IS,
	    "data category d { voluntary; kept for 1 year; for purposes "
	    "newsletter }",
	    "fact_one_of", false },
	{ "cameras: nothing recorded, and longer when", AS_IS,
	    "camera surveillance c { covers area ~; not recorded; kept longer "
	    "when ~ }",
	    "fact_one_of", true },
	{ "cameras: recorded, and longer when", AS_IS,
	    "camera surveillance c { covers area ~; kept for 7 days; kept "
	    "longer when ~ }",
	    "fact_one_of", false },
	{ "cameras: a month, and why", AS_IS,
	    "camera surveillance c { covers area ~; kept for 1 month; reason "
	    "~ }",
	    "footage_long", false },
	{ "cameras: a month, by a law", AS_IS,
	    "camera surveillance c { covers area ~; kept for 1 month; "
	    "provision 'l' }",
	    "footage_long", false },
	{ "cameras: a month", AS_IS,
	    "camera surveillance c { covers area ~; kept for 1 month; kept "
	    "longer when ~ }",
	    "footage_long", true },
	{ "data: kept by a duty", AS_IS,
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes membership; duty under 'l' }",
	    "fact_one_of", false },
	{ "data: not stored, by a duty", AS_IS,
	    "data category d { collected when ~; not stored; for purposes "
	    "membership; "
	    "duty under 'l' }",
	    "fact_one_of", true },
	{ "data: not stored, for claims", AS_IS,
	    "data category d { collected when ~; not stored; for purposes "
	    "membership; "
	    "legal claims under 'l' }",
	    "fact_one_of", true },
	{ "data: kept and not stored", AS_IS,
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes membership; not stored }",
	    "fact_one_of", true },
	{ "data: kept", AS_IS,
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes membership }",
	    "fact_one_of", false },
	{ "G28: nobody behind who may not pass on", "\tname \"Drift AS\"\n",
	    "\tname \"Drift AS\"\n"
	    "\tmay not pass on\n",
	    "subprocessor s { used by hosting; name 'S'; service provided ~; "
	    "country NO }",
	    "fact_denied", true },
	{ "G28: somebody behind who may", AS_IS,
	    "subprocessor s { used by hosting; name 'S'; service provided ~; "
	    "country NO }",
	    "fact_denied", false },
	{ "C16: a subprocessor outside the EEA", AS_IS,
	    "subprocessor s { used by hosting; name 'S'; service provided ~; "
	    "country US }",
	    "eea_contradiction", true },
	{ "C16: a subprocessor in the EEA", AS_IS,
	    "subprocessor s { used by hosting; name 'S'; service provided ~; "
	    "country NO }",
	    "eea_contradiction", false },
	{ "C16: outside, where nothing is promised", NOT_IN_EEA,
	    "subprocessor s { used by hosting; name 'S'; service provided ~; "
	    "country US }",
	    "eea_contradiction", false },
	{ "C16: a controller outside the EEA too", AS_IS,
	    "controller other { name 'O'; country NO, IN }",
	    "eea_contradiction", true },
	{ "C16: a controller in the EEA", AS_IS,
	    "controller other { name 'O'; country NO, SE }",
	    "eea_contradiction", false },
	{ "C16: a controller outside, where nothing is promised", NOT_IN_EEA,
	    "controller other { name 'O'; country NO, IN }",
	    "eea_contradiction", false },
	{ "C16: a system outside the EEA", AS_IS,
	    "system s { run by hosting; country US }", "eea_contradiction",
	    true },
	{ "C16: a system in both", AS_IS,
	    "system s { run by hosting; country NO, US }", "eea_contradiction",
	    true },
	{ "C16: a transfer, although nothing leaves", AS_IS,
	    "transfer t { to country US; by processor hosting; by adequacy "
	    "decision '2023/1795' }",
	    "eea_contradiction", true },
	{ "Art. 46: no tool", NOT_IN_EEA,
	    "transfer t { to country US; by processor hosting }",
	    "transfer_without_tool", true },
	{ "Art. 46: within the EEA none is needed", NOT_IN_EEA,
	    "transfer t { to country SE; by processor hosting }",
	    "transfer_without_tool", false },
	{ "Art. 45: an adequacy decision", NOT_IN_EEA,
	    "transfer t { to country US; by processor hosting; by adequacy "
	    "decision '2023/1795' }",
	    "transfer_without_tool", false },
	{ "Art. 49: a derogation", NOT_IN_EEA,
	    "transfer t { to country US; by processor hosting; by derogation "
	    "'Art. 49(1)(a)' }",
	    "transfer_without_tool", false },
	{ "Art. 47: binding rules", NOT_IN_EEA,
	    "transfer t { to country US; by processor hosting; by binding "
	    "corporate rules }",
	    "transfer_without_tool", false },
	{ "G46: the Privacy Shield", NOT_IN_EEA,
	    "transfer t { to country US; by processor hosting; by privacy "
	    "shield }",
	    "privacy_shield", true },
	{ "G46: no Privacy Shield", NOT_IN_EEA,
	    "transfer t { to country US; by processor hosting; by binding "
	    "corporate rules }",
	    "privacy_shield", false },
	{ "Schrems II: rules, unassessed", NOT_IN_EEA,
	    "transfer t { to country US; by processor hosting; by binding "
	    "corporate rules }",
	    "transfer_unassessed", true },
	{ "Schrems II: clauses, unassessed", NOT_IN_EEA,
	    "transfer t { to country US; by processor hosting; by standard "
	    "contractual clauses }",
	    "transfer_unassessed", true },
	{ "Schrems II: clauses, assessed", NOT_IN_EEA,
	    "transfer t { to country US; by processor hosting; by standard "
	    "contractual clauses; assessed 2026-01-30 }",
	    "transfer_unassessed", false },
	{ "Schrems II: a decision needs none", NOT_IN_EEA,
	    "transfer t { to country US; by processor hosting; by adequacy "
	    "decision '2023/1795' }",
	    "transfer_unassessed", false },
	{ "Art. 13(1)(f): where a copy is had", NOT_IN_EEA,
	    "transfer t { to country US; by processor hosting; by binding "
	    "corporate rules; assessed 2026-01-30; using full_name }",
	    "fact_incomplete", true },
	{ "Art. 13(1)(f): it is said", NOT_IN_EEA,
	    "transfer t { to country US; by processor hosting; by binding "
	    "corporate rules; assessed 2026-01-30; using full_name; copy from "
	    "'the office' }",
	    "fact_incomplete", false },
	{ "Art. 33: 72 hours", AS_IS,
	    "breach handling b { authority told within 72 hours; people told "
	    "when ~; responsible 'office' }",
	    "breach_late", false },
	{ "Art. 33: 73 hours", AS_IS,
	    "breach handling b { authority told within 73 hours; people told "
	    "when ~; responsible 'office' }",
	    "breach_late", true },
	{ "Art. 33: three days", AS_IS,
	    "breach handling b { authority told within 3 days; people told "
	    "when ~; responsible 'office' }",
	    "breach_late", false },
	{ "Art. 33: four days", AS_IS,
	    "breach handling b { authority told within 4 days; people told "
	    "when ~; responsible 'office' }",
	    "breach_late", true },
	{ "Art. 33: a month", AS_IS,
	    "breach handling b { authority told within 1 month; people told "
	    "when ~; responsible 'office' }",
	    "breach_late", true },
	{ "Art. 33: a year", AS_IS,
	    "breach handling b { authority told within 1 year; people told "
	    "when ~; responsible 'office' }",
	    "breach_late", true },
	{ "Art. 14(3): others told within a month", AS_IS,
	    "third person t { using full_name; given when ~; told within 1 "
	    "month; kept for 30 days; for purposes membership }",
	    "art14_late", false },
	{ "Art. 14(3): others told within two", AS_IS,
	    "third person t { using full_name; given when ~; told within 2 "
	    "months; kept for 30 days; for purposes membership }",
	    "art14_late", true },
	{ "B57 Art. 22: decisions, although there are none", AS_IS,
	    "decision d { using full_name; logic ~; consequences ~; human "
	    "review by email }",
	    "automated_contradiction", true },
	{ "Art. 22: decisions", "\tno automated decisions\n", "",
	    "decision d { using full_name; logic ~; consequences ~; human "
	    "review by email }",
	    "automated_contradiction", false },
	{ "Art. 77: nowhere to write to", AS_IS,
	    "complaint body c { name 'Other'; complaints about ~ }",
	    "complaint_nowhere", true },
	{ "Art. 77: an address", AS_IS,
	    "complaint body c { name 'Other'; complaints about ~; address "
	    "'Bonn' }",
	    "complaint_nowhere", false },
	{ "Art. 77: a mailbox", AS_IS,
	    "complaint body c { name 'Other'; complaints about ~; contact "
	    "address 'post@other.example' }",
	    "complaint_nowhere", false },
	{ "Art. 77: a page", AS_IS,
	    "complaint body c { name 'Other'; complaints about ~; link "
	    "'https://other.example' }",
	    "complaint_nowhere", false },
	{ "bases not used: one that is", "\tno special categories\n",
	    "\tno special categories\n"
	    "\tbases not used consent\n",
	    NULL, "fact_denied", true },
	{ "bases not used: one that is not", "\tno special categories\n",
	    "\tno special categories\n"
	    "\tbases not used vital interests\n",
	    NULL, "fact_denied", false },
	{ "ekomloven § 3-15: storage that is needed", AS_IS,
	    "device storage s { keys 'a'; lasts 30 days; for purposes "
	    "membership; strictly necessary }",
	    "storage_without_consent", false },
	{ "ekomloven § 3-15: with consent", AS_IS,
	    "device storage s { keys 'a'; lasts 30 days; for purposes "
	    "membership; with consent }",
	    "storage_without_consent", false },
	{ "ekomloven § 3-15: neither", AS_IS,
	    "device storage s { keys 'a'; lasts 30 days; for purposes "
	    "membership }",
	    "storage_without_consent", true },
	{ "Art. 21: a profile nobody can switch off", AS_IS,
	    "profile p { from full_name; logic ~; result ~; kept for 30 days; "
	    "for purposes membership }",
	    "profiling_without_consent", true },
	{ "Art. 21: one that can be", AS_IS,
	    "profile p { from full_name; logic ~; result ~; kept for 30 days; "
	    "for purposes membership; switched off by portal }",
	    "profiling_without_consent", false },
	{ "Art. 21: one that is asked for", AS_IS,
	    "profile p { from full_name; logic ~; result ~; kept for 30 days; "
	    "for purposes newsletter }",
	    "profiling_without_consent", false },
	{ "tests: no ground", AS_IS,
	    "test use t { using full_name; kept for 30 days }",
	    "test_use_no_basis", true },
	{ "tests: compatible", AS_IS,
	    "test use t { using full_name; kept for 30 days; compatible "
	    "because ~ }",
	    "test_use_no_basis", false },
	{ "tests: a purpose", AS_IS,
	    "test use t { using full_name; kept for 30 days; for purposes "
	    "membership }",
	    "test_use_no_basis", false },
	{ "audiences: on a contract", AS_IS,
	    "audience a { goes to boards; using full_name; at least 100 "
	    "people; for purposes membership }",
	    "audience_without_consent", true },
	{ "audiences: with consent", AS_IS,
	    "audience a { goes to boards; using full_name; at least 100 "
	    "people; for purposes membership; with consent }",
	    "audience_without_consent", false },
	{ "audiences: a purpose that asks", AS_IS,
	    "audience a { goes to boards; using full_name; at least 100 "
	    "people; for purposes newsletter }",
	    "audience_without_consent", false },
	{ "claims: two of one matter that differ", AS_IS,
	    "claim a { matter 'ip'; says 'never' } claim b { matter 'ip'; says "
	    "'always' }",
	    "claims_contradict", true },
	{ "claims: two that say the same", AS_IS,
	    "claim a { matter 'ip'; says 'never' } claim b { matter 'ip'; says "
	    "'never' }",
	    "claims_contradict", false },
	{ "claims: of two matters", AS_IS,
	    "claim a { matter 'ip'; says 'never' } claim b { matter 'mail'; "
	    "says 'always' }",
	    "claims_contradict", false },
	{ "Art. 9(2)(d): outside who get it", WITH_UNION,
	    "recipient other { independent; gets union; for purposes "
	    "membership }",
	    "special_disclosed", true },
	{ "Art. 9(2)(d): who works for us", WITH_UNION,
	    "recipient other { acting for us; gets union; for purposes "
	    "membership }",
	    "special_disclosed", false },
	{ "Art. 9(2)(d): where it is asked for", WITH_UNION,
	    "recipient other { independent; gets union; for purposes "
	    "newsletter }",
	    "special_disclosed", false },
	{ "Art. 9(2)(d): for one that asks and one that does not", WITH_UNION,
	    "recipient other { joint controller; gets union; for purposes "
	    "membership, newsletter }",
	    "special_disclosed", true },
	{ "Art. 9(2)(d): data outside the register", NOT_NONE_SPECIAL,
	    "recipient other { independent; gets full_name; for purposes "
	    "membership } data category d { collected when ~; kept for 30 "
	    "days; for purposes membership; special category by 'artikkel 9 "
	    "nr. 2 bokstav d'; goes to other }",
	    "special_disclosed", true },
	{ "Art. 9(2)(d): data that go to nobody", NOT_NONE_SPECIAL,
	    "recipient other { independent; gets full_name; for purposes "
	    "membership } data category d { collected when ~; kept for 30 "
	    "days; for purposes membership; special category by 'Art. 9(2)(d)' "
	    "}",
	    "special_disclosed", false },
	{ "Art. 9(2)(d): by being a member", NOT_NONE_SPECIAL,
	    "recipient other { independent; gets full_name; for purposes "
	    "membership } sensitive membership s { condition 'Art. 9(2)(d)'; "
	    "shown as ~ }",
	    "special_disclosed", true },
	{ "Art. 9(2)(e): by being a member", NOT_NONE_SPECIAL,
	    "recipient other { independent; gets full_name; for purposes "
	    "membership } sensitive membership s { condition 'Art. 9(2)(e)'; "
	    "shown as ~ }",
	    "special_disclosed", false },
	{ "Art. 9(2)(d): by being a member, for what is for others",
	    NOT_NONE_SPECIAL,
	    "kind of person guest { not in the register } purpose aid { for "
	    "guest; basis contract } recipient other { independent; gets "
	    "full_name; for purposes aid } sensitive membership s { condition "
	    "'Art. 9(2)(d)'; shown as ~ }",
	    "special_disclosed", false },
	{ "Art. 9(2)(d): by being a member, for a purpose of another letter",
	    NOT_NONE_SPECIAL,
	    "purpose aid { for members; using full_name; basis contract; "
	    "special category by 'Art. 9(2)(f)' } recipient other { "
	    "independent; gets full_name; for purposes aid } sensitive "
	    "membership s { condition 'Art. 9(2)(d)'; shown as ~ }",
	    "special_disclosed", false },
	{ "Art. 9(2)(d): … and for one of its own", NOT_NONE_SPECIAL,
	    "purpose aid { for members; using full_name; basis contract; "
	    "special category by 'Art. 9(2)(f)' } recipient other { "
	    "independent; gets full_name; for purposes aid, membership } "
	    "sensitive membership s { condition 'Art. 9(2)(d)'; shown as ~ }",
	    "special_disclosed", true },
	{ "Art. 9(2)(d): a field, for a purpose of another letter", WITH_UNION,
	    "purpose aid { for members; using union; basis contract; special "
	    "category by 'Art. 9(2)(f)' } recipient other { independent; gets "
	    "union; for purposes aid }",
	    "special_disclosed", false },
	{ "a recipient of no class", AS_IS,
	    "recipient other { gets full_name; for purposes membership }",
	    "fact_one_of", true },
	{ "a recipient of two classes", AS_IS,
	    "recipient other { independent; inside; gets full_name; for "
	    "purposes membership }",
	    "fact_one_of", true },
	{ "a recipient of one class", AS_IS,
	    "recipient other { independent; gets full_name; for purposes "
	    "membership }",
	    "fact_one_of", false },
	{ "Art. 46: a processor with a declared transfer", NOT_IN_EEA,
	    "processor other { name 'O'; country US; service provided ~; for "
	    "purposes membership; agreement from 2024-01-01 until 2028-01-01 } "
	    "transfer t { to country US; by processor other; by adequacy "
	    "decision '2023/1795' }",
	    "transfer_without_tool", false },
	{ "Art. 46: a transfer to another", NOT_IN_EEA,
	    "processor other { name 'O'; country US; service provided ~; for "
	    "purposes membership; agreement from 2024-01-01 until 2028-01-01 } "
	    "transfer t { to country US; by processor hosting; by adequacy "
	    "decision '2023/1795' }",
	    "transfer_without_tool", true },
	{ "G46: the framework before it was", NOT_IN_EEA,
	    "processor other { name 'O'; country US; service provided ~; for "
	    "purposes membership; agreement from 2024-01-01 until 2028-01-01; "
	    "transfer tool 'EU-US Data Privacy Framework' }",
	    "privacy_shield", false },
	{ "G46: the Shield as a processor's tool", NOT_IN_EEA,
	    "processor other { name 'O'; country US; service provided ~; for "
	    "purposes membership; agreement from 2024-01-01 until 2028-01-01; "
	    "transfer tool 'Privacy Shield' }",
	    "privacy_shield", true },
	{ "a kind outside that registers",
	    "\tby own registration\n"
	    "\tcurrent",
	    "\tby own registration\n"
	    "\tnot in the register\n"
	    "\tcurrent",
	    NULL, "fact_denied", true },
	{ "a kind outside by a rule",
	    "\tby own registration\n"
	    "\tcurrent",
	    "\tin old_register\n"
	    "\tnot in the register\n"
	    "\tcurrent",
	    NULL, "fact_denied", true },
	{ "a kind outside",
	    "\tby own registration\n"
	    "\tcurrent",
	    "\tnot in the register\n"
	    "\tcurrent",
	    NULL, "fact_denied", false },
	{ "a kind outside needs no way in",
	    "\tby own registration\n"
	    "\tcurrent",
	    "\tnot in the register\n"
	    "\tcurrent",
	    NULL, "kind_unreachable", false },
	{ "a kind that staff enter", AS_IS,
	    "kind of person k { current; by the office }", "kind_unreachable",
	    false },
	{ "a kind that staff enter, and no role says", AS_IS,
	    "kind of person k { current; by the office }", "kind_unsaid",
	    true },
	{ "a kind outside, and no role says", AS_IS,
	    "kind of person k { not in the register; by the office }",
	    "kind_unsaid", false },
	{ "a kind that staff enter, and that is not in the register", AS_IS,
	    "kind of person k { not in the register; by the office }",
	    "fact_denied", true },
	{ "a kind that nobody can become",
	    "\tby own registration\n"
	    "\tcurrent",
	    "\tcurrent", NULL, "kind_unreachable", true },
	{ "a source that only gives data outside", AS_IS,
	    "source papers { own register; told by 'A'; compatible see 'B' } "
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes membership; from papers }",
	    "unnamed_fields", false },
	{ "a source that gives nothing, beside one that does", AS_IS,
	    "source papers { own register; told by 'A'; compatible see 'B' } "
	    "data category d { collected when ~; kept for 30 days; for "
	    "purposes membership; from the_member }",
	    "unnamed_fields", true },
	{ "a source that says when", AS_IS,
	    "source papers { own register; told by 'A'; compatible see 'B'; "
	    "before joining full_name }",
	    "unnamed_fields", false },
	{ "a source that says when later", AS_IS,
	    "source papers { own register; told by 'A'; compatible see 'B'; "
	    "after joining full_name }",
	    "unnamed_fields", false },
	{ "5.3.14: no way back from the only consent",
	    "\twithdrawn by link, portal, email\n", "", NULL,
	    "headings_missing", true },
	{ "5.3.14: none from one of two, which is found of it",
	    "\twithdrawn by link, portal, email\n", "",
	    "purpose other { for members; using town; basis consent; "
	    "withdrawn by portal }",
	    "headings_missing", false },
	{ "Art. 7(3): members, by a form alone",
	    "\twithdrawn by link, portal, email\n", "\twithdrawn by form\n",
	    NULL, "withdrawal_harder", true },
	{ "Art. 7(3): people outside, by a form",
	    "\tfor members\n"
	    "\tusing full_name, email_address\n"
	    "\tsend by email\n"
	    "\tclass marketing\n"
	    "\tbasis consent\n"
	    "\twithdrawn by link, portal, email\n",
	    "\tfor visitor\n"
	    "\tusing full_name, email_address\n"
	    "\tsend by email\n"
	    "\tclass marketing\n"
	    "\tbasis consent\n"
	    "\twithdrawn by form\n",
	    "kind of person visitor { not in the register; current }",
	    "withdrawal_harder", false },
	{ "Art. 7(3): people outside, by letter alone",
	    "\tfor members\n"
	    "\tusing full_name, email_address\n"
	    "\tsend by email\n"
	    "\tclass marketing\n"
	    "\tbasis consent\n"
	    "\twithdrawn by link, portal, email\n",
	    "\tfor visitor\n"
	    "\tusing full_name, email_address\n"
	    "\tsend by email\n"
	    "\tclass marketing\n"
	    "\tbasis consent\n"
	    "\twithdrawn by post\n",
	    "kind of person visitor { not in the register; current }",
	    "withdrawal_harder", true },
	{ "Art. 7(3): people outside and inside",
	    "\tfor members\n"
	    "\tusing full_name, email_address\n"
	    "\tsend by email\n"
	    "\tclass marketing\n"
	    "\tbasis consent\n"
	    "\twithdrawn by link, portal, email\n",
	    "\tfor visitor, friend\n"
	    "\tusing full_name, email_address\n"
	    "\tsend by email\n"
	    "\tclass marketing\n"
	    "\tbasis consent\n"
	    "\twithdrawn by form\n",
	    "kind of person visitor { not in the register; current }",
	    "withdrawal_harder", true },
	{ "G7-4: joining on consent",
	    "\tserves messages\n"
	    "\tfor members\n",
	    "\tserves messages, joining\n"
	    "\tfor members\n",
	    NULL, "bundled_consent", true },
	{ "G7-4: one's own page on consent",
	    "\tserves messages\n"
	    "\tfor members\n",
	    "\tserves messages, my page\n"
	    "\tfor members\n",
	    NULL, "bundled_consent", true },
	{ "law 6: one kind by two bases",
	    "\tbasis contract\n"
	    "}\n"
	    "\n"
	    "purpose office_work",
	    "\tbasis contract for friend\n"
	    "\tbasis vital interests for friend\n"
	    "}\n"
	    "\n"
	    "purpose office_work",
	    NULL, "two_bases", true },
	{ "Art. 8: nobody says that a guardian consents", NEWS_FOR_YOUTH,
	    "kind of person youth { current; aged from 10 years under 13 "
	    "years; by own registration }",
	    "guardian_unsaid", true },
	{ "Art. 8: asked for nothing",
	    "\tfor members\n"
	    "\tusing full_name, email_address\n"
	    "\tsend by email\n"
	    "\tclass marketing\n"
	    "\tbasis consent\n",
	    "\tfor members, friend\n"
	    "\tusing full_name, email_address\n"
	    "\tsend by email\n"
	    "\tclass marketing\n"
	    "\tbasis consent\n",
	    "kind of person youth { current; aged from 10 years under 13 "
	    "years; by own registration }",
	    "guardian_unsaid", false },
	{ "Art. 8: a consent for another kind",
	    "\tfor members\n"
	    "\tusing full_name, email_address\n"
	    "\tsend by email\n"
	    "\tclass marketing\n"
	    "\tbasis consent\n",
	    "\tfor members, youth, friend\n"
	    "\tusing full_name, email_address\n"
	    "\tsend by email\n"
	    "\tclass marketing\n"
	    "\tbasis contract for youth\n"
	    "\tbasis consent for friend\n",
	    "kind of person youth { current; aged from 10 years under 13 "
	    "years; by own registration }",
	    "guardian_unsaid", false },
	{ "Art. 8: a guardian does", NEWS_FOR_YOUTH,
	    "kind of person youth { current; aged from 10 years under 13 "
	    "years; guardian acts for consent }",
	    "guardian_unsaid", false },
	{ "Art. 8: old enough", NEWS_FOR_YOUTH,
	    "kind of person youth { current; aged from 13 years; by own "
	    "registration }",
	    "guardian_unsaid", false },
	{ "Art. 8: no age is said", NEWS_FOR_YOUTH,
	    "kind of person youth { current; by own registration }",
	    "guardian_unsaid", false },
	{ "Art. 8: alone, too young", AS_IS,
	    "kind of person youth { current; aged from 12 years; acts alone "
	    "for consent }",
	    "child_age_low", true },
	{ "Art. 8: alone, old enough", AS_IS,
	    "kind of person youth { current; aged from 13 years; acts alone "
	    "for consent }",
	    "child_age_low", false },
	{ "Art. 8: alone, too young where the language says where",
	    "\tauthority NO \"Datatilsynet\"\n", "",
	    "kind of person youth { current; aged from 12 years; acts alone "
	    "for consent }",
	    "child_age_low", true },
	{ "guardians: acts and must agree", AS_IS,
	    "kind of person youth { current; aged from 10 years under 13 "
	    "years; guardian acts for joining; guardian must agree to joining "
	    "}",
	    "guardian_contradiction", true },
	{ "guardians: acts in one, agrees in another", AS_IS,
	    "kind of person youth { current; aged from 10 years under 13 "
	    "years; guardian acts for joining; guardian must agree to payment "
	    "}",
	    "guardian_contradiction", false },
	{ "ages: alone sooner than all are", WITH_AGES,
	    "kind of person youth { current; aged from 13 years; acts alone "
	    "for consent }",
	    "child_ages_differ", true },
	{ "ages: alone from then on", WITH_AGES,
	    "kind of person youth { current; aged from 15 years; acts alone "
	    "for consent }",
	    "child_ages_differ", false },
	{ "ages: a guardian for longer", WITH_AGES,
	    "kind of person youth { current; aged under 16 years; guardian "
	    "acts for joining }",
	    "child_ages_differ", true },
	{ "ages: a guardian until then", WITH_AGES,
	    "kind of person youth { current; aged under 15 years; guardian "
	    "acts for joining }",
	    "child_ages_differ", false },
	{ "ages: of a matter nothing is said of", WITH_AGES,
	    "kind of person youth { current; aged from 13 years; acts alone "
	    "for pictures }",
	    "child_ages_differ", false },
	{ "a mailbox of a person", "post@laget.example",
	    "kari.nordmann@laget.example", NULL, "contact_personal", true },
	{ "… with digits is none", "post@laget.example",
	    "kari.2026@laget.example", NULL, "contact_personal", false },
	{ "… of one letter is none", "post@laget.example",
	    "k.nordmann@laget.example", NULL, "contact_personal", false },
	{ "… in capitals is one", "post@laget.example",
	    "Kari.NORDMANN@laget.example", NULL, "contact_personal", true },
};

int
main(void)
{
	return near_main("test/unit/lang_check.vern", rows, ARRAY_LEN(rows));
}
