/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who answers people about their rights where no server is: about whom and what
 * its own controllers keep something, and of nobody else's, in the statement
 * and in the record in each format (G30, C17).
 */
#include "compiled.h"
#include "lang/prose_doc.h"
#include "lang/prose_record.h"
#include "lang_record.h"
#include "policy/whose.h"
#include "said.h"

#define HEAD                                                             \
	"statement s {\n\ten \"S\"\n\tlanguages en\n\tprinted only\n}\n" \
	"controller firm {\n\tname \"Firm\"\n}\n"                        \
	"controller clients {\n\ten \"our client\"\n\tplural en \"our "  \
	"clients\"\n\tmany\n}\n"
#define KINDS                                                         \
	"kind of person employee {\n\ten \"employee\"\n\tplural en "  \
	"\"employees\"\n\tnot in the register\n}\n"                   \
	"kind of person lead {\n\ten \"lead\"\n\tplural en \"leads\"" \
	"\n\tnot in the register\n}\n"                                \
	"kind of person guest {\n\ten \"guest\"\n\tplural en "        \
	"\"guests\"\n\tnot in the register\n}\n"
#define PAYROLL                                                              \
	"purpose payroll {\n\ten \"Payroll\"\n\tfor employee\n\tcontroller " \
	"clients\n\tas processor firm\n\tbasis contract\n}\n"
#define SALES \
	"purpose sales {\n\ten \"Sales\"\n\tfor lead\n\tbasis contract\n}\n"
#define ANSWERS(name, says)                                               \
	"purpose " name " {\n\ten \"=" name "\"\n\tusing all fields\n"    \
	"\tbasis legal obligation {\n\t\tprovision \"GDPR art. 12-22\"\n" \
	"\t}\n" says "}\n"
#define DATA                                                                 \
	"data category pay {\n\ten \"Pay slips\"\n\tconcerns "               \
	"employee\n\tkept "                                                  \
	"for 5 years\n\tfor purposes payroll\n}\n"                           \
	"data category orders {\n\ten \"Orders\"\n\tconcerns lead\n\tkept "  \
	"for 3 years\n\tfor purposes sales\n}\n"                             \
	"log calls {\n\ten \"Calls\"\n\tconcerns employee\n\tip address in " \
	"full\n\tkept for 9 days\n\tfor purpose payroll\n}\n"

static bool
is_for(const struct statement *st, const char *purpose, const char *kind)
{
	int p = statement_purpose(st, str_of(purpose));

	return index_list_has(&st->purposes[p].kinds,
	    statement_kind(st, str_of(kind)));
}

/* Whom it is for that names nobody. */
static void
about_whom(struct arena *a)
{
	const struct statement *st = compiled_bytes(a,
	    STR(HEAD KINDS PAYROLL SALES ANSWERS("rights", "")
		    ANSWERS("theirs", "\tcontroller clients\n")));

	if (!tap_ok(st != NULL, "two that answer, each its own"))
		return;
	tap_ok(is_for(st, "rights", "lead") &&
		   !is_for(st, "rights", "employee"),
	    "C17 of whom another keeps something it says nothing");
	tap_ok(is_for(st, "theirs", "employee") &&
		   !is_for(st, "theirs", "lead"),
	    "C17 nor the other of those of the first");
	tap_ok(is_for(st, "rights", "guest") && is_for(st, "theirs", "guest"),
	    "who is of no purpose may be of any");

	st = compiled_bytes(a,
	    STR(HEAD KINDS PAYROLL ANSWERS("rights",
		"") "purpose web {\n\ten \"Web\"\n\tbasis contract\n}\n"));
	tap_ok(st != NULL && is_for(st, "web", "employee") &&
		   is_for(st, "rights", "employee"),
	    "what else names nobody is for everybody, and so of its own");

	st = compiled_bytes(a,
	    STR(HEAD "kind of person employee {\n\ten \"e\"\n\tnot in the "
		     "register\n}\n" PAYROLL ANSWERS("rights", "")));
	tap_ok(st != NULL && is_for(st, "rights", "employee"),
	    "who keeps nothing itself answers whoever there is");

	st = compiled_bytes(a, STR(HEAD KINDS PAYROLL SALES ANSWERS("rights",
				   "\tjointly with clients\n")));
	tap_ok(st != NULL && is_for(st, "rights", "employee") &&
		   is_for(st, "rights", "lead"),
	    "G26 what two answer together is for those of both");
}

