/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * concept 68, B47: two small versions, whole: whether the purpose is the same,
 * and what a yes to the first does not cover of the second: who decides
 * together, which kinds its bases are for, what is of convictions, what
 * profiles are concluded from.
 */
#include "policy/basis.h"
#include "policy/consent.h"
#include "policy/same.h"

#include "compiled.h"

#define HEAD "statement s {\n\ten \"S\"\n\tversion 1.0.0\n\tlanguages en\n}\n"
#define CLUB "controller club {\n\tname \"Club\"\n}\n"
#define CLUB_NO                                \
	"controller club {\n\tname \"Club\"\n" \
	"\torganisation number \"974767880\"\n}\n"
#define CLUB_RENAMED                                \
	"controller klubb {\n\tname \"Klubb AS\"\n" \
	"\torganisation number \"974767880\"\n}\n"
#define CLUB_OTHER_NO                          \
	"controller club {\n\tname \"Club\"\n" \
	"\torganisation number \"923609016\"\n}\n"
#define MANY(name, label, plural)              \
	"controller " name " {\n\ten \"" label \
	"\"\n\tmany\n\tplural en \"" plural "\"\n}\n"
#define FOR "\tfor purposes news\n"
#define LIST(of, lines) \
	"publication list {\n\ten \"List\"\n\tusing " of "\n" lines "}\n"
#define PUBLISHED_IN(fields, lines)                                         \
	HEAD CLUB NAME fields NEWS(YES) "publication all {\n\ten \"All\"\n" \
					"\tusing extra\n" lines FOR "}\n"
#define PUBLISHED(fields) PUBLISHED_IN(fields, "")
#define FIGURES(lines, of)                               \
	HEAD CLUB NAME NEWS(                             \
	    YES) "recipient shop {\n\ten \"Shop\"\n"     \
		 "\tindependent\n\tgets full_name\n" FOR \
		 "}\nshared figures count "              \
		 "{\n\ten \"Count\"\n\tgoes to shop\n" lines of "}\n"
#define SHOP(lines)                                                        \
	HEAD CLUB NAME NEWS(YES) "recipient shop {\n\ten \"Shop\"\n"       \
				 "\tindependent\n\tgets full_name\n" lines \
				 "}\n"
#define SHORT "\tip address shortened\n"
#define LOG(label, lines)                                                \
	HEAD CLUB NAME NEWS(YES) "log web {\n\ten \"" label "\"\n" lines \
				 "\tfor purpose news\n}\n"
#define STORED(lines)                                                       \
	HEAD CLUB NAME NEWS(YES) "device storage pref {\n\ten \"Choice\"\n" \
				 "\twith consent\n" lines FOR "}\n"
#define UNION       "controller union_office {\n\tname \"Union\"\n}\n"
#define LEAGUE      "controller league {\n\tname \"League\"\n}\n"
#define NAME        "field full_name name {\n\ten \"Name\"\n}\n"
#define TEXT(lines) "field extra text {\n\ten \"Extra\"\n" lines "}\n"
#define RECORD(lines)                                   \
	"field extra records {\n\ten \"Extra\"\n" lines \
	"\tfield born date {\n\t\ten \"Born\"\n\t}\n}\n"
#define KINDS                                     \
	"kind of person old {\n\ten \"old\"\n}\n" \
	"kind of person young {\n\ten \"young\"\n}\n"
#define NEWS(lines) "purpose news {\n\ten \"News\"\n" lines "}\n"
#define YES         "\tusing full_name\n\tbasis consent\n"
#define ALL         "\tusing full_name, extra\n\tbasis consent\n"
#define DATA(name)  "data category " name " {\n\ten \"" name "\"\n}\n"
#define PROFILE(from)                                   \
	"profile taste {\n\ten \"Taste\"\n\tfrom " from \
	"\n\tfor purposes news\n}\n"

#define YES_TOO ", with consent"
#define COOKIE(label, lines)                                                  \
	"cookie \"_c\" for statistics, lasts 1 day" lines " {\n\ten \"" label \
	"\"\n\tfor purposes news\n}\n"

