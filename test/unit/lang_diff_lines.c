/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C32: of two lines which says more: periods in other units, numbers beside
 * numbers, events of retention, names behind "about", countries.
 */
#include "lang_diff.h"

#define NOTHING "nothing"

static const struct {
	const char *name;
	const char *after, *from; /* in BASE */
	const char *was, *is;     /* in its place */
	const char *class;        /* of the strongest change; NOTHING: none */
	size_t n;                 /* changes */
} rows[] = {
#define WITHIN "source roll", "told within 1 months"
	/* periods */
	{ "hours beside a day", WITHIN, "told within 1 hour",
	    "told within 1 day", "weakened", 1 },
	{ "days beside hours", WITHIN, "told within 2 days",
	    "told within 47 hours", "strengthened", 1 },
	{ "a month beside days", WITHIN, "told within 1 month",
	    "told within 20 days", "strengthened", 1 },
	{ "months beside a year", WITHIN, "told within 11 months",
	    "told within 1 year", "weakened", 1 },
	{ "years beside a year", WITHIN, "told within 2 years",
	    "told within 1 year", "strengthened", 1 },
	{ "a day in hours is the same", WITHIN, "told within 1 day",
	    "told within 24 hours", "editorial", 1 },
	{ "an hour is an hour", WITHIN, "told within 1 hour",
	    "told within 1 hours", NOTHING, 0 },
	{ "a year in months is the same", WITHIN, "told within 1 year",
	    "told within 12 months", "editorial", 1 },
	{ "no period any more", "", "\ttold within 1 months\n",
	    "\ttold within 1 month\n", "", "weakened", 1 },
	{ "a period where none was", "", "\ttold within 1 months\n", "",
	    "\ttold within 1 month\n", "strengthened", 1 },
#define ANSWERED "right access", "answered within 30 days"
	{ "the same period, and one more condition", ANSWERED,
	    "answered within 30 days",
	    "answered within 30 days, a month at most", "other", 2 },
	{ "the same period, and one condition less", ANSWERED,
	    "answered within 30 days, a month at most",
	    "answered within 30 days", "other", 2 },
	{ "less time, but not for all", ANSWERED,
	    "answered within 30 days for every enquiry",
	    "answered within 14 days", "other", 2 },
	{ "less time, for all", ANSWERED,
	    "answered within 30 days for every enquiry",
	    "answered within 14 days for every enquiry", "strengthened", 2 },
/* ages */
#define AGED      "purpose news", "\tbasis consent"
#define AGE(says) "\tconsent alone from " says "\n\tbasis consent"
	{ "C26: a day to come beside an age", AGED, AGE("16 years"),
	    AGE("16 years since 2099-01-01"), "weakened", 1 },
	{ "C26: it comes later", AGED, AGE("16 years since 2098-01-01"),
	    AGE("16 years since 2099-01-01"), "weakened", 1 },
	{ "C26: it comes sooner", AGED, AGE("16 years since 2099-01-01"),
	    AGE("16 years since 2098-01-01"), "weakened", 1 },
	{ "C26: no day to come any more", AGED,
	    AGE("16 years since 2099-01-01"), AGE("16 years"), "weakened", 1 },
	{ "C26: a higher age, and a day to come", AGED, AGE("15 years"),
	    AGE("16 years since 2099-01-01"), "consent_text", 2 },
	{ "C26: a lower age is lower by any law", AGED,
	    AGE("16 years by \"lov A\""), AGE("15 years by \"lov B\""),
	    "consent_text", 2 },
	{ "C26: a higher age by another law", AGED,
	    AGE("15 years by \"lov A\""), AGE("16 years by \"lov B\""),
	    "consent_text", 2 },
	{ "C26: the same age by another law", AGED,
	    AGE("16 years by \"lov A\""), AGE("16 years by \"lov B\""),
	    "wording", 1 },
/* numbers */
#define MOST "purpose news", "at most 2 per calendar month"
	{ "more often", MOST, "at most 2 in 30 days", "at most 3 in 30 days",
	    "weakened", 1 },
	{ "fewer in less time is not fewer", MOST, "at most 2 in 30 days",
	    "at most 1 in 10 days", "other", 1 },
	{ "as many in less time", MOST, "at most 2 in 30 days",
	    "at most 2 in 10 days", "weakened", 1 },
	{ "as many in more time", MOST, "at most 2 in 10 days",
	    "at most 2 in 30 days", "strengthened", 1 },
	{ "fewer a year than a month", MOST, "at most 2 per calendar month",
	    "at most 1 per calendar year", "strengthened", 1 },
	{ "B16: more, and to no reason", MOST, "normally once a calendar month",
	    "at most 4 per calendar month", "weakened", 1 },
	{ "B16: the same, and to no reason", MOST,
	    "normally once a calendar month", "at most 1 per calendar month",
	    "strengthened", 1 },
	{ "B16: the same, and to a reason", MOST,
	    "at most 1 per calendar month", "normally once a calendar month",
	    "weakened", 1 },
	{ "B16: fewer, though to a reason", MOST,
	    "at most 4 per calendar month", "normally once a calendar month",
	    "strengthened", 1 },
	{ "more words", MOST, "at most 2 per calendar month",
	    "at most 1 in 30 days", "other", 1 },
	{ "no cap any more", "", "\tat most 2 per calendar month\n",
	    "\tat most 2 per calendar month\n", "", "weakened", 1 },
	{ "a cap where none was", "", "\tat most 2 per calendar month\n", "",
	    "\tat most 2 per calendar month\n", "strengthened", 1 },
/* what a right does not cover */
#define RIGHT(line) \
	"right completion {\n\tthrough email\n" line "}\ntold more {"
#define EXCEPT "\texcept nb \"A\" en \"A\" provision \"Art. 23\"\n"
	{ "a right that does not cover something", "", "told more {", RIGHT(""),
	    RIGHT(EXCEPT), "weakened", 1 },
	{ "a right that covers it again", "", "told more {", RIGHT(EXCEPT),
	    RIGHT(""), "strengthened", 1 },
	{ "by another law", "", "told more {", RIGHT(EXCEPT),
	    RIGHT("\texcept nb \"A\" en \"A\" provision \"Art. 89\"\n"),
	    "condition", 1 },
	{ "one thing more that it does not cover", "", "told more {",
	    RIGHT(EXCEPT), RIGHT(EXCEPT "\texcept nb \"B\" en \"B\"\n"),
	    "weakened", 1 },
/* at least */
#define FIGURES "", "told more {"
#define GROUPS(line)                                                \
	"statistics s {\n\tnb \"S\" en \"S\"\n\tusing hobby\n" line \
	"}\ntold more {"
	{ "larger groups", FIGURES, GROUPS("\tanonymous at least 5 people\n"),
	    GROUPS("\tanonymous at least 10 people\n"), "strengthened", 1 },
	{ "smaller groups", FIGURES, GROUPS("\tanonymous at least 5 people\n"),
	    GROUPS("\tanonymous at least 3 people\n"), "weakened", 1 },
	{ "no groups", FIGURES, GROUPS("\tanonymous at least 5 people\n"),
	    GROUPS("\tpseudonymous\n"), "weakened", 2 },
	{ "groups where none were", FIGURES, GROUPS("\tpseudonymous\n"),
	    GROUPS("\tanonymous at least 5 people\n"), "strengthened", 2 },
/* on the web */
#define MORE "", "told more {"
#define LOG(line)                                                      \
	"log visits {\n\tnb \"L\" en \"L\"\n\tfor purpose news\n" line \
	"}\ntold more {"
#define COOKIE(head)                         \
	"cookie \"abc\" for statistics" head \
	" {\n\tnb \"C\" en \"C\"\n\tfor purposes news\n}\ntold more {"
/* More of the address asks anew who said yes to what the log is for. */
#define IP(w, i, class, n) \
	MORE, LOG("\tip address " w "\n"), LOG("\tip address " i "\n"), class, n
	{ "an IP address shortened",
	    IP("in full", "shortened", "narrowing", 1) },
	{ "an IP address no more",
	    IP("in full", "not stored", "narrowing", 1) },
	{ "a short IP address no more",
	    IP("shortened", "not stored", "narrowing", 1) },
	{ "an IP address in full", IP("shortened", "in full", "widening", 2) },
	{ "an IP address", IP("not stored", "shortened", "widening", 2) },
	{ "all of an IP address", IP("not stored", "in full", "widening", 2) },
	{ "of the IP address nothing is said any more", MORE,
	    LOG("\tip address in full\n"), LOG(""), "widening", 1 },
	{ "a cookie for a shorter time", MORE, COOKIE(", lasts 3 months"),
	    COOKIE(", lasts 1 month"), "shorter", 1 },
	{ "a cookie for a longer time", MORE, COOKIE(", lasts 3 months"),
	    COOKIE(", lasts 9 months"), "longer", 1 },
	{ "a cookie for as long", MORE, COOKIE(", lasts 12 months"),
	    COOKIE(", lasts 1 year"), "editorial", 1 },
	{ "a cookie for the session", MORE, COOKIE(", lasts 3 months"),
	    COOKIE(", ends with session"), "shorter", 1 },
	{ "a cookie for more than the session", MORE,
	    COOKIE(", ends with session"), COOKIE(", lasts 1 hour"), "longer",
	    1 },
	{ "a cookie without consent", MORE,
	    COOKIE(", lasts 3 months, with consent"),
	    COOKIE(", lasts 3 months"), "weakened", 1 },
	{ "a cookie with consent, which nobody gave yet", MORE,
	    COOKIE(", lasts 3 months"),
	    COOKIE(", lasts 3 months, with consent"), "widening", 2 },
	{ "a shorter cookie without consent", MORE,
	    COOKIE(", lasts 3 months, with consent"), COOKIE(", lasts 1 month"),
	    "weakened", 2 },
	{ "a cookie the other way about", MORE,
	    COOKIE(", lasts 3 months, with consent"),
	    COOKIE(", with consent, lasts 3 months"), "editorial", 1 },
	{ "a cookie of another", MORE, COOKIE(""),
	    COOKIE(", set by nb \"B\" en \"B\""), "new_recipient", 2 },
/* who reads what is published */
#define LIST(line)                                                          \
	"publication roll_of_honour {\n\tnb \"L\" nn \"L\" en \"L\"\n" line \
	"}\ntold more {"
#define SEEN(by) "\tseen by nb \"" by "\" nn \"" by "\" en \"" by "\"\n"
	{ "some read what all could", MORE, LIST(""), LIST(SEEN("staff")),
	    "strengthened", 1 },
	{ "all read what some could", MORE, LIST(SEEN("staff")), LIST(""),
	    "widening", 1 },
	{ "others read it", MORE, LIST(SEEN("staff")), LIST(SEEN("guests")),
	    "condition", 3 },
/* from which age */
#define CHILDREN(line) "children {\n\t" line "\n}\ntold more {"
#define ALONE(what, w, i)                                        \
	MORE, CHILDREN(what " alone from " w " years by \"l\""), \
	    CHILDREN(what " alone from " i " years by \"l\""), "weakened", 1
	{ "the older join alone", ALONE("joining", "15", "16") },
	{ "the younger join alone", ALONE("joining", "16", "15") },
	{ "the older say yes alone", ALONE("consent", "13", "15") },
	{ "the younger say yes alone", ALONE("consent", "15", "13") },
	{ "the older are shown by their own yes", ALONE("images", "15", "16") },
	{ "the age of one consent", "purpose news", "\tbasis consent",
	    "\tconsent alone from 15 years\n\tbasis consent",
	    "\tconsent alone from 16 years\n\tbasis consent", "consent_text",
	    2 },
	{ "a lower age of one consent", "purpose news", "\tbasis consent",
	    "\tconsent alone from 16 years\n\tbasis consent",
	    "\tconsent alone from 15 years\n\tbasis consent", "consent_text",
	    2 },
/* what stays, and how long */
#define LEFT "keep members", "when left: delete"
	{ "a mark until asked", LEFT,
	    "when left: delete, keep do-not-invite mark for 9 years",
	    "when left: delete, keep do-not-invite mark until they ask",
	    "longer", 1 },
	{ "a mark for a time again", LEFT,
	    "when left: delete, keep do-not-invite mark until they ask",
	    "when left: delete, keep do-not-invite mark for 9 years", "shorter",
	    1 },
	{ "a mark in months", LEFT,
	    "when left: delete, keep do-not-invite mark for 12 months",
	    "when left: delete, keep do-not-invite mark for 1 year",
	    "editorial", 1 },
	{ "messages stop no more", LEFT, "when left: stop messages, delete",
	    "when left: delete", "longer", 1 },
	{ "messages stop", LEFT, "when left: delete",
	    "when left: stop messages, delete", "shorter", 1 },
	{ "blocked before it is deleted", LEFT, "when left: delete",
	    "when left: block, delete 1 year after left", "longer", 1 },
	{ "blocked, and deleted sooner", LEFT,
	    "when left: block, delete 2 years after left",
	    "when left: block, delete 1 year after left", "shorter", 1 },
	{ "blocked where it was reviewed", LEFT, "1 month after left: review",
	    "1 month after left: block", "shorter", 1 },
	{ "after hours", LEFT, "1 hour after left: delete",
	    "2 hours after left: delete", "longer", 1 },
	{ "after a day and a year", LEFT, "1 day after left: delete",
	    "1 year after left: delete", "longer", 1 },
	{ "not before the end of the year", LEFT, "when left: delete",
	    "when end of the year of left: delete", "longer", 1 },
	{ "and no more so", LEFT,
	    "3 years after end of the year of left: delete",
	    "3 years after left: delete", "shorter", 1 },
	{ "a year less, from the end of the year", LEFT,
	    "3 years after left: delete",
	    "1 year after end of the year of left: delete", "shorter", 1 },
	{ "longer for some, shorter for others: once", LEFT,
	    "when end of the year of left: delete",
	    "6 months after left: delete", "longer", 1 },
	{ "and the other way", LEFT, "6 months after left: delete",
	    "when end of the year of left: delete", "longer", 1 },
	{ "shorter for some, and reviewed where it was deleted", LEFT,
	    "when end of the year of left: delete",
	    "6 months after left: review", "longer", 2 },
	{ "shorter for some, and messages where there were none", LEFT,
	    "when end of the year of left: stop messages, delete",
	    "6 months after left: delete", "longer", 2 },
	{ "shorter for some, and a mark that stays longer", LEFT,
	    "when end of the year of left: delete, keep do-not-invite mark for "
	    "1 year",
	    "6 months after left: delete, keep do-not-invite mark for 2 years",
	    "longer", 2 },
	{ "an event more, of those that count", LEFT, "when left: delete",
	    "earliest of when left, 3 years after last seen: delete", "longer",
	    2 },
	{ "a rule where none was", "keep members", "\twhen left: delete\n", "",
	    "\twhen left: delete\n", "shorter", 1 },
#define EVENT(text)                                                           \
	"event filled {\n\tnb \"" text "\" en \"" text                        \
	"\"\n}\nkeep fields phone {\n\twhen filled: delete\n\t9 years after " \
	"left: delete\n}\ntold more {"
	{ "another event under the same name", FIGURES, EVENT("it is so"),
	    EVENT("it is otherwise"), "condition", 2 },
#define FILLED(line)                                                   \
	"event filled {\n\tnb \"a\" en \"a\"\n}\nevent taken {\n\tnb " \
	"\"b\" en \"b\"\n}\nkeep fields phone {\n" line "}\ntold more {"
	{ "two of our own are two", FIGURES,
	    FILLED("\twhen filled: delete\n\twhen taken: delete\n"),
	    FILLED("\twhen filled: delete\n\t1 year after taken: delete\n"),
	    "longer", 1 },
	{ "and at the end of the year", FIGURES,
	    FILLED("\t1 year after end of the year of taken: delete\n"),
	    FILLED("\t1 year after taken: delete\n"), "shorter", 1 },
#define RULE(line) "keep fields phone {\n\twhen left: " line "\n}\ntold more {"
	{ "a block of fields that stay longer", FIGURES, "told more {",
	    RULE("delete"), "longer", 1 },
	{ "a block of fields that goes", FIGURES, RULE("delete"), "told more {",
	    "longer", 1 },
	{ "a block of people that goes with what a duty held", FIGURES,
	    "keep invited people {\n\twhen declined: delete\n"
	    "\tprovision \"loven\"\n}\ntold more {",
	    "told more {", "longer", 1 },
	{ "a block of people that are blocked", FIGURES, "told more {",
	    "keep invited people {\n\twhen declined: block, delete 1 year "
	    "after declined\n}\ntold more {",
	    "longer", 1 },
	{ "a block of people", FIGURES, "told more {",
	    "keep invited people {\n\twhen declined: delete\n}\ntold more {",
	    "shorter", 1 },
	{ "B25: a hold that goes", LEFT,
	    "when left: block, delete 10 years after end of accounting year",
	    "when left: delete", "shorter", 1 },
	{ "B25: a hold where it went at once", LEFT, "when left: delete",
	    "when left: block, delete 10 years after end of accounting year",
	    "longer", 1 },
	{ "B25: a longer hold", LEFT,
	    "when left: block, delete 10 years after end of accounting year",
	    "when left: block, delete 12 years after end of accounting year",
	    "longer", 1 },
	{ "B25: what was blocked until then is used", LEFT,
	    "when left: block, delete after 5 years",
	    "5 years after left: delete", "longer", 1 },
	{ "B25: what was used until then is blocked", LEFT,
	    "5 years after left: delete",
	    "when left: block, delete after 5 years", "shorter", 1 },
	{ "B25: a hold from another event", LEFT,
	    "when left: block, delete 10 years after end of accounting year",
	    "when left: block, delete 1 year after left", "longer", 1 },
	{ "a longer least period", LEFT,
	    "when left: delete\n\tat least 1 year after joined: block",
	    "when left: delete\n\tat least 2 years after joined: block",
	    "longer", 1 },
	{ "a shorter least period", LEFT,
	    "when left: delete\n\tat least 2 years after joined: block",
	    "when left: delete\n\tat least 1 year after joined: block",
	    "shorter", 1 },
	{ "a least period that goes", LEFT,
	    "when left: delete\n\tat least 2 years after joined: block",
	    "when left: delete", "shorter", 1 },
	{ "a cap that goes", LEFT,
	    "when left: delete\n\tat most 2 years after joined: delete",
	    "when left: delete", "longer", 1 },
	{ "a lower cap", LEFT,
	    "when left: delete\n\tat most 2 years after joined: delete",
	    "when left: delete\n\tat most 1 year after joined: delete",
	    "shorter", 1 },
	{ "the last of the clocks instead of the first", LEFT,
	    "earliest of when left, 3 years after joined: delete",
	    "latest of when left, 3 years after joined: delete", "longer", 1 },

/* how long, of declared facts */
#define CAMERA(line)                                             \
	"camera surveillance door {\n\tnb \"D\" en \"D\"\n" line \
	"}\ntold more {"
	{ "C32: a camera keeps longer", FIGURES, CAMERA("\tkept for 7 days\n"),
	    CAMERA("\tkept for 30 days\n"), "longer", 1 },
	{ "C32: a camera keeps less", FIGURES, CAMERA("\tkept for 7 days\n"),
	    CAMERA("\tkept for 3 days\n"), "shorter", 1 },
	{ "C32: a camera that records nothing any more", FIGURES,
	    CAMERA("\tkept for 7 days\n"), CAMERA("\tnot recorded\n"), "longer",
	    2 },
	{ "C32: a camera keeps some of it longer", FIGURES,
	    CAMERA("\tkept for 7 days\n"),
	    CAMERA("\tkept for 7 days\n\tkept longer when nb \"H\" en "
		   "\"I\"\n"),
	    "longer", 1 },
	{ "C32: kept from another event", FIGURES,
	    CAMERA("\tkept for 7 days after left\n"),
	    CAMERA("\tkept for 7 days after joined\n"), "longer", 1 },
	{ "C32: a period spelt otherwise", FIGURES,
	    CAMERA("\tkept for 1 year\n"), CAMERA("\tkept for 12 months\n"),
	    "editorial", 1 },
#define DATA(line) \
	"data category dogs {\n\tnb \"D\" en \"D\"\n" line "}\ntold more {"
	{ "C32: kept until something else", FIGURES,
	    DATA("\tkept until nb \"a\" en \"a\"\n"),
	    DATA("\tkept until nb \"b\" en \"b\"\n"), "condition", 2 },
	{ "C32: kept until something else, in one language", FIGURES,
	    DATA("\tkept until nb \"a\" en \"a\"\n"),
	    DATA("\tkept until nb \"b\" en \"a\"\n"), "condition", 1 },
	{ "C32: a text in a language more says what the other says", FIGURES,
	    DATA("\tkept until nb \"a\"\n"),
	    DATA("\tkept until nb \"a\" en \"a\"\n"), "editorial", 1 },
	{ "C32: other examples", FIGURES,
	    DATA("\texamples nb \"a\" en \"a\"\n"),
	    DATA("\texamples nb \"b\" en \"b\"\n"), "condition", 2 },
	{ "C32: kept for a time, and not until something", FIGURES,
	    DATA("\tkept until nb \"a\" en \"a\"\n"),
	    DATA("\tkept for 1 year\n"), "longer", 2 },
/* names */
#define BY "purpose news", "send by email about club, games"
	{ "a channel and a topic of one list", BY, "send by email about club",
	    "send by email, sms about club, games", "widening", 1 },
	{ "a topic less, a channel more", BY, "send by email about club, games",
	    "send by email, sms about club", "widening", 2 },
	{ "about everything", BY, "send by email about club", "send by email",
	    "narrowing", 1 },
	{ "for those where it was for all", "purpose news", "\tfor members\n",
	    "", "\tfor friend\n", "narrowing", 1 },
	{ "for all where it was for those", "purpose news", "\tfor members\n",
	    "\tfor friend\n", "", "widening", 1 },
	{ "for members, whom no line means too", "purpose news",
	    "\tfor members\n", "", "\tfor members\n", "editorial", 1 },
	{ "all fields no more", "purpose news", "using full_name, mail",
	    "using all fields", "using full_name, mail", "narrowing", 1 },
	{ "all fields", "purpose news", "using full_name, mail",
	    "using full_name, mail", "using all fields", "widening", 1 },
	{ "for kinds where it was for all", "recipient board",
	    "\tfor purposes membership\n", "", "\tfor purposes membership\n",
	    "narrowing", 1 },
	{ "a role sees and does not see addresses", "role office",
	    "may write, send, without seeing addresses",
	    "may write, send, without seeing addresses", "may write, send",
	    "widening", 1 },
	{ "a role does more and sees less", "role office",
	    "may write, send, without seeing addresses", "may write",
	    "may write, send, without seeing addresses", "widening", 2 },
	{ "a role does less and sees more", "role office",
	    "may write, send, without seeing addresses",
	    "may write, send, without seeing addresses", "may write",
	    "widening", 2 },
/* countries */
#define COUNTRY "processor host", "\tcountry NO\n"
	{ "a country in the EEA, where none was", COUNTRY, "", "\tcountry NO\n",
	    "wording", 1 },
	{ "a country outside, where none was", COUNTRY, "", "\tcountry US\n",
	    "new_transfer", 1 },
	{ "outside the EEA no more said", COUNTRY, "\tcountry US\n", "",
	    "other", 1 },
	/* once a month, and normally once */
	{ "normally once, where it was at most", MOST,
	    "at most 1 per calendar month", "normally once a calendar month",
	    "weakened", 1 },
	{ "at most once, where it was normally", MOST,
	    "normally once a calendar month", "at most 1 per calendar month",
	    "strengthened", 1 },
	{ "normally once is not twice", MOST, "normally once a calendar month",
	    "at most 2 per calendar month", "weakened", 1 },
/* what is kept */
#define GOES "keep members", "\twhen left: delete\n"
	{ "messages stop, and then it goes", GOES, "\twhen left: delete\n",
	    "\twhen left: stop messages, delete\n", "shorter", 1 },
	{ "messages stop no more", GOES, "\twhen left: stop messages, delete\n",
	    "\twhen left: delete\n", "longer", 1 },
	{ "blocked by another event, where it went at once", GOES,
	    "\twhen left: delete\n",
	    "\twhen left: block, delete 5 years after end of accounting "
	    "year\n",
	    "longer", 1 },
	{ "at once, where it was blocked until another event", GOES,
	    "\twhen left: block, delete 5 years after end of accounting "
	    "year\n",
	    "\twhen left: delete\n", "shorter", 1 },
	{ "blocked for longer, from the same event", GOES,
	    "\twhen left: block, delete after 1 year\n",
	    "\twhen left: block, delete after 2 years\n", "longer", 1 },
	{ "no more than looked through", GOES, "\twhen left: delete\n",
	    "\twhen left: review\n", "longer", 1 },
	{ "made anonymous, where it went", GOES, "\twhen left: delete\n",
	    "\twhen left: anonymise\n", "longer", 1 },
	{ "gone, where it was made anonymous", GOES, "\twhen left: anonymise\n",
	    "\twhen left: delete\n", "shorter", 1 },
	{ "a mark for longer", GOES,
	    "\twhen left: delete, keep do-not-invite mark for 1 year\n",
	    "\twhen left: delete, keep do-not-invite mark for 2 years\n",
	    "longer", 1 },
	{ "a mark no more", GOES,
	    "\twhen left: delete, keep do-not-invite mark for 1 year\n",
	    "\twhen left: delete\n", "shorter", 1 },
	{ "a mark until they ask", GOES,
	    "\twhen left: delete, keep do-not-invite mark for 1 year\n",
	    "\twhen left: delete, keep do-not-invite mark until they ask\n",
	    "longer", 1 },
	{ "a log keeps addresses whole", "log proxy", "ip address shortened",
	    "ip address shortened", "ip address in full", "widening", 1 },
	{ "a log keeps none", "log proxy", "ip address shortened",
	    "ip address shortened", "ip address not stored", "narrowing", 1 },
	{ "a log that says nothing of them", "log proxy",
	    "\tip address shortened\n", "\tip address shortened\n", "",
	    "widening", 1 },
	{ "of two conditions one is more", "purpose news",
	    "\twithdrawn by link, portal\n", "\twithdrawn by link, portal\n",
	    "\twithdrawn by portal\n", "weakened", 1 },
	/* what somebody gets */
	{ "gets the same in another order", "recipient board", "gets full_name",
	    "gets full_name, mail", "gets mail, full_name", "editorial", 1 },
	{ "gets something more", "recipient board", "gets full_name",
	    "gets full_name", "gets full_name, mail", "widening", 1 },
	{ "gets something less", "recipient board", "gets full_name",
	    "gets full_name, mail", "gets full_name", "narrowing", 1 },
	{ "gets something else", "recipient board", "gets full_name",
	    "gets full_name", "gets mail", "widening", 2 },
	{ "what it gets is said", "recipient board", "\tgets full_name\n", "",
	    "\tgets full_name\n", "widening", 1 },
	{ "what it gets is said no more", "recipient board",
	    "\tgets full_name\n", "\tgets full_name\n", "", "widening", 1 },
	/* what a role does not see */
	{ "addresses are hidden from it", "role office",
	    "may write, send, without seeing addresses", "may write, send",
	    "may write, send, without seeing addresses", "narrowing", 1 },
	{ "all fields, and no addresses", "role office",
	    "may find, see full_name", "may find, see full_name",
	    "may find, see, all fields, without seeing addresses", "widening",
	    2 },
	{ "all fields no more", "role office", "may find, see full_name",
	    "may find, see, all fields", "may find, see full_name", "narrowing",
	    1 },
	/* dates */
	{ "told since another day", "source roll", "told by \"brev\"",
	    "told by \"brev\" since 2024-01-01",
	    "told by \"brev\" since 2025-01-01", "wording", 1 },
	{ "told since a day", "source roll", "told by \"brev\"",
	    "told by \"brev\"", "told by \"brev\" since 2025-01-01", "wording",
	    1 },
	{ "told since no day", "source roll", "told by \"brev\"",
	    "told by \"brev\" since 2025-01-01", "told by \"brev\"", "wording",
	    1 },
	/* clocks */
	{ "of several clocks one more", "keep messages",
	    "12 months after sent: delete",
	    "earliest of 12 months after sent, 2 years after created: delete",
	    "12 months after sent: delete", "longer", 2 },
	{ "a cap that was not there", "keep messages",
	    "\t12 months after sent: delete\n",
	    "\t12 months after sent: delete\n",
	    "\t12 months after sent: delete\n\tat most 2 years after created: "
	    "delete\n",
	    "shorter", 1 },
	{ "a least period that was not there", "keep messages",
	    "\t12 months after sent: delete\n",
	    "\t12 months after sent: delete\n",
	    "\t12 months after sent: delete\n\tat least 6 months after sent: "
	    "block\n",
	    "longer", 1 },
	{ "a shorter least period", "keep messages",
	    "\t12 months after sent: delete\n",
	    "\t12 months after sent: delete\n\tat least 6 months after sent: "
	    "block\n",
	    "\t12 months after sent: delete\n\tat least 3 months after sent: "
	    "block\n",
	    "shorter", 1 },
	{ "looked through more often", "keep messages",
	    "\t12 months after sent: delete\n", "\tevery 12 months: review\n",
	    "\tevery 6 months: review\n", "strengthened", 1 },
	{ "from one outside to another", COUNTRY, "\tcountry US\n",
	    "\tcountry IN\n", "new_transfer", 2 },
	{ "one outside more", COUNTRY, "\tcountry US\n", "\tcountry US, IN\n",
	    "new_transfer", 1 },
	{ "one outside fewer", COUNTRY, "\tcountry US, IN\n", "\tcountry US\n",
	    "removed_transfer", 1 },
	{ "one inside more", COUNTRY, "\tcountry US\n", "\tcountry US, SE\n",
	    "wording", 1 },
	{ "one inside no more said", COUNTRY, "\tcountry SE\n", "", "wording",
	    1 },
};

