/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One window of decoded text slides over the file. Before each row it holds
 * at least the longest row that is allowed, or everything up to the end, so a
 * row is parsed in one piece and never across a border.
 */
#include "intake/csv.h"

#include <assert.h>
#include <string.h>

#include "intake/charset.h"

enum {
	WINDOW = 4 * LIMIT_CSV_ROW_BYTES,
	RAW = 65536,
	NEEDED = LIMIT_CSV_ROW_BYTES + 4, /* a row and its CRLF */
	SNIFF_ROWS = 8
};

/* A field where it stands in the window. */
struct span {
	const char *p;
	size_t n;
	bool escaped; /* holds "" that stand for one quotation mark */
};

/* What one look at a row found. */
struct scan {
	struct span at[LIMIT_CSV_FIELDS];
	size_t n;
	const char *end; /* after the row and its line end */
	int64_t lines;   /* line ends passed, the row's own included */
	enum err err;
	bool open;         /* what is wrong is a quotation mark left open */
	const char *wrong; /* where */
	const char *what;
};

struct csv {
	int fd;
	struct arena *arena;
	struct csv_found found;
	int64_t bytes_total, raw_at; /* next byte of the file to read */
	char *raw;                   /* bytes read and not yet decoded */
	size_t raw_n;
	bool raw_end;
	char *window;
	size_t pos, end;
	int64_t line;
	const bool *keep;
	size_t keep_n;
	struct csv_error error;
	struct scan scan;
};

static bool
is_blank(char c, char sep)
{
	return (c == ' ' || c == '\t') && c != sep;
}

/* The line end at ${p}, if any: after it; else ${p}. */
static const char *
line_end(const char *p, const char *end)
{
	if (p < end && *p == '\r') {
		p++;
		return p < end && *p == '\n' ? p + 1 : p;
	}
	return p < end && *p == '\n' ? p + 1 : p;
}

static enum err
scan_fail(struct scan *s, enum err e, const char *where, const char *what)
{
	s->err = e;
	s->wrong = where;
	s->what = what;
	return e;
}

/* "…" with "" for a quotation mark; line ends inside belong to the field. */
static enum err
scan_quoted(struct scan *s, const char **at, const char *end, char sep,
    struct span *out)
{
	const char *open = *at, *p = open + 1;

	out->p = p;
	for (;; p++) {
		while (p < end && *p != '"' && *p != '\n' && *p != '\r')
			p++;
		if (p == end) {
			s->open = true;
			return scan_fail(s, ERR_INVALID, open,
			    "A quotation mark is not closed.");
		}
		if (*p != '"') {
			p = line_end(p, end) - 1;
			s->lines++;
			continue;
		}
		if (p + 1 == end || p[1] != '"')
			break;
		out->escaped = true;
		p++;
	}
	out->n = (size_t)(p - out->p);
	for (p++; p < end && is_blank(*p, sep);)
		p++;
	if (p < end && *p != sep && *p != '\r' && *p != '\n')
		return scan_fail(s, ERR_INVALID, p,
		    "There is text after a closing quotation mark.");
	*at = p;
	return ERR_OK;
}

static void
scan_plain(const char **at, const char *end, char sep, struct span *out)
{
	const char *p = *at;

	out->p = p;
	while (p < end && *p != sep && *p != '\n' && *p != '\r')
		p++;
	*at = p;
	while (p > out->p && is_blank(p[-1], sep))
		p--;
	out->n = (size_t)(p - out->p);
}

/* row = field { sep field } ( CRLF | LF | CR | end ) (RFC 4180, 2). */
static enum err
scan_row(struct scan *s, const char *p, const char *end, char sep)
{
	enum err e;

	s->n = 0;
	s->lines = 0;
	s->open = false;
	s->err = ERR_OK;
	for (;; p++) {
		struct span f = { 0 };

		while (p < end && is_blank(*p, sep))
			p++;
		if (p < end && *p == '"') {
			if ((e = scan_quoted(s, &p, end, sep, &f)) != ERR_OK)
				return e;
		} else {
			scan_plain(&p, end, sep, &f);
		}
		if (s->n == LIMIT_CSV_FIELDS)
			return scan_fail(s, ERR_TOO_BIG, f.p,
			    "The row has too many fields.");
		s->at[s->n++] = f;
		if (p == end || *p != sep)
			break;
	}
	s->lines += p < end;
	s->end = line_end(p, end);
	return ERR_OK;
}

