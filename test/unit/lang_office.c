/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Law 8: what the server does not carry out is told in one place. Each
 * construct and each line of the grammar has an answer in lang/office.def, and
 * a file is listed by it: what is only told is named, what the server does is
 * not, and of what it does in part only the rest.
 */
#include "file.h"
#include "grammar_lines.h"
#include "lang/office.h"
#include "lang/read.h"
#include "tap.h"

/* ---- the table against the grammar -------------------------------------- */

static void
every_row_has_an_answer(void)
{
	size_t n, bad = 0;
	const struct grammar_construct *c = grammar_constructs(&n);
	const struct grammar_property *p;

	for (size_t i = 0; i < n; i++)
		if (office_row((int)i, OFFICE_HEAD)->construct != (int)i) {
			printf("# %s: the head has no row\n", c[i].id);
			bad++;
		}
	tap_ok(bad == 0, "law 8: each construct has an answer");
	p = grammar_properties(&n);
	bad = 0;
	for (size_t i = 0; i < n; i++)
		if (office_row(p[i].construct, (int)p[i].kw)->construct !=
		    p[i].construct) {
			printf("# %s: %s\n", c[p[i].construct].id,
			    p[i].kw == KW_MAX ? "a line without a keyword"
					      : lang_keywords[p[i].kw].en.p);
			bad++;
		}
	tap_ok(bad == 0, "law 8: each line has an answer");
}

static bool
is_in_the_grammar(const struct office_row *r)
{
	size_t n;
	const struct grammar_property *p = grammar_of(r->construct, &n);

	if (r->kw == OFFICE_HEAD)
		return true;
	for (size_t i = 0; i < n; i++)
		if ((int)p[i].kw == r->kw)
			return true;
	return false;
}

static void
every_answer_is_to_a_row(void)
{
	size_t n, strange = 0, twice = 0, apart = 0;
	const struct office_row *r = office_rows(&n);

	for (size_t i = 0; i < n; i++) {
		strange += !is_in_the_grammar(&r[i]);
		for (size_t k = 0; k < i; k++)
			twice += r[i].construct == r[k].construct &&
				 r[i].kw == r[k].kw;
		apart +=
		    (r[i].by == OFFICE_PART) != (office_part(&r[i]) != NULL) ||
		    (r[i].by == OFFICE_PART || r[i].by == OFFICE_TOLD) !=
			(r[i].duty != DUTY_MAX);
	}
	tap_ok(strange == 0, "no answer to what the grammar has not");
	tap_ok(twice == 0, "no two answers to one line");
	tap_ok(apart == 0, "what is left has a duty, what is in part its part");
}

static void
duties(void)
{
	size_t n, unused = 0, bad = 0;
	const struct office_row *r = office_rows(&n);

	for (int d = 0; d < DUTY_MAX; d++) {
		struct str en = lang_duty((enum duty)d, LANG_EN);
		struct str nb = lang_duty((enum duty)d, LANG_NN);
		bool used = false;

		for (size_t i = 0; i < n; i++)
			used = used || r[i].duty == (enum duty)d;
		/* Of a rule for how long, the clause says which. */
		used = used || d == DUTY_BACKUPS || d == DUTY_REQUESTS ||
		       d == DUTY_ANONYMISE || d == DUTY_REMIND;
		unused += !used;
		bad += en.n == 0 || nb.n == 0 || str_eq(en, nb) ||
		       str_ends(en, STR(".")) || str_ends(nb, STR("."));
	}
	tap_ok(unused == 0, "each duty is somebody's");
	tap_ok(bad == 0, "each duty in both languages, without a stop");
}

/* ---- files -------------------------------------------------------------- */

struct listed {
	struct arena *a;
	struct office_item *at;
	size_t n;
	uint32_t from; /* the line of what was tried */
	bool compiles;
};

