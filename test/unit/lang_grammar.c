/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The grammar table and the reader say the same: every example compiles,
 * every sentence that a row allows is read, every keyword that a construct
 * reads has a row, and what may be said twice is what the row says.
 */
#include "lang/read.h"
#include "lang/syntax.h"
#include "tap.h"

/* What the rows' examples name. */
static const char fixture[] =
    "statement fixture {\n\tnb \"F\" nn \"F\" en \"F\"\n"
    "\tversion 1.0.0\n\tlanguages nb, nn, en\n}\n"
    "controller choir {\n\tname \"Fjordkoret\"\n}\n"
    "source singers {\n\tnb \"S\" nn \"S\" en \"S\"\n}\n"
    "field full_name name {\n\tnb \"N\" nn \"N\" en \"N\"\n}\n"
    "field email email {\n\tnb \"E\" nn \"E\" en \"E\"\n}\n"
    "field voice choice {\n\tnb \"V\" nn \"V\" en \"V\"\n}\n"
    "field tours records {\n\tnb \"T\" nn \"T\" en \"T\"\n"
    "\tfield place text {\n\t\tnb \"P\" nn \"P\" en \"P\"\n\t}\n}\n"
    "kind of person singer {\n\tnb \"s\" nn \"s\" en \"s\"\n}\n"
    "purpose membership {\n\tnb \"M\" nn \"M\" en \"M\"\n"
    "\tusing all fields\n}\n"
    "purpose concerts {\n\tnb \"C\" nn \"C\" en \"C\"\n}\n"
    "group type voices {\n\tnb \"V\" nn \"V\" en \"V\"\n}\n"
    "role administrator {\n\tnb \"A\" nn \"A\" en \"A\"\n}\n"
    "recipient press {\n\tnb \"P\" nn \"P\" en \"P\"\n}\n"
    "processor mailer {\n\tname \"M\"\n}\n"
    "system website {\n\tnb \"W\" nn \"W\" en \"W\"\n}\n";