/* ---- the window ----------------------------------------------------- */

static enum err
read_raw(struct csv *c)
{
	int64_t n;

	if (c->raw_n == RAW)
		return ERR_OK;
	n = charset_read(c->fd, c->raw_at, c->raw + c->raw_n, RAW - c->raw_n);
	if (n < 0)
		return ERR_IO;
	c->raw_at += n;
	c->raw_n += (size_t)n;
	if (n == 0)
		c->raw_end = true;
	return ERR_OK;
}

/* Fill the window when less than a longest row is left in it. */
static enum err
fill(struct csv *c)
{
	if (c->end - c->pos >= NEEDED || c->raw_end)
		return ERR_OK;
	memmove(c->window, c->window + c->pos, c->end - c->pos);
	c->end -= c->pos;
	c->pos = 0;
	while (!c->raw_end && c->end + 4 <= WINDOW) {
		size_t used = 0;

		if (c->found.charset == CHARSET_UTF8) {
			int64_t n = charset_read(c->fd, c->raw_at,
			    c->window + c->end, WINDOW - c->end);

			if (n < 0)
				return ERR_IO;
			c->raw_at += n;
			c->end += (size_t)n;
			c->raw_end = n == 0;
			continue;
		}
		if (read_raw(c) != ERR_OK)
			return ERR_IO;
		c->end += charset_decode(c->found.charset,
		    (struct str){ c->raw, c->raw_n }, c->window + c->end,
		    WINDOW - c->end, &used);
		memmove(c->raw, c->raw + used, c->raw_n - used);
		c->raw_n -= used;
		c->raw_end = c->raw_end && (used == 0 || c->raw_n == 0);
	}
	return ERR_OK;
}

/* The file's offset of the window's position. */
static int64_t
raw_here(const struct csv *c)
{
	struct str ahead = { c->window + c->pos, c->end - c->pos };

	return c->raw_at - (int64_t)c->raw_n -
	       charset_length(c->found.charset, ahead);
}

static void
rewind_to(struct csv *c, int64_t raw, int64_t line)
{
	c->raw_at = raw;
	c->raw_n = 0;
	c->raw_end = false;
	c->pos = c->end = 0;
	c->line = line;
}

/* ---- rows that cannot be read --------------------------------------- */

enum skip_at {
	SKIP_START,
	SKIP_PLAIN,
	SKIP_QUOTED,
	SKIP_CLOSING
};

static enum skip_at
skip_step(enum skip_at at, char ch, char sep, bool *broken)
{
	switch (at) {
	case SKIP_START:
		if (ch == '"')
			return SKIP_QUOTED;
		return ch == sep || is_blank(ch, sep) ? SKIP_START : SKIP_PLAIN;
	case SKIP_PLAIN:
		return ch == sep ? SKIP_START : SKIP_PLAIN;
	case SKIP_QUOTED:
		return ch == '"' ? SKIP_CLOSING : SKIP_QUOTED;
	case SKIP_CLOSING:
		break;
	}
	if (ch == '"')
		return SKIP_QUOTED;
	if (ch == sep)
		return SKIP_START;
	if (!is_blank(ch, sep))
		*broken = true;
	return *broken ? SKIP_PLAIN : SKIP_CLOSING;
}

/*
 * Pass over a row longer than the window, in pieces. When its quotation marks
 * do not agree, what follows its first line may still be rows: go back there.
 */
