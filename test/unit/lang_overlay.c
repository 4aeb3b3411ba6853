/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Overlays (concept 10): what composes, what is refused at which line, and
 * that nobody is allowed more under what composed than under its base.
 */
#include <string.h>

#include "lang/overlay.h"
#include "lang_file.h"
#include "lang_overlay_cases.h"
#include "policy/policy.h"
#include "tap.h"

#define BASE "test/corpus/life/life-retention.vern"

static struct arena *arena;
static struct str base_text;

/* Files that bases are loaded from: name, bytes. */
static struct overlay_file files[8];
static size_t files_n;

static enum err
load(void *self, struct str name, struct str *out)
{
	(void)self;
	if (str_is(name, "pipe.vern") || str_is(name, "large.vern"))
		return str_is(name, "pipe.vern") ? ERR_INVALID : ERR_TOO_BIG;
	for (size_t i = 0; i < files_n; i++) {
		if (!str_eq(files[i].name, name))
			continue;
		*out = files[i].bytes;
		return ERR_OK;
	}
	return ERR_NOT_FOUND;
}

static struct str
overlay_of(const char *head, const char *parts)
{
	return arena_printf(arena,
	    "statement chapter extends \"base.vern\" {\n\tversion 1.0.1\n"
	    "%s}\n%s",
	    head, parts);
}

static enum err
compose(struct str text, struct overlay *ov, struct lang_findings *found)
{
	*found = (struct lang_findings){ 0 };
	return lang_compose(arena, STR("chapter.vern"), text, load, NULL,
	    LANG_EN, ov, found);
}

static bool
found_at(const struct overlay *ov, const struct lang_findings *found,
    const struct overlay_case *c)
{
	for (size_t i = 0; i < found->n; i++) {
		struct str file;
		struct lang_finding at = lang_place(ov, &found->at[i], &file);

		if (strcmp(at.code, c->code) == 0 && at.pos.line == c->line &&
		    str_is(file, "chapter.vern"))
			return true;
	}
	return false;
}

/* ---- printed ------------------------------------------------------------- */

/* The whole below the lines that say of which bytes it was made. */
static struct str
whole_of(struct str text)
{
	struct lang_findings found;
	struct overlay ov;
	struct str s;
	size_t at;

	if (compose(text, &ov, &found) != ERR_OK)
		return STR_NONE;
	at = str_find(ov.text, STR("\n\n"));
	s = str_sub(ov.text, at, ov.text.n);
	return s;
}

/* An overlay is printed as itself; again it is the same; with the keywords of
 * the other language it says the same. */
static bool
prints_itself(struct str text)
{
	struct arena *kept = arena;
	struct str once, nb, whole, english;
	bool good;

	arena = arena_new((size_t)1 << 29);
	once = tidied(arena, text, LANG_KEYWORDS_KEEP);
	nb = tidied(arena, text, LANG_KEYWORDS_NB);
	whole = whole_of(text);
	english = tidied(arena, whole, LANG_KEYWORDS_EN);
	good = once.n > 0 && str_find(once, STR(" extends \"")) != SIZE_MAX &&
	       str_eq(tidied(arena, once, LANG_KEYWORDS_KEEP), once) &&
	       str_eq(whole_of(once), whole) &&
	       str_starts(nb, STR("erklæring chapter utvider \"")) &&
	       str_eq(tidied(arena, nb, LANG_KEYWORDS_EN), once) &&
	       english.n > 0 &&
	       str_eq(tidied(arena, whole_of(nb), LANG_KEYWORDS_EN), english);
	arena_free(arena);
	arena = kept;
	return good;
}

