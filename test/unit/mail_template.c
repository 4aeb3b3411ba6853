/* SPDX-License-Identifier: EUPL-1.2 */
/* Merge fields: what a draft may name, and that no value is more than text
 * (T-11, T-65, B41). */
#include "mail/template.h"
#include "tap.h"

/* A slice as a constant. */
#define S(lit)                                   \
	{                                        \
		.p = (lit), .n = sizeof(lit) - 1 \
	}

static struct arena *a;

static const struct merge_field *
fields(size_t *n)
{
	static struct merge_field list[4];

	list[0] = (struct merge_field){ STR("person.full_name"), MERGE_TEXT };
	list[1] = (struct merge_field){ STR("unsubscribe_url"), MERGE_URL };
	list[2] = (struct merge_field){ STR("person.city"), MERGE_TEXT };
	list[3] = (struct merge_field){ STR("controller.email"), MERGE_OWN };
	*n = 4;
	return list;
}

static enum err
compile(struct str subject, struct str body, struct template **t,
    struct template_finding **f, size_t *n)
{
	size_t k;
	const struct merge_field *list = fields(&k);

	return template_compile(a, subject, body, list, k, t, f, n);
}

static const struct {
	const char *name;
	struct str subject, body;
	enum err want;
	enum template_fault fault;
	int line, column;
	const char *near;
} wrong[] = {
	{ "T-65 constructor", S("x"), S("a {{constructor}}"), ERR_REFUSED,
	    TEMPLATE_UNKNOWN, 1, 3, "" },
	{ "T-65 __proto__", S("x"), S("{{__proto__}}"), ERR_REFUSED,
	    TEMPLATE_UNKNOWN, 1, 1, "" },
	{ "T-65 a call", S("x"), S("{{ system('id') }}"), ERR_REFUSED,
	    TEMPLATE_FORM, 1, 1, "" },
	{ "T-65 arithmetic", S("x"), S("{{7*7}}"), ERR_REFUSED, TEMPLATE_FORM,
	    1, 1, "" },
	{ "T-65 a block", S("x"), S("{{#each people}}"), ERR_REFUSED,
	    TEMPLATE_FORM, 1, 1, "" },
	{ "T-65 raw", S("x"), S("{{{person.full_name}}}"), ERR_REFUSED,
	    TEMPLATE_FORM, 1, 1, "" },
	{ "T-65 a filter", S("x"), S("{{person.full_name|safe}}"), ERR_REFUSED,
	    TEMPLATE_FORM, 1, 1, "" },
	{ "T-65 environment", S("x"), S("{{env.HOME}}"), ERR_REFUSED,
	    TEMPLATE_FORM, 1, 1, "" },
	{ "another's field", S("x"), S("{{person.phone}}"), ERR_REFUSED,
	    TEMPLATE_UNKNOWN, 1, 1, "" },
	{ "a slip of the finger", S("x"), S("Hei\n\næøå {{ person.ful_name }}"),
	    ERR_REFUSED, TEMPLATE_UNKNOWN, 3, 5, "person.full_name" },
	{ "empty braces", S("x"), S("{{}}"), ERR_REFUSED, TEMPLATE_FORM, 1, 1,
	    "" },
	{ "not closed", S("x"), S("a {{person.full_name\n}}"), ERR_REFUSED,
	    TEMPLATE_OPEN, 1, 3, "" },
	{ "unknown in the subject", S("Hei {{navn}}"), S("x"), ERR_REFUSED,
	    TEMPLATE_UNKNOWN, 1, 5, "" },
	{ "a link in the subject", S("{{unsubscribe_url}}"), S("x"),
	    ERR_REFUSED, TEMPLATE_URL_IN_SUBJECT, 1, 1, "" },
	{ "B41 a fact in a link", S("x"),
	    S("[a](https://x.no/?n={{person.full_name}})"), ERR_REFUSED,
	    TEMPLATE_IN_LINK, 1, 21, "" },
	{ "B41 a fact is a link", S("x"), S("[a]({{person.city}})"),
	    ERR_REFUSED, TEMPLATE_LOST, 1, 5, "" },
	{ "a link in raw HTML", S("x"),
	    S("a <a href=\"{{unsubscribe_url}}\">b</a>"), ERR_REFUSED,
	    TEMPLATE_LOST, 1, 12, "" },
	{ "B41 a fact in an autolink", S("x"),
	    S("<https://x.no/{{person.city}}>"), ERR_REFUSED, TEMPLATE_IN_LINK,
	    1, 15, "" },
	{ "B41 a fact in a reference", S("x"),
	    S("[a][b]\n\n[b]: https://x.no/{{person.city}}"), ERR_REFUSED,
	    TEMPLATE_IN_LINK, 3, 19, "" },
	{ "a mark of our own", S("x"), S("vernfield0x"), ERR_INVALID, 0, 0, 0,
	    "" },
	{ "bad UTF-8", S("x"), S("\xff"), ERR_INVALID, 0, 0, 0, "" },
	{ "T-14 CRLF in the subject", S("x\r\nBcc: a@b.no"), S("x"),
	    ERR_INVALID, 0, 0, 0, "" },
};