static struct listed
list_of(struct str bytes)
{
	struct listed l = { .a = arena_new(64 << 20) };
	struct lang_findings fs = { 0 };
	const struct statement *st;

	l.compiles = lang_compile(l.a, bytes, LANG_EN, &st, &fs) == ERR_OK;
	for (size_t i = 0; i < fs.n && !l.compiles && i < 2; i++)
		printf("# line %u: " STR_FMT "\n", fs.at[i].pos.line,
		    STR_ARG(fs.at[i].text));
	if (l.compiles)
		l.n = lang_office(l.a, st, LANG_EN, &l.at);
	return l;
}

/* ${lines} in a block of ${construct}, in the fixture. */
static struct listed
try_lines(int construct, const char *lines)
{
	struct arena *a = arena_new(1 << 20);
	uint32_t from;
	struct listed l = list_of(file_with(a, construct, lines, &from));

	l.from = from;
	arena_free(a);
	return l;
}

static bool
lists(const struct listed *l, uint32_t line, enum duty duty)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->at[i].pos.line == line && l->at[i].duty == duty)
			return true;
	return false;
}

static bool
lists_line(const struct listed *l, uint32_t line)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->at[i].pos.line == line)
			return true;
	return false;
}

/* The example of each row: what is told is listed, what is done is not. */
static void
examples(void)
{
	size_t n, count;
	const struct grammar_property *p = grammar_properties(&n);
	const struct grammar_construct *c = grammar_constructs(&count);

	for (size_t i = 0; i < n; i++) {
		const struct office_row *r =
		    office_row(p[i].construct, (int)p[i].kw);
		bool fact = r->kw == OFFICE_HEAD;
		struct listed l;
		uint32_t line;

		if (r->by == OFFICE_PART || p[i].kw <= KW_ALL_LANGUAGES)
			continue;
		l = try_lines(p[i].construct, p[i].example);
		line = fact ? l.from - 1 : l.from;
		if (r->by == OFFICE_TOLD || !l.compiles)
			tap_ok(lists(&l, line, r->duty),
			    arena_printf(l.a, "told: %s: %s",
				c[p[i].construct].id, p[i].example)
				.p);
		else if (lists_line(&l, line))
			tap_ok(false, arena_printf(l.a, "not told: %s: %s",
					  c[p[i].construct].id, p[i].example)
					  .p);
		arena_free(l.a);
	}
}

