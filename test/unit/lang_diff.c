/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C32, concept 68: every change of a statement has its class, and what
 * follows from it; what is no change has none.
 */
#include "lang/diff.h"

#include <stdlib.h>

#include "file.h"
#include "lang/read.h"
#include "lang_diff.h"

/* ---- a class for each change -------------------------------------------- */

struct row {
	const char *name;
	const char *after, *from, *to; /* what is edited in BASE */
	const char *class;             /* "same" when nothing changed */
	const char *property;
	unsigned follows; /* of them, these must be */
	unsigned not_follows;
};

#define NEW_FIELD \
	"field shoe text {\n\tnb \"Sko\" en \"Shoe\"\n\tfrom the person\n}\n"

static const struct row rows[] = {
	/* nothing changed: what is written otherwise says the same */
	{ "spaces", "", "\tversion 1.0.0", "    version   1.0.0", "same", "", 0,
	    0 },
	{ "a comment", "", "controller club {", "# new\ncontroller club { # x",
	    "same", "", 0, 0 },
	{ "a list on two lines", "purpose news", "using full_name, mail",
	    "using full_name,\n\t\tmail", "same", "", 0, 0 },
	{ "keywords in Norwegian", "purpose news", "for members",
	    "for medlemmer", "same", "", 0, 0 },
	{ "texts in a block", "reason", "reason nb \"Fordi\" en \"Because\"",
	    "reason {\n\t\tnb \"Fordi\"\n\t\ten \"Because\"\n\t}", "same", "",
	    0, 0 },
	{ "the languages of a text in another order", "purpose care",
	    "nb \"Omsorg\" en \"Care\"", "en \"Care\" nb \"Omsorg\"", "same",
	    "", 0, 0 },
	{ "rights in two blocks", "", "right access, erasure {",
	    "right access {\n\tthrough portal, email\n\tanswered within 30 "
	    "days\n}\nright erasure {",
	    "same", "", 0, 0 },
	{ "one month is one month", "told within", "1 months", "1 month",
	    "same", "", 0, 0 },
	/* editorial */
	{ "a version", "", "1.0.0", "1.0.1", "editorial", "version", 0,
	    DIFF_SECOND },
	{ "the order of names", "purpose news", "full_name, mail",
	    "mail, full_name", "editorial", "using", 0, DIFF_SECOND },
	{ "the order of lines", "purpose care",
	    "\tfor members\n\tusing full_name\n",
	    "\tusing full_name\n\tfor members\n", "editorial", "order", 0,
	    DIFF_SECOND },
	{ "twelve months are a year", "keep messages", "12 months", "1 year",
	    "editorial", "when sent", 0, DIFF_SECOND },
	/* contact, wording */
	{ "a contact address", "", "club@club.example", "us@club.example",
	    "contact", "contact address", DIFF_SECOND, DIFF_NOTICE },
	{ "no contact address", "", "\tcontact address \"club@club.example\"\n",
	    "", "weakened", "contact address", DIFF_NOTICE, 0 },
	{ "a label", "field phone", "\"Phone\"", "\"Telephone\"", "wording",
	    "en", DIFF_SECOND, DIFF_NOTICE },
	/* what a yes covers */
	{ "concept 68: the name of what was consented to", "purpose news",
	    "\"Nytt\"", "\"Reklame\"", "consent_text", "consent text",
	    DIFF_ASK | DIFF_NOTICE, 0 },
	{ "concept 68: a description of it", "purpose news",
	    "\tserves messages",
	    "\tabout nb \"Og\" en \"And\"\n\tserves messages", "consent_text",
	    "consent text", DIFF_ASK | DIFF_NOTICE, 0 },
	{ "concept 68: a field of it is called otherwise", "field mail",
	    "\"Mail\"", "\"Letters\"", "widening", "using",
	    DIFF_ASK | DIFF_NOTICE, 0 },
	{ "concept 68: fewer fields of it", "purpose news",
	    "using full_name, mail", "using mail", "narrowing", "using", 0,
	    DIFF_ASK },
	{ "concept 68: others get it for their own purposes", "recipient board",
	    "acting for us\n\tgets full_name\n\tfor purposes membership",
	    "independent\n\tgets full_name\n\tfor purposes membership, news",
	    "new_recipient", "recipient", DIFF_ASK | DIFF_NOTICE, 0 },
	{ "concept 68: who works for us gets it", "recipient board",
	    "for purposes membership", "for purposes membership, news",
	    "widening", "for purposes", DIFF_NOTICE, DIFF_ASK },
	{ "concept 68: somebody else decides", "", "name \"Klubben\"",
	    "name \"Laget\"\n\torganisation number \"974767880\"", "controller",
	    "name", DIFF_ASK | DIFF_NOTICE, 0 },
	/* which comes first */
	{ "the order of a role's clauses", "role office",
	    "\tmembership: may find, see full_name\n"
	    "\tnews: may write, send, without seeing addresses\n",
	    "\tnews: may write, send, without seeing addresses\n"
	    "\tmembership: may find, see full_name\n",
	    "other", "order", DIFF_NOTICE, 0 },
	{ "the order of clauses of keep", "keep members",
	    "\twhen left: delete\n"
	    "\t12 months after last confirmed: review\n",
	    "\t12 months after last confirmed: review\n"
	    "\twhen left: delete\n",
	    "other", "order", DIFF_NOTICE, 0 },
	{ "a text that is told", "told more", "Vi låser", "Vi låser døra",
	    "wording", "text, nb", DIFF_SECOND, DIFF_NOTICE },
	{ "another told fact", "", "told more {",
	    "told less {\n\tnb \"L\" en \"L\"\n\tsection security\n\ttext nb "
	    "\"L\" en \"L\"\n}\ntold more {",
	    "wording", "", DIFF_SECOND, DIFF_NOTICE },
	{ "a controller's name", "", "name \"Klubben\"", "name \"Laget\"",
	    "controller", "name", DIFF_NOTICE | DIFF_INFORM, 0 },
	{ "another controller", "", "controller club {",
	    "controller other {\n\tname \"Andre\"\n}\ncontroller club {",
	    "controller", "", DIFF_NOTICE | DIFF_INFORM, 0 },
	/* kinds of person */
	{ "other ages are other people", "person minor", "under 13 years",
	    "under 18 years", "widening", "aged", DIFF_NOTICE, 0 },
	{ "a guardian for one matter more", "person minor",
	    "for consent, joining", "for consent, joining, rights",
	    "strengthened", "guardian acts for", 0, DIFF_NOTICE },
	{ "a guardian for one matter fewer", "person minor",
	    "for consent, joining", "for joining", "weakened",
	    "guardian acts for", DIFF_NOTICE, 0 },
	{ "children act alone", "person minor", "\tguardian acts for consent",
	    "\tacts alone for payment\n\tguardian acts for consent", "weakened",
	    "acts alone for", DIFF_NOTICE, 0 },
	/* fields */
	{ "a new field", "", "field mail", NEW_FIELD "field mail", "new_field",
	    "", DIFF_NOTICE | DIFF_INFORM, DIFF_DELETE },
	{ "a field removed", "",
	    "field phone phone {\n\tnb \"Telefon\" en \"Phone\"\n\tfrom the "
	    "person\n\tvisible to the person, staff\n}\n",
	    "", "removed_field", "", DIFF_AT_ONCE | DIFF_DELETE, DIFF_NOTICE },
	{ "a field renamed", "", "field phone phone", "field mobile phone",
	    "new_field", "", DIFF_NOTICE | DIFF_DELETE, 0 },
	{ "another type", "", "field phone phone", "field phone text",
	    "widening", "", DIFF_NOTICE, 0 },
	{ "seen by more", "field hobby", "visible to the person",
	    "visible to the person, members", "widening", "visible to",
	    DIFF_NOTICE, 0 },
	{ "seen by fewer", "field phone", "the person, staff", "the person",
	    "narrowing", "visible to", DIFF_AT_ONCE, DIFF_NOTICE },
	{ "required now", "field phone", "from the person",
	    "required\n\tfrom the person", "widening", "required", DIFF_NOTICE,
	    0 },
	{ "required of some, not of all", "field full_name", "\trequired\n",
	    "\trequired for members\n", "narrowing", "required", 0,
	    DIFF_NOTICE },
	{ "all but some", "purpose news", "for members",
	    "for members, except friend", "narrowing", "for", 0, DIFF_NOTICE },
	{ "all but others", "purpose news", "for members",
	    "for former members, except friend", "widening", "for", DIFF_NOTICE,
	    0 },
	{ "kept of some now", "field phone", "from the person",
	    "for members\n\tfrom the person", "strengthened", "for", 0,
	    DIFF_NOTICE },
	{ "required no more", "field full_name", "\trequired\n", "",
	    "narrowing", "required", 0, DIFF_NOTICE },
	{ "from another source", "field phone", "from the person",
	    "from the person, roll", "new_source", "from",
	    DIFF_NOTICE | DIFF_INFORM, 0 },
	{ "one choice more", "", "\tvalue go nb",
	    "\tvalue bridge nb \"B\" en \"B\"\n\tvalue go nb", "widening",
	    "value bridge", DIFF_NOTICE, 0 },
	{ "one choice fewer", "", "\tvalue go nb \"Go\" en \"Go\"\n", "",
	    "narrowing", "value go", 0, DIFF_NOTICE },
	{ "a source's column more", "source roll", "full_name from navn",
	    "full_name from navn\n\t\tmail from epost", "widening",
	    "file, mail", DIFF_NOTICE, 0 },
	{ "told later", "source roll", "told within 1 months",
	    "told within 2 months", "weakened", "told within", DIFF_NOTICE, 0 },
	{ "told sooner", "source roll", "told within 1 months",
	    "told within 20 days", "strengthened", "told within", 0,
	    DIFF_NOTICE },
	{ "a source removed", "",
	    "source roll {\n\tnb \"Rulle\" en \"Roll\"\n\ttold by "
	    "\"brev\"\n\ttold within 1 months\n\tfile {\n\t\tkey from "
	    "id\n\t\tfull_name from navn\n\t}\n\tbefore joining full_name\n}\n",
	    "", "removed_source", "", DIFF_AT_ONCE, DIFF_NOTICE },
	{ "a source more", "", "source roll {",
	    "source net {\n\tnb \"W\" en \"W\"\n\tpublic source\n}\n"
	    "source roll {",
	    "new_source", "", DIFF_INFORM, 0 },
	/* purposes */
	{ "a new purpose", "", "purpose care",
	    "purpose fun {\n\tnb \"G\" en \"F\"\n\tusing full_name\n\tbasis "
	    "consent {\n\t\tconsent text nb \"Ja\" en \"Yes\"\n\t}\n}\n"
	    "purpose care",
	    "new_purpose", "", DIFF_NOTICE | DIFF_INFORM | DIFF_CONSENT,
	    DIFF_ASK },
	{ "a purpose removed", "",
	    "purpose care {\n\tnb \"Omsorg\" en \"Care\"\n\tfor "
	    "members\n\tusing full_name\n\tbasis legitimate interest "
	    "{\n\t\tinterest nb \"Hjelp\" en \"Help\"\n\t\tbalancing test nb "
	    "\"Greit\" en \"Fine\"\n\t\tassessed 2026-01-01\n\t}\n}\n",
	    "", "removed_purpose", "", DIFF_AT_ONCE, DIFF_NOTICE },
	{ "uses more, on consent", "purpose news", "using full_name, mail",
	    "using full_name, mail, hobby", "widening", "using",
	    DIFF_NOTICE | DIFF_ASK, 0 },
	{ "uses more, on a contract", "purpose membership",
	    "using full_name, mail", "using full_name, mail, hobby", "widening",
	    "using", DIFF_NOTICE, DIFF_ASK },
	{ "uses all", "purpose membership", "using full_name, mail",
	    "using all fields", "widening", "using", DIFF_NOTICE, 0 },
	{ "uses fewer", "purpose membership", "full_name, mail", "full_name",
	    "narrowing", "using", DIFF_AT_ONCE, DIFF_NOTICE },
	{ "a channel more", "purpose news", "send by email",
	    "send by email, sms", "widening", "send by", DIFF_NOTICE, 0 },
	{ "a topic fewer", "purpose news", "about club, games", "about club",
	    "narrowing", "send by", DIFF_AT_ONCE, DIFF_NOTICE },
	{ "for more people", "purpose membership", "for members",
	    "for members, former members", "widening", "for", DIFF_NOTICE, 0 },
	{ "for members, whom no line means too", "purpose news",
	    "\tfor members\n", "", "editorial", "for", 0, DIFF_NOTICE },
	{ "serves more", "purpose news", "serves messages",
	    "serves messages, groups", "widening", "serves", DIFF_NOTICE, 0 },
	{ "more often", "purpose news", "at most 2", "at most 3", "weakened",
	    "at most", DIFF_NOTICE, 0 },
	{ "less often", "purpose news", "at most 2", "at most 1",
	    "strengthened", "at most", 0, DIFF_NOTICE },
	{ "withdrawn by less", "purpose news", "link, portal", "link",
	    "weakened", "withdrawn by", DIFF_NOTICE, 0 },
	{ "chosen by no field", "purpose news", "\tsegment by hobby\n", "",
	    "narrowing", "segment by", DIFF_AT_ONCE, DIFF_NOTICE },
	{ "profiling", "purpose care", "for members",
	    "for members\n\tprofiling", "widening", "profiling", DIFF_NOTICE,
	    0 },
	{ "another basis", "purpose membership", "basis contract",
	    "basis public task {\n\t\tprovision \"loven\"\n\t}",
	    "changed_basis", "basis", DIFF_NOTICE | DIFF_INFORM, DIFF_ASK },
	{ "a consent text", "consent text", "Ja takk", "Ja gjerne",
	    "consent_text", "basis, consent text, nb", DIFF_ASK, 0 },
	{ "when it was assessed", "", "assessed 2026-01-01",
	    "assessed 2026-02-01", "editorial", "basis, assessed", 0,
	    DIFF_SECOND },
	{ "another interest", "interest nb", "\"Hjelp\"", "\"Salg\"",
	    "condition", "basis, interest, nb", DIFF_NOTICE, 0 },
	/* roles, recipients */
	{ "a role may more", "role office", "may find", "may find, correct",
	    "widening", "membership", DIFF_NOTICE, 0 },
	{ "a role sees more", "role office", "see full_name",
	    "see full_name, mail", "widening", "membership", DIFF_NOTICE, 0 },
	{ "a role may less", "role office", "find, see full_name",
	    "see full_name", "narrowing", "membership", 0, DIFF_NOTICE },
	{ "a role sees addresses", "role office", ", without seeing addresses",
	    "", "widening", "news", DIFF_NOTICE, 0 },
	{ "a role is blind", "role office", "may find, see full_name",
	    "may find, see full_name, without seeing addresses", "narrowing",
	    "membership", 0, DIFF_NOTICE },
	{ "untrained", "role office", "\trequires training\n", "", "weakened",
	    "requires", DIFF_NOTICE, 0 },
	{ "nobody else looks", "role office", "\tsecond person for send\n", "",
	    "weakened", "second person for", DIFF_NOTICE, 0 },
	{ "a role may manage", "role office", "may change settings",
	    "may change settings, manage staff", "widening", "may", DIFF_NOTICE,
	    0 },
	{ "a recipient more", "", "recipient board {",
	    "recipient shop {\n\tnb \"B\" en \"S\"\n\tindependent\n}\n"
	    "recipient board {",
	    "new_recipient", "", DIFF_INFORM, 0 },
	{ "a recipient gets more", "recipient board", "gets full_name",
	    "gets full_name, mail", "widening", "gets", DIFF_NOTICE, 0 },
	{ "a recipient sees", "recipient board",
	    "\twrites through the server\n", "", "weakened",
	    "writes through the server", DIFF_NOTICE, 0 },
	{ "another statement is no other controller", "", "statement small",
	    "statement large", "wording", "", DIFF_SECOND, DIFF_NOTICE },
	{ "C32: a condition in other words", "disclosure court",
	    "en \"the court asks\"", "en \"anybody asks\"", "condition",
	    "only when, en", DIFF_NOTICE, 0 },
	{ "C32: a condition that goes", "disclosure court",
	    "\tonly when nb \"retten ber\" en \"the court asks\"\n", "",
	    "weakened", "only when", DIFF_NOTICE, 0 },
	{ "G28(3) what one does for another", "controller", "\tname ",
	    "\tservice provided nb \"Drift\" en \"Hosting\"\n\tname ",
	    "wording", "service provided", DIFF_SECOND, DIFF_NOTICE },
	{ "G26(2) a recipient is arranged with", "recipient board",
	    "gets full_name",
	    "gets full_name\n\tarrangement nb \"Vi\" en \"We\"", "wording",
	    "arrangement", DIFF_SECOND, DIFF_NOTICE },
	{ "a processor removed", "",
	    "processor host {\n\tnb \"Vert\" en \"Host\"\n\tname \"Vert "
	    "AS\"\n\tcountry NO\n\tservice provided nb \"Drift\" en "
	    "\"Running\"\n\tfor purposes membership\n}\n",
	    "", "removed_recipient", "", DIFF_AT_ONCE, DIFF_NOTICE },
	{ "a processor elsewhere in the EEA", "processor host", "NO", "SE",
	    "wording", "country", DIFF_SECOND, DIFF_NOTICE },
	{ "a processor outside the EEA", "processor host", "NO", "US",
	    "new_transfer", "country", DIFF_INFORM, 0 },
	/* how long */
	{ "kept longer", "keep messages", "12 months", "24 months",
	    "longer_period", "when sent", DIFF_NOTICE, 0 },
	{ "kept shorter", "keep messages", "12 months", "6 months",
	    "shorter_period", "when sent", 0, DIFF_NOTICE },
	{ "a mark", "keep members", "left: delete",
	    "left: delete, keep do-not-invite mark for 2 years",
	    "longer_period", "when left", DIFF_NOTICE, 0 },
	{ "anonymised only", "keep members", "left: delete", "left: anonymise",
	    "longer_period", "when left", DIFF_NOTICE, 0 },
	{ "no end", "keep members", "\twhen left: delete\n", "",
	    "longer_period", "when left", DIFF_NOTICE, 0 },
	{ "deleted where it was reviewed", "keep members", "confirmed: review",
	    "confirmed: delete", "shorter_period", "when last confirmed", 0,
	    DIFF_NOTICE },
	{ "a log shorter", "log proxy", "7 days", "1 day", "shorter_period",
	    "kept for", 0, DIFF_NOTICE },
	/* rights and promises */
	{ "a right answered later", "right access", "30 days", "60 days",
	    "weakened", "answered within", DIFF_NOTICE, 0 },
	{ "a right answered sooner", "right access", "30 days", "14 days",
	    "strengthened", "answered within", 0, DIFF_NOTICE },
	{ "one right fewer", "", "right access, erasure", "right access",
	    "weakened", "", DIFF_NOTICE, 0 },
	{ "a promise more", "", "promise no tracking",
	    "promise no ip address stored\npromise no tracking", "strengthened",
	    "", 0, DIFF_NOTICE },
	{ "a promise broken", "", "promise no tracking in mail\n", "",
	    "weakened", "", DIFF_NOTICE, 0 },
	{ "a promise only told", "", "promise no tracking in mail",
	    "promise no tracking in mail only told", "wording", "", DIFF_SECOND,
	    0 },
	{ "out of the EEA", "", "\tonly in the EEA\n", "", "weakened",
	    "only in the EEA", DIFF_NOTICE, 0 },
	{ "told on shorter notice", "changes", "lead time 30 days",
	    "lead time 7 days", "weakened", "lead time", DIFF_NOTICE, 0 },
	{ "asks no more", "changes", "\task again for consent\n", "",
	    "weakened", "ask again for consent", DIFF_NOTICE, 0 },
	/* declared facts, and lines that are told */
	{ "a measure more", "", "told more {",
	    "measure locks {\n\tnb \"L\" en \"L\"\n\tphysical\n}\ntold more {",
	    "strengthened", "", 0, DIFF_NOTICE },
	{ "N12: an age of consent", "purpose news", "\tbasis consent",
	    "\tconsent alone from 16 years\n\tbasis consent", "consent_text",
	    "consent text", DIFF_NOTICE | DIFF_ASK, 0 },
	{ "C26: an age that begins on a day to come", "purpose news",
	    "\tbasis consent",
	    "\tconsent alone from 16 years since 2099-01-01\n\tbasis consent",
	    "consent_text", "consent text", DIFF_NOTICE | DIFF_ASK, 0 },
	{ "C17: whose it is that is told", "told more", "section ",
	    "controller club\n\tsection ", "controller", "controller",
	    DIFF_NOTICE | DIFF_INFORM, 0 },
	{ "C17: for whom a role works", "role office", "\trequires ",
	    "\tcontroller club\n\trequires ", "controller", "controller",
	    DIFF_NOTICE | DIFF_INFORM, 0 },
	{ "a disclosure more", "", "told more {",
	    "disclosure paper {\n\tnb \"A\" en \"P\"\n}\ntold more {",
	    "new_recipient", "", DIFF_INFORM, 0 },
	{ "one more negative", "", "\tno special categories",
	    "\tno special categories\n\tthere are no surveys", "strengthened",
	    "there are no", 0, DIFF_NOTICE },
	{ "a promise of 30 days gets a month at most", "right access",
	    "answered within 30 days",
	    "answered within 30 days, a month at most", "other",
	    "answered within", DIFF_NOTICE, 0 },
	{ "another cookie", "", "cookie \"club\"",
	    "cookie \"ad\" for marketing, lasts 1 year {\n\tnb \"R\" en "
	    "\"A\"\n}\ncookie \"club\"",
	    "widening", "", DIFF_NOTICE, 0 },
};