static void
drafts(void)
{
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		struct template *t = NULL;
		struct template_finding *f = NULL;
		size_t n = 0;
		enum err e =
		    compile(wrong[i].subject, wrong[i].body, &t, &f, &n);
		bool ok = e == wrong[i].want;

		if (e == ERR_REFUSED)
			ok = ok && n > 0 && f[0].fault == wrong[i].fault &&
			     f[0].line == wrong[i].line &&
			     f[0].column == wrong[i].column &&
			     str_is(f[0].near, wrong[i].near);
		tap_ok(ok, wrong[i].name);
		if (!ok && n > 0)
			printf("# %s: fault %d at %d:%d near " STR_FMT "\n",
			    err_name(e), (int)f[0].fault, f[0].line,
			    f[0].column, STR_ARG(f[0].near));
	}
}

static void
all_at_once(void)
{
	struct template *t = NULL;
	struct template_finding *f = NULL;
	size_t n = 0;

	tap_err(compile(STR("{{x}}"), STR("{{y}}\n\n{{z\n\n{{7}}"), &t, &f, &n),
	    ERR_REFUSED, "several faults");
	tap_ok(n >= 3, "all are told in one run");
}

static bool
merge(struct str body, struct str name, struct str city, struct merged *m)
{
	struct template *t = NULL;
	struct template_finding *f = NULL;
	const struct str values[] = { name,
		STR("https://nord.example/u/a_b*c-_d&e=1"), city,
		STR("post@nord.example") };
	size_t n = 0;

	return compile(STR("Til {{person.full_name}}"), body, &t, &f, &n) ==
		   ERR_OK &&
	       template_merge(a, t, values, m) == ERR_OK;
}

