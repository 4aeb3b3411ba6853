/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * B02: what is printed is what the file says. Each line of each shipped
 * statement is taken away in turn, and each text, number and date is made
 * another: the page, the text and the JSON-LD change in each language that the
 * line is about, and in no other; and no sentence changes that does not depend
 * on the line.
 */
#include "lang/prose_doc.h"
#include "lang_rows.h"

/* What by its nature is not printed, and why. */
static const struct {
	const char *begins, *why;
} unseen[] = {
	{ "file {", "which column of a register's file fills which field" },
	{ "printed only", "where nobody is in a register nothing hangs on it" },
};
/* What shows that it is there, and not its text. */
static const struct {
	const char *begins, *why;
} untold[] = {
	{ "deceased when ", "the column and its value are the register's" },
};
/* What is so where nothing is said: taken away it is said still. */
static const struct {
	const char *begins, *why;
} understood[] = {
	{ "for ", "no stage means members, or all where rights are served" },
};
/* What only machines read. */
static const struct {
	const char *begins, *why;
} machines[] = {
	{ "vocabulary ", "a term of the Data Privacy Vocabulary" },
};

/* Sentences about all of the statement that hang on a line of one part. */
static const struct {
	const char *part, *ref, *why;
} whole[] = {
	{ "controller", "summary", "who, whom to ask" },
	{ "controller", "dpo", "the officer is said in the controller" },
	{ "controller", "rights.authority", "where to complain" },
	{ "controller", "rights.authority_web", "where to complain" },
	{ "complaint", "summary.authority", "that there is another country" },
	{ "purpose", "summary.consent", "whether anything rests on consent" },
	{ "purpose", "fields.all", "who uses all" },
	{ "keep", "keeps.mark", "what a mark is" },
	{ "keep", "fields.all", "how long all are kept" },
	{ "right", "summary.rights", "which rights" },
	{ "right", "objection", "how one objects, where no purpose says" },
	{ "controller", "objection", "whom to write to, where nothing says" },
	{ "purpose", "objection", "to what one objects" },
	{ "right", "rights.law", "the law's month" },
	{ "right", "rights.identity", "who one is, when all rights say it" },
	{ "right", "rights.channels", "how all rights are used" },
	{ "right", "rights.promise", "by when all are answered" },
	{ "right", "rights.month", "by when all are answered" },
	{ "right", "rights.identity_card", "what all may ask for" },
	{ "transfer", "place.transfers", "to which countries" },
	{ "processor", "place.processors", "in which countries" },
	{ "recipient", "place.recipients", "in which countries" },
	{ "event", "summary.event-type", "those of one period in a line" },
	{ "data", "summary.data-category", "those of one period in a line" },
	{ "processor", "transfer", "by its legal name" },
};

/* What stands before others of its kind, and goes with the last of them. */
static const char *const leads[] = { "summary.keeps_other", "keeps.other",
	"fields.other", "fields.other.rows", "choices.guardian" };

/* ---- what is printed --------------------------------------------------- */

struct sentence {
	struct str ref, text;
};
struct printed {
	struct sentence *at;
	size_t n, cap;
	struct str html, text, jsonld;
};

static void
add(struct arena *a, struct printed *p, struct str ref, struct str text)
{
	struct sentence *s = ARENA_PUSH(a, p->at, p->n, p->cap);

	*s = (struct sentence){ ref, text };
}

static struct printed
print_all(struct arena *a, const struct statement *of, enum lang l)
{
	struct doc d = { .a = a, .st = of, .lang = l };
	struct printed p = { 0 };
	struct buf b;

	doc_build(&d);
	buf_init(&b, 1 << 24);
	prose_html(&b, &d);
	p.html = arena_str(a, buf_str(&b));
	buf_reset(&b);
	prose_text(&b, &d);
	p.text = arena_str(a, buf_str(&b));
	buf_reset(&b);
	prose_jsonld(&b, &d);
	p.jsonld = arena_str(a, buf_str(&b));
	buf_release(&b);
	add(a, &p, STR("title"), d.title);
	for (size_t i = 0; i < d.n; i++) {
		const struct node *x = &d.at[i];

		add(a, &p, x->ref,
		    x->type == NODE_ROW ? x->cells[0]
		    : x->type == NODE_ITEM
			? arena_printf(a, STR_FMT ": " STR_FMT,
			      STR_ARG(x->label), STR_ARG(x->text))
			: x->text);
		for (size_t c = 1; x->type == NODE_ROW && c < x->cells_n; c++)
			add(a, &p,
			    arena_printf(a, STR_FMT ".%s", STR_ARG(x->ref),
				x->columns[c].leaf),
			    x->cells[c]);
	}
	return p;
}