/* What the server does in part, and what is left. */
static const struct {
	const char *name;
	int construct;
	const char *lines;
	enum duty duty; /* DUTY_MAX: nothing is left */
	const char *part;
} parts[] = {
	{ "required at joining", GRAMMAR_FIELD, "required", DUTY_MAX, "" },
	{ "required for purposes", GRAMMAR_FIELD,
	    "required for purposes membership", DUTY_REQUIRED_FOR, "" },
	{ "an age by a field", GRAMMAR_KIND, "aged under 13 years by born",
	    DUTY_MAX, "" },
	{ "an age that is told", GRAMMAR_KIND, "aged under 13 years", DUTY_AGE,
	    "" },
	{ "a guardian consents", GRAMMAR_KIND, "guardian acts for consent",
	    DUTY_MAX, "" },
	{ "a guardian beyond consent", GRAMMAR_KIND,
	    "guardian acts for consent, joining, pictures", DUTY_GUARDIAN,
	    "joining, pictures" },
	{ "… must agree", GRAMMAR_KIND, "guardian must agree to payment",
	    DUTY_GUARDIAN, "payment" },
	{ "a letter by email", GRAMMAR_PURPOSE, "send by email", DUTY_MAX, "" },
	{ "letters by email and post", GRAMMAR_PURPOSE,
	    "send by email, post, phone", DUTY_SEND, "post, phone" },
	{ "a topic that is called as a channel", GRAMMAR_PURPOSE,
	    "send by email about phone\n"
	    "topic phone nb \"T\" nn \"T\" en \"T\"",
	    DUTY_MAX, "" },
	{ "a reminder of no invitation", GRAMMAR_PURPOSE,
	    "send by email, one reminder", DUTY_REMIND, "" },
	{ "one reminder of an invitation", GRAMMAR_PURPOSE,
	    "send by email, one reminder\nserves invitation", DUTY_MAX, "" },
	{ "two reminders of an invitation", GRAMMAR_PURPOSE,
	    "send by email, 2 reminders\nserves invitation", DUTY_REMIND, "" },
	{ "a no by link and portal", GRAMMAR_PURPOSE,
	    "withdrawn by link, portal", DUTY_MAX, "" },
	{ "a no by email and post", GRAMMAR_PURPOSE,
	    "withdrawn by link, portal, email, post", DUTY_TAKE_NO,
	    "email, post" },
	{ "a second person for a version", GRAMMAR_ROLE,
	    "second person for change settings", DUTY_MAX, "" },
	{ "a second person for anything else", GRAMMAR_ROLE,
	    "second person for change settings, erase, export",
	    DUTY_SECOND_PERSON, "erase, export" },
	{ "somebody inside", GRAMMAR_RECIPIENT, "gets email\ninside", DUTY_MAX,
	    "" },
	{ "somebody else", GRAMMAR_RECIPIENT, "gets email\nindependent",
	    DUTY_GIVE, "" },
	{ "members who left are deleted", GRAMMAR_KEEP, "when left: delete",
	    DUTY_MAX, "" },
	{ "members are looked through", GRAMMAR_KEEP,
	    "24 months after last confirmed: review", DUTY_MAX, "" },
	{ "again and again", GRAMMAR_KEEP, "every 12 months: review",
	    DUTY_REVIEW, "" },
	{ "members are made anonymous", GRAMMAR_KEEP,
	    "5 years after joined: anonymise", DUTY_ANONYMISE, "" },
	{ "an event that nobody tells", GRAMMAR_KEEP,
	    "6 months after dues unpaid: delete", DUTY_DELETE, "" },
	{ "looked through by an event that nobody tells", GRAMMAR_KEEP,
	    "6 months after dues unpaid: review", DUTY_REVIEW, "" },
	{ "blocked by an event that nobody tells", GRAMMAR_KEEP,
	    "6 months after dues unpaid: block, delete after 1 year",
	    DUTY_BLOCK, "" },
	{ "a least period", GRAMMAR_KEEP,
	    "at least 5 years after joined: block", DUTY_MAX, "" },
	{ "a least period of a case", GRAMMAR_KEEP,
	    "at least until case closed: block", DUTY_BLOCK, "" },
	{ "a right in the portal", GRAMMAR_RIGHT, "through portal", DUTY_MAX,
	    "" },
	{ "a right by letter", GRAMMAR_RIGHT, "through portal, post",
	    DUTY_ANSWER, "post" },
	{ "changes by email and portal", GRAMMAR_CHANGES,
	    "notice by email, portal", DUTY_MAX, "" },
	{ "changes by letter", GRAMMAR_CHANGES, "notice by email, post",
	    DUTY_NOTICE, "post" },
};

static void
in_part(void)
{
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		struct listed l = try_lines(parts[i].construct, parts[i].lines);
		const struct office_item *found = NULL;
		bool ok;

		for (size_t k = 0; k < l.n; k++)
			if (l.at[k].pos.line == l.from)
				found = &l.at[k];
		ok = found == NULL ? parts[i].duty == DUTY_MAX
				   : found->duty == parts[i].duty &&
					 str_is(found->parts, parts[i].part);
		tap_ok(l.compiles && ok, parts[i].name);
		arena_free(l.a);
	}
}

/* Each clause of one event is shown by its own sentence. */
static void
bounds(void)
{
	static const char *const says[] = {
		"Members: 5 years after the dues fell due",
		"Members: At the latest 9 years after the dues fell due",
		"Members: 6 months after the dues fell due",
		"Members: At least every 2 years: we review",
		"Members: It is deleted 3 years after the dues fell due",
		"Members: 2 years after the case is closed: we block it",
	};
	size_t n = 0;
	struct listed l = try_lines(GRAMMAR_KEEP,
	    "5 years after dues unpaid: delete\n"
	    "at most 9 years after dues unpaid: delete\n"
	    "6 months after dues unpaid: review\n"
	    "every 2 years: review\n"
	    "at least 3 years after dues unpaid: block\n"
	    "2 years after case closed: block, delete 5 years after dues "
	    "unpaid");

	for (size_t k = 0; k < l.n; k++) {
		size_t line = l.at[k].pos.line - l.from;

		if (l.at[k].pos.line < l.from || line >= ARRAY_LEN(says))
			continue;
		n++;
		tap_ok(str_starts(l.at[k].says, str_of(says[line])),
		    says[line]);
	}
	tap_ok(l.compiles && n == ARRAY_LEN(says), "law 8: all of them");
	arena_free(l.a);
}