static void
in_record(struct arena *a)
{
	static const char *const names[] = { [LANG_HTML] = "html",
		[LANG_JSONLD] = "jsonld",
		[LANG_CSV] = "csv",
		[LANG_JSON] = "json" };
	const struct statement *st = compiled_bytes(a,
	    STR(HEAD KINDS PAYROLL SALES ANSWERS("rights", "") DATA));

	for (int f = LANG_HTML; st != NULL && f <= LANG_JSON; f++) {
		struct buf b;

		if (f == LANG_TEXT)
			continue;
		buf_init(&b, 1 << 20);
		tap_err(lang_record_of(&b, st, LANG_EN, (enum lang_format)f,
			    (struct record_of){ .controller = 0 }),
		    ERR_OK, "G30(1) the record of one");
		tap_ok(has(buf_str(&b), "Orders") && has(buf_str(&b), "leads"),
		    names[f]);
		tap_ok(!has(buf_str(&b), "Pay slips") &&
			   !has(buf_str(&b), "employees") &&
			   !has(buf_str(&b), "Calls"),
		    "G30(1) and nothing of the other");
		buf_release(&b);
	}
	tap_said(text_of(a, st, LANG_EN),
	    "Employees Purposes: Payroll. Information: Pay slips and Calls.",
	    "All information we keep", "C17 the statement says the same");
	tap_said(text_of(a, st, LANG_EN),
	    "For: leads and guests. All information about you at Firm may be "
	    "used for this.",
	    NULL, "C17 and whose information it is");
}

/* That somebody is a member at all is answered about too, by its own. */
static void
about_membership(struct arena *a)
{
	static const struct {
		const char *name, *of;
		int controller;
		bool there;
	} cases[] = {
		{ "Art. 30(1)(c) the row that answers", "sales", 0, true },
		{ "Art. 30(1)(c) of another it says nothing", "payroll", 0,
		    false },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct statement *st = compiled_bytes(a,
		    arena_printf(a,
			HEAD KINDS PAYROLL SALES ANSWERS("rights",
			    "") "sensitive membership union {\n\ten "
				"\"Union\"\n\tcondition \"Art. 9(2)(d)\"\n"
				"\tfor purposes %s\n}\n",
			cases[i].of));
		struct doc d = { .a = a, .st = st, .lang = LANG_EN };
		struct record r = { .d = &d,
			.of = { .controller = cases[i].controller } };
		struct list l;

		if (st == NULL)
			continue;
		l = record_cell(&r, statement_purpose(st, STR("rights")),
		    RECORD_DATA);
		tap_ok(has(list_semicolon(&d, &l), "Union") == cases[i].there,
		    cases[i].name);
	}
}

/* Fields that only another uses. */
#define FIELDS(says)                                                        \
	"statement s {\n\ten \"S\"\n\tlanguages en\n" says "}\n"            \
	"controller firm {\n\tname \"Firm\"\n}\n"                           \
	"controller other {\n\tname \"Other\"\n}\n"                         \
	"field pay text {\n\ten \"Pay\"\n}\nfield mail email {\n\ten "      \
	"\"Mail\"\n}\nfield loose text {\n\ten \"Loose\"\n}\n"              \
	"purpose payroll {\n\ten \"Payroll\"\n\tcontroller other\n\tusing " \
	"pay, mail\n\tbasis contract\n}\n"                                  \
	"purpose sales {\n\ten \"Sales\"\n\tusing mail\n\tbasis contract\n}\n"

static struct fieldset
used(const struct statement *st)
{
	return purpose_fields(st,
	    &st->purposes[statement_purpose(st, STR("rights"))]);
}

static bool
uses(const struct statement *st, const char *field)
{
	struct fieldset all = used(st);

	return fieldset_has(&all, statement_field(st, str_of(field)));
}

static void
fields(struct arena *a)
{
	const struct statement *st = compiled_bytes(a,
	    STR(FIELDS("\tprinted only\n") ANSWERS("rights", "")));

	if (!tap_ok(st != NULL, "fields of two controllers"))
		return;
	tap_ok(uses(st, "mail") && uses(st, "loose") && !uses(st, "pay"),
	    "C17 all fields of who answers are its own");
	tap_said(text_of(a, st, LANG_EN),
	    "Pay Used for, by basis: Contract: "
	    "Payroll",
	    "All of the information", "and the table says for each");

	st = compiled_bytes(a, STR(FIELDS("") ANSWERS("rights", "")));
	tap_ok(st != NULL && uses(st, "pay"),
	    "where a server is, all fields are what a role may see");

	st = compiled_bytes(a, STR(FIELDS("\tprinted only\n") ANSWERS("rights",
				   "\tjointly with other\n")));
	tap_ok(st != NULL && uses(st, "pay"),
	    "G26 and two together answer about those of both");
	tap_said(text_of(a, st, LANG_EN), "All information we keep about you",
	    NULL, "of which it is said that it is all");
}