static void
test_printed(void)
{
	struct str text = STR("# Ours.\nstatement chapter  extends "
			      "\"base.vern\" { # of it\n"
			      "   version 1.0.1\n\n\n\twithout   purpose news, "
			      "orders # sold\n\t# Nobody.\n}\n"
			      "purpose registry {\n# empty\n}\n# end\n");
	const char *tidy = "# Ours.\n"
			   "statement chapter extends \"base.vern\" { # of it\n"
			   "\tversion 1.0.1\n\n"
			   "\twithout purpose news, orders # sold\n"
			   "\t# Nobody.\n"
			   "}\n\n"
			   "purpose registry {\n\t# empty\n}\n# end\n";

	tap_str(tidied(arena, text, LANG_KEYWORDS_KEEP), str_of(tidy),
	    "an overlay is tidied, comments stay");
	tap_str(tidied(arena,
		    STR("statement c extends \"nowhere.vern\" {\n}\n"),
		    LANG_KEYWORDS_KEEP),
	    STR("statement c extends \"nowhere.vern\" {\n}\n"),
	    "without its base too");
	tap_ok(tidied(arena, STR("statement c extends \"base.vern\" {\n"),
		   LANG_KEYWORDS_KEEP)
		       .p == NULL,
	    "one that is not closed is not printed");
}

static void
test_cases(const struct overlay_case *of, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct overlay_case *c = &of[i];
		struct lang_findings found;
		struct overlay ov;
		enum err e =
		    compose(overlay_of(c->head, c->parts), &ov, &found);
		bool ok = c->code == NULL
			      ? e == ERR_OK && found.errors == 0
			      : e == ERR_INVALID && found_at(&ov, &found, c);

		tap_ok(ok, arena_printf(arena, "concept 10: %s is %s", c->name,
			       c->code == NULL ? "narrower" : "refused")
			       .p);
		if (c->code == NULL)
			tap_ok(prints_itself(overlay_of(c->head, c->parts)),
			    arena_printf(arena, "%s: printed and read again",
				c->name)
				.p);
		for (size_t k = 0; !ok && k < found.n; k++) {
			struct str file;
			struct lang_finding at =
			    lang_place(&ov, &found.at[k], &file);

			printf("# " STR_FMT ":%u %s: " STR_FMT "\n",
			    STR_ARG(file), at.pos.line, at.code,
			    STR_ARG(at.text));
		}
	}
}

/* ---- files ---------------------------------------------------------- */

static void
test_files(void)
{
	static const struct {
		const char *name, *text, *code;
	} bad[] = {
		{ "a way out", "statement s extends \"../base.vern\" {\n}\n",
		    "base_not_bare" },
		{ "a hidden file", "statement s extends \".base.vern\" {\n}\n",
		    "base_not_bare" },
		{ "no name", "statement s extends \"\" {\n}\n",
		    "base_not_bare" },
		{ "an absolute path", "statement s extends \"/etc/x\" {\n}\n",
		    "base_not_bare" },
		{ "a file that is not there",
		    "statement s extends \"none.vern\" {\n}\n",
		    "base_missing" },
		{ "two bases",
		    "statement s extends \"base.vern\" extends "
		    "\"x.vern\" {\n}\n",
		    "base_not_bare" },
		{ "a pipe", "statement s extends \"pipe.vern\" {\n}\n",
		    "base_no_file" },
		{ "a large one", "statement s extends \"large.vern\" {\n}\n",
		    "base_too_big" },
		{ "itself", "statement s extends \"chapter.vern\" {\n}\n",
		    "base_cycle" },
		{ "one that comes back",
		    "statement s extends \"round.vern\" {\n}\n", "base_cycle" },
		{ "too many", "statement s extends \"d1.vern\" {\n}\n",
		    "base_too_deep" },
	};
	static char deep[5][64];
	struct lang_findings found;
	struct overlay ov;

	files[1] = (struct overlay_file){ STR("round.vern"),
		STR("statement r extends \"chapter.vern\" {\n}\n") };
	files_n = 2;
	for (int i = 0; i < 5; i++) {
		(void)snprintf(deep[i], sizeof(deep[i]),
		    "statement d%d extends \"d%d.vern\" {\n}\n", i + 1, i + 2);
		files[files_n++] = (struct overlay_file){
			arena_printf(arena, "d%d.vern", i + 1), str_of(deep[i])
		};
	}
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		enum err e = compose(str_of(bad[i].text), &ov, &found);
		bool ok = e == ERR_INVALID && found.n > 0 &&
			  strcmp(found.at[0].code, bad[i].code) == 0;

		tap_ok(ok, arena_printf(arena, "concept 10: %s is refused",
			       bad[i].name)
			       .p);
	}
	files_n = 1;
}

