/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C32: the example of each line of the grammar comes, goes, and is exchanged
 * for another that begins alike. The comparison sees it at its line, in each
 * language, as something that does not take away in both directions; a
 * statement beside itself is the same.
 */
#include "grammar_lines.h"
#include "lang/diff.h"
#include "lang/diff_private.h"
#include "lang/prose.h"
#include "tap.h"

#include <stdlib.h>

static struct arena *a;
static size_t lines_n, compiled_n;

static bool
compare(struct str was, struct str is, struct diff *d)
{
	struct lang_findings f[2] = { { 0 }, { 0 } };

	return lang_diff(a, was, is, LANG_EN, d, f) == ERR_OK;
}

static void
tell(const char *what, int construct, const char *line)
{
	size_t count;

	printf("# %s: %s: %.*s\n", what,
	    grammar_constructs(&count)[construct].id, (int)strcspn(line, "\n"),
	    line);
}

/* ---- what is judged ----------------------------------------------------- */

static struct {
	size_t unseen, elsewhere, unstable, mute, both, repeated, unlike;
} bad;

/* Nobody has more after it, and a second person is not needed. */
static bool
takes_away(enum diff_class c)
{
	return c == DIFF_IS_NARROWING || c == DIFF_IS_STRENGTHENED ||
	       c == DIFF_IS_SHORTER;
}

static struct str
printed(const struct diff *d, enum lang lang)
{
	struct str s;
	struct buf b;

	buf_init(&b, 1 << 22);
	lang_diff_print(&b, d, lang);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

/* What is said of a comparison: something, each thing with a name, and of each
 * change whatever follows from it. */
static bool
is_told_in(const struct diff *d, enum lang lang)
{
	struct diff_thing *things;
	size_t n = lang_diff_things(a, d, lang, &things);
	struct str sum = lang_diff_summary(a, d, lang), s = printed(d, lang);
	bool plain =
	    d->class == DIFF_IS_EDITORIAL || d->class == DIFF_IS_WORDING;
	bool told = n > 0 && s.n > 0 && (plain || sum.n > 0) &&
		    d->was->langs[lang_diff_said_in(d, lang)];

	for (size_t i = 0; i < n; i++) {
		struct str *follows;
		size_t k =
		    lang_diff_thing_follows(a, d, &things[i], lang, &follows);

		told = told && things[i].label.n > 0;
		while (k > 0)
			told = told && follows[--k].n > 0;
	}
	lang_diff_strongest(things, n);
	return told && things[0].class == d->class;
}

static bool
is_at(const struct diff *d, uint32_t from, uint32_t to, bool is)
{
	for (size_t i = 0; i < d->n; i++) {
		uint32_t at = is ? d->at[i].is_line : d->at[i].was_line;

		if (at >= from && at <= to)
			return true;
	}
	return false;
}

/* ---- each line ---------------------------------------------------------- */

/* What stands in the block without it, as one of these must. */
static bool
is_nothing_new(int construct, const char *line)
{
	return (construct == GRAMMAR_STATEMENT &&
		   strncmp(line, "languages", 9) == 0) ||
	       (construct == GRAMMAR_STATISTICS &&
		   strcmp(line, "pseudonymous") == 0);
}

static void
comes_and_goes(const struct grammar_property *p)
{
	uint32_t from, to;
	struct str with = file_with(a, p->construct, p->example, &from);
	struct str without = file_with(a, p->construct, "", &to);
	struct diff come, go, none;

	lines_n++;
	if (!compare(without, with, &come) || !compare(with, without, &go) ||
	    !compare(with, with, &none))
		return;
	compiled_n++;
	to = from;
	for (const char *c = p->example; *c != '\0'; c++)
		to += *c == '\n';
	if (none.n > 0) {
		tell("not the same as itself", p->construct, p->example);
		bad.repeated++;
	}
	if (is_nothing_new(p->construct, p->example))
		return;
	if (come.n == 0 || go.n == 0) {
		tell("not seen", p->construct, p->example);
		bad.unseen++;
		return;
	}
	/* Lines of a fact or of a file are the change of their block. */
	if (!is_at(&come, from - 2, to, true) ||
	    !is_at(&go, from - 2, to, false)) {
		tell("seen elsewhere", p->construct, p->example);
		bad.elsewhere++;
	}
	if (takes_away(come.class) && takes_away(go.class)) {
		tell("takes away by coming and by going", p->construct,
		    p->example);
		bad.both++;
	}
	/* The languages of the pages of the office, and one of the others. */
	if (!is_told_in(&come, LANG_NB) || !is_told_in(&come, LANG_DE) ||
	    !is_told_in(&go, LANG_NN) || !is_told_in(&go, LANG_EN)) {
		tell("not told", p->construct, p->example);
		bad.mute++;
	}
}

/* Two lines of a block that begin with the same keyword. */
static void
exchanged(const struct grammar_property *p, const struct grammar_property *q)
{
	uint32_t from, to;
	struct str one = file_with(a, p->construct, p->example, &from);
	struct str other = file_with(a, q->construct, q->example, &to);
	struct diff there, back;

	if (!compare(one, other, &there) || !compare(other, one, &back))
		return;
	if ((there.n == 0) != (back.n == 0)) {
		tell("seen in one direction", p->construct, p->example);
		bad.unlike++;
		return;
	}
	if (there.n == 0)
		return;
	if (takes_away(there.class) && takes_away(back.class)) {
		tell("takes away in both directions", p->construct, p->example);
		bad.both++;
	}
	if (!is_told_in(&there, LANG_EN)) {
		tell("exchanged and not told", p->construct, p->example);
		bad.mute++;
	}
}

int
main(void)
{
	size_t n;
	const struct grammar_property *p = grammar_properties(&n);

	for (size_t i = 0; i < n; i++) {
		a = arena_new((size_t)1 << 30);
		comes_and_goes(&p[i]);
		arena_free(a);
		for (size_t k = i + 1; k < n; k++) {
			if (p[k].construct != p[i].construct ||
			    p[k].kw != p[i].kw)
				continue;
			a = arena_new((size_t)1 << 30);
			exchanged(&p[i], &p[k]);
			arena_free(a);
		}
	}
	printf("# %zu lines, %zu alone in their block\n", lines_n, compiled_n);
	tap_ok(compiled_n > lines_n * 3 / 4, "most lines stand alone");
	tap_ok(bad.unseen == 0, "C32: a line that comes or goes is seen");
	tap_ok(bad.elsewhere == 0, "C32: at its own line");
	tap_ok(bad.repeated == 0, "C32: a statement is the same as itself");
	tap_ok(bad.unlike == 0, "C32: what is seen is seen from both sides");
	tap_ok(bad.both == 0, "C32: nothing takes away by coming and by going");
	tap_ok(bad.mute == 0, "C32: each is told in each language");
	return tap_done();
}