/* The words of the classes are the codes but for three. */
static bool
is_class(enum diff_class c, const char *want)
{
	const char *code = diff_class_code(c);

	if (strcmp(want, "longer_period") == 0)
		want = "longer";
	if (strcmp(want, "shorter_period") == 0)
		want = "shorter";
	return strcmp(code, want) == 0;
}

static bool
row_holds(const struct row *r, const struct diff *d)
{
	if (strcmp(r->class, "same") == 0)
		return d->n == 0;
	if (d->n == 0 || !is_class(d->class, r->class))
		return false;
	if ((d->follows & r->follows) != r->follows ||
	    (d->follows & r->not_follows) != 0)
		return false;
	for (size_t i = 0; i < d->n; i++)
		if (d->at[i].class == d->class)
			return str_is(d->at[i].property, r->property);
	return false;
}

static void
classes(void)
{
	bool seen[DIFF_CLASS_MAX] = { false };

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct row *r = &rows[i];
		struct str is = edited(STR(base), r->after, r->from, r->to);
		struct buf out;
		struct diff d;

		buf_init(&out, 1 << 20);
		if (is.p == NULL || !compare(STR(base), is, &d)) {
			tap_ok(false, r->name);
			continue;
		}
		if (!tap_ok(row_holds(r, &d), r->name)) {
			lang_diff_print(&out, &d, LANG_EN);
			printf("# " STR_FMT "\n", STR_ARG(buf_str(&out)));
		}
		for (size_t k = 0; k < d.n; k++)
			seen[d.at[k].class] = true;
		buf_release(&out);
	}
	for (int c = 0; c < DIFF_CLASS_MAX; c++)
		if (!seen[c] && c != DIFF_IS_OTHER &&
		    c != DIFF_IS_REMOVED_TRANSFER)
			tap_ok(false, diff_class_code((enum diff_class)c));
}