static void
test_plain(void)
{
	struct lang_findings found = { 0 };
	const struct statement *st;
	struct overlay ov;
	struct str base;

	tap_ok(lang_compose(arena, STR("o\ntold evil.vern"), overlay_of("", ""),
		   load, NULL, LANG_EN, &ov, &found) == ERR_INVALID &&
		   found.n == 1 &&
		   strcmp(found.at[0].code, "file_name_line") == 0,
	    "concept 10: a name of two lines is refused");
	tap_ok(lang_extends(arena, overlay_of("", ""), &base) &&
		   str_is(base, "base.vern"),
	    "which file it extends");
	tap_ok(!lang_extends(arena, base_text, &base), "a plain file none");
	found = (struct lang_findings){ 0 };
	tap_ok(lang_compile(arena, overlay_of("", ""), LANG_EN, &st, &found) ==
		       ERR_INVALID &&
		   strcmp(found.at[0].code, "needs_base") == 0,
	    "alone it is no statement");
	tap_ok(compose(base_text, &ov, &found) == ERR_OK &&
		   str_eq(ov.text, base_text) && ov.files_n == 1,
	    "a file that extends nothing is its own whole");
	tap_ok(compose(STR("statement s {\n\tversion 1.0.\n\tpublishd "
			   "2026-01-01\n\tlanguages en\n}\n"
			   "controller c {\n\tname \"C\"\n}\n"),
		   &ov, &found) == ERR_INVALID &&
		   found.n == 2 && found.at[0].pos.line == 2 &&
		   found.at[1].pos.line == 3,
	    "what is wrong with its characters hides nothing else");
}

/* A district of a chapter: what both take away is gone, and lines say which
 * of the three files they came from. */
static void
test_chain(void)
{
	struct lang_findings found;
	const struct statement *st = NULL;
	struct overlay ov;
	struct str file = STR_NONE;
	struct lang_finding at = { .pos = { .line = 1 } };
	enum err e;

	files[1] = (struct overlay_file){ STR("middle.vern"),
		overlay_of("\twithout purpose news\n", "") };
	files_n = 2;
	e = compose(STR("statement district extends \"middle.vern\" {\n"
			"\tversion 1.0.2\n\twithout role office\n}\n"),
	    &ov, &found);
	tap_ok(e == ERR_OK && ov.files_n == 3, "concept 10: over an overlay");
	found = (struct lang_findings){ 0 };
	if (lang_compile(arena, ov.text, LANG_EN, &st, &found) != ERR_OK) {
		tap_ok(false, "the whole compiles by itself");
		return;
	}
	tap_ok(str_is(st->name, "district") &&
		   statement_purpose(st, STR("news")) < 0 &&
		   statement_role(st, STR("office")) < 0 &&
		   statement_role(st, STR("bookkeeper")) >= 0,
	    "the whole is all three");
	tap_ok(str_starts(ov.text, STR("# made of chapter.vern, BLAKE2b ")),
	    "and says what it was made of");
	for (size_t i = 0; i < ov.lines_n; i++)
		if (ov.lines[i].file == 2 && ov.lines[i].line == 9)
			at.pos.line = (uint32_t)i + 1;
	at = lang_place(&ov, &at, &file);
	tap_ok(str_is(file, "base.vern") && at.pos.line == 9,
	    "a line of the base is known as such");
	files_n = 1;
}