/* What stands at the top of a file by itself. */
static const struct {
	const char *name, *text;
	enum duty duty; /* DUTY_MAX: nothing is left */
} tops[] = {
	{ "a promise that the server keeps", "promise no ip address stored\n",
	    DUTY_MAX },
	{ "… that is only told", "promise no ip address stored only told\n",
	    DUTY_PROMISE },
	{ "… that a role keeps",
	    "promise nothing sold attested by administrator on 2026-01-01\n",
	    DUTY_PROMISE },
	{ "the cookie for signing in",
	    "cookie \"c\" necessary for sign in, ends with session\n",
	    DUTY_MAX },
	{ "a cookie of somebody else",
	    "cookie \"c\" for marketing, lasts 30 days\n", DUTY_COOKIES },
	{ "a log of another component",
	    "log proxy {\n\tip address shortened\n}\n", DUTY_LOG },
	{ "what is told in free words",
	    "told t {\n\tnb \"T\" nn \"T\" en \"T\"\n}\n", DUTY_TOLD },
	{ "a word explained",
	    "glossary g {\n\tnb \"G\" nn \"G\" en \"G\"\n"
	    "\ttext nb \"T\" nn \"T\" en \"T\"\n}\n",
	    DUTY_MAX },
	{ "an opt-out that is told",
	    "opt-out o {\n\tnb \"O\" nn \"O\" en \"O\"\n"
	    "\tagainst email\n}\n",
	    DUTY_OPT_OUT },
};

static void
at_the_top(void)
{
	for (size_t i = 0; i < ARRAY_LEN(tops); i++) {
		struct buf b;
		struct listed l;
		uint32_t line = 1;

		buf_init(&b, 1 << 20);
		buf_puts(&b, fixture);
		for (size_t k = 0; k < b.n; k++)
			line += b.p[k] == '\n';
		buf_puts(&b, tops[i].text);
		l = list_of(buf_str(&b));
		tap_ok(l.compiles && (tops[i].duty == DUTY_MAX
					     ? !lists_line(&l, line)
					     : lists(&l, line, tops[i].duty)),
		    tops[i].name);
		buf_release(&b);
		arena_free(l.a);
	}
}

/* ---- whole -------------------------------------------------------------- */

/* Where no server is, nothing is left to it. */
static void
printed_only(void)
{
	struct arena *a = arena_new(1 << 20);
	struct str all = str_of(fixture);
	size_t at = str_find(all, STR("\tlanguages"));
	struct listed with, without;
	struct str more = STR("keep members {\n\twhen left: delete\n}\n"
			      "changes {\n\tnotice by email\n}\n"
			      "promise no ip address stored\n");

	without = list_of(
	    arena_printf(a, STR_FMT STR_FMT, STR_ARG(all), STR_ARG(more)));
	with =
	    list_of(arena_printf(a, STR_FMT "\tprinted only\n" STR_FMT STR_FMT,
		STR_ARG(str_sub(all, 0, at)), STR_ARG(str_sub(all, at, all.n)),
		STR_ARG(more)));
	tap_ok(without.compiles && with.compiles && with.n == without.n + 4,
	    "printed only: what a server does is listed too");
	tap_ok(with.n > 0 && with.at[0].duty == DUTY_ALL,
	    "… and that there is none, first");
	arena_free(without.a);
	arena_free(with.a);
	arena_free(a);
}

static bool
speaks_of_a_server(struct str s)
{
	static const char *const words[] = { "server", "tjener", "register" };
	bool any = false;

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		any = any || str_find(s, str_of(words[i])) != SIZE_MAX;
	return any;
}

