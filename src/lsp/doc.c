/* SPDX-License-Identifier: EUPL-1.2 */
/* lsp/doc: the open files, and places in them. */
#include <stdlib.h>
#include <string.h>

#include "lsp/private.h"

static struct str
own(struct str s)
{
	char *p = malloc(s.n + 1);

	if (p == NULL)
		abort();
	if (s.n != 0)
		memcpy(p, s.p, s.n);
	return (struct str){ .p = p, .n = s.n };
}

struct doc *
doc_find(struct lsp *l, struct str uri)
{
	for (size_t i = 0; i < LIMIT_LSP_DOCUMENTS; i++)
		if (l->docs[i].uri.p != NULL && str_eq(l->docs[i].uri, uri))
			return &l->docs[i];
	return NULL;
}

void
doc_changed(struct doc *d)
{
	d->as = NULL;
	d->lines = NULL;
	d->dirty = true;
}

enum err
doc_open(struct lsp *l, struct str uri, int64_t version, struct str text)
{
	struct doc *d = doc_find(l, uri);

	if (d != NULL)
		doc_close(d);
	for (size_t i = 0; i < LIMIT_LSP_DOCUMENTS && d == NULL; i++)
		if (l->docs[i].uri.p == NULL)
			d = &l->docs[i];
	if (d == NULL)
		return ERR_BUSY;
	doc_begin(d, uri, version, text);
	return ERR_OK;
}

void
doc_begin(struct doc *d, struct str uri, int64_t version, struct str text)
{
	*d = (struct doc){ .uri = own(uri), .version = version };
	d->a = arena_new(LIMIT_ARENA_ORG);
	buf_init(&d->text, LIMIT_LSP_MESSAGE);
	buf_put(&d->text, text);
	doc_changed(d);
}

void
doc_close(struct doc *d)
{
	free((void *)(uintptr_t)d->uri.p);
	buf_release(&d->text);
	arena_free(d->a);
	*d = (struct doc){ 0 };
}

void
doc_replace(struct doc *d, size_t from, size_t to, struct str text)
{
	struct str old = buf_str(&d->text);
	struct buf b;

	buf_init(&b, LIMIT_LSP_MESSAGE);
	buf_put(&b, str_sub(old, 0, from));
	buf_put(&b, text);
	buf_put(&b, str_sub(old, to, old.n));
	buf_release(&d->text);
	d->text = b;
	/* From here on the editor's text and this one differ, until all of it
	 * is sent again. */
	d->lost = b.full || (d->lost && !(from == 0 && to >= old.n));
	doc_changed(d);
}

/* ---- places --------------------------------------------------------- */

/* Line starts: an editor ends lines with CR LF, LF or CR, lang/ with LF. */
static size_t *
starts(struct doc *d, bool cr, size_t *n_out)
{
	struct str s = buf_str(&d->text);
	size_t n = 1, k = 1, *at;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n' || (cr && s.p[i] == '\r');
	at = ARENA_ARRAY(d->a, size_t, n);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\n' || (cr && s.p[i] == '\r' &&
					  (i + 1 == s.n || s.p[i + 1] != '\n')))
			at[k++] = i + 1;
	*n_out = k;
	return at;
}

void
doc_lines(struct doc *d)
{
	if (d->lines != NULL)
		return;
	arena_reset(d->a);
	d->as = NULL;
	d->findings = (struct lang_findings){ 0 };
	d->lines = starts(d, true, &d->lines_n);
	d->newlines = starts(d, false, &d->newlines_n);
}

/* ---- positions ------------------------------------------------------ */

static size_t
line_end(const struct doc *d, size_t from)
{
	while (from < d->text.n && d->text.p[from] != '\n' &&
	       d->text.p[from] != '\r')
		from++;
	return from;
}

static size_t
units(const struct lsp *l, uint32_t c, size_t bytes)
{
	if (l->utf8)
		return bytes;
	return c > 0xffff ? 2 : 1;
}

size_t
doc_offset(const struct lsp *l, const struct doc *d, int64_t line,
    int64_t character)
{
	struct str rest;
	size_t at, end;

	if (line < 0)
		return 0;
	if ((uint64_t)line >= d->lines_n)
		return d->text.n;
	at = d->lines[line];
	end = line_end(d, at);
	rest = str_sub(buf_str(&d->text), at, end - at);
	while (rest.n != 0 && character > 0) {
		size_t before = rest.n;
		uint32_t c = utf8_next(&rest);

		character -= (int64_t)units(l, c, before - rest.n);
		/* Within a character: before it. */
		if (character < 0)
			return end - before;
	}
	return end - rest.n;
}

void
doc_position(const struct lsp *l, const struct doc *d, size_t offset,
    int64_t *line_out, int64_t *character_out)
{
	size_t low = 0, high = d->lines_n, n = 0;
	struct str rest;

	if (offset > d->text.n)
		offset = d->text.n;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (d->lines[mid] <= offset)
			low = mid;
		else
			high = mid;
	}
	rest =
	    str_sub(buf_str(&d->text), d->lines[low], offset - d->lines[low]);
	while (rest.n != 0) {
		size_t before = rest.n;
		uint32_t c = utf8_next(&rest);

		n += units(l, c, before - rest.n);
	}
	*line_out = (int64_t)low;
	*character_out = (int64_t)n;
}

void
doc_pos(const struct doc *d, struct pos pos, size_t *from_out, size_t *to_out)
{
	size_t line = pos.line == 0 ? 0 : pos.line - 1, from, end;

	if (line >= d->newlines_n)
		line = d->newlines_n - 1;
	from = d->newlines[line];
	end = line_end(d, from);
	/* A mark of the byte order is no column. */
	if (line == 0 && str_starts(buf_str(&d->text), STR("\xef\xbb\xbf")))
		from += 3;
	from += pos.col == 0 ? 0 : pos.col - 1;
	if (from > end)
		from = end;
	*from_out = from;
	*to_out = pos.len > end - from ? end : from + pos.len;
}
