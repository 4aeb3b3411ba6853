/* SPDX-License-Identifier: EUPL-1.2 */
/* Which question a finding is about: a line of the file means nothing to who
 * answers questions. */
#include "lang_interview.h"

#include <string.h>

#include "lang/guide.h"

static const struct {
	const char *code, *id;
} mends[] = {
#define MEND(code, id) { #code, id },
#include "lang/interview_mends.def"
#undef MEND
};
static const char *const ids[] = {
#define ASK(id, section, kind, how, when, each, texts, construct, line, inner, \
    word, ref, en, nb, nn, help_en, help_nb, help_nn)                          \
	id,
#include "lang/interview.def"
#undef ASK
};

static void
tables(void)
{
	size_t n;
	const struct lang_rule *rules = lang_rules(&n);

	for (size_t i = 0; i < ARRAY_LEN(mends); i++) {
		bool code = false, id = false;

		for (size_t k = 0; k < n; k++)
			code =
			    code || strcmp(rules[k].code, mends[i].code) == 0;
		for (size_t k = 0; k < ARRAY_LEN(ids); k++)
			id = id || strcmp(ids[k], mends[i].id) == 0;
		tap_ok(code && id, mends[i].code);
	}
}

/* A finding at the line that holds ${text}. */
static struct interview_place
at(const char *code, const char *text)
{
	struct interview_place out = { .where = STR("") };
	struct lang_finding f = { .code = code };
	size_t end = str_find(draft, str_of(text));

	f.pos.line = 1;
	for (size_t i = 0; end != SIZE_MAX && i < end; i++)
		f.pos.line += draft.p[i] == '\n';
	if (end == SIZE_MAX ||
	    interview_places(a, draft, LANG_EN, &f, 1, &out) != ERR_OK)
		out.id = STR("?");
	return out;
}

static const struct {
	const char *code, *line; /* some text of the line */
	const char *id;
	bool exact;
	const char *where;
} rows[] = {
	/* By its code, whatever the line is. */
	{ "controller_no_contact", "controller fjordkoret",
	    "controller.mailbox", true, NULL },
	{ "cookie_missing", "statement fjordkoret", "cookie", true, NULL },
	{ "no_basis", "purpose newsletter", "purpose.newsletter.basis", true,
	    "Newsletter: What allows it?" },
	/* By its code, but of nothing that is there. */
	{ "no_basis", "role administrator", "roles", false,
	    "role: administrator" },
	/* By the line. */
	{ "x", "basis consent", "purpose.newsletter.basis", true, NULL },
	{ "x", "en \"Yes, send me the newsletter",
	    "purpose.newsletter.consent_text.en", true, NULL },
	{ "x", "12 months after sent", "keep.messages", true, NULL },
	{ "x", "review by 2027", "review", true, NULL },
	{ "x", "cookie \"", "cookie", false, "cookie: fjordkoret-session" },
	{ "x", "advisor", "dpo.advisor.nb", true, NULL },
	/* What is missing in one language is asked for in that. */
	{ "text_missing", "statement fjordkoret", "title.nb", true, NULL },
	{ "text_missing", "en \"Fjordkoret\"", "title.nb", true,
	    "What do people call you? (Bokmål)" },
	{ "text_missing", "processor mail", "processor.mail.service.nb", true,
	    NULL },
	/* Of the part alone. */
	{ "x", "normally once", "purpose.newsletter.basis", false,
	    "Newsletter" },
	{ "x", "purpose newsletter", "purpose.newsletter.basis", false,
	    "Newsletter" },
	{ "x", "keep sessions", "keep.left", false, "keep: sessions" },
	{ "x", "name \"Mail\"", "processor.mail.name", true, NULL },
	/* It has no answer yet. */
	{ "x", "processor mail", "processor.mail.service.nb", true,
	    "Mail: What does it do for you? (Bokmål)" },
	/* Of which nothing is asked. */
	{ "x", "transfer usa", "", false, "transfer: Mail in the USA" },
	{ "x", "# Written by", "", false, "" },
};