static enum err
skip_long(struct csv *c)
{
	enum skip_at at = SKIP_START;
	int64_t line = c->line, next_line = -1;
	bool broken = false;

	while (!broken || next_line < 0) {
		char ch;

		if (fill(c) != ERR_OK)
			return ERR_IO;
		if (c->pos == c->end)
			break;
		ch = c->window[c->pos++];
		if (ch == '\r' && c->pos < c->end && c->window[c->pos] == '\n')
			continue;
		if (ch != '\n' && ch != '\r') {
			at = skip_step(at, ch, c->found.separator, &broken);
			continue;
		}
		c->line++;
		if (at != SKIP_QUOTED)
			return ERR_OK;
		if (next_line < 0)
			next_line = raw_here(c);
	}
	if (at != SKIP_QUOTED && !broken)
		return ERR_OK;
	c->error.what = "A quotation mark is not closed.";
	if (next_line >= 0)
		rewind_to(c, next_line, line + 1);
	return ERR_INVALID;
}

static void
place_error(struct csv *c, const char *start, const char *wrong)
{
	const char *end = c->window + c->end;

	c->error.line = c->line;
	c->error.column = 1;
	while (start < wrong) {
		const char *after = line_end(start, end);

		if (after != start) {
			c->error.line++;
			c->error.column = 1;
			start = after;
			continue;
		}
		c->error.column += ((uint8_t)*start & 0xC0) != 0x80;
		start++;
	}
}

/* Leave a row that is wrong for the line after its first. */
static enum err
leave_row(struct csv *c, const char *start, const char *end)
{
	const char *p = start;

	place_error(c, start, c->scan.wrong);
	c->error.what = c->scan.what;
	while (p < end && *p != '\n' && *p != '\r')
		p++;
	c->line += p < end;
	c->pos = (size_t)(line_end(p, end) - c->window);
	return c->scan.err;
}

static enum err
leave_long(struct csv *c)
{
	enum err e;

	c->error = (struct csv_error){ .line = c->line,
		.column = 1,
		.what = "The row is too long." };
	if ((e = skip_long(c)) != ERR_OK)
		return e;
	return ERR_TOO_BIG;
}

/* ---- rows ----------------------------------------------------------- */

static bool
is_kept(const struct csv *c, size_t i)
{
	return c->keep == NULL || (i < c->keep_n && c->keep[i]);
}

static struct str
unquote(char *to, const struct span *f)
{
	size_t n = 0;

	if (!f->escaped) {
		memcpy(to, f->p, f->n);
		return (struct str){ to, f->n };
	}
	for (size_t i = 0; i < f->n; i++) {
		to[n++] = f->p[i];
		if (f->p[i] == '"')
			i++;
	}
	return (struct str){ to, n };
}

static void
give(struct csv *c, struct arena *a, struct csv_row *row_out)
{
	const struct scan *s = &c->scan;
	struct csv_row row = { .n = s->n, .line = c->line };
	size_t bytes = 1;
	char *to;

	for (size_t i = 0; i < s->n; i++)
		bytes += is_kept(c, i) ? s->at[i].n : 0;
	to = arena_alloc(a, bytes);
	row.at = ARENA_ARRAY(a, struct str, s->n);
	for (size_t i = 0; i < s->n; i++) {
		if (!is_kept(c, i))
			continue;
		row.at[i] = unquote(to, &s->at[i]);
		to += row.at[i].n;
	}
	*row_out = row;
}

/* Whether the row just looked at is a blank line. */
static bool
is_blank_line(const struct scan *s, const char *start)
{
	const char *p = start;

	while (p < s->end && *p != '"' && *p != '\n' && *p != '\r')
		p++;
	return s->n == 1 && s->at[0].n == 0 && (p == s->end || *p != '"');
}

