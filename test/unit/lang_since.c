/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * B47: what an earlier version granted of what the one in force grants; and
 * what a yes to it covers, where who decides, who gets facts and what it is
 * about are several.
 */
#include "fieldset_within.h"
#include "lang_diff.h"
#include "policy/consent.h"
#include "policy/narrow.h"
#include "policy/same.h"

static const struct statement *
compiled(struct str s)
{
	struct lang_findings f = { 0 };
	const struct statement *st = NULL;

	if (s.p == NULL || lang_compile(a, s, LANG_EN, &st, &f) != ERR_OK)
		printf("# " STR_FMT "\n",
		    STR_ARG(f.n > 0 ? f.at[0].text : STR("not there")));
	return st;
}

/* ---- the same purpose, the same yes --------------------------------- */

#define PARTNER(gets)                                                 \
	"recipient partner {\n\tnb \"P\" en \"P\"\n\tname \"P AS\"\n" \
	"\tindependent\n" gets "}\nrecipient board {"

#define CLUB "about club\n\ttopic club nb \"Klubben\" en \"The club\"\n"
#define GAMES                                                      \
	"about club, games\n\ttopic club nb \"Klubben\" en \"The " \
	"club\"\n\ttopic games nb \"Spill\" en \"Games\"\n"

static const struct row {
	const char *name;
	const char *from, *was, *is; /* in BASE, in its place */
	const char *purpose;
	bool same;
	enum consent_more more;
	const char *what;
} rows[] = {
	/* who decides */
	{ "two who decide", "\tserves messages\n",
	    "\tserves messages\n\tjointly with club\n",
	    "\tserves messages\n\tjointly with club\n", "news", true,
	    CONSENT_SAME, "club" },
	{ "one who decided too decides alone", "\tname \"Klubben\"\n",
	    "\tname \"Klubben\"\n\torganisation number \"923609016\"\n",
	    "\tname \"Laget\"\n\torganisation number \"923609016\"\n", "news",
	    true, CONSENT_SAME, "club" },
	{ "another number under the same name", "\tname \"Klubben\"\n",
	    "\tname \"Klubben\"\n\torganisation number \"923609016\"\n",
	    "\tname \"Klubben\"\n\torganisation number \"974760673\"\n", "news",
	    false, CONSENT_CONTROLLER, "club" },
	{ "a number where none was", "\tname \"Klubben\"\n",
	    "\tname \"Klubben\"\n",
	    "\tname \"Klubben\"\n\torganisation number \"923609016\"\n", "news",
	    true, CONSENT_SAME, "club" },
	/* kinds of a basis */
	{ "for the same kind", "\tbasis contract\n",
	    "\tbasis contract for friend\n", "\tbasis contract for friend\n",
	    "membership", true, CONSENT_WORDS, "membership" },
	{ "for a kind, where it was for all", "\tbasis contract\n",
	    "\tbasis contract\n", "\tbasis contract for friend\n", "membership",
	    false, CONSENT_WORDS, "membership" },
	{ "on something else", "\tbasis contract\n", "\tbasis contract\n",
	    "\tbasis public task {\n\t\tprovision \"loven\"\n\t}\n",
	    "membership", false, CONSENT_WORDS, "membership" },
	{ "consent where it was a contract", "\tbasis contract\n",
	    "\tbasis contract\n",
	    "\tbasis consent {\n\t\tconsent text nb \"Ja\" en \"Yes\"\n\t}\n"
	    "\twithdrawn by portal\n",
	    "membership", false, CONSENT_WORDS, "membership" },
	/* topics */
	{ "a topic more", GAMES, CLUB, GAMES, "news", true, CONSENT_WORDS,
	    "news" },
	{ "a topic fewer", GAMES, GAMES, CLUB, "news", true, CONSENT_SAME,
	    "club" },
	{ "a topic that means another thing",
	    "topic games nb \"Spill\" en \"Games\"",
	    "topic games nb \"Spill\" en \"Games\"",
	    "topic games nb \"Spill\" en \"Betting\"", "news", true,
	    CONSENT_WORDS, "news" },
	/* who gets it */
	{ "who got it gets no more", "recipient board {",
	    PARTNER("\tgets full_name, mail\n\tfor purposes news\n"),
	    PARTNER("\tgets full_name\n\tfor purposes news\n"), "news", true,
	    CONSENT_SAME, "club" },
	{ "who got it gets more", "recipient board {",
	    PARTNER("\tgets full_name\n\tfor purposes news\n"),
	    PARTNER("\tgets full_name, mail\n\tfor purposes news\n"), "news",
	    true, CONSENT_RECIPIENT, "partner" },
	{ "who got it for something else", "recipient board {",
	    PARTNER("\tgets full_name\n\tfor purposes care\n"),
	    PARTNER("\tgets full_name\n\tfor purposes news\n"), "news", true,
	    CONSENT_RECIPIENT, "partner" },
	{ "who got it for all of them", "recipient board {",
	    PARTNER("\tgets full_name\n"),
	    PARTNER("\tgets full_name\n\tfor purposes news\n"), "news", true,
	    CONSENT_SAME, "club" },
	{ "who is called otherwise now", "recipient board {",
	    PARTNER("\tgets full_name\n\tfor purposes news\n"),
	    "recipient partner {\n\tnb \"P\" en \"Broker\"\n\tname \"P AS\"\n"
	    "\tindependent\n\tgets full_name\n\tfor purposes news\n}\n"
	    "recipient board {",
	    "news", true, CONSENT_RECIPIENT, "partner" },
	{ "who is somebody else under that name", "recipient board {",
	    PARTNER("\tgets full_name\n\tfor purposes news\n"),
	    "recipient partner {\n\tnb \"P\" en \"P\"\n\tname \"Q AS\"\n"
	    "\tindependent\n\tgets full_name\n\tfor purposes news\n}\n"
	    "recipient board {",
	    "news", true, CONSENT_RECIPIENT, "partner" },
	{ "who worked for us then", "recipient board {",
	    "recipient partner {\n\tnb \"P\" en \"P\"\n\tname \"P AS\"\n"
	    "\tacting for us\n\tgets full_name\n\tfor purposes news\n}\n"
	    "recipient board {",
	    PARTNER("\tgets full_name\n\tfor purposes news\n"), "news", true,
	    CONSENT_RECIPIENT, "partner" },
	/* fields */
	{ "a field that was not there",
	    "using full_name, mail\n\tsend by "
	    "email about",
	    "using full_name\n\tsend by email about",
	    "using full_name, mail\n\tsend by email about", "news", true,
	    CONSENT_FIELDS, "mail" },
};

