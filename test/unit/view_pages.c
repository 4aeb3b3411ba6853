/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * T-11: every page, filled with hostile texts, is still well-formed HTML made
 * of the elements and attributes that the templates use.
 *
 * view_pages --render PAGE reads the page's fields as JSON from standard
 * input and writes the page: test/browser/static.py looks at pages that way.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "tap.h"
#include "view/gen/shapes.h"
#include "view/json_in.h"

static const char *const naughty[] = {
	"<script>alert(1)</script>",
	"\"><svg/onload=alert(1)>",
	"' onfocus=alert(1) x='",
	"javascript:alert(1)",
	"</title></textarea></option><img src=x onerror=alert(1)>",
	"\xe2\x80\xae"
	"evil\xff\xc0",
	"&lt;script&gt;&#x22;",
	"//evil.example/",
	"{{t skip}}{1}<!--",
	"Bj\xc3\xb8rn & S\xc3\xb8nn",
};

static const char *const kinds[] = { "text", "radio", "checkboxes", "checkbox",
	"select", "textarea", "readonly", "\" autofocus onfocus=\"alert(1)" };

struct filler {
	struct arena *a;
	unsigned seed;
};

static void *
place(void *base, size_t at)
{
	return (char *)base + at;
}

static struct str
some_text(struct filler *f, const struct shape_member *m)
{
	if (strcmp(m->name, "kind") == 0)
		return str_of(kinds[f->seed++ % ARRAY_LEN(kinds)]);
	return str_of(naughty[f->seed++ % ARRAY_LEN(naughty)]);
}

static void
fill(struct filler *f, void *p, const struct shape *shape)
{
	for (const struct shape_member *m = shape->members; m->name; m++) {
		void *at = place(p, m->at);

		if (m->kind == SHAPE_STR) {
			*(struct str *)at = some_text(f, m);
		} else if (m->kind == SHAPE_BOOL) {
			*(bool *)at = (f->seed++ & 2) != 0;
		} else if (m->kind == SHAPE_INT) {
			*(int64_t *)at = f->seed++ % 5;
		} else if (m->kind == SHAPE_HTML) {
			((struct safe_html *)at)->bytes = STR("<p>x</p>");
		} else if (m->kind == SHAPE_ONE) {
			fill(f, at, m->of);
		} else {
			size_t n = strcmp(m->name, "fields") == 0 ? 9 : 2;
			char *list = arena_array(f->a, m->of->size, n);

			for (size_t i = 0; i < n; i++)
				fill(f, list + i * m->of->size, m->of);
			*(void **)at = list;
			*(size_t *)place(p, m->n_at) = n;
		}
	}
}

/* ---- a strict reader of what was written ----------------------------- */

static const char elements[] =
    " html head meta title link body a p header div svg path span nav ul li "
    "form input button main section h1 h2 h3 h4 dl dt dd ol strong code "
    "footer details summary fieldset legend label select option textarea "
    "table caption thead tbody tr th td progress q hr small br del ins "
    "blockquote pre ";
static const char attributes[] =
    " lang charset name content rel type href class role hreflang id "
    "tabindex viewBox width height aria-hidden focusable d fill stroke-width "
    "aria-label aria-labelledby aria-describedby aria-invalid aria-current "
    "method action value for checked selected required novalidate open rows "
    "autocomplete inputmode enctype accept scope max http-equiv "
    "shape-rendering formnovalidate formaction data-label form target ";
static const char urls[] = " href action formaction src ";

static bool
listed(const char *list, struct str w)
{
	char c[64];
	int n = snprintf(c, sizeof(c), " " STR_FMT " ", STR_ARG(w));

	return w.n > 0 && n < (int)sizeof(c) && strstr(list, c) != NULL;
}

static struct str
take(struct str *s, const char *stop)
{
	size_t n = 0;
	struct str got;

	while (n < s->n && strchr(stop, s->p[n]) == NULL)
		n++;
	got = str_sub(*s, 0, n);
	*s = str_sub(*s, n, s->n - n);
	return got;
}

static bool
read_attributes(struct str *s, const char **why)
{
	for (;;) {
		struct str name, value = STR_NONE;

		while (s->n > 0 && strchr(" \n/", s->p[0]) != NULL)
			*s = str_sub(*s, 1, s->n);
		if (s->n > 0 && s->p[0] == '>')
			return true;
		name = take(s, "= \n/>");
		if (!listed(attributes, name)) {
			*why = "an attribute that no template has";
			return false;
		}
		if (s->n > 1 && s->p[0] == '=') {
			if (s->p[1] != '"')
				return false;
			*s = str_sub(*s, 2, s->n);
			value = take(s, "\"<");
			if (s->n == 0 || s->p[0] != '"')
				return false;
			*s = str_sub(*s, 1, s->n);
		}
		if (listed(urls, name) && !url_is_safe(value) &&
		    !str_eq(value, STR("#"))) {
			*why = "an address that is not allowed";
			return false;
		}
	}
}

static bool
well_formed(struct str s, const char **why)
{
	*why = "markup that no template has";
	if (!str_eq_nocase(str_sub(s, 0, 15), STR("<!doctype html>")))
		return false;
	s = str_sub(s, 15, s.n);
	while (s.n > 0) {
		struct str name;

		(void)take(&s, "<");
		if (s.n == 0)
			return true;
		s = str_sub(s, s.n > 1 && s.p[1] == '/' ? 2 : 1, s.n);
		name = take(&s, " \n/>");
		if (!listed(elements, name) || !read_attributes(&s, why))
			return false;
		s = str_sub(s, 1, s.n);
	}
	return true;
}