/* Whoever takes it away: a rule for how long that is gone is no narrowing. */
static void
test_keeps_stay(void)
{
	static const char *const rules[] = { "keep members {",
		"keep members for sponsor {", "keep fields diet {",
		"keep fields bill, orders {" };
	struct lang_findings found = { 0 };
	const struct statement *was = NULL, *is = NULL;
	struct narrow_fault why = { .what = "" };

	if (lang_compile(arena, base_text, LANG_EN, &was, &found) != ERR_OK) {
		tap_ok(false, "the base compiles");
		return;
	}
	tap_ok(lang_narrows(was, was, &why), "B24: with each of its rules");
	for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
		size_t at = str_find(base_text, str_of(rules[i]));
		struct str rest = str_sub(base_text, at, base_text.n);
		size_t n = str_find(rest, STR("\n}\n"));
		struct str less = arena_printf(arena, STR_FMT STR_FMT,
		    STR_ARG(str_sub(base_text, 0, at)),
		    STR_ARG(str_sub(rest, n + 3, rest.n)));

		found = (struct lang_findings){ 0 };
		tap_ok(lang_compile(arena, less, LANG_EN, &is, &found) ==
			       ERR_OK &&
			   !lang_narrows(was, is, &why) &&
			   strcmp(why.what, "keep") == 0,
		    arena_printf(arena, "B24: without %s… it does not narrow",
			rules[i])
			.p);
	}
}

/* ---- monotonicity: what is allowed was allowed ---------------------- */

static uint64_t seed = 88172645463325252U;

static uint64_t
next(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}

/* Lines that may be put into a part; some narrow, some widen, all compile
 * alone. */
static const struct {
	const char *part;
	const char *lines[8];
} edits[] = {
	{ "purpose registry",
	    { "using full_name, diet", "using full_name, health, bill",
		"for members, former members", "for plain", "class statutory",
		"serves joining", "serves rights",
		"basis public task {\n"
		"\t\tprovision \"P\"\n\t}" } },
	{ "purpose news",
	    { "using email_private", "using all fields", "for plain",
		"for invited people", "send by email, post", "basis contract",
		"class service", "serves retention" } },
	{ "purpose bookkeeping",
	    { "using bill", "for sponsor", "for members",
		"using full_name, bill, health", "serves rights",
		"send by email", "for deceased people",
		"using orders.total" } },
	{ "role office",
	    { "registry: may see, all fields", "registry: may see diet",
		"registry: may see, erase, all fields",
		"rights: may see full_name", "requires training",
		"rights: may find, see, erase, export, all fields",
		"news: may write, send, without seeing addresses",
		"without rights" } },
	{ "role bookkeeper",
	    { "bookkeeping: may see bill", "bookkeeping: may find, all fields",
		"requires confidentiality", "bookkeeping: may see full_name",
		"registry: may see, all fields", "requires second factor",
		"may read audit", "requires term of office" } },
	{ "field bill text",
	    { "visible to the person", "visible to staff",
		"visible to the person, staff, members", "required",
		"visible to the person, staff, representatives",
		"register owned", "special category",
		"classification strict" } },
	{ "keep fields bill, orders",
	    { "for purpose registry", "for purposes bookkeeping, registry",
		"when left: block, delete 1 year after end of accounting year",
		"when left: block, delete 9 years after end of accounting "
		"year",
		"provision \"P\"", "for purpose rights",
		"for purpose bookkeeping", "without when left" } },
};
static const char *const heads[] = { "", "\twithout purpose news\n",
	"\twithout field diet\n", "\twithout role office\n",
	"\twithout purpose bookkeeping\n", "\twithout field bill\n" };

static struct str
random_overlay(void)
{
	struct buf b;
	struct str s;

	buf_init(&b, 1 << 16);
	for (size_t i = 0; i < ARRAY_LEN(edits); i++) {
		if (next() % 6 != 0)
			continue;
		buf_printf(&b, "\n%s {\n\t%s\n}\n", edits[i].part,
		    edits[i].lines[next() % 8]);
	}
	s = overlay_of(heads[next() % ARRAY_LEN(heads)],
	    arena_cstr(arena, buf_str(&b)));
	buf_release(&b);
	return s;
}