static const struct {
	const char *name, *was, *is;
	bool same;
	enum consent_more more;
} rows[] = {
	{ "the same", HEAD CLUB NAME NEWS(YES), HEAD CLUB NAME NEWS(YES), true,
	    CONSENT_SAME },
	/* who decides */
	{ "another of that name and number", HEAD CLUB_NO NAME NEWS(YES),
	    HEAD CLUB_OTHER_NO NAME NEWS(YES), false, CONSENT_CONTROLLER },
	{ "one of that number under another name", HEAD CLUB_NO NAME NEWS(YES),
	    HEAD CLUB_RENAMED NAME NEWS(YES), true, CONSENT_SAME },
	{ "a number where none was", HEAD CLUB NAME NEWS(YES),
	    HEAD CLUB_NO NAME NEWS(YES), true, CONSENT_SAME },
	{ "no number any more", HEAD CLUB_NO NAME NEWS(YES),
	    HEAD CLUB NAME NEWS(YES), true, CONSENT_SAME },
	{ "somebody decides with it", HEAD CLUB UNION NAME NEWS(YES),
	    HEAD CLUB UNION NAME NEWS(YES "\tjointly with union_office\n"),
	    false, CONSENT_CONTROLLER },
	{ "the same two decide",
	    HEAD CLUB UNION NAME NEWS(YES "\tjointly with union_office\n"),
	    HEAD CLUB UNION NAME NEWS(YES "\tjointly with union_office\n"),
	    true, CONSENT_SAME },
	{ "one of the two decides alone",
	    HEAD CLUB UNION NAME NEWS(YES "\tjointly with union_office\n"),
	    HEAD CLUB UNION NAME NEWS(YES), true, CONSENT_SAME },
	{ "the other of the two decides alone",
	    HEAD CLUB UNION NAME NEWS(YES "\tjointly with union_office\n"),
	    HEAD CLUB UNION NAME NEWS(YES "\tcontroller union_office\n"), true,
	    CONSENT_SAME },
	{ "a third decides with them",
	    HEAD CLUB UNION LEAGUE NAME NEWS(
		YES "\tjointly with union_office\n"),
	    HEAD CLUB UNION LEAGUE NAME NEWS(
		YES "\tjointly with union_office, league\n"),
	    false, CONSENT_CONTROLLER },
	{ "a third and a second, where two decided",
	    HEAD CLUB UNION LEAGUE NAME NEWS(
		YES "\tjointly with union_office\n"),
	    HEAD CLUB UNION LEAGUE NAME NEWS(
		YES "\tjointly with league, union_office\n"),
	    false, CONSENT_CONTROLLER },
	{ "a third in the place of the second",
	    HEAD CLUB UNION LEAGUE NAME NEWS(
		YES "\tjointly with union_office\n"),
	    HEAD CLUB UNION LEAGUE NAME NEWS(YES "\tjointly with league\n"),
	    false, CONSENT_CONTROLLER },
	/* what holds back who gets it */
	{ "given without being approved", SHOP("\ton approval\n"), SHOP(""),
	    true, CONSENT_RECIPIENT },
	{ "given when it is approved alone", SHOP(""), SHOP("\ton approval\n"),
	    true, CONSENT_SAME },
	{ "addresses that were not seen", SHOP("\twrites through the server\n"),
	    SHOP(""), true, CONSENT_RECIPIENT },
	{ "addresses that are not seen any more", SHOP(""),
	    SHOP("\twrites through the server\n"), true, CONSENT_SAME },
	{ "given in whatever case", SHOP("\tonly when en \"asked\"\n"),
	    SHOP(""), true, CONSENT_RECIPIENT },
	{ "given in another case", SHOP("\tonly when en \"asked\"\n"),
	    SHOP("\tonly when en \"told\"\n"), true, CONSENT_RECIPIENT },
	{ "given in the same case", SHOP("\tonly when en \"asked\"\n"),
	    SHOP("\tonly when en \"asked\"\n"), true, CONSENT_SAME },
	{ "given in one case alone", SHOP(""),
	    SHOP("\tonly when en \"asked\"\n"), true, CONSENT_SAME },
	/* what a log holds */
	{ "a log for it", HEAD CLUB NAME NEWS(YES), LOG("Log", ""), true,
	    CONSENT_FIELDS },
	{ "no log any more", LOG("Log", ""), HEAD CLUB NAME NEWS(YES), true,
	    CONSENT_SAME },
	{ "the same log", LOG("Log", SHORT), LOG("Log", SHORT), true,
	    CONSENT_SAME },
	{ "another log", LOG("Log", ""), LOG("Trace", ""), true,
	    CONSENT_FIELDS },
	{ "more of the address", LOG("Log", SHORT),
	    LOG("Log", "\tip address in full\n"), true, CONSENT_FIELDS },
	{ "of the address nothing is said any more", LOG("Log", SHORT),
	    LOG("Log", ""), true, CONSENT_FIELDS },
	{ "less of the address", LOG("Log", SHORT),
	    LOG("Log", "\tip address not stored\n"), true, CONSENT_SAME },
	/* many like ones are what they are called */
	{ "many by the same label",
	    HEAD CLUB MANY("clubs", "club", "clubs")
		NAME NEWS(YES "\tcontroller clubs\n"),
	    HEAD CLUB MANY("clubs", "club", "clubs")
		NAME NEWS(YES "\tcontroller clubs\n"),
	    true, CONSENT_SAME },
	{ "many by another label",
	    HEAD CLUB MANY("clubs", "club", "clubs")
		NAME NEWS(YES "\tcontroller clubs\n"),
	    HEAD CLUB MANY("clubs", "broker", "clubs")
		NAME NEWS(YES "\tcontroller clubs\n"),
	    false, CONSENT_CONTROLLER },
	{ "many by another plural",
	    HEAD CLUB MANY("clubs", "club", "clubs")
		NAME NEWS(YES "\tcontroller clubs\n"),
	    HEAD CLUB MANY("clubs", "club", "brokers")
		NAME NEWS(YES "\tcontroller clubs\n"),
	    false, CONSENT_CONTROLLER },
	{ "many with a plural where none was said",
	    HEAD CLUB
	    "controller clubs {\n\ten \"club\"\n\tmany\n}\n" NAME NEWS(
		YES "\tcontroller clubs\n"),
	    HEAD CLUB MANY("clubs", "club", "clubs")
		NAME NEWS(YES "\tcontroller clubs\n"),
	    true, CONSENT_SAME },
	{ "many by another name in the file alone",
	    HEAD CLUB MANY("clubs", "club", "clubs")
		NAME NEWS(YES "\tcontroller clubs\n"),
	    HEAD CLUB MANY("teams", "club", "clubs")
		NAME NEWS(YES "\tcontroller teams\n"),
	    true, CONSENT_SAME },
	{ "one of its own in the place of many",
	    HEAD CLUB MANY("clubs", "club", "clubs")
		NAME NEWS(YES "\tcontroller clubs\n"),
	    HEAD CLUB UNION NAME NEWS(YES "\tcontroller union_office\n"), false,
	    CONSENT_CONTROLLER },
	/* what is published, and given: without these lines, not of it */
	{ "published: what another purpose uses",
	    HEAD CLUB NAME TEXT("") NEWS(YES),
	    HEAD CLUB NAME TEXT("") NEWS(YES) LIST("extra", ""), true,
	    CONSENT_SAME },
	{ "published: what it uses, for nothing that is said",
	    HEAD CLUB NAME TEXT("") NEWS(YES),
	    HEAD CLUB NAME TEXT("") NEWS(YES) LIST("full_name", ""), true,
	    CONSENT_FIELDS },
	{ "published both times, for nothing that is said",
	    HEAD CLUB NAME TEXT("") NEWS(YES) LIST("full_name", ""),
	    HEAD CLUB NAME TEXT("") NEWS(YES) LIST("full_name", ""), true,
	    CONSENT_SAME },
	{ "published: the same", PUBLISHED(TEXT("")), PUBLISHED(TEXT("")), true,
	    CONSENT_SAME },
	{ "published: it means another thing", PUBLISHED(TEXT("")),
	    PUBLISHED("field extra text {\n\ten \"Diagnosis\"\n}\n"), true,
	    CONSENT_FIELDS },
	{ "published: it is special", PUBLISHED(TEXT("")),
	    PUBLISHED(TEXT("\tspecial category by \"Art. 9(2)(a)\"\n")), true,
	    CONSENT_FIELDS },
	{ "published: it is special no more",
	    PUBLISHED(TEXT("\tspecial category by \"Art. 9(2)(a)\"\n")),
	    PUBLISHED(TEXT("")), true, CONSENT_SAME },
	{ "published: it is of another type", PUBLISHED(TEXT("")),
	    PUBLISHED("field extra date {\n\ten \"Extra\"\n}\n"), true,
	    CONSENT_FIELDS },
	{ "published: it is on convictions", PUBLISHED(TEXT("")),
	    PUBLISHED(TEXT("\tcriminal convictions by \"law\"\n")), true,
	    CONSENT_FIELDS },
	{ "published: data that mean another thing",
	    PUBLISHED(TEXT("") DATA("notes")) LIST("notes", FOR),
	    PUBLISHED(TEXT("") "data category notes {\n\ten \"Journal\"\n}\n")
		LIST("notes", FOR),
	    true, CONSENT_FIELDS },
	{ "published: to some, where all could read it",
	    PUBLISHED_IN(TEXT(""), ""),
	    PUBLISHED_IN(TEXT(""), "\tseen by en \"members\"\n"), true,
	    CONSENT_SAME },
	{ "published: to all, where some could read it",
	    PUBLISHED_IN(TEXT(""), "\tseen by en \"members\"\n"),
	    PUBLISHED_IN(TEXT(""), ""), true, CONSENT_FIELDS },
	{ "published: to others",
	    PUBLISHED_IN(TEXT(""), "\tseen by en \"members\"\n"),
	    PUBLISHED_IN(TEXT(""), "\tseen by en \"guests\"\n"), true,
	    CONSENT_FIELDS },
	{ "published: to the same",
	    PUBLISHED_IN(TEXT(""), "\tseen by en \"members\"\n"),
	    PUBLISHED_IN(TEXT(""), "\tseen by en \"members\"\n"), true,
	    CONSENT_SAME },
	{ "published: data of another kind",
	    PUBLISHED(TEXT("") DATA("notes")) LIST("notes", FOR),
	    PUBLISHED(TEXT("") DATA("notes") DATA("files"))
		LIST("notes, files", FOR),
	    true, CONSENT_FIELDS },
	{ "figures of nobody, both times", FIGURES("\tanonymous\n", FOR),
	    FIGURES("\tanonymous\n", FOR), true, CONSENT_SAME },
	{ "figures of somebody now", FIGURES("\tanonymous\n", FOR),
	    FIGURES("\tpseudonymous\n", FOR), true, CONSENT_RECIPIENT },
	{ "figures of somebody for all purposes", FIGURES("\tanonymous\n", ""),
	    FIGURES("\tpseudonymous\n", ""), true, CONSENT_RECIPIENT },
	{ "figures of somebody, both times", FIGURES("\tpseudonymous\n", FOR),
	    FIGURES("\tpseudonymous\n", FOR), true, CONSENT_SAME },
	{ "figures of nobody now", FIGURES("\tpseudonymous\n", FOR),
	    FIGURES("\tanonymous\n", FOR), true, CONSENT_SAME },
	{ "stored: one thing more", STORED("\tkeys \"a\"\n"),
	    STORED("\tkeys \"a\", \"b\"\n"), true, CONSENT_FIELDS },
	{ "stored: one thing less", STORED("\tkeys \"a\", \"b\"\n"),
	    STORED("\tkeys \"b\"\n"), true, CONSENT_SAME },
	{ "stored: another thing", STORED("\tkeys \"a\"\n"),
	    STORED("\tkeys \"b\"\n"), true, CONSENT_FIELDS },
	{ "stored: it is not said any more what", STORED("\tkeys \"a\"\n"),
	    STORED(""), true, CONSENT_FIELDS },
	{ "stored: it is said now what", STORED(""), STORED("\tkeys \"a\"\n"),
	    true, CONSENT_SAME },
	/* for whom it rests on consent */
	{ "a basis for one kind, both times",
	    HEAD CLUB NAME KINDS NEWS("\tusing full_name\n\tbasis consent for "
				      "old\n"),
	    HEAD CLUB NAME KINDS NEWS("\tusing full_name\n\tbasis consent for "
				      "old\n"),
	    true, CONSENT_SAME },
	{ "a basis for another kind",
	    HEAD CLUB NAME KINDS NEWS("\tusing full_name\n\tbasis consent for "
				      "old\n"),
	    HEAD CLUB NAME KINDS NEWS("\tusing full_name\n\tbasis consent for "
				      "young\n"),
	    false, CONSENT_SAME },
	{ "a basis for one kind more",
	    HEAD CLUB NAME KINDS NEWS("\tusing full_name\n\tbasis consent for "
				      "old\n"),
	    HEAD CLUB NAME KINDS NEWS("\tusing full_name\n\tbasis consent for "
				      "old, young\n"),
	    false, CONSENT_SAME },
	/* what is used */
	{ "a field that is now of convictions",
	    HEAD CLUB NAME TEXT("") NEWS(ALL),
	    HEAD CLUB NAME TEXT("\tcriminal convictions by \"law\"\n")
		NEWS(ALL),
	    true, CONSENT_FIELDS },
	{ "a field of convictions, both times",
	    HEAD CLUB NAME TEXT("\tcriminal convictions by \"law\"\n")
		NEWS(ALL),
	    HEAD CLUB NAME TEXT("\tcriminal convictions by \"law\"\n")
		NEWS(ALL),
	    true, CONSENT_SAME },
	{ "a field of convictions no more",
	    HEAD CLUB NAME TEXT("\tcriminal convictions by \"law\"\n")
		NEWS(ALL),
	    HEAD CLUB NAME TEXT("") NEWS(ALL), true, CONSENT_SAME },
	{ "a field of a special category, both times",
	    HEAD CLUB NAME TEXT("\tspecial category\n") NEWS(ALL),
	    HEAD CLUB NAME TEXT("\tspecial category\n") NEWS(ALL), true,
	    CONSENT_SAME },
	{ "a field of some, and now of fewer",
	    HEAD CLUB NAME KINDS TEXT("\tfor old, young\n") NEWS(ALL),
	    HEAD CLUB NAME KINDS TEXT("\tfor old\n") NEWS(ALL), true,
	    CONSENT_SAME },
	{ "a field of some, and now of all",
	    HEAD CLUB NAME KINDS TEXT("\tfor old\n") NEWS(ALL),
	    HEAD CLUB NAME KINDS TEXT("") NEWS(ALL), true, CONSENT_FIELDS },
	{ "a field of some, and now of more",
	    HEAD CLUB NAME KINDS TEXT("\tfor old\n") NEWS(ALL),
	    HEAD CLUB NAME KINDS TEXT("\tfor old, young\n") NEWS(ALL), true,
	    CONSENT_FIELDS },
	{ "a record of some, and now of all",
	    HEAD CLUB NAME KINDS RECORD("\tfor old\n") NEWS(ALL),
	    HEAD CLUB NAME KINDS RECORD("") NEWS(ALL), true, CONSENT_FIELDS },
	/* what is concluded */
	{ "a profile from the same",
	    HEAD CLUB NAME NEWS(YES) DATA("visits") PROFILE("visits"),
	    HEAD CLUB NAME NEWS(YES) DATA("visits") PROFILE("visits"), true,
	    CONSENT_SAME },
	{ "a profile from more data",
	    HEAD CLUB NAME NEWS(YES) DATA("visits") DATA("cards")
		PROFILE("visits"),
	    HEAD CLUB NAME NEWS(YES) DATA("visits") DATA("cards")
		PROFILE("visits, cards"),
	    true, CONSENT_FIELDS },
	{ "a profile from other data",
	    HEAD CLUB NAME NEWS(YES) DATA("visits") DATA("cards")
		PROFILE("visits"),
	    HEAD CLUB NAME NEWS(YES) DATA("cards") DATA("visits")
		PROFILE("cards"),
	    true, CONSENT_FIELDS },
	{ "a profile from fewer data",
	    HEAD CLUB NAME NEWS(YES) DATA("visits") DATA("cards")
		PROFILE("visits, cards"),
	    HEAD CLUB NAME NEWS(YES) DATA("visits") DATA("cards")
		PROFILE("cards"),
	    true, CONSENT_SAME },
	{ "a profile from a field more",
	    HEAD CLUB NAME TEXT("") NEWS(ALL) PROFILE("full_name"),
	    HEAD CLUB NAME TEXT("") NEWS(ALL) PROFILE("full_name, extra"), true,
	    CONSENT_FIELDS },
	/* what is stored on the device */
	{ "B47 a cookie by that yes, both times",
	    HEAD CLUB NAME NEWS(YES) COOKIE("C", YES_TOO),
	    HEAD CLUB NAME NEWS(YES) COOKIE("C", YES_TOO), true, CONSENT_SAME },
	{ "B47 a cookie more", HEAD CLUB NAME NEWS(YES),
	    HEAD CLUB NAME NEWS(YES) COOKIE("C", YES_TOO), true,
	    CONSENT_FIELDS },
	{ "a cookie that needs no yes", HEAD CLUB NAME NEWS(YES),
	    HEAD CLUB NAME NEWS(YES) COOKIE("C", ""), true, CONSENT_SAME },
	{ "a cookie that needed none, and does now",
	    HEAD CLUB NAME NEWS(YES) COOKIE("C", ""),
	    HEAD CLUB NAME NEWS(YES) COOKIE("C", YES_TOO), true,
	    CONSENT_FIELDS },
	{ "a cookie that does something else",
	    HEAD CLUB NAME NEWS(YES) COOKIE("C", YES_TOO),
	    HEAD CLUB NAME NEWS(YES) COOKIE("D", YES_TOO), true,
	    CONSENT_FIELDS },
	{ "a cookie less", HEAD CLUB NAME NEWS(YES) COOKIE("C", YES_TOO),
	    HEAD CLUB NAME NEWS(YES), true, CONSENT_SAME },
	/* no consent */
	{ "consent where none was asked",
	    HEAD CLUB NAME NEWS("\tusing full_name\n\tbasis contract\n"),
	    HEAD CLUB NAME NEWS(YES), false, CONSENT_WORDS },
};

