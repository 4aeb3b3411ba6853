/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/prose_doc.h"

#include <stdarg.h>

/* ---- building -------------------------------------------------------- */

/* A reference is also an id and the end of an address: small letters, digits,
 * '_', '-' and '.', and what is beyond ASCII. */
static struct str
clean_ref(struct doc *d, struct str ref)
{
	char *to = arena_alloc(d->a, ref.n + 1);

	for (size_t i = 0; i < ref.n; i++) {
		unsigned char c = (unsigned char)ref.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c - 'A' + 'a');
		else if (c < 0x80 && c != '_' && c != '.' &&
			 !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
			c = '-';
		to[i] = (char)c;
	}
	return (struct str){ .p = to, .n = ref.n };
}

static struct node *
push(struct doc *d, enum node_type type)
{
	struct node *node = ARENA_PUSH(d->a, d->at, d->n, d->cap);

	node->type = type;
	return node;
}

void
doc_section(struct doc *d, const char *ref, enum prose heading)
{
	d->section = (struct node){
		.type = NODE_SECTION,
		.ref = str_of(ref),
		.text = prose_get(heading, d->lang),
	};
	d->has_section = true;
	d->has_topic = false;
	d->prefix = d->section.ref;
}

static void
list_push(struct doc *d, struct str ref)
{
	struct str *to =
	    ARENA_PUSH(d->a, d->topics, d->topics_n, d->topics_cap);

	*to = ref;
}

void
doc_topic(struct doc *d, struct str ref, struct str heading)
{
	int same = 1;

	ref = clean_ref(d, ref);
	for (size_t i = 0; i < d->topics_n; i++)
		same += str_eq(d->topics[i], ref);
	list_push(d, ref);
	if (same > 1)
		ref = arena_printf(d->a, STR_FMT ".%d", STR_ARG(ref), same);
	d->topic = (struct node){
		.type = NODE_TOPIC,
		.ref = ref,
		.text = heading,
	};
	d->has_topic = true;
	d->prefix = ref;
}

/* Headings that wait come before their first content. */
static void
flush_headings(struct doc *d)
{
	if (d->has_section)
		*push(d, NODE_SECTION) = d->section;
	d->has_section = false;
	if (d->has_topic)
		*push(d, NODE_TOPIC) = d->topic;
	d->has_topic = false;
}

static struct str
leaf_ref(struct doc *d, const char *leaf)
{
	return clean_ref(d,
	    arena_printf(d->a, STR_FMT ".%s", STR_ARG(d->prefix), leaf));
}

/* A waiting heading has nothing below it yet. */
static bool
is_said(const struct doc *d, struct str ref)
{
	if (d->has_topic || d->has_section)
		return false;
	for (size_t i = d->n; i > 0; i--) {
		const struct node *node = &d->at[i - 1];

		if (node->type == NODE_TOPIC || node->type == NODE_SECTION)
			return false;
		if (str_eq(node->ref, ref))
			return true;
	}
	return false;
}

/* ${n} of "REF.n", 1 of REF itself; 0: it is neither. */
static int
number_of(struct str ref, struct str of)
{
	int64_t n;

	if (!str_starts(of, ref))
		return 0;
	if (of.n == ref.n)
		return 1;
	return of.p[ref.n] == '.' && str_to_i64(str_sub(of, ref.n + 1, of.n), 2,
					 INT32_MAX - 1, &n) == ERR_OK
		   ? (int)n
		   : 0;
}

/* The number that was given last below this heading; 0: none. */
static int
last_number(const struct doc *d, struct str ref)
{
	int n = 0;

	if (d->has_topic || d->has_section)
		return 0;
	for (size_t i = d->n; i > 0 && n == 0; i--) {
		const struct node *node = &d->at[i - 1];

		if (node->type == NODE_TOPIC || node->type == NODE_SECTION)
			return 0;
		n = number_of(ref, node->ref);
	}
	return n;
}

/* What was numbered last is looked for and not each number before it: there
 * may be thousands. */
const char *
doc_once(struct doc *d, const char *leaf)
{
	int n = last_number(d, leaf_ref(d, leaf));
	const char *one = leaf;

	if (n > 1)
		return doc_leaf(d, "%s.%d", leaf, n + 1);
	for (n = 2; is_said(d, leaf_ref(d, one)); n++)
		one = doc_leaf(d, "%s.%d", leaf, n);
	return one;
}