static const struct sentence *
find(const struct printed *p, struct str ref, size_t near)
{
	for (size_t i = 0; i < p->n; i++) {
		size_t at = (near + i) % p->n;

		if (str_eq(p->at[at].ref, ref))
			return &p->at[at];
	}
	return NULL;
}

/* ---- lines ------------------------------------------------------------- */

struct line {
	struct str all; /* with what belongs to it, to the end of its block */
	struct str first;
	struct str part, name; /* of the construct that it stands in */
	int no;
	bool top;
	bool in_file;         /* in the block of a source's file */
	const char *file_end; /* where that ends */
};

static bool
is_language(struct str s)
{
	struct str word;
	enum lang l;

	return str_cut(&s, ' ', &word) && lang_find(word, &l) == ERR_OK;
}

static bool
counts(struct str first)
{
	return first.n > 0 && first.p[0] != '#' && first.p[0] != '}' &&
	       !str_starts(first, STR("\"\"\""));
}

/* How far the line at ${s} goes: over its block, and over a long text. */
static size_t
length_of(struct str s)
{
	struct str rest = s, line = STR_NONE;
	int depth = 0;
	bool text = false, comma = false;

	while (str_cut(&rest, '\n', &line)) {
		struct str t = str_trim(line);
		bool quotes = str_find(t, STR("\"\"\"")) != SIZE_MAX;

		if (quotes)
			text = !text;
		if (!text && !quotes && t.n > 0 && t.p[0] != '#') {
			depth += t.p[t.n - 1] == '{';
			depth -= t.p[0] == '}';
			comma = t.p[t.n - 1] == ',';
		}
		if (!text && depth <= 0 && !comma)
			break;
	}
	return (size_t)(line.p + line.n + 1 - s.p);
}

/* The next line that says something, after ${*at}. */
static bool
next_line(struct str bytes, size_t *at, struct line *x)
{
	static bool in_text;

	if (*at == 0)
		in_text = false;
	while (*at < bytes.n) {
		struct str rest = str_sub(bytes, *at, bytes.n), line, word;
		struct str t;
		bool quotes;

		x->no++;
		(void)str_cut(&rest, '\n', &line);
		*at += line.n + 1;
		t = str_trim(line);
		quotes = str_find(t, STR("\"\"\"")) != SIZE_MAX;
		if (in_text || !counts(t)) {
			in_text = in_text != quotes;
			continue;
		}
		in_text = quotes;
		x->top = line.p[0] != '\t';
		if (x->top) {
			struct str names = t;

			(void)str_cut(&names, ' ', &x->part);
			(void)str_cut(&names, ' ', &x->name);
			/* The name of most stands last; not of these. */
			while (!str_is(x->part, "field") &&
			       !str_is(x->part, "cookie") &&
			       !str_is(names, "{") &&
			       str_cut(&names, ' ', &word))
				x->name = word;
		}
		x->first = t;
		x->all = str_sub(bytes, (size_t)(line.p - bytes.p), bytes.n);
		x->all.n = length_of(x->all);
		x->in_file = line.p < x->file_end;
		if (str_starts(t, STR("file {")))
			x->file_end = x->all.p + x->all.n;
		return true;
	}
	return false;
}

/* ---- judging ------------------------------------------------------------ */

struct judge {
	struct arena *a;
	const struct statement *st;
	struct printed before[LANG_MAX];
	const char *path;
	size_t done, refused, silent, strange;
	const char *now; /* what is done to the line */
};

