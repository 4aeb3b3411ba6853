/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What an overlay of test/corpus/life/life-retention.vern may say, and what
 * not, at which line.
 */
#ifndef LANG_OVERLAY_CASES_H
#define LANG_OVERLAY_CASES_H

#include <stddef.h>

struct overlay_case {
	const char *name;
	const char *head;  /* lines in the head */
	const char *parts; /* parts after it */
	const char *code;  /* NULL: composes */
	unsigned line;     /* of the overlay */
};

static const struct overlay_case cases[] = {
	/* refused: each gives somebody more */
	{ "a purpose uses one more field", "",
	    "purpose news {\n\tusing full_name, email_private, diet\n}\n",
	    "overlay_widens", 5 },
	{ "a purpose is for more people", "",
	    "purpose news {\n\tfor members, former members\n}\n",
	    "overlay_widens", 5 },
	{ "other ages are other people", "",
	    "kind of person minor {\n\taged under 18 years\n}\n",
	    "overlay_widens", 5 },
	{ "a guardian who acts no more", "",
	    "kind of person minor {\n\tguardian acts for joining\n}\n",
	    "overlay_widens", 5 },
	{ "no guardian at all", "",
	    "kind of person minor {\n\twithout guardian acts for\n}\n",
	    "overlay_widens", 1 },
	{ "a guardian for one matter more", "",
	    "kind of person minor {\n\tguardian acts for consent, joining, "
	    "rights\n}\n",
	    NULL, 0 },
	{ "for one kind, then for all", "",
	    "purpose bookkeeping {\n\twithout for\n}\n", "overlay_widens", 1 },
	{ "another channel", "", "purpose news {\n\tsend by email, sms\n}\n",
	    "overlay_widens", 5 },
	{ "another basis", "", "purpose news {\n\tbasis contract\n}\n",
	    "overlay_widens", 5 },
	{ "the way back taken away", "",
	    "purpose news {\n\twithout withdrawn by\n}\n", "overlay_widens",
	    1 },
	{ "a class that no objection stops", "",
	    "purpose news {\n\tclass statutory\n}\n", "overlay_widens", 5 },
	{ "a new purpose", "",
	    "purpose shop {\n\ten \"Shop\"\n\tusing full_name\n\tbasis "
	    "contract\n}\n",
	    "overlay_widens", 4 },
	{ "a new role", "",
	    "role shop {\n\ten \"Shop\"\n\tregistry: may see, all fields\n}\n",
	    "overlay_widens", 4 },
	{ "a role that may more", "",
	    "role office {\n\tregistry: may find, see, export, all fields\n}\n",
	    "overlay_widens", 5 },
	{ "a role for another purpose", "",
	    "role bookkeeper {\n\tregistry: may see, all fields\n}\n",
	    "overlay_widens", 5 },
	{ "a new field", "", "field shoe text {\n\ten \"Shoe\"\n}\n",
	    "overlay_widens", 4 },
	{ "a field that others see", "",
	    "field diet text {\n\tvisible to the person, staff, members\n}\n",
	    "overlay_widens", 5 },
	{ "a new recipient", "",
	    "recipient shop {\n\ten \"Shop\"\n\tindependent\n\tgets "
	    "full_name\n\tfor purposes news\n}\n",
	    "overlay_widens", 4 },
	{ "a longer period", "",
	    "keep members {\n\twhen left: delete after 30 days\n}\n",
	    "overlay_widens", 5 },
	{ "a rule taken away", "", "keep members {\n\twithout when left\n}\n",
	    "overlay_widens", 1 },
	{ "a longer hold", "",
	    "keep fields bill, orders {\n\twhen left: block, delete 6 years "
	    "after end of accounting year\n}\n",
	    "overlay_widens", 5 },
	{ "a hold that opens for more", "",
	    "keep fields bill, orders {\n\tfor purposes bookkeeping, "
	    "registry\n}\n",
	    "overlay_widens", 5 },
	{ "a hold where there was none", "",
	    "keep fields diet {\n\tat least 5 years after created: block\n}\n",
	    "overlay_widens", 5 },
	{ "clocks taken away", "", "keep members {\n\twithout earliest of\n}\n",
	    "overlay_widens", 1 },
	{ "a cap taken away", "",
	    "keep members for sponsor {\n\twithout at most\n}\n",
	    "overlay_widens", 1 },
	{ "a higher cap", "",
	    "keep members for sponsor {\n\tat most 9 years after joined: "
	    "delete\n}\n",
	    "overlay_widens", 5 },
	{ "the last of its clocks instead of the first", "",
	    "keep members {\n\twithout earliest of\n\tlatest of 24 months "
	    "after last seen, 10 years after joined: delete\n}\n",
	    "overlay_widens", 6 },
	{ "a longer clock among others", "",
	    "keep members {\n\twithout earliest of\n\tearliest of 25 months "
	    "after last seen, 10 years after joined: delete\n}\n",
	    "overlay_widens", 6 },
	{ "rules of its own for a kind", "",
	    "keep members for plain {\n\twhen left: delete\n}\n",
	    "overlay_widens", 4 },
	{ "rules of its own before a date", "",
	    "keep members created before 2020-01-01 {\n\twhen left: "
	    "delete\n}\n",
	    "overlay_widens", 4 },
	{ "a field kept by another rule", "",
	    "keep fields hobby for plain {\n\t9 years after created: "
	    "delete\n}\n",
	    "overlay_widens", 4 },
	{ "a longer hold for one of the fields", "",
	    "keep fields bill {\n\tat least 9 years after created: "
	    "block\n\tfor purpose bookkeeping\n}\n",
	    "overlay_widens", 4 },
	{ "a review instead of deleting", "",
	    "keep fields diet {\n\t14 days after created: review\n}\n",
	    "overlay_widens", 5 },
	/* refused: it is no overlay */
	{ "a name that nothing declares", "",
	    "purpose news {\n\tusing full_nam\n}\n", "unknown_name", 5 },
	{ "a brace that is missing", "", "purpose news {\n\tusing full_name\n",
	    "missing_brace", 4 },
	{ "a purpose that is not there", "\twithout purpose newss\n", "",
	    "nothing_taken", 3 },
	{ "one of two that is not there", "\twithout purpose news, shop\n", "",
	    "nothing_taken", 3 },
	{ "a kind of part that is not there", "\twithout cookie news\n", "",
	    "must_stay", 3 },
	{ "a rule for how long, whole", "\twithout keep fields\n", "",
	    "must_stay", 3 },
	{ "the rule for people, whole", "\twithout keep members\n", "",
	    "must_stay", 3 },
	{ "a right, whole", "\twithout right access\n", "", "must_stay", 3 },
	{ "a promise, whole", "\twithout promise no_ads\n", "", "must_stay",
	    3 },
	{ "a part twice", "",
	    "purpose news {\n}\n\npurpose news {\n\twithout send by\n}\n",
	    "declared_twice", 7 },
	{ "a part twice, in two languages", "",
	    "purpose news {\n}\n\nformål news {\n}\n", "declared_twice", 7 },
	{ "a rule for how long twice", "",
	    "keep members {\n}\n\nkeep members {\n}\n", "declared_twice", 7 },
	{ "two heads", "", "statement t {\n}\n", "declared_twice", 4 },
	{ "a line that is not there", "",
	    "purpose bookkeeping {\n\twithout send by\n}\n", "nothing_taken",
	    5 },
	/* accepted: each gives everybody less, or the same */
	{ "nothing but a version", "", "", NULL, 0 },
	{ "a purpose goes", "\twithout purpose news\n", "", NULL, 0 },
	{ "a field goes, from all lists", "\twithout field diet\n", "", NULL,
	    0 },
	{ "fewer fields", "", "purpose news {\n\tusing email_private\n}\n",
	    NULL, 0 },
	{ "fewer people", "", "purpose bookkeeping {\n\tfor members\n}\n", NULL,
	    0 },
	{ "a role goes", "\twithout role office\n", "", NULL, 0 },
	{ "a clause goes", "", "role office {\n\twithout rights\n}\n", NULL,
	    0 },
	{ "fewer acts", "",
	    "role office {\n\tregistry: may see, all fields\n}\n", NULL, 0 },
	{ "a role must be trained", "",
	    "role office {\n\trequires training\n}\n", NULL, 0 },
	{ "staff no longer see it", "",
	    "field diet text {\n\tvisible to the person\n}\n", NULL, 0 },
	{ "shorter periods", "",
	    "keep fields diet {\n\t7 days after created: delete\n}\n\nkeep "
	    "members {\n\twhen death confirmed: stop messages, delete after "
	    "10 days\n}\n",
	    NULL, 0 },
	{ "a rule for a field that had none", "",
	    "keep fields last_paid {\n\t2 years after created: "
	    "delete\n}\n",
	    NULL, 0 },
	{ "another promise", "", "promise no ip address stored\n", NULL, 0 },
	{ "its own controller", "",
	    "controller district {\n\tname \"District\"\n}\n\npurpose news "
	    "{\n\tcontroller district\n}\n",
	    NULL, 0 },
	{ "its own address", "",
	    "controller society {\n\tcontact address "
	    "\"chapter@society.example\"\n}\n",
	    NULL, 0 },
	{ "its own title", "\ten \"the chapter\"\n", "", NULL, 0 },
};