static void
each_row(void)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str was =
		    edited(STR(base), rows[i].after, rows[i].from, rows[i].was);
		struct str is =
		    edited(STR(base), rows[i].after, rows[i].from, rows[i].is);
		struct diff d = { 0 };
		bool ok = was.p != NULL && is.p != NULL &&
			  compare(was, is, &d) && d.n == rows[i].n;

		if (ok && d.n > 0)
			ok = strcmp(diff_class_code(d.class), rows[i].class) ==
			     0;
		if (!tap_ok(ok, rows[i].name))
			for (size_t k = 0; k < d.n; k++)
				printf("# %s " STR_FMT "\n",
				    diff_class_code(d.at[k].class),
				    STR_ARG(
					lang_diff_title(a, &d.at[k], LANG_EN)));
	}
}

/* Which of the two files is none is told. */
static void
no_file(void)
{
	struct str bad = STR("statement small {\n");
	struct lang_findings f[2] = { { 0 }, { 0 } };
	struct diff d;

	tap_err(lang_diff(a, bad, STR(base), LANG_EN, &d, f), ERR_INVALID,
	    "the old one is none");
	tap_ok(f[0].errors > 0 && f[1].errors == 0, "… and its errors are");
	f[0] = f[1] = (struct lang_findings){ 0 };
	tap_err(lang_diff(a, STR(base), bad, LANG_EN, &d, f), ERR_INVALID,
	    "the new one is none");
	tap_ok(f[0].errors == 0 && f[1].errors > 0, "… and its errors are");
}

static void
versions(void)
{
	static const struct {
		const char *name, *x, *y;
		int want;
	} all[] = {
		{ "numbers, not letters", "1.10.0", "1.9.9", 1 },
		{ "no part is nought", "1.0", "1.0.0", 0 },
		{ "one part more", "1.0.1", "1.0", 1 },
		{ "none at all", "", "0.0.1", -1 },
		{ "what is no number is above all", "1.x", "1.2", 1 },
		{ "on either side", "1.2", "1.x", -1 },
		{ "two that are no numbers", "1.x", "1.y", 0 },
		{ "too large for a number", "1.99999999999", "1.2", 1 },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		tap_ok(version_cmp(str_of(all[i].x), str_of(all[i].y)) ==
			   all[i].want,
		    all[i].name);
}

int
main(void)
{
	a = arena_new(LIMIT_ARENA_ORG);
	each_row();
	no_file();
	versions();
	arena_free(a);
	return tap_done();
}