/* What is to be done there is said without one, of every duty but that of
 * people outside the register, which is no duty there. */
static void
printed_only_duties(void)
{
	for (int duty = 0; duty < DUTY_MAX; duty++) {
		const struct office_item x = { .duty = (enum duty)duty,
			.alone = true };
		struct str en = office_todo(&x, LANG_EN),
			   nb = office_todo(&x, LANG_NB);

		tap_ok(duty == DUTY_OUTSIDE ||
			   (!speaks_of_a_server(en) && !speaks_of_a_server(nb)),
		    en.p);
	}
}

/* The list of a file is told as what the organisation does itself. */
static void
printed_only_list(void)
{
	struct arena *a = arena_new(1 << 20);
	struct str file = STR(
	    "statement s {\n\ten \"S\"\n\tlanguages en\n%s}\n"
	    "controller c {\n\tname \"C\"\n}\n"
	    "kind of person guest {\n\ten \"guest\"\n\tnot in the register\n}\n"
	    "purpose news {\n\ten \"News\"\n\tbasis consent\n"
	    "\tsend by email, post\n\twithdrawn by email\n}\n");
	struct buf b;

	for (int only = 0; only < 2; only++) {
		size_t at = str_find(file, STR("%s"));
		struct listed l = list_of(arena_printf(a, STR_FMT "%s" STR_FMT,
		    STR_ARG(str_sub(file, 0, at)),
		    only ? "\tprinted only\n" : "",
		    STR_ARG(str_sub(file, at + 2, file.n))));

		buf_init(&b, 1 << 16);
		lang_print_office(&b, a, l.at, l.n, LANG_EN);
		tap_ok(l.compiles && speaks_of_a_server(buf_str(&b)) == !only,
		    only ? "printed only: no word of server or register"
			 : "where there is one both are told");
		tap_ok((str_find(buf_str(&b), STR("(of this: post)")) !=
			   SIZE_MAX) == !only,
		    only ? "… and all the ways are meant" : "… one way of two");
		tap_ok((str_find(buf_str(&b), STR("guest: not in")) !=
			   SIZE_MAX) == !only,
		    only ? "… and nobody is outside" : "… and who is outside");
		buf_release(&b);
		arena_free(l.a);
	}
	arena_free(a);
}

/* What a server does where there is one. */
static void
printed_only_parts(void)
{
	static const struct {
		const char *name, *text;
	} rows[] = {
		{ "a cookie that is necessary",
		    "cookie \"c\" necessary for sign in, ends with session\n" },
		{ "a field that is required",
		    "field other text {\n\tnb \"O\" nn \"O\" en \"O\"\n"
		    "\trequired\n}\n" },
		{ "somebody inside",
		    "recipient other {\n\tnb \"O\" nn \"O\" en \"O\"\n"
		    "\tgets email\n\tinside\n}\n" },
		{ "how long", "keep members {\n\twhen left: delete\n}\n" },
	};
	struct arena *a = arena_new(1 << 20);
	struct str all = str_of(fixture);
	size_t at = str_find(all, STR("\tlanguages"));

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		size_t n[2];

		for (int only = 0; only < 2; only++) {
			struct listed l = list_of(arena_printf(a,
			    STR_FMT "%s" STR_FMT "%s",
			    STR_ARG(str_sub(all, 0, at)),
			    only ? "\tprinted only\n" : "",
			    STR_ARG(str_sub(all, at, all.n)), rows[i].text));
			struct listed none = list_of(arena_printf(a,
			    STR_FMT "%s" STR_FMT, STR_ARG(str_sub(all, 0, at)),
			    only ? "\tprinted only\n" : "",
			    STR_ARG(str_sub(all, at, all.n))));

			n[only] =
			    l.compiles && none.compiles ? l.n - none.n : 99;
			arena_free(l.a);
			arena_free(none.a);
		}
		tap_ok(n[0] == 0 && n[1] == 1, rows[i].name);
	}
	arena_free(a);
}

