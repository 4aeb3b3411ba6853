/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_cite: articles of the Regulation, read in the form of any
 * language and written in that of the reader: "Art. 9(2)(d)", "art. 9 nr. 2
 * bokstav d". Paragraphs of other laws are left as they stand.
 */
#include "lang/prose_doc.h"

#define ITEMS_MAX 20 /* "Art. 5, 17 and 32" */

#define PARTS_MAX 12 /* "(b), (g)-(j)" */

/* Paragraphs of an article, or letters of a paragraph. */
struct parts {
	struct str from[PARTS_MAX], to[PARTS_MAX]; /* to: empty, one alone */
	size_t n;
};

struct cited {
	struct str article, last; /* last: of "13-14", else empty */
	struct parts paragraphs, letters;
};

struct citation {
	struct cited items[ITEMS_MAX];
	size_t n;
	bool gdpr; /* named as being of the Regulation */
};

/* ---- reading ---------------------------------------------------------- */

static bool
is_word(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z');
}

/* Nothing of a word follows; a dash between two is none. */
static bool
ends_word(struct str s)
{
	return s.n == 0 || !is_word((unsigned char)s.p[0]) ||
	       str_starts(s, STR("–"));
}

static bool
eat(struct str *s, const char *lit)
{
	struct str want = str_of(lit);

	if (!str_eq_nocase(str_sub(*s, 0, want.n), want))
		return false;
	*s = str_sub(*s, want.n, s->n);
	return true;
}

static bool
eat_any(struct str *s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (eat(s, words[i]))
			return true;
	}
	return false;
}

/* A number of at most three digits. */
static bool
eat_number(struct str *s, struct str *out)
{
	size_t n = 0;

	while (n < s->n && s->p[n] >= '0' && s->p[n] <= '9')
		n++;
	if (n == 0 || n > 3)
		return false;
	*out = str_sub(*s, 0, n);
	*s = str_sub(*s, n, s->n);
	return true;
}

static bool
eat_letter(struct str *s, struct str *out)
{
	if (s->n == 0 || s->p[0] < 'a' || s->p[0] > 'z' ||
	    !ends_word(str_sub(*s, 1, s->n)))
		return false;
	*out = str_sub(*s, 0, 1);
	*s = str_sub(*s, 1, s->n);
	return true;
}

typedef bool eater(struct str *s, struct str *out);

static bool
eat_bracketed(struct str *s, eater *eat_one, struct str *out)
{
	struct str at = *s;

	if (!eat(&at, "(") || !eat_one(&at, out) || !eat(&at, ")"))
		return false;
	*s = at;
	return true;
}

/* What stands between articles, and between letters without brackets. */
static const char *const between[] = { ", ", " and ", " og ", " och ", " und ",
	" en " };

/* "(b)-(d), (g)", or, behind a word that says what they are, "b-d og g". A
 * number behind a comma may be an article. */
static void
read_parts(struct str *s, bool bracketed, eater *eat_one, struct parts *p)
{
	struct str at = *s, to;

	while (p->n < PARTS_MAX) {
		struct str *from = &p->from[p->n];

		if (bracketed ? !eat_bracketed(&at, eat_one, from)
			      : !eat_one(&at, from))
			return;
		*s = at;
		p->to[p->n] = STR_NONE;
		if ((eat(&at, "-") || eat(&at, "–")) &&
		    (bracketed ? eat_bracketed(&at, eat_one, &to)
			       : eat_one(&at, &to))) {
			p->to[p->n] = to;
			*s = at;
		}
		at = *s;
		p->n++;
		if (bracketed ? !eat(&at, ", ")
			      : eat_one != eat_letter ||
				    !eat_any(&at, between, ARRAY_LEN(between)))
			return;
	}
}

static void
read_paragraphs(struct str *s, struct parts *p)
{
	static const char *const before[] = { " nr. ", " nr ", " no. ",
		" Abs. ", ", lid ", ", leden ", " lid ", "." };
	struct str at = *s, spaced = *s;

	/* "art. 6 (1)"; what else stands in brackets is no number alone. */
	if (eat(&spaced, " ") && str_starts(spaced, STR("(")))
		at = spaced;
	if (!str_starts(at, STR("(")) &&
	    !eat_any(&at, before, ARRAY_LEN(before)))
		return;
	read_parts(&at, str_starts(at, STR("(")), eat_number, p);
	if (p->n > 0)
		*s = at;
}