static const struct named *
named_of(const struct statement *of, struct str part, struct str name)
{
	int i;

	if (str_is(part, "field") && (i = statement_field(of, name)) >= 0)
		return &of->fields[i].n;
	if (str_is(part, "purpose") && (i = statement_purpose(of, name)) >= 0)
		return &of->purposes[i].n;
	if (str_is(part, "source") && (i = statement_source(of, name)) >= 0)
		return &of->sources[i].n;
	if (str_is(part, "kind") && (i = statement_kind(of, name)) >= 0)
		return &of->kinds[i].n;
	if (str_is(part, "role") && (i = statement_role(of, name)) >= 0)
		return &of->roles[i].n;
	if (str_is(part, "group") && (i = statement_group_type(of, name)) >= 0)
		return &of->group_types[i].n;
	if (str_is(part, "data") &&
	    (i = statement_fact(of, FACT_DATA, name)) >= 0)
		return &of->facts[i].n;
	if (str_is(part, "system") &&
	    (i = statement_fact(of, FACT_SYSTEM, name)) >= 0)
		return &of->facts[i].n;
	for (i = 0; str_is(part, "recipient") && i < (int)of->recipients_n; i++)
		if (str_eq(of->recipients[i].n.name, name))
			return &of->recipients[i].n;
	return NULL;
}

/* A word of the reference, between dots. */
static bool
names(struct str ref, struct str name)
{
	struct str word;

	while (name.n > 0 && str_cut(&ref, '.', &word))
		if (str_eq(word, name))
			return true;
	return false;
}

static bool
mentions(const struct judge *j, const struct line *x, enum lang l,
    struct str text)
{
	const struct named *n = named_of(j->st, x->part, x->name);

	struct str several = STR_NONE;
	int kind = statement_kind(j->st, x->name);

	if (str_is(x->part, "kind") && kind >= 0)
		several = text_in(&j->st->kinds[kind].plural, l);
	text = text_fold(j->a, text);
	if (several.n > 0 &&
	    str_find(text, text_fold(j->a, several)) != SIZE_MAX)
		return true;
	return n != NULL &&
	       str_find(text, text_fold(j->a, lang_label(n, l))) != SIZE_MAX;
}

static bool
is_listed(const struct line *x, const char *begins)
{
	return str_starts(x->first, str_of(begins));
}

/* Whether a sentence may change with ${x}. */
static bool
depends(const struct judge *j, const struct line *x, enum lang l,
    struct str ref, struct str was, struct str is)
{
	struct str name = text_fold(j->a, x->name);