/* A list of a declared fact, by what it means for people. */
static void
safeguards(void)
{
	static const struct {
		const char *name, *fact, *was, *is;
		enum diff_class class;
	} all[] = {
		{ "B47: one way fewer to switch it off", "profile p",
		    "switched off by portal, email", "switched off by portal",
		    DIFF_IS_WEAKENED },
		{ "B47: no way to switch it off", "profile p",
		    "switched off by portal", "", DIFF_IS_WEAKENED },
		{ "B47: one way more to switch it off", "profile p",
		    "switched off by portal", "switched off by portal, email",
		    DIFF_IS_STRENGTHENED },
		{ "B47: concluded from less", "profile p", "from mail, phone",
		    "from mail", DIFF_IS_NARROWING },
		{ "B47: concluded from more", "profile p", "from mail",
		    "from mail, phone", DIFF_IS_WIDENING },
		{ "B47: not said any more from what", "profile p", "from mail",
		    "", DIFF_IS_OTHER },
		{ "B47: in another order", "profile p", "from mail, phone",
		    "from phone, mail", DIFF_IS_EDITORIAL },
		{ "B47: opted out of through less", "opt-out p",
		    "through portal, email", "through email",
		    DIFF_IS_WEAKENED },
		{ "B47: a measure for less", "measure p", "using mail, phone",
		    "using mail", DIFF_IS_WEAKENED },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct str text[2];
		struct diff d;

		for (int k = 0; k < 2; k++)
			text[k] = edited(STR(base), "", "told more {",
			    arena_printf(a,
				"%s {\n\tnb \"P\" en \"P\"\n\t%s\n}\n"
				"told more {",
				all[i].fact, k == 0 ? all[i].was : all[i].is)
				.p);
		tap_ok(compare(text[0], text[1], &d) && d.n == 1 &&
			   d.class == all[i].class,
		    all[i].name);
	}
}