static void
shown(void)
{
	struct arena *a = arena_new(1 << 20);
	struct listed l;
	struct buf out;

	l = list_of(arena_printf(a,
	    "%skeep backups {\n\t90 days after created: delete\n"
	    "\tattested by administrator on 2026-01-01\n}\n"
	    "measure locks {\n\tnb \"L\" nn \"L\" en \"Locks\"\n}\n",
	    fixture));
	buf_init(&out, 1 << 16);
	lang_print_office(&out, l.a, l.at, l.n, LANG_EN);
	tap_ok(str_find(buf_str(&out), STR("and the office sees to (6):")) !=
		   SIZE_MAX,
	    "law 8: how many places are left");
	tap_ok(str_find(buf_str(&out),
		   STR("Backups: 90 days after the copy was made: we delete. "
		       "(attested by A)")) != SIZE_MAX,
	    "… each with the sentence that is printed, and who vouches for it");
	tap_ok(str_find(buf_str(&out), STR("Locks (measure locks)")) !=
		   SIZE_MAX,
	    "… or what it is called");
	buf_reset(&out);
	lang_print_office(&out, l.a, l.at, 0, LANG_EN);
	tap_ok(out.n == 0, "… and nothing where nothing is left");
	buf_release(&out);
	arena_free(l.a);
	arena_free(a);
}

/* ---- in words ----------------------------------------------------------- */

static const struct {
	int construct, kw;
	const char *program, *en, *nb;
} words[] = {
	{ GRAMMAR_FIELD, KW_USING, "says", "–", "–" },
	{ GRAMMAR_PURPOSE, KW_SEND_BY, "part", "in part: email",
	    "delvis: e-post" },
	{ GRAMMAR_PURPOSE, KW_WITHDRAWN_BY, "part", "in part: link, portal",
	    "delvis: lenke, portal" },
	{ GRAMMAR_CHANGES, KW_NOTICE_BY, "part", "in part: email, portal",
	    "delvis: e-post, portal" },
	{ GRAMMAR_RECIPIENT, KW_GETS, "part", "beside “inside”",
	    "ved siden av «internt»" },
	{ GRAMMAR_KEEP, KW_WHEN, "part", "where it knows the event",
	    "der den kjenner hendelsen" },
	{ GRAMMAR_PROMISE, OFFICE_HEAD, "part", "as the list says",
	    "som listen sier" },
	{ GRAMMAR_COOKIE, OFFICE_HEAD, "part", "with “necessary for”",
	    "med «nødvendig for»" },
	{ GRAMMAR_KIND, KW_AGED, "part", "with “by”", "med «ved»" },
	{ GRAMMAR_FIELD, KW_REQUIRED, "part", "without “for purposes”",
	    "uten «til formålene»" },
};

static void
in_words(void)
{
	static const enum lang norwegian[] = { LANG_NB, LANG_NN };

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		const struct office_row *r =
		    office_row(words[i].construct, words[i].kw);
		struct buf b;

		buf_init(&b, 256);
		office_put(&b, r, LANG_EN);
		tap_str(buf_str(&b), str_of(words[i].en), words[i].en);
		for (size_t l = 0; l < ARRAY_LEN(norwegian); l++) {
			buf_reset(&b);
			office_put(&b, r, norwegian[l]);
			tap_str(buf_str(&b), str_of(words[i].nb), words[i].nb);
		}
		tap_str(str_of(office_by_word(r->by)), str_of(words[i].program),
		    "for programs");
		buf_release(&b);
	}
	tap_str(str_of(office_by_word(OFFICE_SERVER)), STR("yes"), "done");
	tap_str(str_of(office_by_word(OFFICE_TOLD)), STR("told"), "told");
	tap_str(str_of(office_by_word(OFFICE_CHECK)), STR("check"), "checked");
}

