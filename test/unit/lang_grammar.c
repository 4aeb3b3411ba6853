/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The grammar table and the reader say the same: every example compiles,
 * every sentence that a row allows is read, every keyword that a construct
 * reads has a row, and what may be said twice is what the row says.
 */
#include "grammar_fixture.h"
#include "lang/read.h"
#include "lang/syntax.h"
#include "tap.h"

#define BATCH 80 /* lines tried at once; each may have two findings */

struct tried {
	size_t errors; /* on the lines of what was tried */
	bool twice;
	const char *malformed; /* the code of one that is not about meaning */
	uint32_t col;          /* of the first */
	bool refused[BATCH];   /* the line says nothing that can be said */
};

static bool is_about_meaning(const char *code);

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
		/* Blocks that are read by hand expect something else there. */
		if (f->pos.line - from < BATCH &&
		    (construct == GRAMMAR_FILE || construct == GRAMMAR_COLUMNS
			    ? f->pos.col == 2
			    : strcmp(f->code, "unknown_property") == 0))
			t.refused[f->pos.line - from] = true;
		if (!is_about_meaning(f->code))
			t.malformed = f->code;
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

/* ---- sentences ------------------------------------------------------ */

/* What is wrong with a line that is well formed: it says too much, too little,
 * or what does not go together. */
static bool
is_about_meaning(const char *code)
{
	static const char *const codes[] = { "fields_missing", "no_action",
		"two_actions", "listed_twice", "said_twice", "not_a_record",
		"age_in_years", "not_attestable", "beyond_purpose",
		"declared_twice", "purpose_missing", "bound_action",
		"needs_record", "no_date_field", "no_age", "born_in_record" };

	for (size_t i = 0; i < ARRAY_LEN(codes); i++)
		if (strcmp(code, codes[i]) == 0)
			return true;
	return false;
}

/* A word for ${atom}; ${no} counts how often it was asked for. */
static struct str
sample(struct arena *a, const struct syntax_atom *atom, size_t no)
{
	static const char *const samples[SYMBOL_MAX] = {
		[SYMBOL_IS_TEXT] = "\";\"",
		[SYMBOL_IS_DATE] = "2026-01-30",
		[SYMBOL_IS_NUMBER] = "3",
		[SYMBOL_IS_VERSION] = "1.0",
		[SYMBOL_IS_TERM] = "pd:BirthDate",
		[SYMBOL_IS_COUNTRY] = "NO",
		[SYMBOL_IS_COLUMN] = "heading",
		[SYMBOL_IS_CONTROLLER] = "choir",
		[SYMBOL_IS_SOURCE] = "singers",
		[SYMBOL_IS_RECORD] = "tours",
		[SYMBOL_IS_PART] = "place",
		[SYMBOL_IS_KIND] = "singer",
		[SYMBOL_IS_GROUP_TYPE] = "voices",
		[SYMBOL_IS_ROLE] = "administrator",
		[SYMBOL_IS_RECIPIENT] = "press",
		[SYMBOL_IS_PROCESSOR] = "mailer",
		[SYMBOL_IS_SYSTEM] = "website",
		[SYMBOL_IS_PROFILE] = "taste",
		[SYMBOL_IS_DATA] = "visits",
		[SYMBOL_IS_OWN_EVENT] = "place_taken",
	};
	static const char *const languages[] = { "nb", "en", "nn" },
				 *const fields[] = { "full_name", "email",
					 "voice" },
				 *const purposes[] = { "membership",
					 "concerts" };
	size_t n;
	const struct grammar_symbol *y = &grammar_symbols(&n)[atom->symbol];

	if (atom->type == SYNTAX_COMMA)
		return STR(",");
	if (atom->type == SYNTAX_COLON)
		return STR(":");
	if (atom->type == SYNTAX_PHRASE)
		return no % 2 == 0 ? atom->phrase->en : atom->phrase->nb;
	if (y->kind == SYMBOL_WORD) {
		struct word_list l = words_list((enum words)y->of);

		/* Acts on the register are the last ones. */
		return l.at[y->of == WORDS_ACT ? l.n - 1 - no % 4 : no % l.n]
		    .en;
	}
	switch (atom->symbol) {
	case SYMBOL_IS_LANGUAGE:
		return str_of(languages[no % 3]);
	case SYMBOL_IS_FIELD:
		return str_of(fields[no % 3]);
	case SYMBOL_IS_PURPOSE:
		return str_of(purposes[no % 2]);
	case SYMBOL_IS_NAME:
	case SYMBOL_IS_TOPIC:
		return arena_printf(a, "new_%zu", no);
	default:
		return samples[atom->symbol] == NULL
			   ? STR("nothing")
			   : str_of(samples[atom->symbol]);
	}
}