/* Of several of a kind the first one counts in some places. */
static void
firsts(void)
{
	static const struct {
		const char *name, *after, *was, *is;
		enum diff_class class;
	} all[] = {
		{ "the first purpose that serves an activity",
		    "purpose membership",
		    "purpose sign_up {\n\tnb \"A\" en \"A\"\n\tserves "
		    "joining\n\tusing full_name\n\tbasis contract\n}\n"
		    "purpose sign_in {\n\tnb \"B\" en \"B\"\n\tserves "
		    "joining\n\tusing mail\n\tbasis contract\n}\n",
		    "purpose sign_in {\n\tnb \"B\" en \"B\"\n\tserves "
		    "joining\n\tusing mail\n\tbasis contract\n}\n"
		    "purpose sign_up {\n\tnb \"A\" en \"A\"\n\tserves "
		    "joining\n\tusing full_name\n\tbasis contract\n}\n",
		    DIFF_IS_OTHER },
		{ "the first address", "field mail",
		    "field m1 email {\n\tnb \"1\" en \"1\"\n\tfrom the "
		    "person\n}\nfield m2 email {\n\tnb \"2\" en \"2\"\n"
		    "\tfrom the person\n}\n",
		    "field m2 email {\n\tnb \"2\" en \"2\"\n\tfrom the "
		    "person\n}\nfield m1 email {\n\tnb \"1\" en \"1\"\n"
		    "\tfrom the person\n}\n",
		    DIFF_IS_OTHER },
		{ "the first controller", "controller club",
		    "controller one {\n\tname \"1\"\n}\ncontroller two "
		    "{\n\tname \"2\"\n}\n",
		    "controller two {\n\tname \"2\"\n}\ncontroller one "
		    "{\n\tname \"1\"\n}\n",
		    DIFF_IS_CONTROLLER },
		{ "two that serve different things", "purpose membership",
		    "purpose p1 {\n\tnb \"A\" en \"A\"\n\tusing mail\n"
		    "\tbasis contract\n}\npurpose p2 {\n\tnb \"B\" en "
		    "\"B\"\n\tusing mail\n\tbasis contract\n}\n",
		    "purpose p2 {\n\tnb \"B\" en \"B\"\n\tusing mail\n"
		    "\tbasis contract\n}\npurpose p1 {\n\tnb \"A\" en "
		    "\"A\"\n\tusing mail\n\tbasis contract\n}\n",
		    DIFF_IS_EDITORIAL },
		{ "the order of bases", "purpose membership",
		    "purpose p {\n\tnb \"A\" en \"A\"\n\tusing mail\n"
		    "\tbasis contract for friend\n\tbasis consent\n"
		    "\twithdrawn by portal\n}\n",
		    "purpose p {\n\tnb \"A\" en \"A\"\n\tusing mail\n"
		    "\tbasis consent\n\tbasis contract for friend\n"
		    "\twithdrawn by portal\n}\n",
		    DIFF_IS_OTHER },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct str text[2];
		struct diff d;

		for (int k = 0; k < 2; k++)
			text[k] = edited(STR(base), "", all[i].after,
			    arena_printf(a, "%s%s",
				k == 0 ? all[i].was : all[i].is, all[i].after)
				.p);
		tap_ok(compare(text[0], text[1], &d) && d.class == all[i].class,
		    all[i].name);
	}
}