static struct node *
add(struct doc *d, enum node_type type, const char *leaf, struct str text)
{
	struct node *node;

	flush_headings(d);
	node = push(d, type);
	node->ref = leaf_ref(d, leaf);
	node->text = text;
	return node;
}

/* "Run by Mailer Inc.." ends once. */
static struct str
one_stop(struct str s)
{
	bool twice = s.n > 2 && s.p[s.n - 1] == '.' && s.p[s.n - 2] == '.' &&
		     s.p[s.n - 3] != '.';

	return twice ? str_sub(s, 0, s.n - 1) : s;
}

static void
say(struct doc *d, const char *leaf, enum prose key, const struct str *args,
    size_t n)
{
	struct str pattern = say0(d, key), text;

	for (size_t i = 0; i < n; i++) {
		if (args[i].n == 0)
			return;
	}
	if (pattern.n == 0)
		return;
	text = one_stop(prose_fill(d->a, pattern, args, n));
	/* A sentence begins with a capital, also one that begins with a label.
	 */
	add(d, NODE_SAY, leaf,
	    pattern.p[0] == '{' ? doc_capital(d, text) : text);
}

void
doc_say0(struct doc *d, const char *leaf, enum prose key)
{
	say(d, leaf, key, NULL, 0);
}

void
doc_say1(struct doc *d, const char *leaf, enum prose key, struct str one)
{
	say(d, leaf, key, &one, 1);
}

void
doc_say2(struct doc *d, const char *leaf, enum prose key, struct str one,
    struct str two)
{
	const struct str args[] = { one, two };

	say(d, leaf, key, args, 2);
}

static bool
ends_with_one(struct str *s, const char *const ends[], size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str end = str_of(ends[i]);

		if (s->n >= end.n &&
		    str_eq(str_sub(*s, s->n - end.n, s->n), end)) {
			*s = str_sub(*s, 0, s->n - end.n);
			return true;
		}
	}
	return false;
}

struct str
doc_with_stop(struct doc *d, struct str s)
{
	static const char *const stops[] = { ".", "!", "?", ":", ";", "…" };
	static const char *const quotes[] = { "”", "“", "»", "\"" };
	struct str rest = s;

	/* A sentence that ends within the quotes has its stop there. */
	ends_with_one(&rest, quotes, ARRAY_LEN(quotes));
	if (ends_with_one(&rest, stops, ARRAY_LEN(stops)))
		return s;
	return arena_printf(d->a, STR_FMT ".", STR_ARG(s));
}

bool
doc_ends_short(struct str s)
{
	static const char *const shorts[] = { "mv", "etc", "osv", "usw" };
	size_t from = s.n, stops = 0;
	struct str last;

	if (s.n == 0 || s.p[--from] != '.')
		return false;
	while (from > 0 && s.p[from - 1] != ' ')
		from--;
	last = str_sub(s, from, s.n - 1 - from);
	for (size_t i = 0; i < ARRAY_LEN(shorts); i++)
		if (str_is(last, shorts[i]))
			return true;
	/* "m.fl", but no address and no number. */
	for (size_t i = 0; i < last.n; i++) {
		char c = last.p[i];

		stops += c == '.';
		if (c != '.' && !(c >= 'a' && c <= 'z') &&
		    !(c >= 'A' && c <= 'Z'))
			return false;
	}
	return stops > 0 && last.n <= 5;
}

struct str
doc_without_stop(struct str s)
{
	return s.n > 0 && s.p[s.n - 1] == '.' && !doc_ends_short(s)
		   ? str_sub(s, 0, s.n - 1)
		   : s;
}

struct str
doc_sentence(struct doc *d, struct str s)
{
	return s.n == 0 ? s : doc_with_stop(d, doc_capital(d, s));
}

void
doc_say_own(struct doc *d, const char *leaf, enum prose key,
    const struct text *t)
{
	size_t before = d->n;

	doc_say1(d, leaf, key, text_in(t, d->lang));
	if (d->n > before)
		d->at[d->n - 1].text = doc_with_stop(d, d->at[d->n - 1].text);
}

