/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/diff_things: what changed by what it is about, as people call it and as
 * it is printed. */
#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "lang/diff_private.h"
#include "lang/prose.h"
#include "lang/sentences.h"

/* ---- what people call it ------------------------------------------------ */

/* Where a statement has the things of a construct; each begins with its
 * name. */
static const struct list_of {
	enum kw construct;
	size_t at, n, size;
} lists[] = {
#define LIST(construct, list)                                     \
	{                                                         \
		KW_##construct, offsetof(struct statement, list), \
		    offsetof(struct statement, list##_n),         \
		    sizeof(*((struct statement *)NULL)->list)     \
	}
	LIST(CONTROLLER, controllers),
	LIST(FIELD, fields),
	LIST(PURPOSE, purposes),
	LIST(SOURCE, sources),
	LIST(ROLE, roles),
	LIST(KIND, kinds),
	LIST(RECIPIENT, recipients),
	LIST(PROCESSOR, processors),
	LIST(TOLD, told),
#undef LIST
};

static const struct named *
named_in(const struct statement *st, const struct list_of *l, struct str name)
{
	const unsigned char *base = (const unsigned char *)st;
	const unsigned char *first;
	size_t n;

	memcpy(&first, base + l->at, sizeof(first));
	memcpy(&n, base + l->n, sizeof(n));
	for (size_t i = 0; i < n; i++) {
		const void *at = first + i * l->size;
		const struct named *of = at;

		if (str_eq(of->name, name))
			return of;
	}
	return NULL;
}

/* Whom the law knows by a name is called by that where nothing else is. */
static struct str
legal_name(const struct statement *st, const struct named *n, enum lang lang)
{
	for (size_t i = 0; i < st->controllers_n; i++)
		if (n == &st->controllers[i].n)
			return text_in(&st->controllers[i].legal_name, lang);
	for (size_t i = 0; i < st->processors_n; i++)
		if (n == &st->processors[i].n)
			return text_in(&st->processors[i].legal_name, lang);
	return STR_NONE;
}

static struct str
label_among(const struct statement *st, const struct list_of *l,
    const struct diff_change *ch, enum lang lang)
{
	const struct named *n = named_in(st, l, ch->name);
	struct str legal;

	if (n == NULL)
		return STR_NONE;
	legal = legal_name(st, n, lang);
	return text_is_empty(&n->label) && legal.n > 0 ? legal
						       : lang_label(n, lang);
}

/* By its words in the list that the file was read by. */
static enum promise
promise_of(const struct diff_change *ch)
{
	const struct word_list l = words_list(WORDS_PROMISE);
	size_t i = 0;

	for (; !str_eq(l.at[i].en, ch->name); i++)
		assert(i + 1 < l.n);
	return (enum promise)i;
}

/* What people call it in one of the two. */
static struct str
label_of(const struct statement *st, const struct diff_change *ch,
    enum lang lang)
{
	if (str_eq(ch->construct, lang_keywords[KW_PROMISE].en))
		return lang_promise(promise_of(ch), lang);
	for (size_t i = 0; i < ARRAY_LEN(lists); i++)
		if (str_eq(ch->construct, lang_keywords[lists[i].construct].en))
			return label_among(st, &lists[i], ch, lang);
	return STR_NONE;
}

struct str
diff_label(const struct diff *d, const struct diff_change *ch, enum lang lang)
{
	struct str label = label_of(d->is, ch, lang);

	return label.n > 0 ? label : label_of(d->was, ch, lang);
}

/* ---- what is printed ---------------------------------------------------- */

/* All that a statement prints. */
struct side {
	const struct statement *st;
	struct lang_sentence *at;
	size_t n;
};

struct gathering {
	struct arena *a;
	const struct diff *d;
	enum lang lang;
	struct side was, is;
	struct diff_thing *at;
	size_t n, cap;
};

#define REFS_MAX 4

/* The references of what is printed of a thing begin so. */
struct refs {
	struct str at[REFS_MAX];
	size_t n;
};

static bool
is_construct(const struct diff_change *ch, enum kw kw)
{
	return str_eq(ch->construct, lang_keywords[kw].en);
}

/* As prose_doc cleans them; phrases have '_' between their words. */
static struct str
cleaned(struct arena *a, struct str s, char between)
{
	char *p = arena_alloc(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++) {
		char c = ascii_lower(s.p[i]);

		p[i] = c == ' ' || c == '-' ? between : c;
	}
	return (struct str){ p, s.n };
}

static struct str
promise_ref(struct arena *a, const struct diff_change *ch)
{
	static const char *const names[] = {
#define PROMISE(name, en, nb, state) #name,
#include "policy/promises.def"
#undef PROMISE
	};
	return arena_printf(a, "promise." STR_FMT,
	    STR_ARG(cleaned(a, str_of(names[promise_of(ch)]), '_')));
}

static struct refs
refs_of(struct arena *a, const struct diff_change *ch)
{
	bool phrase = is_construct(ch, KW_KEEP) || is_construct(ch, KW_RIGHT);
	const char *own = lang_sentence_head(ch->construct);
	struct str head =
	    own != NULL ? str_of(own) : cleaned(a, ch->construct, '-');

	if (is_construct(ch, KW_STATEMENT))
		return (struct refs){ { STR("statement"), STR("place.eea_only"),
					  STR("decisions"), STR("none") },
			4 };
	if (is_construct(ch, KW_PROMISE))
		return (struct refs){ { promise_ref(a, ch) }, 1 };
	if (ch->name.n == 0)
		return (struct refs){ { head }, 1 };
	head = arena_printf(a, STR_FMT "." STR_FMT, STR_ARG(head),
	    STR_ARG(cleaned(a, ch->name, phrase ? '_' : '-')));
	if (is_construct(ch, KW_CONTROLLER))
		return (struct refs){ { head, STR("dpo") }, 2 };
	return (struct refs){ { head }, 1 };
}

static bool
is_of(const struct lang_sentence *s, const struct refs *refs)
{
	for (size_t i = 0; i < refs->n; i++)
		if (lang_sentence_of(s, refs->at[i]))
			return true;
	return false;
}

/* One and the same sentence may stand below two references. */
static bool
has_sentence(const struct side *in, struct str ref, struct str text)
{
	for (size_t i = 0; i < in->n; i++)
		if (lang_sentence_of(&in->at[i], ref) &&
		    str_eq(in->at[i].text, text))
			return true;
	return false;
}

static void
said_add(struct gathering *g, struct diff_thing *t, struct diff_said said)
{
	for (size_t i = 0; i < t->said_n; i++)
		if (t->said[i].is == said.is &&
		    str_eq(t->said[i].text, said.text))
			return;
	*(struct diff_said *)ARENA_PUSH(g->a, t->said, t->said_n, t->said_cap) =
	    said;
}

/* Those below ${ref} that only the new one has; of one leaf, or of all. */
static void
came(struct gathering *g, struct diff_thing *t, struct str ref, struct str leaf)
{
	for (size_t i = 0; i < g->is.n; i++) {
		const struct lang_sentence *s = &g->is.at[i];

		if (lang_sentence_of(s, ref) &&
		    (leaf.n == 0 || str_eq(s->ref, leaf)) &&
		    !has_sentence(&g->was, ref, s->text))
			said_add(g, t,
			    (struct diff_said){ s->text, true, s->line });
	}
}

/* A sentence that goes, and right after it what stands in its place. */
static void
printed(struct gathering *g, struct diff_thing *t, struct str ref)
{
	for (size_t i = 0; i < g->was.n; i++) {
		const struct lang_sentence *s = &g->was.at[i];

		if (!lang_sentence_of(s, ref) ||
		    has_sentence(&g->is, ref, s->text))
			continue;
		said_add(g, t, (struct diff_said){ s->text, false, s->line });
		came(g, t, ref, s->ref);
	}
	came(g, t, ref, STR_NONE);
}

/* ---- things --------------------------------------------------------- */

/* The heading that a thing stands under, and the one above it. */
static void
headings(const struct side *in, const struct refs *refs, struct diff_thing *t)
{
	struct str place = STR_NONE;

	for (size_t i = 0; i < in->n; i++) {
		const struct lang_sentence *s = &in->at[i];

		if (s->heading == 2)
			place = s->text;
		if (s->heading == 3 && t->label.n == 0 &&
		    str_eq(s->ref, refs->at[0]))
			t->label = s->text;
		if (is_of(s, refs) ||
		    (s->heading != 0 && str_eq(s->ref, refs->at[0]))) {
			t->place = place;
			return;
		}
	}
}

static void
name_it(struct gathering *g, struct diff_thing *t, const struct refs *refs)
{
	const struct diff_change *ch = t->at[0];
	struct str label = diff_label(g->d, ch, g->lang);

	headings(&g->is, refs, t);
	if (t->place.n == 0)
		headings(&g->was, refs, t);
	if (label.n > 0)
		t->label = label;
	t->named = t->label.n > 0;
	if (t->named)
		return;
	t->label = t->place;
	t->place = STR_NONE;
	if (is_construct(ch, KW_STATEMENT)) {
		t->label = lang_statement_title(g->a, g->d->is, g->lang);
	} else if (t->label.n == 0) {
		struct diff_change whole = *ch;

		whole.property = whole.property_nb = STR_NONE;
		t->label = lang_diff_title(g->a, &whole, g->lang);
	}
}

static bool
same_thing(const struct diff_change *a, const struct diff_change *b)
{
	return str_eq(a->construct, b->construct) && str_eq(a->name, b->name);
}

static bool
same_lines(const struct diff_thing *a, const struct diff_thing *b)
{
	if (a->n != b->n || !str_eq(a->at[0]->construct, b->at[0]->construct))
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->at[i]->was_line != b->at[i]->was_line ||
		    a->at[i]->is_line != b->at[i]->is_line ||
		    a->at[i]->class != b->at[i]->class ||
		    !str_eq(a->at[i]->property, b->at[i]->property))
			return false;
	return true;
}

