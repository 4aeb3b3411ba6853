/* SPDX-License-Identifier: EUPL-1.2 */
/* lsp/read: what is found in an open file, and in those that it extends. */
#include <string.h>

#include "lang/check.h"
#include "lang/overlay.h"
#include "lsp/private.h"

/* ---- paths ---------------------------------------------------------- */

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The path of "file:///a%20b", or STR_NONE. */
static struct str
doc_path(struct arena *a, struct str uri)
{
	struct str s;
	char *p;
	size_t n = 0;

	if (!str_starts(uri, STR("file:///")))
		return STR_NONE;
	s = str_sub(uri, 7, uri.n);
	p = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		int high = i + 2 < s.n ? hex(s.p[i + 1]) : -1;
		int low = i + 2 < s.n ? hex(s.p[i + 2]) : -1;

		if (s.p[i] == '%' && high >= 0 && low >= 0) {
			p[n++] = (char)(high * 16 + low);
			i += 2;
			if (p[n - 1] == '\0')
				return STR_NONE;
		} else {
			p[n++] = s.p[i];
		}
	}
	return (struct str){ .p = p, .n = n };
}

static struct str
directory(struct str path)
{
	while (path.n != 0 && path.p[path.n - 1] != '/')
		path.n--;
	return path;
}

/* Unreserved characters stand for themselves (RFC 3986, 2.3). */
static void
put_encoded(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			     (c >= '0' && c <= '9') || c == '-' || c == '.' ||
			     c == '_' || c == '~';

		if (plain)
			buf_putc(b, (char)c);
		else
			buf_printf(b, "%%%02X", c);
	}
}

/* The address of a file beside ${uri}. */
static struct str
uri_beside(struct arena *a, struct str uri, struct str name)
{
	struct buf b;
	struct str s;

	buf_init(&b, 65536);
	buf_put(&b, directory(uri));
	put_encoded(&b, name);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static bool
is_at(struct arena *a, const struct doc *d, struct str path)
{
	return d->uri.p != NULL && !d->lost &&
	       str_eq(doc_path(a, d->uri), path);
}

/* ---- the file that one extends -------------------------------------- */

struct beside {
	struct lsp *l;
	struct doc *d;
};

/* As it is in the editor, or as it is on the disk. */
static enum err
load_beside(void *self, struct str name, struct str *bytes_out)
{
	struct beside *b = self;
	struct arena *a = b->d->a;
	struct str own = doc_path(a, b->d->uri), path;

	if (own.p == NULL)
		return ERR_NOT_FOUND;
	path = arena_printf(a, STR_FMT STR_FMT, STR_ARG(directory(own)),
	    STR_ARG(name));
	for (size_t i = 0; i < LIMIT_LSP_DOCUMENTS; i++) {
		const struct doc *other = &b->l->docs[i];

		if (!is_at(a, other, path))
			continue;
		*bytes_out = arena_str(a, buf_str(&other->text));
		return ERR_OK;
	}
	return b->l->load(a, path, bytes_out);
}

/* A file that nobody opened is kept as one that was, so that it is read once
 * and its findings are told too. */
static struct doc *
unopened(struct lsp *l, struct str uri, struct str bytes)
{
	struct doc *free_one = NULL;

	for (size_t i = 0; i < LSP_BASES; i++) {
		struct doc *d = &l->bases[i];

		if (d->uri.p == NULL)
			free_one = free_one == NULL ? d : free_one;
		if (d->uri.p == NULL || !str_eq(d->uri, uri))
			continue;
		if (!str_eq(buf_str(&d->text), bytes))
			doc_replace(d, 0, d->text.n, bytes);
		return d;
	}
	if (free_one == NULL)
		return NULL;
	doc_begin(free_one, uri, 0, bytes);
	free_one->unopened = true;
	return free_one;
}

/* The file that ${d} extends, read; NULL: none, it cannot be read, or it
 * extends ${d} in the end. */
static struct doc *
base_of(struct lsp *l, struct doc *d)
{
	struct beside b = { l, d };
	struct str name, bytes, own = doc_path(d->a, d->uri), path;
	struct doc *base = NULL;

	if (!d->extends || own.p == NULL ||
	    !lang_extends(d->a, buf_str(&d->text), &name) || name.n == 0 ||
	    str_find(name, STR("/")) != SIZE_MAX)
		return NULL;
	path = arena_printf(d->a, STR_FMT STR_FMT, STR_ARG(directory(own)),
	    STR_ARG(name));
	for (size_t i = 0; i < LIMIT_LSP_DOCUMENTS && base == NULL; i++)
		if (is_at(d->a, &l->docs[i], path))
			base = &l->docs[i];
	if (base == NULL && load_beside(&b, name, &bytes) == ERR_OK)
		base = unopened(l, uri_beside(d->a, d->uri, name), bytes);
	if (base == NULL || base->reading)
		return NULL;
	doc_read(l, base);
	return base;
}

bool
doc_builds_on(const struct doc *d, const struct doc *base)
{
	for (; d != NULL; d = d->base)
		if (d->base == base)
			return true;
	return false;
}

/* ---- what is found -------------------------------------------------- */

/* Where the base is named: `extends "…"`. */
static struct pos
named_at(const struct doc *d)
{
	const struct tree *tree = &d->as->tree;

	for (size_t i = 0; i < tree->items_n; i++)
		for (size_t k = 0; k < tree->items[i].n; k++) {
			const struct token *t = &tree->items[i].at[k];

			if (t->type == TOKEN_TEXT && k > 0 &&
			    (str_is(t[-1].phrase, "extends") ||
				str_is(t[-1].phrase, "utvider")))
				return t->pos;
		}
	return (struct pos){ .line = 1, .col = 1, .len = 1 };
}

static struct str
file_name(struct arena *a, const struct doc *d)
{
	struct str path = doc_path(a, d->uri);

	return str_sub(path, directory(path).n, path.n);
}

/* What the base says of itself is told there. */
static bool
is_told(const struct doc *d, struct str file, const struct lang_finding *f)
{
	for (const struct doc *b = d->base; b != NULL; b = b->base) {
		if (!str_eq(file_name(d->a, b), file))
			continue;
		for (size_t i = 0; i < b->findings.n; i++)
			if (b->findings.at[i].pos.line == f->pos.line &&
			    strcmp(b->findings.at[i].code, f->code) == 0)
				return true;
	}
	return false;
}

/* Findings are told where they are in this file; those of the base where it is
 * named, but for warnings that the base has by itself. */
static void
place(struct doc *d, const struct overlay *ov)
{
	struct lang_findings *all = &d->findings;
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		struct str file;
		struct lang_finding at = lang_place(ov, &all->at[i], &file);

		if (!str_eq(file, ov->files[0].name)) {
			if (at.severity == LANG_WARNING &&
			    is_told(d, file, &at))
				continue;
			at.text = arena_printf(d->a, STR_FMT ":%u: " STR_FMT,
			    STR_ARG(file), (unsigned)at.pos.line,
			    STR_ARG(at.text));
			at.pos = named_at(d);
			at.meant = STR_NONE;
		}
		all->at[n++] = at;
	}
	all->n = n;
}

