/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * B02, B03: lines that few statements have, each wherever it may stand, in
 * test/unit/lang_seldom.vern. One is taken away at a time: what people and
 * programs are told, in the statement and in the record, is another where the
 * line belongs, and the same where it does not; the comparison of the two files
 * has the line; and with the keywords of the other language it says the same.
 */
#include "compiled.h"
#include "lang/diff.h"
#include "lang_record.h"

/* Where something is told. */
enum place {
	STATEMENT,
	STATEMENT_LINKED,
	RECORD,
	RECORD_LINKED,
	PLACES
};
static const char *const places[] = { "the statement",
	"the statement's JSON-LD", "the record", "the record's JSON-LD" };

#define S (1U << STATEMENT | 1U << STATEMENT_LINKED)
#define L (1U << RECORD_LINKED)
#define R (1U << RECORD | L)

/* The first that fits counts. */
static const struct {
	const char *begins, *in; /* in: how its part begins; NULL: any */
	unsigned where;          /* 1 << enum place */
	const char *instead;     /* what stands there then; NULL: nothing */
} lines[] = {
	{ "many roughly ", NULL, S | L, "\tmany 30" },
	{ "known by ", NULL, S | R, NULL },
	{ "not told when ", "third person ", S | R, NULL },
	{ "not told when ", "source ", S, NULL },
	{ "not told provision ", "source ", S, NULL },
	{ "private individuals", NULL, S | R, NULL },
	{ "in the record ", NULL, R, NULL },
	/* How long something is published stands there without the reason. */
	{ "kept because ", "publication ", S | L, NULL },
	{ "kept because ", NULL, S | R, NULL },
	{ "kept longer when ", NULL, S | R, NULL },
	{ "kept for 14 days after in_port", NULL, S | R, NULL },
	{ "standard contractual clauses in reserve", NULL, S | R, NULL },
	{ "voluntary", "field ", S, NULL },
	{ "voluntary", NULL, S | R, NULL },
	{ "removed on request", NULL, S | R, NULL },
	{ "except ", NULL, S, NULL },
};

static struct str
told(struct arena *a, const struct statement *st, enum lang l, enum place p)
{
	struct str s;
	struct buf b;
	enum err e = ERR_OK;

	buf_init(&b, 1 << 20);
	switch (p) {
	case STATEMENT:
		e = lang_statement(&b, st, l, LANG_TEXT);
		break;
	case STATEMENT_LINKED:
		e = lang_statement(&b, st, l, LANG_JSONLD);
		break;
	case RECORD:
		e = record_of_all(&b, st, l, LANG_CSV);
		break;
	default:
		e = record_of_all(&b, st, l, LANG_JSONLD);
		break;
	}
	s = e == ERR_OK ? arena_str(a, buf_str(&b)) : STR_NONE;
	buf_release(&b);
	return s;
}

struct file {
	struct str bytes;
	const struct statement *st;
	struct str told[LANG_MAX][PLACES];
};

static bool
read_file(struct arena *a, struct str bytes, struct file *f)
{
	*f = (struct file){ .bytes = bytes, .st = compiled_bytes(a, bytes) };
	for (int l = 0; f->st != NULL && l < LANG_MAX; l++)
		for (int p = 0; f->st->langs[l] && p < PLACES; p++)
			f->told[l][p] =
			    told(a, f->st, (enum lang)l, (enum place)p);
	return f->st != NULL;
}

/* ---- one line gone ----------------------------------------------- */

/* Whether the comparison has the line, and no other. */
static bool
is_compared(struct arena *a, struct str was, struct str is, uint32_t line)
{
	struct lang_findings found[2] = { { .n = 0 }, { .n = 0 } };
	struct diff d;

	if (lang_diff(a, was, is, LANG_EN, &d, found) != ERR_OK || d.n == 0)
		return false;
	for (size_t i = 0; i < d.n; i++)
		if (d.at[i].was_line != line)
			return false;
	return true;
}