void
doc_say_exceptions(struct doc *d, const char *leaf, enum prose key,
    const struct right_except *all, size_t n)
{
	const char *law = arena_printf(d->a, "%s_law", leaf).p;

	for (size_t i = 0; i < n; i++) {
		doc_say_own(d, doc_once(d, leaf), key, &all[i].what);
		doc_say1(d, doc_once(d, law), PROSE_D_PROVISION,
		    doc_words(d, &all[i].provision));
	}
}

void
doc_own(struct doc *d, const char *leaf, const struct text *t)
{
	if (!text_is_empty(t))
		add(d, NODE_OWN, leaf, text_in(t, d->lang));
}

void
doc_link(struct doc *d, const char *leaf, enum prose key, struct str url)
{
	if (url.n == 0)
		return;
	doc_say1(d, leaf, key, url);
	d->at[d->n - 1].link = url;
}

bool
is_on_the_web(struct str place)
{
	return str_starts(place, STR("https://")) ||
	       str_starts(place, STR("http://"));
}

void
doc_listed(struct doc *d, const char *leaf, struct str whom, struct str place)
{
	if (place.n == 0)
		return;
	doc_say2(d, leaf, PROSE_MANY_LIST, whom, place);
	if (is_on_the_web(place))
		d->at[d->n - 1].link = place;
}

void
doc_item(struct doc *d, const char *leaf, struct str label, struct str goes_to,
    struct str says)
{
	struct node *node;

	if (says.n == 0)
		return;
	node = add(d, NODE_ITEM, leaf, says);
	node->label = label;
	node->goes_to = clean_ref(d, goes_to);
}

void
doc_table(struct doc *d, const char *leaf, enum prose caption,
    const struct doc_column *columns, size_t n)
{
	struct node *node =
	    add(d, NODE_HEAD, leaf, prose_get(caption, d->lang));

	node->columns = columns;
	node->cells_n = n;
}

/* The columns are those of the table that the row stands in. */
void
doc_row(struct doc *d, struct str ref, const struct str *cells)
{
	struct node *node = push(d, NODE_ROW);
	size_t head = d->n - 1;

	while (d->at[head].type != NODE_HEAD)
		head--;
	node->ref = clean_ref(d, ref);
	node->columns = d->at[head].columns;
	node->cells_n = d->at[head].cells_n;
	node->cells = ARENA_ARRAY(d->a, struct str, node->cells_n);
	for (size_t i = 0; i < node->cells_n; i++)
		node->cells[i] = cells[i];
}

const char *
doc_leaf(struct doc *d, const char *fmt, ...)
{
	struct str leaf;
	va_list ap;

	va_start(ap, fmt);
	leaf = arena_vprintf(d->a, fmt, ap);
	va_end(ap);
	return leaf.p;
}

struct str
doc_ref(struct doc *d, const char *kind, struct str name)
{
	return arena_printf(d->a, "%s." STR_FMT, kind, STR_ARG(name));
}

/* ---- words ----------------------------------------------------------- */