static void
find(struct lsp *l, struct doc *d)
{
	struct str text = buf_str(&d->text);
	struct beside b = { l, d };
	struct overlay ov = { .files_n = 0 };
	const struct statement *st;
	enum err e = ERR_OK;

	if (d->extends) {
		e = lang_compose(d->a, file_name(d->a, d), text, load_beside,
		    &b, l->messages, &ov, &d->findings);
		text = ov.text;
	}
	/* The lints judge a statement; a file with errors is not one yet. */
	if (e == ERR_OK &&
	    lang_compile(d->a, text, l->messages, &st, &d->findings) == ERR_OK)
		lang_check(d->a, st, l->today(), l->messages, &d->findings);
	if (ov.files_n > 1)
		place(d, &ov);
	lang_findings_sort(&d->findings);
}

void
doc_touch(struct lsp *l)
{
	for (size_t i = 0; i < LIMIT_LSP_DOCUMENTS; i++)
		if (l->docs[i].uri.p != NULL && l->docs[i].extends)
			doc_changed(&l->docs[i]);
	for (size_t i = 0; i < LSP_BASES; i++)
		if (l->bases[i].uri.p != NULL && l->bases[i].extends)
			doc_changed(&l->bases[i]);
}

void
doc_read(struct lsp *l, struct doc *d)
{
	struct str text = buf_str(&d->text), name;

	if (d->as != NULL)
		return;
	doc_lines(d);
	d->reading = true;
	d->extends =
	    text.n <= LIMIT_STATEMENT && lang_extends(d->a, text, &name);
	d->base = base_of(l, d);
	d->as = assist_read(d->a, l->tables, text, l->messages != LANG_EN);
	d->as->file = file_name(d->a, d);
	for (const struct doc *b = d->base; b != NULL; b = b->base)
		assist_extend(d->as, b->as);
	find(l, d);
	d->reading = false;
}

void
doc_sweep(struct lsp *l, struct buf *out)
{
	for (size_t i = 0; i < LSP_BASES; i++) {
		struct doc *base = &l->bases[i];
		bool used = false, opened = false;

		for (size_t k = 0; k < LIMIT_LSP_DOCUMENTS; k++) {
			const struct doc *d = &l->docs[k];

			if (d->uri.p == NULL || base->uri.p == NULL)
				continue;
			used = used || doc_builds_on(d, base);
			opened = opened || str_eq(d->uri, base->uri);
		}
		if (base->uri.p == NULL || used)
			continue;
		/* What is open tells its own. */
		if (!opened)
			diagnose_none(l, base->uri, out);
		doc_close(base);
	}
}