	if (str_is(x->part, "statement") || names(ref, name) ||
	    names(ref, x->part))
		return true;
	if (mentions(j, x, l, was) || mentions(j, x, l, is))
		return true;
	/* What the mark of a section means, while it stands there. */
	if (str_ends(ref, STR(".held")) && (was.n == 0 || is.n == 0))
		return true;
	/* So does what leads a list or a table, or is said once of all of it,
	 * with the last of it. */
	for (size_t i = 0; i < ARRAY_LEN(leads); i++)
		if (str_is(ref, leads[i]) && (was.n == 0 || is.n == 0))
			return true;
	/* A heading without content leaves. */
	if (str_find(ref, STR(".")) == SIZE_MAX && (was.n == 0 || is.n == 0))
		return true;
	/* Parts of a record stand in one row while they are alike. */
	if (str_starts(ref, STR("field.")) &&
	    (was.n == 0 || is.n == 0 || is_listed(x, "using ")))
		return true;
	/* The words of a keep and of a right are no names. */
	for (size_t i = 0; i < ARRAY_LEN(whole); i++)
		if (str_is(x->part, whole[i].part) &&
		    str_starts(ref, str_of(whole[i].ref)))
			return true;
	/* How one objects, where no purpose says, at each one objects to. */
	if ((str_is(x->part, "right") || str_is(x->part, "controller")) &&
	    (str_starts(ref, STR("choices.")) ||
		(str_starts(ref, STR("purpose.")) &&
		    str_ends(ref, STR(".withdraw")))))
		return true;
	/* What is photographed or followed for a purpose is about whom that is
	 * for; third persons are named among whom the statement is about. */
	if (str_starts(ref, STR("kind.")) && str_ends(ref, STR(".data")) &&
	    (str_is(x->part, "purpose") || str_is(x->part, "pictures") ||
		str_is(x->part, "tracking") || str_is(x->part, "profile")))
		return x->top || is_language(x->first) ||
		       is_listed(x, "for ") || is_listed(x, "for purposes ");
	/* A recipient gets what goes to it. */
	if (str_starts(ref, STR("recipient.")) &&
	    str_ends(ref, STR(".fields")) &&
	    (str_is(x->part, "event") || str_is(x->part, "tracking")))
		return x->top || is_language(x->first) ||
		       is_listed(x, "goes to ");
	if (str_is(x->part, "third") && str_is(ref, "kinds.third_persons"))
		return true;
	/* A purpose names what beside the register is for it. */
	if (str_starts(ref, STR("purpose.")) && str_ends(ref, STR(".see_also")))
		return true;
	/* Whether anybody, or everybody, in the register is a member. */
	if (str_is(x->part, "kind") && (x->top || is_listed(x, "not members") ||
					   is_listed(x, "not in the register")))
		return str_starts(ref, STR("keep.")) ||
		       str_starts(ref, STR("summary.keep")) ||
		       str_starts(ref, STR("field")) ||
		       str_starts(ref, STR("source.")) ||
		       str_starts(ref, STR("purpose.")) ||
		       str_starts(ref, STR("promise.")) ||
		       str_is(ref, "children.joining");
	if (str_is(x->part, "keep"))
		return str_starts(ref, STR("summary.keep")) ||
		       str_starts(ref, STR("field."));
	if (str_starts(x->part, STR("cookie")))
		return str_starts(ref, STR("cookie")) ||
		       str_ends(ref, STR(".cookies"));
	return false;
}

/* The block of a file may also tell of deaths. */
static bool
is_file(const struct line *x)
{
	return is_listed(x, unseen[0].begins);
}

/* What one of several is called, where nothing is said of one alone: only
 * machines are told. */
static bool
is_singular(const struct judge *j, const struct line *x)
{
	int kind = statement_kind(j->st, x->name);

	return str_is(x->part, "kind") && kind >= 0 && is_language(x->first) &&
	       !text_is_empty(&j->st->kinds[kind].plural);
}

static bool
shows(const struct judge *j, const struct line *x, enum lang_format f)
{
	if (x->in_file && !is_listed(x, untold[0].begins))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(untold); i++)
		if (is_listed(x, untold[i].begins))
			return strcmp(j->now, "gone") == 0;
	for (size_t i = 0; i < ARRAY_LEN(unseen); i++)
		if (is_listed(x, unseen[i].begins))
			return false;
	for (size_t i = 0; i < ARRAY_LEN(machines); i++)
		if (is_listed(x, machines[i].begins))
			return f == LANG_JSONLD;
	return true;
}

/* A line of one language is about that alone. */
static bool
is_about(const struct line *x, enum lang l)
{
	struct str rest = x->first, word;
	size_t said = 0;
	bool this = false;

	if (!is_language(rest))
		return true;
	for (int i = 0; i < LANG_MAX; i++) {
		char mark[8];

		(void)snprintf(mark, sizeof(mark), "%s \"",
		    lang_code((enum lang)i));
		if (str_find(x->first, str_of(mark)) != SIZE_MAX) {
			said++;
			this = this || i == (int)l;
		}
	}
	(void)str_cut(&rest, ' ', &word);
	return said > 1 || this;
}

static void
tell(struct judge *j, const struct line *x, enum lang l, const char *what,
    struct str more)
{
	printf("# %s:%d: %s [%s, %s] " STR_FMT " | " STR_FMT "\n", j->path,
	    x->no, what, j->now, lang_code(l), STR_ARG(x->first),
	    STR_ARG(str_sub(more, 0, 160)));
}