static struct tokens
tokens_of(struct arena *a, struct str s)
{
	struct lang_findings findings = { 0 };
	struct messages m = { .a = a, .source = s, .findings = &findings };
	struct tokens t;

	lex(&m, &t);
	t.n--; /* the end */
	return t;
}

static size_t
times(const struct syntax_match *m, const struct syntax_atom *atom)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++)
		n += m->is[i].type == atom->type &&
		     m->is[i].phrase == atom->phrase &&
		     m->is[i].symbol == atom->symbol;
	return n;
}

#define SENTENCES_MAX 60 /* of one row, the shortest ones */
#define SENTENCES_FEW 3  /* of one that says no more than another */
#define WORDS_OF_ONE  12

struct sentences {
	struct arena *a;
	const struct syntax *s;
	struct str at[4096]; /* beginnings of lines, to go on from */
	size_t n, next;
};

/* Go on from the next beginning: true, and the line, when it may end there. */
static bool
next_sentence(struct sentences *x, struct str *line_out)
{
	struct str line = x->at[x->next++];
	struct tokens t = tokens_of(x->a, line);
	struct syntax_match m;

	syntax_match(x->a, x->s, t.at, t.n, &m);
	for (size_t i = 0; i < m.next_n && m.n == t.n; i++) {
		size_t no = times(&m, &m.next[i]);

		if (t.n < WORDS_OF_ONE && no < 2 && x->n < ARRAY_LEN(x->at))
			x->at[x->n++] = arena_printf(x->a, STR_FMT "%s" STR_FMT,
			    STR_ARG(line), line.n == 0 ? "" : " ",
			    STR_ARG(sample(x->a, &m.next[i], no)));
	}
	*line_out = line;
	return m.complete && m.n == t.n;
}

/* The block of the example, for lines that need one. */
static const char *
block_of(const struct grammar_property *p)
{
	const char *brace = strstr(p->example, " {\n");
	size_t n;

	if (p->block == GRAMMAR_NONE ||
	    grammar_constructs(&n)[p->block].block != GRAMMAR_NEEDED ||
	    brace == NULL)
		return "";
	return brace;
}

