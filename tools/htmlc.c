/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * htmlc: page templates to C.  htmlc OUTDIR HTMLDIR
 *
 * Reads HTMLDIR/types.html (shared types), text.tsv (the interface texts in
 * three languages), *.html (a page when it begins with a declaration, else a
 * partial) and every file of assets, and writes OUTDIR/pages.h and
 * OUTDIR/pages.c.
 *
 *   <!-- page me : str title, bool live, int n, html body,
 *        list rows { str label, list parts { str text } },
 *        list fields of field, one head of person_head -->
 *
 *   {{x}} {{a.b}} {{^x}} {{@index}}   value; ^ is the scope outside
 *   {{#if x}} {{#if !x}} {{#if x = word}} {{else if y}} {{else}} {{/if}}
 *   {{#if a | b}}                     either
 *   {{#each xs}} {{/each}}   {{#with x}} {{/with}}
 *   {{> partial}} {{> partial word}}  $1 in the partial's tags is the word
 *   {{t key}} {{t key a b}}           interface text; {1} {2} in it are a b
 *   {{lang}} {{asset style.css}}
 *
 * What a value is escaped for follows from where it stands: the compiler
 * follows the HTML around it. Only `html` values go in as they are, and only
 * between elements. Scripts, styles and event attributes do not compile.
 */
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

/* ---- writing C ------------------------------------------------------- */

static void
c_string(FILE *f, const char *p, size_t n)
{
	fputc('"', f);
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c == '"' || c == '\\')
			fprintf(f, "\\%c", c);
		else if (c == '\n')
			fputs("\\n", f);
		else if (c < 0x20 || c > 0x7e || c == '?')
			fprintf(f, "\\%03o", c);
		else
			fputc(c, f);
	}
	fputc('"', f);
}

static void
flush(void)
{
	for (size_t i = 0; i < literal_n; i += 1000) {
		size_t n = literal_n - i < 1000 ? literal_n - i : 1000;

		fputs("\tbuf_put(out, STR(", body);
		c_string(body, literal + i, n);
		fputs("));\n", body);
	}
	literal_n = 0;
}

static void
put(char c)
{
	if (literal_n == literal_cap)
		literal = grow(literal, literal_cap = literal_cap * 2 + 4096);
	literal[literal_n++] = c;
}

static void __attribute__((format(printf, 1, 2))) emit(const char *fmt, ...)
{
	va_list ap;

	flush();
	va_start(ap, fmt);
	vfprintf(body, fmt, ap);
	va_end(ap);
}

/* ---- following the HTML ---------------------------------------------- */

static bool
is_one_of(const char *c, const char *list)
{
	size_t n = strlen(c);

	for (const char *at = list; (at = strstr(at, c)) != NULL; at += n)
		if ((at == list || at[-1] == ' ') &&
		    (at[n] == ' ' || at[n] == '\0'))
			return n > 0;
	return false;
}

#define VOID_ELEMENTS "area br col hr img input link meta source wbr"
#define BANNED        "script style iframe object embed base frame applet"
#define URL_ATTRS     "href src action formaction cite poster xlink:href"
#define BANNED_ATTRS  "style srcdoc srcset data ping background"

static bool
preformatted(const struct html *h)
{
	return h->open_n > 0 &&
	       is_one_of(h->open[h->open_n - 1], "pre textarea");
}

static void
tag_opened(struct source *s, struct html *h)
{
	if (is_one_of(h->word, BANNED))
		die(s->path, s->line, "<%s> may not be used", h->word);
	if (h->open_n == 64)
		die(s->path, s->line, "elements are nested too deeply");
	snprintf(h->open[h->open_n++], NAME_MAX_, "%s", h->word);
}

static void
tag_ended(struct html *h)
{
	if (h->slash || is_one_of(h->open[h->open_n - 1], VOID_ELEMENTS))
		h->open_n--;
	h->place = IN_TEXT;
	h->slash = false;
}

static void
tag_closed(struct source *s, struct html *h)
{
	if (h->open_n == 0 || strcmp(h->open[h->open_n - 1], h->word) != 0)
		die(s->path, s->line, "</%s> closes nothing; open is <%s>",
		    h->word, h->open_n ? h->open[h->open_n - 1] : "");
	h->open_n--;
	h->place = IN_TEXT;
}

static void
word_add(struct source *s, struct html *h, char c)
{
	size_t n = strlen(h->word);

	if (n + 1 >= sizeof(h->word))
		die(s->path, s->line, "a name in the HTML is too long");
	h->word[n] = (char)tolower((unsigned char)c);
	h->word[n + 1] = '\0';
}

static void
attr_named(struct source *s, struct html *h)
{
	snprintf(h->attr, sizeof(h->attr), "%s", h->word);
	if (strncmp(h->attr, "on", 2) == 0 || is_one_of(h->attr, BANNED_ATTRS))
		die(s->path, s->line, "attribute %s may not be used", h->attr);
}

/* One byte inside a tag: outside attribute values. */
static void
follow_tag(struct source *s, struct html *h, char c)
{
	bool space = isspace((unsigned char)c) != 0;

	if (h->place == IN_OPEN && (space || c == '>' || c == '/')) {
		tag_opened(s, h);
		h->place = IN_TAG;
	} else if (h->place == IN_ATTR && (space || c == '>' || c == '/')) {
		attr_named(s, h);
		h->place = IN_TAG;
	}
	switch (h->place) {
	case IN_OPEN:
		word_add(s, h, c);
		break;
	case IN_CLOSE:
		if (c == '>')
			tag_closed(s, h);
		else if (!space)
			word_add(s, h, c);
		break;
	case IN_ATTR:
		if (c == '=') {
			attr_named(s, h);
			h->place = IN_EQUALS;
		} else {
			word_add(s, h, c);
		}
		break;
	case IN_EQUALS:
		if (c != '"')
			die(s->path, s->line, "quote the value of %s with \"",
			    h->attr);
		h->place = IN_VALUE;
		h->value_begun = false;
		break;
	default: /* IN_TAG */
		if (c == '>') {
			tag_ended(h);
		} else if (c == '/') {
			h->slash = true;
		} else if (!space) {
			h->slash = false;
			h->place = IN_ATTR;
			h->word[0] = '\0';
			word_add(s, h, c);
		}
	}
}

/* Take one byte of static HTML: follow it and keep it. */
static void
follow(struct source *s, struct html *h, char c)
{
	bool space = isspace((unsigned char)c) != 0;
	char next = s->at + 1 < s->n ? s->p[s->at + 1] : '\0';

	if (h->place == IN_VALUE) {
		h->blank = false;
		if (c == '"')
			h->place = IN_TAG;
		else if (!space)
			h->value_begun = true;
		put(c == '\n' || c == '\t' ? ' ' : c);
		return;
	}
	if (space && !preformatted(h)) {
		if (!h->blank)
			put(c == '\n' && h->place == IN_TEXT ? '\n' : ' ');
		h->blank = true;
	} else {
		put(c);
		h->blank = false;
	}
	if (h->place == IN_DOCTYPE) {
		if (c == '>')
			h->place = IN_TEXT;
	} else if (h->place != IN_TEXT) {
		follow_tag(s, h, c);
	} else if (c == '<') {
		h->word[0] = '\0';
		if (next == '/') {
			h->place = IN_CLOSE;
			s->at++;
			put('/');
		} else if (next == '!') {
			h->place = IN_DOCTYPE;
		} else if (isalpha((unsigned char)next)) {
			h->place = IN_OPEN;
		} else {
			die(s->path, s->line, "write &lt; for a plain <");
		}
	}
}

static bool
html_same(const struct html *a, const struct html *b)
{
	if (a->place != b->place || a->open_n != b->open_n)
		return false;
	for (size_t i = 0; i < a->open_n; i++)
		if (strcmp(a->open[i], b->open[i]) != 0)
			return false;
	return true;
}

/* ---- values ---------------------------------------------------------- */

struct value {
	char expr[512];
	const struct field *field; /* NULL for @index */
	enum kind kind;
};

static struct field *
field_find(struct type *t, const char *name, size_t n)
{
	for (size_t i = 0; i < t->n; i++)
		if (strlen(t->fields[i].name) == n &&
		    memcmp(t->fields[i].name, name, n) == 0)
			return &t->fields[i];
	return NULL;
}

/* path = { "^" } ( "@index" | name { "." name } ) ; "ui" is everywhere. */
static struct value
resolve(struct source *s, const struct scope *sc, const char *path)
{
	struct value v = { .kind = KIND_INT };
	const char *c = path;
	struct type *t;

	for (; *c == '^'; c++)
		if ((sc = sc->up) == NULL)
			die(s->path, s->line, "%s: no scope outside", path);
	if (strcmp(c, "@index") == 0) {
		while (sc != NULL && sc->index < 0)
			sc = sc->up;
		if (sc == NULL)
			die(s->path, s->line, "@index outside of {{#each}}");
		snprintf(v.expr, sizeof(v.expr), "(int64_t)(i%d + 1)",
		    sc->index);
		return v;
	}
	t = sc->type;
	snprintf(v.expr, sizeof(v.expr), "%s", sc->expr);
	if (strncmp(c, "ui.", 3) == 0) {
		t = type_find(s, "ui");
		snprintf(v.expr, sizeof(v.expr), "ui->");
		c += 3;
	}
	for (;;) {
		size_t n = strcspn(c, ".");
		struct field *f = t ? field_find(t, c, n) : NULL;
		size_t used = strlen(v.expr);

		if (f == NULL)
			die(s->path, s->line, "no field \"%.*s\" in %s", (int)n,
			    c, t ? t->tag : "a plain value");
		f->used = true;
		v.field = f;
		v.kind = f->kind;
		t = f->type;
		snprintf(v.expr + used, sizeof(v.expr) - used, "%s%s", f->name,
		    c[n] == '.' ? "." : "");
		if (c[n] != '.')
			return v;
		if (f->kind != KIND_ONE)
			die(s->path, s->line, "\"%s\" has no fields", f->name);
		c += n + 1;
	}
}

static void
emit_value(struct source *s, struct html *h, const struct scope *sc,
    const char *path)
{
	struct value v = resolve(s, sc, path);
	const char *fn = "html_escape";

	if (h->place != IN_TEXT && h->place != IN_VALUE)
		die(s->path, s->line,
		    "{{%s}} stands neither in text nor in a "
		    "quoted attribute",
		    path);
	if (h->place == IN_VALUE && is_one_of(h->attr, URL_ATTRS))
		fn = h->value_begun ? "html_url_part" : "html_url";
	if (h->place == IN_VALUE && strcmp(h->attr, "content") == 0)
		die(s->path, s->line, "no value may stand in content=");
	h->value_begun = true;
	h->blank = false;
	switch (v.kind) {
	case KIND_STR:
		emit("\t%s(out, %s);\n", fn, v.expr);
		return;
	case KIND_INT:
		emit("\tview_int(out, %s);\n", v.expr);
		return;
	case KIND_HTML:
		if (h->place != IN_TEXT || preformatted(h) ||
		    strcmp(h->open[h->open_n - 1], "title") == 0)
			die(s->path, s->line,
			    "html may stand between elements "
			    "only");
		emit("\tbuf_put(out, %s.bytes);\n", v.expr);
		return;
	default:
		die(s->path, s->line, "%s cannot be shown: it is a %s", path,
		    v.kind == KIND_BOOL ? "bool" : "list or record");
	}
}

/* {{t key a b}} */
static void
emit_text(struct source *s, struct html *h, const struct scope *sc, char *rest)
{
	char *key = strsep(&rest, " ");
	char args[2048] = "", id[NAME_MAX_ * 2];
	struct text *t = NULL;
	int n = 0;

	for (size_t i = 0; i < texts_n; i++)
		if (strcmp(texts[i].key, key) == 0)
			t = &texts[i];
	if (t == NULL)
		die(s->path, s->line, "text.tsv has no key \"%s\"", key);
	if (h->place != IN_TEXT &&
	    (h->place != IN_VALUE || is_one_of(h->attr, URL_ATTRS)))
		die(s->path, s->line, "a text may not stand here");
	t->used = true;
	h->blank = false;
	h->value_begun = true;
	snprintf(id, sizeof(id), "%s", t->key);
	for (char *c = id; *c != '\0'; c++)
		*c = *c == '.' ? '_' : (char)toupper((unsigned char)*c);
	for (char *a; (a = strsep(&rest, " ")) != NULL; n++) {
		struct value v = resolve(s, sc, a);
		size_t used = strlen(args);

		if (v.kind == KIND_INT)
			snprintf(args + used, sizeof(args) - used,
			    ", { .n = %s, .is_int = true }", v.expr);
		else if (v.kind == KIND_STR)
			snprintf(args + used, sizeof(args) - used,
			    ", { .s = %s }", v.expr);
		else
			die(s->path, s->line, "%s is no str or int", a);
	}
	if (n != t->args)
		die(s->path, s->line, "\"%s\" takes %d values, not %d", key,
		    t->args, n);
	if (n == 0)
		emit("\thtml_escape(out, view_text(ui->lang, TEXT_%s));\n", id);
	else
		emit("\tview_text_put(out, view_text(ui->lang, TEXT_%s), "
		     "(struct view_arg[]){ %s }, %d);\n",
		    id, args + 2, n);
}

/* cond = ["!"] path | path "=" word ; */
static void
condition_one(struct source *s, const struct scope *sc, char *c, char *out,
    size_t size)
{
	bool not = c[0] == '!';
	char *eq = strstr(c, " = ");
	struct value v;

	if (eq != NULL)
		*eq = '\0';
	v = resolve(s, sc, c + not );
	if (eq != NULL) {
		for (char *w = eq + 3; *w != '\0'; w++)
			if (!isalnum((unsigned char)*w) && *w != '_' &&
			    *w != '-')
				die(s->path, s->line,
				    "after = stands one word");
		if (v.kind == KIND_INT)
			snprintf(out, size, "%s == %s", v.expr, eq + 3);
		else if (v.kind == KIND_STR)
			snprintf(out, size, "str_is(%s, \"%s\")", v.expr,
			    eq + 3);
		else
			die(s->path, s->line, "only str and int compare");
		return;
	}
	switch (v.kind) {
	case KIND_BOOL:
		snprintf(out, size, "%s%s", not ? "!" : "", v.expr);
		break;
	case KIND_INT:
		snprintf(out, size, "%s %s 0", v.expr, not ? "==" : "!=");
		break;
	case KIND_STR:
		snprintf(out, size, "%s.n %s 0", v.expr, not ? "==" : ">");
		break;
	case KIND_HTML:
		snprintf(out, size, "%s.bytes.n %s 0", v.expr,
		    not ? "==" : ">");
		break;
	case KIND_LIST:
		snprintf(out, size, "%s_n %s 0", v.expr, not ? "==" : ">");
		break;
	case KIND_ONE:
		die(s->path, s->line, "a record is neither true nor false");
	}
}

/* conds = cond { "|" cond } ; */
static void
condition(struct source *s, const struct scope *sc, char *c, char *out,
    size_t size)
{
	size_t used = 0;

	for (char *next; c != NULL; c = next) {
		char one[700];

		if ((next = strstr(c, " | ")) != NULL) {
			*next = '\0';
			next += 3;
		}
		condition_one(s, sc, c, one, sizeof(one));
		used += (size_t)snprintf(out + used, size - used, "%s%s",
		    used > 0 ? " || " : "", one);
		if (used >= size)
			die(s->path, s->line, "the condition is too long");
	}
}

/* ---- blocks ---------------------------------------------------------- */

static const char *block(struct source *s, struct html *h,
    const struct scope *sc, char end[256]);

static void
block_if(struct source *s, struct html *h, const struct scope *sc, char *cond)
{
	struct html before = *h, first, now;
	char c[4096], end[256];
	bool is_first = true, had_else = false;
	int line = s->line;

	condition(s, sc, cond, c, sizeof(c));
	emit("\tif (%s) {\n", c);
	for (;;) {
		now = before;
		block(s, &now, sc, end);
		flush();
		if (!is_first && !html_same(&now, &first))
			die(s->path, s->line,
			    "the branches of {{#if}} of line "
			    "%d leave the HTML in different places",
			    line);
		first = now;
		is_first = false;
		if (strncmp(end, "else if ", 8) == 0 && !had_else) {
			condition(s, sc, end + 8, c, sizeof(c));
			emit("\t} else if (%s) {\n", c);
		} else if (strcmp(end, "else") == 0 && !had_else) {
			had_else = true;
			emit("\t} else {\n");
		} else if (strcmp(end, "/if") == 0) {
			break;
		} else {
			die(s->path, s->line,
			    "expected {{/if}} of line %d, "
			    "not {{%s}}",
			    line, end);
		}
	}
	if (!had_else && !html_same(&before, &first))
		die(s->path, s->line,
		    "{{#if}} of line %d has no {{else}} but "
		    "leaves the HTML in another place",
		    line);
	emit("\t}\n");
	*h = first;
	h->value_begun = true;
	h->blank = false;
}

static void
block_each(struct source *s, struct html *h, const struct scope *sc,
    const char *path, bool is_list)
{
	struct value v = resolve(s, sc, path);
	struct scope in = { .up = sc, .index = -1 };
	struct html before = *h;
	const char *name = is_list ? "each" : "with";
	char end[256], want[16];
	int line = s->line, i = ++variable;

	if (v.field == NULL || v.kind != (is_list ? KIND_LIST : KIND_ONE))
		die(s->path, s->line, "{{#%s}} needs a %s", name,
		    is_list ? "list" : "record");
	in.type = v.field->type;
	snprintf(in.expr, sizeof(in.expr), "e%d->", i);
	if (is_list) {
		in.index = i;
		emit("\tfor (size_t i%d = 0; i%d < %s_n; i%d++) {\n", i, i,
		    v.expr, i);
		emit("\tconst struct %s *e%d = &%s[i%d];\n", in.type->tag, i,
		    v.expr, i);
	} else {
		emit("\t{\n\tconst struct %s *e%d = &%s;\n", in.type->tag, i,
		    v.expr);
	}
	emit("\t(void)e%d;\n", i);
	h->blank = false;
	block(s, h, &in, end);
	snprintf(want, sizeof(want), "/%s", name);
	if (strcmp(end, want) != 0)
		die(s->path, s->line, "expected {{%s}} of line %d, not {{%s}}",
		    want, line, end);
	if (!html_same(&before, h))
		die(s->path, s->line,
		    "{{#%s}} of line %d leaves the HTML in "
		    "another place",
		    name, line);
	emit("\t}\n");
	h->blank = false;
}

static void
partial(struct source *s, struct html *h, const struct scope *sc, char *rest)
{
	struct source in = { .line = 1, .depth = s->depth + 1 };
	const char *name = strsep(&rest, " ");
	char end[256];

	if (rest != NULL)
		copy_name(in.arg, sizeof(in.arg), rest, strlen(rest), s->path,
		    s->line);

	if (in.depth > MAX_DEPTH)
		die(s->path, s->line, "{{> %s}} contains itself", name);
	for (const char *c = name; *c != '\0'; c++)
		if (!isalnum((unsigned char)*c) && *c != '_')
			die(s->path, s->line, "no partial \"%s\"", name);
	snprintf(in.path, sizeof(in.path), "%s/%s.html", dir, name);
	in.p = slurp(in.path, &in.n);
	block(&in, h, sc, end);
	if (end[0] != '\0')
		die(in.path, in.line, "{{%s}} closes nothing", end);
	free(in.p);
}

static void
emit_asset(struct source *s, struct html *h, const char *name)
{
	if (h->place != IN_VALUE)
		die(s->path, s->line, "{{asset}} belongs into an attribute");
	for (size_t i = 0; i < assets_n; i++)
		if (strcmp(assets[i].name, name) == 0) {
			assets[i].used = true;
			for (const char *c = assets[i].path; *c != '\0'; c++)
				put(*c);
			h->value_begun = true;
			return;
		}
	die(s->path, s->line, "no asset \"%s\"", name);
}

/* One {{tag}}; false when it ends the block. */
static bool
tag(struct source *s, struct html *h, const struct scope *sc, char *c)
{
	if (strncmp(c, "#if ", 4) == 0)
		block_if(s, h, sc, c + 4);
	else if (strncmp(c, "#each ", 6) == 0)
		block_each(s, h, sc, c + 6, true);
	else if (strncmp(c, "#with ", 6) == 0)
		block_each(s, h, sc, c + 6, false);
	else if (strncmp(c, "> ", 2) == 0)
		partial(s, h, sc, c + 2);
	else if (strncmp(c, "t ", 2) == 0)
		emit_text(s, h, sc, c + 2);
	else if (strncmp(c, "asset ", 6) == 0)
		emit_asset(s, h, c + 6);
	else if (strcmp(c, "lang") == 0)
		emit("\tbuf_put(out, view_lang_code(ui->lang));\n");
	else if (strncmp(c, "else", 4) == 0 || c[0] == '/')
		return false;
	else if (islower((unsigned char)c[0]) || c[0] == '^' || c[0] == '@')
		emit_value(s, h, sc, c);
	else
		die(s->path, s->line, "{{%s}} is not understood", c);
	return true;
}

/* A tag ends the name of an element or attribute, as a blank would. */
static void
name_ended(struct source *s, struct html *h)
{
	if (h->place == IN_OPEN)
		tag_opened(s, h);
	else if (h->place == IN_ATTR)
		attr_named(s, h);
	else
		return;
	h->place = IN_TAG;
}

/* Copy the tag at ${p}, ${n} bytes, with $1 replaced. */
static void
tag_copy(struct source *s, char c[256], const char *p, size_t n)
{
	size_t used = 0, more;

	for (size_t i = 0; i < n; i += more) {
		bool is_arg = p[i] == '$' && i + 1 < n && p[i + 1] == '1';
		size_t len = is_arg ? strlen(s->arg) : 1;

		if (used + len >= 256)
			die(s->path, s->line, "the tag is too long");
		memcpy(c + used, is_arg ? s->arg : p + i, len);
		used += len;
		more = is_arg ? 2 : 1;
	}
	c[used] = '\0';
}

/* Compile until the end or a tag that ends the block; ${end} is that tag. */
static const char *
block(struct source *s, struct html *h, const struct scope *sc, char end[256])
{
	while (s->at < s->n) {
		const char *p = s->p + s->at, *close;
		char c[256];
		size_t n;

		if (h->place == IN_TEXT && strncmp(p, "<!--", 4) == 0) {
			if ((close = strstr(p, "-->")) == NULL)
				die(s->path, s->line, "the comment has no end");
			for (; p < close + 3; p++, s->at++)
				s->line += *p == '\n';
			continue;
		}
		if (p[0] != '{' || p[1] != '{') {
			follow(s, h, p[0]);
			s->line += p[0] == '\n';
			s->at++;
			continue;
		}
		name_ended(s, h);
		close = strstr(p, "}}");
		n = close ? (size_t)(close - p - 2) : sizeof(c);
		if (n >= sizeof(c) || memchr(p, '\n', n) != NULL)
			die(s->path, s->line, "{{ has no }} on its line");
		tag_copy(s, c, p + 2, n);
		s->at += n + 4;
		if (!tag(s, h, sc, c)) {
			memcpy(end, c, sizeof(c));
			return end;
		}
	}
	end[0] = '\0';
	return end;
}

/* ---- pages ----------------------------------------------------------- */

static void
page(struct source *s, const char *base)
{
	struct type *t = calloc(1, sizeof(*t));
	struct scope sc = { .type = t, .expr = "p->", .index = -1 };
	struct html h = { .place = IN_TEXT, .blank = true };
	char name[NAME_MAX_], tag_[2 * NAME_MAX_], end[256];

	word(s, name, "the page's name");
	if (strcmp(name, base) != 0)
		die(s->path, s->line, "page %s in a file named %s", name, base);
	snprintf(tag_, sizeof(tag_), "page_%s", name);
	if (symbol(s, ":"))
		fields(s, t, tag_);
	if (!symbol(s, "-->"))
		die(s->path, s->line, "expected \",\" or \"-->\"");
	snprintf(t->tag, sizeof(t->tag), "%s", tag_);
	fprintf(head, "/* %s */\n", s->path);
	type_print(t);
	fprintf(head,
	    "\tconst struct ui *ui;\n};\n"
	    "void view_page_%s(struct buf *out, const struct page_%s *p);\n\n",
	    name, name);
	shape_print(t);
	fprintf(shapes,
	    "static void\nrender_%s(struct buf *out, const void *p)\n"
	    "{\n\tview_page_%s(out, p);\n}\n",
	    name, name);
	copy_name(page_names[page_names_n++ % MAX_PAGES], NAME_MAX_, name,
	    strlen(name), s->path, 1);
	fprintf(body,
	    "void\nview_page_%s(struct buf *out, "
	    "const struct page_%s *p)\n{\n\tconst struct ui *ui = p->ui;\n\n",
	    name, name);
	block(s, &h, &sc, end);
	if (end[0] != '\0')
		die(s->path, s->line, "{{%s}} closes nothing", end);
	if (h.place != IN_TEXT || h.open_n > 0)
		die(s->path, s->line, "<%s> is not closed",
		    h.open_n ? h.open[h.open_n - 1] : "");
	emit("\t(void)ui;\n}\n\n");
	for (size_t i = 0; i < t->n; i++)
		if (!t->fields[i].used)
			die(s->path, t->fields[i].line,
			    "field \"%s\" is never used", t->fields[i].name);
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
is_plain(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

static void
pages(void)
{
	struct dirent **list;
	int n = scandir(dir, &list, is_plain, by_name);

	for (int i = 0; i < n; i++) {
		struct source s = { .line = 1 };
		char base[256];
		size_t len = strlen(list[i]->d_name);

		if (len < 6 || len > 255 ||
		    strcmp(list[i]->d_name + len - 5, ".html") != 0 ||
		    strcmp(list[i]->d_name, "types.html") == 0)
			continue;
		snprintf(base, sizeof(base), "%.*s", (int)len - 5,
		    list[i]->d_name);
		snprintf(s.path, sizeof(s.path), "%s/%s", dir, list[i]->d_name);
		s.p = slurp(s.path, &s.n);
		if (symbol(&s, "<!--") && symbol(&s, "page "))
			page(&s, base);
		free(s.p);
	}
}

static void
texts_write(void)
{
	fprintf(head, "/* html/text.tsv */\nenum text_id {\n");
	fprintf(body, "const struct str view_texts[TEXT_MAX][3] = {\n");
	for (size_t i = 0; i < texts_n; i++) {
		fputs("\tTEXT_", head);
		for (const char *c = texts[i].key; *c != '\0'; c++)
			fputc(*c == '.' ? '_' : toupper((unsigned char)*c),
			    head);
		fputs(",\n", head);
		fputs("\t{ ", body);
		for (int l = 0; l < LANGS; l++) {
			fputs("{ ", body);
			c_string(body, texts[i].in[l], strlen(texts[i].in[l]));
			fprintf(body, ", %zu }, ", strlen(texts[i].in[l]));
		}
		fputs("},\n", body);
	}
	fputs("\tTEXT_MAX\n};\n"
	      "extern const struct str view_texts[TEXT_MAX][3];\n\n",
	    head);
	fputs("};\n\n", body);
}

static void
assets_write(void)
{
	fprintf(head, "/* html/assets, each under a name made of its bytes */\n"
		      "extern const struct asset view_assets[];\n"
		      "extern const size_t view_assets_n;\n\n");
	for (size_t i = 0; i < assets_n; i++) {
		fprintf(body, "static const char asset_%zu[] = {", i);
		for (size_t k = 0; k < assets[i].n; k++)
			fprintf(body, "%s%d,", k % 16 ? "" : "\n\t",
			    (signed char)assets[i].bytes[k]);
		fprintf(body, "\n};\n");
	}
	fprintf(body, "const struct asset view_assets[] = {\n");
	for (size_t i = 0; i < assets_n; i++) {
		struct asset *a = &assets[i];
		const char *part[3] = { a->name, a->path, asset_type(a->name) };

		fputs("\t{ ", body);
		for (int k = 0; k < 3; k++)
			fprintf(body, "{ \"%s\", %zu }, ", part[k],
			    strlen(part[k]));
		fprintf(body, "{ asset_%zu, %zu }, { ", i, a->n);
		c_string(body, a->etag, strlen(a->etag));
		fprintf(body, ", %zu } },\n", strlen(a->etag));
	}
	fprintf(body, "};\nconst size_t view_assets_n = %zu;\n\n", assets_n);
}

static void
assets_read(void)
{
	char path[512];
	struct dirent **list;
	int n;

	snprintf(path, sizeof(path), "%s/assets", dir);
	n = scandir(path, &list, is_plain, by_name);
	for (int i = 0; i < n; i++)
		asset_read(list[i]->d_name);
}

static void
unused(void)
{
	char path[512];
	bool bad = false;

	snprintf(path, sizeof(path), "%s/text.tsv", dir);
	for (size_t i = 0; i < texts_n; i++)
		if (!texts[i].used) {
			fprintf(stderr, "%s:%d: error: no page uses \"%s\"\n",
			    path, texts[i].line, texts[i].key);
			bad = true;
		}
	if (bad)
		exit(1);
}

static void
shapes_begin(void)
{
	fputs("/* Written by tools/htmlc from html/: for tests only. */\n"
	      "#include <stddef.h>\n\n#include \"view/gen/pages.h\"\n\n"
	      "enum { SHAPE_STR, SHAPE_BOOL, SHAPE_INT, SHAPE_HTML, "
	      "SHAPE_LIST, "
	      "SHAPE_ONE };\n"
	      "struct shape;\n"
	      "struct shape_member {\n\tconst char *name;\n\tint kind;\n"
	      "\tsize_t at, n_at;\n\tconst struct shape *of;\n};\n"
	      "struct shape {\n\tconst char *name;\n\tsize_t size;\n"
	      "\tconst struct shape_member *members;\n};\n"
	      "struct shape_page {\n\tconst char *name;\n"
	      "\tconst struct shape *shape;\n\tsize_t ui_at;\n"
	      "\tvoid (*render)(struct buf *out, const void *p);\n};\n",
	    shapes);
}

static void
shapes_end(void)
{
	fputs("static const struct shape_page shape_pages[] = {\n", shapes);
	for (size_t i = 0; i < page_names_n; i++)
		fprintf(shapes,
		    "\t{ \"%s\", &shape_page_%s, "
		    "offsetof(struct page_%s, ui), render_%s },\n",
		    page_names[i], page_names[i], page_names[i], page_names[i]);
	fputs("};\n", shapes);
}

static bool
file_write(const char *outdir, const char *name, const char *p, size_t n)
{
	char path[1024];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", outdir, name);
	if ((f = fopen(path, "w")) == NULL)
		die(path, 1, "cannot be written");
	fwrite(p, 1, n, f);
	return fclose(f) == 0;
}

int
main(int argc, char **argv)
{
	char *h = NULL, *b = NULL, *sh = NULL;
	size_t h_n, b_n, sh_n;

	if (argc != 3) {
		fprintf(stderr, "usage: htmlc OUTDIR HTMLDIR\n");
		return 2;
	}
	dir = argv[2];
	head = open_memstream(&h, &h_n);
	body = open_memstream(&b, &b_n);
	shapes = open_memstream(&sh, &sh_n);
	fputs("/* Written by tools/htmlc from html/. */\n"
	      "#ifndef VIEW_GEN_PAGES_H\n#define VIEW_GEN_PAGES_H\n\n"
	      "#include \"view/view.h\"\n\n",
	    head);
	fputs("/* Written by tools/htmlc from html/. */\n"
	      "#include \"view/gen/pages.h\"\n\n",
	    body);
	shapes_begin();
	texts_read();
	assets_read();
	types_read();
	texts_write();
	assets_write();
	pages();
	unused();
	shapes_end();
	fputs("#endif\n", head);
	if (fclose(head) != 0 || fclose(body) != 0 || fclose(shapes) != 0)
		return 2;
	return file_write(argv[1], "pages.h", h, h_n) &&
		       file_write(argv[1], "pages.c", b, b_n) &&
		       file_write(argv[1], "shapes.h", sh, sh_n)
		   ? 0
		   : 2;
}