/* The same question to both: by name. */
struct question {
	struct ask is, was;
	struct actor actor_is, actor_was;
	struct person_facts person_is, person_was;
};

static void
ask_random(const struct statement *is, const struct statement *was,
    struct question *q)
{
	enum act act = (enum act)(next() % ACT_MAX);
	int purpose = (int)(next() % is->purposes_n);

	*q = (struct question){ .actor_is = { .role = -1, .purpose = -1 } };
	q->actor_is.type = (enum actor_type)(next() % 7);
	q->actor_is.id = 1 + (int64_t)(next() % 2);
	q->actor_is.trained_until = next() % 2 == 0 ? 99999 : 0;
	q->actor_is.term_until = next() % 2 == 0 ? 99999 : 0;
	q->actor_is.confidential = next() % 2 == 0;
	q->actor_was = q->actor_is;
	if (is->roles_n > 0) {
		q->actor_is.role = (int)(next() % is->roles_n);
		q->actor_was.role =
		    statement_role(was, is->roles[q->actor_is.role].n.name);
	}
	q->person_is.id = 1;
	q->person_is.stage = 1U << next() % 6;
	q->person_is.restricted = next() % 4 == 0;
	q->person_is.kinds = next() % 4;
	q->person_is.protected_address = next() % 4 == 0;
	q->person_was = q->person_is;
	for (size_t i = 0; i < is->purposes_n; i++) {
		int old = statement_purpose(was, is->purposes[i].n.name);

		q->person_is.consent[i] = (uint8_t)(next() % 3 * 127);
		q->person_is.objected[i] = next() % 3 == 0 ? 0xff : 0;
		q->person_was.consent[old] = q->person_is.consent[i];
		q->person_was.objected[old] = q->person_is.objected[i];
	}
	q->is = (struct ask){ .purpose = purpose,
		.activity = (enum activity)(next() % ACTIVITY_MAX),
		.act = act,
		.channel = act == ACT_SEND ? (int)(next() % CHANNEL_MAX) : -1,
		.today = 20000 };
	q->was = q->is;
	q->was.purpose = statement_purpose(was, is->purposes[purpose].n.name);
}

static int
field_before(const struct statement *is, const struct statement *was, int i)
{
	const struct field *f = &is->fields[i];

	return f->parent < 0
		   ? statement_field(was, f->n.name)
		   : statement_part(was,
			 statement_field(was, is->fields[f->parent].n.name),
			 f->n.name);
}

/* Whether what ${is} allows ${was} allowed, with each of the fields. */
static bool
allowed_before(const struct statement *is, const struct statement *was,
    struct question *q, size_t *allowed)
{
	bool about = next() % 4 != 0;
	const struct grant *now, *then;
	struct verdict v;

	q->is.actor = &q->actor_is;
	q->was.actor = &q->actor_was;
	q->is.person = about ? &q->person_is : NULL;
	q->was.person = about ? &q->person_was : NULL;
	for (size_t i = 0; i < is->fields_n; i++)
		fieldset_add(&q->is.fields, (int)i);
	for (size_t i = 0; i < was->fields_n; i++)
		fieldset_add(&q->was.fields, (int)i);
	now = policy_decide(is, &q->is, arena, &v);
	then = policy_decide(was, &q->was, arena, &v);
	if (now == NULL)
		return true;
	(*allowed)++;
	if (then == NULL)
		return false;
	for (int i = 0; i < (int)is->fields_n; i++) {
		struct fieldset a = grant_fields(now), b = grant_fields(then);

		if (fieldset_has(&a, i) &&
		    !fieldset_has(&b, field_before(is, was, i)))
			return false;
	}
	return !grant_without_addresses(then) || grant_without_addresses(now);
}