/* A letter by itself follows a paragraph; the Swedish "i" leads to the name of
 * the Regulation. */
static void
read_letters(struct str *s, bool paragraph, struct parts *p)
{
	static const char *const before[] = { " bokstav ", " Buchst. ",
		" lit. ", ", onder ", " onder " };
	struct str at = *s;

	if (!str_starts(at, STR("(")) &&
	    !eat_any(&at, before, ARRAY_LEN(before)) &&
	    (!paragraph || str_starts(at, STR(" i data")) ||
		!(eat(&at, " ") || eat(&at, "."))))
		return;
	read_parts(&at, str_starts(at, STR("(")), eat_letter, p);
	if (p->n > 0)
		*s = at;
}

static bool
read_item(struct str *s, struct citation *c)
{
	struct cited item = { .last = STR_NONE };
	struct str at = *s, last;

	if (c->n == ITEMS_MAX || !eat_number(&at, &item.article) ||
	    !ends_word(at))
		return false;
	*s = at;
	if ((eat(&at, "-") || eat(&at, "–")) && eat_number(&at, &last)) {
		item.last = last;
		*s = at;
	}
	read_paragraphs(s, &item.paragraphs);
	read_letters(s, item.paragraphs.n > 0, &item.letters);
	c->items[c->n++] = item;
	return true;
}

static bool
eat_gdpr(struct str *s)
{
	static const char *const names[] = { "GDPR", "DSGVO", "DS-GVO", "AVG",
		"personvernforordningen", "personvernforordninga",
		"dataskyddsförordningen" };
	struct str at = *s;

	if (!eat_any(&at, names, ARRAY_LEN(names)) || !ends_word(at))
		return false;
	*s = at;
	return true;
}

static const char *const articles[] = { "artikkel ", "artikel ", "article ",
	"art. " };

/* "… art. 8, GDPR art. 6": that name is of what follows it. */
static bool
leads_on(struct str s)
{
	return eat(&s, " ") && eat_any(&s, articles, ARRAY_LEN(articles));
}

static bool
eat_gdpr_behind(struct str *s)
{
	bool ahead;

	static const char *const before[] = { " of the ", " i ", " van de ",
		" der ", ", ", " " };

	for (size_t i = 0; i < ARRAY_LEN(before); i++) {
		struct str at = *s;

		if (!eat(&at, before[i]) || !eat_gdpr(&at))
			continue;
		ahead = leads_on(at);
		if (!ahead)
			*s = at;
		return !ahead;
	}
	return false;
}

/* Take a citation off ${s}. */
static bool
read_citation(struct str *s, struct citation *c)
{
	struct str at = *s, next;

	*c = (struct citation){ .n = 0 };
	c->gdpr = eat_gdpr(&at) && eat(&at, " ");
	if (!eat_any(&at, articles, ARRAY_LEN(articles)) || !read_item(&at, c))
		return false;
	for (next = at; eat_any(&next, between, ARRAY_LEN(between)) &&
			read_item(&next, c);)
		at = next;
	c->gdpr = eat_gdpr_behind(&at) || c->gdpr;
	*s = at;
	return true;
}

/* ---- writing ---------------------------------------------------------- */

/* "b", "b-d", "b and g-j", without what stands around them. */
static struct str
written_parts(struct doc *d, const struct parts *p)
{
	struct str s = STR_NONE;

	for (size_t i = 0; i < p->n; i++) {
		struct str one = p->from[i];

		if (p->to[i].n > 0)
			one = say2(d, PROSE_CITE_TO, one, p->to[i]);
		/* In English each has brackets, and commas between. */
		if (i == 0)
			s = one;
		else if (i + 1 < p->n && d->lang != LANG_EN)
			s = arena_printf(d->a, STR_FMT ", " STR_FMT, STR_ARG(s),
			    STR_ARG(one));
		else
			s = say2(d, PROSE_CITE_AND, s, one);
	}
	return s;
}