/* What no table knows is not missed. */
static void
unknown(void)
{
	struct str abroad =
	    edited(STR(base), "processor host", "country NO", "country US");
	struct diff d;

	tap_ok(compare(abroad, STR(base), &d) &&
		   d.class == DIFF_IS_REMOVED_TRANSFER && d.n == 1,
	    "back into the EEA");
	tap_ok(compare(edited(STR(base), "", "told more {",
			   "measure locks {\n\tnb \"L\" en "
			   "\"L\"\n\tphysical\n}\ntold more {"),
		   edited(STR(base), "", "told more {",
		       "measure locks {\n\tnb \"L\" en "
		       "\"L\"\n\ttechnical\n\tusing mail\n}\ntold more {"),
		   &d) &&
		   d.class == DIFF_IS_OTHER && d.n == 3,
	    "lines of a declared fact, by their type");
	safeguards();
	firsts();
	tap_ok((diff_class_follows(DIFF_IS_OTHER) & DIFF_NOTICE) != 0,
	    "what has no row is treated as widening");
	{
		const char *last = "told more {";
		size_t at = str_find(STR(base), str_of(last));
		struct str told = str_sub(STR(base), at, sizeof(base));
		struct str rest = str_sub(STR(base), 0, at);
		struct str moved = arena_printf(a, STR_FMT STR_FMT,
		    STR_ARG(told), STR_ARG(rest));

		tap_ok(compare(STR(base), moved, &d) && d.n == 1 &&
			   d.class == DIFF_IS_EDITORIAL &&
			   str_is(d.at[0].property, "order"),
		    "blocks in another order: editorial");
	}
	tap_ok(version_cmp(STR("1.10.0"), STR("1.9.9")) > 0 &&
		   version_cmp(STR("1.0"), STR("1.0.0")) == 0 &&
		   version_cmp(STR("2"), STR("10")) < 0 &&
		   version_cmp(STR(""), STR("0.0.1")) < 0,
	    "versions are compared number by number");
	tap_ok(compare(STR(base), STR(base), &d) && d.promised &&
		   d.lead.days == 30 &&
		   d.channels ==
		       ((1U << CHANNEL_EMAIL) | (1U << CHANNEL_PORTAL)),
	    "the lead time and the channels are the statement's");
}