/* What a declared fact names stands in the record of one with it, and in that
 * of no other. */
static void
named_by_facts(struct arena *a)
{
	static const char *const parts[] = { "\"Fair\"", "\"Loose\"",
		"\"Court\"", "\"Clerk\"", "\"Watchman\"" };
	const struct statement *st = compiled_bytes(a,
	    STR(FIELDS(
		"\tprinted only\n") "event type fair {\n\ten \"Fair\"\n"
				    "\tfree of charge\n\tasks loose\n"
				    "\tkept after event for 1 month\n"
				    "\tfor purposes sales\n}\n"
				    "role clerk {\n\ten \"Clerk\"\n}\n"
				    "role guard {\n\ten \"Watchman\"\n"
				    "\tsales: may see mail\n}\n"
				    "data category notes {\n\ten "
				    "\"Notes\"\n\tseen by roles guard\n\tkept "
				    "for 1 year\n\tfor purposes sales\n}\n"
				    "disclosure court {\n"
				    "\ten \"Court\"\n"
				    "\tapproved by clerk\n"
				    "\tcontroller firm\n}\n"));

	for (int i = 0; st != NULL && i < 2; i++) {
		struct buf b;

		buf_init(&b, 1 << 20);
		tap_err(lang_record_of(&b, st, LANG_EN, LANG_JSONLD,
			    (struct record_of){ .controller = i }),
		    ERR_OK, "the record of one");
		for (size_t k = 0; k < ARRAY_LEN(parts); k++)
			tap_ok(has(buf_str(&b), parts[k]) == (i == 0),
			    arena_printf(a, "G30(1) %s %s", parts[k],
				i == 0 ? "of whose it is" : "of no other")
				.p);
		buf_release(&b);
	}
}

#define LOCK(says) "measure lock {\n\ten \"Lock\"\n\tphysical\n" says "}\n"

static const struct lock_case {
	const char *name, *lines, *says, *not_says;
	struct record_of of;
} locks[] = {
	{ "G28 what who does it says of it stands in the row of the other",
	    LOCK("\tcontroller firm\n\tfor purposes payroll\n"),
	    "\"Firm: Lock: A physical measure\"", NULL, { false, 1 } },
	{ "in its own, of what it does for others, without its name",
	    LOCK("\tcontroller firm\n\tfor purposes payroll\n"),
	    "\"Lock: A physical measure\"", "Firm: Lock", { true, 0 } },
	{ "and not in that of what it decides over",
	    LOCK("\tcontroller firm\n\tfor purposes payroll\n"), "Sales",
	    "Lock", { false, 0 } },
	{ "what it says of no purpose is its own", LOCK("\tcontroller firm\n"),
	    "Payroll", "Lock", { false, 1 } },
	{ "what they say, too",
	    LOCK("\tcontroller firm, clients\n\tfor purposes payroll\n"),
	    "\"Lock: A physical measure\"", "Firm: Lock", { false, 1 } },
	{ "of nobody, by its purpose alone", LOCK("\tfor purposes payroll\n"),
	    "\"Lock: A physical measure\"", "Firm: Lock", { false, 1 } },
};

static void
locked(struct arena *a, const struct lock_case *c)
{
	const struct statement *st = compiled_bytes(a,
	    arena_printf(a, "%s%s", HEAD KINDS PAYROLL SALES, c->lines));
	struct buf b;

	buf_init(&b, 1 << 20);
	if (st != NULL)
		tap_err(lang_record_of(&b, st, LANG_EN, LANG_CSV, c->of),
		    ERR_OK, "the record of one of them");
	tap_said(arena_str(a, buf_str(&b)), c->says, c->not_says, c->name);
	buf_release(&b);
}

/* Each is protected by somebody, or it is found. */
static void
found_unlocked(struct arena *a)
{
	const struct statement *st = compiled_bytes(a,
	    STR(HEAD KINDS PAYROLL LOCK(
		"\tcontroller firm\n\tfor purposes payroll\n")));

	tap_ok(st != NULL && !check_finds(a, st, "measures_of_others"),
	    "G28 what is protected by who does it is protected");
	st = compiled_bytes(a,
	    STR(HEAD KINDS PAYROLL LOCK("\tcontroller firm\n")));
	tap_ok(st != NULL && check_finds(a, st, "measures_of_others"),
	    "what it says of nothing that it does is not");
}

int
main(void)
{
	struct arena *a = arena_new(1 << 26);

	about_whom(a);
	in_record(a);
	about_membership(a);
	fields(a);
	named_by_facts(a);
	for (size_t i = 0; i < ARRAY_LEN(locks); i++)
		locked(a, &locks[i]);
	found_unlocked(a);
	arena_free(a);
	return tap_done();
}
