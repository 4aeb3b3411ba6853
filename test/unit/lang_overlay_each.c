/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Concept 10: an overlay that says each line of the grammar, as its base says
 * it, where its base does not, and that takes it away. Said again it changes
 * nothing; what composes is a statement, each line of which came from one of
 * the two files, and it allows no more.
 */
#include "grammar_lines.h"
#include "lang/diff.h"
#include "lang/overlay.h"
#include "tap.h"

static struct arena *a;
static struct str base;

static enum err
load(void *self, struct str name, struct str *out)
{
	(void)self;
	*out = base;
	return str_is(name, "base.vern") ? ERR_OK : ERR_NOT_FOUND;
}

/* ${line} in the block of ${construct}, as an overlay of the base. */
static struct str
overlay_with(int construct, const char *line)
{
	size_t count, depth = 0;
	const struct grammar_construct *all = grammar_constructs(&count);
	bool head = construct == GRAMMAR_STATEMENT;
	int path[4];
	struct str out;
	struct buf b;

	buf_init(&b, 1 << 16);
	buf_printf(&b,
	    "# Below.\n\nstatement chapter extends \"base.vern\" {\n"
	    "\tversion 9.9.9\n\t# so\n\n\t# and so\n%s%s}\n",
	    head ? line : "", head ? "\n" : "");
	for (int k = construct; !head && k != GRAMMAR_TOP; k = all[k].where)
		path[depth++] = k;
	for (size_t i = depth; i-- > 0;)
		buf_printf(&b, "%s {\n", head_of(path[i]));
	for (const char *c = line; !head && *c != '\0'; c++) {
		if (c == line || c[-1] == '\n')
			buf_putc(&b, '\t');
		buf_putc(&b, *c);
	}
	for (size_t i = 0; i < depth; i++)
		buf_puts(&b, "\n}");
	buf_putc(&b, '\n');
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

static struct {
	size_t composed, refused;
	size_t none, strange, wider, other, silent;
} count;

static void
tell(const char *what, const struct grammar_property *p)
{
	size_t n;

	printf("# %s: %s: %.*s\n", what,
	    grammar_constructs(&n)[p->construct].id,
	    (int)strcspn(p->example, "\n"), p->example);
}

/* Each line of the whole stands in the file that it is said to be of. */
static bool
comes_from(const struct overlay *ov)
{
	size_t lines = 0;

	for (size_t i = 0; i < ov->text.n; i++)
		lines += ov->text.p[i] == '\n';
	for (size_t i = 0; i < ov->lines_n; i++) {
		const struct overlay_line *l = &ov->lines[i];
		size_t has = 1;

		if (l->file == OVERLAY_FILES_MAX)
			continue;
		if (l->file >= ov->files_n)
			return false;
		for (size_t k = 0; k < ov->files[l->file].bytes.n; k++)
			has += ov->files[l->file].bytes.p[k] == '\n';
		if (l->line < 1 || l->line > has)
			return false;
	}
	return ov->lines_n >= lines;
}

static bool
adds(enum diff_class c)
{
	return c == DIFF_IS_WIDENING || c == DIFF_IS_NEW_PURPOSE ||
	       c == DIFF_IS_LONGER || c == DIFF_IS_NEW_FIELD;
}

/* ${same}: it says what the base says. */
static void
judge(const struct grammar_property *p, struct str overlay, bool same)
{
	struct lang_findings fs = { 0 }, pair[2] = { { 0 }, { 0 } };
	const struct statement *st;
	struct overlay ov = { .files_n = 0 };
	struct diff d = { 0 };
	enum err e = lang_compose(a, STR("chapter.vern"), overlay, load, NULL,
	    LANG_EN, &ov, &fs);

	if (e != ERR_OK) {
		count.refused++;
		if (e != ERR_INVALID || fs.errors == 0) {
			tell("refused without a word", p);
			count.silent++;
		}
		return;
	}
	count.composed++;
	fs = (struct lang_findings){ 0 };
	if (lang_compile(a, ov.text, LANG_EN, &st, &fs) != ERR_OK) {
		tell("is no statement", p);
		count.none++;
		return;
	}
	if (!comes_from(&ov)) {
		tell("comes from nowhere", p);
		count.strange++;
	}
	if (lang_diff(a, base, ov.text, LANG_EN, &d, pair) != ERR_OK)
		return;
	for (size_t i = 0; i < d.n; i++) {
		if (!str_is(d.at[i].construct, "statement") &&
		    adds(d.at[i].class)) {
			tell("gives more", p);
			count.wider++;
		}
		if (same && !str_is(d.at[i].construct, "statement")) {
			tell("is another, said again", p);
			count.other++;
		}
	}
}

static void
each(const struct grammar_property *p)
{
	struct str keyword =
	    p->kw == KW_MAX ? STR_NONE : lang_keywords[p->kw].en;
	struct str with, without;
	uint32_t line;

	with = file_with(a, p->construct, p->example, &line);
	without = file_with(a, p->construct, "", &line);
	base = with;
	judge(p, overlay_with(p->construct, p->example), true);
	if (keyword.n > 0)
		judge(p,
		    overlay_with(p->construct,
			arena_printf(a, "without " STR_FMT, STR_ARG(keyword))
			    .p),
		    false);
	base = without;
	judge(p, overlay_with(p->construct, p->example), false);
}

int
main(void)
{
	size_t n;
	const struct grammar_property *p = grammar_properties(&n);

	for (size_t i = 0; i < n; i++) {
		/* One of those that begin alike. */
		if (i > 0 && p[i].construct == p[i - 1].construct &&
		    p[i].kw == p[i - 1].kw)
			continue;
		a = arena_new((size_t)1 << 28);
		each(&p[i]);
		arena_free(a);
	}
	printf("# %zu compose, %zu do not\n", count.composed, count.refused);
	tap_ok(count.composed > 200 && count.refused > 100,
	    "some compose, and some do not");
	tap_ok(count.none == 0, "what composes is a statement");
	tap_ok(count.strange == 0, "each line came from one of the files");
	tap_ok(count.wider == 0, "nothing gives more");
	tap_ok(count.other == 0, "what is said again is the same");
	tap_ok(count.silent == 0, "what is refused says why");
	return tap_done();
}