/* ---- every line of each shipped statement --------------------------- */

struct span {
	uint32_t from, until; /* lines */
};

static uint32_t
last_line(const struct item *item)
{
	const struct token *t = &item->at[item->n - 1];
	uint32_t line = t->pos.line;

	for (size_t i = 0; i < t->text.n; i++)
		line += t->text.p[i] == '\n';
	return item->close != NULL ? item->close->pos.line : line;
}

/* Without the lines from..until. */
static struct str
without(struct str s, struct span cut)
{
	char *p = arena_alloc(a, s.n + 1);
	uint32_t line = 1;
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (line < cut.from || line > cut.until)
			p[n++] = s.p[i];
		line += s.p[i] == '\n';
	}
	return (struct str){ p, n };
}

struct tally {
	size_t tried, wrong;
};

static void
wrong(struct tally *t, const char *what, struct span at, const struct diff *d)
{
	if (t->wrong++ > 3)
		return;
	printf("# %s, lines %u to %u:\n", what, at.from, at.until);
	for (size_t i = 0; i < d->n; i++)
		printf("# %s " STR_FMT ", " STR_FMT " %u %u\n",
		    diff_class_code(d->at[i].class), STR_ARG(d->at[i].name),
		    STR_ARG(d->at[i].property), d->at[i].was_line,
		    d->at[i].is_line);
}