/* Declared facts and a file, after the rest of the base. */
#define FACTS                                                             \
	"source roll {\n\ten \"Roll\"\n\ttold by \"letter\"\n"            \
	"\ttold within 1 months\n\tfile {\n\t\tkey from id\n"             \
	"\t\tfull_name from name\n\t}\n\tbefore joining full_name\n}\n"   \
	"recipient court {\n\ten \"Court\"\n\tindependent\n}\n"           \
	"profile likes {\n\ten \"P\"\n\tfrom full_name, hobby\n"          \
	"\tswitched off by portal, email\n}\n"                            \
	"opt-out oo {\n\ten \"O\"\n\tagainst email\n"                     \
	"\tthrough portal, email\n}\n"                                    \
	"disclosure d {\n\ten \"D\"\n\tto recipient court\n"              \
	"\tusing full_name, hobby\n\tapproved by office, bookkeeper\n}\n" \
	"measure m {\n\ten \"M\"\n\tusing full_name, hobby\n}\n"          \
	"camera surveillance s {\n\ten \"S\"\n"                           \
	"\tseen by roles office, bookkeeper\n}\n"                         \
	"emergency access a {\n\ten \"A\"\n"                              \
	"\tused by roles office, bookkeeper\n}\n"

/* What names what may be taken away, and how long things are kept. */
#define NAMING                                                             \
	"data category till {\n\ten \"Till\"\n\tconcerns "                 \
	"sponsor\n\tvoluntary\n"                                           \
	"\tkept for good\n\treason en \"x\"\n\tfor purposes registry\n}\n" \
	"data category stall {\n\ten \"Stall\"\n\tconcerns sponsor, "      \
	"plain\n\trequired\n\treason en \"x\"\n\tkept for 3 years\n\tfor " \
	"purposes registry\n}\n"                                           \
	"data category gate {\n\ten \"Gate\"\n\tconcerns plain\n"          \
	"\tnot stored\n\tfor purposes registry\n}\n"                       \
	"third person kin {\n\ten \"kin\"\n\tgiven by sponsor\n"           \
	"\tkept for 1 year\n}\n"                                           \
	"national id nid {\n\ten \"N\"\n\tfor sponsor\n}\n"                \
	"complaint body cb {\n\ten \"C\"\n\tfor sponsor\n}\n"              \
	"pictures pp {\n\ten \"P\"\n\tconcerns sponsor\n\tremoved on "     \
	"request\n}\n"                                                     \
	"publication list {\n\ten \"L\"\n\tremoved within 3 days\n}\n"     \
	"log web {\n\ten \"Web\"\n\tconcerns sponsor\n"                    \
	"\tfor purpose registry\n\tkept for 7 days\n}\n"                   \
	"opt-out mixed {\n\ten \"O\"\n\tagainst purposes news\n"           \
	"\tagainst email\n\tthrough portal\n}\n"                           \
	"opt-out alone {\n\ten \"O2\"\n\tagainst purposes news\n"          \
	"\tagainst profiling for news\n\tthrough portal\n}\n"              \
	"purpose wide {\n\ten \"W\"\n\tfor members\n\tusing full_name\n"   \
	"\tbasis contract for sponsor\n\tbasis contract for plain\n}\n"    \
	"purpose rest {\n\ten \"R\"\n\tfor members, except minor\n"        \
	"\tusing full_name\n\tbasis contract\n}\n"                         \
	"role sender {\n\ten \"S\"\n\tnews: may write, send, without "     \
	"seeing addresses\n\tregistry: may see full_name\n}\n"             \
	"event type trip {\n\ten \"T\"\n\tasks diet, hobby\n}\n"           \
	"keep fields full_name for sponsor, plain {\n\twhen left: "        \
	"delete\n}\n"                                                      \
	"keep fields for purpose bookkeeping {\n\twhen left: delete\n}\n"