/* The head of a construct of each id, which is not in the fixture. */
static const char *
head_of(int construct)
{
	static const char *const heads[GRAMMAR_MAX] = {
		[GRAMMAR_STATEMENT] = "statement fixture",
		[GRAMMAR_CONTROLLER] = "controller other",
		[GRAMMAR_OFFICER] = "data protection officer not required",
		[GRAMMAR_SOURCE] = "source other",
		[GRAMMAR_FILE] = "file",
		[GRAMMAR_COLUMNS] = "tours",
		[GRAMMAR_FIELD] = "field other records",
		[GRAMMAR_KIND] = "kind of person other",
		[GRAMMAR_PURPOSE] = "purpose other",
		[GRAMMAR_BASIS] = "basis consent",
		[GRAMMAR_TERMS] = "terms other",
		[GRAMMAR_GROUP_TYPE] = "group type other",
		[GRAMMAR_ROLE] = "role other",
		[GRAMMAR_RECIPIENT] = "recipient other",
		[GRAMMAR_PROCESSOR] = "processor other",
		[GRAMMAR_KEEP] = "keep members",
		[GRAMMAR_COOKIE] = "cookie \"c\" necessary for sign in",
		[GRAMMAR_RIGHT] = "right access",
		[GRAMMAR_PROMISE] = "promise nothing sold",
		[GRAMMAR_CHILDREN] = "children",
		[GRAMMAR_CHANGES] = "changes",
		[GRAMMAR_STATISTICS] = "statistics other",
		[GRAMMAR_LOG] = "log other",
		[GRAMMAR_TOLD] = "told other",
#define FACT(name, en, nb, section, state, about_en, about_nb) \
	[GRAMMAR_FACT_##name] = en " other",
#include "policy/facts.def"
	};

	return heads[construct];
}

struct tried {
	size_t errors; /* on the lines of what was tried */
	bool unknown;  /* one of them: nothing that can be said here */
	bool twice;
	uint32_t col; /* of the first */
};

/* ${lines} in the block of ${construct}, in the fixture: what is said of
 * them. */
static struct tried
try_lines(int construct, const char *lines)
{
	size_t count;
	const struct grammar_construct *all = grammar_constructs(&count);
	struct arena *a = arena_new(64 << 20);
	struct lang_findings fs = { 0 };
	const struct statement *st;
	struct tried t = { 0 };
	uint32_t from = 1, to, opens = 0;
	int path[4];
	size_t depth = 0;
	struct buf b;

	buf_init(&b, 1 << 20);
	if (construct == GRAMMAR_STATEMENT)
		/* There is one only: what is tried stands before the rest. */
		buf_puts(&b, strstr(fixture, "controller"));
	else
		buf_puts(&b, fixture);
	for (int k = construct; k != GRAMMAR_TOP; k = all[k].where)
		path[depth++] = k;
	for (size_t i = depth; i-- > 0;) {
		buf_printf(&b, "%s {\n", head_of(path[i]));
		opens++;
	}
	if (construct == GRAMMAR_STATEMENT &&
	    strstr(lines, "languages") == NULL)
		buf_puts(&b, "languages nb, nn, en\n");
	for (size_t i = 0; i < b.n; i++)
		from += b.p[i] == '\n';
	to = from;
	buf_putc(&b, '\t'); /* at the left a construct would begin */
	for (const char *p = lines; *p != '\0'; p++) {
		to += *p == '\n';
		buf_putc(&b, *p);
		if (*p == '\n')
			buf_putc(&b, '\t');
	}
	while (opens-- > 0)
		buf_puts(&b, "\n}");
	buf_putc(&b, '\n');
	(void)!lang_compile(a, buf_str(&b), LANG_EN, &st, &fs);
	for (size_t i = 0; i < fs.n; i++) {
		const struct lang_finding *f = &fs.at[i];

		if (f->severity != LANG_ERROR || f->pos.line < from ||
		    f->pos.line > to)
			continue;
		if (t.errors++ == 0)
			t.col = f->pos.col;
		t.unknown =
		    t.unknown || strcmp(f->code, "unknown_property") == 0;
		t.twice = t.twice || strcmp(f->code, "said_twice") == 0;
	}
	buf_release(&b);
	arena_free(a);
	return t;
}

/* The first line of the example, as it is named in what is printed. */
static const char *
shown(struct arena *a, const struct grammar_property *p)
{
	size_t count;
	struct str rest = str_of(p->example), line;

	(void)str_cut(&rest, '\n', &line);
	return arena_printf(a, "%s: “" STR_FMT "”",
	    grammar_constructs(&count)[p->construct].id, STR_ARG(line))
	    .p;
}

static void
examples(struct arena *a)
{
	size_t n;
	const struct grammar_property *all = grammar_properties(&n);

	for (size_t i = 0; i < n; i++) {
		struct tried t = try_lines(all[i].construct, all[i].example);

		tap_ok(t.errors == 0,
		    arena_printf(a, "%s is read", shown(a, &all[i])).p);
	}
}

static void
twice(struct arena *a)
{
	size_t n;
	const struct grammar_property *all = grammar_properties(&n);

	for (size_t i = 0; i < n; i++) {
		const struct grammar_property *p = &all[i];
		struct tried t = try_lines(p->construct,
		    arena_printf(a, "%s\n%s", p->example, p->example).p);

		tap_ok(t.twice == !p->many || (p->many && t.errors != 0),
		    arena_printf(a, "%s may be said %s", shown(a, p),
			p->many ? "twice" : "once")
			.p);
	}
}

static bool
has_row(int construct, size_t kw)
{
	size_t n;
	const struct grammar_property *p = grammar_of(construct, &n);

	for (size_t i = 0; i < n; i++)
		if ((size_t)p[i].kw == kw)
			return true;
	return false;
}

/* The reader knows no property that has no row. Blocks that are read by hand
 * say "expected" for what they do not know. */
static void
keywords(struct arena *a)
{
	size_t count;
	const struct grammar_construct *cs = grammar_constructs(&count);

	for (size_t i = 0; i < count; i++) {
		bool good = true;

		if (cs[i].block == GRAMMAR_NEVER)
			continue;
		for (size_t kw = 0; kw < KW_MAX; kw++) {
			struct tried t;

			t = try_lines((int)i,
			    arena_cstr(a, lang_keywords[kw].en));
			if (i == GRAMMAR_FILE || i == GRAMMAR_COLUMNS)
				t.unknown = t.errors != 0 && t.col == 2;
			if (t.unknown != !has_row((int)i, kw)) {
				printf("# %s: %s\n", cs[i].id,
				    lang_keywords[kw].en.p);
				good = false;
			}
		}
		tap_ok(good, arena_printf(a,
				 "%s: what is read and what has a row are the "
				 "same keywords",
				 cs[i].id)
				 .p);
	}
}

static void
well_formed(struct arena *a)
{
	size_t n, count;
	const struct grammar_property *all = grammar_properties(&n);
	const struct grammar_construct *cs = grammar_constructs(&count);
	bool good = true;

	for (size_t i = 0; i < n; i++)
		if (!syntax_well_formed(a, all[i].rest)) {
			printf("# %s\n", all[i].rest);
			good = false;
		}
	for (size_t i = 0; i < count; i++)
		good = good && syntax_well_formed(a, cs[i].head);
	tap_ok(good, "every row is well formed");
	tap_ok(!syntax_well_formed(a, "'no such keyword'"),
	    "an unknown keyword is not");
	tap_ok(!syntax_well_formed(a, "NUMBER ["), "an open bracket is not");
	tap_ok(!syntax_well_formed(a, "NUMBER )"), "a stray bracket is not");
	tap_ok(!syntax_well_formed(a, "NOTHING"), "an unknown symbol is not");
}

static void
words(void)
{
	bool good = true;

	for (int w = 0; w < WORDS_MAX; w++) {
		struct grammar_list list = grammar_list((enum words)w);

		good = good && list.id != NULL && list.about.en[0] != '\0' &&
		       list.about.nb[0] != '\0';
		for (size_t i = 0; i < words_list((enum words)w).n; i++) {
			struct grammar_text t = grammar_word((enum words)w, i);

			if (t.en[0] != '\0' && t.nb[0] != '\0')
				continue;
			printf("# %s %s\n", list.id,
			    grammar_word_id((enum words)w, i));
			good = false;
		}
	}
	tap_ok(good, "every word of every list is explained in both languages");
}

static void
texts(void)
{
	size_t n, count;
	const struct grammar_property *all = grammar_properties(&n);
	const struct grammar_construct *cs = grammar_constructs(&count);
	bool good = true;

	for (size_t i = 0; i < n; i++)
		good = good && all[i].about.en[0] != '\0' &&
		       all[i].about.nb[0] != '\0' && all[i].example[0] != '\0';
	for (size_t i = 0; i < count; i++)
		good = good && cs[i].about.en[0] != '\0' &&
		       cs[i].about.nb[0] != '\0' && head_of((int)i) != NULL;
	tap_ok(good, "every row is explained in both languages");
}

int
main(void)
{
	struct arena *a = arena_new(64 << 20);

	well_formed(a);
	texts();
	words();
	examples(a);
	twice(a);
	keywords(a);
	arena_free(a);
	return tap_done();
}
