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
#include "htmlc_place.h"
#include "htmlc_read.h"

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
		if (n >= sizeof(c) || memchr(p, '\n', n + 2) != NULL)
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
