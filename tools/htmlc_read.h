/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tools/htmlc_read: what htmlc reads before any page: declarations of fields,
 * the texts in three languages, the assets. Part of tools/htmlc.c, which alone
 * includes it.
 */
#ifndef HTMLC_READ_H
#define HTMLC_READ_H

#include <ctype.h>
#include <dirent.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 24
#define MAX_PAGES 512
#define NAME_MAX_ 64
#define LANGS     3

enum kind {
	KIND_STR,
	KIND_BOOL,
	KIND_INT,
	KIND_HTML,
	KIND_LIST,
	KIND_ONE
};

struct field {
	char name[NAME_MAX_];
	enum kind kind;
	struct type *type; /* of KIND_LIST and KIND_ONE */
	bool used;
	int line;
};

struct type {
	char tag[4 * NAME_MAX_]; /* its C struct tag */
	char name[NAME_MAX_];    /* of a shared type */
	struct field *fields;
	size_t n;
};

struct text {
	char key[NAME_MAX_ * 2];
	char *in[LANGS];
	int args, line;
	bool used;
};

struct asset {
	char name[NAME_MAX_], path[NAME_MAX_ + 64], etag[40];
	char *bytes;
	size_t n;
	bool used;
};

/* A file being read. */
struct source {
	char path[512];
	char *p;
	size_t n, at;
	int line, depth;
	char arg[NAME_MAX_ * 2]; /* what $1 stands for in a partial */
};

/* Where in the HTML the output stands. */
enum place {
	IN_TEXT,
	IN_OPEN,
	IN_TAG,
	IN_ATTR,
	IN_EQUALS,
	IN_VALUE,
	IN_CLOSE,
	IN_DOCTYPE
};
struct html {
	enum place place;
	char word[NAME_MAX_]; /* element or attribute being read */
	char attr[NAME_MAX_];
	char open[64][NAME_MAX_];
	size_t open_n;
	bool value_begun; /* something stands in the attribute already */
	bool slash;       /* "/" just before ">" */
	bool blank;       /* the last byte written was blank */
};

struct scope {
	const struct scope *up;
	struct type *type;
	char expr[256]; /* C expression with -> or . at its end */
	int index;      /* number of the loop variable, -1 for none */
};

static const char *dir;
static struct type *types[256];
static size_t types_n;
static struct text *texts;
static size_t texts_n;
static struct asset assets[64];
static size_t assets_n;
static FILE *head, *body, *shapes;
static char *literal; /* static HTML not yet written */
static size_t literal_n, literal_cap;
static int variable;
static char page_names[MAX_PAGES][NAME_MAX_];
static size_t page_names_n;