static bool
has_parts(const struct cited *item)
{
	return item->paragraphs.n > 0 || item->letters.n > 0;
}

static struct str
written(struct doc *d, const struct citation *c)
{
	struct list l = { .n = 0 };
	struct str s;

	for (size_t i = 0; i < c->n; i++) {
		const struct cited *item = &c->items[i];

		s = item->article;
		if (item->last.n > 0)
			s = say2(d, PROSE_CITE_ARTICLES, s, item->last);
		if (item->paragraphs.n > 0)
			s = say2(d, PROSE_ARTICLE_PART, s,
			    written_parts(d, &item->paragraphs));
		if (item->letters.n > 0)
			s = say2(d, PROSE_CITE_LETTER, s,
			    written_parts(d, &item->letters));
		/* "5 nr. 2 og 32" would be two paragraphs of one. */
		if (i > 0 && has_parts(&c->items[i - 1]))
			s = say1(d, PROSE_CITE_FURTHER, s);
		list_add(d, &l, s);
	}
	s = say1(d, PROSE_CITE_ARTICLE, list_and(d, &l));
	return c->gdpr ? say1(d, PROSE_CITE_GDPR, s) : s;
}

struct str
doc_cite(struct doc *d, struct str s)
{
	struct citation c;
	bool inside = false; /* a word */
	struct buf b;
	struct str r;

	buf_init(&b, LIMIT_STATEMENT);
	while (s.n > 0) {
		if (!inside && read_citation(&s, &c)) {
			buf_put(&b, written(d, &c));
			inside = true;
			continue;
		}
		inside = is_word((unsigned char)s.p[0]);
		buf_putc(&b, s.p[0]);
		s = str_sub(s, 1, s.n);
	}
	r = arena_str(d->a, buf_str(&b));
	buf_release(&b);
	return r;
}

struct str
lang_cite(struct arena *a, struct str s, enum lang lang)
{
	struct doc d = { .a = a, .lang = lang };

	return doc_cite(&d, s);
}

/* Letters that are no capitals of ASCII; “§”, quotation marks and dashes are
 * none. */
static bool
is_small(uint32_t x)
{
	return (x >= 'a' && x <= 'z') ||
	       (x >= 0xc0 && x < 0x2000 && x != 0xd7 && x != 0xf7);
}

static bool
is_sign(uint32_t x)
{
	return !is_small(x) && !(x >= 'A' && x <= 'Z') &&
	       !(x >= '0' && x <= '9');
}

/* An abbreviation, a number, an address of mail or web. */
static bool
word_reads_alike(struct str word)
{
	if (str_find(word, STR("@")) != SIZE_MAX ||
	    str_find(word, STR("://")) != SIZE_MAX)
		return true;
	while (word.n > 0)
		if (is_small(utf8_next(&word)))
			return false;
	return true;
}

bool
lang_reads_alike(struct str s)
{
	struct citation c;
	struct str rest, word;

	while (s.n > 0) {
		if (read_citation(&s, &c))
			continue;
		rest = s;
		if (is_sign(utf8_next(&rest))) {
			s = rest;
			continue;
		}
		(void)str_cut(&s, ' ', &word);
		if (!word_reads_alike(word))
			return false;
	}
	return true;
}

struct str
doc_words(struct doc *d, const struct text *t)
{
	return doc_cite(d, text_in(t, d->lang));
}

/* The article, and none from it to another. */
static bool
is_of(const struct cited *item, int article)
{
	int64_t n;

	return item->last.n == 0 &&
	       str_to_i64(item->article, 0, 999, &n) == ERR_OK && n == article;
}

bool
cites_article(struct str s, int article)
{
	struct citation c;
	bool inside = false;

	while (s.n > 0) {
		if (!inside && read_citation(&s, &c)) {
			if (is_of(&c.items[0], article))
				return true;
			inside = true;
			continue;
		}
		inside = is_word((unsigned char)s.p[0]);
		s = str_sub(s, 1, s.n);
	}
	return false;
}

bool
is_article(struct str s, int article)
{
	struct citation c;

	return read_citation(&s, &c) && s.n == 0 && c.n == 1 &&
	       is_of(&c.items[0], article);
}