enum err
csv_next(struct csv *c, struct arena *a, struct csv_row *row_out)
{
	struct scan *s = &c->scan;

	for (;;) {
		const char *start, *end;
		bool whole;

		if (fill(c) != ERR_OK)
			return ERR_IO;
		if (c->pos == c->end)
			return ERR_NOT_FOUND;
		start = c->window + c->pos;
		end = c->window + c->end;
		whole = end - start <= NEEDED;
		if (!whole)
			end = start + NEEDED;
		(void)scan_row(s, start, end, c->found.separator);
		if (s->err == ERR_OK && s->end - start <= LIMIT_CSV_ROW_BYTES) {
			c->pos = (size_t)(s->end - c->window);
			if (!is_blank_line(s, start)) {
				give(c, a, row_out);
				c->line += s->lines;
				return ERR_OK;
			}
			c->line += s->lines;
			continue;
		}
		if (s->err == ERR_OK || (s->open && !whole))
			return leave_long(c);
		return leave_row(c, start, end);
	}
}

/* ---- opening -------------------------------------------------------- */

/* How many of the first rows have as many fields as the heading, times the
 * number of fields: a separator that is none gives 0. */
static int64_t
score(struct csv *c, char sep)
{
	const char *p = c->window + c->pos, *end = c->window + c->end;
	size_t want = 0;
	int64_t same = 0, rows = 0;

	while (p < end && rows < SNIFF_ROWS) {
		const char *start = p;

		if (scan_row(&c->scan, p, end, sep) != ERR_OK)
			break;
		p = c->scan.end;
		if (is_blank_line(&c->scan, start))
			continue;
		if (rows++ == 0)
			want = c->scan.n;
		same += c->scan.n == want;
	}
	if (want < 2)
		return 0;
	return same * 1000 / rows * 1000 + (int64_t)want;
}

/* "sep=;" on the first line is what some spreadsheets write. */
static bool
told_separator(struct csv *c, char *out)
{
	const char *p = c->window + c->pos, *end = c->window + c->end;
	const char *after;

	if (end - p < 5 || memcmp(p, "sep=", 4) != 0)
		return false;
	after = line_end(p + 5, end);
	if ((after == p + 5 && after < end) ||
	    (p[4] != ';' && p[4] != ',' && p[4] != '\t' && p[4] != '|'))
		return false;
	*out = p[4];
	c->pos = (size_t)(after - c->window);
	c->line++;
	return true;
}

static char
sniff(struct csv *c)
{
	const char order[] = { ';', '\t', ',' };
	char best = ';';
	int64_t high = 0;

	for (size_t i = 0; i < sizeof(order); i++) {
		int64_t now = score(c, order[i]);

		if (now > high) {
			high = now;
			best = order[i];
		}
	}
	return best;
}

enum err
csv_open(int fd, char separator, struct csv **out, struct csv_error *error_out)
{
	struct arena *a;
	struct charset_seen seen;
	struct csv *c;
	char told = 0;
	enum err e;

	assert(separator != '"' && separator != '\n' && separator != '\r');
	if ((e = charset_scan(fd, &seen, error_out)) != ERR_OK)
		return e;
	a = arena_new_secret(2 * (WINDOW + RAW + sizeof(*c)));
	c = ARENA_NEW(a, struct csv);
	c->arena = a;
	c->fd = fd;
	c->found.charset = seen.charset;
	c->found.bom = seen.bom_bytes > 0;
	c->bytes_total = seen.bytes;
	c->raw = arena_alloc(a, RAW);
	c->window = arena_alloc(a, WINDOW);
	rewind_to(c, seen.bom_bytes, 1);
	if ((e = fill(c)) != ERR_OK) {
		csv_close(c);
		return e;
	}
	if (told_separator(c, &told) && separator == 0)
		separator = told;
	c->found.separator = separator != 0 ? separator : sniff(c);
	*out = c;
	return ERR_OK;
}

struct csv_found
csv_found(const struct csv *c)
{
	return c->found;
}

struct csv_error
csv_error_of(const struct csv *c)
{
	return c->error;
}

void
csv_keep(struct csv *c, const bool *keep, size_t n)
{
	c->keep = keep;
	c->keep_n = n;
}

int64_t
csv_bytes_read(const struct csv *c)
{
	return raw_here(c);
}

int64_t
csv_bytes_total(const struct csv *c)
{
	return c->bytes_total;
}

void
csv_close(struct csv *c)
{
	if (c != NULL)
		arena_free(c->arena);
}