/* Each line that the row allows is read by the reader. */
static void
sentences_of(const struct grammar_property *p, size_t most)
{
	struct arena *a = arena_new(256 << 20);
	struct sentences *x = ARENA_NEW(a, struct sentences);
	struct str keyword = STR_NONE, line;
	size_t tried = 0;
	bool good = true;

	x->a = a;
	x->s = syntax_of(a, p->rest);
	x->at[x->n++] = STR("");
	if (p->kw < KW_MAX)
		keyword = lang_keywords[p->kw].en;
	while (x->next < x->n && tried < most) {
		struct tried t;
		struct str all;

		if (!next_sentence(x, &line))
			continue;
		tried++;
		all =
		    arena_printf(a, STR_FMT "%s" STR_FMT "%s", STR_ARG(keyword),
			keyword.n == 0 ? "" : " ", STR_ARG(line), block_of(p));
		t = try_lines(p->construct, all.p);
		if (t.malformed != NULL) {
			printf("# %s: " STR_FMT "\n", t.malformed,
			    STR_ARG(all));
			good = false;
		}
	}
	tap_ok(good && tried > 0,
	    arena_printf(a, "%s: %zu lines are read", shown(a, p), tried).p);
	arena_free(a);
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
sentences(void)
{
	size_t n;
	const struct grammar_property *all = grammar_properties(&n);

	for (size_t i = 0; i < n; i++) {
		bool first = true;

		for (size_t k = 0; k < i && first; k++)
			first = strcmp(all[i].rest, all[k].rest) != 0;
		sentences_of(&all[i], first ? SENTENCES_MAX : SENTENCES_FEW);
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

/* The keywords from ${first} on, a line each, in the block of ${construct}. */
static bool
keywords_from(struct arena *a, int construct, size_t first)
{
	size_t count;
	const struct grammar_construct *cs = grammar_constructs(&count);
	struct tried t;
	struct buf b;
	bool good = true;

	buf_init(&b, 65536);
	for (size_t i = first; i < KW_MAX && i < first + BATCH; i++)
		buf_printf(&b, STR_FMT "\n", STR_ARG(lang_keywords[i].en));
	t = try_lines(construct, arena_cstr(a, buf_str(&b)));
	buf_release(&b);
	for (size_t i = first; i < KW_MAX && i < first + BATCH; i++)
		if (t.refused[i - first] == has_row(construct, i)) {
			printf("# %s: %s\n", cs[construct].id,
			    lang_keywords[i].en.p);
			good = false;
		}
	return good;
}

/* The reader knows no property that has no row. */
static void
keywords(struct arena *a)
{
	size_t count;
	const struct grammar_construct *cs = grammar_constructs(&count);

	for (size_t i = 0; i < count; i++) {
		bool good = true;

		if (cs[i].block == GRAMMAR_NEVER)
			continue;
		for (size_t kw = 0; kw < KW_MAX; kw += BATCH)
			good = keywords_from(a, (int)i, kw) && good;
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
	static const char *const broken[] = { "NUMBER [", "[ 'and'", "{ 'and'",
		"( 'and'", "( NUMBER ]", "[ NUMBER )", "{ NUMBER ]", "'and",
		"[ nothing ]", "{ nothing }", "( nothing )…", "| )" };
	bool good = true;
	struct buf b;

	for (size_t i = 0; i < n; i++)
		if (syntax_of(a, all[i].rest) == NULL) {
			printf("# %s\n", all[i].rest);
			good = false;
		}
	for (size_t i = 0; i < count; i++)
		good = good && syntax_of(a, cs[i].head) != NULL;
	tap_ok(good, "every row is well formed");
	tap_ok(syntax_of(a, "'no such keyword'") == NULL,
	    "an unknown keyword is not");
	buf_init(&b, 1 << 16);
	for (int i = 0; i < 700; i++)
		buf_puts(&b, "NUMBER ");
	tap_ok(syntax_of(a, arena_cstr(a, buf_str(&b))) == NULL,
	    "one that is too long is not");
	buf_release(&b);
	for (size_t i = 0; i < ARRAY_LEN(broken); i++)
		tap_ok(syntax_of(a, broken[i]) == NULL,
		    arena_printf(a, "“%s” is not", broken[i]).p);
	tap_ok(syntax_of(a, "NUMBER )") == NULL, "a stray bracket is not");
	tap_ok(syntax_of(a, "NOTHING") == NULL, "an unknown symbol is not");
}

/* How far a line is what a row says, and whether it may end there. */
static void
matches(struct arena *a)
{
	static const struct {
		const char *rest, *line;
		size_t n;
		bool complete;
	} cases[] = {
		{ "COUNTRY", "NO", 1, true },
		{ "COUNTRY", "no", 0, false },
		{ "COUNTRY", "nO", 0, false },
		{ "COUNTRY", "No", 0, false },
		{ "COUNTRY", "N_", 0, false },
		{ "COUNTRY", "_N", 0, false },
		{ "COUNTRY", "NOR", 0, false },
		{ "COUNTRY", "\"NO\"", 0, false },
		{ "VERSION", "1.0", 1, true },
		{ "VERSION", "3", 1, true },
		{ "VERSION", "three", 0, false },
		{ "DATE", "3", 0, false },
		{ "TEXT", "\"x\"", 1, true },
		{ "TEXT", "x", 0, false },
		{ "COLUMN", "\"a b\"", 1, true },
		{ "COLUMN", "a", 1, true },
		{ "COLUMN", "3", 0, false },
		{ "COLUMN", "review by", 0, false },
		{ "NAME", "purpose", 0, false },
		{ "FIELD…", "a, b, c", 5, true },
		{ "FIELD…", "a, b,", 4, false },
		{ "FIELD…", "a b", 1, true },
		{ "FIELD…", ", a", 0, false },
		{ "['for' KIND…]", "", 0, true },
		{ "['for' KIND…]", "for", 1, false },
		{ "('fields' FIELD | KEPT)", "fields", 1, false },
		{ "('fields' FIELD | KEPT)", "members", 1, true },
		{ "{NUMBER}", "1 2 3", 3, true },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct tokens t = tokens_of(a, str_of(cases[i].line));
		struct syntax_match m;

		syntax_match(a, syntax_of(a, cases[i].rest), t.at, t.n, &m);
		tap_ok(m.n == cases[i].n && m.complete == cases[i].complete,
		    arena_printf(a, "“%s” is “%s”", cases[i].line,
			cases[i].rest)
			.p);
	}
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
	matches(a);
	texts();
	words();
	examples(a);
	sentences();
	twice(a);
	keywords(a);
	arena_free(a);
	return tap_done();
}