/* One block for several rights is one thing, with the names of all. */
static void
merge(struct gathering *g, struct diff_thing *t)
{
	struct diff_thing *to = t - 1;

	if (g->n < 2 || !is_construct(t->at[0], KW_RIGHT) || !same_lines(to, t))
		return;
	to->label = str_join(g->a, to->label, t->label);
	for (size_t i = 0; i < t->said_n; i++)
		said_add(g, to, t->said[i]);
	for (size_t i = 0; i < t->n; i++) {
		struct diff_change *ch = ARENA_NEW(g->a, struct diff_change);

		*ch = *to->at[i];
		ch->name = str_join(g->a, ch->name, t->at[i]->name);
		ch->name_nb = str_join(g->a, ch->name_nb, t->at[i]->name_nb);
		to->at[i] = ch;
	}
	g->n--;
}

static void
thing_end(struct gathering *g)
{
	struct diff_thing *t = &g->at[g->n - 1];
	struct refs refs = refs_of(g->a, t->at[0]);

	name_it(g, t, &refs);
	for (size_t i = 0; i < refs.n; i++)
		printed(g, t, refs.at[i]);
	merge(g, t);
}

static void
side_fill(struct arena *a, struct side *s, enum lang lang)
{
	s->n = lang_sentences_compared(a, s->st, lang, &s->at);
	lang_sentence_lines(s->st, s->at, s->n);
}