static void
cut_one(struct str s, const struct item *item, struct tally *t)
{
	struct span at = { item->at[0].pos.line, last_line(item) };
	struct lang_findings f[2] = { { 0 }, { 0 } };
	struct diff d;
	bool right = true;

	/* What others refer to cannot go alone. */
	if (lang_diff(a, s, without(s, at), LANG_EN, &d, f) != ERR_OK)
		return;
	t->tried++;
	for (size_t i = 0; i < d.n; i++)
		right &= d.at[i].consent || (d.at[i].was_line >= at.from &&
						d.at[i].was_line <= at.until &&
						d.at[i].is_line == 0);
	if (!right || d.n == 0)
		wrong(t, "cut", at, &d);
}

/* A number one higher, a text one letter longer. */
static void
change_one(struct str s, const struct token *token, uint32_t first,
    struct tally *t)
{
	struct span at = { token->pos.line, token->pos.line };
	struct lang_findings f[2] = { { 0 }, { 0 } };
	size_t from = (size_t)(token->text.p - s.p);
	bool number = token->type == TOKEN_NUMBER, right = true;
	struct diff d;
	struct str is;

	if (number)
		is = arena_printf(a, STR_FMT "%lld" STR_FMT, (int)from, s.p,
		    (long long)token->number + 1,
		    (int)(s.n - from - token->text.n),
		    s.p + from + token->text.n);
	else
		is = arena_printf(a, STR_FMT "x" STR_FMT, (int)from + 1, s.p,
		    (int)(s.n - from - 1), s.p + from + 1);
	if (lang_diff(a, s, is, LANG_EN, &d, f) != ERR_OK)
		return;
	t->tried++;
	for (size_t i = 0; i < d.n; i++) {
		const struct diff_change *ch = &d.at[i];
		uint32_t line = ch->was_line != 0 ? ch->was_line : ch->is_line;

		right &= ch->consent || (line >= first && line <= at.from);
	}
	if (!right || d.n == 0)
		wrong(t, "changed", at, &d);
}

