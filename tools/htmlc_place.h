/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tools/htmlc_place: where in the HTML the output stands, and how a value is
 * escaped there. Part of tools/htmlc.c, which alone includes it.
 */
#ifndef HTMLC_PLACE_H
#define HTMLC_PLACE_H

#include "htmlc_read.h"

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

#endif