static void __attribute__((noreturn, format(printf, 3, 4)))
die(const char *path, int line, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s:%d: error: ", path, line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

static void *
grow(void *p, size_t n)
{
	if ((p = realloc(p, n)) == NULL)
		abort();
	return p;
}

static char *
slurp(const char *path, size_t *n_out)
{
	FILE *f = fopen(path, "rb");
	char *p = NULL;
	size_t n = 0, got;

	if (f == NULL)
		die(path, 1, "cannot be read");
	do {
		p = grow(p, n + 65537);
		got = fread(p + n, 1, 65536, f);
		n += got;
	} while (got > 0);
	fclose(f);
	p[n] = '\0';
	*n_out = n;
	return p;
}

static void
copy_name(char *to, size_t size, const char *from, size_t n, const char *path,
    int line)
{
	if (n == 0 || n >= size)
		die(path, line, "a name is missing or too long");
	memcpy(to, from, n);
	to[n] = '\0';
}

/* ---- declarations ---------------------------------------------------- */

static void
blanks(struct source *s)
{
	while (s->at < s->n && isspace((unsigned char)s->p[s->at])) {
		if (s->p[s->at] == '\n')
			s->line++;
		s->at++;
	}
}

static bool
symbol(struct source *s, const char *c)
{
	size_t n = strlen(c);

	blanks(s);
	if (s->n - s->at < n || memcmp(s->p + s->at, c, n) != 0)
		return false;
	s->at += n;
	return true;
}

static void
word(struct source *s, char out[NAME_MAX_], const char *what)
{
	size_t from;

	blanks(s);
	from = s->at;
	while (s->at < s->n &&
	       (islower((unsigned char)s->p[s->at]) || s->p[s->at] == '_' ||
		   (s->at > from && isdigit((unsigned char)s->p[s->at]))))
		s->at++;
	if (s->at == from)
		die(s->path, s->line, "expected %s", what);
	copy_name(out, NAME_MAX_, s->p + from, s->at - from, s->path, s->line);
}

static struct type *
type_find(struct source *s, const char *name)
{
	for (size_t i = 0; i < types_n; i++)
		if (strcmp(types[i]->name, name) == 0)
			return types[i];
	die(s->path, s->line, "no type \"%s\" in types.html", name);
}

static void
type_print(const struct type *t)
{
	static const char *const c[] = { "struct str", "bool", "int64_t",
		"struct safe_html" };

	fprintf(head, "struct %s {\n", t->tag);
	for (size_t i = 0; i < t->n; i++) {
		const struct field *f = &t->fields[i];

		if (f->kind == KIND_LIST)
			fprintf(head, "\tstruct %s *%s;\n\tsize_t %s_n;\n",
			    f->type->tag, f->name, f->name);
		else if (f->kind == KIND_ONE)
			fprintf(head, "\tstruct %s %s;\n", f->type->tag,
			    f->name);
		else
			fprintf(head, "\t%s %s;\n", c[f->kind], f->name);
	}
}

/* The same as a table, for tests that fill every page: shapes.h. */
static void
shape_print(const struct type *t)
{
	fprintf(shapes, "static const struct shape_member shape_%s_at[] = {\n",
	    t->tag);
	for (size_t i = 0; i < t->n; i++) {
		const struct field *f = &t->fields[i];

		fprintf(shapes, "\t{ \"%s\", %d, offsetof(struct %s, %s), ",
		    f->name, (int)f->kind, t->tag, f->name);
		if (f->kind == KIND_LIST)
			fprintf(shapes, "offsetof(struct %s, %s_n), ", t->tag,
			    f->name);
		else
			fputs("0, ", shapes);
		if (f->kind >= KIND_LIST)
			fprintf(shapes, "&shape_%s },\n", f->type->tag);
		else
			fputs("NULL },\n", shapes);
	}
	fprintf(shapes,
	    "\t{ NULL, 0, 0, 0, NULL }\n};\n"
	    "static const struct shape shape_%s = { \"%s\", "
	    "sizeof(struct %s), shape_%s_at };\n",
	    t->tag, t->tag, t->tag, t->tag);
}

static struct field *field_add(struct type *t, struct source *s);

/*
 * fields = field { "," field } ;
 * field  = ("str" | "bool" | "int" | "html") name
 *        | "list" name ("{" fields "}" | "of" type) | "one" name "of" type ;
 */
static void
fields(struct source *s, struct type *t, const char *tag)
{
	static const char *const kinds[] = { "str", "bool", "int", "html",
		"list", "one" };
	char kind[NAME_MAX_], name[NAME_MAX_];

	snprintf(t->tag, sizeof(t->tag), "%s", tag);
	do {
		struct field *f;
		size_t k;

		word(s, kind, "str, bool, int, html, list or one");
		for (k = 0; k < 6 && strcmp(kinds[k], kind) != 0; k++)
			;
		if (k == 6)
			die(s->path, s->line,
			    "no kind \"%s\"; kinds are str, "
			    "bool, int, html, list, one",
			    kind);
		f = field_add(t, s);
		f->kind = (enum kind)k;
		if (k == KIND_LIST && symbol(s, "{")) {
			char sub[4 * NAME_MAX_ + NAME_MAX_];
			struct type *inner = calloc(1, sizeof(*inner));

			snprintf(sub, sizeof(sub), "%s_%s", tag, f->name);
			fields(s, inner, sub);
			if (!symbol(s, "}"))
				die(s->path, s->line, "expected \"}\"");
			type_print(inner);
			fprintf(head, "};\n");
			shape_print(inner);
			f->type = inner;
		} else if (k >= KIND_LIST) {
			word(s, name, "\"of\" and a type, or \"{\"");
			if (strcmp(name, "of") != 0)
				die(s->path, s->line, "expected \"of\"");
			word(s, name, "a type");
			f->type = type_find(s, name);
		}
	} while (symbol(s, ","));
}

static struct field *
field_add(struct type *t, struct source *s)
{
	struct field *f;

	if (t->n % 16 == 0)
		t->fields = grow(t->fields, (t->n + 16) * sizeof(*t->fields));
	f = &t->fields[t->n];
	memset(f, 0, sizeof(*f));
	word(s, f->name, "a name");
	f->line = s->line;
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->fields[i].name, f->name) == 0)
			die(s->path, s->line, "\"%s\" stands twice", f->name);
	t->n++;
	return f;
}