/* One of so many is tried; in a long run, each. */
static bool
is_tried(void)
{
	static size_t turn;

	return turn++ % 3 == 0 || getenv("VERN_LONG") != NULL;
}

static void
each_line(struct str s, const struct item *items, size_t n, struct tally *cut,
    struct tally *changed)
{
	for (size_t i = 0; i < n; i++) {
		struct arena *outer = a;

		if (is_tried()) {
			a = arena_new(LIMIT_ARENA_ORG);
			cut_one(s, &items[i], cut);
			arena_free(a);
		}
		for (size_t k = 0, texts = 0; k < items[i].n; k++) {
			const struct token *t = &items[i].at[k];

			if (t->type == TOKEN_TEXT && texts++ > 0)
				continue; /* the first in each line will do */
			if ((t->type != TOKEN_TEXT &&
				t->type != TOKEN_NUMBER) ||
			    !is_tried())
				continue;
			a = arena_new(LIMIT_ARENA_ORG);
			change_one(s, t, items[i].at[0].pos.line, changed);
			arena_free(a);
		}
		a = outer;
		each_line(s, items[i].kids, items[i].kids_n, cut, changed);
	}
}

static void
shipped(const char *path)
{
	struct tally cut = { 0 }, changed = { 0 };
	struct lang_findings f = { 0 };
	struct str bytes = read_whole(a, path);
	struct buf nb;
	struct reader r;
	struct diff d;

	buf_init(&nb, 4 * LIMIT_STATEMENT);
	if (lang_read(a, bytes, LANG_EN, &r, &f) != ERR_OK) {
		tap_ok(false, path);
		return;
	}
	tap_ok(lang_print(a, bytes, LANG_KEYWORDS_NB, LANG_EN, &nb, &f) ==
		       ERR_OK &&
		   compare(bytes, arena_str(a, buf_str(&nb)), &d) && d.n == 0,
	    arena_printf(a, "%s: printed with Norwegian keywords: the same",
		path)
		.p);
	each_line(r.m.source, r.tree->items, r.tree->items_n, &cut, &changed);
	tap_ok(cut.tried > 80 && cut.wrong == 0,
	    arena_printf(a, "%s: a line that is cut is what is named (%zu)",
		path, cut.tried)
		.p);
	tap_ok(changed.tried > 30 && changed.wrong == 0,
	    arena_printf(a, "%s: a line that is changed is what is named (%zu)",
		path, changed.tried)
		.p);
	buf_release(&nb);
}

/* The manual names every class in both languages. */
static void
manual(void)
{
	struct str text = read_whole(a, "doc/STATEMENT.md");

	for (int c = 0; c < DIFF_CLASS_MAX; c++) {
		struct str row =
		    arena_printf(a, "| " STR_FMT " | " STR_FMT " |",
			STR_ARG(diff_class_word((enum diff_class)c, LANG_EN)),
			STR_ARG(diff_class_word((enum diff_class)c, LANG_NB)));

		tap_ok(str_find(text, row) != SIZE_MAX,
		    arena_printf(a, "manual: %s",
			diff_class_code((enum diff_class)c))
			.p);
	}
}

int
main(void)
{
	a = arena_new(LIMIT_ARENA_ORG);
	classes();
	unknown();
	manual();
	shipped("statements/ntnu-alumni.vern");
	shipped("statements/alektum.vern");
	shipped("statements/itsmf.vern");
	shipped("statements/intech.vern");
	arena_free(a);
	return tap_done();
}