#define LANGUAGE(id, code, own, en, nb, ui)
#define SAY(list, key, text) SAY_##list(SAID_IN, key, text)
#define SAY_CHANNEL(in, key, text)
#define SAY_REASON(in, key, text)
#define SAY_AS(in, key, text)    [LANG_##in][PROSE_##key] = text,
#define SAY_PROSE(in, key, text) SAY_AS(in, key, text)
static const char *const patterns[LANG_MAX][PROSE_MAX] = {
#define PROSE(key, nb, nn, en)                                    \
	[LANG_NB][PROSE_##key] = nb, [LANG_NN][PROSE_##key] = nn, \
	[LANG_EN][PROSE_##key] = en,
#include "lang/prose.def"
#undef PROSE
#include "policy/languages.def"
};
#undef SAY_PROSE

/* A sentence said twice, or one that prose.def does not have, does not
 * compile; so a catalogue with as many as there are has them all. */
#define SAY_PROSE(in, key, text) +1
_Static_assert(0
#include "policy/languages.def"
		   == (LANG_MAX - LANG_COLUMNS) * PROSE_MAX,
    "a language lacks a sentence: see tools/catalogue");
#undef SAY_PROSE
#undef SAY_AS
#undef SAY_REASON
#undef SAY_CHANNEL
#undef SAY
#undef LANGUAGE

struct str
prose_get(enum prose key, enum lang l)
{
	return str_of(patterns[l][key]);
}

struct str
prose_fill(struct arena *a, struct str pattern, const struct str *args,
    size_t n)
{
	struct buf b;
	struct str r;

	buf_init(&b, LIMIT_STATEMENT);
	for (size_t i = 0; i < pattern.n; i++) {
		size_t arg = n;

		if (i + 2 < pattern.n && pattern.p[i] == '{' &&
		    pattern.p[i + 2] == '}')
			arg = (size_t)(pattern.p[i + 1] - '1');
		if (arg < n) {
			buf_put(&b, args[arg]);
			i += 2;
			/* "Ltd." ends the sentence by itself. */
			if (i + 2 == pattern.n && pattern.p[i + 1] == '.' &&
			    str_ends(args[arg], STR(".")))
				i++;
		} else {
			buf_putc(&b, pattern.p[i]);
		}
	}
	r = arena_str(a, buf_str(&b));
	buf_release(&b);
	return r;
}

struct str
say0(struct doc *d, enum prose key)
{
	key = key == PROSE_MAX
		  ? key
		  : prose_of_several(d, prose_for(d, prose_spoken(d, key)));
	return key == PROSE_MAX ? STR_NONE : prose_get(key, d->lang);
}

struct str
say1(struct doc *d, enum prose key, struct str one)
{
	return prose_fill(d->a, say0(d, key), &one, 1);
}

struct str
say2(struct doc *d, enum prose key, struct str one, struct str two)
{
	const struct str args[] = { one, two };

	return prose_fill(d->a, say0(d, key), args, 2);
}

void
list_add(struct doc *d, struct list *l, struct str s)
{
	struct str *to;

	if (s.n == 0)
		return;
	to = ARENA_PUSH(d->a, l->at, l->n, l->cap);
	*to = s;
}

void
list_add_once(struct doc *d, struct list *l, struct str s)
{
	for (size_t i = 0; i < l->n; i++) {
		if (str_eq(l->at[i], s))
			return;
	}
	list_add(d, l, s);
}

/* "{1} and {2}": what stands between. */
static struct str
and_word(struct doc *d)
{
	struct str s = say0(d, PROSE_AND);

	return str_sub(s, 3, s.n - 6);
}

static struct str
among_others(struct doc *d, struct str label)
{
	bool several = str_find(label, STR(",")) != SIZE_MAX ||
		       str_find(label, and_word(d)) != SIZE_MAX;

	return several ? say1(d, PROSE_QUOTED, label) : label;
}

void
list_label(struct doc *d, struct list *l, struct str label)
{
	list_add(d, l, among_others(d, label));
}

static struct str
join(struct doc *d, const struct list *l, size_t n, const char *between)
{
	struct buf b;
	struct str r;

	buf_init(&b, LIMIT_STATEMENT);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_puts(&b, between);
		buf_put(&b, l->at[i]);
	}
	r = arena_str(d->a, buf_str(&b));
	buf_release(&b);
	return r;
}

struct str
list_and(struct doc *d, const struct list *l)
{
	if (l->n < 2)
		return l->n == 0 ? STR_NONE : l->at[0];
	return say2(d, PROSE_AND, join(d, l, l->n - 1, ", "), l->at[l->n - 1]);
}

struct str
list_names(struct doc *d, const struct list *l)
{
	struct list all = { .n = 0 };

	for (size_t i = 0; i < l->n; i++)
		list_add(d, &all,
		    l->n > 1 ? among_others(d, l->at[i]) : l->at[i]);
	return list_and(d, &all);
}

struct str
list_then(struct doc *d, const struct list *l)
{
	struct str all = l->n == 0 ? STR_NONE : l->at[0];

	for (size_t i = 1; i < l->n; i++)
		all = say2(d, PROSE_THEN, all, l->at[i]);
	return all;
}

struct str
list_comma(struct doc *d, const struct list *l)
{
	return l->n == 0 ? STR_NONE : join(d, l, l->n, ", ");
}

struct str
list_blank(struct doc *d, const struct list *l)
{
	return l->n == 0 ? STR_NONE : join(d, l, l->n, " ");
}

struct str
list_semicolon(struct doc *d, const struct list *l)
{
	return l->n == 0 ? STR_NONE : join(d, l, l->n, "; ");
}

struct str
list_lines(struct doc *d, const struct list *l)
{
	return l->n == 0 ? STR_NONE : join(d, l, l->n, "\n");
}