static const struct office_item made_up[] = {
	{ .duty = DUTY_SEND,
	    .pos = { .line = 4 },
	    .of = { "purpose news", 12 },
	    .line = { "send by post", 12 },
	    .parts = { "post", 4 },
	    .says = { "By post.", 8 } },
	{ .duty = DUTY_SEND,
	    .pos = { .line = 9 },
	    .file = { "branch.vern", 11 },
	    .of = { "purpose fun", 11 },
	    .line = { "send by phone", 13 } },
	{ .duty = DUTY_TOLD,
	    .pos = { .line = 12 },
	    .of = { "told more", 9 },
	    .role = { "the board", 9 } },
	{ .duty = DUTY_TOLD,
	    .pos = { .line = 14 },
	    .of = { "told less", 9 },
	    .label = { "Less", 4 },
	    .says = { "The board says so.", 18 },
	    .role = { "The board", 9 } },
	{ .duty = DUTY_SEND,
	    .pos = { .line = 20 },
	    .of = { "purpose x", 9 },
	    .line = { "send by fax", 11 } },
};

/* Each way in which a place is shown. */
static void
listed_by_hand(void)
{
	static const struct {
		enum lang lang;
		const char *title, *part, *attested, *line;
	} says[] = {
		{ LANG_EN, "and the office sees to (5):",
		    "    line 4: By post. (of this: post)\n",
		    "    line 12: told more (attested by the board)\n",
		    "    line 20: purpose x: send by fax\n" },
		{ LANG_NN, "og kontoret sørger for (5):",
		    "    linje 4: By post. (av dette: post)\n",
		    "    linje 12: told more (bekreftet av the board)\n",
		    "    linje 20: purpose x: send by fax\n" },
	};
	struct arena *a = arena_new(1 << 20);
	struct buf b;

	buf_init(&b, 1 << 16);
	for (size_t i = 0; i < ARRAY_LEN(says); i++) {
		struct str s, duty = lang_duty(DUTY_SEND, says[i].lang);

		buf_reset(&b);
		lang_print_office(&b, a, made_up, ARRAY_LEN(made_up),
		    says[i].lang);
		s = buf_str(&b);
		tap_ok(str_find(s, str_of(says[i].title)) != SIZE_MAX,
		    "how many there are");
		tap_ok(str_find(s, str_of(says[i].part)) != SIZE_MAX,
		    "the sentence, and which of its words");
		tap_ok(str_find(s, str_of(says[i].attested)) != SIZE_MAX,
		    "the head of what has neither line nor label, and who "
		    "vouches for it");
		tap_ok(str_find(s, STR(" 14: The board says so.\n")) !=
			   SIZE_MAX,
		    "who is in the sentence is not named again");
		tap_ok(str_find(s,
			   STR("    branch.vern:9: purpose fun: send by "
			       "phone\n")) != SIZE_MAX,
		    "of an overlay, in which file");
		tap_ok(str_find(s, str_of(says[i].line)) != SIZE_MAX,
		    "the line as it is written");
		s = str_sub(s, str_find(s, duty) + 1, s.n);
		tap_ok(str_find(s, duty) == SIZE_MAX,
		    "what there is to do is said once");
	}
	buf_release(&b);
	arena_free(a);
}

/* Each of the shipped statements has some, and none in a line twice for the
 * same. */
static void
shipped(void)
{
	static const char *const files[] = { "alektum", "intech", "itsmf",
		"ntnu-alumni" };

	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		struct arena *a = arena_new(4 << 20);
		struct str bytes = read_whole(a,
		    arena_printf(a, "statements/%s.vern", files[i]).p);
		struct listed l = list_of(bytes);
		bool twice = false, bare = false;

		for (size_t k = 0; k < l.n; k++) {
			bare = bare || office_shown(l.a, &l.at[k]).n == 0;
			for (size_t x = 0; x < k; x++)
				twice = twice ||
					(l.at[x].pos.line == l.at[k].pos.line &&
					    l.at[x].duty == l.at[k].duty);
		}
		tap_ok(l.compiles && l.n > 20 && !twice && !bare, files[i]);
		arena_free(l.a);
		arena_free(a);
	}
}

int
main(void)
{
	every_row_has_an_answer();
	every_answer_is_to_a_row();
	duties();
	examples();
	in_part();
	bounds();
	at_the_top();
	printed_only();
	printed_only_duties();
	printed_only_list();
	printed_only_parts();
	shown();
	in_words();
	listed_by_hand();
	shipped();
	return tap_done();
}