static void
places(void)
{
	begin(LANG_EN);
	tap_ok(answer("suppliers", "Mail") == ERR_OK &&
		   answer("languages", "en, nb") == ERR_OK,
	    "a supplier, and one more language");
	draft = arena_printf(a,
	    STR_FMT "\ntransfer usa {\n\ten \"Mail in the USA\"\n}\n",
	    STR_ARG(draft));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct interview_place p = at(rows[i].code, rows[i].line);
		const char *where = rows[i].where;

		tap_ok(str_is(p.id, rows[i].id) && p.exact == rows[i].exact &&
			   (where == NULL ? p.where.n > 0
					  : str_is(p.where, where)),
		    arena_printf(a, "%s at %s", rows[i].code, rows[i].line).p);
		printf("# " STR_FMT " %d " STR_FMT "\n", STR_ARG(p.id), p.exact,
		    STR_ARG(p.where));
	}
	draft = STR("field x {\n");
	tap_ok(interview_places(a, draft, LANG_EN, NULL, 0, NULL) != ERR_OK,
	    "of what is no statement no place is told");
}

static void
of_the_guide(void)
{
	struct guide g;

	begin(LANG_EN);
	guide_look(a, draft, LANG_EN, today, &g);
	tap_ok(g.first_n > 0 &&
		   str_is(g.first_at[0].id, "controller.mailbox") &&
		   g.first_at[0].section == INTERVIEW_WHO,
	    "what to mend first has its question");
	guide_look(a, STR("dear diary"), LANG_EN, today, &g);
	tap_ok(g.first_n > 0 && g.first_at[0].id.n == 0,
	    "what cannot be read is told without");
}

/* T-64: as many fields as a statement may have, each without a reason: the
 * arena that must do ends the program where it does not. */
static void
of_many(void)
{
	struct arena *little = arena_new((size_t)1 << 26);
	struct guide g;
	struct buf b;
	size_t placed = 0;

	begin(LANG_EN);
	buf_init(&b, LIMIT_STATEMENT);
	buf_put(&b, draft);
	for (int i = 0; i < 900; i++)
		buf_printf(&b, "field f%d text {\n\ten \"F\"\n\trequired\n}\n",
		    i);
	guide_look(little, buf_str(&b), LANG_EN, today, &g);
	for (size_t i = 0; i < g.found.n; i++)
		placed += strcmp(g.found.at[i].code,
			      "required_without_reason") == 0 &&
			  str_starts(g.found_at[i].id, STR("field.f")) &&
			  g.found_at[i].exact;
	tap_ok(placed >= 50, "each of many is asked for by its own question");
	printf("# %zu of %zu\n", placed, g.found.n);
	buf_release(&b);
	arena_free(little);
}

/* What is found speaks of things as people call them. */
static const struct {
	const char *found, *said;
} names[] = {
	{ "«own_page» er for «medlemmer»",
	    "«Innmelding, innlogging og egen side» er for «medlemmer»" },
	{ "også customer", "også kunde" },
	{ "customer, member", "kunde, medlem" },
	{ "bruker full_name og email", "bruker Navn og email" },
	{ "«email» brukes ikke", "«E-post» brukes ikke" },
	{ "customers, xcustomer, Customer, customer-x, customerø, åcustomer",
	    "customers, xcustomer, Customer, customer-x, customerø, "
	    "åcustomer" },
	{ "customer", "kunde" },
	{ "«customer", "«customer" },
	{ "a.customer 42 nobody_at_all", "a.customer 42 nobody_at_all" },
	{ "", "" },
};

static void
named(void)
{
	struct lang_finding f = { .code = "no_date" };

	begin(LANG_NB);
	(void)answer("kinds", "member, customer");
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		f.text = f.remedy = str_of(names[i].found);
		interview_named(a, draft, LANG_NB, &f, 1);
		tap_str(f.text, str_of(names[i].said), names[i].found);
		tap_str(f.remedy, str_of(names[i].said), "in the remedy too");
	}
	f.text = f.remedy = STR("of a customer, “customer” and own_page");
	interview_named(a, draft, LANG_EN, &f, 1);
	tap_str(f.text,
	    STR("of a customer, “kunde” and Innmelding, innlogging og egen "
		"side"),
	    "an English word is just a word");
	f.text = f.remedy = STR("“customer”");
	interview_named(a, STR("statement {"), LANG_EN, &f, 1);
	tap_str(f.text, STR("“customer”"), "a file that cannot be read");
}

int
main(void)
{
	a = arena_new(LIMIT_ARENA_ORG);
	of_many();
	tables();
	places();
	of_the_guide();
	named();
	arena_free(a);
	return tap_done();
}