/* Whether people can say no at all. */
static const struct {
	const char *name, *lines;
	bool refused;
} refusals[] = {
	{ "consent", YES, true },
	{ "a contract that sends nothing", "\tbasis contract\n", false },
	{ "a contract that sends", "\tbasis contract\n\tsend by email\n",
	    false },
	{ "a contract that sends, with a way out",
	    "\tbasis contract\n\tsend by email\n\twithdrawn by portal\n",
	    true },
	{ "a contract that sends, with a link alone",
	    "\tbasis contract\n\tsend by email\n\twithdrawn by link\n", true },
	{ "marketing", "\tbasis contract\n\tsend by email\n\tclass marketing\n",
	    true },
	{ "an interest that sends",
	    "\tbasis legitimate interest\n\tsend by email\n", true },
	{ "a task that sends", "\tbasis public task\n\tsend by email\n", true },
	{ "a duty that sends what the law demands",
	    "\tbasis legal obligation\n\tsend by email\n\tclass statutory\n"
	    "\twithdrawn by link\n",
	    false },
};

int
main(void)
{
	struct arena *a = arena_new((size_t)1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct statement *was =
		    compiled_bytes(a, str_of(rows[i].was));
		const struct statement *is =
		    compiled_bytes(a, str_of(rows[i].is));
		struct str what = STR_NONE;
		enum consent_more more;

		if (!tap_ok(was != NULL && is != NULL, rows[i].name))
			continue;
		tap_ok(purpose_is_same(was, is, 0) == rows[i].same,
		    "B47: whether it is the same purpose");
		more = consent_more(was, is, 0, &what);
		if (!tap_ok(more == rows[i].more,
			"concept 68: what a yes does not cover"))
			printf("# %d: " STR_FMT "\n", (int)more, STR_ARG(what));
	}
	for (size_t i = 0; i < ARRAY_LEN(refusals); i++) {
		const struct statement *st = compiled_bytes(a,
		    arena_printf(a, "%s%s", HEAD CLUB NAME "purpose news {\n",
			arena_printf(a, "\ten \"N\"\n%s}\n", refusals[i].lines)
			    .p));

		tap_ok(st != NULL && purpose_may_be_refused(&st->purposes[0]) ==
					 refusals[i].refused,
		    refusals[i].name);
	}
	arena_free(a);
	return tap_done();
}