static void
each_row(void)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct row *r = &rows[i];
		const struct statement *was =
		    compiled(edited(STR(base), "", r->from, r->was));
		const struct statement *is =
		    compiled(edited(STR(base), "", r->from, r->is));
		struct str what;
		int p;

		if (was == NULL || is == NULL) {
			tap_ok(false, r->name);
			continue;
		}
		p = statement_purpose(is, str_of(r->purpose));
		tap_ok(purpose_is_same(was, is, p) == r->same, r->name);
		if (!tap_ok(consent_more(was, is, p, &what) == r->more &&
				str_is(what, r->what),
			"concept 68: what a yes does not cover"))
			printf("# %d, " STR_FMT "\n",
			    (int)consent_more(was, is, p, &what),
			    STR_ARG(what));
	}
}

/* A part of a record, and a record that is new. */
static void
records(void)
{
	static const char studies[] =
	    "field studies records {\n\tnb \"S\" en \"S\"\n\tfrom the person\n"
	    "\tfield degree text {\n\t\tnb \"G\" en \"D\"\n\t}\n}\n"
	    "field mail";
	static const char one_more[] =
	    "field studies records {\n\tnb \"S\" en \"S\"\n\tfrom the person\n"
	    "\tfield degree text {\n\t\tnb \"G\" en \"D\"\n\t}\n"
	    "\tfield grade text {\n\t\tnb \"K\" en \"M\"\n\t}\n}\n"
	    "field mail";
	const char *uses = "using full_name, mail\n\tsend by email about";
	const char *more = "using full_name, mail, studies\n\tsend by email "
			   "about";
	struct str with = edited(edited(STR(base), "", "field mail", studies),
	    "purpose news", uses, more);
	const struct statement *was = compiled(with);
	const struct statement *is =
	    compiled(edited(edited(STR(base), "", "field mail", one_more),
		"purpose news", uses, more));
	const struct statement *none = compiled(STR(base));
	struct str what;
	int p = statement_purpose(is, STR("news"));

	tap_ok(consent_more(was, was, p, &what) == CONSENT_SAME,
	    "a yes covers the parts of a record");
	tap_ok(consent_more(was, is, p, &what) == CONSENT_FIELDS &&
		   str_is(what, "grade"),
	    "… and no part that came later");
	tap_ok(consent_more(none, was, p, &what) == CONSENT_FIELDS &&
		   str_is(what, "studies"),
	    "… nor a record that came later");
}