static const struct overlay_case naming_cases[] = {
	{ "a kind goes, with what is of it alone",
	    "\twithout kind of person sponsor\n", "", NULL, 0 },
	{ "a purpose goes, with opt-outs from it, and who did not see to whom",
	    "\twithout purpose news\n", "", NULL, 0 },
	{ "the line of who does not see to whom goes", "",
	    "role sender {\n\twithout news\n}\n", NULL, 0 },
	{ "what an event asks goes from its list", "\twithout field diet\n", "",
	    NULL, 0 },
	{ "for some years what was for good", "",
	    "data category till {\n\tkept for 2 years\n}\n", NULL, 0 },
	{ "until something what was for good", "",
	    "data category till {\n\tkept until en \"x\"\n}\n", NULL, 0 },
	{ "not stored what was for good", "",
	    "data category till {\n\tnot stored\n}\n", NULL, 0 },
	{ "not stored what was for years", "",
	    "data category stall {\n\tnot stored\n}\n", NULL, 0 },
	{ "the same period", "",
	    "data category stall {\n\tkept for 3 years\n}\n", NULL, 0 },
	{ "removed within a time what was removed on request", "",
	    "pictures pp {\n\tremoved within 3 days\n}\n", NULL, 0 },
	{ "voluntary what was required", "",
	    "data category stall {\n\tvoluntary\n}\n", NULL, 0 },
	/* refused */
	{ "removed on request what was removed within a time", "",
	    "publication list {\n\tremoved on request\n}\n", "overlay_widens",
	    5 },
	{ "required what was voluntary", "",
	    "data category till {\n\trequired\n\treason en \"x\"\n}\n",
	    "overlay_widens", 5 },
	{ "one of two kinds that a rule for how long is for, with other fields",
	    "\twithout kind of person sponsor\n",
	    "keep fields hobby for plain {\n\twhen left: delete\n}\n",
	    "overlay_widens", 5 },
	{ "for good what was for years", "",
	    "data category stall {\n\tkept for good\n}\n", "overlay_widens",
	    5 },
	{ "longer", "", "data category stall {\n\tkept for 4 years\n}\n",
	    "overlay_widens", 5 },
	{ "stored what was not", "",
	    "data category gate {\n\tkept for 2 years\n}\n", "overlay_widens",
	    5 },
	{ "an opt-out against less, of what stays", "",
	    "opt-out mixed {\n\twithout against purposes\n}\n",
	    "overlay_widens", 1 },
	{ "who did not see to whom sees", "",
	    "role sender {\n\tnews: may write, send\n}\n", "overlay_widens",
	    5 },
};