enum lang
lang_diff_said_in(const struct diff *d, enum lang lang)
{
	const enum lang asked[] = { lang, lang_ui(lang) };

	for (size_t i = 0; i < ARRAY_LEN(asked); i++)
		if (d->was->langs[asked[i]] && d->is->langs[asked[i]])
			return asked[i];
	for (int l = 0; l < LANG_MAX; l++)
		if (d->was->langs[l] && d->is->langs[l])
			return (enum lang)l;
	for (int l = 0; l < LANG_MAX; l++)
		if (d->is->langs[l])
			return (enum lang)l;
	return lang;
}

size_t
lang_diff_things(struct arena *a, const struct diff *d, enum lang lang,
    struct diff_thing **out)
{
	struct gathering g = { .a = a,
		.d = d,
		.lang = lang,
		.was = { .st = d->was },
		.is = { .st = d->is } };
	enum lang said = lang_diff_said_in(d, lang);

	if (d->n > 0 && d->was->langs[said])
		side_fill(a, &g.was, said);
	if (d->n > 0 && d->is->langs[said])
		side_fill(a, &g.is, said);
	for (size_t i = 0; i < d->n; i++) {
		const struct diff_change *ch = &d->at[i];
		struct diff_thing *t;

		if (i == 0 || !same_thing(ch, ch - 1)) {
			if (i > 0)
				thing_end(&g);
			*(struct diff_thing *)ARENA_PUSH(a, g.at, g.n, g.cap) =
			    (struct diff_thing){ 0 };
		}
		t = &g.at[g.n - 1];
		*(const struct diff_change **)ARENA_PUSH(a, t->at, t->n,
		    t->cap) = ch;
		t->follows |= ch->follows;
		if (ch->class > t->class)
			t->class = ch->class;
	}
	if (d->n > 0)
		thing_end(&g);
	*out = g.at;
	return g.n;
}

void
lang_diff_strongest(struct diff_thing *things, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i;
		     k > 0 && things[k - 1].class < things[k].class; k--) {
			struct diff_thing t = things[k];

			things[k] = things[k - 1];
			things[k - 1] = t;
		}
}