static void
compare(struct judge *j, const struct line *x, enum lang l,
    const struct printed *is)
{
	const struct printed *was = &j->before[l];
	size_t near = 0; /* behind the one found last */

	for (size_t i = 0; i < was->n; i++) {
		const struct sentence *s = &was->at[i];
		const struct sentence *now = find(is, s->ref, near);
		struct str text = now == NULL ? STR_NONE : now->text;

		if (now != NULL)
			near = (size_t)(now - is->at) + 1;
		if (now != NULL && str_eq(text, s->text))
			continue;
		if (depends(j, x, l, s->ref, s->text, text))
			continue;
		j->strange++;
		tell(j, x, l, "changes", s->ref);
	}
	near = 0;
	for (size_t i = 0; i < is->n; i++) {
		const struct sentence *s = &is->at[i];
		const struct sentence *then = find(was, s->ref, near);

		if (then != NULL)
			near = (size_t)(then - was->at) + 1;
		if (then != NULL || depends(j, x, l, s->ref, STR_NONE, s->text))
			continue;
		j->strange++;
		tell(j, x, l, "adds", s->ref);
	}
}

#define FAR 1500 /* bytes in which another text may stand */

/* Without it another text stands there, with the same words. */
static bool
says_the_same(const struct judge *j, const struct line *x)
{
	size_t from = str_find(x->first, STR("\"")), after;
	struct str words, near;

	if (strcmp(j->now, "gone") != 0)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(understood); i++)
		if (is_listed(x, understood[i].begins))
			return true;
	if (from == SIZE_MAX)
		return false;
	words = str_sub(x->first, from, x->first.n - from);
	/* Or its name does. */
	if (str_find(words, arena_printf(j->a, "\"" STR_FMT "\"",
				STR_ARG(x->name))) != SIZE_MAX)
		return true;
	words.n = str_find(str_sub(words, 1, words.n - 1), STR("\"")) + 2;
	after = (size_t)(x->all.p + x->all.n - rows_bytes.p);
	near = str_sub(rows_bytes, after, FAR);
	if (str_find(near, words) != SIZE_MAX)
		return true;
	after = (size_t)(x->all.p - rows_bytes.p);
	near = str_sub(rows_bytes, after < FAR ? 0 : after - FAR,
	    after < FAR ? after : FAR);
	return str_find(near, words) != SIZE_MAX;
}

static void
judge_in(struct judge *j, const struct line *x, enum lang l,
    const struct statement *other)
{
	const struct printed *was = &j->before[l];
	struct printed is = print_all(j->a, other, l);
	const bool differs[] = {
		[LANG_HTML] = !str_eq(was->html, is.html),
		[LANG_TEXT] = !str_eq(was->text, is.text),
		[LANG_JSONLD] = !str_eq(was->jsonld, is.jsonld),
	};
	static const char *const formats[] = { "html", "text", "jsonld" };

	for (size_t f = 0; f < ARRAY_LEN(differs); f++) {
		bool want = shows(j, x, (enum lang_format)f) && is_about(x, l);

		if (differs[f] == want || (want && says_the_same(j, x)) ||
		    is_file(x) || (is_singular(j, x) && f != LANG_JSONLD))
			continue;
		j->silent++;
		tell(j, x, l, want ? "does not show" : "shows",
		    str_of(formats[f]));
	}
	compare(j, x, l, &is);
}

/* Compile the file with ${x} as ${instead}, and print it. */
static void
try_with(struct judge *j, struct str bytes, const struct line *x,
    struct str instead)
{
	size_t at = (size_t)(x->all.p - bytes.p);
	struct arena *keep = j->a;
	struct lang_findings fs = { 0 };
	const struct statement *other;
	struct str s;