/* No value may add a tag, an attribute or a link to this. */
static void
hostile(void)
{
	const char *values[] = { "<script>alert(1)</script>",
		"<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
		"[klikk](https://evil.example)", "![x](https://evil.example/p)",
		"<https://evil.example>", "</p></body>", "javascript:alert(1)",
		"https://evil.example/x", "www.evil.example",
		"*bold* _it_ `code`", "# heading", "- item", "1. item",
		"> quote", "    code", "a\n\n# b", "a\r\nBcc: x@y.no",
		"{{unsubscribe_url}}", "{{ person.city }}", "vernfield0x",
		"https://vernfield1x", "&lt;b&gt;", "&#60;b&#62;", "\\<b>",
		"|a|b|", "[a]: https://evil.example", "<!-- x -->",
		"<![CDATA[x]]>",
		"\xe2\x80\xae"
		"evil",
		"' onmouseover='x", "=HYPERLINK(1)" };
	struct merged clean, m;
	size_t tags = 0;

	tap_ok(merge(STR("Hei **{{person.full_name}}** i {{person.city}}.\n\n"
			 "[Stopp]({{unsubscribe_url}})"),
		   STR("Kari"), STR("Oslo"), &clean),
	    "an ordinary name");
	tap_ok(str_find(clean.html.bytes,
		   STR("<strong>Kari</strong> i Oslo")) != SIZE_MAX,
	    "it stands where it should");
	for (size_t i = 0; i < clean.html.bytes.n; i++)
		tags += clean.html.bytes.p[i] == '<';
	for (size_t k = 0; k < ARRAY_LEN(values); k++) {
		size_t got = 0;
		bool ok = merge(STR("Hei **{{person.full_name}}** i "
				    "{{person.city}}.\n\n"
				    "[Stopp]({{unsubscribe_url}})"),
		    str_of(values[k]), str_of(values[k]), &m);

		for (size_t i = 0; ok && i < m.html.bytes.n; i++)
			got += m.html.bytes.p[i] == '<';
		ok = ok && got == tags &&
		     str_find(m.html.bytes, STR("evil.example")) == SIZE_MAX &&
		     str_find(m.text, STR("evil.example")) == SIZE_MAX &&
		     str_find(m.html.bytes,
			 STR("href=\"https://nord.example")) != SIZE_MAX &&
		     str_find(m.subject, STR("\n")) == SIZE_MAX &&
		     str_find(m.subject, STR("\r")) == SIZE_MAX;
		tap_ok(ok, arena_printf(a, "T-11 T-65 value %zu is text", k).p);
		if (!ok)
			printf("# " STR_FMT "\n", STR_ARG(m.html.bytes));
	}
}

static void
values(void)
{
	struct merged m;
	struct template *t = NULL;
	struct template_finding *f = NULL;
	size_t n = 0;
	struct str bad[] = { STR("\xff"), STR("https://x.no"), STR("x"),
		STR("y") };

	tap_ok(merge(STR("<{{unsubscribe_url}}> og {{ controller.email }}"),
		   STR("Kari"), STR("Oslo"), &m),
	    "an autolink");
	tap_ok(str_find(m.html.bytes,
		   STR("href=\"https://nord.example/u/a_b*c-_d&amp;e=1\"")) !=
		   SIZE_MAX,
	    "T-18 the token is whole in the link");
	tap_ok(str_find(m.text, STR("https://nord.example/u/a_b*c-_d&e=1")) !=
		   SIZE_MAX,
	    "and in the text");
	tap_ok(str_find(m.text, STR("post@nord.example")) != SIZE_MAX,
	    "the controller's address stays as it is");
	tap_str(m.subject, STR("Til Kari"), "the subject");
	tap_ok(merge(STR("{{person.full_name}}"), STR("Kari &  Ola\n Nord"),
		   STR(""), &m),
	    "blanks");
	tap_str(m.subject, STR("Til Kari & Ola Nord"), "are folded");
	tap_ok(str_starts(m.html.bytes, STR("<p>Kari &amp; Ola Nord</p>")),
	    "HTML is escaped once");
	tap_ok(!merge(STR("{{person.full_name}}"), STR("\xc3"), STR(""), &m),
	    "bad UTF-8 is refused");
	if (compile(STR("s"), STR("{{unsubscribe_url}}"), &t, &f, &n) ==
	    ERR_OK) {
		bad[1] = STR("javascript:alert(1)");
		tap_err(template_merge(a, t, bad, &m), ERR_INVALID,
		    "a URL that is none");
		bad[1] = STR("https://x.no/\"onclick=\"x");
		tap_err(template_merge(a, t, bad, &m), ERR_INVALID,
		    "a URL with a quote");
		bad[1] = STR("https://x.no/");
		tap_err(template_merge(a, t, bad, &m), ERR_OK,
		    "a field that is not used is not looked at");
	}
}

int
main(void)
{
	a = arena_new(1 << 28);
	drafts();
	all_at_once();
	hostile();
	values();
	arena_free(a);
	return tap_done();
}