static void
test_monotone(void)
{
	size_t composed = 0, refused = 0, allowed = 0, wrong = 0;
	struct lang_findings found = { 0 };
	const struct statement *was = NULL, *is = NULL;
	struct arena *kept = arena;

	if (lang_compile(kept, base_text, LANG_EN, &was, &found) != ERR_OK)
		return;
	arena = arena_new((size_t)1 << 29);
	for (int round = 0; round < 400; round++) {
		struct str text = random_overlay();
		struct overlay ov;

		if (compose(text, &ov, &found) != ERR_OK) {
			refused++;
			arena_reset(arena);
			continue;
		}
		composed++;
		if (lang_compile(arena, ov.text, LANG_EN, &is, &found) !=
		    ERR_OK)
			wrong++;
		for (int i = 0; i < 3000 && wrong == 0; i++) {
			struct question q;

			ask_random(is, was, &q);
			if (allowed_before(is, was, &q, &allowed))
				continue;
			wrong++;
			printf("# purpose " STR_FMT " act %s stage %u under\n"
			       "# " STR_FMT "\n",
			    STR_ARG(is->purposes[q.is.purpose].n.name),
			    act_name(q.is.act), q.person_is.stage,
			    STR_ARG(text));
		}
		arena_reset(arena);
	}
	arena_free(arena);
	arena = kept;
	printf("# %zu composed, %zu refused, %zu allowed\n", composed, refused,
	    allowed);
	tap_ok(wrong == 0 && composed > 40 && refused > 100 && allowed > 1000,
	    "concept 10: no overlay allows what its base refuses");
}

/* What is taken away and named by a line that cannot do without: told as that,
 * at the line of the base. */
static void
test_still_named(void)
{
	static const struct {
		const char *name, *head, *code, *line;
	} of[] = {
		{ "a kind that a line excepts",
		    "\twithout kind of person minor\n", "taken_excepted",
		    "\tfor members, except minor" },
		{ "a role that vouches", "\twithout role office\n",
		    "taken_named",
		    "promise nothing sold attested by office on 2026-01-01" },
		{ "all that a role sees", "\twithout field seat\n",
		    "taken_named",
		    "\ttour: may see seat, without seeing addresses" },
		{ "what was never there", "\twithout role offfice\n",
		    "nothing_taken", "\twithout role offfice" },
	};

	files[0].bytes = arena_printf(arena,
	    STR_FMT "\n%s%spromise nothing sold attested by office on "
		    "2026-01-01\n",
	    STR_ARG(base_text), NAMING, PEOPLE);
	for (size_t i = 0; i < ARRAY_LEN(of); i++) {
		struct lang_findings found;
		struct overlay ov;
		enum err e = compose(overlay_of(of[i].head, ""), &ov, &found);
		bool there = false;

		for (size_t k = 0; k < found.n; k++)
			there =
			    there ||
			    (strcmp(found.at[k].code, of[i].code) == 0 &&
				str_is(found.at[k].source_line, of[i].line));
		tap_ok(e == ERR_INVALID && there, of[i].name);
	}
	files[0].bytes = base_text;
}

int
main(void)
{
	arena = arena_new((size_t)1 << 29);
	base_text = read_whole(arena, BASE);
	files[0] = (struct overlay_file){ STR("base.vern"), base_text };
	files_n = 1;
	test_cases(cases, ARRAY_LEN(cases));
	files[0].bytes =
	    arena_printf(arena, STR_FMT "\n%s", STR_ARG(base_text), FACTS);
	test_cases(fact_cases, ARRAY_LEN(fact_cases));
	files[0].bytes =
	    arena_printf(arena, STR_FMT "\n%s", STR_ARG(base_text), PEOPLE);
	test_cases(people_cases, ARRAY_LEN(people_cases));
	files[0].bytes =
	    arena_printf(arena, STR_FMT "\n%s", STR_ARG(base_text), NAMING);
	test_cases(naming_cases, ARRAY_LEN(naming_cases));
	test_still_named();
	files[0].bytes = base_text;
	test_printed();
	test_files();
	test_plain();
	test_keeps_stay();
	test_chain();
	test_monotone();
	arena_free(arena);
	return tap_done();
}