size_t
lang_diff_thing_follows(struct arena *a, const struct diff *d,
    const struct diff_thing *t, enum lang lang, struct str **out)
{
	size_t n = 0, cap = 0;

	*out = NULL;
	for (unsigned f = DIFF_NOTICE; f <= DIFF_DELETE; f <<= 1)
		for (size_t i = 0; i < t->n; i++) {
			struct str s = lang_diff_follows(a, d, t->at[i],
			    (enum diff_follow)f, lang);
			bool there = s.n == 0;

			for (size_t k = 0; k < n; k++)
				there |= str_eq((*out)[k], s);
			if (!there)
				*(struct str *)ARENA_PUSH(a, *out, n, cap) = s;
		}
	return n;
}

/* ---- for everybody to read ---------------------------------------------- */

static bool
line_in(struct str lines, struct str line)
{
	struct str one;

	while (str_part(&lines, '\n', &one))
		if (str_eq(one, line))
			return true;
	return false;
}

/* Of these the word alone tells of what kind the thing is. */
static bool
says_kind(enum diff_class c)
{
	switch (c) {
	case DIFF_IS_CONTACT:
	case DIFF_IS_STRENGTHENED:
	case DIFF_IS_SHORTER:
	case DIFF_IS_NARROWING:
	case DIFF_IS_OTHER:
	case DIFF_IS_WIDENING:
	case DIFF_IS_LONGER:
	case DIFF_IS_WEAKENED:
		return false;
	default:
		return true;
	}
}

/* What people will read of the line; of one that goes, what they read now.
 * Empty when there is not one sentence of it. */
static struct str
sentence_of(const struct diff_thing *t, const struct diff_change *ch)
{
	bool is = ch->is_line != 0;
	uint32_t line = is ? ch->is_line : ch->was_line;
	struct str found = STR("");
	size_t n = 0;

	for (size_t i = 0; i < t->said_n; i++)
		if (t->said[i].is == is && t->said[i].line == line) {
			found = t->said[i].text;
			n++;
		}
	return n == 1 ? found : STR("");
}

/* The thing and what it says now; the sentence alone of what has no name for
 * itself; else where it stands. */
static struct str
summary_line(struct arena *a, const struct diff_thing *t,
    const struct diff_change *ch, enum lang lang)
{
	struct str word = lang_capital(a, diff_class_word(ch->class, lang));
	struct str sentence = sentence_of(t, ch), property;

	if (!t->named && sentence.n > 0)
		return arena_printf(a, STR_FMT ": " STR_FMT, STR_ARG(word),
		    STR_ARG(sentence));
	word = arena_printf(a, STR_FMT ": " STR_FMT, STR_ARG(word),
	    STR_ARG(t->label));
	property = lang_diff_property(ch, lang);
	if (!t->named)
		return property.n > 0 ? str_join(a, word, property) : word;
	if (t->label.p[t->label.n - 1] == '.' || says_kind(ch->class))
		return word;
	if (sentence.n > 0 && ch->is_line != 0)
		return arena_printf(a, STR_FMT " – " STR_FMT, STR_ARG(word),
		    STR_ARG(sentence));
	if (t->place.n == 0)
		return word;
	return arena_printf(a, STR_FMT " (" STR_FMT ")", STR_ARG(word),
	    STR_ARG(t->place));
}

/* Who decides and who gets it has a line of its own. */
static bool
is_said_besides(const struct diff_change *ch)
{
	return ch->consent && (ch->class == DIFF_IS_CONTROLLER ||
				  ch->class == DIFF_IS_NEW_RECIPIENT ||
				  ch->class == DIFF_IS_NEW_TRANSFER);
}

struct str
lang_diff_summary(struct arena *a, const struct diff *d, enum lang lang)
{
	struct diff_thing *things;
	size_t n = lang_diff_things(a, d, lang, &things);
	struct str s = STR_NONE;

	lang_diff_strongest(things, n);
	for (size_t t = 0; t < n; t++)
		for (size_t i = 0; i < things[t].n; i++) {
			const struct diff_change *ch = things[t].at[i];
			struct str line;

			if (ch->class == DIFF_IS_EDITORIAL ||
			    ch->class == DIFF_IS_WORDING || is_said_besides(ch))
				continue;
			line = summary_line(a, &things[t], ch, lang);
			if (!line_in(s, line))
				s = s.n == 0
					? line
					: arena_printf(a, STR_FMT "\n" STR_FMT,
					      STR_ARG(s), STR_ARG(line));
		}
	return s;
}