	j->a = arena_new((size_t)1 << 28);
	s = arena_printf(j->a, STR_FMT STR_FMT STR_FMT, (int)at, bytes.p,
	    STR_ARG(instead), (int)(bytes.n - at - x->all.n),
	    bytes.p + at + x->all.n);
	if (lang_compile(j->a, s, LANG_EN, &other, &fs) != ERR_OK) {
		j->refused++;
	} else {
		j->done++;
		for (int l = 0; l < LANG_MAX; l++)
			if (j->st->langs[l] && other->langs[l])
				judge_in(j, x, (enum lang)l, other);
	}
	arena_free(j->a);
	j->a = keep;
}

/* ---- other texts, numbers and dates ------------------------------------- */

/* The line with each of its texts made another; empty when it has none. */
static struct str
other_text(struct arena *a, struct str first, struct str all)
{
	size_t head = (size_t)(first.p - all.p);
	struct buf b;
	struct str s;
	bool text = false, any = false;

	if (str_find(first, STR("\"\"\"")) != SIZE_MAX)
		return STR_NONE;
	buf_init(&b, LIMIT_STATEMENT);
	buf_put(&b, str_sub(all, 0, head));
	for (size_t i = 0; i < first.n; i++) {
		buf_putc(&b, first.p[i]);
		if (first.p[i] != '"' || (i > 0 && first.p[i - 1] == '\\'))
			continue;
		text = !text;
		any = true;
		if (text)
			buf_puts(&b, "Zq ");
	}
	buf_put(&b, str_sub(all, head + first.n, all.n));
	s = any ? arena_str(a, buf_str(&b)) : STR_NONE;
	buf_release(&b);
	return s;
}

/* The line with the last digit of its first number made another. */
static struct str
other_number(struct arena *a, struct str line)
{
	struct str copy = arena_str(a, line);
	char *p = arena_array(a, 1, copy.n + 1);
	bool text = false;

	memcpy(p, copy.p, copy.n);
	for (size_t i = 0; i < copy.n && p[i] != '\n'; i++) {
		text = text != (p[i] == '"');
		if (text || p[i] < '1' || p[i] > '8' ||
		    (i > 0 && p[i - 1] != ' ' &&
			!(p[i - 1] >= '0' && p[i - 1] <= '9')))
			continue;
		if (p[i + 1] >= '0' && p[i + 1] <= '9')
			continue;
		p[i]++;
		return (struct str){ p, copy.n };
	}
	return STR_NONE;
}

/* Of longer files the lines are taken away, and not made others as well: the
 * same kinds of lines stand in the shorter ones. */
#define LONG 30000

static void
mutate(const char *path)
{
	struct judge j = { .path = path };
	struct line x = { .no = 0 };
	size_t at = 0;

	if (!rows_open(path))
		return;
	j.a = rows_arena;
	j.st = st;
	for (int l = 0; l < LANG_MAX; l++)
		if (st->langs[l])
			j.before[l] = print_all(rows_arena, st, (enum lang)l);
	while (next_line(rows_bytes, &at, &x)) {
		struct str other;

		if (str_starts(x.first, STR("languages ")))
			continue;
		j.now = "gone";
		try_with(&j, rows_bytes, &x, STR(""));
		if (rows_bytes.n > LONG)
			continue;
		j.now = "another text";
		other = other_text(rows_arena, x.first, x.all);
		if (other.n > 0)
			try_with(&j, rows_bytes, &x, other);
		j.now = "another number";
		other = other_number(rows_arena, x.all);
		if (other.n > 0)
			try_with(&j, rows_bytes, &x, other);
	}
	printf("# %s: %zu changes compile, %zu do not\n", path, j.done,
	    j.refused);
	tap_ok(j.done > 20, "B02: lines can be changed");
	tap_ok(j.silent == 0,
	    "B02: what changes shows, in the languages it is said in");
	tap_ok(j.strange == 0, "B02: nothing else changes");
	arena_free(rows_arena);
}

int
main(void)
{
	mutate("statements/alektum.vern");
	mutate("statements/intech.vern");
	mutate("statements/itsmf.vern");
	mutate("statements/ntnu-alumni.vern");
	mutate("statements/printed/consultancy.vern");
	mutate("test/unit/lang_further.vern");
	return tap_done();
}