static const struct overlay_case fact_cases[] = {
	{ "no way to switch it off", "",
	    "profile likes {\n\twithout switched "
	    "off by\n}\n",
	    "overlay_widens", 1 },
	{ "one way fewer to switch it off", "",
	    "profile likes {\n\tswitched "
	    "off by portal\n}\n",
	    "overlay_widens", 5 },
	{ "concluded from nothing that is said", "",
	    "profile likes {\n\twithout from\n}\n", "overlay_widens", 1 },
	{ "no way to opt out", "", "opt-out oo {\n\twithout through\n}\n",
	    "overlay_widens", 1 },
	{ "one way fewer to opt out", "", "opt-out oo {\n\tthrough portal\n}\n",
	    "overlay_widens", 5 },
	{ "an opt-out against nothing", "",
	    "opt-out oo {\n\twithout against\n}\n", "overlay_widens", 1 },
	{ "nobody approves", "", "disclosure d {\n\twithout approved by\n}\n",
	    "overlay_widens", 1 },
	{ "fewer approve", "", "disclosure d {\n\tapproved by office\n}\n",
	    "overlay_widens", 5 },
	{ "given out without saying what", "",
	    "disclosure d {\n\twithout using\n}\n", "overlay_widens", 1 },
	{ "given out without saying to whom", "",
	    "disclosure d {\n\twithout to recipient\n}\n", "overlay_widens",
	    1 },
	{ "a measure for nothing", "", "measure m {\n\twithout using\n}\n",
	    "overlay_widens", 1 },
	{ "a measure for less", "", "measure m {\n\tusing hobby\n}\n",
	    "overlay_widens", 5 },
	{ "seen by anybody", "",
	    "camera surveillance s {\n\twithout seen by roles\n}\n",
	    "overlay_widens", 1 },
	{ "used by anybody", "",
	    "emergency access a {\n\twithout used by roles\n}\n",
	    "overlay_widens", 1 },
	{ "another column", "",
	    "source roll {\n\tfile {\n\t\tkey from id\n\t\tfull_name from "
	    "other\n\t}\n}\n",
	    "overlay_widens", 7 },
	{ "another key", "",
	    "source roll {\n\tfile {\n\t\tkey from mail\n\t\tfull_name from "
	    "name\n\t}\n}\n",
	    "overlay_widens", 6 },
	/* accepted */
	{ "the same again", "",
	    "profile likes {\n\tswitched off by email, "
	    "portal\n}\n",
	    NULL, 0 },
	{ "concluded from less", "", "profile likes {\n\tfrom hobby\n}\n", NULL,
	    0 },
	{ "less is given out", "", "disclosure d {\n\tusing hobby\n}\n", NULL,
	    0 },
	{ "a measure for more", "",
	    "measure m {\n\tusing full_name, hobby, diet\n}\n", NULL, 0 },
	{ "seen by fewer", "",
	    "camera surveillance s {\n\tseen by roles office\n}\n", NULL, 0 },
	{ "used by fewer", "",
	    "emergency access a {\n\tused by roles office\n}\n", NULL, 0 },
	{ "the same columns", "",
	    "source roll {\n\tfile {\n\t\tkey from id\n\t\tfull_name from "
	    "name\n\t}\n}\n",
	    NULL, 0 },
};