static bool
hides_nothing(struct str s)
{
	if (!utf8_valid(s))
		return false;
	while (s.n > 0)
		if (!view_is_shown(utf8_next(&s)))
			return false;
	return true;
}

static void
hostile(const struct shape_page *page)
{
	struct arena *a = arena_new(1 << 26);
	const char *why = "";
	bool good = true;

	for (unsigned i = 0; i < 40 && good; i++) {
		struct filler f = { .a = a, .seed = i * 7 };
		void *p = arena_alloc(a, page->shape->size + sizeof(void *));
		struct ui *ui = ARENA_NEW(a, struct ui);
		struct buf b;

		buf_init(&b, 1 << 24);
		fill(&f, ui, &shape_ui);
		ui->lang = i % 3;
		fill(&f, p, page->shape);
		*(const struct ui **)place(p, page->ui_at) = ui;
		page->render(&b, p);
		good = !b.full && well_formed(buf_str(&b), &why) &&
		       hides_nothing(buf_str(&b));
		if (!good)
			printf("# %s, filling %u\n", why, i);
		buf_release(&b);
		arena_reset(a);
	}
	printf("%sok %d - T-11 page %s holds hostile texts\n",
	    good ? "" : "not ", ++tap_n, page->name);
	tap_bad += !good;
	arena_free(a);
}

/* The reader above must be able to say no. */
static void
the_reader_refuses(void)
{
	static const char *const bad[] = {
		"<p>", /* no doctype */
		"<!doctype html><script>",
		"<!doctype html><p onclick=\"x\">",
		"<!doctype html><a href=\"javascript:x\">",
		"<!doctype html><a href=\"//evil.example\">",
		"<!doctype html><p class=x>",
		"<!doctype html><p class=\"<\">",
		"<!doctype html><!-- -->",
	};
	const char *why;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		tap_ok(!well_formed(str_of(bad[i]), &why), bad[i]);
	tap_ok(!hides_nothing(STR("\xe2\x80\xae")), "an override is seen");
	tap_ok(well_formed(STR("<!doctype html><p class=\"a\">x</p>"), &why),
	    "and a plain page passes");
}

/* ---- a page from JSON ------------------------------------------------ */

/* What the input leaves out, or has of another type, stays empty. */
static void
from_json(struct arena *a, void *p, const struct shape *shape,
    const struct json_value *v)
{
	for (const struct shape_member *m = shape->members; m->name; m++) {
		void *at = place(p, m->at);
		const struct json_value *in = NULL;
		enum err e = ERR_OK;
		struct str s;

		if (m->kind == SHAPE_STR) {
			e = json_get_str(v, m->name, at);
		} else if (m->kind == SHAPE_BOOL) {
			e = json_get_bool(v, m->name, at);
		} else if (m->kind == SHAPE_INT) {
			e = json_get_int(v, m->name, at);
		} else if (m->kind == SHAPE_HTML) {
			if (json_get_str(v, m->name, &s) == ERR_OK)
				*(struct safe_html *)at =
				    str_starts(s, STR("<"))
					? (struct safe_html){ s }
					: html_from_markdown(a, s);
		} else if (m->kind == SHAPE_ONE) {
			if (json_get_object(v, m->name, &in) == ERR_OK)
				from_json(a, at, m->of, in);
		} else if (json_get_array(v, m->name, &in) == ERR_OK) {
			size_t n = json_items(in);
			char *list = arena_array(a, m->of->size, n);

			for (size_t i = 0; i < n; i++)
				from_json(a, list + i * m->of->size, m->of,
				    json_item(in, i));
			*(void **)at = list;
			*(size_t *)place(p, m->n_at) = n;
		}
		if (e == ERR_INVALID)
			fprintf(stderr, "%s is of another type\n", m->name);
	}
}

static int
render(const char *name)
{
	struct arena *a = arena_new(1 << 26);
	const struct json_value *in_ui = NULL;
	struct ui *ui = ARENA_NEW(a, struct ui);
	struct json_value *v;
	struct buf b, out;
	int c, code = 2;

	buf_init(&b, 1 << 24);
	while ((c = getchar()) != EOF)
		buf_putc(&b, (char)c);
	if (json_read(buf_str(&b), &v, NULL) != ERR_OK)
		return 2;
	if (json_get_object(v, "ui", &in_ui) == ERR_OK)
		from_json(a, ui, &shape_ui, in_ui);
	for (size_t i = 0; i < ARRAY_LEN(shape_pages); i++) {
		const struct shape_page *page = &shape_pages[i];
		void *p;

		if (strcmp(page->name, name) != 0)
			continue;
		p = arena_alloc(a, page->shape->size + sizeof(void *));
		from_json(a, p, page->shape, v);
		*(const struct ui **)place(p, page->ui_at) = ui;
		buf_init(&out, 1 << 24);
		page->render(&out, p);
		fwrite(out.p, 1, out.n, stdout);
		code = out.full ? 2 : 0;
		buf_release(&out);
	}
	json_free(v);
	buf_release(&b);
	arena_free(a);
	return code;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "--render") == 0)
		return render(argv[2]);
	if (argc == 2 && strcmp(argv[1], "--list") == 0) {
		for (size_t i = 0; i < ARRAY_LEN(shape_pages); i++)
			puts(shape_pages[i].name);
		return 0;
	}
	if (argc == 2 && strcmp(argv[1], "--css") == 0) {
		for (size_t i = 0; i < view_assets_n; i++)
			if (str_is(view_assets[i].name, "style.css"))
				fwrite(view_assets[i].bytes.p, 1,
				    view_assets[i].bytes.n, stdout);
		return 0;
	}
	the_reader_refuses();
	for (size_t i = 0; i < ARRAY_LEN(shape_pages); i++)
		hostile(&shape_pages[i]);
	return tap_done();
}