/* ---- what the earlier version would have granted ------------------------- */

struct asked {
	const char *name;
	const char *from, *to; /* the earlier version, edited from BASE */
	const char *purpose;
	enum act act;
	const char *fields[2];
	const char *want[2]; /* both NULL: nothing is granted */
};

static const struct asked asks[] = {
	{ "the same version", "club", "club", "membership", ACT_SEE,
	    { "full_name", "mail" }, { "full_name", "mail" } },
	{ "a field that the purpose did not use",
	    "using full_name, mail\n\tbasis contract",
	    "using full_name\n\tbasis contract", "membership", ACT_SEE,
	    { "full_name", "mail" }, { "full_name" } },
	{ "only that field", "using full_name, mail\n\tbasis contract",
	    "using full_name\n\tbasis contract", "membership", ACT_SEE,
	    { "mail" }, { NULL } },
	{ "a purpose that it had not",
	    "purpose membership {\n\tnb \"Medlemskap\" en \"Membership\"",
	    "purpose membership {\n\tnb \"Medlemskap\" en \"Company\"",
	    "membership", ACT_SEE, { "full_name" }, { NULL } },
};

static struct fieldset
named(const struct statement *st, const char *const names[2])
{
	struct fieldset s = { .w = { 0 } };

	for (size_t i = 0; i < 2 && names[i] != NULL; i++)
		fieldset_add(&s, statement_field(st, str_of(names[i])));
	return s;
}

static void
since(void)
{
	const struct statement *st = compiled(STR(base));
	struct actor actor = { .type = ACTOR_OPERATOR,
		.role = -1,
		.purpose = -1 };
	struct person_facts person = { .id = 7,
		.stage = STAGE_MEMBER,
		.kinds = 1 };

	for (size_t i = 0; i < ARRAY_LEN(asks); i++) {
		const struct asked *q = &asks[i];
		const struct statement *then =
		    compiled(edited(STR(base), "", q->from, q->to));
		struct narrowing *n = narrowing_since(a, st, then);
		struct ask ask = { .actor = &actor,
			.purpose = statement_purpose(st, str_of(q->purpose)),
			.activity = ACTIVITY_SELF,
			.act = q->act,
			.fields = named(st, q->fields),
			.person = &person,
			.channel = -1,
			.tick = 1 };
		struct fieldset want = named(st, q->want), got;
		struct verdict v;
		const struct grant *g = policy_decide(st, &ask, a, &v), *h;

		if (g == NULL) {
			printf("# %s\n", reason_name(v.reason));
			tap_ok(false, q->name);
			continue;
		}
		h = policy_decide_since(n, g, &ask, a, &v);
		if (q->want[0] == NULL) {
			tap_ok(h == NULL && !v.allowed &&
				   v.reason == REASON_NOT_FOUND,
			    q->name);
			continue;
		}
		got = h == NULL ? (struct fieldset){ .w = { 0 } }
				: grant_fields(h);
		tap_ok(fieldset_within(&got, &want) &&
			   fieldset_within(&want, &got),
		    q->name);
	}
}

static void
moved(void)
{
	const struct statement *st = compiled(STR(base));
	const struct statement *then = compiled(
	    edited(edited(STR(base), "", "\tsegment by hobby\n", ""), "",
		"field hobby choice {\n\tnb \"Hobby\" en \"Hobby\"\n"
		"\tfrom the person\n\tvisible to the person\n"
		"\tvalue chess nb \"Sjakk\" en \"Chess\"\n"
		"\tvalue go nb \"Go\" en \"Go\"\n}\n"
		"kind of person friend {\n\tnb \"venn\" en \"friend\"\n"
		"\tby own registration\n}\n",
		""));
	struct narrowing *n = narrowing_since(a, st, then);

	tap_ok(narrowing_field(n, statement_field(st, STR("hobby"))) == -1 &&
		   narrowing_field(n, statement_field(st, STR("mail"))) ==
		       statement_field(then, STR("mail")),
	    "a field is where it was, or nowhere");
	tap_ok(narrowing_kinds(n, 1) == 0 && narrowing_kinds(n, 0) == 0,
	    "a kind that was not there is nobody's");
}

int
main(void)
{
	a = arena_new((size_t)1 << 30);
	each_row();
	records();
	since();
	moved();
	arena_free(a);
	return tap_done();
}