static void
types_read(void)
{
	struct source s = { .line = 1 };
	char name[NAME_MAX_], tag[2 * NAME_MAX_];

	snprintf(s.path, sizeof(s.path), "%s/types.html", dir);
	s.p = slurp(s.path, &s.n);
	while (blanks(&s), s.at < s.n) {
		struct type *t = calloc(1, sizeof(*t));

		if (!symbol(&s, "<!--"))
			die(s.path, s.line, "expected <!-- type NAME : …");
		if (!symbol(&s, "type ")) { /* a remark */
			while (s.at < s.n && !symbol(&s, "-->"))
				s.at++;
			free(t);
			continue;
		}
		word(&s, name, "a name");
		if (!symbol(&s, ":"))
			die(s.path, s.line, "expected \":\"");
		snprintf(tag, sizeof(tag),
		    strcmp(name, "ui") == 0 ? "%s" : "view_%s", name);
		fields(&s, t, tag);
		if (!symbol(&s, "-->"))
			die(s.path, s.line, "expected \",\" or \"-->\"");
		type_print(t);
		fprintf(head, "};\n\n");
		shape_print(t);
		snprintf(t->name, sizeof(t->name), "%s", name);
		if (types_n == 256)
			die(s.path, s.line, "too many types");
		types[types_n++] = t;
	}
}

/* ---- texts ----------------------------------------------------------- */

static int
text_args(const char *c)
{
	int seen = 0, top = 0;

	for (; *c != '\0'; c++)
		if (c[0] == '{' && c[1] >= '1' && c[1] <= '9' && c[2] == '}') {
			seen |= 1 << (c[1] - '0');
			if (c[1] - '0' > top)
				top = c[1] - '0';
		}
	return seen == (1 << (top + 1)) - 2 ? top : -1;
}

static void
text_line(const char *path, int line, char *c)
{
	struct text *t;
	char *part = strsep(&c, "\t");

	if (texts_n % 256 == 0)
		texts = grow(texts, (texts_n + 256) * sizeof(*texts));
	t = &texts[texts_n];
	memset(t, 0, sizeof(*t));
	t->line = line;
	copy_name(t->key, sizeof(t->key), part, strlen(part), path, line);
	for (const char *k = t->key; *k != '\0'; k++)
		if (!islower((unsigned char)*k) &&
		    !isdigit((unsigned char)*k) && *k != '.' && *k != '_')
			die(path, line, "keys are a-z 0-9 . and _");
	for (size_t i = 0; i < texts_n; i++)
		if (strcmp(texts[i].key, t->key) == 0)
			die(path, line, "\"%s\" stands twice (line %d)", t->key,
			    texts[i].line);
	for (int l = 0; l < LANGS; l++) {
		static const char *const code[] = { "nb", "nn", "en" };

		t->in[l] = strsep(&c, "\t");
		if (t->in[l] == NULL || t->in[l][0] == '\0')
			die(path, line, "\"%s\" has no text in %s", t->key,
			    code[l]);
		if (text_args(t->in[l]) < 0 ||
		    (l > 0 && text_args(t->in[l]) != t->args))
			die(path, line, "\"%s\": {1}, {2} … in %s do not fit",
			    t->key, code[l]);
		t->args = text_args(t->in[l]);
	}
	if (c != NULL)
		die(path, line, "more than four columns");
	t->used = strncmp(t->key, "c.", 2) == 0;
	texts_n++;
}

static void
texts_read(void)
{
	char path[512];
	size_t n;
	char *p, *line;
	int no = 0;

	snprintf(path, sizeof(path), "%s/text.tsv", dir);
	p = slurp(path, &n);
	while ((line = strsep(&p, "\n")) != NULL) {
		no++;
		if (line[0] != '\0' && line[0] != '#')
			text_line(path, no, line);
	}
}

/* ---- assets ---------------------------------------------------------- */

static void
asset_read(const char *name)
{
	struct asset *a = &assets[assets_n];
	const char *dot = strrchr(name, '.');
	uint64_t h = 14695981039346656037ULL; /* FNV-1a: a name, not a seal */
	char path[1024];

	snprintf(path, sizeof(path), "%s/assets/%s", dir, name);
	if (assets_n == 64 || dot == NULL)
		die(path, 1, "too many assets, or one without extension");
	copy_name(a->name, sizeof(a->name), name, strlen(name), path, 1);
	a->bytes = slurp(path, &a->n);
	for (size_t i = 0; i < a->n; i++)
		h = (h ^ (uint8_t)a->bytes[i]) * 1099511628211ULL;
	snprintf(a->path, sizeof(a->path), "/assets/%.*s-%016llx%s",
	    (int)(dot - name), name, (unsigned long long)h, dot);
	snprintf(a->etag, sizeof(a->etag), "\"%016llx\"",
	    (unsigned long long)h);
	assets_n++;
}

static const char *
asset_type(const char *name)
{
	static const char *const known[][2] = { { ".css",
						    "text/css; charset=utf-8" },
		{ ".svg", "image/svg+xml" },
		{ ".txt", "text/plain; charset=utf-8" },
		{ ".png", "image/png" }, { ".ico", "image/x-icon" } };
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(dot, known[i][0]) == 0)
			return known[i][1];
	die(name, 1, "no media type is known for this asset");
}

#endif