/* Kinds that lines except, and a second controller, after the base. */
#define PEOPLE                                                                 \
	"controller chorus {\n\tname \"Chorus\"\n}\n"                          \
	"controller club {\n\tname \"Club\"\n}\n"                              \
	"kind of person patron {\n\ten \"patron\"\n\tby the office\n}\n"       \
	"kind of person friend {\n\ten \"friend\"\n\tby the office\n}\n"       \
	"kind of person guest {\n\ten \"guest\"\n\tby the office\n}\n"         \
	"field seat text {\n\ten \"Seat\"\n"                                   \
	"\trequired for patron, except guest\n}\n"                             \
	"field table text {\n\ten \"Table\"\n"                                 \
	"\trequired for members, except guest for purposes news, advice\n}\n"  \
	"purpose gala {\n\ten \"Gala\"\n\tfor friend, except guest\n"          \
	"\tusing full_name\n\tbasis contract\n}\n"                             \
	"right objection {\n\tthrough post\n"                                  \
	"\tcontroller chorus through email\n"                                  \
	"\tcontroller club through phone\n}\n"                                 \
	"field trips records {\n\ten \"Trips\"\n\tfield ship text {\n"         \
	"\t\ten \"Ship\"\n\t}\n}\n"                                            \
	"source ships {\n\ten \"Ships\"\n\ttold by \"letter\"\n"               \
	"\ttold within 1 months\n\tfile {\n\t\tkey from id\n"                  \
	"\t\ttrips {\n\t\t\tship from s\n\t\t}\n\t}\n"                         \
	"\tbefore joining full_name, trips.ship\n}\n"                          \
	"purpose tour {\n\ten \"Tour\"\n\tusing full_name, seat, trips.ship\n" \
	"\tbasis contract for patron, guest\n"                                 \
	"\tbasis legal obligation for friend {\n\t\tprovision "                \
	"\"Act\"\n\t}\n}\n"                                                    \
	"role guide {\n\ten \"Guide\"\n"                                       \
	"\ttour: may see seat, without seeing addresses\n}\n"                  \
	"role host {\n\ten \"Host\"\n\ttour: may see full_name, "              \
	"trips.ship\n}\n"

static const struct overlay_case people_cases[] = {
	{ "all go whom a purpose names, and it would be for all",
	    "\twithout kind of person friend\n", "", "overlay_widens", 1 },
	{ "another basis of the kinds that are left",
	    "\twithout kind of person patron\n",
	    "purpose tour {\n\tbasis contract for guest, friend\n}\n",
	    "overlay_widens", 6 },
	{ "one way fewer against one controller", "",
	    "right objection {\n\tcontroller chorus through post\n}\n",
	    "overlay_widens", 5 },
	{ "as against all again", "",
	    "right objection {\n\twithout controller chorus\n}\n",
	    "overlay_widens", 1 },
	/* accepted */
	{ "a record goes, with its parts wherever they are named",
	    "\twithout field trips\n", "", NULL, 0 },
	{ "what a role sees goes, and what it may do with it",
	    "\twithout field seat\n", "role guide {\n\twithout tour\n}\n", NULL,
	    0 },
	{ "all go of whom a field is required, and one of two of a basis",
	    "\twithout kind of person patron\n", "", NULL, 0 },
	{ "a purpose goes for which others than those excepted must give it",
	    "\twithout purpose news\n", "", NULL, 0 },
	{ "one way more against one of several controllers", "",
	    "right objection {\n\tcontroller chorus through email, post\n}\n",
	    NULL, 0 },
};

#endif