/* Whether ${now} differs from ${f} there, and nowhere else. */
static bool
is_told_there(const struct file *f, const struct file *now, unsigned where)
{
	bool ok = true;

	for (int l = 0; l < LANG_MAX; l++)
		for (int p = 0; f->st->langs[l] && p < PLACES; p++) {
			bool same = str_eq(f->told[l][p], now->told[l][p]);

			if (same == ((where >> p & 1) == 0))
				continue;
			printf("# %s: %s in %s\n", lang_code((enum lang)l),
			    same ? "not" : "also", places[p]);
			ok = false;
		}
	return ok;
}

static void
without(const struct file *f, struct str line, uint32_t no, size_t row)
{
	struct arena *a = arena_new(1 << 28);
	const char *name =
	    arena_printf(a, "B02 %u:" STR_FMT, no, STR_ARG(line)).p;
	size_t at = (size_t)(line.p - f->bytes.p);
	struct str is = arena_printf(a, STR_FMT "%s" STR_FMT, (int)at,
	    f->bytes.p, lines[row].instead == NULL ? "" : lines[row].instead,
	    STR_ARG(str_sub(f->bytes, at + line.n, f->bytes.n)));
	struct file now;

	tap_ok(read_file(a, is, &now) &&
		   is_told_there(f, &now, lines[row].where),
	    name);
	tap_ok(is_compared(a, f->bytes, is, no), "B02 … and it is compared");
	arena_free(a);
}

/* The row of the line; ARRAY_LEN(lines): none. */
static size_t
row_of(struct str part, struct str line)
{
	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		if (str_starts(str_trim(line), str_of(lines[i].begins)) &&
		    (lines[i].in == NULL ||
			str_starts(part, str_of(lines[i].in))))
			return i;
	return ARRAY_LEN(lines);
}

static void
each_line(const struct file *f)
{
	size_t seen[ARRAY_LEN(lines) + 1] = { 0 };
	struct str rest = f->bytes, part = STR_NONE, line;

	for (uint32_t no = 1; str_cut(&rest, '\n', &line); no++) {
		size_t row = row_of(part, line);

		if (line.n > 0 && line.p[0] != '\t')
			part = line;
		seen[row]++;
		if (row < ARRAY_LEN(lines))
			without(f, line, no, row);
	}
	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		tap_ok(seen[i] > 0, lines[i].begins);
}

/* ---- in the other language --------------------------------------- */

static void
in_norwegian(struct arena *a, const struct file *f)
{
	struct lang_findings fs = { 0 };
	struct file nb = { .st = NULL };
	struct buf b;
	bool same;

	buf_init(&b, 1 << 20);
	same = lang_print(a, f->bytes, LANG_KEYWORDS_NB, LANG_EN, &b, &fs) ==
		   ERR_OK &&
	       read_file(a, arena_str(a, buf_str(&b)), &nb);
	buf_release(&b);
	for (int l = 0; same && l < LANG_MAX; l++)
		for (int p = 0; p < PLACES; p++)
			same = same && str_eq(f->told[l][p], nb.told[l][p]);
	tap_ok(same, "B02 with Norwegian keywords it says the same");
	for (size_t i = 0; same && i < ARRAY_LEN(lines); i++)
		tap_ok(str_find(nb.bytes, arena_printf(a, "\t%s",
					      lines[i].begins)) == SIZE_MAX,
		    arena_printf(a, "in Norwegian: %s", lines[i].begins).p);
}

int
main(void)
{
	struct arena *a = arena_new(1 << 28);
	struct file f;

	if (tap_ok(read_file(a, read_whole(a, "test/unit/lang_seldom.vern"),
		       &f),
		"B02 B03 lines that are taken away one by one")) {
		each_line(&f);
		in_norwegian(a, &f);
	}
	arena_free(a);
	return tap_done();
}
