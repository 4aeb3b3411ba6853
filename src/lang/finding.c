/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/finding: findings in their order and as they are shown; what a name
 * that is not there may have meant. */
#include <string.h>

#include "lang/message.h"

/* Line ${line} of ${source}, without its end. */
static struct str
line_of(struct str source, uint32_t line)
{
	struct str rest = source, part = STR_NONE;

	for (uint32_t i = 0; i < line; i++)
		if (!str_cut(&rest, '\n', &part))
			return STR_NONE;
	if (part.n != 0 && part.p[part.n - 1] == '\r')
		part.n--;
	return part;
}

void
lang_findings_add(struct arena *a, struct lang_findings *f, struct str source,
    struct lang_finding finding)
{
	struct lang_finding *added;

	for (size_t i = 0; i < f->n; i++)
		if (f->at[i].pos.line == finding.pos.line &&
		    f->at[i].pos.col == finding.pos.col &&
		    strcmp(f->at[i].code, finding.code) == 0)
			return;
	if (finding.severity == LANG_ERROR)
		f->errors++;
	else
		f->warnings++;
	if (f->n >= LIMIT_ERRORS)
		return;
	added = ARENA_PUSH(a, f->at, f->n, f->cap);
	*added = finding;
	added->source_line = line_of(source, finding.pos.line);
}

static bool
comes_before(const struct pos *a, const struct pos *b)
{
	return a->line != b->line ? a->line < b->line : a->col < b->col;
}

void
lang_findings_sort(struct lang_findings *f)
{
	/* Insertion: stable, and there are at most LIMIT_ERRORS. */
	for (size_t i = 1; i < f->n; i++) {
		struct lang_finding x = f->at[i];
		size_t k = i;

		while (k > 0 && comes_before(&x.pos, &f->at[k - 1].pos)) {
			f->at[k] = f->at[k - 1];
			k--;
		}
		f->at[k] = x;
	}
}

#define SHOWN_MAX 160 /* bytes of a source line shown */

/* What a terminal would obey, or not show, is shown as one character. */
static void
put_visible(struct buf *out, struct str s)
{
	while (s.n != 0) {
		struct str at = s;
		uint32_t c = utf8_next(&s);

		if (c == 0xfffd || (c < 0x20 && c != '\t') ||
		    (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f) ||
		    (c >= 0x2028 && c <= 0x202e) ||
		    (c >= 0x2060 && c <= 0x206f) || c == 0xfeff)
			buf_puts(out, "\xef\xbf\xbd");
		else
			buf_put(out, str_sub(at, 0, at.n - s.n));
	}
}

/* The line, and below it blanks (tabs where the line has them, so that both
 * stay aligned) and a caret for each character of the span. */
static void
put_source(struct buf *out, const struct lang_finding *f)
{
	struct str line = str_sub(f->source_line, 0, SHOWN_MAX);
	size_t from = f->pos.col == 0 ? 0 : f->pos.col - 1;
	struct str before, span;

	if (from > line.n)
		from = line.n;
	before = str_sub(line, 0, from);
	span = str_sub(line, from, f->pos.len);
	put_visible(out, line);
	buf_putc(out, '\n');
	while (before.n != 0)
		buf_putc(out, utf8_next(&before) == '\t' ? '\t' : ' ');
	buf_putc(out, '^');
	if (span.n != 0)
		(void)utf8_next(&span);
	while (span.n != 0) {
		(void)utf8_next(&span);
		buf_putc(out, '~');
	}
	buf_putc(out, '\n');
}

const char *
lang_severity_word(enum lang_severity severity, enum lang messages)
{
	if (lang_ui(messages) == LANG_EN)
		return severity == LANG_ERROR ? "error" : "warning";
	return severity == LANG_ERROR ? "feil" : "advarsel";
}

void
lang_print_finding(struct buf *out, const char *file,
    const struct lang_finding *f, enum lang messages)
{
	bool english = lang_ui(messages) == LANG_EN;

	buf_printf(out, "%s:%u:%u: %s: " STR_FMT " [%s]\n", file,
	    (unsigned)f->pos.line, (unsigned)f->pos.col,
	    lang_severity_word(f->severity, messages), STR_ARG(f->text),
	    f->code);
	if (f->source_line.n != 0 && f->pos.line != 0)
		put_source(out, f);
	if (f->remedy.n != 0)
		buf_printf(out, "%s " STR_FMT "\n",
		    english ? "  remedy:" : "  råd:", STR_ARG(f->remedy));
}

/* ---- did you mean --------------------------------------------------- */

#define SUGGEST_MAX 48 /* code points compared */

static size_t
points(struct str s, uint32_t *out)
{
	size_t n = 0;

	while (s.n != 0 && n < SUGGEST_MAX)
		out[n++] = utf8_next(&s);
	return n;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Optimal string alignment: insertions, deletions, changes and swaps of
 * neighbours count one each. */
static size_t
distance(struct str a, struct str b)
{
	uint32_t x[SUGGEST_MAX], y[SUGGEST_MAX];
	size_t d[SUGGEST_MAX + 1][SUGGEST_MAX + 1];
	size_t n = points(a, x), m = points(b, y);

	for (size_t i = 0; i <= n; i++)
		d[i][0] = i;
	for (size_t k = 0; k <= m; k++)
		d[0][k] = k;
	for (size_t i = 1; i <= n; i++)
		for (size_t k = 1; k <= m; k++) {
			size_t cost = x[i - 1] == y[k - 1] ? 0 : 1;
			size_t best = least(d[i - 1][k] + 1, d[i][k - 1] + 1);

			best = least(best, d[i - 1][k - 1] + cost);
			if (i > 1 && k > 1 && x[i - 1] == y[k - 2] &&
			    x[i - 2] == y[k - 1])
				best = least(best, d[i - 2][k - 2] + 1);
			d[i][k] = best;
		}
	return d[n][m];
}

/* Whether one of the names is a word of the other: "birthday" stands near
 * neither, but "email" does to "email_private". */
static bool
shares_beginning(struct str a, struct str b)
{
	size_t n = least(a.n, b.n);

	return n >= 4 && str_eq(str_sub(a, 0, n), str_sub(b, 0, n));
}

struct str
suggest_within(struct arena *a, struct str wrong, const struct str *names,
    size_t n, size_t most)
{
	size_t length = utf8_length(wrong), best_d = most + 1;
	struct str best = STR_NONE;

	for (size_t i = 0; i < n; i++) {
		size_t d = distance(wrong, names[i]);

		if (d < best_d && d < length) {
			best = names[i];
			best_d = d;
		}
	}
	return best.p == NULL ? STR_NONE : arena_str(a, best);
}

struct str
lang_suggest(struct arena *a, struct str wrong, const struct str *names,
    size_t n)
{
	size_t length = utf8_length(wrong), most = length / 3 + 1;
	struct str best;

	if (length < 2)
		return STR_NONE;
	best = suggest_within(a, wrong, names, n, most > 3 ? 3 : most);
	for (size_t i = 0; i < n && best.p == NULL; i++)
		if (shares_beginning(wrong, names[i]))
			best = arena_str(a, names[i]);
	return best;
}
